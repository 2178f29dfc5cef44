#!/bin/sh
# JSON: of each type and of the whole plan, by the schema; and the schema itself.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# --- the whole plan
run cl-plan export
status_is "export" 0
cp "$tap_home/out" whole.json
run cl-plan export --format json -o other.json
is "into a file, quietly" "$status$out$err" 0
ok "the same" cmp whole.json other.json
printf 'plan: 1\norganisation: Fout\nkleur: rood\n' >fout.yaml
run cl-plan -f fout.yaml export
status_is "a plan with errors does not go out" 3
run cl-plan export --format csv
status_is "CSV holds no whole plan" 2
has "it says what does" "$err" "cl-goals export goals"
run cl-plan export -o nergens/plan.json
status_is "a folder that is not there" 4
for locale in C nl_NL.UTF-8 tr_TR.UTF-8; do
  LC_ALL=$locale cl-plan exporteer >"got.$locale"
  ok "the same in $locale" cmp whole.json "got.$locale"
done
for each in Voorbeeld example.nl 06-00000000; do
  is "of people no $each" "$(grep -c -e "$each" whole.json)" 0
done
hasnt "nor who they are" "$(cat whole.json)" amb1
has "names when asked for" "$(cl-plan export --with-names)" '"email": "een@example.nl"'
hasnt "nothing is included any more" "$(cat whole.json)" '"include"'

# --- it is a plan, and says the same
cp -R . "$tap_home/two"
cl-plan export --with-names >plan.json
ok "the programs read it" cl-plan -f plan.json check --no-rules
for each in kapstok:organisation kapstok:readiness kapstok:goal scan:finding scan:group define:community \
  define:trait define:conversation define:person goals:joint-goal goals:story calendar:moment; do
  type=${each#*:}
  is "$type says the same" "$(cl-${each%:*} -f plan.json list "$type" --json --with-names 2>&1)" \
    "$(cl-${each%:*} list "$type" --json --with-names | sed 's/,"include":\[[^]]*\]//')"
done
awk -v seed=3 -v n=40 -f "$SRCDIR/tests/cmd/texts.awk" >texts.yaml
cl-plan -f texts.yaml export --all >texts.json
for each in kapstok:goals scan:groups goals:joint-goals define:traits; do
  is "texts that bite: ${each#*:}" "$(cl-${each%:*} -f texts.json list "${each#*:}" --json)" \
    "$(cl-${each%:*} -f texts.yaml list "${each#*:}" --json)"
done
printf 'plan: 1\norganisation: Leeg\n' >leeg.yaml
is "a plan with nothing in it" "$(cl-plan -f leeg.yaml export | tr -d ' \n')" '{"plan":"1","organisation":"Leeg"}'

# --- by the schema
find_python 'import jsonschema, yaml'
if [ -z "$python" ]; then
  skip "the schema describes JSON and YAML" "no python3-jsonschema, or no python3-yaml"
  finish
fi
check() { "$python" -W ignore "$SRCDIR/tests/cmd/json_check.py" schema.json "$@" 2>&1; }
cl-plan schema >schema.json
is "the whole plan" "$(check plan whole.json plan.json texts.json)" ""
is "the worked example" "$(check plan "$example/plan.yaml")" ""
is "what it includes" "$(check part "$example"/people.yaml "$example"/communities/*.yaml)" ""
is "what init writes" "$(cl-plan -q init new >/dev/null && check plan new/plan.yaml)" ""
has "which names the schema for editors" "$(cat new/plan.yaml)" "yaml-language-server: \$schema=plan.schema.json"
cl-kapstok -q add request 'Buurtmoestuin' --asks 'Een plek' --fits meedoen >/dev/null
cl-goals -q add decision 'Twee uur erbij' >/dev/null
lists() { # PROGRAM TYPE PATH
  "$1" list "$2" --json >list.json || return
  check list "$3" list.json
}
for each in kapstok:organisation:organisation kapstok:readiness:readiness kapstok:source:kapstok.sources \
  kapstok:goal:kapstok.goals kapstok:theme:kapstok.themes kapstok:review:kapstok.reviews \
  kapstok:request:kapstok.requests scan:finding:scan.themes scan:group:scan.groups \
  scan:existing:scan.existing scan:wanted:scan.wanted scan:example:scan.examples \
  define:community:communities define:trait:communities.traits define:contact:communities.contacts \
  define:conversation:communities.conversations define:person:people define:task:communities.tasks \
  define:path:communities.paths goals:joint-goal:communities.goals goals:outcome:communities.outcomes \
  goals:evaluation:communities.evaluations goals:story:communities.stories \
  goals:decision:communities.decisions calendar:moment:calendar; do
  type=${each#*:}
  is "list ${type%:*} --json" "$(lists "cl-${each%%:*}" "${type%:*}" "${type#*:}")" ""
done

# --- and what is no plan is none to the schema either
wrong() { # WHAT SED
  sed "$2" "$example/plan.yaml" >wrong.yaml
  if cmp -s "$example/plan.yaml" wrong.yaml; then is "$1 was not tried" no yes; fi
  ok "$1 is refused" test -n "$(check plan wrong.yaml)"
}
wrong "a key that is none" 's/^language:/taal:/'
is "nor is a file that a plan includes a plan with faults" \
  "$("$python" -W ignore "$SRCDIR/tests/cmd/json_check.py" schema.json plan "$example"/people.yaml "$example"/communities/*.yaml)" ""
wrong "a plan without a name" '/^organisation:/d'
wrong "a language that is none" 's/^language: nl/language: fr/'
wrong "a date the other way round" 's/date: 2026-08-20/date: 20-08-2026/'
wrong "a word of a set in Dutch" 's/side: external/side: extern/'
wrong "an id in capitals" 's/id: meedoen/id: Meedoen/'
wrong "a count that is a text" 's/participants: 31/participants: veel/'
wrong "a list that is a text" 's/^  themes:/  themes: geen\
  theme:/'
wrong "an answer that is none" 's/answer: unknown/answer: misschien/'
wrong "a time without minutes" "s/time: .*/time: '10'/"
is "the schema speaks Dutch" "$("$python" -c 'import json
print(json.load(open("schema.json"))["properties"]["region"]["description"])')" "regio voor de schoolvakanties"
is "every field has a title and a description" "$("$python" -c 'import json
def look(schema, path):
    for key, each in schema.get("properties", {}).items():
        inner = each.get("items", each)
        group = "object" in inner.get("type", "") and "items" not in each
        if not group and ("title" not in each or not each.get("description")): print(path + key)
        look(inner, path + key + ".")
look(json.load(open("schema.json")), "")')" ""
finish
