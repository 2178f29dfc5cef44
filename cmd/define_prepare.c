/* define_prepare.c - `prepare`: a sheet for one conversation, to print and to
 * take along (worksheet 5). */
#include <string.h>

#include "../lib/sheet/paper.h"
#include "../lib/sheet/show.h"
#include "../lib/method/questions.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "../lib/cli/question_text.h"
#include "define.h"
#include "../lib/cli/share.h"

enum { LISTENING = 4 }; /* tips on a sheet of one page */

typedef struct sheet {
  cl_app *app;
  cl_questions bank;
  const cl_rec *person; /* NULL while people.yaml is not there */
  const char *person_id;
  const cl_rec *community; /* NULL when it is not known which */
  const cl_rec *talk;      /* the conversation that is planned, or NULL */
  int route;               /* CL_ROUTE_* */
  bool organisation;       /* they speak on behalf of one */
  const cl_question **picked;
  size_t count;
  int per_kind; /* -1: all; 0: these very ones were asked for */
} sheet;

/* ---- what is known ------------------------------------------------------------ */

static bool knows(const cl_rec *rec, cl_field field, const char *person) {
  return cl_str_is(cl_rec_text(rec, field), person);
}

/* The community the person is a contact of, or talked for; NULL when there is
 * none, or more than one. */
static const cl_rec *community_of_person(const cl_plan *plan, const char *person) {
  const cl_rec *found = NULL;
  CL_EACH_REC(contact, plan, CL_T_CONTACT) {
    if (!knows(contact, CL_F_CONTACT_PERSON, person) || contact->parent == found)
      continue;
    if (found)
      return NULL;
    found = contact->parent;
  }
  CL_EACH_REC(talk, plan, CL_T_CONVERSATION) {
    if (!knows(talk, CL_F_CONVERSATION_PERSON, person) || talk->parent == found)
      continue;
    if (found)
      return NULL;
    found = talk->parent;
  }
  if (found || plan->count[CL_T_COMMUNITY] != 1)
    return found;
  return plan->first[CL_T_COMMUNITY];
}

static const cl_rec *planned_talk(const sheet *s) {
  CL_EACH_IN(talk, s->app->plan, CL_T_CONVERSATION, s->community)
    if (knows(talk, CL_F_CONVERSATION_PERSON, s->person_id) &&
        !cl_rec_has(talk, CL_F_CONVERSATION_VERDICT_DECISION))
      return talk;
  return NULL;
}

/* Was a question asked in an earlier conversation with this person? */
static bool asked_before(const sheet *s, const cl_question *q) {
  CL_EACH_REC(talk, s->app->plan, CL_T_CONVERSATION) {
    if (talk == s->talk || !knows(talk, CL_F_CONVERSATION_PERSON, s->person_id))
      continue;
    CL_EACH(item, cl_rec_node(talk, CL_F_CONVERSATION_ASKED))
      if (cl_str_is(cl_node_text(item), q->id))
        return true;
  }
  return false;
}

static int route_given(const cl_app *app) {
  for (size_t i = 0; i < app->given_count; i++)
    if (app->given[i].field == CL_F_CONVERSATION_ROUTE)
      return cl_choice_find(CL_S_ROUTE, cl_str_of(app->given[i].value));
  return -1;
}

/* The route: as given, as planned, or else what the contacts tell. */
static int route_of(const sheet *s) {
  int route = route_given(s->app);
  if (route < 0 && s->talk)
    route = cl_rec_choice(s->talk, CL_F_CONVERSATION_ROUTE);
  if (route >= 0)
    return route;
  if (s->person && cl_rec_choice(s->person, CL_F_PERSON_SIDE) == CL_PARTY_PARTNER)
    return CL_ROUTE_PARTNER;
  bool via = false;
  CL_EACH_IN(contact, s->app->plan, CL_T_CONTACT, s->community) {
    if (knows(contact, CL_F_CONTACT_PERSON, s->person_id))
      return CL_ROUTE_WARM;
    via = via || cl_rec_has(contact, CL_F_CONTACT_VIA);
  }
  return via ? CL_ROUTE_VIA : CL_ROUTE_NETWORK;
}

static bool for_organisation(const sheet *s) {
  if (s->person && (cl_rec_has(s->person, CL_F_PERSON_ORGANISATION) ||
                    cl_rec_choice(s->person, CL_F_PERSON_SIDE) == CL_PARTY_PARTNER))
    return true;
  const cl_rec *group = s->community ? cl_plan_ref(s->app->plan, CL_F_COMMUNITY_GROUP,
                                                   cl_rec_text(s->community, CL_F_COMMUNITY_GROUP))
                                     : NULL;
  return group && cl_rec_choice(group, CL_F_GROUP_KIND) == CL_GROUP_ORGANISATION;
}

static bool find_person(sheet *s) {
  cl_app *app = s->app;
  s->person_id = app->args[0];
  s->person = cl_plan_get(app->plan, CL_T_PERSON, s->person_id, NULL);
  /* The file with people may stay elsewhere: then its ids have to do. */
  if (!s->person && (!app->plan->missing || !cl_is_id(cl_str_of(s->person_id))))
    return cl_need_rec(app, CL_T_PERSON, s->person_id) != NULL;
  if (cl_opt(app, CL_OI_COMMUNITY)) {
    s->community = cl_need_community(app);
    if (!s->community)
      return false;
  } else {
    s->community = community_of_person(app->plan, s->person_id);
  }
  s->talk = s->community ? planned_talk(s) : NULL;
  s->route = route_of(s);
  s->organisation = for_organisation(s);
  return true;
}

/* ---- choosing questions ---------------------------------------------------------- */

static bool suits(const sheet *s, const cl_question *q) {
  return q->whom == CL_Q_BOTH || (q->whom == CL_Q_ORGANISATION) == s->organisation;
}

static bool is_picked(const sheet *s, const cl_question *q) {
  for (size_t i = 0; i < s->count; i++)
    if (s->picked[i] == q)
      return true;
  return false;
}

static bool pick_ids(sheet *s, const char *list) {
  cl_app *app = s->app;
  while (*list) {
    size_t n = strcspn(list, ",");
    cl_str word = cl_str_trim((cl_str){ list, n });
    list += n + (list[n] == ',');
    if (!word.n)
      continue;
    const char *id = cl_str_dup(app->arena, word);
    const cl_question *q = cl_question_find(&s->bank, id);
    if (!q) {
      cl_usage(app, _("there is no question \"%s\": cl-define prepare %s --all shows them"), id,
               s->person_id);
      return false;
    }
    if (!is_picked(s, q))
      s->picked[s->count++] = q;
  }
  return true;
}

/* Of each kind the first PER_KIND that suit, those not asked before first. */
static void pick_some(sheet *s) {
  for (int kind = 0; kind < CL_Q_KINDS; kind++) {
    int taken = 0;
    for (int again = 0; again < 2; again++)
      for (size_t i = 0; i < s->bank.count; i++) {
        const cl_question *q = &s->bank.items[i];
        if (q->kind != (enum cl_question_kind)kind || !suits(s, q) || is_picked(s, q) ||
            (s->per_kind >= 0 && (taken == s->per_kind || asked_before(s, q) != (again == 1))))
          continue;
        s->picked[s->count++] = q;
        taken++;
      }
  }
}

static bool all_digits(const char *text) {
  return text[strspn(text, "0123456789")] == '\0';
}

static bool choose_questions(sheet *s) {
  cl_app *app = s->app;
  const char *pick = cl_opt(app, CL_OI_PICK);
  s->picked = cl_alloc(app->arena, (s->bank.count + 1) * sizeof *s->picked);
  if (cl_opt(app, CL_OI_ALL)) {
    s->per_kind = -1;
  } else if (pick && !all_digits(pick)) {
    return pick_ids(s, pick);
  } else if (!pick && s->talk && cl_rec_count(s->talk, CL_F_CONVERSATION_ASKED)) {
    CL_EACH(item, cl_rec_node(s->talk, CL_F_CONVERSATION_ASKED)) {
      const cl_question *q = cl_question_find(&s->bank, cl_str_dup(app->arena, cl_node_text(item)));
      if (q && !is_picked(s, q))
        s->picked[s->count++] = q;
    }
    if (s->count)
      return true;
    s->per_kind = 1;
  } else {
    s->per_kind = cmd_count_option(app, CL_OI_PICK, 1, 99, 1);
    if (s->per_kind < 0)
      return false;
  }
  pick_some(s);
  return true;
}

/* ---- the sheet -------------------------------------------------------------------- */

/* A heading without a line below it: the sheet has to fit on one page. */
static void section(sheet *s, const char *title) {
  cl_paper_put(s->app, CL_B_SECTION)->text = title;
}

static void fact(sheet *s, const char *label, const char *text) {
  cl_block *block = cl_paper_put(s->app, CL_B_FACTS);
  block->label = label;
  block->text = text;
}

static void put_head(sheet *s) {
  cl_app *app = s->app;
  const char *role = cmd_person(app, CL_F_CONVERSATION_PERSON, cl_str_of(s->person_id));
  cl_show_title(app, cl_asprintf(app->arena, T_(app, "Conversation with %s"), role));
  cl_date date = s->talk ? cl_rec_date(s->talk, CL_F_CONVERSATION_DATE) : CL_NO_DATE;
  fact(s, T_(app, "Community"),
       s->community ? cmd_text(app, s->community, CL_F_COMMUNITY_NAME) : "-");
  fact(s, T_(app, "Date"), cmd_date(app, date));
  fact(s, T_(app, "Route"), cl_choice_label(CL_S_ROUTE, s->route, app->lang));
  if (s->bank.openings[s->route]) {
    section(s, T_(app, "To open with"));
    cl_show_says(app, s->bank.openings[s->route]);
  }
}

static void put_questions(sheet *s) {
  cl_app *app = s->app;
  bool brief = s->count > CL_Q_KINDS;
  for (int kind = 0; kind < CL_Q_KINDS; kind++) {
    bool headed = false;
    for (size_t i = 0; i < s->count; i++) {
      const cl_question *q = s->picked[i];
      if (q->kind != (enum cl_question_kind)kind)
        continue;
      if (!headed)
        section(s, cl_question_kind_label(q->kind, app->lang));
      headed = true;
      cl_block *block = cl_paper_put(app, CL_B_ASK);
      block->text = cl_asprintf(app->arena, "%s [%s]", q->text, q->id);
      block->more = q->tip;
      block->n = brief ? 1 : 2;
    }
  }
}

static void put_share(sheet *s) {
  cl_app *app = s->app;
  const char *share = s->talk ? cmd_text(app, s->talk, CL_F_CONVERSATION_SHARE) : "";
  for (size_t i = 0; i < app->given_count; i++)
    if (app->given[i].field == CL_F_CONVERSATION_SHARE)
      share = app->given[i].value;
  section(s, T_(app, "What I share myself"));
  if (*share)
    cl_show_says(app, share);
  else
    cl_paper_put(app, CL_B_DOTS)->n = 1;
}

static void put_listening(sheet *s) {
  cl_app *app = s->app;
  if (!s->bank.listening_count)
    return;
  section(s, T_(app, "Listening"));
  size_t most = cl_opt(app, CL_OI_ALL) ? SIZE_MAX : LISTENING;
  for (size_t i = 0; i < s->bank.listening_count && i < most; i++)
    cl_paper_put(app, CL_B_BULLET)->text = s->bank.listening[i];
}

static void put_after(sheet *s) {
  cl_app *app = s->app;
  static const cl_field heard[] = { CL_F_CONVERSATION_HEARD_MOTIVES,
                                    CL_F_CONVERSATION_HEARD_CHALLENGES,
                                    CL_F_CONVERSATION_HEARD_GOALS, CL_F_CONVERSATION_HEARD_NEEDS,
                                    CL_F_CONVERSATION_HEARD_TALENTS };
  section(s, T_(app, "Afterwards: what did I hear?"));
  for (size_t i = 0; i < CL_COUNT(heard); i++)
    cl_paper_put(app, CL_B_WRITE)->label = cl_field_label(heard[i], app->lang);
  cl_show_says(app, T_(app, "Of value to the library? yes / no; to the community? yes / no. "
                            "Go on / talk again / stop"));
}

static enum cl_status put_sheet(sheet *s) {
  put_head(s);
  put_questions(s);
  put_share(s);
  put_listening(s);
  put_after(s);
  return cl_paper_end(s->app, T_(s->app, "a sheet for a conversation"), CL_OK);
}

static void sheet_json(sheet *s) {
  for (size_t i = 0; i < s->count; i++) {
    const cl_question *q = s->picked[i];
    cl_json json = cmd_json(s->app);
    cl_json_member(&json, "id", q->id);
    cl_json_member(&json, "kind", cl_question_kind_name(q->kind));
    cl_json_member(&json, "for", cl_question_for_name(q->whom));
    cl_json_member(&json, "text", q->text);
    cl_json_member(&json, "tip", q->tip);
    cl_json_member_bool(&json, "asked-before", asked_before(s, q));
    cmd_json_end(&json);
  }
}

/* ---- keeping it ---------------------------------------------------------------------- */

/* `gesprek-2026-11-22`: the id must not tell with whom. */
static const char *talk_name(cl_app *app) {
  char iso[CL_DATE_SIZE];
  return cl_asprintf(app->arena, "%s %s", cl_type_label(CL_T_CONVERSATION, app->lang, false),
                     cl_date_iso(iso, app->today));
}

static enum cl_status save(sheet *s) {
  cl_app *app = s->app;
  if (!s->community)
    return cl_usage(app, _("say of which community: --community ID"));
  cl_target *target = s->talk ? cl_change_rec(app->change, s->talk)
                              : cl_change_add(app->change, CL_T_CONVERSATION,
                                              cl_change_rec(app->change, s->community),
                                              cl_opt(app, CL_OI_ID), talk_name(app));
  const char **ids = cl_alloc(app->arena, (s->count + 1) * sizeof *ids);
  for (size_t i = 0; i < s->count; i++)
    ids[i] = s->picked[i]->id;
  cmd_set(app, target, CL_F_CONVERSATION_PERSON, s->person_id);
  cmd_set(app, target, CL_F_CONVERSATION_ROUTE, cl_choice_value(CL_S_ROUTE, s->route));
  cl_change_set(app->change, target, CL_F_CONVERSATION_ASKED, ids, s->count);
  enum cl_status status = cmd_set_given(app, CL_T_CONVERSATION, s->talk, target);
  if (status != CL_OK)
    return status;
  cl_note(app,
          _("kept as conversation %s/%s; afterwards: cl-define set conversation %s "
            "--heard.needs+ \"...\", then cl-define verdict %s"),
          s->community->id, cl_target_id(target), cl_target_id(target), cl_target_id(target));
  return CL_OK;
}

static enum cl_status make_sheet(sheet *s) {
  cl_app *app = s->app;
  if (cl_paper_start(app) != CL_OK || !find_person(s) || !choose_questions(s))
    return CL_USAGE;
  app->paper->compact = !cl_opt(app, CL_OI_ALL);
  app->paper->width = app->paper->width ? cmd_width(app) : 0;
  enum cl_status status = CL_OK;
  if (cl_opt(app, CL_OI_JSON))
    sheet_json(s);
  else
    status = put_sheet(s);
  if (status != CL_OK)
    return status;
  if (cl_opt(app, CL_OI_SAVE))
    return save(s);
  if (!s->talk && !cl_opt(app, CL_OI_JSON))
    cl_note(app, _("--save keeps these questions as a planned conversation"));
  return CL_OK;
}

enum cl_status define_prepare(cl_app *app) {
  sheet s = { .app = app };
  enum cl_status status =
      cl_questions_load(&s.bank, cl_share_dir(), app->lang, cl_opt(app, CL_OI_SIMPLE) != NULL,
                        cl_own_questions(app), &app->diag);
  /* A question of one's own that is wrong was said; the sheet can do without. */
  if (status == CL_OK || s.bank.count)
    status = make_sheet(&s);
  cl_questions_free(&s.bank);
  return status;
}
