/* test_private.c - personal data are recognised in free text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../lib/method/private.h"
#include "../../lib/method/special.h"

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
    { "jan (AT) example.nl, 12", CL_HAS_EMAIL },
    { "jan [at] example.nl", CL_HAS_EMAIL },
    { "jan(AT)example.nl", CL_HAS_EMAIL },
    { "[at] the door (at) noon", 0 },
    { "0612345678 0687654321", CL_HAS_PHONE },
    { "06-12345678/020-1234567", CL_HAS_PHONE },
    { "ISBN 0-306-40615-2", 0 },
    { "isbn: 0306406152", 0 },
    { "IBAN NL91 ABNA 0417 1643 00", 0 },
    { "NL91ABNA0417164300", 0 },
    { "rekening NL91 ABNA 0417 1643 00 van de stichting", 0 },
    { "RSIN 123456782", 0 },
    { "bestelnummer 0612345678", 0 },
    { "Factuurnummer: 123456782", 0 },
    { "10.30-12.00, zaal 2.14", 0 },
    { "09:30-11:00, 13:00-15:00", 0 },
    { "postcode 1234 AB", 0 },
    { "lokaal 0.12 of 1.034", 0 },
    { "2026-2029, 12 uur per week", 0 },
    { "30 x 40 x 50 cm, 1.250.000 euro", 0 },
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

static void special_categories_are_guessed(void **state) {
  (void)state;
  static const struct {
    const char *text;
    unsigned found;
  } cases[] = {
    { "Is sinds haar burn-out weer aan het opbouwen", CL_SPECIAL_HEALTH },
    { "Zit in een rolstoel", CL_SPECIAL_HEALTH },
    { "Is hartpatiënt", CL_SPECIAL_HEALTH },
    { "ZWANGER van de tweede", CL_SPECIAL_HEALTH },
    { "Gaat elke week naar de moskee", CL_SPECIAL_FAITH },
    { "Streng gereformeerd", CL_SPECIAL_FAITH },
    { "Kwam als vluchteling", CL_SPECIAL_ORIGIN },
    { "van Marokkaanse afkomst", CL_SPECIAL_ORIGIN },
    { "Stemt op een lokale lijst", CL_SPECIAL_POLITICS },
    { "Is homo en wil dat niet rondvertellen", CL_SPECIAL_SEXUALITY },
    { "Vakbondslid", CL_SPECIAL_UNION },
    { "Heeft een strafblad", CL_SPECIAL_CRIME },
    { "Ziek, en lid van de FNV", CL_SPECIAL_HEALTH | CL_SPECIAL_UNION },
    { "diagnosed with dementia", CL_SPECIAL_HEALTH },
    { "goes to church", CL_SPECIAL_FAITH },
    { "came as a refugee", CL_SPECIAL_ORIGIN },
    { "is gay", CL_SPECIAL_SEXUALITY },
    /* What is said of places, trades and things, and words that look alike. */
    { "Het plezier van iets werkend krijgen", 0 },
    { "De ruimte is rolstoeltoegankelijk", 0 },
    { "Kerkstraat, hoek Moskeeplein; de kerk heeft een zaal", 0 },
    { "Werkt in het ziekenhuis, als psycholoog", 0 },
    { "Blind vertrouwen, een dove vlek, homogeen hout", 0 },
    { "Turkse koffie en Surinaams brood", 0 },
    { "Afstemmen op woensdag; bestemt opbrengst", 0 },
    { "Repareert spullen die anders niet meer werken", 0 },
    { "Wil ouderen leren omgaan met de computer", 0 },
    { "be patient; classification; a stroke of luck", 0 },
    { "", 0 },
  };
  for (size_t i = 0; i < CL_COUNT(cases); i++)
    if (cl_special_in(cl_str_of(cases[i].text)) != cases[i].found)
      fail_msg("\"%s\": %u, not %u", cases[i].text, cl_special_in(cl_str_of(cases[i].text)),
               cases[i].found);
  cl_lang_set_user(CL_EN);
  for (unsigned bit = 1; bit <= CL_SPECIAL_CRIME; bit <<= 1)
    assert_non_null(strstr(cl_special_label(bit, CL_EN), bit == CL_SPECIAL_CRIME ? "10" : "9"));
  assert_null(cl_special_label(CL_SPECIAL_CRIME << 1, CL_EN));
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(personal_data_are_recognised),
    cmocka_unit_test(only_its_own_bytes),
    cmocka_unit_test(special_categories_are_guessed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
