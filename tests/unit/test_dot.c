/* test_dot.c - writing DOT: nothing in a text can leave its quotes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "../../lib/format/dot.h"

static void assert_text(cl_buf *out, const char *wanted) {
  assert_string_equal(cl_buf_text(out), wanted);
  cl_buf_free(out);
}

static void test_graph(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_dot dot;
  cl_dot_start(&dot, &out, "g");
  cl_dot_defaults(&dot, "node");
  cl_dot_attr(&dot, "shape", "box");
  cl_dot_attr(&dot, "color", "red");
  cl_dot_close(&dot);
  cl_dot_node(&dot, "a");
  cl_dot_close(&dot);
  cl_dot_edge(&dot, "a", "b");
  cl_dot_attr(&dot, "style", "dashed");
  cl_dot_close(&dot);
  cl_dot_end(&dot);
  assert_text(&out, "digraph \"g\" {\n"
                    "  node [shape=\"box\", color=\"red\"];\n"
                    "  \"a\";\n"
                    "  \"a\" -> \"b\" [style=\"dashed\"];\n"
                    "}\n");
}

/* A label of one text, wrapped at WRAP. */
static void label(cl_buf *out, const char *text, size_t wrap) {
  cl_dot dot = { out, false };
  cl_str line = cl_str_of(text);
  cl_dot_label(&dot, "label", &line, 1, wrap);
}

static void test_hostile(void **state) {
  (void)state;
  static const char *const pairs[][2] = {
    { "a\"]; b", " [label=\"a\\\"]; b\"" },
    { "back\\slash", " [label=\"back\\\\slash\"" },
    { "end\\", " [label=\"end\\\\\"" },
    { "\\N\\G\\n", " [label=\"\\\\N\\\\G\\\\n\"" },
    { "R&amp;D &lt;x", " [label=\"R&amp;amp;D &amp;lt;x\"" },
    { "<b>html</b>", " [label=\"<b>html</b>\"" },
    { "two\nlines\there", " [label=\"two lines here\"" },
    { "\033[31mred", " [label=\"<ESC>[31mred\"" },
    { "\xE2\x80\xAEtfel", " [label=\"<U+202E>tfel\"" },
    { "caf\xC3\xA9 \xF0\x9F\x94\xA7", " [label=\"caf\xC3\xA9 \xF0\x9F\x94\xA7\"" },
    { "", " [label=\"\"" },
    { "   ", " [label=\"\"" },
  };
  for (size_t i = 0; i < CL_COUNT(pairs); i++) {
    cl_buf out = CL_BUF_INIT;
    label(&out, pairs[i][0], 0);
    assert_text(&out, pairs[i][1]);
  }
  cl_buf out = CL_BUF_INIT;
  cl_dot dot = { &out, false };
  cl_dot_node(&dot, "x\" -> \"y");
  assert_text(&out, "  \"x\\\" -> \\\"y\"");
}

static void test_wrap(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  label(&out, "een twee drie vier", 9);
  assert_text(&out, " [label=\"een twee\\ndrie vier\"");
  label(&out, "een", 3);
  assert_text(&out, " [label=\"een\"");
  /* Of a longer word, so much on each line. */
  label(&out, "eenlangwoord en", 5);
  assert_text(&out, " [label=\"eenla\\nngwoo\\nrd en\"");
  label(&out, "\xE6\xBC\xA2\xE5\xAD\x97", 1);
  assert_text(&out, " [label=\"\xE6\xBC\xA2\xE5\xAD\x97\"");
  /* Columns count, not bytes. */
  label(&out, "\xC3\xA9\xC3\xA9\xC3\xA9 \xC3\xA9\xC3\xA9", 6);
  assert_text(&out, " [label=\"\xC3\xA9\xC3\xA9\xC3\xA9 \xC3\xA9\xC3\xA9\"");
}

static void test_lines(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_dot dot = { &out, false };
  cl_str lines[] = { cl_str_of("no"), cl_str_of(""), cl_str_of("a b") };
  cl_dot_label(&dot, "label", lines, CL_COUNT(lines), 2);
  assert_text(&out, " [label=\"no\\na\\nb\"");
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_graph),
    cmocka_unit_test(test_hostile),
    cmocka_unit_test(test_wrap),
    cmocka_unit_test(test_lines),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
