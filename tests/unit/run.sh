#!/bin/sh
# run.sh TEST - what it says, with a skipped test as TAP has it: cmocka 1.1.5 of
# Debian 12 writes `not ok 3 # SKIP name`.
said=$("$@")
status=$?
printf '%s\n' "$said" | sed 's/^not ok \([0-9]*\) # SKIP/ok \1 # SKIP/'
exit $status
