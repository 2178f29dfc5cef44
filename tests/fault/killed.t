#!/bin/sh
# Killed at every call to the system: old or new bytes, and the next commands work.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/fault/walk.sh"

# Killed at each call.  A reader comes next, then a writer.
killed() { # one|many FAULT
  begin "$1" "$2"
  old=0 new=0
  while further; do
    [ "$status" -ge 128 ] || wrong "not killed: $status"
    plain "$plan" check --no-rules || wrong "next command: $(cat "$tap_home/out" "$tap_home/err")"
    look "new-$what"
    case $came in
    old) old=$((old + 1)) ;;
    new) new=$((new + 1)) ;;
    *) wrong "$came" ;;
    esac
    a_writer_next
  done
  is "$what, $fault at each of $calls calls: old or new, and the next commands work" "$bad" ""
  ok "$what, $fault: both came about ($old old, $new new)" test "$old" -gt 5 -a "$new" -gt 2
}
killed one kill
killed many kill
killed one half
killed many half
finish
