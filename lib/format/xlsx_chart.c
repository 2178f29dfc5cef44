/* xlsx_chart.c - charts; see xlsx.h. */
#include "xlsx_inner.h"

#include <math.h>

/* ---- Charts -------------------------------------------------------------------- */

/* What series are drawn with when nobody says. */
static const enum cl_look series_looks[] = { CL_LOOK_PLAIN, CL_LOOK_GAP,    CL_LOOK_GREY,
                                             CL_LOOK_GREEN, CL_LOOK_ORANGE, CL_LOOK_RED };

static bool drawing(enum cl_look which, lxw_chart_fill *fill, lxw_chart_pattern *pattern) {
  const struct cl_look_row *look = cl_xlsx_look(which);
  *fill = (lxw_chart_fill){ .color = look->chart ? look->chart : CL_BRAND };
  *pattern =
      (lxw_chart_pattern){ fill->color, look->ground ? look->ground : 0xFFFFFF, look->pattern };
  return look->pattern != LXW_CHART_PATTERN_NONE;
}

static void draw_points(cl_book *book, lxw_chart_series *series, const cl_series *from) {
  struct {
    lxw_chart_fill fill;
    lxw_chart_pattern pattern;
    lxw_chart_line line;
    lxw_chart_point point;
  } *points = cl_alloc(book->arena, from->look_count * sizeof *points);
  lxw_chart_point **list = cl_alloc(book->arena, (from->look_count + 1) * sizeof *list);
  for (size_t i = 0; i < from->look_count; i++) {
    bool patterned = drawing(from->looks[i], &points[i].fill, &points[i].pattern);
    points[i].line = (lxw_chart_line){ .color = points[i].fill.color, .width = 1 };
    points[i].point.line = &points[i].line;
    points[i].point.fill = patterned ? NULL : &points[i].fill;
    points[i].point.pattern = patterned ? &points[i].pattern : NULL;
    list[i] = &points[i].point;
  }
  cl_xlsx_check(book, chart_series_set_points(series, list));
}

static void draw_series(lxw_chart_series *series, enum cl_look look, bool as_line) {
  lxw_chart_fill fill;
  lxw_chart_pattern pattern;
  bool patterned = drawing(look, &fill, &pattern);
  lxw_chart_line line = { .color = fill.color, .width = as_line ? 2.25f : 1.0f };
  if (as_line) {
    line.dash_type = patterned ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID;
    chart_series_set_marker_type(series,
                                 patterned ? LXW_CHART_MARKER_SQUARE : LXW_CHART_MARKER_CIRCLE);
  } else if (patterned) {
    chart_series_set_pattern(series, &pattern);
  } else {
    chart_series_set_fill(series, &fill);
  }
  chart_series_set_line(series, &line);
}

/* The value beside each point. */
static void add_labels(lxw_chart_series *series, const cl_chart *from) {
  lxw_chart_font font = { .name = CL_FONT, .size = 9, .bold = LXW_TRUE };
  chart_series_set_labels(series);
  chart_series_set_labels_font(series, &font);
  if (from->kind == CL_CHART_LINE)
    chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_ABOVE);
  if (from->most > 0)
    chart_series_set_labels_num_format(series, "0;;"); /* no label where there is nothing */
}

static void add_series(cl_book *book, lxw_chart *chart, const cl_chart *from, size_t i) {
  const cl_series *s = &from->series[i];
  const cl_range *names = &s->names, *values = &s->values;
  lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
  if (!series)
    cl_out_of_memory();
  chart_series_set_categories(series, names->sheet->name, names->row, cl_xlsx_col(names->column),
                              names->last_row, cl_xlsx_col(names->last_column));
  chart_series_set_values(series, values->sheet->name, values->row, cl_xlsx_col(values->column),
                          values->last_row, cl_xlsx_col(values->last_column));
  if (s->name)
    chart_series_set_name(series, cl_xlsx_clean_copy(book, s->name, CL_HEADER_MAX));
  if (s->look_count > 1 && from->kind != CL_CHART_LINE)
    draw_points(book, series, s);
  else
    draw_series(series, s->looks ? s->looks[0] : series_looks[i % CL_COUNT(series_looks)],
                from->kind == CL_CHART_LINE);
  if (!from->plain)
    add_labels(series, from);
}

static void dress_axis(cl_book *book, lxw_chart_axis *axis, const char *title) {
  lxw_chart_font small = { .name = CL_FONT, .size = 9, .color = CL_INK };
  lxw_chart_font name = { .name = CL_FONT, .size = 9, .color = CL_INK, .bold = LXW_FALSE };
  chart_axis_set_num_font(axis, &small);
  if (title) {
    chart_axis_set_name(axis, cl_xlsx_clean_copy(book, title, CL_HEADER_MAX));
    chart_axis_set_name_font(axis, &name);
  }
}

enum { BAR_GAP = 60 }; /* between bars, in percent of one */

static void dress_axes(cl_book *book, lxw_chart *chart, const cl_chart *from) {
  if (from->kind == CL_CHART_DOUGHNUT)
    return;
  /* The writer calls the axis x that lies flat. */
  bool flat = from->kind == CL_CHART_BAR || from->kind == CL_CHART_STACKED;
  lxw_chart_axis *names = flat ? chart->y_axis : chart->x_axis;
  lxw_chart_axis *values = flat ? chart->x_axis : chart->y_axis;
  dress_axis(book, names, from->x_title);
  dress_axis(book, values, from->y_title);
  if (from->kind != CL_CHART_LINE)
    chart_set_series_gap(chart, BAR_GAP);
  lxw_chart_line grid = { .color = 0xE1E5EA, .width = 0.75f };
  chart_axis_major_gridlines_set_visible(names, LXW_FALSE);
  chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
  chart_axis_major_gridlines_set_line(values, &grid);
  chart_axis_set_min(values, 0);
  if (flat) {
    chart_axis_set_interval_unit(names, 1); /* each of them is named */
    chart_axis_set_reverse(names);          /* the first at the top, and the values still below */
    chart_axis_set_crossing_max(names);
  }
  if (from->shares) {
    chart_axis_set_num_format(values, "0%");
    chart_axis_set_max(values, 1);
  }
  if (from->months) {
    chart_axis_set_num_format(names, "mm\\-yyyy");
    chart_axis_set_major_tick_mark(names, LXW_CHART_AXIS_TICK_MARK_NONE);
    chart_axis_set_minor_tick_mark(names, LXW_CHART_AXIS_TICK_MARK_NONE);
  }
  if (from->most > 0) {
    chart_axis_set_num_format(values, "0");
    chart_axis_set_major_unit(values, ceil(from->most / 5));
  }
}

void cl_sheet_chart(cl_sheet *sheet, unsigned row, unsigned column, const cl_chart *from) {
  static const uint8_t kinds[] = { LXW_CHART_COLUMN, LXW_CHART_BAR, LXW_CHART_DOUGHNUT,
                                   LXW_CHART_LINE, LXW_CHART_BAR_STACKED };
  cl_book *book = sheet->book;
  lxw_chart *chart = workbook_add_chart(book->wb, kinds[from->kind]);
  if (!chart)
    cl_out_of_memory();
  for (size_t i = 0; i < from->series_count; i++)
    add_series(book, chart, from, i);
  lxw_chart_font font = { .name = CL_FONT, .size = 11, .bold = LXW_TRUE, .color = CL_BRAND };
  chart_title_set_name(chart, cl_xlsx_clean_copy(book, from->title, CL_HEADER_MAX));
  chart_title_set_name_font(chart, &font);
  bool legend = from->kind == CL_CHART_DOUGHNUT || from->series_count > 1;
  chart_legend_set_position(chart, !legend       ? LXW_CHART_LEGEND_NONE
                                   : from->below ? LXW_CHART_LEGEND_BOTTOM
                                                 : LXW_CHART_LEGEND_RIGHT);
  lxw_chart_font small = { .name = CL_FONT, .size = 9, .color = CL_INK };
  chart_legend_set_font(chart, &small);
  dress_axes(book, chart, from);
  lxw_chart_options options = {
    .x_scale = from->width / 480.0, /* what a chart measures by itself */
    .y_scale = from->height / 288.0,
    .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
    .description = cl_xlsx_clean_copy(book, from->alt, CL_CELL_MAX),
  };
  cl_xlsx_check(book,
                worksheet_insert_chart_opt(sheet->ws, row, cl_xlsx_col(column), chart, &options));
}
