/* help.h - what a program says of itself. */
#ifndef CL_HELP_H
#define CL_HELP_H

#include "app.h"

CL_BEGIN

enum cl_status cl_help_run(cl_app *app); /* `help [VERB|TYPE]...` */
/* The fields of TYPE, one JSON object a line. */
void cl_help_fields_json(cl_app *app, cl_type type);
void cl_help_short(const cl_program *program, cl_buf *out); /* what comes without arguments */
/* The example of VERB in PROGRAM: its own, else the program's; or NULL. */
const char *cl_verb_example(const cl_program *program, const cl_verb *verb);
/* `-o, --output FILE` */
const char *cl_option_label(int option, cl_arena *arena);

CL_END
#endif
