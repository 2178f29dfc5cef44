/* scan.h - the verbs of cl-scan's own. */
#ifndef CL_CMD_SCAN_H
#define CL_CMD_SCAN_H

#include "common.h"

enum cl_status scan_choose(cl_app *app);
enum cl_status scan_drop(cl_app *app);
enum cl_status scan_map(cl_app *app);

#endif
