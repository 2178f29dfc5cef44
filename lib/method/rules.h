/* rules.h - the workbook's rules, one row each in rules.def, and what it asks besides
 * (topics.def). */
#ifndef CL_RULES_H
#define CL_RULES_H

#include "../plan/plan.h"

CL_BEGIN

typedef struct cl_rule {
  const char *code; /* "W57" */
  enum cl_level level;
  unsigned step;       /* enum cl_step: whose check shows it */
  const char *message; /* N_(), with what the code adds */
  const char *why;     /* N_(): the longer explanation */
  const char *mend;    /* a command that mends it */
  unsigned flags;      /* CL_RULE_* */
} cl_rule;
enum {
  CL_RULE_TO_THE_END = 1, /* a tip that a community which stopped is given, too */
  CL_RULE_GUESSED = 2     /* about privacy, yet only guessed from words: a community may leave
                             it out */
};
/* Tips of codes V1 to V8 in one run: the first three. */
#define CL_BEYOND_MOST 3
/* All rows.  Several may share a code (an error and a warning of one number):
 * they stand together. */
const cl_rule *cl_rules(size_t *count);
/* The first row of CODE, in any case ("w57"), without its W ("57") or as a
 * finding has it ("[W57]"); or NULL. */
const cl_rule *cl_rule_find(const char *code);
/* What the method asks that no finding is about: kept, printed or worked out.
 * With the rules it holds every number from W1 to W97. */
typedef struct cl_topic {
  const char *code; /* "W40" */
  unsigned steps;   /* the programs it is done with; 0: cl-plan */
  const char *what; /* N_(): what is asked and why */
  const char *how;  /* a command that does it */
} cl_topic;
const cl_topic *cl_topics(size_t *count);
const cl_topic *cl_topic_find(const char *code); /* in any case, or NULL */
/* All that `check` finds about the steps of STEPS (0: all), for whoever shows or
 * counts findings, so that everybody comes to the same: what READ says of the
 * reading (may be NULL, may be OUT itself), what is missing, dangling references,
 * and every rule, after git was asked which files it tracks.  RULES false: not
 * the rules. */
void cl_check_all(cl_plan *plan, unsigned steps, cl_date today, bool rules, const cl_diag *read,
                  cl_diag *out);
/* Runs every rule of STEPS (0: all) over the plan; findings go to DIAG. */
void cl_rules_run(const cl_plan *plan, unsigned steps, cl_date today, cl_diag *diag);

CL_END
#endif
