/* stage.c - how far a community is, and what comes next; see
 * stage.h and "Stage" in plan-format.md. */
#include "facts.h"
#include "smart.h"

/* ---- Stages --------------------------------------------------------------------------- */

bool cl_is_chosen(const cl_rec *group) {
  return cl_rec_bool(group, CL_F_GROUP_CHOSEN) == 1 && !cl_filled(group, CL_F_GROUP_DROPPED_DATE);
}

bool cl_is_active(const cl_rec *community) {
  return cl_rec_choice(community, CL_F_COMMUNITY_STATUS) == CL_STATUS_ACTIVE;
}

bool cl_rests(const cl_rec *community) {
  int status = cl_rec_choice(community, CL_F_COMMUNITY_STATUS);
  return status == CL_STATUS_PAUSED || status == CL_STATUS_STOPPED;
}

static bool has_all(const cl_rec *rec, const cl_field *fields, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!cl_filled(rec, fields[i]))
      return false;
  return true;
}

bool cl_any_filled(const cl_rec *rec, const cl_field *fields, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (cl_filled(rec, fields[i]))
      return true;
  return false;
}

bool cl_begun_defining(const struct cl_facts *f) {
  static const cl_field fields[] = { CL_F_COMMUNITY_BOND, CL_F_COMMUNITY_TIES_MEMBERS,
                                     CL_F_COMMUNITY_TIES_LIBRARY };
  return f->traits || f->contacts || f->held || cl_is_active(f->community) ||
         cl_any_filled(f->community, fields, CL_COUNT(fields));
}

bool cl_begun_sharing(const struct cl_facts *f) {
  static const cl_field fields[] = { CL_F_COMMUNITY_SERVES, CL_F_COMMUNITY_AIMS,
                                     CL_F_COMMUNITY_VALUES, CL_F_COMMUNITY_CHALLENGES,
                                     CL_F_COMMUNITY_VISION_TEXT };
  return f->goals || cl_any_filled(f->community, fields, CL_COUNT(fields));
}

static bool chosen(const struct cl_facts *f) {
  static const cl_field fields[] = { CL_F_GROUP_WHY, CL_F_GROUP_FIT };
  return f->group && cl_is_chosen(f->group) && has_all(f->group, fields, CL_COUNT(fields));
}

static bool defined(const struct cl_facts *f) {
  return cl_rec_choice(f->community, CL_F_COMMUNITY_BOND) >= 0 && f->traits && f->contacts;
}

static bool any_smart(const struct cl_facts *f) {
  if (!f->unread)
    return f->smart > 0;
  CL_EACH_IN(goal, f->unread, CL_T_JOINT_GOAL, f->community)
    if (cl_is_smart(goal))
      return true;
  return false;
}

static bool shared(const struct cl_facts *f) {
  static const cl_field fields[] = { CL_F_COMMUNITY_THEME,      CL_F_COMMUNITY_CHANNELS,
                                     CL_F_COMMUNITY_SERVES,     CL_F_COMMUNITY_AIMS,
                                     CL_F_COMMUNITY_VALUES,     CL_F_COMMUNITY_CHALLENGES,
                                     CL_F_COMMUNITY_VISION_TEXT };
  return f->made_together && has_all(f->community, fields, CL_COUNT(fields)) && any_smart(f);
}

static bool working(const struct cl_facts *f) {
  static const cl_field fields[] = { CL_F_COMMUNITY_TEAM_LIBRARIANS,
                                     CL_F_COMMUNITY_AGREEMENTS_CONTACT,
                                     CL_F_COMMUNITY_AGREEMENTS_RHYTHM,
                                     CL_F_COMMUNITY_AGREEMENTS_HOURS };
  return f->moment_ahead && cl_is_active(f->community) &&
         has_all(f->community, fields, CL_COUNT(fields));
}

/* The furthest one that holds: steps may have been skipped. */
enum cl_stage cl_stage_by(const struct cl_facts *f) {
  int status = cl_rec_choice(f->community, CL_F_COMMUNITY_STATUS);
  if (status == CL_STATUS_STOPPED)
    return CL_STAGE_STOPPED;
  if (status == CL_STATUS_PAUSED)
    return CL_STAGE_PAUSED;
  if (f->evaluated && f->outcomes)
    return CL_STAGE_KEPT;
  if (working(f))
    return CL_STAGE_WORKING;
  if (shared(f))
    return CL_STAGE_SHARED;
  if (f->continued)
    return CL_STAGE_KNOWN;
  if (defined(f))
    return CL_STAGE_DEFINED;
  if (chosen(f))
    return CL_STAGE_CHOSEN;
  return f->group ? CL_STAGE_SCANNED : CL_STAGE_NONE;
}

enum cl_stage cl_stage_of(const cl_plan *plan, const cl_rec *community, cl_date today) {
  struct cl_all_facts all;
  cl_facts_for_stages(&all, plan, community, today);
  enum cl_stage stage = cl_stage_by(cl_facts_of(&all, community));
  cl_facts_free(&all);
  return stage;
}

void cl_stages_of_all(const cl_plan *plan, cl_date today, enum cl_stage *out) {
  struct cl_all_facts all;
  cl_facts_for_stages(&all, plan, NULL, today);
  CL_EACH_REC(community, plan, CL_T_COMMUNITY)
    *out++ = cl_stage_by(cl_facts_of(&all, community));
  cl_facts_free(&all);
}

/* ---- Words --------------------------------------------------------------------------------- */

static const struct {
  const char *word, *next, *command, *sheet;
} rows[CL_STAGES] = {
  [CL_STAGE_NONE] = { /* a stage: not in the scan yet */
                      N_("not scanned"),
                      N_("Put the group in the environment scan: who is active around the theme?"),
                      "cl-scan fill group", N_("worksheet 3") },
  [CL_STAGE_SCANNED] = { N_("scanned"),
                         N_("Choose the group: say why, and how it fits your kapstok."),
                         "cl-scan choose group ID --why TEXT", N_("worksheet 3") },
  [CL_STAGE_CHOSEN] = { N_("chosen"),
                        N_("Define the community: what binds its members, and whom you know."),
                        "cl-define fill community ID", N_("worksheet 4") },
  [CL_STAGE_DEFINED] = { N_("defined"),
                         N_("Go and talk: prepare a conversation with someone of the community."),
                         "cl-define prepare PERSON", N_("worksheet 5") },
  [CL_STAGE_KNOWN] = { N_("known"),
                       N_("Write down together what you want: a vision and one SMART goal."),
                       "cl-goals fill --community ID", N_("worksheet 6") },
  [CL_STAGE_SHARED] = { N_("shared"),
                        N_("Get to work: make agreements, form a team, plan the first moment."),
                        "cl-calendar add moment TITLE --date DATE --form FORM --owner PERSON "
                         "--community ID",
                         N_("to work") },
  [CL_STAGE_WORKING] = { N_("working"),
                         N_("Look back together, and keep what is worth keeping."),
                         "cl-goals add evaluation NOTE --community ID", N_("to work") },
  [CL_STAGE_KEPT] = { N_("kept"),
                      N_("Keep it going: see how the goals are doing and plan the next look back."),
                      "cl-goals progress --community ID", N_("to work") },
  [CL_STAGE_PAUSED] = { N_("paused"),
                        N_("Agree when to look again whether to go on or to stop."),
                        "cl-define set community ID --status active", N_("to work") },
  [CL_STAGE_STOPPED] = { N_("stopped"),
                         N_("Write down what you learned, for the next community."),
                         "cl-goals add outcome WHAT --where PLACE --how HOW --community ID",
                         N_("to work") },
};

static size_t row_of(enum cl_stage stage) {
  return (size_t)stage < CL_STAGES ? (size_t)stage : CL_STAGE_NONE;
}

const char *cl_stage_word(enum cl_stage stage, enum cl_lang lang) {
  return cl_tr(lang, rows[row_of(stage)].word);
}

const char *cl_stage_next(enum cl_stage stage, enum cl_lang lang) {
  return cl_tr(lang, rows[row_of(stage)].next);
}

const char *cl_stage_command(enum cl_stage stage) {
  return rows[row_of(stage)].command;
}

const char *cl_stage_sheet(enum cl_stage stage, enum cl_lang lang) {
  return cl_tr(lang, rows[row_of(stage)].sheet);
}

const char *cl_stage_name(enum cl_stage stage) {
  static const char *const names[CL_STAGES] = {
    [CL_STAGE_NONE] = "none",       [CL_STAGE_SCANNED] = "scanned", [CL_STAGE_CHOSEN] = "chosen",
    [CL_STAGE_DEFINED] = "defined", [CL_STAGE_KNOWN] = "known",     [CL_STAGE_SHARED] = "shared",
    [CL_STAGE_WORKING] = "working", [CL_STAGE_KEPT] = "kept",       [CL_STAGE_PAUSED] = "paused",
    [CL_STAGE_STOPPED] = "stopped",
  };
  return names[stage];
}
