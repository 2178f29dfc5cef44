/* shim.c - a world in which things go wrong, loaded before a program with
 * LD_PRELOAD.
 *
 *   CL_FAULT=kill    the program is killed just before its Nth call to the system
 *   CL_FAULT=half    a write does half of its work first, then the program is killed
 *   CL_FAULT=TERM    the program gets SIGTERM there, and the call goes on
 *   CL_FAULT=ENOSPC  (EIO, EINTR) the Nth call fails with that; a close closes all the same
 *   CL_FAULT=EINTR2  the same for every second call from there on
 *   CL_FAULT=memory  the Nth piece of memory is refused
 *   CL_FAULT=starve  that one and all after it
 *   CL_FAULT_AT=N    N counts from 1
 *   CL_FAULT_LOG=F   every call to the system gets a line in F: `NAME ARGUMENT`;
 *                    with memory and starve, pieces of memory get one
 *
 *   CL_FAULT=edit    before the Nth call an editor saves: the file CL_FAULT_EDIT is
 *                    renamed to CL_FAULT_SAVED
 *
 * Calls counted: open, read, write, fsync, rename (an exchange, too), link, unlink,
 * close. */
#define _GNU_SOURCE      /* for RTLD_NEXT */
#undef _FILE_OFFSET_BITS /* else open() is another name of open64(), on 32 bits */
#undef _TIME_BITS
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#pragma GCC visibility push(default) /* else nobody would meet these functions */

enum what { NOTHING, KILL, HALF, SIGNAL, FAIL, FAIL_ON, MEMORY, STARVE, EDIT };

static enum what what;
static int code;
static long at, calls, pieces;
static int log_fd = -1;
static int busy; /* inside of this file */

static void *real(const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  if (!function)
    abort();
  return function;
}

/* The function that this file stands in front of. */
#define REAL(name, type, ...)                                                                      \
  static type (*next)(__VA_ARGS__);                                                                \
  if (!next)                                                                                       \
  next = (type(*)(__VA_ARGS__))real(name)

static void read_fault(const char *text) {
  static const struct {
    const char *name;
    enum what what;
    int code;
  } faults[] = {
    { "kill", KILL, 0 },          { "half", HALF, 0 },     { "TERM", SIGNAL, SIGTERM },
    { "ENOSPC", FAIL, ENOSPC },   { "EIO", FAIL, EIO },    { "EINTR", FAIL, EINTR },
    { "EINTR2", FAIL_ON, EINTR }, { "memory", MEMORY, 0 }, { "starve", STARVE, 0 },
    { "edit", EDIT, 0 },
  };
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
    if (strcmp(text, faults[i].name) == 0) {
      what = faults[i].what;
      code = faults[i].code;
      return;
    }
}

__attribute__((constructor)) static void begin(void) {
  const char *text = getenv("CL_FAULT"), *n = getenv("CL_FAULT_AT"), *log = getenv("CL_FAULT_LOG");
  busy++;
  if (text)
    read_fault(text);
  at = n ? strtol(n, NULL, 10) : 0;
  if (log) {
    int (*next)(const char *, int, ...) = (int (*)(const char *, int, ...))real("open");
    log_fd = next(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
  calls = pieces = 0;
  busy--;
}

static void note(const char *name, const char *argument) {
  char line[300];
  int n = snprintf(line, sizeof line, "%s %.200s\n", name, argument ? argument : "");
  ssize_t (*next)(int, const void *, size_t) = (ssize_t(*)(int, const void *, size_t))real("write");
  if (n > 0 && next(log_fd, line, (size_t)n) < 0)
    abort();
}

static void die(void) {
  raise(SIGKILL);
}

/* What an editor does that saves: a rename, past this program's own. */
static void edit(void) {
  const char *from = getenv("CL_FAULT_EDIT"), *to = getenv("CL_FAULT_SAVED");
  int (*next)(const char *, const char *) = (int (*)(const char *, const char *))real("rename");
  if (!from || !to || next(from, to) != 0)
    abort();
}

/* Counts a call; true when it is to fail, with errno set. */
static int fails(const char *name, const char *argument) {
  if (busy || what == MEMORY || what == STARVE)
    return 0;
  busy++;
  long n = ++calls;
  if (log_fd >= 0)
    note(name, argument);
  busy--;
  if (what == FAIL_ON && n >= at && (n - at) % 2 == 0) {
    errno = code;
    return 1;
  }
  if (n != at)
    return 0;
  if (what == KILL || (what == HALF && strcmp(name, "write") != 0))
    die();
  if (what == SIGNAL)
    raise(code);
  if (what == EDIT)
    edit();
  if (what == FAIL)
    errno = code;
  return what == FAIL;
}

/* ---- Calls to the system ------------------------------------------------------ */

static int open_next(const char *name, const char *path, int flags, va_list args) {
  REAL("open", int, const char *, int, ...);
  int mode = flags & O_CREAT ? va_arg(args, int) : 0;
  return fails(name, path) ? -1 : next(path, flags, mode);
}

int open(const char *path, int flags, ...) {
  va_list args;
  va_start(args, flags);
  int fd = open_next("open", path, flags, args);
  va_end(args);
  return fd;
}

int open64(const char *path, int flags, ...) {
  va_list args;
  va_start(args, flags);
  int fd = open_next("open", path, flags, args);
  va_end(args);
  return fd;
}

static const char *number(int fd) {
  static char text[16];
  snprintf(text, sizeof text, "%d", fd);
  return text;
}

ssize_t read(int fd, void *p, size_t n) {
  REAL("read", ssize_t, int, void *, size_t);
  return fails("read", number(fd)) ? -1 : next(fd, p, n);
}

ssize_t write(int fd, const void *p, size_t n) {
  REAL("write", ssize_t, int, const void *, size_t);
  if (fails("write", number(fd)))
    return -1;
  if (what == HALF && calls == at && !busy) {
    if (next(fd, p, n / 2) < 0)
      abort();
    die();
  }
  return next(fd, p, n);
}

/* What is killed is the program, not the machine: the disk need not be asked. */
int fsync(int fd) {
  return fails("fsync", number(fd)) ? -1 : 0;
}

int rename(const char *from, const char *to) {
  REAL("rename", int, const char *, const char *);
  return fails("rename", to) ? -1 : next(from, to);
}

/* renameat2(), which exchanges, is called by its number. */
long syscall(long number, ...) {
  REAL("syscall", long, long, ...);
  va_list args;
  va_start(args, number);
  long a = va_arg(args, long), b = va_arg(args, long), c = va_arg(args, long),
       d = va_arg(args, long), e = va_arg(args, long), f = va_arg(args, long);
  va_end(args);
#ifdef SYS_renameat2
  if (number == SYS_renameat2 && fails("rename", (const char *)d))
    return -1;
#endif
  return next(number, a, b, c, d, e, f);
}

int link(const char *from, const char *to) {
  REAL("link", int, const char *, const char *);
  return fails("link", to) ? -1 : next(from, to);
}

int unlink(const char *path) {
  REAL("unlink", int, const char *);
  return fails("unlink", path) ? -1 : next(path);
}

int close(int fd) {
  REAL("close", int, int);
  int failed = fails("close", number(fd)), error = errno;
  int result = next(fd);
  if (!failed)
    return result;
  errno = error;
  return -1;
}

/* ---- Memory ---------------------------------------------------------------------- */

/* dlsym() itself needs memory before there is any. */
static char early[16384];
static size_t early_used;

static void *early_piece(size_t size) {
  size_t from = (early_used + 15) / 16 * 16;
  if (size > sizeof early - from)
    abort();
  early_used = from + size;
  return early + from;
}

static int is_early(const void *p) {
  return (const char *)p >= early && (const char *)p < early + sizeof early;
}

static int refused(void) {
  if (busy || (what != MEMORY && what != STARVE))
    return 0;
  long n = ++pieces;
  if (log_fd >= 0) {
    busy++;
    note("memory", "");
    busy--;
  }
  if (n != at && !(what == STARVE && n > at))
    return 0;
  errno = ENOMEM;
  return 1;
}

static int looking;

static void *look(const char *name) {
  looking++;
  busy++;
  void *function = real(name);
  busy--;
  looking--;
  return function;
}

void *malloc(size_t size) {
  static void *(*next)(size_t);
  if (!next && looking)
    return early_piece(size);
  if (!next)
    next = (void *(*)(size_t))look("malloc");
  return refused() ? NULL : next(size);
}

void *calloc(size_t n, size_t size) {
  static void *(*next)(size_t, size_t);
  if (!next && looking)
    return early_piece(n * size); /* all zero from the start */
  if (!next)
    next = (void *(*)(size_t, size_t))look("calloc");
  return refused() ? NULL : next(n, size);
}

void *realloc(void *p, size_t size) {
  static void *(*next)(void *, size_t);
  if (!next && looking)
    return early_piece(size);
  if (!next)
    next = (void *(*)(void *, size_t))look("realloc");
  if (is_early(p)) {
    void *moved = malloc(size);
    return moved ? memcpy(moved, p, size) : NULL;
  }
  return refused() ? NULL : next(p, size);
}

void free(void *p) {
  static void (*next)(void *);
  if (!p || is_early(p))
    return;
  if (!next)
    next = (void (*)(void *))look("free");
  next(p);
}
