# examples.sh - runs the examples of a text.  Source it behind lib.sh.
#
#   examples NAME FILE [-v VARIABLE=VALUE]...   see examples.awk for the variables
#
# Each example runs in a fresh copy of the worked example and must print what
# the text says it prints.  A text without any example fails.

examples() { # NAME FILE [AWK-OPTION]...
  ex_name=$1
  ex_file=$2
  shift 2
  ex_dir=$tap_home/examples
  rm -rf "$ex_dir" && mkdir "$ex_dir" || exit 99
  ex_count=$(awk -v out="$ex_dir" "$@" -f "$SRCDIR/tests/cmd/examples.awk" "$ex_file")
  ok "$ex_name has examples" test "${ex_count:-0}" -gt 0
  ex_n=0
  while [ "$ex_n" -lt "${ex_count:-0}" ]; do
    ex_n=$((ex_n + 1))
    fresh
    sh "$ex_dir/$ex_n.sh" >"$ex_dir/$ex_n.got" 2>&1 </dev/null
    if cmp -s "$ex_dir/$ex_n.want" "$ex_dir/$ex_n.got"; then
      tap_line ok "$ex_name, line $(cat "$ex_dir/$ex_n.line")"
    else
      tap_line "not ok" "$ex_name, line $(cat "$ex_dir/$ex_n.line")"
      tap_said "- written, + printed" "$(diff -u "$ex_dir/$ex_n.want" "$ex_dir/$ex_n.got" | sed 1,3d)"
    fi
  done
}
