/* overview_goals.c - joint goals, worst first: how far they are beside how far
 * they should be, how they went, and why. */
#include <math.h>
#include <string.h>

#include "overview_inner.h"

enum {
  A_LIGHT,
  B_COMMUNITY,
  C_GOAL,
  D_NOW,
  E_EXPECTED,
  F_TARGET,
  G_BULLET,
  H_SPARK,
  I_CAUSE,
  J_CONSEQUENCE,
  K_ACTION,
  L_DUE,
  M_REACHED,
  N_SHOULD,
  O_ID,
  COLUMNS
};
enum { PRINTED = M_REACHED, BLOCKS = 20 };
static const double widths[COLUMNS] = { 20, 26, 33, 8, 9, 8, 20.5, 11, 25, 21, 25, 11, 9, 9, 14 };

static void put_bullet(const overview *o, unsigned row, const cl_progress *p) {
  cl_run runs[OV_RUNS];
  cl_cell_style style = ov_cell(CL_SIDE_LEFT);
  if (p->has_numbers) {
    cl_set_runs(o->goals_sheet, row, G_BULLET, &style, runs, ov_bullet(runs, o, p, BLOCKS, 8));
    return;
  }
  style.ink = OV_MUTED;
  cl_set_text(o->goals_sheet, row, G_BULLET, &style,
              p->quantitative ? T_(o->app, "no numbers yet") : T_(o->app, "in words"));
}

static void put_shares(cl_sheet *sheet, unsigned row, const cl_progress *p) {
  cl_cell_style style = ov_cell(CL_SIDE_RIGHT);
  style.form = "0%";
  if (p->has_numbers && p->has_latest)
    cl_set_num(sheet, row, M_REACHED, &style, cl_round_to(p->share, 2));
  else
    cl_set_text(sheet, row, M_REACHED, &style, NULL);
  if (p->has_numbers)
    cl_set_num(sheet, row, N_SHOULD, &style, cl_round_to(p->expected_share, 2));
  else
    cl_set_text(sheet, row, N_SHOULD, &style, NULL);
}

static void put_why(const overview *o, unsigned row, const cl_rec *goal, const cl_progress *p,
                    unsigned *lines) {
  static const cl_field fields[] = { CL_F_JOINT_GOAL_LIGHT_CAUSE, CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE,
                                     CL_F_JOINT_GOAL_LIGHT_ACTION };
  cl_cell_style style = ov_cell(CL_SIDE_LEFT);
  style.wrap = true;
  style.size = 8.5;
  for (unsigned i = 0; i < CL_COUNT(fields); i++) {
    const char *text = cmd_text(o->app, goal, fields[i]);
    if (!*text && !i && p->stale)
      text = ov_age_words(o, p);
    unsigned n = cl_page_lines(text, widths[I_CAUSE + i], 8.5, false);
    *lines = n > *lines ? n : *lines;
    cl_set_text(o->goals_sheet, row, I_CAUSE + i, &style, text);
  }
}

static const char *light_words(const overview *o, const cl_progress *p) {
  return cl_asprintf(o->app->arena, "%s%s", ov_light_text(o, p->light), p->by_hand ? " *" : "");
}

static void put_goal(overview *o, unsigned row, const ov_goal *goal, const char *name) {
  cl_sheet *sheet = o->goals_sheet;
  const cl_rec *rec = goal->goal->rec;
  const cl_progress *p = &goal->goal->now;
  const ov_community *c = &o->communities[goal->community];
  cl_cell_style light = ov_light_cell(p->light), link = ov_cell(CL_SIDE_LEFT);
  cl_cell_style text = ov_cell(CL_SIDE_LEFT), spark = ov_cell(CL_SIDE_LEFT),
                due = ov_cell(CL_SIDE_RIGHT);
  cl_cell_style id = ov_cell(CL_SIDE_LEFT);
  light.side = CL_SIDE_LEFT;
  light.indent = 1;
  link.ink = o->colours.ink;
  text.bold = text.wrap = true;
  spark.ink = ov_light_strong(p->light);
  spark.font = "Segoe UI Symbol";
  spark.size = 11;
  id.size = 8;
  id.ink = OV_MUTED;
  const char *what = cmd_text(o->app, rec, CL_F_JOINT_GOAL_TEXT);
  unsigned lines = cl_page_lines(what, widths[C_GOAL], 9, true);
  cl_set_text(sheet, row, A_LIGHT, &light, light_words(o, p));
  cl_set_link(sheet, row, B_COMMUNITY, &link, name, c->sheet, 0, 0);
  cl_set_text(sheet, row, C_GOAL, &text, what);
  ov_put_number(sheet, row, D_NOW, p->has_latest, p->latest, true);
  ov_put_number(sheet, row, E_EXPECTED, p->has_numbers, p->expected, false);
  ov_put_number(sheet, row, F_TARGET, p->has_target, p->target, false);
  put_bullet(o, row, p);
  cl_set_text(sheet, row, H_SPARK, &spark, ov_spark(o, rec));
  put_why(o, row, rec, p, &lines);
  cl_set_date(sheet, row, L_DUE, &due, p->due);
  put_shares(sheet, row, p);
  cl_set_text(sheet, row, O_ID, &id, rec->id);
  ov_lines(sheet, row, lines);
}

static void put_header(overview *o, unsigned last) {
  cl_app *app = o->app;
  const char *titles[COLUMNS] = {
    T_(app, "Light"), T_(app, "Community"), cl_field_label(CL_F_JOINT_GOAL_TEXT, app->lang),
    /* TRANSLATORS: short, above numbers: what was measured last; what should be; the target */
    T_(app, "Now"), T_(app, "Expected"), T_(app, "Target"), T_(app, "Reached and expected"),
    /* TRANSLATORS: short, above a drawing: how the values went */
    T_(app, "Course"), cl_field_label(CL_F_JOINT_GOAL_LIGHT_CAUSE, app->lang),
    cl_field_label(CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE, app->lang),
    cl_field_label(CL_F_JOINT_GOAL_LIGHT_ACTION, app->lang),
    cl_field_label(CL_F_JOINT_GOAL_DUE, app->lang), T_(app, "Reached"), T_(app, "Should be"),
    cl_field_label(CL_F_JOINT_GOAL_ID, app->lang)
  };
  cl_cell_style styles[COLUMNS];
  for (unsigned i = 0; i < COLUMNS; i++) {
    bool number = (i >= D_NOW && i <= F_TARGET) || (i >= L_DUE && i <= N_SHOULD);
    styles[i] = ov_header(o, number ? CL_SIDE_RIGHT : CL_SIDE_LEFT);
  }
  cl_range range = { o->goals_sheet, OV_HEADER, 0, last, COLUMNS - 1 };
  cl_range_table(o->goals_sheet, &range, "tbl_goals", titles, styles, o->goal_count > 0);
  cl_sheet_height(o->goals_sheet, OV_HEADER, OV_HEAD_FILTER);
}

static const char *title_of(const overview *o) {
  const cl_app *app = o->app;
  const cl_story *s = o->story;
  cl_buf out = CL_BUF_INIT;
  cl_buf_puts(&out, cl_asprintf(app->arena,
                                cl_ntr(app->lang, "%zu joint goal", "%zu joint goals", s->goals),
                                s->goals));
  for (size_t i = 0, n = 0; i < CL_LIGHTS; i++) {
    enum cl_light light = cl_worst_first[i];
    if (s->lights[light])
      cl_buf_printf(&out, "%s %zu %s", n++ ? "," : ":", s->lights[light],
                    cl_light_word(light, app->lang));
  }
  if (o->goal_count > s->goals)
    cl_buf_puts(&out, cl_asprintf(app->arena, T_(app, "; %zu of communities that rest, at the end"),
                                  o->goal_count - s->goals));
  return cl_buf_keep(&out, app->arena);
}

void ov_goals(overview *o) {
  cl_app *app = o->app;
  double all[COLUMNS];
  memcpy(all, widths, sizeof all);
  all[B_COMMUNITY] = ov_name_width(o, 24, false);
  const char **names = ov_names(o, all[B_COMMUNITY], false);
  ov_top(o, o->goals_sheet, all, COLUMNS, title_of(o),
         T_(app, "Worst first. Bar: the share of the way that was reached; black tick: where it "
                 "should be by now. Course: the last measurements, from low to high. *: light "
                 "given by hand."));
  for (size_t i = 0; i < o->goal_count; i++)
    put_goal(o, OV_FIRST + (unsigned)i, &o->goals[i], names[o->goals[i].community]);
  unsigned last = OV_HEADER + (unsigned)o->goal_count;
  if (!o->goal_count)
    ov_empty(o->goals_sheet, ++last, COLUMNS, T_(app, "No joint goal yet: cl-goals add goal TEXT"));
  put_header(o, last);
  ov_page(o->goals_sheet, ov_tab(o, o->goals_sheet), 0, OV_FIRST, last + 1, PRINTED, false);
}
