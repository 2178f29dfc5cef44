#!/bin/sh
# po.t - the Dutch catalogue: complete, sound, and heard in what the programs
# say.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

cd "$SRCDIR" || exit 99
LC_ALL=C.UTF-8
po=share/po/nl.po
pairs=$tap_home/pairs # msgid TAB msgstr, a form a line
empty() { # WHAT TEXT
  is "$1" "$2" ""
}

# ---- what is to be translated -------------------------------------------------------
files=$(find lib cmd -name '*.[ch]' -o -name '*.def' | sort)
printf '%s\n' "$files" | xgettext --files-from=- --language=C --from-code=UTF-8 --keyword=_ \
  --keyword=N_ --keyword=T_:2 --keyword=cl_tr:2 --keyword=P_:1,2 --keyword=cl_ntr:2,3 \
  --package-name=clkit -o "$tap_home/fresh.pot" 2>"$tap_home/said"
is "xgettext reads all sources" "$?" 0
empty "and has nothing to say about them" "$(cat "$tap_home/said")"

empty "every source is in Makefile.am, so that it is built" "$(
  for f in cmd/*.c lib/*/*.c; do
    grep -qE "(^|[[:space:]])$f([[:space:]]|\$)" Makefile.am || echo "$f"
  done)"

# ---- the catalogue ----------------------------------------------------------------------
ok "its plural is where English has it, as the programs take it" \
  grep -q 'nplurals=2; plural=(\{0,1\}n *!= *1' "$po"
ok "msgfmt finds no fault" msgfmt --check -o /dev/null "$po"
msgmerge --quiet --no-fuzzy-matching -o "$tap_home/merged.po" "$po" "$tap_home/fresh.pot"
is "msgmerge" "$?" 0
texts() { # OPTION: the texts of the merged catalogue that it selects
  msgattrib "$1" --no-wrap "$tap_home/merged.po" | grep '^\(#~ \)*msgid ' | grep -v '^msgid ""$'
}
empty "nothing is left to translate: make update-po, then fill in what is new" \
  "$(texts --untranslated)"
empty "nothing is guessed" "$(texts --only-fuzzy)"
empty "nothing is translated that is no longer said" "$(texts --only-obsolete)"

# ---- the translations --------------------------------------------------------------------
msgcat --no-wrap "$po" | awk '
  function part(line) { sub(/^[^"]*"/, "", line); sub(/"$/, "", line); return line }
  function flush() {
    if (id != "") {
      print id "\t" str
      if (many != "") print many "\t" strs
    }
    id = many = str = strs = at = ""
  }
  /^$/ { flush(); next }
  /^#/ { next }
  /^msgid_plural / { at = "many"; many = part($0); next }
  /^msgid / { at = "id"; id = part($0); next }
  /^msgstr(\[0\])? / { at = "str"; str = part($0); next }
  /^msgstr\[1\] / { at = "strs"; strs = part($0); next }
  at == "id" { id = id part($0) }
  at == "many" { many = many part($0) }
  at == "str" { str = str part($0) }
  at == "strs" { strs = strs part($0) }
  END { flush() }' >"$pairs"

# Words that are the same in both languages.
cat >"$tap_home/same" <<'WORDS'
ARGUMENT
COMMUNITY
Community
FORM
ID
Id
Kapstok
MOMENT
PLAN
RECORD
REPOSITORY
Route
Scan
Score
TYPE
TYPE ID
Team
Trend
Week
Week %d (%s - %s)
Agenda %s - %s
April %d
September %d
November %d
December %d
SMART: %zu of %zu goals.
[TYPE [ID]]
[TYPE]
contact
id
kapstok
tip
%zu moment
%zu tip
%zu tips
Tips
WORDS
empty "no translation is the English text, but for words that both languages have" "$(
  awk -F '\t' 'NR == FNR { same[$0]; next } $1 == $2 && !($1 in same) { print $1 }' \
    "$tap_home/same" "$pairs")"

tokens() { # REGEX MORE: pairs of which the one side names what the other does not
  awk -F '\t' -v regex="$1" '
    function find(text, out,  n) {
      n = split("", out)
      while (match(text, regex)) {
        out[substr(text, RSTART, RLENGTH)]
        text = substr(text, RSTART + RLENGTH)
      }
    }
    {
      find($1, a)
      find($2, b)
      for (t in a) if (!(t in b)) print "lost " t ": " $2
      for (t in b) if (!(t in a)) print "new " t ": " $2
    }' "$pairs"
}
# What is typed is Dutch in Dutch: options, fields, verbs, types and values as the tables of
# the programs have them.
cl-plan check-tables words >"$tap_home/typed"
is "a good many words are typed" "$(($(wc -l <"$tap_home/typed") > 500))" 1
cat >"$tap_home/dutch.awk" <<'AWK'
function options(text, out,  t) {
  split("", out)
  while (match(text, /--[a-z][a-z.-]*[a-z]/)) {
    t = substr(text, RSTART + 2, RLENGTH - 2)
    out[t]
    text = substr(text, RSTART + RLENGTH)
  }
}
FNR == NR {
  if ($1 == "option" || $1 == "field") {
    gsub(/ /, "-", $3)
    dutch[$2] = dutch[$2] " " $3 " "
    known[$3]
  } else if ($2 != $3) {
    gsub(/ /, "-", $3)
    english[$1, $2] = $3
  }
  if ($1 == "value" || $1 == "verb")
    mine[$1, $3]
  next
}
# Not ours: options of git, which knows no Dutch; codes of languages.
$2 ~ /git (filter-repo|rm|archive) --|--cached people.yaml/ { next }
{ sub(/nl[|]en/, "", $2) }
{
  options($1, a)
  options($2, b)
  for (t in b)
    if (!(t in known) && !(t in a && !(t in dutch)))
      print "no Dutch option --" t ": " $2
  for (t in a) {
    found = !(t in dutch) && (t in b)
    for (u in b)
      if (index(dutch[t], " " u " "))
        found = 1
    if (!found)
      print "lost --" t ": " $2
  }
  rest = $2
  while (match(rest, /cl-(plan|kapstok|scan|define|goals|calendar) [a-z-]+( [a-z-]+)?/)) {
    split(substr(rest, RSTART, RLENGTH), word, " ")
    if (("verb", word[2]) in english && !(("verb", word[2]) in mine))
      print "English verb " word[2] ": " $2
    if (("type", word[3]) in english)
      print "English type " word[3] ": " $2
    rest = substr(rest, RSTART + RLENGTH)
  }
  rest = $2
  while (match(rest, /(^| )(rename|remove|set|get|add|list|import|export|fill) (%s|[A-Z][A-Z])/)) {
    print "English verb" substr(rest, RSTART, RLENGTH) ": " $2
    rest = substr(rest, RSTART + RLENGTH)
  }
  rest = $2
  while (match(rest, /[a-z-]+[|][a-z|-]+/)) {
    n = split(substr(rest, RSTART, RLENGTH), word, "|")
    for (i = 1; i <= n; i++)
      if (("value", word[i]) in english && !(("value", word[i]) in mine))
        print "English value " word[i] ": " $2
    rest = substr(rest, RSTART + RLENGTH)
  }
}
AWK
empty "what is typed is Dutch in Dutch" "$(awk -F '\t' -f "$tap_home/dutch.awk" \
  "$tap_home/typed" "$pairs")"
printf 'cl-scan set group ID --kind individual|organisation --why x\tcl-scan set group ID --kind individual|organisation\n' \
  >"$tap_home/bad"
is "and a text that is not is found" "$(awk -F '\t' -f "$tap_home/dutch.awk" "$tap_home/typed" \
  "$tap_home/bad" | cut -d: -f1 | sort | paste -sd, -)" \
  "English type group,English value individual,English value organisation,English verb set,lost --kind,lost --why,no Dutch option --kind"
for p in plan kapstok scan define goals calendar; do
  is "the tables of cl-$p hold together, in both languages" "$("cl-$p" check-tables)" ""
done
empty "the same programs on both sides" "$(tokens 'cl-[a-z]+')"
empty "the same worksheet rules on both sides" "$(tokens '[WFP][0-9][0-9]*')"
empty "the same addresses and files on both sides" \
  "$(tokens '[a-z]+[.](yaml|json|gitignore|fish)')"
empty "texts begin and end alike: blanks, full stops, line ends" "$(
  awk -F '\t' '
    function shape(text) {
      return (text ~ /^ /) (text ~ / $/) (text ~ /\\n$/) (text ~ /[^.][.]$/) (text ~ /:$/)
    }
    shape($1) != shape($2) { print $2 }' "$pairs")"
empty "no text has two blanks where English has one" "$(
  awk -F '\t' '$2 ~ /[^ ]  +[^ ]/ && $1 !~ /[^ ]  +[^ ]/ { print $2 }' "$pairs")"

# ---- what is heard -------------------------------------------------------------------------
# In Dutch, nothing that has a translation is said in English.  Words are
# compared without the line breaks between them.
awk -F '\t' '$1 != $2 && $1 !~ /%/ && split($1, words, " ") >= 3 { print $1 }' "$pairs" |
  sed 's/\\"/"/g; s/\\n//g' >"$tap_home/english"

speak() { # everything a reader may ask for, in Dutch
  for p in plan kapstok scan define goals calendar; do
    verbs=$(LC_ALL=C "cl-$p" 2>&1 | sed -n '/^verbs:/,/^help:/p' | sed 's/^verbs://; /^help:/d' |
      tr -d ',')
    "cl-$p" --help
    for v in $verbs; do "cl-$p" --help "$v"; done
  done
  for t in organisation readiness source goal theme review request; do cl-kapstok --help $t; done
  for t in finding group existing wanted example; do cl-scan --help $t; done
  for t in community trait contact conversation task path person; do cl-define --help $t; done
  for t in goal outcome evaluation story decision; do cl-goals --help $t; done
  cl-calendar --help moment
  for p in kapstok scan define goals calendar; do
    "cl-$p" show
    "cl-$p" check
    yes "?$newline>>" | head -n 60 | "cl-$p" fill
  done
  cl-plan status
  cl-plan schema
  cl-plan explain
  cl-plan explain $(cl-plan explain --json | sed -n 's/.*"rule":"\([^"]*\)".*/\1/p' | sort -u)
  cl-kapstok ready
  cl-kapstok fit fietsen repareren
  cl-scan map
  cl-define prepare amb2 --all
  cl-goals smart
  cl-goals progress
  cl-calendar agenda --weeks 20
}

slips() { # what goes wrong most
  cl-kapstok
  cl-kapstok lst goal
  cl-kapstok list gaol
  cl-kapstok list goal --sdie external
  cl-kapstok list goal --side ext
  cl-kapstok list goal --fields nothing
  cl-kapstok list goal --json --csv
  cl-kapstok list theme --from 2026-01-01
  cl-kapstok add goal
  cl-kapstok add readiness
  cl-kapstok set goal meedoen
  cl-kapstok set goal meedoen --id x
  cl-kapstok set goal meedoen --page ''
  cl-kapstok remove goal meedoen
  cl-kapstok rename goal meedoen taal
  cl-kapstok answer 9 ja
  cl-kapstok fit fietsen --save
  cl-kapstok import goal csv/doelen.csv -n
  cl-kapstok import goal csv/groepen.csv
  cl-scan add goal x
  cl-scan choose group ruilkast
  cl-scan choose group energiecoop --why x
  cl-scan drop group ruilkast
  cl-define start
  cl-define verdict koffie
  cl-define add contact
  cl-goals measure bezoekers
  cl-goals measure bezoekers veel
  cl-goals measure verhalen --note mooi -n
  cl-calendar move ochtend 2026-12-12
  cl-calendar move ochtend 2026-12-25 --occurrence 2026-12-05 -n
  cl-calendar done opening -n
  cl-plan explain nothing
  cl-plan forget amb1 -n
  cl-plan init
  cl-plan overview
  printf 'plan: 1\norganisation: x\n' >people.yaml
  cl-plan check
  printf 'people: [{x' >people.yaml
  cl-plan check
  cl-plan -f nothing.yaml check
}
fresh
LC_ALL=nl_NL.UTF-8 speak >"$tap_home/heard" 2>&1
empty "no command, option or value of it in English" "$(sed 's/^/	/; s/\\$//' "$tap_home/heard" |
  awk -F '\t' -f "$tap_home/dutch.awk" "$tap_home/typed" - | sort -u)"
LC_ALL=nl_NL.UTF-8 slips >>"$tap_home/heard" 2>&1
is "a good deal was said" "$(($(wc -l <"$tap_home/heard") > 1500))" 1
tr -s ' \n' '  ' <"$tap_home/heard" >"$tap_home/flat"
empty "nothing of it in English" "$(
  awk 'NR == FNR { all = all $0; next } index(all, $0) { print }' \
    "$tap_home/flat" "$tap_home/english")"
empty "every program was there" "$(grep -E 'not found|symbol lookup' "$tap_home/heard" | head -3)"
fresh
{
  LC_ALL=C speak
  LC_ALL=C slips
} 2>&1 | tr -s ' \n' '  ' >"$tap_home/flat"
is "the same in English is noticed" "$(
  awk 'NR == FNR { all = all $0; next } index(all, $0) { n++ } END { print (n > 300) }' \
    "$tap_home/flat" "$tap_home/english")" 1

finish
