#!/bin/sh
# Calendar files are what RFC 5545 says, and libical reads in them what agenda
# has: by the time zone in the file itself, through both changes of the clock and
# the end of the year, with occurrences that were moved, done and cancelled.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

find_python 'import icalendar, dateutil.tz, recurring_ical_events'
if [ -z "$python" ]; then
  skip "what readers make of calendar files" \
    "no python3-icalendar, python3-dateutil or python3-recurring-ical-events"
  finish
fi
check() { "$python" "$SRCDIR/tests/cmd/ics_check.py" "$@" 2>&1; }

same_in_libical() { # WHAT FROM TO
  cl-calendar export --format ics --language en >now.ics || return
  cl-calendar -q agenda --json --language en --from "$2" --to "$3" >agenda.json
  "$python" "$SRCDIR/tests/cmd/ics_agenda.py" --utc <agenda.json >wanted
  "$BUILDDIR/tests/cmd/ics_days" now.ics "$2" "$3" >got 2>said
  LC_ALL=C sort -o got got
  LC_ALL=C sort -o wanted wanted
  is "$1: libical takes it" "$(cat said)" ""
  is "$1: what libical reads is what agenda has" "$(diff got wanted | head -20)" ""
  "$python" "$SRCDIR/tests/cmd/ics_agenda.py" <agenda.json >wanted
  "$python" "$SRCDIR/tests/cmd/ics_readers.py" now.ics "$2" "$3" >got 2>said
  is "$1: the other readers take it" "$(cat said)" ""
  is "$1: and read the same" "$(diff got wanted | head -20)" ""
  is "$1: it is as RFC 5545 says" "$(check lines now.ics)" ""
}

# --- the worked example
same_in_libical "the worked example" 2026-01-01 2027-12-31
is "the time zone is that of the Netherlands" "$(check zone now.ics)" ""

# --- for one person or community, when what was moved is of another
cl-calendar -q move ochtend 2026-12-12 --occurrence 2026-12-05 >/dev/null
cl-calendar set moment ochtend-2026-12-12 --owner cl1
cl-calendar -q move ochtend 2027-01-09 --occurrence 2027-01-02 >/dev/null
cl-calendar set moment ochtend-2027-01-09 --community ''
for of in "--owner amb1" "--owner cl1" "--community repareren" "--owner amb1 --community repareren"; do
  # shellcheck disable=SC2086
  {
    cl-calendar export --format ics --language en $of >now.ics
    cl-calendar -q agenda --json --language en --from 2026-01-01 --to 2027-12-31 $of |
      "$python" "$SRCDIR/tests/cmd/ics_agenda.py" --utc | LC_ALL=C sort >wanted
  }
  "$BUILDDIR/tests/cmd/ics_days" now.ics 2026-01-01 2027-12-31 | LC_ALL=C sort >got
  is "$of: what agenda has" "$(diff got wanted)" ""
  is "$of: as RFC 5545 says" "$(check lines now.ics)" ""
done

# --- every rhythm at every awkward hour
check plan >plan.yaml
same_in_libical "every rhythm" 2026-03-01 2028-01-31
ok "there are many" test "$(wc -l <wanted)" -gt 1000
is "both changes of the clock are in it" \
  "$(grep -cE '^(2026-10-25|2027-03-28) 0[0-3]:' wanted | awk '{ print ($1 > 4) }')" 1

# --- moved, done, cancelled
cl-calendar -q agenda --json --from 2026-03-01 --to 2028-01-31 | check pick 24 >picked
n=0
while read -r id date to; do
  n=$((n + 1))
  case $((n % 3)) in
  0) cl-calendar -q 'done' "$id" --occurrence "$date" >made ;;
  1) cl-calendar -q move "$id" "$to" --occurrence "$date" >made ;;
  2)
    cl-calendar -q move "$id" "$to" --occurrence "$date" >made &&
      cl-calendar -q set moment "$(cat made)" --status cancelled --time 16:00 --title "Gaat niet door"
    ;;
  esac || printf '%s\n' "$id $date" >>failed
done <picked
is "occurrences are moved and done" "$n $(cat failed 2>/dev/null)" "24 "
same_in_libical "with occurrences moved, done and cancelled" 2026-03-01 2028-01-31
ok "which stand in for others" test "$(grep -c '^RECURRENCE-ID' now.ics)" -gt 12
has "with another time" "$(cat wanted)" "16:00 Gaat niet door"

# --- published again
cl-calendar export -o pub.ics
cp pub.ics old.ics
CL_TODAY=2027-05-05 cl-calendar export -o pub.ics
ok "again, with all of that: the same bytes" cmp old.ics pub.ics
newer() { # UID-PART: says which stamps of the events of that moment went up
  tr -d '\r' <pub.ics | awk -v uid="UID:$1.moment." '
    /^(SEQUENCE|LAST-MODIFIED|DTSTAMP):/ { split($0, p, ":"); now[p[1]] = p[2] }
    index($0, uid) == 1 { print now["SEQUENCE"], now["LAST-MODIFIED"]; exit }'
}
before=$(newer m3)
cl-calendar set moment m3 --time 11:11
CL_TODAY=2027-05-05 cl-calendar export -o pub.ics
after=$(newer m3)
ok "another hour: a higher SEQUENCE" test "${after% *}" -gt "${before% *}"
is "and changed today" "${after#* }" 20270505T000000Z
is "the events of others keep theirs" \
  "$(diff old.ics pub.ics | grep '^> ' | grep -cE '^> (SEQUENCE|LAST-MODIFIED)' | awk '{ print ($1 % 2) }')" 0
cl-calendar -q remove moment m7 --force >/dev/null 2>&1
cl-calendar export -o pub.ics
hasnt "what is gone is gone" "$(cat pub.ics)" "UID:m7.moment."
has "the rest is there" "$(cat pub.ics)" "UID:m8.moment."

# --- texts
check texts-plan >plan.yaml
cl-calendar export --format ics --language en >now.ics
is "awkward texts: as RFC 5545 says" "$(check lines now.ics)" ""
is "they come back as they were" "$(check texts now.ics plan.yaml | head -4)" ""
ok "libical takes them" "$BUILDDIR/tests/cmd/ics_days" now.ics 2026-12-01 2026-12-01
finish
