/* map.h - things by the hash of a key, found without looking at all of them.
 *
 * A cl_map starts as all zeros and is given back with cl_map_free().  It knows
 * no keys: whoever looks gets, in the order in which they were put, the things
 * of one hash, and says itself which is the right one:
 *
 *   size_t at;
 *   for (thing *t = cl_map_first(map, hash, &at); t; t = cl_map_next(map, hash, &at))
 *     if (strcmp(t->key, key) == 0)
 *       return t;
 *
 * Things are the caller's and stay where they are; none can be taken out. */
#ifndef CL_MAP_H
#define CL_MAP_H

#include "hash.h"

CL_BEGIN

typedef struct cl_map {
  struct cl_map_slot {
    uint64_t hash;
    void *thing; /* NULL: free */
  } * slot;
  size_t slots, count; /* slots: a power of two, or 0 */
} cl_map;

void cl_map_free(cl_map *map); /* and back to zeros */
/* Room for COUNT things without growing. */
void cl_map_reserve(cl_map *map, size_t count);
/* Puts THING, not NULL, behind what has this hash. */
void cl_map_put(cl_map *map, uint64_t hash, const void *thing);
/* The first thing of HASH, and the one behind *AT; NULL when there is no more. */
void *cl_map_first(const cl_map *map, uint64_t hash, size_t *at);
void *cl_map_next(const cl_map *map, uint64_t hash, size_t *at);

/* The hash of a place in memory, for things that are known by that.  An odd number times
 * another is no two places' hash. */
static inline uint64_t cl_hash_pointer(const void *p) {
  return (uint64_t)(uintptr_t)p * UINT64_C(0x9E3779B97F4A7C15);
}
/* What is known of the thing AT its place in memory, once put; NULL when nothing is, and for
 * no place. */
static inline void cl_map_put_of(cl_map *map, const void *at, const void *thing) {
  cl_map_put(map, cl_hash_pointer(at), thing);
}
static inline void *cl_map_of(const cl_map *map, const void *at) {
  size_t step;
  return at ? cl_map_first(map, cl_hash_pointer(at), &step) : NULL;
}

CL_END
#endif
