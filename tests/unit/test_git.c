/* test_git.c - git's index is read as git writes it, and damage is survived. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../lib/base/git.h"

enum { SHA1 = 20, SHA256 = 32 };

static void put32(cl_buf *b, uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8)
    cl_buf_putc(b, (char)(value >> shift & 0xFF));
}

static void head(cl_buf *b, uint32_t version, uint32_t count) {
  cl_buf_cut(b, 0);
  cl_buf_puts(b, "DIRC");
  put32(b, version);
  put32(b, count);
}

/* An entry without its name: EXTENDED adds the second flags of format 3. */
static size_t fixed(cl_buf *b, size_t hash, const char *name, bool extended) {
  size_t start = b->len, length = strlen(name);
  for (int i = 0; i < 6; i++)
    put32(b, 7);
  put32(b, 0100644);
  for (int i = 0; i < 3; i++)
    put32(b, 7);
  cl_buf_fill(b, 'h', hash);
  unsigned flags = (unsigned)(length < 0xFFF ? length : 0xFFF) | (extended ? 0x4000u : 0u);
  cl_buf_putc(b, (char)(flags >> 8));
  cl_buf_putc(b, (char)(flags & 0xFF));
  if (extended)
    cl_buf_puts(b, "@"), cl_buf_putc(b, '\0');
  return start;
}

static void entry(cl_buf *b, size_t hash, const char *name, bool extended) {
  size_t start = fixed(b, hash, name, extended);
  cl_buf_puts(b, name);
  cl_buf_fill(b, '\0', 8 - (b->len - start) % 8);
}

/* Format 4: the name without what it shares with the last one. */
static void packed(cl_buf *b, const char *last, const char *name) {
  size_t same = 0;
  while (last[same] && last[same] == name[same])
    same++;
  fixed(b, SHA1, name, false);
  size_t strip = strlen(last) - same;
  assert_true(strip < 128);
  cl_buf_putc(b, (char)strip);
  cl_buf_add(b, name + same, strlen(name + same) + 1);
}

static enum cl_git ask(cl_buf *b, size_t hash, const char *name) {
  size_t n = b->len;
  cl_buf_fill(b, 's', hash);
  /* So that a checker sees a byte too many. */
  char *copy = malloc(b->len);
  assert_non_null(copy);
  memcpy(copy, b->p, b->len);
  enum cl_git answer = cl_git_index_has(copy, b->len, hash, cl_str_of(name));
  free(copy);
  cl_buf_cut(b, n);
  return answer;
}

static void the_formats_of_git(void **state) {
  (void)state;
  cl_buf b = CL_BUF_INIT;
  for (uint32_t version = 2; version <= 3; version++) {
    head(&b, version, 3);
    entry(&b, SHA1, "communities/repareren.yaml", false);
    entry(&b, SHA1, "people.yaml", version == 3);
    entry(&b, SHA1, "plan.yaml", false);
    assert_int_equal(ask(&b, SHA1, "people.yaml"), CL_GIT_TRACKED);
    assert_int_equal(ask(&b, SHA1, "plan.yaml"), CL_GIT_TRACKED);
    assert_int_equal(ask(&b, SHA1, "people.yam"), CL_GIT_UNTRACKED);
    assert_int_equal(ask(&b, SHA1, "people.yaml2"), CL_GIT_UNTRACKED);
    assert_int_equal(ask(&b, SHA256, "people.yaml"), CL_GIT_UNKNOWN);
  }
  head(&b, 4, 3);
  packed(&b, "", "communities/repareren.yaml");
  packed(&b, "communities/repareren.yaml", "communities/ruilen.yaml");
  packed(&b, "communities/ruilen.yaml", "people.yaml");
  assert_int_equal(ask(&b, SHA1, "people.yaml"), CL_GIT_TRACKED);
  assert_int_equal(ask(&b, SHA1, "communities/ruilen.yaml"), CL_GIT_TRACKED);
  assert_int_equal(ask(&b, SHA1, "communities/people.yaml"), CL_GIT_UNTRACKED);
  head(&b, 2, 1);
  entry(&b, SHA256, "people.yaml", false);
  assert_int_equal(ask(&b, SHA256, "people.yaml"), CL_GIT_TRACKED);
  assert_int_equal(ask(&b, SHA1, "people.yaml"), CL_GIT_UNKNOWN);
  cl_buf_free(&b);
}

static void what_is_not_understood_is_unknown(void **state) {
  (void)state;
  cl_buf b = CL_BUF_INIT;
  head(&b, 2, 0);
  assert_int_equal(ask(&b, SHA1, "people.yaml"), CL_GIT_UNTRACKED);
  cl_buf_puts(&b, "TREE");
  put32(&b, 4);
  cl_buf_puts(&b, "abcd");
  assert_int_equal(ask(&b, SHA1, "people.yaml"), CL_GIT_UNTRACKED);
  cl_buf_puts(&b, "link");
  put32(&b, 0);
  assert_int_equal(ask(&b, SHA1, "people.yaml"), CL_GIT_UNKNOWN);
  head(&b, 1, 0);
  assert_int_equal(ask(&b, SHA1, "people.yaml"), CL_GIT_UNKNOWN);
  head(&b, 5, 0);
  assert_int_equal(ask(&b, SHA1, "people.yaml"), CL_GIT_UNKNOWN);
  head(&b, 2, 0xFFFFFFFF); /* more entries than there are */
  entry(&b, SHA1, "people.yaml", false);
  assert_int_equal(ask(&b, SHA1, "people.yaml"), CL_GIT_UNKNOWN);
  assert_int_equal(cl_git_index_has("DIRC", 4, SHA1, cl_str_of("a")), CL_GIT_UNKNOWN);
  cl_buf_free(&b);
}

/* Cut anywhere, or with any byte changed: an answer, and nothing read outside. */
static void damage_is_survived(void **state) {
  (void)state;
  cl_buf whole = CL_BUF_INIT, b = CL_BUF_INIT;
  for (uint32_t version = 2; version <= 4; version += 2) {
    head(&whole, version, 2);
    if (version == 4) {
      packed(&whole, "", "a/people.yaml");
      packed(&whole, "a/people.yaml", "people.yaml");
    } else {
      entry(&whole, SHA1, "a/people.yaml", false);
      entry(&whole, SHA1, "people.yaml", false);
    }
    size_t unknown = 0;
    for (size_t cut = 0; cut < whole.len; cut++) {
      cl_buf_cut(&b, 0);
      cl_buf_add(&b, whole.p, cut);
      unknown += ask(&b, SHA1, "people.yaml") == CL_GIT_UNKNOWN;
    }
    assert_int_equal(unknown, whole.len);
    for (size_t i = 0; i < whole.len; i++)
      for (unsigned value = 0; value < 256; value += 5) {
        cl_buf_cut(&b, 0);
        cl_buf_add(&b, whole.p, whole.len);
        b.p[i] = (char)value;
        enum cl_git answer = ask(&b, SHA1, "people.yaml");
        assert_true(answer == CL_GIT_UNKNOWN || answer == CL_GIT_TRACKED ||
                    answer == CL_GIT_UNTRACKED);
      }
  }
  cl_buf_free(&whole);
  cl_buf_free(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_formats_of_git),
    cmocka_unit_test(what_is_not_understood_is_unknown),
    cmocka_unit_test(damage_is_survived),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
