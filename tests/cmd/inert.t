#!/bin/sh
# Nothing in a plan can run, draw or reorder.  (Names of files, CSV: inert_names.t.)
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

find_python pass
esc=$(printf '\033')
look() { "$python" "$SRCDIR/tests/cmd/inert.py" "$@"; }

# --- no program can start another one (network reads with copies of itself), or load code by a name from the plan
if command -v nm >/dev/null; then
  for each in "$BUILDDIR"/cmd/.libs/cl-*[a-z] "$BUILDDIR"/cmd/cl-*[a-z] "$BUILDDIR"/lib/.libs/libclplan.so \
    "$BUILDDIR"/cmd/.libs/clkit-*.so; do
    case $each in *.o) continue ;; esac
    [ -f "$each" ] && head -c 4 "$each" | grep -q ELF || continue
    is "${each##*/} calls no shell and no program" \
      "$(nm -D --undefined-only "$each" | grep -wE '(system|popen|exec[lv]p?e?|execvpe|fexecve|posix_spawnp?|wordexp|vfork)(@.*)?')" ""
  done
else
  skip "calls no shell and no program" "no nm"
fi

if [ -z "$python" ]; then
  skip "a plan full of what could run" "no python3"
  finish
fi

# --- a plan full of it
mkdir hostile && cd hostile || exit 99
look plan .
run cl-plan check --no-rules
is "it is a good plan" "$status" 0
run_on() { # COMMAND...: on a terminal, and with its streams in files
  found=$(look terminal "$@")
}
bad=
for command in "cl-plan check" "cl-plan check --json" "cl-plan status" "cl-plan status --json" \
  "cl-plan privacy --with-names" "cl-plan privacy --json --with-names" "cl-plan privacy --tsv" \
  "cl-kapstok show" "cl-scan show" "cl-define show --with-names" "cl-goals show" "cl-calendar show" \
  "cl-kapstok show --format html" "cl-calendar agenda" "cl-calendar agenda --with-names" "cl-calendar agenda --json" \
  "cl-kapstok list goals" "cl-kapstok list goals --json" "cl-kapstok list goals --csv" "cl-kapstok list goals --tsv" \
  "cl-scan list groups --color always" "cl-define list people --with-names" "cl-kapstok get goal a text" \
  "cl-kapstok export goals" "cl-kapstok export --format json" "cl-scan map" "cl-calendar export --format ics" \
  "cl-define prepare amb1 --all" "cl-goals smart" "cl-goals progress" "cl-goals progress --json" "cl-define load" \
  "cl-kapstok ready" "cl-kapstok fit alert" "cl-scan remove group g" "cl-kapstok remove source bp" \
  "cl-kapstok -n set goal a --page 3" "cl-plan -n forget amb1" "cl-define complete -- set goal d --owner ''"; do
  run_on $command
  [ -z "$found" ] || bad="$bad$command: $found$newline"
done
is "nothing reaches a terminal as it stands" "$bad" ""
cl-kapstok get goal a text >"$tap_home/o"
ok "but a program gets it as it stands" grep -q "$esc" "$tap_home/o"
cp plan.yaml "$tap_home/before"
printf '%s\n' "${esc}[31mred" "$(printf '\302\2331m')" '=1+1' stop | cl-kapstok -n fill reviews >"$tap_home/o" 2>&1
is "nor what is typed at a question" "$(look raw "$tap_home/o")" ""

# --- what is made
bad=
for step in cl-kapstok cl-scan cl-define cl-goals cl-calendar; do
  $step show -o "$step.html" 2>/dev/null
  $step export -o "$step.xlsx" 2>/dev/null
  bad="$bad$(look html "$step.html")$(look raw "$step.html")$(look sheet "$step.xlsx")"
  $step export --format json >"$step.json"
  bad="$bad$(look raw "$step.json")$("$python" -c 'import json, sys; json.load(open(sys.argv[1]))' "$step.json" 2>&1)"
done
cl-plan overview -o overview.xlsx 2>/dev/null
cl-define prepare amb1 --all -o prepare.html 2>/dev/null || cl-define prepare amb1 --all --format html >prepare.html
bad="$bad$(look sheet overview.xlsx)$(look html prepare.html)$(look raw prepare.html)"
is "pages, workbooks and JSON: nothing in them can run" "$bad" ""
ok "and they were made" [ "$(find . -name '*.html' -size +2k | wc -l)$(find . -name '*.xlsx' | wc -l)" = 66 ]
bad=
for type in goal theme; do
  cl-kapstok export $type >one.csv && bad="$bad$(look csv one.csv)"
  cl-kapstok export $type --dialect nl-excel >two.csv && bad="$bad$(look csv two.csv ';')"
  cl-kapstok list $type --csv >three.csv && bad="$bad$(look csv three.csv)"
  is "and $type comes back the same" "$(cl-kapstok -n import $type one.csv 2>/dev/null; cl-kapstok -n import $type two.csv 2>/dev/null)" ""
done
cl-calendar export moments >one.csv && bad="$bad$(look csv one.csv)"
cl-scan export groups >one.csv && bad="$bad$(look csv one.csv)"
cl-plan privacy --csv >one.csv && bad="$bad$(look csv one.csv)"
is "no cell of a CSV file is a formula" "$bad" ""
ok "the plan is as it was" cmp plan.yaml "$tap_home/before"
if command -v dot >/dev/null; then
  cl-scan map >map.dot
  run_from map.dot dot -Tsvg
  status_is "Graphviz draws the map" 0
  is "without an address, a script or a node of the plan's making" \
    "$(printf '%s' "$out" | grep -cE 'xlink:href|<script|<title>evil')" 0
else
  skip "Graphviz draws the map" "no dot"
fi
cl-calendar export --format ics >one.ics 2>/dev/null
is "a calendar file has the events of the plan and no alarm" \
  "$(grep -c '^BEGIN:VALARM' one.ics) $(grep -c '^BEGIN:V' one.ics) $(grep -c '^END:V' one.ics)" \
  "0 $(grep -c '^BEGIN:V' one.ics) $(grep -c '^BEGIN:V' one.ics)"
is "and no controls" "$(tr -d '\r' <one.ics >plain.ics; look raw plain.ics)" ""
ok "nothing was run" [ ! -e pwned ]
finish
