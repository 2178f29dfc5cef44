/* test_svg.c - drawings: what they say, that they hold what they are given, and that
 * every label of the map lies on the sheet and none over another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/format/svg.h"

static size_t count(const char *text, const char *part) {
  size_t n = 0;
  for (; (text = strstr(text, part)); text += strlen(part))
    n++;
  return n;
}

/* The number behind NAME=" at P. */
static double attribute(const char *p, const char *name) {
  const char *at = strstr(p, name);
  assert_non_null(at);
  return strtod(at + strlen(name), NULL);
}

static void bullets(void **state) {
  cl_buf out = CL_BUF_INIT;
  const cl_bullet half = { 0.5, 0.75, CL_TONE_RED, "b1", false };
  const cl_bullet again = { 0.5, 0.75, CL_TONE_RED, "b1", true };
  const cl_bullet over = { 3, 2, CL_TONE_GREEN, NULL, false };
  const cl_bullet never = { -1, 0.5, CL_TONE_RED, NULL, false };
  (void)state;
  cl_svg_bullet(&out, &half, "half \"way\"");
  assert_non_null(strstr(cl_buf_text(&out), "aria-label=\"half &quot;way&quot;\""));
  assert_non_null(strstr(cl_buf_text(&out), "class=\"fr\" d=\"M0 3.5h52v7H0\""));
  assert_true(attribute(strstr(cl_buf_text(&out), "\"#t\""), "x=\"") == 76.5);
  assert_non_null(strstr(cl_buf_text(&out), "<g id=\"b1\">"));
  cl_buf_cut(&out, 0);
  cl_svg_bullet(&out, &again, "half"); /* drawn once, named after that */
  assert_non_null(strstr(cl_buf_text(&out), "aria-label=\"half\"><use href=\"#b1\"/></svg>"));
  assert_null(strstr(cl_buf_text(&out), "<path"));
  cl_buf_cut(&out, 0);
  cl_svg_bullet(&out, &over, ""); /* ends at the end */
  assert_non_null(strstr(cl_buf_text(&out), "class=\"fg\" d=\"M0 3.5h104v7H0\""));
  assert_true(attribute(strstr(cl_buf_text(&out), "\"#t\""), "x=\"") == 102);
  assert_null(strstr(cl_buf_text(&out), "<g"));
  assert_non_null(strstr(cl_buf_text(&out), "aria-hidden"));
  cl_buf_cut(&out, 0);
  cl_svg_bullet(&out, &never, "never");
  assert_null(strstr(cl_buf_text(&out), "class=\"f"));
  cl_buf_free(&out);
}

static void courses(void **state) {
  cl_buf out = CL_BUF_INIT;
  const cl_course_point up[] = { { 0, 0 }, { 10, 5 }, { 20, 10 } };
  (void)state;
  cl_course course = { up, 1, 0, 10, CL_TONE_GREEN, "k1", false };
  cl_svg_course(&out, &course);
  assert_int_equal(out.len, 0);
  course.count = 3;
  course.high = 5;
  cl_svg_course(&out, &course);
  assert_non_null(strstr(cl_buf_text(&out), "points=\"2,11.5 20,7 37,2.5\""));
  course.again = true;
  cl_buf_cut(&out, 0);
  cl_svg_course(&out, &course);
  assert_non_null(strstr(cl_buf_text(&out), "<use href=\"#k1\"/></svg>"));
  cl_buf_free(&out);
}

static void dots(void **state) {
  cl_buf out = CL_BUF_INIT;
  (void)state;
  const cl_steps steps = { 7, 3, NULL, false };
  cl_svg_steps(&out, &steps, "stage 3 of 7");
  assert_non_null(strstr(cl_buf_text(&out), "class=\"dp\" d=\"M5 5H16.1\""));  /* passed: two */
  assert_non_null(strstr(cl_buf_text(&out), "class=\"dr\" d=\"M27 5H27.1\"")); /* now */
  assert_non_null(strstr(cl_buf_text(&out), "class=\"do\" d=\"M38 5H71.1\"")); /* ahead: four */
  cl_buf_cut(&out, 0);
  cl_svg_dots(&out, 24, 24);
  assert_non_null(strstr(cl_buf_text(&out), "class=\"dr\" d=\"M5 5H258.1\""));
  cl_buf_cut(&out, 0);
  cl_svg_dots(&out, 30, 60);
  assert_null(strstr(cl_buf_text(&out), "<path"));
  assert_non_null(strstr(cl_buf_text(&out), "width=\"60\""));
  cl_buf_free(&out);
}

static void stacks(void **state) {
  cl_buf out = CL_BUF_INIT;
  const size_t now[CL_TONES] = { 12, 0, 1, 99 }, then[CL_TONES] = { 1, 1, 1, 1 };
  (void)state;
  cl_svg_stack(&out, now, then, "words");
  assert_int_equal(count(cl_buf_text(&out), "class=\"seg"), 7);
  assert_null(strstr(cl_buf_text(&out), ">0</text>"));
  cl_buf_free(&out);
}

static void tiles_stay(void **state) {
  static const char *const seeds[] = { "repareren", "taalcafe", "a", "", "gamers", "puzzel" };
  cl_buf a = CL_BUF_INIT, b = CL_BUF_INIT;
  (void)state;
  cl_svg_tiles(&a, cl_str_of("repareren"), 4, 3);
  cl_svg_tiles(&b, cl_str_of("repareren"), 4, 3);
  assert_string_equal(cl_buf_text(&a), cl_buf_text(&b));
  cl_buf_cut(&b, 0);
  cl_svg_tiles(&b, cl_str_of("taalcafe"), 4, 3);
  assert_string_not_equal(cl_buf_text(&a), cl_buf_text(&b));
  for (size_t i = 0; i < CL_COUNT(seeds); i++)
    for (unsigned rows = 0; rows <= CL_TILE_ROWS + 1; rows++) {
      cl_buf_cut(&a, 0);
      cl_svg_tiles(&a, cl_str_of(seeds[i]), 2 + rows % 3, rows);
      assert_int_equal(count(cl_buf_text(&a), "class=\"ac\""), 1);
      assert_int_equal(count(cl_buf_text(&a), "class=\"w4\""), 1);
    }
  cl_svg_tiles(&a, cl_str_of("x"), 4, 5); /* all of them whole */
  assert_non_null(strstr(cl_buf_text(&a), "viewBox=\"0 0 256 320\""));
  cl_svg_tiles(&a, cl_str_of("x"), 2, 5);
  assert_non_null(strstr(cl_buf_text(&a), "viewBox=\"128 0 128 320\""));
  cl_buf_free(&a);
  cl_buf_free(&b);
}

static void pictures(void **state) {
  cl_buf out = CL_BUF_INIT;
  (void)state;
  cl_page_image(&out, "logo", cl_str_of("Ma"), false, "x");
  assert_non_null(strstr(cl_buf_text(&out), "data:image/png;base64,TWE=\""));
  cl_buf_cut(&out, 0);
  cl_page_image(&out, "logo", cl_str_of("Man"), true, "x");
  assert_non_null(strstr(cl_buf_text(&out), "data:image/svg+xml;base64,TWFu\""));
  cl_buf_cut(&out, 0);
  cl_page_image(&out, "logo", cl_str_of("M"), true, "x");
  assert_non_null(strstr(cl_buf_text(&out), "base64,TQ==\""));
  cl_buf_free(&out);
}

/* ---- The map -------------------------------------------------------------------- */

enum { MOST = 100 };

/* Texts of one side may not come nearer to each other than a line. */
static void labels_are_apart(const char *svg, double width, double height) {
  double last[2] = { -100, -100 }; /* left and right run down on their own */
  for (const char *p = svg; (p = strstr(p, "<text class=\"")); p++) {
    const char *class_name = p + 13;
    bool name = strncmp(class_name, "nm", 2) == 0, note = strncmp(class_name, "ac", 2) == 0;
    double x = attribute(p, " x=\""), y = attribute(p, " y=\"");
    assert_true(x >= 0 && x <= width && y >= 0 && y <= height);
    const char *text = strchr(p, '>') + 1;
    cl_str words = { text, (size_t)(strchr(text, '<') - text) };
    const char *ends = strstr(p, " e\"");
    bool left = ends && ends < text;
    double room = cl_text_room(words, name ? 12.8 : 11.2);
    if (!name && !note)
      continue;
    assert_true(left ? x - room >= 0 : x + room <= width);
    if (y < last[left] && y > last[left] - 10)
      fail_msg("labels at %g and %g", last[left], y);
    last[left] = y;
  }
}

static void draw_map(size_t n, size_t hubs, const char *name, cl_buf *out) {
  static cl_map_node nodes[MOST];
  static const char *const where[] = {
    "buurthuis De Schakel", "bibliotheek", "Facebook", "WhatsAppgroep",
    "Marktplein",           "leeszaal",    "kade",     "plein"
  };
  for (size_t i = 0; i < n; i++)
    nodes[i] = (cl_map_node){
      name,       "iets samen doen", hubs ? where[i % hubs] : "", (enum cl_map_bond)(i % CL_BONDS),
      i % 3 == 0, i % 7 == 0
    };
  const cl_map_drawing map = { "Duurzaam dichtbij",
                               nodes,
                               n,
                               { "Titel",
                                 "Onder",
                                 "Kaart",
                                 "onbekend",
                                 { "ja", "mogelijk", "nee", "?", "weg" },
                                 "gekozen",
                                 "organisatie",
                                 "mensen" } };
  cl_palette palette;
  cl_colour colour;
  assert_true(cl_colour_read(cl_str_of(CL_BRAND), &colour));
  assert_true(cl_palette_of(&palette, colour));
  cl_svg_map_file(out, &map, "nl", &palette.light);
}

static void maps(void **state) {
  static const size_t sizes[] = { 1, 3, 8, 9, 19, 40, 44, 60, 90 };
  static const char *const names[] = { "Repair Café Noord",
                                       "Stichting Vrienden van het Historisch Havenkwartier en "
                                       "Omstreken sinds 1904" };
  (void)state;
  for (size_t i = 0; i < CL_COUNT(sizes); i++)
    for (size_t k = 0; k < CL_COUNT(names); k++)
      for (size_t hubs = 0; hubs <= 8; hubs += 4) {
        cl_buf out = CL_BUF_INIT;
        draw_map(sizes[i], hubs, names[k], &out);
        const char *box = strstr(cl_buf_text(&out), "viewBox=\"0 0 1120 ");
        assert_non_null(box);
        double height = strtod(box + strlen("viewBox=\"0 0 1120 "), NULL);
        labels_are_apart(strstr(cl_buf_text(&out), "<g class=\"map\""), 1120, height);
        if (k == 0) /* every name is there, whole */
          assert_int_equal(count(cl_buf_text(&out), ">Repair Café Noord<"), sizes[i]);
        if (k == 0 && sizes[i] <= 44) /* and the sheet is A4 */
          assert_true(height <= 900);
        cl_buf_free(&out);
      }
}

static void map_of_eight(void **state) {
  cl_buf eight = CL_BUF_INIT, nine = CL_BUF_INIT;
  (void)state;
  draw_map(8, 2, "Groep", &eight);
  draw_map(9, 2, "Groep", &nine);
  assert_null(strstr(cl_buf_text(&eight), "class=\"hub\""));
  assert_int_equal(count(cl_buf_text(&nine), "class=\"hub\""), 2);
  assert_null(strstr(cl_buf_text(&nine), "var("));
  cl_buf_free(&eight);
  cl_buf_free(&nine);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(bullets), cmocka_unit_test(courses),      cmocka_unit_test(dots),
    cmocka_unit_test(stacks),  cmocka_unit_test(tiles_stay),   cmocka_unit_test(pictures),
    cmocka_unit_test(maps),    cmocka_unit_test(map_of_eight),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
