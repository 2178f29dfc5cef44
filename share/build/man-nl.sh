#!/bin/sh
# man-nl.sh SRCDIR FOLDER - makes the Dutch manual with po4a.
#
# FOLDER gets nl.po, brought up to date with the English pages, and man/nl/PAGE
# for each page that is translated as a whole; po4a names the others.  Its first
# lines say what it was made of, with the cksum(1) of the English page: by that
# a test knows without po4a whether the Dutch followed.
set -eu
src=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
work=$out/po4a
rm -rf "$work"
mkdir -p "$work/share/po/man" "$work/man/nl" "$out/man/nl"
cp "$src"/man/*.[1-9] "$work/man/"
cp "$src/share/po/man/po4a.conf" "$work/share/po/man/"
cp "$src/share/po/man/nl.po" "$work/share/po/man/"
(cd "$work" && po4a --quiet share/po/man/po4a.conf)
sed '/^"POT-Creation-Date/d' "$work/share/po/man/nl.po" >"$out/nl.po"
for page in "$work"/man/nl/*.[1-9]; do
  [ -f "$page" ] || continue
  name=${page##*/}
  LC_ALL=C awk -v name="$name" -v sum="$(cksum <"$src/man/$name" | cut -d ' ' -f 1)" \
    -f "$src/share/build/man-nl.awk" "$page" >"$out/man/nl/$name"
done
rm -rf "$work"
