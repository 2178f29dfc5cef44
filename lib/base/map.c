/* map.c - things by the hash of a key; see map.h.  Linear probing, at most half
 * full. */
#include "map.h"

#include <stdlib.h>

void cl_map_free(cl_map *map) {
  free(map->slot);
  *map = (cl_map){ NULL, 0, 0 };
}

static void put(cl_map *map, uint64_t hash, void *thing) {
  size_t at = cl_hash_slot(hash, map->slots);
  while (map->slot[at].thing)
    at = (at + 1) & (map->slots - 1);
  map->slot[at] = (struct cl_map_slot){ hash, thing };
}

/* Beginning behind a free slot, so that things of one hash keep their order. */
static void resize(cl_map *map, size_t slots) {
  cl_map old = *map;
  size_t from = 0;
  map->slots = slots;
  map->slot = cl_xcalloc(slots, sizeof *map->slot);
  while (from < old.slots && old.slot[from].thing)
    from++;
  for (size_t i = 0; i < old.slots; i++) {
    const struct cl_map_slot *slot = &old.slot[(from + i) & (old.slots - 1)];
    if (slot->thing)
      put(map, slot->hash, slot->thing);
  }
  free(old.slot);
}

void cl_map_reserve(cl_map *map, size_t count) {
  size_t slots = map->slots ? map->slots : 32;
  while (slots / 2 < count)
    slots *= 2;
  if (slots > map->slots)
    resize(map, slots);
}

void cl_map_put(cl_map *map, uint64_t hash, const void *thing) {
  cl_map_reserve(map, ++map->count);
  put(map, hash, (void *)thing);
}

static void *from(const cl_map *map, uint64_t hash, size_t *at) {
  for (; map->slot[*at].thing; *at = (*at + 1) & (map->slots - 1))
    if (map->slot[*at].hash == hash)
      return map->slot[*at].thing;
  return NULL;
}

void *cl_map_first(const cl_map *map, uint64_t hash, size_t *at) {
  if (!map->slots)
    return NULL;
  *at = cl_hash_slot(hash, map->slots);
  return from(map, hash, at);
}

void *cl_map_next(const cl_map *map, uint64_t hash, size_t *at) {
  *at = (*at + 1) & (map->slots - 1);
  return from(map, hash, at);
}
