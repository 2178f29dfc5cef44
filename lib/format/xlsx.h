/* xlsx.h - workbooks for people, as bytes: books, and lists of records on sheets;
 * xlsx_page.h lays sheets out cell by cell, with charts.
 *
 * Neutral: knows rows, looks and dates, not plans.  A file that is made here
 * opens without repair, prints on A4, and is the same byte for byte for the
 * same calls: whatever a caller hands in (bad UTF-8, controls, texts that are
 * too long, names that are taken or not allowed) is made lawful on the way,
 * text is never a formula, and the locale has no say.
 *
 * A book is filled sheet by sheet, in any order, through a cursor per sheet:
 * cl_sheet_at() sets it, every cl_put_*() writes one cell and moves right,
 * cl_sheet_row() goes to the next row.  Rows and columns count from 0.
 *
 *   cl_book *book = cl_book_new(&info);
 *   cl_sheet *sheet = cl_sheet_new(book, "Goals");
 *   cl_sheet_table(sheet, "goals", columns, 2);
 *   cl_sheet_row(sheet);
 *   cl_put_text(sheet, CL_LOOK_PLAIN, goal);
 *   cl_put_date(sheet, CL_LOOK_PLAIN, due);
 *   cl_sheet_table_end(sheet);
 *   return cl_book_end(book, &bytes, diag);
 *
 * Ownership: sheets belong to the book; everything given is copied.
 * Failure is kept until cl_book_end(). */
#ifndef CL_XLSX_H
#define CL_XLSX_H

#include "../base/buf.h"
#include "../base/date.h"
#include "../base/diag.h"
#include "../base/text.h"

CL_BEGIN

typedef struct cl_book cl_book;
typedef struct cl_sheet cl_sheet;

/* What stands around the sheets, in the language of the book; a text may be
 * NULL. */
typedef struct cl_book_info {
  const char *title, *subject, *author;
  int64_t stamp;         /* when it was made: seconds since 1970 */
  const char *footer;    /* at the left of every page's foot */
  const char *page, *of; /* "Page", "of": at its right, with the numbers */
  const char *too_long;  /* put behind a text that is cut: a cell holds 32,767 characters */
  const char *lists;     /* name of the sheet that holds long lists of choices */
  bool day_first;        /* dates read 07-11-2026; else 2026-11-07 */
} cl_book_info;

cl_book *cl_book_new(const cl_book_info *info) CL_NONNULL;
/* Finishes the book, puts its bytes in OUT (instead of what it holds) and frees
 * the book, also when it fails: CL_IO, and OUT empty. */
enum cl_status cl_book_end(cl_book *book, cl_buf *out, cl_diag *diag);

/* How a cell of a list looks. */
enum cl_look {
  CL_LOOK_PLAIN,  /* wrapped, at the top of its row */
  CL_LOOK_HEADER, /* names of columns */
  CL_LOOK_MUTED,  /* grey, for what is not to be changed */
  CL_LOOKS
};

/* How a number reads. */
enum cl_number {
  CL_NUM_GENERAL, /* as few decimals as it takes */
  CL_NUM_WHOLE
};

/* ---- Sheets ----------------------------------------------------------------- */

/* A sheet on A4 landscape, as wide as the page; where that would print its
 * letters smaller than 8 points, as wide as it takes pages, each with the
 * columns that stay in sight.  NAME is made lawful and unique in the book. */
cl_sheet *cl_sheet_new(cl_book *book, const char *name) CL_NONNULL;
const char *cl_sheet_name(const cl_sheet *sheet);
/* Width of a column in characters, instead of what its contents come to. */
void cl_sheet_width(cl_sheet *sheet, unsigned column, double width);
/* Height of a row in points (15 is usual), instead of what its contents come to. */
void cl_sheet_height(cl_sheet *sheet, unsigned row, double height);
/* ROWS rows at the top and COLUMNS at the left stay in sight; the rows are
 * printed on every page.  A table at the top of a sheet sees to its own. */
void cl_sheet_freeze(cl_sheet *sheet, unsigned rows, unsigned columns);

/* ---- Cells ------------------------------------------------------------------- */

void cl_sheet_at(cl_sheet *sheet, unsigned row, unsigned column);
/* To the next row, in the column that cl_sheet_at() or the table began in. */
void cl_sheet_row(cl_sheet *sheet);

/* Text stays text, whatever it looks like (`=1+1`, 0612345678); CL_NO_STR
 * leaves the cell empty. */
void cl_put_text(cl_sheet *sheet, enum cl_look look, cl_str text);
void cl_put_num(cl_sheet *sheet, enum cl_look look, enum cl_number form, double value);
/* A real date; as text when no spreadsheet has it (before March 1900).
 * CL_NO_DATE leaves the cell empty. */
void cl_put_date(cl_sheet *sheet, enum cl_look look, cl_date date);
/* Minutes since midnight as a real time; -1 leaves the cell empty. */
void cl_put_time(cl_sheet *sheet, enum cl_look look, int minutes);
/* An empty cell with a look. */
void cl_put_none(cl_sheet *sheet, enum cl_look look);

/* ---- Tables ------------------------------------------------------------------ */

typedef struct cl_book_column {
  const char *title;
  const char *note;           /* shown when one points at the title, or NULL */
  double least, most;         /* bounds of its width in characters; 0: 8 and 45 */
  const char *const *choices; /* what the cells may hold: offered as a list, in 200 rows
                                 below the table as well; or NULL */
  size_t choice_count;
} cl_book_column;

/* Begins a named table at the cursor with a header row of N columns; goes on
 * with cl_sheet_row().  In row 0 the header is frozen, with the first KEEP
 * columns, and printed on every page.  Titles are made unique in the table,
 * NAME in the book. */
void cl_sheet_table(cl_sheet *sheet, const char *name, const cl_book_column *columns, size_t n,
                    unsigned keep);
/* Ends it with the row the cursor is in.  A table without rows stays a header
 * row. */
void cl_sheet_table_end(cl_sheet *sheet);
CL_END
#endif
