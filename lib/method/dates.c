/* dates.c - does anything of a record fall in a stretch of time?  See dates.h. */
#include "dates.h"
#include "occur.h"

/* Until when a repeat goes and which days it leaves out are no days of it. */
static bool is_day(cl_field field) {
  return cl_field_info(field)->kind == CL_K_DATE && field != CL_F_MOMENT_REPEAT_UNTIL &&
         field != CL_F_MOMENT_REPEAT_EXCEPT;
}

bool cl_type_has_days(cl_type type) {
  const cl_type_row *row = cl_type_info(type);
  CL_EACH_FIELD(field, row)
    if (is_day(field))
      return true;
  return false;
}

static bool within(const cl_node *node, cl_date from, cl_date to) {
  cl_date day = cl_date_parse(cl_node_text(node));
  return day != CL_NO_DATE && day >= from && day <= to;
}

static bool any_within(const cl_rec *rec, cl_field field, cl_date from, cl_date to) {
  cl_values values = cl_values_of(rec, field);
  for (const cl_node *value; (value = cl_values_next(&values));)
    if (within(value, from, to))
      return true;
  return false;
}

bool cl_rec_falls_in(const cl_rec *rec, cl_date from, cl_date to) {
  const cl_type_row *row = cl_type_info(rec->type);
  cl_occurrence next;
  if (rec->type == CL_T_MOMENT && cl_occur_next(rec, from, &next) && next.date <= to)
    return true;
  CL_EACH_FIELD(field, row) {
    if (is_day(field) && !(rec->type == CL_T_MOMENT && field == CL_F_MOMENT_DATE) &&
        any_within(rec, field, from, to))
      return true;
  }
  return false;
}
