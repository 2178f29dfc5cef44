#!/bin/sh
# Hostile input: files and words that nobody would write, of every kind that the
# programs read.  Each ends with a proper status and a message that names the
# file (and the place, when it is inside one), within a second of the processor
# and 100 MB.  Under a sanitizer time and memory are not what they are in use:
# there, only that nothing else goes wrong.
. "${SRCDIR:-../..}/tests/cmd/lib.sh"

python3 - "$BUILDDIR" <<'END'
import os, random, re, signal, subprocess, sys

build = sys.argv[1]
with open(build + "/lib/.libs/libclplan.so", "rb") as lib:
    sanitized = b"__asan_init" in lib.read()
MIB = 1 << 20
BIG = (4 if sanitized else 60) * MIB
seconds, memory = (30, 1 << 30) if sanitized else (1.0, 100)
head = b"plan: 1\norganisation: Waterrijk\n"
count = failed = 0

def lower_limits():  # of what runs away the machine should not notice
    import resource
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    signal.alarm(60)  # lives on in the program: what waits for ever ends, too

def put(name, *parts):
    with open(name, "wb") as out:
        for part in parts:
            if isinstance(part, tuple):  # text, and how many bytes of it
                text, size = part
                piece = text * max(1, 65536 // len(text))
                for _ in range(size // len(piece) + 1):
                    out.write(piece)
            else:
                out.write(part)

def run(what, argv, statuses, wanted):
    global count, failed
    with open("out", "wb") as out:
        p = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                             preexec_fn=lower_limits)
    _, status, used = os.wait4(p.pid, 0)
    p.returncode = 0
    status = os.waitstatus_to_exitcode(status)
    with open("out", "rb") as f:
        said = f.read(1 << 20)
    cpu, mib = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
    wrong = []
    if status not in statuses:
        wrong.append("status %d, wanted %s" % (status, statuses))
    if not re.search(wanted, said, re.M):
        wrong.append("said nothing like %r" % wanted)
    if b"Sanitizer" in said or b"runtime error" in said:
        wrong.append("a sanitizer speaks")
    if re.search(rb"[\0-\x08\x0b-\x1f\x7f]", said):
        wrong.append("controls in what was said")
    if cpu > seconds:
        wrong.append("%.2f seconds" % cpu)
    if mib > memory:
        wrong.append("%d MB" % mib)
    count += 1
    print("%s %d - %s" % ("not ok" if wrong else "ok", count, what))
    if wrong:
        failed += 1
        for w in wrong:
            print("# " + w)
        print("# said: %r" % said[:600])
    sys.stdout.flush()

PLACE = rb"^h\.yaml:\d+:\d+: error: "

def plan(what, *parts, says=b"", statuses=(3,), place=PLACE):
    put("h.yaml", *parts)
    run(what, ["cl-plan", "-f", "h.yaml", "check"], statuses, place + b".*" + says)
    os.unlink("h.yaml")

# ---- what YAML can do, and a plan need not ----
plan("a bomb of aliases", b"a: &a [x,x,x]\n" + b"".join(
    b"%c: &%c [%s]\n" % (c, c, b",".join([b"*%c" % (c - 1)] * 9)) for c in range(98, 122)), says=b"anchors")
plan("an anchor that holds itself", b"a: &a [*a]\n", says=b"anchors")
plan("an alias of nothing", b"a: *b\n", says=b"aliases")
plan("a merge key", b"a: {<<: {b: c}}\n", says=b"merge")
plan("a tag that would make an object", b"a: !!python/object/apply:os.system [id]\n", says=b"tags")
plan("a tag of one's own", b"a: !secret x\n", says=b"tags")
plan("an empty tag", b"a: ! x\n", says=b"tags")
plan("a thousand tags", b"a: " + b"!x " * 1000)
plan("a version of YAML to come", b"%YAML 3.0\n---\na: b\n")
plan("a directive for tags, and its tag", b"%TAG ! tag:example.nl:\n---\na: !b c\n")
plan("a directive that goes on and on", b"%", (b"x", BIG))
plan("directives beyond counting", b"".join(b"%%TAG !t%d! x\n" % i for i in range(60000)), b"---\n", head,
     says=b"directives")
plan("directives far apart", b"".join(b"#" + b"x" * 900 + b"\n%%TAG !t%d! x\n" % i for i in range(40000)), b"---\n", head,
     says=b"directives")
plan("directives behind the document", head, b"...\n", b"".join(b"%%TAG !t%d! x\n" % i for i in range(60000)), b"---\n", head,
     says=b"directives")
plan("directives in the middle", head, b"".join(b"%%TAG !t%d! x\n" % i for i in range(60000)), b"---\n", head,
     says=b"directives")
plan("a second document", head + b"---\na: b\n", says=b"second document")
plan("thousands of documents", b"---\n" * 100000, says=b"second document")
plan("a key twice", head + b"organisation: x\n", says=b"twice")
plan("a key twice in braces", b"{plan: 1, plan: 1}", says=b"twice")
plan("a key twice in a map of thousands", b"".join(b"k%d: 1\n" % i for i in range(20000)) + b"k7: 1\n", says=b"twice")
plan("a key of nothing", b": x\n", says=b"key")
plan("a list for a key", b"? [a]\n: b\n", says=b"key")
plan("a map for a key", b"{{a: b}: c}\n", says=b"key")
# ---- deep, long, many ----
plan("lists in lists, block style", (b"- ", BIG), says=b"64 levels")
plan("lists in lists, flow style", head + b"a: ", (b"[", BIG), says=b"64 levels")
plan("maps in maps, flow style", (b"{a: ", BIG), says=b"64 levels")
plan("maps in maps, block style", b"".join(b" " * i + b"a:\n" for i in range(300)), says=b"64 levels")
plan("keys of keys", (b"? ", BIG), says=b"key")
plan("lists and maps in turns", (b"[{a: ", BIG), says=b"64 levels")
plan("a text that does not end", head + b"mission: ", (b"x", BIG), says=b"1 MiB")
plan("a text of words that does not end", head + b"mission: ", (b"word ", BIG), says=b"1 MiB")
plan("a text over millions of lines", head + b"mission: a", (b"\n  b", BIG), says=b"1 MiB")
plan("a quoted text that does not end", head + b"mission: \"", (b"x", BIG), says=b"1 MiB")
plan("a quoted text of escapes", head + b"mission: \"", (b"\\x41", BIG), says=b"1 MiB")
plan("quotes in quotes", head + b"mission: '", (b"''", BIG), says=b"1 MiB")
plan("a block of millions of lines", head + b"mission: |\n", (b"  abc\n", BIG), says=b"1 MiB")
plan("a folded text of blank lines", head + b"mission: >\n", (b"\n", BIG), says=b"1 MiB")
plan("a comment that does not end", head + b"#", (b"x", BIG), says=b"1 MiB")
plan("millions of comments", head, (b"#\n", BIG), says=b"1 MiB")
plan("nothing but line breaks", head, (b"\n", BIG), says=b"1 MiB")
plan("nothing but carriage returns", head, (b"\r", BIG), says=b"1 MiB")
plan("nothing but blanks", head, (b" ", BIG), says=b"1 MiB")
plan("nothing but tabs", head, (b"\t", BIG))
plan("nothing but colons", (b":", BIG))
plan("nothing but exclamation marks", head + b"a: ", (b"!", BIG))
plan("a key that does not end", (b"k", BIG))
plan("texts in quotes without commas", b"a: [", (b"\"a\" ", BIG))
plan("tens of thousands of keys", b"".join(b"k%d: 1\n" % i for i in range(70000)), says=b"different keys")
if not sanitized:
    plan("millions of items", b"a: [", (b"1,", BIG), says=b"split it")
    plan("millions of empty items", b"a:\n", (b"-\n", BIG), says=b"split it")
    plan("millions of pairs", b"a: [", (b"? x : y, ", BIG), says=b"split it")
    plan("millions of records", head + b"kapstok: {goals: [", (b"{},", BIG), says=b"split it")
plan("more than a file may hold", (b"#", 65 * MIB), says=b"64 MiB", place=rb"^h\.yaml: error: ")
# ---- bytes ----
plan("a byte that is no UTF-8", head + b"mission: \xff\n", says=b"UTF-8")
plan("Latin-1", head + b"mission: caf\xe9\n", says=b"UTF-8")
plan("half a surrogate", head + b"mission: \xed\xa0\x80\n", says=b"UTF-8")
plan("a slash in two bytes", head + b"mission: \xc0\xaf\n", says=b"UTF-8")
plan("a NUL in three bytes", head + b"mission: \xe0\x80\x80\n", says=b"UTF-8")
plan("beyond Unicode", head + b"mission: \xf5\x80\x80\x80\n", says=b"UTF-8")
plan("the last character cut off", head + b"mission: \xe2\x82", says=b"UTF-8")
plan("a NUL", head + b"mission: a\0b\n")
plan("nothing but NULs", (b"\0", MIB))
plan("a NUL by an escape", head + b'mission: "a\\0b"\n', says=b"NUL")
plan("a NUL in a key", b'"a\\0b": c\n', says=b"NUL")
plan("UTF-16, little end first", "plan: 1\n".encode("utf-16"), says=b"UTF-16")
plan("UTF-16, big end first", b"\xfe\xff" + "plan: 1\n".encode("utf-16-be"), says=b"UTF-16")
plan("UTF-16 without a mark", "plan: 1\n".encode("utf-16-le"))
plan("UTF-32", "plan: 1\n".encode("utf-32"))
plan("an escape sequence", head + b"mission: \x1b[2J\n")
plan("a control from the second row", head + b"mission: \xc2\x9b2J\n", statuses=(0, 1, 3), place=b"")
plan("DEL", head + b"mission: \x7f\n")
plan("a mark of byte order in the middle", head + b"\xef\xbb\xbfmission: x\n", statuses=(1, 3))
plan("a noncharacter", head + b"mission: \xef\xbf\xbf\n")
plan("half a surrogate by an escape", head + b'mission: "\\ud800"\n')
plan("beyond Unicode by an escape", head + b'mission: "\\UFFFFFFFF"\n')
plan("an escape that is none", head + b'mission: "\\q"\n')
plan("a lone CR between keys", b"plan: 1\rorganisation: W\rplan: 1\r", says=b"twice")
random.seed(7)
plan("noise", bytes(random.randrange(256) for _ in range(100000)))
plan("a program", b"\x7fELF\x02\x01\x01" + b"\0" * 4000)
plan("something packed", b"\x1f\x8b\x08\0\0\0\0\0" + b"\xff" * 100)
# ---- no plan ----
plan("quotes that stay open", head + b'mission: "x\n')
plan("a bracket that stays open", head + b"a: [1,\n")
plan("a brace that stays open", head + b"a: {b: c\n")
plan("colon upon colon", b"a: b: c\n")
plan("a tab for an indent", b"a:\n\tb: c\n", says=b"tab")
plan("a word alone", b"hello\n", says=b"no plan")
plan("a list", b"- a\n- b\n", says=b"no plan")
plan("a plan of a later format", b"plan: 99999999999999999999\norganisation: x\n", says=b"format", statuses=(1, 3))
# ---- values that are none ----
def value(what, text, says=b""):
    plan(what, head + text, says=says, statuses=(1,))
value("a date that is none", b"calendar: [{id: m, date: 2026-99-99, title: x, form: blog, owner: a}]\n", b"date")
value("the year nought", b"calendar: [{id: m, date: 0000-00-00, title: x, form: blog, owner: a}]\n", b"date")
value("a date of a million digits", b"calendar: [{id: m, title: x, date: " + b"9" * 900000 + b"}]\n", b"date")
value("a number of a million digits", b"communities: [{id: c, name: c, goals: [{id: g, text: t, kind: quantitative, target: " + b"9" * 900000 + b"}]}]\n", b"target")
value("a count beyond counting", b"calendar: [{id: m, date: 2026-01-01, title: x, form: blog, owner: a, repeat: {every: day, count: 99999999999999999999}}]\n", b"count")
value("an id of a million letters", b"kapstok: {goals: [{id: " + b"a" * 900000 + b", text: x, side: external}]}\n", b"id")
value("a reference of a million letters", b"kapstok: {goals: [{id: a, text: x, side: external, source: " + b"a" * 900000 + b"}]}\n")
value("an unknown key of a thousand letters", b"\"" + b"a" * 1000 + b"\": x\n", b"unknown")
value("ten thousands of unknown keys", b"".join(b"k%d: 1\n" % i for i in range(20000)), b"unknown")
value("a list where a text belongs", b"mission: [[[[1]]]]\n", b"single value")
# ---- records that are all the same: time must not go by their square ----
MANY = 20000
def much(what, argv, text, wanted, statuses=(0,)):
    put("much.yaml", head, text)
    run(what, [argv[0], "-f", "much.yaml"] + argv[1:], statuses, wanted)
    os.unlink("much.yaml")
AGENDA = ["cl-calendar", "--language", "en", "agenda", "--from", "2026-12-01", "--to", "2027-11-30"]
much("one id for every goal", ["cl-plan", "check"], b"kapstok:\n  goals:\n" + b"    - {id: g, text: x, side: internal}\n" * MANY,
     rb"'g' is given twice", (1,))
much("one id for every moment", ["cl-plan", "check"], b"calendar:\n" + b"  - {id: m, title: x, form: blog, date: 2026-12-01}\n" * MANY,
     rb"'m' is given twice", (1,))
much("no id, and one date, for every evaluation", ["cl-plan", "check"], b"communities:\n  - id: c\n    name: C\n    evaluations:\n" +
     b"      - {date: 2026-12-01, pulse: up}\n" * MANY, rb"^much\.yaml:", (0, 1))
much("one id in every community", ["cl-plan", "check"], b"communities:\n" + b"".join(
     b"  - {id: c%d, name: C, goals: [{id: g, text: x}]}\n" % i for i in range(MANY // 2)), rb"'g' is given twice", (1,))
much("one person, everywhere at once", AGENDA, b"people: [{id: p, role: x, side: library}]\ncalendar:\n" + b"".join(
     b"  - {id: m%d, title: x, form: event, owner: p, maker: p, channel: zaal, date: 2026-12-01, time: '10:00'}\n" % i
     for i in range(MANY)), rb"at the same time as m0, m1, m2, \.\.\.")
much("everyone at once, each somewhere else", AGENDA, b"people:\n" + b"".join(
     b"  - {id: p%d, role: x, side: library}\n" % i for i in range(MANY // 2)) + b"calendar:\n" + b"".join(
     b"  - {id: m%d, title: x, form: event, owner: p%d, date: 2026-12-01, time: '10:00'}\n" % (i, i) for i in range(MANY // 2)), rb"^Agenda")
much("every day for ever, by thousands", AGENDA, b"calendar:\n" + b"".join(
     b"  - {id: m%d, title: x, form: blog, date: 1990-01-01, repeat: {every: day}}\n" % i for i in range(MANY)), rb"a million moments", (3,))
# ---- includes ----
os.makedirs("sub/deep", exist_ok=True)
put("outside.yaml", b"mission: x\n")
os.makedirs("in", exist_ok=True)
os.symlink("../outside.yaml", "in/link.yaml")
os.symlink("loop.yaml", "in/loop.yaml")
os.symlink("/dev/zero", "in/zero.yaml")
os.symlink(".", "in/self")
os.mkfifo("in/fifo.yaml")
put("in/nested.yaml", b"include: [plan.yaml]\n")
os.makedirs("in/folder.yaml", exist_ok=True)

def include(what, text, says, statuses=(1, 3, 4), place=rb"^in/plan\.yaml:\d+:\d+: error: "):
    put("in/plan.yaml", head + b"include: " + text + b"\n")
    run("include: " + what, ["cl-plan", "-f", "in/plan.yaml", "check"], statuses, place + b".*" + says)

NAMED = rb"^in/[a-z]+\.yaml(:\d+:\d+)?: error: "
include("the folder above", b"[../outside.yaml]", b"out of the plan's folder")
include("the folder above, in a pattern", b"['../*.yaml']", b"out of the plan's folder")
include("by way of a folder", b"[sub/../../outside.yaml]", b"out of the plan's folder")
include("an absolute path", b"[/etc/passwd]", b"out of the plan's folder")
include("a device that does not end", b"[/dev/zero]", b"out of the plan's folder")
include("a link out", b"[link.yaml]", b"out of the plan's folder")
include("a link to a device", b"[zero.yaml]", b"out of the plan's folder")
include("a link to itself", b"[loop.yaml]", b"", place=NAMED)
include("a pipe", b"[fifo.yaml]", b"", place=NAMED)
include("a folder", b"[folder.yaml]", b"", place=NAMED)
include("an included file that includes", b"[nested.yaml]", b"cannot include", place=NAMED)
include("itself", b"[plan.yaml, plan.yaml, ./plan.yaml]", b"", statuses=(0, 1), place=b"")
include("folders of folders of themselves", b"['*/*/*/*/*/*/*/*/*.yaml']", b"at most two parts")
include("more files than a plan has", b"[" + b"a.yaml," * 20000 + b"]", b"at most 10000")
include("a name of thousands of letters", b"[" + b"a" * 5000 + b"]", b"", place=rb"^in/(plan|a+)")
include("what is no list", b"{a: b}", b"list")
# ---- CSV ----
def table(what, *parts, says=b"", statuses=(2,), place=rb"^h\.csv(:\d+)*: error: "):
    put("h.csv", *parts)
    run("CSV: " + what, ["cl-kapstok", "import", "goal", "h.csv"], statuses, place + b".*" + says)
    os.unlink("h.csv")
CSV = b"text,side\n"
table("a quote that stays open", CSV + b'"abc,external\n', says=b"never closed")
table("a quote that stays open for long", CSV + b'"', (b"x,y\n", BIG // 4), says=b"1 MiB")
table("a quote in the middle", CSV + b'a"b,external\n', says=b"quote")
table("a line of 100 MB", CSV, (b"x", 100 * MIB), says=b"32 MiB", statuses=(2, 3))
table("a line of many MB", CSV, (b"x", BIG // 4), says=b"1 MiB")
table("thousands of columns", b",".join(b"c%d" % i for i in range(3000)) + b"\n", says=b"no such field")
table("millions of cells", CSV, (b",", BIG // 2), says=b"split it" if not sanitized else b"")
table("a NUL", CSV + b"a\0b,external\n", says=b"NUL")
table("UTF-16 that ends in half a character", b"\xff\xfet\0e\0x", says=b"middle of a character")
table("UTF-16 with half a surrogate", b"\xff\xfe\0\xd8a\0", says=b"half a character")
table("neither UTF-8 nor Windows-1252", CSV + b"caf\xe9 \x81,external\n", says=b"0x81")
table("UTF-8 with a damaged byte", CSV + "é€ü".encode() + b"\xff,external\n", says=b"UTF-8")
table("a row too short", CSV + b"a\n", says=b"row stops here")
table("nothing", b"", says=b"empty")
table("a mark of byte order alone", b"\xef\xbb\xbf", says=b"empty")
table("blank lines alone", (b"\n", MIB), says=b"empty")
table("a column twice", b"text,text\na,b\n", says=b"a column already")
table("controls", CSV + b"a\x1b[2J,extern\x07al\n", statuses=(0, 2), place=b"")
# ---- questions of one's own ----
def bank(what, *parts, statuses=(2, 3, 4), place=rb"^q\.yaml(:\d+)*: error: "):
    put("q.yaml", *parts)
    run("questions: " + what, ["cl-define", "prepare", "amb1", "--questions", "q.yaml"], statuses, place)
    os.unlink("q.yaml")
bank("no YAML", b"[[[")
bank("a NUL", b"a: \0")
bank("an alias", b"questions: *a\n")
bank("deep", (b"[", MIB))
bank("a text that does not end", b"questions: ", (b"x", BIG // 4))
bank("of the wrong shape", b"questions: [1, [2], {id: 3}]\n")
os.mkdir("q.d")
run("questions: a folder", ["cl-define", "prepare", "amb1", "--questions", "q.d"], (2, 3, 4), rb"q\.d.*error|error.*q\.d")
# ---- a calendar file that is written over ----
for what, text in (("noise", bytes(random.randrange(256) for _ in range(5000))),
                   ("lines that do not end", b"BEGIN:VCALENDAR\r\n" + b"X" * 3000000),
                   ("events in events", b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 20000)):
    put("old.ics", text)
    run("an old calendar file: " + what, ["cl-calendar", "export", "--format", "ics", "-o", "old.ics"], (0, 2, 4), b"")
    os.unlink("old.ics")
# ---- words on the command line ----
LONG = "a" * 120000
def words(what, argv, statuses=(2,), wanted=rb"error: "):
    run("words: " + what, argv, statuses, wanted)
words("an id of 120 kB", ["cl-kapstok", "add", "goal", "x", "--side", "extern", "--id", LONG])
words("a date of 120 kB", ["cl-calendar", "set", "moment", "opening", "--date", "9" * 120000])
words("a verb of 120 kB", ["cl-kapstok", LONG])
words("a type of 120 kB", ["cl-kapstok", "list", LONG])
words("an option of 120 kB", ["cl-kapstok", "list", "goal", "--" + LONG])
words("a plan of 120 kB", ["cl-kapstok", "-f", LONG, "list", "goal"], (3, 4))
words("a text of 120 kB", ["cl-kapstok", "add", "-n", "goal", LONG, "--side", "extern"], (0,), rb"^\+")
words("weeks beyond counting", ["cl-calendar", "agenda", "--weeks", "9" * 40])
words("a today that is none", ["cl-calendar", "agenda", "--today", "9999-99-99"])
words("bytes that are no text", ["cl-kapstok", "add", "goal", b"\xff\xfe", "--side", "extern"])
words("an escape sequence", ["cl-kapstok", "get", "goal", "\x1b[2Jx", "text"], (1,))
words("formats of printf", ["cl-kapstok", "get", "goal", "%s%n%s%n", "text"], (1,))

print("1..%d" % count)
print("# %d kinds of hostile input" % count)
sys.exit(failed > 0)
END
