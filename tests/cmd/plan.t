#!/bin/sh
# cl-plan: init, status, explain, forget, schema; check of the whole.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# --- init
run cl-plan init new
status_is "init" 0
is "what it made" "$out" "new/plan.yaml
new/people.yaml
new/.gitignore
new/plan.schema.json"
has "the schema line" "$(cat new/plan.yaml)" "# yaml-language-server: \$schema=plan.schema.json"
has "in Dutch" "$(cat new/plan.yaml)" "Werkblad 1, de kapstok"
has "people stay out of git" "$(cat new/.gitignore)" "people.yaml"
cd new || exit 99
run cl-plan check --json
status_is "a new plan is fine" 0
is "with one gentle word" "$(printf '%s\n' "$out" | sed 's/.*"level":\("[a-z]*","rule":"[A-Z0-9]*"\).*/\1/')" '"tip","rule":"W22"'
run cl-plan status --language en
has "what comes first" "$out" "cl-kapstok fill"
run cl-kapstok add goal "Meer mensen doen mee" --side external
status_is "the first goal goes in" 0
has "and the comments stay" "$(cat plan.yaml)" "# Werkblad 4 tot en met 6, per community"
cl-scan add theme x >/dev/null 2>&1
run cl-plan check
status_is "still fine" 0
before=$(cat plan.yaml)
cd .. || exit 99
run cl-plan init new
status_is "nothing is overwritten" 4
is "nothing at all" "$(cat new/plan.yaml)" "$before"
mkdir half && echo x >half/people.yaml
run cl-plan init half
status_is "nor half a folder filled" 4
is "as it was" "$(ls half)" "people.yaml"
mkdir git && echo '*.o' >git/.gitignore
run cl-plan init git --language en
status_is "a folder that is under git" 0
has "and its .gitignore is left alone" "$err" "add a line people.yaml"
is "it really is" "$(cat git/.gitignore)" "*.o"
has "in English" "$(cat git/plan.yaml)" "Worksheet 1, the kapstok"
has "and its language is" "$(cat git/plan.yaml)" "language: en"
run cl-plan -f git/plan.yaml check
status_is "fine, too" 0
run cl-plan init plan.yaml
status_is "a file is no folder" 4
mkdir here && cd here || exit 99
run cl-plan init
is "here" "$(ls)" "people.yaml
plan.schema.json
plan.yaml"

# the examples in the comments are right: uncommented they read as a plan
for lang in nl en; do
  mkdir ../all-$lang && cd ../all-$lang || exit 99
  cl-plan init --language $lang -q >/dev/null
  for file in plan.yaml people.yaml; do
    # an example is what is indented behind its #, below a section
    awk '/^[a-z]+:$/ { on = 1 } /^#   / && on { sub(/^#/, " ") } { print }' $file >x && mv x $file
  done
  run cl-plan check --no-rules
  is "examples in $lang: the format" "$out" ""
  run cl-plan check --json
  hasnt "examples in $lang: the rules" "$out" '"level":"error"'
  run cl-goals list moments
  ok "examples in $lang: something is there" test "$(cl-calendar list moments --tsv --fields id | wc -l)" -eq 2
done

# --- status
fresh
run cl-plan status --language en
status_is "status" 0
is "all of it" "$out" "$(cat <<'END'
Waterrijk repareert: 1 of 3 goals are on track; 1 is far behind.

Where do we stand?
------------------
  now          +x–  + 1  ! 0  x 1  – 1
               + on track, ! behind, x far behind, – too early to tell

What goes wrong, and why?
-------------------------
  x  Waterrijk repareert: Vijf jongeren repareren zelfstandig mee (0; 1
     expected)
     Techniekklas heeft zaterdags geen les → Doordeweekse middag proberen in
     februari

Begin here, at Waterrijk repareert: Keep it going: see how the goals are doing
and plan the next look back.
  cl-goals progress --community repareren

Communities
-----------
  Waterrijk repareert (repareren): kept
    Keep it going: see how the goals are doing and plan the next look back. (to
    work)
    cl-goals progress --community repareren
    last sign of life: Tue 10 Nov 2026
    carried by members: 4 of 8 tasks, goals and moments (50%)

The coming four weeks
---------------------
    Tue 1 Dec    measure: Vijf jongeren repareren zelfstandig mee
    Sat 5 Dec    Reparatieochtend

Findings
--------
  0 errors, 0 warnings, 0 tips (cl-plan check shows them)

Bibliotheek Waterrijk, Sun 22 Nov 2026
======================================
  Readiness       6 of 8 say yes: ready to start
  Kapstok         2 external goals, 1 internal goal, 3 themes; gone through on
                  2026-01-19
  Scan            2 themes looked for (chosen: Spullen repareren in plaats van
                  weggooien), 3 groups (chosen: Repair Café Noord; dropped out:
                  1)
END
)"
run cl-plan stand --json --language en
is "as JSON" "$out" "$(cat <<'END'
{"kind":"library","plan":"work","name":"Bibliotheek Waterrijk","region":"midden","language":"nl"}
{"kind":"story","headline":"Waterrijk repareert: 1 of 3 goals are on track; 1 is far behind.","goals":3,"lights":{"green":1,"orange":0,"red":1,"grey":1},"running":1,"moments":1,"unexplained":0,"decisions":0}
{"kind":"wrong","community":"repareren","goal":"jongeren","light":"red","cause":"Techniekklas heeft zaterdags geen les","action":"Doordeweekse middag proberen in februari","others":0}
{"kind":"readiness","yes":6,"ready":true}
{"kind":"kapstok","external":2,"internal":1,"themes":3,"reviewed":"2026-01-19"}
{"kind":"scan","findings":2,"groups":3,"dropped":1,"finding":"repareren","group":"repaircafe"}
{"kind":"community","id":"repareren","name":"Waterrijk repareert","stage":"kept","next":"Keep it going: see how the goals are doing and plan the next look back.","worksheet":"to work","command":"cl-goals progress --community repareren","last-sign":"2026-11-10","pulling":[],"led-by-members":4,"led":8,"led-by-members-before":0,"led-before":0}
{"kind":"due","date":"2026-12-01","what":"measuring","id":"repareren/jongeren","title":"measure: Vijf jongeren repareren zelfstandig mee"}
{"kind":"due","date":"2026-12-05","what":"moment","id":"ochtend","title":"Reparatieochtend"}
{"kind":"findings","errors":0,"warnings":0,"tips":0}
END
)"
cl-define start "Ruil" --group ruilkast -q >/dev/null
cl-define add task "Posters ophangen" --owner cl1 --due 2026-11-01 --community repareren -q >/dev/null
run cl-plan status --language en
has "each community" "$out" "Ruil (ruil): scanned"
has "its command, with its own id in it" "$out" "    cl-scan choose group ruilkast --why TEXT"
has "what is overdue" "$out" "  ! 2026-11-01   task: Posters ophangen"
cl-define set community repareren --status paused -q
run cl-plan status --json
is "of one at rest only what was agreed with people on a day" \
  "$(printf '%s\n' "$out" | sed -n 's/.*"kind":"due".*"what":"\([a-z]*\)".*/\1/p' | paste -sd' ' -)" moment
# --- a community that has to be pulled (W21)
fresh
cl-goals add evaluation "Alles komt van ons" --effort pulling --date 2026-11-20 -q >/dev/null
run cl-plan status --language en
has "what it shows from" "$out" "! It seems to take a lot of pulling: the last look back says so."
has "what to ask" "$out" "Ask the
    members: is it still urgent? Are they busy elsewhere? Then choose:
      go on
        cl-goals add evaluation NOTE --effort balanced --community repareren
      pause          cl-define set community repareren --status paused
      another group  cl-scan choose group OTHER --why TEXT"
run cl-plan status --json
has "as JSON" "$out" '"last-sign":"2026-11-20","pulling":["effort"],'
run cl-plan status --json --today 2027-11-01
has "and silent, a year later" "$out" '"last-sign":"2027-06-05","pulling":["effort","silent"],'
has "what was planned and says nothing is overdue" "$out" '"date":"2027-06-15","what":"evaluation"'
cl-define set community repareren --status paused -q
run cl-plan status --json --today 2027-11-01
has "a pause is no silence" "$out" '"pulling":[],'

printf 'plan: 1\norganisation: X\nlanguag: nl\ncommunities: 3\n' >broken.yaml
run cl-plan -f broken.yaml status --language en
status_is "a plan with mistakes has a status, too" 0
has "which counts them" "$out" "2 errors,"

# --- check
fresh
run cl-plan check
status_is "the example is fine" 0
is "without a word" "$out$err" ""
cl-define set community repareren --group niemand >/dev/null 2>&1
sed -i.bak 's/theme: duurzaamheid$/theme: duurzaam/' communities/repareren.yaml
run cl-plan check
status_is "findings of every step" 1
has "with their place" "$out" "communities/repareren.yaml:5:12: error:"

# --- explain
run cl-plan explain w57 --language en
status_is "explain" 0
has "which rule" "$out" "W57  error"
has "what mends it" "$out" "cl-define add contact"
has "whose check shows it" "$out" "Shown by    cl-define"
run cl-plan uitleg W22 --json
is "every row of it" "$(printf '%s\n' "$out" | sed 's/,"check".*//')" '{"rule":"W22","level":"error"
{"rule":"W22","level":"tip"'
run cl-plan explain
ok "all of them" test "$(printf '%s\n' "$out" | wc -l)" -gt 60
hasnt "no hole in a message" "$out" "%s"
is "a number will do" "$(cl-plan explain 57)" "$(cl-plan explain W57)"
is "as a finding has it" "$(cl-plan explain '[p3]')" "$(cl-plan explain P3)"
is "what no finding is about, too" "$(cl-plan explain 10)" "$(cl-plan explain W10)"
is "check takes it" "$(cl-plan check --rules 57; echo $?)" "$(cl-plan check --rules W57; echo $?)"
run cl-plan explain 999
status_is "a number there is not" 2
run cl-plan explain W999
status_is "no such rule" 2
# every rule that check can show can be explained
for code in $(cl-plan explain --json | sed 's/{"rule":"\([A-Z0-9]*\)".*/\1/' | sort -u); do
  cl-plan explain "$code" >/dev/null 2>&1 || tap_line "not ok" "explain $code"
done

# --- forget
fresh
rm -r csv
run cl-plan forget amb2
status_is "forget" 0
is "where" "$out" "people.yaml:6:5: persoon amb2
communities/repareren.yaml:44:20: community repareren: Visie gemaakt met
communities/repareren.yaml:94:56: community repareren: Ambassadeurs
plan.yaml:119:12: moment oproep: Maker"
is "gone from every file" "$(cat plan.yaml people.yaml communities/*.yaml | grep -c amb2)" 0
has "git is another matter" "$err" "the history of git does"
run cl-plan check
status_is "and the plan is fine" 0
fresh
cl-scan set group ruilkast --name "Voorbeeld Drie, beheerder" -q
cl-calendar set moment oproep --url "https://example.nl/VOORBEELD-DRIE" --message "bel 06-00000000" -q
run cl-plan forget amb1
has "a name in running text" "$out" "plan.yaml:76:13: groep ruilkast: Naam (naam)"
has "a number" "$out" "moment oproep: Boodschap (telefoonnummer)"
hasnt "and nothing else" "$out" "oproep: Titel ("
has "who is left without an owner" "$out" "Mist nu iemand die nodig is"
run cl-plan forget niemand
status_is "no such person" 2
rm people.yaml
run cl-plan forget amb1
has "their file is elsewhere" "$err" "run this where people.yaml is"
fresh
run cl-plan forget amb2 -n
has "to see first" "$out" "-    maker: amb2"
unchanged "what it would do"

# --- schema
run cl-plan schema
status_is "schema" 0
cl-plan schema >schema.json
ok "is the one that ships (make update-schema)" cmp schema.json "$SRCDIR/share/plan.schema.json"
ok "and that lies in the example" cmp schema.json "$SRCDIR/share/examples/waterrijk/plan.schema.json"
ok "and in the larger one" cmp schema.json "$SRCDIR/share/examples/zuiderkwartier/plan.schema.json"
is "every file of the examples names it" "$(grep -rL 'yaml-language-server: \$schema=' "$SRCDIR/share/examples" --include='*.yaml')" ""
ok "in English" sh -c 'cl-plan schema --language en | grep -q "\"title\": \"Included files\""'
finish
