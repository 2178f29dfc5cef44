/* network_book.c - a network as a workbook for the adviser, in the looks of the
 * overview; part of the module clkit-excel. */
#include <string.h>

#include "../lib/format/colour.h"
#include "network_book.h"

/* STUCK_MOST: libraries with a column of their own; a matrix of more is for a database. */
enum { STUCK_MOST = 1000 };

/* A matrix of libraries prints at this percent, so that its letters are 8 points, on as
 * many pages beside each other as it takes.  In columns: one of it, and what its name is
 * cut at; in points: the most that a name takes on end. */
enum { MATRIX_SCALE = 90, MATRIX_NAME = 50, MATRIX_HIGH = 150 };
static const double matrix_width = 4.6;

/* ---- Sheets ----------------------------------------------------------------------------- */

static void start(binder *b, cl_sheet *sheet, const char *title, const char *lead,
                  const column *columns, size_t n) {
  double *widths = cl_alloc(b->app->arena, n * sizeof *widths);
  for (size_t i = 0; i < n; i++)
    widths[i] = columns[i].width;
  b->sheet = sheet;
  b->columns = columns;
  b->count = n;
  ov_top(&b->look, sheet, widths, n, title, lead);
  b->row = OV_HEADER + 1;
  b->at = 0;
  b->lines = 1;
}

/* The table of what was put, its titles in STYLES; gives its last row. */
static unsigned table(binder *b, const char *name, const cl_cell_style *styles, bool filter) {
  const char **titles = cl_alloc(b->app->arena, b->count * sizeof *titles);
  unsigned last = b->row > OV_HEADER + 1 ? b->row - 1 : OV_HEADER + 1;
  for (size_t i = 0; i < b->count; i++)
    titles[i] = b->columns[i].title;
  cl_range range = { b->sheet, OV_HEADER, 0, last, (unsigned)b->count - 1 };
  cl_range_table(b->sheet, &range, name, titles, styles, filter);
  return last;
}

static cl_cell_style *heads(binder *b) {
  static const enum cl_side sides[] = { CL_SIDE_LEFT, CL_SIDE_RIGHT, CL_SIDE_CENTER };
  cl_cell_style *styles = cl_alloc(b->app->arena, b->count * sizeof *styles);
  for (size_t i = 0; i < b->count; i++)
    styles[i] = ov_header(&b->look, sides[b->columns[i].kind]);
  return styles;
}

static void finish(binder *b, const char *name, uint32_t tab, bool portrait) {
  unsigned tall = 1, last = table(b, name, heads(b), true);
  for (size_t i = 0; i < b->count; i++) {
    unsigned lines =
        cl_page_lines(b->columns[i].title, b->columns[i].width - 1, CL_PAGE_SIZE, true);
    tall = lines > tall ? lines : tall;
  }
  cl_sheet_height(b->sheet, OV_HEADER, 15 + 11.8 * tall);
  ov_page(b->sheet, tab, 0, OV_HEADER + 1, last + 1, (unsigned)b->count, portrait);
}

/* Many narrow columns, their names on end.  Squeezed on one page nobody can read them:
 * they go on, on pages beside it, each with the first KEEP columns. */
static void finish_matrix(binder *b, const char *name, uint32_t tab, unsigned keep) {
  enum { POINTS = 21 }; /* in four columns */
  cl_cell_style *styles = heads(b);
  double high = 60;
  for (size_t i = 0; i < b->count; i++) {
    if (b->columns[i].kind == WORDS)
      continue;
    double room = cl_page_width(cl_str_of(b->columns[i].title), CL_PAGE_SIZE, true);
    high = room * POINTS / 4 + 12 > high ? room * POINTS / 4 + 12 : high;
    styles[i].upright = true;
    styles[i].side = CL_SIDE_CENTER;
    styles[i].high = CL_HIGH_BOTTOM;
  }
  unsigned last = table(b, name, styles, false);
  cl_sheet_height(b->sheet, OV_HEADER, high > MATRIX_HIGH ? MATRIX_HIGH : high);
  cl_page page = { .scale = MATRIX_SCALE,
                   .head = OV_HEADER + 1,
                   .keep = keep,
                   .rows = last + 1,
                   .columns = (unsigned)b->count,
                   .tab = tab };
  cl_sheet_page(b->sheet, &page);
}

/* ---- Cells -------------------------------------------------------------------------------- */

static void put_text(binder *b, const char *text, bool bold) {
  cl_cell_style style = ov_cell(CL_SIDE_LEFT);
  unsigned lines = cl_page_lines(text, b->columns[b->at].width - 2, CL_PAGE_SIZE, bold);
  style.wrap = true;
  style.bold = bold;
  b->lines = lines > b->lines ? lines : b->lines;
  cl_set_text(b->sheet, b->row, (unsigned)b->at++, &style, text);
}

static void put(binder *b, const char *text) {
  put_text(b, text, false);
}

static void put_name(binder *b, const char *text) {
  put_text(b, text, true);
}

static void put_count(binder *b, size_t n) {
  cl_cell_style style = ov_cell(CL_SIDE_RIGHT);
  style.form = "0;-0;–";
  cl_set_num(b->sheet, b->row, (unsigned)b->at++, &style, (double)n);
}

/* What more than one library adds up to, in a matrix. */
static void put_sum(binder *b, size_t n) {
  cl_cell_style style = ov_cell(CL_SIDE_CENTER);
  style.form = "0;-0;–";
  cl_set_num(b->sheet, b->row, (unsigned)b->at++, &style, (double)n);
}

static void next_row(binder *b) {
  ov_lines(b->sheet, b->row, b->lines);
  b->row++;
  b->at = 0;
  b->lines = 1;
}

static const char *titled(binder *b, const char *title, size_t n) {
  return cl_asprintf(b->app->arena, "%s (%zu)", title, n);
}

/* ---- Lists -------------------------------------------------------------------------------------
 */

static void put_library(binder *b, const nw_lib *lib) {
  int region = cl_choice_find(CL_S_REGION, cl_str_of(lib->region));
  int share = cl_choice_find(CL_S_SHARE, cl_str_of(lib->sharing));
  put_name(b, lib->name);
  put(b, region < 0 ? "" : cl_choice_label(CL_S_REGION, region, b->app->lang));
  if (!lib->counted && nb_why_empty(b, lib))
    return;
  put(b, share < 0 ? "" : cl_choice_label(CL_S_SHARE, share, b->app->lang));
  put_count(b, lib->communities);
  put_count(b, lib->goals);
  nb_lights(b, lib->lights);
  for (int a = 0; a < NW_AGENDAS; a++)
    nb_heat(b, lib->agendas[a], b->s->most_agenda);
  put_count(b, lib->stories);
  put_count(b, lib->asked);
  put_count(b, lib->errors);
}

static void libraries(binder *b, cl_sheet *sheet) {
  cl_app *app = b->app;
  const column columns[] = {
    { T_(app, "Library"), 32, WORDS },      { T_(app, "Region"), 12, WORDS },
    { T_(app, "Shares"), 22, WORDS },       { T_(app, "Communities"), 13, NUMBER },
    { T_(app, "Goals"), 9, NUMBER },        { nb_light_title(b, 0), 10, LIGHT },
    { nb_light_title(b, 1), 10, LIGHT },    { nb_light_title(b, 2), 10, LIGHT },
    { nb_light_title(b, 3), 12, LIGHT },    { nw_agenda_word(b->s, 0), 13, LIGHT },
    { nw_agenda_word(b->s, 1), 13, LIGHT }, { nw_agenda_word(b->s, 2), 14, LIGHT },
    { nw_agenda_word(b->s, 3), 13, LIGHT }, { T_(app, "Stories"), 10, NUMBER },
    { T_(app, "Asked"), 10, NUMBER },       { T_(app, "Errors"), 9, NUMBER },
  };
  start(b, sheet, titled(b, T_(app, "The libraries"), b->s->lib_count),
        T_(app, "In the order of the alphabet: they are not compared. The darker, the more "
                "communities work on a task of the national library agenda."),
        columns, CL_COUNT(columns));
  for (size_t i = 0; i < b->s->lib_count; i++) {
    put_library(b, &b->s->libs[i]);
    next_row(b);
  }
  finish(b, "libraries", 0x7A8790, false);
}

static void themes(binder *b, cl_sheet *sheet) {
  cl_app *app = b->app;
  const column columns[] = {
    { T_(app, "Theme"), 44, WORDS },        { T_(app, "Libraries"), 12, NUMBER },
    { T_(app, "Communities"), 13, NUMBER }, { T_(app, "Working or kept"), 13, NUMBER },
    { nb_light_title(b, 0), 12, LIGHT },    { nb_light_title(b, 1), 12, LIGHT },
    { nb_light_title(b, 2), 12, LIGHT },    { nb_light_title(b, 3), 15, LIGHT },
  };
  start(b, sheet, titled(b, T_(app, "The themes"), b->s->theme_count),
        T_(app, "The tasks of the national agenda first, then themes of the libraries' own."),
        columns, CL_COUNT(columns));
  for (size_t i = 0; i < b->s->theme_count; i++) {
    const nw_theme *t = &b->s->themes[i];
    put_name(b, t->name);
    put_count(b, t->libraries);
    put_count(b, t->communities);
    put_count(b, t->working);
    nb_lights(b, t->lights);
    next_row(b);
  }
  finish(b, "themes", 0x2F5D8A, false);
}

static void communities(binder *b, cl_sheet *sheet) {
  cl_app *app = b->app;
  bool since = b->s->n->job.since != NULL; /* without it nobody knows what was before */
  column columns[9];
  size_t n = 0;
  columns[n++] = (column){ T_(app, "Library"), 30, WORDS };
  columns[n++] = (column){ T_(app, "Community"), 34, WORDS };
  columns[n++] = (column){ T_(app, "Theme"), 30, WORDS };
  columns[n++] = (column){ T_(app, "Stage"), 16, WORDS };
  if (since)
    columns[n++] = (column){ T_(app, "Before"), 16, WORDS };
  for (int i = 0; i < CL_LIGHTS; i++)
    columns[n++] = (column){ nb_light_title(b, i), i == CL_LIGHTS - 1 ? 15 : 12, LIGHT };
  start(b, sheet, titled(b, T_(app, "The communities"), b->s->community_count),
        T_(app, "By library, in the order of its plan."), columns, n);
  for (size_t i = 0; i < b->s->community_count; i++) {
    const nw_community *c = &b->s->communities[i];
    put(b, c->lib->name);
    put_name(b, c->name);
    put(b, *c->theme ? c->theme : nw_agenda_word(b->s, c->agenda));
    put(b, cl_stage_word(c->stage, app->lang));
    if (since)
      put(b, c->stage_then >= 0 ? cl_stage_word((enum cl_stage)c->stage_then, app->lang)
             : c->lib->compared ? T_(app, "new")
                                : "");
    nb_lights(b, c->lights);
    next_row(b);
  }
  finish(b, "communities", 0x7A8790, false);
}

static void put_light_word(binder *b, unsigned row, unsigned at, const char *before, int light) {
  cl_cell_style style = ov_light_cell((enum cl_light)light);
  style.side = CL_SIDE_LEFT;
  cl_set_text(b->sheet, row, at, &style,
              cl_asprintf(b->app->arena, "%s%s", before, nb_light_title(b, light)));
}

/* What a light was and is, in two cells; of anything else the words, in the first. */
static void put_change(binder *b, unsigned row, unsigned at, const nw_change *c) {
  const char *words = nw_change_words(b->s, c);
  cl_cell_style style = ov_cell(CL_SIDE_LEFT);
  if (words) {
    cl_set_text(b->sheet, row, at, &style, words);
    return;
  }
  put_light_word(b, row, at, "", c->what.before);
  put_light_word(b, row, at + 1, "\xE2\x86\x92 ", c->what.after);
}

static void changed(binder *b, cl_sheet *sheet) {
  cl_app *app = b->app;
  const column columns[] = { { T_(app, "Library"), 30, WORDS },
                             { T_(app, "Community"), 34, WORDS },
                             { T_(app, "Goal"), 50, WORDS },
                             { T_(app, "Before"), 20, WORDS },
                             { T_(app, "Now"), 20, WORDS } };
  start(b, sheet, titled(b, T_(app, "What changed?"), b->s->change_count), nw_changed(b->s),
        columns, CL_COUNT(columns));
  for (size_t i = 0; i < b->s->change_count; i++) {
    const nw_change *c = &b->s->changes[i];
    put(b, c->lib->name);
    put_name(b, c->community);
    put(b, c->goal);
    put_change(b, b->row, (unsigned)b->at, c);
    next_row(b);
  }
  finish(b, "changed", 0x8A6D1F, false);
}

static void learning(binder *b, cl_sheet *sheet) {
  cl_app *app = b->app;
  const column columns[] = {
    { T_(app, "Could learn"), 30, WORDS },    { T_(app, "Library"), 26, WORDS },
    { T_(app, "Struggles with"), 38, WORDS }, { T_(app, "From"), 30, WORDS },
    { T_(app, "Of library"), 26, WORDS },     { T_(app, "Words in common"), 30, WORDS },
  };
  start(b, sheet, titled(b, T_(app, "Who could learn from whom"), b->s->pair_count),
        T_(app, "A community that struggles or begins beside one of another library that works on "
                "the same theme. A suggestion from words: call first."),
        columns, CL_COUNT(columns));
  for (size_t i = 0; i < b->s->pair_count; i++) {
    const nw_pair *pair = &b->s->pairs[i];
    put_name(b, pair->learner->name);
    put(b, pair->learner->lib->name);
    put(b, pair->learner->challenges);
    put_name(b, pair->teacher->name);
    put(b, pair->teacher->lib->name);
    put(b, pair->words);
    next_row(b);
  }
  finish(b, "learning", 0x2E7D32, false);
}

static void year(binder *b, cl_sheet *sheet) {
  cl_app *app = b->app;
  column columns[NW_MONTHS + 1] = { { T_(app, "Library"), 34, WORDS } };
  for (int m = 0; m < NW_MONTHS; m++)
    columns[m + 1] = (column){ b->s->month_names[m], 7, NUMBER };
  start(b, sheet, T_(app, "The coming year"),
        T_(app, "Moments in the content calendars by month; of a repeat the first."), columns,
        CL_COUNT(columns));
  for (size_t i = 0; i < b->s->lib_count; i++) {
    put_name(b, b->s->libs[i].name);
    bool empty = nb_why_empty(b, &b->s->libs[i]);
    for (int m = 0; !empty && m < NW_MONTHS; m++)
      nb_heat(b, b->s->libs[i].months[m], b->s->most_month);
    next_row(b);
  }
  finish(b, "year", 0x8A6D1F, true);
}

static void put_quote(binder *b, const nw_quote *q) {
  cl_cell_style day = ov_cell(CL_SIDE_LEFT);
  put(b, q->text);
  put(b, q->community);
  put(b, q->lib->name);
  cl_set_date(b->sheet, b->row, (unsigned)b->at, &day, cl_date_parse(cl_str_of(q->date)));
}

static void stories(binder *b, cl_sheet *sheet) {
  cl_app *app = b->app;
  const column columns[] = { { T_(app, "Story"), 90, WORDS },
                             { T_(app, "Community"), 30, WORDS },
                             { T_(app, "Library"), 30, WORDS },
                             { T_(app, "Date"), 13, WORDS } };
  start(b, sheet, titled(b, T_(app, "Stories"), b->s->story_count),
        T_(app, "Only those that may be told on, of libraries that share their texts."), columns,
        CL_COUNT(columns));
  for (size_t i = 0; i < b->s->story_count; i++) {
    put_quote(b, &b->s->stories[i]);
    next_row(b);
  }
  finish(b, "stories", 0x7A8790, false);
}

static void asked(binder *b, cl_sheet *sheet) {
  cl_app *app = b->app;
  const column columns[] = { { T_(app, "What is asked"), 90, WORDS },
                             { T_(app, "Community"), 30, WORDS },
                             { T_(app, "Library"), 30, WORDS },
                             { T_(app, "Decide before"), 15, WORDS } };
  start(b, sheet, titled(b, T_(app, "What is asked of management teams"), b->s->asked_count),
        T_(app, "In full, of libraries that share their texts."), columns, CL_COUNT(columns));
  for (size_t i = 0; i < b->s->asked_count; i++) {
    put_quote(b, &b->s->asked[i]);
    next_row(b);
  }
  finish(b, "asked", b->look.colours.brand, false);
}

static bool met_any(const binder *b, const nw_lib *lib) {
  for (size_t r = 0; lib->counted && r < b->s->rule_count; r++)
    if (lib->rules[r])
      return true;
  return false;
}

/* Rules against libraries that met them; those that met none have no column, and all for
 * whom there is no place have one together. */
typedef struct stuck_libs {
  const nw_lib **all; /* those with a column of their own first */
  size_t shown, count, most;
} stuck_libs;

static void find_stuck(binder *b, stuck_libs *out) {
  *out = (stuck_libs){ .most = 1 };
  out->all = cl_alloc(b->app->arena, (b->s->lib_count + 1) * sizeof *out->all);
  for (size_t i = 0; i < b->s->lib_count; i++) {
    const nw_lib *lib = &b->s->libs[i];
    if (!met_any(b, lib))
      continue;
    for (size_t r = 0; r < b->s->rule_count; r++)
      out->most = lib->rules[r] > out->most ? lib->rules[r] : out->most;
    out->all[out->count++] = lib;
  }
  out->shown = out->count > STUCK_MOST ? STUCK_MOST : out->count;
}

enum { STUCK_FIXED = 4, STUCK_KEPT = 2 };

static size_t stuck_columns(binder *b, const stuck_libs *libs, column *out) {
  cl_app *app = b->app;
  size_t n = 0;
  out[n++] = (column){ T_(app, "Rule"), 8, WORDS };
  out[n++] = (column){ T_(app, "What it asks"), 38, WORDS };
  out[n++] = (column){ T_(app, "Libraries"), 6, NUMBER };
  out[n++] = (column){ T_(app, "Times"), 6, NUMBER };
  for (size_t i = 0; i < libs->shown; i++)
    out[n++] =
        (column){ cl_page_fit(app->arena, libs->all[i]->name, MATRIX_NAME, CL_PAGE_SIZE, true, 0.6),
                  matrix_width, NUMBER };
  if (libs->count > libs->shown)
    out[n++] = (column){ nb_others(b, libs->count - libs->shown), 8, NUMBER };
  return n;
}

static void stuck(binder *b, cl_sheet *sheet) {
  stuck_libs libs;
  find_stuck(b, &libs);
  column *columns = cl_alloc(b->app->arena, (STUCK_FIXED + libs.shown + 1) * sizeof *columns);
  size_t n = stuck_columns(b, &libs, columns);
  start(b, sheet, titled(b, T_(b->app, "Where libraries get stuck"), b->s->rule_count),
        T_(b->app, "What most libraries meet first: train it together."), columns, n);
  for (size_t r = 0; r < b->s->rule_count; r++) {
    size_t sum = 0;
    put_name(b, b->s->rules[r].code);
    put(b, b->s->rules[r].text);
    put_sum(b, b->s->rules[r].libraries);
    put_sum(b, b->s->rules[r].findings);
    for (size_t i = 0; i < libs.shown; i++)
      nb_heat(b, libs.all[i]->rules[r], libs.most);
    for (size_t i = libs.shown; i < libs.count; i++)
      sum += libs.all[i]->rules[r];
    if (libs.count > libs.shown)
      put_sum(b, sum);
    next_row(b);
  }
  b->unshown = libs.count - libs.shown;
  finish_matrix(b, "stuck", OV_BAD, STUCK_KEPT);
}

/* Of the sheet of rules, whose top is printed on every page and has no room for it. */
static const char *stuck_words(binder *b) {
  cl_app *app = b->app;
  const char *words = T_(app, "Where libraries get stuck: cl-plan explain says more of each rule. "
                              "Libraries that met none have no column.");
  if (!b->unshown)
    return words;
  return cl_asprintf(app->arena,
                     T_(app, "%s The last column adds up the libraries that have none: %zu."),
                     words, b->unshown);
}

static void guide(binder *b, cl_sheet *sheet) {
  const column columns[] = { { T_(b->app, "How to read this"), 110, WORDS } };
  start(b, sheet, T_(b->app, "How to read this"), "", columns, CL_COUNT(columns));
  b->row = OV_HEADER;
  for (const char *const *line = nw_guide(b->s); *line; line++) {
    put(b, *line);
    next_row(b);
  }
  put(b, stuck_words(b));
  next_row(b);
  ov_page(sheet, 0x5B6470, 0, OV_HEADER, b->row, 1, false);
}

static void lay_out(binder *b) {
  cl_app *app = b->app;
  const struct {
    const char *name;
    void (*put)(binder *b, cl_sheet *sheet);
    cl_sheet **keep;
  } sheets[] = { { N_("Libraries"), libraries, &b->libraries },
                 { N_("Changed"), changed, &b->changed },
                 { N_("Themes"), themes, &b->themes },
                 { N_("Communities"), communities, NULL },
                 { N_("Learning"), learning, &b->learning },
                 { N_("Year"), year, NULL },
                 { N_("Stories"), stories, NULL },
                 { N_("Stuck"), stuck, &b->stuck },
                 { N_("Asked"), asked, &b->asked },
                 { N_("Reading guide"), guide, NULL } };
  cl_book_info info = { .title = T_(app, "Libraries side by side"),
                        .subject = T_(app, "Overview for the provincial adviser"),
                        .stamp = app->stamp,
                        .footer =
                            cl_asprintf(app->arena, "%s, %s", T_(app, "Libraries side by side"),
                                        cmd_date(app, app->today)),
                        .page = T_(app, "page"),
                        .of = T_(app, "of"),
                        .too_long = T_(app, "... (cut: a cell holds no more)"),
                        .lists = T_(app, "Lists"),
                        .day_first = app->lang == CL_NL };
  b->look.book = cl_book_new(&info);
  ov_colours_read(&b->look);
  b->look.front = cl_sheet_new(b->look.book, T_(app, "Front"));
  for (size_t i = 0; i < CL_COUNT(sheets); i++) {
    if ((sheets[i].put == changed && !b->s->n->job.since) ||
        (sheets[i].put == asked && !b->s->asked_count))
      continue;
    cl_sheet *sheet = cl_sheet_new(b->look.book, T_(app, sheets[i].name));
    if (sheets[i].keep)
      *sheets[i].keep = sheet;
    sheets[i].put(b, sheet);
  }
  b->look.data = cl_sheet_new(b->look.book, T_(app, "Chart data"));
  ov_data_page(&b->look);
  nb_front(b); /* leads to them */
}

enum cl_status cl_excel_network(network *n, cl_buf *out) {
  binder b = { .look = { .app = n->app }, .app = n->app };
  nw_sum_read(&b.sum, n);
  b.s = &b.sum;
  lay_out(&b);
  nw_sum_free(&b.sum);
  return cl_book_end(b.look.book, out, &n->app->diag);
}
