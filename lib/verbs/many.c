/* many.c - records by the ids that come from standard input: `set TYPE -` and
 * `remove TYPE -`, which make one change of all of them. */
#include <string.h>

#include "../base/file.h"
#include "../cli/opt.h"
#include "many.h"
#include "../cli/output.h"
#include "../cli/arguments.h"

bool cl_is_many(const cl_app *app) {
  return app->arg_count == 1 && strcmp(app->args[0], "-") == 0 &&
         cl_type_info(app->type)->shape != CL_SINGLE_REC;
}

static enum cl_status read_ids(cl_app *app, cl_buf *text) {
  enum { MOST = 64 << 20 };
  if (strcmp(app->plan_path, "-") == 0)
    return cl_usage(app, _("the plan comes from standard input: the ids cannot come from there, "
                           "too"));
  enum cl_status status = cl_file_read("-", MOST, text, NULL, &app->diag);
  if (status != CL_OK)
    return status;
  if (!cl_str_trim((cl_str){ text->p, text->len }).n)
    cl_note(app, _("no ids came in: nothing is changed"));
  return CL_OK;
}

/* The next id of what came in, a line each or, where a NUL is among them, ended
 * by that; false behind the last one.  Empty lines are passed over. */
static bool next_id(cl_str *rest, char end, cl_str *id) {
  while (rest->n) {
    const char *stop = memchr(rest->p, end, rest->n);
    size_t n = stop ? (size_t)(stop - rest->p) : rest->n;
    *id = cl_str_trim((cl_str){ rest->p, n });
    n += stop != NULL;
    rest->p += n;
    rest->n -= n;
    if (id->n)
      return true;
  }
  return false;
}

enum cl_status cl_each_of_many(cl_app *app, cl_many_run run, void *data) {
  cl_buf text = CL_BUF_INIT;
  enum cl_status worst = read_ids(app, &text);
  cl_str rest = { text.p, worst == CL_OK ? text.len : 0 }, id;
  char end = rest.n && memchr(rest.p, '\0', rest.n) ? '\0' : '\n';
  while (next_id(&rest, end, &id)) {
    const cl_rec *rec = cl_need_rec(app, app->type, cl_strndup(app->arena, id.p, id.n));
    enum cl_status status = rec ? run(app, rec, data) : CL_USAGE;
    if (status > worst)
      worst = status;
  }
  cl_buf_free(&text);
  return worst;
}
