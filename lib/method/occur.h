/* occur.h - on which days a moment of the calendar falls. */
#ifndef CL_OCCUR_H
#define CL_OCCUR_H

#include "../plan/plan.h"

CL_BEGIN

typedef struct cl_occurrence {
  cl_date date;
  const cl_rec *moment; /* NULL for a derived moment */
  size_t index;         /* 0 for the first of a repeat */
  bool repeated;        /* one of a repeat */
} cl_occurrence;

typedef struct cl_occurrences {
  cl_occurrence *items; /* in order of date, then time, then file order */
  size_t count, cap;
} cl_occurrences;

/* What `repeat.day` says. */
struct cl_repeat_day {
  enum { CL_DAY_SAME, CL_DAY_OF_MONTH, CL_DAY_WEEKDAY } kind;
  int day;     /* 1..31 for CL_DAY_OF_MONTH */
  int nth;     /* 1..4 for first..fourth, -1 for last; 0: every (week repeats) */
  int weekday; /* 1 Monday .. 7 Sunday */
};
/* Reads `first saturday`, `eerste zaterdag`, `last friday`, `saturday`, `15`.
 * False when it is none of these. */
bool cl_repeat_day_parse(cl_str text, struct cl_repeat_day *out);

/* How a moment comes back, as cl_occur() follows it: the day made to fit the
 * rhythm.  A rhythm by the day of the month has day.day, one by weekday
 * day.weekday (and day.nth in a month); CL_DAY_SAME: every day. */
typedef struct cl_repeat {
  cl_date first;   /* the moment's own date, which counts whatever the rhythm */
  cl_date start;   /* first day of the rhythm on or after it; CL_NO_DATE: there is none */
  cl_date until;   /* last day it may fall on; CL_NO_DATE: not said */
  long long count; /* so many times in all, `first` included; -1: not said.  When both are
                      said, only the one that ends it first is given */
  int every;       /* CL_EVERY_*; -1: it does not come back */
  struct cl_repeat_day day;
} cl_repeat;
/* False when the moment has no date. */
bool cl_repeat_of(const cl_rec *moment, cl_repeat *out);
/* Does MOMENT fall on DATE, excepted days included?  */
bool cl_repeat_falls_on(const cl_rec *moment, cl_date date);

/* Adds every occurrence of MOMENT that falls in FROM..TO (both included).  A
 * repeat without until and count goes on; at most 10,000 are looked at.  A
 * month without such a day (31) is passed over.  Excepted days are left out
 * and still count for `count`. */
void cl_occur(const cl_rec *moment, cl_date from, cl_date to, cl_occurrences *out);
/* All moments of the plan in FROM..TO, sorted.  Fails with CL_PLAN when there are
 * more than CL_MOST_OCCURRENCES: repeats without an end, in a long stretch of
 * time, come to more than anybody reads, or memory holds. */
#define CL_MOST_OCCURRENCES 1000000
enum cl_status cl_occur_all(const cl_plan *plan, cl_date from, cl_date to, cl_occurrences *out,
                            cl_diag *diag);
void cl_occurrences_free(cl_occurrences *list);
/* The first occurrence of MOMENT on or after FROM; false when there is none. */
bool cl_occur_next(const cl_rec *moment, cl_date from, cl_occurrence *out);
/* The last one in FROM..TO; false when there is none. */
bool cl_occur_last(const cl_rec *moment, cl_date from, cl_date to, cl_occurrence *out);

CL_END
#endif
