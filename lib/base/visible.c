/* visible.c - what may be shown: controls made visible, signs in ASCII; see text.h. */
#include "text.h"

#include <string.h>

bool cl_is_control(uint32_t c) {
  if (c < 0x80)
    return c < 0x20 || c == 0x7F;
  return c < 0xA0 || c == 0x061C || c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F) ||
         (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE || (c >= 0xD800 && c <= 0xDFFF) ||
         c > 0x10FFFF;
}

static bool plain_signs;

void cl_plain_signs(bool plain) {
  plain_signs = plain;
}

/* What stands for a sign where only ASCII can be shown; NULL for what is no sign of ours. */
static const char *plain_sign(uint32_t c) {
  static const struct {
    uint16_t c;
    char text[4];
  } table[] = { { 0x00A0, " " },   { 0x00B7, "." },  { 0x2013, "-" },   { 0x2014, "-" },
                { 0x2018, "'" },   { 0x2019, "'" },  { 0x201C, "\"" },  { 0x201D, "\"" },
                { 0x2026, "..." }, { 0x2190, "<-" }, { 0x2192, "->" },  { 0x2500, "." },
                { 0x2501, "#" },   { 0x2503, "|" },  { 0x25A1, "o" },   { 0x25CB, "o" },
                { 0x25CF, "*" },   { 0x2588, "#" },  { 0x2610, "[ ]" }, { 0x2611, "[x]" } };
  for (size_t i = 0; i < CL_COUNT(table); i++)
    if (table[i].c == c)
      return table[i].text;
  return NULL;
}

static size_t printable_run(const char *p, size_t n) {
  size_t i = 0;
  while (i < n && p[i] >= 0x20 && p[i] < 0x7F)
    i++;
  return i;
}

/* Appends the one character at P, other than printable ASCII; its length. */
static size_t visible_char(cl_buf *buf, const char *p, size_t n, bool one_line) {
  /* CR LF is one break; a lone CR would send a terminal back over the line, so
   * it stands for a break only where breaks become spaces. */
  bool pair = n > 1 && p[0] == '\r' && p[1] == '\n';
  if (pair || *p == '\n' || *p == '\t' || (*p == '\r' && one_line)) {
    cl_buf_putc(buf, one_line ? ' ' : pair ? '\n' : *p);
    return pair ? 2 : 1;
  }
  uint32_t c;
  size_t length = cl_utf8_get(p, n, &c);
  if (c == 0x1B)
    cl_buf_puts(buf, "<ESC>");
  else if (cl_is_control(c))
    cl_buf_printf(buf, "<U+%04X>", (unsigned)c);
  else if (plain_signs && plain_sign(c))
    cl_buf_puts(buf, plain_sign(c));
  else
    cl_utf8_put(buf, c);
  return length;
}

/* The length of one of our own colours at the start of A, else 0. */
static size_t color_at(cl_str a) {
  size_t i = 2;
  if (a.n < 4 || memcmp(a.p, "\033[", 2) != 0)
    return 0;
  if (a.p[i] == '3' && a.p[i + 1] >= '1' && a.p[i + 1] <= '6')
    i++;
  else if (a.p[i] == '9' && a.p[i + 1] == '0')
    i++;
  else if (a.p[i] < '0' || a.p[i] > '2')
    return 0;
  return i + 1 < a.n && a.p[i + 1] == 'm' ? i + 2 : 0;
}

void cl_on_screen(cl_buf *buf, cl_str a, bool colors) {
  const char *end = a.p + a.n, *from = a.p;
  for (const char *p = a.p; p < end;) {
    size_t own = *p == '\033' && colors ? color_at((cl_str){ p, (size_t)(end - p) }) : 0;
    if (*p && !own) {
      p++;
      continue;
    }
    cl_visible(buf, (cl_str){ from, (size_t)(p - from) }, false);
    own = own ? own : 1; /* a NUL between values does no harm */
    cl_buf_add(buf, p, own);
    p = from = p + own;
  }
  cl_visible(buf, (cl_str){ from, (size_t)(end - from) }, false);
}

void cl_visible(cl_buf *buf, cl_str a, bool one_line) {
  for (size_t i = 0; i < a.n;) {
    size_t plain = printable_run(a.p + i, a.n - i);
    if (plain)
      cl_buf_add(buf, a.p + i, plain);
    i += plain;
    if (i < a.n)
      i += visible_char(buf, a.p + i, a.n - i, one_line);
  }
}

/* The end of A that is at most COLUMNS wide, from a folder on where that loses little. */
static cl_str width_end(cl_str a, size_t columns) {
  size_t wide = cl_width(a), from = 0;
  while (from < a.n && wide > columns) {
    uint32_t c;
    from += cl_utf8_get(a.p + from, a.n - from, &c);
    wide = cl_width((cl_str){ a.p + from, a.n - from });
  }
  const char *slash = from < a.n ? memchr(a.p + from, '/', a.n - from) : NULL;
  if (slash && (size_t)(slash - (a.p + from)) <= columns / 3)
    from = (size_t)(slash - a.p);
  return (cl_str){ a.p + from, a.n - from };
}

void cl_width_middle(cl_buf *buf, cl_str a, size_t columns) {
  enum { MOST = 4096 }; /* more is nobody's name, and the end is looked for a step at a time */
  cl_buf clean = CL_BUF_INIT;
  cl_visible(&clean, (cl_str){ a.p, a.n > MOST ? MOST : a.n }, true);
  cl_str text = { cl_buf_text(&clean), clean.len };
  if (cl_width(text) <= columns && a.n <= MOST) {
    cl_buf_str(buf, text);
  } else if (columns) {
    cl_str end = width_end(text, columns / 2);
    size_t room = columns - 1 - cl_width(end);
    cl_buf_str(buf, cl_width_cut(text, room));
    cl_buf_puts(buf, "\xE2\x80\xA6");
    cl_buf_str(buf, end);
  }
  cl_buf_free(&clean);
}
