/* general.h - the verbs of every program, which come behind its own and the shared ones:
 * help, completion, and what the scripts of completion and the tests call. */
#ifndef CL_GENERAL_H
#define CL_GENERAL_H

#include "app.h"

CL_BEGIN

extern const cl_verb cl_general_verbs[]; /* up to a row without a name */

CL_END
#endif
