/* list.c - the verb list: which records, in what order, as what. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../base/day.h"
#include "../format/csv.h"
#include "../format/json.h"
#include "../format/term.h"
#include "../cli/opt.h"
#include "../cli/output.h"
#include "verbs.h"
#include "filter.h"
#include "../value/cell.h"
#include "../value/columns.h"
#include "made.h"
#include "../cli/words.h"

/* ---- Order ------------------------------------------------------------------ */

typedef struct sort_key {
  const cl_rec *rec;
  bool absent;
  double number;
  const char *text; /* NULL: numbers count */
  size_t seq;
} sort_key;

static int compare_keys(const void *a, const void *b) {
  const sort_key *x = a, *y = b;
  if (x->absent != y->absent)
    return x->absent ? 1 : -1;
  int order = 0;
  if (!x->absent && x->text)
    order = strcmp(x->text, y->text);
  else if (!x->absent)
    order = (x->number > y->number) - (x->number < y->number);
  if (order)
    return order;
  return (x->seq > y->seq) - (x->seq < y->seq);
}

static void text_key(cl_app *app, cl_column column, sort_key *key) {
  cl_buf cell = CL_BUF_INIT;
  cl_column_cell(&cell, column, key->rec, CL_CANONICAL);
  key->absent = cell.len == 0;
  key->text = key->absent ? "" : cl_fold(app->arena, (cl_str){ cell.p, cell.len });
  cl_buf_free(&cell);
}

static void make_key(cl_app *app, cl_column column, sort_key *key) {
  cl_str text;
  if (column.kind == CL_COL_MADE) {
    key->absent = !cl_made_number(&column, key->rec, &key->number);
    return;
  }
  const cl_field_row *row = column.kind == CL_COL_FIELD ? cl_field_info(column.field) : NULL;
  if (!row || (row->flags & CL_LIST)) {
    text_key(app, column, key);
    return;
  }
  cl_date date;
  switch (row->kind) {
  case CL_K_DATE:
    date = cl_rec_date(key->rec, column.field);
    key->absent = date == CL_NO_DATE;
    key->number = date;
    break;
  case CL_K_NUM:
  case CL_K_INT:
    key->absent = !cl_rec_num(key->rec, column.field, &key->number);
    break;
  case CL_K_ENUM:
    key->number = cl_rec_choice(key->rec, column.field);
    key->absent = key->number < 0;
    break;
  case CL_K_PAGE: /* 9 before 11, "12-14" at 12; what is no number comes behind those */
    text = cl_rec_text(key->rec, column.field);
    key->absent = text.n == 0;
    key->number = cl_page_number(text);
    break;
  case CL_K_BOOL:
    key->number = -cl_rec_bool(key->rec, column.field); /* yes before no */
    key->absent = key->number > 0;
    break;
  default:
    text_key(app, column, key);
    break;
  }
}

/* Sorted descending, what has no value still comes last and equals keep their
 * order. */
static void sort_records(cl_app *app, const cl_rec **records, size_t n, const cl_column *by,
                         bool reverse) {
  sort_key *keys = cl_xcalloc(n ? n : 1, sizeof *keys);
  size_t present = 0;
  for (size_t i = 0; i < n; i++) {
    keys[i].rec = records[i];
    if (by)
      make_key(app, *by, &keys[i]);
    keys[i].seq = by && reverse && !keys[i].absent ? n - i : i;
    present += !keys[i].absent;
  }
  if (by)
    qsort(keys, n, sizeof *keys, compare_keys);
  for (size_t i = 0; i < n; i++)
    records[i] = keys[reverse && i < present ? present - 1 - i : i].rec;
  free(keys);
}

/* ---- Which columns ----------------------------------------------------------- */

static void unknown_column(cl_app *app, cl_type type, cl_str name) {
  const char *text = cl_strndup(app->arena, name.p, name.n);
  const char *meant = cl_field_meant(app, type, text);
  const char *what = cl_type_called(app->program, type, cl_lang_user());
  if (meant)
    cl_usage(app, _("%s: there is no field \"%s\": did you mean %s?"), what, text, meant);
  else
    cl_usage(app, _("%s: there is no field \"%s\""), what, text);
}

/* The columns that a comma-separated LIST names; 0 and a message when one is
 * unknown. */
static size_t columns_chosen(cl_app *app, cl_made *made, const char *list, cl_column **out) {
  cl_type type = app->type;
  size_t n = 0, room = 1;
  bool bad = false;
  for (const char *p = list; *p; p++)
    room += *p == ',';
  *out = cl_alloc(app->arena, room * sizeof **out);
  for (const char *p = list;; p++) {
    size_t length = strcspn(p, ",");
    cl_str name = cl_str_trim((cl_str){ p, length });
    /* The light that is worked out goes before a field that is labelled so. */
    if (name.n && (cl_made_find(made, app, type, name, &(*out)[n]) ||
                   cl_column_said(type, name, app->arena, &(*out)[n])))
      n++;
    else if (name.n) {
      unknown_column(app, type, name);
      bad = true;
    }
    p += length;
    if (!*p)
      break;
  }
  if (!bad && n == 0)
    cl_usage(app, _("name the fields that --fields is to show, as in --fields id,date"));
  return bad ? 0 : n;
}

/* ---- As a table ------------------------------------------------------------- */

/* VALUE as people read it; it stays as long as the plan. */
static cl_str human_value(cl_app *app, cl_field field, cl_str value) {
  const cl_field_row *row = cl_field_info(field);
  int i;
  switch (row->kind) {
  case CL_K_BOOL:
    i = cl_bool_read(value);
    return i < 0 ? value : cl_str_of(i ? T_(app, "yes") : T_(app, "no"));
  case CL_K_ENUM:
    i = cl_choice_find(row->set, value);
    return i < 0 ? value : cl_str_of(cl_choice_label(row->set, i, app->lang));
  case CL_K_DATE:
    i = app->lang == CL_NL ? cl_date_parse(value) : CL_NO_DATE;
    return i == CL_NO_DATE ? value : cl_str_of(cl_day_typed(app->arena, app->lang, i));
  default:
    return value;
  }
}

/* `5-9-2026: 31, opening`: the values of an item, without its keys. */
static void human_item(cl_app *app, cl_field field, const cl_node *item, cl_buf *out) {
  size_t start = out->len, n = 0;
  CL_EACH_SUB(sub, field) {
    cl_str value = human_value(app, sub, cl_node_text(cl_item_node(item, sub)));
    if (!value.n)
      continue;
    if (out->len > start)
      cl_buf_puts(out, n == 1 ? ": " : ", ");
    cl_buf_str(out, value);
    n++;
  }
}

static void human_items(cl_app *app, const cl_rec *rec, cl_field field, cl_buf *out) {
  CL_EACH(item, cl_rec_node(rec, field)) {
    if (out->len)
      cl_buf_puts(out, " | ");
    human_item(app, field, item, out);
  }
}

/* Adds the cell of one field; SCRATCH is for those that have to be made. */
static void human_cell(cl_table *table, cl_app *app, cl_column column, const cl_rec *rec,
                       cl_buf *scratch) {
  const cl_field_row *row = column.kind == CL_COL_FIELD ? cl_field_info(column.field) : NULL;
  cl_buf_cut(scratch, 0);
  if (column.kind == CL_COL_MADE) {
    cl_made_shown(scratch, &column, rec);
  } else if (column.kind == CL_COL_HANDLE && cl_type_info(rec->type)->shape == CL_KEYED) {
    int i = cl_choice_find(CL_S_READINESS, cl_str_of(rec->id));
    cl_buf_puts(scratch, cl_choice_label(CL_S_READINESS, i, app->lang));
  } else if (!row) {
    cl_column_cell(scratch, column, rec, CL_CANONICAL);
  } else if (row->kind == CL_K_ITEMS) {
    human_items(app, rec, column.field, scratch);
  } else if (!(row->flags & CL_LIST)) {
    cl_table_cell_kept(table, human_value(app, column.field, cl_rec_text(rec, column.field)));
    return;
  } else {
    CL_EACH(item, cl_rec_node(rec, column.field)) {
      cl_str value = human_value(app, column.field, cl_node_text(item));
      if (scratch->len)
        cl_buf_puts(scratch, ", ");
      cl_buf_str(scratch, value);
    }
  }
  cl_table_cell(table, (cl_str){ cl_buf_text(scratch), scratch->len });
}

/* What a line of a list cannot do without: what it is called, and what it was sorted by. */
static bool is_needed(cl_app *app, cl_field field) {
  const cl_type_row *type = cl_type_info(app->type);
  const char *by = cl_opt(app, CL_OI_SORT);
  cl_column column;
  return field == type->id || field == type->naming ||
         (by && cl_column_said(app->type, cl_str_of(by), app->arena, &column) &&
          column.kind == CL_COL_FIELD && column.field == field);
}

static cl_table *start_table(cl_app *app, const cl_column *columns, size_t n) {
  const char **titles = cl_alloc(app->arena, n * sizeof *titles);
  for (size_t i = 0; i < n; i++)
    titles[i] = cl_column_label(columns[i], app->lang);
  cl_table *table = cl_table_new(titles, n, app->columns, app->color);
  for (size_t i = 0; i < n; i++) {
    const cl_field_row *row =
        columns[i].kind == CL_COL_FIELD ? cl_field_info(columns[i].field) : NULL;
    if (!row || row->kind == CL_K_ID || row->kind == CL_K_DATE || row->kind == CL_K_TIME)
      cl_table_keep(table, i);
    if (!cl_opt(app, CL_OI_FIELDS) && !(row && is_needed(app, columns[i].field)))
      cl_table_spare(table, i);
    if ((row && (row->kind == CL_K_NUM || row->kind == CL_K_INT)) ||
        (columns[i].kind == CL_COL_MADE && columns[i].made.number))
      cl_table_right(table, i);
  }
  return table;
}

enum { PIECE = 1 << 20 }; /* as much as cl_flush() writes at once */

static void write_table(cl_app *app, const cl_column *columns, size_t n,
                        const cl_rec *const *records, size_t count) {
  /* With one community, its name on every line says nothing. */
  if (n > 1 && columns[0].kind == CL_COL_COMMUNITY && app->plan->count[CL_T_COMMUNITY] < 2 &&
      !cl_opt(app, CL_OI_FIELDS)) {
    columns++;
    n--;
  }
  cl_table *table = start_table(app, columns, n);
  cl_buf scratch = CL_BUF_INIT, told = CL_BUF_INIT;
  cl_table_tell(table, &told);
  cl_table_expect(table, count);
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < n; k++)
      human_cell(table, app, columns[k], records[i], &scratch);
  cl_buf_free(&scratch);
  while (cl_table_some(table, &app->out, PIECE))
    cl_flush(app);
  if (told.len) {
    cl_buf line = CL_BUF_INIT;
    const char *text =
        cl_asprintf(app->arena, T_(app, "No room for: %s. --fields shows what you choose."),
                    cl_buf_text(&told));
    cl_wrap(&line, cl_str_of(text), 0, app->columns);
    cl_buf_putc(&app->out, '\n');
    cl_term_color(&app->out, app->color, CL_C_DIM, cl_buf_text(&line));
    cl_buf_free(&line);
  }
  cl_buf_free(&told);
}

/* ---- As something to read back ---------------------------------------------- */

static void write_rows(cl_app *app, const struct cl_csv_style *style, const cl_column *columns,
                       size_t n, const cl_rec *const *records, size_t count) {
  struct cl_csv_style with = *style;
  with.plan = app->plan_key;
  if (!app->headed)
    cl_rows_header(&app->out, &with, columns, n);
  app->headed = true;
  for (size_t i = 0; i < count; i++) {
    cl_rows_record(&app->out, &with, columns, n, records[i]);
    cl_flush(app);
  }
}

static void write_json(cl_app *app, const cl_column *columns, size_t n,
                       const cl_rec *const *records, size_t count) {
  cl_json json;
  for (size_t i = 0; i < count; i++) {
    cl_json_init(&json, &app->out, false);
    cl_json_object(&json);
    cl_json_member(&json, "plan", app->plan_key);
    cl_record_json_keys(&json, columns, n, records[i]);
    cl_json_end_object(&json);
    cl_buf_putc(&app->out, '\n');
    cl_flush(app);
  }
}

/* Each value ended by a NUL; without --fields, what each record is addressed
 * by, for xargs -0. */
static void write_nul(cl_app *app, const cl_column *columns, size_t n, const cl_rec *const *records,
                      size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (!cl_opt(app, CL_OI_FIELDS)) {
      cl_buf_puts(&app->out, cl_rec_address(records[i], app->arena));
      cl_buf_putc(&app->out, '\0');
      continue;
    }
    for (size_t k = 0; k < n; k++) {
      cl_column_cell(&app->out, columns[k], records[i], CL_CANONICAL);
      cl_buf_putc(&app->out, '\0');
    }
  }
}

/* ---- The verb --------------------------------------------------------------- */

static enum cl_status one_format(cl_app *app) {
  int n = (cl_opt(app, CL_OI_JSON) != NULL) + (cl_opt(app, CL_OI_CSV) != NULL) +
          (cl_opt(app, CL_OI_TSV) != NULL) + (cl_opt(app, CL_OI_NUL) != NULL);
  if (n > 1)
    return cl_usage(app, _("choose one of --json, --csv, --tsv and -0"));
  const char *dialect = cl_opt(app, CL_OI_DIALECT);
  if (dialect && strcmp(dialect, "nl-excel") != 0)
    return cl_usage(app, _("there is no dialect \"%s\": the only one is nl-excel"), dialect);
  if (dialect && !cl_opt(app, CL_OI_CSV))
    return cl_usage(app, _("--dialect goes with --csv"));
  return CL_OK;
}

static void write_records(cl_app *app, const cl_column *columns, size_t n,
                          const cl_rec *const *records, size_t count) {
  static const struct cl_csv_style plain = { ',', true, true, false, CL_CANONICAL, false, NULL };
  static const struct cl_csv_style excel = { ';', true, true, false, CL_NL_EXCEL, true, NULL };
  static const struct cl_csv_style tsv = { '\t', false, false, true, CL_CANONICAL, false, NULL };
  app->raw = cl_opt(app, CL_OI_CSV) || cl_opt(app, CL_OI_TSV) || cl_opt(app, CL_OI_NUL);
  if (cl_opt(app, CL_OI_JSON))
    write_json(app, columns, n, records, count);
  else if (cl_opt(app, CL_OI_CSV) && cl_opt(app, CL_OI_DIALECT)) {
    cl_buf_puts(&app->out, CL_UTF8_BOM);
    write_rows(app, &excel, columns, n, records, count);
  } else if (cl_opt(app, CL_OI_CSV))
    write_rows(app, &plain, columns, n, records, count);
  else if (cl_opt(app, CL_OI_TSV))
    write_rows(app, &tsv, columns, n, records, count);
  else if (cl_opt(app, CL_OI_NUL))
    write_nul(app, columns, n, records, count);
  else if (count)
    write_table(app, columns, n, records, count);
}

/* Of several plans the column `plan` tells which; the format of the plan is no news. */
static size_t without_format(const cl_app *app, cl_column *columns, size_t n) {
  size_t kept = 0;
  for (size_t i = 0; i < n; i++)
    if (!app->plan_key || columns[i].kind != CL_COL_FIELD ||
        columns[i].field != CL_F_ORGANISATION_PLAN)
      columns[kept++] = columns[i];
  return kept;
}

static bool find_sort(cl_app *app, cl_made *made, cl_column *by) {
  const char *name = cl_opt(app, CL_OI_SORT);
  cl_column *columns;
  if (!name)
    return true;
  size_t n = columns_chosen(app, made, name, &columns);
  if (n > 1)
    cl_usage(app, _("--sort takes one field"));
  if (n == 1)
    *by = columns[0];
  return n == 1;
}

static size_t columns_shown(cl_app *app, cl_made *made, cl_column **columns) {
  if (cl_opt(app, CL_OI_FIELDS))
    return columns_chosen(app, made, cl_opt(app, CL_OI_FIELDS), columns);
  bool names = cl_opt(app, CL_OI_WITH_NAMES) != NULL;
  size_t n = cl_columns(app->arena, app->type, !cl_opt(app, CL_OI_JSON), names, columns);
  return without_format(app, *columns, n);
}

static enum cl_status list(cl_app *app, cl_made *made) {
  cl_column *columns, by;
  size_t n, count = 0;
  if (one_format(app) != CL_OK || cl_filter_ready(app, app->type) != CL_OK ||
      cl_made_ready(made, app, app->type) != CL_OK || !find_sort(app, made, &by))
    return CL_USAGE;
  n = columns_shown(app, made, &columns);
  if (!n)
    return CL_USAGE;
  size_t most = app->plan->count[app->type];
  const cl_rec **records = cl_xcalloc(most ? most : 1, sizeof(const cl_rec *));
  CL_EACH_REC(rec, app->plan, app->type)
    if (cl_filter(app, rec) && cl_made_passes(made, rec))
      records[count++] = rec;
  if (cl_opt(app, CL_OI_SORT) || cl_opt(app, CL_OI_REVERSE))
    sort_records(app, records, count, cl_opt(app, CL_OI_SORT) ? &by : NULL,
                 cl_opt(app, CL_OI_REVERSE) != NULL);
  write_records(app, columns, n, records, count);
  free(records);
  if (!count)
    cl_note(app, _("no %s found"), cl_type_label(app->type, cl_lang_user(), true));
  return count ? CL_OK : CL_FOUND;
}

enum cl_status cl_verb_list(cl_app *app) {
  cl_made made = { .app = NULL };
  enum cl_status status = list(app, &made);
  cl_made_free(&made);
  return status;
}
