/* report_fit.c - how large a page of a community is set, so that it fills its sheet and
 * never runs over it: how high what it says would be, from the widths of its texts. */
#include "report_inner.h"

#include <string.h>

/* A sheet upright, and lying under the mast: its room in rem of 11.2 pixels, as page.c has them
 * on paper.  Letters are up to a tenth wider than cl_text_room() says, and words break lines
 * early. */
static const double wide = 61.4, high = 88, wide_lone = 93.4, high_lone = 63.4;
static const double line = 1.42, early = 1.03, least = 0.7, most = 1.75;
static const double vision_least = 1.9, vision_most = 4;

typedef struct room {
  report *r;
  const cl_story_row *row;
  double width, vision; /* in rem; of the letters of the vision */
  bool lone;
} room;

/* A line ends before the word that is too long for it: of each, about half a word is lost. */
static double lines(const char *text, double size, double width) {
  double all = cl_text_room(cl_str_of(text), size) * early, left = width - 1.6 * size;
  double n = all / (left > 2 * size ? left : 2 * size), whole = (double)(size_t)n;
  if (!*text)
    return 0;
  return all <= width ? 1 : n > whole ? whole + 1 : whole;
}

/* How high TEXT is in letters of SIZE, LEAD lines of them each. */
static double height(const char *text, double size, double lead, double width) {
  return lines(text, size, width) * size * lead;
}

static double of_head(const room *f) {
  double size = f->lone ? 2.4 : 3.3;
  return (f->lone ? 1.2 : 1.4) + 0.82 * line +
         height(r_name(f->r, f->row->community), size * 1.06, 1.02, f->width);
}

static double of_vision(const room *f) {
  const char *text = r_field(f->r, f->row->community, CL_F_COMMUNITY_VISION_TEXT);
  double inside = f->width - (f->lone ? 2.6 : 3), size = f->lone ? 1.75 : f->vision;
  double narrow = 44 * 0.55 * size; /* max-width of 44ch */
  if (!*text)
    return f->lone ? 0 : 7;
  return (f->lone ? 2.7 : 4.8) + 0.8 * line + 0.5 +
         height(text, size, 1.28, !f->lone && narrow < inside ? narrow : inside);
}

static double of_goal(const room *f, const cl_story_goal *goal, double width) {
  report *r = f->r;
  const cl_progress *p = &goal->now;
  bool numbers = p->quantitative && p->has_numbers;
  const char *evidence = p->quantitative ? "" : r_field(r, goal->rec, CL_F_JOINT_GOAL_EVIDENCE);
  const char *change = cl_change_words(r->view, goal->rec);
  double h = 0.5 + height(r_field(r, goal->rec, CL_F_JOINT_GOAL_TEXT), 0.98, 1.3, width) + 0.35;
  if (p->quantitative && (p->has_latest || numbers))
    h += 2.1;
  if (*change)
    h += height(cl_asprintf(r->app->arena, "Wat er verandert: %s", change), 0.8, line, width);
  if (r->outside)
    return h;
  h += 0.84 * line + (numbers ? 1.3 : 0);
  h += height(cl_asprintf(r->app->arena, "te zien aan: %s; klaar op 31 december 2026", evidence),
              0.8, line, width);
  if (p->light != CL_GREEN && cl_rec_has(goal->rec, CL_F_JOINT_GOAL_LIGHT_CAUSE))
    h += 0.2 + height(cl_asprintf(r->app->arena, "%s > %s",
                                  r_field(r, goal->rec, CL_F_JOINT_GOAL_LIGHT_CAUSE),
                                  r_field(r, goal->rec, CL_F_JOINT_GOAL_LIGHT_ACTION)),
                      0.84, line, width);
  return h;
}

static double of_goals(const room *f, double width) {
  report *r = f->r;
  const cl_story_row *row = f->row;
  const cl_story_goal **goals = cl_story_worst_first(r->app->arena, row);
  size_t columns = f->lone ? 3 : 2;
  double each = (width - 2 * (double)(columns - 1)) / (double)columns, all = 1.9, group = 0;
  if (!r->outside)
    all += height(cl_share_words(r->view, &row->shares), 0.8, line, width * 0.75) +
           height(cl_effects_words(r->view, &row->effects), 0.8, line, width * 0.75);
  for (size_t i = 0; i < row->goal_count; i++) {
    double h = of_goal(f, goals[i], each);
    group = i % columns == 0 ? h : h > group ? h : group;
    if (i % columns == columns - 1 || i + 1 == row->goal_count)
      all += group + 1.1;
  }
  return all + (row->goal_count ? 0 : line);
}

static double of_side(const room *f, double width) {
  report *r = f->r;
  cl_occurrence dates[R_DATES];
  size_t n = r_dates(r, f->row->community, dates, R_DATES);
  const cl_rec *story = cl_story_to_tell(r->app->plan, f->row->community);
  bool one = r_one_rhythm(dates, n);
  double h = 0.5 + height(T_(r->app, "When you can come"), 1, line, width) + (n ? 0 : 2 * line) +
             (one ? 2.3 : 0);
  for (size_t i = 0; i < (one ? 1 : n); i++) {
    const char *channel = r_field(r, dates[i].moment, CL_F_MOMENT_CHANNEL);
    double what =
        height(r_field(r, dates[i].moment, CL_F_MOMENT_TITLE), 1, 1.3, one ? width : width - 5) +
        height(cl_asprintf(r->app->arena, "donderdag, 10.00 tot 12.30 uur, %s", channel), 0.8, 1.3,
               one ? width : width - 5);
    if (r->outside)
      what += height(r_field(r, dates[i].moment, CL_F_MOMENT_MESSAGE), 0.8, line,
                     one ? width : width - 5);
    h += 0.75 + (what > 1.7 ? what : 1.7);
  }
  if (!story)
    return h;
  h += 1.1 + 1.9 + height(r_field(r, story, CL_F_STORY_TEXT), 1.15, 1.35, width) + 0.8 +
       0.8 * line * 2;
  return h + height(report_outcome(r, story), 0.8, line, width);
}

static double of_foot(const room *f) {
  static const cl_field of_us[] = { CL_F_COMMUNITY_ROLES_COMMUNITY, CL_F_COMMUNITY_ROLES_LIBRARY,
                                    CL_F_COMMUNITY_HABITS_RITUAL, CL_F_COMMUNITY_HABITS_DECIDING };
  report *r = f->r;
  const cl_rec *c = f->row->community;
  const char *join[R_JOIN];
  double width = (f->width - 4) / 3, left = 0, middle = 0, right = 0;
  double head = 0.5 + height(T_(r->app, "What matters to us"), 1, line, width);
  size_t n = r_join(r, c, join);
  for (size_t i = 0; i < n; i++)
    left += height(join[i], 0.9, line, width - 1) + 0.2;
  for (size_t i = 0; i < CL_COUNT(of_us); i++)
    if (cl_rec_has(c, of_us[i]))
      middle += height(cl_asprintf(r->app->arena, "De bibliotheek: %s", r_field(r, c, of_us[i])),
                       0.9, line, width) +
                0.3;
  CL_EACH(value, cl_rec_node(c, CL_F_COMMUNITY_VALUES))
    right += height(cl_str_dup(r->app->arena, cl_node_text(value)), 0.9, line, width - 1) + 0.2;
  left = middle > left ? middle : left;
  return (f->lone ? 1 : 1.5) + 0.9 + head + (right > left ? right : left);
}

/* Of the whole page, when its letters are BY times as large. */
static double page_height(room *f, double by) {
  f->width = (f->lone ? wide_lone : wide) / by;
  double share = f->lone ? 3.0 / 4 : 2.2 / 3.2, columns = f->width - 2.4;
  double left = of_goals(f, columns * share), right = of_side(f, columns * (1 - share));
  return of_head(f) + of_vision(f) + 1.2 + (left > right ? left : right) + of_foot(f);
}

double report_profile_fit(report *r, const cl_story_row *row, bool lone, double *vision) {
  room f = { .r = r, .row = row, .vision = vision_least, .lone = lone };
  double sheet = high, low = least, up = lone ? 1.5 : most;
  if (lone) /* the mast and the cards stand above */
    sheet = high_lone - 5.6 - report_cards_lines(r) * 0.825 * 1.3 - 2;
  for (int i = 0; i < 7; i++) {
    double by = (low + up) / 2;
    if (page_height(&f, by) * by <= sheet)
      low = by;
    else
      up = by;
  }
  /* What is over goes to the vision, as far as that is good to look at. */
  double to = lone ? vision_least : vision_most;
  *vision = vision_least;
  for (int i = 0; i < 5 && !lone; i++) {
    f.vision = (*vision + to) / 2;
    if (page_height(&f, low) * low <= sheet)
      *vision = f.vision;
    else
      to = f.vision;
  }
  return low;
}
