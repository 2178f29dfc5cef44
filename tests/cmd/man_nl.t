#!/bin/sh
# The Dutch manual: clean mdoc that names every verb, type, option, field and
# variable by its Dutch word, and examples that print what it says.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"
. "$SRCDIR/tests/cmd/examples.sh"
. "$SRCDIR/tests/cmd/manual.sh"

man=$SRCDIR/man/nl
unset LC_ALL
LANG=C.UTF-8 LANGUAGE=nl
export LANG LANGUAGE
fresh

clean_mdoc "$man"
is "every page is there in Dutch" "$(cd "$man" && echo ./*.[1-9])" "$(cd "$SRCDIR/man" && echo ./*.[1-9])"

# --- what there is, is in it, by its Dutch word
shared_verbs Opdrachten
ok "verbs are found, in Dutch" test "$(printf '%s\n' "$shared" | grep -c '^\(voeg-toe\|lijst\|controleer\|hulp\)$')" = 4
is "and the English names of options, as the programs have them" \
  "$(sed -n '/^\.Ss Opties in het Engels/,/^\.El/s/^\.\(It \)*Fl -//p' "$man/clplan.7" | paste - - | sort)" \
  "$(cl-plan check-tables words | awk -F '\t' '$1 == "option" && $2 != $3 { print $3 "\t" $2 }' | sort)"
pages_tell Opdrachten Typen Opties --hulp -proef

schema_fields >"$tap_home/schema"
page_fields "TYPEN ONDERDELEN" verplicht <"$man/clplan.5" >"$tap_home/page"
is "clplan(5) has every type, field and value as they stand in the file" \
  "$(diff "$tap_home/schema" "$tap_home/page")" ""
is "clplan(7) has every variable" "$(variables | lacking "$common" Ev)" ""

# --- no English option: neither in a macro nor in an example
cl-plan check-tables words | awk -F '\t' '$1 == "option" && $2 != $3 { print $2 }' >"$tap_home/english"
english() { # FILE: what it names in English
  awk 'FNR == NR { english[$1] = 1; next }
    /^\.Ss / { names = $0 == ".Ss Opties in het Engels" }
    names { next }
    /In het Engels:$/ { told = FNR + 1 }
    FNR == told { next }
    /^\./ && / *Fl / || /^\$ cl-|^>  |^cl-/ {
      n = split($0, words, /[ =]+/)
      for (i = 1; i <= n; i++) {
        word = words[i]
        if (sub(/^--?/, "", word) && word in english) print FNR ": " words[i]
      }
    }' "$tap_home/english" "$1"
}
printf '.It Fl -with-names\n.Bd -literal\n$ cl-plan stand --since v1 --json\n.Ed\n' >"$tap_home/mixed"
is "English options in a Dutch page are found" "$(english "$tap_home/mixed")" "1: -with-names${newline}3: --since"
for page in $pages; do is "$page has none" "$(english "$man/$page")" ""; done

# --- the examples: as many as in English
for page in $pages; do
  grep -q '^\$ ' "$man/$page" || continue
  examples "$page" "$man/$page" -v section=VOORBEELDEN
  dutch=$ex_count
  ex_count=$(awk -v out="$ex_dir" -v section=EXAMPLES -f "$SRCDIR/tests/cmd/examples.awk" "$SRCDIR/man/$page")
  is "$page has as many as its English one" "$dutch" "$ex_count"
done
finish
