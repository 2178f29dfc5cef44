/* overview_year.c - the year at a glance: how many moments fall in each week,
 * community by community.  Measuring and looking back are no activity. */
#include <string.h>

#include "overview_inner.h"
#include "../lib/cli/arguments.h"

enum { A_NAME, WEEK, TOTAL = WEEK + OV_WEEKS, COLUMNS };
enum { R_QUARTER = OV_HEADER, R_MONTH, R_WEEK, R_HOLIDAY, R_FIRST };
static const double week_width = 2.9;

typedef struct year {
  overview *o;
  unsigned *count;                           /* community by week; then what is of none, then all */
  bool holiday[OV_WEEKS], quarter[OV_WEEKS]; /* school holiday; first week of a quarter */
  int now;                                   /* this week; -1: not in it */
  size_t *order;                             /* communities: those with nothing planned last */
  bool *ahead;                               /* by community: is anything planned from today on? */
  size_t shown, idle; /* shown: those that run, or have something in the year */
} year;

static cl_date monday_of(const year *y, int week) {
  return y->o->monday + 7 * week;
}

static unsigned total_of(const year *y, size_t of) {
  unsigned n = 0;
  for (size_t week = 0; week < OV_WEEKS; week++)
    n += y->count[of * OV_WEEKS + week];
  return n;
}

/* Measuring and looking back are no activity, whether by a moment or by themselves. */
static bool is_activity(const cl_due_item *item) {
  int form = cl_rec_choice(item->rec, CL_F_MOMENT_FORM);
  return form != CL_FORM_MEASURING && form != CL_FORM_EVALUATION;
}

static void count_weeks(year *y) {
  const overview *o = y->o;
  size_t none = o->community_count, all = none + 1;
  y->count = cl_alloc(o->app->arena, (all + 1) * OV_WEEKS * sizeof *y->count);
  y->ahead = cl_alloc(o->app->arena, (all + 1) * sizeof *y->ahead);
  for (size_t i = 0; i < o->due.count; i++) {
    const cl_due_item *item = &o->due.items[i];
    if (!ov_is_moment(item) || item->date < o->monday || item->date >= monday_of(y, OV_WEEKS))
      continue;
    size_t week = (size_t)(item->date - o->monday) / 7;
    const ov_community *c = ov_community_of(o, item->community);
    size_t of = c ? (size_t)(c - o->communities) : none;
    y->ahead[of] = y->ahead[of] || item->date >= o->app->today;
    if (!is_activity(item))
      continue;
    y->count[of * OV_WEEKS + week]++;
    y->count[all * OV_WEEKS + week]++;
  }
}

/* A week is one of holidays when most of its working days are; a single day off is not. */
static void mark_weeks(year *y) {
  const overview *o = y->o;
  y->now = -1;
  for (int week = 0; week < OV_WEEKS; week++) {
    int off = 0, month, before;
    for (int day = 0; day < 5; day++)
      off += o->school && cl_school_holiday(o->school, o->region, monday_of(y, week) + day,
                                            o->app->lang) != NULL;
    y->holiday[week] = off >= 3;
    cl_date_split(monday_of(y, week) + 6, NULL, &month, NULL);
    cl_date_split(monday_of(y, week) - 1, NULL, &before, NULL);
    y->quarter[week] = !week || (month % 3 == 1 && before != month);
    if (o->app->today >= monday_of(y, week) && o->app->today < monday_of(y, week + 1))
      y->now = week;
  }
}

/* Rows follow the names of the story's order; what has nothing ahead comes last. */
static void sort(year *y) {
  const overview *o = y->o;
  y->order = cl_alloc(o->app->arena, (o->community_count + 1) * sizeof *y->order);
  for (size_t c = 0; c < o->community_count; c++)
    if (y->ahead[c])
      y->order[y->shown++] = c;
  for (size_t c = 0; c < o->community_count; c++) {
    bool runs = !o->communities[c].row->rests;
    if (y->ahead[c] || (!runs && !total_of(y, c)))
      continue;
    y->order[y->shown++] = c;
    y->idle += runs;
  }
}

/* ---- Heads --------------------------------------------------------------------------- */

static cl_cell_style head_of(const year *y, int week, enum cl_side side) {
  cl_cell_style style = ov_header(y->o, side);
  style.wrap = false;
  style.high = CL_HIGH_MIDDLE;
  style.size = 7.5;
  style.left = week > 0 && week < OV_WEEKS && y->quarter[week] ? CL_EDGE_MEDIUM : CL_EDGE_NONE;
  style.line = 0xFFFFFF;
  return style;
}

static void put_labels(const year *y) {
  const cl_app *app = y->o->app;
  cl_sheet *sheet = y->o->year;
  cl_cell_style head = head_of(y, 0, CL_SIDE_LEFT), soft = { .size = 7.5, .ink = OV_MUTED };
  cl_set_text(sheet, R_QUARTER, A_NAME, &head, T_(app, "Quarter"));
  cl_set_text(sheet, R_MONTH, A_NAME, &head, T_(app, "Month"));
  cl_set_text(sheet, R_WEEK, A_NAME, &head, T_(app, "Week"));
  if (y->o->school)
    cl_set_text(sheet, R_HOLIDAY, A_NAME, &soft, T_(app, "School holidays"));
  head.side = CL_SIDE_RIGHT;
  cl_set_blank(sheet, R_QUARTER, TOTAL, TOTAL, &head);
  cl_set_blank(sheet, R_MONTH, TOTAL, TOTAL, &head);
  cl_set_text(sheet, R_WEEK, TOTAL, &head, T_(app, "total"));
}

static void put_week_head(const year *y, int week) {
  cl_app *app = y->o->app;
  cl_sheet *sheet = y->o->year;
  unsigned column = WEEK + (unsigned)week;
  int of_year, number, month, before, date_year;
  cl_cell_style left = head_of(y, week, CL_SIDE_LEFT), center = head_of(y, week, CL_SIDE_CENTER);
  cl_iso_week(monday_of(y, week), &of_year, &number);
  cl_date_split(monday_of(y, week) + 6, &date_year, &month, NULL);
  cl_date_split(monday_of(y, week) - 1, NULL, &before, NULL);
  /* TRANSLATORS: a quarter and its year: Q4 2026 */
  cl_set_text(sheet, R_QUARTER, column, &left,
              y->quarter[week]
                  ? cl_asprintf(app->arena, T_(app, "quarter %d %d"), (month + 2) / 3, date_year)
                  : NULL);
  cl_set_text(sheet, R_MONTH, column, &left,
              !week || before != month ? cmd_month(app, month) : NULL);
  if (week == y->now) {
    center.ground = 0xFFFFFF;
    center.ink = y->o->colours.ink;
  }
  cl_set_num(sheet, R_WEEK, column, &center, number);
  cl_sheet_width(sheet, column, week_width);
}

/* The name of a holiday above its first week, running on. */
static void put_holiday(const year *y, int week) {
  const overview *o = y->o;
  cl_cell_style style = { .size = 7, .ink = 0x6B5310, .ground = y->holiday[week] ? OV_SAND : 0 };
  const char *name = NULL;
  if (y->holiday[week] && !(week && y->holiday[week - 1]))
    for (int day = 0; day < 5 && !name; day++)
      name = cl_school_holiday(o->school, o->region, monday_of(y, week) + day, o->app->lang);
  if (name || y->holiday[week])
    cl_set_text(o->year, R_HOLIDAY, WEEK + (unsigned)week, &style, name);
}

/* ---- Rows ------------------------------------------------------------------------------- */

static cl_cell_style week_style(const year *y, int week) {
  cl_cell_style style = { .size = 8,
                          .side = CL_SIDE_CENTER,
                          .bottom = CL_EDGE_THIN,
                          .line = OV_LINE,
                          .ground = y->holiday[week] ? OV_SAND : 0 };
  if (week && y->quarter[week])
    style.left = CL_EDGE_MEDIUM, style.side_line = y->o->colours.brand;
  if (week == y->now)
    style.left = style.right = CL_EDGE_MEDIUM, style.side_line = y->o->colours.brand;
  return style;
}

static void put_weeks(const year *y, unsigned row, size_t of, bool sum) {
  for (int week = 0; week < OV_WEEKS; week++) {
    unsigned n = y->count[of * OV_WEEKS + (size_t)week];
    cl_cell_style style = week_style(y, week);
    style.bold = sum;
    if (n && !sum) {
      unsigned step = n >= OV_HEAT ? OV_HEAT - 1 : n;
      style.ground = y->o->colours.heat[step];
      style.ink = y->o->colours.on_heat[step];
    }
    if (n)
      cl_set_num(y->o->year, row, WEEK + (unsigned)week, &style, n);
    else
      cl_set_text(y->o->year, row, WEEK + (unsigned)week, &style, NULL);
  }
}

static void put_total(const year *y, unsigned row, size_t of) {
  unsigned n = total_of(y, of);
  cl_cell_style style = ov_cell(CL_SIDE_RIGHT);
  bool idle = of < y->o->community_count && !y->ahead[of] && !y->o->communities[of].row->rests;
  style.bold = true;
  if (idle) {
    style.ground = OV_NOTICE;
    style.ink = OV_ON_NOTICE;
    style.form = "0\" !\"";
  }
  cl_set_num(y->o->year, row, TOTAL, &style, n);
}

static unsigned put_rows(const year *y, double name_width, double height) {
  overview *o = y->o;
  cl_cell_style link = ov_cell(CL_SIDE_LEFT), plain = ov_cell(CL_SIDE_LEFT);
  const char **names = ov_names(o, name_width, false);
  unsigned row = R_FIRST;
  link.ink = o->colours.ink;
  for (size_t i = 0; i < y->shown; i++, row++) {
    size_t c = y->order[i];
    cl_set_link(o->year, row, A_NAME, &link, names[c], o->communities[c].sheet, 0, 0);
    put_weeks(y, row, c, false);
    put_total(y, row, c);
    cl_sheet_height(o->year, row, height);
  }
  size_t none = o->community_count;
  if (total_of(y, none)) {
    cl_set_text(o->year, row, A_NAME, &plain, T_(o->app, "Of no community"));
    put_weeks(y, row, none, false);
    put_total(y, row, none);
    cl_sheet_height(o->year, row++, height);
  }
  plain.bold = true;
  cl_set_text(o->year, row, A_NAME, &plain, T_(o->app, "All together"));
  put_weeks(y, row, none + 1, true);
  put_total(y, row, none + 1);
  cl_sheet_height(o->year, row++, height);
  return row;
}

static const char *title_of(const year *y) {
  cl_app *app = y->o->app;
  unsigned all = total_of(y, y->o->community_count + 1);
  const char *text = cl_asprintf(app->arena,
                                 cl_ntr(app->lang, "The year: %u moment from %s up to %s",
                                        "The year: %u moments from %s up to %s", all),
                                 all, cl_day_words(cl_app_view(app), y->o->monday),
                                 cl_day_words(cl_app_view(app), monday_of(y, OV_WEEKS) - 1));
  if (!y->idle)
    return text;
  return cl_asprintf(app->arena,
                     cl_ntr(app->lang, "%s; of %zu running community nothing is planned",
                            "%s; of %zu running communities nothing is planned", y->idle),
                     text, y->idle);
}

void ov_year(overview *o) {
  cl_app *app = o->app;
  year y = { .o = o };
  double widths[COLUMNS];
  count_weeks(&y);
  mark_weeks(&y);
  sort(&y);
  widths[A_NAME] = ov_name_width(o, 28, false);
  for (int i = WEEK; i < TOTAL; i++)
    widths[i] = week_width;
  widths[TOTAL] = 8;
  ov_top(o, o->year, widths, COLUMNS, title_of(&y),
         o->school
             ? T_(app,
                  "Number and colour: moments in that week; measuring and looking back do not "
                  "count. Sand: school holidays. Thick line: a new quarter. Framed: this week. "
                  "Yellow: nothing is planned from now on.")
             : T_(app,
                  "Number and colour: moments in that week; measuring and looking back do not "
                  "count. Thick line: a new quarter. Framed: this week. Yellow: nothing is planned "
                  "from now on."));
  put_labels(&y);
  for (int week = 0; week < OV_WEEKS; week++) {
    put_week_head(&y, week);
    put_holiday(&y, week);
  }
  double height = 650.0 / (double)(y.shown + 2); /* what the page has room for */
  height = height > 46 ? 46 : height < 12.4 ? 12.4 : height;
  unsigned rows = put_rows(&y, widths[A_NAME], height);
  cl_range range = { o->year, R_WEEK, 0, rows - 1, COLUMNS - 1 };
  cl_range_name(o->year, &range, T_(app, "Year_by_week"));
  ov_page(o->year, ov_tab(o, o->year), y.shown <= 100 ? 1 : 0, R_FIRST, rows, COLUMNS, false);
}
