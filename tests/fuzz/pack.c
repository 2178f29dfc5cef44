/* pack.c - fuzzing: a pack with its index, made of the input; and deltas.
 *
 * The first byte says how: the rest is the bytes of entries of a pack, for which an
 * index is made that names offsets in it; or the index is the input as well; or it is
 * a delta and what it builds on.  Whatever comes of it is within its bounds; what was
 * read twice is the same twice. */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "../../lib/git/inner.h"
#include "common.h"

enum { HASH = 20, OBJECTS = 8 };

static void put32(cl_buf *out, uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8)
    cl_buf_putc(out, (char)(value >> shift & 0xFF));
}

/* The name of object I: its first byte spreads them. */
static cl_oid name_of(unsigned i) {
  cl_oid oid = { { 0 } };
  oid.id[0] = (uint8_t)(i * 32);
  oid.id[HASH - 1] = (uint8_t)i;
  return oid;
}

/* A pack of N entries from the input: kind and base as it says, its stream compressed
 * here, since no fuzzer finds a checksum.  *OFFSETS has where they begin. */
static void make_pack(fuzz_bytes *in, cl_buf *out, uint32_t *offsets, unsigned *count) {
  cl_buf_add(out, "PACK\0\0\0\2", 8);
  put32(out, OBJECTS);
  for (*count = 0; *count < OBJECTS && in->n; ++*count) {
    unsigned char data[512];
    unsigned head = fuzz_byte(in), size = fuzz_byte(in), lie = fuzz_byte(in);
    size_t n = size < in->n ? size : in->n;
    uLongf packed = sizeof data;
    FUZZ_TRUE(compress(data, &packed, in->p, n) == Z_OK);
    offsets[*count] = (uint32_t)out->len;
    unsigned told = (unsigned)n + (lie < 8 ? lie : 0);
    cl_buf_putc(out, (char)(0x80 | (head & 7) << 4 | (told & 15)));
    cl_buf_putc(out, (char)(told >> 4 & 127));
    if ((head & 7) == 6) {
      unsigned back = *count ? offsets[*count] - offsets[fuzz_byte(in) % *count] : fuzz_byte(in);
      if (back >= 128)
        cl_buf_putc(out, (char)(0x80 | ((back >> 7) - 1)));
      cl_buf_putc(out, (char)(back & 127));
    } else if ((head & 7) == 7) {
      cl_oid base = name_of(fuzz_byte(in) % OBJECTS); /* forwards and to itself, too */
      cl_buf_add(out, base.id, HASH);
    }
    cl_buf_add(out, data, packed);
    n = n < in->n ? n : in->n;
    in->p += n;
    in->n -= n;
  }
  cl_buf_fill(out, 'h', HASH);
}

static void make_index(cl_buf *out, const uint32_t *offsets, unsigned count, bool old) {
  if (!old)
    cl_buf_add(out, "\377tOc\0\0\0\2", 8);
  for (unsigned i = 0; i < 256; i++)
    put32(out, i / 32 + 1 < count ? i / 32 + 1 : count);
  for (unsigned i = 0; i < count; i++) {
    cl_oid oid = name_of(i);
    if (old)
      put32(out, offsets[i]);
    cl_buf_add(out, oid.id, HASH);
  }
  for (unsigned i = 0; i < count && !old; i++)
    put32(out, 0);
  for (unsigned i = 0; i < count && !old; i++)
    put32(out, offsets[i]);
  cl_buf_fill(out, 'h', (size_t)2 * HASH);
}

static void ignore(void *data, const cl_oid *oid) {
  (void)oid;
  ++*(size_t *)data;
}

/* The bytes stand where one too many is seen at once. */
static cl_mapped exactly(const cl_buf *bytes) {
  unsigned char *p = cl_xmalloc(bytes->len ? bytes->len : 1);
  if (bytes->len)
    memcpy(p, bytes->p, bytes->len);
  return (cl_mapped){ p, bytes->len };
}

static void read_all(const cl_buf *index, const cl_buf *bytes) {
  cl_repo repo = { .arena = cl_arena_new(), .hash = HASH };
  cl_pack pack = { .base = "fuzz", .hash = HASH };
  size_t matched = 0;
  pack.idx = exactly(index);
  pack.pack = exactly(bytes);
  pack.opened = cl_pack_check(&pack);
  pack.bad = !pack.opened;
  for (unsigned i = 0; i < OBJECTS; i++) {
    cl_oid oid = name_of(i);
    uint64_t offset;
    enum cl_object kind = CL_BLOB, again_kind = CL_BLOB;
    cl_buf out = CL_BUF_INIT, again = CL_BUF_INIT;
    cl_pack_match(&pack, &oid, 3, ignore, &matched);
    if (!cl_pack_find(&pack, &oid, &offset))
      continue;
    enum cl_got got = cl_pack_read(&repo, &pack, offset, &kind, &out);
    FUZZ_TRUE(cl_pack_read(&repo, &pack, offset, &again_kind, &again) == got);
    if (got == CL_GOT) {
      FUZZ_TRUE(kind >= CL_COMMIT && kind <= CL_TAG && kind == again_kind);
      FUZZ_TRUE(out.len == again.len && out.len <= MOST_OBJECT &&
                (!out.len || memcmp(out.p, again.p, out.len) == 0));
    } else {
      FUZZ_TRUE(out.len == 0);
    }
    cl_buf_free(&out);
    cl_buf_free(&again);
  }
  free((void *)(uintptr_t)pack.idx.p);
  free((void *)(uintptr_t)pack.pack.p);
  for (size_t i = 0; i < CACHE_SLOTS; i++)
    cl_buf_free(&repo.cache[i].bytes);
  cl_inflate_end(&repo);
  cl_arena_free(repo.arena);
}

static void check_pack(fuzz_bytes in, unsigned how) {
  cl_buf pack = CL_BUF_INIT, index = CL_BUF_INIT;
  uint32_t offsets[OBJECTS] = { 0 };
  unsigned count = 0;
  if (how & 2) {
    count = OBJECTS;
    for (unsigned i = 0; i < OBJECTS; i++)
      offsets[i] = fuzz_byte(&in) + (how & 4 ? 0x80000000u : 0);
    cl_buf_add(&pack, in.p, in.n);
  } else {
    make_pack(&in, &pack, offsets, &count);
  }
  make_index(&index, offsets, count, how & 1);
  if (how & 8) /* an index that was tampered with */
    for (int i = 0; i < 4; i++) {
      size_t at = (fuzz_byte(&in) << 8 | fuzz_byte(&in)) % index.len;
      index.p[at] = (char)fuzz_byte(&in);
    }
  read_all(&index, &pack);
  cl_buf_free(&pack);
  cl_buf_free(&index);
}

static void check_delta(fuzz_bytes in) {
  size_t n = fuzz_byte(&in);
  n = n < in.n ? n : in.n;
  cl_buf out = CL_BUF_INIT;
  cl_str base = { (const char *)in.p, n }, delta = { (const char *)in.p + n, in.n - n };
  if (cl_delta_apply(base, delta, &out))
    FUZZ_TRUE(out.len <= MOST_OBJECT);
  cl_buf_free(&out);
}

static void check_texts(fuzz_bytes in) {
  cl_repo repo = { .arena = cl_arena_new(), .hash = HASH };
  cl_tree_entry entry;
  size_t at = 0, last = 0;
  bool bad;
  while (cl_tree_next(&repo, (const char *)in.p, in.n, &at, &entry, &bad)) {
    FUZZ_TRUE(at > last && at <= in.n && entry.name.n);
    last = at;
  }
  cl_buf out = CL_BUF_INIT;
  enum cl_object kind;
  if (cl_inflate_loose(&repo, in.p, in.n, &kind, &out))
    FUZZ_TRUE(out.len <= MOST_OBJECT);
  cl_buf_free(&out);
  cl_inflate_end(&repo);
  cl_arena_free(repo.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  fuzz_bytes in = { data, size };
  unsigned how = fuzz_byte(&in);
  if (how >= 240)
    check_texts(in);
  else if (how >= 200)
    check_delta(in);
  else
    check_pack(in, how);
  return 0;
}
