/* choice.h - one choice at a time (W44, W51). */
#ifndef CL_CHOICE_H
#define CL_CHOICE_H

#include "../plan/plan.h"

CL_BEGIN

/* Has no community come yet from REC, a finding (by its theme) or a group? */
bool cl_choice_open(const cl_plan *plan, const cl_rec *rec);
/* Does OTHER lose its mark when CHOSEN, of the same type, is chosen?  A choice
 * that grew into a community stays, and so does one of another file's scan. */
bool cl_choice_goes(const cl_plan *plan, const cl_rec *other, const cl_rec *chosen);

CL_END
#endif
