#!/bin/sh
# form.t - import --map: sheets whose columns are called otherwise, such as the answers to a
# form of Microsoft or Google.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# As Microsoft Forms exports it, through a Dutch spreadsheet: numbered, whole questions, a
# no-break space behind one, several choices with a semicolon behind each.
microsoft() {
  printf '\357\273\277ID;Begintijd;Tijd van voltooien;E-mail;Naam;Hoe heet jullie groep, of vereniging?\302\240;Zijn jullie een organisatie?;Bij welk thema horen jullie?;Waar zijn jullie te vinden?\r\n'
  printf '1;17-11-2026 10:20;17-11-2026 10:23;anonymous;;Naaigroep;organisatie;duurzaamheid;Buurthuis;Facebook;\r\n' |
    sed 's/Buurthuis;Facebook;/"Buurthuis;Facebook;"/'
  printf '2;18-11-2026 09:00;18-11-2026 09:10;anonymous;;Fietsenmakers;Organisatie;Duurzaamheid;"Plein;"\r\n'
}
microsoft >forms.csv
map='Hoe heet jullie groep, of vereniging?=naam,zijn jullie een organisatie?=soort,Bij welk thema horen jullie?=thema,Waar zijn jullie te vinden?=waar-actief,Naam=-'
run cl-scan import group forms.csv --map "$map"
status_is "answers to a form" 0
has "come in" "$out" "added group naaigroep"
is "with choices as a list" "$(cl-scan get group naaigroep where | tr '\n' ',')" "Buurthuis,Facebook,"
is "of one, too" "$(cl-scan get group fietsenmakers where)" "Plein"
is "themes by name" "$(cl-scan get group fietsenmakers theme)" duurzaamheid
has "it says what is not read" "$err" "these columns are not read: ID, Begintijd"
cp plan.yaml before
run cl-scan import group forms.csv --map "$map"
has "again nothing changes" "$out" "0 added, 0 changed, 2 unchanged"
ok "at all" cmp -s plan.yaml before

# --- the same map in a file, in Dutch
fresh
microsoft >forms.csv
cat >map.txt <<'END'
# vraag = veld
Hoe heet jullie groep, of vereniging? = naam
Zijn jullie een organisatie? = soort
Bij welk thema horen jullie? = thema
  Waar zijn jullie te vinden? = waar actief
Naam = -
END
run cl-scan importeer groep forms.csv --koppel map.txt
has "a map may be a file" "$out" "added group naaigroep"

# --- Google Forms: a time stamp, commas
fresh
printf 'Tijdstempel,Wie zijn jullie?,"Wat vragen jullie, en waarom?"\n17-11-2026 10:23:11,Leeskring,"Een zaal, op donderdag"\n' >google.csv
run cl-kapstok import request google.csv --map 'Tijdstempel=datum,Wie zijn jullie?=wie,Wat vragen jullie, en waarom?=vraagt'
status_is "a time stamp is a day" 0
is "and a comma is text" "$(cl-kapstok list request --who Leeskring --fields date,asks --tsv | tail -1)" \
  "2026-11-17	Een zaal, op donderdag"

# --- columns that are called as a field is need no map
fresh
printf 'Naam groep,kind,theme,opmerking\nKoor,organisation,duurzaamheid,x\n' >part.csv
run cl-scan import group part.csv --map 'Naam groep=name'
status_is "some columns by map, some by name" 0
is "both count" "$(cl-scan get group koor kind)" organisation
has "the rest is left" "$err" "not read: opmerking"
printf 'id,Naam groep,kind\nkoor,Groot koor,organisation\n' >ids.csv
run cl-scan import group ids.csv --map 'Naam groep=name'
has "an id is an id" "$out" "changed group koor"

# --- what is wrong, with its place
fresh
run cl-scan import group part.csv --map 'Naam groep=name'
microsoft >forms.csv
run cl-scan import group forms.csv --map 'Groep=naam'
status_is "a column that is not there" 2
has "is named, with those that are" "$err" 'there is no column "Groep" in forms.csv; there are: ID, Begintijd'
unchanged "and nothing is imported"
run cl-scan import group forms.csv --map 'Naam=naamm'
has "a field that is not there, too" "$err" 'group: there is no field "naamm": did you mean name?'
LC_ALL=nl_NL.UTF-8 run cl-scan importeer groep forms.csv --koppel 'Naam=naamm'
has "in Dutch for Dutch people" "$err" "bedoel je naam?"
printf '# x\nNaam = name\n  Zijn jullie een organisatie? = knd\n' >map.txt
run cl-scan import group forms.csv --map map.txt
has "in a file with line and column" "$err" "map.txt:3:34: error:"
printf 'Naam name\n' >map.txt
run cl-scan import group forms.csv --map map.txt
has "a line that says nothing" "$err" "map.txt:1:1: error: say for each column HEADER=FIELD"
run cl-scan import group forms.csv --map nothing.txt
status_is "a map that is not there" 4
: >map.txt
run cl-scan import group forms.csv --map map.txt
status_is "or is empty" 2
printf 'Groep,Soort groep\nKoor,organisatie\nBand,vereniging\n' >bad.csv
run cl-scan import group bad.csv --map 'Groep=name,Soort groep=kind'
status_is "a wrong value" 2
has "has its line and column" "$err" "bad.csv:3: error: row 3, column 2 (Soort groep)"
unchanged "and nothing comes in"
run cl-scan import group bad.csv --map 'Groep=name,Soort groep=name'
has "two columns for one field" "$err" "this field has a column already"

run env LC_ALL=nl_NL.UTF-8 cl-scan importeer groep forms.csv --koppel Naam=naamm
has "in Dutch the option, too" "$err" "--koppel: fout:"
run cl-scan import --help
has "help says what a map is" "$out" "HEADER=FIELD,...|FILE"
run env LC_ALL=nl_NL.UTF-8 cl-scan importeer --hulp
has "in Dutch as well" "$out" "KOP=VELD,...|BESTAND"

# --- several maps are one
fresh
printf 'Groep,Soort,Band\nKoor,organisatie,nee\n' >several.csv
run cl-scan import group several.csv --map Groep=name --map Soort=kind --map 'Band=tie'
status_is "several maps" 0
is "are added up" "$(cl-scan get group koor kind),$(cl-scan get group koor tie)" organisation,no
fresh
printf 'Groep,Soort,Band\nKoor,organisatie,nee\n' >several.csv
printf 'Groep=name\nSoort=-\n' >map.txt
run cl-scan import group several.csv --map map.txt --map Soort=kind
status_is "a map that says more than the one before" 0
is "has the last word" "$(cl-scan get group koor kind)" organisation
run cl-scan import group several.csv --map Groep=name --map 'Niets=kind'
has "what is wrong in the second is said" "$err" 'there is no column "Niets"'

run cl-scan import group several.csv --map 'Groep=name,Groep=kind'
has "a column twice in one map" "$err" '"Groep" stands in this map twice'

# --- with --add-only and --keep-empty
fresh
printf 'Groep,Soort,Band\nRepair Café Noord,individu,\nKoor,organisatie,nee\n' >again.csv
run cl-scan import group again.csv --map 'Groep=name' --add-only
has "--add-only leaves who is there" "$err" "1 row is about a record that is there"
is "as it is" "$(cl-scan get group repaircafe kind)" organisation
is "and adds the rest" "$(cl-scan get group koor tie)" no
run cl-scan import group again.csv --map 'Groep=name' --keep-empty
is "--keep-empty keeps what a cell does not say" "$(cl-scan get group repaircafe tie),$(cl-scan get group repaircafe kind)" \
  "possible,individual"
run cl-scan import group again.csv --map 'Groep=name' --empty-clears
has "--empty-clears says what went" "$out" "emptied"
finish
