/* overview_bars.c - how many goals have which light, as one bar now above one then: for
 * the front of the overview, and of the workbook of a network. */
#include "overview_inner.h"

/* Where the numbers stand on the sheet of chart data. */
enum { NAMES_ROW = 1, FIRST_ROW = 2 };

/* `now: on track + 12, behind ! 9`. */
static void count_words(const overview *o, cl_buf *out, const char *when, const size_t *lights) {
  cl_buf_printf(out, "%s%s:", out->len ? "; " : "", when);
  for (int i = 0; i < CL_LIGHTS; i++)
    cl_buf_printf(out, "%s %s %zu", i ? "," : "", ov_light_text(o, (enum cl_light)i), lights[i]);
}

/* The numbers; returns how long the longest bar is. */
static double put_numbers(const overview *o, const ov_light_rows *rows, unsigned count,
                          cl_buf *alt) {
  const cl_cell_style plain = { .form = "0" }, bold = { .bold = true };
  size_t most = 0;
  cl_set_text(o->data, NAMES_ROW, 0, &bold, NULL);
  for (unsigned i = 0; i < CL_LIGHTS; i++)
    cl_set_text(o->data, NAMES_ROW, i + 1, &bold, ov_light_text(o, (enum cl_light)i));
  for (unsigned n = 0; n < count; n++) {
    size_t all = 0;
    cl_set_text(o->data, FIRST_ROW + n, 0, &plain, rows->names[n]);
    count_words(o, alt, rows->names[n], rows->lights[n]);
    for (unsigned i = 0; i < CL_LIGHTS; i++) {
      cl_set_num(o->data, FIRST_ROW + n, i + 1, &plain, (double)rows->lights[n][i]);
      all += rows->lights[n][i];
    }
    most = all > most ? all : most;
  }
  return (double)most;
}

void ov_light_bars(const overview *o, cl_sheet *sheet, unsigned row, unsigned column,
                   const ov_light_rows *rows, double wide, double high) {
  unsigned count = rows->names[1] ? 2 : 1, last = FIRST_ROW + count - 1;
  cl_bar_series series[CL_LIGHTS];
  cl_buf alt = CL_BUF_INIT;
  double most = put_numbers(o, rows, count, &alt);
  for (unsigned i = 0; i < CL_LIGHTS; i++)
    series[i] = (cl_bar_series){ .name = ov_light_text(o, (enum cl_light)i),
                                 .values = { o->data, FIRST_ROW, i + 1, last, i + 1 },
                                 .ink = ov_light_strong((enum cl_light)i) };
  cl_bars bars = { .alt = cl_buf_text(&alt),
                   .names = { o->data, FIRST_ROW, 0, last, 0 },
                   .series = series,
                   .count = CL_LIGHTS,
                   .most = most,
                   .width = (unsigned)wide,
                   .height = (unsigned)(high * 96 / 72) - 6 };
  cl_sheet_bars(sheet, row, column, &bars);
  cl_buf_free(&alt);
}

void ov_data_page(const overview *o) {
  static const double widths[] = { 60 };
  const cl_cell_style bold = { .bold = true };
  cl_set_text(o->data, 0, 0, &bold, T_(o->app, "Chart data: the numbers behind the charts"));
  cl_sheet_widths(o->data, widths, 1);
  cl_page page = {
    .wide = 1, .head = 1, .hidden = true, .columns = 1, .rows = 1, .tab = ov_tab(o, o->data)
  };
  cl_sheet_page(o->data, &page);
}
