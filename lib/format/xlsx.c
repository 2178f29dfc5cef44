/* xlsx.c - workbooks for people: book, sheets and cells; see xlsx.h. */
#include "xlsx.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "xlsx_inner.h"

enum {
  EPOCH = 25569,          /* 1970-01-01 as a spreadsheet counts days */
  FIRST_DAY = 61 - EPOCH, /* 1 March 1900: before it, the count has a leap day too many */
  EARLIEST = 315532800,   /* 1980-01-01 in seconds: a zip file knows nothing earlier */
  ROOM = 512 << 20        /* bytes that the parts of the largest book take, and more */
};
/* 2107-12-31T23:59:59: nor anything later; 2038-01-19 where time_t has 32 bits. */
#define LATEST (sizeof(time_t) < sizeof(int64_t) ? (int64_t)INT32_MAX : INT64_C(4354819199))

/* A book of many parts is put together from as many files, which are gone when it is
 * there: in memory, where the system has a folder for that with room for any book. */
const char *cl_xlsx_temp_folder(void) {
  static const char memory[] = "/dev/shm";
  const char *folder = getenv("TMPDIR");
  struct statvfs there;
  if (folder && *folder)
    return folder;
  return access(memory, W_OK | X_OK) == 0 && statvfs(memory, &there) == 0 &&
                 there.f_bavail >= ROOM / there.f_frsize
             ? memory
             : "/tmp";
}

static const char *copy(cl_arena *arena, const char *text) {
  return text ? cl_strdup(arena, text) : NULL;
}

/* A as a cell's text; good until the next call. */
const char *cl_xlsx_clean(cl_book *book, cl_str a, bool one_line, size_t limit) {
  cl_buf_cut(&book->text, 0);
  cl_cell_text(&book->text, a, one_line, limit, book->info.too_long);
  return cl_buf_text(&book->text);
}

char *cl_xlsx_clean_copy(cl_book *book, const char *text, size_t limit) {
  return cl_strdup(book->arena, cl_xlsx_clean(book, cl_str_of(text ? text : ""), true, limit));
}

/* ---- Book and sheets ----------------------------------------------------------- */

static int64_t clamped(int64_t stamp) {
  return stamp < EARLIEST ? EARLIEST : stamp > LATEST ? LATEST : stamp;
}

static void set_properties(cl_book *book) {
  cl_book_info *info = &book->info;
  lxw_doc_properties properties = {
    .title = cl_xlsx_clean_copy(book, info->title, CL_HEADER_MAX),
    .subject = cl_xlsx_clean_copy(book, info->subject, CL_HEADER_MAX),
    .author = cl_xlsx_clean_copy(book, info->author, CL_HEADER_MAX),
    .created = (time_t)clamped(info->stamp), /* 0 would be now */
  };
  cl_xlsx_check(book, workbook_set_properties(book->wb, &properties));
}

/* In a foot, & begins a code. */
static char *foot_text(cl_book *book, const char *text, size_t limit) {
  cl_buf doubled = CL_BUF_INIT;
  for (const char *p = cl_xlsx_clean_copy(book, text, limit); *p; p++) {
    cl_buf_putc(&doubled, *p);
    if (*p == '&')
      cl_buf_putc(&doubled, *p);
  }
  return cl_buf_keep(&doubled, book->arena);
}

/* At most 255 characters; a digit behind &8 would belong to it. */
static char *make_footer(cl_book *book) {
  const cl_book_info *info = &book->info;
  return cl_asprintf(book->arena, "&L&8 %s&C&8&A&R&8 %s &P %s &N",
                     foot_text(book, info->footer, 80), foot_text(book, info->page, 12),
                     foot_text(book, info->of, 12));
}

/* Columns are as wide as so many digits in the font of the first format, and
 * by default that is one that many systems do not have. */
static void set_font(lxw_workbook *wb) {
  lxw_format *first = STAILQ_FIRST(wb->formats);
  format_set_font_name(first, CL_FONT);
  format_set_font_size(first, CL_FONT_SIZE);
}

cl_book *cl_book_new(const cl_book_info *info) {
  cl_mem_keep(); /* the writer does so for every sheet */
  cl_book *book = cl_xcalloc(1, sizeof *book);
  cl_arena *arena = cl_arena_new();
  *book = (cl_book){ .arena = arena, .info = *info, .end = &book->first };
  book->info.too_long = copy(arena, info->too_long ? info->too_long : "...");
  book->info.lists = copy(arena, info->lists ? info->lists : "Lists");
  book->sheets.arena = book->tables.arena = arena;
  /* The name is not used: cl_book_end() sets the one it writes to. */
  lxw_workbook_options options = { .tmpdir = (char *)(uintptr_t)cl_xlsx_temp_folder() };
  book->wb = workbook_new_opt("", &options);
  if (!book->wb)
    cl_out_of_memory();
  set_font(book->wb);
  set_properties(book);
  book->footer = make_footer(book);
  return book;
}

cl_sheet *cl_sheet_new(cl_book *book, const char *name) {
  cl_sheet *sheet = cl_alloc(book->arena, sizeof *sheet);
  sheet->book = book;
  sheet->name =
      cl_name_take(&book->sheets, cl_sheet_name_of(book->arena, name), CL_SHEET_NAME_MAX, true);
  sheet->ws = workbook_add_worksheet(book->wb, sheet->name);
  if (!sheet->ws)
    cl_out_of_memory(); /* the name is lawful, so this is the only cause left */
  sheet->tables_end = &sheet->tables;
  *book->end = sheet;
  book->end = &sheet->next;
  worksheet_set_default_row(sheet->ws, CL_ROW_HEIGHT, LXW_FALSE);
  worksheet_set_paper(sheet->ws, 9); /* A4 */
  worksheet_set_landscape(sheet->ws);
  worksheet_fit_to_pages(sheet->ws, 1, 0);
  worksheet_set_margins(sheet->ws, 0.5, 0.5, 0.55, 0.6);
  cl_xlsx_check(book, worksheet_set_footer(sheet->ws, book->footer));
  return sheet;
}

const char *cl_sheet_name(const cl_sheet *sheet) {
  return sheet->name;
}

void cl_sheet_freeze(cl_sheet *sheet, unsigned rows, unsigned columns) {
  worksheet_freeze_panes(sheet->ws, rows, cl_xlsx_col(columns));
  sheet->kept = columns;
  if (rows)
    cl_xlsx_check(sheet->book, worksheet_repeat_rows(sheet->ws, 0, rows - 1));
}

/* ---- Cells --------------------------------------------------------------------- */

void cl_sheet_at(cl_sheet *sheet, unsigned row, unsigned column) {
  sheet->row = row;
  sheet->column = sheet->start = column;
}

void cl_sheet_row(cl_sheet *sheet) {
  sheet->row++;
  sheet->column = sheet->start;
}

/* A cell of a table wants WIDTH columns; what stands outside tables has its
 * widths from the caller. */
static void want(cl_sheet *sheet, double width) {
  if (!sheet->open || sheet->column >= LXW_COL_MAX)
    return;
  struct cl_col_width *column = cl_xlsx_width(sheet, sheet->column);
  if (width > column->content)
    column->content = width;
}

/* Ends every put: what came of it, and on to the right. */
static void put(cl_sheet *sheet, lxw_error error, double width) {
  cl_xlsx_check(sheet->book, error);
  want(sheet, width);
  sheet->column++;
}

void cl_put_none(cl_sheet *sheet, enum cl_look look) {
  put(sheet,
      worksheet_write_blank(sheet->ws, sheet->row, cl_xlsx_col(sheet->column),
                            cl_xlsx_format(sheet, look, CL_SHOW_GENERAL)),
      0);
}

/* Some programs show #### for a long text in a cell of the text form. */
static enum cl_show text_form(const cl_book *book) {
  return book->text.len <= CL_LIST_MAX ? CL_SHOW_TEXT : CL_SHOW_GENERAL;
}

void cl_put_text(cl_sheet *sheet, enum cl_look look, cl_str text) {
  if (!text.n) {
    cl_put_none(sheet, look);
    return;
  }
  const char *cell = cl_xlsx_clean(sheet->book, text, false, CL_CELL_MAX);
  cl_xlsx_note_text(sheet, sheet->row, sheet->column, look, cell);
  lxw_format *format = cl_xlsx_format(sheet, look, text_form(sheet->book));
  put(sheet,
      worksheet_write_string(sheet->ws, sheet->row, cl_xlsx_col(sheet->column), cell, format),
      cl_xlsx_longest_line(cell) * (look == CL_LOOK_HEADER ? CL_BOLD : 1));
}

void cl_put_num(cl_sheet *sheet, enum cl_look look, enum cl_number form, double value) {
  static const enum cl_show forms[] = { CL_SHOW_NUMBER, CL_SHOW_WHOLE };
  if (!isfinite(value)) {
    cl_put_none(sheet, look);
    return;
  }
  char digits[32];
  int width =
      snprintf(digits, sizeof digits, form == CL_NUM_GENERAL ? "%.10g  " : "%.0f   ", value);
  put(sheet,
      worksheet_write_number(sheet->ws, sheet->row, cl_xlsx_col(sheet->column), value,
                             cl_xlsx_format(sheet, look, forms[form])),
      width < 16 ? width : 16);
}

bool cl_xlsx_day(cl_date date, double *out) {
  *out = (double)date + EPOCH;
  return date >= FIRST_DAY;
}

void cl_put_date(cl_sheet *sheet, enum cl_look look, cl_date date) {
  char text[CL_DATE_SIZE];
  double day;
  if (date == CL_NO_DATE)
    cl_put_none(sheet, look);
  else if (!cl_xlsx_day(date, &day))
    cl_put_text(sheet, look, cl_str_of(cl_date_iso(text, date)));
  else
    put(sheet,
        worksheet_write_number(sheet->ws, sheet->row, cl_xlsx_col(sheet->column), day,
                               cl_xlsx_format(sheet, look, CL_SHOW_DATE)),
        10);
}

void cl_put_time(cl_sheet *sheet, enum cl_look look, int minutes) {
  if (minutes < 0)
    cl_put_none(sheet, look);
  else
    put(sheet,
        worksheet_write_number(sheet->ws, sheet->row, cl_xlsx_col(sheet->column),
                               (double)minutes / (24 * 60),
                               cl_xlsx_format(sheet, look, CL_SHOW_TIME)),
        5);
}

/* `internal:'It''s a sheet'!B7` */
char *cl_xlsx_address(const cl_sheet *to, unsigned row, unsigned column) {
  char cell[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell(cell, row, cl_xlsx_col(column));
  cl_buf made = CL_BUF_INIT;
  cl_buf_puts(&made, "internal:'");
  for (const char *p = to->name; *p; p++) {
    cl_buf_putc(&made, *p);
    if (*p == '\'')
      cl_buf_putc(&made, *p);
  }
  cl_buf_printf(&made, "'!%s", cell);
  char *text = cl_strdup(to->book->arena, made.p);
  cl_buf_free(&made);
  return text;
}
