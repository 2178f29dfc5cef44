#!/usr/bin/env python3
"""day.py - a day's work on a terminal of 80 columns: commands, and answers to what they ask.

  day.py FOLDER SCRIPT

SCRIPT has commands behind `$ `, and below a command that asks its answers, a line each.
Prints all that was on the screen, and behind each command, as `[N]`, its exit status, or
`[asks more]` when it asked for more answers than there are."""
import fcntl, os, pty, re, select, struct, subprocess, sys, termios, time


def run(command, answers, folder):
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    child = subprocess.Popen(["sh", "-c", command], cwd=folder, stdin=slave, stdout=slave,
                             stderr=slave, start_new_session=True,
                             preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
    os.close(slave)
    seen, given, end, more = b"", 0, time.time() + 60, False
    while time.time() < end:
        if select.select([master], [], [], 1)[0]:
            try:
                got = os.read(master, 65536)
            except OSError:
                break
            if not got:
                break
            seen = (seen + got).replace(b"\r\n", b"\n")
        if len(re.findall(rb"(?:^|\n)> ", seen)) > given:
            more = more or given >= len(answers)
            os.write(master, b"\x04" if more else (answers[given] + "\n").encode())
            given += 1
    os.close(master)
    child.wait()
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen.decode("utf-8", "replace"))
    for line in text.split("\n"):
        if answers and len(line) > 80:
            print("[too wide: %s]" % line)
    print("$ %s\n%s[%s]" % (command, text, "asks more" if more else child.returncode))


folder, script = sys.argv[1:3]
now, answers = None, []
for line in open(script, encoding="utf-8").read().split("\n")[:-1] + ["$ true"]:
    if line.startswith("$ "):
        if now:
            run(now, answers, folder)
        now, answers = line[2:], []
    else:
        answers.append(line)
