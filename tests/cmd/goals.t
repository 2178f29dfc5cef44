#!/bin/sh
# cl-goals: smart, measure, progress.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# --- smart
run cl-goals smart bezoekers --language en
status_is "smart" 0
is "a goal that is" "$out" "$(cat <<'END'
repareren/bezoekers
-------------------
  Gemiddeld 30 bezoekers per reparatieochtend in het eerste jaar
  [+] S specific     bezoekers per ochtend
  [+] M measurable   from 18 to 30
  [+] A agreed       reparateursoverleg
  [+] R realistic    Zaal biedt plek aan 40
  [+] T time-bound   2027-06-30

  Gemiddeld 30 bezoekers per reparatieochtend in het eerste jaar (from 18 to 30
  bezoekers per ochtend), by 2027-06-30; agreed with reparateursoverleg; within
  reach because: Zaal biedt plek aan 40.

SMART: 1 of 1 goal.
END
)"
cl-goals add goal "In 2027 helpen 12 jongeren mee." --kind quantitative --id jong -q >/dev/null
run cl-goals smart jong --language en
is "what is missing, and how to say it with its own words" "$out" "$(cat <<'END'
repareren/jong
--------------
  In 2027 helpen 12 jongeren mee.
  [x] S specific     missing: what exactly do you count?
  [x] M measurable   missing: which number do you want to reach?
  [x] A agreed       missing: who agreed to it? Library and community both; name
                     roles.
  [x] R realistic    missing: what makes you think it can be done, with these
                     people and this time?
  [x] T time-bound   missing: by which day?

  In 2027 helpen 12 jongeren mee (to 12? jongeren?), by 2027-12-31?; agreed with
  [whom]; within reach because: [why].
  cl-goals set goal repareren/jong --unit "jongeren" --target 12 \
    --agreed "..." --realistic "..." --due 2027-12-31

SMART: 0 of 1 goal.
END
)"
cl-goals add goal "Meer sfeer" --kind qualitative --id sfeer -q >/dev/null
run cl-goals smart sfeer --json --language en
is "a qualitative one, as JSON" "$out" '{"community":"repareren","id":"sfeer","smart":false,"missing":["S","M","A","R","T"],"sentence":"Meer sfeer (to be seen by: [what]), by [which day]; agreed with [whom]; within reach because: [why].","mend":"cl-goals set goal repareren/sfeer --text \"...\" --evidence \"...\" --agreed \"...\" --realistic \"...\" --due DATE"}'
run cl-goals smart --json
is "all of them" "$(printf '%s\n' "$out" | grep -c '"smart":true')" 3
cl-goals add goal "Bereik 20% van de 300 scholieren in het eerste jaar" --kind quantitative --start 2026-09-01 --id bereik -q >/dev/null
run cl-goals smart bereik --json
has "a share, and a first year that has a start" "$out" '--unit \"%\" --target 20 --agreed \"...\" --realistic \"...\" --due 2027-08-31'
run cl-goals smart niets
status_is "no such goal" 2
run cl-goals smart --community elders
status_is "no such community" 2

# --- measure
fresh
run cl-goals measure bezoekers 28 --date 7-11-2026 --note "regen; wind" --source ochtend
status_is "measure" 0
is "one more" "$(changes)" ">           - {date: 2026-11-07, value: 28, note: regen; wind, source: ochtend}"
has "how far it is" "$err" "2 to go to 30 bezoekers per ochtend"
run cl-goals progress bezoekers --json
has "and it counts" "$out" '"measurements":3,"latest":28,"latest-date":"2026-11-07"'
run cl-goals meet repareren/bezoekers 30,5 -n
has "a decimal comma; today" "$out" "{date: 2026-11-22, value: 30.5}"
has "reached" "$err" "the target of 30 is reached"
run cl-goals measure verhalen --note "Twee gesprekken opgenomen"
status_is "a qualitative goal takes a note" 0
has "its first" "$(changes)" "measured: [{date: 2026-11-22, note: Twee gesprekken opgenomen}]"
has "judged by people" "$err" "--light.colour green|orange|red"
run cl-goals measure verhalen --note "Nog een"
has "another on that day: what stands there" "$err" "already: Twee gesprekken opgenomen"
fresh
cl-goals measure bezoekers 27,5 --date 2026-11-07 -q
run cl-goals measure bezoekers 28 --date 2026-11-07
status_is "twice on one day" 0
has "which is said, with the value" "$err" "already: 27,5"
is "both stay" "$(changes | grep -c 'date: 2026-11-07')" 2
run cl-goals progress bezoekers --json
has "and the last one counts" "$out" '"latest":28,"latest-date":"2026-11-07"'
run cl-goals measure bezoekers 28 --date 2026-11-08
hasnt "another day: nothing of it" "$err" "already"
fresh
run cl-goals measure bezoekers
status_is "nothing measured" 2
run cl-goals measure bezoekers --note "druk"
status_is "a counted goal wants its number" 2
run cl-goals measure bezoekers veel
status_is "which is a number" 2
run cl-goals measure bezoekers 28 --source nergens
status_is "no such moment" 2
run cl-goals measure bezoekers 28 --date 31-2-2026
status_is "no such day" 2
run cl-goals measure nergens 28
status_is "no such goal" 2
unchanged "nothing of it is kept"
run cl-goals measure bezoekers 28 --date 2027-07-15 -n
has "after the goal was due" "$err" "after the day the goal was due"
has "still to come" "$err" "still to come"
run cl-goals measure bezoekers 20 --date 2026-08-01 -n
has "before it starts" "$err" "is it the baseline?"

# --- progress
run cl-goals progress --language en
status_is "progress" 0
is "the table, and what is off course" "$out" "$(cat <<'END'
Waterrijk repareert                                                 kept ●●●●●●●
  carried by members: 4 of 8 tasks, goals and moments (50%)
  + on track            Gemiddeld 30 bezoekers per reparatieochtend in het
                        eerste jaar
                        ━┃━━━━━━━━━───── 26 of 30 bezoekers per ochtend; 21.3
                        expected today; 7 weeks old; due 2027-06-30
  x far behind*         Vijf jongeren repareren zelfstandig mee
                        ───┃──────────── 0 of 5 jongeren; 1.4 expected today;
                        due 2027-06-30
                        Cause: Techniekklas heeft zaterdags geen les
                        Consequence: Doel schuift een half jaar
                        Action: Doordeweekse middag proberen in februari
  – too early to tell   Reparateurs vertellen hoe zij het vak leerden
                        judged in words; due 2027-03-31

bar: from baseline to target, ━ reached, ┃ expected on the day it was measured,
* light given by hand
END
)"
run cl-goals voortgang jongeren --json
is "as JSON" "$out" '{"community":"repareren","id":"jongeren","text":"Vijf jongeren repareren zelfstandig mee","kind":"quantitative","unit":"jongeren","baseline":0,"target":5,"start":"2026-09-01","due":"2027-06-30","measurements":1,"latest":0,"latest-date":"2026-11-01","expected":1.4,"share":0,"expected-share":0.272,"trend":0,"light":"red","by-hand":true,"cause":"Techniekklas heeft zaterdags geen les","consequence":"Doel schuift een half jaar","action":"Doordeweekse middag proberen in februari"}'
run cl-goals progress jongeren
has "a decimal comma for Dutch" "$out" "1,4"
cl-goals measure bezoekers 27 --date 2027-05-20 -q
run cl-goals progress bezoekers --today 2027-06-01 --language en
has "on another day: behind" "$out" "! behind"
run cl-goals progress bezoekers --today 2027-06-01 --json
has "the place on the line, three decimals" "$out" '"share":0.75,"expected-share":0.904'
has "the pace, and its range" "$out" '"forecast":29.5,"forecast-low":24.1,"forecast-high":93.5,"trend":1,'
run cl-goals progress bezoekers --today 2027-06-01 --language en
has "asks for cause, consequence and action" "$out" "nobody wrote down a cause yet"
printf 'plan: 1\norganisation: X\ncommunities:\n  - {id: a, name: A}\n' >bare.yaml
run cl-goals -f bare.yaml progress
is "no goals, nothing to see" "$out" ""
has "but what to do" "$err" "cl-goals add goal"
status_is "and no error" 0
fresh
run cl-goals progress bezoekers --today 2027-03-01 --json
has "an old number tells nothing of today" "$out" '"light":"grey","stale":149,"last-light":"green"'
unchanged "looking changes nothing"
# --- smart reads number, unit and day from a sentence
fresh
cl-goals add goal 'Voor 1 juni 2027 doen er 40 leden mee' --kind quantitative --id leden -q >/dev/null
run cl-goals smart leden --json
has "the number, what is counted and the day" "$out" '--unit \"leden\" --target 40'
has "not the month" "$out" '--due 2027-06-01'

# ---- days as people say them: the latest that is past ------------------------------------
fresh
run cl-goals measure bezoekers 21 --date '17 november' -n
has "measure: a day without its year is past" "$out" "2026-11-17"
run cl-goals meet bezoekers 21 --datum zaterdag -n
has "measure: so is a weekday" "$out" "2026-11-21"
run cl-goals measure bezoekers 21 --date 'vorige week vrijdag' -n
has "measure: last week's Friday" "$out" "2026-11-13"
run env LC_ALL=nl_NL.UTF-8 cl-goals meet bezoekers 21 --datum 'een dezer dagen' -n
status_is "no day at all" 2
has "shows what would be one, in Dutch" "$err" "schrijf bijvoorbeeld 17-11-2026, 17 november of"


# --- less than nothing
fresh
run cl-goals measure bezoekers -5
status_is "a number below nothing is kept" 0
has "and asked about" "$err" "is the minus a slip?"
finish
