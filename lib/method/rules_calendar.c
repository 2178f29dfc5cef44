/* rules_calendar.c - rules about the content calendar: see rules.def.  These
 * run over every moment of a calendar that may be long: no look-ups but those
 * by index. */
#include "rules_inner.h"
#include "occur.h"
#include "verdict.h"

/* Silent for a community that is fine as it is, or did not say, and while it is being decided
 * whether it goes on. */
void cl_rule_w95_calendar(struct cl_run *run, const cl_rec *rec) {
  int wants = cl_rec_choice(rec, CL_F_COMMUNITY_WANTS);
  if ((wants == CL_WANTS_GROW || wants == CL_WANTS_ACTIVATE) && cl_is_active(rec) &&
      !cl_rule_facts(run, rec)->moment_ahead && !cl_decision_awaited(run->plan, rec))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w96_moment(struct cl_run *run, const cl_rec *rec) {
  static const cl_field fields[] = { CL_F_MOMENT_DATE, CL_F_MOMENT_FORM, CL_F_MOMENT_OWNER };
  const char *missing = cl_rule_missing(run, rec, fields, CL_COUNT(fields));
  if (missing)
    cl_rule_say(run, rec, CL_F_NONE, missing);
}

void cl_rule_f2_end(struct cl_run *run, const cl_rec *rec) {
  long long count;
  if (!cl_filled(rec, CL_F_MOMENT_REPEAT_EVERY))
    return;
  bool until = cl_filled(rec, CL_F_MOMENT_REPEAT_UNTIL);
  bool times = cl_filled(rec, CL_F_MOMENT_REPEAT_COUNT) &&
               (!cl_parse_int(cl_rec_text(rec, CL_F_MOMENT_REPEAT_COUNT), &count) || count > 0);
  if (!until && !times)
    cl_rule_say(run, rec, CL_F_MOMENT_REPEAT_EVERY, NULL);
}

void cl_rule_f3_day(struct cl_run *run, const cl_rec *rec) {
  struct cl_repeat_day day;
  cl_str text = cl_rec_text(rec, CL_F_MOMENT_REPEAT_DAY);
  if (text.p && !cl_repeat_day_parse(text, &day))
    cl_rule_say(run, rec, CL_F_MOMENT_REPEAT_DAY, cl_str_dup(run->arena, text));
}

void cl_rule_f4_times(struct cl_run *run, const cl_rec *rec) {
  int start = cl_time_parse(cl_rec_text(rec, CL_F_MOMENT_TIME));
  int end = cl_time_parse(cl_rec_text(rec, CL_F_MOMENT_END));
  if (start >= 0 && end >= 0 && end <= start)
    cl_rule_say(run, rec, CL_F_MOMENT_END, NULL);
}

void cl_rule_f5_until(struct cl_run *run, const cl_rec *rec) {
  cl_date first = cl_rec_date(rec, CL_F_MOMENT_DATE);
  cl_date until = cl_rec_date(rec, CL_F_MOMENT_REPEAT_UNTIL);
  if (first != CL_NO_DATE && until != CL_NO_DATE && until < first)
    cl_rule_say(run, rec, CL_F_MOMENT_REPEAT_UNTIL, NULL);
}

void cl_rule_f6_goal(struct cl_run *run, const cl_rec *rec) {
  if (!cl_filled(rec, CL_F_MOMENT_GOAL) || !cl_filled(rec, CL_F_MOMENT_COMMUNITY))
    return;
  const cl_rec *goal = cl_plan_ref(run->plan, CL_F_MOMENT_GOAL, cl_rec_text(rec, CL_F_MOMENT_GOAL));
  const cl_rec *community = cl_community_of(run->plan, rec);
  if (goal && community && goal->parent && goal->parent != community)
    cl_rule_say(run, rec, CL_F_MOMENT_GOAL, goal->parent->id);
}

void cl_rule_f9_count(struct cl_run *run, const cl_rec *rec) {
  static const cl_field counts[] = { CL_F_MOMENT_RESULT_PARTICIPANTS, CL_F_MOMENT_RESULT_REACHED,
                                     CL_F_MOMENT_RESULT_LEARNED,      CL_F_MOMENT_RESULT_CONFIDENT,
                                     CL_F_MOMENT_RESULT_WILL_USE,     CL_F_MOMENT_RESULT_AWARE };
  long long n;
  for (size_t i = 0; i < CL_COUNT(counts); i++)
    if (cl_parse_int(cl_rec_text(rec, counts[i]), &n) && n < 0)
      cl_rule_say(run, rec, counts[i], cl_field_label(counts[i], cl_lang_user()));
}
