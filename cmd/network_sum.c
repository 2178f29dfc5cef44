/* network_sum.c - see network_sum.h. */
#include "network_sum.h"

#include <stdlib.h>
#include <string.h>

#include "../lib/method/kin.h"
#include "../lib/method/rules.h"

/* ---- Cells --------------------------------------------------------------------------- */

static const char *text(const nw_sum *s, const nw_row *row, const char *name) {
  const char *t = cl_str_dup(s->app->arena, nw_cell(row, name));
  return t ? t : "";
}

static size_t number(const nw_row *row, const char *name) {
  long long n;
  return nw_cell(row, name).p && cl_parse_int(nw_cell(row, name), &n) && n > 0 ? (size_t)n : 0;
}

static int stage_of(cl_str name) {
  for (int i = 0; i < CL_STAGES; i++)
    if (cl_str_is(name, cl_stage_name((enum cl_stage)i)))
      return i;
  return -1;
}

static const char *const lights_now[] = { "lights.green", "lights.orange", "lights.red",
                                          "lights.grey" };
static const char *const lights_then[] = { "lights-then.green", "lights-then.orange",
                                           "lights-then.red", "lights-then.grey" };

static void read_lights(const nw_row *row, const char *const *names, size_t out[CL_LIGHTS]) {
  for (int i = 0; i < CL_LIGHTS; i++)
    out[i] = number(row, names[i]);
}

static bool rests(enum cl_stage stage) {
  return stage == CL_STAGE_PAUSED || stage == CL_STAGE_STOPPED;
}

/* A key of several folders, or the number of a library without a name. */
static const char *plan_name(const nw_sum *s, const nw_plan *plan) {
  return *plan->key == '#' ? cl_asprintf(s->app->arena, T_(s->app, "library %s"), plan->key + 1)
                           : plan->key;
}

/* Its name, else what column ID has. */
static const char *community_name(const nw_sum *s, const nw_row *row, const char *id_column) {
  const char *name = text(s, row, "name"), *id = text(s, row, id_column);
  return *name        ? name
         : *id == '#' ? cl_asprintf(s->app->arena, T_(s->app, "community %s"), id + 1)
                      : id;
}

const char *nw_agenda_word(const nw_sum *s, int agenda) {
  return agenda < NW_AGENDAS - 1 ? cl_choice_label(CL_S_AGENDA, agenda, s->app->lang)
                                 : T_(s->app, "other themes");
}

/* ---- Libraries ------------------------------------------------------------------------- */

static void read_library(nw_sum *s, nw_lib *lib, const nw_plan *plan) {
  nw_row row;
  size_t at = 0;
  *lib = (nw_lib){ .plan = plan, .name = plan_name(s, plan), .region = "", .place = "" };
  if (!nw_row_find(plan->rows, &at, NW_LIBRARY, &row))
    return;
  lib->read = nw_cell_is(&row, "read", "yes");
  lib->sharing = text(s, &row, "sharing");
  lib->counted = lib->read && strcmp(lib->sharing, "no") != 0;
  lib->region = text(s, &row, "region");
  lib->place = text(s, &row, "place");
  if (*text(s, &row, "name"))
    lib->name = text(s, &row, "name");
  lib->communities = number(&row, "communities");
  lib->goals = number(&row, "goals");
  lib->stories = number(&row, "stories");
  lib->asked = number(&row, "asked");
  lib->errors = number(&row, "errors");
  lib->compared = nw_cell(&row, lights_then[0]).p != NULL;
  read_lights(&row, lights_then, lib->then);
  s->compared += lib->compared;
  for (int i = 0; i < CL_LIGHTS; i++)
    s->then[i] += lib->then[i];
  s->read += lib->read;
  s->counted += lib->counted;
  s->open += lib->asked;
}

static void read_months(nw_lib *lib, int year, int month) {
  nw_row row;
  for (size_t at = 0; nw_row_find(lib->plan->rows, &at, CL_T_MOMENT, &row);) {
    long long when = (long long)number(&row, "year") * 12 + (long long)number(&row, "month");
    long long from = (long long)year * 12 + month;
    if (nw_cell_is(&row, "status", "cancelled") || when < from || when >= from + NW_MONTHS)
      continue;
    lib->months[when - from]++;
  }
}

/* A matrix is coloured by the most that is in it. */
static void find_most(nw_sum *s) {
  s->most_agenda = s->most_month = 1;
  for (size_t i = 0; i < s->lib_count; i++) {
    const nw_lib *lib = &s->libs[i];
    for (int a = 0; a < NW_AGENDAS; a++)
      s->most_agenda = lib->agendas[a] > s->most_agenda ? lib->agendas[a] : s->most_agenda;
    for (int m = 0; m < NW_MONTHS; m++)
      s->most_month = lib->months[m] > s->most_month ? lib->months[m] : s->most_month;
  }
}

/* ---- Communities -------------------------------------------------------------------------- */

static const char *theme_text(const nw_sum *s, const nw_plan *plan, cl_str id) {
  nw_row row;
  for (size_t at = 0; id.p && nw_row_find(plan->rows, &at, CL_T_THEME, &row);)
    if (cl_str_eq(nw_cell(&row, "id"), id))
      return text(s, &row, "text");
  return "";
}

static const char *in_one_line(const nw_sum *s, cl_str list) {
  cl_buf line = CL_BUF_INIT;
  for (size_t i = 0; i < list.n; i++)
    if (list.p[i] == NW_BETWEEN)
      cl_buf_puts(&line, "; ");
    else
      cl_buf_putc(&line, list.p[i]);
  return cl_buf_keep(&line, s->app->arena);
}

static void read_community(nw_sum *s, nw_lib *lib, const nw_row *row) {
  nw_community *c = &s->communities[s->community_count++];
  int stage = stage_of(nw_cell(row, "stage"));
  int agenda = cl_choice_find(CL_S_AGENDA, nw_cell(row, "agenda"));
  *c = (nw_community){ .lib = lib,
                       .id = text(s, row, "id"),
                       .name = community_name(s, row, "id"),
                       .theme = theme_text(s, lib->plan, nw_cell(row, "theme")),
                       .agenda = agenda < 0 ? NW_AGENDAS - 1 : agenda,
                       .stage = stage < 0 ? CL_STAGE_NONE : (enum cl_stage)stage,
                       .stage_then = stage_of(nw_cell(row, "stage-then")),
                       .goals = number(row, "goal-count"),
                       .challenges = in_one_line(s, nw_cell(row, "challenges")) };
  s->stages[c->stage]++;
  lib->agendas[c->agenda]++;
  if (rests(c->stage)) /* what rests counts nowhere: not in its own row, its theme or its library */
    return;
  read_lights(row, lights_now, c->lights);
  s->goals += c->goals;
  for (int i = 0; i < CL_LIGHTS; i++) {
    lib->lights[i] += c->lights[i];
    s->lights[i] += c->lights[i];
  }
}

static size_t count_rows(const nw_sum *s, int table) {
  nw_row row;
  size_t n = 0;
  for (size_t i = 0; i < s->lib_count; i++)
    for (size_t at = 0; nw_row_find(s->n->plans[i].rows, &at, table, &row);)
      n++;
  return n;
}

static uint64_t address_hash(cl_str plan, cl_str id) {
  return cl_hash_str(cl_hash_byte(cl_hash_str(CL_HASH_START, plan), '\0'), id);
}

static const nw_community *find_community(const nw_sum *s, cl_str plan, cl_str id) {
  size_t at;
  uint64_t hash = address_hash(plan, id);
  for (nw_community *c = cl_map_first(&s->by_address, hash, &at); c;
       c = cl_map_next(&s->by_address, hash, &at))
    if (cl_str_is(plan, c->lib->plan->key) && cl_str_is(id, c->id))
      return c;
  return NULL;
}

static void read_communities(nw_sum *s) {
  nw_row row;
  s->communities = cl_xcalloc(count_rows(s, CL_T_COMMUNITY) + 1, sizeof *s->communities);
  for (size_t i = 0; i < s->lib_count; i++)
    for (size_t at = 0; nw_row_find(s->libs[i].plan->rows, &at, CL_T_COMMUNITY, &row);)
      read_community(s, &s->libs[i], &row);
  for (size_t i = 0; i < s->community_count; i++) {
    const nw_community *c = &s->communities[i];
    cl_map_put(&s->by_address, address_hash(cl_str_of(c->lib->plan->key), cl_str_of(c->id)), c);
  }
}

/* ---- Themes --------------------------------------------------------------------------------- */

/* The form that its words are all forms of. */
static const char *stem_of(const nw_sum *s, cl_kin *kin, const char *theme) {
  cl_terms terms = { NULL, 0, 0 };
  const char *stem = "";
  cl_terms_add(kin, &terms, cl_str_of(theme), 0);
  for (size_t i = 0; i < terms.count; i++) {
    const char *const *last = terms.items[i].forms;
    while (last[1])
      last++;
    stem = cl_asprintf(s->app->arena, "%s%s%s", stem, *stem ? " " : "", *last);
  }
  cl_terms_free(&terms);
  return *stem ? stem : cl_fold(s->app->arena, cl_str_of(theme));
}

static nw_theme *theme_of(nw_sum *s, const nw_community *c, const char *stem) {
  bool agenda = c->agenda < NW_AGENDAS - 1;
  for (size_t i = 0; i < s->theme_count; i++)
    if (agenda ? s->themes[i].agenda == c->agenda
               : s->themes[i].agenda == c->agenda && strcmp(s->themes[i].stem, stem) == 0)
      return &s->themes[i];
  s->themes[s->theme_count] =
      (nw_theme){ .name = agenda      ? nw_agenda_word(s, c->agenda)
                          : *c->theme ? c->theme
                                      : T_(s->app, "no theme that is shared"),
                  .stem = stem,
                  .agenda = c->agenda };
  return &s->themes[s->theme_count++];
}

static int by_theme(const void *a, const void *b) {
  const nw_theme *x = a, *y = b;
  if (x->agenda != y->agenda)
    return x->agenda < y->agenda ? -1 : 1;
  if (x->communities != y->communities)
    return x->communities > y->communities ? -1 : 1;
  return strcmp(x->stem, y->stem);
}

static void read_themes(nw_sum *s) {
  cl_kin *kin = cl_kin_new(s->app->arena);
  s->themes = cl_xcalloc(s->community_count + 1, sizeof *s->themes);
  for (size_t i = 0; i < s->community_count; i++) {
    const nw_community *c = &s->communities[i];
    nw_theme *t = theme_of(s, c, c->agenda < NW_AGENDAS - 1 ? "" : stem_of(s, kin, c->theme));
    t->communities++;
    t->libraries += t->last != c->lib;
    t->last = c->lib;
    t->working += c->stage == CL_STAGE_WORKING || c->stage == CL_STAGE_KEPT;
    for (int k = 0; k < CL_LIGHTS; k++)
      t->lights[k] += c->lights[k];
  }
  cl_kin_free(kin);
  qsort(s->themes, s->theme_count, sizeof *s->themes, by_theme);
}

/* ---- Rules ------------------------------------------------------------------------------------
 */

static size_t rule_at(const nw_sum *s, cl_str code) {
  size_t i = 0;
  while (i < s->rule_count && !cl_str_is(code, s->rules[i].code))
    i++;
  return i;
}

static int by_libraries(const void *a, const void *b) {
  const nw_rule *x = a, *y = b;
  if (x->libraries != y->libraries)
    return x->libraries > y->libraries ? -1 : 1;
  if (x->findings != y->findings)
    return x->findings > y->findings ? -1 : 1;
  return strcmp(x->code, y->code);
}

/* Calls EACH for every error and warning of a rule. */
static void each_finding(nw_sum *s, void (*each)(nw_sum *s, nw_lib *lib, size_t rule)) {
  nw_row row;
  for (size_t i = 0; i < s->lib_count; i++)
    for (size_t at = 0; nw_row_find(s->libs[i].plan->rows, &at, NW_CHECK, &row);) {
      size_t rule = rule_at(s, nw_cell(&row, "rule"));
      if (rule < s->rule_count && !nw_cell_is(&row, "level", "tip"))
        each(s, &s->libs[i], rule);
    }
}

static void count_finding(nw_sum *s, nw_lib *lib, size_t rule) {
  s->rules[rule].libraries += !lib->rules[rule]++;
  s->rules[rule].findings++;
}

static void keep_finding(nw_sum *s, nw_lib *lib, size_t rule) {
  (void)s;
  lib->rules[rule]++;
}

/* Up to its first full stop. */
static const char *first_sentence(const nw_sum *s, const char *why) {
  const char *stop = strstr(why, ". ");
  return stop ? cl_strndup(s->app->arena, why, (size_t)(stop - why) + 1) : why;
}

static void read_rules(nw_sum *s) {
  size_t all;
  const cl_rule *rules = cl_rules(&all);
  s->rules = cl_xcalloc(all + 1, sizeof *s->rules);
  for (size_t i = 0; i < all; i++)
    if (rule_at(s, cl_str_of(rules[i].code)) == s->rule_count && rules[i].level != CL_TIP)
      s->rules[s->rule_count++] =
          (nw_rule){ .code = rules[i].code, .text = first_sentence(s, T_(s->app, rules[i].why)) };
  for (size_t i = 0; i < s->lib_count; i++)
    s->libs[i].rules = cl_xcalloc(s->rule_count + 1, sizeof *s->libs[i].rules);
  each_finding(s, count_finding);
  qsort(s->rules, s->rule_count, sizeof *s->rules, by_libraries);
  for (size_t i = 0; i < s->lib_count; i++)
    memset(s->libs[i].rules, 0, (s->rule_count + 1) * sizeof *s->libs[i].rules);
  each_finding(s, keep_finding);
  while (s->rule_count && !s->rules[s->rule_count - 1].libraries)
    s->rule_count--;
}

/* ---- Who learns from whom, stories, what is asked ----------------------------------------------
 */

static void read_pairs(nw_sum *s) {
  nw_row row;
  cl_str all = { cl_buf_text(&s->n->matches), s->n->matches.len };
  size_t room = 1;
  for (size_t at = 0; nw_row_find(all, &at, NW_MATCH, &row);)
    room++;
  s->pairs = cl_xcalloc(room, sizeof *s->pairs);
  for (size_t at = 0; nw_row_find(all, &at, NW_MATCH, &row);) {
    nw_pair pair = { .learner = find_community(s, row.cells[0], row.cells[1]),
                     .teacher = find_community(s, row.cells[3], row.cells[4]),
                     .words = in_one_line(s, row.cells[6]) };
    if (pair.learner && pair.teacher)
      s->pairs[s->pair_count++] = pair;
  }
}

static size_t read_quotes(nw_sum *s, int table, nw_quote **out) {
  size_t n = 0;
  nw_row row;
  *out = cl_xcalloc(count_rows(s, table) + 1, sizeof **out);
  for (size_t i = 0; i < s->lib_count; i++)
    for (size_t at = 0; nw_row_find(s->libs[i].plan->rows, &at, table, &row);) {
      const nw_community *c =
          find_community(s, cl_str_of(s->libs[i].plan->key), nw_cell(&row, "community"));
      bool answered = table == CL_T_DECISION && !nw_cell_is(&row, "open", "yes");
      if (!nw_cell(&row, "text").p || !c || answered)
        continue;
      (*out)[n] = (nw_quote){ &s->libs[i], c->name, text(s, &row, "text"),
                              text(s, &row, table == CL_T_DECISION ? "by" : "date"), n };
      n++;
    }
  return n;
}

/* What has to be decided first; without a day last. */
static int by_day(const void *a, const void *b) {
  const nw_quote *x = a, *y = b;
  int order = !*x->date || !*y->date ? !*x->date - !*y->date : strcmp(x->date, y->date);
  return order ? order : x->at < y->at ? -1 : 1;
}

/* ---- What changed ---------------------------------------------------------------------- */

static int light_of(cl_str name) {
  return cl_choice_find(CL_S_COLOUR, name);
}

static const char *goal_name(const nw_sum *s, const nw_row *row) {
  const char *t = text(s, row, "text"), *id = text(s, row, "goal");
  return *t || !*id   ? t
         : *id == '#' ? cl_asprintf(s->app->arena, T_(s->app, "goal %s"), id + 1)
                      : id;
}

static nw_change change_of(const nw_sum *s, const nw_lib *lib, const nw_row *row) {
  nw_change c = { .lib = lib,
                  .community = community_name(s, row, "community"),
                  .goal = goal_name(s, row) };
  cl_str before = nw_cell(row, "before"), now = nw_cell(row, "now");
  for (int kind = CL_STORY_LIGHT; kind <= CL_STORY_GONE; kind++)
    if (nw_cell_is(row, "what", cl_story_kind_name((enum cl_story_kind)kind)))
      c.what.kind = (enum cl_story_kind)kind;
  if (!*c.community) /* it went, and what it was called is not shared */
    c.community = T_(s->app, "a community");
  c.what.before = c.what.kind == CL_STORY_LIGHT ? light_of(before) : stage_of(before);
  c.what.after = c.what.kind == CL_STORY_LIGHT ? light_of(now) : stage_of(now);
  return c;
}

static int by_story(const void *a, const void *b) {
  const nw_change *x = a, *y = b;
  int order = cl_story_order(&x->what, &y->what);
  return order ? order : x->at < y->at ? -1 : 1;
}

static void read_changes(nw_sum *s) {
  nw_row row;
  s->changes = cl_xcalloc(count_rows(s, NW_CHANGE) + 1, sizeof *s->changes);
  for (size_t i = 0; i < s->lib_count; i++)
    for (size_t at = 0; nw_row_find(s->libs[i].plan->rows, &at, NW_CHANGE, &row);) {
      nw_change *c = &s->changes[s->change_count];
      *c = change_of(s, &s->libs[i], &row);
      c->at = s->change_count++;
      s->fell += cl_story_fell(&c->what);
      s->rose += c->what.kind == CL_STORY_LIGHT && !cl_story_fell(&c->what);
    }
  qsort(s->changes, s->change_count, sizeof *s->changes, by_story);
}

const char *nw_change_words(const nw_sum *s, const nw_change *c) {
  cl_app *app = s->app;
  switch (c->what.kind) {
  case CL_STORY_STAGE:
    return cl_asprintf(app->arena, "%s \xE2\x86\x92 %s",
                       cl_stage_word((enum cl_stage)c->what.before, app->lang),
                       cl_stage_word((enum cl_stage)c->what.after, app->lang));
  case CL_STORY_NEW:
    return T_(app, "new");
  case CL_STORY_GONE:
    return T_(app, "no longer in the plan");
  default:
    return NULL;
  }
}

/* WORDS and, when there are any, how many N are, in FORMAT. */
static const char *counted(const nw_sum *s, const char *words, size_t n, const char *format) {
  if (!n)
    return words;
  return cl_asprintf(s->app->arena, "%s%s%s", words, *words ? ", " : "",
                     cl_asprintf(s->app->arena, format, n));
}

const char *nw_changed(const nw_sum *s) {
  cl_app *app = s->app;
  const char *words =
      counted(s, "", s->fell, cl_ntr(app->lang, "%zu goal worse", "%zu goals worse", s->fell));
  words =
      counted(s, words, s->rose, cl_ntr(app->lang, "%zu goal better", "%zu goals better", s->rose));
  return cl_asprintf(app->arena, "%s; %s", *words ? words : T_(app, "no goal changed its light"),
                     cl_asprintf(app->arena,
                                 T_(app, "libraries with an earlier version: %zu of %zu"),
                                 s->compared, s->lib_count));
}

const char *nw_why_empty(const nw_sum *s, const nw_lib *lib) {
  cl_app *app = s->app;
  if (!lib->read)
    return cl_asprintf(app->arena, T_(app, "cannot be read: %s"), lib->place);
  if (!lib->counted)
    return T_(app, "shares nothing");
  return lib->communities ? NULL : T_(app, "no community yet");
}

/* ---- All ------------------------------------------------------------------------------ */

/* `, 3 more than before`, of goals far behind in the libraries that were compared. */
static const char *difference(const nw_sum *s) {
  size_t now = 0, then = s->then[CL_RED];
  for (size_t i = 0; i < s->lib_count; i++)
    now += s->libs[i].compared ? s->libs[i].lights[CL_RED] : 0;
  if (now == then)
    return "";
  return cl_asprintf(s->app->arena,
                     now > then ? T_(s->app, ", %zu more than before")
                                : T_(s->app, ", %zu fewer than before"),
                     now > then ? now - then : then - now);
}

static const char *headline(const nw_sum *s) {
  cl_app *app = s->app;
  const char *goals =
      s->goals ? cl_asprintf(app->arena,
                             cl_ntr(app->lang, "%zu of %zu goal is on track; %zu far behind%s",
                                    "%zu of %zu goals are on track; %zu far behind%s", s->goals),
                             s->lights[CL_GREEN], s->goals, s->lights[CL_RED], difference(s))
               : T_(app, "No joint goal yet");
  const char *asked =
      s->open
          ? cl_asprintf(app->arena,
                        cl_ntr(app->lang, " %zu decision asked.", " %zu decisions asked.", s->open),
                        s->open)
          : "";
  return cl_asprintf(app->arena, "%s.%s", goals, asked);
}

/* As they are called here, which need not be as their folders are. */
static int by_name(const void *a, const void *b) {
  const nw_lib *x = a, *y = b;
  int order = strcmp(x->folded, y->folded);
  return order ? order : x->plan < y->plan ? -1 : x->plan > y->plan;
}

void nw_sum_read(nw_sum *s, network *n) {
  int year, month;
  *s = (nw_sum){ .n = n, .app = n->app, .lib_count = n->count };
  cl_date_split(n->app->today, &year, &month, NULL);
  s->libs = cl_xcalloc(n->count + 1, sizeof *s->libs);
  for (size_t i = 0; i < n->count; i++) {
    read_library(s, &s->libs[i], &n->plans[i]);
    read_months(&s->libs[i], year, month);
    s->libs[i].folded = cl_fold(n->app->arena, cl_str_of(s->libs[i].name));
  }
  if (!n->job.anonymous) /* numbers stand in their order */
    qsort(s->libs, n->count, sizeof *s->libs, by_name);
  for (int i = 0; i < NW_MONTHS; i++)
    s->month_names[i] = cmd_month(s->app, (month - 1 + i) % 12 + 1);
  read_communities(s);
  find_most(s);
  read_themes(s);
  read_rules(s);
  read_pairs(s);
  read_changes(s);
  s->story_count = read_quotes(s, CL_T_STORY, &s->stories);
  s->asked_count = read_quotes(s, CL_T_DECISION, &s->asked);
  qsort(s->asked, s->asked_count, sizeof *s->asked, by_day);
  s->headline = headline(s);
}

void nw_sum_free(nw_sum *s) {
  for (size_t i = 0; i < s->lib_count; i++)
    free(s->libs[i].rules);
  free(s->libs);
  free(s->communities);
  free(s->themes);
  free(s->rules);
  free(s->pairs);
  free(s->changes);
  free(s->stories);
  free(s->asked);
  cl_map_free(&s->by_address);
}

const char *const *nw_guide(const nw_sum *s) {
  static const char *const lines[] = {
    N_("Libraries stand in the order of the alphabet. None is better than another: a red light "
       "says where help is welcome."),
    N_("Each library decides in its plan what it shares (sharing.network): yes, counts or no. "
       "When it says nothing, only counts are here: numbers, stages and lights."),
    N_("People, conversations, contacts, requests, notes and stories without consent never leave "
       "a library. A text that names somebody is left out."),
    N_("Who learns from whom is a suggestion from words: call first."),
    N_("Made from the plans as they were on the day above; nothing was changed in them."),
  };
  const char **out = cl_alloc(s->app->arena, (CL_COUNT(lines) + 1) * sizeof *out);
  for (size_t i = 0; i < CL_COUNT(lines); i++)
    out[i] = T_(s->app, lines[i]);
  return out;
}
