/* hash.h - FNV-1a in 64 bits: for tables in memory, and for telling by a few
 * bytes whether a text is still the same.  It is fast and spreads well; it
 * keeps nobody out who looks for two texts with one number on purpose.
 *
 * Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake and T. Hansen, "The FNV
 * Non-Cryptographic Hash Algorithm".  Numbers of this kind stand in journals
 * and version columns, so they stay as they are. */
#ifndef CL_HASH_H
#define CL_HASH_H

#include "text.h"

CL_BEGIN

#define CL_HASH_START UINT64_C(14695981039346656037)

/* HASH with what is added taken in; begin with CL_HASH_START. */
static inline uint64_t cl_hash_byte(uint64_t hash, unsigned char byte) {
  return (hash ^ byte) * UINT64_C(1099511628211);
}

static inline uint64_t cl_hash_bytes(uint64_t hash, const void *p, size_t n) {
  const unsigned char *byte = (const unsigned char *)p;
  for (size_t i = 0; i < n; i++)
    hash = cl_hash_byte(hash, byte[i]);
  return hash;
}

static inline uint64_t cl_hash_str(uint64_t hash, cl_str text) {
  return cl_hash_bytes(hash, text.p, text.n);
}

/* TEXT up to its NUL. */
static inline uint64_t cl_hash_text(uint64_t hash, const char *text) {
  for (; *text; text++)
    hash = cl_hash_byte(hash, (unsigned char)*text);
  return hash;
}

/* Where to start looking in a table of SLOTS places, a power of two.  The low
 * bits alone do not see the first bytes well, so the high ones join them. */
static inline size_t cl_hash_slot(uint64_t hash, size_t slots) {
  return (size_t)(hash ^ hash >> 32) & (slots - 1);
}

CL_END
#endif
