/* story_noun.c - what a goal counts, in the fewest words that tell it apart; see story.h. */
#include "story.h"

#include <string.h>

#include "token.h"

/* So many characters of a noun stand on a line beside its number. */
enum { A_LINE = 22 };

bool cl_unit_percent(const char *unit) {
  return strcmp(unit, "%") == 0 || strcmp(unit, "procent") == 0 || strcmp(unit, "percent") == 0;
}

static bool near(double a, double b) {
  return a - b < 0.6 && b - a < 0.6;
}

/* How many tokens `Zes op de tien`, `60%` or `Zestig procent van de` takes; 0 for none. */
static size_t share_in_front(const cl_tokens *t, double target) {
  size_t i = 1;
  if (!t->count || !t->items[0].counts)
    return 0;
  if (near(t->items[0].number, target) && cl_token_in(t, 1, " % procent percent "))
    return cl_token_in(t, 2, " van of ") ? cl_token_in(t, 3, " de the ") ? 4 : 3 : 2;
  while (i < 3 && cl_token_in(t, i, " op de van out of in every "))
    i++;
  if (i == 1 || i >= t->count || !t->items[i].counts || t->items[i].number <= 0)
    return 0;
  return near(t->items[0].number / t->items[i].number * 100, target) ? i + 1 : 0;
}

/* GOAL without the number it begins with, where that is the one to be reached: `Tien deelnemers
 * onder de dertig`, `deelnemers onder de dertig`.  "" when it begins with no such number. */
static const char *behind_number(cl_view *view, const cl_story_goal *goal, bool percent) {
  const char *text = cl_rec_words(goal->rec, CL_F_JOINT_GOAL_TEXT, view->arena);
  cl_tokens t;
  cl_tokens_read(&t, cl_str_of(text), view->arena);
  size_t front = 0;
  if (percent)
    front = share_in_front(&t, goal->now.target);
  else if (t.count && t.items[0].counts && near(t.items[0].number, goal->now.target))
    front = 1;
  if (!front || front >= t.count)
    return "";
  return t.items[front].text.p;
}

const char *cl_story_counted(cl_view *view, const cl_story_goal *goal) {
  const char *unit = cl_rec_words(goal->rec, CL_F_JOINT_GOAL_UNIT, view->arena);
  return behind_number(view, goal, cl_unit_percent(unit));
}

/* `deelnemers per week`: how often that is counted stands on the page of the community. */
static cl_str without_period(cl_str unit) {
  static const char *const periods[] = { " per week",     " per maand",    " per month",
                                         " per kwartaal", " per quarter",  " per jaar",
                                         " per year",     " per half jaar" };
  for (size_t i = 0; i < CL_COUNT(periods); i++) {
    size_t n = strlen(periods[i]);
    if (unit.n >= n && memcmp(unit.p + unit.n - n, periods[i], n) == 0)
      return (cl_str){ unit.p, unit.n - n };
  }
  return unit;
}

/* Do more goals of the community count UNIT, by the week or by the month?  Seldom far to look: as
 * a rule a neighbour does. */
static bool is_shared(const cl_story_row *row, const char *unit) {
  size_t n = 0;
  for (size_t i = 0; i < row->goal_count && n < 2; i++)
    n += cl_str_is(without_period(cl_rec_text(row->goals[i].rec, CL_F_JOINT_GOAL_UNIT)), unit);
  return n > 1;
}

const char *cl_story_noun(cl_view *view, const cl_story_row *row, const cl_story_goal *goal) {
  const char *unit = cl_rec_words(goal->rec, CL_F_JOINT_GOAL_UNIT, view->arena);
  const char *text = cl_rec_words(goal->rec, CL_F_JOINT_GOAL_TEXT, view->arena);
  bool percent = cl_unit_percent(unit);
  const char *rest = behind_number(view, goal, percent);
  if (!*unit || percent)
    return *rest ? rest : text;
  const char *whole = unit;
  unit = cl_str_dup(view->arena, without_period(cl_str_of(unit)));
  if (is_shared(row, unit))
    return *rest ? rest : cl_asprintf(view->arena, "%s: %s", whole, text);
  /* `actieve coaches` says more than `coaches`, and stands on the same line */
  return cl_ends_in(rest, unit) && cl_utf8_count(cl_str_of(rest)) <= A_LINE ? rest : unit;
}
