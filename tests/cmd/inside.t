#!/bin/sh
# What was noted within the team - why somebody was judged so, through whom one got in, notes -
# stays there: it stands in nothing that goes round.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

find_python 'import zipfile'
if [ -z "$python" ]; then
  skip "the overview" "no python3"
  finish
fi

cat >communities/binnen.yaml <<'END'
communities:
  - id: binnen
    name: Binnen
    contacts:
      - {via: kwetter via de buurvrouw}
      - {person: amb1, via: kwetter, tried: [{date: 2026-10-01, how: kwetter, result: kwetter}]}
    conversations:
      - id: praat
        person: amb1
        date: 2026-10-01
        note: kwetter
        share: kwetter
        heard: {motives: [kwetter], challenges: [kwetter], goals: [kwetter], needs: [kwetter], talents: [kwetter]}
        verdict: {library: yes, community: yes, motivated: kwetter, why: kwetter, decision: continue}
    goals:
      - {id: gg, text: Meedoen, kind: quantitative, baseline: 1, target: 5, start: 2026-01-01, due: 2027-01-01, measured: [{date: 2026-10-02, value: 3, note: kwetter}]}
    evaluations:
      - {date: 2026-10-03, effort: balanced, note: kwetter over de buurt}
      - {note: kwetter zonder dag}
END
cat >binnen.yaml <<'END'
kapstok:
  reviews: [{date: 2026-10-04, with: MT, note: kwetter}]
scan:
  groups: [{id: weg, name: Weg, kind: organisation, dropped: {date: 2026-10-05, reason: energy, note: kwetter}}]
  existing: [{id: bestaat, name: Bestaat, kind: group, note: kwetter}]
calendar:
  - {id: was, date: 2026-10-06, title: Was, form: event, community: binnen, owner: cl1, status: done, result: {participants: 9, note: kwetter}}
END
mkdir "$tap_home/old" && cp -R . "$tap_home/old"
sed 's/kwetter/mompel kwetter/' communities/binnen.yaml >b && mv b communities/binnen.yaml
for each in . "$tap_home/old"; do
  sed 's|- communities/\*\.yaml|- communities/*.yaml\n  - binnen.yaml|
    s|^  purpose:.*|  purpose: {answer: yes, note: kwetter}|' "$each/plan.yaml" >p && mv p "$each/plan.yaml"
done

read_book() { # FILE: all of its parts
  "$python" -c '
import sys, zipfile
book = zipfile.ZipFile(sys.argv[1])
for part in book.namelist():
    sys.stdout.buffer.write(book.read(part) + b"\n")' "$1"
}
for lang in nl en; do
  run cl-plan overview -o mt.xlsx --since "$tap_home/old" --language $lang
  status_is "$lang: an overview was made" 0
  read_book mt.xlsx >"$tap_home/book"
  ok "$lang: the community is in it" grep -q Binnen "$tap_home/book"
  is "$lang: no note is, nor why, nor through whom" \
    "$(grep -o -i '.\{0,40\}kwetter.\{0,20\}' "$tap_home/book" | head -n 5)" ""
done

# What else goes round: the page for the management team.
for verb in report network; do
  cl-plan help $verb >/dev/null 2>&1 || continue
  for lang in nl en; do
    rm -f page.html
    [ $verb = report ] || verb="network ."
    # shellcheck disable=SC2086 # two words
    cl-plan -q $verb -o page.html --language $lang >/dev/null 2>&1
    ok "$verb, $lang: was made" test -s page.html
    is "$verb, $lang: no note in it" "$(grep -o -i '.\{0,40\}kwetter.\{0,20\}' page.html | head -n 5)" ""
  done
done
# The same notes are there for who works with them.
run cl-define show
has "the team reads them" "$out" kwetter
finish
