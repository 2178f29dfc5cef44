/* unicode.h - what libunistring knows of characters outside the Latin ones that
 * text.c knows by itself.  A module, clkit-unicode: most runs never need it. */
#ifndef CL_UNICODE_H
#define CL_UNICODE_H

#include "base.h"

CL_BEGIN

struct cl_unicode {
  /* Columns on a terminal; 0 for a mark on the character before, and for controls. */
  size_t (*width)(uint32_t c);
  /* Bytes of the grapheme at the N > 0 bytes at P, which are UTF-8. */
  size_t (*grapheme)(const char *p, size_t n);
  /* N bytes of UTF-8 taken apart (NFKD), their number in *LENGTH: the caller's, for
   * free(); NULL when memory ran out. */
  char *(*apart)(const char *p, size_t n, size_t *length);
  bool (*is_mark)(uint32_t c);
  uint32_t (*lower)(uint32_t c);
};
extern const struct cl_unicode cl_unicode;

CL_END
#endif
