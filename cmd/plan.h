/* plan.h - the verbs of cl-plan's own. */
#ifndef CL_CMD_PLAN_H
#define CL_CMD_PLAN_H

#include "common.h"

enum cl_status plan_merge(cl_app *app);
enum cl_status plan_check(cl_app *app);
enum cl_status plan_git_setup(cl_app *app);
/* git-setup for PLAN, for whoever just made one; --remove and -n count as given. */
enum cl_status cmd_git_setup(cl_app *app, cl_plan *plan);
enum cl_status plan_init(cl_app *app);
/* What init asks at a terminal: NAME may be NULL, REGION -1. */
typedef struct init_answers {
  const char *name;
  int region;
  bool example, git;
} init_answers;
/* Is there anybody to ask? */
bool init_may_ask(const cl_app *app);
/* Asks, in the language that app->lang becomes; false when it was stopped. */
bool init_ask(cl_app *app, const char *folder, init_answers *out);
enum cl_status plan_status(cl_app *app);
enum cl_status plan_find(cl_app *app);
enum cl_status plan_explain(cl_app *app);
enum cl_status plan_forget(cl_app *app);
enum cl_status plan_privacy(cl_app *app);
enum cl_status plan_schema(cl_app *app);
enum cl_status plan_export(cl_app *app);
enum cl_status plan_report(cl_app *app);
enum cl_status plan_diff(cl_app *app);
enum cl_status plan_log(cl_app *app);

#endif
