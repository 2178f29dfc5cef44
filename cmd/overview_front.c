/* overview_front.c - the front page: what a manager sees first, on one A4.  The
 * same as the page of `report`, in the same order and words. */
#include <stdlib.h>
#include <string.h>

#include "overview_inner.h"
#include "../lib/cli/arguments.h"

/* The upper half stands in the columns of the table below: left A to G, right H to K.
 * Two blocks on each side, which begin on the same rows; rows follow what is told. */
enum {
  A_LEFT,
  B_STAGE,
  C_AFTER,
  D_BLANK,
  F_WHAT = 5,
  G_LEFT_END,
  H_RIGHT,
  I_RIGHT,
  K_LAST = OV_ROW_COLUMNS - 1
};
enum { R_TITLE, R_LEAD, R_AIR, R_UPPER };
enum { CHANGES_SHOWN = 6, WRONG_SHOWN = 3, ASKED_SHOWN = 3 };
/* Rows: of the bars, of two bars at most, of one; of a text that goes on. */
enum { BARS_LEAST = 4, BARS_MOST = 7, BAR_ONE = 3, LINES_MOST = 3 };
static const double line_height = 15.5, section_height = 25, air = 9, thin = 5; /* points */

typedef struct front {
  overview *o;
  cl_app *app;
  cl_sheet *sheet;
  double widths[OV_ROW_COLUMNS], left, right; /* columns of the halves */
  double used;                                /* points of the page */
  uint64_t thin;                              /* rows that are air between what is told */
} front;

static const double a4_ratio = 0.664; /* of what is printed: how high for its width */

static const char *fit(const front *f, const char *text, double columns, double size, bool bold) {
  return cl_page_fit(f->app->arena, text, columns - 1, size, bold, 0.9);
}

static void put(const front *f, unsigned row, unsigned column, uint32_t ink, bool bold,
                const char *text, double columns) {
  cl_cell_style style = { .ink = ink, .bold = bold };
  cl_set_text(f->sheet, row, column, &style, fit(f, text, columns, 9, bold));
}

static double row_height(const front *f, unsigned row) {
  return row < 64 && (f->thin >> row & 1) ? thin : line_height;
}

/* TEXT over as many rows as it takes where COLUMNS are free, LINES_MOST at most.  Returns
 * the row below. */
static unsigned put_lines(const front *f, unsigned row, unsigned column, cl_cell_style style,
                          const char *text, double columns) {
  for (unsigned n = 1; *text; n++, row++) {
    while (row_height(f, row) < line_height)
      row++; /* air of the other side */
    cl_set_text(f->sheet, row, column, &style,
                ov_next_line(f->o, &text, &style, columns, n == LINES_MOST));
  }
  return row;
}

static void section(const front *f, unsigned row, unsigned column, const char *text) {
  cl_cell_style style = ov_section(f->o);
  style.high = CL_HIGH_MIDDLE;
  cl_set_text(f->sheet, row, column, &style, text);
}

static void height(front *f, unsigned row, double points) {
  cl_sheet_height(f->sheet, row, points);
  f->used += points;
}

/* ---- The title ------------------------------------------------------------------- */

static void put_title(front *f) {
  overview *o = f->o;
  cl_app *app = f->app;
  const cl_story *s = o->story;
  const cl_rec *organisation = app->plan->first[CL_T_ORGANISATION];
  double room = f->left + f->right - 12, size = 26;
  int year, week;
  cl_iso_week(app->today, &year, &week);
  while (size > 9 && cl_page_width(cl_str_of(s->headline), size, true) > room)
    size -= 0.5;
  cl_cell_style big = { .size = size, .ink = o->colours.ink, .bold = true };
  cl_set_text(f->sheet, R_TITLE, 0, &big, s->headline);
  const char *who = organisation ? cmd_text(app, organisation, CL_F_ORGANISATION_ORGANISATION) : "";
  /* TRANSLATORS: a library, a week's number, a day, a number of communities */
  const char *lead =
      cl_asprintf(app->arena,
                  cl_ntr(app->lang,
                         "%s: communities for the management team. Week %d, %s. %zu running",
                         "%s: communities for the management team. Week %d, %s. %zu running",
                         s->running),
                  who, week, cmd_date(app, app->today), s->running);
  if (s->resting)
    lead = cl_asprintf(app->arena, T_(app, "%s, %zu paused or stopped (these do not count above)"),
                       lead, s->resting);
  cl_cell_style soft = { .ink = OV_MUTED, .bottom = CL_EDGE_THICK, .line = o->colours.brand };
  cl_set_text(f->sheet, R_LEAD, 0, &soft, fit(f, lead, room, 9, false));
  cl_set_blank(f->sheet, R_LEAD, 1, K_LAST, &soft);
  height(f, R_TITLE, 38);
  height(f, R_LEAD, 19);
  height(f, R_AIR, 4);
  ov_logo(o, f->sheet, R_TITLE, K_LAST, f->widths[K_LAST]);
}

/* ---- Where we stand ----------------------------------------------------------------- */

static const char *then_word(const front *f) {
  const cl_story *s = f->o->story;
  return s->since == CL_NO_DATE ? T_(f->app, "before")
                                : cl_day_words(cl_app_view(f->app), s->since);
}

static const char *stages_words(const front *f) {
  const cl_story *s = f->o->story;
  size_t count[CL_STAGES] = { 0 };
  cl_buf out = CL_BUF_INIT;
  for (size_t i = 0; i < s->row_count; i++)
    count[s->rows[i].stage] += !s->rows[i].rests;
  for (int stage = CL_STAGE_KEPT; stage >= 0; stage--)
    if (count[stage])
      cl_buf_printf(&out, "%s%zu %s", out.len ? ", " : "", count[stage],
                    cl_stage_word((enum cl_stage)stage, f->app->lang));
  return cl_buf_keep(&out, f->app->arena);
}

/* From ROW on, beside ROWS of the other side.  Returns the row below. */
static unsigned put_where(const front *f, unsigned row, unsigned rows) {
  cl_app *app = f->app;
  const cl_story *s = f->o->story;
  const cl_cell_style plain = { .ink = OV_INK }, soft = { .ink = OV_MUTED };
  const char *stages = stages_words(f);
  unsigned most = s->compared ? BARS_MOST : BAR_ONE, last = row + rows, top = row;
  for (unsigned below = *stages ? 2 : 1; below && last > top;)
    below -= row_height(f, --last) >= line_height;
  last = last > top + BARS_LEAST ? last : top + BARS_LEAST;
  double high = 0;
  if (s->goals) {
    while (row < last && high < most * line_height)
      high += row_height(f, row++);
    ov_light_rows rows_of = { { T_(app, "now"), s->compared ? then_word(f) : NULL },
                              { s->lights, s->then } };
    ov_light_bars(f->o, f->sheet, top, A_LEFT, &rows_of, f->left * 7 + 20, high);
  }
  row = put_lines(f, row, A_LEFT, plain,
                  cl_asprintf(app->arena, T_(app, "%s of %s; %s"),
                              cl_asprintf(app->arena,
                                          cl_ntr(app->lang, "%zu joint goal", "%zu joint goals",
                                                 s->goals),
                                          s->goals),
                              cl_asprintf(app->arena,
                                          cl_ntr(app->lang, "%zu running community",
                                                 "%zu running communities", s->running),
                                          s->running),
                              cl_asprintf(app->arena,
                                          cl_ntr(app->lang, "%zu moment in the coming four weeks",
                                                 "%zu moments in the coming four weeks", s->ahead),
                                          s->ahead)),
                  f->left);
  if (*stages)
    row = put_lines(f, row, A_LEFT, soft, cl_asprintf(app->arena, T_(app, "stages: %s"), stages),
                    f->left);
  return row;
}

/* ---- What changed ---------------------------------------------------------------------- */

static void put_name(const front *f, unsigned row, unsigned column, const cl_rec *community,
                     cl_cell_style style, const char *before, double columns) {
  const ov_community *c = ov_community_of(f->o, community);
  const char *name = c ? c->name : cmd_text(f->app, community, CL_F_COMMUNITY_NAME);
  name = cl_asprintf(f->app->arena, "%s%s", before, name);
  cl_set_link(f->sheet, row, column, &style,
              cl_page_fit(f->app->arena, name, columns - 1, 9, style.bold, 0.5),
              c ? c->sheet : NULL, 0, 0);
}

static const char *light_words(const front *f, int light) {
  return cl_asprintf(f->app->arena, "%s %s", cl_light_sign((enum cl_light)light),
                     cl_light_word((enum cl_light)light, f->app->lang));
}

/* Returns the row below. */
static unsigned put_change(const front *f, unsigned row, const cl_story_change *change) {
  cl_app *app = f->app;
  const cl_cell_style link = { .ink = f->o->colours.ink };
  const cl_cell_style plain = { .indent = 1 }, small = { .size = 8.5, .indent = 1 };
  const char *text;
  put_name(f, row, A_LEFT, change->community, link, "", f->widths[A_LEFT]);
  if (change->kind == CL_STORY_LIGHT) {
    cl_cell_style before = ov_light_cell((enum cl_light)change->before);
    cl_cell_style after = ov_light_cell((enum cl_light)change->after);
    before.bold = false;
    before.side = after.side = CL_SIDE_LEFT;
    before.indent = after.indent = 1;
    cl_set_text(f->sheet, row, B_STAGE, &before, light_words(f, change->before));
    cl_set_text(f->sheet, row, C_AFTER, &after,
                cl_asprintf(app->arena, "\xE2\x86\x92 %s", light_words(f, change->after)));
    cl_set_blank(f->sheet, row, D_BLANK, F_WHAT - 1, &after);
    return put_lines(f, row, F_WHAT, small, cmd_text(app, change->goal, CL_F_JOINT_GOAL_TEXT),
                     f->widths[F_WHAT] + f->widths[G_LEFT_END]);
  }
  if (change->kind == CL_STORY_STAGE)
    text = cl_asprintf(app->arena, "%s \xE2\x86\x92 %s",
                       cl_stage_word((enum cl_stage)change->before, app->lang),
                       cl_stage_word((enum cl_stage)change->after, app->lang));
  else
    text = change->kind == CL_STORY_NEW ? T_(app, "new") : T_(app, "no longer in the plan");
  return put_lines(f, row, B_STAGE, plain, text, f->left - f->widths[A_LEFT]);
}

/* BEFORE, and N of something; of which there is none is not told. */
static const char *counted(const cl_app *app, const char *before, size_t n, const char *words) {
  if (!n)
    return before;
  return cl_asprintf(app->arena, "%s%s%s", before, *before ? ", " : "",
                     cl_asprintf(app->arena, words, n));
}

/* `since 18 October: 6 goals worse, 4 goals better`. */
static const char *changed_words(const front *f) {
  const cl_story *s = f->o->story;
  size_t worse = 0, better = 0;
  for (size_t i = 0; i < s->change_count; i++) {
    const cl_story_change *c = &s->changes[i];
    if (c->kind != CL_STORY_LIGHT)
      continue;
    worse += cl_story_fell(c);
    better += !cl_story_fell(c);
  }
  const char *words =
      counted(f->app, "", worse, cl_ntr(f->app->lang, "%zu goal worse", "%zu goals worse", worse));
  words = counted(f->app, words, better,
                  cl_ntr(f->app->lang, "%zu goal better", "%zu goals better", better));
  words = *words ? words : T_(f->app, "no goal changed its light");
  if (s->since == CL_NO_DATE)
    return words;
  return cl_asprintf(f->app->arena, T_(f->app, "since %s: %s"), then_word(f), words);
}

static bool lately(const overview *o, cl_date date) {
  return date != CL_NO_DATE && date <= o->app->today && date > o->app->today - 28;
}

static size_t count_lately(const overview *o, cl_type type, cl_field date) {
  size_t n = 0;
  CL_EACH_REC(rec, o->app->plan, type)
    n += lately(o, cl_rec_date(rec, date));
  return n;
}

static size_t measured_lately(const overview *o) {
  size_t n = 0;
  CL_EACH_REC(goal, o->app->plan, CL_T_JOINT_GOAL)
    CL_EACH(item, cl_rec_node(goal, CL_F_JOINT_GOAL_MEASURED)) {
      const cl_node *date = cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_DATE);
      n += date && lately(o, cl_date_parse(cl_node_text(date)));
    }
  return n;
}

/* Without an earlier version, the dates in the plan tell what was done. */
static const char *done_lately(const overview *o) {
  const cl_app *app = o->app;
  size_t talks = count_lately(o, CL_T_CONVERSATION, CL_F_CONVERSATION_DATE);
  size_t measurements = measured_lately(o);
  size_t evaluations = count_lately(o, CL_T_EVALUATION, CL_F_EVALUATION_DATE);
  size_t stories = count_lately(o, CL_T_STORY, CL_F_STORY_DATE);
  size_t decisions = count_lately(o, CL_T_DECISION, CL_F_DECISION_ANSWERED);
  enum cl_lang lang = app->lang;
  const char *words =
      counted(app, "", talks, cl_ntr(lang, "%zu conversation", "%zu conversations", talks));
  words = counted(app, words, measurements,
                  cl_ntr(lang, "%zu measurement", "%zu measurements", measurements));
  words = counted(app, words, evaluations,
                  cl_ntr(lang, "%zu evaluation", "%zu evaluations", evaluations));
  words = counted(app, words, stories, cl_ntr(lang, "%zu story", "%zu stories", stories));
  words = counted(app, words, decisions,
                  cl_ntr(lang, "%zu decision answered", "%zu decisions answered", decisions));
  return *words ? cl_asprintf(app->arena, T_(app, "In the past four weeks: %s"), words)
                : T_(app, "In the past four weeks nothing was written down.");
}

static void put_more(const front *f, unsigned row, unsigned column, const cl_sheet *to,
                     const char *text) {
  const cl_cell_style link = { .ink = f->o->colours.ink, .indent = column == H_RIGHT };
  cl_set_link(f->sheet, row, column, &link, text, to, 0, 0);
}

static unsigned put_changes(const front *f, unsigned row) {
  cl_app *app = f->app;
  const cl_story *s = f->o->story;
  const cl_cell_style plain = { .ink = OV_INK }, soft = { .ink = OV_MUTED },
                      beside = { .ink = OV_MUTED, .indent = 1 };
  if (!s->compared) {
    row = put_lines(f, row, A_LEFT, plain, done_lately(f->o), f->left);
    return put_lines(f, row, A_LEFT, soft,
                     T_(app, "This page was not compared with an earlier version."), f->left);
  }
  cl_set_text(f->sheet, row - 1, B_STAGE, &beside,
              fit(f, changed_words(f), f->left - f->widths[A_LEFT] - 2, 9, false));
  for (size_t i = 0; i < s->change_count && i < CHANGES_SHOWN; i++)
    row = put_change(f, row, &s->changes[i]);
  if (!s->change_count)
    put(f, row++, A_LEFT, OV_MUTED, false, T_(app, "No light and no stage changed."), f->left);
  if (s->change_count > CHANGES_SHOWN) {
    size_t more = s->change_count - CHANGES_SHOWN;
    put_more(f, row++, A_LEFT, f->o->news_sheet,
             cl_asprintf(app->arena, T_(app, "%zu more: see %s"), more,
                         cl_sheet_name(f->o->news_sheet)));
  }
  return row;
}

/* ---- What goes wrong ------------------------------------------------------------------ */

/* Returns the row below. */
static unsigned put_one_wrong(const front *f, unsigned row, const cl_story_wrong *wrong) {
  cl_app *app = f->app;
  const cl_story_goal *goal = wrong->goal;
  const cl_cell_style bold = { .bold = true, .indent = 1 }, plain = { .indent = 1 };
  cl_cell_style name = ov_light_cell(goal->now.light);
  name.side = CL_SIDE_LEFT;
  name.bottom = CL_EDGE_NONE;
  name.indent = 1;
  put_name(f, row, H_RIGHT, goal->rec->parent, name,
           cl_asprintf(app->arena, "%s ", cl_light_sign(goal->now.light)), f->widths[H_RIGHT]);
  const char *what = cmd_text(app, goal->rec, CL_F_JOINT_GOAL_TEXT);
  const char *value = ov_value_words(f->o, &goal->now);
  row = put_lines(f, row, I_RIGHT, bold,
                  *value ? cl_asprintf(app->arena, "%s: %s", what, value) : what,
                  f->right - f->widths[H_RIGHT]);
  const char *form = wrong->others ? cl_ntr(app->lang, "%s (also at %zu other goal)",
                                            "%s (also at %zu other goals)", wrong->others)
                                   : "%s";
  const char *action =
      *wrong->action ? cl_asprintf(app->arena, "\xE2\x86\x92 %s", wrong->action) : "";
  const char *all =
      cl_asprintf(app->arena, form, cl_asprintf(app->arena, "%s %s", wrong->cause, action),
                  wrong->others);
  if (!*action || cl_page_width(cl_str_of(all), CL_PAGE_SIZE, false) < f->right - 2)
    return put_lines(f, row, H_RIGHT, plain, all, f->right);
  row = put_lines(f, row, H_RIGHT, plain, wrong->cause, f->right);
  return put_lines(f, row, H_RIGHT, plain, cl_asprintf(app->arena, form, action, wrong->others),
                   f->right);
}

/* A thin row; returns the one below. */
static unsigned leave_air(front *f, unsigned row) {
  f->thin |= row < 64 ? UINT64_C(1) << row : 0;
  return row + 1;
}

/* Returns the row below. */
static unsigned put_wrong(front *f, unsigned row) {
  cl_app *app = f->app;
  const cl_story *s = f->o->story;
  bool more = s->wrong_count > WRONG_SHOWN;
  for (size_t i = 0; i < s->wrong_count && i < WRONG_SHOWN; i++)
    row = leave_air(f, put_one_wrong(f, row, &s->wrong[i]));
  if (more)
    put_more(f, row, H_RIGHT, f->o->goals_sheet,
             cl_asprintf(app->arena, T_(app, "%zu more: see %s"), s->wrong_count - WRONG_SHOWN,
                         cl_sheet_name(f->o->goals_sheet)));
  if (s->unexplained) {
    const cl_cell_style soft = { .ink = OV_MUTED, .indent = more };
    return put_lines(f, row, more ? I_RIGHT : H_RIGHT, soft, cmd_unexplained(app, s->unexplained),
                     more ? f->right - f->widths[H_RIGHT] : f->right);
  }
  if (!s->wrong_count)
    put(f, row++, H_RIGHT, OV_MUTED, false, T_(app, "No goal is behind."), f->right);
  return row + more;
}

/* ---- What is asked ---------------------------------------------------------------------- */

/* Returns the row below. */
static unsigned put_one_asked(const front *f, unsigned row, size_t number,
                              const cl_story_asked *asked) {
  cl_app *app = f->app;
  cl_view *view = cl_app_view(app);
  const cl_cell_style name = {
    .ink = f->o->colours.ink, .ground = f->o->colours.tint, .indent = 1, .bold = true
  };
  const cl_cell_style bold = { .bold = true }, soft = { .ink = OV_MUTED }, plain = { .indent = 1 };
  put_name(f, row, H_RIGHT, asked->decision->parent, name, cl_asprintf(app->arena, "%zu  ", number),
           f->widths[H_RIGHT]);
  const char *by = asked->by == CL_NO_DATE ? T_(app, "no day given")
                                           : cl_asprintf(app->arena, T_(app, "decide before %s"),
                                                         cl_day_words(view, asked->by));
  const cl_run runs[] = {
    { by, bold },
    { asked->since == CL_NO_DATE
          ? ""
          : cl_asprintf(app->arena, T_(app, ", asked on %s"), cl_day_words(view, asked->since)),
      soft },
  };
  cl_set_runs(f->sheet, row, I_RIGHT, &name, runs, CL_COUNT(runs));
  cl_set_blank(f->sheet, row, I_RIGHT + 1, K_LAST, &name);
  return put_lines(f, row + 1, H_RIGHT, plain, cmd_text(app, asked->decision, CL_F_DECISION_TEXT),
                   f->right);
}

/* Returns the row below. */
static unsigned put_asked(const front *f, unsigned row) {
  cl_app *app = f->app;
  const cl_story *s = f->o->story;
  for (size_t i = 0; i < s->asked_count && i < ASKED_SHOWN; i++)
    row = put_one_asked(f, row, i + 1, &s->asked[i]);
  if (s->asked_count > ASKED_SHOWN)
    put_more(f, row++, H_RIGHT, f->o->decisions_sheet,
             cl_asprintf(app->arena, T_(app, "%zu more: see %s"), s->asked_count - ASKED_SHOWN,
                         cl_sheet_name(f->o->decisions_sheet)));
  if (!s->asked_count)
    put(f, row++, H_RIGHT, OV_MUTED, false, T_(app, "No decision is asked."), f->right);
  return row;
}

/* ---- The upper half ------------------------------------------------------------------------ */

/* Heights of a block from its heading at ROW up to END, and air below it.  Returns the row
 * below that. */
static unsigned close_block(front *f, unsigned row, unsigned end) {
  height(f, row++, section_height);
  while (row < end)
    height(f, row, row_height(f, row)), row++;
  height(f, row++, air);
  return row;
}

static unsigned later(unsigned a, unsigned b) {
  return a > b ? a : b;
}

/* Returns the row below. */
static unsigned put_upper(front *f) {
  const cl_app *app = f->app;
  unsigned row = R_UPPER;
  section(f, row, A_LEFT, T_(app, "Where do we stand?"));
  section(f, row, H_RIGHT, T_(app, "What goes wrong, and why?"));
  unsigned right = put_wrong(f, row + 1), left = put_where(f, row + 1, right - row - 1);
  row = close_block(f, row, later(left, right));
  section(f, row, A_LEFT, T_(app, "What changed?"));
  section(f, row, H_RIGHT, T_(app, "What do we ask of you?"));
  left = put_changes(f, row + 1);
  right = put_asked(f, row + 1);
  return close_block(f, row, later(left, right));
}

/* ---- Few communities: their goals in full below the table --------------------------------- */

/* Returns the row below. */
static unsigned put_whole_goal(front *f, unsigned row, const cl_story_goal *goal) {
  cl_app *app = f->app;
  const cl_progress *p = &goal->now;
  cl_cell_style light = ov_light_cell(p->light);
  const cl_cell_style bold = { .bold = true, .indent = 1 }, plain = { .indent = 1 },
                      soft = { .ink = OV_MUTED, .indent = 1 };
  cl_run runs[OV_RUNS];
  unsigned top = row, below[4];
  const char *cause = cmd_text(app, goal->rec, CL_F_JOINT_GOAL_LIGHT_CAUSE);
  const char *action = cmd_text(app, goal->rec, CL_F_JOINT_GOAL_LIGHT_ACTION);
  light.side = CL_SIDE_LEFT;
  light.indent = 1;
  cl_set_text(f->sheet, row, A_LEFT, &light, ov_light_text(f->o, p->light));
  below[0] = put_lines(f, row, B_STAGE, bold, cmd_text(app, goal->rec, CL_F_JOINT_GOAL_TEXT),
                       f->left - f->widths[A_LEFT] - f->widths[G_LEFT_END]);
  if (p->has_numbers) {
    cl_set_runs(f->sheet, row, G_LEFT_END, &plain, runs, ov_bullet(runs, f->o, p, 20, 8));
    below[1] = put_lines(f, row, H_RIGHT, plain,
                         cl_asprintf(app->arena, "%s %s", ov_value_words(f->o, p),
                                     cmd_text(app, goal->rec, CL_F_JOINT_GOAL_UNIT)),
                         f->widths[H_RIGHT]);
  } else {
    const char *shows = cmd_text(app, goal->rec, CL_F_JOINT_GOAL_EVIDENCE);
    below[1] = put_lines(f, row, G_LEFT_END, soft, *shows ? shows : T_(app, "in words"),
                         f->widths[G_LEFT_END] + f->widths[H_RIGHT]);
  }
  below[2] = put_lines(f, row, I_RIGHT, plain, cause, f->right - f->widths[H_RIGHT]);
  below[3] = *action ? put_lines(f, below[2], I_RIGHT, plain,
                                 cl_asprintf(app->arena, "\xE2\x86\x92 %s", action),
                                 f->right - f->widths[H_RIGHT])
                     : row;
  for (size_t i = 0; i < CL_COUNT(below); i++)
    row = below[i] > row ? below[i] : row;
  for (row = row > top ? row : top + 1; top < row; top++)
    height(f, top, line_height);
  height(f, row, 6);
  return row + 1;
}

static unsigned put_whole_goals(front *f, unsigned row, const cl_story_row *c) {
  enum { MOST = 6 };
  const cl_story_goal **goals = cl_story_worst_first(f->app->arena, c);
  for (size_t i = 0; i < c->goal_count && i < MOST; i++)
    row = put_whole_goal(f, row, goals[i]);
  return row;
}

/* The one community has the rest of the sheet: left what comes, right what happened. */
static unsigned put_ahead(const front *f, unsigned row, const cl_rec *community) {
  enum { MOST = 6 };
  const overview *o = f->o;
  unsigned top = row, shown = 0;
  cl_sheet_height(f->sheet, row, section_height);
  section(f, row++, A_LEFT, T_(f->app, "Next moments"));
  for (size_t i = 0; i < o->due.count && shown < MOST; i++) {
    const cl_due_item *item = &o->due.items[i];
    if (item->community != community || item->date < f->app->today || !ov_is_moment(item))
      continue;
    const char *where = cmd_text(f->app, item->rec, CL_F_MOMENT_CHANNEL);
    put(f, row, A_LEFT, OV_INK, true, cmd_day(f->app, item->date, false), f->widths[A_LEFT]);
    put(f, row, B_STAGE, OV_INK, false,
        cl_asprintf(f->app->arena, "%s%s%s", cmd_text(f->app, item->rec, CL_F_MOMENT_TITLE),
                    *where ? ", " : "", where),
        f->left - f->widths[A_LEFT]);
    cl_sheet_height(f->sheet, row++, 18);
    shown++;
  }
  if (!shown)
    put(f, row++, A_LEFT, OV_MUTED, false, T_(f->app, "nothing planned"), f->left);
  const cl_rec *story = cl_story_to_tell(f->app->plan, community);
  if (story) {
    const cl_cell_style told = { .size = 12, .ink = f->o->colours.ink, .italic = true };
    section(f, top, H_RIGHT, T_(f->app, "The story"));
    put_lines(f, top + 1, H_RIGHT, told, cmd_text(f->app, story, CL_F_STORY_TEXT), f->right);
  }
  return row;
}

/* Returns the row below. */
static unsigned put_few(front *f, unsigned row) {
  cl_app *app = f->app;
  const cl_story *s = f->o->story;
  for (size_t i = 0; i < s->running; i++) {
    const cl_story_row *c = &s->rows[i];
    const char *vision = cmd_text(app, c->community, CL_F_COMMUNITY_VISION_TEXT);
    cl_sheet_height(f->sheet, row, section_height);
    section(f, row, A_LEFT,
            s->running == 1 ? T_(app, "Vision and joint goals")
                            : cmd_text(app, c->community, CL_F_COMMUNITY_NAME));
    row++;
    if (*vision) {
      const cl_cell_style big = { .size = 15, .ink = f->o->colours.ink, .italic = true };
      unsigned below = put_lines(f, row, A_LEFT, big, vision, f->left + f->right);
      while (row < below)
        height(f, row++, 26);
      height(f, row++, 4);
    }
    row = put_whole_goals(f, row, c);
    if (s->running == 1)
      row = put_ahead(f, row + 1, c->community);
  }
  return row;
}

/* ---- The whole ---------------------------------------------------------------------------- */

/* What is left of the page for each of N rows of the table, in points. */
static double spare_of(const front *f, size_t n) {
  double across = 0;
  for (size_t i = 0; i < OV_ROW_COLUMNS; i++)
    across += ov_pixels(f->widths[i]) * 0.75;
  double left = across * a4_ratio - f->used - OV_HEAD_HEIGHT - 16 - ov_rows_height(f->o, n);
  double each = n ? left / (double)n : 0;
  return each < 0 ? 0 : each > 12 ? 12 : each;
}

void ov_front(overview *o) {
  front f = { .o = o, .app = o->app, .sheet = o->front };
  size_t n = o->community_count > OV_MANY ? OV_MANY : o->community_count;
  ov_row_widths(o, f.widths);
  for (size_t i = 0; i < OV_ROW_COLUMNS; i++)
    *(i < H_RIGHT ? &f.left : &f.right) += f.widths[i];
  cl_sheet_widths(o->front, f.widths, OV_ROW_COLUMNS);
  put_title(&f);
  unsigned table = put_upper(&f);
  unsigned below = ov_rows(o, o->front, table, n, spare_of(&f, n), false);
  if (o->community_count <= OV_FEW)
    below = put_few(&f, below + 1);
  else
    put_more(&f, below, A_LEFT, o->communities_sheet,
             o->community_count > n
                 ? cl_asprintf(o->app->arena,
                               T_(o->app, "These %zu ask for attention first; all %zu: see %s"), n,
                               o->community_count, cl_sheet_name(o->communities_sheet))
                 : T_(o->app, "What asks for attention first; paused and stopped at the end. The "
                              "same list with filters: Communities"));
  cl_page page = { .wide = 1,
                   .tall = 1,
                   .rows = below + 1,
                   .columns = OV_ROW_COLUMNS,
                   .zoom = 90,
                   .tab = ov_tab(o, o->front) };
  cl_sheet_page(o->front, &page);
}
