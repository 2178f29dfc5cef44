#!/bin/sh
# workbook.t - the workbook, number by number, W1 to W97.  Each is stored,
# checked, printed or decided; here the command that does so is run, and its
# result looked at.  At the end it fails for every number that no line was
# about.  (For every rule a plan that breaks it at a line and one that does not:
# tests/unit/rule_pairs.h.)
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

gone_through=" "
about() { # NUMBER KIND WHAT: what the next assertion is about
  gone_through="$gone_through$1 "
  this="W$1 $2: $3"
}

# A value goes into the plan and comes out of it again: as it was given, and the
# plan still reads.
stored() { # NUMBER WHAT PROGRAM TYPE ID FIELD VALUE
  about "$1" stored "$2"
  fresh
  run "$3" set "$4" "$5" "--$6" "$7" -q
  tap_set=$status
  run "$3" get "$4" "$5" "$6"
  is "$this" "$tap_set $out" "0 $7"
  run cl-plan check --no-rules
  status_is "$this: the plan reads" 0
}

# The same for a record that is added: it is listed, and on its worksheet.
added() { # NUMBER WHAT WANTED PROGRAM TYPE TEXT [--FIELD VALUE]...
  about "$1" stored "$2"
  tap_wanted=$3 tap_program=$4 tap_type=$5
  shift 5
  fresh
  "$tap_program" add "$tap_type" "$@" -q >/dev/null
  run "$tap_program" list "$tap_type" --json
  has "$this" "$(printf '%s\n' "$out" | tail -n 1)" "$tap_wanted"
  run "$tap_program" show
  has "$this: on its worksheet" "$out" "$1"
}

printed() { # NUMBER WHAT TEXT COMMAND...
  about "$1" printed "$2"
  tap_wanted=$3
  shift 3
  run "$@"
  has "$this" "$out" "$tap_wanted"
}

decided() { # NUMBER WHAT WANTED COMMAND...
  about "$1" decided "$2"
  tap_wanted=$3
  shift 3
  run "$@"
  is "$this" "$out" "$tap_wanted"
}

refused() { # NUMBER WHAT MESSAGE COMMAND...: checked where it is typed
  about "$1" checked "$2"
  tap_wanted=$3
  shift 3
  run "$@"
  status_is "$this" 2
  has "$this: and why" "$err" "$tap_wanted"
}

# ---- Are we ready? W1-W10 ------------------------------------------------------------
n=0
for question in management purpose skills partners internal place flexibility resources; do
  n=$((n + 1))
  stored $n "readiness: $question" cl-kapstok readiness $question answer no
  printed $n "and what to do about a no" "-> " cl-kapstok ready --language en
done
fresh
decided 9 "six of eight say yes" '{"yes":6,"of":8,"ready":true}' \
  sh -c 'cl-kapstok ready --json | tail -n 1'
cl-kapstok answer purpose no -q
cl-kapstok answer skills unknown -q
decided 9 "four are not enough: unknown is no yes" '{"yes":4,"of":8,"ready":false}' \
  sh -c 'cl-kapstok ready --json | tail -n 1'
fresh
for block in Strategy Staff Cooperation "Internal communication" Location Flexibility; do
  printed 9 "the result of each bouwsteen: $block" "$block
--" cl-kapstok ready --language en
done
for shift in "of people" "connections" "a lively building" "the community's field" \
  "making it together"; do
  printed 10 "a shift of the library: $shift" "->  $shift" cl-kapstok ready --language en
done

# ---- The way through, W22-W25 ----------------------------------------------------------
fresh
printed 23 "the next step" "Keep it going" cl-plan status --language en
printed 23 "its worksheet and command, for scripts" '"worksheet":"to work","command":"cl-goals progress' \
  cl-plan status --language en --json
decided 24 "a group knocks: what fits" '{"type":"theme","id":"duurzaamheid","score":3,"words":["repareren","fietsen"]}' \
  sh -c 'cl-kapstok fit "Wij repareren fietsen" --json | head -n 1'
cl-kapstok fit "Wij repareren fietsen" --save --who Fietsclub --answer talk --because "Eerst kennismaken" >/dev/null 2>&1
run cl-kapstok list request --json
has "$this: the dated, reasoned answer" "$out" '"date":"2026-11-22","who":"Fietsclub"'
has "$this: and the reason" "$out" '"because":"Eerst kennismaken"'

# ---- Worksheet 1, W26-W33 ------------------------------------------------------------------
stored 26 "the period of the policy plan" cl-kapstok source bp26 period 2026-2030
added 27 "a goal with its page" '"page":"23"' \
  cl-kapstok goal "Jongeren leren van elkaar" --side external --source bp26 --page 23
added 27 "a theme with its page" '"page":"4"' cl-kapstok theme "Digitaal meedoen" --page 4
added 29 "a theme without a goal" '"text":"Gezond leven"' cl-kapstok theme "Gezond leven"
run cl-kapstok check --json
hasnt "$this: asks for none" "$out" gezond-leven
fresh
for field in mission vision; do
  cl-kapstok set organisation --$field "Wij leren van elkaar" -q
  decided 30 "$field" "Wij leren van elkaar" cl-kapstok get organisation $field
done
added 31 "gone through with a role, on a day" '"with":"directeur"' \
  cl-kapstok review directeur --date 2026-10-01
stored 32 "a goal in own words" cl-kapstok goal meedoen own "Niemand zit thuis die mee wil doen"
stored 32 "or as an image" cl-kapstok goal meedoen image beelden/meedoen.jpg
stored 32 "a theme in own words" cl-kapstok theme duurzaamheid own "Minder weggooien"
fresh
refused 33 "what is in use stays" "refers to it" cl-kapstok remove goal meedoen
cl-kapstok rename goal meedoen samen -q
decided 33 "references follow a new id" samen cl-goals get community repareren serves
refused 33 "and lead somewhere" 'no goal' cl-goals set community repareren --serves nergens

# ---- Choosing, W35-W39 ------------------------------------------------------------------------
added 35 "a community that is there already" '"kind":"volunteers"' \
  cl-scan existing "Taalvrijwilligers" --kind volunteers
added 36 "one you would like to meet, and why" '"why":"Ze zitten hier elke middag"' \
  cl-scan wanted "Scholieren op de trap" --why "Ze zitten hier elke middag"
added 37 "an example from elsewhere" '"lesson":"Begin klein"' \
  cl-scan example "Maakplaats in Gent" --where België --lesson "Begin klein"
fresh
refused 38 "a group is chosen with a reason" "say why" cl-scan choose group ruilkast
cl-scan choose group ruilkast --why "Kent iedereen" -q
cl-define start --group ruilkast --id ruil -q >/dev/null
decided 38 "a choice is only in sight" in-sight cl-define get community ruil status
fresh
cl-scan drop group ruilkast --reason energy --note "Te druk" --again 2027-03-01 -q
decided 39 "why a group dropped out" energy cl-scan get group ruilkast dropped.reason
printed 39 "as something learned, with a date to look again" "Learned: Te druk
                        Look again on: 2027-03-01" cl-scan show --language en
printed 39 "which comes back in the agenda" "look again at: Beheerder van de ruilkast" \
  cl-calendar agenda --from 2027-03-01 --weeks 1 --language en

# ---- Worksheet 2, W40-W46 ------------------------------------------------------------------------
fresh
printed 40 "the left column is worksheet 1" "  Laaggeletterdheid        | Does it live here?" \
  cl-scan show --language en
stored 41 "does it live here, in a narrower form" cl-scan finding energie narrower "Tocht in oude flats"
stored 42 "where you looked" cl-scan finding energie sources "De Brug"
stored 43 "the overlap" cl-scan finding energie overlap "Wij lenen meetkoffers uit"
fresh
decided 44 "one theme: the earlier one loses its mark" "id${newline}energie" sh -c \
  'cl-scan choose finding energie --why "Veel vragen" -q && cl-scan list findings --chosen yes --fields id --tsv'
printed 45 "look at yourself and ask around" "Begin with yourself: what do you run into" \
  cl-scan show --language en
stored 46 "does nobody talk about it" cl-scan finding energie discussed no
stored 46 "who cares" cl-scan finding energie who-cares "De huurdersvereniging"
stored 46 "is the library the place" cl-scan finding energie our-place "Alleen als spreekuur"

# ---- Worksheet 3, W47-W53 -------------------------------------------------------------------------
fresh
for part in '"theme:duurzaamheid" [shape="hexagon"' '"group:ruilkast" -> "theme:duurzaamheid"' \
  '"theme:duurzaamheid" -> "group:repaircafe"' '"does:repaircafe:1" [shape="note"'; do
  printed 47 "the map draws $part" "$part" cl-scan map --language en
done
added 48 "an individual" '"kind":"individual"' \
  cl-scan group "Tuinman Piet" --kind individual --theme duurzaamheid
refused 48 "or an organisation, nothing else" "individual, organisation" \
  cl-scan set group ruilkast --kind vereniging
stored 49 "where a group is active" cl-scan group ruilkast where "Kerkstraat, elke dag"
stored 49 "and what it does" cl-scan group ruilkast activities "Ruilen"
stored 50 "the circle" cl-scan group ruilkast tie possible
printed 50 "as a sign and a word" "(o) bond possible" cl-scan show --language en
printed 50 "on the map, too" "bond: possible" cl-scan map --language en
fresh
decided 51 "one open group a scan" "id${newline}repaircafe${newline}energiecoop" sh -c \
  'cl-scan choose group ruilkast --why "Kent iedereen" -q &&
   cl-scan choose group energiecoop --why "Toch" --force -q && cl-scan list groups --chosen yes --fields id --tsv'
stored 52 "why this group" cl-scan group repaircafe why "Ze vroegen het zelf"
stored 53 "how it fits the kapstok" cl-scan group repaircafe fit "Kennis delen"
stored 53 "and which goal or theme" cl-scan group repaircafe fits meedoen

# ---- Worksheet 4, W54-W57 ------------------------------------------------------------------------------
stored 54 "the primary bond" cl-define community repareren bond geography
refused 54 "one of three" "geography, identity, affinity" cl-define set community repareren --bond liefde
added 55 "a trait" '"text":"Repareren liever dan kopen"' \
  cl-define trait "Repareren liever dan kopen" --kind affinity
stored 56 "ties among members" cl-define community repareren ties.members some
stored 56 "ties with the library" cl-define community repareren ties.library weak
fresh
cl-define add contact --via "de wijkagent" -q >/dev/null
printed 57 "a route via someone" "de wijkagent" cl-define show

# ---- Getting to know them, W58-W68 -----------------------------------------------------------------------
stored 58 "with whom" cl-define conversation koffie person amb2
for heard in motives challenges goals needs talents; do
  stored 59 "heard: $heard" cl-define conversation koffie "heard.$heard" "Iets over $heard"
done
stored 60 "the route" cl-define conversation koffie route partner
fresh
for route in warm via partner network; do
  run cl-define prepare amb1 --route $route --language en
  printf '%s\n' "$out" | sed -n '/^To open with/,/^$/p' >"opening.$route"
  about 60 printed "an opening line for the route $route"
  is "$this" "$(wc -l <"opening.$route" | awk '{ print ($1 > 2) }')" 1
done
is "W60 printed: each route has its own" "$(cat opening.* | sort | uniq -d | grep -v '^To open with' | grep -c .)" 0
stored 61 "what I share" cl-define conversation koffie share "Dat wij ook zoeken"
fresh
kinds() { # how many questions of each kind the bank has
  cl-define prepare amb1 --all --json --language "$1" |
    sed 's/.*"kind":"\([a-z]*\)".*/\1/' | sort | uniq -c | awk '{ print $2 "=" $1 }'
}
least="ice 5 value 2 challenges 3 goals 2 contribution 2 success 4"
for language in nl en; do
  found=$(kinds $language)
  set -- $least
  while [ $# -gt 0 ]; do
    about 62 printed "questions in $language: $1, at least $2"
    have=$(printf '%s\n' "$found" | sed -n "s/^$1=//p")
    is "$this" "$((${have:-0} >= $2))" 1
    shift 2
  done
done
cl-define start --group ruilkast --id ruil -q >/dev/null
for community in ruil repareren; do
  about 62 decided "a question about goals for organisations only: $community"
  for_organisations=$(cl-define prepare amb2 --community $community --pick 9 --json |
    grep '"kind":"goals"' | grep -c '"for":"organisation"')
  is "$this" "$((for_organisations > 0))" $([ $community = ruil ] && echo 0 || echo 1)
done
stored 62 "which were asked" cl-define conversation koffie asked laatste-keer
fresh
for tip in "Let silences be" "Is the talk straying" "Use your eyes" "Tell something about yourself"; do
  printed 67 "listening: $tip" "$tip" cl-define prepare amb1 --all --language en
done
fresh
cl-define verdict koffie --library yes --community no --why "Geen tijd" -q
decided 68 "not mutual is a valid end" "stop" cl-define get conversation koffie verdict.decision
decided 68 "and the community stops" "stopped" cl-define get community repareren status
run cl-plan check
status_is "$this: which is no error" 0
cl-define verdict koffie --community yes -q
decided 68 "of value to both: go on" "continue" cl-define get conversation koffie verdict.decision
cl-define verdict koffie --decision talk-again -q
decided 68 "or talk again" "talk-again" cl-define get conversation koffie verdict.decision

# ---- Worksheet 6, W69-W84 ------------------------------------------------------------------------------------
stored 69 "its name" cl-define community repareren name "Waterrijk maakt heel"
stored 69 "its theme" cl-define community repareren theme eenzaamheid
fresh
cl-define start --group ruilkast --id ruil -q >/dev/null
decided 70 "channels come from worksheet 3" "Kerkstraat${newline}Instagram" \
  cl-define get community ruil channels
stored 70 "and can be set" cl-goals community repareren channels "De Brug"
stored 71 "goals of the kapstok" cl-goals community repareren serves taal
stored 72 "its own aims" cl-goals community repareren aims "Een eigen werkplaats"
stored 73 "norms and values" cl-goals community repareren values "Iedereen is welkom"
stored 74 "challenges" cl-goals community repareren challenges "Te weinig soldeerbouten"
stored 75 "its values, before the vision" cl-goals community repareren values "Eerlijk delen"
stored 76 "the vision" cl-goals community repareren vision.text "Samen maken we het heel."
stored 77 "with whom it was made" cl-goals community repareren vision.with amb2
stored 78 "qualitative" cl-goals goal bezoekers kind qualitative
refused 78 "or quantitative, nothing else" "quantitative, qualitative" \
  cl-goals set goal bezoekers --kind beide
fresh
decided 79 "SMART, letter by letter" '"smart":true,"missing":[]' \
  sh -c "cl-goals smart bezoekers --json | grep -o '\"smart\":true,\"missing\":\[\]'"
cl-goals set goal bezoekers --target '' --realistic '' -q
decided 79 "the letters that fail" '"missing":["M","R"]' \
  sh -c "cl-goals smart bezoekers --json | grep -o '\"missing\":\[[^]]*\]'"
stored 81 "decided with whom" cl-goals goal bezoekers agreed "MT en reparateurs"
fresh
decided 84 "hours agreed beside tasks and moments" \
  '{"person":"amb1","agreed":3,"planned":0.8,"moments":1,"tasks":1,"goals":1,"over":[]}' \
  sh -c 'cl-define load --json | grep amb1'

# ---- To work, W85-W97 ------------------------------------------------------------------------------------------
added 85 "a path to partners" '"text":"Themabijeenkomst"' \
  cl-define path "Themabijeenkomst" --date 2026-12-08
printed 85 "in the agenda" "Themabijeenkomst" cl-calendar agenda
stored 86 "the community librarian" cl-goals community repareren team.librarians cl2
stored 87 "ambassadors" cl-goals community repareren team.ambassadors amb2
added 88 "who does what" '"owner":"amb2"' cl-define task "Soep koken" --owner amb2 --side community
stored 89 "the library as a venue" cl-goals community repareren venue "De zaal, elke zaterdag"
stored 90 "the point of contact" cl-goals community repareren agreements.contact cl2
stored 90 "the rhythm" cl-goals community repareren agreements.rhythm "elke maand"
fresh
cl-goals set community repareren --agreements-hours "cl1; 6" -q
printed 90 "hours of each" "(cl1): 6" cl-goals show
stored 91 "how a goal is measured" cl-goals goal bezoekers how "Tellen bij de koffie"
stored 91 "and when" cl-goals goal bezoekers when "elk kwartaal"
printed 91 "in the agenda" "measure: Gemiddeld 30 bezoekers" \
  cl-calendar agenda --from 2026-12-01 --weeks 1 --language en
fresh
printed 92 "the date to evaluate the cooperation" "evaluation: Waterrijk repareert" \
  cl-calendar agenda --from 2027-06-14 --weeks 1 --language en
for field in "use no" "name Buurtapp" "url https://example.nl/ruilt"; do
  stored 93 "the online platform: ${field%% *}" cl-goals community repareren "platform.${field%% *}" "${field#* }"
done
added 94 "an outcome worth keeping" '"where":"YouTube"' \
  cl-goals outcome "Filmpjes" --where YouTube --how "Na elke ochtend"
added 95 "a moment of the content calendar" '"form":"blog"' \
  cl-calendar moment "Terugblik" --date 2026-12-07 --form blog --owner cl1 --community repareren
for form in blog video poster flyer event social newsletter; do
  stored 96 "the form of a moment: $form" cl-calendar moment opening form $form
done
refused 96 "a moment has a date" "--date" cl-calendar add moment Iets --form blog --owner cl1
refused 96 "a form" "--form" cl-calendar add moment Iets --date 2026-12-07 --owner cl1
refused 96 "and a responsible person" "--owner" cl-calendar add moment Iets --date 2026-12-07 --form blog
fresh
printed 97 "where the method comes from" "workbook of Probiblio" cl-plan explain W97

# ---- None missing ---------------------------------------------------------------------------------------------------------
# What the rules find: workbook_rules.t.
for n in $(sed -n 's/^\([0-9]*\)|.*/\1/p' "$SRCDIR/tests/cmd/workbook_rules.t"); do
  gone_through="$gone_through$n "
done
n=1
while [ $n -le 97 ]; do
  case $gone_through in
  *" $n "*) ;;
  *) tap_line "not ok" "W$n is in the table" ;;
  esac
  run cl-plan explain w$n --json
  has "W$n can be explained, and names a command" "$out" '"mend":"cl-'
  n=$((n + 1))
done
finish
