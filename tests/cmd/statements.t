#!/bin/sh
# statements.t - the 169 statements of the workbook, one by one, as an audit of every
# sentence numbered them (tests/data/method/statements.tsv): each is stored, checked,
# printed or decided by the command that stands with it.  What must be shown may not be
# there before the commands that bring it about, so that no row can pass by accident; a
# row that needs none of these is about a text, which must be there in Dutch as well.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

edit() { # FILE SED-SCRIPT: what no command would do
  sed "$2" "$1" >edited && cat edited >"$1" && rm edited
}

flat() { # COMMAND: what it shows, on one line
  eval "$1" 2>/dev/null </dev/null | tr '\n' ' ' | tr -s ' '
}

fresh
changed=no
checked=$(flat "cl-plan check --json")
table=$SRCDIR/tests/data/method/statements.tsv
tab=$(printf '\t')
number=0
while IFS=$tab read -r from ref kind what setup show wanted dutch; do
  case $from in '' | '#'*) continue ;; esac
  number=$((number + 1))
  if [ $changed = yes ]; then fresh; fi
  changed=no
  before="" after=""
  if [ "$setup" != - ]; then
    case $show in
    "cl-plan check --rules "*) before=$checked ;;
    *) before=$(flat "$show") ;;
    esac
    eval "$setup" >/dev/null 2>&1 </dev/null
    changed=yes
  fi
  after=$(flat "$show")
  title="$number $ref $kind ($from): $what"
  case $before in
  *"$wanted"*)
    tap_line "not ok" "$title: was there before"
    continue
    ;;
  esac
  case $after in
  *"$wanted"*) tap_line ok "$title" ;;
  *)
    tap_line "not ok" "$title"
    tap_said command "$setup; $show"
    tap_said got "$after"
    tap_said "wanted in it" "$wanted"
    ;;
  esac
  if [ "$dutch" != - ]; then
    in_dutch=$(flat "$(printf %s "$show" | sed 's/--language en/--language nl/')")
    has "$title, in Dutch" "$in_dutch" "$dutch"
  fi
done <"$table"
is "all of them are in the table" "$number" 169
for count in "in order=112" different=4 missing=23 half=30; do
  is "so many were ${count%=*}" "$(grep -c "^${count%=*}$tab" "$table")" "${count#*=}"
done
finish
