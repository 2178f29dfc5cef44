/* said.c - days as people say them; see date.h.
 *
 * A text is cut into words and numbers; each way of saying a day is tried on the
 * whole of it, in Dutch and in English alike, so that nothing is half
 * understood. */
#include <string.h>

#include "date.h"

enum { MOST_WORDS = 6, MOST_AWAY = 10000 };

typedef struct words {
  cl_str word[MOST_WORDS];
  size_t n;
  enum cl_date_order order;
  cl_date today;
  bool past; /* a day that could be two is the one before today */
} words;

typedef struct named {
  const char *name;
  int value;
} named;

/* ---- Names ------------------------------------------------------------------- */

static const named months[] = {
  { "januari", 1 },   { "jan", 1 },      { "january", 1 },   { "februari", 2 },  { "feb", 2 },
  { "february", 2 },  { "maart", 3 },    { "mrt", 3 },       { "march", 3 },     { "mar", 3 },
  { "april", 4 },     { "apr", 4 },      { "mei", 5 },       { "may", 5 },       { "juni", 6 },
  { "jun", 6 },       { "june", 6 },     { "juli", 7 },      { "jul", 7 },       { "july", 7 },
  { "augustus", 8 },  { "aug", 8 },      { "august", 8 },    { "september", 9 }, { "sep", 9 },
  { "sept", 9 },      { "oktober", 10 }, { "okt", 10 },      { "october", 10 },  { "oct", 10 },
  { "november", 11 }, { "nov", 11 },     { "december", 12 }, { "dec", 12 },
};
static const named weekdays[] = {
  { "maandag", 1 },   { "ma", 1 },      { "monday", 1 },    { "mon", 1 },      { "dinsdag", 2 },
  { "di", 2 },        { "tuesday", 2 }, { "tue", 2 },       { "woensdag", 3 }, { "wo", 3 },
  { "wednesday", 3 }, { "wed", 3 },     { "donderdag", 4 }, { "do", 4 },       { "thursday", 4 },
  { "thu", 4 },       { "vrijdag", 5 }, { "vr", 5 },        { "friday", 5 },   { "fri", 5 },
  { "zaterdag", 6 },  { "za", 6 },      { "saturday", 6 },  { "sat", 6 },      { "zondag", 7 },
  { "zo", 7 },        { "sunday", 7 },  { "sun", 7 },
};
static const named numbers[] = {
  { "een", 1 },   { "\xC3\xA9\xC3\xA9n", 1 },
  { "a", 1 },     { "an", 1 },
  { "one", 1 },   { "twee", 2 },
  { "two", 2 },   { "drie", 3 },
  { "three", 3 }, { "vier", 4 },
  { "four", 4 },  { "vijf", 5 },
  { "five", 5 },  { "zes", 6 },
  { "six", 6 },   { "zeven", 7 },
  { "seven", 7 }, { "acht", 8 },
  { "eight", 8 }, { "negen", 9 },
  { "nine", 9 },  { "tien", 10 },
  { "ten", 10 },
};
/* Days; a month is a negative number of months. */
static const named units[] = {
  { "dag", 1 },     { "dagen", 1 },     { "day", 1 },        { "days", 1 },     { "week", 7 },
  { "weken", 7 },   { "weeks", 7 },     { "maand", -1 },     { "maanden", -1 }, { "month", -1 },
  { "months", -1 }, { "kwartaal", -3 }, { "kwartalen", -3 }, { "quarter", -3 }, { "quarters", -3 },
  { "jaar", -12 },  { "jaren", -12 },   { "year", -12 },     { "years", -12 },
};
/* Which of several: the one before, this one, the one to come. */
static const named which[] = {
  { "vorige", -1 }, { "vorig", -1 }, { "afgelopen", -1 }, { "last", -1 },    { "previous", -1 },
  { "deze", 0 },    { "dit", 0 },    { "this", 0 },       { "volgende", 1 }, { "volgend", 1 },
  { "komende", 1 }, { "komend", 1 }, { "aanstaande", 1 }, { "next", 1 },     { "coming", 1 },
};
static const named days[] = {
  { "eergisteren", -2 },
  { "overmorgen", 2 },
};

static bool value_of(const named *list, size_t n, cl_str word, int *value) {
  for (size_t i = 0; i < n; i++)
    if (cl_str_is_word(word, list[i].name)) {
      *value = list[i].value;
      return true;
    }
  return false;
}
#define VALUE_OF(list, word, value) value_of(list, CL_COUNT(list), word, value)

/* ---- Words -------------------------------------------------------------------- */

static bool cut(words *w, cl_str a) {
  for (size_t i = 0; i < a.n;) {
    size_t n = 0;
    while (i + n < a.n && a.p[i + n] != ' ' && a.p[i + n] != ',')
      n++;
    if (n && w->n == MOST_WORDS)
      return false;
    if (n)
      w->word[w->n++] = (cl_str){ a.p + i, n };
    i += n ? n : 1;
  }
  return w->n > 0;
}

static bool digits(cl_str word, int *value) {
  if (!word.n || word.n > 5)
    return false;
  *value = 0;
  for (size_t i = 0; i < word.n; i++) {
    if (word.p[i] < '0' || word.p[i] > '9')
      return false;
    *value = *value * 10 + (word.p[i] - '0');
  }
  return true;
}

static bool number(cl_str word, int *value) {
  return digits(word, value) || VALUE_OF(numbers, word, value);
}

/* 17, 17th, 17e. */
static bool day_of_month(cl_str word, int *day) {
  static const char *const ends[] = { "", "e", "th", "st", "nd", "rd" };
  for (size_t i = 0; i < CL_COUNT(ends); i++) {
    size_t n = strlen(ends[i]);
    if (word.n > n && memcmp(word.p + word.n - n, ends[i], n) == 0 &&
        digits((cl_str){ word.p, word.n - n }, day))
      return *day >= 1 && *day <= 31;
  }
  return false;
}

static bool is(const words *w, size_t i, const char *a, const char *b) {
  return i < w->n && (cl_str_is_word(w->word[i], a) || cl_str_is_word(w->word[i], b));
}

/* ---- Days --------------------------------------------------------------------- */

static cl_date away(cl_date from, int64_t n, int unit) {
  if (n < -MOST_AWAY || n > MOST_AWAY)
    return CL_NO_DATE;
  if (unit < 0)
    return cl_add_months(from, (int)(n * -unit));
  int64_t date = from + n * unit;
  return date < CL_DATE_FIRST || date > CL_DATE_LAST ? CL_NO_DATE : (cl_date)date;
}

/* The day without its year: the next one, today included, or the latest past. */
static cl_date near_year(const words *w, int month, int day) {
  int year;
  cl_date_split(w->today, &year, NULL, NULL);
  /* 29 February comes once in eight years at the worst. */
  for (int i = 0; i <= 8; i++) {
    cl_date date = cl_date_of(w->past ? year - i : year + i, month, day);
    if (date != CL_NO_DATE && (w->past ? date <= w->today : date >= w->today))
      return date;
  }
  return CL_NO_DATE;
}

static cl_date with_year(const words *w, int month, int day, size_t at) {
  int year;
  if (at == w->n)
    return near_year(w, month, day);
  return at + 1 == w->n && w->word[at].n == 4 && digits(w->word[at], &year)
             ? cl_date_of(year, month, day)
             : CL_NO_DATE;
}

/* `17-11`, `17/11`, in ORDER. */
static cl_date pair(const words *w, cl_str word) {
  size_t i = 0;
  int one, two;
  while (i < word.n && !strchr("-/.", word.p[i]))
    i++;
  if (w->order == CL_YMD_ONLY || i > 2 || i + 1 >= word.n || word.n - i > 3 ||
      !digits((cl_str){ word.p, i }, &one) ||
      !digits((cl_str){ word.p + i + 1, word.n - i - 1 }, &two))
    return CL_NO_DATE;
  return w->order == CL_MDY ? near_year(w, one, two) : near_year(w, two, one);
}

/* `17 november`, `17 nov 2026`, `november 17, 2026`, `17-11`: the words from AT on. */
static cl_date by_month(const words *w, size_t at) {
  int day, month;
  if (at + 1 == w->n) {
    cl_date date = cl_date_read(w->word[at], w->order, w->today);
    return date != CL_NO_DATE ? date : pair(w, w->word[at]);
  }
  if (at + 2 > w->n)
    return CL_NO_DATE;
  size_t of = is(w, at + 1, "of", "of");
  if (day_of_month(w->word[at], &day) && at + 1 + of < w->n &&
      VALUE_OF(months, w->word[at + 1 + of], &month))
    return with_year(w, month, day, at + 2 + of);
  if (VALUE_OF(months, w->word[at], &month) && day_of_month(w->word[at + 1], &day))
    return with_year(w, month, day, at + 2);
  return CL_NO_DATE;
}

/* The nearest WEEKDAY before (-1) or after (1) today; SAME: today counts. */
static cl_date near_weekday(const words *w, int weekday, int side, bool same) {
  int n = side * (weekday - cl_weekday(w->today));
  n = n < 0 ? n + 7 : n;
  return away(w->today, side * (n || same ? n : 7), 1);
}

/* `zaterdag`, `vorige vrijdag`, `zaterdag 17 november` when that is one. */
static cl_date by_weekday(const words *w) {
  int side = 0, weekday;
  size_t at = VALUE_OF(which, w->word[0], &side) && w->n > 1;
  if (is(w, 0, "op", "on"))
    at = 1;
  if (at >= w->n || !VALUE_OF(weekdays, w->word[at], &weekday))
    return CL_NO_DATE;
  if (at + 1 == w->n)
    return side ? near_weekday(w, weekday, side, false)
                : near_weekday(w, weekday, w->past ? -1 : 1, true);
  cl_date date = side ? CL_NO_DATE : by_month(w, at + 1);
  return date != CL_NO_DATE && cl_weekday(date) == weekday ? date : CL_NO_DATE;
}

/* `vorige week`, `volgende week dinsdag`, `friday next week`. */
static cl_date by_unit(const words *w) {
  int side, unit, weekday = 0;
  size_t at = 0;
  if (w->n == 3 && VALUE_OF(weekdays, w->word[0], &weekday))
    at = 1;
  if (at + 2 > w->n || !VALUE_OF(which, w->word[at], &side) ||
      !VALUE_OF(units, w->word[at + 1], &unit))
    return CL_NO_DATE;
  if (at + 3 == w->n && !weekday && !VALUE_OF(weekdays, w->word[at + 2], &weekday))
    return CL_NO_DATE;
  if (weekday)
    return unit == 7 && w->n == 3 ? away(w->today, 7 * side + weekday - cl_weekday(w->today), 1)
                                  : CL_NO_DATE;
  return w->n == 2 && side ? away(w->today, side, unit) : CL_NO_DATE;
}

/* `over 2 weken`, `in a week`, `4 weken geleden`, `2 weeks ago`. */
static cl_date by_count(const words *w) {
  int n, unit;
  size_t at = is(w, 0, "over", "in");
  if (w->n != 3 || !number(w->word[at], &n) || !VALUE_OF(units, w->word[at + 1], &unit))
    return CL_NO_DATE;
  if (!at && !is(w, 2, "geleden", "ago"))
    return CL_NO_DATE;
  return away(w->today, at ? n : -n, unit);
}

static cl_date by_name(const words *w) {
  int n;
  if (w->n == 1 && VALUE_OF(days, w->word[0], &n))
    return away(w->today, n, 1);
  size_t at = is(w, 0, "the", "the");
  if (w->n == at + 3 && is(w, at, "day", "day") && is(w, at + 1, "after", "before") &&
      is(w, at + 2, "tomorrow", "yesterday") &&
      is(w, at + 1, "after", "after") == is(w, at + 2, "tomorrow", "tomorrow"))
    return away(w->today, is(w, at + 1, "after", "after") ? 2 : -2, 1);
  return CL_NO_DATE;
}

cl_date cl_date_said(cl_str a, enum cl_date_order order, cl_date today, bool past) {
  static cl_date (*const ways[])(const words *) = { by_name, by_weekday, by_unit, by_count };
  words w = { .order = order, .today = today, .past = past };
  cl_date date = cl_date_read(a, order, today);
  if (date != CL_NO_DATE || !cut(&w, a) || cl_weekday(today) == 0)
    return date;
  for (size_t i = 0; i < CL_COUNT(ways); i++)
    if ((date = ways[i](&w)) != CL_NO_DATE)
      return date;
  return by_month(&w, is(&w, 0, "op", "on"));
}
