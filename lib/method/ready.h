/* ready.h - is the library ready to begin (W1 to W9)?  The eight questions, each
 * numbered as in the set READINESS. */
#ifndef CL_READY_H
#define CL_READY_H

#include "../plan/plan.h"

CL_BEGIN

/* All that stands about one question, to be passed through cl_tr(). */
typedef struct cl_ready_row {
  const char *question;
  const char *block;        /* the building block of the library's organisation it belongs to:
                               those of one block stand together */
  const char *no, *unknown; /* what to do about such an answer */
} cl_ready_row;

/* The row of question I; NULL behind the last. */
const cl_ready_row *cl_ready_row_at(int i);
/* What was answered to it (CL_ANSWER_*, unknown for nothing), and the record (NULL for
 * none) in *REC, which may be NULL. */
int cl_ready_answer(const cl_plan *plan, int i, const cl_rec **rec);
/* What to do about ANSWER; NULL for yes. */
const char *cl_ready_advice(int i, int answer);

/* How many of the eight say yes; CL_READY_ENOUGH or more is ready. */
size_t cl_ready_yes(const cl_plan *plan);
#define CL_READY_ENOUGH 5

CL_END
#endif
