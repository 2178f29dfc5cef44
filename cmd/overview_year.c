/* overview_year.c - the year at a glance: what falls in each week, community by
 * community. */
#include <string.h>

#include "overview_inner.h"

enum { FIRST_WEEK = 1, YEAR_WEEKS = 52, NAME_WIDTH = 22, WEEK_WIDTH = 24 /* tenths */ };

typedef struct year {
  overview *o;
  cl_date monday;  /* of the first week */
  unsigned *count; /* community by week; then what is of none, then all */
  cl_book_column columns[FIRST_WEEK + YEAR_WEEKS];
} year;

static void count_weeks(year *y) {
  const overview *o = y->o;
  size_t none = o->community_count, all = none + 1;
  y->count = cl_alloc(o->app->arena, (all + 1) * YEAR_WEEKS * sizeof *y->count);
  for (size_t i = 0; i < o->due.count; i++) {
    const cl_due_item *item = &o->due.items[i];
    size_t of = none, week;
    if (item->date < y->monday || item->date >= y->monday + 7 * YEAR_WEEKS || ov_is_off(item))
      continue;
    week = (size_t)(item->date - y->monday) / 7;
    if (item->community)
      ov_index_find(&o->by_community, item->community, &of);
    y->count[of * YEAR_WEEKS + week]++;
    y->count[all * YEAR_WEEKS + week]++;
  }
}

static void set_columns(year *y) {
  cl_app *app = y->o->app;
  y->columns[0] = (cl_book_column){ .title = T_(app, "Week") };
  cl_sheet_width(y->o->year, 0, NAME_WIDTH);
  for (int i = 0; i < YEAR_WEEKS; i++) {
    int number, of_year;
    cl_iso_week(y->monday + 7 * i, &of_year, &number);
    y->columns[FIRST_WEEK + i] = (cl_book_column){ .title = cl_asprintf(app->arena, "%d", number) };
    cl_sheet_width(y->o->year, (unsigned)(FIRST_WEEK + i), WEEK_WIDTH / 10.0);
  }
}

/* The name of a month above its first whole week, running on over the next. */
static void put_months(const year *y) {
  cl_sheet *sheet = y->o->year;
  int before = 0;
  cl_sheet_row(sheet);
  cl_put_text(sheet, CL_LOOK_LABEL, cl_str_of(T_(y->o->app, "Month")));
  for (int i = 0; i < YEAR_WEEKS; i++) {
    int month;
    cl_date_split(y->monday + 7 * i, NULL, &month, NULL);
    if (month != before)
      cl_put_text(sheet, CL_LOOK_BARE, cl_str_of(cmd_month(y->o->app, month)));
    else
      cl_put_skip(sheet);
    before = month;
  }
}

static bool has_holiday(const year *y, int week) {
  for (cl_date day = y->monday + 7 * week; day < y->monday + 7 * (week + 1); day++)
    if (*ov_holiday_on(y->o, day))
      return true;
  return false;
}

static void put_holidays(const year *y) {
  cl_app *app = y->o->app;
  cl_sheet *sheet = y->o->year;
  cl_sheet_row(sheet);
  /* TRANSLATORS: the letter is the one that marks a week, the next text */
  cl_put_text(sheet, CL_LOOK_LABEL, cl_str_of(T_(app, "Holidays (h)")));
  for (int week = 0; week < YEAR_WEEKS; week++) {
    if (has_holiday(y, week))
      cl_put_text(sheet, CL_LOOK_CENTER, cl_str_of(T_(app, "h")));
    else
      cl_put_none(sheet, CL_LOOK_PLAIN);
  }
}

static void put_counts(const year *y, size_t of, enum cl_look look) {
  cl_sheet *sheet = y->o->year;
  for (size_t week = 0; week < YEAR_WEEKS; week++) {
    unsigned n = y->count[of * YEAR_WEEKS + week];
    if (n)
      cl_put_num(sheet, look, CL_NUM_WHOLE, n);
    else
      cl_put_none(sheet, CL_LOOK_PLAIN);
  }
}

void ov_year(overview *o) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->year;
  year y = { .o = o, .monday = app->today - cl_weekday(app->today) + 1 };
  count_weeks(&y);
  set_columns(&y);
  cl_sheet_table(sheet, cl_sheet_name(sheet), y.columns, CL_COUNT(y.columns), 1);
  cl_sheet_table_bare(sheet);
  put_months(&y);
  put_holidays(&y);
  for (size_t i = 0; i < o->community_count; i++) {
    cl_sheet_row(sheet);
    ov_community_link(o, sheet, i, NAME_WIDTH - 2);
    put_counts(&y, i, CL_LOOK_GOOD);
  }
  cl_sheet_row(sheet);
  ov_text(sheet, T_(app, "Of no community"));
  put_counts(&y, o->community_count, CL_LOOK_GOOD);
  cl_sheet_row(sheet);
  cl_put_text(sheet, CL_LOOK_LABEL, cl_str_of(T_(app, "All together")));
  put_counts(&y, o->community_count + 1, CL_LOOK_CENTER);
  cl_sheet_table_end(sheet);
}
