#!/bin/sh
# -f -: plans that go through a pipe, step by step.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

cl-kapstok -f - add theme X <plan.yaml 2>err1 | cl-scan -f - add group Yoga --kind organisation 2>err2 >piped.yaml
is "what would have been printed goes to standard error" "$(cat err1)" x
is "of every step" "$(cat err2)" yoga
is "the changed plan comes out" "$(diff plan.yaml piped.yaml | grep '^[<>]')" \
  "> "'    - {id: x, text: X}
>     - id: yoga
>       name: Yoga
>       kind: organisation'
cl-kapstok -f - add theme X <plan.yaml 2>/dev/null | cl-scan -f - add group Y --kind organisation 2>/dev/null |
  cl-plan -f - check >found 2>said
is "and is checked" "$?" 0
unchanged "the file itself stays as it was"

cl-kapstok -q -f - import goal csv/doelen.csv <plan.yaml 2>/dev/null |
  cl-scan -q -f - import group csv/groepen.csv >new.yaml 2>/dev/null
is "imports, one after the other" "$(cl-kapstok -f new.yaml list goals -0 | tr '\0' '\n' | wc -l | tr -d ' ')$(cl-scan -f new.yaml list groups -0 | tr '\0' '\n' | wc -l | tr -d ' ')" 55

run_from plan.yaml cl-kapstok -f - set goal meedoen --page 9
ok "without a change the plan comes out as it was" cmp "$tap_home/out" plan.yaml
run_from plan.yaml cl-kapstok -f - set goal medoen --page 9
status_is "wrong usage" 2
is "no half plan comes out" "$out" ""
run_from plan.yaml cl-kapstok -f - list goals --fields id --tsv
is "reading" "$out" "id${newline}meedoen${newline}taal${newline}klantgericht"
run_from plan.yaml cl-goals -f - set goal bezoekers --target 31
status_is "a record in an included file cannot go through the pipe" 2
has "which file" "$err" "communities/repareren.yaml"
unchanged "and that file stays as it was"
run_from plan.yaml cl-kapstok -f - fill goal
status_is "fill needs the terminal for its answers" 2
run_from plan.yaml cl-kapstok -f - -n set goal meedoen --page 10
has "-n: a diff instead of the plan" "$out" "+      page: 10"

# --- a pipe that is closed, a list for xargs
cl-kapstok list goals --csv 2>err | head -c 1 >/dev/null
is "a closed pipe is no error" "$(cat err)" ""
is "-0 and xargs" "$(cl-kapstok list goals -0 --side internal | xargs -0 -I ID cl-kapstok get goal ID page)" 17
# --- what did not happen is not told
fresh
run_from plan.yaml cl-goals -f - measure bezoekers 3
status_is "a change that cannot be taken along" 2
is "one message, no word of 27 to go" "$(printf '%s\n' "$err" | grep -c .)" 1
finish
