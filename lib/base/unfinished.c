/* unfinished.c - whether a change of a plan broke off; see journal.h.  Apart from the journal,
 * which takes locks, for a lock asks it, too. */
#include <sys/stat.h>

#include "dest.h"
#include "journal.h"

bool cl_journal_there(const char *root_path) {
  cl_arena *arena = cl_arena_new();
  const char *folder, *path;
  bool there = cl_dest_beside(arena, root_path, "journal", &folder, &path) == 0 &&
               lstat(path, &(struct stat){ 0 }) == 0;
  cl_arena_free(arena);
  return there;
}
