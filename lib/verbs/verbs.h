/* verbs.h - the verbs that every step has, for programs that wrap one. */
#ifndef CL_VERBS_H
#define CL_VERBS_H

#include "../cli/app.h"

CL_BEGIN

extern const cl_verb cl_shared_verbs[];
enum cl_status cl_verb_show(cl_app *app);
enum cl_status cl_verb_book(cl_app *app); /* show of cl-plan: the worksheets of all steps */
enum cl_status cl_verb_list(cl_app *app);
enum cl_status cl_verb_get(cl_app *app);
enum cl_status cl_verb_add(cl_app *app);
enum cl_status cl_verb_set(cl_app *app);
enum cl_status cl_verb_remove(cl_app *app);
enum cl_status cl_verb_rename(cl_app *app);
enum cl_status cl_verb_import(cl_app *app);
enum cl_status cl_verb_export(cl_app *app);
enum cl_status cl_verb_check(cl_app *app);

CL_END
#endif
