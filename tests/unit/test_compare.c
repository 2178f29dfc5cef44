/* test_compare.c - two plans as facts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../lib/method/compare.h"
#include "own_folder.h"

static int start(void **state) {
  cl_lang_set_user(CL_EN);
  cl_schema_start();
  return enter(state) || mkdir("old", 0700) || mkdir("new", 0700) || mkdir("new/communities", 0700);
}

static int stop(void **state) {
  static const char *const files[] = { "old/plan.yaml", "new/plan.yaml", "new/people.yaml",
                                       "new/communities/c.yaml" };
  for (size_t i = 0; i < CL_COUNT(files); i++)
    unlink(files[i]);
  rmdir("new/communities");
  rmdir("new");
  rmdir("old");
  return leave(state);
}

static cl_plan *read_plan(const char *path) {
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *plan;
  assert_int_equal(cl_plan_open(&plan, path, &diag), CL_OK);
  assert_int_equal(diag.by_level[CL_ERROR], 0);
  cl_diag_free(&diag);
  return plan;
}

static void add_text(cl_buf *out, cl_field field, const cl_node *node) {
  if (!node)
    cl_buf_putc(out, '-');
  else if (node->kind == CL_SCALAR)
    cl_buf_printf(out, "%.*s", (int)cl_node_text(node).n, cl_node_text(node).p);
  else
    CL_EACH(part, node)
      cl_buf_printf(out, "%s%.*s", part == cl_node_child(node) ? "" : ";",
                    (int)cl_node_text(part).n, cl_node_text(part).p);
  (void)field;
}

static void add_fact(cl_buf *out, cl_arena *arena, const cl_fact *fact) {
  const char *address = cl_fact_address(fact, arena);
  cl_buf_printf(out, "%s %s", cl_fact_name(fact->kind), address ? address : "-");
  if (fact->field != CL_F_NONE) {
    cl_buf_printf(out, ".%s ", cl_field_info(fact->field)->path);
    add_text(out, fact->field, fact->old);
    cl_buf_putc(out, '>');
    add_text(out, fact->field, fact->now);
  }
  if (fact->kind == CL_FACT_STAGE || fact->kind == CL_FACT_LIGHT)
    cl_buf_printf(out, " %d>%d", fact->before, fact->after);
  if (fact->community)
    cl_buf_printf(out, " @%s", fact->community->id);
  cl_buf_putc(out, '\n');
}

static bool personal, alone;

/* All facts of the two plans, a line each, and what is not seen. */
static void compare(const char *was, const char *is, const char *wanted) {
  cl_plan *old = read_plan(was), *now = read_plan(is);
  cl_comparison c;
  cl_compare_how how = { cl_date_of(2026, 11, 22), personal, alone };
  cl_compare(&c, old, now, &how);
  cl_buf got = CL_BUF_INIT;
  size_t by_kind[CL_FACT_KINDS] = { 0 };
  for (size_t i = 0; i < c.count; i++) {
    by_kind[c.facts[i].kind]++;
    add_fact(&got, c.arena, &c.facts[i]);
  }
  for (size_t i = 0; i < c.unseen_count; i++)
    cl_buf_printf(&got, "%s %s\n", c.unseen[i].why == CL_UNSEEN_ABSENT ? "absent" : "same",
                  c.unseen[i].name);
  assert_string_equal(cl_buf_text(&got), wanted);
  assert_memory_equal(by_kind, c.by_kind, sizeof by_kind);
  cl_buf_free(&got);
  cl_comparison_free(&c);
  cl_plan_close(old);
  cl_plan_close(now);
}

#define HEAD "plan: 1\norganisation: Test\n"

static void facts_are(const char *was, const char *is, const char *wanted) {
  put("old/plan.yaml", was);
  put("new/plan.yaml", is);
  compare("old/plan.yaml", "new/plan.yaml", wanted);
}

static void test_nothing(void **state) {
  (void)state;
  facts_are(HEAD, HEAD, "");
  facts_are(HEAD "kapstok: {themes: [{id: a, text: A}, {id: b, text: B}]}\n",
            HEAD
            "# order and layout are no news\nkapstok:\n  themes:\n    - text: 'B'\n      id: b\n"
            "    - {text: A, id: a}\n",
            "");
}

static void test_added_changed_removed(void **state) {
  (void)state;
  facts_are(HEAD "kapstok:\n  themes: [{id: a, text: A}, {id: b, text: B}]\n",
            HEAD "vision: Samen\nkapstok:\n  themes: [{id: a, text: Anders}, {id: c, text: C}]\n",
            "added -.vision ->Samen\nchanged a.text A>Anders\nadded c\nremoved b\n");
}

/* Other spellings, styles, files and orders of the same are no facts. */
static void test_spelling(void **state) {
  (void)state;
  put("new/communities/c.yaml", "communities:\n  - name: \"C\"\n    id: c\n    channels:\n"
                                "      - web\n      - markt\n    agreements: {budget: 30.0}\n"
                                "    platform:\n      use: ja\n    vision:\n      text: |\n"
                                "        Samen verder\n");
  facts_are(HEAD "communities: [{id: c, name: C, channels: [markt, web], agreements: {budget: 30}, "
                 "platform: {use: yes}, vision: {text: Samen verder}}]\n",
            "organisation: 'Test'\r\nplan: \"1\" # one\r\ninclude: [communities/*.yaml]\r\n", "");
}

/* Another id is a fact of that id alone: what refers to it says the same. */
static void test_renamed(void **state) {
  (void)state;
  facts_are(HEAD "communities: [{id: c, name: Samen, goals: [{id: g, text: Tien doelen, kind: "
                 "qualitative}]}]\ncalendar: [{id: m, date: 2026-12-01, title: T, form: blog, "
                 "community: c, goal: g}]\n",
            HEAD "communities: [{id: samen, name: Samen, goals: [{id: tien, text: Tien doelen, "
                 "kind: qualitative}]}]\ncalendar: [{id: m, date: 2026-12-01, title: T, form: "
                 "blog, community: samen, goal: tien}]\n",
            "renamed samen.id c>samen @samen\nrenamed samen/tien.id g>tien @samen\n");
  /* Of two with one name nobody can tell which became which, but by their days. */
  facts_are(HEAD "calendar: [{id: a, date: 2026-12-01, title: T, form: blog}, {id: b, date: "
                 "2026-12-08, title: T, form: blog}, {id: c, date: 2026-12-09, title: U, form: "
                 "blog}, {id: d, date: 2026-12-10, title: U, form: blog}]\n",
            HEAD "calendar: [{id: x, date: 2026-12-08, title: T, form: blog}, {id: y, date: "
                 "2026-12-02, title: T, form: blog}, {id: v, date: 2026-12-19, title: U, form: "
                 "blog}, {id: w, date: 2026-12-20, title: U, form: blog}]\n",
            "renamed x.id b>x\nchanged y.date 2026-12-01>2026-12-02\nrenamed y.id a>y\n"
            "added v\nadded w\nremoved c\nremoved d\n");
}

/* What has no id is known by what is required, or its day, or what it says. */
static void test_without_ids(void **state) {
  (void)state;
  facts_are(HEAD "communities: [{id: c, name: C, evaluations: [{date: 2026-11-10}, {date: "
                 "2027-06-15}], traits: [{kind: identity, text: Bakkers}], contacts: [{person: p, "
                 "via: Wijk}], stories: [{date: 2026-10-01, text: Een}]}]\n",
            HEAD "communities: [{id: c, name: C, evaluations: [{date: 2027-06-15}, {date: "
                 "2026-11-10, note: Ging goed}], traits: [{kind: affinity, text: Bakkers}], "
                 "contacts: [{person: p, via: Markt}], stories: [{date: 2026-10-02, text: "
                 "Twee}]}]\n",
            "changed c/bakkers.kind identity>affinity @c\nchanged c/p.via Wijk>Markt @c\n"
            "added c/2026-11-10.note ->Ging goed @c\nadded c/2026-10-02 @c\n"
            "removed c/2026-10-01 @c\n");
}

/* Of a list each value is a fact; an item that keeps its key is changed. */
static void test_lists(void **state) {
  (void)state;
  facts_are(HEAD
            "communities: [{id: c, name: C, channels: [a, b, c], agreements: {hours: [{person: "
            "p, per-week: 4}, {person: q, per-week: 1}]}}]\n",
            HEAD "communities: [{id: c, name: C, channels: [d, b, b, a], agreements: {hours: "
                 "[{person: q, per-week: 1.0}, {per-week: 6, person: p}]}}]\n",
            "removed c.channels c>- @c\nadded c.channels ->d @c\n"
            "changed c.agreements.hours p;4>6;p @c\n");
}

#define GOAL                                                                                       \
  "communities:\n  - id: c\n    name: C\n    goals:\n      - {id: g, text: Tien mensen erbij, "    \
  "kind: quantitative, unit: mensen, baseline: 0, target: 10, start: 2026-01-01, due: "            \
  "2026-12-31"

static void test_measured_and_lights(void **state) {
  (void)state;
  facts_are(HEAD GOAL ", measured: [{date: 2026-11-15, value: 1}]}\n",
            HEAD GOAL ", measured: [{date: 2026-11-15, value: 1}, {date: 2026-10-01, value: 6}, "
                      "{date: 2026-11-20, value: 9}]}\n",
            "light c/g 2>0 @c\nadded c/g.measured ->2026-10-01;6 @c\n"
            "added c/g.measured ->2026-11-20;9 @c\n");
  /* One that was put right is told also when another one came. */
  facts_are(HEAD GOAL ", measured: [{date: 2026-11-20, value: 9}]}\n",
            HEAD GOAL ", measured: [{date: 2026-11-20, value: 10}, {date: 2026-11-21, value: "
                      "10}]}\n",
            "changed c/g.measured 2026-11-20;9>2026-11-20;10 @c\n"
            "added c/g.measured ->2026-11-21;10 @c\n");
  facts_are(HEAD GOAL ", measured: [{date: 2026-11-20, value: 9}]}\n",
            HEAD GOAL ", measured: [{date: 2026-11-20, value: 9.0}]}\n", "");
  facts_are(HEAD GOAL "}\n",
            HEAD GOAL ", light: {colour: orange, cause: Weer, consequence: Later, action: Tent}}\n",
            "light c/g 2>1 @c\nadded c/g.light.colour ->orange @c\n"
            "added c/g.light.cause ->Weer @c\nadded c/g.light.consequence ->Later @c\n"
            "added c/g.light.action ->Tent @c\n");
}

static void test_stages(void **state) {
  (void)state;
  facts_are(HEAD "communities:\n  - {id: c, name: C}\n  - {id: d, name: D}\n",
            HEAD "communities:\n  - {id: d, name: D}\n  - {id: c, name: C, status: stopped}\n",
            "stage c 0>9 @c\nadded c.status ->stopped @c\n");
}

/* By community as the later plan has them, those that went, then the rest. */
static void test_order(void **state) {
  (void)state;
  facts_are(HEAD "kapstok: {themes: [{id: t, text: T}]}\ncommunities:\n  - {id: weg, name: W, "
                 "tasks: [{id: w, text: W}]}\n  - {id: a, name: A}\n",
            HEAD
            "kapstok: {themes: [{id: u, text: U}]}\ncommunities:\n  - {id: b, name: B}\n"
            "  - {id: a, name: A, venue: Zaal}\ncalendar:\n  - {id: m, date: 2026-12-01, title: "
            "M, form: blog, community: a}\n  - {id: n, date: 2026-12-02, title: N, form: blog}\n",
            "added b @b\nadded a.venue ->Zaal @a\nadded m @a\nremoved weg @weg\n"
            "removed weg/w @weg\nadded u\nadded n\nremoved t\n");
}

/* Of people nothing is told but that; a merge looks at all. */
static void test_people(void **state) {
  (void)state;
  static const char was[] = HEAD "people: [{id: p, role: lid, email: p@example.nl}, {id: q, role: "
                                 "bestuur, purpose: Overleg}, {id: r, role: maker}]\n";
  static const char is[] = HEAD "people: [{id: p, role: lid, email: o@example.nl}, {id: q, role: "
                                "bestuur, purpose: Werk, phone: 1}, {id: s, role: gast}]\n";
  facts_are(was, is, "changed p\nchanged q\nadded s\nremoved r\n");
  personal = true;
  facts_are(was, is,
            "changed p.email p@example.nl>o@example.nl\nadded q.phone ->1\n"
            "changed q.purpose Overleg>Werk\nadded s\nremoved r\n");
  personal = false;
}

/* What cannot be read tells nothing. */
static void test_refused(void **state) {
  (void)state;
  put("old/plan.yaml", HEAD "mission: [a]\nvision: V\n");
  put("new/plan.yaml", HEAD "mission: M\nvision: W\n");
  cl_diag diag;
  cl_diag_init(&diag);
  cl_plan *old, *now;
  assert_int_equal(cl_plan_open(&old, "old/plan.yaml", &diag), CL_OK);
  assert_int_equal(cl_plan_open(&now, "new/plan.yaml", &diag), CL_OK);
  cl_comparison c;
  cl_compare(&c, old, now, &(cl_compare_how){ .today = CL_NO_DATE });
  assert_int_equal(c.count, 1);
  assert_int_equal(c.facts[0].field, CL_F_ORGANISATION_VISION);
  cl_comparison_free(&c);
  cl_plan_close(old);
  cl_plan_close(now);
  cl_diag_free(&diag);
}

#define NAMES HEAD "include: [communities/*.yaml, people.yaml]\n"

/* People stay out of git, so that a plan without them does not know; a plan that
 * came alone cannot tell about any file it names. */
static void test_unseen(void **state) {
  (void)state;
  put("new/communities/c.yaml", "communities: [{id: c, name: C}]\n");
  put("new/people.yaml", "people: [{id: p, role: lid, name: Jan Voorbeeld}]\n");
  facts_are(NAMES, NAMES "mission: Lezen\n",
            "added c @c\nadded -.mission ->Lezen\nabsent people.yaml\n");
  alone = true;
  facts_are(NAMES, NAMES "mission: Lezen\n",
            "added -.mission ->Lezen\nabsent communities/*.yaml\nabsent people.yaml\n");
  facts_are(HEAD, NAMES, "added c @c\nadded p\n");
  alone = false;
  compare("new/plan.yaml", "old/plan.yaml", "removed c @c\nremoved p\n");
  compare("new/plan.yaml", "new/plan.yaml",
          "same plan.yaml\nsame communities/c.yaml\nsame people.yaml\n");
  /* The last file that a pattern matched, too, is a community that went. */
  put("new/plan.yaml", NAMES);
  put("old/plan.yaml", NAMES);
  alone = true;
  compare("new/plan.yaml", "old/plan.yaml", "removed c @c\nabsent people.yaml\n");
  alone = false;
}

static void test_latest(void **state) {
  (void)state;
  put("new/plan.yaml",
      HEAD GOAL ", measured: [{date: 2026-11-20, value: 9}, {date: 2026-10-01, value: 6}, "
                "{date: 2026-11-21, note: Druk}]}\n");
  cl_plan *plan = read_plan("new/plan.yaml");
  const cl_node *latest = cl_latest_measured(plan->first[CL_T_JOINT_GOAL]);
  assert_true(cl_str_is(cl_node_text(cl_item_node(latest, CL_F_JOINT_GOAL_MEASURED_VALUE)), "9"));
  cl_plan_close(plan);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_nothing),
    cmocka_unit_test(test_added_changed_removed),
    cmocka_unit_test(test_spelling),
    cmocka_unit_test(test_renamed),
    cmocka_unit_test(test_without_ids),
    cmocka_unit_test(test_lists),
    cmocka_unit_test(test_measured_and_lights),
    cmocka_unit_test(test_stages),
    cmocka_unit_test(test_order),
    cmocka_unit_test(test_people),
    cmocka_unit_test(test_refused),
    cmocka_unit_test(test_unseen),
    cmocka_unit_test(test_latest),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
