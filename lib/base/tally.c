/* tally.c - how often each text comes; see tally.h. */
#include "tally.h"

#include <string.h>

cl_tallied *cl_tally_of(cl_tally *tally, const char *text) {
  size_t at;
  uint64_t hash = cl_hash_text(CL_HASH_START, text);
  for (cl_tallied *t = cl_map_first(&tally->map, hash, &at); t;
       t = cl_map_next(&tally->map, hash, &at))
    if (strcmp(t->text, text) == 0)
      return t;
  cl_tallied *made = cl_alloc(tally->arena, sizeof *made);
  made->text = text;
  cl_map_put(&tally->map, hash, made);
  return made;
}
