#!/bin/sh
# Many programs at once on one plan: every record lands, or its writer says why
# not; none is lost, none doubled; and who reads meanwhile reads a whole plan.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/fault/lib.sh"

kapstok=$(real cl-kapstok) plan=$(real cl-plan) calendar=$(real cl-calendar)
define=$(real cl-define)
writers=50 each=20
if [ -n "$sanitized" ]; then writers=10; fi
all=$((writers * each))
# Spares the disk, where that can be.
if [ -n "$shim" ]; then sparing="env LD_PRELOAD=$shim"; else sparing=; fi

# One writer: EACH records named after it.  What was refused goes to a file of
# its own, with its message.
writer() { # NUMBER WAIT COMMAND...
  number=$1 wait=$2
  shift 2
  n=1
  while [ "$n" -le "$each" ]; do
    if ! $sparing "$@" "record $number $n" --id "r$number-$n" --wait "$wait" -q \
      >/dev/null 2>"$tap_home/said.$number"; then
      printf '%s: %s\n' "r$number-$n" "$(cat "$tap_home/said.$number")" >>"$tap_home/refused.$number"
    fi
    n=$((n + 1))
  done
}

ids() { grep -oh 'id: r[0-9]*-[0-9]*' plan.yaml communities/c.yaml | cut -c5- | sort; }
wanted() {
  number=1
  while [ "$number" -le "$writers" ]; do
    n=1
    while [ "$n" -le "$each" ]; do
      echo "r$number-$n"
      n=$((n + 1))
    done
    number=$((number + 1))
  done | sort
}
wanted >"$tap_home/wanted"

run_all() { # WAIT COMMAND-FOR-ODD COMMAND-FOR-EVEN
  rm -f "$tap_home"/refused.* "$tap_home"/said.*
  : >"$tap_home/refused.0"
  number=1 pids=
  while [ "$number" -le "$writers" ]; do
    if [ $((number % 2)) = 1 ]; then writer "$number" "$1" $2 & else writer "$number" "$1" $3 & fi
    pids="$pids $!"
    number=$((number + 1))
  done
  wait $pids
  ids >"$tap_home/ids"
}

judge() { # WHAT
  is "$1: none is doubled" "$(uniq -d "$tap_home/ids")" ""
  cat "$tap_home"/refused.* >"$tap_home/refused"
  is "$1: who did not land was told why" \
    "$(grep -v 'in use by process [0-9]* on .* since\|^$' "$tap_home/refused")" ""
  cut -d: -f1 "$tap_home/refused" | cat - "$tap_home/ids" | sort >"$tap_home/accounted"
  ok "$1: none is lost ($(wc -l <"$tap_home/ids") of $all landed)" \
    cmp "$tap_home/accounted" "$tap_home/wanted"
  run "$plan" check --no-rules
  status_is "$1: the plan is whole" 0
  is "$1: nothing is left" "$(find . -name '.?*')" ""
}

small
started=$(seconds)
run_all 300 "$kapstok add goal --side internal" "$kapstok add goal --side external"
echo "# $all records by $writers writers in $(awk "BEGIN { print $(seconds) - $started }") s"
is "who waits long enough lands" "$(cat "$tap_home"/refused.*)" ""
judge "one file"

# Two programs, two files of one plan; and no patience.
small
run_all 0 "$calendar add moment --date 2026-12-01 --form event --owner p1" \
  "$define add task --community c --owner p1"
judge "two files, nobody waits"
ok "both files have some" test "$(grep -c 'id: r' plan.yaml)" -gt 0 -a \
  "$(grep -c 'id: r' communities/c.yaml)" -gt 0
small
run_all 300 "$calendar add moment --date 2026-12-01 --form event --owner p1" \
  "$define add task --community c --owner p1"
is "two files: all land" "$(cat "$tap_home"/refused.*)" ""
judge "two files"

# A rename over all files goes to and fro while others read: what they see is
# one of the two, never a mix, which would have references to nobody.
small
mover() {
  for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
    $sparing "$kapstok" rename goal a z -q && $sparing "$kapstok" rename goal z a -q || echo failed
  done >"$tap_home/moved" 2>&1
  : >"$tap_home/done"
}
rm -f "$tap_home/done"
mover &
reads=0
while [ ! -e "$tap_home/done" ]; do
  "$plan" check --no-rules >>"$tap_home/seen" 2>&1 || :
  reads=$((reads + 1))
done
wait $!
is "renamed to and fro" "$(cat "$tap_home/moved")" ""
is "$reads reads meanwhile: each saw a whole plan" \
  "$(grep -v 'note: the lock of process\|was finished$' "$tap_home/seen")" ""
ok "there were some" test "$reads" -gt 3
finish
