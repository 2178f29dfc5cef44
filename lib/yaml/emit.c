/* emit.c - new values as YAML, in the layout of the file they come into. */
#include <string.h>

#include "inner.h"

enum { LINE = 100 }; /* a flow collection that would be wider goes on lines of its own */

static void put_key(cl_emit *e, const char *key, bool in_flow) {
  cl_str text = cl_str_of(key);
  cl_scalar_put(e->out, text, cl_style_new(text, false, in_flow, false), false);
  cl_buf_putc(e->out, ':');
}

void cl_emit_flow_entry(cl_emit *e, const char *key, const cl_val *val) {
  if (key) {
    put_key(e, key, true);
    cl_buf_putc(e->out, ' ');
  }
  cl_emit_flow(e, val);
}

void cl_emit_flow(cl_emit *e, const cl_val *val) {
  if (val->kind == CL_SCALAR) {
    cl_scalar_put(e->out, val->text, cl_style_new(val->text, val->plain_ok, true, false), false);
    return;
  }
  cl_buf_putc(e->out, val->kind == CL_MAP ? '{' : '[');
  for (const cl_val *c = val->child; c; c = c->next) {
    if (c != val->child)
      cl_buf_puts(e->out, ", ");
    cl_emit_flow_entry(e, val->kind == CL_MAP ? c->key : NULL, c);
  }
  cl_buf_putc(e->out, val->kind == CL_MAP ? '}' : ']');
}

/* Bytes that VAL takes in flow style, counted up to LINE; more for a text of
 * several lines, which wants a block. */
static size_t flow_size(const cl_val *val) {
  if (val->kind == CL_SCALAR)
    return memchr(val->text.p, '\n', val->text.n) ? LINE + 1 : val->text.n;
  size_t n = 2;
  for (const cl_val *c = val->child; c && n <= LINE; c = c->next)
    n += flow_size(c) + (c->key ? strlen(c->key) + 2 : 0) + 2;
  return n;
}

bool cl_emit_is_block(const cl_val *val, unsigned col) {
  if (val->kind == CL_SCALAR || !val->child)
    return false;
  return val->block || col + (val->key ? strlen(val->key) : 0) + flow_size(val) > LINE;
}

static void put_block_lines(cl_emit *e, const cl_val *val, unsigned col) {
  unsigned at = col + (val->kind == CL_MAP ? e->layout.step : e->layout.dash);
  for (const cl_val *c = val->child; c; c = c->next) {
    cl_buf_puts(e->out, e->layout.eol);
    cl_buf_fill(e->out, ' ', at);
    cl_emit_entry(e, val->kind == CL_MAP ? c->key : NULL, c, at, 2, false);
  }
}

void cl_emit_behind_key(cl_emit *e, const cl_val *val, unsigned col) {
  if (cl_emit_is_block(val, col)) {
    put_block_lines(e, val, col);
    return;
  }
  cl_buf_putc(e->out, ' ');
  if (val->kind != CL_SCALAR) {
    cl_emit_flow(e, val);
    return;
  }
  unsigned indent = col + e->layout.step;
  enum cl_style style =
      cl_style_new(val->text, val->plain_ok, false, !cl_remark_in_block(e->tree, e->below, indent));
  if (style == CL_LITERAL)
    cl_block_put(e->out, val->text, style, cl_str_of(cl_chomp(val->text)), indent, e->layout.eol);
  else
    cl_scalar_put(e->out, val->text, style, false);
}

void cl_emit_entry(cl_emit *e, const char *key, const cl_val *val, unsigned col, unsigned gap,
                   bool flow) {
  if (key) {
    put_key(e, key, false);
    cl_emit_behind_key(e, val, col);
    return;
  }
  cl_buf_putc(e->out, '-');
  cl_buf_fill(e->out, ' ', gap - 1);
  if (val->kind == CL_MAP && !flow && val->child && (val->block || cl_emit_is_block(val, col))) {
    /* The first pair stands behind the dash, the others below it. */
    for (const cl_val *c = val->child; c; c = c->next) {
      if (c != val->child) {
        cl_buf_puts(e->out, e->layout.eol);
        cl_buf_fill(e->out, ' ', col + gap);
      }
      cl_emit_entry(e, c->key, c, col + gap, gap, false);
    }
    return;
  }
  if (val->kind == CL_SCALAR)
    cl_scalar_put(e->out, val->text, cl_style_new(val->text, val->plain_ok, false, false), false);
  else
    cl_emit_flow(e, val);
}

/* ---- layout ---- */

/* Looks at the first collections only: a file is written by one hand. */
static void look(const cl_tree *tree, const cl_node *node, cl_layout *found, int *budget) {
  CL_EACH(child, node) {
    if (--*budget < 0)
      return;
    if (child->kind == CL_SCALAR || child->style != CL_BLOCK || !cl_node_child(child))
      continue;
    if (node->kind == CL_MAP) {
      unsigned key = cl_column(tree, child->kstart), at = cl_column(tree, child->start);
      if (child->kind == CL_MAP && at > key && !found->step)
        found->step = at - key;
      if (child->kind == CL_SEQ && at >= key && found->dash == UINT32_MAX)
        found->dash = at - key;
    }
    look(tree, child, found, budget);
  }
}

void cl_layout_of(const cl_tree *tree, cl_layout *layout) {
  *layout = (cl_layout){ .eol = "\n", .step = 0, .dash = UINT32_MAX };
  uint32_t end = cl_line_end(tree, 0), next = cl_line_break(tree, end);
  if (next - end == 2)
    layout->eol = "\r\n";
  else if (next > end && tree->src[end] == '\r')
    layout->eol = "\r";
  int budget = 500;
  if (tree->root)
    look(tree, tree->root, layout, &budget);
  if (!layout->step)
    layout->step = 2;
  if (layout->dash == UINT32_MAX)
    layout->dash = 2;
}
