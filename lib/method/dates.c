/* dates.c - does anything of a record fall in a stretch of time?  See dates.h. */
#include "dates.h"
#include "occur.h"

/* Until when a repeat goes and which days it leaves out are no days of it. */
static bool is_day(cl_field field) {
  return cl_field_info(field)->kind == CL_K_DATE && field != CL_F_MOMENT_REPEAT_UNTIL &&
         field != CL_F_MOMENT_REPEAT_EXCEPT;
}

static cl_field field_at(const cl_type_row *row, unsigned i) {
  return (cl_field)((unsigned)row->first + i);
}

bool cl_type_has_days(cl_type type) {
  const cl_type_row *row = cl_type_info(type);
  for (unsigned i = 0; i < row->fields; i++)
    if (is_day(field_at(row, i)))
      return true;
  return false;
}

static bool within(const cl_node *node, cl_date from, cl_date to) {
  cl_date day = node ? cl_date_parse(cl_node_text(node)) : CL_NO_DATE;
  return day != CL_NO_DATE && day >= from && day <= to;
}

static bool list_within(const cl_node *list, cl_field sub, cl_date from, cl_date to) {
  CL_EACH(item, list)
    if (within(sub == CL_F_NONE ? item : cl_item_node(item, sub), from, to))
      return true;
  return false;
}

bool cl_rec_falls_in(const cl_rec *rec, cl_date from, cl_date to) {
  const cl_type_row *row = cl_type_info(rec->type);
  cl_occurrence next;
  cl_field list = CL_F_NONE; /* whose items the next fields are keys of */
  if (rec->type == CL_T_MOMENT && cl_occur_next(rec, from, &next) && next.date <= to)
    return true;
  for (unsigned i = 0; i < row->fields; i++) {
    cl_field field = field_at(row, i);
    unsigned flags = cl_field_info(field)->flags;
    bool found = false;
    if (!(flags & CL_SUB))
      list = field;
    if (!is_day(field) || (rec->type == CL_T_MOMENT && field == CL_F_MOMENT_DATE))
      continue;
    if (flags & CL_SUB)
      found = list_within(cl_rec_node(rec, list), field, from, to);
    else if (flags & CL_LIST)
      found = list_within(cl_rec_node(rec, field), CL_F_NONE, from, to);
    else
      found = within(cl_rec_node(rec, field), from, to);
    if (found)
      return true;
  }
  return false;
}
