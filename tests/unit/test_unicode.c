/* What text.c knows by itself of Latin text and UTF-8 is what libunistring says, for
 * every character and every sequence there is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <unigbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#include "../../lib/base/latin.h"
#include "../../lib/base/text.h"

static size_t encode(uint32_t c, char out[6]) {
  int n = u8_uctomb((uint8_t *)out, c, 6);
  return n > 0 ? (size_t)n : 0;
}

static void every_character(void **state) {
  (void)state;
  for (uint32_t c = 0; c < 0x110400; c++) {
    char want[6];
    size_t n = encode(c, want);
    cl_buf got = CL_BUF_INIT;
    cl_utf8_put(&got, c);
    if (n) {
      assert_int_equal(got.len, n);
      assert_memory_equal(got.p, want, n);
      uint32_t back;
      assert_int_equal(cl_utf8_get(want, n, &back), n);
      assert_int_equal(back, c);
    } else {
      assert_string_equal(cl_buf_text(&got), "\xEF\xBF\xBD");
    }
    cl_buf_free(&got);
  }
}

static void same_verdict(const char *p, size_t n) {
  ucs4_t wide;
  int length = u8_mbtoucr(&wide, (const uint8_t *)p, n);
  uint32_t c;
  size_t got = cl_utf8_get(p, n, &c);
  bool bad = cl_utf8_bad(p, n > 0 && length > 0 ? (size_t)length : n) == p;
  if (bad != (length <= 0) || got != (length > 0 ? (size_t)length : 1) || (length > 0 && c != wide))
    fail_msg("%02X %02X %02X %02X of %zu: %zu, not %d", (unsigned char)p[0], (unsigned char)p[1],
             (unsigned char)p[2], (unsigned char)p[3], n, got, length);
}

/* Every first byte, with followers at and around every bound, cut off everywhere. */
static void every_sequence(void **state) {
  (void)state;
  static const unsigned char edges[] = { 0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90,
                                         0x9F, 0xA0, 0xBF, 0xC0, 0xFF };
  for (unsigned first = 0; first < 256; first++)
    for (size_t i = 0; i < CL_COUNT(edges); i++)
      for (size_t j = 0; j < CL_COUNT(edges); j++)
        for (size_t k = 0; k < CL_COUNT(edges); k++) {
          char text[4] = { (char)first, (char)edges[i], (char)edges[j], (char)edges[k] };
          for (size_t n = 1; n <= sizeof text; n++)
            same_verdict(text, n);
        }
}

static void plain_is_one_wide_and_stands_alone(void **state) {
  (void)state;
  static const uint32_t behind[] = { 'e', 0xE9, 0x2026, 0x20AC, 0x2192, 0x25CF };
  size_t seen = 0;
  for (uint32_t c = 0; c < 0x110000; c++) {
    if (!cl_latin_plain(c))
      continue;
    seen++;
    assert_int_equal(uc_width(c, "UTF-8"), 1);
    for (size_t i = 0; i < CL_COUNT(behind); i++) {
      char text[12];
      size_t n = encode(c, text), m = encode(behind[i], text + n);
      const uint8_t *next = u8_grapheme_next((const uint8_t *)text, (const uint8_t *)text + n + m);
      assert_ptr_equal((const char *)next, text + n);
    }
  }
  assert_true(seen > 1000);
}

/* A letter from elsewhere sends the whole text to libunistring: what comes before it
 * must come out as it does alone. */
static void folds_as_libunistring_does(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  size_t known = 0;
  for (uint32_t c = 1; c < 0x3000; c++) {
    known += cl_latin_fold(c) != NULL;
    cl_buf alone = CL_BUF_INIT, with = CL_BUF_INIT;
    cl_buf_putc(&alone, 'A');
    cl_utf8_put(&alone, c);
    cl_buf_add(&with, alone.p, alone.len);
    cl_utf8_put(&with, 0x436);
    const char *fast = cl_fold(arena, (cl_str){ alone.p, alone.len });
    const char *slow = cl_fold(arena, (cl_str){ with.p, with.len });
    size_t n = strlen(slow);
    assert_true(n > 2 && strcmp(slow + n - 2, "\xD0\xB6") == 0);
    if (strlen(fast) != n - 2 || memcmp(fast, slow, n - 2) != 0)
      fail_msg("U+%04X: %s, not %.*s", (unsigned)c, fast, (int)n - 2, slow);
    cl_buf_free(&alone);
    cl_buf_free(&with);
  }
  assert_int_equal(known, 0x180 - 0xA0);
  cl_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_character),
    cmocka_unit_test(every_sequence),
    cmocka_unit_test(plain_is_one_wide_and_stands_alone),
    cmocka_unit_test(folds_as_libunistring_does),
  };
  return cmocka_run_group_tests_name("unicode", tests, NULL, NULL);
}
