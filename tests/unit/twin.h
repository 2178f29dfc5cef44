/* twin.h - two readers, one tree: compares what fast.c made with what libyaml makes of the
 * same bytes, for tests/unit/test_fast.c and tests/fuzz/twin.c. */
#ifndef CL_TWIN_H
#define CL_TWIN_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/yaml/tree.h"

/* What is not the same, for a message; "" when all is. */
static char twin_text[256];

static bool twin_differs(const char *what, const cl_node *a, size_t is, size_t wanted) {
  snprintf(twin_text, sizeof twin_text, "%s of the node at byte %u is %zu, with libyaml %zu", what,
           a->start, is, wanted);
  return false;
}

static bool twin_same_text(const cl_node *a, const cl_node *b) {
  cl_str x = cl_node_text(a), y = cl_node_text(b);
  if (x.n != y.n)
    return twin_differs("length of the text", a, x.n, y.n);
  for (size_t i = 0; i < x.n; i++)
    if (x.p[i] != y.p[i])
      return twin_differs("a byte of the text", a, (unsigned char)x.p[i], (unsigned char)y.p[i]);
  return true;
}

static bool twin_same_node(const cl_tree *one, const cl_node *a, const cl_tree *two,
                           const cl_node *b) {
  const struct {
    const char *what;
    size_t is, wanted;
  } rows[] = {
    { "kind", a->kind, b->kind },       { "style", a->style, b->style },
    { "start", a->start, b->start },    { "end", a->end, b->end },
    { "kstart", a->kstart, b->kstart }, { "kend", cl_node_kend(one, a), cl_node_kend(two, b) },
    { "key", a->key, b->key },          { "children", cl_node_count(a), cl_node_count(b) }
  };
  for (size_t i = 0; i < CL_COUNT(rows); i++)
    if (rows[i].is != rows[i].wanted)
      return twin_differs(rows[i].what, a, rows[i].is, rows[i].wanted);
  if (strcmp(cl_sym_name(one, a->key), cl_sym_name(two, b->key)) != 0)
    return twin_differs("name of the key", a, 0, 0);
  if (a->kind == CL_SCALAR)
    return twin_same_text(a, b);
  const cl_node *c = cl_node_child(a), *d = cl_node_child(b);
  for (; c && d; c = cl_node_next(c), d = cl_node_next(d))
    if (!twin_same_node(one, c, two, d))
      return false;
  return !c == !d || twin_differs("one child", a, c != NULL, d != NULL);
}

static enum cl_status twin_read(cl_tree *tree, cl_str bytes, bool libyaml, cl_diag *diag) {
  char *src = malloc(bytes.n + 1);
  if (!src || (libyaml ? setenv("CL_READER", "libyaml", 1) : unsetenv("CL_READER")) != 0)
    abort();
  if (bytes.n)
    memcpy(src, bytes.p, bytes.n);
  src[bytes.n] = '\0';
  cl_diag_init(diag);
  return cl_tree_read(tree, "t.yaml", src, bytes.n, diag);
}

static bool twin_same_words(const cl_diag *a, const cl_diag *b) {
  bool same = a->count == b->count && a->worst == b->worst;
  for (size_t i = 0; same && i < a->count; i++)
    same = strcmp(a->findings[i].text, b->findings[i].text) == 0 &&
           a->findings[i].place.line == b->findings[i].place.line &&
           a->findings[i].place.col == b->findings[i].place.col;
  if (!same)
    snprintf(twin_text, sizeof twin_text, "what is said differs");
  return same;
}

/* Do both readers make the same of BYTES?  *FAST: did fast.c read them? */
static bool twin_same(cl_str bytes, bool *fast) {
  cl_tree one, two;
  cl_diag said, wanted;
  *twin_text = '\0';
  enum cl_status is = twin_read(&one, bytes, false, &said);
  enum cl_status must = twin_read(&two, bytes, true, &wanted);
  *fast = one.fast;
  bool same = is == must && !two.fast && one.bom == two.bom && one.hush == two.hush &&
              one.hush_end == two.hush_end && !one.root == !two.root;
  if (!same)
    snprintf(twin_text, sizeof twin_text, "status is %d, with libyaml %d: %s", is, must,
             wanted.count ? wanted.findings[0].text : "");
  same = same && twin_same_words(&said, &wanted) &&
         (is != CL_OK || !one.root || twin_same_node(&one, one.root, &two, two.root));
  cl_tree_free(&one);
  cl_tree_free(&two);
  cl_diag_free(&said);
  cl_diag_free(&wanted);
  return same;
}

#endif
