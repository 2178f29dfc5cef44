/* git_ignore.h - the .gitignore beside a plan: people stay out of git. */
#ifndef CL_CMD_GIT_IGNORE_H
#define CL_CMD_GIT_IGNORE_H

#include "common.h"

/* What TEXT, that of a .gitignore, says of the file or pattern NAME below its folder:
 * 1, it is left out; 0, it is not after all; -1, nothing. */
int git_ignore_says(const char *text, const char *name);
/* The .gitignore of a new plan, in LANG. */
enum cl_status git_ignore_new(cl_app *app, enum cl_lang lang, cl_buf *out);
/* A line of OUT that leaves out the file NAME, or with PATTERN what it matches. */
void git_ignore_add(cl_buf *out, const char *name, bool pattern);

#endif
