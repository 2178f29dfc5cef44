/* arguments.h - what verbs need: of what people typed, records, dates and values; and the
 * plan as the method looks at it. */
#ifndef CL_ARGUMENTS_H
#define CL_ARGUMENTS_H

#include "app.h"
#include "../method/view.h"

CL_BEGIN

/* The record that the argument ADDRESS names (app->options COMMUNITY counts);
 * NULL and a message with "did you mean" (status CL_USAGE) when there is none. */
const cl_rec *cl_need_rec(cl_app *app, cl_type type, const char *address);
/* The community that --community names, or the only one of the plan; NULL and
 * a message otherwise. */
const cl_rec *cl_need_community(cl_app *app);
/* The eight questions to choose from, in the user's words, each with the key that
 * a plan has for it: `directie (management), doel (purpose)...` */
const char *cl_ready_words(cl_app *app);
/* Reads a date as people type it, in the plan's order; CL_NO_DATE and a
 * message when it is none. */
cl_date cl_need_date(cl_app *app, const char *text);
/* The same; with PAST a day without its year is the latest one, not the next. */
cl_date cl_need_day(cl_app *app, const char *text, bool past);
/* How TEXT, which a person typed for FIELD, is to be read: in the plan's language. */
struct cl_reading cl_typed_reading(const cl_app *app, cl_field field, const char *text);
/* One value that was typed on the command line, no item, to what is stored, in
 * the order of the plan's language (arguments.c); NULL and *WHY.  Whether a
 * reference names anything is not asked. */
const char *cl_typed_value(cl_app *app, cl_field field, const char *text, const char **why);
/* The plan as the method looks at it: of today, in the language of what is made. */
cl_view *cl_app_view(cl_app *app);

CL_END
#endif
