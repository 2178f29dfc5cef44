/* weave.c - the text of a merge; see weave.h.
 *
 * Every entry of a block collection is written as a line break, the lines above
 * it, its own line and what follows, without a break at its end: so a conflict is
 * a run of whole lines that starts with a break. */
#include "weave.h"

#include <string.h>

#include "inner.h"
#include "weave_inner.h"

/* ---- choosing between three ---- */

enum cl_side cl_weave_pick(bool has[CL_SIDES], bool ours_same, bool theirs_same, bool alike) {
  if (!has[CL_OURS])
    return has[CL_THEIRS] ? CL_THEIRS : CL_BASE;
  if (!has[CL_THEIRS] || alike || !has[CL_BASE] || !ours_same)
    return CL_OURS;
  return theirs_same ? CL_OURS : CL_THEIRS;
}

typedef bool same_fn(const weaver *w, const void *data, enum cl_side a, enum cl_side b);

/* The side of which a thing is taken, of those that have it. */
static enum cl_side pick(const weaver *w, bool has[CL_SIDES], same_fn *same, const void *data) {
  bool three = has[CL_BASE] && has[CL_OURS] && has[CL_THEIRS];
  bool ours_same = three && same(w, data, CL_OURS, CL_BASE);
  bool theirs_same = ours_same && same(w, data, CL_THEIRS, CL_BASE);
  return cl_weave_pick(has, ours_same, theirs_same, false);
}

/* ---- how a value is written ---- */

typedef struct spelling {
  cl_str text;
  unsigned col;
} spelling;

/* NODE as it stands there; WIDE: from its colon or dash on. */
static spelling spelling_of(const cl_tree *tree, const cl_node *node, bool wide) {
  uint32_t from = wide && node->key ? cl_node_kend(tree, node) : node->start;
  return (spelling){ { tree->src + from, node->end > from ? node->end - from : 0 },
                     cl_column(tree, node->key ? node->kstart : node->start) };
}

static bool same_spelling(spelling a, spelling b) {
  return cl_weave_same_lines(a.text, a.col, b.text, b.col, false);
}

bool cl_weave_alike(const cl_tree *a, const cl_node *x, const cl_tree *b, const cl_node *y) {
  return same_spelling(spelling_of(a, x, true), spelling_of(b, y, true));
}

/* Which of two that both are new: plain before quoted, then the first by its bytes.
 * It does not matter whose is whose. */
static enum cl_side first_spelling(cl_node *const node[CL_SIDES], spelling ours, spelling theirs) {
  bool plain = node[CL_OURS]->style == CL_PLAIN;
  if (plain != (node[CL_THEIRS]->style == CL_PLAIN))
    return plain ? CL_OURS : CL_THEIRS;
  return cl_str_cmp(ours.text, theirs.text) <= 0 ? CL_OURS : CL_THEIRS;
}

enum cl_side cl_weave_spelled(cl_tree *const trees[CL_SIDES], cl_node *const node[CL_SIDES]) {
  for (int wide = 0; wide < 2; wide++) {
    spelling s[CL_SIDES] = { { CL_NO_STR, 0 } };
    for (enum cl_side k = CL_BASE; k < CL_SIDES; k++)
      if (node[k])
        s[k] = spelling_of(trees[k], node[k], wide);
    if (same_spelling(s[CL_OURS], s[CL_THEIRS]))
      continue;
    if (node[CL_BASE] && same_spelling(s[CL_THEIRS], s[CL_BASE]))
      return CL_OURS;
    if (node[CL_BASE] && same_spelling(s[CL_OURS], s[CL_BASE]))
      return CL_THEIRS;
    return first_spelling(node, s[CL_OURS], s[CL_THEIRS]);
  }
  return CL_OURS;
}

/* ---- strands ---- */

bool cl_strand_there(const cl_strand *strand, int mode) {
  if (strand->take[mode] == CL_TAKE_NOTHING)
    return false;
  const cl_node *ours = strand->node[CL_OURS], *theirs = strand->node[CL_THEIRS];
  if (!strand->collection || strand->take[mode] != CL_TAKE_WOVEN || (ours && theirs))
    return true;
  for (const cl_strand *c = strand->child; c; c = c->next)
    if (cl_strand_there(c, mode))
      return true;
  /* One side has taken it out: it stands only while something is left in it. */
  return strand->node[CL_BASE] == NULL;
}

const char *cl_strand_label(const cl_strand *strand) {
  if (strand->label)
    return strand->label;
  const char *label = NULL;
  for (const cl_strand *c = strand->child; c && !label; c = c->next)
    label = cl_strand_label(c);
  return label;
}

static const char *clash_label(const weaver *w, const cl_strand *s) {
  if (w->inside)
    return NULL;
  if (s->label)
    return s->label;
  return s->child && cl_strand_there(s, 0) != cl_strand_there(s, 1) ? cl_strand_label(s) : NULL;
}

bool cl_weave_open(weaver *w, const cl_strand *s) {
  const char *label = clash_label(w, s);
  if (!label)
    return false;
  cl_woven *out = w->woven;
  if (w->mode == 0) {
    out->clash = cl_grow(out->clash, &out->cap, out->clashes + 1, sizeof *out->clash);
    out->clash[out->clashes] = (cl_clash){ .label = label };
  } else if (w->seen >= out->clashes) {
    w->bad = true;
    return false;
  }
  w->inside = true;
  out->clash[w->mode == 0 ? out->clashes : w->seen].start[w->mode] = w->out->len;
  return true;
}

void cl_weave_close(weaver *w, bool open) {
  if (!open)
    return;
  cl_woven *out = w->woven;
  out->clash[w->mode == 0 ? out->clashes++ : w->seen++].end[w->mode] = w->out->len;
  w->inside = false;
}

/* ---- block collections ---- */

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

static bool same_key(const weaver *w, const void *data, enum cl_side a, enum cl_side b) {
  const weave_entry *e = data;
  return cl_str_eq(cl_weave_slice(w, a, e->part[a]->start, e->part[a]->head),
                   cl_weave_slice(w, b, e->part[b]->start, e->part[b]->head));
}

void cl_weave_head(weaver *w, const weave_entry *e) {
  bool has[CL_SIDES];
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++)
    has[k] = e->part[k] != NULL;
  enum cl_side k = pick(w, has, same_key, e);
  cl_str head = cl_weave_slice(w, k, e->part[k]->start, e->part[k]->head);
  cl_buf_add(w->out, head.p, head.n);
  if (!head.n || head.p[head.n - 1] != ':')
    cl_buf_putc(w->out, ':'); /* `{key}` has none */
}

/* ---- values ---- */

/* The value, and what stands between it and its colon or dash. */
static cl_str value_text(const weaver *w, const weave_entry *e, enum cl_side k) {
  uint32_t from = e->spaced ? e->node[k]->start : e->part[k]->head;
  return cl_weave_slice(w, k, from, e->node[k]->end);
}

static bool same_value_text(const weaver *w, const void *data, enum cl_side a, enum cl_side b) {
  const weave_entry *e = data;
  return cl_weave_same_lines(value_text(w, e, a), col_of(w, a, e->part[a]->start),
                             value_text(w, e, b), col_of(w, b, e->part[b]->start), false);
}

static cl_str space_text(const weaver *w, const weave_entry *e, enum cl_side k) {
  return cl_weave_slice(w, k, e->part[k]->head, e->node[k]->start);
}

static bool same_space(const weaver *w, const void *data, enum cl_side a, enum cl_side b) {
  const weave_entry *e = data;
  return cl_str_eq(space_text(w, e, a), space_text(w, e, b));
}

/* The blanks before the value, when on all sides it stands behind its colon or dash
 * in one line. */
void cl_weave_space(weaver *w, weave_entry *e) {
  bool has[CL_SIDES], any = false;
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++) {
    has[k] = e->node[k] && e->part[k] && e->node[k]->start < e->node[k]->end;
    if (has[k] && e->node[k]->start < e->part[k]->head)
      return;
    cl_str text = has[k] ? space_text(w, e, k) : CL_NO_STR;
    if (e->node[k] && e->part[k] && (!has[k] || (text.n && memchr(text.p, '\n', text.n))))
      return;
    any = any || has[k];
  }
  if (!any)
    return;
  cl_str text = space_text(w, e, pick(w, has, same_space, e));
  cl_buf_add(w->out, text.p, text.n);
  e->spaced = true;
}

static bool same_value(const weaver *w, const void *data, enum cl_side a, enum cl_side b) {
  const weave_entry *e = data;
  (void)w;
  return e->node[a]->kind == CL_SCALAR && e->node[b]->kind == CL_SCALAR &&
         cl_str_eq(cl_node_text(e->node[a]), cl_node_text(e->node[b]));
}

/* Can TEXT stand in the style of LIKE, and be read as the type of NODE? */
static bool style_fits(const cl_node *node, const cl_node *like, cl_str text, bool in_flow) {
  if (like->style == CL_LITERAL || like->style == CL_FOLDED || memchr(text.p, '\n', text.n) ||
      (like->start == like->end))
    return false;
  if (like->style == CL_PLAIN)
    return !cl_needs_quotes(text, in_flow, node->style == CL_PLAIN);
  return like->style == CL_DOUBLE || !cl_needs_quotes(text, in_flow, false) ||
         node->style != CL_PLAIN;
}

/* TEXT in the style of side K; or in any that holds it. */
static void put_like(weaver *w, const weave_entry *e, enum cl_side k, cl_str text) {
  const cl_node *like = e->node[k];
  if (!e->spaced && !e->seq_flow)
    cl_buf_putc(w->out, ' ');
  bool fits = style_fits(like, like, text, e->in_flow);
  cl_scalar_put(w->out, text, fits ? like->style : cl_style_new(text, false, e->in_flow, false),
                false);
}

static void put_value_of(weaver *w, const weave_entry *e, enum cl_side k, unsigned col) {
  cl_str text = value_text(w, e, k);
  const cl_part *p = e->part[k];
  if (text.n && *text.p != ' ' && *text.p != '\n' && *text.p != '\t' && !e->seq_flow && !e->spaced)
    cl_buf_putc(w->out, ' ');
  cl_weave_put(w, text, (int)col - (int)col_of(w, k, p->start));
}

void cl_weave_value(weaver *w, weave_entry *e, const cl_strand *s, unsigned col) {
  enum cl_side v = s->value[w->mode], x = v == CL_OURS ? CL_THEIRS : CL_OURS;
  cl_weave_space(w, e);
  if (s->text.p) {
    put_like(w, e, v, s->text);
    return;
  }
  bool three = e->node[CL_BASE] && e->node[x] && e->part[CL_BASE] && e->part[x];
  bool all_scalar = three && e->node[CL_BASE]->kind == CL_SCALAR && e->node[x]->kind == CL_SCALAR &&
                    e->node[v]->kind == CL_SCALAR;
  if (all_scalar && !same_value(w, e, x, v) && same_value(w, e, x, CL_BASE) &&
      !same_value_text(w, e, x, CL_BASE) && e->node[v]->style == e->node[CL_BASE]->style &&
      e->node[x]->style != e->node[CL_BASE]->style &&
      style_fits(e->node[v], e->node[x], cl_node_text(e->node[v]), e->in_flow)) {
    put_like(w, e, x, cl_node_text(e->node[v]));
    return;
  }
  put_value_of(w, e, v, col);
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
    enum cl_side k = pick(w, has, same_place, e);
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
