/* Tests of lib/base/diag.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../lib/base/diag.h"

static cl_place at(const char *file, unsigned line, unsigned col) {
  return (cl_place){ file, line, col };
}

/* ---- Findings ------------------------------------------------------------ */

static void collects(void **state) {
  (void)state;
  cl_diag diag;
  cl_diag_init(&diag);
  assert_int_equal(diag.worst, CL_OK);
  char file[] = "plan.yaml", rule[] = "W57", id[] = "lezers";
  cl_finding *one = cl_say(&diag, CL_WARNING, at(file, 3, 5), rule, id, "%d dingen", 7);
  file[0] = rule[0] = id[0] = '?'; /* all are copied */
  assert_string_equal(one->text, "7 dingen");
  assert_string_equal(one->place.file, "plan.yaml");
  assert_string_equal(one->rule, "W57");
  assert_string_equal(one->id, "lezers");
  assert_null(one->excerpt);
  cl_say(&diag, CL_NOTE, CL_NOWHERE, NULL, NULL, "let op");
  assert_null(diag.findings[1].rule);
  assert_null(diag.findings[1].place.file);
  assert_int_equal(diag.worst, CL_OK);
  assert_int_equal(cl_fail(&diag, CL_PLAN, CL_IN("x"), "een"), CL_PLAN);
  assert_int_equal(cl_fail(&diag, CL_IO, CL_IN("x"), "twee"), CL_IO);
  assert_int_equal(cl_fail(&diag, CL_USAGE, CL_IN("x"), "drie"), CL_USAGE);
  assert_int_equal(diag.worst, CL_IO);
  assert_int_equal(diag.count, 5);
  assert_int_equal(diag.by_level[CL_ERROR], 3);
  assert_int_equal(diag.by_level[CL_WARNING], 1);
  assert_int_equal(diag.by_level[CL_NOTE], 1);
  assert_int_equal(diag.by_level[CL_TIP], 0);
  cl_diag_free(&diag);
}

/* Past so many, findings are only counted; what goes wrong is still said. */
static void keeps_so_many(void **state) {
  (void)state;
  cl_diag diag;
  cl_diag_init(&diag);
  for (size_t i = 0; i < CL_MOST_FINDINGS; i++)
    cl_say(&diag, CL_WARNING, CL_IN("x"), "W1", NULL, "%zu", i);
  assert_int_equal(diag.count, CL_MOST_FINDINGS);
  assert_int_equal(diag.left_out, 0);
  cl_finding *spare = cl_say(&diag, CL_TIP, CL_IN("y"), "W2", "id", "niet bewaard");
  assert_non_null(spare); /* a caller may still put an excerpt in it */
  assert_string_equal(spare->text, "");
  cl_say(&diag, CL_ERROR, CL_IN("y"), "W3", "id", "ook niet");
  assert_int_equal(diag.count, CL_MOST_FINDINGS);
  assert_int_equal(diag.left_out, 2);
  assert_int_equal(diag.by_level[CL_WARNING], CL_MOST_FINDINGS);
  assert_int_equal(diag.by_level[CL_TIP], 1);
  assert_int_equal(diag.by_level[CL_ERROR], 1);
  assert_string_equal(diag.findings[CL_MOST_FINDINGS - 1].rule, "W1");
  assert_int_equal(cl_fail(&diag, CL_IO, CL_IN("z"), "schijf vol"), CL_IO);
  assert_int_equal(diag.worst, CL_IO);
  assert_string_equal(diag.findings[diag.count - 1].text, "schijf vol");
  cl_diag_free(&diag);
}

static void sorts(void **state) {
  (void)state;
  cl_diag diag;
  cl_diag_init(&diag);
  cl_say(&diag, CL_TIP, at("z.yaml", 9, 1), NULL, NULL, "e");
  cl_say(&diag, CL_TIP, at("a.yaml", 2, 1), NULL, NULL, "h");
  cl_say(&diag, CL_TIP, at("z.yaml", 2, 7), NULL, NULL, "c");
  cl_say(&diag, CL_TIP, at("z.yaml", 2, 7), NULL, NULL, "d");
  cl_say(&diag, CL_TIP, at("z.yaml", 2, 1), NULL, NULL, "b");
  cl_say(&diag, CL_TIP, at("z.yaml", 0, 0), NULL, NULL, "a");
  cl_say(&diag, CL_TIP, at("z.yaml", 10, 1), NULL, NULL, "f");
  cl_say(&diag, CL_TIP, at("a.yaml", 1, 1), NULL, NULL, "g");
  cl_say(&diag, CL_TIP, CL_NOWHERE, NULL, NULL, "i");
  cl_diag_sort(&diag);
  char order[10] = "";
  for (size_t i = 0; i < diag.count; i++)
    order[i] = diag.findings[i].text[0];
  assert_string_equal(order, "abcdefghi"); /* z.yaml was seen first */
  cl_diag_free(&diag);
}

static void sorts_many_stably(void **state) {
  (void)state;
  cl_diag diag;
  cl_diag_init(&diag);
  cl_diag_sort(&diag); /* nothing: fine */
  for (unsigned i = 0; i < 20000; i++)
    cl_say(&diag, CL_TIP, at(i % 3 ? "b" : "a", 1 + i * 7919 % 50, 0), NULL, NULL, "x");
  cl_diag_sort(&diag);
  for (size_t i = 1; i < diag.count; i++) {
    const cl_finding *a = &diag.findings[i - 1], *b = &diag.findings[i];
    int files = strcmp(a->place.file, b->place.file);
    assert_true(files <= 0);
    if (files == 0) {
      assert_true(a->place.line <= b->place.line);
      if (a->place.line == b->place.line)
        assert_true(a->seq < b->seq);
    }
  }
  cl_diag_free(&diag);
}

/* ---- Printing ------------------------------------------------------------ */

static void assert_printed(cl_place place, const char *rule, const char *excerpt,
                           const char *want) {
  cl_diag diag;
  cl_buf out = CL_BUF_INIT;
  cl_diag_init(&diag);
  cl_finding *finding = cl_say(&diag, CL_ERROR, place, rule, NULL, "stuk");
  finding->excerpt = excerpt;
  cl_finding_print(&out, finding);
  assert_string_equal(cl_buf_text(&out), want);
  cl_buf_free(&out);
  cl_diag_free(&diag);
}

static void prints(void **state) {
  (void)state;
  assert_printed(at("plan.yaml", 3, 5), "W57", NULL, "plan.yaml:3:5: error: stuk [W57]\n");
  assert_printed(at("plan.yaml", 3, 0), NULL, NULL, "plan.yaml:3: error: stuk\n");
  assert_printed(at("plan.yaml", 0, 0), NULL, NULL, "plan.yaml: error: stuk\n");
  assert_printed(CL_NOWHERE, NULL, NULL, "error: stuk\n");
  assert_printed(at("a\x1B]0;b", 0, 0), NULL, NULL, "a<ESC>]0;b: error: stuk\n");
}

static void prints_excerpts(void **state) {
  (void)state;
  assert_printed(at("p", 1, 5), NULL, "id: X y", "p:1:5: error: stuk\n  id: X y\n      ^\n");
  assert_printed(at("p", 1, 1), NULL, "", "p:1:1: error: stuk\n  \n  ^\n");
  assert_printed(at("p", 1, 0), NULL, "id: X", "p:1: error: stuk\n  id: X\n");
  /* by width: two wide characters and a combining mark before the caret */
  assert_printed(at("p", 1, 5), NULL,
                 "\xE6\xBC\xA2\xE5\xAD\x97"
                 "e\xCC\x81"
                 "x",
                 "p:1:5: error: stuk\n  \xE6\xBC\xA2\xE5\xAD\x97"
                 "e\xCC\x81"
                 "x\n       ^\n");
  /* a control is shown wider than it was */
  assert_printed(at("p", 1, 3), NULL,
                 "a\x1B"
                 "b",
                 "p:1:3: error: stuk\n  a<ESC>b\n        ^\n");
  /* beyond the end: behind the last character */
  assert_printed(at("p", 1, 99), NULL, "", "p:1:99: error: stuk\n  \xE2\x80\xA6\n   ^\n");
}

static void prints_controls_visibly(void **state) {
  (void)state;
  cl_diag diag;
  cl_buf out = CL_BUF_INIT;
  cl_diag_init(&diag);
  cl_finding_print(&out,
                   cl_say(&diag, CL_WARNING, CL_NOWHERE, NULL, NULL, "a\x1B[2J\nb\xE2\x80\xAE"));
  assert_string_equal(cl_buf_text(&out), "warning: a<ESC>[2J b<U+202E>\n");
  cl_buf_free(&out);
  cl_diag_free(&diag);
}

/* A line of megabytes is shown around its column, and the caret still points
 * at the right character. */
static void prints_long_lines(void **state) {
  (void)state;
  const size_t n = 3 << 20, col = 2 << 20;
  char *line = cl_xmalloc(n + 1);
  memset(line, '.', n);
  line[n] = '\0';
  line[col - 1] = 'X';
  cl_diag diag;
  cl_buf out = CL_BUF_INIT;
  cl_diag_init(&diag);
  cl_finding *finding = cl_say(&diag, CL_ERROR, at("p", 1, (unsigned)col), NULL, NULL, "stuk");
  finding->excerpt = line;
  cl_finding_print(&out, finding);
  assert_true(out.len < 400);
  const char *shown = strchr(cl_buf_text(&out), '\n') + 1, *carets = strchr(shown, '\n') + 1;
  assert_memory_equal(shown, "  \xE2\x80\xA6", 5);
  /* the dots are three bytes wide and one column */
  assert_int_equal(strchr(shown, 'X') - shown - 2, strchr(carets, '^') - carets);
  assert_memory_equal(carets - 4, "\xE2\x80\xA6\n", 4);
  cl_buf_free(&out);
  cl_diag_free(&diag);
  free(line);
}

/* ---- Language ------------------------------------------------------------ */

/* A catalogue as msgfmt makes it: sorted texts, lengths and offsets.  A form
 * for many comes behind a NUL. */
static const struct {
  const char *text, *translation;
  uint32_t text_size, translation_size;
} catalogue[] = {
#define ENTRY(a, b)                                                                                \
  { a, b, sizeof a - 1, sizeof b - 1 }
  ENTRY("", "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n!=1;\n"),
  ENTRY("%d goal\0%d goals", "%d doel\0%d doelen"),
  ENTRY("coffee", "koffie \xC3\xA9n thee"),
  ENTRY("error", "fout"),
  ENTRY("the disk is full", "de schijf is vol"),
#undef ENTRY
};

static unsigned char mo[1000];

static void put32(size_t at, size_t value) {
  for (size_t i = 0; i < 4; i++)
    mo[at + i] = (unsigned char)(value >> 8 * i & 0xFF);
}

/* One of the two halves: a table at TABLE, its texts from *OFFSET on. */
static void put(size_t table, size_t *offset, const char *text, size_t n) {
  put32(table, n);
  put32(table + 4, *offset);
  memcpy(mo + *offset, text, n + 1);
  *offset += n + 1;
  assert_true(*offset < sizeof mo);
}

static int write_catalogue(void **state) {
  (void)state;
  const size_t n = CL_COUNT(catalogue);
  size_t offset = 28 + 16 * n;
  const size_t head[] = { 0x950412DE, 0, n, 28, 28 + 8 * n, 0, 28 + 16 * n };
  for (size_t i = 0; i < CL_COUNT(head); i++)
    put32(4 * i, head[i]);
  for (size_t i = 0; i < n; i++)
    put(28 + 8 * i, &offset, catalogue[i].text, catalogue[i].text_size);
  for (size_t i = 0; i < n; i++)
    put(28 + 8 * n + 8 * i, &offset, catalogue[i].translation, catalogue[i].translation_size);
  cl_lang_set_catalogue(mo);
  return 0;
}

static int remove_catalogue(void **state) {
  (void)state;
  cl_lang_set_catalogue(NULL);
  return 0;
}

static void environment(const char *all, const char *messages, const char *lang, const char *list) {
  const char *names[] = { "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE" };
  const char *values[] = { all, messages, lang, list };
  for (size_t i = 0; i < 4; i++)
    assert_int_equal(values[i] ? setenv(names[i], values[i], 1) : unsetenv(names[i]), 0);
}

static void finds_the_users_language(void **state) {
  (void)state;
  static const struct {
    const char *all, *messages, *lang, *list;
    enum cl_lang want;
  } table[] = {
    { NULL, NULL, NULL, NULL, CL_NL }, /* nothing is chosen: who uses this is Dutch */
    { "", "", "", "", CL_NL },
    { NULL, NULL, "nl_NL.UTF-8", NULL, CL_NL },
    { NULL, NULL, "nl", NULL, CL_NL },
    { NULL, NULL, "nl_BE@euro", NULL, CL_NL },
    { NULL, NULL, "nld_NL", NULL, CL_EN },
    { NULL, NULL, "n", NULL, CL_EN },
    { NULL, NULL, "C", "nl", CL_EN },
    { NULL, NULL, "POSIX", "nl", CL_EN },
    { NULL, NULL, NULL, "nl", CL_NL },
    { NULL, NULL, "C.UTF-8", NULL, CL_NL },
    { NULL, NULL, "C.UTF-8", "nl", CL_NL },
    { NULL, NULL, "en_US.UTF-8", "nl_NL:en", CL_NL },
    { NULL, NULL, "nl_NL.UTF-8", "en:nl", CL_EN },
    { NULL, NULL, "en_US.UTF-8", "fy:de::nl", CL_NL },
    { NULL, NULL, "nl_NL.UTF-8", "fy", CL_NL },
    { NULL, NULL, "tr_TR.UTF-8", NULL, CL_EN },
    { "en_GB.UTF-8", "nl_NL", "nl_NL", NULL, CL_EN },
    { "nl_NL", "en_GB", "en_GB", NULL, CL_NL },
    { NULL, "nl_NL", "en_GB", NULL, CL_NL },
    { "", "nl_NL", "en_GB", NULL, CL_NL },
    { "C", "nl_NL", "nl_NL", "nl", CL_EN },
  };
  for (size_t i = 0; i < CL_COUNT(table); i++) {
    environment(table[i].all, table[i].messages, table[i].lang, table[i].list);
    cl_lang_start();
    if (cl_lang_user() != table[i].want)
      fail_msg("row %zu: not the language wanted", i);
  }
}

/* The environments that usually break translation: a locale that is not
 * installed, none at all, one with other rules for letters and numbers. */
static void translates_in_any_environment(void **state) {
  (void)state;
  static const char *const all[] = { NULL, "C", "nl_NL.UTF-8", "tr_TR.UTF-8", "xx_XX" };
  for (size_t i = 0; i < CL_COUNT(all); i++) {
    environment(all[i], NULL, "C", NULL);
    cl_lang_start();
    assert_string_equal(cl_tr(CL_EN, "coffee"), "coffee");
    assert_string_equal(cl_tr(CL_NL, "coffee"), "koffie \xC3\xA9n thee");
    assert_string_equal(cl_tr(CL_NL, "not in the catalogue"), "not in the catalogue");
    assert_string_equal(cl_tr(CL_NL, ""), "");
    assert_string_equal(cl_tr(CL_EN, "coffee"), "coffee"); /* and back */
    assert_string_equal(setlocale(LC_NUMERIC, NULL), "C");
    assert_string_equal(setlocale(LC_CTYPE, NULL), "C");
  }
}

static void goes_back_to_a_mark(void **state) {
  (void)state;
  cl_diag diag;
  cl_diag_init(&diag);
  cl_say(&diag, CL_WARNING, CL_NOWHERE, NULL, NULL, "stays");
  cl_diag_mark mark = cl_diag_here(&diag);
  cl_say(&diag, CL_WARNING, CL_NOWHERE, NULL, NULL, "goes");
  cl_fail(&diag, CL_IO, CL_NOWHERE, "goes, too");
  cl_diag_rewind(&diag, &mark);
  assert_int_equal(diag.count, 1);
  assert_int_equal(diag.by_level[CL_WARNING], 1);
  assert_int_equal(diag.by_level[CL_ERROR], 0);
  assert_int_equal(diag.worst, CL_OK);
  cl_say(&diag, CL_NOTE, CL_NOWHERE, NULL, NULL, "comes");
  assert_string_equal(diag.findings[1].text, "comes");
  cl_diag_free(&diag);
}

/* Nothing chosen: the plan's language, else the one of the environment. */
static void follows_the_plan(void **state) {
  (void)state;
  static const struct {
    const char *all, *messages, *lang, *list;
    bool chosen;
  } table[] = {
    { NULL, NULL, NULL, NULL, false },         { "", "", "", "", false },
    { "C.UTF-8", NULL, NULL, NULL, false },    { NULL, NULL, "C.UTF-8", NULL, false },
    { NULL, NULL, "C.utf8", "fy", false },     { NULL, "C.UTF-8", "nl_NL", NULL, false },
    { "C", NULL, NULL, NULL, true },           { NULL, "C", "nl_NL.UTF-8", NULL, true },
    { NULL, "POSIX", "nl_NL", NULL, true },    { NULL, NULL, "C", NULL, true },
    { NULL, NULL, "nl_NL", NULL, true },       { "en_US.UTF-8", NULL, NULL, NULL, true },
    { NULL, NULL, "tr_TR.UTF-8", NULL, true }, { NULL, NULL, "C.UTF-8", "nl", true },
  };
  for (size_t i = 0; i < CL_COUNT(table); i++) {
    environment(table[i].all, table[i].messages, table[i].lang, table[i].list);
    cl_lang_start();
    enum cl_lang before = cl_lang_user(), other = before == CL_EN ? CL_NL : CL_EN;
    cl_lang_follow(other);
    if (cl_lang_chosen() != table[i].chosen || cl_lang_user() != (table[i].chosen ? before : other))
      fail_msg("row %zu: not followed as wanted", i);
  }
}

/* What is compiled in: found whatever is installed where. */
static void has_its_own_catalogue(void **state) {
  (void)state;
  cl_lang_set_catalogue(NULL);
  assert_string_equal(cl_tr(CL_NL, "the disk is full"), "de schijf is vol");
  assert_string_equal(cl_tr(CL_NL, "no such text anywhere"), "no such text anywhere");
  assert_string_equal(cl_tr(CL_NL, ""), "");
  cl_lang_set_catalogue(mo);
}

static void translates_plurals(void **state) {
  (void)state;
  cl_lang_start();
  assert_string_equal(cl_ntr(CL_EN, "%d goal", "%d goals", 1), "%d goal");
  assert_string_equal(cl_ntr(CL_EN, "%d goal", "%d goals", 0), "%d goals");
  assert_string_equal(cl_ntr(CL_NL, "%d goal", "%d goals", 1), "%d doel");
  assert_string_equal(cl_ntr(CL_NL, "%d goal", "%d goals", 0), "%d doelen");
  assert_string_equal(cl_ntr(CL_NL, "one", "many", 1), "one");
  assert_string_equal(cl_ntr(CL_NL, "one", "many", 2), "many");
}

static void follows_the_user(void **state) {
  (void)state;
  cl_lang_set_user(CL_NL);
  assert_string_equal(_("coffee"), "koffie \xC3\xA9n thee");
  assert_string_equal(cl_strerror(ENOSPC), "de schijf is vol");
  cl_diag diag;
  cl_buf out = CL_BUF_INIT;
  cl_diag_init(&diag);
  cl_finding_print(&out, cl_say(&diag, CL_ERROR, CL_IN("p"), NULL, NULL, "stuk"));
  assert_string_equal(cl_buf_text(&out), "p: fout: stuk\n");
  cl_buf_free(&out);
  cl_diag_free(&diag);
  cl_lang_set_user(CL_EN);
  assert_string_equal(_("coffee"), "coffee");
  assert_string_equal(P_("%d goal", "%d goals", 2), "%d goals");
}

static void tells_system_errors(void **state) {
  (void)state;
  cl_lang_set_user(CL_EN);
  assert_string_equal(cl_strerror(ENOENT), "no such file or folder");
  assert_string_equal(cl_strerror(EDOM), strerror(EDOM));
  static const int known[] = { ENOENT, EACCES, EISDIR, ENOTDIR, ENOSPC,      EROFS,  EIO,
                               EEXIST, EPERM,  ELOOP,  EMFILE,  EFBIG,       EDQUOT, EBADF,
                               EBUSY,  EINVAL, EPIPE,  ETXTBSY, ENAMETOOLONG };
  for (size_t i = 0; i < CL_COUNT(known); i++)
    for (size_t j = 0; j < i; j++)
      assert_string_not_equal(cl_strerror(known[i]), cl_strerror(known[j]));
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(collects),
    cmocka_unit_test(keeps_so_many),
    cmocka_unit_test(sorts),
    cmocka_unit_test(sorts_many_stably),
    cmocka_unit_test(prints),
    cmocka_unit_test(prints_excerpts),
    cmocka_unit_test(prints_controls_visibly),
    cmocka_unit_test(prints_long_lines),
    cmocka_unit_test(finds_the_users_language),
    cmocka_unit_test(translates_in_any_environment),
    cmocka_unit_test(follows_the_plan),
    cmocka_unit_test(has_its_own_catalogue),
    cmocka_unit_test(goes_back_to_a_mark),
    cmocka_unit_test(translates_plurals),
    cmocka_unit_test(follows_the_user),
    cmocka_unit_test(tells_system_errors),
  };
  return cmocka_run_group_tests_name("diag", tests, write_catalogue, remove_catalogue);
}
