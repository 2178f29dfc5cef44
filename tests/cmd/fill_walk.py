#!/usr/bin/env python3
"""fill_walk.py - breaks off a conversation at every question, in every way.

  fill_walk.py FOLDER ANSWERS EVERY [FIRST] -- COMMAND...

COMMAND asks its questions about the plan in FOLDER; ANSWERS has a line for each.
Once all are given.  Then, for one in EVERY of all questions and ways, in a copy of FOLDER:
the answers before it, and there ctrl-C, ctrl-D, the end of the terminal, `weg` or
`<`.  What must hold, for every one of them:

  - what was kept while the question was waited for is there still;
  - every answer in words that was given is in the plan, or was shown as not kept;
    after `weg` it may be dropped, when it had not been kept;
  - nothing is there that was not answered, and no record that lacks what it needs.

Prints a line of TAP for each way, with the questions at which it went wrong."""
import fcntl, json, os, pty, re, select, shutil, signal, subprocess, sys, tempfile, termios, time

WAYS = ["ctrl-c", "ctrl-d", "hang-up", "weg", "<", "pipe-end", "pipe-int", "pipe-hup"]
# What a record of a list cannot do without: the questions that fill insists on.
MUST = {
    "sources": ["title"], "goals": ["text"], "themes": ["text"], "reviews": ["with"],
    "requests": ["who", "asks"], "existing": ["name"], "wanted": ["name", "why"],
    "examples": ["name"], "findings": ["theme"], "groups": ["name", "kind"],
    "people": ["role"], "traits": ["text", "kind"], "tasks": ["text"], "paths": ["text"],
    "outcomes": ["what"], "evaluations": ["date"],
    "stories": ["text"], "decisions": ["text"], "moments": ["title", "date", "form", "owner"],
}


def plan_of(folder):
    """The plan as cl-plan export gives it, and whether it was read at all."""
    done = subprocess.run(["cl-plan", "export", "--format", "json", "--with-names"], cwd=folder,
                          capture_output=True)
    return json.loads(done.stdout) if done.returncode == 0 else None


def leaves(node, path=()):
    """Every value with its keys; a list's places are no keys: records may come before."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, path + (key,))
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value, path)
    else:
        yield path, str(node)


def count(plan):
    all_of = {}
    for leaf in leaves(plan):
        all_of[leaf] = all_of.get(leaf, 0) + 1
    return all_of


def half_records(node, key=""):
    if isinstance(node, dict):
        for name, value in node.items():
            yield from half_records(value, name)
    elif isinstance(node, list):
        for value in node:
            if isinstance(value, dict):
                want = MUST.get(key.replace("-", "_"), [])
                if key == "themes" and "theme" in value:  # a row of the theme scan
                    want = []
                if key == "goals":  # of the kapstok, or of a community
                    want = want + ["kind" if "kind" in value else "side"]
                if any(field not in value for field in want):
                    yield "%s: %s" % (key, value)
                yield from half_records(value, key)


class Talk:
    """COMMAND in FOLDER, on a terminal of its own or on pipes."""

    def __init__(self, command, folder, terminal):
        self.terminal, self.seen, self.asked = terminal, b"", 0
        # TERM=dumb: no editor, so that what is read back is what was said.
        environ = dict(os.environ, TERM="dumb")
        def usual():
            for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
                signal.signal(number, signal.SIG_DFL)
        if terminal:
            self.master, slave = pty.openpty()
            def own():
                usual()
                fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            self.child = subprocess.Popen(command, cwd=folder, stdin=slave, stdout=slave,
                                          stderr=subprocess.DEVNULL, start_new_session=True,
                                          preexec_fn=own, env=environ)
            os.close(slave)
            self.to, self.back = self.master, self.master
        else:
            self.child = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE,
                                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                          preexec_fn=usual, env=environ)
            self.to, self.back = self.child.stdin.fileno(), self.child.stdout.fileno()

    def hear(self, prompts):
        """Until it has asked for PROMPTS lines, or ended; True when it waits."""
        until = time.time() + 8
        while len(re.findall(rb"(?:^|\n)> ", self.seen)) < prompts and time.time() < until:
            if not select.select([self.back], [], [], 1)[0]:
                continue
            try:
                got = os.read(self.back, 65536)
            except OSError:
                return False
            if not got:
                return False
            self.seen = (self.seen + got).replace(b"\r\n", b"\n")
        return True

    def say(self, lines):
        """All of LINES, no faster than they are asked for: a terminal's line is short."""
        if not self.terminal:
            self.asked += len(lines)
            os.write(self.to, "".join(line + "\n" for line in lines).encode())
            return self.hear(self.asked + 1)
        for line in lines:
            if not self.hear(self.asked + 1):
                return False
            self.asked += 1
            os.write(self.to, (line + "\n").encode())
        return self.hear(self.asked + 1)

    def end(self, way):
        if way in ("weg", "<"):
            self.say([way])
            way = "ctrl-d"
        if way == "ctrl-c":
            os.write(self.to, b"\x03")
        elif way == "ctrl-d":
            os.write(self.to, b"\x04")
        elif way == "hang-up":
            os.close(self.master)
            self.master = -1
        elif way == "pipe-end":
            self.child.stdin.close()
        elif way == "pipe-int":
            self.child.send_signal(signal.SIGINT)
        elif way == "pipe-hup":
            self.child.send_signal(signal.SIGHUP)
        if self.terminal and self.master >= 0:
            self.hear(1 << 30)
        elif not self.terminal:
            while True:
                got = os.read(self.back, 65536)
                if not got:
                    break
                self.seen += got
        try:
            self.child.wait(20)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
            return False
        finally:
            if self.terminal and self.master >= 0:
                os.close(self.master)
            elif not self.terminal:
                if not self.child.stdin.closed:
                    self.child.stdin.close()
                self.child.stdout.close()
        return True


def in_words(line):
    """An answer that cannot be mistaken: none that is a choice, a number or a sign."""
    return len(line) > 7 and " " in line and not line[0].isdigit()


def try_one(command, folder, answers, k, way, final, work):
    here = os.path.join(work, "plan")
    shutil.rmtree(here, ignore_errors=True)
    shutil.copytree(folder, here)
    talk = Talk(command, here, not way.startswith("pipe"))
    if not talk.say(answers[:k]):
        talk.end("pipe-end" if not talk.terminal else "ctrl-d")
        return "it ended before the question"
    before = count(plan_of(here))
    if not talk.end(way):
        return "it did not end"
    plan = plan_of(here)
    if plan is None:
        return "the plan cannot be read"
    after = count(plan)
    lost = [leaf for leaf in before if after.get(leaf, 0) < before[leaf]]
    # What got another value is not lost; a decision moves the status of its community.
    other = {leaf[0] for leaf in after if leaf not in before}
    lost = [leaf for leaf in lost if leaf[0][-1] != "status" and leaf[0] not in other]
    if lost:
        return "lost %s" % lost[:3]
    new = [leaf for leaf in after if leaf not in final and leaf[0][-1] not in ("date", "status", "id")]
    if new:
        return "nobody answered %s" % new[:3]
    half = list(half_records(plan))
    if half:
        return "half a record: %s" % half[0]
    values = " ".join(value for _, value in after)
    said = talk.seen.decode("utf-8", "replace")
    not_kept = said[said.find("Niet bewaard:"):] if "Niet bewaard:" in said else ""
    if way == "hang-up" or (way == "weg" and ("\n  Weg: " in said or "weghalen?" in said)):
        return None  # nobody is there to read it, or it was meant to go
    for line in answers[:k]:
        if in_words(line) and line in VALUES and line not in values and line not in not_kept:
            return "neither kept nor shown: %s" % line
    return None


def main():
    at = sys.argv.index("--")
    folder, answers, every = sys.argv[1:4]
    first = int(sys.argv[4]) if at > 4 else 0
    command = sys.argv[at + 1:]
    answers = open(answers, encoding="utf-8").read().split("\n")[:-1]
    work = tempfile.mkdtemp(dir=os.environ.get("TMPDIR"))
    full = os.path.join(work, "full")
    shutil.copytree(folder, full)
    subprocess.run(command, cwd=full, input="".join(a + "\n" for a in answers).encode(),
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    final = count(plan_of(full))
    final.update(count(plan_of(folder)))
    global VALUES
    VALUES = " ".join(value for _, value in final)
    wrong, tried = {way: [] for way in WAYS}, 0
    for k in range(len(answers)):
        for w, way in enumerate(WAYS):
            if (k * len(WAYS) + w + first) % int(every) != 0:
                continue
            tried += 1
            since = time.time()
            why = try_one(command, folder, answers, k, way, final, work)
            if time.time() - since > 5:
                why = why or "it took long"
            if why:
                wrong[way].append((k, why))
    for way in WAYS:
        print("%s %s: %s" % ("not ok" if wrong[way] else "ok", " ".join(command), way))
        for k, why in wrong[way][:5]:
            print("# before answer %d (%s): %s" % (k + 1, answers[k], why))
    print("# %d times, %d questions" % (tried, len(answers)))
    shutil.rmtree(work)


main()
