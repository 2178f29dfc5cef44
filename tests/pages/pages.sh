#!/bin/sh
# pages.sh - looks at every page that the programs make: in Chromium, with
# axe-core, on a screen and in print, and counts the sheets of A4 that come out.
#
#   make check-pages PAGES_MODULES=FOLDER
#
# FOLDER holds node_modules with playwright-core and axe-core:
#
#   mkdir FOLDER && cd FOLDER && npm install playwright-core axe-core
#
# Needs node, chromium ($CHROMIUM), pdfinfo (poppler-utils) and python3 as well.
# Too heavy for `make check`; what it needs and does not find is an error.  With
# PAGES_KEEP=FOLDER the pages and their PDFs are kept there, to look at.
set -eu
: "${SRCDIR:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${BUILDDIR:=$SRCDIR/build}"
: "${CHROMIUM:=chromium}"
: "${PAGES_MODULES:=$PWD}"
: "${CL_SHAREDIR:=$BUILDDIR/share-run}"
CL_TODAY=2026-11-22
CL_PLAN=$SRCDIR/share/examples/waterrijk/plan.yaml
PATH=$BUILDDIR/cmd:$PATH
LC_ALL=C
export CL_SHAREDIR CL_TODAY CL_PLAN PATH LC_ALL
unset SOURCE_DATE_EPOCH LANGUAGE 2>/dev/null || :

. "$SRCDIR/tests/pages/look.sh"
need "node" command -v node
need "chromium, or its path in CHROMIUM" command -v "$CHROMIUM"
need "pdfinfo (package poppler-utils)" command -v pdfinfo
need "python3" command -v python3
need_modules PAGES_MODULES "$PAGES_MODULES" playwright-core axe-core
look_in "the pages" "${PAGES_KEEP:-}"
bad=0

# Sheets of A4, filled in and blank, the same in both languages.
sheets() {
  case $1 in
  kapstok | kapstok-blank | scan-blank | define-blank | goals-blank) echo 2 ;;
  scan | define | goals) echo 3 ;;
  all) echo 5 ;;
  calendar) echo 11 ;;
  calendar-blank) echo 3 ;;
  prepare | records | poster | public-poster) echo 1 ;;
  report) echo 3 ;;
  public) echo 3 ;;
  larger) echo 16 ;;
  larger-public) echo 13 ;;
  book-blank) echo 11 ;;
  book) echo 16 ;;
  network) echo 9 ;;
  esac
}

rm -f ./*.html ./*.pdf
for language in nl en; do
  for step in kapstok scan define goals calendar; do
    "cl-$step" --language $language show -o "$step.$language.html"
    "cl-$step" --language $language show --blank -o "$step-blank.$language.html"
  done
  cl-plan --language $language show --blank -o "book-blank.$language.html"
  cl-plan --language $language show -o "book.$language.html"
  cl-define -q --language $language prepare amb2 -o "prepare.$language.html"
  cl-define -q --language $language prepare amb2 --all -o "all.$language.html"
  cl-kapstok --language $language show goals -o "records.$language.html"
  cl-plan --language $language report -o "report.$language.html"
  cl-plan --language $language report --public -o "public.$language.html"
  cl-plan --language $language report --community repareren -o "poster.$language.html"
  cl-plan --language $language report --public --community repareren -o "public-poster.$language.html"
  cl-plan --language $language -f "$SRCDIR/share/examples/zuiderkwartier/plan.yaml" report \
    --since "$SRCDIR/share/examples/zuiderkwartier-2026-10-18" -o "larger.$language.html"
  cl-plan --language $language -f "$SRCDIR/share/examples/zuiderkwartier/plan.yaml" report --public \
    -o "larger-public.$language.html"
  cl-plan -q --language $language network "$SRCDIR/share/examples" -o "network.$language.html"
done

python3 "$SRCDIR/tests/pages/look.py" ./*.html >said
node "$SRCDIR/tests/pages/look.cjs" "$PAGES_MODULES" "$(command -v "$CHROMIUM")" ./*.html >>said ||
  echo "look.cjs: it ended in status $?" >>said
for pdf in ./*.pdf; do
  name=${pdf#./}
  wanted=$(sheets "${name%%.*}")
  got=$(pdfinfo "$pdf" | awk '/^Pages/ { n = $2 } /^Page size/ { size = $NF } END { print n, size }')
  [ "$got" = "$wanted (A4)" ] || echo "$name: $got sheets, and not $wanted (A4)" >>said
done
set -- ./*.html
pages=$#
set -- ./*.pdf
[ $# = "$pages" ] || echo "$# of $pages pages were printed" >>said
if [ -s said ]; then
  sed 's/^/pages.sh: /' said >&2
  bad=1
fi
rm -f said
echo "pages.sh: $pages pages, in 3 views each: $([ $bad = 0 ] && echo nothing wrong || echo not well)"
exit $bad
