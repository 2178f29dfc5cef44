#!/bin/sh
# add, set, remove and rename: what they write, and what they refuse.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# --- add
run cl-kapstok add theme 'Gezond ouder worden' --page 14 --agenda participatie
status_is "add ends well" 0
is "the new id is printed" "$out" "gezond-ouder-worden"
is "written as its neighbours are, in words that are stored" "$(changes)" \
  "> "'    - {id: gezond-ouder-worden, text: Gezond ouder worden, page: 14, agenda: participation}'
run cl-kapstok add theme 'Gezond ouder worden'
is "the same again gets a number" "$out" "gezond-ouder-worden-2"
fresh
run cl-kapstok add doel 'Meer leden' --gericht-op extern --id leden
is "--id, and Dutch words all along" "$out$(cl-kapstok get goal leden side)" "ledenexternal"
run cl-kapstok add goal 'Nog meer' --side external --id leden
status_is "an id that is taken" 2
run cl-kapstok add goal 'Nog meer' --side external --id 'Nog Meer'
status_is "an id that is none" 2
has "and one that would do" "$err" "nog-meer"
fresh
run cl-kapstok add goal 'Zonder kant'
status_is "a required field is missing" 2
has "which one, and what it may be" "$err" "--side (internal, external)"
run env LC_ALL=nl_NL.UTF-8 cl-kapstok add goal 'Zonder kant'
has "and in Dutch" "$err" "--gericht-op (intern, extern)"
run cl-scan add finding 'Fietsen delen'
has "what a reference may name" "$err" "--theme (duurzaamheid, laaggeletterdheid, eenzaamheid)"
run cl-scan add finding 'Fietsen delen' --theme duurzaam
status_is "a reference to nothing" 2
has "and what may have been meant" "$err" "duurzaamheid"
run cl-calendar add moment 'Kerst' --form evenement --owner cl1 --date 25-13-2026
status_is "a date that is none" 2
run cl-calendar add moment 'Kerst' --form feest --owner cl9 --date 25-13-2026
is "all that is wrong is said at once" "$(printf '%s\n' "$err" | grep -c error)" 3
run cl-kapstok add goal '  '
status_is "an empty text" 2
run cl-kapstok add goal Een twee
status_is "a text without quotes" 2
unchanged "nothing of all this was written"

run cl-kapstok add review 'MT en teamleider'
has "a date that is not given is today" "$(changes)" "{date: 2026-11-22, with: MT en teamleider}"
is "what has no id is addressed by its date" "$out" "2026-11-22"
run cl-kapstok add review 'Directeur'
is "a second one on that day by a number, too" "$out" "2026-11-22-2"
is "which get understands" "$(cl-kapstok get review 2026-11-22-2 with)" Directeur
fresh
run cl-define add contact amb2
has "a contact that is a person" "$(changes)" "{person: amb2}"
fresh
run cl-define add contact 'de conciërge'
has "a contact that is a way in" "$(changes)" "{via: de conciërge}"
fresh
run cl-define add contact
status_is "a contact that is neither" 2
long='Elk huishouden met een laag inkomen kent de regelingen'
is "an id is short and whole: add" "$(cl-kapstok add goal "$long" --side external)" elk-huishouden
is "and the next one gets a number" "$(cl-kapstok add goal "$long of niet" --side external)" \
  elk-huishouden-2
is "start" "$(cl-define start "$long" --group ruilkast 2>&1 | grep -v note)" elk-huishouden
printf 'text,side\n%s wel,external\n' "$long" >lang.csv
run cl-kapstok import goal lang.csv
has "import" "$out$err" "elk-huishouden-3"
fresh
run cl-define add gesprek amb2 --datum gisteren --route warm
is "a conversation is named by its day: the id does not tell with whom" "$out" "gesprek-2026-11-21"
has "dates as people say them" "$(changes)" "2026-11-21"
fresh
run cl-define add person 'technisch medewerker' --side bibliotheek
is "a person is named by the role" "$out" "technisch-medewerker"
has "and stands in the file of people" "$(diff "$example/people.yaml" people.yaml)" "technisch-medewerker"
fresh
run cl-goals add goal 'Vijf wijzers' --kind quantitative --target 5 --due +3m
has "a goal of cl-goals is a joint goal" "$(changes)" "due: 2027-02-22"
fresh
run cl-kapstok add readiness internal --answer yes
status_is "an answer that is there already" 2
run cl-kapstok add organisation Nog een
status_is "a second organisation" 2
run cl-goals add community Nog
status_is "another program's type" 2
has "whose it is" "$err" "cl-define"
run cl-kapstok add theme Iets --community repareren
status_is "a community of what belongs to none" 2
printf 'communities:\n  - {id: tuin, name: Tuin}\n' >communities/tuin.yaml
run cl-define add task Harken
status_is "which community?" 2
has "these" "$err" "repareren"
run cl-define add task Harken --community tuin
is "that one" "$out$(cl-define get task tuin/harken text)" "harkenHarken"
fresh

# --- add: lists, items, hostile text
run cl-scan add group Naaiclub --kind organisatie --where Noord --where Zuid --activities+ naaien
is "a list field, again and again" "$(cl-scan get group naaiclub where)" "Noord${newline}Zuid"
run cl-goals add goal Lezen --kind quantitative --measured '1-11-2026; 3; goed; opening'
is "an item in the order of its keys" "$(cl-goals get goal lezen measured)" \
  "date=2026-11-01; value=3; note=goed; source=opening"
run cl-goals add goal Lezen2 --kind quantitative --measured 'value=4; date=2026-11-02'
is "an item with its keys" "$(cl-goals get goal lezen2 measured)" "date=2026-11-02; value=4"
run cl-goals add goal Lezen3 --kind quantitative --measured 'waarde=4; kleur=rood'
status_is "an item with a key that is none" 2
run cl-goals add goal Lezen3 --kind quantitative --measured 'value=4'
status_is "an item without what it needs" 2
run cl-goals add goal Lezen3 --kind quantitative --measured '2026-11-02; 4; n; opening; 5'
status_is "an item with too much" 2
run cl-goals add goal Lezen3 --kind quantitative --measured '2026-11-02; 4; n; nergens'
status_is "an item that refers to nothing" 2
tricky="no: 'x' # \"y\" | {z} \\ & * ! % @ \`"
run cl-kapstok add theme "$tricky"
is "any text comes back as it was" "$(cl-kapstok get theme "$out" text)" "$tricky"
run cl-kapstok add theme "een
twee"
is "also of two lines" "$(cl-kapstok get theme een-twee text)" "een${newline}twee"
run cl-kapstok add theme yes
is "also what looks like something else" "$(cl-kapstok list theme --text yes --json --fields text)" '{"text":"yes"}'
fresh

# --- set
run cl-kapstok set goal meedoen --page 10 --own 'Meedoen kan iedereen'
status_is "set ends well" 0
is "and quietly" "$out$err" ""
is "what it changed, and nothing else" "$(changes)" ">       own: Meedoen kan iedereen
<       page: 9
>       page: 10"
fresh
run cl-kapstok set organisation --region noord --vision 'Een plek van iedereen'
is "the one record there is" "$(cl-kapstok get organisation region)" noord
has "a comment behind it stays" "$(cat plan.yaml)" "region: noord "
fresh
run cl-kapstok set organisation meedoen --region noord
status_is "the one record has no id" 2
run cl-kapstok set readiness intern --answer ja
is "an answer that was there" "$(cl-kapstok get readiness internal answer)" yes
fresh
grep -v '  internal:' plan.yaml >p && mv p plan.yaml
run cl-kapstok set readiness internal --answer yes --note Nu
is "an answer that was not" "$(cl-kapstok get readiness internal note)" Nu
run cl-kapstok set readiness iets --answer yes
status_is "no such question" 2
fresh
run cl-scan set group repaircafe --where Markt --where Plein
is "a list is replaced by all that is given" "$(cl-scan get group repaircafe where)" "Markt${newline}Plein"
run cl-scan set group repaircafe --where+ Haven --where- Markt
is "one more, one less" "$(cl-scan get group repaircafe where)" "Plein${newline}Haven"
run cl-scan set group repaircafe --where- Markt
status_is "one less that is not there" 1
run cl-scan set group repaircafe --where ''
is "no list at all" "$(cl-scan get group repaircafe where || echo none)" none
fresh
run cl-scan set group repaircafe --why ''
is "a field goes out" "$(changes)" "<       why: Zoeken zelf een plek, en drie van de reparateurs zijn lid"
fresh
run cl-scan set group energiecoop --dropped.again ''
has "a field of a group of fields" "$(changes)" '{date: 2026-02-20, reason: expectations, note: "Zoeken vooral klanten"}'
fresh
run cl-scan set group energiecoop --dropped.date ''
status_is "one that the others need" 2
run cl-scan set group energiecoop --dropped.date '' --dropped.reason '' --dropped.note '' --dropped.again ''
is "all of them" "$(cl-scan list group --dropped.reason '' --fields id --tsv)" \
  "id${newline}repaircafe${newline}ruilkast${newline}energiecoop"
fresh
run cl-kapstok set goal meedoen --text ''
status_is "a required field cannot go" 2
run cl-kapstok set goal meedoen --page 1 --page 2
status_is "two values for one" 2
run cl-kapstok set goal meedoen --page+ 1
status_is "adding to what is no list" 2
run cl-kapstok set goal meedoen
status_is "nothing to set" 2
run cl-kapstok set goal meedoen --id anders
status_is "an id is not set" 2
has "but renamed" "$err" "rename"
run cl-kapstok set goal medoen --page 1
status_is "no such record" 2
has "what may have been meant" "$err" meedoen
run cl-kapstok set goal meedoen --kleur rood
status_is "no such field" 2
run cl-kapstok set goal meedoen --source bp27
status_is "a reference to nothing" 2
unchanged "nothing of all this was written"
touch -t 202601010000 plan.yaml
run cl-kapstok set goal meedoen --page 9 --side external
status_is "the present value" 0
ok "leaves the file as it is, and its time" test -z "$(find plan.yaml -newer people.yaml)"
rm people.yaml
run cl-calendar set moment opening --maker wie-dan-ook
status_is "people may dangle while their file is not here" 0
fresh
run cl-goals set goal bezoekers --target 32,5
is "a decimal comma in a Dutch plan" "$(cl-goals get goal bezoekers target)" 32.5
run cl-goals set goal bezoekers --target 1,500
status_is "but not when it may be a thousand" 2
fresh

# --- dry run
run cl-kapstok -n set goal meedoen --page 10
has "-n prints a diff" "$out" "-      page: 9"
has "with what it becomes" "$out" "+      page: 10"
unchanged "and writes nothing"

# --- remove
run cl-kapstok remove theme laaggeletterdheid
status_is "what nothing refers to goes" 0
is "that and nothing else" "$(changes)" "<     - {id: laaggeletterdheid, text: Laaggeletterdheid, page: 11, agenda: literacy}"
fresh
run cl-kapstok remove goal meedoen
status_is "what is referred to stays" 2
is "every place is named" "$(printf '%s\n' "$err" | grep -c '^communities/repareren.yaml:.*:.*error')" 4
unchanged "and nothing is written"
run cl-kapstok remove goal meedoen --force
status_is "--force takes the references out, too" 0
is "none is left" "$(cl-goals check --no-rules; cl-scan check --no-rules)" ""
is "of others nothing is lost" "$(cl-scan get group repaircafe fits)" duurzaamheid
fresh
run cl-kapstok remove organisation
status_is "a plan keeps its organisation" 2
run cl-goals remove community repareren
status_is "another program's type" 2
run cl-define remove trait wonen-in-noord-of-het-centrum
is "by its handle" "$(cl-define list traits --fields kind --tsv)" "kind${newline}affinity"
fresh

# --- what is said once
run cl-kapstok set goal meedoen --page 1 --page 2
is "a single field given twice" "$(printf '%s\n' "$err" | wc -l)$status" 12
run cl-kapstok set goal meedoen --side links --side rechts
is "two wrong values, a line each" "$(printf '%s\n' "$err" | grep -c ': error: ')" 3
run cl-kapstok add goal X --side links
is "one wrong value, named once" "$(printf '%s\n' "$err" | grep -o links | wc -l)" 1
unchanged "nothing is written"

# --- a list of small records, set anew
run cl-goals set goal bezoekers --measured 'date=2026-11-07; value=29'
status_is "measurements set anew" 0
has "what went is said" "$err" "note: measured: the list was set anew, which took "
has "and how to keep it" "$err" "--measured+"
run cl-goals -q set goal bezoekers --measured 'date=2026-11-08; value=29'
is "silent with -q" "$err" ""
run cl-goals set goal bezoekers --measured 'date=2026-11-08; value=29' \
  --measured 'date=2026-11-09; value=30'
is "nothing went, nothing said" "$status$err" 0
run cl-goals set goal bezoekers --measured+ 'date=2026-11-10; value=31'
is "one more, nothing said" "$status$err" 0
is "three by now" "$(cl-goals get goal bezoekers measured | wc -l | tr -d ' ')" 3
fresh

# --- rename
run cl-kapstok rename goal meedoen samen
status_is "rename ends well" 0
is "every reference goes along" "$(changes | grep -c '^> .*samen')" 6
hasnt "none is left behind" "$(grep -h 'id:\|fits:\|serves:' plan.yaml communities/*.yaml)" meedoen
run cl-kapstok rename goal samen samen
status_is "to what it is already" 0
run cl-kapstok rename goal samen taal
status_is "to what is taken" 2
run cl-kapstok rename goal samen 'Een Twee'
status_is "to what is no id" 2
run cl-define rename trait wonen-in-noord-of-het-centrum x
status_is "what has no id" 2
run cl-define rename person amb1 amb9
is "people in the other file" "$(cl-define get conversation koffie person)" amb9
fresh

# --- where a key goes: the order of schema.def
run cl-define set community repareren --habits.ritual 'koffie na afloop' --roles.library 'ruimte en gereedschap'
status_is "nested maps that were not there" 0
is "each in its place, before what is left out" \
  "$(grep -nE '^ {2,6}(- )?(team|roles|agreements|habits|ignore):' communities/repareren.yaml | sed 's/^[0-9]*: *\(- \)*//' | cut -d: -f1 | tr '\n' ' ')" \
  "$(for k in team roles agreements habits ignore; do grep -qE "^ {2,6}(- )?$k:" communities/repareren.yaml && printf '%s ' "$k"; done)"
ok "new keys of the root" cl-kapstok set organisation --isil NL-0100000000
is "stand before its sections" "$(grep -nE '^(isil|readiness|kapstok):' plan.yaml | cut -d: -f2 | head -1)" isil

# --- what a slip of the keyboard does
fresh
run cl-kapstok add theme duurzaamheid
has "twice the same name is said" "$err" "the very same text already: duurzaamheid"
is "and added" "$out" duurzaamheid-2
run cl-kapstok add theme Bewegen
is "not of another" "$err" ""
run cl-goals set community repareren --seen-on 2026-11-22
has "an option that is none: where the fields are told" "$err" "cl-goals help community tells which fields"
printf '\n\n' >"$tap_home/blank"
run_from "$tap_home/blank" cl-calendar set moment - --status ready
has "ids that are blank are none" "$err" "no ids came in"
run cl-kapstok lijst beleidsplan
is "what everybody calls a source" "$status" 0

# --- a list that is set anew
fresh
run cl-goals set community repareren --values "Iedereen kan iets" --values Nieuw
has "what went out is said" "$err" "took 1 out (--values+ VALUE adds one"
run cl-goals set community repareren --values ''
is "not of one that is emptied on purpose" "$err" ""
run cl-goals set community repareren --values+ Nieuw
is "nor of one that grows" "$err" ""
finish
