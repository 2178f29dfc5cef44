#!/bin/sh
# tests.sh - writes tests/tests.am, the lists of tests that Makefile.am includes,
# from what lies in tests/: nobody keeps them by hand.  make and autoreconf run
# it in the source folder; the file is only touched when a list changed.
#
# A test is tests/unit/test_NAME.c, or tests/{cmd,house,fault}/NAME.t.
set -eu
cd "$(dirname "$0")/../.."
LC_ALL=C
export LC_ALL

list() { # VARIABLE FILE...
  name=$1
  shift
  printf '%s =' "$name"
  for f; do
    [ -e "$f" ] && printf ' \\\n\t%s' "${f%.c}"
  done
  printf '\n'
}

new=$(
  echo "# Made by share/build/tests.sh from the files in tests/: not to be changed by hand."
  list unit_tests tests/unit/test_*.c
  list cmd_tests tests/cmd/*.t tests/house/*.t
  list fault_tests tests/fault/*.t
)
[ -f tests/tests.am ] && [ "$new" = "$(cat tests/tests.am)" ] || printf '%s\n' "$new" >tests/tests.am
