#!/bin/sh
# A change of one file and one of several, broken off or refused at every call
# to the system and at every piece of memory: the files hold the old or the new
# bytes, never a mix, and the next command works.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/fault/lib.sh"

if [ -z "$shim" ]; then
  printf '1..0 # SKIP %s\n' "$why"
  exit 0
fi
files="plan.yaml people.yaml communities/c.yaml"
kapstok=$(real cl-kapstok) plan=$(real cl-plan)

# The plan before and after each change, to compare with.
small
mkdir "$tap_home/old" "$tap_home/new-one" "$tap_home/new-many"
cp -R . "$tap_home/old"
one="$kapstok set goal a --text changed"
many="$plan forget p2 -q"

start_again() { # from the old plan, when anything is not as it was
  [ "$(ls -iAR .)" != "${untouched:-}" ] || return 0
  rm -rf ./.clkit-* ./.plan.yaml.* communities/.clkit-*
  cp "$tap_home/old/plan.yaml" "$tap_home/old/people.yaml" .
  cp "$tap_home/old/communities/c.yaml" communities/
  untouched=$(ls -iAR .)
}

# Are all files those in FOLDER?
are() {
  cmp -s plan.yaml "$tap_home/$1/plan.yaml" && cmp -s people.yaml "$tap_home/$1/people.yaml" &&
    cmp -s communities/c.yaml "$tap_home/$1/communities/c.yaml"
}

# What came of it: $came is old, new or MIX; $remains what was left there.  A
# file is never written in place, so the same inodes are the same bytes.
look() { # NEW
  came=old remains=
  [ "$(ls -iAR .)" != "$untouched" ] || return 0
  came=MIX
  if are old; then came=old; elif are "$1"; then came=new; fi
  remains=$(left)
}

left() { find . ! -type d ! -name plan.yaml ! -name people.yaml ! -name c.yaml; }

faulty() { # FAULT N COMMAND...
  fault=$1 n=$2
  shift 2
  status=0
  { LD_PRELOAD=$shim CL_FAULT=$fault CL_FAULT_AT=$n "$@" >"$tap_home/out" 2>"$tap_home/err" \
    </dev/null || status=$?; } 2>/dev/null
}

# With the shim, that spares the disk, but without a fault.
plain() { LD_PRELOAD=$shim "$@" >"$tap_home/out" 2>"$tap_home/err" </dev/null; }

# How many calls, or pieces of memory, a command takes.
count() { # FAULT COMMAND...
  fault=$1
  shift
  start_again
  rm -f "$tap_home/log"
  LD_PRELOAD=$shim CL_FAULT=$fault CL_FAULT_AT=0 CL_FAULT_LOG=$tap_home/log "$@" >/dev/null 2>&1 || :
  untouched=
  wc -l <"$tap_home/log"
}

for what in one many; do
  eval "command=\$$what"
  start_again
  run $command
  status_is "$what: works when nothing goes wrong" 0
  cp -R . "$tap_home/new-$what"
  is "$what: and leaves nothing behind" "$(left)" ""
done
ok "the two are different" test "$(cmp "$tap_home/new-one/people.yaml" "$tap_home/new-many/people.yaml" 2>&1)"

# ---- A walk: the fault at the first call, at the second, and on to the last ----

begin() { # one|many FAULT: counts the $calls of $command
  what=$1 fault=$2
  eval "command=\$$what"
  calls=$(count "$fault" $command)
  untouched= # counting, in a shell of its own, made the change
  at=0 bad=
}

# The command from the old plan, with the fault one call further; false at the end.
further() {
  [ "$at" -lt "$calls" ] || return
  at=$((at + 1))
  start_again
  faulty "$fault" "$at" $command
}

wrong() { bad="$bad $at($1)"; } # WHAT
nothing_remains() { [ -z "$remains" ] || wrong "left: $remains"; }
unmixed() { [ "$came" != MIX ] || wrong MIX; }

a_writer_next() {
  plain "$kapstok" set goal b --text again || wrong "next change: $(cat "$tap_home/err")"
  untouched=
  remains=$(left)
  nothing_remains
}

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
# ---- An editor saves before each call: what it saved is never lost --------------
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
