#!/bin/sh
# import: a CSV file into records, all rows or none.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

row() { printf '%s\r\n' "$@"; }

# --- the three files of the worked example, as Dutch spreadsheets save them
run cl-kapstok import goal csv/doelen.csv
status_is "goals" 0
has "what was found" "$err" "Windows-1252"
has "and in which dialect" "$err" "nl-excel"
has "what came of it" "$out" "2 added, 0 changed, 3 unchanged"
is "accents arrive" "$(cl-kapstok list goals --page 14 --json --fields text)" \
  '{"text":"Elke wijk heeft een plek waar bewoners zélf kennis creëren"}'
run cl-scan import groep csv/groepen.csv
has "groups" "$out" "2 added, 0 changed, 0 unchanged"
is "lists are split" "$(cl-scan get group taalcafe-de-meent where)" "De Meent${newline}WhatsApp"
run cl-calendar import moment csv/contentkalender.csv
has "moments" "$out" "4 added, 0 changed, 0 unchanged"
is "Dutch dates and words" "$(cl-calendar list moments --title filmpje --csv --fields date,form,status | tail -n 1 | tr -d '\r')" \
  "2026-10-30,video,idea"
is "a quote in a cell" "$(cl-calendar list moments --form blog --tsv --fields title | tail -n 1)" 'Blog: "Mijn naaimachine leeft weer"'
cp plan.yaml before.yaml
for file in doelen:kapstok:goal groepen:scan:group contentkalender:calendar:moment; do
  what=${file#*:}
  run "cl-${what%:*}" import "${what#*:}" "csv/${file%%:*}.csv"
  has "${file%%:*} once more" "$out" " 0 changed, "
  has "${file%%:*} adds nothing" "$out" "0 added, "
done
ok "the second time changes not a byte" cmp plan.yaml before.yaml
run cl-calendar check --no-rules
is "what came in is a plan" "$out" ""
fresh

# --- matching
row 'id,text,side,page' 'meedoen,Iedereen doet mee,external,9' ',Alle teams werken vraaggericht,internal,18' \
  'nieuw,Nieuw doel,external,' >in.csv
run cl-kapstok import goal in.csv
has "by id, by name, and new" "$out" "1 added, 2 changed, 0 unchanged"
has "a line for each" "$out" "changed goal meedoen: Goal"
is "the id of a new one" "$(cl-kapstok get goal nieuw text)" "Nieuw doel"
is "changed by its id" "$(cl-kapstok get goal meedoen text)" "Iedereen doet mee"
is "changed by its name" "$(cl-kapstok get goal klantgericht page)" 18
is "a column that is left out leaves the field alone" "$(cl-kapstok get goal meedoen source)" bp26
fresh
row 'date,title,form,owner' '2026-10-03,Reparatieochtend,video,amb1' '2026-10-04,Reparatieochtend,video,amb1' >in.csv
run cl-calendar import moment in.csv
has "a moment by date and title" "$out" "1 added, 1 changed"
fresh
row 'community,id,text,done' 'repareren,zaal,Ruimte en stroom klaarzetten,yes' 'repareren,,Reparateurs inroosteren,no' 'repareren,,Koffie zetten,' >in.csv
run cl-define import task in.csv
has "within a community" "$out" "1 added, 2 changed"
fresh
row 'text,done' 'Koffie zetten,ja' >in.csv
run cl-define import task in.csv
is "the only community there is" "$(cl-define get task repareren/koffie-zetten done)" yes
row 'community,text' 'reparere,Koffie zetten' ',Thee zetten' >in.csv
run cl-define import task in.csv
status_is "a community that is not there" 2
has "and what may have been meant" "$err" "repareren"
has "an empty one" "$err" "row 3"
fresh
row 'kind,text' 'identity,Zijn allemaal handig' 'geography,Wonen in Noord of het centrum' >in.csv
run cl-define import trait in.csv
has "what has no id, by its text" "$out" "1 added, 0 changed, 1 unchanged"
row 'id,kind,text' 'zijn-allemaal-handig,identity,Zijn allemaal erg handig' >in.csv
run cl-define import trait in.csv
has "or by its handle" "$out" "0 added, 1 changed"
fresh
row 'id,answer' 'intern,ja' 'purpose,no' >in.csv
run cl-kapstok import readiness in.csv
is "answers, by their key" "$(cl-kapstok get readiness internal answer)" yes
row 'answer' 'ja' >in.csv
run cl-kapstok import readiness in.csv
status_is "answers to no question" 2
fresh
row 'with,date' 'MT,2026-01-01' 'MT,2026-02-01' 'MT,2026-02-01' >in.csv
run cl-kapstok import review in.csv
has "two the same are two" "$out" "3 added"
run cl-kapstok import review in.csv
has "and the second time they are there" "$out" "0 added, 0 changed, 3 unchanged"
fresh

# --- what an empty cell means
row 'id,page,source' 'meedoen,,bp26' >in.csv
run cl-kapstok import goal in.csv
is "in a sheet of one's own it says nothing" "$(cl-kapstok get goal meedoen page)" 9
run cl-kapstok import goal in.csv --empty-clears
is "it takes a value out" "$(cl-kapstok get goal meedoen page || echo none)" none
row 'id,text' 'meedoen,' >in.csv
run cl-kapstok import goal in.csv --empty-clears
status_is "but not one that is needed" 2
fresh
row 'name,kind,where,chosen,' 'Naaiclub,organisatie,,,' >in.csv
run cl-scan import group in.csv
status_is "in a new record it says nothing; nor does a column without a name" 0
is "no empty fields" "$(cl-scan list groups --name naaiclub --json)" \
  '{"id":"naaiclub","name":"Naaiclub","kind":"organisation"}'
fresh

# --- lists, formulas, breaks
row 'name,kind,where' 'Naaiclub,organisation,"een, twee | drie \| vier
vijf"' >in.csv
run cl-scan import group in.csv
is "bars and breaks split, commas do not" "$(cl-scan get group naaiclub where)" \
  "een, twee${newline}drie | vier${newline}vijf"
row 'text' "'=1+1" "'+31 6" "'@allen" "''-nee" "'s Avonds" >in.csv
run cl-kapstok import theme in.csv
is "the guard of a formula comes off" "$(cl-kapstok list themes --tsv --fields text | tail -n 5)" \
  "=1+1${newline}+31 6${newline}@allen${newline}'-nee${newline}'s Avonds"
fresh

# --- dates and numbers without a dialect
row 'title,date,form,owner' 'A,02-01-2026,event,cl1' 'B,5-5-2026,event,cl1' >in.csv
run cl-calendar import moment in.csv
status_is "a date that can be two days" 2
has "which row and column" "$err" "in.csv:2: error: row 2, column 2 (date)"
unchanged "and nothing is imported"
run cl-calendar import moment in.csv --dialect nl-excel
is "unless the dialect says" "$(cl-calendar get moment a date)" 2026-01-02
fresh
row 'title,date,form,owner' 'A,02-01-2026,event,cl1' 'B,31-01-2026,event,cl1' >in.csv
run cl-calendar import moment in.csv
is "or another date proves the order" "$(cl-calendar get moment a date)" 2026-01-02
fresh
row 'title,date,form,owner' 'A,02-01-2026,event,cl1' 'B,01-31-2026,event,cl1' >in.csv
run cl-calendar import moment in.csv
is "also the other order" "$(cl-calendar get moment a date)" 2026-02-01
fresh
row 'title,date,form,owner' 'A,02-01-2026,event,cl1' 'B,01-31-2026,event,cl1' 'C,31-01-2026,event,cl1' >in.csv
run cl-calendar import moment in.csv
status_is "two orders in one file prove nothing" 2
row 'text,kind,target' 'A,quantitative,"1,500"' >in.csv
run cl-goals import goal in.csv
status_is "a number that can be two" 2
row 'text,kind,target' 'A,quantitative,"1,500"' 'B,quantitative,"2,5"' >in.csv
run cl-goals import goal in.csv
is "unless another one proves the comma" "$(cl-goals get goal a target)" 1.500
fresh
row 'Doel;Soort;Streefwaarde;Metingen' 'Lezen;kwantitatief;12,5;"datum=01-02-2026; waarde=3,5 | 02-02-2026; 4"' >in.csv
run cl-goals import goal in.csv
status_is "items in Dutch" 0
is "are stored as all others" "$(cl-goals get goal lezen measured)" \
  "date=2026-02-01; value=3.5${newline}date=2026-02-02; value=4"
fresh

# --- what is wrong is said, all of it, and nothing is written
row 'id,text,side,kleur,tekst' 'x,Tekst,external,rood,' >in.csv
run cl-kapstok import goal in.csv
status_is "unknown columns" 2
has "which" "$err" "column 4 (kleur)"
has "and what was meant" "$err" "text"
row 'text,side,side' 'x,external,internal' >in.csv
run cl-kapstok import goal in.csv
has "a column twice" "$err" "column 3 (side)"
row 'text,side' 'Een,extern' 'Twee' 'Drie,intern,9' >in.csv
run cl-kapstok import goal in.csv
status_is "ragged rows" 2
has "the first" "$err" "in.csv:3:"
has "and the second" "$err" "in.csv:4:"
row 'text,side' 'Een,"extern' >in.csv
run cl-kapstok import goal in.csv
status_is "an unclosed quote" 2
row 'text,side,source,page' 'Een,buiten,bp26,1' 'Twee,extern,bp27,1' 'Drie,,bp26,1' ',extern,,' >in.csv
run cl-kapstok import goal in.csv
status_is "bad values" 2
has "a word that is none" "$err" "row 2, column 2 (side)"
has "a reference to nothing" "$err" "row 3, column 3 (source)"
has "a required value" "$err" "row 4: goal: still needed: side"
has "a required name" "$err" "row 5: goal: still needed: text"
row 'id,text,side' 'een,Een,extern' 'een,Twee,extern' 'meedoen,Drie,extern' 'meedoen,Vier,extern' 'Vijf 5,Vijf,extern' >in.csv
run cl-kapstok import goal in.csv
has "the same new id twice" "$err" "row 3: row 2 is about the same record"
has "the same old id twice" "$err" "row 5: row 4 is about the same record"
has "an id that is none" "$err" "vijf-5"
printf 'text, \nDoel,iets\n' >in.csv
run cl-kapstok import goal in.csv
status_is "a column without a name" 2
has "is told of" "$err" "has no name in the first row"
: >in.csv
run cl-kapstok import goal in.csv
status_is "an empty file" 2
printf 'text\377,side\n' >in.csv
run cl-kapstok import goal in.csv --dialect excel-nl
status_is "bytes and a dialect that are none" 2
run cl-kapstok import goal nergens.csv
status_is "a file that is not there" 4
run cl-kapstok import goal csv
status_is "a folder" 4
unchanged "nothing of all this was imported"

# --- many errors
{ printf 'text,side\n'; i=0; while [ $i -lt 200 ]; do printf 'Doel %d,buiten\n' $i; i=$((i + 1)); done; } >in.csv
run cl-kapstok import goal in.csv
has "the rest is counted" "$err" "160"

# --- dry run, pipe
run cl-kapstok -n import goal csv/doelen.csv
has "-n shows the diff" "$out" "+    - id: jeugd"
has "and what it comes to" "$err" "2 added"
unchanged "and writes nothing"
run_from csv/doelen.csv cl-kapstok import goal -
status_is "from standard input" 0
fresh
run_from plan.yaml cl-kapstok -f - import goal -
status_is "but not together with the plan" 2
finish
