# Proofs about calendar files.
#
#   ics_check.py lines FILE...      what is wrong with a file by RFC 5545
#   ics_check.py zone FILE          is the time zone in it that of the Netherlands?
#   ics_check.py texts FILE PLAN    do the texts come back as they stand in the plan?
#   ics_check.py plan [SEED]        a plan with every rhythm, at every awkward hour
#   ics_check.py texts-plan         a plan with awkward texts
#   ics_check.py pick N             N of the occurrences that `agenda --json` says
import datetime, io, json, random, re, sys


def fail(name, text):
    print(f'{name}: {text}')


# --- RFC 5545, line by line

ONCE = {'UID', 'DTSTAMP', 'DTSTART', 'SEQUENCE', 'LAST-MODIFIED', 'SUMMARY', 'TRANSP'}
AT_MOST = {'DTEND', 'DESCRIPTION', 'LOCATION', 'URL', 'STATUS', 'RRULE', 'RECURRENCE-ID',
           'X-MICROSOFT-CDO-BUSYSTATUS'}
MANY = {'EXDATE', 'CATEGORIES'}
TEXTS = {'SUMMARY', 'DESCRIPTION', 'LOCATION', 'CATEGORIES', 'NAME', 'X-WR-CALNAME'}
SHAPES = {
    'DTSTAMP': r'\d{8}T\d{6}Z', 'LAST-MODIFIED': r'\d{8}T\d{6}Z', 'SEQUENCE': r'\d+',
    'UID': r'[a-z0-9.-]+', 'TRANSP': 'OPAQUE|TRANSPARENT',
    'STATUS': 'TENTATIVE|CONFIRMED|CANCELLED',
    'RRULE': r'FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(COUNT|INTERVAL|BYMONTH|BYMONTHDAY)=\d+|'
             r';UNTIL=\d{8}(T\d{6}Z)?|;BYDAY=(-1|[1-5])?(MO|TU|WE|TH|FR|SA|SU))*',
}


def unfold(raw, name):
    if not raw.endswith(b'\r\n'):
        fail(name, 'does not end in CRLF')
    lines = []
    for n, line in enumerate(raw.split(b'\r\n')[:-1], 1):
        if b'\n' in line or b'\r' in line:
            fail(name, f'line {n}: a bare line break')
        if len(line) > 75:
            fail(name, f'line {n}: {len(line)} octets')
        try:
            line.decode('utf-8')
        except UnicodeDecodeError:
            fail(name, f'line {n}: a character is cut')
        if line[:1] in (b' ', b'\t'):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return [line.decode('utf-8') for line in lines]



def check_event(name, event):
    counts = {}
    for key, parameters, value in event:
        counts[key] = counts.get(key, 0) + 1
        if key in SHAPES and not re.fullmatch(SHAPES[key], value):
            fail(name, f'{key}:{value}')
        if key in TEXTS and re.search(r'(?<!\\)(\\\\)*(\\(?![\\;,nN])|(?<!\\)[;,])', value):
            fail(name, f'{key} is not escaped: {value}')
    for key in ONCE:
        if counts.get(key) != 1:
            fail(name, f'{counts.get(key, 0)} times {key}')
    for key, count in counts.items():
        if key not in ONCE | AT_MOST | MANY or (key in AT_MOST and count > 1):
            fail(name, f'{count} times {key}')
    kind = {p for k, p, v in event if k in ('DTSTART', 'DTEND', 'EXDATE', 'RECURRENCE-ID')}
    if len(kind) != 1 or not kind <= {'VALUE=DATE', 'TZID=Europe/Amsterdam'}:
        fail(name, f'days and times are mixed: {kind}')
    of = {k: v for k, p, v in event}
    if of['DTEND'] <= of['DTSTART']:
        fail(name, 'ends before it begins: ' + of['UID'])
    rule = dict(p.split('=') for p in of.get('RRULE', '').split(';') if p)
    if 'COUNT' in rule and 'UNTIL' in rule:
        fail(name, 'COUNT and UNTIL')
    if 'UNTIL' in rule and ('T' in rule['UNTIL']) != ('T' in of['DTSTART']):
        fail(name, 'UNTIL is not as DTSTART')
    if 'RECURRENCE-ID' in of and rule:
        fail(name, 'what stands in for one repeats')


def check_lines(name):
    raw = open(name, 'rb').read()
    stack, events, zones = [], [], 0
    for line in unfold(raw, name):
        part = re.fullmatch(r'([A-Z0-9-]+)((?:;[A-Z-]+=[^";:,]+)*):(.*)', line, re.S)
        if not part:
            fail(name, f'not a line of content: {line}')
            continue
        key, parameters, value = part[1], part[2][1:], part[3]
        if re.search('[\x00-\x08\x0a-\x1f\x7f]', value):
            fail(name, f'a control in {key}')
        if key == 'BEGIN':
            stack.append(value)
            zones += value == 'VTIMEZONE'
            if value == 'VEVENT':
                events.append([])
                if not zones:
                    fail(name, 'an event before the time zone')
        elif key == 'END':
            if not stack or stack.pop() != value:
                fail(name, f'END:{value} out of place')
        elif stack == ['VCALENDAR', 'VEVENT']:
            events[-1].append((key, parameters, value))
    if stack or zones != 1:
        fail(name, 'not one calendar with one time zone')
    for event in events:
        check_event(name, event)
    keys = [tuple(v for k, p, v in e if k in ('UID', 'RECURRENCE-ID')) for e in events]
    if len(set(keys)) != len(keys):
        fail(name, 'an event twice')


# --- the time zone

def check_zone(name):
    from dateutil.tz import UTC, gettz, tzical
    text = '\n'.join(unfold(open(name, 'rb').read(), name))
    text = re.search('BEGIN:VTIMEZONE.*END:VTIMEZONE', text, re.S)[0]
    theirs, ours = gettz('Europe/Amsterdam'), tzical(io.StringIO(text)).get('Europe/Amsterdam')
    hour = datetime.timedelta(hours=1)
    for year in range(2020, 2038):
        for month, day in ((1, 1), (3, 24), (7, 1), (10, 24)):
            # Eight days by the hour, so that the last Sunday is among them.
            when = datetime.datetime(year, month, day)
            for _ in range(8 * 24):
                a, b = (when.replace(tzinfo=z).utcoffset() for z in (ours, theirs))
                # The hour that comes twice: readers may take either.
                if a != b and not (month == 10 and when.hour == 2):
                    fail(name, f'{when}: {a}, and not {b}')
                when += hour


# --- texts

def awkward(rng):
    pieces = ['a', ' ', 'é', '😀', '€', ',', ';', '\\', ':', '"', 'é', 'woord', "'", 'مرح', '漢字',
              '\\n', '\\,', '=cmd', '<b>', '&', 'END:VEVENT', '🏳️‍🌈', 'ﬀ', '%', '#', '{', '|']
    text = ''.join(rng.choice(pieces) for _ in range(rng.randrange(1, 60))).strip()
    return text or 'x'


def texts_plan():
    rng = random.Random(75)
    print('plan: 1\norganisation: Teksten\nlanguage: en\ncalendar:')
    for n in range(150):
        title, channel, message = (json.dumps(awkward(rng), ensure_ascii=False) for _ in range(3))
        print(f'  - {{id: m{n}, title: {title}, channel: {channel}, message: {message}, '
              f'date: 2026-12-01, form: other, owner: x}}')


def check_texts(name, plan):
    def plain(value):
        return re.sub(r'\\(.)', lambda m: '\n' if m[1] in 'nN' else m[1], value)

    wanted, got = {}, {}
    for line in open(plan, encoding='utf-8'):
        part = re.match(r'  - \{id: (m\d+), title: (".*"), channel: (".*"), message: (".*"), date', line)
        if part:
            wanted[part[1]] = [json.loads(part[i]) for i in (2, 3, 4)]
    for line in unfold(open(name, 'rb').read(), name):
        key, _, value = line.partition(':')
        if key == 'UID':
            uid = value.split('.')[0]
            got[uid] = []
        elif key in ('SUMMARY', 'LOCATION', 'DESCRIPTION'):
            got[uid].append(plain(value))
    for uid, (title, channel, message) in wanted.items():
        if got.get(uid) != [title, f'Form: other\nOwner: x\nMessage: {message}', channel]:
            fail(name, f'{got.get(uid)} and not {(title, channel, message)}')


# --- plans

def plan(seed):
    rng = random.Random(seed)
    names = ['monday', 'wednesday', 'saturday', 'sunday']
    nths = ['first saturday', 'last friday', 'second sunday', 'last sunday', '15', '28', '29', '31']
    # Not 02:30, which is no time at all on the last Sunday of March.
    hours = ['', 'time: "00:30", ', 'time: "01:59", ', 'time: "03:00", ',
             'time: "10:00", end: "12:30", ', 'time: "23:45", ', 'time: "22:00", end: "23:59", ']
    print('plan: 1\norganisation: Ritme\nlanguage: en\ncalendar:')
    n = 0
    for every in ['day', 'week', '2 weeks', 'month', 'quarter', 'year']:
        for name in [None] + names + ([] if every in ('week', '2 weeks') else nths):
            for clock in rng.sample(hours, 2):
                n += 1
                start = datetime.date(2026, 3, 1) + datetime.timedelta(days=rng.randrange(330))
                repeat = [f'every: {every}'] + ([f'day: {name}'] if name else [])
                ends = rng.randrange(3)
                if ends == 1:
                    repeat.append(f'until: {start + datetime.timedelta(days=rng.randrange(1, 600))}')
                elif ends == 2:
                    repeat.append(f'count: {rng.randrange(1, 40)}')
                if rng.random() < 0.4:
                    some = [start + datetime.timedelta(days=rng.randrange(200)) for _ in range(5)]
                    repeat.append('except: [%s]' % ', '.join(map(str, some)))
                status = rng.choice(['idea', 'ready', 'ready', 'cancelled'])
                due = f'draft-due: {start - datetime.timedelta(days=9)}, ' if n % 5 == 0 else ''
                print(f'  - {{id: m{n}, title: T{n}, date: {start}, {clock}{due}status: {status}, '
                      f'form: other, owner: x, repeat: {{{", ".join(repeat)}}}}}')


def pick(n):
    items = [json.loads(line) for line in sys.stdin]
    items = [i for i in items if i['kind'] == 'moment' and i['repeated']]
    # Around the changes of the clock, at the end of the year, and anywhere.
    near = [i for i in items if i['date'] in ('2026-10-25', '2026-12-31', '2027-01-01', '2027-03-28')]
    rng = random.Random(n)
    for item in rng.sample(near, min(len(near), n // 2)) + rng.sample(items, n // 2):
        to = datetime.date.fromisoformat(item['date']) + datetime.timedelta(days=rng.randrange(1, 5))
        print(item['id'], item['date'], to)


if __name__ == '__main__':
    verb, rest = sys.argv[1], sys.argv[2:]
    if verb == 'lines':
        for each in rest:
            check_lines(each)
    elif verb == 'zone':
        check_zone(*rest)
    elif verb == 'texts':
        check_texts(*rest)
    elif verb == 'plan':
        plan(int(rest[0]) if rest else 5545)
    elif verb == 'texts-plan':
        texts_plan()
    elif verb == 'pick':
        pick(int(rest[0]))
