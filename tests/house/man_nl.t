#!/bin/sh
# The Dutch manual follows the English one: each page of man/nl/ was made of what
# stands in man/ now, and share/po/man/nl.po has every paragraph.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

po=$SRCDIR/share/po/man/nl.po
mend="make update-man-po, translate in share/po/man/nl.po what is new, and again"
made_of() { # PAGE: is its Dutch made of this English?
  grep -q "^\.\\\\\" cksum of man/$(basename "$1"): $(cksum <"$1" | cut -d ' ' -f 1)\$" \
    "$SRCDIR/man/nl/$(basename "$1")"
}
for page in "$SRCDIR"/man/*.[1-9]; do
  ok "man/nl/${page##*/} follows: if not, $mend" made_of "$page"
done
mkdir "$tap_home/changed"
{ cat "$SRCDIR/man/cl-scan.1"; echo .Pp; } >"$tap_home/changed/cl-scan.1"
if made_of "$tap_home/changed/cl-scan.1"; then changed=missed; else changed=noticed; fi
is "a page that changed is noticed" "$changed" noticed
is "no page is left out" "$(cd "$SRCDIR/man/nl" && echo *)" "$(cd "$SRCDIR/man" && echo *.[1-9])"

ok "msgfmt finds no fault" msgfmt --check -o /dev/null "$po"
left() { msgattrib "$1" --no-wrap --no-obsolete "$po" | grep '^msgid' | grep -v '^msgid ""$'; }
is "nothing is left to translate" "$(left --untranslated)" ""
is "nothing is guessed" "$(left --only-fuzzy)" ""

if command -v po4a >/dev/null 2>&1; then
  sh "$SRCDIR/share/build/man-nl.sh" "$SRCDIR" "$tap_home/made" >"$tap_home/said" 2>&1
  is "po4a makes the pages" "$?$newline$(cat "$tap_home/said")" "0$newline"
  for page in "$SRCDIR"/man/nl/*.[1-9]; do
    is "${page##*/} is what po4a makes" \
      "$(diff "$page" "$tap_home/made/man/nl/${page##*/}" | head -n 5)" ""
  done
else
  skip "the pages are what po4a makes" "po4a is not here"
fi
finish
