/* share.h - what is read at run time. */
#ifndef CL_SHARE_H
#define CL_SHARE_H

#include "../base/base.h"

CL_BEGIN

/* Folder of questions, holidays and examples: $CL_SHAREDIR or the installed one. */
const char *cl_share_dir(void);

CL_END
#endif
