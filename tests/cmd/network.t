#!/bin/sh
# network: sixty libraries side by side.  What stays home stays home, what is counted
# is what status counts, and the order of names makes no difference.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

make_libraries() { # NUMBER FOLDER
  i=0
  while [ $i -lt "$1" ]; do
    i=$((i + 1))
    mkdir -p "$2/bieb-$(printf %03d $i)"
  done
  awk -v n="$1" -v dir="$2" -f "$SRCDIR/tests/cmd/network_make.awk"
}
make_libraries 60 libs
(cd libs && find . -type f -exec cksum {} + | sort) >"$tap_home/before"

run cl-plan network libs
status_is "a plan that has errors, and one that cannot be read" 1
printf '%s\n' "$out" >"$tap_home/network.json"
has "its place is said" "$err" "libs/bieb-007/plan.yaml:"
has "it has a row" "$(printf '%s' "$out" | tr -d ' \n')" '{"plan":"bieb-007","sharing":null,"read":false,"place":"plan.yaml:'
has "a text that names somebody is withheld, and that is said" "$err" "libs/bieb-003/plan.yaml:"
has "and why" "$err" "withheld: "

find_python 'import json'
if [ -z "$python" ]; then
  skip "what is counted is what status counts" "no python3"
else
  for lib in libs/*; do
    [ "$lib" = libs/bieb-007 ] || cl-plan -f "$lib/plan.yaml" status --json
  done >"$tap_home/status.json" 2>/dev/null
  run "$python" "$SRCDIR/tests/cmd/network_check.py" "$tap_home/network.json" "$tap_home/status.json"
  is "what is counted is what status counts, what is shared is what was agreed" "$out" ""
fi

# --- what must not be in it, whatever is made of it
secret='Thuisblijver|Ongedeeld|Zwaantje|Ploegmaker|Wolfert|Dijkgrater|zwaantje@'
run cl-plan network libs
is "nor is it in what is said" "$(printf '%s\n' "$err" | grep -cE "$secret")" 0
for format in json sql html; do
  run cl-plan -q network libs --format $format
  status_is "$format is made" 1
  is "$format: nobody's name, nothing that stays home or is not shared" \
    "$(printf '%s\n' "$out" | grep -cE "$secret")" 0
  run cl-plan -q network --anonymous libs --format $format
  status_is "$format, anonymous" 1
  is "$format, anonymous: no text of anybody" "$(printf '%s\n' "$out" | grep -cE "$secret|Gedeeld|NL-|bieb-")" 0
done
run cl-plan -q network libs
for key in people person conversations contacts requests note why; do
  is "no key $key" "$(printf '%s\n' "$out" | grep -c "\"$key\":")" 0
done
run cl-plan -q network libs -o "$tap_home/network.xlsx"
status_is "a workbook" 1
if command -v unzip >/dev/null; then
  is "workbook: nobody's name, nothing that stays home or is not shared" \
    "$(unzip -p "$tap_home/network.xlsx" | grep -acE "$secret")" 0
else
  skip "what is in the workbook" "no unzip"
fi
# The sheet in front: one page; of more libraries than fit there the themes.
. "$SRCDIR/tests/cmd/book.sh"
looks "in front one page on its side, a drawing of how the goals stand" "$tap_home/network.xlsx" \
  '(lambda s: (s.page_setup.orientation, s.page_setup.fitToHeight in (None, 1), len(s._charts), s["A1"].value.split(" ")[1:4]))(w["Voorblad"])' \
  "('landscape', True, 1, ['van', '143', 'doelen'])"
looks "the numbers of it are hidden" "$tap_home/network.xlsx" 'w["Grafiekgegevens"].sheet_state' hidden
front='[c.value for r in w["Voorblad"].iter_rows() for c in r if c.value is not None]'
looks "of sixty libraries the themes" "$tap_home/network.xlsx" "[t in $front for t in ('Thema', 'Bibliotheek', 'Alle 60 bibliotheken, elk apart: zie Bibliotheken')]" "[True, False, True]"
looks "the agenda of each stands with the library" "$tap_home/network.xlsx" \
  "[r for r in rows('Bibliotheken') if r[0] == 'Gedeeld bibliotheek 12'][0][9:13]" "[0, 1, 0, 1]"
run cl-plan -q network libs/bieb-00* -o "$tap_home/few.xlsx"
looks "of few the libraries, in front, with their agenda" "$tap_home/few.xlsx" \
  "[r[:6] for r in rows('Voorblad') if r[0] in ('Gedeeld bibliotheek 3', 'bieb-002')]" "[['bieb-002', 'deelt niets', None, None, None, None], ['Gedeeld bibliotheek 3', 3, 1, 2, 0, 0]]"
looks "what has to be decided first stands first" "$tap_home/few.xlsx" \
  "(lambda d: d == sorted(d))([r[3] for r in rows('Gevraagd')[4:] if r[3]])" True

# --- where libraries get stuck, on paper: a column for each library, on pages side by side
make_libraries 120 velen
run cl-plan -q network velen -o "$tap_home/many.xlsx"
status_is "a workbook of many" 1
if command -v unzip >/dev/null; then
  sheet=$(unzip -p "$tap_home/many.xlsx" xl/worksheets/sheet8.xml)
  heads=$(printf '%s' "$sheet" | sed 's/<row r="5".*//; s/.*<row r="4"//' | grep -o '<c r="[A-Z]*4"' | wc -l)
  met=$(cl-plan -q network velen --format json | tr -d ' \n' | sed 's/.*"findings":\[//; s/\].*//' |
    grep -o '"plan":"[^"]*"' | sort -u | wc -l)
  is "a column for each library that met a rule, also of more than a hundred" "$heads" $((met + 4))
  is "and they are more than a hundred" "$([ "$met" -gt 100 ] && echo yes)" yes
  hasnt "they are not squeezed on one page" "$sheet" "fitToPage"
  has "their letters can be read" "$sheet" 'scale="90"'
  has "the rule stands on each page, and the names of the libraries" \
    "$(unzip -p "$tap_home/many.xlsx" xl/workbook.xml)" '>Vastlopen!$A:$B,Vastlopen!$1:$4<'
else
  skip "where libraries get stuck, on paper" "no unzip"
fi

# --- what is asked stands in front over more lines, and whole on a sheet of its own
mkdir lang
cat >lang/plan.yaml <<'LANG'
plan: 1
organisation: Zuid
language: nl
sharing: {network: yes}
communities:
  - id: tuin
    name: Moestuinders aan het Kanaal
    decisions:
      - {date: 2026-11-01, text: "Mogen de moestuinders vanaf januari ook buiten openingstijd in de zaal, met een eigen sleutel en een eigen code, zodat het zaaien door kan gaan?"}
LANG
run cl-plan -q network lang -o "$tap_home/lang.xlsx"
if command -v unzip >/dev/null; then
  strings=$(unzip -p "$tap_home/lang.xlsx" xl/sharedStrings.xml)
  has "a decision that is asked, whole" "$strings" ">Mogen de moestuinders vanaf januari ook buiten openingstijd in de zaal, met een eigen sleutel en een eigen code, zodat het zaaien door kan gaan?<"
  hasnt "in front it is not cut" "$strings" "…"
  has "it has a sheet" "$(unzip -p "$tap_home/lang.xlsx" xl/workbook.xml)" 'name="Gevraagd"'
else
  skip "what is asked" "no unzip"
fi

# --- two languages: messages are in one, and by name is by the name that is shown
mkdir -p taal/a taal/b taal/c
printf 'plan: 1\norganisation: Zuid\nlanguage: nl\nsharing: {network: yes}\nvision: mail naar zwaantje@example.org\n' >taal/a/plan.yaml
printf 'plan: 1\norganisation: Noord\nlanguage: en\nsharing: {network: yes}\n' >taal/b/plan.yaml
printf 'plan: 1\nlanguage: en\nsharing: {network: yes}\n' >taal/c/plan.yaml
LC_ALL=C.UTF-8
run cl-plan -q network taal --language en --format html
has "a message in one language" "$err" "warning: withheld: "
is "libraries by the name that is shown" "$(printf '%s' "$out" | tr -d '\n' | sed 's/.*id="libraries"//; s/<\/table>.*//' | grep -o 'row">[a-zA-Z]*' | tr '\n' ' ')" 'row">c row">Noord row">Zuid '
run cl-plan -q network taal/a --format html
has "of plans of one language in that" "$err" "let op: weggelaten: "
LC_ALL=C

# --- the same in any order, from any folder, on any number of cores
run cl-plan -q network libs
is "again" "$(printf '%s\n' "$out" | cmp - "$tap_home/network.json" 2>&1)" ""
run cl-plan -q network $(ls -d libs/*/plan.yaml | sort -r) libs/bieb-001
is "in another order, one of them twice" "$(printf '%s\n' "$out" | cmp - "$tap_home/network.json" 2>&1)" ""
cd libs/bieb-010 || exit 99
run cl-plan -q network ..
is "from another folder" "$(printf '%s\n' "$out" | cmp - "$tap_home/network.json" 2>&1)" ""
run cl-plan -q network -o "$tap_home/a.xlsx" ..
cd ../.. || exit 99
is "and the workbook" "$(cmp "$tap_home/a.xlsx" "$tap_home/network.xlsx" 2>&1)" ""
is "nothing is written beside the plans" \
  "$( (cd libs && find . -type f -exec cksum {} + | sort) | diff - "$tap_home/before")" ""

# --- names of plans
mkdir -p noord/bieb zuid/bieb
cp libs/bieb-001/plan.yaml noord/bieb
cp libs/bieb-001/plan.yaml zuid/bieb
run cl-plan -q network noord zuid libs/bieb-001
has "as many folders as make it unique" "$out" '"plan": "noord/bieb"'
hasnt "and no more" "$out" '/bieb-001"'

mkdir zwaantje && cp libs/bieb-007/plan.yaml zwaantje/zwaantje.yaml
run cl-plan -q network --anonymous zwaantje/zwaantje.yaml libs/bieb-001
is "anonymous: nor the name of a file that cannot be read" "$(printf '%s\n' "$out" | grep -c 'zwaantje')" 0
has "but where" "$out" '"place": "'

# --- statuses
run cl-plan network
status_is "none named" 2
run cl-plan network libs/bieb-007
status_is "none can be read" 3
mkdir leeg
run cl-plan network libs/bieb-001 leeg
has "a folder without a plan is told" "$err" "leeg: neither this folder nor one that lies in it has a plan.yaml"
run cl-plan network libs/bieb-001 nergens
status_is "one is not there" 1
run cl-plan -q network libs/bieb-001 -o nergens/uit.json
status_is "output fails" 4
run cl-plan -q network libs/bieb-001 -o libs/bieb-001/plan.yaml --format json
status_is "the plan is not taken for output" 2
run cl-plan network libs/bieb-001 --format xlsx
status_is "a workbook goes to a file" 2
run cl-plan netwerk libs/bieb-001 --anoniem --formaat sql
status_is "in Dutch" 0

# --- sharing
run cl-plan explain sharing
status_is "sharing is explained" 0
has "what is shared when nothing is said" "$out" "counts: only numbers, stages and lights"
run cl-plan uitleg delen --taal nl
has "in Dutch" "$out" "Aantallen: alleen"
has "with a command that does it" "$out" "cl-kapstok zet organisatie"
say() { mkdir -p een && printf 'plan: 1\norganisation: Naam\nsharing: %s\ncommunities: [{id: a, name: Tekst}]\n' "$1" >een/plan.yaml; }
how() { say "$1"; cl-plan -q network een | tr -d ' \n' | sed 's/.*"sharing":"\([a-z]*\)".*/\1/'; }
is "yes" "$(how '{network: yes}')" yes
is "on its last day" "$(how '{network: yes, until: 2026-11-22}')" yes
is "past its day" "$(how '{network: yes, until: 2026-11-21}')" counts
is "a day that is none is past" "$(how '{network: yes, until: ooit}')" counts
is "nothing said" "$(how '{by: directie}')" counts
is "no" "$(how '{network: no}')" no
is "what nobody can read is no yes" "$(how '{network: misschien}')" no
is "nor is a bare no" "$(how 'no')" no
say '{network: counts}'
run cl-plan -q network een
hasnt "counts: no text" "$out" Tekst
hasnt "counts: no name" "$out" '"name"'
has "counts: the id is a number" "$out" '"id": 1,'

# --- who learns from whom
lib() { # FOLDER AGENDA THEME COMMUNITY
  mkdir -p "$1"
  printf 'plan: 1\norganisation: B\nsharing: {network: yes}\nkapstok: {themes: [{id: t, text: %s%s}]}\ncommunities:\n  - %s\n' \
    "$3" "${2:+, agenda: $2}" "$4" >"$1/plan.yaml"
}
kept='status: active, traits: [], evaluations: [{date: 2026-10-01, pulse: with}], outcomes: [{what: draaiboek}]'
lib les/zoekt literacy Taal '{id: zoekt, name: Oefenclub, theme: t, challenges: [te weinig taalmaatjes]}'
lib les/kan literacy Lezen "{id: kan, name: Taalmaatjes, theme: t, $kept}"
lib les/elders participation Meedoen "{id: elders, name: Taalmaatjes, theme: t, $kept}"
lib les/vreemd literacy Rekenen "{id: vreemd, name: Cijferkring, theme: t, $kept}"
run cl-plan -q network les
matches=$(printf '%s' "$out" | tr -d ' \n' | sed 's/.*"matches"://')
has "the one that struggles beside the one that works" "$matches" '"learner":{"plan":"zoekt","id":"zoekt"},"teacher":{"plan":"kan","id":"kan"}'
has "with the words" "$matches" '"taalmaatjes"'
hasnt "not of another task of the agenda" "$matches" '"teacher":{"plan":"elders"'
hasnt "not without a word in common" "$matches" '"teacher":{"plan":"vreemd"'

# --- since
mkdir -p toen/bieb-003 && sed 's/value: [0-9]*/value: 1/' libs/bieb-003/plan.yaml >toen/bieb-003/plan.yaml
run cl-plan -q network libs/bieb-003 --since toen
has "the light then" "$out" '"light-then": "red"'
run cl-plan -q network libs/bieb-003 --since nergens
status_is "no such folder" 4
rm -rf toen && cp -R libs toen
sed 's/value: [0-9]*/value: 1/; s/id: gemeenschap-1/id: weggegaan/; s/Gedeeld Repaircafe 1/Wolfert Dijkgrater/' libs/bieb-003/plan.yaml >toen/bieb-003/plan.yaml
sed 's/value: [0-9]*/value: 1/; s/status: active/status: paused/' libs/bieb-004/plan.yaml >toen/bieb-004/plan.yaml
sed 's/status: active/status: paused/' libs/bieb-001/plan.yaml >toen/bieb-001/plan.yaml
run cl-plan -q network libs --since toen
changes=$(printf '%s' "$out" | tr -d ' \n' | sed 's/.*"changes":\[//; s/\],"matches".*//')
has "a light that rose, by its names" "$changes" '"plan":"bieb-003","id":1,"what":"light","community":"gemeenschap-3","name":"GedeeldTaalcafe3","goal":"doel-3","text":"Gedeeldoefenenmettaal","before":"red","now":"orange"}'
has "of one that shares counts, by its numbers" "$changes" '{"plan":"bieb-004","id":1,"what":"light","community":1,"goal":1,'
has "a stage" "$changes" '{"plan":"bieb-001","id":1,"what":"stage","community":3,"before":"paused","now":"kept"}'
has "the lights then" "$(printf '%s' "$out" | tr -d ' \n')" '"lights-then":{"green":'
has "one that went, without the name it had" "$changes" '{"plan":"bieb-003","id":4,"what":"gone"}'
hasnt "nothing changed of one that is as it was" "$changes" '"plan":"bieb-006"'
is "what changed names nobody either" "$(printf '%s\n' "$out" | grep -cE "$secret")" 0
for format in sql html; do
  run cl-plan -q network libs --since toen --format $format
  is "$format: what changed names nobody either" "$(printf '%s\n' "$out" | grep -cE "$secret")" 0
done
has "the page tells what changed" "$out" 'id="changed"'
held=$(printf '\302\240') # a blank at which no line ends
has "and in how many libraries" "$(printf '%s\n' "$out" | sed "s/$held/ /g")" 'bibliotheken met een eerdere versie: 57 van 60'
is "every table has a name" "$(printf '%s' "$out" | grep -o '<table' | wc -l)" "$(printf '%s' "$out" | grep -o '<caption' | wc -l)"
has "a library that shares nothing says so" "$out" '<td class="emp" colspan="4">deelt niets</td>'
has "one that cannot be read as well" "$out" '<td class="emp bad" colspan="4">lezen lukt niet: plan.yaml:'
run cl-plan -q network libs
hasnt "without an earlier version nothing changed" "$out" '"changes"'

# --- what rests counts in no light, as in status
mkdir -p rust && sed 's/status: active/status: paused/' libs/bieb-005/plan.yaml >rust/plan.yaml
lights() { tr -d ' \n' | grep -o '"lights":{[^}]*}' | head -n 1; }
cl-plan -q -f rust status --json >rust.json 2>/dev/null
run cl-plan -q network rust
is "lights of what runs" "$(printf '%s' "$out" | lights)" "$(lights <rust.json)"
# of the seven numbers of a theme the last four are lights; five goals that run are grey
cl-plan -q network "$SRCDIR/share/examples/zuiderkwartier" --format html |
  sed -n '/id="themes"/,/<\/section>/p' | grep -o '<td class="num">[0-9–]*' >themes.txt
is "themes add up to the lights of what runs, as the front does" \
  "$(sed 's/.*>//; s/–/0/' themes.txt | awk 'NR % 7 == 0 { n += $1 } END { print n }')" 5

# --- on a terminal there is something to read
find_python "import fcntl, termios"
if [ -n "$python" ]; then
  LC_ALL=C.UTF-8 "$python" "$SRCDIR/tests/cmd/terminal.py" run 80 "cl-plan -q network libs --since toen 2>/dev/null" >shown 2>/dev/null
  has "the sentence" "$(cat shown)" "doelen liggen op koers"
  has "what changed" "$(cat shown)" "Wat is er veranderd?"
  has "who cannot be read" "$(cat shown)" "bieb-007: lezen lukt niet: plan.yaml:"
  hasnt "no JSON" "$(cat shown)" '{'
  is "nobody's name" "$(grep -cE "$secret" shown)" 0
else
  skip "a terminal" "there is no Python with termios"
fi

# --- so many that they are written by several processes: the same as in two halves
i=0
while [ $i -lt 520 ]; do
  i=$((i + 1))
  d=$([ $i -le 260 ] && echo half1 || echo half2)/p$(printf %03d $i)
  mkdir -p "$d"
  printf 'plan: 1\nsharing: {network: yes}\nkapstok: {themes: [{id: t, text: thema %s, agenda: literacy}]}\ncommunities: [{id: c, name: Taalclub %s, theme: t}]\n' $i $i >"$d/plan.yaml"
done
find_python 'import json'
if [ -n "$python" ]; then
  for names in half1 half2 "half1 half2"; do cl-plan -q network $names >"$names.json" 2>/dev/null; done
  is "as many in the order they have apart" "$("$python" - <<'END'
import json
one, two, all = (json.load(open(n + ".json")) for n in ("half1", "half2", "half1 half2"))
print([k for k in all if k != "matches" and all[k] != one[k] + two[k]], len(all["libraries"]))
END
)" "[] 520"
else
  skip "many" "no python3"
fi

# --- a repository
if command -v git >/dev/null; then
  git init -q bron && cp libs/bieb-001/plan.yaml bron && git -C bron add plan.yaml &&
    git -C bron -c user.name=x -c user.email=x@example.org commit -qm x && git clone -q --bare bron bron.git
  run cl-plan -q network bron.git
  has "the last commit of a bare repository" "$out" '"plan": "bron.git"'
  has "is read" "$out" '"read": true'
else
  skip "a bare repository" "no git"
fi
finish
