/* test_mention.c - how well the finder finds people, on sentences that were
 * labelled by hand before it was written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/method/mention.h"
#include "../../lib/method/special.h"
#include "plan_text.h"

/* ---- sets ------------------------------------------------------------------------ */

typedef struct score {
  size_t lines, right, wrong, missed;
} score;

static const char *data_path(const char *name, char *out, size_t size) {
  const char *top = getenv("srcdir");
  snprintf(out, size, "%s/tests/data/names/%s", top ? top : ".", name);
  return out;
}

/* Is LABEL one of LABELS, with commas between? */
static bool is_label(const char *labels, const char *label) {
  size_t n = strlen(label);
  for (const char *p = labels; (p = strstr(p, label)); p++)
    if ((p == labels || p[-1] == ',') && (p[n] == ',' || !p[n]))
      return true;
  return false;
}

static size_t count_labels(const char *labels) {
  if (strcmp(labels, "-") == 0)
    return 0;
  size_t n = 1;
  for (const char *p = labels; (p = strchr(p, ',')); p++)
    n++;
  return n;
}

/* FOUND (with a comma behind each) beside LABELS. */
static void judge(score *s, const char *labels, const char *found, const char *text) {
  size_t right = 0, wrong = 0, expected = count_labels(labels);
  char copy[512];
  snprintf(copy, sizeof copy, "%s", found);
  for (char *save = NULL, *p = strtok_r(copy, ",", &save); p; p = strtok_r(NULL, ",", &save)) {
    if (is_label(labels, p))
      right++;
    else
      wrong++;
  }
  if (right < expected || wrong)
    print_message("[ ] wanted %s, found %s: %s\n", labels, *found ? found : "-", text);
  s->lines++;
  s->right += right;
  s->wrong += wrong;
  s->missed += expected - right;
}

/* Calls FIND for every line of NAME; it writes the labels found. */
static score measure(const char *name, void (*find)(void *data, cl_str text, char *out, size_t n),
                     void *data) {
  char path[1024], line[2048], found[512];
  score s = { 0 };
  FILE *file = fopen(data_path(name, path, sizeof path), "r");
  assert_non_null(file);
  while (fgets(line, sizeof line, file)) {
    char *tab = strchr(line, '\t');
    if (*line == '#' || !tab)
      continue;
    *tab++ = '\0';
    tab[strcspn(tab, "\n")] = '\0';
    *found = '\0';
    find(data, cl_str_of(tab), found, sizeof found);
    judge(&s, line, found, tab);
  }
  fclose(file);
  double precision = (double)s.right / (double)(s.right + s.wrong);
  double recall = (double)s.right / (double)(s.right + s.missed);
  print_message("[ ] %s: %zu sentences, precision %.3f, recall %.3f\n", name, s.lines, precision,
                recall);
  return s;
}

static void at_least(const score *s, double precision, double recall) {
  assert_true(s->lines >= 100);
  assert_true((double)s->right >= precision * (double)(s->right + s->wrong));
  assert_true((double)s->right >= recall * (double)(s->right + s->missed));
}

/* ---- people ------------------------------------------------------------------------ */

static void find_people(void *data, cl_str text, char *out, size_t size) {
  const cl_mention *found;
  size_t n = cl_finder_look(data, text, &found);
  for (size_t i = 0; i < n; i++) {
    assert_true(found[i].n > 0 && found[i].at + found[i].n <= text.n);
    if (!is_label(out, found[i].person->id) && !strstr(out, found[i].person->id))
      snprintf(out + strlen(out), size - strlen(out), "%s,", found[i].person->id);
  }
}

static cl_plan *people_plan(cl_diag *diag) {
  char path[1024], text[8192];
  FILE *file = fopen(data_path("people.yaml", path, sizeof path), "r");
  assert_non_null(file);
  size_t n = fread(text, 1, sizeof text - 1, file);
  text[n] = '\0';
  fclose(file);
  return plan_of(diag, "plan: 1\norganisation: Bibliotheek Waterrijk\n%s", text);
}

static void test_people(void **state) {
  (void)state;
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan = people_plan(&diag);
  cl_finder *finder = cl_finder_new(plan);
  score s = measure("sentences.tsv", find_people, finder);
  at_least(&s, .95, .95);
  cl_finder_free(finder);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

static void test_kinds(void **state) {
  (void)state;
  static const struct {
    const char *text, *place;
    enum cl_mention_kind kind;
  } all[] = {
    { "Met Samira El Amrani erbij", "Samira El Amrani", CL_MENTION_NAME },
    { "Met Samira erbij", "Samira", CL_MENTION_PART },
    { "bel +31 6 2222 0002 even", "+31 6 2222 0002", CL_MENTION_PHONE },
    { "mail samira.elamrani@planted.test.", "samira.elamrani@planted.test", CL_MENTION_EMAIL },
    { "vraag amb1 eens", "amb1", CL_MENTION_ID },
    { "het gesprek-amb1-2 was", "amb1", CL_MENTION_ID },
    { "met Sammie erbij", "Sammie", CL_MENTION_SPELLING },
    { "op 0699990000", "0699990000", CL_MENTION_PHONE },
  };
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan = people_plan(&diag);
  cl_finder *finder = cl_finder_new(plan);
  const cl_rec *person = cl_plan_get(plan, CL_T_PERSON, "amb1", NULL);
  cl_finder_spelling(finder, person, cl_str_of("Sammie"));
  cl_finder_spelling(finder, person, cl_str_of("06-99990000"));
  for (size_t i = 0; i < CL_COUNT(all); i++) {
    const cl_mention *found;
    size_t n = cl_finder_look(finder, cl_str_of(all[i].text), &found);
    print_message("[ ] %s\n", all[i].text);
    assert_int_equal(n, 1);
    assert_ptr_equal(found->person, person);
    assert_int_equal(found->kind, all[i].kind);
    assert_int_equal(found->n, strlen(all[i].place));
    assert_memory_equal(all[i].text + found->at, all[i].place, found->n);
  }
  cl_finder_free(finder);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

/* ---- special categories (P10) -------------------------------------------------------- */

static void find_special(void *data, cl_str text, char *out, size_t size) {
  static const char *const names[] = { "health",    "faith", "origin", "politics",
                                       "sexuality", "union", "crime" };
  (void)data;
  unsigned found = cl_special_in(text);
  for (size_t i = 0; i < CL_COUNT(names); i++)
    if (found >> i & 1)
      snprintf(out + strlen(out), size - strlen(out), "%s,", names[i]);
}

static void test_special(void **state) {
  (void)state;
  score s = measure("special.tsv", find_special, NULL);
  at_least(&s, .85, .80);
}

/* Nobody named, nothing but signs, bytes that are no text: no more than nothing. */
static void test_odd(void **state) {
  (void)state;
  static const char *const odd[] = {
    "",  "a",   "@",  "+",     "@@@ (at) [at]", "0",     "\xff\xfe\x80",
    "-", "...", "a@", "@b.nl", "amb1_x",        "xamb1", "0000000000000"
  };
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan = people_plan(&diag);
  cl_finder *finder = cl_finder_new(plan);
  const cl_mention *found;
  for (size_t i = 0; i < CL_COUNT(odd); i++)
    assert_int_equal(cl_finder_look(finder, cl_str_of(odd[i]), &found), 0);
  cl_finder_free(finder);
  cl_plan_close(plan);
  plan = plan_of(&diag, "plan: 1\norganisation: X\n");
  finder = cl_finder_new(plan);
  assert_int_equal(cl_finder_look(finder, cl_str_of("Samira El Amrani, 0612345678"), &found), 0);
  cl_finder_free(finder);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

/* One finder of which no word of any text is what it was told besides, and so must cut
 * every text; the other may leave out what cannot name anybody. */
static void same_found(cl_finder *quick, cl_finder *thorough, cl_str text) {
  const cl_mention *a, *b;
  size_t n = cl_finder_look(quick, text, &a);
  if (n != cl_finder_look(thorough, text, &b))
    fail_msg("not the same is found in: %s", text.p);
  for (size_t i = 0; i < n; i++)
    if (a[i].person != b[i].person || a[i].at != b[i].at || a[i].n != b[i].n ||
        a[i].kind != b[i].kind)
      fail_msg("not the same is found in: %s", text.p);
}

/* Texts of names, pieces of names, letters that fold and signs, in any order. */
static void test_left_out(void **state) {
  (void)state;
  static const char *const pieces[] = {
    "Samira",
    "samira",
    "SAMIRA",
    "S",
    "El",
    "Amrani",
    "elamrani",
    "am",
    "rani",
    "s",
    "'s",
    " ",
    " ",
    " ",
    "-",
    "\xE2\x80\x99",
    "de",
    "Vries",
    "vries",
    "caf\xC3\xA9",
    "\xC3\xA9",
    "\xC3\x89",
    "\xCC\x81",
    "\xC5\x82",
    "\xC3\xBC",
    "u",
    "Y",
    "lmaz",
    "\xC4\xB1",
    "\xC2\xA0",
    "\xE2\x80\x93",
    ".",
    ",",
    "J",
    "an",
    "x",
    "1",
    "\xEF\xBC\xB3",
    "\xff",
    "\xC3",
  };
  const char *many = getenv("CL_MENTION_TEXTS");
  const long texts = many ? strtol(many, NULL, 10) : 20000;
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan = people_plan(&diag);
  cl_finder *quick = cl_finder_new(plan), *thorough = cl_finder_new(plan);
  cl_finder_spelling(thorough, plan->first[CL_T_PERSON], cl_str_of("qqqqzzzzqqqq"));
  uint32_t random = 2026;
  size_t found = 0;
  for (long i = 0; i < texts; i++) {
    char text[128] = "";
    for (long n = 1 + i % 9; n; n--) {
      random = random * 1664525 + 1013904223;
      snprintf(text + strlen(text), sizeof text - strlen(text), "%s",
               pieces[(random >> 16) % CL_COUNT(pieces)]);
    }
    same_found(quick, thorough, cl_str_of(text));
    const cl_mention *any;
    found += cl_finder_look(quick, cl_str_of(text), &any) > 0;
  }
  assert_in_range(found, texts / 200, texts - texts / 200); /* both come */
  cl_finder_free(quick);
  cl_finder_free(thorough);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

static void test_role(void **state) {
  (void)state;
  static const char *const names[] = {
    "Jan de Vries",   "Fatima",         "J. Bakker",       "A.B. van Dijk",
    "mevrouw Yilmaz", "Anne-Marie Bos", "jan de vries",    "Mohammed El Idrissi",
    "Dhr. Smit",      "fatima",         "Bas van der Meer"
  };
  static const char *const roles[] = { "",
                                       "community librarian",
                                       "Wandelleider",
                                       "coach van de wijk",
                                       "ambassadeur",
                                       "Voorzitter van Buurthuis",
                                       "Bas en zijn band",
                                       "juf",
                                       "roos",
                                       "J.",
                                       "technisch medewerker",
                                       "mevrouw van de markt",
                                       "Docent Nederlands",
                                       "jan",
                                       "Dj van de buurt",
                                       "de baas",
                                       "Coach Taalhuis" };
  for (size_t i = 0; i < CL_COUNT(names); i++)
    if (!cl_seems_a_name(cl_str_of(names[i])))
      fail_msg("%s is a name", names[i]);
  for (size_t i = 0; i < CL_COUNT(roles); i++)
    if (cl_seems_a_name(cl_str_of(roles[i])))
      fail_msg("%s is a role", roles[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_people),   cmocka_unit_test(test_kinds), cmocka_unit_test(test_odd),
    cmocka_unit_test(test_left_out), cmocka_unit_test(test_role),  cmocka_unit_test(test_special),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
