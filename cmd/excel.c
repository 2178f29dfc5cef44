/* excel.c - workbooks, by the module that writes them; see overview.h. */
#include <string.h>

#include "../lib/cli/formats.h"
#include "overview.h"
#include "plugin.h"

static const char MODULE[] = "clkit-excel";

enum cl_status cl_overview(cl_app *app) {
  enum cl_status (*make)(cl_app *);
  if (cl_format_only(app, CL_FORMAT_XLSX) != CL_OK)
    return CL_USAGE;
  void *address = cl_plugin(app, MODULE, "cl_excel_overview");
  if (!address)
    return CL_IO;
  memcpy(&make, &address, sizeof make); /* POSIX: a function's address fits; C wants it said */
  return make(app);
}

enum cl_status cl_xlsx_export(cl_app *app, const cl_type *types, size_t n, const char *path) {
  enum cl_status (*make)(cl_app *, const cl_type *, size_t, const char *);
  void *address = cl_plugin(app, MODULE, "cl_excel_export");
  if (!address)
    return CL_IO;
  memcpy(&make, &address, sizeof make);
  return make(app, types, n, path);
}
