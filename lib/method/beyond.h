/* beyond.h - what goes beyond the workbook (V1 to V8), added up and put into words once,
 * so that page, workbook, status and progress say the same.  All of it is optional: where
 * a plan says nothing of it there are no words, "". */
#ifndef CL_BEYOND_H
#define CL_BEYOND_H

#include "shares.h"
#include "view.h"

CL_BEGIN

/* V1, the line of change: `Visitors of Noord: they repair at home, too -> In every
 * district...`; GOAL is a joint goal, what it serves in the kapstok ends the line. */
const char *cl_change_words(cl_view *view, const cl_rec *goal);

/* V2: `7 of 12 tasks, goals and moments (58%); before 40%`; "" when there is too little to
 * tell anything by. */
const char *cl_share_words(cl_view *view, const cl_shares *shares);

/* V3: what was counted at the moments of a community at which any effect was. */
enum cl_effect {
  CL_EFFECT_LEARNED,
  CL_EFFECT_CONFIDENT,
  CL_EFFECT_WILL_USE,
  CL_EFFECT_AWARE,
  CL_EFFECTS
};
typedef struct cl_effects {
  long long participants, count[CL_EFFECTS];
} cl_effects;
cl_field cl_effect_field(enum cl_effect effect);
bool cl_counts_effects(const cl_rec *moment);
/* For every community, in file order, in one pass: OUT holds
 * plan->count[CL_T_COMMUNITY] of them. */
void cl_effects_of_all(const cl_plan *plan, cl_effects *out);
/* `of 31 people: learned something 22, more confident 17...`. */
const char *cl_effects_words(cl_view *view, const cl_effects *effects);

/* V6: what the agreements of all communities that run ask of the library. */
typedef struct cl_means {
  double budget, hours;  /* euros a year; hours a week of people who are not known to be
                            of the community or a partner */
  size_t named, running; /* communities that name an amount; all that run */
} cl_means;
void cl_means_read(const cl_plan *plan, cl_means *out);
/* `The agreements ask...`: for who decides on money and time; "" while nobody names an
 * amount. */
const char *cl_means_words(cl_view *view, const cl_means *means);

/* V8: people worked together here, and nothing is said of a farewell. */
bool cl_lacks_farewell(const cl_plan *plan, const cl_rec *community);

CL_END
#endif
