#!/bin/sh
# hacking.t - share/doc/HACKING is a map of this house: what it names is there, and
# every room of lib/ has its row.
cd "${SRCDIR:-.}" || exit 1
map=share/doc/HACKING
n=0 bad=0
empty() { # WHAT LIST: nothing may be in it
  n=$((n + 1))
  if [ -z "$2" ]; then echo "ok $n - $1"; else
    printf '%s\n' "$2" | sed 's/^/# not there: /'
    echo "not ok $n - $1"
    bad=1
  fi
}

# NAME, X and ID stand for what a newcomer calls it.
empty "every file it names is there" "$(
  grep -oE '\b(cmd|lib|man|share|tests)/[A-Za-z0-9_./*-]*[A-Za-z0-9_*]' $map | grep -vE 'NAME|/X\.' | sort -u |
    while read -r path; do
      # shellcheck disable=SC2086
      ls -d $path >/dev/null 2>&1 || ls "$path.c" >/dev/null 2>&1 || echo "$path"
    done)"
empty "so is every header in brackets" "$(
  grep -oE '\(([a-z]+/)?[a-z_]+\.h\)' $map | tr -d '()' | sort -u |
    while read -r path; do find lib -path "lib/$path" -o -path "lib/*/$path" | grep -q . || echo "$path"; done)"
empty "every function and type it names is declared in a header" "$(
  grep -oE '\b(cl|cmd)_[a-z_]+|\bCL_[A-Z_]+' $map | sort -u |
    while read -r name; do grep -qw "$name" lib/*/*.h cmd/*.h || echo "$name"; done)"
empty "every make target it names is one" "$(
  grep -oE '\bmake [a-z][a-z-]+' $map | sed 's/make //' | grep -vx 'check' | sort -u |
    while read -r target; do grep -qE "^$target:" Makefile.am || echo "$target"; done)"
empty "every folder of lib/ has a row" "$(
  for room in lib/*/; do grep -qE "^ +[0-9]+ +$room" $map || echo "$room"; done)"
empty "floors.t has the numbers of the rows" "$(
  sed -n 's,^ *\([0-9][0-9]*\)  *\(lib/[a-z]*/\|cmd/\).*,\1 \2,p' $map |
    while read -r floor room; do
      grep -qF "$room*) echo $floor" tests/house/floors.t || echo "$room on floor $floor"
    done)"
empty "the files of a room stand in it" "$(
  sed -n '/^Floors/,/^Which function/p' $map |
    awk '$2 ~ /^(lib\/[a-z]+|cmd)\/$/ { room = $2 }
      { for (i = 1; i <= NF; i++) { w = $i; gsub(/[(),;:]/, "", w)
          if (room && w ~ /^[a-z_]+\*?\.(c|h|def)$/) print room w } }' |
    while read -r path; do
      # shellcheck disable=SC2086
      ls -d $path >/dev/null 2>&1 || echo "$path"
    done)"
echo "1..$n"
exit $bad
