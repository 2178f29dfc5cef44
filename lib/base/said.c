/* said.c - days as people say them; see date.h.
 *
 * A text is cut into words and numbers; each way of saying a day is tried on the
 * whole of it, in Dutch and in English alike, so that nothing is half
 * understood. */
#include <string.h>

#include "date.h"

enum { MOST_WORDS = 8, MOST_AWAY = 10000 };

typedef struct words {
  cl_str word[MOST_WORDS];
  size_t n;
  enum cl_date_order order;
  cl_date today;
  bool past;   /* a day that could be two is the one before today */
  bool *lacks; /* set when a month is named and has no such day */
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
  { "vorige", -1 }, { "vorig", -1 }, { "afgelopen", -1 },   { "last", -1 },    { "previous", -1 },
  { "deze", 0 },    { "dit", 0 },    { "this", 0 },         { "volgende", 1 }, { "volgend", 1 },
  { "komende", 1 }, { "komend", 1 }, { "aanstaande", 1 },   { "next", 1 },     { "coming", 1 },
  { "a.s.", 1 },    { "a.s", 1 },    { "jongstleden", -1 }, { "jl.", -1 },     { "jl", -1 },
};
static const named days[] = {
  { "gister", -1 },
  { "eergister", -2 },
  { "eergisteren", -2 },
  { "overmorgen", 2 },
};

/* Which weekday of a month; 0: the last. */
enum { LAST = 0, MOST_NTH = 5 };
static const named nth[] = {
  { "eerste", 1 }, { "first", 1 }, { "tweede", 2 },     { "second", 2 },
  { "derde", 3 },  { "third", 3 }, { "vierde", 4 },     { "fourth", 4 },
  { "vijfde", 5 }, { "fifth", 5 }, { "laatste", LAST }, { "last", LAST },
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

/* 17, 17th, 17e, 1ste. */
static bool day_of_month(cl_str word, int *day) {
  static const char *const ends[] = { "", "e", "th", "st", "nd", "rd", "ste", "de" };
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

/* Notes that there is no such DAY in MONTH, when there is one in others. */
static cl_date lacking(const words *w, int month, int day) {
  if (w->lacks && month >= 1 && month <= 12 && day >= 1 && day <= 31)
    *w->lacks = true;
  return CL_NO_DATE;
}

static cl_date in_year(const words *w, int year, int month, int day) {
  cl_date date = cl_date_of(year, month, day);
  return date != CL_NO_DATE ? date : lacking(w, month, day);
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
  return lacking(w, month, day);
}

static cl_date with_year(const words *w, int month, int day, size_t at) {
  int year;
  if (at == w->n)
    return near_year(w, month, day);
  return at + 1 == w->n && w->word[at].n == 4 && digits(w->word[at], &year)
             ? in_year(w, year, month, day)
             : CL_NO_DATE;
}

/* `17-11`, `17/11`, and with a year of two digits `1-12-26`, in ORDER.  What begins with two
 * digits and a hyphen, `17-11-26`, may be the 26th of November 2017 and is refused. */
static cl_date pair(const words *w, cl_str word) {
  int part[3];
  char sign = '\0';
  size_t n = 0, first = 0;
  if (w->order == CL_YMD_ONLY)
    return CL_NO_DATE;
  for (size_t i = 0; i <= word.n; n++) {
    size_t from = i;
    while (i < word.n && !strchr("-/.", word.p[i]))
      i++;
    if (n == CL_COUNT(part) || i - from > 2 ||
        !digits((cl_str){ word.p + from, i - from }, &part[n]))
      return CL_NO_DATE;
    if (n == 2 && (i - from != 2 || (sign == '-' && first == 2)))
      return CL_NO_DATE;
    first = n ? first : i;
    if (i < word.n && n && word.p[i] != sign)
      return CL_NO_DATE;
    sign = i < word.n ? word.p[i] : sign;
    i++;
  }
  int day = part[w->order == CL_MDY], month = part[w->order != CL_MDY];
  return n < 2    ? CL_NO_DATE
         : n == 3 ? in_year(w, 2000 + part[2], month, day)
                  : near_year(w, month, day);
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
  size_t of = is(w, at + 1, "of", "van");
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
  if (!side && at + 2 == w->n && VALUE_OF(which, w->word[at + 1], &side)) /* dinsdag a.s. */
    return side ? near_weekday(w, weekday, side, false) : CL_NO_DATE;
  if (at + 1 == w->n)
    return side ? near_weekday(w, weekday, side, false)
                : near_weekday(w, weekday, w->past ? -1 : 1, true);
  cl_date date = side ? CL_NO_DATE : by_month(w, at + 1);
  return date != CL_NO_DATE && cl_weekday(date) == weekday ? date : CL_NO_DATE;
}

/* The NTH WEEKDAY of a month, or the last. */
static cl_date nth_of(int year, int month, int weekday, int n) {
  cl_date first = cl_date_of(year, month, 1);
  int last = cl_days_in_month(year, month);
  if (first == CL_NO_DATE)
    return CL_NO_DATE;
  int day = 1 + (weekday - cl_weekday(first) + 7) % 7 + 7 * ((n == LAST ? MOST_NTH : n) - 1);
  if (n == LAST && day > last)
    day -= 7;
  return cl_date_of(year, month, day);
}

/* `eerste dinsdag van december`, `de 2e za van januari 2027`, `last friday of march`. */
static cl_date by_nth(const words *w) {
  int n, weekday, month, year;
  size_t at = is(w, 0, "op", "on");
  at += is(w, at, "de", "the");
  if (at + 4 > w->n || at + 5 < w->n || !VALUE_OF(weekdays, w->word[at + 1], &weekday) ||
      !(is(w, at + 2, "van", "of") || is(w, at + 2, "in", "in")) ||
      !VALUE_OF(months, w->word[at + 3], &month))
    return CL_NO_DATE;
  if (!VALUE_OF(nth, w->word[at], &n) &&
      (!day_of_month(w->word[at], &n) || n > MOST_NTH || w->word[at].n < 2))
    return CL_NO_DATE;
  if (at + 5 == w->n)
    return w->word[at + 4].n == 4 && digits(w->word[at + 4], &year)
               ? nth_of(year, month, weekday, n)
               : CL_NO_DATE;
  cl_date_split(w->today, &year, NULL, NULL);
  for (int i = 0; i <= 8; i++) { /* not every year has a fifth one */
    cl_date date = nth_of(w->past ? year - i : year + i, month, weekday, n);
    if (date != CL_NO_DATE && (w->past ? date <= w->today : date >= w->today))
      return date;
  }
  return CL_NO_DATE;
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

/* ---- Times -------------------------------------------------------------------- */

static bool ends_hour(cl_str a) {
  static const char *const marks[] = { "uur", "u", "h" };
  for (size_t i = 0; i < CL_COUNT(marks); i++)
    if (cl_str_is_word(a, marks[i]))
      return true;
  return false;
}

/* What stands before the first byte that is no digit, and in *REST what follows. */
static bool leading(cl_str a, int *value, cl_str *rest) {
  size_t n = 0;
  while (n < a.n && a.p[n] >= '0' && a.p[n] <= '9')
    n++;
  *rest = (cl_str){ a.p + n, a.n - n };
  return n <= 2 && digits((cl_str){ a.p, n }, value);
}

int cl_time_said(cl_str a, bool bare) {
  int hour, minute = 0;
  cl_str rest, more;
  if (!leading(a, &hour, &rest) || hour > 23)
    return -1;
  size_t n = 0;
  while (n < rest.n && (rest.p[n] < '0' || rest.p[n] > '9'))
    n++;
  cl_str mark = { rest.p, n };
  bool point = n == 1 && (*mark.p == ':' || *mark.p == '.');
  bool word = ends_hour(cl_str_trim(mark));
  if (n == rest.n) /* no minutes */
    return (word && mark.p[n - 1] != ' ') || (!n && bare) ? hour * 60 : -1;
  rest = (cl_str){ rest.p + n, rest.n - n };
  if (!(point || word) || !leading(rest, &minute, &more) || rest.n - more.n != 2 || minute > 59)
    return -1;
  if (more.n && (word || more.p[more.n - 1] == ' ' || !ends_hour(cl_str_trim(more))))
    return -1;
  return hour * 60 + minute;
}

/* Strips `'s avonds`, `in the evening`, `pm` from W: the hours it is about, from FIRST on. */
typedef struct daypart {
  const char *name, *english;
  int first, last; /* of the day's hours */
} daypart;
static bool part_of_day(words *w, const daypart **part) {
  static const daypart parts[] = {
    { "ochtends", "morning", 0, 11 },   { "morgens", "am", 0, 11 },
    { "middags", "afternoon", 12, 17 }, { "avonds", "evening", 17, 23 },
    { "nachts", "night", 0, 6 },        { "pm", "pm", 12, 23 },
  };
  for (size_t i = 0; w->n > 1 && i < CL_COUNT(parts); i++)
    if (is(w, w->n - 1, parts[i].name, parts[i].english)) {
      *part = &parts[i];
      w->n--;
      if (w->n > 2 && is(w, w->n - 1, "the", "the") && is(w, w->n - 2, "in", "in"))
        w->n -= 2;
      else if (w->n > 1 && (is(w, w->n - 1, "'s", "\xE2\x80\x99s") || is(w, w->n - 1, "at", "s")))
        w->n--;
      return true;
    }
  return false;
}

static bool hour_of(cl_str word, int *hour) {
  static const named more[] = {
    { "elf", 11 }, { "eleven", 11 }, { "twaalf", 12 }, { "twelve", 12 }
  };
  return (number(word, hour) || VALUE_OF(more, word, hour)) && *hour >= 1 && *hour <= 12;
}

/* `half acht`, `kwart voor 8`, `quarter past eight`, `acht uur`: minutes on a clock of twelve
 * hours, 1 to 12; -1. */
static int on_the_clock(const words *w, size_t at) {
  int hour;
  size_t n = w->n - at, quarter = at + is(w, at, "a", "a");
  if (n == 2 && is(w, at, "half", "half") && hour_of(w->word[at + 1], &hour))
    return hour * 60 - 30;
  if (n >= 3 && is(w, quarter, "kwart", "quarter") && quarter + 3 == w->n &&
      hour_of(w->word[quarter + 2], &hour))
    return is(w, quarter + 1, "over", "past") ? hour * 60 + 15
           : is(w, quarter + 1, "voor", "to") ? hour * 60 - 15
                                              : -1;
  bool clock = n == 2 && is(w, at + 1, "uur", "o'clock");
  return (clock || n == 1) && hour_of(w->word[at], &hour) ? hour * 60 : -1;
}

int cl_time_words(cl_str a, bool *twice) {
  words w = { .order = CL_YMD_ONLY };
  const daypart *part = NULL;
  *twice = false;
  if (!cut(&w, a))
    return -1;
  part_of_day(&w, &part);
  size_t at = w.n > 1 && is(&w, 0, "om", "at");
  const char *end = w.word[w.n - 1].p + w.word[w.n - 1].n;
  int minute = cl_time_said((cl_str){ w.word[at].p, (size_t)(end - w.word[at].p) }, part != NULL);
  bool plain = minute >= 0;
  if (!plain && (minute = on_the_clock(&w, at)) < 0)
    return -1;
  if (!part) { /* a clock says no more than half of it */
    *twice = !plain;
    return plain ? minute : minute % 720;
  }
  int later = minute + 720, noon = minute % 720;
  int ways[] = { minute, later, noon, noon + 720 };
  for (size_t i = 0; i < CL_COUNT(ways); i++)
    if (ways[i] / 60 >= part->first && ways[i] / 60 <= part->last)
      return ways[i];
  return -1;
}

/* ---- What is more than one day -------------------------------------------------- */

/* `eind`, `half`: which day of a month that is said of; LAST_DAY the last. */
enum { LAST_DAY = 31 };
static const named parts_of[] = {
  { "begin", 1 },       { "early", 1 },        { "start", 1 },      { "half", 15 },
  { "midden", 15 },     { "medio", 15 },       { "mid", 15 },       { "middle", 15 },
  { "eind", LAST_DAY }, { "einde", LAST_DAY }, { "end", LAST_DAY }, { "late", LAST_DAY },
};
/* Months that a season begins in, on the 21st. */
static const named seasons[] = {
  { "voorjaar", 3 }, { "lente", 3 },  { "spring", 3 }, { "zomer", 6 },   { "summer", 6 },
  { "najaar", 9 },   { "herfst", 9 }, { "autumn", 9 }, { "winter", 12 },
};

static cl_date in_month(const words *w, int month, int day, size_t at) {
  if (day == LAST_DAY)
    day = cl_days_in_month(2027, month); /* not a leap day: not every year has one */
  return with_year(w, month, day, at);
}

/* `eind maart`, `in de zomer`, `volgend weekend`, `begin 2027`, `maart`: a day in it. */
static cl_date some_day(const words *w) {
  static const char *const before[] = { "in",      "op",      "de",       "het",  "the",
                                        "rond",    "around",  "ergens",   "deze", "dit",
                                        "this",    "volgend", "volgende", "next", "komend",
                                        "komende", "by",      "tegen",    "on" };
  int value, day = 0;
  size_t at = 0;
  for (size_t i = 0; at < w->n && i < CL_COUNT(before); i++)
    if (is(w, at, before[i], before[i])) {
      at++;
      i = (size_t)-1;
    }
  bool part = at < w->n && VALUE_OF(parts_of, w->word[at], &day);
  at += part;
  at += is(w, at, "of", "van");
  if (at >= w->n)
    return CL_NO_DATE;
  if (VALUE_OF(months, w->word[at], &value))
    return in_month(w, value, part ? day : 1, at + 1);
  if (VALUE_OF(seasons, w->word[at], &value))
    return with_year(w, value, 21, at + 1);
  if (is(w, at, "weekend", "weekend") && at + 1 == w->n)
    return near_weekday(w, 6, 1, false);
  if (part && at + 1 == w->n && w->word[at].n == 4 && digits(w->word[at], &value))
    return cl_date_of(value, day == 1 ? 1 : day == 15 ? 7 : 12, day == LAST_DAY ? 31 : 1);
  return CL_NO_DATE;
}

/* `17-11-26`: a year of two digits that may stand first. */
static cl_date two_ways(const words *w, cl_date *other) {
  int part[3];
  cl_str a = w->word[0];
  if (w->n != 1 || w->order == CL_YMD_ONLY || a.n != 8 || a.p[2] != '-' || a.p[5] != '-')
    return CL_NO_DATE;
  for (size_t i = 0; i < CL_COUNT(part); i++)
    if (!digits((cl_str){ a.p + 3 * i, 2 }, &part[i]))
      return CL_NO_DATE;
  *other = cl_date_of(2000 + part[0], part[1], part[2]);
  return w->order == CL_MDY ? cl_date_of(2000 + part[2], part[0], part[1])
                            : cl_date_of(2000 + part[2], part[1], part[0]);
}

cl_date cl_date_vague(cl_str a, enum cl_date_order order, cl_date today, cl_date *other) {
  words w = { .order = order, .today = today };
  *other = CL_NO_DATE;
  if (!cut(&w, a) || cl_weekday(today) == 0)
    return CL_NO_DATE;
  cl_date date = two_ways(&w, other);
  if (date != CL_NO_DATE && *other != CL_NO_DATE)
    return date;
  *other = CL_NO_DATE;
  return some_day(&w);
}

/* ---- All ways ----------------------------------------------------------------- */

cl_date cl_date_said(cl_str a, enum cl_date_order order, cl_date today, bool past) {
  static cl_date (*const ways[])(const words *) = { by_name, by_nth, by_weekday, by_unit,
                                                    by_count };
  words w = { .order = order, .today = today, .past = past };
  cl_date date = cl_date_read(a, order, today);
  if (date != CL_NO_DATE || !cut(&w, a) || cl_weekday(today) == 0)
    return date;
  for (size_t i = 0; i < CL_COUNT(ways); i++)
    if ((date = ways[i](&w)) != CL_NO_DATE)
      return date;
  size_t at = is(&w, 0, "op", "on");
  return by_month(&w, at + is(&w, at, "de", "the"));
}

bool cl_date_said_lacks(cl_str a, enum cl_date_order order, cl_date today) {
  bool lacks = false;
  words w = { .order = order, .today = today, .lacks = &lacks };
  if (!cut(&w, a) || cl_weekday(today) == 0)
    return false;
  size_t at = is(&w, 0, "op", "on");
  (void)by_month(&w, at + is(&w, at, "de", "the"));
  (void)by_weekday(&w);
  return lacks;
}
