/* history_cut.c - two versions of a file, and of each only what is needed to tell what
 * differs; see history.h.
 *
 * Between two commits next to nothing changes, so that most of the time that it takes
 * to tell what did goes into reading what did not.  Of the lines that both versions
 * have at the beginning and at the end only those stay that the others stand in (keys
 * and the first lines of records, found by their indentation) and the short fields of
 * these records, which hold their names.  What is left out are the same bytes twice, in
 * the same place.  Where indentation does not tell (a text over several lines, a flow
 * that goes on, entries that have no id and are known by their neighbours) all that
 * belongs together stays. */
#include <stdlib.h>
#include <string.h>

#include "../lib/base/diff.h"
#include "history.h"

typedef struct line {
  size_t start, end;     /* behind its line break */
  size_t indent, inside; /* of what stands on it; and behind its dash */
  bool real;             /* neither blank nor a comment */
  bool dash, id;         /* `- ` begins it; and an id follows */
  bool key;              /* a colon stands behind the first word */
  bool open;             /* nothing stands behind its key, so that what is deeper is its value */
  bool closes;           /* begins with a bracket that ends a flow */
} line;

/* Of what stands from P up to END: `key: value`, or (OPEN) `key:` and nothing behind it? */
static void read_key(line *l, const char *p, const char *end) {
  const char *colon = memchr(p, ':', (size_t)(end - p));
  if (!colon || strchr("\"'{[|>&*!?%@`", *p))
    return;
  const char *value = colon + 1;
  while (value < end && (*value == ' ' || *value == '\r' || *value == '\n'))
    value++;
  l->key = value > colon + 1 || value == end;
  l->open = value == end || (*value == '#' && value[-1] == ' ');
}

static line read_line(cl_str text, size_t at) {
  const char *stop = memchr(text.p + at, '\n', text.n - at);
  line l = { .start = at, .end = stop ? (size_t)(stop - text.p) + 1 : text.n };
  size_t i = at;
  while (i < l.end && text.p[i] == ' ')
    i++;
  l.indent = l.inside = i - at;
  l.real = i < l.end && !strchr("\r\n#", text.p[i]);
  if (!l.real)
    return l;
  l.closes = text.p[i] == ']' || text.p[i] == '}';
  l.dash = text.p[i] == '-' && (i + 1 == l.end || strchr(" \r\n", text.p[i + 1]));
  if (l.dash) {
    for (i++; i < l.end && text.p[i] == ' '; i++)
      ;
    l.inside = i - at;
    i += i < l.end && text.p[i] == '{';
    l.id = l.end - i > 4 && memcmp(text.p + i, "id: ", 4) == 0;
  }
  if (i < l.end)
    read_key(&l, text.p + i, text.p + l.end);
  return l;
}

/* Where the line before the one at AT, which is not the first, begins. */
static size_t start_before(cl_str text, size_t at) {
  size_t start = at - 1;
  while (start && text.p[start - 1] != '\n')
    start--;
  return start;
}

static line line_before(cl_str text, size_t at) {
  return read_line(text, start_before(text, at));
}

/* Does the line at AT begin with more than INDENT blanks?  Most do, of those that are
 * looked at for what another stands in. */
static bool is_deeper(cl_str text, size_t at, size_t indent) {
  size_t n = 0;
  while (n <= indent && at + n < text.n && text.p[at + n] == ' ')
    n++;
  return n > indent;
}

/* ---- What is the same ------------------------------------------------------------------ */

static size_t same_start(cl_str a, cl_str b) {
  size_t i = cl_common_start(a, b);
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
  size_t i = cl_common_end(a, b, (a.n < b.n ? a.n : b.n) - start);
  while (i && !(begins_line(a, a.n - i) && begins_line(b, b.n - i)))
    i--;
  return i;
}

/* ---- What stays -------------------------------------------------------------------------- */

/* Bytes FROM up to TO of the first version, outside of what differs. */
typedef struct span {
  size_t from, to;
} span;

typedef struct cut {
  cl_str a, b;
  size_t start, end_a, end_b; /* what differs, and what belongs to it: from START in both */
  size_t level;               /* the least indentation of a line of it */
  size_t first;               /* that of its first line */
  bool dash, first_dash;      /* has it such a line with a dash?  Has the first one? */
  bool key;                   /* or without */
  bool loose;                 /* or an entry without an id on that level, or more of a text */
  span *spans;
  size_t count, cap;
} cut;

static void keep(cut *c, size_t from, size_t to) {
  c->spans = cl_grow(c->spans, &c->cap, c->count + 1, sizeof *c->spans);
  c->spans[c->count++] = (span){ from, to };
}

/* Takes LINE of what differs into account. */
static void note_line(cut *c, const line *l) {
  if (!l->real)
    return;
  if (l->indent < c->level) {
    c->level = l->indent;
    c->dash = c->key = c->loose = false;
  }
  if (l->indent > c->level)
    return;
  c->dash = c->dash || l->dash;
  c->key = c->key || !l->dash;
  c->loose = c->loose || (l->dash ? !l->id : !l->key);
}

static void note_lines(cut *c, cl_str text, size_t from, size_t to) {
  while (from < to) {
    line l = read_line(text, from);
    note_line(c, &l);
    from = l.end;
  }
}

/* Lines behind what differs that stand deeper are part of it: what they belong to may
 * have changed. */
static void extend_end(cut *c) {
  while (c->end_a < c->a.n) {
    line l = read_line(c->a, c->end_a);
    if (l.real && l.indent <= c->level && !l.closes && !(l.indent == c->level && l.dash && c->key))
      break;
    if (!l.closes)
      note_line(c, &l);
    c->end_b += l.end - c->end_a;
    c->end_a = l.end;
  }
}

/* Up to and with the line before that says something. */
static void extend_start(cut *c) {
  while (c->start) {
    line l = line_before(c->a, c->start);
    c->start = l.start;
    note_line(c, &l);
    if (l.real)
      break;
  }
}

static bool begins_blank(cl_str text, size_t from, size_t to) {
  return from < to && !read_line(text, from).real;
}

static void set_first(cut *c, cl_str text, size_t to) {
  for (size_t at = c->start; at < to;) {
    line l = read_line(text, at);
    at = l.end;
    if (!l.real)
      continue;
    if (l.indent >= c->first) {
      c->first_dash = l.dash || (l.indent == c->first && c->first_dash);
      c->first = l.indent;
    }
    return;
  }
}

static void find_level(cut *c) {
  c->level = SIZE_MAX;
  note_lines(c, c->a, c->start, c->end_a);
  note_lines(c, c->b, c->start, c->end_b);
  bool blank = begins_blank(c->a, c->start, c->end_a) || begins_blank(c->b, c->start, c->end_b);
  if (blank || c->level == SIZE_MAX)
    extend_start(c);
  if (c->level == SIZE_MAX) /* nothing but comments from the beginning on */
    c->level = 0;
  extend_end(c);
  c->first = 0;
  set_first(c, c->a, c->end_a);
  set_first(c, c->b, c->end_b);
}

/* ---- What it stands in ---------------------------------------------------------------------- */

/* All from the line L on, which what differs stands in, is part of it. */
static void take_in(cut *c, const line *l) {
  c->start = l->start;
  c->level = l->indent;
  c->dash = l->dash;
  c->key = !l->dash;
  c->loose = l->dash && !l->id;
  extend_end(c);
}

/* The short fields on the lines AT up to TO that stand as deep as INSIDE, until one
 * stands less deep. */
static void keep_fields(cut *c, size_t at, size_t to, size_t inside) {
  while (at < to) {
    if (is_deeper(c->a, at, inside)) {
      const char *stop = memchr(c->a.p + at, '\n', to - at);
      at = stop ? (size_t)(stop - c->a.p) + 1 : to;
      continue;
    }
    line l = read_line(c->a, at);
    if (l.real && l.indent < inside)
      return;
    at = l.end;
    while (l.real && l.indent == inside && !l.dash && !l.open && at < c->a.n) {
      line next = read_line(c->a, at);
      if (next.real && next.indent > inside)
        break;
      if (next.real) {
        keep(c, l.start, l.end);
        break;
      }
      at = next.end;
    }
    if (l.real && l.indent == inside && !l.dash && !l.open && at == c->a.n)
      keep(c, l.start, l.end);
  }
}

/* From the first line of what differs to the left: keys and records stay as a line, all
 * else as a whole. */
static void keep_around(cut *c) {
  size_t indent = c->first, at = c->start;
  bool dash = c->first_dash, deepest = true;
  while (at && (indent || dash)) {
    at = start_before(c->a, at);
    if (is_deeper(c->a, at, indent))
      continue;
    line l = read_line(c->a, at);
    if (!l.real || !(l.indent < indent || (dash && l.indent == indent && !l.dash)))
      continue;
    bool parent = l.indent < c->level || (l.indent == c->level && c->dash && !l.dash);
    bool record = l.dash && l.id && l.inside == indent && c->a.p[l.start + l.inside] != '{';
    if ((parent && c->loose) || !(record || (l.open && !l.dash))) {
      c->count = 0;
      deepest = true;
      take_in(c, &l);
    } else {
      keep(c, l.start, l.end);
      if (record) {
        keep_fields(c, l.end, c->start, l.inside);
        if (deepest)
          keep_fields(c, c->end_a, c->a.n, l.inside);
        deepest = false;
      }
    }
    indent = l.indent;
    dash = l.dash;
  }
}

/* ---- The root -------------------------------------------------------------------------------- */

/* The lines that say which format and which language. */
static void keep_head(cut *c) {
  static const char *const keys[] = { "plan:", "organisation:", "language:", "region:" };
  enum { MOST_LINES = 200 };
  const char *p = c->a.p, *end = p + c->a.n;
  p += c->a.n > 3 && memcmp(p, "\357\273\277", 3) == 0 ? 3 : 0;
  for (int n = 0; n < MOST_LINES && p < end; n++) {
    for (size_t i = 0; i < CL_COUNT(keys); i++) {
      if (*p != *keys[i] || (size_t)(end - p) <= strlen(keys[i]) ||
          memcmp(p, keys[i], strlen(keys[i])) != 0)
        continue;
      line l = read_line(c->a, (size_t)(p - c->a.p));
      if (!l.open)
        keep(c, l.start, l.end);
    }
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    p = stop ? stop + 1 : end;
  }
}

/* ---- Both -------------------------------------------------------------------------------------
 */

static int by_start(const void *a, const void *b) {
  const span *x = a, *y = b;
  return x->from < y->from ? -1 : x->from > y->from;
}

static void add_lines(cl_buf *out, cl_str text, size_t from, size_t to) {
  cl_buf_add(out, text.p + from, to - from);
  if (from < to && text.p[to - 1] != '\n')
    cl_buf_putc(out, '\n');
}

/* What stays of TEXT, whose part that differs ends at END: the spans are told in terms of
 * the first version. */
static void write_cut(const cut *c, cl_str text, size_t end, cl_buf *out) {
  size_t done = 0, more = end - c->end_a;
  for (size_t i = 0; i < c->count && c->spans[i].from < c->start; i++) {
    span s = c->spans[i];
    s.from = s.from > done ? s.from : done;
    s.to = s.to < c->start ? s.to : c->start;
    if (s.from < s.to)
      add_lines(out, text, s.from, done = s.to);
  }
  add_lines(out, text, c->start, end);
  done = c->end_a;
  for (size_t i = 0; i < c->count; i++) {
    span s = c->spans[i];
    s.from = s.from > done ? s.from : done;
    if (s.from < s.to) {
      add_lines(out, text, s.from + more, s.to + more);
      done = s.to;
    }
  }
}

void history_cut(cl_str a, cl_str b, bool root, cl_buf *out_a, cl_buf *out_b) {
  cut c = { .a = a, .b = b };
  size_t end;
  c.start = same_start(a, b);
  end = c.start == a.n && c.start == b.n ? 0 : same_end(a, b, c.start);
  c.end_a = a.n - end;
  c.end_b = b.n - end;
  if (c.end_a > c.start || c.end_b > c.start) {
    find_level(&c);
    keep_around(&c);
  }
  if (root)
    keep_head(&c);
  if (c.count)
    qsort(c.spans, c.count, sizeof *c.spans, by_start);
  write_cut(&c, a, c.end_a, out_a);
  write_cut(&c, b, c.end_b, out_b);
  free(c.spans);
}
