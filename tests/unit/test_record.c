/* test_record.c - what a record says: typed values, cells and back, what may
 * stand unquoted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <string.h>

#include "../../lib/value/columns.h"
#include "../../lib/plan/change.h"
#include "plan_text.h"
#include "../../lib/value/cell.h"

static cl_plan *plan;
static cl_diag diag;

static const char text[] =
    "plan: 1\n"
    "organisation: Waterrijk\n"
    "scan:\n"
    "  themes:\n"
    "    - {id: f, theme: t, chosen: ja, discussed: No, sources: [krant, 'a | b', 'c\\d', ~, '']}\n"
    "communities:\n"
    "  - id: c\n"
    "    name: Café “Samen”\n"
    "    since: 2026-11-07\n"
    "    bond: affinity\n"
    "    agreements:\n"
    "      hours:\n"
    "        - {person: cl1, per-week: 4}\n"
    "        - {per-week: 2.5, person: cl2}\n"
    "    goals:\n"
    "      - id: g\n"
    "        text: |\n"
    "          Eén\n"
    "          twee\n"
    "        target: 12.50\n"
    "        measured:\n"
    "          - {date: 2026-10-01, value: 3, note: 'a; b | c\\d'}\n"
    "calendar:\n"
    "  - {id: m, date: 2026-13-01, title: T, result: {participants: veel}, url: ~}\n";

static int set_up(void **state) {
  (void)state;
  cl_diag_init(&diag);
  plan = plan_of(&diag, "%s", text);
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  cl_plan_close(plan);
  cl_diag_free(&diag);
  return 0;
}

static const cl_rec *get(cl_type type, const char *id) {
  const cl_rec *rec = cl_plan_get(plan, type, id, NULL);
  assert_non_null(rec);
  return rec;
}

static void cell_is(const cl_rec *rec, cl_field field, const char *wanted) {
  cl_buf cell = CL_BUF_INIT;
  cl_buf_puts(&cell, "<");
  cl_field_cell(&cell, rec, field, CL_CANONICAL);
  assert_string_equal(cl_buf_text(&cell) + 1, wanted);
  cl_buf_free(&cell);
}

static void test_values(void **state) {
  (void)state;
  const cl_rec *c = get(CL_T_COMMUNITY, "c"), *g = get(CL_T_JOINT_GOAL, "g");
  const cl_rec *f = get(CL_T_FINDING, "f"), *m = get(CL_T_MOMENT, "m");
  double number;
  char iso[CL_DATE_SIZE];
  assert_string_equal(cl_date_iso(iso, cl_rec_date(c, CL_F_COMMUNITY_SINCE)), "2026-11-07");
  assert_int_equal(cl_rec_choice(c, CL_F_COMMUNITY_BOND), CL_BOND_AFFINITY);
  assert_int_equal(cl_rec_choice(c, CL_F_COMMUNITY_STATUS), -1); /* absent */
  assert_true(cl_rec_num(g, CL_F_JOINT_GOAL_TARGET, &number));
  assert_true(number > 12.49 && number < 12.51);
  assert_false(cl_rec_num(g, CL_F_JOINT_GOAL_BASELINE, &number));
  assert_int_equal(cl_rec_bool(f, CL_F_FINDING_CHOSEN), 1);
  assert_int_equal(cl_rec_bool(f, CL_F_FINDING_DISCUSSED), 0);
  assert_int_equal(cl_rec_count(f, CL_F_FINDING_SOURCES), 5);
  assert_int_equal(cl_rec_count(c, CL_F_COMMUNITY_NAME), 0);
  /* What is no date or number reads as none; ~ is absent. */
  assert_int_equal(cl_rec_date(m, CL_F_MOMENT_DATE), CL_NO_DATE);
  assert_false(cl_rec_num(m, CL_F_MOMENT_RESULT_PARTICIPANTS, &number));
  assert_true(cl_rec_has(m, CL_F_MOMENT_DATE));
  assert_false(cl_rec_has(m, CL_F_MOMENT_URL));
  assert_null(cl_rec_text(m, CL_F_MOMENT_URL).p);
  /* A field of another type, no field, no record. */
  assert_null(cl_rec_node(c, CL_F_MOMENT_DATE));
  assert_null(cl_rec_node(c, CL_F_NONE));
  assert_null(cl_rec_node(NULL, CL_F_MOMENT_DATE));
  assert_string_equal(cl_rec_dup(c, CL_F_COMMUNITY_NAME, diag.arena), "Café “Samen”");
  assert_null(cl_rec_dup(c, CL_F_COMMUNITY_VENUE, diag.arena));
}

static void test_places(void **state) {
  (void)state;
  const cl_rec *c = get(CL_T_COMMUNITY, "c"), *g = get(CL_T_JOINT_GOAL, "g");
  cl_place place = cl_rec_place(plan, c, CL_F_COMMUNITY_SINCE);
  assert_int_equal(place.line, 9);
  assert_int_equal(place.col, 12);
  place = cl_rec_place(plan, c, CL_F_COMMUNITY_AGREEMENTS_HOURS); /* a list: its key */
  assert_int_equal(place.line, 12);
  assert_int_equal(place.col, 7);
  place = cl_rec_place(plan, g, CL_F_JOINT_GOAL_UNIT); /* absent: the record */
  assert_int_equal(place.line, 16);
  assert_int_equal(place.col, 9);
  cl_finding *said = cl_rec_say(plan, g, CL_F_JOINT_GOAL_TARGET, &diag, CL_WARNING, "W1", "%d", 7);
  assert_string_equal(said->text, "7");
  assert_string_equal(said->id, "c/g");
  assert_string_equal(said->rule, "W1");
  assert_int_equal(said->place.line, 20);
  assert_string_equal(said->excerpt, "        target: 12.50");
}

static void test_cells(void **state) {
  (void)state;
  const cl_rec *c = get(CL_T_COMMUNITY, "c"), *g = get(CL_T_JOINT_GOAL, "g");
  const cl_rec *f = get(CL_T_FINDING, "f");
  cell_is(c, CL_F_COMMUNITY_NAME, "Café “Samen”");
  cell_is(c, CL_F_COMMUNITY_VENUE, "");
  cell_is(f, CL_F_FINDING_CHOSEN, "yes"); /* canonical */
  cell_is(f, CL_F_FINDING_DISCUSSED, "no");
  cell_is(f, CL_F_FINDING_SOURCES, "krant | a \\| b | c\\\\d"); /* neither ~ nor '' is a value */
  cell_is(g, CL_F_JOINT_GOAL_TEXT, "Eén\ntwee\n");
  cell_is(g, CL_F_JOINT_GOAL_TARGET, "12.50");
  cell_is(c, CL_F_COMMUNITY_AGREEMENTS_HOURS, "person=cl1; per-week=4 | person=cl2; per-week=2.5");
  /* An item is escaped first, then the list around it. */
  cell_is(g, CL_F_JOINT_GOAL_MEASURED, "date=2026-10-01; value=3; note=a\\\\; b \\| c\\\\\\\\d");
}

/* What VALUES make of FIELD in the file; NULL and a finding when it is refused. */
static char *set_to(const cl_rec *rec, cl_field field, const char *const *values, size_t n) {
  cl_change *change = cl_change_new(plan, &diag);
  cl_new_file *files = NULL;
  size_t count = 0;
  char *bytes = NULL;
  if (cl_change_set(change, cl_change_rec(change, rec), field, values, n) == CL_OK) {
    assert_int_equal(cl_change_finish(change, &files, &count), CL_OK);
    bytes = cl_strdup(diag.arena, count ? cl_buf_text(&files[0].bytes) : text);
  }
  cl_change_free(change);
  return bytes;
}

static void writes(const cl_rec *rec, cl_field field, const char *value, const char *part) {
  char *bytes = set_to(rec, field, &value, 1);
  if (!bytes)
    fail_msg("%s: %s", value, diag.findings[diag.count - 1].text);
  if (!strstr(bytes, part))
    fail_msg("%s gives\n%s, wanted <%s>", value, bytes, part);
}

/* A cell split again gives the values it was made of: to set them is no change. */
static void test_there_and_back(void **state) {
  (void)state;
  const cl_rec *f = get(CL_T_FINDING, "f"), *g = get(CL_T_JOINT_GOAL, "g");
  const cl_rec *c = get(CL_T_COMMUNITY, "c");
  cl_buf cell = CL_BUF_INIT;
  cl_field_cell(&cell, f, CL_F_FINDING_SOURCES, CL_CANONICAL);
  cl_str *parts;
  size_t n = cl_cell_split(diag.arena, (cl_str){ cl_buf_text(&cell), cell.len }, &parts);
  static const char *const wanted[] = { "krant", "a | b", "c\\d" };
  assert_int_equal(n, 3); /* an empty value is not kept in a cell */
  for (size_t i = 0; i < 3; i++)
    assert_true(cl_str_is(parts[i], wanted[i]));
  const cl_rec *recs[] = { g, c };
  static const cl_field fields[] = { CL_F_JOINT_GOAL_MEASURED, CL_F_COMMUNITY_AGREEMENTS_HOURS };
  for (size_t k = 0; k < 2; k++) {
    cl_buf_cut(&cell, 0);
    cl_field_cell(&cell, recs[k], fields[k], CL_CANONICAL);
    n = cl_cell_split(diag.arena, (cl_str){ cl_buf_text(&cell), cell.len }, &parts);
    assert_int_equal(n, k ? 2 : 1);
    const char *values[3];
    for (size_t i = 0; i < n; i++)
      values[i] = cl_str_dup(diag.arena, parts[i]);
    char *bytes = set_to(recs[k], fields[k], values, n);
    assert_non_null(bytes);
    assert_string_equal(bytes, text);
  }
  cl_buf_free(&cell);
}

static void refuses(const cl_rec *rec, cl_field field, const char *value, const char *part) {
  assert_null(set_to(rec, field, &value, 1));
  const cl_finding *said = &diag.findings[diag.count - 1];
  if (!strstr(said->text, part))
    fail_msg("%s: <%s>, wanted <%s>", value, said->text, part);
}

static void test_items(void **state) {
  (void)state;
  const cl_rec *c = get(CL_T_COMMUNITY, "c"), *g = get(CL_T_JOINT_GOAL, "g");
  const cl_field hours = CL_F_COMMUNITY_AGREEMENTS_HOURS, measured = CL_F_JOINT_GOAL_MEASURED;
  static const char *const same[] = { "person=cl5; per-week=6", "per-week=6;person=cl5", "cl5; 6",
                                      " cl5 ;per-week = 6 ", "cl5;6;" };
  for (size_t i = 0; i < CL_COUNT(same); i++)
    writes(c, hours, same[i], "- {person: cl5, per-week: 6}\n");
  writes(g, measured, "2026-11-01; 4; a\\;b\\\\c", "note: 'a;b\\c'"); /* its style is kept */
  writes(g, measured, "2026-11-01; note=x=y", "{date: 2026-11-01, note: 'x=y'}");
  refuses(c, hours, "cl5; 4; 5", "more values");
  refuses(c, hours, "person=cl5; person=cl2", "given twice");
  refuses(c, hours, "per-week=4; 5", "more values");
  refuses(c, hours, "cl5", "'per-week' is missing");
  refuses(c, hours, "cl5; veel", "is not a number");
  refuses(g, measured, "2026-02-30; 4", "the month has no such day");
  refuses(g, measured, "2026-2-3; 4", "is not a date");
}

/* Numbers, dates and yes/no are meant as such; what merely looks like it is text. */
static void test_plain(void **state) {
  (void)state;
  const cl_rec *c = get(CL_T_COMMUNITY, "c"), *g = get(CL_T_JOINT_GOAL, "g");
  const cl_rec *m = get(CL_T_MOMENT, "m"), *f = get(CL_T_FINDING, "f");
  writes(c, CL_F_COMMUNITY_SINCE, "2026-12-01", "since: 2026-12-01\n");
  writes(g, CL_F_JOINT_GOAL_TARGET, "13.5", "target: 13.5\n");
  writes(f, CL_F_FINDING_CHOSEN, "no", "chosen: no,");
  writes(m, CL_F_MOMENT_RESULT_PARTICIPANTS, "12", "{participants: 12}");
  writes(m, CL_F_MOMENT_TIME, "12:30", "time: \"12:30\"");
  writes(c, CL_F_COMMUNITY_NAME, "12", "name: '12'\n");
  writes(c, CL_F_COMMUNITY_NAME, "no", "name: 'no'\n");
  writes(m, CL_F_MOMENT_REPEAT_DAY, "15", "day: 15");
  writes(m, CL_F_MOMENT_REPEAT_DAY, "007", "day: \"007\"");
  writes(m, CL_F_MOMENT_REPEAT_DAY, "2026-11-07", "day: \"2026-11-07\"");
  writes(m, CL_F_MOMENT_REPEAT_DAY, "first saturday", "day: first saturday");
}

/* The values of FIELD, with a bar between them. */
static void hold(const cl_rec *rec, cl_field field, const char *wanted) {
  cl_buf all = CL_BUF_INIT;
  cl_values values = cl_values_of(rec, field);
  for (const cl_node *value; (value = cl_values_next(&values));) {
    if (all.len)
      cl_buf_putc(&all, '|');
    cl_buf_str(&all, cl_node_text(value));
  }
  assert_string_equal(cl_buf_text(&all), wanted);
  cl_buf_free(&all);
}

/* One, a list, keys of items, in the order of the file: and nothing of what follows. */
static void test_each_value(void **state) {
  (void)state;
  const cl_rec *c = get(CL_T_COMMUNITY, "c"), *f = get(CL_T_FINDING, "f");
  hold(c, CL_F_COMMUNITY_SINCE, "2026-11-07");
  hold(c, CL_F_COMMUNITY_IGNORE, "");
  hold(f, CL_F_FINDING_SOURCES, "krant|a | b|c\\d|~|");
  hold(c, CL_F_COMMUNITY_HOURS_PERSON, "cl1|cl2");
  hold(c, CL_F_COMMUNITY_HOURS_PER_WEEK, "4|2.5");
  hold(NULL, CL_F_COMMUNITY_SINCE, "");
  assert_int_equal(cl_field_list(CL_F_COMMUNITY_HOURS_PER_WEEK),
                   cl_field_list(CL_F_COMMUNITY_HOURS_PERSON));
  assert_int_equal(cl_field_list(CL_F_COMMUNITY_SINCE), CL_F_COMMUNITY_SINCE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(test_values, set_up, tear_down),
    cmocka_unit_test_setup_teardown(test_places, set_up, tear_down),
    cmocka_unit_test_setup_teardown(test_cells, set_up, tear_down),
    cmocka_unit_test_setup_teardown(test_there_and_back, set_up, tear_down),
    cmocka_unit_test_setup_teardown(test_items, set_up, tear_down),
    cmocka_unit_test_setup_teardown(test_plain, set_up, tear_down),
    cmocka_unit_test_setup_teardown(test_each_value, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
