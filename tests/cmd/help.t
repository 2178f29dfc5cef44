#!/bin/sh
# The example that a program's help gives of each verb is its own, and works on the
# worked example, in both languages.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

# What stands below the title of the example, which may go on with a backslash.
example_of() { # PROGRAM VERB
  "$1" help "$2" 2>/dev/null | awk '/^(Example|Voorbeeld)$/ { in_it = 1; next } in_it' | sed 's/^ *//'
}

for program in cl-plan cl-kapstok cl-scan cl-define cl-goals cl-calendar; do
  verbs=$("$program" help | awk '/^[A-Z]/ { in_it = /^Verbs/ } in_it && /^  [a-z]/ { print $1 }')
  ok "$program has verbs" test "$(printf '%s\n' "$verbs" | wc -l)" -ge 9
  for locale in C nl_NL.UTF-8; do
    LC_ALL=$locale
    others='' fail=''
    for verb in $verbs; do
      line=$(example_of "$program" "$verb")
      [ "$line" ] || continue # what wants a repository has none
      case $line in "$program "*) ;; *) others="$others$verb: $line$newline" ;; esac
      fresh
      git init -q . 2>/dev/null
      # What somebody got from elsewhere.
      [ "$program" != cl-define ] || cl-define -q export tasks -o taken.csv
      [ "$program" != cl-goals ] || cl-goals -q export goals -o afspraken.csv
      cp plan.yaml vorige.yaml
      code=0
      sh -c "$line" >"$tap_home/out" 2>&1 </dev/null || code=$?
      [ $code = 0 ] || fail="$fail$line: $code $(grep -v '^ ' "$tap_home/out" | tail -n 2)$newline"
    done
    is "$program, $locale: the examples are its own" "$others" ""
    is "$program, $locale: and work" "$fail" ""
  done
  LC_ALL=C
done
finish
