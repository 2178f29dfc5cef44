#!/bin/sh
# fill: the worksheets as a conversation; answers from standard input.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"
. "$SRCDIR/tests/cmd/fill_answers.sh"

empty() { # a plan to start from
  cd "$tap_home" && rm -rf work && mkdir work && cd work && cl-plan init >/dev/null 2>&1 || exit 99
}
state() { cat plan.yaml people.yaml communities/*.yaml 2>/dev/null | cksum; }

# --- all worksheets of all programs, from nothing
empty
for step in kapstok scan define goals calendar; do
  : >"$tap_home/answers"
  "$step"
  fill "cl-$step"
  status_is "cl-$step: its worksheets" 0
  hasnt "cl-$step: to the end" "$err" stopped
done
run cl-plan check
status_is "the plan they make is whole" 0
is "and nothing is an error" "$(printf '%s\n' "$out" | grep -c ': error:')" 0
is "dates as people type them" "$(cl-goals get goal dertig-bezoekers due)" 2027-06-30
is "and numbers" "$(cl-goals get goal dertig-bezoekers target)" 30.5
is "and times" "$(cl-calendar get moment reparatieochtend time)" 10:00
is "what was heard, by number" "$(cl-goals get community fictief-repareert aims)" \
  "Elke maand een ochtend${newline}kennis doorgeven"
is "hours by number of the person" "$(cl-goals get community fictief-repareert agreements.hours)" \
  "person=community-librarian; per-week=4${newline}person=ambassadeur; per-week=2.5"
is "one group is chosen" "$(cl-scan get group repair-cafe chosen)" yes
is "another dropped out today" "$(cl-scan get group beheerder-ruilkast dropped.date)" 2026-11-22
has "names stand with the people" "$(cat people.yaml)" "Voorbeeld Een"
hasnt "and nowhere else" "$(cat plan.yaml)" "Voorbeeld Een"
before=$(state)
touch -t 202601010000 plan.yaml people.yaml
for step in kapstok scan define goals calendar; do
  : >"$tap_home/answers"
  "$step"
  fill "cl-$step"
  has "cl-$step: the same answers once more" "$err" "0 records"
done
is "change no byte" "$(state)" "$before"
is "and write nothing" "$(find . -name '*.yaml' -newer plan.yaml ! -name plan.yaml ! -name people.yaml)" ""
: >"$tap_home/answers"
yes '' | head -300 >"$tap_home/answers"
for step in kapstok scan define goals calendar; do
  fill "cl-$step"
  status_is "cl-$step: only enters" 0
done
is "change nothing, either" "$(state)" "$before"

# --- what is asked, and how it is answered
fresh
answers 'Nieuw doel' 2 1 12 'In onze woorden' '' ''
fill cl-kapstok goal
has "the question in the plan's language" "$out" "Welk doel staat er"
has "what may be chosen, numbered" "$out" "2 extern"
has "what is there already" "$out" "1 In 2029 doen 500"
has "the answers stand behind their questions" "$out" "> Nieuw doel"
is "what was answered" "$(changes)" "> "'    - id: nieuw-doel
>       text: Nieuw doel
>       own: In onze woorden
>       side: external
>       source: bp26
>       page: 12'
fresh
answers 'Een doel' buiten 7 extern '' '' '' '' ''
fill cl-kapstok goal
has "an answer that is none" "$out" '"buiten" staat er niet bij: bedoel je extern? Kies 1 (intern) of 2 (extern).'
is "is asked again" "$(cl-kapstok get goal een-doel side)" external
fresh
answers 'Bel 06-12345678' '\Bel 06-12345678' extern '' '' '' '' ''
fill cl-kapstok goal
has "a telephone number is not taken" "$out" "lijkt een telefoonnummer"
ok "unless it is meant" cl-kapstok get goal bel-06-12345678 text
fresh
answers '\stop' 1 '' '' '' '' ''
fill cl-kapstok goal
ok "a backslash takes a word as it is" cl-kapstok get goal stop text
fresh
answers '?' 'Een thema' '?' stop
fill cl-kapstok theme
has "? explains" "$out" "Voorbeeld: minder weggooien"
ok "and asks again" cl-kapstok get theme een-thema text
fresh
printf 'caf\351\nGoed\n' >"$tap_home/answers"
fill cl-kapstok theme
is "bytes that are no text are asked again" "$(cl-kapstok get theme goed text)" Goed
fresh
printf '\357\273\277Nieuw thema\r\nEigen woorden\r\n\r\n\r\nparticipatie\r\n\r\n' >"$tap_home/answers"
fill cl-kapstok theme
is "a script from Windows" "$(cl-kapstok get theme nieuw-thema agenda)" participation
is "has no ends of lines in its answers" "$(cl-kapstok get theme nieuw-thema own)" "Eigen woorden"
fresh
sed 's/^language: nl/language: en/' plan.yaml >p && mv p plan.yaml
answers stop
fill cl-kapstok goal
has "in an English plan the questions are English" "$out" "Which goal do you find in the policy plan?"

# --- back, past, left out
fresh
answers 'Een doel' extern '<' '<' 'Toch anders' intern '' 7 '' '' ''
fill cl-kapstok goal
is "< goes back, to the first question, too" "$(cl-kapstok get goal toch-anders side)" internal
is "and nothing is made twice" "$(cl-kapstok list goals --fields id --tsv | wc -l | tr -d ' ')" 5
fresh
answers 'Een doel' '' '' stop
fill cl-kapstok goal
has "what is needed and was skipped" "$out" "Zonder dat antwoord"
unchanged "leaves the record out"
answers 'Een doel' '' '<' extern '>' '' stop
fill cl-kapstok goal
is "< goes back to it" "$(cl-kapstok get goal een-doel side)" external
fresh
answers 'Een thema' '>' 'Nog een' 'met woorden' '>' '>>'
fill cl-kapstok theme
is "> passes over the rest of a record" "$(cl-kapstok get theme nog-een own)" "met woorden"
ok "which is kept" cl-kapstok get theme een-thema text
fresh
answers '>>' '>>' '>>' '>>' 'Een thema' '>' '>>' '>>' '>>'
fill cl-kapstok
ok ">> goes to the next sheet" cl-kapstok get theme een-thema text
is "and nothing else was touched" "$(changes | grep -c '^<')" 0

# --- records that are there
fresh
answers meedoen extern '' 10 'Meedoen kan iedereen' '' ''
fill cl-kapstok goal
has "one that is named comes back" "$out" "staat al in het plan. Enter"
is "with all its questions" "$(cl-kapstok get goal meedoen page)$(cl-kapstok get goal meedoen own)" \
  "10Meedoen kan iedereen"
fresh
answers 3 '' '' 18 '>' stop
fill cl-kapstok goal
is "or is given by its number" "$(cl-kapstok get goal klantgericht page)" 18
fresh
sed '/^      period:/d' plan.yaml >p && mv p plan.yaml
answers '' 2026-2029 '' ''
fill cl-kapstok source
has "what is open is said" "$out" "Beleidsplan 2026-2029"
is "and enter takes it up" "$(cl-kapstok get source bp26 period)" 2026-2029
fresh
answers 'Een nieuwe naam' '' '' '' '' ''
fill cl-kapstok goal meedoen
is "fill TYPE ID asks all of one record" "$(cl-kapstok get goal meedoen text)" "Een nieuwe naam"
fresh
answers '' '' '' Markt Plein '-1' '' '-' '' '-' stop
fill cl-scan group ruilkast
is "a list: more, and one less by its number" "$(cl-scan get group ruilkast where)" \
  "Instagram${newline}Markt${newline}Plein"
ok "- takes the last one out" test "$(cl-scan get group ruilkast activities || echo none)" = none
ok "and of a single answer that one" test "$(cl-scan get group ruilkast tie || echo none)" = none
fresh
answers 3 'Nog eens vragen'
fill cl-kapstok readiness partners
is "one of the eight questions" \
  "$(cl-kapstok get readiness partners answer)$(cl-kapstok get readiness partners note)" \
  "unknownNog eens vragen"
fresh
answers 2 'Daar is meer over' '>>'
fill cl-scan finding
answers '>>' 2 'Daar is meer over' '>>'
fill cl-scan finding
is "choosing another theme" "$(cl-scan get finding energie chosen)" yes
is "takes the mark off the first" "$(cl-scan get finding repareren chosen || echo none)" none

# --- stopping
fresh
: >"$tap_home/answers"
for program in cl-kapstok cl-scan cl-define cl-goals cl-calendar; do
  fill "$program"
  status_is "$program: no answers at all" 0
  unchanged "$program: and no change"
done
answers 'Half werk' extern
fill cl-kapstok goal
status_is "the end of the answers" 0
is "keeps what was answered" "$(cl-kapstok get goal half-werk side)" external
has "and says that there is more" "$err" "stopped"
fresh
printf 'Half werk' >"$tap_home/answers"
fill cl-kapstok goal
unchanged "but never half a record"
has "which is said, so that nothing has to be thought up twice" "$out" "Half werk"
fresh
answers 'Nog een doel' extern stop
fill cl-kapstok goal
is "stop keeps, too" "$(cl-kapstok get goal nog-een-doel side)" external
fresh
answers amb2 4-11-2026 '' warm iets '' '' '' '' '' '' '' '' '' j j '' waarom stop '' ''
fill cl-define conversation
is "stop is a decision where it is one of the choices" \
  "$(cl-define get conversation gesprek-2026-11-04 verdict.decision)" stop

# --- signals: what was answered is kept
signalled() { # SIGNAL
  fresh
  mkfifo "$tap_home/pipe"
  # A suite under nohup has SIGHUP ignored, and a program leaves it so.
  env --default-signal cl-kapstok fill goal <"$tap_home/pipe" >"$tap_home/out" 2>&1 &
  signalled_pid=$!
  exec 9>"$tap_home/pipe"
  printf 'Onderbroken\nextern\n' >&9
  signalled_n=0
  until grep -q 'extern' "$tap_home/out" && grep -q 'beleidsplan komt' "$tap_home/out"; do
    signalled_n=$((signalled_n + 1))
    [ "$signalled_n" -gt 100 ] && break
    sleep 0.1
  done
  ok "$1: the lock is not held while a person thinks" test ! -e .plan.yaml.lock
  kill "-$1" "$signalled_pid"
  wait "$signalled_pid" 2>/dev/null
  signalled_status=$?
  exec 9>&-
  rm -f "$tap_home/pipe"
}
for signal in TERM HUP; do
  signalled "$signal"
  is "$signal: what was answered is kept" "$(cl-kapstok get goal onderbroken side)" external
  ok "$signal: the program ends by it" test "$signalled_status" -gt 128
  ok "$signal: no lock is left" test ! -e .plan.yaml.lock
done

# --- somebody else works on the plan meanwhile
fresh
mkfifo "$tap_home/pipe"
cl-kapstok fill theme <"$tap_home/pipe" >"$tap_home/out" 2>&1 &
pid=$!
exec 9>"$tap_home/pipe"
printf 'Van mij\n' >&9
n=0
until grep -q 'Hoe zou je' "$tap_home/out"; do
  n=$((n + 1))
  [ "$n" -gt 100 ] && break
  sleep 0.1
done
run cl-kapstok add theme 'Van een ander'
status_is "a colleague can write" 0
printf '>\n>>\n' >&9
exec 9>&-
wait "$pid"
status_is "and fill goes on" 0
is "nothing of either is lost" "$(cl-kapstok get theme van-mij text)$(cl-kapstok get theme van-een-ander text)" \
  "Van mijVan een ander"
rm -f "$tap_home/pipe"

# --- refused
fresh
answers 'Droog' 2 '>' 'Nat' 1 '>' ''
run_from "$tap_home/answers" cl-kapstok -n fill goal
has "-n: a diff of all of it" "$out" "+    - id: droog"
has "the second record, too" "$out" "+    - id: nat"
has "the questions go elsewhere" "$err" "Welk doel"
unchanged "and nothing is written"
run_from plan.yaml cl-kapstok -f - fill
status_is "the plan cannot come where the answers come from" 2
run cl-kapstok fill goal medoen
status_is "no such record" 2
run cl-kapstok fill --community repareren
status_is "sheets that belong to no community" 2
chmod a-w .
if [ "$(id -u)" = 0 ]; then
  chmod u+w .
  skip "a folder that cannot be written in" "root writes everywhere"
else
  answers 'Kan niet' 2 stop
  fill cl-kapstok goal
  status_is "a folder that cannot be written in" 4
  has "what was answered is shown once more" "$out" "Kan niet"
  chmod u+w .
fi

# --- which plan, and which day
fresh
cd communities || exit 99
printf 'stop\n' >"$tap_home/stop"
run_from "$tap_home/stop" cl-calendar fill
has "a plan in a folder above is named" "$out" "Het plan is ../plan.yaml, in een map hierboven."
cd ..
printf 'Proef\nmorgen\nstop\n' >"$tap_home/day"
run_from "$tap_home/day" cl-calendar fill
hasnt "one in this folder is not" "$out" "in een map hierboven"
has "a day in words is told" "$out" "$newline  23 november 2026$newline"
printf 'Proef\n24-11-2026\nstop\n' >"$tap_home/day"
run_from "$tap_home/day" cl-calendar fill
hasnt "a day in full is not" "$out" "$newline  24 november 2026"

# --- nothing to choose from yet
mkdir "$tap_home/bare" && cd "$tap_home/bare" && cl-plan init -q >/dev/null 2>&1
printf 'Proef\nmorgen\n5\n1\nwandelleider\nj\n2\n7u30\nstop\n' >"$tap_home/nobody"
run_from "$tap_home/nobody" cl-calendar fill
has "nobody to choose: what to type" "$out" "Er is nog niemand: typ een rol."
has "a number is no answer, and told why" "$out" "er valt nog niemand te kiezen: typ een rol"
is "a role is" "$(cl-calendar get moment proef owner)" wandelleider
printf '1\nstop\n' >"$tap_home/theme"
run_from "$tap_home/theme" cl-scan fill finding
has "what has to come first, in the words of the conversation" "$out" "Begin met: cl-kapstok vul thema"

# --- nobody new after all: the question once more, with what may be chosen
fresh
printf 'Proef\nmorgen\n5\nPiet\nn\n3\nstop\n' >"$tap_home/piet"
run_from "$tap_home/piet" cl-calendar fill
is "who can be chosen is shown again" "$(printf '%s\n' "$out" | grep -c '^  3 ambassadeur (amb1)')" 2
hasnt "and nothing that is out of sight is spoken of" "$out" "staat niet in de lijst"

# --- what is known by its day is listed by it once, and a day in words is told there too
fresh
printf 'overmorgen\nstop\n' >"$tap_home/look"
run_from "$tap_home/look" cl-goals fill evaluation
has "once" "$out" "$newline  * 15 juni 2027$newline"
has "which day it is" "$out" "$newline  24 november 2026$newline"
finish
