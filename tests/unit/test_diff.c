/* Tests of lib/base/diff.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/base/file.h"
#include "../../lib/base/diff.h"

static void assert_diff(const char *old, const char *new_text, const char *want) {
  cl_buf out = CL_BUF_INIT;
  cl_diff(&out, "plan.yaml", cl_str_of(old), cl_str_of(new_text));
  assert_string_equal(cl_buf_text(&out), want);
  cl_buf_free(&out);
}

#define HEAD "--- a/plan.yaml\n+++ b/plan.yaml\n"

static void nothing_to_say(void **state) {
  (void)state;
  assert_diff("", "", "");
  assert_diff("a\nb\n", "a\nb\n", "");
  assert_diff(NULL, "", "");
  assert_diff("no end", "no end", "");
}

static void small_changes(void **state) {
  (void)state;
  assert_diff("a\n", "b\n", HEAD "@@ -1 +1 @@\n-a\n+b\n");
  assert_diff("", "a\nb\n", HEAD "@@ -0,0 +1,2 @@\n+a\n+b\n");
  assert_diff("a\nb\n", "", HEAD "@@ -1,2 +0,0 @@\n-a\n-b\n");
  assert_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
              HEAD "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  assert_diff("1\n2\n3\n4\n5\n", "1\n2\n3\n4\n", HEAD "@@ -2,4 +2,3 @@\n 2\n 3\n 4\n-5\n");
  assert_diff("1\n2\n", "0\n1\n2\n", HEAD "@@ -1,2 +1,3 @@\n+0\n 1\n 2\n");
  assert_diff("1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\n4b\n5\n6\n",
              HEAD "@@ -2,5 +2,6 @@\n 2\n 3\n 4\n+4b\n 5\n 6\n");
}

/* Six equal lines between two changes make one piece, seven make two. */
static void pieces(void **state) {
  (void)state;
  assert_diff("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
              HEAD "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
  assert_diff("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
              HEAD "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}

#define NO_END "\\ No newline at end of file\n"

static void last_lines_without_end(void **state) {
  (void)state;
  assert_diff("a\nb", "a\nb\n", HEAD "@@ -1,2 +1,2 @@\n a\n-b\n" NO_END "+b\n");
  assert_diff("a\nb\n", "a\nb", HEAD "@@ -1,2 +1,2 @@\n a\n-b\n+b\n" NO_END);
  assert_diff("a\nb", "A\nb", HEAD "@@ -1,2 +1,2 @@\n-a\n+A\n b\n" NO_END);
  assert_diff("a", "a\nb", HEAD "@@ -1 +1,2 @@\n-a\n" NO_END "+a\n+b\n" NO_END);
  assert_diff("", "a", HEAD "@@ -0,0 +1 @@\n+a\n" NO_END);
}

static void raw_bytes(void **state) {
  (void)state;
  assert_diff("a\r\n\x1B\xFF\n", "a\r\nb\r\n", HEAD "@@ -1,2 +1,2 @@\n a\r\n-\x1B\xFF\n+b\r\n");
}

static void names(void **state) {
  (void)state;
  static const char *const table[][2] = {
    { "/home/mijn plan.yaml", "--- a/home/mijn plan.yaml\t\n+++ b/home/mijn plan.yaml\t\n" },
    { "a\nb\"c\\", "--- \"a/a\\012b\\\"c\\\\\"\n+++ \"b/a\\012b\\\"c\\\\\"\n" },
    { "caf\xC3\xA9", "--- a/caf\xC3\xA9\n+++ b/caf\xC3\xA9\n" },
  };
  for (size_t i = 0; i < CL_COUNT(table); i++) {
    cl_buf out = CL_BUF_INIT;
    cl_diff(&out, table[i][0], cl_str_of("a\n"), cl_str_of("b\n"));
    assert_memory_equal(cl_buf_text(&out), table[i][1], strlen(table[i][1]));
    cl_buf_free(&out);
  }
}

/* ---- Against a plain reading of the format ------------------------------- */

static size_t number(const char **p) {
  char *end;
  unsigned long n = strtoul(*p, &end, 10);
  assert_true(end != *p);
  *p = end;
  return (size_t)n;
}

static size_t count_of(const char **p) {
  if (**p != ',')
    return 1;
  ++*p;
  return number(p);
}

static const char *after_line(const char *p) {
  p = strchr(p, '\n');
  assert_non_null(p);
  return p + 1;
}

/* Applies DIFF to OLD as patch does, with every line number and count checked;
 * returns how many lines go and come. */
static size_t apply(const char *diff, const char *old, cl_buf *out) {
  size_t changes = 0, line = 1, new_line = 1;
  const char *p = after_line(after_line(diff));
  while (*p) {
    assert_memory_equal(p, "@@ -", 4);
    p += 4;
    size_t from = number(&p), old_left = count_of(&p);
    assert_memory_equal(p, " +", 2);
    p += 2;
    size_t to = number(&p), new_left = count_of(&p);
    assert_memory_equal(p, " @@\n", 4);
    p += 4;
    for (; line < from + !old_left; line++, new_line++) {
      const char *end = after_line(old);
      cl_buf_add(out, old, (size_t)(end - old));
      old = end;
    }
    assert_int_equal(new_line, to + !new_left);
    while (old_left || new_left) {
      char sign = *p++;
      const char *end = after_line(p);
      bool open = *end == '\\';
      size_t n = (size_t)(end - p) - open;
      if (sign != '+') {
        assert_true(old_left-- > 0);
        assert_memory_equal(old, p, n);
        old += n;
        assert_true(!open || !*old);
        line++;
      }
      if (sign != '-') {
        assert_true(new_left-- > 0);
        cl_buf_add(out, p, n);
        new_line++;
      }
      assert_true(sign == ' ' || sign == '+' || sign == '-');
      changes += sign != ' ';
      p = open ? after_line(end) : end;
    }
  }
  cl_buf_puts(out, old);
  return changes;
}

static size_t round_trip(const char *old, const char *new_text) {
  cl_buf diff = CL_BUF_INIT, out = CL_BUF_INIT;
  cl_diff(&diff, "p", cl_str_of(old), cl_str_of(new_text));
  size_t changes = 0;
  if (diff.len)
    changes = apply(diff.p, old, &out);
  else
    cl_buf_puts(&out, old);
  assert_string_equal(cl_buf_text(&out), new_text);
  cl_buf_free(&diff);
  cl_buf_free(&out);
  return changes;
}

/* Lines that change at least: both less twice the longest common part. */
static size_t least_changes(const char *a, size_t na, const char *b, size_t nb) {
  static size_t common[64][64];
  for (size_t i = 0; i <= na; i++)
    for (size_t j = 0; j <= nb; j++) {
      if (!i || !j)
        common[i][j] = 0;
      else if (a[i - 1] == b[j - 1])
        common[i][j] = common[i - 1][j - 1] + 1;
      else
        common[i][j] = common[i - 1][j] > common[i][j - 1] ? common[i - 1][j] : common[i][j - 1];
    }
  return na + nb - 2 * common[na][nb];
}

static void small_texts_at_random(void **state) {
  (void)state;
  srand(5);
  for (int round = 0; round < 20000; round++) {
    char letters[2][40], text[2][90];
    size_t n[2];
    for (int k = 0; k < 2; k++) {
      n[k] = (size_t)(rand() % 40);
      size_t used = 0;
      for (size_t i = 0; i < n[k]; i++) {
        letters[k][i] = (char)('a' + rand() % 4);
        if (k && i < n[0] && rand() % 3)
          letters[k][i] = letters[0][i];
        text[k][used++] = letters[k][i];
        text[k][used++] = '\n';
      }
      text[k][used] = '\0';
    }
    size_t changes = round_trip(text[0], text[1]);
    assert_int_equal(changes, least_changes(letters[0], n[0], letters[1], n[1]));
    /* and without a break at the end */
    for (int k = 0; k < 2; k++)
      if (n[k] && rand() % 2)
        text[k][strlen(text[k]) - 1] = '\0';
    round_trip(text[0], text[1]);
  }
}

/* Texts so different that the shortest diff would take too long. */
static void large_texts_that_differ(void **state) {
  (void)state;
  srand(9);
  cl_buf a = CL_BUF_INIT, b = CL_BUF_INIT;
  for (int i = 0; i < 100000; i++) {
    cl_buf_printf(&a, "%d\n", rand() % 5000);
    cl_buf_printf(&b, "%d\n", rand() % 5000);
  }
  assert_true(round_trip(a.p, b.p) <= 200000);
  cl_buf_free(&a);
  cl_buf_free(&b);
}

/* A change of one line in every tenth record is found as just that. */
static void large_texts_with_many_small_changes(void **state) {
  (void)state;
  cl_buf a = CL_BUF_INIT, b = CL_BUF_INIT;
  for (int i = 0; i < 50000; i++) {
    cl_buf_printf(&a, "- id: moment-%d\n  form: event\n  status: draft\n", i);
    cl_buf_printf(&b, "- id: moment-%d\n  form: event\n  status: %s\n", i,
                  i % 10 ? "draft" : "ready");
  }
  assert_int_equal(round_trip(a.p, b.p), 10000);
  cl_buf_free(&a);
  cl_buf_free(&b);
}

static void one_change_in_a_large_text(void **state) {
  (void)state;
  cl_buf a = CL_BUF_INIT;
  for (int i = 0; i < 600000; i++)
    cl_buf_printf(&a, "- id: moment-%d\n", i);
  char *old = cl_xstrdup(a.p);
  memcpy(strstr(a.p, "moment-300000"), "MOMENT", 6);
  assert_int_equal(round_trip(old, a.p), 2);
  cl_buf_free(&a);
  free(old);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(nothing_to_say),
    cmocka_unit_test(small_changes),
    cmocka_unit_test(pieces),
    cmocka_unit_test(last_lines_without_end),
    cmocka_unit_test(raw_bytes),
    cmocka_unit_test(names),
    cmocka_unit_test(small_texts_at_random),
    cmocka_unit_test(large_texts_that_differ),
    cmocka_unit_test(large_texts_with_many_small_changes),
    cmocka_unit_test(one_change_in_a_large_text),
  };
  return cmocka_run_group_tests_name("diff", tests, NULL, NULL);
}
