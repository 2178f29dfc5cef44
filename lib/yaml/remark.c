/* remark.c - lines of comment: to whom they belong.
 *
 * A comment right above an entry is about that entry.  What stands deeper than
 * the entries of a collection belongs to the entry above it, and so does an
 * example that was commented out:
 *
 *     reviews:
 *   #     - {date: 2026-01-19, with: team leader}
 */
#include <string.h>

#include "inner.h"

/* A line that holds but a comment: where its `#` and where its text stand. */
typedef struct remark {
  unsigned mark, text; /* columns */
  bool item, pair;     /* the text reads `- ...`, or `key: ...` */
} remark;

static bool reads_pair(const char *p, const char *end) {
  const char *at = p;
  while (at < end && (strchr("-_.", *at) || (*at >= '0' && *at <= '9') ||
                      (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z')))
    at++;
  return at > p && at < end && *at == ':' && (at + 1 == end || at[1] == ' ');
}

/* False when the line at AT is no comment. */
static bool remark_at(const cl_tree *tree, uint32_t at, remark *r) {
  uint32_t end = cl_line_end(tree, at), mark = at;
  while (mark < end && tree->src[mark] == ' ')
    mark++;
  if (mark == end || tree->src[mark] != '#')
    return false;
  uint32_t text = mark + 1;
  while (text < end && tree->src[text] == ' ')
    text++;
  const char *p = tree->src + text, *stop = tree->src + end;
  *r = (remark){ .mark = mark - at,
                 .text = text - at,
                 .item = p < stop && *p == '-' && (p + 1 == stop || p[1] == ' '),
                 .pair = reads_pair(p, stop) };
  return true;
}

/* A pair that was commented out with `#` in front of it is no deeper than the
 * entries: it is one beside them. */
static bool is_example(const remark *r, unsigned col, bool is_list) {
  if (r->item)
    return is_list ? r->text > col + (r->mark == col ? 2 : 0) : r->text >= col;
  return r->pair && r->text > col + (r->mark == col ? 2 : 0);
}

uint32_t cl_remarks_below(const cl_tree *tree, uint32_t at, unsigned col, bool is_list,
                          bool is_section) {
  remark r, first = { 0, 0, false, false };
  uint32_t last = 0;
  bool inside = false; /* of an example */
  for (; at < tree->size && remark_at(tree, at, &r); at = cl_line_break(tree, last)) {
    bool more = inside && r.mark == first.mark &&
                (r.text > first.text || (r.text == first.text && (r.item || r.pair)));
    if (r.mark <= col && !more) {
      if (!is_section || !is_example(&r, col, is_list))
        break;
      first = r;
      inside = true;
    }
    last = cl_line_end(tree, at);
  }
  return last;
}

uint32_t cl_remarks_above(const cl_tree *tree, uint32_t line, uint32_t floor) {
  remark r;
  while (line > floor) {
    uint32_t above = cl_line_start(tree, line - 1);
    if (above < floor || !remark_at(tree, above, &r))
      break;
    line = above;
  }
  return line;
}

bool cl_remark_in_block(const cl_tree *tree, uint32_t at, unsigned indent) {
  remark r;
  while (at < tree->size) {
    uint32_t text = at, end = cl_line_end(tree, at);
    while (text < end && tree->src[text] == ' ')
      text++;
    if (text < end)
      return remark_at(tree, at, &r) && r.mark >= indent;
    at = cl_line_break(tree, end);
    if (at == end)
      break;
  }
  return false;
}
