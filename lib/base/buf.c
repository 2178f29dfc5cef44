/* buf.c - bytes that grow; see buf.h. */
#include "buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void cl_buf_free(cl_buf *buf) {
  free(buf->p);
  *buf = (cl_buf)CL_BUF_INIT;
}

void cl_buf_reserve(cl_buf *buf, size_t more) {
  if (more > SIZE_MAX - 1 - buf->len)
    cl_out_of_memory();
  buf->p = cl_grow(buf->p, &buf->cap, buf->len + more + 1, 1);
}

void cl_buf_add(cl_buf *buf, const void *p, size_t n) {
  if (n >= buf->cap - buf->len) /* no room for them and a NUL */
    cl_buf_reserve(buf, n);
  if (n)
    memcpy(buf->p + buf->len, p, n);
  buf->len += n;
  buf->p[buf->len] = '\0';
}

void cl_buf_puts(cl_buf *buf, const char *text) {
  cl_buf_add(buf, text, strlen(text));
}

void cl_buf_putc(cl_buf *buf, char c) {
  cl_buf_add(buf, &c, 1);
}

void cl_buf_fill(cl_buf *buf, char c, size_t n) {
  cl_buf_reserve(buf, n);
  memset(buf->p + buf->len, c, n);
  buf->len += n;
  buf->p[buf->len] = '\0';
}

void cl_buf_vprintf(cl_buf *buf, const char *format, va_list args) {
  enum { SHORT = 80 }; /* most are: those are formatted once, and not measured before */
  va_list again;
  va_copy(again, args);
  cl_buf_reserve(buf, SHORT);
  int written = vsnprintf(buf->p + buf->len, SHORT + 1, format, args);
  size_t n = written < 0 ? 0 : (size_t)written;
  if (n > SHORT) {
    cl_buf_reserve(buf, n);
    vsnprintf(buf->p + buf->len, n + 1, format, again);
  }
  buf->len += n;
  buf->p[buf->len] = '\0';
  va_end(again);
}

void cl_buf_printf(cl_buf *buf, const char *format, ...) {
  va_list args;
  va_start(args, format);
  cl_buf_vprintf(buf, format, args);
  va_end(args);
}

void cl_buf_cut(cl_buf *buf, size_t len) {
  if (len < buf->len) {
    buf->len = len;
    buf->p[len] = '\0';
  }
}

const char *cl_buf_text(const cl_buf *buf) {
  return buf->p ? buf->p : "";
}

char *cl_buf_take(cl_buf *buf) {
  cl_buf_reserve(buf, 0);
  buf->p[buf->len] = '\0';
  char *p = buf->p;
  *buf = (cl_buf)CL_BUF_INIT;
  return p;
}

char *cl_buf_keep(cl_buf *buf, cl_arena *arena) {
  char *text = cl_strndup(arena, cl_buf_text(buf), buf->len);
  cl_buf_free(buf);
  return text;
}
