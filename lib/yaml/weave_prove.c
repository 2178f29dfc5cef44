/* weave_prove.c - does the text of a merge read as was decided?  See weave.h. */
#include <stdlib.h>
#include <string.h>

#include "weave_inner.h"

typedef struct prover {
  cl_tree *const *tree;
  const cl_tree *read;
  int mode;
} prover;

static bool same_key(const prover *p, const cl_node *read, enum cl_side side, const cl_node *node) {
  return strcmp(cl_sym_name(p->read, read->key), cl_sym_name(p->tree[side], node->key)) == 0;
}

/* Is READ what NODE of SIDE is, all the way down? */
static bool same_node(const prover *p, const cl_node *read, enum cl_side side,
                      const cl_node *node) {
  if (cl_node_nothing(node))
    return cl_node_nothing(read);
  if (read->kind != node->kind || cl_node_count(read) != cl_node_count(node))
    return false;
  if (node->kind == CL_SCALAR)
    return !cl_node_empty(read) && cl_str_eq(cl_node_text(read), cl_node_text(node));
  const cl_node *r = cl_node_child(read);
  for (const cl_node *c = cl_node_child(node); c; c = cl_node_next(c), r = cl_node_next(r))
    if ((node->kind == CL_MAP && !same_key(p, r, side, c)) || !same_node(p, r, side, c))
      return false;
  return true;
}

static enum cl_side any_side(const cl_strand *s) {
  return s->node[CL_OURS] ? CL_OURS : s->node[CL_THEIRS] ? CL_THEIRS : CL_BASE;
}

static bool same_strand(const prover *p, const cl_node *read, const cl_strand *s);

static bool same_children(const prover *p, const cl_node *read, const cl_strand *s) {
  const cl_node *r = read && read->kind != CL_SCALAR ? cl_node_child(read) : NULL;
  for (const cl_strand *c = s->child; c; c = c->next) {
    if (!cl_strand_there(c, p->mode))
      continue;
    enum cl_side k = any_side(c);
    if (!r || (read->kind == CL_MAP && !same_key(p, r, k, c->node[k])) || !same_strand(p, r, c))
      return false;
    r = cl_node_next(r);
  }
  return r == NULL;
}

/* Is READ a collection of the strand's kind, or nothing at all? */
static bool same_kind(const cl_node *read, const cl_strand *s) {
  if (read->kind == CL_SCALAR)
    return cl_node_empty(read);
  for (enum cl_side k = CL_OURS; k < CL_SIDES; k++)
    if (s->node[k] && s->node[k]->kind != CL_SCALAR && s->node[k]->kind != read->kind)
      return false;
  return true;
}

static bool same_strand(const prover *p, const cl_node *read, const cl_strand *s) {
  switch (s->take[p->mode]) {
  case CL_TAKE_OURS:
    return same_node(p, read, CL_OURS, s->node[CL_OURS]);
  case CL_TAKE_THEIRS:
    return same_node(p, read, CL_THEIRS, s->node[CL_THEIRS]);
  default:
    break;
  }
  if (s->collection)
    return same_kind(read, s) && same_children(p, read, s);
  if (s->text.p)
    return read->kind == CL_SCALAR && cl_str_eq(cl_node_text(read), s->text);
  enum cl_side v = s->value[p->mode];
  return same_node(p, read, v, s->node[v]);
}

bool cl_weave_prove(cl_tree *const trees[CL_SIDES], const cl_strand *root, int mode,
                    const cl_buf *text) {
  cl_tree read;
  cl_diag unsaid;
  cl_diag_init(&unsaid);
  cl_buf copy = CL_BUF_INIT;
  cl_buf_add(&copy, cl_buf_text(text), text->len);
  bool good = cl_tree_read(&read, "", cl_buf_take(&copy), text->len, &unsaid) == CL_OK;
  prover p = { .tree = trees, .read = &read, .mode = mode };
  good = good && same_children(&p, read.root, root);
  cl_tree_free(&read);
  cl_diag_free(&unsaid);
  return good;
}
