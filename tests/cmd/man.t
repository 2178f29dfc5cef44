#!/bin/sh
# The manual: each page is clean mdoc, names every verb, option, type, field,
# value and variable that there is, and its examples print what it says.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"
. "$SRCDIR/tests/cmd/examples.sh"
. "$SRCDIR/tests/cmd/manual.sh"

man=$SRCDIR/man
# --- the tests of examples can fail
cd "$tap_home" || exit 99
cat >right.1 <<'END'
.Sh NAME
.Bd -literal
$ false of another section
.Ed
.Sh EXAMPLES
.Bd -literal -offset indent
plain: text
.Ed
.Bd -literal -offset indent
$ cl-kapstok get goal taal \e
>   page
11
$ echo "it's"; cl-kapstok get goal nope page
it's
cl-kapstok: error: there is no goal "nope"
.Ed
.Bd -literal
$ cl-kapstok rename goal taal t; cl-kapstok get goal t page
11
.Ed
.Bd -literal
$ cl-kapstok get goal taal page
11
.Ed
END
sed 's/^11$/12/' right.1 >wrong.1
grep -v '^[$>]' right.1 >none.1
printf 'A tour:\n\n    $ cl-kapstok get goal taal page\n    11\n\n    $ echo a\n    a\n' >right
sed 's/11/12/' right >wrong
found=$(examples page "$tap_home/right.1" -v section=EXAMPLES)
hasnt "examples that print what is written" "$found" "not ok"
is "all of them, each in a fresh copy" "$(printf '%s\n' "$found" | grep -c '^ok .* line ')" 3
found=$(examples page "$tap_home/wrong.1" -v section=EXAMPLES)
is "examples that print something else fail" "$(printf '%s\n' "$found" | grep -c '^not ok')" 3
has "and show what" "$found" "-12"
has "a page without an example fails" "$(examples page "$tap_home/none.1")" "not ok"
has "so does one that is not there" "$(examples page "$tap_home/absent.1" 2>/dev/null)" "not ok"
hasnt "examples of a plain text" "$(examples tour "$tap_home/right" -v indent=4)" "not ok"
has "fail as well" "$(examples tour "$tap_home/wrong" -v indent=4)" "not ok"

# --- form
clean_mdoc "$man"
is "no page is left out here" "$(cd "$man" && echo ./*.[1-9])" \
  "$(printf './%s\n' $pages | sort | tr '\n' ' ' | sed 's/ $//')"

# --- what there is, is in it
fresh
shared_verbs Verbs
ok "verbs are found" test "$(printf '%s\n' "$shared" | wc -l)" -ge 12
is "and the Dutch names of options, as the programs have them" \
  "$(sed -n '/^\.Ss Options in Dutch/,/^\.El/s/^\.\(It \)*Fl -//p' "$man/clplan.7" | paste - -)" \
  "$(cl-plan check-tables words | awk -F '\t' '$1 == "option" && $2 != $3 { print $2 "\t" $3 }' |
    LC_ALL=C sort)"
pages_tell Verbs Types Options --help -dry-run

schema_fields >"$tap_home/schema"
page_fields "RECORD TYPES" required <"$man/clplan.5" >"$tap_home/page"
ok "the schema has fields" test "$(wc -l <"$tap_home/schema")" -ge 150
is "clplan(5) has every type, field and value, and no others" \
  "$(diff "$tap_home/schema" "$tap_home/page")" ""
subs=$(awk -F '"' '/^FIELD\(/ && /CL_SUB/ { print $2 }' "$SRCDIR/lib/plan/schema.def")
is "and the parts of items" "$(printf '%s\n' "$subs" | lacking "$(cat "$man/clplan.5")" Ic)" ""

variables=$(variables)
ok "variables are found" test "$(printf '%s\n' "$variables" | wc -l)" -ge 5
is "clplan(7) has every variable" "$(printf '%s\n' "$variables" | lacking "$common" Ev)" ""

# --- the examples
for page in $pages; do examples "$page" "$man/$page" -v section=EXAMPLES; done

# --- formats: what a verb writes, as its help says it, stands in the page
for page in plan kapstok scan define goals calendar; do
  missing=
  for verb in $("cl-$page" help | awk '/^  [a-z]/ { print $1 }' | sort -u); do
    for format in $("cl-$page" help "$verb" 2>/dev/null | sed -n 's/.*--format FORMAT *what to write: //p' | sed 's/,//g; s/ or / /'); do
      grep -qw "$format" "$SRCDIR/man/cl-$page.1" "$SRCDIR/man/clplan.7" || missing="$missing $verb:$format"
    done
  done
  is "every format of cl-$page stands in its page" "$missing" ""
done

# --- and each is written: a format without a branch would come out as another one
told() { # PROGRAM WORD...: formats that begin with the same twelve bytes
  told_program=$1
  shift
  for format in $("$told_program" help "$1" | sed -n 's/.*--format FORMAT *what to write: //p' | sed 's/,//g; s/ or / /'); do
    rm -f made
    "$told_program" "$@" --format "$format" -o made >/dev/null 2>&1 || echo "$format fails"
    head -c 12 made | cksum | sed "s/\$/ $format/"
  done | sort | awk '/ fails$/ { print } $1 == last { print of, $3 } { last = $1; of = $3 }'
}
is "cl-kapstok export writes each of its formats" "$(told cl-kapstok export goals)" ""
is "cl-calendar export, too" "$(told cl-calendar export)" ""
is "cl-plan export, too" "$(told cl-plan export)" ""
is "cl-plan network, too" "$(told cl-plan network .)" ""
is "cl-scan map, too" "$(told cl-scan map)" ""
finish
