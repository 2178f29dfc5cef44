/* network_front.c - the sheet in front of the workbook of a network: what a director
 * reads first, on one page; part of the module clkit-excel.
 *
 * The upper half stands in the columns of the table below: left how the goals stand and
 * what changed, right what is asked and what to do together.  Below a row for each
 * library, or, of more than one reads, for each theme. */
#include "../lib/format/colour.h"
#include "../lib/cli/arguments.h"
#include "network_book.h"

enum {
  F_NAME,
  F_COMMUNITIES,
  F_LIGHT,
  F_AFTER = F_LIGHT + 1, /* what a light became, over what is left of the half */
  F_LEFT_LAST = F_LIGHT + CL_LIGHTS - 2,
  F_RIGHT = F_LIGHT + CL_LIGHTS,
  F_MOMENTS = F_RIGHT + NW_AGENDAS,
  F_STORIES,
  F_ASKED,
  FRONT_COLUMNS
};
static const double widths[FRONT_COLUMNS] = { 34,   13,   9,    9,  9,  11, 13.5,
                                              13.5, 14.5, 13.5, 11, 10, 11 };
static const double left_width = 74, right_width = 86;

enum { ASKED_SHOWN = 4, CHANGED_SHOWN = 4, PAIRS_SHOWN = 3, RULES_SHOWN = 3, LINES_MOST = 2 };
/* LIBRARIES_SHOWN: more rows than that nobody reads on one page; THEMES_SHOWN in their place. */
enum {
  LIBRARIES_SHOWN = 20,
  THEMES_SHOWN = 14,
  BARS = 5,
  BAR_ONE = 3,
  BLOCKS = 26,
  MANY_BLOCKS = 38
};
static const double line_height = 15.5, head_height = 32, a4_ratio = 0.69; /* points */

static unsigned later(unsigned a, unsigned b) {
  return a > b ? a : b;
}

static unsigned section(const binder *b, unsigned row, unsigned at, const char *text) {
  cl_cell_style style = ov_section(&b->look);
  cl_set_text(b->sheet, row, at, &style, text);
  return row + 1;
}

/* TEXT over as many rows as it takes, where COLUMNS are free.  Returns the row below. */
static unsigned put_lines(const binder *b, unsigned row, unsigned at, const cl_cell_style *style,
                          const char *text, double columns, unsigned most) {
  for (unsigned n = 1; *text; n++, row++) {
    const char *line = ov_next_line(&b->look, &text, style, columns, n == most);
    cl_set_text(b->sheet, row, at, style, line);
  }
  return row;
}

/* The way to the sheet where all of it stands.  Returns the row below. */
static unsigned put_way(const binder *b, unsigned row, unsigned at, const char *text,
                        const cl_sheet *to) {
  const cl_cell_style link = { .ink = b->look.colours.ink, .indent = at == F_RIGHT };
  cl_set_link(b->sheet, row, at, &link, text, to, 0, 0);
  return row + 1;
}

static unsigned put_more(const binder *b, unsigned row, unsigned at, size_t more,
                         const cl_sheet *to) {
  return !more ? row
         : to  ? put_way(b, row, at,
                         cl_asprintf(b->app->arena, T_(b->app, "%zu more: see %s"), more,
                                     cl_sheet_name(to)),
                         to)
               : row;
}

/* ---- The title ----------------------------------------------------------------------------- */

static void put_title(binder *b) {
  const nw_sum *s = b->s;
  cl_app *app = b->app;
  double size = 24;
  while (size > 10 &&
         cl_page_width(cl_str_of(s->headline), size, true) > left_width + right_width + 8)
    size -= 0.5;
  cl_cell_style big = { .size = size, .ink = b->look.colours.ink, .bold = true };
  cl_cell_style soft = { .ink = OV_MUTED, .bottom = CL_EDGE_THICK, .line = b->look.colours.brand };
  const char *libraries = cl_asprintf(app->arena,
                                      cl_ntr(app->lang, "%zu library side by side, %s",
                                             "%zu libraries side by side, %s", s->lib_count),
                                      s->lib_count, cmd_date(app, app->today));
  cl_set_text(b->sheet, 0, 0, &big, s->headline);
  /* TRANSLATORS: so many libraries and a day; numbers */
  cl_set_text(b->sheet, 1, 0, &soft,
              cl_asprintf(app->arena,
                          T_(app, "%s. Read: %zu; share numbers or more: %zu; communities: %zu"),
                          libraries, s->read, s->counted, s->community_count));
  cl_set_blank(b->sheet, 1, 1, FRONT_COLUMNS - 1, &soft);
  cl_sheet_height(b->sheet, 0, 36);
  cl_sheet_height(b->sheet, 1, 19);
}

/* ---- Left: how the goals stand, what changed ------------------------------------------------- */

/* `12 kept, 2 shared vision`; what rests last. */
static const char *stages_words(const binder *b) {
  const char *out = "";
  for (int i = 0; i < CL_STAGES; i++) {
    int stage = i <= CL_STAGE_KEPT ? CL_STAGE_KEPT - i : i;
    if (b->s->stages[stage])
      out = cl_asprintf(b->app->arena, "%s%s%zu %s", out, *out ? ", " : "", b->s->stages[stage],
                        cl_stage_word((enum cl_stage)stage, b->app->lang));
  }
  return out;
}

static unsigned put_lights(binder *b, unsigned row) {
  const nw_sum *s = b->s;
  cl_app *app = b->app;
  const cl_cell_style soft = { .ink = OV_MUTED };
  row = section(b, row, F_NAME, T_(app, "How do the goals stand?"));
  if (s->goals) {
    unsigned rows = s->compared ? BARS : BAR_ONE;
    ov_light_rows bars = { { T_(app, "now"), s->compared ? T_(app, "before") : NULL },
                           { s->lights, s->then } };
    ov_light_bars(&b->look, b->sheet, row, F_NAME, &bars, left_width * 7 + 24, rows * line_height);
    row += rows;
  }
  const char *stages = stages_words(b);
  if (*stages)
    row = put_lines(b, row, F_NAME, &soft, cl_asprintf(app->arena, T_(app, "stages: %s"), stages),
                    left_width - 1, LINES_MOST);
  return row + 1;
}

/* Of a light two rows: where, from what, to what; below it the goal. */
static unsigned put_change(binder *b, unsigned row, const nw_change *c) {
  cl_app *app = b->app;
  const char *words = nw_change_words(b->s, c);
  const cl_cell_style plain = { .bold = true }, soft = { .ink = OV_MUTED },
                      beside = { .indent = 1 };
  cl_set_text(b->sheet, row, F_NAME, &plain,
              cl_page_fit(app->arena, c->community, widths[F_NAME] - 1, CL_PAGE_SIZE, true, 0.6));
  if (words)
    cl_set_text(b->sheet, row, F_COMMUNITIES, &beside, words);
  else {
    cl_cell_style was = ov_light_cell((enum cl_light)c->what.before);
    cl_cell_style is = ov_light_cell((enum cl_light)c->what.after);
    was.bold = false;
    was.side = is.side = CL_SIDE_LEFT;
    was.indent = is.indent = 1;
    cl_set_text(b->sheet, row, F_COMMUNITIES, &was, nb_light_title(b, c->what.before));
    cl_set_blank(b->sheet, row, F_LIGHT, F_LIGHT, &was);
    cl_set_text(b->sheet, row, F_AFTER, &is,
                cl_asprintf(app->arena, "\xE2\x86\x92 %s", nb_light_title(b, c->what.after)));
    cl_set_blank(b->sheet, row, F_AFTER + 1, F_LEFT_LAST, &is);
  }
  return put_lines(b, row + 1, F_NAME, &soft,
                   words ? c->lib->name : cl_asprintf(app->arena, "%s: %s", c->lib->name, c->goal),
                   left_width - 1, 1);
}

static unsigned put_changed(binder *b, unsigned row) {
  const nw_sum *s = b->s;
  const cl_cell_style soft = { .ink = OV_MUTED };
  size_t shown = s->change_count < CHANGED_SHOWN ? s->change_count : CHANGED_SHOWN;
  row = section(b, row, F_NAME, T_(b->app, "What changed?"));
  row = put_lines(b, row, F_NAME, &soft, nw_changed(s), left_width - 1, LINES_MOST);
  for (size_t i = 0; i < shown; i++)
    row = put_change(b, row, &s->changes[i]);
  if (!shown)
    cl_set_text(b->sheet, row++, F_NAME, &soft, T_(b->app, "No light and no stage changed."));
  return put_more(b, row, F_NAME, s->change_count - shown, b->changed) + 1;
}

/* A bar of BLOCKS at most, over cells that are left empty. */
static void put_bar(binder *b, unsigned row, unsigned at, size_t n, size_t most, int blocks,
                    enum cl_edge below) {
  const cl_cell_style plain = { .indent = 1, .bottom = (uint8_t)below, .line = OV_LINE };
  cl_run run = { "", { .size = 8, .ink = b->look.colours.brand, .font = "Courier New" } };
  size_t full = most ? (n * (size_t)blocks + most - 1) / most : 0;
  for (size_t i = 0; i < full; i++)
    run.text = cl_asprintf(b->app->arena, "%s\xE2\x96\x88", run.text);
  if (full)
    cl_set_runs(b->sheet, row, at, &plain, &run, 1);
}

/* Without an earlier version: how many communities work on which task of the agenda. */
static unsigned put_agenda(binder *b, unsigned row) {
  const nw_sum *s = b->s;
  size_t sums[NW_AGENDAS] = { 0 }, most = 0;
  cl_cell_style left = { .ink = OV_INK }, number = { .bold = true, .side = CL_SIDE_RIGHT };
  for (int a = 0; a < NW_AGENDAS; a++) {
    for (size_t i = 0; i < s->lib_count; i++)
      sums[a] += s->libs[i].agendas[a];
    most = sums[a] > most ? sums[a] : most;
  }
  row = section(b, row, F_NAME, T_(b->app, "Communities by task of the national library agenda"));
  for (int a = 0; a < NW_AGENDAS; a++, row++) {
    cl_set_text(b->sheet, row, F_NAME, &left, nw_agenda_word(s, a));
    cl_set_num(b->sheet, row, F_COMMUNITIES, &number, (double)sums[a]);
    put_bar(b, row, F_LIGHT, sums[a], most, BLOCKS, CL_EDGE_NONE);
  }
  return row + 1;
}

/* ---- Right: what is asked, what to do together ----------------------------------------------- */

static unsigned put_one_asked(binder *b, unsigned row, size_t number, const nw_quote *q) {
  cl_app *app = b->app;
  const cl_cell_style name = {
    .ink = b->look.colours.ink, .ground = b->look.colours.tint, .indent = 1, .bold = true
  };
  const cl_cell_style soft = { .ink = OV_MUTED }, bold = { .bold = true }, plain = { .indent = 1 };
  cl_date by = cl_date_parse(cl_str_of(q->date));
  const char *until = by == CL_NO_DATE ? ""
                                       : cl_asprintf(app->arena, T_(app, "decide before %s"),
                                                     cl_day_words(cl_app_view(app), by));
  const cl_run runs[] = {
    { cl_asprintf(app->arena, "%zu  %s", number, q->community), bold },
    { cl_asprintf(app->arena, ", %s%s%s", q->lib->name, *until ? ": " : "", until), soft },
  };
  cl_set_runs(b->sheet, row, F_RIGHT, &name, runs, CL_COUNT(runs));
  cl_set_blank(b->sheet, row, F_RIGHT + 1, FRONT_COLUMNS - 1, &name);
  return put_lines(b, row + 1, F_RIGHT, &plain, q->text, right_width - 1, LINES_MOST + 2);
}

static unsigned put_asked(binder *b, unsigned row) {
  const nw_sum *s = b->s;
  const cl_cell_style soft = { .ink = OV_MUTED, .indent = 1 };
  size_t shown = s->asked_count < ASKED_SHOWN ? s->asked_count : ASKED_SHOWN;
  row = section(b, row, F_RIGHT, T_(b->app, "What is asked of management teams?"));
  for (size_t i = 0; i < shown; i++)
    row = put_one_asked(b, row, i + 1, &s->asked[i]);
  if (!s->open)
    cl_set_text(b->sheet, row++, F_RIGHT, &soft, T_(b->app, "No decision at the moment."));
  if (b->asked)
    row = put_more(b, row, F_RIGHT, s->open - shown, b->asked);
  else if (s->open)
    cl_set_text(b->sheet, row++, F_RIGHT, &soft, nb_others(b, s->open));
  return row + 1;
}

static unsigned put_learning(binder *b, unsigned row) {
  const nw_sum *s = b->s;
  cl_app *app = b->app;
  const cl_cell_style plain = { .indent = 1 };
  const nw_community *before = NULL;
  size_t shown = 0;
  if (!s->pair_count)
    return row;
  row = section(b, row, F_RIGHT, T_(app, "Who could learn from whom"));
  for (size_t i = 0; i < s->pair_count && shown < PAIRS_SHOWN; i++) {
    const nw_pair *pair = &s->pairs[i];
    if (pair->learner == before)
      continue; /* each learner once */
    before = pair->learner;
    shown++;
    /* TRANSLATORS: a community and its library, another and its library */
    row = put_lines(b, row, F_RIGHT, &plain,
                    cl_asprintf(app->arena, T_(app, "%s (%s) from %s (%s)"), pair->learner->name,
                                pair->learner->lib->name, pair->teacher->name,
                                pair->teacher->lib->name),
                    right_width - 1, LINES_MOST);
  }
  return put_more(b, row, F_RIGHT, s->pair_count - shown, b->learning) + 1;
}

/* Left or right: at column AT, so many COLUMNS wide, the numbers in the column LAST. */
static unsigned put_stuck(binder *b, unsigned row, unsigned at, unsigned last, double columns) {
  const nw_sum *s = b->s;
  cl_app *app = b->app;
  const cl_cell_style plain = { .indent = at == F_RIGHT },
                      number = { .bold = true, .side = CL_SIDE_RIGHT },
                      head = { .ink = OV_MUTED, .side = CL_SIDE_RIGHT };
  size_t shown = s->rule_count < RULES_SHOWN ? s->rule_count : RULES_SHOWN;
  if (!shown)
    return row;
  cl_set_text(b->sheet, row, last, &head, T_(app, "libraries"));
  row = section(b, row, at, T_(app, "Where libraries get stuck"));
  for (size_t i = 0; i < shown; i++) {
    cl_set_num(b->sheet, row, last, &number, (double)s->rules[i].libraries);
    row = put_lines(b, row, at, &plain, s->rules[i].text, columns - widths[last] - 1, LINES_MOST);
  }
  return put_more(b, row, at, s->rule_count - shown, b->stuck) + 1;
}

/* ---- Below: the libraries, or the themes ------------------------------------------------------
 */

static void put_heads(binder *b, unsigned row, const char *const titles[FRONT_COLUMNS]) {
  for (unsigned i = 0; i < FRONT_COLUMNS; i++) {
    bool centre = i >= F_LIGHT && i < F_MOMENTS;
    cl_cell_style head = ov_header(&b->look, i == F_NAME ? CL_SIDE_LEFT
                                             : centre    ? CL_SIDE_CENTER
                                                         : CL_SIDE_RIGHT);
    head.high = CL_HIGH_MIDDLE;
    cl_set_text(b->sheet, row, i, &head, titles[i]);
  }
  cl_sheet_height(b->sheet, row, head_height);
}

static void put_number(binder *b, size_t n) {
  cl_cell_style style = ov_cell(CL_SIDE_RIGHT);
  style.form = "0\"  \";-0;–\"  \"";
  cl_set_num(b->sheet, b->row, (unsigned)b->at++, &style, (double)n);
}

static void put_row_name(binder *b, unsigned row, const char *text) {
  cl_cell_style name = ov_cell(CL_SIDE_LEFT);
  name.bold = true;
  cl_set_text(b->sheet, row, F_NAME, &name,
              cl_page_fit(b->app->arena, text, widths[F_NAME] - 2.4, CL_PAGE_SIZE, true, 0.7));
  b->row = row;
  b->at = F_NAME + 1;
}

static void put_library(binder *b, unsigned row, const nw_lib *lib) {
  const cl_cell_style rule = ov_cell(CL_SIDE_LEFT);
  size_t moments = 0;
  put_row_name(b, row, lib->name);
  if (nb_why_empty(b, lib)) {
    cl_set_blank(b->sheet, row, F_LIGHT, FRONT_COLUMNS - 1, &rule);
    return;
  }
  for (int m = 0; m < NW_MONTHS; m++)
    moments += lib->months[m];
  put_number(b, lib->communities);
  nb_lights(b, lib->lights);
  for (int a = 0; a < NW_AGENDAS; a++)
    nb_heat(b, lib->agendas[a], b->s->most_agenda);
  put_number(b, moments);
  put_number(b, lib->stories);
  put_number(b, lib->asked);
}

static unsigned put_libraries(binder *b, unsigned row, double high) {
  const nw_sum *s = b->s;
  cl_app *app = b->app;
  const char *titles[FRONT_COLUMNS] = { T_(app, "Library"), T_(app, "Communities") };
  for (int i = 0; i < CL_LIGHTS; i++)
    titles[F_LIGHT + i] = nb_light_title(b, i);
  for (int a = 0; a < NW_AGENDAS; a++)
    titles[F_RIGHT + a] = nw_agenda_word(s, a);
  titles[F_MOMENTS] = T_(app, "Moments, coming year");
  titles[F_STORIES] = T_(app, "Stories");
  titles[F_ASKED] = T_(app, "Asked");
  put_heads(b, row++, titles);
  for (size_t i = 0; i < s->lib_count; i++) {
    cl_sheet_height(b->sheet, row, high);
    put_library(b, row++, &s->libs[i]);
  }
  return put_way(b, row, F_NAME,
                 T_(app, "By alphabet: libraries are not compared. More of each: Libraries"),
                 b->libraries);
}

static unsigned put_themes(binder *b, unsigned row, size_t n, double high) {
  const nw_sum *s = b->s;
  cl_app *app = b->app;
  const cl_cell_style rule = ov_cell(CL_SIDE_LEFT);
  const char *titles[FRONT_COLUMNS] = { T_(app, "Theme"), T_(app, "Communities") };
  size_t most = 0;
  for (int i = 0; i < CL_LIGHTS; i++)
    titles[F_LIGHT + i] = nb_light_title(b, i);
  titles[F_RIGHT] = T_(app, "Libraries");
  titles[F_RIGHT + 1] = T_(app, "Working or kept");
  put_heads(b, row++, titles);
  for (size_t i = 0; i < n; i++)
    most = s->themes[i].communities > most ? s->themes[i].communities : most;
  for (size_t i = 0; i < n; i++, row++) {
    const nw_theme *t = &s->themes[i];
    cl_sheet_height(b->sheet, row, high);
    put_row_name(b, row, t->name);
    put_number(b, t->communities);
    nb_lights(b, t->lights);
    put_number(b, t->libraries);
    put_number(b, t->working);
    cl_set_blank(b->sheet, row, F_RIGHT + 2, FRONT_COLUMNS - 1, &rule);
    put_bar(b, row, F_RIGHT + 2, t->communities, most, MANY_BLOCKS, CL_EDGE_THIN);
  }
  return put_way(b, row, F_NAME,
                 cl_asprintf(app->arena, T_(app, "All %zu libraries, each by itself: see %s"),
                             s->lib_count, cl_sheet_name(b->libraries)),
                 b->libraries);
}

/* What each of N rows has of the page below ROWS lines. */
static double row_height(unsigned rows, size_t n) {
  enum { TITLE = 61, LAST = 16, MOST = 30 };
  double across = 0;
  for (size_t i = 0; i < FRONT_COLUMNS; i++)
    across += ov_pixels(widths[i]) * 0.75;
  double left = across * a4_ratio - TITLE - LAST - head_height - rows * line_height;
  double each = n ? left / (double)n : 0;
  return each < line_height ? line_height : each > MOST ? MOST : each;
}

void nb_front(binder *b) {
  enum { AIR = 2, UPPER };
  bool since = b->s->n->job.since != NULL;
  const nw_sum *s = b->s;
  b->sheet = b->look.front;
  cl_sheet_widths(b->sheet, widths, FRONT_COLUMNS);
  put_title(b);
  cl_sheet_height(b->sheet, AIR, 6);
  unsigned left = put_lights(b, UPPER), right = put_learning(b, put_asked(b, UPPER));
  left = since ? put_changed(b, left) : put_agenda(b, left);
  if (since)
    right = put_stuck(b, right, F_RIGHT, F_ASKED, right_width);
  else
    left = put_stuck(b, left, F_NAME, F_LEFT_LAST, left_width);
  unsigned row = later(left, right);
  for (unsigned i = UPPER; i < row; i++)
    cl_sheet_height(b->sheet, i, line_height);
  bool themes = s->lib_count > LIBRARIES_SHOWN;
  size_t n = !themes ? s->lib_count : s->theme_count < THEMES_SHOWN ? s->theme_count : THEMES_SHOWN;
  double high = row_height(row - UPPER, n);
  row = themes ? put_themes(b, row, n, high) : put_libraries(b, row, high);
  cl_page page = { .wide = 1,
                   .tall = 1,
                   .rows = row,
                   .columns = FRONT_COLUMNS,
                   .zoom = 90,
                   .tab = b->look.colours.brand };
  cl_sheet_page(b->sheet, &page);
}
