/* import_cell.c - a cell of an import, and what is wrong with it; see import_inner.h. */
#include "../cli/opt.h"
#include "import_inner.h"

/* What the user calls the type. */
const char *cl_import_type_word(const cl_import *im) {
  return cl_type_called(im->app->program, im->app->type, cl_lang_user());
}

static cl_place row_place(const cl_import *im, size_t row) {
  return (cl_place){ im->file, im->table.lines[row], 0 };
}

/* The name of a column for a message, made harmless. */
const char *cl_import_column_name(const cl_import *im, size_t column) {
  cl_buf name = CL_BUF_INIT;
  cl_visible(&name, cl_width_cut(im->table.header[column], 60), true);
  return cl_buf_keep(&name, im->app->arena);
}

/* Rows as a spreadsheet counts them, the header being 1. */
void cl_import_bad_row(cl_import *im, const char *why) {
  if (im->errors++ < CL_IMPORT_ERRORS)
    cl_fail(&im->app->diag, CL_USAGE, row_place(im, im->row), _("row %lu: %s"),
            (unsigned long)im->row + 2, why);
}

void cl_import_bad_cell(cl_import *im, size_t column, const char *why) {
  if (im->errors++ < CL_IMPORT_ERRORS)
    cl_fail(&im->app->diag, CL_USAGE, row_place(im, im->row), _("row %lu, column %lu (%s): %s"),
            (unsigned long)im->row + 2, (unsigned long)column + 1,
            cl_import_column_name(im, column), why);
}

void cl_import_bad_column(cl_import *im, size_t column, const char *why) {
  im->errors++;
  cl_fail(&im->app->diag, CL_USAGE, (cl_place){ im->file, 1, 0 }, _("column %lu (%s): %s"),
          (unsigned long)column + 1, cl_import_column_name(im, column), why);
}

cl_str cl_import_cell_at(const cl_import *im, size_t row, size_t column) {
  return cl_str_trim(cl_csv_unguard(cl_csv_cell(&im->table, row, column)));
}
