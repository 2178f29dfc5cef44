/* plan_mention.c - where running text names a person: for `forget` and `privacy`. */
#include <string.h>

#include "plan.h"

typedef struct search {
  cl_app *app;
  const char *needles[3]; /* folded */
  size_t n;
  void (*found)(void *data, const cl_rec *rec, cl_field field, const cl_node *node);
  void *data;
} search;

static bool is_text(cl_field field) {
  enum cl_value_kind kind = cl_field_info(field)->kind;
  return kind == CL_K_TEXT || kind == CL_K_URL || kind == CL_K_PAGE;
}

static bool mentions(const search *s, const cl_node *node) {
  cl_str text = cl_node_text(node);
  if (!text.p || !text.n)
    return false;
  const char *folded = cl_fold(s->app->arena, text);
  for (size_t i = 0; i < s->n; i++)
    if (strstr(folded, s->needles[i]))
      return true;
  return false;
}

static void search_node(const search *s, const cl_rec *rec, cl_field field, const cl_node *node) {
  if (!node)
    return;
  if (node->kind == CL_SCALAR) {
    if (mentions(s, node))
      s->found(s->data, rec, field, node);
    return;
  }
  CL_EACH(child, node)
    search_node(s, rec, field, child);
}

void plan_mentions(cl_app *app, const cl_rec *person,
                   void (*found)(void *data, const cl_rec *rec, cl_field field,
                                 const cl_node *node),
                   void *data) {
  static const cl_field fields[] = { CL_F_PERSON_NAME, CL_F_PERSON_EMAIL, CL_F_PERSON_PHONE };
  enum { SHORTEST = 4 }; /* shorter names are part of many words */
  search s = { .app = app, .found = found, .data = data };
  for (size_t i = 0; i < CL_COUNT(fields); i++) {
    cl_str text = cl_str_trim(cl_rec_text(person, fields[i]));
    if (text.n >= SHORTEST)
      s.needles[s.n++] = cl_fold(app->arena, text);
  }
  for (cl_type t = 0; s.n && t < CL_TYPES; t++) {
    const cl_type_row *row = cl_type_info(t);
    CL_EACH_REC(rec, app->plan, t)
      for (unsigned i = 0; i < row->fields && rec != person; i++) {
        cl_field field = (cl_field)((int)row->first + (int)i);
        if (is_text(field) || cl_field_info(field)->kind == CL_K_ITEMS)
          search_node(&s, rec, field, cl_rec_node(rec, field));
      }
  }
}
