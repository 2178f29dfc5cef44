/* overview_sheets.c - communities, joint goals with their lights, decisions. */
#include <math.h>
#include <string.h>

#include "overview_inner.h"

enum { NAME_WIDTH = 22 };

/* ---- Communities ----------------------------------------------------------------- */

static void put_evaluations(overview *o, cl_sheet *sheet, const ov_community *c) {
  cl_app *app = o->app;
  const cl_rec *last = c->last_evaluation;
  cl_put_date(sheet, CL_LOOK_PLAIN, last ? cl_rec_date(last, CL_F_EVALUATION_DATE) : CL_NO_DATE);
  const char *pulse = last ? cmd_label(app, last, CL_F_EVALUATION_PULSE) : "";
  const char *effort = last ? cmd_label(app, last, CL_F_EVALUATION_EFFORT) : "";
  ov_text(sheet, cl_asprintf(app->arena, "%s%s%s", pulse, *pulse && *effort ? ", " : "", effort));
  cl_put_date(sheet, CL_LOOK_PLAIN, c->next_evaluation);
}

static void put_community(overview *o, size_t i) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->communities_sheet;
  const ov_community *c = &o->communities[i];
  const cl_rec *rec = c->rec;
  cl_sheet_row(sheet);
  ov_community_link(o, sheet, i, NAME_WIDTH);
  ov_text(sheet, ov_name(o, rec, CL_F_COMMUNITY_THEME));
  ov_text(sheet, cmd_label(app, rec, CL_F_COMMUNITY_STATUS));
  ov_text(sheet, cl_stage_word(c->stage, app->lang));
  ov_text(sheet, cl_stage_next(c->stage, app->lang));
  ov_put_lights(sheet, c);
  cl_put_date(sheet, CL_LOOK_PLAIN, c->last_talk);
  put_evaluations(o, sheet, c);
  ov_count(sheet, c->open_tasks);
}

/* Bars of the lights, community by community, from the numbers in the table. */
void ov_chart_lights(overview *o, const cl_sheet *from, unsigned first, unsigned last,
                     unsigned lights, cl_sheet *to, unsigned row, unsigned column, unsigned width,
                     unsigned height) {
  static const enum cl_look looks[OV_LIGHTS] = { CL_LOOK_GREEN, CL_LOOK_ORANGE, CL_LOOK_RED,
                                                 CL_LOOK_GREY };
  const cl_app *app = o->app;
  cl_series series[OV_LIGHTS];
  cl_buf alt = CL_BUF_INIT;
  cl_buf_puts(&alt, T_(app, "Joint goals by light, community by community; together:"));
  for (unsigned i = 0; i < OV_LIGHTS; i++) {
    const char *name = ov_light_text(o, (enum cl_light)i);
    series[i] = (cl_series){ .name = name,
                             .names = { from, first, 0, last, 0 },
                             .values = { from, first, lights + i, last, lights + i },
                             .looks = &looks[i],
                             .look_count = 1 };
    cl_buf_printf(&alt, "%s %s %zu", i ? "," : "", name, o->lights[i]);
  }
  size_t most = 1;
  for (size_t i = 0; i < o->community_count; i++)
    most = o->communities[i].goals > most ? o->communities[i].goals : most;
  cl_chart chart = { .kind = CL_CHART_STACKED,
                     .title = T_(app, "Joint goals by light and community"),
                     .alt = cl_buf_text(&alt),
                     .y_title = T_(app, "number of joint goals"),
                     .series = series,
                     .series_count = OV_LIGHTS,
                     .width = width,
                     .height = height,
                     .below = true,
                     .most = (double)most };
  cl_sheet_chart(to, row, column, &chart);
  cl_buf_free(&alt);
}

void ov_communities(overview *o) {
  cl_app *app = o->app;
  enum cl_lang lang = app->lang;
  cl_sheet *sheet = o->communities_sheet;
  const cl_book_column columns[] = {
    { .title = T_(app, "Community"),
      .note = T_(app, "Leads to the sheet of the community."),
      .least = 16,
      .most = NAME_WIDTH + 2 },
    { .title = cl_field_label(CL_F_COMMUNITY_THEME, lang), .most = 15 },
    { .title = cl_field_label(CL_F_COMMUNITY_STATUS, lang), .most = 12 },
    { .title = T_(app, "Stage"), .most = 13 },
    { .title = T_(app, "Next step"), .least = 26, .most = 30 },
    { .title = ov_light_text(o, CL_GREEN), .least = 7 },
    { .title = ov_light_text(o, CL_ORANGE), .least = 7 },
    { .title = ov_light_text(o, CL_RED), .least = 7 },
    { .title = ov_light_text(o, CL_GREY), .least = 7 },
    { .title = T_(app, "Latest talk"), .note = T_(app, "The last conversation that was held.") },
    { .title = T_(app, "Latest evaluation") },
    { .title = T_(app, "Cooperation"),
      .note = T_(app, "From the latest evaluation: do we work for the community or with it, and "
                      "how much effort does it take?"),
      .most = 14 },
    { .title = T_(app, "Next evaluation") },
    { .title = T_(app, "Open tasks"), .least = 7 },
  };
  cl_sheet_table(sheet, cl_sheet_name(sheet), columns, CL_COUNT(columns), 1);
  for (size_t i = 0; i < o->community_count; i++)
    put_community(o, i);
  if (!o->community_count)
    ov_nothing(sheet, 4, CL_COUNT(columns),
               T_(app, "No community yet: cl-define start NAME --group ID"));
  cl_sheet_table_end(sheet);
  unsigned n = (unsigned)o->community_count;
  if (o->goal_count)
    ov_chart_lights(o, sheet, 1, n, 5, sheet, n + 2, 0, 900, 140 + 24 * n);
}

/* ---- Joint goals ------------------------------------------------------------------- */

static void put_number(cl_sheet *sheet, bool known, double value) {
  if (known)
    cl_put_num(sheet, CL_LOOK_PLAIN, CL_NUM_GENERAL, value);
  else
    cl_put_none(sheet, CL_LOOK_PLAIN);
}

/* Numbers worked out are shown with one decimal at most. */
static void put_share(cl_sheet *sheet, bool known, double share) {
  if (known)
    cl_put_num(sheet, CL_LOOK_PLAIN, CL_NUM_PERCENT, round(share * 100) / 100);
  else
    cl_put_none(sheet, CL_LOOK_PLAIN);
}

static const char *trend_text(const overview *o, const cl_progress *p) {
  if (p->measurements < 2)
    return "";
  return p->trend > 0   ? T_(o->app, "nearer")
         : p->trend < 0 ? T_(o->app, "further off")
                        : T_(o->app, "level");
}

static void put_numbers(overview *o, cl_sheet *sheet, const cl_rec *rec, const cl_progress *p) {
  double value = 0;
  bool known = cl_rec_num(rec, CL_F_JOINT_GOAL_BASELINE, &value);
  put_number(sheet, known, value);
  known = cl_rec_num(rec, CL_F_JOINT_GOAL_TARGET, &value);
  put_number(sheet, known, value);
  put_number(sheet, p->has_latest, p->latest);
  put_share(sheet, p->has_numbers && p->has_latest, p->share);
  put_share(sheet, p->has_numbers, p->expected_share);
  const char *sign = cl_light_sign(p->light);
  cl_put_light(sheet, ov_light_look(p->light), cl_light_word(p->light, o->app->lang),
               p->by_hand ? cl_asprintf(o->app->arena, "%s *", sign) : sign);
  ov_text(sheet, trend_text(o, p));
  put_number(sheet, p->has_forecast, cl_round_to(p->forecast, 1));
}

static void put_goal(overview *o, const ov_goal *goal) {
  cl_sheet *sheet = o->goals_sheet;
  const cl_rec *rec = goal->rec;
  cl_sheet_row(sheet);
  cl_put_text(sheet, CL_LOOK_PLAIN,
              cl_rec_text(o->communities[goal->community].rec, CL_F_COMMUNITY_NAME));
  cl_put_text(sheet, CL_LOOK_LABEL, cl_rec_text(rec, CL_F_JOINT_GOAL_TEXT));
  cl_put_text(sheet, CL_LOOK_PLAIN, cl_rec_text(rec, CL_F_JOINT_GOAL_UNIT));
  put_numbers(o, sheet, rec, &goal->progress);
  cl_put_date(sheet, CL_LOOK_PLAIN, goal->progress.due);
  cl_put_text(sheet, CL_LOOK_PLAIN, cl_rec_text(rec, CL_F_JOINT_GOAL_LIGHT_CAUSE));
  cl_put_text(sheet, CL_LOOK_PLAIN, cl_rec_text(rec, CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE));
  cl_put_text(sheet, CL_LOOK_PLAIN, cl_rec_text(rec, CL_F_JOINT_GOAL_LIGHT_ACTION));
}

void ov_goals(overview *o) {
  cl_app *app = o->app;
  enum cl_lang lang = app->lang;
  const cl_book_column columns[] = {
    { .title = T_(app, "Community"), .least = 12, .most = 14 },
    { .title = cl_field_label(CL_F_JOINT_GOAL_TEXT, lang), .least = 20, .most = 22 },
    { .title = cl_field_label(CL_F_JOINT_GOAL_UNIT, lang), .most = 11 },
    /* TRANSLATORS: short, above a number: where a goal began */
    { .title = T_(app, "From"),
      .note = T_(app, "The baseline: the number at the start."),
      .least = 6,
      .most = 8 },
    /* TRANSLATORS: short, above a number: the target of a goal */
    { .title = T_(app, "Up to"), .note = T_(app, "The number to reach."), .least = 6, .most = 8 },
    /* TRANSLATORS: short, above a number: what was measured last */
    { .title = T_(app, "Latest"),
      .note = T_(app, "The last number that was measured."),
      .least = 6,
      .most = 8 },
    { .title = T_(app, "Reached"),
      .note = T_(app, "Share of the way from baseline to target."),
      .least = 9,
      .bar = true,
      .full = 1 },
    { .title = T_(app, "Expected"),
      .note =
          T_(app, "Share that a straight line from start to due day would have reached today.") },
    { .title = cl_field_label(CL_F_JOINT_GOAL_LIGHT_COLOUR, lang),
      .note = T_(app, "Worked out from the measurements; with * given by hand."),
      .least = 10,
      .most = 10 },
    { .title = T_(app, "Trend"), .note = T_(app, "The last two measurements."), .most = 8 },
    { .title = T_(app, "Forecast"), .note = T_(app, "Value on the due day at the present pace.") },
    { .title = cl_field_label(CL_F_JOINT_GOAL_DUE, lang) },
    { .title = cl_field_label(CL_F_JOINT_GOAL_LIGHT_CAUSE, lang), .most = 15 },
    { .title = cl_field_label(CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE, lang), .most = 15 },
    { .title = cl_field_label(CL_F_JOINT_GOAL_LIGHT_ACTION, lang), .most = 15 },
  };
  cl_sheet_table(o->goals_sheet, cl_sheet_name(o->goals_sheet), columns, CL_COUNT(columns), 2);
  for (size_t i = 0; i < o->goal_count; i++)
    put_goal(o, &o->goals[i]);
  if (!o->goal_count)
    ov_nothing(o->goals_sheet, 1, CL_COUNT(columns),
               T_(app, "No joint goal yet: cl-goals add goal TEXT"));
  cl_sheet_table_end(o->goals_sheet);
}

/* ---- Decisions ------------------------------------------------------------------------ */

void ov_decisions(overview *o) {
  cl_app *app = o->app;
  enum cl_lang lang = app->lang;
  cl_sheet *sheet = o->decisions_sheet;
  const cl_book_column columns[] = {
    { .title = T_(app, "Community"), .most = 26 },
    { .title = T_(app, "Asked on") },
    { .title = cl_field_label(CL_F_DECISION_TEXT, lang), .least = 40, .most = 60 },
    { .title = T_(app, "State"), .least = 12 },
    { .title = cl_field_label(CL_F_DECISION_ANSWER, lang), .least = 30, .most = 50 },
    { .title = cl_field_label(CL_F_DECISION_ANSWERED, lang) },
  };
  cl_sheet_table(sheet, cl_sheet_name(sheet), columns, CL_COUNT(columns), 1);
  CL_EACH_REC(rec, app->plan, CL_T_DECISION) {
    cl_sheet_row(sheet);
    cl_put_text(sheet, CL_LOOK_PLAIN,
                rec->parent ? cl_rec_text(rec->parent, CL_F_COMMUNITY_NAME) : CL_NO_STR);
    cl_put_date(sheet, CL_LOOK_PLAIN, cl_rec_date(rec, CL_F_DECISION_DATE));
    cl_put_text(sheet, CL_LOOK_LABEL, cl_rec_text(rec, CL_F_DECISION_TEXT));
    if (ov_open(rec))
      cl_put_text(sheet, CL_LOOK_GAP, cl_str_of(T_(app, "asked !")));
    else
      cl_put_text(sheet, CL_LOOK_GOOD, cl_str_of(T_(app, "answered")));
    cl_put_text(sheet, CL_LOOK_PLAIN, cl_rec_text(rec, CL_F_DECISION_ANSWER));
    cl_put_date(sheet, CL_LOOK_PLAIN, cl_rec_date(rec, CL_F_DECISION_ANSWERED));
  }
  if (!app->plan->count[CL_T_DECISION])
    ov_nothing(sheet, 2, CL_COUNT(columns),
               T_(app, "No decision was asked yet: cl-goals add decision TEXT"));
  cl_sheet_table_end(sheet);
}
