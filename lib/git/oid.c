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

void cl_oid_write(const cl_repo *repo, const cl_oid *oid, char *hex) {
  static const char digits[] = "0123456789abcdef";
  for (size_t i = 0; i < repo->hash; i++) {
    hex[2 * i] = digits[oid->id[i] >> 4];
    hex[2 * i + 1] = digits[oid->id[i] & 15];
  }
  hex[2 * repo->hash] = '\0';
}

const char *cl_repo_hex(const cl_repo *repo, const cl_oid *oid) {
  char *text = cl_alloc_text(repo->arena, 2 * repo->hash + 1);
  cl_oid_write(repo, oid, text);
  return text;
}
