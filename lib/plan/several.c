/* several.c - see several.h. */
#define _XOPEN_SOURCE 700
#include "several.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/git.h"

/* ---- Which files -------------------------------------------------------------------- */

static const char *real_folder(cl_arena *arena, const char *folder) {
  char *real = realpath(*folder ? folder : ".", NULL);
  const char *at = real ? cl_strdup(arena, real) : folder;
  free(real);
  return at;
}

static cl_one_plan *add(cl_several *several, cl_arena *arena, const char *path) {
  several->items =
      cl_grow(several->items, &several->cap, several->count + 1, sizeof *several->items);
  cl_one_plan *one = &several->items[several->count++];
  *one = (cl_one_plan){ .path = path, .at = real_folder(arena, cl_dirname(arena, path)) };
  return one;
}

/* Adds every FOLDER/NAME/plan.yaml; false when there is none. */
static bool add_folders(cl_several *several, cl_arena *arena, const char *folder) {
  size_t before = several->count;
  DIR *dir = opendir(folder);
  for (struct dirent *entry; dir && (entry = readdir(dir));) {
    const char *path = cl_asprintf(arena, "%s%s/plan.yaml", folder, entry->d_name);
    if (entry->d_name[0] != '.' && access(path, F_OK) == 0)
      add(several, arena, path)->found = true;
  }
  if (dir)
    closedir(dir);
  return several->count > before;
}

void cl_several_add(cl_several *several, cl_arena *arena, const char *name) {
  struct stat st;
  size_t n = strlen(name);
  if (stat(name, &st) != 0 || !S_ISDIR(st.st_mode)) {
    add(several, arena, cl_strdup(arena, name));
    return;
  }
  const char *folder = cl_asprintf(arena, "%s%s", name, n && name[n - 1] == '/' ? "" : "/");
  const char *root = cl_asprintf(arena, "%splan.yaml", folder);
  if (access(root, F_OK) == 0)
    add(several, arena, root)->found = true;
  else if (cl_git_bare(arena, folder))
    add(several, arena, root)->stored = true;
  else if (!add_folders(several, arena, folder))
    add(several, arena, root)->found = true; /* whoever opens it says that it is not there */
}

enum cl_status cl_several_ready(const cl_one_plan *one, cl_diag *diag) {
  return one->found && cl_file_is_stream(one->path)
             ? cl_fail(diag, CL_IO, CL_IN(one->path), _("this is no file"))
             : CL_OK;
}

/* ---- What they are called ------------------------------------------------------------- */

/* The last DEPTH folders of AT. */
static const char *last_folders(const char *at, size_t depth) {
  const char *p = at + strlen(at);
  while (p > at) {
    if (p[-1] == '/' && --depth == 0)
      return p;
    p--;
  }
  return *at == '/' && at[1] ? at + 1 : at;
}

static int by_key(const void *a, const void *b) {
  const cl_one_plan *x = a, *y = b;
  int order = strcmp(x->key, y->key);
  order = order ? order : strcmp(x->at, y->at);
  return order ? order : strcmp(cl_basename(x->path), cl_basename(y->path));
}

static bool same_file(const cl_one_plan *a, const cl_one_plan *b) {
  return strcmp(a->at, b->at) == 0 && strcmp(cl_basename(a->path), cl_basename(b->path)) == 0;
}

static void sort(cl_several *s) {
  qsort(s->items, s->count, sizeof *s->items, by_key);
}

/* Which of two ways to write the same path is kept must not hang on their order. */
static void drop_twins(cl_several *s) {
  size_t kept = 0;
  for (size_t i = 0; i < s->count; i++)
    s->items[i].key = s->items[i].at;
  sort(s);
  for (size_t i = 0; i < s->count; i++) {
    if (kept && same_file(&s->items[kept - 1], &s->items[i])) {
      if (strcmp(s->items[i].path, s->items[kept - 1].path) < 0)
        s->items[kept - 1].path = s->items[i].path;
    } else {
      s->items[kept++] = s->items[i];
    }
  }
  s->count = kept;
}

/* Those of FROM..TO have one key: one folder more each, and where they lie in one
 * folder the file. */
static bool tell_apart(cl_several *s, cl_arena *arena, size_t from, size_t to, size_t depth) {
  bool longer = false;
  for (size_t i = from; i < to; i++) {
    cl_one_plan *one = &s->items[i];
    const char *key = last_folders(one->at, depth);
    longer |= strlen(key) > strlen(one->key);
    one->key = key;
  }
  for (size_t i = from; !longer && i < to; i++)
    s->items[i].key = cl_asprintf(arena, "%s/%s", s->items[i].key, cl_basename(s->items[i].path));
  return longer;
}

void cl_several_name(cl_several *s, cl_arena *arena) {
  bool again = s->count > 0;
  if (s->count)
    drop_twins(s);
  for (size_t i = 0; i < s->count; i++)
    s->items[i].key = last_folders(s->items[i].at, 1);
  for (size_t depth = 2; again; depth++) {
    again = false;
    sort(s);
    for (size_t i = 0, end; i < s->count; i = end) {
      for (end = i + 1; end < s->count && strcmp(s->items[end].key, s->items[i].key) == 0;)
        end++;
      if (end > i + 1)
        again = tell_apart(s, arena, i, end, depth) || again;
    }
  }
  if (s->count)
    sort(s);
}
