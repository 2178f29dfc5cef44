#!/bin/sh
# Hostile input (hostile.t) that is deep, long or much.
. "${SRCDIR:-../..}/tests/cmd/lib.sh"

PYTHONPATH=$SRCDIR/tests/cmd PYTHONDONTWRITEBYTECODE=1 BUILDDIR=$BUILDDIR python3 - <<'END'
import os, random
from hostile import *

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
     for i in range(MANY)), rb"at the same time as x, x, x, \.\.\.")
much("everyone at once, each somewhere else", AGENDA, b"people:\n" + b"".join(
     b"  - {id: p%d, role: x, side: library}\n" % i for i in range(MANY // 2)) + b"calendar:\n" + b"".join(
     b"  - {id: m%d, title: x, form: event, owner: p%d, date: 2026-12-01, time: '10:00'}\n" % (i, i) for i in range(MANY // 2)), rb"^Agenda")
much("every day for ever, by thousands", AGENDA, b"calendar:\n" + b"".join(
     b"  - {id: m%d, title: x, form: blog, date: 1990-01-01, repeat: {every: day}}\n" % i for i in range(MANY)), rb"a million moments", (3,))
finish()
END
