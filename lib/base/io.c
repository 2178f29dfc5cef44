/* io.c - system calls that a signal does not break off; see io.h. */
#include "io.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

enum { LARGEST_WRITE = 1 << 30 };

int cl_io_open(const char *path, int flags, mode_t mode) {
  int fd;
  do
    fd = open(path, flags, mode);
  while (fd < 0 && errno == EINTR);
  return fd;
}

int cl_io_wait(int fd, short events) {
  struct pollfd ready = { .fd = fd, .events = events };
  return poll(&ready, 1, -1) < 0 && errno != EINTR ? errno : 0;
}

int cl_io_write(int fd, const char *p, size_t n) {
  while (n) {
    ssize_t done = write(fd, p, n < LARGEST_WRITE ? n : LARGEST_WRITE);
    if (done >= 0) {
      p += done;
      n -= (size_t)done;
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      int error = cl_io_wait(fd, POLLOUT);
      if (error)
        return error;
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

int cl_io_sync(int fd) {
  while (fsync(fd) != 0)
    if (errno == EINVAL || errno == ENOTSUP || errno == EROFS)
      return 0;
    else if (errno != EINTR)
      return errno;
  return 0;
}

int cl_io_close(int fd) {
  return close(fd) == 0 || errno == EINTR ? 0 : errno;
}

int cl_io_rename(const char *from, const char *to) {
  while (rename(from, to) != 0)
    if (errno != EINTR)
      return errno;
  return 0;
}

int cl_io_link(const char *from, const char *to) {
  while (link(from, to) != 0)
    if (errno != EINTR)
      return errno;
  return 0;
}

int cl_io_unlink(const char *path) {
  while (unlink(path) != 0)
    if (errno != EINTR)
      return errno;
  return 0;
}

int cl_io_sync_folder(const char *path) {
  int fd = cl_io_open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd < 0)
    return errno == EACCES || errno == EPERM ? 0 : errno;
  int error = cl_io_sync(fd);
  int close_error = cl_io_close(fd);
  return error ? error : close_error;
}
