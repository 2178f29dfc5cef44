#!/bin/sh
# What is kept of people: what goes out with an export, who can read a file with names,
# copies of it, and notes that need a ground and a last day.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# --- the whole plan without people, their stories and the individuals of the scan
cat >communities/meer.yaml <<'END'
communities:
  - id: meer
    name: Meer
    group: buurvrouw
    contacts: [{person: amb1}]
    stories:
      - {date: 2026-10-01, text: Zwijgverhaal}
      - {date: 2026-10-02, text: Vertelverhaal, consent: yes}
END
cat >communities/scan.yaml <<'END'
scan:
  groups:
    - {id: buurvrouw, name: De vrouw van nummer acht, kind: individual, theme: duurzaamheid}
END
run cl-plan export
status_is "export" 0
for each in amb1 amb2 cl1 Voorbeeld ambassadeur '"people"' Zwijgverhaal buurvrouw 'nummer acht' ruilkast; do
  hasnt "export has no $each" "$out" "$each"
done
for each in Vertelverhaal repaircafe '"per-week"' bezoekers; do
  case $each in '"per-week"') hasnt "no hours of somebody" "$out" "$each" ;; *) has "export has $each" "$out" "$each" ;; esac
done
cl-plan export >"$tap_home/whole.json"
run cl-plan -f "$tap_home/whole.json" check --no-rules
is "what is left refers to nothing that went" "$status$out" 0
is "the same from standard input" "$(cl-plan -f - export <plan.yaml | cmp - "$tap_home/whole.json" 2>&1)" ""
run cl-plan export --all
for each in Zwijgverhaal buurvrouw ruilkast; do has "--all has $each" "$out" "$each"; done
for each in amb1 Voorbeeld '"people"'; do hasnt "--all has no $each" "$out" "$each"; done
run cl-plan export --with-names
for each in amb1 Zwijgverhaal ruilkast 'Voorbeeld Drie'; do has "--with-names has $each" "$out" "$each"; done
unchanged "the plan is as it was"

# --- who can read it
mode() { ls -ld "$1" | cut -c1-10; }
umask 022
rm -rf new && run cl-plan init new
is "people.yaml is made for its owner" "$(mode new/people.yaml)" -rw-------
is "the plan is as usual" "$(mode new/plan.yaml)" -rw-r--r--
chmod 640 new/people.yaml
run cl-define -f new/plan.yaml add person 'lezer' --side community --id p9
is "a mode that is there stays" "$status$(mode new/people.yaml)" 0-rw-r-----
cl-plan export -o a.json
cl-plan export --with-names -o b.json
cl-define export person --with-names -o c.csv
cl-define show --with-names --format html -o d.html
cl-calendar export --with-names -o e.ics
is "without names as usual" "$(mode a.json)" -rw-r--r--
for each in b.json c.csv d.html e.ics; do
  is "$each, with names, for its owner" "$(mode $each)" -rw-------
done
chmod 644 b.json && cl-plan export --with-names -o b.json
is "one that was there keeps its mode" "$(mode b.json)" -rw-r--r--
fresh
chmod 644 people.yaml
is "an example may be read by all" "$(cl-plan check --rules P13)" ""
sed 's/example\.nl/waterrijk.test/' people.yaml >p && cat p >people.yaml && rm p
run cl-plan check --rules P13
has "people may not" "$out" "people.yaml:3:5: warning: everybody on this computer can read 'people.yaml'"
chmod 640 people.yaml
is "a group may" "$(cl-plan check --rules P13)" ""

# --- notes
fresh
sed 's/ground: toestemming, //' people.yaml >p && cat p >people.yaml && rm p
run cl-plan check --rules P14
has "notes without a ground" "$out" "communities/repareren.yaml:17:9: warning: 'amb1' holds notes about somebody (amb1)"
has "of a conversation" "$out" "'koffie' holds notes"
fresh
is "with a ground" "$(cl-plan check --rules P14,P15)" ""
run cl-define set conversation koffie --keep-until 2026-11-01
status_is "a conversation has its own last day" 0
run cl-plan check
has "past" "$out" "error: the notes in 'koffie' should be gone since 2026-11-01"
status_is "that is an error" 1
run cl-plan privacy amb1 --language nl
has "privacy lists it" "$out" "gesprek repareren/koffie: 1 november 2026: voorbij"
has "and says what is to be arranged" "$out" "notities over hun einddatum heen"
has "for programs, too" "$(cl-plan privacy amb1 --json)" \
  '{"type":"conversation","id":"repareren/koffie","keep-until":"2026-11-01","past":true}'
run cl-define set conversation koffie --keep-until 2028-01-01
is "another day" "$(cl-plan check --rules P15)" ""
is "the person's own passes: the conversation's counts" \
  "$(CL_TODAY=2028-01-01 cl-plan check --rules P15 | grep -c koffie)" 0
is "that of the contact is the person's" "$(CL_TODAY=2028-01-01 cl-plan check --rules P15 | grep -c "'amb1'")" 1
run cl-plan forget amb1
hasnt "forget takes it out" "$(cat communities/repareren.yaml)" keep-until

# --- copies in git
if ! git --version >/dev/null 2>&1; then
  skip "copies in git" "no git"
  finish
fi
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE 2>/dev/null || :
HOME=$tap_home GIT_CONFIG_NOSYSTEM=1
export HOME GIT_CONFIG_NOSYSTEM
fresh
rm -rf new && cl-plan -q init new >/dev/null && cp new/.gitignore . && rm -rf new
git -c init.defaultBranch=main init -q .
set -- people-LAPTOP.yaml 'people (conflicted copy 2026-11-22).yaml' people.yaml~ people.yaml.orig \
  people.sync-conflict-20261122-120000-ABCDEFG.yaml 'people (1).yaml' .people.yaml.swp '#people.yaml#' \
  'Kopie van people.yaml' people_LOCAL_12.yaml people_conflict-20261122.yaml 'people - Kopie.yaml'
for each; do
  cp people.yaml "$each"
  ok "git leaves alone: $each" git check-ignore -q "$each"
done
for each in plan.yaml peoplewatchers.yaml peopleware/plan.yaml communities/people-watchers.md notes.yaml \
  communities/repareren.yaml mensen.yaml; do
  is "and not: $each" "$(git check-ignore "$each")" ""
done
is "none is in git" "$(cl-plan check --rules P9)" ""
git add -f -- "$@"
run cl-plan check --rules P9
status_is "copies in git" 1
for each; do has "git keeps $each" "$out" "$each: error: git keeps '$each'"; done
is "each once" "$(printf '%s\n' "$out" | grep -c 'git keeps')" $#
rm people.yaml
run cl-plan check --rules P9
is "also where people.yaml is not" "$(printf '%s\n' "$out" | grep -c 'git keeps')" $#
finish
