/* amount.h - the number, the unit and the day that a sentence speaks of: "Voor 1
 * juni 2027 doen er 40 leden mee" is 40, "leden", 2027-06-01.  Guessed from words,
 * in Dutch and English, and measured on tests/data/language/amounts.tsv. */
#ifndef CL_AMOUNT_H
#define CL_AMOUNT_H

#include "view.h"

CL_BEGIN

typedef struct cl_amount {
  bool has_number;
  double number; /* to reach: of "from 18 to 30" the 30 */
  bool has_from;
  double from;      /* the 18 */
  const char *unit; /* as it was written, "%" for percent; NULL for none */
  cl_date due;      /* CL_NO_DATE for none */
} cl_amount;

/* BASE is the day from which "within a year" counts, and after which a day without
 * a year is sought.  Texts are made in ARENA. */
void cl_amount_read(cl_amount *out, cl_str text, cl_date base, cl_arena *arena);
/* Of a joint goal: from its start, else from today. */
void cl_amount_of_goal(cl_view *view, const cl_rec *goal, cl_amount *out);

CL_END
#endif
