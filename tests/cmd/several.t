#!/bin/sh
# several.t - every verb that reads takes `-f` more than once, and a folder for all plans
# in it; one that writes does not.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

mkdir "$tap_home/plans" && cd "$tap_home/plans" || exit 99
library() { # FOLDER NAME
  mkdir -p "$1" && cp -R "$example/." "$1"
  sed "s/^organisation: .*/organisation: Bieb $2/" "$example/plan.yaml" >"$1/plan.yaml"
}
library noord/aa A
library noord/bb B
library zuid/cc C
(find . -type f -exec cksum {} + | sort) >"$tap_home/before"

# --- tables: the plan is the first column, its name stands above once
for how in csv tsv; do
  run cl-goals -f noord -f zuid/cc list goals --$how --fields id,target
  status_is "list as $how" 0
  is "list as $how: rows" "$(printf '%s\n' "$out" | tr -d '\r' | tr '\t' ',')" "plan,id,target
aa,bezoekers,30
aa,jongeren,5
aa,verhalen,
bb,bezoekers,30
bb,jongeren,5
bb,verhalen,
cc,bezoekers,30
cc,jongeren,5
cc,verhalen,"
done
run cl-goals -f noord/bb -f noord/aa list goals --json --fields id
is "list as JSON, in whatever order they are named" "$(printf '%s\n' "$out" | head -n 1)$(printf '%s\n' "$out" | wc -l | tr -d ' ')" '{"plan":"aa","id":"bezoekers"}6'
run cl-goals -f noord/aa/plan.yaml -f noord list goals --tsv --fields id
is "one that is named twice is read once" "$(printf '%s\n' "$out" | wc -l | tr -d ' ')" 7
run cl-kapstok -f noord -f zuid list organisation --fields plan --tsv
status_is "a field that goes by the name of that column, asked for" 0
is "it is shown" "$(printf '%s\n' "$out" | tail -n 1)" "$(printf 'cc\t1')"
run cl-goals -f noord/aa list goals --csv --fields id,target
hasnt "a folder that is one plan has no such column" "$out" "plan,"
has "and is read" "$out" "bezoekers,30"
run cl-goals -f noord export goals --format csv
is "export: one header" "$(printf '%s\n' "$out" | grep -c '^plan,')$(printf '%s\n' "$out" | grep -c '^bb,')" 13
run cl-plan -f noord privacy --csv
is "privacy: one header, and each row its plan" \
  "$(printf '%s\n' "$out" | grep -c '^plan,id')$(printf '%s\n' "$out" | grep -cE '^(aa|bb),')$(printf '%s\n' "$out" | grep -cvE '^(plan|aa|bb),')" \
  "1$(($(cl-plan -f noord/aa privacy --csv | wc -l) * 2 - 2))0"
run cl-plan -f noord status --json
has "status: a line about each library" "$out" '"plan":"bb","kind":"library","name":"Bieb B"'

# --- every other verb that reads: one plan after the other, under its name
pages=0
while read -r program verb more; do
  # shellcheck disable=SC2086
  run "$program" -f noord $verb $more
  ok "$program $verb" test "$status" -le 1
  [ -n "$more" ] || {
    pages=$((pages + 1))
    is "$program $verb: under their names" "$(printf '%s\n' "$out" | grep -cE '^(aa|bb)$')" 2
  }
done <<'E2'
cl-plan status
cl-plan privacy
cl-plan report
cl-plan find taal
cl-plan check --json
cl-plan export --format json
cl-plan export --format sql
cl-kapstok ready
cl-kapstok show
cl-kapstok fit Naaicafé
cl-scan map --format dot
cl-goals progress
cl-goals smart
cl-goals get goal bezoekers target
cl-calendar agenda
cl-calendar export --format ics
E2

# --- one that is broken does not keep the others back
sed 's/target: 30/target: dertig/' "$example/communities/repareren.yaml" >noord/aa/communities/repareren.yaml
run cl-goals -f noord list goals --tsv --fields id,target
status_is "a plan with errors" 3
has "is said" "$err" "noord/aa/communities/repareren.yaml:"
is "the other is there, under its heads" "$(printf '%s\n' "$out" | head -n 2 | tr '\t' ',')" "plan,id,target
bb,bezoekers,30"
run cl-plan -f noord check
status_is "check" 1
has "names its file" "$out$err" "noord/aa/communities/repareren.yaml:"
cp "$example/communities/repareren.yaml" noord/aa/communities/
run cl-goals -f noord -f nergens list goals --tsv --fields id
ok "one that is not there" test "$status" -ge 3
has "is said" "$err" nergens
has "and the others are read" "$out" "bb	bezoekers"

# --- one that writes
for what in "cl-goals set goal bezoekers --target 3" "cl-plan fill" "cl-plan diff" \
  "cl-goals add goal Meer --community repareren"; do
  # shellcheck disable=SC2086
  set -- $what
  program=$1
  shift
  run "$program" -f noord/bb -f noord/aa "$@"
  status_is "$what" 2
  has "$what: which are named" "$err" "noord/aa/plan.yaml"
done
is "nothing was written" "$( (find . -type f -exec cksum {} + | sort) | diff - "$tap_home/before")" ""

# --- what reads two versions of one plan says so of a folder of many, too
for of in noord "noord/aa -f noord/bb"; do
  # shellcheck disable=SC2086
  run cl-plan diff -f $of
  status_is "diff -f $of" 2
  has "diff -f $of: is for one" "$err" "diff is for one plan"
done
mkdir "$tap_home/none"
run cl-plan -f "$tap_home/none" init
status_is "init makes no plan where -f says one is" 2
finish
