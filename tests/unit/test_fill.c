/* The pure parts of fill: the table of questions, and what an answer means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/fill/ask.h"

static cl_str s(const char *text) {
  return cl_str_of(text);
}

/* ---- The table --------------------------------------------------------------- */

enum { ALL = CL_KAPSTOK | CL_SCAN | CL_DEFINE | CL_GOALS | CL_CALENDAR };

/* Fields that are not asked for, on purpose: made by the program, kept by a verb
 * of their own, or for who knows the file. */
static const cl_field not_asked[] = {
  CL_F_MOMENT_INSTEAD_MOMENT,
  CL_F_MOMENT_INSTEAD_DATE,
  CL_F_ORGANISATION_PLAN,
  CL_F_ORGANISATION_INCLUDE,
  CL_F_READINESS_DATE,
  CL_F_FINDING_CHOSEN,
  CL_F_GROUP_CHOSEN,
  CL_F_GROUP_DROPPED_DATE,
  CL_F_COMMUNITY_IGNORE,
  CL_F_JOINT_GOAL_MEASURED,
  CL_F_JOINT_GOAL_LIGHT_COLOUR,
  CL_F_JOINT_GOAL_LIGHT_CAUSE,
  CL_F_JOINT_GOAL_LIGHT_CONSEQUENCE,
  CL_F_JOINT_GOAL_LIGHT_ACTION,
};

static bool is_left_out(cl_field field) {
  const cl_field_row *row = cl_field_info(field);
  if (row->kind == CL_K_ID || (row->flags & CL_SUB))
    return true;
  for (size_t i = 0; i < CL_COUNT(not_asked); i++)
    if (not_asked[i] == field)
      return true;
  return false;
}

/* Every field of the schema is asked for in a sheet of the program that owns it
 * (a community in two), or is known to be left out: a new field cannot be
 * forgotten. */
static void every_field_is_asked(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  cl_sheet *sheets;
  size_t n = cl_sheets(ALL, CL_T_NONE, arena, &sheets);
  bool asked[CL_FIELDS] = { false };
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < sheets[i].count; k++) {
      assert_int_equal(cl_field_info(sheets[i].asks[k].field)->type, sheets[i].type);
      asked[sheets[i].asks[k].field] = true;
    }
  for (int f = 0; f < CL_FIELDS; f++)
    if (asked[f] == is_left_out((cl_field)f))
      fail_msg("%s %s: asked %d", cl_type_info(cl_field_info((cl_field)f)->type)->name,
               cl_field_info((cl_field)f)->path, asked[f]);
  cl_arena_free(arena);
}

/* What a record cannot do without must be known to the questions; and what
 * opens one must be needed. */
static void needed_is_needed(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  cl_sheet *sheets;
  size_t n = cl_sheets(ALL, CL_T_NONE, arena, &sheets);
  for (size_t i = 0; i < n; i++) {
    assert_true(sheets[i].count > 0);
    assert_non_null(sheets[i].title);
    assert_non_null(sheets[i].intro);
    bool picks = sheets[i].kind == CL_SHEET_CHOOSE || sheets[i].kind == CL_SHEET_DROP;
    assert_int_equal(sheets[i].pick != NULL, picks);
    if (sheets[i].kind == CL_SHEET_LIST)
      assert_true(sheets[i].asks[0].flags & CL_ASK_MUST);
    for (size_t k = 0; k < sheets[i].count; k++) {
      const cl_ask *ask = &sheets[i].asks[k];
      const cl_field_row *row = cl_field_info(ask->field);
      bool required = (row->flags & CL_REQ) && !strchr(row->path, '.') && !(row->flags & CL_TODAY);
      if (required && !(ask->flags & CL_ASK_MUST))
        fail_msg("%s %s is required", cl_type_info(row->type)->name, row->path);
      size_t length = strlen(ask->question);
      if (sheets[i].kind != CL_SHEET_KEYED || k > 0)
        assert_true(length > 5 && strchr(ask->question, '?'));
      if (ask->when.field != CL_F_NONE)
        assert_int_equal(cl_field_info(ask->when.field)->type, sheets[i].type);
    }
  }
  cl_arena_free(arena);
}

/* A question hangs on one that comes before it. */
static void conditions_look_back(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  cl_sheet *sheets;
  size_t n = cl_sheets(ALL, CL_T_NONE, arena, &sheets);
  for (size_t i = 0; i < n; i++)
    for (size_t k = 0; k < sheets[i].count; k++) {
      bool before = sheets[i].asks[k].when.field == CL_F_NONE;
      for (size_t b = 0; b < k; b++)
        before = before || sheets[i].asks[b].field == sheets[i].asks[k].when.field;
      if (!before)
        fail_msg("%s: question %zu hangs on a later one", sheets[i].title, k);
    }
  cl_arena_free(arena);
}

static void sheets_of_programs(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  cl_sheet *sheets;
  size_t n = cl_sheets(CL_KAPSTOK, CL_T_NONE, arena, &sheets);
  assert_true(n >= 7);
  assert_int_equal(sheets[0].type, CL_T_READINESS);
  assert_int_equal(sheets[0].count, 2);
  assert_int_equal(sheets[0].asks[1].field, CL_F_READINESS_NOTE);
  n = cl_sheets(CL_KAPSTOK, CL_T_GOAL, arena, &sheets);
  assert_int_equal(n, 1);
  assert_int_equal(sheets[0].asks[0].field, CL_F_GOAL_TEXT);
  n = cl_sheets(CL_SCAN, CL_T_GROUP, arena, &sheets);
  assert_int_equal(n, 3);
  assert_int_equal(sheets[1].kind, CL_SHEET_CHOOSE);
  assert_int_equal(sheets[1].asks[0].field, CL_F_GROUP_WHY);
  assert_int_equal(sheets[2].kind, CL_SHEET_DROP);
  assert_int_equal(cl_sheets(CL_CALENDAR, CL_T_GOAL, arena, &sheets), 0);
  n = cl_sheets(CL_DEFINE, CL_T_NONE, arena, &sheets);
  assert_false(cl_sheet_nested(&sheets[0])); /* all communities */
  assert_true(cl_sheet_nested(&sheets[n - 1]));
  n = cl_sheets(CL_GOALS, CL_T_NONE, arena, &sheets);
  for (size_t i = 0; i < n; i++)
    assert_true(cl_sheet_nested(&sheets[i]));
  cl_arena_free(arena);
}

/* ---- What a line says ---------------------------------------------------------- */

static void signs(void **state) {
  (void)state;
  static const struct {
    const char *line;
    bool list;
    enum cl_said_kind kind;
  } cases[] = {
    { "", false, CL_SAID_NOTHING },      { "", true, CL_SAID_NOTHING },
    { "<", false, CL_SAID_BACK },        { "<", true, CL_SAID_BACK },
    { "?", false, CL_SAID_HELP },        { ">", false, CL_SAID_PAST },
    { ">>", true, CL_SAID_SHEET },       { "-", false, CL_SAID_OUT },
    { "-", true, CL_SAID_OUT },          { "stop", false, CL_SAID_STOP },
    { "STOP", true, CL_SAID_STOP },      { "stopt", false, CL_SAID_TEXT },
    { "sto", false, CL_SAID_TEXT },      { "<<", false, CL_SAID_TEXT },
    { "< 5", false, CL_SAID_TEXT },      { "--", false, CL_SAID_TEXT },
    { "-5", false, CL_SAID_TEXT },       { "-5", true, CL_SAID_OUT },
    { "-0", true, CL_SAID_TEXT },        { "-x", true, CL_SAID_TEXT },
    { "- x", true, CL_SAID_TEXT },       { "\\", false, CL_SAID_TEXT },
    { "-99999999", true, CL_SAID_TEXT }, { "?!", false, CL_SAID_TEXT },
  };
  for (size_t i = 0; i < CL_COUNT(cases); i++) {
    cl_said said = cl_said_read(s(cases[i].line), cases[i].list);
    if (said.kind != cases[i].kind)
      fail_msg("%s: %d, wanted %d", cases[i].line, said.kind, cases[i].kind);
    assert_false(said.literal);
  }
}

static void numbers_out(void **state) {
  (void)state;
  assert_int_equal(cl_said_read(s("-"), true).number, 0);
  assert_int_equal(cl_said_read(s("-3"), true).number, 3);
  assert_int_equal(cl_said_read(s("-12"), true).number, 12);
}

static void literally(void **state) {
  (void)state;
  static const char *const lines[][2] = {
    { "\\stop", "stop" }, { "\\<", "<" },   { "\\?", "?" },   { "\\-", "-" },
    { "\\ - x", "- x" },  { "\\\\", "\\" }, { "\\-2", "-2" },
  };
  for (size_t i = 0; i < CL_COUNT(lines); i++) {
    cl_said said = cl_said_read(s(lines[i][0]), true);
    assert_int_equal(said.kind, CL_SAID_TEXT);
    assert_true(said.literal);
    assert_true(cl_str_is(said.text, lines[i][1]));
  }
}

/* ---- Choices -------------------------------------------------------------------- */

static void choices(void **state) {
  (void)state;
  static const struct {
    cl_set set;
    const char *text;
    int wanted;
  } cases[] = {
    { CL_S_AIMED, "1", CL_AIMED_INTERNAL },
    { CL_S_AIMED, "2", CL_AIMED_EXTERNAL },
    { CL_S_AIMED, "3", CL_NO_CHOICE },
    { CL_S_AIMED, "0", CL_NO_CHOICE },
    { CL_S_AIMED, "-1", CL_NO_CHOICE },
    { CL_S_AIMED, "99999999999", CL_NO_CHOICE },
    { CL_S_AIMED, "extern", CL_AIMED_EXTERNAL },
    { CL_S_AIMED, "EXTERNAL", CL_AIMED_EXTERNAL },
    { CL_S_AIMED, "e", CL_AIMED_EXTERNAL },
    { CL_S_AIMED, "", CL_NO_CHOICE },
    { CL_S_AIMED, "buiten", CL_NO_CHOICE },
    { CL_S_AIMED, "externen", CL_NO_CHOICE },
    { CL_S_ANSWER, "j", CL_ANSWER_YES },
    { CL_S_ANSWER, "y", CL_ANSWER_YES },
    { CL_S_ANSWER, "n", CL_ANSWER_NO },
    { CL_S_ANSWER, "onb", CL_ANSWER_UNKNOWN },
    { CL_S_EVERY, "2 weeks", CL_EVERY_TWO_WEEKS },
    { CL_S_EVERY, "2 weken", CL_EVERY_TWO_WEEKS },
    { CL_S_EVERY, "2", CL_EVERY_WEEK },    /* the second one */
    { CL_S_EVERY, "week", CL_EVERY_WEEK }, /* whole before beginning */
    { CL_S_PARTY, "p", CL_PARTY_PARTNER },
    { CL_S_REASON, "geen", CL_MANY_CHOICES },
    { CL_S_REASON, "energie", CL_REASON_ENERGY },
    { CL_S_REASON, "verwacht", CL_REASON_EXPECTATIONS },
    { CL_S_STATUS, "in", CL_MANY_CHOICES },
    { CL_S_STATUS, "in gesprek", CL_STATUS_IN_CONVERSATION },
    { CL_S_DECISION, "stop", CL_DECISION_STOP },
  };
  for (size_t i = 0; i < CL_COUNT(cases); i++) {
    int got = cl_choice_typed(cases[i].set, s(cases[i].text));
    if (got != cases[i].wanted)
      fail_msg("%s: %d, wanted %d", cases[i].text, got, cases[i].wanted);
  }
}

/* Each choice of each set is found by its number and by both of its words. */
static void every_choice(void **state) {
  (void)state;
  for (int set = 0; set < CL_SETS; set++) {
    size_t n;
    const cl_choice_row *rows = cl_choices((cl_set)set, &n);
    for (size_t i = 0; i < n; i++) {
      char number[24];
      snprintf(number, sizeof number, "%zu", i + 1);
      assert_int_equal(cl_choice_typed((cl_set)set, s(number)), i);
      assert_int_equal(cl_choice_typed((cl_set)set, s(rows[i].value)), i);
      assert_int_equal(cl_choice_typed((cl_set)set, s(rows[i].nl)), i);
      assert_true(cl_choice_is_word((cl_set)set, s(rows[i].nl)));
    }
  }
  assert_true(cl_choice_is_word(CL_S_DECISION, s("Stop")));
  assert_false(cl_choice_is_word(CL_S_DECISION, s("sto")));
  assert_false(cl_choice_is_word(CL_S_AIMED, s("stop")));
  assert_false(cl_choice_is_word(CL_S_AIMED, s("")));
}

static void yes_and_no(void **state) {
  (void)state;
  static const char *const yes[] = { "j", "J", "ja", "Ja", "y", "yes", "1", "true" };
  static const char *const no[] = { "n", "N", "nee", "no", "No", "2", "false" };
  static const char *const neither[] = { "", "jaja", "0", "3", "x", "nein", "misschien" };
  for (size_t i = 0; i < CL_COUNT(yes); i++)
    assert_int_equal(cl_bool_typed(s(yes[i])), 1);
  for (size_t i = 0; i < CL_COUNT(no); i++)
    assert_int_equal(cl_bool_typed(s(no[i])), 0);
  for (size_t i = 0; i < CL_COUNT(neither); i++)
    assert_int_equal(cl_bool_typed(s(neither[i])), -1);
}

/* ---- Times and items -------------------------------------------------------------- */

static void times(void **state) {
  (void)state;
  static const char *const cases[][2] = {
    { "10", "10:00" },     { "9", "09:00" },     { "9:30", "09:30" },      { "09.30", "09:30" },
    { "10u", "10:00" },    { "10u30", "10:30" }, { "10h15", "10:15" },     { "10U05", "10:05" },
    { "0", "00:00" },      { "23:59", "23:59" }, { "24", NULL },           { "24:00", NULL },
    { "10:60", NULL },     { "10:5", NULL },     { "10:", NULL },          { "10.", NULL },
    { "10:300", NULL },    { "", NULL },         { "tien", NULL },         { "100", NULL },
    { "10:30 ", NULL },    { "-1", NULL },       { "10 30", NULL },        { "10u3", NULL },
    { "19 uur", "19:00" }, { "19u30", "19:30" }, { "19.30 uur", "19:30" }, { "19:30u", "19:30" },
    { "9 Uur", "09:00" },  { "19 u", "19:00" },  { "19 uur 30", "19:30" }, { "19:30 h", "19:30" },
    { "25 uur", NULL },    { "uur", NULL },      { "19 uren", NULL },      { "half acht", NULL },
    { "19.3 uur", NULL },  { "19 uur 3", NULL }, { "19u30u", NULL },
  };
  cl_arena *arena = cl_arena_new();
  for (size_t i = 0; i < CL_COUNT(cases); i++) {
    const char *got = cl_time_typed(arena, s(cases[i][0]));
    if (!got != !cases[i][1] || (got && strcmp(got, cases[i][1]) != 0))
      fail_msg("%s: %s", cases[i][0], got ? got : "none");
  }
  cl_arena_free(arena);
}

static void items(void **state) {
  (void)state;
  static const char *const cases[][2] = {
    { "cl1 4", "cl1; 4" },  { "de conciërge 2,5", "de conciërge; 2,5" },
    { "cl1; 4", "cl1; 4" }, { "person=cl1; per-week=4", "person=cl1; per-week=4" },
    { "cl1", "cl1" },       { "", "" },
  };
  cl_arena *arena = cl_arena_new();
  for (size_t i = 0; i < CL_COUNT(cases); i++)
    assert_string_equal(cl_item_typed(arena, s(cases[i][0])), cases[i][1]);
  cl_arena_free(arena);
}

int main(void) {
  cl_schema_start();
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_field_is_asked),
    cmocka_unit_test(needed_is_needed),
    cmocka_unit_test(conditions_look_back),
    cmocka_unit_test(sheets_of_programs),
    cmocka_unit_test(signs),
    cmocka_unit_test(numbers_out),
    cmocka_unit_test(literally),
    cmocka_unit_test(choices),
    cmocka_unit_test(every_choice),
    cmocka_unit_test(yes_and_no),
    cmocka_unit_test(times),
    cmocka_unit_test(items),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
