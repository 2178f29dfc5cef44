/* plan_check.c - the verb check of cl-plan: with --staged of what git is about to
 * commit, by the module clkit-git. */
#include <string.h>

#include "plan.h"
#include "plugin.h"
#include "since.h"
#include "../lib/cli/output.h"
#include "../lib/verbs/verbs.h"

enum cl_status plan_check(cl_app *app) {
  enum cl_status (*staged)(cl_app *, const char *);
  if (!cl_opt(app, CL_OI_STAGED))
    return cl_verb_check(app);
  if (app->arg_count)
    return cl_usage(app, _("--staged takes all that is staged: leave out the files"));
  void *address = cl_plugin(app, "clkit-git", "cl_history_staged");
  if (!address)
    return CL_IO;
  memcpy(&staged, &address, sizeof staged); /* POSIX: a function's address fits */
  return staged(app, cmd_plan_path(app));
}
