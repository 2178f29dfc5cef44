/* optcheck.h - is what the tables say of one piece?  For tests. */
#ifndef CL_OPTCHECK_H
#define CL_OPTCHECK_H

#include "app.h"

CL_BEGIN

/* What is wrong with the tables of PROGRAM and of words.c, in ARENA;
 * or NULL. */
const char *cl_opt_check(const cl_program *program, cl_arena *arena);
/* Hidden verb: says what is wrong with the tables of this very program; with `words`,
 * lists what is typed: kind, English, Dutch. */
enum cl_status cl_check_tables_run(cl_app *app);

CL_END
#endif
