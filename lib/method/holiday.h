/* holiday.h - public holidays, which are computed, and those of schools, which are read. */
#ifndef CL_HOLIDAY_H
#define CL_HOLIDAY_H

#include "../base/date.h"
#include "../base/diag.h"

CL_BEGIN

/* Name of the Dutch public holiday on DATE in LANG, or NULL.  Computed: Easter
 * by the Gregorian computus, King's Day moved from a Sunday, 5 May every year. */
const char *cl_public_holiday(cl_date date, enum cl_lang lang);

/* Easter Sunday of YEAR. */
cl_date cl_easter(int year);

/* School holidays by region from the dated file in SHAREDIR/holidays. */
typedef struct cl_school cl_school;
cl_school *cl_school_open(const char *share_dir, cl_diag *diag); /* NULL and a note when absent */
void cl_school_close(cl_school *school);
/* Name of the school holiday of REGION (CL_REGION_*) on DATE, in LANG, or NULL. */
const char *cl_school_holiday(const cl_school *school, int region, cl_date date, enum cl_lang lang);
cl_date cl_school_last(const cl_school *school); /* last day the data cover */

CL_END
#endif
