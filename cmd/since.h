/* since.h - another version of the plan, by what people call it: a file, a folder, a
 * revision of git, a day, or `-`. */
#ifndef CL_CMD_SINCE_H
#define CL_CMD_SINCE_H

#include "../lib/cli/app.h"

typedef struct other_plan {
  cl_plan *plan;
  const char *name; /* what it is called to people; NULL when that says nothing: it is `-`, or
                       the plan's own name */
  bool alone;       /* a copy of the root, which may have come without what it includes */
} other_plan;

/* Reads the version that TEXT names.  A file or folder goes before a revision of the
 * same name; `-` is a plan, with what it includes from here, or a tar archive with
 * all of it.  Its format errors are past mending: they are told in one warning. */
enum cl_status cmd_other_plan(cl_app *app, const char *text, other_plan *out);
/* The root file of the plan, whether or not it is there: what cl_plan_find() finds,
 * else plan.yaml here. */
const char *cmd_plan_path(cl_app *app);
/* The plan whose root is AT as git has it: cl_history_plan() (history.h), whose module is
 * loaded for it.  CL_IO and a message when that cannot be. */
enum cl_status cmd_revision(cl_app *app, const char *at, const char *revision, cl_date day,
                            cl_plan **plan, const char **name, bool *outside);
/* A day in the past as people say it: 2026-10-01, gisteren, -4w, `4 weken geleden`,
 * `3 days ago`, `vorige maand`; CL_NO_DATE for anything else. */
cl_date cmd_past_day(const cl_app *app, const char *text);

#endif
