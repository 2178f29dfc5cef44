/* network_work.c - work for all cores; see network.h.
 *
 * Each process is told what to make, a few pieces ahead, and is told the next when one
 * came back, so that a slow core or a long piece leaves the others nothing to wait for.
 * What was made comes back through the socket that said what to make; pieces are told
 * by their number, so that which process was first makes no difference.  What is
 * missing when a process has ended, because a piece of work ended it or there was no
 * room for it, is made here. */
#define _XOPEN_SOURCE 700
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../lib/base/io.h"
#include "network.h"

/* AHEAD: what a process can go on with while we are at something else. */
enum { WORKERS_MOST = 64, AHEAD = 3, PIECE = 1 << 18 };

typedef struct worker {
  pid_t pid;
  int fd;       /* -1: at its end */
  cl_buf bytes; /* what came in, from START on not taken */
  size_t start;
  size_t told[AHEAD], count; /* what it is to make, the first first */
} worker;

typedef struct team {
  const nw_share *share;
  worker all[WORKERS_MOST];
  size_t count, told; /* pieces told so far */
  bool *taken;        /* by piece */
} team;

/* ---- In another process -------------------------------------------------------------- */

static bool read_all(int fd, void *to, size_t size) {
  for (char *p = to; size;) {
    ssize_t got = read(fd, p, size);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      return false;
    p += got;
    size -= (size_t)got;
  }
  return true;
}

CL_NORETURN static void work(const nw_share *share, int fd) {
  cl_buf made = CL_BUF_INIT;
  size_t i;
  cl_mem_keep();
  while (read_all(fd, &i, sizeof i)) {
    cl_buf_cut(&made, 0);
    share->make(share->of, i, &made);
    uint64_t size = made.len;
    if (cl_io_write(fd, (const char *)&size, sizeof size) != 0 ||
        cl_io_write(fd, cl_buf_text(&made), made.len) != 0)
      break;
  }
  _exit(0);
}

/* OTHERS hold on to no socket of its, nor it to theirs: its end is seen. */
static bool start_worker(const nw_share *share, worker *w, const worker *others, size_t count) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
    return false;
  *w = (worker){ .pid = fork(), .fd = ends[0], .bytes = CL_BUF_INIT };
  if (w->pid == 0) {
    for (size_t i = 0; i < count; i++)
      if (others[i].fd >= 0)
        close(others[i].fd);
    close(ends[0]);
    work(share, ends[1]);
  }
  close(ends[1]);
  if (w->pid > 0)
    return true;
  close(ends[0]);
  return false;
}

/* ---- What comes back ---------------------------------------------------------------------------
 */

/* When there is no more to tell, W ends. */
static void tell(team *t, worker *w) {
  if (t->told < t->share->count) {
    w->told[w->count++] = t->told;
    /* when it has ended, we see that when we read */
    (void)cl_io_write(w->fd, (const char *)&t->told, sizeof t->told);
    t->told++;
  } else if (!w->count) {
    shutdown(w->fd, SHUT_WR);
  }
}

/* The first piece that W was told, when all of it came in. */
static bool next_made(const worker *w, cl_str *made) {
  uint64_t size;
  size_t come = w->bytes.len - w->start;
  if (!w->count || come < sizeof size)
    return false;
  memcpy(&size, w->bytes.p + w->start, sizeof size);
  *made = (cl_str){ w->bytes.p + w->start + sizeof size, (size_t)size };
  return come - sizeof size >= size;
}

static size_t forget_first(worker *w) {
  size_t i = w->told[0];
  w->count--;
  memmove(w->told, w->told + 1, w->count * sizeof *w->told);
  return i;
}

static void take(team *t, worker *w, cl_str made) {
  size_t i = forget_first(w);
  tell(t, w); /* so that it works while we take */
  t->share->take(t->share->of, i, made);
  t->taken[i] = true;
  w->start += sizeof(uint64_t) + made.n;
}

static bool was_ended(worker *w) {
  int how = 0;
  pid_t pid;
  close(w->fd);
  w->fd = -1;
  while ((pid = waitpid(w->pid, &how, 0)) < 0 && errno == EINTR)
    ;
  return pid == w->pid && WIFSIGNALED(how);
}

static void make_here(team *t, size_t i, bool lost) {
  const nw_share *s = t->share;
  cl_buf made = CL_BUF_INIT;
  (lost && s->lost ? s->lost : s->make)(s->of, i, &made);
  s->take(s->of, i, (cl_str){ cl_buf_text(&made), made.len });
  t->taken[i] = true;
  cl_buf_free(&made);
}

/* One read; false at the end. */
static bool receive(team *t, worker *w) {
  if (w->start) {
    memmove(w->bytes.p, w->bytes.p + w->start, w->bytes.len - w->start);
    cl_buf_cut(&w->bytes, w->bytes.len - w->start);
    w->start = 0;
  }
  cl_buf_reserve(&w->bytes, PIECE);
  ssize_t got = read(w->fd, w->bytes.p + w->bytes.len, PIECE);
  if (got > 0)
    w->bytes.len += (size_t)got;
  if (got > 0 || (got < 0 && errno == EINTR))
    return true;
  if (was_ended(w) && w->count && !t->share->in_order)
    make_here(t, w->told[0], true);
  return false;
}

static void take_any(team *t) {
  struct pollfd fds[WORKERS_MOST];
  for (;;) {
    size_t open = 0;
    cl_str made;
    for (size_t i = 0; i < t->count; i++) {
      fds[i] = (struct pollfd){ .fd = t->all[i].fd, .events = POLLIN };
      open += t->all[i].fd >= 0;
    }
    if (!open)
      return;
    if (poll(fds, (nfds_t)t->count, -1) < 0)
      continue;
    for (size_t i = 0; i < t->count; i++)
      if (fds[i].fd >= 0 && fds[i].revents && receive(t, &t->all[i]))
        while (next_made(&t->all[i], &made))
          take(t, &t->all[i], made);
  }
}

/* Those who are ahead wait until they are read: what is made does not pile up here. */
static void take_in_order(team *t) {
  for (size_t i = 0; i < t->share->count; i++) {
    worker *w = t->all, *end = t->all + t->count;
    cl_str made;
    while (w < end && (!w->count || w->told[0] != i))
      w++;
    while (w < end && !next_made(w, &made) && w->fd >= 0)
      receive(t, w);
    if (w < end && next_made(w, &made)) {
      take(t, w, made);
      continue;
    }
    make_here(t, i, false);
    if (w < end)
      forget_first(w);
  }
}

static size_t cores(void) {
  long found = sysconf(_SC_NPROCESSORS_ONLN);
  return found < 1 ? 1 : found > WORKERS_MOST ? WORKERS_MOST : (size_t)found;
}

static void start_team(team *t, size_t count) {
  while (t->count < count && start_worker(t->share, &t->all[t->count], t->all, t->count))
    t->count++;
  for (size_t ahead = 0; ahead < AHEAD; ahead++)
    for (size_t i = 0; i < t->count; i++)
      tell(t, &t->all[i]);
}

static void end_team(team *t) {
  (t->share->in_order ? take_in_order : take_any)(t);
  for (size_t i = 0; i < t->count; i++) {
    if (t->all[i].fd >= 0)
      was_ended(&t->all[i]);
    cl_buf_free(&t->all[i].bytes);
  }
  for (size_t i = 0; i < t->share->count; i++)
    if (!t->taken[i])
      make_here(t, i, false);
  free(t->taken);
}

void nw_share_out(const nw_share *share) {
  size_t count = cores();
  team t = { .share = share, .taken = cl_xcalloc(share->count + 1, sizeof *t.taken) };
  count = count < share->count ? count : share->count;
  if (count > 1 && share->count >= share->least)
    start_team(&t, count);
  end_team(&t);
}

/* ---- Beside other work ------------------------------------------------------------------ */

struct nw_aside {
  team team;
  nw_share share;
  void *of;
  void (*make)(void *of, size_t i, cl_buf *out);
  cl_buf *out;
};

static void make_aside(void *of, size_t i, cl_buf *out) {
  nw_aside *a = of;
  a->make(a->of, i, out);
}

static void take_aside(void *of, size_t i, cl_str made) {
  nw_aside *a = of;
  (void)i;
  cl_buf_str(a->out, made);
}

nw_aside *nw_aside_start(void (*make)(void *of, size_t i, cl_buf *out), void *of) {
  nw_aside *a = cl_xcalloc(1, sizeof *a);
  *a = (nw_aside){ .of = of, .make = make };
  a->share = (nw_share){ .of = a, .count = 1, .make = make_aside, .take = take_aside };
  a->share.in_order = true;
  a->team = (team){ .share = &a->share, .taken = cl_xcalloc(1, sizeof *a->team.taken) };
  start_team(&a->team, 1);
  return a;
}

void nw_aside_end(nw_aside *a, cl_buf *out) {
  a->out = out;
  end_team(&a->team);
  free(a);
}
