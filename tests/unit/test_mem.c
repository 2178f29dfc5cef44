/* Tests of lib/base/mem.c and lib/base/buf.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../lib/base/buf.h"
#include "../../lib/base/mem.h"

/* ---- Arena --------------------------------------------------------------- */

static bool is_zero(const unsigned char *p, size_t n) {
  while (n && !*p)
    p++, n--;
  return n == 0;
}

/* Pieces of all sizes: aligned, zero, and none lies over another. */
static void pieces_stand_apart(void **state) {
  (void)state;
  enum { COUNT = 3000 };
  static unsigned char *pieces[COUNT];
  static size_t sizes[COUNT];
  cl_arena *arena = cl_arena_new();
  srand(2);
  for (size_t i = 0; i < COUNT; i++) {
    sizes[i] = (size_t)rand() % (i % 100 ? 200 : 100000);
    if (i % 3 == 0) {
      pieces[i] = (unsigned char *)cl_alloc_text(arena, sizes[i]);
    } else {
      pieces[i] = cl_alloc(arena, sizes[i]);
      assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
      assert_true(is_zero(pieces[i], sizes[i]));
    }
    memset(pieces[i], (int)(i % 255) + 1, sizes[i]);
  }
  for (size_t i = 0; i < COUNT; i++)
    for (size_t k = 0; k < sizes[i]; k++)
      assert_int_equal(pieces[i][k], i % 255 + 1);
  cl_arena_free(arena);
  cl_arena_free(NULL);
}

/* Many small pieces cost little more than they hold. */
static void small_pieces_are_cheap(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  assert_int_equal(cl_arena_size(arena), 0);
  size_t held = 0;
  for (int i = 0; i < 200000; i++, held += 32)
    cl_alloc(arena, 32);
  assert_true(cl_arena_size(arena) >= held);
  assert_true(cl_arena_size(arena) < held + held / 3);
  cl_arena_free(arena);
}

/* A large piece does not waste the room left for small ones. */
static void large_pieces_stand_alone(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  char *one = cl_alloc_text(arena, 10);
  char *large = cl_alloc_text(arena, 5 << 20);
  char *two = cl_alloc_text(arena, 10);
  assert_ptr_equal(two, one + 10);
  memset(large, 'x', 5 << 20);
  assert_true(cl_arena_size(arena) < (5 << 20) + 20000);
  cl_arena_free(arena);
}

static void texts(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  assert_string_equal(cl_strdup(arena, "caf\xC3\xA9"), "caf\xC3\xA9");
  assert_string_equal(cl_strdup(arena, ""), "");
  assert_string_equal(cl_strndup(arena, "abcdef", 3), "abc");
  assert_string_equal(cl_strndup(arena, NULL, 0), "");
  assert_memory_equal(cl_strndup(arena, "a\0b", 3), "a\0b", 4);
  assert_string_equal(cl_asprintf(arena, "%s-%d", "doel", 7), "doel-7");
  char *long_text = cl_asprintf(arena, "%0*d", 100000, 7);
  assert_int_equal(strlen(long_text), 100000);
  assert_int_equal(long_text[99999], '7');
  cl_arena_free(arena);
}

/* ---- Checked allocation --------------------------------------------------- */

static void allocation(void **state) {
  (void)state;
  unsigned char *p = cl_xcalloc(3, 7);
  assert_true(is_zero(p, 21));
  p = cl_xrealloc(p, 1000);
  assert_true(is_zero(p, 21));
  free(p);
  free(cl_xmalloc(0)); /* never NULL, so that nobody takes it for failure */
  free(cl_xcalloc(0, 0));
  char *copy = cl_xstrdup("tekst");
  assert_string_equal(copy, "tekst");
  free(copy);
}

/* A hint changes nothing but what it costs. */
static void large(void **state) {
  (void)state;
  static const size_t sizes[] = { 0, 1, 4095, (4 << 20) - 1, 4 << 20, (9 << 20) + 5 };
  for (size_t i = 0; i < CL_COUNT(sizes); i++) {
    char *p = cl_xcalloc(1, sizes[i] + 1);
    memset(p, 'x', sizes[i]);
    cl_mem_large(p, sizes[i]);
    for (size_t k = 0; k < sizes[i]; k += 997)
      assert_int_equal(p[k], 'x');
    free(p);
  }
}

/* Many large pieces come to stand together: a block for each would never be
 * worth a large page.  All are still zero. */
static void large_pieces(void **state) {
  (void)state;
  enum { PIECE = 160 << 10, N = 200 };
  cl_arena *arena = cl_arena_new();
  unsigned char *last = NULL;
  int together = 0;
  for (int i = 0; i < N; i++) {
    unsigned char *p = cl_alloc(arena, PIECE);
    assert_true(is_zero(p, PIECE));
    memset(p, 0xFF, PIECE);
    together += last && p == last + PIECE;
    last = p;
  }
  assert_true(together > N * 9 / 10);
  assert_true(cl_arena_size(arena) < (size_t)4 * N * PIECE);
  cl_arena_free(arena);
}

static void growth(void **state) {
  (void)state;
  size_t cap = 0, moves = 0;
  int *items = NULL;
  for (int i = 0; i < 100000; i++) {
    size_t before = cap;
    items = cl_grow(items, &cap, (size_t)i + 1, sizeof *items);
    assert_true(cap > (size_t)i);
    moves += cap != before;
    items[i] = i;
  }
  assert_true(moves < 20); /* doubles */
  for (int i = 0; i < 100000; i++)
    assert_int_equal(items[i], i);
  int *same = cl_grow(items, &cap, 5, sizeof *items);
  assert_ptr_equal(same, items);
  free(items);
}

static void ask_too_many_items(void) {
  size_t cap = 0;
  cl_grow(NULL, &cap, SIZE_MAX, 1);
}

static void ask_too_many_bytes(void) {
  size_t cap = 0;
  cl_grow(NULL, &cap, SIZE_MAX / 8, 16);
}

static void ask_too_long_a_buffer(void) {
  cl_buf buf = CL_BUF_INIT;
  cl_buf_puts(&buf, "abc");
  cl_buf_reserve(&buf, SIZE_MAX - 3);
}

/* Sizes that would wrap around end the program: status 4 and a message. */
static void runs_out(void **state) {
  (void)state;
  static void (*const asks[])(void) = { ask_too_many_items, ask_too_many_bytes,
                                        ask_too_long_a_buffer };
  for (size_t i = 0; i < CL_COUNT(asks); i++) {
    int ends[2], status;
    char said[100] = "";
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
      dup2(ends[1], STDERR_FILENO);
      asks[i]();
      _exit(0);
    }
    close(ends[1]);
    assert_true(read(ends[0], said, sizeof said - 1) > 0);
    close(ends[0]);
    assert_non_null(strstr(said, "out of memory"));
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 4);
  }
}

/* ---- Buffers -------------------------------------------------------------- */

static void buffers(void **state) {
  (void)state;
  cl_buf buf = CL_BUF_INIT;
  assert_string_equal(cl_buf_text(&buf), "");
  cl_buf_add(&buf, NULL, 0);
  assert_string_equal(cl_buf_text(&buf), "");
  cl_buf_puts(&buf, "een");
  cl_buf_putc(&buf, ' ');
  cl_buf_fill(&buf, '-', 3);
  cl_buf_fill(&buf, '-', 0);
  cl_buf_printf(&buf, " %s %d", "twee", 3);
  cl_buf_printf(&buf, "%s", "");
  assert_string_equal(buf.p, "een --- twee 3");
  assert_int_equal(buf.len, 14);
  cl_buf_add(&buf, "\0x", 2);
  assert_int_equal(buf.len, 16);
  assert_memory_equal(buf.p + 13, "3\0x", 4);
  cl_buf_cut(&buf, 99); /* never longer */
  assert_int_equal(buf.len, 16);
  cl_buf_cut(&buf, 3);
  assert_string_equal(buf.p, "een");
  cl_buf_cut(&buf, 0);
  assert_string_equal(buf.p, "");
  cl_buf_free(&buf);
  assert_null(buf.p);
  assert_int_equal(buf.len + buf.cap, 0);
  cl_buf_free(&buf);
}

static void large_buffers(void **state) {
  (void)state;
  cl_buf buf = CL_BUF_INIT;
  for (int i = 0; i < 100000; i++)
    cl_buf_printf(&buf, "%05d,", i);
  assert_int_equal(buf.len, 600000);
  assert_memory_equal(buf.p + 6 * 4321, "04321,", 6);
  cl_buf_printf(&buf, "%*s", 300000, "x");
  assert_int_equal(buf.len, 900000);
  assert_int_equal(buf.p[899999], 'x');
  assert_int_equal(buf.p[900000], '\0');
  cl_buf_free(&buf);
}

static void hands_over_to_an_arena(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  cl_buf buf = CL_BUF_INIT;
  assert_string_equal(cl_buf_keep(&buf, arena), "");
  cl_buf_puts(&buf, "een");
  const char *kept = cl_buf_keep(&buf, arena);
  assert_null(buf.p);
  cl_buf_puts(&buf, "twee");
  assert_string_equal(kept, "een");
  cl_buf_free(&buf);
  cl_arena_free(arena);
}

static void hands_over(void **state) {
  (void)state;
  cl_buf buf = CL_BUF_INIT;
  char *nothing = cl_buf_take(&buf);
  assert_string_equal(nothing, "");
  cl_buf_puts(&buf, "inhoud");
  char *text = cl_buf_take(&buf);
  assert_string_equal(text, "inhoud");
  assert_null(buf.p);
  assert_int_equal(buf.len, 0);
  free(nothing);
  free(text);
}

/* Of every length around what is formatted without being measured first. */
static void formatted_whole(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  char wanted[301] = "";
  cl_buf all = CL_BUF_INIT, one = CL_BUF_INIT;
  for (int n = 0; n < 300; n++) {
    memset(wanted, 'a' + n % 26, (size_t)n);
    assert_string_equal(cl_asprintf(arena, "%s", wanted), wanted);
    assert_string_equal(cl_asprintf(arena, "%.*s%s", n / 2, wanted, wanted + n / 2), wanted);
    cl_buf_cut(&one, 0);
    cl_buf_printf(&one, "%s", wanted);
    assert_string_equal(one.p, wanted);
    assert_int_equal(one.len, n);
    size_t before = all.len;
    cl_buf_printf(&all, "%s", wanted);
    assert_string_equal(all.p + before, wanted);
  }
  assert_int_equal(all.len, 299 * 300 / 2);
  cl_buf_free(&all);
  cl_buf_free(&one);
  cl_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(pieces_stand_apart),
    cmocka_unit_test(small_pieces_are_cheap),
    cmocka_unit_test(large_pieces_stand_alone),
    cmocka_unit_test(texts),
    cmocka_unit_test(allocation),
    cmocka_unit_test(large),
    cmocka_unit_test(large_pieces),
    cmocka_unit_test(growth),
    cmocka_unit_test(runs_out),
    cmocka_unit_test(buffers),
    cmocka_unit_test(large_buffers),
    cmocka_unit_test(hands_over),
    cmocka_unit_test(hands_over_to_an_arena),
    cmocka_unit_test(formatted_whole),
  };
  return cmocka_run_group_tests_name("mem", tests, NULL, NULL);
}
