/* output.c - what -o writes; see cli.h. */
#include "cli.h"

enum cl_status cl_output_write(cl_app *app, const char *path, const char *p, size_t n) {
  const char *why = cl_plan_claims(app->plan, path, app->arena);
  if (why)
    return cl_fail(&app->diag, CL_USAGE, CL_IN(path), "%s; %s", why, _("nothing is written"));
  /* With names in it, it is for who made it. */
  bool names = cl_opt(app, CL_OI_WITH_NAMES) != NULL;
  return (names ? cl_file_replace_private : cl_file_replace)(path, p, n, NULL, &app->diag);
}
