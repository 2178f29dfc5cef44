/* facts.c - what the plan says about each community; see facts.h. */
#include "facts.h"
#include "occur.h"
#include "smart.h"

#define HALF_A_YEAR 182
#define OVER_A_YEAR 400

static int compare_addresses(const void *a, const void *b) {
  const struct cl_facts *x = a, *y = b;
  uintptr_t p = (uintptr_t)x->community, q = (uintptr_t)y->community;
  return (p > q) - (p < q);
}

struct cl_facts *cl_facts_of(struct cl_all_facts *all, const cl_rec *community) {
  if (!community || !all->count)
    return NULL;
  if (all->found_last && all->found_last->community == community)
    return all->found_last;
  struct cl_facts key = { .community = community };
  struct cl_facts *found =
      bsearch(&key, all->items, all->count, sizeof *all->items, compare_addresses);
  if (found)
    all->found_last = found;
  return found;
}

const cl_rec *cl_community_of(const cl_plan *plan, const cl_rec *rec) {
  if (!rec)
    return NULL;
  if (rec->type == CL_T_COMMUNITY)
    return rec;
  if (rec->type == CL_T_MOMENT && cl_filled(rec, CL_F_MOMENT_COMMUNITY))
    return cl_plan_ref(plan, CL_F_MOMENT_COMMUNITY, cl_rec_text(rec, CL_F_MOMENT_COMMUNITY));
  return rec->parent;
}

bool cl_was_held(const cl_rec *evaluation) {
  return cl_filled(evaluation, CL_F_EVALUATION_PULSE) ||
         cl_filled(evaluation, CL_F_EVALUATION_EFFORT) ||
         cl_filled(evaluation, CL_F_EVALUATION_NOTE);
}

bool cl_made_together(const cl_plan *plan, const cl_rec *community) {
  CL_EACH(item, cl_rec_node(community, CL_F_COMMUNITY_VISION_WITH)) {
    const cl_rec *person = cl_plan_ref(plan, CL_F_COMMUNITY_VISION_WITH, cl_node_text(item));
    int side = person ? cl_rec_choice(person, CL_F_PERSON_SIDE) : -1;
    if (side < 0 || side == CL_PARTY_COMMUNITY)
      return true;
  }
  return false;
}

/* Whose the person in FIELD of REC is. */
static enum cl_owner owner_of(const cl_plan *plan, const cl_rec *rec, cl_field field) {
  const cl_rec *person = cl_plan_ref(plan, field, cl_rec_text(rec, field));
  int side = person ? cl_rec_choice(person, CL_F_PERSON_SIDE) : -1;
  if (side < 0)
    return CL_OWNER_UNKNOWN;
  return side == CL_PARTY_LIBRARY ? CL_OWNER_LIBRARY : CL_OWNER_OTHER;
}

/* Something happened on DATE. */
static void sign(struct cl_facts *f, cl_date date, cl_date today) {
  if (date != CL_NO_DATE && date <= today && date > f->last_sign)
    f->last_sign = date;
}

/* ---- One record at a time --------------------------------------------------------- */

typedef void take_fn(struct cl_all_facts *all, struct cl_facts *f, const cl_rec *rec);

static void take_trait(struct cl_all_facts *all, struct cl_facts *f, const cl_rec *rec) {
  (void)all;
  (void)rec;
  f->traits++;
}

static void take_contact(struct cl_all_facts *all, struct cl_facts *f, const cl_rec *rec) {
  (void)all;
  if (cl_filled(rec, CL_F_CONTACT_PERSON) || cl_filled(rec, CL_F_CONTACT_VIA))
    f->contacts++;
}

static const cl_field heard[] = { CL_F_CONVERSATION_HEARD_MOTIVES,
                                  CL_F_CONVERSATION_HEARD_CHALLENGES, CL_F_CONVERSATION_HEARD_GOALS,
                                  CL_F_CONVERSATION_HEARD_NEEDS, CL_F_CONVERSATION_HEARD_TALENTS };

bool cl_was_told(const cl_rec *conversation) {
  bool told = cl_filled(conversation, CL_F_CONVERSATION_VERDICT_DECISION);
  for (size_t i = 0; i < CL_COUNT(heard); i++)
    told |= cl_filled(conversation, heard[i]);
  return told;
}

static void take_conversation(struct cl_all_facts *all, struct cl_facts *f, const cl_rec *rec) {
  cl_date date = cl_rec_date(rec, CL_F_CONVERSATION_DATE);
  bool told = cl_was_told(rec);
  f->conversations++;
  if (!told && (date == CL_NO_DATE || date > all->today)) {
    f->talk_ahead |= date != CL_NO_DATE;
    return;
  }
  f->held++;
  f->last_conversation = rec;
  sign(f, date, all->today);
  if (cl_rec_choice(rec, CL_F_CONVERSATION_VERDICT_DECISION) == CL_DECISION_CONTINUE)
    f->continued++;
  if (cl_rec_count(rec, CL_F_CONVERSATION_HEARD_TALENTS))
    f->talents = true;
  for (size_t i = 0; i < CL_COUNT(heard); i++)
    f->heard |= cl_filled(rec, heard[i]);
}

static void take_goal(struct cl_all_facts *all, struct cl_facts *f, const cl_rec *rec) {
  f->goals++;
  if (!f->first_goal)
    f->first_goal = rec;
  if (!f->unread && cl_is_smart(rec))
    f->smart++;
  if (cl_filled(rec, CL_F_JOINT_GOAL_OWNER)) {
    enum cl_owner owner = owner_of(all->plan, rec, CL_F_JOINT_GOAL_OWNER);
    f->goal_owner[owner]++;
    f->owner[owner]++;
  } else {
    f->goal_owner[CL_OWNER_UNKNOWN]++;
  }
  if (cl_rec_count(rec, CL_F_JOINT_GOAL_SERVES))
    f->goal_serves = true;
  cl_date due = cl_rec_date(rec, CL_F_JOINT_GOAL_DUE);
  if (due != CL_NO_DATE && (!f->last_due || due > cl_rec_date(f->last_due, CL_F_JOINT_GOAL_DUE)))
    f->last_due = rec;
  cl_date start = cl_rec_date(rec, CL_F_JOINT_GOAL_START);
  if (start != CL_NO_DATE && (f->first_start == CL_NO_DATE || start < f->first_start))
    f->first_start = start;
  CL_EACH(item, cl_rec_node(rec, CL_F_JOINT_GOAL_MEASURED))
    sign(f, cl_date_parse(cl_node_text(cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_DATE))),
         all->today);
}

static void take_task(struct cl_all_facts *all, struct cl_facts *f, const cl_rec *rec) {
  f->tasks++;
  int side = cl_rec_choice(rec, CL_F_TASK_SIDE);
  if (side >= 0)
    f->owner[side == CL_PARTY_LIBRARY ? CL_OWNER_LIBRARY : CL_OWNER_OTHER]++;
  else if (cl_filled(rec, CL_F_TASK_OWNER))
    f->owner[owner_of(all->plan, rec, CL_F_TASK_OWNER)]++;
}

static void take_outcome(struct cl_all_facts *all, struct cl_facts *f, const cl_rec *rec) {
  (void)all;
  (void)rec;
  f->outcomes++;
}

static void take_evaluation(struct cl_all_facts *all, struct cl_facts *f, const cl_rec *rec) {
  cl_date date = cl_rec_date(rec, CL_F_EVALUATION_DATE);
  if (date == CL_NO_DATE)
    return;
  if (date >= all->today)
    f->evaluation_ahead = true;
  if (date > all->today)
    return;
  /* One that was planned and says nothing was not held, and shows no life. */
  if (cl_was_held(rec)) {
    f->evaluated++;
    sign(f, date, all->today);
  }
  if (cl_filled(rec, CL_F_EVALUATION_PULSE) &&
      (!f->last_pulse || date >= cl_rec_date(f->last_pulse, CL_F_EVALUATION_DATE)))
    f->last_pulse = rec;
  if (cl_filled(rec, CL_F_EVALUATION_EFFORT) &&
      (!f->last_effort || date >= cl_rec_date(f->last_effort, CL_F_EVALUATION_DATE)))
    f->last_effort = rec;
}

/* The last day up to today that a repeat fell on. */
static void sign_of_repeat(struct cl_all_facts *all, struct cl_facts *f, const cl_rec *rec) {
  cl_date until = cl_rec_date(rec, CL_F_MOMENT_REPEAT_UNTIL), to = all->today;
  cl_occurrence last;
  if (until != CL_NO_DATE && until < to)
    to = until;
  if (cl_occur_last(rec, to - OVER_A_YEAR, to, &last))
    sign(f, last.date, all->today);
}

static void take_moment(struct cl_all_facts *all, struct cl_facts *f, const cl_rec *rec) {
  cl_date date = cl_rec_date(rec, CL_F_MOMENT_DATE);
  bool cancelled = cl_rec_choice(rec, CL_F_MOMENT_STATUS) == CL_PROGRESS_CANCELLED;
  f->moments++;
  if (cl_filled(rec, CL_F_MOMENT_OWNER))
    f->owner[owner_of(all->plan, rec, CL_F_MOMENT_OWNER)]++;
  if (date == CL_NO_DATE)
    return;
  if (date <= all->today && date > all->today - HALF_A_YEAR) {
    f->recent++;
    f->cancelled += cancelled;
  }
  if (cancelled)
    return;
  sign(f, date, all->today);
  bool ahead = date >= all->today;
  if (!ahead && cl_filled(rec, CL_F_MOMENT_REPEAT_EVERY)) {
    cl_occurrence next;
    ahead = cl_occur_next(rec, all->today, &next);
    sign_of_repeat(all, f, rec);
  }
  if (!ahead)
    return;
  f->moment_ahead = true;
  if (cl_rec_choice(rec, CL_F_MOMENT_FORM) == CL_FORM_EVALUATION)
    f->evaluation_ahead = true;
}

/* ---- All of them --------------------------------------------------------------------- */

static void take_nested(struct cl_all_facts *all, cl_type type, take_fn *take) {
  CL_EACH_REC(rec, all->plan, type) {
    struct cl_facts *f = cl_facts_of(all, rec->parent);
    if (f)
      take(all, f, rec);
  }
}

static void take_moments(struct cl_all_facts *all, const cl_rec *only) {
  CL_EACH_REC(rec, all->plan, CL_T_MOMENT) {
    if (only && !cl_str_is(cl_rec_text(rec, CL_F_MOMENT_COMMUNITY), only->id))
      continue;
    struct cl_facts *f = cl_facts_of(all, only ? only : cl_community_of(all->plan, rec));
    if (f)
      take_moment(all, f, rec);
  }
}

static void add(struct cl_all_facts *all, const cl_rec *community, bool words) {
  all->items[all->count++] = (struct cl_facts){
    .community = community,
    .unread = words ? NULL : all->plan,
    .group =
        cl_plan_ref(all->plan, CL_F_COMMUNITY_GROUP, cl_rec_text(community, CL_F_COMMUNITY_GROUP)),
    .made_together = cl_made_together(all->plan, community),
    .first_start = CL_NO_DATE,
    .last_sign = CL_NO_DATE,
  };
}

static void read(struct cl_all_facts *all, const cl_plan *plan, const cl_rec *only, cl_date today,
                 bool words) {
  *all = (struct cl_all_facts){ .plan = plan, .today = today };
  size_t n = only ? 1 : plan->count[CL_T_COMMUNITY];
  if (!n)
    return;
  all->items = cl_xcalloc(n, sizeof *all->items);
  if (only)
    add(all, only, words);
  else
    CL_EACH_REC(community, plan, CL_T_COMMUNITY)
      add(all, community, words);
  qsort(all->items, all->count, sizeof *all->items, compare_addresses);
  static const struct {
    cl_type type;
    take_fn *take;
  } nested[] = { { CL_T_TRAIT, take_trait },
                 { CL_T_CONTACT, take_contact },
                 { CL_T_CONVERSATION, take_conversation },
                 { CL_T_JOINT_GOAL, take_goal },
                 { CL_T_TASK, take_task },
                 { CL_T_OUTCOME, take_outcome },
                 { CL_T_EVALUATION, take_evaluation } };
  for (size_t i = 0; i < CL_COUNT(nested); i++)
    take_nested(all, nested[i].type, nested[i].take);
  take_moments(all, only);
}

void cl_facts_read(struct cl_all_facts *all, const cl_plan *plan, const cl_rec *only,
                   cl_date today) {
  read(all, plan, only, today, true);
}

void cl_facts_for_stages(struct cl_all_facts *all, const cl_plan *plan, const cl_rec *only,
                         cl_date today) {
  read(all, plan, only, today, false);
}

void cl_facts_free(struct cl_all_facts *all) {
  free(all->items);
  *all = (struct cl_all_facts){ 0 };
}
