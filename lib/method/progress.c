/* progress.c - how a joint goal is doing: its numbers, its light and where it
 * is heading; see method.h and "Lights" in plan-format.md. */
#include "method.h"

/* Reached shares from which a goal is green, orange. */
#define GREEN_FROM 0.9
#define ORANGE_FROM 0.6
/* Sums of decimals end a hair beside the value they stand for. */
#define HAIR 1e-9

/* What the points measured so far add up to: for the least squares line. */
struct line {
  size_t n;
  double t, v, tt, tv; /* sums; t in days since the goal's first point */
  cl_date zero, first, last;
  double lowest;
};

static void add_point(struct line *line, cl_date date, double value) {
  if (!line->n) {
    line->zero = line->first = line->last = date;
    line->lowest = value;
  }
  double t = (double)date - (double)line->zero;
  line->n++;
  line->t += t;
  line->v += value;
  line->tt += t * t;
  line->tv += t * value;
  line->first = date < line->first ? date : line->first;
  line->last = date > line->last ? date : line->last;
  line->lowest = value < line->lowest ? value : line->lowest;
}

/* The measurements up to TODAY, whatever their order in the file; of one day
 * the last one written counts as the latest. */
static void read_measured(const cl_rec *goal, cl_date today, cl_progress *out, struct line *line) {
  cl_date before_date = CL_NO_DATE; /* the one before the latest */
  double before = 0;
  CL_EACH(item, cl_rec_node(goal, CL_F_JOINT_GOAL_MEASURED)) {
    double value;
    cl_date date = cl_date_parse(cl_node_text(cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_DATE)));
    if (date == CL_NO_DATE || date > today)
      continue;
    if (!cl_parse_num(cl_node_text(cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_VALUE)), &value))
      continue;
    out->measurements++;
    add_point(line, date, value);
    if (!out->has_latest || date >= out->latest_date) {
      before = out->latest;
      before_date = out->has_latest ? out->latest_date : CL_NO_DATE;
      out->latest = value;
      out->latest_date = date;
      out->has_latest = true;
    } else if (before_date == CL_NO_DATE || date >= before_date) {
      before = value;
      before_date = date;
    }
  }
  if (before_date == CL_NO_DATE)
    return;
  double step = out->latest - before;
  bool falling = out->has_numbers && out->target < out->baseline;
  out->trend = step > 0 ? 1 : step < 0 ? -1 : 0;
  if (falling)
    out->trend = -out->trend;
}

static double elapsed_share(cl_date start, cl_date due, cl_date today) {
  if (today >= due)
    return 1;
  if (today <= start)
    return 0;
  return ((double)today - (double)start) / ((double)due - (double)start);
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

/* Where a straight line through all points ends on the due day.  Counts that
 * never were below zero do not go there. */
static void forecast(cl_progress *p, const struct line *line) {
  if (line->n < 2 || line->first == line->last || p->due == CL_NO_DATE)
    return;
  double n = (double)line->n;
  double spread = n * line->tt - line->t * line->t;
  if (spread <= 0)
    return;
  double slope = (n * line->tv - line->t * line->v) / spread;
  double at_zero = (line->v - slope * line->t) / n;
  p->forecast = at_zero + slope * ((double)p->due - (double)line->zero);
  if (p->forecast < 0 && line->lowest >= 0 && p->target >= 0)
    p->forecast = 0;
  p->has_forecast = true;
}

/* A goal without all its numbers is green when it has its target, red when it
 * is past due without it, and else not to be judged. */
static enum cl_light light_without_line(const cl_progress *p, bool has_target, cl_date today) {
  if (p->start != CL_NO_DATE && today < p->start)
    return CL_GREY;
  if (has_target && p->has_latest && p->latest >= p->target)
    return CL_GREEN;
  return p->due != CL_NO_DATE && today > p->due ? CL_RED : CL_GREY;
}

static enum cl_light light_on_line(const cl_progress *p, cl_date today) {
  if (today < p->start)
    return CL_GREY;
  if (!p->has_latest && p->elapsed < 0.5)
    return CL_GREY;
  if (p->has_latest && p->share >= 1 - HAIR)
    return CL_GREEN;
  if (today > p->due)
    return CL_RED;
  if (p->share >= GREEN_FROM * p->expected_share - HAIR)
    return CL_GREEN;
  return p->share >= ORANGE_FROM * p->expected_share - HAIR ? CL_ORANGE : CL_RED;
}

/* Baseline, target, start and due, as far as they are there. */
static bool read_numbers(const cl_rec *goal, cl_progress *out) {
  bool has_baseline = cl_rec_num(goal, CL_F_JOINT_GOAL_BASELINE, &out->baseline);
  bool has_target = cl_rec_num(goal, CL_F_JOINT_GOAL_TARGET, &out->target);
  out->start = cl_rec_date(goal, CL_F_JOINT_GOAL_START);
  out->due = cl_rec_date(goal, CL_F_JOINT_GOAL_DUE);
  out->has_numbers =
      has_baseline && has_target && out->start != CL_NO_DATE && out->due != CL_NO_DATE;
  return has_target;
}

static void place_on_line(const cl_rec *goal, cl_date today, cl_progress *out) {
  bool has_target = read_numbers(goal, out);
  bool has_baseline = cl_rec_has(goal, CL_F_JOINT_GOAL_BASELINE);
  struct line line = { 0 };
  if (has_baseline && out->start != CL_NO_DATE && out->start <= today)
    add_point(&line, out->start, out->baseline);
  read_measured(goal, today, out, &line);
  if (out->start != CL_NO_DATE && out->due != CL_NO_DATE)
    out->elapsed = elapsed_share(out->start, out->due, today);
  if (!out->has_numbers) {
    out->light = light_without_line(out, has_target, today);
    if (has_target)
      forecast(out, &line);
    return;
  }
  bool level = out->target == out->baseline;
  out->expected = out->baseline + out->elapsed * (out->target - out->baseline);
  out->expected_share = level ? 1 : out->elapsed;
  out->share = out->has_latest ? reached_share(out, out->latest) : 0;
  forecast(out, &line);
  out->light = light_on_line(out, today);
}

void cl_progress_of(const cl_rec *goal, cl_date today, cl_progress *out) {
  *out = (cl_progress){
    .light = CL_GREY, .start = CL_NO_DATE, .due = CL_NO_DATE, .latest_date = CL_NO_DATE
  };
  out->quantitative = cl_rec_choice(goal, CL_F_JOINT_GOAL_KIND) == CL_MEASURE_QUANTITATIVE;
  if (out->quantitative) {
    place_on_line(goal, today, out);
  } else {
    struct line line = { 0 };
    read_numbers(goal, out);
    read_measured(goal, today, out, &line);
    if (out->start != CL_NO_DATE && out->due != CL_NO_DATE)
      out->elapsed = elapsed_share(out->start, out->due, today);
    out->has_numbers = false;
  }
  int colour = cl_rec_choice(goal, CL_F_JOINT_GOAL_LIGHT_COLOUR);
  if (colour >= 0) {
    out->light = (enum cl_light)colour;
    out->by_hand = true;
  }
}

const char *cl_light_word(enum cl_light light, enum cl_lang lang) {
  return cl_choice_label(CL_S_COLOUR, (int)light, lang);
}

const char *cl_light_sign(enum cl_light light) {
  static const char *const signs[] = {
    [CL_GREEN] = "+", [CL_ORANGE] = "!", [CL_RED] = "x", [CL_GREY] = "-"
  };
  return (size_t)light < CL_COUNT(signs) ? signs[light] : "-";
}

_Static_assert((int)CL_COLOUR_GREEN == (int)CL_GREEN && (int)CL_COLOUR_GREY == (int)CL_GREY,
               "enum cl_light follows the set COLOUR");
