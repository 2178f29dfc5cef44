#!/bin/sh
# names.sh SCHEMA.DEF NAMES.H - the numbers of types, fields, sets and values, as
# enums.  NAMES.H is left alone when it would stay the same, so that a label or a
# help text that changed compiles schema.c again and not the whole house.
set -eu
mkdir -p "$(dirname "$2")"
{
  echo '/* Made from schema.def by share/build/names.sh. */'
  echo 'typedef enum cl_type {'
  sed -n 's/^TYPE(\([A-Z_0-9]*\),.*/  CL_T_\1,/p' "$1"
  echo '  CL_TYPES,'
  echo '  CL_T_NONE = -1'
  echo '} cl_type;'
  echo '/* CL_F_GOAL_TEXT and so on: one numbering through all types, in table order. */'
  echo 'typedef enum cl_field {'
  sed -n 's/^FIELD(\([A-Z_0-9]*\), *\([A-Z_0-9]*\),.*/  CL_F_\1_\2,/p' "$1"
  echo '  CL_FIELDS,'
  echo '  CL_F_NONE = -1'
  echo '} cl_field;'
  echo '/* CL_S_AIMED: a set of values; CL_AIMED_INTERNAL: its values, from 0 (below). */'
  echo 'typedef enum cl_set {'
  sed -n 's/^SET(\([A-Z_0-9]*\)).*/  CL_S_\1,/p' "$1"
  echo '  CL_SETS,'
  echo '  CL_S_NONE = -1'
  echo '} cl_set;'
  echo '/* The values of each set, numbered from 0 within their set. */'
  echo 'enum cl_choice {'
  sed -n 's/^SET(\([A-Z_0-9]*\)).*/  CL_BEFORE_\1 = -1,/p
          s/^CHOICE(\([A-Z_0-9]*\), *\([A-Z_0-9]*\),.*/  CL_\1_\2,/p' "$1"
  echo '  CL_AFTER_CHOICES'
  echo '};'
} >"$2.tmp"
if cmp -s "$2.tmp" "$2"; then rm "$2.tmp"; else mv "$2.tmp" "$2"; fi
