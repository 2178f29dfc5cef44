#!/bin/sh
# What goes wrong: exit status, and a message that says what to do.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

programs="cl-kapstok cl-scan cl-define cl-goals cl-calendar"

# Wrong usage is 2, said on standard error, with nothing on standard output.
usage() { # WHAT COMMAND...
  what=$1
  shift
  run "$@"
  is "$what" "$status$out" 2
  has "$what: says so" "$err" "error: "
}
usage "no such verb" cl-kapstok lsit goals
has "what may have been meant" "$err" list
usage "no such type" cl-kapstok list goalz
usage "no type" cl-kapstok list
usage "no such option" cl-kapstok list goals --collor
usage "an option without its value" cl-kapstok list goals --side
usage "a word too many" cl-kapstok get goal meedoen page now
usage "a word too few" cl-kapstok rename goal meedoen
usage "an option of another verb" cl-kapstok list goals --force
usage "another program's type" cl-kapstok list moments
has "whose it is" "$err" cl-calendar
usage "another program's type in Dutch" cl-kapstok lijst momenten
usage "-n without a change" cl-kapstok -n list goals
usage "a day that the month has not" cl-calendar add moment X --date 31-4-2027
has "which it says" "$err" '"31-4-2027": the month has no such day'
usage "a field as make has it" cl-kapstok set goal taal text=Anders
has "is shown how" "$err" '"text=Anders": a field is given as --text VALUE'
usage "a field without dashes" cl-kapstok set goal taal text Anders
has "is shown, too" "$err" '"text": a field is given as --text VALUE'
usage "a day that is none" cl-kapstok --today 2026-02-30 list goals
usage "a day at the end of the calendar" cl-kapstok --today 9999-12-31 list goals
usage "a day at its beginning" cl-kapstok --today 0001-01-01 list goals
usage "bytes that are no text" cl-kapstok add theme "$(printf 'a\377b')"
usage "an empty id" cl-kapstok add theme x --id ''
usage "an empty name of a file to write" cl-kapstok export goals -o ''
has "what it wants" "$err" "-o, --output FILE"
usage "an empty name of a file to read" cl-kapstok import goals ''
has "which is missing" "$err" "FILE is missing: "
usage "a verb of another program" cl-define agenda
has "whose it is, though another word is near" "$err" "cl-calendar does that: use cl-calendar agenda"
usage "a reference by what is no id" cl-define add conversation 'Somebody new'
has "what there is to refer to" "$err" 'there is no person "Somebody new": there are cl1'
usage "a question that is none" cl-kapstok remove readiness onzin
has "which there are" "$err" 'there is no question "onzin": choose from management'
usage "today that is none" cl-kapstok --today gek list goals
has "by its option" "$err" '--today: "gek" is not a date'
usage "today of the environment that is none" env CL_TODAY=gek cl-kapstok list goals
has "by its name" "$err" 'CL_TODAY: "gek" is not a date'
usage "what a record is known by, by another word" cl-kapstok set organisation --naam X
has "is found" "$err" "did you mean --organisation?"
run cl-plan diff
has "no git, no earlier version" "$err" "the plan is in no git repository: name the earlier version"
usage "a field of no name" cl-kapstok set goal meedoen -- --page 1
for program in $programs; do
  run "$program"
  status_is "$program without anything is wrong usage" 2
  has "$program: how to use it" "$err" "$program"
  run "$program" --version
  status_is "$program has a version" 0
  has "$program: and a licence" "$out" "MIT"
done
run cl-kapstok -f plan.yaml -f other.yaml list goals
status_is "two plans: never silently the last" 4
has "two plans: the one that is not there is named" "$err" "other.yaml"
cp plan.yaml other.yaml
run cl-kapstok -f plan.yaml -f other.yaml set goal meedoen --page 3
status_is "two plans: a verb that writes takes one" 2
unchanged "two plans: nothing is written"
rm -f other.yaml

# --- plans that are none: 3
bad() { # WHAT TEXT
  # shellcheck disable=SC2059
  printf -- "$2" >bad.yaml
  run cl-kapstok -f bad.yaml list goals
  is "$1" "$status$out" 3
  has "$1: the place" "$err" "bad.yaml:"
}
bad "a list that is not closed" 'plan: 1\norganisation: [a\n'
bad "an indentation that is wrong" 'plan: 1\n organisation: X\n'
bad "a tab" 'plan: 1\norganisation: X\nkapstok:\n\tgoals: []\n'
bad "a key twice" 'plan: 1\nplan: 1\norganisation: X\n'
bad "an alias" 'plan: 1\norganisation: &a X\nmission: *a\n'
bad "bytes that are no UTF-8" 'plan: 1\norganisation: \377\n'
bad "another version" 'plan: 2\norganisation: X\n'
bad "a list where a map belongs" '- plan\n'
bad "an unknown field" 'plan: 1\norganisation: X\nkleur: rood\n'
run cl-kapstok -f bad.yaml check
status_is "check shows it all the same" 1
has "on standard output" "$out" kleur
bad "a record of the wrong shape" 'plan: 1\norganisation: X\nkapstok:\n  goals: [een, twee]\n'

# --- files: 4
run cl-kapstok -f nergens.yaml list goals
is "a plan that is not there" "$status$out" 4
has "which" "$err" nergens.yaml
mkdir folder
run cl-kapstok -f folder list goals
is "a folder" "$status$out" 4
(
  cd "$tap_home" && mkdir -p empty && cd empty && cl-kapstok list goals >/dev/null 2>../said
  echo $? >../code
)
is "no plan here nor above" "$(cat "$tap_home/code")" 4
ok "and a word on how to get one" grep -q 'cl-plan\|-f' "$tap_home/said"
(cd communities && cl-kapstok get goal meedoen page) >got
is "a plan in a folder above" "$(cat got)" 9
if [ -w /dev/full ]; then
  for what in "list goals" "show" "export goals" "list goals --json" "check" "--help"; do
    # shellcheck disable=SC2086
    cl-kapstok $what >/dev/full 2>said
    code=$?
    if [ "$what" = check ]; then is "$what: nothing to write" "$code" 0; else
      is "$what: a full disk" "$code" 4
      ok "$what: and it says so" grep -q error said
    fi
  done
else
  skip "a full disk" "no /dev/full here"
fi
if [ "$(id -u)" != 0 ]; then
  chmod a-w . && run cl-kapstok set goal meedoen --page 10
  status_is "a folder one may not write to" 4
  chmod u+w .
else
  skip "a folder one may not write to" "root may"
fi
unchanged "the plan is what it was"
ok "and no file is left behind" test "$(find . -name '.*' ! -name . | wc -l)" = 0

# --- in Dutch
dutch() { # WHAT PART COMMAND...
  what=$1 part=$2
  shift 2
  run env LC_ALL=nl_NL.UTF-8 "$@"
  has "in Dutch: $what" "$err$out" "$part"
  hasnt "in Dutch: $what: and nothing else" "$err$out" "error"
}
dutch "usage" "fout: " cl-kapstok lsit goals
dutch "a required field" "fout: " cl-kapstok add goal 'Zonder kant'
dutch "a record" "fout: " cl-kapstok set goal medoen --page 1
dutch "a file" "fout: " cl-kapstok -f nergens.yaml list goals
dutch "a folder" "fout: " cl-kapstok -f folder list goals
printf 'plan: 1\norganisation: [a\n' >bad.yaml
dutch "broken YAML" "fout: " cl-kapstok -f bad.yaml list goals
printf 'plan: 1\norganisation: X\nkleur: rood\n' >bad.yaml
dutch "check" "fout: " cl-kapstok -f bad.yaml check
printf 'text,side\nEen,buiten\n' >in.csv
dutch "an import" "fout: " cl-kapstok import goal in.csv
finish
