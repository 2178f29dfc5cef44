/* news.h - what is new in a plan since an earlier version of it: added, changed,
 * dropped, measured, moved to another stage or light.
 *
 * Records are the same in both when they have the same id in the same community;
 * else when they are called the same, or fall on the same day: so a record that
 * was given another id is changed, not dropped and added, and references to it
 * are no change at all.  The names of files do not matter.
 *
 * Stages and lights of both plans are those of one day, so that what differs
 * comes from the plan and not from the calendar.  Of people only that they came,
 * went or changed is told; fields of the flag CL_PERSONAL are not looked at. */
#ifndef CL_NEWS_H
#define CL_NEWS_H

#include "method.h"

CL_BEGIN

enum cl_news_kind {
  CL_NEWS_STAGE,    /* a community reached another stage */
  CL_NEWS_LIGHT,    /* a joint goal has another light */
  CL_NEWS_MEASURED, /* a joint goal was measured (again) */
  CL_NEWS_ADDED,
  CL_NEWS_CHANGED,
  CL_NEWS_DROPPED,
  CL_NEWS_KINDS
};

typedef struct cl_news_item {
  enum cl_news_kind kind;
  const cl_rec *was, *is;  /* the record in each plan; NULL where it is not there */
  const cl_rec *community; /* that it is of, or that it is: in the later plan, else in the earlier
                              one; NULL when it belongs to none */
  cl_field field;          /* of CL_NEWS_CHANGED: what differs; else CL_F_NONE */
  int before, now;         /* enum cl_stage or enum cl_light */
  size_t count;            /* of CL_NEWS_MEASURED: so many measurements more */
  size_t rank, seq;        /* what they are sorted by: the community, the order in the plan */
} cl_news_item;

/* A file that tells nothing, so that what stands in it is neither added nor
 * dropped. */
enum cl_unseen_why {
  CL_UNSEEN_ABSENT, /* one plan names it and it was not beside that plan */
  CL_UNSEEN_SAME    /* both plans have the very same file */
};
typedef struct cl_unseen {
  const char *name; /* as the plan has it: a path or a pattern */
  enum cl_unseen_why why;
} cl_unseen;

typedef struct cl_news {
  cl_arena *arena;
  cl_news_item *items; /* community by community, as the later plan has them; what belongs to
                          none comes last; then by kind; then in the order of the plan */
  size_t count, cap, by_kind[CL_NEWS_KINDS];
  cl_unseen *unseen;
  size_t unseen_count, unseen_cap;
} cl_news;

/* Compares two plans.  OUT points into both and into itself: free it first. */
void cl_news_read(cl_news *out, const cl_plan *old, const cl_plan *now, cl_date today);
void cl_news_free(cl_news *news);
/* "stage", for scripts. */
const char *cl_news_name(enum cl_news_kind kind);
/* The latest measurement of a joint goal that has a value, whatever the day; an
 * item of measured[], or NULL. */
const cl_node *cl_news_latest(const cl_rec *goal);

CL_END
#endif
