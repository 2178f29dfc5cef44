/* goals_progress.c - `progress`: how the joint goals are doing. */
#include "../lib/method/method.h"
#include "goals.h"

enum { BAR = 10 };

static void json_number(cl_json *json, const char *key, bool known, double value) {
  if (known)
    cmd_json_num(json, key, value);
}

static void json_field(cl_json *json, const char *key, const cl_rec *goal, cl_field field) {
  double value = 0;
  bool known = cl_rec_num(goal, field, &value);
  json_number(json, key, known, value);
}

static void json_goal(cl_app *app, const cl_rec *goal, const cl_progress *p) {
  cl_json json = cmd_json(app);
  cmd_json_text(&json, "community", goal->parent->id);
  cmd_json_text(&json, "id", goal->id);
  cmd_json_str(&json, "text", cl_rec_text(goal, CL_F_JOINT_GOAL_TEXT));
  cmd_json_text(&json, "kind", p->quantitative ? "quantitative" : "qualitative");
  cmd_json_str(&json, "unit", cl_rec_text(goal, CL_F_JOINT_GOAL_UNIT));
  json_field(&json, "baseline", goal, CL_F_JOINT_GOAL_BASELINE);
  json_field(&json, "target", goal, CL_F_JOINT_GOAL_TARGET);
  cmd_json_date(&json, "start", p->start);
  cmd_json_date(&json, "due", p->due);
  cmd_json_int(&json, "measurements", (long long)p->measurements);
  json_number(&json, "latest", p->has_latest, p->latest);
  cmd_json_date(&json, "latest-date", p->has_latest ? p->latest_date : CL_NO_DATE);
  json_number(&json, "expected", p->has_numbers, cl_round_to(p->expected, 1));
  json_number(&json, "share", p->has_numbers && p->has_latest, cl_round_to(p->share, 3));
  json_number(&json, "expected-share", p->has_numbers, cl_round_to(p->expected_share, 3));
  json_number(&json, "forecast", p->has_forecast, cl_round_to(p->forecast, 1));
  json_number(&json, "forecast-low", p->has_forecast, cl_round_to(p->forecast_low, 1));
  json_number(&json, "forecast-high", p->has_forecast, cl_round_to(p->forecast_high, 1));
  cmd_json_int(&json, "trend", p->trend);
  cmd_json_text(&json, "light", cl_choice_value(CL_S_COLOUR, (int)p->light));
  if (p->stale) {
    cmd_json_int(&json, "stale", p->age);
    cmd_json_text(&json, "last-light", cl_choice_value(CL_S_COLOUR, (int)p->last));
  }
  cmd_json_bool(&json, "by-hand", p->by_hand);
  cmd_json_str(&json, "cause", cl_rec_text(goal, CL_F_JOINT_GOAL_LIGHT_CAUSE));
  cmd_json_str(&json, "consequence", cl_rec_text(goal, CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE));
  cmd_json_str(&json, "action", cl_rec_text(goal, CL_F_JOINT_GOAL_LIGHT_ACTION));
  cmd_json_end(&json);
}

static void number_cell(cl_app *app, cl_table *table, bool known, double value) {
  cl_table_cell(table, cl_str_of(known ? cmd_num(app, value) : "-"));
}

static void field_cell(cl_app *app, cl_table *table, const cl_rec *goal, cl_field field) {
  double value = 0;
  bool known = cl_rec_num(goal, field, &value);
  number_cell(app, table, known, value);
}

static void bar_cell(cl_app *app, cl_table *table, const cl_progress *p) {
  cl_buf bar = CL_BUF_INIT;
  if (p->has_numbers)
    cl_bar(&bar, p->share, BAR);
  cl_table_cell(table, cl_str_of(cl_strdup(app->arena, cl_buf_text(&bar))));
  cl_buf_free(&bar);
}

static void light_cell(cl_app *app, cl_table *table, const cl_progress *p) {
  static const enum cl_color colors[] = {
    [CL_GREEN] = CL_C_GREEN, [CL_ORANGE] = CL_C_YELLOW, [CL_RED] = CL_C_RED, [CL_GREY] = CL_C_DIM
  };
  const char *text = cl_asprintf(app->arena, "[%s] %s%s", cl_light_sign(p->light),
                                 cl_light_word(p->light, app->lang), p->by_hand ? "*" : "");
  cl_table_cell_color(table, cl_str_of(text), colors[p->light]);
}

static const char *trend_word(cl_app *app, const cl_progress *p) {
  if (p->measurements < 2)
    return "-";
  return p->trend > 0   ? T_(app, "nearer")
         : p->trend < 0 ? T_(app, "further off")
                        : T_(app, "level");
}

static void table_row(cl_app *app, cl_table *table, const cl_rec *goal, const cl_progress *p,
                      bool *by_hand) {
  cl_table_cell(table, cl_str_of(cl_rec_address(goal, app->arena)));
  field_cell(app, table, goal, CL_F_JOINT_GOAL_BASELINE);
  field_cell(app, table, goal, CL_F_JOINT_GOAL_TARGET);
  number_cell(app, table, p->has_latest, p->latest);
  number_cell(app, table, p->has_numbers, cl_round_to(p->expected, 1));
  light_cell(app, table, p);
  bar_cell(app, table, p);
  cl_table_cell(table, cl_str_of(trend_word(app, p)));
  number_cell(app, table, p->has_forecast, cl_round_to(p->forecast, 1));
  cl_table_cell(table, cl_str_of(cmd_date(app, p->due)));
  *by_hand = *by_hand || p->by_hand;
}

/* What a goal off its course is due to, and what is done about it. */
static void explain(cl_app *app, const cl_rec *goal, const cl_progress *p) {
  static const cl_field fields[] = { CL_F_JOINT_GOAL_LIGHT_CAUSE, CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE,
                                     CL_F_JOINT_GOAL_LIGHT_ACTION };
  bool any = false;
  for (size_t i = 0; i < CL_COUNT(fields); i++)
    any = any || cl_rec_has(goal, fields[i]);
  if (p->light != CL_ORANGE && p->light != CL_RED && !any)
    return;
  cl_heading(&app->out, app->color, cl_rec_address(goal, app->arena), '-');
  cl_wrap(&app->out, cl_rec_text(goal, CL_F_JOINT_GOAL_TEXT), 2, cmd_width(app));
  for (size_t i = 0; i < CL_COUNT(fields); i++)
    if (cl_rec_has(goal, fields[i]))
      cl_labelled(&app->out, 12, cl_field_label(fields[i], app->lang), cl_rec_text(goal, fields[i]),
                  cmd_width(app));
  if (!any) {
    const char *ask =
        cl_asprintf(app->arena,
                    T_(app, "Off course. Talk about why, what follows and what you will do, and "
                            "keep it: cl-goals set goal %s --light.colour %s --light.cause \"...\" "
                            "--light.consequence \"...\" --light.action \"...\""),
                    cl_rec_address(goal, app->arena), cl_choice_value(CL_S_COLOUR, (int)p->light));
    cl_wrap(&app->out, cl_str_of(ask), 2, cmd_width(app));
  }
}

static void progress_table(cl_app *app, const goals_list *goals, const cl_progress *progress) {
  const char *const titles[] = {
    T_(app, "Goal"),     T_(app, "Baseline"), T_(app, "Target"),  T_(app, "Latest"),
    T_(app, "Expected"), T_(app, "Light"),    T_(app, "Reached"), T_(app, "Trend"),
    T_(app, "Forecast"), T_(app, "Due"),
  };
  static const size_t right[] = { 1, 2, 3, 4, 8 };
  cl_table *table = cl_table_new(titles, CL_COUNT(titles), app->columns, app->color);
  cl_table_keep(table, 0);
  for (size_t i = 0; i < CL_COUNT(right); i++)
    cl_table_right(table, right[i]);
  bool by_hand = false;
  for (size_t i = 0; i < goals->count; i++)
    table_row(app, table, goals->items[i], &progress[i], &by_hand);
  cl_table_end(table, &app->out);
  if (by_hand)
    cl_buf_printf(&app->out, "%s\n", T_(app, "* light given by hand"));
}

enum cl_status goals_progress(cl_app *app) {
  goals_list goals;
  if (!goals_asked(app, &goals))
    return CL_USAGE;
  cl_progress *progress = cl_alloc(app->arena, (goals.count + 1) * sizeof *progress);
  for (size_t i = 0; i < goals.count; i++)
    cl_progress_of(cl_app_view(app), goals.items[i], &progress[i]);
  if (cl_opt(app, CL_OI_JSON)) {
    for (size_t i = 0; i < goals.count; i++)
      json_goal(app, goals.items[i], &progress[i]);
    return CL_OK;
  }
  if (!goals.count) {
    cl_note(app, _("there are no joint goals yet: cl-goals add goal TEXT --community ID"));
    return CL_OK;
  }
  progress_table(app, &goals, progress);
  for (size_t i = 0; i < goals.count; i++)
    explain(app, goals.items[i], &progress[i]);
  return CL_OK;
}
