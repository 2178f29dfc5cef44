/* buf.h - bytes that grow.
 *
 * A cl_buf starts as CL_BUF_INIT, always has a NUL behind its last byte once
 * anything was added, and is given back with cl_buf_free().  `len` does not
 * count that NUL; bytes may be anything, NUL included. */
#ifndef CL_BUF_H
#define CL_BUF_H

#include <stdarg.h>

#include "base.h"
#include "mem.h"

CL_BEGIN

typedef struct cl_buf {
  char *p;    /* NULL while nothing was added: use cl_buf_text() */
  size_t len; /* bytes in use */
  size_t cap;
} cl_buf;

#define CL_BUF_INIT                                                                                \
  { NULL, 0, 0 }

void cl_buf_free(cl_buf *buf);                 /* and back to CL_BUF_INIT */
void cl_buf_reserve(cl_buf *buf, size_t more); /* room for MORE bytes */
void cl_buf_add(cl_buf *buf, const void *p, size_t n);
void cl_buf_puts(cl_buf *buf, const char *text);
void cl_buf_putc(cl_buf *buf, char c);
void cl_buf_fill(cl_buf *buf, char c, size_t n); /* N times C */
void cl_buf_printf(cl_buf *buf, const char *format, ...) CL_PRINTF(2, 3);
void cl_buf_vprintf(cl_buf *buf, const char *format, va_list args) CL_PRINTF(2, 0);
void cl_buf_cut(cl_buf *buf, size_t len);   /* shorten to LEN bytes */
const char *cl_buf_text(const cl_buf *buf); /* never NULL */
/* Hands the bytes over: the caller frees them, the buffer is empty again. */
char *cl_buf_take(cl_buf *buf) CL_NONNULL;
/* Hands the bytes over to ARENA, NUL-terminated; the buffer is empty again. */
char *cl_buf_keep(cl_buf *buf, cl_arena *arena) CL_NONNULL;

CL_END
#endif
