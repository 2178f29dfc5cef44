/* xlsx_table.c - tables of records: titles, notes, choices, widths; see xlsx.h. */
#include "xlsx_inner.h"

#include <stdlib.h>
#include <string.h>

/* ---- Tables -------------------------------------------------------------------- */

static char **copy_choices(cl_book *book, const cl_book_column *column) {
  char **choices = cl_alloc(book->arena, (column->choice_count + 1) * sizeof *choices);
  for (size_t i = 0; i < column->choice_count; i++)
    choices[i] = cl_xlsx_clean_copy(book, column->choices[i], CL_CELL_MAX);
  return choices;
}

void cl_sheet_table(cl_sheet *sheet, const char *name, const cl_book_column *columns, size_t n,
                    unsigned keep) {
  cl_book *book = sheet->book;
  cl_arena *arena = book->arena;
  cl_sheet_part *t = cl_alloc(arena, sizeof *t);
  t->row = t->last_row = sheet->row;
  t->column = sheet->start = sheet->column;
  t->n = n;
  t->name = cl_name_take(&book->tables, cl_table_name_of(arena, name), CL_HEADER_MAX, false);
  t->columns = cl_alloc(arena, n * sizeof *t->columns);
  cl_names titles = { .arena = arena };
  for (size_t i = 0; i < n; i++) {
    cl_book_column *c = &t->columns[i];
    *c = columns[i];
    const char *title = cl_xlsx_clean_copy(book, c->title, CL_HEADER_MAX);
    c->title = cl_name_take(&titles, *title ? title : "-", CL_HEADER_MAX, true);
    c->note = c->note ? cl_xlsx_clean_copy(book, c->note, CL_CELL_MAX) : NULL;
    if (c->choices)
      c->choices = (const char *const *)copy_choices(book, c);
  }
  cl_map_free(&titles.map);
  *sheet->tables_end = t;
  sheet->tables_end = &t->next;
  sheet->open = t;
  if (!t->row)
    cl_sheet_freeze(sheet, 1, t->column + keep);
}

void cl_sheet_table_end(cl_sheet *sheet) {
  sheet->open->last_row = sheet->row;
  sheet->open = NULL;
}

/* A list within a rule is at most 255 bytes and cannot hold a comma; what does
 * not fit goes to a sheet of its own, out of sight. */
static bool fits_rule(const cl_book_column *c) {
  size_t bytes = c->choice_count;
  for (size_t i = 0; i < c->choice_count; i++) {
    bytes += strlen(c->choices[i]);
    if (!*c->choices[i] || strpbrk(c->choices[i], ",\""))
      return false;
  }
  return bytes <= CL_LIST_MAX;
}

static char *list_range(cl_book *book, const cl_book_column *c) {
  if (!book->lists) {
    book->lists = cl_sheet_new(book, book->info.lists);
    cl_sheet_freeze(book->lists, 1, 0);
    worksheet_hide(book->lists->ws);
  }
  cl_sheet *lists = book->lists;
  unsigned column = book->lists_used++;
  cl_sheet_at(lists, 0, column);
  cl_sheet_width(lists, column, 24);
  cl_put_text(lists, CL_LOOK_HEADER, cl_str_of(c->title));
  for (size_t i = 0; i < c->choice_count; i++) {
    cl_sheet_row(lists);
    cl_put_text(lists, CL_LOOK_PLAIN, cl_str_of(c->choices[i]));
  }
  char name[LXW_MAX_COL_NAME_LENGTH];
  lxw_col_to_name(name, cl_xlsx_col(column), LXW_TRUE);
  char *place = cl_xlsx_address(lists, 0, 0) + strlen("internal:");
  return cl_asprintf(book->arena, "%.*s!%s$2:%s$%lu", (int)(strrchr(place, '!') - place), place,
                     name, name, (unsigned long)c->choice_count + 1);
}

/* The rule last added takes its list from RANGE.  The writer's own way to say
 * so (LXW_VALIDATION_TYPE_LIST_FORMULA) copies the text twice and loses one. */
static void point_rule(cl_sheet *sheet, const char *range) {
  lxw_data_val_obj *rule = NULL, *each;
  STAILQ_FOREACH(each, sheet->ws->data_validations, list_pointers)
  rule = each;
  free(rule->value_formula);
  rule->value_formula = cl_xstrdup(range);
}

/* The list is offered in rows that are still empty as well: that is where somebody
 * adds a record, and not every spreadsheet makes a table grow by itself. */
enum { ROOM = 200 };

static void add_choices(cl_sheet *sheet, const cl_sheet_part *t, size_t i) {
  static const char *const place_holder[] = { "-", NULL };
  const cl_book_column *c = &t->columns[i];
  bool fits = fits_rule(c);
  const char *const *list = fits ? c->choices : place_holder;
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST,
                               .value_list = (CL_VALUE_LIST)(uintptr_t)list };
  lxw_col_t column = cl_xlsx_col(t->column + i);
  lxw_row_t last = t->last_row + ROOM < LXW_ROW_MAX ? t->last_row + ROOM : LXW_ROW_MAX - 1;
  lxw_error error =
      worksheet_data_validation_range(sheet->ws, t->row + 1, column, last, column, &rule);
  cl_xlsx_check(sheet->book, error);
  if (!error && !fits)
    point_rule(sheet, list_range(sheet->book, c));
}

/* What a title needs at least; the button that sorts stands below it. */
static double title_width(const char *text) {
  double longest = 0;
  for (const char *p = text; *p;) {
    size_t n = strcspn(p, " -/");
    double width = cl_xlsx_text_width((cl_str){ p, n });
    if (width > longest)
      longest = width;
    p += n + strspn(p + n, " -/");
  }
  return longest;
}

/* Room for the contents, and for the title. */
static void fit_columns(cl_sheet *sheet, const cl_sheet_part *t) {
  for (size_t i = 0; i < t->n; i++) {
    const cl_book_column *c = &t->columns[i];
    struct cl_col_width *w = cl_xlsx_width(sheet, t->column + i);
    double least = c->least > 0 ? c->least : 8, most = c->most > 0 ? c->most : 45;
    double title = title_width(c->title) * CL_BOLD + 1.2;
    double width = w->content * 1.03 + 1.2;
    width = width > most ? most : width;
    width = width < title ? title : width;
    width = width < least ? least : width;
    if (width > w->fit)
      w->fit = width;
  }
}

static void write_header(cl_sheet *sheet, const cl_sheet_part *t) {
  cl_sheet_at(sheet, t->row, t->column);
  for (size_t i = 0; i < t->n; i++)
    cl_put_text(sheet, CL_LOOK_HEADER, cl_str_of(t->columns[i].title));
}

static void add_table(cl_sheet *sheet, const cl_sheet_part *t) {
  cl_arena *arena = sheet->book->arena;
  lxw_table_column *columns = cl_alloc(arena, t->n * sizeof *columns);
  lxw_table_column **list = cl_alloc(arena, (t->n + 1) * sizeof *list);
  for (size_t i = 0; i < t->n; i++) {
    columns[i].header = (char *)(uintptr_t)t->columns[i].title;
    columns[i].header_format = cl_xlsx_format(sheet, CL_LOOK_HEADER, CL_SHOW_TEXT);
    list[i] = &columns[i];
    cl_xlsx_note_text(sheet, t->row, t->column + i, CL_LOOK_HEADER, columns[i].header);
  }
  lxw_table_options options = {
    .name = (char *)(uintptr_t)t->name,
    .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
    .style_type_number = 1,
    .columns = list,
  };
  lxw_col_t last = cl_xlsx_col(t->column + t->n - 1);
  cl_xlsx_check(sheet->book, worksheet_add_table(sheet->ws, t->row, cl_xlsx_col(t->column),
                                                 t->last_row, last, &options));
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  lxw_rowcol_to_range(range, t->row, cl_xlsx_col(t->column), t->last_row, last);
  cl_xlsx_check(sheet->book,
                worksheet_ignore_errors(sheet->ws, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
}

static void add_notes(cl_sheet *sheet, const cl_sheet_part *t) {
  lxw_comment_options options = { .width = 220, .height = 90, .font_size = 9 };
  for (size_t i = 0; i < t->n; i++)
    if (t->columns[i].note && *t->columns[i].note)
      cl_xlsx_check(sheet->book,
                    worksheet_write_comment_opt(sheet->ws, t->row, cl_xlsx_col(t->column + i),
                                                t->columns[i].note, &options));
}

static void finish_table(cl_sheet *sheet, const cl_sheet_part *t) {
  if (t->last_row > t->row)
    add_table(sheet, t); /* without rows it would get an empty one */
  else
    write_header(sheet, t);
  add_notes(sheet, t);
  for (size_t i = 0; i < t->n; i++) {
    if (t->columns[i].choice_count)
      add_choices(sheet, t, i);
  }
  fit_columns(sheet, t);
}

void cl_xlsx_finish_tables(cl_sheet *sheet) {
  for (const cl_sheet_part *t = sheet->tables; t; t = t->next)
    finish_table(sheet, t);
}
