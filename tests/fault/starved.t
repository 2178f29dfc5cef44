#!/bin/sh
# Every piece of memory is refused, once or from then on.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/fault/walk.sh"

# Each piece of memory is refused: once (and the next is there), or for good.
starving() { # one|many FAULT
  begin "$1" memory
  fault=$2 refused=0
  while further; do
    look "new-$what"
    case $status,$came in
    4,old | 4,new)
      refused=$((refused + 1))
      grep -q . "$tap_home/err" || wrong "no message"
      ;;
    0,new) ;;
    *) wrong "$status, $came: $(cat "$tap_home/err")" ;;
    esac
    remains=$(left)
    nothing_remains
  done
  is "$what, $fault at each of $calls pieces of memory: ends cleanly" "$bad" ""
  ok "$what, $fault: most end it ($refused)" test "$refused" -gt $((calls / 2))
}
starving many memory
starving one starve
finish
