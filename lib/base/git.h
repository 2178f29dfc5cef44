/* git.h - does git track a file?  Read from git's own index; git is never run.
 *
 * Source: git's Documentation/gitformat-index.txt (index formats 2, 3 and 4) and
 * gitrepository-layout.txt (`.git` as a file that names the real folder, as
 * worktrees and submodules have it).
 * Failure: CL_GIT_UNKNOWN, never a message; what is damaged, too large or of a
 * kind that is not understood (a split index) is unknown. */
#ifndef CL_GIT_H
#define CL_GIT_H

#include "base.h"
#include "buf.h"
#include "mem.h"
#include "text.h"

CL_BEGIN

enum cl_git {
  CL_GIT_UNKNOWN,  /* could not be found out, or was not asked */
  CL_GIT_OUTSIDE,  /* there is no repository */
  CL_GIT_UNTRACKED,
  CL_GIT_TRACKED
};

/* The folder of the repository (`.git`, or what it names) whose work tree holds REAL, a
 * path without links; *NAME is REAL from the top of that tree, "" for the top itself.
 * In ARENA; NULL when there is none. */
const char *cl_git_folder(cl_arena *arena, const char *real, const char **name);

/* Of the regular file at PATH, symlinks followed. */
enum cl_git cl_git_tracks(const char *path);

/* The folders in which git keeps the repository that FOLDER (a real path with its
 * slash) stands in, as real paths with a slash: its own, and that of a worktree's
 * first work tree where that is another.  NULL where there is none. */
typedef struct cl_git_folders {
  const char *own, *common;
} cl_git_folders;
cl_git_folders cl_git_find(cl_arena *arena, const char *folder);

/* Does the index of N bytes at P have an entry NAME (of a path from the top of
 * the work tree, with slashes)?  HASH is 20 for SHA-1, 32 for SHA-256: bytes of
 * an object's name. */
enum cl_git cl_git_index_has(const void *p, size_t n, size_t hash, cl_str name);

CL_END
#endif
