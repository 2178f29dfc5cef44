/* lock.c - one writer a plan; see lock.h.
 *
 * A lock is a small file of six lines: pid, its number space, host, since when,
 * which start of the machine, and when the process began.  It is written under another name and
 * then linked to its own, so that it is there whole or not at all, and of two who try one wins. */
#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "date.h"
#include "dest.h"
#include "io.h"
#include "own.h"
#include "journal.h"

enum { SINCE_SIZE = 32, LOCK_SIZE = 512 + PATH_MAX };

/* Who holds a lock; pid 0 when the file does not say. */
typedef struct holder {
  long pid;
  char host[CL_HOST_SIZE], space[CL_SPACE_SIZE], since[SINCE_SIZE];
  char root[PATH_MAX];                           /* of the plan it works on */
  char boot[CL_BOOT_SIZE], start[CL_START_SIZE]; /* empty: an older program's */
  uid_t user;
} holder;

/* One attempt to get a lock. */
typedef struct attempt {
  const char *root; /* as the user named it: for messages */
  const char *of;   /* the root of the plan, where the lock is that of another file; or NULL */
  const char *folder, *path;
  cl_diag *diag;
  struct stat made; /* the file that is to become the lock */
  char *temp;
  int temp_handle;
  holder other;
  bool unfinished; /* the other is gone, and its plan has a journal */
  bool stuck;      /* the other is gone, but its lock cannot be taken away */
} attempt;

/* ---- What a lock says ---------------------------------------------------- */

static void own_text(const attempt *a, cl_buf *text) {
  char host[CL_HOST_SIZE], space[CL_SPACE_SIZE], since[SINCE_SIZE] = "?";
  char boot[CL_BOOT_SIZE], start[CL_START_SIZE];
  time_t now = time(NULL);
  struct tm utc;
  cl_own_host(host);
  cl_own_space(space);
  cl_own_boot(boot);
  cl_own_start((long)getpid(), start);
  if (gmtime_r(&now, &utc))
    strftime(since, sizeof since, "%Y-%m-%dT%H:%M:%SZ", &utc);
  cl_buf_printf(text, "pid: %ld\nspace: %s\nhost: %s\nsince: %s\nboot: %s\nstart: %s\n",
                (long)getpid(), space, host, since, boot, start);
  if (a->of && !strchr(a->of, '\n'))
    cl_buf_printf(text, "root: %s\n", a->of);
}

/* Copies the value behind KEY at the start of a line of TEXT. */
static void value_of(const char *text, const char *key, char *out, size_t size) {
  *out = '\0';
  const char *at = text;
  size_t n = strlen(key);
  while (strncmp(at, key, n) != 0) {
    at = strchr(at, '\n');
    if (!at)
      return;
    at++;
  }
  at += n;
  snprintf(out, size, "%.*s", (int)strcspn(at, "\r\n"), at);
}

static void read_holder(int fd, holder *who) {
  char text[LOCK_SIZE], pid[24];
  ssize_t n = pread(fd, text, sizeof text - 1, 0);
  text[n > 0 ? n : 0] = '\0';
  value_of(text, "pid: ", pid, sizeof pid);
  value_of(text, "host: ", who->host, sizeof who->host);
  value_of(text, "space: ", who->space, sizeof who->space);
  value_of(text, "since: ", who->since, sizeof who->since);
  value_of(text, "boot: ", who->boot, sizeof who->boot);
  value_of(text, "start: ", who->start, sizeof who->start);
  value_of(text, "root: ", who->root, sizeof who->root);
  struct stat st;
  who->user = fstat(fd, &st) == 0 ? st.st_uid : (uid_t)-1;
  long long number;
  bool good = cl_parse_int(cl_str_of(pid), &number) && number > 0 && number <= INT32_MAX;
  who->pid = good && *who->host ? (long)number : 0;
}

/* Two things the system told, or did not tell. */
static bool differ(const char *a, const char *b) {
  return *a && *b && strcmp(a, "-") != 0 && strcmp(b, "-") != 0 && strcmp(a, b) != 0;
}

/* Was the machine that made this lock started anew since, or is it another one with the
 * same name? */
static bool is_other_boot(const holder *who) {
  char boot[CL_BOOT_SIZE];
  cl_own_boot(boot);
  return differ(who->boot, boot);
}

/* Of another start: was the lock made before this machine was started, so that it can
 * only be what a power cut left?  Else another machine with this name may hold it now. */
static bool is_before_start(const holder *who) {
  enum { SLACK = 60 };
  struct tm utc = { 0 };
  int64_t began = cl_own_running_since();
  if (!began || sscanf(who->since, "%d-%d-%dT%d:%d:%dZ", &utc.tm_year, &utc.tm_mon, &utc.tm_mday,
                       &utc.tm_hour, &utc.tm_min, &utc.tm_sec) != 6)
    return false;
  cl_date day = cl_date_of(utc.tm_year, utc.tm_mon, utc.tm_mday);
  return day != CL_NO_DATE &&
         (int64_t)day * 86400 + utc.tm_hour * 3600 + utc.tm_min * 60 + utc.tm_sec + SLACK < began;
}

/* Is the process that made this lock gone for sure?  That it has our own number
 * means so too, where the lock is not one of ours. */
static bool is_stale(const char *path, const holder *who) {
  char host[CL_HOST_SIZE], space[CL_SPACE_SIZE];
  cl_own_host(host);
  cl_own_space(space);
  if (!who->pid || strcmp(who->host, host) != 0 || strcmp(who->space, space) != 0)
    return false;
  if (is_other_boot(who))
    return is_before_start(who);
  if (who->pid == (long)getpid())
    return cl_own_find(path) < 0;
  if (kill((pid_t)who->pid, 0) != 0)
    return errno == ESRCH;
  char start[CL_START_SIZE];
  cl_own_start(who->pid, start);
  return differ(who->start, start); /* the number was given out again */
}

/* ---- Making it ----------------------------------------------------------- */

static enum cl_status cannot(const attempt *a, int error) {
  if (!*a->folder)
    return cl_fail(a->diag, CL_IO, CL_IN(a->root), _("cannot be locked: %s"), cl_strerror(error));
  return cl_fail(a->diag, CL_IO, CL_IN(a->root), _("cannot be locked in %s: %s"), a->folder,
                 cl_strerror(error));
}

/* Who may make files in the folder may take over a lock that was left there:
 * that needs the right to write in the lock. */
static void share_rights(int fd, const char *folder) {
  struct stat st;
  if (stat(folder, &st) != 0)
    return;
  bool grouped = fchown(fd, (uid_t)-1, st.st_gid) == 0;
  mode_t mode = 0644;
  if (grouped && (st.st_mode & S_IWGRP))
    mode |= S_IWGRP;
  if (st.st_mode & S_IWOTH)
    mode |= S_IWOTH;
  if (fchmod(fd, mode) != 0)
    return; /* a file system without modes */
}

/* Writes what the lock will say under a temp name; 0 or an errno. */
static int prepare(attempt *a) {
  int fd = cl_own_temp(a->folder, 0600, &a->temp, &a->temp_handle);
  if (fd < 0)
    return errno;
  cl_buf text = CL_BUF_INIT;
  own_text(a, &text);
  share_rights(fd, a->folder);
  int error = cl_io_write(fd, text.p, text.len);
  cl_buf_free(&text);
  if (!error && fstat(fd, &a->made) != 0)
    error = errno;
  int close_error = cl_io_close(fd);
  return error ? error : close_error;
}

/* Where there are no hard links (FAT, some shares): made empty, then filled.
 * A reader who comes in between sees a lock of nobody, which is never stale. */
static int make_without_link(const attempt *a) {
  int fd = cl_io_open(a->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (fd < 0)
    return errno;
  struct stat made;
  cl_buf text = CL_BUF_INIT;
  own_text(a, &text);
  int error = fstat(fd, &made) != 0 ? errno : 0;
  if (!error) {
    cl_own_add(a->path, &made);
    error = cl_io_write(fd, text.p, text.len);
  }
  cl_buf_free(&text);
  int close_error = cl_io_close(fd);
  if (!error)
    error = close_error;
  if (error) {
    cl_io_unlink(a->path);
    cl_own_forget(cl_own_find(a->path));
  }
  return error;
}

/* Gives the prepared file the name of the lock; 0, EEXIST when another has
 * it, or another errno. */
static int make(attempt *a) {
  int handle = cl_own_add(a->path, &a->made);
  int error = cl_io_link(a->temp, a->path);
  if (!error)
    return 0;
  /* Over a network the answer may be lost after the deed was done. */
  struct stat now;
  if (lstat(a->path, &now) == 0 && now.st_dev == a->made.st_dev && now.st_ino == a->made.st_ino)
    return 0;
  cl_own_forget(handle);
  if (error == EPERM || error == ENOTSUP || error == EOPNOTSUPP || error == ENOSYS ||
      error == EMLINK)
    return make_without_link(a);
  return error;
}

/* ---- Looking at another's ------------------------------------------------ */

/* Removes the lock open in FD, once nobody else is doing so: of all who found
 * it stale one at a time holds the system's lock on that very file, and looks
 * whether the name still stands for it. */
static bool remove_stale(const attempt *a, int fd) {
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  struct stat opened, named;
  if (fcntl(fd, F_SETLK, &whole) != 0)
    return errno == EACCES || errno == EAGAIN; /* another is at it: look again */
  if (fstat(fd, &opened) != 0)
    return false;
  if (lstat(a->path, &named) != 0)
    return errno == ENOENT;
  if (opened.st_dev != named.st_dev || opened.st_ino != named.st_ino)
    return true;
  if (cl_io_unlink(a->path) != 0)
    return false;
  cl_say(a->diag, CL_NOTE, CL_IN(a->root), NULL, NULL,
         _("the lock of process %ld, which is gone, was taken over"), a->other.pid);
  return true;
}

/* Did the process that is gone leave a change of another plan half done?  Then the files
 * must stay as they are until that plan's next program has finished it. */
static bool is_unfinished(attempt *a) {
  const char *root = a->other.root;
  a->unfinished = *root && (!a->of || strcmp(root, a->of) != 0) && cl_journal_there(root);
  return a->unfinished;
}

/* Reads who holds the lock, in A->other, and takes it away when that process
 * is gone.  True when it is worth to try again at once. */
static bool look(attempt *a) {
  a->other = (holder){ 0 };
  int fd = cl_io_open(a->path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0);
  bool ours = fd >= 0;
  if (!ours && errno != ENOENT)
    fd = cl_io_open(a->path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0)
    return errno == ENOENT; /* let go meanwhile */
  read_holder(fd, &a->other);
  bool stale = is_stale(a->path, &a->other) && !is_unfinished(a);
  bool again = ours && stale && remove_stale(a, fd);
  a->stuck = stale && !again;
  close(fd);
  return again;
}

enum { USER_SIZE = 64 };

/* Whose it is: the owner of the lock. */
static const char *user_of(const holder *who, char name[USER_SIZE]) {
  const struct passwd *entry = getpwuid(who->user);
  if (entry && *entry->pw_name)
    snprintf(name, USER_SIZE, "%s", entry->pw_name);
  else
    snprintf(name, USER_SIZE, "%ld", (long)who->user);
  return name;
}

static enum cl_status held(const attempt *a) {
  const holder *who = &a->other;
  char name[USER_SIZE];
  if (!who->pid)
    return cl_fail(a->diag, CL_IO, CL_IN(a->root),
                   _("locked by %s, which does not say by whom: when no other program works on "
                     "this plan, remove that file"),
                   a->path);
  if (a->stuck)
    return cl_fail(a->diag, CL_IO, CL_IN(a->root),
                   _("locked by process %ld, which is gone, but its lock cannot be taken away: "
                     "remove %s"),
                   who->pid, a->path);
  if (a->unfinished)
    return cl_fail(a->diag, CL_IO, CL_IN(a->root),
                   _("process %ld, which is gone, left a change of %s half done: run cl-plan -f "
                     "there, it finishes the change; then try again"),
                   who->pid, who->root);
  if (is_other_boot(who))
    return cl_fail(
        a->diag, CL_IO, CL_IN(a->root),
        _("in use by process %ld on another machine that is called %s, too, since %s (%s): "
          "try again when it is done; if it no longer runs, remove %s"),
        who->pid, who->host, *who->since ? who->since : "?", user_of(who, name), a->path);
  return cl_fail(a->diag, CL_IO, CL_IN(a->root),
                 _("in use by process %ld on %s since %s (%s): try again when it is done; if it "
                   "no longer runs, remove %s"),
                 who->pid, who->host, *who->since ? who->since : "?", user_of(who, name), a->path);
}

/* ---- Taking -------------------------------------------------------------- */

static double seconds(void) {
  struct timespec now = { 0 };
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static enum cl_status keep_trying(attempt *a, unsigned wait) {
  enum { SHORTEST = 5000000, LONGEST = 160000000 }; /* nanoseconds */
  const double end = seconds() + wait;
  long pause = SHORTEST;
  /* A lock that comes and goes under our eyes is tried again at once, but not
   * for ever. */
  for (unsigned at_once = 0;;) {
    int error = make(a);
    if (!error)
      return CL_OK;
    if (error != EEXIST)
      return cannot(a, error);
    if (look(a) && at_once++ < 100)
      continue;
    if (seconds() >= end)
      return held(a);
    struct timespec rest = { 0, pause };
    nanosleep(&rest, NULL);
    pause = pause * 2 < LONGEST ? pause * 2 : LONGEST;
  }
}

enum cl_status cl_lock_take(cl_lock *lock, const char *root_path, unsigned wait, cl_diag *diag) {
  return cl_lock_take_for(lock, root_path, NULL, wait, diag);
}

enum cl_status cl_lock_take_for(cl_lock *lock, const char *root_path, const char *of, unsigned wait,
                                cl_diag *diag) {
  cl_arena *arena = cl_arena_new();
  attempt a = { .root = root_path, .of = of, .folder = "", .diag = diag, .temp_handle = -1 };
  lock->path = NULL;
  int error = cl_dest_beside(arena, root_path, "lock", &a.folder, &a.path);
  if (!error)
    error = prepare(&a);
  enum cl_status status = error ? cannot(&a, error) : keep_trying(&a, wait);
  cl_own_remove(a.temp_handle);
  free(a.temp);
  if (status == CL_OK)
    lock->path = cl_xstrdup(a.path);
  cl_arena_free(arena);
  return status;
}

void cl_lock_sweep(const char *path) {
  cl_diag unsaid;
  struct stat st;
  cl_diag_init(&unsaid);
  cl_arena *arena = cl_arena_new();
  attempt a = { .root = path, .folder = "", .diag = &unsaid, .temp_handle = -1 };
  if (cl_dest_beside(arena, path, "lock", &a.folder, &a.path) == 0 && lstat(a.path, &st) == 0)
    look(&a);
  cl_arena_free(arena);
  cl_diag_free(&unsaid);
}

void cl_lock_release(cl_lock *lock) {
  if (!lock->path)
    return;
  cl_own_remove(cl_own_find(lock->path));
  free(lock->path);
  lock->path = NULL;
}
