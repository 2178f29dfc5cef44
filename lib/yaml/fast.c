/* fast.c - a reader of what people and programs usually write in a plan: block and
 * one-line flow collections, plain and quoted scalars of one line, literal and folded
 * ones, comments, CRLF, a byte order mark, `---`.
 *
 * It makes the nodes that tree.c makes of libyaml's events, of which there is a twin
 * test (tests/unit/test_fast.c, tests/fuzz/twin.c).  It knows no errors: whatever it
 * does not know for certain it declines, and libyaml reads the file from the start and
 * words what is wrong.  So it may be narrower than YAML at any place, and never wider. */
#include <string.h>

#include "inner.h"

enum {
  MOST_KEY = 1000,      /* bytes of a key with its colon: libyaml takes 1024 characters */
  MOST_GAP = 256 << 10, /* bytes from one content to the next: CL_MAX_TEXT is far */
  MOST_LEAD = 8 << 10   /* bytes before the first: feed.c counts there what looks like directives */
};

/* What a byte may be part of, or begin. */
enum { PLAIN = 1, FLOW = 2, DOUBLE = 4, SINGLE = 8, TEXT = 16, START = 32 };

/* Nothing: controls, but for the tab in a text, and the bytes that begin the characters
 * that libyaml takes for a line break, or refuses; see run().  Beyond that PLAIN lacks the
 * colon and the blank, FLOW also ,[]{}? and DOUBLE and SINGLE what ends or escapes. */
static const unsigned char class[256] = {
  0,  0,  0,  0,  0,  0,  0,  0,  0,  16, 0,  0,  0,  0,  0,  0,  /* 00 */
  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  /* 10 */
  28, 31, 27, 31, 63, 31, 31, 23, 63, 63, 31, 63, 29, 31, 63, 63, /* 20 */
  63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 28, 63, 63, 63, 31, 29, /* 30 */
  31, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, /* 40 */
  63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 29, 59, 29, 63, 63, /* 50 */
  31, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, /* 60 */
  63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 29, 31, 29, 63, 0,  /* 70 */
  31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, /* 80 */
  31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, /* 90 */
  31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, /* a0 */
  31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, 31, /* b0 */
  63, 63, 32, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, /* c0 */
  63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, /* d0 */
  63, 63, 32, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 32, /* e0 */
  63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, /* f0 */
};

typedef struct fast {
  cl_nodes nodes;
  cl_tree *tree;
  const char *src, *end; /* the bytes, and the NUL behind the last */
  const char *p;         /* how far was read */
  const char *line;      /* where the line of P begins */
  const char *content;   /* where the content before the next begins */
  int col;               /* after to_content(): the column of P, -1 at the end of the file */
  int depth;
  struct token { /* the scalar that was read last */
    const char *start, *end, *text;
    uint32_t n;
    unsigned style : 3;
  } token;
  cl_buf text; /* one that does not stand in the source as it is */
} fast;

/* ---- bytes ---------------------------------------------------------------------- */

static bool is(const char *p, unsigned what) {
  return class[(unsigned char)*p] & what;
}

/* Bytes at P, of a character that begins with C2, E2 or EF, and no line break to libyaml
 * (U+0085, U+2028, U+2029), no control and no byte order mark; else 0. */
static size_t wide(const char *at) {
  const unsigned char *p = (const unsigned char *)at;
  if (p[0] == 0xC2)
    return p[1] >= 0xA0 ? 2 : 0;
  if (p[0] == 0xE2)
    return p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9) ? 0 : 3;
  if (p[0] == 0xEF)
    return (p[1] == 0xBB && p[2] == 0xBF) || (p[1] == 0xBF && p[2] >= 0xBE) ? 0 : 3;
  return 0;
}

/* Behind the bytes at P that may be part of WHAT. */
static const char *run(const char *p, unsigned what) {
  for (size_t n;; p += n) {
    while (is(p, what))
      p++;
    if (!((unsigned char)*p & 0x80) || (n = wide(p)) == 0)
      return p;
  }
}

static const char *blanks(const char *p) {
  while (*p == ' ')
    p++;
  return p;
}

/* Is P a line break, or the end? */
static bool ends(const fast *f, const char *p) {
  return *p == '\n' || (*p == '\r' && p[1] == '\n') || p == f->end;
}

static bool blank_or_end(const fast *f, const char *p) {
  return *p == ' ' || ends(f, p);
}

static bool alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static uint32_t offset(const fast *f, const char *p) {
  return (uint32_t)(p - f->src);
}

/* Behind the line break at P, of which ends() is known. */
static const char *next_line(const fast *f, const char *p) {
  return p == f->end ? p : p + (*p == '\r' ? 2 : 1);
}

/* From behind a value, or from the start of a line, to the first character of what comes
 * next: nothing but blanks and comments may stand between, and a line break behind a value. */
static bool to_content(fast *f) {
  const char *from = f->p, *p = blanks(from);
  bool fresh = from == f->line;
  if (*p == '#' ? p == from && !fresh : !ends(f, p) && !fresh)
    return false;
  while (*p == '#' || ends(f, p)) {
    if (*p == '#')
      p = run(p, TEXT);
    if (!ends(f, p))
      return false;
    if (p == f->end)
      break;
    f->line = next_line(f, p);
    p = blanks(f->line);
    if (p - f->content > MOST_GAP)
      return false;
  }
  f->p = p;
  f->col = p == f->end ? -1 : (int)(p - f->line);
  bool near = p - f->content < MOST_GAP;
  f->content = p;
  return near;
}

static bool at_dash(const fast *f) {
  return f->col >= 0 && *f->p == '-' && blank_or_end(f, f->p + 1);
}

/* ---- scalars of one line ----------------------------------------------------------- */

/* In a block collection (PLAIN) or a flow one (FLOW): up to `: ` or ` #`, or to what else it
 * may not hold, which is for the caller to know or to decline. */
static bool plain(fast *f, unsigned what) {
  const char *start = f->p, *p = start, *end = start;
  if (*p == '-' ? !alphanumeric(p[1]) : !is(p, START))
    return false;
  if (*p == '.' && p == f->line && strncmp(p, "...", 3) == 0)
    return false;
  for (;;) {
    const char *from = p;
    p = run(p, what);
    if (p > from)
      end = p;
    if (*p == ' ') {
      p = blanks(p);
      if (*p == '#')
        break;
    } else if (*p == ':' && !blank_or_end(f, p + 1)) {
      if (what == FLOW && !alphanumeric(p[1]))
        return false;
      end = ++p;
    } else {
      break;
    }
  }
  f->p = end;
  f->token = (struct token){ start, end, start, (uint32_t)(end - start), CL_PLAIN };
  return end > start;
}

/* What is meant at P by a backslash and what is behind it, or by two single quotes; 0 when
 * that is rare, or there is none. */
static char escaped(const char *p, char quote) {
  if (quote == '\'')
    return p[0] == quote && p[1] == quote ? quote : '\0';
  if (p[0] != '\\' || !p[1])
    return '\0';
  return p[1] == 'n' ? '\n' : p[1] == 't' ? '\t' : strchr("\"\\/", p[1]) ? p[1] : '\0';
}

/* The token holds at P what is not meant as it stands, or cannot be read. */
static bool unquote(fast *f, const char *p, unsigned what, char quote) {
  const char *from = f->token.start + 1;
  f->text.len = 0;
  for (char c; p - f->token.start < MOST_GAP && (c = escaped(p, quote)) != '\0';
       p = run(from, what)) {
    cl_buf_add(&f->text, from, (size_t)(p - from));
    cl_buf_putc(&f->text, c);
    from = p + 2;
  }
  if (*p != quote || escaped(p, quote))
    return false;
  cl_buf_add(&f->text, from, (size_t)(p - from));
  f->token.text = f->text.p;
  f->token.n = (uint32_t)f->text.len;
  f->token.end = p + 1;
  return true;
}

static bool quoted(fast *f) {
  char quote = *f->p;
  unsigned what = quote == '"' ? DOUBLE : SINGLE;
  const char *start = f->p, *p = run(start + 1, what);
  f->token = (struct token){ start, p + 1, start + 1, (uint32_t)(p - start - 1),
                             what == DOUBLE ? CL_DOUBLE : CL_SINGLE };
  if ((*p != quote || escaped(p, quote)) && !unquote(f, p, what, quote))
    return false;
  f->p = f->token.end;
  return true;
}

static bool scalar(fast *f, unsigned what) {
  return *f->p == '"' || *f->p == '\'' ? quoted(f) : plain(f, what);
}

/* Is what was read a key?  Then to behind its colon. */
static bool is_key(fast *f) {
  const char *p = blanks(f->p);
  if (*p != ':' || !blank_or_end(f, p + 1))
    return false;
  f->p = p + 1;
  return true;
}

/* ---- nodes ------------------------------------------------------------------------ */

/* A collection whose children are being read. */
typedef struct opened {
  cl_node *node, *last;
} opened;

/* The next child; NULL when there are so many that libyaml may refuse them. */
static cl_node *add(fast *f, opened *o) {
  cl_node *child = cl_nodes_add(&f->nodes, o->node, o->last);
  o->last = child;
  return cl_nodes_full(&f->nodes, (size_t)(f->p - f->src)) ? NULL : child;
}

/* The next pair, whose key is the token. */
static cl_node *add_pair(fast *f, opened *o) {
  const struct token *key = &f->token;
  if (f->p - key->start > MOST_KEY || key->n == 0 ||
      (key->style == CL_PLAIN && key->n == 2 && memcmp(key->text, "<<", 2) == 0))
    return NULL;
  uint16_t sym = cl_syms_of(f->tree->syms, f->tree->arena, key->text, key->n);
  cl_node *child = add(f, o);
  if (!sym || !child)
    return NULL;
  cl_node_put_key(f->tree, child, sym, offset(f, key->start), offset(f, key->end));
  if (f->depth == 1)
    cl_tree_hush(f->tree, sym, child->kstart);
  return child;
}

static bool open_at(fast *f, opened *o, cl_node *node, enum cl_kind kind, enum cl_style style,
                    const char *start) {
  *o = (opened){ .node = node };
  node->kind = kind & 3u;
  node->style = style & 7u;
  node->start = offset(f, start);
  return f->depth++ < CL_MAX_DEPTH;
}

static bool close_at(fast *f, const opened *o, const char *end) {
  f->depth--;
  o->node->end = end ? offset(f, end) : o->last ? o->last->end : o->node->start;
  return o->node->kind != CL_MAP || !cl_node_twice(o->node);
}

static void put_scalar_to(fast *f, cl_node *node, uint32_t end) {
  const struct token *t = &f->token;
  node->style = t->style;
  node->start = offset(f, t->start);
  node->end = end;
  cl_node_put_text(f->tree, node, (cl_str){ t->text, t->n });
}

static void put_scalar(fast *f, cl_node *node) {
  put_scalar_to(f, node, offset(f, f->token.end));
}

/* ---- flow collections of one line ------------------------------------------------- */

static bool flow(fast *f, cl_node *node);

static bool flow_value(fast *f, cl_node *node) {
  f->p = blanks(f->p);
  if (*f->p == '[' || *f->p == '{')
    return flow(f, node);
  if (!scalar(f, FLOW))
    return false;
  put_scalar(f, node);
  return true;
}

static bool flow_entry(fast *f, opened *o) {
  if (o->node->kind == CL_SEQ) {
    cl_node *item = add(f, o);
    return item && flow_value(f, item);
  }
  if (!scalar(f, FLOW) || !is_key(f))
    return false;
  cl_node *pair = add_pair(f, o);
  return pair && flow_value(f, pair);
}

static bool flow(fast *f, cl_node *node) {
  opened o;
  char close = *f->p == '[' ? ']' : '}';
  if (!open_at(f, &o, node, close == ']' ? CL_SEQ : CL_MAP, CL_FLOW, f->p))
    return false;
  f->p = blanks(f->p + 1);
  while (*f->p != close || o.last) {
    if (!flow_entry(f, &o))
      return false;
    f->p = blanks(f->p);
    if (*f->p == close)
      break;
    if (*f->p != ',')
      return false;
    f->p = blanks(f->p + 1);
  }
  f->p++;
  return close_at(f, &o, f->p);
}

/* ---- block scalars ------------------------------------------------------------------ */

/* Behind the header: `|` or `>`, and how to end, in *CHOMP. */
static const char *header(const fast *f, char *chomp) {
  const char *p = f->p + 1;
  *chomp = *p == '-' || *p == '+' ? *p++ : '\0';
  p = blanks(p);
  return ends(f, p) && p != f->end ? next_line(f, p) : NULL;
}

/* One line of text at P, behind its indentation: NULL for one of blanks only, or, when it
 * would be folded, one that begins with a blank. */
static const char *text_line(const fast *f, const char *p, bool folded) {
  const char *end = run(p, TEXT), *q = p;
  while (*q == ' ' || *q == '\t')
    q++;
  return ends(f, end) && q != end && !(folded && q > p) ? end : NULL;
}

/* The line breaks before a line of text, with BLANK empty ones among them. */
static void join_lines(cl_buf *text, bool folded, unsigned blank) {
  if (!folded)
    cl_buf_putc(text, '\n');
  else if (!blank)
    cl_buf_putc(text, ' ');
  cl_buf_fill(text, '\n', blank);
}

/* What stands at the end, by the rule CHOMP. */
static void end_lines(cl_buf *text, char chomp, bool broken, unsigned blank) {
  if (chomp != '-' && broken)
    cl_buf_putc(text, '\n');
  if (chomp == '+')
    cl_buf_fill(text, '\n', blank);
}

/* What begins the line at P, in a block whose text is WIDTH columns in. */
enum line { CONTENT, EMPTY, BLANKS, LESS };

static enum line line_at(const fast *f, const char *p, ptrdiff_t width) {
  ptrdiff_t in = 0;
  while (in < width && p[in] == ' ')
    in++;
  if (in == width)
    return CONTENT;
  if (p == f->end || !ends(f, p + in))
    return LESS;
  return in ? BLANKS : EMPTY;
}

/* The text from P on, as f->text, by the rule CHOMP: where its last line ends, and behind
 * the empty ones below in *BEHIND.  NULL for what is rare. */
static const char *block_text(fast *f, const char *p, ptrdiff_t width, char chomp,
                              const char **behind) {
  const char *start = p, *end = NULL;
  const bool folded = *f->p == '>';
  unsigned empty = 0;
  enum line line;
  f->text.len = 0;
  for (; (line = line_at(f, p, width)) != LESS && p - start < MOST_GAP; p = next_line(f, p)) {
    if (line == BLANKS)
      return NULL;
    if (line == EMPTY) {
      empty++;
      continue;
    }
    if (end)
      join_lines(&f->text, folded, empty);
    empty = 0;
    end = text_line(f, p + width, folded);
    if (!end)
      return NULL;
    cl_buf_add(&f->text, p + width, (size_t)(end - p - width));
    p = end;
  }
  end_lines(&f->text, chomp, end != f->end, empty);
  *behind = p;
  return line == LESS ? end : NULL;
}

static bool block_scalar(fast *f, cl_node *node, int indent) {
  char chomp;
  const char *p = header(f, &chomp);
  if (!p)
    return false;
  const ptrdiff_t width = blanks(p) - p;
  if (width <= indent || p[width] == '\t' || ends(f, p + width))
    return false;
  const char *behind, *end = block_text(f, p, width, chomp, &behind);
  if (!end)
    return false;
  f->token = (struct token){ f->p, behind, f->text.p, (uint32_t)f->text.len,
                             *f->p == '>' ? CL_FOLDED : CL_LITERAL };
  put_scalar_to(f, node,
                cl_block_scalar_end(f->tree, offset(f, f->p), offset(f, behind),
                                    (cl_str){ f->text.p, f->text.len }));
  f->p = end;
  return to_content(f);
}

/* ---- block collections --------------------------------------------------------------- */

static bool value(fast *f, cl_node *node, int indent, bool in_map);

/* A map at column COL, whose first key has been read. */
static bool map(fast *f, cl_node *node, int col) {
  opened o;
  if (!open_at(f, &o, node, CL_MAP, CL_BLOCK, f->token.start))
    return false;
  for (;;) {
    cl_node *pair = add_pair(f, &o);
    if (!pair || !value(f, pair, col, true) || f->col > col)
      return false;
    if (f->col < col)
      return close_at(f, &o, NULL);
    if (!scalar(f, PLAIN) || !is_key(f))
      return false;
  }
}

/* A list at the column of the dash at P. */
static bool seq(fast *f, cl_node *node) {
  opened o;
  const int col = f->col;
  if (!open_at(f, &o, node, CL_SEQ, CL_BLOCK, f->p))
    return false;
  do {
    f->p++;
    cl_node *item = add(f, &o);
    if (!item || !value(f, item, col, false) || f->col > col)
      return false;
  } while (f->col == col && at_dash(f));
  return close_at(f, &o, NULL);
}

/* A collection that begins at P, in the column f->col. */
static bool collection(fast *f, cl_node *node) {
  if (at_dash(f))
    return seq(f, node);
  int col = f->col;
  return scalar(f, PLAIN) && is_key(f) && map(f, node, col);
}

/* The value on the lines below its key or dash, or none. */
static bool below(fast *f, cl_node *node, int indent, bool in_map) {
  const char *behind = f->p;
  if (!to_content(f))
    return false;
  if (f->col > indent)
    return collection(f, node);
  if (in_map && f->col == indent && at_dash(f))
    return seq(f, node); /* no further in than its key */
  f->token = (struct token){ behind, behind, behind, 0, CL_PLAIN };
  put_scalar(f, node);
  return true;
}

/* The value behind the colon or dash before P, of an entry at column INDENT; then on to the
 * next content, whose column is for the caller to look at: what stands deeper would have
 * been more of this value. */
static bool value(fast *f, cl_node *node, int indent, bool in_map) {
  const char *p = blanks(f->p);
  if (*p == '#' || ends(f, p))
    return below(f, node, indent, in_map);
  f->p = p;
  if (*p == '|' || *p == '>')
    return block_scalar(f, node, indent);
  if (*p == '[' || *p == '{')
    return flow(f, node) && to_content(f);
  f->col = (int)(p - f->line);
  if (!in_map && at_dash(f))
    return seq(f, node);
  if (!scalar(f, PLAIN))
    return false;
  if (is_key(f))
    return !in_map && map(f, node, (int)(p - f->line));
  put_scalar(f, node);
  return to_content(f);
}

static bool document(fast *f) {
  const char *begin = f->p;
  if (!to_content(f) || f->p - begin > MOST_LEAD)
    return false;
  if (f->col == 0 && strncmp(f->p, "---", 3) == 0) {
    f->p += 3;
    if (!to_content(f))
      return false;
  }
  if (f->col < 0)
    return false;
  f->tree->root = cl_nodes_add(&f->nodes, NULL, NULL);
  return collection(f, f->tree->root) && f->col < 0;
}

bool cl_fast_read(cl_tree *tree) {
  fast f = { .tree = tree, .src = tree->src, .end = tree->src + tree->size, .text = CL_BUF_INIT };
  f.p = f.line = f.content = f.src + (tree->bom ? 3 : 0);
  cl_nodes_start(&f.nodes, tree);
  bool done = document(&f);
  cl_buf_free(&f.text);
  return done;
}
