/* unicode.c - every character there is; see unicode.h.  The only includer of
 * libunistring. */
#include "unicode.h"

#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <uniwidth.h>

static const uint8_t *bytes(const char *p) {
  return (const uint8_t *)p;
}

static size_t width(uint32_t c) {
  int columns = uc_width(c, "UTF-8");
  return columns > 0 ? (size_t)columns : 0;
}

static size_t grapheme(const char *p, size_t n) {
  const uint8_t *next = u8_grapheme_next(bytes(p), bytes(p) + n);
  return next ? (size_t)(next - bytes(p)) : n;
}

static char *apart(const char *p, size_t n, size_t *length) {
  return (char *)u8_normalize(UNINORM_NFKD, bytes(p), n, NULL, length);
}

static bool is_mark(uint32_t c) {
  return uc_combining_class(c) != 0;
}

static uint32_t lower(uint32_t c) {
  return uc_tolower(c);
}

const struct cl_unicode cl_unicode = { width, grapheme, apart, is_mark, lower };
