/* calendar_export.c - `export` of cl-calendar: what every program exports, and
 * calendar files. */
#include <string.h>
#include <sys/stat.h>

#include "../lib/cli/formats.h"
#include "calendar_file.h"
#include "plugin.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "../lib/verbs/verbs.h"
#include "../lib/verbs/filter.h"

enum { EARLIER_LIMIT = 256 << 20 };

static bool read_day(cl_app *app, enum cl_option_index option, cl_date *date) {
  const char *text = cl_opt(app, option);
  if (text)
    *date = cl_need_date(app, text);
  app->options[option] = NULL; /* of a repeat it is not the first day that counts */
  return *date != CL_NO_DATE;
}

static enum cl_status read_filter(cl_app *app, cl_due_filter *filter) {
  *filter = (cl_due_filter){ .from = CL_DATE_FIRST, .to = CL_DATE_LAST };
  if (cl_opt(app, CL_OI_DIALECT))
    return cl_usage(app, _("--dialect goes with csv"));
  if (!read_day(app, CL_OI_FROM, &filter->from) || !read_day(app, CL_OI_TO, &filter->to))
    return CL_USAGE;
  if (filter->to < filter->from)
    return cl_usage(app, _("--to lies before --from"));
  enum cl_status status = cmd_due_filter(app, filter);
  return status != CL_OK ? status : cl_filter_ready(app, CL_T_MOMENT);
}

/* What stands in the file that is to be replaced; nothing when there is none. */
static enum cl_status read_earlier(cl_app *app, const char *path, cl_buf *out) {
  struct stat info;
  if (!cl_output_named(app) || stat(path, &info) != 0 || !S_ISREG(info.st_mode))
    return CL_OK;
  return cl_file_read(path, EARLIER_LIMIT, out, NULL, &app->diag);
}

static enum cl_status export_ics(cl_app *app) {
  enum cl_status (*make)(cl_app *, const cl_due_filter *, cl_str, cl_buf *);
  const char *path = cl_opt(app, CL_OI_OUTPUT);
  cl_buf earlier = CL_BUF_INIT, file, *out = cl_output_start(app, &file);
  cl_due_filter filter;
  enum cl_status status = read_filter(app, &filter);
  if (status != CL_OK)
    return status;
  void *address = cl_plugin(app, "clkit-calendar", "cl_calendar_file");
  if (!address)
    return CL_IO;
  memcpy(&make, &address, sizeof make);
  if ((status = read_earlier(app, path, &earlier)) != CL_OK)
    return status;
  status = make(app, &filter, (cl_str){ cl_buf_text(&earlier), earlier.len }, out);
  cl_buf_free(&earlier);
  return cl_output_end(app, &file, status);
}

enum cl_status calendar_export(cl_app *app) {
  enum cl_format format;
  enum cl_status status = cl_format_find(app, false, &format);
  if (status != CL_OK)
    return status;
  if (format == CL_FORMAT_ICS)
    return export_ics(app);
  if (cl_opt(app, CL_OI_OWNER))
    return cl_usage(app, _("name the type that is to be exported"));
  return cl_verb_export(app);
}
