#!/bin/sh
# tested.t - what a program can do, a test of it does: every verb is run and every
# format is written by a file of tests/cmd, and verbs.def has no verb that no program has.
src=${SRCDIR:-.}
cd "$src" || exit 1
n=0 bad=0
none() { # WHAT LIST: nothing may be in it
  n=$((n + 1))
  if [ -z "$2" ]; then echo "ok $n - $1"; else
    printf '%s\n' "$2" | sed 's/^/# /'
    echo "not ok $n - $1"
    bad=1
  fi
}

# Each as NAME DUTCH PROGRAM; NULL is every program.
verbs() {
  sed -n 's/^VERB("\([^"]*\)", "\([^"]*\)", [A-Z_]*, "*\([^")]*\)"*)$/\1 \2 \3/p' lib/cli/verbs.def
}
formats() {
  grep -o '{ "[a-z]*", "[a-z]*", [A-Z"a-z]* }' lib/cli/formats.c | tr -d '{}",'
}

# Behind the program and its options, in English or in Dutch.
is_run() { # NAME DUTCH PROGRAM
  program=$3
  [ "$3" != NULL ] || program='cl-[a-z]+|[$]\{?[a-z_]+\}?'
  grep -qE "(^|[^a-z-])($program)\"? ([^|;&]* )?($1|$2)([^a-z-]|$)" tests/cmd/*.t tests/cmd/*.sh tests/cmd/*.py
}

none "verbs.def has no verb that no program has" "$(
  verbs | while read -r name rest; do
    cat cmd/*.c lib/verbs/*.[ch] lib/cli/general.c | grep -qF ".name = \"$name\"" ||
      echo "lib/cli/verbs.def has $name, and no program has a row for it"
  done)"
none "every verb is run by a test" "$(
  verbs | while read -r name dutch program; do
    is_run "$name" "$dutch" "$program" || echo "no test in tests/cmd runs $program $name"
  done | sed 's/NULL //')"
none "every format is written by a verb" "$(
  sed -n 's/^  CL_FORMAT_\([A-Z]*\),$/\1/p' lib/cli/formats.h | while read -r format; do
    cat cmd/*.c lib/verbs/*.[ch] | grep -qF "CL_WRITES_AS($format)" || echo "no verb writes $format"
  done)"
none "and by a test" "$(
  formats | while read -r name suffix rest; do
    cat tests/cmd/*.t tests/cmd/*.sh |
      grep -qE -- "--format[ =]$name([^a-z]|$)|(-o|--output)[ =][^ ]*[.]$suffix([^a-z]|$)" ||
      echo "no test in tests/cmd writes $name"
  done)"
none "both tables were read" "$(
  [ "$(verbs | wc -l)" -eq "$(grep -c '^VERB(' lib/cli/verbs.def)" ] || echo "not every row of verbs.def"
  [ "$(formats | wc -l)" -eq "$(grep -cE '^  CL_FORMAT_[A-Z]+,$' lib/cli/formats.h)" ] ||
    echo "not every row of formats.c")"
echo "1..$n"
exit $bad
