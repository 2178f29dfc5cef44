/* day.h - a day as people read and type it, in their language.
 *
 * Two forms and no others: to read, in sentences and on sheets, `7 november 2026`; to type,
 * in prompts, commands and columns, `7-11-2026`.  In English both are 2026-11-07.  What
 * programs read (YAML, JSON, CSV) is written by date.h. */
#ifndef CL_DAY_H
#define CL_DAY_H

#include "date.h"
#include "lang.h"

CL_BEGIN

/* The name of MONTH, 1 to 12, in full; in ARENA. */
const char *cl_month_word(cl_arena *arena, enum cl_lang lang, int month);
/* DATE to read and to type, in ARENA; "" for CL_NO_DATE. */
const char *cl_day_text(cl_arena *arena, enum cl_lang lang, cl_date date);
const char *cl_day_typed(cl_arena *arena, enum cl_lang lang, cl_date date);

CL_END
#endif
