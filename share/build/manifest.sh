#!/bin/sh
# manifest.sh - the files of the source, a line each: what git knows, or would
# add; in an unpacked tarball what its .build-aux/manifest says.  make dist takes
# them all, so that nobody lists them by hand.
set -eu
cd "$(dirname "$0")/../.."
if [ -e .git ]; then
  git ls-files --cached --others --exclude-standard | LC_ALL=C sort -u |
    while read -r f; do [ -e "$f" ] && printf '%s\n' "$f"; done
else
  cat .build-aux/manifest
fi
