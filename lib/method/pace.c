/* pace.c - see pace.h. */
#include "pace.h"

#include <stdlib.h>

/* A forecast wants so many measured days, so many days from first to last, and
 * that to be at least this part of the goal's time. */
enum { LEAST_DAYS = 3, LEAST_SPAN = 30, LEAST_PART = 10 };
/* Of more points than this, as many are taken, evenly: pairs grow with the square. */
enum { MOST_POINTS = 400 };

void cl_points_add(struct cl_points *points, cl_date day, double value) {
  points->items = cl_grow(points->items, &points->cap, points->count + 1, sizeof *points->items);
  points->items[points->count] = (struct cl_point){ day, value, points->count };
  points->count++;
}

void cl_points_free(struct cl_points *points) {
  free(points->items);
  *points = (struct cl_points){ NULL, 0, 0 };
}

static int by_day(const void *a, const void *b) {
  const struct cl_point *x = a, *y = b;
  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return (x->seq > y->seq) - (x->seq < y->seq);
}

void cl_points_read(struct cl_points *out, const cl_rec *goal, cl_date today) {
  CL_EACH(item, cl_rec_node(goal, CL_F_JOINT_GOAL_MEASURED)) {
    double value;
    cl_date day = cl_date_parse(cl_node_text(cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_DATE)));
    if (day != CL_NO_DATE && day <= today &&
        cl_parse_num(cl_node_text(cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_VALUE)), &value))
      cl_points_add(out, day, value);
  }
  if (out->count)
    qsort(out->items, out->count, sizeof *out->items, by_day);
}

cl_date cl_measured_last(const cl_rec *goal, cl_date today) {
  bool counted = cl_rec_choice(goal, CL_F_JOINT_GOAL_KIND) == CL_MEASURE_QUANTITATIVE;
  cl_date last = CL_NO_DATE;
  CL_EACH(item, cl_rec_node(goal, CL_F_JOINT_GOAL_MEASURED)) {
    double value;
    cl_date day = cl_date_parse(cl_node_text(cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_DATE)));
    if (day != CL_NO_DATE && day <= today && day > last &&
        (!counted ||
         cl_parse_num(cl_node_text(cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_VALUE)), &value)))
      last = day;
  }
  return last;
}

bool cl_points_tell(const struct cl_points *points, cl_date start, cl_date due) {
  size_t days = 0;
  for (size_t i = 0; i < points->count; i++)
    days += i == 0 || points->items[i].day != points->items[i - 1].day;
  if (days < LEAST_DAYS)
    return false;
  double span = (double)points->items[points->count - 1].day - (double)points->items[0].day;
  return span >= LEAST_SPAN &&
         (start == CL_NO_DATE || LEAST_PART * span >= (double)due - (double)start);
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *numbers, size_t n) {
  qsort(numbers, n, sizeof *numbers, by_size);
  return n % 2 ? numbers[n / 2] : (numbers[n / 2 - 1] + numbers[n / 2]) / 2;
}

/* The I-th of the points that are looked at. */
static const struct cl_point *point_at(const struct cl_points *points, size_t i, size_t n) {
  return &points->items[n == points->count ? i : i * (points->count - 1) / (n - 1)];
}

/* The slopes between all pairs of days, smallest first; how many there are. */
static size_t all_slopes(const struct cl_points *points, size_t n, double *slopes) {
  size_t count = 0;
  for (size_t i = 0; i < n; i++)
    for (size_t k = i + 1; k < n; k++) {
      const struct cl_point *a = point_at(points, i, n), *b = point_at(points, k, n);
      if (a->day != b->day)
        slopes[count++] = (b->value - a->value) / ((double)b->day - (double)a->day);
    }
  if (count)
    qsort(slopes, count, sizeof *slopes, by_size);
  return count;
}

/* Where the line of SLOPE through the middle of the points is on DAY. */
static double value_on(const struct cl_points *points, size_t n, double slope, cl_date day,
                       bool counted, double *room) {
  bool below = false;
  for (size_t i = 0; i < n; i++) {
    const struct cl_point *p = point_at(points, i, n);
    room[i] = p->value - slope * ((double)p->day - (double)day);
    below |= p->value < 0;
  }
  double value = median(room, n);
  return value < 0 && counted && !below ? 0 : value;
}

bool cl_pace_of(const struct cl_points *points, cl_date day, bool counted, struct cl_pace *out) {
  size_t n = points->count < MOST_POINTS ? points->count : MOST_POINTS;
  if (n < 2)
    return false;
  double *slopes = cl_xcalloc(n * (n - 1) / 2, sizeof *slopes);
  double *room = cl_xcalloc(n, sizeof *room);
  size_t count = all_slopes(points, n, slopes);
  if (count) {
    size_t cut = count / 4;
    double slow = slopes[cut], quick = slopes[count - 1 - cut];
    out->slope = count % 2 ? slopes[count / 2] : (slopes[count / 2 - 1] + slopes[count / 2]) / 2;
    out->value = value_on(points, n, out->slope, day, counted, room);
    double a = value_on(points, n, slow, day, counted, room);
    double b = value_on(points, n, quick, day, counted, room);
    out->low = a < b ? a : b;
    out->high = a < b ? b : a;
  }
  free(slopes);
  free(room);
  return count > 0;
}

size_t cl_measured_all(const cl_view *view, const cl_rec *goal, cl_measured **out) {
  struct cl_points points = { NULL, 0, 0 };
  cl_points_read(&points, goal, view->today);
  size_t n = points.count;
  *out = cl_alloc(view->arena, (n + 1) * sizeof **out);
  for (size_t i = 0; i < n; i++)
    (*out)[i] = (cl_measured){ points.items[i].day, points.items[i].value };
  cl_points_free(&points);
  return n;
}
