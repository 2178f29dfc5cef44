/* merge.c - three texts in, one out; see merge.h. */
#include "merge.h"

#include <stdlib.h>
#include <string.h>

#include "merge_inner.h"

/* ---- line ends and byte order marks ---- */

enum ends { ENDS_LF, ENDS_CRLF, ENDS_CR, ENDS_MIXED };

/* How a text is written where it does not matter to YAML. */
typedef struct frame {
  bool bom, last; /* a break behind the last line */
  enum ends ends;
} frame;

static enum ends ends_of(cl_str text) {
  size_t lf = 0, crlf = 0, cr = 0;
  for (size_t i = 0; i < text.n; i++)
    if (text.p[i] == '\r' && i + 1 < text.n && text.p[i + 1] == '\n')
      crlf++, i++;
    else if (text.p[i] == '\r')
      cr++;
    else
      lf += text.p[i] == '\n';
  if (!!lf + !!crlf + !!cr > 1)
    return ENDS_MIXED;
  return crlf ? ENDS_CRLF : cr ? ENDS_CR : ENDS_LF;
}

/* TEXT without its mark, with \n behind every line. */
static void unframe(cl_str text, frame *f, cl_buf *out) {
  f->bom = text.n >= 3 && memcmp(text.p, "\xEF\xBB\xBF", 3) == 0;
  if (f->bom)
    text.p += 3, text.n -= 3;
  f->ends = memchr(text.p ? text.p : "", '\r', text.n) ? ends_of(text) : ENDS_LF;
  f->last = !text.n || text.p[text.n - 1] == '\n' || text.p[text.n - 1] == '\r';
  cl_buf_reserve(out, text.n + 2);
  if (f->ends == ENDS_LF) {
    cl_buf_add(out, text.p, text.n);
  } else {
    for (size_t i = 0; i < text.n; i++) {
      bool pair = text.p[i] == '\r' && i + 1 < text.n && text.p[i + 1] == '\n';
      cl_buf_putc(out, text.p[i] == '\r' ? '\n' : text.p[i]);
      i += pair;
    }
  }
  if (!f->last)
    cl_buf_putc(out, '\n');
}

static const char *break_of(enum ends ends) {
  return ends == ENDS_CRLF ? "\r\n" : ends == ENDS_CR ? "\r" : "\n";
}

/* The break of the first line of TEXT: most others are like it. */
static enum ends usual_end(cl_str text) {
  for (size_t i = 0; i < text.n; i++) {
    if (text.p[i] == '\n')
      return ENDS_LF;
    if (text.p[i] == '\r')
      return i + 1 < text.n && text.p[i + 1] == '\n' ? ENDS_CRLF : ENDS_CR;
  }
  return ENDS_LF;
}

/* The line of TEXT at *AT, with its break in *ENDS; *AT moves behind it. */
static cl_str take_line(cl_str text, size_t *at, enum ends *ends) {
  size_t from = *at, i = from;
  while (i < text.n && text.p[i] != '\n' && text.p[i] != '\r')
    i++;
  *ends = i == text.n                               ? ENDS_LF
          : text.p[i] == '\n'                       ? ENDS_LF
          : i + 1 < text.n && text.p[i + 1] == '\n' ? ENDS_CRLF
                                                    : ENDS_CR;
  *at = i + (i < text.n) + (*ends == ENDS_CRLF);
  return (cl_str){ text.p + from, i - from };
}

/* Lines of ours keep the break they have there, where these are not all alike. */
static void mixed_breaks(cl_buf *out, cl_str text, cl_str ours) {
  enum { LOOK = 64 };
  enum ends usual = usual_end(ours), ends, unused;
  size_t at = 0, own = 0;
  while (at < text.n) {
    cl_str line = take_line(text, &at, &unused);
    ends = usual;
    size_t ahead = own;
    for (int i = 0; i < LOOK && ahead < ours.n; i++) {
      enum ends found;
      cl_str other = take_line(ours, &ahead, &found);
      if (!cl_str_eq(line, other) && (line.n || other.n))
        continue;
      ends = found;
      own = ahead;
      break;
    }
    cl_buf_add(out, line.p, line.n);
    /* Behind a carriage return, an empty line that ends in \n alone would be no line. */
    if (ends == ENDS_LF && !line.n && out->len && cl_buf_text(out)[out->len - 1] == '\r')
      ends = ENDS_CRLF;
    cl_buf_puts(out, break_of(ends));
  }
}

static bool pick_bool(bool base, bool ours, bool theirs) {
  return ours == base ? theirs : ours;
}

/* TEXT as the sides would have it written. */
static void put_frame(cl_buf *out, cl_str text, const frame f[CL_SIDES], bool base, cl_str ours) {
  enum ends ends = base && f[CL_OURS].ends == f[CL_BASE].ends ? f[CL_THEIRS].ends : f[CL_OURS].ends;
  if (ends == ENDS_MIXED && f[CL_OURS].ends != ENDS_MIXED)
    ends = f[CL_OURS].ends;
  bool bom = base ? pick_bool(f[CL_BASE].bom, f[CL_OURS].bom, f[CL_THEIRS].bom) : f[CL_OURS].bom;
  if (bom && !(text.n && *text.p == '<')) /* a marker stands at the start of its line */
    cl_buf_puts(out, "\xEF\xBB\xBF");
  bool last = base ? pick_bool(f[CL_BASE].last, f[CL_OURS].last, f[CL_THEIRS].last)
                   : f[CL_OURS].last || f[CL_THEIRS].last;
  if (!last && text.n && text.p[text.n - 1] == '\n')
    text.n--;
  if (ends == ENDS_LF) {
    cl_buf_add(out, text.p, text.n);
  } else if (ends == ENDS_MIXED) {
    mixed_breaks(out, text, ours);
  } else {
    for (size_t i = 0; i < text.n; i++)
      if (text.p[i] == '\n')
        cl_buf_puts(out, break_of(ends));
      else
        cl_buf_putc(out, text.p[i]);
  }
}

/* ---- markers ---- */

static size_t line_start(const cl_buf *text, size_t at) {
  while (at && text->p[at - 1] != '\n')
    at--;
  return at;
}

static size_t line_end(const cl_buf *text, size_t at) {
  while (at < text->len && text->p[at] != '\n')
    at++;
  return at < text->len ? at + 1 : at;
}

/* Widens a conflict to whole lines.  One that begins with the break before its first
 * line, or stands between two lines, begins behind that. */
static void widen(const cl_buf text[2], cl_clash *c) {
  bool before = false;
  for (int k = 0; k < 2; k++)
    before = before || (c->end[k] > c->start[k] && text[k].p[c->start[k]] == '\n');
  for (int k = 0; k < 2; k++) {
    size_t start = c->start[k], end = c->end[k];
    c->start[k] = before ? line_end(&text[k], start) : line_start(&text[k], start);
    if (before && start == end)
      c->end[k] = c->start[k];
    else if (!before && start == end && start == 0 && c->end[1 - k] > 0)
      c->end[k] = line_start(&text[k], 0);
    else
      c->end[k] = line_end(&text[k], end);
  }
}

/* Conflicts that share a line become one; false when the texts differ elsewhere. */
static bool join_clashes(cl_woven *woven, cl_arena *arena) {
  size_t kept = 0, at[2] = { 0, 0 };
  if (!woven->clashes)
    return true;
  for (size_t i = 0; i < woven->clashes; i++) {
    cl_clash c = woven->clash[i];
    widen(woven->text, &c);
    cl_clash *last = kept ? &woven->clash[kept - 1] : NULL;
    if (last && (c.start[0] < last->end[0] || c.start[1] < last->end[1])) {
      for (int k = 0; k < 2; k++)
        last->end[k] = c.end[k] > last->end[k] ? c.end[k] : last->end[k];
      last->label = cl_asprintf(arena, "%s; %s", last->label, c.label);
    } else {
      woven->clash[kept++] = c;
    }
  }
  woven->clashes = kept;
  for (size_t i = 0; i <= kept; i++) {
    size_t n[2];
    for (int k = 0; k < 2; k++) {
      size_t to = i < kept ? woven->clash[i].start[k] : woven->text[k].len;
      if (to < at[k])
        return false;
      n[k] = to - at[k];
    }
    if (n[0] != n[1] || (n[0] && memcmp(woven->text[0].p + at[0], woven->text[1].p + at[1], n[0])))
      return false;
    for (int k = 0; k < 2 && i < kept; k++)
      at[k] = woven->clash[i].end[k];
  }
  return true;
}

static void put_marker(cl_buf *out, char sign, unsigned size, const char *side, const char *label) {
  if (out->len && out->p[out->len - 1] != '\n')
    cl_buf_putc(out, '\n');
  cl_buf_fill(out, sign, size ? size : 7);
  if (side)
    cl_buf_printf(out, " %s: %s", side, label);
  cl_buf_putc(out, '\n');
}

static void put_clash(cl_buf *out, const cl_woven *woven, const cl_clash *c, unsigned size) {
  put_marker(out, '<', size, "ours", c->label);
  cl_buf_add(out, woven->text[0].p + c->start[0], c->end[0] - c->start[0]);
  put_marker(out, '=', size, NULL, NULL);
  cl_buf_add(out, woven->text[1].p + c->start[1], c->end[1] - c->start[1]);
  put_marker(out, '>', size, "theirs", c->label);
}

static void put_clashes(cl_buf *out, const cl_woven *woven, unsigned size) {
  size_t at = 0;
  for (size_t i = 0; i < woven->clashes; i++) {
    const cl_clash *c = &woven->clash[i];
    cl_buf_add(out, woven->text[0].p + at, c->start[0] - at);
    put_clash(out, woven, c, size);
    at = c->end[0];
  }
  cl_buf_add(out, woven->text[0].p + at, woven->text[0].len - at);
}

/* ---- an ancestor that is a merge itself ---- */

static bool is_marker(cl_str line, char sign) {
  size_t n = 0;
  while (n < line.n && line.p[n] == sign)
    n++;
  return n >= 7 && (n == line.n || line.p[n] == ' ' || line.p[n] == '\n' || line.p[n] == '\r');
}

/* Where two branches were merged into each other, git merges their ancestors first:
 * of what was a conflict then, one side will do for telling what changed since. */
static cl_str without_conflicts(cl_str text, cl_buf *out) {
  int at = 0; /* 0: outside, 1: in ours, 2: in theirs */
  bool any = false;
  for (size_t i = 0; i < text.n;) {
    const char *stop = memchr(text.p + i, '\n', text.n - i);
    size_t end = stop ? (size_t)(stop - text.p) + 1 : text.n;
    cl_str line = { text.p + i, end - i };
    i = end;
    if (at == 0 && is_marker(line, '<'))
      at = 1;
    else if (at == 1 && is_marker(line, '='))
      at = 2;
    else if (at == 2 && is_marker(line, '>'))
      at = 0, any = true;
    else if (at != 2)
      cl_buf_add(out, line.p, line.n);
  }
  return any && at == 0 ? (cl_str){ cl_buf_text(out), out->len } : text;
}

/* ---- entry by entry ---- */

static cl_strand *decide(merger *m) {
  merge_look(m);
  cl_strand *root = merge_decide(m);
  if (m->again)
    root = merge_decide(m);
  return root;
}

static bool prove(merger *m, const cl_strand *root, const cl_woven *woven) {
  for (int mode = 0; mode < (woven->clashes ? 2 : 1); mode++)
    if (!cl_weave_prove(m->tree, root, mode, &woven->text[mode]))
      return false;
  return true;
}

static void tell(cl_merged *out, const char *label) {
  const char **labels = cl_alloc(out->arena, (out->conflicts + 1) * sizeof *labels);
  if (out->conflicts)
    memcpy(labels, out->labels, out->conflicts * sizeof *labels);
  labels[out->conflicts++] = cl_strdup(out->arena, label);
  out->labels = labels;
}

static const char *weave_them(merger *m, cl_merged *out, unsigned marker, cl_buf *text) {
  cl_strand *root = decide(m);
  cl_woven woven;
  if (m->give_up)
    return _("a record got the id of another that is new");
  if (!cl_weave(m->tree, root, &woven))
    return _("it is written in a way that cannot be merged entry by entry");
  const char *why = NULL;
  cl_clash *told = cl_xcalloc(woven.clashes, sizeof *told);
  size_t count = woven.clashes;
  if (count)
    memcpy(told, woven.clash, count * sizeof *told);
  if (!prove(m, root, &woven) || !join_clashes(&woven, m->arena))
    why = _("the merged text could not be proved right");
  for (size_t i = 0; !why && i < count; i++)
    tell(out, merge_said(m, told[i].label));
  if (!why)
    put_clashes(text, &woven, marker);
  free(told);
  cl_woven_free(&woven);
  return why;
}

static const char *read_tree(merger *m, enum cl_side side, cl_tree *tree, cl_buf *text,
                             const char *name, cl_diag *diag) {
  size_t n = text->len;
  cl_buf copy = CL_BUF_INIT;
  cl_buf_add(&copy, cl_buf_text(text), n);
  m->tree[side] = tree;
  if (cl_tree_read(tree, name, cl_buf_take(&copy), n, diag) != CL_OK)
    return diag->count ? cl_strdup(m->arena, diag->findings[diag->count - 1].text) : "";
  if (tree->root && tree->root->kind != CL_MAP && !cl_node_empty(tree->root))
    return _("this is no plan: a plan begins with `plan: 1`");
  return NULL;
}

static const char *merge_trees(cl_merged *out, const cl_merge_job *job, cl_buf in[CL_SIDES],
                               cl_buf *text) {
  static const char *const names[] = { N_("the common ancestor"), N_("ours"), N_("theirs") };
  merger m = { .arena = out->arena };
  cl_tree trees[CL_SIDES];
  cl_diag diag;
  cl_diag_init(&diag);
  const char *why = NULL;
  enum cl_side read = CL_BASE;
  for (; read < CL_SIDES && !why; read++) {
    why = read_tree(&m, read, &trees[read], &in[read], job->name, &diag);
    if (why)
      why = cl_asprintf(out->arena, "%s: %s", _(names[read]), why);
  }
  if (!why)
    why = weave_them(&m, out, job->marker, text);
  while (read-- > 0)
    cl_tree_free(&trees[read]);
  cl_diag_free(&diag);
  return why;
}

static bool same(cl_str a, cl_str b) {
  return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0);
}

/* One side did not touch the file, or both alike. */
static bool merge_plainly(cl_merged *out, const cl_merge_job *job) {
  cl_str text;
  if (same(job->theirs, job->base) || same(job->ours, job->theirs))
    text = job->ours;
  else if (same(job->ours, job->base))
    text = job->theirs;
  else
    return false;
  cl_buf_add(&out->text, text.p ? text.p : "", text.n);
  return true;
}

void cl_merge(cl_merged *out, const cl_merge_job *job) {
  *out = (cl_merged){ .text = CL_BUF_INIT, .arena = cl_arena_new() };
  if (merge_plainly(out, job))
    return;
  cl_scopes_start();
  frame frames[CL_SIDES];
  cl_buf in[CL_SIDES] = { CL_BUF_INIT, CL_BUF_INIT, CL_BUF_INIT }, text = CL_BUF_INIT;
  cl_buf ancestor = CL_BUF_INIT;
  const cl_str sides[CL_SIDES] = { without_conflicts(job->base, &ancestor), job->ours,
                                   job->theirs };
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++)
    unframe(sides[k], &frames[k], &in[k]);
  out->why = merge_trees(out, job, in, &text);
  if (out->why) {
    out->lines = true;
    out->conflicts = cl_merge_lines(&out->text, job);
  } else {
    put_frame(&out->text, (cl_str){ cl_buf_text(&text), text.len }, frames, job->base.n > 0,
              job->ours);
  }
  cl_buf_free(&ancestor);
  cl_buf_free(&text);
  for (enum cl_side k = CL_BASE; k < CL_SIDES; k++)
    cl_buf_free(&in[k]);
}

void cl_merged_free(cl_merged *merged) {
  cl_buf_free(&merged->text);
  cl_arena_free(merged->arena);
  *merged = (cl_merged){ .arena = NULL };
}
