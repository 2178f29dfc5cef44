#!/bin/sh
# format.sh [-i] - says which sources are not as .clang-format has them; with -i makes
# them so.  Versions of clang-format differ: 14 is the measure, and any other, or none,
# is said and ends with 77.
set -eu
cd "$(dirname "$0")/../.."
tool=
for name in clang-format-14 clang-format; do
  case $("$name" --version 2>/dev/null) in *"version 14."*) tool=$name && break ;; esac
done
if [ -z "$tool" ]; then
  echo "format.sh: skipped, clang-format 14 is not here: apt-get install clang-format-14" >&2
  exit 77
fi
find cmd lib tests -name '*.[ch]' | LC_ALL=C sort >"${TMPDIR:-/tmp}/clkit-format.$$"
trap 'rm -f "${TMPDIR:-/tmp}/clkit-format.$$"' EXIT
if [ "${1:-}" = -i ]; then
  xargs "$tool" -i <"${TMPDIR:-/tmp}/clkit-format.$$"
else
  xargs "$tool" --dry-run --Werror <"${TMPDIR:-/tmp}/clkit-format.$$" 2>&1 |
    sed -n 's/^\([^ ]*\):[0-9]*:[0-9]*: error: code should be clang-formatted.*/\1/p' | sort -u |
    { ! grep . ; }
fi
