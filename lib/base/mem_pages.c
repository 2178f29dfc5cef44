/* mem_pages.c - memory in large pages, and memory that is kept; see mem.h.
 *
 * The one file that asks for more than POSIX: madvise() has no counterpart
 * there that speaks of the size of pages, nor has mallopt(). */
#define _DEFAULT_SOURCE /* NOLINT: a feature macro has this name */
#include "mem.h"

#include <sys/mman.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* What is smaller gains nothing: a large page is two megabytes on most
 * machines, and what does not begin on one is lost to it. */
enum { LARGE_PAGE = 2 << 20, WORTH_IT = 2 * LARGE_PAGE };

void cl_mem_large(void *p, size_t size) {
#ifdef MADV_HUGEPAGE
  uintptr_t at = ((uintptr_t)p + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
  size_t lost = at - (uintptr_t)p;
  if (size >= WORTH_IT && size - lost >= LARGE_PAGE)
    madvise((char *)p + lost, (size - lost) / LARGE_PAGE * LARGE_PAGE, MADV_HUGEPAGE);
#else
  (void)p;
  (void)size;
#endif
}

void cl_mem_keep(void) {
#ifdef M_TRIM_THRESHOLD
  enum { KEPT = 64 << 20, AHEAD = 1 << 20 };
  mallopt(M_TRIM_THRESHOLD, KEPT);
  mallopt(M_TOP_PAD, AHEAD);
#endif
}
