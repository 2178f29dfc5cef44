/* merge_lines.c - three texts merged line by line, as git merge-file does: for what
 * cannot be read as YAML. */
#include <stdlib.h>
#include <string.h>

#include "../base/file.h"
#include "merge.h"
#include "../base/diff.h"

typedef struct lines {
  cl_str *line;
  size_t count, cap;
} lines;

typedef struct three {
  lines base, side[2];
  cl_lines_run *run[2];
  size_t runs[2], at[2]; /* the next run of each side */
  long shift[2];         /* lines that a side is further on than base */
  cl_buf *out;
  unsigned marker;
  size_t conflicts;
} three;

static lines split(cl_str text) {
  lines l = { NULL, 0, 0 };
  for (size_t at = 0; at < text.n;) {
    const char *stop = memchr(text.p + at, '\n', text.n - at);
    size_t end = stop ? (size_t)(stop - text.p) + 1 : text.n;
    l.line = cl_grow(l.line, &l.cap, l.count + 1, sizeof *l.line);
    l.line[l.count++] = (cl_str){ text.p + at, end - at };
    at = end;
  }
  return l;
}

static void put(three *t, const lines *l, size_t from, size_t to) {
  for (size_t i = from; i < to && i < l->count; i++)
    cl_buf_add(t->out, l->line[i].p, l->line[i].n);
}

static void put_marker(three *t, char sign, const char *side) {
  if (t->out->len && t->out->p[t->out->len - 1] != '\n')
    cl_buf_putc(t->out, '\n');
  cl_buf_fill(t->out, sign, t->marker ? t->marker : 7);
  cl_buf_printf(t->out, "%s%s\n", *side ? " " : "", side);
}

/* Lines FROM to TO of each side, less what they begin and end with alike. */
static void put_conflict(three *t, const size_t from[2], const size_t to[2]) {
  const lines *a = &t->side[0], *b = &t->side[1];
  size_t i = from[0], j = from[1], i_end = to[0], j_end = to[1];
  while (i < i_end && j < j_end && cl_str_eq(a->line[i], b->line[j]))
    i++, j++;
  while (i < i_end && j < j_end && cl_str_eq(a->line[i_end - 1], b->line[j_end - 1]))
    i_end--, j_end--;
  put(t, a, from[0], i);
  if (i < i_end || j < j_end) {
    t->conflicts++;
    put_marker(t, '<', "ours");
    put(t, a, i, i_end);
    put_marker(t, '=', "");
    put(t, b, j, j_end);
    put_marker(t, '>', "theirs");
  }
  put(t, a, i_end, to[0]);
}

/* The runs of both sides that touch each other, from line LOW of base on. */
static void put_changed(three *t, size_t low, size_t *base_at) {
  size_t high = low, from[2], to[2];
  bool has[2] = { false, false };
  long before[2] = { t->shift[0], t->shift[1] };
  for (bool more = true; more;) {
    more = false;
    for (int k = 0; k < 2; k++) {
      const cl_lines_run *run = t->at[k] < t->runs[k] ? &t->run[k][t->at[k]] : NULL;
      if (!run || run->from > high || (run->from == high && high > low && !has[1 - k] && !has[k]))
        continue;
      has[k] = more = true;
      high = run->to > high ? run->to : high;
      t->shift[k] = (long)run->new_to - (long)run->to;
      t->at[k]++;
    }
  }
  for (int k = 0; k < 2; k++) {
    from[k] = (size_t)((long)low + before[k]);
    to[k] = (size_t)((long)high + t->shift[k]);
  }
  if (has[0] && has[1])
    put_conflict(t, from, to);
  else
    put(t, &t->side[has[0] ? 0 : 1], from[has[0] ? 0 : 1], to[has[0] ? 0 : 1]);
  *base_at = high;
}

static void merge(three *t) {
  size_t at = 0;
  for (;;) {
    size_t low = t->base.count;
    bool any = false;
    for (int k = 0; k < 2; k++)
      if (t->at[k] < t->runs[k]) {
        size_t from = t->run[k][t->at[k]].from;
        low = !any || from < low ? from : low;
        any = true;
      }
    put(t, &t->base, at, low);
    if (!any)
      return;
    put_changed(t, low, &at);
  }
}

size_t cl_merge_lines(cl_buf *out, const cl_merge_job *job) {
  three t = { .out = out, .marker = job->marker };
  t.base = split(job->base);
  t.side[0] = split(job->ours);
  t.side[1] = split(job->theirs);
  t.run[0] = cl_diff_runs(job->base, job->ours, &t.runs[0]);
  t.run[1] = cl_diff_runs(job->base, job->theirs, &t.runs[1]);
  merge(&t);
  free(t.base.line);
  for (int k = 0; k < 2; k++) {
    free(t.side[k].line);
    free(t.run[k]);
  }
  return t.conflicts;
}
