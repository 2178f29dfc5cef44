/* scalar.c - when a text needs quotes, and writing it in a style. */
#include <string.h>

#include "inner.h"

/* ---- would a reader see something else than this string? ---- */

static bool only_of(cl_str text, const char *characters) {
  for (size_t i = 0; i < text.n; i++)
    if (!text.p[i] || !strchr(characters, text.p[i]))
      return false;
  return true;
}

/* YAML 1.1 (yaml.org/type: bool, null, int, float, merge, timestamp, value) or
 * the 1.2 core schema would give it another type.  On the safe side: whatever
 * is made only of the characters of numbers and times counts. */
static bool resolves(cl_str text) {
  static const char *const words[] = { "~",     "null",  "y",  "n",   "yes",  "no",
                                       "true",  "false", "on", "off", ".inf", "+.inf",
                                       "-.inf", ".nan",  "=",  "<<" };
  if (text.n == 0)
    return true;
  for (size_t i = 0; i < CL_COUNT(words); i++)
    if (cl_str_is_word(text, words[i]))
      return true;
  return strchr("0123456789+-.", text.p[0]) != NULL &&
         only_of(text, "0123456789abcdefABCDEFxXoO_+-.:tTzZ ");
}

/* A character that only double quotes can hold, as an escape. */
static bool has_controls(cl_str text) {
  for (size_t i = 0; i < text.n;) {
    uint32_t c;
    i += cl_utf8_get(text.p + i, text.n - i, &c);
    if (cl_is_control(c) || c == 0x85)
      return true;
  }
  return false;
}

/* A text that single quotes cannot hold: of two quotes side by side, each doubled,
 * libfyaml makes three. */
static bool needs_double(cl_str text) {
  for (size_t i = 0; i + 1 < text.n; i++)
    if (text.p[i] == '\'' && text.p[i + 1] == '\'')
      return true;
  return has_controls(text);
}

static bool plain_syntax(cl_str text, bool in_flow) {
  if (text.n == 0 || strchr("-?:,[]{}#&*!|>'\"%@`= ", text.p[0]) || text.p[text.n - 1] == ' ' ||
      text.p[text.n - 1] == ':')
    return false;
  if (text.n >= 3 && memcmp(text.p, "...", 3) == 0)
    return false;
  for (size_t i = 0; i < text.n; i++) {
    char c = text.p[i], next = i + 1 < text.n ? text.p[i + 1] : ' ';
    if ((c == ':' && next == ' ') || (c == ' ' && next == '#'))
      return false;
    if (in_flow && strchr(",?[]{}", c)) /* PyYAML stops at any question mark */
      return false;
  }
  return true;
}

bool cl_needs_quotes(cl_str text, bool in_flow, bool plain_ok) {
  if (text.n == 0 || has_controls(text))
    return true;
  if (plain_ok)
    return !only_of(text, "0123456789+-.abcdefghijklmnopqrstuvwxyz") ||
           (text.p[0] == '-' && (text.n == 1 || !(text.p[1] >= '0' && text.p[1] <= '9')));
  return !plain_syntax(text, in_flow) || resolves(text);
}

/* ---- choosing a style ---- */

/* What a block may be in the place of a value: INDICATED, the header says how far
 * the text is indented; OWN, it is a block already; LOOSE, a blank line stands
 * behind it, which would be part of a text whose breaks at the end are kept. */
typedef struct place {
  bool indicated, own, loose;
} place;

/* Can TEXT be a literal block AT a place, as it is?  Not with a control other than
 * the line break and, in an author's own, the tab; nor when its first line would
 * need an indentation indicator. */
static bool literal_fits(cl_str text, place at) {
  if (text.n == 0 || strchr(at.indicated ? "\n" : " \t\n", text.p[0]) ||
      (at.loose && *cl_chomp(text) == '+'))
    return false;
  for (size_t i = 0; i < text.n;) {
    uint32_t c;
    i += cl_utf8_get(text.p + i, text.n - i, &c);
    if (c != '\n' && !(c == '\t' && at.own) && (cl_is_control(c) || c == 0x85))
      return false;
  }
  return true;
}

bool cl_literal_fits(cl_str text) {
  return literal_fits(text, (place){ .loose = true });
}

/* Folding joins lines that start without a blank; others would need care that
 * a literal block does not. */
static bool folded_fits(cl_str text, place at) {
  if (!literal_fits(text, at) || strchr(" \t", text.p[0]))
    return false;
  for (size_t i = 0; i + 1 < text.n; i++)
    if (text.p[i] == '\n' && strchr(" \t\n", text.p[i + 1]))
      return false;
  return true;
}

enum cl_style cl_style_new(cl_str text, bool plain_ok, bool in_flow, bool block_ok) {
  if (!cl_needs_quotes(text, in_flow, plain_ok))
    return CL_PLAIN;
  if (block_ok && !in_flow && memchr(text.p, '\n', text.n) && cl_literal_fits(text))
    return CL_LITERAL;
  /* Double quotes, unless they would need a backslash and single ones none. */
  if (text.n && (memchr(text.p, '"', text.n) || memchr(text.p, '\\', text.n)) &&
      !memchr(text.p, '\'', text.n) && !has_controls(text))
    return CL_SINGLE;
  return CL_DOUBLE;
}

/* ---- keeping the author's style ----
 *
 * A value that is set and set back should be, byte for byte, what it was.  So
 * quotes of the author's own choice stay, and quotes that a text forces can be
 * told from them later: they are single; or, for a text that only double quotes
 * can hold, they come with escapes (`\x0A`) that authors do not write. */

static bool is_forced_double(const cl_tree *tree, const cl_node *node) {
  const char *p = tree->src + node->start, *end = tree->src + node->end;
  bool ours = false;
  for (; p + 1 < end; p++) {
    if (*p != '\\')
      continue;
    if (p[1] == 'x' || p[1] == 'U')
      ours = true;
    else if (p[1] != '"' && p[1] != '\\')
      return false;
    p++;
  }
  return ours;
}

/* Does a blank line stand behind the lines of NODE? */
static bool is_loose(const cl_tree *tree, const cl_node *node) {
  uint32_t at = cl_line_break(tree, cl_line_end(tree, node->end));
  while (at < tree->size && (tree->src[at] == ' ' || tree->src[at] == '\t'))
    at++;
  return at < tree->size && at == cl_line_end(tree, at);
}

static place place_of(const cl_tree *tree, const cl_node *node) {
  place at = { .loose = is_loose(tree, node),
               .own = node->style == CL_LITERAL || node->style == CL_FOLDED };
  for (const char *p = tree->src + node->start + 1; at.own && *p && strchr("123456789+-", *p); p++)
    at.indicated = at.indicated || (*p >= '1' && *p <= '9');
  return at;
}

/* A literal block just as we would write it, for a text that needs one. */
static bool is_plain_literal(const cl_tree *tree, const cl_node *node, unsigned indent) {
  cl_str text = cl_node_text(node);
  uint32_t header = cl_line_end(tree, node->start), line = cl_line_break(tree, header);
  size_t n = strlen(cl_chomp(text));
  while (header > node->start && strchr(" \t", tree->src[header - 1]))
    header--;
  return memchr(text.p, '\n', text.n) && header - node->start == 1 + n &&
         memcmp(tree->src + node->start + 1, cl_chomp(text), n) == 0 && node->end != tree->size &&
         line + indent < tree->size && tree->src[line + indent] != ' ' &&
         only_of((cl_str){ tree->src + line, indent }, " ");
}

/* A block needs the line for itself: a comment behind it would become text. */
static bool ends_line(const cl_tree *tree, const cl_node *node) {
  uint32_t at = node->end;
  while (at < tree->size && (tree->src[at] == ' ' || tree->src[at] == '\t'))
    at++;
  return at == cl_line_end(tree, at);
}

static enum cl_style like_plain(const cl_val *val, bool in_flow, bool literal_ok, place at,
                                bool *forced) {
  if (!cl_needs_quotes(val->text, in_flow, val->plain_ok))
    return CL_PLAIN;
  if (!needs_double(val->text))
    return CL_SINGLE;
  if (literal_ok && literal_fits(val->text, at))
    return CL_LITERAL;
  *forced = true;
  return CL_DOUBLE;
}

static enum cl_style like_single(const cl_node *old, const cl_val *val, bool in_flow,
                                 bool *forced) {
  cl_str was = cl_node_text(old);
  if (needs_double(val->text)) {
    *forced = true;
    return CL_DOUBLE;
  }
  if (val->typed || cl_needs_quotes(val->text, in_flow, val->plain_ok))
    return CL_SINGLE;
  return cl_needs_quotes(was, in_flow, val->was_plain_ok) ? CL_PLAIN : CL_SINGLE;
}

enum cl_style cl_style_like(const cl_tree *tree, const cl_node *old, const cl_val *val,
                            bool in_flow, unsigned block_indent, bool *forced) {
  bool plain = !cl_needs_quotes(val->text, in_flow, val->plain_ok);
  bool literal_ok =
      !in_flow && ends_line(tree, old) &&
      !cl_remark_in_block(tree, cl_line_break(tree, cl_line_end(tree, old->end)), block_indent);
  place at = place_of(tree, old);
  *forced = false;
  switch (old->style) {
  case CL_SINGLE:
    return like_single(old, val, in_flow, forced);
  case CL_DOUBLE:
    return is_forced_double(tree, old) ? like_plain(val, in_flow, literal_ok, at, forced)
                                       : CL_DOUBLE;
  case CL_LITERAL:
    if (plain && is_plain_literal(tree, old, block_indent))
      return CL_PLAIN;
    return literal_fits(val->text, at) ? CL_LITERAL : CL_DOUBLE;
  case CL_FOLDED:
    return folded_fits(val->text, at)    ? CL_FOLDED
           : literal_fits(val->text, at) ? CL_LITERAL
                                         : CL_DOUBLE;
  default:
    return like_plain(val, in_flow, literal_ok, at, forced);
  }
}

/* ---- writing ---- */

static void put_escape(cl_buf *out, uint32_t c, bool forced) {
  static const char letters[] = "0abtnvfre";
  static const unsigned char codes[] = { 0, 7, 8, 9, 10, 11, 12, 13, 27 };
  if (forced) {
    cl_buf_printf(out, c < 0x100 ? "\\x%02X" : "\\U%08X", (unsigned)c);
    return;
  }
  for (size_t i = 0; i < sizeof codes; i++)
    if (codes[i] == c) {
      cl_buf_putc(out, '\\');
      cl_buf_putc(out, letters[i]);
      return;
    }
  cl_buf_printf(out, c < 0x10000 ? "\\u%04X" : "\\U%08X", (unsigned)c);
}

static void put_double(cl_buf *out, cl_str text, bool forced) {
  cl_buf_putc(out, '"');
  for (size_t i = 0; i < text.n;) {
    uint32_t c;
    size_t n = cl_utf8_get(text.p + i, text.n - i, &c);
    if (c == '"' || c == '\\') {
      cl_buf_putc(out, '\\');
      cl_buf_putc(out, (char)c);
    } else if (cl_is_control(c) || c == 0x85) {
      put_escape(out, c, forced);
    } else {
      cl_buf_add(out, text.p + i, n);
    }
    i += n;
  }
  cl_buf_putc(out, '"');
}

static void put_single(cl_buf *out, cl_str text) {
  cl_buf_putc(out, '\'');
  for (size_t i = 0; i < text.n; i++) {
    if (text.p[i] == '\'')
      cl_buf_putc(out, '\'');
    cl_buf_putc(out, text.p[i]);
  }
  cl_buf_putc(out, '\'');
}

void cl_scalar_put(cl_buf *out, cl_str text, enum cl_style style, bool forced) {
  if (style == CL_DOUBLE)
    put_double(out, text, forced);
  else if (style == CL_SINGLE)
    put_single(out, text);
  else
    cl_buf_str(out, text);
}

const char *cl_chomp(cl_str text) {
  if (text.n == 0 || text.p[text.n - 1] != '\n')
    return "-";
  return text.n > 1 && text.p[text.n - 2] == '\n' ? "+" : "";
}

void cl_block_put(cl_buf *out, cl_str text, enum cl_style style, cl_str head, unsigned indent,
                  const char *eol) {
  cl_buf_putc(out, style == CL_FOLDED ? '>' : '|');
  cl_buf_str(out, head);
  size_t n = text.n;
  if (n && text.p[n - 1] == '\n')
    n--; /* the break behind the last line is the file's */
  for (size_t i = 0; i <= n;) {
    const char *stop = i < n ? memchr(text.p + i, '\n', n - i) : NULL;
    size_t end = stop ? (size_t)(stop - text.p) : n;
    if (style == CL_FOLDED && i > 0)
      cl_buf_puts(out, eol); /* a single break would fold into a blank */
    cl_buf_puts(out, eol);
    if (end > i) {
      cl_buf_fill(out, ' ', indent);
      cl_buf_add(out, text.p + i, end - i);
    }
    i = end + 1;
  }
}
