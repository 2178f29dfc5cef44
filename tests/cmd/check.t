#!/bin/sh
# check: all findings, sorted by place; exit status.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

for step in kapstok scan define goals calendar; do
  run "cl-$step" check --no-rules
  is "$step: the example has no errors of format" "$status$out" 0
  run "cl-$step" check
  status_is "$step: nor of the method" 0
done

# --- format and references
cat >broken.yaml <<'END'
plan: 1
organisation: X
kapstok:
  goals:
    - {id: a, txt: Een, side: external}
    - {id: a, text: Twee, side: buiten, source: bp}
calendar:
  - {id: m, date: 2026-13-01, title: T, form: event, owner: cl1}
END
run cl-kapstok -f broken.yaml check --no-rules
status_is "errors" 1
is "nothing on standard error" "$err" ""
has "file, line and column" "$out" "broken.yaml:5:15: error: "
has "what may have been meant" "$out" "'text'?"
has "an id given twice" "$out" "broken.yaml:6:"
has "a value that is none" "$out" buiten
has "a reference to nothing" "$out" "'bp'"
has "a required field" "$out" "'text' is missing"
has "the line itself" "$out" "    - {id: a, txt: Een, side: external}"
places=$(printf '%s\n' "$out" | sed -n 's/^broken.yaml:\([0-9]*\):\([0-9]*\):.*/\1 \2/p')
ok "there are several" test "$(printf '%s\n' "$places" | wc -l)" -ge 6
is "sorted by place" "$places" "$(printf '%s\n' "$places" | sort -n -k1,1 -k2,2)"
run cl-kapstok -f broken.yaml list goals
status_is "other verbs do not work on such a plan" 3
run cl-kapstok -f broken.yaml check --no-rules --json
status_is "as JSON" 1
is "one object a line" "$(printf '%s\n' "$out" | grep -vc '^{"file":"broken.yaml","line":[0-9]*,"col":[0-9]*,"level":"error","rule":null,.*}$')" 0
run env LC_ALL=nl_NL.UTF-8 cl-kapstok -f broken.yaml check --no-rules --json
has "levels stay English in JSON" "$out" '"level":"error"'

# A plan that cannot be read: the finding is a result, too.
printf 'plan: 1\nkapstok: {goals: [\n' >unread.yaml
for program in cl-kapstok cl-plan; do
  run "$program" -f unread.yaml check
  status_is "$program: no plan at all" 3
  has "$program: on standard output" "$out" "unread.yaml:3:1: error: "
  is "$program: and nowhere else" "$err" ""
done
run cl-plan -f unread.yaml check --json
has "and as JSON" "$out" '{"file":"unread.yaml","line":3,"col":1,"level":"error",'
run cl-plan -f unread.yaml status
is "of other verbs it is something said" "$status$out" 3

# What stands there in the wrong shape is not missing as well.
cat >shape.yaml <<'END'
plan: 1
organisation: [X]
kapstok:
  sources:
    - {id: a, title: {nl: Een}}
END
run cl-plan -f shape.yaml check --no-rules
is "one finding each" "$(printf '%s\n' "$out" | grep -c ': error: ')" 2
hasnt "no word on what is missing" "$out" missing
cat >>shape.yaml <<'END'
  goals:
    - {id: a, text: T, side: [external]}
scan:
  groups:
    - {id: g, name: G, kind: {x: 1}}
calendar:
  - {id: m, date: [x], title: T, form: {a: b}, owner: [x]}
END
run cl-plan -f shape.yaml check --rules W28,W48,W96
is "nor do the rules say so" "$(printf '%s\n' "$out" | grep -c ' \[W')" 0
is "one finding each still" "$(printf '%s\n' "$out" | grep -c ': error: ')" 7

# --- rules
cat >rules.yaml <<'END'
plan: 1
organisation: X
communities:
  - {id: c, name: C, status: active}
scan:
  wanted:
    - {id: w, name: Iemand, why: Daarom}
END
run cl-define -f rules.yaml check
status_is "a rule is broken" 1
has "its code" "$out" "[W"
codes=$(printf '%s\n' "$out" | sed -n 's/.*\[\(W[0-9]*\)\]$/\1/p' | sort -u)
first=$(printf '%s\n' "$codes" | head -n 1)
run cl-define -f rules.yaml check --rules "$first"
is "--rules: that one only" "$(printf '%s\n' "$out" | sed -n 's/.*\[\(W[0-9]*\)\]$/\1/p' | sort -u)" "$first"
run cl-define -f rules.yaml check --rules W999
status_is "a rule that is none" 2
run cl-define -f rules.yaml check --no-rules
is "--no-rules" "$status$out" 0
printf 'plan: 1\norganisation: X\nkapstok:\n  goals:\n    - {id: a, text: Iets nieuws, side: external}\n' >warn.yaml
run cl-kapstok -f warn.yaml check
has "a warning" "$out" "warning: "
status_is "is no error" 0
run cl-kapstok -f warn.yaml check --strict
status_is "unless --strict" 1
run cl-kapstok -q -f warn.yaml check
hasnt "-q: no tips" "$out" "tip: "
has "but warnings" "$out" "warning: "

# --- people
rm people.yaml
run cl-calendar check --no-rules
status_is "people may dangle while their file is not here" 0
has "which is worth a note" "$out" "note: people.yaml"
fresh
printf 'people: []\n' >people.yaml
run cl-calendar check --no-rules
status_is "but not when it is" 1

# --- codes in any case, and of another step
fresh
cl-define set community repareren --venue "mail naar zaal@example.nl" -q
run cl-plan check --rules p1,w57
has "a small letter will do" "$out" "[P1]"
run cl-scan check --rules W57
is "a rule of another step finds nothing here" "$status$out" 0
is "and says so, not as a finding" "$err" "cl-scan: note: W57 is about another step: cl-plan check shows it"
run cl-scan check --rules W57,P1 --json
is "in JSON as well" "$(printf '%s\n' "$out" | grep -c '"level":"note"')$err" "0cl-scan: note: W57 is about another step: cl-plan check shows it"
{
  printf 'plan: 1\norganisation: X\nkapstok:\n  goals:\n'
  yes '    - {id: g, text: een, side: internal}' | head -n 50010
} >veel.yaml
run cl-plan -f veel.yaml check --no-rules
status_is "more findings than are kept" 1
is "as many as are kept are shown" "$(grep -c 'error: id' "$tap_home/out")" 50000
is "and the rest is counted" "$err" "cl-plan: note: 9 findings more are left out"
run cl-define check --rules W57
is "of its own step it just finds nothing" "$out" ""
finish
