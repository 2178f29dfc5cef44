/* plan_export.c - `cl-plan export`: the whole plan as one JSON object, laid out
 * as plan.yaml is, so that plan.schema.json describes it and the programs read
 * it.  What several files hold stands in this one: there is no `include`.
 *
 * Like all that is made it leaves out people, stories that nobody agreed to tell on and
 * the individuals of the scan, with every reference to them: it is made from the plan
 * as it would be without them. */
#include <stdlib.h>
#include <string.h>

#include "../lib/cli/formats.h"
#include "../lib/value/columns.h"
#include "network.h"
#include "plan.h"
#include "../lib/cli/output.h"

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
  if (status != CL_OK)
    return cl_fail(&app->diag, status, CL_IN(app->plan->files[0].path),
                   _("changed by another program since it was read; nothing is written, try "
                     "again"));
  return CL_OK;
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

/* ---- As what ------------------------------------------------------------------------ */

/* The tables that `network` has, of this plan. */
static void put_sql(cl_app *app, cl_plan *plan, cl_buf *out) {
  enum nw_scope scope = cl_opt(app, CL_OI_WITH_NAMES) ? NW_NAMES
                        : cl_opt(app, CL_OI_ALL)      ? NW_ALL
                                                      : NW_NETWORK;
  nw_job job = { .app = app, .scope = scope, .own = true };
  cl_several one = { NULL, 0, 0 };
  cl_buf rows = CL_BUF_INIT;
  cl_several_add(&one, app->arena, app->plan->from_stdin ? "plan.yaml" : app->plan_path);
  cl_several_name(&one, app->arena);
  nw_read_plan(&job, plan, &app->diag, &one.items[0], &rows);
  nw_plan only = { app->plan_key ? app->plan_key : one.items[0].key,
                   { cl_buf_text(&rows), rows.len } };
  network alone = { .app = app, .plans = &only, .count = 1 };
  nw_sql(&alone, scope, out);
  cl_buf_free(&rows);
  free(one.items);
}

static void put_json(cl_app *app, cl_plan *plan, cl_buf *out) {
  maker m = { .app = app, .plan = plan };
  cl_json_init(&m.json, out, true);
  put_plan(&m);
  cl_buf_putc(out, '\n');
}

/* A name that says nothing is as good as any for JSON, which it was before there was SQL. */
static enum cl_status find_format(cl_app *app, enum cl_format *out) {
  const char *format = cl_opt(app, CL_OI_FORMAT);
  if (format && cl_format_by_name(app->verb->formats, format) == CL_FORMAT_NONE)
    return cl_usage(app, _("the whole plan goes out as JSON or SQL; lists as CSV and Excel come "
                           "from the program of each step, as in cl-goals export goals"));
  return cl_format_find(app, false, out);
}

enum cl_status plan_export(cl_app *app) {
  enum cl_format format;
  if (find_format(app, &format) != CL_OK)
    return CL_USAGE;
  cl_plan *plan;
  enum cl_status status = narrow(app, &plan);
  if (status != CL_OK)
    return status;
  cl_buf file, *out = cl_output_start(app, &file);
  if (format == CL_FORMAT_SQL)
    put_sql(app, plan, out);
  else
    put_json(app, plan, out);
  app->raw = out == &app->out;
  if (plan != app->plan)
    cl_plan_close(plan);
  return cl_output_end(app, &file, CL_OK);
}
