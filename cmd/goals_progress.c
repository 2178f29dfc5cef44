/* goals_progress.c - `progress`: how the joint goals are doing. */
#include <string.h>

#include "../lib/method/beyond.h"
#include "../lib/method/progress.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "../lib/method/story.h"
#include "../lib/sheet/show.h"
#include "goals.h"

/* FRESH: a value of this many days shows its age. */
enum { BAR = 16, SHORT_BAR = 10, FRESH = 42 };

static void json_number(cl_json *json, const char *key, bool known, double value) {
  if (known)
    cl_json_member_num(json, key, value);
}

static void json_field(cl_json *json, const char *key, const cl_rec *goal, cl_field field) {
  double value = 0;
  bool known = cl_rec_num(goal, field, &value);
  json_number(json, key, known, value);
}

static void json_goal(cl_app *app, const cl_rec *goal, const cl_progress *p) {
  cl_json json = cmd_json(app);
  cl_json_member(&json, "community", goal->parent->id);
  cl_json_member(&json, "id", goal->id);
  cl_json_member_str(&json, "text", cl_rec_text(goal, CL_F_JOINT_GOAL_TEXT));
  cl_json_member(&json, "kind", p->quantitative ? "quantitative" : "qualitative");
  cl_json_member_str(&json, "unit", cl_rec_text(goal, CL_F_JOINT_GOAL_UNIT));
  json_field(&json, "baseline", goal, CL_F_JOINT_GOAL_BASELINE);
  json_field(&json, "target", goal, CL_F_JOINT_GOAL_TARGET);
  cmd_json_date(&json, "start", p->start);
  cmd_json_date(&json, "due", p->due);
  cl_json_member_int(&json, "measurements", (long long)p->measurements);
  json_number(&json, "latest", p->has_latest, p->latest);
  cmd_json_date(&json, "latest-date", p->has_latest ? p->latest_date : CL_NO_DATE);
  json_number(&json, "expected", p->has_numbers, cl_round_to(p->expected, 1));
  json_number(&json, "share", p->has_numbers && p->has_latest, cl_round_to(p->share, 3));
  json_number(&json, "expected-share", p->has_numbers, cl_round_to(p->expected_share, 3));
  json_number(&json, "forecast", p->has_forecast, cl_round_to(p->forecast, 1));
  json_number(&json, "forecast-low", p->has_forecast, cl_round_to(p->forecast_low, 1));
  json_number(&json, "forecast-high", p->has_forecast, cl_round_to(p->forecast_high, 1));
  cl_json_member_int(&json, "trend", p->trend);
  cl_json_member(&json, "light", cl_choice_value(CL_S_COLOUR, (int)p->light));
  if (p->stale) {
    cl_json_member_int(&json, "stale", p->age);
    cl_json_member(&json, "last-light", cl_choice_value(CL_S_COLOUR, (int)p->last));
  }
  cl_json_member_bool(&json, "by-hand", p->by_hand);
  cl_json_member_str(&json, "cause", cl_rec_text(goal, CL_F_JOINT_GOAL_LIGHT_CAUSE));
  cl_json_member_str(&json, "consequence", cl_rec_text(goal, CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE));
  cl_json_member_str(&json, "action", cl_rec_text(goal, CL_F_JOINT_GOAL_LIGHT_ACTION));
  cmd_json_end(&json);
}

/* ---- To read -------------------------------------------------------------------- */

/* The widest of the light words that have a bar behind them, with a star. */
static size_t light_width(const cl_app *app, bool grey) {
  size_t widest = 0;
  for (int light = 0; light < CL_LIGHTS; light++) {
    size_t width = cl_width(cl_str_of(cl_light_word((enum cl_light)light, app->lang)));
    if (width > widest && (grey || light != CL_GREY))
      widest = width;
  }
  return widest + 3;
}

/* `━━━━──┃────`: as far as it came, and where it should have been on that day. */
static const char *bar_of(cl_app *app, const cl_progress *p, int wide) {
  double share = p->has_latest ? p->share : 0;
  double mark = p->has_latest ? p->expected_then : p->expected_share;
  int full = share <= 0 ? 0 : share >= 1 ? wide : (int)(share * wide + 0.5);
  int at = mark >= 1 ? wide - 1 : mark <= 0 ? 0 : (int)(mark * wide);
  const char *bar = "";
  for (int i = 0; i < wide; i++)
    bar = cl_asprintf(app->arena, "%s%s", bar, i == at ? "┃" : i < full ? "━" : "─");
  return bar;
}

/* Adds PART to LINE, with a semicolon between. */
static void join(cl_app *app, const char **line, const char *part) {
  *line = cl_show_join(app, *line, "; ", part);
}

/* Where fewer is better nobody says `10 of 5`. */
static bool goes_down(const cl_progress *p) {
  return p->has_numbers && p->target < p->baseline;
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
  if (goes_down(p))
    return cl_asprintf(app->arena, "%s %s%s", cmd_num(app, p->latest), unit,
                       cl_asprintf(app->arena, T_(app, ", must become %s%s"),
                                   cmd_num(app, p->target), ""));
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
    join(app, &line,
         cl_asprintf(app->arena, T_(app, "last: %s"), cl_light_word(p->last, app->lang)));
  join(app, &line, forecast_words(app, p));
  if (p->due != CL_NO_DATE)
    join(app, &line, cl_asprintf(app->arena, T_(app, "due %s"), cmd_date(app, p->due)));
  return p->has_numbers ? cl_asprintf(app->arena, "%s  %s", bar_of(app, p, BAR), line) : line;
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
  cl_wrap(&app->out, cl_str_of(cmd_unexplained(app, n)), 0, cmd_width(app));
  cmd_command(app, 2,
              cl_asprintf(app->arena,
                          "cl-goals set goal %s --light.colour %s --light.cause TEXT "
                          "--light.consequence TEXT --light.action TEXT",
                          cl_rec_address(goal, app->arena),
                          cl_choice_value(CL_S_COLOUR, (int)p->light)));
}

static void print_light(cl_app *app, const cl_progress *p) {
  cl_buf_puts(&app->out, "  ");
  cl_term_color(&app->out, app->color, cmd_light_color(p->light),
                cl_asprintf(app->arena, "%s %s%s", cl_light_sign(p->light),
                            cl_light_word(p->light, app->lang), p->by_hand ? "*" : ""));
}

/* All there is to know of a goal; false when it wants a cause that nobody wrote. */
static bool print_whole(cl_app *app, const cl_rec *goal, const cl_progress *p) {
  size_t at = light_width(app, true) + 4, start = app->out.len;
  print_light(app, p);
  cmd_to_column(&app->out, start, at);
  cmd_beside(app, (unsigned)at, cmd_wide(app), cmd_text(app, goal, CL_F_JOINT_GOAL_TEXT));
  const char *numbers = numbers_of(app, goal, p);
  if (*numbers)
    cl_wrap(&app->out, cl_str_of(numbers), (unsigned)at, cmd_width(app));
  return explain(app, goal, p, (unsigned)at);
}

/* Under the heading of a community: how much of it its members carry (V2), and what it
 * does for people (V3).  Nothing where the plan says nothing of it. */
static void print_beyond(cl_app *app, const cl_shares *shares, const cl_effects *effects) {
  const char *share = cl_share_words(cl_app_view(app), shares);
  const char *said = cl_effects_words(cl_app_view(app), effects);
  if (*share)
    cl_wrap(&app->out, cl_str_of(cl_asprintf(app->arena, T_(app, "carried by members: %s"), share)),
            2, cmd_width(app));
  if (*said)
    cl_wrap(&app->out, cl_str_of(cl_asprintf(app->arena, T_(app, "what people say: %s"), said)), 2,
            cmd_width(app));
}

/* The same of a community that no story tells of. */
static void print_beyond_of(cl_app *app, const cl_rec *community) {
  size_t n = app->plan->count[CL_T_COMMUNITY] + 1, place = 0;
  cl_shares *shares = cl_alloc(app->arena, n * sizeof *shares);
  cl_effects *effects = cl_alloc(app->arena, n * sizeof *effects);
  cl_shares_of_all(app->plan, app->today, shares);
  cl_effects_of_all(app->plan, effects);
  for (const cl_rec *c = app->plan->first[CL_T_COMMUNITY]; c != community; c = c->next)
    place++;
  print_beyond(app, &shares[place], &effects[place]);
}

/* `16 of 55`, `57 of 75%`, `10 → 5`, `never`, or nothing of a goal in words. */
static const char *short_value(cl_app *app, const cl_story_goal *goal) {
  const cl_progress *p = &goal->now;
  if (!p->quantitative)
    return "";
  if (!p->has_latest)
    return T_(app, "never");
  const char *value = cmd_num(app, p->latest);
  if (p->has_target)
    value = cl_asprintf(app->arena, goes_down(p) ? "%s → %s" : T_(app, "%s of %s"), value,
                        cmd_num(app, p->target));
  bool percent = cl_unit_percent(cmd_text(app, goal->rec, CL_F_JOINT_GOAL_UNIT));
  return percent ? cl_asprintf(app->arena, "%s%%", value) : value;
}

/* ---- What the signs mean: only those that are there ----------------------------------- */

typedef struct legend {
  bool bars, aged, by_hand;
} legend;

static void print_legend(cl_app *app, const legend *seen) {
  const char *line = "";
  if (seen->bars)
    line = cl_asprintf(app->arena, "%s, ━ %s, ┃ %s", T_(app, "bar: from baseline to target"),
                       T_(app, "reached"), T_(app, "expected on the day it was measured"));
  if (seen->aged)
    line = cl_show_join(app, line, ", ", T_(app, "(6\xC2\xA0wks) age of the number"));
  if (seen->by_hand)
    line = cl_show_join(app, line, ", ", T_(app, "*\xC2\xA0light given by hand"));
  if (!*line)
    return;
  cl_buf wrapped = CL_BUF_INIT;
  cl_wrap(&wrapped, cl_str_of(line), 0, cmd_width(app));
  cl_term_color(&app->out, app->color, CL_C_DIM, cl_buf_text(&wrapped));
  cl_buf_free(&wrapped);
}

/* ---- Many: a line each ------------------------------------------------------------- */

enum { MOST_SHOWN = 5, ROOMY = 110 };

typedef struct board {
  cl_app *app;
  cl_story story;
  size_t words, bar, value, expected, text; /* the columns; expected: 0: there is no room */
  size_t value_width;
} board;

static const char *expected_words(cl_app *app, const cl_progress *p) {
  return p->has_numbers ? cl_asprintf(app->arena, T_(app, "%s expected"),
                                      cmd_num(app, cl_round_to(p->expected, 1)))
                        : "";
}

static void set_columns(board *b) {
  cl_app *app = b->app;
  size_t expected = 0;
  for (size_t i = 0; i < b->story.row_count; i++)
    for (size_t g = 0; g < b->story.rows[i].goal_count; g++) {
      const cl_progress *p = &b->story.rows[i].goals[g].now;
      size_t value = cl_width(cl_str_of(short_value(app, &b->story.rows[i].goals[g])));
      size_t wide = cl_width(cl_str_of(expected_words(app, p)));
      b->value_width = value > b->value_width ? value : b->value_width;
      expected = wide > expected ? wide : expected;
    }
  b->bar = 2 + light_width(app, false) + 2;
  b->words = 2 + light_width(app, true) + 2;
  b->value = b->bar + SHORT_BAR + 2;
  b->text = b->value + b->value_width + 2;
  if (cmd_wide(app) >= ROOMY && expected) {
    b->expected = b->text;
    b->text += expected + 2;
  }
}

/* Is there a bar in the row of a goal? */
static bool barred(const cl_progress *p) {
  return p->has_numbers && p->light != CL_GREY;
}

/* Is its number so old that the row says how old? */
static bool aged(const cl_progress *p) {
  return p->has_latest && p->age > FRESH;
}

/* A goal in words has the room of the bar and the number, too. */
static void print_row(const board *b, const cl_story_goal *goal) {
  cl_app *app = b->app;
  const cl_progress *p = &goal->now;
  size_t start = app->out.len;
  const char *value = short_value(app, goal);
  const char *text = cmd_text(app, goal->rec, CL_F_JOINT_GOAL_TEXT);
  print_light(app, p);
  if (!p->quantitative) {
    cmd_to_column(&app->out, start, b->words);
    cmd_beside(app, (unsigned)b->words, cmd_wide(app), text);
    return;
  }
  if (barred(p)) {
    cmd_to_column(&app->out, start, b->bar);
    cl_term_color(&app->out, app->color, cmd_light_color(p->light), bar_of(app, p, SHORT_BAR));
  }
  cmd_to_column(&app->out, start, b->value + b->value_width - cl_width(cl_str_of(value)));
  cl_term_color(&app->out, app->color, CL_C_NONE, value);
  if (b->expected && *expected_words(app, p)) {
    cmd_to_column(&app->out, start, b->expected);
    cl_term_color(&app->out, app->color, CL_C_DIM, expected_words(app, p));
  }
  cmd_to_column(&app->out, start, b->text);
  if (aged(p))
    text = cl_asprintf(app->arena, T_(app, "%s (%d\xC2\xA0wks)"), text, p->age / 7);
  cmd_beside(app, (unsigned)b->text, cmd_wide(app), text);
}

/* Its name, and at the other side how far it is. */
static void print_name(cl_app *app, const cl_rec *community, enum cl_stage stage) {
  size_t start = app->out.len, width = cmd_wide(app);
  const char *name = cmd_text(app, community, CL_F_COMMUNITY_NAME);
  const char *word = cl_stage_word(stage, app->lang), *dots = cmd_stage_dots(app, stage);
  size_t right = cl_width(cl_str_of(word)) + 1 + cl_width(cl_str_of(dots));
  bool beside_it = cl_width(cl_str_of(name)) + 2 + right <= width;
  cl_buf wrapped = CL_BUF_INIT;
  if (app->out.len)
    cl_buf_putc(&app->out, '\n');
  start = app->out.len;
  cl_wrap(&wrapped, cl_str_of(name), 0, (unsigned)width);
  cl_buf_cut(&wrapped, wrapped.len ? wrapped.len - 1 : 0); /* its line end */
  cl_term_color(&app->out, app->color, CL_C_BOLD, cl_buf_text(&wrapped));
  cl_buf_free(&wrapped);
  if (!beside_it) {
    cl_buf_putc(&app->out, '\n');
    start = app->out.len;
  }
  if (beside_it || width > right)
    cmd_to_column(&app->out, start, width - right);
  cl_term_color(&app->out, app->color, CL_C_DIM, cl_asprintf(app->arena, "%s %s", word, dots));
  cl_buf_putc(&app->out, '\n');
}

/* What is worst stands first. */
static void print_community(const board *b, const cl_story_row *row) {
  print_name(b->app, row->community, row->stage);
  print_beyond(b->app, &row->shares, &row->effects);
  for (size_t k = 0; k < CL_LIGHTS; k++)
    for (size_t g = 0; g < row->goal_count; g++)
      if (row->goals[g].now.light == cl_worst_first[k])
        print_row(b, &row->goals[g]);
}

/* `x 1  ! 1  + 2`: the same of a community in a few signs. */
static void print_counts(cl_app *app, const cl_story_row *row) {
  bool first = true;
  for (size_t k = 0; k < CL_LIGHTS; k++) {
    enum cl_light light = cl_worst_first[k];
    if (row->lights[light]) {
      cl_buf_puts(&app->out, first ? " " : "  ");
      first = false;
      cl_term_color(&app->out, app->color, cmd_light_color(light),
                    cl_asprintf(app->arena, "%s %zu", cl_light_sign(light), row->lights[light]));
    }
  }
}

/* A community on one line; NAMES wide is what most of the names take. */
static void print_other(cl_app *app, const cl_story_row *row, size_t names) {
  size_t start = app->out.len;
  const char *name = cmd_text(app, row->community, CL_F_COMMUNITY_NAME);
  cl_wrap(&app->out, cl_str_of(name), 2, cmd_width(app));
  if (cl_width(cl_str_of(name)) <= names)
    cl_buf_cut(&app->out, app->out.len - 1);
  else
    start = app->out.len;
  cmd_to_column(&app->out, start, names + 3);
  if (row->goal_count)
    print_counts(app, row);
  else
    cl_term_color(&app->out, app->color, CL_C_DIM,
                  cl_asprintf(app->arena, " %s", T_(app, "no joint goal yet")));
  cl_buf_putc(&app->out, '\n');
}

/* The communities that were not TOLD of. */
static void print_others(const board *b, const bool *told) {
  cl_app *app = b->app;
  const cl_story *s = &b->story;
  size_t names = 0, most = cmd_width(app) / 2, n = 0;
  for (size_t i = 0; i < s->running; i++) {
    size_t width = cl_width(cl_str_of(cmd_text(app, s->rows[i].community, CL_F_COMMUNITY_NAME)));
    n += !told[i];
    names = !told[i] && width > names && width <= most ? width : names;
  }
  if (!n)
    return;
  const char *head =
      cl_asprintf(app->arena, cl_ntr(app->lang, "%zu more community", "%zu more communities", n),
                  n);
  cl_buf_putc(&app->out, '\n');
  cl_term_color(&app->out, app->color, CL_C_BOLD, head);
  cl_buf_putc(&app->out, '\n');
  for (size_t i = 0; i < s->running; i++)
    if (!told[i])
      print_other(app, &s->rows[i], names);
}

static void print_resting(const board *b) {
  cl_app *app = b->app;
  const char *names = "";
  for (size_t i = b->story.running; i < b->story.row_count; i++)
    names = cl_asprintf(app->arena, "%s%s%s", names, *names ? ", " : "",
                        cmd_text(app, b->story.rows[i].community, CL_F_COMMUNITY_NAME));
  if (!*names)
    return;
  cl_buf_putc(&app->out, '\n');
  cl_wrap(&app->out,
          cl_str_of(cl_asprintf(app->arena, T_(app, "At rest, does not count: %s"), names)), 0,
          cmd_width(app));
}

/* What there is in the rows of the communities that are TOLD of. */
static legend legend_of(const cl_story *story, const bool *told) {
  legend seen = { false, false, false };
  for (size_t i = 0; i < story->row_count; i++)
    for (size_t g = 0; told[i] && g < story->rows[i].goal_count; g++) {
      const cl_progress *p = &story->rows[i].goals[g].now;
      seen.bars = seen.bars || barred(p);
      seen.aged = seen.aged || aged(p);
      seen.by_hand = seen.by_hand || p->by_hand;
    }
  return seen;
}

/* The first goal that is behind and of which nobody said why, shown or not. */
static const cl_story_goal *first_unexplained(const cl_story *story) {
  for (size_t i = 0; i < story->running; i++)
    for (size_t k = 0; k < story->rows[i].goal_count; k++) {
      const cl_story_goal *goal = &story->rows[i].goals[k];
      if ((goal->now.light == CL_ORANGE || goal->now.light == CL_RED) &&
          !cl_filled(goal->rec, CL_F_JOINT_GOAL_LIGHT_CAUSE))
        return goal;
    }
  return NULL;
}

/* On a terminal those that need it most in full, and of the others how they stand. */
static void print_board(cl_app *app) {
  board b = { .app = app };
  bool all = !app->out_tty || cl_opt(app, CL_OI_ALL);
  cl_story_read(&b.story, cl_app_view(app), NULL, CL_NO_DATE);
  size_t count = all ? b.story.row_count : b.story.running, shown = 0;
  bool *told = cl_alloc(app->arena, (b.story.row_count + 1) * sizeof *told);
  set_columns(&b);
  for (size_t i = 0; i < count && (all || shown < MOST_SHOWN); i++) {
    told[i] = b.story.rows[i].goal_count > 0;
    shown += told[i];
  }
  const legend seen = legend_of(&b.story, told);
  cl_wrap(&app->out, cl_str_of(b.story.headline), 0, cmd_width(app));
  print_legend(app, &seen);
  for (size_t i = 0; i < count; i++)
    if (told[i])
      print_community(&b, &b.story.rows[i]);
  print_others(&b, told);
  print_resting(&b);
  const cl_story_goal *goal = b.story.unexplained ? first_unexplained(&b.story) : NULL;
  if (goal)
    ask_why(app, goal->rec, &goal->now, b.story.unexplained);
  if (!all && shown < b.story.row_count) {
    cl_buf_printf(&app->out, "\n%s\n", T_(app, "To see all of them:"));
    cmd_command(app, 2, "cl-goals progress --all");
  }
}

/* ---- Of one community: all of it ------------------------------------------------------ */

static void print_goals(cl_app *app, const goals_list *goals, const cl_progress *progress) {
  legend seen = { false, false, false };
  size_t unexplained = 0, first = 0;
  for (size_t i = 0; i < goals->count; i++) {
    const cl_rec *goal = goals->items[i];
    if (!i) {
      print_name(app, goal->parent, cl_stage_of(app->plan, goal->parent, app->today));
      print_beyond_of(app, goal->parent);
    }
    if (!print_whole(app, goal, &progress[i]) && !unexplained++)
      first = i;
    seen.by_hand = seen.by_hand || progress[i].by_hand;
    seen.bars = seen.bars || progress[i].has_numbers;
  }
  if (seen.bars || seen.by_hand)
    cl_buf_putc(&app->out, '\n');
  print_legend(app, &seen);
  if (unexplained)
    ask_why(app, goals->items[first], &progress[first], unexplained);
}

static bool of_one(const goals_list *goals) {
  for (size_t i = 1; i < goals->count; i++)
    if (goals->items[i]->parent != goals->items[0]->parent)
      return false;
  return true;
}

enum cl_status goals_progress(cl_app *app) {
  goals_list goals;
  if (!goals_asked(app, &goals))
    return CL_USAGE;
  /* The board reads the story of the plan, which has the progress of all. */
  if (!cl_opt(app, CL_OI_JSON) && !of_one(&goals)) {
    print_board(app);
    return CL_OK;
  }
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
