/* find.c - where the plan is, and which language it speaks before it is opened. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "inner.h"
#include "find.h"

/* Is the plan at PATH another's?  Who stands in the folder of the plan has chosen it,
 * unless anybody may put files there; one that is found further up may be a trap.  As
 * git does, root takes what is its own and what is of the user who asked for root. */
static bool is_anothers(const char *path, bool above) {
  struct stat plan, here;
  if (stat(path, &plan) != 0 || plan.st_uid == geteuid())
    return false;
  const char *asked = getenv("SUDO_UID");
  long long uid;
  if (geteuid() == 0 && asked && cl_parse_int(cl_str_of(asked), &uid) && uid >= 0 &&
      (unsigned long long)uid == plan.st_uid)
    return false;
  return above || (stat(".", &here) == 0 && (here.st_mode & S_IWOTH) && here.st_uid != plan.st_uid);
}

/* PATH, which was found, or NULL and why not. */
static char *judge(char *path, bool above, cl_diag *diag) {
  if (cl_file_is_stream(path))
    cl_fail(diag, CL_IO, CL_IN(path), _("this is no file; name the plan with -f"));
  else if (is_anothers(path, above))
    cl_fail(diag, CL_IO, CL_IN(path),
            _("this plan belongs to somebody else: name it with -f when you trust it"));
  else
    return path;
  return NULL;
}

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
      return judge(try, i > 0, diag);
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

/* Does a line of the file at PATH begin with `plan:`? */
static bool says_plan(const char *path) {
  char line[256];
  bool found = false, whole = true;
  struct stat info;
  FILE *file = stat(path, &info) == 0 && S_ISREG(info.st_mode) ? fopen(path, "r") : NULL;
  while (file && !found && fgets(line, sizeof line, file)) {
    found = whole && strncmp(line, "plan:", 5) == 0;
    whole = strchr(line, '\n') != NULL;
  }
  if (file)
    fclose(file);
  return found;
}

/* The folder above AT, which is "" or ends in a slash, written as short as can be. */
static const char *folder_above(const char *at, cl_arena *arena) {
  size_t n = strlen(at);
  if (n && strcmp(at, "/") != 0 && (n < 3 || strcmp(at + n - 3, "../") != 0)) {
    for (n--; n && at[n - 1] != '/';)
      n--;
    if (strcmp(at, "./") != 0)
      return cl_strndup(arena, at, n);
    at = "";
  }
  return cl_asprintf(arena, "%s../", at);
}

char *cl_plan_root_of(const char *path, cl_arena *arena) {
  struct stat info;
  if (says_plan(path) || (stat(path, &info) == 0 && S_ISDIR(info.st_mode)))
    return cl_strdup(arena, path);
  const char *slash = strrchr(path, '/');
  const char *at = slash ? cl_strndup(arena, path, (size_t)(slash - path) + 1) : "";
  for (int i = 0; i < 128; i++) {
    char *try = cl_asprintf(arena, "%splan.yaml", at);
    if (access(try, F_OK) == 0 && !cl_file_is_stream(try))
      return try;
    struct stat here, above;
    const char *up = folder_above(at, arena);
    if (stat(*at ? at : ".", &here) != 0 || stat(*up ? up : ".", &above) != 0 ||
        here.st_dev != above.st_dev || here.st_ino == above.st_ino)
      break;
    at = up;
  }
  return cl_strdup(arena, path);
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
