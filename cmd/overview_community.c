/* overview_community.c - a page for each community: what it wants, how its goals
 * go and why, what comes next, how it works with the library. */
#include <stdlib.h>
#include <string.h>

#include "../lib/method/pace.h"
#include "overview_inner.h"
#include "../lib/cli/arguments.h"

/* Two halves side by side: goals stand in A to G, words from B on; right I and J. */
enum {
  A_LABEL,
  B_TEXT,
  C_NOW,
  D_EXPECTED,
  E_TARGET,
  F_BULLET,
  G_SPARK,
  H_AIR,
  I_LABEL,
  J_TEXT,
  COLUMNS
};
enum {
  BLOCKS = 20,
  MOMENTS = 3,
  TASKS = 4,
  CHARTS = 3,
  VALUES = 6,
  VISION_SIZE = 15,
  FIRST = OV_BACK + 1
};
/* Points: what its width leaves it on A4; of the charts, at least and at most. */
enum { PAGE_HIGH = 712, CHART_LEAST = 84, CHART_MOST = 165 };
static const double widths[COLUMNS] = { 20, 36, 7, 9, 8, 21, 13, 2, 22, 52 };
static const double words_width = 94, page_width = 190, values_width = 128;

enum kind { L_AIR, L_SECTION, L_LINE, L_MORE, L_QUOTE, L_HEADS, L_GOAL };
typedef struct line {
  enum kind kind;
  const char *label, *text;
  const ov_goal *goal;
} line;

typedef struct half {
  line *lines;
  size_t count, cap;
} half;

typedef struct profile {
  overview *o;
  cl_app *app;
  const ov_community *c;
  cl_sheet *sheet;
  half left, right;
  const char *section; /* not written yet: a part without lines has none */
  double used;         /* points of the page */
} profile;

/* ---- What is told ------------------------------------------------------------------- */

static void add(half *h, enum kind kind, const char *label, const char *text, const ov_goal *goal) {
  h->lines = cl_grow(h->lines, &h->cap, h->count + 1, sizeof *h->lines);
  h->lines[h->count++] = (line){ kind, label, text, goal };
}

static void begin(profile *p, const char *section) {
  p->section = section;
}

/* The heading comes with the first line. */
static void open_section(profile *p, half *h) {
  if (!p->section)
    return;
  if (h->count)
    add(h, L_AIR, NULL, NULL, NULL);
  add(h, L_SECTION, p->section, NULL, NULL);
  p->section = NULL;
}

/* TEXT over rows that hold COLUMNS each, as no cells are merged. */
static void add_split(profile *p, half *h, enum kind kind, const char *label, const char *text,
                      double columns, double size) {
  const char *start = text;
  while (*start) {
    size_t n = cl_page_line(start, columns, size, kind == L_QUOTE);
    add(h, start == text ? kind : L_MORE, start == text ? label : NULL,
        cl_strndup(p->app->arena, start, n), NULL);
    if (start != text)
      h->lines[h->count - 1].kind = kind == L_QUOTE ? L_QUOTE : L_MORE;
    start += n;
    start += strspn(start, " \n");
  }
}

static void left_line(profile *p, const char *label, const char *text) {
  if (!*text)
    return;
  open_section(p, &p->left);
  add_split(p, &p->left, L_LINE, label, text, words_width - 2, 9);
}

static void right_line(profile *p, const char *label, const char *text) {
  if (!*text)
    return;
  open_section(p, &p->right);
  add_split(p, &p->right, L_LINE, label, text, widths[J_TEXT] - 1, 9);
}

static void right_field(profile *p, cl_field field) {
  right_line(p, cl_field_label(field, p->app->lang), cmd_text(p->app, p->c->rec, field));
}

static void right_list(profile *p, cl_field field) {
  right_line(p, cl_field_label(field, p->app->lang), cmd_join(p->app, p->c->rec, field, ", "));
}

/* ---- Left: goals, why, a story, what counts, tasks --------------------------------------------
 */

static void tell_goals(profile *p) {
  const overview *o = p->o;
  size_t at = (size_t)(p->c - o->communities);
  begin(p, T_(p->app, "Joint goals"));
  open_section(p, &p->left);
  if (!p->c->row->goal_count) {
    add(&p->left, L_LINE, "", T_(p->app, "no joint goal yet"), NULL);
    return;
  }
  add(&p->left, L_HEADS, NULL, NULL, NULL);
  for (size_t i = 0; i < o->goal_count; i++)
    if (o->goals[i].community == at)
      add(&p->left, L_GOAL, NULL, NULL, &o->goals[i]);
}

static const cl_field why_fields[] = { CL_F_JOINT_GOAL_LIGHT_CAUSE,
                                       CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE,
                                       CL_F_JOINT_GOAL_LIGHT_ACTION };

/* Has goal A of the overview the same cause as B, with what follows and what is done? */
static bool same_why(const profile *p, const ov_goal *a, const ov_goal *b) {
  for (size_t i = 0; i < CL_COUNT(why_fields); i++)
    if (strcmp(cmd_text(p->app, a->goal->rec, why_fields[i]),
               cmd_text(p->app, b->goal->rec, why_fields[i])) != 0)
      return false;
  return true;
}

static bool has_why(const profile *p, const ov_goal *goal) {
  return &p->o->communities[goal->community] == p->c && goal->goal->now.light != CL_GREEN &&
         *cmd_text(p->app, goal->goal->rec, CL_F_JOINT_GOAL_LIGHT_CAUSE);
}

/* `x Twelve coaches, ! Thirty visitors`: the goals it is the cause of, from AT on; NULL when
 * it was told of one before. */
static const char *held_back(const profile *p, size_t at) {
  const overview *o = p->o;
  const char *out = "";
  for (size_t i = 0; i < o->goal_count; i++) {
    const ov_goal *goal = &o->goals[i];
    if (!has_why(p, goal) || !same_why(p, goal, &o->goals[at]))
      continue;
    if (i < at)
      return NULL;
    out = cl_asprintf(p->app->arena, "%s%s%s %s", out, *out ? ", " : "",
                      cl_light_sign(goal->goal->now.light),
                      cmd_text(p->app, goal->goal->rec, CL_F_JOINT_GOAL_TEXT));
  }
  return out;
}

/* A cause is told once. */
static void tell_why(profile *p) {
  const overview *o = p->o;
  begin(p, T_(p->app, "Why, and what we do"));
  for (size_t i = 0; i < o->goal_count; i++) {
    const char *goals = has_why(p, &o->goals[i]) ? held_back(p, i) : NULL;
    for (size_t f = 0; goals && f < CL_COUNT(why_fields); f++) {
      const char *text = cmd_text(p->app, o->goals[i].goal->rec, why_fields[f]);
      left_line(p, cl_field_label(why_fields[f], p->app->lang),
                f ? text : cl_asprintf(p->app->arena, "%s: %s", goals, text));
    }
  }
}

/* For whom what is different when a goal is reached, and what that is for (V1). */
static void tell_change(profile *p) {
  begin(p, T_(p->app, "What changes, and for whom"));
  for (size_t i = 0; i < p->c->row->goal_count; i++) {
    const cl_rec *goal = p->c->row->goals[i].rec;
    const char *change = cl_change_words(cl_app_view(p->app), goal);
    if (*change)
      left_line(p, "", change);
  }
}

/* The last story that may be told on; as an outcome, where it says so (V5). */
static void tell_story(profile *p) {
  static const cl_field fields[] = { CL_F_STORY_CHANGE, CL_F_STORY_MEANING, CL_F_STORY_CONTRIBUTION,
                                     CL_F_STORY_CONFIRMED };
  const cl_rec *last = cl_story_to_tell(p->app->plan, p->c->rec);
  if (!last)
    return;
  begin(p, T_(p->app, "The story"));
  open_section(p, &p->left);
  add_split(p, &p->left, L_QUOTE, NULL,
            cl_asprintf(p->app->arena, "\xE2\x80\x9C%s\xE2\x80\x9D",
                        cmd_text(p->app, last, CL_F_STORY_TEXT)),
            words_width + 12, 10);
  for (size_t i = 0; i < CL_COUNT(fields); i++)
    left_line(p, cl_field_label(fields[i], p->app->lang), cmd_text(p->app, last, fields[i]));
}

/* TEXT of every nested record of TYPE, with `; ` between them. */
static const char *nested(profile *p, cl_type type, cl_field text, cl_field more) {
  cl_buf out = CL_BUF_INIT;
  CL_EACH_IN(rec, p->app->plan, type, p->c->rec) {
    const char *also = more != CL_F_NONE ? cmd_text(p->app, rec, more) : "";
    cl_buf_printf(&out, "%s%s%s%s%s", out.len ? "; " : "", cmd_text(p->app, rec, text),
                  *also ? " (" : "", also, *also ? ")" : "");
  }
  return cl_buf_keep(&out, p->app->arena);
}

static void tell_what_counts(profile *p) {
  const cl_app *app = p->app;
  const cl_rec *rec = p->c->rec;
  begin(p, T_(app, "What counts here"));
  left_line(p, T_(app, "Traits"), nested(p, CL_T_TRAIT, CL_F_TRAIT_TEXT, CL_F_NONE));
  left_line(p, cl_field_label(CL_F_COMMUNITY_AIMS, app->lang),
            cmd_join(p->app, rec, CL_F_COMMUNITY_AIMS, ", "));
  left_line(p, cl_field_label(CL_F_COMMUNITY_VALUES, app->lang),
            cmd_join(p->app, rec, CL_F_COMMUNITY_VALUES, ", "));
  left_line(p, cl_field_label(CL_F_COMMUNITY_CHALLENGES, app->lang),
            cmd_join(p->app, rec, CL_F_COMMUNITY_CHALLENGES, ", "));
  left_line(p, T_(app, "Kept"), nested(p, CL_T_OUTCOME, CL_F_OUTCOME_WHAT, CL_F_OUTCOME_WHERE));
}

/* ---- Right: what comes, how we work together --------------------------------------------- */

static void tell_moments(profile *p) {
  const overview *o = p->o;
  size_t shown = 0;
  begin(p, T_(p->app, "Next moments"));
  for (size_t i = 0; i < o->due.count && shown < MOMENTS; i++) {
    const cl_due_item *item = &o->due.items[i];
    if (item->community != p->c->rec || item->date < p->app->today || !ov_is_moment(item))
      continue;
    const char *where = cmd_text(p->app, item->rec, CL_F_MOMENT_CHANNEL);
    right_line(p, cmd_day(p->app, item->date, item->date > p->app->today + 300),
               cl_asprintf(p->app->arena, "%s%s%s", cmd_text(p->app, item->rec, CL_F_MOMENT_TITLE),
                           *where ? ", " : "", where));
    shown++;
  }
  if (!shown)
    right_line(p, "", T_(p->app, "nothing planned"));
  right_line(p, T_(p->app, "Next step"), p->c->row->step);
}

/* Roles, those that come back counted: `2 x ambassador`. */
static const char *roles(profile *p, cl_field field) {
  cl_buf out = CL_BUF_INIT;
  const cl_node *list = cl_rec_node(p->c->rec, field);
  CL_EACH(item, list) {
    const char *role = ov_role(p->o, field, cl_node_text(item));
    size_t n = 0, before = 0;
    bool seen = false;
    CL_EACH(other, list) {
      seen = seen || other == item;
      bool same = strcmp(ov_role(p->o, field, cl_node_text(other)), role) == 0;
      n += same;
      before += same && !seen;
    }
    if (before || !*role)
      continue;
    if (n > 1)
      cl_buf_printf(&out, "%s%zu\xC3\x97 %s", out.len ? ", " : "", n, role);
    else
      cl_buf_printf(&out, "%s%s", out.len ? ", " : "", role);
  }
  return cl_buf_keep(&out, p->app->arena);
}

static const char *hours(profile *p) {
  cl_buf out = CL_BUF_INIT;
  CL_EACH(item, cl_rec_node(p->c->rec, CL_F_COMMUNITY_AGREEMENTS_HOURS)) {
    const cl_node *person = cl_item_node(item, CL_F_COMMUNITY_HOURS_PERSON);
    const cl_node *number = cl_item_node(item, CL_F_COMMUNITY_HOURS_PER_WEEK);
    double value;
    if (person && number && cl_parse_num(cl_node_text(number), &value))
      cl_buf_printf(&out, "%s%s %s", out.len ? ", " : "",
                    ov_role(p->o, CL_F_COMMUNITY_HOURS_PERSON, cl_node_text(person)),
                    cmd_num(p->app, value));
  }
  return cl_buf_keep(&out, p->app->arena);
}

static const char *last_look_back(profile *p) {
  const cl_rec *last = NULL;
  CL_EACH_IN(rec, p->app->plan, CL_T_EVALUATION, p->c->rec) {
    cl_date day = cl_rec_date(rec, CL_F_EVALUATION_DATE);
    if (day != CL_NO_DATE && day <= p->app->today &&
        (!last || day >= cl_rec_date(last, CL_F_EVALUATION_DATE)))
      last = rec;
  }
  if (!last)
    return "";
  const char *pulse = cmd_label(p->app, last, CL_F_EVALUATION_PULSE);
  const char *effort = cmd_label(p->app, last, CL_F_EVALUATION_EFFORT);
  return cl_asprintf(p->app->arena, "%s%s%s%s%s",
                     cl_day_words(cl_app_view(p->app), cl_rec_date(last, CL_F_EVALUATION_DATE)),
                     *pulse ? ": " : "", pulse, *effort ? ", " : "", effort);
}

static void tell_tasks(profile *p) {
  size_t shown = 0;
  begin(p, T_(p->app, "Open tasks"));
  CL_EACH_IN(rec, p->app->plan, CL_T_TASK, p->c->rec) {
    if (cl_rec_bool(rec, CL_F_TASK_DONE) == 1 || shown++ >= TASKS)
      continue;
    const char *role = ov_role(p->o, CL_F_TASK_OWNER, cl_rec_text(rec, CL_F_TASK_OWNER));
    const char *text = cmd_text(p->app, rec, CL_F_TASK_TEXT);
    left_line(p, "", *role ? cl_asprintf(p->app->arena, "%s (%s)", text, role) : text);
  }
  if (shown > TASKS)
    left_line(p, "", cl_asprintf(p->app->arena, T_(p->app, "and %zu more"), shown - TASKS));
}

static void tell_cooperation(profile *p) {
  const cl_app *app = p->app;
  double budget;
  begin(p, T_(app, "How we work together"));
  right_field(p, CL_F_COMMUNITY_ROLES_LIBRARY);
  right_field(p, CL_F_COMMUNITY_ROLES_COMMUNITY);
  right_line(p, T_(app, "Library"), roles(p, CL_F_COMMUNITY_TEAM_LIBRARIANS));
  right_line(p, T_(app, "Community"), roles(p, CL_F_COMMUNITY_TEAM_AMBASSADORS));
  right_line(p, cl_field_label(CL_F_COMMUNITY_AGREEMENTS_CONTACT, app->lang),
             ov_role(p->o, CL_F_COMMUNITY_AGREEMENTS_CONTACT,
                     cl_rec_text(p->c->rec, CL_F_COMMUNITY_AGREEMENTS_CONTACT)));
  right_field(p, CL_F_COMMUNITY_AGREEMENTS_RHYTHM);
  right_line(p, T_(app, "Hours a week"), hours(p));
  if (cl_rec_num(p->c->rec, CL_F_COMMUNITY_AGREEMENTS_BUDGET, &budget))
    right_line(p, cl_field_label(CL_F_COMMUNITY_AGREEMENTS_BUDGET, app->lang),
               cl_asprintf(app->arena, T_(app, "\xE2\x82\xAC %s a year"), cmd_num(p->app, budget)));
  right_field(p, CL_F_COMMUNITY_VENUE);
  right_list(p, CL_F_COMMUNITY_CHANNELS);
  right_field(p, CL_F_COMMUNITY_PLATFORM_NAME);
  right_line(p, T_(app, "Last look back"), last_look_back(p));
  right_line(p, T_(app, "Carried by members"),
             cl_share_words(cl_app_view(p->app), &p->c->row->shares));
  right_line(p, T_(app, "What people say"),
             cl_effects_words(cl_app_view(p->app), &p->c->row->effects));
  begin(p, T_(app, "Habits"));
  right_field(p, CL_F_COMMUNITY_HABITS_WELCOME);
  right_field(p, CL_F_COMMUNITY_HABITS_RITUAL);
  right_field(p, CL_F_COMMUNITY_HABITS_DECIDING);
}

static void tell_farewell(profile *p) {
  cl_date day = cl_rec_date(p->c->rec, CL_F_COMMUNITY_FAREWELL_DATE);
  begin(p, T_(p->app, "Farewell"));
  right_line(p, cl_field_label(CL_F_COMMUNITY_FAREWELL_DATE, p->app->lang), cmd_date(p->app, day));
  right_field(p, CL_F_COMMUNITY_FAREWELL_TO);
  right_field(p, CL_F_COMMUNITY_FAREWELL_REMAINS);
  right_field(p, CL_F_COMMUNITY_FAREWELL_LEARNED);
}

static const char *text_of(profile *p, cl_field field, cl_str id) {
  const cl_rec *to = id.p ? cl_plan_ref(p->app->plan, field, id) : NULL;
  return to ? cmd_text(p->app, to, cl_type_info(to->type)->naming) : "";
}

static void tell_serves(profile *p) {
  const cl_rec *rec = p->c->rec;
  begin(p, cl_field_label(CL_F_COMMUNITY_SERVES, p->app->lang));
  CL_EACH(item, cl_rec_node(rec, CL_F_COMMUNITY_SERVES))
    right_line(p, T_(p->app, "Goal"), text_of(p, CL_F_COMMUNITY_SERVES, cl_node_text(item)));
  right_line(p, cl_field_label(CL_F_COMMUNITY_THEME, p->app->lang),
             text_of(p, CL_F_COMMUNITY_THEME, cl_rec_text(rec, CL_F_COMMUNITY_THEME)));
}

/* ---- On the sheet ------------------------------------------------------------------------- */

static cl_cell_style rule(const profile *p) {
  cl_cell_style style = ov_section(p->o);
  style.bottom = CL_EDGE_MEDIUM;
  style.line = p->o->colours.brand;
  return style;
}

static unsigned put_goal(const profile *p, unsigned row, const ov_goal *goal) {
  const cl_progress *now = &goal->goal->now;
  cl_cell_style light = ov_light_cell(now->light), text = ov_cell(CL_SIDE_LEFT), spark = text;
  cl_run runs[OV_RUNS];
  const char *what = cmd_text(p->app, goal->goal->rec, CL_F_JOINT_GOAL_TEXT);
  light.side = CL_SIDE_LEFT;
  light.indent = 1;
  text.bold = text.wrap = true;
  spark.font = "Segoe UI Symbol", spark.size = 11, spark.ink = ov_light_strong(now->light);
  cl_set_text(p->sheet, row, A_LABEL, &light, ov_light_text(p->o, now->light));
  cl_set_text(p->sheet, row, B_TEXT, &text, what);
  ov_put_number(p->sheet, row, C_NOW, now->has_latest, now->latest, true);
  ov_put_number(p->sheet, row, D_EXPECTED, now->has_numbers, now->expected, false);
  ov_put_number(p->sheet, row, E_TARGET, now->has_target, now->target, false);
  text.bold = false, text.ink = OV_MUTED;
  if (now->has_numbers)
    cl_set_runs(p->sheet, row, F_BULLET, &text, runs, ov_bullet(runs, p->o, now, BLOCKS, 8));
  else
    cl_set_text(p->sheet, row, F_BULLET, &text, T_(p->app, "in words"));
  cl_set_text(p->sheet, row, G_SPARK, &spark, ov_spark(p->o, goal->goal->rec));
  return cl_page_lines(what, widths[B_TEXT], 9, true);
}

static void put_heads(const profile *p, unsigned row) {
  const cl_app *app = p->app;
  const char *titles[] = { T_(app, "Light"),  cl_field_label(CL_F_JOINT_GOAL_TEXT, app->lang),
                           T_(app, "Now"),    T_(app, "Expected"),
                           T_(app, "Target"), T_(app, "Reached and expected"),
                           T_(app, "Course") };
  for (unsigned i = 0; i < CL_COUNT(titles); i++) {
    cl_cell_style soft = { .size = 8,
                           .ink = OV_MUTED,
                           .side = i >= C_NOW && i <= E_TARGET ? CL_SIDE_RIGHT : CL_SIDE_LEFT,
                           .indent = i == B_TEXT || i >= F_BULLET };
    cl_set_text(p->sheet, row, i, &soft, titles[i]);
  }
}

/* Returns the lines it takes. */
static unsigned put_left(const profile *p, unsigned row, const line *l) {
  cl_cell_style head = rule(p), soft = { .ink = OV_MUTED }, plain = { .ink = OV_INK };
  cl_cell_style quote = { .size = 10, .italic = true, .ink = p->o->colours.ink };
  switch (l->kind) {
  case L_SECTION:
    cl_set_text(p->sheet, row, A_LABEL, &head, l->label);
    cl_set_blank(p->sheet, row, B_TEXT, G_SPARK, &head);
    break;
  case L_LINE:
  case L_MORE:
    cl_set_text(p->sheet, row, A_LABEL, &soft,
                cl_page_fit(p->app->arena, l->label ? l->label : "", widths[A_LABEL] - 1, 9, false,
                            0.8));
    cl_set_text(p->sheet, row, B_TEXT, &plain, l->text);
    break;
  case L_QUOTE:
    cl_set_text(p->sheet, row, A_LABEL, &quote, l->text);
    break;
  case L_HEADS:
    put_heads(p, row);
    break;
  case L_GOAL:
    return put_goal(p, row, l->goal);
  case L_AIR:
    break;
  }
  return 1;
}

static void put_right(const profile *p, unsigned row, const line *l) {
  cl_cell_style head = rule(p), soft = { .ink = OV_MUTED }, plain = { .ink = OV_INK };
  if (l->kind == L_SECTION) {
    cl_set_text(p->sheet, row, I_LABEL, &head, l->label);
    cl_set_text(p->sheet, row, J_TEXT, &head, NULL);
  } else if (l->kind != L_AIR) {
    cl_set_text(p->sheet, row, I_LABEL, &soft,
                cl_page_fit(p->app->arena, l->label ? l->label : "", widths[I_LABEL] - 1, 9, false,
                            0.8));
    cl_set_text(p->sheet, row, J_TEXT, &plain, l->text);
  }
}

static const char *title_of(const profile *p) {
  const cl_story_row *row = p->c->row;
  static const enum cl_light order[] = { CL_RED, CL_ORANGE };
  const char *text;
  if (!row->goal_count)
    return cl_asprintf(p->app->arena, "%s: %s", p->c->name, T_(p->app, "no joint goal yet"));
  /* TRANSLATORS: a community, so many of so many goals */
  text = cl_asprintf(p->app->arena,
                     cl_ntr(p->app->lang, "%s: %zu of %zu goal on track",
                            "%s: %zu of %zu goals on track", row->goal_count),
                     p->c->name, row->lights[CL_GREEN], row->goal_count);
  for (size_t i = 0; i < CL_COUNT(order); i++)
    if (row->lights[order[i]])
      text = cl_asprintf(p->app->arena, "%s, %zu %s", text, row->lights[order[i]],
                         cl_light_word(order[i], p->app->lang));
  return text;
}

static void put_top(const profile *p) {
  const char *dots = cmd_stage_dots(p->app, p->c->row->stage);
  cl_date since = cl_rec_date(p->c->rec, CL_F_COMMUNITY_SINCE);
  const char *bond = cmd_label(p->app, p->c->rec, CL_F_COMMUNITY_BOND);
  ov_top(p->o, p->sheet, widths, COLUMNS, title_of(p), "");
  const cl_cell_style soft = { .ink = OV_MUTED }, bold = { .bold = true };
  const cl_run runs[] = {
    { dots, { .ink = p->o->colours.ink } },
    { cl_asprintf(p->app->arena, "%s%s", *dots ? " " : "",
                  cl_stage_word(p->c->row->stage, p->app->lang)),
      bold },
    { since == CL_NO_DATE ? ""
                          : cl_asprintf(p->app->arena, T_(p->app, ", since %s"),
                                        cl_day_words(cl_app_view(p->app), since)),
      soft },
    { *bond ? cl_asprintf(p->app->arena, T_(p->app, ", bound by %s"), bond) : "", soft },
  };
  cl_set_runs(p->sheet, OV_LEAD, 0, &soft, runs, CL_COUNT(runs));
}

static void high(profile *p, unsigned row, double points) {
  cl_sheet_height(p->sheet, row, points > 409 ? 409 : points);
  p->used += points;
}

/* The vision large, over the whole width.  Returns the row below. */
static unsigned put_vision(profile *p) {
  const char *vision = cmd_text(p->app, p->c->rec, CL_F_COMMUNITY_VISION_TEXT);
  cl_cell_style style = { .size = VISION_SIZE,
                          .italic = true,
                          .ink = p->o->colours.ink,
                          .ground = p->o->colours.tint,
                          .indent = 1 };
  half h = { NULL, 0, 0 };
  unsigned row = FIRST;
  if (*vision)
    add_split(p, &h, L_QUOTE, NULL,
              cl_asprintf(p->app->arena, "\xE2\x80\x9C%s\xE2\x80\x9D", vision), page_width - 8,
              VISION_SIZE);
  for (size_t i = 0; i < h.count; i++, row++) {
    cl_set_text(p->sheet, row, 0, &style, h.lines[i].text);
    cl_set_blank(p->sheet, row, 1, COLUMNS - 1, &style);
    high(p, row, 26);
  }
  free(h.lines);
  high(p, row, 8);
  return row + 1;
}

static bool is_drawn(const profile *p, const ov_goal *goal) {
  return &p->o->communities[goal->community] == p->c && goal->data;
}

/* The heading over how the goals went, at ROW. */
static void put_course_head(const profile *p, unsigned row) {
  cl_cell_style head = rule(p);
  cl_set_text(p->sheet, row, 0, &head, T_(p->app, "How the goals went that were measured"));
  cl_set_blank(p->sheet, row, 1, COLUMNS - 1, &head);
  cl_sheet_height(p->sheet, row, 18);
}

/* The name of GOAL over so many COLUMNS. */
static void put_course_name(const profile *p, unsigned row, unsigned column, const ov_goal *goal,
                            double columns) {
  const cl_progress *now = &goal->goal->now;
  cl_cell_style name = { .size = 8.5, .bold = true, .ink = ov_light_ink(now->light) };
  cl_set_text(p->sheet, row, column, &name,
              cl_page_fit(p->app->arena,
                          cl_asprintf(p->app->arena, "%s %s", cl_light_sign(now->light),
                                      cmd_text(p->app, goal->goal->rec, CL_F_JOINT_GOAL_TEXT)),
                          columns, 8.5, true, 0.75));
}

static unsigned put_charts(profile *p, unsigned row) {
  static const unsigned columns[CHARTS] = { A_LABEL, C_NOW, I_LABEL },
                        across[CHARTS] = { 390, 430, 520 };
  size_t n = 0;
  double chart = PAGE_HIGH - p->used - 54; /* with a heading, and a name above each */
  chart = chart < CHART_LEAST ? CHART_LEAST : chart > CHART_MOST ? CHART_MOST : chart;
  for (size_t i = 0; i < p->o->goal_count && n < CHARTS; i++) {
    const ov_goal *goal = &p->o->goals[i];
    if (!is_drawn(p, goal))
      continue;
    put_course_name(p, row + 2, columns[n], goal, across[n] / 7.0 - 3);
    ov_course(p->o, p->sheet, row + 3, columns[n], goal, across[n],
              (unsigned)((chart - 3) * 96 / 72));
    n++;
  }
  if (!n)
    return row;
  put_course_head(p, row + 1);
  cl_sheet_height(p->sheet, row + 3, chart);
  return row + 4;
}

/* `12 September: 8; 9 October: 9`: what was measured last. */
static const char *values_words(const profile *p, const cl_rec *goal) {
  struct cl_points points = { NULL, 0, 0 };
  cl_buf out = CL_BUF_INIT;
  cl_points_read(&points, goal, p->app->today);
  for (size_t i = points.count > VALUES ? points.count - VALUES : 0; i < points.count; i++)
    cl_buf_printf(&out, "%s%s: %s", out.len ? "; " : "",
                  cl_day_words(cl_app_view(p->app), points.items[i].day),
                  ov_number(p->o, points.items[i].value));
  cl_points_free(&points);
  return cl_buf_keep(&out, p->app->arena);
}

/* In a book of many communities: in numbers, and the way to the charts. */
static unsigned put_values(const profile *p, unsigned row) {
  const cl_cell_style plain = { .ink = OV_INK }, link = { .ink = p->o->colours.ink };
  unsigned first = row + 2;
  row = first;
  for (size_t i = 0; i < p->o->goal_count; i++) {
    const ov_goal *goal = &p->o->goals[i];
    if (!is_drawn(p, goal))
      continue;
    put_course_name(p, row, A_LABEL, goal, widths[A_LABEL] + widths[B_TEXT] - 2);
    cl_set_text(p->sheet, row, C_NOW, &plain,
                cl_page_fit(p->app->arena, values_words(p, goal->goal->rec), values_width, 9, false,
                            0));
    cl_sheet_height(p->sheet, row++, 15.1);
  }
  if (row == first)
    return first - 2;
  put_course_head(p, first - 1);
  cl_set_link(p->sheet, row, A_LABEL, &link,
              cl_asprintf(p->app->arena, T_(p->app, "Drawn: see %s"),
                          cl_sheet_name(p->o->progress)),
              p->o->progress, 0, 0);
  return row + 1;
}

/* What is left of the page for each of N rows, in points: charts take it all. */
static double spare_of(const profile *p, size_t n) {
  enum { LEAST = 15, EACH_MOST = 4, BELOW = 90 };
  double left = PAGE_HIGH - p->used - BELOW - LEAST * (double)n;
  double each = p->o->community_count > OV_MANY && n ? left / (double)n : 0;
  return each < 0 ? 0 : each > EACH_MOST ? EACH_MOST : each;
}

static void lay_out(profile *p) {
  p->used = 26 + 15 + 15; /* of ov_top() */
  unsigned row = put_vision(p);
  size_t most = p->left.count > p->right.count ? p->left.count : p->right.count;
  double more = spare_of(p, most);
  for (size_t i = 0; i < most; i++, row++) {
    unsigned lines = i < p->left.count ? put_left(p, row, &p->left.lines[i]) : 1;
    if (i < p->right.count)
      put_right(p, row, &p->right.lines[i]);
    high(p, row, 3.5 + 11.6 * lines + more);
  }
  row = p->o->community_count > OV_MANY ? put_values(p, row) : put_charts(p, row);
  ov_page(p->sheet, ov_tab(p->o, p->sheet), 1, OV_HEADER, row, COLUMNS, false);
}

void ov_community_sheets(overview *o) {
  for (size_t i = 0; i < o->community_count && o->communities[i].sheet; i++) {
    profile p = {
      .o = o, .app = o->app, .c = &o->communities[i], .sheet = o->communities[i].sheet
    };
    put_top(&p);
    tell_goals(&p);
    tell_why(&p);
    tell_change(&p);
    tell_story(&p);
    tell_what_counts(&p);
    tell_tasks(&p);
    tell_moments(&p);
    tell_cooperation(&p);
    tell_serves(&p);
    tell_farewell(&p);
    lay_out(&p);
    free(p.left.lines);
    free(p.right.lines);
  }
}
