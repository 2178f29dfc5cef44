#!/bin/sh
# pictures.sh - renews the pictures of the workbook in this folder, from the
# larger example: `make pictures`.  Needs LibreOffice and pdftoppm (Poppler).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=${BUILDDIR:-.}/cmd
CL_TODAY=2026-11-22 SOURCE_DATE_EPOCH=1795305600
export CL_TODAY SOURCE_DATE_EPOCH
work=$(mktemp -d "${TMPDIR:-/tmp}/clkit-pictures.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

"$bin/cl-plan" -f "$here/../examples/zuiderkwartier/plan.yaml" overview -o "$work/mt.xlsx" \
  --since "$here/../examples/zuiderkwartier-2026-10-18"
soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf --outdir "$work" "$work/mt.xlsx" >/dev/null
pdftoppm -f 1 -l 1 -r 90 -png -singlefile "$work/mt.pdf" "$work/overview"
# The kapstok: the page that says so.
page=1
while ! pdftotext -f $page -l $page "$work/mt.pdf" - | head -n 1 | grep -q "^Kapstok"; do page=$((page + 1)); done
pdftoppm -f $page -l $page -r 70 -png -singlefile "$work/mt.pdf" "$work/kapstok"
cp "$work/overview.png" "$work/kapstok.png" "$here"
