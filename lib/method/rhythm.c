/* rhythm.c - see rhythm.h. */
#include "rhythm.h"

#include <string.h>

#include "pace.h"

/* Looked for in this order: what holds another comes before it. */
static const struct {
  const char *word;
  cl_rhythm rhythm;
} words[] = {
  { "kwartaal", { 3, 0 } },       { "quarter", { 3, 0 } },      { "half jaar", { 6, 0 } },
  { "halfjaar", { 6, 0 } },       { "half year", { 6, 0 } },    { "half-year", { 6, 0 } },
  { "zes maanden", { 6, 0 } },    { "6 maanden", { 6, 0 } },    { "six months", { 6, 0 } },
  { "6 months", { 6, 0 } },       { "vier maanden", { 4, 0 } }, { "4 maanden", { 4, 0 } },
  { "four months", { 4, 0 } },    { "4 months", { 4, 0 } },     { "drie maanden", { 3, 0 } },
  { "3 maanden", { 3, 0 } },      { "driemaand", { 3, 0 } },    { "three months", { 3, 0 } },
  { "3 months", { 3, 0 } },       { "twee maanden", { 2, 0 } }, { "2 maanden", { 2, 0 } },
  { "tweemaand", { 2, 0 } },      { "om de maand", { 2, 0 } },  { "every other month", { 2, 0 } },
  { "two months", { 2, 0 } },     { "2 months", { 2, 0 } },     { "maand", { 1, 0 } },
  { "month", { 1, 0 } },          { "zes weken", { 0, 42 } },   { "6 weken", { 0, 42 } },
  { "six weeks", { 0, 42 } },     { "6 weeks", { 0, 42 } },     { "vier weken", { 0, 28 } },
  { "4 weken", { 0, 28 } },       { "four weeks", { 0, 28 } },  { "4 weeks", { 0, 28 } },
  { "drie weken", { 0, 21 } },    { "3 weken", { 0, 21 } },     { "three weeks", { 0, 21 } },
  { "3 weeks", { 0, 21 } },       { "twee weken", { 0, 14 } },  { "2 weken", { 0, 14 } },
  { "tweewekelijks", { 0, 14 } }, { "2-wekelijks", { 0, 14 } }, { "om de week", { 0, 14 } },
  { "two weeks", { 0, 14 } },     { "2 weeks", { 0, 14 } },     { "every other week", { 0, 14 } },
  { "fortnight", { 0, 14 } },     { "wekelijks", { 0, 7 } },    { "elke week", { 0, 7 } },
  { "iedere week", { 0, 7 } },    { "per week", { 0, 7 } },     { "weekly", { 0, 7 } },
  { "every week", { 0, 7 } },     { "each week", { 0, 7 } },    { "jaarlijks", { 12, 0 } },
  { "elk jaar", { 12, 0 } },      { "ieder jaar", { 12, 0 } },  { "per jaar", { 12, 0 } },
  { "yearly", { 12, 0 } },        { "every year", { 12, 0 } },  { "each year", { 12, 0 } },
};

cl_rhythm cl_rhythm_of(cl_view *view, const cl_rec *goal) {
  cl_str text = cl_rec_text(goal, CL_F_JOINT_GOAL_WHEN);
  if (!text.n)
    return (cl_rhythm){ 0, 0 };
  const char *when = cl_fold(view->arena, text);
  for (size_t i = 0; i < CL_COUNT(words); i++)
    if (strstr(when, words[i].word))
      return words[i].rhythm;
  return (cl_rhythm){ 0, 0 };
}

cl_date cl_rhythm_day(cl_rhythm r, cl_date start, int k) {
  return r.days ? start + k * r.days : cl_add_months(start, k * r.months);
}

int cl_rhythm_before(cl_rhythm r, cl_date start, cl_date day) {
  return day > start ? (day - start) / (r.days ? r.days : 31 * r.months) : 0;
}

cl_date cl_rhythm_missed(cl_view *view, const cl_rec *goal) {
  cl_date start = cl_rec_date(goal, CL_F_JOINT_GOAL_START);
  cl_date due = cl_rec_date(goal, CL_F_JOINT_GOAL_DUE);
  if (start == CL_NO_DATE || due == CL_NO_DATE)
    return CL_NO_DATE;
  cl_rhythm r = cl_rhythm_of(view, goal);
  if (!cl_rhythm_any(r))
    return CL_NO_DATE;
  cl_date latest = cl_measured_last(goal, view->today);
  int k = 0;
  if (latest != CL_NO_DATE && latest > start) {
    k = cl_rhythm_before(r, start, latest);
    for (cl_date day; (day = cl_rhythm_day(r, start, k)) != CL_NO_DATE && day < latest;)
      k++;
  }
  cl_date next = cl_rhythm_day(r, start, k + 1);
  return next != CL_NO_DATE && next < view->today && next < due ? next : CL_NO_DATE;
}

bool cl_measured_aged(cl_view *view, const cl_rec *goal, const cl_progress *progress) {
  enum { SIX_WEEKS = 42 };
  if (!progress->has_latest)
    return false;
  if (progress->stale)
    return true;
  return cl_rhythm_any(cl_rhythm_of(view, goal)) ? cl_rhythm_missed(view, goal) != CL_NO_DATE
                                                 : progress->age > SIX_WEEKS;
}
