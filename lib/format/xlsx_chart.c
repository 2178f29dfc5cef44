/* xlsx_chart.c - charts; see xlsx_page.h. */
#include "xlsx_inner.h"
#include "xlsx_page.h"

enum { USUAL_WIDTH = 480, USUAL_HEIGHT = 288 }; /* what a chart measures by itself */
#define GRID 0xB4BEC3
#define SOFT 0x55626A

static lxw_chart *new_chart(cl_book *book, uint8_t kind) {
  lxw_chart *chart = workbook_add_chart(book->wb, kind);
  if (!chart)
    cl_out_of_memory();
  chart_title_off(chart);
  chart_show_hidden_data(chart);
  lxw_chart_line none = { .none = LXW_TRUE };
  chart_chartarea_set_line(chart, &none);
  lxw_chart_fill clear = { .none = LXW_TRUE };
  chart_chartarea_set_fill(chart, &clear);
  return chart;
}

static lxw_chart_series *new_series(cl_book *book, lxw_chart *chart, const char *name,
                                    const cl_range *names, const cl_range *values) {
  lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
  if (!series)
    cl_out_of_memory();
  chart_series_set_categories(series, names->sheet->name, names->row, cl_xlsx_col(names->column),
                              names->last_row, cl_xlsx_col(names->last_column));
  chart_series_set_values(series, values->sheet->name, values->row, cl_xlsx_col(values->column),
                          values->last_row, cl_xlsx_col(values->last_column));
  if (name)
    chart_series_set_name(series, cl_xlsx_clean_copy(book, name, CL_HEADER_MAX));
  return series;
}

static void insert(cl_sheet *sheet, unsigned row, unsigned column, lxw_chart *chart,
                   const char *alt, unsigned width, unsigned height, unsigned x, unsigned y) {
  lxw_chart_options options = {
    .x_offset = (int32_t)x,
    .y_offset = (int32_t)y,
    .x_scale = width / (double)USUAL_WIDTH,
    .y_scale = height / (double)USUAL_HEIGHT,
    .object_position = LXW_OBJECT_MOVE_AND_SIZE,
    .description = cl_xlsx_clean_copy(sheet->book, alt, CL_CELL_MAX),
  };
  cl_xlsx_check(sheet->book,
                worksheet_insert_chart_opt(sheet->ws, row, cl_xlsx_col(column), chart, &options));
}

/* ---- Bars that lie ------------------------------------------------------------------ */

static void add_bar_series(cl_book *book, lxw_chart *chart, const cl_bars *bars, size_t i) {
  const cl_bar_series *from = &bars->series[i];
  lxw_chart_series *series = new_series(book, chart, from->name, &bars->names, &from->values);
  lxw_chart_fill fill = { .color = from->ink };
  lxw_chart_line line = { .color = 0xFFFFFF, .width = 1 };
  lxw_chart_font font = { .name = CL_FONT, .size = 9, .bold = LXW_TRUE, .color = 0xFFFFFF };
  chart_series_set_fill(series, &fill);
  chart_series_set_line(series, &line);
  chart_series_set_labels(series);
  chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_CENTER);
  chart_series_set_labels_font(series, &font);
  chart_series_set_labels_num_format(series, "0;;"); /* no label where there is nothing */
}

void cl_sheet_bars(cl_sheet *sheet, unsigned row, unsigned column, const cl_bars *bars) {
  cl_book *book = sheet->book;
  lxw_chart *chart = new_chart(book, LXW_CHART_BAR_STACKED);
  for (size_t i = 0; i < bars->count; i++)
    add_bar_series(book, chart, bars, i);
  lxw_chart_font small = { .name = CL_FONT, .size = 9, .color = CL_INK_COLOR };
  lxw_chart_line none = { .none = LXW_TRUE };
  chart_legend_set_position(chart, LXW_CHART_LEGEND_TOP);
  chart_legend_set_font(chart, &small);
  chart_set_series_gap(chart, 22);
  chart_set_series_overlap(chart, 100);
  /* The writer calls the axis x that lies flat: here that of the values. */
  chart_axis_off(chart->x_axis);
  chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
  chart_axis_set_min(chart->x_axis, 0);
  if (bars->most > 0)
    chart_axis_set_max(chart->x_axis, bars->most);
  chart_axis_set_num_font(chart->y_axis, &small);
  chart_axis_set_line(chart->y_axis, &none);
  chart_axis_set_major_tick_mark(chart->y_axis, LXW_CHART_AXIS_TICK_MARK_NONE);
  chart_axis_set_minor_tick_mark(chart->y_axis, LXW_CHART_AXIS_TICK_MARK_NONE);
  chart_axis_set_reverse(chart->y_axis); /* the first at the top */
  insert(sheet, row, column, chart, bars->alt, bars->width, bars->height, 0, 2);
}

/* ---- Lines over time ------------------------------------------------------------------- */

/* Only the last point says its value. */
static void label_last(cl_book *book, lxw_chart_series *series, const cl_course_line *line) {
  size_t n = (size_t)(line->values.last_row - line->values.row) +
             (line->values.last_column - line->values.column) + 1;
  lxw_chart_data_label *labels = cl_alloc(book->arena, n * sizeof *labels);
  lxw_chart_data_label **list = cl_alloc(book->arena, (n + 1) * sizeof *list);
  lxw_chart_font font = { .name = CL_FONT, .size = 8, .bold = line->dots, .color = line->ink };
  for (size_t i = 0; i < n; i++) {
    labels[i].hide = i + 1 < n;
    list[i] = &labels[i];
  }
  labels[n - 1].value = cl_xlsx_clean_copy(book, line->label, 40);
  chart_series_set_labels(series);
  chart_series_set_labels_font(series, &font);
  chart_series_set_labels_position(series, line->below ? LXW_CHART_LABEL_POSITION_BELOW
                                                       : LXW_CHART_LABEL_POSITION_ABOVE);
  cl_xlsx_check(book, chart_series_set_labels_custom(series, list));
}

static void add_line(cl_book *book, lxw_chart *chart, const cl_course_line *from) {
  lxw_chart_series *series = new_series(book, chart, from->name, &from->days, &from->values);
  lxw_chart_line line = { .color = from->ink,
                          .width = (float)from->width,
                          .dash_type = from->dashed ? LXW_CHART_LINE_DASH_SQUARE_DOT
                                                    : LXW_CHART_LINE_DASH_SOLID };
  chart_series_set_line(series, &line);
  if (from->dots) {
    lxw_chart_fill fill = { .color = from->ink };
    lxw_chart_line edge = { .color = 0xFFFFFF, .width = 0.75f };
    chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
    chart_series_set_marker_size(series, 5);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &edge);
  } else {
    chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
  }
  if (from->label)
    label_last(book, series, from);
}

static void dress(lxw_chart *chart, const cl_course *course) {
  lxw_chart_font small = { .name = CL_FONT, .size = 8, .color = SOFT };
  lxw_chart_line axis = { .color = GRID, .width = 0.75f };
  double from, to;
  chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
  if (cl_xlsx_day(course->from, &from) && cl_xlsx_day(course->to, &to)) {
    chart_axis_set_min(chart->x_axis, from);
    chart_axis_set_max(chart->x_axis, to);
    chart_axis_set_major_unit(chart->x_axis, (to - from) / 2 > 1 ? (to - from) / 2 : 1);
  }
  chart_axis_set_num_format(chart->x_axis, course->form);
  chart_axis_set_num_font(chart->x_axis, &small);
  chart_axis_set_line(chart->x_axis, &axis);
  chart_axis_set_major_tick_mark(chart->x_axis, LXW_CHART_AXIS_TICK_MARK_NONE);
  chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_FALSE);
  chart_axis_set_min(chart->y_axis, course->low);
  chart_axis_set_max(chart->y_axis, course->high);
  chart_axis_off(chart->y_axis);
  chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
}

void cl_sheet_course(cl_sheet *sheet, unsigned row, unsigned column, const cl_course *course) {
  cl_book *book = sheet->book;
  lxw_chart *chart = new_chart(book, LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS);
  for (size_t i = 0; i < course->count; i++)
    add_line(book, chart, &course->lines[i]);
  dress(chart, course);
  insert(sheet, row, column, chart, course->alt, course->width, course->height, course->x,
         course->y);
}
