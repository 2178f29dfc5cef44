/* wording.c - the words of a text in a row; see wording.h. */
#include "wording.h"

#include <string.h>

static bool is_mark(char c) {
  return c && strchr(",.?!:;", c);
}

static bool is_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || c == '-' ||
         ((unsigned char)c & 0x80);
}

/* Typographic apostrophes as the one of the keyboard; other quotes set words apart. */
static void plain_quotes(char *folded) {
  char *to = folded;
  for (const char *from = folded; *from;) {
    bool quote = (unsigned char)from[0] == 0xE2 && (unsigned char)from[1] == 0x80 && from[2];
    unsigned char last = quote ? (unsigned char)from[2] : 0;
    if (last >= 0x98 && last <= 0x9F)
      *to++ = last == 0x98 || last == 0x99 ? '\'' : ' ';
    else if (quote)
      *to++ = ' ';
    else
      *to++ = *from;
    from += quote ? 3 : 1;
  }
  *to = '\0';
}

static void add(cl_wording *out, cl_buf *text, cl_arena *arena, const char *p, size_t n) {
  out->words[out->count++] = cl_strndup(arena, p, n);
  cl_buf_add(text, p, n);
  cl_buf_putc(text, ' ');
}

void cl_wording_read(cl_wording *out, cl_str text, cl_arena *arena) {
  char *folded = cl_fold(arena, text.p ? text : cl_str_of(""));
  plain_quotes(folded);
  size_t n = strlen(folded);
  *out = (cl_wording){ NULL, cl_alloc(arena, (n + 2) * sizeof *out->words), 0 };
  cl_buf row = CL_BUF_INIT;
  cl_buf_putc(&row, ' ');
  for (size_t i = 0; i < n;) {
    size_t k = 0;
    while (is_part(folded[i + k]))
      k++;
    if (k)
      add(out, &row, arena, folded + i, k);
    else if (is_mark(folded[i]))
      add(out, &row, arena, folded + i, 1);
    i += k ? k : 1;
  }
  out->words[out->count] = NULL;
  out->text = cl_buf_keep(&row, arena);
}

cl_wording cl_wording_part(const cl_wording *all, size_t from, size_t to, cl_arena *arena) {
  cl_wording part = { NULL, cl_alloc(arena, (to - from + 1) * sizeof *part.words), 0 };
  cl_buf row = CL_BUF_INIT;
  cl_buf_putc(&row, ' ');
  for (size_t i = from; i < to; i++)
    add(&part, &row, arena, all->words[i], strlen(all->words[i]));
  part.words[part.count] = NULL;
  part.text = cl_buf_keep(&row, arena);
  return part;
}

/* Does TEXT go on with the phrase of N bytes, whole words? */
static bool here(const char *text, const char *phrase, size_t n) {
  bool open = n && phrase[n - 1] == '*';
  n -= open;
  if (n && *text != *phrase)
    return false;
  return strncmp(text, phrase, n) == 0 && (open || text[n] == ' ' || !text[n]);
}

/* Phrases are short: to walk is faster than strcspn(). */
static size_t next_of(const char *list) {
  const char *end = list;
  while (*end && *end != '|')
    end++;
  return (size_t)(end - list);
}

const char *cl_wording_has(const cl_wording *said, const char *list) {
  for (const char *at = list;; at++) {
    size_t n = next_of(at);
    for (const char *p = strchr(said->text, ' '); p && p[1]; p = strchr(p + 1, ' '))
      if (n && here(p + 1, at, n))
        return at;
    at += n;
    if (!*at)
      return NULL;
  }
}

bool cl_wording_opens(const cl_wording *said, const char *list) {
  for (const char *at = list;; at++) {
    size_t n = next_of(at);
    if (n && here(said->text + 1, at, n))
      return true;
    at += n;
    if (!*at)
      return false;
  }
}

bool cl_wording_word(const char *word, const char *list) {
  for (const char *at = list; word && *at; at += *at == '|') {
    const char *start = at, *p = word;
    while (*at == *p && *at && *at != '|' && *at != '*')
      at++, p++;
    if (*at == '*' && next_of(at) == 1)
      return true;
    if (!*p && at > start && (*at == '|' || !*at))
      return true;
    at += next_of(at);
  }
  return false;
}

bool cl_wording_mark(const char *word, const char *marks) {
  return word && word[0] && !word[1] && strchr(marks, word[0]);
}
