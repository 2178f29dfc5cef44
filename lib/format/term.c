/* term.c - tables, headings and small bars; see term.h. */
#include "term.h"

#include <stdlib.h>
#include <string.h>

enum { GAP = 2, EASY = 24, TEXT_NARROWEST = 20, USUAL_WIDTH = 80 };

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
  size_t word;  /* the widest word: no line of it is narrower */
  bool right, keep, spare, left_out;
} column;

struct cl_table {
  cl_arena *arena;
  column *columns;
  size_t n;
  cell *cells; /* row by row */
  size_t count, cap;
  unsigned width;
  bool color, titled, fitted, blocks;
  size_t put;   /* cells that have been appended */
  cl_buf *told; /* where the titles of what is left out go, or NULL */
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

/* The widest word of what is harmless and on one line. */
static size_t widest_word(const cell *it) {
  size_t widest = 0;
  for (const char *p = it->p, *end = p + it->n; p < end;) {
    const char *blank = memchr(p, ' ', (size_t)(end - p));
    const char *stop = blank ? blank : end;
    size_t width = cl_width((cl_str){ p, (size_t)(stop - p) });
    widest = width > widest ? width : widest;
    p = stop + 1;
  }
  return widest;
}

/* What a cell asks of its column. */
static void ask_room(const cl_table *table, column *c, const cell *it) {
  if (it->width > c->width)
    c->width = it->width;
  if (!table->width || it->width <= c->word)
    return;
  size_t word = widest_word(it);
  c->word = word > c->word ? word : c->word;
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
    ask_room(table, c, &c->title);
  }
  return table;
}

void cl_table_right(cl_table *table, size_t i) {
  table->columns[i].right = true;
}

void cl_table_keep(cl_table *table, size_t i) {
  table->columns[i].keep = true;
}

void cl_table_spare(cl_table *table, size_t i) {
  table->columns[i].spare = true;
}

void cl_table_tell(cl_table *table, cl_buf *told) {
  table->told = told;
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
  ask_room(table, &table->columns[table->count % table->n], made);
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

/* The narrowest that a column may be. */
static size_t least(const column *c) {
  return c->keep ? c->width : c->word;
}

/* What it takes with no line wider than LEVEL, if words let it. */
static size_t at_level(const column *c, size_t level) {
  size_t low = least(c);
  return c->width < level ? c->width : low > level ? low : level;
}

/* What all columns that are shown take, blanks between included. */
static size_t width_at(const cl_table *table, size_t level) {
  size_t sum = 0;
  for (size_t i = 0; i < table->n; i++)
    if (!table->columns[i].left_out)
      sum += (sum ? GAP : 0) + at_level(&table->columns[i], level);
  return sum;
}

/* Columns that may be missed give way until those that stay can be read at ease; one that
 * is narrow comes back where a wider one before it had no room. */
static void leave_out(cl_table *table) {
  if (width_at(table, SIZE_MAX) <= table->width)
    return;
  for (size_t i = 0; i < table->n; i++)
    table->columns[i].left_out = table->columns[i].spare;
  for (size_t i = 0; i < table->n; i++) {
    column *c = &table->columns[i];
    c->left_out = false;
    if (!c->spare || width_at(table, EASY) <= table->width)
      continue;
    c->left_out = true;
    if (table->told) {
      cl_buf_puts(table->told, table->told->len ? ", " : "");
      cl_buf_add(table->told, c->title.p, c->title.n);
    }
  }
}

/* Finds the highest level that fits, and hands out what is then left, a column
 * each from the left. */
static void share_out(cl_table *table) {
  size_t low = 0, high = 0;
  for (size_t i = 0; i < table->n; i++)
    if (!table->columns[i].left_out && table->columns[i].width > high)
      high = table->columns[i].width;
  while (low + 1 < high) {
    size_t middle = low + (high - low) / 2;
    if (width_at(table, middle) <= table->width)
      low = middle;
    else
      high = middle;
  }
  size_t left = table->width - width_at(table, low);
  for (size_t i = 0; i < table->n; i++) {
    column *c = &table->columns[i];
    size_t width = at_level(c, low);
    bool more = left && !c->left_out && width < c->width;
    left -= more;
    c->width = width + more;
  }
}

static void fit(cl_table *table) {
  if (!table->width || width_at(table, SIZE_MAX) <= table->width)
    return;
  leave_out(table);
  if (width_at(table, SIZE_MAX) <= table->width)
    return;
  table->blocks = width_at(table, 0) > table->width;
  if (!table->blocks)
    share_out(table);
}

/* Takes a line of words off *REST that is at most WIDTH wide; a word that is wider alone
 * has a line of its own. */
static cl_str take_line(cl_str *rest, size_t width) {
  cl_str text = *rest;
  size_t end = 0;
  for (size_t i = 0; i < text.n; i++) {
    while (i < text.n && text.p[i] == ' ')
      i++;
    while (i < text.n && text.p[i] != ' ')
      i++;
    if (end && cl_width((cl_str){ text.p, i }) > width)
      break;
    end = i;
  }
  *rest = cl_str_trim((cl_str){ text.p + end, text.n - end });
  return cl_str_trim((cl_str){ text.p, end });
}

/* Blanks are owed, not written, until something stands behind them. */
static void put_cell(const cl_table *table, const column *c, cl_str text, size_t width,
                     enum cl_color color, size_t *owed, cl_buf *out) {
  size_t pad = c->width > width ? c->width - width : 0;
  if (text.n) {
    cl_buf_fill(out, ' ', *owed + (c->right ? pad : 0));
    *owed = c->right ? 0 : pad;
    colored(out, table->color, color, text);
  } else {
    *owed += pad;
  }
  *owed += GAP;
}

/* A row of N cells, or the titles when CELLS is NULL: as many lines as its longest cell has. */
static void put_row(const cl_table *table, const cell *cells, size_t n, cl_str *rest, cl_buf *out) {
  bool more = true;
  for (size_t i = 0; i < n; i++) {
    const cell *it = cells ? &cells[i] : &table->columns[i].title;
    rest[i] = (cl_str){ it->p, it->n };
  }
  while (more) {
    size_t owed = 0;
    more = false;
    for (size_t i = 0; i < n; i++) {
      const column *c = &table->columns[i];
      const cell *it = cells ? &cells[i] : &c->title;
      if (c->left_out)
        continue;
      bool whole = it->width <= c->width;
      cl_str line = whole ? rest[i] : take_line(&rest[i], c->width);
      rest[i] = whole ? (cl_str){ "", 0 } : rest[i];
      more = more || rest[i].n;
      put_cell(table, c, line,
               !whole   ? cl_width(line)
               : line.n ? it->width
                        : 0,
               (enum cl_color)it->color, &owed, out);
    }
    cl_buf_putc(out, '\n');
  }
}

/* Too narrow for a table: a line for each cell that says something. */
static void put_block(const cl_table *table, const cell *cells, size_t n, bool first, cl_buf *out) {
  unsigned label = 0;
  for (size_t i = 0; i < table->n; i++)
    if (!table->columns[i].left_out && table->columns[i].title.width > label)
      label = table->columns[i].title.width;
  label = label * 2 < table->width ? label : table->width / 3;
  if (!first)
    cl_buf_putc(out, '\n');
  for (size_t i = 0; i < n; i++) {
    const column *c = &table->columns[i];
    cl_str text = { cells[i].p, cells[i].n };
    if (c->left_out || !text.n)
      continue;
    if (table->titled)
      cl_labelled(out, label, cl_strndup(table->arena, c->title.p, c->title.n), text, table->width);
    else
      cl_wrap(out, text, GAP, table->width);
  }
}

/* The header, once, and how wide the columns are. */
static void begin(cl_table *table, cl_str *rest, cl_buf *out) {
  fit(table);
  table->fitted = true;
  if (table->titled && !table->blocks)
    put_row(table, NULL, table->n, rest, out);
}

bool cl_table_some(cl_table *table, cl_buf *out, size_t enough) {
  size_t limit = out->len + enough;
  cl_str *rest = cl_alloc(table->arena, (table->n + 1) * sizeof *rest);
  if (!table->fitted)
    begin(table, rest, out);
  while (table->put < table->count) {
    if (out->len >= limit)
      return true;
    size_t left = table->count - table->put, n = left < table->n ? left : table->n;
    if (table->blocks)
      put_block(table, &table->cells[table->put], n, table->put == 0, out);
    else
      put_row(table, &table->cells[table->put], n, rest, out);
    table->put += n;
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

/* So many blanks stand between the things of a list: `1 north   2 middle`. */
enum { APART = 3 };

/* Where the next such gap is, or the end. */
static size_t gap_after(cl_str line, size_t i) {
  for (size_t blanks = 0; i < line.n; i++) {
    blanks = line.p[i] == ' ' ? blanks + 1 : 0;
    if (blanks == APART)
      return i + 1 - APART;
  }
  return line.n;
}

/* Where the word at I ends; of a list the thing, where that fits in ROOM. */
static size_t word_end(cl_str line, size_t i, bool list, size_t room) {
  size_t end = list ? gap_after(line, i) : i;
  if (list && cl_width((cl_str){ line.p + i, end - i }) <= room)
    return end;
  for (end = i; end < line.n && line.p[end] != ' ';)
    end++;
  return end;
}

/* Words of one line, which starts at column INDENT; what does not fit goes to
 * a next line, there too.  Nothing is broken inside a word: an address stays
 * whole. */
static void wrap_line(cl_buf *out, cl_str line, size_t indent, size_t width) {
  size_t at = indent, room = width > indent ? width - indent : 0;
  bool first = true, list = gap_after(line, 0) < line.n;
  for (size_t i = 0, from = 0; i < line.n;) {
    while (i < line.n && line.p[i] == ' ')
      i++;
    size_t gap = list && i - from >= APART ? APART : 1, end = word_end(line, i, list, room);
    if (end == i)
      break;
    cl_str word = { line.p + i, end - i };
    size_t wide = cl_width(word);
    if (!first && at + gap + wide > width) {
      cl_buf_putc(out, '\n');
      cl_buf_fill(out, ' ', indent);
      at = indent;
      first = true;
    }
    if (!first) {
      cl_buf_fill(out, ' ', gap);
      at += gap;
    }
    cl_buf_str(out, word);
    at += wide;
    first = false;
    i = from = end;
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
