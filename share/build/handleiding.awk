# handleiding.awk - share/doc/handleiding.md as a page to read in a browser.
#
#   awk -f handleiding.awk handleiding.md >handleiding.html
#
# Of Markdown it knows what the tutorial uses: headings, paragraphs, lists with `* `,
# blocks behind four blanks, `code` and *emphasis*.  Tested by tests/cmd/handleiding.t.

function plain(text) {
  gsub(/&/, "\\&amp;", text)
  gsub(/</, "\\&lt;", text)
  gsub(/>/, "\\&gt;", text)
  return text
}
# What stands between two MARKs, in an element of that name.
function between(text, mark, name,    out, i, j, rest) {
  while ((i = index(text, mark)) && (j = index(substr(text, i + 1), mark))) {
    rest = substr(text, i + 1, j - 1)
    out = out substr(text, 1, i - 1) "<" name ">" rest "</" name ">"
    text = substr(text, i + j + 1)
  }
  return out text
}
function inline(text) {
  return between(between(plain(text), "`", "code"), "*", "em")
}
function close_all() {
  if (text != "") print "<p>" inline(text) "</p>"
  if (item != "") print "<li>" inline(item) "</li>"
  if (list) print "</ul>"
  if (block != "") print "<pre tabindex=\"0\">" substr(block, 2) "</pre>"
  text = item = block = ""
  list = blanks = 0
}
# What is typed stands out.
function shown(line) {
  if (line ~ /^\$ /) return "$ <kbd>" plain(substr(line, 3)) "</kbd>"
  if (line ~ /^> /) return "&gt; <kbd>" plain(substr(line, 3)) "</kbd>"
  return plain(line)
}

BEGIN {
  print "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">"
  print "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
  print "<title>Aan de slag met clkit</title>\n<style>"
  print "body{font:1.05rem/1.6 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem;color:#1d2b30;background:#fff}"
  print "h1,h2{line-height:1.25;color:#004b5c}h2{margin-top:2.5rem}code,pre,kbd{font:0.95em/1.45 ui-monospace,monospace}"
  print "pre{background:#f2f6f7;border-left:4px solid #00677f;padding:.75rem 1rem;overflow-x:auto}kbd{font-weight:700;color:#004b5c}"
  print "@media (prefers-color-scheme:dark){body{color:#e6eef0;background:#12191c}h1,h2,kbd{color:#8fd3e3}pre{background:#1c272b}}"
  print "@media print{pre{white-space:pre-wrap;break-inside:avoid}}"
  print "</style>\n</head>\n<body>\n<main>"
}
/^    / {
  if (block == "") close_all()
  while (blanks) { block = block "\n"; blanks-- }
  block = block "\n" shown(substr($0, 5))
  next
}
/^$/ {
  if (block != "") blanks++
  else if (!list || text != "") close_all()
  next
}
block != "" { close_all() }
/^# / { close_all(); print "<h1>" inline(substr($0, 3)) "</h1>"; next }
/^## / { close_all(); print "<h2>" inline(substr($0, 4)) "</h2>"; next }
/^\* / {
  if (text != "") close_all()
  if (item != "") print "<li>" inline(item) "</li>"
  if (!list) print "<ul>"
  list = 1
  item = substr($0, 3)
  next
}
list && /^  / { item = item " " substr($0, 3); next }
list { close_all() }
{ text = text (text == "" ? "" : " ") $0 }
END {
  close_all()
  print "</main>\n</body>\n</html>"
}
