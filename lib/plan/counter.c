/* counter.c - the last number given behind a name; see inner.h. */
#include <string.h>

#include "inner.h"

struct counter {
  const char *base;
  const void *owner;
  int type;
  unsigned last;
};

unsigned *cl_counter(cl_counters *counters, int type, const void *owner, const char *base) {
  uint64_t start = CL_HASH_START ^ (uint64_t)(uintptr_t)owner ^ (uint64_t)type;
  uint64_t hash = cl_hash_text(start, base);
  size_t at;
  for (struct counter *c = cl_map_first(&counters->map, hash, &at); c;
       c = cl_map_next(&counters->map, hash, &at))
    if (c->type == type && c->owner == owner && strcmp(c->base, base) == 0)
      return &c->last;
  if (!counters->arena)
    counters->arena = cl_arena_new();
  struct counter *made = cl_alloc(counters->arena, sizeof *made);
  *made = (struct counter){ base, owner, type, 1 };
  cl_map_put(&counters->map, hash, made);
  return &made->last;
}

void cl_counters_free(cl_counters *counters) {
  cl_map_free(&counters->map);
  cl_arena_free(counters->arena);
  counters->arena = NULL;
}
