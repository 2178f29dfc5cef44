/* file.c - whole files: read with a limit, replaced as one; see file.h. */
#define _XOPEN_SOURCE 700 /* for realpath() */
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

#include "own.h"

enum { PIECE = 64 << 10, LARGEST_WRITE = 1 << 30 };

char *cl_dirname(cl_arena *arena, const char *path) {
  const char *slash = strrchr(path, '/');
  return cl_strndup(arena, path, slash ? (size_t)(slash - path) + 1 : 0);
}

const char *cl_basename(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

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
  size_t piece = expected ? expected + 1 : PIECE; /* the 1 sees the end */
  while (out->len <= limit) {
    size_t want = limit - out->len < piece ? limit - out->len + 1 : piece;
    cl_buf_reserve(out, want);
    ssize_t n = read(fd, out->p + out->len, want);
    if (n == 0)
      break;
    if (n > 0) {
      out->len += (size_t)n;
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      struct pollfd ready = { .fd = fd, .events = POLLIN };
      if (poll(&ready, 1, -1) < 0 && errno != EINTR)
        return errno;
    } else if (errno != EINTR) {
      return errno;
    }
    if (expected < out->len)
      piece = PIECE;
  }
  cl_buf_add(out, "", 0); /* the NUL behind the last byte */
  return 0;
}

static enum cl_status read_open(int fd, const char *name, size_t limit, cl_buf *out,
                                cl_stamp *stamp, cl_diag *diag) {
  struct stat st;
  if (fstat(fd, &st) != 0)
    return cl_fail(diag, CL_IO, CL_IN(name), _("cannot be read: %s"), cl_strerror(errno));
  if (S_ISDIR(st.st_mode))
    return cl_fail(diag, CL_IO, CL_IN(name), _("this is a folder; name the file itself"));
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
    do
      fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    while (fd < 0 && errno == EINTR);
    if (fd < 0)
      return cl_fail(diag, CL_IO, CL_IN(name), _("cannot be opened: %s"), cl_strerror(errno));
  }
  enum cl_status status = read_open(fd, name, limit, out, stamp, diag);
  if (!standard)
    close(fd);
  if (status != CL_OK)
    cl_buf_cut(out, 0);
  return status;
}

/* ---- Writing ------------------------------------------------------------- */

/* 0 or an errno. */
static int write_all(int fd, const char *p, size_t n) {
  while (n) {
    ssize_t done = write(fd, p, n < LARGEST_WRITE ? n : LARGEST_WRITE);
    if (done >= 0) {
      p += done;
      n -= (size_t)done;
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      struct pollfd ready = { .fd = fd, .events = POLLOUT };
      if (poll(&ready, 1, -1) < 0 && errno != EINTR)
        return errno;
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

/* write_all() where a closed pipe is EPIPE, not a signal: a plan that is being
 * changed must not be dropped halfway because nobody reads the messages. */
static int write_quietly(int fd, const char *p, size_t n) {
  sigset_t pipe_only, old, pending;
  sigemptyset(&pipe_only);
  sigaddset(&pipe_only, SIGPIPE);
  sigpending(&pending);
  bool was_pending = sigismember(&pending, SIGPIPE) == 1;
  sigprocmask(SIG_BLOCK, &pipe_only, &old);
  int error = write_all(fd, p, n), got;
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

enum cl_status cl_fd_write(int fd, const char *p, size_t n, bool *closed, cl_diag *diag) {
  const char *name = fd == STDOUT_FILENO   ? _("standard output")
                     : fd == STDERR_FILENO ? _("standard error")
                                           : _("output");
  return write_named(fd, name, p, n, closed, diag);
}

/* ---- Replacing ----------------------------------------------------------- */

typedef struct replacement {
  const char *path; /* as the user named it: for messages */
  cl_arena *arena;
  const char *folder, *target; /* absolute, no symlinks; the folder with its slash */
  bool exists;
  struct stat before; /* what the target was, if it exists */
  const cl_stamp *stamp;
  cl_diag *diag;
} replacement;

static enum cl_status failed(const replacement *job, int error) {
  return cl_fail(job->diag, CL_IO, CL_IN(job->path), _("cannot be written: %s"),
                 cl_strerror(error));
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
static enum cl_status write_special(const replacement *job, const char *p, size_t n) {
  int fd;
  do
    fd = open(job->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  while (fd < 0 && errno == EINTR);
  if (fd < 0)
    return failed(job, errno);
  enum cl_status status = write_named(fd, job->path, p, n, NULL, job->diag);
  if (close(fd) != 0 && status == CL_OK && errno != EINTR)
    return failed(job, errno);
  return status;
}

/* Where a symlink that points to nothing points: there the new file goes. */
static const char *follow(cl_arena *arena, const char *path) {
  enum { LINKS = 40 };
  char *to = cl_alloc_text(arena, PATH_MAX + 1);
  for (int i = 0; i < LINKS; i++) {
    ssize_t n = readlink(path, to, PATH_MAX);
    if (n < 0)
      return path;
    to[n] = '\0';
    path =
        *to == '/' ? cl_strdup(arena, to) : cl_asprintf(arena, "%s%s", cl_dirname(arena, path), to);
  }
  return path;
}

/* Finds the folder and the name that the new bytes are to get; 0 or errno. */
static int find_target(replacement *job) {
  const char *path = job->exists ? job->path : follow(job->arena, job->path);
  const char *folder = cl_dirname(job->arena, path), *name = cl_basename(path);
  char *real = realpath(job->exists ? path : *folder ? folder : ".", NULL);
  if (!real)
    return errno;
  if (job->exists) {
    job->target = cl_strdup(job->arena, real);
    job->folder = cl_dirname(job->arena, job->target);
  } else {
    const char *slash = strcmp(real, "/") == 0 ? "" : "/";
    job->folder = cl_asprintf(job->arena, "%s%s", real, slash);
    job->target = cl_asprintf(job->arena, "%s%s", job->folder, name);
  }
  free(real);
  return *name ? 0 : EISDIR;
}

/* Is the file still what it was when it was read? */
static enum cl_status check_unchanged(const replacement *job) {
  if (!job->stamp || !job->stamp->known)
    return CL_OK;
  struct stat st;
  if (stat(job->target, &st) == 0) {
    cl_stamp now = stamp_of(&st);
    if (same_stamp(&now, job->stamp))
      return CL_OK;
  }
  return cl_fail(job->diag, CL_IO, CL_IN(job->path),
                 _("changed by another program since it was read; nothing is written, try again"));
}

/* Gives the temp file the owner and mode of what it replaces, as far as the
 * system lets us. */
static void copy_rights(int fd, const struct stat *before) {
  struct stat now;
  mode_t mode = before->st_mode & 07777;
  if (fstat(fd, &now) != 0)
    return;
  bool owned = now.st_uid == before->st_uid || fchown(fd, before->st_uid, (gid_t)-1) == 0;
  bool grouped = now.st_gid == before->st_gid || fchown(fd, (uid_t)-1, before->st_gid) == 0;
  if (!owned)
    mode &= ~(mode_t)S_ISUID;
  if (!grouped) /* another group gets what everybody gets */
    mode = (mode & ~(mode_t)(S_ISGID | S_IRWXG)) | ((mode & S_IRWXO) << 3);
  if (fchmod(fd, mode) != 0)
    return; /* a file system without modes */
}

/* Some file systems cannot sync; that is no reason to refuse. */
static bool sync_failed(int fd) {
  return fsync(fd) != 0 && errno != EINVAL && errno != ENOTSUP && errno != EROFS;
}

static void sync_folder(const replacement *job) {
  int fd = open(job->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return; /* a folder one may write in but not list */
  if (sync_failed(fd))
    cl_say(job->diag, CL_WARNING, CL_IN(job->path), NULL, NULL,
           _("written, but the system cannot confirm that it is safe on the disk: %s"),
           cl_strerror(errno));
  close(fd);
}

/* Writes, syncs and closes the temp file; 0 or an errno. */
static int fill_temp(int fd, const replacement *job, const char *p, size_t n) {
  int error = write_all(fd, p, n);
  if (!error && job->exists)
    copy_rights(fd, &job->before);
  if (!error && sync_failed(fd))
    error = errno;
  if (close(fd) != 0 && !error && errno != EINTR)
    error = errno;
  return error;
}

static enum cl_status replace_regular(const replacement *job, const char *p, size_t n) {
  char *temp;
  int handle;
  /* Closed to others until it has the rights of what it replaces. */
  int fd = cl_own_temp(job->folder, job->exists ? 0600 : 0666, &temp, &handle);
  if (fd < 0)
    return cl_fail(job->diag, CL_IO, CL_IN(job->path), _("no file can be made beside it: %s"),
                   cl_strerror(errno));
  int error = fill_temp(fd, job, p, n);
  enum cl_status status = error ? failed(job, error) : check_unchanged(job);
  if (status == CL_OK && rename(temp, job->target) != 0)
    status = failed(job, errno);
  cl_own_remove(handle); /* after the rename that name is no longer there */
  free(temp);
  if (status == CL_OK)
    sync_folder(job);
  return status;
}

static enum cl_status replace(replacement *job, const char *p, size_t n) {
  int fd = descriptor_of(job->path);
  if (fd >= 0)
    return write_named(fd, job->path, p, n, NULL, job->diag);
  job->exists = stat(job->path, &job->before) == 0;
  if (!job->exists && errno != ENOENT)
    return failed(job, errno);
  if (job->exists && S_ISDIR(job->before.st_mode))
    return failed(job, EISDIR);
  if (job->exists && !S_ISREG(job->before.st_mode))
    return write_special(job, p, n);
  int error = find_target(job);
  if (error)
    return failed(job, error);
  /* A rename needs no right to the file itself, but who made it read-only
   * means it. */
  if (job->exists && faccessat(AT_FDCWD, job->target, W_OK, AT_EACCESS) != 0)
    return failed(job, errno);
  enum cl_status status = check_unchanged(job);
  return status == CL_OK ? replace_regular(job, p, n) : status;
}

enum cl_status cl_file_replace(const char *path, const char *p, size_t n, const cl_stamp *stamp,
                               cl_diag *diag) {
  replacement job = { .path = path, .arena = cl_arena_new(), .stamp = stamp, .diag = diag };
  enum cl_status status = replace(&job, p, n);
  cl_arena_free(job.arena);
  return status;
}
