#!/bin/sh
# Every promise of clplan(7) names tests that hold it, and make check runs them.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

page=$SRCDIR/man/clplan.7
# A line for every promise: its number and the tests behind it.
awk '/^\.Sh /{ in_it = /PROMISES/ } in_it && /^\.It/ { n++; print n " -" }
     in_it && /^\.Pa tests\// { print n " " $2 }' "$page" >"$tap_home/promises"
promises=$(grep -c ' -$' "$tap_home/promises")
ok "there are promises ($promises)" [ "$promises" -ge 10 ]
is "each names a test" \
  "$(awk '{ named[$1] += $2 != "-" } END { for (n in named) if (!named[n]) print n }' "$tap_home/promises")" ""
for each in $(awk '$2 != "-" { print $2 }' "$tap_home/promises" | sort -u); do
  ok "$each is there" [ -f "$SRCDIR/$each" ]
  ok "$each is run" grep -qE "(^|[ 	])${each%.c}([ 	]|\$)" "$SRCDIR/tests/tests.am"
done
finish
