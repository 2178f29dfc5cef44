/* date.c - civil dates; see date.h.
 *
 * days_from_civil, civil_from_days and weekday_from_days follow Howard
 * Hinnant, "chrono-Compatible Low-Level Date Algorithms": years run from March,
 * so that the leap day is the last of its year, in eras of 400 years. */
#include "date.h"

#include <stdio.h>
#include <time.h>

enum { DAYS_IN_ERA = 146097, EPOCH_SHIFT = 719468 }; /* 0000-03-01 to 1970-01-01 */
enum { FIRST_YEAR = 1, LAST_YEAR = 9999 };

static bool leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int cl_days_in_month(int year, int month) {
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  if (month < 1 || month > 12)
    return 0;
  return month == 2 && leap(year) ? 29 : days[month - 1];
}

cl_date cl_date_of(int year, int month, int day) {
  if (year < FIRST_YEAR || year > LAST_YEAR || day < 1 || day > cl_days_in_month(year, month))
    return CL_NO_DATE;
  int y = year - (month <= 2);
  int era = y / 400, year_of_era = y % 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * DAYS_IN_ERA + day_of_era - EPOCH_SHIFT;
}

static bool exists(cl_date date) {
  return date >= CL_DATE_FIRST && date <= CL_DATE_LAST;
}

void cl_date_split(cl_date date, int *year, int *month, int *day) {
  int y = 0, m = 0, d = 0;
  if (exists(date)) {
    int days = date + EPOCH_SHIFT; /* not negative for any date that exists */
    int era = days / DAYS_IN_ERA, day_of_era = days % DAYS_IN_ERA;
    int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int from_march = (5 * day_of_year + 2) / 153;
    d = day_of_year - (153 * from_march + 2) / 5 + 1;
    m = from_march < 10 ? from_march + 3 : from_march - 9;
    y = year_of_era + era * 400 + (m <= 2);
  }
  if (year)
    *year = y;
  if (month)
    *month = m;
  if (day)
    *day = d;
}

int cl_by_date(const void *a, const void *b) {
  cl_date x = *(const cl_date *)a, y = *(const cl_date *)b;
  return (x > y) - (x < y);
}

int cl_weekday(cl_date date) {
  if (!exists(date))
    return 0;
  /* 1970-01-01 was a Thursday; CL_DATE_FIRST a Monday, so nothing is negative. */
  return (date - CL_DATE_FIRST) % 7 + 1;
}

void cl_iso_week(cl_date date, int *year, int *week) {
  *year = *week = 0;
  if (!exists(date))
    return;
  /* A week belongs to the year that its Thursday is in.  Counted by day of the
   * year, not by dates: the last Thursday may lie in the year 10000. */
  int y;
  cl_date_split(date, &y, NULL, NULL);
  int thursday = date - cl_date_of(y, 1, 1) + 4 - cl_weekday(date); /* day of year, from 0 */
  int length = leap(y) ? 366 : 365;
  if (thursday < 0)
    thursday += leap(--y) ? 366 : 365;
  else if (thursday >= length)
    thursday -= length, y++;
  *year = y;
  *week = thursday / 7 + 1;
}

cl_date cl_add_months(cl_date date, int n) {
  int year, month, day;
  if (!exists(date))
    return CL_NO_DATE;
  cl_date_split(date, &year, &month, &day);
  int64_t months = (int64_t)year * 12 + (month - 1) + n;
  if (months < FIRST_YEAR * 12 || months >= (LAST_YEAR + 1) * 12)
    return CL_NO_DATE;
  year = (int)(months / 12);
  month = (int)(months % 12) + 1;
  int last = cl_days_in_month(year, month);
  return cl_date_of(year, month, day < last ? day : last);
}

/* ---- Reading ------------------------------------------------------------- */

/* Takes MIN to MAX digits off the front of *A as a number, or gives -1. */
static int take_digits(cl_str *a, size_t min, size_t max) {
  int value = 0;
  size_t n = 0;
  while (n < max && n < a->n && a->p[n] >= '0' && a->p[n] <= '9')
    value = value * 10 + (a->p[n++] - '0');
  if (n < min)
    return -1;
  *a = (cl_str){ a->p + n, a->n - n };
  return value;
}

static bool take_char(cl_str *a, char c) {
  if (!a->n || *a->p != c)
    return false;
  *a = (cl_str){ a->p + 1, a->n - 1 };
  return true;
}

/* What is written as a day, whether there is such a day or not. */
struct parts {
  int year, month, day;
};

static cl_date date_of(struct parts p) {
  return cl_date_of(p.year, p.month, p.day);
}

/* YYYY-MM-DD. */
static bool iso_parts(cl_str a, struct parts *out) {
  out->year = take_digits(&a, 4, 4);
  if (out->year < 0 || !take_char(&a, '-'))
    return false;
  out->month = take_digits(&a, 2, 2);
  if (out->month < 0 || !take_char(&a, '-'))
    return false;
  out->day = take_digits(&a, 2, 2);
  return out->day >= 0 && !a.n;
}

/* 7-11-2026, 07/11/2026 or 7.11.2026; the same sign twice. */
static bool typed_parts(cl_str a, bool month_first, struct parts *out) {
  int one = take_digits(&a, 1, 2);
  if (one < 0 || !a.n || (*a.p != '-' && *a.p != '/' && *a.p != '.'))
    return false;
  char sign = *a.p;
  take_char(&a, sign);
  int two = take_digits(&a, 1, 2);
  if (two < 0 || !take_char(&a, sign))
    return false;
  int year = take_digits(&a, 4, 4);
  *out = month_first ? (struct parts){ year, one, two } : (struct parts){ year, two, one };
  return year >= 0 && !a.n;
}

cl_date cl_date_parse(cl_str a) {
  struct parts p;
  return iso_parts(a, &p) ? date_of(p) : CL_NO_DATE;
}

bool cl_date_no_such_day(cl_str a, enum cl_date_order order) {
  struct parts p;
  if (!iso_parts(a, &p) && (order == CL_YMD_ONLY || !typed_parts(a, order == CL_MDY, &p)))
    return false;
  return p.year >= FIRST_YEAR && p.month >= 1 && p.month <= 12 && p.day >= 1 && p.day <= 31 &&
         date_of(p) == CL_NO_DATE;
}

static cl_date add_days(cl_date date, int64_t n) {
  if (!exists(date) || n < CL_DATE_FIRST - date || n > CL_DATE_LAST - date)
    return CL_NO_DATE;
  return date + (cl_date)n;
}

/* +2w, -3d, +1m, +1y. */
static cl_date read_step(cl_str a, cl_date today) {
  int sign = *a.p == '-' ? -1 : 1;
  a = (cl_str){ a.p + 1, a.n - 1 };
  int n = take_digits(&a, 1, 7);
  if (n < 0 || a.n != 1)
    return CL_NO_DATE;
  switch (cl_ascii_lower(*a.p)) {
  case 'd':
    return add_days(today, sign * n);
  case 'w':
    return add_days(today, (int64_t)sign * n * 7);
  case 'm':
    return cl_add_months(today, sign * n);
  case 'y':
  case 'j': /* jaar */
    return cl_add_months(today, sign * n * 12);
  default:
    return CL_NO_DATE;
  }
}

cl_date cl_date_read(cl_str a, enum cl_date_order order, cl_date today) {
  static const struct {
    const char *word;
    int days;
  } words[] = { { "today", 0 },  { "vandaag", 0 },    { "tomorrow", 1 },
                { "morgen", 1 }, { "yesterday", -1 }, { "gisteren", -1 } };
  if (!a.n)
    return CL_NO_DATE;
  for (size_t i = 0; i < CL_COUNT(words); i++)
    if (cl_str_is_word(a, words[i].word))
      return add_days(today, words[i].days);
  if (*a.p == '+' || *a.p == '-')
    return read_step(a, today);
  cl_date date = cl_date_parse(a);
  struct parts p;
  if (date == CL_NO_DATE && order != CL_YMD_ONLY && typed_parts(a, order == CL_MDY, &p))
    date = date_of(p);
  return date;
}

int cl_time_parse(cl_str a) {
  int hour = take_digits(&a, 2, 2);
  if (hour < 0 || hour > 23 || !take_char(&a, ':'))
    return -1;
  int minute = take_digits(&a, 2, 2);
  return minute < 0 || minute > 59 || a.n ? -1 : hour * 60 + minute;
}

/* ---- Writing ------------------------------------------------------------- */

char *cl_date_iso(char out[CL_DATE_SIZE], cl_date date) {
  int year, month, day;
  cl_date_split(date, &year, &month, &day);
  out[0] = '\0';
  if (day)
    snprintf(out, CL_DATE_SIZE, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
             (unsigned)day % 100);
  return out;
}

char *cl_date_dmy(char out[CL_DATE_SIZE], cl_date date) {
  int year, month, day;
  cl_date_split(date, &year, &month, &day);
  out[0] = '\0';
  if (day)
    snprintf(out, CL_DATE_SIZE, "%02u-%02u-%04u", (unsigned)day % 100, (unsigned)month % 100,
             (unsigned)year % 10000);
  return out;
}

cl_date cl_today(void) {
  time_t now = time(NULL);
  struct tm local;
  if (now == (time_t)-1 || !localtime_r(&now, &local))
    return CL_NO_DATE;
  return cl_date_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}
