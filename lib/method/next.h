/* next.h - the next step: the first thing that the next stage asks and that is not
 * there; who does it is advised something else. */
#ifndef CL_NEXT_H
#define CL_NEXT_H

#include "stage.h"
#include "view.h"

CL_BEGIN

typedef struct cl_next {
  enum cl_stage stage;
  const char *text, *command; /* a sentence; English options and words, capitals to fill in */
  const char *sheet;
} cl_next;
/* Of a plan in which no community runs: what comes before the first. */
cl_next cl_next_of_plan(cl_view *view);
/* Of every community, in file order, in one pass: OUT holds
 * plan->count[CL_T_COMMUNITY] of them. */
void cl_next_of_all(cl_view *view, cl_next *out);

CL_END
#endif
