/* tally.h - how often each text comes, without looking at all others.
 *
 * A cl_tally starts as { .arena = ARENA } and is given back with cl_map_free(&tally.map).
 * Texts are the caller's and stay where they are:
 *
 *   cl_tally_of(&tally, text)->times++;
 */
#ifndef CL_TALLY_H
#define CL_TALLY_H

#include "map.h"
#include "mem.h"

CL_BEGIN

typedef struct cl_tally {
  cl_arena *arena;
  cl_map map;
} cl_tally;

typedef struct cl_tallied {
  const char *text; /* as it came first: one address for all that are alike */
  size_t times;
} cl_tallied;

/* The tally of TEXT, made with 0 times when it is new. */
cl_tallied *cl_tally_of(cl_tally *tally, const char *text) CL_NONNULL;

CL_END
#endif
