/* signs.h - is a community being pulled along (W21)? */
#ifndef CL_SIGNS_H
#define CL_SIGNS_H

#include "../plan/plan.h"

CL_BEGIN

enum { CL_PULL_EFFORT = 1, CL_PULL_CANCELLED = 2, CL_PULL_SILENT = 4 };
typedef struct cl_signs {
  cl_date last;     /* last day up to today on which anything happened, or CL_NO_DATE */
  unsigned pulling; /* what tells of pulling, as bits; 0 for a community paused or stopped */
  size_t cancelled; /* moments of the last half year that were cancelled */
} cl_signs;
/* For every community, in file order, in one pass: OUT holds
 * plan->count[CL_T_COMMUNITY] of them. */
void cl_signs_of_all(const cl_plan *plan, cl_date today, cl_signs *out);
/* "the last look back says so, moments were cancelled". */
const char *cl_pulling_words(unsigned pulling, enum cl_lang lang, cl_arena *arena);
const char *cl_pull_name(unsigned bit); /* "effort", for scripts; NULL for none of the three */

CL_END
#endif
