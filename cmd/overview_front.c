/* overview_front.c - the front page: what a manager sees first, on one A4. */
#include <string.h>

#include "overview_inner.h"

/* Columns that all blocks of the page share. */
enum { A_NAME, B_COUNT, C_STAGE, D_COUNT, E_LIGHTS, I_NEXT = E_LIGHTS + OV_LIGHTS, J_STEP };

enum {
  FIRST_COUNT = 3,
  COUNT_HEIGHT = 21,
  DECISIONS_SHOWN = 6,
  DECISION_WIDTH = 130,
  LINK_WIDTH = 26
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
  cl_put_text(sheet, CL_LOOK_SECTION, cl_str_of(T_(app, "Joint goals by light")));
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
                     .width = 335,
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
                     .x_title = T_(app, "stage"),
                     .y_title = T_(app, "number of communities"),
                     .series = &series,
                     .series_count = 1,
                     .width = 310,
                     .height = height,
                     .most = greatest(o->stages, CL_STAGES) };
  cl_sheet_chart(o->front, FIRST_COUNT - 1, J_STEP, &chart);
}

/* ---- Decisions and communities ---------------------------------------------------- */

/* Some programs do not wrap a link: a long one is left as text. */
static void put_name(overview *o, cl_str name, const cl_sheet *to, unsigned row) {
  if (cl_width(name) <= LINK_WIDTH)
    cl_put_link(o->front, name, to, row, 0);
  else
    cl_put_text(o->front, CL_LOOK_PLAIN, name);
}

static void put_decision(overview *o, const cl_rec *rec) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->front;
  cl_str text = cl_rec_text(rec, CL_F_DECISION_TEXT);
  cl_sheet_row(sheet);
  put_name(o, cl_rec_text(rec->parent, CL_F_COMMUNITY_NAME), o->decisions_sheet, 0);
  cl_put_none(sheet, CL_LOOK_PLAIN);
  if (cl_width(text) > DECISION_WIDTH) {
    cl_str head = cl_width_cut(text, DECISION_WIDTH);
    text = cl_str_of(cl_asprintf(app->arena, "%.*s...", (int)head.n, head.p));
  }
  cl_buf line = CL_BUF_INIT;
  cl_visible(&line, text, true);
  cl_put_text(sheet, CL_LOOK_BARE, cl_str_of(cl_buf_text(&line)));
  cl_buf_free(&line);
}

static void put_decisions(overview *o, unsigned row) {
  cl_app *app = o->app;
  size_t shown = 0;
  cl_sheet_at(o->front, row, A_NAME);
  cl_put_text(o->front, CL_LOOK_SECTION, cl_str_of(T_(app, "Decisions asked of you")));
  CL_EACH_REC(rec, app->plan, CL_T_DECISION)
    if (ov_open(rec) && shown++ < DECISIONS_SHOWN)
      put_decision(o, rec);
  cl_sheet_row(o->front);
  if (!shown)
    cl_put_text(o->front, CL_LOOK_MUTED, cl_str_of(T_(app, "None at the moment.")));
  else if (shown > DECISIONS_SHOWN)
    cl_put_text(o->front, CL_LOOK_BARE,
                cl_str_of(cl_asprintf(app->arena, T_(app, "and %zu more on the next sheets"),
                                      shown - DECISIONS_SHOWN)));
  else
    return; /* the cursor is on a free row */
  cl_sheet_row(o->front);
}

static void put_community(overview *o, size_t i) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->front;
  const ov_community *c = &o->communities[i];
  cl_sheet_row(sheet);
  put_name(o, cl_rec_text(c->rec, CL_F_COMMUNITY_NAME), o->communities_sheet, (unsigned)i + 1);
  cl_put_num(sheet, CL_LOOK_CENTER, CL_NUM_WHOLE, (double)c->goals);
  ov_text(sheet, cl_stage_word(c->stage, app->lang));
  cl_put_num(sheet, CL_LOOK_CENTER, CL_NUM_WHOLE, (double)c->open_decisions);
  for (int light = 0; light < OV_LIGHTS; light++) {
    if (c->lights[light])
      cl_put_num(sheet, ov_light_look((enum cl_light)light), CL_NUM_WHOLE,
                 (double)c->lights[light]);
    else
      cl_put_none(sheet, CL_LOOK_PLAIN);
  }
  cl_put_date(sheet, CL_LOOK_PLAIN, c->next_moment);
  ov_text(sheet, cl_stage_next(c->stage, app->lang));
}

static void put_communities(overview *o) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->front;
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
  cl_put_text(sheet, CL_LOOK_SECTION, cl_str_of(T_(app, "How each community stands")));
  cl_sheet_at(sheet, cl_sheet_row_now(sheet) + 1, A_NAME);
  cl_sheet_table(sheet, cl_sheet_name(sheet), columns, CL_COUNT(columns), 0);
  for (size_t i = 0; i < o->community_count; i++)
    put_community(o, i);
  if (!o->community_count)
    ov_nothing(sheet, CL_COUNT(columns) - 1, CL_COUNT(columns),
               T_(app, "No community yet: cl-define start NAME --group ID"));
  cl_sheet_table_end(sheet);
}

void ov_front(overview *o) {
  set_widths(o);
  put_title(o);
  unsigned below = put_counts(o);
  /* The charts stand beside the counts: so many rows of COUNT_HEIGHT points. */
  unsigned height = (below - FIRST_COUNT) * COUNT_HEIGHT * 96 / 72 + 14;
  chart_lights(o, height);
  chart_stages(o, height);
  put_decisions(o, below);
  put_communities(o);
  cl_sheet_freeze(o->front, 2, 0);
  cl_sheet_one_page(o->front);
}
