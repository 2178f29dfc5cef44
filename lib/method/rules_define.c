/* rules_define.c - rules about defining a community, meeting it and the team:
 * see rules.def. */
#include <stdio.h>

#include "rules_inner.h"
#include "asking.h"
#include "facts.h"
#include "workload.h"

void cl_rule_w38_contact(struct cl_run *run, const cl_rec *rec) {
  if (cl_is_active(rec) && !cl_rule_facts(run, rec)->held)
    cl_rule_say(run, rec, CL_F_COMMUNITY_STATUS, NULL);
}

/* Made active by hand after it was said to stop. */
void cl_rule_w38_stopped(struct cl_run *run, const cl_rec *rec) {
  const struct cl_facts *f = cl_rule_facts(run, rec);
  const cl_rec *last = f->last_conversation;
  if (cl_is_active(rec) && last &&
      cl_rec_choice(last, CL_F_CONVERSATION_VERDICT_DECISION) == CL_DECISION_STOP)
    cl_rule_say(run, rec, CL_F_COMMUNITY_STATUS, last->id);
}

void cl_rule_w11_traits(struct cl_run *run, const cl_rec *rec) {
  const struct cl_facts *f = cl_rule_facts(run, rec);
  if (f->traits < 2 && (f->traits || cl_filled(rec, CL_F_COMMUNITY_BOND)))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w12_target(struct cl_run *run, const cl_rec *rec) {
  if (cl_rec_choice(rec, CL_F_COMMUNITY_TIES_MEMBERS) == CL_STRENGTH_WEAK)
    cl_rule_say(run, rec, CL_F_COMMUNITY_TIES_MEMBERS, NULL);
}

void cl_rule_w14_wider(struct cl_run *run, const cl_rec *rec) {
  if (cl_rec_count(rec, CL_F_COMMUNITY_TEAM_LIBRARIANS) == 1 &&
      !cl_rec_count(rec, CL_F_COMMUNITY_TEAM_AMBASSADORS))
    cl_rule_say(run, rec, CL_F_COMMUNITY_TEAM_LIBRARIANS, NULL);
}

void cl_rule_w19_alone(struct cl_run *run, const cl_rec *rec) {
  size_t librarians = cl_rec_count(rec, CL_F_COMMUNITY_TEAM_LIBRARIANS);
  size_t ambassadors = cl_rec_count(rec, CL_F_COMMUNITY_TEAM_AMBASSADORS);
  if (librarians + ambassadors == 1 && !cl_is_stopped(rec))
    cl_rule_say(run, rec,
                librarians ? CL_F_COMMUNITY_TEAM_LIBRARIANS : CL_F_COMMUNITY_TEAM_AMBASSADORS,
                NULL);
}

/* One librarian alone hears of ambassadors through W14 already. */
void cl_rule_w87_ambassadors(struct cl_run *run, const cl_rec *rec) {
  if (cl_is_active(rec) && cl_rec_count(rec, CL_F_COMMUNITY_TEAM_LIBRARIANS) > 1 &&
      !cl_rec_count(rec, CL_F_COMMUNITY_TEAM_AMBASSADORS))
    cl_rule_say(run, rec, CL_F_COMMUNITY_TEAM_LIBRARIANS, NULL);
}

void cl_rule_w54_bond(struct cl_run *run, const cl_rec *rec) {
  if (!cl_filled(rec, CL_F_COMMUNITY_BOND) && cl_begun_defining(cl_rule_facts(run, rec)))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w55_vague(struct cl_run *run, const cl_rec *rec) {
  const char *word = cl_word_for_all(run->arena, cl_rec_text(rec, CL_F_TRAIT_TEXT));
  if (word)
    cl_rule_say_as(run, rec, CL_F_TRAIT_TEXT, word, NULL);
}

/* A contact that names nobody is said to be so by the next rule. */
void cl_rule_w57_contact(struct cl_run *run, const cl_rec *rec) {
  const struct cl_facts *f = cl_rule_facts(run, rec);
  if (!f->contacts && cl_begun_defining(f))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w57_who(struct cl_run *run, const cl_rec *rec) {
  if (!cl_filled(rec, CL_F_CONTACT_PERSON) && !cl_filled(rec, CL_F_CONTACT_VIA))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

/* What was tried came to nothing: no conversation was held, and none is planned. */
void cl_rule_w57_tried(struct cl_run *run, const cl_rec *rec) {
  const struct cl_facts *f = cl_rule_facts(run, rec->parent);
  if (!cl_rec_count(rec, CL_F_CONTACT_TRIED) || !f || f->held || f->talk_ahead)
    return;
  cl_field who = cl_filled(rec, CL_F_CONTACT_PERSON) ? CL_F_CONTACT_PERSON : CL_F_CONTACT_VIA;
  cl_rule_say_as(run, rec, CL_F_CONTACT_TRIED, cl_str_dup(run->arena, cl_rec_text(rec, who)), NULL);
}

/* ---- Conversations ------------------------------------------------------------------ */

void cl_rule_w17_talents(struct cl_run *run, const cl_rec *rec) {
  const struct cl_facts *f = cl_rule_facts(run, rec);
  if (f->held && !f->talents)
    cl_rule_say_as(run, f->last_conversation, CL_F_NONE, rec->id, NULL);
}

void cl_rule_w61_share(struct cl_run *run, const cl_rec *rec) {
  if (!cl_filled(rec, CL_F_CONVERSATION_SHARE))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

/* Questions of the bank are asked for by id; only what was worded by oneself
 * can be worded better. */
static void say_faults(struct cl_run *run, const cl_rec *rec, unsigned fault) {
  CL_EACH(item, cl_rec_node(rec, CL_F_CONVERSATION_ASKED)) {
    cl_str text = cl_node_text(item);
    if (text.p && !cl_is_id(text) && (cl_question_faults(text) & fault))
      cl_rule_say(run, rec, CL_F_CONVERSATION_ASKED, cl_str_dup(run->arena, text));
  }
}

/* As the last question it is well placed. */
void cl_rule_w63_library(struct cl_run *run, const cl_rec *rec) {
  const char *early = NULL;
  CL_EACH(item, cl_rec_node(rec, CL_F_CONVERSATION_ASKED)) {
    cl_str text = cl_node_text(item);
    if (early)
      cl_rule_say(run, rec, CL_F_CONVERSATION_ASKED, early);
    early = NULL;
    if (text.p && !cl_is_id(text) && (cl_question_faults(text) & CL_ASK_LIBRARY))
      early = cl_str_dup(run->arena, text);
  }
}

void cl_rule_w64_closed(struct cl_run *run, const cl_rec *rec) {
  say_faults(run, rec, CL_ASK_CLOSED);
}

void cl_rule_w65_leading(struct cl_run *run, const cl_rec *rec) {
  say_faults(run, rec, CL_ASK_LEADING);
}

void cl_rule_w66_stories(struct cl_run *run, const cl_rec *rec) {
  size_t questions = 0;
  CL_EACH(item, cl_rec_node(rec, CL_F_CONVERSATION_ASKED)) {
    cl_str text = cl_node_text(item);
    if (cl_is_id(text) || cl_word_story(run->arena, text))
      return;
    questions++;
  }
  if (questions >= 2)
    cl_rule_say(run, rec, CL_F_CONVERSATION_ASKED, NULL);
}

/* ---- Hours and tasks --------------------------------------------------------------------- */

/* Someone's hours for a community, or someone's task in it. */
struct share {
  const cl_rec *community, *rec; /* REC: the task or goal; NULL for hours */
  cl_str person;
  double hours;
  size_t seq;
};

struct shares {
  struct share *items;
  size_t count, cap;
};

static void add_share(struct shares *list, struct share item) {
  list->items = cl_grow(list->items, &list->cap, list->count + 1, sizeof *list->items);
  item.seq = list->count;
  list->items[list->count++] = item;
}

static int compare_persons(const void *a, const void *b) {
  const struct share *x = a, *y = b;
  int order = cl_str_cmp(x->person, y->person);
  return order ? order : (x->seq > y->seq) - (x->seq < y->seq);
}

static int compare_both(const void *a, const void *b) {
  const struct share *x = a, *y = b;
  uintptr_t p = (uintptr_t)x->community, q = (uintptr_t)y->community;
  if (p != q)
    return p < q ? -1 : 1;
  return cl_str_cmp(x->person, y->person);
}

static int compare_within(const void *a, const void *b) {
  const struct share *x = a, *y = b;
  int order = compare_both(a, b);
  return order ? order : (x->seq > y->seq) - (x->seq < y->seq);
}

static void sort_shares(struct shares *list, int (*compare)(const void *, const void *)) {
  if (list->count)
    qsort(list->items, list->count, sizeof *list->items, compare);
}

/* The agreed hours of every community that goes on. */
static void read_hours(const cl_plan *plan, struct shares *out) {
  CL_EACH_REC(community, plan, CL_T_COMMUNITY) {
    if (cl_rests(community))
      continue;
    CL_EACH(item, cl_rec_node(community, CL_F_COMMUNITY_AGREEMENTS_HOURS)) {
      struct share share = { .community = community };
      share.person = cl_node_text(cl_item_node(item, CL_F_COMMUNITY_HOURS_PERSON));
      cl_parse_num(cl_node_text(cl_item_node(item, CL_F_COMMUNITY_HOURS_PER_WEEK)), &share.hours);
      if (share.person.p)
        add_share(out, share);
    }
  }
}

void cl_rule_w84_hours(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  struct shares hours = { NULL, 0, 0 };
  read_hours(run->plan, &hours);
  sort_shares(&hours, compare_persons);
  for (size_t i = 0, end; i < hours.count; i = end) {
    double sum = 0;
    for (end = i; end < hours.count && cl_str_eq(hours.items[i].person, hours.items[end].person);
         end++)
      sum += hours.items[end].hours;
    if (sum <= CL_FULL_WEEK)
      continue;
    char number[40];
    cl_rule_say_as(run, hours.items[end - 1].community, CL_F_COMMUNITY_AGREEMENTS_HOURS,
                   cl_str_dup(run->arena, hours.items[i].person),
                   cl_format_num(number, sum, cl_lang_user() == CL_NL));
  }
  free(hours.items);
}

/* Tasks that are not done and goals whose owner has no hours. */
static void read_unagreed(const cl_plan *plan, const struct shares *hours, cl_type type,
                          cl_field owner, struct shares *out) {
  CL_EACH_REC(rec, plan, type) {
    struct share share = { .community = rec->parent, .rec = rec };
    share.person = cl_rec_text(rec, owner);
    if (!share.person.p || !rec->parent ||
        !cl_rec_count(rec->parent, CL_F_COMMUNITY_AGREEMENTS_HOURS) || cl_rests(rec->parent))
      continue;
    if (type == CL_T_TASK && cl_rec_bool(rec, CL_F_TASK_DONE) == 1)
      continue;
    if (!hours->count ||
        !bsearch(&share, hours->items, hours->count, sizeof *hours->items, compare_both))
      add_share(out, share);
  }
}

/* Once for a person in a community, at the first task. */
void cl_rule_w84_tasks(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  struct shares hours = { NULL, 0, 0 }, without = { NULL, 0, 0 };
  read_hours(run->plan, &hours);
  sort_shares(&hours, compare_both);
  read_unagreed(run->plan, &hours, CL_T_TASK, CL_F_TASK_OWNER, &without);
  read_unagreed(run->plan, &hours, CL_T_JOINT_GOAL, CL_F_JOINT_GOAL_OWNER, &without);
  sort_shares(&without, compare_within);
  for (size_t i = 0; i < without.count; i++) {
    const struct share *share = &without.items[i];
    if (i && compare_both(share - 1, share) == 0)
      continue;
    cl_rule_say(run, share->rec,
                share->rec->type == CL_T_TASK ? CL_F_TASK_OWNER : CL_F_JOINT_GOAL_OWNER,
                cl_str_dup(run->arena, share->person));
  }
  free(hours.items);
  free(without.items);
}

void cl_rule_w84_moments(struct cl_run *run, const cl_rec *rec) {
  (void)rec;
  cl_loads loads;
  cl_loads_read(&loads, run->plan, NULL, run->today, 4);
  for (size_t i = 0; i < loads.count; i++) {
    const cl_load *load = &loads.items[i];
    if (!(cl_load_over(load) & CL_LOAD_MOMENTS))
      continue;
    bool comma = cl_lang_user() == CL_NL;
    char planned[40], agreed[40];
    double tenths = (double)(long long)(load->planned * 10 + 0.5) / 10;
    const char *detail = cl_asprintf(run->arena, _("%s a week, and %s were agreed"),
                                     cl_format_num(planned, tenths, comma),
                                     cl_format_num(agreed, load->agreed, comma));
    cl_rule_say_as(run, load->community, CL_F_COMMUNITY_AGREEMENTS_HOURS,
                   cl_str_dup(run->arena, load->person), detail);
  }
  cl_loads_free(&loads);
}

/* ---- The team at work ------------------------------------------------------------------------ */

void cl_rule_w86_librarian(struct cl_run *run, const cl_rec *rec) {
  if (cl_is_active(rec) && !cl_rec_count(rec, CL_F_COMMUNITY_TEAM_LIBRARIANS))
    cl_rule_say(run, rec, CL_F_COMMUNITY_STATUS, NULL);
}

void cl_rule_w88_owner(struct cl_run *run, const cl_rec *rec) {
  if (!cl_filled(rec, CL_F_TASK_OWNER))
    cl_rule_say(run, rec, CL_F_NONE, NULL);
}

void cl_rule_w90_agreements(struct cl_run *run, const cl_rec *rec) {
  static const cl_field fields[] = { CL_F_COMMUNITY_AGREEMENTS_CONTACT,
                                     CL_F_COMMUNITY_AGREEMENTS_RHYTHM,
                                     CL_F_COMMUNITY_AGREEMENTS_HOURS };
  if (!cl_is_active(rec))
    return;
  cl_buf list = CL_BUF_INIT;
  const char *missing = cl_rule_missing(run, rec, fields, CL_COUNT(fields));
  if (missing)
    cl_rule_join(&list, missing);
  if (!cl_rule_facts(run, rec)->tasks)
    cl_rule_join(&list, cl_type_label(CL_T_TASK, cl_lang_user(), true));
  missing = cl_rule_joined(run, &list);
  if (missing)
    cl_rule_say(run, rec, CL_F_NONE, missing);
}

void cl_rule_f7_ignore(struct cl_run *run, const cl_rec *rec) {
  CL_EACH(item, cl_rec_node(rec, CL_F_COMMUNITY_IGNORE)) {
    const char *code = cl_str_dup(run->arena, cl_node_text(item));
    if (code && !cl_rule_find(code))
      cl_rule_say(run, rec, CL_F_COMMUNITY_IGNORE, code);
  }
}

void cl_rule_f10_below(struct cl_run *run, const cl_rec *rec) {
  double n;
  cl_field field = CL_F_COMMUNITY_AGREEMENTS_BUDGET;
  if (cl_parse_num(cl_rec_text(rec, field), &n) && n < 0)
    cl_rule_say(run, rec, field, cl_field_label(field, cl_lang_user()));
  field = CL_F_COMMUNITY_AGREEMENTS_HOURS;
  CL_EACH(item, cl_rec_node(rec, field))
    if (cl_parse_num(cl_node_text(cl_item_node(item, CL_F_COMMUNITY_HOURS_PER_WEEK)), &n) && n < 0)
      cl_rule_say(run, rec, field, cl_field_label(field, cl_lang_user()));
}
