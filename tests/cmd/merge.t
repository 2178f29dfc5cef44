#!/bin/sh
# merge.t - the merge driver alone: every case of tests/data/merge, both ways round,
# and what it does when it cannot merge.
. "${SRCDIR:-../..}/tests/cmd/lib.sh"

merge() { # BASE OURS THEIRS: the result is in the file got
  cp "$2" got
  run cl-plan merge "$1" got "$3" 7 plan.yaml
}
labels() { # the conflicts that FILE has, a line each
  tr -d '\r' <"$1" | sed -n 's/^<<<<<<< ours: //p' | sed 's/; /\n/g' | sort
}
# Takes one side of every conflict.
side() { # ours|theirs FILE
  awk -v side="$1" '/^<<<<<<< /{at="ours";next} /^=======/&&at=="ours"{at="theirs";next}
    /^>>>>>>> /{at="";next} at==""||at==side' "$2"
}

one_case() { # FILE: says what is wrong with it, in $wrong
  rm -f base ours theirs merged swapped conflict got
  awk -v DIR=. -f "$SRCDIR/tests/cmd/merge_case.awk" "$1"
  [ -f swapped ] || [ ! -f merged ] || [ -f conflict ] || cp merged swapped
  wrong=
  merge base ours theirs
  if [ -f conflict ]; then
    [ "$status" = 1 ] || wrong="status $status"
    [ "$(labels got)" = "$(sort conflict)" ] || wrong="$wrong conflicts: $(labels got)"
    [ ! -f merged ] || cmp -s merged got || wrong="$wrong $(diff merged got)"
    merge base theirs ours
    [ "$(labels got)" = "$(sort conflict)" ] || wrong="$wrong swapped: $(labels got)"
    return
  fi
  [ "$status" = 0 ] || wrong="status $status $err"
  cmp -s merged got || wrong="$wrong $(diff merged got)"
  merge base theirs ours
  [ "$status" = 0 ] || wrong="$wrong swapped: status $status"
  cmp -s swapped got || wrong="$wrong swapped: $(diff swapped got)"
}

rm -rf ./*
for case in "$SRCDIR"/tests/data/merge/*; do
  one_case "$case"
  is "${case##*/}" "$wrong" ""
done

# ---- taking a side throughout reads as a plan --------------------------------------
fresh
cp plan.yaml base
sed 's/page: 9/page: 10/; s/^region: midden/region: noord/' base >ours
sed 's/page: 9/page: 12/; s/^mission: .*/mission: Anders/' base >theirs
merge base ours theirs
status_is "conflict: status 1" 1
has "conflict: record and field are named" "$err" "plan.yaml: error: both sides changed this: goal meedoen, page"
side ours got >plan.yaml
run cl-kapstok get goal meedoen page
is "taking ours: the field" "$out" 10
run cl-kapstok list organisation --json
has "taking ours: what theirs changed elsewhere is there" "$out" '"mission":"Anders"'
side theirs got >plan.yaml
run cl-kapstok get goal meedoen page
is "taking theirs: the field" "$out" 12
run cl-kapstok list organisation --json
has "taking theirs: what ours changed elsewhere is there" "$out" '"region":"noord"'
cp ours got
LC_ALL=nl_NL.UTF-8 LANGUAGE=nl run cl-plan voeg-samen base got theirs 7 plan.yaml
has "in Dutch" "$err" "fout: beide kanten veranderden dit: doel meedoen, Bladzijde"
has "the marks are for programs" "$(cat got)" "<<<<<<< ours: goal meedoen, page"

# ---- the size of markers -------------------------------------------------------------
cp ours got
run cl-plan merge base got theirs 11 plan.yaml
has "markers of %L characters" "$(cat got)" "<<<<<<<<<<< ours: goal meedoen, page"

# ---- breaks of every kind in one file ------------------------------------------------
# An empty line that ends in \r and one behind it that ends in \n stay two lines.
printf 'mission: |\n  x\r\r  y\n\n  z\n' >base
printf 'mission: |\n  x\r\r  y\n\n  z\nlanguage: nl\n' >ours
printf 'mission: |\n  x\r\r\r  z\n' >theirs
merge base ours theirs
status_is "breaks of every kind: status" 0
is "breaks of every kind: no line goes" "$(od -c got)" "$(printf 'mission: |\n  x\r\r\r\n  z\nlanguage: nl\n' | od -c)"

# ---- what cannot be read is merged line by line --------------------------------------
printf 'calendar:\n  - id: a\n   broken: [\n' >theirs
printf 'calendar:\n  - id: a\n' >base
printf 'calendar:\n  - id: b\n' >ours
merge base ours theirs
status_is "a side that cannot be read: status 1" 1
has "a side that cannot be read: why" "$err" "merged line by line"
ok "a side that cannot be read: markers" grep -q '^<<<<<<< ours' got
printf 'a: [\nx\ny\nz\n' >base
printf 'a: [\nX\ny\nz\n' >ours
printf 'a: [\nx\ny\nZ\n' >theirs
merge base ours theirs
status_is "line by line without a conflict: still one" 1
is "line by line: both changes" "$(cat got)" "$(printf 'a: [\nX\ny\nZ')"

# ---- an ancestor with conflicts, as branches have that were merged into each other --------
printf 'plan: 1\n<<<<<<<<< ours: organisation, mission\nmission: A\n=========\nmission: B\n>>>>>>>>> theirs: organisation, mission\nlanguage: nl\n' >base
printf 'plan: 1\nmission: A\nlanguage: en\n' >ours
printf 'plan: 1\nmission: C\nlanguage: nl\n' >theirs
merge base ours theirs
status_is "an ancestor with conflicts" 0
is "an ancestor with conflicts: what changed since" "$(cat got)" "$(printf 'plan: 1\nmission: C\nlanguage: en')"

# ---- like git merge-file ----------------------------------------------------------------
if command -v git >/dev/null 2>&1; then
  awk 'BEGIN { print "x: ["; for (i = 0; i < 60; i++) print "line " i % 7 " " i }' >base
  awk 'NR == 5 { print "new" } NR != 20 { print } NR > 30 && NR < 34 { print "ours" }' base >ours
  awk 'NR == 9 { print "more" } NR > 31 && NR < 36 { print "theirs"; next } { print }' base >theirs
  cp ours want
  git merge-file -q -L ours -L base -L theirs want base theirs || :
  merge base ours theirs
  is "line by line: as git merge-file does" "$(cat got)" "$(cat want)"
fi

# ---- what goes wrong ----------------------------------------------------------------------
run cl-plan merge base got
status_is "too few files" 2
run cl-plan merge base absent theirs 7 plan.yaml
status_is "a file that is not there: nothing is merged" 129
printf 'plan: 1\n' >base
printf 'plan: 1\norganisation: A\n' >ours
printf 'plan: 1\nlanguage: nl\n' >theirs
run cl-plan merge base ours theirs many plan.yaml
status_is "no size" 129
is "no size: nothing is written" "$(cat ours)" "$(printf 'plan: 1\norganisation: A')"
if [ "$(id -u)" != 0 ]; then
  mkdir locked && cp ours locked/ours && chmod a-w locked
  run cl-plan merge base locked/ours theirs 7 plan.yaml
  chmod u+w locked
  status_is "OURS cannot be written" 129
else
  mkdir folder
  run cl-plan merge base folder theirs 7 plan.yaml
  status_is "OURS cannot be read" 129
fi
finish
