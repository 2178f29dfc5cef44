/* tar.h - the files in a tar archive: ustar, GNU's long names and pax names, as
 * `git archive` and tar write them.
 *
 * Source: POSIX.1-2008, pax, "ustar Interchange Format" and "pax Extended Header". */
#ifndef CL_TAR_H
#define CL_TAR_H

#include "../base/mem.h"
#include "../base/text.h"

CL_BEGIN

typedef struct cl_tar_file {
  const char *name; /* without `./` before it */
  cl_str bytes;     /* within the archive */
} cl_tar_file;

/* Do these bytes begin as a tar archive does? */
bool cl_tar_is(cl_str bytes);
/* The regular files in it, in their order, in ARENA; of one name the last is meant.
 * False when the archive is damaged, or cut short: without its
 * empty block at the end. */
bool cl_tar_read(cl_arena *arena, cl_str bytes, cl_tar_file **files, size_t *count);

CL_END
#endif
