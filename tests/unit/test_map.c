/* test_map.c - things by the hash of a key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../lib/base/map.h"
#include "../../lib/base/tally.h"

static void an_empty_one_has_nothing(void **state) {
  (void)state;
  cl_map map = { 0 };
  size_t at;
  assert_null(cl_map_first(&map, 7, &at));
  cl_map_reserve(&map, 100);
  assert_null(cl_map_first(&map, 7, &at));
  cl_map_free(&map);
  cl_map_free(&map);
}

/* Through every size, around the end of the table: all are found, each once. */
static void all_are_found(void **state) {
  (void)state;
  enum { MOST = 5000 };
  static unsigned things[MOST];
  cl_map map = { 0 };
  size_t at;
  for (unsigned i = 0; i < MOST; i++) {
    things[i] = i;
    cl_map_put(&map, i * 31u, &things[i]);
    unsigned *first = cl_map_first(&map, (i / 2) * 31u, &at);
    assert_ptr_equal(first, &things[i / 2]);
    assert_null(cl_map_next(&map, (i / 2) * 31u, &at));
    assert_null(cl_map_first(&map, i * 31u + 1, &at));
  }
  assert_int_equal(map.count, MOST);
  cl_map_free(&map);
}

/* What has one hash comes in the order in which it was put, however the table
 * grew, and whatever stands between. */
static void the_same_hash_keeps_its_order(void **state) {
  (void)state;
  static int things[400];
  for (uint64_t hash = 0; hash < 64; hash++) {
    cl_map map = { 0 };
    size_t at, n = 0;
    for (size_t i = 0; i < 400; i++)
      cl_map_put(&map, i % 4 ? hash : hash - i, &things[i]);
    for (int *thing = cl_map_first(&map, hash, &at); thing; thing = cl_map_next(&map, hash, &at)) {
      while (n && n % 4 == 0)
        n++;
      assert_ptr_equal(thing, &things[n++]);
    }
    assert_int_equal(n, 400);
    cl_map_free(&map);
  }
}

static void texts_are_counted(void **state) {
  (void)state;
  static char other[] = "leden"; /* the same text elsewhere */
  cl_tally tally = { .arena = cl_arena_new() };
  const cl_tallied *first = cl_tally_of(&tally, "leden");
  assert_int_equal(first->times, 0);
  cl_tally_of(&tally, "leden")->times++;
  cl_tally_of(&tally, other)->times++;
  cl_tally_of(&tally, "")->times++;
  assert_int_equal(first->times, 2);
  assert_ptr_equal(cl_tally_of(&tally, other)->text, first->text);
  assert_int_equal(cl_tally_of(&tally, "")->times, 1);
  assert_int_equal(cl_tally_of(&tally, "lede")->times, 0);
  cl_map_free(&tally.map);
  cl_arena_free(tally.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_empty_one_has_nothing),
    cmocka_unit_test(all_are_found),
    cmocka_unit_test(texts_are_counted),
    cmocka_unit_test(the_same_hash_keeps_its_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
