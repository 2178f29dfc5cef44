#!/bin/sh
# merge_git.t - cases of tests/data/merge through git itself: merge, rebase, cherry-pick,
# stash pop and revert all give what the driver gives alone.  And many clones that push
# and pull at random lose no record.
#
#   CL_MERGE_CASES=N   every N-th case (36; 1 for all)
#   CL_MERGE_CLONES=N  so many clones (3)
. "${SRCDIR:-../..}/tests/cmd/lib.sh"

own_git "merges by git"

# A repository with the driver and no hooks: cases are fragments.
prepare() {
  rm -rf repo && mkdir repo && cd repo && git init -q . && printf 'plan: 1\norganisation: A\n' >plan.yaml &&
    cl-plan -q git-setup >/dev/null && rm -rf .git/hooks
}
commit() { cp "$1" plan.yaml && git add -A && git commit -q --allow-empty -m "$2"; }

by_merge() {
  git checkout -q ours && git merge -q theirs
}
by_rebase() {
  git checkout -q theirs && git rebase -q ours
}
by_cherry_pick() {
  git checkout -q ours && git cherry-pick theirs
}
by_stash() {
  git checkout -q --detach base && cp ../theirs plan.yaml && git stash -q &&
    git checkout -q ours && git stash pop
}
# What is undone is base on top of theirs: so that base is what both come from.
by_revert() {
  git checkout -q --detach base && commit ../theirs t && commit ../base b && what=$(git rev-parse HEAD) &&
    commit ../ours o && git revert --no-edit "$what"
}

one_case() { # FILE: what differs, in $wrong
  rm -rf base ours theirs merged swapped conflict got
  awk -v DIR=. -f "$SRCDIR/tests/cmd/merge_case.awk" "$1"
  wrong=
  cp ours got
  cl-plan -q merge base got theirs 7 plan.yaml 2>/dev/null || :
  prepare || exit 99
  commit ../base base && git branch base && git branch ours && git checkout -q -b theirs
  commit ../theirs theirs && git checkout -q ours && commit ../ours ours
  at_ours=$(git rev-parse ours) at_theirs=$(git rev-parse theirs)
  for how in merge rebase cherry_pick stash revert; do
    "by_$how" >/dev/null 2>&1 || :
    cmp -s ../got plan.yaml || wrong="$wrong $how: $(diff ../got plan.yaml)"
    git merge --abort 2>/dev/null || git rebase --abort 2>/dev/null ||
      git cherry-pick --abort 2>/dev/null || git revert --abort 2>/dev/null || :
    git checkout -q -f --detach base && git reset -q --hard && git stash clear
    git branch -f ours "$at_ours" && git branch -f theirs "$at_theirs"
  done
  cd ..
}

cd "$tap_home" || exit 99
n=0
for case in "$SRCDIR"/tests/data/merge/*; do
  n=$((n + 1))
  [ $((n % ${CL_MERGE_CASES:-36})) = 0 ] || [ "${CL_MERGE_CASES:-36}" = 1 ] || continue
  one_case "$case"
  is "by git: ${case##*/}" "$wrong" ""
done

# ---- clones ---------------------------------------------------------------------------
# Each adds records and pushes until it is taken; what was pushed counts as acknowledged.
fresh
rm people.yaml
git init -q . && printf 'people.yaml\n' >.gitignore && cl-plan -q git-setup >/dev/null
git add . && git commit -qm base --no-verify && git clone -q --bare . ../bare.git
one_clone() { # NUMBER
  cd "$tap_home/clone$1" || return 1
  cl-plan -q git-setup >/dev/null 2>&1
  for step in 1 2 3; do
    cl-calendar -q add moment "M $1 $step" --id "m$1-$step" --date "2026-12-1$step" --form blog --owner cl1 >/dev/null
    [ $((($1 + step) % 3)) != 0 ] || cl-kapstok -q add goal "D $1 $step" --id "d$1-$step" --side internal >/dev/null
    git commit -qam "$1 $step" || return 1
    for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
      if git push -q 2>/dev/null; then
        printf 'm%s-%s\n' "$1" "$step" >>"$tap_home/acknowledged.$1"
        break
      fi
      if [ $((try % 2)) = 0 ]; then git pull -q --rebase; else git pull -q --no-rebase; fi >/dev/null 2>&1 ||
        { git status | head -5; return 1; }
    done
  done
}
clones=${CL_MERGE_CLONES:-3}
i=0
while [ "$i" -lt "$clones" ]; do
  i=$((i + 1))
  git clone -q "$tap_home/bare.git" "$tap_home/clone$i" 2>/dev/null
done
i=0
while [ "$i" -lt "$clones" ]; do
  i=$((i + 1))
  (one_clone "$i") >"$tap_home/said.$i" 2>&1 &
done
wait
git clone -q "$tap_home/bare.git" "$tap_home/after" 2>/dev/null
cd "$tap_home/after" || exit 99
cat "$tap_home"/acknowledged.* | sort >"$tap_home/wanted"
cl-calendar -q list moment --fields id --tsv | grep '^m[0-9]*-[0-9]*$' | sort >"$tap_home/there"
ok "clones: some pushed" test "$(wc -l <"$tap_home/wanted")" -ge "$clones"
# What was not taken at once went with the next push, and is there as well.
is "clones: no acknowledged record is lost" "$(comm -23 "$tap_home/wanted" "$tap_home/there")" ""
is "clones: none is doubled" "$(uniq -d "$tap_home/there")" ""
is "clones: no pull stopped" "$(cat "$tap_home"/said.*)" ""
run cl-plan check --no-rules
is "clones: the plan has no error" "$(printf '%s\n' "$out" | grep -c ': error:')" 0
finish
