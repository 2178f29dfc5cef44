#!/bin/sh
# fill_paste.t - a block that is pasted into fill, as terminals send it (with signs around it):
# it answers one question, and only where that may hold lines.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"
find_python 'import pty'
if [ -z "$python" ]; then
  skip "a pasted block" "no python3"
  finish
fi
cat >"$tap_home/paste.py" <<'END'
import fcntl, os, pty, re, select, struct, subprocess, sys, termios, time
# paste.py COMMAND -- ANSWER...: PASTE:a|b is a pasted block of lines; prints the screen.
at = sys.argv.index("--")
master, slave = pty.openpty()
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
child = subprocess.Popen(sys.argv[1:at], stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
                         env=dict(os.environ, TERM="xterm"),
                         preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
os.close(slave)
seen, quiet = b"", 0
def hear():
    """Until it waits: nothing comes any more."""
    global seen
    until = time.time() + 8
    got = False
    while time.time() < until:
        if select.select([master], [], [], 0.25 if got else 2)[0]:
            try:
                more = os.read(master, 65536)
            except OSError:
                return False
            if not more:
                return False
            seen, got = seen + more, True
        elif got:
            return True
    return True
hear()
asked = b"\x1b[?2004h" in seen
for answer in sys.argv[at + 1:]:
    if answer.startswith("PASTE:"):
        os.write(master, b"\x1b[200~" + answer[6:].replace("|", "\r").encode() + b"\x1b[201~")
        hear()
        os.write(master, b"\r")
    else:
        os.write(master, (answer + "\r").encode())
    if not hear():
        break
os.write(master, b"\x04")
while hear() and child.poll() is None:
    pass
child.wait(10)
text = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", seen).replace(b"\r\n", b"\n")
print("asked for signs" if asked else "asked for nothing")
sys.stdout.write(text.decode("utf-8", "replace"))
END
pasted() { # ANSWER...
  run "$python" "$tap_home/paste.py" cl-scan fill group -- "$@"
}

fresh
pasted 'PASTE:Koor|Band|Dansgroep' Koor 2 '' 'PASTE:Plein|Buurthuis|Facebook' '' 'zingen' '' ''
has "the terminal is asked to mark what is pasted" "$out" "asked for signs"
has "a block is no name" "$out" "Dat is meer dan één regel, en hier past er maar één."
is "nor does it become three" "$(cl-scan list group --fields name --tsv | grep -c 'Band\|Dansgroep')" 0
is "in a list each line is one" "$(cl-scan get group koor where | paste -sd, -)" "Plein,Buurthuis,Facebook"
is "and the questions behind it keep their own answers" "$(cl-scan get group koor activities)" zingen
fresh
run "$python" "$tap_home/paste.py" cl-kapstok fill organisation -- '' '' '' 'PASTE:Iedereen doet mee.|En leert.' stop
is "where a text may have lines it is one answer" "$(cl-kapstok get organisation mission)" "Iedereen doet mee.
En leert."
finish
