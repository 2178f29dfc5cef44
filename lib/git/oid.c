/* oid.c - names of objects; see repo.h and inner.h. */
#include <string.h>

#include "inner.h"

bool cl_oid_eq(const cl_oid *a, const cl_oid *b) {
  return memcmp(a->id, b->id, sizeof a->id) == 0;
}

bool cl_oid_begins(const uint8_t *id, const cl_oid *oid, size_t digits) {
  return memcmp(id, oid->id, digits / 2) == 0 &&
         (digits % 2 == 0 || id[digits / 2] >> 4 == oid->id[digits / 2] >> 4);
}

size_t cl_oid_read(const char *text, size_t most, cl_oid *oid) {
  size_t n = 0;
  *oid = (cl_oid){ { 0 } };
  for (; n < most; n++) {
    char c = text[n];
    int digit = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : -1;
    if (digit < 0)
      break;
    oid->id[n / 2] = (uint8_t)(oid->id[n / 2] | digit << (n % 2 ? 0 : 4));
  }
  return n;
}

const char *cl_repo_hex(const cl_repo *repo, const cl_oid *oid) {
  cl_buf hex = CL_BUF_INIT;
  for (size_t i = 0; i < repo->hash; i++)
    cl_buf_printf(&hex, "%02x", oid->id[i]);
  const char *text = cl_strdup(repo->arena, cl_buf_text(&hex));
  cl_buf_free(&hex);
  return text;
}
