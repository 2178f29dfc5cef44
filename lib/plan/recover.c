/* recover.c - a change that broke off: which files it may go on with; see recover.h. */
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "inner.h"
#include "../base/journal.h"
#include "people.h"
#include "recover.h"

typedef struct files {
  cl_arena *arena;
  const char *root_dir;
  const char **names;
  size_t n, cap;
} files;

static void add(files *f, const char *path) {
  const char *real = cl_file_real(f->arena, path);
  if (!real)
    return;
  f->names = cl_grow(f->names, &f->cap, f->n + 1, sizeof *f->names);
  f->names[f->n++] = real;
}

/* What `include` names: what does not stay inside the folder is refused by who reads it. */
static void add_item(files *f, const char *item) {
  glob_t found;
  const char *escaped = cl_plan_glob_escape(f->arena, f->root_dir);
  if (!strpbrk(item, "*?[")) {
    add(f, cl_asprintf(f->arena, "%s%s", f->root_dir, item));
    return;
  }
  if (glob(cl_asprintf(f->arena, "%s%s", escaped, item), 0, NULL, &found) != 0)
    return;
  for (size_t i = 0; i < found.gl_pathc; i++)
    add(f, found.gl_pathv[i]);
  globfree(&found);
}

/* The files of the plan whose root is the text of PATH on this disk. */
static enum cl_status find_files(files *f, const char *path, cl_diag *diag) {
  cl_buf bytes = CL_BUF_INIT;
  cl_tree tree = { 0 };
  enum cl_status status = cl_file_read(path, CL_MAX_FILE, &bytes, NULL, diag);
  if (status != CL_OK)
    return status;
  size_t n = bytes.len;
  status =
      (cl_people_name(cl_basename(path)) ? cl_tree_read_hushed
                                         : cl_tree_read)(&tree, path, cl_buf_take(&bytes), n, diag);
  if (status != CL_OK) {
    cl_tree_free(&tree);
    return status;
  }
  const cl_node *list = cl_node_get(tree.root, cl_sym("include"));
  add(f, path);
  CL_EACH(item, list && list->kind == CL_SEQ ? list : NULL)
    if (cl_node_text(item).n)
      add_item(f, cl_str_dup(f->arena, cl_node_text(item)));
  cl_tree_free(&tree);
  return CL_OK;
}

enum cl_status cl_plan_recover(const char *path, cl_diag *diag) {
  if (!cl_journal_there(path))
    return CL_OK;
  files f = { .arena = cl_arena_new(), .root_dir = "" };
  f.root_dir = cl_dirname(f.arena, path);
  enum cl_status status = find_files(&f, path, diag);
  if (status == CL_OK)
    status = cl_journal_finish(path, f.names, f.n, diag);
  free(f.names);
  cl_arena_free(f.arena);
  return status;
}
