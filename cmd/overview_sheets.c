/* overview_sheets.c - communities, joint goals with their lights, decisions. */
#include <math.h>
#include <string.h>

#include "overview_inner.h"

/* ---- Communities ----------------------------------------------------------------- */

/* Roles and ids of the people in a list, one a line. */
static void add_people(overview *o, cl_buf *out, const cl_rec *rec, cl_field field) {
  CL_EACH(item, cl_rec_node(rec, field))
    cl_buf_printf(out, "%s%s", out->len ? "\n" : "", cmd_person(o->app, field, cl_node_text(item)));
}

static void put_team(overview *o, cl_sheet *sheet, const cl_rec *rec) {
  cl_buf out = CL_BUF_INIT;
  add_people(o, &out, rec, CL_F_COMMUNITY_TEAM_LIBRARIANS);
  add_people(o, &out, rec, CL_F_COMMUNITY_TEAM_AMBASSADORS);
  ov_text(sheet, cl_buf_text(&out));
  cl_buf_free(&out);
}

static void put_serves(overview *o, cl_sheet *sheet, const cl_rec *rec) {
  cl_buf out = CL_BUF_INIT;
  CL_EACH(item, cl_rec_node(rec, CL_F_COMMUNITY_SERVES)) {
    cl_str id = cl_node_text(item);
    const cl_rec *goal = cl_plan_ref(o->app->plan, CL_F_COMMUNITY_SERVES, id);
    cl_str text = goal ? cl_rec_text(goal, CL_F_GOAL_TEXT) : id;
    cl_buf_printf(&out, "%s%.*s", out.len ? "\n" : "", (int)text.n, text.n ? text.p : "");
  }
  ov_text(sheet, cl_buf_text(&out));
  cl_buf_free(&out);
}

static void put_evaluations(overview *o, cl_sheet *sheet, const ov_community *c) {
  cl_app *app = o->app;
  const cl_rec *last = c->last_evaluation;
  cl_put_date(sheet, CL_LOOK_PLAIN, last ? cl_rec_date(last, CL_F_EVALUATION_DATE) : CL_NO_DATE);
  const char *pulse = last ? cmd_label(app, last, CL_F_EVALUATION_PULSE) : "";
  const char *effort = last ? cmd_label(app, last, CL_F_EVALUATION_EFFORT) : "";
  ov_text(sheet, cl_asprintf(app->arena, "%s%s%s", pulse, *pulse && *effort ? ", " : "", effort));
  cl_put_date(sheet, CL_LOOK_PLAIN, c->next_evaluation);
}

static void put_community(overview *o, const ov_community *c) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->communities_sheet;
  const cl_rec *rec = c->rec;
  cl_sheet_row(sheet);
  ov_text(sheet, rec->id);
  cl_put_text(sheet, CL_LOOK_LABEL, cl_rec_text(rec, CL_F_COMMUNITY_NAME));
  ov_text(sheet, ov_name(o, rec, CL_F_COMMUNITY_THEME));
  ov_text(sheet, cmd_label(app, rec, CL_F_COMMUNITY_STATUS));
  ov_text(sheet, cl_stage_word(c->stage, app->lang));
  ov_text(sheet, cl_stage_next(c->stage, app->lang));
  cl_put_text(sheet, CL_LOOK_PLAIN, cl_rec_text(rec, CL_F_COMMUNITY_VISION_TEXT));
  put_serves(o, sheet, rec);
  put_team(o, sheet, rec);
  if (c->goals)
    cl_put_link(sheet, cl_str_of(cl_asprintf(app->arena, "%zu", c->goals)), o->goals_sheet,
                c->goal_row, 0);
  else
    ov_count(sheet, 0);
  cl_put_date(sheet, CL_LOOK_PLAIN, c->last_talk);
  put_evaluations(o, sheet, c);
  ov_count(sheet, c->open_tasks);
}

void ov_communities(overview *o) {
  cl_app *app = o->app;
  enum cl_lang lang = app->lang;
  const cl_book_column columns[] = {
    { .title = cl_field_label(CL_F_COMMUNITY_ID, lang), .most = 13 },
    { .title = T_(app, "Community"), .most = 18 },
    { .title = cl_field_label(CL_F_COMMUNITY_THEME, lang), .most = 15 },
    { .title = cl_field_label(CL_F_COMMUNITY_STATUS, lang), .most = 11 },
    { .title = T_(app, "Stage"), .most = 12 },
    { .title = T_(app, "Next step"), .most = 25 },
    { .title = cl_field_label(CL_F_COMMUNITY_VISION_TEXT, lang), .most = 28 },
    { .title = cl_field_label(CL_F_COMMUNITY_SERVES, lang), .most = 26 },
    { .title = T_(app, "Team"),
      .note = T_(app, "Community librarians and ambassadors, by role and id."),
      .most = 24 },
    { .title = T_(app, "Goals") },
    { .title = T_(app, "Latest talk"), .note = T_(app, "The last conversation that was held.") },
    { .title = T_(app, "Latest evaluation") },
    { .title = T_(app, "Cooperation"),
      .note = T_(app, "From the latest evaluation: do we work for the community or with it, and "
                      "how much effort does it take?"),
      .most = 14 },
    { .title = T_(app, "Next evaluation") },
    { .title = T_(app, "Open tasks") },
  };
  cl_sheet_table(o->communities_sheet, cl_sheet_name(o->communities_sheet), columns,
                 CL_COUNT(columns), 2);
  for (size_t i = 0; i < o->community_count; i++)
    put_community(o, &o->communities[i]);
  if (!o->community_count)
    ov_nothing(o->communities_sheet, 5, CL_COUNT(columns),
               T_(app, "No community yet: cl-define start NAME --group ID"));
  cl_sheet_table_end(o->communities_sheet);
}

/* ---- Joint goals ------------------------------------------------------------------- */

static void put_number(cl_sheet *sheet, bool known, double value) {
  if (known)
    cl_put_num(sheet, CL_LOOK_PLAIN, CL_NUM_GENERAL, value);
  else
    cl_put_none(sheet, CL_LOOK_PLAIN);
}

/* Numbers worked out are shown with one decimal at most. */
static double rounded(double value) {
  return round(value * 10) / 10;
}

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
  cl_put_date(sheet, CL_LOOK_PLAIN, p->has_latest ? p->latest_date : CL_NO_DATE);
  put_share(sheet, p->has_numbers && p->has_latest, p->share);
  put_share(sheet, p->has_numbers, p->expected_share);
  const char *sign = cl_light_sign(p->light);
  cl_put_light(sheet, ov_light_look(p->light), cl_light_word(p->light, o->app->lang),
               p->by_hand ? cl_asprintf(o->app->arena, "%s *", sign) : sign);
  ov_text(sheet, trend_text(o, p));
  put_number(sheet, p->has_forecast, rounded(p->forecast));
}

static void put_goal(overview *o, const ov_goal *goal) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->goals_sheet;
  const cl_rec *rec = goal->rec;
  cl_sheet_row(sheet);
  ov_text(sheet, rec->id);
  cl_put_text(sheet, CL_LOOK_PLAIN,
              cl_rec_text(o->communities[goal->community].rec, CL_F_COMMUNITY_NAME));
  cl_put_text(sheet, CL_LOOK_LABEL, cl_rec_text(rec, CL_F_JOINT_GOAL_TEXT));
  cl_put_text(sheet, CL_LOOK_PLAIN, cl_rec_text(rec, CL_F_JOINT_GOAL_UNIT));
  put_numbers(o, sheet, rec, &goal->progress);
  cl_put_date(sheet, CL_LOOK_PLAIN, goal->progress.due);
  cl_put_text(sheet, CL_LOOK_PLAIN, cl_rec_text(rec, CL_F_JOINT_GOAL_LIGHT_CAUSE));
  cl_put_text(sheet, CL_LOOK_PLAIN, cl_rec_text(rec, CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE));
  cl_put_text(sheet, CL_LOOK_PLAIN, cl_rec_text(rec, CL_F_JOINT_GOAL_LIGHT_ACTION));
  ov_text(sheet, cmd_person(app, CL_F_JOINT_GOAL_OWNER, cl_rec_text(rec, CL_F_JOINT_GOAL_OWNER)));
}

void ov_goals(overview *o) {
  cl_app *app = o->app;
  enum cl_lang lang = app->lang;
  const cl_book_column columns[] = {
    { .title = cl_field_label(CL_F_JOINT_GOAL_ID, lang), .most = 12 },
    { .title = T_(app, "Community"), .most = 16 },
    { .title = cl_field_label(CL_F_JOINT_GOAL_TEXT, lang), .least = 24, .most = 28 },
    { .title = cl_field_label(CL_F_JOINT_GOAL_UNIT, lang), .most = 12 },
    { .title = cl_field_label(CL_F_JOINT_GOAL_BASELINE, lang) },
    { .title = cl_field_label(CL_F_JOINT_GOAL_TARGET, lang) },
    { .title = T_(app, "Latest") },
    { .title = T_(app, "Measured on") },
    { .title = T_(app, "Reached"),
      .note = T_(app, "Share of the way from baseline to target."),
      .least = 11,
      .bar = true,
      .full = 1 },
    { .title = T_(app, "Expected"),
      .note =
          T_(app, "Share that a straight line from start to due day would have reached today.") },
    { .title = cl_field_label(CL_F_JOINT_GOAL_LIGHT_COLOUR, lang),
      .note = T_(app, "Worked out from the measurements; with * given by hand."),
      .least = 11 },
    { .title = T_(app, "Trend"), .note = T_(app, "The last two measurements.") },
    { .title = T_(app, "Forecast"), .note = T_(app, "Value on the due day at the present pace.") },
    { .title = cl_field_label(CL_F_JOINT_GOAL_DUE, lang) },
    { .title = cl_field_label(CL_F_JOINT_GOAL_LIGHT_CAUSE, lang), .most = 20 },
    { .title = cl_field_label(CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE, lang), .most = 20 },
    { .title = cl_field_label(CL_F_JOINT_GOAL_LIGHT_ACTION, lang), .most = 20 },
    { .title = cl_field_label(CL_F_JOINT_GOAL_OWNER, lang), .most = 18 },
  };
  cl_sheet_table(o->goals_sheet, cl_sheet_name(o->goals_sheet), columns, CL_COUNT(columns), 3);
  for (size_t i = 0; i < o->goal_count; i++)
    put_goal(o, &o->goals[i]);
  if (!o->goal_count)
    ov_nothing(o->goals_sheet, 2, CL_COUNT(columns),
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
