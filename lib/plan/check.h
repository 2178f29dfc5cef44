/* check.h - what is wrong with a plan as such, whatever the method asks. */
#ifndef CL_CHECK_H
#define CL_CHECK_H

#include "plan.h"

CL_BEGIN

/* References: every field value of kind CL_K_REF that names no record, as
 * errors in DIAG.  References to people are left alone while an included file
 * is missing.  STEPS: only records of types of these programs (0: all). */
void cl_plan_check_refs(const cl_plan *plan, unsigned steps, cl_diag *diag);
/* Required fields that are absent, as errors in DIAG; STEPS as above. */
void cl_plan_check_required(const cl_plan *plan, unsigned steps, cl_diag *diag);
/* A value that stands in a list twice, a day measured twice: warnings. */
void cl_plan_check_lists(const cl_plan *plan, unsigned steps, cl_diag *diag);
/* `own: Doe mee #samenlezen`: what a plain text loses to a comment that reads like a
 * hashtag.  Warnings, with both ways to write it. */
void cl_plan_check_hashes(cl_plan *plan, cl_diag *diag);

CL_END
#endif
