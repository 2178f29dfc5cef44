#!/bin/sh
# growth.sh - what every verb takes of a plan, of one ten times as large, and of one of a
# tenth: memory, and instructions under valgrind, which do not depend on the machine's
# mood.  Ten times the data may take twelve times of both.  Beside that ratio stands what
# was added, step by step (10 is linear), without the start, which would hide a square:
# of that, more than 16 is too much.
#
# Usage: make bench-growth [SIZE=100] [VERBS="list find"] [GROW="moments people"]
set -u
size=${SIZE:-100} only=${VERBS:-} grow=${GROW:-moments communities goals people findings groups includes}
bin=${BUILDDIR:-.}/cmd growth=${BUILDDIR:-.}/tests/bench/growth
here=$(cd "${SRCDIR:-.}/tests/bench" && pwd) || exit 1
CL_TODAY=2026-11-22 CL_SHAREDIR=$(cd "${SRCDIR:-.}/share" && pwd) LC_ALL=C
if [ -d "$bin/.libs" ]; then
  LD_LIBRARY_PATH=${BUILDDIR:-.}/lib/.libs${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  export LD_LIBRARY_PATH
  bin=$bin/.libs
fi
[ -x "${growth%/*}/.libs/growth" ] && growth=${growth%/*}/.libs/growth
CL_LIBDIR=$bin
export CL_TODAY CL_SHAREDIR LC_ALL CL_LIBDIR
command -v valgrind >/dev/null || { echo "growth: valgrind is not installed: NOTHING was measured"; exit 0; }
work=$(mktemp -d "${TMPDIR:-/tmp}/clkit-growth.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT INT TERM

# Program, verb, arguments: a change is only shown (-n), so that all runs find the same.
cat >"$work/verbs" <<'VERBS'
kapstok ready
kapstok answer internal yes -n
kapstok fit Samen fietsen repareren met jongeren
kapstok show
kapstok list goal
kapstok get goal d0 text
kapstok add theme Nieuw -n
kapstok set goal d0 --text Anders -n
kapstok remove theme taal -n
kapstok rename goal d0 d-nieuw -n
kapstok export goal
kapstok check
scan choose finding f0 --why Omdat -n
scan drop group gr0 --reason energy -n
scan map -o map.svg
scan show
scan list finding
scan list group
scan export group
define start Nieuw --group gr0 -n
define prepare p0
define verdict c0/talk0 --library yes --community yes -n
define load
define show
define list community
define list person
define export community
goals smart
goals measure g0 3 -n
goals progress
goals show
goals list goal
goals rename goal g0 g-nieuw -n
goals export goal
calendar agenda
calendar move m0 2027-03-01 -n
calendar done m0 -n
calendar show
calendar list moment
calendar list moment --json
calendar get moment m1 title
calendar set moment m0 --title Anders -n
calendar remove moment m0 -n
calendar rename moment m0 m-nieuw -n
calendar import moment moments.csv -n
calendar export
calendar export --format ics
calendar fill -n
plan status
plan check
plan show
plan find middag
plan explain
plan overview -o overview.xlsx
plan report -o report.html
plan network .
plan diff plan.yaml later.yaml
plan log
plan forget p0 -n
plan privacy
plan export
plan merge plan.yaml later.yaml plan.yaml
plan git-setup -n
plan schema
plan fill
plan init new
plan help
plan completion bash
VERBS

# Every verb must have its line.
for program in "$bin"/cl-*; do
  [ -x "$program" ] || continue
  case $program in *.la | *.so | *-plan.* | *T) continue ;; esac
  "$program" help | sed -n '/^Verbs/,/^$/s/^  \([a-z][a-z-]*\).*/\1/p'
done | sort -u >"$work/all"
while read -r verb; do
  grep -q "^[a-z]* $verb\( \|\$\)" "$work/verbs" || { echo "growth: no line measures the verb $verb"; touch "$work/bad"; }
done <"$work/all"

# A plan in FOLDER in which WHAT comes N times, and all else a few times.
plan() { # FOLDER WHAT N
  mkdir -p "$1/parts"
  awk -v dir="$1" -v moments=10 -v communities=3 -v goals=6 -v people=4 -v findings=0 -v groups=2 \
    -v includes=1 -v "$2=$3" -f "$here/growth.awk"
  sed 's/status: ready/status: done/' "$1/plan.yaml" >"$1/later.yaml"
}

printf 'growth: %s, %s and %s of each; verbs that take more than 12 times, or grow more than 16 times:\n' \
  "$((size / 10))" "$size" "$((size * 10))"
for what in $grow; do
  for n in $((size / 10)) "$size" $((size * 10)); do
    plan "$work/$what-$n" "$what" "$n"
  done
  while read -r program verb rest; do
    case " $only " in "  " | *" $verb "*) ;; *) continue ;; esac
    printf '%s cl-%s %s %s' "$what" "$program" "$verb" "$rest" | tr ' ' '_'
    for n in $((size / 10)) "$size" $((size * 10)); do
      # shellcheck disable=SC2086
      printf ' %s' "$(cd "$work/$what-$n" && "$growth" "$work/log" "$bin/cl-$program" "$verb" $rest)"
    done
    echo
  done <"$work/verbs"
done >"$work/measured"
awk '
  function per(a, b) { return b > 0 ? a / b : 0 }
  {
    gsub(/_/, " ", $1)
    if ($2 == "-" || $4 == "-" || $6 == "-") { print "  did not run: " $1; bad = 1; next }
    all++
    memory = per($6, $4); work = per($7, $5)
    step = $7 - $5 > 4e6 ? per($7 - $5, $5 - $3) : 0
    if (memory > most) { most = memory; whose = $1 }
    if (work > worst) { worst = work; which = $1 }
    if (memory > 12 || work > 12 || step > 16) {
      printf "  %-50s memory %5.1f  instructions %5.1f  what was added %5.1f\n", $1, memory, work, step
      bad = 1
    }
  }
  END {
    printf "growth: %d measured; most memory %.1f times (%s), most instructions %.1f times (%s)\n", all, most, whose, worst, which
    exit bad
  }' "$work/measured" || touch "$work/bad"
[ -z "${GROWTH_LOG:-}" ] || cp "$work/measured" "$GROWTH_LOG"
[ ! -e "$work/bad" ]
