/* token.c - words, and numbers in words; see token.h. */
#include "token.h"

#include <string.h>

static const struct {
  const char *word;
  int value;
} numbers[] = {
  { "een", 1 },         { "twee", 2 },        { "drie", 3 },         { "vier", 4 },
  { "vijf", 5 },        { "zes", 6 },         { "zeven", 7 },        { "acht", 8 },
  { "negen", 9 },       { "tien", 10 },       { "elf", 11 },         { "twaalf", 12 },
  { "dertien", 13 },    { "veertien", 14 },   { "vijftien", 15 },    { "zestien", 16 },
  { "zeventien", 17 },  { "achttien", 18 },   { "negentien", 19 },   { "twintig", 20 },
  { "dertig", 30 },     { "veertig", 40 },    { "vijftig", 50 },     { "zestig", 60 },
  { "zeventig", 70 },   { "tachtig", 80 },    { "negentig", 90 },    { "honderd", 100 },
  { "duizend", 1000 },  { "one", 1 },         { "two", 2 },          { "three", 3 },
  { "four", 4 },        { "five", 5 },        { "six", 6 },          { "seven", 7 },
  { "eight", 8 },       { "nine", 9 },        { "ten", 10 },         { "eleven", 11 },
  { "twelve", 12 },     { "thirteen", 13 },   { "fourteen", 14 },    { "fifteen", 15 },
  { "sixteen", 16 },    { "seventeen", 17 },  { "eighteen", 18 },    { "nineteen", 19 },
  { "twenty", 20 },     { "thirty", 30 },     { "forty", 40 },       { "fifty", 50 },
  { "sixty", 60 },      { "seventy", 70 },    { "eighty", 80 },      { "ninety", 90 },
  { "hundred", 100 },   { "thousand", 1000 }, { "dozen", 12 },       { "nul", 0 },
  { "dozijn", 12 },     { "tiental", 10 },    { "twintigtal", 20 },  { "dertigtal", 30 },
  { "veertigtal", 40 }, { "vijftigtal", 50 }, { "honderdtal", 100 },
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

/* A count of MANY behind which a number below it may stand: vijfentwintighonderd,
 * tweehonderdtien. */
static double hundreds(const char *word, size_t n) {
  double value = below_hundred(word, n);
  const char *hundred = NULL;
  for (size_t i = 0; value < 0 && i + 7 <= n && !hundred; i++)
    if (memcmp(word + i, "honderd", 7) == 0)
      hundred = word + i;
  if (!hundred)
    return value;
  size_t before = (size_t)(hundred - word), after = n - before - 7;
  double many = before ? below_hundred(word, before) : 1;
  double rest = after ? below_hundred(hundred + 7, after) : 0;
  if (rest < 0 && after > 2 && memcmp(hundred + 7, "en", 2) == 0)
    rest = below_hundred(hundred + 9, after - 2);
  return many < 0 || rest < 0 ? -1 : many * 100 + rest;
}

/* anderhalf, tweeenhalf (of which the accents are gone). */
static double and_a_half(const char *word, size_t n) {
  if (strcmp(word, "anderhalf") == 0 || strcmp(word, "anderhalve") == 0)
    return 1.5;
  double whole = n > 6 && memcmp(word + n - 6, "enhalf", 6) == 0 ? plain(word, n - 6) : -1;
  return whole > 0 && whole < 20 ? whole + 0.5 : -1;
}

double cl_number_word(const char *word) {
  size_t n = strlen(word);
  const char *thousand = strstr(word, "duizend");
  double half = and_a_half(word, n);
  if (half > 0)
    return half;
  if (!thousand)
    return hundreds(word, n);
  size_t before = (size_t)(thousand - word), after = n - before - 7;
  double many = before ? hundreds(word, before) : 1, rest = 0;
  if (after)
    rest = hundreds(thousand + 7, after);
  if (rest < 0 && after > 2 && memcmp(thousand + 7, "en", 2) == 0)
    rest = hundreds(thousand + 9, after - 2);
  return many < 0 || rest < 0 ? -1 : many * 1000 + rest;
}

bool cl_token_in(const cl_tokens *t, size_t i, const char *list) {
  if (i >= t->count || !*t->items[i].word)
    return false;
  for (const char *at = list; *at;) {
    const char *p = t->items[i].word;
    at++; /* the blank before a word */
    while (*at == *p && *p && *p != ' ')
      at++, p++;
    if (!*p && *at == ' ')
      return true;
    while (*at && *at != ' ')
      at++;
  }
  return false;
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* 40, 7,5, 1.500; not 1-6-2027, 65+, 19.30 or 0612345678. */
static bool read_digits(cl_token *token) {
  char text[24];
  size_t n = token->text.n, points = 0, at = 0, k = 0;
  if (n > 1 && token->text.p[0] == '+') { /* +20; 20+ is an age */
    token->text.p++;
    token->text.n = --n;
  }
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
  if (!points && (n > 7 || (n > 2 && token->text.p[0] == '0')))
    return false; /* a telephone number, a code */
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

/* 15-20: the upper of the two, when a word follows; not 2027-2028 or 06-12345678. */
static bool read_range(cl_token *token) {
  const char *dash = token->text.n ? memchr(token->text.p, '-', token->text.n) : NULL;
  if (!dash)
    return false;
  size_t a = (size_t)(dash - token->text.p), b = token->text.n - a - 1;
  cl_token low = { .text = { token->text.p, a } }, high = { .text = { dash + 1, b } };
  if (a > 3 || b > 3 || !read_digits(&low) || !read_digits(&high) || low.number >= high.number)
    return false;
  token->number = high.number;
  token->low = low.number;
  return token->digits = token->counts = true;
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
  if (read_digits(token) || read_range(token))
    return;
  /* `een` is mostly an article; written with accents it is a number. */
  bool article = strcmp(token->word, "een") == 0 && text.n == 3;
  double value = article ? -1 : cl_number_word(token->word);
  token->counts = value >= 0;
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

static void give(cl_token *from, cl_token *to, double value) {
  to->number = value;
  to->counts = true;
  from->counts = false;
  from->used = true;
}

/* `two hundred` is one number: the second takes the first; so are `twee en een half` and
 * `half dozijn`. */
static void join_numbers(cl_tokens *t) {
  for (size_t i = 0; i + 1 < t->count; i++) {
    cl_token *a = &t->items[i], *b = &t->items[i + 1];
    bool large = cl_token_in(t, i + 1, " hundred thousand honderd duizend dozijn dozen ");
    if (a->counts && b->counts && !a->ends && large && a->number < b->number)
      give(a, b, a->number * b->number);
    else if (a->counts && b->counts && !a->ends && a->number >= 100 && b->number < 100 &&
             cl_token_in(t, i, " honderd duizend hundred thousand "))
      give(a, b, a->number + b->number);
    else if (cl_token_in(t, i, " half ") && cl_token_in(t, i + 1, " dozijn dozen "))
      give(a, b, 6);
    else if (a->counts && !a->ends && cl_token_in(t, i + 1, " en and ") &&
             cl_token_in(t, i + 2, " een a ") && cl_token_in(t, i + 3, " half halve "))
      give(a, &t->items[i + 3], a->number + 0.5);
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
