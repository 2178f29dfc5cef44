#!/bin/sh
# tables.t - the tables of dates are what their maker makes.  The tables
# themselves are compared in tests/unit/test_tables.c, which needs no Python.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

find_python 'import dateutil.rrule'
mkdir made
for table in weeks holidays repeats lights; do
  if [ -n "$python" ]; then
    [ -e made/lights.tsv ] || "$python" "$SRCDIR/tests/data/dates/make.py" made
    ok "$table" cmp "made/$table.tsv" "$SRCDIR/tests/data/dates/$table.tsv"
  else
    skip "$table" "no python3-dateutil here"
  fi
done
finish
