/* calendar.h - the verbs of cl-calendar's own, and what is due in a stretch of
 * time (shared with cl-plan status). */
#ifndef CL_CMD_CALENDAR_H
#define CL_CMD_CALENDAR_H

#include "../lib/method/method.h"
#include "common.h"

enum cl_status calendar_agenda(cl_app *app);
enum cl_status calendar_move(cl_app *app);
enum cl_status calendar_done(cl_app *app);

enum due_kind {
  DUE_MOMENT,
  DUE_DRAFT,      /* the draft of a moment */
  DUE_MEASURING,  /* a joint goal, in its rhythm of measuring */
  DUE_GOAL,       /* a joint goal's last day */
  DUE_EVALUATION, /* planned with the community */
  DUE_TASK,
  DUE_PATH,
  DUE_AGAIN /* a group that dropped out: look again */
};

typedef struct due_item {
  cl_date date;
  int minute, end; /* since midnight; -1 for none */
  enum due_kind kind;
  const cl_rec *rec;       /* moment, joint goal, evaluation, task, path or group */
  const cl_rec *community; /* or NULL */
  size_t index;            /* of a repeat's occurrence */
  bool repeated;
  size_t clashes;    /* moments at the same time with the same person or place; of many,
                        more than are named but not all */
  const char *clash; /* ids of the first few, joined with a comma; NULL for none */
  size_t seq;
} due_item;

typedef struct due_list {
  due_item *items; /* in order of date, then time */
  size_t count, cap;
} due_list;

typedef struct due_filter {
  cl_date from, to;
  const cl_rec *community; /* NULL: all */
  const char *owner;       /* id of a person; NULL: all */
} due_filter;

/* Everything in FROM..TO; texts in app->arena.  Free with due_free(), also when
 * there is too much and it fails (see cl_occur_all()). */
enum cl_status due_collect(cl_app *app, const due_filter *filter, due_list *out);
/* The same but for the moments themselves: drafts, measuring, goals,
 * evaluations, tasks, ways in, groups to look at again. */
void due_deadlines(cl_app *app, const due_filter *filter, due_list *out);
/* Fills in community and owner by the options of those names; CL_USAGE and a
 * message when there are none such. */
enum cl_status due_filter_options(cl_app *app, due_filter *filter);
/* What should have been done before DAY and is still open: drafts of moments to
 * come, tasks, evaluations that say nothing yet, groups to look at again. */
void due_overdue(cl_app *app, const due_filter *filter, cl_date day, due_list *out);
void due_free(due_list *list);

const char *due_kind_name(enum due_kind kind); /* "draft" */
/* What it says on a line: the title, or `draft: ...`, `measure: ...`. */
const char *due_title(cl_app *app, const due_item *item);
/* The id of the person who looks after it; CL_NO_STR when there is none. */
cl_str due_owner(const due_item *item);
/* Goals measured at this item: those of a moment without a rhythm of their own,
 * those that say so of an evaluation.  Joined with a comma; "" for none. */
const char *due_measured(cl_app *app, const due_item *item);

#endif
