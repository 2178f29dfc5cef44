/* verdict.h - what comes of a conversation, and of a decision that was asked of the
 * management team. */
#ifndef CL_VERDICT_H
#define CL_VERDICT_H

#include "../plan/plan.h"

CL_BEGIN

/* LIBRARY and COMMUNITY: 1, 0, or -1 for not known.  Of value to both: go on.  Not to
 * one of them: a valid end.  Not known: talk again.  A CL_DECISION_*. */
int cl_verdict_decision(int library, int community);
/* The CL_STATUS_* that a community with status NOW (-1: none) has after DECISION; -1:
 * it stays. */
int cl_verdict_status(int decision, int now);

/* Is DECISION asked, and not answered? */
bool cl_decision_open(const cl_rec *decision);
/* The first one of COMMUNITY that is open, or NULL.  While it is, how the community goes on
 * is not known: with nothing planned nobody is told to plan. */
const cl_rec *cl_decision_awaited(const cl_plan *plan, const cl_rec *community);

CL_END
#endif
