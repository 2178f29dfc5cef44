# The occurrences in FILE from FROM to TO, a line each, sorted: by two readers
# that must agree.
#
#   ics_readers.py FILE FROM TO
import datetime, sys, icalendar, recurring_ical_events
from dateutil.rrule import rrulestr
from dateutil.tz import gettz

name, first, last = sys.argv[1:4]
first, last = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
raw = open(name, 'rb').read()
calendar = icalendar.Calendar.from_ical(raw)
assert not calendar.errors, calendar.errors
zone = gettz('Europe/Amsterdam')

def line(when, event):
    whole = not isinstance(when, datetime.datetime)
    day = when if whole else when.date()
    clock = '' if whole else when.strftime('%H:%M')
    return f"{day} {clock} {event['SUMMARY']}"

def day(when):
    return when.date() if isinstance(when, datetime.datetime) else when

def local(when): # civil time in the zone, whatever it was read with
    if isinstance(when, datetime.datetime):
        return when.astimezone(zone).replace(tzinfo=None) if when.tzinfo else when
    return datetime.datetime(when.year, when.month, when.day)

# By the rules of RFC 5545 and dateutil.
masters, moved, got = [], {}, []
for event in calendar.walk('VEVENT'):
    assert not event.errors, event.errors
    if 'RECURRENCE-ID' in event:
        moved.setdefault(str(event['UID']), []).append(event)
    else:
        masters.append(event)
assert len({str(e['UID']) for e in masters}) == len(masters), 'a UID twice'
for event in masters:
    start = event['DTSTART'].dt
    if 'RRULE' not in event:
        got.append(line(start, event))
        continue
    rule = event['RRULE']
    until = rule.get('UNTIL')
    if until:
        if isinstance(start, datetime.datetime):
            assert until[0].tzinfo is not None, 'UNTIL must be in UTC'
        else:
            assert not isinstance(until[0], datetime.datetime), 'UNTIL must be a date'
    text = ';'.join(f'{k}={v}' for k, v in (p.split('=') for p in rule.to_ical().decode().split(';'))
                    if k != 'UNTIL')
    left_out = set()
    dates = event.get('EXDATE', [])
    for group in dates if isinstance(dates, list) else [dates]:
        left_out |= {local(d.dt) for d in group.dts}
    left_out |= {local(e['RECURRENCE-ID'].dt) for e in moved.get(str(event['UID']), [])}
    end = datetime.datetime(last.year, last.month, last.day, 23, 59)
    if until:
        end = min(end, local(until[0]))
    n = 0
    for when in rrulestr(text, dtstart=local(start)):
        if n == 0:
            assert when == local(start), f'{event["UID"]}: starts out of its rule'
        n += 1
        if when > end:
            break
        if when not in left_out:
            got.append(line(when.date() if not isinstance(start, datetime.datetime) else when, event))
for uid, events in moved.items():
    assert uid in {str(e['UID']) for e in masters}, uid
    got += [line(e['DTSTART'].dt, e) for e in events]
got = sorted(g for g in got if str(first) <= g[:10] <= str(last))

# By a reader that others wrote.
other = sorted(line(e['DTSTART'].dt, e) for e in recurring_ical_events.of(calendar).between(
    datetime.datetime(first.year, first.month, first.day),
    datetime.datetime(last.year, last.month, last.day) + datetime.timedelta(days=1))
    if first <= day(e['DTSTART'].dt) <= last)
if got != other:
    sys.exit('the readers differ: %s' % sorted(set(got) ^ set(other))[:10])
print('\n'.join(got))
