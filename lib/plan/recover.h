/* recover.h - a change of several files that broke off. */
#ifndef CL_RECOVER_H
#define CL_RECOVER_H

#include "../base/diag.h"

CL_BEGIN

/* Finishes a change of the plan at PATH that broke off (file.h, several files as one); hold
 * the lock.  Only files that the root on disk is or includes are written: the root is
 * replaced last, so that it names them until all is done. */
enum cl_status cl_plan_recover(const char *path, cl_diag *diag);

CL_END
#endif
