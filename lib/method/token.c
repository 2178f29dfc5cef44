/* token.c - words, and numbers in words; see token.h. */
#include "token.h"

#include <string.h>

static const struct {
  const char *word;
  int value;
} numbers[] = {
  { "een", 1 },        { "twee", 2 },        { "drie", 3 },       { "vier", 4 },
  { "vijf", 5 },       { "zes", 6 },         { "zeven", 7 },      { "acht", 8 },
  { "negen", 9 },      { "tien", 10 },       { "elf", 11 },       { "twaalf", 12 },
  { "dertien", 13 },   { "veertien", 14 },   { "vijftien", 15 },  { "zestien", 16 },
  { "zeventien", 17 }, { "achttien", 18 },   { "negentien", 19 }, { "twintig", 20 },
  { "dertig", 30 },    { "veertig", 40 },    { "vijftig", 50 },   { "zestig", 60 },
  { "zeventig", 70 },  { "tachtig", 80 },    { "negentig", 90 },  { "honderd", 100 },
  { "duizend", 1000 }, { "one", 1 },         { "two", 2 },        { "three", 3 },
  { "four", 4 },       { "five", 5 },        { "six", 6 },        { "seven", 7 },
  { "eight", 8 },      { "nine", 9 },        { "ten", 10 },       { "eleven", 11 },
  { "twelve", 12 },    { "thirteen", 13 },   { "fourteen", 14 },  { "fifteen", 15 },
  { "sixteen", 16 },   { "seventeen", 17 },  { "eighteen", 18 },  { "nineteen", 19 },
  { "twenty", 20 },    { "thirty", 30 },     { "forty", 40 },     { "fifty", 50 },
  { "sixty", 60 },     { "seventy", 70 },    { "eighty", 80 },    { "ninety", 90 },
  { "hundred", 100 },  { "thousand", 1000 }, { "dozen", 12 },
};

static double plain(const char *word, size_t n) {
  for (size_t i = 0; i < CL_COUNT(numbers); i++)
    if (strlen(numbers[i].word) == n && memcmp(numbers[i].word, word, n) == 0)
      return numbers[i].value;
  return -1;
}

/* vijf-en-twintig, twenty-five, up to 99. */
static double below_hundred(const char *word, size_t n) {
  double value = plain(word, n);
  for (size_t i = 1; value < 0 && i + 1 < n; i++) {
    size_t gap = word[i] == '-' ? 1 : i + 2 < n && memcmp(word + i, "en", 2) == 0 ? 2 : 0;
    if (!gap)
      continue;
    double a = plain(word, i), b = plain(word + i + gap, n - i - gap);
    if (gap == 2 && a > 0 && a < 10 && b >= 20 && b < 100)
      value = b + a;
    if (gap == 1 && a >= 20 && a < 100 && b > 0 && b < 10)
      value = a + b;
  }
  return value;
}

double cl_number_word(const char *word) {
  size_t n = strlen(word);
  double value = below_hundred(word, n);
  const char *hundred = value < 0 ? strstr(word, "honderd") : NULL;
  if (!hundred)
    return value;
  size_t before = (size_t)(hundred - word), after = n - before - 7;
  double many = before ? below_hundred(word, before) : 1;
  double rest = after ? below_hundred(hundred + 7, after) : 0;
  if (rest < 0 && after > 2 && memcmp(hundred + 7, "en", 2) == 0)
    rest = below_hundred(hundred + 9, after - 2);
  return many < 0 || rest < 0 ? -1 : many * 100 + rest;
}

bool cl_token_in(const cl_tokens *t, size_t i, const char *list) {
  if (i >= t->count)
    return false;
  const char *word = t->items[i].word;
  size_t n = strlen(word);
  for (const char *at = strstr(list, word); n && at; at = strstr(at + 1, word))
    if (at > list && at[-1] == ' ' && at[n] == ' ')
      return true;
  return false;
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* 40, 7,5, 1.500; not 1-6-2027, 65+ or 19.30. */
static bool read_digits(cl_token *token) {
  char text[24];
  size_t n = token->text.n, points = 0, at = 0, k = 0;
  if (!n || n >= sizeof text)
    return false;
  for (size_t i = 0; i < n; i++) {
    char c = token->text.p[i];
    if (c == '.' || c == ',') {
      points++;
      at = i;
    } else if (!is_digit(c)) {
      return false;
    }
  }
  bool thousands = points >= 1 && n - at - 1 == 3 && at > 0;
  if (points > 1 || (points == 1 && !thousands && n - at - 1 != 1))
    return false;
  for (size_t i = 0; i < n; i++) {
    char c = token->text.p[i];
    if (is_digit(c))
      text[k++] = c;
    else if (!thousands)
      text[k++] = '.';
  }
  token->digits = token->counts = cl_parse_num((cl_str){ text, k }, &token->number);
  return token->counts;
}

static bool is_mark(char c) {
  return strchr(".,;:!?()\"", c) != NULL;
}

static void add(cl_tokens *out, cl_arena *arena, cl_str text, bool ends) {
  cl_token *token = &out->items[out->count];
  *token = (cl_token){ .text = text, .ends = ends };
  if (!text.n)
    return;
  token->word = cl_fold(arena, text);
  out->count++;
  if (read_digits(token))
    return;
  /* `een` is mostly an article; written with accents it is a number. */
  bool article = strcmp(token->word, "een") == 0 && text.n == 3;
  double value = article ? -1 : cl_number_word(token->word);
  token->counts = value > 0;
  token->number = value;
}

static const char signs[][4] = { "%", "€" };

/* One run of characters without blanks, marks at its ends taken off, signs apart. */
static void add_run(cl_tokens *out, cl_arena *arena, cl_str run) {
  bool ends = false;
  while (run.n && is_mark(run.p[0])) {
    run.p++;
    run.n--;
  }
  while (run.n && is_mark(run.p[run.n - 1])) {
    ends = true;
    run.n--;
  }
  for (size_t i = 0; i < CL_COUNT(signs); i++) {
    size_t n = strlen(signs[i]);
    if (run.n >= n && memcmp(run.p, signs[i], n) == 0) {
      add(out, arena, (cl_str){ run.p, n }, false);
      add(out, arena, (cl_str){ run.p + n, run.n - n }, ends);
      return;
    }
    if (run.n > n && memcmp(run.p + run.n - n, signs[i], n) == 0) {
      add(out, arena, (cl_str){ run.p, run.n - n }, false);
      add(out, arena, (cl_str){ run.p + run.n - n, n }, ends);
      return;
    }
  }
  add(out, arena, run, ends);
}

/* `two hundred` is one number: the second takes the first. */
static void join_numbers(cl_tokens *t) {
  for (size_t i = 0; i + 1 < t->count; i++) {
    cl_token *a = &t->items[i], *b = &t->items[i + 1];
    bool hundreds = strcmp(b->word, "hundred") == 0 || strcmp(b->word, "thousand") == 0 ||
                    strcmp(b->word, "duizend") == 0;
    if (a->counts && b->counts && !a->ends && hundreds && a->number < 100) {
      b->number *= a->number;
      a->counts = false;
      a->used = true;
    }
  }
}

void cl_tokens_read(cl_tokens *out, cl_str text, cl_arena *arena) {
  *out = (cl_tokens){ cl_alloc(arena, (text.n + 2) * sizeof *out->items), 0 };
  for (size_t i = 0; i < text.n;) {
    size_t n = 0;
    while (i + n < text.n && !is_blank(text.p[i + n]))
      n++;
    if (n)
      add_run(out, arena, (cl_str){ text.p + i, n });
    i += n + 1;
  }
  join_numbers(out);
}
