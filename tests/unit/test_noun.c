/* test_noun.c - what a goal counts, in the fewest words that tell it apart. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../lib/method/story.h"
#include "plan_text.h"

/* The noun of the first goal of GOALS, lines of a plan. */
static void noun_is(const char *goals, const char *wanted) {
  cl_diag diag;
  cl_story story;
  cl_diag_init(&diag);
  cl_plan *plan =
      plan_of(&diag,
              "plan: 1\norganisation: Test\ncommunities:\n  - id: c\n    name: C\n    goals:\n%s",
              goals);
  cl_view view = cl_view_of(plan, plan->arena, cl_date_parse(cl_str_of("2026-11-22")), CL_NL);
  cl_story_read(&story, &view, NULL, CL_NO_DATE);
  assert_string_equal(cl_story_noun(&view, &story.rows[0], &story.rows[0].goals[0]), wanted);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

#define GOAL(id, text, unit, target)                                                               \
  "      - {id: " id ", text: \"" text "\", kind: quantitative, unit: \"" unit                     \
  "\", baseline: 0, target: " target ", start: 2026-01-01, due: 2026-12-31}\n"

static void units(void **state) {
  (void)state;
  noun_is(GOAL("a", "Acht partners sturen mensen door", "partners", "8"), "partners");
  noun_is(GOAL("a", "Twaalf actieve coaches", "coaches", "12"), "actieve coaches");
  /* another number than the one to reach says nothing of the unit */
  noun_is(GOAL("a", "Elf actieve coaches", "coaches", "12"), "coaches");
  noun_is(GOAL("a", "Tachtig inwoners per maand geholpen", "inwoners per maand", "80"), "inwoners");
  noun_is(GOAL("a", "Dertig bezoekers per ochtend", "bezoekers per ochtend", "30"),
          "bezoekers per ochtend");
  noun_is(GOAL("a", "Zonder eenheid", "", "5"), "Zonder eenheid");
}

static void alike(void **state) {
  (void)state;
  noun_is(GOAL("a", "Tien deelnemers onder de dertig", "deelnemers", "10")
              GOAL("b", "Vierentwintig vaste deelnemers", "deelnemers", "24"),
          "deelnemers onder de dertig");
  noun_is(GOAL("a", "Meer vaste gezichten", "deelnemers", "10")
              GOAL("b", "Vierentwintig vaste deelnemers", "deelnemers", "24"),
          "deelnemers: Meer vaste gezichten");
  /* by the week and by the month is counted alike */
  noun_is(GOAL("a", "Tien bezoekers van buiten", "bezoekers per week", "10")
              GOAL("b", "Twintig bezoekers erbij", "bezoekers per maand", "20"),
          "bezoekers van buiten");
}

static void shares(void **state) {
  (void)state;
  noun_is(GOAL("a", "Zes op de tien bezoekers leerden iemand kennen", "procent", "60"),
          "bezoekers leerden iemand kennen");
  noun_is(GOAL("a", "Two out of three met somebody", "%", "67"), "met somebody");
  noun_is(GOAL("a", "60% van de bezoekers komt terug", "%", "60"), "bezoekers komt terug");
  noun_is(GOAL("a", "Zestig procent komt terug", "procent", "60"), "komt terug");
  noun_is(GOAL("a", "Twee op de drie komt terug", "procent", "80"), "Twee op de drie komt terug");
}

int main(void) {
  const struct CMUnitTest tests[] = { cmocka_unit_test(units), cmocka_unit_test(alike),
                                      cmocka_unit_test(shares) };
  return cmocka_run_group_tests(tests, start, stop);
}
