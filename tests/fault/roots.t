#!/bin/sh
# Two plans that share files, many writers at once on both, some of them killed: every
# change that was acknowledged is there, once; a killed one at most once; in the end no
# lock, journal or new file remains.  CL_ROOTS_EACH: changes of each of the ten writers.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/fault/lib.sh"

define=$(real cl-define) plan=$(real cl-plan)
each=${CL_ROOTS_EACH:-12}
if [ -n "$shim" ]; then sparing="env LD_PRELOAD=$shim"; else sparing=; fi

cd "$tap_home" && rm -rf work && mkdir -p work/shared && cd work || exit 99
for root in a b; do
  cat >$root.yaml <<'END'
plan: 1
organisation: Test
include: [shared/*.yaml, people.yaml]
END
done
cat >shared/c.yaml <<'END'
communities:
  - id: c
    name: One
    agreements: {contact: p1}
    tasks:
      - {id: first, text: First}
END
cat >people.yaml <<'END'
people:
  - {id: p1, role: librarian, side: library}
END

# Every third change is given little time, and killed when that is over.
writer() { # NUMBER ROOT
  n=1
  while [ "$n" -le "$each" ]; do
    id=w$1-$n
    if [ $(((n + $1) % 3)) = 0 ]; then limit="timeout -s KILL 0.0$(((n * 7 + $1 * 3) % 9 + 1))"; else limit=; fi
    if $limit $sparing "$define" -f "$2" add task "$id" --id "$id" --community c --wait 300 -q \
      >/dev/null 2>"$tap_home/said.$1"; then
      echo "$id" >>"$tap_home/landed.$1"
    else
      echo "$id: $(cat "$tap_home/said.$1")" >>"$tap_home/not.$1"
    fi
    n=$((n + 1))
  done
}
# A change of two shared files, to and fro: what it refers to is always there.
mover() { # ROOT
  for n in 1 2 3 4 5 6 7 8; do
    $sparing "$define" -f "$1" rename person p1 p2 --wait 300 -q
    $sparing "$define" -f "$1" rename person p2 p1 --wait 300 -q
  done >/dev/null 2>&1
}
number=1 pids=
: >"$tap_home/not.0"
: >"$tap_home/landed.0"
started=$(seconds)
{
  while [ "$number" -le 10 ]; do
    if [ $((number % 2)) = 1 ]; then root=a.yaml; else root=b.yaml; fi
    writer "$number" $root &
    pids="$pids $!"
    number=$((number + 1))
  done
  mover a.yaml &
  pids="$pids $!"
  mover b.yaml &
  wait $pids $!
} 2>/dev/null
# Whoever comes next finishes what a killed one left.
for root in a.yaml b.yaml a.yaml b.yaml; do
  "$define" -f $root set community c --name "Last $root" -q >"$tap_home/last" 2>&1 ||
    cat "$tap_home/last"
done
grep -oh 'id: w[0-9]*-[0-9]*' shared/c.yaml | cut -c5- | sort >"$tap_home/ids"
cat "$tap_home"/landed.* | sort >"$tap_home/landed"
cat "$tap_home"/not.* | sort >"$tap_home/not"
echo "# $(wc -l <"$tap_home/landed") of $((each * 10)) acknowledged in $(awk "BEGIN { print $(seconds) - $started }") s"
is "none is lost" "$(comm -23 "$tap_home/landed" "$tap_home/ids")" ""
is "none is doubled" "$(uniq -d "$tap_home/ids")" ""
is "who was not killed landed, or was told why" \
  "$(grep -v ': $\|Killed\|left a change of' "$tap_home/not")" ""
ok "most landed" test "$(wc -l <"$tap_home/landed")" -gt $((each * 5))
for root in a.yaml b.yaml; do
  run "$plan" -f $root check --no-rules
  status_is "$root is whole" 0
done
# A program that was killed while it waited for the disk may end later than whoever
# waited for it: what it leaves goes with the next change.
for again in 1 2 3 4 5; do
  [ -n "$(find . -name '.?*')" ] || break
  sleep 1
  "$define" -f a.yaml set community c --name "Again $again" -q >/dev/null 2>&1
done
is "nothing is left" "$(find . -name '.?*')" ""
finish
