# look.sh - what pages.sh and books.sh begin with: what they need and a folder to work in.
# Source it.
lack=
need() { # WHAT COMMAND...
  what=$1
  shift
  "$@" >/dev/null 2>&1 || lack="$lack$what
"
}

need_modules() { # VARIABLE FOLDER MODULE... : of npm, below FOLDER, which VARIABLE names
  look_variable=$1 look_folder=$2
  shift 2
  for module; do
    need "$module: npm install $module in a folder, and name that in $look_variable (now $look_folder)" \
      test -d "$look_folder/node_modules/$module"
  done
}

look_in() { # WHAT KEEP : goes to the folder KEEP, or to one that is gone in the end
  if [ -n "$lack" ]; then
    printf '%s: cannot look at %s without:\n%s' "${0##*/}" "$1" "$lack" >&2
    exit 1
  fi
  dir=$2
  if [ -z "$dir" ]; then
    dir=$(mktemp -d "${TMPDIR:-/tmp}/clkit-look.XXXXXX")
    trap 'rm -rf "$dir"' EXIT
  fi
  mkdir -p "$dir"
  cd "$dir"
}
