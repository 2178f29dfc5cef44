#!/bin/sh
# What the rules of the workbook find: before, broken and mended.  (What is stored,
# printed and decided, and whether a number is missing: workbook.t.)
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# number | level | whose check | what | what breaks it | what mends it
#
# Before, the check says nothing of it; broken, both the step's check and that of
# cl-plan say it at that level, and an error makes the exit status 1; mended, it
# is gone.  What mends it is a command that `cl-plan explain` names.
found() { # NUMBER LEVEL PROGRAM
  "$3" check --rules "W$1" --json 2>/dev/null | grep -c "\"level\":\"$2\",\"rule\":\"W$1\""
}

mends() { # NUMBER COMMAND: does explain name one like it, with the same verb and type?
  tap_like=$(printf '%s\n' "$2" | tr -d ';' | awk '{ print $1, $2, $3 }')
  cl-plan explain "W$1" --json | sed 's/.*"mend":"//; s/[\\"}].*//' |
    awk '{ print $1, $2, $3 ~ /^[A-Z]*$/ ? "" : $3 }' | sed 's/ *$//' | while read -r tap_mend; do
    case "$tap_like " in "$tap_mend "*) echo yes && break ;; esac
  done
}

rule() { # NUMBER LEVEL PROGRAM WHAT BREAK MEND
  this="W$1 checked: $4"
  fresh
  tap_before="$(found "$1" "$2" cl-plan)"
  eval "$5" >/dev/null 2>&1
  tap_broken="$(found "$1" "$2" cl-plan) $(found "$1" "$2" "$3")"
  case $tap_before:$tap_broken in
  0:[1-9]*\ [1-9]*) tap_line ok "$this" ;;
  *)
    tap_line "not ok" "$this"
    tap_said "before:broken" "$tap_before:$tap_broken"
    tap_said check "$(cl-plan check)"
    ;;
  esac
  run cl-plan check --rules "W$1"
  status_is "$this: $2" "$([ "$2" = error ] && echo 1 || echo 0)"
  eval "$6" >/dev/null 2>&1
  is "$this: mended" "$(found "$1" "$2" cl-plan)" 0
  is "$this: as explain says" "$(mends "$1" "$6")" yes
}

edit() { # FILE SED-SCRIPT: what no command would do
  sed "$2" "$1" >edited && cat edited >"$1" && rm edited
}
yaml=communities/repareren.yaml

while IFS='|' read -r number level program what break mend; do
  [ -n "$number" ] && rule "$number" "$level" "$program" "$what" "$break" "$mend"
done <<'END'
8|warning|cl-kapstok|a no to time and money|cl-kapstok answer resources no|cl-kapstok answer resources yes
9|warning|cl-kapstok|fewer than five yes|cl-kapstok answer skills no; cl-kapstok answer place no|cl-kapstok ready; cl-kapstok answer skills yes
11|warning|cl-define|fewer than two traits|cl-define remove trait wonen-in-noord-of-het-centrum|cl-define add trait "Houden van sleutelen" --kind affinity --community repareren
12|tip|cl-define|an appointed target group|cl-define set community repareren --ties-members weak|cl-scan add group "Groep die zichzelf vormde" --kind organisation; cl-define set community repareren --ties-members strong
13|warning|cl-scan|a chosen group without a bond|cl-scan choose group energiecoop --why Toch --force|cl-scan choose group ruilkast --why "Daar is een band"
14|tip|cl-define|one librarian and no ambassador|cl-goals set community repareren --team-ambassadors '' --team-librarians cl1|cl-define set community repareren --team-ambassadors+ amb1
15|tip|cl-goals|an end within a year|cl-goals set goal bezoekers --due 2027-02-01; cl-goals set goal jongeren --due 2027-02-01; cl-goals set goal verhalen --due 2027-02-01|cl-goals set goal bezoekers --due 2028-06-30
16|tip|cl-scan|scans grow and nobody was spoken to|cl-define remove conversation koffie|cl-define prepare amb1 --save; cl-define set conversation gesprek-2026-11-22 --date 2026-11-22
17|tip|cl-define|no talents after a conversation|cl-define set conversation koffie --heard-talents ''|cl-define set conversation koffie --heard-talents+ solderen
18|warning|cl-goals|the last pulse says for|cl-goals add evaluation "Wij doen alles" --pulse for|cl-goals add evaluation "Zij doen de helft" --pulse with --date 2026-11-22
19|warning|cl-define|a team of one person|cl-goals set community repareren --team-ambassadors '' --team-librarians cl1|cl-define set community repareren --team-librarians+ cl2
20|tip|cl-goals|more than five goals at the start|cl-goals remove evaluation 2026-11-10; for i in 1 2 3; do cl-goals add goal "Nog een doel $i" --kind qualitative; done|cl-goals list goal --community repareren; cl-goals remove goal nog-een-doel-1
21|tip|cl-goals|pulling too hard|cl-goals add evaluation "Trekken" --effort pulling --date 2026-11-20|cl-define set community repareren --status paused
22|error|cl-kapstok|communities without a kapstok|edit plan.yaml '/^kapstok:/,/^scan:/{/^scan:/!d;}'|cl-kapstok add theme "Minder afval" --page 9
25|warning|cl-goals|every goal is the library's own|for g in bezoekers jongeren verhalen; do cl-goals set goal $g --owner cl1; done|cl-goals set community repareren --aims+ Iets; cl-goals set goal verhalen --owner amb1
26|warning|cl-kapstok|no policy plan|cl-kapstok remove source bp26 --force|cl-kapstok add source "Samen wijzer" --period 2026-2029
28|error|cl-kapstok|a goal on no side|edit plan.yaml '/id: taal/,/side:/{/side:/d;}'|cl-kapstok set goal taal --side external
31|tip|cl-kapstok|never gone through with anyone|cl-kapstok remove review 2026-01-19|cl-kapstok add review "teamleider"
34|warning|cl-scan|a community and no scan|cl-define set community repareren --group ''; edit plan.yaml '/^scan:/,/^calendar:/{/^calendar:/!d;}'|cl-scan fill </dev/null; cl-scan add finding Repareren --theme duurzaamheid
36|error|cl-scan|a wanted community without a why|edit plan.yaml '/id: mantelzorgers/,/why:/{/why:/d;}'|cl-scan set wanted mantelzorgers --why "We zien ze elke dag"
36|tip|cl-scan|described in a single word|cl-scan set wanted mantelzorgers --name Jongeren|cl-scan set wanted mantelzorgers --name "Jongens die op de trap huiswerk maken"
38|error|cl-define|active before any conversation|cl-define remove conversation koffie|cl-define add conversation amb1 --date 2026-11-01 --community repareren
42|warning|cl-scan|a finding without a source|cl-scan set finding energie --sources ''|cl-scan set finding energie --sources+ "De Brug"
44|error|cl-scan|two themes chosen|cl-scan set finding energie --chosen yes|cl-scan choose finding energie --why "Veel vragen"
48|error|cl-scan|neither individual nor organisation|edit plan.yaml '/id: ruilkast/,/kind:/{/kind:/d;}'|cl-scan set group ruilkast --kind individual
49|warning|cl-scan|where and what are blank|cl-scan set group ruilkast --where '' --activities ''|cl-scan set group ruilkast --where+ Kerkstraat --activities+ ruilen
51|error|cl-scan|two groups chosen|cl-scan set group ruilkast --chosen yes; cl-scan add group Koor --kind organisation --chosen yes|cl-scan choose group ruilkast --why "Toch deze"
51|warning|cl-scan|chosen and not circled|cl-scan set group repaircafe --tie ''|cl-scan set group repaircafe --tie possible
52|error|cl-scan|chosen without a why|cl-scan set group repaircafe --why ''|cl-scan choose group repaircafe --why "Zoeken een plek"
53|error|cl-scan|how it fits is not said|cl-scan set group repaircafe --fit ''|cl-scan set group repaircafe --fit "Kennis delen"
53|warning|cl-scan|no goal or theme|cl-scan set group repaircafe --fits ''|cl-scan set group repaircafe --fits+ meedoen
54|error|cl-define|no primary bond|cl-define set community repareren --bond ''|cl-define set community repareren --bond affinity
55|tip|cl-define|a catch-all trait|cl-define add trait "Alle inwoners van de stad" --kind geography|cl-define fill trait </dev/null; cl-define remove trait alle-inwoners-van-de-stad
57|error|cl-define|nobody known|cl-define remove contact amb1|cl-define add contact --person amb2 --community repareren
57|error|cl-define|a contact that names nobody|edit $yaml 's/{person: amb1, via: lid.*}/{via: ""}/'|cl-define fill contact </dev/null; edit $yaml 's/{via: ""}/{via: buurvrouw}/'
61|tip|cl-define|nothing shared|cl-define set conversation koffie --share ''|cl-define set conversation koffie --share "Dat wij ook zoeken"
63|tip|cl-define|asked outright what the library can do|cl-define set conversation koffie --asked "Wat kan de bibliotheek voor jullie doen?" --asked "Wat gebeurt er op een avond?"|cl-define set conversation koffie --asked "Wat zouden jullie missen?"
64|tip|cl-define|a yes-or-no question|cl-define set conversation koffie --asked "Heb je plezier in repareren?"|cl-define set conversation koffie --asked "Hoe ging het de laatste keer?"
65|tip|cl-define|a leading question|cl-define set conversation koffie --asked "Het is hier vast eenzaam, toch?"|cl-define set conversation koffie --asked "Hoe ontmoeten mensen elkaar hier?"
66|tip|cl-define|no question invites a story|cl-define set conversation koffie --asked "Waarom hier?" --asked "Wie doen mee?"|cl-define set conversation koffie --asked+ laatste-keer
69|error|cl-goals|no theme|cl-define set community repareren --theme ''|cl-define set community repareren --theme duurzaamheid
71|error|cl-goals|no goal of the kapstok|cl-goals set community repareren --serves ''|cl-goals set community repareren --serves meedoen
75|error|cl-goals|a vision before its questions|cl-goals set community repareren --aims ''|cl-goals set community repareren --aims+ "Minder weggooien"
77|error|cl-goals|a vision without the community|cl-goals set community repareren --vision-with cl1|cl-goals set community repareren --vision-with amb1
79|error|cl-goals|counted without a number|cl-goals set goal bezoekers --target ''|cl-goals set goal bezoekers --target 30
79|warning|cl-goals|seen, but by what|cl-goals set goal verhalen --evidence ''|cl-goals set goal verhalen --evidence "Zes gesprekken"
79|tip|cl-goals|nobody agreed|cl-goals set goal verhalen --agreed ''|cl-goals set goal verhalen --agreed reparateursoverleg
80|tip|cl-goals|nothing of what was heard|cl-define set conversation koffie --heard-motives Zwemmen --heard-challenges Regen --heard-goals Zeilen --heard-needs Wind --heard-talents Fluiten|cl-define show conversation --community repareren; cl-define set conversation koffie --heard-goals "Meer bezoekers"
82|warning|cl-goals|the library owns everything|for g in bezoekers jongeren verhalen; do cl-goals set goal $g --owner cl1; done; cl-define set task reparateurs --owner cl1 --side library; for m in opening oproep ochtend; do cl-calendar set moment $m --owner cl1; done|cl-define set task reparateurs --owner amb1 --side community
83|tip|cl-goals|a stereotype|cl-goals set community repareren --challenges "Die mensen komen nooit"|cl-define set community repareren --challenges "Op dinsdag was er niemand uit de flats"
84|warning|cl-define|more than a working week|cl-define set community repareren --agreements-hours "cl1; 40"|cl-define set community repareren --agreements-hours "cl1; 4" --agreements-hours "cl2; 2" --agreements-hours "amb1; 3"
84|warning|cl-define|a task and no hours|cl-define set task zaal --owner amb2|cl-define set community repareren --agreements-hours+ "amb2; 2"
84|warning|cl-define|more moments than hours|cl-calendar set moment ochtend --repeat-every day --repeat-day '' --end 18:00|cl-define load; cl-calendar set moment ochtend --repeat-every month
86|error|cl-define|active without a community librarian|cl-goals set community repareren --team-librarians ''|cl-define set community repareren --team-librarians+ cl1
87|tip|cl-define|no ambassadors|cl-goals set community repareren --team-ambassadors ''|cl-define set community repareren --team-ambassadors+ amb1
88|error|cl-define|a task without an owner|cl-define add task "Posters ophangen"|cl-define set task posters-ophangen --owner amb1
90|warning|cl-define|agreements that are not complete|cl-goals set community repareren --agreements-rhythm ''|cl-goals fill community </dev/null; cl-goals set community repareren --agreements-rhythm maandelijks
91|error|cl-goals|not said how it is measured|cl-goals set goal bezoekers --how ''|cl-goals set goal bezoekers --how turven
92|warning|cl-goals|no date to evaluate|cl-goals remove evaluation 2027-06-15|cl-goals add evaluation "Met soep" --date 2027-06-15
94|warning|cl-goals|an outcome without a where|cl-goals set outcome reparatiewijzers --where ''|cl-goals fill outcome </dev/null; cl-goals set outcome reparatiewijzers --where depot
95|tip|cl-calendar|active, and nothing planned|cl-goals set community repareren --wants grow; cl-calendar set moment ochtend --repeat-until 2026-11-20|cl-calendar add moment Kerstruil --date 2026-12-20 --form event --owner amb1 --community repareren
96|error|cl-calendar|a moment without an owner|edit plan.yaml '/id: opening/,/status:/{/owner:/d;}'|cl-calendar set moment opening --owner cl1
END

# ---- For those who know better ----------------------------------------------------------------------------------------
fresh
cl-goals set community repareren --team-ambassadors '' --team-librarians cl1 --ignore W14 -q
is "a community may leave a rule out" "$(found 14 tip cl-plan) $(found 19 warning cl-plan)" "0 1"
run cl-plan check --no-rules
is "or all of them" "$out" ""
finish
