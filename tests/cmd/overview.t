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
tells "the front asks where we stand" mt.xlsx Voorblad "Waar staan we?"
tells "what changed lately" mt.xlsx Voorblad "metingen: 1; terugblikken: 1"
tells "what goes wrong" mt.xlsx Voorblad "ver achter x: Vijf jongeren repareren zelfstandig mee"
tells "and why" mt.xlsx Voorblad "Oorzaak: Techniekklas heeft zaterdags geen les. Gevolg: Doel schuift een half jaar. Actie: Doordeweekse middag"
tells "what is asked" mt.xlsx Voorblad "Wat vragen we van jullie? / Op dit moment geen besluit."
looks "charts say what they show, also to who cannot see them" mt.xlsx \
  '[len(w[s]._charts) for s in ("Voorblad", "Community'"'"'s", "Voortgang", "Waterrijk repareert")]' "[2, 1, 1, 1]"
if [ -n "$python" ]; then
  "$python" -c 'import zipfile
z = zipfile.ZipFile("mt.xlsx")
for n in z.namelist():
    if "drawings/drawing" in n and n.endswith(".xml"):
        print(z.read(n).decode())' >drawings
  is "every chart has alternative text" "$(grep -o '<xdr:cNvPr [^>]*>' drawings | grep -vc 'descr="[^"]')" 0
  ok "with the numbers in it" grep -q 'op 22-11-2026: 33% van de weg afgelegd, 27% verwacht' drawings
fi
looks "progress, month by month" mt.xlsx \
  '[(str(r[1])[:10], r[2], r[3]) for r in rows("Voortgang")[1:4]]' \
  "[('2026-09-01', 0, 0), ('2026-10-01', 0.1, 0.5), ('2026-11-01', 0.2, 0.33)]"
looks "nothing is reached on a day to come" mt.xlsx \
  '[r[3] for r in rows("Voortgang")[1:] if r[1] > __import__("datetime").datetime(2026, 11, 22)] and {r[3] for r in rows("Voortgang")[1:] if r[1] > __import__("datetime").datetime(2026, 11, 22)}' "{None}"
looks "the year: a column a week, from this one on" mt.xlsx \
  '(len(rows("Het jaar per week")[0]), rows("Het jaar per week")[0][1:9])' \
  "(53, ['47', '48', '49', '50', '51', '52', '53', '1'])"
looks "a row a community, with what falls in each week" mt.xlsx \
  '[[v for v in r[:8]] for r in rows("Het jaar per week") if r[0] == "Waterrijk repareert"]' \
  "[['Waterrijk repareert', None, None, 2, None, None, None, 1]]"
tells "the story, in the plan's own words" mt.xlsx "Het verhaal" "Een mevrouw van 84 leerde een jongen haar naaimachine afstellen."
tells "of the community: the definition" mt.xlsx "Waterrijk repareert" "Maken liever iets heel dan dat ze het weggooien"
tells "agreements" mt.xlsx "Waterrijk repareert" "elke zes weken"
tells "the vision" mt.xlsx "Waterrijk repareert" "Waterrijk gooit minder weg doordat"
tells "tasks" mt.xlsx "Waterrijk repareert" "Ruimte en stroom klaarzetten"
tells "what is still open, kindly" mt.xlsx "Waterrijk repareert" "Nog open / Wat de leden gemeen hebben (identiteit)"
tells "what is in the calendar" mt.xlsx "Waterrijk repareert" "za 5 dec 2026 / Reparatieochtend"
hides "what was said in a conversation stays there" mt.xlsx "Waterrijk repareert" "Het plezier van iets werkend krijgen"
looks "the front leads to it" mt.xlsx \
  '{c.hyperlink.location for r in w["Voorblad"].iter_rows() for c in r if c.hyperlink and c.value == "Waterrijk repareert"}' \
  "{\"'Waterrijk repareert'!A1\"}"
looks "and back" mt.xlsx 'w["Waterrijk repareert"]["A2"].hyperlink.location' "'Community''s'!A2"
cl-goals set story 2026-09-05 --consent no >/dev/null
cl-plan overview -o stil.xlsx
hides "without consent a story is not told" stil.xlsx "Het verhaal" naaimachine
tells "only that there is one" stil.xlsx "Het verhaal" "weggelaten: 1"
hides "nor on the sheet of the community" stil.xlsx "Waterrijk repareert" naaimachine

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
changes='{r[1] + ": " + str(r[2]).split(":")[0]: (r[4], r[5]) for r in rows("Wat er veranderd is")[1:]}'
looks "another stage" mt.xlsx "$changes['andere fase: community']" "('geborgd', 'gepauzeerd')"
looks "another light" mt.xlsx "$changes['ander stoplicht: gezamenlijk doel']" "('ver achter x', 'achter !')"
looks "measured" mt.xlsx "$changes['gemeten: gezamenlijk doel']" "('26 (03-10-2026)', '31 (22-11-2026)')"
looks "changed" mt.xlsx "$changes['gewijzigd: taak']" "(None, 'ja')"
looks "new and dropped" mt.xlsx "('nieuw: thema' in $changes, 'vervallen: thema' in $changes)" "(True, True)"
looks "nothing of what is known of people" mt.xlsx "[k for k in $changes if 'persoon' in k]" "[]"
tells "the front has it short" mt.xlsx Voorblad "Sinds een eerdere versie: andere fase: 1; ander stoplicht: 1; gemeten: 1; nieuw: 1; gewijzigd: 2; vervallen: 1"
tells "the most telling first" mt.xlsx Voorblad "andere fase, community: Waterrijk repareert (repareren): geborgd -> gepauzeerd"
cp mt.xlsx first.xlsx
cp "$tap_home/eerder/plan.yaml" "$tap_home/eerder/oud.yaml"
cl-plan overview -o mt.xlsx --since "$tap_home/eerder/oud.yaml"
tells "by the name of its file" mt.xlsx Voorblad "Sinds oud.yaml: andere fase: 1"
cl-plan overview -o en.xlsx --since "$tap_home/eerder/plan.yaml" --language en
looks "in English" en.xlsx "[r[1] for r in rows('What changed')][:3]" "['What changed', 'other stage', 'other light']"

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
looks "nothing changed" x.xlsx "rows('Wat er veranderd is')[1][1]" "niet vergeleken !"

# --- an empty plan
rm -rf "$tap_home/eerder"
fresh
mkdir leeg
cl-plan init leeg --language nl >/dev/null 2>&1
run cl-plan -f leeg/plan.yaml overview -o leeg.xlsx
status_is "of a plan that was just begun" 0
sound "a plan just begun" leeg.xlsx
same_again "a plan just begun" leeg.xlsx leeg/plan.yaml
looks "every sheet says what to do" leeg.xlsx '[s.title for s in w if s.max_row < 2]' "[]"

# --- no room: our own message and no other
echo oud >vol.xlsx
run sh -c 'trap "" XFSZ; ulimit -f 8; exec cl-plan -f leeg/plan.yaml overview -o vol.xlsx'
status_is "no room for the workbook" 4
is "one message" "$(printf '%s\n' "$err" | wc -l | tr -d ' ')" 1
has "of ours" "$err" "cl-plan: error: the workbook cannot be made: "
is "the old file is still there" "$(cat vol.xlsx)" oud

# --- large: sixty communities, five thousand moments
awk -v communities=60 -v moments=5000 -f "$SRCDIR/tests/cmd/large.awk" >groot.yaml
run cl-plan -f groot.yaml overview -o groot.xlsx
status_is "of sixty communities" 0
sound "sixty communities" groot.xlsx
same_again "sixty communities" groot.xlsx groot.yaml
# A sheet each; on the front only those that ask for attention, so that it stays
# one page; all of them on their own list; a wide matrix over several pages, with
# its first columns on each.
looks "and all of it can be used" groot.xlsx \
  '(len([s for s in w.sheetnames if s.startswith("Community nummer")]), w["Voorblad"].max_row < 50, len([r for r in rows("Voorblad") if str(r[9]).startswith(("Zet", "Spreek"))]), len(rows("Community'"'"'s")), int(w["Kapstok"].page_setup.fitToWidth) > 1, w["Kapstok"].print_title_cols)' \
  "(60, True, 8, 61, True, '\$A:\$C')"

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
looks "a sheet for every one" vijand.xlsx 'len(w.sheetnames)' 22
looks "text stays text" vijand.xlsx "[c.data_type for s in w for r in s.iter_rows() for c in r if c.value == '=3+3'][:1]" "['s']"
printf 'plan: 1\norganisation: X\n' >oud.yaml
run cl-plan -f vijand.yaml overview -o sinds.xlsx --since oud.yaml
status_is "also as news" 0
sound "hostile news" sinds.xlsx "Geheime Naam" geheim@ 0687654321

# --- from the first day of the calendar to the last: as many points as ever
fresh
sed 's/start: 2026-10-01/start: 0001-01-01/; s/due: 2027-06-30/due: 9999-12-31/' communities/repareren.yaml >long.yaml
mv long.yaml communities/repareren.yaml
run cl-plan overview -o lang.xlsx
status_is "goals of ten thousand years" 0
looks "are drawn with as many points as others" lang.xlsx "w['Voortgang'].max_row < 80" True

# --- more communities than anybody leafs through
{
  printf 'plan: 1\norganisation: Veel\ncommunities:\n'
  awk 'BEGIN { for (i = 1; i <= 1002; i++) printf "  - {id: c%d, name: Groep %d}\n", i, i }'
} >veel.yaml
run cl-plan -f veel.yaml --language en overview -o veel.xlsx
status_is "a thousand communities and two" 0
has "those behind have no sheet" "$err" "of 1002 communities only the first 1000 have a sheet of their own"

# --- the counts are those of check and status, git's word on people included (P9)
fresh
git init -q . 2>/dev/null && git add -f . && git -c user.name=x -c user.email=x@y.z commit -qm x
ok "made" cl-plan overview -o counted.xlsx
checked=$(cl-plan check --json | grep -c '"level":"error"')
is "check finds that git tracks people" "$(cl-plan check --json | grep -c '"rule":"P9"')" 1
has "as many errors in the status" "$(cl-plan status --json)" '"kind":"findings","errors":'"$checked"','
looks "as many in the overview" counted.xlsx \
  "[r for r in w['Meldingen'].iter_rows(values_only=True) if 'P9' in r].__len__()" 1

finish
