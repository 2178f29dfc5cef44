/* Tables, headings, wrapping and bars for a terminal. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../../lib/format/term.h"

static void done(cl_buf *out, const char *expected) {
  assert_string_equal(cl_buf_text(out), expected);
  cl_buf_free(out);
}

static void put(cl_table *table, const char *text) {
  cl_table_cell(table, cl_str_of(text));
}

static void plain_table(void **state) {
  (void)state;
  const char *titles[] = { "Id", "Name", "N" };
  cl_buf out = CL_BUF_INIT;
  cl_table *t = cl_table_new(titles, 3, 0, false);
  cl_table_right(t, 2);
  put(t, "a"), put(t, "Caf\xC3\xA9"), put(t, "7");
  put(t, "longer"), put(t, ""), put(t, "1200");
  put(t, "x"), put(t, "y"), put(t, "");
  cl_table_end(t, &out);
  done(&out, "Id      Name     N\n"
             "a       Caf\xC3\xA9     7\n"
             "longer        1200\n"
             "x       y\n");
}

/* A long table goes out in pieces of whole lines, and is the same. */
static void in_pieces(void **state) {
  (void)state;
  const char *titles[] = { "Id", "Name" };
  char kept[200][8], changed[] = "tijdelijk";
  cl_buf out = CL_BUF_INIT, whole = CL_BUF_INIT;
  for (int pass = 0; pass < 2; pass++) {
    cl_table *t = cl_table_new(titles, 2, 0, false);
    cl_table_expect(t, pass ? 200 : 1);
    for (int i = 0; i < 200; i++) {
      snprintf(kept[i], sizeof kept[i], i % 3 ? "n%d" : "\xC3\xA9\a%d", i);
      cl_table_cell_kept(t, cl_str_of(kept[i]));
      cl_table_cell(t, (cl_str){ changed, (size_t)(i % 10) });
    }
    memset(changed, 'X', sizeof changed - 1); /* copied: what becomes of it is all the same */
    unsigned pieces = 1;
    if (pass == 0)
      cl_table_end(t, &whole);
    for (bool more = pass == 1; more && (more = cl_table_some(t, &out, 50)); pieces++)
      assert_int_equal(out.p[out.len - 1], '\n');
    assert_true(pass == 0 || pieces > 20);
    memcpy(changed, "tijdelijk", sizeof changed);
  }
  assert_string_equal(cl_buf_text(&out), cl_buf_text(&whole));
  assert_non_null(strstr(cl_buf_text(&out), "\nn11           t\n"));
  assert_null(strchr(cl_buf_text(&out), '\a'));
  cl_buf_free(&out);
  cl_buf_free(&whole);
}

static void no_header_and_short_row(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_table *t = cl_table_new(NULL, 2, 0, false);
  put(t, "a"), put(t, "b"), put(t, "c");
  cl_table_end(t, &out);
  done(&out, "a  b\nc\n");
  t = cl_table_new(NULL, 2, 80, true);
  cl_table_end(t, &out);
  assert_int_equal(out.len, 0);
  cl_buf_free(&out);
}

/* Nothing is cut: what is cut looks like something else. */
static void on_more_lines(void **state) {
  (void)state;
  const char *titles[] = { "Id", "Text", "Note" };
  cl_buf out = CL_BUF_INIT;
  cl_table *t = cl_table_new(titles, 3, 30, false);
  cl_table_keep(t, 0);
  put(t, "identifier"), put(t, "a text of many short words"), put(t, "short");
  put(t, "b"), put(t, "nothing"), put(t, "");
  cl_table_end(t, &out);
  done(&out, "Id          Text         Note\n"
             "identifier  a text of    short\n"
             "            many short\n"
             "            words\n"
             "b           nothing\n");
}

/* What may be missed gives way, and is told; what is narrow may stay. */
static void left_out(void **state) {
  (void)state;
  const char *titles[] = { "Id", "Name", "Where", "Tie" };
  cl_buf out = CL_BUF_INIT, told = CL_BUF_INIT;
  cl_table *t = cl_table_new(titles, 4, 50, false);
  cl_table_spare(t, 2), cl_table_spare(t, 3);
  cl_table_tell(t, &told);
  put(t, "repaircafe"), put(t, "Repair Caf\xC3\xA9 of the north side");
  put(t, "community centre De Schakel"), put(t, "yes");
  cl_table_end(t, &out);
  done(&out, "Id          Name                           Tie\n"
             "repaircafe  Repair Caf\xC3\xA9 of the north side  yes\n");
  done(&told, "Where");
}

/* Too narrow for a table: a block of lines each. */
static void blocks(void **state) {
  (void)state;
  const char *titles[] = { "Id", "Name" };
  cl_buf out = CL_BUF_INIT;
  cl_table *t = cl_table_new(titles, 2, 34, false);
  put(t, "een-heel-lang-kenmerk"), put(t, "Levensverhalenverzamelaars en meer");
  put(t, "b"), put(t, "");
  cl_table_end(t, &out);
  done(&out, "  Id    een-heel-lang-kenmerk\n"
             "  Name  Levensverhalenverzamelaars\n"
             "        en meer\n"
             "\n"
             "  Id    b\n");
}

/* Names that differ in one place, anywhere: never the same on the screen. */
static void told_apart(void **state) {
  (void)state;
  for (unsigned width = 24; width < 80; width += 3)
    for (size_t at = 0; at < 6; at++) {
      const char *titles[] = { "Id", "Name", "Note" };
      cl_buf one = CL_BUF_INIT, two = CL_BUF_INIT;
      cl_buf *outs[] = { &one, &two };
      for (int side = 0; side < 2; side++) {
        cl_buf name = CL_BUF_INIT;
        for (size_t word = 0; word < 6; word++)
          cl_buf_printf(&name, "%sBuren%c", word ? " " : "", word == at && side ? 'x' : 'y');
        cl_table *t = cl_table_new(titles, 3, width, false);
        put(t, "id"), put(t, cl_buf_text(&name)), put(t, "een opmerking van enige lengte");
        cl_table_end(t, outs[side]);
        cl_buf_free(&name);
      }
      assert_string_not_equal(cl_buf_text(&one), cl_buf_text(&two));
      cl_buf_free(&one);
      cl_buf_free(&two);
    }
}

static void widths(void **state) {
  (void)state;
  /* At every width, no line is wider than asked, as long as that is possible;
   * wide characters are never halved. */
  for (unsigned width = 26; width < 70; width++) {
    cl_buf out = CL_BUF_INIT;
    cl_table *t = cl_table_new(NULL, 4, width, false);
    for (int i = 0; i < 12; i++)
      put(t,
          i % 2
              ? "\xE4\xB8\xAD\xE6\x96\x87 \xE4\xB8\xAD\xE6\x96\x87 e\xCC\x81\xE4\xB8\xAD\xE6\x96\x87"
              : "een heel lange tekst in een smalle kolom");
    cl_table_end(t, &out);
    for (char *line = out.p, *end; *line; line = end + 1) {
      end = strchr(line, '\n');
      cl_str text = { line, (size_t)(end - line) };
      assert_true(cl_width(text) <= width);
      assert_null(cl_utf8_bad(text.p, text.n));
      assert_true(!text.n || text.p[text.n - 1] != ' ');
    }
    cl_buf_free(&out);
  }
}

static void too_narrow(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_table *t = cl_table_new(NULL, 2, 1, false); /* nothing fits: all is shown */
  put(t, "abcdef"), put(t, "ghijkl");
  cl_table_end(t, &out);
  done(&out, "  abcdef\n  ghijkl\n");
}

static void harmless(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_table *t = cl_table_new(NULL, 1, 0, true);
  put(t, "\x1b[31mrood\nregel\t2\xE2\x80\xAE");
  cl_table_end(t, &out);
  assert_null(strchr(out.p, '\x1b'));
  assert_non_null(strstr(out.p, "rood regel 2"));
  assert_null(strstr(out.p, "\xE2\x80\xAE"));
  cl_buf_free(&out);
  cl_heading(&out, false, "a\x1b]0;b\x07\nc", '-');
  assert_null(strchr(out.p, '\x1b'));
  assert_null(strchr(out.p, '\x07'));
  cl_buf_free(&out);
  cl_term_color(&out, true, CL_C_RED, "x\x1b[2Jy");
  assert_null(strstr(out.p, "\x1b[2J"));
  cl_buf_free(&out);
}

static void colors(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_term_color(&out, true, CL_C_GREEN, "ok");
  cl_term_color(&out, false, CL_C_GREEN, "ok");
  cl_term_color(&out, true, CL_C_NONE, "ok");
  cl_term_color(&out, true, CL_C_RED, "");
  done(&out, "\033[32mok\033[0mokok");
  const char *titles[] = { "A", "B" };
  cl_table *t = cl_table_new(titles, 2, 0, true);
  cl_table_cell_color(t, cl_str_of("red"), CL_C_RED);
  put(t, "x");
  cl_table_end(t, &out);
  /* blanks stand outside the colour */
  done(&out, "\033[1mA\033[0m    \033[1mB\033[0m\n\033[31mred\033[0m  x\n");
}

static void headings(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_heading(&out, false, "Caf\xC3\xA9", '=');
  cl_heading(&out, false, "Twee", '-');
  done(&out, "Caf\xC3\xA9\n====\n\nTwee\n----\n");
}

static void labelled(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_labelled(&out, 5, "Naam", cl_str_of("een twee drie vier vijf zes zeven"), 29);
  cl_labelled(&out, 5, "Leeg", CL_NO_STR, 29);
  cl_labelled(&out, 5, "Te lange naam", cl_str_of("tekst"), 29);
  cl_labelled(&out, 5, "Meer", cl_str_of("regel een\nregel twee\n\n"), 80);
  done(&out, "  Naam   een twee drie vier\n"
             "         vijf zes zeven\n"
             "  Leeg\n"
             "  Te lange naam\n"
             "         tekst\n"
             "  Meer   regel een\n"
             "         regel twee\n");
}

static void wrapping(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_wrap(&out, cl_str_of("aa bb cc dd ee ff gg hh ii jj"), 2, 24);
  done(&out, "  aa bb cc dd ee ff gg\n  hh ii jj\n");
  cl_wrap(&out, cl_str_of("zie https://example.nl/een/heel/lang/adres/dat/blijft nu"), 0, 20);
  done(&out, "zie\nhttps://example.nl/een/heel/lang/adres/dat/blijft\nnu\n");
  cl_wrap(&out, cl_str_of("een\n\ntwee"), 1, 80);
  done(&out, " een\n\n twee\n");
  cl_wrap(&out, cl_str_of(" \n "), 1, 80);
  assert_int_equal(out.len, 0);
  cl_buf_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(in_pieces),
    cmocka_unit_test(plain_table),
    cmocka_unit_test(no_header_and_short_row),
    cmocka_unit_test(on_more_lines),
    cmocka_unit_test(left_out),
    cmocka_unit_test(blocks),
    cmocka_unit_test(told_apart),
    cmocka_unit_test(widths),
    cmocka_unit_test(too_narrow),
    cmocka_unit_test(harmless),
    cmocka_unit_test(colors),
    cmocka_unit_test(headings),
    cmocka_unit_test(labelled),
    cmocka_unit_test(wrapping),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
