#!/bin/sh
# The same results wherever a program runs: locale, time zone, umask, and which
# language is spoken.  (Streams, folders, pipes and signals: streams.t.)
. "${SRCDIR:-$(dirname "$0")/../..}/tests/fault/lib.sh"

plan=$(real cl-plan) kapstok=$(real cl-kapstok) scan=$(real cl-scan)
define=$(real cl-define) goals=$(real cl-goals) calendar=$(real cl-calendar)
if [ -d "$BUILDDIR/cmd/.libs" ]; then
  CL_LIBDIR=$BUILDDIR/cmd/.libs
  export CL_LIBDIR
fi
find_python pass

# --- locales and time zones: what is made is the same to the byte
all_of_it() { # FOLDER: everything made from the example
  fresh
  mkdir "$1"
  "$kapstok" add theme "İstanbul IJSSEL ı initiatief" -q >"$1/id"
  "$scan" add wanted "INITIATIEF in Zuid" --why "ÉÉN IDEE" -q >>"$1/id"
  "$goals" measure bezoekers 30.5 -q >/dev/null
  "$kapstok" list THEMES --text "SAMEN TEGEN EENZAAMHEID" --json >"$1/capitals"
  "$scan" list GROUPS --kind INDIVIDUAL --json >"$1/choice"
  "$goals" list goals --sort text --tsv >"$1/sorted"
  "$goals" export goals --dialect nl-excel >"$1/csv"
  "$goals" progress --json >"$1/progress"
  "$kapstok" export --format json >"$1/json"
  "$kapstok" show >"$1/sheet"
  "$define" show --format html >"$1/html"
  "$scan" map >"$1/map"
  "$define" -q prepare amb1 --all >"$1/prepare"
  "$calendar" agenda --weeks 30 >"$1/agenda"
  "$calendar" export --format ics >"$1/ics"
  "$plan" status --json >"$1/status"
  "$plan" privacy --tsv >"$1/privacy"
  "$plan" check --json | sed 's/,"message":.*//' >"$1/check"
  "$plan" overview -o "$1/overview.xlsx" 2>/dev/null
  cp plan.yaml communities/repareren.yaml "$1"
}
all_of_it "$tap_home/here"
ok "everything is made" [ "$(find "$tap_home/here" -type f -size +0 | wc -l)" -ge 18 ]
LOCPATH=$tap_home/locales
mkdir "$LOCPATH"
there=
for locale in nl_NL.UTF-8 tr_TR.UTF-8 tr_TR.ISO-8859-9 de_DE.UTF-8; do
  charset=${locale#*.}
  if localedef -i "${locale%.*}" -f "$charset" "$LOCPATH/$locale" >/dev/null 2>&1; then
    there="$there $locale"
  else
    skip "in $locale" "localedef cannot make it here"
  fi
done
export LOCPATH
for locale in C.UTF-8 POSIX not_THERE.UTF-8 $there; do
  (LC_ALL=$locale && export LC_ALL && rm -rf "$tap_home/there" && all_of_it "$tap_home/there") >/dev/null 2>&1
  is "in $locale" "$(diff -r "$tap_home/here" "$tap_home/there")" ""
done
for zone in Asia/Tokyo Pacific/Kiritimati XXX-14 Nonsense/Zone ":/etc/passwd" "" \
  "EST5EDT,M3.2.0,M11.1.0" "$(printf '%0300d' 0)" ../../../etc/shadow; do
  (TZ=$zone && export TZ && rm -rf "$tap_home/there" && all_of_it "$tap_home/there") >/dev/null 2>&1
  is "TZ=$(printf '%.30s' "$zone")" "$(diff -r "$tap_home/here" "$tap_home/there")" ""
done
unset LOCPATH

# --- which language is spoken: the one that was chosen, else the plan's
spoken() { # VARIABLE=VALUE... : what a mistake is called
  env -u LC_ALL -u LANG -u LANGUAGE -u LC_MESSAGES "$@" "$kapstok" get goal nergens text 2>&1 |
    sed -n '/fout/{s/.*/nl/p;q}; /error/{s/.*/en/p;q}'
}
fresh
sed 's/language: nl/language: en/' plan.yaml >en.yaml
ok "there is a plan in English" grep -q 'language: en' en.yaml
for chosen in nothing=1 LANG=C.UTF-8 LANG=C.utf8 LC_CTYPE=C.UTF-8 LC_ALL=C.UTF-8 LC_CTYPE=nl_NL; do
  is "$chosen: the plan's" "$(spoken $chosen) $(spoken $chosen CL_PLAN=en.yaml)" "nl en"
done
for chosen in LC_ALL=C LC_MESSAGES=C LC_ALL=POSIX LC_MESSAGES=POSIX LANG=en_US.UTF-8 LC_ALL=fr_FR; do
  is "$chosen: English" "$(spoken $chosen) $(spoken $chosen CL_PLAN=en.yaml)" "en en"
done
for chosen in LC_ALL=nl_NL.UTF-8 LANG=nl_NL LC_MESSAGES=nl_BE LANGUAGE=nl; do
  is "$chosen: Dutch" "$(spoken $chosen) $(spoken $chosen CL_PLAN=en.yaml)" "nl nl"
done
bare() { env -u LC_ALL -u LANG LANG=C.UTF-8 "$@"; }
has "before the plan is opened: help" "$(bare "$kapstok" --help)" "Gebruik"
has "and a mistake in what was typed" "$(bare "$kapstok" lst 2>&1)" "fout:"
has "also with -f" "$(bare "$kapstok" -f en.yaml lst 2>&1)" "error:"
for given in "--file en.yaml" "--file=en.yaml" "--bestand en.yaml" "--bes=en.yaml"; do
  # shellcheck disable=SC2086 # two words
  has "and with $given" "$(bare "$kapstok" $given lst 2>&1)" "error:"
done
mkdir "$tap_home/made"
has "a plan that is made, speaks" "$(cd "$tap_home/made" && bare "${kapstok%kapstok}plan" init 2>&1)" \
  "opmerking:"
printf 'plan: 1\norganisation: [a\n' >broken.yaml
has "in a plan that is no YAML" "$(bare "$kapstok" -f broken.yaml list goals 2>&1)" "fout:"
has "in a plan that comes through a pipe" "$(bare "$kapstok" -f - get goal nergens <plan.yaml 2>&1)" "fout:"
mkdir "$tap_home/nothing"
has "without a plan: Dutch, as the people are" "$(cd "$tap_home/nothing" && bare "$kapstok" list goals 2>&1)" "fout:"
has "Dutch where no share folder is" "$(LC_ALL=nl_NL CL_SHAREDIR=/nonexistent "$kapstok" lst 2>&1)" "fout:"

# --- umask, mode, attributes
mode() { ls -l "$1" | cut -c1-10; }
for mask in 077 000 027; do
  fresh
  chmod 640 plan.yaml && chmod 604 people.yaml
  (umask $mask && "$kapstok" -q add theme X && "$define" -q set person amb1 --role y) >/dev/null 2>&1
  is "umask $mask: a file keeps its mode" "$(mode plan.yaml) $(mode people.yaml)" "-rw-r----- -rw----r--"
  (umask $mask && "$plan" -q init new && "$plan" overview -o o.xlsx) >/dev/null 2>&1
  case $mask in
  077) wanted=-rw------- ;;
  000) wanted=-rw-rw-rw- ;;
  027) wanted=-rw-r----- ;;
  esac
  is "umask $mask: what is new goes by it, people's file is its owner's" "$(mode new/people.yaml) $(mode new/plan.yaml) $(mode o.xlsx)" "-rw------- $wanted $wanted"
done
fresh
if [ "$python" ] && "$python" -c 'import os; os.setxattr("plan.yaml", "user.note", b"kept")' 2>/dev/null; then
  "$kapstok" -q add theme X >/dev/null
  is "attributes of users are kept" "$("$python" -c 'import os; print(os.getxattr("plan.yaml", "user.note").decode())')" kept
  if "$python" -c '
import os, struct
entry = lambda tag, mode, who=0xFFFFFFFF: struct.pack("<HHI", tag, mode, who)
os.setxattr("plan.yaml", "system.posix_acl_access", struct.pack("<I", 2) + entry(1, 6) + entry(2, 6, 65534)
            + entry(4, 4) + entry(16, 6) + entry(32, 4))' 2>/dev/null; then
    "$python" -c 'import os, sys; sys.stdout.buffer.write(os.getxattr("plan.yaml", "system.posix_acl_access"))' >"$tap_home/acl"
    "$kapstok" -q add theme Y >/dev/null
    "$python" -c 'import os, sys; sys.stdout.buffer.write(os.getxattr("plan.yaml", "system.posix_acl_access"))' >"$tap_home/acl2"
    ok "and so is an access list" cmp "$tap_home/acl" "$tap_home/acl2"
  else
    skip "and so is an access list" "this file system has none"
  fi
else
  skip "attributes of users are kept" "this file system has none, or there is no python3"
fi
finish
