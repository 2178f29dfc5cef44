#!/bin/sh
# Which file is people's is one rule: a new person goes there and nowhere else,
# and names are asked for there only.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

plan() { # INCLUDE [LINE...]: a plan, with more lines
  cd "$tap_home" && rm -rf work && mkdir -p work/people work/communities && cd work || exit 99
  printf 'plan: 1\norganisation: Test\ninclude: %s\n' "$1" >plan.yaml
  shift
  for line; do printf '%s\n' "$line"; done >>plan.yaml
}
person() { run cl-define add person --id p9 --role lezer --side community --name 'Voorbeeld Negen'; }
goes_to() { # WHAT FILE
  person
  status_is "$1: added" 0
  is "$1: in people's file" "$(grep -rl p9 . | tr '\n' ' ')" "./$2 "
}

plan '[people/*.yaml]'
printf 'people:\n  - {id: p1, role: x, side: library}\n' >people/staff.yaml
goes_to "a folder of people" people/staff.yaml
run sh -c 'printf "%s\n" "lezer" "community" "Anna" | cl-define fill person'
hasnt "fill writes no name into plan.yaml" "$(cat plan.yaml)" Anna
has "but into people's file" "$(cat people/staff.yaml)" Anna

plan '[people/*.yaml]'
printf '# nobody yet\n' >people/all.yaml
goes_to "a folder with an empty file" people/all.yaml

plan '[people/*.yaml]' 'people:' '  - {id: p1, role: x, side: library}'
printf 'people: []\n' >people/all.yaml
goes_to "somebody stands in plan.yaml" people/all.yaml

plan '[communities/*.yaml, people-noord.yaml]'
printf 'people:\n' >people-noord.yaml
printf 'people:\n  - {id: p1, role: x, side: library}\ncommunities:\n  - {id: c, name: C}\n' >communities/c.yaml
goes_to "somebody stands with a community" people-noord.yaml

plan '[mensen.yaml]'
printf 'people:\n  - {id: p1, role: x, side: library}\n' >mensen.yaml
goes_to "a file that holds nothing but people" mensen.yaml

plan '[]'
goes_to "there is no such place" plan.yaml
plan '[peoplewatchers.yaml]'
printf 'communities:\n  - {id: c, name: C}\n' >peoplewatchers.yaml
goes_to "a word that only begins so" plan.yaml

# It is not here: refused, and never into plan.yaml.
for include in '[people.yaml]' '[people/*.yaml]' '[communities/people.yaml]'; do
  plan "$include"
  person
  is "$include is missing: refused" "$status" 2
  hasnt "$include is missing: not in plan.yaml" "$(cat plan.yaml)" p9
  has "$include is missing: says so" "$err" "people are kept in it"
done
plan '[people/*.yaml]' 'people:' '  - {id: p1, role: x, side: library}'
person
is "nor when somebody stands in plan.yaml" "$status" 2
plan '[people/*.yaml]' 'calendar:' '  - {id: m, date: 2026-12-01, title: T, form: event, owner: p1}'
run cl-plan check --no-rules
status_is "references are not checked while all people are away" 0
has "which is said" "$err$out" "people/*.yaml is not here"

# P7 and the rules about comments go by the same rule.
plan '[people/*.yaml, mensen.yaml]'
printf '# bel 06 12345678\npeople:\n  - {id: p1, role: x, side: community, name: Voorbeeld Een}\n' >people/a.yaml
sed 's/p1/p2/;s/Een/Twee/' people/a.yaml >mensen.yaml
run cl-plan check
hasnt "P7 is silent about people's files" "$out" P7
hasnt "comments in them are people's own" "$out" P2
finish
