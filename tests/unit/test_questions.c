/* test_questions.c - the question bank: complete, the same in both languages,
 * well asked; and what becomes of a user's own file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../lib/method/asking.h"
#include "../../lib/method/questions.h"
#include "../../lib/plan/schema.h"

static char share[1024];
static char own_path[] = "/tmp/clkit-questions-XXXXXX";

/* ---- the banks that ship ----------------------------------------------------- */

static void load(cl_questions *bank, enum cl_lang lang) {
  cl_diag diag;
  cl_diag_init(&diag);
  assert_int_equal(cl_questions_load(bank, share, lang, false, NULL, &diag), CL_OK);
  assert_int_equal(diag.count, 0);
  cl_diag_free(&diag);
}

static void test_same_in_both(void **state) {
  (void)state;
  cl_questions nl, en;
  load(&nl, CL_NL);
  load(&en, CL_EN);
  assert_int_equal(nl.count, en.count);
  for (size_t i = 0; i < nl.count; i++) {
    assert_string_equal(nl.items[i].id, en.items[i].id);
    assert_int_equal(nl.items[i].kind, en.items[i].kind);
    assert_int_equal(nl.items[i].whom, en.items[i].whom);
    assert_string_not_equal(nl.items[i].text, en.items[i].text);
  }
  assert_int_equal(nl.listening_count, en.listening_count);
  assert_true(nl.listening_count >= 4);
  cl_questions_free(&nl);
  cl_questions_free(&en);
}

/* For somebody who is learning the language: the same questions in short sentences, with
 * the tips of the others. */
static void test_simple(void **state) {
  (void)state;
  for (int lang = CL_EN; lang <= CL_NL; lang++) {
    cl_questions plain, simple;
    cl_diag diag;
    cl_diag_init(&diag);
    load(&plain, (enum cl_lang)lang);
    assert_int_equal(cl_questions_load(&simple, share, (enum cl_lang)lang, true, NULL, &diag),
                     CL_OK);
    assert_int_equal(diag.count, 0);
    assert_int_equal(simple.count, plain.count);
    for (size_t i = 0; i < plain.count; i++) {
      assert_string_equal(simple.items[i].id, plain.items[i].id);
      assert_int_equal(simple.items[i].kind, plain.items[i].kind);
      assert_int_equal(simple.items[i].whom, plain.items[i].whom);
      assert_string_equal(simple.items[i].tip, plain.items[i].tip);
      assert_string_not_equal(simple.items[i].text, plain.items[i].text);
      size_t words = 1; /* in a sentence */
      for (const char *p = simple.items[i].text; *p; p++) {
        words = strchr(".?:", *p) ? 0 : words + (*p == ' ');
        assert_true(words <= 14);
      }
    }
    assert_true(simple.listening_count > plain.listening_count);
    assert_string_not_equal(simple.listening[0], plain.listening[0]);
    for (int route = 0; route < 4; route++)
      assert_string_not_equal(simple.openings[route], plain.openings[route]);
    cl_questions_free(&plain);
    cl_questions_free(&simple);
    cl_diag_free(&diag);
  }
}

/* Enough of each kind for a person and for an organisation alike (W62). */
static void test_enough_of_each_kind(void **state) {
  (void)state;
  static const size_t least[CL_Q_KINDS] = {
    [CL_Q_ICE] = 5,   [CL_Q_VALUE] = 2,        [CL_Q_CHALLENGES] = 3,
    [CL_Q_GOALS] = 3, [CL_Q_CONTRIBUTION] = 2, [CL_Q_SUCCESS] = 4
  };
  cl_questions bank;
  load(&bank, CL_NL);
  for (int kind = 0; kind < CL_Q_KINDS; kind++) {
    size_t person = 0, organisation = 0;
    for (size_t i = 0; i < bank.count; i++) {
      if (bank.items[i].kind != (enum cl_question_kind)kind)
        continue;
      person += bank.items[i].whom != CL_Q_ORGANISATION;
      organisation += bank.items[i].whom != CL_Q_PERSON;
    }
    assert_true(person >= least[kind]);
    assert_true(organisation >= least[kind]);
  }
  size_t goals_of_organisations = 0;
  for (size_t i = 0; i < bank.count; i++)
    goals_of_organisations +=
        bank.items[i].kind == CL_Q_GOALS && bank.items[i].whom == CL_Q_ORGANISATION;
  assert_int_equal(goals_of_organisations, 1);
  cl_questions_free(&bank);
}

/* Our own questions are what we preach: open, not leading, and not about us but for the
 * very last. */
static void test_well_asked(void **state) {
  (void)state;
  for (enum cl_lang lang = CL_EN; lang <= CL_NL; lang++) {
    cl_questions bank;
    load(&bank, lang);
    for (size_t i = 0; i < bank.count; i++) {
      const cl_question *q = &bank.items[i];
      unsigned faults = cl_question_faults(cl_str_of(q->text));
      if (i + 1 == bank.count ? faults != CL_ASK_LIBRARY : faults != 0)
        fail_msg("%s: %s", q->id, q->text);
      assert_non_null(q->tip);
      assert_false(q->own);
      assert_true(cl_is_id(cl_str_of(q->id)));
    }
    for (size_t route = 0; route < CL_COUNT(bank.openings); route++)
      assert_non_null(bank.openings[route]);
    cl_questions_free(&bank);
  }
}

static void test_the_example_uses_them(void **state) {
  (void)state;
  cl_questions bank;
  load(&bank, CL_NL);
  assert_int_equal(cl_question_find(&bank, "laatste-keer")->kind, CL_Q_ICE);
  assert_int_equal(cl_question_find(&bank, "zorgen")->kind, CL_Q_CHALLENGES);
  assert_int_equal(cl_question_find(&bank, "ideale-uitkomst")->kind, CL_Q_SUCCESS);
  assert_null(cl_question_find(&bank, "bestaat-niet"));
  cl_questions_free(&bank);
}

static void test_names(void **state) {
  (void)state;
  assert_string_equal(cl_question_kind_name(CL_Q_ICE), "ice");
  assert_string_equal(cl_question_kind_name(CL_Q_SUCCESS), "success");
  assert_string_equal(cl_question_kind_label(CL_Q_VALUE, CL_EN), "What is of value");
  assert_string_equal(cl_question_for_name(CL_Q_ORGANISATION), "organisation");
}

/* ---- a file of one's own ------------------------------------------------------- */

static enum cl_status load_own(cl_questions *bank, cl_diag *diag, const char *text) {
  FILE *file = fopen(own_path, "w");
  assert_non_null(file);
  fputs(text, file);
  assert_int_equal(fclose(file), 0);
  cl_diag_init(diag);
  return cl_questions_load(bank, share, CL_NL, false, own_path, diag);
}

static void test_own_replaces_and_adds(void **state) {
  (void)state;
  cl_questions bank, plain;
  cl_diag diag;
  load(&plain, CL_NL);
  assert_int_equal(load_own(&bank, &diag,
                            "questions:\n"
                            "  - id: zorgen\n"
                            "    kind: uitdagingen\n"
                            "    for: persoon\n"
                            "    text: Wat maakt het soms lastig?\n"
                            "  - {id: eigen, kind: success, text: Wat vieren we dan?, tip: Kijk}\n"
                            "openings:\n"
                            "  - {route: warm, text: Hoi!}\n"
                            "listening:\n"
                            "  - {text: Neem de tijd.}\n"),
                   CL_OK);
  assert_int_equal(diag.count, 0);
  assert_int_equal(bank.count, plain.count + 1);
  const cl_question *q = cl_question_find(&bank, "zorgen");
  assert_string_equal(q->text, "Wat maakt het soms lastig?");
  assert_int_equal(q->whom, CL_Q_PERSON);
  assert_null(q->tip);
  assert_true(q->own);
  assert_ptr_equal(&bank.items[bank.count - 1], cl_question_find(&bank, "eigen"));
  assert_int_equal(bank.items[bank.count - 1].whom, CL_Q_BOTH);
  assert_string_equal(bank.openings[CL_ROUTE_WARM], "Hoi!");
  assert_string_equal(bank.openings[CL_ROUTE_VIA], plain.openings[CL_ROUTE_VIA]);
  assert_int_equal(bank.listening_count, plain.listening_count + 1);
  cl_questions_free(&bank);
  cl_questions_free(&plain);
  cl_diag_free(&diag);
}

static void test_own_tips(void **state) {
  (void)state;
  cl_questions bank;
  cl_diag diag;
  assert_int_equal(
      load_own(&bank, &diag,
               "questions:\n"
               "  - {id: a, kind: goals, text: Wat kan de bibliotheek voor jullie doen?}\n"
               "  - {id: b, kind: goals, text: Komen er veel mensen?}\n"
               "  - {id: c, kind: goals, text: 'Hoe fijn is het hier, toch?'}\n"),
      CL_OK);
  assert_int_equal(diag.count, 3);
  assert_int_equal(diag.by_level[CL_TIP], 3);
  assert_string_equal(diag.findings[0].rule, "W63");
  assert_string_equal(diag.findings[1].rule, "W64");
  assert_string_equal(diag.findings[2].rule, "W65");
  assert_int_equal(diag.findings[1].place.line, 3);
  cl_questions_free(&bank);
  cl_diag_free(&diag);
}

/* What is wrong with one question is said, with its place; the rest is kept. */
static void test_own_mistakes(void **state) {
  (void)state;
  static const struct {
    const char *text;
    unsigned line;
  } cases[] = {
    { "questions:\n  - {id: a, kind: gossip, text: Wat dan?}\n", 2 },
    { "questions:\n  - {id: a, kind: ice}\n", 2 },
    { "questions:\n  - {kind: ice, text: Hoe dan?}\n", 2 },
    { "questions:\n  - {id: A B, kind: ice, text: Hoe dan?}\n", 2 },
    { "questions:\n  - {id: a, kind: ice, for: koningin, text: Hoe dan?}\n", 2 },
    { "questions:\n  - {id: a, kind: ice, text: Hoe dan?, colour: red}\n", 2 },
    { "questions:\n  - just text\n", 2 },
    { "questions: no list\n", 1 },
    { "vragen: []\n", 1 },
    { "- id: a\n", 1 },
    { "openings:\n  - {route: postduif, text: Roekoe}\n", 2 },
    { "listening:\n  - {tekst: Stil}\n", 2 },
    { "questions:\n  - {id: a, kind: ice, text: Hoe dan?}\n  - {id: a, kind: ice, text: Wat "
      "dan?}\n",
      3 },
  };
  for (size_t i = 0; i < CL_COUNT(cases); i++) {
    cl_questions bank;
    cl_diag diag;
    assert_int_equal(load_own(&bank, &diag, cases[i].text), CL_PLAN);
    assert_true(diag.by_level[CL_ERROR] >= 1);
    assert_int_equal(diag.findings[0].place.line, cases[i].line);
    assert_string_equal(diag.findings[0].place.file, own_path);
    assert_non_null(cl_question_find(&bank, "zorgen"));
    cl_questions_free(&bank);
    cl_diag_free(&diag);
  }
}

static void test_broken_and_missing(void **state) {
  (void)state;
  cl_questions bank;
  cl_diag diag;
  assert_int_equal(load_own(&bank, &diag, "questions: [\n"), CL_PLAN);
  assert_true(bank.count > 0);
  cl_questions_free(&bank);
  cl_diag_free(&diag);
  assert_int_equal(load_own(&bank, &diag, ""), CL_OK);
  cl_questions_free(&bank);
  cl_diag_free(&diag);
  cl_diag_init(&diag);
  assert_int_equal(cl_questions_load(&bank, "/nowhere", CL_NL, false, NULL, &diag), CL_IO);
  assert_int_equal(bank.count, 0);
  cl_questions_free(&bank);
  cl_diag_free(&diag);
}

/* ---- wording ---------------------------------------------------------------------- */

static void test_faults(void **state) {
  (void)state;
  static const struct {
    const char *text;
    unsigned faults;
  } cases[] = {
    { "Hoe ging het de laatste keer?", 0 },
    { "Neem me mee naar een gewone avond.", 0 },
    { "Kun je me vertellen hoe het begon?", 0 },
    { "Can you tell me how it began?", 0 },
    { "Stel dat het morgen stopt. Wat mis je dan?", 0 },
    { "Heb je een bibliotheekpas?", CL_ASK_CLOSED },
    { "Hoeveel mensen komen er?", CL_ASK_CLOSED },
    { "Waarom?", CL_ASK_CLOSED },
    { "Do you like it?", CL_ASK_CLOSED },
    { "Vertel eens. Is het leuk??", CL_ASK_CLOSED },
    { "Island life, how is it?", 0 },
    { "Wat kan de bibliotheek voor jullie betekenen?", CL_ASK_LIBRARY },
    { "How could we help you?", CL_ASK_LIBRARY },
    { "Hoe vinden jullie het hier, leuk toch?", CL_ASK_LEADING },
    { "Vind je ook niet dat het druk is?", CL_ASK_CLOSED | CL_ASK_LEADING },
    { "Don't you think it is lovely?", CL_ASK_CLOSED | CL_ASK_LEADING },
    { "", 0 },
    { "?", CL_ASK_CLOSED },
  };
  for (size_t i = 0; i < CL_COUNT(cases); i++) {
    unsigned faults = cl_question_faults(cl_str_of(cases[i].text));
    if (faults != cases[i].faults)
      fail_msg("%s: %u, wanted %u", cases[i].text, faults, cases[i].faults);
  }
}

static int set_up(void **state) {
  (void)state;
  const char *top = getenv("srcdir");
  snprintf(share, sizeof share, "%s/share", top ? top : ".");
  int fd = mkstemp(own_path);
  cl_schema_start();
  cl_lang_set_user(CL_EN);
  return fd < 0 ? -1 : close(fd);
}

static int tear_down(void **state) {
  (void)state;
  return unlink(own_path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_same_in_both),
    cmocka_unit_test(test_simple),
    cmocka_unit_test(test_enough_of_each_kind),
    cmocka_unit_test(test_well_asked),
    cmocka_unit_test(test_the_example_uses_them),
    cmocka_unit_test(test_names),
    cmocka_unit_test(test_own_replaces_and_adds),
    cmocka_unit_test(test_own_tips),
    cmocka_unit_test(test_own_mistakes),
    cmocka_unit_test(test_broken_and_missing),
    cmocka_unit_test(test_faults),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
