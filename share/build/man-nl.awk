# man-nl.awk - a page as po4a writes it, as people write one: a sentence a line.
#
#   awk -v name=PAGE -v sum=CKSUM -f man-nl.awk FILE
#
# mandoc -Tlint asks for it: a sentence that ends within a line gets the wrong
# space behind it.  Literal displays, tables and macros stay as they are.

# How wide TEXT is to mandoc, which counts a character beyond ASCII as \[uXXXX].
# Run it with LC_ALL=C, so that any awk sees bytes.
function width(text,    copy) {
  copy = text
  return length(text) + 3 * gsub(/[\200-\377]/, "", copy)
}

# One sentence, in lines that fit.
function fill(text,    words, n, i, line) {
  n = split(text, words, " ")
  line = ""
  for (i = 1; i <= n; i++) {
    if (line != "" && width(line) + 1 + width(words[i]) > 78) {
      print line
      line = ""
    }
    # A dot or an apostrophe at the start of a line would be a request.
    if (line == "" && words[i] ~ /^[.']/) words[i] = "\\&" words[i]
    line = line == "" ? words[i] : line " " words[i]
  }
  if (line != "") print line
}

function flush(    at, rest) {
  rest = held
  held = ""
  gsub(/  +/, " ", rest)
  while (match(rest, /[.!?]["')]* +["'(]*[A-Z0-9`]/)) {
    at = RSTART + index(substr(rest, RSTART), " ") - 1
    fill(substr(rest, 1, at - 1))
    rest = substr(rest, at + 1)
  }
  if (rest != "") fill(rest)
}

NR == 1 {
  printf ".\\\" Made by `make update-man-po' of man/%s and share/po/man/nl.po: change those.\n", name
  printf ".\\\" cksum of man/%s: %s\n", name, sum
}
/^\.\\"/ { next }
/^\.Bd .*-literal/ { flush(); literal = 1 }
/^\.Ed/ { literal = 0 }
literal || /^\.[A-Z]/ || /^\.\\/ || /^'/ {
  flush()
  if (!literal) sub(/ +$/, "")
  print
  next
}
{ held = held == "" ? $0 : held " " $0 }
END { flush() }
