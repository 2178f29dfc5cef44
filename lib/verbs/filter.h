/* filter.h - which records are asked for: --FIELD VALUE, --from, --to, --community. */
#ifndef CL_FILTER_H
#define CL_FILTER_H

#include "../cli/app.h"

CL_BEGIN

/* How TEXT, the value of a filter, asks to be compared; *REST is the value behind it. */
enum cl_match cl_match_read(const char *text, const char **rest);
/* Does RECORD pass the --FIELD filters, --from/--to and --community?  Call
 * cl_filter_ready() once before: it brings what was given to canonical form;
 * CL_USAGE and messages when it makes no sense. */
enum cl_status cl_filter_ready(cl_app *app, cl_type type);
bool cl_filter(const cl_app *app, const cl_rec *rec);

CL_END
#endif
