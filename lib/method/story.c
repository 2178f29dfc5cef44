/* story.c - see story.h. */
#include "story.h"

#include <stdlib.h>
#include <string.h>

#include "../base/day.h"
#include "../base/map.h"
#include "facts.h"

enum { AHEAD_DAYS = 28 };

typedef struct telling {
  cl_story *out;
  cl_view *view;
  const cl_plan *old;
  cl_comparison facts;
  cl_view then;         /* the earlier plan on its own day */
  cl_story_goal *goals; /* of all communities, row after row */
  cl_map rows;          /* by community, until they are put in order */
} telling;

/* ---- Goals and rows ------------------------------------------------------------------ */

static void read_goal(telling *t, cl_story_goal *goal, const cl_rec *rec) {
  cl_progress then;
  *goal = (cl_story_goal){ .rec = rec };
  cl_progress_of(t->view, rec, &goal->now);
  const cl_rec *was = t->old ? cl_pairs_mate(t->facts.pairs, true, rec) : NULL;
  if (!was)
    return;
  cl_progress_of(&t->then, was, &then);
  goal->known_then = true;
  goal->then = then.light;
}

/* The goals of the plan stand community by community. */
static void read_rows(telling *t) {
  cl_story *out = t->out;
  const cl_plan *plan = t->view->plan;
  size_t n = plan->count[CL_T_COMMUNITY], i = 0, g = 0;
  cl_next *next = cl_alloc(t->view->arena, (n + 1) * sizeof *next);
  cl_next_of_all(t->view, next);
  cl_shares *shares = cl_alloc(t->view->arena, (n + 1) * sizeof *shares);
  cl_effects *effects = cl_alloc(t->view->arena, (n + 1) * sizeof *effects);
  cl_shares_of_all(plan, t->view->today, shares);
  cl_effects_of_all(plan, effects);
  out->rows = cl_alloc(t->view->arena, (n + 1) * sizeof *out->rows);
  t->goals = cl_alloc(t->view->arena, (plan->count[CL_T_JOINT_GOAL] + 1) * sizeof *t->goals);
  const cl_rec *goal = plan->first[CL_T_JOINT_GOAL];
  CL_EACH_REC(community, plan, CL_T_COMMUNITY) {
    cl_story_row *row = &out->rows[i];
    *row = (cl_story_row){ .community = community,
                           .stage = next[i].stage,
                           .then = (enum cl_stage) - 1,
                           .next = next[i],
                           .goals = &t->goals[g],
                           .shares = shares[i],
                           .effects = effects[i],
                           .rests = cl_rests(community) };
    for (; goal && goal->parent == community; goal = goal->next) {
      read_goal(t, &t->goals[g], goal);
      row->lights[t->goals[g++].now.light]++;
      row->goal_count++;
    }
    cl_map_put_of(&t->rows, community, row);
    i++;
  }
  out->row_count = n;
}

static cl_story_row *row_of(const telling *t, const cl_rec *community) {
  return cl_map_of(&t->rows, community);
}

/* How often MOMENT comes before the day BEHIND, of which NEXT is the first time. */
static size_t times(const cl_rec *moment, cl_occurrence next, cl_date behind) {
  size_t n = 0;
  for (bool more = true; more && next.date < behind; n++)
    more = cl_occur_next(moment, next.date + 1, &next);
  return n;
}

static void read_moments(telling *t) {
  cl_story *out = t->out;
  CL_EACH_REC(moment, t->view->plan, CL_T_MOMENT) {
    cl_occurrence next;
    if (cl_rec_choice(moment, CL_F_MOMENT_STATUS) == CL_PROGRESS_CANCELLED ||
        !cl_occur_next(moment, t->view->today, &next))
      continue;
    cl_str of = cl_rec_text(moment, CL_F_MOMENT_COMMUNITY);
    const cl_rec *community = cl_plan_ref(t->view->plan, CL_F_MOMENT_COMMUNITY, of);
    bool apart = community && cl_rests(community);
    if (!apart)
      out->ahead += times(moment, next, t->view->today + AHEAD_DAYS);
    cl_story_row *row = row_of(t, community);
    if (row && (!row->moment.moment || next.date < row->moment.date))
      row->moment = next;
  }
}

/* The same for the earlier plan; which stage each community had then. */
static void read_then(telling *t) {
  size_t i = 0;
  if (!t->old)
    return;
  enum cl_stage *stages =
      cl_alloc(t->view->arena, (t->old->count[CL_T_COMMUNITY] + 1) * sizeof *stages);
  cl_stages_of_all(t->old, t->then.today, stages);
  CL_EACH_REC(was, t->old, CL_T_COMMUNITY) {
    const cl_rec *is = cl_pairs_mate(t->facts.pairs, false, was);
    cl_story_row *row = row_of(t, is);
    if (row)
      row->then = stages[i];
    i++;
  }
  CL_EACH_REC(was, t->old, CL_T_JOINT_GOAL) {
    cl_progress p;
    if (cl_rests(was->parent))
      continue;
    cl_progress_of(&t->then, was, &p);
    t->out->then[p.light]++;
  }
}

static void count(telling *t) {
  cl_story *out = t->out;
  for (size_t i = 0; i < out->row_count; i++) {
    const cl_story_row *row = &out->rows[i];
    out->running += !row->rests;
    out->resting += row->rests;
    if (row->rests)
      continue;
    out->goals += row->goal_count;
    for (int light = 0; light < CL_LIGHTS; light++)
      out->lights[light] += row->lights[light];
  }
}

/* ---- What changed --------------------------------------------------------------------- */

static void add_change(telling *t, cl_story_change change) {
  t->out->changes[t->out->change_count++] = change;
}

static int badness(int light) {
  static const int of[] = { [CL_GREEN] = 0, [CL_GREY] = 1, [CL_ORANGE] = 2, [CL_RED] = 3 };
  return of[light];
}

bool cl_story_fell(const cl_story_change *c) {
  return c->kind == CL_STORY_LIGHT && badness(c->after) > badness(c->before);
}

const char *cl_story_kind_name(enum cl_story_kind kind) {
  static const char *const names[] = { "light", "stage", "new", "gone" };
  return names[kind];
}

/* Worst first: what fell before what rose, and far behind before behind. */
int cl_story_order(const cl_story_change *x, const cl_story_change *y) {
  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->kind != CL_STORY_LIGHT)
    return 0;
  if (cl_story_fell(x) != cl_story_fell(y))
    return cl_story_fell(x) ? -1 : 1;
  return badness(y->after) - badness(x->after);
}

static int by_fall(const void *a, const void *b) {
  const cl_story_change *x = a, *y = b;
  int order = cl_story_order(x, y);
  if (order)
    return order;
  uintptr_t p = (uintptr_t)(x->goal ? x->goal->node : x->community->node);
  uintptr_t q = (uintptr_t)(y->goal ? y->goal->node : y->community->node);
  return (p > q) - (p < q);
}

/* Did it come, or go?  Where files of the earlier plan are not beside it, what they
 * hold is no news. */
static bool is_fact(const telling *t, enum cl_fact_kind kind, const cl_rec *rec) {
  for (size_t i = 0; i < t->facts.count; i++) {
    const cl_fact *fact = &t->facts.facts[i];
    if (fact->kind == kind && fact->field == CL_F_NONE && (fact->is == rec || fact->was == rec))
      return true;
  }
  return false;
}

static void read_changes(telling *t) {
  cl_story *out = t->out;
  size_t most = t->view->plan->count[CL_T_JOINT_GOAL] + t->view->plan->count[CL_T_COMMUNITY] + 1;
  if (!t->old)
    return;
  most += t->old->count[CL_T_COMMUNITY];
  out->changes = cl_alloc(t->view->arena, most * sizeof *out->changes);
  for (size_t i = 0; i < out->row_count; i++) {
    const cl_story_row *row = &out->rows[i];
    for (size_t g = 0; !row->rests && g < row->goal_count; g++)
      if (row->goals[g].known_then && row->goals[g].then != row->goals[g].now.light)
        add_change(t, (cl_story_change){ CL_STORY_LIGHT, row->community, row->goals[g].rec,
                                         (int)row->goals[g].then, (int)row->goals[g].now.light });
    if ((int)row->then < 0 && is_fact(t, CL_FACT_ADDED, row->community))
      add_change(t, (cl_story_change){ CL_STORY_NEW, row->community, NULL, 0, (int)row->stage });
    else if ((int)row->then >= 0 && row->then != row->stage)
      add_change(t, (cl_story_change){ CL_STORY_STAGE, row->community, NULL, (int)row->then,
                                       (int)row->stage });
  }
  CL_EACH_REC(was, t->old, CL_T_COMMUNITY)
    if (!cl_pairs_mate(t->facts.pairs, false, was) && is_fact(t, CL_FACT_REMOVED, was))
      add_change(t, (cl_story_change){ CL_STORY_GONE, was, NULL, 0, 0 });
  if (out->change_count)
    qsort(out->changes, out->change_count, sizeof *out->changes, by_fall);
}

/* ---- What goes wrong -------------------------------------------------------------------- */

static cl_story_wrong *same_cause(cl_story *out, const char *cause) {
  for (size_t i = 0; i < out->wrong_count; i++)
    if (strcmp(out->wrong[i].cause, cause) == 0)
      return &out->wrong[i];
  return NULL;
}

static void add_wrong(telling *t, const cl_story_goal *goal) {
  cl_story *out = t->out;
  const char *cause = cl_rec_words(goal->rec, CL_F_JOINT_GOAL_LIGHT_CAUSE, t->view->arena);
  double gap = cl_progress_gap(&goal->now);
  if (!*cause) {
    out->unexplained++;
    return;
  }
  cl_story_wrong *other = same_cause(out, cause);
  cl_story_wrong found = { goal, cause,
                           cl_rec_words(goal->rec, CL_F_JOINT_GOAL_LIGHT_ACTION, t->view->arena),
                           gap, other ? other->others + 1 : 0 };
  if (!other)
    out->wrong[out->wrong_count++] = found;
  else if (gap > other->gap)
    *other = found;
  else
    other->others++;
}

static int by_gap(const void *a, const void *b) {
  const cl_story_wrong *x = a, *y = b;
  bool acts = *x->action != 0, acts_too = *y->action != 0;
  if (acts != acts_too)
    return acts ? -1 : 1;
  if (x->gap > y->gap || x->gap < y->gap)
    return x->gap > y->gap ? -1 : 1;
  return strcmp(x->goal->rec->id, y->goal->rec->id);
}

static void read_wrong(telling *t) {
  cl_story *out = t->out;
  out->wrong =
      cl_alloc(t->view->arena, (t->view->plan->count[CL_T_JOINT_GOAL] + 1) * sizeof *out->wrong);
  for (size_t i = 0; i < out->row_count; i++)
    for (size_t g = 0; !out->rows[i].rests && g < out->rows[i].goal_count; g++) {
      enum cl_light light = out->rows[i].goals[g].now.light;
      if (light == CL_RED || light == CL_ORANGE)
        add_wrong(t, &out->rows[i].goals[g]);
    }
  if (out->wrong_count)
    qsort(out->wrong, out->wrong_count, sizeof *out->wrong, by_gap);
}

/* ---- What is asked ----------------------------------------------------------------------- */

static int by_urgency(const void *a, const void *b) {
  const cl_story_asked *x = a, *y = b;
  cl_date p = x->by == CL_NO_DATE ? INT32_MAX : x->by, q = y->by == CL_NO_DATE ? INT32_MAX : y->by;
  if (p != q)
    return p < q ? -1 : 1;
  return x->since != y->since ? (x->since < y->since ? -1 : 1)
                              : strcmp(x->decision->id, y->decision->id);
}

static void read_asked(telling *t) {
  cl_story *out = t->out;
  out->asked =
      cl_alloc(t->view->arena, (t->view->plan->count[CL_T_DECISION] + 1) * sizeof *out->asked);
  CL_EACH_REC(rec, t->view->plan, CL_T_DECISION)
    if (!cl_rests(rec->parent) && cl_decision_open(rec))
      out->asked[out->asked_count++] = (cl_story_asked){ rec, cl_rec_date(rec, CL_F_DECISION_DATE),
                                                         cl_rec_date(rec, CL_F_DECISION_BY) };
  if (out->asked_count)
    qsort(out->asked, out->asked_count, sizeof *out->asked, by_urgency);
}

/* ---- The order of the rows ------------------------------------------------------------------ */

static int by_attention(const void *a, const void *b) {
  const cl_story_row *x = a, *y = b;
  if (x->rests != y->rests)
    return x->rests ? 1 : -1;
  static const enum cl_light order[] = { CL_RED, CL_ORANGE, CL_GREY };
  for (size_t i = 0; i < CL_COUNT(order); i++)
    if (x->lights[order[i]] != y->lights[order[i]])
      return x->lights[order[i]] > y->lights[order[i]] ? -1 : 1;
  if (!x->goal_count != !y->goal_count)
    return x->goal_count ? -1 : 1;
  return (x->goals > y->goals) - (x->goals < y->goals);
}

/* ---- The next step ------------------------------------------------------------------------ */

double cl_story_standing(const cl_story_goal *goal) {
  static const double base[] = { [CL_GREEN] = 3, [CL_GREY] = 2, [CL_ORANGE] = 1, [CL_RED] = 0 };
  double gap = cl_progress_gap(&goal->now);
  return 10 * base[goal->now.light] - (gap > 4 ? 4 : gap < -4 ? -4 : gap);
}

static int by_standing(const void *a, const void *b) {
  const cl_story_goal *x = *(const cl_story_goal *const *)a, *y = *(const cl_story_goal *const *)b;
  double p = cl_story_standing(x), q = cl_story_standing(y);
  return p < q ? -1 : p > q ? 1 : (x > y) - (x < y);
}

const cl_story_goal **cl_story_worst_first(cl_arena *arena, const cl_story_row *row) {
  const cl_story_goal **out = cl_alloc(arena, (row->goal_count + 1) * sizeof *out);
  for (size_t i = 0; i < row->goal_count; i++)
    out[i] = &row->goals[i];
  if (row->goal_count)
    qsort(out, row->goal_count, sizeof *out, by_standing);
  return out;
}

/* The worst goal of ROW for which TEST holds. */
static const cl_rec *worst_goal(const cl_story_row *row, bool (*test)(const cl_story_goal *goal)) {
  const cl_story_goal *worst = NULL;
  for (size_t g = 0; g < row->goal_count; g++)
    if (test(&row->goals[g]) &&
        (!worst || cl_story_standing(&row->goals[g]) < cl_story_standing(worst)))
      worst = &row->goals[g];
  return worst ? worst->rec : NULL;
}

static bool never_measured(const cl_story_goal *goal) {
  return goal->now.quantitative && !goal->now.measurements && goal->now.elapsed > 0;
}

static bool is_red(const cl_story_goal *goal) {
  return goal->now.light == CL_RED && !cl_rec_has(goal->rec, CL_F_JOINT_GOAL_LIGHT_CAUSE);
}

static bool is_behind(const cl_story_goal *goal) {
  return goal->now.light == CL_ORANGE && !cl_rec_has(goal->rec, CL_F_JOINT_GOAL_LIGHT_CAUSE);
}

static bool has_action(const cl_story_goal *goal) {
  return (goal->now.light == CL_RED || goal->now.light == CL_ORANGE) &&
         cl_rec_has(goal->rec, CL_F_JOINT_GOAL_LIGHT_ACTION);
}

/* The first that applies: what the stage lacks; never measured; nothing planned (and whether
 * to go on not asked); behind without a cause; an action to look at; looking back. */
static const char *step_of(const telling *t, const cl_story_row *row) {
  static const struct {
    bool (*test)(const cl_story_goal *goal);
    const char *text;
  } steps[] = {
    { never_measured, N_("Measure “%s”: that was never done.") },
    { NULL, N_("Plan the next moment.") },
    { is_red, N_("Talk about why “%s” is far behind.") },
    { has_action, N_("See whether the action helps “%s”.") },
    { is_behind, N_("Talk about why “%s” is behind.") },
  };
  if (row->rests || row->stage < CL_STAGE_WORKING)
    return row->next.text;
  for (size_t i = 0; i < CL_COUNT(steps); i++) {
    const char *text = cl_tr(t->view->lang, steps[i].text);
    const cl_rec *goal = steps[i].test ? worst_goal(row, steps[i].test) : NULL;
    if (goal)
      return cl_asprintf(t->view->arena, text,
                         cl_rec_words(goal, CL_F_JOINT_GOAL_TEXT, t->view->arena));
    if (!steps[i].test && !row->moment.moment)
      return cl_decision_awaited(t->view->plan, row->community)
                 ? cl_tr(t->view->lang, N_("See to it that what was asked is decided, and write "
                                           "down the answer."))
                 : text;
  }
  return cl_tr(t->view->lang, N_("Look back together, and keep what works."));
}

/* ---- The sentence ---------------------------------------------------------------------------- */

const char *cl_day_words(const cl_view *view, cl_date day) {
  int year, month, d, today;
  if (day == CL_NO_DATE)
    return "";
  cl_date_split(day, &year, &month, &d);
  cl_date_split(view->today, &today, NULL, NULL);
  const char *name = cl_month_word(view->arena, view->lang, month);
  return year == today ? cl_asprintf(view->arena, "%d %s", d, name)
                       : cl_asprintf(view->arena, "%d %s %d", d, name, year);
}

static const char *word_for(const cl_view *view, size_t n) {
  static const char *const words[] = { N_("One"),  N_("Two"), N_("Three"),  N_("Four"),
                                       N_("Five"), N_("Six"), N_("Seven"),  N_("Eight"),
                                       N_("Nine"), N_("Ten"), N_("Eleven"), N_("Twelve") };
  return n >= 1 && n <= CL_COUNT(words) ? cl_tr(view->lang, words[n - 1])
                                        : cl_asprintf(view->arena, "%zu", n);
}

/* `, 1 more than on 18 October`; nothing when nothing differs. */
static const char *difference(const telling *t, enum cl_light light) {
  const cl_story *s = t->out;
  const cl_view *view = t->view;
  if (!s->compared || s->lights[light] == s->then[light])
    return "";
  bool more = s->lights[light] > s->then[light];
  size_t n = more ? s->lights[light] - s->then[light] : s->then[light] - s->lights[light];
  if (s->since == CL_NO_DATE)
    return cl_asprintf(view->arena,
                       cl_tr(view->lang,
                             more ? N_(", %zu more than before") : N_(", %zu fewer than before")),
                       n);
  /* TRANSLATORS: behind a number of goals: so many more than on a day */
  return cl_asprintf(view->arena,
                     cl_tr(view->lang,
                           more ? N_(", %zu more than on %s") : N_(", %zu fewer than on %s")),
                     n, cl_day_words(view, s->since));
}

/* What is worst, with what changed of it; when that is nothing, of what is on track. */
static const char *worst_part(const telling *t) {
  const cl_story *s = t->out;
  const cl_view *view = t->view;
  enum cl_light worst = s->lights[CL_RED] ? CL_RED : CL_ORANGE;
  size_t n = s->lights[worst];
  if (!n)
    return difference(t, CL_GREEN);
  const char *changed = difference(t, worst);
  const char *green = *changed ? "" : difference(t, CL_GREEN);
  const char *words = worst == CL_RED
                          ? cl_ntr(view->lang, "; %zu is far behind%s", "; %zu are far behind%s", n)
                          : cl_ntr(view->lang, "; %zu is behind%s", "; %zu are behind%s", n);
  return cl_asprintf(view->arena, "%s%s", green, cl_asprintf(view->arena, words, n, changed));
}

static bool any_measured(const cl_story *s) {
  for (size_t i = 0; i < s->row_count; i++)
    for (size_t g = 0; g < s->rows[i].goal_count; g++)
      if (s->rows[i].goals[g].now.has_latest || s->rows[i].goals[g].now.by_hand)
        return true;
  return false;
}

static const char *of_goals(const telling *t) {
  const cl_story *s = t->out;
  const cl_view *view = t->view;
  if (!any_measured(s))
    return cl_asprintf(view->arena,
                       cl_ntr(view->lang, "%zu goal is ready; it was not measured yet",
                              "%zu goals are ready; none was measured yet", s->goals),
                       s->goals);
  if (s->goals > 1 && s->lights[CL_GREEN] == s->goals)
    return cl_asprintf(view->arena, cl_tr(view->lang, N_("All %zu goals are on track%s")), s->goals,
                       difference(t, CL_GREEN));
  return cl_asprintf(view->arena,
                     cl_ntr(view->lang, "%zu of %zu goal is on track%s",
                            "%zu of %zu goals are on track%s", s->goals),
                     s->lights[CL_GREEN], s->goals, worst_part(t));
}

static const char *headline(const telling *t) {
  const cl_story *s = t->out;
  const cl_view *view = t->view;
  const char *text;
  if (!s->row_count)
    text = cl_tr(view->lang, N_("No community yet"));
  else if (!s->running)
    text = cl_tr(view->lang, N_("No community is running"));
  else if (!s->goals)
    text = cl_tr(view->lang, N_("No joint goal yet"));
  else
    text = of_goals(t);
  if (s->running == 1 && s->row_count == 1)
    text = cl_asprintf(view->arena, "%s: %s",
                       cl_rec_words(s->rows[0].community, CL_F_COMMUNITY_NAME, view->arena), text);
  if (!s->asked_count)
    return cl_asprintf(view->arena, "%s.", text);
  return cl_asprintf(view->arena,
                     cl_ntr(view->lang, "%s. %s decision asked.", "%s. %s decisions asked.",
                            s->asked_count),
                     text, word_for(view, s->asked_count));
}

void cl_story_read(cl_story *out, cl_view *view, const cl_plan *old, cl_date since) {
  telling t = { .out = out, .view = view, .old = old };
  *out = (cl_story){ .compared = old != NULL, .since = since };
  if (old) {
    cl_compare_how how = { .today = CL_NO_DATE, .alone = true };
    cl_compare(&t.facts, old, view->plan, &how);
    t.then = cl_view_of(old, view->arena, since == CL_NO_DATE ? view->today : since, view->lang);
  }
  read_rows(&t);
  read_then(&t);
  count(&t);
  read_moments(&t);
  read_changes(&t);
  read_wrong(&t);
  read_asked(&t);
  cl_means_read(view->plan, &out->means);
  cl_map_free(&t.rows);
  if (out->row_count)
    qsort(out->rows, out->row_count, sizeof *out->rows, by_attention);
  for (size_t i = 0; i < out->row_count; i++)
    out->rows[i].step = step_of(&t, &out->rows[i]);
  out->headline = headline(&t);
  if (old)
    cl_comparison_free(&t.facts);
}

const cl_rec *cl_story_to_tell(const cl_plan *plan, const cl_rec *community) {
  const cl_rec *last = NULL;
  CL_EACH_IN(rec, plan, CL_T_STORY, community)
    if (cl_rec_bool(rec, CL_F_STORY_CONSENT) == 1 &&
        (!last || cl_rec_date(rec, CL_F_STORY_DATE) >= cl_rec_date(last, CL_F_STORY_DATE)))
      last = rec;
  return last;
}
