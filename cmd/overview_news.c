/* overview_news.c - what changed since an earlier version of the plan: the whole
 * list, and a few lines of it for the front page. */
#include <string.h>

#include "../lib/sheet/show.h"
#include "overview_inner.h"

/* ---- The earlier plan ----------------------------------------------------------- */

/* What a user would call it; a number of /dev/fd says nothing and is another one
 * every time, and the plan's own name says as little. */
static const char *name_of(const overview *o, const char *path) {
  const char *name = cl_basename(path);
  if (strcmp(path, "-") == 0 || strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0 ||
      strcmp(name, ov_plan_name(o)) == 0)
    return T_(o->app, "an earlier version");
  return name;
}

/* What is wrong in the earlier plan is past mending: only that it cannot be read
 * is told in full. */
static enum cl_status read_old(overview *o, const char *path) {
  cl_app *app = o->app;
  cl_diag said;
  cl_diag_init(&said);
  enum cl_status status = cl_plan_open(&o->old, path, &said);
  if (status != CL_OK) {
    for (size_t i = 0; i < said.count; i++)
      if (said.findings[i].level == CL_ERROR)
        cl_fail(&app->diag, status, said.findings[i].place, "%s", said.findings[i].text);
  } else if (said.by_level[CL_ERROR]) {
    cl_say(&app->diag, CL_WARNING, CL_IN(name_of(o, path)), NULL, NULL,
           _("the earlier version has errors in its format; what could be read is compared"));
  }
  cl_diag_free(&said);
  return status;
}

enum cl_status ov_news_read(overview *o) {
  cl_app *app = o->app;
  const char *path = cl_opt(app, CL_OI_SINCE);
  if (!path)
    return CL_OK;
  if (!*path)
    return cl_usage(app, _("--since needs an earlier version of the plan: a file"));
  if (strcmp(path, "-") == 0 && app->plan->from_stdin)
    return cl_usage(app, _("standard input cannot be both the plan and its earlier version"));
  enum cl_status status = read_old(o, path);
  if (status != CL_OK)
    return status;
  o->old_name = name_of(o, path);
  cl_news_read(&o->news, o->old, app->plan, app->today);
  for (size_t i = 0; i < o->news.unseen_count; i++)
    if (o->news.unseen[i].why == CL_UNSEEN_ABSENT)
      cl_note(app, _("not compared: %s is not beside the earlier version"), o->news.unseen[i].name);
  return CL_OK;
}

void ov_news_free(overview *o) {
  if (!o->old)
    return;
  cl_news_free(&o->news);
  cl_plan_close(o->old);
}

/* ---- Words ------------------------------------------------------------------------ */

/* A value as it is shown of a record of the earlier plan. */
static const char *old_value(overview *o, const cl_rec *rec, cl_field field) {
  cl_plan *now = o->app->plan;
  o->app->plan = o->old;
  const char *text = cl_show_value(o->app, rec, field);
  o->app->plan = now;
  return text;
}

static const char *old_name(overview *o, const cl_rec *rec) {
  cl_plan *now = o->app->plan;
  o->app->plan = o->old;
  const char *text = cl_show_name(o->app, rec);
  o->app->plan = now;
  return text;
}

static const char *what_of(overview *o, const cl_news_item *item) {
  cl_app *app = o->app;
  const cl_rec *rec = item->is ? item->is : item->was;
  const char *name = item->is ? cl_show_name(app, rec) : old_name(o, rec);
  return cl_asprintf(app->arena, "%s: %s", cl_type_label(rec->type, app->lang, false), name);
}

static const char *kind_word(const overview *o, enum cl_news_kind kind) {
  static const char *const words[CL_NEWS_KINDS] = {
    [CL_NEWS_STAGE] = N_("other stage"), [CL_NEWS_LIGHT] = N_("other light"),
    [CL_NEWS_MEASURED] = N_("measured"), [CL_NEWS_ADDED] = N_("added"),
    [CL_NEWS_CHANGED] = N_("changed"),   [CL_NEWS_DROPPED] = N_("dropped"),
  };
  return T_(o->app, words[kind]);
}

/* `26 (03-10-2026)`. */
static const char *latest_of(const overview *o, const cl_rec *goal) {
  cl_app *app = o->app;
  const cl_node *item = cl_news_latest(goal);
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
static void two_sides(overview *o, const cl_news_item *item, const char **before,
                      const char **now) {
  cl_app *app = o->app;
  *before = *now = "";
  switch (item->kind) {
  case CL_NEWS_STAGE:
    *before = cl_stage_word((enum cl_stage)item->before, app->lang);
    *now = cl_stage_word((enum cl_stage)item->now, app->lang);
    break;
  case CL_NEWS_LIGHT:
    *before = ov_light_text(o, (enum cl_light)item->before);
    *now = ov_light_text(o, (enum cl_light)item->now);
    break;
  case CL_NEWS_MEASURED:
    *before = latest_of(o, item->was);
    *now = latest_of(o, item->is);
    break;
  case CL_NEWS_CHANGED:
    if (item->is->type == CL_T_PERSON)
      break; /* what is known of a person is nobody's news */
    *before = old_value(o, item->was, item->field);
    *now = cl_show_value(app, item->is, item->field);
    break;
  default:
    break;
  }
}

/* ---- The sheet ----------------------------------------------------------------------- */

static enum cl_look kind_look(const cl_news_item *item) {
  if (item->kind == CL_NEWS_LIGHT)
    return ov_light_look((enum cl_light)item->now);
  return item->kind == CL_NEWS_DROPPED ? CL_LOOK_MUTED : CL_LOOK_PLAIN;
}

static void put_item(overview *o, const cl_news_item *item) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->news_sheet;
  const char *before, *now;
  two_sides(o, item, &before, &now);
  cl_sheet_row(sheet);
  cl_put_text(sheet, CL_LOOK_PLAIN,
              item->community ? cl_rec_text(item->community, CL_F_COMMUNITY_NAME) : CL_NO_STR);
  cl_put_text(sheet, CL_LOOK_LABEL, cl_str_of(kind_word(o, item->kind)));
  ov_text(sheet, what_of(o, item));
  ov_text(sheet, item->field == CL_F_NONE ? "" : cl_field_label(item->field, app->lang));
  ov_text(sheet, before);
  cl_put_text(sheet, kind_look(item), cl_str_of(now));
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
  for (size_t i = 0; i < o->news.count; i++)
    put_item(o, &o->news.items[i]);
  for (size_t i = 0; i < o->news.unseen_count; i++)
    put_unseen(o, &o->news.unseen[i]);
  if (!o->news.count && !o->news.unseen_count)
    ov_nothing(sheet, 2, CL_COUNT(columns), T_(app, "Nothing changed."));
  cl_sheet_table_end(sheet);
}

/* ---- For the front page ---------------------------------------------------------------- */

const char *ov_news_counts(overview *o) {
  cl_buf out = CL_BUF_INIT;
  for (int kind = 0; kind < CL_NEWS_KINDS; kind++)
    if (o->news.by_kind[kind])
      cl_buf_printf(&out, "%s%s: %zu", out.len ? "; " : "", kind_word(o, (enum cl_news_kind)kind),
                    o->news.by_kind[kind]);
  if (!out.len)
    cl_buf_puts(&out, T_(o->app, "nothing changed"));
  if (o->news.unseen_count)
    cl_buf_printf(&out, "; %s", T_(o->app, "not everything could be compared"));
  const char *text = cl_strdup(o->app->arena, cl_buf_text(&out));
  cl_buf_free(&out);
  return text;
}

const char *ov_news_line(overview *o, const cl_news_item *item) {
  cl_app *app = o->app;
  const char *before, *now;
  two_sides(o, item, &before, &now);
  const char *text = cl_show_join(app, kind_word(o, item->kind), ", ", what_of(o, item));
  if (!*before && !*now)
    return text;
  return cl_asprintf(app->arena, "%s: %s -> %s", text, *before ? before : "-", *now ? now : "-");
}
