/* calendar.h - the verbs of cl-calendar's own. */
#ifndef CL_CMD_CALENDAR_H
#define CL_CMD_CALENDAR_H

#include "common.h"

enum cl_status calendar_agenda(cl_app *app);
enum cl_status calendar_move(cl_app *app);
enum cl_status calendar_done(cl_app *app);

#endif
