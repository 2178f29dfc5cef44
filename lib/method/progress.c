/* progress.c - how a joint goal is doing: its numbers, its light and where it
 * is heading; see progress.h and "Lights" in plan-format.md. */
#include "pace.h"
#include "progress.h"

/* Reached shares from which a goal is green, orange; and how much of the way
 * must be expected before that is looked at. */
#define GREEN_FROM 0.9
#define ORANGE_FROM 0.6
#define TELLS_FROM 0.05
/* Sums of decimals end a hair beside the value they stand for. */
#define HAIR 1e-9
/* A value is stale when it is older than so many days and than this part of
 * the time. */
enum { FRESH_DAYS = 60, FRESH_PARTS = 4 };

const enum cl_light cl_worst_first[CL_LIGHTS] = { CL_RED, CL_ORANGE, CL_GREY, CL_GREEN };

static bool has_line(const cl_progress *p) {
  return p->quantitative && p->has_numbers;
}

static bool falls(const cl_progress *p, bool has_baseline) {
  return has_baseline && p->has_target && p->baseline > p->target;
}

/* What the two latest values tell. */
static int step_of(const struct cl_points *points) {
  size_t n = points->count;
  if (n < 2)
    return 0;
  double step = points->items[n - 1].value - points->items[n - 2].value;
  return (step > 0) - (step < 0);
}

/* The share of the way between START and DUE on DAY. */
static double elapsed_share(cl_date start, cl_date due, cl_date day) {
  if (day >= due)
    return 1;
  if (day <= start)
    return 0;
  return ((double)day - (double)start) / ((double)due - (double)start);
}

/* The share of the way that VALUE is.  A goal to stay where you are (target
 * equal to baseline) is there from the target up; below it, by proportion. */
static double reached_share(const cl_progress *p, double value) {
  double way = p->target - p->baseline;
  if (way != 0)
    return (value - p->baseline) / way;
  if (value >= p->target)
    return 1;
  return p->target > 0 ? value / p->target : 0;
}

/* The colour of the latest value beside the line on the day it was measured. */
static enum cl_light colour_of_latest(const cl_progress *p) {
  if (p->expected_then < TELLS_FROM)
    return p->share < 0 ? CL_ORANGE : CL_GREEN;
  if (p->share >= GREEN_FROM * p->expected_then - HAIR)
    return CL_GREEN;
  return p->share >= ORANGE_FROM * p->expected_then - HAIR ? CL_ORANGE : CL_RED;
}

static bool is_stale(cl_view *view, const cl_rec *goal, const cl_progress *p) {
  if (p->age > FRESH_DAYS && (double)FRESH_PARTS * p->age > (double)p->due - (double)p->start)
    return true;
  return cl_measuring_missed(view, goal, p->latest_date) != CL_NO_DATE;
}

/* What the numbers make of it: in this order, as the format has them. */
static enum cl_light judge(cl_view *view, const cl_rec *goal, cl_progress *p) {
  if (p->start != CL_NO_DATE && view->today < p->start)
    return CL_GREY;
  if (p->reached)
    return CL_GREEN;
  if (p->due != CL_NO_DATE && view->today > p->due)
    return CL_RED;
  if (!p->has_numbers)
    return CL_GREY;
  if (!p->has_latest)
    return p->elapsed < 0.5 ? CL_GREY : CL_RED;
  enum cl_light colour = colour_of_latest(p);
  if (!is_stale(view, goal, p))
    return colour;
  p->stale = true;
  p->last = colour;
  return CL_GREY;
}

/* Baseline, target, start and due, as far as they are there; false without a
 * baseline. */
static bool read_numbers(const cl_rec *goal, cl_progress *out) {
  bool has_baseline = cl_rec_num(goal, CL_F_JOINT_GOAL_BASELINE, &out->baseline);
  out->has_target = cl_rec_num(goal, CL_F_JOINT_GOAL_TARGET, &out->target);
  out->start = cl_rec_date(goal, CL_F_JOINT_GOAL_START);
  out->due = cl_rec_date(goal, CL_F_JOINT_GOAL_DUE);
  out->has_numbers = out->quantitative && has_baseline && out->has_target &&
                     out->start != CL_NO_DATE && out->due != CL_NO_DATE;
  return has_baseline;
}

/* Where the line is, today and on the day of the latest value, and how far that
 * value is. */
static void place_on_line(cl_progress *p) {
  if (!has_line(p))
    return;
  bool level = p->target == p->baseline;
  p->expected = p->baseline + p->elapsed * (p->target - p->baseline);
  p->expected_share = level ? 1 : p->elapsed;
  if (!p->has_latest)
    return;
  p->share = reached_share(p, p->latest);
  p->expected_then = level ? 1 : elapsed_share(p->start, p->due, p->latest_date);
}

static void look_ahead(cl_progress *p, struct cl_points *points, bool has_baseline, cl_date today) {
  struct cl_pace pace;
  if (!p->quantitative || !p->has_target || p->due == CL_NO_DATE ||
      !cl_points_tell(points, p->start, p->due))
    return;
  if (has_baseline && p->start != CL_NO_DATE && p->start <= today)
    cl_points_add(points, p->start, p->baseline);
  if (!cl_pace_of(points, p->due, p->target >= 0, &pace))
    return;
  p->has_forecast = true;
  p->forecast = pace.value;
  p->forecast_low = pace.low;
  p->forecast_high = pace.high;
  p->trend = (pace.slope > 0) - (pace.slope < 0);
}

static void read_measured(const cl_rec *goal, cl_date today, struct cl_points *points,
                          cl_progress *out) {
  cl_points_read(points, goal, today);
  out->measurements = points->count;
  if (!points->count)
    return;
  out->has_latest = true;
  out->latest = points->items[points->count - 1].value;
  out->latest_date = points->items[points->count - 1].day;
  out->age = today - out->latest_date;
  out->trend = step_of(points);
}

void cl_progress_of(cl_view *view, const cl_rec *goal, cl_progress *out) {
  struct cl_points points = { NULL, 0, 0 };
  *out = (cl_progress){
    .light = CL_GREY, .start = CL_NO_DATE, .due = CL_NO_DATE, .latest_date = CL_NO_DATE
  };
  out->quantitative = cl_rec_choice(goal, CL_F_JOINT_GOAL_KIND) == CL_MEASURE_QUANTITATIVE;
  bool has_baseline = read_numbers(goal, out), falling = falls(out, has_baseline);
  if (out->start != CL_NO_DATE && out->due != CL_NO_DATE)
    out->elapsed = elapsed_share(out->start, out->due, view->today);
  read_measured(goal, view->today, &points, out);
  out->reached = out->quantitative && out->has_target && out->has_latest &&
                 (falling ? out->latest <= out->target : out->latest >= out->target);
  place_on_line(out);
  look_ahead(out, &points, has_baseline, view->today);
  if (falling)
    out->trend = -out->trend;
  cl_points_free(&points);
  int colour = cl_rec_choice(goal, CL_F_JOINT_GOAL_LIGHT_COLOUR);
  out->by_hand = colour >= 0;
  if (out->by_hand)
    out->light = (enum cl_light)colour;
  else if (out->quantitative)
    out->light = judge(view, goal, out);
  if (!out->stale)
    out->last = out->light;
}

double cl_progress_gap(const cl_progress *p) {
  return p->has_numbers ? p->expected_share - (p->has_latest ? p->share : 0) : 0;
}

const char *cl_light_word(enum cl_light light, enum cl_lang lang) {
  static const char *const words[] = {
    /* TRANSLATORS: the lights of a goal, as people see them: short */
    [CL_GREEN] = N_("on track"),
    [CL_ORANGE] = N_("behind"),
    [CL_RED] = N_("far behind"),
    [CL_GREY] = N_("too early to tell"),
  };
  return cl_tr(lang, words[(size_t)light < CL_COUNT(words) ? light : CL_GREY]);
}

const char *cl_light_sign(enum cl_light light) {
  static const char *const signs[] = {
    [CL_GREEN] = "+", [CL_ORANGE] = "!", [CL_RED] = "x", [CL_GREY] = "–"
  };
  return (size_t)light < CL_COUNT(signs) ? signs[light] : "–";
}

_Static_assert((int)CL_COLOUR_GREEN == (int)CL_GREEN && (int)CL_COLOUR_GREY == (int)CL_GREY,
               "enum cl_light follows the set COLOUR");
