#!/bin/sh
# What yamllint says of a plan, and what an editor makes of it, by the language server
# that most of them use.  That is in no Debian: npm install yaml-language-server, and
# name it in YAML_LANGUAGE_SERVER or have it in PATH.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

if command -v yamllint >/dev/null; then
  settings=$SRCDIR/share/editors/yamllint.yaml
  for each in waterrijk zuiderkwartier; do
    cd "$SRCDIR/share/examples/$each" || exit 99
    is "yamllint: $each" "$(yamllint -s -c "$settings" plan.yaml people.yaml communities/*.yaml 2>&1)" ""
  done
  fresh
  cl-plan -q init new >/dev/null
  cl-plan -q --language en init new/english >/dev/null
  is "yamllint: what init writes" "$(yamllint -s -c "$settings" new/*.yaml new/english/*.yaml 2>&1)" ""
  cl-define -q start Vissers --group ruilkast >/dev/null
  cl-kapstok -q add theme 'Een: twee' >/dev/null
  cl-goals -q measure bezoekers 30 >/dev/null
  is "yamllint: what verbs write" "$(yamllint -s -c "$settings" plan.yaml communities/*.yaml 2>&1)" ""
  printf 'a:   [1,2 ]\na: 2\n' >bad.yaml
  ok "yamllint: it does find something" test -n "$(yamllint -c "$settings" bad.yaml)"
else
  skip "yamllint" "not installed"
fi

server=$(command -v "${YAML_LANGUAGE_SERVER:-yaml-language-server}" || :)
find_python pass
if [ -z "$server" ] || [ -z "$python" ]; then
  skip "what an editor shows" "no yaml-language-server (npm install yaml-language-server), or no python3"
  finish
fi
editor() { "$python" "$SRCDIR/tests/cmd/editor.py" "$server" "$@" 2>&1; }
# The place of TEXT in FILE: its line, and the column behind it.
place() { # FILE TEXT
  awk -v text="$2" '{ at = index($0, text) } at { print NR, at + length(text); exit }' "$1"
}

for each in waterrijk zuiderkwartier; do
  cd "$SRCDIR/share/examples/$each" || exit 99
  is "$each, as it lies in the source: no diagnostic" "$(editor . diagnostics plan.yaml people.yaml communities/*.yaml)" ""
done
fresh
yaml=communities/repareren.yaml
is "the worked example" "$(editor . diagnostics plan.yaml people.yaml $yaml)" ""
cl-plan -q init new --example >/dev/null
is "what init makes" "$(cd new && editor . diagnostics plan.yaml people.yaml)" ""
cl-define -q start Vissers --group ruilkast --id vissers >/dev/null
is "what start makes" "$(editor . diagnostics $yaml plan.yaml)" ""

# --- what one points at
# shellcheck disable=SC2046 # two words
pointed() { editor . hover "$1" $(place "$1" "$2"); }
has "a field: its name and what it is, in Dutch" "$(pointed $yaml '    bond')" "wat de leden in de eerste plaats bindt"
has "and its choices" "$(pointed $yaml '    bond')" "geografie"
has "a list of records" "$(pointed $yaml 'communities')" "ommunity"
has "a map of fields: what stands in it" "$(pointed $yaml '    vision')" "Visie gemaakt met"
has "a section" "$(pointed plan.yaml 'kapstok')" "thema's"
has "people's file" "$(pointed people.yaml 'role')" "wat diegene hier doet"

# --- what is offered
cp $yaml whole.yaml
sed 's/^    bond: .*/    bond: /' whole.yaml >$yaml
# shellcheck disable=SC2046
is "choices, each in Dutch" "$(editor . complete $yaml $(place $yaml '    bond: ') | sort | tr '\n' ' ')" \
  "affinity: affiniteit geography: geografie identity: identiteit "
{ sed -n '1,/^  - id:/p' whole.yaml && echo '    '; } >$yaml
offered=$(editor . complete $yaml $(($(wc -l <$yaml))) 5)
has "fields, each in Dutch" "$offered" "bond: wat de leden in de eerste plaats bindt"
has "maps of fields, too" "$offered" "vision: Visie"
printf '%s\n' "# yaml-language-server: \$schema=../plan.schema.json" 'communities:' '  - id: x' '    name: X' \
  '    stories:' '      - date: 2026-11-01' '        text: Iets' '        consent: ' >$yaml
is "yes and no, without true and false" "$(editor . complete $yaml 8 18 | sort | tr '\n' ' ')" '"no": nee "yes": ja '
sed -i 's/consent: $/consent: true/' $yaml
is "which are accepted all the same" "$(editor . diagnostics $yaml)" ""

# --- what is wrong
sed 's/^    bond: .*/    bond: nergens/; s/^    name:/    naam:/' whole.yaml >$yaml
found=$(editor . diagnostics $yaml)
has "a word that is none" "$found" "geography"
has "a field that is none" "$found" "naam"
finish
