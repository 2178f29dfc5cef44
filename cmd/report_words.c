/* report_words.c - writing the report, and how things are said in it; see
 * report_inner.h. */
#include "report_inner.h"
#include "../lib/method/pace.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void r_open(report *r, const char *tag, const char *class_name) {
  cl_html_open(&r->html, tag, "class", class_name, NULL);
}

void r_close(report *r) {
  cl_html_close(&r->html);
}

void r_text(report *r, const char *tag, const char *class_name, const char *text) {
  cl_html_text(&r->html, tag, cl_str_of(text), "class", class_name, NULL);
}

void r_put(report *r, const char *text) {
  cl_html_put(&r->html, cl_str_of(text));
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

void r_figures(report *r, const char *text) {
  cl_buf held = CL_BUF_INIT;
  cl_hold(&held, cl_str_of(text));
  const char *p = cl_buf_text(&held);
  while (*p) {
    size_t plain = strcspn(p, "0123456789"), n = 0;
    cl_html_put(&r->html, (cl_str){ p, plain });
    p += plain;
    while (is_digit(p[n]) || (n && strchr(".,", p[n]) && is_digit(p[n + 1])))
      n++;
    if (n)
      cl_html_text(&r->html, "b", (cl_str){ p, n }, NULL);
    p += n;
  }
  cl_buf_free(&held);
}

void r_figured(report *r, const char *class_name, const char *text) {
  r_open(r, "p", class_name);
  r_figures(r, text);
  r_close(r);
}

const cl_story_row *r_row_of(const report *r, const cl_rec *community) {
  for (size_t i = 0; i < r->story->row_count; i++)
    if (r->story->rows[i].community == community)
      return &r->story->rows[i];
  return NULL;
}

void r_raw(report *r, const char *html) {
  cl_buf_puts(r->html.out, html);
}

cl_buf *r_out(report *r) {
  return r->html.out;
}

/* On one line, as names and sentences are. */
static const char *on_a_line(report *r, cl_str text) {
  char *line = cl_strndup(r->app->arena, text.n ? text.p : "", text.n);
  for (char *p = line; *p; p++)
    if (*p == '\n' || *p == '\r')
      *p = ' ';
  return line;
}

const char *r_field(report *r, const cl_rec *rec, cl_field field) {
  return on_a_line(r, cl_str_trim(cl_rec_text(rec, field)));
}

const char *r_name(report *r, const cl_rec *community) {
  return r_field(r, community, CL_F_COMMUNITY_NAME);
}

/* Its first letter a capital, of those that have one in Dutch or English. */
const char *r_capital(report *r, const char *text) {
  char *out = cl_str_dup(r->app->arena, cl_str_of(text));
  unsigned char *p = (unsigned char *)out;
  if (p[0] >= 'a' && p[0] <= 'z')
    p[0] = (unsigned char)(p[0] - 'a' + 'A');
  else if (p[0] == 0xc3 && p[1] >= 0xa0 && p[1] <= 0xbe && p[1] != 0xb7)
    p[1] = (unsigned char)(p[1] - 0x20); /* from à to þ */
  return out;
}

const char *r_sentence(report *r, const char *text) {
  size_t n = strlen(text);
  if (!n)
    return "";
  text = r_capital(r, text);
  return strchr(".!?", text[n - 1]) ? text : cl_asprintf(r->app->arena, "%s.", text);
}

void r_so(report *r, const char *action) {
  r_put(r, " ");
  r_text(r, "span", "so", T_(r->app, "so:"));
  r_put(r, cl_asprintf(r->app->arena, " %s", action));
}

const char *r_day(report *r, cl_date day) {
  int year, today;
  if (day == CL_NO_DATE)
    return "";
  cl_date_split(day, &year, NULL, NULL);
  cl_date_split(r->app->today, &today, NULL, NULL);
  const char *words = cl_day_words(r->view, day);
  return year == today ? cl_asprintf(r->app->arena, "%s %d", words, year) : words;
}

const char *r_month(report *r, cl_date day) {
  const char *words = r_day(r, day), *blank = strchr(words, ' ');
  return blank ? blank + 1 : words;
}

const char *r_weekday(report *r, cl_date day) {
  static const char *const days[] = { N_("Monday"), N_("Tuesday"),  N_("Wednesday"), N_("Thursday"),
                                      N_("Friday"), N_("Saturday"), N_("Sunday") };
  return T_(r->app, days[cl_weekday(day) - 1]);
}

static const char *clock_words(report *r, cl_str time) {
  char *text = cl_str_dup(r->app->arena, time);
  char *colon = strchr(text, ':');
  if (colon && r->app->lang == CL_NL)
    *colon = '.';
  return text;
}

const char *r_time(report *r, const cl_rec *moment) {
  cl_str from = cl_rec_text(moment, CL_F_MOMENT_TIME), to = cl_rec_text(moment, CL_F_MOMENT_END);
  if (!from.n)
    return "";
  if (!to.n)
    return cl_asprintf(r->app->arena, T_(r->app, "%s o'clock"), clock_words(r, from));
  return cl_asprintf(r->app->arena, T_(r->app, "%s to %s"), clock_words(r, from),
                     clock_words(r, to));
}

const char *r_stage(report *r, enum cl_stage stage) {
  return cl_stage_word(stage, r->app->lang);
}

void r_steps(report *r, enum cl_stage stage, bool said) {
  const cl_steps steps = { CL_STAGE_KEPT, (size_t)stage,
                           cl_asprintf(r->app->arena, "s%d", (int)stage), r->steps_drawn[stage] };
  r->steps_drawn[stage] = true;
  const char *label =
      cl_asprintf(r->app->arena, T_(r->app, "stage %d of %d"), (int)stage, (int)CL_STAGE_KEPT);
  cl_svg_steps(r_out(r), &steps, said ? label : "");
}

void r_light(report *r, enum cl_light light) {
  cl_svg_light_said(r_out(r), (int)light, cl_light_word(light, r->app->lang));
}

static const char *number(report *r, double value) {
  return cmd_num(r->app, cl_round_to(value, 2));
}

const char *r_noun(report *r, const cl_story_row *row, const cl_story_goal *goal) {
  return on_a_line(r, cl_str_of(cl_story_noun(r->view, row, goal)));
}

bool r_value(report *r, const cl_story_goal *goal, const char *noun) {
  const cl_progress *p = &goal->now;
  cl_arena *arena = r->app->arena;
  if (!p->quantitative || !p->has_latest)
    return false;
  bool percent = cl_unit_percent(r_field(r, goal->rec, CL_F_JOINT_GOAL_UNIT));
  const char *sign = percent ? "%" : "", *target = number(r, p->target);
  r_text(r, "b", NULL, cl_asprintf(arena, "%s%s", number(r, p->latest), sign));
  bool down = p->has_numbers && p->target < p->baseline; /* fewer is better: no `10 of 5` */
  if (p->has_target && !percent && !down)
    r_put(r, cl_asprintf(arena, CL_HELD "%s", cl_asprintf(arena, T_(r->app, "of %s"), target)));
  if (!percent && *noun)
    r_put(r, cl_asprintf(arena, CL_HELD "%s", noun));
  if (p->has_target && (percent || down))
    r_put(r, cl_asprintf(arena, T_(r->app, ", must become %s%s"), target, sign));
  if (percent && *noun)
    r_put(r, cl_asprintf(arena, ": %s", noun));
  return true;
}

const char *r_expected(report *r, const cl_progress *p) {
  double scale = fabs(p->target - p->baseline);
  if (!p->has_numbers)
    return "";
  return cl_asprintf(r->app->arena, T_(r->app, "%s expected"),
                     cmd_num(r->app, cl_round_to(p->expected, scale >= 2 ? 0 : 1)));
}

static int percent(double share) {
  return (int)cl_round_to((share < 0 ? 0 : share > 1 ? 1 : share) * 100, 0);
}

/* `b3-1`: the drawing KIND of a goal of this row. */
static const char *drawing_id(report *r, char kind, const cl_story_row *row,
                              const cl_story_goal *goal) {
  return cl_asprintf(r->app->arena, "%c%zu-%zu", kind, (size_t)(row - r->story->rows),
                     (size_t)(goal - row->goals));
}

static bool drawn(const report *r, const cl_story_row *row) {
  return (size_t)(row - r->story->rows) < r->rows_drawn;
}

void r_bullet(report *r, const cl_story_row *row, const cl_story_goal *goal, bool said) {
  const cl_progress *p = &goal->now;
  cl_bullet bullet = { p->has_latest ? p->share : -1, p->expected_share, (int)p->light,
                       drawing_id(r, 'b', row, goal), drawn(r, row) };
  const char *label = p->has_latest
                          ? cl_asprintf(r->app->arena, T_(r->app, "reached %d%%, %d%% expected"),
                                        percent(p->share), percent(p->expected_share))
                          : cl_asprintf(r->app->arena, T_(r->app, "never measured, %d%% expected"),
                                        percent(p->expected_share));
  cl_svg_bullet(r_out(r), &bullet, said ? label : "");
}

/* The points of the course of GOAL; fewer than two: it has none. */
static size_t course_of(report *r, const cl_story_goal *goal, cl_course *out) {
  const cl_progress *p = &goal->now;
  cl_measured *all;
  size_t n = cl_measured_all(r->view, goal->rec, &all), at = 0;
  cl_course_point *points = cl_alloc(r->app->arena, (n + 1) * sizeof *points);
  if (!n || !p->has_numbers)
    return 0;
  /* The way goes up, also when fewer is better. */
  double up = p->target < p->baseline ? -1 : 1;
  if (p->start < all[0].day)
    points[at++] = (cl_course_point){ p->start, p->baseline * up };
  for (size_t i = 0; i < n; i++)
    points[at++] = (cl_course_point){ all[i].day, all[i].value * up };
  *out = (cl_course){ .points = points,
                      .count = at,
                      .low = p->baseline * up,
                      .high = (p->baseline + (p->target - p->baseline) * 0.45) * up,
                      .tone = (int)p->light };
  return at;
}

void r_course(report *r, const cl_story_row *row, const cl_story_goal *goal) {
  cl_course course;
  if (!course_of(r, goal, &course))
    return;
  course.id = drawing_id(r, 'k', row, goal);
  course.again = drawn(r, row);
  cl_svg_course(r_out(r), &course);
}

void r_drawings(report *r, const cl_story_row *row, const cl_story_goal *goal) {
  cl_course course;
  if (drawn(r, row)) {
    bool any = course_of(r, goal, &course) > 1;
    cl_svg_again(r_out(r), drawing_id(r, 'b', row, goal),
                 any ? drawing_id(r, 'k', row, goal) : NULL);
    return;
  }
  r_open(r, "div", "pb");
  r_bullet(r, row, goal, false);
  r_course(r, row, goal);
  r_close(r);
}

void r_logo(report *r) {
  if (r->style.logo.p) /* the name stands beside it */
    cl_page_image(r_out(r), "logo", r->style.logo, r->style.logo_svg, "");
}

double r_lines(const char *text, double in_a_line) {
  return *text ? ceil((double)cl_utf8_count(cl_str_of(text)) / in_a_line) : 0;
}

bool r_shown(const report *r, const cl_rec *moment) {
  return cl_rec_choice(moment, CL_F_MOMENT_STATUS) != CL_PROGRESS_CANCELLED &&
         (!r->outside || cl_rec_bool(moment, CL_F_MOMENT_PUBLIC) == 1);
}

bool r_meets(const cl_rec *moment) {
  int form = cl_rec_choice(moment, CL_F_MOMENT_FORM);
  return form == CL_FORM_EVENT || form == CL_FORM_MEETING || form == CL_FORM_OTHER;
}
