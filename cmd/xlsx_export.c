/* xlsx_export.c - records as sheets: `export TYPE -o FILE.xlsx`. */
#include <string.h>

#include "../lib/value/columns.h"
#include "../lib/format/xlsx.h"
#include "overview.h"
#include "../lib/cli/output.h"
#include "../lib/verbs/filter.h"

typedef struct sheet_job {
  cl_app *app;
  cl_sheet *sheet;
  cl_column *columns;
  size_t n;
  cl_buf cell; /* for one at a time */
} sheet_job;

static const char *yes_no(const cl_app *app, bool yes) {
  return yes ? T_(app, "yes") : T_(app, "no");
}

/* A fixed set: its words; yes or no. */
static size_t fixed_choices(const cl_app *app, const cl_field_row *row, const char ***out) {
  size_t n = 0;
  if (row->kind == CL_K_BOOL) {
    *out = cl_alloc(app->arena, 2 * sizeof **out);
    (*out)[0] = yes_no(app, true);
    (*out)[1] = yes_no(app, false);
    return 2;
  }
  if (row->kind != CL_K_ENUM)
    return 0;
  cl_choices(row->set, &n);
  *out = cl_alloc(app->arena, n * sizeof **out);
  for (size_t i = 0; i < n; i++)
    (*out)[i] = cl_choice_label(row->set, (int)i, app->lang);
  return n;
}

/* The ids of records of TYPES (bits): the writer puts a long list on a sheet of
 * its own. */
static size_t id_choices(const cl_app *app, uint64_t types, const char ***out) {
  size_t room = 0, n = 0;
  for (int t = 0; t < CL_TYPES; t++)
    room += types >> t & 1 ? app->plan->count[t] : 0;
  *out = cl_alloc(app->arena, (room + 1) * sizeof **out);
  for (int t = 0; t < CL_TYPES; t++)
    if (types >> t & 1)
      CL_EACH_REC(rec, app->plan, t)
        (*out)[n++] = rec->id;
  return n;
}

/* What a cell of the column may hold, when that can be listed. */
static void offer_choices(const cl_app *app, const cl_column *column, cl_book_column *out) {
  const char **choices = NULL;
  size_t n = 0;
  if (column->kind == CL_COL_COMMUNITY)
    n = id_choices(app, (uint64_t)1 << CL_T_COMMUNITY, &choices);
  if (column->kind == CL_COL_FIELD) {
    const cl_field_row *row = cl_field_info(column->field);
    if (row->flags & CL_LIST)
      return; /* a cell may hold more than one */
    n = row->kind == CL_K_REF ? id_choices(app, row->refs, &choices)
                              : fixed_choices(app, row, &choices);
  }
  out->choices = n ? choices : NULL;
  out->choice_count = n;
}

/* How a value of FIELD is written in a cell. */
static const char *how_to_write(const cl_app *app, const cl_field_row *row) {
  if (row->kind == CL_K_ID)
    return T_(app, "Leave it as it is: others refer to it. A new row may do without.");
  if (row->flags & CL_LIST)
    return T_(app, "More than one: put | between them.");
  if (row->kind == CL_K_REF)
    return T_(app, "An id: choose one from the list.");
  if (row->kind == CL_K_ENUM || row->kind == CL_K_BOOL)
    return T_(app, "Choose one from the list.");
  return "";
}

/* The note on a title: what it is for, how it is written, what it is called in
 * the plan. */
static const char *column_note(const cl_app *app, const cl_column *column) {
  const cl_field_row *row;
  const char *how;
  switch (column->kind) {
  case CL_COL_MADE: /* list has these, and makes no workbook */
  case CL_COL_VERSION:
    return T_(app, "What the record was when this sheet was made. Leave it as it is: by this, "
                   "import sees whether the plan was changed in the meantime.");
  case CL_COL_COMMUNITY:
    return T_(app, "Id of the community it stands in. That cannot be changed here.");
  case CL_COL_HANDLE:
    return T_(app, "What the record is known by. Leave it as it is; empty in a new row.");
  case CL_COL_FIELD:
    break;
  }
  row = cl_field_info(column->field);
  how = how_to_write(app, row);
  /* Within a group (`repeat.every`) only when the group is used. */
  bool required = (row->flags & CL_REQ) && row->kind != CL_K_ID && !strchr(row->path, '.');
  return cl_asprintf(app->arena, "%s.%s%s%s%s (%s)", cl_capital(app->arena, T_(app, row->help)),
                     *how ? " " : "", how, required ? " " : "",
                     required ? T_(app, "Required.") : "", row->path);
}

static void begin(const sheet_job *job, cl_type type) {
  const cl_app *app = job->app;
  cl_book_column *columns = cl_alloc(app->arena, job->n * sizeof *columns);
  unsigned keep = 1;
  for (size_t i = 0; i < job->n; i++) {
    const cl_column *column = &job->columns[i];
    columns[i].title = cl_column_label(*column, app->lang);
    columns[i].most = 50;
    columns[i].note = column_note(app, column);
    offer_choices(app, column, &columns[i]);
  }
  if (job->columns[0].kind == CL_COL_COMMUNITY)
    keep = 2; /* the id stays in sight, too */
  cl_sheet_table(job->sheet, cl_type_info(type)->plural, columns, job->n, keep);
}

static void put_as_text(sheet_job *job, const cl_column *column, const cl_rec *rec) {
  cl_buf_cut(&job->cell, 0);
  cl_column_cell(&job->cell, *column, rec, job->app->lang == CL_NL ? CL_NL_EXCEL : CL_CANONICAL);
  if (job->cell.len)
    cl_put_text(job->sheet, column->kind == CL_COL_VERSION ? CL_LOOK_MUTED : CL_LOOK_PLAIN,
                (cl_str){ job->cell.p, job->cell.len });
  else
    cl_put_none(job->sheet, CL_LOOK_PLAIN);
}

/* Dates, times and numbers are real ones.  False for what is text. */
static bool put_typed(const sheet_job *job, cl_field field, const cl_rec *rec) {
  const cl_field_row *row = cl_field_info(field);
  double number;
  if ((row->flags & CL_LIST) || !cl_rec_has(rec, field))
    return false;
  switch (row->kind) {
  case CL_K_DATE:
    if (cl_rec_date(rec, field) == CL_NO_DATE)
      return false;
    cl_put_date(job->sheet, CL_LOOK_PLAIN, cl_rec_date(rec, field));
    return true;
  case CL_K_TIME:
    if (cl_time_parse(cl_rec_text(rec, field)) < 0)
      return false;
    cl_put_time(job->sheet, CL_LOOK_PLAIN, cl_time_parse(cl_rec_text(rec, field)));
    return true;
  case CL_K_NUM:
  case CL_K_INT:
    if (!cl_rec_num(rec, field, &number))
      return false;
    cl_put_num(job->sheet, CL_LOOK_PLAIN, CL_NUM_GENERAL, number);
    return true;
  case CL_K_BOOL:
    if (cl_rec_bool(rec, field) < 0)
      return false;
    cl_put_text(job->sheet, CL_LOOK_PLAIN,
                cl_str_of(yes_no(job->app, cl_rec_bool(rec, field) == 1)));
    return true;
  case CL_K_ENUM:
    if (cl_rec_choice(rec, field) < 0)
      return false;
    cl_put_text(job->sheet, CL_LOOK_PLAIN,
                cl_str_of(cl_choice_label(row->set, cl_rec_choice(rec, field), job->app->lang)));
    return true;
  default:
    return false;
  }
}

static void put_record(sheet_job *job, const cl_rec *rec) {
  cl_sheet_row(job->sheet);
  for (size_t i = 0; i < job->n; i++) {
    const cl_column *column = &job->columns[i];
    if (column->kind != CL_COL_FIELD || !put_typed(job, column->field, rec))
      put_as_text(job, column, rec);
  }
}

static void put_type(cl_app *app, cl_book *book, cl_type type) {
  sheet_job job = { .app = app, .cell = CL_BUF_INIT };
  job.sheet = cl_sheet_new(book, cl_capital(app->arena, cl_type_label(type, app->lang, true)));
  job.n = cl_columns_to_edit(app->arena, type, cl_opt(app, CL_OI_WITH_NAMES) != NULL, &job.columns);
  begin(&job, type);
  CL_EACH_REC(rec, app->plan, type)
    if (cl_filter(app, rec))
      put_record(&job, rec);
  cl_sheet_table_end(job.sheet);
  cl_buf_free(&job.cell);
}

enum cl_status cl_excel_export(cl_app *app, const cl_type *types, size_t n, const char *path) {
  const cl_rec *organisation = app->plan->first[CL_T_ORGANISATION];
  const char *name =
      organisation ? cl_rec_dup(organisation, CL_F_ORGANISATION_ORGANISATION, app->arena) : NULL;
  cl_book_info info = {
    .title = name,
    .author = name,
    .stamp = app->stamp,
    .footer = name,
    .page = T_(app, "page"),
    .of = T_(app, "of"),
    .too_long = T_(app, CL_CUT_NOTE),
    .lists = T_(app, "Lists"),
    .day_first = app->lang == CL_NL,
  };
  cl_book *book = cl_book_new(&info);
  for (size_t i = 0; i < n; i++)
    put_type(app, book, types[i]);
  cl_buf bytes = CL_BUF_INIT;
  enum cl_status status = cl_book_end(book, &bytes, &app->diag);
  if (status == CL_OK)
    status = cl_output_write(app, path, bytes.p, bytes.len);
  cl_buf_free(&bytes);
  return status;
}
