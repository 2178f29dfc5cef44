/* test_fast.c - the fast reader makes what libyaml makes, or leaves it to libyaml.
 *
 * FAST_RUNS is how many mutated pieces of plans are tried (4000). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/plan/schema.h"
#include "twin.h"

static bool twins(cl_str bytes) {
  bool fast;
  if (!twin_same(bytes, &fast))
    fail_msg("%s, in: %.*s", twin_text, (int)bytes.n, bytes.p);
  return fast;
}

/* What people and programs write is read by fast.c. */
static void reads(void **state) {
  (void)state;
  /* clang-format off */
  static const char *const texts[] = {
    "a: b\n", "a: b", "\n\n# c\n\na: b\n", "\xEF\xBB\xBF\x61: b\n", "a: b\r\nc: d\r\n",
    "---\na: b\n", "--- # c\na: b\n", "# c\n---\n- b\n", "a:\n  b: c\n  d:\n    e: f\ng: h\n",
    "a:\n", "a:", "a: # c\nb:   \n", "a:\n  - b\n  - c\nd: e\n", "a:\n- b\n-\n- c: d\n  e:\n  - f\ng: h\n",
    "- - a\n  - b\n- - - c\n-\n", "-\n  a: b\n-   c: d\n    e: f\n", "a:\n  -\n    - b\n",
    "a: 'it''s'\nb: \"say \\\"x\\\" \\\\ \\/ \\n\\t.\"\nc: ''\nd: \"\"\n", "'a b': c\n\"d\": e\n\"f\\ng\": h\n",
    "a: [b, 'c', \"d, e\", {f: g}, [], {}]\nh: {}\n", "a: {time: 10:00, b: [c d], \"e\": f}\n",
    "a: b#c\nd: http://x.nl/y\ne: -5\nf: a:b\ng: -x\nh: 1 :2 :3\n", "a: b c # d\ne: f # g\n",
    "a: |\n  b\n  c\nd: e\n", "a: |-\n  b\n\n    c\n\n\nd: e\n", "a: |+\n  b\n\n\nd: e\n", "a: |+\n  b\n\n",
    "a: |\n  b", "a: >\n  b\n  c\n\n  d\n\n\n  e\nf: g\n", "a: >-\n  b\n  c", "- |\n b\n- >+\n c\n\n",
    "a: |\r\n  b\r\n  c\r\nd: e\r\n", "a: |\n  # no comment\n# comment\nb: c\n",
    "caf\xC3\xA9: \xE2\x80\x99s\n\xE2\x82\xAC: \xF0\x9F\x98\x80\nx: \xC2\xA0y\n", "a : b\nc   : d\n",
    "people:\n  - a: b\n# c\nx: y\n", "calendar:\n  - id: a\n    date: 2026-11-22\n# c\n  # d\n",
    "a: b\n   \n  # c\n", "  a: b\n  c: d\n", "- a\n- b\n", "a:\n    - b\n    # c\n    -   d: e\n        f: g\n",
  };
  /* clang-format on */
  for (size_t i = 0; i < CL_COUNT(texts); i++)
    if (!twins(cl_str_of(texts[i])))
      fail_msg("left to libyaml: %s", texts[i]);
}

/* What is rarer, or wrong, is libyaml's, and so is what is said of it. */
static void declines(void **state) {
  (void)state;
  /* clang-format off */
  static const char *const texts[] = {
    "", "\n", "# c\n", "---\n", "a\n", "'a'\n", "[a]\n", "{a: b}\n", "--- a: b\n", "%YAML 1.1\n---\na: b\n",
    "a: b\n---\nc: d\n", "a: b\n...\n", "...\n", "a: &x b\n", "a: *x\n", "a: !x b\n", "a: !!str b\n",
    "<<: {a: b}\n", "a: b\na: c\n", "a: {b: c, b: d}\n", "? a\n: b\n", "- ? a\n", "a: ? b\n", ": a\n", "\"\": a\n",
    "a: b\n c\n", "a: b\n  c: d\n", "a:\n  b\n", "a:\n  - b\n    c\n", "a: \"b\n  c\"\n", "a: 'b\n  c'\n",
    "a: [b,\n  c]\n", "a: [b, ]\n", "a: {b}\n", "a: [b: c]\n", "a: {b: }\n", "a: [b]c\n", "a: [b] c\n", "[a]: b\n",
    "a: 'b' c\n", "a: 'b'#c\n", "a: 'b': c\n", "a: b: c\n", "a: - b\n", "a:\tb\n", "a: b\t\n", "\ta: b\n", "a: b\t# c\n",
    "a: 'b\n", "a: \"b\\q\"\n", "a: \"\\x41\"\n", "a: \"\\u00e9\"\n", "a: @b\n", "a: `b\n", "a: %b\n", "a: ]\n", "a: ,b\n",
    "a: |1\n  b\n", "a: |\n\n  b\n", "a: |\n", "a: | # c\n  b\n", "a: |\n  b\n   \n  c\n", "a: |\n  b\n \n", "a: |\n  \tb\n",
    "a: >\n  b\n    c\n  d\n", "a: |\n  b\n c\n", "a: |\nb: c\n", "a:\n    b: c\n  d: e\n", "a:\n  - b\n - c\n", "a:\n- b\n  - c\n",
    "- a\nb: c\n", "a: b\n- c\n", "a: b\rc: d\r", "a: b\xC2\x85" "c: d\n", "a: \xE2\x80\xA8" "b\n", "a: b\xEF\xBB\xBF\n", "a: b\x7F\n",
    "a: \xC2\x80\n", "a: # \x01\n", "a: b\n\xEF\xBF\xBF: c\n", "a: [b]: c\n", "a: {b: c: d}\n", "a: [b #c]\n", "a: [-]\n", "a: [b:, c]\n",
    "a: b\n# c\xC2\x85" "d: e\n", "a: [x?]\n", "a: --\n", "a: -\n", "a: ?b\n", "a: :b\n", "a: {\"b\":c}\n",
  };
  /* clang-format on */
  for (size_t i = 0; i < CL_COUNT(texts); i++)
    if (twins(cl_str_of(texts[i])))
      fail_msg("not left to libyaml: %s", texts[i]);
}

/* N bytes: of a text, a key, a comment. */
static bool twins_of(const char *before, size_t n, const char *behind) {
  cl_buf text = CL_BUF_INIT;
  cl_buf_puts(&text, before);
  cl_buf_fill(&text, 'x', n);
  cl_buf_puts(&text, behind);
  bool fast = twins((cl_str){ cl_buf_text(&text), text.len });
  cl_buf_free(&text);
  return fast;
}

static void limits(void **state) {
  (void)state;
  assert_true(twins_of("a: ", 200000, "\n"));
  assert_false(twins_of("a: ", 300000, "\n"));
  assert_false(twins_of("a: ", 1200000, "\n"));
  assert_false(twins_of("a: |\n  ", 1200000, "\n"));
  assert_false(twins_of("a: b\n# ", 1200000, "\n"));
  assert_true(twins_of("", 990, ": b\n"));
  assert_false(twins_of("", 1020, ": b\n"));
  assert_false(twins_of("", 1100, ": b\n"));
  assert_false(twins_of("# ", 9000, "\na: b\n"));
}

/* DEEP levels of `- `, of brackets, of maps. */
static void depth(void **state) {
  (void)state;
  static const char *const rows[][3] = { { "", "- ", "" }, { "a: ", "[", "]" } };
  for (size_t i = 0; i < CL_COUNT(rows); i++)
    for (size_t deep = 62; deep < 67; deep++) {
      cl_buf text = CL_BUF_INIT;
      cl_buf_puts(&text, rows[i][0]);
      for (size_t d = 0; d < deep; d++)
        cl_buf_puts(&text, rows[i][1]);
      cl_buf_puts(&text, "x");
      for (size_t d = 0; d < deep; d++)
        cl_buf_puts(&text, rows[i][2]);
      bool fast = twins((cl_str){ cl_buf_text(&text), text.len });
      assert_int_equal(fast, deep + i <= 64);
      cl_buf_free(&text);
    }
}

/* ---- plans ---------------------------------------------------------------------- */

static const char *source(void) {
  return getenv("SRCDIR") ? getenv("SRCDIR") : getenv("srcdir") ? getenv("srcdir") : ".";
}

static cl_buf file(const char *path) {
  cl_buf text = CL_BUF_INIT;
  FILE *f = fopen(path, "rb");
  assert_non_null(f);
  char piece[4096];
  for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;)
    cl_buf_add(&text, piece, n);
  assert_int_equal(fclose(f), 0);
  return text;
}

/* How many files PATTERN, below the source, matches; all of ours must be read fast. */
static size_t files(const char *pattern, bool ours) {
  glob_t found;
  char path[512];
  snprintf(path, sizeof path, "%s/%s", source(), pattern);
  if (glob(path, 0, NULL, &found) != 0)
    return 0;
  size_t n = found.gl_pathc;
  for (size_t i = 0; i < n; i++) {
    cl_buf text = file(found.gl_pathv[i]);
    if (!twins((cl_str){ cl_buf_text(&text), text.len }) && ours)
      fail_msg("left to libyaml: %s", found.gl_pathv[i]);
    cl_buf_free(&text);
  }
  globfree(&found);
  return n;
}

static void plans(void **state) {
  (void)state;
  assert_true(files("share/examples/*/*.yaml", true) > 4);
  assert_true(files("share/examples/*/communities/*.yaml", true) > 10);
  assert_true(files("share/questions/*.yaml", true) > 1);
  assert_true(files("tests/data/*/*.yaml", false) > 10);
  assert_true(files("tests/golden/*.yaml", false) > 20);
  assert_true(files("tests/fuzz/corpus-*/*", false) > 20);
}

static uint64_t seed = UINT64_C(88172645463325252);

static size_t below(size_t n) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (size_t)(seed % n);
}

static void mutate(cl_buf *out, cl_str text) {
  /* clang-format off */
  static const char *const bits[] = {
    "\n", "\n", "\n\n", " ", "  ", ": ", ":", "- ", "-", "\n- ", "\n  - ", "#", " #", "'", "''", "\"", "\\", "|\n", ">\n", "|-",
    "[", "]", "{", "}", ",", ", ", "\t", "\r", "\r\n", "&", "*", "!", "%", "@", "?", "? ", "~", "---\n", "...\n", "\xC3\xA9",
    "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\x99", "\xEF\xBB\xBF", "a: b\n", "x", "<<", "\\n", "\\x41",
  };
  /* clang-format on */
  size_t at = below(text.n), n = 1 + below(300);
  if (below(2))
    while (at > 0 && text.p[at - 1] != '\n')
      at--;
  for (size_t i = at; i < text.n && i < at + n; i++) {
    size_t chance = below(120);
    if (chance == 0)
      continue;
    if (chance < 3)
      cl_buf_puts(out, bits[below(CL_COUNT(bits))]);
    if (chance != 1)
      cl_buf_putc(out, text.p[i]);
  }
}

static void mutated(void **state) {
  (void)state;
  const char *runs = getenv("FAST_RUNS");
  char path[512];
  snprintf(path, sizeof path, "%s/tests/data/hostile/styles.yaml", source());
  cl_buf styles = file(path);
  snprintf(path, sizeof path, "%s/share/examples/waterrijk/plan.yaml", source());
  cl_buf plan = file(path), made = CL_BUF_INIT;
  size_t fast = 0, all = runs ? strtoul(runs, NULL, 10) : 4000;
  for (size_t i = 0; i < all; i++) {
    const cl_buf *from = below(3) ? &plan : &styles;
    made.len = 0;
    mutate(&made, (cl_str){ from->p, from->len });
    if (made.len)
      fast += twins((cl_str){ made.p, made.len });
  }
  assert_true(fast > all / 20);
  cl_buf_free(&styles);
  cl_buf_free(&plan);
  cl_buf_free(&made);
}

int main(void) {
  cl_lang_set_user(CL_EN);
  cl_schema_start();
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(reads), cmocka_unit_test(declines), cmocka_unit_test(limits),
    cmocka_unit_test(depth), cmocka_unit_test(plans),    cmocka_unit_test(mutated),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
