/* own.c - files that must not outlive the program; see own.h. */
#include "own.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "buf.h"
#include "mem.h"

/* One lock and one temp file are the rule; a fixed table, for the handler may
 * find the program in the middle of malloc(). */
enum { SLOTS = 16 };

static struct slot {
  char *path; /* NULL: free */
  dev_t device;
  ino_t inode;
  pid_t owner;
} slots[SLOTS];

static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };
static struct sigaction before[CL_COUNT(signals)];
static bool watching;

/* The table changes only while our signals wait. */
static void block(sigset_t *old) {
  sigset_t set;
  sigemptyset(&set);
  for (size_t i = 0; i < CL_COUNT(signals); i++)
    sigaddset(&set, signals[i]);
  sigprocmask(SIG_BLOCK, &set, old);
}

static void unblock(const sigset_t *old) {
  sigprocmask(SIG_SETMASK, old, NULL);
}

/* Async-signal-safe, as all that on_signal() calls must be. */
static void remove_file(const struct slot *slot) {
  struct stat now;
  if (slot->path && slot->owner == getpid() && lstat(slot->path, &now) == 0 &&
      now.st_dev == slot->device && now.st_ino == slot->inode)
    unlink(slot->path);
}

static void remove_all(void) {
  for (size_t i = 0; i < SLOTS; i++)
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
  for (size_t i = 0; i < SLOTS; i++)
    if (slots[i].path)
      return;
  for (size_t i = 0; watching && i < CL_COUNT(signals); i++)
    if (before[i].sa_handler != SIG_IGN)
      sigaction(signals[i], &before[i], NULL);
  watching = false;
}

int cl_own_add(const char *path, const struct stat *stat) {
  int handle = -1;
  char *copy = cl_xstrdup(path);
  sigset_t old;
  block(&old);
  for (int i = 0; handle < 0 && i < SLOTS; i++)
    if (!slots[i].path)
      handle = i;
  if (handle >= 0) {
    slots[handle] = (struct slot){ copy, stat->st_dev, stat->st_ino, getpid() };
    watch();
  }
  unblock(&old);
  if (handle < 0) {
    free(copy);
    errno = EMFILE;
  }
  return handle;
}

static void drop(int handle, bool with_file) {
  if (handle < 0)
    return;
  sigset_t old;
  block(&old);
  if (with_file)
    remove_file(&slots[handle]);
  char *path = slots[handle].path;
  slots[handle].path = NULL;
  unwatch();
  unblock(&old);
  free(path);
}

void cl_own_forget(int handle) {
  drop(handle, false);
}

void cl_own_remove(int handle) {
  drop(handle, true);
}

int cl_own_find(const char *path) {
  for (int i = 0; i < SLOTS; i++)
    if (slots[i].path && slots[i].owner == getpid() && strcmp(slots[i].path, path) == 0)
      return i;
  return -1;
}

/* A name that nobody else should have thought of; O_EXCL has the last word. */
static char *temp_name(const char *folder) {
  static unsigned count;
  struct timespec now = { 0 };
  clock_gettime(CLOCK_REALTIME, &now);
  cl_buf name = CL_BUF_INIT;
  cl_buf_printf(&name, "%s.clkit-%ld-%lx-%u.tmp", folder, (long)getpid(), now.tv_nsec, count++);
  return cl_buf_take(&name);
}

int cl_own_temp(const char *folder, mode_t mode, char **path, int *handle) {
  enum { TRIES = 100 };
  int fd = -1;
  sigset_t old;
  block(&old);
  for (int i = 0; i < TRIES; i++) {
    *path = temp_name(folder);
    fd = open(*path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (fd >= 0 || errno != EEXIST)
      break;
    free(*path);
    *path = NULL;
  }
  int error = errno;
  struct stat made;
  if (fd >= 0 && (fstat(fd, &made) != 0 || (*handle = cl_own_add(*path, &made)) < 0)) {
    error = errno;
    close(fd);
    unlink(*path);
    fd = -1;
  }
  if (fd < 0) {
    free(*path);
    *path = NULL;
  }
  unblock(&old);
  errno = error;
  return fd;
}
