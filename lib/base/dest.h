/* dest.h - where new bytes go: the real file behind a name, and a file beside
 * it that gets its rights and then its place.
 *
 * For lib/base only; not exported.  Errors are errno values. */
#ifndef CL_DEST_H
#define CL_DEST_H

#include <sys/stat.h>

#include "base.h"
#include "diag.h"

typedef struct cl_dest {
  const char *path;            /* as the user named it: for messages */
  const char *folder, *target; /* absolute, no symlinks; the folder with its slash */
  bool exists;
  struct stat before; /* what the target was, if it exists */
} cl_dest;

/* Fills in what PATH stands for; texts in ARENA.  0 or an errno: EISDIR for a
 * folder, EACCES for a file that may not be written.  A target that is not a
 * regular file is the caller's to see in `before`; folder and target are then
 * not filled in. */
int cl_dest_find(cl_dest *dest, cl_arena *arena, const char *path);

/* Writes N bytes at P to FD, a new file beside DEST, gives it the rights and
 * attributes of DEST, syncs and closes it, whatever happens. */
int cl_dest_fill(int fd, const cl_dest *dest, const char *p, size_t n);

/* PATH has its new bytes, but the disk may not: CL_IO and a message. */
enum cl_status cl_unsure(const char *path, int error, cl_diag *diag);

/* Does the file at PATH hold exactly TEXT?  1, 0, or -1 and errno. */
int cl_dest_holds(const char *path, cl_str text);
/* place.c: puts the file FRESH, which holds NEW, into the place of DEST, which is
 * to hold OLD when it is there; FRESH is gone then.  0 or an errno.  With *CHANGED another program
 * wrote there since: it has what that wrote, and FRESH is still there. */
int cl_dest_put(const cl_dest *dest, const char *fresh, cl_str old, cl_str new, bool *changed);

/* The real folder at PATH ("" is this one) with its slash, in ARENA; or NULL and
 * errno. */
const char *cl_dest_folder(cl_arena *arena, const char *path);
/* The name that something gets beside ROOT_PATH, wherever its symlinks lead, so
 * that two names of a plan share one: `.plan.yaml.SUFFIX`.  *FOLDER and *PATH
 * in ARENA. */
int cl_dest_beside(cl_arena *arena, const char *root_path, const char *suffix, const char **folder,
                   const char **path);

#endif
