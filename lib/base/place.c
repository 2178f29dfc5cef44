/* place.c - a new file into the place of another, when that still holds what was
 * read; see dest.h.
 *
 * A look and then a rename would lose what an editor saves in between.  Where
 * the system can exchange two files in one go (Linux, renameat2(2)), the look
 * comes after: what came out of the place is compared, and put back when it is
 * not what was read. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

#include "dest.h"
#include "io.h"

enum { EXCHANGE = 2 /* RENAME_EXCHANGE of linux/fs.h */, TRIES = 8 };

#ifdef SYS_renameat2
extern long syscall(long number, ...); /* not of POSIX, so its header does not show it */
#endif

/* 0, an errno, or ENOSYS where it cannot be done. */
static int exchange(const char *a, const char *b) {
#ifdef SYS_renameat2
  while (syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, EXCHANGE) != 0)
    if (errno == EINVAL || errno == ENOSYS)
      return ENOSYS; /* the kernel, or this file system, does not know it */
    else if (errno != EINTR)
      return errno;
  return 0;
#else
  (void)a, (void)b;
  return ENOSYS;
#endif
}

static int look_and_rename(const char *fresh, const char *target, cl_str old, bool *changed) {
  int holds = cl_dest_holds(target, old);
  *changed = holds == 0;
  return holds == 0 ? 0 : holds < 0 ? errno : cl_io_rename(fresh, target);
}

/* What stands in the place is somebody else's text: that comes back, also when
 * it was saved once more meanwhile. */
static int put_back(const char *fresh, const char *target, cl_str new) {
  for (int i = 0; i < TRIES; i++) {
    int error = exchange(fresh, target);
    if (error)
      return error;
    if (cl_dest_holds(fresh, new) != 0)
      return 0;
  }
  return 0;
}

int cl_dest_put(const cl_dest *dest, const char *fresh, cl_str old, cl_str new, bool *changed) {
  const char *target = dest->target;
  *changed = false;
  if (!dest->exists)
    return cl_io_rename(fresh, target);
  int error = exchange(fresh, target);
  if (error == ENOSYS)
    return look_and_rename(fresh, target, old, changed);
  if (error)
    return error;
  int holds = cl_dest_holds(fresh, old);
  if (holds == 1)
    return cl_io_unlink(fresh) == 0 ? 0 : cl_io_unlink(fresh);
  *changed = holds == 0;
  error = holds < 0 ? errno : 0;
  int back = put_back(fresh, target, new);
  return error ? error : back;
}
