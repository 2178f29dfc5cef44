/* due.h - what is due in a stretch of time, and what was due and was not done:
 * for agenda, status, calendars, overview and report alike. */
#ifndef CL_DUE_H
#define CL_DUE_H

#include "view.h"

CL_BEGIN

enum cl_due_kind {
  CL_DUE_MOMENT,
  CL_DUE_DRAFT,      /* the draft of a moment */
  CL_DUE_MEASURING,  /* a joint goal, in its rhythm of measuring */
  CL_DUE_GOAL,       /* a joint goal's last day */
  CL_DUE_EVALUATION, /* planned with the community */
  CL_DUE_TASK,
  CL_DUE_PATH,
  CL_DUE_AGAIN, /* a group that dropped out: look again */
  CL_DUE_TALK   /* a conversation that was planned */
};

typedef struct cl_due_item {
  cl_date date;
  int minute, end; /* since midnight; -1 for none */
  enum cl_due_kind kind;
  const cl_rec *rec;       /* moment, joint goal, evaluation, task, path or group */
  const cl_rec *community; /* or NULL */
  size_t index;            /* of a repeat's occurrence */
  bool repeated;
  size_t clashes;    /* moments at the same time with the same person or place; of many,
                        more than are named but not all */
  const char *clash; /* ids of the first few, joined with a comma; NULL for none */
  size_t seq;
} cl_due_item;

typedef struct cl_due_list {
  cl_due_item *items; /* in order of date, then time */
  size_t count, cap;
} cl_due_list;

typedef struct cl_due_filter {
  cl_date from, to;
  const cl_rec *community; /* NULL: all */
  const char *owner;       /* id of a person; NULL: all */
} cl_due_filter;

/* Everything in FROM..TO, but for the work of communities at rest; texts in the arena of VIEW. Free
 * with cl_due_free(), also when there is too much and it fails (see cl_occur_all()). */
enum cl_status cl_due_collect(cl_view *view, const cl_due_filter *filter, cl_due_list *out,
                              cl_diag *diag);
/* The same but for the moments themselves: drafts, measuring, goals,
 * evaluations, tasks, ways in, groups to look at again. */
void cl_due_deadlines(cl_view *view, const cl_due_filter *filter, cl_due_list *out);
/* What should have been done before DAY and is still open: drafts of moments to
 * come, tasks, evaluations that say nothing yet, groups to look at again. */
void cl_due_overdue(cl_view *view, const cl_due_filter *filter, cl_date day, cl_due_list *out);
void cl_due_free(cl_due_list *list);

const char *cl_due_kind_name(enum cl_due_kind kind); /* "draft" */
/* What it says on a line: the title, or `draft: ...`, `measure: ...`. */
const char *cl_due_title(cl_view *view, const cl_due_item *item);
/* The id of the person who looks after it; CL_NO_STR when there is none. */
cl_str cl_due_owner(const cl_due_item *item);
/* Goals measured at this item: those of a moment without a rhythm of their own,
 * those that say so of an evaluation.  Joined with a comma; "" for none. */
const char *cl_due_measured(cl_view *view, const cl_due_item *item);
/* Finds what clashes in a list in order of time; of each the first few are
 * named. */
enum { CL_CLASH_NAMES = 3 };
void cl_due_clashes(cl_view *view, cl_due_list *list);

CL_END
#endif
