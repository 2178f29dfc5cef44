/* fill_keep.c - answers into the plan, as soon as a record is done; see fill.h
 * and cl_keep_begin(). */
#include <string.h>

#include "../method/choice.h"
#include "../method/verdict.h"
#include "../cli/output.h"
#include "fill.h"
#include "../cli/opt.h"
#include "../sheet/show.h"
#include "../value/columns.h"

/* ---- What is different -------------------------------------------------------------- */

static bool same_values(const char *const *a, size_t n, const char *const *b, size_t m) {
  if (n != m)
    return false;
  for (size_t i = 0; i < n; i++)
    if (strcmp(a[i], b[i]) != 0)
      return false;
  return true;
}

bool cl_fill_differs(cl_fill *fill, const cl_assign *assign) {
  const cl_type_row *row = cl_type_info(assign->type);
  cl_assign bare;
  cl_assign_start(fill->app, &bare, assign->type, assign->rec);
  for (unsigned i = 0; i < row->fields; i++) {
    const cl_slot *slot = &assign->slots[i];
    const char *const *old;
    if (!slot->given)
      continue;
    size_t n = cl_fill_values(fill, &bare, cl_type_field(row, i), &old);
    if (!same_values(slot->values, slot->n, old, n))
      return true;
  }
  return false;
}

/* Does REC have the mark, and nothing that it takes the place of? */
static bool is_marked(const cl_fill *fill, const cl_rec *rec, cl_field mark) {
  CL_EACH_REC(other, fill->app->plan, rec->type)
    if (cl_choice_goes(fill->app->plan, other, rec))
      return false;
  return cl_rec_bool(rec, mark) == 1;
}

static bool is_news(cl_fill *fill, const cl_piece *piece) {
  const cl_assign *assign = piece->assign;
  return !assign->rec || cl_fill_differs(fill, assign) ||
         (piece->mark != CL_F_NONE && !is_marked(fill, assign->rec, piece->mark));
}

/* ---- Finding a record again ----------------------------------------------------------- */

const cl_rec *cl_fill_find(cl_fill *fill, cl_type type, const char *address) {
  if (cl_type_info(type)->shape == CL_SINGLE_REC)
    return fill->app->plan->first[type];
  return address ? cl_plan_get(fill->app->plan, type, address, NULL) : NULL;
}

const char *cl_fill_address(cl_fill *fill, const cl_rec *rec) {
  return cl_strdup(fill->app->arena, cl_rec_address(rec, fill->app->arena));
}

static const cl_rec *community_of(cl_fill *fill) {
  return fill->community ? cl_plan_get(fill->app->plan, CL_T_COMMUNITY, fill->community, NULL)
                         : NULL;
}

/* The place of REC among its like: what has no id is found again by it. */
static size_t place_of(const cl_fill *fill, const cl_rec *rec) {
  size_t n = 0;
  CL_EACH_OF(other, fill->app->plan, rec->type, rec->parent) {
    if (other == rec)
      break;
    n++;
  }
  return n;
}

static const cl_rec *find_by_id(cl_fill *fill, cl_type type, const char *id) {
  if (cl_type_info(type)->parent != CL_T_NONE)
    id = cl_asprintf(fill->app->arena, "%s/%s", fill->community, id);
  return cl_fill_find(fill, type, id);
}

/* The record at PLACE (SIZE_MAX: the last one) in the community at hand. */
static const cl_rec *at_place(cl_fill *fill, cl_type type, size_t place) {
  const cl_rec *found = NULL;
  const cl_rec *parent = cl_type_info(type)->parent == CL_T_NONE ? NULL : community_of(fill);
  size_t n = 0;
  if (cl_type_info(type)->parent != CL_T_NONE && !parent)
    return NULL;
  CL_EACH_OF(rec, fill->app->plan, type, parent) {
    found = rec;
    if (n++ == place)
      break;
  }
  return found;
}

/* ---- One attempt ---------------------------------------------------------------------- */

typedef struct attempt {
  bool made;         /* a new record */
  const char *id;    /* of what has one */
  const char *lacks; /* what it still needs, or NULL */
  size_t place;
  size_t files;
  int before, after; /* the status of the community, when a decision moved it; else -1 */
} attempt;

static int given_bool(cl_fill *fill, const cl_assign *assign, cl_field field) {
  const char *now = cl_fill_now(fill, assign, field);
  return now ? cl_bool_read(cl_str_of(now)) : -1;
}

/* A conversation that came to something: the decision that its verdicts make when
 * none was given, and where the community goes from there (verdict.h). */
static void follow_verdict(cl_fill *fill, cl_assign *assign, attempt *a) {
  int was = assign->rec ? cl_rec_choice(assign->rec, CL_F_CONVERSATION_VERDICT_DECISION) : -1;
  bool given = cl_assign_slot(assign, CL_F_CONVERSATION_VERDICT_LIBRARY)->given ||
               cl_assign_slot(assign, CL_F_CONVERSATION_VERDICT_COMMUNITY)->given;
  /* Who was broken off has decided nothing. */
  bool weighed = given && !fill->talk.ended &&
                 cl_assign_has(assign, CL_F_CONVERSATION_VERDICT_LIBRARY) &&
                 cl_assign_has(assign, CL_F_CONVERSATION_VERDICT_COMMUNITY);
  const cl_rec *community = community_of(fill);
  if (weighed && !cl_assign_has(assign, CL_F_CONVERSATION_VERDICT_DECISION))
    cl_assign_put_one(
        fill->app, assign, CL_F_CONVERSATION_VERDICT_DECISION,
        cl_choice_value(
            CL_S_DECISION,
            cl_verdict_decision(given_bool(fill, assign, CL_F_CONVERSATION_VERDICT_LIBRARY),
                                given_bool(fill, assign, CL_F_CONVERSATION_VERDICT_COMMUNITY))));
  const char *now = cl_fill_now(fill, assign, CL_F_CONVERSATION_VERDICT_DECISION);
  int decision = now ? cl_choice_find(CL_S_DECISION, cl_str_of(now)) : -1;
  if (!community || decision < 0 || decision == was)
    return;
  a->before = cl_rec_choice(community, CL_F_COMMUNITY_STATUS);
  a->after = cl_verdict_status(decision, a->before);
  if (a->after < 0)
    return;
  const char *value = cl_choice_value(CL_S_STATUS, a->after);
  cl_change_set(fill->app->change, cl_change_rec(fill->app->change, community),
                CL_F_COMMUNITY_STATUS, &value, 1);
}

static void mark_only(cl_fill *fill, const cl_piece *piece, cl_target *target) {
  const char *yes = "yes";
  if (piece->mark == CL_F_NONE)
    return;
  CL_EACH_REC(rec, fill->app->plan, piece->assign->type) {
    if (!cl_choice_goes(fill->app->plan, rec, piece->assign->rec))
      continue;
    cl_change_set(fill->app->change, cl_change_rec(fill->app->change, rec), piece->mark, NULL, 0);
  }
  cl_change_set(fill->app->change, target, piece->mark, &yes, 1);
}

static enum cl_status change(cl_fill *fill, const cl_piece *piece, attempt *a) {
  cl_app *app = fill->app;
  cl_assign *assign = piece->assign;
  const cl_rec *parent = NULL;
  assign->rec = piece->address ? cl_fill_find(fill, assign->type, piece->address) : NULL;
  if (piece->address && !assign->rec)
    return cl_usage(app,
                    _("somebody took %s out meanwhile: what was answered about it has no "
                      "place any more"),
                    piece->address);
  if (cl_type_info(assign->type)->parent != CL_T_NONE) {
    parent = community_of(fill);
    if (!parent)
      return cl_usage(app, _("somebody took community %s out meanwhile"), fill->community);
  }
  a->made = !assign->rec;
  if (a->made)
    cl_assign_defaults(app, assign);
  a->lacks = cl_assign_lacks(app, assign, "");
  a->place = assign->rec ? place_of(fill, assign->rec) : SIZE_MAX;
  if (assign->type == CL_T_CONVERSATION)
    follow_verdict(fill, assign, a);
  cl_target *target = assign->rec ? cl_change_rec(app->change, assign->rec)
                                  : cl_assign_add(app, assign, parent, piece->key);
  cl_assign_apply(app, assign, target);
  mark_only(fill, piece, target);
  bool has_id = cl_type_info(assign->type)->id != CL_F_NONE;
  a->id = has_id ? cl_strdup(app->arena, cl_target_id(target)) : NULL;
  return cl_change_status(app->change);
}

/* What failed before the end is what went wrong; nothing is written then. */
static enum cl_status end_keeping(cl_app *app, enum cl_status status, size_t *files) {
  enum cl_status end = cl_keep_end(app, status == CL_OK, files);
  return status != CL_OK ? status : end;
}

static enum cl_status try_once(cl_fill *fill, const cl_piece *piece, attempt *a) {
  *a = (attempt){ .before = -1, .after = -1 };
  enum cl_status status = cl_keep_begin(fill->app);
  if (status != CL_OK)
    return status;
  return end_keeping(fill->app, change(fill, piece, a), &a->files);
}

/* ---- What is said about it -------------------------------------------------------------- */

static void say_findings(cl_fill *fill, size_t from) {
  const cl_diag *diag = &fill->app->diag;
  for (size_t i = from; i < diag->count; i++) {
    cl_buf text = CL_BUF_INIT;
    if (diag->findings[i].level < CL_WARNING)
      continue;
    cl_finding_print(&text, &diag->findings[i]);
    cl_talk_say(&fill->talk, 2, "%s", cl_buf_text(&text));
    cl_buf_free(&text);
  }
}

/* A person can mend what is in the way: the plan in an editor, a full disk.
 * MARK is what was said before: what one says about an attempt is for the
 * conversation, not for the end of the run. */
static bool try_again(cl_fill *fill, const cl_diag_mark *mark, enum cl_status status) {
  if (!fill->talk.terminal || fill->talk.ended)
    return false;
  say_findings(fill, mark->count);
  cl_diag_rewind(&fill->app->diag, mark);
  cl_talk_say(&fill->talk, 2, "%s",
              T_(fill->app, "This could not be kept yet. Mend it and press enter to try again; "
                            "stop gives up."));
  const char *line = cl_talk_line(&fill->talk, NULL);
  if (line && cl_said_read(cl_str_of(line), false).kind != CL_SAID_STOP)
    return true;
  cl_fail(&fill->app->diag, status, CL_NOWHERE, "%s", _("the last answers could not be kept"));
  return false;
}

void cl_fill_lost(cl_fill *fill, const cl_assign *assign) {
  const cl_type_row *row = cl_type_info(assign->type);
  cl_talk_say(&fill->talk, 0, "%s", T_(fill->app, "Not kept:"));
  for (unsigned i = 0; i < row->fields; i++) {
    cl_field field = cl_type_field(row, i);
    for (size_t k = 0; k < assign->slots[i].n; k++) {
      const char *value = assign->slots[i].values[k];
      const char *said = cl_show_text(fill->app, field, cl_str_of(value));
      cl_talk_say(&fill->talk, 2, "%s: %s", cl_field_label(field, fill->app->lang),
                  *said ? said : value); /* one's own words, whoever they are about */
    }
  }
}

static void say_kept(cl_fill *fill, const cl_piece *piece, const attempt *a) {
  cl_app *app = fill->app;
  if (a->files) {
    fill->kept++;
    if (a->made && a->id && !piece->key)
      cl_talk_say(&fill->talk, 2, T_(app, "Kept as %s."), a->id);
    else
      cl_talk_say(&fill->talk, 2, "%s", T_(app, "Kept."));
  }
  if (a->after >= 0)
    cl_talk_say(&fill->talk, 2, T_(app, "The community is now %s."),
                cl_choice_label(CL_S_STATUS, a->after, app->lang));
  if (a->lacks)
    cl_note(app, _("%s: still to be filled in: %s"),
            cl_type_called(app->program, piece->assign->type, cl_lang_user()), a->lacks);
}

/* ---- Keeping ---------------------------------------------------------------------------- */

const char *cl_fill_keep(cl_fill *fill, const cl_piece *piece) {
  cl_assign *assign = piece->assign;
  attempt a;
  if (!is_news(fill, piece))
    return piece->address;
  for (;;) {
    cl_diag_mark mark = cl_diag_here(&fill->app->diag);
    enum cl_status status = try_once(fill, piece, &a);
    if (status != CL_OK && try_again(fill, &mark, status))
      continue;
    if (status != CL_OK) {
      fill->status = status;
      cl_fill_lost(fill, assign);
      return NULL;
    }
    cl_diag_rewind(&fill->app->diag, &mark);
    break;
  }
  if (a.id || piece->key)
    assign->rec = find_by_id(fill, assign->type, a.id ? a.id : piece->key);
  else
    assign->rec = at_place(fill, assign->type, a.place);
  say_kept(fill, piece, &a);
  return assign->rec ? cl_fill_address(fill, assign->rec) : piece->address;
}

/* ---- Taking out what was made by mistake -------------------------------------------------- */

static enum cl_status take_out(cl_fill *fill, cl_type type, const char *address) {
  cl_app *app = fill->app;
  size_t files;
  enum cl_status status = cl_keep_begin(app);
  if (status != CL_OK)
    return status;
  const cl_rec *rec = cl_fill_find(fill, type, address);
  return end_keeping(app, rec ? cl_change_remove(app->change, rec, false) : CL_OK, &files);
}

bool cl_fill_unmake(cl_fill *fill, cl_type type) {
  cl_app *app = fill->app;
  const char *address = fill->made[type];
  const cl_rec *rec = cl_fill_find(fill, type, address);
  fill->made[type] = NULL;
  if (!rec || cl_fill_yes(fill,
                          cl_asprintf(app->arena, T_(app, "Take \"%s\" out again?"),
                                      cl_show_name(app, rec)),
                          NULL) != 1)
    return false;
  cl_diag_mark mark = cl_diag_here(&app->diag);
  bool out = take_out(fill, type, address) == CL_OK;
  if (out)
    cl_talk_say(&fill->talk, 2, "%s", T_(app, "It is out."));
  else
    say_findings(fill, mark.count);
  cl_diag_rewind(&app->diag, &mark);
  return out;
}
