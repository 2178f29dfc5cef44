/* fill_person.c - somebody who is not in the plan yet, made where they are
 * needed; see fill.h. */
#include <string.h>

#include "fill.h"

bool cl_fill_may_make(const cl_fill *fill, cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  cl_field ref = row->kind == CL_K_ITEMS ? field + 1 : field;
  /* While their file is away nobody can tell who is new. */
  return cl_field_info(ref)->kind == CL_K_REF && !fill->app->plan->missing &&
         (cl_field_info(ref)->refs >> CL_T_PERSON & 1);
}

/* What has to be known of somebody at once; fill person asks the rest. */
static enum cl_went ask_side(cl_fill *fill, cl_assign *person) {
  cl_sheet *sheets;
  size_t n = cl_sheets(CL_DEFINE, CL_T_PERSON, fill->app->arena, &sheets);
  for (size_t i = 0; n && i < sheets[0].count; i++) {
    if (sheets[0].asks[i].field != CL_F_PERSON_SIDE)
      continue;
    cl_walk walk = { .assign = person, .asks = &sheets[0].asks[i], .count = 1 };
    return cl_fill_walk(fill, &walk);
  }
  return CL_WENT_ON;
}

bool cl_fill_person(cl_fill *fill, cl_assign *assign) {
  cl_app *app = fill->app;
  const char *role = fill->nobody;
  const char *at = assign && assign->rec ? cl_fill_address(fill, assign->rec) : NULL;
  cl_assign person;
  fill->nobody = NULL;
  int yes = cl_fill_yes(fill,
                        cl_asprintf(app->arena,
                                    T_(app, "\"%s\" is not there yet. Make a new "
                                            "person with this role?"),
                                    role),
                        T_(app, "In the plan stand roles; names come in the file of people."));
  if (yes != 1)
    return false;
  cl_assign_start(app, &person, CL_T_PERSON, NULL);
  cl_assign_put_one(app, &person, CL_F_PERSON_ROLE, role);
  enum cl_went went = ask_side(fill, &person);
  if (went == CL_WENT_BACK || went == CL_WENT_DROP || (went == CL_WENT_STOP && fill->talk.ended))
    return false;
  cl_piece piece = { &person, NULL, NULL, CL_F_NONE };
  bool kept = cl_fill_keep(fill, &piece) != NULL;
  /* The plan was read anew. */
  if (at)
    assign->rec = cl_fill_find(fill, assign->type, at);
  return kept;
}
