/* JSON: commas, indentation, escapes and numbers. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "../../lib/format/json.h"

static void done(cl_buf *out, const char *expected) {
  assert_string_equal(cl_buf_text(out), expected);
  cl_buf_free(out);
}

static void compact(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_json j;
  cl_json_init(&j, &out, false);
  cl_json_object(&j);
  cl_json_key(&j, "id");
  cl_json_string(&j, cl_str_of("taal"));
  cl_json_key(&j, "list");
  cl_json_array(&j);
  cl_json_int(&j, 1);
  cl_json_bool(&j, true);
  cl_json_null(&j);
  cl_json_array(&j);
  cl_json_end_array(&j);
  cl_json_object(&j);
  cl_json_end_object(&j);
  cl_json_end_array(&j);
  cl_json_key(&j, "n");
  cl_json_number(&j, -1.5);
  cl_json_end_object(&j);
  done(&out, "{\"id\":\"taal\",\"list\":[1,true,null,[],{}],\"n\":-1.5}");
}

static void pretty(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_json j;
  cl_json_init(&j, &out, true);
  cl_json_object(&j);
  cl_json_key(&j, "a");
  cl_json_array(&j);
  cl_json_int(&j, 1);
  cl_json_int(&j, 2);
  cl_json_end_array(&j);
  cl_json_key(&j, "b");
  cl_json_object(&j);
  cl_json_end_object(&j);
  cl_json_end_object(&j);
  done(&out, "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}");
}

static void top_level(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_json j;
  cl_json_init(&j, &out, false);
  for (int i = 0; i < 2; i++) { /* NDJSON: no comma between lines */
    cl_json_object(&j);
    cl_json_key(&j, "i");
    cl_json_int(&j, i);
    cl_json_end_object(&j);
    cl_buf_putc(&out, '\n');
  }
  done(&out, "{\"i\":0}\n{\"i\":1}\n");
}

static void string_is(cl_str text, const char *expected) {
  cl_buf out = CL_BUF_INIT;
  cl_json j;
  cl_json_init(&j, &out, false);
  cl_json_string(&j, text);
  done(&out, expected);
}

static void escapes(void **state) {
  (void)state;
  string_is(cl_str_of("a\"b\\c/d"), "\"a\\\"b\\\\c/d\"");
  string_is(cl_str_of("\n\r\t\b\x1b\x7f"), "\"\\n\\r\\t\\u0008\\u001b\\u007f\"");
  string_is((cl_str){ "a\0b", 3 }, "\"a\\u0000b\"");
  string_is(cl_str_of("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"),
            "\"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"");
  /* U+2028, right-to-left override, BOM, U+FFFE, U+1FFFE */
  string_is(cl_str_of("\xE2\x80\xA8\xE2\x80\xAE\xEF\xBB\xBF\xEF\xBF\xBE\xF0\x9F\xBF\xBE"),
            "\"\\u2028\\u202e\\ufeff\\ufffe\\ud83f\\udffe\"");
  string_is(cl_str_of("\xC2\x85"), "\"\\u0085\""); /* C1 */
  string_is((cl_str){ "a\xFF"
                      "b\xC3",
                      4 },
            "\"a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\""); /* no UTF-8: still valid JSON */
  string_is(cl_str_of(""), "\"\"");
  string_is(CL_NO_STR, "null");
}

static void number_is(double value, const char *expected) {
  cl_buf out = CL_BUF_INIT;
  cl_json j;
  cl_json_init(&j, &out, false);
  cl_json_number(&j, value);
  done(&out, expected);
}

static void numbers(void **state) {
  (void)state;
  number_is(0, "0");
  number_is(30, "30");
  number_is(0.1, "0.1");
  number_is(-2.25, "-2.25");
  number_is(1e300, "1.0000000000000001e+300");
  number_is(NAN, "null");
  number_is(INFINITY, "null");
  number_is(-INFINITY, "null");
}

static void deep(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_json j;
  cl_json_init(&j, &out, false);
  for (int i = 0; i < 62; i++)
    cl_json_array(&j);
  for (int i = 0; i < 62; i++)
    cl_json_end_array(&j);
  assert_int_equal(out.len, 124);
  assert_int_equal(strspn(cl_buf_text(&out), "["), 62);
  cl_buf_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(compact), cmocka_unit_test(pretty),  cmocka_unit_test(top_level),
    cmocka_unit_test(escapes), cmocka_unit_test(numbers), cmocka_unit_test(deep),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
