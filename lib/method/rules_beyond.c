/* rules_beyond.c - tips that go beyond the workbook (V1 to V8): see rules.def.  They
 * speak only where something goes on already, and three at a time at most. */
#include "beyond.h"
#include "facts.h"
#include "rules_inner.h"

/* ---- Added up by community ------------------------------------------------------------- */

/* How many records of a type there are in a community, and how many say what is asked. */
struct tally {
  unsigned all, with;
};

static struct tally *tallies(struct cl_run *run) {
  return cl_xcalloc(run->facts.count ? run->facts.count : 1, sizeof(struct tally));
}

static struct tally *tally_of(struct cl_run *run, struct tally *list, const cl_rec *rec) {
  const cl_rec *community = cl_community_of(run->plan, rec);
  const struct cl_facts *f = community ? cl_rule_facts(run, community) : NULL;
  return f ? &list[f - run->facts.items] : NULL;
}

/* Says the rule of each community of which AT_LEAST records are there and none says it. */
static void say_silent(struct cl_run *run, struct tally *list, unsigned at_least, bool active) {
  CL_EACH_REC(community, run->plan, CL_T_COMMUNITY) {
    const struct tally *t = tally_of(run, list, community);
    if (t && t->all >= at_least && !t->with && (!active || cl_is_active(community)))
      cl_rule_say(run, community, CL_F_NONE, NULL);
  }
  free(list);
}

/* First things first: a community that runs for a year, and that looked back. */
static bool is_grown(struct cl_run *run, const cl_rec *community) {
  const struct cl_facts *f = cl_rule_facts(run, community);
  cl_date since = cl_rec_date(community, CL_F_COMMUNITY_SINCE);
  if (since == CL_NO_DATE)
    since = f->first_start;
  return cl_is_active(community) && f->evaluated && since != CL_NO_DATE &&
         since <= run->today - 365;
}

/* Only once the goals are SMART. */
void cl_rule_v1_change(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  struct tally *list = tallies(run);
  CL_EACH_REC(goal, run->plan, CL_T_JOINT_GOAL) {
    struct tally *t = tally_of(run, list, goal);
    const struct cl_facts *f = cl_rule_facts(run, goal->parent);
    if (!t || !f || f->smart < f->goals || !is_grown(run, goal->parent))
      continue;
    t->all++;
    t->with += cl_filled(goal, CL_F_JOINT_GOAL_DIFFERENTLY) || cl_filled(goal, CL_F_JOINT_GOAL_WHO);
  }
  say_silent(run, list, 1, true);
}

enum { ENOUGH_TO_COUNT = 5, FELL_BY = 20 };

void cl_rule_v2_share(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  size_t n = run->plan->count[CL_T_COMMUNITY], i = 0;
  cl_shares *shares = cl_xcalloc(n ? n : 1, sizeof *shares);
  cl_shares_of_all(run->plan, run->today, shares);
  CL_EACH_REC(community, run->plan, CL_T_COMMUNITY) {
    const cl_shares *s = &shares[i++];
    int now = cl_share_percent(&s->now), before = cl_share_percent(&s->before);
    if (cl_is_active(community) && s->now.all >= ENOUGH_TO_COUNT &&
        s->before.all >= ENOUGH_TO_COUNT && before - now >= FELL_BY)
      cl_rule_say(run, community, CL_F_NONE,
                  cl_asprintf(run->arena, _("first %d%%, now %d%%"), before, now));
  }
  free(shares);
}

void cl_rule_v3_effects(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  struct tally *list = tallies(run);
  CL_EACH_REC(moment, run->plan, CL_T_MOMENT) {
    if (!cl_filled(moment, CL_F_MOMENT_RESULT_PARTICIPANTS))
      continue;
    struct tally *t = tally_of(run, list, moment);
    if (!t)
      continue;
    t->all++;
    t->with += cl_counts_effects(moment);
  }
  say_silent(run, list, 3, true);
}

/* Of those who were asked; before it is called active. */
void cl_rule_v4_time(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  struct tally *list = tallies(run);
  CL_EACH_REC(talk, run->plan, CL_T_CONVERSATION) {
    struct tally *t = tally_of(run, list, talk);
    int would = cl_rec_choice(talk, CL_F_CONVERSATION_CONTRIBUTE);
    if (t && would >= 0) {
      t->all++;
      t->with += would == CL_CONTRIBUTE_YES;
    }
  }
  CL_EACH_REC(community, run->plan, CL_T_COMMUNITY) {
    const struct tally *t = tally_of(run, list, community);
    int status = cl_rec_choice(community, CL_F_COMMUNITY_STATUS);
    bool before = status < 0 || status == CL_STATUS_IN_SIGHT || status == CL_STATUS_IN_CONVERSATION;
    if (t && before && t->all >= ENOUGH_TO_COUNT && t->with * 5 < t->all)
      cl_rule_say(run, community, CL_F_NONE,
                  cl_asprintf(run->arena, _("%u of %u"), t->with, t->all));
  }
  free(list);
}

void cl_rule_v5_story(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  struct tally *list = tallies(run);
  CL_EACH_REC(story, run->plan, CL_T_STORY) {
    struct tally *t = tally_of(run, list, story);
    if (!t)
      continue;
    t->all++;
    t->with += cl_filled(story, CL_F_STORY_CHANGE) || cl_filled(story, CL_F_STORY_MEANING);
  }
  say_silent(run, list, 2, true);
}

/* ---- One community at a time ---------------------------------------------------------------- */

void cl_rule_v6_budget(struct cl_run *run, const cl_rec *rec) {
  if (is_grown(run, rec) && cl_rec_count(rec, CL_F_COMMUNITY_AGREEMENTS_HOURS) &&
      !cl_filled(rec, CL_F_COMMUNITY_AGREEMENTS_BUDGET))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_v7_habits(struct cl_run *run, const cl_rec *rec) {
  static const cl_field fields[] = { CL_F_COMMUNITY_HABITS_WELCOME, CL_F_COMMUNITY_HABITS_RITUAL,
                                     CL_F_COMMUNITY_HABITS_DECIDING };
  if (is_grown(run, rec) && !cl_any_filled(rec, fields, CL_COUNT(fields)))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

/* Only where people worked together: a group that was never met needs no goodbye. */
void cl_rule_v8_farewell(struct cl_run *run, const cl_rec *rec) {
  if (cl_rests(rec) && cl_lacks_farewell(run->plan, rec))
    cl_rule_say(run, rec, CL_F_COMMUNITY_STATUS, NULL);
}
