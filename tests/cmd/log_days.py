#!/usr/bin/env python3
"""log_days.py DIR SEED COMMITS - a history of lines that come, go, change and move, in
the plan of DIR, a repository.  Of every commit `cl-plan log` must tell what `cl-plan diff`
told of it when it was made, and of a record what is its own."""
import json
import os
import random
import subprocess
import sys

folder, seed, wanted = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
os.chdir(folder)
rnd = random.Random(seed)

LINES = [
    "    note: |\n      lang\n\n      - id: schijn\n      verhaal: twee\n",
    "    title: Anders\n", "  # een opmerking\n", "# links\n", "\n",
    "  - id: n%d\n    date: 2026-12-05\n    title: Nieuw %d\n    form: blog\n",
    "  - {id: f%d, date: 2026-12-06, title: 'Flow %d', form: video}\n",
    "    theme: anders\n", "mission: \"Samen %d\n  en meer\"\n", "vision: >\n  Eerst\n  dan\n",
    "          - {date: 2026-10-%02d, value: %d}\n", "      - id: g%d\n        text: Doel %d\n",
    "        target: %d\n", "        text:\n          over meer\n          regels %d\n",
    "    owner: cl2\n", "calendar:\n", "    goals:\n", "    description: Tekst %d # zo\n",
]
VALUES = ["X %d", "'it''s %d'", "\"a: b %d\"", "%d", "yes", "2026-12-%02d", "", "cl2",
          "|\n          blok %d\n          - id: x", "[web, markt]"]


def numbered(text):
    return text % tuple(rnd.randint(10, 28) for _ in range(text.count("%")))


def indent(line):
    return len(line) - len(line.lstrip(" "))


def entry(lines, at):
    """Where the entry that begins on line AT ends."""
    end = at + 1
    while end < len(lines) and (not lines[end].strip() or indent(lines[end]) > indent(lines[at])):
        end += 1
    return end


TEXTS = ("title", "text", "description", "note", "name", "summary", "mission", "vision", "theme")


def edit(text):
    lines = text.splitlines(True)
    if not lines:
        return text
    at, what = rnd.randrange(len(lines)), rnd.randrange(8)
    key = lines[at].strip().lstrip("- ").split(":")[0]
    if what <= 1:
        new = numbered(rnd.choice(LINES)).splitlines(True)
        places = [i for i, line in enumerate(lines) if indent(line) == indent(new[0])
                  and line.strip().startswith("- ") == new[0].strip().startswith("- ")]
        at = rnd.choice(places) if places else at
        lines[at:at] = new
    elif what == 2:
        del lines[at:entry(lines, at)]
    elif what in (3, 4) and key in TEXTS and ":" in lines[at]:
        end = entry(lines, at)
        first = lines[at].split(":")[0] + ": "
        if "- " in lines[at]:
            end = at + 1
        lines[at:end] = [first + numbered(rnd.choice(VALUES)) + "\n"]
    elif what == 5:
        end = entry(lines, at)
        moved = lines[at:end]
        del lines[at:end]
        places = [i for i, line in enumerate(lines) if indent(line) == indent(moved[0])]
        to = rnd.choice(places) if places else at
        lines[to:to] = moved
    elif what == 6 and "id: " in lines[at] and "{" not in lines[at]:
        lines[at] = lines[at].rstrip("\n") + "z\n"
    else:
        digits = [i for i, c in enumerate(lines[at]) if c.isdigit()]
        if digits:
            i = rnd.choice(digits)
            lines[at] = lines[at][:i] + str(rnd.randint(0, 9)) + lines[at][i + 1:]
    return "".join(lines)


def files():
    out = ["plan.yaml"]
    out += ["communities/" + name for name in sorted(os.listdir("communities"))]
    return out


def work():
    if rnd.random() < 0.03:
        name = "communities/n%d.yaml" % rnd.randint(1, 99)
        with open(name, "w", encoding="utf-8") as f:
            f.write("communities:\n  - id: nieuw\n    name: Nieuw\n")
        return
    for _ in range(rnd.choice([1, 1, 1, 2, 3])):
        path = rnd.choice(files())
        with open(path, newline="", encoding="utf-8") as f:
            text = f.read()
        with open(path, "w", newline="", encoding="utf-8") as f:
            f.write(edit(text))


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def facts(text):
    out = [json.loads(line) for line in text.splitlines()]
    return [f for f in out if f["change"] not in ("stage", "light")]


def bare(fact):
    return {k: v for k, v in fact.items() if k not in ("commit", "date", "subject")}


def fail(*words):
    print(*words)
    sys.exit(1)


told = {}
order = []
tries = 0
while len(order) < wanted and tries < 20 * wanted:
    tries += 1
    work()
    diff = run("cl-plan", "--language", "en", "diff", "--json")
    if diff.returncode or "opmaak" in diff.stderr or "format" in diff.stderr:
        run("git", "checkout", "-q", "-f", "HEAD")
        run("git", "clean", "-q", "-f", "-d")
        continue
    run("git", "add", "-A")
    run("git", "commit", "-q", "--allow-empty", "--no-verify", "-m", "dag")
    commit = run("git", "rev-parse", "HEAD").stdout.strip()
    told[commit] = facts(diff.stdout)
    order.append(commit)

log = run("cl-plan", "log", "--json")
by_commit = {}
for line in facts(log.stdout):
    by_commit.setdefault(line["commit"], []).append(bare(line))
for commit in order:
    mine, there = by_commit.get(commit, []), told[commit]
    key = lambda f: json.dumps(f, sort_keys=True)
    if sorted(map(key, mine)) != sorted(map(key, there)):
        fail("commit", commit, "\nlog ", "\n     ".join(map(key, mine)),
             "\ndiff", "\n     ".join(map(key, there)))

every = [f for commit in order for f in told[commit]]
renamed = {json.dumps(f["id"]) for f in every if f["change"] == "renamed"}
records = sorted({(f["type"], f["id"]) for f in every
                  if f["id"] and f["type"] in ("moment", "joint-goal", "community")
                  and not any(r.strip('"').split("/")[0] in f["id"] for r in renamed)})
rnd.shuffle(records)
for kind, name in records[:8]:
    # a bare id may be that of several
    if sum(1 for k, n in records if k == kind and n.split("/")[-1] == name.split("/")[-1]) > 1:
        continue
    field = next((f["field"] for f in every
                  if (f["type"], f["id"]) == (kind, name) and f["field"] and "." not in f["field"]
                  and f["change"] == "changed"), None)
    for more in ([], ["--field", field]) if field else ([],):
        log = run("cl-plan", "log", kind, name, "--json", *more)
        mine = [f for c in reversed(order) for f in told[c]
                if (f["type"], f["id"]) == (kind, name) and (not more or f["field"] == field)]
        there = [bare(f) for f in facts(log.stdout)
                 if f["commit"] in told]
        if sorted(json.dumps(f, sort_keys=True) for f in mine) != \
           sorted(json.dumps(f, sort_keys=True) for f in there):
            fail("record", kind, name, more, "\nlog ", there, "\ndiff", mine)
print("%d commits, %d facts, %d records" % (len(order), len(every), len(records[:8])))
