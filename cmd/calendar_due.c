/* calendar_due.c - what is due in a stretch of time: moments with repeats
 * expanded, drafts, measuring, evaluations, tasks; see calendar.h. */
#include <stdlib.h>
#include <string.h>

#include "calendar.h"

enum { CLASH_NAMES = 3 };

/* What takes all of a day. */
static due_item on_day(cl_date date, enum due_kind kind, const cl_rec *rec,
                       const cl_rec *community) {
  return (due_item){
    .date = date, .minute = -1, .end = -1, .kind = kind, .rec = rec, .community = community
  };
}

static void push(due_list *out, due_item item) {
  out->items = cl_grow(out->items, &out->cap, out->count + 1, sizeof *out->items);
  item.seq = out->count;
  out->items[out->count++] = item;
}

void due_free(due_list *list) {
  free(list->items);
  *list = (due_list){ NULL, 0, 0 };
}

static const struct {
  const char *name;
  const char *prefix; /* before the text of the record */
  cl_field text, owner;
} kinds[] = {
  [DUE_MOMENT] = { "moment", NULL, CL_F_MOMENT_TITLE, CL_F_MOMENT_OWNER },
  [DUE_DRAFT] = { "draft", N_("draft"), CL_F_MOMENT_TITLE, CL_F_MOMENT_MAKER },
  [DUE_MEASURING] = { "measuring", N_("measure"), CL_F_JOINT_GOAL_TEXT, CL_F_JOINT_GOAL_OWNER },
  [DUE_GOAL] = { "goal", N_("goal is due"), CL_F_JOINT_GOAL_TEXT, CL_F_JOINT_GOAL_OWNER },
  [DUE_EVALUATION] = { "evaluation", N_("evaluation"), CL_F_EVALUATION_NOTE, CL_F_NONE },
  [DUE_TASK] = { "task", N_("task"), CL_F_TASK_TEXT, CL_F_TASK_OWNER },
  [DUE_PATH] = { "path", N_("contact"), CL_F_PATH_TEXT, CL_F_NONE },
  [DUE_AGAIN] = { "again", N_("look again at"), CL_F_GROUP_NAME, CL_F_NONE },
};

const char *due_kind_name(enum due_kind kind) {
  return kinds[kind].name;
}

const char *due_title(cl_app *app, const due_item *item) {
  const char *text = cmd_text(app, item->rec, kinds[item->kind].text);
  if (item->kind == DUE_EVALUATION && !*text && item->community)
    text = cmd_text(app, item->community, CL_F_COMMUNITY_NAME);
  if (!kinds[item->kind].prefix)
    return text;
  return cl_asprintf(app->arena, "%s: %s", T_(app, kinds[item->kind].prefix), text);
}

cl_str due_owner(const due_item *item) {
  cl_field field = kinds[item->kind].owner;
  if (item->kind == DUE_DRAFT && !cl_rec_has(item->rec, field))
    field = CL_F_MOMENT_OWNER;
  return field == CL_F_NONE ? CL_NO_STR : cl_rec_text(item->rec, field);
}

/* ---- the rhythm of measuring ---------------------------------------------------- */

/* How often a goal is measured, as its field `when` says in words: so many
 * months, or days; both 0 when it says something else. */
struct rhythm {
  int months, days;
};

static struct rhythm rhythm_of(cl_app *app, const cl_rec *goal) {
  static const struct {
    const char *word;
    struct rhythm rhythm;
  } words[] = {
    { "kwartaal", { 3, 0 } },   { "quarter", { 3, 0 } },     { "half jaar", { 6, 0 } },
    { "halfjaar", { 6, 0 } },   { "half year", { 6, 0 } },   { "twee maanden", { 2, 0 } },
    { "2 maanden", { 2, 0 } },  { "two months", { 2, 0 } },  { "2 months", { 2, 0 } },
    { "maand", { 1, 0 } },      { "month", { 1, 0 } },       { "twee weken", { 0, 14 } },
    { "2 weken", { 0, 14 } },   { "two weeks", { 0, 14 } },  { "2 weeks", { 0, 14 } },
    { "wekelijks", { 0, 7 } },  { "elke week", { 0, 7 } },   { "weekly", { 0, 7 } },
    { "every week", { 0, 7 } }, { "jaarlijks", { 12, 0 } },  { "elk jaar", { 12, 0 } },
    { "yearly", { 12, 0 } },    { "every year", { 12, 0 } },
  };
  const char *when = cl_fold(app->arena, cl_rec_text(goal, CL_F_JOINT_GOAL_WHEN));
  for (size_t i = 0; i < CL_COUNT(words); i++)
    if (strstr(when, words[i].word))
      return words[i].rhythm;
  return (struct rhythm){ 0, 0 };
}

const char *due_measured(cl_app *app, const due_item *item) {
  if (item->kind == DUE_MOMENT) {
    const cl_rec *goal =
        cl_plan_ref(app->plan, CL_F_MOMENT_GOAL, cl_rec_text(item->rec, CL_F_MOMENT_GOAL));
    if (!goal || !cl_rec_has(goal, CL_F_JOINT_GOAL_WHEN))
      return "";
    struct rhythm r = rhythm_of(app, goal);
    return r.months || r.days ? "" : goal->id;
  }
  const char *all = "";
  if (item->kind != DUE_EVALUATION)
    return all;
  CL_EACH_REC(goal, app->plan, CL_T_JOINT_GOAL)
    if (goal->parent == item->community &&
        strstr(cl_fold(app->arena, cl_rec_text(goal, CL_F_JOINT_GOAL_WHEN)), "evaluat"))
      all = cl_asprintf(app->arena, "%s%s%s", all, *all ? ", " : "", goal->id);
  return all;
}

/* ---- collecting ------------------------------------------------------------------ */

static bool within(const due_filter *f, cl_date date) {
  return date != CL_NO_DATE && date >= f->from && date <= f->to;
}

static bool passes(const due_filter *f, const due_item *item) {
  if (f->community && item->community != f->community)
    return false;
  if (!f->owner)
    return true;
  if (cl_str_is(due_owner(item), f->owner))
    return true;
  return item->kind == DUE_MOMENT && cl_str_is(cl_rec_text(item->rec, CL_F_MOMENT_MAKER), f->owner);
}

static void keep_passing(const due_filter *f, due_list *list) {
  size_t kept = 0;
  for (size_t i = 0; i < list->count; i++)
    if (passes(f, &list->items[i]))
      list->items[kept++] = list->items[i];
  list->count = kept;
}

static void add(const due_filter *f, due_list *out, due_item item) {
  if (within(f, item.date) && passes(f, &item))
    push(out, item);
}

static void add_measuring(cl_app *app, const due_filter *f, const cl_rec *goal, due_list *out) {
  cl_date start = cl_rec_date(goal, CL_F_JOINT_GOAL_START);
  cl_date due = cl_rec_date(goal, CL_F_JOINT_GOAL_DUE);
  struct rhythm r = rhythm_of(app, goal);
  if (start == CL_NO_DATE || due == CL_NO_DATE || (!r.months && !r.days))
    return;
  cl_date last = due - 1 < f->to ? due - 1 : f->to;
  /* Skip what lies before FROM, then walk. */
  int step = f->from > start ? (f->from - start) / (r.days ? r.days : 31 * r.months) : 0;
  for (int k = step > 0 ? step : 1;; k++) {
    cl_date date = r.days ? start + k * r.days : cl_add_months(start, k * r.months);
    if (date == CL_NO_DATE || date > last)
      return;
    if (date >= f->from)
      push(out,
           (due_item){ date, -1, -1, DUE_MEASURING, goal, goal->parent, 0, false, 0, NULL, 0 });
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

static void collect_nested(const cl_plan *plan, const due_filter *f, due_list *out, cl_type type,
                           cl_field date, cl_field done, enum due_kind kind) {
  CL_EACH_REC(rec, plan, type)
    if (done == CL_F_NONE || cl_rec_bool(rec, done) != 1)
      add(f, out, on_day(cl_rec_date(rec, date), kind, rec, rec->parent));
}

static int by_time(const void *a, const void *b) {
  const due_item *x = a, *y = b;
  if (x->date != y->date)
    return x->date < y->date ? -1 : 1;
  if (x->minute != y->minute)
    return x->minute < y->minute ? -1 : 1;
  return (x->seq > y->seq) - (x->seq < y->seq);
}

static void sort(due_list *list) {
  if (list->count)
    qsort(list->items, list->count, sizeof *list->items, by_time);
}

/* ---- clashes -------------------------------------------------------------------------- */

static bool cancelled(const due_item *item) {
  return cl_rec_choice(item->rec, CL_F_MOMENT_STATUS) == CL_PROGRESS_CANCELLED;
}

/* A moment without an end is taken to last an hour. */
static int end_of(const due_item *item) {
  return item->end > item->minute ? item->end : item->minute + 60;
}

/* Whom or what a moment takes: owner, maker, channel. */
typedef struct claim {
  bool channel;        /* which may have the name that is a person's id */
  cl_str what;
  size_t item;         /* which of the list */
  struct claim *later; /* the next that is not over yet */
} claim;

typedef struct pair {
  size_t first, second;
} pair;

typedef struct pairs {
  pair *p;
  size_t count, cap;
} pairs;

static int compare_what(const claim *x, const claim *y) {
  return x->channel != y->channel ? x->channel - y->channel : cl_str_cmp(x->what, y->what);
}

static int by_what(const void *a, const void *b) {
  const claim *x = a, *y = b;
  int order = compare_what(x, y);
  return order ? order : (x->item > y->item) - (x->item < y->item);
}

static int by_second(const void *a, const void *b) {
  const pair *x = a, *y = b;
  if (x->second != y->second)
    return x->second < y->second ? -1 : 1;
  return (x->first > y->first) - (x->first < y->first);
}

static void put_claim(claim *claims, size_t *n, size_t item, const cl_rec *rec, cl_field field) {
  cl_str what = cl_rec_text(rec, field);
  if (what.n)
    claims[(*n)++] = (claim){ field == CL_F_MOMENT_CHANNEL, what, item, NULL };
}

static claim *all_claims(const due_list *list, size_t *n) {
  claim *claims = cl_xcalloc(3 * list->count + 1, sizeof *claims);
  *n = 0;
  for (size_t i = 0; i < list->count; i++) {
    const due_item *item = &list->items[i];
    if (item->kind != DUE_MOMENT || item->minute < 0 || cancelled(item))
      continue;
    put_claim(claims, n, i, item->rec, CL_F_MOMENT_OWNER);
    put_claim(claims, n, i, item->rec, CL_F_MOMENT_MAKER);
    put_claim(claims, n, i, item->rec, CL_F_MOMENT_CHANNEL);
  }
  qsort(claims, *n, sizeof *claims, by_what);
  return claims;
}

/* Those of the claims FIRST..END on one thing that are at the same time.  Of all
 * that are going on when another starts only the earliest few are looked at, as
 * many as are named and one: those behind them clash with those few already.
 * So a calendar in which everything is at once takes no longer than another. */
static void find_pairs(const due_list *list, claim *first, const claim *end, pairs *out) {
  claim *open = NULL, **last = &open;
  for (claim *c = first; c < end; c++) {
    if (c > first && c->item == c[-1].item) /* owner and maker are one */
      continue;
    const due_item *now = &list->items[c->item];
    size_t found = 0;
    for (claim **at = &open; *at && found <= CLASH_NAMES;) {
      const due_item *other = &list->items[(*at)->item];
      if (other->date == now->date && end_of(other) > now->minute) {
        out->p = cl_grow(out->p, &out->cap, out->count + 1, sizeof *out->p);
        out->p[out->count++] = (pair){ (*at)->item, c->item };
        found++;
        at = &(*at)->later;
      } else {
        if (last == &(*at)->later)
          last = at;
        *at = (*at)->later;
      }
    }
    *last = c;
    last = &c->later;
  }
}

static void note_clash(cl_app *app, due_item *item, const due_item *other) {
  if (item->clashes++ < CLASH_NAMES)
    item->clash = item->clash ? cl_asprintf(app->arena, "%s, %s", item->clash, other->rec->id)
                              : other->rec->id;
}

/* Items are in order of time. */
static void find_clashes(cl_app *app, due_list *list) {
  size_t n;
  pairs found = { NULL, 0, 0 };
  claim *claims = all_claims(list, &n);
  for (size_t i = 0, k; i < n; i = k) {
    for (k = i + 1; k < n && compare_what(&claims[i], &claims[k]) == 0;)
      k++;
    find_pairs(list, claims + i, claims + k, &found);
  }
  if (found.count)
    qsort(found.p, found.count, sizeof *found.p, by_second);
  for (size_t i = 0; i < found.count; i++) {
    if (i > 0 && by_second(&found.p[i - 1], &found.p[i]) == 0)
      continue; /* they share more than one thing */
    note_clash(app, &list->items[found.p[i].first], &list->items[found.p[i].second]);
    note_clash(app, &list->items[found.p[i].second], &list->items[found.p[i].first]);
  }
  free(claims);
  free(found.p);
}

/* Moments in order of time.  What they clash with is found before the filter:
 * the room may be taken by another community. */
static enum cl_status collect_moments(cl_app *app, const due_filter *f, due_list *out) {
  cl_occurrences list = { NULL, 0, 0 };
  enum cl_status status = cl_occur_all(app->plan, f->from, f->to, &list, &app->diag);
  for (size_t i = 0; status == CL_OK && i < list.count; i++) {
    const cl_occurrence *o = &list.items[i];
    due_item item =
        on_day(o->date, DUE_MOMENT, o->moment, community_of_moment(app->plan, o->moment));
    item.minute = cl_time_parse(cl_rec_text(o->moment, CL_F_MOMENT_TIME));
    item.end = cl_time_parse(cl_rec_text(o->moment, CL_F_MOMENT_END));
    item.index = o->index;
    item.repeated = o->repeated;
    push(out, item);
  }
  cl_occurrences_free(&list);
  find_clashes(app, out);
  keep_passing(f, out);
  return status;
}

/* Drafts due within the filter; with AFTER only of moments on or after it. */
static void collect_drafts(cl_app *app, const due_filter *f, cl_date after, due_list *out) {
  CL_EACH_REC(moment, app->plan, CL_T_MOMENT)
    if (cl_rec_has(moment, CL_F_MOMENT_DRAFT_DUE) && draft_open(moment) &&
        cl_rec_date(moment, CL_F_MOMENT_DATE) >= after)
      add(f, out,
          on_day(cl_rec_date(moment, CL_F_MOMENT_DRAFT_DUE), DUE_DRAFT, moment,
                 community_of_moment(app->plan, moment)));
}

static void collect_again(const cl_plan *plan, const due_filter *f, due_list *out) {
  CL_EACH_REC(group, plan, CL_T_GROUP)
    add(f, out, on_day(cl_rec_date(group, CL_F_GROUP_DROPPED_AGAIN), DUE_AGAIN, group, NULL));
}

/* Does an evaluation say what came of it? */
static bool was_held(const cl_rec *evaluation) {
  return cl_rec_has(evaluation, CL_F_EVALUATION_PULSE) ||
         cl_rec_has(evaluation, CL_F_EVALUATION_EFFORT) ||
         cl_rec_has(evaluation, CL_F_EVALUATION_NOTE);
}

static void collect_deadlines(cl_app *app, const due_filter *f, due_list *out) {
  const cl_plan *plan = app->plan;
  collect_drafts(app, f, CL_NO_DATE, out);
  CL_EACH_REC(goal, plan, CL_T_JOINT_GOAL)
    add_measuring(app, f, goal, out);
  collect_nested(plan, f, out, CL_T_JOINT_GOAL, CL_F_JOINT_GOAL_DUE, CL_F_NONE, DUE_GOAL);
  collect_nested(plan, f, out, CL_T_EVALUATION, CL_F_EVALUATION_DATE, CL_F_NONE, DUE_EVALUATION);
  collect_nested(plan, f, out, CL_T_TASK, CL_F_TASK_DUE, CL_F_TASK_DONE, DUE_TASK);
  collect_nested(plan, f, out, CL_T_PATH, CL_F_PATH_DATE, CL_F_PATH_DONE, DUE_PATH);
  collect_again(plan, f, out);
}

enum cl_status due_collect(cl_app *app, const due_filter *f, due_list *out) {
  *out = (due_list){ NULL, 0, 0 };
  enum cl_status status = collect_moments(app, f, out);
  if (status != CL_OK)
    return status;
  collect_deadlines(app, f, out);
  sort(out);
  return CL_OK;
}

void due_deadlines(cl_app *app, const due_filter *f, due_list *out) {
  *out = (due_list){ NULL, 0, 0 };
  collect_deadlines(app, f, out);
  sort(out);
}

enum cl_status due_filter_options(cl_app *app, due_filter *filter) {
  if (cl_opt(app, CL_OI_COMMUNITY) && !(filter->community = cl_need_community(app)))
    return CL_USAGE;
  const char *owner = cl_opt(app, CL_OI_OWNER);
  if (!owner)
    return CL_OK;
  const cl_rec *person = cl_plan_get(app->plan, CL_T_PERSON, owner, NULL);
  if (!person && !app->plan->missing)
    return cl_need_rec(app, CL_T_PERSON, owner) ? CL_OK : CL_USAGE;
  filter->owner = person ? person->id : owner;
  return CL_OK;
}

void due_overdue(cl_app *app, const due_filter *f, cl_date day, due_list *out) {
  due_filter before = *f;
  before.from = CL_DATE_FIRST;
  before.to = day - 1;
  *out = (due_list){ NULL, 0, 0 };
  collect_drafts(app, &before, day, out);
  collect_nested(app->plan, &before, out, CL_T_TASK, CL_F_TASK_DUE, CL_F_TASK_DONE, DUE_TASK);
  CL_EACH_REC(evaluation, app->plan, CL_T_EVALUATION)
    if (!was_held(evaluation))
      add(&before, out,
          on_day(cl_rec_date(evaluation, CL_F_EVALUATION_DATE), DUE_EVALUATION, evaluation,
                 evaluation->parent));
  collect_again(app->plan, &before, out);
  sort(out);
}
