#!/bin/sh
# An editor saves a file before every call to the system.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/fault/walk.sh"

# What it saved is never lost.
edited() { # one|many
  begin "$1" edit
  before=0 after=0
  CL_FAULT_EDIT=$tap_home/edited CL_FAULT_SAVED=plan.yaml
  export CL_FAULT_EDIT CL_FAULT_SAVED
  while [ "$at" -lt "$calls" ]; do
    at=$((at + 1))
    start_again
    untouched=
    { cat plan.yaml && echo "# saved in an editor"; } >"$tap_home/edited"
    faulty edit "$at" $command
    grep -q "saved in an editor" plan.yaml || wrong "lost what was saved"
    [ "$status" -lt 128 ] || wrong "ended by $status"
    if [ "$status" = 0 ]; then after=$((after + 1)); else before=$((before + 1)); fi
    remains=$(left)
    nothing_remains
  done
  is "$what, an editor saves before each of $calls calls: nothing is lost" "$bad" ""
  ok "$what: the change was made over ($after made, $before refused)" test "$after" -gt 5
}
edited one
edited many
finish
