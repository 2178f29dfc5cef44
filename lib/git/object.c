/* object.c - objects by their names: packed first, as git has most of them. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inner.h"

enum { MOST_KEPT = 256 << 10 };

/* ---- Packs ------------------------------------------------------------------------- */

static bool is_known(const cl_repo *repo, const char *base) {
  for (size_t i = 0; i < repo->pack_count; i++)
    if (strcmp(repo->packs[i].base, base) == 0)
      return true;
  return false;
}

static void add_packs(cl_repo *repo, const char *folder) {
  DIR *dir = opendir(folder);
  const struct dirent *entry;
  while (dir && (entry = readdir(dir)) && repo->pack_count < MOST_PACKS) {
    size_t n = strlen(entry->d_name);
    if (n < 5 || strcmp(entry->d_name + n - 4, ".idx") != 0)
      continue;
    const char *base = cl_asprintf(repo->arena, "%s/%.*s", folder, (int)n - 4, entry->d_name);
    if (is_known(repo, base))
      continue;
    repo->packs = cl_grow(repo->packs, &repo->pack_cap, repo->pack_count + 1, sizeof *repo->packs);
    repo->packs[repo->pack_count++] = (cl_pack){ .base = base, .hash = repo->hash };
  }
  if (dir)
    closedir(dir);
}

static void scan_packs(cl_repo *repo) {
  for (size_t i = 0; i < repo->dir_count; i++)
    add_packs(repo, cl_asprintf(repo->arena, "%s/pack", repo->dirs[i]));
  repo->scanned = true;
}

/* The pack that gave the last object often has the next one, too. */
static cl_pack *find_packed(cl_repo *repo, const cl_oid *oid, uint64_t *offset) {
  for (size_t i = 0; i < repo->pack_count; i++) {
    size_t at = (repo->last + i) % repo->pack_count;
    if (cl_pack_find(&repo->packs[at], oid, offset)) {
      repo->last = at;
      return &repo->packs[at];
    }
  }
  return NULL;
}

/* ---- Loose objects -------------------------------------------------------------------- */

static enum cl_got get_loose(cl_repo *repo, const char *dir, const char *hex, enum cl_object *kind,
                             cl_buf *out) {
  char path[4096];
  cl_mapped map = { NULL, 0 };
  int n = snprintf(path, sizeof path, "%s/%.2s/%s", dir, hex, hex + 2);
  if (n < 0 || (size_t)n >= sizeof path || !cl_mapped_open(&map, path))
    return CL_GOT_NONE;
  bool good = cl_inflate_loose(repo, map.p, map.n, kind, out);
  cl_mapped_close(&map);
  return good ? CL_GOT : CL_GOT_BAD;
}

static cl_loose *loose_slot(cl_repo *repo, const cl_oid *oid) {
  return &repo->loose[(oid->id[0] ^ oid->id[1]) % LOOSE_SLOTS];
}

static void keep_loose(cl_repo *repo, const cl_oid *oid, enum cl_object kind, const char *p,
                       size_t n) {
  cl_loose *slot = loose_slot(repo, oid);
  if (n > MOST_KEPT || kind == CL_COMMIT || kind == CL_TAG)
    return;
  cl_buf_cut(&slot->bytes, 0);
  cl_buf_add(&slot->bytes, p, n);
  slot->oid = *oid;
  slot->kind = kind;
}

static enum cl_got get_once(cl_repo *repo, const cl_oid *oid, enum cl_object *kind, cl_buf *out) {
  char hex[2 * sizeof oid->id + 1];
  uint64_t offset;
  size_t start = out->len;
  enum cl_got got = CL_GOT_NONE;
  const cl_loose *kept = loose_slot(repo, oid);
  if (kept->kind && cl_oid_eq(&kept->oid, oid)) {
    *kind = kept->kind;
    cl_buf_add(out, cl_buf_text(&kept->bytes), kept->bytes.len);
    return CL_GOT;
  }
  cl_pack *pack = find_packed(repo, oid, &offset);
  if (pack && (got = cl_pack_read(repo, pack, offset, kind, out)) == CL_GOT)
    return got;
  cl_oid_write(repo, oid, hex);
  for (size_t i = 0; i < repo->dir_count && got != CL_GOT; i++) {
    enum cl_got loose = get_loose(repo, repo->dirs[i], hex, kind, out);
    got = loose == CL_GOT_NONE ? got : loose;
  }
  if (got == CL_GOT)
    keep_loose(repo, oid, *kind, cl_buf_text(out) + start, out->len - start);
  return got;
}

/* git may have packed in the meantime: then what was loose is elsewhere. */
enum cl_got cl_repo_get(cl_repo *repo, const cl_oid *oid, enum cl_object *kind, cl_buf *out) {
  if (!repo->scanned)
    scan_packs(repo);
  size_t start = out->len;
  enum cl_got got = get_once(repo, oid, kind, out);
  if (got != CL_GOT && !repo->rescanned) {
    repo->rescanned = true;
    scan_packs(repo);
    cl_buf_cut(out, start);
    got = get_once(repo, oid, kind, out);
  }
  return got;
}

static void match_loose(cl_repo *repo, const char *dir, const cl_oid *oid, size_t digits,
                        void (*found)(void *data, const cl_oid *oid), void *data) {
  DIR *folder = opendir(cl_asprintf(repo->arena, "%s/%02x", dir, oid->id[0]));
  const struct dirent *entry;
  while (folder && (entry = readdir(folder))) {
    cl_oid each;
    char hex[2 * sizeof each.id + 1];
    int n = snprintf(hex, sizeof hex, "%02x%.62s", oid->id[0], entry->d_name);
    if (n == (int)(2 * repo->hash) && cl_oid_read(hex, 2 * repo->hash, &each) == (size_t)n &&
        cl_oid_begins(each.id, oid, digits))
      found(data, &each);
  }
  if (folder)
    closedir(folder);
}

void cl_repo_match(cl_repo *repo, const cl_oid *oid, size_t digits,
                   void (*found)(void *data, const cl_oid *oid), void *data) {
  if (!repo->scanned)
    scan_packs(repo);
  for (size_t i = 0; i < repo->pack_count; i++)
    cl_pack_match(&repo->packs[i], oid, digits, found, data);
  for (size_t i = 0; i < repo->dir_count; i++)
    match_loose(repo, repo->dirs[i], oid, digits, found, data);
}

enum cl_status cl_repo_read(cl_repo *repo, const cl_oid *oid, enum cl_object *kind, cl_buf *out,
                            cl_diag *diag) {
  switch (cl_repo_get(repo, oid, kind, out)) {
  case CL_GOT:
    return CL_OK;
  case CL_GOT_BAD:
    return cl_fail(diag, CL_IO, CL_NOWHERE,
                   _("git: object %s is damaged or too large: `git fsck` tells more"),
                   cl_repo_hex(repo, oid));
  default:
    break;
  }
  if (repo->promisor)
    return cl_fail(diag, CL_IO, CL_NOWHERE,
                   _("git: object %s was not fetched yet (a partial clone): let git get it, as in "
                     "`git archive REVISION | cl-plan diff -`"),
                   cl_repo_hex(repo, oid));
  return cl_fail(diag, CL_IO, CL_NOWHERE,
                 _("git: object %s is not there (a shallow or damaged clone?)"),
                 cl_repo_hex(repo, oid));
}
