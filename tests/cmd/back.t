#!/bin/sh
# Back from a spreadsheet: what a colleague changed in an exported list, and
# nothing else, comes into the plan; what changed in the plan meanwhile stays.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

row() { printf '%s\r\n' "$@"; }
version_of() { # PROGRAM TYPE ID
  "$1" export "$2" | tr -d '\r' | sed -n "s/^\(.*,\)\{0,1\}$3,.*,\([a-z]*\)$/\2/p"
}

# --- the version of a record
first=$(version_of cl-kapstok goals meedoen)
ok "a version is eight consonants" expr "$first" : '[bcdfghjklmnpqrstvwxz]\{8\}$'
is "list has none" "$(cl-kapstok list goals --csv | grep -c "$first")" 0
is "nor has TSV" "$(cl-kapstok export goals --format tsv | grep -c "$first")" 0
is "nor has JSON" "$(cl-kapstok export goals --format json | grep -c "$first")" 0
is "each record has its own" \
  "$(cl-kapstok export goals | tr -d '\r' | sed 's/.*,//' | sort -u | wc -l | tr -d ' ')" 4
sed '/^ *- id: meedoen/s/meedoen/"meedoen" # of all/' plan.yaml >other.yaml && mv other.yaml plan.yaml
ok "the plan is spelled otherwise" grep -q 'id: "meedoen" # of all' plan.yaml
is "quotes and comments do not count" "$(version_of cl-kapstok goals meedoen)" "$first"
cl-kapstok set goal taal --own 'Anders' >/dev/null
is "nor what another record says" "$(version_of cl-kapstok goals meedoen)" "$first"
cl-kapstok set goal meedoen --own 'Anders' >/dev/null
ok "what it says itself does" test "$(version_of cl-kapstok goals meedoen)" != "$first"
fresh
bare=$(version_of cl-define people amb1)
cl-define set person amb1 --phone 0600000099 >/dev/null
is "without names a name does not count, so that none can be guessed" \
  "$(version_of cl-define people amb1)" "$bare"
cl-define export people --with-names >people.csv
cl-define set person amb1 --phone 0600000098 >/dev/null
sed 's/0600000099/0600000097/' people.csv >edited.csv
run cl-define import people edited.csv
status_is "with names it does" 2
has "and the row is refused" "$err" "Phone"
fresh

# --- what was edited, and only that
cl-calendar export moments --dialect nl-excel -o kalender.csv
sed 's/Oproep: wie kan naaimachines repareren?/Oproep: wie naait er?/' kalender.csv >edited.csv
run cl-calendar -n import moments edited.csv
has "-n shows it first" "$out" '+    title: "Oproep: wie naait er?"'
is "in one place" "$(printf '%s\n' "$out" | grep -c '^[-+] ')" 2
unchanged "and writes nothing"
run cl-calendar import moments edited.csv
has "one record changes" "$out" "0 added, 1 changed, "
is "in one line of the file" "$(changes | wc -l | tr -d ' ')" 2
run cl-calendar import moments edited.csv
status_is "the same file once more" 0
has "changes nothing" "$out" "0 added, 0 changed, "
fresh

# --- the plan changed meanwhile
cl-kapstok export goals -o doelen.csv
cl-kapstok set goal taal --own 'In het plan' >/dev/null
cp plan.yaml before.yaml
run cl-kapstok import goals doelen.csv
status_is "a row that nobody edited is passed over" 0
has "and that is said" "$err" "1 row was not edited"
ok "the plan stays" cmp plan.yaml before.yaml
sed 's/^\(taal,[^,]*\),[^,]*,/\1,In de tabel,/; s/^\(meedoen,[^,]*\),[^,]*,/\1,Ook anders,/' doelen.csv >edited.csv
run cl-kapstok import goals edited.csv
status_is "one that was edited on both sides is refused" 2
has "by file, row and column" "$err" "edited.csv:3: error: row 3, column 8 (version): goal taal was changed in the plan"
has "and it says what would be lost" "$err" "In own words"
has "nothing is imported" "$err" "nothing was imported"
ok "not even the other row" cmp plan.yaml before.yaml
sed '/^taal,/s/,[a-z]*\(.\)$/,\1/' edited.csv >forced.csv
run cl-kapstok import goals forced.csv
has "without a version the row goes before the plan" "$out" "2 changed"
is "as it did before there were versions" "$(cl-kapstok get goal taal own)" "In de tabel"
fresh
cl-kapstok export goals -o doelen.csv
cl-kapstok remove goal taal --force >/dev/null
cp plan.yaml before.yaml
run cl-kapstok import goals doelen.csv
status_is "a record that is gone does not come back" 2
has "which is said" "$err" "row 3, column 8 (version): there is no such goal any more"
ok "and nothing is imported" cmp plan.yaml before.yaml
fresh
cl-kapstok export goals | sed '/^taal,/d' >doelen.csv
run cl-kapstok import goals doelen.csv
is "a row that was taken out takes nothing out" "$status$(changes)" "0"
cl-kapstok export goals | sed 's/^taal,[^,]*,/,Een nieuw doel,/' >doelen.csv
run cl-kapstok import goals doelen.csv
has "a row that was copied without its id is a new record" "$out" "1 added, 0 changed, 2 unchanged"
fresh
cl-kapstok export goals | sed 's/,[a-z]*\(.\)$/,2\1/' | sed '1s/,2/,version/; s/^taal,[^,]*,/taal,Anders,/' >doelen.csv
run cl-kapstok import goals doelen.csv
status_is "what is no version is not passed over" 2
cl-define export tasks | sed 's/^repareren,/elders,/' >taken.csv
run cl-define import tasks taken.csv
status_is "another community" 2
cl-define add community 'Elders' --id elders >/dev/null
cp -R . "$tap_home/two"
run cl-define import tasks taken.csv
has "a record does not move" "$err" "stands in community repareren: it cannot be moved by import"
fresh

# --- what a spreadsheet makes of it
# ochtend: 2026-10-03, 10:00-13:00; all dates as Excel may show them.
cl-calendar export moments --dialect nl-excel | tr -d '\r' >kalender.csv
habit() { # WHAT SED
  sed "$2" kalender.csv >edited.csv
  if cmp -s kalender.csv edited.csv; then is "$1 was not tried" no yes; fi
  run cl-calendar import moments edited.csv
  is "$1 is survived" "$status $(printf '%s' "$out" | sed 's/unchanged.*/unchanged/') $(changes)" \
    "0 0 added, 0 changed, $moments unchanged "
}
moments=$(cl-calendar list moments --tsv | tail -n +2 | wc -l | tr -d ' ')
habit "a short date" 's/;0\([0-9]\)-\([01][0-9]\)-\(20[0-9][0-9]\);/;\1-\2-\3;/g'
habit "a year of two digits" 's/\([0-9][0-9]-[0-9][0-9]\)-20\([0-9][0-9]\);/\1-\2;/g'
habit "slashes" 's/;\([0-9][0-9]\)-\([0-9][0-9]\)-\(20[0-9][0-9]\);/;\1\/\2\/\3;/g'
habit "midnight" 's/;\([0-9][0-9]\)-\([0-9][0-9]\)-\(20[0-9][0-9]\);/;\3-\2-\1 00:00:00;/g'
habit "seconds" 's/;\([01][0-9]:[0-5][0-9]\);/;\1:00;/g'
habit "hours without a zero" 's/;1\([0-9]\):\([0-5][0-9]\);/;1\1:\2:00;/g'
habit "a line for Excel alone" '1s/^\(.*\)Id;/sep=;\
Id;/'
habit "capitals" 's/;evenement;/;EVENEMENT;/; s/;\([a-z]\{8\}\)$/;\U\1/'
habit "empty columns" 's/$/;;;/'
habit "empty rows" '$s/$/\
;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;/'
habit "the byte order mark taken off" '1s/^...//'
if command -v iconv >/dev/null; then
  for each in WINDOWS-1252 UTF-16LE UTF-16BE UTF-16; do
    tail -c +4 kalender.csv | iconv -f UTF-8 -t "$each" >edited.csv
    run cl-calendar import moments edited.csv
    is "$each is survived" "$status $(changes)" "0 "
  done
else
  skip "other encodings are survived" "no iconv"
fi
# Columns the other way round.
tail -c +4 kalender.csv >bare.csv
awk -F ';' -v OFS=';' '{ for (i = NF; i > 0; i--) printf "%s%s", $i, (i > 1 ? OFS : "\n") }' bare.csv >edited.csv
run cl-calendar import moments edited.csv
is "another order of columns is survived" "$status $(changes)" "0 "
fresh
cl-scan export groups --dialect nl-excel | tr -d '\r' | sed 's/;ja;/;WAAR;/; s/;nee;/;ONWAAR;/' >groepen.csv
run cl-scan import groups groepen.csv
is "WAAR and ONWAAR are survived" "$status $(changes)" "0 "
cl-scan export groups | sed 's/,yes,/,TRUE,/' >groepen.csv
run cl-scan import groups groepen.csv
is "TRUE too" "$status $(changes)" "0 "
cl-kapstok add goal 'Nul' --id 007 --side internal >/dev/null
cl-goals set goal bezoekers --serves+ 007 >/dev/null
cp plan.yaml before.yaml
cl-kapstok export goals | sed 's/^007,/7,/' >doelen.csv
run cl-kapstok import goals doelen.csv
is "zeros lost in an id are found again" "$status $(cmp plan.yaml before.yaml)" "0 "
cl-goals export goals | sed 's/007/7/' >doelen.csv
run cl-goals import goals doelen.csv
is "also in a reference" "$status $(cl-goals get goal bezoekers serves | tail -n 1)" "0 007"
cl-kapstok add goal 'Ook nul' --id 07 --side internal >/dev/null
cl-kapstok export goals | sed 's/^007,/7,/' >doelen.csv
run cl-kapstok import goals doelen.csv
status_is "but not guessed" 2
fresh
cl-goals add decision 'Twee uur erbij' --date 2026-10-03 >/dev/null
for as in 03-10-2026 3-10-26 2026-10-03T00:00:00 10/3/2026; do
  cl-goals export decisions | sed "s|^repareren,2026-10-03,|repareren,$as,|" >besluiten.csv
  run cl-goals import decisions besluiten.csv
  has "an id that became $as is found again" "$out" "0 added, 0 changed, 1 unchanged"
done
cl-goals set goal bezoekers --baseline 12.5 >/dev/null
cl-goals export goals --dialect nl-excel >doelen.csv
has "a decimal comma goes out" "$(cat doelen.csv)" ";12,5;"
sed 's/;12,5;/;12.5;/' doelen.csv >edited.csv
run cl-goals import goals edited.csv
has "a point comes back" "$out" "0 added, 0 changed, "
sed 's/;12,5;/;13,75;/' doelen.csv >edited.csv
run cl-goals import goals edited.csv
is "so does another number" "$(cl-goals get goal bezoekers baseline)" 13.75
fresh
for language in nl en; do
  cl-goals export goals --language $language >doelen.csv
  run cl-goals import goals doelen.csv
  is "the names of columns in $language" "$status $(changes)" "0 "
done

# --- a fault anywhere: nothing is imported
cl-kapstok export goals | sed '2,$s/^\([^,]*,\)[^,]*,/\1Anders,/' >doelen.csv
rows=$(wc -l <doelen.csv)
at=2
while [ "$at" -le "$rows" ]; do
  sed "${at}s/,external,/,buitenaards,/; ${at}s/,internal,/,binnenaards,/" doelen.csv >edited.csv
  run cl-kapstok import goals edited.csv
  is "a word that is none in row $at" "$status $(changes)" "2 "
  sed "${at}s/,[a-z]*\(.\)\$/,bbbbbbbb\1/" doelen.csv >edited.csv
  run cl-kapstok import goals edited.csv
  is "another version in row $at" "$status $(changes)" "2 "
  at=$((at + 1))
done
finish
