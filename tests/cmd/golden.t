#!/bin/sh
# golden: all that check says of one broken plan after another, to the letter,
# in both languages.  tests/golden/renew.sh writes the outputs anew.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"
. "$SRCDIR/tests/golden/one.sh"

cases=0
for file in "$SRCDIR"/tests/golden/*.yaml; do
  name=$(basename "$file" .yaml)
  cases=$((cases + 1))
  # A folder of its own: nothing else is there to be found.
  rm -rf "$tap_home/golden" && mkdir "$tap_home/golden" && cd "$tap_home/golden" || exit 99
  cp "$file" . || exit 99
  is "$name" "$(golden_run "$name.yaml" C)" "$(cat "$SRCDIR/tests/golden/$name.en")"
  is "$name, in Dutch" "$(golden_run "$name.yaml" nl_NL.UTF-8)" \
    "$(cat "$SRCDIR/tests/golden/$name.nl")"
  ok "$name stays as it was" cmp -s "$file" "$name.yaml"
done
ok "there are cases" test "$cases" -ge 25
finish
