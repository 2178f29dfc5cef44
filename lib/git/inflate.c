/* inflate.c - zlib streams within bounds; see inner.h. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "inner.h"

/* zlib makes at most 1032 bytes of one: more is promised by nobody honest. */
enum { MOST_RATIO = 1040, HEAD = 64 };

static uInt part(size_t n) {
  return n > UINT_MAX ? UINT_MAX : (uInt)n;
}

/* What zlib needs is made once: objects are small and many. */
static z_stream *begin(cl_repo *repo, const unsigned char *p, size_t n) {
  z_stream *z = repo->inflater;
  if (!z) {
    repo->inflater = z = cl_xcalloc(1, sizeof *z);
    if (inflateInit(z) != Z_OK)
      cl_out_of_memory();
  } else {
    inflateReset(z);
  }
  z->next_in = (z_const Bytef *)(uintptr_t)p;
  z->avail_in = part(n);
  return z;
}

void cl_inflate_end(cl_repo *repo) {
  if (repo->inflater)
    inflateEnd(repo->inflater);
  free(repo->inflater);
  repo->inflater = NULL;
}

bool cl_inflate(cl_repo *repo, const unsigned char *p, size_t n, size_t size, cl_buf *out) {
  if (size > MOST_OBJECT || size / MOST_RATIO > n)
    return false;
  z_stream *z = begin(repo, p, n);
  cl_buf_reserve(out, size + 1); /* room for one too many shows a stream that is too long */
  z->next_out = (Bytef *)out->p + out->len;
  z->avail_out = (uInt)size + 1;
  int result = inflate(z, Z_FINISH);
  bool good = result == Z_STREAM_END && z->total_out == size;
  if (good)
    out->len += size;
  return good;
}

/* `blob 123` before the first NUL. */
static bool read_head(const char *p, size_t n, enum cl_object *kind, size_t *size, size_t *head) {
  static const char *const names[] = { "", "commit ", "tree ", "blob ", "tag " };
  const char *end = memchr(p, '\0', n);
  if (!end)
    return false;
  for (int k = CL_COMMIT; k <= CL_TAG; k++) {
    size_t length = strlen(names[k]);
    if ((size_t)(end - p) <= length || memcmp(p, names[k], length) != 0)
      continue;
    *kind = (enum cl_object)k;
    *size = 0;
    for (const char *c = p + length; c < end; c++) {
      if (*c < '0' || *c > '9' || *size > MOST_OBJECT)
        return false;
      *size = *size * 10 + (size_t)(*c - '0');
    }
    *head = (size_t)(end - p) + 1;
    return *size <= MOST_OBJECT;
  }
  return false;
}

bool cl_inflate_loose(cl_repo *repo, const unsigned char *p, size_t n, enum cl_object *kind,
                      cl_buf *out) {
  char head[HEAD] = "";
  size_t size, length;
  z_stream *z = begin(repo, p, n);
  z->next_out = (Bytef *)head;
  z->avail_out = HEAD;
  int result = inflate(z, Z_SYNC_FLUSH);
  bool good = (result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR) &&
              read_head(head, HEAD - z->avail_out, kind, &size, &length) && size / MOST_RATIO <= n;
  if (good) {
    size_t have = HEAD - z->avail_out - length;
    good = have <= size;
    cl_buf_reserve(out, size + 1);
    if (good)
      memcpy(out->p + out->len, head + length, have);
    z->next_out = (Bytef *)out->p + out->len + (good ? have : 0);
    z->avail_out = (uInt)(size - (good ? have : 0)) + 1;
    if (result != Z_STREAM_END)
      result = inflate(z, Z_FINISH);
    good = good && result == Z_STREAM_END && z->total_out == size + length;
    if (good)
      out->len += size;
  }
  return good;
}
