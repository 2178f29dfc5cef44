/* test_schema.c - the tables of types and fields, and the reading of values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../lib/base/date.h"
#include "../../lib/plan/schema.h"
#include "../../lib/yaml/tree.h"

static cl_arena *arena;

static int start(void **state) {
  (void)state;
  cl_lang_set_user(CL_EN);
  cl_schema_start();
  cl_schema_start(); /* twice does no harm */
  arena = cl_arena_new();
  return 0;
}

static int stop(void **state) {
  (void)state;
  cl_arena_free(arena);
  return 0;
}

static cl_str str(const char *text) {
  return cl_str_of(text);
}

static void tables_are_sound(void **state) {
  (void)state;
  const char *bad = cl_schema_check();
  if (bad)
    fail_msg("%s", bad);
}

/* What is written new stands in the order of the table, nested types among the
 * fields of their parent. */
static void every_row_has_its_place(void **state) {
  (void)state;
  int before = 0;
  for (cl_field f = 0; f < CL_FIELDS; f++) {
    assert_true(cl_field_place(f) > before);
    before = cl_field_place(f);
  }
  for (cl_type t = 0; t < CL_TYPES; t++) {
    const cl_type_row *row = cl_type_info(t), *parent;
    assert_true(cl_type_place(t) > 0);
    if (row->parent == CL_T_NONE)
      continue;
    parent = cl_type_info(row->parent);
    assert_true(cl_type_place(t) > cl_field_place(parent->first));
    assert_true(cl_type_place(t) < cl_field_place(cl_type_field(parent, parent->fields - 1)));
  }
  assert_true(cl_type_place(CL_T_TRAIT) > cl_field_place(CL_F_COMMUNITY_BOND));
  assert_true(cl_type_place(CL_T_DECISION) < cl_field_place(CL_F_COMMUNITY_IGNORE));
}

static void every_key_has_a_symbol(void **state) {
  (void)state;
  static const char *const keys[] = { "plan",   "kapstok", "goals",      "id",     "vision",
                                      "text",   "scan",    "themes",     "hours",  "per-week",
                                      "light",  "colour",  "management", "people", "resources",
                                      "repeat", "except",  "calendar",   "traits", "communities" };
  for (size_t i = 0; i < CL_COUNT(keys); i++) {
    uint16_t sym = cl_sym(keys[i]);
    assert_true(sym > 0 && sym < CL_SYM_FREE);
  }
  assert_int_equal(cl_sym("vision.text"), 0);
  assert_int_equal(cl_sym(""), 0);
}

static void every_name_finds_its_row(void **state) {
  (void)state;
  for (cl_type t = 0; t < CL_TYPES; t++) {
    const cl_type_row *row = cl_type_info(t);
    assert_int_equal(cl_type_find(row->name, 0), t);
    assert_int_equal(cl_type_find(row->plural, row->step), t);
    assert_int_equal(cl_type_find(row->nl, 0), t);
    assert_int_equal(cl_type_find(row->nl_plural, 0), t);
    assert_true(row->fields > 0);
    for (cl_field f = row->first; f < row->first + (int)row->fields; f++) {
      const cl_field_row *field = cl_field_info(f);
      assert_int_equal(field->type, t);
      if (field->flags & CL_SUB) {
        cl_field items = f;
        while (cl_field_info(items)->flags & CL_SUB)
          items--;
        assert_int_equal(cl_field_info(items)->kind, CL_K_ITEMS);
        assert_int_equal(cl_sub_find(items, str(field->path)), f);
        assert_int_equal(cl_sub_find(items, str(field->nl)), f);
      } else {
        assert_int_equal(cl_field_find(t, str(field->path)), f);
        assert_int_equal(cl_field_find(t, str(field->nl)), f);
      }
    }
  }
}

static void every_choice_is_found(void **state) {
  (void)state;
  for (cl_set s = 0; s < CL_SETS; s++) {
    size_t n;
    const cl_choice_row *row = cl_choices(s, &n);
    assert_true(n > 1);
    for (size_t i = 0; i < n; i++) {
      assert_int_equal(row[i].set, s);
      assert_int_equal(cl_choice_find(s, str(row[i].value)), (int)i);
      assert_int_equal(cl_choice_find(s, str(row[i].nl)), (int)i);
      assert_string_equal(cl_choice_value(s, (int)i), row[i].value);
      assert_string_equal(cl_choice_label(s, (int)i, CL_NL), row[i].nl);
      assert_string_equal(cl_choice_label(s, (int)i, CL_EN), row[i].value);
    }
  }
}

static void types_go_by_many_words(void **state) {
  (void)state;
  assert_int_equal(cl_type_find("goal", 0), CL_T_GOAL);
  assert_int_equal(cl_type_find("goal", CL_KAPSTOK), CL_T_GOAL);
  assert_int_equal(cl_type_find("goal", CL_GOALS), CL_T_JOINT_GOAL);
  assert_int_equal(cl_type_find("Goals", CL_GOALS), CL_T_JOINT_GOAL);
  assert_int_equal(cl_type_find("doel", CL_GOALS), CL_T_JOINT_GOAL);
  assert_int_equal(cl_type_find("doelen", CL_GOALS), CL_T_JOINT_GOAL);
  assert_int_equal(cl_type_find("doel", CL_KAPSTOK), CL_T_GOAL);
  assert_int_equal(cl_type_find("gezamenlijk-doel", 0), CL_T_JOINT_GOAL);
  assert_int_equal(cl_type_find("GROEP", CL_SCAN), CL_T_GROUP);
  assert_int_equal(cl_type_find("thema's", 0), CL_T_THEME);
  assert_int_equal(cl_type_find("persons", 0), CL_T_PERSON);
  assert_int_equal(cl_type_find("group", CL_KAPSTOK), CL_T_NONE);
  assert_int_equal(cl_type_find("goal", CL_CALENDAR), CL_T_NONE);
  assert_int_equal(cl_type_find("", 0), CL_T_NONE);
  assert_int_equal(cl_type_find(NULL, 0), CL_T_NONE);
  char big[5000];
  memset(big, 'a', sizeof big - 1);
  big[sizeof big - 1] = '\0';
  assert_int_equal(cl_type_find(big, 0), CL_T_NONE);
  assert_int_equal(cl_field_find(CL_T_GOAL, str(big)), CL_F_NONE);
  assert_int_equal(cl_choice_find(CL_S_AIMED, str(big)), -1);
  assert_string_equal(cl_type_label(CL_T_GOAL, CL_NL, true), "doelen");
  assert_string_equal(cl_type_label(CL_T_GOAL, CL_EN, false), "goal");
}

static void fields_go_by_many_words(void **state) {
  (void)state;
  assert_int_equal(cl_field_find(CL_T_COMMUNITY, str("vision.text")), CL_F_COMMUNITY_VISION_TEXT);
  assert_int_equal(cl_field_find(CL_T_COMMUNITY, str("vision-text")), CL_F_COMMUNITY_VISION_TEXT);
  assert_int_equal(cl_field_find(CL_T_COMMUNITY, str("visie")), CL_F_COMMUNITY_VISION_TEXT);
  assert_int_equal(cl_field_find(CL_T_COMMUNITY, str("Vision")), CL_F_COMMUNITY_VISION_TEXT);
  assert_int_equal(cl_field_find(CL_T_GOAL, str("gericht-op")), CL_F_GOAL_SIDE);
  assert_int_equal(cl_field_find(CL_T_GOAL, str("  Gericht op ")), CL_F_GOAL_SIDE);
  assert_int_equal(cl_field_find(CL_T_GOAL, str("text")), CL_F_GOAL_TEXT);
  assert_int_equal(cl_field_find(CL_T_GOAL, str("Doel")), CL_F_GOAL_TEXT);
  assert_int_equal(cl_field_find(CL_T_GOAL, str("name")), CL_F_NONE);
  assert_int_equal(cl_field_find(CL_T_GOAL, str("")), CL_F_NONE);
  assert_int_equal(cl_field_find(CL_T_GOAL, CL_NO_STR), CL_F_NONE);
  /* A key of an item is no field of the record, though its name stands there. */
  assert_int_equal(cl_field_find(CL_T_COMMUNITY, str("person")), CL_F_NONE);
  assert_int_equal(cl_field_find(CL_T_JOINT_GOAL, str("value")), CL_F_NONE);
  assert_int_equal(cl_sub_find(CL_F_COMMUNITY_AGREEMENTS_HOURS, str("per-week")),
                   CL_F_COMMUNITY_HOURS_PER_WEEK);
  assert_int_equal(cl_sub_find(CL_F_JOINT_GOAL_MEASURED, str("waarde")),
                   CL_F_JOINT_GOAL_MEASURED_VALUE);
  assert_int_equal(cl_sub_find(CL_F_JOINT_GOAL_MEASURED, str("person")), CL_F_NONE);
  assert_int_equal(cl_sub_find(CL_F_GOAL_TEXT, str("side")), CL_F_NONE);
  assert_int_equal(cl_type_info(CL_T_GOAL)->naming, CL_F_GOAL_TEXT);
  assert_int_equal(cl_type_info(CL_T_GOAL)->id, CL_F_GOAL_ID);
  assert_int_equal(cl_type_info(CL_T_TRAIT)->id, CL_F_NONE);
  assert_int_equal(CL_AIMED_EXTERNAL, 1);
  assert_int_equal(CL_EVERY_YEAR, 5);
}

static void near_misses_are_recognised(void **state) {
  (void)state;
  assert_string_equal(cl_field_suggest(CL_T_GOAL, "pag"), "page");
  assert_string_equal(cl_field_suggest(CL_T_GOAL, "sdie"), "side");
  assert_string_equal(cl_field_suggest(CL_T_GOAL, "bladzide"), "bladzijde");
  assert_null(cl_field_suggest(CL_T_GOAL, "zzzzzzzzzz"));
  assert_null(cl_field_suggest(CL_T_GOAL, NULL));
  assert_string_equal(cl_type_suggest("gola", CL_KAPSTOK), "goal");
  assert_string_equal(cl_type_suggest("themas", 0), "themes");
  assert_null(cl_type_suggest("gruop", CL_CALENDAR));
}

static void good(cl_field field, const char *text) {
  const char *why = cl_value_bad(field, str(text), arena);
  if (why)
    fail_msg("%s: %s", text, why);
}

static void bad(cl_field field, const char *text) {
  const char *why = cl_value_bad(field, str(text), arena);
  if (!why)
    fail_msg("%s was accepted", text);
  assert_true(strlen(why) > 10);
}

static void stored_values_are_judged(void **state) {
  (void)state;
  good(CL_F_GOAL_TEXT, "");
  good(CL_F_GOAL_PAGE, "9-11");
  good(CL_F_GOAL_ID, "repair-cafe-2");
  bad(CL_F_GOAL_ID, "Repair");
  bad(CL_F_GOAL_ID, "");
  good(CL_F_GOAL_SOURCE, "bp26");
  bad(CL_F_GOAL_SOURCE, "bp 26");
  good(CL_F_GOAL_SIDE, "external");
  bad(CL_F_GOAL_SIDE, "extern"); /* a plan has canonical values */
  bad(CL_F_GOAL_SIDE, "External");
  bad(CL_F_GOAL_SIDE, "");
  bad(CL_F_GOAL_SIDE, "externa");
  bad(CL_F_GOAL_SIDE, "externall");
  good(CL_F_MOMENT_REPEAT_EVERY, "2 weeks");
  bad(CL_F_MOMENT_REPEAT_EVERY, "3 weeks");
  good(CL_F_MOMENT_DATE, "2028-02-29");
  bad(CL_F_MOMENT_DATE, "2027-02-29");
  bad(CL_F_MOMENT_DATE, "7-11-2026");
  bad(CL_F_MOMENT_DATE, "vandaag");
  good(CL_F_MOMENT_TIME, "23:59");
  bad(CL_F_MOMENT_TIME, "24:00");
  bad(CL_F_MOMENT_TIME, "9:30");
  good(CL_F_JOINT_GOAL_TARGET, "-12.5");
  bad(CL_F_JOINT_GOAL_TARGET, "12,5");
  bad(CL_F_JOINT_GOAL_TARGET, "1e5");
  bad(CL_F_JOINT_GOAL_TARGET, "nan");
  bad(CL_F_JOINT_GOAL_TARGET, "");
  good(CL_F_MOMENT_RESULT_PARTICIPANTS, "31");
  bad(CL_F_MOMENT_RESULT_PARTICIPANTS, "31.5");
  bad(CL_F_MOMENT_RESULT_PARTICIPANTS, "99999999999999999999");
  good(CL_F_TASK_DONE, "yes");
  good(CL_F_TASK_DONE, "False");
  good(CL_F_TASK_DONE, "nee");
  bad(CL_F_TASK_DONE, "1");
  bad(CL_F_TASK_DONE, "ye");
  bad(CL_F_TASK_DONE, "yess");
}

static void addresses_are_judged(void **state) {
  (void)state;
  static const char *const fine[] = { "https://example.nl/a?b=c#d",
                                      "HTTP://example.nl",
                                      "mailto:info@example.nl",
                                      "tel:0612345678",
                                      "example.nl",
                                      "www.example.nl/pad/naar",
                                      "example.nl:8080/x",
                                      "https://localhost:3000/",
                                      "https://caf\xC3\xA9.example.nl/",
                                      "example.nl/a:b",
                                      "example.nl/?u=javascript:x" };
  static const char *const refused[] = { "",
                                         "example",
                                         "javascript:alert(1)",
                                         "JavaScript:alert(document.domain)",
                                         "java.script:alert(1)",
                                         "data:text/html,x.y",
                                         "file:///etc/x.conf",
                                         "vbscript:x.y",
                                         "https:",
                                         "https://",
                                         "mailto:",
                                         "see https://example.nl",
                                         "https://example.nl/ x",
                                         "https://example.nl/\"onclick",
                                         "<https://example.nl>",
                                         "https://example.nl/\n",
                                         "java\tscript:x.y",
                                         "https://example.nl/\xE2\x80\xAE",
                                         "https://example.nl/\xC2\xA0",
                                         ".nl",
                                         "nl.",
                                         "example.nl:",
                                         ":example.nl" };
  for (size_t i = 0; i < CL_COUNT(fine); i++)
    good(CL_F_MOMENT_URL, fine[i]);
  for (size_t i = 0; i < CL_COUNT(refused); i++)
    bad(CL_F_MOMENT_URL, refused[i]);
}

static void messages_help(void **state) {
  (void)state;
  const char *why = cl_value_bad(CL_F_GOAL_SIDE, str("extern"), arena);
  assert_string_equal(why, "\"extern\" is not one of internal, external: did you mean external?");
  why = cl_value_bad(CL_F_GOAL_SIDE, str("outside"), arena);
  assert_string_equal(why, "\"outside\" is not one of internal, external: did you mean external?");
  why = cl_value_bad(CL_F_GOAL_SIDE, str("unknown"), arena);
  assert_string_equal(why, "\"unknown\" is not one of internal, external");
  assert_non_null(
      strstr(cl_value_bad(CL_F_GOAL_ID, str("Repair Caf\xC3\xA9"), arena), "repair-cafe"));
  assert_non_null(strstr(cl_value_bad(CL_F_JOINT_GOAL_TARGET, str("12,5"), arena), "12.5"));
  /* Nothing that controls a terminal comes back, and nothing endless. */
  why = cl_value_bad(CL_F_MOMENT_DATE, str("\x1b[31m2026"), arena);
  assert_null(strchr(why, '\x1b'));
  char big[100000];
  memset(big, 'x', sizeof big - 1);
  big[sizeof big - 1] = '\0';
  assert_true(strlen(cl_value_bad(CL_F_MOMENT_DATE, str(big), arena)) < 200);
  assert_true(strlen(cl_value_bad(CL_F_GOAL_SIDE, str(big), arena)) < 200);
  assert_true(strlen(cl_value_bad(CL_F_GOAL_ID, str(big), arena)) < 300);
}

static const char *read_as(cl_field field, const char *text, int order, bool comma) {
  struct cl_reading how = { order, cl_date_of(2026, 11, 7), comma, false, false };
  const char *why = "untouched";
  const char *value = cl_value_read(field, str(text), &how, arena, &why);
  assert_true((value == NULL) == (why != NULL));
  return value;
}

static void typed_values_become_canonical(void **state) {
  (void)state;
  assert_string_equal(read_as(CL_F_GOAL_SIDE, "Extern", CL_DMY, false), "external");
  assert_string_equal(read_as(CL_F_COMMUNITY_STATUS, "in gesprek", CL_DMY, false),
                      "in-conversation");
  assert_string_equal(read_as(CL_F_COMMUNITY_STATUS, "in-gesprek", CL_DMY, false),
                      "in-conversation");
  assert_string_equal(read_as(CL_F_MOMENT_REPEAT_EVERY, "2 weken", CL_DMY, false), "2 weeks");
  assert_string_equal(read_as(CL_F_MOMENT_REPEAT_EVERY, "2-weeks", CL_DMY, false), "2 weeks");
  assert_string_equal(read_as(CL_F_TASK_DONE, "JA", CL_DMY, false), "yes");
  assert_string_equal(read_as(CL_F_TASK_DONE, "false", CL_DMY, false), "no");
  assert_string_equal(read_as(CL_F_MOMENT_DATE, "7-12-2026", CL_DMY, false), "2026-12-07");
  assert_string_equal(read_as(CL_F_MOMENT_DATE, "+2w", CL_DMY, false), "2026-11-21");
  assert_string_equal(read_as(CL_F_MOMENT_DATE, "vandaag", CL_DMY, false), "2026-11-07");
  assert_null(read_as(CL_F_MOMENT_DATE, "7-12-2026", CL_YMD_ONLY, false));
  assert_null(read_as(CL_F_MOMENT_DATE, "30-2-2026", CL_DMY, false));
  assert_string_equal(read_as(CL_F_MOMENT_TIME, "9:30", CL_DMY, false), "09:30");
  assert_string_equal(read_as(CL_F_MOMENT_TIME, "16.00", CL_DMY, false), "16:00");
  assert_null(read_as(CL_F_MOMENT_TIME, "930", CL_DMY, false));
  assert_string_equal(read_as(CL_F_JOINT_GOAL_TARGET, "+12.5", CL_DMY, false), "12.5");
  assert_string_equal(read_as(CL_F_JOINT_GOAL_TARGET, " 12,5 ", CL_DMY, true), "12.5");
  assert_null(read_as(CL_F_JOINT_GOAL_TARGET, "1.000", CL_DMY, true));
  assert_null(read_as(CL_F_JOINT_GOAL_TARGET, "1,000,0", CL_DMY, true));
  assert_null(read_as(CL_F_JOINT_GOAL_TARGET, "+-1", CL_DMY, false));
  assert_string_equal(read_as(CL_F_MOMENT_RESULT_REACHED, "+40", CL_DMY, false), "40");
  assert_null(read_as(CL_F_MOMENT_RESULT_REACHED, "4,5", CL_DMY, true));
  assert_string_equal(read_as(CL_F_GOAL_TEXT, " blanks stay ", CL_DMY, false), " blanks stay ");
  assert_string_equal(read_as(CL_F_GOAL_TEXT, "", CL_DMY, false), "");
  assert_string_equal(read_as(CL_F_GOAL_ID, " taal ", CL_DMY, false), "taal");
  assert_null(read_as(CL_F_GOAL_ID, "", CL_DMY, false));
  assert_null(read_as(CL_F_MOMENT_URL, "javascript:alert(1)", CL_DMY, false));
}

static void canonical_forms(void **state) {
  (void)state;
  assert_true(cl_str_is(cl_value_canonical(CL_F_TASK_DONE, str("ja")), "yes"));
  assert_true(cl_str_is(cl_value_canonical(CL_F_TASK_DONE, str("TRUE")), "yes"));
  assert_true(cl_str_is(cl_value_canonical(CL_F_TASK_DONE, str("what")), "what"));
  assert_true(cl_str_is(cl_value_canonical(CL_F_GOAL_SIDE, str("intern")), "internal"));
  assert_true(cl_str_is(cl_value_canonical(CL_F_GOAL_TEXT, str("ja")), "ja"));
}

/* What is read back from its own canonical form stays as it is. */
static void canonical_is_stable(void **state) {
  (void)state;
  for (cl_field f = 0; f < CL_FIELDS; f++) {
    const cl_field_row *row = cl_field_info(f);
    if (row->kind != CL_K_ENUM)
      continue;
    size_t n;
    const cl_choice_row *c = cl_choices(row->set, &n);
    for (size_t i = 0; i < n; i++) {
      good(f, c[i].value);
      assert_string_equal(read_as(f, c[i].nl, CL_DMY, false), c[i].value);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(tables_are_sound),
    cmocka_unit_test(every_row_has_its_place),
    cmocka_unit_test(every_key_has_a_symbol),
    cmocka_unit_test(every_name_finds_its_row),
    cmocka_unit_test(every_choice_is_found),
    cmocka_unit_test(types_go_by_many_words),
    cmocka_unit_test(fields_go_by_many_words),
    cmocka_unit_test(near_misses_are_recognised),
    cmocka_unit_test(stored_values_are_judged),
    cmocka_unit_test(addresses_are_judged),
    cmocka_unit_test(messages_help),
    cmocka_unit_test(typed_values_become_canonical),
    cmocka_unit_test(canonical_forms),
    cmocka_unit_test(canonical_is_stable),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
