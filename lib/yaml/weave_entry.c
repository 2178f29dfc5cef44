/* weave_entry.c - the parts of one entry of a merge; see weave.h. */
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

enum cl_side cl_weave_take(const weaver *w, bool has[CL_SIDES], cl_same_fn *same,
                           const void *data) {
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

/* The first label in a strand, or NULL. */
static const char *label_of(const cl_strand *strand) {
  if (strand->label)
    return strand->label;
  const char *label = NULL;
  for (const cl_strand *c = strand->child; c && !label; c = c->next)
    label = label_of(c);
  return label;
}

static const char *clash_label(const weaver *w, const cl_strand *s) {
  if (w->inside)
    return NULL;
  if (s->label)
    return s->label;
  return s->child && cl_strand_there(s, 0) != cl_strand_there(s, 1) ? label_of(s) : NULL;
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

static bool same_key(const weaver *w, const void *data, enum cl_side a, enum cl_side b) {
  const weave_entry *e = data;
  return cl_str_eq(cl_weave_slice(w, a, e->part[a]->start, e->part[a]->head),
                   cl_weave_slice(w, b, e->part[b]->start, e->part[b]->head));
}

void cl_weave_head(weaver *w, const weave_entry *e) {
  bool has[CL_SIDES];
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++)
    has[k] = e->part[k] != NULL;
  enum cl_side k = cl_weave_take(w, has, same_key, e);
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
  return cl_weave_same_lines(value_text(w, e, a), cl_column(w->tree[a], e->part[a]->start),
                             value_text(w, e, b), cl_column(w->tree[b], e->part[b]->start), false);
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
  cl_str text = space_text(w, e, cl_weave_take(w, has, same_space, e));
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

/* What stands behind the `|` or `>` of side K in its line; false when there is none. */
static bool find_remark(const weaver *w, const weave_entry *e, enum cl_side k, cl_str *out) {
  const cl_node *node = e->node[k];
  if (!node || !e->part[k] || (node->style != CL_LITERAL && node->style != CL_FOLDED))
    return false;
  cl_str text = cl_weave_slice(w, k, node->start, node->end);
  size_t at = 1, end;
  while (at < text.n && strchr("0123456789+-", text.p[at]))
    at++;
  for (end = at; end < text.n && !strchr("\r\n", text.p[end]);)
    end++;
  *out = (cl_str){ text.p + at, end - at };
  return true;
}

/* A block scalar of side K, with the remarks that any side has put behind its sign. */
static void put_with_remarks(weaver *w, const weave_entry *e, enum cl_side k, cl_str text, int by) {
  bool has[CL_SIDES];
  cl_str remark[CL_SIDES];
  for (enum cl_side side = CL_BASE; side < CL_SIDES; side++)
    has[side] = find_remark(w, e, side, &remark[side]);
  const char *behind = remark[k].p + remark[k].n;
  cl_weave_put(w, (cl_str){ text.p, (size_t)(remark[k].p - text.p) }, by);
  cl_weave_tail(w, has, remark);
  cl_weave_put(w, (cl_str){ behind, (size_t)(text.p + text.n - behind) }, by);
}

static void put_value_of(weaver *w, const weave_entry *e, enum cl_side k, unsigned col) {
  cl_str text = value_text(w, e, k), remark;
  const cl_part *p = e->part[k];
  int by = (int)col - (int)cl_column(w->tree[k], p->start);
  if (text.n && *text.p != ' ' && *text.p != '\n' && *text.p != '\t' && !e->seq_flow && !e->spaced)
    cl_buf_putc(w->out, ' ');
  if (!w->inside && find_remark(w, e, k, &remark))
    put_with_remarks(w, e, k, text, by);
  else
    cl_weave_put(w, text, by);
}

/* Could TEXT of side V stand in a literal block, as side K has it, and be what it was?  Not
 * with a comment behind it in its line, which would become text there. */
static bool block_fits(const weaver *w, const weave_entry *e, enum cl_side v, enum cl_side k,
                       cl_str text) {
  const cl_node *node = e->node[v];
  if (e->node[k]->style != CL_LITERAL || e->in_flow || !cl_literal_fits(text) ||
      (node->style == CL_PLAIN && cl_needs_quotes(text, false, false)))
    return false;
  for (enum cl_side side = CL_BASE; side < CL_SIDES; side++) {
    uint32_t end = e->node[side]->end;
    cl_str behind = cl_weave_slice(w, side, end, cl_line_end(w->tree[side], end));
    if (side != k && memchr(behind.p, '#', behind.n))
      return false;
  }
  return true;
}

/* TEXT in a literal block, as far indented as that of side K, with its remark. */
static void put_in_block(weaver *w, const weave_entry *e, enum cl_side k, cl_str text,
                         unsigned col) {
  cl_str remark = { "", 0 }, old = cl_weave_slice(w, k, e->node[k]->start, e->node[k]->end);
  find_remark(w, e, k, &remark);
  const char *line = remark.p + remark.n, *end = old.p + old.n;
  size_t blanks = 0;
  for (; line < end && strchr(" \r\n", *line); line++)
    blanks = *line == ' ' ? blanks + 1 : 0;
  unsigned above = cl_column(w->tree[k], e->part[k]->start);
  unsigned indent = blanks > above ? (unsigned)blanks - above : 2;
  if (!e->spaced && !e->seq_flow)
    cl_buf_putc(w->out, ' ');
  const char *head = cl_asprintf(w->arena, "%s%.*s", cl_chomp(text), (int)remark.n, remark.p);
  cl_block_put(w->out, text, CL_LITERAL, cl_str_of(head), col + indent, "\n");
}

/* The text of side V in the style of side X, which changed nothing else; false when it does
 * not fit. */
static bool put_restyled(weaver *w, const weave_entry *e, enum cl_side v, enum cl_side x,
                         unsigned col) {
  cl_str text = cl_node_text(e->node[v]);
  if (block_fits(w, e, v, x, text))
    put_in_block(w, e, x, text, col);
  else if (style_fits(e->node[v], e->node[x], text, e->in_flow))
    put_like(w, e, x, text);
  else
    return false;
  return true;
}

/* Has side X changed the style of the value and nothing else, side V the value alone? */
static bool is_restyled(const weaver *w, const weave_entry *e, enum cl_side v, enum cl_side x) {
  bool three = e->node[CL_BASE] && e->node[x] && e->part[CL_BASE] && e->part[x];
  return three && e->node[CL_BASE]->kind == CL_SCALAR && e->node[x]->kind == CL_SCALAR &&
         e->node[v]->kind == CL_SCALAR && !same_value(w, e, x, v) && same_value(w, e, x, CL_BASE) &&
         !same_value_text(w, e, x, CL_BASE) && e->node[v]->style == e->node[CL_BASE]->style &&
         e->node[x]->style != e->node[CL_BASE]->style;
}

void cl_weave_value(weaver *w, weave_entry *e, const cl_strand *s, unsigned col) {
  enum cl_side v = s->value[w->mode], x = v == CL_OURS ? CL_THEIRS : CL_OURS;
  cl_weave_space(w, e);
  if (s->text.p)
    put_like(w, e, v, s->text);
  else if (!is_restyled(w, e, v, x) || !put_restyled(w, e, v, x, col))
    put_value_of(w, e, v, col);
}
