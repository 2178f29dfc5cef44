#!/bin/sh
# together.t - the chapter Together of clplan(7), followed as a librarian would: the first
# day, a day of work, a conflict ended in each of the three ways, a colleague without the
# programs, and what GitHub and GitLab are told.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

own_git "together"
TZ=UTC
export TZ
git config --global --unset init.defaultBranch || :

# --- the first day
fresh
git init -q -b main
git config pull.rebase false
run cl-plan git-setup
status_is "git-setup before the first commit" 0
printf 'people.yaml\n' >>.gitignore
git add . 2>/dev/null
run git commit -q -m "Our plan"
status_is "the first commit passes the hook" 0
is "people stay out of it" "$(git ls-files | grep -c people)" 0
git init -q --bare -b main ../site.git
git remote add origin ../site.git
run git push -q -u origin main
status_is "pushed" 0
first=$(pwd)
cd ..
git clone -q site.git plan && cd plan || exit 99
second=$(pwd)
git config pull.rebase false
run cl-plan git-setup
status_is "a colleague sets up the clone" 0
has "and has nothing to commit" "$err" "this copy is ready"
cp "$first/people.yaml" .

# --- a day of work: both add a moment, and change two fields of one record
run cl-calendar add moment "Repair morning" --date 2026-12-05 --form event --owner cl1 --id morning
git commit -q -a -m "Repair morning"
cl-goals -q set goal bezoekers --target 40
git commit -q -a -m "More visitors"
git push -q 2>/dev/null
cd "$first" || exit 99
cl-calendar -q add moment "Knitting evening" --date 2026-12-06 --form event --owner cl2 --id evening
cl-goals -q set goal bezoekers --baseline 4
git commit -q -a -m "Knitting evening"
run git pull -q
status_is "the pull merges" 0
git push -q 2>/dev/null
is "both moments, both fields" \
  "$(cl-calendar -q list moment --fields id --tsv | grep -cE '^(morning|evening)$') $(cl-goals get goal bezoekers target) $(cl-goals get goal bezoekers baseline)" "2 40 4"
run cl-plan diff HEAD~1
status_is "what changed is told" 0
run cl-plan log joint-goal bezoekers --field target
has "and when" "$out" "More visitors"

# --- a conflict; $1 ends it, $2 is the title that must have won
conflict() {
  cd "$first" || exit 99
  git pull -q
  cl-calendar -q set moment evening --title "Ours $1"
  git commit -q -a -m ours && git push -q 2>/dev/null
  cd "$second" || exit 99
  cl-calendar -q set moment evening --title "Theirs $1"
  cl-calendar -q set moment morning --title "Morning $1"
  git commit -q -a -m theirs
  run git pull -q
}
ended() { # WHAT TITLE
  run cl-plan check --quiet
  ok "$1: no format error is left" test "$status" -le 1
  hasnt "$1: nor a mark" "$(cat plan.yaml)" "<<<<<<<"
  git add plan.yaml
  run git commit -q -m "Merged"
  status_is "$1: it is committed" 0
  is "$1: the title" "$(cl-calendar -q get moment evening title)" "$2"
  git push -q 2>/dev/null
}
cd "$second" && git pull -q
conflict editor
status_is "git stops" 1
has "the field is named" "$out$err" "moment evening, title"
has "by git as well" "$out$err" "CONFLICT (content): Merge conflict in plan.yaml"
run cl-plan check
status_is "a plan with marks in it" 3
has "names record and field" "$out$err" "moment 'evening', title"
# an editor: the upper half goes, and the marks
awk '/^<<<<<<</ { skip = 1; next } /^=======$/ { skip = 0; next } /^>>>>>>>/ { next } !skip' plan.yaml >mended
mv mended plan.yaml
ended "in an editor" "Ours editor"
is "all else was merged already" "$(cl-calendar -q get moment morning title)" "Morning editor"

conflict tool
git config --global merge.tool ours
git config --global mergetool.ours.trustExitCode true
git config --global mergetool.ours.cmd \
  "awk '/^<<<<<<</ { next } /^=======\$/ { skip = 1; next } /^>>>>>>>/ { skip = 0; next } !skip' \"\$MERGED\" >\"\$MERGED.new\" && mv \"\$MERGED.new\" \"\$MERGED\""
run git mergetool -y
status_is "git mergetool" 0
ok "it leaves a copy" test -e plan.yaml.orig
ended "by git mergetool" "Theirs tool"
rm -f plan.yaml.orig

conflict side
git checkout -q --theirs plan.yaml
ended "by taking a side" "Ours side"
is "which the page warns of: what that side lacks is lost" \
  "$(cl-calendar -q get moment morning title)" "Morning tool"

conflict away
git merge --abort
is "git merge --abort goes back" "$(cl-calendar -q get moment evening title)" "Theirs away"
git reset -q --hard origin/main

# --- a colleague without the programs
bare=$(command -v git) && bare=$(dirname "$bare")
cd "$first" && git pull -q
cd ..
git clone -q site.git without && cp -R plan without.plan && cd without.plan || exit 99
printf '# een opmerking\n' >>communities/repareren.yaml
run env PATH="$bare:/usr/bin:/bin" git commit -q -a -m "By hand"
status_is "commits in a clone that was set up, where the programs are gone" 0

# --- what CI is told: the page's own lines
find_python 'import yaml'
if [ -z "$python" ]; then
  skip "what CI is told" "no YAML for python3"
else
  cat >"$tap_home/ci.py" <<'P'
import sys, yaml
inside, part, parts = False, None, {}
for line in open(sys.argv[1], encoding="utf-8"):
    if line.startswith(".Ss GitHub"):
        inside = True
    elif line.startswith(".Ss") or line.startswith(".Sh"):
        inside = False
    elif inside and line.startswith("# ."):
        part = parts.setdefault(line[2:].split(",")[0].strip(), [])
    elif line.startswith(".Ed"):
        part = None
    elif part is not None:
        part.append(line.replace("\\-", "-"))
gitlab = yaml.safe_load("".join(parts[".gitlab-ci.yml"]))
for job in gitlab.values():
    script = job["script"]
    print("\n".join([script] if isinstance(script, str) else script))
for step in yaml.safe_load("".join(parts[".github/workflows/check.yml"])):
    if "run" in step:
        print(step["run"])
P
  for page in "$SRCDIR/man/clplan.7"; do
    run "$python" "$tap_home/ci.py" "$page"
    status_is "the page's lines for both are YAML" 0
    is "with a check for each" "$(printf '%s\n' "$out" | grep -c '^cl-plan check')" 2
    printf '%s\n' "$out" >"$tap_home/lines"
  done
  cd "$tap_home/without" || exit 99
  while IFS= read -r line; do
    run sh -c "$line"
    ok "in a clone without people it passes: $line" test "$status" -eq 0
    sed 's/^plan: 1/plan: [/' plan.yaml >plan.new && mv plan.new plan.yaml
    run sh -c "$line"
    ok "and fails where the plan is broken: $line" test "$status" -ne 0
    git checkout -q plan.yaml
  done <"$tap_home/lines"
fi
finish
