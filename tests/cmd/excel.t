#!/bin/sh
# Workbooks and back: export to xlsx, through xlsx2csv, as it is, saved by
# LibreOffice, and edited by a program.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# --- import says what to type
run cl-calendar export moments -o "kalender van 't jaar.xlsx"
run cl-calendar import moments "kalender van 't jaar.xlsx"
status_is "a workbook is no CSV" 2
has "the pipe to type" "$err" \
  "xlsx2csv -f %Y-%m-%d 'kalender van '\\''t jaar.xlsx' | cl-calendar import moment -"
run_from "kalender van 't jaar.xlsx" cl-calendar import moments -
status_is "nor is it on standard input" 2
has "where the pipe was forgotten" "$err" "put xlsx2csv"
printf '\320\317\021\340\241\261\032\341' >oud.xls
run cl-calendar import moments oud.xls
has "an older one" "$err" "save it as CSV (UTF-8)"
cp "kalender van 't jaar.xlsx" -- -k.xlsx
run cl-calendar import moments -- -k.xlsx
has "a name with a hyphen" "$err" "xlsx2csv -f %Y-%m-%d ./-k.xlsx |"
unchanged "nothing is imported"
fresh

find_python 'import openpyxl'
if ! command -v xlsx2csv >/dev/null || [ -z "$python" ]; then
  skip "workbooks come back" "no xlsx2csv, or no openpyxl"
  finish
fi

# --- every type of every program, both languages
cl-kapstok add request 'Buurtmoestuin' --asks 'Een plek; "voor" zaden | en stekjes' --fits meedoen --fits duurzaamheid >/dev/null
cl-goals add decision 'Twee uur per week, erbij' --answer '=ja' >/dev/null
cl-scan set group repaircafe --where 'a|b' --where 'c\d' --where 'e
f' --fit '=1+1' --why "'=quoted'" >/dev/null
cl-goals set goal bezoekers --baseline -1.5 --target 31.125 --measured '2026-09-05; 31.25; a\; b | c' >/dev/null
cl-kapstok set goal taal --own 'Twee
regels, "met" ; en | en \ en' --page 007 >/dev/null
cl-kapstok set goal meedoen --own "$(printf 'tab\there \033[1m <U+001B> nbsp\302\240 \342\200\256rtl _x0041_ \360\237\222\241')" >/dev/null
cl-kapstok set goal klantgericht --own "$(awk 'BEGIN { for (i = 0; i < 40000; i++) printf "%d", i % 10 }')" >/dev/null
cl-calendar set moment ochtend --repeat.except 2026-11-07 --repeat.except 2026-12-05 --time 09:05 >/dev/null
rm -rf "$tap_home/base"
cp -R . "$tap_home/base"
base=$tap_home/base

sheets() { # PROGRAM FILE: names of its sheets that are seen
  "$python" -W ignore -c 'import openpyxl, sys
for s in openpyxl.load_workbook(sys.argv[1]):
    if s.sheet_state == "visible": print(s.title)' "$1"
}
back() { # PROGRAM FILE OPTION...: each sheet comes back unchanged
  program=$1 file=$2
  shift 2
  sheets "$file" >names
  test -s names || return
  while IFS= read -r sheet; do
    xlsx2csv "$@" -n "$sheet" "$file" >sheet.csv || return
    "$program" import "$sheet" sheet.csv >said 2>wrong || { cat wrong; return 1; }
    tail -n 1 said | grep -q '^0 added, 0 changed, ' || { cat said; return 1; }
  done <names
  rm -f names sheet.csv said wrong "$file"
  diff -r "$base" .
}
for program in kapstok scan define goals calendar; do
  cl-$program export -o all.xlsx
  is "cl-$program: each sheet comes back unchanged" "$(back cl-$program all.xlsx -f %Y-%m-%d)" ""
  cl-$program export -o all.xlsx --language en
  is "cl-$program: also in English" "$(back cl-$program all.xlsx -f %Y-%m-%d)" ""
done
cl-goals export -o all.xlsx
is "also without a form for dates" "$(back cl-goals all.xlsx)" ""

# --- texts that bite
for seed in 1 2; do
  rm -rf ./*
  awk -v seed=$seed -v n=40 -f "$SRCDIR/tests/cmd/texts.awk" >plan.yaml
  rm -rf "$tap_home/base.$seed" && cp -R . "$tap_home/base.$seed"
  for program in kapstok scan goals; do
    cl-$program export -o all.xlsx
    is "plan $seed of texts that bite: cl-$program" "$(base=$tap_home/base.$seed; back cl-$program all.xlsx)" ""
  done
done
rm -rf ./* && cp -R "$tap_home/base/." .

# --- saved by LibreOffice
office=$(command -v soffice || command -v libreoffice || :)
if [ -n "$office" ]; then
  mkdir made
  for program in kapstok scan goals calendar; do cl-$program export -o made/$program.xlsx; done
  HOME=$tap_home "$office" -env:UserInstallation="file://$tap_home/office" --headless \
    --convert-to xlsx --outdir saved made/*.xlsx >/dev/null 2>&1
  mv saved "$tap_home/saved"
  rm -r made
  for program in kapstok scan goals calendar; do
    if cp "$tap_home/saved/$program.xlsx" all.xlsx; then :; fi
    is "cl-$program: each sheet comes back from LibreOffice" "$(back cl-$program all.xlsx -f %Y-%m-%d)" ""
  done
else
  skip "sheets come back from LibreOffice" "not installed"
fi

# --- edited in a spreadsheet
fresh
cl-calendar export moments -o kalender.xlsx
"$python" -W ignore -c 'import datetime, openpyxl
book = openpyxl.load_workbook("kalender.xlsx")
sheet = book.active
at = {c.value: c.column for c in sheet[1]}
row = {r[0].value: r[0].row for r in sheet.rows}["ochtend"]
def put(name, value): sheet.cell(row, at[name]).value = value
put("Datum", datetime.datetime(2026, 10, 10)); put("Tijd", datetime.time(9, 30))
put("Status", "concept"); put("Deelnemers", 12); put("Eind", None)
sheet.cell(sheet.max_row + 1, at["Titel"]).value = "Nieuw moment"
for name, value in (("Datum", datetime.datetime(2027, 1, 5)), ("Vorm", "blog"), ("Verantwoordelijke", "cl1")):
    sheet.cell(sheet.max_row, at[name]).value = value
book.save("kalender.xlsx")'
xlsx2csv -f %Y-%m-%d kalender.xlsx >kalender.csv
run_from kalender.csv cl-calendar import moments -
has "one is changed, one is new" "$out" "1 added, 1 changed, 2 unchanged"
is "a date, a time, a word, a number, and nothing" \
  "$(cl-calendar list moments --id ochtend --json --fields date,time,end,status,result.participants)" \
  '{"date":"2026-10-10","time":"09:30","status":"draft","result":{"participants":12}}'
is "the rest stays" "$(changes | grep -c '^<')" 4
finish
