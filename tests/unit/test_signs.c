/* test_signs.c - signs that a community is being pulled along (W21). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../lib/method/signs.h"
#include "plan_text.h"

#define TODAY "2026-11-22"

/* The signs of the one community, of which BODY are the fields. */
static cl_signs signs_of(const char *body, const char *today) {
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan =
      plan_of(&diag, "plan: 1\norganisation: Test\ncommunities:\n  - id: c\n    name: C\n%s", body);
  assert_int_equal(diag.by_level[CL_ERROR], 0);
  assert_int_equal(plan->count[CL_T_COMMUNITY], 1);
  cl_signs out;
  memset(&out, 0x5a, sizeof out);
  cl_signs_of_all(plan, cl_date_parse(cl_str_of(today)), &out);
  cl_plan_close(plan);
  cl_diag_free(&diag);
  return out;
}

static void last_is(const char *body, const char *today, const char *wanted) {
  char text[CL_DATE_SIZE];
  cl_date last = signs_of(body, today).last;
  const char *got = last == CL_NO_DATE ? "" : cl_date_iso(text, last);
  if (strcmp(got, wanted) != 0)
    fail_msg("%s, not %s:\n%s", got, wanted, body);
}

static void pulling_is(const char *body, unsigned wanted) {
  unsigned got = signs_of(body, TODAY).pulling;
  if (got != wanted)
    fail_msg("%u, not %u:\n%s", got, wanted, body);
}

#define MOMENT(more) "{id: m, title: M, form: event, owner: cl1, community: c, " more "}"

static void the_last_sign_of_life(void **state) {
  (void)state;
  last_is("", TODAY, "");
  last_is("    conversations: [{id: k, date: 2026-03-04}]\n", TODAY, "2026-03-04");
  last_is("    conversations: [{id: k, date: 2026-12-04}]\n", TODAY, "");
  last_is("    conversations: [{id: k}]\n", TODAY, ""); /* prepared, not held */
  last_is("    evaluations: [{date: 2026-11-10, pulse: with}, {date: 2027-01-01}]\n", TODAY,
          "2026-11-10");
  last_is("    evaluations: [{date: 2026-11-10}]\n", TODAY, ""); /* planned, and nothing since */
  last_is(
      "    goals: [{id: g, text: G, kind: quantitative, measured: [{date: 2026-10-01, value: 1}, "
      "{date: 2026-09-01, value: 2}]}]\n",
      TODAY, "2026-10-01");
  last_is("calendar: [" MOMENT("date: 2026-11-22") "]\n", TODAY, "2026-11-22");
  last_is("calendar: [" MOMENT("date: 2026-11-22, status: cancelled") "]\n", TODAY, "");
}

/* Of a repeat the last time up to today counts, also when it ended long ago. */
static void repeats_show_life(void **state) {
  (void)state;
#define MONTHLY                                                                                    \
  "calendar: [" MOMENT(                                                                            \
      "date: 2026-01-03, repeat: {every: month, day: first saturday, until: 2026-06-30}") "]\n"
  last_is(MONTHLY, "2026-05-20", "2026-05-02");
  last_is(MONTHLY, "2026-06-06", "2026-06-06");
  last_is(MONTHLY, TODAY, "2026-06-06");
  last_is(MONTHLY, "2030-01-01", "2026-06-06");
  last_is("calendar: [" MOMENT("date: 2020-02-29, repeat: {every: day}") "]\n", TODAY, TODAY);
  last_is("calendar: [" MOMENT(
              "date: 2026-11-14, repeat: {every: week, except: [2026-11-21]}") "]\n",
          TODAY, "2026-11-14");
}

static void effort_and_cancelled_moments(void **state) {
  (void)state;
  pulling_is("    evaluations: [{date: 2026-11-01, effort: pulling}]\n", CL_PULL_EFFORT);
  pulling_is("    evaluations: [{date: 2026-11-01, effort: flowing}]\n", 0);
  pulling_is("    status: paused\n    evaluations: [{date: 2026-11-01, effort: pulling}]\n", 0);
  pulling_is("    status: stopped\n    evaluations: [{date: 2026-11-01, effort: pulling}]\n", 0);
  static const char cancelled[] = "calendar:\n"
                                  "  - {id: a, title: A, form: event, owner: cl1, community: c, "
                                  "date: 2026-10-01, status: cancelled}\n"
                                  "  - {id: b, title: B, form: event, owner: cl1, community: c, "
                                  "date: 2026-10-08, status: cancelled}\n";
  pulling_is(cancelled, CL_PULL_CANCELLED);
  assert_int_equal(signs_of(cancelled, TODAY).cancelled, 2);
  assert_int_equal(signs_of(cancelled, "2027-05-01").cancelled, 0); /* half a year ago */
}

static void silence(void **state) {
  (void)state;
#define TALKED "    conversations: [{id: k, date: 2026-08-22}]\n" /* 92 days before today */
  pulling_is("    status: active\n" TALKED, CL_PULL_SILENT);
  pulling_is("    status: in-conversation\n" TALKED, CL_PULL_SILENT);
  pulling_is("    status: in-sight\n" TALKED, 0);
  pulling_is(TALKED, 0);
  pulling_is("    status: active\n    conversations: [{id: k, date: 2026-08-23}]\n", 0);
  pulling_is("    status: active\n    since: 2026-10-01\n" TALKED, 0);
  pulling_is("    status: active\n" TALKED "calendar: [" MOMENT("date: 2026-12-01") "]\n", 0);
  pulling_is("    status: active\n    conversations: [{id: k, date: 2026-08-22}, "
             "{id: l, date: 2026-12-01}]\n",
             0);
  pulling_is("    status: active\n", 0); /* nothing is known of it */
}

static void words_for_people_and_scripts(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  assert_string_equal(cl_pulling_words(0, CL_EN, arena), "");
  assert_string_equal(cl_pulling_words(CL_PULL_EFFORT | CL_PULL_SILENT, CL_EN, arena),
                      "the last look back says so, it has been silent for three months");
  assert_string_equal(cl_pull_name(CL_PULL_EFFORT), "effort");
  assert_string_equal(cl_pull_name(CL_PULL_CANCELLED), "cancelled");
  assert_string_equal(cl_pull_name(CL_PULL_SILENT), "silent");
  assert_null(cl_pull_name(8));
  cl_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_last_sign_of_life),        cmocka_unit_test(repeats_show_life),
    cmocka_unit_test(effort_and_cancelled_moments), cmocka_unit_test(silence),
    cmocka_unit_test(words_for_people_and_scripts),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
