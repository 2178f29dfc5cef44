/* workload.h - hours agreed beside tasks and moments (W84). */
#ifndef CL_WORKLOAD_H
#define CL_WORKLOAD_H

#include "../plan/plan.h"

CL_BEGIN

/* Hours of a full working week in the agreement of Dutch public libraries. */
#define CL_FULL_WEEK 36
typedef struct cl_load {
  cl_str person;                /* id, as the plan has it */
  double agreed;                /* hours a week, over all communities that go on */
  size_t agreements;            /* communities in which hours were agreed */
  double planned;               /* hours a week of the moments ahead */
  size_t moments, tasks, goals; /* ahead; not done; not past */
  size_t apart;                 /* moments ahead of no community: no hours were agreed for them */
  const cl_rec *community;      /* the last one in which hours were agreed, or NULL */
} cl_load;
typedef struct cl_loads {
  cl_load *items; /* in the order in which people turn up in the plan */
  size_t count;
} cl_loads;
/* Of everyone who has hours, a task, a goal or a moment in the WEEKS from TODAY
 * on; in the community ONLY, or in all.  Points into the plan. */
void cl_loads_read(cl_loads *out, const cl_plan *plan, const cl_rec *only, cl_date today,
                   int weeks);
void cl_loads_free(cl_loads *loads);
/* What is too much: more than a week holds; more in moments than was agreed;
 * tasks or goals, and no hours agreed at all.  Bits, 0 for nothing. */
enum { CL_LOAD_WEEK = 1, CL_LOAD_MOMENTS = 2, CL_LOAD_NO_HOURS = 4 };
unsigned cl_load_over(const cl_load *load);

CL_END
#endif
