/* many.h - records by the ids that come from standard input. */
#ifndef CL_MANY_H
#define CL_MANY_H

#include "../cli/app.h"

CL_BEGIN

/* Is the only argument `-`, for ids from standard input? */
bool cl_is_many(const cl_app *app);
/* Calls RUN for each record that is named there, ids as `list -0` or `list
 * --fields id` gives them.  Goes on after what is wrong, so that all of it is
 * said, and returns the worst status: with anything but CL_OK nothing is
 * written. */
typedef enum cl_status (*cl_many_run)(cl_app *app, const cl_rec *rec, void *data);
enum cl_status cl_each_of_many(cl_app *app, cl_many_run run, void *data);

CL_END
#endif
