/* plans.h - which plans a run is about: -f, once or more, $CL_PLAN, or where one stands. */
#ifndef CL_PLANS_H
#define CL_PLANS_H

#include "../plan/several.h"
#include "opt.h"

CL_BEGIN

/* The plans that a verb of ACCESS is to read; app->plan_path is the only one of them.
 * CL_USAGE and a message when there are more than the verb takes. */
enum cl_status cl_plans_find(cl_app *app, const cl_globals *globals, enum cl_access access,
                             cl_several *out);
/* Runs RUN for each of them, one at a time in memory. */
enum cl_status cl_plans_each(cl_app *app, const cl_several *plans,
                             enum cl_status (*run)(cl_app *app));

CL_END
#endif
