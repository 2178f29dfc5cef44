/* splice.c - the new bytes: the old ones, copied from front to back, with what
 * was asked for written in between. */
#include <string.h>

#include "inner.h"

typedef struct writer {
  cl_edit *edit;
  const cl_tree *tree;
  cl_emit emit;
  uint32_t at;       /* the source is copied or skipped up to here */
  uint32_t taken_to; /* lines were taken out up to here, and what was written ends
                        with a line break; 0: none yet */
} writer;

/* ---- moving along the source ---- */

static void copy_to(writer *w, uint32_t to) {
  if (to > w->at) {
    cl_buf_add(w->emit.out, w->tree->src + w->at, to - w->at);
    w->at = to;
  }
}

static void skip_to(writer *w, uint32_t to) {
  if (to > w->at)
    w->at = to;
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

static bool blanks_only(const cl_tree *tree, uint32_t from, uint32_t to) {
  while (from < to && is_blank(tree->src[from]))
    from++;
  return from == to;
}

/* What is written now comes above the line behind the one that AT stands in. */
static void look_below(writer *w, uint32_t at) {
  w->emit.below = cl_line_break(w->tree, cl_line_end(w->tree, at));
}

static void new_line(writer *w, unsigned indent) {
  cl_buf_puts(w->emit.out, w->emit.layout.eol);
  cl_buf_fill(w->emit.out, ' ', indent);
}

/* ---- where an entry of a collection starts and ends ---- */

/* The dash of a block list's item: the only one at the list's column, on the
 * item's line or above it. */
static uint32_t dash_of(const cl_tree *tree, const cl_node *seq, const cl_node *item) {
  unsigned col = cl_column(tree, seq->start);
  uint32_t line = cl_first_of_line(tree, item->start);
  while (line > seq->start) {
    uint32_t at = line + col;
    if (at < item->start && tree->src[at] == '-' && blanks_only(tree, line, at))
      return at;
    line = cl_first_of_line(tree, line - 1);
  }
  return seq->start;
}

/* Key, or `? key`, or dash. */
uint32_t cl_entry_start(const cl_tree *tree, const cl_node *parent, const cl_node *child) {
  if (parent->kind == CL_SEQ)
    return parent->style == CL_BLOCK ? dash_of(tree, parent, child) : child->start;
  uint32_t at = child->kstart;
  while (at > parent->start && is_blank(tree->src[at - 1]))
    at--;
  return at > parent->start && tree->src[at - 1] == '?' ? at - 1
         : at == parent->start && tree->src[at] == '?'  ? at
                                                        : child->kstart;
}

static bool touched(const writer *w, const cl_node *child) {
  return cl_edit_touches(w->edit, child->start, child->end);
}

bool cl_edit_goes_before(const cl_edit *edit, const cl_node *child) {
  const cl_tree *tree = edit->tree;
  const cl_node *leaf = child;
  while (leaf->kind != CL_SCALAR && leaf->style == CL_BLOCK && cl_node_child(leaf)) {
    leaf = cl_node_child(leaf);
    while (cl_node_next(leaf))
      leaf = cl_node_next(leaf);
  }
  if ((leaf->style != CL_LITERAL && leaf->style != CL_FOLDED) || leaf->end != tree->size)
    return false;
  uint32_t header = cl_line_end(tree, leaf->start);
  return !memchr(tree->src + leaf->start, '-', header - leaf->start);
}

/* ---- replacing a value ---- */

static bool is_block_scalar(const cl_node *node) {
  return node->style == CL_LITERAL || node->style == CL_FOLDED;
}

/* The blanks behind AT. */
static uint32_t behind_blanks(const cl_tree *tree, uint32_t at) {
  while (at < tree->size && is_blank(tree->src[at]))
    at++;
  return at;
}

/* A header: `|` or `>`, indicators, and its tail: blanks and a comment. */
static uint32_t tail_of(const cl_tree *tree, const cl_node *node) {
  uint32_t at = node->start + 1;
  while (at < tree->size && strchr("+-123456789", tree->src[at]) && tree->src[at])
    at++;
  return at;
}

/* How far the lines of the block scalar NODE stand in. */
static unsigned indent_of(const cl_tree *tree, const cl_node *node, unsigned key_col,
                          unsigned otherwise) {
  for (uint32_t at = node->start + 1, end = tail_of(tree, node); at < end; at++)
    if (tree->src[at] >= '1' && tree->src[at] <= '9')
      return key_col + (unsigned)(tree->src[at] - '0');
  uint32_t line = cl_line_break(tree, cl_line_end(tree, node->start));
  while (line < node->end) {
    uint32_t text = line, end = cl_line_end(tree, line);
    while (text < end && tree->src[text] == ' ')
      text++;
    if (text < end)
      return text - line;
    line = cl_line_break(tree, end);
  }
  return otherwise;
}

/* A block scalar gets new lines; its header keeps its indicators and its tail,
 * which is, where there was no block, what stands behind the value: blanks. */
static void replace_in_block(writer *w, const cl_node *node, const cl_val *val, enum cl_style style,
                             unsigned key_col) {
  const cl_tree *tree = w->tree;
  cl_buf head = CL_BUF_INIT;
  unsigned indent = key_col + w->emit.layout.step;
  const char *chomp = cl_chomp(val->text);
  uint32_t tail = node->end, tail_end = behind_blanks(tree, tail);
  bool unended =
      (is_block_scalar(node) ? node->end : tail_end) == tree->size; /* no break behind it */
  if (is_block_scalar(node)) {
    tail = tail_of(tree, node);
    tail_end = cl_line_end(tree, node->start);
    indent = indent_of(tree, node, key_col, indent);
    for (uint32_t at = node->start + 1; at < tail; at++)
      if (tree->src[at] >= '1' && tree->src[at] <= '9')
        cl_buf_putc(&head, tree->src[at]);
    if (unended && *chomp == '-' && !memchr(tree->src + node->start, '-', tail - node->start))
      chomp = ""; /* as it was: without a break at the end there is nothing to strip */
  }
  cl_buf_puts(&head, chomp);
  cl_buf_add(&head, tree->src + tail, tail_end - tail);
  cl_block_put(w->emit.out, val->text, style, (cl_str){ cl_buf_text(&head), head.len }, indent,
               w->emit.layout.eol);
  if (unended && val->text.n && val->text.p[val->text.n - 1] == '\n')
    cl_buf_puts(w->emit.out, w->emit.layout.eol);
  if (!is_block_scalar(node))
    skip_to(w, tail_end);
  cl_buf_free(&head);
}

static void replace_scalar(writer *w, const cl_node *node, const cl_val *val, bool in_flow,
                           unsigned key_col) {
  const cl_tree *tree = w->tree;
  copy_to(w, node->start);
  if (node->start == node->end) { /* nothing stands there yet */
    char before = node->start ? tree->src[node->start - 1] : ' ';
    if (node->key && before != ':')
      cl_buf_putc(w->emit.out, ':');
    cl_buf_putc(w->emit.out, ' ');
    cl_scalar_put(w->emit.out, val->text, cl_style_new(val->text, val->plain_ok, in_flow, false),
                  false);
    return;
  }
  bool forced;
  enum cl_style style =
      cl_style_like(tree, node, val, in_flow, key_col + w->emit.layout.step, &forced);
  if (style == CL_LITERAL || style == CL_FOLDED) {
    replace_in_block(w, node, val, style, key_col);
  } else {
    cl_scalar_put(w->emit.out, val->text, style, forced);
    if (is_block_scalar(node)) { /* what stood behind its header stands behind the value */
      uint32_t tail = tail_of(tree, node);
      cl_buf_add(w->emit.out, tree->src + tail, cl_line_end(tree, node->start) - tail);
    }
  }
  skip_to(w, node->end);
}

/* A collection comes where there was none: `key:`, `key: ~` or `key: []`. */
static void replace_nothing(writer *w, const cl_node *node, const cl_val *val, unsigned key_col) {
  uint32_t colon = node->start;
  while (colon > w->at && is_blank(w->tree->src[colon - 1]))
    colon--;
  copy_to(w, colon);
  if (node->key && w->tree->src[colon - 1] != ':')
    cl_buf_putc(w->emit.out, ':');
  skip_to(w, node->end);
  if (cl_emit_is_block(val, key_col))
    copy_to(w, cl_line_end(w->tree, node->end)); /* a comment stays behind the key */
  look_below(w, node->end);
  cl_emit_behind_key(&w->emit, val, key_col);
}

static void replace(writer *w, const cl_node *node, const cl_val *val, bool in_flow,
                    unsigned key_col) {
  bool nothing = cl_node_nothing(node);
  if (val->kind == CL_SCALAR && node->kind == CL_SCALAR) {
    replace_scalar(w, node, val, in_flow, key_col);
  } else if (!in_flow && nothing) {
    replace_nothing(w, node, val, key_col);
  } else {
    copy_to(w, node->start);
    if (node->start == node->end)
      cl_buf_putc(w->emit.out, ' ');
    if (!in_flow && node->style == CL_BLOCK && cl_column(w->tree, node->start) <= key_col)
      cl_buf_fill(w->emit.out, ' ', w->emit.layout.step);
    cl_emit_flow(&w->emit, val);
    skip_to(w, node->end);
  }
}

static void write_node(writer *w, const cl_node *node, bool in_flow, unsigned key_col);

/* ---- flow collections ---- */

/* What stands between two entries, without its comma: comments outlive what
 * stood beside them. */
static void put_without_comma(writer *w, uint32_t from, uint32_t to, bool only_comments) {
  const char *src = w->tree->src;
  bool comment = memchr(src + from, '#', to - from) != NULL;
  if (only_comments && !comment)
    return;
  bool inside = false, dropped = false;
  for (uint32_t i = from; i < to; i++) {
    if (src[i] == '#')
      inside = true;
    else if (src[i] == '\n' || src[i] == '\r')
      inside = false;
    if (src[i] == ',' && !inside && !dropped)
      dropped = true;
    else
      cl_buf_putc(w->emit.out, src[i]);
  }
}

/* DUE: a comma must come before whatever is written next. */
static void flow_insert(writer *w, const cl_insert *insert, bool *due) {
  for (; insert; insert = insert->next) {
    if (*due)
      cl_buf_puts(w->emit.out, ", ");
    cl_emit_flow_entry(&w->emit, insert->key, insert->value);
    *due = true;
  }
}

/* The first entry behind CHILD that will stand in the new bytes, or NULL. */
static const cl_node *next_kept(const cl_edit *edit, const cl_node *child) {
  for (const cl_node *n = cl_node_next(child); n; n = cl_node_next(n)) {
    const cl_mod *mod = cl_edit_mod(edit, n);
    if (!mod || !mod->removed || mod->behind)
      return n;
  }
  return NULL;
}

/* Ends of gaps: the gap behind child C reaches to the next entry, or to the
 * closing bracket. */
static uint32_t gap_end(const writer *w, const cl_node *node, const cl_node *child) {
  return cl_node_next(child) ? cl_entry_start(w->tree, node, cl_node_next(child)) : node->end - 1;
}

static bool has_structure(const cl_edit *edit, const cl_node *node) {
  const cl_mod *own = cl_edit_mod(edit, node);
  if (own && own->first)
    return true;
  CL_EACH(child, node) {
    const cl_mod *mod = cl_edit_mod(edit, child);
    if (mod && (mod->removed || mod->behind))
      return true;
  }
  return false;
}

/* The text between CHILD and what follows it.  Of the gaps around an entry that
 * goes, the one before goes with it: so that what was put in behind another
 * goes without a trace. */
static void write_gap(writer *w, const cl_node *node, const cl_node *child, bool wrote, bool *due) {
  uint32_t from = w->at, to = gap_end(w, node, child);
  const cl_mod *next = cl_node_next(child) ? cl_edit_mod(w->edit, cl_node_next(child)) : NULL;
  bool last = !cl_node_next(child); /* then a comma here trails, behind whatever is written last */
  if (last ? wrote || *due : *due && !(next && next->removed && !next->behind)) {
    copy_to(w, to);
    *due = false;
  } else {
    put_without_comma(w, from, to, !last);
    skip_to(w, to);
  }
}

/* Passes over a comment on the line at hand, before TO. */
static void skip_comment(writer *w, uint32_t to) {
  const char *src = w->tree->src;
  uint32_t at = w->at;
  while (at < to && (is_blank(src[at]) || src[at] == ','))
    at++;
  if (at < to && src[at] == '#')
    skip_to(w, cl_line_end(w->tree, at));
}

static void write_flow_changed(writer *w, const cl_node *node) {
  const cl_mod *own = cl_edit_mod(w->edit, node);
  bool due = false;
  copy_to(w, node->start + 1);
  if (cl_node_child(node))
    copy_to(w, cl_entry_start(w->tree, node, cl_node_child(node)));
  else
    skip_to(w, node->end - 1);
  if (own)
    flow_insert(w, own->first, &due);
  CL_EACH(child, node) {
    const cl_mod *mod = cl_edit_mod(w->edit, child);
    bool kept = !mod || !mod->removed;
    if (kept) {
      if (due)
        cl_buf_puts(w->emit.out, ", ");
      write_node(w, child, true, 0);
      copy_to(w, child->end);
      due = true;
    }
    skip_to(w, child->end);
    if (mod && mod->removed && mod->bare)
      skip_comment(w, gap_end(w, node, child));
    if (mod)
      flow_insert(w, mod->behind, &due);
    write_gap(w, node, child, kept || (mod && mod->behind), &due);
  }
}

static void write_flow(writer *w, const cl_node *node) {
  if (has_structure(w->edit, node)) {
    write_flow_changed(w, node);
    return;
  }
  CL_EACH(child, node)
    if (touched(w, child))
      write_node(w, child, true, 0);
}

/* ---- block collections ---- */

/* Is the line above the one at LINE blank? */
static bool blank_above(const cl_tree *tree, uint32_t line) {
  if (line == 0 || cl_first_of_line(tree, line) != line || line == 3)
    return false;
  uint32_t above = cl_first_of_line(tree, line - 1);
  return blanks_only(tree, above, cl_line_end(tree, above));
}

typedef struct block {
  const cl_node *node;
  unsigned col;    /* column of its keys or dashes */
  unsigned gap;    /* from a dash to what stands behind it */
  bool flow_items; /* its items are maps in braces */
} block;

static void put_entry(writer *w, const block *b, const cl_insert *insert) {
  cl_emit_entry(&w->emit, insert->key, insert->value, b->col, b->gap, b->flow_items);
}

/* Sections of a plan and records may have a blank line between them. */
static bool spaced(const writer *w, const block *b, uint32_t start, const cl_insert *insert) {
  bool wide = b->node->kind == CL_SEQ ? insert->value->kind == CL_MAP
                                      : b->col == 0 && insert->value->kind != CL_SCALAR;
  return wide && blank_above(w->tree, cl_first_of_line(w->tree, start)) &&
         (b->node->kind == CL_MAP || start != b->node->start);
}

static bool is_section(const cl_node *node) {
  return node->kind != CL_SCALAR || cl_node_empty(node);
}

/* Where the last lines of CHILD were taken out, what comes behind it comes at the
 * start of a line, and ends one where there was a break to end it with. */
static void insert_behind(writer *w, const block *b, const cl_node *child, uint32_t start,
                          const cl_insert *insert) {
  uint32_t end = cl_line_end(w->tree, child->end);
  copy_to(w, end);
  bool at_start = w->taken_to && w->taken_to == w->at;
  uint32_t remarks = cl_remarks_below(w->tree, at_start ? w->at : cl_line_break(w->tree, w->at),
                                      b->col, b->node->kind == CL_SEQ, is_section(child));
  if (remarks) {
    copy_to(w, remarks);
    at_start = false;
  }
  bool ends = at_start && w->at > end;
  look_below(w, w->at);
  if (at_start)
    w->emit.below = w->at;
  for (; insert; insert = insert->next) {
    if (spaced(w, b, start, insert))
      cl_buf_puts(w->emit.out, w->emit.layout.eol);
    if (at_start)
      cl_buf_fill(w->emit.out, ' ', b->col);
    else
      new_line(w, b->col);
    put_entry(w, b, insert);
    at_start = false;
  }
  if (ends)
    cl_buf_puts(w->emit.out, w->emit.layout.eol);
}

/* An entry that shares its line with what it stands in (`- id: x`): the next
 * one moves up to its place, unless a comment is in the way. */
static void remove_shared(writer *w, const block *b, const cl_node *child, uint32_t start) {
  copy_to(w, start);
  const cl_node *next = next_kept(w->edit, child);
  uint32_t end = child->end;
  if (next) {
    uint32_t to = cl_entry_start(w->tree, b->node, next);
    /* Where U+2028 breaks a line, a dash may be sought in the wrong one. */
    if (to >= end && !memchr(w->tree->src + end, '#', to - end)) {
      skip_to(w, to);
      return;
    }
  }
  while (end < w->tree->size && is_blank(w->tree->src[end]))
    end++;
  skip_to(w, end);
}

/* The column of the comment that is all of the line at LINE; -1 for none. */
static int comment_column(const cl_tree *tree, uint32_t line) {
  uint32_t at = line;
  while (at < tree->size && is_blank(tree->src[at]))
    at++;
  return at < tree->size && tree->src[at] == '#' ? (int)(at - line) : -1;
}

/* Takes the comments at an entry whose lines are *FROM to *TO in. */
static void widen_to_comments(const writer *w, const block *b, uint32_t *from, uint32_t *to) {
  const cl_tree *tree = w->tree;
  while (*from > w->at) {
    uint32_t above = cl_first_of_line(tree, *from - 1);
    if (above >= *from || above < w->at || comment_column(tree, above) < (int)b->col)
      break;
    *from = above;
  }
  while (*to < tree->size && comment_column(tree, *to) > (int)b->col)
    *to = cl_line_break(tree, cl_line_end(tree, *to));
}

static void remove_lines(writer *w, const block *b, const cl_node *prev, const cl_node *child,
                         uint32_t start) {
  const cl_tree *tree = w->tree;
  uint32_t from = cl_first_of_line(tree, start), end = cl_line_end(tree, child->end);
  uint32_t to = cl_line_break(tree, end);
  const cl_mod *mod = cl_edit_mod(w->edit, child);
  if (mod && mod->bare)
    widen_to_comments(w, b, &from, &to);
  bool wide = b->node->kind == CL_SEQ || b->col == 0;
  bool last =
      to == tree->size ||
      blanks_only(tree, to, cl_line_end(tree, to)) || /* end of file, or a blank line */
      (b->col == 0 && !cl_node_next(child)); /* a comment below it belongs to the section above */
  if (wide && last && blank_above(tree, from))
    from = cl_first_of_line(tree, from - 1);
  bool unended =
      to == end && from > 0 && from > w->at && prev && !cl_edit_goes_before(w->edit, prev);
  if (unended) {
    /* It ended the file without a break: so does what is now last. */
    from--;
    if (from > 0 && tree->src[from] == '\n' && tree->src[from - 1] == '\r')
      from--;
  }
  copy_to(w, from);
  skip_to(w, to);
  w->taken_to = unended ? 0 : to;
}

static void remove_entry(writer *w, const block *b, const cl_node *prev, const cl_node *child,
                         uint32_t start, const cl_insert *instead) {
  if (instead) { /* others take its place */
    copy_to(w, start);
    look_below(w, child->end);
    for (const cl_insert *i = instead; i; i = i->next) {
      if (i != instead)
        new_line(w, b->col);
      put_entry(w, b, i);
    }
    skip_to(w, cl_line_end(w->tree, child->end));
  } else if (!blanks_only(w->tree, cl_first_of_line(w->tree, start), start)) {
    remove_shared(w, b, child, start);
  } else if (w->at > start) {
    skip_to(w, child->end); /* already moved past it */
  } else {
    remove_lines(w, b, prev, child, start);
  }
}

/* Items look like the last one that is there. */
static void look_at_items(writer *w, block *b) {
  const cl_node *last = NULL;
  CL_EACH(child, b->node)
    last = child;
  if (!last || b->node->kind != CL_SEQ)
    return;
  uint32_t dash = dash_of(w->tree, b->node, last);
  b->flow_items = last->kind == CL_MAP && last->style == CL_FLOW;
  if (last->start > dash &&
      cl_first_of_line(w->tree, last->start) == cl_first_of_line(w->tree, dash) &&
      last->start - dash <= 16)
    b->gap = last->start - dash;
}

/* Before the first entry; and before the comment above it, which is about that. */
static void insert_first(writer *w, const block *b, const cl_insert *insert) {
  uint32_t start = b->node->start, line = cl_first_of_line(w->tree, start), above = line;
  if (blanks_only(w->tree, line, start))
    above = cl_remarks_above(w->tree, line, w->at);
  bool lines = above < line && above > 0;
  copy_to(w, lines ? above : start);
  w->emit.below = above;
  for (; insert; insert = insert->next) {
    if (lines)
      cl_buf_fill(w->emit.out, ' ', b->col);
    put_entry(w, b, insert);
    if (lines)
      cl_buf_puts(w->emit.out, w->emit.layout.eol);
    else
      new_line(w, b->col);
  }
}

static void write_block(writer *w, const cl_node *node) {
  const cl_mod *own = cl_edit_mod(w->edit, node);
  block b = { .node = node, .col = cl_column(w->tree, node->start), .gap = 2 };
  bool looked = false;
  if (own && own->first) {
    look_at_items(w, &b);
    looked = true;
    insert_first(w, &b, own->first);
  }
  const cl_node *prev = NULL;
  CL_EACH(child, node) {
    const cl_mod *mod = cl_edit_mod(w->edit, child);
    if (!mod && !touched(w, child)) {
      prev = child;
      continue;
    }
    if (mod && mod->behind && !looked) {
      look_at_items(w, &b);
      looked = true;
    }
    uint32_t start = cl_entry_start(w->tree, node, child);
    bool before = mod && mod->behind && !mod->removed && cl_edit_goes_before(w->edit, child);
    if (before) {
      copy_to(w, start);
      w->emit.below = w->at;
      for (const cl_insert *i = mod->behind; i; i = i->next) {
        put_entry(w, &b, i);
        new_line(w, b.col);
      }
    }
    if (mod && mod->removed) {
      remove_entry(w, &b, prev, child, start, mod->behind);
    } else {
      write_node(w, child, false, b.col);
      if (mod && mod->behind && !before)
        insert_behind(w, &b, child, start, mod->behind);
    }
    prev = child;
  }
}

static void write_node(writer *w, const cl_node *node, bool in_flow, unsigned key_col) {
  const cl_mod *mod = cl_edit_mod(w->edit, node);
  if (mod && mod->replace)
    replace(w, node, mod->replace, in_flow, key_col);
  else if (node->kind == CL_SCALAR)
    copy_to(w, node->end);
  else if (node->style == CL_FLOW)
    write_flow(w, node);
  else
    write_block(w, node);
}

/* The first sections of an empty file. */
static void write_first(writer *w) {
  copy_to(w, w->tree->size);
  cl_buf *out = w->emit.out;
  if (out->len > (w->tree->bom ? 3u : 0u) && out->p[out->len - 1] != '\n' &&
      out->p[out->len - 1] != '\r')
    cl_buf_puts(out, w->emit.layout.eol);
  for (const cl_insert *i = w->edit->root; i; i = i->next) {
    cl_emit_entry(&w->emit, i->key, i->value, 0, 2, false);
    cl_buf_puts(out, w->emit.layout.eol);
  }
}

void cl_edit_render(cl_edit *edit, cl_buf *out) {
  writer w = { .edit = edit, .tree = edit->tree, .emit = { .out = out, .tree = edit->tree } };
  cl_layout_of(edit->tree, &w.emit.layout);
  cl_buf_reserve(out, edit->tree->size + 1024);
  if (edit->root)
    write_first(&w);
  else if (edit->tree->root)
    write_node(&w, edit->tree->root, false, 0);
  copy_to(&w, edit->tree->size);
}
