#!/bin/sh
# readme.t - README's tour, run: every command shows what README says it shows,
# in one copy of the worked example, from the first to the last.
. "${SRCDIR:-../..}/tests/cmd/lib.sh"

tour=$tap_home/tour
mkdir -p "$tour"
# Cuts the tour into N.cmd and N.out, without the four columns of indentation.
awk -v dir="$tour" '
  /^A tour$/ { on = 1 }
  /^To install$/ { on = 0 }
  !on { next }
  /^    \$ / { n++; blank = 0; print substr($0, 7) >(dir "/" n ".cmd"); printf "" >(dir "/" n ".out"); next }
  n && /^$/ { blank++; next }
  n && /^    / { for (; blank; blank--) print "" >(dir "/" n ".out"); print substr($0, 5) >(dir "/" n ".out"); next }
  { blank = 0 }' "$SRCDIR/README"

fresh
i=0
while [ -f "$tour/$((i + 1)).cmd" ]; do
  i=$((i + 1))
  # README has no blanks at the end of its lines.
  sh "$tour/$i.cmd" 2>/dev/null | sed 's/[[:space:]]*$//' >"$tour/$i.seen"
  is "$(cat "$tour/$i.cmd")" "$(cat "$tour/$i.seen")" "$(cat "$tour/$i.out")"
done
ok "README shows at least ten commands" [ "$i" -ge 10 ]
finish
