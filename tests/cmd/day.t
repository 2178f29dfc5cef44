#!/bin/sh
# day.t - a whole day's work of somebody who speaks Dutch, in a container without a locale:
# from `cl-plan begin` through all worksheets to the workbook for the MT, with ? at every
# question.  No English word comes on the screen.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"
. "$SRCDIR/tests/cmd/fill_answers.sh"
find_python 'import pty'
if [ -z "$python" ]; then
  skip "a whole day" "no python3"
  finish
fi
mkdir "$tap_home/day"
more() { printf '?\n%s\n' "$@" >>"$tap_home/answers"; }
: >"$tap_home/answers"
for part in kapstok scan meet vision work keep calendar; do "$part"; done
{
  cat <<'END'
$ cl-plan
$ cl-plan hulp
$ cl-plan begin
Bibliotheek Meerstad

?
midden
j
$ cl-plan stand
$ cl-plan vul
END
  cat "$tap_home/answers"
  cat <<'END'
$ cl-plan stand
$ cl-plan controleer
$ cl-plan toon
$ cl-kapstok gereed
$ cl-kapstok past "spullen repareren"
$ cl-kapstok lijst doel
$ cl-kapstok voeg-toe doel "Meer lezen"
$ cl-kapstok zet doel vijfhonderd-inwoners --bladzide 4
$ cl-kapstok zett
$ cl-scan kaart -o kaart.svg
$ cl-scan lijst groep
$ cl-scan afvallen groep beheerder-ruilkast
$ cl-define voorbereiden ambassadeur
$ cl-define lijst gesprek
$ cl-goals smart
$ cl-goals voortgang
$ cl-goals meet dertig-bezoekers veel
$ cl-calendar agenda
$ cl-calendar verplaats reparatieochtend zaterdag
$ cl-plan zoek repareren
$ cl-plan avg
$ cl-plan uitleg W57
$ cl-plan logboek
$ cl-plan verslag -o verslag.html
$ cl-plan toon --formaat html -o werkboek.html
$ cl-plan overzicht -o overzicht.xlsx
$ cl-plan vergeet ambassadeur -n >/dev/null
END
} >"$tap_home/script"
run env -u LC_ALL LANG=C.UTF-8 HOME="$tap_home" TERM=dumb CL_TODAY=2026-11-22 \
  "$python" "$SRCDIR/tests/cmd/day.py" "$tap_home/day" "$tap_home/script"
screen=$tap_home/out
is "the day goes to its end" "$(tail -5 "$screen" | grep -c '^cl-plan:')$(tail -1 "$screen")$(grep -c 'asks more' "$screen")" "1[0]0"
ok "with a workbook for the MT" test -s "$tap_home/day/overzicht.xlsx"
has "through the last worksheet" "$out" "Contentkalender (34 van 34)"
ok "and help at every question" test "$(grep -c '^> ?$' "$screen")" -gt 200
is "no line of a conversation is wider than the screen" "$(grep '^\[too wide' "$screen")" ""

# Words of English that are none of Dutch.  What is left out: names (community librarian), and
# what `hulp` says a word is called in English.
cat >"$tap_home/english" <<'END'
the and with you your this that these those which not are was were there from what when
who whom how give choose please value error warning note unknown add list show check find
get remove rename done goal goals theme themes group groups person people conversation
conversations task tasks owner internal external individual yes maybe
quantitative qualitative affinity identity geography event draft ready active paused stopped
side kind date until since because before after again next first second last day days
month months year years monday tuesday wednesday thursday friday saturday sunday
january february march may june july august october visitors answers answer question
questions file folder line nothing something somebody everything has have had been will
would should could can must written read write kept keep known left right without within
END
tr -s ' ' '\n' <"$tap_home/english" | sort -u >"$tap_home/words"
# Some are Dutch as well, alone or as a name.
english() { # FILE: its English words
  grep -v 'In het Engels:\|Engels: ' "$1" | sed 's/cl-[a-z]*//g;s/[[:alnum:]_.\/-]*\.[a-z][a-z]*//g' |
    tr 'A-Z' 'a-z' | tr -cs 'a-z\200-\377' '\n' | sort -u | comm -12 - "$tap_home/words" |
    grep -vxE 'was|had|been|may|week|smart|test' | tr '\n' ' '
}
is "no English word" "$(english "$screen")" ""
printf 'Kies een group, please.\n' >"$tap_home/bad"
is "one would be found" "$(english "$tap_home/bad")" "group please "
is "nor an English option" "$(grep -oE -- '--(side|kind|date|why|reason|owner|with|note|save|all|since|theme|group|target|due|unit)( |$)' "$screen" | sort -u)" ""
finish
