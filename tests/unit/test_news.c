/* test_news.c - what is new in a plan since an earlier version of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../lib/method/news.h"
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

static void add_item(cl_buf *out, const cl_news_item *item) {
  cl_buf_printf(out, "%s %s", cl_news_name(item->kind), item->is ? item->is->id : item->was->id);
  if (item->kind == CL_NEWS_CHANGED)
    cl_buf_printf(out, ".%s", cl_field_info(item->field)->path);
  if (item->kind == CL_NEWS_STAGE || item->kind == CL_NEWS_LIGHT)
    cl_buf_printf(out, " %d>%d", item->before, item->now);
  if (item->kind == CL_NEWS_MEASURED)
    cl_buf_printf(out, " +%zu", item->count);
  if (item->community)
    cl_buf_printf(out, " @%s", item->community->id);
  cl_buf_putc(out, '\n');
}

/* All that is new between the two plans, a line each, and what is not seen. */
static void compare(const char *was, const char *is, const char *wanted) {
  cl_plan *old = read_plan(was), *now = read_plan(is);
  cl_news news;
  cl_news_read(&news, old, now, cl_date_of(2026, 11, 22));
  cl_buf got = CL_BUF_INIT;
  size_t by_kind[CL_NEWS_KINDS] = { 0 };
  for (size_t i = 0; i < news.count; i++) {
    by_kind[news.items[i].kind]++;
    add_item(&got, &news.items[i]);
  }
  for (size_t i = 0; i < news.unseen_count; i++)
    cl_buf_printf(&got, "%s %s\n", news.unseen[i].why == CL_UNSEEN_ABSENT ? "absent" : "same",
                  news.unseen[i].name);
  assert_string_equal(cl_buf_text(&got), wanted);
  assert_memory_equal(by_kind, news.by_kind, sizeof by_kind);
  cl_buf_free(&got);
  cl_news_free(&news);
  cl_plan_close(old);
  cl_plan_close(now);
}

#define HEAD "plan: 1\norganisation: Test\n"

static void news_is(const char *was, const char *is, const char *wanted) {
  put("old/plan.yaml", was);
  put("new/plan.yaml", is);
  compare("old/plan.yaml", "new/plan.yaml", wanted);
}

static void test_nothing(void **state) {
  (void)state;
  news_is(HEAD, HEAD, "");
  news_is(HEAD "kapstok: {themes: [{id: a, text: A}, {id: b, text: B}]}\n",
          HEAD "# order and layout are no news\nkapstok:\n  themes:\n    - text: 'B'\n      id: b\n"
               "    - {text: A, id: a}\n",
          "");
}

static void test_added_changed_dropped(void **state) {
  (void)state;
  news_is(HEAD "kapstok:\n  themes: [{id: a, text: A}, {id: b, text: B}]\n",
          HEAD "vision: Samen\nkapstok:\n  themes: [{id: a, text: Anders}, {id: c, text: C}]\n",
          "added c\nchanged organisation.vision\nchanged a.text\ndropped b\n");
}

/* Another id is a change of that id alone: what refers to it says the same. */
static void test_renamed(void **state) {
  (void)state;
  news_is(HEAD "communities: [{id: c, name: Samen, goals: [{id: g, text: Tien doelen, kind: "
               "qualitative}]}]\ncalendar: [{id: m, date: 2026-12-01, title: T, form: blog, "
               "community: c, goal: g}]\n",
          HEAD "communities: [{id: samen, name: Samen, goals: [{id: tien, text: Tien doelen, kind: "
               "qualitative}]}]\ncalendar: [{id: m, date: 2026-12-01, title: T, form: blog, "
               "community: samen, goal: tien}]\n",
          "changed samen.id @samen\nchanged tien.id @samen\n");
}

/* Same day, same record: what has no id is known by what it says, or its day. */
static void test_without_ids(void **state) {
  (void)state;
  news_is(HEAD "communities: [{id: c, name: C, evaluations: [{date: 2026-11-10}, {date: "
               "2027-06-15}], traits: [{kind: identity, text: Bakkers}]}]\n",
          HEAD "communities: [{id: c, name: C, evaluations: [{date: 2026-11-10, note: Ging goed}, "
               "{date: 2027-06-15}], traits: [{kind: affinity, text: Bakkers}]}]\n",
          "changed bakkers.kind @c\nchanged 2026-11-10.note @c\n");
}

#define GOAL                                                                                       \
  "communities:\n  - id: c\n    name: C\n    goals:\n      - {id: g, text: Tien mensen erbij, "    \
  "kind: quantitative, unit: mensen, baseline: 0, target: 10, start: 2026-01-01, due: "            \
  "2026-12-31"

static void test_measured_and_lights(void **state) {
  (void)state;
  news_is(HEAD GOAL ", measured: [{date: 2026-02-01, value: 1}]}\n",
          HEAD GOAL ", measured: [{date: 2026-02-01, value: 1}, {date: 2026-10-01, value: 6}, "
                    "{date: 2026-11-20, value: 9}]}\n",
          "light g 2>0 @c\nmeasured g +2 @c\n");
  news_is(HEAD GOAL ", measured: [{date: 2026-11-20, value: 9}]}\n",
          HEAD GOAL ", measured: [{date: 2026-11-20, value: 10}]}\n", "changed g.measured @c\n");
  /* A colour given by hand moves the light; what is behind it is told, too. */
  news_is(HEAD GOAL "}\n",
          HEAD GOAL ", light: {colour: orange, cause: Weer, consequence: Later, action: Tent}}\n",
          "light g 2>1 @c\nchanged g.light.cause @c\nchanged g.light.consequence @c\n"
          "changed g.light.action @c\n");
}

static void test_stages(void **state) {
  (void)state;
  news_is(HEAD "communities:\n  - {id: c, name: C}\n  - {id: d, name: D}\n",
          HEAD "communities:\n  - {id: d, name: D}\n  - {id: c, name: C, status: stopped}\n",
          "stage c 0>9 @c\nchanged c.status @c\n");
}

/* By community as the later plan has them, those that went, then the rest. */
static void test_order(void **state) {
  (void)state;
  news_is(HEAD "kapstok: {themes: [{id: t, text: T}]}\ncommunities:\n  - {id: weg, name: W, tasks: "
               "[{id: w, text: W}]}\n  - {id: a, name: A}\n",
          HEAD
          "kapstok: {themes: [{id: u, text: U}]}\ncommunities:\n  - {id: b, name: B}\n"
          "  - {id: a, name: A, venue: Zaal}\ncalendar:\n  - {id: m, date: 2026-12-01, title: "
          "M, form: blog, community: a}\n  - {id: n, date: 2026-12-02, title: N, form: blog}\n",
          "added b @b\nadded m @a\nchanged a.venue @a\ndropped weg @weg\ndropped w @weg\nadded u\n"
          "added n\ndropped t\n");
}

#define NAMES HEAD "include: [communities/*.yaml, people.yaml]\n"

/* A plan that came alone cannot tell about the files it names. */
static void test_unseen(void **state) {
  (void)state;
  put("new/communities/c.yaml", "communities: [{id: c, name: C}]\n");
  put("new/people.yaml", "people: [{id: p, role: lid, name: Jan Voorbeeld}]\n");
  news_is(NAMES, NAMES "mission: Lezen\n",
          "changed organisation.mission\nabsent communities/*.yaml\nabsent people.yaml\n");
  news_is(HEAD, NAMES, "added c @c\nadded p\n");
  compare("new/plan.yaml", "old/plan.yaml", "dropped c @c\ndropped p\n");
  compare("new/plan.yaml", "new/plan.yaml",
          "same plan.yaml\nsame communities/c.yaml\nsame people.yaml\n");
  /* Names and addresses are not looked at. */
  news_is(HEAD "people: [{id: p, role: lid, name: Piet Anders, email: p@example.nl}]\n", NAMES,
          "added c @c\n");
}

static void test_latest(void **state) {
  (void)state;
  put("new/plan.yaml",
      HEAD GOAL ", measured: [{date: 2026-11-20, value: 9}, {date: 2026-10-01, value: 6}, "
                "{date: 2026-11-21, note: Druk}]}\n");
  cl_plan *plan = read_plan("new/plan.yaml");
  const cl_node *latest = cl_news_latest(plan->first[CL_T_JOINT_GOAL]);
  assert_true(cl_str_is(cl_node_text(cl_item_node(latest, CL_F_JOINT_GOAL_MEASURED_VALUE)), "9"));
  cl_plan_close(plan);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_nothing),
    cmocka_unit_test(test_added_changed_dropped),
    cmocka_unit_test(test_renamed),
    cmocka_unit_test(test_without_ids),
    cmocka_unit_test(test_measured_and_lights),
    cmocka_unit_test(test_stages),
    cmocka_unit_test(test_order),
    cmocka_unit_test(test_unseen),
    cmocka_unit_test(test_latest),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
