"""differ_plan.py - a plan as Python data, and written in every style YAML has.

Knows nothing of the programs' code: the format is written down a second time."""
import re

# ---- the format, written down a second time -------------------------------------
# kinds: t text, i id, d date, n number, w whole number, b yes/no, p page, u address,
# e:a|b choice, r:type reference; [kind] a list of it, {k: kind} a list of items
TYPES = {
    'organisation': ('cl-kapstok', None, {
        'organisation': 't!', 'mission': 't', 'vision': 't', 'region': 'e:noord|midden|zuid'}),
    'readiness': ('cl-kapstok', 'readiness', {'answer': 'e!:yes|no|unknown', 'date': 'd', 'note': 't'}),
    'goal': ('cl-kapstok', 'kapstok.goals', {
        'id': 'i', 'text': 't!', 'own': 't', 'side': 'e!:internal|external', 'page': 'p', 'image': 't'}),
    'theme': ('cl-kapstok', 'kapstok.themes', {
        'id': 'i', 'text': 't!', 'own': 't', 'page': 'p', 'agenda': 'e:literacy|participation|lifelong'}),
    'request': ('cl-kapstok', 'kapstok.requests', {
        'id': 'i', 'date': 'd!', 'who': 't!', 'asks': 't!', 'fits': ['r:goal|theme'],
        'answer': 'e:yes|no|talk', 'because': 't'}),
    'group': ('cl-scan', 'scan.groups', {
        'id': 'i', 'name': 't!', 'kind': 'e!:individual|organisation', 'theme': 'r:theme', 'where': ['t'],
        'activities': ['t'], 'tie': 'e:yes|possible|no', 'why': 't', 'fits': ['r:goal|theme'], 'fit': 't'}),
    'community': ('cl-define', 'communities', {
        'id': 'i', 'name': 't!', 'theme': 'r:theme', 'group': 'r:group',
        'status': 'e:in-sight|in-conversation|active|paused|stopped', 'since': 'd',
        'ties.members': 'e:weak|some|strong', 'ties.library': 'e:weak|some|strong', 'channels': ['t'],
        'serves': ['r:goal'], 'aims': ['t'], 'values': ['t'], 'challenges': ['t'], 'vision.text': 't',
        'vision.date': 'd', 'vision.with': ['r:person'], 'team.librarians': ['r:person'],
        'team.ambassadors': ['r:person'], 'venue': 't', 'agreements.contact': 'r:person',
        'agreements.rhythm': 't', 'agreements.hours': {'person': 'r:person', 'per-week': 'n'},
        'platform.use': 'b', 'platform.name': 't', 'platform.url': 'u'}),
    'task': ('cl-define', 'tasks', {
        'id': 'i', 'text': 't!', 'owner': 'r:person', 'side': 'e:library|community|partner', 'due': 'd',
        'done': 'b'}),
    'joint-goal': ('cl-goals', 'goals', {
        'id': 'i', 'text': 't!', 'kind': 'e!:quantitative|qualitative', 'unit': 't', 'baseline': 'n',
        'target': 'n', 'evidence': 't', 'start': 'd', 'due': 'd', 'owner': 'r:person', 'serves': ['r:goal'],
        'measured': {'date': 'd', 'value': 'n', 'note': 't'}}),
    'moment': ('cl-calendar', 'calendar', {
        'id': 'i', 'date': 'd!', 'time': 'h', 'title': 't!', 'form': 'e!:blog|video|event|meeting',
        'channel': 't', 'community': 'r:community', 'owner': 'r!:person', 'audience': 't', 'message': 't',
        'status': 'e:idea|draft|ready|done|cancelled', 'result.participants': 'w', 'result.note': 't'}),
    'person': ('cl-define', 'people', {
        'id': 'i', 'role': 't!', 'side': 'e:library|community|partner', 'purpose': 't', 'keep-until': 'd'}),
}
NESTED = {'task', 'joint-goal'}
NAMING = {'goal': 'text', 'theme': 'text', 'request': 'who', 'group': 'name', 'community': 'name',
          'task': 'text', 'joint-goal': 'text', 'moment': 'title', 'person': 'role'}
QUESTIONS = ['management', 'purpose', 'skills', 'partners', 'internal', 'place', 'flexibility', 'resources']

WORDS = ('wij lezen samen voor in de wijk Doe mee en maak kennis met café Noord naar een boek over '
         'digitale geletterdheid jong oud buurthuis ’s avonds').split()
NASTY = ['?', 'Wat nu?', '-', '--', '- a', '-a', 'a: b', ': b', 'a:', ':a', 'a:b', '::', '#', '#x', 'a #b',
         'a# b', 'Doe mee #samenlezen', '@x', '%', '%x', '`x`', '!x', '! x', '&a', '*a', '|', '>', '|x', '~', 'null',
         'NULL', 'yes', 'No', 'on', 'OFF', 'y', 'n', 'true', 'False', '0x1F', '0o17', '017', '1e3', '1_000', '+1',
         '-1', '.5', '1.', '1.5', '12:30', '12:30:45', '190:20:30', '2026-01-01', '2026-1-1 10:00:00', '=', '<<',
         '.inf', '-.INF', '.nan', '---', '--- a', '----', '...', '... a', '....', '[x]', '[', ']', '{x}', '{', '}',
         ',', 'a, b', 'a,b', ',a', 'a,', "it's", "'", "''", "'a'", '"', '"q"', 'say "x"', 'back\\slash', '\\n',
         'tab\tin', '\ttab first', 'tab last\t', 'trailing ', 'trailing  ', ' leading', '  two leading', 'two\nlines',
         'para\n\npara', 'end\n', 'end\n\n', '\nstart', ' lead\nline', 'a\n  deeper\nb', 'a \nb', 'a\n b\n', '\ta\nb',
         'a\n\tb', 'x\n\n\ny\n', '# line\nother', '- a\n- b', 'a: b\nc: d', '😀', 'é', 'e\u0301', '\u00a0', 'a\u00a0',
         '\u2028', 'a\u2028b', 'a\u2029b', 'a\u0085b', '\ufeff', 'a\ufeffb', '\ufeffa', '\u200b', 'a\u200bb', '\u202ea',
         '\x07', 'a\x1bb', '\x7f', 'a\rb', 'a\r\nb', '\ue000', '\U0001F468\u200d\U0001F469', '? a', '?a', '?,', 'a?b',
         'a ?', '-?', '[?]', 'a]b', 'a}b', 'a[b', 'a{b', "a'b", 'a"b', 'a|b', 'a | b', 'a;b', 'a; b=c', 'k=v', '=1+1',
         '+31 6 12345678', '0612345678', '１２', '\uff1d1', '%YAML 1.2', '!!str a', '<<: a', 'key: |', '>-', '|2',
         'http://a.nl/#b', 'a: ', 'a #', ' #', ' # a', '\u3000', 'x' * 130, 'een lange zin ' * 12 + 'einde']
ALPHABET = 'ab :#-?,[]{}\'"\\\n\t!&*|>%@`~=é.1_ \u00a0\u2028'


def random_text(rng, flow_of_words=0.5, lines=True):
    kind = rng.random()
    if kind < flow_of_words:
        text = ' '.join(rng.choice(WORDS) for _ in range(rng.randint(1, 9)))
    elif kind < 0.85:
        text = rng.choice(NASTY)
    else:
        text = ''.join(rng.choice(ALPHABET) for _ in range(rng.randint(1, 12)))
    if lines and rng.random() < 0.1:
        text += '\n' + ' '.join(rng.choice(WORDS) for _ in range(rng.randint(1, 5)))
    if rng.random() < 0.05:
        text += rng.choice([' ', '\n', '?', ':', ' #', ','])
    return text if text.strip(' \t\n\r') else 'x' + text


def base(kind):
    return kind.replace('!', '')


def required(kind):
    return isinstance(kind, str) and '!' in kind


class Model:
    """The plan as data: records in order, fields by path."""

    def __init__(self, rng):
        self.rng = rng
        self.records = {t: [] for t in TYPES}
        self.count = 0

    def all(self):
        return [r for t in TYPES for r in self.records[t]]

    def ids(self, types):
        return [r['id'] for t in types.split('|') for r in self.records[t]]

    def new_id(self):
        self.count += 1
        return self.rng.choice(['a', 'rec', 'lees-mee', 'on', 'no', '1', '0x', 'null', '2026-01-0', '1e']) + \
            ('-' if self.rng.random() < 0.5 else '') + str(self.count)

    def value(self, kind, present=None):
        rng = self.rng
        if isinstance(kind, list):
            want, out = rng.randint(1, 4), []
            for _ in range(want):
                v = rng.choice(present) if present and rng.random() < 0.6 else self.value(kind[0])
                if v is not None and v not in out:
                    out.append(v)
            return out or None
        if isinstance(kind, dict):
            out, keys = [], set()
            for _ in range(rng.randint(1, 3)):
                item = dict(rng.choice(present)) if present and rng.random() < 0.6 else {}
                for k, sub in kind.items():
                    if k not in item or rng.random() < 0.2:
                        v = self.value(sub)
                        if v is not None and (k in ('person', 'date') or k == 'per-week' or rng.random() < 0.7):
                            item[k] = v
                first = item.get(next(iter(kind)))
                if first is not None and first not in keys:
                    keys.add(first)
                    out.append(item)
            return out or None
        kind = base(kind)
        if kind == 't':
            return random_text(rng)
        if kind == 'd':
            return '20%02d-%02d-%02d' % (rng.randint(24, 29), rng.randint(1, 12), rng.randint(1, 28))
        if kind == 'h':
            return '%02d:%02d' % (rng.randint(0, 23), rng.randint(0, 59))
        if kind == 'n':
            return rng.choice(['0', '3', '12', '4.5', '-2', '0.25', '1000'])
        if kind == 'w':
            return str(rng.randint(0, 300))
        if kind == 'b':
            return rng.choice(['yes', 'no'])
        if kind == 'p':
            return rng.choice(['9', '14', '12-14', 'iv', '9, 12', '2026-2029'])
        if kind == 'u':
            return rng.choice(['https://www.example.nl/a#b', 'www.example.nl', 'https://example.nl/?a=1&b=2'])
        if kind.startswith('e:'):
            return rng.choice(kind[2:].split('|'))
        ids = self.ids(kind[2:])
        return rng.choice(ids) if ids else None

    def fill(self, type_, much):
        """Fields of a new record."""
        fields = TYPES[type_][2]
        rec = {}
        for path, kind in fields.items():
            if kind == 'i':
                continue
            if required(kind) or self.rng.random() < much:
                v = self.value(kind)
                if v is not None:
                    rec[path] = v
        if any(p.startswith('vision.') for p in rec) and 'vision.text' in fields:
            rec.setdefault('vision.text', 'Samen lezen')
        return rec

    def start(self):
        for type_, n in (('organisation', 1), ('person', 2), ('goal', 2), ('theme', 2), ('request', 1),
                         ('group', 2), ('community', 2), ('task', 2), ('joint-goal', 2), ('moment', 2)):
            for _ in range(n if type_ == 'organisation' else self.rng.randint(type_ == 'person', n)):
                if type_ in NESTED and not self.records['community']:
                    continue
                rec = {'type': type_, 'id': self.new_id() if type_ != 'organisation' else '', 'fields': {}}
                rec['fields'] = self.fill(type_, 0.45)
                if type_ in NESTED:
                    rec['in'] = self.rng.choice(self.records['community'])
                self.records[type_].append(rec)
        for key in self.rng.sample(QUESTIONS, self.rng.randint(0, 3)):
            self.records['readiness'].append(
                {'type': 'readiness', 'id': key, 'fields': self.fill('readiness', 0.5)})

    def references(self, rec):
        """(record, path, how) of everything that names REC."""
        found = []
        for other in self.all():
            for path, kind in TYPES[other['type']][2].items():
                one = kind[0] if isinstance(kind, list) else kind
                value = other['fields'].get(path)
                if value is None:
                    continue
                if isinstance(kind, dict):
                    for k, sub in kind.items():
                        if sub.startswith('r') and rec['type'] in base(sub)[2:].split('|') and \
                                any(item.get(k) == rec['id'] for item in value):
                            found.append((other, path, k))
                elif one.startswith('r') and rec['type'] in base(one)[2:].split('|') and \
                        (rec['id'] in value if isinstance(kind, list) else value == rec['id']):
                    found.append((other, path, None))
        return found

    def rename(self, rec, new):
        for other, path, key in self.references(rec):
            value = other['fields'][path]
            if key:
                for item in value:
                    if item.get(key) == rec['id']:
                        item[key] = new
            elif isinstance(value, list):
                other['fields'][path] = [new if v == rec['id'] else v for v in value]
            else:
                other['fields'][path] = new
        rec['id'] = new

    def remove(self, rec):
        gone = [rec] + [r for t in NESTED for r in self.records[t] if r.get('in') is rec]
        for one in gone:
            for other, path, key in self.references(one):
                value = other['fields'][path]
                if key:
                    rest = [item for item in value if item.get(key) != one['id']]
                else:
                    rest = [v for v in value if v != one['id']] if isinstance(value, list) else None
                if rest:
                    other['fields'][path] = rest
                else:
                    del other['fields'][path]
        for one in gone:
            self.records[one['type']].remove(one)

    def says(self):
        """What a reader should find: {place: value}, empty things left out."""
        out = {}
        for t in TYPES:
            for r in self.records[t]:
                where = (t, r['in']['id'] if 'in' in r else '', r['id'])
                out[where] = {p: v for p, v in r['fields'].items() if v not in (None, [], '')}
        return out

    def order(self):
        return {(t, c): [r['id'] for r in self.records[t] if (r['in']['id'] if 'in' in r else '') == c]
                for t in TYPES for c in {r['in']['id'] if 'in' in r else '' for r in self.records[t]}}


# ---- writing a plan in every style -----------------------------------------------

RESOLVES = re.compile(r'^([-+.]?[0-9].*|[-+.].*|~|null|yes|no|on|off|true|false|y|n|=|<<)$', re.I)
PLAIN = re.compile(r"^[A-Za-zÀ-ÿ0-9](?:[\wÀ-ÿ ’.'()/é|;=?-]|:(?=\w)|#(?<=\w#))*$")


class Writer:
    def __init__(self, rng, model):
        self.rng = rng
        self.model = model
        self.owners = {}  # comment -> owner, see check_comments()
        self.count = 0
        self.busy = rng.random() * 0.5  # how many comments
        self.tab = '\t' if rng.random() < 0.1 else ' '  # PyYAML takes few tabs

    def comment(self, owner):
        self.count += 1
        name = '~Q%dQ~' % self.count  # no text has a Q
        self.owners[name] = owner
        return self.rng.choice(['# %s', '#%s', '# a: {b, [c %s', "# it's %s - x", '#\t%s #']) % name

    def maybe(self, owner, p=1.0):
        if self.rng.random() >= self.busy * p:
            return ''
        return self.rng.choice([' ', '  ', self.tab]) + self.comment(owner)

    def blanks(self):
        return self.rng.choice(['', '', '', '', '', ' ', '  ', self.tab])

    def one_line(self, text, flow, kind):
        rng = self.rng
        typed = kind[0] in 'dnwbhp'
        styles = ['double']
        ok = not re.search(r'[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029\ufeff]', text)
        if ok:
            styles.append('single')
        if typed and re.match(r'^[0-9a-z.-][0-9a-z.:-]*$', text) and not (flow and ':' in text):
            return rng.choice([text, text, text, '"%s"' % text, "'%s'" % text]), False
        if ok and PLAIN.match(text) and text[-1] not in ' :' and not RESOLVES.match(text) and ' #' not in text \
                and not (flow and re.search(r'[,\[\]{}?:]', text)):
            styles += ['plain'] * 4
        style = rng.choice(styles)
        if style == 'plain':
            return text, True
        if style == 'single':
            return "'" + text.replace("'", "''") + "'", True
        out = ''
        for c in text:
            n = ord(c)
            if c in '"\\':
                out += '\\' + c
            elif c in '\n\t\r' and rng.random() < 0.8:
                out += {'\n': '\\n', '\t': '\\t', '\r': '\\r'}[c]
            elif n < 32 or n in (0x7f, 0x85, 0x2028, 0x2029, 0xfeff) or (n > 126 and rng.random() < 0.2):
                out += '\\x%02X' % n if n < 256 else '\\u%04x' % n if n < 0x10000 else '\\U%08X' % n
            else:
                out += c
        return '"' + out + '"', False

    def scalar(self, text, flow, kind, owner):
        """Lines: the first goes behind the key, the others below it."""
        rng = self.rng
        clean = not re.search(r'[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff]', text)
        block = not flow and kind[0] == 't' and clean and text[:1] not in ('', '\n') and \
            not re.search(r'(^|\n)[ \t]+(\n|$)', text)
        if block and rng.random() < (0.7 if '\n' in text else 0.15):
            return self.block_scalar(text, owner)
        line, foldable = self.one_line(text, flow, kind)
        lines = [line]
        if foldable and rng.random() < 0.15:
            at = [m.start() for m in re.finditer(r'(?<=[^\s#])\s(?=[^\s#-])', line) if line[m.start()] == ' ']
            if at and not (line[0] not in '\'"' and re.search(r'[:?]', line)):
                cut = rng.choice(at)
                lines = [line[:cut], '  ' + line[cut + 1:]]
        lines[-1] += self.blanks() if not flow else ''
        if not flow:
            lines[-1] += self.maybe(owner)
        return lines

    def block_scalar(self, text, owner):
        rng = self.rng
        body, ends = text.rstrip('\n'), len(text) - len(text.rstrip('\n'))
        mark = ['-', '', '+'][min(ends, 2)]
        deep = rng.choice([1, 2, 2, 2, 4])
        folded = rng.random() < 0.4 and not re.search(r'\n[ \t\n]', '\n' + body)
        need = body[0] in ' \t'
        head = '>' if folded else '|'
        digit = str(deep) if need or rng.random() < 0.1 else ''
        head += rng.choice([mark + digit, digit + mark]) + self.blanks() + self.maybe(owner)
        lines = body.split('\n')
        if folded:
            rows = []
            for i, line in enumerate(lines):
                rows += ([''] if i else []) + [line]
            lines = rows
        out = [head] + [(' ' * deep + x) if x else '' for x in lines]
        return out + [''] * (ends - 1 if ends > 1 else 0)

    def key(self, key):
        return self.rng.choice([key] * 12 + ['"%s"' % key, "'%s'" % key])

    # a value is a str with its kind, ('map', [(key, value, owner)]) or ('seq', [(value, owner)])
    def flow(self, value, owner, wide):
        """Lines of a value in flow style; WIDE: over several lines."""
        rng = self.rng
        if value[0] not in ('map', 'seq'):
            return self.scalar(value[1], True, value[0], owner)
        open_, close = ('{', '}') if value[0] == 'map' else ('[', ']')
        lines = [open_ + rng.choice(['', ' '])]
        for i, entry in enumerate(value[1]):
            own = entry[-1]
            inner = self.flow(entry[-2], own, wide and rng.random() < 0.3)
            if value[0] == 'map':
                inner[0] = self.key(entry[0]) + ': ' + inner[0]
            last = i == len(value[1]) - 1
            inner[-1] += ('' if last and rng.random() < 0.8 else ',')
            if wide and rng.random() < 0.7:
                lines[-1] = lines[-1].rstrip(' ') + (self.maybe(owner, 0.5) if i == 0 else '')
                if rng.random() < self.busy * 0.3:
                    lines.append('  ' + self.comment(owner))
                lines += ['  ' + inner[0]]
            else:
                lines[-1] += ('' if i == 0 else ' ') + inner[0]
            lines += ['  ' + x for x in inner[1:]]
            if wide and not last and rng.random() < 0.5:
                lines[-1] += self.maybe(own)
                if '#' in lines[-1]:
                    lines.append('  ')
            elif wide and last and rng.random() < 0.3:
                lines[-1] += self.maybe(own)
                lines.append('')
        if '~' in lines[-1] and '#' in lines[-1]:
            lines.append('')
        if lines[-1] == '':
            lines[-1] = '  '
        lines[-1] += rng.choice(['', ' ']) + close
        return lines

    def behind(self, value, owner, p_flow):
        """Lines of a value behind `key:`, with whatever must come between."""
        rng = self.rng
        if value[0] not in ('map', 'seq'):
            lines = self.scalar(value[1], False, value[0], owner)
            return [rng.choice([' ', ' ', ' ', '  ']) + lines[0]] + ['  ' + x if x else '' for x in lines[1:]]
        if not value[1] or rng.random() < p_flow:
            lines = self.flow(value, owner, rng.random() < 0.3)
            lines[-1] += self.blanks() + self.maybe(owner)
            return [' ' + lines[0]] + ['  ' + x for x in lines[1:]]
        step = rng.choice([2, 2, 4, 1, 3]) if value[0] == 'map' else rng.choice([0, 2, 2, 4])
        below = self.block(value, owner, p_flow)
        return [self.blanks() + self.maybe(owner)] + [' ' * step + x if x else '' for x in below]

    def block(self, value, owner, p_flow):
        rng = self.rng
        lines = []
        gap = rng.choice([2, 2, 2, 3, 4])
        for i, entry in enumerate(value[1]):
            own, inner = entry[-1], entry[-2]
            if i and rng.random() < 0.1:
                lines.append('')
            if i and rng.random() < self.busy * 0.4:
                lines += [self.comment(owner)]
            if value[0] == 'map':
                lines += self.pair(entry[0], inner, own, p_flow)
            elif inner[0] in ('map', 'seq') and inner[1] and rng.random() >= p_flow:
                below = self.block(inner, own, p_flow)
                if rng.random() < 0.1:
                    lines += ['-' + self.blanks() + self.maybe(own)] + [' ' * gap + x if x else '' for x in below]
                else:
                    lines += ['-' + ' ' * (gap - 1) + below[0]] + [' ' * gap + x if x else '' for x in below[1:]]
            else:
                below = self.behind(inner, own, 1.0)
                lines += ['-' + ' ' * (gap - 2) + below[0]] + below[1:]
        return lines

    def pair(self, key, value, owner, p_flow):
        below = self.behind(value, owner, p_flow)
        return [self.key(key) + ':' + below[0]] + below[1:]

    # -- the plan --
    def tree(self):
        m = self.model
        root = [('plan', ('w', '1'), None)]
        for rec in m.records['organisation']:
            root += self.fields(rec)
        if m.records['readiness']:
            root.append(('readiness', ('map', [(r['id'], ('map', self.fields(r)), ('rec', r))
                                               for r in m.records['readiness']]), None))
        for section, types in (('kapstok', ('goal', 'theme', 'request')), ('scan', ('group',))):
            below = [(TYPES[t][1].split('.')[1], self.records(m.records[t]), None)
                     for t in types if m.records[t] or self.rng.random() < 0.05]
            if below:
                root.append((section, ('map', below), None))
        for t in ('community', 'moment', 'person'):
            if m.records[t]:
                root.append((TYPES[t][1], self.records(m.records[t]), None))
        if self.rng.random() < 0.3:
            self.rng.shuffle(root)
        return root

    def records(self, records):
        return ('seq', [(('map', self.fields(r)), ('rec', r)) for r in records])

    def fields(self, rec):
        out, made = [], {}
        kinds = TYPES[rec['type']][2]
        if rec['type'] not in ('organisation', 'readiness'):
            out.append(('id', ('i', rec['id']), ('rec', rec)))
        for path, value in rec['fields'].items():
            kind, owner = kinds[path], ('field', rec, path)
            if isinstance(kind, list):
                node = ('seq', [((base(kind[0]), v), ('item', rec, path, v)) for v in value])
            elif isinstance(kind, dict):
                node = ('seq', [(('map', [(k, (base(kind[k]), v), ('item', rec, path, i)) for k, v in i.items()]),
                                 ('item', rec, path, i)) for i in value])
            else:
                node = (base(kind), value)
            if '.' in path:
                outer, leaf = path.split('.')
                if outer not in made:
                    made[outer] = []
                    out.append((outer, ('map', made[outer]), ('outer', rec, outer)))
                made[outer].append((leaf, node, owner))
            else:
                out.append((path, node, owner))
        if rec['type'] == 'community':
            for t in NESTED:
                mine = [r for r in self.model.records[t] if r['in'] is rec]
                if mine:
                    out.append((TYPES[t][1], self.records(mine), ('rec', rec)))
        return out

    def plan(self):
        rng = self.rng
        lines = [] if rng.random() < 0.7 else [self.comment(None)]
        if rng.random() < 0.15:
            lines.append('---')
        p_flow = rng.choice([0.0, 0.1, 0.3, 0.6])
        for key, value, owner in self.tree():
            if rng.random() < 0.3:
                lines.append('')
            if rng.random() < self.busy:
                lines.append(self.comment(None))
            lines += self.pair(key, value, owner, p_flow)
        if rng.random() < 0.2:
            lines.append(self.comment(None))
        text = '\n'.join(lines) + '\n'
        if rng.random() < 0.1:
            text += '...\n'
        elif rng.random() < 0.1:
            text = text.rstrip('\n')
        if rng.random() < 0.25:
            text = text.replace('\n', '\r\n')
        return (b'\xef\xbb\xbf' if rng.random() < 0.15 else b'') + text.encode()
