/* overview_find.c - what of the plan belongs to what, for the sheets of the overview. */
#include "overview_inner.h"

ov_index ov_index_new(cl_arena *arena, size_t count) {
  return (ov_index){ cl_alloc(arena, (count + 1) * sizeof(ov_entry)), count };
}

static int by_address(const void *a, const void *b) {
  uintptr_t x = (uintptr_t)((const ov_entry *)a)->rec, y = (uintptr_t)((const ov_entry *)b)->rec;
  return (x > y) - (x < y);
}

void ov_index_sort(ov_index *index) {
  qsort(index->entries, index->count, sizeof *index->entries, by_address);
}

bool ov_index_find(const ov_index *index, const cl_rec *rec, size_t *at) {
  ov_entry key = { rec, 0 };
  const ov_entry *found =
      bsearch(&key, index->entries, index->count, sizeof *index->entries, by_address);
  if (found)
    *at = found->at;
  return found != NULL;
}

ov_community *ov_community_of(const overview *o, const cl_rec *rec) {
  size_t at;
  for (; rec && rec->type != CL_T_COMMUNITY; rec = rec->parent)
    continue;
  return rec && ov_index_find(&o->by_community, rec, &at) ? &o->communities[at] : NULL;
}

bool ov_is_moment(const cl_due_item *item) {
  return item->kind == CL_DUE_MOMENT &&
         cl_rec_choice(item->rec, CL_F_MOMENT_STATUS) != CL_PROGRESS_CANCELLED;
}

const char *ov_holiday_on(const overview *o, cl_date date) {
  const cl_app *app = o->app;
  const char *public = cl_public_holiday(date, app->lang);
  const char *school = o->school ? cl_school_holiday(o->school, o->region, date, app->lang) : NULL;
  if (public && school)
    return cl_asprintf(app->arena, "%s, %s", public, school);
  return public ? public : school ? school : "";
}
