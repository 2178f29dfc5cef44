/* story.h - what there is to tell of a plan on a day: one sentence, where it
 * stands, what changed, what goes wrong and why, what is asked, and a row for each
 * community.  Page, workbook, status and JSON tell this, in this order and these
 * words, so that they cannot disagree.
 *
 * Communities that are paused or stopped stand apart and count in nothing. */
#ifndef CL_STORY_H
#define CL_STORY_H

#include "beyond.h"
#include "compare.h"
#include "next.h"
#include "occur.h"
#include "progress.h"
#include "verdict.h"

CL_BEGIN

typedef struct cl_story_goal {
  const cl_rec *rec;
  cl_progress now;
  bool known_then;    /* it was in the earlier plan */
  enum cl_light then; /* its light there, on the day of that plan */
} cl_story_goal;

typedef struct cl_story_row {
  const cl_rec *community;
  enum cl_stage stage, then;  /* then: -1 when it was not there, or nothing is compared */
  cl_next next;               /* what the stage asks, with its command */
  const char *step;           /* what is first to be done, in a few words */
  const cl_story_goal *goals; /* in the order of the plan */
  size_t goal_count, lights[CL_LIGHTS];
  cl_occurrence moment; /* the next one ahead; .moment NULL when nothing is planned */
  cl_shares shares;     /* how much of the work its members carry (V2) */
  cl_effects effects;   /* what was counted of what it does for people (V3) */
  bool rests;           /* paused or stopped */
} cl_story_row;

enum cl_story_kind { CL_STORY_LIGHT, CL_STORY_STAGE, CL_STORY_NEW, CL_STORY_GONE };
typedef struct cl_story_change {
  enum cl_story_kind kind;
  const cl_rec *community, *goal; /* goal: of a light; community: of the earlier plan when gone */
  int before, after;              /* enum cl_light or enum cl_stage */
} cl_story_change;

/* A cause, with the goal it weighs most on. */
typedef struct cl_story_wrong {
  const cl_story_goal *goal;
  const char *cause, *action;
  double gap;    /* of the way expected, 0..1 */
  size_t others; /* more goals that name the same cause */
} cl_story_wrong;

typedef struct cl_story_asked {
  const cl_rec *decision;
  cl_date since, by; /* by: CL_NO_DATE when nobody said */
} cl_story_asked;

typedef struct cl_story {
  const char *headline;
  bool compared;
  cl_date since;
  size_t goals, lights[CL_LIGHTS], then[CL_LIGHTS];
  size_t running, resting, ahead; /* ahead: moments of the coming four weeks */
  cl_story_change *changes;       /* lights first, worst first; then stages, new, gone */
  size_t change_count;
  cl_story_wrong *wrong;           /* with a cause and an action first, then by gap */
  size_t wrong_count, unexplained; /* unexplained: behind, and nobody wrote a cause */
  cl_story_asked *asked;           /* the earliest day to decide first */
  size_t asked_count;
  cl_means means;     /* what the agreements of all that run ask (V6) */
  cl_story_row *rows; /* what needs attention first; what rests last */
  size_t row_count;
} cl_story;

/* OLD: the plan as it was on SINCE (CL_NO_DATE: nobody knows when); NULL: nothing to compare with.
 * All is in the arena of VIEW and points into the plans. */
void cl_story_read(cl_story *out, cl_view *view, const cl_plan *old, cl_date since);
/* How far a goal is on its way, for ordering alone: below all others is the worst.  By light,
 * then by what is missing of what was expected. */
double cl_story_standing(const cl_story_goal *goal);
/* The goals of ROW, the worst first, in ARENA. */
const cl_story_goal **cl_story_worst_first(cl_arena *arena, const cl_story_row *row);
/* Did it become worse?  Of a light. */
bool cl_story_fell(const cl_story_change *change);
/* Which is told first, as qsort() asks; 0 when that hangs on where they stand. */
int cl_story_order(const cl_story_change *a, const cl_story_change *b);
/* How a change of that kind is called for scripts: "light", "stage", "new", "gone". */
const char *cl_story_kind_name(enum cl_story_kind kind);
/* `18 oktober`, `18 October`; with the year when that is another than today's. */
const char *cl_day_words(const cl_view *view, cl_date day);

/* What GOAL of ROW counts, in the fewest words that tell it from the other goals there, to stand
 * behind its number: `coaches`, `deelnemers onder de dertig`; of per cent who they are a share of.
 */
const char *cl_story_noun(cl_view *view, const cl_story_row *row, const cl_story_goal *goal);
/* The words of GOAL behind the number to be reached that they begin with: `Vier avonden waarop
 * schrijvers voorlezen`, `avonden waarop schrijvers voorlezen`; "" when they begin otherwise. */
const char *cl_story_counted(cl_view *view, const cl_story_goal *goal);
bool cl_unit_percent(const char *unit);

/* The last story of COMMUNITY that may be told on; NULL when there is none. */
const cl_rec *cl_story_to_tell(const cl_plan *plan, const cl_rec *community);

CL_END
#endif
