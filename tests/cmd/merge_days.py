"""merge_days.py - two people work on the worked example for a day, and what they did
is merged; N times, with the real programs.

Usage: merge_days.py EXAMPLE N [SEED].  Of every merge must hold: what comes out is what
a model of the rules, which knows nothing of bytes, makes of the three plans; where the
model has a conflict, so has the merge, and elsewhere it has none; lines that nobody
touched are there, byte for byte; comments that somebody wrote are there, once; and the
other way round it says the same, with what both appended in another order.
"""
import collections
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

FILES = ["plan.yaml", "communities/repareren.yaml"]
GONE = object()


def run(folder, *words, check=True):
    done = subprocess.run(words, cwd=folder, capture_output=True, stdin=subprocess.DEVNULL)
    if check and done.returncode:
        sys.exit("%s: %s" % (" ".join(words), done.stderr.decode()))
    return done


# ---- a day of work -----------------------------------------------------------------

def ids(folder, program, kind):
    out = run(folder, program, "list", kind, "--json").stdout.decode()
    return [json.loads(line)["id"] for line in out.splitlines()]


def edit_text(folder, rng, tag):
    """Comments, other quotes, blank lines and moves, as an editor makes them."""
    path = os.path.join(folder, rng.choice(FILES))
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")
    end = b"\r" if lines[0].endswith(b"\r") else b""
    starts = [i for i, line in enumerate(lines) if re.match(rb"\s*- (id|\{id):? ", line)
              or re.match(rb"\s*- \{?id:", line)]
    plain = [i for i, line in enumerate(lines)
             if re.match(rb"\s+(title|text|name|message): [A-Za-z][A-Za-z ]+\r?$", line)]
    what = rng.randrange(8)
    at = rng.choice(plain if what < 2 and plain else starts)
    indent = re.match(rb"\s*", lines[at]).group()
    comment = indent + b"# " + tag.encode() + end
    if what == 0 and plain:
        key, value = lines[at].rstrip(b"\r").split(b": ", 1)
        lines[at] = key + b': "' + value + b'"' + end
    elif what == 1 and plain:
        lines[at] = lines[at].rstrip(b"\r") + b"  # " + tag.encode() + end
    elif what == 2:
        lines.insert(at, comment)
    elif what == 3:
        lines.insert(at, end)
    elif what == 4:  # below the record before it, apart from what comes
        lines[at:at] = [comment, end]
    elif what == 5:  # what stands above it goes
        while at and (not lines[at - 1].strip() or lines[at - 1].lstrip().startswith(b"#")) and at > 2:
            at -= 1
            del lines[at]
    elif what == 6 and any(lines[i].startswith(b"  - ") for i in starts):
        move(lines, starts, rng)
    else:
        lines[at:at] = [end, comment]
    with open(path, "wb") as file:
        file.write(b"\n".join(lines))


def move(lines, starts, rng):
    """A record that has no comment goes elsewhere in its list."""
    tops = [i for i in starts if lines[i].startswith(b"  - ")]
    at = rng.choice(tops)
    to = at + 1
    while to < len(lines) and lines[to].startswith(b"    "):
        to += 1
    block = lines[at:to]
    del lines[at:to]
    tops = [i for i in starts if i < at and lines[i].startswith(b"  - ")
            and all(re.match(rb"  ( |- )", line) for line in lines[i:at])]
    lines_at = rng.choice(tops + [at])
    lines[lines_at:lines_at] = block


def one_edit(folder, rng, tag):
    what = rng.randrange(12)
    if what < 3:
        moment = rng.choice(ids(folder, "cl-calendar", "moment") or [None])
        field, value = rng.choice([("--title", "Titel " + rng.choice("ABCD")),
                                   ("--message", "Boodschap: " + rng.choice("ABCD")),
                                   ("--status", rng.choice(["idea", "draft", "ready"])),
                                   ("--channel", ""), ("--time", "1%d:00" % rng.randrange(10)),
                                   ("--date", "2026-12-%02d" % rng.randrange(1, 29))])
        if moment:
            run(folder, "cl-calendar", "-q", "set", "moment", moment, field, value, check=False)
    elif what == 3:
        run(folder, "cl-calendar", "-q", "add", "moment", "Nieuw " + tag, "--date",
            "2026-12-%02d" % rng.randrange(1, 29), "--form", "blog", "--owner", "cl1")
    elif what == 4:
        run(folder, "cl-calendar", "-q", "remove", "moment",
            rng.choice(ids(folder, "cl-calendar", "moment")), check=False)
    elif what == 5:
        run(folder, "cl-goals", "-q", "measure", "bezoekers", str(rng.randrange(10, 40)),
            "--date", "2026-11-%02d" % rng.randrange(1, 22), check=False)
    elif what == 6:
        run(folder, "cl-define", "-q", "set", "community", "repareren", "--channels+",
            "kanaal " + rng.choice("ABCD" + tag), check=False)
    elif what == 7:
        run(folder, "cl-define", "-q", "set", "community", "repareren", "--vision.text",
            "Visie %s\nen %s" % (rng.choice("AB"), rng.choice("AB")), check=False)
    elif what == 8:
        run(folder, "cl-kapstok", "-q", "set", "goal", "taal", "--page",
            str(rng.randrange(9, 14)), check=False)
    elif what == 9:
        run(folder, "cl-kapstok", "-q", "add", "goal", "Doel " + tag, "--side", "internal")
    else:
        edit_text(folder, rng, tag)


# ---- the model -----------------------------------------------------------------------

def tree_of(value, key=None):
    """Lists become maps by what their entries are known by: order is no fact."""
    if isinstance(value, dict):
        return {k: tree_of(v, k) for k, v in value.items()}
    if not isinstance(value, list):
        return value
    out = {}
    for entry in value:
        if not isinstance(entry, dict):
            name = "=%s" % entry
        elif "id" in entry:
            name = "#" + entry["id"]
        elif key in ("hours", "contacts"):
            name = "@%s" % entry.get("person")
        elif "date" in entry:
            name = "@" + entry["date"]
        else:
            name = "$" + json.dumps(entry, sort_keys=True)
        while name in out:
            name += "'"
        out[name] = tree_of(entry)
    return out


def facts(folder):
    return tree_of(json.loads(run(folder, "cl-plan", "export", "--format", "json").stdout))


def whole(name):
    return name is not None and name[:1] in "#@$"


def merge(base, ours, theirs, name, conflicts):
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    parts = [p for p in (base, ours, theirs) if p is not GONE]
    maps = all(isinstance(p, dict) for p in parts)
    lists = maps and any(k[:1] in "#@$=" for p in parts for k in p)
    if maps and not (whole(name) and base is GONE) and (
            lists or (ours is not GONE and theirs is not GONE)):
        out = {}
        for key in {k for p in parts for k in p}:
            value = merge(*[p.get(key, GONE) if p is not GONE else GONE
                            for p in (base, ours, theirs)], key, conflicts)
            if value is not GONE:
                out[key] = value
        return out
    conflicts.append(name)
    return ours


# ---- one merge -------------------------------------------------------------------------

def counts(data):
    out = {}
    for line in data.split(b"\n"):
        out[line] = out.get(line, 0) + 1
    return out


def lines(data):
    """Without order, which what both appended may differ in: records, and within a line
    the values of a list and comments."""
    return sorted((len(line) - len(line.lstrip()), b" ".join(words(line)))
                  for line in data.replace(b"\r", b"").split(b"\n"))


def above(data, base):
    """What stands above each line that base has once: comments and blank lines."""
    known, out, block = counts(base.replace(b"\r", b"")), {}, []
    for line in data.replace(b"\r", b"").split(b"\n"):
        if not line.strip() or line.lstrip().startswith(b"#"):
            block.append(line)
        else:
            if known.get(line) == 1:
                out[line] = sorted(block)
            block = []
    return out


def words(data):
    return sorted(re.findall(rb"[^\s,\[\]{}]+", data))


def merge_folders(base, ours, theirs, out):
    shutil.copytree(ours, out)
    status = 0
    for name in FILES:
        done = run(out, "cl-plan", "-q", "merge", os.path.join(base, name), name,
                   os.path.join(theirs, name), "7", name, check=False)
        status = max(status, done.returncode)
    return status


def read(folder, name):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


def check(work, tags):
    base, ours, theirs, out, back = [os.path.join(work, n) for n in
                                     ("base", "ours", "theirs", "out", "back")]
    conflicts = []
    want = merge(facts(base), facts(ours), facts(theirs), None, conflicts)
    status = merge_folders(base, ours, theirs, out)
    again = merge_folders(base, theirs, ours, back)
    assert status == again, "status %d, the other way round %d" % (status, again)
    assert (status == 1) == bool(conflicts), "status %d, conflicts %s" % (status, conflicts)
    for name in FILES:
        three = [counts(read(f, name)) for f in (base, ours, theirs)]
        merged = counts(read(out, name))
        for line, n in three[0].items():
            if three[1].get(line) == n == three[2].get(line) and line.strip():
                assert merged.get(line, 0) >= n, "%s: a line is gone: %r" % (name, line)
                assert conflicts or merged[line] == n, "%s: a line is doubled: %r" % (name, line)
    if conflicts:
        return True
    got = facts(out)
    assert got == want, "facts differ:\n got %s\nwant %s" % (
        json.dumps(got, sort_keys=True), json.dumps(want, sort_keys=True))
    assert facts(back) == want, "the other way round: facts differ"
    for name in FILES:
        assert words(read(out, name)) == words(read(back, name)), "%s: not the same words" % name
        assert lines(read(out, name)) == lines(read(back, name)), \
            "%s: not the same lines: %s" % (name, [(n, l) for l, n in (
                collections.Counter(lines(read(out, name))) -
                collections.Counter(lines(read(back, name)))).items()])
        there, here = [above(read(f, name), read(base, name)) for f in (out, back)]
        other = [(k, there[k], here[k]) for k in there if k in here and there[k] != here[k]]
        assert not other, "%s: not the same above: %s" % (name, other)
    text = b"".join(read(out, n) for n in FILES)
    for tag in tags:
        mark = b"# " + tag.encode()
        assert len(re.findall(re.escape(mark) + rb"(?!\d)", text)) <= 1, "%s is doubled" % tag
    return False


def base_in(folder, example, rng):
    shutil.copytree(example, folder)
    for name in FILES:
        path = os.path.join(folder, name)
        with open(path, "rb") as file:
            data = file.read()
        style = rng.randrange(6)
        if style == 0:
            data = data.replace(b"\n", b"\r\n")
        elif style == 1:
            data = b"\xef\xbb\xbf" + data
        with open(path, "wb") as file:
            file.write(data)


def main():
    example, times = sys.argv[1], int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    conflicts = 0
    for i in range(seed, seed + times):
        rng = random.Random(i)
        work = tempfile.mkdtemp(prefix="clkit-days.")
        base = os.path.join(work, "base")
        base_in(base, example, rng)
        tags = []
        for side in ("ours", "theirs"):
            folder = os.path.join(work, side)
            shutil.copytree(base, folder)
            for n in range(rng.randint(1, 10)):
                tags.append("%s%d" % (side, n))
                one_edit(folder, rng, tags[-1])
        try:
            conflicts += check(work, tags)
        except AssertionError as wrong:
            sys.exit("merge %d, kept in %s: %s" % (i, work, wrong))
        shutil.rmtree(work)
    print("%d merges, %d of them with conflicts: all as the model has it" % (times, conflicts))


main()
