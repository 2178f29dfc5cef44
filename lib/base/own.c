/* own.c - files that must not outlive the program; see own.h. */
#define _XOPEN_SOURCE 700 /* for gethostname() */
#include "own.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "buf.h"
#include "hash.h"
#include "io.h"
#include "mem.h"

/* One lock and one temp file are the rule, a temp file for every file of a
 * change the exception.  The table grows while our signals wait, for the
 * handler may find the program in the middle of malloc(). */
static struct slot {
  char *path; /* NULL: free */
  dev_t device;
  ino_t inode;
  pid_t owner;
} * slots;
static size_t slot_count;

static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };
static struct sigaction before[CL_COUNT(signals)];
static bool watching;

void cl_own_hold(sigset_t *old) {
  sigset_t set;
  sigemptyset(&set);
  for (size_t i = 0; i < CL_COUNT(signals); i++)
    sigaddset(&set, signals[i]);
  sigprocmask(SIG_BLOCK, &set, old);
}

void cl_own_release(const sigset_t *old) {
  sigprocmask(SIG_SETMASK, old, NULL);
}

/* Async-signal-safe, as all that on_signal() calls must be.  False when the
 * file is still there and ours. */
static bool remove_file(const struct slot *slot) {
  struct stat now;
  if (slot->path && slot->owner == getpid() && lstat(slot->path, &now) == 0 &&
      now.st_dev == slot->device && now.st_ino == slot->inode)
    return cl_io_unlink(slot->path) == 0;
  return true;
}

static void remove_all(void) {
  for (size_t i = 0; i < slot_count; i++)
    remove_file(&slots[i]);
}

static void on_signal(int number) {
  remove_all();
  struct sigaction usual = { .sa_handler = SIG_DFL };
  sigaction(number, &usual, NULL);
  raise(number); /* arrives when this handler returns */
}

static void watch(void) {
  static bool at_exit;
  if (!at_exit)
    at_exit = atexit(remove_all) == 0;
  if (watching)
    return;
  for (size_t i = 0; i < CL_COUNT(signals); i++) {
    struct sigaction ours = { .sa_handler = on_signal };
    sigfillset(&ours.sa_mask);
    sigaction(signals[i], NULL, &before[i]);
    if (before[i].sa_handler != SIG_IGN) /* nohup, or a program that looks at EPIPE */
      sigaction(signals[i], &ours, NULL);
  }
  watching = true;
}

static void unwatch(void) {
  for (size_t i = 0; i < slot_count; i++)
    if (slots[i].path)
      return;
  for (size_t i = 0; watching && i < CL_COUNT(signals); i++)
    if (before[i].sa_handler != SIG_IGN)
      sigaction(signals[i], &before[i], NULL);
  watching = false;
}

/* A slot that is free; memory may run out here, so before a file is made. */
static size_t find_slot(void) {
  size_t at = 0;
  while (at < slot_count && slots[at].path)
    at++;
  if (at == slot_count) {
    slots = cl_xrealloc(slots, (slot_count + 16) * sizeof *slots);
    memset(slots + slot_count, 0, 16 * sizeof *slots);
    slot_count += 16;
  }
  return at;
}

static int take_slot(size_t at, char *path, const struct stat *stat) {
  slots[at] = (struct slot){ path, stat->st_dev, stat->st_ino, getpid() };
  watch();
  return (int)at;
}

int cl_own_add(const char *path, const struct stat *stat) {
  char *copy = cl_xstrdup(path);
  sigset_t old;
  cl_own_hold(&old);
  int handle = take_slot(find_slot(), copy, stat);
  cl_own_release(&old);
  return handle;
}

static void drop(int handle, bool with_file) {
  if (handle < 0)
    return;
  sigset_t old;
  cl_own_hold(&old);
  if (with_file && !remove_file(&slots[handle])) {
    cl_own_release(&old); /* stays on the list: tried once more at exit */
    return;
  }
  char *path = slots[handle].path;
  slots[handle].path = NULL;
  unwatch();
  cl_own_release(&old);
  free(path);
}

void cl_own_forget(int handle) {
  drop(handle, false);
}

void cl_own_remove(int handle) {
  drop(handle, true);
}

int cl_own_find(const char *path) {
  for (size_t i = 0; i < slot_count; i++)
    if (slots[i].path && slots[i].owner == getpid() && strcmp(slots[i].path, path) == 0)
      return (int)i;
  return -1;
}

/* ---- Whose number is it? --------------------------------------------------- */

void cl_own_host(char out[CL_HOST_SIZE]) {
  char name[256] = "";
  if (gethostname(name, sizeof name - 1) != 0 || !*name)
    memcpy(name, "localhost", sizeof "localhost");
  size_t n = 0;
  for (; name[n] && n + 1 < CL_HOST_SIZE; n++)
    out[n] = name[n] > ' ' && name[n] < 0x7F ? name[n] : '_';
  out[n] = '\0';
}

void cl_own_space(char out[CL_SPACE_SIZE]) {
  ssize_t n = readlink("/proc/self/ns/pid", out, CL_SPACE_SIZE - 1);
  if (n <= 0)
    out[0] = '-', n = 1;
  out[n] = '\0';
}

/* A small file that the system makes up; its bytes, ended with a NUL. */
static bool read_small(const char *path, char *out, size_t size) {
  int fd = cl_io_open(path, O_RDONLY | O_CLOEXEC, 0);
  ssize_t n = fd < 0 ? -1 : read(fd, out, size - 1);
  if (fd >= 0)
    close(fd);
  out[n > 0 ? n : 0] = '\0';
  return n > 0;
}

void cl_own_boot(char out[CL_BOOT_SIZE]) {
  if (read_small("/proc/sys/kernel/random/boot_id", out, CL_BOOT_SIZE))
    out[strcspn(out, " \n")] = '\0';
  if (!*out)
    memcpy(out, "-", 2);
}

/* The 22nd field of stat, counted from behind the name, which may hold anything:
 * proc(5). */
void cl_own_start(long pid, char out[CL_START_SIZE]) {
  enum { BEHIND_NAME = 20, SIZE = 1024 };
  char path[64], text[SIZE];
  snprintf(path, sizeof path, "/proc/%ld/stat", pid);
  memcpy(out, "-", 2);
  if (!read_small(path, text, sizeof text))
    return;
  const char *at = strrchr(text, ')');
  for (int i = 0; at && i < BEHIND_NAME; i++)
    at = strchr(at + 1, ' ');
  if (at)
    snprintf(out, CL_START_SIZE, "%.*s", (int)strcspn(at + 1, " \n"), at + 1);
}

int64_t cl_own_running_since(void) {
  struct timespec now = { 0 }, up = { 0 };
  if (clock_gettime(CLOCK_REALTIME, &now) != 0 || clock_gettime(CLOCK_MONOTONIC, &up) != 0)
    return 0;
  return (int64_t)now.tv_sec - (int64_t)up.tv_sec;
}

/* A mark of this machine and its numbers of processes. */
static uint32_t here(void) {
  char host[CL_HOST_SIZE], space[CL_SPACE_SIZE];
  cl_own_host(host);
  cl_own_space(space);
  uint64_t h = cl_hash_text(cl_hash_text(CL_HASH_START, host), space);
  return (uint32_t)(h ^ h >> 32);
}

/* ---- Temp files ------------------------------------------------------------ */

/* When process PID began, as a number; 0 when the system does not say. */
static unsigned long start_of(long pid) {
  char start[CL_START_SIZE];
  long long number;
  cl_own_start(pid, start);
  return cl_parse_int(cl_str_of(start), &number) && number > 0 ? (unsigned long)number : 0;
}

/* A name that nobody else should have thought of; O_EXCL has the last word. */
static char *temp_name(const char *folder) {
  static unsigned count;
  cl_buf name = CL_BUF_INIT;
  cl_buf_printf(&name, "%s.clkit-%ld-%08" PRIx32 "-%lx-%u.tmp", folder, (long)getpid(), here(),
                start_of((long)getpid()), count++);
  return cl_buf_take(&name);
}

/* Is NAME that of a temp file whose program, on this machine, is gone? */
static bool is_leftover(const char *name) {
  long pid;
  unsigned mark;
  unsigned long start, now;
  int end = 0;
  if (sscanf(name, ".clkit-%10ld-%8x-%16lx-%*u.tmp%n", &pid, &mark, &start, &end) != 3 || !end ||
      name[end] || pid <= 0 || mark != here())
    return false;
  if (kill((pid_t)pid, 0) != 0)
    return errno == ESRCH;
  now = start_of(pid); /* the number may have been given out again */
  return start && now && start != now;
}

void cl_own_sweep(const char *folder) {
  DIR *dir = opendir(folder);
  if (!dir)
    return;
  for (const struct dirent *entry; (entry = readdir(dir));)
    if (is_leftover(entry->d_name))
      unlinkat(dirfd(dir), entry->d_name, 0);
  closedir(dir);
}

/* Opens PATH as a new file and puts it on the list; all memory is taken before
 * there is anything to leave behind.  -1 and errno. */
static int make_file(const char *path, mode_t mode, int *handle) {
  struct stat made;
  char *copy = cl_xstrdup(path);
  size_t slot = find_slot();
  int fd = cl_io_open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
  if (fd >= 0 && fstat(fd, &made) == 0) {
    *handle = take_slot(slot, copy, &made);
    return fd;
  }
  int error = errno;
  if (fd >= 0) {
    cl_io_close(fd);
    cl_io_unlink(path);
  }
  free(copy);
  errno = error;
  return -1;
}

int cl_own_make(const char *path, mode_t mode, int *handle) {
  sigset_t old;
  cl_own_hold(&old);
  int fd = make_file(path, mode, handle);
  if (fd < 0 && errno == EEXIST && cl_io_unlink(path) == 0)
    fd = make_file(path, mode, handle);
  int error = errno;
  cl_own_release(&old);
  errno = error;
  return fd;
}

int cl_own_temp(const char *folder, mode_t mode, char **path, int *handle) {
  enum { TRIES = 100 };
  int fd = -1, error = 0;
  sigset_t old;
  cl_own_hold(&old);
  for (int i = 0; fd < 0 && i < TRIES && (i == 0 || error == EEXIST); i++) {
    *path = temp_name(folder);
    fd = make_file(*path, mode, handle);
    error = errno;
    if (fd < 0) {
      free(*path);
      *path = NULL;
    }
  }
  cl_own_release(&old);
  errno = error;
  return fd;
}
