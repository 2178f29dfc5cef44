#!/bin/sh
# handleiding.t - the tutorial, followed to the letter: what it shows is what comes, a filled
# kapstok within ten minutes and the workbook for the MT within thirty; and its page.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"
text=$SRCDIR/share/doc/handleiding.md
page=$BUILDDIR/share/doc/handleiding.html

# --- followed
find_python 'import pty; pty.openpty()'
if [ -n "$python" ]; then
  mkdir "$tap_home/newcomer" "$tap_home/tmp"
  # As in a container: no locale at all.
  env -u LC_ALL LANG=C.UTF-8 TMPDIR="$tap_home/tmp" \
    "$python" "$SRCDIR/tests/cmd/handleiding.py" "$text" "$tap_home/newcomer" \
    >"$tap_home/followed" 2>&1
  while IFS= read -r line; do
    case $line in
    "ok "*) tap_line ok "the tutorial, ${line#ok }" ;;
    "not ok "*) tap_line "not ok" "the tutorial, ${line#not ok }" ;;
    *) printf '# %s\n' "$line" ;;
    esac
  done <"$tap_home/followed"
  minutes() { sed -n "s/^# $1\..* \([0-9]*\) minutes.*/\1/p" "$tap_home/followed"; }
  ok "a filled kapstok in ten minutes" test "$(minutes 2)" -le 10
  ok "a workbook for the MT in thirty" test "$(minutes 4)" -le 30
  ok "which is a workbook" test -s "$tap_home/newcomer/waterdam/overzicht.xlsx"
  ok "the kapstok is filled" grep -q 'Nederlands leren' "$tap_home/newcomer/waterdam/plan.yaml"
  # What stands between the lines can be typed as well.
  sed -n '/^## En verder/,$s/.*`\(cl-[^`]*\)`.*/\1/p' "$text" >"$tap_home/named"
  ok "commands are named at the end" test "$(wc -l <"$tap_home/named")" -ge 4
  while IFS= read -r line; do
    ok "$line" env -u LC_ALL LANG=C.UTF-8 sh -c "cd '$tap_home/newcomer/waterdam' && $line"
  done <"$tap_home/named"
else
  skip "the tutorial is followed" "no python3"
fi

# --- what begin prints is what stands there, file by file
mkdir "$tap_home/begun" && cd "$tap_home/begun" || exit 99
run cl-plan begin
is "the files that are made are those that are shown" \
  "$(sed -n '/^    \$ cl-plan begin$/,/^[^ ]/s/^    \([a-z.]*\.[a-z]*\)$/\1/p' "$text")" "$out"
cd "$tap_home" || exit 99

# --- README opens with it
has "README begins in Dutch" "$(sed -n 1,3p "$SRCDIR/README")" "bibliothe"
has "and points to it" "$(sed -n 1,3p "$SRCDIR/README")" "share/doc/handleiding.md"

# --- as a page
ok "its page is made" test -s "$page"
is "from the text as it is now" "$(awk -f "$SRCDIR/share/build/handleiding.awk" "$text")" "$(cat "$page")"
has "it says that it is Dutch" "$(sed -n 2p "$page")" 'lang="nl"'
is "with all that is typed" "$(sed -n 's/.*<kbd>\(cl-[a-z]*\) .*/\1/p' "$page")" \
  "$(sed -n 's/^    \$ \(cl-[a-z]*\) .*/\1/p' "$text")"
find_python 'import html.parser'
if [ -n "$python" ]; then
  cat >"$tap_home/tags.py" <<'END'
import html.parser, sys
class Tags(html.parser.HTMLParser):
    open, wrong = [], []
    def handle_starttag(self, tag, attrs):
        if tag != "meta":
            self.open.append(tag)
    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)
tags = Tags()
tags.feed(open(sys.argv[1], encoding="utf-8").read())
print(tags.open + tags.wrong)
END
  is "and every element closed" "$("$python" "$tap_home/tags.py" "$page")" "[]"
else
  skip "and every element closed" "no python3"
fi
finish
