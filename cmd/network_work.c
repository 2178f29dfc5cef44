/* network_work.c - many plans on all cores; see network.h.
 *
 * Each process has every Nth plan, one at a time in memory, and sends its rows through
 * a pipe; they are put where the plan stands in the list, so that which process was
 * first makes no difference.  What a process did not come to, because it was ended by
 * a plan, is a plan that cannot be read. */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "network.h"

enum { WORKERS_MOST = 64, PIECE = 65536 };

typedef struct worker {
  pid_t pid;
  int fd;       /* -1: at its end */
  cl_buf bytes; /* of the plan that is coming in */
  size_t next;  /* which plan that is */
} worker;

static void keep(network *n, size_t i, cl_buf *rows) {
  size_t size = rows->len;
  n->plans[i].rows = (cl_str){ cl_buf_take(rows), size };
}

/* ---- In a process of its own ----------------------------------------------------------------- */

static bool send_all(int fd, const char *p, size_t size) {
  while (size) {
    ssize_t sent = write(fd, p, size);
    if (sent < 0 && errno == EINTR)
      continue;
    if (sent <= 0)
      return false;
    p += sent;
    size -= (size_t)sent;
  }
  return true;
}

CL_NORETURN static void work(network *n, size_t first, size_t step, int fd) {
  cl_buf rows = CL_BUF_INIT;
  cl_mem_keep();
  for (size_t i = first; i < n->count; i += step) {
    cl_buf_cut(&rows, 0);
    nw_read(&n->job, &n->several.items[i], &rows);
    uint64_t size = rows.len;
    if (!send_all(fd, (const char *)&size, sizeof size) ||
        !send_all(fd, cl_buf_text(&rows), rows.len))
      break;
  }
  _exit(0);
}

static bool start_worker(network *n, worker *all, size_t i, size_t count) {
  int ends[2];
  if (pipe(ends) != 0)
    return false;
  all[i] = (worker){ .pid = fork(), .fd = ends[0], .bytes = CL_BUF_INIT, .next = i };
  if (all[i].pid == 0) {
    for (size_t k = 0; k <= i; k++)
      close(all[k].fd);
    work(n, i, count, ends[1]);
  }
  close(ends[1]);
  if (all[i].pid > 0)
    return true;
  close(ends[0]);
  return false;
}

/* ---- What comes back ---------------------------------------------------------------------------
 */

/* Takes whole plans off what came in. */
static void take_plans(network *n, worker *w, size_t step) {
  size_t at = 0;
  uint64_t size;
  while (w->bytes.len - at >= sizeof size) {
    memcpy(&size, w->bytes.p + at, sizeof size);
    if (w->bytes.len - at - sizeof size < size || w->next >= n->count)
      break;
    cl_buf rows = CL_BUF_INIT;
    cl_buf_add(&rows, w->bytes.p + at + sizeof size, (size_t)size);
    keep(n, w->next, &rows);
    w->next += step;
    at += sizeof size + (size_t)size;
  }
  if (at) {
    memmove(w->bytes.p, w->bytes.p + at, w->bytes.len - at);
    cl_buf_cut(&w->bytes, w->bytes.len - at);
  }
}

static void take_some(network *n, worker *w, size_t step) {
  cl_buf_reserve(&w->bytes, PIECE);
  ssize_t got = read(w->fd, w->bytes.p + w->bytes.len, PIECE);
  if (got < 0 && errno == EINTR)
    return;
  if (got > 0) {
    w->bytes.len += (size_t)got;
    take_plans(n, w, step);
    return;
  }
  close(w->fd);
  w->fd = -1;
}

static void take_all(network *n, worker *all, size_t count) {
  struct pollfd fds[WORKERS_MOST];
  for (;;) {
    size_t open = 0;
    for (size_t i = 0; i < count; i++) {
      fds[i] = (struct pollfd){ .fd = all[i].fd, .events = POLLIN };
      open += all[i].fd >= 0;
    }
    if (!open)
      return;
    if (poll(fds, (nfds_t)count, -1) < 0)
      continue;
    for (size_t i = 0; i < count; i++)
      if (all[i].fd >= 0 && fds[i].revents)
        take_some(n, &all[i], count);
  }
}

/* A plan that ended its process; those behind it are read by another. */
static void unread(network *n, size_t i) {
  const cl_one_plan *gone = &n->several.items[i];
  cl_buf rows = CL_BUF_INIT;
  cl_diag said;
  cl_diag_init(&said);
  cl_fail(&said, CL_PLAN, CL_IN(gone->path), _("the program that read it was ended"));
  nw_unread(&n->job, gone, &said, &rows);
  keep(n, i, &rows);
  cl_diag_free(&said);
}

static size_t cores(void) {
  long found = sysconf(_SC_NPROCESSORS_ONLN);
  return found < 1 ? 1 : found > WORKERS_MOST ? WORKERS_MOST : (size_t)found;
}

static void work_together(network *n, size_t count) {
  worker all[WORKERS_MOST];
  size_t started = 0;
  while (started < count && start_worker(n, all, started, count))
    started++;
  take_all(n, all, started);
  for (size_t i = 0; i < started; i++) {
    int how = 0;
    while (waitpid(all[i].pid, &how, 0) < 0 && errno == EINTR)
      ;
    if (all[i].next < n->count && WIFSIGNALED(how))
      unread(n, all[i].next);
    cl_buf_free(&all[i].bytes);
  }
}

void nw_work(network *n) {
  size_t count = cores();
  count = count < n->count ? count : n->count;
  if (count > 1)
    work_together(n, count);
  for (size_t i = 0; i < n->count; i++) /* what no process came to */
    if (!n->plans[i].rows.p) {
      cl_buf rows = CL_BUF_INIT;
      nw_read(&n->job, &n->several.items[i], &rows);
      keep(n, i, &rows);
    }
}
