/* cells.c - the floor for writing a workbook: reads the cells that one holds, a
 * line each, and writes them with libxlsxwriter, with a format for each that
 * was used.  No tables, links, charts, notes or sizes.
 *
 *   cells LIST OUT.xlsx        LIST: book.py --cells FILE >LIST
 *
 * A line is SHEET TAB ROW TAB COLUMN TAB KIND TAB FORMAT TAB VALUE; rows and
 * columns count from 0; KIND is s (text), n (number) or b (nothing). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

enum { FORMATS = 256, FIELDS = 6 };

static lxw_format *format_of(lxw_workbook *book, lxw_format **formats, unsigned long number) {
  lxw_format **slot = &formats[number % FORMATS];
  if (!*slot) {
    *slot = workbook_add_format(book);
    format_set_font_name(*slot, "Arial");
    format_set_font_size(*slot, 10);
    format_set_text_wrap(*slot);
    format_set_align(*slot, LXW_ALIGN_VERTICAL_TOP);
    format_set_bottom(*slot, LXW_BORDER_THIN);
  }
  return *slot;
}

static void write_cell(lxw_worksheet *sheet, char *const *field, lxw_format *format) {
  lxw_row_t row = (lxw_row_t)strtoul(field[1], NULL, 10);
  lxw_col_t column = (lxw_col_t)strtoul(field[2], NULL, 10);
  if (*field[3] == 's')
    worksheet_write_string(sheet, row, column, field[5], format);
  else if (*field[3] == 'n')
    worksheet_write_number(sheet, row, column, strtod(field[5], NULL), format);
  else
    worksheet_write_blank(sheet, row, column, format);
}

static int split(char *line, char **field) {
  int n = 0;
  line[strcspn(line, "\n")] = '\0';
  for (char *at = line; n < FIELDS; at++) {
    field[n++] = at;
    at += strcspn(at, n < FIELDS ? "\t" : "");
    if (!*at)
      break;
    *at = '\0';
  }
  return n;
}

int main(int argc, char **argv) {
  FILE *list = argc == 3 ? fopen(argv[1], "r") : NULL;
  if (!list)
    return 2;
  lxw_workbook *book = workbook_new(argv[2]);
  lxw_worksheet *sheet = NULL;
  lxw_format *formats[FORMATS] = { NULL };
  char *line = NULL, *field[FIELDS], last[128] = "";
  size_t size = 0;
  while (getline(&line, &size, list) > 0) {
    if (split(line, field) != FIELDS)
      return 2;
    if (!sheet || strcmp(field[0], last) != 0) {
      sheet = workbook_add_worksheet(book, field[0]);
      snprintf(last, sizeof last, "%s", field[0]);
    }
    write_cell(sheet, field, format_of(book, formats, strtoul(field[4], NULL, 10)));
  }
  free(line);
  fclose(list);
  return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
