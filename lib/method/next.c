/* next.c - the next step of a community: the first thing that it lacks of what the
 * next stage asks, so that who does it is asked for something else; see next.h. */
#include <string.h>

#include "beyond.h"
#include "choice.h"
#include "facts.h"
#include "next.h"
#include "progress.h"
#include "smart.h"
#include "verdict.h"

typedef struct need {
  cl_view *view;
  const struct cl_facts *f;
  const cl_rec *community;
  enum cl_stage stage;
  const cl_rec *goal; /* that the row is about, once it was found */
  const cl_rec *talk;
  const cl_rec *decision;
} need;

static bool lacks(const need *n, cl_field field) {
  return !cl_filled(n->community, field);
}

#define LACKS(name, field)                                                                         \
  static bool name(need *n) {                                                                      \
    return lacks(n, field);                                                                        \
  }
LACKS(no_theme, CL_F_COMMUNITY_THEME)
LACKS(no_channels, CL_F_COMMUNITY_CHANNELS)
LACKS(no_serves, CL_F_COMMUNITY_SERVES)
LACKS(no_aims, CL_F_COMMUNITY_AIMS)
LACKS(no_values, CL_F_COMMUNITY_VALUES)
LACKS(no_challenges, CL_F_COMMUNITY_CHALLENGES)
LACKS(no_vision, CL_F_COMMUNITY_VISION_TEXT)
LACKS(no_librarian, CL_F_COMMUNITY_TEAM_LIBRARIANS)
LACKS(no_contact_point, CL_F_COMMUNITY_AGREEMENTS_CONTACT)
LACKS(no_rhythm, CL_F_COMMUNITY_AGREEMENTS_RHYTHM)
LACKS(no_hours, CL_F_COMMUNITY_AGREEMENTS_HOURS)

static bool always(need *n) {
  (void)n;
  return true;
}
static bool no_groups(need *n) {
  return !n->view->plan->count[CL_T_GROUP];
}
static bool has_dropped(need *n) {
  return cl_filled(n->f->group, CL_F_GROUP_DROPPED_DATE);
}
static bool not_chosen(need *n) {
  return !cl_is_chosen(n->f->group) || !cl_filled(n->f->group, CL_F_GROUP_WHY);
}
static bool no_fit(need *n) {
  return !cl_filled(n->f->group, CL_F_GROUP_FIT);
}
static bool no_bond(need *n) {
  return cl_rec_choice(n->community, CL_F_COMMUNITY_BOND) < 0;
}
static bool no_traits(need *n) {
  return !n->f->traits;
}
static bool no_contacts(need *n) {
  return !n->f->contacts;
}
static bool not_active(need *n) {
  return !cl_is_active(n->community);
}
static bool nothing_ahead(need *n) {
  return !n->f->moment_ahead;
}
/* Whether to go on was asked, so that nothing new is planned before it is decided. */
static bool awaits_decision(need *n) {
  n->decision = cl_decision_awaited(n->view->plan, n->community);
  return n->decision && nothing_ahead(n);
}
static bool not_together(need *n) {
  return !n->f->made_together;
}
static bool no_goals(need *n) {
  return !n->f->goals;
}
static bool not_looked_back(need *n) {
  return !n->f->evaluated;
}
static bool no_farewell(need *n) {
  return cl_lacks_farewell(n->view->plan, n->community);
}
static bool no_outcomes(need *n) {
  return !n->f->outcomes;
}

/* The first person that is known of the community, or has anything to do with it. */
static const char *somebody(const need *n) {
  CL_EACH_IN(contact, n->view->plan, CL_T_CONTACT, n->community)
    if (cl_filled(contact, CL_F_CONTACT_PERSON))
      return cl_rec_dup(contact, CL_F_CONTACT_PERSON, n->view->arena);
  return NULL;
}

/* A conversation of which no decision was written down. */
static bool undecided(need *n) {
  CL_EACH_IN(talk, n->view->plan, CL_T_CONVERSATION, n->community)
    if (!cl_filled(talk, CL_F_CONVERSATION_VERDICT_DECISION)) {
      n->talk = talk;
      return true;
    }
  return false;
}
static bool knows_somebody(need *n) {
  return somebody(n) != NULL;
}

static bool goal_that(need *n, bool (*is)(cl_view *, const cl_rec *)) {
  CL_EACH_IN(goal, n->view->plan, CL_T_JOINT_GOAL, n->community)
    if (is(n->view, goal)) {
      n->goal = goal;
      return true;
    }
  return false;
}
static bool is_not_smart(cl_view *view, const cl_rec *goal) {
  (void)view;
  return !cl_is_smart(goal);
}
static bool is_unmeasured(cl_view *view, const cl_rec *goal) {
  cl_progress p;
  cl_progress_of(view, goal, &p);
  return p.quantitative && !p.has_latest && (p.start == CL_NO_DATE || p.start <= view->today);
}
static bool is_unexplained(cl_view *view, const cl_rec *goal) {
  cl_progress p;
  cl_progress_of(view, goal, &p);
  return p.light == CL_RED && !cl_filled(goal, CL_F_JOINT_GOAL_LIGHT_CAUSE);
}
static bool is_loose(cl_view *view, const cl_rec *goal) {
  (void)view;
  return !cl_filled(goal, CL_F_JOINT_GOAL_HOW) || !cl_filled(goal, CL_F_JOINT_GOAL_WHEN);
}
static bool not_smart(need *n) {
  return !n->f->smart && goal_that(n, is_not_smart);
}
static bool loose(need *n) {
  return goal_that(n, is_loose);
}
static bool unmeasured(need *n) {
  return goal_that(n, is_unmeasured);
}
static bool unexplained(need *n) {
  return goal_that(n, is_unexplained);
}

static const struct {
  enum cl_stage stage;
  bool (*lacks)(need *n);
  const char *text, *command;
} rows[] = {
  { CL_STAGE_NONE, no_groups,
    N_("Put the group in the environment scan: who is active around the theme?"),
    "cl-scan add group NAME --kind organisation" },
  { CL_STAGE_NONE, always, N_("Say from which group of the scan this community grew."),
    "cl-define set community ID --group GROUP" },
  { CL_STAGE_SCANNED, has_dropped, N_("The group dropped out: say that this community stopped."),
    "cl-define set community ID --status stopped" },
  { CL_STAGE_SCANNED, not_chosen, N_("Choose the group, and say why."),
    "cl-scan choose group GROUP --why TEXT" },
  { CL_STAGE_SCANNED, no_fit, N_("Say how the chosen group fits your kapstok."),
    "cl-scan set group GROUP --fit TEXT" },
  { CL_STAGE_CHOSEN, no_bond,
    N_("Say what binds the members: a place, who they are, what they love."),
    "cl-define set community ID --bond affinity" },
  { CL_STAGE_CHOSEN, no_traits, N_("Write down what the members share."),
    "cl-define add trait TEXT --kind affinity --community ID" },
  { CL_STAGE_CHOSEN, no_contacts, N_("Write down whom you know there, or by which way you get in."),
    "cl-define add contact TEXT --community ID" },
  { CL_STAGE_DEFINED, undecided,
    N_("Have the conversation, and write down what you both make of it."),
    "cl-define verdict TALK --library yes --community yes --why TEXT" },
  { CL_STAGE_DEFINED, knows_somebody,
    N_("Go and talk: prepare a conversation with someone of the community."),
    "cl-define prepare PERSON --community ID --save" },
  { CL_STAGE_DEFINED, always, N_("Go and talk: make an appointment with the group."),
    "cl-define add conversation --with TEXT --date DATE --community ID" },
  { CL_STAGE_KNOWN, no_theme, N_("Say which theme of the kapstok the community is about."),
    "cl-goals set community ID --theme THEME" },
  { CL_STAGE_KNOWN, no_channels, N_("Write down where you reach the members."),
    "cl-goals set community ID --channels+ TEXT" },
  { CL_STAGE_KNOWN, no_serves, N_("Say which goals of the kapstok the community serves."),
    "cl-goals set community ID --serves+ GOAL" },
  { CL_STAGE_KNOWN, no_aims, N_("Write down what the community wants itself."),
    "cl-goals set community ID --aims+ TEXT" },
  { CL_STAGE_KNOWN, no_values, N_("Write down what the members think is important."),
    "cl-goals set community ID --values+ TEXT" },
  { CL_STAGE_KNOWN, no_challenges, N_("Write down what the community runs into."),
    "cl-goals set community ID --challenges+ TEXT" },
  { CL_STAGE_KNOWN, no_vision, N_("Write a vision, together with the community."),
    "cl-goals set community ID --vision.text TEXT --vision.with+ PERSON" },
  { CL_STAGE_KNOWN, not_together, N_("Make the vision with somebody of the community itself."),
    "cl-goals set community ID --vision.with+ PERSON" },
  { CL_STAGE_KNOWN, no_goals, N_("Agree on one joint goal."),
    "cl-goals add goal TEXT --kind quantitative --community ID" },
  { CL_STAGE_KNOWN, not_smart, N_("Make one joint goal SMART."), "cl-goals set goal GOAL OPTION" },
  { CL_STAGE_SHARED, no_librarian, N_("Form a team: who is the community librarian?"),
    "cl-goals set community ID --team.librarians+ PERSON" },
  { CL_STAGE_SHARED, not_active, N_("Get to work: say that the community is active."),
    "cl-define set community ID --status active" },
  { CL_STAGE_SHARED, no_contact_point, N_("Agree who is the point of contact."),
    "cl-goals set community ID --agreements.contact PERSON" },
  { CL_STAGE_SHARED, no_rhythm, N_("Agree how often you see each other."),
    "cl-goals set community ID --agreements.rhythm TEXT" },
  { CL_STAGE_SHARED, no_hours, N_("Agree how many hours each can give."),
    "cl-goals set community ID --agreements.hours+ \"person=PERSON; per-week=HOURS\"" },
  { CL_STAGE_SHARED, loose, N_("Agree how and when you measure a joint goal."),
    "cl-goals set goal GOAL OPTION" },
  { CL_STAGE_SHARED, awaits_decision,
    N_("See to it that what was asked is decided, and write down the answer."),
    "cl-goals set decision DECISION --answer TEXT --answered DATE" },
  { CL_STAGE_SHARED, nothing_ahead, N_("Plan the next moment."),
    "cl-calendar add moment TITLE --date DATE --form FORM --owner PERSON --community ID" },
  { CL_STAGE_WORKING, not_looked_back, N_("Look back together: for or with, pulling or flowing?"),
    "cl-goals add evaluation NOTE --pulse with --community ID" },
  { CL_STAGE_WORKING, no_outcomes, N_("Write down what is worth keeping."),
    "cl-goals add outcome WHAT --where PLACE --how HOW --community ID" },
  { CL_STAGE_KEPT, loose, N_("Agree how and when you measure a joint goal."),
    "cl-goals set goal GOAL OPTION" },
  { CL_STAGE_KEPT, unmeasured, N_("Measure a goal for the first time."),
    "cl-goals measure GOAL NUMBER" },
  { CL_STAGE_KEPT, awaits_decision,
    N_("See to it that what was asked is decided, and write down the answer."),
    "cl-goals set decision DECISION --answer TEXT --answered DATE" },
  { CL_STAGE_KEPT, nothing_ahead, N_("Plan the next moment."),
    "cl-calendar add moment TITLE --date DATE --form FORM --owner PERSON --community ID" },
  { CL_STAGE_KEPT, unexplained, N_("Talk about the goal that is far behind, and what you will do."),
    "cl-goals set goal GOAL --light.colour red --light.cause TEXT --light.consequence TEXT "
    "--light.action TEXT" },
  { CL_STAGE_KEPT, always,
    N_("Keep it going: see how the goals are doing and plan the next look back."),
    "cl-goals progress --community ID" },
  { CL_STAGE_PAUSED, no_farewell,
    N_("Note for the time of the pause: who keeps what going, what remains, what did you learn?"),
    "cl-goals set community ID --farewell.date DATE --farewell.to TEXT --farewell.remains TEXT "
    "--farewell.learned TEXT" },
  { CL_STAGE_PAUSED, always, N_("Agree when to look again whether to go on or to stop."),
    "cl-define set community ID --status active" },
  { CL_STAGE_STOPPED, no_farewell,
    N_("Say goodbye well: to whom does it go, what remains, what did you learn?"),
    "cl-goals set community ID --farewell.date DATE --farewell.to TEXT --farewell.remains TEXT "
    "--farewell.learned TEXT" },
  { CL_STAGE_STOPPED, no_outcomes, N_("Write down what you learned, for the next community."),
    "cl-goals add outcome WHAT --where PLACE --how HOW --community ID" },
  { CL_STAGE_STOPPED, always, N_("It is done. What you learned is there for the next community."),
    "cl-goals list outcomes --community ID" },
};

/* What mends the first letter of SMART that GOAL lacks; of a SMART one how and when it is
 * measured. */
static const char *smart_option(const cl_rec *goal) {
  unsigned missing = cl_smart_missing(goal);
  int kind = cl_rec_choice(goal, CL_F_JOINT_GOAL_KIND);
  if (kind < 0)
    return "--kind quantitative";
  if (missing & CL_SMART_S)
    return kind == CL_MEASURE_QUANTITATIVE && !cl_filled(goal, CL_F_JOINT_GOAL_UNIT)
               ? "--unit TEXT"
               : "--text TEXT";
  if (missing & CL_SMART_M)
    return kind == CL_MEASURE_QUANTITATIVE ? "--target NUMBER" : "--evidence TEXT";
  if (missing & CL_SMART_A)
    return "--agreed TEXT";
  if (missing)
    return missing & CL_SMART_R ? "--realistic TEXT" : "--due DATE";
  if (cl_filled(goal, CL_F_JOINT_GOAL_HOW))
    return "--when TEXT";
  return cl_filled(goal, CL_F_JOINT_GOAL_WHEN) ? "--how TEXT" : "--how TEXT --when TEXT";
}

/* COMMAND with ID for its word WORD; as it is when there is none. */
static const char *with(cl_arena *arena, const char *command, const char *word, const char *id) {
  const char *hole = id ? strstr(command, word) : NULL;
  size_t n = strlen(word);
  while (hole && (hole[-1] != ' ' || (hole[n] && hole[n] != ' ')))
    hole = strstr(hole + 1, word);
  return hole ? cl_asprintf(arena, "%.*s%s%s", (int)(hole - command), command, id, hole + n)
              : command;
}

static const char *fill_in(const need *n, const char *command) {
  cl_arena *arena = n->view->arena;
  const cl_rec *group = n->f->group;
  if (!group)
    CL_EACH_REC(each, n->view->plan, CL_T_GROUP)
      if (!group || cl_is_chosen(each))
        group = each;
  command = with(arena, command, "ID", n->community->id);
  command = with(arena, command, "GROUP", group ? group->id : NULL);
  command = with(arena, command, "TALK", n->talk ? n->talk->id : NULL);
  command =
      with(arena, command, "DECISION", n->decision ? cl_rec_address(n->decision, arena) : NULL);
  command = with(arena, command, "GOAL", n->goal ? n->goal->id : NULL);
  command = with(arena, command, "OPTION", n->goal ? smart_option(n->goal) : NULL);
  return strstr(command, "prepare PERSON") ? with(arena, command, "PERSON", somebody(n)) : command;
}

static cl_next next_of(cl_view *view, const struct cl_facts *f) {
  need n = { .view = view, .f = f, .community = f->community, .stage = cl_stage_by(f) };
  cl_next out = { .stage = n.stage, .sheet = cl_stage_sheet(n.stage, view->lang) };
  for (size_t i = 0; i < CL_COUNT(rows); i++)
    if (rows[i].stage == n.stage && rows[i].lacks(&n)) {
      out.text = cl_tr(view->lang, rows[i].text);
      out.command = fill_in(&n, rows[i].command);
      return out;
    }
  /* All is there that was asked for, and it is not seen: the words of the stage. */
  out.text = cl_stage_next(n.stage, view->lang);
  out.command = with(view->arena, cl_stage_command(n.stage), "ID", f->community->id);
  return out;
}

void cl_next_of_all(cl_view *view, cl_next *out) {
  struct cl_all_facts all;
  cl_facts_read(&all, view->plan, NULL, view->today);
  CL_EACH_REC(community, view->plan, CL_T_COMMUNITY)
    *out++ = next_of(view, cl_facts_of(&all, community));
  cl_facts_free(&all);
}

cl_next cl_next_of_plan(cl_view *view) {
  const cl_plan *plan = view->plan;
  const cl_rec *chosen = NULL, *open = NULL; /* of groups that no community came from yet */
  size_t open_count = 0;
  CL_EACH_REC(group, plan, CL_T_GROUP) {
    if (!cl_choice_open(plan, group) || cl_rec_has(group, CL_F_GROUP_DROPPED_DATE))
      continue;
    open_count++;
    open = open ? open : group;
    chosen = !chosen && cl_is_chosen(group) ? group : chosen;
  }
  cl_next out = { .stage = CL_STAGE_NONE, .sheet = cl_tr(view->lang, N_("worksheet 3")) };
  if (!plan->count[CL_T_GOAL] && !plan->count[CL_T_THEME]) {
    out.text = cl_tr(view->lang, N_("First the kapstok: what does your library stand for?"));
    out.command = "cl-kapstok fill";
    out.sheet = cl_tr(view->lang, N_("worksheet 1"));
  } else if (!open) {
    out.text = cl_tr(view->lang, N_("Look around first: who is active around the theme?"));
    out.command = "cl-scan fill";
  } else if (!chosen) {
    out.text = cl_tr(view->lang, N_("Choose a group of the scan, and say why."));
    out.command = "cl-scan choose group GROUP --why TEXT";
    if (open_count == 1)
      out.command = with(view->arena, out.command, "GROUP", open->id);
  } else {
    out.text = cl_tr(view->lang, N_("Start a community from the chosen group."));
    out.command = cl_asprintf(view->arena, "cl-define start --group %s", chosen->id);
    out.sheet = cl_tr(view->lang, N_("worksheet 4"));
  }
  return out;
}
