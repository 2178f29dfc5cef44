/* fill.c - the verb fill: the questions of the worksheets, one by one.
 *
 *   fill.c        which sheets, in which order, forward and back
 *   fill_sheet.c  one sheet; fill_list.c: one with records
 *   fill_walk.c   the questions of one record
 *   fill_value.c  what an answer means
 *   fill_keep.c   answers into the plan, as soon as a record is done
 *   talk.c        lines to and from a person or a script
 *   ask.def       the questions themselves */
#include <string.h>

#include "fill.h"
#include "../cli/opt.h"
#include "../cli/words.h"
#include "../cli/output.h"
#include "../cli/arguments.h"

/* ---- Sheets and communities ---------------------------------------------------------- */

/* The sheets of a run; those of a community are asked once for each. */
typedef struct round {
  cl_fill *fill;
  cl_sheet *sheets;
  size_t count;
  size_t at;           /* the sheet, and */
  size_t community;    /* the community it is asked of */
  const cl_rec **list; /* all communities, while all are gone through; NULL */
} round;

static size_t communities(const round *r) {
  return cl_opt(r->fill->app, CL_OI_COMMUNITY) ? 1 : r->fill->app->plan->count[CL_T_COMMUNITY];
}

static const char *community_id(const round *r) {
  const cl_app *app = r->fill->app;
  size_t n = 0;
  const char *given = cl_opt(app, CL_OI_COMMUNITY);
  if (given)
    return given;
  if (r->list)
    return r->community < communities(r) ? r->list[r->community]->id : NULL;
  CL_EACH_REC(rec, app->plan, CL_T_COMMUNITY)
    if (n++ == r->community)
      return cl_strdup(app->arena, rec->id);
  return NULL;
}

static bool nested(const round *r, size_t i) {
  return i < r->count && cl_sheet_nested(&r->sheets[i]);
}

/* The first and the last sheet of a community, around sheet AT. */
static size_t first_of_block(const round *r, size_t at) {
  while (at > 0 && nested(r, at - 1))
    at--;
  return at;
}
static size_t last_of_block(const round *r, size_t at) {
  while (nested(r, at + 1))
    at++;
  return at;
}

static void forward(round *r) {
  if (nested(r, r->at) && !nested(r, r->at + 1) && r->community + 1 < communities(r)) {
    r->community++;
    r->at = first_of_block(r, r->at);
    return;
  }
  r->at++;
  if (nested(r, r->at) && !nested(r, r->at - 1))
    r->community = 0;
  if (nested(r, r->at) && !communities(r))
    r->at = last_of_block(r, r->at) + 1;
}

/* False when there is nothing before. */
static bool backward(round *r) {
  size_t first = nested(r, r->at) ? first_of_block(r, r->at) : r->at;
  if (nested(r, r->at) && r->at == first && r->community > 0) {
    r->community--;
    r->at = last_of_block(r, r->at);
    return true;
  }
  if (r->at == 0)
    return false;
  r->at--;
  if (nested(r, r->at) && !nested(r, r->at + 1)) {
    size_t n = communities(r);
    if (!n)
      r->at = first_of_block(r, r->at);
    r->community = n ? n - 1 : 0;
    return n > 0 || backward(r);
  }
  return true;
}

/* ---- Where one stopped ------------------------------------------------------------------ */

/* cl-plan asks the sheets of all programs. */
static unsigned steps_of(const cl_app *app) {
  return app->program->step ? app->program->step
                            : CL_KAPSTOK | CL_SCAN | CL_DEFINE | CL_GOALS | CL_CALENDAR;
}
static bool whole(const round *r) {
  return !r->fill->app->program->step;
}

/* What init writes tells nothing about how far one is. */
static bool is_given(cl_field field) {
  return field == CL_F_ORGANISATION_ORGANISATION || field == CL_F_ORGANISATION_LANGUAGE ||
         field == CL_F_ORGANISATION_REGION;
}

/* Was anything answered on this sheet about REC?  A community has several sheets. */
static bool is_touched(const cl_sheet *sheet, const cl_rec *rec) {
  for (size_t i = 0; i < sheet->count; i++)
    if (!is_given(sheet->asks[i].field) && cl_rec_has(rec, sheet->asks[i].field))
      return true;
  return false;
}

/* The first of the records that the sheet is about, and the one behind REC: of a nested
 * sheet those of the community at hand, IN, or that itself. */
static const cl_rec *first_on(const cl_fill *fill, const cl_sheet *sheet, const cl_rec *in) {
  if (!cl_sheet_nested(sheet))
    return fill->app->plan->first[sheet->type];
  return sheet->type == CL_T_COMMUNITY ? in : cl_plan_first_in(fill->app->plan, sheet->type, in);
}
static const cl_rec *next_on(const cl_sheet *sheet, const cl_rec *in, const cl_rec *rec) {
  if (sheet->type == CL_T_COMMUNITY && cl_sheet_nested(sheet))
    return NULL;
  return !cl_sheet_nested(sheet) || (rec->next && rec->next->parent == in) ? rec->next : NULL;
}

/* Is anything on the sheet that R stands at; *OPEN: questions of it still have no answer. */
static bool has_answers(round *r, bool *open) {
  cl_fill *fill = r->fill;
  const cl_sheet *sheet = &r->sheets[r->at];
  cl_assign assign;
  size_t n = 0;
  fill->community = cl_sheet_nested(sheet) ? community_id(r) : NULL;
  cl_assign_start(fill->app, &assign, sheet->type, NULL);
  *open = false;
  const cl_rec *in =
      fill->community ? cl_plan_get(fill->app->plan, CL_T_COMMUNITY, fill->community, NULL) : NULL;
  for (const cl_rec *rec = first_on(fill, sheet, in); rec; rec = next_on(sheet, in, rec)) {
    if ((rec != in && !cl_fill_belongs(fill, sheet, rec)) || !is_touched(sheet, rec))
      continue;
    n++;
    cl_assign_reset(&assign, rec);
    *open = *open || ((sheet->kind == CL_SHEET_LIST || sheet->kind == CL_SHEET_RECORD) &&
                      cl_fill_open(fill, &assign, sheet->asks, sheet->count));
  }
  if (sheet->kind == CL_SHEET_KEYED) {
    size_t keys;
    cl_choices(CL_S_READINESS, &keys);
    *open = n < keys;
  }
  return n > 0;
}

/* To the sheet where one stopped: the last one that anything stands on, when it has
 * questions left, else the one behind it.  The plan itself says so: it goes on
 * at another computer, and for a colleague. */
static void resume(round *r) {
  bool found = false, open = false, now;
  size_t at = 0, community = 0, n = 0;
  const cl_plan *plan = r->fill->app->plan;
  r->list = cl_alloc(r->fill->app->arena, (plan->count[CL_T_COMMUNITY] + 1) * sizeof *r->list);
  CL_EACH_REC(rec, plan, CL_T_COMMUNITY)
    r->list[n++] = rec;
  for (; r->at < r->count; forward(r)) {
    if (!has_answers(r, &now))
      continue;
    found = true;
    open = now;
    at = r->at;
    community = r->community;
  }
  r->list = NULL; /* from here on the plan may be read again */
  r->at = at;
  r->community = community;
  if (found && !open)
    forward(r);
  if (!found || r->at >= r->count)
    r->at = r->community = 0;
  r->fill->resuming = found && open;
  if (found)
    cl_talk_say(&r->fill->talk, 0, "%s",
                T_(r->fill->app, "You go on where you stopped. < goes back to what was before."));
}

/* ---- A run ------------------------------------------------------------------------------ */

/* With --community the sheet of all communities is about that one. */
static enum cl_went run_sheet(round *r, bool from_end) {
  const cl_sheet *sheet = &r->sheets[r->at];
  r->fill->sheet = r->at + 1;
  bool one = sheet->type == CL_T_COMMUNITY && sheet->kind == CL_SHEET_LIST &&
             cl_opt(r->fill->app, CL_OI_COMMUNITY);
  r->fill->community = one || cl_sheet_nested(sheet) ? community_id(r) : NULL;
  if (!one)
    return cl_fill_sheet(r->fill, sheet, from_end);
  cl_fill_head(r->fill, sheet);
  return cl_fill_record(r->fill, sheet->type, r->fill->community, sheet->asks, sheet->count,
                        from_end);
}

/* True when all sheets were gone through. */
static bool run_round(round *r) {
  bool from_end = false;
  if (nested(r, 0) && !communities(r))
    return true;
  while (r->at < r->count) {
    enum cl_went went = run_sheet(r, from_end);
    from_end = false;
    if (went == CL_WENT_STOP)
      return false;
    if (went != CL_WENT_BACK) {
      forward(r);
    } else if (!(from_end = backward(r))) {
      cl_talk_say(&r->fill->talk, 2, "%s",
                  _("this is the first question: there is none before it"));
    }
  }
  return true;
}

/* ---- One record by its id ------------------------------------------------------------------ */

/* Choosing and dropping out are asked about only where it came to that. */
static bool concerns(const cl_sheet *sheet, const cl_rec *rec) {
  if (sheet->kind == CL_SHEET_DROP)
    return cl_rec_has(rec, CL_F_GROUP_DROPPED_DATE);
  if (sheet->kind == CL_SHEET_CHOOSE)
    return cl_rec_bool(rec, rec->type == CL_T_GROUP ? CL_F_GROUP_CHOSEN : CL_F_FINDING_CHOSEN) == 1;
  return true;
}

static bool run_one(round *r, const cl_rec *rec) {
  cl_app *app = r->fill->app;
  cl_type type = rec->type;
  const char *address = cl_fill_address(r->fill, rec);
  bool back = false;
  if (rec->parent)
    r->fill->community = cl_strdup(app->arena, rec->parent->id);
  else if (type == CL_T_COMMUNITY)
    r->fill->community = address;
  while (r->at < r->count) {
    const cl_sheet *sheet = &r->sheets[r->at];
    rec = cl_fill_find(r->fill, type, address);
    if (!rec || !concerns(sheet, rec)) {
      r->at += back && r->at ? (size_t)-1 : 1;
      continue;
    }
    cl_fill_head(r->fill, sheet);
    enum cl_went went = cl_fill_record(r->fill, type, address, sheet->asks, sheet->count, back);
    back = went == CL_WENT_BACK && r->at > 0;
    if (went == CL_WENT_STOP)
      return false;
    r->at += back ? (size_t)-1 : went == CL_WENT_BACK ? 0 : 1;
  }
  return true;
}

static bool run_key(round *r, int key) {
  enum cl_went went;
  do
    went = cl_fill_key(r->fill, &r->sheets[0], key, false);
  while (went == CL_WENT_BACK);
  return went != CL_WENT_STOP;
}

/* ---- The verb ------------------------------------------------------------------------------ */

static bool is_about_communities(const round *r) {
  for (size_t i = 0; i < r->count; i++)
    if (nested(r, i) || r->sheets[i].type == CL_T_COMMUNITY || r->sheets[i].type == CL_T_MOMENT)
      return true;
  return false;
}

static enum cl_status judge(round *r) {
  cl_app *app = r->fill->app;
  if (strcmp(app->plan_path, "-") == 0)
    return cl_usage(app, _("fill reads answers from standard input: the plan must be a file"));
  if (!r->count)
    return cl_usage(app, _("there are no questions about %s: use add and set"),
                    cl_type_label(app->type, cl_lang_user(), true));
  bool given = cl_opt(app, CL_OI_COMMUNITY) != NULL;
  if (given && !is_about_communities(r))
    return cl_usage(app, _("these worksheets belong to no community: leave out --community"));
  if (given || (nested(r, 0) && !communities(r))) {
    const cl_rec *rec = cl_need_community(app);
    if (!rec)
      return CL_USAGE;
    app->options[CL_OI_COMMUNITY] = cl_strdup(app->arena, rec->id);
  }
  return CL_OK;
}

static void say_end(const round *r, bool all) {
  static const char *const next[] = { "cl-scan fill", "cl-define fill", "cl-goals fill",
                                      "cl-calendar fill" };
  static const unsigned steps[] = { CL_KAPSTOK, CL_SCAN, CL_DEFINE, CL_GOALS };
  cl_app *app = r->fill->app;
  cl_note(app, P_("%zu record filled in", "%zu records filled in", r->fill->kept), r->fill->kept);
  if (!all) {
    if (whole(r))
      cl_note(app, _("stopped; %s goes on here"),
              cl_command_in(cl_lang_user(), "cl-plan fill", app->arena));
    else
      cl_note(app, _("stopped; what is still open is asked next time"));
    return;
  }
  for (size_t i = 0; i < CL_COUNT(steps) && app->type == CL_T_NONE; i++)
    if (app->program->step == steps[i])
      cl_note(app, _("next: %s"), cl_command_in(cl_lang_user(), next[i], app->arena));
  if (whole(r))
    cl_note(app, _("next: %s"), cl_command_in(cl_lang_user(), "cl-plan status", app->arena));
}

/* Asks what the command line says, and returns whether all of it was asked;
 * *STATUS is not CL_OK when the record or the key is not there. */
static bool run_asked(round *r, enum cl_status *status) {
  cl_app *app = r->fill->app;
  const char *id = app->arg_count ? app->args[0] : NULL;
  const cl_rec *rec = NULL;
  int key = -1;
  if (id && cl_type_info(app->type)->shape == CL_KEYED)
    key = cl_choice_find(CL_S_READINESS, cl_str_of(id));
  if (id && key < 0) {
    rec = cl_need_rec(app, app->type, id);
    if (!rec) {
      *status = CL_USAGE;
      return false;
    }
  }
  cl_talk_start(&r->fill->talk, app);
  cl_talk_say(&r->fill->talk, 0, "%s",
              T_(app,
                 "Enter passes on, < goes back, ? explains, cancel drops what you just began, stop "
                 "ends. What you answer is kept right away."));
  if (strncmp(app->plan_path, "../", 3) == 0) /* it may be another than was meant */
    cl_talk_say(&r->fill->talk, 0, T_(app, "The plan is %s, in a folder above this one."),
                app->plan_path);
  if (whole(r) && !id)
    resume(r);
  bool all = key >= 0 ? run_key(r, key) : rec ? run_one(r, rec) : run_round(r);
  cl_talk_end(&r->fill->talk);
  return all;
}

enum cl_status cl_verb_fill(cl_app *app) {
  cl_fill fill = { .app = app, .status = CL_OK };
  round r = { .fill = &fill };
  r.count = cl_sheets(steps_of(app), app->type, app->arena, &r.sheets);
  fill.sheets = app->arg_count ? 0 : r.count;
  enum cl_status status = judge(&r);
  if (status != CL_OK)
    return status;
  bool all = run_asked(&r, &status);
  if (status != CL_OK)
    return status;
  say_end(&r, all);
  return fill.status != CL_OK ? fill.status : app->diag.worst == CL_IO ? CL_IO : CL_OK;
}
