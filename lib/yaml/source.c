/* source.c - the bytes of a tree: lines, places, excerpts. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "inner.h"

/* A place: line, column, and the byte they are of. */
typedef struct spot {
  uint32_t at;
  unsigned line, col;
} spot;

/* Where every EVERYth line starts: a file may be nothing but line breaks. */
enum { EVERY = 32 };

struct cl_lines {
  size_t count, cap;
  uint32_t *start;
  spot last; /* asked before: what is said comes mostly in order, and a line may be long */
};

static bool starts_line(const cl_tree *tree, uint32_t at) {
  if (at == 0 || tree->src[at - 1] == '\n')
    return true;
  /* Between \r and \n is no start of a line. */
  return tree->src[at - 1] == '\r' && tree->src[at] != '\n';
}

uint32_t cl_line_start(const cl_tree *tree, uint32_t at) {
  while (!starts_line(tree, at))
    at--;
  return at;
}

uint32_t cl_line_end(const cl_tree *tree, uint32_t at) {
  while (at < tree->size && tree->src[at] != '\n' && tree->src[at] != '\r')
    at++;
  return at;
}

uint32_t cl_line_break(const cl_tree *tree, uint32_t at) {
  if (at < tree->size && tree->src[at] == '\r')
    return at + (at + 1 < tree->size && tree->src[at + 1] == '\n' ? 2 : 1);
  return at < tree->size && tree->src[at] == '\n' ? at + 1 : at;
}

static struct cl_lines *lines_of(cl_tree *tree) {
  if (tree->lines)
    return tree->lines;
  struct cl_lines *lines = cl_xcalloc(1, sizeof *lines);
  uint32_t at = 0;
  for (size_t line = 0;; line++) {
    if (line % EVERY == 0) {
      lines->start = cl_grow(lines->start, &lines->cap, lines->count + 1, sizeof *lines->start);
      lines->start[lines->count++] = at;
    }
    uint32_t end = cl_line_end(tree, at);
    if (end == tree->size)
      break;
    at = cl_line_break(tree, end);
  }
  return tree->lines = lines;
}

void cl_tree_free(cl_tree *tree) {
  if (tree->lines) {
    free(tree->lines->start);
    free(tree->lines);
  }
  cl_syms_free(tree->syms);
  free(tree->long_keys);
  cl_arena_free(tree->arena);
  free((char *)(uintptr_t)tree->src);
  *tree = (cl_tree){ .file = NULL };
}

/* From one spot on to the byte OFFSET. */
static void step_to(const cl_tree *tree, spot *s, uint32_t offset) {
  if (s->at == 0 && tree->bom && offset >= 3)
    s->at = 3;
  for (; s->at < offset; s->at++) {
    char c = tree->src[s->at];
    if (c == '\n' || (c == '\r' && tree->src[s->at + 1] != '\n')) {
      s->line++;
      s->col = 1;
    } else if (((unsigned char)c & 0xC0) != 0x80) {
      s->col++;
    }
  }
}

cl_place cl_tree_place(cl_tree *tree, uint32_t offset) {
  struct cl_lines *lines = lines_of(tree);
  if (offset > tree->size)
    offset = tree->size;
  size_t low = 0, high = lines->count;
  while (high - low > 1) {
    size_t middle = (low + high) / 2;
    if (lines->start[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  spot s = { lines->start[low], (unsigned)low * EVERY + 1, 1 };
  if (lines->last.line && lines->last.at <= offset && lines->last.at >= s.at)
    s = lines->last;
  step_to(tree, &s, offset);
  lines->last = s;
  return (cl_place){ tree->file, s.line, s.col };
}

/* A `#` that is in no key and no scalar; *AT is how far was looked. */
static bool comments(const cl_tree *tree, const cl_node *node, uint32_t *at) {
  CL_EACH(child, node) {
    uint32_t start = child->key ? child->kstart : child->start;
    if (start > *at && memchr(tree->src + *at, '#', start - *at))
      return true;
    *at = child->key ? cl_node_kend(tree, child) : start;
    if (child->start > *at && memchr(tree->src + *at, '#', child->start - *at))
      return true;
    *at = child->start;
    if (child->kind != CL_SCALAR && comments(tree, child, at))
      return true;
    if (child->kind != CL_SCALAR && child->end > *at &&
        memchr(tree->src + *at, '#', child->end - *at))
      return true;
    *at = child->end > *at ? child->end : *at;
  }
  return false;
}

bool cl_node_comments(const cl_tree *tree, const cl_node *node) {
  uint32_t at = node->start;
  return comments(tree, node, &at) ||
         (node->end > at && memchr(tree->src + at, '#', node->end - at));
}

/* ---- all comments ---- */

typedef struct walk {
  const cl_tree *tree;
  uint32_t at; /* how far was looked */
  void (*found)(void *data, uint32_t offset, cl_str comment);
  void *data;
} walk;

/* What stands between keys and scalars, up to END. */
static void look_between(walk *w, uint32_t end) {
  const char *src = w->tree->src;
  while (w->at < end) {
    const char *hash = memchr(src + w->at, '#', end - w->at);
    if (!hash)
      break;
    uint32_t at = (uint32_t)(hash - src), stop = cl_line_end(w->tree, at);
    w->found(w->data, at, (cl_str){ hash, stop - at });
    w->at = stop;
  }
  w->at = end > w->at ? end : w->at;
}

static void walk_node(walk *w, const cl_node *node) {
  if (node->kind == CL_SCALAR) {
    look_between(w, node->start);
    w->at = node->end > w->at ? node->end : w->at;
    return;
  }
  CL_EACH(child, node) {
    const uint32_t kend = cl_node_kend(w->tree, child);
    if (kend > child->kstart) {
      look_between(w, child->kstart);
      w->at = kend > w->at ? kend : w->at;
    }
    walk_node(w, child);
  }
}

void cl_tree_comments(const cl_tree *tree,
                      void (*found)(void *data, uint32_t offset, cl_str comment), void *data) {
  walk w = { .tree = tree, .found = found, .data = data };
  if (!tree->src)
    return;
  if (tree->root)
    walk_node(&w, tree->root);
  look_between(&w, tree->size);
}

enum { EXCERPT = 200 };

bool cl_tree_hushes(const cl_tree *tree, uint32_t offset) {
  return tree->hushed || (offset >= tree->hush && offset < tree->hush_end);
}

const char *cl_tree_shown_key(const cl_tree *tree, const cl_node *node, cl_arena *arena) {
  if (node->key >= CL_SYM_FREE && cl_tree_hushes(tree, node->kstart))
    return CL_UNSEEN;
  cl_buf seen = CL_BUF_INIT;
  cl_visible(&seen, cl_width_cut(cl_str_of(cl_sym_name(tree, node->key)), 40), true);
  return cl_buf_keep(&seen, arena);
}

const char *cl_tree_excerpt(cl_tree *tree, uint32_t offset, cl_arena *arena) {
  if (offset > tree->size)
    offset = tree->size;
  uint32_t start = offset, end = offset;
  while (!starts_line(tree, start) && offset - start <= EXCERPT)
    start--;
  while (end < tree->size && tree->src[end] != '\n' && tree->src[end] != '\r' &&
         end - offset <= EXCERPT)
    end++;
  if (start == 0 && tree->bom)
    start = 3;
  if (tree->hushed || (start < tree->hush_end && end > tree->hush))
    return NULL; /* people's, or with something of theirs in it */
  if (end <= start || end - start > EXCERPT || cl_utf8_bad(tree->src + start, end - start))
    return NULL; /* a long line, an empty one, or one that cannot be shown, says nothing */
  return cl_strndup(arena, tree->src + start, end - start);
}

cl_finding *cl_tree_say(cl_tree *tree, uint32_t offset, cl_diag *diag, enum cl_level level,
                        const char *rule, const char *id, const char *format, ...) {
  if (diag->count >= CL_MOST_FINDINGS)
    return cl_say(diag, level, CL_NOWHERE, NULL, NULL, "%s", ""); /* only counts it */
  va_list args;
  va_start(args, format);
  const char *text = cl_vasprintf(diag->arena, format, args);
  va_end(args);
  cl_finding *finding = cl_say(diag, level, cl_tree_place(tree, offset), rule, id, "%s", text);
  finding->excerpt = cl_tree_excerpt(tree, offset, diag->arena);
  return finding;
}

bool cl_tree_blank(const cl_tree *tree) {
  for (uint32_t i = 0; i < tree->size; i++)
    if (!strchr(" \t\r\n", tree->src[i]))
      return false;
  return true;
}

uint32_t cl_first_of_line(const cl_tree *tree, uint32_t at) {
  uint32_t start = cl_line_start(tree, at);
  return start == 0 && tree->bom ? 3 : start;
}

unsigned cl_column(const cl_tree *tree, uint32_t at) {
  return at - cl_first_of_line(tree, at);
}

/* At the root KEY begins AT: what is people's goes on to the next key, comments included,
 * and to the end of what cannot be read. */
void cl_tree_hush(cl_tree *tree, uint16_t key, uint32_t at) {
  if (key == cl_sym_hushed()) {
    tree->hush = tree->hush_end ? tree->hush : at;
    tree->hush_end = UINT32_MAX;
  } else if (tree->hush_end == UINT32_MAX) {
    tree->hush_end = at;
  }
}

static size_t leading(const char *p, size_t n) {
  size_t i = 0;
  while (i < n && p[i] == ' ')
    i++;
  return i;
}

/* Columns that a line of blanks in a block scalar may have without saying
 * anything: how far its text is indented.  Asked only of one whose text ends in
 * a line of blanks, which is rare. */
static uint32_t block_indent(const cl_tree *tree, uint32_t header, cl_str text) {
  size_t last = text.n && text.p[text.n - 1] == '\n' ? text.n - 1 : text.n, from = last;
  while (from > 0 && (text.p[from - 1] == ' ' || text.p[from - 1] == '\t'))
    from--;
  size_t first = 0;
  while (first < text.n && text.p[first] == '\n')
    first++;
  if (from == last || first >= from || text.p[from - 1] != '\n')
    return UINT32_MAX;
  for (uint32_t line = header, end; (line = cl_line_break(tree, line)) < tree->size; line = end) {
    end = cl_line_end(tree, line);
    size_t blanks = leading(tree->src + line, end - line);
    if (line + blanks < end) {
      size_t own = leading(text.p + first, text.n - first);
      return blanks >= own ? (uint32_t)(blanks - own) : UINT32_MAX;
    }
  }
  return UINT32_MAX;
}

/* The last byte of a block scalar that is its own: without the blank lines
 * behind it (unless `+` makes them content) and without its last break. */
uint32_t cl_block_scalar_end(const cl_tree *tree, uint32_t start, uint32_t end, cl_str text) {
  uint32_t header = cl_line_end(tree, start), indent = block_indent(tree, header, text);
  bool keep = false;
  for (uint32_t i = start; i < header && tree->src[i] != ' ' && tree->src[i] != '#'; i++)
    keep = keep || tree->src[i] == '+';
  if (end <= header) /* before it: libyaml takes U+2028 and its kin for a break, too */
    return end;
  while (end > header) {
    uint32_t line = end; /* behind a break, or at the end of the file */
    if (tree->src[line - 1] == '\n')
      line--;
    if (line > header && line > 0 && tree->src[line - 1] == '\r')
      line--;
    if (keep)
      return line;
    uint32_t from = cl_line_start(tree, line), i = from;
    while (i < line && (tree->src[i] == ' ' || tree->src[i] == '\t'))
      i++;
    if (i < line || from <= header || line - from > indent)
      return line > header ? line : header;
    end = from;
  }
  return header;
}
