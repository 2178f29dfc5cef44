#!/bin/sh
# What people read on a terminal: no line is wider than it is, at 80 and at 120 columns; no
# two names look the same; a locale without UTF-8 sees its signs in ASCII.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

find_python "import fcntl, termios"
if [ -z "$python" ]; then
  skip "a terminal" "there is no Python with termios"
  finish
fi
LC_ALL=C.UTF-8 TERM=xterm
export LC_ALL TERM
terminal() { "$python" "$SRCDIR/tests/cmd/terminal.py" "$@"; }

# ---- no line is wider -------------------------------------------------------------------
lists() {
  for step in kapstok:goals,themes scan:findings,groups define:communities,traits,contacts,conversations,tasks \
    goals:goals,evaluations,stories,decisions calendar:moments; do
    for type in $(echo "${step#*:}" | tr , ' '); do echo "cl-${step%%:*} list $type"; done
  done
}
people_read() { # COMMUNITY TALK
  cat <<END
cl-plan status
cl-plan status --all
cl-goals progress
cl-goals progress --all
cl-goals progress --community $1
cl-calendar agenda
cl-calendar agenda --weeks 9 --all --language en
cl-plan check
cl-plan check --all
cl-plan find taal
cl-plan privacy
cl-plan explain
cl-plan show
cl-plan show --blank
cl-kapstok fit 'samen breien en praten in de buurt'
cl-kapstok ready
cl-goals smart
cl-define load
cl-define prepare $2 --community $1
cl-plan --help
cl-goals help add goal
END
  lists
}
fits() { # WHAT COMMUNITY TALK
  for columns in 80 120; do
    people_read "$2" "$3" >commands
    set -f
    old=$IFS
    IFS=$newline
    wide=$(terminal width $columns $(cat commands) 2>&1)
    IFS=$old
    set +f
    is "$1 at $columns columns" "$wide" ""
  done
}
fresh
fits "one community" repareren amb2
rm -rf work && cp -R "$SRCDIR/share/examples/zuiderkwartier" "$tap_home/twelve"
chmod -R u+w "$tap_home/twelve" && cd "$tap_home/twelve" || exit 99
fits "twelve communities" taalcafe amb-taal

# ---- more goals than a line has signs -----------------------------------------------------
mkdir "$tap_home/many"
{
  printf 'plan: 1\norganisation: X\ncommunities:\n  - id: a\n    name: A\n    goals:\n'
  i=0
  while [ $i -lt 145 ]; do
    case $((i % 3)) in 0) colour=red ;; 1) colour=orange ;; *) colour=green ;; esac
    i=$((i + 1))
    printf '      - {id: g%s, text: Doel %s, kind: qualitative, light: {colour: %s}}\n' $i $i $colour
  done
} >"$tap_home/many/plan.yaml"
is "of many goals the numbers stand beside the line" \
  "$(for columns in 80 64; do terminal width $columns "cl-plan -f '$tap_home/many' status"; done)" ""

# ---- things have their names ------------------------------------------------------------
seen=$(terminal run 80 "cl-plan check --all --language nl; cl-plan status --all")
has "check calls a community by its name" "$seen" "'Digicoaches 65+' lijkt"
hasnt "not by its id" "$seen" "'digicoach'"
has "and ends its sentences" "$seen" "terugblik zegt"
has "an id stays where it is typed" "$seen" "cl-define zet community digicoach --status"
is "a row of status: its next moment on a line" \
  "$(printf '%s\n' "$seen" | grep '^Moestuinders')" \
  "Moestuinders aan het Kanaal  ●●●●●●●     1  1  2  23 nov  Oproep: breng je zaden"
is "and what rests says so there" "$(printf '%s\n' "$seen" | grep '^Schrijvers van de Vrijdag  ' | sed 's/   */ /g')" \
  "Schrijvers van de Vrijdag 2 gepauzeerd"
has "editors and scripts get the id" "$(cl-plan check --by place --language en)" "'digicoach' seems"
has "fewer may be better" "$(terminal run 80 "cl-goals progress")" "10 → 5  Wachttijd terug"
has "in full, too" "$(terminal run 80 "cl-goals progress --community digicoach")" "10 dagen, moet naar 5"
behind() { printf '%s\n' "$1" | sed -n 's/.*Bij \([0-9]*\) doelen.*/\1/p'; }
is "what nobody explained is counted alike, shown or not" "$(behind "$seen")" \
  "$(behind "$(terminal run 80 "cl-goals progress")")"
deep=$tap_home/een-map-met-een-lange-naam/en-daarin-nog-een-map/en-een-die-net-zo-lang-is
mkdir -p "$deep" && cp -R . "$deep"
is "places are shortened" "$(terminal run 80 "cl-plan -f '$deep' privacy; cl-plan -f '$deep' find taal" |
  sed 's/…/./' | awk 'length > 80 && /\.yaml/')" ""

# ---- wide characters, combining ones, and names that look alike -------------------------
plan() { # NAME
  cat <<END
plan: 1
organisation: Bibliotheek Elders
kapstok: {goals: [{id: d, text: Meedoen, side: external}], themes: [{id: t, text: Taal}]}
communities:
END
  for n in 1 2 3 4; do
    cat <<END
  - id: c$n
    name: "$1 $n"
    theme: t
    goals: [{id: g$n, text: "Tien gezichten erbij voor $1", kind: quantitative, unit: mensen, baseline: 0, target: 10, start: 2026-01-01, due: 2026-12-31, measured: [{date: 2026-11-01, value: $n}]}]
END
  done
  printf 'calendar:\n  - {id: m, date: 2026-11-24, time: "10:00", title: "Ochtend van %s", form: event, community: c1, owner: p, status: ready}\n' "$1"
  printf 'people:\n  - {id: p, role: trekker, side: community}\n'
}
mkdir "$tap_home/alike" && cd "$tap_home/alike" || exit 99
read_all="cl-plan status${newline}cl-goals progress${newline}cl-goals progress --community c1${newline}cl-calendar agenda${newline}cl-define list communities${newline}cl-goals list goals"
shown() { # NAME COLUMNS
  plan "$1" >plan.yaml
  set -f
  old=$IFS
  IFS=$newline
  terminal both "$2" $read_all 3>>wide
  IFS=$old
  set +f
}
same=""
base="Buurtvrouwen van de Molenwijk en Omgeving samen op Dinsdag"
for columns in 80 120; do
  shown "$base" $columns >base
  for word in Buurtvrouwen Molenwijk samen Dinsdag; do
    shown "$(printf '%s\n' "$base" | sed "s/$word/${word%?}x/")" $columns >other
    same=$same$(grep -Fxf base other)
  done
done
is "the same name is found to be the same" "$(grep -cFxf base base)" 6
is "names that differ in a letter differ on the screen" "$same" ""
shown "读书会 読書の会 één café e$(printf '\314\201')e$(printf '\314\201')n 👩‍👧‍👦 samen lezen in de wijk" 80 >/dev/null
is "wide and combining characters are counted" "$(cat wide)" ""

# ---- signs ------------------------------------------------------------------------------
plan "Breikring" >plan.yaml
bytes() { LC_ALL=$1 terminal run 80 "cl-goals progress; cl-plan status" | LC_ALL=C tr -d '\000-\177' | wc -c | tr -d ' '; }
is "in ASCII where the locale has no others" "$(bytes C)" 0
ok "as they are where it has" test "$(bytes C.UTF-8)" -gt 0
is "a pipe gets them as they are" "$(LC_ALL=C cl-goals progress | tr -d '\000-\177' | wc -c | tr -d ' ')" \
  "$(LC_ALL=C.UTF-8 cl-goals progress | tr -d '\000-\177' | wc -c | tr -d ' ')"
LC_ALL=C terminal run 80 "cl-plan report -o r.html -q" >/dev/null
LC_ALL=C.UTF-8 cl-plan report -o s.html -q
ok "and so does a file" cmp r.html s.html
finish
