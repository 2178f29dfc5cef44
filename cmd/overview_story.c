/* overview_story.c - what happened: conversations that led on, visions, stories,
 * evaluations, results, what dropped out and what was kept.  Notes stay with the team. */
#include <stdlib.h>
#include <string.h>

#include "../lib/sheet/show.h"
#include "overview_inner.h"

typedef struct event {
  cl_date date; /* CL_NO_DATE: of no day */
  const cl_rec *community;
  const char *what, *text;
  size_t seq;
} event;

typedef struct telling {
  overview *o;
  event *events;
  size_t count, cap, kept_back;
} telling;

/* What is still to come is no story. */
static void add_bare(telling *t, cl_date date, const cl_rec *community, const char *what,
                     const char *text) {
  if (date != CL_NO_DATE && date > t->o->app->today)
    return;
  t->events = cl_grow(t->events, &t->cap, t->count + 1, sizeof *t->events);
  t->events[t->count] = (event){ date, community, what, text, t->count };
  t->count++;
}

/* What says nothing is none either. */
static void add(telling *t, cl_date date, const cl_rec *community, const char *what,
                const char *text) {
  if (*text)
    add_bare(t, date, community, what, text);
}

/* `Route: warm`; "" for none. */
static const char *labelled(cl_app *app, const cl_rec *rec, cl_field field) {
  const char *value = cl_show_value(app, rec, field);
  return *value ? cl_asprintf(app->arena, "%s: %s", cl_field_label(field, app->lang), value) : "";
}

/* That it was held and what was decided: why stays with those who were there. */
static void tell_conversations(telling *t) {
  cl_app *app = t->o->app;
  CL_EACH_REC(rec, app->plan, CL_T_CONVERSATION)
    if (cl_rec_has(rec, CL_F_CONVERSATION_VERDICT_DECISION))
      add_bare(t, cl_rec_date(rec, CL_F_CONVERSATION_DATE), rec->parent,
               cl_show_join(app, T_(app, "Conversation"), ": ",
                            cmd_label(app, rec, CL_F_CONVERSATION_VERDICT_DECISION)),
               labelled(app, rec, CL_F_CONVERSATION_ROUTE));
}

static void tell_communities(telling *t) {
  cl_app *app = t->o->app;
  CL_EACH_REC(rec, app->plan, CL_T_COMMUNITY)
    add(t, cl_rec_date(rec, CL_F_COMMUNITY_VISION_DATE), rec, T_(app, "Shared vision"),
        cmd_text(app, rec, CL_F_COMMUNITY_VISION_TEXT));
  CL_EACH_REC(rec, app->plan, CL_T_OUTCOME)
    add(t, CL_NO_DATE, rec->parent, T_(app, "Kept"),
        cl_show_join(app,
                     cl_show_join(app, cmd_text(app, rec, CL_F_OUTCOME_WHAT), ": ",
                                  cmd_text(app, rec, CL_F_OUTCOME_HOW)),
                     " - ", cmd_text(app, rec, CL_F_OUTCOME_WHERE)));
}

/* A story goes round only when it may. */
static void tell_stories(telling *t) {
  cl_app *app = t->o->app;
  CL_EACH_REC(rec, app->plan, CL_T_STORY) {
    if (cl_rec_bool(rec, CL_F_STORY_CONSENT) == 1)
      add(t, cl_rec_date(rec, CL_F_STORY_DATE), rec->parent, T_(app, "Story"),
          cmd_text(app, rec, CL_F_STORY_TEXT));
    else
      t->kept_back++;
  }
}

static void tell_evaluations(telling *t) {
  cl_app *app = t->o->app;
  CL_EACH_REC(rec, app->plan, CL_T_EVALUATION)
    add(t, cl_rec_date(rec, CL_F_EVALUATION_DATE), rec->parent, T_(app, "Looking back"),
        cl_show_join(app, labelled(app, rec, CL_F_EVALUATION_PULSE), "; ",
                     labelled(app, rec, CL_F_EVALUATION_EFFORT)));
  CL_EACH_REC(rec, app->plan, CL_T_DECISION)
    if (!ov_open(rec))
      add(t, cl_rec_date(rec, CL_F_DECISION_ANSWERED), rec->parent, T_(app, "Decided"),
          cl_show_join(app, cmd_text(app, rec, CL_F_DECISION_TEXT), " -> ",
                       cmd_text(app, rec, CL_F_DECISION_ANSWER)));
}

static void tell_measurements(telling *t) {
  cl_app *app = t->o->app;
  for (size_t i = 0; i < t->o->goal_count; i++) {
    const cl_rec *goal = t->o->goals[i].rec;
    CL_EACH(item, cl_rec_node(goal, CL_F_JOINT_GOAL_MEASURED)) {
      const cl_node *date = cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_DATE);
      const char *value =
          cl_show_text(app, CL_F_JOINT_GOAL_MEASURED_VALUE,
                       cl_node_text(cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_VALUE)));
      if (date && *value)
        add(t, cl_date_parse(cl_node_text(date)), goal->parent, T_(app, "Measured"),
            cl_show_join(app, cmd_text(app, goal, CL_F_JOINT_GOAL_TEXT), ": ",
                         cl_show_join(app, value, " ", cmd_text(app, goal, CL_F_JOINT_GOAL_UNIT))));
    }
  }
}

static void tell_moments(telling *t) {
  cl_app *app = t->o->app;
  CL_EACH_REC(rec, app->plan, CL_T_MOMENT) {
    const char *came = labelled(app, rec, CL_F_MOMENT_RESULT_PARTICIPANTS);
    came = cl_show_join(app, came, "; ", labelled(app, rec, CL_F_MOMENT_RESULT_REACHED));
    if (!*came)
      continue;
    const cl_rec *community =
        cl_plan_ref(app->plan, CL_F_MOMENT_COMMUNITY, cl_rec_text(rec, CL_F_MOMENT_COMMUNITY));
    add(t, cl_rec_date(rec, CL_F_MOMENT_DATE), community, T_(app, "Result"),
        cl_show_join(app, cmd_text(app, rec, CL_F_MOMENT_TITLE), "; ", came));
  }
  CL_EACH_REC(rec, app->plan, CL_T_GROUP)
    if (cl_rec_has(rec, CL_F_GROUP_DROPPED_REASON))
      add(t, cl_rec_date(rec, CL_F_GROUP_DROPPED_DATE), NULL, T_(app, "Dropped"),
          cl_show_join(app, cmd_text(app, rec, CL_F_GROUP_NAME), ": ",
                       cmd_label(app, rec, CL_F_GROUP_DROPPED_REASON)));
}

/* In order of day; what has none comes last. */
static int by_day(const void *a, const void *b) {
  const event *x = a, *y = b;
  bool none = x->date == CL_NO_DATE, other = y->date == CL_NO_DATE;
  if (none != other)
    return none ? 1 : -1;
  if (!none && x->date != y->date)
    return x->date < y->date ? -1 : 1;
  return (x->seq > y->seq) - (x->seq < y->seq);
}

static void put_event(overview *o, const event *e) {
  cl_sheet *sheet = o->story;
  cl_sheet_row(sheet);
  cl_put_date(sheet, CL_LOOK_PLAIN, e->date);
  cl_put_text(sheet, CL_LOOK_PLAIN,
              e->community ? cl_rec_text(e->community, CL_F_COMMUNITY_NAME) : CL_NO_STR);
  cl_put_text(sheet, CL_LOOK_LABEL, cl_str_of(e->what));
  ov_text(sheet, e->text);
}

void ov_story(overview *o) {
  cl_app *app = o->app;
  telling t = { .o = o };
  const cl_book_column columns[] = {
    { .title = cl_field_label(CL_F_STORY_DATE, app->lang), .least = 11 },
    { .title = T_(app, "Community"), .least = 16, .most = 24 },
    { .title = T_(app, "What happened"), .least = 16, .most = 24 },
    { .title = T_(app, "In the plan's own words"), .least = 80, .most = 90 },
  };
  tell_conversations(&t);
  tell_communities(&t);
  tell_stories(&t);
  tell_evaluations(&t);
  tell_measurements(&t);
  tell_moments(&t);
  if (t.count)
    qsort(t.events, t.count, sizeof *t.events, by_day);
  cl_sheet_table(o->story, cl_sheet_name(o->story), columns, CL_COUNT(columns), 1);
  for (size_t i = 0; i < t.count; i++)
    put_event(o, &t.events[i]);
  if (!t.count)
    ov_nothing(o->story, 3, CL_COUNT(columns),
               T_(app, "Nothing to tell yet: cl-goals add story TEXT --consent yes"));
  if (t.kept_back)
    ov_nothing(o->story, 3, CL_COUNT(columns),
               cl_asprintf(app->arena, T_(app, "Without consent to tell it on, so left out: %zu"),
                           t.kept_back));
  cl_sheet_table_end(o->story);
  free(t.events);
}
