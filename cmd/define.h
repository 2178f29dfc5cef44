/* define.h - the verbs of cl-define's own. */
#ifndef CL_CMD_DEFINE_H
#define CL_CMD_DEFINE_H

#include "common.h"

enum cl_status define_start(cl_app *app);
enum cl_status define_prepare(cl_app *app);
enum cl_status define_verdict(cl_app *app);
enum cl_status define_load(cl_app *app);

#endif
