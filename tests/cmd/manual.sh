# manual.sh - what pages of the manual say, for tests that hold them against the
# programs.  Source it behind lib.sh.

steps="cl-kapstok cl-scan cl-define cl-goals cl-calendar"
pages="cl-plan.1 cl-kapstok.1 cl-scan.1 cl-define.1 cl-goals.1 cl-calendar.1 clplan-sql.5 clplan.5 clplan.7"

# The words on standard input that no macro MACRO of the page TEXT has, or, with
# `It MACRO`, no item of a list.
lacking() { # TEXT MACRO
  printf '%s\n' "$1" >"$tap_home/text"
  awk -v wanted="$2" '
    FNR == NR {
      if (!/^\./) next
      item = $1 == ".It" ? "It " : ""
      macro = ""
      for (i = 1; i <= NF; i++) {
        if ($i ~ /^\.?[A-Z][a-z]$/) { macro = $i; sub(/^\./, "", macro); continue }
        have[macro, $i] = have[item macro, $i] = 1
      }
      next
    }
    !((wanted, $0) in have) { printf "%s ", $0 }' "$tap_home/text" -
}

# First words of the entries below TITLE in the help of COMMAND.
entries() { # TITLE COMMAND...
  title=$1
  shift
  "$@" --help | awk -v title="$title" '
    $0 == title { inside = 1; next }
    /^$/ { inside = 0 }
    inside && /^  [^ ]/ { print $1 }'
}

# The options that a help text lists below TITLE, without those that set fields.
options() { # TITLE COMMAND...
  title=$1
  shift
  "$@" | awk -v title="$title" '
    $0 == title { inside = 1; next }
    /^$/ { inside = 0 }
    inside && /^  -/ && match($0, /--[a-z][a-z-]*/) { print substr($0, RSTART + 1, RLENGTH - 1) }'
}

# The part of a page below `.Ss TITLE`.
section() { # FILE TITLE
  awk -v title=".Ss $2" '/^\.S[hs] / { inside = $0 == title } inside' "$1"
}

# In $shared the verbs that every program has, below VERBS in their help; in $common the page
# of $man that tells of them.
shared_verbs() { # VERBS
  entries "$1" cl-scan >"$tap_home/scan"
  shared=$(entries "$1" cl-kapstok | grep -Fx -f "$tap_home/scan")
  common=$(cat "$man/clplan.7")
}

# Behind shared_verbs: what the help of the programs lists below VERBS, TYPES and OPTIONS stands
# in their pages in $man.  HELP is the option that shows it; DRY stands in clplan(7) only.
pages_tell() { # VERBS TYPES OPTIONS HELP DRY
  is "clplan(7) has every shared verb" "$(printf '%s\n' "$shared" | lacking "$common" "It Cm")" ""
  is "and every option of all verbs" "$(options "$3" cl-kapstok "$4" | lacking "$common" Fl)" ""
  for verb in $shared; do
    is "and of $verb" "$(options "$3" cl-kapstok "$4" "$verb" | lacking "$common" Fl)" ""
  done
  for program in cl-plan $steps; do
    page=$(cat "$man/$program.1")
    is "$program has every verb" "$(entries "$1" "$program" | lacking "$page" Cm)" ""
    is "and every type" "$(entries "$2" "$program" | lacking "$page" "It Cm")" ""
    for verb in $(entries "$1" "$program"); do
      case $newline$shared$newline in *"$newline$verb$newline"*) continue ;; esac
      part=$(section "$man/$program.1" "$verb")
      ok "$program $verb has a section" test -n "$part"
      is "with its options" \
        "$(options "$3" "$program" "$4" "$verb" | grep -vx -e "$5" | lacking "$part" Fl)" ""
    done
  done
}

# Each page of FOLDER is mdoc that mandoc has nothing to say about.
clean_mdoc() { # FOLDER
  if ! command -v mandoc >/dev/null 2>&1; then
    skip "the pages are clean mdoc" "no mandoc"
    return
  fi
  mkdir -p "$tap_home/man/man1" "$tap_home/man/man5" "$tap_home/man/man7"
  for page in $pages; do cp "$1/$page" "$tap_home/man/man${page##*.}/"; done
  for page in $pages; do
    is "$page is clean mdoc" \
      "$(MANPATH=$tap_home/man mandoc -Tlint -Wstyle "$1/$page" 2>/dev/null)" ""
  done
}

# Type, field and values, a line each, as the schema has them.
schema_fields() {
  awk -F '"' '
    /^CHOICE\(/ { split($1, part, /[(,]/); values[part[2]] = values[part[2]] "/" $2 }
    /^TYPE\(/ { type = $2 }
    /^FIELD\(/ {
      split($3, part, /, /)
      if ($0 ~ /CL_SUB/) next
      set = part[3]; sub(/^CL_S_/, "", set)
      print type, $2, part[2] == "CL_K_ENUM" ? values[set] : ""
    }' "$SRCDIR/lib/plan/schema.def" | sed 's/ $//'
}

# The same as clplan(5) on standard input has them, in its section TITLE; REQUIRED
# is its word for that.
page_fields() { # TITLE REQUIRED
  awk -v title=".Sh $1" -v required=" , No $2.*" '
    /^\.Sh / { inside = $0 == title }
    !inside { next }
    /^\.Ss / { type = substr($0, 5) }
    /^\.It Ic / {
      field = $3
      list = ""
      if (match($0, /Pq Cm .*/) && $0 !~ /yes No o[rf] Cm no/) {
        list = substr($0, RSTART + 6)
        sub(required, "", list)
        gsub(/ \| /, "/", list)
        gsub(/"/, "", list)
        list = " /" list
      }
      print type " " field list
    }'
}

# Every variable of the environment that the programs read.
variables() {
  cat "$SRCDIR"/lib/*/*.c "$SRCDIR"/cmd/*.c |
    grep -Eo '(getenv|environment|variable)\("[A-Z_]+"\)' | sed 's/[^"]*"//;s/".*//' | sort -u
}
