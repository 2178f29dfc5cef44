/* dates.h - the days of a record, whatever its type. */
#ifndef CL_DATES_H
#define CL_DATES_H

#include "../plan/plan.h"

CL_BEGIN

/* Does any day of REC lie in FROM..TO: a date field, a date in a list, an
 * occurrence of a moment?  Has a record of TYPE any such day? */
bool cl_rec_falls_in(const cl_rec *rec, cl_date from, cl_date to);
bool cl_type_has_days(cl_type type);

CL_END
#endif
