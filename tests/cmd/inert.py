#!/usr/bin/env python3
"""Helps inert.t: a plan full of what could run, draw or reorder, programs run on
a terminal, and a look at what came out.

    inert.py plan FOLDER            makes the plan
    inert.py terminal COMMAND...    runs COMMAND on a terminal of its own, and without one;
                                    prints what came raw, of its messages in both cases
    inert.py raw FILE               prints what in FILE would reach a terminal raw
    inert.py sheet FILE             prints what in a workbook could run
    inert.py html FILE              prints what in a page could run
    inert.py csv FILE [SEPARATOR]   prints cells that a spreadsheet would run
"""
import csv, html.parser, json, os, pty, re, select, subprocess, sys, zipfile

# Escapes (colour, title, clipboard, answerback), C1, bidi, invisible, breaks.
NASTY = ("\x1b[31mred\x1b]0;title\x07\x1b]52;c;eHg=\x1b\\\x1b[5n\x1bP+q\x1b\\ \x9b31m\x9d0;t\x9c \x85"
         "\u202eevil\u202c\u2066x\u2069\u200e\u200f\u061c \u200b\u2060\ufeff\U000e0041 \x08\x7f\x0b\x0c\x00"[:-1]
         + "\u2028\u2029")
MARKUP = "\"><script>alert(1)</script><img src=x onerror=y> &lt; &#x41; ' \\ ]]> --> {{x}} $(touch pwned) `touch pwned`"
DOT = "\"]; evil [label=\"x\\N\\G\" URL=\"javascript:y\"]; // \\"
ICS = "x\r\nEND:VEVENT\r\nBEGIN:VALARM\nACTION:PROCEDURE\n;,:\\n"
FORMULAS = ["=1+cmd|'/C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\",\"y\")",
            "{=1}", "'=1", "%0A=1"]


def plan(folder):
    # A double-quoted scalar of YAML is one of JSON, but for what is beyond U+FFFF.
    q = lambda x: json.dumps(x).replace("\\udb40\\udc41", "\\U000e0041")
    text = lambda i: NASTY + MARKUP + DOT + ICS + FORMULAS[i % len(FORMULAS)]
    start = lambda i: FORMULAS[i % len(FORMULAS)] + NASTY
    n = iter(range(1000))
    t, s = (lambda: q(text(next(n)))), (lambda: q(start(next(n))))
    moments = "".join("  - {id: f%d, date: 2026-12-%02d, title: %s, form: event, owner: cl1, channel: %s, message: %s, "
                      "audience: %s, community: c}\n" % (i, i + 1, q(f), q(f), q(f), q(f))
                      for i, f in enumerate(FORMULAS))
    open(os.path.join(folder, "plan.yaml"), "w", encoding="utf-8").write(f"""plan: 1
organisation: {t()}
language: nl
mission: {s()}
vision: {t()}
include: ["*.d/*.yaml", people.yaml]
readiness:
  management: {{answer: yes, note: {t()}}}
  purpose: {{answer: no, note: {s()}}}
kapstok:
  sources: [{{id: bp, title: {t()}, period: {s()}, url: "https://example.nl/?a=b&c='(1)"}}]
  goals:
    - {{id: a, text: {t()}, own: {s()}, side: external, source: bp, page: {s()}, image: {t()}}}
    - {{id: b, text: {s()}, side: internal}}
  themes: [{{id: t, text: {t()}, own: {s()}}}]
  reviews: [{{date: 2026-01-01, with: {t()}, note: {s()}}}]
  requests: [{{id: r, date: 2026-01-01, who: {t()}, asks: {s()}, because: {t()}, answer: talk}}]
scan:
  themes: [{{id: f, theme: t, narrower: {t()}, overlap: {s()}, sources: [{t()}, {s()}], chosen: yes, why: {t()}}}]
  groups:
    - {{id: g, name: {t()}, kind: organisation, theme: t, where: [{t()}, {s()}], activities: [{t()}], tie: yes, chosen: yes, why: {s()}, fits: [a], fit: {t()}}}
    - {{id: h, name: {s()}, kind: individual, theme: t, dropped: {{date: 2026-02-01, reason: energy, note: {t()}}}}}
  existing: [{{id: e, name: {t()}, note: {s()}}}]
  wanted: [{{id: w, name: {s()}, why: {t()}}}]
  examples: [{{id: x, name: {t()}, where: {s()}, lesson: {t()}}}]
communities:
  - id: c
    name: {t()}
    theme: t
    group: g
    status: active
    bond: affinity
    traits: [{{kind: affinity, text: {t()}}}, {{kind: geography, text: {s()}}}]
    contacts: [{{person: amb1, via: {t()}}}]
    conversations:
      - {{id: k, person: amb1, route: warm, date: 2026-03-04, asked: [{t()}], share: {s()}, heard: {{motives: [{t()}], needs: [{s()}]}}, verdict: {{why: {t()}, decision: continue}}}}
    channels: [{t()}]
    serves: [a]
    aims: [{s()}]
    values: [{t()}]
    challenges: [{t()}]
    vision: {{text: {t()}, date: 2026-04-15, with: [amb1]}}
    goals:
      - {{id: d, text: {t()}, kind: quantitative, unit: {s()}, baseline: -5, target: 5, start: 2026-01-01, due: 2026-12-31, owner: amb1, how: {t()}, when: {s()}, agreed: {t()}, realistic: {s()}, measured: [{{date: 2026-02-01, value: -3, note: {t()}}}], light: {{colour: red, cause: {t()}, consequence: {s()}, action: {t()}}}}}
    team: {{librarians: [cl1], ambassadors: [amb1]}}
    tasks: [{{id: z, text: {t()}, owner: cl1}}]
    paths: [{{text: {t()}}}]
    venue: {s()}
    agreements: {{contact: cl1, rhythm: {t()}, hours: [{{person: cl1, per-week: 4}}]}}
    platform: {{use: yes, name: {t()}}}
    outcomes: [{{what: {t()}, where: {s()}, how: {t()}}}]
    evaluations: [{{date: 2026-05-01, pulse: with, effort: pulling, note: {t()}}}]
    stories: [{{date: 2026-05-01, text: {t()}, consent: yes}}]
    decisions: [{{date: 2026-11-01, text: {t()}, answer: {s()}}}]
calendar:
  - {{id: m, date: 2026-11-28, time: "10:00", title: {t()}, form: event, channel: {s()}, community: c, goal: d, owner: cl1, audience: {t()}, message: {s()}, status: ready, repeat: {{every: month, day: last saturday}}}}
{moments}""")
    open(os.path.join(folder, "people.yaml"), "w", encoding="utf-8").write(
        f"people:\n  - {{id: cl1, role: {t()}, side: library, name: {t()}, email: een@example.nl}}\n"
        f"  - {{id: amb1, role: {s()}, side: community, name: {s()}, ground: {t()}, purpose: {s()}, "
        "keep-until: 2030-01-01}\n")


def terminal(command):
    pid, fd = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp(command[0], command)
    out = b""
    while select.select([fd], [], [], 60)[0]:
        try:
            piece = os.read(fd, 65536)
        except OSError:
            break
        if not piece:
            break
        out += piece
    os.waitpid(pid, 0)
    judge("on a terminal", out)
    judge("messages", subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.PIPE).stderr)


RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
                 "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")


def raw(path):
    judge(path, open(path, "rb").read())


def judge(path, data):
    text = data.decode("utf-8", "replace")
    if text.startswith("\ufeff"):
        text = text[1:]
    own = re.sub("\x1b\\[[0-9;]*m", "", text)  # colours of our own; those of the plan show as <ESC>
    found = sorted({"U+%04X" % ord(c) for c in RAW.findall(own)} | ({"ESC"} if "\x1b" in own else set()))
    if "\x1b[31mred" in text or "\x1b[5n" in text or re.search("\r(?![\r\n])", text):
        found.append("an escape or a return of the plan's")
    if found:
        print(path, *found)


def sheet(path):
    book = zipfile.ZipFile(path)
    for part in book.namelist():
        text = book.read(part).decode("utf-8")
        if re.search("vbaProject|externalLink|embeddings|activeX|ddeLink", part):
            print(path, part)
        for formula in re.findall("<f[ >][^<]*", text):
            if re.search("cmd|HYPERLINK|http|DDE|WEBSERVICE|alert", formula):
                print(path, part, formula[:80])
        for bad in set(RAW.findall(text)):
            print(path, part, "U+%04X" % ord(bad))
        if part.endswith(".rels"):
            for target in re.findall('Target="([^"]*)" TargetMode="External"', text):
                if not re.match("https?://|mailto:", target):
                    print(path, part, target)


class Page(html.parser.HTMLParser):
    VOID = {"meta", "br", "link", "col", "img", "hr", "input", "path", "line", "rect", "circle"}

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "img", "iframe", "object", "embed", "link", "form", "base"):
            print(self.path, "<%s>" % tag)
        for name, value in attributes:
            if name.startswith("on") or re.match(r"\s*(javascript|data|vbscript):", value or ""):
                print(self.path, name, value)


def page(path):
    parser = Page()
    parser.path = path
    parser.feed(open(path, encoding="utf-8").read())


def cells(path, separator=","):
    data = open(path, encoding="utf-8-sig", newline="").read()
    for row in csv.reader(data.splitlines(True), delimiter=separator, strict=True):
        for cell in row:
            if re.match("[=+\\-@\t\r]", cell) and not re.match(r"[+-]?[0-9]+([.,][0-9]+)?$", cell):
                print(path, repr(cell[:40]))


if __name__ == "__main__":
    what, rest = sys.argv[1], sys.argv[2:]
    {"plan": plan, "raw": raw, "sheet": sheet, "html": page, "csv": cells}.get(what, lambda *a: terminal(list(a)))(*rest)
