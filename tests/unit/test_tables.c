/* test_tables.c - weeks, holidays, repeats and lights against tables that other
 * programs made: see tests/data/dates/make.py.  Nothing may depend on the time
 * zone, so they are gone through in zones with and without summer time, and in
 * one that once left out a day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../lib/method/holiday.h"
#include "../../lib/method/occur.h"
#include "../../lib/method/progress.h"
#include "plan_text.h"

/* ---- A table: a row a line, its cells apart by a tab ------------------------------- */

enum { MOST_CELLS = 12 };

struct table {
  char *text, *next;
  char *cells[MOST_CELLS];
  unsigned line;
};

static struct table open_table(const char *name) {
  const char *srcdir = getenv("srcdir");
  cl_buf file_name = CL_BUF_INIT, text = CL_BUF_INIT;
  cl_buf_printf(&file_name, "%s/tests/data/dates/%s.tsv", srcdir ? srcdir : ".", name);
  FILE *file = fopen(cl_buf_text(&file_name), "r");
  if (!file)
    fail_msg("cannot read %s", cl_buf_text(&file_name));
  char part[4096];
  size_t n;
  while ((n = fread(part, 1, sizeof part, file)) > 0)
    cl_buf_add(&text, part, n);
  fclose(file);
  cl_buf_free(&file_name);
  char *bytes = cl_buf_take(&text);
  return (struct table){ .text = bytes, .next = bytes };
}

/* Takes the next row of N cells; false at the end. */
static bool next_row(struct table *table, size_t n) {
  if (!*table->next)
    return false;
  char *end = strchr(table->next, '\n');
  assert_non_null(end);
  *end = 0;
  table->line++;
  for (size_t i = 0; i < n; i++) {
    table->cells[i] = table->next;
    char *tab = strchr(table->next, '\t');
    assert_true((tab != NULL) == (i + 1 < n));
    if (tab)
      *tab = 0;
    table->next = tab ? tab + 1 : end + 1;
  }
  return true;
}

static cl_date day(const char *text) {
  cl_date date = cl_date_parse(cl_str_of(text));
  assert_int_not_equal(date, CL_NO_DATE);
  return date;
}

static cl_plan *read_plan(const cl_buf *text) {
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan = plan_of(&diag, "%s", cl_buf_text(text));
  assert_int_equal(diag.count, 0);
  cl_diag_free(&diag);
  return plan;
}

/* ---- ISO weeks, after Python's datetime ---------------------------------------------- */

static void iso_weeks(void **state) {
  (void)state;
  struct table table = open_table("weeks");
  while (next_row(&table, 4)) {
    int year, week;
    cl_date date = day(table.cells[0]);
    cl_iso_week(date, &year, &week);
    char got[40], wanted[40];
    snprintf(got, sizeof got, "%d %d %d", year, week, cl_weekday(date));
    snprintf(wanted, sizeof wanted, "%s %s %s", table.cells[1], table.cells[2], table.cells[3]);
    if (strcmp(got, wanted) != 0)
      fail_msg("%s: %s, not %s", table.cells[0], got, wanted);
  }
  assert_int_equal(table.line, 131 * 20);
  free(table.text);
}

/* ---- Public holidays, with Easter after dateutil ---------------------------------------- */

static void no_holiday_between(cl_date from, cl_date to) {
  for (cl_date date = from; date < to; date++)
    if (cl_public_holiday(date, CL_NL)) {
      char text[CL_DATE_SIZE];
      fail_msg("%s: %s", cl_date_iso(text, date), cl_public_holiday(date, CL_NL));
    }
}

static void public_holidays(void **state) {
  (void)state;
  struct table table = open_table("holidays");
  cl_date before = day("2014-01-01");
  while (next_row(&table, 2)) {
    cl_date date = day(table.cells[0]);
    const char *name = cl_public_holiday(date, CL_NL);
    no_holiday_between(before, date);
    if (!name || strcmp(name, table.cells[1]) != 0)
      fail_msg("%s: %s, not %s", table.cells[0], name ? name : "nothing", table.cells[1]);
    before = date + 1;
  }
  no_holiday_between(before, day("2101-01-01"));
  free(table.text);
}

/* ---- Repeats, after dateutil's rrule ------------------------------------------------------- */

static void put_moment(cl_buf *plan, const struct table *table) {
  char *const *cell = table->cells;
  cl_buf_printf(plan,
                "  - {id: m%u, date: %s, title: M, form: event, owner: cl1, repeat: {every: %s",
                table->line, cell[0], cell[1]);
  if (*cell[2])
    cl_buf_printf(plan, ", day: %s", cell[2]);
  if (*cell[3])
    cl_buf_printf(plan, ", until: %s", cell[3]);
  if (*cell[4])
    cl_buf_printf(plan, ", count: %s", cell[4]);
  if (*cell[5]) {
    cl_buf_puts(plan, ", except: [");
    for (const char *p = cell[5]; *p; p++)
      if (*p == ' ')
        cl_buf_puts(plan, ", ");
      else
        cl_buf_putc(plan, *p);
    cl_buf_putc(plan, ']');
  }
  cl_buf_puts(plan, "}}\n");
}

static void check_days(const cl_rec *moment, const char *wanted) {
  cl_occurrences list = { NULL, 0, 0 };
  cl_buf got = CL_BUF_INIT;
  cl_occurrence last, next;
  cl_occur(moment, day("2000-01-01"), day("2200-12-31"), &list);
  for (size_t i = 0; i < list.count; i++) {
    char text[CL_DATE_SIZE];
    cl_buf_printf(&got, "%s%s", i ? " " : "", cl_date_iso(text, list.items[i].date));
  }
  if (strcmp(cl_buf_text(&got), wanted) != 0)
    fail_msg("%s:\n  %s\nnot\n  %s", moment->id, cl_buf_text(&got), wanted);
  /* the first and the last, asked for by themselves */
  assert_true(cl_occur_next(moment, day("2000-01-01"), &next));
  assert_int_equal(next.date, list.items[0].date);
  assert_true(cl_occur_last(moment, day("2000-01-01"), day("2200-12-31"), &last));
  assert_int_equal(last.date, list.items[list.count - 1].date);
  assert_int_equal(last.index, list.items[list.count - 1].index);
  cl_buf_free(&got);
  cl_occurrences_free(&list);
}

static void repeats(void **state) {
  (void)state;
  cl_buf text = CL_BUF_INIT;
  cl_buf_puts(&text, "plan: 1\norganisation: Test\npeople: [{id: cl1, role: R}]\ncalendar:\n");
  struct table table = open_table("repeats");
  while (next_row(&table, 7))
    put_moment(&text, &table);
  assert_int_equal(table.line, 600);
  free(table.text);
  cl_plan *plan = read_plan(&text);
  table = open_table("repeats");
  const cl_rec *moment = plan->first[CL_T_MOMENT];
  for (; next_row(&table, 7); moment = moment->next)
    check_days(moment, table.cells[6]);
  assert_null(moment);
  free(table.text);
  cl_plan_close(plan);
  cl_buf_free(&text);
}

/* ---- Lights, after the format's own words, in exact fractions -------------------------------- */

/* `, NAME: VALUE` when there is one. */
static void put_given(cl_buf *plan, const char *name, const char *value) {
  if (*value)
    cl_buf_printf(plan, ", %s: %s", name, value);
}

static void put_measured(cl_buf *plan, const char *cell) {
  cl_buf_puts(plan, ", measured: [");
  for (const char *p = cell; *p;) {
    const char *equals = strchr(p, '=');
    assert_non_null(equals);
    size_t n = strcspn(equals + 1, " ");
    cl_buf_printf(plan, "%s{date: %.*s, value: %.*s}", p == cell ? "" : ", ", (int)(equals - p), p,
                  (int)n, equals + 1);
    p = equals + 1 + n;
    p += *p == ' ';
  }
  cl_buf_puts(plan, "]");
}

static void put_goal(cl_buf *goals, cl_buf *moments, const struct table *table) {
  static const char *const names[] = { "baseline", "target", "start", "due" };
  char *const *cell = table->cells;
  cl_buf_printf(goals, "      - {id: g%u, text: G, kind: quantitative", table->line);
  for (size_t i = 0; i < CL_COUNT(names); i++)
    put_given(goals, names[i], cell[i]);
  put_measured(goals, cell[5]);
  cl_buf_puts(goals, "}\n");
  int n = 0;
  for (const char *p = cell[6]; *p; p += strspn(p, " ")) {
    int length = (int)strcspn(p, " ");
    cl_buf_printf(moments,
                  "  - {id: m%u-%d, title: M, form: measuring, owner: cl1, goal: g%u, date: "
                  "%.*s}\n",
                  table->line, n++, table->line, length, p);
    p += length;
  }
}

enum { LIGHT_CELLS = 12 };

static void check_goal(cl_view *view, const cl_rec *goal, const struct table *table) {
  char *const *cell = table->cells;
  cl_progress got;
  view->today = day(cell[4]);
  cl_progress_of(view, goal, &got);
  const char *light = cl_choice_value(CL_S_COLOUR, (int)got.light);
  const char *last = got.stale ? cl_choice_value(CL_S_COLOUR, (int)got.last) : "";
  if (strcmp(light, cell[7]) != 0 || strcmp(last, cell[9]) != 0)
    fail_msg("%s is %s (%s), not %s (%s): share %g of %g", goal->id, light, last, cell[7], cell[9],
             got.share, got.expected_then);
  if (got.stale)
    assert_int_equal(got.age, (int)strtol(cell[8], NULL, 10));
  if (got.has_forecast != (*cell[10] != '\0'))
    fail_msg("%s has %s forecast", goal->id, got.has_forecast ? "a" : "no");
  if (!got.has_forecast)
    return;
  double expected = strtod(cell[10], NULL);
  if (fabs(got.forecast - expected) > 1e-5)
    fail_msg("%s: forecast %g, not %g", goal->id, got.forecast, expected);
  assert_true(got.forecast_low <= got.forecast_high);
  bool falling = got.baseline > got.target && cell[0][0];
  assert_int_equal(falling ? -got.trend : got.trend, (int)strtol(cell[11], NULL, 10));
}

static void lights(void **state) {
  (void)state;
  cl_buf text = CL_BUF_INIT, moments = CL_BUF_INIT;
  cl_buf_puts(&text, "plan: 1\norganisation: Test\npeople: [{id: cl1, role: R}]\ncommunities:\n"
                     "  - id: c\n    name: C\n    goals:\n");
  struct table table = open_table("lights");
  while (next_row(&table, LIGHT_CELLS))
    put_goal(&text, &moments, &table);
  assert_int_equal(table.line, 1200);
  free(table.text);
  cl_buf_printf(&text, "calendar:\n%s", cl_buf_text(&moments));
  cl_plan *plan = read_plan(&text);
  table = open_table("lights");
  cl_view view = cl_view_of(plan, plan->arena, CL_NO_DATE, CL_EN);
  const cl_rec *goal = plan->first[CL_T_JOINT_GOAL];
  for (; next_row(&table, LIGHT_CELLS); goal = goal->next)
    check_goal(&view, goal, &table);
  assert_null(goal);
  free(table.text);
  cl_plan_close(plan);
  cl_buf_free(&text);
  cl_buf_free(&moments);
}

/* ---- In every zone -------------------------------------------------------------------- */

static void in_zone(const char *zone) {
  assert_int_equal(setenv("TZ", zone, 1), 0);
  tzset();
  iso_weeks(NULL);
  public_holidays(NULL);
  repeats(NULL);
  lights(NULL);
}

static void with_summer_time(void **state) {
  (void)state;
  in_zone("Europe/Amsterdam");
  in_zone("CET-1CEST,M3.5.0,M10.5.0/3"); /* the same where there are no zone files */
}

static void far_from_greenwich(void **state) {
  (void)state;
  in_zone("Pacific/Apia"); /* had no 30 December 2011 */
  in_zone("XXX11");
  in_zone("XXX-13");
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(iso_weeks),        cmocka_unit_test(public_holidays),
    cmocka_unit_test(repeats),          cmocka_unit_test(lights),
    cmocka_unit_test(with_summer_time), cmocka_unit_test(far_from_greenwich),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
