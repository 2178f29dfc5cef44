/* xlsx_size.c - widths of columns and heights of rows; see xlsx.h. */
#include "xlsx_inner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In points; a row cannot be higher than 409. */
static const double LINE = 1.28, AIR = 3.5, LOWEST = CL_ROW_HEIGHT, HIGHEST = 409;

enum { ALWAYS_FITS = 5 }; /* characters that no column is too narrow for */

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

/* Advance widths of Arial, ' ' to '~', in thousandths of its size. */
static const uint16_t arial[] = {
  278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, /* !"#... */
  556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, /* 0 to ? */
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, /* @ to O */
  667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, /* P to _ */
  333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, /* ` to o */
  556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,      /* p to ~ */
};

double cl_xlsx_text_width(cl_str a) {
  const double em = 10.0 * 96 / 72 / 7; /* 10 points in columns of 7 pixels */
  size_t sum = 0;
  for (size_t i = 0; i < a.n;) {
    unsigned char c = (unsigned char)a.p[i];
    if (c >= ' ' && c <= '~') {
      sum += arial[c - ' '];
      i++;
    } else {
      uint32_t wide;
      size_t length = cl_utf8_get(a.p + i, a.n - i, &wide);
      sum += 600 * cl_width((cl_str){ a.p + i, length });
      i += length;
    }
  }
  return (double)sum / 1000 * em;
}

double cl_xlsx_longest_line(const char *text) {
  double longest = 0;
  for (const char *line = text; line;) {
    const char *end = strchr(line, '\n');
    double width = cl_xlsx_text_width((cl_str){ line, end ? (size_t)(end - line) : strlen(line) });
    if (width > longest)
      longest = width;
    line = end ? end + 1 : NULL;
  }
  return longest;
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
  if (n <= ALWAYS_FITS && !strchr(text, '\n'))
    return;
  sheet->texts =
      cl_grow(sheet->texts, &sheet->text_cap, sheet->text_count + 1, sizeof *sheet->texts);
  sheet->texts[sheet->text_count++] =
      (struct cl_text_cell){ row, (unsigned)column, look, cl_strndup(sheet->book->arena, text, n) };
}

/* Lines that the words of LINE take in ROOM columns; a longer word is broken. */
static double wrapped(cl_str line, double room) {
  const double blank = cl_xlsx_text_width(cl_str_of(" "));
  double lines = 1, at = 0;
  for (size_t i = 0; i < line.n;) {
    size_t end = i;
    while (end < line.n && line.p[end] != ' ')
      end++;
    double width = cl_xlsx_text_width((cl_str){ line.p + i, end - i });
    if (at > 0 && at + blank + width > room) {
      lines++;
      at = 0;
    }
    if (width > room) {
      lines += ceil(width / room) - 1;
      width = fmod(width, room);
    }
    at += (at > 0 ? blank : 0) + width;
    i = end + 1;
  }
  return lines;
}

double cl_xlsx_lines(const char *text, double room) {
  double lines = 0;
  for (const char *line = text; line;) {
    const char *end = strchr(line, '\n');
    cl_str one = { line, end ? (size_t)(end - line) : strlen(line) };
    lines += wrapped(one, room);
    line = end ? end + 1 : NULL;
  }
  return lines;
}

static double height_of(const cl_sheet *sheet, const struct cl_text_cell *cell) {
  const struct cl_look_row *look = cl_xlsx_look(cell->look);
  double room = (width_of(sheet, cell->column) - 0.3) / (look->bold ? CL_BOLD : 1);
  double lines = cl_xlsx_lines(cell->text, room > 1 ? room : 1);
  if (cell->look == CL_LOOK_HEADER)
    lines = lines < 2 ? 2 : lines; /* room below for the button that sorts */
  return lines * CL_FONT_SIZE * LINE + AIR;
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

/* What COLUMNS columns take on the screen, in pixels. */
static double pixels(const cl_sheet *sheet, size_t columns) {
  double sum = 0;
  for (size_t i = 0; i < columns; i++)
    sum += floor(width_of(sheet, i) * 7 + 5);
  return sum;
}

/* Letters of 10 points are printed at 8 at least: what is too wide for that goes
 * over several pages. */
static void set_pages(cl_sheet *sheet) {
  enum { ACROSS = 1026 }; /* pixels on A4 landscape, between the margins */
  const double most = ACROSS / 0.8;
  double all = pixels(sheet, sheet->width_count), kept = pixels(sheet, sheet->kept);
  if (sheet->page || all <= most || kept > most / 2)
    return;
  worksheet_fit_to_pages(sheet->ws, (uint16_t)ceil((all - kept) / (most - kept)), 0);
  if (sheet->kept)
    cl_xlsx_check(sheet->book,
                  worksheet_repeat_columns(sheet->ws, 0, cl_xlsx_col(sheet->kept - 1)));
}

void cl_xlsx_finish_sizes(cl_sheet *sheet) {
  set_pages(sheet);
  for (size_t i = 0; i < sheet->width_count; i++) {
    lxw_col_t column = cl_xlsx_col(i);
    if (sheet->widths[i].fixed > 0 || sheet->widths[i].fit > 0)
      cl_xlsx_check(sheet->book,
                    worksheet_set_column(sheet->ws, column, column, width_of(sheet, i), NULL));
  }
  size_t count;
  double *heights = heights_of(sheet, &count);
  for (size_t row = 0; row < count; row++)
    if (heights[row] > LOWEST + 0.5)
      cl_xlsx_check(sheet->book, worksheet_set_row(sheet->ws, (lxw_row_t)row, heights[row], NULL));
  free(heights);
  for (size_t i = 0; i < sheet->height_count; i++)
    cl_xlsx_check(sheet->book, worksheet_set_row(sheet->ws, sheet->heights[i].row,
                                                 sheet->heights[i].height, NULL));
}
