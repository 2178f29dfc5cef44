#!/bin/sh
# What is made to be read calls a thing by its name: no id where there is a name, unless it
# stands behind that in parentheses or in a command to paste.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

find_python 'pass'
if [ -z "$python" ]; then
  skip "ids in what is made" "there is no Python"
  finish
fi
cp -R "$SRCDIR/share/examples/zuiderkwartier" "$tap_home/larger" && chmod -R u+w "$tap_home/larger" &&
  cd "$tap_home/larger" || exit 99
# Ids that are no words: those with a hyphen or a digit.
{
  for type in goals themes; do cl-kapstok list $type --fields id --tsv; done
  for type in findings groups; do cl-scan list $type --fields id --tsv; done
  for type in communities tasks persons; do cl-define list $type --fields id --tsv; done
  cl-goals list goals --fields id --tsv
  cl-calendar list moments --fields id --tsv
} | grep -E -- '[-0-9]' | sort -u >../ids
ok "there are many ids" test "$(wc -l <../ids)" -gt 40

cat >../named.py <<'E2'
import re, sys
ids = '|'.join(sorted(map(re.escape, open('../ids').read().split()), key=len, reverse=True))
text = re.sub(r'<style.*?</style>', '', sys.stdin.read(), flags=re.S)
if text.startswith('BEGIN:VCALENDAR'):
    text = re.sub(r'\r?\n ', '', text)
    text = re.sub(r'(?m)^(UID|RELATED-TO|URL|X-)[^\n]*', '', text)
if text.startswith('graph') or text.startswith('digraph'):
    text = ' '.join(re.findall(r'label="([^"]*)"', text))
text = re.sub(r'<[^>]*>', ' ', text)
text = '\n'.join(line for line in text.split('\n') if 'cl-' not in line and not re.match(r' *--', line))
text = re.sub(rf'\s\((\w[-\w]*/)?({ids})\)', '', text)
for found in re.finditer(rf'(?<![-\w])({ids})(?![-\w])', text):
    print(text[max(0, found.start() - 40):found.end() + 20].replace('\n', '/'))
E2
named() { # WHAT COMMAND...
  what=$1
  shift
  "$@" >../made 2>/dev/null
  ok "$what is made" test -s ../made
  is "$what calls things by their names" "$("$python" ../named.py <../made)" ""
}
earlier=$SRCDIR/share/examples/zuiderkwartier-2026-10-18
named "the status" cl-plan status --since "$earlier"
named "all of it" cl-plan status --all
named "progress" cl-goals progress
named "progress of one" cl-goals progress --community breien
named "the agenda" cl-calendar agenda --weeks 12 --all
named "a sheet for a talk" cl-define prepare amb-taal --community taalcafe
named "the hours" cl-define load
named "the report" cl-plan report --since "$earlier"
named "what outsiders see" cl-plan report --public
named "a poster" cl-plan report --community taalcafe
named "the workbook on paper" cl-plan show --format html
named "the calendar on paper" cl-calendar show --format html
named "an empty workbook" cl-plan show --format html --blank
named "the map" cl-scan map --format dot
named "the map, drawn" cl-scan map --format svg
named "a calendar file" cl-calendar export --format ics
finish
