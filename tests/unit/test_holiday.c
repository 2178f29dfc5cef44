/* test_holiday.c - public and school holidays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../lib/method/holiday.h"
#include "../../lib/plan/schema.h"

static cl_date day(const char *text) {
  cl_date date = cl_date_parse(cl_str_of(text));
  assert_int_not_equal(date, CL_NO_DATE);
  return date;
}

static int start(void **state) {
  (void)state;
  cl_lang_set_user(CL_EN);
  cl_schema_start();
  return 0;
}

static void check(const char *date, const char *nl, const char *en) {
  const char *got = cl_public_holiday(day(date), CL_NL);
  if (!got || strcmp(got, nl) != 0)
    fail_msg("%s: %s, not %s", date, got ? got : "nothing", nl);
  assert_string_equal(cl_public_holiday(day(date), CL_EN), en);
}

static void public_holidays(void **state) {
  (void)state;
  check("2026-01-01", "Nieuwjaarsdag", "New Year's Day");
  check("2026-04-03", "Goede Vrijdag", "Good Friday");
  check("2026-04-05", "Eerste Paasdag", "Easter Sunday");
  check("2026-04-06", "Tweede Paasdag", "Easter Monday");
  check("2026-04-27", "Koningsdag", "King's Day");
  check("2026-05-05", "Bevrijdingsdag", "Liberation Day");
  check("2026-05-14", "Hemelvaartsdag", "Ascension Day");
  check("2026-05-24", "Eerste Pinksterdag", "Whit Sunday");
  check("2026-05-25", "Tweede Pinksterdag", "Whit Monday");
  check("2026-12-25", "Eerste Kerstdag", "Christmas Day");
  check("2026-12-26", "Tweede Kerstdag", "Boxing Day");
  check("2016-05-05", "Hemelvaartsdag en Bevrijdingsdag", "Ascension Day and Liberation Day");
}

static void easter_moves(void **state) {
  (void)state;
  /* known Easter Sundays: the usual ones, the earliest and the latest */
  static const char *const easters[] = { "1818-03-22", "1943-04-25", "1961-04-02", "2000-04-23",
                                         "2008-03-23", "2024-03-31", "2025-04-20", "2027-03-28",
                                         "2028-04-16", "2038-04-25", "2285-03-22" };
  for (size_t i = 0; i < CL_COUNT(easters); i++)
    check(easters[i], "Eerste Paasdag", "Easter Sunday");
}

static void kings_day_leaves_sundays(void **state) {
  (void)state;
  check("2025-04-26", "Koningsdag", "King's Day"); /* 27 April 2025 is a Sunday */
  assert_null(cl_public_holiday(day("2025-04-27"), CL_NL));
  assert_null(cl_public_holiday(day("2026-04-26"), CL_NL));
  check("2031-04-26", "Koningsdag", "King's Day");
}

static void other_days_are_none(void **state) {
  (void)state;
  static const char *const days[] = { "2026-01-02", "2026-04-04", "2026-04-30", "2026-05-01",
                                      "2026-05-13", "2026-12-24", "2026-12-27", "2026-12-31" };
  for (size_t i = 0; i < CL_COUNT(days); i++)
    assert_null(cl_public_holiday(day(days[i]), CL_NL));
  assert_null(cl_public_holiday(CL_NO_DATE, CL_NL));
  size_t in_a_year = 0;
  for (cl_date date = day("2026-01-01"); date <= day("2026-12-31"); date++)
    in_a_year += cl_public_holiday(date, CL_NL) != NULL;
  assert_int_equal(in_a_year, 11);
}

/* ---- School holidays ------------------------------------------------------------- */

static const char *share(void) {
  static cl_buf name = CL_BUF_INIT;
  const char *srcdir = getenv("srcdir");
  cl_buf_cut(&name, 0);
  cl_buf_printf(&name, "%s/share", srcdir ? srcdir : ".");
  return cl_buf_text(&name);
}

static void school_holidays_by_region(void **state) {
  (void)state;
  cl_diag diag;
  cl_diag_init(&diag);
  cl_school *school = cl_school_open(share(), &diag);
  assert_non_null(school);
  assert_int_equal(diag.count, 0);
  static const struct {
    int region;
    const char *date, *name;
  } cases[] = { { CL_REGION_NOORD, "2026-10-10", "herfstvakantie" },
                { CL_REGION_NOORD, "2026-10-18", "herfstvakantie" },
                { CL_REGION_NOORD, "2026-10-09", NULL },
                { CL_REGION_NOORD, "2026-10-19", NULL },
                { CL_REGION_MIDDEN, "2026-10-10", NULL },
                { CL_REGION_MIDDEN, "2026-10-21", "herfstvakantie" },
                { CL_REGION_ZUID, "2025-10-15", "herfstvakantie" },
                { CL_REGION_MIDDEN, "2025-10-15", NULL },
                { CL_REGION_ZUID, "2027-01-01", "kerstvakantie" },
                { CL_REGION_NOORD, "2026-02-25", "voorjaarsvakantie" },
                { CL_REGION_ZUID, "2026-02-25", NULL },
                { CL_REGION_ZUID, "2027-02-15", "voorjaarsvakantie" },
                { CL_REGION_MIDDEN, "2028-05-01", "meivakantie" },
                { CL_REGION_NOORD, "2026-07-04", "zomervakantie" },
                { CL_REGION_ZUID, "2026-07-04", NULL },
                { CL_REGION_ZUID, "2028-09-03", "zomervakantie" } };
  for (size_t i = 0; i < CL_COUNT(cases); i++) {
    const char *got = cl_school_holiday(school, cases[i].region, day(cases[i].date), CL_NL);
    if ((got == NULL) != (cases[i].name == NULL) || (got && strcmp(got, cases[i].name) != 0))
      fail_msg("%s in region %d: %s", cases[i].date, cases[i].region, got ? got : "nothing");
  }
  assert_string_equal(cl_school_holiday(school, CL_REGION_ZUID, day("2026-12-25"), CL_EN),
                      "Christmas holiday");
  assert_null(cl_school_holiday(school, -1, day("2026-12-25"), CL_EN)); /* no region given */
  assert_null(cl_school_holiday(school, CL_REGION_ZUID, CL_NO_DATE, CL_EN));
  assert_int_equal(cl_school_last(school), day("2028-09-03"));
  cl_school_close(school);
  cl_diag_free(&diag);
}

/* As the ministry publishes them: from a Saturday to a Sunday, none missing. */
static void the_file_is_complete(void **state) {
  (void)state;
  cl_diag diag;
  cl_diag_init(&diag);
  cl_school *school = cl_school_open(share(), &diag);
  assert_non_null(school);
  for (int region = CL_REGION_NOORD; region <= CL_REGION_ZUID; region++) {
    size_t begun = 0, days = 0;
    const char *before = NULL;
    for (cl_date date = day("2025-09-01"); date <= cl_school_last(school); date++) {
      const char *now = cl_school_holiday(school, region, date, CL_NL);
      days += now != NULL;
      if (now && !before) {
        begun++;
        assert_int_equal(cl_weekday(date), 6);
      }
      if (!now && before)
        assert_int_equal(cl_weekday(date), 1);
      before = now;
    }
    assert_int_equal(begun, 15);
    assert_int_equal(days, 3 * (9 + 16 + 9 + 9 + 44));
  }
  cl_school_close(school);
  cl_diag_free(&diag);
}

static void an_absent_file_is_a_note(void **state) {
  (void)state;
  cl_diag diag;
  cl_diag_init(&diag);
  assert_null(cl_school_open("/nowhere/at/all", &diag));
  assert_int_equal(diag.count, 1);
  assert_int_equal(diag.findings[0].level, CL_NOTE);
  assert_int_equal(diag.worst, CL_OK);
  assert_non_null(strstr(diag.findings[0].place.file, "/nowhere/at/all"));
  assert_null(cl_school_holiday(NULL, CL_REGION_ZUID, day("2026-12-25"), CL_NL));
  assert_int_equal(cl_school_last(NULL), CL_NO_DATE);
  cl_school_close(NULL);
  cl_diag_free(&diag);
}

/* Lines that are no holiday are passed over with a warning that names them. */
static void bad_lines_are_named(void **state) {
  (void)state;
  static const char text[] = "# comment\r\n"
                             "2026-2027;herfst;noord;2026-10-10;2026-10-18\r\n"
                             "\n"
                             "2026-2027;herfst;noord;2026-10-10\n"
                             "2026-2027;herfst;noord;2026-10-10;2026-10-18;meer\n"
                             "2026-2027;paas;noord;2026-10-10;2026-10-18\n"
                             "2026-2027;herfst;oost;2026-10-10;2026-10-18\n"
                             "2026-2027;herfst;noord;2026-10-32;2026-10-18\n"
                             "2026-2027;herfst;noord;2026-10-18;2026-10-10\n"
                             ";;;;\n"
                             " 2026-2027 ; kerst ; zuid ; 2026-12-19 ; 2027-01-03 ";
  char folder[] = "/tmp/clkit-holiday-XXXXXX";
  assert_non_null(mkdtemp(folder));
  cl_buf holidays = CL_BUF_INIT, name = CL_BUF_INIT;
  cl_buf_printf(&holidays, "%s/holidays", folder);
  cl_buf_printf(&name, "%s/school-nl.csv", cl_buf_text(&holidays));
  assert_int_equal(mkdir(cl_buf_text(&holidays), 0700), 0);
  FILE *file = fopen(cl_buf_text(&name), "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
  cl_diag diag;
  cl_diag_init(&diag);
  cl_school *school = cl_school_open(folder, &diag);
  assert_non_null(school);
  assert_int_equal(diag.count, 7);
  for (size_t i = 0; i < diag.count; i++) {
    assert_int_equal(diag.findings[i].level, CL_WARNING);
    assert_int_equal(diag.findings[i].place.line, 4 + i);
  }
  assert_string_equal(cl_school_holiday(school, CL_REGION_NOORD, day("2026-10-10"), CL_NL),
                      "herfstvakantie");
  assert_string_equal(cl_school_holiday(school, CL_REGION_ZUID, day("2027-01-03"), CL_NL),
                      "kerstvakantie");
  assert_int_equal(cl_school_last(school), day("2027-01-03"));
  cl_school_close(school);
  cl_diag_free(&diag);
  unlink(cl_buf_text(&name));
  rmdir(cl_buf_text(&holidays));
  rmdir(folder);
  cl_buf_free(&holidays);
  cl_buf_free(&name);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(public_holidays),           cmocka_unit_test(easter_moves),
    cmocka_unit_test(kings_day_leaves_sundays),  cmocka_unit_test(other_days_are_none),
    cmocka_unit_test(school_holidays_by_region), cmocka_unit_test(the_file_is_complete),
    cmocka_unit_test(an_absent_file_is_a_note),  cmocka_unit_test(bad_lines_are_named),
  };
  return cmocka_run_group_tests(tests, start, NULL);
}
