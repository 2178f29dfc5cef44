/* refs.c - names of branches and tags, and what they were before; see inner.h. */
#include <stdlib.h>
#include <string.h>

#include "inner.h"

enum { MOST_REF = 4096, MOST_PACKED = 64 << 20, MOST_LOG = 64 << 20, MOST_HOPS = 5 };

/* No name leads out of the folder of refs. */
static bool is_safe(const char *name) {
  size_t n = strlen(name);
  if (!n || n > MOST_REF || *name == '/' || name[n - 1] == '/' || strstr(name, "..") ||
      strstr(name, "//"))
    return false;
  for (size_t i = 0; i < n; i++)
    if ((unsigned char)name[i] <= ' ' || strchr("~^:?*[\\\x7f", name[i]))
      return false;
  return true;
}

static const char *folder_of(const cl_repo *repo, const char *full) {
  bool own = strncmp(full, "refs/", 5) != 0 || strncmp(full, "refs/bisect/", 12) == 0 ||
             strncmp(full, "refs/worktree/", 14) == 0 || strncmp(full, "refs/rewritten/", 15) == 0;
  return own ? repo->folder : repo->common;
}

static const char *packed_refs(cl_repo *repo) {
  if (!repo->packed_refs) {
    const char *text =
        cl_repo_text(repo, cl_asprintf(repo->arena, "%s/packed-refs", repo->common), MOST_PACKED);
    repo->packed_refs = text ? text : "";
  }
  return repo->packed_refs;
}

/* `NAME-OF-OBJECT refs/heads/main`, a line each; what begins with # or ^ is no ref. */
static bool read_packed(cl_repo *repo, const char *full, cl_oid *oid) {
  size_t digits = 2 * repo->hash, n = strlen(full);
  for (const char *line = packed_refs(repo); *line;) {
    size_t length = strcspn(line, "\n");
    if (length >= digits + 1 + n && line[digits] == ' ' &&
        strncmp(line + digits + 1, full, n) == 0 &&
        (length == digits + 1 + n || line[digits + 1 + n] == '\r') &&
        cl_oid_read(line, digits, oid) == digits)
      return true;
    line += length + (line[length] == '\n');
  }
  return false;
}

static bool read_full(cl_repo *repo, const char *full, cl_oid *oid, int hops) {
  if (!is_safe(full) || hops > MOST_HOPS)
    return false;
  const char *text =
      cl_repo_text(repo, cl_asprintf(repo->arena, "%s/%s", folder_of(repo, full), full), MOST_REF);
  if (!text)
    return read_packed(repo, full, oid);
  if (strncmp(text, "ref:", 4) == 0) {
    cl_str to = cl_str_trim(cl_str_of(text + 4));
    return read_full(repo, cl_strndup(repo->arena, to.p, to.n), oid, hops + 1);
  }
  return cl_oid_read(text, 2 * repo->hash, oid) == 2 * repo->hash;
}

/* git looks in this order. */
bool cl_ref_read(cl_repo *repo, const char *name, cl_oid *oid, const char **full) {
  static const char *const forms[] = {
    "%s", "refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD"
  };
  if (!is_safe(name))
    return false;
  for (size_t i = 0; i < CL_COUNT(forms); i++) {
    const char *percent = strchr(forms[i], '%');
    *full = cl_asprintf(repo->arena, "%.*s%s%s", (int)(percent - forms[i]), forms[i], name,
                        percent + 2);
    if (read_full(repo, *full, oid, 0))
      return true;
  }
  return false;
}

/* Lines of `OLD NEW who when`: the N-th from the end, and before the first what was
 * there then. */
bool cl_reflog_at(cl_repo *repo, const char *full, unsigned long n, cl_oid *oid) {
  size_t digits = 2 * repo->hash;
  const char *text =
      cl_repo_text(repo, cl_asprintf(repo->arena, "%s/logs/%s", folder_of(repo, full), full),
                   MOST_LOG);
  if (!text)
    return false;
  const char *end = text + strlen(text);
  while (end > text) {
    const char *line = end - 1;
    while (line > text && line[-1] != '\n')
      line--;
    if ((size_t)(end - line) < 2 * digits + 2)
      return false;
    if (n == 0)
      return cl_oid_read(line + digits + 1, digits, oid) == digits;
    if (line == text && n == 1)
      return cl_oid_read(line, digits, oid) == digits;
    end = line;
    n--;
  }
  return false;
}
