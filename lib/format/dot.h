/* dot.h - writing a graph in the DOT language of Graphviz.
 *
 * Neutral: knows nodes, edges and attributes, not plans.  All text that is
 * handed over is escaped: quotes, backslashes (which would start an escape),
 * `&` (which would start an entity) and controls (made visible). */
#ifndef CL_DOT_H
#define CL_DOT_H

#include "../base/buf.h"
#include "../base/text.h"

CL_BEGIN

typedef struct cl_dot {
  cl_buf *out;
  bool listed; /* an attribute stands before */
} cl_dot;

/* `digraph "NAME" {` ... `}`. */
void cl_dot_start(cl_dot *dot, cl_buf *out, const char *name);
void cl_dot_end(cl_dot *dot);

/* A line of its own: `graph`, `node` or `edge` and its defaults; a node; an
 * edge.  Attributes follow, then cl_dot_close(). */
void cl_dot_defaults(cl_dot *dot, const char *what);
void cl_dot_node(cl_dot *dot, const char *id);
void cl_dot_edge(cl_dot *dot, const char *from, const char *to);
void cl_dot_attr(cl_dot *dot, const char *name, const char *value);
/* LINES texts, each on lines of its own, wrapped at WRAP columns (0: not). */
void cl_dot_label(cl_dot *dot, const char *name, const cl_str *lines, size_t n, size_t wrap);
void cl_dot_close(cl_dot *dot);

CL_END
#endif
