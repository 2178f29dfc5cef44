/* test_html.c - pages: escaping, elements, what is open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "../../lib/format/html.h"

static void element_is(const char *text, const char *wanted) {
  cl_buf out = CL_BUF_INIT;
  cl_html html = { .out = &out };
  cl_html_text(&html, "b", cl_str_of(text), NULL);
  assert_string_equal(cl_buf_text(&out), wanted);
  cl_buf_free(&out);
}

static void texts(void **state) {
  (void)state;
  element_is("gewoon", "<b>gewoon</b>");
  element_is("", "<b></b>");
  element_is(NULL, "<b></b>");
  element_is("a < b & \"c\" > 'd'", "<b>a &lt; b &amp; &quot;c&quot; &gt; 'd'</b>");
  element_is("</b><script>alert(1)</script>",
             "<b>&lt;/b&gt;&lt;script&gt;alert(1)&lt;/script&gt;</b>");
  element_is("&amp;", "<b>&amp;amp;</b>");
  element_is("een\ntwee\r\ndrie", "<b>een<br/>twee<br/>drie</b>");
  element_is("\x1b[31m\xe2\x80\xae\x07", "<b>&lt;ESC&gt;[31m&lt;U+202E&gt;&lt;U+0007&gt;</b>");
  element_is("ok\xff", "<b>ok\xEF\xBF\xBD</b>");
  element_is("é 漢 \xF0\x9F\x98\x80", "<b>é 漢 \xF0\x9F\x98\x80</b>");
}

static void attributes(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_html html = { .out = &out };
  cl_html_open(&html, "span", "class", "a", "title", "x \"y\"\n<z>", "id", NULL, "lang", "nl",
               NULL);
  cl_html_empty(&html, "br", NULL);
  cl_html_close(&html);
  assert_string_equal(
      cl_buf_text(&out),
      "<span class=\"a\" title=\"x &quot;y&quot; &lt;z&gt;\" lang=\"nl\"><br/></span>");
  cl_buf_free(&out);
}

static void page(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_html html;
  cl_html_start(&html, &out, "nl", "Titel <&>", "p { margin: 0; }\n");
  cl_html_open(&html, "main", NULL);
  cl_html_open(&html, "table", NULL);
  cl_html_open(&html, "tr", NULL);
  cl_html_text(&html, "td", cl_str_of("x"), NULL);
  cl_html_end(&html); /* closes what is open */
  assert_string_equal(
      cl_buf_text(&out),
      "<!DOCTYPE html>\n"
      "<html lang=\"nl\" xml:lang=\"nl\" xmlns=\"http://www.w3.org/1999/xhtml\">\n"
      "<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<title>Titel &lt;&amp;&gt;</title>\n<style>\np { margin: 0; }\n</style>\n</head>\n"
      "<body>\n<main>\n<table>\n<tr>\n<td>x</td>\n</tr>\n</table>\n</main>\n</body>\n</html>\n");
  cl_buf_free(&out);
}

/* Closing what is not open does nothing; too deep is no crash. */
static void depth(void **state) {
  (void)state;
  cl_buf out = CL_BUF_INIT;
  cl_html html = { .out = &out };
  cl_html_close(&html);
  assert_int_equal(out.len, 0);
  for (int i = 0; i < CL_HTML_DEPTH + 5; i++)
    cl_html_open(&html, "i", NULL);
  assert_int_equal(html.depth, CL_HTML_DEPTH + 5);
  for (int i = 0; i < CL_HTML_DEPTH + 9; i++)
    cl_html_close(&html);
  assert_int_equal(html.depth, 0);
  size_t closed = 0;
  for (const char *p = cl_buf_text(&out); (p = strstr(p, "</i>")); p++)
    closed++;
  assert_int_equal(closed, CL_HTML_DEPTH);
  cl_buf_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(texts),
    cmocka_unit_test(attributes),
    cmocka_unit_test(page),
    cmocka_unit_test(depth),
  };
  return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
