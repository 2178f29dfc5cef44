/* arguments.c - what verbs need of what people typed: records, dates, values. */
#include <string.h>

#include "../format/json.h"
#include "output.h"
#include "arguments.h"
#include "assign.h"
#include "opt.h"
#include "../value/columns.h"

cl_view *cl_app_view(cl_app *app) {
  if (app->view && app->view->plan == app->plan && app->view->today == app->today &&
      app->view->lang == app->lang)
    return app->view;
  app->view = cl_alloc(app->arena, sizeof *app->view);
  *app->view = cl_view_of(app->plan, app->arena, app->today, app->lang);
  return app->view;
}

/* ---- Records ---------------------------------------------------------------- */

static const char *type_word(const cl_app *app, cl_type type) {
  return cl_type_called(app->program, type, cl_lang_user());
}

/* Is TEXT the id of REC, or what it is known by? */
static bool is_meant(cl_app *app, const cl_rec *rec, const char *text) {
  cl_field naming = cl_type_info(rec->type)->naming;
  return strcmp(rec->id, text) == 0 ||
         (naming != CL_F_NONE && strcmp(cl_fold(app->arena, cl_rec_text(rec, naming)),
                                        cl_fold(app->arena, cl_str_of(text))) == 0);
}

/* `a/x, b/x`: where records of one bare id or one name stand; the first few. */
static const char *all_addresses(cl_app *app, cl_type type, const char *id) {
  enum { MOST = 8 };
  const char *all = NULL;
  unsigned n = 0;
  CL_EACH_REC(rec, app->plan, type) {
    if (id && !is_meant(app, rec, id))
      continue;
    if (n++ == MOST)
      return cl_asprintf(app->arena, "%s...", all);
    const char *address = cl_rec_address(rec, app->arena);
    all = all ? cl_asprintf(app->arena, "%s, %s", all, address) : address;
  }
  return all;
}

static void say_missing(cl_app *app, cl_type type, const char *address, bool many) {
  const char *what = type_word(app, type);
  if (many) {
    cl_usage(app, _("there is more than one %s \"%s\": say which, as in %s"), what, address,
             all_addresses(app, type, address));
    return;
  }
  if (cl_type_info(type)->shape == CL_KEYED) {
    cl_usage(app, _("there is no question \"%s\": choose from %s"), address, cl_ready_words(app));
    return;
  }
  const char *slash = strrchr(address, '/');
  const char *meant = cl_plan_suggest(app->plan, type, slash ? slash + 1 : address);
  if (meant)
    cl_usage(app, _("there is no %s \"%s\": did you mean %s?"), what, address, meant);
  else if (app->plan->count[type])
    cl_usage(app, _("there is no %s \"%s\": there are %s"), what, address,
             all_addresses(app, type, NULL));
  else
    cl_usage(app, _("there is no %s \"%s\": the plan has none yet"), what, address);
}

/* By id or address; else by name, of which there must be one. */
static const cl_rec *find_typed(cl_app *app, cl_type type, const char *address,
                                const cl_rec *community, bool *many) {
  const char *full = community ? cl_asprintf(app->arena, "%s/%s", community->id, address) : address;
  const cl_rec *rec = cl_plan_get(app->plan, type, full, many);
  if (rec || *many)
    return rec;
  return cl_plan_by_name(app->plan, type, cl_str_of(address), community, many);
}

static const cl_rec *community_of(cl_app *app, const char *address) {
  bool many = false;
  const cl_rec *rec = find_typed(app, CL_T_COMMUNITY, address, NULL, &many);
  if (!rec)
    say_missing(app, CL_T_COMMUNITY, address, many);
  return rec;
}

const cl_rec *cl_need_community(cl_app *app) {
  const char *given = cl_opt(app, CL_OI_COMMUNITY);
  if (given)
    return community_of(app, given);
  size_t n = app->plan->count[CL_T_COMMUNITY];
  if (n == 1)
    return app->plan->first[CL_T_COMMUNITY];
  if (n == 0)
    cl_usage(app, _("the plan has no community yet: begin one with cl-define start"));
  else
    cl_usage(app, _("say of which community: --community ID, one of %s"),
             all_addresses(app, CL_T_COMMUNITY, NULL));
  return NULL;
}

const cl_rec *cl_need_rec(cl_app *app, cl_type type, const char *address) {
  const cl_type_row *row = cl_type_info(type);
  const char *community = cl_opt(app, CL_OI_COMMUNITY);
  bool many = false;
  if (row->shape == CL_SINGLE_REC && app->plan->first[type])
    return app->plan->first[type];
  if (row->shape == CL_KEYED) {
    int i = cl_choice_find(CL_S_READINESS, cl_str_of(address));
    address = i < 0 ? address : cl_choice_value(CL_S_READINESS, i);
  }
  const cl_rec *parent = NULL;
  if (community && row->parent == CL_T_COMMUNITY && !strchr(address, '/')) {
    parent = community_of(app, community);
    if (!parent)
      return NULL;
  }
  const cl_rec *rec = find_typed(app, type, address, parent, &many);
  if (!rec)
    say_missing(app, type, parent ? cl_asprintf(app->arena, "%s/%s", parent->id, address) : address,
                many);
  return rec;
}

const char *cl_ready_words(cl_app *app) {
  size_t n;
  const char *all = "";
  const cl_choice_row *rows = cl_choices(CL_S_READINESS, &n);
  for (size_t i = 0; i < n; i++) {
    const char *word = cl_choice_label(CL_S_READINESS, (int)i, cl_lang_user());
    bool other = strcmp(word, rows[i].value) != 0;
    all = cl_asprintf(app->arena, "%s%s%s%s%s%s", all, i ? ", " : "", word, other ? " (" : "",
                      other ? rows[i].value : "", other ? ")" : "");
  }
  return all;
}

/* ---- Values ----------------------------------------------------------------- */

static bool is_dutch(const cl_app *app) {
  return (app->plan ? cl_plan_lang(app->plan) : cl_lang_user()) == CL_NL;
}

static int date_order(const cl_app *app) {
  return is_dutch(app) ? CL_DMY : CL_MDY;
}

cl_date cl_need_date(cl_app *app, const char *text) {
  return cl_need_day(app, text, false);
}

cl_date cl_need_day(cl_app *app, const char *text, bool past) {
  enum cl_date_order order = (enum cl_date_order)date_order(app);
  cl_date date = cl_date_said(cl_str_of(text), order, app->today, past);
  if (date != CL_NO_DATE)
    return date;
  if (cl_date_no_such_day(cl_str_of(text), order))
    cl_usage(app, _("\"%s\": the month has no such day"), text);
  else
    cl_usage(app, "%s", cl_date_unknown(cl_str_of(text), text, (int)order, app->today, app->arena));
  return CL_NO_DATE;
}

/* In a Dutch plan 12,5 is a number, too, unless it may be thousands. */
static bool has_comma(const cl_app *app, cl_field field, const char *text) {
  return is_dutch(app) && cl_field_info(field)->kind == CL_K_NUM && strchr(text, ',') &&
         !strchr(text, '.') && !cl_number_two_ways(cl_str_of(text));
}

/* A reference may be typed as an address, `repareren/bezoekers`, or as a name:
 * what is stored is the bare id.  Whether there is such a record is not asked
 * here, since a reference to nothing must be possible to take out. */
static const char *bare_id(cl_app *app, cl_field field, const char *text) {
  bool many;
  if (cl_field_info(field)->kind != CL_K_REF || !app->plan)
    return text;
  const cl_rec *rec = cl_plan_ref_typed(app->plan, field, cl_str_of(text), &many);
  return rec ? rec->id : text;
}

struct cl_reading cl_typed_reading(const cl_app *app, cl_field field, const char *text) {
  return (struct cl_reading){ date_order(app), app->today, has_comma(app, field, text),
                              is_dutch(app), true };
}

const char *cl_typed_value(cl_app *app, cl_field field, const char *text, const char **why) {
  struct cl_reading how = cl_typed_reading(app, field, text);
  return cl_value_read(field, cl_str_of(bare_id(app, field, text)), &how, app->arena, why);
}
