/* overview_progress.c - how each goal that was measured went, beside the straight
 * way to its target: a grid of small charts, their numbers on a hidden sheet. */
#include <math.h>
#include <string.h>

#include "../lib/cli/output.h"
#include "../lib/method/pace.h"
#include "overview_inner.h"

enum { ACROSS = 4, DOWN = 3, BLOCK_ROWS = 3, POINTS = 60 };
enum { BLOCK_WIDTH = 37, LABEL_ROW = 5, FIRST_DATA = 7 };
/* Points, without name: of a block, and what its words have of it. */
enum { BLOCK_HEIGHT = 152, WORDS_MOST = 76 };
static const double gap = 2.2;

/* Rows of a goal on the sheet of chart data, from its `data` on: the straight way and
 * its days, the forecast and its days, what was measured and its days. */
enum { D_LINE_DAYS, D_LINE, D_AHEAD_DAYS, D_AHEAD, D_DAYS, D_VALUES, D_ROWS };

static bool is_drawn(const cl_progress *p) {
  return p->has_numbers && p->has_latest && p->due > p->start;
}

/* ---- The numbers -------------------------------------------------------------------- */

static void put_pair(const overview *o, unsigned row, unsigned column, cl_date day, double value) {
  const cl_cell_style plain = { .form = "General" }, dated = { .form = NULL };
  cl_set_date(o->data, row, column, &dated, day);
  cl_set_num(o->data, row + 1, column, &plain, cl_round_to(value, 2));
}

static void put_label(const overview *o, unsigned row, const char *name, const char *what) {
  const cl_cell_style plain = { .size = 8 };
  cl_set_text(o->data, row, 0, &plain, cl_asprintf(o->app->arena, "%s: %s", name, what));
}

static size_t put_measured(const overview *o, const ov_goal *goal, unsigned row) {
  struct cl_points points = { NULL, 0, 0 };
  cl_points_read(&points, goal->goal->rec, o->app->today);
  size_t first = points.count > POINTS ? points.count - POINTS : 0, n = points.count - first;
  for (size_t i = 0; i < n; i++)
    put_pair(o, row, 1 + (unsigned)i, points.items[first + i].day, points.items[first + i].value);
  cl_points_free(&points);
  return n;
}

static void put_data(overview *o, ov_goal *goal, unsigned row) {
  const cl_app *app = o->app;
  const cl_progress *p = &goal->goal->now;
  const char *name = cmd_text(o->app, goal->goal->rec, CL_F_JOINT_GOAL_TEXT);
  goal->data = row;
  put_label(o, row + D_LINE_DAYS, name, T_(app, "days"));
  put_label(o, row + D_LINE, name, T_(app, "straight way to the target"));
  put_pair(o, row + D_LINE_DAYS, 1, p->start, p->baseline);
  put_pair(o, row + D_LINE_DAYS, 2, p->due, p->target);
  if (p->has_forecast && p->latest_date < p->due) {
    put_label(o, row + D_AHEAD, name, T_(app, "forecast"));
    put_pair(o, row + D_AHEAD_DAYS, 1, p->latest_date, p->latest);
    put_pair(o, row + D_AHEAD_DAYS, 2, p->due, p->forecast);
  }
  put_label(o, row + D_DAYS, name, T_(app, "days"));
  put_label(o, row + D_VALUES, name, T_(app, "measured"));
  goal->points = put_measured(o, goal, row + D_DAYS);
}

/* ---- A chart --------------------------------------------------------------------------- */

static const char *in_words(overview *o, const ov_goal *goal) {
  const cl_progress *p = &goal->goal->now;
  /* TRANSLATORS: a community, a goal, its light, numbers, a number, a day */
  return cl_asprintf(o->app->arena, T_(o->app, "%s, %s: %s, %s; the target is %s on %s"),
                     o->communities[goal->community].name,
                     cmd_text(o->app, goal->goal->rec, CL_F_JOINT_GOAL_TEXT),
                     ov_light_text(o, p->light), ov_value_words(o, p), ov_number(o, p->target),
                     cmd_date(o->app, p->due));
}

static cl_course_line line_of(const overview *o, const ov_goal *goal, int days, size_t n) {
  unsigned row = goal->data + (unsigned)days;
  return (cl_course_line){ .days = { o->data, row, 1, row, (unsigned)n },
                           .values = { o->data, row + 1, 1, row + 1, (unsigned)n },
                           .width = 1.25 };
}

static void set_bounds(cl_course *course, const cl_progress *p) {
  double low = fmin(0, fmin(p->baseline, fmin(p->target, p->latest)));
  double high = fmax(p->baseline, fmax(p->target, p->latest));
  if (p->has_forecast)
    high = fmax(high, fmin(p->forecast, 1.3 * high));
  if (high <= low)
    high = low + 1;
  course->low = low;
  course->high = high + (high - low) * 0.18; /* room for the label */
  course->from = p->start;
  course->to = p->due;
}

void ov_course(overview *o, cl_sheet *sheet, unsigned row, unsigned column, const ov_goal *goal,
               unsigned width, unsigned height) {
  const cl_app *app = o->app;
  const cl_progress *p = &goal->goal->now;
  cl_course_line lines[3];
  cl_course course = { .alt = in_words(o, goal),
                       .lines = lines,
                       .form = ov_date_form(o, "mmm yy"),
                       .width = width,
                       .height = height,
                       .x = 4,
                       .y = 2 };
  lines[course.count] = line_of(o, goal, D_LINE_DAYS, 2);
  lines[course.count].name = T_(app, "straight way to the target");
  lines[course.count].ink = 0x8B979E;
  lines[course.count++].label = ov_number(o, p->target);
  if (p->has_forecast && p->latest_date < p->due) {
    lines[course.count] = line_of(o, goal, D_AHEAD_DAYS, 2);
    lines[course.count].name = T_(app, "forecast");
    lines[course.count].ink = ov_light_strong(p->light);
    lines[course.count++].dashed = true;
  }
  lines[course.count] = line_of(o, goal, D_DAYS, goal->points);
  lines[course.count].name = T_(app, "measured");
  lines[course.count].ink = ov_light_strong(p->light);
  lines[course.count].width = 2.25;
  lines[course.count].dots = true;
  lines[course.count].below = p->target >= p->baseline;
  lines[course.count++].label = ov_number(o, p->latest);
  set_bounds(&course, p);
  cl_sheet_course(sheet, row, column, &course);
}

/* ---- The grid ------------------------------------------------------------------------------ */

static const char *value_line(const overview *o, const ov_goal *goal) {
  const cl_progress *p = &goal->goal->now;
  const char *unit = cmd_text(o->app, goal->goal->rec, CL_F_JOINT_GOAL_UNIT);
  return cl_asprintf(o->app->arena, *unit ? "%s: %s (%s)" : "%s: %s%s",
                     cl_light_word(p->light, o->app->lang), ov_value_words(o, p), unit);
}

static const char *goal_words(const overview *o, const ov_goal *goal) {
  enum { MOST = 180 }; /* columns: some five lines */
  return cl_page_fit(o->app->arena, cmd_text(o->app, goal->goal->rec, CL_F_JOINT_GOAL_TEXT), MOST,
                     9, true, 0.97);
}

/* Points of what stands between the name of a block and its chart. */
static double words_height(const overview *o, const ov_goal *goal) {
  return 4 + 11.6 * (cl_page_lines(goal_words(o, goal), BLOCK_WIDTH - 1, 9, true) +
                     cl_page_lines(value_line(o, goal), BLOCK_WIDTH - 1, 8.5, false));
}

/* Words, in a row of blocks, take from the charts below them: a page holds as many rows. */
static void put_heights(overview *o, size_t at, double words) {
  unsigned row = OV_HEADER + (unsigned)(at / ACROSS) * (BLOCK_ROWS + 1);
  words = words > WORDS_MOST ? WORDS_MOST : words;
  cl_sheet_height(o->progress, row, 16);
  cl_sheet_height(o->progress, row + 1, words);
  cl_sheet_height(o->progress, row + 2, BLOCK_HEIGHT - words);
  cl_sheet_height(o->progress, row + 3, 9);
}

static void put_block(overview *o, size_t at, const ov_goal *goal, const char *name, double words) {
  cl_sheet *sheet = o->progress;
  cl_arena *arena = o->app->arena;
  enum cl_light light = goal->goal->now.light;
  unsigned column = (unsigned)(at % ACROSS) * 2;
  unsigned row = OV_HEADER + (unsigned)(at / ACROSS) * (BLOCK_ROWS + 1);
  cl_cell_style head = ov_light_cell(light), text = { .wrap = true, .high = CL_HIGH_TOP };
  cl_cell_style box = { .bottom = CL_EDGE_THIN, .line = OV_LINE };
  const cl_cell_style bold = { .bold = true }, soft = { .size = 8.5, .ink = OV_MUTED };
  head.side = CL_SIDE_LEFT;
  head.bottom = CL_EDGE_NONE;
  head.indent = text.indent = 1;
  text.left = text.right = box.left = box.right = CL_EDGE_THIN;
  const cl_run runs[] = {
    { cl_asprintf(arena, "%s\n", goal_words(o, goal)), bold },
    { value_line(o, goal), soft },
  };
  cl_set_link(sheet, row, column, &head, cl_asprintf(arena, "%s %s", cl_light_sign(light), name),
              o->communities[goal->community].sheet, 0, 0);
  cl_set_runs(sheet, row + 1, column, &text, runs, CL_COUNT(runs));
  cl_set_text(sheet, row + 2, column, &box, NULL);
  ov_course(o, sheet, row + 2, column, goal, BLOCK_WIDTH * 7 - 4,
            (unsigned)((BLOCK_HEIGHT - fmin(words, WORDS_MOST) - 4) * 96 / 72));
}

/* The first N goals that were measured. */
static void put_blocks(overview *o, size_t n) {
  const char **names = ov_names(o, BLOCK_WIDTH - 1.5, true);
  const ov_goal *drawn[ACROSS];
  size_t at = 0;
  for (size_t i = 0; i < o->goal_count && at < n; i++) {
    if (!o->goals[i].data)
      continue;
    drawn[at++ % ACROSS] = &o->goals[i];
    size_t across = at == n && n % ACROSS ? n % ACROSS : ACROSS;
    if (at % ACROSS && at < n)
      continue;
    double words = 0;
    for (size_t k = 0; k < across; k++)
      words = fmax(words, words_height(o, drawn[k]));
    for (size_t k = 0; k < across; k++)
      put_block(o, at - across + k, drawn[k], names[drawn[k]->community], words);
    put_heights(o, at - across, words);
  }
}

static void put_breaks(overview *o, size_t n) {
  unsigned *rows = cl_alloc(o->app->arena, (n / (ACROSS * DOWN) + 1) * sizeof *rows);
  size_t count = 0;
  for (size_t at = ACROSS * DOWN; at < n && count < 1000; at += ACROSS * DOWN)
    rows[count++] = OV_HEADER + (unsigned)(at / ACROSS) * (BLOCK_ROWS + 1);
  cl_sheet_breaks(o->progress, rows, count);
}

static size_t put_all_data(overview *o) {
  size_t n = 0;
  const cl_cell_style bold = { .bold = true };
  ov_data_page(o);
  cl_set_text(o->data, LABEL_ROW, 0, &bold, T_(o->app, "Goals that were measured"));
  for (size_t i = 0; i < o->goal_count; i++)
    if (is_drawn(&o->goals[i].goal->now))
      put_data(o, &o->goals[i], FIRST_DATA + D_ROWS * (unsigned)n++);
  return n;
}

/* What the grid shows; of very many goals it leaves those out that go best. */
static const char *lead(overview *o, size_t n) {
  cl_app *app = o->app;
  const char *text =
      n ? T_(app, "Grey: the straight way to the target. Colour with dots: measured. Dashed: the "
                  "forecast, from three measurements on. From the first day of a goal to its last.")
        : T_(app, "A goal with numbers is drawn here once it was measured: cl-goals measure "
                  "GOAL VALUE");
  if (n <= OV_CHARTS)
    return text;
  const char *left_out = N_("of %zu goals that were measured the first %d are drawn");
  cl_note(app, _(left_out), n, OV_CHARTS);
  return cl_asprintf(app->arena, "%s (%s)", text,
                     cl_asprintf(app->arena, T_(app, left_out), n, OV_CHARTS));
}

void ov_progress(overview *o) {
  cl_app *app = o->app;
  double widths[2 * ACROSS - 1];
  for (int i = 0; i < 2 * ACROSS - 1; i++)
    widths[i] = i % 2 ? gap : BLOCK_WIDTH;
  size_t n = put_all_data(o);
  ov_top(o, o->progress, widths, CL_COUNT(widths),
         n ? cl_asprintf(app->arena,
                         cl_ntr(app->lang, "Progress of %zu goal that was measured",
                                "Progress of %zu goals that were measured, worst first", n),
                         n)
           : T_(app, "Progress: no joint goal was measured yet"),
         lead(o, n));
  if (n > OV_CHARTS)
    n = OV_CHARTS;
  put_blocks(o, n);
  put_breaks(o, n);
  unsigned rows = OV_HEADER + (unsigned)((n + ACROSS - 1) / ACROSS) * (BLOCK_ROWS + 1);
  cl_page page = { .scale = 85,
                   .head = OV_HEADER,
                   .rows = rows,
                   .columns = 2 * ACROSS - 1,
                   .tab = ov_tab(o, o->progress) };
  cl_sheet_page(o->progress, &page);
}
