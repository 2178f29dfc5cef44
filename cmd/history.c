/* history.c - the plan of a revision; see history.h. */
#define _XOPEN_SOURCE 700
#include "history.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../lib/base/file.h"
#include "../lib/sheet/show.h"

/* ---- Files of a revision ---------------------------------------------------------- */

enum { MOST_LINKS = 5, MOST_LINK_SIZE = 4096 };

typedef struct at_revision {
  cl_repo *repo;
  cl_oid tree; /* the folder of the root */
} at_revision;

/* What a link says, from the folder of the root: NULL when it leads out of it. */
static const char *follow(cl_arena *arena, const char *name, cl_str link) {
  const char *dir = cl_dirname(arena, name);
  if (!link.n || link.n > MOST_LINK_SIZE || *link.p == '/' || memchr(link.p, '\0', link.n))
    return NULL;
  cl_buf out = CL_BUF_INIT;
  const char *path = cl_asprintf(arena, "%s%.*s", dir, (int)link.n, link.p);
  bool inside = true;
  while (*path && inside) {
    size_t n = strcspn(path, "/");
    if (n == 2 && memcmp(path, "..", 2) == 0) {
      inside = out.len > 0;
      while (out.len && out.p[out.len - 1] != '/')
        cl_buf_cut(&out, out.len - 1);
      if (out.len)
        cl_buf_cut(&out, out.len - 1);
    } else if (n && !(n == 1 && *path == '.')) {
      cl_buf_printf(&out, "%s%.*s", out.len ? "/" : "", (int)n, path);
    }
    path += n + (path[n] == '/');
  }
  const char *text = inside && out.len ? cl_strdup(arena, cl_buf_text(&out)) : NULL;
  cl_buf_free(&out);
  return text;
}

/* The file NAME, or what the links of that name lead to. */
static enum cl_status read_linked(const at_revision *r, cl_arena *arena, const char *name,
                                  cl_buf *out, cl_diag *diag) {
  for (int hops = 0; name && hops < MOST_LINKS; hops++) {
    cl_oid oid;
    unsigned mode;
    enum cl_object kind;
    size_t start = out->len;
    enum cl_status status = cl_repo_find(r->repo, &r->tree, name, &oid, &mode, diag);
    if (status != CL_OK)
      return status;
    mode &= HISTORY_KIND;
    if (mode != HISTORY_REGULAR && mode != HISTORY_LINK)
      return CL_FOUND;
    status = cl_repo_read(r->repo, &oid, &kind, out, diag);
    if (status != CL_OK || mode == HISTORY_REGULAR)
      return status;
    name = follow(arena, name, (cl_str){ cl_buf_text(out) + start, out->len - start });
    cl_buf_cut(out, start);
  }
  return CL_FOUND;
}

static enum cl_status read_at(void *data, const char *name, cl_buf *out, cl_diag *diag) {
  cl_arena *arena = cl_arena_new();
  enum cl_status status = read_linked(data, arena, name, out, diag);
  cl_arena_free(arena);
  return status;
}

/* Names that are found, to be sorted. */
typedef struct names {
  cl_arena *arena;
  const char **at;
  size_t count, cap;
} names;

/* The part of PATTERN before its next slash against all names of folder TREE. */
enum cl_status history_match(cl_repo *repo, const cl_oid *tree, const char *before,
                             const char *pattern, cl_arena *arena,
                             void (*found)(void *to, const char *name, const cl_tree_entry *entry),
                             void *to, cl_diag *diag) {
  cl_buf bytes = CL_BUF_INIT;
  cl_tree_entry entry;
  enum cl_object kind;
  size_t n = strcspn(pattern, "/"), at = 0, in = strlen(before);
  const char *part = cl_strndup(arena, pattern, n);
  bool bad = false, last = !pattern[n];
  enum cl_status status = cl_repo_read(repo, tree, &kind, &bytes, diag);
  while (status == CL_OK && kind == CL_FOLDER &&
         cl_tree_next(repo, cl_buf_text(&bytes), bytes.len, &at, &entry, &bad)) {
    bool folder = (entry.mode & HISTORY_KIND) == HISTORY_FOLDER;
    if (folder == last)
      continue;
    char *path = cl_alloc_text(arena, in + entry.name.n + 1);
    memcpy(path, before, in);
    memcpy(path + in, entry.name.p, entry.name.n);
    path[in + entry.name.n] = '\0';
    if (fnmatch(part, path + in, FNM_PERIOD) != 0)
      continue;
    if (last)
      found(to, path, &entry);
    else
      status = history_match(repo, &entry.oid, cl_asprintf(arena, "%s/", path), pattern + n + 1,
                             arena, found, to, diag);
  }
  cl_buf_free(&bytes);
  return status;
}

static void add_name(void *to, const char *name, const cl_tree_entry *entry) {
  names *all = to;
  (void)entry;
  all->at = cl_grow(all->at, &all->cap, all->count + 1, sizeof *all->at);
  all->at[all->count++] = name;
}

static enum cl_status match_at(void *data, const char *pattern, cl_diag *diag,
                               void (*found)(void *to, const char *name), void *to) {
  at_revision *r = data;
  names all = { .arena = cl_arena_new() };
  enum cl_status status =
      history_match(r->repo, &r->tree, "", pattern, all.arena, add_name, &all, diag);
  if (all.count > 1)
    qsort(all.at, all.count, sizeof *all.at, cl_by_text);
  for (size_t i = 0; i < (status != CL_OK ? 0 : all.count); i++)
    found(to, all.at[i]);
  free(all.at);
  cl_arena_free(all.arena);
  return status;
}

/* ---- The plan of a commit ------------------------------------------------------------ */

enum cl_status history_open(cl_app *app, const char *at, history *out) {
  const char *slash = strrchr(at, '/');
  *out = (history){ .root = cl_basename(at) };
  const char *folder = slash ? cl_strndup(app->arena, at, (size_t)(slash - at) + 1) : ".";
  enum cl_status status = cl_repo_open(&out->repo, folder, &app->diag);
  if (status != CL_OK)
    return status;
  out->folder = cl_repo_path(out->repo);
  return CL_OK;
}

enum cl_status history_read(history *h, const cl_oid *commit, const char *label, cl_plan **plan,
                            cl_diag *diag) {
  at_revision r = { .repo = h->repo };
  cl_commit found;
  unsigned mode;
  enum cl_status status = cl_repo_commit(h->repo, commit, &found, false, diag);
  if (status != CL_OK)
    return status;
  status = cl_repo_find(h->repo, &found.tree, h->folder, &r.tree, &mode, diag);
  if (status != CL_OK)
    return status;
  if (mode != HISTORY_FOLDER)
    return CL_FOUND;
  cl_store store = { .data = &r, .label = label, .read = read_at, .match = match_at };
  return cl_plan_open_store(plan, &store, h->root, diag);
}

/* ---- By day ------------------------------------------------------------------------------ */

typedef struct before {
  int64_t end; /* the second the day begins */
  cl_oid oid;
  bool found;
} before;

static bool visit_before(void *data, cl_visit *step) {
  before *b = data;
  b->found = step->commit.time < b->end;
  b->oid = step->oid;
  return !b->found;
}

static int64_t start_of(cl_date day) {
  int year, month, of_month;
  cl_date_split(day, &year, &month, &of_month);
  struct tm tm = {
    .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = of_month, .tm_isdst = -1
  };
  return (int64_t)mktime(&tm);
}

static enum cl_status find_before(cl_app *app, history *h, cl_date day, cl_oid *commit) {
  before b = { .end = start_of(day) };
  enum cl_status status = cl_repo_resolve(h->repo, "HEAD", commit, &app->diag);
  if (status == CL_FOUND)
    return cl_fail(&app->diag, CL_IO, CL_NOWHERE, _("git: nothing was committed yet"));
  if (status != CL_OK)
    return status;
  status = cl_repo_walk(h->repo, commit, visit_before, &b, &app->diag);
  if (status != CL_OK)
    return status;
  if (!b.found)
    return cl_fail(&app->diag, CL_IO, CL_NOWHERE, _("git: there is no commit from before %s"),
                   cl_show_date(app, day));
  *commit = b.oid;
  return CL_OK;
}

/* ---- What the module gives ------------------------------------------------------------------ */

static enum cl_status read_one(cl_app *app, history *h, const char *revision, cl_date day,
                               cl_plan **plan, const char **name) {
  cl_oid commit;
  enum cl_status status = revision ? cl_repo_resolve(h->repo, revision, &commit, &app->diag)
                                   : find_before(app, h, day, &commit);
  if (status != CL_OK)
    return status;
  *name = revision ? revision : cl_show_date(app, day);
  const char *label =
      revision ? revision : cl_strndup(app->arena, cl_repo_hex(h->repo, &commit), 10);
  status = history_read(h, &commit, label, plan, &app->diag);
  if (status == CL_FOUND)
    return cl_fail(&app->diag, CL_IO, CL_NOWHERE, _("%s has no plan: %s%s%s was not there"), label,
                   h->folder, *h->folder ? "/" : "", h->root);
  return status;
}

enum cl_status cl_history_plan(cl_app *app, const char *at, const char *revision, cl_date day,
                               cl_plan **plan, const char **name, bool *outside) {
  history h;
  enum cl_status status = history_open(app, at, &h);
  *outside = status == CL_FOUND;
  if (status != CL_OK)
    return status;
  status = read_one(app, &h, revision, day, plan, name);
  cl_repo_close(h.repo);
  return status;
}
