/* overview_news.c - what changed since an earlier version of the plan: the whole
 * list. */
#include <string.h>

#include "../lib/sheet/show.h"
#include "changes.h"
#include "overview_inner.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"

/* ---- The earlier plan ----------------------------------------------------------- */

static enum ov_change_kind kind_of_story(const cl_story_change *change);
static void sort_changes(overview *o);

void ov_news_read(overview *o) {
  cl_app *app = o->app;
  if (!o->told.old)
    return;
  cl_compare_how how = { .today = app->today, .alone = o->told.alone };
  cl_compare(&o->news, o->told.old, app->plan, &how);
  sort_changes(o);
  for (size_t i = 0; o->told.given && i < o->news.unseen_count; i++)
    if (o->news.unseen[i].why == CL_UNSEEN_ABSENT)
      cl_note(app, _("not compared: %s is not beside the earlier version"), o->news.unseen[i].name);
}

void ov_news_free(overview *o) {
  if (o->told.old)
    cl_comparison_free(&o->news);
}

/* ---- Words ------------------------------------------------------------------------ */

/* The light of this goal is told as such: then its colour by hand is not. */
static bool light_moved(const overview *o, const cl_fact *fact) {
  cl_progress before, now;
  if (fact->field != CL_F_JOINT_GOAL_LIGHT_COLOUR)
    return false;
  cl_view then = cl_view_of(o->told.old, o->app->arena, o->app->today, o->app->lang);
  cl_progress_of(&then, fact->was, &before);
  cl_progress_of(cl_app_view(o->app), fact->is, &now);
  return before.light != now.light;
}

/* Of people only that they came or went is of interest here; lights, stages and
 * communities that came or went are told by the story.  Of one person's talk nothing
 * is. */
static bool is_told(const overview *o, const cl_fact *fact) {
  const cl_rec *rec = fact->is ? fact->is : fact->was;
  bool person = rec && rec->type == CL_T_PERSON && fact->kind == CL_FACT_CHANGED;
  bool story = fact->kind == CL_FACT_STAGE || fact->kind == CL_FACT_LIGHT ||
               (rec && rec->type == CL_T_COMMUNITY && fact->field == CL_F_NONE);
  bool talk = rec && (rec->type == CL_T_CONVERSATION || rec->type == CL_T_CONTACT);
  bool note = fact->field != CL_F_NONE && (cl_field_info(fact->field)->flags & CL_INSIDE);
  return !person && !story && !talk && !note && !light_moved(o, fact);
}

static enum ov_change_kind kind_of(const cl_fact *fact) {
  if (fact->field == CL_F_NONE && fact->kind != CL_FACT_CHANGED)
    return fact->kind == CL_FACT_ADDED ? OV_ADDED : OV_DROPPED;
  if (fact->field == CL_F_JOINT_GOAL_MEASURED && fact->kind != CL_FACT_REMOVED)
    return OV_MEASURED;
  return OV_CHANGED;
}

static void sort_changes(overview *o) {
  const cl_comparison *news = &o->news;
  o->changes = cl_alloc(o->app->arena, (news->count + 1) * sizeof *o->changes);
  for (size_t i = 0; i < news->count; i++) {
    const cl_fact *fact = &news->facts[i];
    if (!is_told(o, fact))
      continue;
    enum ov_change_kind kind = kind_of(fact);
    o->changes[o->change_count++] = (ov_change){ kind, fact };
    o->by_kind[kind]++;
  }
  for (size_t i = 0; i < o->story->change_count; i++)
    o->by_kind[kind_of_story(&o->story->changes[i])]++;
}

static enum ov_change_kind kind_of_story(const cl_story_change *change) {
  return change->kind == CL_STORY_LIGHT   ? OV_LIGHT
         : change->kind == CL_STORY_STAGE ? OV_STAGE
         : change->kind == CL_STORY_NEW   ? OV_ADDED
                                          : OV_DROPPED;
}

static const char *kind_word(const overview *o, enum ov_change_kind kind) {
  static const char *const words[OV_CHANGE_KINDS] = {
    [OV_STAGE] = N_("other stage"), [OV_LIGHT] = N_("other light"), [OV_MEASURED] = N_("measured"),
    [OV_ADDED] = N_("added"),       [OV_CHANGED] = N_("changed"),   [OV_DROPPED] = N_("dropped"),
  };
  return T_(o->app, words[kind]);
}

/* `26 (03-10-2026)`. */
static const char *measured(const overview *o, const cl_node *item) {
  cl_app *app = o->app;
  if (!item)
    return "";
  const char *value =
      cl_show_text(app, CL_F_JOINT_GOAL_MEASURED_VALUE,
                   cl_node_text(cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_VALUE)));
  const cl_node *date = cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_DATE);
  cl_date day = date ? cl_date_parse(cl_node_text(date)) : CL_NO_DATE;
  return day == CL_NO_DATE ? value : cl_asprintf(app->arena, "%s (%s)", value, cmd_date(app, day));
}

/* A light that was given by hand, in the words that lights have here. */
static const char *light_by_hand(const overview *o, const cl_node *node) {
  int light = node ? cl_choice_find(CL_S_COLOUR, cl_node_text(node)) : -1;
  return light < 0 ? "" : ov_light_text(o, (enum cl_light)light);
}

/* What it was and what it is, "" for nothing to say. */
static void two_sides(overview *o, const ov_change *change, const char **before, const char **now) {
  const cl_fact *fact = change->fact;
  if (change->kind == OV_MEASURED) {
    *before = measured(o, fact->old ? fact->old : cl_latest_measured(fact->was));
    *now = measured(o, fact->now);
  } else if (fact->field == CL_F_JOINT_GOAL_LIGHT_COLOUR) {
    *before = light_by_hand(o, fact->old);
    *now = light_by_hand(o, fact->now);
  } else {
    *before = change_value(o->app, o->told.old, fact, false);
    *now = change_value(o->app, o->told.old, fact, true);
  }
}

/* ---- The sheet ----------------------------------------------------------------------- */

/* LISTED_MOST: more changes than that nobody reads one by one; they are told by community. */
enum { LISTED_MOST = 120 };
enum { A_COMMUNITY, B_WHAT, C_ABOUT, D_FIELD, E_BEFORE, F_NOW, COLUMNS };
static const double widths[COLUMNS] = { 28, 17, 48, 20, 38, 38 };

static void put_cells(overview *o, unsigned row, const char *name, const ov_community *c,
                      const char *const texts[COLUMNS], int light) {
  cl_sheet *sheet = o->news_sheet;
  cl_cell_style link = ov_cell(CL_SIDE_LEFT), text = link;
  cl_cell_style lit = ov_light_cell(light < 0 ? CL_GREY : (enum cl_light)light);
  unsigned lines = 1;
  link.ink = o->colours.ink;
  text.wrap = lit.wrap = true;
  lit.side = CL_SIDE_LEFT;
  cl_set_link(sheet, row, A_COMMUNITY, &link, name, c ? c->sheet : NULL, 0, 0);
  for (unsigned i = B_WHAT; i < COLUMNS; i++) {
    unsigned n = cl_page_lines(texts[i], widths[i], 9, i == B_WHAT);
    cl_cell_style style = text;
    style.bold = i == B_WHAT;
    lines = n > lines ? n : lines;
    cl_set_text(sheet, row, i, i == F_NOW && light >= 0 ? &lit : &style, texts[i]);
  }
  ov_lines(sheet, row, lines);
}

/* `joint goal: More visitors`: names of things, no ids. */
static const char *about(const overview *o, const cl_rec *rec) {
  cl_field naming = cl_type_info(rec->type)->naming;
  bool told = naming != CL_F_NONE && !(cl_field_info(naming)->flags & CL_INSIDE);
  const char *name = told ? cmd_text(o->app, rec, naming) : "";
  const char *type = cl_type_label(rec->type, o->app->lang, false);
  return *name ? cl_asprintf(o->app->arena, "%s: %s", type, name) : type;
}

static void put_story(overview *o, unsigned row, const cl_story_change *change,
                      const char **names) {
  const cl_app *app = o->app;
  const ov_community *c = ov_community_of(o, change->community);
  const char *name =
      c ? names[c - o->communities] : cmd_text(o->app, change->community, CL_F_COMMUNITY_NAME);
  enum ov_change_kind kind = kind_of_story(change);
  const char *before = "", *after = "";
  if (kind == OV_LIGHT) {
    before = ov_light_text(o, (enum cl_light)change->before);
    after = ov_light_text(o, (enum cl_light)change->after);
  } else if (kind != OV_DROPPED) {
    before = kind == OV_STAGE ? cl_stage_word((enum cl_stage)change->before, app->lang) : "";
    after = cl_stage_word((enum cl_stage)change->after, app->lang);
  }
  const char *const texts[COLUMNS] = {
    NULL, kind_word(o, kind), about(o, change->goal ? change->goal : change->community), "", before,
    after
  };
  put_cells(o, row, name, c, texts, kind == OV_LIGHT ? change->after : -1);
}

static void put_item(overview *o, unsigned row, const ov_change *change, const char **names) {
  cl_app *app = o->app;
  const cl_fact *fact = change->fact;
  const char *before, *now;
  two_sides(o, change, &before, &now);
  bool plain = fact->field == CL_F_NONE || change->kind == OV_MEASURED;
  const ov_community *c = ov_community_of(o, fact->community);
  const char *name = c                 ? names[c - o->communities]
                     : fact->community ? cmd_text(app, fact->community, CL_F_COMMUNITY_NAME)
                                       : "";
  const char *const texts[COLUMNS] = { NULL,
                                       kind_word(o, change->kind),
                                       about(o, fact->is ? fact->is : fact->was),
                                       plain ? "" : cl_field_label(fact->field, app->lang),
                                       before,
                                       now };
  put_cells(o, row, name, c, texts, -1);
}

static const char *unseen_words(const overview *o, const cl_unseen *unseen) {
  return unseen->why == CL_UNSEEN_SAME
             ? T_(o->app, "Both versions use this very file: what changed in it cannot be seen.")
             : T_(o->app, "This file is not beside the earlier version: what changed in it cannot "
                          "be seen.");
}

static void put_unseen(overview *o, unsigned row, const cl_unseen *unseen) {
  cl_app *app = o->app;
  const char *const texts[COLUMNS] = { NULL, T_(app, "not compared !"), unseen->name, "",
                                       "",   unseen_words(o, unseen) };
  put_cells(o, row, NULL, NULL, texts, -1);
}

static void put_header(overview *o, unsigned last) {
  const cl_app *app = o->app;
  const char *titles[COLUMNS] = { T_(app, "Community"), T_(app, "What changed"), T_(app, "About"),
                                  T_(app, "Field"),     T_(app, "Before"),       T_(app, "Now") };
  cl_cell_style styles[COLUMNS];
  for (unsigned i = 0; i < COLUMNS; i++)
    styles[i] = ov_header(o, CL_SIDE_LEFT);
  cl_range range = { o->news_sheet, OV_HEADER, 0, last, COLUMNS - 1 };
  cl_range_table(o->news_sheet, &range, "tbl_changes", titles, styles, true);
  cl_sheet_height(o->news_sheet, OV_HEADER, OV_HEAD_FILTER);
}

/* `4 lights changed, 14 measurements, 9 added`: as one would say it. */
static const char *counts(const overview *o) {
  const size_t *n = o->by_kind;
  enum cl_lang lang = o->app->lang;
  const char *const words[OV_CHANGE_KINDS] = {
    [OV_STAGE] = cl_ntr(lang, "%zu other stage", "%zu other stages", n[OV_STAGE]),
    [OV_LIGHT] = cl_ntr(lang, "%zu other light", "%zu other lights", n[OV_LIGHT]),
    [OV_MEASURED] = cl_ntr(lang, "%zu measurement", "%zu measurements", n[OV_MEASURED]),
    [OV_ADDED] = cl_ntr(lang, "%zu thing added", "%zu things added", n[OV_ADDED]),
    [OV_CHANGED] = cl_ntr(lang, "%zu thing changed", "%zu things changed", n[OV_CHANGED]),
    [OV_DROPPED] = cl_ntr(lang, "%zu thing dropped", "%zu things dropped", n[OV_DROPPED]),
  };
  const char *out = "";
  for (int kind = 0; kind < OV_CHANGE_KINDS; kind++)
    if (n[kind])
      out = cl_asprintf(o->app->arena, "%s%s%s", out, *out ? ", " : "",
                        cl_asprintf(o->app->arena, words[kind], n[kind]));
  return *out ? out : T_(o->app, "nothing changed");
}

static const char *title_of(const overview *o) {
  cl_app *app = o->app;
  const char *name = o->told.name ? o->told.name : T_(app, "an earlier version");
  if (o->story->since != CL_NO_DATE)
    name = cl_day_words(cl_app_view(app), o->story->since);
  return cl_asprintf(app->arena, T_(app, "Since %s: %s"), name, counts(o));
}

/* ---- Very much: a row for each community ------------------------------------------------- */

enum { M_COMMUNITY, M_BEFORE, M_NOW, M_ABOUT, M_MEASURED, M_CAME, M_CHANGED, M_COLUMNS };
enum { NAMED_MOST = 3, FIELDS_MOST = 4 };
static const double many_widths[M_COLUMNS] = { 28, 17, 17, 36, 46, 34, 28 };

/* What changed of one community, beside its lights and its stage; the last of all is what
 * belongs to none. */
typedef struct pile {
  const ov_change **changes;
  size_t count;
  bool told;
} pile;

static pile *make_piles(const overview *o) {
  cl_arena *arena = o->app->arena;
  pile *piles = cl_alloc(arena, (o->community_count + 1) * sizeof *piles);
  const ov_change **all = cl_alloc(arena, (o->change_count + 1) * sizeof *all);
  size_t *of = cl_alloc(arena, (o->change_count + 1) * sizeof *of);
  for (size_t i = 0; i < o->change_count; i++) {
    const ov_community *c = ov_community_of(o, o->changes[i].fact->community);
    of[i] = c ? (size_t)(c - o->communities) : o->community_count;
    piles[of[i]].count++;
  }
  for (size_t p = 0; p <= o->community_count; p++) {
    piles[p].changes = all;
    all += piles[p].count;
    piles[p].count = 0;
  }
  for (size_t i = 0; i < o->change_count; i++)
    piles[of[i]].changes[piles[of[i]].count++] = &o->changes[i];
  return piles;
}

/* Is this of the pile told of what stands before it? */
static bool seen_before(const pile *p, size_t at, bool field) {
  for (size_t i = 0; i < at; i++)
    if (p->changes[i]->kind == p->changes[at]->kind &&
        (field ? p->changes[i]->fact->field == p->changes[at]->fact->field
               : p->changes[i]->fact->is == p->changes[at]->fact->is))
      return true;
  return false;
}

static const char *value_of(const overview *o, const cl_node *item) {
  const cl_node *value = item ? cl_item_node(item, CL_F_JOINT_GOAL_MEASURED_VALUE) : NULL;
  return value ? cl_show_text(o->app, CL_F_JOINT_GOAL_MEASURED_VALUE, cl_node_text(value)) : "";
}

static void add_line(const overview *o, const char **out, const char *line) {
  *out = cl_asprintf(o->app->arena, "%s%s%s", *out, **out ? "\n" : "", line);
}

/* `Thirty visitors: 20 → 24`, a line for each goal. */
static const char *measured_lines(const overview *o, const pile *p) {
  const char *out = "";
  for (size_t i = 0; i < p->count; i++) {
    const cl_fact *fact = p->changes[i]->fact;
    if (p->changes[i]->kind != OV_MEASURED || seen_before(p, i, false))
      continue;
    const char *before = value_of(o, cl_latest_measured(fact->was));
    add_line(o, &out,
             cl_asprintf(o->app->arena, "%s: %s%s%s",
                         cmd_text(o->app, fact->is, CL_F_JOINT_GOAL_TEXT), before,
                         *before ? " \xE2\x86\x92 " : "",
                         value_of(o, cl_latest_measured(fact->is))));
  }
  return out;
}

/* `new: moment: Open stage`; of many the first. */
static const char *came_lines(const overview *o, const pile *p) {
  const char *out = "";
  size_t n = 0;
  for (size_t i = 0; i < p->count; i++) {
    const ov_change *change = p->changes[i];
    if ((change->kind != OV_ADDED && change->kind != OV_DROPPED) || n++ >= NAMED_MOST)
      continue;
    add_line(o, &out,
             cl_asprintf(o->app->arena, "%s: %s", kind_word(o, change->kind),
                         about(o, change->fact->is ? change->fact->is : change->fact->was)));
  }
  if (n > NAMED_MOST)
    add_line(o, &out, cl_asprintf(o->app->arena, T_(o->app, "and %zu more"), n - NAMED_MOST));
  return out;
}

/* `12: Date, Status, Cause and 2 more`: how many, and of what. */
static const char *changed_line(const overview *o, const pile *p) {
  const char *fields = "";
  size_t n = 0, kinds = 0;
  for (size_t i = 0; i < p->count; i++) {
    const ov_change *change = p->changes[i];
    if (change->kind != OV_CHANGED)
      continue;
    n++;
    if (change->fact->field == CL_F_NONE || seen_before(p, i, true) || kinds++ >= FIELDS_MOST)
      continue;
    fields = cl_asprintf(o->app->arena, "%s%s%s", fields, *fields ? ", " : "",
                         cl_field_label(change->fact->field, o->app->lang));
  }
  if (kinds > FIELDS_MOST)
    fields =
        cl_asprintf(o->app->arena, "%s %s", fields,
                    cl_asprintf(o->app->arena, T_(o->app, "and %zu more"), kinds - FIELDS_MOST));
  return !n ? "" : cl_asprintf(o->app->arena, "%zu%s%s", n, *fields ? ": " : "", fields);
}

/* LIGHTS: the row is of a light, before and now. */
static void put_many(overview *o, unsigned row, const char *name, const ov_community *c,
                     const char *const texts[M_COLUMNS], const int lights[2]) {
  unsigned lines = 1;
  cl_cell_style link = ov_cell(CL_SIDE_LEFT), text = link;
  link.ink = o->colours.ink;
  link.high = text.high = CL_HIGH_TOP;
  text.wrap = true;
  cl_set_link(o->news_sheet, row, M_COMMUNITY, &link, name, c ? c->sheet : NULL, 0, 0);
  for (unsigned i = M_BEFORE; i < M_COLUMNS; i++) {
    cl_cell_style style = text;
    if (i <= M_NOW && lights) {
      style = ov_light_cell((enum cl_light)lights[i - M_BEFORE]);
      style.side = CL_SIDE_LEFT;
      style.high = CL_HIGH_TOP;
      style.indent = 1;
    }
    unsigned n = cl_page_lines(texts[i], many_widths[i], 9, i <= M_NOW);
    lines = n > lines ? n : lines;
    cl_set_text(o->news_sheet, row, i, &style, texts[i]);
  }
  ov_lines(o->news_sheet, row, lines);
}

/* What a row of a community says of what else changed; once. */
static void put_pile(const overview *o, pile *p, const char *texts[M_COLUMNS]) {
  texts[M_MEASURED] = p->told ? "" : measured_lines(o, p);
  texts[M_CAME] = p->told ? "" : came_lines(o, p);
  texts[M_CHANGED] = p->told ? "" : changed_line(o, p);
  p->told = true;
}

static void put_many_story(overview *o, unsigned row, const cl_story_change *change, pile *piles,
                           const char **names) {
  enum cl_lang lang = o->app->lang;
  pile none = { NULL, 0, true };
  const ov_community *c = ov_community_of(o, change->community);
  const char *name =
      c ? names[c - o->communities] : cmd_text(o->app, change->community, CL_F_COMMUNITY_NAME);
  const char *texts[M_COLUMNS] = { NULL, "", "", kind_word(o, kind_of_story(change)) };
  const int lights[2] = { change->before, change->after };
  bool light = change->kind == CL_STORY_LIGHT;
  if (light) {
    texts[M_BEFORE] = ov_light_text(o, (enum cl_light)change->before);
    texts[M_NOW] = ov_light_text(o, (enum cl_light)change->after);
    texts[M_ABOUT] = cmd_text(o->app, change->goal, CL_F_JOINT_GOAL_TEXT);
  } else if (change->kind == CL_STORY_STAGE) {
    texts[M_BEFORE] = cl_stage_word((enum cl_stage)change->before, lang);
    texts[M_NOW] = cl_stage_word((enum cl_stage)change->after, lang);
  }
  put_pile(o, c ? &piles[c - o->communities] : &none, texts);
  put_many(o, row, name, c, texts, light ? lights : NULL);
}

static void put_many_header(overview *o, unsigned last) {
  const cl_app *app = o->app;
  const char *titles[M_COLUMNS] = {
    T_(app, "Community"),       T_(app, "Before"),   T_(app, "Now"),
    T_(app, "Goal or stage"),   T_(app, "Measured"), T_(app, "Added or dropped"),
    T_(app, "Changed: what of")
  };
  cl_cell_style styles[M_COLUMNS];
  for (unsigned i = 0; i < M_COLUMNS; i++)
    styles[i] = ov_header(o, CL_SIDE_LEFT);
  cl_range range = { o->news_sheet, OV_HEADER, 0, last, M_COLUMNS - 1 };
  cl_range_table(o->news_sheet, &range, "tbl_changes", titles, styles, true);
  cl_sheet_height(o->news_sheet, OV_HEADER, OV_HEAD_FILTER);
}

/* First communities of which a light or the stage is another, then the others, then the
 * plan itself. */
static void put_folded(overview *o) {
  cl_app *app = o->app;
  pile *piles = make_piles(o);
  unsigned row = OV_FIRST;
  double all[M_COLUMNS];
  memcpy(all, many_widths, sizeof all);
  all[M_COMMUNITY] = ov_name_width(o, 24, false);
  const char **names = ov_names(o, all[M_COMMUNITY], false);
  ov_top(o, o->news_sheet, all, M_COLUMNS, title_of(o),
         T_(app, "A row for each light and stage that changed, worst first, with what else changed "
                 "there; then the other communities. Each change by itself: cl-plan diff"));
  for (size_t i = 0; i < o->story->change_count; i++)
    put_many_story(o, row++, &o->story->changes[i], piles, names);
  for (size_t i = 0; i <= o->community_count; i++) {
    const char *texts[M_COLUMNS] = { NULL, "", "", "" };
    if (piles[i].told || !piles[i].count)
      continue;
    bool none = i == o->community_count;
    put_pile(o, &piles[i], texts);
    put_many(o, row++, none ? T_(app, "Of no community") : names[i],
             none ? NULL : &o->communities[i], texts, NULL);
  }
  for (size_t i = 0; i < o->news.unseen_count; i++) {
    const cl_unseen *unseen = &o->news.unseen[i];
    const char *const texts[M_COLUMNS] = {
      NULL, T_(app, "not compared !"), "", unseen->name, unseen_words(o, unseen), "", ""
    };
    put_many(o, row++, NULL, NULL, texts, NULL);
  }
  put_many_header(o, row - 1);
  ov_page(o->news_sheet, ov_tab(o, o->news_sheet), 0, OV_FIRST, row, M_COLUMNS, false);
}

void ov_news(overview *o) {
  cl_app *app = o->app;
  unsigned row = OV_FIRST;
  if (!o->told.old)
    return;
  if (o->story->change_count + o->change_count > LISTED_MOST) {
    put_folded(o);
    return;
  }
  double all[COLUMNS];
  memcpy(all, widths, sizeof all);
  all[A_COMMUNITY] = ov_name_width(o, 24, false);
  const char **names = ov_names(o, all[A_COMMUNITY], false);
  ov_top(o, o->news_sheet, all, COLUMNS, title_of(o),
         T_(app,
            "Lights, stages and communities first, as the front page has them; then whatever else "
            "changed in the plan."));
  for (size_t i = 0; i < o->story->change_count; i++)
    put_story(o, row++, &o->story->changes[i], names);
  for (int kind = OV_MEASURED; kind < OV_CHANGE_KINDS; kind++)
    for (size_t i = 0; i < o->change_count; i++)
      if ((int)o->changes[i].kind == kind)
        put_item(o, row++, &o->changes[i], names);
  for (size_t i = 0; i < o->news.unseen_count; i++)
    put_unseen(o, row++, &o->news.unseen[i]);
  if (row == OV_FIRST) {
    const char *const texts[COLUMNS] = { NULL, T_(app, "Nothing changed."), "", "", "", "" };
    put_cells(o, row++, NULL, NULL, texts, -1);
  }
  put_header(o, row - 1);
  ov_page(o->news_sheet, ov_tab(o, o->news_sheet), 0, OV_FIRST, row, COLUMNS, false);
}
