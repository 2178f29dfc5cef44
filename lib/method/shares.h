/* shares.h - the part of the work that members carry, and how it was before: whether a
 * library works for people or with them, counted from owners (V2). */
#ifndef CL_SHARES_H
#define CL_SHARES_H

#include "../plan/plan.h"

CL_BEGIN

/* Tasks, joint goals and moments with a known owner: how many there are, and how many
 * somebody of the community looks after; a partner is no member. */
typedef struct cl_share {
  unsigned members, all;
} cl_share;

typedef struct cl_shares {
  cl_share now;    /* goals and tasks that are open; moments of the last half year and on */
  cl_share before; /* what was over by then: done, past, or in the half year before it */
} cl_shares;

/* For every community, in file order, in one pass: OUT holds
 * plan->count[CL_T_COMMUNITY] of them. */
void cl_shares_of_all(const cl_plan *plan, cl_date today, cl_shares *out);
/* In percent; -1 when there is nothing to count. */
int cl_share_percent(const cl_share *share);

CL_END
#endif
