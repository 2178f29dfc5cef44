#!/bin/sh
# What is promised of data: ids are given out once, nothing is emptied unasked, what
# reads in two ways is said, what another program made of a plan still reads.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

same() { # WHAT: the plan is as it was
  is "$1" "$(cat plan.yaml)" "$before"
}

# ---- ids ----
cat >plan.yaml <<'EOF'
plan: 1
organisation: B
kapstok:
  goals:
    - {id: a, text: Doel, side: external}
  themes:
    - {id: b, text: Thema}
  requests:
    - {id: r, date: 2026-01-01, who: W, asks: X}
scan:
  groups:
    - {id: g, name: G, kind: organisation, theme: b, tie: yes, chosen: yes}
communities:
  - id: c
    name: C
    conversations:
      - {id: t, date: 2026-01-01}
calendar:
  - {id: m, date: 2026-10-03, title: M, form: event, owner: p, repeat: {every: week}}
  - {id: n, date: 2026-10-04, title: N, form: event, owner: p, instead: {moment: m, date: 2026-10-10}}
people:
  - {id: p, role: R}
EOF
before=$(cat plan.yaml)
refused() { # WHAT COMMAND...
  what=$1
  shift
  run "$@"
  status_is "$what: refused" 2
  has "$what: the message says so" "$err" "is there already"
  same "$what: nothing is written"
}
refused "add" cl-kapstok add goal X --side external --id a
refused "add, an id of a theme" cl-kapstok add goal X --side external --id b
has "the place is named" "$err" "plan.yaml, line 7"
refused "rename to an id of a theme" cl-kapstok rename goal a b
refused "define start" cl-define start --group g --id c
refused "prepare --save" cl-define prepare p --community c --save --id t
refused "fit --save" cl-kapstok fit 'Thema' --who W --save --id r
refused "done of a repeat" cl-calendar done m --occurrence 2026-10-17 --id n
printf 'id,text\na,Y\n' >t.csv
refused "import" cl-kapstok import theme t.csv
run cl-calendar done n --id x
status_is "done does not rename" 2
has "it says who does" "$err" "rename moment"
same "and writes nothing"
run cl-calendar done m --occurrence 2026-10-17 --id eigen
is "done of a repeat takes an id" "$out" eigen
run cl-kapstok add theme Doel
is "an id that is made is no goal's" "$out" doel
run cl-kapstok add goal Doel --side external
is "nor a theme's" "$out" doel-2
sed -i 's/{id: b, text/{id: a, text/' plan.yaml
run cl-plan check --no-rules
has "one id for a goal and a theme is an error" "$out" "plan.yaml:8:12: error: id 'a' is given twice: goals and themes share their ids, and it already stands in plan.yaml, line 5"
status_is "and check fails" 1

# ---- empty input, empty cells ----
printf '' >nothing
run_from nothing cl-scan -f - add wanted X --why Y
status_is "no plan on standard input" 3
is "and nothing comes out" "$out" ""
cat >plan.yaml <<'EOF'
plan: 1
organisation: B
kapstok:
  goals:
    - {id: a, text: Doel, side: external, own: Eigen, page: 9}
EOF
before=$(cat plan.yaml)
printf 'text,own,page\nDoel,,10\n' >g.csv
run cl-kapstok import goal g.csv
has "an empty cell without a version leaves the value" "$(cat plan.yaml)" "own: Eigen, page: 10"
run cl-kapstok import goal g.csv --empty-clears
hasnt "--empty-clears takes it out" "$(cat plan.yaml)" Eigen
has "and says of which record and field" "$out" "changed goal a: In own words (emptied: In own words)"
printf '%s\n' "$before" >plan.yaml
cl-kapstok export goals >e.csv
sed 's/Eigen//' e.csv >f.csv
run cl-kapstok import goal f.csv --keep-empty
same "--keep-empty never takes out"
run cl-kapstok import goal f.csv
hasnt "a row with its version says all there is" "$(cat plan.yaml)" Eigen
run cl-kapstok import goal f.csv --keep-empty --empty-clears
status_is "not both" 2
printf '%s\n' "$before" >plan.yaml
printf 'id,text,side\na,Anders,internal\nz,Nieuw,external\n' >h.csv
run cl-kapstok import goal h.csv --add-only
has "--add-only adds" "$out" "added goal z"
has "and leaves alone" "$(cat plan.yaml)" "text: Doel,"
has "and says so" "$err" "1 row is about a record that is there"

# ---- hashtags, twice ----
cat >plan.yaml <<'EOF'
plan: 1 # versie
organisation: B
kapstok:
  goals:
    - id: a
      text: Doe mee #samenlezen in Dijkwaarde
      own: "Doe mee" #stil
      side: external # goed
communities:
  - id: c
    name: C
    channels: [app, markt, app]
    goals:
      - id: g
        text: T
        kind: quantitative
        measured:
          - {date: 2026-01-01, value: 1}
          - {date: 2026-01-01, value: 2}
EOF
run cl-plan check --no-rules
has "a hashtag is a warning" "$out" "plan.yaml:6:21: warning:"
has "with both ways to write it" "$out" 'write "Doe mee #samenlezen in Dijkwaarde", with quotes, for a text, or # samenlezen in Dijkwaarde, with a blank, for a comment'
has "a value twice in a list" "$out" 'plan.yaml:12:28: warning: channels: "app" stands in this list twice: see line 12'
has "a day measured twice" "$out" 'warning: measured: "2026-01-01" stands in this list twice: see line 18'
run env LC_ALL=nl_NL.UTF-8 cl-plan check --no-rules
has "by its Dutch word in Dutch" "$out" 'let op: Metingen: "2026-01-01" staat twee keer in deze lijst'
run cl-plan check --no-rules
is "and no more than that" "$(printf '%s\n' "$out" | grep -c warning:)" 3

# ---- yes and no as others write them ----
cat >plan.yaml <<'EOF'
plan: 1
organisation: B
readiness:
  management: {answer: true}
  purpose: {answer: false}
  skills: {answer: True}
scan:
  groups:
    - {id: g, name: G, kind: organisation, tie: true}
EOF
run cl-plan check --no-rules
is "true and false read as yes and no" "$out" ""
is "get says yes" "$(cl-kapstok get readiness management answer)" yes
before=$(cat plan.yaml)
cl-kapstok answer management yes --date 2026-01-01
has "what is written is yes or no" "$(cl-kapstok set readiness purpose --answer true && cat plan.yaml)" "purpose: {answer: yes}"
is "the circle as well" "$(cl-scan get group g tie)" yes

# ---- numbers ----
cat >plan.yaml <<'EOF'
plan: 1
organisation: B
language: nl
communities:
  - id: c
    name: C
    goals:
      - {id: g, text: T, kind: quantitative}
EOF
before=$(cat plan.yaml)
run cl-goals set goal g --target 1.500
status_is "a number of two readings is refused" 2
has "with both" "$err" '"1.500" can be two numbers: write 1500, or 1,5'
run cl-goals measure g 1.500
status_is "also when it was measured" 2
printf 'id,target\ng,1.500\n' >n.csv
run cl-goals import goal n.csv
status_is "also in a file" 2
has "there with both as well" "$err" 'write 1500, or 1,5'
printf 'id;streefwaarde\ng;1.500\n' >n.csv
run cl-goals import goal n.csv --dialect nl-excel
status_is "also in a Dutch sheet" 2
same "nothing is written"
run cl-goals set goal g --target 1,5
has "a comma is clear" "$(cat plan.yaml)" "target: 1.5}"
run cl-goals set goal g --target 1234567890123456
status_is "sixteen digits are too many" 2
has "and it says why" "$err" "more than 15 digits"

# ---- the last day there is ----
cat >plan.yaml <<'EOF'
plan: 1
organisation: B
calendar:
  - {id: m, date: 9999-12-31, title: Laatste, form: event}
  - {id: n, date: 9999-12-30, time: "10:00", title: Voorlaatste, form: event}
EOF
run cl-calendar export --format ics
has "an all-day moment on the last day" "$out" "DTSTART;VALUE=DATE:99991231"
hasnt "has no end behind it" "$out" "DTEND;VALUE=DATE"
has "one with a time is written as well" "$out" "99991230T100000"
hasnt "and nothing is on day nought" "$out" "00000000"

# ---- what is refused says of which record ----
cat >plan.yaml <<'EOF'
plan: 1
organisation: B
kapstok:
  goals: [{id: a, text: A, side: external}, id: b]
EOF
before=$(cat plan.yaml)
run cl-kapstok set goal b --own X
status_is "what cannot be written safely" 3
has "is refused by name and place" "$err" "plan.yaml:4:45: error: goal b: nothing was changed"
printf 'id,own\na,X\nb,Y\n' >in.csv
run cl-kapstok import goal in.csv
has "an import names the row" "$err" "row 3: goal b: nothing was changed"
same "nothing is written"

# ---- cells that would run ----
cat >plan.yaml <<'EOF'
plan: 1
organisation: B
kapstok:
  goals:
    - {id: a, text: "＝1+1", own: " =1+1", image: "\n=1+1", side: external}
    - {id: b, text: "＠x", own: "＋x", side: external}
EOF
before=$(cat plan.yaml)
run cl-kapstok export goals
for each in "'＝1+1" "\"' =1+1\"" "'＠x" "'＋x"; do
  has "guarded: $each" "$out" "$each"
done
cl-kapstok export goals >e.csv
run cl-kapstok import goal e.csv
same "and taken off again"
finish
