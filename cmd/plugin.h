/* plugin.h - parts with a heavy library of their own (Excel, calendar files) are
 * modules, loaded when a verb needs one: so that every other run starts as
 * quickly as if they did not exist. */
#ifndef CL_CMD_PLUGIN_H
#define CL_CMD_PLUGIN_H

#include "../lib/cli/app.h"

/* The address of SYMBOL in MODULE ("clkit-excel"), which is looked for in
 * $CL_LIBDIR, else where it was installed, else beside the program (a build
 * that was not installed).  NULL, and a message with CL_IO, when it cannot be
 * loaded.  A module stays loaded until the program ends. */
void *cl_plugin(cl_app *app, const char *module, const char *symbol);

/* The editor of lines in a terminal (line.h), by its module; NULL, and nothing
 * said, when that is not there: answers can be typed all the same. */
const struct cl_line_editor *cl_editor(cl_app *app);

#endif
