/* claim.h - what a plan needs where it is. */
#ifndef CL_CLAIM_H
#define CL_CLAIM_H

#include "plan.h"

CL_BEGIN

/* May a file that is made from PLAN (NULL: from none) not stand at PATH, because the
 * plan needs what is there?  NULL when it may, else why not, in ARENA.  Claimed are the
 * files of the plan and what its `include` names or would take in, their locks and
 * journals, and git's own folder; under every name: links, hard links, other ways to
 * write a path. */
const char *cl_plan_claims(const cl_plan *plan, const char *path, cl_arena *arena);

CL_END
#endif
