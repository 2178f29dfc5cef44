/* several.h - many plans by the names people give: which files they are, and what
 * each is called.
 *
 * A file is a plan.  A folder is its `plan.yaml`, or the one in each folder in it
 * that has one; a bare git repository is what its last commit holds.  A plan is
 * called by its folder, with as many folders before it as tell it from the others.
 * The same names give the same list in any order and from any folder. */
#ifndef CL_SEVERAL_H
#define CL_SEVERAL_H

#include "plan.h"

CL_BEGIN

typedef struct cl_one_plan {
  const char *path; /* of its root, as the user would write it; it may not be there */
  const char *key;  /* after cl_several_name() */
  const char *at;   /* the folder, without symlinks and relative parts */
  bool stored;      /* in a bare repository: PATH names no file */
  bool found;       /* in a folder that was named, not by its own name */
} cl_one_plan;

typedef struct cl_several {
  cl_one_plan *items;
  size_t count, cap;
} cl_several;

/* Adds what NAME stands for; texts are in ARENA.  Free `items`. */
void cl_several_add(cl_several *several, cl_arena *arena, const char *name);
/* May ONE be opened?  A stream that was found is CL_IO: see cl_file_is_stream(). */
enum cl_status cl_several_ready(const cl_one_plan *one, cl_diag *diag);
/* Gives each its key, takes out what was named twice, and sorts by key. */
void cl_several_name(cl_several *several, cl_arena *arena);

CL_END
#endif
