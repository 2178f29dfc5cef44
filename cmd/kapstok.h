/* kapstok.h - the verbs of cl-kapstok's own. */
#ifndef CL_CMD_KAPSTOK_H
#define CL_CMD_KAPSTOK_H

#include "common.h"

enum cl_status kapstok_ready(cl_app *app);
enum cl_status kapstok_answer(cl_app *app);
enum cl_status kapstok_fit(cl_app *app);

#endif
