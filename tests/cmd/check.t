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

# --- for builds
sed 's/side: internal/side: intern/; s/^  goals:/  goals: # 100%: a, b/' plan.yaml >builds.yaml
cd communities && mkdir deep && cd ..
run env LC_ALL=nl_NL.UTF-8 cl-plan -f builds.yaml check --format gcc
status_is "gcc: an error" 1
has "gcc: in English, with a rule for the format" "$out" "builds.yaml:40:13: error: side: "
has "gcc: format is the rule of what has none" "$out" " [format]"
is "gcc: every line has a place and a level" "$(printf '%s\n' "$out" | grep -vcE '^[^:]+:[0-9]+:[0-9]+: (error|warning|note): .* \[[A-Z0-9a-z]+\]$')" 0
run env LC_ALL=nl_NL.UTF-8 cl-plan -f builds.yaml check --format github
has "github" "$out" "::error file=builds.yaml,line=40,col=13,title=format::side: "
is "github: nothing else" "$(printf '%s\n' "$out" | grep -vcE '^::(error|warning|notice) file=[^,:]+,line=[0-9]+,col=[0-9]+,title=[A-Z0-9a-z]+::')" 0
find_python 'import json'
if [ -n "$python" ]; then
  run cl-plan -f builds.yaml check --format gitlab
  is "gitlab: a report with prints of their own" "$(printf '%s' "$out" | "$python" -c '
import json, sys
l = json.load(sys.stdin)
assert all(set(x) == {"description", "check_name", "fingerprint", "severity", "location"} for x in l)
assert len({x["fingerprint"] for x in l}) == len(l) and l
assert {x["severity"] for x in l} <= {"major", "minor", "info"}
print([(x["severity"], x["check_name"], x["location"]) for x in l][0])')" "('major', 'format', {'path': 'builds.yaml', 'lines': {'begin': 40}})"
  run cl-plan -f builds.yaml check --format sarif
  is "sarif: every result has a rule that is told" "$(printf '%s' "$out" | "$python" -c '
import json, sys
d = json.load(sys.stdin)
run = d["runs"][0]
ids = [r["id"] for r in run["tool"]["driver"]["rules"]]
assert len(set(ids)) == len(ids) and "format" in ids and d["version"] == "2.1.0"
assert all(r["ruleId"] in ids and r["level"] in ("error", "warning", "note") for r in run["results"])
r = run["results"][0]
print(r["level"], r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], r["locations"][0]["physicalLocation"]["region"])')" "error builds.yaml {'startLine': 40, 'startColumn': 13}"
else
  skip "gitlab and sarif" "no Python"
fi
run cl-plan check --format xml
status_is "another format is none" 2
run cl-plan check --by name
status_is "nor is another order" 2
run cl-plan -f builds.yaml check --json --format gcc
status_is "one of the two" 2
printf 'plan: 1\nkapstok: {goals: [\n' >unread.yaml
run env LC_ALL=nl_NL.UTF-8 cl-plan -f unread.yaml check --format github
status_is "a plan that cannot be read" 3
has "is told in the format, too" "$out" "::error file=unread.yaml,line=3,col=1,title=format::"

# --- of some files
fresh
cl-goals set goal bezoekers --due '' >/dev/null
sed 's/side: internal/side: intern/' plan.yaml >new && mv new plan.yaml
run cl-plan check
has "all files" "$out" "plan.yaml:40:13: error"
has "all files, the included one" "$out" "communities/repareren.yaml:46:9: error"
run cl-plan check communities/repareren.yaml
status_is "of an included file" 1
is "only what is found in it" "$(printf '%s\n' "$out" | grep -v '^ ' | grep -vc '^communities/repareren.yaml:')" 0
has "its plan was looked up" "$out" "[W79]"
run cl-plan check people.yaml
is "nothing is found in another" "$status$out" 0
mkdir ../other && cp -R "$example/." ../other && chmod -R u+w ../other && sed -i.old '/^  mission:/d; s/side: internal/side: wat/' ../other/plan.yaml
run cl-plan check people.yaml ../other/plan.yaml ../other/people.yaml --format gcc
has "of another plan as well, each once" "$(printf '%s\n' "$out" | grep -c 'side:')" 1
cd /
run cl-plan check "$tap_home/work/communities/repareren.yaml"
has "from anywhere" "$out" "work/communities/repareren.yaml:46:9: error"
cd "$tap_home/work" || exit 99
run cl-plan check nothing.yaml
status_is "a file that is not there" 4
run cl-plan check --staged plan.yaml
status_is "git says which" 2
rm -rf "$tap_home/other"

# --- by weight, as on a terminal
run env COLUMNS=80 cl-plan check --by weight
status_is "by weight" 1
is "errors first" "$(printf '%s\n' "$out" | head -n 1 | cut -d' ' -f1)" error
has "what mends it, with the id" "$out" "  cl-goals set goal repareren/bezoekers --"
has "a total in words" "$(printf '%s\n' "$out" | tail -n 1)" "2 errors, "
run env LC_ALL=nl_NL.UTF-8 cl-plan check --op gewicht
has "in Dutch, ready to paste" "$out" "  cl-goals zet doel repareren/bezoekers --"
has "with only what is missing" "$out" "bezoekers --klaar-op DATUM"
has "a total in Dutch" "$out" "2 fouten, "
run cl-plan check --json
has "what mends it is English in JSON" "$out" '"mend":"cl-goals set goal repareren/bezoekers --'
{
  printf 'plan: 1\norganisation: X\nkapstok:\n  goals:\n'
  i=0
  while [ $((i += 1)) -le 30 ]; do printf '    - {id: a%d, text: Een, side: buiten%d}\n' "$i" "$i"; done
} >long.yaml
run cl-plan -f long.yaml check --by weight
is "of a long list ten" "$(printf '%s\n' "$out" | grep -c '^error  ')" 10
has "and how to see all" "$out" "cl-plan check --all"
run cl-plan -f long.yaml check --all
is "all of it" "$(printf '%s\n' "$out" | grep -c '^error  ')" 30

# --- what mends it can be pasted: nothing is made up, nothing that is there goes
fresh
mended() { run cl-plan check --json; printf '%s\n' "$out" | grep "\"rule\":\"$1\"" | sed 's/.*"mend":"//; s/"}$//'; }
cl-goals set goal bezoekers --due '' >/dev/null
is "of a counted goal only what is missing" "$(mended W79 | head -n 1)" \
  "cl-goals set goal repareren/bezoekers --due DATE"
fresh
cl-goals set goal bezoekers --agreed '' >/dev/null
is "of what people judge" "$(mended W79)" "cl-goals set goal repareren/bezoekers --agreed ROLE"
fresh
cl-goals set goal bezoekers --target 31 >/dev/null
is "of what does not hold together that field" "$(mended W79)" \
  "cl-goals set goal repareren/bezoekers --target NUMBER"
fresh
cl-define set person amb1 --ground '' >/dev/null
has "a ground is the person's, whoever was noted about" "$(mended P14)" \
  "cl-define set person amb1 --ground consent"
run env LC_ALL=nl_NL.UTF-8 cl-plan check --op gewicht
has "the words of its values are Dutch, too" "$out" "cl-define zet persoon amb1 --grondslag toestemming"
finish
