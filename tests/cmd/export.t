#!/bin/sh
# export: records as CSV, TSV, JSON; and back again without a change.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# A request, a decision and values that need care, so that no type is empty.
cl-kapstok add request 'Buurtmoestuin' --asks 'Een plek; "voor" zaden | en stekjes' --fits meedoen --fits duurzaamheid >/dev/null
cl-goals add decision 'Twee uur per week, erbij' --answer '=ja' >/dev/null
cl-scan set group repaircafe --where 'a|b' --where 'c\d' --where 'e
f' --fit '=1+1' --why "'quoted'" >/dev/null
cl-goals set goal bezoekers --baseline -1.5 --measured '2026-09-05; 31.25; a\; b | c' >/dev/null
cl-kapstok set goal taal --own 'Twee
regels, "met" ; en | en \ en' >/dev/null
cl-calendar set moment ochtend --repeat.except 2026-11-07 --repeat.except 2026-12-05 >/dev/null
rm -rf "$tap_home/base"
cp -R . "$tap_home/base"

everything="kapstok:organisation kapstok:readiness kapstok:source kapstok:goal kapstok:theme
  kapstok:review kapstok:request scan:finding scan:group scan:existing scan:wanted scan:example
  define:community define:trait define:contact define:conversation define:person define:task
  define:path goals:joint-goal goals:outcome goals:evaluation goals:story goals:decision
  calendar:moment"

back() { # PROGRAM TYPE OPTION...
  program=cl-$1 type=$2
  shift 2
  "$program" export "$type" "$@" >export.csv || return
  run "$program" import "$type" export.csv "$@"
  rm export.csv
  [ "$status" = 0 ] && diff -r "$tap_home/base" . >/dev/null
}
for each in $everything; do
  ok "$each comes back unchanged" back "${each%:*}" "${each#*:}"
  has "$each was not empty" "$out" "0 added, 0 changed, "
  hasnt "$each was really there" "$out" " 0 unchanged"
  ok "$each comes back unchanged from a Dutch sheet" back "${each%:*}" "${each#*:}" --dialect nl-excel
done

# Into a plan that has none of it: only rows without a version add a record.
cr=$(printf '\r')
unversioned() { sed "s/\\([,;]\\)[bcdfghjklmnpqrstvwxz]\\{8\\}$cr\$/\\1$cr/"; }
anew() { # PROGRAM TYPE SECTION [OPTION...]
  program=cl-$1 type=$2 section=$3
  shift 3
  "$program" list "$type" --json >"$tap_home/wanted.json"
  "$program" export "$type" "$@" | unversioned >export.csv
  for id in $("$program" list "$type" --fields id --tsv | tail -n +2); do
    "$program" -q remove "$type" "$id" --force || return
  done
  [ "$("$program" list "$type" --json 2>/dev/null)" = "" ] || return
  "$program" -q import "$type" export.csv >/dev/null || return
  "$program" list "$type" --json >"$tap_home/got.json"
  cmp "$tap_home/wanted.json" "$tap_home/got.json"
}
reset() {
  cd "$tap_home" && rm -rf work && cp -R base work && cd work || exit 99
}
for dialect in "" "--dialect nl-excel"; do
  for each in kapstok:goal kapstok:theme kapstok:review kapstok:request scan:group define:trait \
    define:conversation define:task goals:goal goals:decision calendar:moment; do
    reset
    # What refers to something that is taken out must go on being allowed: each
    # type is made anew by itself.
    # shellcheck disable=SC2086
    ok "$each can be made anew $dialect" anew "${each%:*}" "${each#*:}" x $dialect
  done
done
reset

# --- the bytes
cl-kapstok export sources >got
printf 'id,title,period,url,version\r\nbp26,Beleidsplan 2026-2029 '\''Samen wijzer'\'',2026-2029,,mjdnrnwk\r\n' >wanted
ok "plain CSV" cmp got wanted
cl-goals export decisions --dialect nl-excel >got
printf '\357\273\277Community;Id;Gevraagd op;Besluit;Besluit voor;Antwoord;Beantwoord op;Versie\r\nrepareren;2026-11-22;22-11-2026;Twee uur per week, erbij;;'\''=ja;;rfpddrpx\r\n' >wanted
ok "CSV for a Dutch sheet" cmp got wanted
has "a number is no formula" "$(cl-goals export goals --dialect nl-excel)" ";-1,5;"
has "an item in Dutch" "$(cl-goals export goals --dialect nl-excel)" \
  'datum=05-09-2026; waarde=31,25'
run cl-kapstok export sources --format tsv
is "TSV" "$out" "id	title	period	url${newline}bp26	Beleidsplan 2026-2029 'Samen wijzer'	2026-2029	"
run cl-kapstok export sources --format json
is "JSON" "$out" '[
  {
    "id": "bp26",
    "title": "Beleidsplan 2026-2029 '"'Samen wijzer'"'",
    "period": "2026-2029"
  }
]'
run cl-kapstok export --format json
has "JSON of all types" "$out" '"goals": ['
has "also of the last" "$out" '"requests": ['
run cl-define export people
hasnt "no names" "$out" "Voorbeeld"
hasnt "no addresses" "$out" "example.nl"
hasnt "not even a column" "$out" "email"
run cl-define export people --with-names
has "unless asked for" "$out" "een@example.nl"
run cl-kapstok export goals --side internal
is "filtered" "$(printf '%s\n' "$out" | wc -l | tr -d ' ')" 2
for locale in C nl_NL.UTF-8 de_DE.UTF-8; do
  LC_ALL=$locale cl-goals export goals >"got.$locale"
done
ok "the same in every locale" cmp got.C got.nl_NL.UTF-8
ok "also where a comma is a point" cmp got.C got.de_DE.UTF-8

# --- where to
run cl-kapstok export goals -o doelen.csv
is "into a file, quietly" "$status$out$err" 0
ok "which holds what would have been printed" test "$(cl-kapstok export goals)" = "$(cat doelen.csv)"
run cl-kapstok export goals -o doelen.json
has "the suffix decides" "$(cat doelen.json)" '"id": "meedoen"'
run cl-kapstok export goals -o doelen.txt --format csv
ok "--format decides first" cmp doelen.txt doelen.csv
run cl-kapstok export goals -o -
has "- is standard output" "$out" "meedoen"
run cl-kapstok export goals -o doelen.txt
status_is "a suffix that says nothing" 2
run cl-kapstok export goals --format docx
status_is "a format that is none" 2
has "and those that there are" "$err" "choose csv, tsv, json or xlsx"
run cl-kapstok export goals -o doelen.txt
has "suffixes that say one" "$err" "end it in .csv, .tsv, .json or .xlsx"
run cl-kapstok export --format csv
status_is "CSV of several types" 2
run cl-kapstok export goals --format json --dialect nl-excel
status_is "a dialect of JSON" 2
run cl-kapstok export goals --format xlsx
status_is "an Excel sheet on the terminal" 2
run cl-kapstok export goals -o nergens/doelen.csv
status_is "a folder that is not there" 4
finish
