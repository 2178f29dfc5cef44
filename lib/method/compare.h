/* compare.h - two plans as facts: what came, went, changed or was renamed.  What
 * `diff` and `log` say, `--since`, the sheet of what changed, the report and the
 * merge all stand on it.
 *
 * In which file a record stands, its order, quotes, block or flow style, comments,
 * line ends, `ja` for `yes` and 30.0 for 30 are no facts; neither are the fields of
 * a record that came or went, nor which files a plan includes.  What could not be
 * read (a field of a wrong shape) tells nothing.
 *
 * Of people only that they came, went, changed or were renamed; other fields of the
 * flag CL_PERSONAL are not looked at: unless it is asked for, and then nothing of
 * it may be shown. */
#ifndef CL_COMPARE_H
#define CL_COMPARE_H

#include "pair.h"

CL_BEGIN

enum cl_fact_kind {
  CL_FACT_STAGE, /* derived: a community reached another stage */
  CL_FACT_LIGHT, /* derived: a joint goal has another light */
  CL_FACT_ADDED,
  CL_FACT_CHANGED,
  CL_FACT_RENAMED, /* another id: its field is that of the id */
  CL_FACT_REMOVED,
  CL_FACT_KINDS
};

typedef struct cl_fact {
  enum cl_fact_kind kind;
  const cl_rec *was, *is;   /* the record in each plan; NULL where it is not there */
  const cl_rec *community;  /* that it is of, or that it is: in the later plan, else in the
                               earlier one; NULL when it belongs to none */
  cl_field field;           /* what came, went or changed; CL_F_NONE: the record as a whole */
  const cl_node *old, *now; /* its values: single ones, or items of a CL_K_ITEMS field; of a list
                              each value that came or went is a fact.  NULL for a whole record */
  int before, after;        /* of the derived: enum cl_stage or enum cl_light */
  size_t rank, seq;         /* what they are sorted by: the community, the order in the plan */
} cl_fact;

/* A file that tells nothing, so that what stands in it neither came nor went. */
enum cl_unseen_why {
  CL_UNSEEN_ABSENT, /* one plan names it and it is not beside that plan: it stays out of git, or
                       the plan came alone */
  CL_UNSEEN_SAME    /* both plans have the very same file */
};
typedef struct cl_unseen {
  const char *name; /* as the plan has it: a path or a pattern */
  enum cl_unseen_why why;
  bool later; /* is it the later plan that lacks it? */
} cl_unseen;

typedef struct cl_comparison {
  cl_arena *arena;
  cl_pairs *pairs;
  cl_fact *facts; /* community by community, as the later plan has them, then those that
                     went; what belongs to none comes last.  Of each: what is derived,
                     then in the order of the plan */
  size_t count, cap, by_kind[CL_FACT_KINDS];
  cl_unseen *unseen; /* each once */
  size_t unseen_count, unseen_cap;
} cl_comparison;

typedef struct cl_compare_how {
  cl_date today; /* the day of stages and lights, of both plans: so that what differs comes from
                    the plan and not from the calendar; CL_NO_DATE: nothing derived */
  bool personal; /* what is personal, too */
  bool alone;    /* the old plan may have come without what it includes, as a copy of the root
                    does: then what it lacks is no news */
} cl_compare_how;

/* Compares two plans.  OUT points into both and into itself: free it first. */
void cl_compare(cl_comparison *out, const cl_plan *old, const cl_plan *now,
                const cl_compare_how *how);
void cl_comparison_free(cl_comparison *c);
/* "added", for scripts. */
const char *cl_fact_name(enum cl_fact_kind kind);
/* The address of a fact's record as it is now, of one that went as it was; NULL for
 * the organisation.  In ARENA. */
const char *cl_fact_address(const cl_fact *fact, cl_arena *arena);
/* Only that it came, went or changed may be told of it, and no value. */
bool cl_fact_is_bare(const cl_fact *fact);
/* The latest measurement of a joint goal that has a value, whatever the day; an
 * item of measured[], or NULL. */
const cl_node *cl_latest_measured(const cl_rec *goal);

CL_END
#endif
