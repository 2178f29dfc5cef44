/* dest.c - where new bytes go; see dest.h. */
#define _XOPEN_SOURCE 700 /* for realpath() */
#include "dest.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "path.h"
#include "io.h"

#ifdef __linux__
#include <sys/xattr.h>
#endif

/* ---- Finding it ------------------------------------------------------------ */

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

const char *cl_dest_folder(cl_arena *arena, const char *path) {
  char *real = realpath(*path ? path : ".", NULL);
  if (!real)
    return NULL;
  const char *folder = cl_asprintf(arena, "%s%s", real, strcmp(real, "/") == 0 ? "" : "/");
  free(real);
  return folder;
}

static int find_new(cl_dest *dest, cl_arena *arena) {
  const char *path = follow(arena, dest->path);
  dest->folder = cl_dest_folder(arena, cl_dirname(arena, path));
  if (!dest->folder)
    return errno;
  dest->target = cl_asprintf(arena, "%s%s", dest->folder, cl_basename(path));
  return *cl_basename(path) ? 0 : EISDIR;
}

int cl_dest_find(cl_dest *dest, cl_arena *arena, const char *path) {
  *dest = (cl_dest){ .path = path };
  dest->exists = stat(path, &dest->before) == 0;
  if (!dest->exists)
    return errno == ENOENT ? find_new(dest, arena) : errno;
  if (S_ISDIR(dest->before.st_mode))
    return EISDIR;
  if (!S_ISREG(dest->before.st_mode))
    return 0;
  char *real = realpath(path, NULL);
  if (!real)
    return errno;
  dest->target = cl_strdup(arena, real);
  dest->folder = cl_dirname(arena, dest->target);
  free(real);
  /* A rename needs no right to the file itself, but who made it read-only
   * means it. */
  return faccessat(AT_FDCWD, dest->target, W_OK, AT_EACCESS) == 0 ? 0 : errno;
}

int cl_dest_beside(cl_arena *arena, const char *root_path, const char *suffix, const char **folder,
                   const char **path) {
  char *real = realpath(root_path, NULL);
  const char *name = cl_basename(root_path);
  if (real) {
    name = cl_strdup(arena, cl_basename(real));
    *folder = cl_dirname(arena, real);
    free(real);
  } else {
    const char *found = cl_dest_folder(arena, cl_dirname(arena, root_path));
    if (!found)
      return errno;
    *folder = found;
  }
  *path = cl_asprintf(arena, "%s.%s.%s", *folder, name, suffix);
  return 0;
}

/* ---- Rights and attributes -------------------------------------------------- */

/* Attributes that belong to the file, not to its bytes: what users set, and
 * access lists (SHARED: only when the group could be kept, for a list says what
 * the group may).  What cannot be kept stays behind, as with cp(1). */
#ifdef __linux__
static void copy_attributes(int fd, const char *from, bool shared) {
  ssize_t size = listxattr(from, NULL, 0);
  if (size <= 0)
    return;
  char *names = cl_xmalloc((size_t)size + 1);
  size = listxattr(from, names, (size_t)size);
  for (ssize_t at = 0; at < size; at += (ssize_t)strlen(names + at) + 1) {
    const char *name = names + at;
    if (!shared && strncmp(name, "system.", 7) == 0)
      continue;
    ssize_t n = getxattr(from, name, NULL, 0);
    if (n < 0)
      continue;
    char *value = cl_xmalloc((size_t)n + 1);
    n = getxattr(from, name, value, (size_t)n);
    if (n >= 0 && fsetxattr(fd, name, value, (size_t)n, 0) != 0)
      errno = 0; /* a file system that has none of these */
    free(value);
  }
  free(names);
}
#else
static void copy_attributes(int fd, const char *from, bool shared) {
  (void)fd, (void)from, (void)shared;
}
#endif

/* Gives the temp file the owner and mode of what it replaces, as far as the
 * system lets us. */
static void copy_rights(int fd, const cl_dest *dest) {
  const struct stat *before = &dest->before;
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
  if (fchmod(fd, mode) == 0) /* else a file system without modes */
    copy_attributes(fd, dest->target, grouped);
}

int cl_dest_fill(int fd, const cl_dest *dest, const char *p, size_t n) {
  int error = cl_io_write(fd, p, n);
  if (!error && dest->exists)
    copy_rights(fd, dest);
  if (!error)
    error = cl_io_sync(fd);
  int close_error = cl_io_close(fd);
  return error ? error : close_error;
}

/* ---- Looking ---------------------------------------------------------------- */

static int compare(int fd, cl_str text) {
  char piece[16 << 10]; /* no other memory: this is asked halfway a change */
  size_t at = 0;
  int same = 1;
  while (same == 1) {
    ssize_t n = read(fd, piece, sizeof piece);
    if (n == 0)
      break;
    if (n < 0) {
      same = errno == EINTR ? 1 : -1;
      continue;
    }
    if ((size_t)n > text.n - at || memcmp(piece, text.p + at, (size_t)n) != 0)
      same = 0;
    at += (size_t)n;
  }
  return same == 1 && at != text.n ? 0 : same;
}

int cl_dest_holds(const char *path, cl_str text) {
  struct stat st;
  int fd = cl_io_open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0);
  if (fd < 0)
    return -1;
  int same = -1;
  if (fstat(fd, &st) == 0)
    same = S_ISREG(st.st_mode) && (uint64_t)st.st_size == text.n ? compare(fd, text) : 0;
  int error = errno;
  cl_io_close(fd);
  errno = error;
  return same;
}

enum cl_status cl_unsure(const char *path, int error, cl_diag *diag) {
  return cl_fail(diag, CL_IO, CL_IN(path),
                 _("written, but the system cannot confirm that it is safe on the disk: %s"),
                 cl_strerror(error));
}
