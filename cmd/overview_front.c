/* overview_front.c - the front page: what a manager sees first, on one A4. */
#include <string.h>

#include "overview_inner.h"

/* Columns that all blocks of the page share. */
enum { A_NAME, B_COUNT, C_STAGE, D_COUNT, E_LIGHTS, I_NEXT = E_LIGHTS + OV_LIGHTS, J_STEP };

enum {
  FIRST_COUNT = 3,
  COUNT_HEIGHT = 18,
  LINES_SHOWN = 3, /* under each question */
  LINE_WIDTH = 138,
  LONG_LINE_WIDTH = 180,
  LINK_WIDTH = 26,
  COMMUNITIES_SHOWN = 8,
  WEEKS_BACK = 4,
  LIGHTS_WIDTH = 335 /* pixels */
};

static void set_widths(overview *o) {
  static const double widths[] = { 30, 8, 17, 11, 9, 9, 9, 9, 12, 46 };
  for (size_t i = 0; i < CL_COUNT(widths); i++)
    cl_sheet_width(o->front, (unsigned)i, widths[i]);
}

static void put_title(overview *o) {
  cl_app *app = o->app;
  const cl_rec *organisation = app->plan->first[CL_T_ORGANISATION];
  const char *name =
      organisation ? cmd_text(app, organisation, CL_F_ORGANISATION_ORGANISATION) : "";
  int year, week;
  cl_iso_week(app->today, &year, &week);
  cl_sheet_at(o->front, 0, A_NAME);
  cl_put_text(o->front, CL_LOOK_TITLE,
              cl_str_of(cl_asprintf(app->arena, T_(app, "Communities of %s"), name)));
  cl_sheet_row(o->front);
  /* TRANSLATORS: a date, the number of its week, the name of a file */
  cl_put_text(
      o->front, CL_LOOK_SUBTITLE,
      cl_str_of(cl_asprintf(
          app->arena, T_(app, "Overview for the management team on %s (week %d), made from %s"),
          cmd_date(app, app->today), week, ov_plan_name(o))));
}

/* ---- Counts -------------------------------------------------------------------- */

static void put_lights(overview *o) {
  cl_sheet *sheet = o->front;
  for (int light = 0; light < OV_LIGHTS; light++) {
    cl_sheet_row(sheet);
    cl_put_light(sheet, ov_light_look((enum cl_light)light),
                 cl_light_word((enum cl_light)light, o->app->lang),
                 cl_light_sign((enum cl_light)light));
    cl_put_num(sheet, CL_LOOK_COUNT, CL_NUM_WHOLE, (double)o->lights[light]);
  }
}

static void put_total(overview *o, const char *label, size_t count) {
  cl_sheet_row(o->front);
  cl_put_text(o->front, CL_LOOK_ITEM, cl_str_of(label));
  cl_put_num(o->front, CL_LOOK_COUNT, CL_NUM_WHOLE, (double)count);
}

/* Lights with totals at the left, stages beside them.  Returns the row below. */
static unsigned put_counts(overview *o) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->front;
  cl_sheet_at(sheet, FIRST_COUNT - 1, A_NAME);
  cl_put_text(sheet, CL_LOOK_SECTION, cl_str_of(T_(app, "Where do we stand?")));
  put_lights(o);
  put_total(o, T_(app, "Communities"), o->community_count);
  put_total(o, T_(app, "Joint goals"), o->goal_count);
  put_total(o, T_(app, "Moments in the coming 4 weeks"), o->coming);
  put_total(o, T_(app, "Decisions asked of you"), o->decisions);
  put_total(o, T_(app, "Errors in the plan"), o->findings.by_level[CL_ERROR]);
  put_total(o, T_(app, "Warnings in the plan"), o->findings.by_level[CL_WARNING]);
  unsigned below = cl_sheet_row_now(sheet) + 1;
  cl_sheet_at(sheet, FIRST_COUNT - 1, C_STAGE);
  cl_put_text(sheet, CL_LOOK_SECTION, cl_str_of(T_(app, "Communities by stage")));
  for (int stage = 0; stage < CL_STAGES; stage++) {
    cl_sheet_row(sheet);
    cl_put_text(sheet, CL_LOOK_ITEM, cl_str_of(cl_stage_word((enum cl_stage)stage, app->lang)));
    cl_put_num(sheet, CL_LOOK_COUNT, CL_NUM_WHOLE, (double)o->stages[stage]);
  }
  if (cl_sheet_row_now(sheet) + 1 > below)
    below = cl_sheet_row_now(sheet) + 1;
  for (unsigned row = FIRST_COUNT; row < below; row++)
    cl_sheet_height(sheet, row, COUNT_HEIGHT);
  return below;
}

static double greatest(const size_t *counts, size_t n) {
  size_t most = 1;
  for (size_t i = 0; i < n; i++)
    if (counts[i] > most)
      most = counts[i];
  return (double)most;
}

/* The numbers of a chart in words, for who cannot see it: `green + 2, ...`. */
static const char *in_words(const overview *o, const char *title, const char *const *names,
                            const size_t *counts, size_t n) {
  cl_buf out = CL_BUF_INIT;
  cl_buf_printf(&out, "%s:", title);
  for (size_t i = 0; i < n; i++)
    cl_buf_printf(&out, "%s %s %zu", i ? "," : "", names[i], counts[i]);
  const char *text = cl_strdup(o->app->arena, cl_buf_text(&out));
  cl_buf_free(&out);
  return text;
}

static void chart_lights(overview *o, unsigned height) {
  static const enum cl_look looks[] = { CL_LOOK_GREEN, CL_LOOK_ORANGE, CL_LOOK_RED, CL_LOOK_GREY };
  const cl_app *app = o->app;
  const char *names[OV_LIGHTS];
  for (int i = 0; i < OV_LIGHTS; i++)
    names[i] = ov_light_text(o, (enum cl_light)i);
  const unsigned first = FIRST_COUNT, last = FIRST_COUNT + OV_LIGHTS - 1;
  cl_series series = { .name = T_(app, "Joint goals"),
                       .names = { o->front, first, A_NAME, last, A_NAME },
                       .values = { o->front, first, B_COUNT, last, B_COUNT },
                       .looks = looks,
                       .look_count = OV_LIGHTS };
  cl_chart chart = { .kind = CL_CHART_COLUMN,
                     .title = T_(app, "Joint goals by light"),
                     .alt =
                         in_words(o, T_(app, "Joint goals by light"), names, o->lights, OV_LIGHTS),
                     .x_title = T_(app, "light"),
                     .y_title = T_(app, "number of joint goals"),
                     .series = &series,
                     .series_count = 1,
                     .width = LIGHTS_WIDTH,
                     .height = height,
                     .most = greatest(o->lights, OV_LIGHTS) };
  cl_sheet_chart(o->front, FIRST_COUNT - 1, E_LIGHTS, &chart);
}

static void chart_stages(overview *o, unsigned height) {
  const cl_app *app = o->app;
  const char *names[CL_STAGES];
  for (int i = 0; i < CL_STAGES; i++)
    names[i] = cl_stage_word((enum cl_stage)i, app->lang);
  const unsigned first = FIRST_COUNT, last = FIRST_COUNT + CL_STAGES - 1;
  cl_series series = { .name = T_(app, "Communities"),
                       .names = { o->front, first, C_STAGE, last, C_STAGE },
                       .values = { o->front, first, D_COUNT, last, D_COUNT } };
  cl_chart chart = { .kind = CL_CHART_BAR,
                     .title = T_(app, "Communities by stage"),
                     .alt =
                         in_words(o, T_(app, "Communities by stage"), names, o->stages, CL_STAGES),
                     .series = &series,
                     .series_count = 1,
                     .width = 310,
                     .height = height,
                     .most = greatest(o->stages, CL_STAGES) };
  cl_sheet_chart(o->front, FIRST_COUNT - 1, J_STEP, &chart);
}

/* ---- Three questions --------------------------------------------------------------- */

/* One line, cut to what the page has room for. */
static void put_cut(overview *o, enum cl_look look, const char *text, unsigned width) {
  cl_buf line = CL_BUF_INIT;
  cl_visible(&line, cl_str_of(text), true);
  cl_str all = cl_str_of(cl_buf_text(&line));
  if (cl_width(all) > width) {
    cl_str head = cl_width_cut(all, width - 3);
    all = cl_str_of(cl_asprintf(o->app->arena, "%.*s...", (int)head.n, head.p));
  }
  cl_put_text(o->front, look, all);
  cl_buf_free(&line);
}

static void put_question(overview *o, const char *text) {
  cl_put_text(o->front, CL_LOOK_SECTION, cl_str_of(text));
  cl_sheet_row(o->front);
}

static void put_answer(overview *o, enum cl_look look, const char *text) {
  put_cut(o, look, text, LONG_LINE_WIDTH);
  cl_sheet_row(o->front);
}

/* The community at the left, what there is to say about it from the third
 * column on. */
static void put_about(overview *o, const cl_rec *community, const char *text) {
  size_t at;
  if (community && ov_index_find(&o->by_community, community, &at))
    ov_community_link(o, o->front, at, LINK_WIDTH);
  else
    cl_put_none(o->front, CL_LOOK_PLAIN);
  cl_put_none(o->front, CL_LOOK_PLAIN);
  put_cut(o, CL_LOOK_BARE, text, LINE_WIDTH);
  cl_sheet_row(o->front);
}

static void put_more(overview *o, const cl_sheet *to, size_t count) {
  const char *text =
      cl_asprintf(o->app->arena, T_(o->app, "%zu more: see %s"), count, cl_sheet_name(to));
  cl_put_link(o->front, cl_str_of(text), to, 0, 0);
  cl_sheet_row(o->front);
}

static bool lately(const overview *o, cl_date date) {
  return date != CL_NO_DATE && date <= o->app->today && date > o->app->today - 7 * WEEKS_BACK;
}

static size_t count_lately(const overview *o, cl_type type, cl_field date) {
  size_t n = 0;
  CL_EACH_REC(rec, o->app->plan, type)
    n += lately(o, cl_rec_date(rec, date));
  return n;
}

static size_t measured_lately(const overview *o) {
  size_t n = 0;
  for (size_t i = 0; i < o->goal_count; i++)
    CL_EACH(item, cl_rec_node(o->goals[i].rec, CL_F_JOINT_GOAL_MEASURED)) {
      const cl_node *date = cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_DATE);
      n += date && lately(o, cl_date_parse(cl_node_text(date)));
    }
  return n;
}

/* Without an earlier version, the dates in the plan tell what was done. */
static const char *done_lately(const overview *o) {
  const cl_app *app = o->app;
  return cl_asprintf(app->arena,
                     T_(app, "In the past four weeks: conversations: %zu; measurements: %zu; "
                             "evaluations: %zu; stories: %zu; decisions answered: %zu"),
                     count_lately(o, CL_T_CONVERSATION, CL_F_CONVERSATION_DATE), measured_lately(o),
                     count_lately(o, CL_T_EVALUATION, CL_F_EVALUATION_DATE),
                     count_lately(o, CL_T_STORY, CL_F_STORY_DATE),
                     count_lately(o, CL_T_DECISION, CL_F_DECISION_ANSWERED));
}

/* Stages, lights and measurements tell most; then what else there is. */
static void put_changes(overview *o) {
  cl_app *app = o->app;
  size_t shown = 0;
  put_question(o, T_(app, "What changed?"));
  if (!o->old) {
    put_answer(o, CL_LOOK_BARE, done_lately(o));
    return;
  }
  put_answer(o, CL_LOOK_BARE,
             cl_asprintf(app->arena, T_(app, "Since %s: %s"), o->old_name, ov_news_counts(o)));
  for (int kind = 0; kind < OV_CHANGE_KINDS; kind++)
    for (size_t i = 0; i < o->change_count && shown < LINES_SHOWN; i++) {
      const ov_change *change = &o->changes[i];
      if ((int)change->kind != kind)
        continue;
      put_about(o, change->fact->is ? change->fact->community : NULL, ov_news_line(o, change));
      shown++;
    }
  if (o->change_count > shown)
    put_more(o, o->news_sheet, o->change_count - shown);
}

/* `Cause: ... Consequence: ... Action: ...`, as far as somebody wrote it down. */
static const char *why_of(overview *o, const cl_rec *goal) {
  static const cl_field fields[] = { CL_F_JOINT_GOAL_LIGHT_CAUSE, CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE,
                                     CL_F_JOINT_GOAL_LIGHT_ACTION };
  cl_app *app = o->app;
  const char *text = "";
  for (size_t i = 0; i < CL_COUNT(fields); i++) {
    const char *part = cmd_text(app, goal, fields[i]);
    if (*part)
      text = cl_asprintf(app->arena, "%s%s%s: %s", text, *text ? ". " : "",
                         cl_field_label(fields[i], app->lang), part);
  }
  return *text ? text : T_(app, "Nobody wrote down yet what it is due to.");
}

static void put_trouble(overview *o, const ov_goal *goal) {
  const char *text = cl_asprintf(o->app->arena, "%s: %s", ov_light_text(o, goal->progress.light),
                                 cmd_text(o->app, goal->rec, CL_F_JOINT_GOAL_TEXT));
  put_about(o, o->communities[goal->community].rec, text);
  cl_put_skip(o->front);
  cl_put_skip(o->front);
  put_cut(o, CL_LOOK_BARE, why_of(o, goal->rec), LINE_WIDTH);
  cl_sheet_row(o->front);
}

static void put_troubles(overview *o) {
  static const enum cl_light bad[] = { CL_RED, CL_ORANGE };
  cl_app *app = o->app;
  size_t shown = 0, all = o->lights[CL_RED] + o->lights[CL_ORANGE];
  size_t errors = o->findings.by_level[CL_ERROR];
  put_question(o, T_(app, "What goes wrong, and why?"));
  for (size_t k = 0; k < CL_COUNT(bad); k++)
    for (size_t i = 0; i < o->goal_count && shown < LINES_SHOWN; i++)
      if (o->goals[i].progress.light == bad[k]) {
        put_trouble(o, &o->goals[i]);
        shown++;
      }
  if (all > shown)
    put_more(o, o->goals_sheet, all - shown);
  if (!all)
    put_answer(o, CL_LOOK_SUBTITLE, T_(app, "No joint goal is behind."));
  if (errors)
    put_answer(
        o, CL_LOOK_BARE,
        cl_asprintf(app->arena,
                    cl_ntr(app->lang, "The plan has %zu error: see the findings",
                           "The plan has %zu errors: see the findings", (unsigned long)errors),
                    errors));
}

static void put_decisions(overview *o) {
  cl_app *app = o->app;
  size_t shown = 0;
  put_question(o, T_(app, "What do we ask of you?"));
  CL_EACH_REC(rec, app->plan, CL_T_DECISION)
    if (ov_open(rec) && shown < LINES_SHOWN) {
      put_about(o, rec->parent, cmd_text(app, rec, CL_F_DECISION_TEXT));
      shown++;
    }
  if (o->decisions > shown)
    put_more(o, o->decisions_sheet, o->decisions - shown);
  if (!shown)
    put_answer(o, CL_LOOK_SUBTITLE, T_(app, "No decision at the moment."));
}

/* ---- Communities ---------------------------------------------------------------------- */

static void put_community(overview *o, size_t i) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->front;
  const ov_community *c = &o->communities[i];
  cl_sheet_row(sheet);
  ov_community_link(o, sheet, i, LINK_WIDTH);
  cl_put_num(sheet, CL_LOOK_CENTER, CL_NUM_WHOLE, (double)c->goals);
  ov_text(sheet, cl_stage_word(c->stage, app->lang));
  cl_put_num(sheet, CL_LOOK_CENTER, CL_NUM_WHOLE, (double)c->open_decisions);
  ov_put_lights(sheet, c);
  cl_put_date(sheet, CL_LOOK_PLAIN, c->next_moment);
  ov_text(sheet, cl_stage_next(c->stage, app->lang));
}

/* How much a community asks of the reader: what is red before what is orange,
 * then decisions. */
static size_t urgency(const ov_community *c) {
  return 1000 * c->lights[CL_RED] + 100 * c->lights[CL_ORANGE] + c->open_decisions;
}

/* Those to show: all when they fit, in the order of the plan; else the most
 * urgent.  Returns how many. */
static size_t choose(const overview *o, size_t *out) {
  size_t n = 0;
  for (size_t i = 0; i < o->community_count; i++) {
    size_t at = n < COMMUNITIES_SHOWN ? n++ : COMMUNITIES_SHOWN;
    if (o->community_count > COMMUNITIES_SHOWN)
      for (; at > 0 && urgency(&o->communities[i]) > urgency(&o->communities[out[at - 1]]); at--)
        if (at < COMMUNITIES_SHOWN)
          out[at] = out[at - 1];
    if (at < COMMUNITIES_SHOWN)
      out[at] = i;
  }
  return n;
}

/* Returns how many are in the table, and in *FIRST the row of the first. */
static size_t put_communities(overview *o, unsigned *first) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->front;
  size_t shown[COMMUNITIES_SHOWN], n = choose(o, shown);
  const cl_book_column columns[] = {
    { .title = T_(app, "Community") },
    { .title = T_(app, "Goals") },
    { .title = T_(app, "Stage") },
    { .title = T_(app, "Decisions"), .note = T_(app, "Decisions asked and not answered yet.") },
    { .title = ov_light_text(o, CL_GREEN) },
    { .title = ov_light_text(o, CL_ORANGE) },
    { .title = ov_light_text(o, CL_RED) },
    { .title = ov_light_text(o, CL_GREY) },
    { .title = T_(app, "Next moment") },
    { .title = T_(app, "Next step") },
  };
  put_question(o, T_(app, "How each community stands"));
  if (o->community_count > n) {
    const char *text =
        cl_asprintf(app->arena, T_(app, "These %zu ask for attention first; all %zu: see %s"), n,
                    o->community_count, cl_sheet_name(o->communities_sheet));
    cl_put_link(sheet, cl_str_of(text), o->communities_sheet, 0, 0);
    cl_sheet_row(sheet);
  }
  cl_sheet_at(sheet, cl_sheet_row_now(sheet), A_NAME);
  cl_sheet_table(sheet, cl_sheet_name(sheet), columns, CL_COUNT(columns), 0);
  *first = cl_sheet_row_now(sheet) + 1;
  for (size_t i = 0; i < n; i++)
    put_community(o, shown[i]);
  if (!n)
    ov_nothing(sheet, CL_COUNT(columns) - 1, CL_COUNT(columns),
               T_(app, "No community yet: cl-define start NAME --group ID"));
  cl_sheet_table_end(sheet);
  return n;
}

void ov_front(overview *o) {
  unsigned first;
  set_widths(o);
  put_title(o);
  unsigned below = put_counts(o);
  /* The charts stand beside the counts: so many rows of COUNT_HEIGHT points. */
  unsigned height = (below - FIRST_COUNT) * COUNT_HEIGHT * 96 / 72 + 14;
  cl_sheet_at(o->front, below, A_NAME);
  put_changes(o);
  put_troubles(o);
  put_decisions(o);
  size_t n = put_communities(o, &first);
  if (n > 1 && n == o->community_count && o->goal_count)
    ov_chart_lights(o, o->front, first, first + (unsigned)n - 1, E_LIGHTS, o->front,
                    FIRST_COUNT - 1, E_LIGHTS, LIGHTS_WIDTH, height);
  else
    chart_lights(o, height);
  chart_stages(o, height);
  cl_sheet_freeze(o->front, 2, 0);
  cl_sheet_one_page(o->front);
}
