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
  unsigned said, there, right;
};
enum { NUMBER, UNIT, DAY, THINGS };
static const char *const things[THINGS] = { "number", "unit", "day" };

/* The last word of UNIT: what is counted, without how it is. */
static const char *noun_of(const char *unit) {
  const char *blank = strrchr(unit, ' ');
  return blank ? blank + 1 : unit;
}

/* Is GOT one of WANTED, "a/b"?  A unit may have its adjective or not. */
static bool is_one_of(const char *wanted, const char *got, bool whole) {
  char one[200];
  while (*wanted) {
    size_t n = strcspn(wanted, "/");
    snprintf(one, sizeof one, "%.*s", (int)n, wanted);
    if (strcmp(one, got) == 0 || (!whole && strcmp(noun_of(one), noun_of(got)) == 0))
      return true;
    wanted += n + (wanted[n] == '/');
  }
  return false;
}

/* Misses are shown unless HELD_OUT: such rows are not to be learned from. */
static void count(struct score *score, int thing, const char *wanted, const char *got, bool exact,
                  bool held_out, const char *text) {
  bool there = strcmp(wanted, "-") != 0, said = got != NULL;
  bool right = there && said && is_one_of(wanted, got, exact || thing != UNIT);
  score->there += there;
  score->said += said;
  score->right += right;
  if ((there != said || (there && !right)) && !held_out)
    print_message("%s: %s, not %s: %s\n", things[thing], said ? got : "-", wanted, text);
}

static void say(const char *file, const char *what, const struct score *s, double floor) {
  double precision = s->said ? s->right / (double)s->said : 1;
  double recall = s->right / (double)s->there;
  print_message("%s, %s: precision %.3f, recall %.3f of %u\n", file, what, precision, recall,
                s->there);
  assert_true(precision >= floor);
  assert_true(recall >= floor);
}

/* Cuts LINE at its tabs into the four CELLS that are judged. */
static void cut(char *line, char *cells[4]) {
  line[strcspn(line, "\n")] = 0;
  for (int i = 0; i < 4; i++) {
    cells[i] = line;
    line += strcspn(line, "\t");
    if (*line)
      *line++ = 0;
  }
}

/* The rows of FILE; with HALVES, odd ones (learned from) and even ones apart, too. */
static void run_set(const char *name, bool halves) {
  struct score score[2][THINGS] = { 0 };
  const char *source = getenv("srcdir");
  char path[512], line[1024], digits[40], day[CL_DATE_SIZE], *cells[4];
  snprintf(path, sizeof path, "%s/tests/data/language/%s", source ? source : ".", name);
  FILE *file = fopen(path, "r");
  assert_non_null(file);
  cl_arena *arena = cl_arena_new();
  for (unsigned rows = 0; fgets(line, sizeof line, file);) {
    if (*line == '#')
      continue;
    cut(line, cells);
    struct score *half = score[rows++ % 2];
    bool held_out = halves && half == score[1];
    cl_amount got;
    cl_amount_read(&got, cl_str_of(cells[0]), cl_date_of(2026, 11, 22), arena);
    const char *number = got.has_number ? cl_format_num(digits, got.number, false) : NULL;
    count(&half[NUMBER], NUMBER, cells[1], number, !halves, held_out, cells[0]);
    count(&half[UNIT], UNIT, cells[2], got.unit, !halves, held_out, cells[0]);
    const char *due = got.due == CL_NO_DATE ? NULL : cl_date_iso(day, got.due);
    count(&half[DAY], DAY, cells[3], due, !halves, held_out, cells[0]);
  }
  (void)fclose(file);
  cl_arena_free(arena);
  for (int i = 0; i < THINGS; i++) {
    const struct score *a = &score[0][i], *b = &score[1][i];
    struct score all = { a->said + b->said, a->there + b->there, a->right + b->right };
    if (halves) {
      say("  odd rows", things[i], a, 0);
      say("  even rows", things[i], b, 0);
    }
    say(name, things[i], &all, FLOOR);
  }
}

static void labelled_sentences(void **state) {
  (void)state;
  run_set("amounts.tsv", false);
}

/* By somebody who saw neither code nor sets. */
static void sentences_of_a_guest(void **state) {
  (void)state;
  run_set("guest/amounts.tsv", true);
}

static void from_where(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  cl_amount got;
  cl_amount_read(&got, cl_str_of("We groeien van 18 naar 30 bezoekers"), 0, arena);
  assert_true(got.has_from);
  assert_true(got.from > 17.9 && got.from < 18.1);
  /* When it was measured first is not when it is due, before or behind that. */
  static const char *const measured[] = {
    "Naar 12 partners in 2028 (nulmeting 2026: 5)",
    "Van 5 partners (peildatum 1 mei 2027) naar 12 in 2028",
    "Baseline 2026: 5 partners; by the end of 2028 there are 12",
  };
  for (size_t i = 0; i < CL_COUNT(measured); i++) {
    cl_amount_read(&got, cl_str_of(measured[i]), cl_date_of(2026, 12, 1), arena);
    assert_int_equal(got.due, cl_date_of(2028, 12, 31));
  }
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
    cmocka_unit_test(sentences_of_a_guest),
    cmocka_unit_test(from_where),
    cmocka_unit_test(words_for_numbers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
