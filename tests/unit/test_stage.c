/* test_stage.c - how far a community is, SMART, readiness. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../lib/method/ready.h"
#include "../../lib/method/stage.h"
#include "../../lib/method/smart.h"
#include "plan_text.h"

static cl_plan *read_text(const char *text, cl_diag *diag) {
  cl_diag_init(diag);
  return plan_of(diag, "%s", text);
}

#define TODAY "2026-11-22"
#define HEAD                                                                                       \
  "plan: 1\norganisation: Test\nkapstok:\n  goals: [{id: d, text: Doel, side: external}]\n"        \
  "  themes: [{id: t, text: Thema}]\n"
#define C HEAD "communities:\n  - id: c\n    name: Naam\n"

static cl_date day(const char *text) {
  return cl_date_parse(cl_str_of(text));
}

static void check(const char *text, const char *today, enum cl_stage expected) {
  cl_diag diag;
  cl_plan *plan = read_text(text, &diag);
  const cl_rec *community = plan->first[CL_T_COMMUNITY];
  assert_non_null(community);
  enum cl_stage got = cl_stage_of(plan, community, day(today));
  if (got != expected)
    fail_msg("%s, not %s:\n%s", cl_stage_word(got, CL_EN), cl_stage_word(expected, CL_EN), text);
  enum cl_stage all[8];
  assert_true(plan->count[CL_T_COMMUNITY] <= CL_COUNT(all));
  cl_stages_of_all(plan, day(today), all);
  assert_int_equal(all[0], expected);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

/* Parts that each bring a community one stage further. */
#define GROUP_BARE "scan:\n  groups: [{id: g, name: G, kind: individual}]\n"
#define GROUP_CHOSEN                                                                               \
  "scan:\n  groups: [{id: g, name: G, kind: individual, chosen: yes, why: W, fit: F}]\n"
#define DEFINED                                                                                    \
  "    bond: affinity\n    traits: [{kind: affinity, text: T}]\n    contacts: [{via: V}]\n"
#define KNOWN "    conversations: [{id: k, date: 2026-03-04, verdict: {decision: continue}}]\n"
#define SIX_ANSWERS                                                                                \
  "    theme: t\n    channels: [a]\n    serves: [d]\n    aims: [b]\n    values: [c]\n"             \
  "    challenges: [d]\n"
#define VISION "    vision: {text: Wij delen, with: [amb]}\n"
#define WITH(person) "    vision: {text: Wij delen, with: [" person "]}\n"
#define PEOPLE                                                                                     \
  "people: [{id: amb, role: A, side: community}, {id: col, role: C, side: library}, "              \
  "{id: par, role: P, side: partner}]\n"
#define SMART                                                                                      \
  "    goals: [{id: x, text: Dertig mensen per ochtend, kind: quantitative, "                      \
  "unit: mensen, target: 30, due: 2027-06-30, agreed: A, realistic: R}]\n"
#define WORKING                                                                                    \
  "    status: active\n    team: {librarians: [cl1]}\n"                                            \
  "    agreements: {contact: cl1, rhythm: R, hours: [{person: cl1, per-week: 4}]}\n"
#define MOMENT(rest)                                                                               \
  "calendar: [{id: m, title: M, form: event, owner: cl1, community: c, " rest "}]\n"

static void stages_one_by_one(void **state) {
  (void)state;
  check(C, TODAY, CL_STAGE_NONE);
  check(C "    group: g\n" GROUP_BARE, TODAY, CL_STAGE_SCANNED);
  check(C "    group: nergens\n" GROUP_BARE, TODAY, CL_STAGE_NONE);
  check(C "    group: g\n" GROUP_CHOSEN, TODAY, CL_STAGE_CHOSEN);
  check(C "    group: g\n" DEFINED GROUP_CHOSEN, TODAY, CL_STAGE_DEFINED);
  check(C "    group: g\n" DEFINED KNOWN GROUP_CHOSEN, TODAY, CL_STAGE_KNOWN);
  check(C DEFINED KNOWN SIX_ANSWERS VISION SMART, TODAY, CL_STAGE_SHARED);
  check(C DEFINED KNOWN SIX_ANSWERS VISION SMART WORKING MOMENT("date: 2026-12-01"), TODAY,
        CL_STAGE_WORKING);
  check(C WORKING MOMENT("date: 2026-12-01") "# nothing else: steps may be skipped\n", TODAY,
        CL_STAGE_WORKING);
  check(C "    evaluations: [{date: 2026-11-10, pulse: with}]\n    outcomes: [{what: W}]\n", TODAY,
        CL_STAGE_KEPT);
}

static void half_a_stage_is_none(void **state) {
  (void)state;
  check(
      C
      "    group: g\nscan:\n  groups: [{id: g, name: G, kind: individual, chosen: yes, why: W}]\n",
      TODAY, CL_STAGE_SCANNED);
  check(C "    group: g\nscan:\n  groups: [{id: g, name: G, kind: individual, chosen: yes, why: W, "
          "fit: F, dropped: {date: 2026-01-01, reason: energy}}]\n",
        TODAY, CL_STAGE_SCANNED);
  check(C "    bond: affinity\n    traits: [{kind: affinity, text: T}]\n", TODAY, CL_STAGE_NONE);
  check(C "    conversations: [{id: k, verdict: {decision: talk-again}}]\n", TODAY, CL_STAGE_NONE);
  check(C SIX_ANSWERS SMART, TODAY, CL_STAGE_NONE);
  check(C SIX_ANSWERS "    vision: {text: Wij, with: []}\n" SMART, TODAY, CL_STAGE_NONE);
  check(C SIX_ANSWERS VISION "    goals: [{id: x, text: Meer, kind: quantitative}]\n", TODAY,
        CL_STAGE_NONE);
  check(C "    evaluations: [{date: 2026-11-10}]\n", TODAY, CL_STAGE_NONE);
  check(C "    evaluations: [{date: 2026-11-10}]\n    outcomes: [{what: W}]\n", TODAY,
        CL_STAGE_NONE); /* planned, and nobody said anything of it */
  check(C SIX_ANSWERS WITH("par, col") SMART PEOPLE, TODAY, CL_STAGE_NONE);
  check(C SIX_ANSWERS WITH("par, amb") SMART PEOPLE, TODAY, CL_STAGE_SHARED);
  check(C "    evaluations: [{date: 2026-11-23, note: N}]\n    outcomes: [{what: W}]\n", TODAY,
        CL_STAGE_NONE);
}

static void working_wants_a_moment_ahead(void **state) {
  (void)state;
  check(C WORKING MOMENT("date: 2026-11-22"), TODAY, CL_STAGE_WORKING);
  check(C WORKING MOMENT("date: 2026-11-21"), TODAY, CL_STAGE_NONE);
  check(C WORKING MOMENT("date: 2026-12-01, status: cancelled"), TODAY, CL_STAGE_NONE);
  check(C WORKING MOMENT("date: 2026-10-03, repeat: {every: month, until: 2027-06-30}"), TODAY,
        CL_STAGE_WORKING);
  check(C WORKING MOMENT("date: 2026-10-03, repeat: {every: month, count: 2}"), TODAY,
        CL_STAGE_NONE);
  check(C WORKING "calendar: [{id: m, title: M, form: event, owner: cl1, date: 2026-12-01}]\n",
        TODAY, CL_STAGE_NONE);
}

static void status_overrides(void **state) {
  (void)state;
  check(C "    status: stopped\n" DEFINED KNOWN, TODAY, CL_STAGE_STOPPED);
  check(C "    status: gepauzeerd\n" DEFINED KNOWN, TODAY, CL_STAGE_PAUSED);
  check(C "    status: in-sight\n" DEFINED, TODAY, CL_STAGE_DEFINED);
}

static void all_stages_in_file_order(void **state) {
  (void)state;
  cl_diag diag;
  cl_plan *plan =
      read_text(HEAD
                "communities:\n  - {id: a, name: A, status: stopped}\n"
                "  - {id: b, name: B}\n"
                "  - {id: c, name: C, conversations: [{id: k, verdict: {decision: continue}}]}\n"
                "  - {id: d, name: D, status: paused}\n",
                &diag);
  enum cl_stage all[4];
  cl_stages_of_all(plan, day(TODAY), all);
  assert_int_equal(all[0], CL_STAGE_STOPPED);
  assert_int_equal(all[1], CL_STAGE_NONE);
  assert_int_equal(all[2], CL_STAGE_KNOWN);
  assert_int_equal(all[3], CL_STAGE_PAUSED);
  const cl_rec *rec = plan->first[CL_T_COMMUNITY];
  for (size_t i = 0; rec; rec = rec->next, i++)
    assert_int_equal(cl_stage_of(plan, rec, day(TODAY)), all[i]);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

static void the_worked_example(void **state) {
  (void)state;
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan = plan_of_example(&diag);
  const cl_rec *community = plan->first[CL_T_COMMUNITY];
  assert_int_equal(cl_stage_of(plan, community, day("2026-10-01")), CL_STAGE_WORKING);
  assert_int_equal(cl_stage_of(plan, community, day("2026-11-22")), CL_STAGE_KEPT);
  assert_int_equal(cl_ready_yes(plan), 6);
  CL_EACH_REC(goal, plan, CL_T_JOINT_GOAL)
    assert_int_equal(cl_smart_missing(goal), 0);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

static void every_stage_has_its_words(void **state) {
  (void)state;
  for (int i = 0; i < CL_STAGES; i++) {
    enum cl_stage stage = (enum cl_stage)i;
    for (int k = 0; k < i; k++)
      assert_string_not_equal(cl_stage_word(stage, CL_EN), cl_stage_word((enum cl_stage)k, CL_EN));
    assert_true(strlen(cl_stage_next(stage, CL_EN)) > 20);
    assert_memory_equal(cl_stage_command(stage), "cl-", 3);
    assert_true(strlen(cl_stage_sheet(stage, CL_EN)) > 0);
  }
  assert_string_equal(cl_stage_sheet(CL_STAGE_CHOSEN, CL_EN), "worksheet 4");
  assert_string_equal(cl_stage_word(CL_STAGES, CL_EN), cl_stage_word(CL_STAGE_NONE, CL_EN));
}

/* ---- SMART ------------------------------------------------------------------------- */

static void smart(const char *goal, unsigned expected) {
  cl_buf text = CL_BUF_INIT;
  cl_buf_printf(&text, C "    goals: [{id: x, %s}]\n", goal);
  cl_diag diag;
  cl_plan *plan = read_text(cl_buf_text(&text), &diag);
  unsigned got = cl_smart_missing(plan->first[CL_T_JOINT_GOAL]);
  if (got != expected)
    fail_msg("{%s}: %u, not %u", goal, got, expected);
  cl_plan_close(plan);
  cl_diag_free(&diag);
  cl_buf_free(&text);
}

static void smart_letters(void **state) {
  (void)state;
  enum { S = CL_SMART_S, M = CL_SMART_M, A = CL_SMART_A, R = CL_SMART_R, T = CL_SMART_T };
  smart("text: Dertig mensen erbij, kind: quantitative, unit: u, target: 30, due: 2027-06-30, "
        "agreed: a, realistic: b",
        0);
  smart("text: Dertig mensen erbij, kind: quantitative", S | M | A | R | T);
  smart("text: Dertig mensen erbij, kind: quantitative, unit: u", M | A | R | T);
  smart("text: Dertig mensen erbij, kind: quantitative, target: 30", S | A | R | T);
  smart("text: Dertig mensen erbij, kind: quantitative, evidence: e", S | M | A | R | T);
  smart("text: Meer, kind: quantitative, unit: u, target: 30, due: 2027-06-30, agreed: a, "
        "realistic: b",
        S);
  smart("text: Meer plezier samen, kind: qualitative, evidence: e, due: 2027-06-30", A | R);
  smart("text: Meer plezier samen, kind: qualitative", M | A | R | T);
  smart(
      "text: Meer plezier samen, evidence: e, target: 30, due: 2027-06-30, agreed: a, realistic: b",
      M); /* counted or seen? */
}

static void readiness(void **state) {
  (void)state;
  cl_diag diag;
  cl_plan *plan = read_text("plan: 1\norganisation: T\nreadiness:\n  management: {answer: ja}\n"
                            "  purpose: {answer: yes}\n  skills: {answer: unknown}\n"
                            "  partners: {answer: no}\n  place: {note: later}\n",
                            &diag);
  assert_int_equal(cl_ready_yes(plan), 2);
  cl_plan_close(plan);
  cl_diag_free(&diag);
  plan = read_text("plan: 1\norganisation: T\n", &diag);
  assert_int_equal(cl_ready_yes(plan), 0);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(stages_one_by_one),
    cmocka_unit_test(half_a_stage_is_none),
    cmocka_unit_test(working_wants_a_moment_ahead),
    cmocka_unit_test(status_overrides),
    cmocka_unit_test(all_stages_in_file_order),
    cmocka_unit_test(the_worked_example),
    cmocka_unit_test(every_stage_has_its_words),
    cmocka_unit_test(smart_letters),
    cmocka_unit_test(readiness),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
