/* overview_news.c - what changed since an earlier version of the plan: the whole
 * list, and a few lines of it for the front page. */
#include <string.h>

#include "../lib/sheet/show.h"
#include "changes.h"
#include "overview_inner.h"
#include "since.h"

/* ---- The earlier plan ----------------------------------------------------------- */

static void sort_changes(overview *o);

enum cl_status ov_news_read(overview *o) {
  cl_app *app = o->app;
  const char *since = cl_opt(app, CL_OI_SINCE);
  other_plan old;
  if (!since)
    return CL_OK;
  if (!*since)
    return cl_usage(app, _("--since needs an earlier version of the plan: a file, a folder, a "
                           "revision or a day"));
  if (strcmp(since, "-") == 0 && app->plan->from_stdin)
    return cl_usage(app, _("standard input cannot be both the plan and its earlier version"));
  enum cl_status status = cmd_other_plan(app, since, &old);
  if (status != CL_OK)
    return status;
  o->old = old.plan;
  o->old_name = old.name ? old.name : T_(app, "an earlier version");
  cl_compare_how how = { .today = app->today, .alone = old.alone };
  cl_compare(&o->news, o->old, app->plan, &how);
  sort_changes(o);
  for (size_t i = 0; i < o->news.unseen_count; i++)
    if (o->news.unseen[i].why == CL_UNSEEN_ABSENT)
      cl_note(app, _("not compared: %s is not beside the earlier version"), o->news.unseen[i].name);
  return CL_OK;
}

void ov_news_free(overview *o) {
  if (!o->old)
    return;
  cl_comparison_free(&o->news);
  cl_plan_close(o->old);
}

/* ---- Words ------------------------------------------------------------------------ */

/* The light of this goal is told as such: then its colour by hand is not. */
static bool light_moved(const overview *o, const cl_fact *fact) {
  cl_progress before, now;
  if (fact->field != CL_F_JOINT_GOAL_LIGHT_COLOUR)
    return false;
  cl_view then = cl_view_of(o->old, o->app->arena, o->app->today, o->app->lang);
  cl_progress_of(&then, fact->was, &before);
  cl_progress_of(cl_app_view(o->app), fact->is, &now);
  return before.light != now.light;
}

/* Of people only that they came or went is of interest here. */
static bool is_told(const overview *o, const cl_fact *fact) {
  bool person = fact->is && fact->is->type == CL_T_PERSON && fact->kind == CL_FACT_CHANGED;
  return !person && !light_moved(o, fact);
}

static enum ov_change_kind kind_of(const cl_fact *fact) {
  if (fact->kind == CL_FACT_STAGE || fact->kind == CL_FACT_LIGHT)
    return fact->kind == CL_FACT_STAGE ? OV_STAGE : OV_LIGHT;
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
static void two_sides(overview *o, const ov_change *change, const char **before,
                      const char **now) {
  const cl_fact *fact = change->fact;
  if (change->kind == OV_MEASURED) {
    *before = measured(o, fact->old ? fact->old : cl_latest_measured(fact->was));
    *now = measured(o, fact->now);
  } else if (change->kind == OV_LIGHT) {
    *before = ov_light_text(o, (enum cl_light)fact->before);
    *now = ov_light_text(o, (enum cl_light)fact->after);
  } else {
    *before = change_value(o->app, o->old, fact, false);
    *now = change_value(o->app, o->old, fact, true);
  }
}

/* ---- The sheet ----------------------------------------------------------------------- */

static enum cl_look kind_look(const ov_change *change) {
  if (change->kind == OV_LIGHT)
    return ov_light_look((enum cl_light)change->fact->after);
  return change->kind == OV_DROPPED ? CL_LOOK_MUTED : CL_LOOK_PLAIN;
}

static void put_item(overview *o, const ov_change *change) {
  cl_app *app = o->app;
  const cl_fact *fact = change->fact;
  cl_sheet *sheet = o->news_sheet;
  const char *before, *now;
  two_sides(o, change, &before, &now);
  cl_sheet_row(sheet);
  cl_put_text(sheet, CL_LOOK_PLAIN,
              fact->community ? cl_rec_text(fact->community, CL_F_COMMUNITY_NAME) : CL_NO_STR);
  cl_put_text(sheet, CL_LOOK_LABEL, cl_str_of(kind_word(o, change->kind)));
  ov_text(sheet, change_about(app, o->old, fact));
  bool plain = fact->field == CL_F_NONE || change->kind == OV_MEASURED;
  ov_text(sheet, plain ? "" : cl_field_label(fact->field, app->lang));
  ov_text(sheet, before);
  cl_put_text(sheet, kind_look(change), cl_str_of(now));
}

static void put_unseen(overview *o, const cl_unseen *unseen) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->news_sheet;
  cl_sheet_row(sheet);
  cl_put_none(sheet, CL_LOOK_PLAIN);
  cl_put_text(sheet, CL_LOOK_GAP, cl_str_of(T_(app, "not compared !")));
  ov_text(sheet, unseen->name);
  cl_put_none(sheet, CL_LOOK_PLAIN);
  cl_put_none(sheet, CL_LOOK_PLAIN);
  ov_text(sheet, unseen->why == CL_UNSEEN_SAME
                     ? T_(app, "Both versions use this very file: what changed in it cannot be "
                               "seen.")
                     : T_(app, "This file is not beside the earlier version: what changed in it "
                               "cannot be seen."));
}

void ov_news(overview *o) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->news_sheet;
  if (!o->old)
    return;
  const cl_book_column columns[] = {
    { .title = T_(app, "Community"), .most = 22 },
    { .title = T_(app, "What changed"), .least = 15, .most = 18 },
    { .title = T_(app, "About"), .least = 30, .most = 42 },
    { .title = T_(app, "Field"), .most = 20 },
    { .title = T_(app, "Before"), .least = 22, .most = 34 },
    { .title = T_(app, "Now"), .least = 22, .most = 34 },
  };
  cl_sheet_table(sheet, cl_sheet_name(sheet), columns, CL_COUNT(columns), 1);
  for (size_t i = 0; i < o->change_count; i++)
    put_item(o, &o->changes[i]);
  for (size_t i = 0; i < o->news.unseen_count; i++)
    put_unseen(o, &o->news.unseen[i]);
  if (!o->change_count && !o->news.unseen_count)
    ov_nothing(sheet, 2, CL_COUNT(columns), T_(app, "Nothing changed."));
  cl_sheet_table_end(sheet);
}

/* ---- For the front page ---------------------------------------------------------------- */

const char *ov_news_counts(overview *o) {
  cl_buf out = CL_BUF_INIT;
  for (int kind = 0; kind < OV_CHANGE_KINDS; kind++)
    if (o->by_kind[kind])
      cl_buf_printf(&out, "%s%s: %zu", out.len ? "; " : "", kind_word(o, (enum ov_change_kind)kind),
                    o->by_kind[kind]);
  if (!out.len)
    cl_buf_puts(&out, T_(o->app, "nothing changed"));
  if (o->news.unseen_count)
    cl_buf_printf(&out, "; %s", T_(o->app, "not everything could be compared"));
  const char *text = cl_strdup(o->app->arena, cl_buf_text(&out));
  cl_buf_free(&out);
  return text;
}

const char *ov_news_line(overview *o, const ov_change *change) {
  cl_app *app = o->app;
  const char *before, *now;
  two_sides(o, change, &before, &now);
  const char *text =
      cl_show_join(app, kind_word(o, change->kind), ", ", change_about(app, o->old, change->fact));
  if (!*before && !*now)
    return text;
  return cl_asprintf(app->arena, "%s: %s -> %s", text, *before ? before : "-", *now ? now : "-");
}
