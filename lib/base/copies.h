/* copies.h - files that a program left beside another one: git's mergetool, an
 * editor, a folder that is kept the same on two machines. */
#ifndef CL_COPIES_H
#define CL_COPIES_H

#include "base.h"
#include "mem.h"

CL_BEGIN

/* The name of the file that NAME (without a folder) is a copy of, in ARENA; NULL when it
 * is called like no copy.  With *SURE false the name alone does not tell, as of
 * `club (1).yaml`: it is one when that file stands beside it. */
const char *cl_copy_of(cl_arena *arena, const char *name, bool *sure);

CL_END
#endif
