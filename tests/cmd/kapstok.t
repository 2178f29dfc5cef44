#!/bin/sh
# cl-kapstok: ready, answer, fit.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# --- ready
run cl-kapstok ready --language en
status_is "ready ends well" 0
is "all of it" "$out" "$(cat <<'END'
Are we ready for it?
====================

Strategy
--------
  [+] yes       Does the director back it, and does it fit mission and vision?
                Directie akkoord; past bij speerpunt 2 van het beleidsplan
                (2026-01-12)
  [+] yes       Is working with a community the right means for your goal?

Staff
-----
  [+] yes       Do you have the skills, or the time to learn them?
                Twee collega's volgen de opleiding

Cooperation
-----------
  [+] yes       Do you know partners outside the library to do this with?
                Welzijn, Repair Café, taalschool

Internal communication
----------------------
  [?] unknown   Can you involve the right people inside the library?
                -> Find out through which meeting or channel colleagues really
                hear things.

Location
--------
  [+] yes       Does the building, or a place online, suit it?
                Leeszaal is 's avonds vrij

Flexibility
-----------
  [x] no        Is there room for questions that come from the community?
                Programma ligt een half jaar vooruit vast
                -> Keep a part of the programme empty on purpose: one afternoon
                a month will do to begin.

Time and money
--------------
  [+] yes       Are there enough time and money?
                12 uur per week tot en met 2027

Verdict
-------
6 of the 8 questions say yes: ready to start.

Where it leads: five shifts
---------------------------
  for people                 ->  of people
  a collection               ->  connections
  a quiet building           ->  a lively building
  the librarian's field      ->  the community's field
  a programme made for them  ->  making it together
END
)"
run cl-kapstok gereed --json --language en
is "a line a question, and the verdict" "$(printf '%s\n' "$out" | wc -l | tr -d ' ')" 9
is "the verdict" "$(printf '%s\n' "$out" | tail -n 1)" '{"yes":6,"of":8,"ready":true}'
has "a no has advice" "$out" '"question":"flexibility","block":"Flexibility","text":"Is there room for questions that come from the community?","answer":"no","note":"Programma ligt een half jaar vooruit vast","advice":"Keep'
colored() { env "$@" cl-kapstok ready | grep -c "$(printf '\033')\["; }
ok "CLICOLOR_FORCE gives colours without a terminal" [ "$(colored CLICOLOR_FORCE=1 TERM=dumb)" -gt 0 ]
is "not when it is 0, and NO_COLOR wins" "$(colored CLICOLOR_FORCE=0) $(colored CLICOLOR_FORCE=1 NO_COLOR=1)" "0 0"
run cl-kapstok ready --color always
has "colour comes with a word and a sign" "$out" "$(printf '\033[31m[x]\033[0m')"

# four times yes is not enough, and without means nothing is
sed -i.bak -e 's/purpose:    {answer: yes}/purpose:    {answer: unknown}/' \
  -e 's/resources:  {answer: yes/resources:  {answer: no/' plan.yaml
run cl-kapstok ready --language en
has "four is not enough" "$out" "4 of the 8 questions say yes; 5 are enough. Not ready yet"
has "a no to the means is a case of its own" "$out" "Without time and money even seven times yes"
status_is "not ready is no error" 0
printf 'plan: 1\norganisation: X\n' >bare.yaml
run cl-kapstok -f bare.yaml ready --language en
has "no answers at all" "$out" "0 of the 8 questions say yes"

# --- answer
fresh
run cl-kapstok answer intern ja --note "Elke week aan de balie"
status_is "answer, in Dutch" 0
is "value, day and note" "$(changes)" "<   internal:   {answer: unknown}
>   internal:   {answer: yes, date: 2026-11-22, note: Elke week aan de balie}"
run cl-kapstok get readiness internal answer
is "kept as the format has it" "$out" "yes"
run cl-kapstok get readiness internal date
is "of today" "$out" "2026-11-22"
run cl-kapstok answer 7 unknown --date 1-11-2026
run cl-kapstok get readiness flexibility date
is "by number, on another day" "$out" "2026-11-01"
has "not yes: what to do" "$(cl-kapstok answer place no 2>&1)" "Meet where the group is already"
run cl-kapstok answer internal yes --note ''
run cl-kapstok get readiness internal note
status_is "an empty note goes out" 1
before=$(cat plan.yaml)
run cl-kapstok answer directie ja -q --date 2026-01-12
is "the present answer changes nothing" "$(cat plan.yaml)" "$before"
run cl-kapstok answer gossip ja
status_is "no such question" 2
has "which there are" "$err" "management, purpose, skills"
run cl-kapstok answer 9 ja
status_is "nor a ninth" 2
run cl-kapstok answer place misschien
status_is "no such answer" 2
run cl-kapstok answer place
status_is "no answer" 2
run cl-kapstok -f bare.yaml answer place yes
status_is "a plan without a file" 4
printf 'plan: 1\norganisation: X\n' >bare.yaml
run cl-kapstok -f bare.yaml answer place yes
is "the first answer makes its section" "$(tail -n 2 bare.yaml)" "readiness:
  place: {answer: yes, date: 2026-11-22}"

# --- fit
fresh
run cl-kapstok fit "Wij repareren elke maand fietsen, en geven taalles aan eenzame ouderen" --json
is "words, stems, parts of compounds; best first" "$out" '{"type":"theme","id":"duurzaamheid","score":3,"words":["repareren","fietsen"]}
{"type":"theme","id":"eenzaamheid","score":3,"words":["eenzame"]}
{"type":"goal","id":"taal","score":2,"words":["taalles"]}'
run cl-kapstok past Reparatie bij ons --json
has "unquoted; one root" "$out" '"id":"duurzaamheid","score":2,"words":["reparatie"]'
run cl-kapstok fit "ÉÉNZAME mensen" --json
has "case and accents do not count" "$out" '"id":"eenzaamheid"'
run cl-kapstok fit "wij willen graag samen iets met de bibliotheek" --json
is "nothing but filling words" "$out" ""
status_is "which is no error" 0
run cl-kapstok fit "duurzaam duurzame duurzaamheid" --json
is "the same word counts once" "$out" '{"type":"theme","id":"duurzaamheid","score":3,"words":["duurzaam"]}'
run cl-kapstok fit zwemmen --language en
has "nothing fits: what then" "$out" "No goal or theme shares a word with this."
run cl-kapstok fit "Alle teams vraaggericht" --language en
has "an internal goal is no frame" "$out" 'Goal "klantgericht" has words of it as well'
hasnt "and not in the table" "$out" "Score"
run cl-kapstok fit "We willen repareren" --language en
has "the table" "$out" "Score  Kind   Id            Goal or theme"
has "in the plan's own language whatever --language" "$out" "    2  theme  duurzaamheid  Duurzaamheid"
unchanged "looking changes nothing"
run cl-kapstok fit "   "
status_is "no words" 2
run cl-kapstok fit repareren --who "Fietsclub"
status_is "--who without --save" 2
run cl-kapstok fit repareren --save
status_is "--save without --who" 2

run cl-kapstok fit "Wij willen fietsen repareren; mag dat?" --save --who "Fietsclub De Ketting" --answer talk --because "Eerst kennismaken"
status_is "saved" 0
is "as a request" "$(changes)" "$(cat <<'END'
>   requests:
>     - id: fietsclub-de-ketting
>       date: 2026-11-22
>       who: Fietsclub De Ketting
>       asks: Wij willen fietsen repareren; mag dat?
>       fits: [duurzaamheid]
>       answer: talk
>       because: Eerst kennismaken
END
)"
run cl-kapstok check
status_is "and the plan is fine" 0
run cl-kapstok fit "taal" --save --who X --id nieuw --date 1-10-2026 --fits meedoen
run cl-kapstok get request nieuw fits
is "what it fits may be given" "$out" "meedoen"
run cl-kapstok fit "taal" --save --who X --answer misschien --id nieuw2
status_is "a wrong answer" 2
run cl-kapstok get request nieuw2 who
status_is "records nothing" 1

# --- the eight questions by name
run cl-kapstok get readiness weer answer
is "get: a question there is not" "$status$out" 1
has "get: those there are" "$err" "choose from management, purpose"
run cl-kapstok remove readiness skills --force
run cl-kapstok get readiness skills answer
is "get: one without an answer" "$status$out" 1
has "get: says so" "$err" "skills: this question has no answer yet"
run env LC_ALL=nl_NL.UTF-8 cl-kapstok answer weer ja
has "in Dutch the key of the plan stands beside the word" "$err" "directie (management), doel (purpose)"

# --- through a pipe: looking prints, saving passes the plan on
fresh
run_from plan.yaml cl-kapstok -f - fit "repareren" --json
has "looking prints its results" "$out" '"id":"duurzaamheid"'
run_from plan.yaml cl-kapstok -f - fit "repareren" --save --who X --json
has "saving passes the plan on" "$out" "who: X"
finish
