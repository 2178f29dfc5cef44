/* plan_export.c - `cl-plan export`: the whole plan as one JSON object, laid out
 * as plan.yaml is, so that plan.schema.json describes it and the programs read
 * it.  What several files hold stands in this one: there is no `include`.
 *
 * Like all that is made it leaves out people, stories that nobody agreed to tell on and
 * the individuals of the scan, with every reference to them: it is made from the plan
 * as it would be without them. */
#include <string.h>
#include <strings.h>

#include "../lib/value/columns.h"
#include "plan.h"

typedef struct maker {
  cl_app *app;
  const cl_plan *plan;
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
  const cl_rec *rec = parent ? cl_plan_first_in(m->plan, type, parent) : m->plan->first[type];
  for (; rec && rec->parent == parent; rec = rec->next) {
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
  if (!m->plan->count[type])
    return;
  cl_json_key(&m->json, cl_type_info(type)->path);
  cl_json_object(&m->json);
  CL_EACH_REC(rec, m->plan, type) {
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
    if (m->plan->count[t] && !any) {
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
  const cl_rec *organisation = m->plan->first[CL_T_ORGANISATION];
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

/* ---- What goes out ---------------------------------------------------------------- */

static bool stays_here(const cl_rec *rec, bool all) {
  if (rec->type == CL_T_PERSON)
    return true;
  if (rec->type == CL_T_STORY)
    return !all && cl_rec_bool(rec, CL_F_STORY_CONSENT) != 1;
  return rec->type == CL_T_GROUP && !all &&
         cl_rec_choice(rec, CL_F_GROUP_KIND) == CL_GROUP_INDIVIDUAL;
}

static size_t find_staying(cl_app *app, const cl_rec ***out) {
  static const cl_type types[] = { CL_T_PERSON, CL_T_STORY, CL_T_GROUP };
  bool all = cl_opt(app, CL_OI_ALL) != NULL;
  size_t most = 0, n = 0;
  for (size_t i = 0; i < CL_COUNT(types); i++)
    most += app->plan->count[types[i]];
  *out = cl_alloc(app->arena, (most + 1) * sizeof **out);
  for (size_t i = 0; i < CL_COUNT(types); i++)
    CL_EACH_REC(rec, app->plan, types[i])
      if (stays_here(rec, all))
        (*out)[n++] = rec;
  return n;
}

/* The plan as it is with those changes: read, not written. */
static enum cl_status read_over(cl_app *app, cl_change *change, cl_plan **out) {
  cl_new_file *files;
  size_t n;
  enum cl_status status = cl_change_finish(change, &files, &n);
  if (status != CL_OK)
    return status;
  /* All files, also those that stay: standard input cannot be read again. */
  size_t count = app->plan->file_count;
  cl_overlay *over = cl_alloc(app->arena, count * sizeof *over);
  for (size_t i = 0; i < count; i++)
    over[i] = (cl_overlay){ app->plan->files[i].path,
                            { app->plan->files[i].tree.src, app->plan->files[i].tree.size } };
  for (size_t i = 0; i < n; i++)
    over[files[i].file].bytes = (cl_str){ cl_buf_text(&files[i].bytes), files[i].bytes.len };
  cl_diag said; /* when it was read first */
  cl_diag_init(&said);
  status = cl_plan_open_over(out, app->plan->files[0].path, over, count, &said);
  cl_diag_free(&said);
  return status == CL_OK ? CL_OK
                         : cl_fail(&app->diag, status, CL_IN(app->plan->files[0].path),
                                   _("changed by another program since it was read; nothing is "
                                     "written, try again"));
}

/* *OUT is the plan as it may go out: app->plan itself, or another, to be closed. */
static enum cl_status narrow(cl_app *app, cl_plan **out) {
  const cl_rec **staying;
  *out = app->plan;
  size_t n = cl_opt(app, CL_OI_WITH_NAMES) ? 0 : find_staying(app, &staying);
  if (!n)
    return CL_OK;
  cl_change *change = cl_change_new(app->plan, &app->diag);
  enum cl_status status = cl_change_remove_all(change, staying, n, true);
  if (status == CL_OK)
    status = read_over(app, change, out);
  cl_change_free(change);
  return status;
}

enum cl_status plan_export(cl_app *app) {
  const char *format = cl_opt(app, CL_OI_FORMAT), *path = cl_opt(app, CL_OI_OUTPUT);
  if (format && strcasecmp(format, "json") != 0)
    return cl_usage(app, _("the whole plan goes out as JSON; lists as CSV and Excel come from the "
                           "program of each step, as in cl-goals export goals"));
  bool to_file = path && strcmp(path, "-") != 0;
  cl_buf file = CL_BUF_INIT, *out = to_file ? &file : &app->out;
  cl_plan *plan;
  enum cl_status status = narrow(app, &plan);
  if (status != CL_OK)
    return status;
  maker m = { .app = app, .plan = plan };
  cl_json_init(&m.json, out, true);
  put_plan(&m);
  cl_buf_putc(out, '\n');
  if (plan != app->plan)
    cl_plan_close(plan);
  if (to_file)
    status = cl_output_write(app, path, cl_buf_text(&file), file.len);
  cl_buf_free(&file);
  return status;
}
