/* verdict.h - what comes of a conversation. */
#ifndef CL_VERDICT_H
#define CL_VERDICT_H

#include "../base/base.h"

CL_BEGIN

/* LIBRARY and COMMUNITY: 1, 0, or -1 for not known.  Of value to both: go on.  Not to
 * one of them: a valid end.  Not known: talk again.  A CL_DECISION_*. */
int cl_verdict_decision(int library, int community);
/* The CL_STATUS_* that a community with status NOW (-1: none) has after DECISION; -1:
 * it stays. */
int cl_verdict_status(int decision, int now);

CL_END
#endif
