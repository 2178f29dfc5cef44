#!/bin/sh
# git_setup.t - cl-plan git-setup and check --staged, with the git that is installed.
. "${SRCDIR:-../..}/tests/cmd/lib.sh"

own_git "git-setup"

repository() { fresh && git init -q . && printf 'people.yaml\n' >.gitignore; }
begin() { repository && cl-plan -q git-setup >/dev/null && git add . && git commit -qm base; }
edit() { # SED-EXPRESSION MESSAGE
  sed "$1" plan.yaml >new && cat new >plan.yaml && rm new && git commit -qam "$2"
}

# ---- before the first commit ---------------------------------------------------------
repository
run cl-plan git-setup -n
status_is "-n" 0
has "-n shows what would be written" "$out" "+/communities/*.yaml merge=clkit diff=clkit"
is "-n writes nothing" "$(ls -a .gitattributes .git/clkit.config .git/hooks/pre-commit 2>/dev/null)" ""
run cl-plan git-setup
status_is "git-setup" 0
has "says what it did" "$out" ".gitattributes: made"
ok "the driver is set" test -n "$(git config merge.clkit.driver)"
is "attributes of the root" "$(git check-attr merge plan.yaml)" "plan.yaml: merge: clkit"
is "attributes of a file that may come" "$(git check-attr merge communities/new.yaml)" \
  "communities/new.yaml: merge: clkit"
ok "the hook can be run" test -x .git/hooks/pre-merge-commit
cp .git/config before
run cl-plan git-setup
is "twice: nothing is done" "$out" ""
has "twice: it says so" "$err" "all of it is there already"
ok "twice: the same settings" cmp -s before .git/config
rm before
run cl-plan git-klaarzetten --remove
status_is "--remove" 0
is "--remove: nothing is left" "$(ls -a .gitattributes .git/clkit.config .git/hooks/pre-commit 2>/dev/null)$(git config merge.clkit.driver)" ""

# ---- people stay out ---------------------------------------------------------------------
ignored() { git check-ignore -q "$1"; }
repository && rm .gitignore
run cl-plan git-setup -n
has "no .gitignore: -n shows it" "$out" "+people.yaml"
ok "no .gitignore: -n makes none" test ! -e .gitignore
run cl-plan git-setup
has "no .gitignore: it is made" "$out" ".gitignore: made"
cl-plan -q init ../made >/dev/null
is "no .gitignore: as init makes it" "$(cat .gitignore)" "$(cat ../made/.gitignore)"
rm -rf ../made
has "it is added, too" "$err" "git add .gitattributes .gitignore"
run cl-plan git-setup
is "twice: it stays" "$out" ""
run cl-plan git-setup --remove
ok "--remove leaves it" ignored people.yaml

repository && printf '*.o\n!people.yaml\n# people.yaml' >.gitignore
run cl-plan git-setup
is "a .gitignore of one's own gets the line" "$(cat .gitignore)" "$(printf '*.o\n!people.yaml\n# people.yaml\npeople.yaml')"
has "and that is said" "$out" ".gitignore: changed"
ok "a .gitignore of one's own: git agrees" ignored people.yaml

repository && printf '*.o\n' >.gitignore && mkdir team people && mv people.yaml team/wie.yaml &&
  printf 'people:\n  - {id: cl9, role: Coach}\n' >people/anna.yaml &&
  sed 's|- people.yaml|- team/wie.yaml\n  - people/*.yaml|' plan.yaml >new && cat new >plan.yaml && rm new
run cl-plan git-setup
is "people elsewhere: their files and patterns" "$(cat .gitignore)" "$(printf '*.o\npeople/*.yaml\nteam/wie.yaml')"
ok "people elsewhere: git agrees" ignored team/wie.yaml
ok "people elsewhere: and of the next one" ignored people/piet.yaml
for line in /people.yaml 'people.*' '**/people.yaml' 'people.yaml  ' "*.yaml$newline!plan.yaml"; do
  repository && printf '%s\n' "$line" >.gitignore
  run cl-plan git-setup
  hasnt "ignored by $line" "$out" ".gitignore"
done
for line in 'people.yaml/' /sub/people.yaml ' people.yaml' 'people.yml'; do
  repository && printf '%s\n' "$line" >.gitignore
  run cl-plan git-setup
  has "not ignored by $line" "$out" ".gitignore: changed"
done

# ---- two people --------------------------------------------------------------------------
begin
git checkout -qb other
edit 's/page: 9/page: 10/; s/^mission: .*/mission: Anders/' theirs
git checkout -q main
edit 's/page: 9/page: 12/; s/region: midden /region: noord  /' ours
run git merge other
status_is "git merge: a conflict" 1
has "git merge: the field is named" "$(cat plan.yaml)" "<<<<<<< ours: goal meedoen, page"
git checkout -q --theirs plan.yaml
git merge --abort
edit 's/page: 12/page: 9/' back
run git merge other
status_is "git merge: by field" 0
is "git merge: both changes" "$(cl-kapstok list organisation --json | grep -c '"region":"noord","mission":"Anders"')" 1
has "git log -L follows a record" "$(git log --format=%s -L ':id. meedoen:plan.yaml' | grep -v '^[-+ @]')" theirs
has "hunks are headed by a record" "$(git show HEAD~1 -- plan.yaml; git diff HEAD~2 -U0 -- plan.yaml)" "id: meedoen"

# ---- without the program --------------------------------------------------------------------
begin
git checkout -qb other
edit 's/page: 9/page: 10/' theirs
git checkout -q main
edit 's/page: 9/page: 12/' ours
mkdir "$tap_home/bin"
for tool in git sh sed cat; do ln -sf "$(command -v $tool)" "$tap_home/bin/$tool"; done
run env PATH="$tap_home/bin" git merge other
status_is "without the program: a conflict" 1
has "without the program: git's own markers" "$(cat plan.yaml)" "<<<<<<< ours"
git merge --abort

# ---- somebody's own ------------------------------------------------------------------------------
repository
mkdir -p .git/hooks
printf '#!/bin/sh\necho mine\n' >.git/hooks/pre-commit
printf '*.yaml merge=union\n' >.gitattributes
run cl-plan git-setup
is "a hook of one's own stays" "$(cat .git/hooks/pre-commit)" "$(printf '#!/bin/sh\necho mine')"
has "what to add to it" "$err" "cl-plan -f 'plan.yaml' check --staged || exit"
has "own attributes stay" "$err" "says already how plan.yaml is merged"
is "own attributes: not changed" "$(cat .gitattributes)" "*.yaml merge=union"
printf "#!/bin/sh\ncl-plan -f 'plan.yaml' check --staged || exit\n" >.git/hooks/pre-commit
run cl-plan git-setup
hasnt "once added, nothing is said of it" "$err" "pre-commit"

# ---- hooks elsewhere --------------------------------------------------------------------------
repository
mkdir hooks
git config core.hooksPath hooks
run cl-plan git-setup
ok "core.hooksPath in the work tree" test -x hooks/pre-commit
repository
mkdir -p "$tap_home/shared"
git config --global core.hooksPath "$tap_home/shared"
run cl-plan git-setup
is "hooks of all repositories are left alone" "$(ls "$tap_home/shared")" ""
has "hooks of all repositories: what to do" "$err" "shared with other repositories"
git config --global --unset core.hooksPath

# ---- a worktree, a submodule, a subfolder --------------------------------------------------------
begin
git worktree add -q ../tree -b tree
cd ../tree && cp "$example/people.yaml" . || exit 99
run cl-plan git-setup
has "a worktree: it is there" "$err" "all of it is there already"
sed 's/^mission: .*/mission: X/' plan.yaml >new && cat new >plan.yaml && rm new
run git commit -qam x
status_is "a worktree: its commit is checked" 0
cd ../work && rm -rf ../tree "$tap_home/super" && mkdir "$tap_home/super" && cd "$tap_home/super" || exit 99
git init -q .
git -c protocol.file.allow=always submodule --quiet add "$tap_home/work" sub
cd sub || exit 99
run cl-plan git-setup
status_is "a submodule" 0
ok "a submodule: the driver" test -n "$(git config merge.clkit.driver)"
cd .. && rm -rf sub .git && git init -q . && mkdir -p "plan's" && cp -R "$example/." "plan's" &&
  chmod -R u+w . && cd "plan's" || exit 99
run cl-plan git-setup
status_is "a subfolder" 0
is "a subfolder: attributes" "$(cd .. && git check-attr merge "plan's/plan.yaml")" "plan's/plan.yaml: merge: clkit"
printf 'people.yaml\n' >../.gitignore && rm .gitignore
run cl-plan git-setup
hasnt "a subfolder: the .gitignore above it will do" "$out" ".gitignore"
rm people.yaml && git add . && sed 's/^region: midden/region: oost/' plan.yaml >new &&
  cat new >plan.yaml && rm new && git add .
run git commit -qm x
status_is "a subfolder: the hook checks" 1
cd "$tap_home" && rm -rf super

# ---- check --staged --------------------------------------------------------------------------------
begin
run cl-plan check --staged
status_is "staged: as it was" 0
sed 's/^region: midden/region: oost/' plan.yaml >new && cat new >plan.yaml && rm new
run cl-plan check --staged
status_is "what is not staged does not count" 0
git add plan.yaml
cp "$example/plan.yaml" plan.yaml
run cl-plan check --staged
status_is "what is staged counts" 1
has "staged: the place" "$out" "plan.yaml:6:"
run git commit -m bad
status_is "the commit is refused" 1
run git commit --no-verify -qm bad
git commit -q --allow-empty -m still
is "what a parent had is not refused" "$(git log -1 --format=%s)" still
edit 's/^mission: .*/mission: X/' other
is "what a parent had, with another change" "$(git log -1 --format=%s)" other

begin
sed '/^  - id: inloop/,/^  - /s/owner: .*/owner: nobody/' plan.yaml >new
sed 's/community: repareren/community: absent/' plan.yaml >new && cat new >plan.yaml && rm new
git add .
run cl-plan check --staged
status_is "a reference that leads nowhere" 1
begin
edit '/^    channels:/d; s/^mission: .*//' rules
is "rules of the method do not refuse" "$(git log -1 --format=%s)" rules

begin
cp people.yaml people.yaml.orig
git add -f people.yaml people.yaml.orig
run cl-plan check --staged
status_is "people stay out" 1
has "people stay out: said" "$out" "git rm --cached people.yaml"
has "people stay out: and how they do" "$out" ".gitignore"
has "and their copies" "$out" "people.yaml.orig"
begin
printf '\npeople:\n  - {id: p9, role: bezoeker, name: Jan Jansen}\n' >>plan.yaml
git add plan.yaml
run cl-plan check --staged
status_is "names in the root file" 1
has "names in the root file: where" "$out" "plan.yaml:"

# ---- a merge that git does without a driver is looked at ------------------------------------------------
begin
printf 'communities:\n  - {id: breien, name: Breien}\n' >communities/breien.yaml
git add . && git commit -qm breien
git checkout -qb other
rm communities/breien.yaml
git commit -qam gone
git checkout -q main
printf '  - id: nieuw\n    date: 2026-12-30\n    title: Nieuw\n    form: blog\n    owner: cl1\n    community: breien\n' >>plan.yaml
git add plan.yaml && git commit -qm refers
run git merge other
is "a merge that breaks a reference is stopped" "$status" 1
git merge --abort 2>/dev/null || git reset -q --hard

# ---- people that are in git already ----------------------------------------------------------------------
repository
git add -f . && git commit -qm all
run cl-plan git-setup
has "people in git: how to take them out" "$err" "git rm --cached people.yaml"
hasnt "people in git: the line is there already" "$err" "write it in .gitignore"
has "people in git: how others get theirs back" "$err" "git show ORIG_HEAD:./people.yaml"
git rm -q --cached people.yaml && git commit -qm out --no-verify
git clone -q . ../colleague 2>/dev/null
cd ../colleague && git reset -q --hard HEAD~1 && git pull -q --ff-only 2>/dev/null
ok "people in git: pulling takes the copy away" test ! -f people.yaml
git show ORIG_HEAD:./people.yaml >people.yaml
ok "people in git: and the recipe brings it back" cmp -s people.yaml "$example/people.yaml"
cd ../work && rm -rf ../colleague

# ---- no repository ------------------------------------------------------------------------------------------
fresh
run cl-plan git-setup
status_is "no repository" 4
run cl-plan check --staged
status_is "no repository: check --staged" 4
finish
