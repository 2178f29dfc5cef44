/* screen.h - what the terminal that shows the results can do. */
#ifndef CL_SCREEN_H
#define CL_SCREEN_H

#include "app.h"

CL_BEGIN

/* Sees to it that standard output can show what comes: the width to lay out for, 0 when it is
 * no terminal; signs in ASCII where the locale has no others. */
unsigned cl_screen_ready(const cl_app *app);
/* How wide the terminal behind a descriptor is; 0 when there is none. */
unsigned cl_screen_columns(int fd);

CL_END
#endif
