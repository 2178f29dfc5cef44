/* test_progress.c - the traffic light of a joint goal, its line and forecast. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "../../lib/method/progress.h"
#include "plan_text.h"

/* With MOMENTS of the calendar. */
static cl_progress progress_with(const char *goal, const char *moments, const char *today) {
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan =
      plan_of(&diag,
              "plan: 1\norganisation: Test\ncommunities:\n  - id: c\n    name: C\n    goals:\n"
              "      - {id: g, text: Een doel, %s}\n%s",
              goal, moments);
  cl_progress out;
  memset(&out, 0x5a, sizeof out);
  cl_view view = cl_view_of(plan, plan->arena, cl_date_parse(cl_str_of(today)), CL_EN);
  cl_progress_of(&view, plan->first[CL_T_JOINT_GOAL], &out);
  cl_plan_close(plan);
  cl_diag_free(&diag);
  return out;
}

static cl_progress progress(const char *goal, const char *today) {
  return progress_with(goal, "", today);
}

static void check(const char *goal, const char *today, enum cl_light light) {
  cl_progress got = progress(goal, today);
  if (got.light != light)
    fail_msg("{%s} on %s is %s, not %s (share %g of %g)", goal, today,
             cl_light_word(got.light, CL_EN), cl_light_word(light, CL_EN), got.share,
             got.expected_share);
}

static void near(double got, double expected) {
  if (fabs(got - expected) > 1e-6)
    fail_msg("%g, not %g", got, expected);
}

/* A hundred days, from 0 to 100: a day is one. */
#define RISING                                                                                     \
  "kind: quantitative, unit: u, baseline: 0, target: 100, start: 2026-01-01, "                     \
  "due: 2026-04-11"
#define FALLING                                                                                    \
  "kind: quantitative, unit: u, baseline: 100, target: 0, start: 2026-01-01, "                     \
  "due: 2026-04-11"
#define AT(value) ", measured: [{date: 2026-02-20, value: " value "}]"
#define HALF "2026-02-20" /* fifty days on */

static void the_line_divides(void **state) {
  (void)state;
  check(RISING AT("50"), HALF, CL_GREEN);
  check(RISING AT("45"), HALF, CL_GREEN); /* 90 % of 50 */
  check(RISING AT("44.9"), HALF, CL_ORANGE);
  check(RISING AT("30"), HALF, CL_ORANGE); /* 60 % of 50 */
  check(RISING AT("29.9"), HALF, CL_RED);
  check(RISING AT("0"), HALF, CL_RED);
  check(RISING AT("-5"), HALF, CL_RED);
  check(RISING AT("100"), HALF, CL_GREEN);
  check(RISING AT("250"), HALF, CL_GREEN);
  check(FALLING AT("50"), HALF, CL_GREEN);
  check(FALLING AT("55"), HALF, CL_GREEN);
  check(FALLING AT("56"), HALF, CL_ORANGE);
  check(FALLING AT("70"), HALF, CL_ORANGE);
  check(FALLING AT("71"), HALF, CL_RED);
  check(FALLING AT("-3"), HALF, CL_GREEN);
}

/* Decimals that are not exact must not tip a light. */
static void a_hair_does_not_tip(void **state) {
  (void)state;
  check("kind: quantitative, unit: u, baseline: 0.1, target: 0.3, start: 2026-01-01, "
        "due: 2026-04-11" AT("0.19"),
        HALF, CL_GREEN);
  check("kind: quantitative, unit: u, baseline: 0.7, target: 0.1, start: 2026-01-01, "
        "due: 2026-04-11" AT("0.1"),
        "2026-12-31", CL_GREEN);
}

static void grey_before_there_is_something_to_say(void **state) {
  (void)state;
  check(RISING AT("50"), "2025-12-31", CL_GREY);
  check(RISING, "2025-12-31", CL_GREY);
  check(RISING, "2026-01-01", CL_GREY);
  check(RISING, "2026-02-19", CL_GREY);
  check(RISING, HALF, CL_RED);                   /* half of the time has passed */
  check(RISING AT("50"), "2026-02-19", CL_GREY); /* measured tomorrow */
  check(RISING ", measured: [{date: 2026-01-01, value: 0}]", "2026-01-01", CL_GREEN);
  check(RISING ", measured: [{date: 2026-02-20, note: druk}]", HALF, CL_RED); /* no number */
}

static void past_due(void **state) {
  (void)state;
  check(RISING AT("95"), "2026-04-11", CL_GREEN); /* the last day: 95 % of the line */
  check(RISING AT("95"), "2026-04-12", CL_RED);
  check(RISING AT("100"), "2026-04-12", CL_GREEN);
  check(RISING, "2026-04-12", CL_RED);
  check(FALLING AT("0"), "2027-04-12", CL_GREEN);
  check(FALLING AT("1"), "2027-04-12", CL_RED);
}

static void the_latest_value_counts(void **state) {
  (void)state;
  cl_progress got = progress(RISING ", measured: [{date: 2026-02-10, value: 80}, "
                                    "{date: 2026-02-20, value: 40}, {date: 2026-01-10, value: 5}, "
                                    "{date: 2026-03-10, value: 99}]",
                             HALF);
  near(got.latest, 40);
  assert_int_equal(got.latest_date, cl_date_parse(cl_str_of("2026-02-20")));
  assert_int_equal(got.measurements, 3);
  assert_int_equal(got.trend, 1); /* 5, 80, 40: the pace is up, whatever the last step */
  assert_int_equal(got.light, CL_ORANGE);
  near(got.share, 0.4);
  near(got.expected, 50);
  near(got.expected_share, 0.5);
  near(got.elapsed, 0.5);
  /* two of one day: the one written last */
  got =
      progress(RISING ", measured: [{date: 2026-02-20, value: 10}, {date: 2026-02-20, value: 60}]",
               HALF);
  near(got.latest, 60);
  assert_int_equal(got.trend, 1);
}

static void trends(void **state) {
  (void)state;
  assert_int_equal(progress(RISING AT("50"), HALF).trend, 0);
  assert_int_equal(progress(RISING, HALF).trend, 0);
  assert_int_equal(
      progress(FALLING ", measured: [{date: 2026-01-10, value: 90}, {date: 2026-02-10, value: 60}]",
               HALF)
          .trend,
      1);
  assert_int_equal(
      progress(FALLING ", measured: [{date: 2026-01-10, value: 60}, {date: 2026-02-10, value: 90}]",
               HALF)
          .trend,
      -1);
  assert_int_equal(
      progress(RISING ", measured: [{date: 2026-01-10, value: 60}, {date: 2026-02-10, value: 60}]",
               HALF)
          .trend,
      0);
  /* written out of order: the later day is the later value */
  assert_int_equal(
      progress(RISING ", measured: [{date: 2026-02-10, value: 60}, {date: 2026-01-10, value: 20}]",
               HALF)
          .trend,
      1);
}

/* Three measured days, ten days apart, from 20 to 40: 20 in twenty days is too
 * short; with one of 1 February it is not. */
#define STEADY "{date: 2026-01-11, value: 10}, {date: 2026-01-31, value: 30}, "

static void forecasts(void **state) {
  (void)state;
  cl_progress got = progress(RISING ", measured: [" STEADY "{date: 2026-02-20, value: 50}]", HALF);
  assert_true(got.has_forecast);
  near(got.forecast, 100);
  near(got.forecast_low, 100);
  near(got.forecast_high, 100);
  assert_int_equal(got.trend, 1);
  /* one wild value moves neither the middle nor, of six slopes, the range far */
  got = progress(RISING ", measured: [" STEADY "{date: 2026-02-20, value: 5}]", HALF);
  assert_true(got.has_forecast);
  assert_true(got.forecast_low < got.forecast && got.forecast < got.forecast_high);
  /* two days, a span of 29 days, less than a tenth of the time: none */
  assert_false(progress(RISING ", measured: [{date: 2026-01-11, value: 10}, "
                               "{date: 2026-02-20, value: 50}]",
                        HALF)
                   .has_forecast);
  assert_false(progress(RISING ", measured: [{date: 2026-01-22, value: 1}, "
                               "{date: 2026-02-01, value: 2}, {date: 2026-02-20, value: 3}]",
                        HALF)
                   .has_forecast);
  got = progress("kind: quantitative, baseline: 0, target: 9, start: 2025-01-01, due: 2025-11-28, "
                 "measured: [{date: 2025-02-01, value: 1}, {date: 2025-02-11, value: 1}, "
                 "{date: 2025-03-03, value: 1}]",
                 "2025-04-01");
  assert_false(got.has_forecast); /* 30 days of 331 */
  /* one day twice is one day */
  assert_false(progress(RISING ", measured: [{date: 2026-01-11, value: 1}, "
                               "{date: 2026-02-20, value: 2}, {date: 2026-02-20, value: 3}]",
                        HALF)
                   .has_forecast);
  /* before the start counts, and past due it is given still */
  got = progress(RISING ", measured: [{date: 2025-12-01, value: -31}, {date: 2025-12-22, value: "
                        "-10}, {date: 2026-01-11, value: 10}]",
                 "2026-05-01");
  near(got.forecast, 100);
  assert_int_equal(got.light, CL_RED);
  /* what is counted does not go below nothing */
  got = progress("kind: quantitative, baseline: 50, target: 60, start: 2026-01-01, "
                 "due: 2026-12-31, measured: [{date: 2026-01-11, value: 40}, "
                 "{date: 2026-01-31, value: 20}, {date: 2026-02-20, value: 5}]",
                 HALF);
  near(got.forecast, 0);
  near(got.forecast_low, 0);
  assert_int_equal(got.trend, -1);
  /* not of a goal in words */
  assert_false(progress("kind: qualitative, target: 9, due: 2026-04-11, measured: [" STEADY
                        "{date: 2026-02-20, value: 50}]",
                        HALF)
                   .has_forecast);
}

/* The line on the day measured, not today's. */
static void a_value_is_judged_on_its_day(void **state) {
  (void)state;
  cl_progress got = progress(RISING ", measured: [{date: 2026-01-21, value: 20}]", "2026-03-22");
  assert_int_equal(got.light, CL_GREEN); /* 20 of 20 then, of 80 now; exactly 60 days old */
  near(got.expected_then, 0.2);
  near(got.expected_share, 0.8);
  assert_false(got.stale);
  assert_int_equal(got.age, 60);
  /* under a twentieth of the way nothing is behind, but for the wrong way */
  check(RISING ", measured: [{date: 2026-01-05, value: 0}]", "2026-01-10", CL_GREEN);
  check(RISING ", measured: [{date: 2026-01-05, value: -1}]", "2026-01-10", CL_ORANGE);
  check(RISING ", measured: [{date: 2026-01-06, value: 0}]", "2026-01-10", CL_RED);
  check(FALLING ", measured: [{date: 2026-01-05, value: 101}]", "2026-01-10", CL_ORANGE);
  check(RISING ", measured: [{date: 2025-12-05, value: 0}]", "2026-01-10", CL_GREEN);
}

static void old_values_are_stale(void **state) {
  (void)state;
  cl_progress got = progress(RISING ", measured: [{date: 2026-01-21, value: 2}]", "2026-03-23");
  assert_int_equal(got.light, CL_GREY);
  assert_true(got.stale);
  assert_int_equal(got.age, 61);
  assert_int_equal(got.last, CL_RED);
  /* not when a quarter of the time is more */
  got = progress("kind: quantitative, baseline: 0, target: 100, start: 2026-01-01, due: "
                 "2026-12-31, measured: [{date: 2026-01-21, value: 2}]",
                 "2026-03-23");
  assert_false(got.stale);
  assert_int_equal(got.light, CL_RED);
  /* reached is reached, late is late, and what was judged by hand stays */
  check(RISING ", measured: [{date: 2026-01-21, value: 100}]", "2026-03-23", CL_GREEN);
  check(RISING ", measured: [{date: 2026-01-21, value: 2}]", "2026-04-12", CL_RED);
  check(RISING ", measured: [{date: 2026-01-21, value: 2}], light: {colour: orange}", "2026-03-23",
        CL_ORANGE);
}

#define MEASURE_ON(date, rest)                                                                     \
  "calendar: [{id: m, title: Meten, form: measuring, owner: a, goal: g, date: " date rest "}]\n"

static void a_missed_moment_makes_stale(void **state) {
  (void)state;
  static const struct {
    const char *moment;
    bool stale;
  } all[] = {
    { MEASURE_ON("2026-02-21", ""), true },
    { MEASURE_ON("2026-02-20", ""), false }, /* that is the value */
    { MEASURE_ON("2026-03-01", ""), false }, /* today may still be */
    { MEASURE_ON("2026-02-21", ", status: cancelled"), false },
    { MEASURE_ON("2026-02-21", ", status: done"), true }, /* done, and no value */
    { MEASURE_ON("2026-02-14", ", repeat: {every: week, count: 2}"), true },
    { MEASURE_ON("2026-02-13", ", repeat: {every: week, count: 2}"), false },
    { "calendar: [{id: m, title: Feest, form: event, owner: a, goal: g, date: 2026-02-21}]\n",
      false },
  };
  for (size_t i = 0; i < CL_COUNT(all); i++) {
    cl_progress got = progress_with(RISING AT("50"), all[i].moment, "2026-03-01");
    if (got.stale != all[i].stale)
      fail_msg("%s", all[i].moment);
    assert_int_equal(got.light, all[i].stale ? CL_GREY : CL_GREEN);
    assert_int_equal(got.last, CL_GREEN);
  }
  /* a value of the day before that says it comes from that moment */
  cl_progress got = progress_with(RISING ", measured: [{date: 2026-02-20, value: 50, source: m}]",
                                  MEASURE_ON("2026-02-21", ""), "2026-03-01");
  assert_false(got.stale);
}

/* Downwards also when days are missing. */
static void falling_without_dates(void **state) {
  (void)state;
#define DOWN "kind: quantitative, baseline: 40, target: 10"
  check(DOWN AT("10"), HALF, CL_GREEN);
  check(DOWN AT("40"), HALF, CL_GREY);
  check(DOWN ", due: 2026-02-19" AT("40"), HALF, CL_RED);
  check(DOWN ", due: 2026-02-19" AT("9"), HALF, CL_GREEN);
  check(DOWN ", start: 2026-03-01" AT("9"), HALF, CL_GREY);
}

static void numbers_that_are_missing(void **state) {
  (void)state;
  cl_progress got = progress("kind: quantitative, target: 30, due: 2026-04-11" AT("12"), HALF);
  assert_false(got.has_numbers);
  assert_true(got.has_latest);
  assert_int_equal(got.light, CL_GREY);
  check("kind: quantitative, target: 30, due: 2026-04-11" AT("30"), HALF, CL_GREEN);
  check("kind: quantitative, target: 30, due: 2026-02-19" AT("12"), HALF, CL_RED);
  check("kind: quantitative, due: 2026-02-19" AT("12"), HALF, CL_RED);
  check("kind: quantitative, target: 30, start: 2026-03-01" AT("40"), HALF, CL_GREY);
  check("kind: quantitative", HALF, CL_GREY);
  check("kind: quantitative, baseline: 3, target: 30", HALF, CL_GREY);
}

static void a_goal_to_stay_where_you_are(void **state) {
  (void)state;
#define LEVEL "kind: quantitative, baseline: 30, target: 30, start: 2026-01-01, due: 2026-04-11"
  check(LEVEL AT("30"), HALF, CL_GREEN);
  check(LEVEL AT("31"), HALF, CL_GREEN);
  check(LEVEL AT("28"), HALF, CL_GREEN);
  check(LEVEL AT("20"), HALF, CL_ORANGE);
  check(LEVEL AT("10"), HALF, CL_RED);
  check(LEVEL AT("28"), "2026-04-12", CL_RED);
  check("kind: quantitative, baseline: 0, target: 0, start: 2026-01-01, due: 2026-04-11" AT("-1"),
        HALF, CL_RED);
}

static void dates_turned_round(void **state) {
  (void)state;
  check("kind: quantitative, baseline: 0, target: 9, start: 2026-04-01, due: 2026-01-01" AT("1"),
        HALF, CL_GREY);
  check("kind: quantitative, baseline: 0, target: 9, start: 2026-02-20, due: 2026-02-20" AT("9"),
        HALF, CL_GREEN);
  check("kind: quantitative, baseline: 0, target: 9, start: 2026-02-20, due: 2026-02-20" AT("1"),
        HALF, CL_RED);
}

static void qualitative_goals_are_judged(void **state) {
  (void)state;
  check("kind: qualitative, start: 2026-01-01, due: 2026-02-01", HALF, CL_GREY);
  check("kind: qualitative, light: {colour: orange}", HALF, CL_ORANGE);
  cl_progress got = progress("kind: qualitative, light: {colour: green}, start: 2026-01-01, "
                             "due: 2026-04-11",
                             HALF);
  assert_true(got.by_hand);
  assert_false(got.quantitative);
  assert_false(got.has_numbers);
  near(got.elapsed, 0.5);
}

static void by_hand_wins(void **state) {
  (void)state;
  cl_progress got = progress(RISING AT("100") ", light: {colour: red}", HALF);
  assert_int_equal(got.light, CL_RED);
  assert_true(got.by_hand);
  near(got.share, 1);
  check(RISING AT("0") ", light: {colour: groen}", HALF, CL_GREEN);
  assert_false(progress(RISING AT("100"), HALF).by_hand);
}

static void words_and_signs(void **state) {
  (void)state;
  assert_string_equal(cl_light_word(CL_GREEN, CL_EN), "on track");
  assert_string_equal(cl_light_word(CL_GREY, CL_EN), "too early to tell");
  static const enum cl_light lights[] = { CL_GREEN, CL_ORANGE, CL_RED, CL_GREY };
  for (size_t i = 0; i < 4; i++)
    for (size_t k = i + 1; k < 4; k++)
      assert_string_not_equal(cl_light_sign(lights[i]), cl_light_sign(lights[k]));
}

/* The goals of the worked example, as plan-format.md has them. */
static void the_worked_example(void **state) {
  (void)state;
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan = plan_of_example(&diag);
  cl_date today = cl_date_parse(cl_str_of("2026-11-22"));
  static const struct {
    const char *id;
    enum cl_light light;
  } goals[] = { { "bezoekers", CL_GREEN }, { "jongeren", CL_RED }, { "verhalen", CL_GREY } };
  for (size_t i = 0; i < CL_COUNT(goals); i++) {
    const cl_rec *goal = cl_plan_get(plan, CL_T_JOINT_GOAL, goals[i].id, NULL);
    assert_non_null(goal);
    cl_progress got;
    cl_view view = cl_view_of(plan, plan->arena, today, CL_EN);
    cl_progress_of(&view, goal, &got);
    assert_int_equal(got.light, goals[i].light);
  }
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_line_divides),
    cmocka_unit_test(a_hair_does_not_tip),
    cmocka_unit_test(grey_before_there_is_something_to_say),
    cmocka_unit_test(past_due),
    cmocka_unit_test(the_latest_value_counts),
    cmocka_unit_test(trends),
    cmocka_unit_test(forecasts),
    cmocka_unit_test(a_value_is_judged_on_its_day),
    cmocka_unit_test(old_values_are_stale),
    cmocka_unit_test(a_missed_moment_makes_stale),
    cmocka_unit_test(falling_without_dates),
    cmocka_unit_test(numbers_that_are_missing),
    cmocka_unit_test(a_goal_to_stay_where_you_are),
    cmocka_unit_test(dates_turned_round),
    cmocka_unit_test(qualitative_goals_are_judged),
    cmocka_unit_test(by_hand_wins),
    cmocka_unit_test(words_and_signs),
    cmocka_unit_test(the_worked_example),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
