#!/bin/sh
# What a folder from somewhere may hold: a plan of somebody else, a journal, pipes,
# and bytes that draw on a terminal.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

limited() { run timeout 10 "$@"; }

# ---- A plan of another owner ----
mkdir -p "$tap_home/theirs/mine" && cp plan.yaml "$tap_home/theirs/"
sed '/people.yaml/d;/communities/d' plan.yaml >"$tap_home/theirs/plan.yaml"
if chown 65534 "$tap_home/theirs/plan.yaml" 2>/dev/null; then
  cd "$tap_home/theirs/mine"
  run cl-plan status
  status_is "a plan above of somebody else: stops" 4
  has "and says so" "$err" "../plan.yaml: error: this plan belongs to somebody else"
  run cl-plan -f ../plan.yaml check --no-rules
  hasnt "-f names it" "$err" "somebody else"
  run env CL_PLAN=../plan.yaml cl-plan check --no-rules
  hasnt "CL_PLAN names it" "$err" "somebody else"
  run env SUDO_UID=65534 cl-plan check --no-rules
  hasnt "root for its owner" "$err" "somebody else"
  cd .. && chmod 1777 .
  run cl-plan status
  has "in a folder where anybody writes" "$err" "somebody else"
  chmod 755 . && chown 65534 .
  run cl-plan check --no-rules
  hasnt "in its owner's own folder, chosen by who stands there" "$err" "somebody else"
else
  skip "a plan of another owner" "only root can make one"
fi

# ---- Pipes where files are expected ----
for name in .plan.yaml.journal questions.yaml; do
  fresh
  mkfifo "$name"
  limited cl-plan status
  ok "$name is a pipe: does not hang ($status)" test "$status" != 124
  limited cl-define prepare cl1
  ok "$name is a pipe: nor for questions ($status)" test "$status" != 124
  limited cl-kapstok set organisation --mission x
  ok "$name is a pipe: nor for a change ($status)" test "$status" != 124
done
cd "$tap_home" && rm -rf work && mkdir work && cd work && mkfifo plan.yaml
limited cl-plan status
status_is "a plan that is found is a pipe" 4
mkdir sub && printf 'plan: 1\n' >sub/part.yaml
limited cl-plan -f . status
status_is "so is the plan of a folder that is named" 4
has "and that is said" "$err" "./plan.yaml: error: this is no file"
limited cl-plan network .
status_is "and of a network" 3
has "and said there" "$err" "./plan.yaml: error: this is no file"
limited cl-plan network "$tap_home/plan" --since .
ok "nor does an earlier plan that is a pipe hang ($status)" test "$status" != 124
limited cl-plan check sub/part.yaml
ok "nor one above a file that is checked ($status)" test "$status" != 124
mkdir "$tap_home/two" "$tap_home/two/a" "$tap_home/two/b" && cp -R "$example/." "$tap_home/two/a"
mkfifo "$tap_home/two/b/plan.yaml"
for args in "network $tap_home/two" "-f $tap_home/two status" "-f $tap_home/two check"; do
  limited cl-plan $args
  has "$args: one of two is a pipe" "$err" "two/b/plan.yaml: error: this is no file"
done

# ---- Pipes where settings and pictures are expected ----
named() { # FILE COMMAND...: a pipe at FILE is not read, and whatever comes of it is said
  name=$1 && shift
  rm -f "$name" && mkfifo "$name"
  limited "$@"
  ok "$name is a pipe: $* does not hang ($status)" test "$status" != 124
  rm -f "$name"
}
named .gitignore cl-plan init
fresh
sed -i 's/^  logo: .*/  logo: mark.png/' plan.yaml
grep -q '^ *logo:' plan.yaml || cl-kapstok set organisation --logo mark.png 2>"$tap_home/err" || :
has "the plan has a logo" "$(grep logo: plan.yaml)" "mark.png"
named mark.png cl-plan check
has "and the pipe is named" "$out$err" "error: the logo mark.png is not in the folder"
named mark.png cl-plan report -o report.html
named mark.png cl-plan overview -o overview.xlsx
if git init -q . 2>"$tap_home/err"; then
  named .git/index cl-plan check --staged
  named .git/MERGE_HEAD cl-plan check --staged
  named .gitignore cl-plan git-setup
  named .git/config cl-plan git-setup
else
  skip "pipes in a repository" "there is no git"
fi

# ---- On a terminal ----
find_python 'import pty'
if [ -z "$python" ]; then
  skip "on a terminal" "there is no Python with pty"
  finish
fi
fresh
screen() { # COMMAND...: $seen is what a terminal gets
  seen=$("$python" -c '
import os, pty, sys
out = b""
def read(fd):
    global out
    data = os.read(fd, 65536)
    out += data
    return b""
pty.spawn(sys.argv[1:], read, lambda fd: b"")
sys.stdout.buffer.write(out)' "$@" </dev/null)
}
# Escape, a C1 control, and one that turns the direction; but no more than our colours.
harmless() { # WHAT
  ok "$1: nothing draws" test "$seen"
  is "$1: no control arrives" "$(printf '%s' "$seen" | "$python" -c '
import re, sys
text = sys.stdin.buffer.read().decode("utf-8", "replace")
text = re.sub("\033\\[([012]|3[1-4])m", "", text)
print(re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text))')" "[]"
}
evil=$(printf 'x\342\200\256y\302\233z')
esc=$(printf '\033[31m')
TERM=xterm
export TERM
screen cl-kapstok -n set organisation --mission "$evil"
harmless "the diff of -n"
turn=$(printf 'x\342\200\256y') # a plan cannot hold the others outside of quotes
sed "s/^mission:.*/mission: \"a\\\\e[31m\\\\u202Eb\"   # $turn/" plan.yaml >some && mv some plan.yaml
screen cl-kapstok get organisation organisation mission
harmless "a value"
screen cl-kapstok -n set organisation --mission "c"
harmless "the diff of a comment"
has "the diff of a comment: is shown" "$seen" "<U+202E>"
screen cl-plan show --color always
harmless "a worksheet"
cp plan.yaml "$evil$esc.yaml"
screen cl-plan -f "$evil$esc.yaml" -n forget nobody
harmless "a message with the name of a file"
screen cl-kapstok -f "$evil$esc.yaml" -n set organisation --mission "d"
harmless "a diff with the name of a file"
run cl-kapstok -f "$evil$esc.yaml" -n set organisation --mission "d"
has "a pipe gets the bytes" "$out" "$turn"

# By construction: one function writes where people read; a reader of network
# writes to the one that asked it, through a pipe.
is "one door to the terminal" \
  "$(cd "$SRCDIR" && grep -lE '[^a-z_](write|printf|fputs|puts|fwrite|putchar|perror)\(' cmd/*.c lib/cli/*.c lib/verbs/*.c lib/sheet/*.c lib/fill/*.c lib/value/*.c lib/method/*.c lib/plan/*.c lib/yaml/*.c | grep -v '^cmd/network_work.c$' | tr '\n' ' ')" ""
finish
