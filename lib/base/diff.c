/* diff.c - a unified diff; see diff.h.
 *
 * What both texts start and end with is cut off by bytes, so that a small
 * change in a large plan costs next to nothing.  The lines between are compared
 * after Eugene Myers, "An O(ND) Difference Algorithm and Its Variations" (1986),
 * in linear space: find a point in the middle of a shortest path, then do
 * both halves.  Where the texts differ so much that this would take long, a
 * point that got far is taken instead: the diff is then right, not shortest. */
#include "diff.h"

#include <stdlib.h>
#include <string.h>

#include "map.h"

/* How many steps from both ends are worth it, for texts of up to MANY lines and
 * beyond. */
enum { CONTEXT = 3, PATIENCE = 512, SHORT_PATIENCE = 64, MANY = 100000 };

/* The lines of one text that are looked at, and which of them go or come. */
typedef struct side {
  cl_str text;    /* the whole */
  size_t skipped; /* lines before the first that is looked at */
  cl_str *lines;  /* each with its line break, if it has one */
  size_t count, cap;
  size_t from, to; /* of those lines: the part that may differ */
  int32_t *class;  /* equal lines have the same number */
  bool *changed;
} side;

/* ---- The part that differs ----------------------------------------------- */

/* Both compare whole pieces as long as these are the same. */
enum { STEP = 256 };

size_t cl_common_start(cl_str a, cl_str b) {
  size_t n = a.n < b.n ? a.n : b.n, i = 0;
  while (n - i >= STEP && memcmp(a.p + i, b.p + i, STEP) == 0)
    i += STEP;
  while (i < n && a.p[i] == b.p[i])
    i++;
  return i;
}

size_t cl_common_end(cl_str a, cl_str b, size_t most) {
  size_t i = 0;
  while (most - i >= STEP && memcmp(a.p + a.n - i - STEP, b.p + b.n - i - STEP, STEP) == 0)
    i += STEP;
  while (i < most && a.p[a.n - 1 - i] == b.p[b.n - 1 - i])
    i++;
  return i;
}

static size_t line_start(cl_str a, size_t at) {
  while (at && a.p[at - 1] != '\n')
    at--;
  return at;
}

static size_t line_end(cl_str a, size_t at) {
  const char *end = at < a.n ? memchr(a.p + at, '\n', a.n - at) : NULL;
  return end ? (size_t)(end - a.p) + 1 : a.n;
}

static size_t count_lines(cl_str a) {
  size_t count = 0;
  for (size_t at = 0; at < a.n; at = line_end(a, at))
    count++;
  return count;
}

/* Lists the lines of bytes FIRST to LAST; of these, FROM to TO may differ. */
static void list_lines(side *s, size_t first, size_t from, size_t to, size_t last) {
  s->skipped = count_lines((cl_str){ s->text.p, first });
  for (size_t at = first; at < last;) {
    size_t end = line_end(s->text, at);
    s->lines = cl_grow(s->lines, &s->cap, s->count + 1, sizeof *s->lines);
    s->lines[s->count++] = (cl_str){ s->text.p + at, end - at };
    s->from += end <= from;
    s->to += end <= to;
    at = end;
  }
  s->changed = cl_xcalloc(s->count, sizeof *s->changed);
}

static void find_difference(side *a, side *b) {
  size_t start = cl_common_start(a->text, b->text);
  start = line_start(a->text, start);
  size_t room = (a->text.n < b->text.n ? a->text.n : b->text.n) - start;
  size_t end = cl_common_end(a->text, b->text, room);
  /* That may begin inside a line, which then belongs to the difference. */
  end = a->text.n - (end ? line_end(a->text, a->text.n - end) : a->text.n);
  size_t before = start, after_a = a->text.n - end, after_b = b->text.n - end;
  size_t last_a = after_a, last_b = after_b;
  for (int i = 0; i < CONTEXT; i++) {
    before = before ? line_start(a->text, before - 1) : 0;
    last_a = line_end(a->text, last_a);
    last_b = line_end(b->text, last_b);
  }
  list_lines(a, before, start, after_a, last_a);
  list_lines(b, before, start, after_b, last_b);
}

/* ---- Numbers for lines --------------------------------------------------- */

typedef struct classes {
  struct entry {
    cl_str line;
    int32_t class; /* from 1 */
  } * entries;
  int32_t count;
  cl_map map;
} classes;

static int32_t class_of(classes *c, cl_str line) {
  uint64_t hash = cl_hash_str(CL_HASH_START, line);
  size_t at;
  for (const struct entry *e = cl_map_first(&c->map, hash, &at); e;
       e = cl_map_next(&c->map, hash, &at))
    if (cl_str_eq(e->line, line))
      return e->class;
  struct entry *made = &c->entries[c->count++];
  *made = (struct entry){ line, c->count };
  cl_map_put(&c->map, hash, made);
  return made->class;
}

static void classify(side *a, side *b) {
  size_t lines = a->count + b->count;
  classes c = { .entries = cl_xcalloc(lines + 1, sizeof *c.entries) };
  cl_map_reserve(&c.map, lines);
  side *sides[] = { a, b };
  for (int k = 0; k < 2; k++) {
    side *s = sides[k];
    s->class = cl_xcalloc(s->count, sizeof *s->class);
    for (size_t i = s->from; i < s->to; i++)
      s->class[i] = class_of(&c, s->lines[i]);
  }
  cl_map_free(&c.map);
  free(c.entries);
}

/* ---- Comparing ----------------------------------------------------------- */

typedef ptrdiff_t place;

/* A rectangle of the edit graph: lines X0 to X1 of A against Y0 to Y1 of B. */
typedef struct box {
  place x0, x1, y0, y1;
} box;

typedef struct graph {
  side *a, *b;
  int patience;
  place *forward, *backward; /* the furthest x on diagonal x - y; may be indexed below 0 */
} graph;

/* The diagonals that one direction has reached, within those of the box. */
typedef struct reach {
  place min, max;
} reach;

/* Widens R by one diagonal either way, or narrows it at the edge of the box;
 * OUTSIDE is put behind a new edge, for the neighbours to look at. */
static void widen(reach *r, const box *k, place *furthest, place outside) {
  if (r->min > k->x0 - k->y1)
    furthest[--r->min - 1] = outside;
  else
    r->min++;
  if (r->max < k->x1 - k->y0)
    furthest[++r->max + 1] = outside;
  else
    r->max--;
}

/* One step more from the start of the box; true, with *X and *D, when it meets
 * what came from the end. */
static bool step_forward(const graph *g, const box *k, reach *f, const reach *b, bool meet,
                         place *x_out, place *d_out) {
  place *far = g->forward;
  widen(f, k, far, -1);
  for (place d = f->max; d >= f->min; d -= 2) {
    place x = far[d - 1] >= far[d + 1] ? far[d - 1] + 1 : far[d + 1];
    while (x < k->x1 && x - d < k->y1 && g->a->class[x] == g->b->class[x - d])
      x++;
    far[d] = x;
    if (meet && d >= b->min && d <= b->max && g->backward[d] <= x) {
      *x_out = x;
      *d_out = d;
      return true;
    }
  }
  return false;
}

static bool step_backward(const graph *g, const box *k, reach *b, const reach *f, bool meet,
                          place *x_out, place *d_out) {
  place *far = g->backward;
  widen(b, k, far, PTRDIFF_MAX);
  for (place d = b->max; d >= b->min; d -= 2) {
    place x = far[d - 1] < far[d + 1] ? far[d - 1] : far[d + 1] - 1;
    while (x > k->x0 && x - d > k->y0 && g->a->class[x - 1] == g->b->class[x - d - 1])
      x--;
    far[d] = x;
    if (meet && d >= f->min && d <= f->max && g->forward[d] >= x) {
      *x_out = x;
      *d_out = d;
      return true;
    }
  }
  return false;
}

/* Of all points reached, the one that got furthest from its own corner. */
static void furthest_point(const graph *g, const box *k, const reach *f, const reach *b,
                           place *x_out, place *d_out) {
  place best = -1;
  for (place d = f->max; d >= f->min; d -= 2) {
    place x = g->forward[d] < k->x1 ? g->forward[d] : k->x1;
    if (x - d > k->y1)
      x = k->y1 + d;
    place gone = x - k->x0 + x - d - k->y0;
    if (gone > best)
      best = gone, *x_out = x, *d_out = d;
  }
  for (place d = b->max; d >= b->min; d -= 2) {
    place x = g->backward[d] > k->x0 ? g->backward[d] : k->x0;
    if (x - d < k->y0)
      x = k->y0 + d;
    place gone = k->x1 - x + k->y1 - (x - d);
    if (gone > best)
      best = gone, *x_out = x, *d_out = d;
  }
}

/* A point on a shortest path through the box (or a good one), as x and its
 * diagonal.  The box starts and ends with a difference. */
static void middle(const graph *g, const box *k, place *x, place *d) {
  place start = k->x0 - k->y0, end = k->x1 - k->y1;
  reach f = { start, start }, b = { end, end };
  bool odd = (start - end) & 1;
  g->forward[start] = k->x0;
  g->backward[end] = k->x1;
  for (int steps = 0; steps < g->patience; steps++)
    if (step_forward(g, k, &f, &b, odd, x, d) || step_backward(g, k, &b, &f, !odd, x, d))
      return;
  furthest_point(g, k, &f, &b, x, d);
}

/* Marks what goes and comes in box K.  Calls itself for the smaller half and
 * goes on with the larger, so that it never nests deep. */
static void compare(const graph *g, box k) {
  for (;;) {
    while (k.x0 < k.x1 && k.y0 < k.y1 && g->a->class[k.x0] == g->b->class[k.y0])
      k.x0++, k.y0++;
    while (k.x0 < k.x1 && k.y0 < k.y1 && g->a->class[k.x1 - 1] == g->b->class[k.y1 - 1])
      k.x1--, k.y1--;
    if (k.x0 == k.x1 || k.y0 == k.y1)
      break;
    place x = 0, d = 0;
    middle(g, &k, &x, &d);
    box one = { k.x0, x, k.y0, x - d }, two = { x, k.x1, x - d, k.y1 };
    bool first_smaller = one.x1 - one.x0 + one.y1 - one.y0 < two.x1 - two.x0 + two.y1 - two.y0;
    compare(g, first_smaller ? one : two);
    k = first_smaller ? two : one;
  }
  for (place x = k.x0; x < k.x1; x++)
    g->a->changed[x] = true;
  for (place y = k.y0; y < k.y1; y++)
    g->b->changed[y] = true;
}

static void compare_sides(side *a, side *b) {
  classify(a, b);
  box all = { (place)a->from, (place)a->to, (place)b->from, (place)b->to };
  size_t diagonals = a->to + b->to + 3;
  place *room = cl_xcalloc(diagonals * 2, sizeof *room);
  graph g = { .a = a, .b = b };
  g.patience = all.x1 - all.x0 + all.y1 - all.y0 > MANY ? SHORT_PATIENCE : PATIENCE;
  g.forward = room + b->to + 1;
  g.backward = g.forward + diagonals;
  compare(&g, all);
  free(room);
}

/* ---- Printing ------------------------------------------------------------ */

/* A name as patch(1) and git read it back: quoted when there is anything odd
 * in it, closed by a tab when there is a blank. */
static void put_name(cl_buf *out, const char *mark, const char *prefix, const char *name) {
  bool odd = false;
  for (const char *p = name; *p; p++)
    odd |= (unsigned char)*p < ' ' || *p == '"' || *p == '\\' || *p == 0x7F;
  cl_buf_printf(out, "%s %s%s", mark, odd ? "\"" : "", prefix);
  for (const char *p = name; *p; p++) {
    if ((unsigned char)*p < ' ' || *p == 0x7F)
      cl_buf_printf(out, "\\%03o", (unsigned)(unsigned char)*p);
    else if (*p == '"' || *p == '\\')
      cl_buf_printf(out, "\\%c", *p);
    else
      cl_buf_putc(out, *p);
  }
  cl_buf_puts(out, odd ? "\"\n" : strchr(name, ' ') ? "\t\n" : "\n");
}

static void put_line(cl_buf *out, char sign, cl_str line) {
  cl_buf_putc(out, sign);
  cl_buf_str(out, line);
  if (line.p[line.n - 1] != '\n')
    cl_buf_puts(out, "\n\\ No newline at end of file\n");
}

/* "12,4": the first line and how many; of none, the line before. */
static void put_range(cl_buf *out, char sign, const side *s, size_t from, size_t to) {
  size_t first = s->skipped + from + (to > from);
  cl_buf_printf(out, "%c%zu", sign, first);
  if (to - from != 1)
    cl_buf_printf(out, ",%zu", to - from);
}

typedef struct hunk {
  size_t a0, a1, b0, b1;
} hunk;

/* The next run of changes from *X and *Y on, both moved behind it; runs with
 * at most twice the context between them make one hunk. */
static bool next_hunk(const side *a, const side *b, size_t *x, size_t *y, hunk *h) {
  size_t i = *x, j = *y;
  while (i < a->count && j < b->count && !a->changed[i] && !b->changed[j])
    i++, j++;
  if (i == a->count && j == b->count)
    return false;
  size_t before = i - *x < CONTEXT ? i - *x : CONTEXT;
  h->a0 = i - before;
  h->b0 = j - before;
  for (size_t same = 0;;) {
    if (i < a->count && a->changed[i])
      i++, same = 0;
    else if (j < b->count && b->changed[j])
      j++, same = 0;
    else if (i < a->count && j < b->count && same < 2 * CONTEXT)
      i++, j++, same++;
    else {
      size_t over = same > CONTEXT ? same - CONTEXT : 0;
      *x = h->a1 = i - over;
      *y = h->b1 = j - over;
      return true;
    }
  }
}

static void put_hunk(cl_buf *out, const side *a, const side *b, const hunk *h) {
  cl_buf_puts(out, "@@ ");
  put_range(out, '-', a, h->a0, h->a1);
  cl_buf_putc(out, ' ');
  put_range(out, '+', b, h->b0, h->b1);
  cl_buf_puts(out, " @@\n");
  for (size_t i = h->a0, j = h->b0; i < h->a1 || j < h->b1;) {
    if (i < h->a1 && a->changed[i])
      put_line(out, '-', a->lines[i++]);
    else if (j < h->b1 && b->changed[j])
      put_line(out, '+', b->lines[j++]);
    else
      put_line(out, ' ', a->lines[i++]), j++;
  }
}

static void free_side(side *s) {
  free(s->lines);
  free(s->class);
  free(s->changed);
}

void cl_diff(cl_buf *out, const char *name, cl_str old, cl_str new_text) {
  if (old.n == new_text.n && (!old.n || memcmp(old.p, new_text.p, old.n) == 0))
    return;
  side a = { .text = { old.p ? old.p : "", old.n } };
  side b = { .text = { new_text.p ? new_text.p : "", new_text.n } };
  find_difference(&a, &b);
  compare_sides(&a, &b);
  name += strspn(name, "/"); /* patch takes off the a/ of a name from a root of its own */
  put_name(out, "---", "a/", name);
  put_name(out, "+++", "b/", name);
  hunk h;
  for (size_t x = 0, y = 0; next_hunk(&a, &b, &x, &y, &h);)
    put_hunk(out, &a, &b, &h);
  free_side(&a);
  free_side(&b);
}

cl_lines_run *cl_diff_runs(cl_str old, cl_str new_text, size_t *count) {
  cl_lines_run *runs = NULL;
  size_t cap = 0;
  *count = 0;
  side a = { .text = { old.p ? old.p : "", old.n } };
  side b = { .text = { new_text.p ? new_text.p : "", new_text.n } };
  find_difference(&a, &b);
  compare_sides(&a, &b);
  for (size_t i = 0, j = 0; i < a.count || j < b.count;) {
    size_t from = i, to = j;
    while (i < a.count && a.changed[i])
      i++;
    while (j < b.count && b.changed[j])
      j++;
    if (i > from || j > to) {
      runs = cl_grow(runs, &cap, *count + 1, sizeof *runs);
      runs[(*count)++] =
          (cl_lines_run){ a.skipped + from, a.skipped + i, b.skipped + to, b.skipped + j };
    } else {
      i++, j++;
    }
  }
  free_side(&a);
  free_side(&b);
  return runs;
}
