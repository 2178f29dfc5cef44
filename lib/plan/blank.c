/* blank.c - a plan with nothing in it, for sheets to write on. */
#include <string.h>

#include "inner.h"

cl_plan *cl_plan_blank(const cl_plan *like, cl_arena *arena) {
  cl_plan *plan = cl_alloc(arena, sizeof *plan);
  *plan = *like;
  memset(plan->first, 0, sizeof plan->first);
  memset(plan->last, 0, sizeof plan->last);
  memset(plan->count, 0, sizeof plan->count);
  plan->index = cl_alloc(arena, sizeof *plan->index);
  plan->index->root_dir = "";
  return plan;
}
