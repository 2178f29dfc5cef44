#!/bin/sh
# reproduce.sh - the tarball and the packages that ./bootstrap deb made, made once more
# from that tarball: under another path, umask, time zone, language, date and number of
# jobs.  They must be the same bytes.  Run by hand, after ./bootstrap deb: make
# check-reproducible.  (Another date takes faketime; without it that is said.)
set -eu
cd "$(dirname "$0")/../.."
first=$(pwd)/build/deb
tarball=$(ls "$first"/clkit_*.orig.tar.xz 2>/dev/null) || {
  echo "reproduce: nothing to compare with: ./bootstrap deb" >&2
  exit 1
}
work=$(mktemp -d "${TMPDIR:-/tmp}/clkit-again.XXXXXX")
trap 'chmod -R u+w "$work" && rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
there=$work/a/folder/with/a/name/that/is/longer
mkdir -p "$there"

later=
if faketime -f +400d true 2>/dev/null; then
  # Files keep their own times: only the clock is another.
  later="env NO_FAKE_STAT=1 faketime -f +400d"
else
  echo "skipped - another date: no faketime that works here"
fi
jobs=2
[ "$(nproc 2>/dev/null || echo 1)" != 2 ] || jobs=1
cp "$tarball" "$there/"
cd "$there"
# As bootstrap does it; the tests have run there.
# shellcheck disable=SC2086
again() (
  umask 077
  LC_ALL=C.UTF-8 TZ=Pacific/Kiritimati DEB_BUILD_OPTIONS="parallel=$jobs nocheck"
  export LC_ALL TZ DEB_BUILD_OPTIONS
  unset SOURCE_DATE_EPOCH
  tar xf ./*.orig.tar.xz
  # The tarball makes itself, in a tree of its own: debhelper renews what autoconf brings.
  cp -Rp clkit-* dist
  cd dist
  $later ./configure --quiet
  $later make -s dist
  cd ../clkit-*
  cp -R share/debian debian
  $later dpkg-buildpackage -us -uc -b
)
again >"$work/log" 2>&1 || { tail -n 40 "$work/log" >&2; exit 1; }

failed=0
same() { # WHAT FILE FILE
  if cmp "$2" "$3"; then echo "ok - $1: the same bytes ($(sha256sum <"$2" | cut -c1-16))"; else
    echo "not ok - $1"
    failed=1
    if command -v diffoscope >/dev/null; then diffoscope --text - "$2" "$3" | head -n 60; fi
  fi
}
for each in "$first"/*.deb; do
  same "${each##*/}" "$each" "${each##*/}"
done
same "${tarball##*/}" "$tarball" dist/clkit-*.tar.xz
exit $failed
