/* report_poster.c - one community on one sheet to hang on the wall: no lights, no
 * expectations, no causes, whoever reads it. */
#include "report_inner.h"

#include <string.h>

#include "../lib/base/root.h"

/* ---- On one sheet: how large it is set ------------------------------------------------- */

enum {
  CELL = 25,   /* mm of a tile, and of a row of the head */
  SHEET = 290, /* of it, with some room for other letters than were reckoned with */
  HEAD = 3,    /* rows of tiles of the head; more when little is told */
  HIGHEST = 7, /* of them */
  MOST_WANTS = 3,
  MOST_LINES = 8,  /* of how to join */
  MOST_LARGE = 40, /* points */
  MOST_STORY = 22,
  TOO_LONG = 99 /* lines */
};

/* A line of what they want, or of what they have. */
typedef struct line {
  const char *number, *text, *more; /* "": none */
  double reach;                     /* of a bar, 0 to 1; below: none */
} line;

typedef struct poster {
  report *r;
  const cl_story_row *row;
  const cl_rec *c;
  cl_occurrence dates[R_DATES];
  size_t date_count;
  bool same; /* all of one moment */
  line wants[MOST_WANTS], has[MOST_WANTS];
  size_t want_count, has_count;
  const char *vision; /* or what else is large */
  double large;       /* points of it */
  double tale;        /* points of the story */
  const char *join[MOST_LINES];
  size_t join_count;
  const char *foot, *story;
} poster;

/* Millimetres of N lines of letters of PT. */
static double mm(double n, double pt) {
  return n * pt * 1.4 * 25.4 / 72;
}

/* About how many lines TEXT takes in letters of PT, WIDTH millimetres wide; BY times as wide as
 * is reckoned of letters in a drawing. */
static double rows_of(const char *text, double pt, double width, double by) {
  double all = cl_text_room(cl_str_of(text), pt * 25.4 / 72) * by;
  double n = all / (width - pt * 0.45), whole = (double)(size_t)n;
  return !*text ? 0 : all <= width ? 1 : n > whole ? whole + 1 : whole;
}

static double lines(const char *text, double pt, double width) {
  return rows_of(text, pt, width, 0.92);
}

#define BOLD 1.13 /* times as wide */

/* Lines that words take that may be broken at blanks and hyphens only; TOO_LONG when one is too
 * long. */
static int name_lines(const char *name, double pt, double width) {
  int n = 1;
  double at = 0, blank = pt * 0.09;
  for (const char *p = name; *p;) {
    size_t len = strcspn(p, " -");
    len += p[len] == '-';
    double w = cl_text_room((cl_str){ p, len }, pt * 25.4 / 72) * BOLD;
    if (w > width)
      return TOO_LONG;
    if (at > 0 && at + w > width) {
      n++;
      at = 0;
    }
    at += w + blank;
    p += len + (p[len] == ' ');
  }
  return n;
}

/* In letters with serifs, which stand closer under each other. */
static double serif(const char *text, double pt, double width) {
  double n = rows_of(text, pt, width, 1), whole = name_lines(text, pt, width * BOLD);
  return mm(whole > n && whole < TOO_LONG ? whole : n, pt) * 0.9;
}

/* At least; what is left of the sheet makes it larger. */
static double vision_size(const char *vision) {
  size_t n = cl_utf8_count(cl_str_of(vision));
  return n > 190 ? 16 : n > 110 ? 20 : 24;
}

/* Of the library, where its name is not said. */
static const char rooms[] = "|leeszaal|leescafe|jeugdhoek|studiezaal|balie|reading room|desk|";

/* Is WORD in LIST, folded words each between two `|`? */
static bool listed(report *r, cl_str word, const char *list) {
  cl_arena *arena = r->app->arena;
  return word.n && strstr(list, cl_asprintf(arena, "|%s|", cl_fold(arena, word)));
}

/* Where it is: of a room in the library who does not come there yet knows not where that is. */
static const char *place_words(report *r, const char *channel) {
  if (listed(r, cl_str_of(channel), "|bibliotheek|library|"))
    return r->organisation;
  if (listed(r, cl_str_of(channel), rooms))
    return cl_asprintf(r->app->arena, "%s, %s", channel, r->organisation);
  return channel;
}

/* What they do each time, where all times are of one moment: it stands with them. */
static const char *each_time(const poster *p) {
  return p->same ? r_sentence(p->r, r_field(p->r, p->c, CL_F_COMMUNITY_HABITS_RITUAL)) : "";
}

/* `10.00 tot 12.30 uur, leeszaal, Bibliotheek Noord. Gratis. Aanmelden hoeft niet.`: what it says
 * of itself to whom it is for, stands with it. */
static const char *where_words(const poster *p) {
  report *r = p->r;
  const cl_rec *moment = p->dates[0].moment;
  const char *time = r_time(r, moment);
  const char *place = place_words(r, r_field(r, moment, CL_F_MOMENT_CHANNEL));
  const char *said = r_sentence(r, r_field(r, moment, CL_F_MOMENT_MESSAGE));
  const char *each = each_time(p);
  return cl_asprintf(r->app->arena, "%s%s%s%s%s%s%s", time, *time && *place ? ", " : "",
                     *time ? place : r_capital(r, place), *time || *place ? ". " : "", said,
                     *said && *each ? " " : "", each);
}

static const char *ask_words(const poster *p) {
  cl_app *app = p->r->app;
  if (cl_rec_choice(p->c, CL_F_COMMUNITY_STATUS) == CL_STATUS_STOPPED)
    return T_(app, "At the desk of the library they know what remains.");
  return p->row->rests ? T_(app, "At the desk of the library they know when we go on.")
                       : T_(app, "Ask at the desk of the library when you can come.");
}

static double line_height(const line *one, double half) {
  return 2.8 + mm(lines(one->text, 13, half - (*one->number ? 18 : 6)), 13) +
         mm(lines(one->more, 11, half - 6), 11) + (one->reach >= 0 ? 3.5 : 0) +
         (*one->number ? 1.7 : 0);
}

static double wants_height(const line *wants, size_t n, double half) {
  double all = n ? 8.2 - 2.8 : 0;
  for (size_t i = 0; i < n; i++)
    all += line_height(&wants[i], half);
  return all;
}

/* The same with two of them side by side. */
static double in_pairs(const line *wants, size_t n, double half) {
  double all = n ? 8.2 - 2.8 : 0;
  for (size_t i = 0; i < n; i += 2) {
    double one = line_height(&wants[i], half);
    double other = i + 1 < n ? line_height(&wants[i + 1], half) : 0;
    all += one > other ? one : other;
  }
  return all;
}

/* What they want, and under it what they have. */
static double both_height(const poster *p, double half) {
  double wants = wants_height(p->wants, p->want_count, half);
  double has = wants_height(p->has, p->has_count, half);
  return wants + (wants > 0 && has > 0 ? 5 : 0) + has;
}

static double story_height(const poster *p, double pt, double half) {
  return 8 + serif(p->story, pt, half) + 2 + mm(1, 11);
}

/* In letters as large as fill what stands beside it. */
static double story_size(const poster *p, double half) {
  double beside = both_height(p, half);
  double pt = cl_utf8_count(cl_str_of(p->story)) > 110 ? 14 : 17.5;
  while (pt < MOST_STORY && story_height(p, pt + 0.5, half) < beside)
    pt += 0.5;
  return pt;
}

/* What they want and what they have, beside what happened, or beside each other. */
static double middle_height(const poster *p, double half) {
  double wants = wants_height(p->wants, p->want_count, half);
  double has = wants_height(p->has, p->has_count, half);
  if (!*p->story && p->want_count && p->has_count)
    return wants > has ? wants : has;
  if (!*p->story)
    return in_pairs(p->wants, p->want_count, half) + in_pairs(p->has, p->has_count, half);
  double both = both_height(p, half), tale = story_height(p, story_size(p, half), half);
  return both > tale ? both : tale;
}

static double dates_height(const poster *p, double full) {
  double all = 3.6 + 10, most = 0;
  if (!p->date_count)
    return all + mm(lines(ask_words(p), 15, full), 15) + 8;
  for (size_t i = 0; i < p->date_count && !p->same; i++) {
    double n = lines(r_field(p->r, p->dates[i].moment, CL_F_MOMENT_TITLE), 11.5, full / 3 - 27);
    most = n > most ? n : most;
  }
  all += p->same ? 15 + mm(1, 11.5) : (mm(1, 13.5) + mm(2 + most, 11.5)) * 0.87;
  if (p->same && p->date_count > 1)
    all += 3 + mm(lines(where_words(p), 14, full), 14);
  if (p->date_count == 1) {
    double beside = mm(lines(where_words(p), 14, (full - 6) * 2 / 3), 14);
    all += beside > 15 ? beside - 15 : 0;
  }
  return all + 7;
}

/* How they do it; for who comes by not how they decide. */
static const cl_field of_us[] = { CL_F_COMMUNITY_ROLES_COMMUNITY, CL_F_COMMUNITY_ROLES_LIBRARY,
                                  CL_F_COMMUNITY_HABITS_RITUAL, CL_F_COMMUNITY_HABITS_DECIDING };

static size_t us_count(const poster *p) {
  return CL_COUNT(of_us) - p->r->outside;
}

static const char *us_words(const poster *p, size_t i) {
  bool told = of_us[i] == CL_F_COMMUNITY_HABITS_RITUAL && *each_time(p);
  return told ? "" : r_sentence(p->r, r_field(p->r, p->c, of_us[i]));
}

/* What they do and the library does, as a text of it begins. */
static const char doing[] =
    "|bedenkt|begeleidt|bepaalt|betaalt|bewaakt|biedt|bouwt|brengt|deelt|denkt|doet|draagt|draait|"
    "geeft|haalt|helpt|houdt|is|kiest|koopt|kookt|leent|leert|leest|legt|leidt|levert|luistert|"
    "maakt|neemt|nodigt|ontvangt|opent|past|plant|regelt|schenkt|schrijft|sluit|speelt|staat|stelt|"
    "telt|verdeelt|verzorgt|vertelt|verwelkomt|vraagt|werkt|wint|zet|zingt|zoekt|zorgt|"
    "brings|builds|chooses|cooks|does|gives|helps|is|keeps|leads|lends|makes|mends|offers|opens|"
    "pays|provides|puts|reads|receives|repairs|sets|takes|teaches|tells|welcomes|works|writes|";

/* `Zorgt voor de zaal` goes on after who does it. */
static bool begins_with_verb(report *r, const char *text) {
  cl_str word = { text, strcspn(text, " ,.") };
  return (word.n > 5 && !memcmp(text + word.n - 4, "eert", 4)) || listed(r, word, doing);
}

/* `The community mends`, or `The community: Everybody who mends`; *LABEL bytes of it say who. */
static const char *us_line(const poster *p, size_t i, size_t *label) {
  report *r = p->r;
  cl_app *app = r->app;
  const char *const run[] = { T_(app, "The community %s"), T_(app, "The library %s") };
  const char *const labels[CL_COUNT(of_us)] = { T_(app, "The community:"), T_(app, "The library:"),
                                                T_(app, "Always there:"),
                                                T_(app, "How we decide:") };
  const char *text = us_words(p, i);
  if (i < CL_COUNT(run) && begins_with_verb(r, text)) {
    char *low = cl_str_dup(app->arena, cl_str_of(text));
    low[0] = (char)(low[0] | 0x20);
    *label = strcspn(run[i], "%");
    return cl_asprintf(app->arena, run[i], low);
  }
  *label = strlen(labels[i]);
  return cl_asprintf(app->arena, "%s %s", labels[i], text);
}

/* The two blocks of the foot under which the last words stand. */
static double join_height(const poster *p, double full) {
  double left = 0, right = 0, half = (full - 13) / 2;
  size_t label;
  for (size_t i = 0; i < p->join_count; i++)
    left += 1.6 + mm(lines(p->join[i], 13, half - 6), 13) * 0.96;
  for (size_t i = 0; i < us_count(p); i++)
    if (*us_words(p, i))
      right += 2 + mm(lines(us_line(p, i, &label), 13, half), 13) * 0.96;
  return 12 + (left > 0 || right > 0 ? 13 + (left > right ? left : right) : 0) + 3 +
         mm(lines(p->foot, 11, full), 11);
}

/* What stands under the head takes, in letters BY times as large. */
static double height(const poster *p, double by) {
  double full = 180 / by, half = (full - 13) / 2;
  double all = 10 + serif(p->vision, p->large, full) + 7;
  all += dates_height(p, full) + middle_height(p, half) + 6 + join_height(p, full);
  return all * by;
}

/* Letters as large as fit between 0.68 and 1.16 of what they are drawn for; then rows of tiles
 * for what is left of the sheet, and then the largest words grow.  Both are wanted as whole as the
 * paper has them. */
static double fitting(poster *p, unsigned *rows) {
  double by = 1.16, room;
  while (by > 0.68 && height(p, by) > SHEET - HEAD * CELL)
    by -= 0.02;
  room = SHEET - HEAD * CELL - height(p, by);
  *rows = HEAD;
  for (; room > CELL * 2 && *rows < HIGHEST; room -= CELL)
    ++*rows;
  while (p->large < MOST_LARGE && room > 0) {
    p->large++;
    room = SHEET - *rows * CELL - height(p, by);
  }
  p->large -= room < 0;
  p->tale = story_size(p, (180 / by - 13) / 2);
  return by;
}

/* ---- The head ----------------------------------------------------------------------- */

/* As large as the longest word fits beside the tiles, and all of it under the library's name. */
static double name_size(const char *name, unsigned columns) {
  double pt = 42;
  while (pt > 14 && name_lines(name, pt, 188 - columns * CELL) * pt * 0.37 > 43)
    pt--;
  return pt;
}

static void put_top(const poster *p, unsigned rows) {
  report *r = p->r;
  const char *name = r_name(r, p->c);
  /* Long words have the tiles make room. */
  unsigned columns = name_size(name, CL_TILES) < 26 ? CL_TILES / 2 : CL_TILES;
  char size[40];
  r_open(r, "header", columns < CL_TILES ? "top wide" : "top");
  cl_svg_tiles(r_out(r), cl_str_of(p->c->id), columns, rows);
  r_open(r, "p", "org");
  r_logo(r);
  r_put(r, r->organisation);
  r_close(r);
  cl_html_text(&r->html, "h1", cl_str_of(name), "style",
               cl_asprintf(r->app->arena, "--n:%spt",
                           cl_format_num(size, name_size(name, columns), false)),
               NULL);
  r_close(r);
}

static void put_vision(const poster *p) {
  report *r = p->r;
  cl_app *app = r->app;
  char size[40];
  bool vision = cl_rec_has(p->c, CL_F_COMMUNITY_VISION_TEXT);
  cl_date day = cl_rec_date(p->c, CL_F_COMMUNITY_VISION_DATE);
  cl_html_open(&r->html, "section", "class", "vis", "style",
               cl_asprintf(app->arena, "--v:%spt", cl_format_num(size, p->large, false)), NULL);
  r_open(r, vision ? "blockquote" : "div", NULL);
  r_text(r, "p", NULL, p->vision);
  if (vision)
    r_text(r, "footer", NULL,
           day == CL_NO_DATE
               ? T_(app, "This is how we see it.")
               : cl_asprintf(app->arena, T_(app, "This is how we see it. Made together in %s."),
                             r_month(r, day)));
  r_close(r);
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

static void put_where(const poster *p) {
  report *r = p->r;
  const char *time = r_time(r, p->dates[0].moment), *words = where_words(p);
  if (!*words)
    return;
  r_open(r, "p", "where");
  r_text(r, "b", NULL, time);
  r_put(r, words + strlen(time));
  r_close(r);
}

/* Where nothing can be come to that is known: whom to ask, and that it rests. */
static void put_no_dates(const poster *p) {
  cl_app *app = p->r->app;
  bool stopped = cl_rec_choice(p->c, CL_F_COMMUNITY_STATUS) == CL_STATUS_STOPPED;
  r_text(p->r, "h2", NULL,
         stopped         ? T_(app, "We have said goodbye")
         : p->row->rests ? T_(app, "We take a break")
                         : T_(app, "Come along"));
  r_text(p->r, "p", "ask", ask_words(p));
}

static void put_dates(const poster *p) {
  report *r = p->r;
  r_open(r, "section", p->date_count == 1 ? "dates one" : "dates");
  if (!p->date_count) {
    put_no_dates(p);
    r_close(r);
    return;
  }
  if (p->same)
    r_text(r, "p", "come", T_(r->app, "Come along"));
  r_text(r, "h2", NULL,
         p->same ? r_field(r, p->dates[0].moment, CL_F_MOMENT_TITLE) : T_(r->app, "Come along"));
  r_open(r, "ol", NULL);
  for (size_t i = 0; i < p->date_count; i++)
    put_date(r, &p->dates[i], !p->same);
  r_close(r);
  if (p->same)
    put_where(p);
  r_close(r);
}

/* ---- What we want, what happened --------------------------------------------------------- */

static void add_line(line *lines, size_t *n, line one) {
  if (*n < MOST_WANTS)
    lines[(*n)++] = one;
}

/* Its unit, where the words of the goal do not say it; and where it came from when less is
 * better: that no bar says. */
static const char *number_words(report *r, const cl_story_goal *goal) {
  const char *unit = r_field(r, goal->rec, CL_F_JOINT_GOAL_UNIT);
  const char *text = r_field(r, goal->rec, CL_F_JOINT_GOAL_TEXT);
  const char *word = cl_fold(r->app->arena, (cl_str){ unit, strcspn(unit, " ") });
  if (goal->now.target < goal->now.baseline)
    return cl_asprintf(r->app->arena, T_(r->app, "now; at first %s"),
                       cmd_num(r->app, cl_round_to(goal->now.baseline, 2)));
  return cl_unit_percent(unit) || strstr(cl_fold(r->app->arena, cl_str_of(text)), word) ? "" : unit;
}

/* For themselves: their goals, with how far they are where that pleases. */
static void choose_goals(poster *p) {
  report *r = p->r;
  for (int numbers = 1; numbers >= 0; numbers--)
    for (size_t i = 0; i < p->row->goal_count; i++) {
      const cl_story_goal *goal = &p->row->goals[i];
      const cl_progress *now = &goal->now;
      const char *text = r_field(r, goal->rec, CL_F_JOINT_GOAL_TEXT);
      if (numbers && r_pleases(now))
        /* What there is of what is wanted, for who does not know where it began. */
        add_line(p->wants, &p->want_count,
                 (line){ r_latest(r, goal), text, number_words(r, goal),
                         now->target > now->baseline && now->target > 0 ? now->latest / now->target
                                                                        : -1 });
      if (!numbers && !now->quantitative)
        add_line(p->wants, &p->want_count,
                 (line){ "", text, r_field(r, goal->rec, CL_F_JOINT_GOAL_EVIDENCE), -1 });
    }
}

static void choose_for_outside(poster *p) {
  report *r = p->r;
  const char *wants[MOST_WANTS];
  r_count has[MOST_WANTS];
  /* without a vision the largest words say their aims */
  bool aims = cl_rec_has(p->c, CL_F_COMMUNITY_VISION_TEXT);
  size_t n = r_counts(r, p->row, has, *p->story ? 2 : MOST_WANTS); /* on one line under a story */
  for (size_t i = 0; i < n; i++)
    add_line(p->has, &p->has_count, (line){ has[i].number, has[i].what, "", -1 });
  /* of three blocks few words each, and large */
  n = r_wants(r, p->row, aims, wants, *p->story && n ? 2 : MOST_WANTS);
  for (size_t i = 0; i < n; i++)
    add_line(p->wants, &p->want_count, (line){ "", wants[i], "", -1 });
}

/* The rest only as what is wanted, where little else is. */
static void choose_wants(poster *p) {
  if (p->r->outside)
    choose_for_outside(p);
  else
    choose_goals(p);
  for (size_t i = 0; i < p->row->goal_count && !p->r->outside && p->want_count < 2; i++)
    if (p->row->goals[i].now.quantitative && !r_pleases(&p->row->goals[i].now))
      add_line(p->wants, &p->want_count,
               (line){ "", r_field(p->r, p->row->goals[i].rec, CL_F_JOINT_GOAL_TEXT), "", -1 });
}

static void put_line(report *r, const line *one) {
  r_open(r, "li", *one->number ? NULL : "wo");
  if (*one->number) {
    r_text(r, "b", NULL, one->number);
    r_open(r, "div", NULL);
  }
  r_put(r, one->text);
  if (one->reach >= 0)
    cl_svg_reach(r_out(r), one->reach);
  if (*one->more)
    r_text(r, "small", NULL, one->more);
  if (*one->number)
    r_close(r);
  r_close(r);
}

static void put_lines(report *r, const char *class_name, const char *title, const line *lines_,
                      size_t n) {
  if (!n)
    return;
  r_open(r, "section", class_name);
  r_text(r, "h2", NULL, title);
  r_open(r, "ul", NULL);
  for (size_t i = 0; i < n; i++)
    put_line(r, &lines_[i]);
  r_close(r);
  r_close(r);
}

static void put_story(const poster *p) {
  report *r = p->r;
  const cl_rec *story = cl_story_to_tell(r->app->plan, p->c);
  if (!*p->story)
    return;
  char size[40];
  cl_html_open(&r->html, "section", "class", "sto", "style",
               cl_asprintf(r->app->arena, "--s:%spt", cl_format_num(size, p->tale, false)), NULL);
  r_text(r, "h2", NULL, T_(r->app, "This happened here"));
  r_open(r, "blockquote", NULL);
  r_text(r, "p", NULL, p->story);
  r_text(r, "footer", NULL,
         cl_asprintf(r->app->arena, T_(r->app, "Told in %s, with consent"),
                     r_month(r, cl_rec_date(story, CL_F_STORY_DATE))));
  r_close(r);
  r_close(r);
}

/* ---- The foot ------------------------------------------------------------------------- */

static void put_us(const poster *p) {
  report *r = p->r;
  cl_app *app = r->app;
  bool any = false;
  for (size_t i = 0; i < us_count(p); i++) {
    size_t label;
    const char *text = us_line(p, i, &label);
    if (!*us_words(p, i))
      continue;
    if (!any) {
      r_open(r, "div", NULL);
      r_text(r, "h2", NULL, i < 2 ? T_(app, "Who does what?") : T_(app, "How we do it"));
    }
    any = true;
    r_open(r, "p", NULL);
    r_text(r, "b", NULL, cl_str_dup(app->arena, (cl_str){ text, label }));
    r_put(r, text + label);
    r_close(r);
  }
  if (any)
    r_close(r);
}

static void put_join(const poster *p) {
  report *r = p->r;
  r_open(r, "section", "join");
  if (p->join_count) {
    r_open(r, "div", NULL);
    r_text(r, "h2", NULL, T_(r->app, "How to join"));
    r_open(r, "ul", NULL);
    for (size_t i = 0; i < p->join_count; i++)
      r_text(r, "li", NULL, p->join[i]);
    r_close(r);
    r_close(r);
  }
  put_us(p);
  r_text(r, "p", "fin", p->foot);
  r_close(r);
}

/* ---- The whole ------------------------------------------------------------------------ */

/* The vision; else what they want themselves, and who comes with them. */
static const char *large_words(report *r, const cl_rec *c) {
  const char *vision = r_field(r, c, CL_F_COMMUNITY_VISION_TEXT);
  const char *aims = r_sentence(r, cmd_join(r->app, c, CL_F_COMMUNITY_AIMS, ". "));
  if (*vision)
    return vision;
  if (*aims)
    return cl_asprintf(r->app->arena, T_(r->app, "%s Will you join us?"), aims);
  return T_(r->app, "In the library people find each other. Will you join us?");
}

/* Where more is told of them; `Facebook` is said where there is a `Facebookgroep`. */
static const char *places_words(report *r, const cl_rec *c) {
  cl_arena *arena = r->app->arena;
  const char *all = r_field(r, c, CL_F_COMMUNITY_PLATFORM_NAME);
  const char *platform = cl_fold(arena, cl_str_of(all));
  CL_EACH(value, cl_rec_node(c, CL_F_COMMUNITY_CHANNELS))
    if (!strstr(platform, cl_fold(arena, cl_node_text(value))))
      all = cl_asprintf(arena, "%s%s%s", all, *all ? ", " : "",
                        cl_str_dup(arena, cl_node_text(value)));
  return all;
}

/* What matters to them, and where to ask more. */
static const char *foot_words(report *r, const cl_rec *c) {
  cl_app *app = r->app;
  const char *text = "", *places = places_words(r, c);
  CL_EACH(value, cl_rec_node(c, CL_F_COMMUNITY_VALUES))
    text = cl_asprintf(app->arena, "%s%s ", text,
                       r_sentence(r, cl_str_dup(app->arena, cl_node_text(value))));
  text = cl_asprintf(app->arena, "%s%s", text,
                     T_(app, "Want to know more? Ask at the desk of the library."));
  if (*places)
    text = cl_asprintf(app->arena, T_(app, "%s More about us: %s."), text, places);
  return text;
}

static void how_to_join(poster *p) {
  report *r = p->r;
  p->join_count = r_welcome(r, p->c, p->join, MOST_LINES - 1);
  if (!p->join_count && p->date_count)
    p->join[p->join_count++] = p->date_count > 1 ? T_(r->app, "Come along on one of these days.")
                                                 : T_(r->app, "Come along on this day.");
}

void report_poster(report *r, const cl_story_row *row) {
  poster p = { .r = r, .row = row, .c = row->community };
  const cl_rec *story = cl_story_to_tell(r->app->plan, p.c);
  unsigned rows;
  char z[40];
  p.date_count = row->rests ? 0 : r_dates(r, p.c, p.dates, R_DATES);
  p.same = p.date_count && all_the_same(p.dates, p.date_count);
  p.story = story ? r_field(r, story, CL_F_STORY_TEXT) : "";
  p.vision = large_words(r, p.c);
  p.foot = foot_words(r, p.c);
  p.large = vision_size(p.vision);
  choose_wants(&p);
  how_to_join(&p);
  const char *size = cl_format_num(z, cl_round_to(fitting(&p, &rows), 2), false);
  cl_html_open(&r->html, "main", "class", "pg", "style",
               cl_asprintf(r->app->arena, "--z:%s;--r:%u", size, rows), NULL);
  put_top(&p, rows);
  put_vision(&p);
  r_open(r, "div", *p.story ? "mid st" : "mid");
  put_dates(&p);
  put_lines(r, "go",
            r->outside ? T_(r->app, "What we want together")
                       : T_(r->app, "This is what we want to reach together"),
            p.wants, p.want_count);
  put_story(&p);
  put_lines(r, p.want_count ? "go got" : "go", T_(r->app, "What we have already"), p.has,
            p.has_count);
  r_close(r);
  put_join(&p);
  r_close(r);
}
