/* view.h - a plan as it is looked at on a day, in a language: what all of
 * lib/method that weighs more than one record works on.  Nothing here looks at the
 * clock: today is an argument. */
#ifndef CL_VIEW_H
#define CL_VIEW_H

#include "../plan/plan.h"

CL_BEGIN

/* Texts that are made live in ARENA.  A copy with another `today` looks at another day. */
typedef struct cl_view {
  const cl_plan *plan;
  cl_arena *arena;
  cl_date today;
  enum cl_lang lang;              /* of the words that are made */
  struct cl_measuring *measuring; /* measuring moments by goal, once they were asked for */
  size_t measuring_count;
  bool measuring_read;
} cl_view;

static inline cl_view cl_view_of(const cl_plan *plan, cl_arena *arena, cl_date today,
                                 enum cl_lang lang) {
  return (cl_view){ plan, arena, today, lang, NULL, 0, false };
}
/* The first day after AFTER, and before today, on which a measuring moment of
 * the calendar was to bring GOAL a value and its measurements name no such
 * moment as their source; CL_NO_DATE when none was missed. */
cl_date cl_measuring_missed(cl_view *view, const cl_rec *goal, cl_date after);
/* The same of one MOMENT; CL_NO_DATE, too, when it measures no goal, or is off. */
cl_date cl_moment_missed(const cl_view *view, const cl_rec *moment, cl_date after);

CL_END
#endif
