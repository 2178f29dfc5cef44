#!/bin/sh
# Random work on random plans, in every style, compared with a model in Python and
# read back by every YAML reader that is here (differ.py).  DIFFER_OPERATIONS and
# DIFFER_SEED ask for more, or for other, than what runs every time.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

find_python 'import yaml, ruamel.yaml'
[ -n "$python" ] || find_python 'import yaml'
if [ -z "$python" ]; then
  skip "no difference from the model" "python3-yaml is not here"
  finish
fi
run "$python" -B "$SRCDIR/tests/cmd/differ.py" "$PWD" "${DIFFER_OPERATIONS:-150}" "${DIFFER_SEED:-1}"
printf '%s\n' "$out"
status_is "what the programs did is what the model says, whatever reads it" 0
finish
