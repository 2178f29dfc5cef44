#!/bin/sh
# Every call to the system fails once: a message and old or new bytes, or no harm.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/fault/walk.sh"

# Each call fails.  Then: exit 4, a message, and old or new bytes; or the
# failure did no harm, and everything is as if it had not been.
failing() { # one|many ERROR
  begin "$1" "$2"
  refused=0
  while further; do
    call=$(sed -n "${at}p" "$tap_home/log")
    look "new-$what"
    unmixed
    case $status,$came in
    4,*)
      refused=$((refused + 1))
      grep -q . "$tap_home/err" || wrong "no message: $call"
      ;;
    0,new)
      case $call in # what writes the plan must not fail unnoticed
      fsync* | write\ [4-9] | rename* | link*) wrong "unnoticed: $call" ;;
      esac
      ;;
    *) wrong "$status, $came: $call" ;;
    esac
    case $call,$remains in
    unlink*.journal,*) ;; # that very call: the next command finishes it
    *,*.journal*) wrong "journal: $call" ;;
    esac
    a_writer_next
  done
  is "$what, $fault at each of $calls calls: a message and 4, or no harm" "$bad" ""
  ok "$what, $fault: most are refused ($refused)" test "$refused" -gt $((calls / 2))
}
failing one ENOSPC
failing many ENOSPC
failing one EIO
failing many EIO
finish
