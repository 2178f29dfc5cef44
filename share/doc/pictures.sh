#!/bin/sh
# pictures.sh - renews the pictures in this folder from the larger example: `make
# pictures`.  Needs Chromium, LibreOffice, pdftoppm (Poppler) and script(1).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "${BUILDDIR:-.}/cmd" && pwd)
: "${CHROMIUM:=chromium}"
CL_TODAY=2026-11-22 SOURCE_DATE_EPOCH=1795305600 LC_ALL=C.UTF-8
export CL_TODAY SOURCE_DATE_EPOCH LC_ALL
work=$(mktemp -d "${TMPDIR:-/tmp}/clkit-pictures.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cp -R "$here/../examples/zuiderkwartier" "$work/zuid"
chmod -R u+w "$work/zuid"
since=$here/../examples/zuiderkwartier-2026-10-18

browser() { # ARGUMENT...
  "$CHROMIUM" --headless --no-sandbox --disable-gpu --hide-scrollbars \
    --user-data-dir="$work/browser" "$@" >/dev/null 2>&1
}
# Page PAGE of a file of HTML as it is printed.
printed() { # FILE PAGE DOTS PICTURE
  browser --no-pdf-header-footer --print-to-pdf="$work/print.pdf" "file://$1"
  pdftoppm -f "$2" -l "$2" -r "$3" -png -singlefile "$work/print.pdf" "$work/$4"
}

# The first page of the report, and a worksheet to hand out.
"$bin/cl-plan" -f "$work/zuid/plan.yaml" report --since "$since" -o "$work/report.html"
printed "$work/report.html" 1 76 report
"$bin/cl-plan" -f "$work/zuid/plan.yaml" show --blank -o "$work/book.html"
printed "$work/book.html" 6 75 worksheet

# The front sheet of the workbook.
"$bin/cl-plan" -f "$work/zuid/plan.yaml" overview --since "$since" -o "$work/mt.xlsx"
soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf --outdir "$work" \
  "$work/mt.xlsx" >/dev/null
pdftoppm -f 1 -l 1 -r 90 -png -singlefile "$work/mt.pdf" "$work/overview"

# The map.
"$bin/cl-scan" -f "$work/zuid/plan.yaml" map --format svg -o "$work/map.svg"
browser --window-size=1048,700 --screenshot="$work/map.png" "file://$work/map.svg"

# A terminal of 80 columns.
{
  cat <<'END'
<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; padding: 14px 18px; background: #0d1117; color: #d5dbdf; width: 80ch;
  font: 14px/1.35 "DejaVu Sans Mono", "Liberation Mono", monospace; }
pre { margin: 0; font: inherit; } .c1 { font-weight: bold; color: #fff; } .c31 { color: #ff7d78; }
.c32 { color: #5bc498; } .c33 { color: #f0a53c; } .c36 { color: #7fcbd8; } .c90 { color: #a9b4bc; }
</style><pre>
END
  # script(1) gives a terminal; what it draws with becomes elements.
  shown() { # LINES COMMAND
    printf '<span class="c36">$ %s</span>\n' "$2"
    (cd "$work/zuid" && script -qec "stty cols 80; TERM=xterm '$bin/'$3" /dev/null) |
      tr -d '\r' | sed 's/&/\&amp;/g; s/</\&lt;/g' |
      sed "s/$(printf '\033')\[0m/<\/span>/g; s/$(printf '\033')\[\([0-9]*\)m/<span class=\"c\1\">/g" |
      head -n "$1"
  }
  shown 15 "cl-plan stand" "cl-plan status --since '$since'"
  echo
  shown 31 "cl-goals voortgang" "cl-goals progress"
  printf '</pre>\n'
} >"$work/terminal.html"
browser --window-size=760,960 --screenshot="$work/terminal.png" "file://$work/terminal.html"

for picture in report worksheet overview map terminal; do
  size=$(wc -c <"$work/$picture.png")
  [ "$size" -lt 204800 ] || echo "$picture.png: $size bytes is much for a picture" >&2
  cp "$work/$picture.png" "$here"
done
