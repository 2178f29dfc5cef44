#!/bin/sh
# -o never writes over the plan: not over one of its files, what `include` would
# take in, a lock, a journal, or git's own folder; under no name.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

state() { find . -type f ! -name '*.made' -exec cksum {} + | sort; }

refused() { # WHAT COMMAND...
  what=$1
  shift
  before=$(state)
  run "$@"
  is "$what: refused" "$status" 2
  is "$what: nothing changed" "$(state)" "$before"
  ok "$what: says why" test "$err"
}

# Every verb that has -o.
awk '{ print } /^  - people.yaml/ { print "  - later.yaml" }' "$example/plan.yaml" >plan.yaml
refused "json" cl-goals export goals --format json -o plan.yaml
refused "csv" cl-goals export goals --format csv -o ./plan.yaml
refused "xlsx" cl-goals export goals --format xlsx -o communities/repareren.yaml
refused "ics" cl-calendar export --format ics -o communities/repareren.yaml
refused "overview" cl-plan overview -o people.yaml
refused "show" cl-plan show --format html -o plan.yaml
refused "text" cl-plan show --format text -o plan.yaml
refused "the whole plan" cl-plan export --format json -o plan.yaml
has "names the file of the plan" "$err" "plan.yaml: error: this is plan.yaml of the plan itself"

# Other names of the same.
mkdir -p elsewhere a
ln -s ../plan.yaml elsewhere/link.made
ln communities/repareren.yaml hard.made
ln -s communities way
refused "a symlink" cl-plan export -o elsewhere/link.made
refused "a hard link" cl-plan export -o hard.made
refused "another way to write it" cl-plan export -o a/..//./way/../people.yaml
refused "an absolute path" cl-plan export -o "$PWD/plan.yaml"
ln -s later.yaml dangling.made
refused "a link to what include names" cl-plan export -o dangling.made
refused "an included file that is not there" cl-plan export -o later.yaml
refused "what a pattern of include would take in" cl-plan export -o communities/made.yaml
refused "the same through a link" cl-plan export -o way/made.yaml
refused "from another folder" sh -c 'cd elsewhere && cl-plan -f ../plan.yaml export -o ../plan.yaml'
refused "the plan is standard input" sh -c 'cl-plan -f - export -o plan.yaml <plan.yaml'
rm -f way dangling.made hard.made elsewhere/link.made

# What stands beside them.
refused "the lock" cl-plan export -o .plan.yaml.lock
refused "the lock of an included file" cl-plan export -o communities/.repareren.yaml.lock
refused "the journal" cl-plan export -o .plan.yaml.journal
refused "a new text of a change" cl-plan export -o .clkit-0123456789abcdef.new

mkdir -p .git/hooks && echo 'ref: refs/heads/main' >.git/HEAD
refused "git" cl-plan export -o .git/config
refused "git, in capitals" cl-plan export -o .GIT
ln -s .git/hooks hooks.made
refused "git, through a link" cl-plan export -o hooks.made/pre-commit
rm -rf .git hooks.made
mkdir -p "$tap_home/store/sub" && echo x >"$tap_home/store/HEAD" && echo "gitdir: ../store" >.git
refused "git's folder elsewhere" cl-plan export -o ../store/config
rm -rf .git

# All else is written.
cp "$example/plan.yaml" plan.yaml
for name in goals.json ../goals.json communities/goals.json .goals.json elsewhere/plan.yaml; do
  run cl-plan export -o "$name"
  status_is "$name is written" 0
  ok "$name is there" test -s "$name"
done
run cl-plan export -o /dev/null
status_is "/dev/null is written" 0

# A verb that writes one format says so when the name is that of another.
for name in o.pdf o.PDF o.csv o.html o.htm o.xls o.json ./a.b/o.ods; do
  run cl-plan overview -o "$name"
  is "overview: $name" "$status $(ls -d "$name" 2>/dev/null)" "2 "
done
has "overview: which one it is" "$err" "end it in .xlsx"
for name in v.xlsx v.pdf v.docx v.txt v.csv; do
  run cl-plan report -o "$name"
  is "report: $name" "$status $(ls -d "$name" 2>/dev/null)" "2 "
done
has "report: which one it is" "$err" "end it in .html"
for name in o.XLSX overzicht 2026.11 tmp.aX3b9; do
  run cl-plan overview -o "$name"
  is "overview: $name says nothing else" "$status $(head -c 2 "$name")" "0 PK"
done
for name in v.htm v.HTML verslag /dev/null; do
  run cl-plan report -o "$name"
  status_is "report: $name says nothing else" 0
done

# By construction: nobody else writes a file that a user names; merge and git-setup write
# those that git does.
is "one place writes what -o names" \
  "$(cd "$SRCDIR" && grep -l 'cl_file_replace' cmd/*.c lib/cli/*.c lib/verbs/*.c lib/fill/*.c lib/sheet/*.c | tr '\n' ' ')" \
  "cmd/plan_git_setup.c cmd/plan_init.c cmd/plan_merge.c lib/cli/output.c "
finish
