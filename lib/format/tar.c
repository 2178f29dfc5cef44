/* tar.c - the files in a tar archive; see tar.h. */
#include "tar.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
  BLOCK = 512,
  NAME = 100,
  SIZE_AT = 124,
  SIZE_DIGITS = 12,
  SUM_AT = 148,
  SUM_DIGITS = 8,
  TYPE_AT = 156,
  MAGIC_AT = 257,
  PREFIX_AT = 345,
  PREFIX = 155,
  MOST_FILES = 100000
};

/* Octal digits up to a blank or NUL. */
static bool read_octal(const char *p, size_t n, size_t *out) {
  size_t i = 0, value = 0;
  while (i < n && p[i] == ' ')
    i++;
  for (; i < n && p[i] >= '0' && p[i] <= '7'; i++) {
    if (value > SIZE_MAX >> 8) /* adding to it stays below the most */
      return false;
    value = value * 8 + (size_t)(p[i] - '0');
  }
  *out = value;
  return i == n || p[i] == ' ' || p[i] == '\0';
}

/* The sum of all bytes of a header, its own place taken as blanks. */
static bool sum_holds(const char *block) {
  size_t sum = 0, wanted;
  for (size_t i = 0; i < BLOCK; i++)
    sum += i >= SUM_AT && i < SUM_AT + SUM_DIGITS ? ' ' : (unsigned char)block[i];
  return read_octal(block + SUM_AT, SUM_DIGITS, &wanted) && wanted == sum;
}

bool cl_tar_is(cl_str bytes) {
  return bytes.n >= BLOCK && memcmp(bytes.p + MAGIC_AT, "ustar", 5) == 0 && sum_holds(bytes.p);
}

static bool is_end(const char *block) {
  for (size_t i = 0; i < BLOCK; i++)
    if (block[i])
      return false;
  return true;
}

/* `27 path=communities/a.yaml` and a line break, one after another. */
static const char *pax_path(cl_arena *arena, cl_str body) {
  const char *path = NULL;
  for (size_t at = 0; at < body.n;) {
    size_t length = 0, i = at;
    for (; i < body.n && body.p[i] >= '0' && body.p[i] <= '9' && length <= body.n; i++)
      length = length * 10 + (size_t)(body.p[i] - '0');
    if (i == body.n || body.p[i] != ' ' || length > body.n - at || length < i - at + 3)
      return path;
    const char *key = body.p + i + 1, *end = body.p + at + length - 1;
    if (end - key > 5 && memcmp(key, "path=", 5) == 0)
      path = cl_strndup(arena, key + 5, (size_t)(end - key - 5));
    at += length;
  }
  return path;
}

static const char *header_name(cl_arena *arena, const char *block) {
  size_t n = strnlen(block, NAME), m = strnlen(block + PREFIX_AT, PREFIX);
  bool ustar = memcmp(block + MAGIC_AT, "ustar\0", 6) == 0;
  if (ustar && m)
    return cl_asprintf(arena, "%.*s/%.*s", (int)m, block + PREFIX_AT, (int)n, block);
  return cl_strndup(arena, block, n);
}

static const char *plain(const char *name) {
  while (name[0] == '.' && name[1] == '/')
    name += 2;
  return name;
}

bool cl_tar_read(cl_arena *arena, cl_str bytes, cl_tar_file **files, size_t *count) {
  const char *longer = NULL;
  cl_tar_file *list = NULL;
  size_t cap = 0, n = 0, at = 0, size;
  bool good = true, ended = false;
  while (good && n < MOST_FILES && bytes.n - at >= BLOCK && !(ended = is_end(bytes.p + at))) {
    const char *block = bytes.p + at;
    good = sum_holds(block) && read_octal(block + SIZE_AT, SIZE_DIGITS, &size) &&
           size <= bytes.n - at - BLOCK;
    if (!good)
      break;
    cl_str body = { block + BLOCK, size };
    char type = block[TYPE_AT];
    if (type == 'L')
      longer = cl_strndup(arena, body.p, strnlen(body.p, body.n));
    else if (type == 'x')
      longer = pax_path(arena, body);
    else if (type == '0' || type == '\0') {
      list = cl_grow(list, &cap, n + 1, sizeof *list);
      list[n++] = (cl_tar_file){ plain(longer ? longer : header_name(arena, block)), body };
    }
    if (type != 'L' && type != 'x')
      longer = NULL;
    at += BLOCK + size;
    at += at % BLOCK ? BLOCK - at % BLOCK : 0;
    at = at < bytes.n ? at : bytes.n;
  }
  *files = cl_alloc(arena, (n + 1) * sizeof **files);
  if (n)
    memcpy(*files, list, n * sizeof **files);
  *count = n;
  free(list);
  return good && ended;
}
