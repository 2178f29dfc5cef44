/* path.h - names of files and folders, as text. */
#ifndef CL_PATH_H
#define CL_PATH_H

#include "base.h"
#include "mem.h"

CL_BEGIN

/* Folder part of PATH with its slash ("" when there is none), in ARENA. */
char *cl_dirname(cl_arena *arena, const char *path);
const char *cl_basename(const char *path);
/* The folder of the program that runs, without symlinks, in ARENA; NULL where the
 * system does not say. */
char *cl_program_folder(cl_arena *arena);

CL_END
#endif
