/* values.c - values to read, in the language of what is made; see show.h. */
#include <string.h>

#include "../base/day.h"
#include "paper.h"
#include "show.h"

const char *cl_show_date(cl_app *app, cl_date date) {
  return cl_day_text(app->arena, app->lang, date);
}

const char *cl_show_join(cl_app *app, const char *a, const char *separator, const char *b) {
  if (!*a || !*b)
    return *a ? a : b;
  return cl_asprintf(app->arena, "%s%s%s", a, separator, b);
}

/* Does FIELD stay with the team that noted it? */
static bool stays_inside(const cl_app *app, cl_field field) {
  return (app->shared || (app->paper && app->paper->shared)) &&
         (cl_field_info(field)->flags & CL_INSIDE);
}

/* What is called by such a field is called by what it is about, or by what it is. */
static const char *neutral_name(cl_app *app, const cl_rec *rec) {
  const cl_type_row *row = cl_type_info(rec->type);
  const char *beside = row->beside == CL_F_NONE ? "" : cl_show_value(app, rec, row->beside);
  return *beside ? beside : cl_type_label(rec->type, app->lang, false);
}

static int by_text(const void *a, const void *b) {
  return cl_str_cmp(*(const cl_str *)a, *(const cl_str *)b);
}

/* What all records of a type are called, in order: a sheet names most of them. */
static const cl_str *names_of(cl_app *app, cl_type type, cl_field naming) {
  cl_str *names = app->paper->names[type];
  if (names)
    return names;
  size_t n = 0;
  names = cl_alloc(app->arena, (app->plan->count[type] + 1) * sizeof *names);
  CL_EACH_REC(rec, app->plan, type)
    names[n++] = cl_rec_text(rec, naming);
  qsort(names, n, sizeof *names, by_text);
  app->paper->names[type] = names;
  return names;
}

/* Is another of the same type called the same? */
static bool has_twin(cl_app *app, const cl_rec *rec, cl_field naming) {
  const cl_str *names = names_of(app, rec->type, naming), name = cl_rec_text(rec, naming);
  size_t n = app->plan->count[rec->type];
  const cl_str *found = bsearch(&name, names, n, sizeof name, by_text);
  return found && name.p &&
         ((found > names && cl_str_eq(found[-1], name)) ||
          (found + 1 < names + n && cl_str_eq(found[1], name)));
}

const char *cl_show_name(cl_app *app, const cl_rec *rec) {
  const cl_type_row *row = cl_type_info(rec->type);
  if (row->naming != CL_F_NONE && stays_inside(app, row->naming))
    return neutral_name(app, rec);
  const char *name = row->naming == CL_F_NONE ? NULL : cl_rec_dup(rec, row->naming, app->arena);
  if (rec->type == CL_T_PERSON && cl_opt(app, CL_OI_WITH_NAMES) &&
      cl_rec_has(rec, CL_F_PERSON_NAME))
    name = cl_show_join(app, cl_rec_dup(rec, CL_F_PERSON_NAME, app->arena), ", ", name ? name : "");
  if (!name && row->id == CL_F_NONE) { /* known by its day, as a look back is */
    cl_date day = cl_date_parse(cl_str_of(rec->id));
    return day == CL_NO_DATE ? rec->id : cl_show_date(app, day);
  }
  if (!name || row->id == CL_F_NONE)
    return name ? name : rec->id;
  if (strcmp(cl_slug(app->arena, cl_str_of(name)), rec->id) == 0)
    return name;
  if (app->paper && app->paper->html && !has_twin(app, rec, row->naming))
    return name;
  return cl_asprintf(app->arena, "%s (%s)", name, rec->id);
}

const char *cl_show_label(cl_app *app, const cl_rec *rec) {
  return app->paper->html ? cl_type_label(rec->type, app->lang, false) : rec->id;
}

static const char *number_text(cl_app *app, cl_str value) {
  char *text = cl_strndup(app->arena, value.p, value.n);
  for (char *p = text; app->lang == CL_NL && *p; p++)
    if (*p == '.')
      *p = ',';
  return text;
}

const char *cl_show_text(cl_app *app, cl_field field, cl_str value) {
  const cl_field_row *row = cl_field_info(field);
  const cl_rec *rec;
  int i;
  if (!value.n || stays_inside(app, field))
    return "";
  switch (row->kind) {
  case CL_K_BOOL:
    i = cl_bool_read(value);
    return i < 0 ? "" : i ? T_(app, "yes") : T_(app, "no");
  case CL_K_ENUM:
    i = cl_choice_find(row->set, value);
    return i < 0 ? "" : cl_choice_label(row->set, i, app->lang);
  case CL_K_DATE:
    return cl_show_date(app, cl_date_parse(value));
  case CL_K_NUM:
  case CL_K_INT:
    return number_text(app, value);
  case CL_K_REF:
    rec = cl_plan_ref(app->plan, field, value);
    return rec ? cl_show_name(app, rec) : cl_strndup(app->arena, value.p, value.n);
  default:
    return cl_strndup(app->arena, value.p, value.n);
  }
}

/* `5 september 2026: 31, note`: the first part of an item stands for all of it. */
const char *cl_show_item(cl_app *app, cl_field field, const cl_node *item) {
  const char *text = "";
  unsigned n = 0;
  CL_EACH_SUB(sub, field) {
    const char *part = cl_show_text(app, sub, cl_node_text(cl_item_node(item, sub)));
    if (*part)
      text = cl_show_join(app, text, n++ == 1 ? ": " : ", ", part);
  }
  return text;
}

const char *cl_show_value(cl_app *app, const cl_rec *rec, cl_field field) {
  const cl_node *node = rec ? cl_rec_node(rec, field) : NULL;
  const cl_field_row *row = cl_field_info(field);
  cl_buf all = CL_BUF_INIT;
  if (!node)
    return "";
  if (!(row->flags & CL_LIST))
    return cl_show_text(app, field, cl_node_text(node));
  CL_EACH(item, node) {
    const char *text = row->kind == CL_K_ITEMS ? cl_show_item(app, field, item)
                                               : cl_show_text(app, field, cl_node_text(item));
    /* A line each: what stands in a list has commas of its own. */
    if (*text)
      cl_buf_printf(&all, "%s%s", all.len ? "\n" : "", text);
  }
  return cl_buf_keep(&all, app->arena);
}
