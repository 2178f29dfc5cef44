/* sheets_work.c - worksheets 4 to 6, what comes after, and the content
 * calendar, filled as far as they are. */
#include <stdlib.h>
#include <string.h>

#include "../method/holiday.h"
#include "../method/occur.h"
#include "../method/progress.h"
#include "../cli/output.h"
#include "../cli/arguments.h"
#include "../cli/question_text.h"
#include "paper.h"
#include "show.h"
#include "../cli/share.h"

static bool has_any(cl_app *app, cl_type type, const cl_rec *community) {
  CL_EACH_IN(rec, app->plan, type, community)
    return true;
  return false;
}

static void sheet_title(cl_app *app, const char *title, const cl_rec *community) {
  const char *name =
      community ? cl_show_value(app, community, CL_F_COMMUNITY_NAME) : T_(app, "no community yet");
  if (app->paper->blank) {
    cl_show_title(app, title);
    cl_show_line(app, T_(app, "Community"), "");
  } else {
    cl_block *block = cl_paper_put(app, CL_B_TITLE);
    block->text = cl_asprintf(app->arena, "%s: %s", title, name);
    if (app->paper->book &&
        community) { /* a community is a chapter, its sheets follow each other */
      bool first = !app->paper->chapter || strcmp(app->paper->chapter, community->id) != 0;
      app->paper->chapter = community->id;
      block->label = first ? name : NULL;
      block->n = first ? CL_TITLE_CHAPTER : CL_TITLE_CHAPTER | CL_TITLE_ALONG;
    }
  }
}

/* ---- Worksheet 4: the definition -------------------------------------------- */

static void traits(cl_app *app, const cl_rec *community) {
  size_t n;
  cl_choices(CL_S_BOND, &n);
  cl_show_part(app, T_(app, "What members have in common"));
  for (size_t kind = 0; kind < n; kind++) {
    const char *text = "";
    CL_EACH_IN(rec, app->plan, CL_T_TRAIT, community)
      if (cl_rec_choice(rec, CL_F_TRAIT_KIND) == (int)kind)
        text = cl_show_join(app, text, "\n", cl_show_value(app, rec, CL_F_TRAIT_TEXT));
    cl_show_line(app, cl_choice_label(CL_S_BOND, (int)kind, app->lang), text);
  }
}

static void contacts(cl_app *app, const cl_rec *community) {
  cl_show_part(app, T_(app, "Whom we know, or through whom"));
  CL_EACH_IN(rec, app->plan, CL_T_CONTACT, community) {
    const char *who = cl_show_value(app, rec, CL_F_CONTACT_PERSON);
    const char *how = cl_show_join(app, cl_show_value(app, rec, CL_F_CONTACT_VIA), "\n",
                                   cl_show_value(app, rec, CL_F_CONTACT_TRIED));
    cl_show_line(app, *who ? who : cl_field_label(CL_F_CONTACT_VIA, app->lang),
                 app->paper->shared && !*how ? T_(app, "how stays with the team") : how);
  }
  if (!has_any(app, CL_T_CONTACT, community))
    cl_show_room(app, CL_F_CONTACT_PERSON, CL_F_CONTACT_VIA, CL_F_NONE);
}

static void definition(cl_app *app, const cl_rec *community) {
  sheet_title(app, T_(app, "Worksheet 4: definition"), community);
  cl_show_field(app, NULL, community, CL_F_COMMUNITY_THEME);
  cl_show_field(app, NULL, community, CL_F_COMMUNITY_GROUP);
  cl_show_field(app, NULL, community, CL_F_COMMUNITY_STATUS);
  cl_show_field_more(app, NULL, community, CL_F_COMMUNITY_SINCE);
  cl_show_field_more(app, NULL, community, CL_F_COMMUNITY_WANTS);
  cl_show_field(app, NULL, community, CL_F_COMMUNITY_BOND);
  cl_show_field(app, NULL, community, CL_F_COMMUNITY_TIES_MEMBERS);
  cl_show_field(app, T_(app, "Ties with library"), community, CL_F_COMMUNITY_TIES_LIBRARY);
  traits(app, community);
  contacts(app, community);
}

/* ---- Worksheet 5: conversations --------------------------------------------- */

/* The questions in full: an id says little to who was not there. */
static const char *asked(cl_app *app, const cl_rec *rec) {
  const char *all = "";
  if (rec)
    CL_EACH(item, cl_rec_node(rec, CL_F_CONVERSATION_ASKED))
      all = cl_show_join(app, all, "\n", cl_asked_text(app, cl_node_text(item)));
  return all;
}

/* `library: yes; community: no`. */
static const char *of_value_to(cl_app *app, const cl_rec *rec) {
  static const struct {
    cl_field field;
    int party;
  } sides[] = { { CL_F_CONVERSATION_VERDICT_LIBRARY, CL_PARTY_LIBRARY },
                { CL_F_CONVERSATION_VERDICT_COMMUNITY, CL_PARTY_COMMUNITY } };
  const char *all = "";
  for (size_t i = 0; i < CL_COUNT(sides); i++) {
    const char *value = cl_show_value(app, rec, sides[i].field);
    if (*value)
      value = cl_asprintf(app->arena, "%s: %s",
                          cl_choice_label(CL_S_PARTY, sides[i].party, app->lang), value);
    all = cl_show_join(app, all, "; ", value);
  }
  return all;
}

static void conversation(cl_app *app, const cl_rec *rec) {
  static const cl_field fields[] = {
    CL_F_CONVERSATION_HEARD_MOTIVES, CL_F_CONVERSATION_HEARD_CHALLENGES,
    CL_F_CONVERSATION_HEARD_GOALS,   CL_F_CONVERSATION_HEARD_NEEDS,
    CL_F_CONVERSATION_HEARD_TALENTS,
  };
  const char *title = cl_show_join(app, cl_show_value(app, rec, CL_F_CONVERSATION_PERSON), ", ",
                                   cl_show_value(app, rec, CL_F_CONVERSATION_DATE));
  if (rec)
    cl_show_part(app, cl_show_join(app, rec->id, ": ", title));
  else {
    cl_show_field(app, NULL, rec, CL_F_CONVERSATION_PERSON);
    cl_show_field(app, NULL, rec, CL_F_CONVERSATION_DATE);
  }
  cl_show_field_more(app, NULL, rec, CL_F_CONVERSATION_WITH);
  cl_show_field(app, NULL, rec, CL_F_CONVERSATION_ROUTE);
  cl_show_field(app, NULL, rec, CL_F_CONVERSATION_SHARE);
  cl_show_field_as(app, NULL, CL_F_CONVERSATION_ASKED, asked(app, rec));
  for (size_t i = 0; i < CL_COUNT(fields); i++)
    cl_show_field(app, NULL, rec, fields[i]);
  cl_show_field_more(app, NULL, rec, CL_F_CONVERSATION_NOTE);
  cl_show_field_more(app, NULL, rec, CL_F_CONVERSATION_KEEP_UNTIL);
  cl_show_field_more(app, NULL, rec, CL_F_CONVERSATION_CONTRIBUTE);
  cl_show_field_more(app, NULL, rec, CL_F_CONVERSATION_VERDICT_MOTIVATED);
  const char *of_value = of_value_to(app, rec);
  if (*of_value) {
    cl_show_line(app, T_(app, "Of value to"), of_value);
  } else {
    cl_show_field(app, NULL, rec, CL_F_CONVERSATION_VERDICT_LIBRARY);
    cl_show_field(app, NULL, rec, CL_F_CONVERSATION_VERDICT_COMMUNITY);
  }
  cl_show_field(app, NULL, rec, CL_F_CONVERSATION_VERDICT_WHY);
  cl_show_field(app, NULL, rec, CL_F_CONVERSATION_VERDICT_DECISION);
}

static void conversations(cl_app *app, const cl_rec *community) {
  sheet_title(app, T_(app, "Worksheet 5: conversations"), community);
  CL_EACH_IN(rec, app->plan, CL_T_CONVERSATION, community)
    conversation(app, rec);
  if (!has_any(app, CL_T_CONVERSATION, community))
    conversation(app, NULL);
}

/* ---- Who does what, and ways in ---------------------------------------------- */

static const char *done_sign(const cl_rec *rec, cl_field done) {
  return cl_rec_bool(rec, done) == 1 ? "[x]" : "[ ]";
}

static void tasks(cl_app *app, const cl_rec *community) {
  cl_show_part(app, T_(app, "Who does what"));
  CL_EACH_IN(rec, app->plan, CL_T_TASK, community) {
    const char *who = cl_show_join(app, cl_show_value(app, rec, CL_F_TASK_OWNER), ", ",
                                   cl_show_value(app, rec, CL_F_TASK_SIDE));
    const char *due = cl_show_value(app, rec, CL_F_TASK_DUE);
    if (*due)
      due = cl_asprintf(app->arena, T_(app, "by %s"), due);
    cl_show_line(app,
                 app->paper->html
                     ? done_sign(rec, CL_F_TASK_DONE)
                     : cl_asprintf(app->arena, "%s %s", done_sign(rec, CL_F_TASK_DONE), rec->id),
                 cl_show_join(app, cl_show_value(app, rec, CL_F_TASK_TEXT), "\n",
                              cl_show_join(app, who, ", ", due)));
  }
  if (!has_any(app, CL_T_TASK, community))
    cl_show_room(app, CL_F_TASK_TEXT, CL_F_TASK_OWNER, CL_F_TASK_DUE, CL_F_NONE);
}

static void paths(cl_app *app, const cl_rec *community) {
  cl_show_part(app, T_(app, "Ways to reach partners and members"));
  CL_EACH_IN(rec, app->plan, CL_T_PATH, community) {
    const char *date = cl_show_value(app, rec, CL_F_PATH_DATE);
    cl_show_line(app, cl_show_join(app, done_sign(rec, CL_F_PATH_DONE), " ", date),
                 cl_show_value(app, rec, CL_F_PATH_TEXT));
  }
  if (!has_any(app, CL_T_PATH, community))
    cl_show_room(app, CL_F_PATH_TEXT, CL_F_PATH_DATE, CL_F_NONE);
}

void cl_sheet_define(cl_app *app, const cl_rec *community) {
  definition(app, community);
  conversations(app, community);
  sheet_title(app, T_(app, "To work"), community);
  tasks(app, community);
  paths(app, community);
}

void cl_sheet_people(cl_app *app) {
  cl_show_title_along(app, T_(app, "People"));
  CL_EACH_REC(rec, app->plan, CL_T_PERSON) {
    const char *text = cl_show_join(app, cl_show_value(app, rec, CL_F_PERSON_ROLE), ", ",
                                    cl_show_value(app, rec, CL_F_PERSON_SIDE));
    if (cl_opt(app, CL_OI_WITH_NAMES)) {
      text = cl_show_join(app, cl_show_value(app, rec, CL_F_PERSON_NAME), ", ", text);
      text = cl_show_join(app, text, "\n", cl_show_value(app, rec, CL_F_PERSON_EMAIL));
      text = cl_show_join(app, text, "\n", cl_show_value(app, rec, CL_F_PERSON_PHONE));
    }
    cl_show_line(app, rec->id, text);
  }
  if (app->paper->blank)
    cl_show_room(app, CL_F_PERSON_ROLE, CL_F_PERSON_SIDE, CL_F_PERSON_ORGANISATION, CL_F_NONE);
  else if (!app->plan->count[CL_T_PERSON])
    cl_show_nothing(app);
}

/* ---- Worksheet 6: vision and goals ------------------------------------------ */

static const char *numbers(cl_app *app, const cl_rec *rec) {
  const char *text = cl_show_join(app, cl_show_value(app, rec, CL_F_JOINT_GOAL_BASELINE), " -> ",
                                  cl_show_value(app, rec, CL_F_JOINT_GOAL_TARGET));
  return cl_show_join(app, text, " ", cl_show_value(app, rec, CL_F_JOINT_GOAL_UNIT));
}

/* `Label: value`; "" when there is no value. */
static const char *labelled(cl_app *app, const cl_rec *rec, cl_field field) {
  const char *value = cl_show_value(app, rec, field);
  return *value ? cl_asprintf(app->arena, "%s: %s", cl_field_label(field, app->lang), value) : "";
}

static const char *light(cl_app *app, const cl_rec *rec) {
  static const cl_field behind[] = { CL_F_JOINT_GOAL_LIGHT_CAUSE, CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE,
                                     CL_F_JOINT_GOAL_LIGHT_ACTION };
  cl_progress progress;
  cl_progress_of(cl_app_view(app), rec, &progress);
  const char *text = cl_asprintf(app->arena, "[%s] %s", cl_light_sign(progress.light),
                                 cl_light_word(progress.light, app->lang));
  for (size_t i = 0; i < CL_COUNT(behind); i++)
    text = cl_show_join(app, text, "\n", labelled(app, rec, behind[i]));
  return text;
}

/* REC NULL: room for one. */
static void joint_goal(cl_app *app, const cl_rec *rec) {
  static const cl_field fields[] = {
    CL_F_JOINT_GOAL_OWNER, CL_F_JOINT_GOAL_SERVES, CL_F_JOINT_GOAL_HOW,
    CL_F_JOINT_GOAL_WHEN,  CL_F_JOINT_GOAL_AGREED, CL_F_JOINT_GOAL_REALISTIC,
  };
  bool counted = !rec || cl_rec_choice(rec, CL_F_JOINT_GOAL_KIND) == CL_MEASURE_QUANTITATIVE;
  const char *id = rec && !app->paper->html ? rec->id : "";
  cl_show_part(app, cl_show_join(app, T_(app, "Joint goal"), ": ", id));
  cl_show_field(app, NULL, rec, CL_F_JOINT_GOAL_TEXT);
  cl_show_field(app, NULL, rec, CL_F_JOINT_GOAL_KIND);
  if (!rec || !counted)
    cl_show_field(app, NULL, rec, CL_F_JOINT_GOAL_EVIDENCE);
  if (!rec)
    cl_show_room_one(app, CL_F_JOINT_GOAL_BASELINE, CL_F_JOINT_GOAL_TARGET, CL_F_JOINT_GOAL_UNIT,
                     CL_F_JOINT_GOAL_START, CL_F_JOINT_GOAL_DUE, CL_F_NONE);
  else if (counted)
    cl_show_line(app, T_(app, "From and to"), numbers(app, rec));
  if (rec)
    cl_show_line(app, T_(app, "Period"),
                 cl_show_join(app, cl_show_value(app, rec, CL_F_JOINT_GOAL_START), " - ",
                              cl_show_value(app, rec, CL_F_JOINT_GOAL_DUE)));
  for (size_t i = 0; i < CL_COUNT(fields); i++)
    cl_show_field(app, NULL, rec, fields[i]);
  cl_show_field_more(app, NULL, rec, CL_F_JOINT_GOAL_WHO);
  cl_show_field_more(app, NULL, rec, CL_F_JOINT_GOAL_DIFFERENTLY);
  cl_show_field_more(app, NULL, rec, CL_F_JOINT_GOAL_MEASURED);
  if (rec)
    cl_show_line(app, T_(app, "Traffic light"), light(app, rec));
  if (!rec && app->paper->blank) {
    cl_show_part(app, cl_field_label(CL_F_JOINT_GOAL_MEASURED, app->lang));
    cl_show_room(app, CL_F_JOINT_GOAL_MEASURED_DATE, CL_F_JOINT_GOAL_MEASURED_VALUE,
                 CL_F_JOINT_GOAL_MEASURED_NOTE, CL_F_NONE);
  }
}

static void vision_and_goals(cl_app *app, const cl_rec *community) {
  static const cl_field fields[] = {
    CL_F_COMMUNITY_THEME, CL_F_COMMUNITY_CHANNELS, CL_F_COMMUNITY_SERVES,
    CL_F_COMMUNITY_AIMS,  CL_F_COMMUNITY_VALUES,   CL_F_COMMUNITY_CHALLENGES,
  };
  sheet_title(app, T_(app, "Worksheet 6: vision and goals"), community);
  for (size_t i = 0; i < CL_COUNT(fields); i++)
    cl_show_field(app, NULL, community, fields[i]);
  cl_show_part(app, T_(app, "Shared vision"));
  cl_show_field(app, NULL, community, CL_F_COMMUNITY_VISION_TEXT);
  cl_show_field(app, T_(app, "Agreed on"), community, CL_F_COMMUNITY_VISION_DATE);
  cl_show_field(app, T_(app, "Made with"), community, CL_F_COMMUNITY_VISION_WITH);
  CL_EACH_IN(rec, app->plan, CL_T_JOINT_GOAL, community)
    joint_goal(app, rec);
  if (!has_any(app, CL_T_JOINT_GOAL, community))
    joint_goal(app, NULL);
}

/* ---- Working together --------------------------------------------------------- */

static void agreements(cl_app *app, const cl_rec *community) {
  static const cl_field fields[] = {
    CL_F_COMMUNITY_TEAM_LIBRARIANS,    CL_F_COMMUNITY_TEAM_AMBASSADORS,
    CL_F_COMMUNITY_AGREEMENTS_CONTACT, CL_F_COMMUNITY_AGREEMENTS_RHYTHM,
    CL_F_COMMUNITY_AGREEMENTS_HOURS,   CL_F_COMMUNITY_VENUE,
  };
  static const cl_field more[] = {
    CL_F_COMMUNITY_AGREEMENTS_BUDGET, CL_F_COMMUNITY_TEAM_QUALITIES,   CL_F_COMMUNITY_ROLES_LIBRARY,
    CL_F_COMMUNITY_ROLES_COMMUNITY,   CL_F_COMMUNITY_HABITS_WELCOME,   CL_F_COMMUNITY_HABITS_RITUAL,
    CL_F_COMMUNITY_HABITS_DECIDING,   CL_F_COMMUNITY_FAREWELL_DATE,    CL_F_COMMUNITY_FAREWELL_TO,
    CL_F_COMMUNITY_FAREWELL_REMAINS,  CL_F_COMMUNITY_FAREWELL_LEARNED,
  };
  cl_show_part(app, T_(app, "Team and agreements"));
  for (size_t i = 0; i < CL_COUNT(fields); i++)
    cl_show_field(app, NULL, community, fields[i]);
  for (size_t i = 0; i < CL_COUNT(more); i++)
    cl_show_field_more(app, NULL, community, more[i]);
  const char *name = cl_show_join(app, cl_show_value(app, community, CL_F_COMMUNITY_PLATFORM_NAME),
                                  ", ", cl_show_value(app, community, CL_F_COMMUNITY_PLATFORM_URL));
  cl_show_line(app, cl_field_label(CL_F_COMMUNITY_PLATFORM_USE, app->lang),
               cl_show_join(app, cl_show_value(app, community, CL_F_COMMUNITY_PLATFORM_USE), ": ",
                            name));
}

/* TEXT, and on lines of their own what else a story or a decision says. */
static const char *with_the_rest(cl_app *app, const cl_rec *rec, const char *text) {
  static const cl_field rest[] = { CL_F_STORY_CHANGE, CL_F_STORY_MEANING, CL_F_STORY_CONTRIBUTION,
                                   CL_F_STORY_CONFIRMED, CL_F_DECISION_BY };
  for (size_t i = 0; i < CL_COUNT(rest); i++)
    if (cl_field_info(rest[i])->type == rec->type)
      text = cl_show_join(app, text, "\n", labelled(app, rec, rest[i]));
  return text;
}

/* Records of one type in COMMUNITY, a line each: LABEL before the text, then A,
 * B and C joined; all but LABEL and A may be CL_F_NONE. */
static void short_list(cl_app *app, const cl_rec *community, cl_type type, const char *title,
                       cl_field label, cl_field a, cl_field b, cl_field c) {
  const cl_field fields[] = { a, b, c };
  size_t kept_back = 0;
  cl_show_part(app, title);
  CL_EACH_IN(rec, app->plan, type, community) {
    const char *text = "";
    if (app->paper->shared && type == CL_T_STORY && cl_rec_bool(rec, CL_F_STORY_CONSENT) != 1) {
      kept_back++;
      continue;
    }
    for (size_t i = 0; i < CL_COUNT(fields); i++)
      if (fields[i] != CL_F_NONE)
        text = cl_show_join(app, text, "; ", cl_show_value(app, rec, fields[i]));
    cl_show_line(app, label == CL_F_NONE ? cl_show_label(app, rec) : cl_show_value(app, rec, label),
                 with_the_rest(app, rec, text));
  }
  if (kept_back)
    cl_show_says(app,
                 cl_asprintf(app->arena, T_(app, "Without consent to tell it on, so left out: %zu"),
                             kept_back));
  if (has_any(app, type, community))
    return;
  if (label == CL_F_NONE)
    cl_show_room(app, (int)a, (int)b, (int)c, (int)CL_F_NONE);
  else
    cl_show_room(app, (int)label, (int)a, (int)b, (int)CL_F_NONE);
}

static void evaluations(cl_app *app, const cl_rec *community) {
  cl_show_part(app, T_(app, "Looking back together"));
  CL_EACH_IN(rec, app->plan, CL_T_EVALUATION, community) {
    const char *text = cl_show_join(app, labelled(app, rec, CL_F_EVALUATION_PULSE), "; ",
                                    labelled(app, rec, CL_F_EVALUATION_EFFORT));
    cl_show_line(app, cl_show_value(app, rec, CL_F_EVALUATION_DATE),
                 cl_show_join(app, text, "\n", cl_show_value(app, rec, CL_F_EVALUATION_NOTE)));
  }
  if (!has_any(app, CL_T_EVALUATION, community))
    cl_show_room(app, CL_F_EVALUATION_DATE, CL_F_EVALUATION_PULSE, CL_F_EVALUATION_EFFORT,
                 CL_F_EVALUATION_NOTE, CL_F_NONE);
}

static void working(cl_app *app, const cl_rec *community) {
  sheet_title(app, T_(app, "To work"), community);
  agreements(app, community);
  if (!app->paper->blank) { /* to write on, these are with worksheets 4 and 5 */
    tasks(app, community);
    paths(app, community);
  }
  short_list(app, community, CL_T_OUTCOME, T_(app, "Outcomes worth keeping"), CL_F_NONE,
             CL_F_OUTCOME_WHAT, CL_F_OUTCOME_WHERE, CL_F_OUTCOME_HOW);
  evaluations(app, community);
  short_list(app, community, CL_T_STORY, T_(app, "Stories"), CL_F_STORY_DATE, CL_F_STORY_TEXT,
             CL_F_NONE, CL_F_NONE);
  short_list(app, community, CL_T_DECISION, T_(app, "Asked of the management team"),
             CL_F_DECISION_DATE, CL_F_DECISION_TEXT, CL_F_DECISION_ANSWER, CL_F_DECISION_ANSWERED);
}

void cl_sheet_goals(cl_app *app, const cl_rec *community) {
  vision_and_goals(app, community);
  working(app, community);
}

/* What was said in a conversation stays between those who had it: only that it
 * was held, and what came of it. */
static void talks(cl_app *app, const cl_rec *community) {
  sheet_title(app, T_(app, "Worksheet 5: conversations"), community);
  CL_EACH_IN(rec, app->plan, CL_T_CONVERSATION, community)
    cl_show_line(app, cl_show_value(app, rec, CL_F_CONVERSATION_DATE),
                 cl_show_join(app, cl_show_value(app, rec, CL_F_CONVERSATION_ROUTE), "; ",
                              labelled(app, rec, CL_F_CONVERSATION_VERDICT_DECISION)));
  if (!has_any(app, CL_T_CONVERSATION, community))
    cl_show_room(app, (int)CL_F_CONVERSATION_DATE, (int)CL_F_NONE);
}

void cl_sheet_community(cl_app *app, const cl_rec *community) {
  definition(app, community);
  talks(app, community);
  vision_and_goals(app, community);
  working(app, community);
}

/* ---- The content calendar ----------------------------------------------------- */

static bool day_option(cl_app *app, enum cl_option_index option, cl_date *date) {
  const char *text = cl_opt(app, option);
  if (text)
    *date = cl_need_date(app, text);
  return !text || *date != CL_NO_DATE;
}

/* What --from and --to say; CL_NO_DATE where they are not given. */
static enum cl_status read_span(cl_app *app, cl_date *from, cl_date *to) {
  *from = *to = CL_NO_DATE;
  if (!day_option(app, CL_OI_FROM, from) || !day_option(app, CL_OI_TO, to))
    return CL_USAGE;
  if (*from != CL_NO_DATE && *to != CL_NO_DATE && *to < *from)
    return cl_usage(app, _("--to lies before --from"));
  return CL_OK;
}

/* The days that the calendar covers: from its first moment to its last; what
 * goes on without an end is followed for a year. */
static bool calendar_span(cl_app *app, cl_date *from, cl_date *to) {
  *from = INT32_MAX;
  *to = INT32_MIN;
  CL_EACH_REC(rec, app->plan, CL_T_MOMENT) {
    cl_date date = cl_rec_date(rec, CL_F_MOMENT_DATE), last = date;
    if (date == CL_NO_DATE)
      continue;
    if (cl_rec_has(rec, CL_F_MOMENT_REPEAT_EVERY)) {
      cl_date until = cl_rec_date(rec, CL_F_MOMENT_REPEAT_UNTIL);
      last = until != CL_NO_DATE ? until : cl_add_months(date > app->today ? date : app->today, 12);
    }
    if (date < *from)
      *from = date;
    if (last > *to)
      *to = last;
  }
  return *from <= *to;
}

/* With one community, its name on every line says nothing. */
static bool many_communities(const cl_app *app) {
  return app->plan->count[CL_T_COMMUNITY] > 1;
}

/* Who looks after it: an id, which says no name; with --with-names, who it is. */
static const char *owner_of(cl_app *app, const cl_rec *rec) {
  return cl_opt(app, CL_OI_WITH_NAMES) || app->paper->html
             ? cl_show_value(app, rec, CL_F_MOMENT_OWNER)
             : cl_rec_words(rec, CL_F_MOMENT_OWNER, app->arena);
}

/* Its name; in the narrow cells of a terminal its id. */
static const char *community_of(cl_app *app, const cl_rec *rec) {
  const cl_rec *community =
      cl_plan_ref(app->plan, CL_F_MOMENT_COMMUNITY, cl_rec_text(rec, CL_F_MOMENT_COMMUNITY));
  return app->paper->html && community ? cl_show_value(app, community, CL_F_COMMUNITY_NAME)
                                       : cl_rec_words(rec, CL_F_MOMENT_COMMUNITY, app->arena);
}

static void add_entry(cl_month *month, cl_entry entry) {
  month->entries = cl_grow(month->entries, &month->cap, month->count + 1, sizeof *month->entries);
  month->entries[month->count++] = entry;
}

static void add_occurrence(cl_app *app, cl_month *month, const cl_occurrence *o) {
  const cl_rec *rec = o->moment;
  add_entry(month, (cl_entry){
                       .date = o->date,
                       .cancelled = cl_rec_choice(rec, CL_F_MOMENT_STATUS) == CL_PROGRESS_CANCELLED,
                       .time = cl_show_join(app, cl_show_value(app, rec, CL_F_MOMENT_TIME), "-",
                                            cl_show_value(app, rec, CL_F_MOMENT_END)),
                       .title = cl_show_value(app, rec, CL_F_MOMENT_TITLE),
                       .form = cl_show_value(app, rec, CL_F_MOMENT_FORM),
                       .channel = cl_show_value(app, rec, CL_F_MOMENT_CHANNEL),
                       .community = community_of(app, rec),
                       .owner = owner_of(app, rec),
                       .status = cl_show_value(app, rec, CL_F_MOMENT_STATUS),
                   });
}

/* Holidays from day FROM of the month up to the day before TO. */
static void add_holidays(cl_app *app, cl_month *month, cl_date *from, cl_date to) {
  for (; *from < to; ++*from) {
    const char *name = cl_public_holiday(*from, app->lang);
    if (name)
      add_entry(month, (cl_entry){ *from, true, false, "", name, "", "", "", "", "" });
  }
}

/* Entries are put in the arena when the month is complete. */
static void end_month(cl_app *app, cl_month *month, cl_date *day) {
  if (!month)
    return;
  cl_date first = cl_date_of(month->year, month->month, 1);
  add_holidays(app, month, day, first + cl_days_in_month(month->year, month->month));
  cl_entry *entries = cl_alloc(app->arena, (month->count + 1) * sizeof *entries);
  if (month->count)
    memcpy(entries, month->entries, month->count * sizeof *entries);
  free(month->entries);
  month->entries = entries;
}

/* The school holidays of the plan's region, read once for all months. */
typedef struct free_days {
  cl_school *data; /* NULL: no region, no room to show them, or no data */
  int region;
} free_days;

static free_days read_school(cl_app *app) {
  const cl_rec *plan = app->plan->first[CL_T_ORGANISATION];
  free_days days = { NULL, plan ? cl_rec_choice(plan, CL_F_ORGANISATION_REGION) : -1 };
  if (days.region >= 0 && app->paper->html)
    days.data = cl_school_open(cl_share_dir(), &app->diag);
  return days;
}

static void add_school(cl_app *app, const free_days *school, cl_month *month) {
  if (!school->data)
    return;
  cl_date first = cl_date_of(month->year, month->month, 1);
  int days = cl_days_in_month(month->year, month->month);
  for (int day = 1; day <= days; day++)
    month->free[day] = cl_school_holiday(school->data, school->region, first + day - 1, app->lang);
}

static cl_month *begin_month(cl_app *app, const free_days *school, int year, int month) {
  cl_month *made = cl_alloc(app->arena, sizeof *made);
  made->year = year;
  made->month = month;
  made->communities = many_communities(app);
  add_school(app, school, made);
  cl_show_part(app, cl_asprintf(app->arena, T_(app, cl_month_title(month)), year));
  cl_paper_put(app, CL_B_MONTH)->month = made;
  return made;
}

static bool is_wanted(const cl_occurrence *o, const cl_rec *community) {
  return o->moment &&
         (!community || cl_str_is(cl_rec_text(o->moment, CL_F_MOMENT_COMMUNITY), community->id));
}

static void show_months(cl_app *app, const free_days *school, const cl_occurrences *list,
                        const cl_rec *community) {
  cl_month *month = NULL;
  cl_date day = CL_NO_DATE; /* up to which holidays were added */
  for (size_t i = 0; i < list->count; i++) {
    const cl_occurrence *o = &list->items[i];
    int y, m;
    if (!is_wanted(o, community))
      continue;
    cl_date_split(o->date, &y, &m, NULL);
    if (!month || y != month->year || m != month->month) {
      end_month(app, month, &day);
      month = begin_month(app, school, y, m);
      day = cl_date_of(y, m, 1);
    }
    add_holidays(app, month, &day, o->date + 1);
    add_occurrence(app, month, o);
  }
  end_month(app, month, &day);
  if (!month)
    cl_show_nothing(app);
}

/* Months to write in, from that of day FROM to that of TO; when these are not
 * given: this month and those that follow. */
static void empty_months(cl_app *app, const free_days *school, cl_date from, cl_date to) {
  enum { MONTHS = 3, MOST = 24 };
  int year, month;
  cl_date_split(from != CL_NO_DATE ? from : app->today, &year, &month, NULL);
  cl_date day = cl_date_of(year, month, 1), first = day;
  for (int i = 0; i < MOST && (to != CL_NO_DATE ? day <= to : i < MONTHS); i++) {
    cl_date_split(day, &year, &month, NULL);
    cl_month *made = begin_month(app, school, year, month);
    end_month(app, made, &day);
    day = cl_add_months(first, i + 1);
    if (day == CL_NO_DATE) /* the calendar ends */
      break;
  }
}

enum cl_status cl_sheet_calendar(cl_app *app) {
  cl_occurrences list = { NULL, 0, 0 };
  cl_date from, to, first, last;
  const cl_rec *community = NULL;
  enum cl_status status = read_span(app, &first, &last);
  if (status != CL_OK)
    return status;
  if (cl_opt(app, CL_OI_COMMUNITY)) {
    community = cl_need_community(app);
    if (!community)
      return CL_USAGE;
  }
  cl_show_title(app, T_(app, "Content calendar"));
  free_days school_days = read_school(app);
  if (app->paper->blank) {
    empty_months(app, &school_days, first, last);
    cl_school_close(school_days.data);
    return CL_OK;
  }
  bool any = calendar_span(app, &from, &to);
  if (app->paper->book && any && first == CL_NO_DATE && app->today > from) {
    int year, month; /* what was is in the calendar's own sheet */
    cl_date_split(app->today, &year, &month, NULL);
    from = cl_date_of(year, month, 1);
  }
  from = first != CL_NO_DATE ? first : from;
  to = last != CL_NO_DATE ? last : to;
  if (any && from <= to)
    status = cl_occur_all(app->plan, from, to, &list, &app->diag);
  if (status == CL_OK)
    show_months(app, &school_days, &list, community);
  cl_occurrences_free(&list);
  cl_school_close(school_days.data);
  return status;
}
