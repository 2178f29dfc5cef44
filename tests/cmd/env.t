#!/bin/sh
# The same results wherever a program runs: locale, time zone, umask; closed
# standard streams, folders that are read-only or gone, pipes that are slow or
# closed, signals.  (Calls that fail one by one: tests/fault/fault.t.)
. "${SRCDIR:-$(dirname "$0")/../..}/tests/fault/lib.sh"

plan=$(real cl-plan) kapstok=$(real cl-kapstok) scan=$(real cl-scan)
define=$(real cl-define) goals=$(real cl-goals) calendar=$(real cl-calendar)
if [ -d "$BUILDDIR/cmd/.libs" ]; then
  CL_LIBDIR=$BUILDDIR/cmd/.libs
  export CL_LIBDIR
fi
find_python pass
# A sanitizer wants its streams, and files of its own.
whole() { [ -z "$sanitized" ]; }

# --- locales and time zones: what is made is the same to the byte
all_of_it() { # FOLDER: everything made from the example
  fresh
  mkdir "$1"
  "$kapstok" add theme "İstanbul IJSSEL ı initiatief" -q >"$1/id"
  "$scan" add wanted "INITIATIEF in Zuid" --why "ÉÉN IDEE" -q >>"$1/id"
  "$goals" measure bezoekers 30.5 -q >/dev/null
  "$kapstok" list THEMES --text "SAMEN TEGEN EENZAAMHEID" --json >"$1/capitals"
  "$scan" list GROUPS --kind INDIVIDUAL --json >"$1/choice"
  "$goals" list goals --sort text --tsv >"$1/sorted"
  "$goals" export goals --dialect nl-excel >"$1/csv"
  "$goals" progress --json >"$1/progress"
  "$kapstok" export --format json >"$1/json"
  "$kapstok" show >"$1/sheet"
  "$define" show --format html >"$1/html"
  "$scan" map >"$1/map"
  "$define" -q prepare amb1 --all >"$1/prepare"
  "$calendar" agenda --weeks 30 >"$1/agenda"
  "$calendar" export --format ics >"$1/ics"
  "$plan" status --json >"$1/status"
  "$plan" privacy --tsv >"$1/privacy"
  "$plan" check --json | sed 's/,"message":.*//' >"$1/check"
  "$plan" overview -o "$1/overview.xlsx" 2>/dev/null
  cp plan.yaml communities/repareren.yaml "$1"
}
all_of_it "$tap_home/here"
ok "everything is made" [ "$(find "$tap_home/here" -type f -size +0 | wc -l)" -ge 18 ]
LOCPATH=$tap_home/locales
mkdir "$LOCPATH"
there=
for locale in nl_NL.UTF-8 tr_TR.UTF-8 tr_TR.ISO-8859-9 de_DE.UTF-8; do
  charset=${locale#*.}
  if localedef -i "${locale%.*}" -f "$charset" "$LOCPATH/$locale" >/dev/null 2>&1; then
    there="$there $locale"
  else
    skip "in $locale" "localedef cannot make it here"
  fi
done
export LOCPATH
for locale in C.UTF-8 POSIX not_THERE.UTF-8 $there; do
  (LC_ALL=$locale && export LC_ALL && rm -rf "$tap_home/there" && all_of_it "$tap_home/there") >/dev/null 2>&1
  is "in $locale" "$(diff -r "$tap_home/here" "$tap_home/there")" ""
done
for zone in Asia/Tokyo Pacific/Kiritimati XXX-14 Nonsense/Zone ":/etc/passwd" "" \
  "EST5EDT,M3.2.0,M11.1.0" "$(printf '%0300d' 0)" ../../../etc/shadow; do
  (TZ=$zone && export TZ && rm -rf "$tap_home/there" && all_of_it "$tap_home/there") >/dev/null 2>&1
  is "TZ=$(printf '%.30s' "$zone")" "$(diff -r "$tap_home/here" "$tap_home/there")" ""
done
unset LOCPATH

# --- which language is spoken: the one that was chosen, else the plan's
spoken() { # VARIABLE=VALUE... : what a mistake is called
  env -u LC_ALL -u LANG -u LANGUAGE -u LC_MESSAGES "$@" "$kapstok" get goal nergens text 2>&1 |
    sed -n '/fout/{s/.*/nl/p;q}; /error/{s/.*/en/p;q}'
}
fresh
sed 's/language: nl/language: en/' plan.yaml >en.yaml
ok "there is a plan in English" grep -q 'language: en' en.yaml
for chosen in nothing=1 LANG=C.UTF-8 LANG=C.utf8 LC_CTYPE=C.UTF-8 LC_ALL=C.UTF-8 LC_CTYPE=nl_NL; do
  is "$chosen: the plan's" "$(spoken $chosen) $(spoken $chosen CL_PLAN=en.yaml)" "nl en"
done
for chosen in LC_ALL=C LC_MESSAGES=C LC_ALL=POSIX LC_MESSAGES=POSIX LANG=en_US.UTF-8 LC_ALL=fr_FR; do
  is "$chosen: English" "$(spoken $chosen) $(spoken $chosen CL_PLAN=en.yaml)" "en en"
done
for chosen in LC_ALL=nl_NL.UTF-8 LANG=nl_NL LC_MESSAGES=nl_BE LANGUAGE=nl; do
  is "$chosen: Dutch" "$(spoken $chosen) $(spoken $chosen CL_PLAN=en.yaml)" "nl nl"
done
bare() { env -u LC_ALL -u LANG LANG=C.UTF-8 "$@"; }
has "before the plan is opened: help" "$(bare "$kapstok" --help)" "Gebruik"
has "and a mistake in what was typed" "$(bare "$kapstok" lst 2>&1)" "fout:"
has "also with -f" "$(bare "$kapstok" -f en.yaml lst 2>&1)" "error:"
for given in "--file en.yaml" "--file=en.yaml" "--bestand en.yaml" "--bes=en.yaml"; do
  # shellcheck disable=SC2086 # two words
  has "and with $given" "$(bare "$kapstok" $given lst 2>&1)" "error:"
done
mkdir "$tap_home/made"
has "a plan that is made, speaks" "$(cd "$tap_home/made" && bare "${kapstok%kapstok}plan" init 2>&1)" \
  "opmerking:"
printf 'plan: 1\norganisation: [a\n' >broken.yaml
has "in a plan that is no YAML" "$(bare "$kapstok" -f broken.yaml list goals 2>&1)" "fout:"
has "in a plan that comes through a pipe" "$(bare "$kapstok" -f - get goal nergens <plan.yaml 2>&1)" "fout:"
mkdir "$tap_home/nothing"
has "without a plan: Dutch, as the people are" "$(cd "$tap_home/nothing" && bare "$kapstok" list goals 2>&1)" "fout:"
has "Dutch where no share folder is" "$(LC_ALL=nl_NL CL_SHAREDIR=/nonexistent "$kapstok" lst 2>&1)" "fout:"

# --- umask, mode, attributes
mode() { ls -l "$1" | cut -c1-10; }
for mask in 077 000 027; do
  fresh
  chmod 640 plan.yaml && chmod 604 people.yaml
  (umask $mask && "$kapstok" -q add theme X && "$define" -q set person amb1 --role y) >/dev/null 2>&1
  is "umask $mask: a file keeps its mode" "$(mode plan.yaml) $(mode people.yaml)" "-rw-r----- -rw----r--"
  (umask $mask && "$plan" -q init new && "$plan" overview -o o.xlsx) >/dev/null 2>&1
  case $mask in
  077) wanted=-rw------- ;;
  000) wanted=-rw-rw-rw- ;;
  027) wanted=-rw-r----- ;;
  esac
  is "umask $mask: what is new goes by it, people's file is its owner's" "$(mode new/people.yaml) $(mode new/plan.yaml) $(mode o.xlsx)" "-rw------- $wanted $wanted"
done
fresh
if [ "$python" ] && "$python" -c 'import os; os.setxattr("plan.yaml", "user.note", b"kept")' 2>/dev/null; then
  "$kapstok" -q add theme X >/dev/null
  is "attributes of users are kept" "$("$python" -c 'import os; print(os.getxattr("plan.yaml", "user.note").decode())')" kept
  if "$python" -c '
import os, struct
entry = lambda tag, mode, who=0xFFFFFFFF: struct.pack("<HHI", tag, mode, who)
os.setxattr("plan.yaml", "system.posix_acl_access", struct.pack("<I", 2) + entry(1, 6) + entry(2, 6, 65534)
            + entry(4, 4) + entry(16, 6) + entry(32, 4))' 2>/dev/null; then
    "$python" -c 'import os, sys; sys.stdout.buffer.write(os.getxattr("plan.yaml", "system.posix_acl_access"))' >"$tap_home/acl"
    "$kapstok" -q add theme Y >/dev/null
    "$python" -c 'import os, sys; sys.stdout.buffer.write(os.getxattr("plan.yaml", "system.posix_acl_access"))' >"$tap_home/acl2"
    ok "and so is an access list" cmp "$tap_home/acl" "$tap_home/acl2"
  else
    skip "and so is an access list" "this file system has none"
  fi
else
  skip "attributes of users are kept" "this file system has none, or there is no python3"
fi

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
