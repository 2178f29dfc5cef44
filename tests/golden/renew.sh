#!/bin/sh
# renew.sh - writes the golden outputs anew: `renew.sh BUILDDIR`, after `make
# check` made BUILDDIR/share-run.  Read every line of what git then shows: what
# stands here is what the program should say, not what it happens to say.
set -eu
SRCDIR=$(cd "$(dirname "$0")/../.." && pwd)
BUILDDIR=$(cd "${1:?usage: renew.sh BUILDDIR}" && pwd)
CL_SHAREDIR=$BUILDDIR/share-run
PATH=$BUILDDIR/cmd:$PATH
export SRCDIR BUILDDIR CL_SHAREDIR PATH
. "$SRCDIR/tests/golden/one.sh"
cd "$SRCDIR/tests/golden"
for file in *.yaml; do
  golden_run "$file" C >"${file%.yaml}.en"
  golden_run "$file" nl_NL.UTF-8 >"${file%.yaml}.nl"
done
