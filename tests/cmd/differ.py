"""differ.py - an independent model of a plan, and random work on random plans.

  differ.py FOLDER OPERATIONS [SEED]

Knows nothing of the programs' code.  A plan is made as Python data, written in
every style that YAML has (block, flow, quotes, literal and folded texts, CRLF,
byte order mark, comments everywhere), changed through the programs on the
command line, and after every change read back by every YAML reader that is
there: each must read what the model says, and every comment whose value stands
must stand, in the same order.  Prints `ok`/`not ok` with the case that differs;
FOLDER keeps the plan before and after.  Readers that are not there are named."""
import datetime
import os
import random
import re
import shutil
import subprocess
import sys

from differ_plan import Model, NAMING, NESTED, TYPES, Writer, base, required
from yaml_readers import find_readers

# ---- reading back -----------------------------------------------------------------

def as_text(kind, value):
    """A value as its reader gave it, in the model's form; a text must be one."""
    if value is None:
        return None
    letter = kind[0]
    if isinstance(value, bool):
        ok = letter == 'b' or (letter == 'e' and 'yes' in kind)
        return ('yes' if value else 'no') if ok else ('a truth value', value)
    if letter == 'd':
        return value.isoformat() if isinstance(value, datetime.date) else value
    if letter in 'nw' and not isinstance(value, str):
        return '%g' % value
    if letter == 'n':
        return '%g' % float(value)
    if letter == 'p' and isinstance(value, int):
        return str(value)
    if letter == 'b':
        return {'true': 'yes', 'false': 'no', 'ja': 'yes', 'nee': 'no'}.get(value, value)
    return value if isinstance(value, str) else ('not a text', value)


def reads(doc):
    """{place: fields} and the order of records, out of what a reader gave."""
    out, order = {}, {}

    def one(type_, where, node):
        fields = {}
        for path, kind in TYPES[type_][2].items():
            if path == 'id':
                continue
            value = node
            for key in path.split('.'):
                value = value.get(key) if isinstance(value, dict) else None
            if value is None:
                continue
            if isinstance(kind, list):
                value = [as_text(base(kind[0]), v) for v in value]
            elif isinstance(kind, dict):
                value = [{k: as_text(base(kind[k]), v) for k, v in item.items() if v is not None}
                         for item in value]
            else:
                value = as_text(base(kind), value)
            if value not in ([], ''):
                fields[path] = value
        out[where] = fields

    def many(type_, community, nodes):
        for node in nodes or []:
            ident = as_text('i', node.get('id'))
            one(type_, (type_, community, ident), node)
            order.setdefault((type_, community), []).append(ident)
            if type_ == 'community':
                for t in sorted(NESTED):
                    many(t, ident, node.get(TYPES[t][1]))
    one('organisation', ('organisation', '', ''), doc)
    order[('organisation', '')] = ['']
    for key, node in (doc.get('readiness') or {}).items():
        one('readiness', ('readiness', '', key), node or {})
    for t, (_, path, _) in TYPES.items():
        if path and t not in NESTED and t != 'readiness':
            node = doc
            for key in path.split('.'):
                node = (node or {}).get(key)
            many(t, '', node)
    return out, order


def canon(says):
    """Numbers of the model in the readers' form."""
    out = {}
    for where, fields in says.items():
        kinds = TYPES[where[0]][2]
        out[where] = {}
        for p, v in fields.items():
            kind = kinds[p]
            if isinstance(kind, dict):
                v = [{k: as_text(base(kind[k]), x) for k, x in i.items()} for i in v]
            elif not isinstance(kind, list):
                v = as_text(base(kind), v)
            out[where][p] = v
    return out


COMMENT = re.compile(r'~Q\d+Q~')


class Case:
    def __init__(self, folder, readers, seed):
        self.rng = random.Random(seed)
        self.folder, self.readers, self.seed = folder, readers, seed
        self.plan = os.path.join(folder, 'plan.yaml')
        self.log = []
        for _ in range(200):
            self.model = Model(self.rng)
            self.model.start()
            self.writer = Writer(self.rng, self.model)
            with open(self.plan, 'wb') as f:
                f.write(self.writer.plan())
            if self.differences() is None:
                return
        raise SystemExit('not ok - no plan can be written that all readers agree on: seed %s: %s' % (
            seed, self.differences()))

    def bytes(self):
        with open(self.plan, 'rb') as f:
            return f.read()

    def differences(self):
        want, order = canon(self.model.says()), self.model.order()
        for name, reader in self.readers.items():
            try:
                got, got_order = reads(reader(self.plan))
            except Exception as e:
                return '%s does not read it: %s' % (name, str(e)[:300].replace('\n', ' '))
            if got != want:
                for where in sorted(set(want) | set(got), key=str):
                    if want.get(where) != got.get(where):
                        a, b = want.get(where) or {}, got.get(where) or {}
                        paths = [p for p in set(a) | set(b) if a.get(p) != b.get(p)]
                        return '%s: %s: %s' % (name, where, '; '.join(
                            '%s is %r, not %r' % (p, b.get(p), a.get(p)) for p in paths) or 'is there or not')
            for where, ids in order.items():
                if where[0] != 'readiness' and got_order.get(where, []) != ids:
                    return '%s: order of %s: %r, not %r' % (name, where, got_order.get(where), ids)
        return None

    def comments(self):
        return COMMENT.findall(self.bytes().decode())

    def may_go(self, comment):
        owner = self.writer.owners[comment]
        if owner is None:
            return False
        rec = owner[1]
        alive = rec in self.model.records[rec['type']] and \
            (rec.get('in') is None or rec['in'] in self.model.records['community'])
        if not alive:
            return True
        if owner[0] == 'field':
            return owner[2] not in rec['fields']
        if owner[0] == 'outer':
            return not any(p.startswith(owner[2] + '.') for p in rec['fields'])
        if owner[0] == 'item':
            return owner[3] not in rec['fields'].get(owner[2], [])
        return False

    # -- operations: each gives a command and changes the model --
    def address(self, rec):
        if rec['type'] == 'organisation':
            return []
        return [rec['in']['id'] + '/' + rec['id'] if 'in' in rec else rec['id']]

    def options(self, path, value, op=''):
        values = value if isinstance(value, list) else [value]
        return ['--%s%s=%s' % (path, op, self.cell(v)) for v in values]

    def cell(self, value):
        if not isinstance(value, dict):
            return value
        return '; '.join('%s=%s' % (k, re.sub(r'([;\\])', r'\\\1', v)) for k, v in value.items())

    def items_ok(self, value):
        return not any(isinstance(v, dict) and any(x != x.strip(' \t\r\n') for x in v.values()) for v in value)

    def op_add(self):
        m, rng = self.model, self.rng
        type_ = rng.choice(list(NAMING))
        if type_ in NESTED and not m.records['community']:
            return None
        rec = {'type': type_, 'id': m.new_id(), 'fields': m.fill(type_, 0.3)}
        for path in list(rec['fields']):
            if isinstance(TYPES[type_][2][path], dict) and not self.items_ok(rec['fields'][path]):
                del rec['fields'][path]
        if any(required(k) and p not in rec['fields'] for p, k in TYPES[type_][2].items()):
            return None
        if type_ in NESTED:
            rec['in'] = rng.choice(m.records['community'])
        args = [TYPES[type_][0], 'add', type_]
        for path, value in rec['fields'].items():
            args += self.options(path, value)
        args += ['--id=' + rec['id']] + (['--community=' + rec['in']['id']] if 'in' in rec else [])
        m.records[type_].append(rec)
        return args

    def op_set(self):
        m, rng = self.model, self.rng
        rec = rng.choice(m.all())
        kinds = TYPES[rec['type']][2]
        paths = [p for p in kinds if p != 'id']
        args, fields = [], rec['fields']
        for path in rng.sample(paths, min(len(paths), rng.choice([1, 1, 2, 3]))):
            kind = kinds[path]
            if not required(kind) and path in fields and path != 'vision.text' and rng.random() < 0.4:
                args += ['--%s=' % path]
                del fields[path]
                continue
            value = m.value(kind, fields.get(path) if not isinstance(kind, str) else None)
            if value is None or (isinstance(kind, dict) and not self.items_ok(value)):
                continue
            args += self.options(path, value)
            fields[path] = value
        if rec['type'] == 'community' and any(p.startswith('vision.') for p in fields) and 'vision.text' not in fields:
            args += self.options('vision.text', 'Samen')
            fields['vision.text'] = 'Samen'
        if not args:
            return None
        return [TYPES[rec['type']][0], 'set', rec['type']] + (
            [rec['id']] if rec['type'] == 'readiness' else self.address(rec)) + args

    def op_list(self):
        """--FIELD+ and --FIELD-"""
        m, rng = self.model, self.rng
        rec = rng.choice([r for r in m.all() if any(not isinstance(k, str) for k in TYPES[r['type']][2].values())]
                         or [None])
        if rec is None:
            return None
        kinds = TYPES[rec['type']][2]
        lists = [p for p, k in kinds.items() if not isinstance(k, str)]
        filled = [p for p in lists if p in rec['fields']]
        if filled and rng.random() < 0.6:
            path = rng.choice(filled)
            present = rec['fields'][path]
            value = rng.choice(present)
            if isinstance(value, dict) and not self.items_ok([value]):
                return None
            rest = [v for v in present if v != value]
            if rest:
                rec['fields'][path] = rest
            else:
                del rec['fields'][path]
            args = self.options(path, value, '-')
        else:
            path = rng.choice(lists)
            if path == 'vision.with' and 'vision.text' not in rec['fields']:
                return None
            value = m.value(kinds[path])
            present = rec['fields'].get(path, [])
            if not value or not self.items_ok(value):
                return None
            value = [value[0]]
            first = next(iter(value[0].values())) if isinstance(value[0], dict) else None
            if first is not None and any(next(iter(p.values())) == first for p in present):
                return None
            if value[0] not in present:
                rec['fields'][path] = present + value
            args = self.options(path, value, '+')
        return [TYPES[rec['type']][0], 'set', rec['type']] + self.address(rec) + args

    def removable(self, rec):
        if rec['type'] in ('organisation', 'readiness'):
            return rec['type'] == 'readiness'
        gone = [rec] + [r for t in NESTED for r in self.model.records[t] if r.get('in') is rec]
        return not any(required(TYPES[o['type']][2][p]) for g in gone for o, p, _ in self.model.references(g)) and \
            not (rec['type'] == 'person' and len(self.model.records['person']) == 1)

    def op_remove(self):
        recs = [r for r in self.model.all() if self.removable(r)]
        if len(recs) < 4:
            return None
        rec = self.rng.choice(recs)
        args = [TYPES[rec['type']][0], 'remove', rec['type']] + \
            ([rec['id']] if rec['type'] == 'readiness' else self.address(rec)) + ['--force']
        self.model.remove(rec)
        return args

    def op_rename(self):
        recs = [r for r in self.model.all() if r['type'] not in ('organisation', 'readiness')]
        rec, new = self.rng.choice(recs), self.model.new_id()
        args = [TYPES[rec['type']][0], 'rename', rec['type']] + self.address(rec) + [new]
        self.model.rename(rec, new)
        return args

    def op_same(self):
        """What is there already is set again: not a byte may change."""
        rec = self.rng.choice(self.model.all())
        path = self.rng.choice(list(rec['fields']) or ['x'])
        value = rec['fields'].get(path)
        if value is None or (isinstance(value, list) and not self.items_ok(value)):
            return None
        return [TYPES[rec['type']][0], 'set', rec['type']] + (
            [rec['id']] if rec['type'] == 'readiness' else self.address(rec)) + self.options(path, value)

    def step(self):
        """One operation; None, or what is wrong."""
        while True:
            ops = [self.op_set] * 6 + [self.op_list] * 4 + [self.op_add] * 2 + \
                [self.op_remove, self.op_remove, self.op_rename, self.op_same]
            op = self.rng.choice(ops)
            args = op()
            if args:
                break
        before, old = self.comments(), self.bytes()
        with open(self.plan + '.before', 'wb') as f:
            f.write(old)
        self.log = args
        run = subprocess.run([os.path.join(PROGRAMS, args[0]), '-q', '-f', self.plan] + args[1:],
                             capture_output=True, stdin=subprocess.DEVNULL, env=ENV)
        if run.returncode != 0:
            return 'status %d: %s' % (run.returncode, run.stderr.decode(errors='replace')[:400])
        if op == self.op_same and self.bytes() != old:
            return 'what was there already changed the file'
        wrong = self.differences()
        if wrong:
            return wrong
        after = self.comments()
        if len(set(after)) != len(after):
            return 'a comment stands there twice'
        there = set(after)
        for c in before:
            if c not in there and not self.may_go(c):
                return 'the comment %s is gone' % c
        if [c for c in before if c in there] != after:
            return 'comments changed places: %r' % after
        return None


ENV = dict(os.environ, LC_ALL='C', CL_TODAY='2026-11-22')
BUILD = os.environ.get('BUILDDIR', '.')
PROGRAMS = os.path.join(BUILD, 'cmd')
if os.path.exists(os.path.join(PROGRAMS, '.libs', 'cl-plan')):  # past libtool's script: twice as fast
    ENV['LD_LIBRARY_PATH'] = os.path.join(BUILD, 'lib', '.libs')
    PROGRAMS = os.path.join(PROGRAMS, '.libs')


def main():
    folder, wanted = sys.argv[1], int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    keep_going = os.environ.get('DIFFER_ALL')
    readers = find_readers()
    done = bad = plans = 0
    while done < wanted:
        case = Case(folder, readers, seed)
        plans += 1
        for _ in range(min(20, wanted - done)):
            done += 1
            wrong = case.step()
            if wrong:
                bad += 1
                print('# seed %d, after %r: %s' % (seed, case.log, wrong))
                if not keep_going:
                    shutil.copy(case.plan, case.plan + '.after')
                    print('# the plan before: %s.before' % case.plan)
                break
        if bad and not keep_going:
            break
        seed += 1
    print('# %d operations on %d plans, %d refused or different' % (done, plans, bad))
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
