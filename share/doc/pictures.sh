#!/bin/sh
# pictures.sh - renews the pictures of the workbook in this folder, from the
# worked example: `make pictures`.  Needs LibreOffice and pdftoppm (Poppler).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=${BUILDDIR:-.}/cmd
CL_TODAY=2026-11-22 SOURCE_DATE_EPOCH=1795305600
export CL_TODAY SOURCE_DATE_EPOCH
work=$(mktemp -d "${TMPDIR:-/tmp}/clkit-pictures.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM

"$bin/cl-plan" -f "$here/../examples/waterrijk/plan.yaml" overview -o "$work/mt.xlsx"
soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf --outdir "$work" "$work/mt.xlsx" >/dev/null
# The front sheet and the kapstok: the first two pages.
pdftoppm -f 1 -l 1 -r 90 -png -singlefile "$work/mt.pdf" "$work/overview"
pdftoppm -f 2 -l 2 -r 70 -png -singlefile -x 0 -y 0 -W 818 -H 240 "$work/mt.pdf" "$work/kapstok"
cp "$work/overview.png" "$work/kapstok.png" "$here"
