/* find.c - where the plan is, and which language it speaks before it is opened. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "inner.h"

char *cl_plan_find(const char *path, cl_arena *arena, cl_diag *diag) {
  if (!path)
    path = getenv("CL_PLAN");
  if (path && *path)
    return cl_strdup(arena, path);
  /* As `git` looks for its folder: here, then above, up to the root or to where
   * the file system ends. */
  struct stat here, above;
  char *at = cl_strdup(arena, ""), *cwd = getcwd(NULL, 0);
  bool gone = !cwd && errno == ENOENT;
  free(cwd);
  if (gone) {
    cl_fail(diag, CL_IO, CL_NOWHERE,
            _("this folder is gone: go to another one, or name the plan "
              "with -f"));
    return NULL;
  }
  if (stat(".", &here) != 0)
    here.st_dev = 0;
  for (int i = 0; i < 128; i++) {
    char *try = cl_asprintf(arena, "%splan.yaml", at);
    if (access(try, F_OK) == 0)
      return try;
    at = cl_asprintf(arena, "%s../", at);
    if (stat(at, &above) != 0 || above.st_dev != here.st_dev || (i && above.st_ino == here.st_ino))
      break;
    here = above;
  }
  cl_fail(diag, CL_IO, CL_NOWHERE,
          _("no plan.yaml here or in a folder above: make one with `cl-plan init`, or name it "
            "with -f"));
  return NULL;
}

/* ---- its language -------------------------------------------------------------------- */

enum cl_lang cl_plan_text_lang(cl_str text) {
  static const char key[] = "language:";
  const size_t n = sizeof key - 1;
  for (const char *p = text.p, *end = p + text.n, *next; p < end; p = next) {
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    next = stop ? stop + 1 : end;
    if ((size_t)(next - p) <= n || memcmp(p, key, n) != 0)
      continue;
    cl_str value = cl_str_trim((cl_str){ p + n, (size_t)(next - p) - n });
    const char *comment = memchr(value.p, '#', value.n);
    if (comment)
      value = cl_str_trim((cl_str){ value.p, (size_t)(comment - value.p) });
    if (value.n > 2 && (*value.p == '"' || *value.p == '\''))
      value = (cl_str){ value.p + 1, value.n - 2 };
    return cl_choice_find(CL_S_LANGUAGE, value) == CL_LANGUAGE_EN ? CL_EN : CL_NL;
  }
  return CL_NL;
}

bool cl_plan_peek_lang(const char *path, enum cl_lang *lang) {
  enum { ENOUGH = 65536 };
  struct stat info;
  if (stat(path, &info) != 0 || !S_ISREG(info.st_mode)) /* a pipe is read once */
    return false;
  FILE *file = fopen(path, "r");
  if (!file)
    return false;
  char *text = cl_xmalloc(ENOUGH);
  *lang = cl_plan_text_lang((cl_str){ text, fread(text, 1, ENOUGH, file) });
  free(text);
  return fclose(file) == 0;
}
