/* share.c - where questions, holidays and examples are; see share.h. */
#include "share.h"

#include <stdlib.h>
#include <unistd.h>

#include "../base/file.h"

#ifndef SHAREDIR
#define SHAREDIR "/usr/local/share/clkit"
#define SHARE_BESIDE "../share/clkit"
#endif

/* Beside the program that runs, wherever the tree was moved, else where it was to
 * be installed.  Looked for once; in memory till the end. */
static const char *own_share(void) {
  static const char *found;
  if (found)
    return found;
  found = SHAREDIR;
  cl_arena *arena = cl_arena_new();
  const char *own = cl_program_folder(arena);
  const char *beside = own ? cl_asprintf(arena, "%s/" SHARE_BESIDE, own) : "";
  if (access(cl_asprintf(arena, "%s/questions", beside), F_OK) == 0)
    found = cl_xstrdup(beside);
  cl_arena_free(arena);
  return found;
}

const char *cl_share_dir(void) {
  const char *dir = getenv("CL_SHAREDIR");
  return dir && *dir ? dir : own_share();
}
