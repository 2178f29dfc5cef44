/* progress.h - the traffic light of a joint goal (plan-format.md, Lights). */
#ifndef CL_PROGRESS_H
#define CL_PROGRESS_H

#include "view.h"

CL_BEGIN

enum cl_light { CL_GREEN, CL_ORANGE, CL_RED, CL_GREY }; /* as the set COLOUR */
enum { CL_LIGHTS = CL_GREY + 1 };

typedef struct cl_progress {
  enum cl_light light;
  bool by_hand; /* light.colour was given */
  bool quantitative;
  bool has_numbers; /* baseline, target, start and due are all there */
  bool has_target;
  bool has_latest; /* at least one measurement with a value by today */
  bool reached;    /* the latest value has the target */
  double baseline, target, latest,
      expected; /* expected: on the line, today (clamped to start..due) */
  cl_date start, due, latest_date;
  double share;          /* reached share of the way from baseline to target, may exceed 0..1 */
  double expected_share; /* the same of `expected`, 0..1 */
  double expected_then;  /* on the line on the day of the latest value: what the light compares */
  double elapsed;        /* share of the time from start to due that has passed, 0..1 */
  bool stale;            /* the latest value is too old to tell: grey for that */
  int age;               /* days since the latest value */
  enum cl_light last;    /* of a stale goal: the colour its latest value had; else as light */
  bool has_forecast;     /* three measured days, far enough apart */
  double forecast;       /* value on the due day at the present pace */
  double forecast_low, forecast_high; /* the same at a slow and at a quick pace, low below high */
  int trend; /* -1 away from the target, 0 level or unknown, 1 towards it: of the pace
                where there is a forecast, else of the last two values */
  size_t measurements;
} cl_progress;

/* The lights as they are told of where the worst stands first. */
extern const enum cl_light cl_worst_first[CL_LIGHTS];

void cl_progress_of(cl_view *view, const cl_rec *goal, cl_progress *out);
/* How much of the way, 0..1, it is behind where it should be; below 0 when it is ahead. */
double cl_progress_gap(const cl_progress *progress);
/* What people see: "op koers", "behind"... What is stored (green, groen) is
 * cl_choice_value() of CL_S_COLOUR. */
const char *cl_light_word(enum cl_light light, enum cl_lang lang);
const char *cl_light_sign(enum cl_light light); /* "+", "!", "x", "–" */

CL_END
#endif
