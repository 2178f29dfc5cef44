# lib.sh - tests of whole programs, in TAP.  Source it first:
#
#   . "${SRCDIR:-../..}/tests/cmd/lib.sh"
#
# Each file works in a temp folder of its own; `fresh` puts a copy of the worked
# example there and goes into it.  The programs are those of $BUILDDIR/cmd.
#
#   run COMMAND...            runs it: $out, $err and $status are what came of it
#   ok WHAT COMMAND...        the command succeeds
#   is WHAT GOT WANTED        two texts are the same
#   has WHAT TEXT PART        a text holds a part; hasnt: it does not
#   status_is WHAT N          the last run ended with that status
#   changes                   lines that differ from the example, < old and > new
#   unchanged WHAT            nothing differs from the example
#   skip WHAT WHY             cannot be tested here
#   find_python STATEMENT     $python is one that can do it, `import NAME` or `pass`;
#                             empty when there is none
#   own_git WHAT              git without anybody's settings, as nobody in particular;
#                             where there is none WHAT is skipped and the file ends
#   finish                    last line of every file

set -u
: "${SRCDIR:=$(cd "$(dirname "$0")/../.." && pwd)}"
: "${BUILDDIR:=$SRCDIR}"
case $SRCDIR in /*) ;; *) SRCDIR=$(cd "$SRCDIR" && pwd) ;; esac
case $BUILDDIR in /*) ;; *) BUILDDIR=$(cd "$BUILDDIR" && pwd) ;; esac
PATH=$BUILDDIR/cmd/.libs:$BUILDDIR/cmd:$PATH
LD_LIBRARY_PATH=$BUILDDIR/lib/.libs${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
: "${CL_SHAREDIR:=$SRCDIR/share}"
CL_TODAY=2026-11-22
LC_ALL=C
export PATH LD_LIBRARY_PATH CL_SHAREDIR CL_TODAY LC_ALL
unset CL_LIBDIR CL_PLAN LANGUAGE LANG LC_MESSAGES SOURCE_DATE_EPOCH COLUMNS 2>/dev/null || :

example=$SRCDIR/share/examples/waterrijk
tap_count=0
tap_failed=0
tap_home=$(mktemp -d "${TMPDIR:-/tmp}/clkit-test.XXXXXX") || exit 99
trap 'cd / && chmod -R u+w "$tap_home" && rm -rf "$tap_home"' EXIT
trap 'exit 99' HUP INT TERM
newline='
'

fresh() {
  cd "$tap_home" && rm -rf work && mkdir work && cp -R "$example/." work && chmod -R u+w work &&
    cd work || exit 99
}

tap_line() { # RESULT WHAT
  tap_count=$((tap_count + 1))
  printf '%s %d - %s\n' "$1" "$tap_count" "$2"
  if [ "$1" = "not ok" ]; then tap_failed=$((tap_failed + 1)); fi
}

tap_said() { # TITLE TEXT
  printf '%s\n' "$2" | sed "s/^/# $1: /"
}

ok() {
  tap_what=$1
  shift
  if "$@" >/dev/null 2>&1; then tap_line ok "$tap_what"; else
    tap_line "not ok" "$tap_what"
    tap_said failed "$*"
  fi
}

is() {
  if [ "$2" = "$3" ]; then tap_line ok "$1"; else
    tap_line "not ok" "$1"
    tap_said got "$2"
    tap_said wanted "$3"
  fi
}

has() {
  case $2 in
  *"$3"*) tap_line ok "$1" ;;
  *)
    tap_line "not ok" "$1"
    tap_said got "$2"
    tap_said "wanted in it" "$3"
    ;;
  esac
}

hasnt() {
  case $2 in
  *"$3"*)
    tap_line "not ok" "$1"
    tap_said got "$2"
    tap_said "not wanted" "$3"
    ;;
  *) tap_line ok "$1" ;;
  esac
}

run() {
  status=0
  "$@" >"$tap_home/out" 2>"$tap_home/err" </dev/null || status=$?
  out=$(cat "$tap_home/out")
  err=$(cat "$tap_home/err")
}

# The same with a file as standard input.
run_from() { # FILE COMMAND...
  tap_input=$1
  shift
  status=0
  "$@" >"$tap_home/out" 2>"$tap_home/err" <"$tap_input" || status=$?
  out=$(cat "$tap_home/out")
  err=$(cat "$tap_home/err")
}

status_is() {
  if [ "$status" = "$2" ]; then tap_line ok "$1"; else
    tap_line "not ok" "$1"
    tap_said status "$status, wanted $2"
    tap_said out "$out"
    tap_said err "$err"
  fi
}

skip() { # WHAT WHY
  tap_line ok "$1 # SKIP $2"
}

# What is first in PATH may lack the packages that the system's own has.
find_python() { # STATEMENT
  for python in python3 /usr/bin/python3; do
    "$python" -c "$1" >/dev/null 2>&1 && return
  done
  python=
}

own_git() { # WHAT
  if ! command -v git >/dev/null 2>&1; then
    skip "$1" "git is not installed"
    finish
  fi
  HOME=$tap_home
  GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org
  GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org GIT_MERGE_AUTOEDIT=no GIT_EDITOR=true
  export HOME GIT_CONFIG_NOSYSTEM GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME \
    GIT_COMMITTER_EMAIL GIT_MERGE_AUTOEDIT GIT_EDITOR
  git config --global init.defaultBranch main
  git config --global advice.detachedHead false
  git config --global commit.gpgsign false
  git config --global core.autocrlf false
}

changes() {
  for tap_file in plan.yaml people.yaml communities/repareren.yaml; do
    diff "$example/$tap_file" "$tap_file" | grep '^[<>]'
  done
}

unchanged() { is "$1" "$(changes)" ""; }

finish() {
  printf '1..%d\n' "$tap_count"
  [ "$tap_failed" = 0 ]
  exit
}

fresh
