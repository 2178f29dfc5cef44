/* mapped.c - files whose bytes are looked at where they lie; see inner.h. */
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "inner.h"

bool cl_mapped_open(cl_mapped *map, const char *path) {
  struct stat st;
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0)
    return false;
  bool good = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
              (uint64_t)st.st_size <= SIZE_MAX / 2;
  void *p = good ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
  close(fd);
  if (p == MAP_FAILED)
    return false;
  *map = (cl_mapped){ p, (size_t)st.st_size };
  return true;
}

void cl_mapped_close(cl_mapped *map) {
  if (map->p)
    munmap((void *)(uintptr_t)map->p, map->n);
  *map = (cl_mapped){ NULL, 0 };
}
