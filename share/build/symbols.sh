#!/bin/sh
# symbols.sh SCHEMA.DEF - the keys of a plan as schema.def has them, each once, sorted by
# bytes, as rows of a table in C.  $CPP is a preprocessor (cc -E), so that rows may be
# written as they like.
set -eu
LC_ALL=C
export LC_ALL
def=$1
# What is wanted comes between a mark and a quote; keys of readiness are values of its set.
{
  cat <<'EOF'
#define NESTED(...)
#define TYPE(sym, name, plural, alias, aliases, nl, nls, owner, shape, path, ...) @P path
#define FIELD(type, sym, path, ...) @P path
#define SET(...)
#define CHOICE(set, sym, value, ...) @C set value
EOF
  cat "$def"
} | ${CPP:-cc -E} -P -x c - | grep -oE '@(P|C READINESS) *"[^"]*"' | sed 's/^[^"]*"//; s/"$//' |
  tr '.' '\n' | grep . | sort -u | sed 's/.*/"&",/'
