/* hold.c - what stays on one line in text that is set; see text.h. */
#include "text.h"

#include <string.h>

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* Where the word ends that begins at P. */
static const char *word_end(const char *p, const char *end) {
  while (p < end && *p != ' ')
    p++;
  return p;
}

/* Without the brackets and quotes a figure may open with. */
static cl_str opened(cl_str word) {
  static const char *const marks[] = { "(", "\"", "'", "‘", "“" };
  for (size_t i = 0; i < CL_COUNT(marks); i++)
    if (cl_str_begins(word, marks[i]))
      return (cl_str){ word.p + strlen(marks[i]), word.n - strlen(marks[i]) };
  return word;
}

/* 4, 4.400, 7,5 or 60%; not "18," or "2026-11-22". */
static bool is_figure(cl_str word) {
  word = opened(word);
  if (word.n > 1 && word.p[word.n - 1] == '%')
    word.n--;
  if (!word.n || !is_digit(word.p[0]) || !is_digit(word.p[word.n - 1]))
    return false;
  for (size_t i = 0; i < word.n; i++)
    if (!is_digit(word.p[i]) && word.p[i] != '.' && word.p[i] != ',')
      return false;
  return true;
}

/* 1900 to 2099: what stands behind it is seldom what is counted. */
static bool is_year(cl_str word) {
  word = opened(word);
  while (word.n && !is_digit(word.p[word.n - 1]) && word.n > 4)
    word.n--;
  return word.n == 4 && is_digit(word.p[2]) && is_digit(word.p[3]) &&
         (memcmp(word.p, "19", 2) == 0 || memcmp(word.p, "20", 2) == 0);
}

static bool begins_with_letter(cl_str word) {
  unsigned char c = word.n ? (unsigned char)word.p[0] : 0;
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xCA);
}

static bool one_of(cl_str word, const char *const *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (cl_str_is(word, list[i]))
      return true;
  return false;
}

typedef struct around {
  cl_str oldest, older, before, next, later; /* words in a row */
} around;

/* Is the blank behind the word BEFORE one to hold? */
static bool holds(const around *a) {
  static const char *const of[] = { "van", "of", "tot", "to" }, *const the[] = { "de", "the" };
  if (a->before.n >= 3 && memcmp(a->before.p + a->before.n - 3, "€", 3) == 0)
    return a->next.n && is_digit(a->next.p[0]);
  if (is_figure(a->before))
    return begins_with_letter(a->next) && !is_year(a->before);
  if (is_figure(a->older) && is_year(a->next)) /* 22 november 2026 */
    return begins_with_letter(a->before);
  if (one_of(a->before, of, CL_COUNT(of)) && is_figure(a->older)) /* 10 van 20, 17 van de 38 */
    return is_figure(a->next) || (one_of(a->next, the, CL_COUNT(the)) && is_figure(a->later));
  return one_of(a->before, the, CL_COUNT(the)) && one_of(a->older, of, CL_COUNT(of)) &&
         is_figure(a->oldest) && is_figure(a->next);
}

static cl_str word_at(const char *p, const char *end) {
  return (cl_str){ p, (size_t)(word_end(p, end) - p) };
}

static const char *behind(cl_str word, const char *end) {
  return word.p + word.n < end ? word.p + word.n + 1 : end;
}

void cl_hold(cl_buf *out, cl_str text) {
  const char *end = text.p + text.n;
  around a = { .before = word_at(text.p, end) };
  for (;;) {
    cl_buf_str(out, a.before);
    if (a.before.p + a.before.n == end)
      return;
    a.next = word_at(behind(a.before, end), end);
    a.later = word_at(behind(a.next, end), end);
    cl_buf_puts(out, holds(&a) ? CL_HELD : " ");
    a.oldest = a.older;
    a.older = a.before;
    a.before = a.next;
  }
}
