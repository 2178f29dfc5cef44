/* pace.h - what was measured of a joint goal, and the pace that it shows: the
 * median of the slopes between all pairs of points (Theil and Sen), which one
 * wild value does not move.  For lib/method, and for who draws the course of a goal. */
#ifndef CL_PACE_H
#define CL_PACE_H

#include "view.h"

CL_BEGIN

struct cl_point {
  cl_date day;
  double value;
  size_t seq; /* of one day the last one written counts as the later */
};
struct cl_points {
  struct cl_point *items;
  size_t count, cap;
};

/* The values measured of GOAL up to TODAY, in order of day, then as written. */
void cl_points_read(struct cl_points *out, const cl_rec *goal, cl_date today);
/* The last day up to TODAY on which GOAL was measured: with a number, or, of one in
 * words, in any way; CL_NO_DATE for never. */
cl_date cl_measured_last(const cl_rec *goal, cl_date today);
void cl_points_add(struct cl_points *points, cl_date day, double value);
void cl_points_free(struct cl_points *points);
/* Are there enough days, far enough apart, to tell a pace from?  START and DUE
 * are those of the goal; START may be CL_NO_DATE. */
bool cl_points_tell(const struct cl_points *points, cl_date start, cl_date due);

struct cl_pace {
  double slope;     /* a day */
  double value;     /* on the day asked for */
  double low, high; /* the same with a quarter of the slopes cut off at either end */
};
/* Where POINTS lead on DAY; with COUNTED not below zero where nothing was.
 * False when they are all of one day. */
bool cl_pace_of(const struct cl_points *points, cl_date day, bool counted, struct cl_pace *out);

/* The values measured of GOAL up to today in order of day, in the arena of VIEW. */
typedef struct cl_measured {
  cl_date day;
  double value;
} cl_measured;
size_t cl_measured_all(const cl_view *view, const cl_rec *goal, cl_measured **out);

CL_END
#endif
