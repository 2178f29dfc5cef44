/* What stands before functions of libxlsxwriter says what they say: each is called
 * beside the one behind it. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define lxw_new_attribute_int declared_by_the_writer /* with another number, once */
#include <xlsxwriter/xmlwriter.h>
#undef lxw_new_attribute_int
struct xml_attribute *lxw_new_attribute_int(const char *key, int32_t value);

typedef struct xml_attribute pair;
typedef struct xml_attribute_list list;
typedef void tag_of(FILE *file, const char *tag, list *attributes);
typedef void end_of(FILE *file, const char *tag);
typedef void data_of(FILE *file, const char *tag, const char *data, list *attributes);
typedef pair *text_of(const char *key, const char *value);
typedef pair *whole_of(const char *key, int32_t value);
typedef pair *number_of(const char *key, double value);
typedef void cell_of(char *name, lxw_row_t row, lxw_col_t column);

enum { ROWS = 1048576, COLUMNS = 16384 };

static tag_of *their_start, *their_empty;
static end_of *their_end;
static data_of *their_data;
static text_of *their_text;
static whole_of *their_whole;
static number_of *their_number;
static cell_of *their_cell;

/* Theirs, and not what the program has itself. */
static void find(const char *name, void *to) {
  void *found = dlsym(RTLD_NEXT, name);
  assert_non_null(found);
  assert_ptr_not_equal(found, dlsym(RTLD_DEFAULT, name));
  memcpy(to, &found, sizeof found);
}

static int find_theirs(void **state) {
  (void)state;
  assert_non_null(lxw_version()); /* so that the library is linked */
  find("lxw_xml_start_tag", &their_start);
  find("lxw_xml_empty_tag", &their_empty);
  find("lxw_xml_end_tag", &their_end);
  find("lxw_xml_data_element", &their_data);
  find("lxw_new_attribute_str", &their_text);
  find("lxw_new_attribute_int", &their_whole);
  find("lxw_new_attribute_dbl", &their_number);
  find("lxw_rowcol_to_cell", &their_cell);
  return 0;
}

/* A text of N bytes, to free. */
static char *long_text(size_t n) {
  char *text = malloc(n + 1);
  assert_non_null(text);
  for (size_t i = 0; i < n; i++)
    text[i] = "lang & <breed> \"ding\" "[i % 22];
  text[n] = '\0';
  return text;
}

/* ---- Attributes ------------------------------------------------------------------ */

static void same_attribute(pair *ours, pair *theirs) {
  assert_string_equal(ours->key, theirs->key);
  assert_string_equal(ours->value, theirs->value);
  free(ours);
  free(theirs);
}

static void attributes(void **state) {
  (void)state;
  char *lengthy = long_text(3 * LXW_MAX_ATTRIBUTE_LENGTH);
  const char *const texts[] = { "", "1", "caf\xC3\xA9", "a & b", lengthy };
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    same_attribute(lxw_new_attribute_str("key", texts[i]), their_text("key", texts[i]));
  same_attribute(lxw_new_attribute_str(lengthy, ""), their_text(lengthy, ""));
  const int32_t wholes[] = { 0, 1, -1, 9, 10, 1048576, INT32_MAX, INT32_MIN, INT32_MIN + 1 };
  for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
    same_attribute(lxw_new_attribute_int("x", wholes[i]), their_whole("x", wholes[i]));
  const double numbers[] = { 0,       -0.0,  1,       -1,         9,          10,
                             0.5,     0.7,   1.0 / 3, 12.7109375, 1e15,       123456.789,
                             1e16,    1e300, 1e-9,    2147483647, 2147483648, -2147483648.0,
                             44927.25 };
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    same_attribute(lxw_new_attribute_dbl("y", numbers[i]), their_number("y", numbers[i]));
  free(lengthy);
}

/* ---- Tags ------------------------------------------------------------------------- */

/* What one of the two wrote. */
struct written {
  FILE *file;
  char *bytes;
  size_t n;
};

static void open_written(struct written *w) {
  w->file = open_memstream(&w->bytes, &w->n);
  assert_non_null(w->file);
}

static void same_bytes(struct written *ours, struct written *theirs) {
  fclose(ours->file);
  fclose(theirs->file);
  assert_int_equal(ours->n, theirs->n);
  assert_memory_equal(ours->bytes, theirs->bytes, ours->n);
  free(ours->bytes);
  free(theirs->bytes);
}

static void all_tags(list *attributes, const char *data) {
  struct written ours, theirs;
  open_written(&ours);
  open_written(&theirs);
  lxw_xml_start_tag(ours.file, "c:chart", attributes);
  lxw_xml_empty_tag(ours.file, "a:off", attributes);
  lxw_xml_data_element(ours.file, "t", data, attributes);
  lxw_xml_end_tag(ours.file, "c:chart");
  their_start(theirs.file, "c:chart", attributes);
  their_empty(theirs.file, "a:off", attributes);
  their_data(theirs.file, "t", data, attributes);
  their_end(theirs.file, "c:chart");
  same_bytes(&ours, &theirs);
}

static void tags(void **state) {
  (void)state;
  struct xml_attribute_list attributes;
  struct xml_attribute *attribute;
  char *lengthy = long_text(LXW_MAX_ATTRIBUTE_LENGTH), *data = long_text(5000);
  const char *const texts[] = { "",           "1",        "caf\xC3\xA9", "R&D <b> \"x\"",
                                "two\nlines", "'single'", "&amp;",       lengthy };
  STAILQ_INIT(&attributes);
  all_tags(NULL, "");
  all_tags(&attributes, "R&D <b> \"x\"\nnext");
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    LXW_PUSH_ATTRIBUTES_STR("key", texts[i]);
    all_tags(&attributes, texts[i]);
  }
  all_tags(&attributes, data);
  LXW_FREE_ATTRIBUTES();
  free(lengthy);
  free(data);
}

/* Of every length around what is gathered. */
static void every_length(void **state) {
  (void)state;
  for (size_t n = 900; n < 1200; n++) {
    char *data = long_text(n);
    all_tags(NULL, data);
    free(data);
  }
}

/* ---- Cells -------------------------------------------------------------------------- */

static void cell(lxw_row_t row, unsigned column) {
  char ours[LXW_MAX_CELL_NAME_LENGTH], theirs[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell(ours, row, (lxw_col_t)column);
  their_cell(theirs, row, (lxw_col_t)column);
  assert_string_equal(ours, theirs);
}

static void cells(void **state) {
  (void)state;
  for (unsigned column = 0; column < COLUMNS; column++)
    cell(column * 37 % ROWS, column);
  cell(0, 0);
  cell(ROWS - 1, COLUMNS - 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(attributes),
    cmocka_unit_test(tags),
    cmocka_unit_test(every_length),
    cmocka_unit_test(cells),
  };
  return cmocka_run_group_tests(tests, find_theirs, NULL);
}
