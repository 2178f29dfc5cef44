/* overview_progress.c - how far the joint goals are beside how far they might
 * be, month by month: the numbers and the lines. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "overview_inner.h"

enum { A_COMMUNITY, B_DATE, C_EXPECTED, D_REACHED, F_CHART = 5 };
/* Points on a line, and charts beside the table, that can still be told apart. */
enum { POINTS = 18, CHARTS = 6, CHART_ROWS = 17, CHART_WIDTH = 560, CHART_HEIGHT = 340 };

/* The goals with numbers of one community, or of all. */
typedef struct track {
  overview *o;
  const ov_community *community; /* NULL: all */
  const char *name;
  cl_date start, due;
} track;

static bool is_in(const track *t, const ov_goal *goal) {
  return goal->progress.has_numbers &&
         (!t->community || &t->o->communities[goal->community] == t->community);
}

/* False when there is nothing to draw. */
static bool find_span(track *t) {
  bool any = false;
  for (size_t i = 0; i < t->o->goal_count; i++) {
    const ov_goal *goal = &t->o->goals[i];
    if (!is_in(t, goal) || goal->progress.due <= goal->progress.start)
      continue;
    if (!any || goal->progress.start < t->start)
      t->start = goal->progress.start;
    if (!any || goal->progress.due > t->due)
      t->due = goal->progress.due;
    any = true;
  }
  return any;
}

/* The mean over the goals, each between nothing and all of its way. */
static void mean_on(const track *t, cl_date date, double *expected, double *reached) {
  size_t n = 0;
  cl_view then = *cl_app_view(t->o->app);
  then.today = date;
  *expected = *reached = 0;
  for (size_t i = 0; i < t->o->goal_count; i++) {
    cl_progress p;
    if (!is_in(t, &t->o->goals[i]))
      continue;
    cl_progress_of(&then, t->o->goals[i].rec, &p);
    *expected += date < p.start ? 0 : p.expected_share;
    *reached += p.share < 0 ? 0 : p.share > 1 ? 1 : p.share;
    n++;
  }
  if (n) {
    *expected /= (double)n;
    *reached /= (double)n;
  }
}

static void put_point(const track *t, cl_date date) {
  cl_sheet *sheet = t->o->progress;
  double expected, reached;
  mean_on(t, date, &expected, &reached);
  cl_sheet_row(sheet);
  ov_text(sheet, t->name);
  cl_put_date(sheet, CL_LOOK_PLAIN, date);
  cl_put_num(sheet, CL_LOOK_PLAIN, CL_NUM_PERCENT, round(expected * 100) / 100);
  if (date <= t->o->app->today)
    cl_put_num(sheet, CL_LOOK_PLAIN, CL_NUM_PERCENT, round(reached * 100) / 100);
  else
    cl_put_none(sheet, CL_LOOK_PLAIN);
}

/* The first day, today and the last one, and the first of every so many months. */
static void put_track(const track *t) {
  cl_date today = t->o->app->today, last = t->start;
  int months = (int)((t->due - t->start) / 30), step = 1 + months / POINTS, y, m;
  cl_date_split(t->start, &y, &m, NULL);
  put_point(t, t->start);
  for (cl_date day = cl_add_months(cl_date_of(y, m, 1), step); last < t->due;
       day = cl_add_months(day, step)) {
    cl_date next = day != CL_NO_DATE && day < t->due ? day : t->due; /* the calendar may end */
    if (today > last && today < next)
      put_point(t, today);
    put_point(t, next);
    last = next;
  }
}

static void chart_of(overview *o, cl_sheet *to, unsigned row, unsigned column, const char *title,
                     const char *alt, unsigned first, unsigned last, unsigned width,
                     unsigned height) {
  static const enum cl_look expected[] = { CL_LOOK_GREY }, reached[] = { CL_LOOK_PLAIN };
  const cl_app *app = o->app;
  const cl_sheet *from = o->progress;
  const cl_series series[] = {
    { .name = T_(app, "Expected"),
      .names = { from, first, B_DATE, last, B_DATE },
      .values = { from, first, C_EXPECTED, last, C_EXPECTED },
      .looks = expected,
      .look_count = 1 },
    { .name = T_(app, "Reached"),
      .names = { from, first, B_DATE, last, B_DATE },
      .values = { from, first, D_REACHED, last, D_REACHED },
      .looks = reached,
      .look_count = 1 },
  };
  cl_chart chart = { .kind = CL_CHART_LINE,
                     .title = title,
                     .alt = alt,
                     .y_title = T_(app, "share of the way"),
                     .series = series,
                     .series_count = CL_COUNT(series),
                     .width = width,
                     .height = height,
                     .shares = true,
                     .months = true,
                     .below = true,
                     .plain = true };
  cl_sheet_chart(to, row, column, &chart);
}

static const char *in_words(const track *t) {
  cl_app *app = t->o->app;
  double expected, reached;
  mean_on(t, app->today, &expected, &reached);
  /* TRANSLATORS: %% stays %% */
  return cl_asprintf(app->arena, T_(app, "%s, on %s: %.0f%% of the way reached, %.0f%% expected"),
                     t->name, cmd_date(app, app->today), round(reached * 100),
                     round(expected * 100));
}

void ov_progress_chart(overview *o, cl_sheet *to, unsigned row, unsigned column,
                       const ov_community *c, unsigned width, unsigned height) {
  track t = { .o = o, .community = c, .name = cmd_text(o->app, c->rec, CL_F_COMMUNITY_NAME) };
  chart_of(o, to, row, column, T_(o->app, "Progress beside what was expected"), in_words(&t),
           c->first_point, c->last_point, width, height);
}

/* The whole, then each community that has numbers. */
static size_t put_tracks(overview *o, track *all, unsigned *last) {
  size_t drawn = 0;
  if (!find_span(all))
    return 0;
  put_track(all);
  *last = cl_sheet_row_now(o->progress);
  for (size_t i = 0; i < o->community_count; i++) {
    ov_community *c = &o->communities[i];
    track t = { .o = o, .community = c, .name = cmd_text(o->app, c->rec, CL_F_COMMUNITY_NAME) };
    if (!c->goals || !find_span(&t))
      continue;
    c->first_point = cl_sheet_row_now(o->progress) + 1;
    put_track(&t);
    c->last_point = cl_sheet_row_now(o->progress);
    drawn++;
  }
  return drawn;
}

void ov_progress(overview *o) {
  cl_app *app = o->app;
  cl_sheet *sheet = o->progress;
  const cl_book_column columns[] = {
    { .title = T_(app, "Community"), .least = 22, .most = 28 },
    { .title = cl_field_label(CL_F_MOMENT_DATE, app->lang) },
    { .title = T_(app, "Expected"),
      .note = T_(app, "Where straight lines from start to due day are, on average over the joint "
                      "goals with numbers.") },
    { .title = T_(app, "Reached"),
      .note = T_(app, "Where the last measurements before that day are; nothing measured counts "
                      "as nothing reached."),
      .least = 11,
      .bar = true,
      .full = 1 },
  };
  track all = { .o = o, .name = T_(app, "All together") };
  unsigned last = 0;
  cl_sheet_table(sheet, cl_sheet_name(sheet), columns, CL_COUNT(columns), 1);
  size_t drawn = put_tracks(o, &all, &last);
  if (!last)
    ov_nothing(sheet, 0, CL_COUNT(columns), T_(app, "No joint goal has numbers yet"));
  cl_sheet_table_end(sheet);
  if (!last)
    return;
  chart_of(o, sheet, 1, F_CHART, T_(app, "All communities: progress beside what was expected"),
           in_words(&all), 1, last, CHART_WIDTH, CHART_HEIGHT);
  unsigned row = 1;
  for (size_t i = 0; i < o->community_count && drawn > 1 && drawn <= CHARTS; i++)
    if (o->communities[i].first_point) {
      row += CHART_ROWS;
      const ov_community *c = &o->communities[i];
      track t = { .o = o, .community = c, .name = cmd_text(app, c->rec, CL_F_COMMUNITY_NAME) };
      chart_of(o, sheet, row, F_CHART, t.name, in_words(&t), c->first_point, c->last_point,
               CHART_WIDTH, CHART_HEIGHT);
    }
}
