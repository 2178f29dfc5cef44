/* What programs call the copies that they leave, and what people call their files. */
#include "../../lib/base/copies.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static const struct {
  const char *name, *of;
  bool sure;
} copies[] = {
  { "club_LOCAL_123.yaml", "club.yaml", true },
  { "club_BASE_4711.yaml", "club.yaml", true },
  { "club_REMOTE_1.yaml", "club.yaml", true },
  { "club_BACKUP_99999.yaml", "club.yaml", true },
  { "club.BACKUP.12.yaml", "club.yaml", true },
  { "club (conflicted copy).yaml", "club.yaml", true },
  { "club (Anna's conflicted copy 2026-11-22).yaml", "club.yaml", true },
  { "club (conflicterende kopie van Anna 2026-11-22).yaml", "club.yaml", true },
  { "club (Conflicterend exemplaar van BALIE-3).yaml", "club.yaml", true },
  { "club (conflict van Anna).yaml", "club.yaml", true },
  { "club (SFConflict anna@example.nl 2026-11-22-12-00-00).yaml", "club.yaml", true },
  { "club.sync-conflict-20261122-120000-ABCDEFG.yaml", "club.yaml", true },
  { "club_conflict-20261122-120000.yaml", "club.yaml", true },
  { "club.Conflict.yaml", "club.yaml", true },
  { "club - Kopie.yaml", "club.yaml", true },
  { "club - Copy.yaml", "club.yaml", true },
  { "Kopie van club.yaml", "club.yaml", true },
  { "Copy of club.yaml", "club.yaml", true },
  { "club.yaml~", "club.yaml", true },
  { "club.yaml.orig", "club.yaml", true },
  { "club.yaml.bak", "club.yaml", true },
  { ".club.yaml.swp", "club.yaml", true },
  { "#club.yaml#", "club.yaml", true },
  { ".#club.yaml", "club.yaml", true },
  { "club (1).yaml", "club.yaml", false },
  { "club (Anna).yaml", "club.yaml", false },
  { "club 2.yaml", "club.yaml", false },
  { "club kopie.yaml", "club.yaml", false },
  { "club kopie 2.yaml", "club.yaml", false },
  { "club-LAPTOP.yaml", "club.yaml", false },
  { "people-DESKTOP-4F2.yaml", "people.yaml", false },
  { "lees-club-BALIE-3.yaml", "lees-club.yaml", false },
};

static void knows_copies(void **state) {
  (void)state;
  cl_arena *arena = cl_arena_new();
  for (size_t i = 0; i < CL_COUNT(copies); i++) {
    bool sure;
    const char *of = cl_copy_of(arena, copies[i].name, &sure);
    if (!of || strcmp(of, copies[i].of) != 0 || sure != copies[i].sure)
      fail_msg("%s: of %s, %d", copies[i].name, of ? of : "nothing", sure);
  }
  cl_arena_free(arena);
}

static void leaves_names_alone(void **state) {
  (void)state;
  static const char *const names[] = {
    "club.yaml",
    "lees-club.yaml",
    "people-noord.yaml",
    "club2.yaml",
    "club-2.yaml",
    "2026.yaml",
    "kopie.yaml",
    "kopieerclub.yaml",
    "LOCAL.yaml",
    "local_1.yaml",
    "conflict.yaml",
    "a.b.yaml",
    "repair-cafe.yaml",
    ".yaml",
    "(1).yaml",
    "~",
    "2.yaml",
    "club-A.yaml",
    "2026-11.yaml",
    "club_1.yaml",
    "BASE_12.yaml",
    "",
  };
  cl_arena *arena = cl_arena_new();
  for (size_t i = 0; i < CL_COUNT(names); i++) {
    bool sure;
    const char *of = cl_copy_of(arena, names[i], &sure);
    if (of)
      fail_msg("%s: of %s", names[i], of);
  }
  cl_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(knows_copies),
    cmocka_unit_test(leaves_names_alone),
  };
  return cmocka_run_group_tests_name("copies", tests, NULL, NULL);
}
