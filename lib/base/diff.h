/* diff.h - the lines in which two texts differ. */
#ifndef CL_DIFF_H
#define CL_DIFF_H

#include "buf.h"
#include "text.h"

CL_BEGIN

/* A unified diff (three lines of context) between OLD and NEW, headed by
 * `--- a/NAME` and `+++ b/NAME`; nothing when they are the same. */
void cl_diff(cl_buf *out, const char *name, cl_str old, cl_str new_text);

/* The runs of lines that differ: lines FROM to TO of OLD became lines NEW_FROM to
 * NEW_TO.  To be freed. */
typedef struct cl_lines_run {
  size_t from, to, new_from, new_to;
} cl_lines_run;
cl_lines_run *cl_diff_runs(cl_str old, cl_str new_text, size_t *count);

/* How many bytes two texts have in common at their start, and at their end, there at
 * most MOST (of what both have). */
size_t cl_common_start(cl_str a, cl_str b);
size_t cl_common_end(cl_str a, cl_str b, size_t most);

CL_END
#endif
