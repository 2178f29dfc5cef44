#!/bin/sh
# bench.sh - what the programs cost, as ratios to the floor measured in the same
# run; and beside peers, where they are installed, on the same data.
# Usage: make bench [MOMENTS=100000] [RUNS=7]
set -eu
moments=${MOMENTS:-100000} runs=${RUNS:-7}
bin=${BUILDDIR:-.}/cmd here=${BUILDDIR:-.}/tests/bench
CL_TODAY=2026-11-22 CL_SHAREDIR=$(cd "${SRCDIR:-.}/share" && pwd) LC_ALL=C
export CL_TODAY CL_SHAREDIR LC_ALL
work=$(mktemp -d "${TMPDIR:-/tmp}/clkit-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
plan=$work/plan.yaml

# libtool's wrappers are shell scripts: bench the programs themselves.
if [ -d "$bin/.libs" ]; then
  LD_LIBRARY_PATH=${BUILDDIR:-.}/lib/.libs${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  export LD_LIBRARY_PATH
  bin=$bin/.libs
fi
CL_LIBDIR=$bin
export CL_LIBDIR
trivial=$here/trivial
[ -x "$here/.libs/trivial" ] && trivial=$here/.libs/trivial

awk -v n="$moments" 'BEGIN {
  print "plan: 1\norganisation: Bibliotheek Voorbeeld\nlanguage: nl\nkapstok:\n  themes:"
  print "    - {id: duurzaamheid, text: Duurzaamheid}\ncommunities:\n  - id: repareren"
  print "    name: Voorbeeld repareert\n    goals:"
  print "      - {id: bezoekers, text: Meer bezoekers, kind: quantitative}\ncalendar:"
  split("event blog video poster", form, " ")
  for (i = 0; i < n; i++) {
    printf "  - id: m%d\n    date: 20%02d-%02d-%02d\n    time: \"10:00\"\n", i, 26 + i % 4, 1 + i % 12, 1 + i % 28
    printf "    title: Reparatieochtend nummer %d in caf\303\251 De Brug\n    form: %s\n", i, form[1 + i % 4]
    print "    channel: bibliotheek\n    community: repareren\n    goal: bezoekers\n    owner: cl1"
    print "    status: ready" (i % 7 ? "" : "   # bevestigd")
  }
  print "people:\n  - {id: cl1, role: community librarian}" }' >"$plan"
size=$(wc -c <"$plan")
ratio() { "$here/ratio" "$@"; }

printf '%s moments, %s bytes; processor time in terms of the floor, median of %s pairs\n' \
  "$moments" "$size" "$runs"
# Outside of any git: how long its history is says nothing of us.
cp -R "${SRCDIR:-.}/share/examples/waterrijk" "$work/small" && chmod -R u+w "$work/small"
example=$work/small/plan.yaml
ratio "start-up: --version / a trivial program" 51 0 1.25 -- "$bin/cl-calendar" --version -- "$trivial"
ratio "start-up: cl-kapstok --version / the same" 51 0 1.25 -- "$bin/cl-kapstok" --version -- "$trivial"
ratio "list of the small example / the same" 51 0 2 -- "$bin/cl-calendar" -f "$example" list moment -- "$trivial"
if command -v jq >/dev/null; then
  ratio "start-up: --version / jq --version" 51 0 1 -- "$bin/cl-calendar" --version -- jq --version
fi
ratio "read: get / bare events" "$runs" "$size" .35 -- "$bin/cl-calendar" -f "$plan" get moment m500 title -- "$here/bare" "$plan"
ratio "list (TSV) / bare events" "$runs" "$size" .48 -- "$bin/cl-calendar" -f "$plan" list moment --tsv -- "$here/bare" "$plan"
ratio "list (table) / bare events" "$runs" "$size" - -- "$bin/cl-calendar" -f "$plan" list moment -- "$here/bare" "$plan"
ratio "list (JSON) / bare events" "$runs" "$size" - -- "$bin/cl-calendar" -f "$plan" list moment --json -- "$here/bare" "$plan"
awk -v communities=60 -v moments=900 -f "$SRCDIR/tests/cmd/large.awk" >"$work/sixty.yaml"
ratio "report of sixty communities / check" 21 "$(wc -c <"$work/sixty.yaml")" 3 -- "$bin/cl-plan" -f "$work/sixty.yaml" report -o "$work/sixty.html" -- "$bin/cl-plan" -f "$work/sixty.yaml" check
ratio "check / bare events" "$runs" "$size" .79 -- "$bin/cl-calendar" -f "$plan" check -- "$here/bare" "$plan"

# What libyaml alone makes of it, and what the reader of what is usual saves (lib/yaml/fast.c).
cat >"$work/libyaml" <<LIBYAML
#!/bin/sh
CL_READER=libyaml exec "$bin/cl-calendar" -f "$plan" get moment m500 title
LIBYAML
chmod +x "$work/libyaml"
ratio "read: get / get with CL_READER=libyaml" "$runs" 0 .3 -- "$bin/cl-calendar" -f "$plan" get moment m500 title -- "$work/libyaml"

# The plans of sixty libraries in one process.
awk -v communities=6 -v moments=500 -f "$SRCDIR/tests/cmd/large.awk" >"$work/library.yaml"
each='' every=''
for i in $(seq 60); do
  cp "$work/library.yaml" "$work/library$i.yaml"
  each="$each $work/library$i.yaml" every="$every -f $work/library$i.yaml"
done
# shellcheck disable=SC2086
ratio "list of sixty plans of $(wc -c <"$work/library.yaml") bytes / bare" 21 0 .35 -- "$bin/cl-goals" $every list goal --tsv -- "$here/bare" $each

# Two versions of which every 97th record differs; the floor reads both.
awk '/status: ready/ && ++n % 97 == 0 { sub(/ready/, "done") } { print }' "$plan" >"$work/later.yaml"
cat >"$work/both" <<BOTH
#!/bin/sh
"$here/bare" "$plan"
exec "$here/bare" "$work/later.yaml"
BOTH
chmod +x "$work/both"
ratio "diff / bare events of both" "$runs" "$size" 3 -- "$bin/cl-plan" diff "$plan" "$work/later.yaml" --json -- "$work/both"

# The life of a field, in a history whose every commit touches the plan; git shows all of it.
if command -v git >/dev/null; then
  history=$work/history
  mkdir -p "$history/communities"
  cp "${SRCDIR:-.}/share/examples/waterrijk/plan.yaml" "$history"
  cp "${SRCDIR:-.}/share/examples/waterrijk/communities/repareren.yaml" "$history/communities"
  (cd "$history" && git init -q -b main . && awk -v n="${COMMITS:-5000}" '
    function file(name, text) { printf "M 100644 inline %s\ndata %d\n%s\n", name, length(text), text }
    function read(name,   line, text) { while ((getline line <name) > 0) text = text line "\n"; return text }
    BEGIN {
      plan = read("plan.yaml"); community = read("communities/repareren.yaml")
      for (i = 0; i < n; i++) {
        printf "commit refs/heads/main\ncommitter A <a@example.nl> %d +0000\ndata 4\nwerk\n", 1600000000 + i * 3600
        if (i % 2 == 0) { sub(/target: [0-9]+/, "target: " i, community); file("communities/repareren.yaml", community) }
        if (i % 2 == 1 || !i) { sub(/organisation: [^\n]*/, "organisation: Bibliotheek " i, plan); file("plan.yaml", plan) }
      }
    }' | git fast-import --quiet && git reset -q --hard)
  printf '#!/bin/sh\ncd "%s" && exec git log -p -- plan.yaml communities\n' "$history" >"$work/git-log"
  printf '#!/bin/sh\ncd "%s" && exec "%s/cl-plan" log joint-goal bezoekers --field target\n' "$history" "$(cd "$bin" && pwd)" >"$work/cl-log"
  chmod +x "$work/git-log" "$work/cl-log"
  ratio "log of a field / git log -p, ${COMMITS:-5000} commits" "$runs" 0 1 -- "$work/cl-log" -- "$work/git-log"
fi

# A change alternates between two values, so that every run writes.
cat >"$work/flip" <<FLIP
#!/bin/sh
exec "$bin/cl-calendar" -f "$plan" set moment m500 --title "Titel \$\$"
FLIP
chmod +x "$work/flip"
cp "$plan" "$work/before.yaml"
"$bin/cl-calendar" -f "$plan" set moment m500 --title "Een andere titel"
diff "$work/before.yaml" "$plan" | sed 's/^/    /' || true
ratio "change one record / bare events" "$runs" "$size" 1.5 -- "$work/flip" -- "$here/bare" "$plan"

# Very many changes at once: one proof, not as many.
awk -v communities=20 -v moments=1000 -f "${SRCDIR:-.}/tests/cmd/large.awk" >"$work/many.yaml"
awk 'BEGIN { for (i = 0; i < 1000; i++) print "m" i }' >"$work/ids"
cat >"$work/all" <<ALL
#!/bin/sh
cp "$work/many.yaml" "$work/changed.yaml"
exec "$bin/cl-calendar" -q -f "$work/changed.yaml" set moment - --status done <"$work/ids"
ALL
cat >"$work/none" <<NONE
#!/bin/sh
cp "$work/many.yaml" "$work/changed.yaml"
exec "$bin/cl-calendar" -q -f "$work/changed.yaml" set moment m1 --status done
NONE
chmod +x "$work/all" "$work/none"
ratio "a thousand changes / one, in $(wc -c <"$work/many.yaml") bytes" "$runs" 0 5 -- "$work/all" -- "$work/none"

# The workbook for the management team, beside a program that writes its cells.
python=
for each in python3 /usr/bin/python3; do
  if "$each" -c 'import openpyxl' 2>/dev/null; then python=$each; break; fi
done
if [ -n "$python" ]; then
  awk -v communities=60 -v moments=5000 -f "${SRCDIR:-.}/tests/cmd/large.awk" >"$work/large.yaml"
  "$bin/cl-plan" -f "$work/large.yaml" overview -o "$work/large.xlsx"
  "$python" "${SRCDIR:-.}/tests/cmd/book.py" --cells "$work/large.xlsx" >"$work/cells"
  printf 'overview of 60 communities and 5000 moments: %s cells\n' "$(wc -l <"$work/cells")"
  # The floor reads and checks the plan as well: what is measured is the writing.
  cat >"$work/floor" <<FLOOR
#!/bin/sh
"$bin/cl-plan" -f "$work/large.yaml" check >"$work/checked"
exec "$here/cells" "$work/cells" "$work/bare.xlsx"
FLOOR
  chmod +x "$work/floor"
  ratio "overview / check, then its cells bare" "$runs" 0 1.2 -- "$bin/cl-plan" -f "$work/large.yaml" overview -o "$work/large.xlsx" -- "$work/floor"
  ratio "overview / its cells bare" "$runs" 0 1.2 -- "$bin/cl-plan" -f "$work/large.yaml" overview -o "$work/large.xlsx" -- "$here/cells" "$work/cells" "$work/bare.xlsx"
  for each in python3 /usr/bin/python3; do
    if "$each" -c 'import xlsxwriter' 2>/dev/null; then
      ratio "overview / its cells with XlsxWriter" "$runs" 0 1 -- "$bin/cl-plan" -f "$work/large.yaml" overview -o "$work/large.xlsx" -- "$each" "${SRCDIR:-.}/tests/bench/cells.py" "$work/cells" "$work/bare.xlsx"
      break
    fi
  done
  ratio "overview of the small example / start-up" 21 0 - -- "$bin/cl-plan" -f "$example" overview -o "$work/small.xlsx" -- "$trivial"
fi

"$bin/cl-calendar" -f "$plan" list moment --json >"$work/moments.json"
"$bin/cl-calendar" -f "$plan" list moment --csv >"$work/moments.csv"
awk -F'\t' '!NR { } { printf "id: %s\ndate: %s\ntitle: %s\n\n", $1, $2, $4 }' >"$work/moments.rec" <<REC
$("$bin/cl-calendar" -f "$plan" list moment --tsv | tail -n +2)
REC
echo "beside peers (less than 1: we are faster; they read JSON, records or CSV of the same moments)"
if command -v jq >/dev/null; then
  ratio "list (JSON) / jq -c ." "$runs" 0 - -- "$bin/cl-calendar" -f "$plan" list moment --json -- jq -c . "$work/moments.json"
fi
if command -v recsel >/dev/null; then
  ratio "list (TSV) / recsel" "$runs" 0 - -- "$bin/cl-calendar" -f "$plan" list moment --tsv -- recsel "$work/moments.rec"
fi
if command -v mlr >/dev/null; then
  ratio "list (TSV) / mlr --icsv --otsv cat" "$runs" 0 - -- "$bin/cl-calendar" -f "$plan" list moment --tsv -- mlr --icsv --otsv cat "$work/moments.csv"
fi
