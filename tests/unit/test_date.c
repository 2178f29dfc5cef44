/* Tests of lib/base/date.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/base/date.h"

static cl_date iso(const char *text) {
  return cl_date_parse(cl_str_of(text));
}

static void known_days(void **state) {
  (void)state;
  assert_int_equal(cl_date_of(1970, 1, 1), 0);
  assert_int_equal(cl_date_of(1969, 12, 31), -1);
  assert_int_equal(cl_date_of(2000, 3, 1), 11017);
  assert_int_equal(cl_date_of(2026, 11, 7), 20764); /* date -u -d 2026-11-07 +%s / 86400 */
  assert_int_equal(cl_date_of(1, 1, 1), -719162);
  assert_int_equal(cl_date_of(9999, 12, 31), 2932896);
}

static void days_that_do_not_exist(void **state) {
  (void)state;
  static const int bad[][3] = { { 2026, 2, 29 },
                                { 1900, 2, 29 },
                                { 2026, 4, 31 },
                                { 2026, 0, 1 },
                                { 2026, 13, 1 },
                                { 2026, 1, 0 },
                                { 2026, 1, 32 },
                                { 0, 1, 1 },
                                { 10000, 1, 1 },
                                { -1, 1, 1 },
                                { 2026, -1, 1 },
                                { 2026, 1, -1 },
                                { INT_MAX, INT_MAX, INT_MAX },
                                { INT_MIN, INT_MIN, INT_MIN } };
  for (size_t i = 0; i < CL_COUNT(bad); i++)
    assert_int_equal(cl_date_of(bad[i][0], bad[i][1], bad[i][2]), CL_NO_DATE);
  assert_true(cl_date_of(2000, 2, 29) != CL_NO_DATE);
  assert_true(cl_date_of(2028, 2, 29) != CL_NO_DATE);
  assert_int_equal(cl_days_in_month(2026, 2), 28);
  assert_int_equal(cl_days_in_month(2028, 2), 29);
  assert_int_equal(cl_days_in_month(2026, 12), 31);
  assert_int_equal(cl_days_in_month(2026, 13), 0);
}

/* Every day of the calendar in turn, counted by hand beside it: splitting,
 * weekday and ISO week against their plain definitions. */
static void every_day(void **state) {
  (void)state;
  cl_date date = cl_date_of(1, 1, 1);
  int weekday = 1, week = 1, week_year = 1; /* 0001-01-01 was a Monday */
  for (int year = 1; year <= 9999; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= cl_days_in_month(year, month); day++, date++) {
        int y, m, d, iso_year, iso_week;
        cl_date_split(date, &y, &m, &d);
        cl_iso_week(date, &iso_year, &iso_week);
        if (y != year || m != month || d != day || cl_date_of(y, m, d) != date ||
            cl_weekday(date) != weekday || iso_year != week_year || iso_week != week)
          fail_msg("%04d-%02d-%02d", year, month, day);
        if (++weekday <= 7)
          continue;
        weekday = 1;
        week++;
        /* The week that holds 4 January is week 1: its Monday is 29 December
         * to 4 January. */
        int next_d = day + 1, next_m = month;
        if (next_d > cl_days_in_month(year, month))
          next_d = 1, next_m = month % 12 + 1;
        if ((next_m == 12 && next_d >= 29) || (next_m == 1 && next_d <= 4))
          week = 1, week_year++;
      }
  assert_int_equal(date, cl_date_of(9999, 12, 31) + 1);
}

static void iso_weeks(void **state) {
  (void)state;
  static const struct {
    const char *date;
    int year, week;
  } table[] = { { "2026-01-01", 2026, 1 },  { "2025-12-29", 2026, 1 },  { "2027-01-01", 2026, 53 },
                { "2024-12-30", 2025, 1 },  { "2021-01-03", 2020, 53 }, { "2023-01-01", 2022, 52 },
                { "2026-12-31", 2026, 53 }, { "2026-11-07", 2026, 45 } };
  for (size_t i = 0; i < CL_COUNT(table); i++) {
    int year, week;
    cl_iso_week(iso(table[i].date), &year, &week);
    assert_int_equal(year, table[i].year);
    assert_int_equal(week, table[i].week);
  }
}

static void no_date_stays_harmless(void **state) {
  (void)state;
  static const cl_date none[] = { CL_NO_DATE, INT32_MAX, -719163, 2932897 };
  for (size_t i = 0; i < CL_COUNT(none); i++) {
    int year = 1, month = 1, day = 1;
    char out[CL_DATE_SIZE] = "x";
    cl_date_split(none[i], &year, &month, &day);
    assert_int_equal(year | month | day, 0);
    assert_int_equal(cl_weekday(none[i]), 0);
    cl_iso_week(none[i], &year, &month);
    assert_int_equal(year | month, 0);
    assert_int_equal(cl_add_months(none[i], 1), CL_NO_DATE);
    assert_string_equal(cl_date_iso(out, none[i]), "");
    assert_string_equal(cl_date_dmy(out, none[i]), "");
    assert_int_equal(cl_date_read(cl_str_of("+1d"), CL_DMY, none[i]), CL_NO_DATE);
  }
  cl_date_split(0, NULL, NULL, NULL);
}

static void months(void **state) {
  (void)state;
  static const struct {
    const char *from;
    int n;
    const char *to; /* NULL: no such date */
  } table[] = { { "2026-01-31", 1, "2026-02-28" },   { "2028-01-31", 1, "2028-02-29" },
                { "2026-11-07", 2, "2027-01-07" },   { "2026-01-15", -1, "2025-12-15" },
                { "2026-03-31", -13, "2025-02-28" }, { "2028-02-29", 12, "2029-02-28" },
                { "2028-02-29", 48, "2032-02-29" },  { "2026-05-31", 0, "2026-05-31" },
                { "9999-12-01", 1, NULL },           { "0001-01-31", -1, NULL },
                { "2026-01-01", INT_MAX, NULL },     { "2026-01-01", INT_MIN, NULL },
                { "0001-12-31", -11, "0001-01-31" }, { "9999-01-31", 11, "9999-12-31" } };
  for (size_t i = 0; i < CL_COUNT(table); i++)
    assert_int_equal(cl_add_months(iso(table[i].from), table[i].n),
                     table[i].to ? iso(table[i].to) : CL_NO_DATE);
}

static void parses_strictly(void **state) {
  (void)state;
  assert_int_equal(iso("1970-01-02"), 1);
  static const char *const bad[] = { "",
                                     "2026-11-7",
                                     "2026-1-07",
                                     "26-11-07",
                                     "2026/11/07",
                                     "2026-11-07 ",
                                     " 2026-11-07",
                                     "20261107",
                                     "2026-02-30",
                                     "2026-13-01",
                                     "0000-01-01",
                                     "-2026-11-07",
                                     "2026-11-07T10:00",
                                     "12026-11-07",
                                     "2026-11-0x",
                                     "+026-11-07",
                                     "jjjj-mm-dd",
                                     "2026-11-" };
  for (size_t i = 0; i < CL_COUNT(bad); i++)
    assert_int_equal(iso(bad[i]), CL_NO_DATE);
  assert_int_equal(cl_date_parse(CL_NO_STR), CL_NO_DATE);
  /* a slice need not end in NUL */
  assert_int_equal(cl_date_parse((cl_str){ "1970-01-029", 10 }), 1);
}

static void reads_what_people_type(void **state) {
  (void)state;
  const cl_date today = iso("2026-11-30");
  static const struct {
    const char *text;
    enum cl_date_order order;
    const char *want;
  } table[] = {
    { "2026-11-07", CL_YMD_ONLY, "2026-11-07" },
    { "2026-11-07", CL_DMY, "2026-11-07" },
    { "7-11-2026", CL_DMY, "2026-11-07" },
    { "7-11-2026", CL_MDY, "2026-07-11" },
    { "07/11/2026", CL_DMY, "2026-11-07" },
    { "7.11.2026", CL_DMY, "2026-11-07" },
    { "11/30/2026", CL_MDY, "2026-11-30" },
    { "7-11-2026", CL_YMD_ONLY, NULL },
    { "11/30/2026", CL_DMY, NULL },
    { "30-2-2026", CL_DMY, NULL },
    { "7-11/2026", CL_DMY, NULL },
    { "7-11-26", CL_DMY, NULL },
    { "7 11 2026", CL_DMY, NULL },
    { "007-11-2026", CL_DMY, NULL },
    { "today", CL_YMD_ONLY, "2026-11-30" },
    { "vandaag", CL_DMY, "2026-11-30" },
    { "Morgen", CL_DMY, "2026-12-01" },
    { "tomorrow", CL_DMY, "2026-12-01" },
    { "yesterday", CL_DMY, "2026-11-29" },
    { "GISTEREN", CL_DMY, "2026-11-29" },
    { "morgens", CL_DMY, NULL },
    { "mor", CL_DMY, NULL },
    { "+2w", CL_DMY, "2026-12-14" },
    { "-3d", CL_DMY, "2026-11-27" },
    { "+1m", CL_DMY, "2026-12-30" },
    { "+3m", CL_DMY, "2027-02-28" },
    { "+1y", CL_DMY, "2027-11-30" },
    { "+1j", CL_DMY, "2027-11-30" },
    { "-1Y", CL_DMY, "2025-11-30" },
    { "+0d", CL_DMY, "2026-11-30" },
    { "+", CL_DMY, NULL },
    { "-", CL_DMY, NULL },
    { "+w", CL_DMY, NULL },
    { "+2", CL_DMY, NULL },
    { "+2x", CL_DMY, NULL },
    { "+2ww", CL_DMY, NULL },
    { "+-2w", CL_DMY, NULL },
    { "+9999999d", CL_DMY, NULL },
    { "+9999999w", CL_DMY, NULL },
    { "-9999999y", CL_DMY, NULL },
    { "+99999999999999999999d", CL_DMY, NULL },
    { "", CL_DMY, NULL },
  };
  for (size_t i = 0; i < CL_COUNT(table); i++) {
    cl_date want = table[i].want ? iso(table[i].want) : CL_NO_DATE;
    if (cl_date_read(cl_str_of(table[i].text), table[i].order, today) != want)
      fail_msg("%s is not read as %s", table[i].text, table[i].want ? table[i].want : "no date");
  }
  assert_int_equal(cl_date_read(CL_NO_STR, CL_DMY, today), CL_NO_DATE);
}

/* Sunday 22 November 2026 is today; NEXT without PAST, and the latest with it. */
static void reads_what_people_say(void **state) {
  const cl_date today = iso("2026-11-22");
  static const struct {
    const char *text, *next, *past;
  } table[] = {
    { "2026-11-07", "2026-11-07", "2026-11-07" },
    { "7-11-2026", "2026-11-07", "2026-11-07" },
    { "17 november", "2027-11-17", "2026-11-17" },
    { "17 November 2026", "2026-11-17", "2026-11-17" },
    { "17 nov", "2027-11-17", "2026-11-17" },
    { "op 1 december", "2026-12-01", "2025-12-01" },
    { "1 mrt", "2027-03-01", "2026-03-01" },
    { "22 november", "2026-11-22", "2026-11-22" },
    { "29 februari", "2028-02-29", "2024-02-29" },
    { "30 februari", NULL, NULL },
    { "32 januari", NULL, NULL },
    { "november 17", "2027-11-17", "2026-11-17" },
    { "November 17th, 2026", "2026-11-17", "2026-11-17" },
    { "17th of November", "2027-11-17", "2026-11-17" },
    { "3 may", "2027-05-03", "2026-05-03" },
    { "17-11", "2027-11-17", "2026-11-17" },
    { "5/12", "2026-12-05", "2025-12-05" },
    { "17.11", "2027-11-17", "2026-11-17" },
    { "11-17", NULL, NULL },
    { "17-11-26", NULL, NULL },
    { "17-", NULL, NULL },
    { "-17", NULL, NULL },
    { "zaterdag", "2026-11-28", "2026-11-21" },
    { "za", "2026-11-28", "2026-11-21" },
    { "Saturday", "2026-11-28", "2026-11-21" },
    { "zondag", "2026-11-22", "2026-11-22" },
    { "op zaterdag", "2026-11-28", "2026-11-21" },
    { "vorige vrijdag", "2026-11-20", "2026-11-20" },
    { "afgelopen zondag", "2026-11-15", "2026-11-15" },
    { "volgende zondag", "2026-11-29", "2026-11-29" },
    { "next friday", "2026-11-27", "2026-11-27" },
    { "zaterdag 28 november", "2026-11-28", NULL },
    { "zaterdag 28 november 2026", "2026-11-28", "2026-11-28" },
    { "zondag 28 november 2026", NULL, NULL },
    { "za 28-11", "2026-11-28", NULL },
    { "morgen", "2026-11-23", "2026-11-23" },
    { "overmorgen", "2026-11-24", "2026-11-24" },
    { "gisteren", "2026-11-21", "2026-11-21" },
    { "eergisteren", "2026-11-20", "2026-11-20" },
    { "the day after tomorrow", "2026-11-24", "2026-11-24" },
    { "day before yesterday", "2026-11-20", "2026-11-20" },
    { "day before tomorrow", NULL, NULL },
    { "vorige week vrijdag", "2026-11-13", "2026-11-13" },
    { "volgende week dinsdag", "2026-11-24", "2026-11-24" },
    { "deze week maandag", "2026-11-16", "2026-11-16" },
    { "friday last week", "2026-11-13", "2026-11-13" },
    { "tuesday next week", "2026-11-24", "2026-11-24" },
    { "vorige week", "2026-11-15", "2026-11-15" },
    { "next month", "2026-12-22", "2026-12-22" },
    { "vorig jaar", "2025-11-22", "2025-11-22" },
    { "vorige maand vrijdag", NULL, NULL },
    { "over 2 weken", "2026-12-06", "2026-12-06" },
    { "over een week", "2026-11-29", "2026-11-29" },
    { "over drie dagen", "2026-11-25", "2026-11-25" },
    { "over \xC3\xA9\xC3\xA9n maand", "2026-12-22", "2026-12-22" },
    { "in a week", "2026-11-29", "2026-11-29" },
    { "4 weken geleden", "2026-10-25", "2026-10-25" },
    { "2 Weeks Ago", "2026-11-08", "2026-11-08" },
    { "een kwartaal geleden", "2026-08-22", "2026-08-22" },
    { "4 weken", NULL, NULL },
    { "over weken", NULL, NULL },
    { "99999 years ago", NULL, NULL },
    { "over 9999 jaar", NULL, NULL },
    { "november", NULL, NULL },
    { "17", NULL, NULL },
    { "2026", NULL, NULL },
    { "17 november 26", NULL, NULL },
    { "17 november 2026 om tien uur in de zaal", NULL, NULL },
    { "ergens in mei", NULL, NULL },
    { " ,", NULL, NULL },
    { "", NULL, NULL },
    { "eerste dinsdag van december", "2026-12-01", "2025-12-02" },
    { "de eerste dinsdag van december", "2026-12-01", "2025-12-02" },
    { "op de tweede zaterdag van januari 2027", "2027-01-09", "2027-01-09" },
    { "derde woensdag van november", "2027-11-17", "2026-11-18" },
    { "de vierde zondag van november", "2026-11-22", "2026-11-22" },
    { "vierde donderdag van februari 2027", "2027-02-25", "2027-02-25" },
    { "laatste vrijdag van maart 2027", "2027-03-26", "2027-03-26" },
    { "de laatste za van december", "2026-12-26", "2025-12-27" },
    { "1e dinsdag van december", "2026-12-01", "2025-12-02" },
    { "2e dinsdag van december 2026", "2026-12-08", "2026-12-08" },
    { "the first Tuesday of December", "2026-12-01", "2025-12-02" },
    { "last friday of march 2027", "2027-03-26", "2027-03-26" },
    { "first saturday in december", "2026-12-05", "2025-12-06" },
    { "vijfde dinsdag van december", "2026-12-29", "2025-12-30" },
    { "vijfde dinsdag van januari 2027", NULL, NULL },
    { "zesde dinsdag van december", NULL, NULL },
    { "0e dinsdag van december", NULL, NULL },
    { "eerste dinsdag van dinsdag", NULL, NULL },
    { "eerste dinsdag van december 26", NULL, NULL },
    { "eerste dinsdag", NULL, NULL },
    { "de dinsdag van december", NULL, NULL },
    { "a.s. dinsdag", "2026-11-24", "2026-11-24" },
    { "A.S. zondag", "2026-11-29", "2026-11-29" },
    { "dinsdag a.s.", "2026-11-24", "2026-11-24" },
    { "zaterdag jl.", "2026-11-21", "2026-11-21" },
    { "jl. zaterdag", "2026-11-21", "2026-11-21" },
    { "gister", "2026-11-21", "2026-11-21" },
    { "eergister", "2026-11-20", "2026-11-20" },
    { "1e december", "2026-12-01", "2025-12-01" },
    { "de 1ste december", "2026-12-01", "2025-12-01" },
    { "2de van januari", "2027-01-02", "2026-01-02" },
    { "1-12-26", "2026-12-01", "2026-12-01" },
    { "1/12/26", "2026-12-01", "2026-12-01" },
    { "17.11.26", "2026-11-17", "2026-11-17" },
    { "za 5-12-26", "2026-12-05", "2026-12-05" },
    { "7-6-05", "2005-06-07", "2005-06-07" },
    { "1-13-26", NULL, NULL },
    { "30-2-26", NULL, NULL },
    { "1-12/26", NULL, NULL },
    { "1-12-6", NULL, NULL },
    { "1-12-026", NULL, NULL },
  };
  (void)state;
  for (size_t i = 0; i < CL_COUNT(table) * 2; i++) {
    const char *text = table[i / 2].text, *want = i % 2 ? table[i / 2].past : table[i / 2].next;
    char said[CL_DATE_SIZE];
    cl_date_iso(said, cl_date_said(cl_str_of(text), CL_DMY, today, i % 2 != 0));
    if (strcmp(said, want ? want : "") != 0)
      fail_msg("%s is read as %s, not as %s", text, said, want ? want : "no date");
  }
  assert_int_equal(cl_date_said(cl_str_of("11/17"), CL_MDY, today, true), iso("2026-11-17"));
  assert_int_equal(cl_date_said(cl_str_of("17-11"), CL_YMD_ONLY, today, true), CL_NO_DATE);
  assert_int_equal(cl_date_said(cl_str_of("zaterdag"), CL_DMY, CL_NO_DATE, true), CL_NO_DATE);
}

static void times(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int want;
  } table[] = { { "00:00", 0 },  { "09:30", 570 }, { "23:59", 1439 }, { "24:00", -1 },
                { "9:30", -1 },  { "09:60", -1 },  { "09:3", -1 },    { "09:300", -1 },
                { "09.30", -1 }, { "", -1 },       { "-1:00", -1 },   { "09:30 ", -1 } };
  for (size_t i = 0; i < CL_COUNT(table); i++)
    assert_int_equal(cl_time_parse(cl_str_of(table[i].text)), table[i].want);
  assert_int_equal(cl_time_parse(CL_NO_STR), -1);
}

static void writes(void **state) {
  (void)state;
  char out[CL_DATE_SIZE];
  assert_ptr_equal(cl_date_iso(out, 0), out);
  assert_string_equal(cl_date_iso(out, iso("2026-11-07")), "2026-11-07");
  assert_string_equal(cl_date_dmy(out, iso("2026-11-07")), "07-11-2026");
  assert_string_equal(cl_date_iso(out, cl_date_of(1, 2, 3)), "0001-02-03");
}

static void today_is_near(void **state) {
  (void)state;
  /* The local day differs from the UTC day by one at most. */
  int64_t before = (int64_t)time(NULL) / 86400;
  cl_date today = cl_today();
  int64_t after = (int64_t)time(NULL) / 86400;
  assert_true(today >= before - 1 && today <= after + 1);
}

static void days_that_a_month_lacks(void **state) {
  (void)state;
  static const struct {
    const char *text;
    enum cl_date_order order;
    bool lacks;
  } rows[] = {
    { "2027-02-29", CL_YMD_ONLY, true },
    { "2027-02-28", CL_YMD_ONLY, false },
    { "2028-02-29", CL_YMD_ONLY, false },
    { "2027-04-31", CL_DMY, true },
    { "2027-13-01", CL_YMD_ONLY, false },
    { "2027-00-31", CL_YMD_ONLY, false },
    { "2027-04-32", CL_YMD_ONLY, false },
    { "0000-02-30", CL_YMD_ONLY, false },
    { "31-4-2027", CL_DMY, true },
    { "31-4-2027", CL_YMD_ONLY, false },
    { "4/31/2027", CL_MDY, true },
    { "4/31/2027", CL_DMY, false },
    { "31.4.2027", CL_DMY, true },
    { "31-4-27", CL_DMY, false },
    { "", CL_DMY, false },
    { "morgen", CL_DMY, false },
    { "2027-02-30x", CL_YMD_ONLY, false },
  };
  for (size_t i = 0; i < CL_COUNT(rows); i++)
    if (cl_date_no_such_day(cl_str_of(rows[i].text), rows[i].order) != rows[i].lacks)
      fail_msg("row %zu: %s", i, rows[i].text);
}

static void asks_which_day(void **state) {
  cl_date today = cl_date_parse(cl_str_of("2026-11-22")), other;
  static const struct {
    const char *text, *day, *other;
  } table[] = {
    { "eind maart", "2027-03-31", NULL },
    { "half december", "2026-12-15", NULL },
    { "begin januari 2028", "2028-01-01", NULL },
    { "eind februari", "2027-02-28", NULL },
    { "maart", "2027-03-01", NULL },
    { "in maart 2027", "2027-03-01", NULL },
    { "ergens in mei", "2027-05-01", NULL },
    { "the end of march", "2027-03-31", NULL },
    { "in de zomer", "2027-06-21", NULL },
    { "deze winter", "2026-12-21", NULL },
    { "volgend weekend", "2026-11-28", NULL },
    { "eind 2027", "2027-12-31", NULL },
    { "17-11-26", "2026-11-17", "2017-11-26" },
    { "17-13-26", NULL, NULL },
    { "17-11-99", NULL, NULL },
    { "17 november", NULL, NULL },
    { "onzin", NULL, NULL },
    { "in", NULL, NULL },
    { "eind", NULL, NULL },
    { "eind van", NULL, NULL },
    { "", NULL, NULL },
  };
  (void)state;
  for (size_t i = 0; i < CL_COUNT(table); i++) {
    char iso[CL_DATE_SIZE];
    cl_date date = cl_date_vague(cl_str_of(table[i].text), CL_DMY, today, &other);
    assert_string_equal(date == CL_NO_DATE ? "" : cl_date_iso(iso, date),
                        table[i].day ? table[i].day : "");
    assert_string_equal(other == CL_NO_DATE ? "" : cl_date_iso(iso, other),
                        table[i].other ? table[i].other : "");
  }
}

static void days_said_that_a_month_lacks(void **state) {
  static const char *const none[] = { "30-2",     "31 november", "30 februari 2028", "op 31 april",
                                      "za 31-11", "31/6",        "29 februari 2027" };
  static const char *const other[] = {
    "29 februari", "32 maart", "3-13", "eind maart", "", "0 mei"
  };
  cl_date today = cl_date_parse(cl_str_of("2026-11-22"));
  (void)state;
  for (size_t i = 0; i < CL_COUNT(none); i++)
    assert_true(cl_date_said_lacks(cl_str_of(none[i]), CL_DMY, today) ||
                (print_error("# %s\n", none[i]), false));
  for (size_t i = 0; i < CL_COUNT(other); i++)
    assert_false(cl_date_said_lacks(cl_str_of(other[i]), CL_DMY, today) &&
                 (print_error("# %s\n", other[i]), true));
}

static void hears_times(void **state) {
  static const struct {
    const char *text;
    int minute;
    bool twice;
  } table[] = {
    { "19:30", 1170, false },
    { "om 19 uur", 1140, false },
    { "half acht", 450, true },
    { "half acht 's avonds", 1170, false },
    { "half 8 's ochtends", 450, false },
    { "acht uur", 480, true },
    { "acht uur 's avonds", 1200, false },
    { "kwart voor 8", 465, true },
    { "kwart over twaalf 's middags", 735, false },
    { "half een 's middags", 750, false },
    { "12 uur 's nachts", 0, false },
    { "12 pm", 720, false },
    { "at 7 pm", 1140, false },
    { "7:15 in the evening", 1155, false },
    { "a quarter past seven in the morning", 435, false },
    { "seven o'clock", 420, true },
    { "8 uur 's avonds", 1200, false },
    { "3 uur 's ochtends", 180, false },
    { "3 uur 's avonds", -1, false },
    { "19 uur 's avonds", 1140, false },
    { "half dertien", -1, false },
    { "kwart acht", -1, false },
    { "'s avonds", -1, false },
    { "avonds", -1, false },
    { "om", -1, false },
    { "half", -1, false },
    { "kwart na acht", -1, false },
    { "25 uur", -1, false },
    { "", -1, false },
  };
  (void)state;
  for (size_t i = 0; i < CL_COUNT(table); i++) {
    bool twice;
    int got = cl_time_words(cl_str_of(table[i].text), &twice);
    if (got != table[i].minute)
      print_error("# %s: %d\n", table[i].text, got);
    assert_int_equal(got, table[i].minute);
    assert_int_equal(twice, table[i].twice);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(known_days),
    cmocka_unit_test(days_that_do_not_exist),
    cmocka_unit_test(every_day),
    cmocka_unit_test(iso_weeks),
    cmocka_unit_test(no_date_stays_harmless),
    cmocka_unit_test(months),
    cmocka_unit_test(parses_strictly),
    cmocka_unit_test(days_that_a_month_lacks),
    cmocka_unit_test(reads_what_people_type),
    cmocka_unit_test(times),
    cmocka_unit_test(writes),
    cmocka_unit_test(reads_what_people_say),
    cmocka_unit_test(asks_which_day),
    cmocka_unit_test(days_said_that_a_month_lacks),
    cmocka_unit_test(hears_times),
    cmocka_unit_test(today_is_near),
  };
  return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
