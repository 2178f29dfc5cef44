#!/bin/sh
# epoch.sh - the moment of the source, in seconds since 1970: of its last commit,
# or of the tarball.  With it two tarballs of one source are the same bytes.
cd "$(dirname "$0")/../.." || exit 1
if [ -n "${SOURCE_DATE_EPOCH:-}" ]; then
  echo "$SOURCE_DATE_EPOCH"
elif [ -e .git ]; then
  git log -1 --format=%ct
else
  stat -c %Y configure.ac
fi
