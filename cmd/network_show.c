/* network_show.c - a network to read in a terminal: what the front of the workbook
 * tells, in the same order and words; see network.h. */
#include "network_sum.h"
#include "status_story.h"

/* What a screen has place for; the page and the workbook have all. */
enum { CHANGES = 8, ASKED = 6, PAIRS = 6, RULES = 8, INDENT = 2, SIGNS = 9 };

static void heading(const nw_sum *s, const char *text) {
  cl_heading(&s->app->out, s->app->color, text, '-');
}

static void line(const nw_sum *s, const char *text) {
  cl_wrap(&s->app->out, cl_str_of(text), INDENT, cmd_width(s->app));
}

static void more(const nw_sum *s, size_t all, size_t shown) {
  if (all > shown)
    line(s, cl_asprintf(s->app->arena, T_(s->app, "and %zu more"), all - shown));
}

static void show_headline(const nw_sum *s) {
  cl_buf wrapped = CL_BUF_INIT;
  cl_wrap(&wrapped, cl_str_of(s->headline), 0, cmd_width(s->app));
  if (wrapped.len)
    cl_buf_cut(&wrapped, wrapped.len - 1);
  cl_term_color(&s->app->out, s->app->color, CL_C_BOLD, cl_buf_text(&wrapped));
  cl_buf_puts(&s->app->out, "\n\n");
  cl_buf_free(&wrapped);
}

static void show_who(const nw_sum *s) {
  cl_app *app = s->app;
  line(s, cl_asprintf(app->arena,
                      T_(app, "%zu libraries: %zu read, %zu share numbers or more; "
                              "%zu communities"),
                      s->lib_count, s->read, s->counted, s->community_count));
  for (size_t i = 0; i < s->lib_count; i++)
    if (!s->libs[i].read)
      line(s, cl_asprintf(app->arena, "%s: %s", s->libs[i].name, nw_why_empty(s, &s->libs[i])));
}

static void show_lights(const nw_sum *s) {
  size_t then = 0;
  if (!s->goals)
    return;
  for (int i = 0; i < CL_LIGHTS; i++)
    then += s->then[i];
  size_t most = then > s->goals ? then : s->goals;
  heading(s, T_(s->app, "How do the goals stand?"));
  status_lights(s->app, T_(s->app, "now"), s->lights, most);
  if (s->compared)
    status_lights(s->app, T_(s->app, "before"), s->then, most);
  status_lights_key(s->app);
}

static void show_stages(const nw_sum *s) {
  const char *text = "";
  for (int i = CL_STAGES - 1; i >= 0; i--)
    if (s->stages[i])
      text = cl_asprintf(s->app->arena, "%s%s%s: %zu", text, *text ? ", " : "",
                         cl_stage_word((enum cl_stage)i, s->app->lang), s->stages[i]);
  if (!*text)
    return;
  heading(s, T_(s->app, "How far are the communities?"));
  line(s, text);
}

static void sign(cl_app *app, int light) {
  cl_term_color(&app->out, app->color, cmd_light_color((enum cl_light)light),
                cl_light_sign((enum cl_light)light));
}

static void show_change(const nw_sum *s, const nw_change *c) {
  cl_app *app = s->app;
  const char *words = nw_change_words(s, c);
  const char *text =
      cl_asprintf(app->arena, "%s (%s): %s", c->community, c->lib->name, words ? words : c->goal);
  if (words) {
    line(s, text);
    return;
  }
  cl_buf_puts(&app->out, "  ");
  sign(app, c->what.before);
  cl_term_color(&app->out, app->color, CL_C_NONE, " \xE2\x86\x92 ");
  sign(app, c->what.after);
  cl_buf_puts(&app->out, "  ");
  cmd_beside(app, SIGNS, cmd_width(app), text);
}

static void show_changes(const nw_sum *s) {
  if (!s->n->job.since)
    return;
  heading(s, T_(s->app, "What changed?"));
  line(s, nw_changed(s));
  for (size_t i = 0; i < s->change_count && i < CHANGES; i++)
    show_change(s, &s->changes[i]);
  if (!s->change_count)
    line(s, T_(s->app, "No light and no stage changed."));
  more(s, s->change_count, CHANGES);
}

static void show_asked(const nw_sum *s) {
  size_t shown = s->asked_count < ASKED ? s->asked_count : ASKED;
  heading(s, T_(s->app, "What is asked of management teams?"));
  for (size_t i = 0; i < shown; i++)
    line(s, cl_asprintf(s->app->arena, "%s (%s, %s)", s->asked[i].text, s->asked[i].community,
                        s->asked[i].lib->name));
  if (!s->open)
    line(s, T_(s->app, "No decision at the moment."));
  more(s, s->open, shown);
}

static void cell_count(cl_app *app, cl_table *table, size_t n) {
  cl_table_cell(table, cl_str_of(n ? cl_asprintf(app->arena, "%zu", n) : "-"));
}

static void show_libraries(const nw_sum *s) {
  enum { NUMBERS = 2 };
  cl_app *app = s->app;
  const char *titles[NUMBERS + 1 + CL_LIGHTS + 1] = { T_(app, "Library"), T_(app, "Shares"),
                                                      T_(app, "Communities") };
  size_t n = NUMBERS + 1;
  for (int i = 0; i < CL_LIGHTS; i++)
    titles[n++] = cl_light_sign((enum cl_light)i);
  titles[n++] = T_(app, "Asked");
  heading(s, T_(app, "The libraries"));
  cl_table *table = cl_table_new(titles, n, cmd_width(app), app->color);
  for (size_t i = NUMBERS; i < n; i++)
    cl_table_right(table, i);
  for (size_t i = 0; i < s->lib_count; i++) {
    const nw_lib *lib = &s->libs[i];
    int share = cl_choice_find(CL_S_SHARE, cl_str_of(lib->sharing));
    const char *why = lib->counted ? NULL : nw_why_empty(s, lib);
    cl_table_cell(table, cl_str_of(lib->name));
    cl_table_cell(table, cl_str_of(why          ? why
                                   : share >= 0 ? cl_choice_label(CL_S_SHARE, share, app->lang)
                                                : ""));
    cell_count(app, table, lib->communities);
    for (int k = 0; k < CL_LIGHTS; k++)
      cell_count(app, table, lib->lights[k]);
    cell_count(app, table, lib->asked);
  }
  cl_table_end(table, &app->out);
}

/* Each that could learn, beside the one that suits best. */
static void show_learning(const nw_sum *s) {
  if (!s->pair_count)
    return;
  size_t learners = 0;
  heading(s, T_(s->app, "Who could learn from whom"));
  for (size_t i = 0; i < s->pair_count; i++) {
    const nw_pair *pair = &s->pairs[i];
    if ((i && pair->learner == pair[-1].learner) || learners++ >= PAIRS)
      continue;
    line(s, cl_asprintf(s->app->arena, T_(s->app, "%s (%s) from %s (%s): %s"), pair->learner->name,
                        pair->learner->lib->name, pair->teacher->name, pair->teacher->lib->name,
                        pair->words));
  }
  more(s, learners, PAIRS);
}

static void show_stuck(const nw_sum *s) {
  if (!s->rule_count)
    return;
  heading(s, T_(s->app, "Where libraries get stuck"));
  for (size_t i = 0; i < s->rule_count && i < RULES; i++)
    line(s, cl_asprintf(s->app->arena,
                        cl_ntr(s->app->lang, "%s, %zu library: %s", "%s, %zu libraries: %s",
                               s->rules[i].libraries),
                        s->rules[i].code, s->rules[i].libraries, s->rules[i].text));
  more(s, s->rule_count, RULES);
}

void nw_show(network *n) {
  cl_app *app = n->app;
  nw_sum sum;
  nw_sum_read(&sum, n);
  show_headline(&sum);
  show_who(&sum);
  show_lights(&sum);
  show_stages(&sum);
  show_changes(&sum);
  show_asked(&sum);
  show_libraries(&sum);
  show_learning(&sum);
  show_stuck(&sum);
  cl_buf_putc(&app->out, '\n');
  cl_wrap(&app->out,
          cl_str_of(T_(app, "All of it, to give to others: -o FILE.xlsx, or .html; to go on with: "
                            "--format json or sql.")),
          0, cmd_width(app));
  nw_sum_free(&sum);
}
