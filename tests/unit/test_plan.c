/* test_plan.c - files to records: includes, ids and handles, references,
 * required fields, finding the plan, reading it from a pipe. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../lib/plan/plan.h"
#include "../../lib/plan/find.h"
#include "../../lib/plan/check.h"

/* ---- a folder of our own ---- */

static char start[PATH_MAX];
static char work[PATH_MAX];

static void write_to(const char *path, const char *text) {
  FILE *f = fopen(path, "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
  assert_int_equal(fclose(f), 0);
}

static int set_up(void **state) {
  (void)state;
  assert_non_null(getcwd(start, sizeof start));
  snprintf(work, sizeof work, "%s/clkit-plan-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
  assert_non_null(mkdtemp(work));
  assert_int_equal(chdir(work), 0);
  assert_int_equal(mkdir("out", 0777), 0); /* lies beside the plan's folder */
  assert_int_equal(mkdir("in", 0777), 0);
  assert_int_equal(mkdir("in/c", 0777), 0);
  assert_int_equal(chdir("in"), 0);
  unsetenv("CL_PLAN");
  return 0;
}

static int tear_down(void **state) {
  (void)state;
  static const char *const files[] = { "in/plan.yaml",  "in/people.yaml", "in/b.yaml",
                                       "in/c/1.yaml",   "in/c/2.yaml",    "in/c/10.yaml",
                                       "in/link.yaml",  "in/inner.yaml",  "out/x.yaml",
                                       "in/other.yaml", "in/c/plan.yaml" };
  assert_int_equal(chdir(work), 0);
  for (size_t i = 0; i < CL_COUNT(files); i++)
    unlink(files[i]);
  static const char *const dirs[] = { "in/c/deep", "in/c", "in/[odd]", "in", "out" };
  for (size_t i = 0; i < CL_COUNT(dirs); i++)
    rmdir(dirs[i]);
  assert_int_equal(chdir(start), 0);
  return rmdir(work);
}

static cl_plan *plan;
static cl_diag diag;

static void open_path(const char *path) {
  cl_diag_init(&diag);
  enum cl_status status = cl_plan_open(&plan, path, &diag);
  if (status != CL_OK)
    fail_msg("not read: %s", diag.count ? diag.findings[0].text : "without a word");
  assert_non_null(plan);
}

static void open_text(const char *text) {
  write_to("plan.yaml", text);
  open_path("plan.yaml");
}

static void done(void) {
  cl_plan_close(plan);
  plan = NULL;
  cl_diag_free(&diag);
}

static void is_clean(void) {
  if (diag.count)
    fail_msg("%s:%u: %s", diag.findings[0].place.file, diag.findings[0].place.line,
             diag.findings[0].text);
}

/* Finding I: its place and a piece of what it says. */
static void says(size_t i, enum cl_level level, const char *file, unsigned line, unsigned col,
                 const char *part) {
  assert_true(i < diag.count);
  const cl_finding *f = &diag.findings[i];
  if (!strstr(f->text, part) || f->level != level || strcmp(f->place.file, file) != 0 ||
      f->place.line != line || f->place.col != col)
    fail_msg("%s:%u:%u: <%s> of level %d, wanted %s:%u:%u: <%s> of level %d", f->place.file,
             f->place.line, f->place.col, f->text, f->level, file, line, col, part, level);
}

static void fails(const char *text, enum cl_status status, unsigned line, unsigned col,
                  const char *part) {
  write_to("plan.yaml", text);
  cl_diag_init(&diag);
  assert_int_equal(cl_plan_open(&plan, "plan.yaml", &diag), status);
  assert_null(plan);
  assert_int_equal(diag.worst, status);
  says(diag.count - 1, CL_ERROR, "plan.yaml", line, col, part);
  cl_diag_free(&diag);
}

static size_t records(cl_type type) {
  size_t n = 0;
  CL_EACH_REC(rec, plan, type)
    n++;
  assert_int_equal(n, plan->count[type]);
  return n;
}

#define HEAD "plan: 1\norganisation: X\n"

/* ---- one file ---- */

static void test_simple(void **state) {
  (void)state;
  open_text(HEAD "language: en\nkapstok:\n  goals:\n    - {id: a, text: Een, side: external}\n"
                 "    - {id: b, text: Twee}\n");
  is_clean();
  assert_int_equal(records(CL_T_ORGANISATION), 1);
  assert_int_equal(records(CL_T_GOAL), 2);
  assert_int_equal(plan->file_count, 1);
  assert_string_equal(plan->files[0].name, "plan.yaml");
  assert_false(plan->from_stdin);
  assert_int_equal(plan->missing, 0);
  assert_int_equal(plan->format_errors, 0);
  assert_int_equal(cl_plan_lang(plan), CL_EN);
  const cl_rec *a = cl_plan_get(plan, CL_T_GOAL, "a", NULL);
  assert_ptr_equal(a, plan->first[CL_T_GOAL]);
  assert_true(cl_str_is(cl_rec_text(a, CL_F_GOAL_TEXT), "Een"));
  cl_place place = cl_rec_place(plan, a, CL_F_GOAL_TEXT);
  assert_int_equal(place.line, 6);
  assert_int_equal(place.col, 21);
  assert_int_equal(cl_rec_place(plan, a, CL_F_NONE).col, 7);
  assert_null(cl_plan_get(plan, CL_T_GOAL, "c", NULL));
  assert_null(cl_plan_get(plan, CL_T_THEME, "a", NULL));
  assert_true(cl_plan_stands(plan));
  write_to("plan.yaml", HEAD "# longer than it was, and by another hand\n");
  assert_false(cl_plan_stands(plan));
  done();
}

/* No content is a plan without anything: what is missing is for check. */
static void test_empty_plan(void **state) {
  (void)state;
  open_text("");
  is_clean();
  assert_int_equal(records(CL_T_ORGANISATION), 1);
  assert_int_equal(cl_plan_lang(plan), CL_NL);
  cl_plan_check_required(plan, 0, &diag);
  assert_int_equal(diag.count, 2);
  says(0, CL_ERROR, "plan.yaml", 1, 1, "'plan' is missing");
  done();
}

static void test_no_plan(void **state) {
  (void)state;
  fails("- a\n", CL_PLAN, 1, 1, "this is no plan");
  fails("just text\n", CL_PLAN, 1, 1, "this is no plan");
  fails("plan: 2\norganisation: X\n", CL_PLAN, 1, 7, "this plan has format 2");
  fails(HEAD "a: *b\n", CL_PLAN, 3, 4, "aliases");
  cl_diag_init(&diag);
  assert_int_equal(cl_plan_open(&plan, "other.yaml", &diag), CL_IO);
  assert_null(plan);
  cl_diag_free(&diag);
}

static void test_shapes(void **state) {
  (void)state;
  open_text(HEAD "mission: [a]\n"                   /* 3 */
                 "kapstok:\n"                       /* 4 */
                 "  goals: x\n"                     /* 5 */
                 "  themes:\n"                      /* 6 */
                 "    - x\n"                        /* 7 */
                 "    -\n"                          /* 8 */
                 "  requests: [{id: p, fits: t}]\n" /* 9 */
                 "scan: 3\n"                        /* 10 */
                 "readiness: [a]\n"                 /* 11 */
                 "nonsense: 1\n"                    /* 12 */
                 "communitys: []\n");               /* 13 */
  says(0, CL_ERROR, "plan.yaml", 3, 10, "mission: a single value is expected");
  says(1, CL_ERROR, "plan.yaml", 5, 10, "goals is a list");
  says(2, CL_ERROR, "plan.yaml", 7, 7, "a theme is a map of fields");
  says(3, CL_ERROR, "plan.yaml", 8, 6, "a theme is a map of fields");
  assert_true(diag.count >= 8);
  says(diag.count - 2, CL_ERROR, "plan.yaml", 12, 1, "unknown field 'nonsense': it does not");
  says(diag.count - 1, CL_ERROR, "plan.yaml", 13, 1, "did you mean 'communities'?");
  assert_int_equal(plan->format_errors, diag.count);
  done();
}

static void test_readiness(void **state) {
  (void)state;
  open_text(HEAD
            "readiness:\n  management: {answer: yes}\n  skills: yes\n  directie: {answer: no}\n"
            "  weather: {answer: no}\n  place:\n  purpose: {answer: maybe}\n");
  assert_int_equal(records(CL_T_READINESS), 2);
  assert_int_equal(diag.count, 4);
  says(0, CL_ERROR, "plan.yaml", 5, 11, "an answer is a map");
  says(1, CL_ERROR, "plan.yaml", 6, 3, "it is called 'management'");
  says(2, CL_ERROR, "plan.yaml", 7, 3, "unknown question 'weather'");
  says(3, CL_ERROR, "plan.yaml", 9, 21, "\"maybe\" is not one of yes, no, unknown");
  const cl_rec *rec = cl_plan_get(plan, CL_T_READINESS, "management", NULL);
  assert_int_equal(cl_rec_choice(rec, CL_F_READINESS_ANSWER), CL_ANSWER_YES);
  assert_int_equal(cl_rec_place(plan, rec, CL_F_NONE).line, 4);
  done();
}

/* ---- includes ---- */

static void test_globs_sorted(void **state) {
  (void)state;
  write_to("c/2.yaml", "communities:\n  - {id: two, name: B}\n");
  write_to("c/10.yaml", "communities:\n  - {id: ten, name: C}\n");
  write_to("c/1.yaml", "communities:\n  - {id: one, name: A}\n");
  open_text(HEAD "include: ['c/*.yaml', c/2.yaml]\ncommunities:\n  - {id: root, name: R}\n");
  is_clean();
  static const char *const files[] = { "plan.yaml", "c/1.yaml", "c/10.yaml", "c/2.yaml" };
  static const char *const ids[] = { "root", "one", "ten", "two" };
  assert_int_equal(plan->file_count, 4); /* and c/2.yaml once */
  size_t i = 0;
  CL_EACH_REC(rec, plan, CL_T_COMMUNITY) {
    assert_string_equal(plan->files[i].name, files[i]);
    assert_string_equal(rec->id, ids[i]);
    assert_int_equal(rec->file, i);
    i++;
  }
  assert_int_equal(i, 4);
  assert_string_equal(cl_rec_place(plan, plan->last[CL_T_COMMUNITY], CL_F_NONE).file, "c/2.yaml");
  done();
  /* A pattern that matches nothing is nothing to worry about. */
  open_text(HEAD "include: ['d/*.yaml']\n");
  is_clean();
  assert_int_equal(plan->missing, 0);
  done();
}

static void test_from_elsewhere(void **state) {
  (void)state;
  write_to("c/1.yaml", "communities: [{id: one, name: A}]\n");
  write_to("plan.yaml", HEAD "include: ['c/*.yaml', b.yaml]\n");
  assert_int_equal(chdir("c"), 0);
  open_path("../plan.yaml");
  assert_int_equal(plan->file_count, 2);
  assert_string_equal(plan->files[0].name, "plan.yaml");
  assert_string_equal(plan->files[1].path, "../c/1.yaml"); /* as it is reached from here */
  assert_string_equal(plan->files[1].name, "c/1.yaml");
  assert_int_equal(diag.count, 1);
  says(0, CL_NOTE, "../plan.yaml", 3, 23, "../b.yaml is not here");
  done();
  assert_int_equal(chdir(".."), 0);
}

static void test_missing(void **state) {
  (void)state;
  write_to("c/1.yaml", ""); /* a file where a folder should be */
  open_text(HEAD "include: [people.yaml, c/1.yaml/x.yaml]\n"
                 "communities:\n  - {id: a, name: A}\n");
  assert_int_equal(diag.by_level[CL_NOTE], 2);
  assert_int_equal(plan->missing, 2);
  says(0, CL_NOTE, "plan.yaml", 3, 11, "people.yaml is not here");
  says(1, CL_NOTE, "plan.yaml", 3, 24, "c/1.yaml/x.yaml is not here");
  assert_int_equal(plan->format_errors, 0);
  done();
}

/* References to people are let be while a file is missing, others are not. */
static void test_missing_people(void **state) {
  (void)state;
  static const char body[] = "calendar:\n"
                             "  - {id: m, date: 2026-11-01, title: T, owner: cl1}\n";
  char text[512];
  snprintf(text, sizeof text, HEAD "include: [people.yaml]\n%s", body);
  open_text(text);
  size_t before = diag.by_level[CL_ERROR];
  cl_plan_check_refs(plan, 0, &diag);
  size_t without = diag.by_level[CL_ERROR] - before;
  done();
  write_to("people.yaml", "people: []\n");
  open_text(text);
  before = diag.by_level[CL_ERROR];
  cl_plan_check_refs(plan, 0, &diag);
  assert_int_equal(diag.by_level[CL_ERROR] - before, without + 1);
  bool said = false;
  for (size_t i = 0; i < diag.count; i++)
    said = said || strstr(diag.findings[i].text, "owner: there is no person 'cl1'");
  assert_true(said);
  done();
}

static void test_leading_out(void **state) {
  (void)state;
  write_to("../out/x.yaml", "communities: [{id: out, name: O}]\n");
  char text[PATH_MAX + 200];
  assert_int_equal(symlink("../out/x.yaml", "link.yaml"), 0);
  snprintf(text, sizeof text,
           HEAD "include:\n  - ../out/x.yaml\n  - c/../../out/x.yaml\n  - %s/out/x.yaml\n"
                "  - link.yaml\n  - '../out/*.yaml'\n  - ..\n  - 'lin*.yaml'\n  - c/..\n",
           work);
  open_text(text);
  assert_int_equal(records(CL_T_COMMUNITY), 0);
  assert_int_equal(plan->file_count, 1);
  assert_int_equal(diag.by_level[CL_ERROR], 8);
  for (unsigned i = 0; i < 8; i++)
    says(i, CL_ERROR, "plan.yaml", 4 + i, 5, "leads out of the plan's folder");
  done();
  unlink("link.yaml"); /* a link that stays inside is fine */
  write_to("inner.yaml", "communities: [{id: in, name: I}]\n");
  assert_int_equal(symlink("inner.yaml", "link.yaml"), 0);
  open_text(HEAD "include: [link.yaml, ./inner.yaml, inner.yaml]\n");
  is_clean();
  assert_int_equal(records(CL_T_COMMUNITY), 1); /* and three names are one file */
  done();
}

static void test_itself(void **state) {
  (void)state;
  open_text(HEAD "include: [plan.yaml, '*.yaml']\ncommunities: [{id: a, name: A}]\n");
  is_clean();
  assert_int_equal(plan->file_count, 1);
  assert_int_equal(records(CL_T_COMMUNITY), 1);
  done();
}

static void test_nested(void **state) {
  (void)state;
  write_to("b.yaml", "communities: [{id: b, name: B}]\ninclude: [c/1.yaml]\n");
  write_to("c/1.yaml", "communities: [{id: one, name: A}]\n");
  open_text(HEAD "include: [b.yaml]\n");
  assert_int_equal(plan->file_count, 2);
  assert_int_equal(records(CL_T_COMMUNITY), 1);
  assert_true(diag.by_level[CL_ERROR] >= 1);
  says(0, CL_ERROR, "b.yaml", 2, 1, "cannot include others");
  done();
}

/* A broken file ends it, whichever it is; and a folder is no file. */
static void test_broken_include(void **state) {
  (void)state;
  write_to("plan.yaml", HEAD "include: [b.yaml, c]\n");
  write_to("b.yaml", "a: [\n");
  cl_diag_init(&diag);
  assert_int_equal(cl_plan_open(&plan, "plan.yaml", &diag), CL_IO); /* the worst of both */
  assert_null(plan);
  assert_int_equal(diag.count, 2);
  assert_string_equal(diag.findings[0].place.file, "b.yaml");
  assert_string_equal(diag.findings[1].place.file, "c");
  cl_diag_free(&diag);
}

static void test_odd_folder(void **state) {
  (void)state;
  assert_int_equal(mkdir("[odd]", 0777), 0);
  write_to("[odd]/plan.yaml", HEAD "include: ['*.yaml']\n");
  write_to("[odd]/b.yaml", "communities: [{id: b, name: B}]\n");
  open_path("[odd]/plan.yaml");
  is_clean();
  assert_int_equal(records(CL_T_COMMUNITY), 1);
  done();
  assert_int_equal(unlink("[odd]/plan.yaml") + unlink("[odd]/b.yaml"), 0);
}

static void test_twice_over_files(void **state) {
  (void)state;
  write_to("b.yaml", "mission: Anders\nreadiness:\n  skills: {answer: no}\n"
                     "communities:\n  - id: a\n    name: B\n");
  open_text(HEAD "mission: Eerst\ninclude: [b.yaml]\nreadiness: {skills: {answer: yes}}\n"
                 "communities:\n  - {name: A, id: a}\n");
  assert_int_equal(diag.count, 3);
  says(0, CL_ERROR, "b.yaml", 1, 1,
       "'mission' is given twice: it already stands in plan.yaml, line 3");
  says(1, CL_ERROR, "b.yaml", 3, 3,
       "'skills' is given twice: it already stands in plan.yaml, line 5");
  says(2, CL_ERROR, "b.yaml", 5, 9,
       "id 'a' is given twice: it already stands in plan.yaml, line 7");
  const cl_rec *org = plan->first[CL_T_ORGANISATION];
  assert_true(
      cl_str_is(cl_rec_text(org, CL_F_ORGANISATION_MISSION), "Eerst")); /* the first counts */
  bool many = false;
  assert_null(cl_plan_get(plan, CL_T_COMMUNITY, "a", &many));
  assert_true(many);
  done();
  /* Fields of the organisation may come from several files, each with its place. */
  write_to("b.yaml", "# b\nvision: Ver\n");
  open_text(HEAD "include: [b.yaml]\n");
  is_clean();
  cl_place place = cl_rec_place(plan, plan->first[CL_T_ORGANISATION], CL_F_ORGANISATION_VISION);
  assert_string_equal(place.file, "b.yaml");
  assert_int_equal(place.line, 2);
  done();
}

/* ---- ids and handles ---- */

static void test_nested_ids(void **state) {
  (void)state;
  open_text(HEAD "communities:\n"
                 "  - id: a\n    name: A\n    goals:\n      - {id: g1, text: Een}\n"
                 "  - id: b\n    name: B\n    goals:\n      - {id: g2, text: Twee}\n");
  is_clean();
  const cl_rec *a = cl_plan_get(plan, CL_T_COMMUNITY, "a", NULL);
  const cl_rec *g1 = cl_plan_get(plan, CL_T_JOINT_GOAL, "g1", NULL);
  assert_non_null(g1);
  assert_ptr_equal(g1->parent, a);
  assert_ptr_equal(cl_plan_get(plan, CL_T_JOINT_GOAL, "a/g1", NULL), g1);
  assert_null(cl_plan_get(plan, CL_T_JOINT_GOAL, "b/g1", NULL));
  assert_null(cl_plan_get(plan, CL_T_JOINT_GOAL, "c/g1", NULL));
  assert_null(cl_plan_get(plan, CL_T_JOINT_GOAL, "/g1", NULL));
  assert_string_equal(cl_rec_address(g1, diag.arena), "a/g1");
  assert_string_equal(cl_rec_address(a, diag.arena), "a");
  assert_string_equal(cl_plan_suggest(plan, CL_T_JOINT_GOAL, "g3"), "g1");
  assert_null(cl_plan_suggest(plan, CL_T_JOINT_GOAL, "heel-anders"));
  done();
}

/* A record without an id has a handle of its date, its person or its text;
 * the second of the same gets a number. */
static void test_handles(void **state) {
  (void)state;
  open_text(HEAD "communities:\n"
                 "  - id: a\n    name: A\n    evaluations:\n"
                 "      - {date: 2026-10-01}\n      - {date: 2026-10-01, note: Goed}\n"
                 "      - {date: 2026-11-01}\n      - {date: 2026-10-01}\n"
                 "    contacts:\n      - {person: cl1, via: Buurthuis}\n      - {via: Het café}\n"
                 "      - {}\n"
                 "  - id: b\n    name: B\n    evaluations:\n      - {date: 2026-10-01}\n");
  is_clean();
  static const char *const dated[] = { "a/2026-10-01", "a/2026-10-01-2", "a/2026-11-01",
                                       "a/2026-10-01-3", "b/2026-10-01" };
  size_t i = 0;
  CL_EACH_REC(rec, plan, CL_T_EVALUATION) {
    assert_string_equal(cl_rec_address(rec, diag.arena), dated[i]);
    assert_ptr_equal(cl_plan_get(plan, CL_T_EVALUATION, dated[i], NULL), rec);
    i++;
  }
  assert_int_equal(i, 5);
  static const char *const ways[] = { "cl1", "het-cafe", "x" };
  i = 0;
  CL_EACH_REC(rec, plan, CL_T_CONTACT)
    assert_string_equal(rec->id, ways[i++]);
  assert_int_equal(i, 3);
  assert_non_null(cl_plan_get(plan, CL_T_CONTACT, "Het café", NULL)); /* its whole text will do */
  bool many = false;
  assert_null(cl_plan_get(plan, CL_T_EVALUATION, "2026-10-01", &many)); /* stands in both */
  assert_true(many);
  assert_non_null(cl_plan_get(plan, CL_T_EVALUATION, "2026-11-01", &many));
  assert_false(many);
  done();
}

static void test_id_without(void **state) {
  (void)state;
  open_text(HEAD "kapstok:\n  goals:\n    - {text: Meer lezen}\n    - {text: Meer lezen}\n"
                 "    - {id: Fout Id, text: X}\n");
  assert_int_equal(diag.count, 1);
  says(0, CL_ERROR, "plan.yaml", 7, 12, "such as fout-id");
  static const char *const wanted[] = { "meer-lezen", "meer-lezen-2", "Fout Id" };
  size_t i = 0;
  CL_EACH_REC(rec, plan, CL_T_GOAL)
    assert_string_equal(rec->id, wanted[i++]);
  cl_plan_check_required(plan, 0, &diag);
  says(1, CL_ERROR, "plan.yaml", 5, 7, "the field 'id' is missing");
  done();
}

/* ---- references and required fields ---- */

static void test_refs(void **state) {
  (void)state;
  open_text(HEAD
            "kapstok:\n  goals:\n    - {id: lezen, text: L}\n"
            "  themes: [{id: taal, text: T}]\n  requests:\n"
            "    - {id: r, date: 2026-10-01, who: W, asks: A, fits: [lezen, taal, lezn, weg]}\n");
  is_clean();
  cl_plan_check_refs(plan, CL_CALENDAR, &diag); /* of another program */
  assert_int_equal(diag.count, 0);
  cl_plan_check_refs(plan, CL_KAPSTOK, &diag);
  assert_int_equal(diag.count, 2);
  says(0, CL_ERROR, "plan.yaml", 8, 70,
       "fits: there is no goal or theme 'lezn': did you mean 'lezen'?");
  says(1, CL_ERROR, "plan.yaml", 8, 76, "fits: there is no goal or theme 'weg'");
  assert_string_equal(diag.findings[0].id, "r");
  const cl_rec *goal = cl_plan_ref(plan, CL_F_REQUEST_FITS, cl_str_of("lezen"));
  assert_ptr_equal(goal, plan->first[CL_T_GOAL]);
  assert_null(cl_plan_ref(plan, CL_F_FINDING_THEME, cl_str_of("lezen"))); /* of another type */
  assert_null(cl_plan_ref(plan, CL_F_REQUEST_FITS, CL_NO_STR));
  done();
}

static void test_required(void **state) {
  (void)state;
  open_text("plan: 1\nkapstok:\n  goals:\n    - {id: a}\n    - {id: b, text: }\n"
            "    - {id: c, text: ''}\n");
  is_clean();
  cl_plan_check_required(plan, CL_KAPSTOK, &diag);
  assert_true(diag.count >= 3);
  says(0, CL_ERROR, "plan.yaml", 1, 1, "the field 'organisation' is missing");
  says(1, CL_ERROR, "plan.yaml", 4, 7, "goal 'a': the field 'text' is missing");
  assert_string_equal(diag.findings[1].id, "a");
  done();
}

/* ---- finding the plan ---- */

static void found(const char *given, const char *wanted) {
  cl_diag_init(&diag);
  char *path = cl_plan_find(given, diag.arena, &diag);
  assert_non_null(path);
  assert_string_equal(path, wanted);
  assert_int_equal(diag.count, 0);
  cl_diag_free(&diag);
}

static void test_find(void **state) {
  (void)state;
  found("x.yaml", "x.yaml"); /* whether it is there is for who reads it */
  found("-", "-");
  write_to("plan.yaml", HEAD);
  found(NULL, "plan.yaml");
  assert_int_equal(mkdir("c/deep", 0777), 0);
  assert_int_equal(chdir("c/deep"), 0);
  found(NULL, "../../plan.yaml");
  write_to("../plan.yaml", HEAD);
  found(NULL, "../plan.yaml"); /* the nearest */
  assert_int_equal(setenv("CL_PLAN", "elders.yaml", 1), 0);
  found(NULL, "elders.yaml");
  found("x.yaml", "x.yaml");
  assert_int_equal(setenv("CL_PLAN", "", 1), 0); /* empty is not set */
  found(NULL, "../plan.yaml");
  assert_int_equal(unlink("../plan.yaml"), 0);
  assert_int_equal(unlink("../../plan.yaml"), 0);
  cl_diag_init(&diag);
  assert_null(cl_plan_find(NULL, diag.arena, &diag));
  assert_int_equal(diag.worst, CL_IO);
  assert_non_null(strstr(diag.findings[0].text, "cl-plan init"));
  cl_diag_free(&diag);
  assert_int_equal(chdir("../.."), 0);
}

/* ---- standard input, and bytes laid over ---- */

static void test_stdin(void **state) {
  (void)state;
  write_to("b.yaml", "communities: [{id: b, name: B}]\n");
  int ends[2], keep = dup(0);
  assert_int_equal(pipe(ends), 0);
  static const char text[] = HEAD "include: [b.yaml]\n";
  assert_int_equal(write(ends[1], text, sizeof text - 1), sizeof text - 1);
  close(ends[1]);
  assert_int_equal(dup2(ends[0], 0), 0);
  close(ends[0]);
  open_path("-");
  assert_int_equal(dup2(keep, 0), 0);
  close(keep);
  is_clean();
  assert_true(plan->from_stdin);
  assert_true(cl_file_streamed());
  assert_int_equal(plan->file_count, 2); /* from the folder it stands in */
  assert_int_equal(records(CL_T_COMMUNITY), 1);
  done();
}

static void test_over(void **state) {
  (void)state;
  write_to("b.yaml", "communities: [{id: b, name: B}]\n");
  write_to("plan.yaml", HEAD "include: [b.yaml]\n");
  cl_overlay over = { "b.yaml", cl_str_of("communities: [{id: c, name: C}, {id: d, name: D}]\n") };
  cl_diag_init(&diag);
  assert_int_equal(cl_plan_open_over(&plan, "plan.yaml", &over, 1, &diag), CL_OK);
  is_clean();
  assert_int_equal(records(CL_T_COMMUNITY), 2);
  assert_null(cl_plan_get(plan, CL_T_COMMUNITY, "b", NULL));
  done();
  open_path("plan.yaml"); /* on disk nothing changed */
  assert_non_null(cl_plan_get(plan, CL_T_COMMUNITY, "b", NULL));
  done();
}

int main(void) {
#define T(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
  const struct CMUnitTest tests[] = {
    T(test_simple),         T(test_empty_plan), T(test_no_plan),
    T(test_shapes),         T(test_readiness),  T(test_globs_sorted),
    T(test_from_elsewhere), T(test_missing),    T(test_missing_people),
    T(test_leading_out),    T(test_itself),     T(test_nested),
    T(test_broken_include), T(test_odd_folder), T(test_twice_over_files),
    T(test_nested_ids),     T(test_handles),    T(test_id_without),
    T(test_refs),           T(test_required),   T(test_find),
    T(test_stdin),          T(test_over),
  };
  cl_schema_start();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
