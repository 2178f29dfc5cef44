/* plan.h - the verbs of cl-plan's own. */
#ifndef CL_CMD_PLAN_H
#define CL_CMD_PLAN_H

#include "common.h"

enum cl_status plan_init(cl_app *app);
enum cl_status plan_status(cl_app *app);
enum cl_status plan_explain(cl_app *app);
enum cl_status plan_forget(cl_app *app);
enum cl_status plan_schema(cl_app *app);

/* The JSON Schema (draft-07) of a plan, made from the tables of types and
 * fields, with descriptions in LANG. */
void plan_schema_write(cl_buf *out, enum cl_lang lang, cl_arena *arena);

#endif
