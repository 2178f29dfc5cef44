/* CSV: encodings, separators, quoting, places of errors, and the way back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "../../lib/format/csv.h"

static cl_csv_table table;
static cl_diag diag;

static enum cl_status read_bytes(const char *p, size_t n) {
  cl_diag_init(&diag);
  return cl_csv_read(&table, "f.csv", p, n, &diag);
}

#define READ(literal) read_bytes(literal, sizeof(literal) - 1)

static void drop(void) {
  cl_csv_free(&table);
  cl_diag_free(&diag);
}

static void cell_is(size_t row, size_t column, const char *expected) {
  cl_str cell = cl_csv_cell(&table, row, column);
  assert_int_equal(cell.n, strlen(expected));
  assert_memory_equal(cell.p, expected, cell.n);
}

static void header_is(size_t column, const char *expected) {
  assert_true(cl_str_is(table.header[column], expected));
}

/* The read failed with one error at LINE whose text holds PART. */
static void failed(enum cl_status status, unsigned line, const char *part) {
  assert_int_equal(status, CL_USAGE);
  assert_true(diag.by_level[CL_ERROR] >= 1);
  assert_int_equal(diag.findings[0].place.line, line);
  assert_string_equal(diag.findings[0].place.file, "f.csv");
  if (!strstr(diag.findings[0].text, part))
    fail_msg("\"%s\" does not hold \"%s\"", diag.findings[0].text, part);
  assert_null(table.arena);
  assert_int_equal(table.rows, 0);
  drop();
}

static void simple(void **state) {
  (void)state;
  assert_int_equal(READ("a,b\n1,2\n3,4\n"), CL_OK);
  assert_int_equal(table.columns, 2);
  assert_int_equal(table.rows, 2);
  assert_int_equal(table.separator, ',');
  assert_string_equal(table.encoding, "UTF-8");
  header_is(0, "a");
  header_is(1, "b");
  cell_is(1, 1, "4");
  assert_int_equal(table.lines[0], 2);
  assert_int_equal(table.lines[1], 3);
  /* it says what it found */
  assert_int_equal(diag.by_level[CL_NOTE], 1);
  assert_non_null(strstr(diag.findings[0].text, "UTF-8"));
  drop();
}

/* Nothing in its header tells which separator a table of one column has: what
 * comes in its texts is none. */
static void one_column(void **state) {
  (void)state;
  assert_int_equal(READ("text\na, b\nc\n"), CL_OK);
  assert_int_equal(table.columns, 1);
  cell_is(0, 0, "a, b");
  drop();
  assert_int_equal(READ("text\na, b; c\n\"x\ty\"\n"), CL_OK);
  cell_is(0, 0, "a, b; c");
  cell_is(1, 0, "x\ty");
  drop();
  failed(READ("text\na, b; c\td\n"), 2, "the header has 1");
}

static void blanks_are_kept(void **state) {
  (void)state;
  assert_int_equal(READ("a;b\n  x y  ; z\n\t;\" q \"\n"), CL_OK);
  cell_is(0, 0, "  x y  ");
  cell_is(0, 1, " z");
  cell_is(1, 0, "\t");
  cell_is(1, 1, " q ");
  drop();
}

static void last_line_without_end(void **state) {
  (void)state;
  assert_int_equal(READ("a,b\n1,2"), CL_OK);
  assert_int_equal(table.rows, 1);
  cell_is(0, 1, "2");
  drop();
  assert_int_equal(READ("a,b\n1,"), CL_OK);
  cell_is(0, 1, "");
  drop();
  assert_int_equal(READ("a,b\n1,\"x\""), CL_OK);
  cell_is(0, 1, "x");
  drop();
}

static void line_ends(void **state) {
  (void)state;
  assert_int_equal(READ("a;b\r1;2\r3;4\r"), CL_OK); /* CR alone */
  assert_int_equal(table.rows, 2);
  cell_is(1, 1, "4");
  assert_int_equal(table.lines[1], 3);
  drop();
  assert_int_equal(READ("a;b\r\n1;\"x\r\ny\rz\nw\"\r\n3;4\r\n"), CL_OK);
  assert_int_equal(table.rows, 2);
  cell_is(0, 1, "x\r\ny\rz\nw");
  assert_int_equal(table.lines[0], 2);
  assert_int_equal(table.lines[1], 6);
  drop();
}

static void blank_lines(void **state) {
  (void)state;
  assert_int_equal(READ("\n\na,b\r\n1,2\r\n\r\n\n\r\r\n"), CL_OK);
  assert_int_equal(table.rows, 1);
  assert_int_equal(table.lines[0], 4);
  drop();
  failed(READ("a,b\n1,2\n\n3,4\n"), 3, "row 3 is blank");
  assert_int_equal(READ("a\n1\n\n\"\"\n3\n\n"), CL_OK); /* one column: empty cells */
  assert_int_equal(table.rows, 4);
  cell_is(1, 0, "");
  cell_is(2, 0, "");
  cell_is(3, 0, "3");
  assert_int_equal(table.lines[3], 5);
  drop();
}

static void empty(void **state) {
  (void)state;
  failed(READ(""), 0, "empty");
  failed(READ("\r\n\n\n"), 0, "empty");
  failed(READ("\xEF\xBB\xBF"), 0, "empty");
  failed(READ("\xFF\xFE"), 0, "empty");
}

static void header_only(void **state) {
  (void)state;
  assert_int_equal(READ("Doel;Gericht op"), CL_OK);
  assert_int_equal(table.columns, 2);
  assert_int_equal(table.rows, 0);
  header_is(1, "Gericht op");
  drop();
}

static void separator_is(const char *text, char expected) {
  assert_int_equal(read_bytes(text, strlen(text)), CL_OK);
  assert_int_equal(table.separator, expected);
  drop();
}

static void separators(void **state) {
  (void)state;
  separator_is("a;b\n1,2;3,4\n", ';');
  separator_is("a\tb\n1;2,3\t4\n", '\t');
  separator_is("\"x;y;z\",b\n1,2\n", ',');
  separator_is("Naam (voor, achter, roep);Soort\nJan;x\n", ';'); /* the rows tell */
  separator_is("Naam, voornaam;Soort\nJan;x\n", ';');
  separator_is("a,b;c\n", ';');
  separator_is("a\nb\n", ',');
}

static void ragged(void **state) {
  (void)state;
  failed(READ("Datum;Titel;Kanaal\n1;2;3\n1;2\n"), 3, "row 3, column 3 (Kanaal)");
  failed(READ("a;b\n1;2;3\n"), 2, "row 2, column 3");
  cl_buf many = CL_BUF_INIT;
  cl_buf_puts(&many, "a;b\n");
  for (int i = 0; i < 1000; i++)
    cl_buf_puts(&many, "1\n");
  assert_int_equal(read_bytes(many.p, many.len), CL_USAGE);
  assert_int_equal(diag.count, 21); /* the first twenty, and how many more */
  assert_non_null(strstr(diag.findings[20].text, "980"));
  drop();
  cl_buf_free(&many);
}

static void quotes(void **state) {
  (void)state;
  assert_int_equal(READ("a;b\n\"x \"\"y\"\" z\";\"\"\n\"a;b\";c\n"), CL_OK);
  cell_is(0, 0, "x \"y\" z");
  cell_is(0, 1, "");
  cell_is(1, 0, "a;b");
  drop();
  failed(READ("a;b\n1;2\nx\xC3\xA9y\"z;3\n"), 3, "row 3, column 1 (a)");
  failed(READ("a;b\n\"x\"y;3\n"), 2, "quote");
  failed(READ("a;b\n1;2\n3;\"open\nand so on;x\n"), 3, "row 3, column 2 (b)");
  failed(READ("a;\"b\n"), 1, "never closed");
}

static void stray_quote_place(void **state) {
  (void)state;
  assert_int_equal(READ("a;b\n\xC3\xA9\xC3\xA9\"z;3\n"), CL_USAGE);
  assert_int_equal(diag.findings[0].place.col, 3);
  assert_string_equal(diag.findings[0].excerpt, "\xC3\xA9\xC3\xA9\"z;3");
  drop();
}

static void nul(void **state) {
  (void)state;
  failed(READ("a;b;c\n1;2;3\n1;x\0y;3\n"), 3, "row 3, column 2 (b)");
  failed(READ("a\0;b\n"), 1, "column 1");
}

static void encoding_is(const char *p, size_t n, const char *encoding, const char *cell) {
  assert_int_equal(read_bytes(p, n), CL_OK);
  assert_string_equal(table.encoding, encoding);
  header_is(0, "a");
  cell_is(0, 0, cell);
  drop();
}
#define ENCODED(literal, encoding, cell) encoding_is(literal, sizeof(literal) - 1, encoding, cell)

static void encodings(void **state) {
  (void)state;
  ENCODED("a\ncaf\xC3\xA9\n", "UTF-8", "caf\xC3\xA9");
  ENCODED("\xEF\xBB\xBF"
          "a\ncaf\xC3\xA9\n",
          "UTF-8 with BOM", "caf\xC3\xA9");
  ENCODED("a\ncaf\xE9 \x80 \x97 \x9F\n", "Windows-1252",
          "caf\xC3\xA9 \xE2\x82\xAC \xE2\x80\x94 \xC5\xB8");
  ENCODED("\xFF\xFE"
          "a\0\n\0\xE9\0\x14\x20\n\0",
          "UTF-16LE", "\xC3\xA9\xE2\x80\x94");
  ENCODED("\xFE\xFF\0a\0\n\0\xE9\x20\x14\0\n", "UTF-16BE", "\xC3\xA9\xE2\x80\x94");
  ENCODED("a\0\n\0x\0\xE9\0\x14\x20\n\0", "UTF-16LE", "x\xC3\xA9\xE2\x80\x94");
  ENCODED("\0a\0\n\0x\0\xE9\x20\x14\0\n", "UTF-16BE", "x\xC3\xA9\xE2\x80\x94");
  ENCODED("\xFF\xFE"
          "a\0\n\0\x3D\xD8\x00\xDE\n\0",
          "UTF-16LE", "\xF0\x9F\x98\x80"); /* a surrogate pair */
}

static void bad_encodings(void **state) {
  (void)state;
  failed(READ("a;b\n1;2\nr\xE9;\x81\n"), 3, "0x81");
  failed(READ("a\n\x8D\n"), 2, "0x8D");
  failed(READ("a\n\x8F\n"), 2, "0x8F");
  failed(READ("a\n\x90\n"), 2, "0x90");
  failed(READ("a\n\x9D\n"), 2, "0x9D");
  failed(READ("\xEF\xBB\xBF"
              "a\n\xE9\n"),
         2, "0xE9"); /* the BOM says UTF-8 */
  /* two good characters, one cut through: no Windows-1252 */
  failed(READ("a\n\xC3\xA9\xC3\xA9 \xC3\n"), 2, "0xC3");
  failed(READ("\xFF\xFE"
              "a\0\n\0\x3D\xD8x\0\n\0"),
         2, "0xD83D"); /* the first half alone */
  failed(READ("\xFF\xFE"
              "a\0\n\0\x00\xDE\n\0"),
         2, "0xDE00"); /* the second half alone */
  failed(READ("\xFF\xFE"
              "a\0\n\0\x3D\xD8"),
         2, "0xD83D"); /* at the end of the file */
  failed(READ("\xFF\xFE"
              "a\0\n\0b"),
         2, "middle of a character");
}

static void bad_place(void **state) {
  (void)state;
  assert_int_equal(READ("a;b\r\n1;2\r\nr\xE9;x\x81\r\n"), CL_USAGE);
  assert_int_equal(diag.findings[0].place.line, 3);
  assert_int_equal(diag.findings[0].place.col, 5);
  drop();
}

/* None of these may take more than a moment. */
static void large(void **state) {
  (void)state;
  size_t n = (size_t)100 << 20;
  char *p = cl_xmalloc(n);
  clock_t start = clock();
  memset(p, 'x', n); /* one unquoted cell of 100 MB under a short header */
  p[0] = 'a', p[1] = '\n';
  failed(read_bytes(p, n), 2, "1 MiB");
  assert_int_equal(read_bytes(p, 1 << 20), CL_OK);
  assert_int_equal(cl_csv_cell(&table, 0, 0).n, (1 << 20) - 2);
  drop();
  p[2] = '"'; /* never closed */
  failed(read_bytes(p, n), 2, "1 MiB");
  failed(read_bytes(p, 1 << 20), 2, "never closed");
  memset(p, '\r', n); /* CR only, and one cell in front of all the blank lines */
  p[0] = 'a';
  assert_int_equal(read_bytes(p, n), CL_OK);
  assert_int_equal(table.rows, 0);
  drop();
  n = (size_t)4 << 20;
  for (size_t i = 0; i < n; i++) /* many short rows that end in CR */
    p[i] = i % 2 ? '\r' : 'y';
  assert_int_equal(read_bytes(p, n), CL_OK);
  assert_int_equal(table.rows, n / 2 - 1);
  drop();
  n *= 4;
  memset(p, ',', n); /* more cells than a table has room for */
  memcpy(p, "a,b\n", 4);
  failed(read_bytes(p, n), 2, "split it");
  n = (size_t)1 << 20;
  memset(p, '"', n); /* quotes and nothing else, but a header */
  p[0] = 'a', p[1] = '\n';
  assert_int_equal(read_bytes(p, n), CL_OK);
  assert_int_equal(cl_csv_cell(&table, 0, 0).n, (n - 4) / 2);
  drop();
  free(p);
  assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 60);
}

/* ---- Writing --------------------------------------------------------------- */

static void written(const char *text, bool guard, const char *expected) {
  cl_buf out = CL_BUF_INIT;
  cl_csv_writer writer = { &out, ';', false, true };
  cl_csv_cell_write(&writer, cl_str_of("x"), false);
  cl_csv_cell_write(&writer, cl_str_of(text), guard);
  cl_csv_end_row(&writer);
  assert_true(writer.first);
  size_t n = strlen(expected);
  assert_int_equal(out.len, n + 3);
  assert_memory_equal(out.p, "x;", 2);
  assert_memory_equal(out.p + 2, expected, n);
  assert_int_equal(out.p[out.len - 1], '\n');
  cl_buf_free(&out);
}

static void writing(void **state) {
  (void)state;
  written("plain", true, "plain");
  written("", true, "");
  written("a;b", true, "\"a;b\"");
  written("a,b", true, "a,b");
  written("say \"hi\"", true, "\"say \"\"hi\"\"\"");
  written("two\nlines", true, "\"two\nlines\"");
  written(" led", true, "\" led\"");
  written("=1+1", true, "'=1+1");
  written("=1+1", false, "=1+1");
  written("-5", false, "-5");
  written("-5", true, "'-5");
  written("+31 6", true, "'+31 6");
  written("@x", true, "'@x");
  written("\tx", true, "\"'\tx\"");
  written("\rx", true, "\"'\rx\"");
  written("'=x", true, "''=x");
  written("'t is", true, "'t is");
  written("'", true, "'");
}

static void unguard_is(const char *text, const char *expected) {
  assert_true(cl_str_is(cl_csv_unguard(cl_str_of(text)), expected));
}

static void unguarding(void **state) {
  (void)state;
  unguard_is("'=1+1", "=1+1");
  unguard_is("''=x", "'=x");
  unguard_is("'t is", "'t is");
  unguard_is("'", "'");
  unguard_is("", "");
  unguard_is("=x", "=x");
  assert_null(cl_csv_unguard(CL_NO_STR).p);
}

/* What was written is read back the same, whatever is in it. */
static void round_trip(void **state) {
  (void)state;
  static const char *const parts[] = { "",   "=", "'", "\"", ";", ",",        "\n", "\r",
                                       "\t", "-", "@", " ",  "a", "\xC3\xA9", "+",  "''" };
  const char seps[] = ",;\t";
  for (int s = 0; s < 3; s++) {
    cl_buf out = CL_BUF_INIT;
    cl_csv_writer writer = { &out, seps[s], s == 1, true };
    for (int c = 0; c < 3; c++)
      cl_csv_cell_write(&writer, cl_str_of(c ? c == 1 ? "b" : "c" : "a"), true);
    cl_csv_end_row(&writer);
    size_t n = CL_COUNT(parts);
    for (size_t i = 0; i < n * n * n; i++) {
      for (int c = 0; c < 3; c++) {
        cl_buf cell = CL_BUF_INIT;
        cl_buf_puts(&cell, parts[(i / (c == 0 ? 1 : n)) % n]);
        cl_buf_puts(&cell, parts[(i / (c == 1 ? 1 : n)) % n]);
        cl_buf_puts(&cell, parts[(i / n / n) % n]);
        cl_csv_cell_write(&writer, (cl_str){ cl_buf_text(&cell), cell.len }, true);
        cl_buf_free(&cell);
      }
      cl_csv_end_row(&writer);
    }
    assert_int_equal(read_bytes(out.p, out.len), CL_OK);
    assert_int_equal(table.separator, seps[s]);
    assert_int_equal(table.rows, n * n * n);
    for (size_t i = 0; i < n * n * n; i++)
      for (int c = 0; c < 3; c++) {
        cl_buf cell = CL_BUF_INIT;
        cl_buf_puts(&cell, parts[(i / (c == 0 ? 1 : n)) % n]);
        cl_buf_puts(&cell, parts[(i / (c == 1 ? 1 : n)) % n]);
        cl_buf_puts(&cell, parts[(i / n / n) % n]);
        cl_str got = cl_csv_unguard(cl_csv_cell(&table, i, (size_t)c));
        assert_int_equal(got.n, cell.len);
        assert_memory_equal(got.p, cl_buf_text(&cell), got.n);
        cl_buf_free(&cell);
      }
    drop();
    cl_buf_free(&out);
  }
}

static void one_empty_cell(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_csv_writer writer = { &out, ',', true, true };
  cl_csv_cell_write(&writer, cl_str_of("a"), true);
  cl_csv_end_row(&writer);
  cl_csv_cell_write(&writer, cl_str_of(""), true);
  cl_csv_end_row(&writer);
  assert_string_equal(out.p, "a\r\n\"\"\r\n");
  assert_int_equal(read_bytes(out.p, out.len), CL_OK);
  assert_int_equal(table.rows, 1);
  cell_is(0, 0, "");
  drop();
  cl_buf_cut(&out, 0);
  cl_buf_puts(&out, "\xEF\xBB\xBF"); /* a header without a name, behind a BOM */
  writer = (cl_csv_writer){ &out, ';', true, true };
  cl_csv_cell_write(&writer, cl_str_of(""), false);
  cl_csv_end_row(&writer);
  cl_csv_cell_write(&writer, cl_str_of("a"), true);
  cl_csv_end_row(&writer);
  assert_int_equal(read_bytes(out.p, out.len), CL_OK);
  assert_int_equal(table.rows, 1);
  cell_is(0, 0, "a");
  drop();
  cl_buf_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(simple),
    cmocka_unit_test(blanks_are_kept),
    cmocka_unit_test(one_column),
    cmocka_unit_test(last_line_without_end),
    cmocka_unit_test(line_ends),
    cmocka_unit_test(blank_lines),
    cmocka_unit_test(empty),
    cmocka_unit_test(header_only),
    cmocka_unit_test(separators),
    cmocka_unit_test(ragged),
    cmocka_unit_test(quotes),
    cmocka_unit_test(stray_quote_place),
    cmocka_unit_test(nul),
    cmocka_unit_test(encodings),
    cmocka_unit_test(bad_encodings),
    cmocka_unit_test(bad_place),
    cmocka_unit_test(large),
    cmocka_unit_test(writing),
    cmocka_unit_test(unguarding),
    cmocka_unit_test(round_trip),
    cmocka_unit_test(one_empty_cell),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
