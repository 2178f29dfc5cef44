/* complete.h - words for the shell. */
#ifndef CL_COMPLETE_H
#define CL_COMPLETE_H

#include "app.h"

CL_BEGIN

enum cl_status cl_complete_run(cl_app *app);   /* hidden verb: words for the last argument */
enum cl_status cl_completion_run(cl_app *app); /* the script for bash, zsh or fish */

CL_END
#endif
