/* test_rules.c - the rules of the workbook: for every row of rules.def a plan
 * that breaks it, at the line marked `# <-`, and one that does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../lib/method/rules.h"
#include "plan_text.h"

/* ---- A plan from text -------------------------------------------------------------- */

static cl_plan *read_text(const char *text, cl_diag *diag) {
  cl_plan *plan = plan_of(diag, "%s", text);
  for (size_t i = 0; i < diag->count; i++)
    if (diag->findings[i].level == CL_ERROR)
      fail_msg("line %u: %s\n%s", diag->findings[i].place.line, diag->findings[i].text, text);
  return plan;
}

/* The findings of a run over TEXT on TODAY.  Free with cl_diag_free(). */
static void run(const char *text, unsigned steps, const char *today, cl_diag *diag) {
  cl_diag reading;
  cl_diag_init(&reading);
  cl_diag_init(diag);
  cl_plan *plan = read_text(text, &reading);
  /* Whether git tracks a file is asked elsewhere: test_git, and cmd/privacy.t. */
  if (strstr(text, "in git"))
    plan->files[0].git = CL_GIT_TRACKED;
  if (strstr(text, "open to all")) {
    static char people[] = "people.yaml";
    plan->files[0].name = people;
    plan->files[0].open = true;
  }
  cl_rules_run(plan, steps, cl_date_parse(cl_str_of(today)), diag);
  cl_plan_close(plan);
  cl_diag_free(&reading);
}

static size_t count_code(const cl_diag *diag, const char *code) {
  size_t n = 0;
  for (size_t i = 0; i < diag->count; i++)
    n += strcmp(diag->findings[i].rule, code) == 0;
  return n;
}

/* ---- The rows and their pairs ------------------------------------------------------- */

#include "rule_pairs.h"

static const struct row {
  const char *name, *code;
  enum cl_level level;
  const char *message;
} rows[] = {
#define RULE(name, code, level, step, type, message, ...) { #name, code, CL_##level, message },
#include "../../lib/method/rules.def"
#undef RULE
};

static const struct row *find_row(const char *name) {
  for (size_t i = 0; i < CL_COUNT(rows); i++)
    if (strcmp(rows[i].name, name) == 0)
      return &rows[i];
  fail_msg("no row %s", name);
  return NULL;
}

/* Was TEXT made from MESSAGE: are its fixed parts there, in order? */
static bool made_from(const char *text, const char *message) {
  char part[256];
  while (*message) {
    const char *end = strstr(message, "%s");
    size_t n = end ? (size_t)(end - message) : strlen(message);
    assert_true(n < sizeof part);
    memcpy(part, message, n);
    part[n] = 0;
    const char *at = strstr(text, part);
    if (!at)
      return false;
    text = at + n;
    message += end ? n + 2 : n;
  }
  return true;
}

static unsigned marked_line(const char *text) {
  const char *mark = strstr(text, "# <-");
  assert_non_null(mark);
  unsigned line = 1;
  for (; text < mark; text++)
    line += *text == '\n';
  return line;
}

static void every_rule_finds_what_breaks_it(void **state) {
  (void)state;
  for (size_t i = 0; i < CL_COUNT(pairs); i++) {
    const struct row *row = find_row(pairs[i].name);
    cl_diag diag;
    run(pairs[i].bad, 0, pairs[i].today ? pairs[i].today : TODAY, &diag);
    size_t found = 0;
    for (size_t k = 0; k < diag.count; k++) {
      const cl_finding *f = &diag.findings[k];
      if (strcmp(f->rule, row->code) != 0 || f->level != row->level ||
          !made_from(f->text, row->message))
        continue;
      found++;
      if (f->place.line != marked_line(pairs[i].bad))
        fail_msg("%s: at line %u, not %u: %s", row->name, f->place.line, marked_line(pairs[i].bad),
                 f->text);
    }
    if (found != 1)
      fail_msg("%s: found %zu times in\n%s", row->name, found, pairs[i].bad);
    cl_diag_free(&diag);
  }
}

static void no_rule_speaks_without_cause(void **state) {
  (void)state;
  for (size_t i = 0; i < CL_COUNT(pairs); i++) {
    const struct row *row = find_row(pairs[i].name);
    cl_diag diag;
    run(pairs[i].good, 0, pairs[i].today ? pairs[i].today : TODAY, &diag);
    for (size_t k = 0; k < diag.count; k++) {
      const cl_finding *f = &diag.findings[k];
      if (strcmp(f->rule, row->code) == 0 && f->level == row->level &&
          made_from(f->text, row->message))
        fail_msg("%s: said without cause: line %u: %s\n%s", row->name, f->place.line, f->text,
                 pairs[i].good);
    }
    cl_diag_free(&diag);
  }
}

static void every_row_has_a_pair(void **state) {
  (void)state;
  for (size_t i = 0; i < CL_COUNT(rows); i++) {
    size_t n = 0;
    for (size_t k = 0; k < CL_COUNT(pairs); k++)
      n += strcmp(rows[i].name, pairs[k].name) == 0;
    if (!n)
      fail_msg("rule %s (%s) has no pair of plans", rows[i].name, rows[i].code);
  }
}

/* ---- The table itself ------------------------------------------------------------------ */

static bool has_row(unsigned number, enum cl_level level) {
  char code[16];
  snprintf(code, sizeof code, "W%u", number);
  size_t n;
  const cl_rule *table = cl_rules(&n);
  for (size_t i = 0; i < n; i++)
    if (strcmp(table[i].code, code) == 0 && table[i].level == level)
      return true;
  return false;
}

static bool among(unsigned number, const unsigned *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (list[i] == number)
      return true;
  return false;
}

static void every_number_of_the_workbook_is_there(void **state) {
  (void)state;
  static const unsigned errors[] = { 22, 28, 36, 38, 44, 48, 51, 52, 53, 54,
                                     57, 69, 71, 75, 77, 79, 86, 88, 91, 96 };
  static const unsigned warnings[] = { 8,  9,  11, 13, 18, 19, 25, 26, 34, 42,
                                       49, 51, 53, 79, 82, 84, 90, 92, 94 };
  static const unsigned tips[] = { 12, 14, 15, 16, 17, 20, 21, 31, 36, 55,
                                   61, 63, 64, 65, 66, 80, 83, 87, 95 };
  for (unsigned number = 1; number <= 97; number++) {
    if (has_row(number, CL_ERROR) != among(number, errors, CL_COUNT(errors)))
      fail_msg("W%u: an error where there should be none, or none where one should be", number);
    if (among(number, warnings, CL_COUNT(warnings)) && !has_row(number, CL_WARNING))
      fail_msg("W%u has no warning", number);
    if (among(number, tips, CL_COUNT(tips)) && !has_row(number, CL_TIP))
      fail_msg("W%u has no tip", number);
  }
}

static size_t count_holes(const char *message) {
  size_t n = 0;
  for (; *message; message++) {
    if (*message != '%')
      continue;
    if (message[1] != 's')
      fail_msg("only %%s: %s", message);
    n++;
  }
  return n;
}

static void rows_are_well_made(void **state) {
  (void)state;
  size_t n;
  const cl_rule *table = cl_rules(&n);
  assert_int_equal(n, CL_COUNT(rows));
  for (size_t i = 0; i < n; i++) {
    assert_non_null(strchr("WFPV", table[i].code[0]));
    assert_true(count_holes(table[i].message) <= 2);
    assert_int_equal(count_holes(table[i].why), 0);
    assert_null(strchr(table[i].message, '\n'));
    assert_true(strlen(table[i].message) <= 160);
    assert_true(table[i].message[strlen(table[i].message) - 1] != '.');
    if (table[i].code[0] != 'P')
      assert_non_null(strstr(table[i].why, "Example: "));
    assert_memory_equal(table[i].mend, "cl-", 3);
    assert_int_not_equal(table[i].step, 0);
    assert_string_equal(cl_rule_find(table[i].code)->code, table[i].code);
    for (size_t k = i + 1; k < n; k++) {
      assert_string_not_equal(table[i].message, table[k].message);
      if (strcmp(table[i].code, table[k].code) == 0)
        assert_string_equal(table[k - 1].code, table[k].code); /* rows of a code stand together */
    }
  }
}

/* Takes the first word off *REST into WORD. */
static bool take_word(const char **rest, char word[64]) {
  size_t n = strcspn(*rest, " ");
  assert_true(n < 64);
  memcpy(word, *rest, n);
  word[n] = 0;
  *rest += n + ((*rest)[n] == ' ');
  return n > 0;
}

/* The type a mending command works on, or CL_T_NONE when it names none. */
static cl_type mended_type(const char *program, const char *word) {
  static const struct {
    const char *name;
    unsigned step;
  } programs[] = { { "cl-kapstok", CL_KAPSTOK },   { "cl-scan", CL_SCAN },
                   { "cl-define", CL_DEFINE },     { "cl-goals", CL_GOALS },
                   { "cl-calendar", CL_CALENDAR }, { "cl-plan", 0 } };
  for (size_t i = 0; i < CL_COUNT(programs); i++) {
    if (strcmp(program, programs[i].name) != 0)
      continue;
    cl_type type = cl_type_find(word, programs[i].step);
    if (type == CL_T_NONE && programs[i].step == CL_GOALS && strcmp(word, "community") == 0)
      return CL_T_COMMUNITY; /* a guest there */
    return type;
  }
  fail_msg("no program %s", program);
  return CL_T_NONE;
}

static bool is_one_of(const char *word, const char *const *words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(word, words[i]) == 0)
      return true;
  return false;
}

static void check_field(cl_type type, char *word, const char *command) {
  if (strncmp(word, "--", 2) != 0 || strcmp(word, "--community") == 0)
    return;
  size_t end = strlen(word);
  if (word[end - 1] == '+' || word[end - 1] == '-')
    word[end - 1] = 0;
  if (cl_field_find(type, cl_str_of(word + 2)) == CL_F_NONE)
    fail_msg("no such field: %s in %s", word, command);
}

/* Verbs with options of their own are tested by running them. */
static void check_command(const char *command) {
  static const char *const typed[] = { "add", "set", "fill", "list", "show", "choose", "rename" };
  static const char *const others[] = { "answer",  "ready",    "check", "init",   "forget",
                                        "prepare", "status",   "fit",   "drop",   "map",
                                        "verdict", "overview", "load",  "privacy" };
  const char *rest = command;
  char program[64], verb[64], word[64];
  take_word(&rest, program);
  take_word(&rest, verb);
  bool takes_type = is_one_of(verb, typed, CL_COUNT(typed));
  if (!takes_type && !is_one_of(verb, others, CL_COUNT(others)))
    fail_msg("no such verb: %s", command);
  if (!takes_type || !take_word(&rest, word))
    return;
  cl_type type = mended_type(program, word);
  if (type == CL_T_NONE)
    fail_msg("no such type: %s", command);
  while (take_word(&rest, word))
    check_field(type, word, command);
}

/* What a rule tells people to type has types and fields that exist. */
static void mending_commands_exist(void **state) {
  (void)state;
  size_t n;
  const cl_rule *table = cl_rules(&n);
  for (size_t i = 0; i < n; i++)
    check_command(table[i].mend);
  const cl_topic *topics = cl_topics(&n);
  for (size_t i = 0; i < n; i++)
    check_command(topics[i].how);
}

/* Each number of the method is a rule, or a topic, and never both. */
static void all_numbers_can_be_explained(void **state) {
  (void)state;
  for (int w = 1; w <= 97; w++) {
    char code[sizeof "W-2147483648"];
    snprintf(code, sizeof code, "W%d", w);
    if (!cl_rule_find(code) == !cl_topic_find(code))
      fail_msg("%s is %s", code, cl_rule_find(code) ? "both" : "neither");
  }
  assert_null(cl_topic_find("W98"));
  assert_null(cl_topic_find("W4 0"));
  assert_null(cl_topic_find(NULL));
  assert_string_equal(cl_topic_find("w40")->code, "W40");
  size_t n;
  const cl_topic *topics = cl_topics(&n);
  for (size_t i = 0; i < n; i++) {
    assert_int_equal(count_holes(topics[i].what), 0);
    assert_true(strlen(topics[i].what) > 80);
    assert_int_equal(topics[i].what[strlen(topics[i].what) - 1], '.');
    for (size_t k = i + 1; k < n; k++)
      assert_string_not_equal(topics[i].code, topics[k].code);
  }
}

static void a_rule_is_found_by_its_code(void **state) {
  (void)state;
  assert_string_equal(cl_rule_find("W57")->code, "W57");
  assert_string_equal(cl_rule_find("w57")->code, "W57");
  assert_string_equal(cl_rule_find("p2")->code, "P2");
  assert_null(cl_rule_find("W5"));
  assert_null(cl_rule_find("W570"));
  assert_null(cl_rule_find(""));
  assert_null(cl_rule_find(NULL));
}

/* ---- Plans as a whole ---------------------------------------------------------------------- */

static void an_empty_plan_hears_one_friendly_thing(void **state) {
  (void)state;
  static const char *const plans[] = {
    HEAD,
    "plan: 1\norganisation: Test\nlanguage: nl\nregion: midden\ninclude: []\nreadiness: {}\n"
    "kapstok: {sources: [], goals: [], themes: []}\nscan: {groups: []}\ncommunities: []\n"
    "calendar: []\npeople: []\n",
    HEAD "readiness:\nkapstok:\nscan:\ncommunities:\ncalendar:\npeople:\n",
    "plan: 1\norganisation:\n",
  };
  for (size_t i = 0; i < CL_COUNT(plans); i++) {
    cl_diag diag;
    run(plans[i], 0, TODAY, &diag);
    assert_int_equal(diag.count, 1);
    assert_int_equal(diag.findings[0].level, CL_TIP);
    assert_string_equal(diag.findings[0].rule, "W22");
    cl_diag_free(&diag);
  }
}

/* Worksheets that were only begun are not wrong. */
static void half_filled_is_not_wrong(void **state) {
  (void)state;
  static const char *const plans[] = {
    HEAD "kapstok: {themes: [{id: t, text: Thema}]}\n",
    HEAD KAPSTOK "readiness: {management: {answer: yes}, purpose: {answer: no}}\n",
    SCAN "  themes: [{id: f, theme: t}]\n",
    SCAN "  groups: [{id: g, name: G, kind: individual}]\n",
    COMMUNITY,
    COMMUNITY "    theme: t\n    status: in-sight\n    channels: [plein]\n",
    COMMUNITY "    conversations: [{id: k, date: 2027-01-10}]\n",
  };
  for (size_t i = 0; i < CL_COUNT(plans); i++) {
    cl_diag diag;
    run(plans[i], 0, TODAY, &diag);
    for (size_t k = 0; k < diag.count; k++)
      if (diag.findings[k].level == CL_ERROR)
        fail_msg("[%s] %s\n%s", diag.findings[k].rule, diag.findings[k].text, plans[i]);
    cl_diag_free(&diag);
  }
}

static void a_bare_community_is_not_buried(void **state) {
  (void)state;
  cl_diag diag;
  run(COMMUNITY, 0, TODAY, &diag);
  assert_true(diag.count <= 2); /* not ready yet (W9), no scan (W34) */
  cl_diag_free(&diag);
}

static void the_worked_example_has_no_error(void **state) {
  (void)state;
  static const char *const days[] = { "2026-01-01", "2026-11-22", "2027-07-01" };
  for (size_t i = 0; i < CL_COUNT(days); i++) {
    cl_diag diag;
    cl_diag_init(&diag);
    cl_plan *plan = plan_of_example(&diag);
    cl_rules_run(plan, 0, cl_date_parse(cl_str_of(days[i])), &diag);
    for (size_t k = 0; k < diag.count; k++)
      if (diag.findings[k].level == CL_ERROR)
        fail_msg("%s: [%s] %s", days[i], diag.findings[k].rule, diag.findings[k].text);
    cl_plan_close(plan);
    cl_diag_free(&diag);
  }
}

/* Nobody is accused while people.yaml is not there. */
static void absent_people_accuse_nobody(void **state) {
  (void)state;
  cl_diag diag;
  run(HEAD
      "include: [people.yaml]\n" KAPSTOK "communities:\n  - id: c\n    name: C\n    theme: t\n    "
      "channels: [a]\n    serves: [buiten]\n"
      "    aims: [a]\n    values: [a]\n    challenges: [a]\n    vision: {text: Wij, with: [amb1]}\n"
      "    goals: [{id: d, " GOAL_SMART ", owner: cl1}]\n"
      "    tasks: [{id: a, text: A, owner: cl1}, {id: b, text: B, owner: cl2}]\n",
      0, TODAY, &diag);
  assert_int_equal(count_code(&diag, "W77"), 0);
  assert_int_equal(count_code(&diag, "W25"), 0);
  assert_int_equal(count_code(&diag, "W82"), 0);
  assert_int_equal(diag.by_level[CL_ERROR], 0);
  cl_diag_free(&diag);
}

/* ---- Leaving out, steps, stopping -------------------------------------------------------------
 */

static void a_community_may_leave_a_rule_out(void **state) {
  (void)state;
  static const char text[] =
      COMMUNITY "    ignore: [w61, W96, W57]\n    bond: affinity\n    conversations: [{id: k}]\n"
                "  - id: d\n    name: D\n    conversations: [{id: l, date: 2026-11-01}]\n"
                "calendar:\n  - {id: m, date: 2026-10-01, title: M, form: event, community: c}\n"
                "  - {id: n, date: 2026-10-01, title: N, form: event, community: d}\n";
  cl_diag diag;
  run(text, 0, TODAY, &diag);
  assert_int_equal(count_code(&diag, "W61"), 1);
  assert_int_equal(count_code(&diag, "W96"), 1);
  assert_int_equal(count_code(&diag, "W57"), 1); /* of d, which was spoken to */
  cl_diag_free(&diag);
}

static void privacy_cannot_be_left_out(void **state) {
  (void)state;
  cl_diag diag;
  run(COMMUNITY "    ignore: [P1, P2]\n    venue: mail jan@example.nl of bel 0612345678\n", 0,
      TODAY, &diag);
  assert_int_equal(count_code(&diag, "P1"), 1);
  assert_int_equal(count_code(&diag, "P2"), 1);
  cl_diag_free(&diag);
}

static void steps_choose_the_rules(void **state) {
  (void)state;
  static const char text[] = HEAD
      "kapstok:\n  goals: [{id: g, text: D}]\nscan:\n  groups: [{id: h, name: bel 0612345678}]\n"
      "calendar: [{id: m, title: M, date: 2026-01-01, form: event}]\n";
  cl_diag diag;
  run(text, CL_KAPSTOK, TODAY, &diag);
  assert_int_equal(count_code(&diag, "W28"), 1);
  assert_int_equal(count_code(&diag, "W48") + count_code(&diag, "W96") + count_code(&diag, "P2"),
                   0);
  cl_diag_free(&diag);
  run(text, CL_SCAN | CL_CALENDAR, TODAY, &diag);
  assert_int_equal(count_code(&diag, "W28"), 0);
  assert_int_equal(count_code(&diag, "W48"), 1);
  assert_int_equal(count_code(&diag, "W96"), 1);
  assert_int_equal(count_code(&diag, "P2"), 1);
  cl_diag_free(&diag);
}

static void a_stopped_community_is_not_coached(void **state) {
  (void)state;
  cl_diag diag;
  run(COMMUNITY "    status: stopped\n    team: {librarians: [cl1]}\n    ties: {members: weak}\n"
                "    bond: affinity\n    contacts: [{via: plein}]\n    conversations: [{id: k}]\n",
      0, TODAY, &diag);
  assert_int_equal(diag.by_level[CL_TIP], 0);
  assert_int_equal(count_code(&diag, "W19"), 0);
  cl_diag_free(&diag);
}

static void a_finding_says_which_and_what(void **state) {
  (void)state;
  cl_diag diag;
  run(COMMUNITY "    vision: {text: Wij delen., with: [amb]}\n    theme: t\n    serves: [buiten]\n"
                "    values: [a]\n    challenges: [b]\n",
      0, TODAY, &diag);
  for (size_t i = 0; i < diag.count; i++)
    if (strcmp(diag.findings[i].rule, "W75") == 0) {
      assert_non_null(strstr(diag.findings[i].text, "'c'"));
      assert_non_null(strstr(diag.findings[i].text, "Channels, Own aims missing"));
      assert_string_equal(diag.findings[i].id, "c");
    }
  assert_int_equal(count_code(&diag, "W75"), 1);
  cl_diag_free(&diag);
}

/* What a person writes must never be read as a format. */
static void texts_are_no_formats(void **state) {
  (void)state;
  cl_diag diag;
  run(COMMUNITY
      "    ignore: [\"%n%s%s%s\"]\n    traits: [{kind: affinity, text: \"iedereen %s %n\"}]\n"
      "    conversations: [{id: k, asked: [\"%s%n?\"]}]\n",
      0, TODAY, &diag);
  assert_int_equal(count_code(&diag, "F7"), 1);
  assert_int_equal(count_code(&diag, "W55"), 1);
  assert_int_equal(count_code(&diag, "W64"), 1);
  cl_diag_free(&diag);
}

static void data_hide_in_lists_and_items_too(void **state) {
  (void)state;
  cl_diag diag;
  run(COMMUNITY "    channels: [plein, \"app 0612345678\"]\n    goals:\n"
                "      - {id: d, text: D, kind: qualitative, measured: [{date: 2026-01-01, note: "
                "jan@example.nl}]}\n"
                "    platform: {use: yes, url: \"https://example.nl/0612345678\"}\n",
      0, TODAY, &diag);
  assert_int_equal(count_code(&diag, "P2"), 1);
  assert_int_equal(count_code(&diag, "P1"), 1);
  cl_diag_free(&diag);
}

/* ---- Length --------------------------------------------------------------------------- */

/* Everything a rule needs is read once: what is ten times as long must not take
 * a hundred times as long.  20,000 moments and 2,000 of the rest pass in well
 * under the second that a test may take. */
static void long_plans_stay_quick(void **state) {
  (void)state;
  cl_buf text = CL_BUF_INIT;
  cl_buf_puts(&text, HEAD KAPSTOK PEOPLE "communities:\n");
  for (int i = 0; i < 500; i++)
    cl_buf_printf(
        &text,
        "  - id: c%d\n    name: C\n    status: active\n    agreements: {hours: [{person: cl1, "
        "per-week: 1}]}\n    conversations: [{id: k%d, heard: {needs: [ruimte delen]}}]\n"
        "    goals: [{id: g%d, text: Meer ruimte, kind: qualitative}]\n"
        "    tasks: [{id: t%d, text: T, owner: cl2}]\n",
        i, i, i, i);
  cl_buf_puts(&text, "calendar:\n");
  for (int i = 0; i < 20000; i++)
    cl_buf_printf(
        &text,
        "  - {id: m%d, date: 2020-01-0%d, title: M, form: event, owner: cl1, community: c%d, "
        "goal: g%d, repeat: {every: day, until: 2030-01-01}}\n",
        i, i % 9 + 1, i % 500, i % 500);
  cl_diag diag;
  clock_t begin = clock();
  run(cl_buf_text(&text), 0, TODAY, &diag);
  double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
  assert_int_equal(count_code(&diag, "W95"), 0);
  assert_int_equal(count_code(&diag, "W84"), 501);
  assert_int_equal(count_code(&diag, "W86"), 500);
  assert_true(seconds < 20); /* a quadratic run takes minutes, also under valgrind */
  cl_diag_free(&diag);
  cl_buf_free(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_row_has_a_pair),
    cmocka_unit_test(every_rule_finds_what_breaks_it),
    cmocka_unit_test(no_rule_speaks_without_cause),
    cmocka_unit_test(every_number_of_the_workbook_is_there),
    cmocka_unit_test(rows_are_well_made),
    cmocka_unit_test(mending_commands_exist),
    cmocka_unit_test(all_numbers_can_be_explained),
    cmocka_unit_test(a_rule_is_found_by_its_code),
    cmocka_unit_test(an_empty_plan_hears_one_friendly_thing),
    cmocka_unit_test(half_filled_is_not_wrong),
    cmocka_unit_test(a_bare_community_is_not_buried),
    cmocka_unit_test(the_worked_example_has_no_error),
    cmocka_unit_test(absent_people_accuse_nobody),
    cmocka_unit_test(a_community_may_leave_a_rule_out),
    cmocka_unit_test(privacy_cannot_be_left_out),
    cmocka_unit_test(steps_choose_the_rules),
    cmocka_unit_test(a_stopped_community_is_not_coached),
    cmocka_unit_test(a_finding_says_which_and_what),
    cmocka_unit_test(texts_are_no_formats),
    cmocka_unit_test(data_hide_in_lists_and_items_too),
    cmocka_unit_test(long_plans_stay_quick),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
