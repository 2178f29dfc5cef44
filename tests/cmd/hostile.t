#!/bin/sh
# Hostile input: files and words that nobody would write, of every kind that the
# programs read.  Each ends with a proper status and a message that names the
# file (and the place, when it is inside one), within a second of the processor
# and 100 MB.  Under a sanitizer time and memory are not what they are in use:
# there, only that nothing else goes wrong.  Here: what YAML can do, and bytes; the
# rest is in hostile_*.t.
. "${SRCDIR:-../..}/tests/cmd/lib.sh"

PYTHONPATH=$SRCDIR/tests/cmd PYTHONDONTWRITEBYTECODE=1 BUILDDIR=$BUILDDIR python3 - <<'END'
import os, random
from hostile import *

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
finish()
END
