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

# twin.c also reads what others test readers with: the cases of the YAML test suite
# (https://github.com/yaml/yaml-test-suite), which is not ours to hand out, from the folder
# YAML_SUITE.
suite=${YAML_SUITE:-$SRCDIR/../shared/data/yaml-test-suite}
suite_cases() { # FOLDER: a file for each, with the signs for what cannot be seen taken out
  mkdir -p "$1"
  for file in "$suite"/src/*.yaml; do
    awk -v to="$1/$(basename "$file" .yaml)" '
      /^  (yaml|dump|emit): [|]/ { into = to "-" ++n; printf "" >into; next }
      /^ ? ? ?[^ ]/ { into = "" }
      into != "" {
        sub(/^    /, "")
        gsub(/␣/, " "); gsub(/(—)*»/, "\t"); gsub(/↵/, ""); gsub(/⇔/, "\357\273\277"); gsub(/←/, "\r")
        end = sub(/∎.*/, "") ? "" : "\n"
        printf "%s%s", $0, end >into
      }' "$file"
  done
}
suite_read() { # WORK: all of them, once
  if [ ! -d "$suite/src" ]; then
    echo "fuzz-twin: no YAML test suite in $suite (YAML_SUITE): its cases were NOT compared"
    return 0
  fi
  suite_cases "$1/suite"
  "$BUILDDIR/tests/fuzz/fuzz-twin" "$1"/suite/* >"$1/suite.log" 2>&1 || { tail -n 20 "$1/suite.log"; return 1; }
  echo "fuzz-twin: cases of the YAML test suite without a finding: $(grep -c '^Executed' "$1/suite.log")"
}
seeds=$(cd "$SRCDIR/tests/fuzz" && pwd) || exit 1
for name in "$@"; do
  length=400
  [ "$name" != merge ] || length=1500
  work=$BUILDDIR/tests/fuzz/$name.work
  mkdir -p "$work/corpus"
  corpus=$seeds/corpus-$name
  if [ "$name" = twin ]; then
    corpus=$seeds/corpus-yaml
    suite_read "$work" || failed=1
  fi
  if (cd "$work" && "$BUILDDIR/tests/fuzz/fuzz-$name" "$bound" -max_len=$length -timeout=10 -entropic=0 \
    -rss_limit_mb=1000 -dict="$seeds/words.dict" -print_final_stats=1 corpus "$corpus") \
    >"$work/log" 2>&1; then
    sed -n "s/^stat::number_of_executed_units: */fuzz-$name: inputs without a finding: /p" "$work/log"
  else
    echo "fuzz-$name: found something: see $work"
    grep -v -e '^#[0-9]' -e '# Uses:' "$work/log" | tail -n 60
    failed=1
  fi
done
exit $failed
