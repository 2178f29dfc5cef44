# walk.sh - a change of one file and one of several, broken off or refused at every
# call to the system and at every piece of memory: the files hold the old or the new
# bytes, never a mix, and the next command works.  Shared by tests of this folder:
#
#   begin one|many FAULT   counts the $calls of the change
#   further                the change again, with the fault one call further
#   look NEW               $came is old, new or MIX; $remains what was left there
#   wrong WHAT             adds to $bad, which is to be empty in the end
#
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
