/* xlsx_inner.h - what the parts of the writer of workbooks know of each other:
 * xlsx.c (book, sheets, cells), xlsx_look.c, xlsx_table.c, xlsx_chart.c, xlsx_end.c.  No
 * other file includes <xlsxwriter.h>, directly or through this one. */
#ifndef CL_XLSX_INNER_H
#define CL_XLSX_INNER_H

#include <xlsxwriter.h>

#include "xlsx.h"
#include "xlsx_text.h"

enum {
  CL_LIST_MAX = 255,   /* bytes in a rule's own list of choices */
  CL_LINKS_MAX = 65000 /* a sheet holds no more than 65,530 */
};

#define CL_FONT "Arial" /* everywhere there, and as wide everywhere */
#define CL_FONT_SIZE 10
#define CL_BOLD 1.08             /* how much wider bold letters are */
#define CL_ROW_HEIGHT 16.5       /* points, for a row of one line */
#define CL_INK_COLOR 0x1B2528    /* of text */
#define CL_HEADER_COLOR 0x1F4E79 /* of header rows */

/* How a cell's value is shown: a part of its format, beside the look. */
enum cl_show {
  CL_SHOW_GENERAL,
  CL_SHOW_NUMBER,
  CL_SHOW_TEXT,
  CL_SHOW_WHOLE,
  CL_SHOW_DATE,
  CL_SHOW_TIME,
  CL_SHOWS
};

typedef struct cl_sheet_part cl_sheet_part; /* a table */
struct cl_sheet_part {
  cl_sheet_part *next;
  unsigned row, column, last_row;
  size_t n;
  cl_book_column *columns; /* titles as they are in the file */
  const char *name;
};

/* Widths of a column: given by the caller, of what stands in its cells, and
 * what the tables over it come to; 0 for none. */
struct cl_col_width {
  double fixed, content, fit;
};

/* A text that may take more than one line: rows get their height from it, since
 * not every program works that out when it opens a file. */
struct cl_text_cell {
  unsigned row, column;
  enum cl_look look;
  const char *text;
};

struct cl_row_height {
  unsigned row;
  double height;
};

struct cl_sheet {
  cl_sheet *next;
  cl_book *book;
  const char *name;
  lxw_worksheet *ws;
  unsigned row, column, start; /* cursor, and where rows start */
  unsigned kept;               /* columns that stay in sight */
  bool page;                   /* its size on paper was given (xlsx_page.h) */
  struct cl_col_width *widths;
  size_t width_count, width_cap;
  struct cl_text_cell *texts;
  size_t text_count, text_cap;
  struct cl_row_height *heights; /* given by the caller */
  size_t height_count, height_cap;
  cl_sheet_part *open; /* table being filled */
  cl_sheet_part *tables, **tables_end;
};

struct cl_book {
  cl_arena *arena;
  lxw_workbook *wb;
  cl_sheet *first, **end;
  cl_book_info info;
  cl_names sheets, tables;
  const char *footer;
  lxw_format *formats[CL_LOOKS][CL_SHOWS][2]; /* without and with a line below */
  cl_map styles;                              /* of xlsx_page.c */
  cl_sheet *lists;                            /* made when first needed */
  unsigned lists_used;
  size_t links;
  cl_buf text; /* for one cell at a time */
  lxw_error error;
};

/* The first error is the one to tell. */
static inline void cl_xlsx_check(cl_book *book, lxw_error error) {
  if (error && !book->error)
    book->error = error;
}
static inline lxw_col_t cl_xlsx_col(size_t column) {
  return column > UINT16_MAX ? UINT16_MAX : (lxw_col_t)column; /* the writer refuses it */
}

/* xlsx.c */
/* The folder that a book is put together in. */
const char *cl_xlsx_temp_folder(void);
/* A as a cell's text; good until the next call. */
const char *cl_xlsx_clean(cl_book *book, cl_str a, bool one_line, size_t limit);
char *cl_xlsx_clean_copy(cl_book *book, const char *text, size_t limit); /* one line; NULL is "" */
/* DATE as a spreadsheet counts days; false when none has it (before March 1900). */
bool cl_xlsx_day(cl_date date, double *out);
/* `internal:'It''s a sheet'!B7` */
char *cl_xlsx_address(const cl_sheet *to, unsigned row, unsigned column);

/* xlsx_look.c */
struct cl_look_row {
  uint32_t ink, ground; /* colours; 0: dark ink, no ground */
  bool bold, italic;
};
const struct cl_look_row *cl_xlsx_look(enum cl_look look);
/* The format of a cell; the cells of a table have a line under them. */
lxw_format *cl_xlsx_format(const cl_sheet *sheet, enum cl_look look, enum cl_show form);

/* xlsx_table.c: writes the tables of a sheet whose cells are all there, and
 * works out the widths of their columns. */
void cl_xlsx_finish_tables(cl_sheet *sheet);

/* xlsx_size.c */
struct cl_col_width *cl_xlsx_width(cl_sheet *sheet, size_t column);
/* Width in columns, in the font of the cells. */
double cl_xlsx_text_width(cl_str a);
double cl_xlsx_longest_line(const char *text);
/* Lines that TEXT takes where a line has ROOM columns. */
double cl_xlsx_lines(const char *text, double room);
/* TEXT (cleaned) stands in a cell: its row will be high enough. */
void cl_xlsx_note_text(cl_sheet *sheet, unsigned row, size_t column, enum cl_look look,
                       const char *text);
/* Sets the widths of columns and the heights of rows, last of all. */
void cl_xlsx_finish_sizes(cl_sheet *sheet);

#endif
