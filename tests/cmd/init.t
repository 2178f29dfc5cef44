#!/bin/sh
# init.t - the first step: a plan to start from, what is asked at a terminal, and the
# example to look around in.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

cd "$tap_home" && rm -rf work && mkdir work && cd work || exit 99
run cl-plan init --example here
status_is "the example comes in a folder" 0
has "with people left out of git" "$out" "here/.gitignore"
is "as init does" "$(cat here/.gitignore)" "$(cat "$SRCDIR/share/templates/gitignore.nl")"
run diff -r -x .gitignore "$SRCDIR/share/examples/waterrijk" here
is "as it is" "$(printf '%s\n' "$out" | grep -v '^Only in /')" ""
is "people's file for its owner only" "$(ls -l here/people.yaml | cut -c1-10)" "-rw-------"
run cl-plan -f here/plan.yaml check
is "without a single error" "$(printf '%s\n' "$out" | grep -c ': error:')" 0
run cl-plan begin --voorbeeld here
status_is "what is there stays" 4
run cl-plan init plain
has "not at a terminal nothing is asked" "$err" "write the name of your library in plain/plan.yaml"
has "and the next step is the whole workbook" "$err" "cl-plan fill"

find_python 'import pty; pty.openpty()'
if [ -z "$python" ]; then
  skip "asked at a terminal" "no python3"
  finish
fi
cat >"$tap_home/type.py" <<'END'
import os, pty, select, sys
lines, command = sys.argv[1].split("|"), sys.argv[2:]
pid, fd = pty.fork()
if pid == 0:
    os.environ["TERM"] = "dumb"
    os.execvp(command[0], command)
seen = b""
def hear():
    global seen
    n = seen.count(b"\n> ")
    while select.select([fd], [], [], 5)[0]:
        try:
            got = os.read(fd, 65536)
        except OSError:
            return False
        if not got:
            return False
        seen += got
        if seen.count(b"\n> ") > n:
            return True
    return False
for line in lines:
    if not hear():
        break
    os.write(fd, b"\x04" if line == "^D" else line.encode() + b"\n")
while hear():
    pass
sys.stdout.write(seen.replace(b"\r\n", b"\n").decode())
END
type_in() { run "$python" "$tap_home/type.py" "$@"; } # LINE|LINE... COMMAND...
type_in 'Bibliotheek Meerstad||2|n' cl-plan begin mine
has "it asks for the name" "$out" "Hoe heet jullie bibliotheek?"
is "which comes into the plan" "$(grep '^organisation:' mine/plan.yaml | cut -d'#' -f1)" "organisation: Bibliotheek Meerstad "
is "the region, too" "$(grep '^region:' mine/plan.yaml)" "region: midden"
has "and says what to do" "$out" "cd mine && cl-plan fill"
type_in 'Waterrijk Library|2|zuid|ja' cl-plan begin english
is "in English for who wants that" "$(grep '^language:' english/plan.yaml | cut -d'#' -f1 | tr -d ' ')" "language:en"
ok "with the example in a folder beside it" test -f english/example/plan.yaml
type_in 'Bibliotheek|Klingon|1|?|noord|n' cl-plan begin wrong
has "an answer that is none says which there are" "$out" '"Klingon" staat er niet bij. Kies 1 (Nederlands) of 2 (Engels).'
has "and so does ?, apart enough to read" "$out" "het woord:
  1 noord   2 midden   3 zuid"
type_in 'Bibliotheek|stop' cl-plan begin never
ok "stop makes nothing" test ! -e never
type_in 'Bibliotheek|^D' cl-plan begin never
ok "nor does ctrl-D" test ! -e never
if git --version >/dev/null 2>&1; then
  git init -q repo 2>/dev/null
  cd repo || exit 99
  type_in '|||n|j' cl-plan begin
  ok "in a repository git is made ready" grep -q 'merge=' .gitattributes
  cd .. && git init -q own 2>/dev/null && cd own && printf '*.o\n' >.gitignore || exit 99
  type_in '|||n|j' cl-plan begin
  is "and people are left out of it" "$(cat .gitignore)" "$(printf '*.o\npeople.yaml')"
  hasnt "which nobody has to do" "$out" "zet er een regel"
else
  skip "in a repository git is made ready" "no git"
fi
finish
