#!/bin/sh
# circles.t - within a folder no object files need each other in a circle: whoever reads
# one source knows which of its neighbours it rests on, and that these do not rest on it.
src=${SRCDIR:-.} build=${BUILDDIR:-.}
cd "$src" && src=$(pwd) && cd "$OLDPWD" && cd "$build" || exit 1
LC_ALL=C
export LC_ALL

# What circles there are among lines `USER USED`; nothing when there is none.
circles() { tsort 2>&1 >/dev/null | sed -n 's/^tsort: *\([^ ]*\.o\)$/\1/p; s/^tsort: .*loop.*/a circle:/p'; }

# Objects of FOLDER as `USER USED`, of sources that are there: a build may hold older ones.
uses() { # FOLDER
  for object in "$1"/*.o "$1"/.libs/*.o; do
    name=${object##*/} name=${name##*_la-}
    [ -f "$object" ] && [ -f "$src/$1/${name%.o}.c" ] && echo "$object"
  done | xargs nm -P -A -g | awk '
    { sub(/:$/, "", $1); sub(/.*\//, "", $1); sub(/.*_la-/, "", $1) }
    $3 == "U" { used[$1, $2] = 1; next }
    $3 ~ /^[TDBRCSG]$/ { where[$2] = $1 }
    END {
      for (each in used) {
        split(each, part, SUBSEP)
        if (part[2] in where && where[part[2]] != part[1]) print part[1], where[part[2]]
      }
    }' | sort -u
}

n=0 bad=0
result() { # STATUS TEXT
  n=$((n + 1))
  if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; bad=1; fi
}

if ! command -v nm >/dev/null || ! command -v tsort >/dev/null; then
  echo "1..0 # SKIP no nm, or no tsort"
  exit 0
fi
said=$(printf '%s\n' 'a.o b.o' 'b.o c.o' 'c.o a.o' 'd.o a.o' | circles)
[ "$(printf '%s\n' "$said" | sort | tr '\n' ' ')" = "a circle: a.o b.o c.o " ]
result $? "a circle of three is seen"
all=0
folders="cmd lib/base lib/cli lib/fill lib/format lib/git lib/method lib/plan lib/sheet lib/value lib/verbs lib/yaml"
for folder in $folders; do
  edges=$(uses "$folder")
  [ -z "$edges" ] || all=$((all + $(printf '%s\n' "$edges" | wc -l)))
  said=$(printf '%s\n' "$edges" | circles)
  [ -n "$said" ] && printf '%s\n' "$said" | sed "s,^,# $folder: ,"
  [ -z "$said" ]; result $? "$folder: no objects need each other in a circle"
done
[ "$(cd "$src" && echo lib/*/)" = "$(printf '%s/ ' $folders | sed 's, cmd/,,; s,^cmd/ ,,; s, $,,')" ]
result $? "no folder of lib is left out"
[ "$all" -gt 300 ]; result $? "the objects were read ($all uses)"
echo "1..$n"
exit $bad
