/* report_poster.c - one community on one sheet to hang on the wall: no lights, no
 * expectations, no causes, whoever reads it. */
#include "report_inner.h"

#include <string.h>

#include "../lib/base/root.h"

/* A class for the size of letters: long texts are set smaller, none is cut. */
static const char *size_of(const char *text, size_t middle, size_t large) {
  size_t n = cl_utf8_count(cl_str_of(text));
  return n > large ? "l" : n > middle ? "m" : NULL;
}

/* The longest word decides: it must stay whole beside the pattern. */
static const char *name_size(const char *name) {
  size_t longest = 0;
  for (const char *p = name; *p;) {
    size_t n = strcspn(p, " -");
    longest = n > longest ? n : longest;
    p += n + (p[n] != 0);
  }
  if (longest > 18 || strlen(name) > 70)
    return "l";
  return longest > 13 || strlen(name) > 44 ? "m" : NULL;
}

static void put_top(report *r, const cl_rec *community) {
  const char *name = r_name(r, community);
  r_open(r, "header", "top");
  cl_svg_tiles(r_out(r), cl_str_of(community->id));
  r_open(r, "p", "org");
  r_logo(r);
  r_put(r, r->organisation);
  r_close(r);
  r_text(r, "h1", name_size(name), name);
  r_close(r);
}

static void put_vision(report *r, const cl_rec *c) {
  cl_app *app = r->app;
  const char *vision = r_field(r, c, CL_F_COMMUNITY_VISION_TEXT);
  const char *size = size_of(vision, 110, 190);
  cl_date day = cl_rec_date(c, CL_F_COMMUNITY_VISION_DATE);
  r_open(r, "section", size ? cl_asprintf(app->arena, "vis %s", size) : "vis");
  if (*vision) {
    r_open(r, "blockquote", NULL);
    r_text(r, "p", NULL, vision);
    r_text(r, "footer", NULL,
           day == CL_NO_DATE
               ? T_(app, "This is how we see it.")
               : cl_asprintf(app->arena, T_(app, "This is how we see it. Made together in %s."),
                             r_month(r, day)));
    r_close(r);
  }
  r_close(r);
}

/* ---- When --------------------------------------------------------------------------------- */

static bool all_the_same(const cl_occurrence *dates, size_t n) {
  for (size_t i = 1; i < n; i++)
    if (dates[i].moment != dates[0].moment)
      return false;
  return true;
}

static void put_date(report *r, const cl_occurrence *o, bool titled) {
  cl_app *app = r->app;
  int day; /* the year goes without saying: dates lie within half a year */
  const char *words = cl_day_words(r->view, o->date), *blank = strchr(words, ' ');
  int month = blank ? (int)strcspn(blank + 1, " ") : 0;
  cl_date_split(o->date, NULL, NULL, &day);
  r_open(r, "li", NULL);
  r_text(r, "b", NULL, cl_asprintf(app->arena, "%d", day));
  r_open(r, "span", NULL);
  r_put(r, cl_asprintf(app->arena, "%.*s", month, blank ? blank + 1 : ""));
  r_text(r, "small", NULL, r_weekday(r, o->date));
  if (titled) {
    const char *time = r_time(r, o->moment);
    r_text(r, "small", NULL,
           cl_asprintf(app->arena, "%s%s%s", r_field(r, o->moment, CL_F_MOMENT_TITLE),
                       *time ? ", " : "", time));
  }
  r_close(r);
  r_close(r);
}

static void put_where(report *r, const cl_rec *moment) {
  const char *time = r_time(r, moment), *channel = r_field(r, moment, CL_F_MOMENT_CHANNEL);
  if (!*time && !*channel)
    return;
  r_open(r, "p", "where");
  r_text(r, "b", NULL, time);
  r_put(r, cl_asprintf(r->app->arena, *time && *channel ? ", %s" : "%s", channel));
  r_close(r);
}

static void put_dates(report *r, const cl_rec *community) {
  cl_app *app = r->app;
  cl_occurrence dates[R_DATES];
  size_t n = r_dates(r, community, dates, R_DATES);
  bool same = n && all_the_same(dates, n);
  if (!n)
    return;
  r_open(r, "section", "dates");
  r_text(r, "h2", NULL,
         same ? cl_asprintf(app->arena, T_(app, "Come along: %s"),
                            r_field(r, dates[0].moment, CL_F_MOMENT_TITLE))
              : T_(app, "Come along"));
  r_open(r, "ol", NULL);
  for (size_t i = 0; i < n; i++)
    put_date(r, &dates[i], !same);
  r_close(r);
  if (same)
    put_where(r, dates[0].moment);
  r_close(r);
}

/* ---- What we want, what happened ----------------------------------------------------------------
 */

enum { MOST_GOALS = 4 };

static void put_goal(report *r, const cl_story_goal *goal) {
  cl_app *app = r->app;
  const cl_progress *p = &goal->now;
  r_open(r, "li", NULL);
  if (p->quantitative && p->has_latest) {
    const char *unit = r_field(r, goal->rec, CL_F_JOINT_GOAL_UNIT);
    r_text(r, "b", NULL, cmd_num(app, cl_round_to(p->latest, 2)));
    r_put(r, p->has_target && !r->outside
                 ? cl_asprintf(app->arena, T_(app, " %s, goal %s"), unit, cmd_num(app, p->target))
                 : cl_asprintf(app->arena, " %s", unit));
    /* What there is of what is wanted, for who does not know where it began; what is to
     * become less has no bar that says so. */
    if (p->has_numbers && !r->outside && p->target > p->baseline && p->target > 0)
      cl_svg_reach(r_out(r), p->latest / p->target);
  } else
    r_put(r, r_field(r, goal->rec, CL_F_JOINT_GOAL_TEXT));
  r_close(r);
}

static void put_goals(report *r, const cl_story_row *row) {
  if (!row->goal_count)
    return;
  r_open(r, "section", "go");
  r_text(r, "h2", NULL, T_(r->app, "This is what we want to reach together"));
  r_open(r, "ul", NULL);
  for (size_t i = 0; i < row->goal_count && i < MOST_GOALS; i++)
    put_goal(r, &row->goals[i]);
  r_close(r);
  r_close(r);
}

static void put_story(report *r, const cl_rec *community) {
  const cl_rec *story = cl_story_to_tell(r->app->plan, community);
  if (!story)
    return;
  const char *text = r_field(r, story, CL_F_STORY_TEXT);
  r_open(r, "section", cl_utf8_count(cl_str_of(text)) > 110 ? "sto m" : "sto");
  r_text(r, "h2", NULL, T_(r->app, "This happened here"));
  r_open(r, "blockquote", NULL);
  r_text(r, "p", NULL, text);
  r_text(r, "footer", NULL,
         cl_asprintf(r->app->arena, T_(r->app, "Told in %s, with consent"),
                     r_month(r, cl_rec_date(story, CL_F_STORY_DATE))));
  r_close(r);
  r_close(r);
}

static void put_join(report *r, const cl_rec *c) {
  const char *values = "";
  CL_EACH(value, cl_rec_node(c, CL_F_COMMUNITY_VALUES))
    values = cl_asprintf(r->app->arena, "%s%s%s", values, *values ? " " : "",
                         r_sentence(r, cl_str_dup(r->app->arena, cl_node_text(value))));
  r_open(r, "section", "join");
  r_join_blocks(r, c, "h2");
  if (*values)
    r_text(r, "p", "fin", values);
  r_close(r);
}

/* ---- On one sheet --------------------------------------------------------------------- */

static double goals_height(report *r, const cl_story_row *row) {
  double mm = row->goal_count ? 11 : 0;
  for (size_t i = 0; i < row->goal_count && i < MOST_GOALS; i++) {
    const cl_story_goal *goal = &row->goals[i];
    bool bar = goal->now.quantitative && goal->now.has_latest && !r->outside;
    mm += bar ? 9 + 6 * r_lines(r_field(r, goal->rec, CL_F_JOINT_GOAL_UNIT), 30)
              : 4 + 6 * r_lines(r_field(r, goal->rec, CL_F_JOINT_GOAL_TEXT), 38);
  }
  return mm;
}

static double join_height(report *r, const cl_rec *c) {
  const char *join[R_JOIN];
  double left = 0, right = r_lines(r_field(r, c, CL_F_COMMUNITY_ROLES_LIBRARY), 26) +
                           r_lines(r_field(r, c, CL_F_COMMUNITY_ROLES_COMMUNITY), 26) +
                           r_lines(r_field(r, c, CL_F_COMMUNITY_HABITS_RITUAL), 26) +
                           r_lines(r_field(r, c, CL_F_COMMUNITY_HABITS_DECIDING), 26);
  size_t n = r_join(r, c, join);
  for (size_t i = 0; i < n; i++)
    left += r_lines(join[i], 38);
  return 40 + 7 * (left > right ? left : right) +
         5 * r_lines(cmd_join(r->app, c, CL_F_COMMUNITY_VALUES, ". "), 90);
}

/* How much smaller what stands under the head must be to fit the sheet: about how many
 * millimetres it takes, from lines of letters of the size it is set in. */
static double fitting(report *r, const cl_story_row *row) {
  enum { ROOM = 219 };
  const cl_rec *c = row->community, *story = cl_story_to_tell(r->app->plan, c);
  cl_occurrence dates[R_DATES];
  const char *vision = r_field(r, c, CL_F_COMMUNITY_VISION_TEXT);
  const char *told = story ? r_field(r, story, CL_F_STORY_TEXT) : "";
  double middle = goals_height(r, row), tale = *told ? 18 + 7.9 * r_lines(told, 24) : 0;
  double mm = 22 + 10.3 * r_lines(vision, 36) + 9 + (tale > middle ? tale : middle);
  mm += r_dates(r, c, dates, R_DATES) ? 44 : 0;
  mm += join_height(r, c);
  double by =
      mm > ROOM ? cl_root(ROOM / mm, 2) : 1; /* smaller letters are lower, and fewer lines */
  return by < 0.68 ? 0.68 : by;
}

void report_poster(report *r, const cl_story_row *row) {
  char z[40];
  cl_html_open(&r->html, "main", "class", "pg", "style",
               cl_asprintf(r->app->arena, "--z:%s",
                           cl_format_num(z, cl_round_to(fitting(r, row), 2), false)),
               NULL);
  put_top(r, row->community);
  put_vision(r, row->community);
  r_open(r, "div", "mid");
  put_dates(r, row->community);
  put_goals(r, row);
  put_story(r, row->community);
  r_close(r);
  put_join(r, row->community);
  r_close(r);
}
