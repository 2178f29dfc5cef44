#!/bin/sh
# Where a program runs: closed standard streams, a full disk, folders that are
# read-only or gone, pipes that are slow or closed, signals.  (Calls that fail one by
# one: tests/fault/fault.t.)
. "${SRCDIR:-$(dirname "$0")/../..}/tests/fault/lib.sh"

plan=$(real cl-plan) kapstok=$(real cl-kapstok)
define=$(real cl-define) goals=$(real cl-goals) calendar=$(real cl-calendar)
if [ -d "$BUILDDIR/cmd/.libs" ]; then
  CL_LIBDIR=$BUILDDIR/cmd/.libs
  export CL_LIBDIR
fi
find_python pass
# A sanitizer wants its streams, and files of its own.
whole() { [ -z "$sanitized" ]; }

# --- closed standard streams: what is opened first must not become one of them
if whole; then
  fresh
  "$kapstok" -q add theme X >/dev/null
  cp plan.yaml "$tap_home/changed"
  bad=
  for close in '' '<&-' '>&-' '2>&-' '<&- >&-' '<&- 2>&-' '>&- 2>&-' '<&- >&- 2>&-'; do
    fresh
    code=0
    (eval "\"\$kapstok\" list goals $close") >"$tap_home/out" 2>"$tap_home/err" || code=$?
    case $close in *'>&-'*) wanted=4 ;; *) wanted=0 ;; esac
    case " $close" in *' >&-'*) ;; *) wanted=0 ;; esac
    [ $code = $wanted ] || bad="$bad list[$close]=$code"
    [ "$(changes)" = "" ] || bad="$bad list[$close] wrote"
    code=0
    (eval "\"\$kapstok\" -q add theme X $close") >"$tap_home/out" 2>"$tap_home/err" || code=$?
    cmp -s plan.yaml "$tap_home/changed" || bad="$bad add[$close] wrote something else"
    [ $code = $wanted ] || bad="$bad add[$close]=$code"
    (eval "\"\$plan\" -q overview -o o.xlsx $close") >"$tap_home/out" 2>"$tap_home/err" || bad="$bad overview[$close]"
    [ "$(head -c 2 o.xlsx)" = PK ] || bad="$bad overview[$close] is none"
    cmp -s plan.yaml "$tap_home/changed" || bad="$bad overview[$close] wrote in the plan"
    (eval "\"\$define\" -n fill $close") >"$tap_home/out" 2>"$tap_home/err"
    cmp -s plan.yaml "$tap_home/changed" || bad="$bad fill[$close] wrote in the plan"
    [ -z "$(find . -name '.clkit*' -o -name '.plan*')" ] || bad="$bad [$close] left something"
  done
  is "closed streams, in every combination" "$bad" ""
  fresh
  code=0
  "$kapstok" -f - list goals <&- >"$tap_home/out" 2>&1 || code=$?
  is "a plan from a closed standard input" "$code" 4
  code=0
  "$plan" check </dev/null >&- 2>"$tap_home/err" || code=$?
  is "nothing to print needs no standard output" "$code$(cat "$tap_home/err")" 0
else
  skip "closed streams" "a sanitizer has files of its own"
fi

# --- a full disk behind the output
if [ -w /dev/full ]; then
  fresh
  for command in "$kapstok -n add theme X" "$plan privacy" "$plan privacy --json" "$calendar export --format ics" \
    "$define show --format html" "$plan overview -o /dev/full" "$goals export goals -o /dev/full --format csv"; do
    code=0
    $command >/dev/full 2>"$tap_home/err" || code=$?
    is "full: ${command#"${command%/*}"/}" "$code$(grep -c . "$tap_home/err")" 41
  done
  code=0
  "$kapstok" -f - add theme X <plan.yaml >/dev/full 2>/dev/null || code=$?
  is "full: a plan through a pipe" "$code" 4
  code=0
  "$kapstok" add theme X >/dev/null 2>/dev/full || code=$?
  is "full: messages that cannot be said do no harm" "$code" 0
  unset code
else
  skip "a full disk" "no /dev/full here"
fi

# --- folders
fresh
mkdir gone && cd gone && rmdir "$tap_home/work/gone"
run "$kapstok" list goals
status_is "in a folder that is gone" 4
has "it says so" "$err" "this folder is gone"
run "$kapstok" -f "$tap_home/work/plan.yaml" list goals --fields id --tsv
is "a plan elsewhere can be read" "$status$out" "0id${newline}meedoen${newline}taal${newline}klantgericht"
run "$kapstok" -q -f "$tap_home/work/plan.yaml" add theme X
status_is "and changed" 0
run "$plan" -f "$tap_home/work/plan.yaml" overview -o o.xlsx
status_is "but nothing can be made here" 4
run "$plan" init
status_is "nor begun" 4
cd "$tap_home" || exit 99

# Root may write anywhere, so somebody else tries.
fresh
chmod 555 . communities && chmod 444 plan.yaml communities/*.yaml people.yaml
if [ "$(id -u)" != 0 ]; then
  other() { "$@"; }
else
  chmod 755 "$tap_home"
  other() {
    "$python" -c '
import os, sys
os.setgroups([]); os.setgid(65534); os.setuid(65534)
os.execv(sys.argv[1], sys.argv[1:])' "$@"
  }
fi
if { [ "$(id -u)" != 0 ] || [ "$python" ]; } && other "$plan" --version >/dev/null 2>&1 &&
  other "$kapstok" list goals >/dev/null 2>&1; then
  run other "$kapstok" list goals
  status_is "a read-only folder: reading works" 0
  for command in "$kapstok add theme X" "$kapstok rename goal taal lezen" "$plan forget amb1" "$plan init x" \
    "$plan overview -o o.xlsx" "$goals export goals -o g.csv"; do
    run other $command
    is "a read-only folder: ${command#"${command%/*}"/}" "$status$([ "$err" ] && echo said)" 4said
  done
  run other "$kapstok" -n add theme X
  status_is "a read-only folder: a dry run works" 0
  unchanged "and nothing is different"
  is "nor is there anything new" "$(ls -A)" "communities
csv
people.yaml
plan.schema.json
plan.yaml"
else
  skip "a read-only folder" "root can write, and nobody else can run the programs here"
fi
chmod -R u+w "$tap_home/work"

# --- pipes
fresh
awk 'BEGIN { for (i = 0; i < 3000; i++) printf "  - {id: m%d, date: 2027-01-01, title: Moment van de week nummer %d, form: blog, owner: cl1}\n", i, i }' >>plan.yaml
"$calendar" list moments --json >"$tap_home/whole"
ok "more than a pipe holds" [ "$(wc -c <"$tap_home/whole")" -gt 200000 ]
"$calendar" list moments --json | (sleep 1 && cat) >"$tap_home/slow"
ok "a slow pipe gets all of it" cmp "$tap_home/whole" "$tap_home/slow"
for command in "$calendar list moments --json" "$calendar list moments" "$plan check" "$calendar export --format ics" \
  "$calendar show --format html" "$kapstok -f - add theme X"; do
  { code=0; $command <plan.yaml 2>"$tap_home/err" || code=$?; echo "$code" >"$tap_home/code"; } | head -c 10 >/dev/null
  code=$(cat "$tap_home/code")
  ok "a closed pipe is no error: ${command#"${command%/*}"/} ($code)" [ "$code" -le 1 ]
  is "and nothing is said" "$(grep -v 'warning\|tip\|error\|^ \|^x$' "$tap_home/err")" ""
done

# --- signals while a plan is changed: old bytes or new, and no lock
fresh
cp plan.yaml "$tap_home/old"
"$kapstok" -q add theme X >/dev/null && cp plan.yaml "$tap_home/new"
bad= stopped=0
if [ "$python" ]; then
  for signal in INT HUP TERM; do
    cp "$tap_home/old" plan.yaml
    "$python" - "$signal" "$kapstok" >"$tap_home/signals" 2>&1 <<'END'
import filecmp, os, random, shutil, signal, subprocess, sys, time
home, stopped = os.path.dirname(os.getcwd()), 0
number = getattr(signal, "SIG" + sys.argv[1])
random.seed(11)
start = time.time()
subprocess.run([sys.argv[2], "-q", "add", "theme", "X"], stdout=subprocess.DEVNULL)
usual = time.time() - start
for i in range(40):
    shutil.copy(home + "/old", "plan.yaml")
    run = subprocess.Popen([sys.argv[2], "-q", "add", "theme", "X"], stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL, preexec_fn=lambda: signal.signal(number, signal.SIG_DFL))
    time.sleep(random.random() * usual * 1.2)
    run.send_signal(number)
    code = run.wait()
    stopped += code == -number
    same = [name for name in ("old", "new") if filecmp.cmp("plan.yaml", home + "/" + name, shallow=False)]
    left = [name for name in os.listdir(".") if name.startswith(".")]
    if code not in (0, -number) or not same or left:
        print("BAD", code, same, left)
print(stopped)
END
    is "SIG$signal at any time: old bytes or new, nothing left" "$(grep BAD "$tap_home/signals")" ""
    stopped=$((stopped + $(tail -n 1 "$tap_home/signals")))
  done
  ok "and many came in time ($stopped)" [ "$stopped" -gt 10 ]
else
  skip "signals" "no python3"
fi
finish
