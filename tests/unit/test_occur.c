/* test_occur.c - when moments take place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../lib/method/occur.h"
#include "plan_text.h"

/* A plan whose calendar is CALENDAR, moments in flow style one a line. */
static cl_plan *read_calendar(const char *calendar, cl_diag *diag) {
  cl_diag_init(diag);
  return plan_of(diag, "plan: 1\norganisation: Test\ncalendar:\n%s", calendar);
}

static cl_date day(const char *text) {
  cl_date date = cl_date_parse(cl_str_of(text));
  assert_int_not_equal(date, CL_NO_DATE);
  return date;
}

/* The days of one moment as "2026-10-03 2026-11-07", from FROM to TO. */
static void check(const char *moment, const char *from, const char *to, const char *expected) {
  cl_buf line = CL_BUF_INIT, got = CL_BUF_INIT;
  cl_buf_printf(&line, "  - {id: m, title: M, form: event, %s}\n", moment);
  cl_diag diag;
  cl_plan *plan = read_calendar(cl_buf_text(&line), &diag);
  cl_occurrences list = { NULL, 0, 0 };
  cl_occur(plan->first[CL_T_MOMENT], day(from), day(to), &list);
  for (size_t i = 0; i < list.count; i++) {
    char text[CL_DATE_SIZE];
    if (i)
      cl_buf_putc(&got, ' ');
    cl_buf_puts(&got, cl_date_iso(text, list.items[i].date));
    assert_ptr_equal(list.items[i].moment, plan->first[CL_T_MOMENT]);
  }
  if (strcmp(cl_buf_text(&got), expected) != 0)
    fail_msg("%s\n  gives %s\n  not   %s", moment, cl_buf_text(&got), expected);
  cl_occurrences_free(&list);
  cl_buf_free(&line);
  cl_buf_free(&got);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

#define ALWAYS "2000-01-01", "2100-12-31"

static void single_days(void **state) {
  (void)state;
  check("date: 2026-09-05", ALWAYS, "2026-09-05");
  check("date: 2026-09-05", "2026-09-05", "2026-09-05", "2026-09-05");
  check("date: 2026-09-05", "2026-09-06", "2100-01-01", "");
  check("date: 2026-09-05", "2000-01-01", "2026-09-04", "");
  check("date: 2026-09-05", "2026-12-31", "2026-01-01", "");
  check("time: \"10:00\"", ALWAYS, "");
}

static void days_and_weeks(void **state) {
  (void)state;
  check("date: 2026-12-30, repeat: {every: day, until: 2027-01-02}", ALWAYS,
        "2026-12-30 2026-12-31 2027-01-01 2027-01-02");
  check("date: 2026-10-01, repeat: {every: day, day: saturday, count: 3}", ALWAYS,
        "2026-10-01 2026-10-03 2026-10-10");
  check("date: 2026-10-03, repeat: {every: week, count: 3}", ALWAYS,
        "2026-10-03 2026-10-10 2026-10-17");
  check("date: 2026-10-03, repeat: {every: 2 weeks, count: 3}", ALWAYS,
        "2026-10-03 2026-10-17 2026-10-31");
  /* a kick-off on Monday, then every Saturday, of the same week to begin with */
  check("date: 2026-10-05, repeat: {every: week, day: zaterdag, count: 3}", ALWAYS,
        "2026-10-05 2026-10-10 2026-10-17");
  /* a kick-off on Sunday: the Saturday of that week has passed */
  check("date: 2026-10-04, repeat: {every: week, day: saturday, count: 3}", ALWAYS,
        "2026-10-04 2026-10-10 2026-10-17");
  /* by week a number means nothing: the day of the first one */
  check("date: 2026-10-03, repeat: {every: week, day: 15, count: 2}", ALWAYS,
        "2026-10-03 2026-10-10");
}

static void months(void **state) {
  (void)state;
  check("date: 2026-10-03, repeat: {every: month, day: first saturday, until: 2027-06-30}",
        "2026-12-01", "2027-12-31",
        "2026-12-05 2027-01-02 2027-02-06 2027-03-06 2027-04-03 2027-05-01 2027-06-05");
  check("date: 2026-10-30, repeat: {every: month, day: laatste vrijdag, count: 4}", ALWAYS,
        "2026-10-30 2026-11-27 2026-12-25 2027-01-29");
  check("date: 2026-10-15, repeat: {every: month, day: 15, count: 3}", ALWAYS,
        "2026-10-15 2026-11-15 2026-12-15");
  check("date: 2026-10-20, repeat: {every: month, count: 3}", ALWAYS,
        "2026-10-20 2026-11-20 2026-12-20");
  /* months without such a day are passed over and do not count */
  check("date: 2026-01-31, repeat: {every: month, count: 4}", ALWAYS,
        "2026-01-31 2026-03-31 2026-05-31 2026-07-31");
  check("date: 2026-01-31, repeat: {every: month, day: 30, count: 3}", ALWAYS,
        "2026-01-31 2026-03-30 2026-04-30");
  /* `saturday` by month: the one that the first is, a fifth being the last */
  check("date: 2026-10-10, repeat: {every: month, day: saturday, count: 3}", ALWAYS,
        "2026-10-10 2026-11-14 2026-12-12");
  check("date: 2026-10-31, repeat: {every: month, day: saturday, count: 3}", ALWAYS,
        "2026-10-31 2026-11-28 2026-12-26");
  /* the first one may be another day; the rhythm starts behind it */
  check("date: 2026-10-01, repeat: {every: month, day: first saturday, count: 3}", ALWAYS,
        "2026-10-01 2026-10-03 2026-11-07");
  check("date: 2026-10-20, repeat: {every: month, day: first saturday, count: 3}", ALWAYS,
        "2026-10-20 2026-11-07 2026-12-05");
  /* a day that cannot be read leaves the rhythm */
  check("date: 2026-10-20, repeat: {every: month, day: whenever, count: 2}", ALWAYS,
        "2026-10-20 2026-11-20");
}

static void quarters_and_years(void **state) {
  (void)state;
  check("date: 2026-11-05, repeat: {every: quarter, count: 3}", ALWAYS,
        "2026-11-05 2027-02-05 2027-05-05");
  check("date: 2026-11-30, repeat: {every: quarter, count: 3}", ALWAYS,
        "2026-11-30 2027-05-30 2027-08-30");
  check("date: 2026-09-05, repeat: {every: year, day: first saturday, count: 3}", ALWAYS,
        "2026-09-05 2027-09-04 2028-09-02");
  check("date: 2024-02-29, repeat: {every: year, count: 3}", ALWAYS,
        "2024-02-29 2028-02-29 2032-02-29");
}

static void ends_and_exceptions(void **state) {
  (void)state;
  /* an excepted day is left out and still counts */
  check("date: 2026-10-03, repeat: {every: week, count: 4, except: [2026-10-17, 2026-10-10]}",
        ALWAYS, "2026-10-03 2026-10-24");
  check("date: 2026-10-03, repeat: {every: week, count: 2, except: [2026-10-03]}", ALWAYS,
        "2026-10-10");
  check("date: 2026-10-03, repeat: {every: week, count: 2, except: [2026-10-04]}", ALWAYS,
        "2026-10-03 2026-10-10");
  check("date: 2026-10-03, repeat: {every: week, until: 2026-10-02}", ALWAYS, "");
  check("date: 2026-10-03, repeat: {every: week, until: 2026-10-16}", ALWAYS,
        "2026-10-03 2026-10-10");
  check("date: 2026-10-03, repeat: {every: week, until: 2026-12-31, count: 2}", ALWAYS,
        "2026-10-03 2026-10-10");
  check("date: 2026-10-03, repeat: {every: day, count: 1}", ALWAYS, "2026-10-03");
}

/* Far from its start a repeat is as cheap, and counts on as if all were seen. */
static void long_repeats(void **state) {
  (void)state;
  check("date: 1900-01-01, repeat: {every: day}", "2026-10-03", "2026-10-04",
        "2026-10-03 2026-10-04");
  check("date: 1900-01-01, repeat: {every: week}", "2026-10-01", "2026-10-14",
        "2026-10-05 2026-10-12");
  check("date: 2026-01-01, repeat: {every: day, count: 10}", "2026-01-09", "2026-12-31",
        "2026-01-09 2026-01-10");
  check("date: 2026-01-01, repeat: {every: day, count: 10}", "2026-01-11", "2026-12-31", "");
  check("date: 2026-01-01, repeat: {every: 2 weeks, until: 2026-02-01}", "2026-01-20", "2030-01-01",
        "2026-01-29");
  cl_diag diag;
  cl_plan *plan = read_calendar("  - {id: m, title: M, form: event, date: 2000-01-01, "
                                "repeat: {every: day}}\n"
                                "  - {id: n, title: N, form: event, date: 9999-12-30, "
                                "repeat: {every: day}}\n"
                                "  - {id: o, title: O, form: event, date: 9999-11-30, "
                                "repeat: {every: month}}\n",
                                &diag);
  cl_occurrences list = { NULL, 0, 0 };
  const cl_rec *moment = plan->first[CL_T_MOMENT];
  cl_occur(moment, day("2000-01-01"), day("9999-12-31"), &list);
  assert_int_equal(list.count, 10000); /* the first and as many as are looked at behind it */
  assert_int_equal(list.items[list.count - 1].index, list.count - 1);
  cl_occurrences_free(&list);
  cl_occur(moment->next, day("2000-01-01"), day("9999-12-31"), &list);
  assert_int_equal(list.count, 2); /* the calendar ends */
  cl_occurrences_free(&list);
  cl_occur(moment->next->next, day("2000-01-01"), day("9999-12-31"), &list);
  assert_int_equal(list.count, 2);
  cl_occurrences_free(&list);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

static void an_occurrence_knows_its_number(void **state) {
  (void)state;
  cl_diag diag;
  cl_plan *plan = read_calendar("  - {id: m, title: M, form: event, date: 2026-10-03, "
                                "repeat: {every: week, count: 5, except: [2026-10-10]}}\n"
                                "  - {id: n, title: N, form: event, date: 2026-10-03}\n",
                                &diag);
  cl_occurrences list = { NULL, 0, 0 };
  cl_occur(plan->first[CL_T_MOMENT], day("2026-10-10"), day("2026-12-31"), &list);
  assert_int_equal(list.count, 3);
  assert_int_equal(list.items[0].index, 2);
  assert_int_equal(list.items[2].index, 4);
  assert_true(list.items[0].repeated);
  cl_occurrence next;
  assert_true(cl_occur_next(plan->first[CL_T_MOMENT], day("2026-10-04"), &next));
  assert_int_equal(next.date, day("2026-10-17"));
  assert_int_equal(next.index, 2);
  assert_true(cl_occur_next(plan->first[CL_T_MOMENT], day("2026-10-31"), &next));
  assert_int_equal(next.index, 4);
  assert_false(cl_occur_next(plan->first[CL_T_MOMENT], day("2026-11-01"), &next));
  assert_true(cl_occur_next(plan->last[CL_T_MOMENT], day("2026-01-01"), &next));
  assert_false(next.repeated);
  assert_false(cl_occur_next(plan->last[CL_T_MOMENT], day("2026-10-04"), &next));
  cl_occurrences_free(&list);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

static void all_are_sorted(void **state) {
  (void)state;
  cl_diag diag;
  cl_plan *plan = read_calendar(
      "  - {id: b, title: B, form: event, date: 2026-10-03, time: \"10:00\"}\n"
      "  - {id: c, title: C, form: event, date: 2026-10-03, time: \"09:30\"}\n"
      "  - {id: d, title: D, form: event, date: 2026-10-03}\n"
      "  - {id: e, title: E, form: event, date: 2026-10-03, time: \"10:00\"}\n"
      "  - {id: a, title: A, form: event, date: 2026-09-26, repeat: {every: week, count: 3}}\n",
      &diag);
  cl_occurrences list = { NULL, 0, 0 };
  assert_int_equal(cl_occur_all(plan, day("2026-09-01"), day("2026-12-31"), &list, &diag), CL_OK);
  /* on 3 October: whole days in file order (d, a), then by time (c, then b and e) */
  static const char expected[] = "adacbea";
  cl_buf got = CL_BUF_INIT;
  for (size_t i = 0; i < list.count; i++)
    cl_buf_puts(&got, list.items[i].moment->id);
  assert_string_equal(cl_buf_text(&got), expected);
  cl_buf_free(&got);
  cl_occurrences_free(&list);
  assert_null(list.items);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

static void what_repeat_day_says(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int kind, day, nth, weekday;
  } good[] = { { "first saturday", CL_DAY_WEEKDAY, 0, 1, 6 },
               { "eerste zaterdag", CL_DAY_WEEKDAY, 0, 1, 6 },
               { "  Last   FRIDAY ", CL_DAY_WEEKDAY, 0, -1, 5 },
               { "laatste vrijdag", CL_DAY_WEEKDAY, 0, -1, 5 },
               { "tweede\tmaandag", CL_DAY_WEEKDAY, 0, 2, 1 },
               { "3e woensdag", CL_DAY_WEEKDAY, 0, 3, 3 },
               { "fourth sunday", CL_DAY_WEEKDAY, 0, 4, 7 },
               { "2nd tuesday", CL_DAY_WEEKDAY, 0, 2, 2 },
               { "donderdag", CL_DAY_WEEKDAY, 0, 0, 4 },
               { "15", CL_DAY_OF_MONTH, 15, 0, 0 },
               { "1", CL_DAY_OF_MONTH, 1, 0, 0 },
               { " 31 ", CL_DAY_OF_MONTH, 31, 0, 0 } };
  static const char *const bad[] = { "",
                                     "0",
                                     "32",
                                     "-1",
                                     "fifth saturday",
                                     "first",
                                     "saturday first",
                                     "zater dag",
                                     "first saturday of the month",
                                     "15 saturday",
                                     "1.5",
                                     "eerste zaterdagen",
                                     "99999999999999999999" };
  struct cl_repeat_day out = { CL_DAY_SAME, 7, 7, 7 };
  for (size_t i = 0; i < CL_COUNT(good); i++) {
    if (!cl_repeat_day_parse(cl_str_of(good[i].text), &out))
      fail_msg("%s is refused", good[i].text);
    assert_int_equal(out.kind, good[i].kind);
    assert_int_equal(out.day, good[i].day);
    assert_int_equal(out.nth, good[i].nth);
    assert_int_equal(out.weekday, good[i].weekday);
  }
  for (size_t i = 0; i < CL_COUNT(bad); i++)
    if (cl_repeat_day_parse(cl_str_of(bad[i]), &out))
      fail_msg("%s is taken", bad[i]);
  assert_false(cl_repeat_day_parse(CL_NO_STR, &out));
  assert_int_equal(out.day, 31); /* what is refused leaves it alone */
}

/* What another program is to know of a repeat: "first start until count kind". */
static void check_repeat(const char *moment, const char *expected) {
  cl_buf line = CL_BUF_INIT, got = CL_BUF_INIT;
  char text[CL_DATE_SIZE];
  cl_repeat repeat;
  cl_diag diag;
  cl_buf_printf(&line, "  - {id: m, title: M, form: event, %s}\n", moment);
  cl_plan *plan = read_calendar(cl_buf_text(&line), &diag);
  assert_true(cl_repeat_of(plan->first[CL_T_MOMENT], &repeat));
  cl_buf_puts(&got, cl_date_iso(text, repeat.first));
  cl_buf_printf(&got, " %s", cl_date_iso(text, repeat.start));
  cl_buf_printf(&got, " %s %lld", cl_date_iso(text, repeat.until), repeat.count);
  cl_buf_printf(&got, " %d/%d/%d", repeat.day.day, repeat.day.nth, repeat.day.weekday);
  assert_string_equal(cl_buf_text(&got), expected);
  cl_buf_free(&line);
  cl_buf_free(&got);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

static void repeats_told(void **state) {
  (void)state;
  check_repeat("date: 2026-09-05", "2026-09-05 2026-09-05  -1 0/0/0");
  check_repeat("date: 2026-10-03, repeat: {every: month, day: first saturday}",
               "2026-10-03 2026-10-03  -1 0/1/6");
  check_repeat("date: 2026-10-07, repeat: {every: month, day: first saturday, count: 3}",
               "2026-10-07 2026-11-07  3 0/1/6");
  check_repeat("date: 2026-10-29, repeat: {every: month, day: thursday}",
               "2026-10-29 2026-10-29  -1 0/-1/4");
  check_repeat("date: 2026-10-31, repeat: {every: month, until: 2027-01-31}",
               "2026-10-31 2026-10-31 2027-01-31 -1 31/0/0");
  check_repeat("date: 2026-10-07, repeat: {every: week, day: monday}",
               "2026-10-07 2026-10-12  -1 0/0/1");
  check_repeat("date: 2026-06-01, repeat: {every: year, day: 31}", "2026-06-01   -1 31/0/0");
  check_repeat("date: 2026-10-07, repeat: {every: month, until: 2026-10-01}",
               "2026-10-07  2026-10-01 -1 7/0/0");
  /* Of two ends the nearest. */
  check_repeat("date: 2026-10-05, repeat: {every: week, until: 2026-10-19, count: 3}",
               "2026-10-05 2026-10-05  3 0/0/1");
  check_repeat("date: 2026-10-05, repeat: {every: week, until: 2026-10-18, count: 3}",
               "2026-10-05 2026-10-05 2026-10-18 -1 0/0/1");
}

static void falling_on(void **state) {
  (void)state;
  static const struct {
    const char *day;
    bool falls;
  } days[] = {
    { "2026-10-03", true },  { "2026-10-02", false }, { "2026-11-07", true },
    { "2026-12-05", true },  { "2026-12-12", false }, { "2027-06-05", true },
    { "2027-07-03", false }, { "2026-09-05", false },
  };
  cl_diag diag;
  cl_plan *plan = read_calendar("  - {id: m, title: M, form: event, date: 2026-10-03, repeat: "
                                "{every: month, day: first saturday, until: 2027-06-30, "
                                "except: [2026-11-07]}}\n",
                                &diag);
  for (size_t i = 0; i < CL_COUNT(days); i++)
    assert_int_equal(cl_repeat_falls_on(plan->first[CL_T_MOMENT], day(days[i].day)), days[i].falls);
  assert_false(cl_repeat_falls_on(plan->first[CL_T_MOMENT], CL_NO_DATE));
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(single_days),
    cmocka_unit_test(repeats_told),
    cmocka_unit_test(falling_on),
    cmocka_unit_test(days_and_weeks),
    cmocka_unit_test(months),
    cmocka_unit_test(quarters_and_years),
    cmocka_unit_test(ends_and_exceptions),
    cmocka_unit_test(long_repeats),
    cmocka_unit_test(an_occurrence_knows_its_number),
    cmocka_unit_test(all_are_sorted),
    cmocka_unit_test(what_repeat_day_says),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
