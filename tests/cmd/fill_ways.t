#!/bin/sh
# fill_ways.t - what one may do in a conversation besides answering: take back what was
# begun, name somebody who is not there yet, ask what may be answered.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"
. "$SRCDIR/tests/cmd/fill_answers.sh"


# --- weg, cancel
answers 'Een doel' extern weg 'Een ander doel' intern '>' ''
fill cl-kapstok goal
has "weg drops what was begun" "$out" "er is niets van bewaard"
ok "and only that" test "$(cl-kapstok get goal een-doel text 2>/dev/null)$(cl-kapstok get goal een-ander-doel side)" = internal
fresh
answers 3 'Andere woorden' CANCEL ''
fill cl-kapstok goal
unchanged "of one that is there it drops what was answered now"
fresh
answers hallo
fill cl-define community
has "a wrong word that opens a community says so" "$out" "Dit is een nieuwe community"
answers hallo weg ''
fill cl-define community
unchanged "and can be dropped"
fresh
answers hallo '' '' '' weg j ''
fill cl-define community
has "even when it was kept already" "$out" '"hallo" weer weghalen?'
unchanged "without a trace"
answers hallo '' '' '' weg n ''
fill cl-define community
ok "who says no keeps it" cl-define get community hallo name
fresh
answers nee weg ja 'Directie staat erachter' stop
fill cl-kapstok readiness management
is "an answer to one of the eight questions" "$(cl-kapstok get readiness management answer)" yes
fresh
answers weg 'Een zin over ons' weg 'Onze naam' stop
fill cl-kapstok organisation
is "a sheet of one record begins anew" "$(cl-kapstok get organisation organisation 2>/dev/null)$(grep '^organisation:' plan.yaml)" \
  "Onze naam$(grep '^organisation:' plan.yaml)"
fresh
answers 2 weg '' ''
fill cl-scan finding
unchanged "a choice that is not to be after all"

# --- half a record
fresh
answers 2
fill cl-scan group
hasnt "a choice without its reason is none" "$(changes)" chosen

# --- somebody who is not there yet
fresh
answers 'Sleutels regelen' conciërge j partner '' '' '' '' ''
fill cl-define task
is "is made on the spot" "$(cl-define get person concierge role),$(cl-define get person concierge side)" \
  "conciërge,partner"
is "and has the task" "$(cl-define get task sleutels-regelen owner)" concierge
has "in the file of people" "$(cat people.yaml)" "role: conciërge"
hasnt "not in the plan" "$(cat plan.yaml communities/*.yaml)" "role: conciërge"
fresh
answers 'Sleutels regelen' amp n amb1 '>' ''
fill cl-define task
is "a slip of the pen makes nobody" "$(cl-define get task sleutels-regelen owner)" amb1
hasnt "at all" "$(cat people.yaml)" "role: amp"
fresh
answers '' '' 'de vrijwilliger 2' j community '>' stop
fill cl-goals community repareren
answers repareren
fresh

# --- a conversation with no one person
answers 'naaigroep van woensdag' 1 20-11-2026 '' warm '' '' '' 'Ze willen een vaste tafel' '' '>' ''
fill cl-define conversation
is "a group" "$(cl-define list conversation --with naaigroep --fields with,date --tsv | tail -1)" \
  "naaigroep van woensdag	2026-11-20"
run cl-plan check
is "is a conversation like others" "$(printf '%s\n' "$out" | grep -c ': error:')" 0
fresh
answers 'een nieuwe buur' 2 j community 20-11-2026 '' '>' ''
fill cl-define conversation
is "or a new person" "$(cl-define list conversation --person een-nieuwe-buur --fields date --tsv | tail -1)" 2026-11-20

# --- a verdict moves the status
fresh
sed 's/^    status: active/    status: in-sight/;s/^  status: active/  status: in-sight/' plan.yaml >p && mv p plan.yaml
for file in communities/*.yaml; do sed 's/status: active$/status: in-sight/' "$file" >p && mv p "$file"; done
is "before: in sight" "$(cl-define get community repareren status)" in-sight
answers '+amb2' 19-11-2026 '' warm iets '' '' '' '' '' '' '' '' '' j j '' waarom '' '' ''
fill cl-define conversation
is "as cl-define verdict does, a decision follows from what it is worth" \
  "$(cl-define get conversation gesprek-2026-11-19 verdict.decision)" continue
is "and the community is in conversation" "$(cl-define get community repareren status)" in-conversation
has "which is said" "$out" "De community is nu in gesprek"
before=$(cl-define get community repareren status)
answers '+amb2' 20-11-2026 '' warm iets '' '' '' '' '' '' '' '' '' n j '' waarom stop '' ''
fill cl-define conversation
is "stop stops it" "$before,$(cl-define get community repareren status)" in-conversation,stopped

# --- numbers, and what may be answered
fresh
answers stop
fill cl-define contact
is "one list of numbers to choose from" "$(printf '%s\n' "$out" | grep -c '^  1 ')" 1
answers 'Een doel' '?' zeker '?' stop
fill cl-kapstok goal
has "? lists what may be chosen" "$out" "Een nummer hieruit, of het woord:
  1 intern   2 extern"
has "what is no choice is told the choices, in the language of the question" "$out" \
  '"zeker" staat er niet bij. Kies 1 (intern) of 2 (extern).'
LC_ALL=nl_NL.UTF-8 fill cl-kapstok goal
has "in Dutch to Dutch people" "$out" '"zeker" staat er niet bij. Kies 1 (intern) of 2 (extern).'

# --- who is asked in English is answered in English, whatever the locale
fresh
sed 's/^language: nl/language: en/' plan.yaml >p && mv p plan.yaml
answers 'Een doel' zeker stop
LC_ALL=nl_NL.UTF-8 fill cl-kapstok goal
has "in a plan in English" "$out" '"zeker" is none of these. Choose 1 (internal) or 2 (external).'
hasnt "without a word of Dutch between" "$out" "staat er niet"
has "and in the user's own language when it is over" "$err" "opmerking:"
finish
