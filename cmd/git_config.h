/* git_config.h - what git's settings say about hooks, read from its files. */
#ifndef CL_CMD_GIT_CONFIG_H
#define CL_CMD_GIT_CONFIG_H

#include <stdbool.h>

#include "../lib/base/mem.h"

/* Where a repository is kept: real paths with a slash at the end. */
typedef struct git_place {
  const char *top;    /* of the work tree */
  const char *own;    /* of this work tree's own files: HEAD, index */
  const char *common; /* of what all its work trees share: config, hooks */
} git_place;

/* The folder of the hooks; *OWN is false when it is shared with other repositories. */
const char *git_hooks_folder(const git_place *git, cl_arena *arena, bool *own);

#endif
