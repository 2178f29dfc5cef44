/* holiday.c - Dutch public holidays (computed) and school holidays (from a
 * dated file); see holiday.h. */
#include <string.h>

#include "holiday.h"
#include "../plan/schema.h"
#include "../base/file.h"

/* ---- Public holidays ---------------------------------------------------------- */

struct name {
  const char *en, *nl;
};

static const char *in(const struct name *name, enum cl_lang lang) {
  return lang == CL_NL ? name->nl : name->en;
}

/* Easter Sunday by the Gregorian computus: the anonymous algorithm that Meeus
 * gives in "Astronomical Algorithms", chapter 8. */
cl_date cl_easter(int year) {
  int a = year % 19, b = year / 100, c = year % 100;
  int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30;
  int i = c / 4, k = c % 4;
  int l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int n = h + l - 7 * m + 114;
  return cl_date_of(year, n / 31, n % 31 + 1);
}

const char *cl_public_holiday(cl_date date, enum cl_lang lang) {
  static const struct {
    int after_easter;
    struct name name;
  } moving[] = {
    { -2, { "Good Friday", "Goede Vrijdag" } },      { 0, { "Easter Sunday", "Eerste Paasdag" } },
    { 1, { "Easter Monday", "Tweede Paasdag" } },    { 39, { "Ascension Day", "Hemelvaartsdag" } },
    { 49, { "Whit Sunday", "Eerste Pinksterdag" } }, { 50, { "Whit Monday", "Tweede Pinksterdag" } }
  };
  static const struct {
    int month, day;
    struct name name;
  } fixed[] = { { 1, 1, { "New Year's Day", "Nieuwjaarsdag" } },
                { 5, 5, { "Liberation Day", "Bevrijdingsdag" } },
                { 12, 25, { "Christmas Day", "Eerste Kerstdag" } },
                { 12, 26, { "Boxing Day", "Tweede Kerstdag" } } };
  static const struct name kings_day = { "King's Day", "Koningsdag" };
  /* The one pair that can meet: Easter on 27 March, as in 2016. */
  static const struct name both = { "Ascension Day and Liberation Day",
                                    "Hemelvaartsdag en Bevrijdingsdag" };
  if (date == CL_NO_DATE)
    return NULL;
  int year, month, day;
  cl_date_split(date, &year, &month, &day);
  cl_date sunday = cl_easter(year);
  for (size_t i = 0; i < CL_COUNT(moving); i++)
    if (date == sunday + moving[i].after_easter)
      return in(month == 5 && day == 5 ? &both : &moving[i].name, lang);
  for (size_t i = 0; i < CL_COUNT(fixed); i++)
    if (month == fixed[i].month && day == fixed[i].day)
      return in(&fixed[i].name, lang);
  cl_date kings = cl_date_of(year, 4, 27);
  if (cl_weekday(kings) == 7)
    kings--;
  return date == kings ? in(&kings_day, lang) : NULL;
}

/* ---- School holidays ------------------------------------------------------------ */

#define FILE_LIMIT ((size_t)1 << 20)

static const struct {
  const char *key;
  struct name name;
} kinds[] = { { "herfst", { "autumn holiday", "herfstvakantie" } },
              { "kerst", { "Christmas holiday", "kerstvakantie" } },
              { "voorjaar", { "spring holiday", "voorjaarsvakantie" } },
              { "mei", { "May holiday", "meivakantie" } },
              { "zomer", { "summer holiday", "zomervakantie" } } };

struct period {
  cl_date first, last;
  size_t kind; /* index in kinds[] */
  int region;  /* CL_REGION_* */
};

struct cl_school {
  struct period *items;
  size_t count, cap;
  cl_date last;
};

/* Cuts A up at its semicolons: how many parts there are, of which at most N
 * are kept. */
static size_t split(cl_str a, cl_str *parts, size_t n) {
  size_t count = 0, start = 0;
  for (size_t i = 0; i <= a.n; i++) {
    if (i < a.n && a.p[i] != ';')
      continue;
    if (count < n)
      parts[count] = cl_str_trim((cl_str){ a.p + start, i - start });
    count++;
    start = i + 1;
  }
  return count;
}

static bool read_period(cl_str line, struct period *out) {
  cl_str part[5];
  if (split(line, part, CL_COUNT(part)) != CL_COUNT(part))
    return false;
  size_t kind = 0;
  while (kind < CL_COUNT(kinds) && !cl_str_is(part[1], kinds[kind].key))
    kind++;
  *out = (struct period){ .first = cl_date_parse(part[3]),
                          .last = cl_date_parse(part[4]),
                          .kind = kind,
                          .region = cl_choice_find(CL_S_REGION, part[2]) };
  return kind < CL_COUNT(kinds) && out->region >= 0 && out->first != CL_NO_DATE &&
         out->last >= out->first;
}

static void read_lines(cl_school *school, const char *path, cl_str text, cl_diag *diag) {
  unsigned number = 0;
  for (size_t at = 0; at < text.n;) {
    const char *end = memchr(text.p + at, '\n', text.n - at);
    size_t n = end ? (size_t)(end - text.p) - at : text.n - at;
    cl_str line = cl_str_trim((cl_str){ text.p + at, n });
    at += n + 1;
    number++;
    struct period period;
    if (!line.n || line.p[0] == '#')
      continue;
    if (!read_period(line, &period)) {
      cl_say(diag, CL_WARNING, (cl_place){ path, number, 1 }, NULL, NULL,
             _("this line is no school holiday and is passed over; write "
               "`2026-2027;herfst;noord;2026-10-10;2026-10-18`"));
      continue;
    }
    school->items = cl_grow(school->items, &school->cap, school->count + 1, sizeof *school->items);
    school->items[school->count++] = period;
    if (period.last > school->last)
      school->last = period.last;
  }
}

cl_school *cl_school_open(const char *share_dir, cl_diag *diag) {
  cl_buf path = CL_BUF_INIT, bytes = CL_BUF_INIT;
  cl_buf_printf(&path, "%s/holidays/school-nl.csv", share_dir);
  cl_diag failure;
  cl_diag_init(&failure);
  cl_school *school = NULL;
  if (cl_file_read(cl_buf_text(&path), FILE_LIMIT, &bytes, NULL, &failure) == CL_OK) {
    school = cl_xcalloc(1, sizeof *school);
    school->last = CL_NO_DATE;
    read_lines(school, cl_buf_text(&path), (cl_str){ cl_buf_text(&bytes), bytes.len }, diag);
  } else {
    cl_say(diag, CL_NOTE, CL_IN(cl_buf_text(&path)), NULL, NULL,
           _("the school holidays cannot be read: they are left out"));
  }
  cl_diag_free(&failure);
  cl_buf_free(&bytes);
  cl_buf_free(&path);
  return school;
}

void cl_school_close(cl_school *school) {
  if (!school)
    return;
  free(school->items);
  free(school);
}

const char *cl_school_holiday(const cl_school *school, int region, cl_date date,
                              enum cl_lang lang) {
  if (!school || date == CL_NO_DATE)
    return NULL;
  for (size_t i = 0; i < school->count; i++) {
    const struct period *period = &school->items[i];
    if (period->region == region && period->first <= date && date <= period->last)
      return in(&kinds[period->kind].name, lang);
  }
  return NULL;
}

cl_date cl_school_last(const cl_school *school) {
  return school ? school->last : CL_NO_DATE;
}
