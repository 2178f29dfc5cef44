/* inner.h - what the files of this folder share and nobody else sees. */
#ifndef CL_GIT_INNER_H
#define CL_GIT_INNER_H

#include "repo.h"

/* ---- mapped.c ---- */
/* A file whose bytes are looked at where they lie. */
typedef struct cl_mapped {
  const unsigned char *p;
  size_t n;
} cl_mapped;
bool cl_mapped_open(cl_mapped *map, const char *path);
void cl_mapped_close(cl_mapped *map);

/* No object that is read is larger: no file of a plan may be. */
enum {
  MOST_OBJECT = 64 << 20,
  MOST_ALTERNATES = 64,
  MOST_PACKS = 10000,
  CACHE_SLOTS = 512,
  LOOSE_SLOTS = 64,
  COMMIT_SLOTS = 256
};

typedef struct cl_pack {
  const char *base; /* path without its .idx or .pack */
  cl_mapped idx, pack;
  bool opened, bad;
  unsigned version; /* of the index */
  uint32_t count;
  size_t hash;
} cl_pack;

/* An object that deltas may build on. */
typedef struct cl_cached {
  const cl_pack *pack;
  uint64_t offset;
  enum cl_object kind;
  cl_buf bytes;
} cl_cached;

/* A loose folder or file that may be asked for again. */
typedef struct cl_loose {
  cl_oid oid;
  enum cl_object kind; /* 0: none yet */
  cl_buf bytes;
} cl_loose;

/* A commit is asked for as a parent, again when it is visited, and once more when it is
 * told of. */
typedef struct cl_known_commit {
  bool known;
  cl_oid oid;
  cl_commit commit; /* without its subject */
  cl_buf subject;   /* which is here, as git has it */
} cl_known_commit;

struct cl_repo {
  cl_arena *arena;
  const char *folder; /* of this work tree: HEAD, index */
  const char *common; /* of all: refs, objects */
  const char *path;
  size_t hash;
  bool promisor, scanned, rescanned;
  const char *dirs[MOST_ALTERNATES]; /* folders of objects */
  size_t dir_count;
  cl_pack *packs;
  size_t pack_count, pack_cap, last; /* the pack that gave the last object */
  cl_cached cache[CACHE_SLOTS];
  cl_loose loose[LOOSE_SLOTS];
  cl_known_commit *commits; /* COMMIT_SLOTS of them; NULL: none read yet */
  cl_buf read;              /* bytes of the commit or folder that is looked through */
  void *inflater;
  const char *packed_refs; /* text of that file, NUL behind it; NULL: not read yet */
};

static inline uint32_t cl_get32(const unsigned char *p) {
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* What came of looking for an object. */
enum cl_got { CL_GOT, CL_GOT_NONE, CL_GOT_BAD };

/* ---- inflate.c ---- */
/* Exactly SIZE bytes behind those in OUT from the zlib stream at P; false when it is
 * damaged or of another size. */
bool cl_inflate(cl_repo *repo, const unsigned char *p, size_t n, size_t size, cl_buf *out);
/* Loose objects: the stream holds `KIND SIZE`, NUL and the bytes. */
bool cl_inflate_loose(cl_repo *repo, const unsigned char *p, size_t n, enum cl_object *kind,
                      cl_buf *out);
/* What both keep in REPO. */
void cl_inflate_end(cl_repo *repo);

/* ---- pack.c ---- */
/* Are the bytes of pack and index, which are mapped, of a kind that is read? */
bool cl_pack_check(cl_pack *pack);
void cl_pack_close(cl_pack *pack);
/* The offset of the object OID. */
bool cl_pack_find(cl_pack *pack, const cl_oid *oid, uint64_t *offset);
/* Calls FOUND for every object whose name begins with the first DIGITS of OID. */
void cl_pack_match(cl_pack *pack, const cl_oid *oid, size_t digits,
                   void (*found)(void *data, const cl_oid *oid), void *data);
enum cl_got cl_pack_read(cl_repo *repo, cl_pack *pack, uint64_t offset, enum cl_object *kind,
                         cl_buf *out);
/* Appends what DELTA makes of BASE; false when it is damaged. */
bool cl_delta_apply(cl_str base, cl_str delta, cl_buf *out);

/* ---- object.c ---- */
enum cl_got cl_repo_get(cl_repo *repo, const cl_oid *oid, enum cl_object *kind, cl_buf *out);
/* The same for every object there is, packed or loose. */
void cl_repo_match(cl_repo *repo, const cl_oid *oid, size_t digits,
                   void (*found)(void *data, const cl_oid *oid), void *data);

/* ---- oid.c ---- */
/* Do the first DIGITS agree? */
bool cl_oid_begins(const uint8_t *id, const cl_oid *oid, size_t digits);
/* Reads so many hexadecimal digits, at most 2 * hash; how many there were. */
size_t cl_oid_read(const char *text, size_t most, cl_oid *oid);
/* Writes all of them, and NUL, where there is room for 2 * hash + 1. */
void cl_oid_write(const cl_repo *repo, const cl_oid *oid, char *hex);

/* ---- refs.c ---- */
/* What the ref of this short or full NAME points at; *FULL is its full name. */
bool cl_ref_read(cl_repo *repo, const char *name, cl_oid *oid, const char **full);
/* The N-th value before now of the ref of this full name. */
bool cl_reflog_at(cl_repo *repo, const char *full, unsigned long n, cl_oid *oid);

/* ---- repo.c ---- */
/* A small text file, in the arena; NULL when there is none. */
const char *cl_repo_text(cl_repo *repo, const char *path, size_t limit);

#endif
