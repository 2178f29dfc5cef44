/* test_workload.c - hours agreed beside tasks, goals and moments. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "../../lib/method/workload.h"
#include "plan_text.h"

#define TODAY "2026-11-22" /* a Sunday */

static cl_plan *plan;
static cl_loads loads;

/* Reads TEXT and the loads of COMMUNITY (NULL: all) over WEEKS. */
static void read_loads(const char *text, const char *community, int weeks) {
  cl_diag diag;
  cl_diag_init(&diag);
  plan = plan_of(&diag, "plan: 1\norganisation: Test\n%s", text);
  assert_int_equal(diag.by_level[CL_ERROR], 0);
  cl_diag_free(&diag);
  const cl_rec *only = community ? cl_plan_get(plan, CL_T_COMMUNITY, community, NULL) : NULL;
  assert_true(only || !community);
  cl_loads_read(&loads, plan, only, cl_date_parse(cl_str_of(TODAY)), weeks);
}

static void done(void) {
  cl_loads_free(&loads);
  cl_plan_close(plan);
}

static const cl_load *load_of(const char *person) {
  for (size_t i = 0; i < loads.count; i++)
    if (cl_str_is(loads.items[i].person, person))
      return &loads.items[i];
  fail_msg("nothing about %s", person);
  return NULL;
}

static void near(double got, double wanted) {
  if (fabs(got - wanted) > 1e-9)
    fail_msg("%g, not %g", got, wanted);
}

static const char everything[] =
    "communities:\n"
    "  - id: c\n    name: C\n    status: active\n"
    "    agreements: {hours: [{person: anna, per-week: 4}, {person: bo, per-week: 2.5}]}\n"
    "    tasks:\n"
    "      - {id: a, text: A, owner: anna}\n"
    "      - {id: b, text: B, owner: anna, done: yes}\n"
    "      - {id: d, text: D, owner: cas}\n"
    "      - {id: e, text: E}\n"
    "    goals:\n"
    "      - {id: g, text: G, kind: qualitative, owner: bo}\n"
    "      - {id: h, text: H, kind: qualitative, owner: bo, due: 2026-11-21}\n"
    "      - {id: i, text: I, kind: qualitative, owner: bo, due: 2026-11-22}\n"
    "  - id: s\n    name: S\n    status: stopped\n"
    "    agreements: {hours: [{person: anna, per-week: 30}]}\n"
    "    tasks: [{id: f, text: F, owner: anna}]\n"
    "  - id: p\n    name: P\n"
    "    agreements: {hours: [{person: anna, per-week: 1}]}\n"
    "calendar:\n"
    /* four Tuesdays ahead, of three hours */
    "  - {id: w, date: 2026-11-03, time: \"10:00\", end: \"13:00\", title: W, form: event, owner: "
    "bo,\n"
    "     maker: anna, community: c, repeat: {every: week, count: 30}}\n"
    "  - {id: x, date: 2026-11-22, time: \"09:00\", title: X, form: blog, owner: anna, maker: "
    "anna,\n"
    "     community: p}\n"
    "  - {id: y, date: 2026-11-30, title: Y, form: social, owner: anna, community: c}\n"
    "  - {id: z, date: 2026-11-30, time: \"09:00\", title: Z, form: event, owner: anna, community: "
    "c,\n"
    "     status: cancelled}\n"
    "  - {id: q, date: 2026-11-30, time: \"09:00\", title: Q, form: event, owner: anna,\n"
    "     community: s}\n"
    "  - {id: r, date: 2026-12-20, time: \"09:00\", title: R, form: event, owner: anna,\n"
    "     community: c}\n";

static void all_is_added_up(void **state) {
  (void)state;
  read_loads(everything, NULL, 4);
  assert_int_equal(loads.count, 3);
  assert_true(cl_str_is(loads.items[0].person, "anna")); /* in the order of the plan */
  assert_true(cl_str_is(loads.items[2].person, "cas"));
  const cl_load *anna = load_of("anna"), *bo = load_of("bo"), *cas = load_of("cas");
  near(anna->agreed, 5); /* the community that stopped asks for nothing */
  assert_int_equal(anna->agreements, 2);
  assert_string_equal(anna->community->id, "p");
  assert_int_equal(anna->tasks, 1);
  assert_int_equal(anna->goals, 0);
  assert_int_equal(anna->moments, 6);         /* four Tuesdays as maker, X once, Y */
  near(anna->planned, (4 * 3.0 + 1 + 0) / 4); /* without an end an hour, without a time nothing */
  near(bo->agreed, 2.5);
  assert_int_equal(bo->goals, 2); /* a goal counts up to its last day */
  near(bo->planned, 3);
  near(cas->agreed, 0);
  assert_int_equal(cas->agreements, 0);
  assert_int_equal(cas->tasks, 1);
  done();
}

static void of_one_community_and_other_weeks(void **state) {
  (void)state;
  read_loads(everything, "p", 1);
  assert_int_equal(loads.count, 1);
  near(load_of("anna")->agreed, 1);
  assert_int_equal(load_of("anna")->moments, 1);
  near(load_of("anna")->planned, 1);
  done();
  read_loads(everything, "s", 4);
  assert_int_equal(loads.count, 0);
  done();
  read_loads("", NULL, 4);
  assert_int_equal(loads.count, 0);
  done();
}

static void what_is_too_much(void **state) {
  (void)state;
  read_loads(everything, NULL, 4);
  assert_int_equal(cl_load_over(load_of("anna")), 0);
  assert_int_equal(cl_load_over(load_of("bo")), CL_LOAD_MOMENTS);
  assert_int_equal(cl_load_over(load_of("cas")), CL_LOAD_NO_HOURS);
  done();
  cl_load load = { .agreed = CL_FULL_WEEK, .agreements = 1, .planned = CL_FULL_WEEK };
  assert_int_equal(cl_load_over(&load), 0);
  load.agreed = CL_FULL_WEEK + 0.5;
  assert_int_equal(cl_load_over(&load), CL_LOAD_WEEK);
  load = (cl_load){ .moments = 3, .planned = 9 }; /* a moment now and then asks for no hours */
  assert_int_equal(cl_load_over(&load), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(all_is_added_up),
    cmocka_unit_test(of_one_community_and_other_weeks),
    cmocka_unit_test(what_is_too_much),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
