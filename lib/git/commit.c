/* commit.c - commits and folders, and the way back through time; see repo.h. */
#include <stdlib.h>
#include <string.h>

#include "../base/hash.h"
#include "inner.h"

enum { MOST_SUBJECT = 400, MOST_COMMITS = 50000000 };

static enum cl_status damaged(cl_repo *repo, const cl_oid *oid, cl_diag *diag) {
  return cl_fail(diag, CL_IO, CL_NOWHERE,
                 _("git: object %s is damaged or too large: `git fsck` tells more"),
                 cl_repo_hex(repo, oid));
}

/* ---- Commits ----------------------------------------------------------------------- */

static const char *line_end(const char *p, const char *end) {
  const char *line = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;
  return line ? line : end;
}

/* `KEY NAME-OF-OBJECT` and the line break. */
static bool take_oid(const cl_repo *repo, const char **p, const char *end, const char *key,
                     cl_oid *oid) {
  size_t n = strlen(key), digits = 2 * repo->hash;
  if ((size_t)(end - *p) < n + digits + 1 || memcmp(*p, key, n) != 0 ||
      cl_oid_read(*p + n, digits, oid) != digits || (*p)[n + digits] != '\n')
    return false;
  *p += n + digits + 1;
  return true;
}

/* `committer Name <address> 1700000000 +0100`: from behind the last `>`. */
static void read_time(const char *line, const char *end, cl_commit *out) {
  const char *p = end;
  while (p > line && p[-1] != '>')
    p--;
  while (p < end && *p == ' ')
    p++;
  int64_t time = 0;
  for (; p < end && *p >= '0' && *p <= '9' && time < INT64_C(1) << 40; p++)
    time = time * 10 + (*p - '0');
  out->time = time;
  while (p < end && *p == ' ')
    p++;
  if (end - p < 5 || (*p != '+' && *p != '-'))
    return;
  int zone = 0;
  for (int i = 1; i < 5; i++)
    zone = zone * 10 + (p[i] >= '0' && p[i] <= '9' ? p[i] - '0' : 0);
  zone = zone / 100 % 24 * 60 + zone % 100;
  out->zone = *p == '-' ? -zone : zone;
}

/* The first line of the message. */
static cl_str find_subject(const char *p, const char *end) {
  while (p < end && (*p == '\n' || *p == ' '))
    p++;
  size_t n = (size_t)(line_end(p, end) - p);
  return (cl_str){ p, n < MOST_SUBJECT ? n : MOST_SUBJECT };
}

/* The same for people; a byte that is no UTF-8 is taken as Latin-1. */
static const char *read_subject(const cl_repo *repo, const cl_buf *line) {
  const char *p = cl_buf_text(line), *stop = p + line->len;
  cl_buf out = CL_BUF_INIT;
  while (p < stop && out.len < MOST_SUBJECT) {
    uint32_t c;
    size_t n = (unsigned char)*p < 0x80 ? 1 : cl_utf8_get(p, (size_t)(stop - p), &c);
    if (n && *p)
      cl_buf_add(&out, p, n);
    else if (*p)
      cl_buf_printf(&out, "%c%c", 0xC0 | (unsigned char)*p >> 6, 0x80 | (*p & 0x3F));
    p += n ? n : 1;
  }
  const char *text = cl_strdup(repo->arena, cl_buf_text(&out));
  cl_buf_free(&out);
  return text;
}

static bool read_commit(const cl_repo *repo, const char *p, size_t n, cl_commit *out,
                        cl_str *subject) {
  const char *end = p + n;
  cl_oid parent;
  *out = (cl_commit){ .subject = "" };
  if (!take_oid(repo, &p, end, "tree ", &out->tree))
    return false;
  while (take_oid(repo, &p, end, "parent ", &parent))
    if (out->parent_count < CL_COUNT(out->parents))
      out->parents[out->parent_count++] = parent;
  while (p < end && *p != '\n') {
    const char *line = p, *stop = line_end(p, end);
    p = stop < end ? stop + 1 : end;
    if (stop - line > 10 && memcmp(line, "committer ", 10) == 0)
      read_time(line, stop, out);
  }
  *subject = find_subject(p, end);
  return true;
}

static cl_known_commit *commit_slot(cl_repo *repo, const cl_oid *oid) {
  if (!repo->commits)
    repo->commits = cl_xcalloc(COMMIT_SLOTS, sizeof *repo->commits);
  return &repo->commits[oid->id[0] % COMMIT_SLOTS];
}

static enum cl_status learn(cl_repo *repo, const cl_oid *oid, cl_known_commit *slot,
                            cl_diag *diag) {
  cl_buf *bytes = &repo->read;
  enum cl_object kind;
  cl_str subject = CL_NO_STR;
  slot->known = false;
  cl_buf_cut(bytes, 0);
  enum cl_status status = cl_repo_read(repo, oid, &kind, bytes, diag);
  if (status != CL_OK)
    return status;
  if (kind != CL_COMMIT ||
      !read_commit(repo, cl_buf_text(bytes), bytes->len, &slot->commit, &subject))
    return damaged(repo, oid, diag);
  slot->known = true;
  slot->oid = *oid;
  cl_buf_cut(&slot->subject, 0);
  cl_buf_add(&slot->subject, subject.p, subject.n);
  return CL_OK;
}

enum cl_status cl_repo_commit(cl_repo *repo, const cl_oid *oid, cl_commit *out, bool subject,
                              cl_diag *diag) {
  cl_known_commit *slot = commit_slot(repo, oid);
  enum cl_status status = CL_OK;
  if (!slot->known || !cl_oid_eq(&slot->oid, oid))
    status = learn(repo, oid, slot, diag);
  if (status != CL_OK)
    return status;
  *out = slot->commit;
  if (subject)
    out->subject = read_subject(repo, &slot->subject);
  return CL_OK;
}

/* ---- Folders -------------------------------------------------------------------------- */

bool cl_tree_next(const cl_repo *repo, const char *p, size_t n, size_t *at, cl_tree_entry *entry,
                  bool *bad) {
  size_t i = *at;
  *bad = false;
  if (i == n)
    return false;
  *entry = (cl_tree_entry){ .mode = 0 };
  for (; i < n && p[i] >= '0' && p[i] <= '7' && entry->mode < 0x10000; i++)
    entry->mode = entry->mode * 8 + (unsigned)(p[i] - '0');
  const char *name = i < n && p[i] == ' ' ? p + i + 1 : NULL;
  const char *nul = name ? memchr(name, '\0', n - i - 1) : NULL;
  *bad = !nul || nul == name || (size_t)(p + n - nul - 1) < repo->hash;
  if (*bad)
    return false;
  entry->name = (cl_str){ name, (size_t)(nul - name) };
  memcpy(entry->oid.id, nul + 1, repo->hash);
  *at = (size_t)(nul - p) + 1 + repo->hash;
  return true;
}

static enum cl_status find_in(cl_repo *repo, const cl_oid *tree, cl_str name, cl_tree_entry *out,
                              cl_diag *diag) {
  cl_buf *bytes = &repo->read;
  enum cl_object kind;
  cl_buf_cut(bytes, 0);
  enum cl_status status = cl_repo_read(repo, tree, &kind, bytes, diag);
  if (status != CL_OK)
    return status;
  if (kind != CL_FOLDER)
    return CL_FOUND;
  size_t at = 0;
  bool bad = false;
  while (cl_tree_next(repo, cl_buf_text(bytes), bytes->len, &at, out, &bad))
    if (cl_str_eq(out->name, name))
      return CL_OK;
  return bad ? damaged(repo, tree, diag) : CL_FOUND;
}

enum cl_status cl_repo_find(cl_repo *repo, const cl_oid *tree, const char *path, cl_oid *oid,
                            unsigned *mode, cl_diag *diag) {
  *oid = *tree;
  *mode = 040000;
  while (*path) {
    size_t n = strcspn(path, "/");
    cl_str name = { path, n };
    cl_tree_entry entry;
    path += n + (path[n] == '/');
    if (!n || (n == 1 && *name.p == '.'))
      continue;
    if (*mode != 040000)
      return CL_FOUND;
    enum cl_status status = find_in(repo, oid, name, &entry, diag);
    if (status != CL_OK)
      return status;
    *oid = entry.oid;
    *mode = entry.mode;
  }
  return CL_OK;
}

/* ---- The way back ------------------------------------------------------------------------ */

/* Commits that are still to be visited, the newest on top; and all that were met. */
typedef struct walk {
  cl_repo *repo;
  cl_visit *heap;
  size_t *order; /* a commit met earlier goes first among those of one second */
  size_t count, cap, order_cap, met;
  cl_oid *seen;
  size_t slots, seen_count;
} walk;

static size_t seen_slot(const cl_oid *seen, size_t slots, const cl_oid *oid) {
  static const cl_oid none;
  size_t at = cl_hash_slot(cl_hash_bytes(CL_HASH_START, oid->id, sizeof oid->id), slots);
  while (!cl_oid_eq(&seen[at], &none) && !cl_oid_eq(&seen[at], oid))
    at = (at + 1) & (slots - 1);
  return at;
}

/* False when it was there already. */
static bool see(walk *w, const cl_oid *oid) {
  if (w->seen_count * 2 >= w->slots) {
    size_t slots = w->slots ? w->slots * 2 : 1024;
    cl_oid *larger = cl_xcalloc(slots, sizeof *larger);
    for (size_t i = 0; i < w->slots; i++)
      larger[seen_slot(larger, slots, &w->seen[i])] = w->seen[i];
    free(w->seen);
    w->seen = larger;
    w->slots = slots;
  }
  size_t at = seen_slot(w->seen, w->slots, oid);
  if (cl_oid_eq(&w->seen[at], oid))
    return false;
  w->seen[at] = *oid;
  w->seen_count++;
  return true;
}

static bool comes_first(const walk *w, size_t a, size_t b) {
  int64_t x = w->heap[a].commit.time, y = w->heap[b].commit.time;
  return x != y ? x > y : w->order[a] < w->order[b];
}

static void swap(walk *w, size_t a, size_t b) {
  cl_visit step = w->heap[a];
  size_t order = w->order[a];
  w->heap[a] = w->heap[b];
  w->order[a] = w->order[b];
  w->heap[b] = step;
  w->order[b] = order;
}

static enum cl_status push(walk *w, const cl_oid *oid, cl_diag *diag) {
  if (!see(w, oid) || w->met == MOST_COMMITS)
    return CL_OK;
  w->heap = cl_grow(w->heap, &w->cap, w->count + 1, sizeof *w->heap);
  w->order = cl_grow(w->order, &w->order_cap, w->count + 1, sizeof *w->order);
  cl_visit *step = &w->heap[w->count];
  *step = (cl_visit){ .oid = *oid, .parents = -1 };
  enum cl_status status = cl_repo_commit(w->repo, oid, &step->commit, false, diag);
  if (status != CL_OK)
    return status;
  w->order[w->count] = w->met++;
  for (size_t at = w->count++; at && comes_first(w, at, (at - 1) / 2); at = (at - 1) / 2)
    swap(w, at, (at - 1) / 2);
  return CL_OK;
}

static cl_visit pop(walk *w) {
  cl_visit top = w->heap[0];
  swap(w, 0, --w->count);
  for (size_t at = 0;;) {
    size_t least = 2 * at + 1;
    if (least >= w->count)
      break;
    if (least + 1 < w->count && comes_first(w, least + 1, least))
      least++;
    if (!comes_first(w, least, at))
      break;
    swap(w, at, least);
    at = least;
  }
  return top;
}

/* A shallow clone ends where it was cut: what came before is not there. */
static bool is_there(cl_repo *repo, const cl_oid *oid) {
  cl_buf bytes = CL_BUF_INIT;
  enum cl_object kind;
  bool there = cl_repo_get(repo, oid, &kind, &bytes) == CL_GOT;
  cl_buf_free(&bytes);
  return there;
}

static bool is_shallow(cl_repo *repo) {
  return cl_repo_text(repo, cl_asprintf(repo->arena, "%s/shallow", repo->common), 1 << 24) != NULL;
}

static enum cl_status walk_from(walk *w, const cl_oid *from,
                                bool (*visit)(void *data, cl_visit *step), void *data,
                                cl_diag *diag) {
  bool shallow = is_shallow(w->repo);
  enum cl_status status = push(w, from, diag);
  if (status != CL_OK)
    return status;
  while (w->count) {
    cl_visit step = pop(w);
    if (!visit(data, &step))
      break;
    for (size_t i = 0; i < step.commit.parent_count; i++)
      if ((step.parents < 0 || (size_t)step.parents == i) &&
          !(shallow && !is_there(w->repo, &step.commit.parents[i])) &&
          (status = push(w, &step.commit.parents[i], diag)) != CL_OK)
        return status;
  }
  return CL_OK;
}

enum cl_status cl_repo_walk(cl_repo *repo, const cl_oid *from,
                            bool (*visit)(void *data, cl_visit *step), void *data, cl_diag *diag) {
  walk w = { .repo = repo };
  enum cl_status status = walk_from(&w, from, visit, data, diag);
  free(w.heap);
  free(w.order);
  free(w.seen);
  return status;
}
