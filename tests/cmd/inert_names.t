#!/bin/sh
# Nothing in the name of a file, on the command line or in a CSV file can run, draw or
# reorder.  (Nothing in a plan: inert.t.)
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

find_python pass
[ "$python" ] || { skip "names of files" "no python3"; finish; }
esc=$(printf '\033')
look() { "$python" "$SRCDIR/tests/cmd/inert.py" "$@"; }
run_on() { # COMMAND...: on a terminal, and with its streams in files
  found=$(look terminal "$@")
}

# --- names of files
fresh
name="communities/${esc}[31m${newline}rm -rf.yaml"
cp communities/repareren.yaml ./-rf.yaml
printf 'communities:\n  - {id: x, name: X, bond: nothing}\n' >"$name"
run cl-plan check --no-rules
status_is "a name with a break and an escape" 1
is "is one line, with the escape made visible" "$(printf '%s\n' "$out" | head -n 1)" \
  "communities/<ESC>[31m rm -rf.yaml:2:28: error: bond: \"nothing\" is not one of geography, identity, affinity"
run_on cl-plan check --no-rules
is "also on a terminal" "$found" ""
run cl-plan check --no-rules --json
has "as JSON it is the name itself" "$out" '"file":"communities/\u001b[31m\nrm -rf.yaml"'
sed 's/nothing/affinity/' "$name" >n && mv n "$name"
run cl-define -q set community x --venue Zaal
is "a plan with such a file can be changed" "$status$(grep -c Zaal "$name")" 01
run cl-define -n set community x --venue Ergens
hasnt "the diff names it harmlessly" "$out" "$esc"
run cl-plan privacy
hasnt "and so does privacy" "$out" "$esc"
run cl-plan -f "./-rf.yaml" check --no-rules
ok "a name with a leading dash" [ "$status" -le 1 ]
cp plan.yaml ./-p.yaml
run cl-kapstok -f-p.yaml get goal taal page
is "joined to its option" "$out" 11
run cl-kapstok export goals -o -x.csv
ok "and as an output" [ -s ./-x.csv ]
run cl-kapstok -n import goals -- -x.csv
status_is "and as an input" 0
run cl-kapstok -f "no${esc}[2J${newline}such" list goals
is "a name that is not there" "$err" "no<ESC>[2J such: error: cannot be opened: no such file or folder"
run cl-plan "${esc}[2Jverb"
hasnt "a verb" "$err" "$esc"
run cl-kapstok list goals --fields "${esc}[2J"
hasnt "a field" "$err" "$esc"
run cl-kapstok list "$(printf 'g\302\233oals')"
is "a type" "$(look raw "$tap_home/err")" ""
run cl-kapstok get goal "$(printf '\342\200\256laot')" text
is "an id" "$(look raw "$tap_home/err")" ""
run env CL_TODAY="${esc}c" cl-plan status
hasnt "the environment" "$err" "$esc"

# --- CSV that comes in
printf 'id,text,side\r\na,"%s[31mred\302\2331m\342\200\256",external\r\n%s[2J,x,internal\r\n' "$esc" "$esc" >in.csv
run cl-kapstok import goals in.csv
is "what import says" "$(look raw "$tap_home/err")$(look raw "$tap_home/out")" ""
printf 'id,te%sxt\r\na,b\r\n' "$esc" >in.csv
run cl-kapstok import goals in.csv
is "of a column, too" "$status$(look raw "$tap_home/err")" 2
printf "id,text,side\r\na,'=1+1,external\r\nb,'plain,external\r\n" >in.csv
run cl-kapstok -q import goals in.csv
is "the sign before a formula goes, any other stays" "$(cl-kapstok get goal a text) $(cl-kapstok get goal b text)" "=1+1 'plain"
finish
