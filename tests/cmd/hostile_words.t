#!/bin/sh
# Hostile input (hostile.t) in tables, questions, calendar files and on the command line.
. "${SRCDIR:-../..}/tests/cmd/lib.sh"

PYTHONPATH=$SRCDIR/tests/cmd PYTHONDONTWRITEBYTECODE=1 BUILDDIR=$BUILDDIR python3 - <<'END'
import os, random
from hostile import *

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
finish()
END
