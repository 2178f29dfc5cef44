/* define_verdict.c - `verdict`: after a conversation, is it of value to both?
 * And what that means for the community. */
#include <string.h>

#include "../lib/method/verdict.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "../lib/cli/assign.h"
#include "define.h"

typedef struct verdict {
  int library, community; /* 1, 0, -1 for not known */
  int decision;           /* CL_DECISION_*, -1 */
  bool derived;
} verdict;

static int given_bool(const cl_app *app, cl_field field, int otherwise) {
  for (size_t i = 0; i < app->given_count; i++)
    if (app->given[i].field == field)
      return cl_bool_read(cl_str_of(app->given[i].value));
  return otherwise;
}

static bool is_given(const cl_app *app, cl_field field) {
  for (size_t i = 0; i < app->given_count; i++)
    if (app->given[i].field == field)
      return true;
  return false;
}

static bool find_decision(cl_app *app, const cl_rec *talk, verdict *out) {
  cl_field library = CL_F_CONVERSATION_VERDICT_LIBRARY;
  cl_field community = CL_F_CONVERSATION_VERDICT_COMMUNITY;
  cl_field decision = CL_F_CONVERSATION_VERDICT_DECISION;
  out->library = given_bool(app, library, cl_rec_bool(talk, library));
  out->community = given_bool(app, community, cl_rec_bool(talk, community));
  out->decision = cl_rec_choice(talk, decision);
  out->derived = false;
  for (size_t i = 0; i < app->given_count; i++) {
    if (app->given[i].field != decision)
      continue;
    const char *value = cl_need_value(app, decision, app->given[i].value);
    if (!value)
      return false;
    out->decision = cl_choice_find(CL_S_DECISION, cl_str_of(value));
  }
  if (!is_given(app, decision) &&
      (out->decision < 0 || is_given(app, library) || is_given(app, community))) {
    out->decision = cl_verdict_decision(out->library, out->community);
    out->derived = true;
  }
  return true;
}

static void move_status(cl_app *app, const cl_rec *community, int decision) {
  int now = cl_rec_choice(community, CL_F_COMMUNITY_STATUS);
  int next = cl_verdict_status(decision, now);
  enum cl_lang lang = cl_lang_user();
  if (next < 0) {
    cl_note(app, _("community %s stays %s"), community->id,
            now < 0 ? "?" : cl_choice_label(CL_S_STATUS, now, lang));
    return;
  }
  cmd_set(app, cl_change_rec(app->change, community), CL_F_COMMUNITY_STATUS,
          cl_choice_value(CL_S_STATUS, next));
  if (now < 0)
    cl_note(app, _("community %s is now %s"), community->id,
            cl_choice_label(CL_S_STATUS, next, lang));
  else
    cl_note(app, _("community %s goes from %s to %s"), community->id,
            cl_choice_label(CL_S_STATUS, now, lang), cl_choice_label(CL_S_STATUS, next, lang));
  cl_ask_farewell(app, community, next);
}

static void say_decision(cl_app *app, const cl_rec *talk, const verdict *v) {
  bool why = cl_rec_has(talk, CL_F_CONVERSATION_VERDICT_WHY) ||
             is_given(app, CL_F_CONVERSATION_VERDICT_WHY);
  if (v->derived)
    cl_note(app, _("decision: %s; --decision says otherwise"),
            cl_choice_label(CL_S_DECISION, v->decision, cl_lang_user()));
  if (v->decision == CL_DECISION_CONTINUE && (v->library == 0 || v->community == 0))
    cl_note(app, _("you go on though it is not of value to both: say in --why what you expect"));
  if (v->decision == CL_DECISION_STOP)
    cl_note(app, _("not mutual is a valid end: thank them for the talk"));
  if (!why)
    cl_note(app, _("why? --why \"...\" keeps what you learned"));
}

enum cl_status define_verdict(cl_app *app) {
  const cl_rec *talk = cl_need_rec(app, CL_T_CONVERSATION, app->args[0]);
  if (!talk)
    return CL_USAGE;
  if (!app->given_count)
    return cl_usage(app,
                    _("say what it is worth: --library yes|no --community yes|no --why \"...\""));
  verdict v;
  if (!find_decision(app, talk, &v))
    return CL_USAGE;
  cl_target *target = cl_change_rec(app->change, talk);
  enum cl_status status = cmd_set_given(app, CL_T_CONVERSATION, talk, target);
  if (status != CL_OK)
    return status;
  if (!cl_rec_has(talk, CL_F_CONVERSATION_DATE) && !is_given(app, CL_F_CONVERSATION_DATE)) {
    char iso[CL_DATE_SIZE];
    cmd_set(app, target, CL_F_CONVERSATION_DATE, cl_date_iso(iso, app->today));
    cl_note(app, _("the conversation had no date: today was filled in"));
  }
  cmd_set(app, target, CL_F_CONVERSATION_VERDICT_DECISION,
          cl_choice_value(CL_S_DECISION, v.decision));
  move_status(app, talk->parent, v.decision);
  say_decision(app, talk, &v);
  return cl_change_status(app->change);
}
