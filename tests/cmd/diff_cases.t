#!/bin/sh
# diff_cases.t - cases of tests/data/diff: two versions of a plan, and the facts and the
# sentences in both languages that `diff` must tell of them.  A case is a file with parts
# behind lines `%% base`, `%% other`, `%% json`, `%% en` and `%% nl`; the head of the plan
# goes before its first two.
#
#   CL_DIFF_RENEW=1  writes what is told into the cases: to be read before it is kept
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

cd "$tap_home" || exit 99
for case in "$SRCDIR"/tests/data/diff/[0-9]*; do
  name=${case##*/}
  rm -f base other json en nl
  : >json; : >en; : >nl
  awk '/^%% / { part = $2; next } { print >part }' "$case"
  told=
  for part in json en nl; do
    language=$part
    [ $part != json ] || language=en
    for side in base other; do
      mkdir -p $side.d
      { printf 'plan: 1\norganisation: Bieb\nlanguage: %s\n' $language; cat $side; } >$side.d/plan.yaml
    done
    if [ $part = json ]; then set -- --json; else set --; fi
    run cl-plan diff base.d other.d "$@"
    is "$name: $part" "$status$newline$out" "0$newline$(cat $part)"
    told="$told%% $part$newline${out:+$out$newline}"
    if [ $part = en ]; then
      printf 'plan: 1\norganisation: Bieb\nlanguage: en\n' | cat - base >base.d/copy.yaml
      run cl-plan diff base.d/plan.yaml base.d/copy.yaml --exit-code
      is "$name: a copy differs in nothing" "$status$out" 0
    fi
  done
  [ -z "${CL_DIFF_RENEW:-}" ] || {
    { awk '/^%% json$/ { exit } { print }' "$case"; printf '%s' "$told"; } >renewed && cp renewed "$case"
  }
done
finish
