/* report_rows.c - every running community a row: steps, a bar for each goal, the next
 * moment and the next step. */
#include "report_inner.h"
#include "../lib/method/rhythm.h"

#include <string.h>

#include "../lib/base/root.h"

/* So many rows at most stand on the first sheet under the cards, four goals side by side;
 * when there are more, the whole list follows on its own sheets. */
enum { FIRST_ALL = 12, A_LINE = 4 };

/* ---- A goal ---------------------------------------------------------------------------- */

/* Is its number older than it should be? */
static bool aged(report *r, const cl_story_goal *goal) {
  return goal->now.age >= 7 && cl_measured_aged(r->view, goal->rec, &goal->now);
}

static bool any_aged(report *r, size_t rows) {
  for (size_t i = 0; i < rows; i++)
    for (size_t g = 0; g < r->story->rows[i].goal_count; g++)
      if (aged(r, &r->story->rows[i].goals[g]))
        return true;
  return false;
}

static void put_age(report *r, const cl_story_goal *goal) {
  if (aged(r, goal))
    r_text(r, "span", "age",
           cl_asprintf(r->app->arena, T_(r->app, "%d wk old"), goal->now.age / 7));
}

/* In words: the light's word and the goal, in one run of text. */
static void goal_in_words(report *r, const cl_story_goal *goal) {
  enum cl_light light = goal->now.light;
  r_open(r, "div", "gw");
  r_open(r, "span", cl_asprintf(r->app->arena, "word %s", cl_tone_name((int)light)));
  cl_svg_light(r_out(r), (int)light);
  r_put(r, cl_light_word(light, r->app->lang));
  r_close(r);
  r_put(r, cl_asprintf(r->app->arena, " %s", r_field(r, goal->rec, CL_F_JOINT_GOAL_TEXT)));
  r_close(r);
}

static void goal_in_numbers(report *r, const cl_story_row *row, const cl_story_goal *goal) {
  r_open(r, "p", NULL);
  r_light(r, goal->now.light);
  r_bullet(r, row, goal, true);
  r_course(r, row, goal);
  put_age(r, goal);
  r_close(r);
  r_open(r, "div", NULL);
  const char *noun = r_noun(r, row, goal);
  if (!r_value(r, goal, noun)) {
    r_text(r, "b", NULL, T_(r->app, "never measured:"));
    r_put(r, cl_asprintf(r->app->arena, " %s", r_field(r, goal->rec, CL_F_JOINT_GOAL_TEXT)));
  }
  r_close(r);
}

static void put_goal(report *r, const cl_story_row *row, const cl_story_goal *goal) {
  r_open(r, "li", NULL);
  if (goal->now.quantitative && goal->now.has_numbers)
    goal_in_numbers(r, row, goal);
  else
    goal_in_words(r, goal);
  r_close(r);
}

static void put_goals(report *r, const cl_story_row *row) {
  const cl_story_goal **goals = cl_story_worst_first(r->app->arena, row);
  r_open(r, "td", NULL);
  if (!row->goal_count)
    r_text(r, "span", "mu", T_(r->app, "No joint goal yet"));
  else {
    r_open(r, "ul", "goals");
    for (size_t i = 0; i < row->goal_count; i++)
      put_goal(r, row, goals[i]);
    r_close(r);
  }
  r_close(r);
}

/* ---- A row --------------------------------------------------------------------------------- */

static void put_name(report *r, const cl_story_row *row) {
  cl_app *app = r->app;
  cl_html_open(&r->html, "th", "scope", "row", NULL);
  cl_html_text(&r->html, "a", cl_str_of(r_name(r, row->community)), "class", "cn", "href",
               cl_asprintf(app->arena, "#c-%s", row->community->id), NULL);
  r_open(r, "span", "st");
  r_steps(r, row->stage, true);
  r_put(r, r_stage(r, row->stage));
  r_close(r);
  r_close(r);
}

static void put_moment(report *r, const cl_story_row *row) {
  cl_app *app = r->app;
  r_open(r, "td", "nx");
  if (!row->moment.moment)
    r_text(r, "span", "mu", T_(app, "nothing planned"));
  else {
    r_text(r, "b", NULL, cmd_day(app, row->moment.date, false));
    r_put(r, " ");
    r_put(r, r_field(r, row->moment.moment, CL_F_MOMENT_TITLE));
  }
  r_close(r);
}

static void put_row(report *r, const cl_story_row *row) {
  r_open(r, "tr", NULL);
  put_name(r, row);
  put_goals(r, row);
  put_moment(r, row);
  r_text(r, "td", "ns", row->step);
  r_close(r);
}

static void put_head(report *r, size_t rows) {
  static const cl_bullet sample = { 0.4, 0.65, CL_TONE_GREY, NULL, false };
  cl_app *app = r->app;
  r_text(r, "caption", "vh",
         T_(app, "Running communities with stage, goals, next moment and next step. Who needs "
                 "attention stands first."));
  r_open(r, "thead", NULL);
  r_open(r, "tr", NULL);
  cl_html_text(&r->html, "th", cl_str_of(T_(app, "Community and stage")), "scope", "col", NULL);
  cl_html_open(&r->html, "th", "scope", "col", NULL);
  r_put(r, T_(app, "Joint goals, the worst first"));
  r_open(r, "span", "lg");
  cl_svg_bullet(r_out(r), &sample, "");
  r_put(r, T_(app, " bar: reached · tick: expected · line: course"));
  if (any_aged(r, rows))
    r_put(r, T_(app, " ·\xC2\xA0"
                     "6 wk old: not measured for too long"));
  r_close(r);
  r_close(r);
  cl_html_text(&r->html, "th", cl_str_of(T_(app, "Next moment")), "scope", "col", NULL);
  cl_html_text(&r->html, "th", cl_str_of(T_(app, "Next step")), "scope", "col", NULL);
  r_close(r);
  r_close(r);
}

static void put_table(report *r, size_t n, double smaller) {
  char z[40];
  /* Heads for a narrow screen, where the cells of a row stand under each other. */
  const char *style = cl_asprintf(r->app->arena, "--nx:'%s';--ns:'%s'", T_(r->app, "Next moment"),
                                  T_(r->app, "Next step"));
  if (smaller < 1)
    style = cl_asprintf(r->app->arena, "%s;--z:%s", style,
                        cl_format_num(z, cl_round_to(smaller, 2), false));
  cl_html_open(&r->html, "table", "class", "main", "style", style, NULL);
  put_head(r, n);
  r_open(r, "tbody", NULL);
  for (size_t i = 0; i < n; i++) {
    put_row(r, &r->story->rows[i]);
    r->rows_drawn = i + 1 > r->rows_drawn ? i + 1 : r->rows_drawn;
  }
  r_close(r);
  r_close(r);
}

static const char *resting_names(report *r, int status) {
  cl_buf names = CL_BUF_INIT;
  for (size_t i = r->story->running; i < r->story->row_count; i++) {
    const cl_rec *community = r->story->rows[i].community;
    if (cl_rec_choice(community, CL_F_COMMUNITY_STATUS) != status)
      continue;
    cl_buf_puts(&names, names.len ? ", " : "");
    cl_buf_puts(&names, r_name(r, community));
  }
  return cl_buf_keep(&names, r->app->arena);
}

/* `Op pauze: Schrijvers van de Vrijdag.` */
static void put_resting(report *r, int status, const char *before) {
  const char *names = resting_names(r, status);
  if (!*names)
    return;
  r_open(r, "p", "paused");
  r_text(r, "b", NULL, before);
  r_put(r, cl_asprintf(r->app->arena, T_(r->app, " %s. Its goals do not count."), names));
  r_close(r);
}

/* ---- On the first sheet, and on its own -------------------------------------------------------
 */

/* In pixels, as page.c has them on paper: a sheet, the mast with one line of headline, each line
 * more, a line of the cards and what lies around them, the head of the table, a line of it. */
static const double sheet = 722, mast = 62, headline = 28, card_line = 12, around = 13, head = 22,
                    line = 10.9;
/* In lines of the table: what lies between two rows, a line below it, and what is kept back. */
static const double between = 0.7, below = 1.5, spare = 1.6;

/* About how many lines ROW takes on paper. */
static double row_height(report *r, const cl_story_row *row) {
  double most = 2, group = 0, all = 0, step = r_lines(row->step, 44), moment = 0;
  const cl_story_goal **goals = cl_story_worst_first(r->app->arena, row);
  for (size_t i = 0; i < row->goal_count; i++) {
    const cl_rec *rec = goals[i]->rec;
    bool numbers = goals[i]->now.quantitative && goals[i]->now.has_numbers;
    bool known = numbers && goals[i]->now.has_latest;
    const char *name = known ? r_noun(r, row, goals[i]) : r_field(r, rec, CL_F_JOINT_GOAL_TEXT);
    double lines =
        numbers ? 1 + r_lines(cl_asprintf(r->app->arena,
                                          known ? "12 van 12 %s" : "nooit gemeten: %s", name),
                              32)
                : r_lines(cl_asprintf(r->app->arena, "! op koers %s", name), 30);
    group = i % A_LINE == 0 ? lines : lines > group ? lines : group;
    if (i % A_LINE == A_LINE - 1 || i + 1 == row->goal_count)
      all += group;
  }
  if (row->moment.moment)
    moment = r_lines(cl_asprintf(r->app->arena, "wo 25 nov %s",
                                 r_field(r, row->moment.moment, CL_F_MOMENT_TITLE)),
                     27);
  most = all > most ? all : most;
  most = step > most ? step : most;
  return (moment > most ? moment : most) + between;
}

/* Who rests stands under the rows. */
static double resting_lines(report *r) {
  static const int both[] = { CL_STATUS_PAUSED, CL_STATUS_STOPPED };
  double all = 0;
  for (size_t i = 0; i < CL_COUNT(both); i++) {
    double lines = r_lines(resting_names(r, both[i]), 160);
    all += lines > 0 ? lines * 1.1 + 0.4 : 0;
  }
  return all;
}

/* How many rows go on the first sheet, and how much smaller they are set to fit. */
static size_t rows_first(report *r, double *smaller) {
  const cl_story *s = r->story;
  double all = 0, used = 0, room = sheet - mast - around - head;
  room -= headline * (r_lines(s->headline, 62) - 1) + card_line * report_cards_lines(r);
  room = room / line - resting_lines(r) - spare;
  size_t n = 0;
  for (size_t i = 0; i < s->running; i++)
    all += row_height(r, &s->rows[i]);
  *smaller = all > room ? cl_root(room / all, 2) : 1;
  if (s->running <= FIRST_ALL && *smaller >= 0.85)
    return s->running;
  for (*smaller = 1; n < s->running && n < FIRST_ALL; n++) {
    used += row_height(r, &s->rows[n]);
    if (used > room - below)
      break;
  }
  return n ? n : 1;
}

static void put_all_rows(report *r) {
  cl_app *app = r->app;
  cl_html_open(&r->html, "section", "class", "sub", "id", "all", NULL);
  r_text(r, "h2", NULL,
         cl_asprintf(app->arena, T_(app, "All %zu running communities"), r->story->running));
  r_text(r, "p", "lead", T_(app, "Who needs attention stands first."));
  put_table(r, r->story->running, 1);
  r_close(r);
}

void report_rows(report *r) {
  const cl_story *s = r->story;
  cl_app *app = r->app;
  double smaller = 1;
  size_t first = s->running ? rows_first(r, &smaller) : 0;
  cl_html_open(&r->html, "section", "id", "rows", NULL);
  r_text(r, "h2", "vh", T_(app, "Each community a row"));
  if (first)
    put_table(r, first, smaller);
  else if (!s->row_count) {
    cl_next next = cl_next_of_plan(r->view);
    r_text(r, "p", "lead", cl_asprintf(app->arena, T_(app, "Next step: %s"), next.text));
  }
  if (first < s->running) {
    r_open(r, "p", "paused");
    cl_html_text(&r->html, "a",
                 cl_str_of(cl_asprintf(app->arena,
                                       cl_ntr(app->lang, "and %zu other community",
                                              "and %zu other communities", s->running - first),
                                       s->running - first)),
                 "href", "#all", NULL);
    r_close(r);
  }
  put_resting(r, CL_STATUS_PAUSED, T_(app, "Paused:"));
  put_resting(r, CL_STATUS_STOPPED, T_(app, "Stopped:"));
  r_close(r);
  if (first < s->running)
    put_all_rows(r);
}
