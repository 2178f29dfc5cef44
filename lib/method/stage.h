/* stage.h - how far a community is (plan-format.md, Stage). */
#ifndef CL_STAGE_H
#define CL_STAGE_H

#include "../plan/plan.h"

CL_BEGIN

enum cl_stage {
  CL_STAGE_NONE,
  CL_STAGE_SCANNED,
  CL_STAGE_CHOSEN,
  CL_STAGE_DEFINED,
  CL_STAGE_KNOWN,
  CL_STAGE_SHARED,
  CL_STAGE_WORKING,
  CL_STAGE_KEPT,
  CL_STAGE_PAUSED,
  CL_STAGE_STOPPED,
  CL_STAGES
};
enum cl_stage cl_stage_of(const cl_plan *plan, const cl_rec *community, cl_date today);
/* The same for every community, in file order, in one pass over the plan: OUT
 * holds plan->count[CL_T_COMMUNITY] stages. */
void cl_stages_of_all(const cl_plan *plan, cl_date today, enum cl_stage *out);
const char *cl_stage_word(enum cl_stage stage, enum cl_lang lang);
const char *cl_stage_name(enum cl_stage stage); /* "kept", for scripts */
/* What to do next, as one sentence, and the command that does it. */
const char *cl_stage_next(enum cl_stage stage, enum cl_lang lang);
const char *cl_stage_command(enum cl_stage stage);
const char *cl_stage_sheet(enum cl_stage stage, enum cl_lang lang); /* "werkblad 4" */

/* Is it paused, or stopped? */
bool cl_rests(const cl_rec *community);

CL_END
#endif
