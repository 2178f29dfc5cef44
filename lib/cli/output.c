/* output.c - what a verb says, and what -o writes; see output.h. */
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "output.h"
#include "../plan/claim.h"

enum cl_status cl_usage(cl_app *app, const char *format, ...) {
  va_list args;
  va_start(args, format);
  const char *text = cl_vasprintf(app->arena, format, args);
  va_end(args);
  return cl_fail(&app->diag, CL_USAGE, CL_NOWHERE, "%s", text);
}

void cl_note(cl_app *app, const char *format, ...) {
  va_list args;
  va_start(args, format);
  const char *text = cl_vasprintf(app->arena, format, args);
  va_end(args);
  cl_say(&app->diag, CL_NOTE, CL_NOWHERE, NULL, NULL, "%s", text);
}

bool cl_output_named(const cl_app *app) {
  const char *path = cl_opt(app, CL_OI_OUTPUT);
  return path && strcmp(path, "-") != 0;
}

cl_buf *cl_output_start(cl_app *app, cl_buf *file) {
  *file = (cl_buf)CL_BUF_INIT;
  return cl_output_named(app) ? file : &app->out;
}

enum cl_status cl_output_end(cl_app *app, cl_buf *file, enum cl_status status) {
  if (status == CL_OK && cl_output_named(app))
    status = cl_output_write(app, cl_opt(app, CL_OI_OUTPUT), cl_buf_text(file), file->len);
  cl_buf_free(file);
  return status;
}

enum cl_status cl_output_write(cl_app *app, const char *path, const char *p, size_t n) {
  const char *why = cl_plan_claims(app->plan, path, app->arena);
  if (why)
    return cl_fail(&app->diag, CL_USAGE, CL_IN(path), "%s; %s", why, _("nothing is written"));
  /* With names in it, it is for who made it. */
  bool names = cl_opt(app, CL_OI_WITH_NAMES) != NULL;
  return (names ? cl_file_replace_private : cl_file_replace)(path, p, n, NULL, &app->diag);
}

enum cl_access cl_access_now(const cl_app *app) {
  const cl_verb *verb = app->verb;
  if (cl_opt(app, CL_OI_STAGED)) /* that plan is git's */
    return CL_NO_PLAN;
  if (verb->access == CL_WRITES && (verb->options & CL_O(SAVE)) && !cl_opt(app, CL_OI_SAVE))
    return CL_READS;
  return verb->access;
}

enum cl_status cl_write_stdout(cl_app *app, const char *p, size_t n, bool colors) {
  if (app->closed || n == 0)
    return CL_OK;
  return cl_fd_write(STDOUT_FILENO, p, n, colors, &app->closed, &app->diag);
}

enum cl_status cl_write_results(cl_app *app) {
  return cl_write_stdout(app, cl_buf_text(&app->out), app->out.len, app->color && !app->raw);
}

void cl_flush(cl_app *app) {
  enum { MUCH = 1 << 20 };
  if (app->out.len < MUCH || cl_access_now(app) == CL_WRITES)
    return;
  cl_write_results(app);
  cl_buf_cut(&app->out, 0);
}
