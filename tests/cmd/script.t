#!/bin/sh
# For those who script: find, filters that compare, many records at once.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

ids() { # STEP TYPE OPTION...
  step=$1 type=$2
  shift 2
  cl-"$step" list "$type" --fields id --tsv "$@" 2>/dev/null | tail -n +2 | tr '\n' ' '
}

# --- find
run cl-plan find REPAREREN
status_is "find, whatever the case" 0
has "file, line, column, type, id, field" "$out" \
  "plan.yaml:54:17: themavondst repareren Toegespitst: Spullen repareren in plaats van weggooien"
run cl-plan zoek "zelf creeren" kennis
status_is "all words must stand in one value" 1
run cl-plan zoek 'in 2029' inwoners
has "and some do" "$out" "doel meedoen Doel: In 2029 doen 500 inwoners"
run cl-plan find zélf
status_is "accents do not count" 0
run cl-plan find extern --json
is "a choice by its word, in canonical words" "$(printf '%s\n' "$out" | sed -n 1p)" \
  '{"file":"plan.yaml","line":30,"col":13,"type":"goal","id":"meedoen","field":"side","text":"external"}'
run cl-plan find naaimachine --json
has "in a list, the address of a nested record" "$out" '"type":"conversation","id":"repareren/koffie","field":"heard.talents"'
run cl-plan find 'per-week=4'
has "in items" "$out" "Uren: person=cl1; per-week=4"
run cl-plan find 'Voorbeeld Een'
status_is "names are not looked through" 1
is "nothing is found" "$out" ""
run cl-plan find 'Voorbeeld Een' --names
has "unless asked" "$out" "people.yaml:3:"
run cl-plan find '  '
status_is "nothing to look for" 2

# --- filters that compare
is "greater" "$(ids goals goals --target '>5')" "bezoekers "
is "at most" "$(ids goals goals --target '<=5')" "jongeren "
is "not like it, or not filled in" "$(ids scan groups --tie '!=yes')" "repaircafe energiecoop "
is "a text that does not hold it" "$(ids kapstok goals --text '!=2029')" "taal klantgericht "
is "a day as people type it" "$(ids calendar moments --date '>=5-9-2026')" "opening ochtend "
is "between two" "$(ids calendar moments --date '>2026-08-20' --date '<2026-10-01')" "opening "
is "two wishes against" "$(ids calendar moments --form '!=social' --form '!=event')" ""
is "filled in" "$(ids scan groups --dropped.date '?')" "energiecoop "
is "not filled in" "$(ids scan groups --dropped.date '')" "repaircafe ruilkast "
is "holds it, also in a reference" "$(ids kapstok goals --source '~bp')" "meedoen taal klantgericht "
is "choices have the order of their set" "$(ids calendar moments --status '<done')" "ochtend "
cl-kapstok -q add theme '<5 jaar' >/dev/null
is "a sign as it is" "$(ids kapstok themes --text '\<5')" "5-jaar "
fresh
run cl-goals list goals --target '>'
status_is "a value is missing" 2
run cl-scan list groups --chosen '<yes'
status_is "yes and no have no order" 2
run cl-goals list goals --target '>veel'
status_is "no number" 2

# --- records by name as well as by id
fresh
is "get" "$(cl-scan get group 'repair cafe noord' tie)" possible
ok "set" cl-kapstok set goal 'alle teams werken vraaggericht' --page 18
is "was done" "$(cl-kapstok get goal klantgericht page)" 18
ok "a reference" cl-scan set group ruilkast --theme 'Samen tegen eenzaamheid'
is "is kept as an id" "$(cl-scan get group ruilkast theme)" eenzaamheid
ok "in a list" cl-scan set group ruilkast --fits+ duurzaamheid --fits+ 'alle teams werken vraaggericht'
is "too" "$(cl-scan get group ruilkast fits | tr '\n' ' ')" "duurzaamheid klantgericht "
is "a filter" "$(ids scan groups --theme 'SAMEN TEGEN EENZAAMHEID')" "ruilkast "
ok "in an item" cl-goals set community 'waterrijk repareert' --agreements.hours+ 'Voorbeeld Vier; 1'
has "with the id" "$(cl-goals get community repareren agreements.hours)" "person=amb2; per-week=1"
is "of a community" "$(ids goals goals --community 'Waterrijk repareert' | wc -w | tr -d ' ')" 3
cl-kapstok -q add theme Taal --id taal-2 >/dev/null
cl-kapstok -q add theme taal --id taal-3 >/dev/null
run cl-kapstok set theme Taal --page 3
status_is "two of one name" 2
has "both are named" "$err" "taal-2, taal-3"
run cl-scan set group ruilkast --theme Taal
status_is "as a reference, too" 2
cl-kapstok -q add theme Repair --id taal-4 >/dev/null
cl-kapstok -q add theme taal-4 --id taal-5 >/dev/null
ok "an id goes before a name" cl-kapstok set theme taal-4 --page 7
is "so" "$(cl-kapstok get theme taal-5 page)" ""
printf 'Eerste reparatieochtend in de bibliotheek\n' >"$tap_home/ids"
run_from "$tap_home/ids" cl-calendar set moment - --status concept
is "from standard input" "$(cl-calendar get moment opening status)" draft
fresh

# --- many at once
printf 'ochtend\n\nopening\n' >"$tap_home/ids"
run_from "$tap_home/ids" cl-calendar set moment - --status concept
status_is "set, ids a line each" 0
is "all of them" "$(ids calendar moments --status draft)" "opening ochtend "
cl-calendar list moments --status concept -0 >"$tap_home/ids"
run_from "$tap_home/ids" cl-calendar zet moment - --status gereed
status_is "a word that is none" 2
run_from "$tap_home/ids" cl-calendar zet moment - --status klaar
is "ended by NUL" "$(ids calendar moments --status ready)" "opening ochtend "
fresh
printf 'ochtend\nnergens\nook-niet\n' >"$tap_home/ids"
run_from "$tap_home/ids" cl-calendar set moment - --status draft
status_is "one that is not there" 2
has "is said" "$err" nergens
has "and the next" "$err" ook-niet
unchanged "and nothing is written"
: >"$tap_home/ids"
run_from "$tap_home/ids" cl-calendar set moment - --status draft
status_is "no ids" 0
has "is said" "$err" "no ids came in"
unchanged "and changes nothing"
printf 'oproep\nopening\n' >"$tap_home/ids"
run_from "$tap_home/ids" cl-calendar remove moment -
status_is "remove what is referred to" 2
unchanged "is refused, whole"
run_from "$tap_home/ids" cl-calendar remove moment - --force
status_is "unless with force" 0
is "all went" "$(cl-calendar list moments --fields id --tsv)" "id${newline}ochtend"
hasnt "with the reference" "$(cat communities/repareren.yaml)" "source: opening"
fresh
printf 'opening\n' >"$tap_home/ids"
run_from "$tap_home/ids" cl-calendar set moment - --status draft -n
has "a diff first" "$out" "+    status: draft"
unchanged "which writes nothing"
run_from plan.yaml cl-calendar -f - set moment - --status draft
status_is "plan and ids cannot both come from there" 2

# --- a thousand records cost little more than one
awk 'BEGIN { print "plan: 1\norganisation: X\ncalendar:";
  for (i = 0; i < 1000; i++) printf "  - {id: m%d, date: 2026-01-01, title: T, form: blog, owner: p, status: idea}\n", i }' >many.yaml
awk 'BEGIN { for (i = 0; i < 1000; i++) print "m" i }' >"$tap_home/ids"
run_from "$tap_home/ids" cl-calendar -f many.yaml set moment - --status draft
is "a thousand" "$(grep -c 'status: draft' many.yaml)" 1000
run_from "$tap_home/ids" cl-calendar -f many.yaml remove moment -
is "and gone" "$(grep -c 'id: m' many.yaml)" 0
finish
