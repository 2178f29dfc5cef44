/* Tests of lib/base/text.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <limits.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/base/hash.h"
#include "../../lib/base/text.h"

static cl_str str(const char *text) {
  return cl_str_of(text);
}

static void slices(void **state) {
  (void)state;
  assert_null(cl_str_of(NULL).p);
  assert_int_equal(cl_str_of("abc").n, 3);
  assert_true(cl_str_is(str("abc"), "abc"));
  assert_false(cl_str_is(str("abc"), "abcd"));
  assert_false(cl_str_is(str("abcd"), "abc"));
  assert_false(cl_str_is(CL_NO_STR, ""));
  assert_false(cl_str_is(CL_NO_STR, NULL));
  assert_true(cl_str_is(str(""), ""));
  assert_true(cl_str_eq(CL_NO_STR, CL_NO_STR));
  assert_false(cl_str_eq(CL_NO_STR, str("")));
  assert_true(cl_str_eq((cl_str){ "a\0b", 3 }, (cl_str){ "a\0b", 3 }));
  assert_false(cl_str_eq((cl_str){ "a\0b", 3 }, (cl_str){ "a\0c", 3 }));
  assert_true(cl_str_cmp(str("a"), str("b")) < 0);
  assert_true(cl_str_cmp(str("ab"), str("a")) > 0);
  assert_true(cl_str_cmp(str("z"), str("\xC3\xA9")) < 0); /* bytes are unsigned */
  assert_true(cl_str_cmp(CL_NO_STR, str("")) < 0);
  assert_int_equal(cl_str_cmp(CL_NO_STR, CL_NO_STR), 0);
  assert_true(cl_str_is(cl_str_trim(str(" \t\r\n a b \n")), "a b"));
  assert_true(cl_str_is(cl_str_trim(str(" \t\r\n")), ""));
  assert_null(cl_str_trim(CL_NO_STR).p);
  assert_true(cl_str_is(cl_str_chomp(str("\na\n b\n\n")), "\na\n b"));
  assert_true(cl_str_is(cl_str_chomp(str("a \r\n")), "a \r"));
  assert_null(cl_str_chomp(CL_NO_STR).p);
  assert_true(cl_str_begins(str("abc"), "ab") && cl_str_begins(str("ab"), "ab"));
  assert_true(cl_str_begins(str(""), ""));
  assert_false(cl_str_begins(str("a"), "ab") || cl_str_begins(CL_NO_STR, "a"));
}

/* HELD: what is wanted, with ~ for a blank that holds. */
static void hold_is(const char *text, const char *held) {
  cl_buf out = CL_BUF_INIT, got = CL_BUF_INIT;
  cl_hold(&out, str(text));
  for (const char *p = cl_buf_text(&out); *p; p++)
    if (strncmp(p, "\xC2\xA0", 2) == 0)
      cl_buf_putc(&got, '~'), p++;
    else
      cl_buf_putc(&got, *p);
  assert_string_equal(cl_buf_text(&got), held);
  cl_buf_free(&out);
  cl_buf_free(&got);
}

static void holding(void **state) {
  (void)state;
  hold_is("", "");
  hold_is(" ", " ");
  hold_is("4 meer dan op 18 oktober; 10 liggen ver achter",
          "4~meer dan op 18~oktober; 10~liggen ver achter");
  hold_is("17 van de 38 doelen op koers", "17~van~de~38~doelen op koers");
  hold_is(" 10 van 20 jongeren", " 10~van~20~jongeren");
  hold_is("10 of the 20 goals", "10~of~the~20~goals");
  hold_is("kost € 4.400 per jaar en (6,5 uur)", "kost €~4.400~per jaar en (6,5~uur)");
  hold_is("op 22 november 2026 om 19.30 uur", "op 22~november~2026 om 19.30~uur");
  hold_is("van 10.00 tot 12.30 uur", "van 10.00~tot~12.30~uur");
  hold_is("60% leerde", "60%~leerde");
  /* not: what a sentence ends in, a year, an age, a list, what only looks like a figure */
  hold_is("in 2027 opnieuw; dat waren er 18. Nu niet", "in 2027 opnieuw; dat waren er 18. Nu niet");
  hold_is("Digicoaches 65+ van de wijk", "Digicoaches 65+ van de wijk");
  hold_is("2026-11-22 is zondag, bij 3 – of 4", "2026-11-22 is zondag, bij 3 – of 4");
  hold_is("  van  de  ", "  van  de  ");
  hold_is("één 2 élan", "één 2~élan");
}

static void duplicates(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  assert_null(cl_str_dup(arena, CL_NO_STR));
  assert_string_equal(cl_str_dup(arena, (cl_str){ "abcdef", 3 }), "abc");
  assert_string_equal(cl_str_dup(arena, str("")), "");
  cl_arena_free(arena);
}

static void utf8_valid(void **state) {
  (void)state;
  static const char *const good[] = { "",
                                      "a",
                                      "twelve bytes",
                                      "Caf\xC3\xA9 Noord \xE2\x82\xAC",
                                      "\xF0\x9F\x98\x80 en verder gewoon",
                                      "\xEF\xBF\xBD",
                                      "\xF4\x8F\xBF\xBF" };
  for (size_t i = 0; i < CL_COUNT(good); i++)
    assert_null(cl_utf8_bad(good[i], strlen(good[i])));
  assert_null(cl_utf8_bad("a\0b", 3));
  assert_null(cl_utf8_bad(NULL, 0));
}

static void utf8_invalid(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t at;
  } bad[] = {
    { "\x80", 0 },                    /* a continuation alone */
    { "abcdefgh\xC3", 8 },            /* cut off, just behind a word */
    { "abcdefghi\xE2\x82", 9 },       /* cut off in the middle */
    { "a\xC0\x80", 1 },               /* NUL in two bytes */
    { "\xE0\x80\xAF", 0 },            /* overlong slash */
    { "ok \xED\xA0\x80", 3 },         /* a surrogate */
    { "\xF4\x90\x80\x80", 0 },        /* beyond U+10FFFF */
    { "\xC3\xA9\xC3\xA9\xFF", 4 },    /* never a byte of UTF-8 */
    { "abcdefg\xE9 Windows-1252", 7 } /* another encoding */
  };
  for (size_t i = 0; i < CL_COUNT(bad); i++)
    assert_ptr_equal(cl_utf8_bad(bad[i].text, strlen(bad[i].text)), bad[i].text + bad[i].at);
}

/* Every place in a long run of ASCII, so that the word loop has no blind spot. */
static void utf8_every_offset(void **state) {
  (void)state;
  char text[67];
  for (size_t at = 0; at < sizeof text; at++) {
    memset(text, 'x', sizeof text);
    text[at] = '\xFE';
    assert_ptr_equal(cl_utf8_bad(text, sizeof text), text + at);
    assert_int_equal(cl_utf8_count((cl_str){ text, sizeof text }), sizeof text);
  }
}

static void utf8_chars(void **state) {
  (void)state;
  static const uint32_t chars[] = { 0x41, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0x10000, 0x10FFFF };
  for (size_t i = 0; i < CL_COUNT(chars); i++) {
    cl_buf buf = CL_BUF_INIT;
    cl_utf8_put(&buf, chars[i]);
    uint32_t back = 0;
    assert_int_equal(cl_utf8_get(buf.p, buf.len, &back), buf.len);
    assert_int_equal(back, chars[i]);
    cl_buf_free(&buf);
  }
  uint32_t c = 0;
  assert_int_equal(cl_utf8_get("\xE2\x82", 2, &c), 1);
  assert_int_equal(c, 0xFFFD);
  cl_buf buf = CL_BUF_INIT;
  cl_utf8_put(&buf, 0xD800);
  cl_utf8_put(&buf, 0x110000);
  assert_string_equal(cl_buf_text(&buf), "\xEF\xBF\xBD\xEF\xBF\xBD");
  cl_buf_free(&buf);
  assert_int_equal(cl_utf8_count(str("Caf\xC3\xA9")), 4);
  assert_int_equal(cl_utf8_count(str("een lange regel met \xE2\x82\xAC 5 erin")), 28);
  assert_int_equal(cl_utf8_count(CL_NO_STR), 0);
}

static void widths(void **state) {
  (void)state;
  assert_int_equal(cl_width(str("gewoon")), 6);
  assert_int_equal(cl_width(str("Cafe\xCC\x81")), 4);             /* e + combining acute */
  assert_int_equal(cl_width(str("\xE6\xBC\xA2\xE5\xAD\x97")), 4); /* two wide characters */
  assert_int_equal(cl_width(str("\x1B[1m")), 3);                  /* a control takes no room */
  assert_int_equal(cl_width(str("\xFF")), 1);                     /* shown as U+FFFD */
  assert_int_equal(cl_width(CL_NO_STR), 0);
}

static void assert_cut(const char *text, size_t columns, const char *want) {
  cl_str got = cl_width_cut(str(text), columns);
  if (!cl_str_is(got, want))
    fail_msg("%s cut at %zu: %.*s, not %s", text, columns, (int)got.n, got.p, want);
}

static void width_cuts(void **state) {
  (void)state;
  assert_cut("gewoon", 3, "gew");
  assert_cut("gewoon", 6, "gewoon");
  assert_cut("gewoon", 99, "gewoon");
  assert_cut("gewoon", 0, "");
  assert_cut("Cafe\xCC\x81s", 3, "Caf");
  assert_cut("Cafe\xCC\x81s", 4, "Cafe\xCC\x81");
  assert_cut("\xE6\xBC\xA2\xE5\xAD\x97", 3, "\xE6\xBC\xA2");
  assert_cut("\xE6\xBC\xA2\xE5\xAD\x97", 1, "");
  assert_cut("e\xCC\x81\xCC\x82\xCC\x83x", 1, "e\xCC\x81\xCC\x82\xCC\x83");
  assert_cut("", 5, "");
}

static void controls(void **state) {
  (void)state;
  static const uint32_t bad[] = { 0,      0x0A,   0x1B,    0x7F,    0x80,     0x85,
                                  0x9F,   0x61C,  0x200E,  0x200F,  0x2028,   0x2029,
                                  0x202A, 0x202E, 0x2066,  0x2069,  0x200B,   0x2060,
                                  0x206A, 0xFFF9, 0xE0041, 0xFEFF,  0xFDD0,   0xFDEF,
                                  0xFFFE, 0xFFFF, 0xD800,  0x1FFFE, 0x10FFFF, 0x110000 };
  static const uint32_t good[] = { 0x20,   0x7E,   0xA0,   0xE9,   0x61B,  0x200D,  0x2010,  0x202F,
                                   0x200C, 0x2070, 0xFDCF, 0xFDF0, 0xFFFD, 0x1F600, 0x10FFFD };
  for (size_t i = 0; i < CL_COUNT(bad); i++)
    assert_true(cl_is_control(bad[i]));
  for (size_t i = 0; i < CL_COUNT(good); i++)
    assert_false(cl_is_control(good[i]));
}

static void assert_visible(cl_str in, bool one_line, const char *want) {
  cl_buf buf = CL_BUF_INIT;
  cl_visible(&buf, in, one_line);
  assert_string_equal(cl_buf_text(&buf), want);
  cl_buf_free(&buf);
}

static void visible(void **state) {
  (void)state;
  assert_visible(str("gewoon \xC3\xA9\xC3\xA9n"), true, "gewoon \xC3\xA9\xC3\xA9n");
  assert_visible(str("a\tb\nc\r\nd\re"), true, "a b c d e");
  assert_visible(str("a\tb\nc\r\nd\re"), false, "a\tb\nc\nd<U+000D>e");
  assert_visible(str("\x1B[31mrood"), true, "<ESC>[31mrood");
  assert_visible(str("\xC2\x9B"
                     "31m"),
                 true, "<U+009B>31m");
  assert_visible(str("a\xE2\x80\xAE"
                     "b"),
                 true, "a<U+202E>b");
  assert_visible(str("a\xE2\x80\xA8"
                     "b"),
                 true, "a<U+2028>b");
  assert_visible(str("\xEF\xBB\xBF"
                     "x\x7F"),
                 true, "<U+FEFF>x<U+007F>");
  assert_visible((cl_str){ "a\0b", 3 }, true, "a<U+0000>b");
  assert_visible(str("\xF0\x9F\xBF\xBE"), false, "<U+1FFFE>");
  assert_visible(str("caf\xE9!"), true, "caf\xEF\xBF\xBD!");
  assert_visible(CL_NO_STR, true, "");
}

static void folding(void **state) {
  (void)state;
  static const char *const pairs[][2] = {
    { "", "" },
    { "GEWOON", "gewoon" },
    { "Caf\xC3\xA9", "cafe" },
    { "Cafe\xCC\x81", "cafe" },
    { "\xC3\x8B\xC3\x8F\xC3\x96", "eio" },
    { "Stra\xC3\x9F"
      "e",
      "strasse" },
    { "\xC3\x86R\xC3\x98", "aero" },
    { "\xC4\xB2sland", "ijsland" },
    { "\xC5\x81\xC3\xB3"
      "d\xC5\xBA",
      "lodz" },
    { "\xC4\xB0stanbul", "istanbul" },
    { "zo\xE2\x80\x99n", "zo'n" },
    { "af\xC2\xADgebroken", "afgebroken" },
    { "\xEF\xAC\x81lm", "film" },
    { "caf\xE9", "caf\xEF\xBF\xBD" },
    { "\xD0\x9C\xD0\x98\xD0\xA0", "\xD0\xBC\xD0\xB8\xD1\x80" },
  };
  cl_arena *arena = cl_arena_new();
  for (size_t i = 0; i < CL_COUNT(pairs); i++)
    assert_string_equal(cl_fold(arena, str(pairs[i][0])), pairs[i][1]);
  assert_string_equal(cl_fold(arena, CL_NO_STR), "");
  cl_arena_free(arena);
}

static void slugs(void **state) {
  (void)state;
  static const char *const pairs[][2] = {
    { "Repair Caf\xC3\xA9 Noord", "repair-cafe-noord" },
    { "  Foto's & video!  ", "fotos-video" },
    { "zo\xE2\x80\x99n -- ding", "zon-ding" },
    { "", "x" },
    { "!?...", "x" },
    { "\xD0\x9C\xD0\xB8\xD1\x80", "x" },
    { "2026-11-07", "2026-11-07" },
    { "een-twee", "een-twee" },
    { "a\x1B[31m\xFF"
      "b",
      "a-31m-b" },
    /* cut at a word in the second half */
    { "een heel lange naam voor deze gemeenschap", "een-heel-lange-naam-voor-deze" },
    /* a word that ends right at the limit stays */
    { "1234567890 1234567890 1234567890 1234567 rest", "1234567890-1234567890-1234567890-1234567" },
    /* no word ends in the second half */
    { "kort 123456789012345678901234567890123456789012345",
      "kort-12345678901234567890123456789012345" },
    { "123456789012345678901234567890123456789012345", "1234567890123456789012345678901234567890" },
  };
  cl_arena *arena = cl_arena_new();
  for (size_t i = 0; i < CL_COUNT(pairs); i++) {
    const char *slug = cl_slug(arena, str(pairs[i][0]));
    assert_string_equal(slug, pairs[i][1]);
    assert_true(cl_is_id(str(slug)));
  }
  assert_string_equal(cl_slug(arena, CL_NO_STR), "x");
  cl_arena_free(arena);
}

static void short_ids(void **state) {
  (void)state;
  static const char *const pairs[][2] = {
    { "Elk huishouden met een laag inkomen kent de regelingen", "elk-huishouden" },
    { "Gemiddeld 30 bezoekers per reparatieochtend in het eerste jaar", "gemiddeld-30-bezoekers" },
    { "Vijf jongeren repareren zelfstandig mee", "vijf-jongeren-repareren" },
    { "More people who did not know us take part", "more-people" },
    { "Waterrijk repareert", "waterrijk-repareert" },
    { "Een naam voor de buurt", "een-naam-voor-de-buurt" }, /* fits, and stays as it is */
    { "123456789-123456789-1234", "123456789-123456789-1234" },
    { "123456789-123456789-12345", "123456789-123456789" },
    { "Verstandelijkgehandicaptenzorg", "verstandelijkgehandicaptenzorg" },
    { "De verstandelijkgehandicaptenzorg in ons dorp", "de-verstandelijkgehandicaptenzorg" },
    { "Caf\xC3\xA9 De Buren aan de Lange Kade", "cafe-de-buren" },
    { "Poster voor de decemberochtend in het caf\xC3\xA9", "poster-voor-de-decemberochtend" },
    { "Poster voor de verstandelijkgehandicapten", "poster" },
    { "De van der in het op aan bij met die dat", "de-van-der-in-het-op-aan-bij-met-die-dat" },
    { "", "x" },
    /* What a goal is about comes first: not its year, nor that it is we who want it. */
    { "In 2030 kent elk huishouden in Waterrijk de regelingen", "kent-elk-huishouden" },
    { "In 2029 doen 300 nieuwe mensen mee", "doen-300-nieuwe-mensen" },
    { "Voor 2028 hebben alle wijken een eigen leesclub", "alle-wijken" },
    { "Vanaf 2027 lezen we wekelijks voor op school", "lezen-we-wekelijks" },
    { "Eind 2027 kent iedereen in de wijk de weg naar ons", "kent-iedereen-in-de-wijk" },
    { "Wij zijn er voor alle inwoners van Waterrijk", "voor-alle-inwoners" },
    { "We willen dat iedereen in Waterrijk kan lezen", "iedereen-in-waterrijk" },
    { "In 2030 zijn wij er voor alle verstandelijkgehandicapten",
      "voor-alle-verstandelijkgehandicapten" },
    { "By 2030 every household knows its way to the library", "every-household-knows" },
    { "In 2030 leest iedereen mee", "leest-iedereen-mee" },
    { "Er zijn in 2030 genoeg plekken om te lezen", "genoeg-plekken" },
    { "In 2030", "in-2030" }, /* fits */
    { "Wij zijn er", "wij-zijn-er" },
    { "Voor eind 2027 doen tien vrijwilligers mee", "doen-tien-vrijwilligers" },
    { "Op 2027 stappen per dag komt iedereen uit", "op-2027-stappen-per-dag" },
    { "Duizend nieuwe lezers in alle wijken van de stad", "duizend-nieuwe-lezers" },
    { "Vijftig ouders lezen elk boek zelf voor", "vijftig-ouders-lezen" },
  };
  cl_arena *arena = cl_arena_new();
  for (size_t i = 0; i < CL_COUNT(pairs); i++) {
    const char *id = cl_short_id(arena, str(pairs[i][0]));
    assert_string_equal(id, pairs[i][1]);
    assert_true(cl_is_id(str(id)));
  }
  cl_arena_free(arena);
}

/* Whatever bytes come in, an id comes out. */
static void slugs_of_anything(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  srand(7);
  for (int round = 0; round < 3000; round++) {
    char text[90];
    size_t n = (size_t)rand() % sizeof text;
    for (size_t i = 0; i < n; i++)
      text[i] = (char)(rand() % 3 ? "ab -'9"[rand() % 6] : rand());
    assert_true(cl_is_id(str(cl_slug(arena, (cl_str){ text, n }))));
    assert_true(cl_is_id(str(cl_short_id(arena, (cl_str){ text, n }))));
  }
  cl_arena_free(arena);
}

static void ids(void **state) {
  (void)state;
  static const char *const good[] = { "a", "9", "repair-cafe", "a--b",
                                      "1234567890123456789012345678901234567890" };
  static const char *const bad[] = {
    "",    "-a",  "a-",  "-",        "A",
    "a b", "a_b", "a/b", "\xC3\xA9", "12345678901234567890123456789012345678901"
  };
  for (size_t i = 0; i < CL_COUNT(good); i++)
    assert_true(cl_is_id(str(good[i])));
  for (size_t i = 0; i < CL_COUNT(bad); i++)
    assert_false(cl_is_id(str(bad[i])));
  assert_false(cl_is_id(CL_NO_STR));
}

static void distances(void **state) {
  (void)state;
  assert_int_equal(cl_distance("", "", 3), 0);
  assert_int_equal(cl_distance("goal", "goal", 0), 0);
  assert_int_equal(cl_distance("goal", "gaol", 3), 1); /* neighbours swapped */
  assert_int_equal(cl_distance("goal", "goals", 3), 1);
  assert_int_equal(cl_distance("goal", "gal", 3), 1);
  assert_int_equal(cl_distance("kitten", "sitting", 9), 3);
  assert_int_equal(cl_distance("kitten", "sitting", 2), 3); /* over the limit */
  assert_int_equal(cl_distance("goal", "gool", 0), 1);
  assert_int_equal(cl_distance("", "abc", 3), 3);
  assert_int_equal(cl_distance("abc", "", UINT_MAX), 3);
  char *a = cl_xcalloc(1, 1 << 20), *b = cl_xcalloc(1, 1 << 20);
  memset(a, 'x', (1 << 20) - 1);
  memset(b, 'x', (1 << 20) - 2);
  b[0] = 'y';
  assert_int_equal(cl_distance(a, b, 3), 2); /* and soon: only a band is looked at */
  free(a);
  free(b);
}

static unsigned plain_distance(const char *a, const char *b) {
  unsigned d[12][12];
  size_t na = strlen(a), nb = strlen(b);
  for (unsigned i = 0; i <= na; i++)
    for (unsigned j = 0; j <= nb; j++) {
      unsigned best = i + j;
      if (i && j) {
        best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
        best = d[i - 1][j] + 1 < best ? d[i - 1][j] + 1 : best;
        best = d[i][j - 1] + 1 < best ? d[i][j - 1] + 1 : best;
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
            d[i - 2][j - 2] + 1 < best)
          best = d[i - 2][j - 2] + 1;
      }
      d[i][j] = best;
    }
  return d[na][nb];
}

static void distances_against_plain(void **state) {
  (void)state;
  srand(11);
  for (int round = 0; round < 20000; round++) {
    char text[2][11];
    for (int k = 0; k < 2; k++) {
      size_t n = (size_t)rand() % 11;
      for (size_t i = 0; i < n; i++)
        text[k][i] = (char)('a' + rand() % 3);
      text[k][n] = '\0';
    }
    unsigned want = plain_distance(text[0], text[1]);
    for (unsigned limit = 0; limit < 13; limit++)
      assert_int_equal(cl_distance(text[0], text[1], limit), want > limit ? limit + 1 : want);
  }
}

static void numbers_read(void **state) {
  (void)state;
  static const struct {
    const char *text;
    double value;
  } good[] = { { "0", 0 },
               { "12", 12 },
               { "-12.5", -12.5 },
               { "+3.140", 3.14 },
               { "0.1", 0.1 },
               { "007", 7 },
               { "-0.5", -0.5 },
               { "123456789012345", 123456789012345 },
               { "0.00000000000001", 1e-14 },
               { "00000000000000000001.5", 1.5 } };
  static const char *const bad[] = { "",
                                     "-",
                                     "+",
                                     ".5",
                                     "5.",
                                     "1,5",
                                     "1e5",
                                     " 1",
                                     "1 ",
                                     "0x10",
                                     "1.2.3",
                                     "--1",
                                     "nan",
                                     "inf",
                                     "1234567890123456",
                                     "0.123456789012345",
                                     "1_000",
                                     "\xD9\xA3" };
  double value = 99;
  for (size_t i = 0; i < CL_COUNT(good); i++) {
    assert_true(cl_parse_num(str(good[i].text), &value));
    assert_true(value == good[i].value);
  }
  value = 99;
  for (size_t i = 0; i < CL_COUNT(bad); i++)
    assert_false(cl_parse_num(str(bad[i]), &value));
  assert_false(cl_parse_num(CL_NO_STR, &value));
  assert_true(value == 99);
}

static void integers_read(void **state) {
  (void)state;
  long long value = 99;
  assert_true(cl_parse_int(str("-9223372036854775808"), &value));
  assert_true(value == LLONG_MIN);
  assert_true(cl_parse_int(str("9223372036854775807"), &value));
  assert_true(value == LLONG_MAX);
  assert_true(cl_parse_int(str("+007"), &value));
  assert_int_equal(value, 7);
  static const char *const bad[] = { "",
                                     "-",
                                     "+",
                                     "1.0",
                                     " 1",
                                     "1 ",
                                     "1e3",
                                     "0x1",
                                     "--1",
                                     "9223372036854775808",
                                     "-9223372036854775809",
                                     "99999999999999999999999999" };
  for (size_t i = 0; i < CL_COUNT(bad); i++)
    assert_false(cl_parse_int(str(bad[i]), &value));
  assert_false(cl_parse_int(CL_NO_STR, &value));
  assert_int_equal(value, 7);
}

static void numbers_written(void **state) {
  (void)state;
  static const struct {
    double value;
    const char *text;
  } table[] = { { 0, "0" },
                { -0.0, "0" },
                { 1, "1" },
                { 10, "10" },
                { -12.5, "-12.5" },
                { 0.1, "0.1" },
                { 0.1 + 0.2, "0.30000000000000004" },
                { 0.05, "0.05" },
                { 1e15, "1000000000000000" },
                { 123456.789, "123456.789" },
                { 1e-7, "0.0000001" },
                { 1e21, "1000000000000000000000" },
                { -1.2345678901234567e-17, "-0.000000000000000012345678901234567" },
                { 1e300, "1.0e300" },
                { -2.5e-30, "-2.5e-30" },
                { 1.0 / 3, "0.3333333333333333" } };
  char out[40];
  for (size_t i = 0; i < CL_COUNT(table); i++) {
    assert_string_equal(cl_format_num(out, table[i].value, false), table[i].text);
    assert_true(strtod(out, NULL) == table[i].value);
  }
  assert_string_equal(cl_format_num(out, 1234.5, true), "1234,5");
  assert_string_equal(cl_format_num(out, 0.25, true), "0,25");
  assert_string_equal(cl_format_num(out, (double)NAN, false), "");
  assert_string_equal(cl_format_num(out, (double)INFINITY, false), "");
}

/* What cl_parse_num() takes comes back the same, written shortest. */
static void numbers_round_trip(void **state) {
  (void)state;
  srand(3);
  for (int round = 0; round < 20000; round++) {
    char text[40], out[40];
    int whole = 1 + rand() % 9, fraction = rand() % 7;
    size_t n = 0;
    for (int i = 0; i < whole; i++)
      text[n++] = (char)((i ? '0' : '1') + rand() % 9);
    if (fraction)
      text[n++] = '.';
    for (int i = 0; i < fraction; i++)
      text[n++] = (char)((i == fraction - 1 ? '1' : '0') + rand() % 9);
    text[n] = '\0';
    double value;
    assert_true(cl_parse_num(str(text), &value));
    assert_true(value == strtod(text, NULL));
    assert_string_equal(cl_format_num(out, value, false), text);
  }
}

/* ---- Hashes ------------------------------------------------------------------- */

/* The numbers that the authors of FNV publish beside their programs: journals
 * and version columns hold such numbers, so another count would not do. */
static void hashes(void **state) {
  (void)state;
  assert_true(cl_hash_text(CL_HASH_START, "") == UINT64_C(0xcbf29ce484222325));
  assert_true(cl_hash_text(CL_HASH_START, "a") == UINT64_C(0xaf63dc4c8601ec8c));
  assert_true(cl_hash_text(CL_HASH_START, "foobar") == UINT64_C(0x85944171f73967e8));
  uint64_t whole = cl_hash_bytes(CL_HASH_START, "one\0two", 7);
  assert_true(whole ==
              cl_hash_str(cl_hash_byte(cl_hash_text(CL_HASH_START, "one"), 0), str("two")));
  assert_true(whole != cl_hash_text(CL_HASH_START, "one"));
  assert_true(cl_hash_str(CL_HASH_START, CL_NO_STR) == CL_HASH_START);
}

/* Names of one length that differ only in front still spread over a table. */
static void hash_slots(void **state) {
  (void)state;
  enum { SLOTS = 1 << 10, NAMES = SLOTS / 2 };
  static unsigned used[SLOTS];
  unsigned most = 0;
  for (unsigned i = 0; i < NAMES; i++) {
    char name[32];
    snprintf(name, sizeof name, "%03u-community-of-readers", i);
    size_t at = cl_hash_slot(cl_hash_text(CL_HASH_START, name), SLOTS);
    assert_true(at < SLOTS);
    if (++used[at] > most)
      most = used[at];
  }
  assert_in_range(most, 1, 6);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(slices),
    cmocka_unit_test(holding),
    cmocka_unit_test(duplicates),
    cmocka_unit_test(utf8_valid),
    cmocka_unit_test(utf8_invalid),
    cmocka_unit_test(utf8_every_offset),
    cmocka_unit_test(utf8_chars),
    cmocka_unit_test(widths),
    cmocka_unit_test(width_cuts),
    cmocka_unit_test(controls),
    cmocka_unit_test(visible),
    cmocka_unit_test(folding),
    cmocka_unit_test(slugs),
    cmocka_unit_test(short_ids),
    cmocka_unit_test(slugs_of_anything),
    cmocka_unit_test(ids),
    cmocka_unit_test(distances),
    cmocka_unit_test(distances_against_plain),
    cmocka_unit_test(numbers_read),
    cmocka_unit_test(integers_read),
    cmocka_unit_test(numbers_written),
    cmocka_unit_test(numbers_round_trip),
    cmocka_unit_test(hashes),
    cmocka_unit_test(hash_slots),
  };
  return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
