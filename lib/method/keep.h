/* keep.h - notes about people outside the library: conversations and contacts. */
#ifndef CL_KEEP_H
#define CL_KEEP_H

#include "../plan/plan.h"

CL_BEGIN

extern const cl_type cl_noting_types[2];
/* Whom outside the library REC holds notes about: NULL when it holds none, or the person is
 * not there. */
const cl_rec *cl_noted_of(const cl_plan *plan, const cl_rec *rec);
/* Until when the notes in REC may be kept: its own day, else that of the person; CL_NO_DATE
 * when there is neither, or no note. */
cl_date cl_noted_until(const cl_plan *plan, const cl_rec *rec);

CL_END
#endif
