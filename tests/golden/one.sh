# one.sh - how a golden case is run; sourced by golden.t and renew.sh.

# What check says of FILE in the folder one is in, and how it ends.  All of it
# is on standard output; whatever came on standard error is shown as such.  The
# program may be a script around the real one, whose shell complains of a locale
# that is not installed: ours needs none.
golden_run() { # FILE LOCALE
  golden_status=0
  golden_err=$(mktemp "${TMPDIR:-/tmp}/clkit-golden.XXXXXX") || return 1
  env -u LANGUAGE -u LANG -u CL_PLAN -u COLUMNS LC_ALL="$2" CL_TODAY=2026-11-22 \
    cl-plan -f "$1" check </dev/null 2>"$golden_err" || golden_status=$?
  sed '/warning: setlocale: LC_ALL/d; s/^/on standard error: /' "$golden_err"
  rm -f "$golden_err"
  echo "exit $golden_status"
}
