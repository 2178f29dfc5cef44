/* calendar_file.h - the content calendar as a calendar file (iCalendar); made
 * by a module of its own, since its library is slow to start. */
#ifndef CL_CMD_CALENDAR_FILE_H
#define CL_CMD_CALENDAR_FILE_H

#include "calendar.h"

/* The verb `export` of cl-calendar: as in every program, and --format ics. */
enum cl_status calendar_export(cl_app *app);

/* Appends the file to OUT: moments that pass the filters (cl_filter() of what
 * was given, and FILTER), and what is due: drafts and, unless a type was named,
 * goals, measuring, evaluations, tasks.  EARLIER holds the bytes of the file
 * that this one takes the place of, or CL_NO_STR. */
CL_BEGIN
enum cl_status cl_calendar_file(cl_app *app, const cl_due_filter *filter, cl_str earlier,
                                cl_buf *out);
CL_END

#endif
