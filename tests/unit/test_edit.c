/* test_edit.c - changes as splices: only what was asked for differs, in the
 * style that stands there; what cannot be proved is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../../lib/yaml/edit.h"

static cl_tree tree;
static cl_diag diag;
static cl_edit *edit;
static cl_arena *vals; /* what is to be written */

static void begin(const char *text) {
  size_t n = strlen(text);
  char *src = malloc(n + 1);
  assert_non_null(src);
  memcpy(src, text, n + 1);
  cl_diag_init(&diag);
  if (cl_tree_read(&tree, "t.yaml", src, n, &diag) != CL_OK)
    fail_msg("refused: %s: %s", text, diag.findings[0].text);
  edit = cl_edit_new(&tree);
  vals = cl_arena_new();
  assert_true(cl_edit_empty(edit));
}

static void end(void) {
  cl_edit_free(edit);
  cl_arena_free(vals);
  cl_tree_free(&tree);
  cl_diag_free(&diag);
}

/* Applies what was asked for: the bytes become WANTED. */
static void becomes(const char *wanted) {
  assert_false(cl_edit_empty(edit));
  cl_buf out = CL_BUF_INIT;
  if (cl_edit_apply(edit, &out, &diag) != CL_OK)
    fail_msg("refused <%s>: %s", tree.src, diag.findings[0].text);
  if (strcmp(cl_buf_text(&out), wanted) != 0)
    fail_msg("<%s> became\n<%s>, wanted\n<%s>", tree.src, cl_buf_text(&out), wanted);
  assert_int_equal(diag.count, 0);
  cl_buf_free(&out);
  end();
}

static void refused(const char *part) {
  cl_buf out = CL_BUF_INIT;
  assert_int_equal(cl_edit_apply(edit, &out, &diag), CL_PLAN);
  assert_int_equal(out.len, 0);
  assert_int_equal(diag.count, 1);
  assert_int_equal(diag.worst, CL_PLAN);
  if (!strstr(diag.findings[0].text, part))
    fail_msg("says <%s>, wanted <%s>", diag.findings[0].text, part);
  assert_string_equal(diag.findings[0].place.file, "t.yaml");
  cl_buf_free(&out);
  end();
}

/* The node at PATH, numbers with dots between: "0.2" is the third child of the
 * first child of the root; "" the root. */
static cl_node *at(const char *path) {
  cl_node *node = tree.root;
  while (*path) {
    char *next;
    unsigned long i = strtoul(path, &next, 10);
    node = cl_node_child(node);
    while (node && i--)
      node = cl_node_next(node);
    assert_non_null(node);
    path = *next ? next + 1 : next;
  }
  return node;
}

static cl_val *text(const char *value) {
  return cl_val_scalar(vals, cl_str_of(value), false);
}

static cl_val *number(const char *value) {
  return cl_val_scalar(vals, cl_str_of(value), true);
}

static cl_val *list(const char *one, const char *two) {
  cl_val *seq = cl_val_seq(vals);
  cl_val_push(seq, text(one));
  if (two)
    cl_val_push(seq, text(two));
  return seq;
}

static cl_val *map(const char *key, const char *value) {
  cl_val *m = cl_val_map(vals);
  cl_val_put(m, key, 0, text(value));
  return m;
}

static void replace(const char *from, const char *path, const char *value, const char *to) {
  begin(from);
  cl_edit_replace(edit, at(path), text(value));
  becomes(to);
}

static void drop(const char *from, const char *parent, size_t i, const char *to) {
  begin(from);
  cl_node *p = at(parent), *child = cl_node_child(p);
  while (i--)
    child = cl_node_next(child);
  cl_edit_remove(edit, p, child);
  becomes(to);
}

/* VALUE into PARENT behind its child AFTER; -1: before the first. */
static void put(const char *from, const char *parent, int after, const char *key, const char *value,
                const char *to) {
  begin(from);
  cl_node *p = at(parent), *child = after < 0 ? NULL : cl_node_child(p);
  for (int i = 0; i < after; i++)
    child = cl_node_next(child);
  cl_edit_insert(edit, p, child, key, text(value));
  becomes(to);
}

/* ---- replace ---- */

static void test_replace(void **state) {
  (void)state;
  replace("a: 1\nb: 2 # two\nc: 3\n", "1", "x", "a: 1\nb: x # two\nc: 3\n");
  replace("a: {b: 1, c: [2, 3]}\n", "0.1.0", "x", "a: {b: 1, c: [x, 3]}\n");
  replace("a:\n  - 1\n  -   2\n", "0.1", "x", "a:\n  - 1\n  -   x\n");
  replace("a: één\nb: 2\n", "1", "é€😀", "a: één\nb: é€😀\n");
  replace("\xEF\xBB\xBF"
          "a: 1\r\nb: 2\r\n",
          "0", "x",
          "\xEF\xBB\xBF"
          "a: x\r\nb: 2\r\n");
  replace("a: 1", "0", "x", "a: x");
  replace("a: one\n  two\nb: 2\n", "0", "x", "a: x\nb: 2\n");
}

static void test_replace_several(void **state) {
  (void)state;
  begin("a: 1\nb: {c: 2, d: 3}\ne:\n  - 4\n");
  cl_edit_replace(edit, at("2.0"), text("z"));
  cl_edit_replace(edit, at("0"), text("x"));
  cl_edit_replace(edit, at("1.1"), text("s"));
  becomes("a: x\nb: {c: 2, d: s}\ne:\n  - z\n");
}

static void test_replace_empty(void **state) {
  (void)state;
  replace("a:\nb: 2\n", "0", "x", "a: x\nb: 2\n");
  replace("a:   # why\nb: 2\n", "0", "x", "a: x   # why\nb: 2\n");
  replace("a: ~\nb: 2\n", "0", "x", "a: x\nb: 2\n");
  replace("a: null # why\n", "0", "x", "a: x # why\n");
  replace("a:", "0", "x", "a: x");
  replace("a: {b: , c: 1}\n", "0.0", "x", "a: {b: x , c: 1}\n");
  replace("a: {b, c: 1}\n", "0.0", "x", "a: {b: x, c: 1}\n");
  replace("a: {b: }\n", "0.0", "x", "a: {b: x }\n");
  replace("a: ''\n", "0", "x", "a: x\n");
  replace("a: 1\nb: 2\n", "0", "", "a: ''\nb: 2\n");
}

static void test_null_becomes_collection(void **state) {
  (void)state;
  static const char *const nothing[] = { "a:", "a: ~", "a: null", "a: []", "a: {}" };
  for (size_t i = 0; i < CL_COUNT(nothing); i++) {
    char from[64];
    snprintf(from, sizeof from, "%s\nb: 2\n", nothing[i]);
    begin(from);
    cl_edit_replace(edit, at("0"), list("x", "z"));
    becomes("a: [x, z]\nb: 2\n");
    begin(from);
    cl_edit_replace(edit, at("0"), map("k", "v"));
    becomes("a: {k: v}\nb: 2\n");
    begin(from); /* a section, a line an entry */
    cl_val *section = list("x", "z");
    section->block = true;
    cl_edit_replace(edit, at("0"), section);
    becomes("a:\n  - x\n  - z\nb: 2\n");
    begin(from);
    section = map("k", "v");
    section->block = true;
    cl_edit_replace(edit, at("0"), section);
    becomes("a:\n  k: v\nb: 2\n");
  }
  begin("a: # why\nb: 2\n"); /* a comment stays behind its key */
  cl_val *section = list("x", NULL);
  section->block = true;
  cl_edit_replace(edit, at("0"), section);
  becomes("a: # why\n  - x\nb: 2\n");
  begin("a: {b: }\n");
  cl_edit_replace(edit, at("0.0"), list("x", NULL));
  becomes("a: {b: [x] }\n");
}

static void test_collection_for_another(void **state) {
  (void)state;
  begin("a: [1, 2] # two\nb: 2\n");
  cl_edit_replace(edit, at("0"), list("x", "z"));
  becomes("a: [x, z] # two\nb: 2\n");
  begin("a:\n  - 1\n  - 2\nb: 2\n");
  cl_edit_replace(edit, at("0"), list("x", "z"));
  becomes("a:\n  [x, z]\nb: 2\n");
  begin("a:\n- 1\n- 2\nb: 2\n"); /* at the column of its key: it must move in */
  cl_edit_replace(edit, at("0"), list("x", "z"));
  becomes("a:\n  [x, z]\nb: 2\n");
  begin("a: {b: 1}\n");
  cl_edit_replace(edit, at("0"), text("x"));
  becomes("a: x\n");
}

/* ---- remove ---- */

static void test_remove_block(void **state) {
  (void)state;
  drop("a: 1\nb: 2\nc: 3\n", "", 0, "b: 2\nc: 3\n");
  drop("a: 1\nb: 2 # two\nc: 3\n", "", 1, "a: 1\nc: 3\n");
  drop("a: 1\nb: 2\nc: 3\n", "", 2, "a: 1\nb: 2\n");
  drop("a: 1\nb: 2", "", 1, "a: 1");
  drop("a: 1\r\nb: 2", "", 1, "a: 1");
  drop("a: 1\r\nb: 2\r\nc: 3\r\n", "", 1, "a: 1\r\nc: 3\r\n");
  drop("a: 1\rb: 2\rc: 3\r", "", 1, "a: 1\rc: 3\r");
  drop("a:\n  b: 1\nc: 3\n", "0", 0, "a:\nc: 3\n"); /* the only child: empty */
  drop("a:\n  - 1\n  - 2\n  - 3\n", "0", 0, "a:\n  - 2\n  - 3\n");
  drop("a:\n  - 1\n  - 2\n  - 3\n", "0", 1, "a:\n  - 1\n  - 3\n");
  drop("a:\n  - 1\n  - 2\n  - 3\nb: 1\n", "0", 2, "a:\n  - 1\n  - 2\nb: 1\n");
  drop("a:\n- 1\nb: 1\n", "0", 0, "a:\nb: 1\n");
  drop("a:\n  - id: x\n    n: 1\n  - id: y\n", "0", 0, "a:\n  - id: y\n");
  drop("a:\n  - id: x\n    n: 1\n", "0.0", 0, "a:\n  - n: 1\n");
  drop("a:\n  - id: x\n    n: 1\n", "0.0", 1, "a:\n  - id: x\n");
  drop("a:\n  b: |\n    text\n    more\n  c: 1\n", "0", 0, "a:\n  c: 1\n");
}

static void test_remove_blank_lines(void **state) {
  (void)state;
  drop("a:\n  - id: x\n\n  - id: y\n\n  - id: z\n", "0", 1, "a:\n  - id: x\n\n  - id: z\n");
  drop("a:\n  - id: x\n\n  - id: y\n", "0", 1, "a:\n  - id: x\n");
  drop("a: 1\n\nb: 2\n\nc: 3\n", "", 1, "a: 1\n\nc: 3\n");
}

static void test_remove_flow(void **state) {
  (void)state;
  drop("a: [1, 2, 3]\n", "0", 0, "a: [2, 3]\n");
  drop("a: [1, 2, 3]\n", "0", 1, "a: [1, 3]\n");
  drop("a: [1, 2, 3]\n", "0", 2, "a: [1, 2]\n");
  drop("a: [1]\n", "0", 0, "a: []\n");
  drop("a: {b: 1, c: 2, d: 3}\n", "0", 0, "a: {c: 2, d: 3}\n");
  drop("a: {b: 1, c: 2, d: 3}\n", "0", 1, "a: {b: 1, d: 3}\n");
  drop("a: {b: 1, c: 2, d: 3}\n", "0", 2, "a: {b: 1, c: 2}\n");
  drop("a: {b: 1}\n", "0", 0, "a: {}\n");
  drop("a: [\n  1,\n  2,\n  ]\n", "0", 1, "a: [\n  1,\n  ]\n");
}

static void test_remove_several(void **state) {
  (void)state;
  begin("a: [1, 2, 3, 4, 5]\nb:\n  - 1\n  - 2\n  - 3\n");
  cl_edit_remove(edit, at("0"), at("0.0"));
  cl_edit_remove(edit, at("0"), at("0.1"));
  cl_edit_remove(edit, at("0"), at("0.4"));
  cl_edit_remove(edit, at("1"), at("1.0"));
  cl_edit_remove(edit, at("1"), at("1.2"));
  becomes("a: [3, 4]\nb:\n  - 2\n");
  begin("a: [1, 2]\nb:\n  - 1\n  - 2\nc: {d: 1, e: 2}\n");
  static const char *const all[] = { "0", "1", "2" };
  for (size_t i = 0; i < 3; i++)
    CL_EACH(child, at(all[i]))
      cl_edit_remove(edit, at(all[i]), child);
  becomes("a: []\nb:\nc: {}\n");
}

/* A remark between two items outlives either; one behind an item goes with it. */
static void test_comments_between(void **state) {
  (void)state;
  drop("a:\n  - 1\n  # about two\n  - 2\n  # last\n  - 3\n", "0", 1,
       "a:\n  - 1\n  # about two\n  # last\n  - 3\n");
  drop("a: 1\n# remark\nb: 2\n", "", 0, "# remark\nb: 2\n");
  drop("a: 1\n# remark\nb: 2\n", "", 1, "a: 1\n# remark\n");
  put("a:\n  - 1 # one\n  # about two\n  - 2\n", "0", 0, NULL, "x",
      "a:\n  - 1 # one\n  - x\n  # about two\n  - 2\n");
  drop("a: [1, # one\n  2, # two\n  3]\n", "0", 1, "a: [1 # one\n  , # two\n  3]\n");
}

/* The last entry of a collection goes, and something new comes right behind it. */
static void replace_last(const char *from, const char *to) {
  begin(from);
  CL_EACH(child, at("0.0"))
    if (child != cl_node_child(at("0.0")))
      cl_edit_remove(edit, at("0.0"), child);
  cl_edit_insert(edit, at("0"), at("0.0"), "m", text("x"));
  cl_edit_insert(edit, at("0"), at("0.0"), "o", text("w"));
  cl_edit_insert(edit, at(""), at("0"), "z", text("v"));
  becomes(to);
}

static void test_remove_then_insert(void **state) {
  (void)state;
  replace_last("a:\n  l:\n    - 1\n    - 2\n  b: 1\n",
               "a:\n  l:\n    - 1\n  m: x\n  o: w\n  b: 1\nz: v\n");
  replace_last("a:\n  l:\n    - 1\n    - 2\n    - 3\nc: 1\n",
               "a:\n  l:\n    - 1\n  m: x\n  o: w\nz: v\nc: 1\n");
  replace_last("a:\n  l:\n    k: 1\n    d: |\n      2\n\nc: 1\n",
               "a:\n  l:\n    k: 1\n  m: x\n  o: w\nz: v\n\nc: 1\n");
  replace_last("a:\n  l:\n    - 1\n    - 2", "a:\n  l:\n    - 1\n  m: x\n  o: w\nz: v");
  replace_last("a:\r\n  l:\r\n    - 1\r\n    - 2 # two\r\nc: 1\r\n",
               "a:\r\n  l:\r\n    - 1\r\n  m: x\r\n  o: w\r\nz: v\r\nc: 1\r\n");
  replace_last("a:\n  l: # l\n    - 1 # one\n    - 2 # two\n    # more\nc: 1\n",
               "a:\n  l: # l\n    - 1 # one\n    # more\n  m: x\n  o: w\nz: v\nc: 1\n");
  /* Of a collection nothing is left. */
  begin("a:\n  l:\n    - 1\n  b: 1\n");
  cl_edit_remove(edit, at("0.0"), at("0.0.0"));
  cl_edit_insert(edit, at("0"), at("0.0"), "m", text("x"));
  becomes("a:\n  l:\n  m: x\n  b: 1\n");
}

/* A commented-out example belongs to the section above it, and so does what stands
 * deeper; what stands above an entry belongs to that. */
static void test_examples_stay(void **state) {
  (void)state;
  put("k:\n  r:\n#     - {date: 1}\n#     - {date: 2}\n\ns: 1\n", "0", 0, "m", "x",
      "k:\n  r:\n#     - {date: 1}\n#     - {date: 2}\n  m: x\n\ns: 1\n");
  put("k:\n  r:\n    - 1\n#   - id: g\n#     text: |\n#       of two\n#       lines\n  # about s\n  s: 1\n",
      "0", 0, "m", "x",
      "k:\n  r:\n    - 1\n#   - id: g\n#     text: |\n#       of two\n#       lines\n  m: x\n  # about s\n  s: 1\n");
  put("k:\n  r:\n    # deeper\n    # - and deeper\n  # about s: it\n  s: 1\n", "0", 0, "m", "x",
      "k:\n  r:\n    # deeper\n    # - and deeper\n  m: x\n  # about s: it\n  s: 1\n");
  put("c:\n#   - id: m\n#     time: \"10:00\"\n# End of the plan.\n", "", 0, "m", "x",
      "c:\n#   - id: m\n#     time: \"10:00\"\nm: x\n# End of the plan.\n");
  put("c:\n# - id: m\n#   time: 1\n", "", 0, "m", "x", "c:\n# - id: m\n#   time: 1\nm: x\n");
  put("c: 1\n# region: midden\n", "", 0, "m", "x", "c: 1\nm: x\n# region: midden\n");
  put("k:\n  # about r\n  r: 1\n", "0", -1, "m", "x", "k:\n  m: x\n  # about r\n  r: 1\n");
  /* A block does not take in the comment below it. */
  put("k:\n  a: 1\n\n      # deep\n", "0", 0, "m", "x\ny",
      "k:\n  a: 1\n  m: \"x\\ny\"\n\n      # deep\n");
  replace("k: 1\n    # deep\n", "0", "x\ny", "k: \"x\\x0Ay\"\n    # deep\n");
}

/* ---- insert ---- */

static void test_insert_block(void **state) {
  (void)state;
  put("a: 1\nb: 2\n", "", -1, "m", "x", "m: x\na: 1\nb: 2\n");
  put("a: 1\nb: 2\n", "", 0, "m", "x", "a: 1\nm: x\nb: 2\n");
  put("a: 1\nb: 2\n", "", 1, "m", "x", "a: 1\nb: 2\nm: x\n");
  put("a: 1 # one\n\n# end\n", "", 0, "m", "x", "a: 1 # one\nm: x\n\n# end\n");
  put("a: 1", "", 0, "m", "x", "a: 1\nm: x");
  put("a: 1\r\nb: 2", "", 1, "m", "x", "a: 1\r\nb: 2\r\nm: x");
  put("a: 1\rb: 2\r", "", 0, "m", "x", "a: 1\rm: x\rb: 2\r");
  put("a:\n    - 1\n    - 2\n", "0", -1, NULL, "x", "a:\n    - x\n    - 1\n    - 2\n");
  put("a:\n    -   1\n", "0", 0, NULL, "x", "a:\n    -   1\n    -   x\n"); /* its gap, too */
  put("a:\n- 1\nb: 2\n", "0", 0, NULL, "x", "a:\n- 1\n- x\nb: 2\n");
  put("a:\n  - id: x\n", "0.0", 0, "m", "v", "a:\n  - id: x\n    m: v\n");
  put("a:\n  - id: x\n", "0.0", -1, "m", "v", "a:\n  - m: v\n    id: x\n");
  put("a: |\n  text\nb: 1\n", "", 0, "m", "x", "a: |\n  text\nm: x\nb: 1\n");
  put("a: 1\n", "", 0, "yes", "x", "a: 1\n\"yes\": x\n"); /* a key is a string, too */
}

static void test_insert_flow(void **state) {
  (void)state;
  put("a: [1, 2]\n", "0", -1, NULL, "x", "a: [x, 1, 2]\n");
  put("a: [1, 2]\n", "0", 0, NULL, "x", "a: [1, x, 2]\n");
  put("a: [1, 2]\n", "0", 1, NULL, "x", "a: [1, 2, x]\n");
  put("a: []\n", "0", -1, NULL, "x", "a: [x]\n");
  put("a: {}\n", "0", -1, "m", "x", "a: {m: x}\n");
  put("a: {b: 1}\n", "0", -1, "m", "x", "a: {m: x, b: 1}\n");
  put("a: {b: 1}\n", "0", 0, "m", "x", "a: {b: 1, m: x}\n");
  put("a: [1, 2]\n", "0", 1, NULL, "x, y]", "a: [1, 2, \"x, y]\"]\n");
}

static void test_insert_map(void **state) {
  (void)state;
  begin("a:\n  - {id: x}\nb:\n  - id: y\n    m: 1\n");
  cl_edit_insert(edit, at("0"), at("0.0"), NULL, map("id", "z"));
  cl_val *m = map("id", "z");
  m->block = true;
  cl_val_put(m, "m", 1, number("2"));
  cl_edit_insert(edit, at("1"), at("1.0"), NULL, m);
  becomes("a:\n  - {id: x}\n  - {id: z}\nb:\n  - id: y\n    m: 1\n  - id: z\n    m: 2\n");
  /* Records that have blank lines between them get one. */
  begin("b:\n  - id: y\n\n  - id: z\n");
  m = map("id", "w");
  m->block = true;
  cl_edit_insert(edit, at("0"), at("0.1"), NULL, m);
  becomes("b:\n  - id: y\n\n  - id: z\n\n  - id: w\n");
}

static void test_insert_several(void **state) {
  (void)state;
  begin("a:\n  - 1\n  - 2\nb: [1, 2]\n");
  static const char *const both[] = { "0", "1" };
  for (size_t i = 0; i < 2; i++) {
    cl_node *seq = at(both[i]);
    cl_edit_insert(edit, seq, cl_node_child(seq), NULL, text("x"));
    cl_edit_insert(edit, seq, NULL, NULL, text("v"));
    cl_edit_insert(edit, seq, cl_node_child(seq), NULL, text("s"));
    cl_edit_insert(edit, seq, cl_node_next(cl_node_child(seq)), NULL, text("z"));
    cl_edit_insert(edit, seq, NULL, NULL, text("w"));
  }
  becomes("a:\n  - v\n  - w\n  - 1\n  - x\n  - s\n  - 2\n  - z\nb: [v, w, 1, x, s, 2, z]\n");
}

/* All three at once in one collection, block and flow alike. */
static void test_mixed(void **state) {
  (void)state;
  static const char *const froms[] = { "- 1\n- 2\n- 3\n- 4\n", "[1, 2, 3, 4]\n" };
  static const char *const tos[] = { "- a\n- b\n- 2\n- x\n- c\n- d\n", "[a, b, 2, x, c, d]\n" };
  for (size_t i = 0; i < 2; i++) {
    begin(froms[i]);
    cl_edit_remove(edit, at(""), at("0"));
    cl_edit_insert(edit, at(""), NULL, NULL, text("a"));
    cl_edit_insert(edit, at(""), at("0"), NULL, text("b"));
    cl_edit_replace(edit, at("2"), text("x"));
    cl_edit_remove(edit, at(""), at("3"));
    cl_edit_insert(edit, at(""), at("3"), NULL, text("c"));
    cl_edit_insert(edit, at(""), at("3"), NULL, text("d"));
    becomes(tos[i]);
  }
}

static void test_empty_document(void **state) {
  (void)state;
  static const struct {
    const char *from, *to;
  } cases[] = {
    { "", "m: x\n" },
    { "# remark", "# remark\nm: x\n" },
    { "# remark\r\n", "# remark\r\nm: x\r\n" },
    { "\xEF\xBB\xBF", "\xEF\xBB\xBF"
                      "m: x\n" },
    { "\n", "\nm: x\n" },
  };
  for (size_t i = 0; i < CL_COUNT(cases); i++) {
    begin(cases[i].from);
    assert_null(tree.root);
    cl_edit_insert(edit, NULL, NULL, "m", text("x"));
    becomes(cases[i].to);
  }
  begin("");
  cl_edit_insert(edit, NULL, NULL, "plan", number("1"));
  cl_val *m = map("id", "x");
  m->block = true;
  cl_val *seq = cl_val_seq(vals);
  seq->block = true;
  cl_val_push(seq, m);
  cl_edit_insert(edit, NULL, NULL, "goals", seq);
  becomes("plan: 1\ngoals:\n  - id: x\n");
}

/* The result comes behind what OUT already holds. */
static void test_appends(void **state) {
  (void)state;
  begin("a: 1\n");
  cl_edit_replace(edit, at("0"), text("x"));
  cl_buf out = CL_BUF_INIT;
  cl_buf_puts(&out, "before ");
  assert_int_equal(cl_edit_apply(edit, &out, &diag), CL_OK);
  assert_string_equal(cl_buf_text(&out), "before a: x\n");
  cl_buf_free(&out);
  end();
}

/* ---- styles ---- */

static void test_quotes_kept(void **state) {
  (void)state;
  replace("a: 'one'\n", "0", "two", "a: 'two'\n");
  replace("a: \"one\"\n", "0", "two", "a: \"two\"\n");
  replace("a: \"one\"\n", "0", "it's \"so\"", "a: \"it's \\\"so\\\"\"\n");
  replace("a: 'one'\n", "0", "it's", "a: 'it''s'\n");
  replace("a: one\n", "0", "yes", "a: 'yes'\n"); /* forced: single */
  replace("a: 'yes'\n", "0", "one", "a: one\n"); /* no longer forced: they go */
  replace("a: one\n", "0", "x: y", "a: 'x: y'\n");
  replace("a: one # c\n", "0", "x\ny", "a: \"x\\x0Ay\" # c\n"); /* a block would eat the comment */
  replace("a: \"x\\x0Ay\" # c\n", "0", "one", "a: one # c\n");
  replace("a: \"x\\ny\"\n", "0", "one", "a: \"one\"\n"); /* the author's own escape */
  replace("a: [one]\n", "0.0", "x\ny", "a: [\"x\\x0Ay\"]\n");
  replace("a: [one]\n", "0.0", "x, y", "a: ['x, y']\n");
  replace("a: one\n", "0", "x, y", "a: x, y\n");
  replace("a: 'one'\n", "0", "x\x1Bz", "a: \"x\\x1Bz\"\n");
  replace("a: 'one'\n", "0", "x\u2028z", "a: \"x\\U00002028z\"\n");
}

static void test_blocks_kept(void **state) {
  (void)state;
  replace("a: |\n  one\n  two\nb: 1\n", "0", "three\nfour\n", "a: |\n  three\n  four\nb: 1\n");
  replace("a: |-\n    one\n    two\nb: 1\n", "0", "x\n\ny", "a: |-\n    x\n\n    y\nb: 1\n");
  replace("a: | # why\n  one\n  two\n", "0", "x\ny", "a: |- # why\n  x\n  y\n");
  replace("a: >\n  one\n  two\nb: 1\n", "0", "x\ny\n", "a: >\n  x\n\n  y\nb: 1\n");
  replace("a: >\n  one\n", "0", "x\n y\n", "a: |\n  x\n   y\n");
  replace("a: |\n  one\nb: 1\n", "0", " x\n", "a: \" x\\n\"\nb: 1\n");
  replace("a: |2\n   one\nb: 1\n", "0", " x\n", "a: |2\n   x\nb: 1\n");
  replace("a: one\nb: 1\n", "0", "x\ny\n", "a: |\n  x\n  y\nb: 1\n");
  replace("a: |\n  x\n  y\nb: 1\n", "0", "one", "a: one\nb: 1\n"); /* just as we write it */
  replace("a: |\r\n  one\r\n  two\r\nb: 1\r\n", "0", "x\ny\n", "a: |\r\n  x\r\n  y\r\nb: 1\r\n");
  replace("a: |\n  one\n    \nb: 1\n", "0", "x\ny\n", "a: |\n  x\n  y\nb: 1\n");
}

/* What stands behind the header of a block, and blanks behind a value, stand behind
 * what comes in its place. */
static void test_block_headers(void **state) {
  (void)state;
  replace("a: |- # why\n  one\nb: 1\n", "0", "x\x1B", "a: \"x\\e\" # why\nb: 1\n");
  replace("a:\n  - >+  # why\n    one\n\nb: 1\n", "0.0", " x", "a:\n  - \" x\"  # why\nb: 1\n");
  replace("a: 'one'\n", "0", "it''s", "a: \"it''s\"\n"); /* libfyaml misreads 'it''''s' */
  replace("a: one  \nb: 1\n", "0", "x\ny", "a: |-  \n  x\n  y\nb: 1\n");
  replace("a: |-  \n  x\n  y\nb: 1\n", "0", "one", "a: one  \nb: 1\n");
  replace("a: one \t", "0", "x\ny\n", "a: | \t\n  x\n  y\n");
  replace("a: |2-\n  \tone\nb: 1\n", "0", "\tx\n\ty", "a: |2-\n  \tx\n  \ty\nb: 1\n");
  replace("a: |\n  one\nb: 1\n", "0", "x\n\ty\n", "a: |\n  x\n  \ty\nb: 1\n");
  replace("a: |\n  one\n\nb: 1\n", "0", "x\n\n", "a: \"x\\n\\n\"\n\nb: 1\n");
  replace("a: one\n\nb: 1\n", "0", "x\n\n", "a: \"x\\x0A\\x0A\"\n\nb: 1\n");
}

/* Set and set back: byte for byte what it was. */
static void test_there_and_back(void **state) {
  (void)state;
  static const char *const sources[] = { "a: one\nb: 1\n",       "a: \"one\"\nb: 1\n",
                                         "a: 'yes'\nb: 1\n",     "a: [one, 2]\n",
                                         "a: one # c\n",         "a: |\n  x\n  y\nb: 1\n",
                                         "a: \"x\\x0Ay\" # c\n", "a: one" };
  static const char *const values[] = { "two",  "no",     "x: y", "it's",  "\"q\"", "a\nb\n",
                                        "a\nb", "\x1B[m", "",     " pad ", "é",     "2026-11-07" };
  for (size_t i = 0; i < CL_COUNT(sources); i++)
    for (size_t j = 0; j < CL_COUNT(values); j++) {
      if (strchr(sources[i], '|') && (!*values[j] || strchr(" \x1B", values[j][0])))
        continue; /* what no block can hold leaves it for good */
      if (!strchr(sources[i], '\n') && strchr(values[j], '\n'))
        continue; /* a block at the end of the file without a break */
      begin(sources[i]);
      bool in_list = at("0")->kind == CL_SEQ;
      cl_node *node = at(in_list ? "0.0" : "0");
      char *old = cl_str_dup(vals, cl_node_text(node));
      cl_edit_replace(edit, node, text(values[j]));
      cl_buf there = CL_BUF_INIT;
      assert_int_equal(cl_edit_apply(edit, &there, &diag), CL_OK);
      char was[64];
      snprintf(was, sizeof was, "%s", old);
      end();
      begin(cl_buf_text(&there));
      node = at(in_list ? "0.0" : "0");
      assert_true(cl_str_is(cl_node_text(node), values[j]));
      cl_edit_replace(edit, node, text(was));
      becomes(sources[i]);
      cl_buf_free(&there);
    }
}

/* ---- needs quotes ---- */

static void test_needs_quotes(void **state) {
  (void)state;
  static const char *const traps[] = { "",
                                       "yes",
                                       "no",
                                       "Yes",
                                       "NO",
                                       "on",
                                       "off",
                                       "On",
                                       "y",
                                       "n",
                                       "Y",
                                       "true",
                                       "False",
                                       "null",
                                       "Null",
                                       "~",
                                       "0o7",
                                       "0x1F",
                                       "1_000",
                                       "1e3",
                                       "1.5",
                                       "-1",
                                       "+1",
                                       ".inf",
                                       "-.INF",
                                       ".NaN",
                                       "007",
                                       "12:30:45",
                                       "12:30",
                                       "2026-11-07",
                                       "2026-11-07T10:00:00Z",
                                       "=",
                                       "<<",
                                       "123",
                                       "0",
                                       "- x",
                                       "-",
                                       "? x",
                                       ": x",
                                       "x: y",
                                       "x:",
                                       "x #y",
                                       "#x",
                                       "&x",
                                       "*x",
                                       "!x",
                                       "|",
                                       ">",
                                       "'x",
                                       "\"x",
                                       "%x",
                                       "@x",
                                       "`x",
                                       "[x",
                                       "{x",
                                       "]x",
                                       "}x",
                                       ",x",
                                       " x",
                                       "x ",
                                       "...",
                                       "--- x",
                                       "x\ny",
                                       "x\ty",
                                       "\x1B",
                                       "x\xC2\x85y",
                                       "\xEF\xBB\xBFx",
                                       "190:20:30",
                                       "1.000,5" };
  static const char *const plain[] = {
    "x",          "Jan de Vries", "x:y", "x#y",  "http://example.nl/a?b", "a, b", "café", "10 euro",
    "yes please", "3 x per week", "x-1", "v1.2", "12 september",          "no.",  "x=y",  "a & b",
    "50%"
  };
  for (size_t i = 0; i < CL_COUNT(traps); i++)
    if (strcmp(traps[i], "1.000,5") != 0 && !cl_needs_quotes(cl_str_of(traps[i]), false, false))
      fail_msg("<%s> should be quoted", traps[i]);
  for (size_t i = 0; i < CL_COUNT(plain); i++)
    if (cl_needs_quotes(cl_str_of(plain[i]), false, false))
      fail_msg("<%s> need not be quoted", plain[i]);
  static const char *const in_flow[] = { "a, b", "x]",  "x}",  "a[b",     "a{b",
                                         "x:[",  "x:}", "x:?", "Wat nu?", "a?b" };
  for (size_t i = 0; i < CL_COUNT(in_flow); i++)
    if (!cl_needs_quotes(cl_str_of(in_flow[i]), true, false))
      fail_msg("<%s> should be quoted in a flow collection", in_flow[i]);
  static const char *const typed[] = { "1", "-1", "12.5", "2026-11-07", "yes", "no", "2026-2029" };
  for (size_t i = 0; i < CL_COUNT(typed); i++)
    if (cl_needs_quotes(cl_str_of(typed[i]), true, true))
      fail_msg("<%s> is meant as such", typed[i]);
  static const char *const not_typed[] = { "", "-", "-x", "a b", "x:", "1,5", "12:30", "[", "Z" };
  for (size_t i = 0; i < CL_COUNT(not_typed); i++)
    if (!cl_needs_quotes(cl_str_of(not_typed[i]), true, true))
      fail_msg("<%s> should be quoted, typed or not", not_typed[i]);
}

/* Whatever text there is: written and read back, it is the same; and what is
 * left plain is a string to itself alone. */
static void test_any_text(void **state) {
  (void)state;
  static const char alphabet[] = "a1 :-#,[]{}'\"\\\n\t!&*?|>%@`~=.<";
  unsigned seed = 12345;
  for (int round = 0; round < 4000; round++) {
    char value[12];
    size_t n = 0;
    for (size_t want = (size_t)(round % 10); n < want; n++) {
      seed = seed * 1103515245u + 12345u;
      value[n] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
    }
    value[n] = '\0';
    begin("a: one\nb: [x, {c: y}]\nd: 'q' # c\ne: |\n  t\n  u\nf: z\n");
    static const char *const where[] = { "0", "1.0", "1.1.0", "2", "3", "4" };
    for (size_t i = 0; i < CL_COUNT(where); i++)
      cl_edit_replace(edit, at(where[i]), text(value));
    cl_buf out = CL_BUF_INIT;
    if (cl_edit_apply(edit, &out, &diag) != CL_OK)
      fail_msg("<%s>: %s", value, diag.findings[0].text);
    end();
    begin(cl_buf_text(&out));
    for (size_t i = 0; i < CL_COUNT(where); i++)
      if (!cl_str_is(cl_node_text(at(where[i])), value))
        fail_msg("<%s> at %s of <%s>", value, where[i], cl_buf_text(&out));
    end();
    cl_buf_free(&out);
  }
}

/* ---- what cannot be proved ---- */

static void test_refused(void **state) {
  (void)state;
  /* A text that is no text. */
  begin("a: 1\n");
  cl_edit_replace(edit, at("0"), cl_val_scalar(vals, (cl_str){ "x\xFFy", 3 }, false));
  refused("nothing was changed");
  /* Typed, and yet no number. */
  begin("a: 1\n");
  cl_val *typed = number("-1");
  typed->text = (cl_str){ "-1\0: x", 6 };
  cl_edit_replace(edit, at("0"), typed);
  cl_buf out = CL_BUF_INIT;
  assert_int_equal(cl_edit_apply(edit, &out, &diag), CL_OK); /* in quotes it is safe */
  cl_buf_free(&out);
  end();
  /* A flow list whose items a comment parts from their comma. */
  begin("a: [1 # one\n  , 2]\n");
  cl_edit_insert(edit, at("0"), at("0.0"), NULL, text("x"));
  becomes("a: [1, x # one\n  , 2]\n");
  /* A single pair in a flow list has no braces: nothing fits beside it. */
  begin("a: [b: 1]\n");
  cl_edit_insert(edit, at("0.0"), at("0.0.0"), "c", text("x"));
  refused("make it by hand");
}

static void test_refused_depth(void **state) {
  (void)state;
  char deep[200];
  size_t n = 0;
  for (; n < 64; n++)
    deep[n] = '[';
  deep[n++] = '1';
  for (size_t i = 0; i < 64; i++)
    deep[n++] = ']';
  deep[n] = '\0';
  begin(deep);
  cl_node *node = tree.root;
  while (node->kind == CL_SEQ)
    node = cl_node_child(node);
  cl_edit_replace(edit, node, list("x", NULL));
  refused("nested too deep");
}

static void test_untouched_is_same(void **state) {
  (void)state;
  static const char text_of_all[] =
      "\xEF\xBB\xBF# head\r\na: {b: [1, 2], c: 'x'} # one\r\n\r\nd:\r\n  - |+\r\n    t\r\n\r\n"
      "  - >-\r\n    u\r\n? e\r\n: 5\r\nf:";
  begin(text_of_all);
  cl_buf out = CL_BUF_INIT;
  assert_int_equal(cl_edit_apply(edit, &out, &diag), CL_OK); /* nothing asked, nothing changed */
  assert_string_equal(cl_buf_text(&out), text_of_all);
  cl_buf_free(&out);
  end();
}

/* What ends the file in a block scalar without a break cannot have anything
 * behind it: it comes before. */
static void test_unended_block(void **state) {
  (void)state;
  put("a: 1\nb: |\n  text", "", 1, "m", "x", "a: 1\nm: x\nb: |\n  text");
  put("a: 1\nb: |-\n  text", "", 1, "m", "x", "a: 1\nb: |-\n  text\nm: x");
}

static void test_values(void **state) {
  (void)state;
  begin("a: 1\n");
  cl_val *m = cl_val_map(vals);
  cl_val_put(m, "c", 3, text("3"));
  cl_val_put(m, "a", 1, number("1"));
  cl_val_put(m, "b", 2, text("yes"));
  cl_val_put(m, "b2", 2, list("p", "q"));
  cl_edit_replace(edit, at("0"), m);
  becomes("a: {a: 1, b: \"yes\", b2: [p, q], c: \"3\"}\n");
}

/* U+2028 breaks lines for libyaml and not for us: whatever becomes of it, no byte
 * outside the text is looked at, and what comes out was proved. */
static void test_other_breaks(void **state) {
  (void)state;
  begin("a:\n\xE2\x80\xA8  - b:\n  - c d:\n  - e:\n  - f: [g]\n");
  cl_node *list = cl_node_child(tree.root);
  for (cl_node *item = cl_node_child(list); item; item = cl_node_next(item)) {
    cl_buf out = CL_BUF_INIT;
    cl_edit *one = cl_edit_new(&tree);
    cl_edit_remove(one, list, item);
    enum cl_status status = cl_edit_apply(one, &out, &diag);
    assert_true(status == CL_OK ? out.len < tree.size : out.len == 0);
    cl_edit_free(one);
    cl_buf_free(&out);
  }
  end();
}

/* What could not be read again is not written. */
static void test_long_text(void **state) {
  (void)state;
  begin("a: b\n");
  size_t n = CL_MAX_TEXT + (128 << 10);
  char *p = malloc(n);
  assert_non_null(p);
  memset(p, 'x', n);
  cl_edit_replace(edit, cl_node_child(tree.root), cl_val_scalar(vals, (cl_str){ p, n }, false));
  free(p);
  refused("longer than 1 MiB");
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_replace),
    cmocka_unit_test(test_replace_several),
    cmocka_unit_test(test_replace_empty),
    cmocka_unit_test(test_null_becomes_collection),
    cmocka_unit_test(test_collection_for_another),
    cmocka_unit_test(test_remove_block),
    cmocka_unit_test(test_remove_blank_lines),
    cmocka_unit_test(test_remove_flow),
    cmocka_unit_test(test_remove_several),
    cmocka_unit_test(test_comments_between),
    cmocka_unit_test(test_insert_block),
    cmocka_unit_test(test_insert_flow),
    cmocka_unit_test(test_insert_map),
    cmocka_unit_test(test_insert_several),
    cmocka_unit_test(test_mixed),
    cmocka_unit_test(test_empty_document),
    cmocka_unit_test(test_appends),
    cmocka_unit_test(test_quotes_kept),
    cmocka_unit_test(test_blocks_kept),
    cmocka_unit_test(test_block_headers),
    cmocka_unit_test(test_remove_then_insert),
    cmocka_unit_test(test_examples_stay),
    cmocka_unit_test(test_there_and_back),
    cmocka_unit_test(test_needs_quotes),
    cmocka_unit_test(test_any_text),
    cmocka_unit_test(test_refused),
    cmocka_unit_test(test_refused_depth),
    cmocka_unit_test(test_long_text),
    cmocka_unit_test(test_other_breaks),
    cmocka_unit_test(test_untouched_is_same),
    cmocka_unit_test(test_unended_block),
    cmocka_unit_test(test_values),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
