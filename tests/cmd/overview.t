#!/bin/sh
# The overview for the management team: what stands on its sheets, what changed
# since an earlier plan, and that it opens whatever the plan holds.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"
. "$SRCDIR/tests/cmd/book.sh"

# What stands on SHEET, a line; each book is read once.
said() { # FILE SHEET
  [ "$1.text" -nt "$1" ] || "$python" "$SRCDIR/tests/cmd/book.py" --text "$1" >"$1.text" 2>&1
  sheet=$2 awk -F'\t' '$1 == ENVIRON["sheet"] { print $2 }' "$1.text"
}
tells() { # WHAT FILE SHEET PART
  if [ -n "$python" ]; then has "$1" "$(said "$2" "$3")" "$4"; else skip "$1" "no openpyxl"; fi
}
hides() { # WHAT FILE SHEET PART
  if [ -n "$python" ]; then hasnt "$1" "$(said "$2" "$3")" "$4"; else skip "$1" "no openpyxl"; fi
}
sound() { # WHAT FILE [SECRET]...
  tap_sound=$1
  shift
  if [ -n "$python" ]; then
    is "$tap_sound: opens, is well-formed, runs nothing" "$("$python" "$SRCDIR/tests/cmd/book.py" "$@" 2>&1 | tail -20)" ""
  else
    skip "$tap_sound" "no openpyxl"
  fi
}
# The same bytes from another folder, in another locale and time zone.
same_again() { # WHAT FILE PLAN
  (cd / && TZ=Pacific/Chatham LC_ALL=C.UTF-8 LANGUAGE=nl USER=x HOME=/nonexistent cl-plan -f "$tap_home/work/$3" overview -o "$tap_home/work/again.xlsx") 2>/dev/null
  ok "$1: the same bytes elsewhere" cmp "$2" again.xlsx
}

fresh

# --- the worked example
run cl-plan overview -o mt.xlsx
status_is "of the worked example" 0
sound "the worked example" mt.xlsx Voorbeeld example.nl 06-00000000 toestemming
same_again "the worked example" mt.xlsx plan.yaml
tells "the sentence is the title" mt.xlsx Voorblad "Waterrijk repareert: 1 van de 3 doelen op koers; 1 ligt ver achter."
looks "in A1, and the same as status says" mt.xlsx 'w["Voorblad"]["A1"].value' "$(cl-plan status --json | sed -n 's/.*"headline":"\([^"]*\)".*/\1/p')"
tells "the front asks where we stand" mt.xlsx Voorblad "Waar staan we?"
tells "what changed lately" mt.xlsx Voorblad "1 meting, 1 terugblik"
tells "counts as one would say them" mt.xlsx Voorblad "3 gezamenlijke doelen van 1 lopende community; 1 moment in de komende vier weken"
tells "one community has the rest of the sheet: what comes" mt.xlsx Voorblad "za 5 dec / Reparatieochtend, bibliotheek, begane grond"
tells "and what happened" mt.xlsx Voorblad "Een mevrouw van 84 leerde een jongen haar naaimachine afstellen."
tells "what goes wrong" mt.xlsx Voorblad "x Waterrijk repareert / Vijf jongeren repareren zelfstandig mee"
tells "and why: cause and action" mt.xlsx Voorblad "Techniekklas heeft zaterdags geen les → Doordeweekse middag"
tells "what is asked" mt.xlsx Voorblad "Wat vragen we van jullie? / "
looks "a link is underlined" mt.xlsx \
  '[c.coordinate for s in w for r in s.iter_rows() for c in r if c.hyperlink and c.font.underline != "single"]' "[]"
looks "the numbers behind the charts are not printed" mt.xlsx \
  '("$IV$1" in w["Grafiekgegevens"].print_area, w["Grafiekgegevens"]["IV1"].value)' "(True, None)"
tells "the year says from when" mt.xlsx "Het jaar per week" "momenten van 28 september tot en met 26 september 2027"
looks "one chart on the front, one for each measured goal" mt.xlsx \
  '[len(w[s]._charts) for s in ("Voorblad", "Community'"'"'s", "Voortgang", "Waterrijk repareert")]' "[1, 0, 2, 2]"
looks "charts are native ones, drawn from the numbers on a hidden sheet" mt.xlsx \
  '(w["Grafiekgegevens"].sheet_state, w["Voortgang"]._charts[0].series[0].xVal.numRef.f.split("!")[0])' "('hidden', 'Grafiekgegevens')"
if [ -n "$python" ]; then
  "$python" -c 'import zipfile
z = zipfile.ZipFile("mt.xlsx")
for n in z.namelist():
    if "drawings/drawing" in n and n.endswith(".xml"):
        print(z.read(n).decode())' >drawings
  ok "charts say what they show, also to who cannot see them" grep -q 'op koers + 1, achter ! 0, ver achter x 1' drawings
  ok "with the numbers in it" grep -q '; de streefwaarde is 30 op 30 juni 2027' drawings
fi
looks "every sheet but the front has a title, and leads back" mt.xlsx \
  '[s.title for s in w if s.sheet_state == "visible" and s.title != "Voorblad" and not (s["A1"].value and s["A3"].hyperlink.location == "'"'"'Voorblad'"'"'!A1")]' "[]"
looks "tabs are coloured by kind" mt.xlsx 'len({s.sheet_properties.tabColor.rgb for s in w})' "6"
looks "no grid lines" mt.xlsx '[s.title for s in w if s.sheet_view.showGridLines]' "[]"
goals='[dict(zip([c.value for c in w["Gezamenlijke doelen"][4]], [c.value for c in r])) for r in list(w["Gezamenlijke doelen"].rows)[4:]]'
looks "goals: worst first" mt.xlsx "[g['Stoplicht'] for g in $goals]" "['ver achter x *', 'nog niet te zeggen –', 'op koers +']"
looks "a bar with a tick, and the course, in letters" mt.xlsx \
  "(len($goals[2]['Bereikt en verwacht']), $goals[2]['Verloop'])" "(20, '▇▁')"
looks "numbers stand right under heads that do" mt.xlsx \
  '(w["Gezamenlijke doelen"]["D4"].alignment.horizontal, w["Gezamenlijke doelen"]["D7"].alignment.horizontal)' "('right', 'right')"
looks "the year: a column a week, from the first of the quarter" mt.xlsx \
  '(w["Het jaar per week"].max_column, [c.value for c in w["Het jaar per week"][6]][1:9])' \
  "(54, [40, 41, 42, 43, 44, 45, 46, 47])"
looks "a row a community; measuring is no activity" mt.xlsx \
  '[[v for v in r[:15]] for r in rows("Het jaar per week") if r[0] == "Waterrijk repareert"]' \
  "[['Waterrijk repareert', 1, None, None, None, None, 1, None, None, None, 1, None, None, None, 1]]"
tells "of the community: the vision" mt.xlsx "Waterrijk repareert" "“Waterrijk gooit minder weg doordat"
tells "the definition" mt.xlsx "Waterrijk repareert" "Maken liever iets heel dan dat ze het weggooien"
tells "agreements" mt.xlsx "Waterrijk repareert" "elke zes weken"
tells "a story that may be told on" mt.xlsx "Waterrijk repareert" "Een mevrouw van 84 leerde een jongen haar naaimachine"
tells "tasks" mt.xlsx "Waterrijk repareert" "Ruimte en stroom klaarzetten"
tells "what is in the calendar" mt.xlsx "Waterrijk repareert" "za 5 dec / Reparatieochtend"
hides "what was said in a conversation stays there" mt.xlsx "Waterrijk repareert" "Het plezier van iets werkend krijgen"
looks "the front leads to it" mt.xlsx \
  '{c.hyperlink.location for r in w["Voorblad"].iter_rows() for c in r if c.hyperlink and c.value == "Waterrijk repareert"}' \
  "{\"'Waterrijk repareert'!A1\"}"
cl-goals set story 2026-09-05 --consent no >/dev/null
cl-plan overview -o stil.xlsx
hides "without consent a story is not told" stil.xlsx "Waterrijk repareert" naaimachine

# --- nothing of one person's talk, no name, and no id where there is a name
cl-define set conversation gesprek-maker --verdict.why "Geheim waarom" --verdict.motivated "Geheim gemotiveerd" >/dev/null 2>&1 ||
  for id in $(cl-define list conversation --json | sed -n 's/.*"id":"\([^"]*\)".*/\1/p'); do
    cl-define set conversation "$id" --verdict.why "Geheim waarom" --verdict.motivated "Geheim gemotiveerd" >/dev/null
  done
cl-goals set evaluation 2026-11-01 --note "Geheime notitie" >/dev/null 2>&1 || :
cl-plan overview -o talk.xlsx
sound "one person's talk" talk.xlsx "Geheim"
looks "no id of a person, community or moment in a cell" talk.xlsx \
  '[c.value for s in w for r in s.iter_rows() for c in r if isinstance(c.value, str) and c.value in ("amb1", "cl1", "repareren", "ochtend")]' "[]"

# --- decisions, and a house colour
fresh
cl-goals add decision "Twee uur per week erbij?" --date 2026-11-01 --by 2026-12-01 >/dev/null
cl-kapstok set organisation --colour "#ffd500" >/dev/null
run cl-plan overview -o besluit.xlsx
status_is "with a decision" 0
sound "a decision" besluit.xlsx
tells "decide by" besluit.xlsx Voorblad "beslis voor 1 december, gevraagd op 1 november"
tells "the title counts" besluit.xlsx Besluiten "Besluiten: 1 gevraagd, het eerste voor 1 december"
looks "days left, as a number" besluit.xlsx 'w["Besluiten"]["F5"].value' 9
looks "text on a light house colour is dark" besluit.xlsx \
  '(w["Besluiten"]["B4"].fill.fgColor.rgb, w["Besluiten"]["B4"].font.color.rgb)' "('FFFFD500', 'FF16212A')"

# --- a moment to measure or to look back is no activity of the year
fresh
cl-plan overview -o year.xlsx >/dev/null
before=$(said year.xlsx "Het jaar per week" 2>/dev/null | head -n 1)
cl-calendar add moment Tellen --date 2026-12-09 --form measuring --goal bezoekers --owner cl1 -q >/dev/null
cl-calendar add moment Terugkijken --date 2026-12-10 --form evaluation --owner cl1 -q >/dev/null
cl-plan overview -o year.xlsx >/dev/null
if [ -n "$python" ]; then
  ok "the year has its title" test -n "$before"
  is "measuring and looking back add nothing to the year" "$(said year.xlsx "Het jaar per week" | head -n 1)" "$before"
else
  skip "measuring in the year" "no openpyxl"
fi

# --- what changed
fresh
cp -R . "$tap_home/eerder"
cl-goals measure bezoekers 31 >/dev/null 2>&1
cl-goals set goal jongeren --light.colour orange >/dev/null
cl-kapstok add theme "Digitaal meedoen" >/dev/null
cl-kapstok remove theme eenzaamheid --force >/dev/null
cl-define set task zaal --done yes >/dev/null
cl-define set community repareren --status paused >/dev/null
cl-define set person amb1 --phone 06-11111111 >/dev/null
run cl-plan overview -o mt.xlsx --since "$tap_home/eerder/plan.yaml"
status_is "since an earlier plan" 0
is "nothing to say about it" "$err" ""
sound "with what changed" mt.xlsx Voorbeeld example.nl 06-00000000 06-11111111
looks "a sheet more" mt.xlsx 'w.sheetnames[1]' "Wat er veranderd is"
changes='{str(r[1]) + ": " + str(r[2]).split(":")[0]: (r[4], r[5]) for r in rows("Wat er veranderd is")[4:]}'
looks "another stage" mt.xlsx "$changes['andere fase: community']" "('geborgd', 'gepauzeerd')"
looks "measured" mt.xlsx "$changes['gemeten: gezamenlijk doel']" "('26 (3 oktober 2026)', '31 (22 november 2026)')"
looks "changed" mt.xlsx "$changes['gewijzigd: taak']" "(None, 'ja')"
looks "new and dropped" mt.xlsx "('nieuw: thema' in $changes, 'vervallen: thema' in $changes)" "(True, True)"
looks "nothing of what is known of people" mt.xlsx "[k for k in $changes if 'persoon' in k]" "[]"
tells "its title counts" mt.xlsx "Wat er veranderd is" "Sinds een eerdere versie: 1 andere fase, 1 meting, 1 keer iets nieuws, 2 keer iets gewijzigd, 1 keer iets vervallen"
tells "the front has it short" mt.xlsx Voorblad "Waterrijk repareert / geborgd → gepauzeerd"
cp mt.xlsx first.xlsx
cp "$tap_home/eerder/plan.yaml" "$tap_home/eerder/oud.yaml"
cl-plan overview -o mt.xlsx --since "$tap_home/eerder/oud.yaml"
tells "by the name of its file" mt.xlsx "Wat er veranderd is" "Sinds oud.yaml: 1 andere fase"
cl-plan overview -o en.xlsx --since "$tap_home/eerder/plan.yaml" --language en
looks "in English" en.xlsx "[r[1] for r in rows('What changed')][3:6]" "['What changed', 'other stage', 'measured']"

# As git keeps it: the root alone.
run_from "$tap_home/eerder/plan.yaml" cl-plan -f plan.yaml overview -o pijp.xlsx --since -
status_is "from standard input" 0
tells "files of now tell nothing about then" pijp.xlsx "Wat er veranderd is" "niet vergeleken ! / communities/repareren.yaml"
mkdir alleen
cp "$tap_home/eerder/plan.yaml" alleen/oud.yaml
run cl-plan overview -o alleen.xlsx --since alleen/oud.yaml
status_is "from a folder of its own" 0
has "what is not there is said" "$err" "not compared: communities/*.yaml is not beside the earlier version"
tells "also in the workbook" alleen.xlsx "Wat er veranderd is" "niet vergeleken ! / communities/*.yaml"
hides "a community is not called new then" alleen.xlsx "Wat er veranderd is" "nieuw / community"
tells "what could be read is compared" alleen.xlsx "Wat er veranderd is" "nieuw / thema: Digitaal meedoen"
run sh -c 'cl-plan overview -o dev.xlsx --since /dev/fd/7 7<"$1"' sh alleen/oud.yaml
status_is "from an open file, as <() gives it" 0
run sh -c 'cl-plan overview -o dev2.xlsx --since /dev/fd/8 8<"$1"' sh alleen/oud.yaml
ok "the number of which does not matter" cmp dev.xlsx dev2.xlsx
run cl-plan overview -o x.xlsx --since nergens.yaml
status_is "a file that is not there" 4
ok "nothing was made" test ! -e x.xlsx
printf 'plan: [1\n' >stuk.yaml
run cl-plan overview -o x.xlsx --since stuk.yaml
status_is "a file that is no plan" 3
run_from plan.yaml cl-plan -f - overview -o x.xlsx --since -
status_is "standard input cannot be both" 2
run cl-plan overview -o x.xlsx --since plan.yaml
status_is "since now" 0
looks "nothing changed" x.xlsx "rows('Wat er veranderd is')[4][1]" "niet vergeleken !"

# --- an empty plan
rm -rf "$tap_home/eerder"
fresh
mkdir leeg
cl-plan init leeg --language nl >/dev/null 2>&1
run cl-plan -f leeg/plan.yaml overview -o leeg.xlsx
status_is "of a plan that was just begun" 0
sound "a plan just begun" leeg.xlsx
same_again "a plan just begun" leeg.xlsx leeg/plan.yaml
looks "every sheet says what to do" leeg.xlsx '[s.title for s in w if s.max_row < 2 and s.sheet_state == "visible"]' "[]"

# --- no room: our own message and no other (a book is made in memory, and then written)
echo oud >vol.xlsx
run sh -c 'trap "" XFSZ; ulimit -f 8; exec cl-plan -f leeg/plan.yaml overview -o vol.xlsx'
status_is "no room for the workbook" 4
is "one message" "$(printf '%s\n' "$err" | wc -l | tr -d ' ')" 1
has "of ours, and which file" "$err" "vol.xlsx: error: cannot be written: "
is "the old file is still there" "$(cat vol.xlsx)" oud

# --- long texts stand on the front in full, over more rows: none is cut
fresh
long="Het wijkcentrum sluit sinds september om negen uur, de conciërge ging weg, en niemand anders heeft een sleutel van de zaal waar de techniekklas al twee jaar op zaterdag oefent"
cl-goals set goal jongeren --light.colour red --light.cause "$long" --light.action "Proef met een eigen sleutel, samen met het wijkcentrum" >/dev/null
run cl-plan overview -o lang.xlsx
sound "long texts" lang.xlsx
looks "a long cause is whole on the front" lang.xlsx \
  '" ".join(str(c.value) for r in w["Voorblad"].iter_rows(min_col=8, max_col=8) for c in r if c.value).find("'"$long"' → Proef met een eigen sleutel, samen met het wijkcentrum") > 0' True
looks "and nothing there is cut" lang.xlsx '[c.value for r in w["Voorblad"].iter_rows() for c in r if "…" in str(c.value)]' "[]"

# --- a cause is told once, with all that it holds back
fresh
for goal in jongeren bezoekers; do
  cl-goals set goal "$goal" --light.colour red --light.cause "De zaal was dicht" --light.consequence "Niemand kwam" --light.action "Naar het buurthuis" >/dev/null
done
cl-plan overview -o eens.xlsx
tells "one cause, two goals" eens.xlsx "Waterrijk repareert" "x Vijf jongeren repareren zelfstandig mee, x Gemiddeld 30 bezoekers per"
looks "the cause once" eens.xlsx \
  '" ".join(str(c.value) for r in w["Waterrijk repareert"].iter_rows(max_col=2) for c in r if c.value).count("De zaal was dicht")' 1

# --- large: sixty communities, five thousand moments
awk -v communities=60 -v moments=5000 -f "$SRCDIR/tests/cmd/large.awk" >groot.yaml
run cl-plan -f groot.yaml overview -o groot.xlsx
status_is "of sixty communities" 0
sound "sixty communities" groot.xlsx
same_again "sixty communities" groot.xlsx groot.yaml
# A sheet each; on the front only those that ask for attention, so that it stays
# one page; all of them on their own list; the matrix and the year on one page.
looks "and all of it can be used" groot.xlsx \
  '(len([s for s in w.sheetnames if s.startswith("Community nummer")]), w["Voorblad"].max_row < 50, w["Voorblad"].tables["tbl_attention"].ref[-3:], w["Community'"'"'s"].tables["tbl_communities"].ref, [int(w[s].page_setup.fitToHeight or 1) for s in ("Voorblad", "Kapstok", "Het jaar per week")], w["Kapstok"].page_setup.orientation)' \
  "(60, True, 'K35', 'A4:K64', [1, 1, 1], 'portrait')"
looks "eight weeks of the calendar are printed, a year is there" groot.xlsx \
  '(int("".join(c for c in str(w["Kalender"].print_area).split("$")[-1] if c.isdigit())) < 600, w["Kalender"].max_row > 2000)' "(True, True)"
looks "names that are shortened differ" groot.xlsx \
  '(lambda n: len(n) == len(set(n)))([r[0] for r in rows("Community'"'"'s")[4:]])' True
looks "a page of one of many says in numbers what the charts draw, and leads to them" groot.xlsx \
  '(lambda s: (len(s._charts), any(str(c.value).startswith("1 juni: ") for r in s for c in r), [c.value for r in s for c in r if c.hyperlink and "Voortgang" in c.hyperlink.location]))(w["Community nummer 3"])' \
  "(0, True, ['Getekend: zie Voortgang'])"
looks "the kapstok by theme, what rests last: a pattern shows" groot.xlsx \
  '(lambda n: (not any(i % 2 for i in n[:30]), all(i % 4 == 3 for i in n[-15:])))([int(r[0].split()[-1]) for r in rows("Kapstok")[6:] if str(r[0]).startswith("Community nummer")])' "(True, True)"
looks "who rests stands under a head of its own" groot.xlsx \
  '[r[0] for r in rows("Kapstok")[6:]].index("Op pauze of gestopt")' 45
looks "what a community measures on a day is one row of the calendar" groot.xlsx \
  '(lambda keys: len(keys) == len(set(keys)))([(r[1], r[5]) for r in rows("Kalender")[4:] if r[4] == "meten"])' True

# --- very much changed: a row for each community, and for each light; nothing one by one
sed 's/{date: 2026-10-01, value: [0-9]*, note: Geteld bij de deur}/{date: 2026-10-02, value: 9}/; s/rhythm: elke maand/rhythm: elke week/; s/reserveren/zoeken/' groot.yaml |
  sed '/^calendar:/,/^people:/{/^people:/!d;}' >groot-nu.yaml
sed '/^calendar:/,/^people:/{/^people:/!d;}' groot.yaml >groot-toen.yaml
run cl-plan -f groot-nu.yaml overview -o veel.xlsx --since groot-toen.yaml
status_is "very much changed" 0
sound "very much" veel.xlsx
looks "told by community" veel.xlsx "[str(v) for v in rows('Wat er veranderd is')[3]]" \
  "['Community', 'Eerst', 'Nu', 'Doel of fase', 'Gemeten', 'Nieuw of vervallen', 'Gewijzigd: wat ervan']"
looks "measurements of a community once, each goal on a line" veel.xlsx \
  "[str(r[4]).count(chr(10)) + 1 for r in rows('Wat er veranderd is')[4:] if r[0] == 'Community nummer 5' and r[4]]" "[3]"
tells "from what to what" veel.xlsx "Wat er veranderd is" "Tien nieuwe gezichten in groep 0: 2 → 9"
tells "what was changed is counted" veel.xlsx "Wat er veranderd is" "4: Metingen, Taak"
looks "lights first, the worst on top, in words and colour" veel.xlsx \
  "all(v in ('op koers +', 'achter !', 'ver achter x', 'nog niet te zeggen –') for r in rows('Wat er veranderd is')[4:9] for v in r[1:3])" True
looks "and on few pages" veel.xlsx "len(rows('Wat er veranderd is')) < 220" True
office=$(command -v soffice || command -v libreoffice || :)
if [ "${CL_PAPER:-}" ] && [ -n "$office" ] && command -v pdfinfo >/dev/null; then
  HOME=$tap_home "$office" -env:UserInstallation="file://$tap_home/office" --headless --convert-to pdf groot.xlsx >/dev/null 2>&1
  ok "sixty communities print on 150 pages at most" test "$(pdfinfo groot.pdf | sed -n 's/Pages: *//p')" -le 150
else
  skip "how many pages it prints on" "asked for with CL_PAPER=1, and LibreOffice"
fi

# --- one community: its goals stand on the front; a logo that is a drawing
fresh
run cl-plan overview -o een.xlsx
looks "the goals of one community in full" een.xlsx \
  '[any(t == c.value for r in w["Voorblad"].iter_rows() for c in r) for t in ("Visie en gezamenlijke doelen", "Vijf jongeren repareren zelfstandig mee", "Zes opgenomen gesprekken in de lokale collectie")]' \
  "[True, True, True]"
sed -i 's/^organisation: .*/&\nlogo: logo.svg/' plan.yaml
printf '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>' >logo.svg
run cl-plan overview -o logo.xlsx
has "an SVG is said not to show" "$err" "logo.png"
has "and where it is named" "$err" "plan.yaml:"
png() { printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\6\0\0\0\37\25\304\211\0\0\0\rIDATx\234c\370\317\300\360\37\0\5\0\1\377\211\231=\35\0\0\0\0IEND\256B`\202'; }
png >logo.png
run cl-plan overview -o logo.xlsx
hasnt "a PNG beside it stands in" "$err" "logo"

# --- hostile
big=$(awk 'BEGIN { for (i = 0; i < 40000; i++) printf "x" }')
cat >vijand.yaml <<VIJAND
plan: 1
organisation: '=cmd|''/c calc''!A1 & <b>"'
kapstok:
  goals:
    - {id: a, text: '=HYPERLINK("http://example.nl")', side: external}
    - {id: b, text: "$big", side: external}
  themes:
    - {id: t, text: "\\u0001\\u0008\\x1b[31m\\u202Eomgekeerd\\uFFFE _x0041_ ]]>"}
communities:
  - {id: c1, name: "a[b]:c*d?e/f\\\\g 'h' dertig tekens is te lang voor een blad", serves: [a], aims: ["=1+1", "@x", "+y", "-z"]}
  - {id: c2, name: "History", theme: t}
  - {id: c3, name: "history"}
  - {id: c4, name: "Voorblad"}
  - {id: c5, name: "'"}
  - {id: c6, name: "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"}
  - {id: c7, name: "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"}
  - {id: c8, name: "שלום עולם مرحبا"}
  - {id: c9, name: "=1+1", vision: {text: "=2+2"}, goals: [{id: g, text: "=3+3", kind: quantitative, unit: "=4", baseline: 1, target: 999999999999, start: 2026-01-01, due: 2027-01-01, measured: [{date: 2026-06-01, value: -999999999999, note: "=5+5"}], light: {colour: red, cause: "$big", consequence: "=6", action: "=7"}}], decisions: [{date: 2026-01-01, text: "$big"}], stories: [{date: 2026-02-02, text: "\\t=8", consent: yes}], outcomes: [{what: "=9"}]}
  - {id: c10, name: "  "}
  - {id: c11, name: "Bijna\\nte lang\\r\\nen op twee regels"}
calendar:
  - {id: m, date: 2026-12-01, title: "=A1", form: event, community: c9, owner: p, message: "$big", result: {note: "=B2"}}
  - {id: n, date: 0001-01-01, title: "vroeg", form: event, owner: p}
people:
  - {id: p, role: "=rol", name: Geheime Naam, email: geheim@example.nl, phone: "0687654321"}
VIJAND
run cl-plan -f vijand.yaml overview -o vijand.xlsx
is "nothing is said of it" "$err" ""
status_is "of a hostile plan" 0
sound "hostile texts" vijand.xlsx "Geheime Naam" geheim@ 0687654321
same_again "hostile texts" vijand.xlsx vijand.yaml
looks "a sheet for every one" vijand.xlsx 'len(w.sheetnames)' 21
looks "text stays text" vijand.xlsx "[c.data_type for s in w for r in s.iter_rows() for c in r if c.value == '=3+3'][:1]" "['s']"
printf 'plan: 1\norganisation: X\n' >oud.yaml
run cl-plan -f vijand.yaml overview -o sinds.xlsx --since oud.yaml
status_is "also as news" 0
sound "hostile news" sinds.xlsx "Geheime Naam" geheim@ 0687654321

# --- from the first day of the calendar to the last
fresh
sed 's/start: 2026-10-01/start: 0001-01-01/; s/due: 2027-06-30/due: 9999-12-31/' communities/repareren.yaml >long.yaml
mv long.yaml communities/repareren.yaml
run cl-plan overview -o lang.xlsx
status_is "goals of ten thousand years" 0
sound "goals of ten thousand years" lang.xlsx

# --- more communities than anybody leafs through
{
  printf 'plan: 1\norganisation: Veel\ncommunities:\n'
  awk 'BEGIN { for (i = 1; i <= 1002; i++) {
    printf "  - {id: c%d, name: Groep %d, goals: [{id: g%d, text: Tien leden, kind: quantitative, ", i, i, i
    print "baseline: 0, target: 10, start: 2026-01-01, due: 2027-01-01, measured: [{date: 2026-09-01, value: 4}]}]}" } }'
} >veel.yaml
run cl-plan -f veel.yaml --language en overview -o veel.xlsx
status_is "a thousand communities and two" 0
has "those behind have no sheet" "$err" "of 1002 communities only the first 1000 have a sheet of their own"
has "those behind are not drawn" "$err" "of 1002 goals that were measured the first 1000 are drawn"

# --- the earlier plan comes from git by itself
fresh
rm -rf .git
git init -q . 2>/dev/null && git add -f . && GIT_COMMITTER_DATE=2026-10-01T12:00:00 GIT_AUTHOR_DATE=2026-10-01T12:00:00 git -c user.name=x -c user.email=x@y.z commit -qm x
cl-goals measure bezoekers 31 >/dev/null 2>&1
ok "made" cl-plan overview -o git.xlsx
looks "a sheet of what changed, since the day git knows" git.xlsx 'w["Wat er veranderd is"]["A1"].value[:16]' "Sinds 25 oktober"
looks "now above then" git.xlsx '[r[0] for r in rows("Grafiekgegevens")[2:4]]' "['nu', '25 oktober']"

finish
