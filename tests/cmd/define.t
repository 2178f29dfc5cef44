#!/bin/sh
# cl-define: start, prepare, verdict.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# --- start
run cl-define start "Ruilen in de Kerkstraat" --group ruilkast
status_is "start" 0
is "the new id" "$out" "ruilen-in-de-kerkstraat"
is "name, theme, group, status and channels, where its siblings stand" "$(changes)" "$(cat <<'END'
>   - id: ruilen-in-de-kerkstraat
>     name: Ruilen in de Kerkstraat
>     theme: duurzaamheid
>     group: ruilkast
>     status: in-sight
>     channels: [Kerkstraat, Instagram]
END
)"
has "not chosen on worksheet 3" "$err" "group ruilkast was not chosen"
has "what comes next" "$err" "cl-define set community ruilen-in-de-kerkstraat --bond"
run cl-define start --group ruilkast
status_is "one community a group" 2
has "which one it is" "$err" "community ruilen-in-de-kerkstraat grew from group ruilkast already"
fresh
run cl-define start --group repaircafe
status_is "the example has one" 2
run cl-define start --group energiecoop
status_is "a group that dropped out" 2
run cl-define start
status_is "which group?" 2
run cl-define start --group niemand
status_is "no such group" 2
unchanged "nothing of it is kept"
cl-scan choose group ruilkast --why "Elke week" -q
cl-scan set group ruilkast --fits taal --fits klantgericht --fits duurzaamheid -q
run cl-define start -q --id ruil
is "the chosen group, its own name" "$out" "ruil"
run cl-define get community ruil name
is "the name" "$out" "Beheerder van de ruilkast"
run cl-define get community ruil serves
is "serves the external goals it fits, no theme" "$out" "taal"

# --- prepare
fresh
run cl-define prepare amb2 --language en
status_is "a sheet" 0
is "the sheet" "$out" "$(cat <<'END'
Conversation with ambassadeur (amb2)
====================================
Community: Waterrijk repareert   Date: ................   Route: via

To open with
  I got your name from … – who talked about the group with such pleasure. Are
  you part of it, too? Then I would love to hear it from you; the coffee is on
  me. When would suit you?

Breaking the ice
  Take me along to the last time you were all together. What was it like?
  [laatste-keer]
    (Let the whole story come; who and what pass through it often matter more
    than the ending.)
    ............................................................................
    ............................................................................

What is of value
  Suppose all this were gone tomorrow. What would you miss the most? [missen]
    (The first answer is often the polite one; wait for the second.)
    ............................................................................
    ............................................................................

Challenges
  On a night when you lie awake over where the group is heading, what goes
  through your mind? [zorgen]
    (Do not solve it at once; first understand what makes it so hard.)
    ............................................................................
    ............................................................................

Goals
  What do you hope will be different a year from now? [over-een-jaar]
    (Write it down word for word; these become their own aims on worksheet 6.)
    ............................................................................
    ............................................................................

Their own contribution
  What do others come to you for? [komen-naar-jou]
    (Note it as a talent; people find what they are good at quite ordinary.)
    ............................................................................
    ............................................................................

Success
  If it all turns out the way you hope, what do we see happening around us?
  [ideale-uitkomst]
    (Keep asking until you can picture it; a shared vision starts here.)
    ............................................................................
    ............................................................................

What I share myself
    ............................................................................

Listening
  - Let silences be. After a moment of thought often comes the best part.
  - Is the talk straying? Wander along for a bit. Use your eyes as well. What
    makes them sit up, and where does the voice drop?
  - Tell something about yourself, too. You are getting acquainted, not filling
    in a form; when a personal question comes back, simply answer it.
  - Ask openly and neutrally, with how, what or tell me, and keep your own
    opinion out of it.

Afterwards: what did I hear?
  Motives ......................................................................
  Challenges heard .............................................................
  Goals heard ..................................................................
  Needs ........................................................................
  Talents ......................................................................
  Of value to the library? yes / no; to the community? yes / no. Go on / talk
  again / stop
END
)"
ok "it fits on a page" test "$(printf '%s\n' "$out" | wc -l)" -le 70
unchanged "preparing changes nothing"
run cl-define voorbereiden amb2
has "in Dutch for a Dutch plan" "$out" "Neem me eens mee naar de laatste keer"
run cl-define prepare amb2 --language en --with-names
has "a name only when asked for" "$out" "Conversation with Voorbeeld Vier (ambassadeur)"

# who was asked before gets other questions; amb1 is a warm contact
run cl-define prepare amb1 --language en
has "a warm contact" "$out" "So good to catch up with you"
hasnt "asked before" "$out" "[laatste-keer]"
hasnt "asked before, too" "$out" "[ideale-uitkomst]"
has "another instead" "$out" "[ingerold]"
run cl-define prepare amb1 --route partner --language en --share "Wij zoeken ook"
has "a route of one's own" "$out" "whom would you introduce me to first?"
has "what I share" "$out" "  Wij zoeken ook"

# how many, and which
run cl-define prepare amb2 --pick 3 --json
is "three of each kind" "$(printf '%s\n' "$out" | wc -l | tr -d ' ')" 18
is "ids, kinds and what was asked before" "$(printf '%s\n' "$out" | grep -c '"asked-before":false}')" 18
run cl-define prepare amb2 --all --json
hasnt "a group that is an organisation: none for a person alone" "$out" '"for":"person"'
has "but those for organisations" "$out" '"for":"organisation"'
run cl-define prepare amb2 --pick zorgen,laatste-keer,zorgen --json
is "these very ones, once" "$(printf '%s\n' "$out" | sed 's/,.*//')" '{"id":"zorgen"
{"id":"laatste-keer"'
run cl-define prepare amb2 --pick roddels
status_is "no such question" 2
run cl-define prepare amb2 --pick 0
status_is "none of each" 2
run cl-define prepare niemand
status_is "no such person" 2

# questions of one's own
cat >questions.yaml <<'END'
questions:
  - {id: eigen, kind: ice, text: Wie heeft de koffie gezet?}
  - {id: zorgen, kind: challenges, text: Wat houdt jullie bezig?}
END
run cl-define prepare amb2 --pick eigen,zorgen
has "beside the plan" "$out" "Wie heeft de koffie gezet? [eigen]"
has "in the place of the given one" "$out" "Wat houdt jullie bezig? [zorgen]"
run cl-define prepare amb2 --pick eigen --questions questions.yaml --json
has "or from a file" "$out" '"id":"eigen"'
printf 'questions:\n  - {id: eigen, kind: roddel, text: Wat nu?}\n' >questions.yaml
run cl-define prepare amb2
status_is "a mistake in it is said" 3
has "with its place" "$err" "questions.yaml:2:23: error:"
has "and the sheet is there" "$out" "[zorgen]"
rm questions.yaml
run cl-define prepare amb2 --questions nowhere.yaml
status_is "no such file" 4

# kept as a planned conversation
fresh
run cl-define prepare amb2 --pick laatste-keer,zorgen --save --share "Mijn verhaal"
is "kept, under an id that does not tell with whom" "$(changes)" "$(cat <<'END'
>       - id: gesprek-2026-11-22
>         person: amb2
>         route: via
>         asked: [laatste-keer, zorgen]
>         share: Mijn verhaal
END
)"
run cl-define prepare amb2 --json
is "planned questions are what the next sheet has" "$(printf '%s\n' "$out" | sed 's/,.*//')" '{"id":"laatste-keer"
{"id":"zorgen"'
run cl-define prepare amb2 --pick missen --save -q
run cl-define list conversations --person amb2 --fields id,asked --tsv
is "changed in place, not once more" "$out" "id	asked${newline}gesprek-2026-11-22	missen"
mv people.yaml elsewhere
run cl-define prepare amb2 --language en
has "without people.yaml the id does" "$out" "Conversation with amb2"
mv elsewhere people.yaml

# --- verdict
run cl-define verdict gesprek-2026-11-22 --library ja --community onbekend
status_is "yes or no" 2
run cl-define verdict gesprek-2026-11-22 --library ja
has "half an answer: talk again" "$err" "decision: talk-again"
has "today was the day" "$err" "today was filled in"
fresh
run cl-define verdict koffie --library yes --community no --why "Geen klik"
status_is "a verdict" 0
is "verdict, and the status with it" "$(changes)" "<     status: active
>     status: stopped
<         verdict: {library: yes, community: yes, why: Beiden winnen een plek en publiek, decision: continue}
>         verdict: {library: yes, community: no, why: Geen klik, decision: stop}"
has "what it did" "$err" "community repareren goes from active to stopped"
run cl-define oordeel koffie --community ja
has "taken up again" "$err" "community repareren goes from stopped to in-conversation"
fresh
run cl-define verdict repareren/koffie --decision "nog eens praten"
is "a decision of one's own" "$(changes | grep '^>')" ">         verdict: {library: yes, community: yes, why: Beiden winnen een plek en publiek, decision: talk-again}"
has "an active one stays active" "$err" "community repareren stays active"
fresh
run cl-define verdict koffie --talents+ solderen --needs- bekendheid -n
has "what was heard may come along: one more" "$out" "+          talents: [Uitleggen aan beginners, naaimachines, solderen]"
has "or one less" "$out" "+          needs: [Een ruimte met stroom]"
run cl-define verdict koffie --why a --why b
status_is "one reason" 2
run cl-define verdict koffie --library no --decision continue --why "Voor de buurt"
has "going on all the same is said" "$err" "you go on though it is not of value to both"
cl-define start --group ruilkast --id ruil -q >/dev/null
run cl-define add conversation --person cl2 --community ruil --id thee -q
run cl-define verdict thee --library yes --community yes --verdict.why "Fijn gesprek"
has "in sight becomes in conversation" "$err" "community ruil goes from in-sight to in-conversation"
run cl-define verdict thee
status_is "nothing said" 2
run cl-define verdict thee --decision misschien
status_is "no such decision" 2
run cl-define verdict nooit --library yes
status_is "no such conversation" 2

# --- load: who has how much on hand
fresh
run cl-define load --language en
is "hours agreed beside tasks and moments" "$out" "$(cat <<'END'
Who has how much: Sun 22 Nov - Sat 19 Dec 2026
==============================================
Who                        Hours agreed  In moments  Moments  Tasks  Goals
community librarian (cl1)             4           0        0      1      1
community librarian (cl2)             2           0        0      0      1
ambassadeur (amb1)                    3         0.8        1      1      1

Hours are a week. Ask now and then whether it still fits; who gives more than
was agreed seldom says so.
END
)"
run cl-define load --with-names
has "with names" "$out" "Voorbeeld Drie (ambassadeur)"
run cl-calendar set moment ochtend --end 23:00
run cl-define uren --weeks 1 --today 2026-12-01 --language en
has "more moments than hours" "$out" "! more moments than hours"
cl-define add task "Posters" --owner amb2 -q >/dev/null
run cl-define load --json
has "no hours agreed" "$out" '{"person":"amb2","agreed":0,"planned":0,"moments":0,"tasks":1,"goals":0,"over":["no-hours"]}'
run cl-define load --weeks 0
status_is "at least one week" 2
printf 'plan: 1\norganisation: X\n' >bare.yaml
run cl-define -f bare.yaml load
has "nobody yet" "$err" "nobody has hours"

# --- for somebody who is learning the language
fresh
run cl-define prepare amb2 --pick ingerold,zorgen
plain=$out
run cl-define voorbereiden amb2 --kies ingerold,zorgen --eenvoudig
has "--simple asks in plain words" "$out" "Hoe ben je bij deze groep gekomen? [ingerold]"
has "with another line to open with" "$out" "Ik ben van de bibliotheek."
has "and tips for talking with them" "$out" "Praat rustig, in korte zinnen"
has "the tip of a question is the same" "$out" "$(printf '%s\n' "$plain" | grep -o 'Luister wie diegene meenam')"
run cl-define --language en prepare amb2 --simple --json --pick ingerold
has "in English as well, for scripts too" "$out" '"text":"How did you come to this group?"'
run cl-define prepare amb2 --simple --save --id talk
is "what is kept goes for both" "$(cl-define get conversation talk asked | grep -c .)" 6
finish
