/* xlsx_size.c - widths of columns and heights of rows; see xlsx.h. */
#include "xlsx_inner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In points; a row cannot be higher than 409. */
static const double LINE = 1.28, AIR = 2.5, LOWEST = 15, HIGHEST = 409;

enum { ALWAYS_FITS = 7 }; /* characters that no column is too narrow for */

/* ---- Widths ------------------------------------------------------------------- */

struct cl_col_width *cl_xlsx_width(cl_sheet *sheet, size_t column) {
  size_t old = sheet->width_count;
  if (column >= old) {
    sheet->widths = cl_grow(sheet->widths, &sheet->width_cap, column + 1, sizeof *sheet->widths);
    memset(sheet->widths + old, 0, (column + 1 - old) * sizeof *sheet->widths);
    sheet->width_count = column + 1;
  }
  return &sheet->widths[column];
}

void cl_sheet_width(cl_sheet *sheet, unsigned column, double width) {
  cl_xlsx_width(sheet, column)->fixed = width;
}

static double width_of(const cl_sheet *sheet, size_t column) {
  const double usual = LXW_DEF_COL_WIDTH;
  if (column >= sheet->width_count)
    return usual;
  const struct cl_col_width *w = &sheet->widths[column];
  return w->fixed > 0 ? w->fixed : w->fit > 0 ? w->fit : usual;
}

double cl_xlsx_longest_line(const char *text) {
  size_t longest = 0;
  for (const char *line = text; line;) {
    const char *end = strchr(line, '\n');
    size_t width = cl_width((cl_str){ line, end ? (size_t)(end - line) : strlen(line) });
    if (width > longest)
      longest = width;
    line = end ? end + 1 : NULL;
  }
  return (double)longest;
}

/* ---- Heights ------------------------------------------------------------------ */

void cl_sheet_height(cl_sheet *sheet, unsigned row, double height) {
  sheet->heights =
      cl_grow(sheet->heights, &sheet->height_cap, sheet->height_count + 1, sizeof *sheet->heights);
  sheet->heights[sheet->height_count++] = (struct cl_row_height){ row, height };
}

void cl_xlsx_note_text(cl_sheet *sheet, unsigned row, size_t column, enum cl_look look,
                       const char *text) {
  size_t n = strlen(text);
  bool large = cl_xlsx_look(look)->size > 0;
  if (!large && n <= ALWAYS_FITS && !strchr(text, '\n'))
    return;
  sheet->texts =
      cl_grow(sheet->texts, &sheet->text_cap, sheet->text_count + 1, sizeof *sheet->texts);
  sheet->texts[sheet->text_count++] =
      (struct cl_text_cell){ row, (unsigned)column, look, cl_strndup(sheet->book->arena, text, n) };
}

/* Lines that the words of LINE take in ROOM characters; a longer word is
 * broken. */
static double wrapped(cl_str line, double room) {
  double lines = 1, at = 0;
  for (size_t i = 0; i < line.n;) {
    size_t end = i;
    while (end < line.n && line.p[end] != ' ')
      end++;
    double width = (double)cl_width((cl_str){ line.p + i, end - i });
    if (at > 0 && at + 1 + width > room) {
      lines++;
      at = 0;
    }
    if (width > room) {
      lines += ceil(width / room) - 1;
      width = fmod(width, room);
    }
    at += (at > 0 ? 1 : 0) + width;
    i = end + 1;
  }
  return lines;
}

static double lines_of(const char *text, double room) {
  double lines = 0;
  for (const char *line = text; line;) {
    const char *end = strchr(line, '\n');
    cl_str one = { line, end ? (size_t)(end - line) : strlen(line) };
    lines += (double)one.n <= room ? 1 : wrapped(one, room);
    line = end ? end + 1 : NULL;
  }
  return lines;
}

static double height_of(const cl_sheet *sheet, const struct cl_text_cell *cell) {
  const struct cl_look_row *look = cl_xlsx_look(cell->look);
  double size = look->size > 0 ? look->size : 10;
  /* Letters are a little narrower than the digits that widths are counted in. */
  double room = (width_of(sheet, cell->column) - 1) * (look->bold ? 1.0 : 1.08) * 10 / size;
  double lines = look->runs_on ? 1 : lines_of(cell->text, room > 1 ? room : 1);
  return lines * size * LINE + AIR;
}

static double *heights_of(const cl_sheet *sheet, size_t *count) {
  *count = 0;
  for (size_t i = 0; i < sheet->text_count; i++)
    if (sheet->texts[i].row >= *count)
      *count = (size_t)sheet->texts[i].row + 1;
  double *heights = cl_xcalloc(*count, sizeof *heights);
  for (size_t i = 0; i < sheet->text_count; i++) {
    double height = height_of(sheet, &sheet->texts[i]);
    double *row = &heights[sheet->texts[i].row];
    if (height > *row)
      *row = height > HIGHEST ? HIGHEST : height;
  }
  return heights;
}

void cl_xlsx_finish_sizes(cl_sheet *sheet) {
  for (size_t i = 0; i < sheet->width_count; i++) {
    lxw_col_t column = cl_xlsx_col(i);
    if (sheet->widths[i].fixed > 0 || sheet->widths[i].fit > 0)
      cl_xlsx_check(sheet->book,
                    worksheet_set_column(sheet->ws, column, column, width_of(sheet, i), NULL));
  }
  size_t count;
  double *heights = heights_of(sheet, &count);
  for (size_t row = 0; row < count; row++)
    if (heights[row] > LOWEST + 1)
      cl_xlsx_check(sheet->book, worksheet_set_row(sheet->ws, (lxw_row_t)row, heights[row], NULL));
  free(heights);
  for (size_t i = 0; i < sheet->height_count; i++)
    cl_xlsx_check(sheet->book, worksheet_set_row(sheet->ws, sheet->heights[i].row,
                                                 sheet->heights[i].height, NULL));
}
