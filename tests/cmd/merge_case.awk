# merge_case.awk - takes a case of tests/data/merge apart into files in the folder DIR:
# base, ours, theirs, and what is expected: merged, swapped, conflict.
#
#   %% what the case is about
#   %% base [bom] [crlf] [unended]
#   ... the bytes; `bom`, `crlf` and `unended` (no break behind the last line) tell what
#   this file does not show
BEGIN { RS = "\n"; ORS = "" }
function put(text) { printf "%s", text > file }
function flush_line() {
  if (held) put(line (flags ~ /crlf/ ? "\r\n" : "\n"))
  held = 0
}
function finish() {
  if (!file) return
  if (held) put(line (flags ~ /unended/ ? "" : flags ~ /crlf/ ? "\r\n" : "\n"))
  held = 0
  close(file)
}
/^%% (base|ours|theirs|merged|swapped|conflict)( |$)/ {
  finish()
  file = DIR "/" $2
  flags = $0
  put(flags ~ /bom/ ? "\357\273\277" : "")
  next
}
/^%% / { next }
{ flush_line(); line = $0; held = 1 }
END { finish() }
