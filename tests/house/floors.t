#!/bin/sh
# floors.t - a file includes only from floors below it, or its own; a heavy
# library has one includer; functions that base.h bans stay banned.
src=${SRCDIR:-.}
cd "$src" || exit 1
n=0 bad=0
result() { # STATUS TEXT
  n=$((n + 1))
  if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; bad=1; fi
}

floor() {
  case $1 in
    cmd/*) echo 10 ;; lib/verbs/*) echo 9 ;; lib/fill/*) echo 8 ;; lib/sheet/*) echo 7 ;;
    lib/cli/*) echo 6 ;; lib/method/*) echo 5 ;; lib/value/*) echo 4 ;; lib/plan/*) echo 3 ;;
    lib/yaml/*) echo 2y ;; lib/format/*) echo 2f ;; lib/git/*) echo 2g ;; lib/base/*) echo 1 ;; *) echo 0 ;;
  esac
}
# yaml, format and git share a floor but not each other's rooms.
up() { # MINE THEIRS
  [ "$1" = "$2" ] && return 1
  [ "${1%[yfg]}" -gt "${2%[yfg]}" ] && return 1
  return 0
}

includes() { # FILE: what it includes of ours, as paths from here
  sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"\([^"]*\)".*/\1/p' "$1" |
    awk -v dir="$(dirname "$1")" '{ n = split(dir "/" $0, part, "/"); top = 0
      for (i = 1; i <= n; i++) if (part[i] == "..") top--; else out[++top] = part[i]
      path = out[1]; for (i = 2; i <= top; i++) path = path "/" out[i]
      print path }'
}
wrong=$(
  for f in cmd/*.[ch] lib/*/*.[ch]; do
    mine=$(floor "$f")
    includes "$f" | while read -r path; do
      theirs=$(floor "$path")
      [ "$theirs" = 0 ] && { echo "$f includes $path, which is on no floor"; continue; }
      up "$mine" "$theirs" && echo "$f (floor $mine) includes $path (floor $theirs)"
    done
  done
)
[ -n "$wrong" ] && printf '%s\n' "$wrong" | sed 's/^/# /'
[ -z "$wrong" ]; result $? "no include points up"

wrong=$(for f in cmd/*.h lib/*/*.h; do includes "$f" | sed "s,^,$f ,"; done | tsort 2>&1 >/dev/null)
[ -n "$wrong" ] && printf '%s\n' "$wrong" | sed 's/^/# /'
[ -z "$wrong" ]; result $? "no headers include each other in a circle"

only() { # HEADER FOLDER-PATTERN
  others=$(grep -lE "^[[:space:]]*#[[:space:]]*include[[:space:]]*<$1>" cmd/*.[ch] lib/*/*.[ch] | grep -vE "$2")
  [ -n "$others" ] && printf '%s\n' "$others" | sed 's/^/# /'
  [ -z "$others" ]; result $? "<$1> is included only in $2"
}
only 'zlib\.h' '^lib/(git/inflate\.c|format/xlsx)'
only 'yaml\.h' '^lib/yaml/'
only 'csv\.h' '^lib/format/csv_read\.c$'
only 'uni(case|ctype|gbrk|norm|str|width)\.h' '^lib/base/unicode\.c$'
only 'xlsxwriter(/.*)?\.h' '^lib/format/xlsx'
only 'libical/.*\.h' '^lib/format/ics\.c$'
only 'libstemmer\.h' '^lib/method/stem\.c$'
only 'editline/readline\.h|histedit\.h' '^lib/format/line\.c$'

off=$(grep -ln 'CL_BANNED_OFF' cmd/*.[ch] lib/*/*.[ch] | grep -v '^lib/base/base\.h$')
[ -n "$off" ] && printf '%s\n' "$off" | sed 's/^/# /'
[ -z "$off" ]; result $? "nobody lifts the ban on functions"

out=$(grep -nE '\b(printf|puts|fputs|fprintf|perror|putchar)[[:space:]]*\(|\b(exit|abort)[[:space:]]*\(' lib/base/*.c lib/yaml/*.c lib/plan/*.c lib/value/*.c lib/method/*.c lib/format/*.c |
  grep -vE '^lib/base/mem\.c:|^[^:]*:[0-9]*:[[:space:]]*(/?\*|//)')
[ -n "$out" ] && printf '%s\n' "$out" | sed 's/^/# /'
[ -z "$out" ]; result $? "the library below the command line never prints and never exits"

long=$(wc -l cmd/*.c lib/*/*.c | awk '$2 != "total" && $1 > 700 { print $2 " has " $1 " lines" }')
[ -n "$long" ] && printf '%s\n' "$long" | sed 's/^/# /'
[ -z "$long" ]; result $? "no file has more than 700 lines"

top=$(ls -A | grep -vxE 'cmd|lib|share|man|tests|configure\.ac|Makefile\.am|README|COPYING|bootstrap|\..*|build|_build|_inst|demo|configure~?|aclocal\.m4|autom4te\.cache|Makefile\.in|config\.h\.in~?|autoreconf\.log|[a-z]*-[0-9.]*(\.tar\.xz)?')
[ -n "$top" ] && printf '%s\n' "$top" | sed 's/^/# /'
[ -z "$top" ]; result $? "the top level stays as the design has it"

echo "1..$n"
exit $bad
