/* find.h - where a plan is. */
#ifndef CL_FIND_H
#define CL_FIND_H

#include "plan.h"

CL_BEGIN

/* Finds the plan as commands.md says: PATH, else $CL_PLAN, else plan.yaml here
 * or in the nearest folder above.  NULL and CL_IO in DIAG when there is none.
 * "-" stays "-".  A plan that was found in a folder above, and is another user's, is
 * refused. */
char *cl_plan_find(const char *path, cl_arena *arena, cl_diag *diag);
/* The root of the plan that the file at PATH belongs to: itself when it says `plan:`, else
 * the nearest plan.yaml beside or above it; itself when there is none.  Whether that one
 * includes it is not looked at. */
char *cl_plan_root_of(const char *path, cl_arena *arena);
/* The language of the plan at PATH as its text has it, before it is opened (and
 * should it be no YAML); false where there is no file. */
bool cl_plan_peek_lang(const char *path, enum cl_lang *lang);

CL_END
#endif
