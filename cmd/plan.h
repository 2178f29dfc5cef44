/* plan.h - the verbs of cl-plan's own. */
#ifndef CL_CMD_PLAN_H
#define CL_CMD_PLAN_H

#include "common.h"

enum cl_status plan_merge(cl_app *app);
enum cl_status plan_init(cl_app *app);
enum cl_status plan_status(cl_app *app);
enum cl_status plan_find(cl_app *app);
enum cl_status plan_explain(cl_app *app);
enum cl_status plan_forget(cl_app *app);
enum cl_status plan_privacy(cl_app *app);
enum cl_status plan_schema(cl_app *app);
enum cl_status plan_export(cl_app *app);
enum cl_status plan_diff(cl_app *app);
enum cl_status plan_log(cl_app *app);

/* Calls FOUND for every text of anybody else's in which the name, address or
 * number of PERSON stands. */
void plan_mentions(cl_app *app, const cl_rec *person,
                   void (*found)(void *data, const cl_rec *rec, cl_field field,
                                 const cl_node *node),
                   void *data);

#endif
