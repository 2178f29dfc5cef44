#!/bin/sh
# Paper: the worksheets and the sheet for a conversation as pages, filled in and
# blank; the calendar as a grid.  How they look in a browser and in print:
# make check-pages.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

steps="kapstok scan define goals calendar"
find_python 'import html.parser, xml.dom.minidom'

sound() { # WHAT FILE...
  what=$1
  shift
  if [ -n "$python" ]; then is "$what" "$("$python" "$SRCDIR/tests/pages/look.py" "$@" 2>&1)" ""; else
    skip "$what" "no python3"
  fi
}

for step in $steps; do
  for language in nl en; do
    run "cl-$step" --language $language show -o "$step-$language.html"
    is "$step in $language: a page, quietly" "$status$out$err" 0
    run "cl-$step" --language $language show --blank --format html
    status_is "$step in $language, blank" 0
    printf '%s\n' "$out" >"$step-$language-blank.html"
  done
done
cl-define -q prepare amb2 -o prepare.html
cl-define -q prepare amb2 --all --language en --format html >prepare-all.html
cl-kapstok show goals -o goals.html
cl-goals show goal --blank -o goal-blank.html
sound "all of them are sound" ./*.html

# --- what stands on them is what stands in the terminal
words() { # the words of the texts of a page
  "$python" -c 'import re, sys, xml.dom.minidom
def walk(n):
    if n.nodeType == n.TEXT_NODE: out.append(n.data)
    elif n.tagName == "br": out.append(" ")
    elif n.tagName not in ("head", "header") and n.getAttribute("class") != "said":
        for c in n.childNodes: walk(c)
        out.append(" ")
out = []
walk(xml.dom.minidom.parse(sys.argv[1]).documentElement)
print("\n".join(sorted(set(re.findall(r"[^\W_]{4,}", "".join(out))))))' "$1"
}
if [ -n "$python" ]; then
  for step in kapstok scan define goals; do
    "cl-$step" show >text
    tr -cs '[:alnum:]\200-\377' '\n' <text | LC_ALL=C sort -u >have
    words "$step-nl.html" | LC_ALL=C sort -u >page
    is "every word of $step's page is in the terminal as well" \
      "$(LC_ALL=C comm -23 page have | grep -vxE 'thema|bestaande|gewenste|voorbeeld|opbrengst|Organisatie|Vraag|Antwoord|Notitie|Besluit|Band|Naam|geografie|identiteit' | tr '\n' ' ')" ""
  done
fi
page=$(cat kapstok-nl.html)
has "the language" "$page" '<html lang="nl"'
has "the organisation" "$page" "<h1>Bibliotheek Waterrijk</h1>"
has "a worksheet is a heading" "$page" "<h2>Werkblad 1, de kapstok</h2>"
has "a row has its header" "$page" '<th scope="row">thema</th>'
has "a column, too" "$page" '<th scope="col" class="answer">Antwoord</th>'
has "room to write is said to be there" "$page" "(ruimte om te schrijven)"
page=$(cat goals-nl.html)
has "what is a list is one on the page" "$(printf '%s' "$page" | tr -d '\n')" \
  "<ul><li>Facebook</li><li>buurthuis De Schakel</li><li>bibliotheek</li></ul>"
page=$(cat define-nl.html)
hasnt "people by role" "$page" "Voorbeeld"
run cl-define show --with-names --format html
has "unless names are asked for" "$out" "Voorbeeld Een"
page=$(cat goals-nl.html)
has "a light is a word and a sign" "$page" "[x] ver achter"

# --- blank
for step in $steps; do
  run "cl-$step" show --blank
  status_is "$step, blank, in the terminal" 0
  for word in meedoen repaircafe Waterrijk ochtend bezoekers; do
    hasnt "$step, blank: no $word" "$out" "$word"
  done
done
page=$(cat define-nl-blank.html)
has "the question in full" "$page" "Hoe goed kennen de leden elkaar?"
has "boxes to tick" "$page" '<span class="ck">zwak</span>'
has "an example" "$page" '<p class="ex">Een ruimte met koffie</p>'
has "room to write is said to be there, too" "$page" '<div class="wl"><span class="vh">(ruimte om te schrijven)</span><i></i>'
has "tips" "$page" "Laat stiltes vallen."
is "each on a page of its own" "$(printf '%s' "$page" | grep -o '<section class="sh' | wc -l | tr -d ' ')" 2
hasnt "without what the plan holds" "$page" repaircafe
page=$(cat scan-nl-blank.html)
has "worksheet 3 is a field to draw in" "$page" '<text class="t" x="320" y="230">Het thema</text>'
has "worksheet 2 has room for lines" "$page" "Trek een lijn als het bij elkaar hoort"
page=$(cat scan-en-blank.html)
has "and in English" "$page" "Draw a line where they belong together"
run cl-calendar show --blank --from 9999-11-01 --to 9999-12-31
status_is "the last months of the calendar" 0
has "which ends there" "$out" "December 9999"
run cl-define show --blank --language en
has "boxes to tick in the terminal" "$(printf '%s\n' "$out" | sed 's/\xC2\xA0/ /g')" "
  Bond                  [ ] geography [ ] identity [ ] affinity"
run cl-scan show --blank --language en
has "columns to fill in" "$out" "
  Name               Active where       Activities         Bond
  .................. .................. .................. .................."
page=$(cat goal-blank.html)
has "a blank record" "$page" '<span class="box"></span>kwantitatief'
hasnt "has nothing in it" "$page" bezoekers
run cl-goals show goal bezoekers --blank
status_is "blank, and of a record?" 2
run cl-goals show --community repareren --blank
status_is "or of a community?" 2

# --- the calendar
run cl-calendar show --language en
has "a grid in the terminal" "$out" "wk Mon        Tue        Wed        Thu        Fri        Sat        Sun
36            1          2          3          4          5          6
                                                          10:00
                                                          Eerste
                                                          reparatie…
37 7          8"
has "holidays in it" "$out" "* Boxing"
has "today in brackets" "$out" "21         [22]
"
is "the grid fits" "$(printf '%s\n' "$out" | grep -E '^[ 1-5][0-9]? ? ' | sed 's/…/./g' | awk 'length > 80')" ""
# Runs COMMAND in a terminal of WIDTH columns.
in_terminal() { # WIDTH COMMAND...
  width=$1
  shift
  COLUMNS=$width TERM=dumb "$python" -c 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) != 0)' \
    "$@" </dev/null | tr -d '\r'
}
if [ -n "$python" ] && "$python" -c 'import pty; pty.openpty()' 2>/dev/null; then
  for width in 30 51 52 200; do
    in_terminal $width cl-calendar show --language en >grid
    is "in $width columns no line is wider" \
      "$(sed 's/…/./g' grid | awk -v most="$width" 'length > most')" ""
    is "and there is a grid from 52 on" "$(grep -c '^wk Mon' grid)" "$([ "$width" -ge 52 ] && echo 11 || echo 0)"
  done
  for step in kapstok scan define goals; do
    width=40
    in_terminal $width sh -c "cl-$step show && cl-$step show --blank" >text
      # Headings, which have a line below them, are as long as they are.
      is "cl-$step in $width columns: no line is wider" "$(tr -d '\200-\277' <text | awk -v most="$width" '
        NR > 1 && length(last) > most && $0 !~ /^[-=]+$/ { print last }
        { last = /^[-=]+$/ ? "" : $0 }')" ""
  done
  has "where there is room, a time and the title" "$(cat grid)" "10:00 Eerste"
  has "without a grid the week is said" "$(in_terminal 40 cl-calendar show --language en)" "Sat  5, week 36"
else
  skip "as wide as the terminal" "no python3, or no terminal"
fi
cl-calendar show --from 2026-12-01 --to 2026-12-31 >december
is "a part of it" "$(grep -c '^-----' december)" 1
has "below the grid what there is to know" "$(cat december)" "  za  5  10:00-13:00  Reparatieochtend
                      evenement; klaar; bibliotheek, begane grond; amb1"
run cl-calendar show --from 2026-12-31 --to 2026-12-01
status_is "the end before the beginning" 2
run cl-calendar show --from gisterenmorgen
status_is "no day" 2
run cl-calendar show --blank --from 2027-01-01 --to 2027-02-28
is "empty months, from one to another" "$(printf '%s\n' "$out" | grep -c 2027)" 2
has "with the week that began last year" "$out" "
53                                             1          2          3"
has "and lines to write on" "$out" "  Datum        Tijd  Titel"
run cl-calendar show
hasnt "the calendar says no names" "$out" "Voorbeeld"
run cl-calendar show --with-names --format html
has "unless they are asked for" "$out" "Voorbeeld"
for n in 1 2 3; do
  cl-calendar add moment "Extra $n" --date 2026-12-05 --time 1$n:00 --form other --owner amb1 >/dev/null
done
cl-calendar set moment extra-1 --status cancelled
run cl-calendar show --from 2026-12-05 --to 2026-12-05 --language en
has "of many the first, and how many more" "$out" "
                                                          Reparatie…
                                                          x Extra 1
                                                          +2
"
cp "$example/plan.yaml" plan.yaml
page=$(cat calendar-en.html)
has "a grid on paper" "$page" '<th scope="col">Mon</th>'
has "weeks head their rows" "$page" '<th scope="row">36</th>'
has "with all there is to know" "$page" "<b>10:00-13:00 Reparatieochtend</b><br/>event, bibliotheek, begane grond, ambassadeur (amb1), ready"
cl-calendar set moment oproep --status cancelled
run cl-calendar show --format html
has "what is cancelled is struck out and said to be" "$out" '<span class="off">Oproep: wie kan naaimachines repareren?</span><br/>social media, Facebook, ambassadeur (amb1), geannuleerd'

# --- hostile texts
cl-kapstok add theme '</td></table><script>alert(1)</script> & "x"' >/dev/null
printf 'mission: "a\\e[31mb\\u202Ec"\n' >>plan.yaml
sed -i.old '/^mission: Iedereen/d' plan.yaml
run cl-kapstok show -o evil.html
status_is "hostile texts" 0
sound "leave the page sound" evil.html
hasnt "nothing of it is an element" "$(cat evil.html)" "<script"
has "controls are seen" "$(cat evil.html)" "a&lt;ESC&gt;[31mb&lt;U+202E&gt;c"

# --- where to
cl-kapstok show --format html >a.html
CL_TODAY=2026-11-22 LC_ALL=C.UTF-8 TZ=Asia/Tokyo cl-kapstok show -o b.html
ok "the same bytes each time" cmp a.html b.html
cl-kapstok show -o b.txt
cl-kapstok show >a.txt
ok "a file of text" cmp a.txt b.txt
run cl-kapstok show -o blad.docx
status_is "a suffix that says nothing" 2
run cl-kapstok show --format pdf
status_is "a format that is none" 2
has "which there are" "$err" "text or html"
run cl-kapstok show -o nergens/blad.html
status_is "a folder that is not there" 4
unset COLUMNS


# --- the whole workbook
fresh
run cl-plan show --blank -o empty.html
status_is "the workbook, empty" 0
page=$(cat empty.html)
has "a cover" "$page" '<p class="name">Werkboek voor community'
has "contents that lead there" "$page" '<a href="#s4">Omgevingsscan</a>'
has "and there it is" "$page" '<section class="sh wide" id="s4">'
run cl-plan show -o full.html
status_is "the workbook, filled" 0
page=$(cat full.html)
has "a community in the contents" "$page" '">Waterrijk repareert</a>'
has "its worksheets follow each other there" "$page" '<section class="two along" id="s8"'
is "every title has its own place" "$(grep -o 'id="s[0-9]*"' full.html | sort | uniq -d)" ""
is "contents lead somewhere" "$(grep -o 'href="#s[0-9]*"' full.html | sed 's/href="#//; s/"//' | while read -r id; do grep -q "id=\"$id\"" full.html || echo "$id"; done)" ""
hasnt "names instead of ids" "$page" "(bp26)"
hasnt "what was said stays out" "$page" "Drijfveren"
cl-calendar show -o month.html --from 2026-11-01 --to 2026-12-31
page=$(cat month.html)
has "today is marked" "$page" '<td class="today" aria-current="date"><span class="day">22</span>'
has "a school holiday stands there" "$page" '<div class="free-name">kerstvakantie</div>'
has "of days without anything a telephone shows none" "$page" '<td class="nothing"><span class="day">'
cl-kapstok set organisation --colour '#7a1f5c' >/dev/null
run cl-plan show --blank --format html
has "in the house style" "$out" "--brand: #7a1f5c"
run cl-kapstok show --format html
has "filled, too" "$out" "--brand: #7a1f5c"
run cl-plan show --language en
has "in the terminal as text" "$out" "Worksheet 6: vision and goals"
finish
