#!/bin/sh
# What git and sync folders leave behind: marks of a merge are one clear error that
# names the record and the field, wherever they stand; copies of a file are not read.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# ---- Marks of a merge ----

marks() { # WHAT WORDS: the last command met marks and said so, once
  status_is "$1: status 3" 3
  is "$1: one error" "$(grep -c 'error' "$tap_home/all")" 1
  has "$1: names the place" "$(cat "$tap_home/all")" "$2: two texts that git could not merge"
}
try() { # WHAT WORDS
  run cl-plan check
  cat "$tap_home/out" "$tap_home/err" >"$tap_home/all"
  marks "$1" "$2"
}

cat >plan.yaml <<'END'
plan: 1
organisation: Test
calendar:
  - id: ochtend
    date: 2026-12-01
    title: "Een lange titel
<<<<<<< HEAD
      van ons
=======
      van hen
>>>>>>> feature
      tot hier"
    form: event
END
try "inside a quoted text" "plan.yaml:7:1: error: moment 'ochtend', title"
cat >plan.yaml <<'END'
plan: 1
organisation: Test
calendar:
  - id: ochtend
    date: 2026-12-01
    title: |
      regel
<<<<<<< HEAD
      van ons
||||||| base
      van toen
=======
      van hen
>>>>>>> feature
    form: event
END
try "inside a literal text" "plan.yaml:8:1: error: moment 'ochtend', title"
cat >plan.yaml <<'END'
plan: 1
organisation: Test
calendar:
  - id: ochtend
    date: 2026-12-01
<<<<<<< HEAD
    form: event
=======
    form: story
>>>>>>> feature
END
try "between fields" "plan.yaml:6:1: error: moment 'ochtend', form"
cat >plan.yaml <<'END'
plan: 1
organisation: Test
communities:
  - id: c
    name: C
    tasks:
      - id: t
        text: T
<<<<<<< HEAD
      - id: van-ons
        text: U
=======
      - id: van-hen
        text: V
>>>>>>> feature
END
try "between records" "plan.yaml:9:1: error: task 'van-ons'"
cat >plan.yaml <<'END'
plan: 1
organisation: Test
kapstok:
  goals:
    - id: g
      text: |
        regel
        <<<<<<< HEAD
        een
        =======
        twee
        >>>>>>> feature
      side: internal
END
try "further to the right" "plan.yaml:8:1: error: goal 'g', text"
cat >plan.yaml <<'END'
plan: 1
organisation: Test
calendar: [{id: m, date: 2026-12-01, note: a}]
<<<<<<< HEAD
language: nl
=======
language: en
>>>>>>> feature
END
try "of the organisation" "plan.yaml:4:1: error: language"
sed '/^[<=]/d' plan.yaml >some && mv some plan.yaml
try "half of it was taken out" "plan.yaml:6:1: error"
printf 'plan: 1\r\norganisation: |\r\n  a\r\n<<<<<<<\r\n  b\r\n=======\r\n  c\r\n>>>>>>>\r\n' >plan.yaml
try "with the ends of lines of Windows, without names" "plan.yaml:4:1: error: organisation"
printf '<<<<<<< HEAD\n{\n=======\n}\n>>>>>>> x\n' >plan.yaml
try "where nothing can be read" "plan.yaml:1:1: error"
printf 'plan: 1\norganisation: "De\n  <<<<<<< pijl"\nmission: |\n  >>>>>>> tekst\n  Kop\n  =======\n' >plan.yaml
run cl-plan check --no-rules
status_is "what only looks like it is text" 0
# In the file of people, without a word of what stands there.
fresh
printf '<<<<<<< HEAD\n  - {id: p9, name: Voorbeeld Negen, role: x, side: library}\n=======\n>>>>>>> x\n' >>people.yaml
run cl-define list people
status_is "people's file: status 3" 3
has "people's file: names the record" "$err" "person 'p9'"
hasnt "people's file: not the name" "$out$err" Negen
run env LC_ALL=nl_NL.UTF-8 cl-define list people
has "in Dutch" "$err" "persoon 'p9': hier staan twee teksten"

# ---- Copies ----

fresh
file=communities/repareren
run cl-plan check --no-rules --json
before=$out
for copy in repareren_LOCAL_123.yaml repareren_BACKUP_7.yaml 'repareren (conflicted copy).yaml' \
  'repareren (Conflicterende kopie van Anna 2026-11-22).yaml' 'repareren (1).yaml' \
  repareren.sync-conflict-20261122-120000-ABCDEFG.yaml 'repareren - Kopie.yaml' \
  repareren-LAPTOP.yaml; do
  cp "$file.yaml" "communities/$copy"
  run cl-plan check --no-rules
  status_is "$copy: no error" 0
  has "$copy: is named" "$out" "communities/$copy is not read"
  hasnt "$copy: doubles nothing" "$out" "given twice"
  rm "communities/$copy"
done
sed '/^  - communities/s/\*.yaml/*/' plan.yaml >some && mv some plan.yaml
cp "$file.yaml" "$file.yaml~"
cp "$file.yaml" "$file.yaml.orig"
run cl-plan check --no-rules
status_is "a pattern for all files: no error" 0
has "a pattern for all files: names the one" "$out" "repareren.yaml~ is not read"
has "a pattern for all files: names the other" "$out" "repareren.yaml.orig is not read"
run cl-define set community repareren --name Anders
status_is "a change goes into the file itself" 0
is "and not into its copies" "$(grep -l Anders communities/*)" "communities/repareren.yaml"

fresh
mv "$file.yaml" "$file (1).yaml"
run cl-plan check --no-rules
status_is "without the other it is no copy" 0
is "and is read" "$(cl-define list communities --fields id --tsv | tail -1)" repareren
sed 's/communities\/\*.yaml/communities\/repareren_LOCAL_1.yaml/' plan.yaml >some && mv some plan.yaml
mv "$file (1).yaml" "${file}_LOCAL_1.yaml"
is "what include names itself is read" "$(cl-define list communities --fields id --tsv | tail -1)" repareren
finish
