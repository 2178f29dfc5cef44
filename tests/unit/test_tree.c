/* test_tree.c - bytes to nodes: where each stands, and what is refused and why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "../../lib/yaml/tree.h"

static cl_tree tree;
static cl_diag diag;

static enum cl_status read_n(const char *p, size_t n) {
  char *src = malloc(n + 1);
  assert_non_null(src);
  memcpy(src, p, n);
  src[n] = '\0';
  cl_diag_init(&diag);
  return cl_tree_read(&tree, "t.yaml", src, n, &diag);
}

static void done(void) {
  cl_tree_free(&tree);
  cl_diag_free(&diag);
}

static void good(const char *text) {
  if (read_n(text, strlen(text)) != CL_OK)
    fail_msg("refused: %s: %s", text, diag.count ? diag.findings[0].text : "without a word");
  assert_int_equal(diag.count, 0);
}

static cl_node *at(const cl_node *parent, size_t i) {
  cl_node *child = cl_node_child(parent);
  while (child && i--)
    child = cl_node_next(child);
  assert_non_null(child);
  return child;
}

static void bytes_are(uint32_t start, uint32_t end, const char *wanted) {
  assert_in_range(end, start, tree.size);
  if (end - start != strlen(wanted) || memcmp(tree.src + start, wanted, end - start) != 0)
    fail_msg("span is <%.*s>, wanted <%s>", (int)(end - start), tree.src + start, wanted);
}

static void node_is(const cl_node *node, enum cl_kind kind, enum cl_style style, const char *span) {
  assert_int_equal(node->kind, kind);
  assert_int_equal(node->style, style);
  bytes_are(node->start, node->end, span);
}

static void text_is(const cl_node *node, const char *wanted) {
  cl_str text = cl_node_text(node);
  if (!cl_str_is(text, wanted))
    fail_msg("text is <%.*s>, wanted <%s>", (int)text.n, text.p ? text.p : "", wanted);
}

static void scalar_is(const cl_node *node, enum cl_style style, const char *span,
                      const char *text) {
  node_is(node, CL_SCALAR, style, span);
  text_is(node, text);
}

/* ---- spans ---- */

static void test_scalars(void **state) {
  (void)state;
  good("a: plain text # remark\nb: 'it''s'\nc: \"x\\ty\"\n'd e': 1\n");
  assert_int_equal(cl_node_count(tree.root), 4);
  node_is(tree.root, CL_MAP, CL_BLOCK,
          "a: plain text # remark\nb: 'it''s'\nc: \"x\\ty\"\n'd e': 1");
  scalar_is(at(tree.root, 0), CL_PLAIN, "plain text", "plain text");
  scalar_is(at(tree.root, 1), CL_SINGLE, "'it''s'", "it's");
  scalar_is(at(tree.root, 2), CL_DOUBLE, "\"x\\ty\"", "x\ty");
  const cl_node *d = at(tree.root, 3);
  scalar_is(d, CL_PLAIN, "1", "1");
  bytes_are(d->kstart, cl_node_kend(&tree, d), "'d e'");
  assert_string_equal(cl_sym_name(&tree, d->key), "d e");
  done();
}

/* Plain and quoted text over several lines is one span. */
static void test_folded_lines(void **state) {
  (void)state;
  good("a: one\n  two\n\n  three\nb: \"four\n  five\"\nc: x\n");
  scalar_is(at(tree.root, 0), CL_PLAIN, "one\n  two\n\n  three", "one two\nthree");
  scalar_is(at(tree.root, 1), CL_DOUBLE, "\"four\n  five\"", "four five");
  scalar_is(at(tree.root, 2), CL_PLAIN, "x", "x");
  done();
}

/* libyaml counts characters: spans behind text of two, three and four bytes
 * must still be bytes. */
static void test_multibyte(void **state) {
  (void)state;
  good("naam: Café Zoë\nteken: '€ 5'\n\"blij 😀\": [é, 😀😀, z]\nna: slot\n");
  scalar_is(at(tree.root, 0), CL_PLAIN, "Café Zoë", "Café Zoë");
  scalar_is(at(tree.root, 1), CL_SINGLE, "'€ 5'", "€ 5");
  const cl_node *list = at(tree.root, 2);
  bytes_are(list->kstart, cl_node_kend(&tree, list), "\"blij 😀\"");
  node_is(list, CL_SEQ, CL_FLOW, "[é, 😀😀, z]");
  scalar_is(at(list, 0), CL_PLAIN, "é", "é");
  scalar_is(at(list, 1), CL_PLAIN, "😀😀", "😀😀");
  scalar_is(at(list, 2), CL_PLAIN, "z", "z");
  const cl_node *last = at(tree.root, 3);
  bytes_are(last->kstart, cl_node_kend(&tree, last), "na");
  scalar_is(last, CL_PLAIN, "slot", "slot");
  done();
}

/* The cursor looks eight bytes ahead: a high byte at every place of a word. */
static void test_high_byte_anywhere(void **state) {
  (void)state;
  for (size_t i = 0; i < 40; i++) {
    char text[128];
    size_t n = 0;
    memcpy(text, "a: ", 3);
    n = 3;
    memset(text + n, 'x', i);
    n += i;
    memcpy(text + n, "é\nb: é\nc: end\n", strlen("é\nb: é\nc: end\n") + 1);
    good(text);
    scalar_is(at(tree.root, 1), CL_PLAIN, "é", "é");
    scalar_is(at(tree.root, 2), CL_PLAIN, "end", "end");
    done();
  }
}

static void test_bom(void **state) {
  (void)state;
  good("\xEF\xBB\xBF"
       "a: één\nb: 2\n");
  assert_true(tree.bom);
  assert_int_equal(tree.root->start, 3);
  scalar_is(at(tree.root, 0), CL_PLAIN, "één", "één");
  scalar_is(at(tree.root, 1), CL_PLAIN, "2", "2");
  cl_place place = cl_tree_place(&tree, tree.root->start);
  assert_int_equal(place.line, 1);
  assert_int_equal(place.col, 1); /* the BOM is no column */
  assert_string_equal(cl_tree_excerpt(&tree, 5, diag.arena), "a: één");
  done();
}

static void test_line_ends(void **state) {
  (void)state;
  static const char *const ends[] = { "\n", "\r\n", "\r" };
  for (size_t i = 0; i < CL_COUNT(ends); i++) {
    const char *e = ends[i];
    cl_buf text = CL_BUF_INIT;
    cl_buf_printf(&text, "a: één%sb:%s  - x%s  - y%sc: |%s  één%s  twee%s%sd: 4%s", e, e, e, e, e,
                  e, e, e, e);
    good(cl_buf_text(&text));
    scalar_is(at(tree.root, 0), CL_PLAIN, "één", "één");
    const cl_node *list = at(tree.root, 1);
    scalar_is(at(list, 1), CL_PLAIN, "y", "y");
    const cl_node *block = at(tree.root, 2);
    text_is(block, "één\ntwee\n");
    assert_int_equal(block->style, CL_LITERAL);
    assert_memory_equal(tree.src + block->end - 4, "twee", 4); /* before its break */
    const cl_node *d = at(tree.root, 3);
    bytes_are(d->kstart, cl_node_kend(&tree, d), "d");
    cl_place place = cl_tree_place(&tree, d->start);
    assert_int_equal(place.line, 9);
    assert_int_equal(place.col, 4);
    assert_string_equal(cl_tree_excerpt(&tree, d->start, diag.arena), "d: 4");
    done();
    cl_buf_free(&text);
  }
}

/* ---- block scalars ---- */

static void block_is(const char *source, enum cl_style style, const char *span, const char *text) {
  good(source);
  scalar_is(at(tree.root, 0), style, span, text);
  if (cl_node_count(tree.root) > 1) /* what stands behind is found, too */
    scalar_is(at(tree.root, 1), CL_PLAIN, "1", "1");
  done();
}

static void test_block_scalars(void **state) {
  (void)state;
  block_is("a: |\n  one\n  two\nb: 1\n", CL_LITERAL, "|\n  one\n  two", "one\ntwo\n");
  block_is("a: |\n  one\n\n\nb: 1\n", CL_LITERAL, "|\n  one", "one\n");
  block_is("a: |\n  one\n   \n  \nb: 1\n", CL_LITERAL, "|\n  one\n   ", "one\n \n");
  block_is("a: |\n  one\n\n    \n  \n\nb: 1\n", CL_LITERAL, "|\n  one\n\n    ", "one\n\n  \n");
  block_is("a: |2-\n    one\n     \n\nb: 1\n", CL_LITERAL, "|2-\n    one\n     ", "  one\n   ");
  block_is("a: |\n  one  \n\nb: 1\n", CL_LITERAL, "|\n  one  ", "one  \n");
  block_is("a: |\n     \n\nb: 1\n", CL_LITERAL, "|", "");
  block_is("a: |-\n  one\n\n\nb: 1\n", CL_LITERAL, "|-\n  one", "one");
  block_is("a: |+\n  one\n\n\nb: 1\n", CL_LITERAL, "|+\n  one\n\n", "one\n\n\n");
  block_is("a: >\n  one\n  two\n\nb: 1\n", CL_FOLDED, ">\n  one\n  two", "one two\n");
  block_is("a: >- # why\n  one\n  two\nb: 1\n", CL_FOLDED, ">- # why\n  one\n  two", "one two");
  block_is("a: |2\n   one\n  two\nb: 1\n", CL_LITERAL, "|2\n   one\n  two", " one\ntwo\n");
  block_is("a: |\n  # no remark\nb: 1\n", CL_LITERAL, "|\n  # no remark", "# no remark\n");
  block_is("a: |\n  one", CL_LITERAL, "|\n  one", "one");
  block_is("a: |\n  one\n\n\n", CL_LITERAL, "|\n  one", "one\n");
  block_is("a: |\nb: 1\n", CL_LITERAL, "|", "");
  block_is("a: |\n\n\nb: 1\n", CL_LITERAL, "|", "");
  block_is("a: |", CL_LITERAL, "|", "");
  block_is("a: |\n  één\n  €\nb: 1\n", CL_LITERAL, "|\n  één\n  €", "één\n€\n");
}

/* A comment behind a block scalar is none of it. */
static void test_block_then_comment(void **state) {
  (void)state;
  block_is("a: |\n  one\n\n# remark\nb: 1\n", CL_LITERAL, "|\n  one", "one\n");
}

/* ---- empty values ---- */

static void empty_at(const cl_node *node, const char *before) {
  assert_int_equal(node->start, node->end);
  assert_int_equal(node->kind, CL_SCALAR);
  assert_int_equal(node->style, CL_PLAIN);
  assert_true(cl_node_empty(node));
  size_t n = strlen(before);
  assert_true(node->start >= n);
  if (memcmp(tree.src + node->start - n, before, n) != 0)
    fail_msg("behind <%.*s>, wanted <%s>", (int)n, tree.src + node->start - n, before);
}

static void test_empty_values(void **state) {
  (void)state;
  good("a:\nb: # remark\nc:   \nd: {e: , f, g : }\ng:\n  - \n  - x\n  -\nh:");
  empty_at(at(tree.root, 0), "a:");
  empty_at(at(tree.root, 1), "b:");
  empty_at(at(tree.root, 2), "c:");
  const cl_node *flow = at(tree.root, 3);
  empty_at(at(flow, 0), "e:");
  empty_at(at(flow, 1), "f");
  empty_at(at(flow, 2), "g :");
  const cl_node *list = at(tree.root, 4);
  assert_int_equal(cl_node_count(list), 3);
  assert_true(cl_node_empty(at(list, 0)));
  scalar_is(at(list, 1), CL_PLAIN, "x", "x");
  assert_true(cl_node_empty(at(list, 2)));
  empty_at(at(tree.root, 5), "h:");
  done();
}

static void test_what_is_empty(void **state) {
  (void)state;
  static const bool wanted[] = { true,  true,  true,  true,  false, false,
                                 false, false, false, false, false, false };
  size_t i = 0;
  good("[~, null, Null, NULL, '', '~', \"null\", nULL, no, 0, [], {}]");
  CL_EACH(item, tree.root) {
    assert_int_equal(cl_node_empty(item), wanted[i]);
    i++;
  }
  assert_int_equal(i, CL_COUNT(wanted));
  assert_true(cl_node_empty(NULL));
  done();
}

static void test_no_content(void **state) {
  (void)state;
  static const char *const texts[] = { "", "\n\n", "# remark only\n", "\xEF\xBB\xBF" };
  for (size_t i = 0; i < CL_COUNT(texts); i++) {
    good(texts[i]);
    assert_null(tree.root);
    assert_null(cl_node_get(tree.root, 1));
    assert_int_equal(cl_tree_place(&tree, 0).line, 1);
    done();
  }
}

/* ---- collections ---- */

static void test_collections(void **state) {
  (void)state;
  good("a:\n  - id: x\n    n: {p: [1, 2], q: []}\n  # between\n  - id: y # last\n\n"
       "b:\n- 1\n- 2\nc: {}\n");
  const cl_node *a = at(tree.root, 0), *x = at(a, 0), *y = at(a, 1);
  node_is(a, CL_SEQ, CL_BLOCK, "- id: x\n    n: {p: [1, 2], q: []}\n  # between\n  - id: y");
  node_is(x, CL_MAP, CL_BLOCK, "id: x\n    n: {p: [1, 2], q: []}");
  node_is(y, CL_MAP, CL_BLOCK, "id: y");
  const cl_node *n = at(x, 1);
  node_is(n, CL_MAP, CL_FLOW, "{p: [1, 2], q: []}");
  node_is(at(n, 0), CL_SEQ, CL_FLOW, "[1, 2]");
  node_is(at(n, 1), CL_SEQ, CL_FLOW, "[]");
  assert_int_equal(cl_node_count(at(n, 1)), 0);
  node_is(at(tree.root, 1), CL_SEQ, CL_BLOCK, "- 1\n- 2");
  node_is(at(tree.root, 2), CL_MAP, CL_FLOW, "{}");
  assert_null(cl_node_text(a).p);
  done();
}

/* A block map that ends in an empty value ends behind its colon's key. */
static void test_end_of_empty(void **state) {
  (void)state;
  good("a:\n  b: 1\n  c:\nd: 2\n");
  node_is(at(tree.root, 0), CL_MAP, CL_BLOCK, "b: 1\n  c:");
  done();
}

static void test_flow_over_lines(void **state) {
  (void)state;
  good("a: [\n  1, # one\n  'twee',\n  ]\nb: {\n  c: 1,\n  \"d\": é }\ne: [x: 1]\n");
  const cl_node *list = at(tree.root, 0), *map = at(tree.root, 1);
  node_is(list, CL_SEQ, CL_FLOW, "[\n  1, # one\n  'twee',\n  ]");
  assert_int_equal(cl_node_count(list), 2);
  node_is(map, CL_MAP, CL_FLOW, "{\n  c: 1,\n  \"d\": é }");
  bytes_are(at(map, 1)->kstart, cl_node_kend(&tree, at(map, 1)), "\"d\"");
  assert_int_equal(at(at(tree.root, 2), 0)->kind, CL_MAP); /* a single pair */
  done();
}

static void test_explicit_keys(void **state) {
  (void)state;
  good("? a\n: 1\n? b\n? 'c d'\n: - x\n  - y\ne: 5\n");
  assert_int_equal(cl_node_count(tree.root), 4);
  bytes_are(at(tree.root, 0)->kstart, cl_node_kend(&tree, at(tree.root, 0)), "a");
  scalar_is(at(tree.root, 0), CL_PLAIN, "1", "1");
  assert_true(cl_node_empty(at(tree.root, 1)));
  const cl_node *c = at(tree.root, 2);
  bytes_are(c->kstart, cl_node_kend(&tree, c), "'c d'");
  node_is(c, CL_SEQ, CL_BLOCK, "- x\n  - y");
  scalar_is(at(tree.root, 3), CL_PLAIN, "5", "5");
  done();
}

static void test_document_marks(void **state) {
  (void)state;
  good("%YAML 1.1\n---\na: 1\n...\n");
  scalar_is(at(tree.root, 0), CL_PLAIN, "1", "1");
  done();
}

/* ---- symbols ---- */

static void test_symbols(void **state) {
  (void)state;
  static const char *const names[] = { "alpha", "beta", "gamma" };
  cl_sym_fixed(names, 3);
  assert_int_equal(cl_sym("alpha"), 1);
  assert_int_equal(cl_sym("gamma"), 3);
  assert_int_equal(cl_sym("delta"), 0);
  assert_string_equal(cl_sym_name(NULL, 2), "beta");
  assert_string_equal(cl_sym_name(NULL, 0), "");
  good("beta: 1\n\"al\\x70ha\": 2\nown: 3\nb: {own: 4, betas: 5, bet: 6}\n");
  assert_int_equal(at(tree.root, 0)->key, 2);
  assert_int_equal(at(tree.root, 1)->key, 1); /* however it is written */
  uint16_t own = at(tree.root, 2)->key;
  assert_true(own >= CL_SYM_FREE);
  const cl_node *b = at(tree.root, 3);
  assert_int_equal(at(b, 0)->key, own); /* the same in the whole tree */
  assert_true(at(b, 1)->key >= CL_SYM_FREE);
  assert_int_not_equal(at(b, 1)->key, at(b, 2)->key);
  assert_string_equal(cl_sym_name(&tree, at(b, 2)->key), "bet");
  assert_ptr_equal(cl_node_get(tree.root, 2), at(tree.root, 0));
  assert_null(cl_node_get(tree.root, 3));
  assert_null(cl_node_get(at(tree.root, 0), 2)); /* a scalar has none */
  done();
  cl_sym_fixed(NULL, 0);
}

static void test_many_symbols(void **state) {
  (void)state;
  cl_buf text = CL_BUF_INIT;
  for (int i = 0; i < 5000; i++)
    cl_buf_printf(&text, "key-%d: %d\n", i, i);
  good(cl_buf_text(&text));
  assert_int_equal(cl_node_count(tree.root), 5000);
  int i = 0;
  CL_EACH(child, tree.root) {
    char name[32];
    snprintf(name, sizeof name, "key-%d", i++);
    assert_string_equal(cl_sym_name(&tree, child->key), name);
  }
  done();
  cl_buf_cut(&text, 0);
  for (int k = 0; k < 60001; k++)
    cl_buf_printf(&text, "k%d:\n", k);
  assert_int_equal(read_n(cl_buf_text(&text), text.len), CL_PLAN);
  assert_non_null(strstr(diag.findings[0].text, "too many different keys"));
  assert_int_equal(diag.findings[0].place.line, 60001);
  done();
  cl_buf_free(&text);
}

/* ---- comments, places, excerpts ---- */

static void test_comments(void **state) {
  (void)state;
  good("a: [1, # one\n  2]\nb: ['#', \"x # y\", a#b]\nc:\n  - 1\n  # two\n  - 3\n"
       "d: {'#': 1}\ne:\n  - |\n    # text\n  - 2\n");
  assert_true(cl_node_comments(&tree, at(tree.root, 0)));
  assert_false(cl_node_comments(&tree, at(tree.root, 1)));
  assert_true(cl_node_comments(&tree, at(tree.root, 2)));
  assert_false(cl_node_comments(&tree, at(tree.root, 3)));
  assert_false(cl_node_comments(&tree, at(tree.root, 4)));
  assert_true(cl_node_comments(&tree, tree.root));
  done();
}

static void place_is(uint32_t offset, unsigned line, unsigned col) {
  cl_place place = cl_tree_place(&tree, offset);
  assert_string_equal(place.file, "t.yaml");
  assert_int_equal(place.line, line);
  assert_int_equal(place.col, col);
}

static void test_places(void **state) {
  (void)state;
  good("é: 1\n\nbb: 'x€y'\n");
  place_is(0, 1, 1);
  place_is(4, 1, 4); /* é is two bytes and one column */
  place_is(6, 2, 1);
  place_is(at(tree.root, 1)->start, 3, 5);
  place_is(at(tree.root, 1)->end, 3, 10);
  place_is(tree.size, 4, 1);
  place_is(tree.size + 1000, 4, 1);
  assert_string_equal(cl_tree_excerpt(&tree, 8, diag.arena), "bb: 'x€y'");
  assert_null(cl_tree_excerpt(&tree, 6, diag.arena)); /* an empty line shows nothing */
  done();
}

/* A line that is too long to show is not shown. */
static void test_long_line(void **state) {
  (void)state;
  cl_buf text = CL_BUF_INIT;
  cl_buf_puts(&text, "a: ");
  cl_buf_fill(&text, 'x', 300);
  cl_buf_puts(&text, "\nb: 1\n");
  good(cl_buf_text(&text));
  assert_null(cl_tree_excerpt(&tree, 100, diag.arena));
  assert_string_equal(cl_tree_excerpt(&tree, at(tree.root, 1)->start, diag.arena), "b: 1");
  done();
  cl_buf_free(&text);
}

/* ---- what is refused ---- */

static void refused_n(const char *p, size_t n, unsigned line, unsigned col, const char *part) {
  assert_int_equal(read_n(p, n), CL_PLAN);
  assert_int_equal(diag.worst, CL_PLAN);
  if (diag.count != 1)
    fail_msg("%zu findings for: %s", diag.count, p);
  const cl_finding *f = &diag.findings[0];
  assert_int_equal(f->level, CL_ERROR);
  assert_string_equal(f->place.file, "t.yaml");
  if (!strstr(f->text, part))
    fail_msg("<%s> says <%s>, wanted <%s>", p, f->text, part);
  if (f->place.line != line || f->place.col != col)
    fail_msg("<%s> at %u:%u, wanted %u:%u", p, f->place.line, f->place.col, line, col);
  done();
}

static void refused(const char *text, unsigned line, unsigned col, const char *part) {
  refused_n(text, strlen(text), line, col, part);
}

static void test_refused_yaml(void **state) {
  (void)state;
  refused("a: &x 1\n", 1, 4, "anchors");
  refused("a: 1\nb: &x\n  c: 1\n", 2, 4, "anchors");
  refused("a: &x [1]\n", 1, 4, "anchors");
  refused("&x a: 1\n", 1, 1, "anchors");
  refused("é: [1, *x]\n", 1, 8, "aliases");
  refused("*x : 1\n", 1, 1, "aliases");
  refused("a: !t 1\n", 1, 4, "tags");
  refused("a: ! 1\n", 1, 4, "tags");
  refused("a: !!str 1\n", 1, 4, "tags");
  refused("a: !t {b: 1}\n", 1, 4, "tags");
  refused("a: !t\n  - 1\n", 1, 4, "tags");
  refused("!t a: 1\n", 1, 1, "tags");
  refused("a: !q!x 1\n", 1, 4, "tags");
  refused("a:\n  <<: {b: 1}\n", 2, 3, "merge keys");
  refused("a: 1\n---\nb: 2\n", 2, 1, "second document");
  refused("--- {a: 1}\n--- {b: 1}\n", 2, 1, "second document");
  refused("a: 1\n\"\": 2\n", 2, 1, "a key is missing");
  refused("? \n: 2\n", 1, 2, "a key is missing");
  refused("{'': 2}\n", 1, 2, "a key is missing");
  refused("? [a, b]\n: 1\n", 1, 3, "a key must be a word");
  refused("? {a: b}\n: 1\n", 1, 3, "a key must be a word");
  refused("a: {[b]: 1}\n", 1, 5, "a key must be a word");
  refused("a: \"x\\0y\"\n", 1, 4, "a text holds a NUL");
  refused("\"a\\x00b\": 1\n", 1, 1, "a key holds a NUL");
}

/* What merely looks like it is text. */
static void test_not_refused(void **state) {
  (void)state;
  good("a: '&x'\nb: x*y\nc: \"!t\"\nd: x & y\n'<<': 1\n\"*\": 2\n");
  assert_int_equal(cl_node_count(tree.root), 6);
  assert_string_equal(cl_sym_name(&tree, at(tree.root, 4)->key), "<<");
  done();
}

static void test_twice(void **state) {
  (void)state;
  refused("a: 1\nb: 2\n\na: 3\n", 4, 1, "'a' stands here twice: it is already given in line 1");
  refused("x: {a: 1, \"a\": 3}\n", 1, 11, "'a' stands here twice");
  refused("x: {a: 1, b: 2, b: 3, a: 4}\n", 1, 17, "'b' stands here twice"); /* the first */
  good("x: {a: 1}\ny: {a: 1}\na: 2\n");                                     /* in other maps */
  done();
  cl_buf text = CL_BUF_INIT; /* a large map is sorted to find out */
  for (int i = 0; i < 100; i++)
    cl_buf_printf(&text, "k%d: 1\n", i);
  good(cl_buf_text(&text));
  done();
  cl_buf_puts(&text, "k70: 2\nk30: 2\nk70: 3\n");
  refused(cl_buf_text(&text), 101, 1, "'k70' stands here twice: it is already given in line 71");
  cl_buf_free(&text);
}

static void test_depth(void **state) {
  (void)state;
  char text[200];
  memset(text, '[', 65);
  memset(text + 65, ']', 65);
  text[130] = '\0';
  refused(text, 1, 65, "more than 64 levels");
  memset(text, '[', 64);
  memset(text + 64, ']', 64);
  text[128] = '\0';
  good(text);
  done();
  cl_buf deep = CL_BUF_INIT; /* and it does not take long to say so */
  cl_buf_fill(&deep, '[', 100000);
  refused(cl_buf_text(&deep), 1, 65, "more than 64 levels");
  cl_buf_free(&deep);
}

static void test_encoding(void **state) {
  (void)state;
  refused("a: 1\nb: x\xE9y\n", 2, 5, "byte 0xE9 is not valid UTF-8");
  refused("a: \xC0\xAF\n", 1, 4, "byte 0xC0 is not valid UTF-8");     /* overlong */
  refused("a: \xED\xA0\x80\n", 1, 4, "byte 0xED is not valid UTF-8"); /* a surrogate */
  refused("a: \xE2\x82", 1, 4, "byte 0xE2 is not valid UTF-8");       /* cut off */
  refused_n("\xFF\xFE"
            "a\0:\0",
            6, 1, 1, "UTF-16");
  refused_n("\xFE\xFF\0a\0:", 6, 1, 1, "UTF-16");
  refused_n("a: 1\nb: x\0y\n", 12, 2, 5, "a control character");
  refused("a: 1\nb: é\x07y\n", 2, 5, "a control character");
}

static void test_too_large(void **state) {
  (void)state;
  char *src = malloc(8); /* refused by its size: nothing of it is looked at */
  assert_non_null(src);
  memcpy(src, "a: 1\n", 6);
  cl_diag_init(&diag);
  assert_int_equal(cl_tree_read(&tree, "t.yaml", src, CL_MAX_FILE + 1, &diag), CL_PLAN);
  assert_int_equal(diag.count, 1);
  assert_non_null(strstr(diag.findings[0].text, "larger than 64 MiB"));
  assert_string_equal(diag.findings[0].place.file, "t.yaml");
  assert_null(tree.root);
  done();
}

/* libyaml's problems come in words of ours, at a place that helps. */
static void test_our_words(void **state) {
  (void)state;
  refused("a: b: c\n", 1, 5, "a colon with a space behind it does not fit here");
  refused("a: 1\n b: 2\n", 2, 3, "a colon with a space");
  refused("a: 'x\nb: 2\n", 1, 4, "a closing quote is missing");
  refused("a: \"x\n---\n", 1, 4, "a closing quote is missing");
  refused("a: [1, 2\nb: 3\n", 1, 4, "a ',' or a ']' is missing");
  refused("a: {b: 1\nc: 3\n", 1, 4, "a ',' or a '}' is missing");
  refused("a: {b: 1 c: 3}\n", 1, 11, "a ',' or a '}' is missing");
  refused("a:\n\tb: 1\n", 2, 1, "a tab cannot indent");
  refused("a: @x\n", 1, 4, "a text cannot start with this character");
  refused("a: `x`\n", 1, 4, "a text cannot start with this character");
  refused("a: \"C:\\Docs\"\n", 1, 7, "a backslash in double quotes");
  refused("a: \"\\xZZ\"\n", 1, 7, "digits 0-9 or a-f");
  refused("a: x\n- b\n", 2, 1, "");
  refused("a: - b\n", 1, 4, "a list item ('-') cannot stand here");
  refused("- a\nb: 1\n", 2, 1, "a '-' was expected here");
  refused("a: | text\n  x\n", 1, 6, "only a comment can stand here");
  refused("a: |0\n  x\n", 1, 5, "the indentation of a text cannot be 0");
  refused("a: }\n", 1, 4, "a value was expected here");
  refused("a: 1\nword\n", 3, 1, "a colon is missing");
  refused("a: 'x' y\n", 1, 8, "a key was expected here");
}

/* libyaml ends the line of a block scalar's `|` at U+2028, we do not: the value
 * still ends before the next key. */
static void test_other_breaks(void **state) {
  (void)state;
  good("a: >\xE2\x80\xA8"
       "b: c\n");
  assert_int_equal(cl_node_count(tree.root), 2);
  cl_node *a = at(tree.root, 0), *b = at(tree.root, 1);
  assert_true(a->end <= b->kstart);
  scalar_is(b, CL_PLAIN, "c", "c");
  done();
}

static void says(const char *part) {
  assert_true(diag.count >= 1);
  assert_int_equal(diag.worst, CL_PLAN);
  if (!strstr(diag.findings[0].text, part))
    fail_msg("says <%s>, wanted <%s>", diag.findings[0].text, part);
}

/* A text, a key, a comment of more than CL_MAX_TEXT; places in front of it. */
static void test_long_texts(void **state) {
  (void)state;
  static const char *const heads[] = { "b: c\na: ", "b: c\na: \"", "b: c\n# ", "b: c\na: |\n  " };
  size_t n = CL_MAX_TEXT + (128 << 10);
  char *p = malloc(n);
  assert_non_null(p);
  for (size_t i = 0; i < CL_COUNT(heads); i++) {
    memset(p, 'x', n);
    memcpy(p, heads[i], strlen(heads[i]));
    assert_int_equal(read_n(p, n), CL_PLAN);
    says("more than 1 MiB begins here");
    assert_in_range(diag.findings[0].place.line, 1, 2);
    done();
  }
  assert_int_equal(read_n(p, CL_MAX_TEXT - 100), CL_OK);
  done();
  free(p);
}

/* Nodes of a byte or two each, far more of them than any plan has. */
static void test_many_nodes(void **state) {
  (void)state;
  size_t n = (size_t)16 << 20;
  char *p = malloc(n);
  assert_non_null(p);
  memset(p, ',', n);
  for (size_t i = 1; i < n; i += 2)
    p[i] = '1';
  p[0] = '[';
  assert_int_equal(read_n(p, n), CL_PLAN);
  says("more in this file than can be read");
  assert_int_equal(diag.findings[0].place.line, 1);
  assert_true(cl_arena_size(tree.arena) < (size_t)64 << 20);
  done();
  free(p);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_scalars),       cmocka_unit_test(test_folded_lines),
    cmocka_unit_test(test_multibyte),     cmocka_unit_test(test_high_byte_anywhere),
    cmocka_unit_test(test_bom),           cmocka_unit_test(test_line_ends),
    cmocka_unit_test(test_block_scalars), cmocka_unit_test(test_block_then_comment),
    cmocka_unit_test(test_empty_values),  cmocka_unit_test(test_what_is_empty),
    cmocka_unit_test(test_no_content),    cmocka_unit_test(test_collections),
    cmocka_unit_test(test_end_of_empty),  cmocka_unit_test(test_flow_over_lines),
    cmocka_unit_test(test_explicit_keys), cmocka_unit_test(test_document_marks),
    cmocka_unit_test(test_symbols),       cmocka_unit_test(test_many_symbols),
    cmocka_unit_test(test_other_breaks),  cmocka_unit_test(test_long_texts),
    cmocka_unit_test(test_many_nodes),    cmocka_unit_test(test_comments),
    cmocka_unit_test(test_places),        cmocka_unit_test(test_long_line),
    cmocka_unit_test(test_refused_yaml),  cmocka_unit_test(test_not_refused),
    cmocka_unit_test(test_twice),         cmocka_unit_test(test_depth),
    cmocka_unit_test(test_encoding),      cmocka_unit_test(test_too_large),
    cmocka_unit_test(test_our_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
