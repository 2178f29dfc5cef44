/* plan_merge.c - the verb merge: the merge driver of git (gitattributes(5)).
 *
 * Reads the three files it is given and nothing else, and leaves the result in the
 * second.  To git a status of 1 to 128 means that it holds a conflict, with markers;
 * more than that, that nothing was merged. */
#include <string.h>

#include "../lib/base/file.h"
#include "../lib/plan/merge.h"
#include "plan.h"
#include "../lib/cli/output.h"

enum { NOT_MERGED = 129, MOST_MARKER = 1000 };

static bool read_side(cl_app *app, const char *path, cl_str *out) {
  cl_buf text = CL_BUF_INIT;
  bool good = cl_file_read(path, CL_MAX_FILE, &text, NULL, &app->diag) == CL_OK;
  size_t n = text.len;
  *out = (cl_str){ cl_buf_keep(&text, app->arena), n };
  return good;
}

/* %L: how many characters a marker has. */
static bool marker_size(cl_app *app, unsigned *out) {
  long long size = 7;
  const char *text = app->arg_count > 3 ? app->args[3] : NULL;
  if (text && (!cl_parse_int(cl_str_of(text), &size) || size < 1 || size > MOST_MARKER)) {
    cl_usage(app, _("\"%s\" is no size of a conflict marker: git gives a number for %%L"), text);
    return false;
  }
  *out = (unsigned)size;
  return true;
}

static void tell(cl_app *app, const cl_merge_job *job, const cl_merged *merged) {
  if (merged->lines)
    cl_say(&app->diag, CL_WARNING, CL_IN(job->name), NULL, NULL,
           _("merged line by line: look at all of it (%s)"), merged->why);
  for (size_t i = 0; i < merged->conflicts && !merged->lines; i++)
    cl_say(&app->diag, CL_ERROR, CL_IN(job->name), NULL, NULL, _("both sides changed this: %s"),
           merged->labels[i]);
}

static enum cl_status merge_them(cl_app *app, cl_merge_job *job) {
  cl_merged merged;
  cl_merge(&merged, job);
  const char *path = app->args[1];
  enum cl_status status =
      cl_file_replace(path, cl_buf_text(&merged.text), merged.text.len, NULL, &app->diag);
  if (status != CL_OK) {
    status = (enum cl_status)NOT_MERGED;
  } else {
    tell(app, job, &merged);
    status = merged.conflicts || merged.lines ? CL_FOUND : CL_OK;
  }
  cl_merged_free(&merged);
  return status;
}

enum cl_status plan_merge(cl_app *app) {
  cl_merge_job job = { .name = app->arg_count > 4 ? app->args[4] : app->args[1] };
  if (!marker_size(app, &job.marker) || !read_side(app, app->args[0], &job.base) ||
      !read_side(app, app->args[1], &job.ours) || !read_side(app, app->args[2], &job.theirs))
    return (enum cl_status)NOT_MERGED;
  return merge_them(app, &job);
}
