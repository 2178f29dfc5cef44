#!/bin/sh
# Workbooks: the overview for the management team, and export to xlsx.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"
. "$SRCDIR/tests/cmd/book.sh"

# --- the overview
run cl-plan overview -o mt.xlsx
status_is "overview" 0
is "says nothing" "$out$err" ""
unchanged "the plan is only read"
is "it is a zip file" "$(head -c 2 mt.xlsx)" "PK"
looks "its sheets, in the plan's language" mt.xlsx 'w.sheetnames' \
  "['Voorblad', 'Gezamenlijke doelen', 'Voortgang', \"Community's\", 'Kapstok', 'Het jaar per week', 'Kalender', 'Besluiten', 'Waterrijk repareert', 'Leeswijzer', 'Grafiekgegevens']"
looks "every sheet is on A4" mt.xlsx '{s.page_setup.paperSize for s in w}' "{9}"
looks "landscape" mt.xlsx '{s.page_setup.orientation for s in w}' "{'landscape'}"
# What is not said there is 1; the grid of charts has a scale and page breaks.
looks "fit to width" mt.xlsx '{(s.sheet_properties.pageSetUpPr.fitToPage, s.page_setup.fitToWidth or 1) for s in w if s.title != "Voortgang"}' "{(True, 1)}"
looks "front, matrix, year, profiles and how to read it on one page, others on as many as it takes" mt.xlsx \
  '[1 if s.page_setup.fitToHeight is None else int(s.page_setup.fitToHeight) for s in w if s.title != "Voortgang"]' "[1, 0, 0, 1, 1, 0, 0, 1, 1, 0]"
looks "with a frozen header row, but the front" mt.xlsx '[s.title for s in w if not s.freeze_panes]' "['Voorblad']"
looks "that is repeated in print" mt.xlsx '[s.title for s in w if not s.print_title_rows]' "['Voorblad']"
looks "lists are tables with a name" mt.xlsx '[n for s in w for n in s.tables]' \
  "['tbl_attention', 'tbl_goals', 'tbl_communities', 'tbl_calendar', 'tbl_decisions', 'tbl_guide']"
looks "no cells are merged" mt.xlsx '[s.title for s in w if s.merged_cells.ranges]' "[]"
looks "there are no formulas" mt.xlsx \
  '[c.coordinate for s in w for r in s.iter_rows() for c in r if c.data_type == "f"]' "[]"
looks "the title is the sentence" mt.xlsx 'w["Voorblad"]["A1"].value.split(": ")[1]' "1 van de 3 doelen op koers; 1 ligt ver achter."
looks "counts per light" mt.xlsx '[c.value for c in w["Grafiekgegevens"][3]][:5]' "['nu', 1, 0, 1, 1]"
looks "a line per community" mt.xlsx \
  '[r[0].value for r in w["Voorblad"][list(w["Voorblad"].tables.values())[0].ref]][1:]' \
  "['Waterrijk repareert']"
goals='[dict(zip([c.value for c in w["Gezamenlijke doelen"][4]], [c.value for c in r])) for r in list(w["Gezamenlijke doelen"].rows)[4:]]'
looks "goals with their numbers" mt.xlsx "[(g['Nu'], g['Streven']) for g in $goals][2]" "(26, 30)"
looks "with their lights" mt.xlsx "[g['Stoplicht'] for g in $goals]" "['ver achter x *', 'nog niet te zeggen –', 'op koers +']"
looks "and what is done about it" mt.xlsx "$goals[0]['Actie']" "Doordeweekse middag proberen in februari"
looks "dates are dates" mt.xlsx "$goals[2]['Klaar op'].isoformat()" "2027-06-30T00:00:00"
looks "shares are numbers" mt.xlsx "round($goals[2]['Bereikt'], 2)" "0.67"
looks "repeats are expanded" mt.xlsx \
  'len([r for r in w["Kalender"].rows if r[3].value == "Reparatieochtend"])' "7"
looks "the week is a value" mt.xlsx 'w["Kalender"]["A5"].value' "49"
looks "gaps in the kapstok are marked" mt.xlsx \
  'len([c for c in w["Kapstok"][6] if c.value == 0 and c.number_format == "0\" !\""])' "3"
everything='" ".join(str(c.value) for s in w for r in s.iter_rows() for c in r)'
looks "people are roles" mt.xlsx "('ambassadeur' in $everything, 'amb1' in $everything)" "(True, False)"
looks "and nothing else of them" mt.xlsx \
  "[x for x in ('Voorbeeld', 'example.nl', '06-00000000', 'toestemming') if x in $everything]" "[]"

# --- the same bytes, whoever makes it
cp mt.xlsx first.xlsx
sleep 1
ok "another day" env SOURCE_DATE_EPOCH=1 cl-plan overview -o other.xlsx
(cd / && TZ=Asia/Tokyo LC_ALL=C.UTF-8 USER=x HOME=/nonexistent cl-plan -f "$tap_home/work/plan.yaml" overview -o "$tap_home/work/mt.xlsx")
ok "does not depend on time, place or locale" cmp first.xlsx mt.xlsx
ok "the stamp counts" test "$(cksum <other.xlsx)" != "$(cksum <mt.xlsx)"
SOURCE_DATE_EPOCH=0 cl-plan overview -o zero.xlsx
looks "and may be 0" zero.xlsx 'w.properties.created.isoformat()' "1980-01-01T00:00:00"

# --- in English
ok "in another language" cl-plan overview -o en.xlsx --language en
looks "its sheets" en.xlsx 'w.sheetnames[1]' "Joint goals"
looks "its words" en.xlsx 'w["Joint goals"]["A5"].value' "far behind x *"

# --- without a community, without people, after a fault
printf 'plan: 1\norganisation: Leeg\n' >leeg.yaml
run cl-plan -f leeg.yaml overview -o leeg.xlsx
status_is "of an empty plan" 0
looks "every sheet says what to do" leeg.xlsx '[s.title for s in w if s.max_row < 2 and s.sheet_state == "visible"]' "[]"
rm people.yaml
run cl-plan overview -o zonder.xlsx
status_is "without people.yaml" 0
looks "ids stand in for roles" zonder.xlsx "'amb1' in $everything" "True"
fresh
run cl-plan overview
status_is "a file must be named" 2
run cl-plan overview -o nowhere/mt.xlsx
status_is "a folder that is not there" 4
mkdir folder
run cl-plan overview -o folder
status_is "a folder is no file" 4
echo old >mt.xlsx
run env TMPDIR=/nonexistent cl-plan overview -o mt.xlsx
status_is "no room for temp files" 4
is "the old file is still there" "$(cat mt.xlsx)" "old"
is "and nothing else" "$(ls -A)" "communities
csv
folder
mt.xlsx
people.yaml
plan.schema.json
plan.yaml"

# --- export
run cl-goals export goal -o doelen.xlsx
status_is "export" 0
looks "columns in the plan's language" doelen.xlsx '[c.value for c in w.active[1]][:4]' "['Community', 'Id', 'Doel', 'Soort']"
looks "real numbers" doelen.xlsx 'w.active["F2"].value' "18"
looks "words of a set in that language" doelen.xlsx 'w.active["D2"].value' "kwantitatief"
looks "offered as a list" doelen.xlsx \
  '[v.formula1 for v in w.active.data_validations.dataValidation if "D2" in v.sqref]' "['\"kwantitatief,kwalitatief\"']"
looks "also where a record would be added" doelen.xlsx \
  '"D190" in [v.sqref for v in w.active.data_validations.dataValidation if "D2" in v.sqref][0]' True
printf 'plan: 1\norganisation: Leeg\n' >leeg.yaml
cl-goals -f leeg.yaml export goal -o leeg.xlsx
looks "and when there is none yet" leeg.xlsx \
  '[v.formula1 for v in w.active.data_validations.dataValidation if "D2" in v.sqref]' "['\"kwantitatief,kwalitatief\"']"
looks "so are ids to refer to" doelen.xlsx \
  '[v.formula1 for v in w.active.data_validations.dataValidation if "K2" in v.sqref]' "['\"cl1,cl2,amb1,amb2\"']"
looks "and communities" doelen.xlsx \
  '[v.formula1 for v in w.active.data_validations.dataValidation if "A2" in v.sqref]' "['\"repareren\"']"
looks "community and id stay in sight" doelen.xlsx 'w.active.freeze_panes' "C2"
looks "a named table" doelen.xlsx 'list(w.active.tables)' "['joint_goals']"
looks "each title explains itself" doelen.xlsx '[c.value for c in w.active[1] if not c.comment]' "[]"
looks "in the plan's language" doelen.xlsx 'w.active["D1"].comment.text' \
  "Kwantitatief: geteld; kwalitatief: gezien. Kies uit de lijst. Verplicht. (kind)"
looks "the version is last" doelen.xlsx '(w.active["X1"].value, len(w.active["X2"].value), w.active.max_column)' "('Versie', 8, 24)"
looks "dates are dates there, too" doelen.xlsx 'w.active["I2"].is_date' "True"
for i in 1 2 3 4 5 6 7 8 9; do
  cl-kapstok -q add theme "Een thema met een lange naam, nummer $i" >/dev/null
done
cl-scan export groups -o groepen.xlsx
looks "a list of more than 255 letters stands on a sheet of its own" groepen.xlsx \
  '[v.formula1 for v in w.active.data_validations.dataValidation if "D2" in v.sqref]' "[\"'Lijsten'!\$A\$2:\$A\$13\"]"
looks "which is out of sight" groepen.xlsx '[(s.title, s.sheet_state) for s in w]' \
  "[('Groepen', 'visible'), ('Lijsten', 'hidden')]"
cl-kapstok add goal 'Nul' --id 007 --side internal --page 0612 >/dev/null
cl-kapstok export goals -o nul.xlsx
looks "ids are text" nul.xlsx '[(r[0].value, r[0].data_type, r[5].value) for r in w.active.rows if r[0].value == "007"]' "[('007', 's', '0612')]"
fresh
run cl-define export person -o mensen.xlsx
status_is "people" 0
looks "without names" mensen.xlsx "[x for x in ('Voorbeeld', 'example.nl', '06-00000000') if x in $everything]" "[]"
run cl-define export person -o mensen.xlsx --with-names
looks "unless asked for" mensen.xlsx "[x for x in ('Voorbeeld', 'example.nl', '06-00000000') if x in $everything]" "['Voorbeeld', 'example.nl', '06-00000000']"
run cl-kapstok export -o alles.xlsx
status_is "every type of a program" 0
looks "a sheet each" alles.xlsx 'len(w.sheetnames)' "7"
cl-kapstok set goal taal --own '=1+1' >/dev/null
cl-kapstok export goal -o doelen.xlsx
looks "text is never a formula" doelen.xlsx '[(c.value, c.data_type) for r in w.active.rows for c in r if str(c.value) == "=1+1"]' "[('=1+1', 's')]"

finish
