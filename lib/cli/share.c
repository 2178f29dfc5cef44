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
  /* In a build that was not installed the programs stand in cmd/, or in its .libs. */
  const char *const places[] = { beside, own ? cl_asprintf(arena, "%s/../share-run", own) : "",
                                 own ? cl_asprintf(arena, "%s/../../share-run", own) : "" };
  for (size_t i = 0; i < CL_COUNT(places); i++)
    if (access(cl_asprintf(arena, "%s/questions", places[i]), F_OK) == 0) {
      found = cl_xstrdup(places[i]);
      break;
    }
  cl_arena_free(arena);
  return found;
}

const char *cl_share_dir(void) {
  const char *dir = getenv("CL_SHAREDIR");
  return dir && *dir ? dir : own_share();
}
