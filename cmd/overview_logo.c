/* overview_logo.c - the logo of the organisation on a sheet. */
#include <string.h>
#include <unistd.h>

#include "../lib/base/file.h"
#include "overview_inner.h"

/* A drawing cannot stand in a workbook that every program opens: a PNG of the same name
 * stands in for it, and where there is none that is said. */
static const char *picture_for(cl_app *app, const cl_rec *organisation, const char *full) {
  size_t n = strlen(full);
  if (n < 4 || strcmp(full + n - 4, ".svg") != 0)
    return full;
  const char *png = cl_asprintf(app->arena, "%.*s.png", (int)(n - 4), full);
  if (access(png, R_OK) == 0)
    return png;
  const cl_node *node = cl_rec_node(organisation, CL_F_ORGANISATION_LOGO);
  unsigned file = cl_rec_file(app->plan, organisation, CL_F_ORGANISATION_LOGO);
  cl_say(&app->diag, CL_NOTE, cl_tree_place(&app->plan->files[file].tree, node->start), NULL, NULL,
         _("a workbook shows no SVG: put a PNG of the logo beside it, called %s"),
         cl_basename(png));
  return NULL;
}

unsigned ov_pixels(double columns) {
  return (unsigned)(columns * 7 + 5);
}

void ov_logo(const overview *o, cl_sheet *sheet, unsigned row, unsigned column, double columns) {
  cl_app *app = o->app;
  const cl_rec *organisation = app->plan->first[CL_T_ORGANISATION];
  const char *path = organisation ? cmd_text(app, organisation, CL_F_ORGANISATION_LOGO) : "";
  cl_buf bytes = CL_BUF_INIT;
  if (!*path || app->plan->from_stdin || *path == '/' || strstr(path, ".."))
    return;
  const char *root = app->plan->files[0].path, *slash = strrchr(root, '/');
  const char *full =
      slash ? cl_asprintf(app->arena, "%.*s/%s", (int)(slash - root), root, path) : path;
  cl_diag_mark mark = cl_diag_here(&app->diag);
  full = picture_for(app, organisation, full);
  if (!full)
    return;
  if (cl_file_read_found(full, 200 * 1024, &bytes, &app->diag) == CL_OK)
    cl_sheet_image(sheet, row, column, (cl_str){ bytes.p, bytes.len }, 46, ov_pixels(columns),
                   cmd_text(app, organisation, CL_F_ORGANISATION_ORGANISATION));
  else
    cl_diag_rewind(&app->diag, &mark); /* the check of the plan tells */
  cl_buf_free(&bytes);
}
