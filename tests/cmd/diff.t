#!/bin/sh
# cl-plan diff and log, and --since: two versions of a plan as facts, from files,
# folders, archives and git's own store.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

TZ=UTC
export TZ

# --- two files, with no plan in this folder
cd "$tap_home" || exit 99
mkdir old new new/communities old/communities
printf 'plan: 1\norganisation: Test\ninclude: [communities/*.yaml, people.yaml]\n' >old/plan.yaml
printf '\357\273\277organisation: "Test" # the same\r\nplan: "1"\r\ninclude:\r\n  - communities/*.yaml\r\n  - people.yaml\r\n' >new/plan.yaml
cat >old/communities/c.yaml <<'E'
communities:
  - id: c
    name: Samen
    channels: [web, markt]
    platform: {use: yes}
    agreements: {budget: 30, hours: [{person: p, per-week: 4}]}
    goals:
      - {id: g, text: Tien erbij, kind: quantitative, target: 10, measured: [{date: 2026-10-01, value: 3}]}
E
sed 's/web, markt/markt, web/; s/use: yes/use: ja/; s/budget: 30/budget: 30.0/' old/communities/c.yaml >new/communities/other.yaml
printf 'people: [{id: p, role: lid, name: Geheime Naam}]\n' >old/people.yaml
run cl-plan diff old/plan.yaml new/plan.yaml --exit-code
is "spelling, order, style and file are no difference" "$status$out" 0
has "a file that stays out of git is named once" "$err" "people.yaml is not in"
is "and that is all" "$(printf '%s\n' "$err" | grep -c 'not compared')" 1
run cl-plan diff old new --exit-code
is "folders do as well" "$status$out" 0
sed -i.bak 's/value: 3}/value: 5}, {date: 2026-11-01, value: 6}/; s/per-week: 4/per-week: 6/; s/markt, //; s/id: g/id: tien/' new/communities/other.yaml
rm new/communities/*.bak
run cl-plan diff old new --json --exit-code
status_is "a difference is told by the status when asked" 1
is "each is a line" "$out" '{"type":"community","id":"c","field":"channels","change":"removed","old":"markt","new":null}
{"type":"community","id":"c","field":"agreements.hours","change":"changed","old":{"person":"p","per-week":4},"new":{"person":"p","per-week":6}}
{"type":"joint-goal","id":"c/tien","field":"measured","change":"changed","old":{"date":"2026-10-01","value":3},"new":{"date":"2026-10-01","value":5}}
{"type":"joint-goal","id":"c/tien","field":"measured","change":"added","old":null,"new":{"date":"2026-11-01","value":6}}
{"type":"joint-goal","id":"c/tien","field":"id","change":"renamed","old":"g","new":"tien"}'
run cl-plan diff old new
status_is "without asking it is 0" 0
is "in words, by community" "$out" 'Samen (c)
  - Bij Kanalen verviel: markt.
  - Uren was lid (p): 4, is nu p: 6.
  - Gezamenlijk doel Tien erbij (tien): de meting van 1 oktober 2026 was 3, is
    nu 5.
  - Gezamenlijk doel Tien erbij (tien): gemeten: 1 november 2026: 6.
  - Gezamenlijk doel Tien erbij (tien): de id was g, is nu tien.' 
mkdir nog && cp old/plan.yaml nog/
run cl-plan diff nog/plan.yaml old/plan.yaml --json
has "the first file of a pattern is a community that came" "$out" '{"type":"community","id":"c","field":null,"change":"added","old":null,"new":null}'
cp old/plan.yaml nog/los.yaml
run cl-plan diff nog/los.yaml old/plan.yaml --json
is "a copy of the root alone cannot tell" "$out" ""
has "which is said" "$err" "communities/*.yaml is not in los.yaml"
rm new/communities/other.yaml
run cl-plan diff old new --json
has "the last file of a pattern that went is a community that went" "$out" '{"type":"community","id":"c","field":null,"change":"removed","old":null,"new":null}'
printf 'people: [{id: p, role: lid, name: Ander}, {id: q, role: gast, email: a@example.nl}]\n' >new/people.yaml
run cl-plan diff old new --json
has "that a person changed is told" "$out" '{"type":"person","id":"p","field":null,"change":"changed","old":null,"new":null}'
hasnt "and nothing else" "$out" Ander
hasnt "of nobody" "$out" example.nl
run cl-plan diff nergens.yaml new
status_is "what is not there" 4
has "is said" "$err" "nergens.yaml"
printf 'plan: 1\norganisation: Test\nmission: [een]\nvision: Lezen\n' >half.yaml
run cl-plan diff old/plan.yaml half.yaml --json
status_is "with errors in the format" 0
has "what can be read is compared" "$out" '"field":"vision","change":"added"'
has "and it is said" "$err" "could be read is compared"
printf 'plan: [\n' >broken.yaml
run cl-plan diff broken.yaml new
status_is "what is no plan" 3
run cl-plan diff - - </dev/null
status_is "both from standard input" 2

# --- an archive
if tar cf a.tar -C "$tap_home" old 2>/dev/null; then
  run_from a.tar cl-plan diff - old --exit-code
  is "a tar archive is a whole plan, includes and all" "$status$out" 0
  run_from a.tar cl-plan diff - new --json
  has "which is compared" "$out" '"change":"removed"'
  head -c 1500 a.tar >cut.tar
  run_from cut.tar cl-plan diff - new
  status_is "cut short" 4
else
  skip "a tar archive" "there is no tar"
fi

own_git "git"

# --- revisions
fresh
mkdir -p ../top && rm -rf ../top && mkdir ../top && cp -R . ../top/deel && cd ../top || exit 99
git init -q -b main .
printf 'people.yaml\n' >.gitignore
git add -A
GIT_COMMITTER_DATE=2026-09-01T12:00:00Z GIT_AUTHOR_DATE=2026-09-01T12:00:00Z git commit -qm "Begin van het plan"
git tag v1
git tag -a -m "Getekend" v1a
cd deel || exit 99
run cl-plan diff --exit-code
is "the plan as it is and as it was committed" "$status$out" 0
cl-goals measure bezoekers 31 --date 2026-10-05 >/dev/null 2>&1
run cl-plan diff --json
is "what was not committed yet" "$out" '{"type":"joint-goal","id":"repareren/bezoekers","field":"measured","change":"added","old":null,"new":{"date":"2026-10-05","value":31}}'
GIT_COMMITTER_DATE=2026-10-05T12:00:00Z git commit -qam "Gemeten: 31

Meer hierover."
cl-goals rename goal bezoekers gasten >/dev/null
cl-goals set goal gasten --target 40 >/dev/null
GIT_COMMITTER_DATE=2026-11-01T12:00:00Z git commit -qam "Andere naam"
for rev in v1 v1a 'v1a^{commit}' main~2 HEAD^^ @~2 'HEAD@{2}' refs/tags/v1 tags/v1 "$(git rev-parse v1)" "$(git rev-parse --short=7 v1)" 2026-10-01 "7 weken geleden" v1:plan.yaml 'HEAD^^:./plan.yaml'; do
  run cl-plan diff "$rev" --json
  is "since $rev" "$(printf '%s\n' "$out" | cut -d, -f2-4)" '"id":"repareren/gasten","field":"target","change":"changed"
"id":"repareren/gasten","field":"measured","change":"added"
"id":"repareren/gasten","field":"id","change":"renamed"'
done
run cl-plan diff v1 HEAD~1 --json
has "two revisions" "$out" '"id":"repareren/bezoekers","field":"measured"'
run cl-plan diff v1 --exit-code -q
is "with a status" "$status" 1
run cl-plan diff v9
status_is "no such revision" 4
has "said" "$err" "v9"
run cl-plan diff v1:nergens.yaml
status_is "a file that is not the plan" 4
has "is named" "$err" "v1:nergens.yaml"
run cl-plan status --since v1:plan.yaml --json
has "--since takes a file of a revision, too" "$out" '"then":{'
run cl-plan overview -o "$tap_home/o.xlsx" --since v1
status_is "--since of the overview takes a revision" 0
run cl-plan overview -o "$tap_home/o.xlsx" --since "4 weken geleden"
status_is "and a day" 0
git archive HEAD~2 >"$tap_home/r.tar"
run_from "$tap_home/r.tar" cl-plan diff - --json
has "an archive that git made" "$out" '"change":"renamed"'
git rm -q communities/repareren.yaml
git commit -qm "Zonder repareren"
run cl-plan diff HEAD~1 --json
has "the last file of a pattern in git" "$out" '{"type":"community","id":"repareren","field":null,"change":"removed","old":null,"new":null}'
git reset -q --hard HEAD~1

# --- log
run cl-plan log joint-goal gasten --json
is "a record, through its names" "$(printf '%s\n' "$out" | sed 's/,"old":.*"date":\("[^"]*","subject"\)/,"date":\1/; s/}$//' | cut -d, -f2-)" '"id":"repareren/gasten","field":"target","change":"changed","date":"2026-11-01","subject":"Andere naam"
"id":"repareren/gasten","field":"id","change":"renamed","date":"2026-11-01","subject":"Andere naam"
"id":"repareren/bezoekers","field":"measured","change":"added","date":"2026-10-05","subject":"Gemeten: 31"
"id":"repareren/bezoekers","field":null,"change":"added","date":"2026-09-01","subject":"Begin van het plan"'
run cl-plan log joint-goal bezoekers --json
is "by the name that it had: up to where it got another" "$(printf '%s\n' "$out" | grep -o '"change":"[a-z]*"')" '"change":"renamed"
"change":"added"
"change":"added"'
run cl-plan logboek gezamenlijk-doel gasten --field metingen
is "a field, in words" "$(printf '%s\n' "$out" | sed 's/([0-9a-f]*)$/(x)/')" '5 oktober 2026  Gemeten: 31  (x)
  - Gezamenlijk doel Gemiddeld 30 bezoekers per reparatieochtend in het eerste
    jaar (bezoekers): gemeten: 5 oktober 2026: 31.'
run cl-plan log
is "all of it, the newest first" "$(printf '%s\n' "$out" | grep -c '^[0-9]')" 3
by_type=$(cl-plan log joint-goal gasten --field measured --json)
ok "there is something to compare with" test -n "$by_type"
is "goal is the joint goal where only that has the id" "$(cl-plan log goal gasten --field measured --json)" "$by_type"
is "so in Dutch" "$(cl-plan logboek doel repareren/gasten --veld metingen --json)" "$by_type"
has "else it is the kapstok's" "$(cl-plan log goal meedoen --json)" '"type":"goal"'
hasnt "and only that" "$(cl-plan log goal --json)" '"type":"joint-goal"'
run cl-plan log task niets
status_is "nothing about it" 1
run cl-plan log joint-goal --field tagret
status_is "no such field" 2
has "what may have been meant" "$err" target
echo iets >los.txt
git add los.txt
git commit -qm "Iets anders"
git checkout -q -b zijspoor HEAD~1
cl-goals set goal gasten --target 50 >/dev/null
git commit -qam "Zijspoor: 50"
git checkout -q main
cl-define set task zaal --done yes >/dev/null
git commit -qam "Zaal"
git merge -q -m "Samen" zijspoor
run cl-plan log --json
is "a merge tells nothing that was told, another file is not read" "$(printf '%s\n' "$out" | sed 's/.*"subject"://' | uniq | head -3)" '"Zaal"}
"Zijspoor: 50"}
"Andere naam"}'

# --- log reads only what differs: it says what diff says, which reads all
i=0
while [ $i -lt 12 ]; do
  i=$((i + 1))
  case $((i % 6)) in
  0) cl-calendar add moment "Extra $i" --date 2026-12-1$((i % 10)) --form event --owner cl1 >/dev/null ;;
  1) cl-goals set goal verhalen --community repareren --when "keer $i" >/dev/null ;;
  2) cl-define add task "Taak $i" --community repareren >/dev/null ;;
  3) cl-kapstok set goal meedoen --own "Samen $i" >/dev/null ;;
  4) cl-calendar set moment opening --title "Opening $i" >/dev/null ;;
  5) cl-define add contact --community repareren --via "Weg $i" >/dev/null ;;
  esac
  git commit -qam "Stap $i"
done
git mv communities/repareren.yaml communities/anders.yaml
git commit -qm "Ander bestand"
for c in $(git rev-list --no-merges HEAD); do
  git rev-parse -q --verify "$c^" >/dev/null && cl-plan diff "$c^" "$c" --json 2>/dev/null
done | grep -vE '"change":"(stage|light)"' | sort >"$tap_home/whole"
cl-plan log --json 2>/dev/null | grep -v '"subject":"Begin van het plan"' |
  sed 's/,"commit":.*/}/' | sort >"$tap_home/parts"
ok "there is something to say" test "$(grep -c . "$tap_home/whole")" -gt 14
is "what log reads of it is enough" "$(diff "$tap_home/whole" "$tap_home/parts")" ""

# --- everything that git keeps its objects in gives the same
wanted=$(cl-plan diff v1 --json)
as_before() { # WHAT
  run cl-plan diff v1 --json
  is "$1" "$out" "$wanted"
  is "$1: nothing is wrong" "$(cl-plan log --json 2>&1 | grep -cE '^[{]|error')" "$lines"
}
lines=$(cl-plan log --json | grep -c .)
git gc -q
as_before "packed, offsets as deltas"
git repack -q -a -d -f --depth=50 --window=50
git config pack.indexVersion 1
git repack -q -a -d -f
as_before "index version 1"
git -c repack.useDeltaBaseOffset=false repack -q -a -d -f
as_before "names as deltas"
git pack-refs --all
as_before "packed refs"
git worktree add -q "$tap_home/elders" HEAD 2>/dev/null
cd "$tap_home/elders/deel" && as_before "a worktree"
rm -rf "$tap_home/kloon" && git clone -q -s "$tap_home/top" "$tap_home/kloon"
cd "$tap_home/kloon/deel" && as_before "objects of another repository"
if git init -q --object-format=sha256 "$tap_home/sha" 2>/dev/null; then
  cd "$tap_home/top" && git fast-export --all >"$tap_home/stroom"
  cd "$tap_home/sha" && git fast-import --quiet <"$tap_home/stroom" && git reset -q --hard main
  cd deel && as_before "SHA-256"
  git repack -q -a -d -f
  as_before "SHA-256, packed"
  id=$(git rev-parse --short=9 v1)
  run cl-plan diff "$id" --json
  is "an abbreviated name of SHA-256" "$out" "$wanted"
else
  skip "SHA-256" "this git has none"
fi

# --- what is not understood is said
cd "$tap_home/kloon/deel" || exit 99
git config core.repositoryFormatVersion 1
git config extensions.refStorage reftable
run cl-plan diff HEAD
status_is "reftable" 4
has "with what to do" "$err" "git archive"
git config --unset extensions.refStorage
git config remote.origin.promisor true
rm -f ../.git/objects/info/alternates
run cl-plan diff "$(git -C "$tap_home/top" rev-parse v1)"
status_is "an object that was not fetched" 4
has "a promise" "$err" "git archive"
mkdir "$tap_home/los" && cd "$tap_home/los" && printf 'plan: 1\norganisation: X\n' >plan.yaml
run cl-plan diff
status_is "no repository" 4
has "said so" "$err" "no git repository"
git init -q .
run cl-plan log
status_is "nothing committed" 4

# --- outside git the earlier version is to be named
fresh
run cl-plan diff
status_is "no git" 4
has "says what can be done" "$err" "name the earlier version, a file or a folder"

# --- what is known by its day is told by its day
fresh
cp -R . "$tap_home/earlier"
cl-goals add evaluation --date 2027-01-15 -q >/dev/null
run cl-plan diff "$tap_home/earlier"
has "as the plan's language writes it" "$out" "15 januari 2027"
finish
