/* term.c - tables, headings and small bars; see term.h. */
#include "term.h"

#include <stdlib.h>
#include <string.h>

enum { GAP = 2, NARROWEST = 3, TEXT_NARROWEST = 20, USUAL_WIDTH = 80 };

static const char ELLIPSIS[] = "\xE2\x80\xA6"; /* U+2026, one column wide */

/* Dim is a grey of its own: what terminals make of 2 is too faint on many. */
static const char *const codes[] = {
  [CL_C_NONE] = "",         [CL_C_BOLD] = "\033[1m",   [CL_C_DIM] = "\033[90m",
  [CL_C_RED] = "\033[31m",  [CL_C_GREEN] = "\033[32m", [CL_C_YELLOW] = "\033[33m",
  [CL_C_BLUE] = "\033[34m", [CL_C_CYAN] = "\033[36m",
};

/* Appends what is known to be harmless already. */
static void colored(cl_buf *out, bool on, enum cl_color color, cl_str text) {
  bool paint = on && color != CL_C_NONE && text.n;
  if (paint)
    cl_buf_puts(out, codes[color]);
  cl_buf_str(out, text);
  if (paint)
    cl_buf_puts(out, "\033[0m");
}

void cl_term_color(cl_buf *out, bool on, enum cl_color color, const char *text) {
  cl_buf clean = CL_BUF_INIT;
  cl_visible(&clean, cl_str_of(text), false);
  colored(out, on, color, (cl_str){ cl_buf_text(&clean), clean.len });
  cl_buf_free(&clean);
}

/* ---- Tables -------------------------------------------------------------- */

/* A table may have a million cells: what is harmless and on one line as it is,
 * and stays, is not copied. */
typedef struct cell {
  const char *p; /* the caller's, the table's, or a literal */
  uint32_t n;
  uint32_t width : 24, color : 8;
} cell;

typedef struct column {
  cell title;
  size_t width; /* what it wants, then what it gets */
  bool right, keep;
} column;

struct cl_table {
  cl_arena *arena;
  column *columns;
  size_t n;
  cell *cells; /* row by row */
  size_t count, cap;
  unsigned width;
  bool color, titled, fitted;
  size_t put; /* cells that have been appended */
  cl_buf scratch;
};

/* Most cells are bare ASCII, where a byte is a column and nothing does harm. */
static bool is_bare(cl_str text) {
  for (size_t i = 0; i < text.n; i++)
    if ((unsigned char)text.p[i] < ' ' || (unsigned char)text.p[i] >= 0x7F)
      return false;
  return true;
}

enum { WIDEST = (1 << 24) - 1 };

/* With KEPT, TEXT stays where it is until the table ends. */
static cell make_cell(cl_table *table, cl_str text, enum cl_color color, bool kept) {
  size_t width = text.n;
  if (!is_bare(text)) {
    cl_buf *clean = &table->scratch;
    cl_buf_cut(clean, 0);
    cl_visible(clean, text, true);
    cl_str seen = { cl_buf_text(clean), clean->len };
    width = cl_width(seen);
    kept = kept && seen.n == text.n && memcmp(seen.p, text.p, seen.n) == 0;
    text = kept ? text : seen;
  }
  return (cell){ .p = kept || !text.n ? text.p : cl_strndup(table->arena, text.p, text.n),
                 .n = (uint32_t)text.n,
                 .width = width < WIDEST ? (uint32_t)width & WIDEST : WIDEST,
                 .color = (uint32_t)color & 0xFF };
}

cl_table *cl_table_new(const char *const *titles, size_t n, unsigned width, bool color) {
  cl_table *table = cl_xcalloc(1, sizeof *table);
  table->arena = cl_arena_new();
  table->columns = cl_alloc(table->arena, n * sizeof *table->columns);
  table->n = n;
  table->width = width;
  table->color = color;
  table->titled = titles != NULL;
  for (size_t i = 0; titles && i < n; i++) {
    column *c = &table->columns[i];
    c->title = make_cell(table, cl_str_of(titles[i]), CL_C_BOLD, false);
    c->width = c->title.width;
  }
  return table;
}

void cl_table_right(cl_table *table, size_t i) {
  table->columns[i].right = true;
}

void cl_table_keep(cl_table *table, size_t i) {
  table->columns[i].keep = true;
}

void cl_table_expect(cl_table *table, size_t rows) {
  if (!table->n || rows > SIZE_MAX / table->n)
    return;
  table->cells = cl_grow(table->cells, &table->cap, rows * table->n, sizeof *table->cells);
  cl_mem_large(table->cells, table->cap * sizeof *table->cells);
}

static void add_cell(cl_table *table, cl_str text, enum cl_color color, bool kept) {
  if (!table->n)
    return;
  table->cells = cl_grow(table->cells, &table->cap, table->count + 1, sizeof *table->cells);
  cell *made = &table->cells[table->count];
  *made = make_cell(table, text, color, kept);
  column *c = &table->columns[table->count % table->n];
  if (made->width > c->width)
    c->width = made->width;
  table->count++;
}

void cl_table_cell_color(cl_table *table, cl_str text, enum cl_color color) {
  add_cell(table, text, color, false);
}

void cl_table_cell(cl_table *table, cl_str text) {
  add_cell(table, text, CL_C_NONE, false);
}

void cl_table_cell_kept(cl_table *table, cl_str text) {
  add_cell(table, text, CL_C_NONE, true);
}

/* What the columns take when none of those that may be cut is wider than
 * LEVEL. */
static size_t width_at(const cl_table *table, size_t level) {
  size_t sum = 0;
  for (size_t i = 0; i < table->n; i++) {
    const column *c = &table->columns[i];
    sum += c->keep || c->width < level ? c->width : level;
  }
  return sum;
}

/* Finds the highest level that fits, and hands out what is then left, a column
 * each from the left. */
static void fit(cl_table *table) {
  size_t gaps = table->n ? GAP * (table->n - 1) : 0;
  size_t room = table->width > gaps ? table->width - gaps : 0;
  size_t high = 0;
  for (size_t i = 0; i < table->n; i++)
    if (!table->columns[i].keep && table->columns[i].width > high)
      high = table->columns[i].width;
  if (!table->width || width_at(table, high) <= room)
    return;
  size_t low = NARROWEST;
  while (low + 1 < high) {
    size_t middle = low + (high - low) / 2;
    if (width_at(table, middle) <= room)
      low = middle;
    else
      high = middle;
  }
  size_t used = width_at(table, low), left = used < room ? room - used : 0;
  for (size_t i = 0; i < table->n; i++) {
    column *c = &table->columns[i];
    if (c->keep || c->width <= low)
      continue;
    c->width = low;
    if (left) {
      c->width++;
      left--;
    }
  }
}

/* Blanks are owed, not written, until something stands behind them. */
static void put_cell(const cl_table *table, const column *c, const cell *it, size_t *owed,
                     cl_buf *out) {
  cl_str text = { it->p, it->n };
  size_t width = it->width;
  bool cut = width > c->width;
  if (cut) {
    text = cl_width_cut(text, c->width ? c->width - 1 : 0);
    width = cl_width(text) + 1;
  }
  size_t pad = c->width > width ? c->width - width : 0;
  if (text.n || cut) {
    cl_buf_fill(out, ' ', *owed + (c->right ? pad : 0));
    *owed = c->right ? 0 : pad;
    if (cut) {
      cl_buf whole = CL_BUF_INIT;
      cl_buf_str(&whole, text);
      cl_buf_puts(&whole, ELLIPSIS);
      colored(out, table->color, (enum cl_color)it->color, (cl_str){ whole.p, whole.len });
      cl_buf_free(&whole);
    } else {
      colored(out, table->color, (enum cl_color)it->color, text);
    }
  } else {
    *owed += pad;
  }
  *owed += GAP;
}

/* The header, once, and what the columns are cut to. */
static void begin(cl_table *table, cl_buf *out) {
  size_t owed = 0;
  fit(table);
  table->fitted = true;
  for (size_t i = 0; table->titled && i < table->n; i++)
    put_cell(table, &table->columns[i], &table->columns[i].title, &owed, out);
  if (table->titled)
    cl_buf_putc(out, '\n');
}

bool cl_table_some(cl_table *table, cl_buf *out, size_t enough) {
  size_t owed = 0, limit = out->len + enough;
  if (!table->fitted)
    begin(table, out);
  while (table->put < table->count) {
    size_t at = table->put % table->n;
    if (at == 0 && out->len >= limit)
      return true;
    if (at == 0)
      owed = 0;
    put_cell(table, &table->columns[at], &table->cells[table->put++], &owed, out);
    if (at + 1 == table->n || table->put == table->count)
      cl_buf_putc(out, '\n');
  }
  free(table->cells);
  cl_buf_free(&table->scratch);
  cl_arena_free(table->arena);
  free(table);
  return false;
}

void cl_table_end(cl_table *table, cl_buf *out) {
  while (cl_table_some(table, out, SIZE_MAX - out->len))
    ;
}

/* ---- Running text -------------------------------------------------------- */

void cl_heading(cl_buf *out, bool color, const char *text, char line) {
  cl_buf clean = CL_BUF_INIT;
  cl_visible(&clean, cl_str_of(text), true);
  cl_str title = { cl_buf_text(&clean), clean.len };
  if (out->len)
    cl_buf_putc(out, '\n');
  colored(out, color, CL_C_BOLD, title);
  cl_buf_putc(out, '\n');
  cl_buf_fill(out, line, cl_width(title));
  cl_buf_putc(out, '\n');
  cl_buf_free(&clean);
}

/* Words of one line, which starts at column INDENT; what does not fit goes to
 * a next line, there too.  Nothing is broken inside a word: an address stays
 * whole. */
static void wrap_line(cl_buf *out, cl_str line, size_t indent, size_t width) {
  size_t at = indent;
  bool first = true;
  for (size_t i = 0; i < line.n;) {
    while (i < line.n && line.p[i] == ' ')
      i++;
    size_t end = i;
    while (end < line.n && line.p[end] != ' ')
      end++;
    if (end == i)
      break;
    cl_str word = { line.p + i, end - i };
    size_t wide = cl_width(word);
    if (!first && at + 1 + wide > width) {
      cl_buf_putc(out, '\n');
      cl_buf_fill(out, ' ', indent);
      at = indent;
      first = true;
    }
    if (!first) {
      cl_buf_putc(out, ' ');
      at++;
    }
    cl_buf_str(out, word);
    at += wide;
    first = false;
    i = end;
  }
}

/* TEXT, harmless, its own line breaks kept; the first line starts behind what
 * OUT ends with, when HANGING, and with INDENT blanks otherwise. */
static void wrap(cl_buf *out, cl_str text, size_t indent, size_t width, bool hanging) {
  cl_buf clean = CL_BUF_INIT;
  cl_visible(&clean, cl_str_trim(text), false);
  for (size_t i = 0; i < clean.len; i++) /* a tab's width depends on where it stands */
    if (clean.p[i] == '\t')
      clean.p[i] = ' ';
  const char *p = cl_buf_text(&clean), *end = p + clean.len;
  for (bool first = true; first || p < end; first = false) {
    const char *stop = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;
    cl_str line = cl_str_trim((cl_str){ p, (size_t)((stop ? stop : end) - p) });
    if (line.n && !(first && hanging))
      cl_buf_fill(out, ' ', indent);
    wrap_line(out, line, indent, width);
    cl_buf_putc(out, '\n');
    p = stop ? stop + 1 : end;
  }
  cl_buf_free(&clean);
}

static size_t text_width(size_t indent, unsigned width) {
  size_t whole = width ? width : USUAL_WIDTH;
  return whole < indent + TEXT_NARROWEST ? indent + TEXT_NARROWEST : whole;
}

void cl_labelled(cl_buf *out, unsigned label_width, const char *label, cl_str text,
                 unsigned width) {
  cl_buf clean = CL_BUF_INIT;
  cl_visible(&clean, cl_str_of(label), true);
  cl_str name = { cl_buf_text(&clean), clean.len };
  size_t wide = cl_width(name), indent = (size_t)label_width + 2 * GAP;
  cl_buf_fill(out, ' ', GAP);
  cl_buf_str(out, name);
  cl_buf_free(&clean);
  if (!cl_str_trim(text).n) {
    cl_buf_putc(out, '\n');
    return;
  }
  if (wide > label_width) { /* too long a label gets a line of its own */
    cl_buf_putc(out, '\n');
    cl_buf_fill(out, ' ', indent);
  } else {
    cl_buf_fill(out, ' ', label_width - wide + GAP);
  }
  wrap(out, text, indent, text_width(indent, width), true);
}

void cl_wrap(cl_buf *out, cl_str text, unsigned indent, unsigned width) {
  if (cl_str_trim(text).n)
    wrap(out, text, indent, text_width(indent, width), false);
}

void cl_bar(cl_buf *out, double share, unsigned width) {
  if (!(share > 0)) /* NaN, too */
    share = 0;
  if (share > 1)
    share = 1;
  unsigned full = (unsigned)(share * width + 0.5);
  cl_buf_fill(out, '#', full);
  cl_buf_fill(out, '.', width - full);
}
