/* import.c - the verb import: a CSV file into records, all rows or none.
 *
 * Three things are found out before a row is looked at: which column is which
 * field, how the file spells dates and numbers, and which records are there to
 * be matched (import_match.c).  Then every row is read (import_row.c); all that
 * is wrong is said at once. */
#include <stdlib.h>
#include <string.h>

#include "import_inner.h"
#include "../cli/opt.h"
#include "../cli/words.h"
#include "../cli/output.h"
#include "../cli/arguments.h"
#include "verbs.h"

enum { FILE_LIMIT = 32 << 20 };

/* ---- What is wrong ---------------------------------------------------------- */

/* ---- The header ------------------------------------------------------------- */

static bool same_column(cl_column a, cl_column b) {
  return a.kind == b.kind && a.field == b.field;
}

static const char *unknown_why(cl_import *im, size_t column) {
  const char *what = cl_import_type_word(im);
  const char *meant = cl_field_meant(im->app, im->app->type, cl_import_column_name(im, column));
  if (meant)
    return cl_asprintf(im->app->arena, _("%s: there is no such field: did you mean %s?"), what,
                       meant);
  return cl_asprintf(im->app->arena, _("%s: there is no such field"), what);
}

static bool column_empty(const cl_import *im, size_t column) {
  for (size_t row = 0; row < im->table.rows; row++)
    if (cl_import_cell_at(im, row, column).n)
      return false;
  return true;
}

/* Which column I is, by the map or by its name; false: it is not read, or that is an
 * error. */
static bool what_column(cl_import *im, size_t i, cl_str name) {
  const struct cl_mapped *mapped = cl_import_mapped(im, name);
  im->ignored[i] = mapped && mapped->skip;
  if (mapped) {
    im->columns[i] = mapped->column;
    return !mapped->skip;
  }
  if (cl_column_is_version(name)) {
    im->columns[i] = (cl_column){ .kind = CL_COL_VERSION, .field = CL_F_NONE, .with_names = false };
    return true;
  }
  bool found = cl_column_find(im->app->type, name, &im->columns[i]);
  bool id = im->columns[i].kind == CL_COL_HANDLE ||
            (im->columns[i].kind == CL_COL_FIELD && im->columns[i].field == im->type->id);
  if (found && !(im->mapped && id && cl_import_numbered(im, i)))
    return true;
  im->ignored[i] = true;
  if (!im->mapped)
    cl_import_bad_column(im, i, unknown_why(im, i));
  return false;
}

/* Was the field of column I given by one before it?  What the map says comes first. */
static void refuse_twice(cl_import *im, size_t i) {
  for (size_t k = 0; k < i; k++) {
    if (im->ignored[k] || im->ignored[i] || !same_column(im->columns[k], im->columns[i]))
      continue;
    bool first = cl_import_mapped(im, cl_str_trim(cl_csv_unguard(im->table.header[k]))) != NULL;
    bool second = cl_import_mapped(im, cl_str_trim(cl_csv_unguard(im->table.header[i]))) != NULL;
    if (first == second)
      cl_import_bad_column(im, i, _("this field has a column already"));
    im->ignored[first || first == second ? i : k] = true;
  }
}

static void read_column(cl_import *im, size_t i) {
  cl_str name = cl_str_trim(cl_csv_unguard(im->table.header[i]));
  if (name.n) {
    if (what_column(im, i, name))
      refuse_twice(im, i);
    return;
  }
  if (!im->mapped && !column_empty(im, i))
    cl_import_bad_column(im, i, _("the column has no name in the first row"));
  im->ignored[i] = true;
}

static void note_column(cl_import *im, size_t i) {
  cl_column column = im->columns[i];
  if (column.kind == CL_COL_COMMUNITY)
    im->community_column = i;
  if (column.kind == CL_COL_VERSION)
    im->version_column = i;
  if (column.kind == CL_COL_FIELD) {
    im->has_field[column.field - im->type->first] = true;
    im->with_names |= (cl_field_info(column.field)->flags & CL_PERSONAL) != 0;
  }
  if (column.kind == CL_COL_HANDLE || (column.kind == CL_COL_FIELD && column.field == im->type->id))
    im->id_column = i;
}

static void read_header(cl_import *im) {
  im->columns = cl_alloc(im->app->arena, im->table.columns * sizeof *im->columns);
  im->ignored = cl_alloc(im->app->arena, im->table.columns * sizeof *im->ignored);
  im->has_field = cl_alloc(im->app->arena, im->type->fields * sizeof *im->has_field);
  im->id_column = im->community_column = im->version_column = CL_NO_COLUMN;
  for (size_t i = 0; i < im->table.columns; i++)
    read_column(im, i);
  for (size_t i = 0; i < im->table.columns; i++)
    if (!im->ignored[i])
      note_column(im, i);
  if (im->mapped)
    cl_import_map_end(im);
}

/* ---- Dialect ---------------------------------------------------------------- */

static void gather(cl_import *im, size_t column) {
  enum cl_value_kind kind = cl_field_info(im->columns[column].field)->kind;
  bool list = cl_field_info(im->columns[column].field)->flags & CL_LIST;
  for (size_t row = 0; row < im->table.rows; row++) {
    cl_str cell = cl_import_cell_at(im, row, column), *parts = &cell;
    size_t n = list ? cl_cell_split(im->app->arena, cell, &parts) : 1;
    for (size_t i = 0; i < n; i++)
      if (kind == CL_K_DATE)
        cl_evidence_date(&im->evidence, cl_import_habit(im, im->columns[column].field, parts[i]));
      else
        cl_evidence_number(&im->evidence, parts[i]);
  }
}

static enum cl_status find_dialect(cl_import *im) {
  const char *given = cl_opt(im->app, CL_OI_DIALECT);
  if (given && strcmp(given, "nl-excel") != 0)
    return cl_usage(im->app, _("there is no dialect \"%s\": the only one is nl-excel"), given);
  im->dutch = cl_header_is_dutch(im->app->type, im->table.header, im->table.columns);
  bool sheet = im->dutch && im->table.separator != ',';
  im->dialect = given || sheet ? CL_NL_EXCEL : CL_CANONICAL;
  if (im->dialect == CL_NL_EXCEL) {
    cl_note(im->app, given ? _("read as nl-excel: dates dd-mm-yyyy, decimal commas")
                           : _("its Dutch column names make it nl-excel: dates dd-mm-yyyy, "
                               "decimal commas"));
    return CL_OK;
  }
  for (size_t i = 0; i < im->table.columns; i++) {
    if (im->ignored[i] || im->columns[i].kind != CL_COL_FIELD)
      continue;
    enum cl_value_kind kind = cl_field_info(im->columns[i].field)->kind;
    if (kind == CL_K_DATE || kind == CL_K_NUM || kind == CL_K_INT)
      gather(im, i);
  }
  return CL_OK;
}

/* ---- The verb --------------------------------------------------------------- */

/* A workbook is a ZIP file, or (.xls) one of OLE: no text at all.  There is no
 * small reader to link, but there is a program that makes CSV of it. */
static enum cl_status refuse_workbook(cl_import *im, const cl_buf *bytes) {
  bool zip = bytes->len > 3 && memcmp(bytes->p, "PK\3\4", 4) == 0;
  bool ole = bytes->len > 3 && memcmp(bytes->p, "\xD0\xCF\x11\xE0", 4) == 0;
  if (!zip && !ole)
    return CL_OK;
  if (!zip || cl_ends_in(im->file, ".ods"))
    return cl_fail(&im->app->diag, CL_USAGE, CL_IN(im->file),
                   _("this is a spreadsheet, not CSV: open it and save it as CSV (UTF-8)"));
  if (strcmp(im->file, "-") == 0)
    return cl_fail(&im->app->diag, CL_USAGE, CL_IN(im->file),
                   _("this is an Excel workbook, not CSV: put xlsx2csv -f %%Y-%%m-%%d before it "
                     "in the pipe"));
  return cl_fail(&im->app->diag, CL_USAGE, CL_IN(im->file),
                 _("this is an Excel workbook, not CSV; type: xlsx2csv -f %%Y-%%m-%%d %s | %s "
                   "import %s -"),
                 cl_command_word(im->file, im->app->arena), im->app->program->name,
                 cl_type_said(im->app, im->app->type));
}

static enum cl_status read_file(cl_import *im) {
  cl_buf bytes = CL_BUF_INIT;
  enum cl_status status = cl_file_read(im->file, FILE_LIMIT, &bytes, NULL, &im->app->diag);
  if (status != CL_OK || (status = refuse_workbook(im, &bytes)) != CL_OK) {
    cl_buf_free(&bytes);
    return status;
  }
  status = cl_csv_read(&im->table, im->file, cl_buf_text(&bytes), bytes.len, &im->app->diag);
  cl_buf_free(&bytes);
  return status;
}

static enum cl_status read_rows(cl_import *im) {
  read_header(im);
  if (im->errors)
    return CL_USAGE;
  enum cl_status status = find_dialect(im);
  if (status != CL_OK)
    return status;
  if (im->type->parent != CL_T_NONE && im->community_column == CL_NO_COLUMN) {
    im->community = cl_need_community(im->app);
    if (!im->community)
      return CL_USAGE;
  }
  cl_import_index(im);
  cl_assign_start(im->app, &im->assign, im->app->type, NULL);
  for (im->row = 0; im->row < im->table.rows; im->row++)
    cl_import_row(im);
  if (im->errors > CL_IMPORT_ERRORS)
    cl_fail(&im->app->diag, CL_USAGE, CL_IN(im->file),
            P_("and %lu more error", "and %lu more errors", im->errors - CL_IMPORT_ERRORS),
            (unsigned long)(im->errors - CL_IMPORT_ERRORS));
  return im->errors ? CL_USAGE : CL_OK;
}

static void report(cl_import *im) {
  const char *what =
      cl_asprintf(im->app->arena, _("%lu added, %lu changed, %lu unchanged"),
                  (unsigned long)im->added, (unsigned long)im->changed, (unsigned long)im->same);
  if (im->passed)
    cl_note(im->app,
            P_("%lu row was not edited, and its record changed in the plan since: that stays",
               "%lu rows were not edited, and their records changed in the plan since: that stays",
               im->passed),
            (unsigned long)im->passed);
  if (im->left)
    cl_note(im->app,
            P_("--add-only: %lu row is about a record that is there, which stays as it is",
               "--add-only: %lu rows are about records that are there, which stay as they are",
               im->left),
            (unsigned long)im->left);
  cl_buf_add(&im->app->out, cl_buf_text(&im->said), im->said.len);
  cl_buf_printf(&im->app->out, "%s\n", what);
}

static enum cl_status import_file(cl_import *im) {
  enum cl_status status = cl_import_map(im);
  if (status != CL_OK || (status = read_file(im)) != CL_OK)
    return status;
  return read_rows(im);
}

enum cl_status cl_verb_import(cl_app *app) {
  enum cl_status status = cl_may_make(app, app->type);
  if (status != CL_OK)
    return status;
  if (cl_opt(app, CL_OI_EMPTY_CLEARS) && cl_opt(app, CL_OI_KEEP_EMPTY))
    return cl_usage(app, _("give --empty-clears or --keep-empty, not both"));
  if (strcmp(app->args[0], "-") == 0 && app->plan_path && strcmp(app->plan_path, "-") == 0)
    return cl_usage(app, _("plan and CSV cannot both come from standard input"));
  cl_import im = { .app = app, .file = app->args[0], .type = cl_type_info(app->type) };
  status = import_file(&im);
  if (status == CL_OK)
    report(&im);
  else if (im.errors)
    cl_note(app, _("nothing was imported"));
  free(im.map);
  free(im.entries);
  cl_map_free(&im.by_id);
  cl_map_free(&im.by_name);
  cl_buf_free(&im.said);
  cl_csv_free(&im.table);
  return status;
}
