/* occur.c - when moments take place: single days and repeats; see occur.h. */
#include <string.h>

#include "occur.h"

/* Days looked at for one moment: ends a repeat that never does. */
#define LOOKED_AT 10000

/* ---- What `repeat.day` says ----------------------------------------------- */

static bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Is A the ASCII word WORD, in any case? */
static bool word_is(cl_str a, const char *word) {
  size_t i = 0;
  for (; i < a.n && word[i]; i++) {
    char c = a.p[i];
    if (c >= 'A' && c <= 'Z')
      c = (char)(c - 'A' + 'a');
    if (c != word[i])
      return false;
  }
  return i == a.n && !word[i];
}

/* Takes the first word off *REST; empty when there is none. */
static cl_str take_word(cl_str *rest) {
  *rest = cl_str_trim(*rest);
  cl_str word = { rest->p, 0 };
  while (word.n < rest->n && rest->p[word.n] != ' ' && rest->p[word.n] != '\t')
    word.n++;
  rest->p += word.n;
  rest->n -= word.n;
  *rest = cl_str_trim(*rest);
  return word;
}

static int read_nth(cl_str word) {
  static const struct {
    const char *word;
    int nth;
  } words[] = { { "first", 1 },  { "second", 2 },   { "third", 3 },  { "fourth", 4 },
                { "last", -1 },  { "eerste", 1 },   { "tweede", 2 }, { "derde", 3 },
                { "vierde", 4 }, { "laatste", -1 }, { "1st", 1 },    { "2nd", 2 },
                { "3rd", 3 },    { "4th", 4 },      { "1e", 1 },     { "2e", 2 },
                { "3e", 3 },     { "4e", 4 } };
  for (size_t i = 0; i < CL_COUNT(words); i++)
    if (word_is(word, words[i].word))
      return words[i].nth;
  return 0;
}

static int read_weekday(cl_str word) {
  static const char *const names[][2] = { { "monday", "maandag" },     { "tuesday", "dinsdag" },
                                          { "wednesday", "woensdag" }, { "thursday", "donderdag" },
                                          { "friday", "vrijdag" },     { "saturday", "zaterdag" },
                                          { "sunday", "zondag" } };
  for (int i = 0; i < 7; i++)
    if (word_is(word, names[i][0]) || word_is(word, names[i][1]))
      return i + 1;
  return 0;
}

bool cl_repeat_day_parse(cl_str text, struct cl_repeat_day *out) {
  if (!text.p)
    return false;
  cl_str rest = text;
  cl_str word = take_word(&rest);
  struct cl_repeat_day day = { CL_DAY_WEEKDAY, 0, 0, 0 };
  long long number;
  if (word.n && !rest.n && !letter(word.p[word.n - 1]) && cl_parse_int(word, &number)) {
    if (number < 1 || number > 31)
      return false;
    day.kind = CL_DAY_OF_MONTH;
    day.day = (int)number;
    *out = day;
    return true;
  }
  day.nth = read_nth(word);
  if (day.nth)
    word = take_word(&rest);
  day.weekday = read_weekday(word);
  if (!day.weekday || rest.n)
    return false;
  *out = day;
  return true;
}

/* ---- A moment's repeat ------------------------------------------------------ */

struct repeat {
  cl_date first, until;     /* UNTIL: CL_NO_DATE when there is none */
  long long count;          /* how many in all; -1: as many as there are */
  int every;                /* CL_EVERY_*; -1: it does not come back */
  struct cl_repeat_day day; /* made to fit EVERY: see fit_day() */
  cl_date *except;          /* sorted */
  size_t excepts, cap;
};

static void read_except(struct repeat *r, const cl_rec *moment) {
  CL_EACH(item, cl_rec_node(moment, CL_F_MOMENT_REPEAT_EXCEPT)) {
    cl_date date = cl_date_parse(cl_node_text(item));
    if (date == CL_NO_DATE)
      continue;
    r->except = cl_grow(r->except, &r->cap, r->excepts + 1, sizeof *r->except);
    r->except[r->excepts++] = date;
  }
  if (r->excepts)
    qsort(r->except, r->excepts, sizeof *r->except, cl_by_date);
}

/* Makes the day fit the rhythm.  Weeks know weekdays only.  A month that says
 * `saturday` without which one means the one that the first moment is; so does
 * a month without a day that is a number (`31` stays: months without are passed
 * over). */
static void fit_day(struct repeat *r) {
  struct cl_repeat_day *day = &r->day;
  if (r->every == CL_EVERY_DAY)
    return;
  if (r->every == CL_EVERY_WEEK || r->every == CL_EVERY_TWO_WEEKS) {
    if (day->kind != CL_DAY_WEEKDAY)
      day->weekday = cl_weekday(r->first);
    day->kind = CL_DAY_WEEKDAY;
    return;
  }
  int of_month;
  cl_date_split(r->first, NULL, NULL, &of_month);
  if (day->kind == CL_DAY_WEEKDAY && !day->nth)
    day->nth = of_month > 28 ? -1 : (of_month - 1) / 7 + 1;
  if (day->kind == CL_DAY_SAME) {
    day->kind = CL_DAY_OF_MONTH;
    day->day = of_month;
  }
}

/* False when the moment has no day to start from.  Free r->except. */
static bool read_repeat(const cl_rec *moment, struct repeat *r) {
  *r = (struct repeat){ .first = cl_rec_date(moment, CL_F_MOMENT_DATE),
                        .until = CL_NO_DATE,
                        .count = -1,
                        .every = -1,
                        .day = { CL_DAY_SAME, 0, 0, 0 } };
  if (r->first == CL_NO_DATE)
    return false;
  r->every = cl_rec_choice(moment, CL_F_MOMENT_REPEAT_EVERY);
  if (r->every < 0)
    return true;
  r->until = cl_rec_date(moment, CL_F_MOMENT_REPEAT_UNTIL);
  long long count;
  if (cl_parse_int(cl_rec_text(moment, CL_F_MOMENT_REPEAT_COUNT), &count) && count > 0)
    r->count = count;
  if (!cl_repeat_day_parse(cl_rec_text(moment, CL_F_MOMENT_REPEAT_DAY), &r->day))
    r->day.kind = CL_DAY_SAME;
  fit_day(r);
  read_except(r, moment);
  return true;
}

static bool excepted(const struct repeat *r, cl_date date) {
  return r->excepts && bsearch(&date, r->except, r->excepts, sizeof *r->except, cl_by_date) != NULL;
}

/* ---- The days of a repeat, one by one ---------------------------------------- */

/* The day that DAY names in a month, or CL_NO_DATE when it has none. */
static cl_date day_in_month(int year, int month, const struct cl_repeat_day *day) {
  if (day->kind == CL_DAY_OF_MONTH)
    return cl_date_of(year, month, day->day);
  if (day->nth > 0) {
    cl_date first = cl_date_of(year, month, 1);
    if (first == CL_NO_DATE)
      return CL_NO_DATE;
    return first + (day->weekday - cl_weekday(first) + 7) % 7 + 7 * (day->nth - 1);
  }
  cl_date last = cl_date_of(year, month, cl_days_in_month(year, month));
  return last == CL_NO_DATE ? CL_NO_DATE : last - (cl_weekday(last) - day->weekday + 7) % 7;
}

/* Does a daily repeat take place on DATE? */
static bool day_counts(const struct cl_repeat_day *day, cl_date date) {
  if (day->kind == CL_DAY_SAME)
    return true;
  int year, month;
  cl_date_split(date, &year, &month, NULL);
  if (day->kind == CL_DAY_OF_MONTH || day->nth)
    return date == day_in_month(year, month, day);
  return cl_weekday(date) == day->weekday;
}

/* A walk along the days of a repeat.  The first is the moment's own date, also
 * when `repeat.day` says otherwise; behind it come the days of the rhythm. */
struct walk {
  const struct repeat *r;
  long long step;  /* number of the period looked at, counted from the first day's */
  long long index; /* of the occurrence found last; -1 before the first */
  cl_date date;    /* the occurrence found last */
  unsigned looked;
};

/* The day of period STEP, or CL_NO_DATE when there is none in it; *END is set
 * when the calendar ends there. */
static cl_date day_of_period(const struct repeat *r, long long step, bool *end) {
  int months = r->every == CL_EVERY_MONTH ? 1 : r->every == CL_EVERY_QUARTER ? 3 : 12;
  long long date;
  int year, month;
  switch (r->every) {
  case CL_EVERY_DAY:
    date = r->first + step;
    *end = date > CL_DATE_LAST;
    return *end || !day_counts(&r->day, (cl_date)date) ? CL_NO_DATE : (cl_date)date;
  case CL_EVERY_WEEK:
  case CL_EVERY_TWO_WEEKS:
    date = r->first - (cl_weekday(r->first) - r->day.weekday) +
           step * (r->every == CL_EVERY_WEEK ? 7 : 14);
    *end = date > CL_DATE_LAST;
    return *end ? CL_NO_DATE : (cl_date)date;
  default:
    cl_date_split(r->first, &year, &month, NULL);
    date = (long long)year * 12 + (month - 1) + step * months;
    *end = date / 12 > 9999;
    return *end ? CL_NO_DATE : day_in_month((int)(date / 12), (int)(date % 12) + 1, &r->day);
  }
}

/* Goes on to the next occurrence, excepted days included; false at the end. */
static bool walk_on(struct walk *w) {
  const struct repeat *r = w->r;
  if (r->count >= 0 && w->index + 1 >= r->count)
    return false;
  if (w->index < 0) {
    w->date = r->first;
    w->index = 0;
    return r->until == CL_NO_DATE || r->first <= r->until;
  }
  if (r->every < 0)
    return false;
  while (w->looked++ < LOOKED_AT) {
    bool end = false;
    cl_date date = day_of_period(r, w->step++, &end);
    if (end)
      return false;
    if (date == CL_NO_DATE || date <= w->date)
      continue;
    if (r->until != CL_NO_DATE && date > r->until)
      return false;
    w->date = date;
    w->index++;
    return true;
  }
  return false;
}

/* Puts the walk just before FROM without visiting what lies between, where
 * every period has a day: a repeat that began long ago stays cheap. */
static void walk_to(struct walk *w, cl_date from) {
  const struct repeat *r = w->r;
  bool plain_days = r->every == CL_EVERY_DAY && r->day.kind == CL_DAY_SAME;
  bool plain_weeks = (r->every == CL_EVERY_WEEK || r->every == CL_EVERY_TWO_WEEKS) &&
                     r->day.weekday == cl_weekday(r->first);
  if (!plain_days && !plain_weeks)
    return;
  int length = plain_days ? 1 : r->every == CL_EVERY_WEEK ? 7 : 14;
  long long skip = ((long long)from - r->first) / length - 1;
  if (skip < 1)
    return;
  if (r->count >= 0 && skip >= r->count)
    skip = r->count - 1;
  w->step = skip + 1;
  w->index = skip;
  w->date = (cl_date)(r->first + skip * length);
}

static bool walk_next(struct walk *w, cl_date from, cl_date to) {
  while (walk_on(w)) {
    if (w->date > to)
      return false;
    if (w->date >= from && !excepted(w->r, w->date))
      return true;
  }
  return false;
}

static void push(cl_occurrences *out, cl_occurrence item) {
  out->items = cl_grow(out->items, &out->cap, out->count + 1, sizeof *out->items);
  out->items[out->count++] = item;
}

void cl_occur(const cl_rec *moment, cl_date from, cl_date to, cl_occurrences *out) {
  struct repeat r;
  if (!read_repeat(moment, &r))
    return;
  struct walk w = { .r = &r, .index = -1 };
  walk_to(&w, from);
  while (walk_next(&w, from, to))
    push(out, (cl_occurrence){ w.date, moment, (size_t)w.index, r.every >= 0 });
  free(r.except);
}

bool cl_occur_next(const cl_rec *moment, cl_date from, cl_occurrence *out) {
  struct repeat r;
  if (!read_repeat(moment, &r))
    return false;
  struct walk w = { .r = &r, .index = -1 };
  walk_to(&w, from);
  bool found = walk_next(&w, from, CL_DATE_LAST);
  if (found)
    *out = (cl_occurrence){ w.date, moment, (size_t)w.index, r.every >= 0 };
  free(r.except);
  return found;
}

bool cl_occur_last(const cl_rec *moment, cl_date from, cl_date to, cl_occurrence *out) {
  struct repeat r;
  if (!read_repeat(moment, &r))
    return false;
  struct walk w = { .r = &r, .index = -1 };
  bool found = false;
  walk_to(&w, from);
  while (walk_next(&w, from, to)) {
    *out = (cl_occurrence){ w.date, moment, (size_t)w.index, r.every >= 0 };
    found = true;
  }
  free(r.except);
  return found;
}

/* ---- The rhythm itself --------------------------------------------------------- */

/* The first day of the rhythm on or after the moment's own. */
static cl_date start_of(const struct repeat *r) {
  struct walk w = { .r = r };
  if (r->every < 0)
    return r->first;
  w.date = r->first - 1;
  return walk_on(&w) ? w.date : CL_NO_DATE;
}

/* Is the last time there before the last day it may fall on?  */
static bool count_ends_first(const struct repeat *r) {
  struct walk w = { .r = r, .index = -1 };
  while (walk_on(&w))
    if (w.index + 1 == r->count)
      return true;
  return false;
}

bool cl_repeat_of(const cl_rec *moment, cl_repeat *out) {
  struct repeat r;
  if (!read_repeat(moment, &r))
    return false;
  *out = (cl_repeat){ r.first, CL_NO_DATE, r.until, r.count, r.every, r.day };
  if (r.count >= 0 && r.until != CL_NO_DATE) {
    if (count_ends_first(&r))
      out->until = CL_NO_DATE;
    else
      out->count = -1;
  }
  r.count = -1; /* the walk is not to stop before its first step */
  out->start = start_of(&r);
  free(r.except);
  return true;
}

bool cl_repeat_falls_on(const cl_rec *moment, cl_date date) {
  struct repeat r;
  if (date == CL_NO_DATE || !read_repeat(moment, &r))
    return false;
  struct walk w = { .r = &r, .index = -1 };
  walk_to(&w, date);
  bool more;
  do
    more = walk_on(&w);
  while (more && w.date < date);
  free(r.except);
  return more && w.date == date;
}

/* ---- All of a plan, sorted ----------------------------------------------------- */

/* What to sort by, read once. */
struct keyed {
  cl_occurrence item;
  int minute; /* -1: a whole day, comes first */
  size_t seq;
};

static int compare_keyed(const void *a, const void *b) {
  const struct keyed *x = a, *y = b;
  if (x->item.date != y->item.date)
    return x->item.date < y->item.date ? -1 : 1;
  if (x->minute != y->minute)
    return x->minute < y->minute ? -1 : 1;
  return (x->seq > y->seq) - (x->seq < y->seq);
}

static void sort_from(cl_occurrences *list, size_t start) {
  size_t n = list->count - start;
  if (n < 2)
    return;
  struct keyed *keys = cl_xcalloc(n, sizeof *keys);
  for (size_t i = 0; i < n; i++) {
    cl_occurrence item = list->items[start + i];
    keys[i] = (struct keyed){ item, cl_time_parse(cl_rec_text(item.moment, CL_F_MOMENT_TIME)), i };
  }
  qsort(keys, n, sizeof *keys, compare_keyed);
  for (size_t i = 0; i < n; i++)
    list->items[start + i] = keys[i].item;
  free(keys);
}

enum cl_status cl_occur_all(const cl_plan *plan, cl_date from, cl_date to, cl_occurrences *out,
                            cl_diag *diag) {
  size_t start = out->count;
  CL_EACH_REC(moment, plan, CL_T_MOMENT) {
    cl_occur(moment, from, to, out);
    if (out->count - start > CL_MOST_OCCURRENCES) {
      char first[CL_DATE_SIZE], last[CL_DATE_SIZE];
      return cl_fail(diag, CL_PLAN, cl_rec_place(plan, moment, CL_F_MOMENT_REPEAT_EVERY),
                     _("between %s and %s there are more than a million moments: let repeats end "
                       "(until, count), or look at less time"),
                     cl_date_iso(first, from), cl_date_iso(last, to));
    }
  }
  sort_from(out, start);
  return CL_OK;
}

void cl_occurrences_free(cl_occurrences *list) {
  free(list->items);
  *list = (cl_occurrences){ NULL, 0, 0 };
}
