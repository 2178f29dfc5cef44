/* prose.c - sentences for people; see prose.h. */
#include "prose.h"

#include <string.h>

#include "text.h"

char *cl_format_said(char *out, double value, bool comma) {
  char plain[CL_SAID_NUM];
  const char *p = cl_format_num(plain, value, comma);
  size_t n = strspn(p + (*p == '-'), "0123456789"), at = 0;
  bool apart = n > 3 && !strchr(p, 'e');
  if (*p == '-')
    out[at++] = *p++;
  for (size_t i = 0; i < n; i++) {
    if (apart && i && (n - i) % 3 == 0)
      out[at++] = comma ? '.' : ',';
    out[at++] = p[i];
  }
  memcpy(out + at, p + n, strlen(p + n) + 1);
  return out;
}

/* ---- The end of a sentence ------------------------------------------------------------------ */

const char *cl_sentence(cl_arena *arena, const char *text) {
  static const char unseen[] = CL_UNSEEN;
  size_t n = strlen(text), tail = sizeof unseen - 1;
  if (!n)
    return text;
  bool stop = text[n - 1] == '.';
  size_t before = n - stop;
  bool ended = before && strchr("?!.", text[before - 1]);
  ended = ended || (before >= tail && memcmp(text + before - tail, unseen, tail) == 0);
  if (stop)
    return ended && text[before - 1] != '.' ? cl_strndup(arena, text, before) : text;
  return ended ? text : cl_asprintf(arena, "%s.", text);
}

/* ---- Long texts in messages --------------------------------------------------------------- */

/* What is longer than LONG columns is shown in SHORT of them. */
enum { LONG = 160, SHORT = 60 };

typedef struct mark {
  const char *open, *close;
} mark;

static const mark marks[] = {
  { "\"", "\"" },
  { "\xE2\x80\x98", "\xE2\x80\x99" },
  { "\xE2\x80\x9C", "\xE2\x80\x9D" },
  { "'", "'" },
};

/* The end of what is quoted from P on, behind its opening sign OPEN; NULL when P opens nothing. */
static const char *quoted_end(const char *text, const char *p, const char **inside) {
  for (size_t i = 0; i < CL_COUNT(marks); i++) {
    size_t n = strlen(marks[i].open);
    if (strncmp(p, marks[i].open, n) != 0)
      continue;
    if (*p == '\'' && p > text && p[-1] != ' ')
      return NULL; /* an apostrophe */
    *inside = p + n;
    const char *end = strstr(p + n, marks[i].close);
    while (end && *p == '\'' && end[1] >= 'a' && end[1] <= 'z')
      end = strstr(end + 1, marks[i].close);
    return end;
  }
  return NULL;
}

static void put_short(cl_buf *out, const char *p, size_t n) {
  cl_str piece = { p, n };
  if (n <= LONG || cl_width(piece) <= LONG)
    cl_buf_str(out, piece);
  else
    cl_width_middle(out, piece, SHORT);
}

const char *cl_message_short(cl_arena *arena, const char *text) {
  if (strlen(text) <= LONG)
    return text;
  cl_buf out = CL_BUF_INIT;
  for (const char *p = text; *p;) {
    const char *inside, *end = quoted_end(text, p, &inside);
    size_t word = strcspn(p + 1, " \n\"'\xE2") + 1;
    if (end) {
      cl_buf_add(&out, p, (size_t)(inside - p));
      put_short(&out, inside, (size_t)(end - inside));
      p = end;
      word = strcspn(p + 1, " \n\"'\xE2") + 1;
      cl_buf_add(&out, p, word);
    } else if (memchr(p, '/', word)) {
      cl_buf_add(&out, p, word);
    } else {
      put_short(&out, p, word);
    }
    p += word;
  }
  return cl_buf_keep(&out, arena);
}
