/* history_files.c - which files a version of the plan has, by their objects' names; see
 * history.h.
 *
 * Of most commits this is all that is looked at, so that what was found for one is used
 * for the next: the same root includes the same, and the same folder has the same in it. */
#include <stdlib.h>
#include <string.h>

#include "../lib/base/hash.h"
#include "history.h"

enum { VERSIONS = 16, FOLDERS = 64, ROOTS = 8 };

/* What an include finds in the folder that its pattern begins with. */
typedef struct expanded {
  const char *pattern; /* NULL: none yet */
  cl_oid folder;
  history_file *at;
  size_t count, cap;
} expanded;

typedef struct root_includes {
  bool known;
  cl_oid root;
  const char **items;
  size_t count;
} root_includes;

struct history_cache {
  history *h;
  cl_app *app;
  history_files versions[VERSIONS];
  size_t used[VERSIONS], uses; /* when each was asked for last */
  expanded folders[FOLDERS];
  root_includes roots[ROOTS];
  size_t next_root;
  cl_buf lines; /* of the include that was read last, and what it names */
  const char **items;
  size_t item_count;
};

history_cache *history_cache_new(history *h, cl_app *app) {
  history_cache *cache = cl_xcalloc(1, sizeof *cache);
  cache->h = h;
  cache->app = app;
  return cache;
}

void history_cache_free(history_cache *cache) {
  if (!cache)
    return;
  for (size_t i = 0; i < VERSIONS; i++)
    free(cache->versions[i].at);
  for (size_t i = 0; i < FOLDERS; i++)
    free(cache->folders[i].at);
  cl_buf_free(&cache->lines);
  free(cache);
}

bool history_files_same(const history_files *a, const history_files *b) {
  if (a->count != b->count)
    return false;
  for (size_t i = 0; i < a->count; i++)
    if (!cl_oid_eq(&a->at[i].oid, &b->at[i].oid) || strcmp(a->at[i].name, b->at[i].name) != 0)
      return false;
  return true;
}

/* ---- What the root includes ----------------------------------------------------------- */

cl_str history_include(cl_str root) {
  static const char KEY[] = "include:";
  size_t n = sizeof KEY - 1;
  cl_str found = CL_NO_STR;
  for (size_t at = 0; at < root.n;) {
    const char *p = root.p + at, *stop = memchr(p, '\n', root.n - at);
    size_t length = stop ? (size_t)(stop - p) + 1 : root.n - at;
    if (found.p && !strchr(" -#\r\n", *p))
      break;
    if (strchr("{\"'?&!", *p))
      return root; /* another style: any key may be that one */
    if (!found.p && length >= n && memcmp(p, KEY, n) == 0)
      found = (cl_str){ p, 0 };
    found.n += found.p ? length : 0;
    at += length;
  }
  return found;
}

static void read_items(history_cache *cache, cl_str lines) {
  cl_arena *arena = cache->app->arena;
  cl_tree tree;
  cl_diag unsaid;
  cl_diag_init(&unsaid);
  char *copy = cl_xmalloc(lines.n + 1);
  memcpy(copy, lines.p, lines.n);
  copy[lines.n] = '\0';
  bool read = cl_tree_read(&tree, "-", copy, lines.n, &unsaid) == CL_OK;
  const cl_node *list = read && tree.root ? cl_node_get(tree.root, cl_sym("include")) : NULL;
  size_t n = list && list->kind == CL_SEQ ? cl_node_count(list) : 0;
  cache->items = cl_alloc(arena, (n + 1) * sizeof *cache->items);
  cache->item_count = 0;
  CL_EACH(item, n ? list : NULL) {
    const char *name = cl_str_dup(arena, cl_node_text(item));
    if (name && *name)
      cache->items[cache->item_count++] = name;
  }
  cl_tree_free(&tree);
  cl_diag_free(&unsaid);
}

static const root_includes *includes_of(history_cache *cache, const cl_oid *root) {
  for (size_t i = 0; i < ROOTS; i++)
    if (cache->roots[i].known && cl_oid_eq(&cache->roots[i].root, root))
      return &cache->roots[i];
  root_includes *out = &cache->roots[cache->next_root++ % ROOTS];
  cl_buf bytes = CL_BUF_INIT;
  enum cl_object kind;
  cl_diag unsaid;
  cl_diag_init(&unsaid);
  cl_str lines = CL_NO_STR;
  if (cl_repo_read(cache->h->repo, root, &kind, &bytes, &unsaid) == CL_OK)
    lines = history_include((cl_str){ cl_buf_text(&bytes), bytes.len });
  if (lines.n && !(lines.n == cache->lines.len && memcmp(cache->lines.p, lines.p, lines.n) == 0)) {
    read_items(cache, lines);
    cl_buf_cut(&cache->lines, 0);
    cl_buf_add(&cache->lines, lines.p, lines.n);
  }
  *out = (root_includes){ true, *root, cache->items, lines.n ? cache->item_count : 0 };
  cl_buf_free(&bytes);
  cl_diag_free(&unsaid);
  return out;
}

/* ---- What that finds --------------------------------------------------------------------- */

static void add_file(void *to, const char *name, const cl_tree_entry *entry) {
  expanded *e = to;
  unsigned kind = entry->mode & HISTORY_KIND;
  if (kind != HISTORY_REGULAR && kind != HISTORY_LINK)
    return;
  e->at = cl_grow(e->at, &e->cap, e->count + 1, sizeof *e->at);
  e->at[e->count++] = (history_file){ name, entry->oid, entry->mode };
}

static int by_name(const void *a, const void *b) {
  return strcmp(((const history_file *)a)->name, ((const history_file *)b)->name);
}

/* git has a folder in order, but for what lies in others. */
static bool in_order(const expanded *e) {
  for (size_t i = 1; i < e->count; i++)
    if (by_name(&e->at[i - 1], &e->at[i]) > 0)
      return false;
  return true;
}

/* A name is told apart by its text: of the version before it is mostly the same. */
static void name_files(history_cache *cache, expanded *e, const expanded *like) {
  for (size_t i = 0; i < e->count; i++) {
    bool same = i < like->count && strcmp(like->at[i].name, e->at[i].name) == 0;
    e->at[i].name = same ? like->at[i].name : cl_strdup(cache->app->arena, e->at[i].name);
  }
}

/* What PATTERN finds in FOLDER, which its first part up to BEFORE bytes leads to. */
static const expanded *expand(history_cache *cache, const char *pattern, size_t before,
                              const cl_oid *folder) {
  size_t slot = (folder->id[0] + (size_t)(uintptr_t)pattern / 8) % FOLDERS;
  expanded *at = &cache->folders[slot], fresh = { pattern, *folder, NULL, 0, 0 };
  if (at->pattern == pattern && cl_oid_eq(&at->folder, folder))
    return at;
  cl_arena *arena = cl_arena_new();
  cl_diag unsaid;
  cl_diag_init(&unsaid);
  history_match(cache->h->repo, folder, cl_strndup(arena, pattern, before), pattern + before, arena,
                add_file, &fresh, &unsaid);
  if (!in_order(&fresh))
    qsort(fresh.at, fresh.count, sizeof *fresh.at, by_name);
  name_files(cache, &fresh, at);
  free(at->at);
  *at = fresh;
  cl_diag_free(&unsaid);
  cl_arena_free(arena);
  return at;
}

static bool find(history_cache *cache, const cl_oid *folder, const char *path, cl_oid *oid,
                 unsigned *mode) {
  return cl_repo_find(cache->h->repo, folder, path, oid, mode, &cache->app->diag) == CL_OK;
}

/* What ITEM of an include, a path or a pattern, finds. */
static void add_item(history_cache *cache, const cl_oid *folder, const char *item,
                     expanded *files) {
  size_t wild = strcspn(item, "*?[");
  cl_tree_entry entry = { 0 };
  cl_arena *arena = cl_arena_new();
  if (!item[wild]) {
    if (find(cache, folder, item, &entry.oid, &entry.mode))
      add_file(files, item, &entry);
  } else {
    while (wild && item[wild - 1] != '/')
      wild--;
    const expanded *found = NULL;
    if (find(cache, folder, cl_strndup(arena, item, wild), &entry.oid, &entry.mode) &&
        (entry.mode & HISTORY_KIND) == HISTORY_FOLDER)
      found = expand(cache, item, wild, &entry.oid);
    for (size_t i = 0; found && i < found->count; i++) {
      entry.oid = found->at[i].oid;
      entry.mode = found->at[i].mode;
      add_file(files, found->at[i].name, &entry);
    }
  }
  cl_arena_free(arena);
}

const history_files *history_files_in(history_cache *cache, const cl_oid *folder) {
  size_t oldest = 0;
  for (size_t i = 0; i < VERSIONS; i++) {
    if (cache->versions[i].at && cl_oid_eq(&cache->versions[i].folder, folder)) {
      cache->used[i] = ++cache->uses;
      return &cache->versions[i];
    }
    oldest = cache->used[i] < cache->used[oldest] ? i : oldest;
  }
  history_files *v = &cache->versions[oldest];
  cache->used[oldest] = ++cache->uses;
  expanded files = { .at = NULL };
  cl_tree_entry root;
  if (find(cache, folder, cache->h->root, &root.oid, &root.mode)) {
    add_file(&files, cache->h->root, &root);
    const root_includes *includes = includes_of(cache, &root.oid);
    for (size_t i = 0; files.count && i < includes->count; i++)
      add_item(cache, folder, includes->items[i], &files);
  }
  files.at = cl_grow(files.at, &files.cap, files.count + 1, sizeof *files.at);
  free(v->at);
  *v = (history_files){ *folder, files.at, files.count };
  return v;
}
