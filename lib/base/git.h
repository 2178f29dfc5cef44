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
  CL_GIT_UNKNOWN, /* could not be found out, or was not asked */
  CL_GIT_OUTSIDE, /* there is no repository */
  CL_GIT_UNTRACKED,
  CL_GIT_TRACKED
};

/* The folder of the repository (`.git`, or what it names) whose work tree holds REAL, a
 * path without links; *NAME is REAL from the top of that tree, "" for the top itself.
 * In ARENA; NULL when there is none. */
const char *cl_git_folder(cl_arena *arena, const char *real, const char **name);

/* Is FOLDER itself a repository, a bare one (or a `.git`): do HEAD, objects and refs lie
 * in it? */
bool cl_git_bare(cl_arena *arena, const char *folder);

/* Of the regular file at PATH, symlinks followed. */
enum cl_git cl_git_tracks(const char *path);

/* The folders in which git keeps the repository that FOLDER (a real path with its
 * slash) stands in, as real paths with a slash: its own, and that of a worktree's
 * first work tree where that is another.  NULL where there is none. */
typedef struct cl_git_folders {
  const char *own, *common;
} cl_git_folders;
cl_git_folders cl_git_find(cl_arena *arena, const char *folder);

/* An entry of an index. */
typedef struct cl_git_entry {
  cl_str name;        /* from the top of the work tree, with slashes; until the next entry */
  const uint8_t *oid; /* name of the object, as many bytes as the hash has */
  uint32_t mode;
  unsigned stage; /* 0, or 1 to 3 of what is not merged */
} cl_git_entry;
/* Calls FOUND for every entry of the index of N bytes at P.  False when it is damaged
 * or of a kind that is not understood. */
bool cl_git_index_each(const void *p, size_t n, size_t hash,
                       void (*found)(void *data, const cl_git_entry *entry), void *data);

/* Does the index of N bytes at P have an entry NAME (of a path from the top of
 * the work tree, with slashes)?  HASH is 20 for SHA-1, 32 for SHA-256: bytes of
 * an object's name. */
enum cl_git cl_git_index_has(const void *p, size_t n, size_t hash, cl_str name);

CL_END
#endif
