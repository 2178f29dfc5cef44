/* Cells: lists and items taken apart and joined again, what a file proves about
 * its spelling, columns by any of their names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "../../lib/value/columns.h"

static cl_arena *arena;

static int start(void **state) {
  (void)state;
  cl_schema_start();
  arena = cl_arena_new();
  return 0;
}

static int stop(void **state) {
  (void)state;
  cl_arena_free(arena);
  return 0;
}

static void text_is(cl_str a, const char *expected) {
  assert_int_equal(a.n, strlen(expected));
  assert_memory_equal(a.p, expected, a.n);
}

/* CELL comes apart into these values, the last argument being NULL. */
static void splits(const char *cell, ...) {
  cl_str *parts;
  size_t n = cl_cell_split(arena, cl_str_of(cell), &parts), i = 0;
  va_list args;
  va_start(args, cell);
  for (const char *part; (part = va_arg(args, const char *)) != NULL; i++) {
    assert_true(i < n);
    text_is(parts[i], part);
  }
  va_end(args);
  assert_int_equal(i, n);
}

static void a_list_cell_comes_apart(void **state) {
  (void)state;
  splits("a | b", "a", "b", NULL);
  splits("a|b|c", "a", "b", "c", NULL);
  splits("a, b; c", "a, b; c", NULL);
  splits("a\nb\r\nc\rd", "a", "b", "c", "d", NULL);
  splits("", NULL);
  splits(" \t ", NULL);
  splits("| a ||  | b |", "a", "b", NULL);
  splits("\n\n", NULL);
}

static void backslashes_in_a_list_cell(void **state) {
  (void)state;
  splits("a \\| b", "a | b", NULL);
  splits("a \\\\| b", "a \\", "b", NULL);
  splits("a\\nb", "a\nb", NULL);
  splits("C:\\map", "C:\\map", NULL);
  splits("a\\", "a\\", NULL);
  splits("\\||\\|", "|", "|", NULL);
  splits("a\\\\nb", "a\\nb", NULL);
  splits("\\n a \\n | \\n", "a", NULL);
}

/* VALUES joined give CELL, and CELL comes apart into VALUES again. */
static void join_is(const char *const *values, size_t n, const char *cell) {
  cl_buf out = CL_BUF_INIT;
  cl_str *parts;
  cl_buf_puts(&out, "before ");
  for (size_t i = 0; i < n; i++)
    cl_cell_join(&out, 7, cl_str_of(values[i]));
  assert_string_equal(cl_buf_text(&out) + 7, cell);
  assert_int_equal(cl_cell_split(arena, (cl_str){ out.p + 7, out.len - 7 }, &parts), n);
  for (size_t i = 0; i < n; i++)
    text_is(parts[i], values[i]);
  cl_buf_free(&out);
}

static void a_list_survives_its_cell(void **state) {
  (void)state;
  join_is((const char *const[]){ "a", "b" }, 2, "a | b");
  join_is((const char *const[]){ "a|b", "\\", "c\\|d" }, 3, "a\\|b | \\\\ | c\\\\\\|d");
  join_is((const char *const[]){ "een\ntwee", "\\n" }, 2, "een\\ntwee | \\\\n");
  join_is((const char *const[]){ "koffie, thee; \"melk\"" }, 1, "koffie, thee; \"melk\"");
  join_is((const char *const[]){ "caf\xC3\xA9" }, 1, "caf\xC3\xA9");
}

static void every_short_text_survives(void **state) {
  (void)state;
  static const char letters[] = { 'a', '|', '\\', 'n', '\n' };
  enum { LETTERS = sizeof letters };
  for (unsigned i = 0; i < LETTERS * LETTERS * LETTERS * LETTERS; i++) {
    /* Blanks around a value are not kept: no line break at either end. */
    char text[] = { 'x',
                    letters[i % LETTERS],
                    letters[i / LETTERS % LETTERS],
                    letters[i / LETTERS / LETTERS % LETTERS],
                    letters[i / LETTERS / LETTERS / LETTERS],
                    'x',
                    '\0' };
    cl_buf out = CL_BUF_INIT;
    cl_str *parts;
    cl_cell_join(&out, 0, cl_str_of(text));
    cl_cell_join(&out, 0, cl_str_of("y"));
    assert_int_equal(cl_cell_split(arena, (cl_str){ out.p, out.len }, &parts), 2);
    text_is(parts[0], text);
    cl_buf_free(&out);
  }
}

static void an_item_comes_apart(void **state) {
  (void)state;
  cl_str keys[3], values[3];
  assert_int_equal(cl_item_split(arena, cl_str_of("person=cl1; per-week=4"), keys, values, 3), 2);
  text_is(keys[0], "person");
  text_is(values[0], "cl1");
  text_is(keys[1], "per-week");
  text_is(values[1], "4");
  assert_int_equal(cl_item_split(arena, cl_str_of(" cl1 ;4"), keys, values, 3), 2);
  assert_null(keys[0].p);
  text_is(values[0], "cl1");
  text_is(values[1], "4");
  assert_int_equal(cl_item_split(arena, cl_str_of("note=a\\;b=c;x = 1"), keys, values, 3), 2);
  text_is(values[0], "a;b=c");
  assert_null(keys[1].p); /* a key stands right before its sign */
  text_is(values[1], "x = 1");
}

static void an_item_with_too_much_is_counted_not_written(void **state) {
  (void)state;
  cl_str keys[2], values[2];
  assert_int_equal(cl_item_split(arena, cl_str_of("a;b;c;d"), keys, values, 2), 4);
  text_is(values[1], "b");
  assert_int_equal(cl_item_split(arena, cl_str_of(""), keys, values, 2), 0);
}

static void an_item_survives(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_str keys[2], values[2];
  cl_item_join(&out, 0, "note", cl_str_of("a; b \\ c"));
  cl_item_join(&out, 0, "value", cl_str_of("1"));
  assert_string_equal(cl_buf_text(&out), "note=a\\; b \\\\ c; value=1");
  assert_int_equal(cl_item_split(arena, (cl_str){ out.p, out.len }, keys, values, 2), 2);
  text_is(values[0], "a; b \\ c");
  cl_buf_free(&out);
}

static void a_cell_is_cleaned(void **state) {
  (void)state;
  text_is(cl_cell_clean(arena, cl_str_of("  a b\t")), "a b");
  text_is(cl_cell_clean(arena, cl_str_of("a\r\nb\rc\n\nd\r\n")), "a\nb\nc\n\nd");
  text_is(cl_cell_clean(arena, cl_str_of("")), "");
}

static void dates_prove_their_order(void **state) {
  (void)state;
  struct cl_evidence e = { 0 };
  cl_evidence_date(&e, cl_str_of("02-01-2026"));
  cl_evidence_date(&e, cl_str_of("2026-01-31"));
  cl_evidence_date(&e, cl_str_of("31-31-2026"));
  cl_evidence_date(&e, cl_str_of("zaterdag"));
  assert_false(e.day_first || e.month_first);
  cl_evidence_date(&e, cl_str_of(" 31/1/2026 "));
  assert_true(e.day_first && !e.month_first);
  cl_evidence_date(&e, cl_str_of("1.31.2026"));
  assert_true(e.day_first && e.month_first);
}

static void dates_that_can_be_two_days(void **state) {
  (void)state;
  assert_true(cl_date_two_ways(cl_str_of("02-01-2026")));
  assert_true(cl_date_two_ways(cl_str_of("2/1/2026")));
  assert_false(cl_date_two_ways(cl_str_of("05-05-2026")));
  assert_false(cl_date_two_ways(cl_str_of("13-01-2026")));
  assert_false(cl_date_two_ways(cl_str_of("01-13-2026")));
  assert_false(cl_date_two_ways(cl_str_of("2026-01-02")));
  assert_false(cl_date_two_ways(cl_str_of("02-01")));
  assert_false(cl_date_two_ways(cl_str_of("002-01-2026")));
  assert_false(cl_date_two_ways(cl_str_of("")));
}

static void numbers_prove_their_mark(void **state) {
  (void)state;
  struct cl_evidence e = { 0 };
  cl_evidence_number(&e, cl_str_of("1,500"));
  cl_evidence_number(&e, cl_str_of("1.500"));
  cl_evidence_number(&e, cl_str_of("15"));
  cl_evidence_number(&e, cl_str_of("a,5"));
  assert_false(e.comma || e.point);
  cl_evidence_number(&e, cl_str_of("-1,5"));
  assert_true(e.comma && !e.point);
  cl_evidence_number(&e, cl_str_of("0.25"));
  assert_true(e.comma && e.point);
  assert_true(cl_number_two_ways(cl_str_of("1,500")));
  assert_true(cl_number_two_ways(cl_str_of("1.500")));
  assert_false(cl_number_two_ways(cl_str_of("1500")));
  assert_false(cl_number_two_ways(cl_str_of("1,50")));
  assert_false(cl_number_two_ways(cl_str_of("")));
}

static bool is_dutch(cl_type type, const char *const *names, size_t n) {
  cl_str header[8];
  for (size_t i = 0; i < n; i++)
    header[i] = cl_str_of(names[i]);
  return cl_header_is_dutch(type, header, n);
}

static void a_header_shows_its_language(void **state) {
  (void)state;
  assert_true(is_dutch(CL_T_GOAL, (const char *const[]){ "Doel", "Gericht op", "Bron" }, 3));
  assert_false(is_dutch(CL_T_GOAL, (const char *const[]){ "text", "side", "source" }, 3));
  assert_false(is_dutch(CL_T_GOAL, (const char *const[]){ "Goal", "Aimed", "Source" }, 3));
  /* What is called the same in both proves nothing. */
  assert_false(is_dutch(CL_T_MOMENT, (const char *const[]){ "Status", "Community" }, 2));
  assert_false(is_dutch(CL_T_GOAL, (const char *const[]){ "iets", "anders" }, 2));
  assert_true(is_dutch(CL_T_MOMENT, (const char *const[]){ "Datum", "status", "TITEL" }, 3));
}

static void columns_by_any_name(void **state) {
  (void)state;
  static const char *const names[] = { "side", "Gericht op", "gericht op", "AIMED" };
  cl_column column;
  for (size_t i = 0; i < CL_COUNT(names); i++) {
    assert_true(cl_column_find(CL_T_GOAL, cl_str_of(names[i]), &column));
    assert_int_equal(column.kind, CL_COL_FIELD);
    assert_int_equal(column.field, CL_F_GOAL_SIDE);
  }
  assert_true(cl_column_find(CL_T_COMMUNITY, cl_str_of("vision.text"), &column));
  assert_int_equal(column.field, CL_F_COMMUNITY_VISION_TEXT);
  assert_false(cl_column_find(CL_T_GOAL, cl_str_of("kleur"), &column));
  assert_false(cl_column_find(CL_T_GOAL, cl_str_of(""), &column));
  /* The keys of an item are no columns. */
  assert_false(cl_column_find(CL_T_COMMUNITY, cl_str_of("per-week"), &column));
}

static void columns_that_are_no_fields(void **state) {
  (void)state;
  cl_column column;
  assert_true(cl_column_find(CL_T_TASK, cl_str_of("Community"), &column));
  assert_int_equal(column.kind, CL_COL_COMMUNITY);
  assert_true(cl_column_find(CL_T_TRAIT, cl_str_of("Id"), &column));
  assert_int_equal(column.kind, CL_COL_HANDLE);
  assert_string_equal(cl_column_name(column), "id");
  assert_true(cl_column_find(CL_T_GOAL, cl_str_of("id"), &column));
  assert_int_equal(column.kind, CL_COL_FIELD);
  assert_true(cl_column_find(CL_T_MOMENT, cl_str_of("community"), &column));
  assert_int_equal(column.kind, CL_COL_FIELD);
  assert_false(cl_column_find(CL_T_GOAL, cl_str_of("community"), &column));
}

static void personal_columns_stay_out(void **state) {
  (void)state;
  cl_column *columns;
  size_t n = cl_columns(arena, CL_T_PERSON, false, false, &columns);
  for (size_t i = 0; i < n; i++)
    assert_false(cl_field_info(columns[i].field)->flags & CL_PERSONAL);
  assert_int_equal(cl_columns(arena, CL_T_PERSON, false, true, &columns), n + 3);
}

static void spells(cl_field field, const char *value, const char *dutch) {
  cl_buf out = CL_BUF_INIT;
  cl_value_spell(&out, field, cl_str_of(value), CL_NL_EXCEL);
  assert_string_equal(cl_buf_text(&out), dutch);
  cl_buf_cut(&out, 0);
  cl_value_spell(&out, field, cl_str_of(value), CL_CANONICAL);
  assert_string_equal(cl_buf_text(&out), value);
  cl_buf_free(&out);
}

static void a_dialect_spells_its_own_way(void **state) {
  (void)state;
  spells(CL_F_MOMENT_DATE, "2026-11-07", "07-11-2026");
  spells(CL_F_JOINT_GOAL_TARGET, "-12.5", "-12,5");
  spells(CL_F_MOMENT_FORM, "event", "evenement");
  spells(CL_F_TASK_DONE, "no", "nee");
  spells(CL_F_MOMENT_TITLE, "1.5 event on 2026-11-07", "1.5 event on 2026-11-07");
  /* What is no date stays what it is. */
  spells(CL_F_MOMENT_DATE, "2026-13-07", "2026-13-07");
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_list_cell_comes_apart),
    cmocka_unit_test(backslashes_in_a_list_cell),
    cmocka_unit_test(a_list_survives_its_cell),
    cmocka_unit_test(every_short_text_survives),
    cmocka_unit_test(an_item_comes_apart),
    cmocka_unit_test(an_item_with_too_much_is_counted_not_written),
    cmocka_unit_test(an_item_survives),
    cmocka_unit_test(a_cell_is_cleaned),
    cmocka_unit_test(dates_prove_their_order),
    cmocka_unit_test(dates_that_can_be_two_days),
    cmocka_unit_test(numbers_prove_their_mark),
    cmocka_unit_test(a_header_shows_its_language),
    cmocka_unit_test(columns_by_any_name),
    cmocka_unit_test(columns_that_are_no_fields),
    cmocka_unit_test(personal_columns_stay_out),
    cmocka_unit_test(a_dialect_spells_its_own_way),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
