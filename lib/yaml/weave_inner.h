/* weave_inner.h - what weave.c, weave_entry.c, weave_flow.c and weave_prove.c share. */
#ifndef CL_YAML_WEAVE_INNER_H
#define CL_YAML_WEAVE_INNER_H

#include "inner.h"
#include "weave.h"

typedef struct weaver {
  const cl_tree *tree[CL_SIDES];
  cl_buf *out;
  int mode; /* 0: conflicts are taken from ours, 1: from theirs */
  cl_woven *woven;
  size_t seen;  /* conflicts, in mode 1 */
  bool inside;  /* a conflict */
  bool started; /* something stands there */
  bool bad;     /* cannot be woven */
  cl_arena *arena;
} weaver;

/* The same collection on each side, and the parts of its entries. */
typedef struct weave_level {
  const cl_node *node[CL_SIDES];
  cl_part *parts[CL_SIDES];
} weave_level;

typedef struct weave_entry {
  const cl_node *node[CL_SIDES];
  const cl_part *part[CL_SIDES];
  bool in_flow;
  bool seq_flow; /* an item of a flow list: nothing stands before its value */
  bool spaced;   /* the blanks before the value are written */
} weave_entry;

/* The side to take of what not all have: a side that changed it goes before one
 * that did not; ours before theirs. */
enum cl_side cl_weave_pick(bool has[CL_SIDES], bool ours_same, bool theirs_same, bool alike);
/* The side of which a thing is taken, of those that HAVE it. */
typedef bool cl_same_fn(const weaver *w, const void *data, enum cl_side a, enum cl_side b);
enum cl_side cl_weave_take(const weaver *w, bool has[CL_SIDES], cl_same_fn *same, const void *data);
/* ---- weave_text.c ---- */
/* Do the lines of A and B say the same, indented as far from their columns?  WHOLE:
 * the first line is indented, too. */
bool cl_weave_same_lines(cl_str a, unsigned a_col, cl_str b, unsigned b_col, bool whole);
cl_str cl_weave_slice(const weaver *w, enum cl_side side, uint32_t from, uint32_t to);
void cl_weave_put(weaver *w, cl_str text, int by);
void cl_weave_break(weaver *w);
unsigned cl_weave_column(const weaver *w);
void cl_weave_lines(weaver *w, const bool has[CL_SIDES], const cl_str text[CL_SIDES],
                    const unsigned cols[CL_SIDES], unsigned col);
void cl_weave_tail(weaver *w, const bool has[CL_SIDES], const cl_str text[CL_SIDES]);
/* ---- weave_entry.c ---- */
bool cl_weave_open(weaver *w, const cl_strand *s);
void cl_weave_close(weaver *w, bool open);
void cl_weave_head(weaver *w, const weave_entry *e);
void cl_weave_space(weaver *w, weave_entry *e);
void cl_weave_value(weaver *w, weave_entry *e, const cl_strand *s, unsigned col);
/* ---- weave_flow.c ---- */
void cl_weave_flow(weaver *w, weave_entry *e, const cl_strand *s, unsigned col);

#endif
