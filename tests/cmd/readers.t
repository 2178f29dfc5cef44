#!/bin/sh
# What the programs write is the same text for every YAML reader that is here, in
# block and in flow style (readers.py).  READERS_TEXTS asks for more of them.
. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

cat >plan.yaml <<'EOF'
plan: 1
organisation: B
kapstok: {goals: [{id: g, text: x, side: external}]}
EOF
run cl-kapstok set goal g --own 'Wat nu?'
has "a question mark in a flow collection comes in quotes" "$(cat plan.yaml)" "own: \"Wat nu?\""

find_python 'import yaml, ruamel.yaml'
[ -n "$python" ] || find_python 'import yaml'
if [ -z "$python" ]; then
  skip "every reader sees the same text" "python3-yaml is not here"
  finish
fi
run "$python" -B "$SRCDIR/tests/cmd/readers.py" "$PWD" "${READERS_TEXTS:-0}"
printf '%s\n' "$out"
status_is "every reader sees the same text" 0
finish
