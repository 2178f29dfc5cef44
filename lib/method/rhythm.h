/* rhythm.h - how often a joint goal is measured, from its own words in `when`.
 * Inside lib/method only, but for the last. */
#ifndef CL_RHYTHM_H
#define CL_RHYTHM_H

#include "progress.h"

/* So many months, or days; both 0 when `when` says something else. */
typedef struct cl_rhythm {
  int months, days;
} cl_rhythm;

cl_rhythm cl_rhythm_of(cl_view *view, const cl_rec *goal);
static inline bool cl_rhythm_any(cl_rhythm r) {
  return r.months || r.days;
}
/* The K-th time, counted from START, which is the 0th; CL_NO_DATE beyond the
 * calendar. */
cl_date cl_rhythm_day(cl_rhythm r, cl_date start, int k);
/* A K of which the time is not after DAY, and near it. */
int cl_rhythm_before(cl_rhythm r, cl_date start, cl_date day);
/* The first time that passed before today without a value of its own, since the
 * latest value there is; CL_NO_DATE when none was missed, or there is no rhythm.
 * A value counts for the time it was measured on or before, back to the time
 * before that. */
cl_date cl_rhythm_missed(cl_view *view, const cl_rec *goal);

CL_BEGIN
/* Is the latest value older than the rhythm in which GOAL is measured; of a goal without
 * one: than six weeks? */
bool cl_measured_aged(cl_view *view, const cl_rec *goal, const cl_progress *progress);
CL_END

#endif
