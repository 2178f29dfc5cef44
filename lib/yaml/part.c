/* part.c - which bytes of a file belong to which entry of a collection: every
 * comment is somebody's.
 *
 * A comment belongs to the entry it stands above or behind.  One that is further
 * in than the entry below it is still of the entry above. */
#include <string.h>

#include "inner.h"

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/* Behind the colon of the key of CHILD. */
static uint32_t behind_colon(const cl_tree *tree, const cl_node *child) {
  const uint32_t end = cl_node_kend(tree, child);
  uint32_t at = end;
  while (at < tree->size && is_blank(tree->src[at]))
    at++;
  return at < tree->size && tree->src[at] == ':' ? at + 1 : end;
}

/* Behind the comments that stand at the line AT and belong to CHILD, of a collection
 * whose entries are at COL; AT itself when there are none. */
static uint32_t behind_remarks(const cl_tree *tree, uint32_t at, unsigned col, bool is_list,
                               const cl_node *child) {
  bool section = child->kind != CL_SCALAR || cl_node_empty(child);
  uint32_t end = cl_remarks_below(tree, at, col, is_list, section);
  return end ? cl_line_break(tree, end) : at;
}

/* The same for all that ends with CHILD, whose last line ends before AT. */
static uint32_t behind_nested(const cl_tree *tree, uint32_t at, const cl_node *child) {
  if (child->kind == CL_SCALAR || child->style == CL_FLOW || !cl_node_child(child))
    return at;
  const cl_node *last = cl_node_child(child);
  while (cl_node_next(last))
    last = cl_node_next(last);
  at = behind_nested(tree, at, last);
  return behind_remarks(tree, at, cl_column(tree, child->start), child->kind == CL_SEQ, last);
}

static bool block_parts(const cl_tree *tree, const cl_node *node, uint32_t from, cl_part *part) {
  unsigned col = cl_column(tree, node->start);
  uint32_t lead = from;
  bool first = true;
  CL_EACH(child, node) {
    *part = (cl_part){ .start = cl_entry_start(tree, node, child), .end = child->end };
    part->inlined = first && lead > cl_line_start(tree, part->start);
    part->lead = part->inlined ? part->start : lead;
    part->head = node->kind == CL_MAP ? behind_colon(tree, child) : part->start + 1;
    part->low = cl_line_end(tree, part->end > part->head ? part->end : part->head);
    uint32_t next = cl_line_break(tree, part->low), below = behind_nested(tree, next, child);
    part->stop = below > next ? cl_line_end(tree, cl_line_start(tree, below - 1)) : part->low;
    part->trail = lead = behind_remarks(tree, below, col, node->kind == CL_SEQ, child);
    if (node->kind == CL_MAP && tree->src[part->start] == '?')
      return false;
    first = false;
    part++;
  }
  return true;
}

/* The comma between FROM and TO, or TO; *NOTE is the `#` of a comment before it. */
static uint32_t comma_of(const cl_tree *tree, uint32_t from, uint32_t to, uint32_t *note) {
  *note = to;
  for (uint32_t at = from; at < to; at++) {
    if (tree->src[at] == ',')
      return at;
    if (tree->src[at] == '#') {
      if (*note == to)
        *note = at;
      at = cl_line_end(tree, at);
    }
  }
  return to;
}

static void flow_end(const cl_tree *tree, uint32_t to, cl_part *part) {
  uint32_t note, comma = comma_of(tree, part->end, to, &note);
  part->low = part->stop = comma;
  part->note = part->note_end = part->trail = comma < to ? comma + 1 : to;
  if (comma == to) { /* the last: what stands before the bracket is the bracket's */
    part->low = part->stop = part->note = part->note_end = part->trail = part->end;
    if (note < to && cl_line_end(tree, part->end) > note)
      part->note_end = part->trail = cl_line_end(tree, note);
    return;
  }
  uint32_t end = cl_line_end(tree, comma), at = comma + 1;
  while (at < end && is_blank(tree->src[at]))
    at++;
  if (at < end && tree->src[at] == '#' && end < to)
    part->note_end = part->trail = end;
}

static bool flow_parts(const cl_tree *tree, const cl_node *node, cl_part *part) {
  uint32_t lead = node->start + 1;
  CL_EACH(child, node) {
    uint32_t start = cl_entry_start(tree, node, child);
    *part = (cl_part){ .lead = lead, .start = start, .end = child->end };
    part->head = node->kind == CL_MAP ? behind_colon(tree, child) : start;
    if (part->end < part->head)
      part->end = part->head;
    if (tree->src[start] == '?' || (node->kind == CL_SEQ && child->kind == CL_MAP &&
                                    child->style == CL_FLOW && tree->src[start] != '{'))
      return false; /* a pair without braces in a list */
    uint32_t to =
        cl_node_next(child) ? cl_entry_start(tree, node, cl_node_next(child)) : node->end - 1;
    if (to < part->end)
      return false;
    flow_end(tree, to, part);
    lead = part->trail;
    part++;
  }
  return true;
}

cl_part *cl_parts(const cl_tree *tree, const cl_node *node, uint32_t from, cl_arena *arena) {
  cl_part *parts = cl_alloc(arena, (cl_node_count(node) + 1) * sizeof *parts);
  bool good =
      node->style == CL_FLOW ? flow_parts(tree, node, parts) : block_parts(tree, node, from, parts);
  return good ? parts : NULL;
}

/* What opens a file and is no entry's: the comment in its first lines, and all up
 * to the last line before the first entry that is blank or no comment (`---`). */
uint32_t cl_parts_begin(const cl_tree *tree) {
  uint32_t to = tree->root ? cl_line_start(tree, tree->root->start) : tree->size, begin = 0;
  bool first = true;
  for (uint32_t line = 0; line < to;) {
    uint32_t end = cl_line_end(tree, line), next = cl_line_break(tree, end), text = line;
    while (text < end && is_blank(tree->src[text]))
      text++;
    bool comment = text < end && tree->src[text] == '#';
    first = first && comment;
    if (first || !comment)
      begin = next;
    line = next;
  }
  return begin < to ? begin : to;
}
