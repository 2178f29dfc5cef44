/* goals_progress.c - `progress`: how the joint goals are doing. */
#include <string.h>

#include "../lib/method/beyond.h"
#include "../lib/method/progress.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "goals.h"

/* FRESH: a value of this many days shows its age. */
enum { BAR = 16, FRESH = 42 };

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

/* ---- To read -------------------------------------------------------------------- */

static const enum cl_color colors[] = {
  [CL_GREEN] = CL_C_GREEN, [CL_ORANGE] = CL_C_YELLOW, [CL_RED] = CL_C_RED, [CL_GREY] = CL_C_DIM
};

/* The widest word of a light: goals stand below each other behind it. */
static size_t light_width(const cl_app *app) {
  size_t widest = 0;
  for (int light = 0; light < CL_LIGHTS; light++) {
    size_t width = cl_width(cl_str_of(cl_light_word((enum cl_light)light, app->lang)));
    widest = width > widest ? width : widest;
  }
  return widest;
}

/* `━━━━──┃────`: as far as it came, and where it should have been on that day. */
static const char *bar_of(cl_app *app, const cl_progress *p) {
  double share = p->has_latest ? p->share : 0;
  double mark = p->has_latest ? p->expected_then : p->expected_share;
  int full = share <= 0 ? 0 : share >= 1 ? BAR : (int)(share * BAR + 0.5);
  int at = mark >= 1 ? BAR - 1 : mark <= 0 ? 0 : (int)(mark * BAR);
  const char *bar = "";
  for (int i = 0; i < BAR; i++)
    bar = cl_asprintf(app->arena, "%s%s", bar, i == at ? "┃" : i < full ? "━" : "─");
  return bar;
}

/* Joins with a semicolon between. */
static void join(cl_app *app, const char **line, const char *part) {
  if (*part)
    *line = cl_asprintf(app->arena, "%s%s%s", *line, **line ? "; " : "", part);
}

static const char *value_words(cl_app *app, const cl_rec *goal, const cl_progress *p) {
  const char *unit = cmd_text(app, goal, CL_F_JOINT_GOAL_UNIT);
  if (!p->quantitative)
    return p->has_latest ? "" : T_(app, "judged in words");
  if (!p->has_latest)
    return p->has_target ? cl_asprintf(app->arena, T_(app, "never measured, to %s %s"),
                                       cmd_num(app, p->target), unit)
                         : T_(app, "never measured");
  if (!p->has_target)
    return cl_asprintf(app->arena, "%s %s", cmd_num(app, p->latest), unit);
  return cl_asprintf(app->arena, T_(app, "%s of %s %s"), cmd_num(app, p->latest),
                     cmd_num(app, p->target), unit);
}

static const char *age_words(cl_app *app, const cl_progress *p) {
  if (!p->has_latest || p->age <= FRESH)
    return "";
  return cl_asprintf(app->arena, T_(app, "%d weeks old"), p->age / 7);
}

static const char *forecast_words(cl_app *app, const cl_progress *p) {
  if (!p->has_forecast)
    return "";
  return cl_asprintf(app->arena, T_(app, "at this pace %s (%s to %s)"),
                     cmd_num(app, cl_round_to(p->forecast, 1)),
                     cmd_num(app, cl_round_to(p->forecast_low, 1)),
                     cmd_num(app, cl_round_to(p->forecast_high, 1)));
}

static const char *numbers_of(cl_app *app, const cl_rec *goal, const cl_progress *p) {
  const char *line = "";
  join(app, &line, value_words(app, goal, p));
  if (p->has_numbers)
    join(app, &line,
         cl_asprintf(app->arena, T_(app, "%s expected today"),
                     cmd_num(app, cl_round_to(p->expected, 1))));
  join(app, &line, age_words(app, p));
  if (p->stale)
    join(app, &line, cl_asprintf(app->arena, T_(app, "last: %s"), cl_light_word(p->last, app->lang)));
  join(app, &line, forecast_words(app, p));
  if (p->due != CL_NO_DATE)
    join(app, &line, cl_asprintf(app->arena, T_(app, "due %s"), cmd_date(app, p->due)));
  return p->has_numbers ? cl_asprintf(app->arena, "%s  %s", bar_of(app, p), line) : line;
}

/* TEXT wrapped behind what stands on the line already, up to column AT. */
static void beside(cl_app *app, size_t at, const char *text) {
  cl_buf wrapped = CL_BUF_INIT;
  cl_wrap(&wrapped, cl_str_of(text), (unsigned)at, cmd_width(app));
  const char *from = cl_buf_text(&wrapped);
  cl_buf_puts(&app->out, from + strspn(from, " "));
  if (!wrapped.len)
    cl_buf_putc(&app->out, '\n');
  cl_buf_free(&wrapped);
}

/* What a goal off its course is due to, and what is done about it; false when that
 * is asked for and not there. */
static bool explain(cl_app *app, const cl_rec *goal, const cl_progress *p, unsigned at) {
  static const cl_field fields[] = { CL_F_JOINT_GOAL_LIGHT_CAUSE, CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE,
                                     CL_F_JOINT_GOAL_LIGHT_ACTION };
  bool any = false;
  for (size_t i = 0; i < CL_COUNT(fields); i++) {
    if (!cl_rec_has(goal, fields[i]))
      continue;
    any = true;
    cl_wrap(&app->out,
            cl_str_of(cl_asprintf(app->arena, "%s: %s", cl_field_label(fields[i], app->lang),
                                  cmd_text(app, goal, fields[i]))),
            at, cmd_width(app));
  }
  return any || (p->light != CL_ORANGE && p->light != CL_RED);
}

/* What nobody wrote down is said once, with the command for the first. */
static void ask_why(cl_app *app, const cl_rec *goal, const cl_progress *p, size_t n) {
  cl_buf_putc(&app->out, '\n');
  cl_wrap(&app->out,
          cl_str_of(cl_asprintf(
              app->arena,
              cl_ntr(app->lang, "Of %zu goal that is behind nobody wrote down a cause yet.",
                     "Of %zu goals that are behind nobody wrote down a cause yet.", n),
              n)),
          0, cmd_width(app));
  cmd_command(app, 2,
              cl_asprintf(app->arena,
                          "cl-goals set goal %s --light.colour %s --light.cause TEXT "
                          "--light.consequence TEXT --light.action TEXT",
                          cl_rec_address(goal, app->arena),
                          cl_choice_value(CL_S_COLOUR, (int)p->light)));
}

static bool print_goal(cl_app *app, const cl_rec *goal, const cl_progress *p) {
  size_t width = light_width(app), at = width + 7;
  const char *light = cl_asprintf(app->arena, "%s %s%s", cl_light_sign(p->light),
                                  cl_light_word(p->light, app->lang), p->by_hand ? "*" : "");
  cl_buf_puts(&app->out, "  ");
  cl_term_color(&app->out, app->color, colors[p->light], light);
  cl_buf_fill(&app->out, ' ', at - 2 - cl_width(cl_str_of(light)));
  beside(app, at, cmd_text(app, goal, CL_F_JOINT_GOAL_TEXT));
  const char *numbers = numbers_of(app, goal, p);
  if (*numbers)
    cl_wrap(&app->out, cl_str_of(numbers), (unsigned)at, cmd_width(app));
  return explain(app, goal, p, (unsigned)at);
}

/* Under the heading of a community: how much of it its members carry (V2), and what it
 * does for people (V3).  Nothing where the plan says nothing of it. */
typedef struct beyond {
  const cl_shares *shares;
  const cl_effects *effects;
  const cl_rec *at; /* the community they were last asked of, and its place */
  size_t place;
} beyond;

static beyond beyond_of_all(cl_app *app) {
  size_t n = app->plan->count[CL_T_COMMUNITY] + 1;
  cl_shares *shares = cl_alloc(app->arena, n * sizeof *shares);
  cl_effects *effects = cl_alloc(app->arena, n * sizeof *effects);
  cl_shares_of_all(app->plan, app->today, shares);
  cl_effects_of_all(app->plan, effects);
  return (beyond){ shares, effects, app->plan->first[CL_T_COMMUNITY], 0 };
}

/* Goals stand in the order of their communities: COMMUNITY lies behind the last one. */
static void print_beyond(cl_app *app, beyond *all, const cl_rec *community) {
  while (all->at && all->at != community) {
    all->at = all->at->next;
    all->place++;
  }
  if (!all->at)
    return;
  const char *share = cl_share_words(cl_app_view(app), &all->shares[all->place]);
  const char *effects = cl_effects_words(cl_app_view(app), &all->effects[all->place]);
  if (*share)
    cl_wrap(&app->out, cl_str_of(cl_asprintf(app->arena, T_(app, "carried by members: %s"), share)),
            2, cmd_width(app));
  if (*effects)
    cl_wrap(&app->out, cl_str_of(cl_asprintf(app->arena, T_(app, "what people say: %s"), effects)), 2,
            cmd_width(app));
}

static void print_goals(cl_app *app, const goals_list *goals, const cl_progress *progress) {
  bool by_hand = false, bars = false;
  size_t unexplained = 0, first = 0;
  beyond all = beyond_of_all(app);
  for (size_t i = 0; i < goals->count; i++) {
    const cl_rec *goal = goals->items[i];
    if (!i || goal->parent != goals->items[i - 1]->parent) {
      cl_heading(&app->out, app->color, cmd_text(app, goal->parent, CL_F_COMMUNITY_NAME), '-');
      print_beyond(app, &all, goal->parent);
    }
    if (!print_goal(app, goal, &progress[i]) && !unexplained++)
      first = i;
    by_hand = by_hand || progress[i].by_hand;
    bars = bars || progress[i].has_numbers;
  }
  if (bars || by_hand)
    cl_buf_putc(&app->out, '\n');
  if (bars)
    cl_buf_printf(&app->out, "━ %s   ┃ %s\n", T_(app, "reached"),
                  T_(app, "expected on the day it was measured"));
  if (by_hand)
    cl_buf_printf(&app->out, "%s\n", T_(app, "* light given by hand"));
  if (unexplained)
    ask_why(app, goals->items[first], &progress[first], unexplained);
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
  print_goals(app, &goals, progress);
  return CL_OK;
}
