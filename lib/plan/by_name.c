/* by_name.c - records by what they are called; see plan.h. */
#include <string.h>

#include "inner.h"

static uint64_t hash_of(cl_type type, const char *folded) {
  return cl_hash_text(CL_HASH_START ^ (uint64_t)type, folded);
}

/* Does FIELD name records of TYPE?  Of people their role does, and their name. */
static bool names(cl_type type, cl_field field) {
  return field == cl_type_info(type)->naming || field == CL_F_PERSON_NAME;
}

static void take_names(struct cl_plan_index *index, const cl_rec *rec, cl_arena *scratch) {
  const cl_type_row *row = cl_type_info(rec->type);
  CL_EACH_FIELD(field, row) {
    cl_str text = names(rec->type, field) ? cl_str_trim(cl_rec_text(rec, field)) : CL_NO_STR;
    if (text.n)
      cl_map_put(&index->names, hash_of(rec->type, cl_fold(scratch, text)), rec);
  }
}

/* Once for each type that somebody asks about. */
static void know_names(const cl_plan *plan, cl_type type) {
  struct cl_plan_index *index = plan->index;
  uint64_t bit = (uint64_t)1 << type;
  if (index->named & bit)
    return;
  index->named |= bit;
  cl_arena *scratch = cl_arena_new();
  CL_EACH_REC(rec, plan, type)
    take_names(index, rec, scratch);
  cl_arena_free(scratch);
}

static bool is_called(const cl_rec *rec, const char *folded, cl_arena *scratch) {
  const cl_type_row *row = cl_type_info(rec->type);
  CL_EACH_FIELD(field, row) {
    cl_str text = names(rec->type, field) ? cl_str_trim(cl_rec_text(rec, field)) : CL_NO_STR;
    if (text.n && strcmp(cl_fold(scratch, text), folded) == 0)
      return true;
  }
  return false;
}

const cl_rec *cl_plan_by_name(const cl_plan *plan, cl_type type, cl_str name,
                              const cl_rec *community, bool *many) {
  const cl_rec *found = NULL;
  cl_arena *scratch = cl_arena_new();
  const char *folded = cl_fold(scratch, cl_str_trim(name));
  size_t at;
  *many = false;
  know_names(plan, type);
  uint64_t hash = hash_of(type, folded);
  for (const cl_rec *rec = *folded ? cl_map_first(&plan->index->names, hash, &at) : NULL;
       rec && !*many; rec = cl_map_next(&plan->index->names, hash, &at)) {
    if (rec->type != type || rec == found || (community && rec->parent != community) ||
        !is_called(rec, folded, scratch))
      continue;
    *many = found != NULL;
    found = rec;
  }
  cl_arena_free(scratch);
  return *many ? NULL : found;
}

const cl_rec *cl_plan_ref_typed(const cl_plan *plan, cl_field field, cl_str text, bool *many) {
  uint64_t refs = cl_field_info(field)->refs;
  const cl_rec *found = cl_plan_ref(plan, field, text);
  *many = false;
  for (int t = 0; !found && t < CL_TYPES; t++)
    if ((refs >> t & 1) && memchr(text.p, '/', text.n)) {
      char *address = cl_strndup(plan->arena, text.p, text.n);
      found = cl_plan_get(plan, (cl_type)t, address, NULL);
    }
  if (found)
    return found;
  for (int t = 0; !*many && t < CL_TYPES; t++) {
    bool more = false;
    const cl_rec *rec = refs >> t & 1 ? cl_plan_by_name(plan, (cl_type)t, text, NULL, &more) : NULL;
    *many = more || (rec && found);
    found = rec ? rec : found;
  }
  return *many ? NULL : found;
}
