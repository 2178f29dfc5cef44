/* counter.c - the last number given behind a name; see inner.h. */
#include <stdlib.h>
#include <string.h>

#include "../base/hash.h"
#include "inner.h"

struct cl_counter {
  const char *base;
  const void *owner;
  int type;
  unsigned last;
};

static struct cl_counter *find(const cl_counters *c, int type, const void *owner,
                               const char *base) {
  uint64_t start = CL_HASH_START ^ (uint64_t)(uintptr_t)owner ^ (uint64_t)type;
  size_t at = cl_hash_slot(cl_hash_text(start, base), c->slots);
  while (c->slot[at].base && (c->slot[at].type != type || c->slot[at].owner != owner ||
                              strcmp(c->slot[at].base, base) != 0))
    at = (at + 1) & (c->slots - 1);
  return &c->slot[at];
}

static void grow(cl_counters *c) {
  cl_counters larger = { .slots = c->slots ? c->slots * 2 : 64, .count = c->count };
  larger.slot = cl_xcalloc(larger.slots, sizeof *larger.slot);
  for (size_t i = 0; i < c->slots; i++)
    if (c->slot[i].base)
      *find(&larger, c->slot[i].type, c->slot[i].owner, c->slot[i].base) = c->slot[i];
  free(c->slot);
  *c = larger;
}

unsigned *cl_counter(cl_counters *counters, int type, const void *owner, const char *base) {
  if ((counters->count + 1) * 2 > counters->slots)
    grow(counters);
  struct cl_counter *found = find(counters, type, owner, base);
  if (!found->base) {
    *found = (struct cl_counter){ base, owner, type, 1 };
    counters->count++;
  }
  return &found->last;
}

void cl_counters_free(cl_counters *counters) {
  free(counters->slot);
  *counters = (cl_counters){ NULL, 0, 0 };
}
