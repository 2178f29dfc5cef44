"""Helps hostile.t and its like: writes what nobody would write, runs a program on it,
and looks at its status, its message, its time and its memory."""
import os, random, re, signal, subprocess, sys

build = os.environ["BUILDDIR"]
with open(build + "/lib/.libs/libclplan.so", "rb") as lib:
    sanitized = b"__asan_init" in lib.read()
MIB = 1 << 20
BIG = (4 if sanitized else 60) * MIB
seconds, memory = (30, 1 << 30) if sanitized else (2.5, 100)
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

def finish():
    print("1..%d" % count)
    print("# %d kinds of hostile input" % count)
    sys.exit(failed > 0)
