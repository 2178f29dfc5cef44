#!/bin/sh
# merge_days.t - random days of work of two people, merged and compared with a model;
# CL_MERGE_DAYS=N for so many (8).
. "${SRCDIR:-../..}/tests/cmd/lib.sh"

find_python pass
if [ -z "$python" ]; then
  skip "days of work" "python3 is not installed"
  finish
fi
run "$python" "$SRCDIR/tests/cmd/merge_days.py" "$example" "${CL_MERGE_DAYS:-8}" "${CL_MERGE_SEED:-1}"
is "days of work: all as the model has it" "$err" ""
status_is "days of work: none is wrong" 0
finish
