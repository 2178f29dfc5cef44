/* path.c - names of files; see path.h. */
#include "path.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

char *cl_dirname(cl_arena *arena, const char *path) {
  const char *slash = strrchr(path, '/');
  return cl_strndup(arena, path, slash ? (size_t)(slash - path) + 1 : 0);
}

const char *cl_basename(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

char *cl_program_folder(cl_arena *arena) {
  char path[PATH_MAX];
  ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
  return n > 0 ? cl_dirname(arena, cl_strndup(arena, path, (size_t)n)) : NULL;
}
