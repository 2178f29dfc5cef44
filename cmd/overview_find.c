/* overview_find.c - what of the plan belongs to what, for the sheets of the overview. */
#include "overview_inner.h"

ov_community *ov_community_of(const overview *o, const cl_rec *rec) {
  for (; rec && rec->type != CL_T_COMMUNITY; rec = rec->parent)
    continue;
  return cl_map_of(&o->by_community, rec);
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
