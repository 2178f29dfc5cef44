/* merge.h - two versions of one file of a plan become one again.
 *
 * Compared are values as the schema types them, entry by entry: fields by key,
 * records by id (or by name, when one was given another id), items by what is
 * required of them, values of a list by themselves.  What one side changed is
 * taken; what both changed alike, once; what both changed differently is a
 * conflict of that field; what one took out and the other changed, of the record.
 *
 * The text is that of ours, with what theirs changed woven in (yaml/weave.h).  It
 * is read back and compared with what was decided.  Files that cannot be read as
 * YAML, or not be woven, are merged line by line. */
#ifndef CL_MERGE_H
#define CL_MERGE_H

#include "../base/buf.h"
#include "../base/diag.h"

CL_BEGIN

typedef struct cl_merge_job {
  const char *name; /* of the file, for messages */
  cl_str base, ours, theirs;
  unsigned marker; /* characters of a conflict marker; 0: seven */
} cl_merge_job;

typedef struct cl_merged {
  cl_buf text;
  size_t conflicts;
  const char **labels; /* of the conflicts, in the words of the user: `moment ochtend, title` */
  bool lines;          /* merged line by line: then `why` says why, in the user's language */
  const char *why;
  cl_arena *arena;
} cl_merged;

/* Never fails: what cannot be merged is a conflict. */
void cl_merge(cl_merged *out, const cl_merge_job *job);
void cl_merged_free(cl_merged *merged);

/* Two texts become one line by line, as git merge-file does; how many conflicts
 * there are. */
size_t cl_merge_lines(cl_buf *out, const cl_merge_job *job);

CL_END
#endif
