#!/bin/sh
# The Dutch catalogue has one word for each thing: words that are not used, and
# what stands for them.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# The translations, one a line.
LC_ALL=C awk '/^msgid/ { said = 0 } /^msgstr/ { if (line != "") print line; line = ""; said = 1 }
  said && match($0, /".*"/) { line = line substr($0, RSTART + 1, RLENGTH - 2) } /^$/ { said = 0 }
  END { print line }' "$SRCDIR/share/po/nl.po" >said

never() { # PATTERN INSTEAD [EXCEPT]
  found=$(grep -iE "$1" said | if [ -n "${3:-}" ]; then grep -viE "$3"; else cat; fi)
  is "not \"$1\" but $2" "$found" ""
}
ok "there is something to look at" test "$(wc -l <said)" -gt 2000
never '(een|één|geen|dit|dat|het|nieuwe?) gegeven\b|per gegeven\b' onderdeel
never '\brecords?\b' onderdeel 'recordSource'
never '\bbevinding(en)?\b' 'melding or themavondst'
never '\bevaluaties?\b|evalueren' terugblik
never '\bhet id\b|\bids\b' "de id, de id's"
never 'rekenblad|werkmap' 'Excelbestand or spreadsheet'
never '\b(community|visie|kaart|wijziging|groep)\b[^.]*\bhaar (eigen )?(doelen|visie|leden|woorden)' 'a community is never haar'
never 'maak haar|doe haar|tekent haar|leer haar' 'the thing itself'
never 'eindstatus' exitstatus
never 'uit de lucht vallen|instemden' 'plain words'
never '\b(nederlands|nederlandse|engels|engelse)\b' 'Nederlands, Engels' 'Nederlands|Engels'
never '(^|[^[:alpha:]%])(u|uw)([^[:alpha:]]|$)' je

# What names an option says it in the user's language (cl_option_said()): by its English word only
# tables and what reads the command line have it.
is "no option is named by its English word" \
  "$(cd "$SRCDIR" && grep -nE '[^_](CL_IN)?\("--[a-z]|[,=?:] *"--[a-z][a-z-]*"' cmd/*.c lib/*/*.c |
    grep -vE '[PNT]?_\((app, )?"' | grep -vE 'css|var\(--|"--(ink|mut|track|hub|ot|rt|brand)')" ""

# Values and fields go by their Dutch words; a key in a file of questions is English.
english=$(awk -F '"' '
  /^CHOICE\(/ && $2 != $4 && (length($2) > 7 || $2 ~ /-/) { print $2 }
  /^FIELD\(/ && $2 ~ /[.-]/ { gsub(/[.]/, "[.]", $2); print $2 }' "$SRCDIR/lib/plan/schema.def" | sort -u | paste -s -d '|' -)
ok "there are English words to look for" test "${#english}" -gt 500
is "no value and no field by its English word" \
  "$(grep -E "(^|[^[:alnum:]_-])($english)([^[:alnum:]_-]|\$)" said | grep -vE '(for|kind)\\" is een van ')" ""
finish
