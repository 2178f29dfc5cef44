/* revision.c - what people call a commit by: `HEAD~3`, `v1`, `3d8dc77`; see repo.h. */
#include <stdlib.h>
#include <string.h>

#include "inner.h"

enum { FEWEST_DIGITS = 4, MOST_TAGS = 64, MOST_BACK = 1000000, MOST_TEXT = 4096 };

typedef struct finder {
  cl_repo *repo;
  cl_oid found[2]; /* commits, or tags of commits */
  size_t count;
} finder;

/* From a tag to what it is of, until it is a commit. */
static enum cl_status peel(cl_repo *repo, cl_oid *oid, cl_diag *diag) {
  cl_buf bytes = CL_BUF_INIT;
  enum cl_object kind;
  enum cl_status status = CL_OK;
  for (int i = 0; i < MOST_TAGS; i++) {
    cl_buf_cut(&bytes, 0);
    status = cl_repo_read(repo, oid, &kind, &bytes, diag);
    if (status != CL_OK || kind == CL_COMMIT)
      break;
    status = CL_FOUND;
    size_t digits = 2 * repo->hash;
    if (kind != CL_TAG || bytes.len < 7 + digits || memcmp(bytes.p, "object ", 7) != 0 ||
        cl_oid_read(bytes.p + 7, digits, oid) != digits)
      break;
  }
  cl_buf_free(&bytes);
  return status;
}

/* Of objects that begin alike only commits are meant. */
static void found_one(void *data, const cl_oid *oid) {
  finder *f = data;
  cl_oid commit = *oid;
  cl_diag unsaid;
  cl_diag_init(&unsaid);
  bool again = f->count == 1 && cl_oid_eq(&f->found[0], oid);
  if (f->count < 2 && !again && peel(f->repo, &commit, &unsaid) == CL_OK)
    f->found[f->count++] = *oid;
  cl_diag_free(&unsaid);
}

static enum cl_status by_name(cl_repo *repo, const char *name, cl_oid *oid, const char **full,
                              cl_diag *diag) {
  size_t n = strlen(name), digits = cl_oid_read(name, 2 * repo->hash, oid);
  *full = NULL;
  if (n == 2 * repo->hash && digits == n)
    return CL_OK;
  if (cl_ref_read(repo, strcmp(name, "@") == 0 ? "HEAD" : name, oid, full))
    return CL_OK;
  *full = NULL;
  if (n < FEWEST_DIGITS || digits != n)
    return CL_FOUND;
  finder f = { .repo = repo };
  cl_oid wanted;
  cl_oid_read(name, n, &wanted);
  cl_repo_match(repo, &wanted, n, found_one, &f);
  if (f.count > 1)
    return cl_fail(diag, CL_USAGE, CL_NOWHERE,
                   _("git: several commits begin with %s: give more of it"), name);
  if (f.count)
    *oid = f.found[0];
  return f.count ? CL_OK : CL_FOUND;
}

static enum cl_status go_back(cl_repo *repo, cl_oid *oid, unsigned long steps, size_t parent,
                              cl_diag *diag) {
  enum cl_status status = peel(repo, oid, diag);
  if (status != CL_OK)
    return status;
  while (steps--) {
    cl_commit commit;
    if ((status = cl_repo_commit(repo, oid, &commit, false, diag)) != CL_OK)
      return status;
    if (parent >= commit.parent_count)
      return CL_FOUND;
    *oid = commit.parents[parent];
  }
  return CL_OK;
}

static unsigned long number(const char **p, unsigned long none) {
  unsigned long value = 0;
  if (**p < '0' || **p > '9')
    return none;
  for (; **p >= '0' && **p <= '9'; ++*p)
    if (value <= MOST_BACK)
      value = value * 10 + (unsigned long)(**p - '0');
  return value;
}

/* One of ^ ^N ~ ~N ^{commit} ^{tag} ^{} at *P. */
static enum cl_status suffix(cl_repo *repo, const char **p, cl_oid *oid, cl_diag *diag) {
  char c = *(*p)++;
  if (c == '^' && **p == '{') {
    static const char *const kinds[] = { "{}", "{commit}", "{object}" };
    for (size_t i = 0; i < CL_COUNT(kinds); i++)
      if (strncmp(*p, kinds[i], strlen(kinds[i])) == 0) {
        *p += strlen(kinds[i]);
        return peel(repo, oid, diag);
      }
    return CL_FOUND;
  }
  unsigned long n = number(p, 1);
  if (n > MOST_BACK)
    return CL_FOUND;
  if (c == '~')
    return go_back(repo, oid, n, 0, diag);
  return n ? go_back(repo, oid, 1, n - 1, diag) : peel(repo, oid, diag);
}

/* `@{3}` behind a name, or alone. */
static enum cl_status reflog(cl_repo *repo, const char **p, const char *full, cl_oid *oid) {
  *p += 2;
  unsigned long n = number(p, MOST_BACK + 1);
  if (n > MOST_BACK || **p != '}' || !full)
    return CL_FOUND;
  ++*p;
  return n == 0 || cl_reflog_at(repo, full, n, oid) ? CL_OK : CL_FOUND;
}

/* Where the name ends and the suffixes begin. */
static size_t name_length(const char *text) {
  size_t n = strcspn(text, "^~");
  const char *at = strstr(text, "@{");
  return at && (size_t)(at - text) < n ? (size_t)(at - text) : n;
}

enum cl_status cl_repo_resolve(cl_repo *repo, const char *text, cl_oid *commit, cl_diag *diag) {
  size_t n = name_length(text);
  const char *p = text + n, *full;
  if (strlen(text) > MOST_TEXT)
    return CL_FOUND;
  enum cl_status status =
      by_name(repo, n ? cl_strndup(repo->arena, text, n) : "HEAD", commit, &full, diag);
  if (!n && strncmp(p, "@{", 2) != 0)
    status = CL_FOUND;
  if (status != CL_OK)
    return status;
  for (; *p; full = NULL) {
    status = strncmp(p, "@{", 2) == 0   ? reflog(repo, &p, full, commit)
             : (*p == '^' || *p == '~') ? suffix(repo, &p, commit, diag)
                                        : CL_FOUND;
    if (status != CL_OK)
      return status;
  }
  return peel(repo, commit, diag);
}
