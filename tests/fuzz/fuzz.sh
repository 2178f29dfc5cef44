#!/bin/sh
# fuzz.sh - runs the harnesses named, one after another, each from its own seeds
# and from what earlier runs found; BUILDDIR/tests/fuzz holds the programs.
#
#   FUZZ_SECONDS=N  so long for each (600)
#   FUZZ_RUNS=N     so many inputs for each instead
#
# What does not hold is kept as crash-* in BUILDDIR/tests/fuzz/NAME.work.
set -u
failed=0
if [ -n "${FUZZ_RUNS:-}" ]; then bound=-runs=$FUZZ_RUNS; else bound=-max_total_time=${FUZZ_SECONDS:-600}; fi
ASAN_OPTIONS=quarantine_size_mb=4:allocator_release_to_os_interval_ms=-1
UBSAN_OPTIONS=print_stacktrace=1
export ASAN_OPTIONS UBSAN_OPTIONS
seeds=$(cd "$SRCDIR/tests/fuzz" && pwd) || exit 1
for name in "$@"; do
  length=400
  [ "$name" != merge ] || length=1500
  work=$BUILDDIR/tests/fuzz/$name.work
  mkdir -p "$work/corpus"
  if (cd "$work" && "$BUILDDIR/tests/fuzz/fuzz-$name" "$bound" -max_len=$length -timeout=10 -entropic=0 \
    -rss_limit_mb=1000 -dict="$seeds/words.dict" -print_final_stats=1 corpus "$seeds/corpus-$name") \
    >"$work/log" 2>&1; then
    sed -n "s/^stat::number_of_executed_units: */fuzz-$name: inputs without a finding: /p" "$work/log"
  else
    echo "fuzz-$name: found something: see $work"
    grep -v -e '^#[0-9]' -e '# Uses:' "$work/log" | tail -n 60
    failed=1
  fi
done
exit $failed
