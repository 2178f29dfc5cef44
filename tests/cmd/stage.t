#!/bin/sh
# An installed tree runs wherever it stands: in its stage, moved, without any
# variable of the environment; others can read it; it holds nothing for
# strangers to build on; and make uninstall leaves nothing.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

unset LD_LIBRARY_PATH MAKEFLAGS MFLAGS MAKELEVEL
if ! (umask 077 && make -s -C "$BUILDDIR" install DESTDIR="$tap_home/stage") >"$tap_home/log" 2>&1; then
  cat "$tap_home/log"
  ok "make install" false
  finish
fi
program=$(find "$tap_home/stage" -name cl-plan -type f -perm -u+x | head -n 1)
root=${program%/bin/cl-plan}
ok "a staged program is there" [ -x "$program" ]
is "with a strict umask all can be read by others" \
  "$(find "$tap_home/stage/." \( -type f ! -perm -o+r -o -type d ! -perm -o+rx \) | grep -v '/stage/\.$')" ""
is "no headers, and nothing for pkg-config" "$(find "$tap_home/stage" -name '*.h' -o -name '*.pc')" ""
is "a completion for each program and shell" \
  "$(find "$root/share" -name 'cl-*' -path '*completion*' -o -name '_cl-*' -o -name 'cl-*.fish' | sort -u | wc -l | tr -d ' ')" 18

all_of_it() { # BIN: help in Dutch, questions, holidays, templates, all three modules
  rm -rf "$tap_home/work" && cp -R "$example" "$tap_home/work" && chmod -R u+w "$tap_home/work"
  cd "$tap_home/work" || return 1
  try() {
    env -i LANG=C.UTF-8 CL_TODAY=2026-11-22 "$@" >"$tap_home/out" 2>"$tap_home/err" || {
      cat "$tap_home/err"
      return 1
    }
  }
  try "$1/cl-plan" --help && grep -q Gebruik "$tap_home/out" &&
    try "$1/cl-define" prepare amb1 &&
    try "$1/cl-plan" overview -o o.xlsx && [ "$(head -c 2 o.xlsx)" = PK ] &&
    try "$1/cl-calendar" export --format ics && grep -q VCALENDAR "$tap_home/out" &&
    try "$1/cl-plan" init new && [ -s new/plan.yaml ]
}
ok "it runs in its stage" all_of_it "$root/bin"
mkdir -p "$tap_home/some where"
mv "$root" "$tap_home/some where/else"
ok "it runs where it was moved to" all_of_it "$tap_home/some where/else/bin"
ln -s "$tap_home/some where/else/bin/cl-plan" "$tap_home/link"
ok "through a link, too" env -i CL_TODAY=2026-11-22 "$tap_home/link" -f "$example/plan.yaml" overview -o "$tap_home/o.xlsx"
mv "$tap_home/some where/else" "$root"
cd "$tap_home" || exit 99
make -s -C "$BUILDDIR" uninstall DESTDIR="$tap_home/stage" >"$tap_home/log" 2>&1
is "make uninstall leaves nothing" "$(find "$tap_home/stage" ! -type d)" ""
finish
