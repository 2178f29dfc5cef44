/* weave_text.c - pieces of text of three sides, wherever they are indented: compared,
 * moved and merged; see weave.h. */
#include <string.h>

#include "weave_inner.h"

static size_t leading(const char *p, const char *end) {
  const char *at = p;
  while (at < end && *at == ' ')
    at++;
  return (size_t)(at - p);
}

/* Do the lines from A and B say the same, indented as far from their columns? */
bool cl_weave_same_lines(cl_str a, unsigned a_col, cl_str b, unsigned b_col, bool whole) {
  if (a_col == b_col)
    return cl_str_eq(a, b) || (a.n == 0 && b.n == 0);
  const char *p = a.p, *q = b.p, *p_end = a.p + a.n, *q_end = b.p + b.n;
  for (bool first = !whole; p < p_end && q < q_end; first = false) {
    const char *p_stop = memchr(p, '\n', (size_t)(p_end - p));
    const char *q_stop = memchr(q, '\n', (size_t)(q_end - q));
    p_stop = p_stop ? p_stop : p_end;
    q_stop = q_stop ? q_stop : q_end;
    size_t i = first ? 0 : leading(p, p_stop), j = first ? 0 : leading(q, q_stop);
    bool blank = p + i == p_stop && q + j == q_stop;
    if (!first && !blank && i + b_col != j + a_col)
      return false;
    size_t n = (size_t)(p_stop - p) - i;
    if (n != (size_t)(q_stop - q) - j || memcmp(p + i, q + j, n) != 0)
      return false;
    if ((p_stop == p_end) != (q_stop == q_end))
      return false;
    p = p_stop + (p_stop < p_end);
    q = q_stop + (q_stop < q_end);
  }
  return p == p_end && q == q_end;
}

cl_str cl_weave_slice(const weaver *w, enum cl_side side, uint32_t from, uint32_t to) {
  const cl_tree *tree = w->tree[side];
  if (from > to || to > tree->size)
    return (cl_str){ "", 0 };
  return (cl_str){ tree->src + from, to - from };
}

/* Puts TEXT; what follows a line break in it is moved by BY columns. */
void cl_weave_put(weaver *w, cl_str text, int by) {
  const char *p = text.p, *end = text.p + text.n;
  while (by && p < end) {
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    if (!stop)
      break;
    stop++;
    cl_buf_add(w->out, p, (size_t)(stop - p));
    size_t blanks = leading(stop, end);
    bool blank = stop + blanks == end || stop[blanks] == '\n';
    p = stop;
    if (by > 0 && !blank)
      cl_buf_fill(w->out, ' ', (size_t)by);
    else if (by < 0)
      p += blanks < (size_t)-by ? blanks : (size_t)-by;
  }
  if (p < end)
    cl_buf_add(w->out, p, (size_t)(end - p));
}

void cl_weave_break(weaver *w) {
  if (w->started)
    cl_buf_putc(w->out, '\n');
  w->started = true;
}

static cl_str trim(cl_str text) {
  while (text.n && (text.p[text.n - 1] == ' ' || text.p[text.n - 1] == '\t'))
    text.n--;
  while (text.n && (*text.p == ' ' || *text.p == '\t'))
    text.p++, text.n--;
  return text;
}

/* One line of whole lines, moved by BY. */
static void put_line(weaver *w, cl_str line, int by) {
  size_t blanks = leading(line.p, line.p + line.n), n = blanks;
  cl_weave_break(w);
  if (blanks == line.n)
    n = 0;
  else if (by < 0)
    n = blanks < (size_t)-by ? 0 : blanks - (size_t)-by;
  else
    n = blanks + (size_t)by;
  if (by == 0)
    n = blanks;
  cl_buf_fill(w->out, ' ', n);
  cl_buf_add(w->out, line.p + blanks, line.n - blanks);
}

static bool next_line(cl_str *rest, cl_str *line) {
  if (!rest->n)
    return false;
  const char *stop = memchr(rest->p, '\n', rest->n);
  size_t n = stop ? (size_t)(stop - rest->p) : rest->n;
  *line = (cl_str){ rest->p, n };
  n += stop != NULL;
  *rest = (cl_str){ rest->p + n, rest->n - n };
  return true;
}

static void put_lines(weaver *w, cl_str lines, int by) {
  for (cl_str line; next_line(&lines, &line);)
    put_line(w, line, by);
}

static bool holds_line(cl_str lines, cl_str wanted) {
  wanted = trim(wanted);
  for (cl_str line; next_line(&lines, &line);)
    if (cl_str_eq(trim(line), wanted) || (!wanted.n && !trim(line).n))
      return true;
  return false;
}

static bool is_blank(cl_str line) {
  return trim(line).n == 0;
}

static size_t blanks_in(cl_str lines) {
  size_t n = 0;
  for (cl_str line; next_line(&lines, &line);)
    n += is_blank(line);
  return n;
}

/* How many blank lines both sides together want: the same when they change places. */
static size_t blanks_wanted(cl_str base, cl_str ours, cl_str theirs) {
  size_t b = blanks_in(base), o = blanks_in(ours), t = blanks_in(theirs);
  if (o == b)
    return t;
  return t == b || o > t ? o : t;
}

/* Has only theirs put LINE in? */
static bool is_theirs(cl_str base, cl_str ours, cl_str line) {
  return !is_blank(line) && !holds_line(base, line) && !holds_line(ours, line);
}

/* The lines that theirs has put in, with at most so many of the BLANKS that stand above
 * them there; W NULL: only counts these. */
static size_t put_their_lines(weaver *w, cl_str base, cl_str ours, cl_str theirs, int by,
                              size_t blanks) {
  size_t above = 0, count = 0;
  for (cl_str line; next_line(&theirs, &line);) {
    if (is_blank(line)) {
      above++;
      continue;
    }
    for (; is_theirs(base, ours, line) && above && count < blanks; above--, count++)
      if (w)
        put_line(w, (cl_str){ "", 0 }, 0);
    if (w && is_theirs(base, ours, line))
      put_line(w, line, by);
    above = 0;
  }
  return count;
}

/* Lines that both sides changed: ours without those that theirs took out, then
 * those that theirs has put in. */
static void put_both_lines(weaver *w, const bool has[CL_SIDES], const cl_str text[CL_SIDES],
                           const int by[CL_SIDES]) {
  cl_str ours = text[CL_OURS], theirs = text[CL_THEIRS], rest = ours, line;
  cl_str base = has[CL_BASE] ? text[CL_BASE] : (cl_str){ "", 0 };
  size_t blanks = blanks_wanted(base, ours, theirs), own = blanks_in(ours);
  size_t more = own < blanks ? blanks - own : 0;
  size_t above = put_their_lines(NULL, base, ours, theirs, 0, more);
  for (; more > above; more--)
    put_line(w, (cl_str){ "", 0 }, 0);
  while (next_line(&rest, &line))
    if (is_blank(line) ? blanks > 0 : !holds_line(base, line) || holds_line(theirs, line)) {
      put_line(w, line, by[CL_OURS]);
      blanks -= is_blank(line);
    }
  put_their_lines(w, base, ours, theirs, by[CL_THEIRS], above);
}

/* Whole lines of up to three sides, above or below an entry that comes to stand at
 * column COL. */
void cl_weave_lines(weaver *w, const bool has[CL_SIDES], const cl_str text[CL_SIDES],
                    const unsigned cols[CL_SIDES], unsigned col) {
  int by[CL_SIDES];
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++)
    by[k] = (int)col - (int)cols[k];
  if (!has[CL_OURS] || !has[CL_THEIRS]) {
    int k = has[CL_OURS] ? CL_OURS : has[CL_THEIRS] ? CL_THEIRS : CL_BASE;
    if (has[k])
      put_lines(w, text[k], by[k]);
    return;
  }
  bool base = has[CL_BASE];
  if (cl_weave_same_lines(text[CL_OURS], cols[CL_OURS], text[CL_THEIRS], cols[CL_THEIRS], true) ||
      (base &&
       cl_weave_same_lines(text[CL_THEIRS], cols[CL_THEIRS], text[CL_BASE], cols[CL_BASE], true)))
    put_lines(w, text[CL_OURS], by[CL_OURS]);
  else if (base &&
           cl_weave_same_lines(text[CL_OURS], cols[CL_OURS], text[CL_BASE], cols[CL_BASE], true))
    put_lines(w, text[CL_THEIRS], by[CL_THEIRS]);
  else
    put_both_lines(w, has, text, by);
}

static bool holds(cl_str text, cl_str part) {
  for (size_t i = 0; i + part.n <= text.n; i++)
    if (memcmp(text.p + i, part.p, part.n) == 0)
      return true;
  return false;
}

/* What stands behind a value in its line. */
void cl_weave_tail(weaver *w, const bool has[CL_SIDES], const cl_str text[CL_SIDES]) {
  bool base = has[CL_BASE];
  if (!has[CL_THEIRS] || !has[CL_OURS]) {
    int k = has[CL_OURS] ? CL_OURS : has[CL_THEIRS] ? CL_THEIRS : CL_BASE;
    cl_buf_add(w->out, text[k].p, text[k].n);
  } else if (cl_str_eq(text[CL_OURS], text[CL_THEIRS]) ||
             (base && cl_str_eq(text[CL_THEIRS], text[CL_BASE]))) {
    cl_buf_add(w->out, text[CL_OURS].p, text[CL_OURS].n);
  } else if (base && cl_str_eq(text[CL_OURS], text[CL_BASE])) {
    cl_buf_add(w->out, text[CL_THEIRS].p, text[CL_THEIRS].n);
  } else { /* both say something else: both stay */
    cl_buf_add(w->out, text[CL_OURS].p, text[CL_OURS].n);
    cl_str more = trim(text[CL_THEIRS]);
    if (more.n && !holds(text[CL_OURS], more))
      cl_buf_printf(w->out, " %.*s", (int)more.n, more.p);
  }
}
