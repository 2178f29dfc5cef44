#!/bin/sh
# The manual: each page is clean mdoc, names every verb, option, type, field,
# value and variable that there is, and its examples print what it says.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"
. "$SRCDIR/tests/cmd/examples.sh"

man=$SRCDIR/man
steps="cl-kapstok cl-scan cl-define cl-goals cl-calendar"
pages="cl-plan.1 cl-kapstok.1 cl-scan.1 cl-define.1 cl-goals.1 cl-calendar.1 clplan-sql.5 clplan.5 clplan.7"

# The words on standard input that no macro MACRO of the page TEXT has, or, with
# `It MACRO`, no item of a list.
lacking() { # TEXT MACRO
  printf '%s\n' "$1" >"$tap_home/text"
  awk -v wanted="$2" '
    FNR == NR {
      if (!/^\./) next
      item = $1 == ".It" ? "It " : ""
      macro = ""
      for (i = 1; i <= NF; i++) {
        if ($i ~ /^\.?[A-Z][a-z]$/) { macro = $i; sub(/^\./, "", macro); continue }
        have[macro, $i] = have[item macro, $i] = 1
      }
      next
    }
    !((wanted, $0) in have) { printf "%s ", $0 }' "$tap_home/text" -
}

# First words of the entries below TITLE in the help of COMMAND.
entries() { # TITLE COMMAND...
  title=$1
  shift
  "$@" --help | awk -v title="$title" '
    $0 == title { inside = 1; next }
    /^$/ { inside = 0 }
    inside && /^  [^ ]/ { print $1 }'
}

# The options that a help text lists, without those that set fields.
options() { # COMMAND...
  "$@" | awk '
    $0 == "Options" { inside = 1; next }
    /^$/ { inside = 0 }
    inside && /^  -/ && match($0, /--[a-z][a-z-]*/) { print substr($0, RSTART + 1, RLENGTH - 1) }'
}

# The part of a page below `.Ss TITLE`.
section() { # FILE TITLE
  awk -v title=".Ss $2" '/^\.S[hs] / { inside = $0 == title } inside' "$1"
}

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
if command -v mandoc >/dev/null 2>&1; then
  mkdir -p man/man1 man/man5 man/man7
  for page in $pages; do cp "$man/$page" "man/man${page##*.}/"; done
  for page in $pages; do
    is "$page is clean mdoc" \
      "$(MANPATH=$tap_home/man mandoc -Tlint -Wstyle "$man/$page" 2>/dev/null)" ""
  done
else
  skip "the pages are clean mdoc" "no mandoc"
fi
is "no page is left out here" "$(cd "$man" && echo ./*.[1-9])" \
  "$(printf './%s\n' $pages | sort | tr '\n' ' ' | sed 's/ $//')"

# --- what there is, is in it
fresh
entries Verbs cl-scan >"$tap_home/scan"
shared=$(entries Verbs cl-kapstok | grep -Fx -f "$tap_home/scan")
ok "verbs are found" test "$(printf '%s\n' "$shared" | wc -l)" -ge 12
common=$(cat "$man/clplan.7")
is "clplan(7) has every shared verb" "$(printf '%s\n' "$shared" | lacking "$common" "It Cm")" ""
is "and the Dutch names of options, as the programs have them" \
  "$(sed -n '/^\.Ss Options in Dutch/,/^\.El/s/^\.\(It \)*Fl -//p' "$man/clplan.7" | paste - -)" \
  "$(cl-plan check-tables words | awk -F '\t' '$1 == "option" && $2 != $3 { print $2 "\t" $3 }' |
    LC_ALL=C sort)"
is "and every option of all verbs" "$(options cl-kapstok --help | lacking "$common" Fl)" ""
for verb in $shared; do
  is "and of $verb" "$(options cl-kapstok --help "$verb" | lacking "$common" Fl)" ""
done
for program in cl-plan $steps; do
  page=$(cat "$man/$program.1")
  is "$program has every verb" "$(entries Verbs "$program" | lacking "$page" Cm)" ""
  is "and every type" "$(entries Types "$program" | lacking "$page" "It Cm")" ""
  for verb in $(entries Verbs "$program"); do
    case $newline$shared$newline in *"$newline$verb$newline"*) continue ;; esac
    part=$(section "$man/$program.1" "$verb")
    ok "$program $verb has a section" test -n "$part"
    is "with its options" \
      "$(options "$program" --help "$verb" | grep -vx -e -dry-run | lacking "$part" Fl)" ""
  done
done

# Type, field and values, a line each, as the schema has them and as the page does.
awk -F '"' '
  /^CHOICE\(/ { split($1, part, /[(,]/); values[part[2]] = values[part[2]] "/" $2 }
  /^TYPE\(/ { type = $2 }
  /^FIELD\(/ {
    split($3, part, /, /)
    if ($0 ~ /CL_SUB/) next
    set = part[3]; sub(/^CL_S_/, "", set)
    print type, $2, part[2] == "CL_K_ENUM" ? values[set] : ""
  }' "$SRCDIR/lib/plan/schema.def" | sed 's/ $//' >"$tap_home/schema"
awk '
  /^\.Sh / { inside = $0 == ".Sh RECORD TYPES" }
  !inside { next }
  /^\.Ss / { type = substr($0, 5) }
  /^\.It Ic / {
    field = $3
    list = ""
    if (match($0, /Pq Cm .*/) && $0 !~ /yes No or Cm no/) {
      list = substr($0, RSTART + 6)
      sub(/ , No required.*/, "", list)
      gsub(/ \| /, "/", list)
      gsub(/"/, "", list)
      list = " /" list
    }
    print type " " field list
  }' "$man/clplan.5" >"$tap_home/page"
ok "the schema has fields" test "$(wc -l <"$tap_home/schema")" -ge 150
is "clplan(5) has every type, field and value, and no others" \
  "$(diff "$tap_home/schema" "$tap_home/page")" ""
subs=$(awk -F '"' '/^FIELD\(/ && /CL_SUB/ { print $2 }' "$SRCDIR/lib/plan/schema.def")
is "and the parts of items" "$(printf '%s\n' "$subs" | lacking "$(cat "$man/clplan.5")" Ic)" ""

variables=$(cat "$SRCDIR"/lib/*/*.c "$SRCDIR"/cmd/*.c |
  grep -Eo '(getenv|environment|variable)\("[A-Z_]+"\)' | sed 's/[^"]*"//;s/".*//' | sort -u)
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
finish
