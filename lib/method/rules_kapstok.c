/* rules_kapstok.c - rules about readiness and the kapstok: see rules.def. */
#include <stdio.h>

#include "rules_inner.h"
#include "ready.h"

static bool has_kapstok(const cl_plan *plan) {
  return plan->count[CL_T_GOAL] || plan->count[CL_T_THEME];
}

/* The first goal or theme: where the kapstok begins. */
static const cl_rec *first_of_kapstok(const cl_plan *plan) {
  return plan->first[CL_T_GOAL] ? plan->first[CL_T_GOAL] : plan->first[CL_T_THEME];
}

void cl_rule_w8_resources(struct cl_run *run, const cl_rec *rec) {
  if (cl_str_is(cl_str_of(rec->id), "resources") &&
      cl_rec_choice(rec, CL_F_READINESS_ANSWER) == CL_ANSWER_NO)
    cl_rule_say(run, rec, CL_F_READINESS_ANSWER, NULL);
}

/* While questions are open that may still make it five, nothing is said; once
 * there is a community, an open question is no yes. */
void cl_rule_w9_ready(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  const cl_plan *plan = run->plan;
  size_t yes = cl_ready_yes(plan), answered = 0;
  CL_EACH_REC(answer, plan, CL_T_READINESS)
    answered += cl_rec_choice(answer, CL_F_READINESS_ANSWER) >= 0;
  size_t open = answered < 8 ? 8 - answered : 0;
  if (yes >= CL_READY_ENOUGH || (!plan->first[CL_T_COMMUNITY] && yes + open >= CL_READY_ENOUGH))
    return;
  char number[24];
  snprintf(number, sizeof number, "%zu", yes);
  cl_rule_say_as(run, plan->first[CL_T_READINESS], CL_F_NONE, number, NULL);
}

void cl_rule_w22_first(struct cl_run *run, const cl_rec *rec) {
  rec = run->plan->first[CL_T_COMMUNITY];
  if (rec && !has_kapstok(run->plan))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w22_start(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  if (!run->plan->first[CL_T_COMMUNITY] && !has_kapstok(run->plan))
    cl_rule_say(run, NULL, CL_F_NONE, NULL);
}

void cl_rule_w26_source(struct cl_run *run, const cl_rec *rec) {
  rec = first_of_kapstok(run->plan);
  if (rec && !run->plan->first[CL_T_SOURCE])
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w26_period(struct cl_run *run, const cl_rec *rec) {
  if (!cl_filled(rec, CL_F_SOURCE_PERIOD))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

/* The last of the years in a period: `2022-2025`, `2025`. */
static int last_year(cl_str period) {
  int last = 0;
  for (size_t i = 0; i < period.n;) {
    int value = 0;
    size_t k = 0;
    for (; i + k < period.n && period.p[i + k] >= '0' && period.p[i + k] <= '9' && k < 5; k++)
      value = value * 10 + period.p[i + k] - '0';
    if (k == 4 && value > last)
      last = value;
    i += k ? k : 1;
  }
  return last;
}

/* A later plan beside it makes the old one history. */
void cl_rule_w26_expired(struct cl_run *run, const cl_rec *rec) {
  int today, last = last_year(cl_rec_text(rec, CL_F_SOURCE_PERIOD));
  cl_date_split(run->today, &today, NULL, NULL);
  if (!last || last >= today)
    return;
  CL_EACH_REC(other, run->plan, CL_T_SOURCE)
    if (last_year(cl_rec_text(other, CL_F_SOURCE_PERIOD)) > last)
      return;
  cl_rule_say(run, rec, CL_F_SOURCE_PERIOD, cl_asprintf(run->arena, "%d", last));
}

void cl_rule_w28_side(struct cl_run *run, const cl_rec *rec) {
  if (!cl_filled(rec, CL_F_GOAL_SIDE))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w28_internal(struct cl_run *run, const cl_rec *rec) {
  CL_EACH(item, cl_rec_node(rec, CL_F_COMMUNITY_SERVES)) {
    const cl_rec *goal = cl_plan_ref(run->plan, CL_F_COMMUNITY_SERVES, cl_node_text(item));
    if (goal && cl_rec_choice(goal, CL_F_GOAL_SIDE) == CL_AIMED_INTERNAL)
      cl_rule_say(run, rec, CL_F_COMMUNITY_SERVES, goal->id);
  }
}

void cl_rule_w31_review(struct cl_run *run, const cl_rec *rec) {
  rec = first_of_kapstok(run->plan);
  if (rec && !run->plan->first[CL_T_REVIEW])
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}
