/* test_colour.c - contrasts, and palettes of fifty house colours that nobody chose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../lib/format/colour.h"

static cl_colour colour(const char *hex) {
  cl_colour c;
  assert_true(cl_colour_read(cl_str_of(hex), &c));
  return c;
}

static double contrast(const char *a, const char *b) {
  return cl_colour_contrast(colour(a), colour(b));
}

static void reading(void **state) {
  static const char *const bad[] = {
    "", "0b5563", "#0b556", "#0b55631", "#0b556g", "#fff", "blue"
  };
  char hex[CL_HEX_SIZE];
  (void)state;
  assert_string_equal(cl_colour_hex(hex, colour("#0B5563")), "#0b5563");
  assert_string_equal(cl_colour_hex(hex, colour("#ffffff")), "#ffffff");
  for (size_t i = 0; i < CL_COUNT(bad); i++) {
    cl_colour c;
    assert_false(cl_colour_read(cl_str_of(bad[i]), &c));
  }
}

/* WCAG's own figures. */
static void contrasts(void **state) {
  (void)state;
  assert_true(contrast("#000000", "#ffffff") > 20.99 && contrast("#000000", "#ffffff") < 21.01);
  assert_true(contrast("#777777", "#ffffff") > 4.47 && contrast("#777777", "#ffffff") < 4.49);
  assert_true(contrast("#0b5563", "#ffffff") > 8.3 && contrast("#0b5563", "#ffffff") < 8.5);
}

static void shades_read(const cl_shades *s, const char *page, const char *pane, const char *ink,
                        const char *muted) {
  assert_true(contrast(s->on_brand, s->brand) >= CL_READABLE);
  assert_true(contrast(s->ink, page) >= CL_READABLE);
  assert_true(contrast(s->ink, pane) >= CL_READABLE);
  assert_true(contrast(s->ink, s->tint) >= CL_READABLE);
  assert_true(contrast(ink, s->tint) >= CL_READABLE);
  assert_true(contrast(muted, s->tint) >= CL_READABLE);
  for (int i = 0; i < CL_HEATS; i++)
    assert_true(contrast(s->heat[i], s->on_heat[i]) >= CL_READABLE);
}

static uint32_t next_random(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

static void fifty(void **state) {
  uint32_t seed = 2026;
  int made = 0, refused = 0;
  (void)state;
  while (made < 50) {
    cl_palette palette;
    cl_colour c = { (next_random(&seed) & 255) / 255.0, (next_random(&seed) & 255) / 255.0,
                    (next_random(&seed) & 255) / 255.0 };
    if (!cl_palette_of(&palette, c)) {
      assert_true(palette.white < CL_READABLE && palette.ink < CL_READABLE);
      refused++;
      assert_true(refused < 50);
      continue;
    }
    shades_read(&palette.light, "#ffffff", "#f5f7f7", CL_INK, "#48535c");
    shades_read(&palette.dark, "#11181d", "#182127", CL_INK_DARK, "#a9b4bc");
    made++;
  }
}

static void ends(void **state) {
  static const char *const all[] = {
    "#000000", "#ffffff", "#cc0000", "#ffff00", "#0000ff", CL_BRAND
  };
  cl_palette palette;
  (void)state;
  for (size_t i = 0; i < CL_COUNT(all); i++) {
    assert_true(cl_palette_of(&palette, colour(all[i])));
    shades_read(&palette.light, "#ffffff", "#f5f7f7", CL_INK, "#48535c");
    shades_read(&palette.dark, "#11181d", "#182127", CL_INK_DARK, "#a9b4bc");
  }
  assert_true(cl_palette_of(&palette, colour(CL_BRAND)));
  assert_string_equal(palette.light.ink, CL_BRAND);
  assert_string_equal(palette.light.on_brand, "#ffffff");
  assert_false(cl_palette_of(&palette, colour("#808080"))); /* 3.9 and 4.1 */
}

static void heats(void **state) {
  (void)state;
  assert_int_equal(cl_heat_step(0, 0), 0);
  assert_int_equal(cl_heat_step(0, 5), 0);
  assert_int_equal(cl_heat_step(1, 4), 1);
  assert_int_equal(cl_heat_step(4, 4), 4);
  assert_int_equal(cl_heat_step(1, 1), 2);
  for (size_t most = 2; most < 50; most++)
    for (size_t n = 1; n < most; n++) {
      assert_in_range(cl_heat_step(n, most), 1, 4);
      assert_true(cl_heat_step(n, most) <= cl_heat_step(n + 1, most));
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(reading), cmocka_unit_test(contrasts), cmocka_unit_test(fifty),
    cmocka_unit_test(ends),    cmocka_unit_test(heats),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
