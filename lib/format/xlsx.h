/* xlsx.h - workbooks for people: sheets, tables, charts, as bytes.
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
/* Frees a book that is not wanted any more. */
void cl_book_drop(cl_book *book);

/* How a cell looks.  The four lights have a colour and, in charts, a pattern:
 * put them with cl_put_light(), so that the word and the sign are there, too. */
enum cl_look {
  CL_LOOK_PLAIN,    /* wrapped, at the top of its row */
  CL_LOOK_BARE,     /* the same without wrapping: may run on into empty cells */
  CL_LOOK_TITLE,    /* large, for the top of a page */
  CL_LOOK_SUBTITLE, /* what, when, from where: under the title */
  CL_LOOK_SECTION,  /* a heading between parts of a sheet */
  CL_LOOK_HEADER,   /* names of columns */
  CL_LOOK_LABEL,    /* bold */
  CL_LOOK_COUNT,    /* a number to see at a glance */
  CL_LOOK_ITEM,     /* what stands beside it: one line, in the middle of its row */
  CL_LOOK_MUTED,    /* grey, for what does not apply */
  CL_LOOK_GAP,      /* something is missing here */
  CL_LOOK_GOOD,     /* something is there */
  CL_LOOK_CENTER,   /* in the middle */
  CL_LOOK_GREEN,
  CL_LOOK_ORANGE,
  CL_LOOK_RED,
  CL_LOOK_GREY,
  CL_LOOKS
};

/* How a number reads. */
enum cl_number {
  CL_NUM_GENERAL, /* as few decimals as it takes */
  CL_NUM_WHOLE,
  CL_NUM_PERCENT /* 0.25 is 25% */
};

/* ---- Sheets ----------------------------------------------------------------- */

/* A sheet on A4 landscape, as wide as the page; where that would print its
 * letters smaller than 8 points, as wide as it takes pages, each with the
 * columns that stay in sight.  NAME is made lawful and unique in the book. */
cl_sheet *cl_sheet_new(cl_book *book, const char *name) CL_NONNULL;
const char *cl_sheet_name(const cl_sheet *sheet);
/* The whole sheet on one page, without grid lines on the screen. */
void cl_sheet_one_page(cl_sheet *sheet);
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
unsigned cl_sheet_row_now(const cl_sheet *sheet);

/* Text stays text, whatever it looks like (`=1+1`, 0612345678); CL_NO_STR
 * leaves the cell empty. */
void cl_put_text(cl_sheet *sheet, enum cl_look look, cl_str text);
void cl_put_num(cl_sheet *sheet, enum cl_look look, enum cl_number form, double value);
/* A real date; as text when no spreadsheet has it (before March 1900).
 * CL_NO_DATE leaves the cell empty. */
void cl_put_date(cl_sheet *sheet, enum cl_look look, cl_date date);
/* Minutes since midnight as a real time; -1 leaves the cell empty. */
void cl_put_time(cl_sheet *sheet, enum cl_look look, int minutes);
/* TEXT that leads to a cell of sheet TO. */
void cl_put_link(cl_sheet *sheet, cl_str text, const cl_sheet *to, unsigned row, unsigned column);
/* A light (CL_LOOK_GREEN..GREY) as word, sign and colour: `red x`. */
void cl_put_light(cl_sheet *sheet, enum cl_look light, const char *word, const char *sign);
/* An empty cell with a look; and no cell at all, which is less to write. */
void cl_put_none(cl_sheet *sheet, enum cl_look look);
void cl_put_skip(cl_sheet *sheet);

/* ---- Tables ------------------------------------------------------------------ */

typedef struct cl_book_column {
  const char *title;
  const char *note;           /* shown when one points at the title, or NULL */
  double least, most;         /* bounds of its width in characters; 0: 8 and 45 */
  const char *const *choices; /* what the cells may hold: offered as a list, in 200 rows
                                 below the table as well; or NULL */
  size_t choice_count;
  bool bar; /* a bar behind each number, from 0 to `full` */
  double full;
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
/* The table being filled goes without the buttons that sort and filter: for
 * columns too narrow to hold them. */
void cl_sheet_table_bare(cl_sheet *sheet);

/* Cells of the range that hold exactly TEXT get LOOK, also when one changes
 * them later. */
void cl_sheet_mark(cl_sheet *sheet, unsigned row, unsigned column, unsigned last_row,
                   unsigned last_column, const char *text, enum cl_look look);

/* ---- Charts ------------------------------------------------------------------ */

enum cl_chart_kind {
  CL_CHART_COLUMN,
  CL_CHART_BAR,
  CL_CHART_DOUGHNUT,
  CL_CHART_LINE,
  CL_CHART_STACKED /* bars, the series behind one another */
};

typedef struct cl_range {
  const cl_sheet *sheet;
  unsigned row, column, last_row, last_column;
} cl_range;

typedef struct cl_series {
  const char *name;
  cl_range names, values;    /* a row or a column each, of the same length */
  const enum cl_look *looks; /* one for each point; a single one is for the whole series; NULL:
                                the next of a row of looks that differ */
  size_t look_count;
} cl_series;

typedef struct cl_chart {
  enum cl_chart_kind kind;
  const char *title;
  const char *alt;               /* what one sees in it, for who cannot see it */
  const char *x_title, *y_title; /* of the axes, or NULL */
  const cl_series *series;
  size_t series_count;
  unsigned width, height; /* pixels, 96 to an inch */
  double most;            /* the greatest value, when all are counts: the axis then has
                             whole steps; else 0 */
  bool shares;            /* the values are shares: 0.25 is 25% */
  bool months;            /* the names are dates, and stand for their months */
  bool below;             /* what the series are called stands below, not beside */
  bool plain;             /* no values beside the points: there are many */
} cl_chart;

/* A chart whose upper left corner is at the cell.  Series and points differ in
 * pattern, not in colour alone, and carry their values unless the chart is
 * plain. */
void cl_sheet_chart(cl_sheet *sheet, unsigned row, unsigned column, const cl_chart *chart);

CL_END
#endif
