/* csv.h - rows of text from and to CSV, as RFC 4180 and as Dutch spreadsheets
 * write it.  Reading is a module, clkit-csv: csv_read.c, the only includer of libcsv.
 *
 * Reading: recognises encoding (UTF-8 with or without BOM, UTF-16 LE/BE,
 * Windows-1252 when it is no valid UTF-8) and separator (`,` `;` TAB, from the
 * header line) and says what it found.  A ragged row, an unclosed quote, a
 * stray quote, a NUL or a blank line between rows is an error that names row
 * and column: rows as a spreadsheet counts them, the header being row 1 (the
 * place has the line of the file).  Blank lines at the end are no rows; blanks
 * around an unquoted text belong to it.
 * Ownership: cells live in the table's arena. */
#ifndef CL_CSV_H
#define CL_CSV_H

#include "../base/buf.h"
#include "../base/diag.h"
#include "../base/text.h"

CL_BEGIN

typedef struct cl_csv_table {
  cl_arena *arena;
  size_t columns, rows; /* rows without the header */
  cl_str *header;       /* `columns` names */
  cl_str *cells;        /* rows * columns, UTF-8; leading formula guard still on */
  unsigned *lines;      /* line of the file each row starts at */
  char separator;
  const char *encoding; /* "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE", "Windows-1252" */
} cl_csv_table;

/* Parses N bytes at P; FILE is the name for messages.  CL_USAGE when the bytes
 * are no CSV, with place. */
enum cl_status cl_csv_read(cl_csv_table *table, const char *file, const char *p, size_t n,
                           cl_diag *diag);
void cl_csv_free(cl_csv_table *table);
/* What the module has. */
struct cl_csv_reader {
  enum cl_status (*read)(cl_csv_table *table, const char *file, const char *p, size_t n,
                         cl_diag *diag);
};
extern const struct cl_csv_reader cl_csv_reader;
static inline cl_str cl_csv_cell(const cl_csv_table *t, size_t row, size_t column) {
  return t->cells[row * t->columns + column];
}

/* Writing: one cell (quoted when needed), the separator before all but the
 * first of a row; cl_csv_end_row() ends it with CRLF or LF. */
typedef struct cl_csv_writer {
  cl_buf *out;
  char separator;
  bool crlf;
  bool first;
} cl_csv_writer;
/* FORMULA_GUARD writes a leading `'` before a cell that starts with = + - @ TAB
 * or CR, or with `'` before one of those. */
void cl_csv_cell_write(cl_csv_writer *writer, cl_str text, bool formula_guard);
void cl_csv_end_row(cl_csv_writer *writer);
/* TEXT without the guard that cl_csv_cell_write() put on. */
cl_str cl_csv_unguard(cl_str text);

CL_END
#endif
