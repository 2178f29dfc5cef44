/* xlsx_page.h - sheets that are laid out cell by cell, to be looked at and
 * printed: styles, rich text, links, pages, named ranges, charts.  On top of
 * xlsx.h, which has books and tables of records.
 *
 * Rows and columns count from 0.  Colours are 0xRRGGBB; 0 is the usual one.
 * Styles are values: the same one twice is one format of the file. */
#ifndef CL_XLSX_PAGE_H
#define CL_XLSX_PAGE_H

#include "xlsx.h"

CL_BEGIN

enum cl_side { CL_SIDE_LEFT, CL_SIDE_RIGHT, CL_SIDE_CENTER };
enum cl_high { CL_HIGH_MIDDLE, CL_HIGH_TOP, CL_HIGH_BOTTOM };
enum cl_edge { CL_EDGE_NONE, CL_EDGE_THIN, CL_EDGE_MEDIUM, CL_EDGE_THICK };

#define CL_PAGE_SIZE 9.0 /* points, of letters where a style does not say */

typedef struct cl_cell_style {
  double size;              /* in points; 0: CL_PAGE_SIZE */
  uint32_t ink, ground;     /* ground 0: none */
  uint32_t line, side_line; /* colour of the edges; of those left and right, 0: the same */
  const char *form;   /* of numbers, as `#,##0.#`; NULL: general.  Lives as long as the book */
  const char *font;   /* NULL: the usual one.  The same */
  uint8_t side, high; /* enum cl_side, cl_high */
  uint8_t top, bottom, left, right; /* enum cl_edge */
  uint8_t indent;                   /* characters, at the left */
  bool bold, italic, wrap, underline;
  bool upright; /* letters stand on end, read from below */
} cl_cell_style;

/* ---- How much room a text takes ------------------------------------------------ */

/* In columns (what cl_sheet_width() counts), set in SIZE points. */
double cl_page_width(cl_str text, double size, bool bold);
/* The lines it takes, wrapped in a cell of so many COLUMNS; at least 1. */
unsigned cl_page_lines(const char *text, double columns, double size, bool bold);
/* How many bytes of TEXT stand on a line of so many COLUMNS: as many words as fit and one
 * at least, up to the end of its line.  For text that runs on over cells, which no
 * program wraps. */
size_t cl_page_line(const char *text, double columns, double size, bool bold);
/* TEXT on one line that fits COLUMNS: shortened in the middle, at SHARE (0..1) of
 * its length, with an ellipsis.  In ARENA, or TEXT itself. */
const char *cl_page_fit(cl_arena *arena, const char *text, double columns, double size, bool bold,
                        double share);

/* ---- Cells ---------------------------------------------------------------------- */

/* "" and NULL leave a cell with a style and no text. */
void cl_set_text(cl_sheet *sheet, unsigned row, unsigned column, const cl_cell_style *style,
                 const char *text);
void cl_set_num(cl_sheet *sheet, unsigned row, unsigned column, const cl_cell_style *style,
                double value);
/* A real date, in the form of the style, else day, month and year. */
void cl_set_date(cl_sheet *sheet, unsigned row, unsigned column, const cl_cell_style *style,
                 cl_date date);
/* TEXT that leads to a cell of TO, underlined; on one line: some programs do not wrap a
 * link, and give it a colour of their own. */
void cl_set_link(cl_sheet *sheet, unsigned row, unsigned column, const cl_cell_style *style,
                 const char *text, const cl_sheet *to, unsigned to_row, unsigned to_column);
/* Blank cells from COLUMN to LAST. */
void cl_set_blank(cl_sheet *sheet, unsigned row, unsigned column, unsigned last,
                  const cl_cell_style *style);
/* Text in parts; of a part's style only letters count.  Empty parts are left out. */
typedef struct cl_run {
  const char *text;
  cl_cell_style style;
} cl_run;
void cl_set_runs(cl_sheet *sheet, unsigned row, unsigned column, const cl_cell_style *style,
                 const cl_run *runs, size_t n);

/* ---- Pages ------------------------------------------------------------------------ */

typedef struct cl_page {
  bool portrait, hidden;
  unsigned wide, tall;    /* pages it is made to fit; tall 0: as many as it takes; both 0: SCALE */
  unsigned scale;         /* percent */
  unsigned head, keep;    /* rows on top that stay in sight and are printed on each page; columns
                             that do, printed on each page when it is not made to fit */
  unsigned rows, columns; /* what is printed, from the first cell; of one that is hidden nothing */
  unsigned zoom;          /* percent on the screen; 0: 100 */
  uint32_t tab;           /* colour of its tab */
} cl_page;
/* A4, without grid lines. */
void cl_sheet_page(cl_sheet *sheet, const cl_page *page);
/* A new page begins at each of ROWS; for a page that is not made to fit. */
void cl_sheet_breaks(cl_sheet *sheet, const unsigned *rows, size_t n);
void cl_sheet_widths(cl_sheet *sheet, const double *widths, size_t n);

/* ---- Names and tables ---------------------------------------------------------------- */

typedef struct cl_range {
  const cl_sheet *sheet;
  unsigned row, column, last_row, last_column;
} cl_range;

/* What stands in RANGE is a table called NAME, its first row the titles: written
 * here, in the style of each.  With buttons that sort and filter when FILTER. */
void cl_range_table(cl_sheet *sheet, const cl_range *range, const char *name,
                    const char *const *titles, const cl_cell_style *styles, bool filter);
/* RANGE is called NAME. */
void cl_range_name(cl_sheet *sheet, const cl_range *range, const char *name);

/* ---- Charts: xlsx_chart.c -------------------------------------------------------------- */

/* Bars that lie: a bar for each name, in it the values of each series. */
typedef struct cl_bar_series {
  const char *name;
  cl_range values;
  uint32_t ink;
} cl_bar_series;
typedef struct cl_bars {
  const char *alt; /* what one sees in it, for who cannot see it */
  cl_range names;
  const cl_bar_series *series;
  size_t count;
  double most;            /* the longest bar comes to */
  unsigned width, height; /* pixels, 96 to an inch */
} cl_bars;
void cl_sheet_bars(cl_sheet *sheet, unsigned row, unsigned column, const cl_bars *bars);

/* Lines over time; the last point of a line may carry its value. */
typedef struct cl_course_line {
  const char *name;
  cl_range days, values; /* columns or rows of the same length, two points at least */
  const char *label;     /* at its last point, or NULL */
  uint32_t ink;
  double width;             /* points */
  bool dots, dashed, below; /* below: the label */
} cl_course_line;
typedef struct cl_course {
  const char *alt;
  const cl_course_line *lines;
  size_t count;
  cl_date from, to;
  double low, high;             /* of the values */
  const char *form;             /* of the days on the axis */
  unsigned width, height, x, y; /* pixels; x, y: from the corner of the cell */
} cl_course;
void cl_sheet_course(cl_sheet *sheet, unsigned row, unsigned column, const cl_course *course);

/* A PNG, as large as HIGH and WIDE pixels have room for, at the right of a cell that is so
 * WIDE; false when BYTES are none. */
bool cl_sheet_image(cl_sheet *sheet, unsigned row, unsigned column, cl_str bytes, unsigned high,
                    unsigned wide, const char *alt);

CL_END
#endif
