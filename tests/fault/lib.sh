# lib.sh - what the tests of this folder share, on top of tests/cmd/lib.sh:
#
#   real PROGRAM       path of the program itself, not libtool's wrapper
#   shim               path of shim.so; empty where it cannot be used
#   why                why not
#   small              a small plan of three files in an empty folder, and into it
#   seconds            now, in seconds and tenths

. "${SRCDIR:-$(dirname "$0")/../..}/tests/cmd/lib.sh"

real() {
  if [ -x "$BUILDDIR/cmd/.libs/$1" ]; then
    echo "$BUILDDIR/cmd/.libs/$1"
  else
    echo "$BUILDDIR/cmd/$1"
  fi
}

sanitized=
if grep -q __asan_init "$(real cl-plan)"; then sanitized=yes; fi
shim=$BUILDDIR/tests/fault/.libs/shim.so
why=
if [ -n "$sanitized" ]; then
  why="a sanitizer wants to be loaded first" shim=
elif [ ! -f "$shim" ]; then
  why="shim.so cannot be built here" shim=
elif [ "$(LD_PRELOAD=$shim CL_FAULT=ENOSPC CL_FAULT_AT=1 "$(real cl-plan)" --version 2>/dev/null)" ]; then
  why="LD_PRELOAD has no effect here" shim=
fi

small() {
  cd "$tap_home" && rm -rf work && mkdir -p work/communities && cd work || exit 99
  cat >plan.yaml <<'END'
# a small plan
plan: 1
organisation: Test
include: [communities/*.yaml, people.yaml]
kapstok:
  goals:
    - {id: a, text: one, side: internal}   # the first
    - {id: b, text: two, side: external}
calendar:
  - {id: m, date: 2026-12-01, title: Moment, form: event, owner: p1, maker: p2}
END
  cat >communities/c.yaml <<'END'
communities:
  - id: c
    name: One
    serves: [a]
    agreements: {contact: p2}
    contacts:
      - person: p2
END
  cat >people.yaml <<'END'
people:
  - {id: p1, role: librarian, side: library}
  - {id: p2, role: ambassador, side: community, name: Voorbeeld Een}
END
}

seconds() { date +%s.%N | cut -c1-12; }
