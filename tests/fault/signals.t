#!/bin/sh
# SIGTERM at every call to the system, and calls that are broken off by a signal.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/fault/walk.sh"

# SIGTERM at each call: the change is there or not, and nothing is left.
stopped() { # one|many
  begin "$1" TERM
  while further; do
    look "new-$what"
    unmixed
    nothing_remains
  done
  is "$what, SIGTERM at each of $calls calls: old or new, nothing left" "$bad" ""
}
stopped one
stopped many

# EINTR is survived, once and again and again.
interrupted() { # one|many FAULT
  begin "$1" "$2"
  while further; do
    look "new-$what"
    [ "$status,$came" = 0,new ] || wrong "$status, $came: $(sed -n "${at}p" "$tap_home/log")"
  done
  is "$what, $fault at each of $calls calls: done all the same" "$bad" ""
}
interrupted one EINTR
interrupted many EINTR
interrupted many EINTR2
finish
