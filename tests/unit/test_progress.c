/* test_progress.c - the traffic light of a joint goal, its line and forecast. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "../../lib/method/method.h"
#include "plan_text.h"

static cl_progress progress(const char *goal, const char *today) {
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan =
      plan_of(&diag,
              "plan: 1\norganisation: Test\ncommunities:\n  - id: c\n    name: C\n    goals:\n"
              "      - {id: g, text: Een doel, %s}\n",
              goal);
  cl_progress out;
  memset(&out, 0x5a, sizeof out);
  cl_progress_of(plan->first[CL_T_JOINT_GOAL], cl_date_parse(cl_str_of(today)), &out);
  cl_plan_close(plan);
  cl_diag_free(&diag);
  return out;
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
  assert_int_equal(got.trend, -1); /* 80, then 40 */
  assert_int_equal(got.light, CL_ORANGE);
  near(got.share, 0.4);
  near(got.expected, 50);
  near(got.expected_share, 0.5);
  near(got.elapsed, 0.5);
  /* two of one day: the one written last */
  got = progress(
      RISING ", measured: [{date: 2026-02-20, value: 10}, {date: 2026-02-20, value: 60}]", HALF);
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

static void forecasts(void **state) {
  (void)state;
  cl_progress got = progress(RISING AT("25"), HALF);
  assert_true(got.has_forecast);
  near(got.forecast, 50); /* 25 in fifty days: 50 in a hundred */
  got = progress(
      RISING ", measured: [{date: 2026-01-21, value: 20}, {date: 2026-02-10, value: 40}]", HALF);
  near(got.forecast, 100);
  assert_false(progress(RISING, HALF).has_forecast);
  assert_false(progress(RISING ", measured: [{date: 2026-01-01, value: 3}]", HALF).has_forecast);
  /* no baseline: two days are needed */
  assert_false(
      progress("kind: quantitative, target: 9, due: 2026-04-11" AT("3"), HALF).has_forecast);
  got = progress("kind: quantitative, target: 9, due: 2026-04-11, measured: "
                 "[{date: 2026-01-01, value: 0}, {date: 2026-01-11, value: 1}]",
                 HALF);
  assert_true(got.has_forecast);
  near(got.forecast, 10);
  /* what is counted does not go below nothing */
  got = progress(
      "kind: quantitative, baseline: 50, target: 60, start: 2026-01-01, due: 2026-12-31" AT("10"),
      HALF);
  near(got.forecast, 0);
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
  assert_string_equal(cl_light_word(CL_GREEN, CL_NL), "groen");
  assert_string_equal(cl_light_word(CL_GREY, CL_EN), "grey");
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
    cl_progress_of(goal, today, &got);
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
