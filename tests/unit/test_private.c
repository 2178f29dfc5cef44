/* test_private.c - personal data are recognised in free text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../lib/method/method.h"

static void personal_data_are_recognised(void **state) {
  (void)state;
  static const struct {
    const char *text;
    unsigned found;
  } cases[] = {
    { "jan@example.nl", CL_HAS_EMAIL },
    { "Mail naar <jan.de-vries+bieb@post.example.nl>, graag", CL_HAS_EMAIL },
    { "jan@example", 0 },
    { "@bibliotheek op sociale media", 0 },
    { "om 10 @ de zaal.nl", 0 },
    { "a@b.1", 0 },
    { "06-12345678", CL_HAS_PHONE },
    { "0612345678", CL_HAS_PHONE },
    { "bel 06 1234 5678.", CL_HAS_PHONE },
    { "(020) 123 45 67", CL_HAS_PHONE },
    { "+31 6 12345678", CL_HAS_PHONE },
    { "+31 (0)6-12345678", CL_HAS_PHONE },
    { "0031612345678", CL_HAS_PHONE },
    { "+32 470 12 34 56", CL_HAS_PHONE },
    { "2026-09-05", 0 },
    { "07-11-2026", 0 },
    { "07-11-2026 10:00", 0 },
    { "tussen 01-02-2026 10 en 11 uur", 0 },
    { "ISBN 978-90-274-3964-2", 0 },
    { "500 inwoners in 2029", 0 },
    { "rekening 0123456789x", 0 },
    { "kenmerk A0612345678", 0 },
    { "00000000", 0 },
    { "111222333", CL_HAS_BSN },
    { "BSN 1112.22.333", CL_HAS_BSN },
    { "123456782", CL_HAS_BSN },
    { "123456789", 0 },
    { "000000000", 0 },
    { "1112223331", 0 },
    { "jan@example.nl of 0612345678", CL_HAS_EMAIL | CL_HAS_PHONE },
    { "", 0 },
    { "+", 0 },
    { "@", 0 },
    { "(((((((((", 0 },
    { "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0",
      0 },
  };
  for (size_t i = 0; i < CL_COUNT(cases); i++)
    if (cl_private_in(cl_str_of(cases[i].text)) != cases[i].found)
      fail_msg("\"%s\": %u, not %u", cases[i].text, cl_private_in(cl_str_of(cases[i].text)),
               cases[i].found);
  assert_int_equal(cl_private_in(CL_NO_STR), 0);
}

/* Text is bytes: nothing behind its end may be read. */
static void only_its_own_bytes(void **state) {
  (void)state;
  static const char texts[][16] = { "0612345678", "jan@example.nl", "111222333", "+31612345678" };
  for (size_t i = 0; i < CL_COUNT(texts); i++) {
    size_t n = strlen(texts[i]);
    for (size_t cut = 0; cut <= n; cut++) {
      char *copy = malloc(cut + 1); /* so that a checker sees a byte too many */
      assert_non_null(copy);
      memcpy(copy, texts[i], cut);
      unsigned found = cl_private_in((cl_str){ copy, cut });
      if (cut == n)
        assert_int_not_equal(found, 0);
      else if (cut < 8)
        assert_int_equal(found, 0);
      free(copy);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(personal_data_are_recognised),
    cmocka_unit_test(only_its_own_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
