/* plan_export.c - `cl-plan export`: the whole plan as one JSON object, laid out
 * as plan.yaml is, so that plan.schema.json describes it and the programs read
 * it.  What several files hold stands in this one: there is no `include`. */
#include <string.h>
#include <strings.h>

#include "../lib/value/columns.h"
#include "plan.h"

typedef struct maker {
  cl_app *app;
  cl_json json;
} maker;

/* The fields of TYPE, without what says where a record stands. */
static size_t field_columns(maker *m, cl_type type, cl_column **out) {
  size_t n = cl_columns(m->app->arena, type, false, cl_opt(m->app, CL_OI_WITH_NAMES) != NULL, out);
  size_t kept = 0;
  for (size_t i = 0; i < n; i++)
    if ((*out)[i].kind == CL_COL_FIELD && (*out)[i].field != CL_F_ORGANISATION_INCLUDE)
      (*out)[kept++] = (*out)[i];
  return kept;
}

static void put_list(maker *m, const char *key, cl_type type, const cl_rec *parent);

/* The keys of REC, and the records that stand in it. */
static void put_keys(maker *m, const cl_rec *rec, const cl_column *columns, size_t n) {
  cl_record_json_keys(&m->json, columns, n, rec);
  for (cl_type t = 0; t < CL_TYPES; t++)
    if (cl_type_info(t)->parent == rec->type)
      put_list(m, cl_type_info(t)->path, t, rec);
}

static void put_record(maker *m, const cl_rec *rec, const cl_column *columns, size_t n) {
  cl_json_object(&m->json);
  put_keys(m, rec, columns, n);
  cl_json_end_object(&m->json);
}

/* The records of TYPE in PARENT (NULL: in the plan) as a list; nothing when
 * there are none. */
static void put_list(maker *m, const char *key, cl_type type, const cl_rec *parent) {
  cl_column *columns;
  size_t n = field_columns(m, type, &columns);
  bool any = false;
  CL_EACH_REC(rec, m->app->plan, type) {
    if (rec->parent != parent)
      continue;
    if (!any) {
      cl_json_key(&m->json, key);
      cl_json_array(&m->json);
    }
    any = true;
    put_record(m, rec, columns, n);
  }
  if (any)
    cl_json_end_array(&m->json);
}

/* The eight answers: a map. */
static void put_answers(maker *m, cl_type type) {
  cl_column *columns;
  size_t n = field_columns(m, type, &columns);
  if (!m->app->plan->count[type])
    return;
  cl_json_key(&m->json, cl_type_info(type)->path);
  cl_json_object(&m->json);
  CL_EACH_REC(rec, m->app->plan, type) {
    cl_json_key(&m->json, rec->id);
    put_record(m, rec, columns, n);
  }
  cl_json_end_object(&m->json);
}

/* The part of TYPE's path before the dot, or NULL. */
static const char *section_of(maker *m, cl_type type) {
  const char *path = cl_type_info(type)->path, *dot = strchr(path, '.');
  bool nested = cl_type_info(type)->parent != CL_T_NONE;
  return dot && !nested ? cl_strndup(m->app->arena, path, (size_t)(dot - path)) : NULL;
}

/* Types of one section stand together in the table. */
static cl_type put_section(maker *m, cl_type first) {
  const char *section = section_of(m, first), *next = section;
  bool any = false;
  cl_type t = first;
  for (; next && strcmp(next, section) == 0; next = t < CL_TYPES ? section_of(m, t) : NULL) {
    if (m->app->plan->count[t] && !any) {
      cl_json_key(&m->json, section);
      cl_json_object(&m->json);
      any = true;
    }
    put_list(m, strchr(cl_type_info(t)->path, '.') + 1, t, NULL);
    t = (cl_type)((int)t + 1);
  }
  if (any)
    cl_json_end_object(&m->json);
  return t;
}

static void put_plan(maker *m) {
  const cl_rec *organisation = m->app->plan->first[CL_T_ORGANISATION];
  cl_column *columns;
  size_t n = field_columns(m, CL_T_ORGANISATION, &columns);
  cl_json_object(&m->json);
  if (organisation)
    cl_record_json_keys(&m->json, columns, n, organisation);
  for (cl_type t = 0; t < CL_TYPES;) {
    const cl_type_row *row = cl_type_info(t);
    if (section_of(m, t)) {
      t = put_section(m, t);
      continue;
    }
    if (row->shape == CL_KEYED)
      put_answers(m, t);
    else if (row->shape == CL_LISTED && row->parent == CL_T_NONE)
      put_list(m, row->path, t, NULL);
    t = (cl_type)((int)t + 1);
  }
  cl_json_end_object(&m->json);
}

enum cl_status plan_export(cl_app *app) {
  const char *format = cl_opt(app, CL_OI_FORMAT), *path = cl_opt(app, CL_OI_OUTPUT);
  if (format && strcasecmp(format, "json") != 0)
    return cl_usage(app, _("the whole plan goes out as JSON; lists as CSV and Excel come from the "
                           "program of each step, as in cl-goals export goals"));
  bool to_file = path && strcmp(path, "-") != 0;
  cl_buf file = CL_BUF_INIT, *out = to_file ? &file : &app->out;
  maker m = { .app = app };
  cl_json_init(&m.json, out, true);
  put_plan(&m);
  cl_buf_putc(out, '\n');
  enum cl_status status = CL_OK;
  if (to_file)
    status = cl_output_write(app, path, cl_buf_text(&file), file.len);
  cl_buf_free(&file);
  return status;
}
