"""yaml_readers.py - every YAML reader that is on this machine, behind one face."""
import json
import os
import re
import shutil
import subprocess

import yaml


class NodeReader:
    """npm's yaml, in a process that stays."""
    CODE = '''
const YAML = require('yaml'), fs = require('fs');
require('readline').createInterface({input: process.stdin}).on('line', path => {
  let out;
  try { out = {ok: YAML.parse(fs.readFileSync(path, 'utf8').replace(/^\\uFEFF/, ''))}; }
  catch (e) { out = {bad: String(e)}; }
  process.stdout.write(JSON.stringify(out) + '\\n');
});'''

    def __init__(self):
        env = dict(os.environ)
        roots = ['/usr/share/nodejs', '/usr/lib/node_modules', '/usr/local/lib/node_modules']
        env['NODE_PATH'] = ':'.join(x for x in [env.get('NODE_PATH', '')] + roots if x)
        self.child = subprocess.Popen(['node', '-e', self.CODE], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                      stderr=subprocess.DEVNULL, env=env)
        if self.ask('/dev/null') is None and self.child.poll() is not None:
            raise OSError('no module yaml')

    def ask(self, path):
        self.child.stdin.write((path + '\n').encode())
        self.child.stdin.flush()
        answer = json.loads(self.child.stdout.readline())
        if 'bad' in answer:
            raise ValueError(answer['bad'])
        return answer['ok']

    def __call__(self, path):
        return self.ask(path)


def fy_unescape(text):
    return re.sub(r'\\(x..|u....|U........|.)', lambda m: {
        'n': '\n', 't': '\t', 'r': '\r', '\\': '\\', 'b': '\b', 'a': '\a', 'e': '\x1b', '0': '\0', 'N': '\x85',
        'L': '\u2028', 'P': '\u2029', '_': '\xa0', '"': '"', 'v': '\v', 'f': '\f'}.get(m.group(1)[0])
        if m.group(1)[0] not in 'xuU' else chr(int(m.group(1)[1:], 16)), text, flags=re.S)


def fyaml(path):
    """libfyaml's events, as data."""
    run = subprocess.run(['fy-tool', '--testsuite', path], capture_output=True)
    if run.returncode:
        raise ValueError(run.stderr.decode()[:200])
    stack = [[]]
    for line in run.stdout.decode().split('\n'):
        if line.startswith(('+MAP', '+SEQ')):
            stack.append([])
        elif line.startswith(('-MAP', '-SEQ')):
            got = stack.pop()
            stack[-1].append(dict(zip(got[::2], got[1::2])) if line[1] == 'M' else got)
        elif line.startswith('=VAL '):
            style, text = line[5], fy_unescape(line[6:])
            stack[-1].append(None if style == ':' and text in ('', '~', 'null') else text)
    return stack[0][0] if stack[0] else None


def find_readers():
    """{name: function that gives the data in the file at a path}; says which there are not."""
    readers, missing = {}, []

    def load(loader):
        return lambda path: yaml.load(open(path, 'rb').read(), Loader=loader)
    readers['PyYAML'] = load(yaml.SafeLoader)
    if hasattr(yaml, 'CSafeLoader'):
        readers['PyYAML with libyaml'] = load(yaml.CSafeLoader)
    else:
        missing.append('PyYAML with libyaml')
    try:
        import ruamel.yaml

        def ruamel_read(path):
            return ruamel.yaml.YAML(typ='safe', pure=True).load(open(path, 'rb').read().decode('utf-8-sig'))
        readers['ruamel.yaml'] = ruamel_read
    except ImportError:
        missing.append('ruamel.yaml (python3-ruamel.yaml)')
    try:
        readers['npm yaml'] = NodeReader()
    except (OSError, ValueError):
        missing.append('npm yaml (node, npm install -g yaml)')
    if shutil.which('fy-tool'):
        readers['libfyaml'] = fyaml
    else:
        missing.append('libfyaml (libfyaml-utils)')
    print('# read back by: ' + ', '.join(readers))
    for name in missing:
        print('# SKIP %s is not here' % name)
    return readers
