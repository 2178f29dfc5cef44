/* rules_goals.c - rules about vision, joint goals, evaluating and keeping: see
 * rules.def. */
#include "kin.h"
#include "rules_inner.h"
#include "smart.h"

/* A year, less the days that people round off. */
#define NEARLY_A_YEAR 360

void cl_rule_w15_way(struct cl_run *run, const cl_rec *rec) {
  const struct cl_facts *f = cl_rule_facts(run, rec);
  if (!f->last_due)
    return;
  cl_date from = cl_rec_date(rec, CL_F_COMMUNITY_SINCE);
  if (from == CL_NO_DATE)
    from = f->first_start;
  cl_date due = cl_rec_date(f->last_due, CL_F_JOINT_GOAL_DUE);
  if (from != CL_NO_DATE && due < from + NEARLY_A_YEAR)
    cl_rule_say_as(run, f->last_due, CL_F_JOINT_GOAL_DUE, rec->id, NULL);
}

void cl_rule_w18_pulse(struct cl_run *run, const cl_rec *rec) {
  const struct cl_facts *f = cl_rule_facts(run, rec->parent);
  if (f && f->last_pulse == rec && !cl_is_stopped(rec->parent) &&
      cl_rec_choice(rec, CL_F_EVALUATION_PULSE) == CL_PULSE_FOR)
    cl_rule_say(run, rec, CL_F_EVALUATION_PULSE, NULL);
}

void cl_rule_w18_never(struct cl_run *run, const cl_rec *rec) {
  const struct cl_facts *f = cl_rule_facts(run, rec);
  if (cl_is_active(rec) && f->evaluated && !f->last_pulse)
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w20_small(struct cl_run *run, const cl_rec *rec) {
  const struct cl_facts *f = cl_rule_facts(run, rec);
  if (f->goals > 5 && !f->evaluated)
    cl_rule_say_as(run, f->first_goal, CL_F_NONE, rec->id, NULL);
}

void cl_rule_w21_pulling(struct cl_run *run, const cl_rec *rec) {
  cl_signs signs;
  cl_signs_by(cl_rule_facts(run, rec), run->today, &signs);
  if (signs.pulling)
    cl_rule_say(run, rec, CL_F_NONE, cl_pulling_words(signs.pulling, cl_lang_user(), run->arena));
}

/* ---- Balance and the kapstok -------------------------------------------------------- */

static bool all_library(const size_t *owner) {
  return owner[CL_OWNER_LIBRARY] && !owner[CL_OWNER_OTHER] && !owner[CL_OWNER_UNKNOWN];
}

/* Either all are known to be looked after by the library, or the community has
 * no aims of its own and nobody of it looks after any. */
void cl_rule_w25_own(struct cl_run *run, const cl_rec *rec) {
  const struct cl_facts *f = cl_rule_facts(run, rec);
  if (!f->goals || cl_is_stopped(rec))
    return;
  bool aims = cl_filled(rec, CL_F_COMMUNITY_AIMS);
  if (all_library(f->goal_owner) ||
      (!aims && !f->goal_owner[CL_OWNER_OTHER] && !run->plan->missing))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

/* Without a kapstok at all, W22 says what to do first. */
void cl_rule_w25_link(struct cl_run *run, const cl_rec *rec) {
  const struct cl_facts *f = cl_rule_facts(run, rec);
  const cl_plan *plan = run->plan;
  if (!plan->count[CL_T_GOAL] && !plan->count[CL_T_THEME])
    return;
  if (!cl_begun_defining(f) && !cl_begun_sharing(f))
    return;
  if (cl_filled(rec, CL_F_COMMUNITY_THEME) || cl_rec_count(rec, CL_F_COMMUNITY_SERVES) ||
      f->goal_serves || (f->group && cl_rec_count(f->group, CL_F_GROUP_FITS)))
    return;
  if (!cl_is_stopped(rec))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w82_owns(struct cl_run *run, const cl_rec *rec) {
  const struct cl_facts *f = cl_rule_facts(run, rec);
  if (f->owner[CL_OWNER_LIBRARY] >= 2 && all_library(f->owner) && !cl_is_stopped(rec))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

/* ---- Worksheet 6 ------------------------------------------------------------------------ */

void cl_rule_w69_theme(struct cl_run *run, const cl_rec *rec) {
  if (!cl_filled(rec, CL_F_COMMUNITY_THEME) && cl_begun_sharing(cl_rule_facts(run, rec)))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w71_serves(struct cl_run *run, const cl_rec *rec) {
  if (!cl_rec_count(rec, CL_F_COMMUNITY_SERVES) && cl_begun_sharing(cl_rule_facts(run, rec)))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w75_questions(struct cl_run *run, const cl_rec *rec) {
  static const cl_field fields[] = { CL_F_COMMUNITY_NAME,      CL_F_COMMUNITY_THEME,
                                     CL_F_COMMUNITY_CHANNELS,  CL_F_COMMUNITY_SERVES,
                                     CL_F_COMMUNITY_AIMS,      CL_F_COMMUNITY_VALUES,
                                     CL_F_COMMUNITY_CHALLENGES };
  if (!cl_filled(rec, CL_F_COMMUNITY_VISION_TEXT))
    return;
  const char *missing = cl_rule_missing(run, rec, fields, CL_COUNT(fields));
  if (missing)
    cl_rule_say(run, rec, CL_F_COMMUNITY_VISION_TEXT, missing);
}

void cl_rule_w77_with(struct cl_run *run, const cl_rec *rec) {
  if (cl_filled(rec, CL_F_COMMUNITY_VISION_TEXT) && !cl_made_together(run->plan, rec))
    cl_rule_say(run, rec, CL_F_COMMUNITY_VISION_TEXT, NULL);
}

/* The letters of BITS that a rule asks for, with what each stands for. */
static const char *letters(struct cl_run *run, unsigned bits) {
  static const struct {
    unsigned bit;
    const char *word;
  } words[] = { { CL_SMART_S, N_("S (specific)") },
                { CL_SMART_M, N_("M (measurable)") },
                { CL_SMART_A, N_("A (accepted)") },
                { CL_SMART_R, N_("R (realistic)") },
                { CL_SMART_T, N_("T (time-bound)") } };
  cl_buf list = CL_BUF_INIT;
  for (size_t i = 0; i < CL_COUNT(words); i++)
    if (bits & words[i].bit)
      cl_rule_join(&list, _(words[i].word));
  return cl_rule_joined(run, &list);
}

#define FOR_ANYONE_TO_SEE (CL_SMART_S | CL_SMART_M | CL_SMART_T)

void cl_rule_w79_number(struct cl_run *run, const cl_rec *rec) {
  static const cl_field fields[] = { CL_F_JOINT_GOAL_UNIT, CL_F_JOINT_GOAL_TARGET,
                                     CL_F_JOINT_GOAL_DUE };
  if (cl_rec_choice(rec, CL_F_JOINT_GOAL_KIND) != CL_MEASURE_QUANTITATIVE)
    return;
  const char *missing = cl_rule_missing(run, rec, fields, CL_COUNT(fields));
  if (!missing)
    return;
  const char *which = letters(run, cl_smart_missing(rec) & FOR_ANYONE_TO_SEE);
  cl_rule_say(run, rec, CL_F_NONE,
              which ? cl_asprintf(run->arena, "%s: %s", which, missing) : missing);
}

void cl_rule_w79_quality(struct cl_run *run, const cl_rec *rec) {
  static const cl_field fields[] = { CL_F_JOINT_GOAL_EVIDENCE, CL_F_JOINT_GOAL_DUE };
  if (cl_rec_choice(rec, CL_F_JOINT_GOAL_KIND) != CL_MEASURE_QUALITATIVE)
    return;
  const char *missing = cl_rule_missing(run, rec, fields, CL_COUNT(fields));
  if (!missing)
    return;
  const char *which = letters(run, cl_smart_missing(rec) & (CL_SMART_M | CL_SMART_T));
  cl_rule_say(run, rec, CL_F_NONE,
              which ? cl_asprintf(run->arena, "%s: %s", which, missing) : missing);
}

static const char *placeholder(cl_field field) {
  enum cl_value_kind kind = cl_field_info(field)->kind;
  return kind == CL_K_DATE ? "DATE" : kind == CL_K_NUM || kind == CL_K_INT ? "NUMBER" : "TEXT";
}

/* The command that sets what is the matter, each field once. */
static const char *mend_flaws(struct cl_run *run, const cl_smart_look *look) {
  cl_buf out = CL_BUF_INIT;
  cl_buf_puts(&out, "cl-goals set goal ID");
  for (size_t i = 0, k; i < look->count; i++) {
    for (k = 0; look->flaws[k].field != look->flaws[i].field; k++)
      ;
    if (k == i)
      cl_buf_printf(&out, " --%s %s", cl_field_info(look->flaws[i].field)->path,
                    placeholder(look->flaws[i].field));
  }
  return cl_rule_joined(run, &out);
}

/* Once for a goal: what is the matter, with its field. */
void cl_rule_w79_words(struct cl_run *run, const cl_rec *rec) {
  cl_smart_look look;
  cl_smart_read(&look, rec, run->arena);
  cl_buf list = CL_BUF_INIT;
  for (size_t i = 0; i < look.count; i++) {
    if (list.len)
      cl_buf_puts(&list, "; ");
    cl_buf_printf(&list, "%s: %s", cl_field_label(look.flaws[i].field, cl_lang_user()),
                  cl_smart_text(&look.flaws[i], cl_lang_user(), run->arena));
  }
  const char *all = cl_rule_joined(run, &list);
  if (!all)
    return;
  run->mend = mend_flaws(run, &look);
  cl_rule_say(run, rec, look.flaws[0].field, all);
}

void cl_rule_w79_people(struct cl_run *run, const cl_rec *rec) {
  const char *which = letters(run, cl_smart_unagreed(rec));
  if (which)
    cl_rule_say(run, rec, CL_F_NONE, which);
}

void cl_rule_w91_measured(struct cl_run *run, const cl_rec *rec) {
  bool how = cl_filled(rec, CL_F_JOINT_GOAL_HOW), when = cl_filled(rec, CL_F_JOINT_GOAL_WHEN);
  if (how && when)
    return;
  /* behind "goal 'x' does not say" */
  const char *what = !how && !when ? N_("how and when") : !how ? N_("how") : N_("when");
  cl_rule_say(run, rec, CL_F_NONE, _(what));
}

/* ---- What was heard, and how it is said ------------------------------------------------------ */

/* Words of what was heard, and of the goals, by community. */
struct heard {
  cl_kin *kin;
  cl_terms *talks, *goals;
};

static void collect_goals(struct cl_run *run, struct heard *h) {
  static const cl_field fields[] = { CL_F_JOINT_GOAL_TEXT, CL_F_JOINT_GOAL_EVIDENCE,
                                     CL_F_JOINT_GOAL_UNIT, CL_F_JOINT_GOAL_REALISTIC };
  CL_EACH_REC(goal, run->plan, CL_T_JOINT_GOAL) {
    const struct cl_facts *f = cl_rule_facts(run, goal->parent);
    for (size_t i = 0; f && f->heard && i < CL_COUNT(fields); i++)
      cl_terms_add(h->kin, &h->goals[f - run->facts.items], cl_rec_text(goal, fields[i]), 0);
  }
}

static void collect_heard(struct cl_run *run, struct heard *h) {
  static const cl_field fields[] = { CL_F_CONVERSATION_HEARD_MOTIVES,
                                     CL_F_CONVERSATION_HEARD_CHALLENGES,
                                     CL_F_CONVERSATION_HEARD_GOALS, CL_F_CONVERSATION_HEARD_NEEDS,
                                     CL_F_CONVERSATION_HEARD_TALENTS };
  CL_EACH_REC(talk, run->plan, CL_T_CONVERSATION) {
    const struct cl_facts *f = cl_rule_facts(run, talk->parent);
    if (!f || !f->goals)
      continue;
    for (size_t i = 0; i < CL_COUNT(fields); i++)
      CL_EACH(item, cl_rec_node(talk, fields[i]))
        cl_terms_add(h->kin, &h->talks[f - run->facts.items], cl_node_text(item), 0);
  }
}

void cl_rule_w80_heard(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  size_t n = run->facts.count;
  if (!n)
    return;
  struct heard h = { cl_kin_new(run->arena), cl_xcalloc(n, sizeof(cl_terms)),
                     cl_xcalloc(n, sizeof(cl_terms)) };
  collect_heard(run, &h);
  collect_goals(run, &h);
  CL_EACH_REC(community, run->plan, CL_T_COMMUNITY) {
    const struct cl_facts *f = cl_rule_facts(run, community);
    size_t i = (size_t)(f - run->facts.items);
    if (f->goals && f->heard && !cl_terms_share(h.kin, &h.talks[i], &h.goals[i]))
      cl_rule_say_as(run, f->first_goal, CL_F_NONE, community->id, NULL);
    cl_terms_free(&h.talks[i]);
    cl_terms_free(&h.goals[i]);
  }
  free(h.talks);
  free(h.goals);
  cl_kin_free(h.kin);
}

/* Texts about people, wherever they stand. */
static const cl_field about_people[] = {
  CL_F_WANTED_NAME,
  CL_F_WANTED_WHY,
  CL_F_EXISTING_NOTE,
  CL_F_FINDING_NARROWER,
  CL_F_FINDING_OVERLAP,
  CL_F_FINDING_WHY_NOT,
  CL_F_FINDING_WHO_CARES,
  CL_F_GROUP_NAME,
  CL_F_GROUP_WHY,
  CL_F_GROUP_FIT,
  CL_F_GROUP_DROPPED_NOTE,
  CL_F_TRAIT_TEXT,
  CL_F_CONVERSATION_NOTE,
  CL_F_CONVERSATION_SHARE,
  CL_F_CONVERSATION_HEARD_MOTIVES,
  CL_F_CONVERSATION_HEARD_CHALLENGES,
  CL_F_CONVERSATION_HEARD_GOALS,
  CL_F_CONVERSATION_HEARD_NEEDS,
  CL_F_CONVERSATION_HEARD_TALENTS,
  CL_F_CONVERSATION_VERDICT_WHY,
  CL_F_CONVERSATION_VERDICT_MOTIVATED,
  CL_F_COMMUNITY_NAME,
  CL_F_COMMUNITY_AIMS,
  CL_F_COMMUNITY_VALUES,
  CL_F_COMMUNITY_CHALLENGES,
  CL_F_COMMUNITY_VISION_TEXT,
  CL_F_JOINT_GOAL_TEXT,
  CL_F_JOINT_GOAL_WHO,
  CL_F_JOINT_GOAL_DIFFERENTLY,
  CL_F_STORY_TEXT,
  CL_F_STORY_CHANGE,
  CL_F_STORY_MEANING,
  CL_F_EVALUATION_NOTE,
  CL_F_GOAL_OWN,
  CL_F_THEME_OWN,
  CL_F_REQUEST_BECAUSE,
};

static void say_picture(struct cl_run *run, const cl_rec *rec, cl_field field) {
  const cl_node *node = cl_rec_node(rec, field);
  const char *word = NULL;
  if (node && node->kind == CL_SCALAR)
    word = cl_word_fixed_picture(run->arena, cl_node_text(node));
  CL_EACH(item, node)
    if (!word)
      word = cl_word_fixed_picture(run->arena, cl_node_text(item));
  if (word)
    cl_rule_say(run, rec, field, word);
}

void cl_rule_w83_stereotype(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  for (size_t i = 0; i < CL_COUNT(about_people); i++) {
    cl_type type = cl_field_info(about_people[i])->type;
    unsigned owner = cl_type_info(type)->step;
    if (type == CL_T_COMMUNITY)
      owner |= CL_GOALS;
    if (owner & run->steps)
      CL_EACH_REC(each, run->plan, type)
        say_picture(run, each, about_people[i]);
  }
}

/* ---- Evaluating and keeping ---------------------------------------------------------------------
 */

void cl_rule_w92_date(struct cl_run *run, const cl_rec *rec) {
  if (cl_is_active(rec) && !cl_rule_facts(run, rec)->evaluation_ahead)
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w93_name(struct cl_run *run, const cl_rec *rec) {
  if (cl_rec_bool(rec, CL_F_COMMUNITY_PLATFORM_USE) == 1 &&
      !cl_filled(rec, CL_F_COMMUNITY_PLATFORM_NAME))
    cl_rule_say(run, rec, CL_F_COMMUNITY_PLATFORM_USE, NULL);
}

void cl_rule_w94_outcome(struct cl_run *run, const cl_rec *rec) {
  if (!cl_filled(rec, CL_F_OUTCOME_WHERE) || !cl_filled(rec, CL_F_OUTCOME_HOW))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_f1_light(struct cl_run *run, const cl_rec *rec) {
  static const cl_field fields[] = { CL_F_JOINT_GOAL_LIGHT_CAUSE, CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE,
                                     CL_F_JOINT_GOAL_LIGHT_ACTION };
  int colour = cl_rec_choice(rec, CL_F_JOINT_GOAL_LIGHT_COLOUR);
  if (colour != CL_COLOUR_ORANGE && colour != CL_COLOUR_RED)
    return;
  const char *missing = cl_rule_missing(run, rec, fields, CL_COUNT(fields));
  if (missing)
    cl_rule_say(run, rec, CL_F_JOINT_GOAL_LIGHT_COLOUR, missing);
}

void cl_rule_f8_dates(struct cl_run *run, const cl_rec *rec) {
  cl_date start = cl_rec_date(rec, CL_F_JOINT_GOAL_START);
  cl_date due = cl_rec_date(rec, CL_F_JOINT_GOAL_DUE);
  if (start != CL_NO_DATE && due != CL_NO_DATE && due < start)
    cl_rule_say(run, rec, CL_F_JOINT_GOAL_DUE, NULL);
}
