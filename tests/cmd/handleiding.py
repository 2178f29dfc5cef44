#!/usr/bin/env python3
"""handleiding.py - does what the tutorial says, on a terminal of 80 columns, as a newcomer.

  handleiding.py TUTORIAL FOLDER

In the tutorial what is typed and seen stands behind four blanks: a command behind `$ `,
what it prints below it; where a command asks, an answer behind `> `.  A block without a
command goes on with the one before.  What a command prints must be all of what is shown,
`…` standing for any lines; of what is asked the lines that are shown must come in that
order, the last of them being the question that is answered.

Prints a line of TAP for each block, and how many keys and screens it took.  The time is
counted for somebody who reads two hundred words a minute, types a hundred and twenty keys a minute, and
thinks four seconds before each answer."""
import fcntl, math, os, pty, re, select, struct, subprocess, sys, termios, time

KEYS, WORDS, THINK = 120, 200, 4 / 60


class Screen:
    """COMMAND on a terminal of its own, in the folder that the last one ended in."""
    where = None

    def __init__(self, command):
        self.seen, self.at, self.asked = "", 0, 0
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        at = os.path.join(os.environ["TMPDIR"], "handleiding-at")
        text = "cd '%s' || exit; %s\ns=$?; pwd >'%s'; exit $s" % (Screen.where, command, at)
        self.left = at
        self.child = subprocess.Popen(["sh", "-c", text], stdin=slave, stdout=slave, stderr=slave,
                                      start_new_session=True, env=dict(os.environ, TERM="dumb"),
                                      preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(slave)
        self.bytes = b""

    def hear(self, until):
        """Until it asks for the next line, if UNTIL, or else its end; what came since."""
        end = time.time() + 20
        while time.time() < end:
            text = self.bytes.replace(b"\r\n", b"\n").decode("utf-8", "replace")
            if until and len(re.findall(r"(?:^|\n)> ", text)) > self.asked:
                break
            if not select.select([self.master], [], [], 0.5)[0]:
                continue
            try:
                got = os.read(self.master, 65536)
            except OSError:
                got = b""
            if not got:
                until = None
                break
            self.bytes += got
        text = self.bytes.replace(b"\r\n", b"\n").decode("utf-8", "replace")
        new, self.at = text[self.at:], len(text)
        return new, until is not None and until

    def say(self, line):
        self.asked += 1
        os.write(self.master, (line + "\n").encode())

    def end(self):
        new, _ = self.hear(False)
        self.child.wait(20)
        os.close(self.master)
        Screen.where = open(self.left).read().strip()
        return new


def blocks(path):
    """(line, heading, lines) of what stands behind four blanks; and words between."""
    out, now, first, words, heading = [], [], 0, 0, ""
    for n, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if line.startswith("    ") or (now and not line):
            first = first or n
            now.append(line[4:])
            continue
        if now:
            out.append((first, heading, now, words))
            now, first, words = [], 0, 0
        if line.startswith("## "):
            heading = line[3:]
        words += len(line.split())
    if now:
        out.append((first, heading, now, words))
    return [(n, h, trim(b), w) for n, h, b, w in out]


def trim(lines):
    while lines and not lines[-1]:
        lines.pop()
    return lines


def like(shown, got):
    """Is GOT what is SHOWN, where … is any lines?"""
    if not shown:
        return not got
    if shown[0] in ("…", "> "):
        return any(like(shown[1:], got[i:]) for i in range(len(got) + 1))
    mid = shown[0].replace("…", "\0")
    return bool(got) and re.fullmatch(re.escape(mid).replace("\0", ".*"), got[0]) is not None \
        and like(shown[1:], got[1:])


class Reader:
    def __init__(self):
        self.screen, self.wrong, self.keys, self.answers, self.lines = None, [], 0, 0, 0

    def command(self, text, rest):
        self.finish()
        self.keys += len(text) + 1
        self.screen = Screen(text)
        self.asks = any(line.startswith(">") for line in rest)

    def finish(self):
        if self.screen:
            left = self.screen.end()
            self.lines += left.count("\n")
            if self.asks:
                self.expect([], left)
            self.screen = None

    def expect(self, shown, got, answered=False):
        lines = [line.strip() for line in got.split("\n")]
        joined = re.sub(r"\s+", " ", got)
        at = 0
        for line in shown:
            line = re.sub(r"\s+", " ", line.strip())
            if line == "…":
                continue
            found = joined.find(line, at)
            if found < 0:
                self.wrong.append("not seen: %s" % line)
                self.wrong += ["  " + l for l in lines if l]
                return
            at = found + len(line)
        if answered and shown and shown[-1] != "…":
            self.is_asked(shown[-1].strip(), got)

    def is_asked(self, question, got):
        """Is QUESTION, or the sheet of that name, the last thing that was asked?  Hints are
        indented."""
        asked = [l for l in got[:got.rfind(">")].split("\n") if l and not l.startswith(" ")]
        if asked and not question.endswith(asked[-1].strip()) \
                and not re.match(r".*\(\d+ van \d+\)$", question):
            self.wrong.append("answers another question: %s" % asked[-1])

    def block(self, lines):
        self.wrong, shown = [], []
        for i, line in enumerate(lines):
            if line.startswith("$ "):
                self.flush(shown)
                end = next((k for k in range(i + 1, len(lines)) if lines[k].startswith("$ ")), len(lines))
                self.command(line[2:], lines[i + 1:end])
                shown = []
            elif line == ">" or line.startswith("> "):
                self.answer(shown, line[2:])
                shown = []
            else:
                shown.append(line)
        self.flush(shown)

    def answer(self, shown, text):
        got, waits = self.screen.hear(True)
        self.lines += got.count("\n")
        self.expect(shown, got, True)
        if not waits:
            self.wrong.append("it does not wait for: %s" % text)
            return
        self.keys += len(text) + 1
        self.answers += 1
        self.screen.say(text)

    def flush(self, shown):
        """What is shown at the end of a block, or of a command that does not ask."""
        if not self.screen:
            return
        if self.asks:
            if shown:
                at = self.screen.at
                self.expect(shown, self.screen.hear(True)[0])
                self.screen.at = at  # a block that goes on shows the rest
            return
        got = self.screen.end()
        self.screen = None
        self.lines += got.count("\n")
        got = trim([l.rstrip() for l in got.split("\n")])
        if not like(shown, got):
            self.wrong += ["wanted: %s" % l for l in shown] + ["got: %s" % l for l in got]


def main():
    path, Screen.where = sys.argv[1:3]
    reader, minutes, count, heading, failed = Reader(), 0, 0, "", False
    for line, now, lines, words in blocks(path) + [(0, "", [], 0)]:
        if now != heading or not lines:
            print("# %s: %d answers, %d keys, %d screens, %.0f minutes" %
                  (heading or "start", reader.answers, reader.keys, math.ceil(reader.lines / 24),
                   minutes + reader.keys / KEYS + reader.answers * THINK))
        heading = now
        if not lines:
            break
        minutes += words / WORDS
        reader.block(lines)
        count += 1
        failed = failed or bool(reader.wrong)
        print("%s line %d" % ("not ok" if reader.wrong else "ok", line))
        for text in reader.wrong:
            print("# %s" % text)
    reader.finish()


main()
