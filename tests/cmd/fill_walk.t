#!/bin/sh
# fill_walk.t - the whole workbook in one go, and a conversation that is broken off at every
# question: finished answers are there, unfinished ones are not.
#
# CL_WALK=1 breaks off at every question in every way (some minutes); by default
# at one in CL_WALK.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"
. "$SRCDIR/tests/cmd/fill_answers.sh"
: "${CL_WALK:=97}"

give() { # STEP... : their answers, and no others
  : >"$tap_home/answers"
  for give_step in "$@"; do "$give_step"; done
}
empty() { # FOLDER: a plan to start from
  rm -rf "$tap_home/$1" && mkdir "$tap_home/$1" && cd "$tap_home/$1" &&
    cl-plan init >/dev/null 2>&1 || exit 99
}
whole() { cl-plan export --format json --with-names; }

# --- cl-plan fill asks all that the five programs ask, in the order of the workbook
empty apart
for step in kapstok scan define goals calendar; do
  give "$step"
  run_from "$tap_home/answers" "cl-$step" fill
done
empty one
give kapstok scan meet vision work keep calendar
run_from "$tap_home/answers" cl-plan fill
status_is "the whole workbook in one go" 0
has "it says where one is" "$out" "Werkblad 1, het beleidsplan (3 van 34)"
hasnt "and asks all of it" "$err" stopped
has "then says what to do" "$err" "cl-plan status"
run cl-plan diff ../apart/plan.yaml plan.yaml
is "what it makes is what the programs make one by one" "$out" ""
vision=$(grep -n 'gezamenlijke visie (' "$tap_home/out" | head -1)
cp "$tap_home/out" "$tap_home/seen"

# --- it goes on where one stopped
empty half
give kapstok
head -5 "$tap_home/answers" >"$tap_home/some"
run_from "$tap_home/some" cl-plan fill
has "who stops is told how to go on" "$err" "cl-plan fill goes on here"
: >"$tap_home/none"
run_from "$tap_home/none" cl-plan fill
has "the next time" "$out" "Je gaat verder waar je stopte"
has "it begins with the question that is open" "$out" "4. Kennen jullie partners"
hasnt "and not with the first one" "$out" "1. Staat de directie"
tail -n +6 "$tap_home/answers" | head -28 >"$tap_home/some"
run_from "$tap_home/some" cl-plan fill
run_from "$tap_home/none" cl-plan fill
has "in the list of goals, too" "$out" "Werkblad 1, "
hasnt "without what was gone through" "$out" "beleidsplan (3"
run_from plan.yaml cl-plan fill -f -
status_is "the plan has to be a file" 2

# --- broken off
find_python 'import pty; pty.openpty()'
if [ -z "$python" ]; then
  skip "broken off at every question" "no python3"
  finish
fi
empty base
n=0
walk() { # COMMAND...
  "$python" "$SRCDIR/tests/cmd/fill_walk.py" . "$tap_home/answers" "$CL_WALK" "$n" -- "$@" \
    >"$tap_home/walked" 2>&1
  n=$((n + 7))
  while IFS= read -r walk_line; do
    case $walk_line in
    "ok "*) tap_line ok "${walk_line#ok }" ;;
    "not ok "*) tap_line "not ok" "${walk_line#not ok }" ;;
    *) printf '# %s\n' "$walk_line" ;;
    esac
  done <"$tap_home/walked"
}
for step in kapstok scan define goals calendar; do
  give "$step"
  walk "cl-$step" fill
  run_from "$tap_home/answers" "cl-$step" fill
done
ok "and all ways were tried" grep -q '^# [1-9][0-9]* times' "$tap_home/walked"
empty base
give kapstok scan meet vision work keep calendar
CL_WALK=$((CL_WALK * 8)) walk cl-plan fill
finish
