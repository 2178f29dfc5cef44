/* network_page.c - a network as one page, in the look of the report. */
#include <string.h>

#include "../lib/base/day.h"
#include "../lib/format/html.h"
#include "../lib/format/page.h"
#include "../lib/format/svg.h"
#include "network_sum.h"

enum { ASKED_MOST = 6, NAMES_MOST = 8 };

typedef struct pager {
  nw_sum sum;
  const nw_sum *s;
  cl_app *app;
  cl_html html;
  const char *day; /* `22 november 2026` */
} pager;

/* ---- Writing ----------------------------------------------------------------------------- */

static void open(pager *p, const char *tag, const char *class_name) {
  cl_html_open(&p->html, tag, "class", class_name, NULL);
}

static void shut(pager *p) {
  cl_html_close(&p->html);
}

static void put(pager *p, const char *tag, const char *class_name, const char *text) {
  cl_html_text(&p->html, tag, cl_str_of(text), "class", class_name, NULL);
}

static void put_count(pager *p, size_t n) {
  put(p, "td", "num", n ? cl_asprintf(p->app->arena, "%zu", n) : "–");
}

static void put_row_name(pager *p, const char *text) {
  cl_html_text(&p->html, "th", cl_str_of(text), "scope", "row", NULL);
}

/* The word of a light heads a column of numbers, behind its sign. */
static const char *light_title(pager *p, int light) {
  return cl_light_word((enum cl_light)light, p->app->lang);
}

/* A table that is called NAME by who hears it. */
static void start_table(pager *p, const char *class_name, const char *name) {
  open(p, "table", class_name);
  put(p, "caption", "vh", name);
}

/* The first WORDS columns hold words, the others numbers: right, under their heads. */
static void put_titles(pager *p, const char *const *titles, size_t n, size_t words) {
  open(p, "thead", NULL);
  open(p, "tr", NULL);
  for (size_t i = 0; i < n; i++) {
    cl_html_open(&p->html, "th", "scope", "col", "class", i < words ? NULL : "num", NULL);
    for (int light = 0; light < CL_LIGHTS; light++)
      if (strcmp(titles[i], light_title(p, light)) == 0) {
        cl_svg_light(p->html.out, light);
        cl_html_put(&p->html, cl_str_of(" "));
      }
    if (i) /* what turns where there is little room */
      put(p, "span", NULL, titles[i]);
    else
      cl_html_put(&p->html, cl_str_of(titles[i]));
    shut(p);
  }
  shut(p);
  shut(p);
  open(p, "tbody", NULL);
}

/* A section with a table: its head.  A "sub" has a sheet of its own. */
static void start_part(pager *p, const char *class_name, const char *id, const char *title,
                       const char *lead) {
  cl_html_open(&p->html, "section", "class", class_name, "id", id, NULL);
  put(p, "h2", NULL, title);
  put(p, "p", "lead", lead);
  cl_html_open(&p->html, "div", "class", "heatbox", "tabindex", "0", "role", "region", "aria-label",
               title, NULL);
}

/* ROWS lines high: a few go on below what stands there, many begin a sheet. */
static void start_section(pager *p, const char *id, const char *title, const char *lead,
                          size_t rows) {
  enum { A_FEW = 16 };
  start_part(p, rows > A_FEW ? "sub" : "sub more few", id, title, lead);
}

static void end_section(pager *p) {
  shut(p);
  shut(p);
}

static void put_light(pager *p, int light) {
  cl_svg_light(p->html.out, light);
  cl_html_put(&p->html, cl_str_of(" "));
  cl_html_put(&p->html, cl_str_of(cl_light_word((enum cl_light)light, p->app->lang)));
}

/* Four cells of lights. */
static void put_lights(pager *p, const size_t lights[CL_LIGHTS]) {
  for (int i = 0; i < CL_LIGHTS; i++)
    put_count(p, lights[i]);
}

/* ---- The front ---------------------------------------------------------------------------- */

static void card_read(pager *p) {
  const nw_sum *s = p->s;
  cl_app *app = p->app;
  open(p, "section", "card");
  put(p, "h2", NULL, T_(app, "Who is in it?"));
  start_table(p, "key", T_(app, "Who is in it?"));
  open(p, "tbody", NULL);
  const struct {
    const char *what;
    size_t n;
  } lines[] = { { T_(app, "libraries"), s->lib_count },
                { T_(app, "read"), s->read },
                { T_(app, "share numbers or more"), s->counted },
                { T_(app, "communities"), s->community_count } };
  for (size_t i = 0; i < CL_COUNT(lines); i++) {
    open(p, "tr", NULL);
    put_row_name(p, lines[i].what);
    put_count(p, lines[i].n);
    shut(p);
  }
  shut(p);
  shut(p);
  for (size_t i = 0; i < s->lib_count; i++)
    if (!s->libs[i].read)
      put(p, "p", "facts",
          cl_asprintf(app->arena, T_(app, "%s cannot be read: %s"), s->libs[i].name,
                      s->libs[i].place));
  shut(p);
}

static const char *lights_words(pager *p, const size_t lights[CL_LIGHTS]) {
  const char *text = "";
  for (int i = 0; i < CL_LIGHTS; i++)
    text = cl_asprintf(p->app->arena, "%s%s%zu %s", text, i ? ", " : "", lights[i],
                       cl_light_word((enum cl_light)i, p->app->lang));
  return text;
}

/* The lights now above those then, as in the report. */
static void put_bars(pager *p) {
  const nw_sum *s = p->s;
  cl_app *app = p->app;
  const char *label = lights_words(p, s->lights);
  if (s->compared)
    label =
        cl_asprintf(app->arena, "%s %s: %s.", cl_asprintf(app->arena, T_(app, "Now: %s."), label),
                    T_(app, "before"), lights_words(p, s->then));
  open(p, "div", s->compared ? "pair" : "pair one");
  open(p, "p", "when");
  put(p, "span", NULL, T_(app, "now"));
  if (s->compared)
    put(p, "span", NULL, T_(app, "before"));
  shut(p);
  cl_svg_stack(p->html.out, s->lights, s->compared ? s->then : NULL, label);
  shut(p);
}

static void card_lights(pager *p) {
  const nw_sum *s = p->s;
  cl_app *app = p->app;
  open(p, "section", "card");
  put(p, "h2", NULL, T_(app, "How do the goals stand?"));
  if (s->goals)
    put_bars(p);
  start_table(p, "key", T_(app, "How do the goals stand?"));
  open(p, "tbody", NULL);
  for (int i = 0; i < CL_LIGHTS; i++) {
    open(p, "tr", NULL);
    cl_html_open(&p->html, "th", "scope", "row", NULL);
    put_light(p, i);
    shut(p);
    put_count(p, s->lights[i]);
    shut(p);
  }
  shut(p);
  shut(p);
  shut(p);
}

static void put_stage(pager *p, int stage, size_t most) {
  size_t n = p->s->stages[stage];
  if (!n)
    return;
  open(p, "li", NULL);
  put(p, "span", NULL, cl_stage_word((enum cl_stage)stage, p->app->lang));
  cl_svg_dots(p->html.out, n, most);
  put(p, "span", "num", cl_asprintf(p->app->arena, "%zu", n));
  shut(p);
}

static void card_stages(pager *p) {
  size_t most = 0;
  for (int i = 0; i < CL_STAGES; i++)
    most = p->s->stages[i] > most ? p->s->stages[i] : most;
  open(p, "section", "card");
  put(p, "h2", NULL, T_(p->app, "How far are the communities?"));
  open(p, "ul", "stg");
  for (int i = CL_STAGE_KEPT; i >= 0; i--)
    put_stage(p, i, most);
  for (int i = CL_STAGE_KEPT + 1; i < CL_STAGES; i++) /* what rests, last */
    put_stage(p, i, most);
  shut(p);
  shut(p);
}

static void card_asked(pager *p) {
  const nw_sum *s = p->s;
  cl_app *app = p->app;
  open(p, "section", "card ask");
  put(p, "h2", NULL, T_(app, "What is asked of management teams?"));
  open(p, "ol", NULL);
  for (size_t i = 0; i < s->asked_count && i < ASKED_MOST; i++) {
    open(p, "li", NULL);
    put(p, "span", NULL, s->asked[i].text);
    put(p, "span", "who",
        cl_asprintf(app->arena, "%s, %s", s->asked[i].community, s->asked[i].lib->name));
    shut(p);
  }
  shut(p);
  if (s->open > s->asked_count || s->asked_count > ASKED_MOST) {
    size_t shown = s->asked_count < ASKED_MOST ? s->asked_count : ASKED_MOST;
    put(p, "p", "rest", cl_asprintf(app->arena, T_(app, "and %zu more"), s->open - shown));
  }
  if (!s->open)
    put(p, "p", NULL, T_(app, "No decision at the moment."));
  shut(p);
}

static void put_front(pager *p) {
  cl_app *app = p->app;
  cl_html_open(&p->html, "header", "class", "mast", NULL);
  open(p, "div", NULL);
  open(p, "p", "kick");
  cl_html_put(&p->html, cl_str_of(cl_asprintf(app->arena,
                                              cl_ntr(app->lang, "%zu library side by side",
                                                     "%zu libraries side by side", p->s->lib_count),
                                              p->s->lib_count)));
  put(p, "span", NULL, p->day);
  shut(p);
  put(p, "h1", NULL, p->s->headline);
  shut(p);
  shut(p);
  open(p, "main", NULL);
  open(p, "div", "cards");
  card_read(p);
  card_lights(p);
  card_stages(p);
  card_asked(p);
  shut(p);
}

/* ---- Libraries and themes ------------------------------------------------------------------- */

static void heat_cell(pager *p, size_t n, size_t most) {
  int step = cl_heat_step(n, most);
  put(p, "td", cl_asprintf(p->app->arena, "h%d", step),
      n ? cl_asprintf(p->app->arena, "%zu", n) : "");
}

/* The words of why a row has no numbers, over COLUMNS; false when it has. */
static bool put_why_empty(pager *p, const nw_lib *lib, size_t columns) {
  const char *why = nw_why_empty(p->s, lib);
  if (!why)
    return false;
  cl_html_text(&p->html, "td", cl_str_of(why), "class", lib->read ? "emp" : "emp bad", "colspan",
               cl_asprintf(p->app->arena, "%zu", columns), NULL);
  return true;
}

static void put_agenda(pager *p) {
  const nw_sum *s = p->s;
  cl_app *app = p->app;
  const char *titles[NW_AGENDAS + 1] = { T_(app, "Library") };
  for (int a = 0; a < NW_AGENDAS; a++)
    titles[a + 1] = nw_agenda_word(s, a);
  start_section(p, "agenda", T_(app, "The national library agenda"),
                T_(app, "Communities of each library by the task of the agenda they work on."),
                s->lib_count);
  start_table(p, "heat long", T_(app, "The national library agenda"));
  put_titles(p, titles, CL_COUNT(titles), 5);
  for (size_t i = 0; i < s->lib_count; i++) {
    open(p, "tr", NULL);
    put_row_name(p, s->libs[i].name);
    bool empty = put_why_empty(p, &s->libs[i], NW_AGENDAS);
    for (int a = 0; !empty && a < NW_AGENDAS; a++)
      heat_cell(p, s->libs[i].agendas[a], s->most_agenda);
    shut(p);
  }
  shut(p);
  shut(p);
  end_section(p);
}

static const char *shares(pager *p, const nw_lib *lib) {
  int share = cl_choice_find(CL_S_SHARE, cl_str_of(lib->sharing));
  return share < 0 ? "" : cl_choice_label(CL_S_SHARE, share, p->app->lang);
}

static void put_library(pager *p, const nw_lib *lib, size_t columns) {
  put_row_name(p, lib->name);
  put(p, "td", NULL, shares(p, lib));
  if (put_why_empty(p, lib, columns - 2))
    return;
  put_count(p, lib->communities);
  put_count(p, lib->goals);
  put_lights(p, lib->lights);
  put_count(p, lib->stories);
  put_count(p, lib->asked);
}

static void put_libraries(pager *p) {
  const nw_sum *s = p->s;
  cl_app *app = p->app;
  const char *titles[] = { T_(app, "Library"), T_(app, "Shares"), T_(app, "Communities"),
                           T_(app, "Goals"),   light_title(p, 0), light_title(p, 1),
                           light_title(p, 2),  light_title(p, 3), T_(app, "Stories"),
                           T_(app, "Asked") };
  start_section(p, "libraries", T_(app, "The libraries"),
                T_(app, "In the order of the alphabet: they are not compared."), s->lib_count);
  start_table(p, "lst", T_(app, "The libraries"));
  put_titles(p, titles, CL_COUNT(titles), 2);
  for (size_t i = 0; i < s->lib_count; i++) {
    open(p, "tr", NULL);
    put_library(p, &s->libs[i], CL_COUNT(titles));
    shut(p);
  }
  shut(p);
  shut(p);
  end_section(p);
}

static void put_themes(pager *p) {
  const nw_sum *s = p->s;
  cl_app *app = p->app;
  const char *titles[] = { T_(app, "Theme"),           T_(app, "Libraries"), T_(app, "Communities"),
                           T_(app, "Working or kept"), light_title(p, 0),    light_title(p, 1),
                           light_title(p, 2),          light_title(p, 3) };
  start_part(p, p->s->n->job.since ? "sub" : "sub more", "themes", T_(app, "The themes"),
             T_(app, "The tasks of the national agenda first, then themes of the libraries' own."));
  start_table(p, "lst", T_(app, "The themes"));
  put_titles(p, titles, CL_COUNT(titles), 1);
  for (size_t i = 0; i < s->theme_count; i++) {
    const nw_theme *t = &s->themes[i];
    open(p, "tr", NULL);
    put_row_name(p, t->name);
    put_count(p, t->libraries);
    put_count(p, t->communities);
    put_count(p, t->working);
    put_lights(p, t->lights);
    shut(p);
  }
  shut(p);
  shut(p);
  end_section(p);
}

static void put_communities(pager *p) {
  const nw_sum *s = p->s;
  cl_app *app = p->app;
  const char *titles[] = { T_(app, "Library"), T_(app, "Community"), T_(app, "Theme"),
                           T_(app, "Stage"),   light_title(p, 0),    light_title(p, 1),
                           light_title(p, 2),  light_title(p, 3) };
  start_section(p, "communities", T_(app, "The communities"),
                T_(app, "By library, in the order of its plan."), s->community_count);
  start_table(p, "lst", T_(app, "The communities"));
  put_titles(p, titles, CL_COUNT(titles), 4);
  for (size_t i = 0; i < s->community_count; i++) {
    const nw_community *c = &s->communities[i];
    const char *stage = cl_stage_word(c->stage, app->lang);
    if (c->stage_then >= 0 && c->stage_then != (int)c->stage)
      stage = cl_asprintf(app->arena, T_(app, "%s, was %s"), stage,
                          cl_stage_word((enum cl_stage)c->stage_then, app->lang));
    open(p, "tr", NULL);
    put(p, "td", NULL, c->lib->name);
    put_row_name(p, c->name);
    put(p, "td", NULL, *c->theme ? c->theme : nw_agenda_word(s, c->agenda));
    put(p, "td", NULL, stage);
    put_lights(p, c->lights);
    shut(p);
  }
  shut(p);
  shut(p);
  end_section(p);
}

/* ---- What changed -------------------------------------------------------------------- */

static void put_change(pager *p, const nw_change *c) {
  const char *words = nw_change_words(p->s, c);
  open(p, "tr", NULL);
  put(p, "td", NULL, c->lib->name);
  put_row_name(p, c->community);
  put(p, "td", NULL, c->goal);
  open(p, "td", NULL);
  if (words) {
    cl_html_put(&p->html, cl_str_of(words));
  } else {
    put_light(p, c->what.before);
    cl_html_put(&p->html, cl_str_of(" \xE2\x86\x92 "));
    put_light(p, c->what.after);
  }
  shut(p);
  shut(p);
}

/* Beneath the cards; a long one goes on, on sheets of its own. */
static void put_changes(pager *p) {
  const nw_sum *s = p->s;
  cl_app *app = p->app;
  const char *titles[] = { T_(app, "Library"), T_(app, "Community"), T_(app, "Goal"),
                           T_(app, "Change") };
  start_part(p, "sub more", "changed", T_(app, "What changed?"), nw_changed(s));
  if (!s->change_count)
    put(p, "p", NULL, T_(app, "No light and no stage changed."));
  if (s->change_count) {
    start_table(p, "lst", T_(app, "What changed?"));
    put_titles(p, titles, CL_COUNT(titles), 4);
    for (size_t i = 0; i < s->change_count; i++)
      put_change(p, &s->changes[i]);
    shut(p);
    shut(p);
  }
  end_section(p);
}

/* ---- Learning, the year, stories, stuck ----------------------------------------------- */

static const char *whose(pager *p, const nw_community *c) {
  return cl_asprintf(p->app->arena, "%s (%s)", c->name, c->lib->name);
}

/* Who learns stands once beside all that it could learn from. */
static void put_learner(pager *p, size_t first) {
  const nw_sum *s = p->s;
  const nw_community *learner = s->pairs[first].learner;
  size_t n = 1;
  while (first + n < s->pair_count && s->pairs[first + n].learner == learner)
    n++;
  const char *rows = n > 1 ? cl_asprintf(p->app->arena, "%zu", n) : NULL;
  cl_html_text(&p->html, "th", cl_str_of(whose(p, learner)), "scope", "row", "rowspan", rows, NULL);
  cl_html_text(&p->html, "td", cl_str_of(learner->challenges), "rowspan", rows, NULL);
}

static void put_learning(pager *p) {
  const nw_sum *s = p->s;
  cl_app *app = p->app;
  const char *titles[] = { T_(app, "Could learn"), T_(app, "Struggles with"), T_(app, "From"),
                           T_(app, "Words in common") };
  start_section(p, "learning", T_(app, "Who could learn from whom"),
                T_(app,
                   "A community that struggles or begins beside one of another library that works "
                   "on the same theme. A suggestion from words: call first."),
                s->pair_count * 2);
  if (!s->pair_count) {
    put(p, "p", NULL, T_(app, "Nothing that is shared yet."));
    end_section(p);
    return;
  }
  start_table(p, "lst", T_(app, "Who could learn from whom"));
  put_titles(p, titles, CL_COUNT(titles), 4);
  for (size_t i = 0; i < s->pair_count; i++) {
    const nw_pair *pair = &s->pairs[i];
    open(p, "tr", NULL);
    if (!i || s->pairs[i - 1].learner != pair->learner)
      put_learner(p, i);
    put(p, "td", NULL, whose(p, pair->teacher));
    put(p, "td", NULL, pair->words);
    shut(p);
  }
  shut(p);
  shut(p);
  end_section(p);
}

static void put_year(pager *p) {
  const nw_sum *s = p->s;
  cl_app *app = p->app;
  const char *titles[NW_MONTHS + 1] = { T_(app, "Library") };
  for (int m = 0; m < NW_MONTHS; m++)
    titles[m + 1] = s->month_names[m];
  start_section(p, "year", T_(app, "The coming year"),
                T_(app, "Moments in the content calendars by month; of a repeat the first."),
                s->lib_count);
  start_table(p, "heat long", T_(app, "The coming year"));
  put_titles(p, titles, CL_COUNT(titles), 13);
  for (size_t i = 0; i < s->lib_count; i++) {
    open(p, "tr", NULL);
    put_row_name(p, s->libs[i].name);
    bool empty = put_why_empty(p, &s->libs[i], NW_MONTHS);
    for (int m = 0; !empty && m < NW_MONTHS; m++)
      heat_cell(p, s->libs[i].months[m], s->most_month);
    shut(p);
  }
  shut(p);
  shut(p);
  end_section(p);
}

static void put_stories(pager *p) {
  const nw_sum *s = p->s;
  cl_app *app = p->app;
  start_section(p, "stories", T_(app, "Stories"),
                T_(app, "Only those that may be told on, of libraries that share their texts."),
                s->story_count * 2);
  if (!s->story_count)
    put(p, "p", NULL, T_(app, "Nothing that is shared yet."));
  for (size_t i = 0; i < s->story_count; i++) {
    open(p, "div", "sto");
    put(p, "p", NULL, s->stories[i].text);
    put(p, "footer", NULL,
        cl_asprintf(app->arena, "%s, %s", s->stories[i].community, s->stories[i].lib->name));
    shut(p);
  }
  end_section(p);
}

static const char *stuck_names(pager *p, size_t rule) {
  const char *names = "";
  size_t n = 0;
  for (size_t i = 0; i < p->s->lib_count; i++)
    if (p->s->libs[i].rules[rule] && n++ < NAMES_MOST)
      names = cl_asprintf(p->app->arena, "%s%s%s", names, *names ? ", " : "", p->s->libs[i].name);
  return n > NAMES_MOST
             ? cl_asprintf(p->app->arena, T_(p->app, "%s and %zu more"), names, n - NAMES_MOST)
             : names;
}

static void put_stuck(pager *p) {
  const nw_sum *s = p->s;
  cl_app *app = p->app;
  const char *titles[] = { T_(app, "Rule"), T_(app, "What it asks"), T_(app, "Libraries"),
                           T_(app, "Times"), T_(app, "Where") };
  start_section(p, "stuck", T_(app, "Where libraries get stuck"),
                T_(app, "What most libraries meet first: something to train together. cl-plan "
                        "explain says more of each rule."),
                s->rule_count * 2);
  if (!s->rule_count) {
    put(p, "p", NULL, T_(app, "No library meets a rule it does not keep."));
    end_section(p);
    return;
  }
  start_table(p, "lst", T_(app, "Where libraries get stuck"));
  put_titles(p, titles, CL_COUNT(titles), 2);
  for (size_t i = 0; i < s->rule_count; i++) {
    open(p, "tr", NULL);
    put_row_name(p, s->rules[i].code);
    put(p, "td", NULL, s->rules[i].text);
    put_count(p, s->rules[i].libraries);
    put_count(p, s->rules[i].findings);
    put(p, "td", NULL, stuck_names(p, i));
    shut(p);
  }
  shut(p);
  shut(p);
  end_section(p);
}

static void put_guide(pager *p) {
  start_section(p, "guide", T_(p->app, "How to read this"), "", 0);
  open(p, "ul", NULL);
  for (const char *const *line = nw_guide(p->s); *line; line++)
    put(p, "li", NULL, *line);
  shut(p);
  end_section(p);
}

static void put_contents(pager *p) {
  const struct {
    const char *id, *title;
  } parts[] = { { "#changed", T_(p->app, "What changed?") },
                { "#themes", T_(p->app, "The themes") },
                { "#agenda", T_(p->app, "The national library agenda") },
                { "#libraries", T_(p->app, "The libraries") },
                { "#communities", T_(p->app, "The communities") },
                { "#learning", T_(p->app, "Who could learn from whom") },
                { "#year", T_(p->app, "The coming year") },
                { "#stories", T_(p->app, "Stories") },
                { "#stuck", T_(p->app, "Where libraries get stuck") },
                { "#guide", T_(p->app, "How to read this") } };
  cl_html_open(&p->html, "nav", "class", "toc", "aria-label", T_(p->app, "Further on this page"),
               NULL);
  for (size_t i = p->s->n->job.since ? 0 : 1; i < CL_COUNT(parts); i++)
    cl_html_text(&p->html, "a", cl_str_of(parts[i].title), "href", parts[i].id, NULL);
  shut(p);
}

void nw_html(network *n, cl_buf *out) {
  pager p = { .app = n->app };
  cl_colour brand;
  cl_palette palette;
  int year, month, day;
  nw_sum_read(&p.sum, n);
  p.s = &p.sum;
  cl_colour_read(cl_str_of(CL_BRAND), &brand);
  cl_palette_of(&palette, brand);
  cl_date_split(n->app->today, &year, &month, &day);
  p.day = cl_asprintf(n->app->arena, "%d %s %d", day,
                      cl_month_word(n->app->arena, n->app->lang, month), year);
  cl_page_start(&p.html, out, n->app->lang == CL_NL ? "nl" : "en",
                T_(n->app, "Libraries side by side"),
                cl_asprintf(n->app->arena, "%s, %s", T_(n->app, "Libraries side by side"), p.day),
                NULL, &palette, CL_PAGE_SIDES);
  cl_svg_symbols(out);
  put_front(&p);
  put_contents(&p);
  if (n->job.since)
    put_changes(&p);
  put_themes(&p);
  put_agenda(&p);
  put_libraries(&p);
  put_communities(&p);
  put_learning(&p);
  put_year(&p);
  put_stories(&p);
  put_stuck(&p);
  put_guide(&p);
  shut(&p);
  cl_html_end(&p.html);
  nw_sum_free(&p.sum);
}
