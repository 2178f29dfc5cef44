#!/bin/sh
# show: the worksheets, filled as far as they are.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# Does a line with LABEL have TEXT behind it?
line() { # WHAT LABEL TEXT
  has "$1" "$(printf '%s\n' "$out" | grep -F -- "$2" | head -n 1)" "$3"
}

# --- kapstok
run cl-kapstok --language en show
status_is "kapstok" 0
line "its mission" Mission "Iedereen in Waterrijk"
line "room for what is not there" Vision "...."
is "eight questions" "$(printf '%s\n' "$out" | grep -c '^  [1-8] [a-z]* *[A-Z]')" 8
line "with their answer" "  7 " "no"
has "their note" "$out" "Programma ligt een half jaar vooruit vast"
has "and the verdict" "$out" "6 of the 8"
line "the policy plan" "Policy plan" "bp26"
internal=$(printf '%s\n' "$out" | sed -n '/^Internal/,/^External/p')
external=$(printf '%s\n' "$out" | sed -n '/^External/,/^Themes/p')
has "internal goals by themselves" "$internal" klantgericht
hasnt "without the others" "$internal" meedoen
has "external goals by themselves" "$external" meedoen
line "themes with their page" eenzaamheid "p. 13"
line "who it was gone through with" 2026-01-19 "teamleider en MT"
hasnt "goals on neither side have no part" "$out" "one side"
printf 'plan: 1\norganisation: X\nkapstok:\n  goals:\n    - {id: a, text: B}\n' >half.yaml
run cl-kapstok -f half.yaml --language en show
has "unless there are some" "$out" "one side"
has "an empty worksheet can be shown" "$out" "Worksheet 1"
run cl-kapstok show
has "in the plan's language: labels" "$out" Missie
has "dates" "$out" "19 januari 2026"

# --- scan
run cl-scan --language en show
has "the theme scan: the kapstok on the left, what was found on the right" "$out" "$(cat <<'END'
Worksheet 2: theme scan
=======================
  Begin with yourself: what do you run into around these themes? Then ask
  colleagues, volunteers and neighbours.

  The kapstok              | What lives here
  =========================+====================================================
  Duurzaamheid             | [x] chosen: Spullen repareren in plaats van
  p. 6                     | weggooien (repareren)
                           | Overlap: Repair Café zoekt een plek met stroom;
                           | leners vragen naar gereedschap
                           | Looked in: wijkkrant De Brug; Facebookgroep
                           | Waterrijk Ruilt
                           |
                           | Energie besparen in huurwoningen (energie)
                           | Overlap: Spreekuur van de energiecoöperatie
                           | Looked in: nieuwssite
  -------------------------+----------------------------------------------------
  Laaggeletterdheid        | Does it live here? ..............................
  p. 11                    | Overlap: ..............................
                           | Looked in: ..............................
  -------------------------+----------------------------------------------------
  Samen tegen eenzaamheid  | Does it live here? ..............................
  (eenzaamheid)            | Overlap: ..............................
  p. 13                    | Looked in: ..............................
  -------------------------+----------------------------------------------------
END
)"
line "the circle as sign and word: yes" Beheerder "(O) bond"
line "possible" "Repair Café Noord (repaircafe)" "(o) bond possible"
line "none, and dropped out" "Energiecoöperatie (energiecoop)" "( ) no bond           Energiecoöperatie (energiecoop) [-] dropped out"
has "individuals and organisations apart" "$(printf '%s\n' "$out" | sed -n '/: individuals/,/: organisations/p' | head -n 8)" ruilkast
has "the register of what dropped out" "$out" "$(cat <<'END'
What dropped out, and what it taught
------------------------------------
  2026-02-20            Energiecoöperatie (energiecoop): expectations
                        Learned: Zoeken vooral klanten
                        Look again on: 2027-02-01

Around
END
)"
run cl-scan --language en show --today 2027-02-01
has "the day to look again has come" "$out" "Look again on: 2027-02-01 (! that day has come)"
cl-scan set finding energie --discussed no --who-cares "De huurdersbond" --our-place "misschien" -q
sed -i.bak '/id: energie$/,/narrower/s/theme: .*/theme: nergens/' plan.yaml
run cl-scan --language en show
has "a theme nobody talks of: why not" "$out" "Who cares: De huurdersbond"
has "what hangs on no theme of the kapstok is there as well" "$out" "  No theme yet             | Energie besparen"
fresh
run cl-scan --language en show
line "existing communities" voorlezers Voorleesvrijwilligers
line "wanted ones" mantelzorgers "Jonge mantelzorgers"
line "examples" neude Reparatiedag

# --- define
run cl-define --language en show
has "worksheet 4" "$out" "Worksheet 4: definition: Waterrijk repareert"
line "the bond" "Bond" affinity
line "traits by kind" geography "Wonen in Noord"
line "a kind without one" identity "...."
line "contacts" "ambassadeur (amb1)" "lid van de bibliotheek"
has "worksheet 5" "$out" "koffie: ambassadeur (amb1), 2026-03-04"
line "what was heard" Talents "Uitleggen aan beginners"
line "the verdict" Decision continue
line "for whom it is of value" "Of value to" "library: yes; community: yes"
has "what was asked, in full" "$out" "[laatste-keer]"
hasnt "not only by its id" "$out" "Asked                 laatste-keer"
cat >questions.yaml <<'END'
questions:
  - {id: eigen, kind: ice, text: Welk ding kreeg jij als eerste weer aan de praat?}
END
cl-define set conversation koffie --asked eigen --asked "Hoe begon het?" -q
run cl-define --language nl show
has "a question of your own" "$out" "Welk ding kreeg jij als eerste weer aan de praat?"
has "one that was never in a bank" "$out" "Hoe begon het?"
fresh
run cl-define --language en show
line "tasks" "[ ] zaal" "Ruimte en stroom"
hasnt "people by role" "$out" Voorbeeld
run cl-define show --with-names
has "unless names are asked for" "$out" "Voorbeeld Een"

# --- goals
run cl-goals --language en show
has "worksheet 6" "$out" "Worksheet 6: vision and goals: Waterrijk repareert"
line "values" Values "Iedereen kan iets"
line "from and to" "From and to" "18 -> 30 bezoekers per ochtend"
has "measured" "$out" "2026-09-05: 31"
has "the light as sign and word" "$out" "[x] far behind"
line "hours" "Hours" "community librarian (cl1): 4"
line "looking back" "2026-11-10" "Pulse: with; Effort: balanced"
line "planned, not held yet" "2027-06-15" "...."
printf 'communities:\n  - {id: tuin, name: De tuin}\n' >communities/tuin.yaml
run cl-goals --language en show --community tuin
has "one community" "$out" "De tuin"
hasnt "and not the other" "$out" "Waterrijk repareert"
has "room for a first goal" "$out" "Joint goal"
run cl-goals show --community tuim
status_is "a community that is not there" 2
run cl-kapstok show --community tuin
status_is "worksheets of no community" 2

# --- calendar
run cl-calendar --language en show
has "by month" "$out" "September 2026"
line "day, time" "Eerste reparatieochtend" "Sat  5  10:00-13:00"
is "repeats on each of their days" "$(printf '%s\n' "$out" | grep -c '  Reparatieochtend$')" 9
has "to their end" "$out" "June 2027"
run cl-calendar --language en show --community tuin
hasnt "only of one community" "$out" Reparatieochtend

# --- any record
run cl-kapstok --language en show goal meedoen
line "a record" "  Goal " "In 2029 doen 500"
line "what is absent" "In own words" "-"
run cl-kapstok --language en show goals
is "all of a type" "$(printf '%s\n' "$out" | grep -c '^Goal ')" 3
run cl-kapstok show goal medoen
status_is "no such record" 2
run cl-define show person cl1
hasnt "a person without the name" "$out" Voorbeeld
run cl-define show person cl1 --with-names
has "and with it" "$out" een@example.nl

# --- hostile text, width
printf 'plan: 1\norganisation: "a\\e[31mb\\u202Ec"\nmission: "%s"\n' "$(printf 'woord %.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20)" >evil.yaml
run cl-kapstok -f evil.yaml show
has "controls are made visible" "$out" "a<ESC>[31mb<U+202E>c"
is "no line is wider than 80" "$(printf '%s\n' "$out" | awk 'length > 80')" ""
finish
