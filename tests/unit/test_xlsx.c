/* Workbooks: the bytes are a zip of closed XML parts, the same for the same
 * calls, and say what was put in, however odd that was. */
#include <ftw.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../lib/format/xlsx_page.h"
#include "../../lib/format/xlsx_text.h"
#include "../../lib/format/xlsx_zip.h"

#define REPLACEMENT "\xEF\xBF\xBD"

static const cl_book_info plain_info = { .title = "Test", .stamp = 1700000000 };

static cl_buf finish(cl_book *book) {
  cl_diag diag;
  cl_buf out = CL_BUF_INIT;
  cl_diag_init(&diag);
  enum cl_status status = cl_book_end(book, &out, &diag);
  if (status != CL_OK)
    fail_msg("%s", diag.findings[0].text);
  assert_int_equal(diag.count, 0);
  assert_true(cl_xlsx_sound((cl_str){ out.p, out.len }));
  cl_diag_free(&diag);
  return out;
}

struct wanted {
  const char *name;
  char *text;
};

static bool keep_part(void *data, const char *name, cl_str bytes) {
  struct wanted *wanted = data;
  if (strncmp(name, "xl/media/", 9) != 0)
    assert_null(cl_utf8_bad(bytes.p, bytes.n));
  if (strcmp(name, wanted->name) == 0 && !wanted->text) {
    wanted->text = cl_xmalloc(bytes.n + 1);
    memcpy(wanted->text, bytes.p, bytes.n);
    wanted->text[bytes.n] = '\0';
  }
  return true;
}

/* The part NAME of the archive, to free; NULL when it is not there. */
static char *part(const cl_buf *zip, const char *name) {
  struct wanted wanted = { name, NULL };
  assert_true(cl_zip_each((cl_str){ zip->p, zip->len }, keep_part, &wanted));
  return wanted.text;
}

static void holds(const cl_buf *zip, const char *name, const char *text) {
  char *got = part(zip, name);
  assert_non_null(got);
  if (!strstr(got, text))
    fail_msg("%s does not hold %s:\n%s", name, text, got);
  free(got);
}

static void holds_not(const cl_buf *zip, const char *name, const char *text) {
  char *got = part(zip, name);
  assert_non_null(got);
  if (strstr(got, text))
    fail_msg("%s holds %s:\n%s", name, text, got);
  free(got);
}

#define SHEET1 "xl/worksheets/sheet1.xml"
#define STRINGS "xl/sharedStrings.xml"

static cl_str str(const char *text) {
  return cl_str_of(text);
}

/* ---- Cells ------------------------------------------------------------------ */

static void cells(void **state) {
  (void)state;
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet *sheet = cl_sheet_new(book, "One");
  cl_put_text(sheet, CL_LOOK_PLAIN, str("caf\xC3\xA9 & <b>"));
  cl_put_num(sheet, CL_LOOK_PLAIN, CL_NUM_GENERAL, 1.5);
  cl_put_date(sheet, CL_LOOK_PLAIN, cl_date_of(2026, 11, 7));
  cl_put_time(sheet, CL_LOOK_PLAIN, 6 * 60);
  cl_sheet_row(sheet);
  cl_put_num(sheet, CL_LOOK_PLAIN, CL_NUM_GENERAL, NAN);
  cl_put_num(sheet, CL_LOOK_PLAIN, CL_NUM_GENERAL, INFINITY);
  cl_put_date(sheet, CL_LOOK_PLAIN, CL_NO_DATE);
  cl_put_time(sheet, CL_LOOK_PLAIN, -1);
  cl_put_text(sheet, CL_LOOK_PLAIN, CL_NO_STR);
  cl_sheet_at(sheet, 9, 2);
  cl_put_text(sheet, CL_LOOK_PLAIN, str("rood x"));
  cl_buf zip = finish(book);
  holds(&zip, STRINGS, "<t>caf\xC3\xA9 &amp; &lt;b&gt;</t>");
  holds(&zip, STRINGS, "<t>rood x</t>");
  holds(&zip, SHEET1, "<v>1.5</v>");
  holds(&zip, SHEET1, "<v>46333</v>"); /* 2026-11-07 */
  holds(&zip, SHEET1, "<v>0.25</v>");
  holds_not(&zip, SHEET1, "nan");
  holds_not(&zip, SHEET1, "inf");
  holds(&zip, SHEET1, "<c r=\"C10\"");
  holds(&zip, SHEET1, "<c r=\"A2\" s="); /* empty, with a look */
  cl_buf_free(&zip);
}

static void text_stays_text(void **state) {
  (void)state;
  static const char *const texts[] = { "=1+1",  "+31 6 12345678",    "-5",
                                       "@sum",  "0612345678",        "1e5",
                                       "{=A1}", "https://example.nl" };
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet *sheet = cl_sheet_new(book, "One");
  for (size_t i = 0; i < CL_COUNT(texts); i++)
    cl_put_text(sheet, CL_LOOK_PLAIN, str(texts[i]));
  cl_buf zip = finish(book);
  char *strings = part(&zip, STRINGS);
  for (size_t i = 0; i < CL_COUNT(texts); i++)
    assert_non_null(strstr(strings, texts[i]));
  free(strings);
  holds_not(&zip, SHEET1, "<f>");
  holds_not(&zip, SHEET1, "<hyperlink");
  holds(&zip, "xl/styles.xml", "numFmtId=\"49\""); /* @: text, also when edited */
  cl_buf_free(&zip);
}

static void early_dates_are_text(void **state) {
  (void)state;
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet *sheet = cl_sheet_new(book, "One");
  cl_put_date(sheet, CL_LOOK_PLAIN, cl_date_of(1900, 2, 28));
  cl_put_date(sheet, CL_LOOK_PLAIN, cl_date_of(1900, 3, 1));
  cl_buf zip = finish(book);
  holds(&zip, STRINGS, "<t>1900-02-28</t>");
  holds(&zip, SHEET1, "<v>61</v>");
  cl_buf_free(&zip);
}

static void text_is(const char *in, size_t n, const char *expected) {
  cl_buf out = CL_BUF_INIT;
  cl_cell_text(&out, (cl_str){ in, n }, false, CL_CELL_MAX, "...");
  assert_string_equal(cl_buf_text(&out), expected);
  cl_buf_free(&out);
}
#define TEXT_IS(literal, expected) text_is(literal, sizeof(literal) - 1, expected)

static void hostile_texts(void **state) {
  (void)state;
  TEXT_IS("plain", "plain");
  TEXT_IS("", "");
  TEXT_IS("two\r\nlines\tand a tab", "two\nlines\tand a tab");
  TEXT_IS("a\x07"
          "b\0c",
          "a<U+0007>b<U+0000>c");
  TEXT_IS("\xEF\xBF\xBE\xEF\xBF\xBF", "<U+FFFE><U+FFFF>");
  TEXT_IS("a\xFF"
          "b\xC3",
          "a" REPLACEMENT "b" REPLACEMENT);
  TEXT_IS("\xED\xA0\x80", REPLACEMENT REPLACEMENT REPLACEMENT); /* a surrogate is no UTF-8 */
  TEXT_IS("_x0041_ _x00e9_", "_x005F_x0041_ _x005F_x00e9_");
  TEXT_IS("_x004_ _xabcg_ x_", "_x004_ _xabcg_ x_");
}

/* What the escapes add counts: a text full of them is cut, not refused. */
static void escapes_within_the_limit(void **state) {
  (void)state;
  cl_buf many = CL_BUF_INIT, out = CL_BUF_INIT;
  for (int i = 0; i < CL_CELL_MAX / 7; i++)
    cl_buf_puts(&many, "_x0041_");
  cl_cell_text(&out, (cl_str){ cl_buf_text(&many), many.len }, false, CL_CELL_MAX, " (cut)");
  assert_true(cl_utf16_count((cl_str){ out.p, out.len }) <= CL_CELL_MAX);
  assert_true(out.len > CL_CELL_MAX / 2);
  assert_string_equal(cl_buf_text(&out) + out.len - 6, " (cut)");
  cl_buf_free(&many);
  cl_buf_free(&out);
}

static void hostile_book(void **state) {
  (void)state;
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet *sheet = cl_sheet_new(book, "One");
  char bytes[256];
  for (int i = 0; i < 256; i++)
    bytes[i] = (char)i;
  cl_put_text(sheet, CL_LOOK_PLAIN, (cl_str){ bytes, sizeof bytes });
  for (int i = 0; i < 256; i++) {
    cl_sheet_row(sheet);
    cl_put_text(sheet, CL_LOOK_PLAIN, (cl_str){ bytes + i, 1 });
  }
  cl_buf zip = finish(book); /* checks that all parts are UTF-8 and closed */
  cl_buf_free(&zip);
}

static void long_texts(void **state) {
  (void)state;
  cl_buf in = CL_BUF_INIT, out = CL_BUF_INIT;
  cl_buf_fill(&in, 'x', CL_CELL_MAX);
  cl_cell_text(&out, (cl_str){ in.p, in.len }, false, CL_CELL_MAX, " (cut)");
  assert_int_equal(out.len, CL_CELL_MAX); /* fits exactly */
  cl_buf_putc(&in, 'y');
  cl_buf_cut(&out, 0);
  cl_cell_text(&out, (cl_str){ in.p, in.len }, false, CL_CELL_MAX, " (cut)");
  assert_int_equal(out.len, CL_CELL_MAX);
  assert_string_equal(out.p + out.len - 7, "x (cut)");
  cl_buf_cut(&in, 0);
  for (int i = 0; i < CL_CELL_MAX; i++) /* two units each in UTF-16 */
    cl_buf_puts(&in, "\xF0\x9F\x98\x80");
  cl_buf_cut(&out, 0);
  cl_cell_text(&out, (cl_str){ in.p, in.len }, false, CL_CELL_MAX, "!");
  cl_str text = { out.p, out.len };
  assert_int_equal(cl_utf16_count(text), CL_CELL_MAX);
  assert_null(cl_utf8_bad(text.p, text.n));
  cl_book *book = cl_book_new(&plain_info);
  cl_put_text(cl_sheet_new(book, "One"), CL_LOOK_PLAIN, (cl_str){ in.p, in.len });
  cl_buf zip = finish(book);
  cl_buf_free(&zip);
  cl_buf_free(&in);
  cl_buf_free(&out);
}

/* ---- Names -------------------------------------------------------------------- */

static void sheet_is(cl_arena *arena, const char *wanted, const char *expected) {
  assert_string_equal(cl_sheet_name_of(arena, wanted), expected);
}

static void sheet_names(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  sheet_is(arena, "Doelen", "Doelen");
  sheet_is(arena, "a[b]c:d*e?f/g\\h", "a-b-c-d-e-f-g-h");
  sheet_is(arena, "''s avonds'", "s avonds");
  sheet_is(arena, "  ", "-");
  sheet_is(arena, "'", "-");
  sheet_is(arena, "history", "history-");
  sheet_is(arena, "HISTORY", "HISTORY-");
  sheet_is(arena, "een heel lange naam van een werkblad", "een heel lange naam van een wer");
  sheet_is(arena, "dertig tekens en een quote erb' x", "dertig tekens en een quote erb");
  sheet_is(arena, "a\nb\x1b", "a b<ESC>");
  cl_arena_free(arena);
  cl_book *book = cl_book_new(&plain_info);
  assert_string_equal(cl_sheet_name(cl_sheet_new(book, "Doelen")), "Doelen");
  assert_string_equal(cl_sheet_name(cl_sheet_new(book, "DOELEN")), "DOELEN (2)");
  assert_string_equal(cl_sheet_name(cl_sheet_new(book, "doelen")), "doelen (3)");
  assert_string_equal(cl_sheet_name(cl_sheet_new(book, "doelen (3)")), "doelen (3) (2)");
  const char *longest = "een heel lange naam van een wer";
  assert_string_equal(cl_sheet_name(cl_sheet_new(book, longest)), longest);
  assert_string_equal(cl_sheet_name(cl_sheet_new(book, longest)),
                      "een heel lange naam van een (2)");
  assert_string_equal(cl_sheet_name(cl_sheet_new(book, "")), "-");
  assert_string_equal(cl_sheet_name(cl_sheet_new(book, "")), "- (2)");
  cl_buf zip = finish(book);
  holds(&zip, "xl/workbook.xml", "name=\"doelen (3) (2)\"");
  cl_buf_free(&zip);
}

static void table_is(cl_arena *arena, const char *wanted, const char *expected) {
  assert_string_equal(cl_table_name_of(arena, wanted), expected);
}

static void table_names(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  table_is(arena, "Gezamenlijke doelen", "gezamenlijke_doelen");
  table_is(arena, "2026", "_2026");
  table_is(arena, "A1", "_a1");
  table_is(arena, "xfd1048576", "_xfd1048576");
  table_is(arena, "abcd1", "abcd1"); /* no column has four letters */
  table_is(arena, "R1C1", "_r1c1");
  table_is(arena, "r", "_r");
  table_is(arena, "C", "_c");
  table_is(arena, "...", "x");
  table_is(arena, "thema's", "themas");
  cl_arena_free(arena);
}

/* A thousand names that are all taken must not take a thousand looks each. */
static void many_names(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  cl_names names = { .arena = arena };
  clock_t start = clock();
  char *last = NULL;
  for (int i = 0; i < 100000; i++)
    last = cl_name_take(&names, "Doel", 255, true);
  assert_string_equal(last, "Doel (100000)");
  assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 200);
  cl_map_free(&names.map);
  cl_arena_free(arena);
}

/* ---- Tables ------------------------------------------------------------------- */

#define TABLE1 "xl/tables/table1.xml"

static void tables(void **state) {
  (void)state;
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet *sheet = cl_sheet_new(book, "One");
  const cl_book_column columns[] = {
    { .title = "Id", .note = "short name" },
    { .title = "Doel" },
    { .title = "DOEL" },
    { .title = "" },
    { .title = "two\nlines" },
    { .title = "Reached" },
  };
  cl_sheet_table(sheet, "Doelen", columns, CL_COUNT(columns), 1);
  for (int i = 0; i < 3; i++) {
    cl_sheet_row(sheet);
    for (int c = 0; c < 5; c++)
      cl_put_text(sheet, CL_LOOK_PLAIN, str("x"));
    cl_put_num(sheet, CL_LOOK_PLAIN, CL_NUM_GENERAL, i / 2.0);
  }
  cl_sheet_table_end(sheet);
  cl_buf zip = finish(book);
  holds(&zip, TABLE1, "displayName=\"doelen\" ref=\"A1:F4\"");
  holds(&zip, TABLE1, "<autoFilter ref=\"A1:F4\"/>");
  holds(&zip, TABLE1, "name=\"Doel\"");
  holds(&zip, TABLE1, "name=\"DOEL (2)\"");
  holds(&zip, TABLE1, "name=\"-\"");
  holds(&zip, TABLE1, "name=\"two lines\"");
  holds(&zip, SHEET1, "state=\"frozen\"");
  holds(&zip, SHEET1, "topLeftCell=\"B2\"");
  holds(&zip, SHEET1, "paperSize=\"9\"");
  holds(&zip, SHEET1, "orientation=\"landscape\"");
  holds(&zip, SHEET1, "fitToHeight=\"0\"");
  holds(&zip, "xl/workbook.xml", "_xlnm.Print_Titles");
  holds(&zip, "xl/comments1.xml", "short name");
  cl_buf_free(&zip);
}

static void table_without_rows(void **state) {
  (void)state;
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet *sheet = cl_sheet_new(book, "One");
  const char *const choices[] = { "ja", "nee" };
  const cl_book_column columns[] = { { .title = "Id" },
                                     { .title = "Keuze", .choices = choices, .choice_count = 2 } };
  cl_sheet_table(sheet, "leeg", columns, 2, 0);
  cl_sheet_table_end(sheet);
  cl_buf zip = finish(book);
  assert_null(part(&zip, TABLE1)); /* it would need an empty row */
  holds(&zip, STRINGS, "<t>Id</t>");
  holds_not(&zip, SHEET1, "<row r=\"2\"");
  cl_buf_free(&zip);
}

static void widths(void **state) {
  (void)state;
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet *sheet = cl_sheet_new(book, "One");
  const cl_book_column columns[] = {
    { .title = "A" }, { .title = "B", .most = 30 }, { .title = "C", .least = 12 }, { .title = "D" }
  };
  cl_sheet_table(sheet, "t", columns, 4, 0);
  cl_sheet_row(sheet);
  cl_put_text(sheet, CL_LOOK_PLAIN, str("x"));
  cl_put_text(sheet, CL_LOOK_PLAIN,
              str("a text that is far too long for a column of thirty characters wide, so that "
                  "it takes several lines"));
  cl_put_text(sheet, CL_LOOK_PLAIN, str("x"));
  cl_put_text(sheet, CL_LOOK_PLAIN, str("twenty-two characters."));
  cl_sheet_table_end(sheet);
  cl_sheet_width(sheet, 5, 50);
  cl_sheet_height(sheet, 7, 40);
  cl_buf zip = finish(book);
  char *xml = part(&zip, SHEET1);
  double width[6] = { 0 };
  for (int i = 0; i < 6; i++) {
    char start[64];
    snprintf(start, sizeof start, "<col min=\"%d\" max=\"%d\" width=\"", i + 1, i + 1);
    const char *at = strstr(xml, start);
    width[i] = at ? strtod(at + strlen(start), NULL) : 0;
  }
  assert_true(width[0] > 7 && width[0] < 10);
  assert_true(width[1] > 29 && width[1] < 32);
  assert_true(width[2] > 11 && width[2] < 14);
  assert_true(width[3] > 18 && width[3] < 26);
  assert_true(width[4] <= 0);
  assert_true(width[5] > 49 && width[5] < 52);
  const char *row = strstr(xml, "<row r=\"2\"");
  assert_non_null(row);
  const char *height = strstr(row, "ht=\"");
  assert_true(height && strtod(height + 4, NULL) > 40); /* three lines or more */
  assert_non_null(strstr(xml, "<row r=\"8\""));
  assert_non_null(strstr(xml, "ht=\"40\""));
  free(xml);
  cl_buf_free(&zip);
}

static void choices(void **state) {
  (void)state;
  const char *const few[] = { "ja", "nee", NULL };
  const char *const comma[] = { "ja, graag", "nee" };
  char text[60][16];
  const char *many[60];
  for (size_t i = 0; i < 60; i++) {
    snprintf(text[i], sizeof text[i], "keuze %zu", i);
    many[i] = text[i];
  }
  const cl_book_column columns[] = {
    { .title = "Few", .choices = few, .choice_count = 2 },
    { .title = "Comma", .choices = comma, .choice_count = 2 },
    { .title = "Many", .choices = many, .choice_count = 60 },
  };
  cl_book_info info = plain_info;
  info.lists = "It's a list";
  cl_book *book = cl_book_new(&info);
  cl_sheet *sheet = cl_sheet_new(book, "One");
  cl_sheet_table(sheet, "t", columns, 3, 0);
  cl_sheet_row(sheet);
  for (int i = 0; i < 3; i++)
    cl_put_text(sheet, CL_LOOK_PLAIN, str("nee"));
  cl_sheet_table_end(sheet);
  cl_buf zip = finish(book);
  holds(&zip, SHEET1, "sqref=\"A2:A202\"><formula1>\"ja,nee\"</formula1>");
  holds(&zip, SHEET1, "sqref=\"B2:B202\"><formula1>'It''s a list'!$A$2:$A$3</formula1>");
  holds(&zip, SHEET1, "sqref=\"C2:C202\"><formula1>'It''s a list'!$B$2:$B$61</formula1>");
  holds(&zip, "xl/workbook.xml", "name=\"It's a list\" sheetId=\"2\" state=\"hidden\"");
  holds(&zip, STRINGS, "keuze 59");
  cl_buf_free(&zip);
}

/* ---- Pages laid out cell by cell --------------------------------------------------- */

static void page_cells(void **state) {
  (void)state;
  static const cl_cell_style plain = { .bold = true }, same = { .bold = true };
  static const cl_cell_style date = { .form = "d\\ mmm" }, wrap = { .wrap = true };
  const cl_run runs[] = { { "x", { .ink = 0xB42318, .bold = true } },
                          { "", { .bold = true } },
                          { " =1+1\n", { .size = 8 } } };
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet *one = cl_sheet_new(book, "One"), *two = cl_sheet_new(book, "'t Thema's & meer");
  cl_set_text(one, 0, 0, &plain, "=1+1");
  cl_set_text(one, 0, 1, &same, "+31");
  cl_set_text(one, 0, 2, &plain, "");
  cl_set_num(one, 1, 0, &plain, NAN);
  cl_set_num(one, 1, 1, &plain, 2.5);
  cl_set_date(one, 1, 2, &date, cl_date_of(2026, 11, 7));
  cl_set_date(one, 1, 3, &date, cl_date_of(1850, 1, 1));
  cl_set_runs(one, 2, 0, &wrap, runs, CL_COUNT(runs));
  cl_set_runs(one, 2, 1, &wrap, runs, 1); /* a single part is a text like any other */
  cl_set_runs(one, 2, 2, &wrap, runs, 0);
  cl_set_link(one, 3, 0, &plain, "naar\ntwee", two, 4, 1);
  cl_set_link(one, 3, 1, &plain, "nergens", NULL, 0, 0);
  cl_set_blank(one, 4, 0, 2, &plain);
  cl_buf zip = finish(book);
  holds(&zip, SHEET1, "location=\"'t Thema''s &amp; meer'!B5\"");
  holds(&zip, STRINGS, "<t>naar twee</t>"); /* a link stays on one line */
  holds(&zip, STRINGS, "<t>=1+1</t>");
  holds(&zip, STRINGS, "<t>1850-01-01</t>");
  holds(&zip, STRINGS, "<rPr><b/>");
  holds(&zip, STRINGS, "<t>x</t>");
  holds(&zip, SHEET1, "<v>46333</v>");
  holds_not(&zip, SHEET1, "<f>");
  holds_not(&zip, SHEET1, "nan");
  char *xml = part(&zip, SHEET1), *a = strstr(xml, "<c r=\"A1\" s=\""),
       *b = strstr(xml, "<c r=\"B1\" s=\"");
  assert_true(a && b && strncmp(a + 13, b + 13, 3) == 0); /* the same style is one format */
  free(xml);
  cl_buf_free(&zip);
}

static void pages(void **state) {
  (void)state;
  static const char *const titles[] = { "Naam", "naam", "" };
  static const cl_cell_style heads[3] = { { .bold = true },
                                          { .side = CL_SIDE_RIGHT },
                                          { .ink = 1 } };
  const unsigned breaks[] = { 5, 9 };
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet *sheet = cl_sheet_new(book, "It's one");
  const cl_range range = { sheet, 3, 0, 5, 2 }, empty = { sheet, 7, 0, 7, 2 };
  const cl_page page = { .portrait = true,
                         .scale = 87,
                         .head = 4,
                         .keep = 1,
                         .rows = 10,
                         .columns = 3,
                         .zoom = 90,
                         .tab = 0x115E59,
                         .hidden = true };
  cl_sheet_new(book, "Two");
  for (unsigned row = 4; row < 6; row++)
    cl_set_blank(sheet, row, 0, 2, &heads[0]);
  cl_range_table(sheet, &range, "tbl", titles, heads, true);
  cl_range_table(sheet, &empty, "tbl", titles, heads, true);
  cl_range_name(sheet, &range, "Het jaar");
  cl_sheet_page(sheet, &page);
  cl_sheet_breaks(sheet, breaks, 2);
  cl_buf zip = finish(book);
  holds(&zip, TABLE1, "displayName=\"tbl\" ref=\"A4:C6\"");
  holds(&zip, TABLE1, "name=\"naam (2)\"");
  assert_null(part(&zip, "xl/tables/table2.xml")); /* without rows it is a header row */
  holds(&zip, "xl/workbook.xml",
        "<definedName name=\"het_jaar\">'It''s one'!$A$4:$C$6</definedName>");
  holds(&zip, "xl/workbook.xml", "_xlnm.Print_Area");
  holds(&zip, SHEET1, "orientation=\"portrait\"");
  holds(&zip, SHEET1, "scale=\"87\"");
  holds_not(&zip, SHEET1, "fitToPage");
  holds(&zip, SHEET1, "<tabColor rgb=\"FF115E59\"/>");
  holds(&zip, SHEET1, "showGridLines=\"0\"");
  holds(&zip, SHEET1, "<brk id=\"9\"");
  holds(&zip, SHEET1, "topLeftCell=\"B5\"");
  cl_buf_free(&zip);
}

static void fits(const char *text, double columns, const char *expected) {
  cl_arena *arena = cl_arena_new();
  const char *got = cl_page_fit(arena, text, columns, 9, false, 0.5);
  if (strcmp(got, expected) != 0)
    fail_msg("%s: %s, not %s", text, got, expected);
  cl_arena_free(arena);
}

static void texts_that_fit(void **state) {
  (void)state;
  fits("kort", 10, "kort");
  fits("two\nlines", 20, "two lines");
  fits("Moestuinders aan het Kanaal in Molenwijk", 20, "Moestuinder\xE2\x80\xA6in Molenwijk");
  fits("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", 4,
       "\xC3\xA9\xE2\x80\xA6\xC3\xA9"); /* never within a character */
  fits("wijd", 0, "\xE2\x80\xA6");
  assert_int_equal(cl_page_lines("", 20, 9, false), 1);
  assert_int_equal(cl_page_lines("een\ntwee", 20, 9, false), 2);
  assert_true(cl_page_lines("een tekst die echt niet op een enkele regel past", 20, 9, true) >= 3);
}

static void lines_over_cells(void **state) {
  (void)state;
  static const char two[] = "een twee";
  assert_int_equal(cl_page_line(two, 100, 9, false), 8);
  assert_int_equal(cl_page_line(two, 5, 9, false), 3); /* up to the blank */
  assert_int_equal(cl_page_line(two, 0, 9, false), 3); /* a word at least, or it never ends */
  assert_int_equal(cl_page_line("een\ntwee", 100, 9, false), 3);
  assert_int_equal(cl_page_line("", 100, 9, false), 0);
}

static void image(void **state) {
  (void)state;
  /* One pixel. */
  static const unsigned char png[] = {
    0x89, 'P',  'N',  'G',  13,  10,  26,  10,   0,    0,    0,    13,  'I',  'H',  'D',  'R',  0,
    0,    0,    1,    0,    0,   0,   1,   8,    0,    0,    0,    0,   0x3a, 0x7e, 0x9b, 0x55, 0,
    0,    0,    10,   'I',  'D', 'A', 'T', 0x78, 0x9c, 0x63, 0x60, 0,   0,    0,    2,    0,    1,
    0x48, 0xaf, 0xa4, 0x71, 0,   0,   0,   0,    'I',  'E',  'N',  'D', 0xae, 0x42, 0x60, 0x82
  };
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet *sheet = cl_sheet_new(book, "One");
  assert_false(cl_sheet_image(sheet, 0, 0, str("<svg>"), 40, 200, "logo"));
  assert_true(
      cl_sheet_image(sheet, 0, 0, (cl_str){ (const char *)png, sizeof png }, 40, 200, "logo & al"));
  cl_buf zip = finish(book);
  holds(&zip, "xl/drawings/drawing1.xml", "descr=\"logo &amp; al\"");
  cl_buf_free(&zip);
}

/* ---- Charts -------------------------------------------------------------------- */

static void charts(void **state) {
  (void)state;
  static const cl_cell_style plain = { .bold = false };
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet *sheet = cl_sheet_new(book, "It's one");
  for (unsigned i = 0; i < 3; i++) {
    cl_set_text(sheet, 0, i, &plain, i ? "then" : "now");
    cl_set_num(sheet, 1, i, &plain, 3 + 8.0 * i);
    cl_set_date(sheet, 2, i, &plain, cl_date_of(2026, 1 + (int)i, 1));
  }
  const cl_bar_series series[] = { { "op koers + & <meer>", { sheet, 1, 0, 1, 1 }, 0x2E7D32 } };
  const cl_bars bars = { .alt = "nu & toen",
                         .names = { sheet, 0, 0, 0, 1 },
                         .series = series,
                         .count = 1,
                         .most = 11,
                         .width = 400,
                         .height = 100 };
  const cl_course_line lines[] = {
    { .name = "weg",
      .days = { sheet, 2, 0, 2, 1 },
      .values = { sheet, 1, 0, 1, 1 },
      .ink = 0x8B979E,
      .width = 1,
      .label = "35" },
    { .name = "prognose",
      .days = { sheet, 2, 0, 2, 1 },
      .values = { sheet, 1, 0, 1, 1 },
      .ink = 0xB42318,
      .width = 1,
      .dashed = true },
    { .name = "gemeten",
      .days = { sheet, 2, 0, 2, 2 },
      .values = { sheet, 1, 0, 1, 2 },
      .ink = 0xB42318,
      .width = 2,
      .dots = true,
      .label = "19" },
  };
  const cl_course course = { .alt = "verloop",
                             .lines = lines,
                             .count = 3,
                             .from = cl_date_of(2026, 1, 1),
                             .to = cl_date_of(2026, 3, 1),
                             .high = 20,
                             .form = "mmm\\ yy",
                             .width = 200,
                             .height = 100 };
  cl_sheet_bars(sheet, 4, 0, &bars);
  cl_sheet_course(sheet, 12, 0, &course);
  cl_buf zip = finish(book);
  holds(&zip, "xl/charts/chart1.xml", "<c:grouping val=\"stacked\"/>");
  holds(&zip, "xl/charts/chart1.xml", "op koers + &amp; &lt;meer&gt;");
  holds(&zip, "xl/charts/chart1.xml", "<c:max val=\"11\"/>");
  holds(&zip, "xl/charts/chart1.xml", "<c:v>11</c:v>"); /* kept beside the range */
  holds(&zip, "xl/charts/chart1.xml", "<c:f>'It''s one'!$A$2:$B$2</c:f>");
  holds_not(&zip, "xl/charts/chart1.xml", "<a:pattFill"); /* hatching would mean a forecast */
  holds(&zip, "xl/charts/chart2.xml", "<c:scatterChart>");
  holds(&zip, "xl/charts/chart2.xml", "<a:t>19</a:t>");
  holds(&zip, "xl/charts/chart2.xml",
        "<c:delete val=\"1\"/>"); /* only the last point says its value */
  holds(&zip, "xl/charts/chart2.xml", "<a:prstDash val=\"sysDash\"/>");
  holds(&zip, "xl/charts/chart2.xml", "<c:min val=\"46023\"/>");
  holds(&zip, "xl/drawings/drawing1.xml", "descr=\"nu &amp; toen\"");
  cl_buf_free(&zip);
}

/* ---- The whole ------------------------------------------------------------------- */

static cl_buf example(int64_t stamp) {
  cl_book_info info = { .title = "T\xFFitel",
                        .subject = "S",
                        .author = "A & B",
                        .stamp = stamp,
                        .footer = "2026 & meer",
                        .page = "pagina",
                        .of = "van",
                        .day_first = true };
  cl_book *book = cl_book_new(&info);
  cl_sheet *sheet = cl_sheet_new(book, "One");
  const cl_page page = { .wide = 1, .tall = 1 };
  cl_sheet_page(sheet, &page);
  cl_put_num(sheet, CL_LOOK_PLAIN, CL_NUM_GENERAL, 1234.5);
  cl_put_date(sheet, CL_LOOK_PLAIN, 20000);
  return finish(book);
}

static void same_bytes(void **state) {
  (void)state;
  cl_buf one = example(1700000000), other = example(1700000001);
  time_t now = time(NULL);
  while (time(NULL) == now) /* a stamp of the clock would show */
    continue;
  cl_buf two = example(1700000000);
  assert_int_equal(one.len, two.len);
  assert_memory_equal(one.p, two.p, one.len);
  holds(&one, "docProps/core.xml", "2023-11-14T22:13:20Z");
  holds(&other, "docProps/core.xml", "2023-11-14T22:13:21Z");
  holds(&one, "docProps/core.xml", "T" REPLACEMENT "itel");
  holds(&one, SHEET1,
        "&amp;L&amp;8 2026 &amp;&amp; meer&amp;C&amp;8&amp;A&amp;R&amp;8 pagina &amp;P van &amp;N");
  holds(&one, SHEET1, "fitToPage=\"1\"");
  cl_buf_free(&one);
  cl_buf_free(&two);
  cl_buf_free(&other);
}

static void stamps(void **state) {
  (void)state;
  static const struct {
    int64_t stamp;
    const char *text;
  } rows[] = { { 0, "1980-01-01T00:00:00Z" },
               { -5, "1980-01-01T00:00:00Z" },
               { INT64_MAX,
                 sizeof(time_t) < 8 ? "2038-01-19T03:14:07Z" : "2107-12-31T23:59:59Z" } };
  for (size_t i = 0; i < CL_COUNT(rows); i++) {
    cl_buf zip = example(rows[i].stamp);
    holds(&zip, "docProps/core.xml", rows[i].text);
    cl_buf_free(&zip);
  }
}

/* Makes a locale with a decimal comma in a folder of its own: none need be
 * installed (bootstrap brings their sources, Debian's package locales). */
static void make_locale(char *folder, size_t size) {
  snprintf(folder, size, "%s/clkit-locale-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
  assert_non_null(mkdtemp(folder));
  char path[600];
  snprintf(path, sizeof path, "%s/nl_NL.UTF-8", folder);
  pid_t pid = fork();
  assert_true(pid >= 0);
  if (pid == 0) {
    execlp("localedef", "localedef", "-i", "nl_NL", "-f", "UTF-8", path, (char *)NULL);
    _exit(127);
  }
  int status;
  assert_int_equal(waitpid(pid, &status, 0), pid);
  assert_int_equal(status, 0);
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *walk) {
  (void)st;
  (void)kind;
  (void)walk;
  return remove(path);
}

static void decimal_comma(void **state) {
  (void)state;
  char folder[500];
  make_locale(folder, sizeof folder);
  assert_int_equal(setenv("LOCPATH", folder, 1), 0);
  assert_non_null(setlocale(LC_NUMERIC, "nl_NL.UTF-8"));
  assert_string_equal(localeconv()->decimal_point, ",");
  cl_buf zip = example(1);
  setlocale(LC_NUMERIC, "C");
  unsetenv("LOCPATH");
  assert_int_equal(nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
  holds(&zip, SHEET1, "<v>1234.5</v>");
  cl_buf_free(&zip);
}

static void long_footer(void **state) {
  (void)state;
  char text[1000];
  memset(text, '&', sizeof text - 1);
  text[sizeof text - 1] = '\0';
  cl_book_info info = { .footer = text, .page = text, .of = text, .title = text };
  cl_book *book = cl_book_new(&info);
  cl_sheet_new(book, "One");
  cl_buf zip = finish(book);
  cl_buf_free(&zip);
}

static void failed(cl_book *book, const char *expected) {
  cl_diag diag;
  cl_buf out = CL_BUF_INIT;
  cl_buf_puts(&out, "before");
  cl_diag_init(&diag);
  assert_int_equal(cl_book_end(book, &out, &diag), CL_IO);
  assert_int_equal(out.len, 0);
  assert_int_equal(diag.count, 1);
  assert_int_equal(diag.worst, CL_IO);
  if (!strstr(diag.findings[0].text, expected))
    fail_msg("\"%s\" does not hold \"%s\"", diag.findings[0].text, expected);
  cl_buf_free(&out);
  cl_diag_free(&diag);
}

static void too_large(void **state) {
  (void)state;
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet *sheet = cl_sheet_new(book, "One");
  cl_sheet_at(sheet, 1048575, 16383);
  cl_put_num(sheet, CL_LOOK_PLAIN, CL_NUM_GENERAL, 1); /* the last cell there is */
  cl_buf zip = finish(book);
  holds(&zip, SHEET1, "XFD1048576");
  cl_buf_free(&zip);
  book = cl_book_new(&plain_info);
  sheet = cl_sheet_new(book, "One");
  cl_sheet_at(sheet, 1048576, 0);
  cl_put_num(sheet, CL_LOOK_PLAIN, CL_NUM_GENERAL, 1);
  failed(book, "1,048,576");
  book = cl_book_new(&plain_info);
  cl_sheet_at(cl_sheet_new(book, "One"), 0, 0);
  sheet = cl_sheet_new(book, "Two");
  cl_sheet_at(sheet, 0, 100000);
  cl_put_text(sheet, CL_LOOK_PLAIN, str("x"));
  failed(book, "16,384");
}

static void no_temp_folder(void **state) {
  (void)state;
  const char *before = getenv("TMPDIR");
  char *kept = before ? cl_xstrdup(before) : NULL;
  setenv("TMPDIR", "/nonexistent/folder", 1);
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet_new(book, "One");
  failed(book, "the workbook cannot be made");
  if (kept)
    setenv("TMPDIR", kept, 1);
  else
    unsetenv("TMPDIR");
  free(kept);
}

/* Nothing of a book is written to a file while it is made: none could be cut short. */
static void parts_in_memory(void **state) {
  (void)state;
  struct rlimit before, none;
  assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
  none = before;
  none.rlim_cur = 0;
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet *sheet = cl_sheet_new(book, "One");
  cl_put_text(sheet, CL_LOOK_PLAIN, str("what is put in"));
  cl_buf out = CL_BUF_INIT;
  cl_diag diag;
  cl_diag_init(&diag);
  void (*ended)(int) = signal(SIGXFSZ, SIG_IGN);
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
  enum cl_status status = cl_book_end(book, &out, &diag);
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
  signal(SIGXFSZ, ended);
  assert_int_equal(status, CL_OK);
  char *words = part(&out, "xl/sharedStrings.xml");
  assert_non_null(strstr(words, "what is put in"));
  free(words);
  cl_buf_free(&out);
  cl_diag_free(&diag);
}

static void many_rows(void **state) {
  (void)state;
  cl_book *book = cl_book_new(&plain_info);
  cl_sheet *sheet = cl_sheet_new(book, "One");
  const cl_book_column columns[] = { { .title = "A" }, { .title = "B" }, { .title = "C" } };
  clock_t start = clock();
  cl_sheet_table(sheet, "t", columns, 3, 0);
  for (int i = 0; i < 100000; i++) {
    cl_sheet_row(sheet);
    cl_put_num(sheet, CL_LOOK_PLAIN, CL_NUM_WHOLE, i);
    cl_put_text(sheet, CL_LOOK_PLAIN, str("een tekst van een gewone lengte"));
    cl_put_date(sheet, CL_LOOK_PLAIN, 20000 + i % 400);
  }
  cl_sheet_table_end(sheet);
  cl_buf zip = finish(book);
  assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 200);
  holds(&zip, TABLE1, "ref=\"A1:C100001\"");
  cl_buf_free(&zip);
}

/* ---- Archives that are not whole --------------------------------------------------- */

/* What would print too small goes over pages, each with the columns in sight. */
static void wide_sheets(void **state) {
  (void)state;
  cl_book_column columns[40] = { { .title = "Naam" } };
  char titles[40][sizeof "k-2147483648"];
  for (int i = 1; i < 40; i++) {
    snprintf(titles[i], sizeof titles[i], "k%d", i);
    columns[i] = (cl_book_column){ .title = titles[i], .least = 12 };
  }
  cl_book *book = cl_book_new(&plain_info);
  const size_t sizes[] = { 8, 40, 40 };
  for (size_t s = 0; s < CL_COUNT(sizes); s++) {
    cl_sheet *sheet = cl_sheet_new(book, "Blad");
    cl_sheet_table(sheet, "blad", columns, sizes[s], 1);
    cl_sheet_row(sheet);
    cl_put_text(sheet, CL_LOOK_PLAIN, str("x"));
    cl_sheet_table_end(sheet);
    if (s == 2)
      cl_sheet_page(sheet, &(cl_page){ .wide = 1, .tall = 1 });
  }
  cl_buf zip = finish(book);
  holds(&zip, "xl/worksheets/sheet1.xml", "fitToHeight=\"0\"");
  holds_not(&zip, "xl/worksheets/sheet1.xml", "fitToWidth");
  holds(&zip, "xl/worksheets/sheet2.xml", "fitToWidth=\"3\"");
  holds_not(&zip, "xl/worksheets/sheet3.xml", "fitToWidth");
  holds(&zip, "xl/workbook.xml", "$A:$A,");
  cl_buf_free(&zip);
}

static void cut_archives(void **state) {
  (void)state;
  cl_buf zip = example(1);
  assert_true(cl_xlsx_sound((cl_str){ zip.p, zip.len }));
  for (size_t n = 0; n < zip.len; n += 7)
    assert_false(cl_xlsx_sound((cl_str){ zip.p, n }));
  for (size_t i = 0; i < zip.len; i++) { /* a flipped byte: never a fault, whatever comes of it */
    zip.p[i] = (char)~zip.p[i];
    cl_xlsx_sound((cl_str){ zip.p, zip.len });
    zip.p[i] = (char)~zip.p[i];
  }
  assert_true(cl_xlsx_sound((cl_str){ zip.p, zip.len }));
  cl_buf_free(&zip);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(cells),
    cmocka_unit_test(text_stays_text),
    cmocka_unit_test(early_dates_are_text),
    cmocka_unit_test(hostile_texts),
    cmocka_unit_test(escapes_within_the_limit),
    cmocka_unit_test(hostile_book),
    cmocka_unit_test(long_texts),
    cmocka_unit_test(sheet_names),
    cmocka_unit_test(table_names),
    cmocka_unit_test(many_names),
    cmocka_unit_test(tables),
    cmocka_unit_test(table_without_rows),
    cmocka_unit_test(widths),
    cmocka_unit_test(choices),
    cmocka_unit_test(page_cells),
    cmocka_unit_test(pages),
    cmocka_unit_test(texts_that_fit),
    cmocka_unit_test(lines_over_cells),
    cmocka_unit_test(image),
    cmocka_unit_test(charts),
    cmocka_unit_test(same_bytes),
    cmocka_unit_test(stamps),
    cmocka_unit_test(decimal_comma),
    cmocka_unit_test(long_footer),
    cmocka_unit_test(too_large),
    cmocka_unit_test(no_temp_folder),
    cmocka_unit_test(parts_in_memory),
    cmocka_unit_test(many_rows),
    cmocka_unit_test(wide_sheets),
    cmocka_unit_test(cut_archives),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
