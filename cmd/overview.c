/* overview.c - the verb overview: reads the story of the plan, lays out the
 * sheets, writes the workbook for the management team. */
#include "overview.h"

#include <stdlib.h>
#include <string.h>

#include "../lib/format/xlsx_text.h"
#include "overview_inner.h"
#include "../lib/cli/output.h"
#include "../lib/cli/arguments.h"
#include "../lib/cli/share.h"

/* ---- Reading ------------------------------------------------------------------ */

static const char *name_of(const overview *o, const cl_rec *rec) {
  cl_buf line = CL_BUF_INIT;
  cl_visible(&line, cl_str_trim(cl_rec_text(rec, CL_F_COMMUNITY_NAME)), true);
  const char *name = cl_buf_keep(&line, o->app->arena);
  return *name ? name : rec->id;
}

static void read_communities(overview *o) {
  const cl_story *s = o->story;
  size_t n = s->row_count;
  o->communities = cl_alloc(o->app->arena, (n + 1) * sizeof *o->communities);
  o->community_count = n;
  for (size_t i = 0; i < n; i++) {
    const cl_rec *rec = s->rows[i].community;
    o->communities[i] = (ov_community){ .row = &s->rows[i], .rec = rec, .name = name_of(o, rec) };
    cl_map_put_of(&o->by_community, rec, &o->communities[i]);
  }
  CL_EACH_REC(rec, o->app->plan, CL_T_DECISION) {
    ov_community *community = ov_community_of(o, rec->parent);
    o->decision_count++;
    if (community && cl_decision_open(rec))
      community->open_decisions++;
  }
}

/* Of those that run before those that rest; then the worst light, then the widest gap. */
static int by_badness(const void *a, const void *b) {
  static const int order[] = { [CL_RED] = 0, [CL_ORANGE] = 1, [CL_GREY] = 2, [CL_GREEN] = 3 };
  const ov_goal *x = a, *y = b;
  const cl_progress *p = &x->goal->now, *q = &y->goal->now;
  if (p->light != q->light)
    return order[p->light] < order[q->light] ? -1 : 1;
  double gap = cl_progress_gap(p), other = cl_progress_gap(q);
  if (gap > other || gap < other)
    return gap > other ? -1 : 1;
  if (x->community != y->community)
    return x->community < y->community ? -1 : 1;
  return (x->goal > y->goal) - (x->goal < y->goal);
}

static void read_goals(overview *o) {
  size_t running = 0;
  o->goals = cl_alloc(o->app->arena, (o->app->plan->count[CL_T_JOINT_GOAL] + 1) * sizeof *o->goals);
  for (size_t i = 0; i < o->community_count; i++) {
    const cl_story_row *row = o->communities[i].row;
    for (size_t g = 0; g < row->goal_count; g++)
      o->goals[o->goal_count++] = (ov_goal){ .goal = &row->goals[g], .community = i };
    if (!row->rests)
      running = o->goal_count;
  }
  if (running)
    qsort(o->goals, running, sizeof *o->goals, by_badness);
  if (o->goal_count > running)
    qsort(o->goals + running, o->goal_count - running, sizeof *o->goals, by_badness);
}

static enum cl_status read_calendar(overview *o) {
  int year, month;
  cl_date today = o->app->today;
  const cl_rec *organisation = o->app->plan->first[CL_T_ORGANISATION];
  o->region = organisation ? cl_rec_choice(organisation, CL_F_ORGANISATION_REGION) : -1;
  if (o->region >= 0)
    o->school = cl_school_open(cl_share_dir(), &o->app->diag);
  cl_date_split(today, &year, &month, NULL);
  cl_date quarter = cl_date_of(year, (month - 1) / 3 * 3 + 1, 1);
  o->monday = quarter - cl_weekday(quarter) + 1;
  cl_due_filter filter = { o->monday, today + 7 * OV_WEEKS, NULL, NULL };
  return cl_due_collect(cl_app_view(o->app), &filter, &o->due, &o->app->diag);
}

/* ---- The book ------------------------------------------------------------------ */

/* A name for the tab of a community, shortened in the middle. */
static const char *tab_name(const overview *o, const char *name) {
  cl_arena *arena = o->app->arena;
  if (cl_utf16_count(cl_str_of(name)) <= CL_SHEET_NAME_MAX)
    return name;
  for (double room = 40; room > 1; room--) {
    const char *cut = cl_page_fit(arena, name, room, 9, false, 0.5);
    if (cl_utf16_count(cl_str_of(cut)) <= CL_SHEET_NAME_MAX)
      return cut;
  }
  return name;
}

static void make_sheets(overview *o) {
  const cl_app *app = o->app;
  cl_book *book = o->book;
  /* TRANSLATORS: names of sheets, at most 31 characters, none of [ ] : * ? or a slash */
  o->front = cl_sheet_new(book, T_(app, "Front page"));
  if (o->told.old)
    o->news_sheet = cl_sheet_new(book, T_(app, "What changed"));
  o->goals_sheet = cl_sheet_new(book, T_(app, "Joint goals"));
  o->progress = cl_sheet_new(book, T_(app, "Progress"));
  o->communities_sheet = cl_sheet_new(book, T_(app, "Communities"));
  o->kapstok = cl_sheet_new(book, T_(app, "Kapstok"));
  o->year = cl_sheet_new(book, T_(app, "The year by week"));
  o->calendar = cl_sheet_new(book, T_(app, "Calendar"));
  o->decisions_sheet = cl_sheet_new(book, T_(app, "Decisions"));
  for (size_t i = 0; i < o->community_count && i < OV_OWN_SHEETS; i++)
    o->communities[i].sheet = cl_sheet_new(book, tab_name(o, o->communities[i].name));
  o->guide = cl_sheet_new(book, T_(app, "How to read this"));
  o->data = cl_sheet_new(book, T_(app, "Chart data"));
}

static void lay_out(overview *o) {
  cl_app *app = o->app;
  const cl_rec *organisation = app->plan->first[CL_T_ORGANISATION];
  const char *name =
      organisation ? cmd_text(app, organisation, CL_F_ORGANISATION_ORGANISATION) : "";
  const char *title = cl_asprintf(app->arena, T_(app, "Communities of %s"), name);
  cl_book_info info = {
    .title = title,
    .subject = T_(app, "Overview for the management team"),
    .author = name,
    .stamp = app->stamp,
    .footer = cl_asprintf(app->arena, "%s, %s", title, cmd_date(app, app->today)),
    .page = T_(app, "page"),
    .of = T_(app, "of"),
    .too_long = T_(app, "... (cut: a cell holds no more)"),
    .lists = T_(app, "Lists"),
    .day_first = app->lang == CL_NL,
  };
  o->book = cl_book_new(&info);
  if (o->community_count > OV_OWN_SHEETS)
    cl_note(app, _("of %zu communities only the first %d have a sheet of their own"),
            o->community_count, OV_OWN_SHEETS);
  ov_colours_read(o);
  make_sheets(o);
  ov_front(o);
  ov_news(o);
  ov_goals(o);
  ov_progress(o);
  ov_communities(o);
  ov_kapstok(o);
  ov_year(o);
  ov_calendar(o);
  ov_decisions(o);
  ov_community_sheets(o);
  ov_guide(o);
}

static enum cl_status write_book(overview *o) {
  cl_app *app = o->app;
  cl_buf bytes = CL_BUF_INIT, file, *out = cl_output_start(app, &file);
  enum cl_status status = cl_book_end(o->book, &bytes, &app->diag);
  cl_buf_add(out, bytes.p, bytes.len);
  cl_buf_free(&bytes);
  return cl_output_end(app, &file, status);
}

enum cl_status cl_excel_overview(cl_app *app) {
  const char *path = cl_opt(app, CL_OI_OUTPUT), *since = cl_opt(app, CL_OI_SINCE);
  if (!path || !*path)
    return cl_usage(app, _("the workbook needs a file: give -o FILE.xlsx"));
  if (since && strcmp(since, "-") == 0 && app->plan->from_stdin)
    return cl_usage(app, _("standard input cannot be both the plan and its earlier version"));
  overview o = { .app = app };
  app->shared = true;
  enum cl_status status = status_story_read(app, &o.told);
  if (status != CL_OK)
    return status;
  o.story = &o.told.story;
  ov_news_read(&o);
  read_communities(&o);
  read_goals(&o);
  status = read_calendar(&o);
  if (status == CL_OK) {
    lay_out(&o);
    status = write_book(&o);
  }
  cl_school_close(o.school);
  cl_due_free(&o.due);
  cl_map_free(&o.by_community);
  ov_news_free(&o);
  status_story_free(&o.told);
  return status;
}
