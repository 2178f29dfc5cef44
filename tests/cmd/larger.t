#!/bin/sh
# The larger example: twelve communities, forty goals, two years, and the same
# plan five weeks earlier.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

copy() { # FOLDER
  rm -rf "$tap_home/larger" && cp -R "$SRCDIR/share/examples/$1" "$tap_home/larger" &&
    chmod -R u+w "$tap_home/larger" && cd "$tap_home/larger" || exit 99
}
lines() { cl-"$1" list "$2" --fields id --tsv | tail -n +2 | grep -c .; }

copy zuiderkwartier
run cl-plan check --strict --today 2026-11-22
status_is "no error and no warning" 0
is "twelve communities" "$(lines define communities)" 12
is "forty goals" "$(lines goals goals)" 40
is "an id is short" "$(cl-goals list goals --fields id --tsv | sed '1d; s,.*/,,' | grep -c '^.\{17,\}')" 0
for id in $(cl-define list communities --fields id --tsv | tail -n +2); do
  [ "$(cl-calendar list moments --community "$id" --fields id --tsv | wc -l)" -gt 1 ] || echo "$id"
done >bare
is "something is planned or was done in each" "$(cat bare)" ""
is "nobody's name stands in it" "$(grep -rl Voorbeeld . | grep -v people.yaml)" ""

copy zuiderkwartier-2026-10-18
run cl-plan check --strict --today 2026-10-18
status_is "five weeks earlier, too" 0
is "one community fewer" "$(lines define communities)" 11
is "nothing was measured later" "$(cl-goals list goals --fields measured --json | grep -c '2026-1[012]-\(19\|[23]\)')" 0
finish
