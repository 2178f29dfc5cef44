/* test_version.c - the version of a record follows what it says, and not how or
 * where it is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <string.h>

#include "../../lib/value/cell.h"
#include "../../lib/value/version.h"
#include "plan_text.h"

/* The version of the record ID of TYPE in a plan that reads TEXT. */
static void version_in(char out[CL_VERSION_SIZE], const char *text, cl_type type, const char *id,
                       bool with_names) {
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan = plan_of(&diag, "%s", text);
  const cl_rec *rec = cl_plan_get(plan, type, id, NULL);
  assert_non_null(rec);
  cl_rec_version(out, rec, with_names);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

#define HEAD "plan: 1\norganisation: Waterrijk\n"
static const char moment[] =
    HEAD "calendar:\n  - {id: m, date: 2026-10-03, title: Open dag, result: {participants: 25}, "
         "repeat: {every: week, except: [2026-10-10, 2026-10-17]}}\n";

static const struct pair {
  const char *text;
  bool same;
} pairs[] = {
  { HEAD "# written in another way\ncalendar:\n  - id: first\n    date: 2026-01-01\n    title: x\n"
         "  - repeat:\n      except:\n        - '2026-10-10'  # one\n        - \"2026-10-17\"\n"
         "      every: week\n    title: >-\n      Open\n      dag\n    result: {participants: 25}\n"
         "    id: m\n    date: '2026-10-03'\n",
    true },
  { HEAD "calendar:\r\n  - {id: m, date: 2026-10-03, title: \" Open dag \", url: ~, result: "
         "{participants: 25.0}, repeat: {every: week, except: [2026-10-10, 2026-10-17]}}\r\n",
    true },
  { HEAD "calendar:\n  - {id: m, date: 2026-10-04, title: Open dag, result: {participants: 25}, "
         "repeat: {every: week, except: [2026-10-10, 2026-10-17]}}\n",
    false },
  { HEAD "calendar:\n  - {id: m, date: 2026-10-03, title: Open  dag, result: {participants: 25}, "
         "repeat: {every: week, except: [2026-10-10, 2026-10-17]}}\n",
    false },
  { HEAD "calendar:\n  - {id: m, date: 2026-10-03, title: Open dag, result: {participants: 25}, "
         "repeat: {every: week, except: [2026-10-17, 2026-10-10]}}\n",
    false },
  { HEAD "calendar:\n  - {id: m, date: 2026-10-03, title: Open dag, result: {participants: 25}, "
         "repeat: {every: week, except: [2026-10-10]}}\n",
    false },
  /* The same number of another field is another record. */
  { HEAD "calendar:\n  - {id: m, date: 2026-10-03, title: Open dag, result: {reached: 25}, "
         "repeat: {every: week, except: [2026-10-10, 2026-10-17]}}\n",
    false },
};

static void follows_what_is_said(void **state) {
  (void)state;
  char first[CL_VERSION_SIZE], other[CL_VERSION_SIZE];
  version_in(first, moment, CL_T_MOMENT, "m", false);
  assert_int_equal(strlen(first), CL_VERSION_SIZE - 1);
  assert_int_equal(strspn(first, "bcdfghjklmnpqrstvwxz"), CL_VERSION_SIZE - 1);
  for (size_t i = 0; i < CL_COUNT(pairs); i++) {
    version_in(other, pairs[i].text, CL_T_MOMENT, "m", false);
    if (pairs[i].same != !strcmp(first, other))
      fail_msg("pair %zu: %s and %s", i, first, other);
  }
}

/* Who holds a version cannot try telephone numbers until it fits. */
static void tells_nothing_of_people(void **state) {
  (void)state;
  static const char one[] =
      HEAD "people:\n  - {id: p, name: Aafke Voorbeeld, phone: 06-00000001, role: vrijwilliger}\n";
  static const char two[] =
      HEAD "people:\n  - {id: p, name: Bram Voorbeeld, phone: 06-00000002, role: vrijwilliger}\n";
  char a[CL_VERSION_SIZE], b[CL_VERSION_SIZE];
  version_in(a, one, CL_T_PERSON, "p", false);
  version_in(b, two, CL_T_PERSON, "p", false);
  assert_string_equal(a, b);
  version_in(a, one, CL_T_PERSON, "p", true);
  version_in(b, two, CL_T_PERSON, "p", true);
  assert_string_not_equal(a, b);
}

/* The cells of a row come to the version of the record they were made from. */
static void same_from_cells(void **state) {
  (void)state;
  char record[CL_VERSION_SIZE], row[CL_VERSION_SIZE];
  version_in(record, moment, CL_T_MOMENT, "m", false);
  cl_version version;
  cl_version_start(&version, CL_T_MOMENT, cl_str_of(""), cl_str_of("m"));
  const cl_type_row *type = cl_type_info(CL_T_MOMENT);
  for (unsigned i = 0; i < type->fields; i++) {
    cl_field field = cl_type_field(type, i);
    if (!cl_version_counts(field, false))
      continue;
    if (field == CL_F_MOMENT_DATE)
      cl_version_values(&version, field, (const char *const[]){ "2026-10-03" }, 1);
    else if (field == CL_F_MOMENT_TITLE)
      cl_version_values(&version, field, (const char *const[]){ " Open dag\r\n" }, 1);
    else if (field == CL_F_MOMENT_RESULT_PARTICIPANTS)
      cl_version_values(&version, field, (const char *const[]){ "025" }, 1);
    else if (field == CL_F_MOMENT_REPEAT_EVERY)
      cl_version_values(&version, field, (const char *const[]){ "week" }, 1);
    else if (field == CL_F_MOMENT_REPEAT_EXCEPT)
      cl_version_values(&version, field, (const char *const[]){ "2026-10-10", "2026-10-17" }, 2);
    else
      cl_version_values(&version, field, NULL, 0);
  }
  cl_version_end(&version, row);
  assert_string_equal(record, row);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(follows_what_is_said),
    cmocka_unit_test(tells_nothing_of_people),
    cmocka_unit_test(same_from_cells),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
