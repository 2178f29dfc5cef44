/* weave_flow.c - collections in brackets and braces; see weave.h. */
#include <string.h>

#include "weave_inner.h"

typedef struct flow {
  weaver *w;
  weave_level level;
  enum cl_side frame; /* whose brackets and blanks are kept */
  int by;             /* columns that lines of the frame move */
} flow;

static void put_any(weaver *w, enum cl_side side, const cl_node *node);

static void put_plain(weaver *w, const cl_node *node) {
  cl_str text = cl_node_text(node);
  if (cl_node_empty(node) && node->style == CL_PLAIN) {
    cl_buf_puts(w->out, "null");
    return;
  }
  bool plain_ok = node->style == CL_PLAIN && !cl_needs_quotes(text, true, true);
  cl_scalar_put(w->out, text, cl_style_new(text, plain_ok, true, false), false);
}

static void put_children(weaver *w, enum cl_side side, const cl_node *node) {
  CL_EACH(child, node) {
    if (child != cl_node_child(node))
      cl_buf_puts(w->out, ", ");
    if (node->kind == CL_MAP) {
      cl_str key = cl_str_of(cl_sym_name(w->tree[side], child->key));
      cl_scalar_put(w->out, key, cl_style_new(key, false, true, false), false);
      cl_buf_puts(w->out, ": ");
    }
    put_any(w, side, child);
  }
}

/* A node of a block, in flow style. */
static void put_any(weaver *w, enum cl_side side, const cl_node *node) {
  if (node->kind == CL_SCALAR) {
    put_plain(w, node);
    return;
  }
  cl_buf_putc(w->out, node->kind == CL_MAP ? '{' : '[');
  put_children(w, side, node);
  cl_buf_putc(w->out, node->kind == CL_MAP ? '}' : ']');
}

static bool is_flow(const flow *f, enum cl_side k) {
  return f->level.node[k] && f->level.node[k]->style == CL_FLOW;
}

static const cl_part *part_of(const flow *f, const cl_strand *s, enum cl_side k) {
  return s->node[k] && f->level.parts[k] ? &f->level.parts[k][s->at[k]] : NULL;
}

/* The side an entry's blanks come from. */
static enum cl_side side_of(const flow *f, const cl_strand *s) {
  if (s->take[f->w->mode] == CL_TAKE_THEIRS)
    return CL_THEIRS;
  if (s->take[f->w->mode] == CL_TAKE_OURS)
    return CL_OURS;
  if (s->node[f->frame])
    return f->frame;
  return s->node[CL_OURS] ? CL_OURS : CL_THEIRS;
}

/* What stands before an entry. */
static cl_str lead_of(const flow *f, const cl_strand *s, bool first) {
  enum cl_side k = side_of(f, s);
  const weaver *w = f->w;
  const cl_part *p = is_flow(f, k) ? part_of(f, s, k) : NULL;
  if (p) {
    cl_str own = cl_weave_slice(w, k, p->lead, p->start);
    if ((s->at[k] == 0) == first || memchr(own.p, '#', own.n))
      return own;
  }
  const cl_node *frame = f->level.node[f->frame];
  const cl_part *parts = f->level.parts[f->frame];
  if (first && cl_node_child(frame))
    return cl_weave_slice(w, f->frame, parts[0].lead, parts[0].start);
  if (!first && cl_node_child(frame) && cl_node_next(cl_node_child(frame)))
    return cl_weave_slice(w, f->frame, parts[1].lead, parts[1].start);
  return first ? (cl_str){ "", 0 } : (cl_str){ " ", 1 };
}

static void put_whole(flow *f, const cl_strand *s, bool map) {
  weaver *w = f->w;
  enum cl_side k = side_of(f, s);
  const cl_part *p = part_of(f, s, k);
  if (is_flow(f, k)) {
    cl_str text = cl_weave_slice(w, k, p->start, p->end);
    if (memchr(text.p, '\n', text.n) && k != f->frame)
      put_any(w, k, s->node[k]); /* its lines were laid out for another place */
    else
      cl_weave_put(w, text, f->by);
    return;
  }
  if (map) {
    cl_str key = cl_str_of(cl_sym_name(w->tree[k], s->node[k]->key));
    cl_scalar_put(w->out, key, cl_style_new(key, false, true, false), false);
    cl_buf_puts(w->out, ": ");
  }
  put_any(w, k, s->node[k]);
}

static void put_woven(flow *f, const cl_strand *s, bool map, unsigned col) {
  weaver *w = f->w;
  weave_entry e = { .in_flow = true, .seq_flow = !map };
  bool any = false;
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++)
    if (is_flow(f, k) && s->node[k]) {
      e.node[k] = s->node[k];
      e.part[k] = part_of(f, s, k);
      any = any || k != CL_BASE;
    }
  enum cl_side v = s->value[w->mode];
  if (!any || (!s->collection && !e.node[v])) {
    enum cl_side k = s->node[v] ? v : side_of(f, s);
    if (s->collection || s->text.p) {
      w->bad = true; /* a block's collection that is woven, in brackets */
      return;
    }
    cl_strand whole = *s;
    whole.take[w->mode] = k == CL_THEIRS ? CL_TAKE_THEIRS : CL_TAKE_OURS;
    put_whole(f, &whole, map);
    return;
  }
  if (map)
    cl_weave_head(w, &e);
  if (s->collection)
    cl_weave_flow(w, &e, s, col);
  else
    cl_weave_value(w, &e, s, col);
}

static void put_entry(flow *f, const cl_strand *s, bool map, bool first, unsigned col) {
  weaver *w = f->w;
  cl_weave_put(w, lead_of(f, s, first), f->by);
  if (s->take[w->mode] == CL_TAKE_WOVEN)
    put_woven(f, s, map, col);
  else
    put_whole(f, s, map);
  enum cl_side k = side_of(f, s);
  const cl_part *p = is_flow(f, k) ? part_of(f, s, k) : NULL;
  if (p && p->stop > p->end)
    cl_weave_put(w, cl_weave_slice(w, k, p->end, p->stop), f->by);
}

/* Puts the comment behind the comma of an entry, merged; was there one? */
static bool put_note(const flow *f, const cl_strand *s) {
  bool has[CL_SIDES];
  cl_str text[CL_SIDES];
  enum cl_take take = s->take[f->w->mode];
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++) {
    const cl_part *p = is_flow(f, k) ? part_of(f, s, k) : NULL;
    has[k] =
        p && !(k == CL_OURS && take == CL_TAKE_THEIRS) && !(k == CL_THEIRS && take == CL_TAKE_OURS);
    text[k] = p ? cl_weave_slice(f->w, k, p->note, p->note_end) : (cl_str){ "", 0 };
  }
  size_t before = f->w->out->len;
  if (has[CL_OURS] || has[CL_THEIRS])
    cl_weave_tail(f->w, has, text);
  return memchr(cl_buf_text(f->w->out) + before, '#', f->w->out->len - before) != NULL;
}

static void put_close(flow *f, const cl_strand *last) {
  weaver *w = f->w;
  const cl_node *frame = f->level.node[f->frame];
  const size_t count = cl_node_count(frame);
  const cl_part *end = count ? &f->level.parts[f->frame][count - 1] : NULL;
  uint32_t from = end ? end->trail : frame->start + 1;
  bool comma = end && end->stop < frame->end - 1 && w->tree[f->frame]->src[end->stop] == ',';
  if (last && comma)
    cl_buf_putc(w->out, ',');
  bool note = last && put_note(f, last);
  cl_str close = cl_weave_slice(w, f->frame, from, frame->end - 1);
  if (note && (!close.n || *close.p != '\n'))
    cl_buf_putc(w->out, '\n');
  if (last || memchr(close.p, '#', close.n))
    cl_weave_put(w, close, f->by);
}

static bool start_flow(flow *f, const cl_strand *s, const weave_entry *e) {
  weaver *w = f->w;
  bool has[CL_SIDES];
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++) {
    const cl_node *node = e->node[k] ? e->node[k] : s->node[k];
    has[k] = node && node->kind != CL_SCALAR && node->style == CL_FLOW;
    if (!node || node->kind == CL_SCALAR)
      continue;
    f->level.node[k] = node;
    uint32_t from = cl_line_start(w->tree[k], node->start);
    f->level.parts[k] = cl_parts(w->tree[k], node, from, w->arena);
    if (!f->level.parts[k])
      return false;
  }
  f->frame = has[CL_OURS] ? CL_OURS : has[CL_THEIRS] ? CL_THEIRS : CL_BASE;
  return has[f->frame];
}

void cl_weave_flow(weaver *w, weave_entry *e, const cl_strand *s, unsigned col) {
  flow f = { .w = w };
  if (!start_flow(&f, s, e)) {
    w->bad = true;
    return;
  }
  const cl_node *frame = f.level.node[f.frame];
  bool map = frame->kind == CL_MAP, first = true;
  if (e->part[f.frame]) {
    const cl_part *p = e->part[f.frame];
    f.by = e->in_flow ? 0 : (int)col - (int)cl_column(w->tree[f.frame], p->start);
    cl_weave_space(w, e);
    if (!e->spaced && frame->start > p->head)
      cl_weave_put(w, cl_weave_slice(w, f.frame, p->head, frame->start), f.by);
    else if (!e->spaced && !e->seq_flow)
      cl_buf_putc(w->out, ' ');
  } else {
    cl_buf_puts(w->out, e->seq_flow ? "" : " ");
  }
  cl_buf_putc(w->out, map ? '{' : '[');
  bool open = false;
  const cl_strand *last = NULL;
  for (const cl_strand *c = s->child; c && !w->bad; c = c->next) {
    open = cl_weave_open(w, c);
    if (cl_strand_there(c, w->mode)) {
      if (last) {
        cl_buf_putc(w->out, ',');
        bool note = put_note(&f, last);
        cl_str lead = lead_of(&f, c, false);
        if (note && (!lead.n || *lead.p != '\n'))
          cl_buf_putc(w->out, '\n');
      }
      put_entry(&f, c, map, first, col);
      first = false;
      last = c;
    }
    cl_weave_close(w, open);
  }
  put_close(&f, last);
  cl_buf_putc(w->out, map ? '}' : ']');
}
