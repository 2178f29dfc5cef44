/* file.c - whole files: read with a limit, replaced as one; see file.h. */
#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dest.h"
#include "io.h"
#include "own.h"

enum { PIECE = 64 << 10 };

static cl_stamp stamp_of(const struct stat *st) {
  return (cl_stamp){ .device = (uint64_t)st->st_dev,
                     .inode = (uint64_t)st->st_ino,
                     .size = (uint64_t)st->st_size,
                     .mtime_sec = (int64_t)st->st_mtim.tv_sec,
                     .mtime_nsec = st->st_mtim.tv_nsec,
                     .known = S_ISREG(st->st_mode) };
}

static bool same_stamp(const cl_stamp *a, const cl_stamp *b) {
  return a->known == b->known && a->device == b->device && a->inode == b->inode &&
         a->size == b->size && a->mtime_sec == b->mtime_sec && a->mtime_nsec == b->mtime_nsec;
}

/* ---- Reading ------------------------------------------------------------- */

static enum cl_status too_large(size_t limit, const char *name, cl_diag *diag) {
  if (limit % (1 << 20) == 0)
    return cl_fail(diag, CL_PLAN, CL_IN(name), _("too large: more than %zu MiB"), limit >> 20);
  return cl_fail(diag, CL_PLAN, CL_IN(name), _("too large: more than %zu bytes"), limit);
}

/* Reads the rest of FD, up to a byte more than LIMIT; 0 or an errno. */
static int read_all(int fd, size_t limit, size_t expected, cl_buf *out) {
  while (out->len <= limit) {
    /* The 1 sees the end, without room for more than there is. */
    size_t piece = expected && out->len <= expected ? expected + 1 - out->len : PIECE;
    size_t want = limit - out->len < piece ? limit - out->len + 1 : piece;
    cl_buf_reserve(out, want);
    if (!out->len)
      cl_mem_large(out->p, out->cap);
    ssize_t n = read(fd, out->p + out->len, want);
    if (n == 0)
      break;
    if (n > 0) {
      out->len += (size_t)n;
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      int error = cl_io_wait(fd, POLLIN);
      if (error)
        return error;
    } else if (errno != EINTR) {
      return errno;
    }
  }
  cl_buf_add(out, "", 0); /* the NUL behind the last byte */
  return 0;
}

static bool streamed;

bool cl_file_streamed(void) {
  return streamed;
}

static enum cl_status read_open(int fd, const char *name, size_t limit, cl_buf *out,
                                cl_stamp *stamp, cl_diag *diag) {
  struct stat st;
  if (fstat(fd, &st) != 0)
    return cl_fail(diag, CL_IO, CL_IN(name), _("cannot be read: %s"), cl_strerror(errno));
  if (S_ISDIR(st.st_mode))
    return cl_fail(diag, CL_IO, CL_IN(name), _("this is a folder; name the file itself"));
  streamed = streamed || !S_ISREG(st.st_mode);
  size_t size = S_ISREG(st.st_mode) && st.st_size > 0 ? (size_t)st.st_size : 0;
  if (size > limit)
    return too_large(limit, name, diag);
  int error = read_all(fd, limit, size, out);
  if (error)
    return cl_fail(diag, CL_IO, CL_IN(name), _("cannot be read: %s"), cl_strerror(error));
  if (out->len > limit)
    return too_large(limit, name, diag);
  /* As it was before reading: a change during it shows too. */
  if (stamp)
    *stamp = stamp_of(&st);
  return CL_OK;
}

enum cl_status cl_file_read(const char *path, size_t limit, cl_buf *out, cl_stamp *stamp,
                            cl_diag *diag) {
  bool standard = strcmp(path, "-") == 0;
  const char *name = standard ? _("standard input") : path;
  cl_buf_cut(out, 0);
  if (stamp)
    *stamp = (cl_stamp){ 0 };
  int fd = STDIN_FILENO;
  if (!standard) {
    fd = cl_io_open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY, 0);
    if (fd < 0)
      return cl_fail(diag, CL_IO, CL_IN(name), _("cannot be opened: %s"), cl_strerror(errno));
  }
  enum cl_status status = read_open(fd, name, limit, out, stamp, diag);
  if (!standard)
    close(fd);
  if (status != CL_OK)
    cl_buf_free(out);
  return status;
}

bool cl_file_is_stream(const char *path) {
  struct stat st;
  return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

enum cl_status cl_file_read_found(const char *path, size_t limit, cl_buf *out, cl_diag *diag) {
  if (cl_file_is_stream(path))
    return cl_fail(diag, CL_IO, CL_IN(path), _("this is no file"));
  return cl_file_read(path, limit, out, NULL, diag);
}

/* ---- Writing ------------------------------------------------------------- */

/* Where a closed pipe is EPIPE, not a signal: a plan that is being
 * changed must not be dropped halfway because nobody reads the messages. */
static int write_quietly(int fd, const char *p, size_t n) {
  sigset_t pipe_only, old, pending;
  sigemptyset(&pipe_only);
  sigaddset(&pipe_only, SIGPIPE);
  sigpending(&pending);
  bool was_pending = sigismember(&pending, SIGPIPE) == 1;
  sigprocmask(SIG_BLOCK, &pipe_only, &old);
  int error = cl_io_write(fd, p, n), got;
  sigpending(&pending);
  if (error == EPIPE && !was_pending && sigismember(&pending, SIGPIPE) == 1)
    sigwait(&pipe_only, &got);
  sigprocmask(SIG_SETMASK, &old, NULL);
  return error;
}

static enum cl_status write_named(int fd, const char *name, const char *p, size_t n, bool *closed,
                                  cl_diag *diag) {
  int error = write_quietly(fd, p, n);
  if (closed)
    *closed = error == EPIPE;
  if (error && error != EPIPE)
    return cl_fail(diag, CL_IO, CL_IN(name), _("cannot be written: %s"), cl_strerror(error));
  return CL_OK;
}

enum cl_status cl_fd_write(int fd, const char *p, size_t n, bool colors, bool *closed,
                           cl_diag *diag) {
  const char *name = fd == STDOUT_FILENO   ? _("standard output")
                     : fd == STDERR_FILENO ? _("standard error")
                                           : _("output");
  if (isatty(fd) != 1)
    return write_named(fd, name, p, n, closed, diag);
  cl_buf seen = CL_BUF_INIT;
  cl_on_screen(&seen, (cl_str){ p, n }, colors);
  enum cl_status status = write_named(fd, name, cl_buf_text(&seen), seen.len, closed, diag);
  cl_buf_free(&seen);
  return status;
}

/* ---- Where it goes ------------------------------------------------------- */

const char *cl_file_real(cl_arena *arena, const char *path) {
  cl_dest dest;
  int error = cl_dest_find(&dest, arena, path);
  return error == 0 || error == EACCES || error == EPERM || error == EROFS ? dest.target : NULL;
}

/* ---- Replacing ----------------------------------------------------------- */

static enum cl_status failed(const char *path, int error, cl_diag *diag) {
  return cl_fail(diag, CL_IO, CL_IN(path), _("cannot be written: %s"), cl_strerror(error));
}

/* The descriptor that a name such as /dev/stdout stands for, or -1: a rename
 * over it would cut off whoever holds it open. */
static int descriptor_of(const char *path) {
  static const char *const folders[] = { "/dev/fd/", "/proc/self/fd/" };
  if (strcmp(path, "/dev/stdout") == 0)
    return STDOUT_FILENO;
  if (strcmp(path, "/dev/stderr") == 0)
    return STDERR_FILENO;
  for (size_t i = 0; i < CL_COUNT(folders); i++) {
    size_t n = strlen(folders[i]);
    long long fd;
    if (strncmp(path, folders[i], n) == 0 && cl_parse_int(cl_str_of(path + n), &fd) && fd >= 0 &&
        fd <= INT_MAX)
      return (int)fd;
  }
  return -1;
}

/* A device or a pipe: nothing to replace, so written straight. */
static enum cl_status write_special(const char *path, const char *p, size_t n, cl_diag *diag) {
  int fd = cl_io_open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY, 0);
  if (fd < 0)
    return failed(path, errno, diag);
  enum cl_status status = write_named(fd, path, p, n, NULL, diag);
  int error = cl_io_close(fd);
  return error && status == CL_OK ? failed(path, error, diag) : status;
}

bool cl_stamp_good(const char *path, const cl_stamp *stamp) {
  struct stat st;
  if (stat(path, &st) != 0)
    return false;
  cl_stamp now = stamp_of(&st);
  return same_stamp(&now, stamp);
}

/* Is the file still what it was when it was read? */
static enum cl_status check_unchanged(const cl_dest *dest, const cl_stamp *stamp, cl_diag *diag) {
  if (!stamp || !stamp->known || cl_stamp_good(dest->target, stamp))
    return CL_OK;
  return cl_fail(diag, CL_IO, CL_IN(dest->path),
                 _("changed by another program since it was read; nothing is written, try again"));
}

static enum cl_status replace_regular(const cl_dest *dest, const char *p, size_t n, mode_t mode,
                                      const cl_stamp *stamp, cl_diag *diag) {
  char *temp;
  int handle;
  /* Closed to others until it has the rights of what it replaces. */
  int fd = cl_own_temp(dest->folder, dest->exists ? 0600 : mode, &temp, &handle);
  if (fd < 0)
    return cl_fail(diag, CL_IO, CL_IN(dest->path), _("no file can be made beside it: %s"),
                   cl_strerror(errno));
  int error = cl_dest_fill(fd, dest, p, n);
  enum cl_status status =
      error ? failed(dest->path, error, diag) : check_unchanged(dest, stamp, diag);
  if (status == CL_OK && (error = cl_io_rename(temp, dest->target)) != 0)
    status = failed(dest->path, error, diag);
  cl_own_remove(handle); /* after the rename that name is no longer there */
  free(temp);
  if (status == CL_OK && (error = cl_io_sync_folder(dest->folder)) != 0)
    status = cl_unsure(dest->path, error, diag);
  return status;
}

static enum cl_status replace(const char *path, const char *p, size_t n, mode_t mode,
                              const cl_stamp *stamp, cl_diag *diag) {
  int fd = descriptor_of(path);
  if (fd >= 0)
    return write_named(fd, path, p, n, NULL, diag);
  cl_arena *arena = cl_arena_new();
  cl_dest dest;
  int error = cl_dest_find(&dest, arena, path);
  enum cl_status status;
  if (error)
    status = failed(path, error, diag);
  else if (dest.exists && !S_ISREG(dest.before.st_mode))
    status = write_special(path, p, n, diag);
  else if ((status = check_unchanged(&dest, stamp, diag)) == CL_OK)
    status = replace_regular(&dest, p, n, mode, stamp, diag);
  cl_arena_free(arena);
  return status;
}

enum cl_status cl_file_replace(const char *path, const char *p, size_t n, const cl_stamp *stamp,
                               cl_diag *diag) {
  return replace(path, p, n, 0666, stamp, diag);
}

enum cl_status cl_file_replace_private(const char *path, const char *p, size_t n,
                                       const cl_stamp *stamp, cl_diag *diag) {
  return replace(path, p, n, 0600, stamp, diag);
}
