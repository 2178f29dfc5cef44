/* history_cut.c - two versions of a file without the records that are the same in both;
 * see history.h.
 *
 * Between two commits next to nothing changes, so that most of the time that it takes
 * to tell what did goes into reading what did not.  Lines at the beginning and at the
 * end that both versions have are looked through for list items that begin with an id
 * and end within them: these are taken out of both.  What is taken out is the same
 * bytes twice, so that no fact is lost; what has no id stays, since it is known by more
 * than its own lines. */
#include <string.h>

#include "history.h"

typedef struct line {
  size_t start, end; /* behind its line break */
  int indent;        /* of what stands on it; -1 for nothing, or a comment */
  bool item, record; /* `- ` begins it; and an id follows */
} line;

static line read_line(cl_str text, size_t at) {
  const char *stop = memchr(text.p + at, '\n', text.n - at);
  line l = { .start = at, .end = stop ? (size_t)(stop - text.p) + 1 : text.n, .indent = -1 };
  size_t i = at;
  while (i < l.end && text.p[i] == ' ')
    i++;
  if (i == l.end || strchr("\r\n#", text.p[i]))
    return l;
  l.indent = (int)(i - at);
  l.item = text.p[i] == '-' && i + 1 < l.end && text.p[i + 1] == ' ';
  if (!l.item)
    return l;
  i += 2;
  while (i < l.end && (text.p[i] == ' ' || text.p[i] == '{'))
    i++;
  l.record = l.end - i > 4 && memcmp(text.p + i, "id: ", 4) == 0;
  return l;
}

/* Adds what of the bytes from FROM up to TO, which both versions have, must stay.  An
 * item ends where the next line stands as far to the left as its dash, or with the file
 * if both END there: else it may go on. */
static void keep_rest(cl_str text, size_t from, size_t to, bool end, cl_buf *out) {
  size_t kept = from, start = 0;
  int dash = -1; /* where the record that may go has its dash */
  for (size_t at = from; at < to;) {
    line l = read_line(text, at);
    if (dash >= 0 && l.indent >= 0 && l.indent <= dash) {
      cl_buf_add(out, text.p + kept, start - kept);
      kept = l.start;
      dash = -1;
    }
    if (dash < 0 && l.record) {
      dash = l.indent;
      start = l.start;
    }
    at = l.end;
  }
  if (dash >= 0 && end) {
    cl_buf_add(out, text.p + kept, start - kept);
  } else if (dash >= 0) { /* what stands in it may end before */
    size_t inside = read_line(text, start).end;
    cl_buf_add(out, text.p + kept, inside - kept);
    keep_rest(text, inside, to, end, out);
  } else {
    cl_buf_add(out, text.p + kept, to - kept);
  }
}

static size_t same_start(cl_str a, cl_str b) {
  size_t n = a.n < b.n ? a.n : b.n, i = 0;
  while (i < n && a.p[i] == b.p[i])
    i++;
  if (i == a.n && i == b.n)
    return i;
  while (i && a.p[i - 1] != '\n')
    i--;
  return i;
}

static bool begins_line(cl_str text, size_t at) {
  return at == 0 || text.p[at - 1] == '\n';
}

/* From the first line on that both have, as a whole, up to the end. */
static size_t same_end(cl_str a, cl_str b, size_t start) {
  size_t n = (a.n < b.n ? a.n : b.n) - start, i = 0;
  while (i < n && a.p[a.n - 1 - i] == b.p[b.n - 1 - i])
    i++;
  while (i && !(begins_line(a, a.n - i) && begins_line(b, b.n - i)))
    i--;
  return i;
}

void history_cut(cl_str mine, cl_str theirs, cl_buf *out) {
  size_t start = same_start(mine, theirs);
  bool same = start == mine.n && start == theirs.n;
  size_t end = same ? 0 : same_end(mine, theirs, start);
  keep_rest(mine, 0, start, same, out);
  cl_buf_add(out, mine.p + start, mine.n - start - end);
  keep_rest(mine, mine.n - end, mine.n, true, out);
}
