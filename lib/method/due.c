/* due.c - what is due in a stretch of time: moments with repeats expanded,
 * drafts, measuring, evaluations, tasks; see due.h. */
#include "due.h"

#include <stdlib.h>
#include <string.h>

#include "facts.h"
#include "pace.h"
#include "rhythm.h"
#include "occur.h"

/* What takes all of a day. */
static cl_due_item on_day(cl_date date, enum cl_due_kind kind, const cl_rec *rec,
                          const cl_rec *community) {
  return (cl_due_item){
    .date = date, .minute = -1, .end = -1, .kind = kind, .rec = rec, .community = community
  };
}

static void push(cl_due_list *out, cl_due_item item) {
  out->items = cl_grow(out->items, &out->cap, out->count + 1, sizeof *out->items);
  item.seq = out->count;
  out->items[out->count++] = item;
}

void cl_due_free(cl_due_list *list) {
  free(list->items);
  *list = (cl_due_list){ NULL, 0, 0 };
}

static const struct {
  const char *name;
  const char *prefix; /* before the text of the record */
  cl_field text, owner;
} kinds[] = {
  [CL_DUE_MOMENT] = { "moment", NULL, CL_F_MOMENT_TITLE, CL_F_MOMENT_OWNER },
  [CL_DUE_DRAFT] = { "draft", N_("draft"), CL_F_MOMENT_TITLE, CL_F_MOMENT_MAKER },
  [CL_DUE_MEASURING] = { "measuring", N_("measure"), CL_F_JOINT_GOAL_TEXT, CL_F_JOINT_GOAL_OWNER },
  [CL_DUE_GOAL] = { "goal", N_("goal is due"), CL_F_JOINT_GOAL_TEXT, CL_F_JOINT_GOAL_OWNER },
  [CL_DUE_EVALUATION] = { "evaluation", N_("evaluation"), CL_F_EVALUATION_NOTE, CL_F_NONE },
  [CL_DUE_TASK] = { "task", N_("task"), CL_F_TASK_TEXT, CL_F_TASK_OWNER },
  [CL_DUE_PATH] = { "path", N_("contact"), CL_F_PATH_TEXT, CL_F_NONE },
  [CL_DUE_TALK] = { "conversation", N_("talk"), CL_F_CONVERSATION_WITH, CL_F_NONE },
  [CL_DUE_AGAIN] = { "again", N_("look again at"), CL_F_GROUP_NAME, CL_F_NONE },
};

const char *cl_due_kind_name(enum cl_due_kind kind) {
  return kinds[kind].name;
}

/* With whom a conversation is: the role, never the name. */
static const char *talk_partner(cl_view *view, const cl_due_item *item) {
  cl_str id = cl_rec_text(item->rec, CL_F_CONVERSATION_PERSON);
  const cl_rec *person = cl_plan_ref(view->plan, CL_F_CONVERSATION_PERSON, id);
  const char *role = person ? cl_rec_dup(person, CL_F_PERSON_ROLE, view->arena) : NULL;
  if (role)
    return role;
  return id.n ? cl_str_dup(view->arena, id)
              : cl_rec_words(item->community, CL_F_COMMUNITY_NAME, view->arena);
}

const char *cl_due_title(cl_view *view, const cl_due_item *item) {
  const char *text = cl_rec_words(item->rec, kinds[item->kind].text, view->arena);
  if (item->kind == CL_DUE_EVALUATION && !*text && item->community)
    text = cl_rec_words(item->community, CL_F_COMMUNITY_NAME, view->arena);
  if (item->kind == CL_DUE_TALK && !*text)
    text = talk_partner(view, item);
  if (!kinds[item->kind].prefix)
    return text;
  return cl_asprintf(view->arena, "%s: %s", cl_tr(view->lang, kinds[item->kind].prefix), text);
}

cl_str cl_due_owner(const cl_due_item *item) {
  cl_field field = kinds[item->kind].owner;
  if (item->kind == CL_DUE_DRAFT && !cl_rec_has(item->rec, field))
    field = CL_F_MOMENT_OWNER;
  return field == CL_F_NONE ? CL_NO_STR : cl_rec_text(item->rec, field);
}

const char *cl_due_measured(cl_view *view, const cl_due_item *item) {
  if (item->kind == CL_DUE_MOMENT) {
    const cl_rec *goal =
        cl_plan_ref(view->plan, CL_F_MOMENT_GOAL, cl_rec_text(item->rec, CL_F_MOMENT_GOAL));
    if (!goal || !cl_rec_has(goal, CL_F_JOINT_GOAL_WHEN))
      return "";
    return cl_rhythm_any(cl_rhythm_of(view, goal)) ? "" : goal->id;
  }
  const char *all = "";
  if (item->kind != CL_DUE_EVALUATION)
    return all;
  CL_EACH_IN(goal, view->plan, CL_T_JOINT_GOAL, item->community) {
    const char *when = cl_fold(view->arena, cl_rec_text(goal, CL_F_JOINT_GOAL_WHEN));
    if (strstr(when, "evaluat") || strstr(when, "terugblik") || strstr(when, "look back"))
      all = cl_asprintf(view->arena, "%s%s%s", all, *all ? ", " : "", goal->id);
  }
  return all;
}

/* ---- collecting ------------------------------------------------------------------ */

static bool within(const cl_due_filter *f, cl_date date) {
  return date != CL_NO_DATE && date >= f->from && date <= f->to;
}

static bool passes(const cl_due_filter *f, const cl_due_item *item) {
  if (f->community && item->community != f->community)
    return false;
  if (!f->owner)
    return true;
  if (cl_str_is(cl_due_owner(item), f->owner))
    return true;
  return item->kind == CL_DUE_MOMENT &&
         cl_str_is(cl_rec_text(item->rec, CL_F_MOMENT_MAKER), f->owner);
}

static void keep_passing(const cl_due_filter *f, cl_due_list *list) {
  size_t kept = 0;
  for (size_t i = 0; i < list->count; i++)
    if (passes(f, &list->items[i]))
      list->items[kept++] = list->items[i];
  list->count = kept;
}

/* Is it work that waits while its community is at rest?  What was agreed on a day with
 * people, a moment, looking back, a talk, does not. */
static bool waits(const cl_due_item *item) {
  return item->community && cl_rests(item->community) && item->kind != CL_DUE_MOMENT &&
         item->kind != CL_DUE_EVALUATION && item->kind != CL_DUE_TALK;
}

static void add(const cl_due_filter *f, cl_due_list *out, cl_due_item item) {
  if (within(f, item.date) && passes(f, &item) && !waits(&item))
    push(out, item);
}

static void add_measuring(cl_view *view, const cl_due_filter *f, const cl_rec *goal,
                          cl_due_list *out) {
  cl_date start = cl_rec_date(goal, CL_F_JOINT_GOAL_START);
  cl_date due = cl_rec_date(goal, CL_F_JOINT_GOAL_DUE);
  if (start == CL_NO_DATE || due == CL_NO_DATE)
    return;
  cl_rhythm r = cl_rhythm_of(view, goal);
  if (!cl_rhythm_any(r))
    return;
  cl_date last = due - 1 < f->to ? due - 1 : f->to;
  /* Skip what lies before FROM, then walk. */
  int step = cl_rhythm_before(r, start, f->from);
  for (int k = step > 0 ? step : 1;; k++) {
    cl_date date = cl_rhythm_day(r, start, k);
    if (date == CL_NO_DATE || date > last)
      return;
    add(f, out, on_day(date, CL_DUE_MEASURING, goal, goal->parent));
  }
}

static const cl_rec *community_of_moment(const cl_plan *plan, const cl_rec *moment) {
  return cl_plan_ref(plan, CL_F_MOMENT_COMMUNITY, cl_rec_text(moment, CL_F_MOMENT_COMMUNITY));
}

/* A draft is due while there is none: the status says idea, draft or nothing. */
static bool draft_open(const cl_rec *moment) {
  int status = cl_rec_choice(moment, CL_F_MOMENT_STATUS);
  return status < 0 || status == CL_PROGRESS_IDEA || status == CL_PROGRESS_DRAFT;
}

static void collect_nested(const cl_plan *plan, const cl_due_filter *f, cl_due_list *out,
                           cl_type type, cl_field date, cl_field done, enum cl_due_kind kind) {
  CL_EACH_REC(rec, plan, type)
    if (done == CL_F_NONE || cl_rec_bool(rec, done) != 1)
      add(f, out, on_day(cl_rec_date(rec, date), kind, rec, rec->parent));
}

static int by_time(const void *a, const void *b) {
  const cl_due_item *x = a, *y = b;
  if (x->date != y->date)
    return x->date < y->date ? -1 : 1;
  if (x->minute != y->minute)
    return x->minute < y->minute ? -1 : 1;
  return (x->seq > y->seq) - (x->seq < y->seq);
}

static void sort(cl_due_list *list) {
  if (list->count)
    qsort(list->items, list->count, sizeof *list->items, by_time);
}

/* Moments in order of time.  What they clash with is found before the filter:
 * the room may be taken by another community. */
static enum cl_status collect_moments(cl_view *view, const cl_due_filter *f, cl_due_list *out,
                                      cl_diag *diag) {
  cl_occurrences list = { NULL, 0, 0 };
  enum cl_status status = cl_occur_all(view->plan, f->from, f->to, &list, diag);
  if (status != CL_OK) {
    cl_occurrences_free(&list);
    return status;
  }
  for (size_t i = 0; i < list.count; i++) {
    const cl_occurrence *o = &list.items[i];
    cl_due_item item =
        on_day(o->date, CL_DUE_MOMENT, o->moment, community_of_moment(view->plan, o->moment));
    item.minute = cl_time_parse(cl_rec_text(o->moment, CL_F_MOMENT_TIME));
    item.end = cl_time_parse(cl_rec_text(o->moment, CL_F_MOMENT_END));
    item.index = o->index;
    item.repeated = o->repeated;
    push(out, item);
  }
  cl_occurrences_free(&list);
  cl_due_clashes(view, out);
  keep_passing(f, out);
  return CL_OK;
}

/* Drafts due within the filter; with AFTER only of moments on or after it. */
static void collect_drafts(cl_view *view, const cl_due_filter *f, cl_date after, cl_due_list *out) {
  CL_EACH_REC(moment, view->plan, CL_T_MOMENT)
    if (cl_rec_has(moment, CL_F_MOMENT_DRAFT_DUE) && draft_open(moment) &&
        cl_rec_date(moment, CL_F_MOMENT_DATE) >= after)
      add(f, out,
          on_day(cl_rec_date(moment, CL_F_MOMENT_DRAFT_DUE), CL_DUE_DRAFT, moment,
                 community_of_moment(view->plan, moment)));
}

static void collect_again(const cl_plan *plan, const cl_due_filter *f, cl_due_list *out) {
  CL_EACH_REC(group, plan, CL_T_GROUP)
    add(f, out, on_day(cl_rec_date(group, CL_F_GROUP_DROPPED_AGAIN), CL_DUE_AGAIN, group, NULL));
}

/* Conversations planned of which nothing was told yet. */
static void collect_talks(const cl_plan *plan, const cl_due_filter *f, cl_due_list *out) {
  CL_EACH_REC(talk, plan, CL_T_CONVERSATION)
    if (!cl_was_told(talk))
      add(f, out,
          on_day(cl_rec_date(talk, CL_F_CONVERSATION_DATE), CL_DUE_TALK, talk, talk->parent));
}

/* Is GOAL still one to measure?  Not when it is over and done, nor while its
 * community is at rest. */
static bool to_measure(cl_view *view, const cl_rec *goal) {
  cl_progress progress;
  if (cl_rests(goal->parent))
    return false;
  cl_date due = cl_rec_date(goal, CL_F_JOINT_GOAL_DUE);
  if (due == CL_NO_DATE || view->today <= due)
    return true;
  cl_progress_of(view, goal, &progress);
  return !progress.reached;
}

/* Times of measuring that passed without a value: those of the calendar, else the
 * first in the goal's own rhythm. */
static void collect_missed(cl_view *view, const cl_due_filter *f, cl_due_list *out) {
  CL_EACH_REC(moment, view->plan, CL_T_MOMENT) {
    if (cl_rec_choice(moment, CL_F_MOMENT_FORM) != CL_FORM_MEASURING)
      continue;
    const cl_rec *goal =
        cl_plan_ref(view->plan, CL_F_MOMENT_GOAL, cl_rec_text(moment, CL_F_MOMENT_GOAL));
    if (!goal || !to_measure(view, goal))
      continue;
    cl_date day = cl_moment_missed(view, moment, cl_measured_last(goal, view->today));
    const cl_rec *community = community_of_moment(view->plan, moment);
    if (day != CL_NO_DATE)
      add(f, out, on_day(day, CL_DUE_MOMENT, moment, community ? community : goal->parent));
  }
  CL_EACH_REC(goal, view->plan, CL_T_JOINT_GOAL)
    if (to_measure(view, goal) &&
        cl_measuring_missed(view, goal, cl_measured_last(goal, view->today)) == CL_NO_DATE)
      add(f, out, on_day(cl_rhythm_missed(view, goal), CL_DUE_MEASURING, goal, goal->parent));
}

static void collect_deadlines(cl_view *view, const cl_due_filter *f, cl_due_list *out) {
  const cl_plan *plan = view->plan;
  collect_drafts(view, f, CL_NO_DATE, out);
  CL_EACH_REC(goal, plan, CL_T_JOINT_GOAL)
    add_measuring(view, f, goal, out);
  collect_nested(plan, f, out, CL_T_JOINT_GOAL, CL_F_JOINT_GOAL_DUE, CL_F_NONE, CL_DUE_GOAL);
  collect_nested(plan, f, out, CL_T_EVALUATION, CL_F_EVALUATION_DATE, CL_F_NONE, CL_DUE_EVALUATION);
  collect_nested(plan, f, out, CL_T_TASK, CL_F_TASK_DUE, CL_F_TASK_DONE, CL_DUE_TASK);
  collect_nested(plan, f, out, CL_T_PATH, CL_F_PATH_DATE, CL_F_PATH_DONE, CL_DUE_PATH);
  collect_talks(plan, f, out);
  collect_again(plan, f, out);
}

enum cl_status cl_due_collect(cl_view *view, const cl_due_filter *f, cl_due_list *out,
                              cl_diag *diag) {
  *out = (cl_due_list){ NULL, 0, 0 };
  enum cl_status status = collect_moments(view, f, out, diag);
  if (status != CL_OK)
    return status;
  collect_deadlines(view, f, out);
  sort(out);
  return CL_OK;
}

void cl_due_deadlines(cl_view *view, const cl_due_filter *f, cl_due_list *out) {
  *out = (cl_due_list){ NULL, 0, 0 };
  collect_deadlines(view, f, out);
  sort(out);
}

void cl_due_overdue(cl_view *view, const cl_due_filter *f, cl_date day, cl_due_list *out) {
  cl_due_filter before = *f;
  before.from = CL_DATE_FIRST;
  before.to = day - 1;
  *out = (cl_due_list){ NULL, 0, 0 };
  collect_drafts(view, &before, day, out);
  collect_nested(view->plan, &before, out, CL_T_TASK, CL_F_TASK_DUE, CL_F_TASK_DONE, CL_DUE_TASK);
  CL_EACH_REC(evaluation, view->plan, CL_T_EVALUATION)
    if (!cl_was_held(evaluation))
      add(&before, out,
          on_day(cl_rec_date(evaluation, CL_F_EVALUATION_DATE), CL_DUE_EVALUATION, evaluation,
                 evaluation->parent));
  collect_talks(view->plan, &before, out);
  collect_missed(view, &before, out);
  collect_again(view->plan, &before, out);
  sort(out);
}
