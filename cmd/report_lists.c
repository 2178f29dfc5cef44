/* report_lists.c - what stands behind the first page: the goals of the library against
 * the communities, eight weeks of agenda, the map of groups. */
#include "report_inner.h"

#include <stdlib.h>
#include <string.h>

/* ---- The kapstok as a heat map --------------------------------------------------------- */

typedef struct grid {
  const cl_rec **goals; /* columns: outward ones first */
  size_t columns, rows, most;
  size_t *cells, *sums; /* rows x columns; by column */
  const cl_story_row **of;
  size_t *totals;
} grid;

static void add_goals(grid *g, const cl_plan *plan, bool internal) {
  CL_EACH_REC(goal, plan, CL_T_GOAL)
    if ((cl_rec_choice(goal, CL_F_GOAL_SIDE) == CL_AIMED_INTERNAL) == internal)
      g->goals[g->columns++] = goal;
}

static void count_row(report *r, grid *g, size_t row) {
  const cl_story_row *of = g->of[row];
  for (size_t i = 0; i < of->goal_count; i++)
    CL_EACH(item, cl_rec_node(of->goals[i].rec, CL_F_JOINT_GOAL_SERVES)) {
      const cl_rec *goal = cl_plan_ref(r->app->plan, CL_F_JOINT_GOAL_SERVES, cl_node_text(item));
      for (size_t c = 0; goal && c < g->columns; c++)
        if (g->goals[c] == goal) {
          size_t n = ++g->cells[row * g->columns + c];
          g->most = n > g->most ? n : g->most;
          g->sums[c]++;
          g->totals[row]++;
        }
    }
}

static int by_name(report *r, const cl_story_row *a, const cl_story_row *b) {
  return strcmp(cl_fold(r->app->arena, cl_str_of(r_name(r, a->community))),
                cl_fold(r->app->arena, cl_str_of(r_name(r, b->community))));
}

/* By name: with that a row is found, and the columns show what is much. */
static void sort_rows(report *r, grid *g) {
  for (size_t i = 1; i < g->rows; i++)
    for (size_t k = i; k && by_name(r, g->of[k], g->of[k - 1]) < 0; k--) {
      const cl_story_row *row = g->of[k];
      g->of[k] = g->of[k - 1];
      g->of[k - 1] = row;
    }
}

static void read_grid(report *r, grid *g) {
  cl_arena *arena = r->app->arena;
  size_t n = r->app->plan->count[CL_T_GOAL];
  *g = (grid){ .rows = r->story->running };
  g->goals = cl_alloc(arena, (n + 1) * sizeof *g->goals);
  add_goals(g, r->app->plan, false);
  add_goals(g, r->app->plan, true);
  g->cells = cl_alloc(arena, (g->rows * g->columns + 1) * sizeof *g->cells);
  g->sums = cl_alloc(arena, (g->columns + 1) * sizeof *g->sums);
  g->totals = cl_alloc(arena, (g->rows + 1) * sizeof *g->totals);
  g->of = cl_alloc(arena, (g->rows + 1) * sizeof *g->of);
  for (size_t i = 0; i < g->rows; i++)
    g->of[i] = &r->story->rows[i];
  sort_rows(r, g);
  for (size_t i = 0; i < g->rows; i++)
    count_row(r, g, i);
}

static const char *goal_name(report *r, const cl_rec *goal) {
  const char *own = r_field(r, goal, CL_F_GOAL_OWN);
  return *own ? own : r_field(r, goal, CL_F_GOAL_TEXT);
}

/* `‘A’ and ‘B’ each have 8 joint goals, the most`: no first place where there is none. */
static const char *most_served(report *r, const grid *g, size_t best) {
  cl_app *app = r->app;
  const cl_rec *same[2] = { g->goals[best], NULL };
  size_t ties = 0;
  for (size_t c = 0; c < g->columns; c++)
    if (g->sums[c] == g->sums[best] && ties++ < 2)
      same[ties - 1] = g->goals[c];
  if (ties == 1)
    return cl_asprintf(app->arena, T_(app, "‘%s’ has the most joint goals: %zu"),
                       goal_name(r, same[0]), g->sums[best]);
  if (ties == 2)
    return cl_asprintf(app->arena, T_(app, "‘%s’ and ‘%s’ have the most joint goals: %zu each"),
                       goal_name(r, same[0]), goal_name(r, same[1]), g->sums[best]);
  return cl_asprintf(app->arena,
                     T_(app,
                        "%zu goals of the library have %zu joint goals each, more than any other"),
                     ties, g->sums[best]);
}

/* The heading says what one would find: which goal has most, and how many have none.  Goals for
 * the organisation itself need no community. */
static const char *finding(report *r, const grid *g) {
  cl_app *app = r->app;
  size_t best = 0, none = 0;
  for (size_t c = 0; c < g->columns; c++) {
    best = g->sums[c] > g->sums[best] ? c : best;
    none += !g->sums[c] && cl_rec_choice(g->goals[c], CL_F_GOAL_SIDE) != CL_AIMED_INTERNAL;
  }
  if (!g->sums[best])
    return T_(app, "No joint goal says yet which goal of the library it serves");
  const char *first = most_served(r, g, best);
  if (!none)
    return first;
  return cl_asprintf(app->arena,
                     cl_ntr(app->lang, "%s; %zu external goal has none yet",
                            "%s; %zu external goals have none yet", none),
                     first, none);
}

static void grid_head(report *r, const grid *g) {
  r_open(r, "thead", NULL);
  r_open(r, "tr", NULL);
  r_text(r, "td", "c0", "");
  for (size_t c = 0; c < g->columns; c++) {
    bool internal = cl_rec_choice(g->goals[c], CL_F_GOAL_SIDE) == CL_AIMED_INTERNAL;
    cl_html_open(&r->html, "th", "scope", "col", "class", internal ? "int" : NULL, NULL);
    r_text(r, "span", NULL, goal_name(r, g->goals[c]));
    r_close(r);
  }
  r_close(r);
  r_close(r);
}

static void grid_row(report *r, const grid *g, size_t row) {
  r_open(r, "tr", NULL);
  cl_html_text(&r->html, "th", cl_str_of(r_name(r, g->of[row]->community)), "scope", "row", NULL);
  for (size_t c = 0; c < g->columns; c++) {
    size_t n = g->cells[row * g->columns + c];
    if (n)
      cl_buf_printf(r_out(r), "<td class=\"h%d\">%zu</td>", cl_heat_step(n, g->most), n);
    else
      r_raw(r, "<td>0</td>"); /* the style makes a dot of it */
  }
  r_close(r);
}

void report_kapstok(report *r) {
  cl_app *app = r->app;
  grid g;
  read_grid(r, &g);
  if (!g.columns || !g.rows)
    return;
  r->short_kapstok = g.rows <= 3;
  cl_html_open(&r->html, "section", "class", "sub", "id", "kapstok", NULL);
  r_text(r, "h2", NULL, finding(r, &g));
  r_text(r, "p", "lead",
         T_(app, "How many joint goals serve each goal of the library? The darker, the more; grey "
                 "heads are goals for the organisation itself."));
  cl_html_open(&r->html, "div", "class", "heatbox", "tabindex", "0", "role", "region", "aria-label",
               T_(app, "Joint goals by community and goal of the library"), NULL);
  r_open(r, "table",
         cl_asprintf(app->arena, "heat kap%s%s",
                     g.rows > 20                 ? " long"
                     : g.rows > 3 && g.rows < 14 ? " few"
                                                 : "",
                     g.columns > 9 ? " wide" : ""));
  r_text(r, "caption", "vh", T_(app, "Joint goals by community and goal of the library"));
  grid_head(r, &g);
  r_open(r, "tbody", NULL);
  r_open(r, "tr", "sum");
  cl_html_text(&r->html, "th", cl_str_of(T_(app, "All communities together")), "scope", "row",
               NULL);
  for (size_t c = 0; c < g.columns; c++)
    cl_buf_printf(r_out(r), "<td>%zu</td>", g.sums[c]);
  r_close(r);
  for (size_t i = 0; i < g.rows; i++)
    grid_row(r, &g, i);
  r_close(r);
  r_close(r);
  r_close(r);
  r_close(r);
}

/* ---- Eight weeks of agenda --------------------------------------------------------------- */

enum { WEEKS = 8 };

static const char *holiday_on(const report *r, cl_date day) {
  const char *name = cl_public_holiday(day, r->app->lang);
  if (!name && r->school && r->region >= 0)
    name = cl_school_holiday(r->school, r->region, day, r->app->lang);
  return name;
}

static bool listed(const report *r, const cl_due_item *item) {
  return item->kind == CL_DUE_MOMENT && r_shown(r, item->rec);
}

static bool counted(const report *r, const cl_due_item *item) {
  return !r->outside && (item->kind == CL_DUE_MEASURING || item->kind == CL_DUE_GOAL);
}

static void put_item(report *r, const cl_due_item *item) {
  cl_app *app = r->app;
  cl_str time = cl_rec_text(item->rec, CL_F_MOMENT_TIME);
  r_open(r, "li", r_meets(item->rec) ? NULL : "co");
  if (time.n) {
    char *text = cl_str_dup(app->arena, time), *colon = strchr(text, ':');
    if (colon && app->lang == CL_NL)
      *colon = '.';
    r_text(r, "b", NULL, text);
    r_put(r, " ");
  }
  r_put(r, r_field(r, item->rec, CL_F_MOMENT_TITLE));
  if (item->clashes && !r->outside)
    r_text(r, "em", NULL, T_(app, "clashes"));
  r_close(r);
}

static void put_counted(report *r, size_t measuring, size_t due) {
  cl_app *app = r->app;
  if (measuring)
    r_text(r, "li", "ms",
           cl_asprintf(app->arena,
                       cl_ntr(app->lang, "measure %zu goal", "measure %zu goals", measuring),
                       measuring));
  if (due)
    r_text(r, "li", "ms",
           cl_asprintf(app->arena, cl_ntr(app->lang, "%zu goal is due", "%zu goals are due", due),
                       due));
}

static void put_items(report *r, cl_date day) {
  size_t shown = 0, measuring = 0, due = 0;
  for (size_t i = 0; i < r->due.count; i++) {
    const cl_due_item *item = &r->due.items[i];
    if (item->date != day)
      continue;
    shown += listed(r, item);
    measuring += counted(r, item) && item->kind == CL_DUE_MEASURING;
    due += counted(r, item) && item->kind == CL_DUE_GOAL;
  }
  if (!shown && !measuring && !due)
    return;
  r_open(r, "ul", NULL);
  for (size_t i = 0; i < r->due.count; i++)
    if (r->due.items[i].date == day && listed(r, &r->due.items[i]))
      put_item(r, &r->due.items[i]);
  put_counted(r, measuring, due);
  r_close(r);
}

static bool anything_on(const report *r, cl_date day) {
  for (size_t i = 0; i < r->due.count; i++)
    if (r->due.items[i].date == day &&
        (listed(r, &r->due.items[i]) || counted(r, &r->due.items[i])))
      return true;
  return false;
}

static void put_day(report *r, cl_date day) {
  cl_app *app = r->app;
  int month, d;
  const char *holiday = holiday_on(r, day);
  bool before = holiday && day > r->monday && cl_weekday(day) != 1 && holiday_on(r, day - 1) &&
                strcmp(holiday, holiday_on(r, day - 1)) == 0;
  bool empty = !anything_on(r, day) && (!holiday || before);
  cl_date_split(day, NULL, &month, &d);
  const char *look = holiday ? "hol" : NULL;
  if (day == app->today)
    look = look ? cl_asprintf(app->arena, "%s now", look) : "now";
  r_open(r, "td", look);
  r_open(r, "i", NULL);
  if (!empty) /* where days stand under each other, the empty ones stay out */
    r_text(r, "b", NULL, cl_asprintf(app->arena, "%.2s ", cmd_day(app, day, false)));
  r_put(r, d == 1 || day == r->monday || cl_weekday(day) == 1
               ? cl_asprintf(app->arena, "%d %s", d, cmd_month(app, month))
               : cl_asprintf(app->arena, "%d", d));
  if (day == app->today)
    r_put(r, cl_asprintf(app->arena, " %s", T_(app, "today")));
  r_close(r);
  if (holiday && !before)
    r_text(r, "span", "fe", holiday);
  put_items(r, day);
  r_close(r);
}

static void put_week(report *r, cl_date monday) {
  int year, week;
  bool none = true;
  cl_iso_week(monday, &year, &week);
  for (int i = 0; i < 7; i++)
    none = none && !anything_on(r, monday + i) && !holiday_on(r, monday + i);
  r_open(r, "tr", none ? "none" : NULL);
  cl_html_open(&r->html, "th", "scope", "row", NULL);
  r_text(r, "span", "vh", "week "); /* in both languages */
  r_put(r, cl_asprintf(r->app->arena, "%d", week));
  r_close(r);
  for (int i = 0; i < 7; i++)
    put_day(r, monday + i);
  r_close(r);
}

/* `15 december en 17 december`, the days on which something clashes; "" when those are many. */
static const char *clash_days(report *r) {
  enum { MOST = 3 };
  cl_app *app = r->app;
  const char *days = "";
  const cl_due_item *last = NULL;
  size_t n = 0;
  for (size_t i = 0; i < r->due.count; i++) {
    const cl_due_item *item = &r->due.items[i];
    if (!item->clashes || !listed(r, item))
      continue;
    if (last && last->date != item->date) {
      const char *day = cl_day_words(r->view, last->date);
      days = *days ? cl_asprintf(app->arena, "%s, %s", days, day) : day;
    }
    n += !last || last->date != item->date;
    last = item;
  }
  if (!last || n > MOST)
    return "";
  const char *day = cl_day_words(r->view, last->date);
  return *days ? cl_asprintf(app->arena, T_(app, "%s and %s"), days, day) : day;
}

static const char *agenda_finding(report *r) {
  cl_app *app = r->app;
  size_t n = 0, clashing = 0;
  for (size_t i = 0; i < r->due.count; i++) {
    const cl_due_item *item = &r->due.items[i];
    if (!listed(r, item))
      continue;
    n++;
    clashing += item->clashes > 0;
  }
  const char *text =
      cl_asprintf(app->arena, cl_ntr(app->lang, "%zu moment up to %s", "%zu moments up to %s", n),
                  n, cl_day_words(r->view, r->monday + 7 * WEEKS - 1));
  if (!clashing || r->outside)
    return text;
  const char *days = clash_days(r);
  if (*days)
    return cl_asprintf(app->arena, T_(app, "%s; something clashes on %s"), text, days);
  return cl_asprintf(app->arena,
                     cl_ntr(app->lang, "%s; %zu clashes with another one",
                            "%s; %zu clash with another one", clashing),
                     text, clashing);
}

void report_agenda(report *r) {
  cl_app *app = r->app;
  const char *between = cl_asprintf(app->arena, T_(app, "From %s to %s."), r_day(r, app->today),
                                    r_day(r, r->monday + 7 * WEEKS - 1));
  cl_html_open(&r->html, "section", "class", "sub", "id", "agenda", NULL);
  r_text(r, "h2", NULL, agenda_finding(r));
  r_text(r, "p", "lead",
         r->outside ? between
                    : cl_asprintf(app->arena,
                                  T_(app, "%s Grey planes are holidays; what clashes wants the "
                                          "same place or person. Of goals it says how many are "
                                          "measured or due; tasks stand in the calendar."),
                                  between));
  r_open(r, "table", "cal");
  r_text(r, "caption", "vh",
         cl_asprintf(app->arena, "%s. %s", T_(app, "Agenda of eight weeks"), between));
  r_open(r, "thead", NULL);
  r_open(r, "tr", NULL);
  cl_html_text(&r->html, "th", cl_str_of("wk"), "scope", "col", NULL);
  for (int i = 0; i < 7; i++)
    cl_html_text(&r->html, "th", cl_str_of(r_weekday(r, r->monday + i)), "scope", "col", NULL);
  r_close(r);
  r_close(r);
  r_open(r, "tbody", NULL);
  for (int i = 0; i < WEEKS; i++)
    put_week(r, r->monday + 7 * i);
  r_close(r);
  r_close(r);
  r_close(r);
}

/* ---- The map -----------------------------------------------------------------------------------
 */

static void map_list(report *r, const cl_map_drawing *map) {
  cl_app *app = r->app;
  const char *const heads[] = { T_(app, "Place"), T_(app, "Group"), T_(app, "What they do"),
                                T_(app, "Bond") };
  r_open(r, "details", NULL);
  r_text(r, "summary", NULL, T_(app, "The same as a list"));
  r_open(r, "table", "lst");
  r_text(r, "caption", "vh", T_(app, "Groups by place"));
  r_open(r, "thead", NULL);
  r_open(r, "tr", NULL);
  for (size_t i = 0; i < CL_COUNT(heads); i++)
    cl_html_text(&r->html, "th", cl_str_of(heads[i]), "scope", "col", NULL);
  r_close(r);
  r_close(r);
  r_open(r, "tbody", NULL);
  for (size_t i = 0; i < map->count; i++) {
    r_open(r, "tr", NULL);
    r_text(r, "td", NULL, map->nodes[i].hub);
    r_text(r, "td", NULL, map->nodes[i].name);
    r_text(r, "td", NULL, map->nodes[i].note);
    r_text(r, "td", NULL, map->words.bonds[map->nodes[i].bond]);
    r_close(r);
  }
  r_close(r);
  r_close(r);
  r_close(r);
}

void report_map(report *r) {
  cl_app *app = r->app;
  cl_map_drawing map;
  if (!map_svg_read(app, NULL, &map))
    return;
  map.words.label =
      cl_asprintf(app->arena, T_(app, "%s The list below says the same."), map.words.label);
  cl_html_open(&r->html, "section", "class",
               r->short_kapstok && map.count <= CL_MAP_FEW ? "sub more" : "sub", "id", "map", NULL);
  r_text(r, "h2", NULL, map.words.title);
  r_text(r, "p", "lead",
         T_(app, "Who is active around us, and where do you meet them? Filled: chosen to go on "
                 "with."));
  cl_html_open(&r->html, "div", "class", "mapbox", "tabindex", "0", "role", "region", "aria-label",
               T_(app, "Map of groups"), NULL);
  cl_svg_map(r_out(r), &map);
  r_close(r);
  map_list(r, &map);
  r_close(r);
}
