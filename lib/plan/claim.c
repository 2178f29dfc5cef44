/* claim.c - what may not be written over, since the plan needs it; see claim.h. */
#include <fnmatch.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "inner.h"
#include "claim.h"

typedef struct question {
  const cl_plan *plan;
  cl_arena *arena;
  const char *target; /* the real file that would be replaced */
  const char *folder; /* its folder, with the slash */
  const char *name;
  struct stat now; /* what is there; st_ino 0: nothing */
} question;

/* ---- Files of the plan ----------------------------------------------------- */

/* Is it the file that was read, under whatever name? */
static bool is_read_file(const question *q, const cl_plan_file *file) {
  const cl_stamp *stamp = &file->stamp;
  if (stamp->known && q->now.st_ino && stamp->device == (uint64_t)q->now.st_dev &&
      stamp->inode == (uint64_t)q->now.st_ino)
    return true;
  const char *real = cl_file_real(q->arena, file->path); /* replaced since by another one */
  return real && strcmp(real, q->target) == 0;
}

/* Does TARGET stand beside FILE under the name of its lock or journal? */
static bool is_helper_of(const question *q, const cl_plan_file *file) {
  static const char *const suffixes[] = { "lock", "journal" };
  const char *real = cl_file_real(q->arena, file->path);
  for (size_t i = 0; real && i < CL_COUNT(suffixes); i++)
    if (strcmp(q->target, cl_asprintf(q->arena, "%s.%s.%s", cl_dirname(q->arena, real),
                                      cl_basename(real), suffixes[i])) == 0)
      return true;
  return false;
}

/* ---- What `include` names -------------------------------------------------- */

/* Is one of the folders that PATTERN stands for the target's? */
static bool is_folder_of(const question *q, const char *pattern) {
  glob_t found;
  bool same = false;
  if (glob(*pattern ? pattern : ".", 0, NULL, &found) != 0)
    return false;
  for (size_t i = 0; i < found.gl_pathc && !same; i++) {
    const char *in = cl_asprintf(q->arena, "%s/x", found.gl_pathv[i]);
    const char *real = cl_file_real(q->arena, in);
    same = real && strcmp(cl_dirname(q->arena, real), q->folder) == 0;
  }
  globfree(&found);
  return same;
}

/* Would the next run read the target as a part of the plan? */
static bool is_included(const question *q, const char *item) {
  const char *root = q->plan->index->root_dir, *slash = strrchr(item, '/');
  if (!strpbrk(item, "*?[")) {
    const char *real = cl_file_real(q->arena, cl_asprintf(q->arena, "%s%s", root, item));
    return real && strcmp(real, q->target) == 0;
  }
  if (fnmatch(cl_basename(item), q->name, FNM_PERIOD) != 0)
    return false;
  const char *dir = cl_strndup(q->arena, item, slash ? (size_t)(slash - item) : 0);
  return is_folder_of(q, cl_asprintf(q->arena, "%s%s", cl_plan_glob_escape(q->arena, root), dir));
}

static bool is_in_include(const question *q) {
  const cl_node *list = cl_node_get(q->plan->files[0].tree.root, cl_sym("include"));
  CL_EACH(item, list && list->kind == CL_SEQ ? list : NULL) {
    const char *text = cl_str_dup(q->arena, cl_node_text(item));
    if (text && *text && is_included(q, text))
      return true;
  }
  return false;
}

/* ---- git -------------------------------------------------------------------- */

static bool is_below(const question *q, const char *folder) {
  return folder && strncmp(q->target, folder, strlen(folder)) == 0;
}

/* Git's folder may stand elsewhere, behind a file `.git`. */
static bool is_of_git(const question *q) {
  for (const char *p = q->target; *p;) {
    size_t n = strcspn(p, "/");
    if (n == 4 && strncasecmp(p, ".git", n) == 0)
      return true;
    p += n + (p[n] == '/');
  }
  const char *root = q->plan ? cl_file_real(q->arena, q->plan->files[0].path) : NULL;
  const char *const folders[] = { q->folder, root ? cl_dirname(q->arena, root) : NULL };
  for (size_t i = 0; i < CL_COUNT(folders); i++) {
    cl_git_folders git = { NULL, NULL };
    if (folders[i])
      git = cl_git_find(q->arena, folders[i]);
    if (is_below(q, git.own) || is_below(q, git.common))
      return true;
  }
  return false;
}

/* ---- The answer --------------------------------------------------------------- */

static const char *claimed_by_plan(const question *q) {
  const cl_plan *plan = q->plan;
  for (size_t i = 0; i < plan->file_count; i++) {
    if (is_read_file(q, &plan->files[i]))
      return cl_asprintf(q->arena, _("this is %s of the plan itself: choose another name"),
                         plan->files[i].name);
    if (is_helper_of(q, &plan->files[i]))
      return cl_asprintf(q->arena,
                         _("the plan keeps its lock or its journal here: choose another name"));
  }
  if (is_in_include(q))
    return cl_asprintf(q->arena, _("the plan would read this as a part of itself, since `include` "
                                   "names it: choose another name"));
  return NULL;
}

const char *cl_plan_claims(const cl_plan *plan, const char *path, cl_arena *arena) {
  question q = { .plan = plan, .arena = arena, .target = cl_file_real(arena, path) };
  if (stat(path, &q.now) != 0)
    q.now.st_ino = 0;
  if (!q.target) /* a device, a pipe; or a folder that is not there */
    return NULL;
  q.folder = cl_dirname(arena, q.target);
  q.name = cl_basename(q.target);
  if (is_of_git(&q))
    return cl_asprintf(arena, _("this belongs to git: choose another name"));
  if (strncmp(q.name, ".clkit-", 7) == 0)
    return cl_asprintf(arena, _("names such as this are kept for changes of a plan: choose another "
                                "name"));
  return plan ? claimed_by_plan(&q) : NULL;
}
