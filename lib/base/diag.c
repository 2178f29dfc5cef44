/* diag.c - findings: collected, sorted, printed; see diag.h. */
#include "diag.h"

#include <stdlib.h>
#include <string.h>

#include "prose.h"

/* ---- Findings ------------------------------------------------------------ */

void cl_diag_init(cl_diag *diag) {
  *diag = (cl_diag){ .arena = cl_arena_new() };
}

void cl_diag_free(cl_diag *diag) {
  free(diag->findings);
  cl_arena_free(diag->arena);
  *diag = (cl_diag){ 0 };
}

static bool same(const char *a, const char *b) {
  return a == b || (a && b && strcmp(a, b) == 0);
}

static const char *copied(cl_diag *diag, const char *text) {
  return text ? cl_strdup(diag->arena, text) : NULL;
}

static cl_finding *add(cl_diag *diag, enum cl_level level, cl_place place, const char *format,
                       va_list args) {
  diag->findings = cl_grow(diag->findings, &diag->cap, diag->count + 1, sizeof *diag->findings);
  cl_finding *finding = &diag->findings[diag->count];
  /* Most findings are about the file of the one before: one name serves. */
  const char *last = diag->count ? finding[-1].place.file : NULL;
  place.file = same(place.file, last) ? last : copied(diag, place.file);
  *finding = (cl_finding){ .level = level, .place = place, .seq = (unsigned)diag->count };
  finding->text = cl_message_short(diag->arena, cl_vasprintf(diag->arena, format, args));
  diag->count++;
  diag->by_level[level]++;
  return finding;
}

cl_finding *cl_say(cl_diag *diag, enum cl_level level, cl_place place, const char *rule,
                   const char *id, const char *format, ...) {
  if (diag->count >= CL_MOST_FINDINGS) {
    diag->left_out++;
    diag->by_level[level]++;
    diag->spare = (cl_finding){ .level = level, .text = "" };
    return &diag->spare;
  }
  va_list args;
  va_start(args, format);
  cl_finding *finding = add(diag, level, place, format, args);
  va_end(args);
  finding->rule = copied(diag, rule);
  finding->id = copied(diag, id);
  return finding;
}

enum cl_status cl_fail(cl_diag *diag, enum cl_status status, cl_place place, const char *format,
                       ...) {
  va_list args;
  va_start(args, format);
  add(diag, CL_ERROR, place, format, args);
  va_end(args);
  if (status > diag->worst)
    diag->worst = status;
  return status;
}

cl_diag_mark cl_diag_here(const cl_diag *diag) {
  cl_diag_mark mark = { .count = diag->count, .left_out = diag->left_out, .worst = diag->worst };
  memcpy(mark.by_level, diag->by_level, sizeof mark.by_level);
  return mark;
}

void cl_diag_rewind(cl_diag *diag, const cl_diag_mark *mark) {
  diag->count = mark->count;
  diag->left_out = mark->left_out;
  diag->worst = mark->worst;
  memcpy(diag->by_level, mark->by_level, sizeof diag->by_level);
}

/* ---- Sorting ------------------------------------------------------------- */

typedef struct key {
  cl_finding finding;
  size_t file; /* rank of the file: the arrival of its first finding */
} key;

static int by_name(const void *va, const void *vb) {
  const key *a = va, *b = vb;
  const char *fa = a->finding.place.file, *fb = b->finding.place.file;
  int order = fa == fb ? 0 : !fa ? -1 : !fb ? 1 : strcmp(fa, fb);
  return order ? order : (a->finding.seq > b->finding.seq) - (a->finding.seq < b->finding.seq);
}

static int by_place(const void *va, const void *vb) {
  const key *a = va, *b = vb;
  const cl_finding *fa = &a->finding, *fb = &b->finding;
  if (a->file != b->file)
    return a->file < b->file ? -1 : 1;
  if (fa->place.line != fb->place.line)
    return fa->place.line < fb->place.line ? -1 : 1;
  if (fa->place.col != fb->place.col)
    return fa->place.col < fb->place.col ? -1 : 1;
  return (fa->seq > fb->seq) - (fa->seq < fb->seq);
}

void cl_diag_sort(cl_diag *diag) {
  size_t n = diag->count;
  if (n < 2)
    return;
  key *keys = cl_xcalloc(n, sizeof *keys);
  for (size_t i = 0; i < n; i++)
    keys[i].finding = diag->findings[i];
  qsort(keys, n, sizeof *keys, by_name);
  for (size_t i = 0; i < n; i++) {
    bool first = !i || !same(keys[i].finding.place.file, keys[i - 1].finding.place.file);
    keys[i].file = first ? keys[i].finding.seq : keys[i - 1].file;
  }
  qsort(keys, n, sizeof *keys, by_place);
  for (size_t i = 0; i < n; i++)
    diag->findings[i] = keys[i].finding;
  free(keys);
}

/* ---- Printing ------------------------------------------------------------ */

const char *cl_level_word(enum cl_level level) {
  switch (level) {
  case CL_NOTE:
    /* TRANSLATORS: level of a message, as in "plan.yaml:3:1: note: ..." */
    return _("note");
  case CL_TIP:
    /* TRANSLATORS: level of a message, as in "plan.yaml:3:1: tip: ..." */
    return _("tip");
  case CL_WARNING:
    /* TRANSLATORS: level of a message, as in "plan.yaml:3:1: warning: ..." */
    return _("warning");
  default:
    /* TRANSLATORS: level of a message, as in "plan.yaml:3:1: error: ..." */
    return _("error");
  }
}

/* Bytes that the first COUNT characters of A take. */
static size_t skip(cl_str a, size_t count) {
  size_t i = 0;
  for (uint32_t c; count && i < a.n; count--)
    i += cl_utf8_get(a.p + i, a.n - i, &c);
  return i;
}

void cl_excerpt_print(cl_buf *out, cl_str line, size_t col, size_t indent, size_t columns) {
  static const char dots[] = "\xE2\x80\xA6";
  size_t before = columns * 2 / 5, far = columns * 3 / 5;
  cl_buf text = CL_BUF_INIT;
  if (col > far) {
    size_t from = skip(line, col - 1 - before);
    line = (cl_str){ line.p + from, line.n - from };
    col = before + 1;
    cl_buf_puts(&text, dots);
  }
  size_t at = col ? skip(line, col - 1) : 0;
  cl_visible(&text, (cl_str){ line.p, at }, true);
  size_t caret = cl_width((cl_str){ text.p, text.len });
  cl_str rest = { line.p + at, line.n - at };
  cl_visible(&text, (cl_str){ rest.p, skip(rest, columns) }, true);
  if (caret + before / 2 > columns)
    columns = caret + before / 2;
  cl_str shown = cl_width_cut((cl_str){ cl_buf_text(&text), text.len }, columns);
  bool cut = shown.n < text.len || skip(rest, columns) < rest.n;
  cl_buf_fill(out, ' ', indent);
  cl_buf_printf(out, "%.*s%s\n", (int)shown.n, shown.p, cut ? dots : "");
  if (col) {
    cl_buf_fill(out, ' ', indent + caret);
    cl_buf_puts(out, "^\n");
  }
  cl_buf_free(&text);
}

enum { LINE_COLUMNS = 100 };

void cl_finding_print(cl_buf *out, const cl_finding *finding) {
  const cl_place *place = &finding->place;
  if (place->file) {
    cl_visible(out, cl_str_of(place->file), true);
    if (place->line)
      cl_buf_printf(out, ":%u", place->line);
    if (place->line && place->col)
      cl_buf_printf(out, ":%u", place->col);
    cl_buf_puts(out, ": ");
  }
  cl_buf_printf(out, "%s: ", cl_level_word(finding->level));
  cl_visible(out, cl_str_of(finding->text), true);
  if (finding->rule)
    cl_buf_printf(out, " [%s]", finding->rule);
  cl_buf_putc(out, '\n');
  if (finding->excerpt)
    cl_excerpt_print(out, cl_str_of(finding->excerpt), place->col, 2, LINE_COLUMNS);
}
