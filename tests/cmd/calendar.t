#!/bin/sh
# cl-calendar: agenda, move, done.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# --- agenda
run cl-calendar agenda --language en
status_is "agenda" 0
is "four weeks from today" "$out" "$(cat <<'END'
Agenda Sun 22 Nov 2026 - Sat 19 Dec 2026
========================================
1 moment, and 1 more thing to do.

Week 47 (Mon 16 Nov - Sun 22 Nov 2026)
--------------------------------------
  (nothing planned)

Week 48 (Mon 23 Nov - Sun 29 Nov 2026)
--------------------------------------
  (nothing planned)

Week 49 (Mon 30 Nov - Sun 6 Dec 2026)
-------------------------------------
  Tue 1 Dec                 measure: Vijf jongeren repareren zelfstandig mee
                            Waterrijk repareert; community librarian (cl1)
  Sat 5 Dec    10:00-13:00  Reparatieochtend (3)       Waterrijk repareert
                            event; bibliotheek, begane grond; ambassadeur (amb1)
                            measure here: Gemiddeld 30 bezoekers per
                            reparatieochtend in het eerste jaar

Week 50 (Mon 7 Dec - Sun 13 Dec 2026)
-------------------------------------
  (nothing planned)

Week 51 (Mon 14 Dec - Sun 20 Dec 2026)
--------------------------------------
  (nothing planned)
END
)"
run cl-calendar agenda --from 21-12-2026 --weeks 2 --language en
is "holidays of everyone and of schools" "$out" "$(cat <<'END'
Agenda Mon 21 Dec 2026 - Sun 3 Jan 2027
=======================================
1 moment.

Week 52 (Mon 21 Dec - Sun 27 Dec 2026), Christmas holiday
---------------------------------------------------------
  Fri 25 Dec                * Christmas Day
  Sat 26 Dec                * Boxing Day

Week 53 (Mon 28 Dec - Sun 3 Jan 2027), Christmas holiday
--------------------------------------------------------
  Fri 1 Jan                 * New Year's Day
  Sat 2 Jan    10:00-13:00  Reparatieochtend (4)       Waterrijk repareert
                            event; bibliotheek, begane grond; ambassadeur (amb1)
                            measure here: Gemiddeld 30 bezoekers per
                            reparatieochtend in het eerste jaar
                            ! school holiday: Christmas holiday
END
)"
run cl-calendar agenda --json --to 2027-02-10
is "JSON: canonical, weeks by ISO 8601, all that is due" "$out" "$(cat <<'END'
{"date":"2026-12-01","week":"2026-W49","kind":"measuring","type":"joint-goal","id":"repareren/jongeren","title":"Vijf jongeren repareren zelfstandig mee","community":"repareren","owner":"cl1"}
{"date":"2026-12-05","week":"2026-W49","time":"10:00","end":"13:00","kind":"moment","type":"moment","id":"ochtend","title":"Reparatieochtend","form":"event","channel":"bibliotheek, begane grond","status":"ready","repeated":true,"community":"repareren","owner":"amb1","measure":"bezoekers"}
{"date":"2027-01-02","week":"2026-W53","time":"10:00","end":"13:00","kind":"moment","type":"moment","id":"ochtend","title":"Reparatieochtend","form":"event","channel":"bibliotheek, begane grond","status":"ready","repeated":true,"community":"repareren","owner":"amb1","measure":"bezoekers","school-holiday":"kerstvakantie"}
{"date":"2027-02-01","week":"2027-W05","kind":"again","type":"group","id":"energiecoop","title":"Energiecoöperatie"}
{"date":"2027-02-06","week":"2027-W05","time":"10:00","end":"13:00","kind":"moment","type":"moment","id":"ochtend","title":"Reparatieochtend","form":"event","channel":"bibliotheek, begane grond","status":"ready","repeated":true,"community":"repareren","owner":"amb1","measure":"bezoekers"}
END
)"
run cl-calendar agenda --from 2027-06-01 --to 2027-06-30 --json
is "goals that are due, an evaluation and what it measures" "$(printf '%s\n' "$out" | sed 's/,"type".*"id":/ /; s/,"title.*"measure"/ measure/; s/,"title.*//')" '{"date":"2027-06-01","week":"2027-W22","kind":"measuring" "repareren/jongeren"
{"date":"2027-06-05","week":"2027-W22","time":"10:00","end":"13:00","kind":"moment" "ochtend" measure:"bezoekers"}
{"date":"2027-06-15","week":"2027-W24","kind":"evaluation" "repareren/2027-06-15","community":"repareren","measure":"verhalen"}
{"date":"2027-06-30","week":"2027-W26","kind":"goal" "repareren/bezoekers"
{"date":"2027-06-30","week":"2027-W26","kind":"goal" "repareren/jongeren"'
run cl-calendar agenda --owner cl1 --json
is "of one person" "$(printf '%s\n' "$out" | wc -l | tr -d ' ')" 1
run cl-calendar agenda --owner amb2 --from 2026-08-01 --to 2026-08-31 --json
has "makers count" "$out" '"id":"oproep"'
run cl-calendar agenda --community repareren --from 2027-01-31 --weeks 1 --json
hasnt "of one community: no group of the scan" "$out" "energiecoop"
has "but its moments" "$out" "ochtend"
run cl-calendar agenda --weeks 0
status_is "no weeks" 2
run env LC_ALL=nl_NL.UTF-8 cl-calendar agenda --weken drie
has "in Dutch by the Dutch word" "$err" "fout: --weken"
hasnt "and by no other" "$err" "--weeks"
run cl-calendar agenda --weeks veel
status_is "weeks are counted" 2
run cl-calendar agenda --from 2026-12-01 --to 2026-11-01
status_is "the end before the beginning" 2
run cl-calendar agenda --to 2026-12-01 --weeks 2
status_is "either an end or weeks" 2
run cl-calendar agenda --owner niemand
status_is "no such person" 2
run cl-calendar agenda --community nergens
status_is "no such community" 2
unchanged "looking changes nothing"

# clashes, drafts, tasks
cl-calendar add moment "Spreekuur" --date 2026-12-05 --time 12:30 --form meeting --owner amb1 --id spreek -q >/dev/null
cl-calendar add moment "Taalcafé" --date 2026-12-05 --time 13:00 --form event --owner cl2 --channel "bibliotheek, begane grond" --id taal -q >/dev/null
cl-calendar add moment "Blog" --date 2026-12-05 --form blog --owner amb1 --id blog --draft-due 2026-11-28 --status idea -q >/dev/null
cl-calendar add moment "Flyer" --date 2026-12-12 --form flyer --owner cl1 --maker amb2 --id flyer --draft-due 2026-11-20 -q >/dev/null
cl-calendar add moment "Gaat niet door" --date 2026-12-05 --time 10:00 --form event --owner amb1 --status cancelled --id af -q >/dev/null
run cl-calendar agenda --json --from 2026-12-05 --to 2026-12-05
is "who or what is needed twice at once" "$(printf '%s\n' "$out" | sed 's/.*"id":"\([a-z]*\)".*"clash":"\([a-z]*\)".*/\1 \2/; s/.*"id":"\([a-z]*\)".*/\1/')" "blog
ochtend spreek
af
spreek ochtend
taal"
run cl-calendar agenda --language en --weeks 1
has "what is late comes first" "$out" "Overdue
-------
  Fri 20 Nov                draft: Flyer
                            ambassadeur (amb2)"
has "a draft that is due" "$out" "  Sat 28 Nov                draft: Blog"
run cl-calendar agenda --language en --from 2026-11-22 --weeks 1
hasnt "with --from there is no looking back" "$out" "Overdue"
run cl-calendar agenda --language en --from 2026-12-05 --to 2026-12-05
has "a clash is said" "$out" "! at the same time as Spreekuur"
for n in 1 2 3 4; do
  cl-calendar add moment "Tegelijk $n" --date 2026-12-15 --time "10:0$n" --form event --owner amb1 --maker cl2 --channel zaal --id "tegelijk$n" -q >/dev/null
done
run cl-calendar agenda --language en --from 2026-12-15 --to 2026-12-15
out=$(printf '%s\n' "$out" | tr '\n' ' ' | tr -s ' ')
has "the second of four at once" "$out" "! at the same time as Tegelijk 1, Tegelijk 3, Tegelijk 4"
hasnt "which is said of all" "$out" ", ..."
cl-calendar add moment "Tegelijk 5" --date 2026-12-15 --time 10:05 --form event --owner cl2 --id tegelijk5 -q >/dev/null
run cl-calendar agenda --language en --from 2026-12-15 --to 2026-12-15
out=$(printf '%s\n' "$out" | tr '\n' ' ' | tr -s ' ')
has "of five the first few are named" "$out" "! at the same time as Tegelijk 1, Tegelijk 3, Tegelijk 4, ..."
for n in 1 2 3 4 5; do cl-calendar remove moment "tegelijk$n" -q; done
run cl-calendar agenda --from 1990-01-01 --to 9999-12-31
status_is "to the end of the calendar" 0
has "which is in the middle of a week" "$out" "31 dec 9999)"
run cl-calendar agenda --from 0001-01-01 --to 0001-12-31
status_is "from its beginning" 0
cl-calendar set moment blog --status ready -q
run cl-calendar agenda --language en --weeks 1
hasnt "a draft that is there is not due" "$out" "Blog"

# --- move
fresh
run cl-calendar move ochtend 12-12-2026 --occurrence 5-12-2026
status_is "move one of a repeat" 0
is "its new id" "$out" "ochtend-2026-12-12"
is "an exception, and a moment of its own" "$(changes)" "$(cat <<'END'
<     repeat: {every: month, day: first saturday, until: 2027-06-30}
>     repeat: {every: month, day: first saturday, until: 2027-06-30, except: [2026-12-05]}
>   - id: ochtend-2026-12-12
>     date: 2026-12-12
>     time: "10:00"
>     end: "13:00"
>     title: Reparatieochtend
>     form: event
>     channel: bibliotheek, begane grond
>     community: repareren
>     goal: bezoekers
>     owner: amb1
>     status: ready
>     instead: {moment: ochtend, date: 2026-12-05}
END
)"
run cl-calendar check
status_is "and the calendar is fine" 0
run cl-calendar agenda --from 2026-12-01 --to 2026-12-31 --json
is "once that month" "$(printf '%s\n' "$out" | sed -n 's/.*"date":"\([0-9-]*\)".*"kind":"moment".*/\1/p')" "2026-12-12"
run cl-calendar move ochtend 13-12-2026 --occurrence 5-12-2026
status_is "it is not there any more" 2
fresh
run cl-calendar move ochtend 2026-12-12
status_is "a repeat: which one?" 2
has "the latest is offered" "$err" "--occurrence 2026-11-07"
run cl-calendar move ochtend 2026-12-12 --occurrence 2026-12-06
status_is "no occurrence that day" 2
has "the nearest" "$err" "5 december 2026"
run cl-calendar move opening 2026-12-12 --occurrence 2026-12-05
status_is "an occurrence of what does not repeat" 2
run cl-calendar move ochtend gisterochtend --all
status_is "no such day" 2
run cl-calendar move ochtend 2026-12-05 --occurrence 2026-12-05
status_is "where it is already" 0
unchanged "nothing of it is kept"
run cl-calendar verplaats oproep 25-12-2026
is "a single moment" "$(changes)" "<     date: 2026-08-20
>     date: 2026-12-25"
has "onto a holiday" "$err" "is a public holiday: Christmas Day"
has "and a school holiday" "$err" "is in the school holidays"
cl-calendar set moment oproep --draft-due 2026-12-18 -q
run cl-calendar move oproep +10d
run cl-calendar get moment oproep draft-due
is "its draft moves along" "$out" "2026-11-25"
run cl-calendar move ochtend 2026-10-10 --all
run cl-calendar get moment ochtend date
is "all of a repeat" "$out" "2026-10-10"

# --- done
fresh
run cl-calendar done oproep --reached 300 --note "Acht aanmeldingen"
is "what came of it" "$(changes)" ">     result: {reached: 300, note: Acht aanmeldingen}"
run cl-calendar gedaan ochtend --occurrence 2026-11-07 --participants 28
is "one of a repeat" "$out" "ochtend-2026-11-07"
run cl-calendar get moment ochtend-2026-11-07 status
is "is done" "$out" "done"
run cl-calendar get moment ochtend-2026-11-07 result.participants
is "with its number" "$out" "28"
run cl-calendar get moment ochtend status
is "the repeat is not" "$out" "ready"
fresh
has "a goal may wait for that number" "$(cl-calendar done ochtend --occurrence 2026-11-07 --participants 28 2>&1)" \
  "cl-goals measure bezoekers 28 --date 2026-11-07 --source ochtend-2026-11-07"
fresh
run cl-calendar done ochtend
status_is "a repeat: which one?" 2
run cl-calendar done ochtend --occurrence 2026-11-07 --participants veel
status_is "participants are counted" 2
run cl-calendar done nergens
status_is "no such moment" 2
unchanged "nothing of it is kept"
run cl-calendar done ochtend --occurrence 2026-12-05
has "before its day" "$err" "still to come, and done already?"

# --- times of measuring that passed without a number are overdue
fresh
cl-goals set goal jongeren --when 'elke maand' -q
cl-calendar add moment 'Tellen' --date 2026-11-15 --form measuring --owner cl1 --goal bezoekers \
  --community repareren -q >/dev/null
run cl-calendar agenda --json
has "a moment to measure at, and no number since" "$out" \
  '{"date":"2026-11-15","week":"2026-W46","kind":"moment","overdue":true,"type":"moment","id":"tellen"'
hasnt "measured on 1 November, so on time" "$out" '"kind":"measuring","overdue"'
run cl-calendar agenda --json --today 2026-12-05
has "the goal's own rhythm" "$out" '{"date":"2026-12-01","week":"2026-W49","kind":"measuring","overdue":true,"type":"joint-goal","id":"repareren/jongeren"'
is "told once, not for every month" "$(cl-calendar agenda --json --today 2027-04-05 | grep -c '"kind":"measuring","overdue"')" 1
run cl-calendar agenda --language en
has "to read, too" "$out" "Overdue"
has "in the status, too" "$(cl-plan status --json)" '"date":"2026-11-15","what":"moment","id":"tellen","overdue":true'
cl-goals measure bezoekers 27 --date 2026-11-15 -q
hasnt "measured: no longer" "$(cl-calendar agenda --json)" '"overdue":true'
run cl-calendar agenda --json --from 2026-11-22
hasnt "a stretch that was asked for has nothing from before" "$out" '"overdue":true'
cl-define add conversation --community repareren --with 'Oude Dorp' --date 2026-11-20 -q >/dev/null 2>&1
has "a talk of which nothing was told" "$(cl-plan status --json)" '"what":"conversation"'

# --- a long stretch: empty weeks are told in one line, by school holiday
fresh
run cl-calendar agenda --weeks 16 --language en
is "weeks" "$(printf '%s\n' "$out" | grep '^Week')" "$(cat <<'END'
Weeks 47 - 48 (Mon 16 Nov - Sun 29 Nov 2026)
Week 49 (Mon 30 Nov - Sun 6 Dec 2026)
Weeks 50 - 51 (Mon 7 Dec - Sun 20 Dec 2026)
Week 52 (Mon 21 Dec - Sun 27 Dec 2026), Christmas holiday
Week 53 (Mon 28 Dec - Sun 3 Jan 2027), Christmas holiday
Weeks 1 - 4 (Mon 4 Jan - Sun 31 Jan 2027)
Week 5 (Mon 1 Feb - Sun 7 Feb 2027)
Weeks 6 - 7 (Mon 8 Feb - Sun 21 Feb 2027)
Week 8 (Mon 22 Feb - Sun 28 Feb 2027), spring holiday
Week 9 (Mon 1 Mar - Sun 7 Mar 2027)
Week 10 (Mon 8 Mar - Sun 14 Mar 2027)
END
)"
run cl-calendar agenda --from 2030-05-01 --weeks 12
has "what lies beyond the dates that are known" "$err" "school holidays are known up to 3 september 2028"
run cl-calendar move opening 2029-02-24 -n
has "also when something moves there" "$err" "school holidays are known up to 3 september 2028"
cl-kapstok set organisation --region '' -q
run cl-calendar agenda
has "which school holidays?" "$err" "cl-kapstok set organisation --region noord|midden|zuid"
# ---- days as people say them: the next that comes -----------------------------------------
fresh
run cl-calendar move opening '3 december' -n
has "a day without its year is to come" "$out" "date: 2026-12-03"
run cl-calendar move opening 1-10 -n
has "next year, if need be" "$out" "date: 2027-10-01"
run cl-calendar move opening 'volgende week zaterdag' -n
has "Saturday next week" "$out" "date: 2026-11-28"
run cl-calendar add moment Proef --date 'over 2 weken' --form event --owner amb1 \
  --community repareren -n
has "in two weeks" "$out" "date: 2026-12-06"
run cl-calendar add moment Proef --date 'eerste dinsdag van december' --time '19.30 uur' --form event --owner amb1 \
  --community repareren -n
has "the first Tuesday of a month" "$out" "date: 2026-12-01"
has "at a time as people write it" "$out" 'time: "19:30"'
run env LC_ALL=nl_NL.UTF-8 cl-calendar zet moment opening --tijd 'half acht'
status_is "half past which seven?" 2
has "both are said" "$err" '"half acht" kan 07:30 of 19:30 zijn: schrijf een van de twee'
run cl-calendar done opening --participants -3
status_is "less than nobody" 2
has "is no count" "$err" 'participants: "-3" is no count: write 0 or more'
run cl-calendar list moment --from 'over 1 week' --to 'next month' --fields id --csv
status_is "a stretch in words" 0


# --- in words it may be another day than one thought
fresh
cl-calendar add moment Proef --date 2026-12-12 --form event --owner cl1 -q >/dev/null
run cl-calendar move proef saturday
has "move says from where to where" "$err" "proef goes from 2026-12-12 to 2026-11-28"
run cl-calendar move proef 2026-11-28
is "not when it is there" "$err" ""
run cl-calendar remove proef
has "where there is one type it is named" "$err" "say the type first: cl-calendar remove moment proef"
finish
