/* pack.c - packs and their indexes; see repo.h and inner.h.
 *
 * Every number in them is somebody else's: an offset is looked at only within the
 * file, a chain of deltas is as long as git makes them and no longer, and all that
 * it takes to make one object has a limit. */
#include <stdlib.h>
#include <string.h>

#include "inner.h"

enum { FANOUT = 1024, MOST_DEPTH = 4200, IDX_HEAD = 8, PACK_HEAD = 12, KEPT = 1 << 20 };
#define MOST_WORK ((size_t)1 << 30)

/* ---- The index ------------------------------------------------------------------- */

static const unsigned char *fanout(const cl_pack *pack) {
  return pack->idx.p + (pack->version == 2 ? IDX_HEAD : 0);
}

static const unsigned char *id_at(const cl_pack *pack, uint32_t i) {
  const unsigned char *p = fanout(pack) + FANOUT;
  return pack->version == 2 ? p + (size_t)i * pack->hash : p + (size_t)i * (pack->hash + 4) + 4;
}

static bool read_index(cl_pack *pack) {
  const cl_mapped *idx = &pack->idx;
  pack->version = idx->n >= IDX_HEAD && memcmp(idx->p, "\377tOc", 4) == 0 ? 2 : 1;
  size_t head = pack->version == 2 ? IDX_HEAD : 0;
  if ((pack->version == 2 && cl_get32(idx->p + 4) != 2) || idx->n < head + FANOUT + 2 * pack->hash)
    return false;
  uint32_t last = 0;
  for (int i = 0; i < 256; i++) {
    uint32_t next = cl_get32(fanout(pack) + 4 * i);
    if (next < last)
      return false;
    last = next;
  }
  pack->count = last;
  size_t each = pack->hash + (pack->version == 2 ? 8 : 4);
  return (idx->n - head - FANOUT - 2 * pack->hash) / each >= last;
}

bool cl_pack_check(cl_pack *pack) {
  return read_index(pack) && pack->pack.n >= PACK_HEAD + pack->hash &&
         memcmp(pack->pack.p, "PACK", 4) == 0 &&
         (cl_get32(pack->pack.p + 4) == 2 || cl_get32(pack->pack.p + 4) == 3);
}

static bool open_pack(cl_pack *pack) {
  if (pack->opened || pack->bad)
    return pack->opened;
  cl_arena *arena = cl_arena_new();
  pack->opened = cl_mapped_open(&pack->idx, cl_asprintf(arena, "%s.idx", pack->base)) &&
                 cl_mapped_open(&pack->pack, cl_asprintf(arena, "%s.pack", pack->base)) &&
                 cl_pack_check(pack);
  pack->bad = !pack->opened;
  cl_arena_free(arena);
  return pack->opened;
}

void cl_pack_close(cl_pack *pack) {
  cl_mapped_close(&pack->idx);
  cl_mapped_close(&pack->pack);
}

static bool offset_at(const cl_pack *pack, uint32_t i, uint64_t *offset) {
  if (pack->version == 1) {
    *offset = cl_get32(id_at(pack, i) - 4);
    return true;
  }
  const unsigned char *table = id_at(pack, pack->count) + (size_t)pack->count * 4;
  uint32_t small = cl_get32(table + (size_t)i * 4);
  *offset = small;
  if (!(small & 0x80000000u))
    return true;
  const unsigned char *large = table + (size_t)pack->count * 4;
  size_t left = (size_t)(pack->idx.p + pack->idx.n - large) - 2 * pack->hash;
  size_t at = small & 0x7FFFFFFFu;
  if (at >= left / 8)
    return false;
  *offset = (uint64_t)cl_get32(large + at * 8) << 32 | cl_get32(large + at * 8 + 4);
  return true;
}

/* The first of which the name is not below OID. */
static uint32_t lower(const cl_pack *pack, const cl_oid *oid) {
  unsigned first = oid->id[0];
  uint32_t low = first ? cl_get32(fanout(pack) + 4 * (first - 1)) : 0;
  uint32_t high = cl_get32(fanout(pack) + 4 * first);
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (memcmp(id_at(pack, middle), oid->id, pack->hash) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

bool cl_pack_find(cl_pack *pack, const cl_oid *oid, uint64_t *offset) {
  if (!open_pack(pack))
    return false;
  uint32_t at = lower(pack, oid);
  return at < pack->count && memcmp(id_at(pack, at), oid->id, pack->hash) == 0 &&
         offset_at(pack, at, offset);
}

void cl_pack_match(cl_pack *pack, const cl_oid *oid, size_t digits,
                   void (*found)(void *data, const cl_oid *oid), void *data) {
  if (!open_pack(pack))
    return;
  for (uint32_t at = lower(pack, oid); at < pack->count; at++) {
    cl_oid each = { { 0 } };
    memcpy(each.id, id_at(pack, at), pack->hash);
    if (!cl_oid_begins(each.id, oid, digits))
      break;
    found(data, &each);
  }
}

/* ---- Deltas ------------------------------------------------------------------------- */

static bool read_size(const unsigned char **p, const unsigned char *end, size_t *out) {
  size_t value = 0;
  for (unsigned shift = 0; *p < end && shift < 35; shift += 7) {
    unsigned char c = *(*p)++;
    value |= (size_t)(c & 127) << shift;
    if (!(c & 128)) {
      *out = value;
      return value <= MOST_OBJECT;
    }
  }
  return false;
}

/* A copy: which bytes of offset and size follow stands in the low seven bits. */
static bool read_copy(unsigned char op, const unsigned char **p, const unsigned char *end,
                      size_t *from, size_t *size) {
  size_t part[7] = { 0 };
  for (int i = 0; i < 7; i++)
    if (op & 1 << i) {
      if (*p == end)
        return false;
      part[i] = *(*p)++;
    }
  *from = part[0] | part[1] << 8 | part[2] << 16 | part[3] << 24;
  *size = part[4] | part[5] << 8 | part[6] << 16;
  if (!*size)
    *size = 0x10000;
  return true;
}

bool cl_delta_apply(cl_str base, cl_str delta, cl_buf *out) {
  const unsigned char *p = (const unsigned char *)delta.p, *end = p + delta.n;
  size_t start = out->len, from, size, was, is;
  if (!delta.n || !read_size(&p, end, &was) || !read_size(&p, end, &is) || was != base.n)
    return false;
  cl_buf_reserve(out, is + 1);
  while (p < end) {
    unsigned char op = *p++;
    if (op & 128) {
      if (!read_copy(op, &p, end, &from, &size) || from > base.n || size > base.n - from)
        return false;
      if (out->len - start + size > is)
        return false;
      cl_buf_add(out, base.p + from, size);
    } else {
      if (!op || op > end - p || out->len - start + op > is)
        return false;
      cl_buf_add(out, p, op);
      p += op;
    }
  }
  return out->len - start == is;
}

/* ---- Objects ---------------------------------------------------------------------------- */

enum { OFS_DELTA = 6, REF_DELTA = 7 };

typedef struct entry {
  uint64_t offset;
  unsigned type;
  size_t size;               /* of what the stream gives */
  const unsigned char *data; /* the stream */
  uint64_t base;             /* of a delta: where what it builds on stands */
} entry;

static bool read_offset(const unsigned char **p, const unsigned char *end, uint64_t *out) {
  uint64_t value = 0;
  for (int i = 0; *p < end && i < 9; i++) {
    unsigned char c = *(*p)++;
    value = (value << 7) + (c & 127);
    if (!(c & 128)) {
      *out = value;
      return true;
    }
    value++;
  }
  return false;
}

static const unsigned char *data_end(const cl_pack *pack) {
  return pack->pack.p + pack->pack.n - pack->hash;
}

static bool read_base(cl_pack *pack, const unsigned char **p, entry *e) {
  const unsigned char *end = data_end(pack);
  uint64_t back;
  cl_oid oid = { { 0 } };
  if (e->type == OFS_DELTA) {
    if (!read_offset(p, end, &back) || back == 0 || back > e->offset)
      return false;
    e->base = e->offset - back;
    return true;
  }
  if ((size_t)(end - *p) < pack->hash)
    return false;
  memcpy(oid.id, *p, pack->hash);
  *p += pack->hash;
  return cl_pack_find(pack, &oid, &e->base);
}

static bool read_entry(cl_pack *pack, uint64_t offset, entry *e) {
  const unsigned char *end = data_end(pack), *p;
  if (offset < PACK_HEAD || offset >= (uint64_t)(end - pack->pack.p))
    return false;
  p = pack->pack.p + offset;
  unsigned char c = *p++;
  *e = (entry){ .offset = offset, .type = c >> 4 & 7, .size = c & 15 };
  for (unsigned shift = 4; c & 128; shift += 7) {
    if (p == end || shift > 32)
      return false;
    c = *p++;
    e->size |= (size_t)(c & 127) << shift;
  }
  if (e->size > MOST_OBJECT || e->type == 0 || e->type == 5)
    return false;
  if (e->type >= OFS_DELTA && !read_base(pack, &p, e))
    return false;
  e->data = p;
  return true;
}

static cl_cached *slot_of(cl_repo *repo, const cl_pack *pack, uint64_t offset) {
  uint64_t hash = offset * UINT64_C(0x9E3779B97F4A7C15) ^ (uint64_t)(uintptr_t)pack->base;
  return &repo->cache[(hash >> 40) % CACHE_SLOTS];
}

static void keep(cl_repo *repo, const cl_pack *pack, uint64_t offset, enum cl_object kind,
                 const char *p, size_t n) {
  cl_cached *slot = slot_of(repo, pack, offset);
  if (n > KEPT)
    return;
  cl_buf_cut(&slot->bytes, 0);
  cl_buf_add(&slot->bytes, p, n);
  slot->pack = pack;
  slot->offset = offset;
  slot->kind = kind;
}

/* Deltas, each of which builds on the next. */
typedef struct chain {
  entry *at;
  size_t depth, cap;
} chain;

/* The deltas from OFFSET down, and what they build on, whole, in OUT. */
static bool read_chain(cl_repo *repo, cl_pack *pack, uint64_t offset, chain *deltas,
                       enum cl_object *kind, cl_buf *out) {
  while (deltas->depth < MOST_DEPTH) {
    const cl_cached *slot = slot_of(repo, pack, offset);
    if (slot->pack == pack && slot->offset == offset) {
      *kind = slot->kind;
      cl_buf_add(out, slot->bytes.p, slot->bytes.len);
      return true;
    }
    deltas->at = cl_grow(deltas->at, &deltas->cap, deltas->depth + 1, sizeof *deltas->at);
    entry *e = &deltas->at[deltas->depth];
    if (!read_entry(pack, offset, e))
      return false;
    if (e->type < OFS_DELTA) {
      *kind = (enum cl_object)e->type;
      return cl_inflate(repo, e->data, (size_t)(data_end(pack) - e->data), e->size, out);
    }
    offset = e->base;
    deltas->depth++;
  }
  return false;
}

static bool build(cl_repo *repo, cl_pack *pack, const chain *deltas, enum cl_object kind,
                  cl_buf *bytes) {
  cl_buf delta = CL_BUF_INIT, next = CL_BUF_INIT;
  size_t work = bytes->len;
  bool good = true;
  for (size_t i = deltas->depth; good && i--;) {
    const entry *e = &deltas->at[i];
    keep(repo, pack, e->base, kind, cl_buf_text(bytes), bytes->len);
    cl_buf_cut(&delta, 0);
    cl_buf_cut(&next, 0);
    good = work < MOST_WORK &&
           cl_inflate(repo, e->data, (size_t)(data_end(pack) - e->data), e->size, &delta) &&
           cl_delta_apply((cl_str){ cl_buf_text(bytes), bytes->len },
                          (cl_str){ cl_buf_text(&delta), delta.len }, &next);
    work += next.len;
    cl_buf swap = *bytes;
    *bytes = next;
    next = swap;
  }
  cl_buf_free(&delta);
  cl_buf_free(&next);
  return good;
}

enum cl_got cl_pack_read(cl_repo *repo, cl_pack *pack, uint64_t offset, enum cl_object *kind,
                         cl_buf *out) {
  chain deltas = { NULL, 0, 0 };
  cl_buf bytes = CL_BUF_INIT;
  bool good = open_pack(pack) && read_chain(repo, pack, offset, &deltas, kind, &bytes) &&
              build(repo, pack, &deltas, *kind, &bytes);
  if (good && *kind != CL_COMMIT) /* a commit is read once, a file may be asked for again */
    keep(repo, pack, offset, *kind, cl_buf_text(&bytes), bytes.len);
  if (good)
    cl_buf_add(out, cl_buf_text(&bytes), bytes.len);
  cl_buf_free(&bytes);
  free(deltas.at);
  return good ? CL_GOT : CL_GOT_BAD;
}
