# examples.awk - takes the examples out of a text, as scripts and what they print.
#
#   awk -v out=FOLDER [-v section=WORD] [-v indent=N | -v begin=RE -v end=RE] -f examples.awk FILE
#
# An example is a block whose first line begins with "$ ": command lines each
# followed by what a terminal then shows, errors included.  A command goes on on
# lines that begin with "> ".  For the Nth example FOLDER gets N.sh, which prints
# the commands as it runs them, N.want, which is the block itself, and N.line,
# the line where the block begins.  How many there are is printed.
#
# Blocks are, as a rule, the literal displays of an mdoc page (.Bd -literal to
# .Ed); with `indent`, lines that begin with so many blanks, where an empty line
# before a command is layout; with `begin` and `end`, what stands between lines
# that match these.  With `section`, only those of that section (.Sh WORD) count.

BEGIN {
  mdoc = begin == "" && indent == ""
  if (begin == "") begin = "^\\.Bd .*-literal"
  if (end == "") end = "^\\.Ed$"
  margin = sprintf("%*s", indent, "")
  count = 0
  size = 0
}

# What an mdoc reader shows for a line of a literal display.
function plain(text) {
  if (!mdoc) return text
  sub(/^\\&/, "", text)
  gsub(/\\&/, "", text)
  gsub(/\\-/, "-", text)
  gsub(/\\\(aq/, "'", text)
  gsub(/\\\(dq/, "\"", text)
  gsub(/\\\(ga/, "`", text)
  gsub(/\\e/, "\\", text)
  return text
}

function quoted(text) {
  gsub(/'/, "'\\''", text)
  return "'" text "'"
}

function keep(text) {
  while (indent != "" && text ~ /^\$ / && size > 0 && lines[size] == "") size--
  if (size == 0) first = FNR
  lines[++size] = text
}

function write_block(    i, name, command) {
  while (size > 0 && lines[size] == "") size--
  if (size > 0 && lines[1] ~ /^\$ /) {
    name = out "/" ++count
    printf "" >(name ".sh")
    for (i = 1; i <= size; i++) {
      print lines[i] >(name ".want")
      if (lines[i] !~ /^\$ /) continue
      command = substr(lines[i], 3)
      printf "printf '%%s\\n' %s\n", quoted(lines[i]) >(name ".sh")
      while (i < size && lines[i + 1] ~ /^> /) {
        print lines[++i] >(name ".want")
        command = command "\n" substr(lines[i], 3)
        printf "printf '%%s\\n' %s\n", quoted(lines[i]) >(name ".sh")
      }
      print command >(name ".sh")
    }
    print first >(name ".line")
    close(name ".sh"); close(name ".want"); close(name ".line")
  }
  size = 0
}

mdoc && /^\.Sh / { now = substr($0, 5) }
section != "" && now != section { next }

indent != "" {
  if (substr($0, 1, indent) == margin) keep(substr($0, indent + 1))
  else if ($0 ~ /^[ \t]*$/ && size > 0) keep("")
  else write_block()
  next
}
!inside && $0 ~ begin { inside = 1; next }
inside && $0 ~ end { inside = 0; write_block(); next }
inside { keep(plain($0)) }

END {
  write_block()
  print count
}
