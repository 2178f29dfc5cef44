#!/bin/sh
# audit.t - what an audit of every sentence of the workbook found to be missing, half there
# or different in meaning, and what goes beyond the workbook (V1 to V8): each is stored,
# printed, taught or decided; here the command that does so is run.  With workbook.t, which
# goes through the numbers, this is the table of all that the workbook asks.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

rules() { # the codes that a check comes to, one a line
  cl-plan check --json 2>/dev/null | sed -n 's/.*"rule":"\([A-Z0-9]*\)".*/\1/p'
}
found() { # WHAT CODE
  has "decided: $1" "$(rules)" "$2"
}
silent() { # WHAT CODE
  is "silent: $1" "$(rules | grep -c "^$2\$")" 0
}
taught() { # WHAT CODE TEXT [DUTCH]: explained in English, and in Dutch as well
  run cl-plan explain "$2" --language en
  has "taught: $1" "$(printf %s "$out" | tr '\n' ' ' | tr -s ' ')" "$3"
  run cl-plan explain "$2" --language nl
  has "taught: $1, in Dutch" "$(printf %s "$out" | tr '\n' ' ' | tr -s ' ')" "$4"
}
stored() { # WHAT PROGRAM TYPE ID FIELD VALUE
  run "$2" set "$3" "$4" "--$5" "$6" -q
  tap_set=$status
  run "$2" get "$3" "$4" "$5"
  is "stored: $1" "$tap_set $out" "0 $6"
}
community=repareren

# ---- different in meaning ------------------------------------------------------------------
fresh
cat >>people.yaml <<'END'
  - {id: par1, role: partner, side: partner}
END
cl-goals set community $community --vision-with par1 -q
found "a vision with a partner alone is not made together" W77
cl-goals set community $community --vision-with par1 --vision-with amb1 -q
silent "with somebody of the community it is" W77
run cl-define prepare amb1 --route partner --language en
has "printed: the opening line for a partner speaks to the partner" "$out" "whom would you introduce"
run cl-define prepare amb1 --route partner --language nl
has "in Dutch" "$(printf %s "$out" | tr '\n' ' ')" "leer die groep graag kennen"
cl-define set conversation koffie --asked "Wat kan de bibliotheek voor jullie doen?" \
  --asked "Hoe begon het?" -q
found "what the library can do, asked early" W63
cl-define set conversation koffie --asked "Hoe begon het?" \
  --asked "Hoe kunnen we jou helpen om dat doel te bereiken?" -q
silent "as the last question it is fine" W63
taught "the lights are ours" W97 "Lights, stages, calendar rules, commands and all the wording are ours" \
  "Stoplichten, fasen, kalenderregels"

# ---- missing ----------------------------------------------------------------------------------
taught "why make and share knowledge together" W10 "Why make and share knowledge together?" \
  "Waarom zou je samen kennis maken en delen?"
taught "what sharing knowledge is" W97 "sharing knowledge is that people learn" "kennis delen is dat mensen leren"
taught "what a community library is" W97 "a community library is one that" "een community library is"
taught "what a community librarian does" W97 "a community librarian goes out and listens" \
  "een community librarian gaat naar buiten en luistert"
for source in "Staal" "Of/By/For/All" FERS KennisCloud Cubiss Lankes Probiblio; do
  taught "a source: $source" W97 "$source" "$source"
  ok "and in the manual: $source" grep -q "$source" "$SRCDIR/man/clplan.7"
done
cl-plan overview -q -o overview.xlsx
if command -v unzip >/dev/null; then
  has "printed: the sources in the reading guide" \
    "$(unzip -p overview.xlsx xl/sharedStrings.xml)" "Staal en Wagenaar"
else
  skip "printed: the sources in the reading guide" "no unzip"
fi
fresh
stored "qualities that complement each other" cl-define community $community team-qualities verbinden
taught "and what they are good for" W19 "qualities that complement each other" "kwaliteiten die elkaar aanvullen"
taught "a content calendar made together" W95 "together with its members" "samen met leden"
run cl-kapstok show --blank --language nl
has "printed: tips beside worksheet 1" "$out" "Loop het blad na met je leidinggevende"
cl-define add contact --person amb2 --community $community -q 2>/dev/null
cl-define remove conversation koffie -q
cl-goals set community $community --status in-sight -q
for tried in $(cl-define list conversation --json | sed -n 's/.*"id":"\([^"]*\)".*/\1/p'); do
  cl-define remove conversation "$tried" -q
done
cl-define set contact amb2 --tried "2026-03-01; mail; geen antwoord" -q
run cl-define get contact amb2 tried
is "stored: a try to get in touch" "$out" "date=2026-03-01; how=mail; result=geen antwoord"
found "and another one, when it failed" W57
cl-define add conversation amb2 --date 2026-12-01 --community $community -q
silent "not when a conversation is planned" W57
fresh
run cl-define prepare amb2 --all --language en
for text in "about this very day of the week" "What does your week look like" "feel safe and welcome" \
  "what can we do to make it work"; do
  has "printed: the bank asks $text" "$(printf %s "$out" | tr '\n' ' ' | tr -s ' ')" "$text"
done
is "printed: what we can do comes last" \
  "$(grep -o '^  - id: .*' "$CL_SHAREDIR/questions/nl.yaml" | tail -n 1)" "  - id: wat-kunnen-wij"

# ---- half there ---------------------------------------------------------------------------------
taught "demand first" W7 "starts from what people ask" "begint bij wat mensen vragen"
taught "letting go" W12 "you let go" "laat los"
taught "their own motives" W17 "of their own accord" "uit zichzelf"
taught "small steps are worth something" W20 "a small step deserves" "een kleine stap verdient"
for kind in geography identity affinity; do
  taught "traits of all three kinds: $kind" W55 "($kind)" "(affiniteit)"
done
stored "money beside time" cl-goals community $community agreements-budget 500
silent "the policy plan still runs" W26
cl-kapstok set source bp26 --period 2020-2023 -q
found "a policy plan that is over" W26
fresh
stored "an image of a theme" cl-kapstok theme duurzaamheid image beelden/heel.jpg
cl-scan add finding "Praat niemand over" --theme eenzaamheid --id stil --sources wijkkrant -q
stored "why a theme is not discussed" cl-scan finding stil why-not "Schaamte"
stored "and whether a community is wanted" cl-scan finding stil wanted unknown
cl-define set community $community --bond regio -q
run cl-define get community $community bond
is "stored: regio is geography" "$out" geography
fresh
run cl-define prepare amb2 --route via --language nl
has "printed: via via asks whether they belong to the group, and offers coffee" \
  "$(printf %s "$out" | tr '\n' ' ' | tr -s ' ')" "Hoor jij er ook bij? Dan hoor ik het graag van jou zelf; de koffie is van mij."
has "printed: open and neutral questions, on the sheet" \
  "$(printf %s "$out" | tr '\n' ' ' | tr -s ' ')" "Vraag open en neutraal"
has "printed: a personal question is answered" \
  "$(printf %s "$out" | tr '\n' ' ' | tr -s ' ')" "geef dan gewoon antwoord"
taught "LinkedIn among the routes" W60 LinkedIn LinkedIn
stored "what moves both" cl-define conversation koffie verdict-motivated "Plezier in repareren"
cl-define verdict koffie --library yes --community no --why "Past niet" --decision stop -q 2>/dev/null ||
  cl-define set conversation koffie --verdict-decision stop -q
cl-goals set community $community --status active -q
found "active by hand after a conversation that said stop" W38
fresh
taught "four example visions" W76 "Four examples: the town throws less away" "Vier voorbeelden: de stad gooit minder weg"
taught "example goals that are counted" W78 "Counted: 30 visitors a morning" "Geteld: 30 bezoekers per ochtend"
taught "and that are seen" W78 "Seen: repairers tell" "Gezien: reparateurs vertellen"
for day in $(cl-goals list evaluation --json | sed -n 's/.*"date":"\([^"]*\)".*/\1/p'); do
  cl-goals remove evaluation "$day" -q
done
cl-goals add evaluation "Fijn jaar" --date 2026-10-01 -q
found "a pulse that was never asked" W18
fresh
stored "roles of the library" cl-goals community $community roles-library "Opent de zaal"
stored "roles of the community" cl-goals community $community roles-community "Maakt het rooster"
taught "with an example of each" W90 "Example of roles" "Voorbeeld van rollen"
taught "interest as well as time" W19 "who is interested" "wie er zin in heeft"
cl-goals set community $community --platform-use yes --platform-name '' -q
found "a platform without a name" W93
fresh
cl-calendar set moment ochtend --repeat-until 2026-11-20 -q
silent "nothing planned, and nothing wanted" W95
cl-goals set community $community --wants keep -q
silent "nothing planned, and fine as it is" W95
cl-goals set community $community --wants grow -q
found "nothing planned, and it wants to grow" W95

# ---- a second community, without undoing the first -------------------------------------------------
fresh
cl-scan add finding "Eettafels in de flats" --theme eenzaamheid --id eettafels --sources buurtapp -q
cl-scan choose finding eettafels --why "Veel vragen" -q
run cl-scan get finding repareren chosen
is "choosing a second theme leaves the first, which grew into a community" "$out" yes
cl-scan choose group ruilkast --why "Kent iedereen" -q
run cl-scan get group repaircafe chosen
is "and so does a second group" "$out" yes
cl-define start --group ruilkast --id ruil -q >/dev/null 2>&1
run cl-plan status --language en
has "status tells of both: the first" "$out" "Waterrijk repareert"
has "and the second" "$out" "ruil"
run cl-define show community ruil --language en
status_is "the second has worksheets of its own" 0
run cl-scan map --theme duurzaamheid
has "a map of one theme" "$out" "graph"
# A third one; a choice that is still open is replaced, one that grew is not.
cl-scan add finding "Spreken" --theme laaggeletterdheid --id spreken --sources buurtapp -q
cl-scan choose finding spreken --why "Wachtlijst" -q
is "a third theme takes the place of the open one only" \
  "$(cl-scan list findings --chosen yes --fields id --tsv | tr '\n' ' ')" "id repareren spreken "
cl-scan add group "Taalcafé" --id cafe --kind organisation --theme laaggeletterdheid --tie possible \
  --where "De Brug" --activities spreken --fit "Taal leren" --fits taal -q
cl-scan choose group cafe --why "Zoekt een plek" -q
cl-define start --group cafe --id cafe -q >/dev/null 2>&1
is "three groups are chosen, one for each community" \
  "$(cl-scan list groups --chosen yes --fields id --tsv | tr '\n' ' ')" "id repaircafe ruilkast cafe "
run cl-plan status --language en
has "status names all that was chosen" "$(printf %s "$out" | tr '\n' ' ' | tr -s ' ')" \
  "(chosen: Spullen repareren in plaats van weggooien, Spreken), 4 groups (chosen: Repair Café Noord, Beheerder van de ruilkast, Taalcafé;"
for each in repareren ruil cafe; do
  run cl-define show --community $each --language en
  has "worksheets of $each" "$out" "$(cl-define get community $each name)"
done
run cl-scan map --theme laaggeletterdheid
has "a map of the third theme" "$out" '"group:cafe"'
hasnt "with nothing of the first" "$out" '"group:repaircafe"'
run cl-plan check --json
hasnt "and no choice is one too many" "$out" '"rule":"W44"'
hasnt "nor a group" "$out" '"rule":"W51"'

# Goals that are right are not refused: the larger example, in a folder that git does not know.
cp -R "$SRCDIR/share/examples/zuiderkwartier" "$tap_home/larger"
is "the larger example checks without a warning" \
  "$(cd "$tap_home/larger" && cl-plan check --json | grep -c '"level":"\(warning\|error\)"')" 0

# ---- beyond the workbook -----------------------------------------------------------------------------
fresh
n=1
for text in "line of change" "Count who looks after" "Project Outcome" "Bureau Bind" \
  "Outcome Harvesting" "Beside hours" "Community Canvas" "How it ends"; do
  run cl-plan explain V$n --language en
  has "taught: V$n" "$(printf %s "$out" | tr '\n' ' ' | tr -s ' ')" "$text"
  n=$((n + 1))
done
silent "the worked example hears none of it" 'V[0-9]'
stored "V1 for whom" cl-goals goal bezoekers who "Bezoekers uit Noord"
stored "V1 what is different" cl-goals goal bezoekers differently "Zij repareren ook thuis"
stored "V3 what they learned" cl-calendar moment opening result-learned 9
stored "V4 who would put in time" cl-define conversation koffie contribute yes
cl-goals add story "Ze durft te bellen" --date 2026-10-02 --consent yes -q
stored "V5 what changed" cl-goals story 2026-10-02 change "Zij belt zelf"
stored "V7 how somebody is welcomed" cl-goals community $community habits-welcome "Rondleiding door een lid"
stored "V8 what remains" cl-goals community $community farewell-remains "De wijzers"
fresh
cl-goals set community $community --status paused -q
found "V8 a pause without a farewell" V8

# In the places where they help.
flat() {
  "$@" 2>&1 | tr '\n' ' ' | tr -s ' '
}
fresh
cl-goals set goal bezoekers --who "Bezoekers uit Noord" --differently "Zij repareren ook thuis" -q
cl-goals set community $community --habits-welcome "Een rondje langs de tafels" \
  --habits-ritual "We sluiten af met soep" --habits-deciding "Wie er is, beslist" --agreements-budget 500 -q
cl-goals add story "Ze durft te bellen" --date 2026-11-02 --consent yes --change "Zij belt zelf" \
  --meaning "Zelfstandig" --contribution "Wij oefenden mee" --confirmed "taalcoach" -q
run cl-calendar done opening --participants 12
has "asked: V3, when people took part" "$err" "--learned, --confident, --will-use and --aware"
run cl-calendar done opening --participants 12 --learned 9 --aware 14
hasnt "quiet: V3 once it was counted" "$err" "did you ask around"
has "asked: V3, more than took part" "$err" "--result.aware 14 is more than took part: 12"
cl-calendar set moment opening --result-aware 8 -q
out=$(flat cl-goals progress --language en)
has "counted: V3 in progress" "$out" "of 12 people: learned something 9, knows more of what there is 8"
has "V2 in progress" "$out" "carried by members: 4 of 8 tasks, goals and moments (50%)"
has "V2 in status" "$(flat cl-plan status --language en)" "carried by members: 4 of 8 tasks, goals and moments (50%)"
has "in Dutch" "$(flat cl-plan status --language nl)" "door leden gedragen: 4 van de 8 taken, doelen en momenten (50%)"
has "V2 in status, for scripts" "$(cl-plan status --json)" '"led-by-members":4,"led":8,'
has "V6 asked of the MT, in status" "$(flat cl-plan status --language en)" "All agreements together ask € 500 a year"
cl-plan report -q -o page.html
page=$(flat cat page.html | sed "s/$(printf '\302\240')/ /g") # a blank at which no line ends
for text in "Door leden gedragen: 4 van de 8" "Wat mensen zeggen: van 12 mensen: iets geleerd 9" \
  "Wat er verandert: Bezoekers uit Noord: Zij repareren ook thuis →" "Alle afspraken samen kosten" \
  "Zij belt zelf" "Wij oefenden mee. Bevestigd door: taalcoach." \
  "We sluiten af met soep"; do
  has "the report: $text" "$page" "$text"
done
cl-plan report -q --public -o outside.html
hasnt "not for outside: how it goes" "$(cat outside.html)" "Door leden gedragen"
cl-plan report -q --community $community -o poster.html
poster=$(flat cat poster.html)
for text in "Een rondje langs de tafels" "We sluiten af met soep" "Zo besluiten we:</b> Wie er is, beslist"; do
  has "V7 on the poster: $text" "$poster" "$text"
done
cl-plan overview -q -o book.xlsx
if command -v unzip >/dev/null; then
  book=$(unzip -p book.xlsx xl/sharedStrings.xml | tr '\n' ' ')
  for text in "Door leden gedragen" "4 van de 8 taken, doelen en momenten (50%)" "van 12 mensen: iets geleerd 9" \
    "Bezoekers uit Noord: Zij repareren ook thuis" "Zij belt zelf" "Alle afspraken samen kosten"; do
    has "the workbook: $text" "$book" "$text"
  done
else
  skip "the workbook for the MT" "no unzip"
fi
run cl-define set community $community --status paused
hasnt "a pause is no goodbye" "$err" "say goodbye well"
has "V8 asked when pausing" "$err" "cl-goals set community $community --farewell"
has "and as the next step" "$(flat cl-plan status --language en)" "Note for the time of the pause: who keeps what going"
run cl-define set community $community --status stopped -q
is "quiet: V8 with -q" "$err" ""
cl-goals set community $community --farewell-remains "De wijzers" -q
run cl-define set community $community --status paused
hasnt "quiet: V8 once it was said" "$err" "say goodbye"
fresh
run cl-define verdict koffie --library yes --community no --why "Geen tijd"
has "V8 asked when a verdict stops it" "$err" "say goodbye well"
fresh
hasnt "quiet: no effects where none was counted" "$(cl-goals progress --language en)" "what people say"
hasnt "quiet: no money where nobody names any" "$(cl-plan status --language en)" "All agreements together"
cat >>people.yaml <<'END'
  - {id: par1, role: partner, side: partner}
END
cl-goals set goal bezoekers --owner par1 -q
has "a partner is no member" "$(cl-plan status --json)" '"led-by-members":3,"led":8,'

# Never more than three at a time, however many communities there are.
{
  printf 'plan: 1\norganisation: Veel\nkapstok:\n  sources: [{id: bp, title: Plan, period: 2026-2029}]\n'
  printf '  themes: [{id: t, text: Thema}]\ncommunities:\n'
  for n in 1 2 3 4 5 6; do
    printf '  - {id: c%s, name: Groep %s, status: stopped, goals: [{id: g, text: Samen eten, kind: qualitative}]}\n' $n $n
  done
} >many.yaml
is "three tips beyond the workbook at most" \
  "$(cl-plan check -f many.yaml --json | grep -c '"rule":"V8"')" 3
finish
