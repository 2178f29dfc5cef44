/* history_parts.c - two versions of the plan without what is the same in both; see
 * history.h. */
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/base/copies.h"
#include "../lib/base/file.h"
#include "history.h"

/* A file that differs: what is left of it in each version. */
typedef struct part {
  const char *name;
  bool there[2];
  cl_buf left[2];
} part;

struct history_parts {
  const char *root;
  part *at;
  size_t count;
};

static const history_file *file_of(const history_files *files, const char *name) {
  for (size_t i = 0; i < files->count; i++)
    if (strcmp(files->at[i].name, name) == 0)
      return &files->at[i];
  return NULL;
}

static bool is_regular(const history_file *file) {
  return !file || (file->mode & HISTORY_KIND) == HISTORY_REGULAR;
}

/* False when an object cannot be had, or is a link. */
static bool add_part(history_parts *parts, history *h, const history_file *was,
                     const history_file *is) {
  cl_buf bytes[2] = { CL_BUF_INIT, CL_BUF_INIT };
  const history_file *file[2] = { was, is };
  part *p = &parts->at[parts->count++];
  cl_diag unsaid;
  cl_diag_init(&unsaid);
  *p = (part){ .name = was ? was->name : is->name, .there = { was != NULL, is != NULL } };
  bool root = strcmp(p->name, h->root) == 0, good = is_regular(was) && is_regular(is);
  for (int k = 0; k < 2 && good; k++) {
    enum cl_object kind;
    if (file[k])
      good = cl_repo_read(h->repo, &file[k]->oid, &kind, &bytes[k], &unsaid) == CL_OK;
  }
  if (good)
    history_cut((cl_str){ cl_buf_text(&bytes[0]), bytes[0].len },
                (cl_str){ cl_buf_text(&bytes[1]), bytes[1].len }, root, &p->left[0], &p->left[1]);
  cl_buf_free(&bytes[0]);
  cl_buf_free(&bytes[1]);
  cl_diag_free(&unsaid);
  return good;
}

/* Can NAME stand in quotes in an include, and is read for certain when a pattern finds it?
 * Of what other programs leave behind only the reader knows. */
static bool is_plain(const char *name) {
  cl_arena *arena = cl_arena_new();
  bool sure, plain = !cl_copy_of(arena, cl_basename(name), &sure) && !strpbrk(name, "*?['\\\n\r");
  cl_arena_free(arena);
  return plain;
}

/* The root includes what differs, in place of all that it does. */
static void add_include(history_parts *parts) {
  for (int k = 0; k < 2; k++) {
    part *root = &parts->at[0];
    cl_buf *text = &root->left[k];
    if (history_include((cl_str){ cl_buf_text(text), text->len }).n)
      continue; /* which differs itself */
    if (text->len && text->p[text->len - 1] != '\n')
      cl_buf_putc(text, '\n');
    cl_buf_puts(text, "include:\n");
    for (size_t i = 1; i < parts->count; i++)
      if (parts->at[i].there[k])
        cl_buf_printf(text, "  - '%s'\n", parts->at[i].name);
  }
}

/* What is left of one file is read at once as if it stood in the root. */
static bool is_one(const history_parts *parts) {
  return parts->count == 2 && parts->at[1].there[0] && parts->at[1].there[1];
}

static void add_to_root(history_parts *parts) {
  for (int k = 0; k < 2; k++) {
    const cl_buf *left = &parts->at[1].left[k];
    cl_buf_add(&parts->at[0].left[k], cl_buf_text(left), left->len);
    cl_buf_cut(&parts->at[1].left[k], 0);
  }
}

/* The root comes first. */
history_parts *history_parts_new(history *h, const history_files *was, const history_files *is) {
  history_parts *parts = cl_xcalloc(1, sizeof *parts);
  bool good = was->count && is->count, same_root = good;
  parts->root = h->root;
  parts->at = cl_xcalloc(was->count + is->count + 1, sizeof *parts->at);
  same_root = same_root && cl_oid_eq(&was->at[0].oid, &is->at[0].oid);
  if (same_root) {
    part *root = &parts->at[parts->count++];
    *root = (part){ .name = h->root, .there = { true, true } };
    cl_buf_puts(&root->left[0], "plan: 1\n");
    cl_buf_puts(&root->left[1], "plan: 1\n");
  }
  for (size_t i = 0; i < was->count && good; i++) {
    const history_file *later = file_of(is, was->at[i].name);
    if (!later || !cl_oid_eq(&later->oid, &was->at[i].oid))
      good = (i == 0 || is_plain(was->at[i].name)) && add_part(parts, h, &was->at[i], later);
  }
  for (size_t i = 0; i < is->count && good; i++)
    if (!file_of(was, is->at[i].name))
      good = is_plain(is->at[i].name) && add_part(parts, h, NULL, &is->at[i]);
  if (good) {
    if (same_root && is_one(parts))
      add_to_root(parts);
    else
      add_include(parts);
    return parts;
  }
  history_parts_free(parts);
  return NULL;
}

void history_parts_free(history_parts *parts) {
  if (!parts)
    return;
  for (size_t i = 0; i < parts->count; i++) {
    cl_buf_free(&parts->at[i].left[0]);
    cl_buf_free(&parts->at[i].left[1]);
  }
  free(parts->at);
  free(parts);
}

static bool holds(const cl_buf *bytes, const char *text) {
  size_t n = strlen(text);
  for (const char *p = cl_buf_text(bytes), *end = p + bytes->len;
       (p = memchr(p, *text, (size_t)(end - p))) != NULL && (size_t)(end - p) >= n; p++)
    if (memcmp(p, text, n) == 0)
      return true;
  return false;
}

bool history_parts_hold(const history_parts *parts, const char *text) {
  for (size_t i = 0; i < parts->count; i++)
    if (holds(&parts->at[i].left[0], text) || holds(&parts->at[i].left[1], text))
      return true;
  return false;
}

/* ---- As a plan ------------------------------------------------------------------------------ */

typedef struct side {
  const history_parts *parts;
  int k;
} side;

static enum cl_status read_part(void *data, const char *name, cl_buf *out, cl_diag *diag) {
  const side *s = data;
  (void)diag;
  for (size_t i = 0; i < s->parts->count; i++) {
    const part *p = &s->parts->at[i];
    if (strcmp(p->name, name) != 0)
      continue;
    cl_buf_add(out, cl_buf_text(&p->left[s->k]), p->left[s->k].len);
    return p->there[s->k] ? CL_OK : CL_FOUND;
  }
  return CL_OK; /* the same in both: nothing */
}

static enum cl_status match_part(void *data, const char *pattern, cl_diag *diag,
                                 void (*found)(void *to, const char *name), void *to) {
  const side *s = data;
  (void)diag;
  for (size_t i = 0; i < s->parts->count; i++) {
    const part *p = &s->parts->at[i];
    if (p->there[s->k] && fnmatch(pattern, p->name, FNM_PATHNAME | FNM_PERIOD) == 0)
      found(to, p->name);
  }
  return CL_OK;
}

enum cl_status history_parts_read(history_parts *parts, bool later, cl_plan **plan, cl_diag *diag) {
  side s = { parts, later };
  cl_store store = { .data = &s, .label = "-", .read = read_part, .match = match_part };
  return cl_plan_open_store(plan, &store, parts->root, diag);
}
