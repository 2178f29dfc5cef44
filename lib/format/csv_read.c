/* csv_read.c - rows of text from CSV, in a module of its own; see csv.h. */
#include "csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

/* So many rows with a wrong number of cells are shown; one finds the pattern
 * in fewer. */
enum {
  RAGGED_SHOWN = 20,
  EXCERPT_MAX = 200,
  PIECE = 64 << 10,
  STRETCH = 1 << 20, /* bytes of one cell */
  FEW = 64 << 10,    /* cells that any file may have */
  MEMORY = 48 << 20, /* bytes a file and its table of cells may take, */
  USUAL = 12         /* unless it has so many bytes a cell, as tables have */
};

/* ---- From bytes to UTF-8 ------------------------------------------------- */

/* Windows-1252, 0x80..0x9F; 0 is undefined.  The rest is as in Latin-1. */
static const uint16_t windows_1252[32] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

typedef struct input {
  const char *file;
  cl_str bytes;   /* as they came, BOM taken off */
  cl_buf decoded; /* only when they were no UTF-8 */
  cl_str text;    /* UTF-8 */
  const char *encoding;
  cl_diag *diag;
} input;

/* Line and column, in characters, of the place where TEXT ends. */
static cl_place place_after(const char *file, cl_str text) {
  cl_place place = { file, 1, 1 };
  size_t start = 0;
  for (size_t i = 0; i < text.n; i++) {
    bool crlf = text.p[i] == '\r' && i + 1 < text.n && text.p[i + 1] == '\n';
    if (text.p[i] == '\n' || (text.p[i] == '\r' && !crlf)) {
      place.line++;
      start = i + 1;
    }
  }
  place.col += (unsigned)cl_utf8_count((cl_str){ text.p + start, text.n - start });
  return place;
}

static cl_place decoded_place(const input *in) {
  return place_after(in->file, (cl_str){ cl_buf_text(&in->decoded), in->decoded.len });
}

static enum cl_status from_windows(input *in) {
  in->encoding = "Windows-1252";
  cl_buf_reserve(&in->decoded, in->bytes.n);
  for (size_t i = 0; i < in->bytes.n; i++) {
    uint32_t c = (unsigned char)in->bytes.p[i];
    if (c >= 0x80 && c < 0xA0)
      c = windows_1252[c - 0x80];
    if (!c && in->bytes.p[i])
      return cl_fail(in->diag, CL_USAGE, decoded_place(in),
                     _("byte 0x%02X is no character in UTF-8 nor in Windows-1252: save the file "
                       "as CSV UTF-8"),
                     (unsigned)(unsigned char)in->bytes.p[i]);
    cl_utf8_put(&in->decoded, c);
  }
  return CL_OK;
}

static uint32_t unit_at(const input *in, size_t i, bool big) {
  unsigned a = (unsigned char)in->bytes.p[i], b = (unsigned char)in->bytes.p[i + 1];
  return big ? a << 8 | b : b << 8 | a;
}

static enum cl_status from_utf16(input *in, bool big) {
  in->encoding = big ? "UTF-16BE" : "UTF-16LE";
  size_t n = in->bytes.n;
  cl_buf_reserve(&in->decoded, n);
  for (size_t i = 0; i < n; i += 2) {
    if (i + 1 == n)
      return cl_fail(in->diag, CL_USAGE, decoded_place(in),
                     _("the file ends in the middle of a character (%s): save it again"),
                     in->encoding);
    uint32_t c = unit_at(in, i, big);
    if (c >= 0xD800 && c < 0xE000) {
      uint32_t low = i + 3 < n ? unit_at(in, i + 2, big) : 0;
      if (c >= 0xDC00 || low < 0xDC00 || low >= 0xE000)
        return cl_fail(in->diag, CL_USAGE, decoded_place(in),
                       _("half a character, 0x%04X (%s): save the file as CSV UTF-8"), (unsigned)c,
                       in->encoding);
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      i += 2;
    }
    cl_utf8_put(&in->decoded, c);
  }
  return CL_OK;
}

/* UTF-16 without a BOM: in Western text most units have a zero byte, always at
 * the same side. */
static bool looks_utf16(cl_str bytes, bool *big) {
  size_t n = bytes.n < 4096 ? bytes.n : 4096, zero[2] = { 0, 0 };
  for (size_t i = 0; i < n; i++)
    zero[i % 2] += !bytes.p[i];
  size_t enough = n / 2 - n / 8; /* three in four units */
  *big = zero[0] > zero[1];
  return n >= 2 && zero[*big ? 0 : 1] >= enough && zero[*big ? 0 : 1] && !zero[*big ? 1 : 0];
}

/* Is this UTF-8 with a few damaged bytes, rather than Windows-1252?  There,
 * an accented letter is hardly ever followed by just the signs that would make
 * it UTF-8. */
static bool damaged_utf8(cl_str bytes) {
  size_t good = 0, bad = 0;
  for (size_t i = 0; i < bytes.n;) {
    if ((unsigned char)bytes.p[i] < 0x80) {
      i++;
      continue;
    }
    uint32_t c;
    size_t length = cl_utf8_get(bytes.p + i, bytes.n - i, &c);
    *(length > 1 ? &good : &bad) += 1;
    i += length;
  }
  return good > bad;
}

static enum cl_status decode_by_evidence(input *in, bool utf8_bom) {
  bool big;
  if (!utf8_bom && looks_utf16(in->bytes, &big))
    return from_utf16(in, big);
  const char *bad = cl_utf8_bad(in->bytes.p, in->bytes.n);
  if (!bad) {
    in->encoding = utf8_bom ? "UTF-8 with BOM" : "UTF-8";
    in->text = in->bytes;
    return CL_OK;
  }
  if (utf8_bom || damaged_utf8(in->bytes))
    return cl_fail(in->diag, CL_USAGE,
                   place_after(in->file, (cl_str){ in->bytes.p, (size_t)(bad - in->bytes.p) }),
                   _("the file is UTF-8, but byte 0x%02X does not belong in it: save it again"),
                   (unsigned)(unsigned char)*bad);
  return from_windows(in);
}

static bool starts(cl_str bytes, const char *with, size_t n) {
  return bytes.n >= n && !memcmp(bytes.p, with, n);
}

static enum cl_status decode(input *in) {
  enum cl_status status;
  size_t bom = 0;
  if (starts(in->bytes, "\xEF\xBB\xBF", 3))
    bom = 3;
  else if (starts(in->bytes, "\xFF\xFE", 2) || starts(in->bytes, "\xFE\xFF", 2))
    bom = 2;
  bool big = bom == 2 && in->bytes.p[0] == '\xFE';
  in->bytes = (cl_str){ in->bytes.p + bom, in->bytes.n - bom };
  status = bom == 2 ? from_utf16(in, big) : decode_by_evidence(in, bom == 3);
  if (status != CL_OK)
    return status;
  if (!in->text.p)
    in->text = (cl_str){ cl_buf_text(&in->decoded), in->decoded.len };
  return CL_OK;
}

/* ---- Separator ----------------------------------------------------------- */

/* In order of preference when the evidence is equal: a comma stands in a name
 * sooner than the others do. */
static const char separators[] = "\t;,";

/* Counts the separators outside quotes in the record at TEXT and returns its
 * length, line end included. */
static size_t count_separators(cl_str text, size_t counts[3]) {
  bool quoted = false;
  memset(counts, 0, 3 * sizeof *counts);
  for (size_t i = 0; i < text.n; i++) {
    char c = text.p[i];
    if (c == '"')
      quoted = !quoted;
    if (quoted)
      continue;
    if (c == '\n' || c == '\r')
      return i + 1 < text.n && c == '\r' && text.p[i + 1] == '\n' ? i + 2 : i + 1;
    for (size_t k = 0; k < 3; k++)
      counts[k] += c == separators[k];
  }
  return text.n;
}

static size_t blank_lines(cl_str text) {
  size_t i = 0;
  while (i < text.n && (text.p[i] == '\n' || text.p[i] == '\r'))
    i++;
  return i;
}

/* A table of one column: any separator that comes in none of its rows. */
static char unused_separator(cl_str text) {
  size_t all[3] = { 0 }, line[3];
  while (text.n) {
    size_t n = count_separators(text, line);
    text = (cl_str){ text.p + n, text.n - n };
    for (size_t k = 0; k < 3; k++)
      all[k] += line[k];
  }
  for (size_t k = 3; k-- > 0;)
    if (!all[k])
      return separators[k];
  return ',';
}

/* The header decides; when it has more than one kind, the one that comes to
 * the same number in the first row; else the most frequent. */
static char find_separator(cl_str text) {
  size_t head[3], row[3], kinds = 0, best = 2;
  size_t at = blank_lines(text);
  at += count_separators((cl_str){ text.p + at, text.n - at }, head);
  at += blank_lines((cl_str){ text.p + at, text.n - at });
  count_separators((cl_str){ text.p + at, text.n - at }, row);
  size_t same = 0, last_same = 0;
  for (size_t k = 0; k < 3; k++) {
    kinds += head[k] > 0;
    if (head[k] && head[k] == row[k]) {
      same++;
      last_same = k;
    }
  }
  if (kinds > 1 && same == 1)
    return separators[last_same];
  if (!kinds)
    return unused_separator(text);
  for (size_t k = 3; k-- > 0;)
    if (head[k] && head[k] >= head[best])
      best = k;
  return separators[best];
}

/* ---- Rows ---------------------------------------------------------------- */

typedef struct reader {
  cl_csv_table *table;
  input *in;
  cl_str *cells; /* all rows, header first */
  size_t count, cap;
  unsigned *lines; /* of each row, header first */
  size_t rows, row_cap;
  size_t columns;      /* of the header; 0 before it was read */
  size_t row_start;    /* index of the first cell of the row being read */
  unsigned first_line; /* 1, or 2 behind `sep=;` */
  unsigned line;       /* being fed */
  unsigned row_line;   /* where the row being read starts */
  bool row_ended;      /* by the line fed last */
  unsigned blanks;     /* blank lines since the row before: rows only when another follows */
  unsigned blank_line;
  unsigned ragged;
  bool failed;
  size_t stretch; /* bytes fed since a cell ended */
  size_t fed, most_cells;
} reader;

/* "row 3, column 5 (Kanaal)": rows as a spreadsheet counts them, the header
 * being 1.  In the table's arena. */
static const char *where(const reader *r, size_t column) {
  cl_arena *arena = r->table->arena;
  unsigned long row = r->rows + 1;
  if (r->columns && column < r->columns && r->cells[column].n) {
    cl_buf name = CL_BUF_INIT;
    cl_visible(&name, cl_width_cut(r->cells[column], 60), true);
    const char *text = cl_asprintf(arena, _("row %lu, column %lu (%s)"), row,
                                   (unsigned long)column + 1, cl_buf_text(&name));
    cl_buf_free(&name);
    return text;
  }
  return cl_asprintf(arena, _("row %lu, column %lu"), row, (unsigned long)column + 1);
}

static cl_place row_place(const reader *r) {
  return (cl_place){ r->in->file, r->row_line, 0 };
}

static void take_cell(void *p, size_t n, void *data) {
  reader *r = data;
  size_t column = r->count - r->row_start;
  if (!r->failed && n && memchr(p, '\0', n)) {
    r->failed = true;
    cl_fail(r->in->diag, CL_USAGE, row_place(r), _("%s: a NUL byte: this is no text"),
            where(r, column));
  }
  r->cells = cl_grow(r->cells, &r->cap, r->count + 1, sizeof *r->cells);
  r->stretch = 0;
  r->cells[r->count++] = (cl_str){ cl_strndup(r->table->arena, p, n), n };
}

static void check_width(reader *r, size_t width) {
  if (width == r->columns)
    return;
  r->failed = true;
  if (r->ragged++ >= RAGGED_SHOWN)
    return;
  if (!width)
    cl_fail(r->in->diag, CL_USAGE, row_place(r), _("row %lu is blank: take it out"),
            (unsigned long)r->rows + 1);
  else if (width < r->columns)
    cl_fail(r->in->diag, CL_USAGE, row_place(r),
            _("%s: the row stops here, after %lu of %lu cells"), where(r, width),
            (unsigned long)width, (unsigned long)r->columns);
  else
    cl_fail(r->in->diag, CL_USAGE, row_place(r),
            _("%s: the row has %lu cells, the header has %lu: put a text with \"%s\" in quotes"),
            where(r, r->columns), (unsigned long)width, (unsigned long)r->columns,
            r->table->separator == '\t' ? "TAB" : (char[]){ r->table->separator, '\0' });
}

static void end_row(reader *r) {
  size_t width = r->count - r->row_start;
  if (!r->columns)
    r->columns = width;
  else
    check_width(r, width);
  r->lines = cl_grow(r->lines, &r->row_cap, r->rows + 1, sizeof *r->lines);
  r->lines[r->rows++] = r->row_line;
  if (width != r->columns)
    r->count = r->row_start; /* not wanted any more: the read has failed */
  r->row_start = r->count;
  r->row_ended = true;
}

static void take_row(int c, void *data) {
  (void)c;
  end_row(data);
}

/* Blank lines between rows: an empty cell each in a table of one column, and
 * otherwise rows without cells. */
static void take_blanks(reader *r) {
  for (; r->blanks; r->blanks--) {
    r->row_line = r->blank_line++;
    if (r->columns == 1)
      take_cell(NULL, 0, r);
    end_row(r);
  }
}

static int never(unsigned char c) {
  (void)c;
  return 0;
}

/* The text, line by line: a line ends with LF, CRLF or CR. */
typedef struct lines {
  cl_str rest;
  const char *lf; /* next line feed in REST, so that each is sought only once; NULL: none */
} lines;

static void find_lf(lines *l) {
  l->lf = l->rest.n ? memchr(l->rest.p, '\n', l->rest.n) : NULL;
}

static cl_str next_line(lines *l) {
  const char *start = l->rest.p;
  size_t n = l->lf ? (size_t)(l->lf - start) : l->rest.n;
  const char *cr = memchr(start, '\r', n);
  if (cr && !(l->lf && cr + 1 == l->lf))
    n = (size_t)(cr - start) + 1;
  else if (l->lf)
    n++;
  l->rest = (cl_str){ start + n, l->rest.n - n };
  if (l->lf && l->lf < l->rest.p)
    find_lf(l);
  return (cl_str){ start, n };
}

static void stray_quote(reader *r, cl_str line, size_t at) {
  cl_diag *diag = r->in->diag;
  cl_place place = { r->in->file, r->line, 0 };
  place.col = (unsigned)cl_utf8_count((cl_str){ line.p, at }) + 1;
  r->failed = true;
  cl_fail(diag, CL_USAGE, place,
          _("%s: a quote in the middle of a cell: put the whole cell in quotes and write \"\" for "
            "a quote inside"),
          where(r, r->count - r->row_start));
  if (line.n <= EXCERPT_MAX)
    diag->findings[diag->count - 1].excerpt = cl_str_dup(diag->arena, cl_str_trim(line));
}

/* Is there more than a table that people filled in would have?  Said once. */
static bool too_much(reader *r) {
  const char *what = NULL;
  if (r->stretch > STRETCH)
    what = _("a cell of more than 1 MiB begins in this row: is there a quote too many?");
  else if (r->count > r->most_cells && r->count > r->fed / USUAL)
    what = _("there is more in this file than can be read as one: split it in several");
  if (what && !r->failed)
    cl_fail(r->in->diag, CL_USAGE, row_place(r), "%s", what);
  r->failed = r->failed || what;
  return what;
}

/* A piece at a time, so that no cell and no row grows out of bounds. */
static size_t feed_line(reader *r, struct csv_parser *parser, cl_str line) {
  for (size_t at = 0; at < line.n;) {
    size_t n = line.n - at < PIECE ? line.n - at : PIECE;
    r->fed += n;
    r->stretch += n; /* counts from the last cell that ended */
    size_t taken = csv_parse(parser, line.p + at, n, take_cell, take_row, r);
    at += taken;
    if (taken < n || too_much(r))
      return at;
  }
  return line.n;
}

/* Feeds the text a line at a time, so that rows have line numbers: libcsv
 * itself does not count.  False when it stops at a stray quote. */
static bool feed(reader *r, struct csv_parser *parser) {
  lines all = { r->in->text, NULL };
  find_lf(&all);
  r->row_ended = true;
  for (r->line = r->first_line; all.rest.n; r->line++) {
    cl_str line = next_line(&all);
    bool fresh = r->row_ended;
    if (fresh && (line.p[0] == '\n' || line.p[0] == '\r')) {
      if (!r->blanks++)
        r->blank_line = r->line;
      continue;
    }
    if (fresh && r->columns)
      take_blanks(r);
    if (fresh) {
      r->blanks = 0; /* before the header they are nothing */
      r->row_line = r->line;
    }
    r->row_ended = false;
    size_t taken = feed_line(r, parser, line);
    if (too_much(r))
      return false;
    if (taken < line.n) {
      if (csv_error(parser) != CSV_EPARSE)
        cl_out_of_memory();
      stray_quote(r, line, taken);
      return false;
    }
  }
  return true;
}

static void parse(reader *r) {
  struct csv_parser parser;
  size_t n = r->in->text.n, room = n < MEMORY ? (MEMORY - n) / sizeof(cl_str) : 0;
  r->most_cells = room > FEW ? room : FEW;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI))
    cl_out_of_memory();
  csv_set_delim(&parser, (unsigned char)r->table->separator);
  csv_set_space_func(&parser, never); /* blanks around a text belong to it */
  /* A cell is never longer than the text, so this is room enough at once: by
   * default the buffer grows by 128 bytes a time. */
  csv_set_blk_size(&parser, r->in->text.n + 2);
  if (feed(r, &parser) && csv_fini(&parser, take_cell, take_row, r) != 0) {
    r->failed = true;
    cl_fail(r->in->diag, CL_USAGE, row_place(r), _("%s: a quote is opened here and never closed"),
            where(r, r->count - r->row_start));
  }
  csv_free(&parser);
}

/* ---- The whole ----------------------------------------------------------- */

static void keep(reader *r) {
  cl_csv_table *t = r->table;
  size_t cells = r->count - r->columns;
  t->columns = r->columns;
  t->rows = r->rows - 1;
  t->header = cl_alloc(t->arena, r->columns * sizeof *t->header);
  t->cells = cl_alloc(t->arena, cells * sizeof *t->cells);
  t->lines = cl_alloc(t->arena, t->rows * sizeof *t->lines);
  memcpy(t->header, r->cells, r->columns * sizeof *t->header);
  if (t->rows) {
    memcpy(t->cells, r->cells + r->columns, cells * sizeof *t->cells);
    memcpy(t->lines, r->lines + 1, t->rows * sizeof *t->lines);
  }
}

/* `sep=;`: what Excel, and only Excel, reads as the separator and no row.  It
 * comes off the text; 0 when there is none. */
static char separator_line(input *in) {
  cl_str line = in->text;
  const char *end = line.n ? memchr(line.p, '\n', line.n) : NULL;
  size_t n = end ? (size_t)(end - line.p) : line.n;
  bool cr = n && line.p[n - 1] == '\r';
  if (!end || n - cr != 5 || !strchr("sS", line.p[0]) || !strchr("eE", line.p[1]) ||
      !strchr("pP", line.p[2]) || line.p[3] != '=' || !strchr(separators, line.p[4]))
    return '\0';
  in->text = (cl_str){ end + 1, line.n - n - 1 };
  return line.p[4];
}

static enum cl_status read_rows(reader *r) {
  input *in = r->in;
  char given = separator_line(in);
  r->first_line = given ? 2 : 1;
  if (blank_lines(in->text) == in->text.n)
    return cl_fail(in->diag, CL_USAGE, CL_IN(in->file),
                   _("the file is empty: its first row must name the columns"));
  r->table->separator = given ? given : find_separator(in->text);
  parse(r);
  if (r->ragged > RAGGED_SHOWN)
    cl_fail(in->diag, CL_USAGE, CL_IN(in->file),
            P_("and %lu more row with the wrong number of cells",
               "and %lu more rows with the wrong number of cells", r->ragged - RAGGED_SHOWN),
            (unsigned long)r->ragged - RAGGED_SHOWN);
  if (r->failed)
    return CL_USAGE;
  keep(r);
  char sign[] = { r->table->separator, '\0' };
  bool bom = strcmp(in->encoding, "UTF-8 with BOM") == 0;
  cl_say(in->diag, CL_NOTE, CL_IN(in->file), NULL, NULL, _("read as %s, separated by %s"),
         bom ? _("UTF-8 with BOM") : in->encoding, r->table->separator == '\t' ? "TAB" : sign);
  return CL_OK;
}

static enum cl_status read_table(cl_csv_table *table, const char *file, const char *p, size_t n,
                                 cl_diag *diag) {
  memset(table, 0, sizeof *table);
  table->arena = cl_arena_new();
  input in = { file, { p, n }, CL_BUF_INIT, CL_NO_STR, NULL, diag };
  reader r = { .table = table, .in = &in };
  enum cl_status status = decode(&in);
  table->encoding = in.encoding;
  if (status != CL_OK || (status = read_rows(&r)) != CL_OK)
    cl_csv_free(table);
  free(r.cells);
  free(r.lines);
  cl_buf_free(&in.decoded);
  return status;
}

const struct cl_csv_reader cl_csv_reader = { read_table };
