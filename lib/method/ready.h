/* ready.h - is the library ready to begin (W9)? */
#ifndef CL_READY_H
#define CL_READY_H

#include "../plan/plan.h"

CL_BEGIN

/* How many of the eight say yes; 5 or more is ready. */
size_t cl_ready_yes(const cl_plan *plan);
#define CL_READY_ENOUGH 5

CL_END
#endif
