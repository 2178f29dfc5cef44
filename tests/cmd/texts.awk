# texts.awk - a plan full of texts that bite: what is quoted, split, run, hidden,
# reversed, cut or taken for a number on the way through a sheet.
#
#   awk -v seed=1 -v n=100 [-v plain=1] -f texts.awk >plan.yaml
#
# With `plain` without what a sheet cannot carry as it is: controls, and carriage
# returns, which are line breaks to it.
function piece() { return pieces[int(rand() * count) + 1] }
function text(most,  i, out, m) {
  m = int(rand() * most)
  out = ends[int(rand() * end_count) + 1]
  for (i = 0; i < m; i++) out = out piece()
  return out ends[int(rand() * end_count) + 1]
}
function quoted(most) { return "\"" text(most) "\"" }
function list(  i, m, out) {
  m = int(rand() * 4) + 1
  for (i = 0; i < m; i++) out = out (i ? ", " : "") quoted(5)
  return "[" out "]"
}
BEGIN {
  srand(seed)
  all = "\\n@@\\n\\n@@\\t@@\\\"@@\\\"\\\"@@\\\\@@\\\\n@@\\\\|@@\\\\;@@;@@,@@|@@ | @@; @@=@@+@@-@@@\\x40@@'@@ @@  @@" \
    "#@@: @@- @@\\_@@\303\251@@\360\237\222\241@@\360\237\221\251\342\200\215\360\237\224\247@@e\314\201@@_x0041_@@_x005F_@@" \
    "<U+0001>@@WAAR@@TRUE@@007@@1,5@@1.500@@3-10-26@@9:00:00@@1E5@@=cmd|'/c calc'!A1@@HYPERLINK(@@\\u05E9\\u05DC@@" \
    "date=@@waarde=@@sep=;@@%s%n@@{{}}@@<b>@@&amp;@@$(id)@@`id`"
  if (!plain) all = all "@@\\r@@\\r\\n@@\\x01@@\\e[31m@@\\x7F@@\\u202E@@\\u2066@@\\u200F@@\\uFEFF@@\\u2028@@\\x85"
  count = split(all, pieces, "@@")
  end_count = split("a b c = + - @ ' \303\251 \\\" 7 ; , | \\\\ _ '= '' ''+ =1+1 +31 -2 @x", ends, " ")
  print "plan: 1\norganisation: Test\nlanguage: " (seed % 2 ? "nl" : "en") "\nkapstok:\n  goals:"
  for (i = 1; i <= n; i++) {
    printf "    - {id: g%d, text: %s, own: %s, side: external", i, quoted(8), quoted(i == n ? 9000 : 12)
    printf "%s}\n", i % 3 ? "" : ", page: " quoted(2)
  }
  print "scan:\n  groups:"
  for (i = 1; i <= n; i++)
    printf "    - {id: r%d, name: %s, kind: individual, where: %s, activities: %s, fits: [g1, g%d]}\n", \
      i, quoted(4), list(), list(), int(rand() * n) + 1
  print "communities:\n  - id: c\n    name: C\n    goals:"
  for (i = 1; i <= n / 4; i++) {
    printf "      - {id: j%d, text: %s, kind: quantitative, baseline: %s, measured: [", i, quoted(5), int(rand() * 1000) / 8
    printf "{date: 2026-0%d-11, value: %s, note: %s}]}\n", int(rand() * 9) + 1, int(rand() * 100) / 4, quoted(6)
  }
  print "    traits:"
  for (i = 1; i <= n / 4; i++) printf "      - {kind: affinity, text: \"t%d %s\"}\n", i, text(4)
}
