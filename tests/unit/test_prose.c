/* Tests of lib/base/prose.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "../../lib/base/prose.h"
#include "../../lib/base/text.h"

static void ends(const char *text, const char *sentence) {
  cl_arena *arena = cl_arena_new();
  assert_string_equal(cl_sentence(arena, text), sentence);
  /* Once it has its end, it stays. */
  assert_string_equal(cl_sentence(arena, sentence), sentence);
  cl_arena_free(arena);
}

static void a_sentence_has_one_end(void **state) {
  (void)state;
  ends("", "");
  ends("Het loopt", "Het loopt.");
  ends("Het loopt.", "Het loopt.");
  ends("Stoppen we?", "Stoppen we?");
  ends("Stoppen we?.", "Stoppen we?");
  ends("Kom!.", "Kom!");
  ends("en zo verder...", "en zo verder...");
  ends("Naam is nu \xE2\x80\x98Zuid\xE2\x80\x99", "Naam is nu \xE2\x80\x98Zuid\xE2\x80\x99.");
  ends("?", "?");
  ends(".", ".");
}

static void numbers_for_people(void **state) {
  (void)state;
  char out[CL_SAID_NUM];
  assert_string_equal(cl_format_said(out, 999, true), "999");
  assert_string_equal(cl_format_said(out, 4400, true), "4.400");
  assert_string_equal(cl_format_said(out, -1234567.5, true), "-1.234.567,5");
  assert_string_equal(cl_format_said(out, 1234567.5, false), "1,234,567.5");
}

/* HEAD, a word of COUNT times z, TAIL, as it is said. */
static const char *shortened(cl_arena *arena, const char *head, size_t count, const char *tail) {
  cl_buf text = CL_BUF_INIT;
  cl_buf_puts(&text, head);
  cl_buf_fill(&text, 'z', count);
  cl_buf_puts(&text, tail);
  return cl_message_short(arena, cl_buf_keep(&text, arena));
}

static void long_words_lose_their_middle(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  const char *text = shortened(arena, "onbekende id \"", 5000, "\": kies een andere");
  assert_true(strlen(text) < 120);
  assert_memory_equal(text, "onbekende id \"zzz", 17);
  assert_non_null(strstr(text, "zzz\": kies een andere"));
  text = shortened(arena, "onbekend ", 5000, " hier");
  assert_true(strlen(text) < 120);
  assert_non_null(strstr(text, "zzz hier"));
  text = shortened(arena, "in \xE2\x80\x98", 5000, "\xE2\x80\x99 staat een naam");
  assert_true(strlen(text) < 120);
  assert_non_null(strstr(text, "zzz\xE2\x80\x99 staat een naam"));
  cl_arena_free(arena);
}

static void what_is_read_whole_stays(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  assert_string_equal(cl_message_short(arena, "kort"), "kort");
  /* A path can be pasted, and many words that are short are many words. */
  assert_int_equal(strlen(shortened(arena, "/tmp/", 300, "/plan.yaml: weg")), 5 + 300 + 15);
  cl_buf many = CL_BUF_INIT;
  for (int i = 0; i < 60; i++)
    cl_buf_puts(&many, "Zo's foto's ");
  const char *text = cl_buf_keep(&many, arena);
  assert_string_equal(cl_message_short(arena, text), text);
  /* Quotes without an end, and nothing between them. */
  assert_non_null(cl_message_short(arena, "'' \"\" '"));
  assert_true(strlen(shortened(arena, "een \"", 400, "")) < 120);
  cl_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_sentence_has_one_end),
    cmocka_unit_test(numbers_for_people),
    cmocka_unit_test(long_words_lose_their_middle),
    cmocka_unit_test(what_is_read_whole_stays),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
