"""readers.py - texts of every kind, written by the programs and read back by every
YAML reader there is: each must see the same string, in block and in flow style.

  readers.py FOLDER [TEXTS]"""
import csv
import itertools
import os
import random
import subprocess
import sys

from differ import ENV, PROGRAMS
from differ_plan import NASTY
from yaml_readers import find_readers

WORDS = ['yes', 'No', 'ON', 'off', 'y', 'N', 'true', 'FALSE', 'null', 'Null', '~', '.inf', '-.INF', '+.inf', '.NaN', '=',
         '<<', '0', '-0', '007', '0o7', '0x1f', '0b1', '1_0', '1e3', '1.e+3', '-1.5', '+1', '.5', '5.', '12:30', '1:2:3',
         '-1:20', '2026-01-02', '2026-1-2', '2026-01-02 03:04:05', '2026-01-02T03:04:05Z', '+31612345678', '1,000', '1 000',
         '12e03', 'e5', '0x', '_1', '1__', '!', '!!', '!a b', '&', '&a b', '*a b', '%TAG', '%', '---', '--- ', '---a',
         '- -', '? ?', '?x', '-x', ':x', ': ', ':,', 'x,', 'x ,', 'x:,', 'x?', 'x ?', 'x? y', 'Wat nu?', 'a?b,c', "a'b",
         'a"b', '#a', 'a#', 'a #', 'a# b', 'a\u00a0#b', 'a\u00a0: b', 'ja: nee', 'a:\tb', 'x\ty', 'http://a/?b=c#d',
         'mailto:a@b.nl', 'C:\\x', '1. een', '@a', '`a`', '<a>', '|', '|-', '>', '>+', '|a', '[', ']', '{', '}', '[]', '{}',
         'a]', 'a[', 'a{', 'a}', '{a: b}', '"', "'", '""', "''", '\\', 'a\\', '\u2028', 'a\u2029b', 'a\u0085b', '\ufeffa',
         'a\ufeff', '\u200b', '\u00ad', '\u061c', '\ue000', '\ufffd', '\U0001f600', '\u3000a', 'a\u3000', '\u00a0', '\uff1a',
         '\uff03a', '１', '\x7f', '\x1b', '\x01', 'a\nb', 'a\n', '\na', 'a\n\n', ' a', 'a ', '\ta', 'a\t', 'a\r', 'a\r\nb']


def texts(n, rng):
    special = '?:#-,[]{}&*!|>%@`\'"\\~=<.+ _/a1'
    some = WORDS + NASTY + [''.join(p) for p in itertools.product(special, repeat=2)]
    more = [''.join(rng.choice(special + '\t\u00a0é') for _ in range(rng.randint(3, 6))) for _ in range(max(0, n - len(some)))]
    return [t for t in dict.fromkeys(some + more) if t.strip(' \t\r\n')]


def run(folder, *args):
    done = subprocess.run([os.path.join(PROGRAMS, args[0]), '-q', '-f', os.path.join(folder, 'plan.yaml')] + list(args[1:]),
                          capture_output=True, env=ENV, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise SystemExit('not ok - %s: status %d: %s' % (args[:3], done.returncode, done.stderr.decode()[:500]))


def as_list(folder, all_texts):
    """Items of a list."""
    for at in range(0, len(all_texts), 700):
        run(folder, 'cl-define', 'set', 'community', 'c', *['--aims+=' + t for t in all_texts[at:at + 700]])


def as_values(folder, all_texts):
    """Values of keys, of new records."""
    path = os.path.join(folder, 'goals.csv')
    with open(path, 'w', newline='', encoding='utf-8') as f:
        out = csv.writer(f)
        out.writerow(['id', 'text', 'side'])
        for i, text in enumerate(all_texts):
            out.writerow(['g%d' % i, text, 'external'])
    run(folder, 'cl-kapstok', 'import', 'goal', path)


PLANS = {
    'block': 'plan: 1\norganisation: B\nkapstok:\n  goals:\n    - id: g\n      text: x\n      side: external\n'
             'communities:\n  - id: c\n    name: C\n    aims:\n      - x\n',
    'flow': 'plan: 1\norganisation: B\nkapstok: {goals: [{id: g, text: x, side: external}]}\n'
            'communities: [{id: c, name: C, aims: [x]}]\n',
}


def main():
    folder, n = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0
    readers = find_readers()
    all_texts = texts(n, random.Random(4))
    # A cell may lose blanks around it, an apostrophe that guards it, breaks of other kinds.
    values = [t for t in all_texts if t == t.strip() and t[0] != "'" and '\r' not in t]
    bad = 0
    for style, plan in PLANS.items():
        with open(os.path.join(folder, 'plan.yaml'), 'w') as f:
            f.write(plan)
        as_list(folder, all_texts)
        as_values(folder, values)
        for name, reader in readers.items():
            try:
                doc = reader(os.path.join(folder, 'plan.yaml'))
            except Exception as e:
                print('not ok - %s, %s style: %s' % (name, style, str(e)[:600].replace('\n', ' ')))
                bad += 1
                continue
            for what, got, want in (('item', doc['communities'][0]['aims'][1:], [t for t in all_texts if t != 'x']),
                                    ('value', [g['text'] for g in doc['kapstok']['goals'][1:]], values)):
                wrong = [(w, g) for g, w in zip(got, want) if g != w or not isinstance(g, str)]
                if wrong or len(got) != len(want):
                    print('not ok - %s, %s style, %s: %d differ: %r' % (name, style, what, len(wrong), wrong[:5]))
                    bad += 1
    print('# %d texts, %d as values, in block and in flow style' % (len(all_texts), len(values)))
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main())
