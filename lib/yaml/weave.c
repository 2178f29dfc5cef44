/* weave.c - the text of a merge; see weave.h.
 *
 * Every entry of a block collection is written as a line break, the lines above
 * it, its own line and what follows, without a break at its end: so a conflict is
 * a run of whole lines that starts with a break. */
#include "weave.h"

#include <string.h>

#include "inner.h"
#include "weave_inner.h"

/* ---- what a side holds as it is ---- */

static enum cl_side whole_side(const cl_strand *s, int mode) {
  return s->take[mode] == CL_TAKE_OURS ? CL_OURS : CL_THEIRS;
}

static unsigned col_of(const weaver *w, enum cl_side side, uint32_t at) {
  return cl_column(w->tree[side], at);
}

static bool is_flow(const weave_level *l, enum cl_side side) {
  return l->node[side]->style == CL_FLOW;
}

static void gather(const weaver *w, const weave_level *l, const cl_strand *s, bool lead,
                   bool has[CL_SIDES], cl_str text[CL_SIDES], unsigned cols[CL_SIDES]) {
  bool leaf = !s->collection && s->take[w->mode] == CL_TAKE_WOVEN;
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++) {
    has[k] = s->node[k] && l->parts[k] && !is_flow(l, k);
    text[k] = (cl_str){ "", 0 };
    cols[k] = 0;
    if (!has[k])
      continue;
    const cl_part *p = &l->parts[k][s->at[k]];
    cols[k] = col_of(w, k, p->start);
    if (lead && p->inlined)
      has[k] = false; /* there is no room for any */
    else if (lead)
      text[k] = cl_weave_slice(w, k, p->lead, cl_line_start(w->tree[k], p->start));
    else
      text[k] = cl_weave_slice(w, k, cl_line_break(w->tree[k], leaf ? p->low : p->stop), p->trail);
  }
}

static void put_above(weaver *w, const weave_level *l, const cl_strand *s, unsigned col,
                      bool lead) {
  bool has[CL_SIDES];
  cl_str text[CL_SIDES];
  unsigned cols[CL_SIDES];
  gather(w, l, s, lead, has, text, cols);
  if (s->take[w->mode] == CL_TAKE_OURS && !s->label)
    has[CL_THEIRS] = false;
  if (s->take[w->mode] == CL_TAKE_THEIRS && !s->label)
    has[CL_OURS] = false;
  cl_weave_lines(w, has, text, cols, col);
}

static void put_whole(weaver *w, const weave_level *l, const cl_strand *s, unsigned col) {
  enum cl_side k = whole_side(s, w->mode);
  const cl_part *p = &l->parts[k][s->at[k]];
  int by = (int)col - (int)col_of(w, k, p->start);
  if (is_flow(l, k)) {
    if (l->node[k]->kind == CL_SEQ)
      cl_buf_puts(w->out, "- ");
    cl_weave_put(w, cl_weave_slice(w, k, p->start, p->end), by);
  } else {
    cl_weave_put(w, cl_weave_slice(w, k, p->start, p->stop), by);
  }
}

/* ---- an entry ---- */

static void fill_entry(const weave_level *l, const cl_strand *s, weave_entry *e) {
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++) {
    e->node[k] = s->node[k];
    e->part[k] = s->node[k] && l->parts[k] ? &l->parts[k][s->at[k]] : NULL;
  }
}

static bool is_block(const cl_node *node) {
  return node && node->kind != CL_SCALAR && node->style == CL_BLOCK;
}

/* Is the collection that is woven to stand in flow style? */
static bool wants_flow(const weaver *w, const cl_strand *s) {
  bool has[CL_SIDES], flow[CL_SIDES];
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++) {
    const cl_node *n = s->node[k];
    has[k] = n && n->kind != CL_SCALAR;
    flow[k] = has[k] && n->style == CL_FLOW;
  }
  enum cl_side k =
      cl_weave_pick(has, flow[CL_OURS] == flow[CL_BASE], flow[CL_THEIRS] == flow[CL_BASE], false);
  if (!flow[k])
    return false;
  for (int i = 0; i < CL_SIDES; i++) /* comments need lines */
    if (is_block(s->node[i]) && cl_node_comments(w->tree[i], s->node[i]))
      return false;
  return true;
}

static bool any_child(const weaver *w, const cl_strand *s) {
  for (const cl_strand *c = s->child; c; c = c->next)
    if (cl_strand_there(c, w->mode))
      return true;
  return false;
}

static bool is_inlined(const weaver *w, const weave_entry *e, enum cl_side k) {
  return is_block(e->node[k]) && e->node[k]->start <= cl_line_end(w->tree[k], e->part[k]->head);
}

static void put_tail(weaver *w, const weave_entry *e, const cl_strand *s, bool nested,
                     const weave_level *l) {
  bool has[CL_SIDES];
  cl_str text[CL_SIDES];
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++) {
    const cl_part *p = e->part[k];
    has[k] = p && !is_flow(l, k);
    text[k] = (cl_str){ "", 0 };
    if (!has[k])
      continue;
    uint32_t from = nested && is_block(s->node[k]) ? p->head : p->end > p->head ? p->end : p->head;
    if (nested && is_inlined(w, e, k))
      has[k] = false; /* behind the dash */
    else
      text[k] = cl_weave_slice(w, k, from, cl_line_end(w->tree[k], from));
  }
  if (has[CL_OURS] || has[CL_THEIRS] || has[CL_BASE])
    cl_weave_tail(w, has, text);
}

static bool same_place(const weaver *w, const void *data, enum cl_side a, enum cl_side b) {
  const weave_entry *e = data;
  return is_inlined(w, e, a) == is_inlined(w, e, b) &&
         col_of(w, a, e->node[a]->start) - col_of(w, a, e->part[a]->start) ==
             col_of(w, b, e->node[b]->start) - col_of(w, b, e->part[b]->start);
}

static void put_block(weaver *w, const cl_strand *s, weave_level *l, unsigned col, bool inlined);

/* The entries of a collection, below its key or behind its dash. */
static void put_nested(weaver *w, const weave_entry *e, const cl_strand *s, unsigned col) {
  bool has[CL_SIDES];
  weave_level l = { .node = { NULL } };
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++) {
    has[k] = is_block(s->node[k]);
    if (!s->node[k] || s->node[k]->kind == CL_SCALAR)
      continue;
    uint32_t end = cl_line_end(w->tree[k], e->part[k]->head);
    uint32_t from = is_inlined(w, e, k) ? s->node[k]->start : cl_line_break(w->tree[k], end);
    l.node[k] = s->node[k];
    l.parts[k] = cl_parts(w->tree[k], s->node[k], from, w->arena);
    w->bad = w->bad || !l.parts[k];
  }
  if (w->bad)
    return;
  unsigned at = col + 2;
  bool inlined = false;
  if (has[CL_OURS] || has[CL_THEIRS] || has[CL_BASE]) {
    enum cl_side k = cl_weave_take(w, has, same_place, e);
    unsigned own = col_of(w, k, e->node[k]->start), above = col_of(w, k, e->part[k]->start);
    w->bad = own < above; /* where U+2028 breaks a line, columns may be of the wrong one */
    at = w->bad ? col : col + (own - above);
    inlined = is_inlined(w, e, k);
  }
  put_block(w, s, &l, at, inlined);
}

static void put_woven(weaver *w, const weave_level *l, const cl_strand *s, unsigned col, bool map) {
  weave_entry e = { .in_flow = false };
  fill_entry(l, s, &e);
  if (map)
    cl_weave_head(w, &e);
  else
    cl_buf_putc(w->out, '-');
  if (!s->collection) {
    e.seq_flow = false;
    cl_weave_value(w, &e, s, col);
    put_tail(w, &e, s, false, l);
  } else if (wants_flow(w, s)) {
    cl_weave_flow(w, &e, s, col);
    put_tail(w, &e, s, false, l);
  } else {
    put_tail(w, &e, s, true, l);
    if (any_child(w, s))
      put_nested(w, &e, s, col);
  }
}

static void put_entry(weaver *w, const weave_level *l, const cl_strand *s, unsigned col, bool map,
                      bool inlined) {
  /* Both sides have it: what stands above it is no part of the conflict. */
  bool shared = s->label && cl_strand_there(s, 0) && cl_strand_there(s, 1);
  bool open = !shared && cl_weave_open(w, s);
  if (!cl_strand_there(s, w->mode)) {
    cl_weave_close(w, open);
    return;
  }
  if (!inlined)
    put_above(w, l, s, col, true);
  if (shared)
    open = cl_weave_open(w, s);
  if (!inlined) {
    cl_weave_break(w);
    cl_buf_fill(w->out, ' ', col);
  }
  if (s->take[w->mode] == CL_TAKE_WOVEN)
    put_woven(w, l, s, col, map);
  else
    put_whole(w, l, s, col);
  cl_weave_close(w, open);
  put_above(w, l, s, col, false);
}

/* Does a comment stand above the entry that is to be the first behind a dash? */
static bool needs_line(const weaver *w, const weave_level *l, const cl_strand *s) {
  bool has[CL_SIDES];
  cl_str text[CL_SIDES];
  unsigned cols[CL_SIDES];
  gather(w, l, s, true, has, text, cols);
  for (enum cl_side k = CL_OURS; k < CL_SIDES; k++)
    if (has[k] && memchr(text[k].p, '#', text[k].n))
      return true;
  return false;
}

static void put_block(weaver *w, const cl_strand *s, weave_level *l, unsigned col, bool inlined) {
  bool map = false, first = true;
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++)
    map = map || (l->node[k] && l->node[k]->kind == CL_MAP);
  for (const cl_strand *c = s->child; c && !w->bad; c = c->next) {
    bool there = cl_strand_there(c, w->mode);
    bool behind = first && inlined && there && !needs_line(w, l, c);
    if (behind) { /* the blanks between the dash and it */
      unsigned at = cl_weave_column(w);
      cl_buf_fill(w->out, ' ', at < col ? col - at : 1);
    }
    put_entry(w, l, c, col, map, behind);
    first = first && !there;
  }
}

unsigned cl_weave_column(const weaver *w) {
  size_t at = w->out->len;
  while (at && w->out->p[at - 1] != '\n')
    at--;
  return (unsigned)(w->out->len - at);
}

/* ---- the whole ---- */

static void put_begin(weaver *w, const uint32_t begin[CL_SIDES]) {
  bool has[CL_SIDES];
  cl_str text[CL_SIDES];
  unsigned cols[CL_SIDES] = { 0, 0, 0 };
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++) {
    has[k] = true;
    text[k] = cl_weave_slice(w, k, 0, begin[k]);
  }
  cl_weave_lines(w, has, text, cols, 0);
}

static bool weave_root(weaver *w, const cl_strand *root) {
  weave_level l = { .node = { NULL } };
  uint32_t begin[CL_SIDES], end[CL_SIDES];
  cl_str text[CL_SIDES];
  bool has[CL_SIDES];
  unsigned cols[CL_SIDES] = { 0, 0, 0 };
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++) {
    const cl_tree *tree = w->tree[k];
    begin[k] = cl_parts_begin(tree);
    end[k] = begin[k];
    has[k] = true;
    if (!tree->root || tree->root->kind != CL_MAP)
      continue;
    if (tree->root->style == CL_FLOW || cl_column(tree, tree->root->start) != 0)
      return false;
    l.node[k] = tree->root;
    l.parts[k] = cl_parts(tree, tree->root, begin[k], w->arena);
    if (!l.parts[k])
      return false;
    if (cl_node_child(tree->root))
      end[k] = l.parts[k][cl_node_count(tree->root) - 1].trail;
  }
  put_begin(w, begin);
  put_block(w, root, &l, 0, false);
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++) {
    uint32_t stop = w->tree[k]->size;
    text[k] = cl_weave_slice(w, k, end[k], stop);
  }
  cl_weave_lines(w, has, text, cols, 0);
  return !w->bad;
}

static bool weave_mode(cl_tree *const trees[CL_SIDES], const cl_strand *root, int mode,
                       cl_woven *out) {
  weaver w = { .tree = { trees[0], trees[1], trees[2] },
               .out = &out->text[mode],
               .mode = mode,
               .woven = out,
               .arena = cl_arena_new() };
  cl_buf_reserve(w.out, trees[CL_OURS]->size + 1024);
  bool good = weave_root(&w, root);
  if (w.started)
    cl_buf_putc(w.out, '\n');
  cl_arena_free(w.arena);
  return good && (mode == 0 || w.seen == out->clashes);
}

bool cl_weave(cl_tree *const trees[CL_SIDES], const cl_strand *root, cl_woven *out) {
  *out = (cl_woven){ .clash = NULL };
  bool good = weave_mode(trees, root, 0, out);
  if (good && out->clashes)
    good = weave_mode(trees, root, 1, out);
  if (!good)
    cl_woven_free(out);
  return good;
}

void cl_woven_free(cl_woven *woven) {
  cl_buf_free(&woven->text[0]);
  cl_buf_free(&woven->text[1]);
  free(woven->clash);
  *woven = (cl_woven){ .clash = NULL };
}
