#!/bin/sh
# books.sh - looks at every workbook that the programs make: against the schemas of Office
# (ECMA-376, by the validator of Microsoft's Open XML SDK), with two readers of others, and
# in LibreOffice, which must print it on so many sheets of A4 and give back the same cells.
#
#   make check-books BOOKS_MODULES=FOLDER
#
# FOLDER holds node_modules with @ooxml-tools/validate and exceljs:
#
#   mkdir FOLDER && cd FOLDER && npm install @ooxml-tools/validate exceljs
#
# Needs node, soffice, pdfinfo (poppler-utils) and python3 with openpyxl as well.  Too heavy
# for `make check`; what it needs and does not find is an error.  With BOOKS_KEEP=FOLDER the
# workbooks and their PDFs are kept there, to look at.
set -eu
: "${SRCDIR:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${BUILDDIR:=$SRCDIR/build}"
: "${BOOKS_MODULES:=$PWD}"
: "${PYTHON:=python3}"
: "${CL_SHAREDIR:=$BUILDDIR/share-run}"
CL_TODAY=2026-11-22 PATH=$BUILDDIR/cmd:$PATH LC_ALL=C.UTF-8
export CL_SHAREDIR CL_TODAY PATH LC_ALL
unset SOURCE_DATE_EPOCH LANGUAGE CL_PLAN 2>/dev/null || :

. "$SRCDIR/tests/pages/look.sh"
need "node" command -v node
need "soffice (LibreOffice Calc)" command -v soffice
need "pdfinfo (package poppler-utils)" command -v pdfinfo
need "$PYTHON with openpyxl" "$PYTHON" -c 'import openpyxl'
need_modules BOOKS_MODULES "$BOOKS_MODULES" @ooxml-tools/validate exceljs
look_in "the workbooks" "${BOOKS_KEEP:-}"
examples=$SRCDIR/share/examples
larger=$examples/zuiderkwartier/plan.yaml

# Most sheets of A4; no word on what is not made to be printed.
most() {
  case $1 in
  one) echo 15 ;;
  twelve | twelve-en) echo 40 ;;
  sixty) echo 150 ;;
  *) echo 100000 ;;
  esac
}

rm -f ./*.xlsx ./*.pdf
cl-plan -q -f "$examples/waterrijk/plan.yaml" overview -o one.xlsx
cl-plan -q -f "$larger" overview --since "$examples/zuiderkwartier-2026-10-18" -o twelve.xlsx
cl-plan -q -f "$larger" --language en overview -o twelve-en.xlsx
awk -v communities=60 -v moments=900 -f "$SRCDIR/tests/cmd/large.awk" >sixty.yaml
cl-plan -q -f sixty.yaml overview -o sixty.xlsx
cl-plan -q network "$examples/waterrijk" "$examples/zuiderkwartier" --format xlsx -o network.xlsx
cl-goals -q -f "$larger" export goals --format xlsx -o goals.xlsx
cl-calendar -q -f "$larger" export moments --format xlsx -o moments.xlsx

: >said
for book in *.xlsx; do
  name=${book%.xlsx}
  for office in Microsoft365 Office2007; do
    node "$BOOKS_MODULES/node_modules/@ooxml-tools/validate/dist/npm/bin/ooxml-validate.js" \
      --ov $office --of json "$book" >schema.json 2>schema.err || :
    [ "$(tr -d '[:space:]' <schema.json)" = "[]" ] ||
      echo "$book: not what $office wants: $(head -c 600 schema.json schema.err)" >>said
  done
  node "$SRCDIR/tests/pages/books.cjs" "$BOOKS_MODULES" "$book" >>said ||
    echo "$book: exceljs cannot read it" >>said
  mkdir -p again
  soffice "-env:UserInstallation=file://$dir/office" --headless --convert-to pdf "$book" >/dev/null 2>&1
  soffice "-env:UserInstallation=file://$dir/office" --headless --convert-to xlsx --outdir again "$book" \
    >/dev/null 2>&1
  "$PYTHON" -W ignore "$SRCDIR/tests/pages/books.py" "$book" "again/$book" >>said ||
    echo "$book: openpyxl cannot read it" >>said
  pages=$(pdfinfo "$name.pdf" | awk '/^Pages/ { print $2 }')
  echo "books.sh: $name: $pages sheets of A4"
  [ "$pages" -le "$(most "$name")" ] || echo "$book: $pages sheets, and not $(most "$name")" >>said
done
if [ -s said ]; then
  sed 's/^/books.sh: /' said >&2
  echo "books.sh: not well"
  exit 1
fi
echo "books.sh: nothing wrong"
