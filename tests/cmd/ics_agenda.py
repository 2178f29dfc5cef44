# What `agenda --json` has, as the readers of a calendar file say it; with --utc
# also the time in UTC, by the time zones of the system.
import datetime, json, sys
from dateutil.tz import UTC, gettz

zone = gettz('Europe/Amsterdam')
words = {'moment': '', 'draft': 'draft: ', 'measuring': 'measure: ', 'goal': 'goal is due: ',
         'evaluation': 'evaluation: ', 'task': 'task: ', 'path': 'contact: ', 'again': 'look again at: '}
lines = []
for text in sys.stdin:
    item = json.loads(text)
    title = words[item['kind']] + item.get('title', 'Waterrijk repareert')
    clock = item.get('time', '')
    if '--utc' in sys.argv[1:] and clock:
        when = datetime.datetime.fromisoformat(f"{item['date']} {clock}").replace(tzinfo=zone)
        clock += when.astimezone(UTC).strftime(' %Y-%m-%dT%H:%MZ')
    elif '--utc' in sys.argv[1:]:
        clock = ' '
    lines.append(f"{item['date']} {clock} {title}")
print('\n'.join(sorted(lines)))
