/* overview_news.c - what changed since an earlier version of the plan: the whole
 * list. */
#include <string.h>

#include "../lib/sheet/show.h"
#include "changes.h"
#include "overview_inner.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"

/* ---- The earlier plan ----------------------------------------------------------- */

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
  for (size_t i = 0; i < o->story->change_count; i++) {
    enum cl_story_kind kind = o->story->changes[i].kind;
    o->by_kind[kind == CL_STORY_LIGHT   ? OV_LIGHT
               : kind == CL_STORY_STAGE ? OV_STAGE
               : kind == CL_STORY_NEW   ? OV_ADDED
                                        : OV_DROPPED]++;
  }
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

/* What it was and what it is, "" for nothing to say. */
static void two_sides(overview *o, const ov_change *change, const char **before, const char **now) {
  const cl_fact *fact = change->fact;
  if (change->kind == OV_MEASURED) {
    *before = measured(o, fact->old ? fact->old : cl_latest_measured(fact->was));
    *now = measured(o, fact->now);
  } else {
    *before = change_value(o->app, o->told.old, fact, false);
    *now = change_value(o->app, o->told.old, fact, true);
  }
}

/* ---- The sheet ----------------------------------------------------------------------- */

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
  enum ov_change_kind kind = change->kind == CL_STORY_LIGHT   ? OV_LIGHT
                             : change->kind == CL_STORY_STAGE ? OV_STAGE
                             : change->kind == CL_STORY_NEW   ? OV_ADDED
                                                              : OV_DROPPED;
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

static void put_unseen(overview *o, unsigned row, const cl_unseen *unseen) {
  cl_app *app = o->app;
  const char *const texts[COLUMNS] = {
    NULL,
    T_(app, "not compared !"),
    unseen->name,
    "",
    "",
    unseen->why == CL_UNSEEN_SAME
        ? T_(app, "Both versions use this very file: what changed in it cannot be seen.")
        : T_(app, "This file is not beside the earlier version: what changed in it cannot be seen.")
  };
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
  cl_sheet_height(o->news_sheet, OV_HEADER, 32);
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

void ov_news(overview *o) {
  cl_app *app = o->app;
  unsigned row = OV_FIRST;
  if (!o->told.old)
    return;
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
