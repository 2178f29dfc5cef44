/* overview_rows.c - a row for each community: on the front page, and on a sheet
 * with all of them. */
#include <string.h>

#include "overview_inner.h"

enum {
  A_NAME,
  B_STAGE,
  C_LIGHTS,
  G_WORST = C_LIGHTS + CL_LIGHTS,
  H_BEST,
  I_DATE,
  J_MOMENT,
  K_NEXT
};
enum { MANY = 15, BLOCKS = 12 };

void ov_row_widths(const overview *o, double widths[OV_ROW_COLUMNS]) {
  static const double few[] = { 0, 16, 8.6, 7.4, 7.8, 10, 30, 30, 8.5, 25, 33 };
  static const double many[] = { 0, 17, 8.6, 7.4, 7.8, 10, 33, 33, 8.5, 27, 35 };
  /* One or two: the page has room for larger letters. */
  static const double two[] = { 0, 15, 8.6, 7.4, 7.8, 10, 24, 26, 8.5, 19, 25 };
  size_t n = o->community_count;
  memcpy(widths, n > MANY ? many : n > OV_FEW ? few : two, sizeof few);
  widths[A_NAME] = ov_name_width(o, 22, true);
}

static cl_cell_style cell_of(const ov_community *c, enum cl_side side) {
  cl_cell_style style = ov_cell(side);
  if (c->row->rests)
    style.ink = OV_MUTED;
  return style;
}

/* ---- Which goals ------------------------------------------------------------------- */

/* The goal furthest behind and the best one that is on track; NULL for none. */
static void extremes(const cl_story_row *row, const cl_story_goal **worst,
                     const cl_story_goal **best) {
  *worst = *best = NULL;
  for (size_t i = 0; i < row->goal_count; i++) {
    const cl_story_goal *g = &row->goals[i];
    bool behind = g->now.light == CL_RED || g->now.light == CL_ORANGE;
    if (behind && (!*worst || cl_story_standing(g) < cl_story_standing(*worst)))
      *worst = g;
    if (g->now.light == CL_GREEN && (!*best || cl_story_standing(g) > cl_story_standing(*best)))
      *best = g;
  }
}

static const char *goal_text(const overview *o, const cl_story_goal *goal) {
  enum { MOST = 300 }; /* columns: some ten lines */
  return cl_page_fit(o->app->arena, cmd_text(o->app, goal->rec, CL_F_JOINT_GOAL_TEXT), MOST, 8.5,
                     false, 0.97);
}

static unsigned goal_lines(const overview *o, const cl_story_goal *goal, double width) {
  return goal ? cl_page_lines(goal_text(o, goal), width - 1.2, 8.5, false) + 1 : 1;
}

static void put_goal(const overview *o, cl_sheet *sheet, unsigned row, unsigned column,
                     cl_cell_style style, const cl_story_goal *goal, const char *none) {
  cl_run runs[OV_RUNS + 4];
  size_t n = 0;
  style.wrap = true;
  if (!goal) {
    style.ink = OV_MUTED;
    cl_set_text(sheet, row, column, &style, none);
    return;
  }
  const cl_progress *p = &goal->now;
  const cl_cell_style sign = { .ink = ov_light_strong(p->light), .bold = true };
  const cl_cell_style text = { .size = 8.5, .ink = style.ink };
  const cl_cell_style soft = { .size = 8, .ink = OV_MUTED };
  runs[n++] = (cl_run){ cl_light_sign(p->light), sign };
  runs[n++] = (cl_run){ cl_asprintf(o->app->arena, " %s\n", goal_text(o, goal)), text };
  if (p->has_numbers) {
    n += ov_bullet(runs + n, o, p, BLOCKS, 7);
    runs[n++] = (cl_run){ cl_asprintf(o->app->arena, " %s", ov_value_words(o, p)), soft };
  } else {
    runs[n++] = (cl_run){ T_(o->app, "in words"), soft };
  }
  cl_set_runs(sheet, row, column, &style, runs, n);
}

/* ---- One row ------------------------------------------------------------------------ */

static void put_stage(const overview *o, cl_sheet *sheet, unsigned row, const ov_community *c) {
  const char *dots = cmd_stage_dots(o->app, c->row->stage);
  cl_cell_style style = cell_of(c, CL_SIDE_LEFT);
  style.wrap = true;
  const cl_run runs[] = {
    { *dots ? cl_asprintf(o->app->arena, "%s\n", dots) : "", { .size = 8, .ink = o->colours.ink } },
    { cl_stage_word(c->row->stage, o->app->lang), { .size = 8.5, .ink = style.ink } },
  };
  cl_set_runs(sheet, row, B_STAGE, &style, runs, CL_COUNT(runs));
}

static void put_lights(cl_sheet *sheet, unsigned row, const ov_community *c) {
  static const char *const forms[] = { "0\" +\"", "0\" !\"", "0\" x\"", "0\" \xE2\x80\x93\"" };
  for (int light = 0; light < CL_LIGHTS; light++) {
    cl_cell_style style = cell_of(c, CL_SIDE_CENTER), lit = ov_light_cell((enum cl_light)light);
    lit.form = forms[light];
    if (c->row->lights[light])
      cl_set_num(sheet, row, C_LIGHTS + (unsigned)light, &lit, (double)c->row->lights[light]);
    else
      cl_set_text(sheet, row, C_LIGHTS + (unsigned)light, &style, NULL);
  }
}

static void put_moment(const overview *o, cl_sheet *sheet, unsigned row, const ov_community *c) {
  const cl_app *app = o->app;
  const cl_occurrence *next = &c->row->moment;
  cl_cell_style day = cell_of(c, CL_SIDE_LEFT), what = cell_of(c, CL_SIDE_LEFT);
  what.wrap = true;
  if (!next->moment) {
    what.ink = OV_MUTED;
    cl_set_text(sheet, row, I_DATE, &day, NULL);
    cl_set_text(sheet, row, J_MOMENT, &what, T_(app, "nothing planned"));
    return;
  }
  day.bold = true;
  day.form = ov_date_form(o, next->date > app->today + 300 ? "d mmm yy" : "d mmm");
  cl_set_date(sheet, row, I_DATE, &day, next->date);
  cl_set_text(sheet, row, J_MOMENT, &what, cmd_text(o->app, next->moment, CL_F_MOMENT_TITLE));
}

static unsigned lines_of(const overview *o, const ov_community *c, const double *widths) {
  const cl_story_goal *worst, *best;
  extremes(c->row, &worst, &best);
  const char *title =
      c->row->moment.moment ? cmd_text(o->app, c->row->moment.moment, CL_F_MOMENT_TITLE) : "";
  const unsigned lines[] = { 2, goal_lines(o, worst, widths[G_WORST]),
                             goal_lines(o, best, widths[H_BEST]),
                             cl_page_lines(title, widths[J_MOMENT], 9, false),
                             cl_page_lines(c->row->step, widths[K_NEXT], 9, false) };
  unsigned most = 1;
  for (size_t i = 0; i < CL_COUNT(lines); i++)
    most = lines[i] > most ? lines[i] : most;
  return most;
}

static double height_of(const overview *o, const ov_community *c, const double *widths) {
  return 5 + 11.6 * lines_of(o, c, widths);
}

static void put_row(const overview *o, cl_sheet *sheet, unsigned row, const ov_community *c,
                    const char *name) {
  const cl_app *app = o->app;
  const cl_story_goal *worst, *best;
  cl_cell_style link = cell_of(c, CL_SIDE_LEFT), next = cell_of(c, CL_SIDE_LEFT);
  link.bold = true;
  link.ink = o->colours.ink;
  next.wrap = true;
  extremes(c->row, &worst, &best);
  cl_set_link(sheet, row, A_NAME, &link, name, c->sheet, 0, 0);
  put_stage(o, sheet, row, c);
  put_lights(sheet, row, c);
  put_goal(o, sheet, row, G_WORST, cell_of(c, CL_SIDE_LEFT), worst,
           c->row->goal_count ? T_(app, "none is behind") : T_(app, "no joint goal yet"));
  put_goal(o, sheet, row, H_BEST, cell_of(c, CL_SIDE_LEFT), best, "");
  put_moment(o, sheet, row, c);
  cl_set_text(sheet, row, K_NEXT, &next, c->row->step);
}

/* ---- The table ------------------------------------------------------------------------ */

double ov_rows_height(overview *o, size_t n) {
  double widths[OV_ROW_COLUMNS], sum = 0;
  ov_row_widths(o, widths);
  for (size_t i = 0; i < n; i++)
    sum += height_of(o, &o->communities[i], widths);
  return sum;
}

static void put_header(overview *o, cl_sheet *sheet, unsigned row, unsigned last, bool filter) {
  const cl_app *app = o->app;
  const char *titles[OV_ROW_COLUMNS] = {
    [A_NAME] = T_(app, "Community"),
    [B_STAGE] = T_(app, "Stage"),
    [G_WORST] = T_(app, "Goal that is furthest behind"),
    [H_BEST] = T_(app, "Goal that goes best"),
    [I_DATE] = T_(app, "When"),
    [J_MOMENT] = T_(app, "Next moment"),
    [K_NEXT] = T_(app, "Next step"),
  };
  cl_cell_style styles[OV_ROW_COLUMNS];
  for (unsigned i = 0; i < OV_ROW_COLUMNS; i++)
    styles[i] = ov_header(o, CL_SIDE_LEFT);
  for (unsigned i = 0; i < OV_ROW_COLUMNS; i++)
    styles[i].high = filter ? CL_HIGH_TOP : CL_HIGH_MIDDLE;
  for (int light = 0; light < CL_LIGHTS; light++) {
    titles[C_LIGHTS + light] = ov_light_text(o, (enum cl_light)light);
    styles[C_LIGHTS + light].side = CL_SIDE_CENTER;
    styles[C_LIGHTS + light].size = 8;
  }
  cl_range range = { sheet, row, 0, last, OV_ROW_COLUMNS - 1 };
  cl_range_table(sheet, &range, filter ? "tbl_communities" : "tbl_attention", titles, styles,
                 filter);
  cl_sheet_height(sheet, row, filter ? 40 : OV_HEAD_HEIGHT);
}

unsigned ov_rows(overview *o, cl_sheet *sheet, unsigned row, size_t n, double spare, bool filter) {
  double widths[OV_ROW_COLUMNS];
  ov_row_widths(o, widths);
  const char **names = ov_names(o, widths[A_NAME], true);
  for (size_t i = 0; i < n; i++) {
    unsigned at = row + 1 + (unsigned)i;
    put_row(o, sheet, at, &o->communities[i], names[i]);
    cl_sheet_height(sheet, at, height_of(o, &o->communities[i], widths) + spare);
  }
  if (!n)
    ov_empty(sheet, row + 1, OV_ROW_COLUMNS,
             T_(o->app, "No community yet: cl-define start NAME --group ID"));
  unsigned last = row + (n ? (unsigned)n : 1);
  put_header(o, sheet, row, last, filter);
  return last + 1;
}

void ov_communities(overview *o) {
  cl_app *app = o->app;
  const cl_story *s = o->story;
  double widths[OV_ROW_COLUMNS];
  ov_row_widths(o, widths);
  const char *title =
      s->resting
          ? cl_asprintf(app->arena, T_(app, "%zu communities: %zu running, %zu paused or stopped"),
                        o->community_count, s->running, s->resting)
          : cl_asprintf(app->arena,
                        cl_ntr(app->lang, "%zu running community", "%zu running communities",
                               s->running),
                        s->running);
  ov_top(o, o->communities_sheet, widths, OV_ROW_COLUMNS, title,
         T_(app, "What asks for attention first; paused and stopped at the end. Bar: the share of "
                 "the way; black tick: where it should be by now. A name leads to the sheet of "
                 "the community."));
  unsigned below =
      ov_rows(o, o->communities_sheet, OV_HEADER, o->community_count, 0, o->community_count > 0);
  ov_page(o->communities_sheet, ov_tab(o, o->communities_sheet), 0, OV_FIRST, below, OV_ROW_COLUMNS,
          false);
}
