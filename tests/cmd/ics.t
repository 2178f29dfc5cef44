#!/bin/sh
# Calendar files: read back by another reader, with the same days as agenda has;
# updates instead of doubles.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

find_python 'import icalendar, dateutil.rrule, recurring_ical_events'

same_days() { # WHAT FROM TO [OPTION...]
  what=$1 from=$2 to=$3
  shift 3
  if [ -z "$python" ]; then
    skip "$what" "no python3-icalendar, python3-dateutil or python3-recurring-ical-events"
    return
  fi
  cl-calendar export --format ics --language en "$@" >now.ics || return
  cl-calendar agenda --json --language en --from "$from" --to "$to" "$@" |
    "$python" "$SRCDIR/tests/cmd/ics_agenda.py" >wanted
  "$python" "$SRCDIR/tests/cmd/ics_readers.py" now.ics "$from" "$to" >got 2>said
  is "$what: what the readers say" "$(cat said)" ""
  is "$what" "$(cat got)" "$(cat wanted)"
  ok "$what: there are any" test "$(wc -l <wanted)" -gt 2
}

# Runs cl-calendar; $out without CR and unfolded.
ics() {
  run cl-calendar "$@"
  out=$(printf '%s\n' "$out" | tr -d '\r' | awk '/^ / { line = line substr($0, 2); next }
    NR > 1 { print line } { line = $0 } END { print line }')
}

# --- the worked example
ics export --format ics
status_is "export" 0
is "says nothing" "$err" ""
has "it is a calendar" "$out" "BEGIN:VCALENDAR"
has "a repeat is a rule" "$out" "RRULE:FREQ=MONTHLY;UNTIL=20270630T080000Z;BYDAY=1SA"
has "what takes a day ends when the next begins" "$out" "DTSTART;VALUE=DATE:20260820
DTEND;VALUE=DATE:20260821"
has "in Dutch time" "$out" "DTSTART;TZID=Europe/Amsterdam:20260905T100000"
has "a name by the plan" "$out" "NAME:Bibliotheek Waterrijk: contentkalender"
has "ids that stay" "$out" "UID:ochtend.moment.bibliotheek-waterrijk"
has "people by role" "$out" "community librarian"
hasnt "not by name" "$out" "Voorbeeld"
hasnt "nor address" "$out" "@"
ics export --format ics --with-names
has "unless asked for" "$out" "Voorbeeld"
ics export --format ics --language en
has "in English" "$out" "SUMMARY:measure: Vijf jongeren"
cl-calendar export --format ics >a.ics
for locale in C nl_NL.UTF-8 de_DE.UTF-8; do
  LC_ALL=$locale TZ=Asia/Tokyo cl-calendar export --format ics >"b.ics"
  ok "the same bytes in $locale" cmp a.ics b.ics
done
cl-calendar exporteer -o c.ics
ok "the suffix says what it is" cmp a.ics c.ics
SOURCE_DATE_EPOCH=0 cl-calendar export --format ics >b.ics
has "stamped as asked" "$(cat b.ics)" "DTSTAMP:19700101T000000Z"
same_days "the worked example" 2026-01-01 2027-12-31
same_days "of one community" 2026-01-01 2027-12-31 --community repareren
same_days "of one person" 2026-01-01 2027-12-31 --owner amb1
ics export moment --format ics
hasnt "with a type only moments" "$out" "meten:"
has "which are there" "$out" "UID:ochtend"
ics export moment --form social --format ics
is "that pass its filters" "$(printf '%s\n' "$out" | grep -c BEGIN:VEVENT)" 1
ics export --format ics --from 2027-01-01 --to 2027-01-31
is "in a stretch of time" "$(printf '%s\n' "$out" | grep '^UID')" \
  "UID:ochtend.moment.bibliotheek-waterrijk"
unchanged "the plan is only read"

# --- moved, done, left out, cancelled
cl-calendar move ochtend 2026-12-12 --occurrence 2026-12-05 -q >/dev/null
cl-calendar done ochtend --occurrence 2026-11-07 --participants 28 -q >/dev/null
cl-calendar set moment ochtend --repeat.except+ 2027-03-06
run cl-calendar get moment ochtend-2026-12-12 instead.date
is "a moved one knows its day" "$out" 2026-12-05
ics export --format ics
has "and is the same event, moved" "$out" "UID:ochtend.moment.bibliotheek-waterrijk
RECURRENCE-ID;TZID=Europe/Amsterdam:20261205T100000
DTSTART;TZID=Europe/Amsterdam:20261212T100000"
has "so is one that is done" "$out" "RECURRENCE-ID;TZID=Europe/Amsterdam:20261107T100000"
is "what is left out is" "$(printf '%s\n' "$out" | grep EXDATE)" \
  "EXDATE;TZID=Europe/Amsterdam:20270306T100000"
same_days "moved and left out" 2026-01-01 2027-12-31
cl-calendar rename moment ochtend repaircafe
run cl-calendar get moment ochtend-2026-12-12 instead.moment
is "under another name, too" "$out" repaircafe
same_days "renamed" 2026-01-01 2027-12-31
cl-calendar set moment repaircafe --status cancelled
ics export --format ics
has "cancelled is said" "$out" "STATUS:CANCELLED"

# --- published again
fresh
cl-calendar export -o pub.ics
cp pub.ics old.ics
CL_TODAY=2027-01-15 cl-calendar export -o pub.ics
cl-calendar export -o pub.ics
ok "nothing changed: not a byte, whatever the day" cmp pub.ics old.ics
number() { # FILE UID
  tr -d '\r' <"$1" | awk -v uid="UID:$2" '/^SEQUENCE:/ { n = substr($0, 10) } index($0, uid) == 1 { print n; exit }'
}
cl-calendar set moment ochtend --title "Reparatieochtend en ruilbeurs"
cl-calendar export -o pub.ics
ok "another title is newer" test "$(number pub.ics ochtend.moment)" -gt "$(number old.ics ochtend.moment)"
is "and only that" "$(diff old.ics pub.ics | grep -c '^>')" 2
cl-calendar export --format ics >other.ics
ok "also in a file by itself it is another" test "$(number other.ics ochtend.moment)" -ne "$(number old.ics ochtend.moment)"
ok "the others are the same" test "$(number other.ics opening.moment)" -eq "$(number old.ics opening.moment)"

# --- hostile texts
cl-calendar add moment "$(printf 'Titel\r\nEND:VCALENDAR')" --date 2026-12-01 --form event --owner cl1 \
  --message "$(printf 'een;twee,drie\\vier\n\033[31m')" --channel "A, B; C" -q >/dev/null
ics export --format ics
is "one calendar" "$(printf '%s\n' "$out" | grep -c '^END:VCALENDAR')" 1
ok "no line is longer than 75 octets" \
  test "$(cl-calendar export --format ics | LC_ALL=C awk '{ sub(/\r$/, "") } length > 75' | wc -l)" -eq 0
ok "each ends in CRLF" \
  test "$(cl-calendar export --format ics | LC_ALL=C grep -cv "$(printf '\r')\$")" -eq 0

# --- every rhythm, through both changes of the clock of 2026 and 2027
cat >"$tap_home/plan.py" <<'END'
import datetime, random
random.seed(5545)
days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
print('plan: 1\norganisation: Ritme\nlanguage: en\ncalendar:')
n = 0
for every in ['day', 'week', '2 weeks', 'month', 'quarter', 'year']:
    names = [None] + days[:3] + days[5:]
    if every not in ('week', '2 weeks'):
        names += ['first saturday', 'last friday', 'third sunday', 'fourth monday', '15', '29', '31']
    for name in names:
        for end in range(4):
            n += 1
            start = datetime.date(2026, 1, 1) + datetime.timedelta(days=random.randrange(500))
            until = start + datetime.timedelta(days=random.randrange(1, 700))
            count = random.randrange(1, 30)
            repeat = [f'every: {every}'] + ([f'day: {name}'] if name else [])
            if end in (1, 3):
                repeat.append(f'until: {until}')
            if end in (2, 3):
                repeat.append(f'count: {count}')
            if random.random() < 0.5:
                some = [start + datetime.timedelta(days=random.randrange(0, 200)) for _ in range(6)]
                some += [start] * (random.random() < 0.3)
                repeat.append('except: [%s]' % ', '.join(map(str, some)))
            clock = random.choice(['', 'time: "01:30", ', 'time: "03:00", ', 'time: "00:15", ', 'time: "23:45", ', 'time: "14:00", end: "16:00", '])
            print(f'  - {{id: m{n}, title: T{n}, date: {start}, {clock}form: other, owner: x, repeat: {{{", ".join(repeat)}}}}}')
END
if [ -n "$python" ]; then
  "$python" "$tap_home/plan.py" >rhythms.yaml
  CL_PLAN=rhythms.yaml
  export CL_PLAN
  same_days "every rhythm" 2026-01-01 2027-12-31
  is "one that starts out of its rhythm has a first event apart" \
    "$(cl-calendar export --format ics | grep -c '^UID:m[0-9]*\.first\.ritme')" \
    "$(cl-calendar export --format ics | grep -c 'first\.ritme')"
  unset CL_PLAN
else
  skip "every rhythm" "no reader"
fi

# --- wrong
fresh
ics export --format ics --owner niemand
status_is "no such person" 2
ics export --format ics --community nergens
status_is "no such community" 2
ics export --format ics --from 2027-01-01 --to 2026-01-01
status_is "the end before the beginning" 2
ics export --format ics --dialect nl-excel
status_is "a dialect of a calendar file" 2
ics export --owner amb1
status_is "CSV wants a type" 2
ics export moments --owner amb1
status_is "with one, the owner is a field" 0
is "filtered" "$(printf '%s\n' "$out" | wc -l | tr -d ' ')" 3
ics export --format ics -o nergens/a.ics
status_is "a folder that is not there" 4
run cl-kapstok export --format ics
status_is "other programs have no calendar" 2
run env CL_LIBDIR="$tap_home" cl-calendar export --format ics
status_is "the module is not there" 4
has "and that is said" "$err" "clkit-calendar"
printf 'plan: 1\norganisation: Leeg\n' >leeg.yaml
run cl-calendar -f leeg.yaml export --format ics
status_is "an empty calendar" 0
hasnt "has no events" "$out" VEVENT
finish
