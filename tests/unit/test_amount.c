/* test_amount.c - number, unit and day of sentences, against sentences that people
 * labelled: prints precision and recall, and does not let them sink. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/method/amount.h"

#define FLOOR 0.90

/* How often a thing was said, was there, and was said rightly. */
struct score {
  const char *what;
  unsigned said, there, right;
};

static void count(struct score *score, const char *wanted, const char *got, const char *text) {
  bool there = strcmp(wanted, "-") != 0, said = got != NULL;
  bool right = there && said && strcmp(wanted, got) == 0;
  score->there += there;
  score->said += said;
  score->right += right;
  if (there != said || (there && !right))
    print_message("%s: %s, not %s: %s\n", score->what, said ? got : "-", wanted, text);
}

static void check(const struct score *score) {
  double precision = score->right / (double)score->said;
  double recall = score->right / (double)score->there;
  print_message("%s: precision %.3f, recall %.3f of %u\n", score->what, precision, recall,
                score->there);
  assert_true(precision >= FLOOR);
  assert_true(recall >= FLOOR);
}

static void labelled_sentences(void **state) {
  (void)state;
  struct score number = { .what = "number" }, unit = { .what = "unit" }, due = { .what = "day" };
  const char *source = getenv("srcdir");
  char path[512], line[1024], digits[40], day[CL_DATE_SIZE];
  snprintf(path, sizeof path, "%s/tests/data/language/amounts.tsv", source ? source : ".");
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  cl_arena *arena = cl_arena_new();
  while (fgets(line, sizeof line, file)) {
    char *cells[4] = { line };
    if (*line == '#')
      continue;
    line[strcspn(line, "\n")] = 0;
    for (int i = 1; i < 4; i++) {
      char *tab = strchr(cells[i - 1], '\t');
      assert_non_null(tab);
      *tab = 0;
      cells[i] = tab + 1;
    }
    cl_amount got;
    cl_amount_read(&got, cl_str_of(cells[0]), cl_date_of(2026, 11, 22), arena);
    count(&number, cells[1], got.has_number ? cl_format_num(digits, got.number, false) : NULL,
          cells[0]);
    count(&unit, cells[2], got.unit, cells[0]);
    count(&due, cells[3], got.due == CL_NO_DATE ? NULL : cl_date_iso(day, got.due), cells[0]);
  }
  fclose(file);
  cl_arena_free(arena);
  assert_true(number.there >= 100);
  check(&number);
  check(&unit);
  check(&due);
}

static void from_where(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  cl_amount got;
  cl_amount_read(&got, cl_str_of("We groeien van 18 naar 30 bezoekers"), 0, arena);
  assert_true(got.has_from);
  assert_true(got.from > 17.9 && got.from < 18.1);
  static const char *const odd[] = { "",   " ",        "%",          "€",      "van",
                                     "1",  "-- 1-",    "(((",        "binnen", "eerste",
                                     "q5", "99 99 99", "van 1 naar", "eind",   "in een" };
  for (size_t i = 0; i < CL_COUNT(odd); i++)
    cl_amount_read(&got, cl_str_of(odd[i]), 0, arena);
  cl_arena_free(arena);
}

static void words_for_numbers(void **state) {
  (void)state;
  static const struct {
    const char *word;
    int value;
  } all[] = { { "vijfentwintig", 25 }, { "honderdvijftig", 150 },
              { "tweehonderd", 200 },  { "eenentwintig", 21 },
              { "twenty-five", 25 },   { "driehonderdvijfenzestig", 365 },
              { "boek", -1 },          { "tien", 10 },
              { "hundred", 100 } };
  for (size_t i = 0; i < CL_COUNT(all); i++) {
    cl_amount got;
    cl_arena *arena = cl_arena_new();
    cl_buf text = CL_BUF_INIT;
    cl_buf_printf(&text, "%s leden", all[i].word);
    cl_amount_read(&got, cl_str_of(cl_buf_text(&text)), 0, arena);
    assert_int_equal(got.has_number ? (int)got.number : -1, all[i].value);
    cl_buf_free(&text);
    cl_arena_free(arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(labelled_sentences),
    cmocka_unit_test(from_where),
    cmocka_unit_test(words_for_numbers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
