/* text.c - text in UTF-8; see text.h. */
#include "text.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "latin.h"
#include "module.h"
#include "unicode.h"

enum { REPLACEMENT = 0xFFFD, ID_MAX = 40, NUM_SIZE = 40 };

/* What lies outside Latin: the module is loaded by the first who asks. */
static const struct cl_unicode *unicode(void) {
  static const struct cl_unicode *table;
  if (!table)
    table = CL_MODULE_TABLE("clkit-unicode", struct cl_unicode, cl_unicode);
  return table;
}

/* ---- Slices -------------------------------------------------------------- */

cl_str cl_str_of(const char *text) {
  return text ? (cl_str){ text, strlen(text) } : CL_NO_STR;
}

bool cl_str_is(cl_str a, const char *text) {
  return a.p && text && cl_str_eq(a, cl_str_of(text));
}

bool cl_str_eq(cl_str a, cl_str b) {
  if (!a.p || !b.p)
    return a.p == b.p;
  return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

int cl_str_cmp(cl_str a, cl_str b) {
  if (!a.p || !b.p)
    return (a.p != NULL) - (b.p != NULL);
  size_t n = a.n < b.n ? a.n : b.n;
  int order = n ? memcmp(a.p, b.p, n) : 0;
  return order ? order : (a.n > b.n) - (a.n < b.n);
}

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

cl_str cl_str_trim(cl_str a) {
  while (a.n && is_space(a.p[a.n - 1]))
    a.n--;
  while (a.n && is_space(*a.p))
    a.p++, a.n--;
  return a;
}

cl_str cl_str_chomp(cl_str a) {
  while (a.n && a.p[a.n - 1] == '\n')
    a.n--;
  return a;
}

bool cl_str_begins(cl_str a, const char *start) {
  size_t n = strlen(start);
  return a.n >= n && memcmp(a.p, start, n) == 0;
}

bool cl_ends_in(const char *text, const char *end) {
  size_t n = strlen(text), k = strlen(end);
  return n > k && strcasecmp(text + n - k, end) == 0;
}

const char *cl_capital(cl_arena *arena, const char *text) {
  char *copy = cl_strdup(arena, text);
  if (*copy >= 'a' && *copy <= 'z')
    *copy = (char)(*copy - 'a' + 'A');
  return copy;
}

int cl_by_text(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char *cl_str_dup(cl_arena *arena, cl_str a) {
  return a.p ? cl_strndup(arena, a.p, a.n) : NULL;
}

/* ---- UTF-8 --------------------------------------------------------------- */

/* How many bytes at P, at most N, are ASCII: eight at a time, since plans of
 * tens of megabytes pass here. */
static size_t ascii_run(const char *p, size_t n) {
  size_t i = 0;
  for (; n - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
    uint64_t word;
    memcpy(&word, p + i, sizeof word);
    if (word & UINT64_C(0x8080808080808080))
      break;
  }
  while (i < n && !(p[i] & 0x80))
    i++;
  return i;
}

/* The character of LENGTH bytes at P, of which the first says so; 0 when the rest
 * does not follow, or when fewer bytes would do. */
static uint32_t follow(const unsigned char *p, size_t length) {
  static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
  uint32_t c = p[0] & (0xFFu >> (length + 1));
  for (size_t i = 1; i < length; i++) {
    if ((p[i] & 0xC0) != 0x80)
      return 0;
    c = c << 6 | (p[i] & 0x3F);
  }
  bool surrogate = c >= 0xD800 && c < 0xE000;
  return c < least[length] || surrogate || c > 0x10FFFF ? 0 : c;
}

/* The bytes of the character at P, and which it is; 0 when there is none. */
static size_t decode(const char *p, size_t n, uint32_t *c) {
  const unsigned char *b = (const unsigned char *)p;
  size_t length = b[0] < 0x80   ? 1
                  : b[0] < 0xC2 ? 0
                  : b[0] < 0xE0 ? 2
                  : b[0] < 0xF0 ? 3
                  : b[0] < 0xF5 ? 4
                                : 0;
  if (!length || length > n)
    return 0;
  *c = length == 1 ? b[0] : follow(b, length);
  return length == 1 || *c ? length : 0;
}

const char *cl_utf8_bad(const char *p, size_t n) {
  for (size_t i = 0; i < n;) {
    i += ascii_run(p + i, n - i);
    if (i == n)
      break;
    uint32_t c;
    size_t length = decode(p + i, n - i, &c);
    if (!length)
      return p + i;
    i += length;
  }
  return NULL;
}

size_t cl_utf8_get(const char *p, size_t n, uint32_t *c) {
  size_t length = decode(p, n, c);
  if (length)
    return length;
  *c = REPLACEMENT;
  return 1;
}

void cl_utf8_put(cl_buf *buf, uint32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
    c = REPLACEMENT;
  unsigned char out[4];
  size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (size_t i = n; i-- > 1; c >>= 6)
    out[i] = (unsigned char)(0x80 | (c & 0x3F));
  static const unsigned char first[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
  out[0] = (unsigned char)(first[n] | c);
  cl_buf_add(buf, out, n);
}

size_t cl_utf8_count(cl_str a) {
  size_t count = 0;
  for (size_t i = 0; i < a.n; count++) {
    size_t plain = ascii_run(a.p + i, a.n - i);
    i += plain;
    count += plain;
    if (i == a.n)
      break;
    uint32_t c;
    i += cl_utf8_get(a.p + i, a.n - i, &c);
  }
  return count;
}

/* ---- Width --------------------------------------------------------------- */

static size_t char_width(uint32_t c) {
  if (cl_latin_plain(c))
    return 1;
  return c < 0x80 ? 0 : unicode()->width(c); /* controls have none: cl_visible() comes first */
}

size_t cl_width(cl_str a) {
  size_t width = 0;
  for (size_t i = 0; i < a.n;) {
    uint32_t c;
    i += cl_utf8_get(a.p + i, a.n - i, &c);
    width += char_width(c);
  }
  return width;
}

/* Length of the grapheme at P: what a reader sees as one character. */
static size_t grapheme(const char *p, size_t n) {
  uint32_t c, behind = ' ';
  size_t length = cl_utf8_get(p, n, &c);
  if (length < n)
    cl_utf8_get(p + length, n - length, &behind);
  bool alone = (c < 0x80 && c != '\r') || cl_latin_plain(c);
  return alone && (behind < 0x80 || cl_latin_plain(behind)) ? length : unicode()->grapheme(p, n);
}

cl_str cl_width_cut(cl_str a, size_t columns) {
  size_t width = 0, i = 0;
  while (i < a.n) {
    size_t n = grapheme(a.p + i, a.n - i);
    width += cl_width((cl_str){ a.p + i, n });
    if (width > columns)
      break;
    i += n;
  }
  return (cl_str){ a.p, i };
}

/* ---- Folding and ids ----------------------------------------------------- */

/* Letters that are no base letter with a mark, as a Dutch reader types them;
 * typographic signs as the keyboard has them.  "" leaves the character out. */
static const char *folded(uint32_t c) {
  static const struct {
    uint16_t c;
    char text[3];
  } table[] = {
    { 0x00AD, "" },   { 0x00DF, "ss" }, { 0x00E6, "ae" }, { 0x00F0, "d" },  { 0x00F8, "o" },
    { 0x00FE, "th" }, { 0x0111, "d" },  { 0x0127, "h" },  { 0x0131, "i" },  { 0x0133, "ij" },
    { 0x0138, "k" },  { 0x0142, "l" },  { 0x014B, "n" },  { 0x0153, "oe" }, { 0x0167, "t" },
    { 0x0180, "b" },  { 0x0192, "f" },  { 0x01DD, "e" },  { 0x0259, "e" },  { 0x200B, "" },
    { 0x200C, "" },   { 0x200D, "" },   { 0x2010, "-" },  { 0x2011, "-" },  { 0x2013, "-" },
    { 0x2014, "-" },  { 0x2018, "'" },  { 0x2019, "'" },  { 0x02BC, "'" },  { 0x201C, "\"" },
    { 0x201D, "\"" }, { 0x201E, "\"" }, { 0x2060, "" },
  };
  for (size_t i = 0; i < CL_COUNT(table); i++)
    if (table[i].c == c)
      return table[i].text;
  return NULL;
}

/* A folded, when all of it is Latin; false, with a part of it in OUT, when not. */
static bool fold_latin(cl_buf *out, cl_str a) {
  for (size_t i = 0; i < a.n;) {
    size_t plain = ascii_run(a.p + i, a.n - i);
    for (size_t k = 0; k < plain; k++)
      cl_buf_putc(out, cl_ascii_lower(a.p[i + k]));
    i += plain;
    uint32_t c;
    size_t length = i < a.n ? decode(a.p + i, a.n - i, &c) : 0;
    if (i == a.n)
      break;
    const char *text = length ? cl_latin_fold(c) : NULL;
    if (length && !text)
      text = folded(c);
    if (text)
      cl_buf_puts(out, text);
    else if (length && cl_latin_same(c))
      cl_buf_add(out, a.p + i, length);
    else
      return false;
    i += length;
  }
  return true;
}

/* A copy of A that is valid UTF-8, which the normaliser insists on. */
static void repair(cl_buf *out, cl_str a) {
  for (size_t i = 0; i < a.n;) {
    uint32_t c;
    i += cl_utf8_get(a.p + i, a.n - i, &c);
    cl_utf8_put(out, c);
  }
}

static void fold_wide(cl_buf *out, cl_str a) {
  cl_buf fixed = CL_BUF_INIT;
  if (cl_utf8_bad(a.p, a.n)) {
    repair(&fixed, a);
    a = (cl_str){ fixed.p, fixed.len };
  }
  /* Compatibility forms too: a typed "fi" finds the ligature of a PDF. */
  size_t n;
  const struct cl_unicode *u = unicode();
  char *apart = u->apart(a.p, a.n, &n);
  if (!apart)
    cl_out_of_memory();
  for (size_t i = 0; i < n;) {
    uint32_t c;
    i += cl_utf8_get(apart + i, n - i, &c);
    if (u->is_mark(c))
      continue;
    c = u->lower(c);
    const char *text = c < 0x80 ? NULL : folded(c);
    if (text)
      cl_buf_puts(out, text);
    else
      cl_utf8_put(out, c);
  }
  free(apart);
  cl_buf_free(&fixed);
}

bool cl_str_is_word(cl_str a, const char *word) {
  size_t i = 0;
  while (i < a.n && word[i] && cl_ascii_lower(a.p[i]) == word[i])
    i++;
  return i == a.n && !word[i];
}

char *cl_fold(cl_arena *arena, cl_str a) {
  if (ascii_run(a.p, a.n) == a.n) {
    char *text = cl_strndup(arena, a.p, a.n);
    for (size_t i = 0; i < a.n; i++)
      text[i] = cl_ascii_lower(text[i]);
    return text;
  }
  cl_buf out = CL_BUF_INIT;
  if (!fold_latin(&out, a)) {
    out.len = 0;
    fold_wide(&out, a);
  }
  return cl_buf_keep(&out, arena);
}

static bool is_id_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

enum { LONG_SLUG = 3 * ID_MAX };

/* How many of the N bytes at ID are an id of at most MAX: no word is cut that need not be. */
static size_t whole_words(const char *id, size_t n, size_t max) {
  if (n <= max)
    return n;
  size_t cut = max;
  while (cut > max / 2 && id[cut] != '-')
    cut--;
  return id[cut] == '-' ? cut : max;
}

/* The words of A as an id has them, of at most MAX bytes. */
static char *slug_of(cl_arena *arena, cl_str a, size_t max) {
  /* Forty bytes of id need not look at a page of text; the margin is for
   * marks, blanks and signs.  An id made from text longer than this differs
   * only where the first of it holds no letters. */
  enum { LOOK = 4096 };
  if (a.n > LOOK)
    a.n = LOOK;
  const char *text = cl_fold(arena, a);
  char id[LONG_SLUG + 2]; /* one more than fits, to see whether a word ends at the limit */
  size_t n = 0;
  bool gap = false;
  for (; *text && n <= max; text++) {
    if (*text == '\'')
      continue; /* foto's gives fotos */
    if (!is_id_char(*text)) {
      gap = n > 0;
      continue;
    }
    if (gap)
      id[n++] = '-';
    gap = false;
    id[n++] = *text;
  }
  n = whole_words(id, n, max);
  return n ? cl_strndup(arena, id, n) : cl_strdup(arena, "x");
}

char *cl_slug(cl_arena *arena, cl_str a) {
  return slug_of(arena, a, ID_MAX);
}

static bool is_among(cl_str word, const char *const *words, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (cl_str_is(word, words[i]))
      return true;
  return false;
}

/* Words that say nothing at the end of an id. */
static bool is_small_word(cl_str word) {
  static const char *const words[] = {
    "aan",  "al",  "alle",  "als",    "bij",   "dat",   "de",     "den",   "der", "des",   "die",
    "door", "een", "eigen", "elk",    "elke",  "en",    "er",     "het",   "hun", "ieder", "iedere",
    "in",   "is",  "je",    "met",    "naar",  "niet",  "nieuwe", "nog",   "of",  "om",    "ons",
    "onze", "ook", "op",    "over",   "per",   "te",    "tot",    "uit",   "van", "vanaf", "voor",
    "we",   "wij", "wordt", "worden", "ze",    "zijn",  "a",      "all",   "an",  "and",   "are",
    "as",   "at",  "by",    "each",   "every", "for",   "from",   "its",   "new", "not",   "on",
    "or",   "our", "that",  "the",    "their", "to",    "we",     "which", "who", "with",  "your",
    "did",  "do",  "does",  "has",    "have",  "heeft", "hebben", "kan",   "was", "were",
  };
  return is_among(word, words, CL_COUNT(words));
}

/* The end of the word at ID. */
static size_t word_end(const char *id) {
  return strcspn(id, "-");
}

/* How many bytes of ID say by when: `in-2030-`, `voor-eind-2027-`; 0. */
static size_t year_at(const char *id) {
  static const char *const before[] = { "in",    "voor",  "tot",   "en",   "met",    "per",
                                        "vanaf", "sinds", "na",    "rond", "het",    "jaar",
                                        "begin", "medio", "eind",  "by",   "before", "until",
                                        "from",  "since", "after", "the",  "end",    "of" };
  size_t at = 0, n;
  while ((n = word_end(id + at)) && id[at + n] &&
         is_among((cl_str){ id + at, n }, before, CL_COUNT(before)))
    at += n + 1;
  bool year = at && n == 4 && strspn(id + at, "0123456789") == 4 && strchr("12", id[at]);
  return year && id[at + n] == '-' ? at + n + 1 : 0;
}

/* Where ID begins to say what it is about: behind its year, and that it is we who want it. */
static const char *told(const char *id) {
  static const char *const ours[] = { "wij", "we",     "onze",   "ons",   "er",  "zijn", "is",
                                      "dat", "hebben", "willen", "heeft", "our", "want", "are" };
  const char *at = id;
  for (;;) {
    size_t year = year_at(at), n = word_end(at);
    if (year)
      at += year;
    else if (at[n] && is_among((cl_str){ at, n }, ours, CL_COUNT(ours)))
      at += n + 1;
    else
      return at;
  }
}

/* Where the last word of the N bytes at ID begins. */
static size_t last_word(const char *id, size_t n) {
  while (n && id[n - 1] != '-')
    n--;
  return n;
}

/* The end of the first word behind N that says something. */
static size_t next_word(const char *id, size_t n) {
  size_t at;
  do {
    at = n + (id[n] == '-');
    n = at + strcspn(id + at, "-");
  } while (id[n] && is_small_word((cl_str){ id + at, n - at }));
  return n;
}

char *cl_short_id(cl_arena *arena, cl_str a) {
  enum { SHORT = 24, LONG = 32 };
  char *id = slug_of(arena, a, LONG_SLUG);
  size_t n = strlen(id), at;
  if (n > SHORT) {
    const char *from = told(id);
    memmove(id, from, (n = strlen(from)) + 1);
  }
  if (n <= SHORT)
    return id;
  n = id[SHORT] == '-' ? SHORT : last_word(id, SHORT);
  n -= n && id[n - 1] == '-';
  if (!n) /* one long word */
    n = strcspn(id, "-");
  while ((at = last_word(id, n)) > 0 && is_small_word((cl_str){ id + at, n - at }))
    n = at - 1;
  bool small = is_small_word((cl_str){ id, n });
  if (id[n] == '-' && !memchr(id, '-', n)) { /* `de` alone is no name, `poster` a poor one */
    size_t more = next_word(id, n);
    n = small || more <= LONG ? more : n;
  }
  id[whole_words(id, n, ID_MAX)] = '\0';
  return id;
}

bool cl_is_id(cl_str a) {
  if (a.n < 1 || a.n > ID_MAX || a.p[0] == '-' || a.p[a.n - 1] == '-')
    return false;
  for (size_t i = 0; i < a.n; i++)
    if (!is_id_char(a.p[i]) && a.p[i] != '-')
      return false;
  return true;
}

/* ---- Distance ------------------------------------------------------------ */

static unsigned least(unsigned a, unsigned b) {
  return a < b ? a : b;
}

/* Optimal string alignment over three rows, only within LIMIT of the diagonal:
 * what lies outside costs more than LIMIT anyway. */
static unsigned distance_band(const char *a, size_t na, const char *b, size_t nb, unsigned limit,
                              unsigned *rows) {
  unsigned *before = rows, *above = before + nb + 1, *row = above + nb + 1;
  const unsigned over = limit + 1;
  for (size_t j = 0; j <= nb; j++) {
    before[j] = over;
    above[j] = j > limit ? over : (unsigned)j;
  }
  for (size_t i = 1; i <= na; i++) {
    size_t from = i > limit ? i - limit : 1, to = i + limit < nb ? i + limit : nb;
    unsigned best = row[from - 1] = i <= limit ? (unsigned)i : over;
    for (size_t j = from; j <= to; j++) {
      unsigned cost = above[j - 1] + (a[i - 1] != b[j - 1]);
      cost = least(cost, row[j - 1] + 1);
      cost = least(cost, above[j] + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost = least(cost, before[j - 2] + 1);
      row[j] = least(cost, over);
      best = least(best, row[j]);
    }
    if (to < nb)
      row[to + 1] = over;
    if (best > limit)
      return over;
    unsigned *old = before;
    before = above;
    above = row;
    row = old;
  }
  return above[nb];
}

unsigned cl_distance(const char *a, const char *b, unsigned limit) {
  size_t na = strlen(a), nb = strlen(b);
  size_t longest = na > nb ? na : nb;
  if (limit > longest)
    limit = longest < UINT_MAX / 2 ? (unsigned)longest : UINT_MAX / 2;
  if ((na > nb ? na - nb : nb - na) > limit)
    return limit + 1;
  unsigned small[3 * 64], *rows = small;
  if (nb >= 64)
    rows = cl_xcalloc(3, (nb + 1) * sizeof *rows);
  unsigned distance = distance_band(a, na, b, nb, limit, rows);
  if (rows != small)
    free(rows);
  return distance;
}

/* ---- Numbers ------------------------------------------------------------- */

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static size_t digits_at(cl_str a, size_t i) {
  size_t from = i;
  while (i < a.n && is_digit(a.p[i]))
    i++;
  return i - from;
}

bool cl_parse_num(cl_str a, double *value) {
  size_t i = a.n && (a.p[0] == '+' || a.p[0] == '-');
  size_t whole = digits_at(a, i), fraction = 0;
  if (!whole)
    return false;
  if (i + whole < a.n) {
    fraction = digits_at(a, i + whole + 1);
    if (a.p[i + whole] != '.' || !fraction || i + whole + 1 + fraction != a.n)
      return false;
  }
  for (; whole > 1 && a.p[i] == '0'; whole--)
    i++;
  if (whole + fraction > 15)
    return false;
  /* Fifteen digits and the power of ten are both exact in a double, so that
   * one division rounds correctly and no locale comes into it. */
  double digits = 0, scale = 1;
  for (; i < a.n; i++)
    if (a.p[i] != '.')
      digits = digits * 10 + (a.p[i] - '0');
  for (size_t k = 0; k < fraction; k++)
    scale *= 10;
  *value = a.p[0] == '-' ? -(digits / scale) : digits / scale;
  return true;
}

bool cl_parse_int(cl_str a, long long *value) {
  bool minus = a.n && a.p[0] == '-';
  size_t i = minus || (a.n && a.p[0] == '+');
  if (i == a.n || digits_at(a, i) != a.n - i)
    return false;
  long long sum = 0; /* counted downwards: the least number has no positive twin */
  for (; i < a.n; i++) {
    int digit = a.p[i] - '0';
    if (sum < (LLONG_MIN + digit) / 10)
      return false;
    sum = sum * 10 - digit;
  }
  if (!minus && sum == LLONG_MIN)
    return false;
  *value = minus ? sum : -sum;
  return true;
}

/* The fewest digits, 15 to 17, that read back as VALUE, without trailing
 * zeros, in DIGITS; returns the power of ten of the first. */
static int shortest_digits(double value, char digits[20]) {
  char form[40];
  for (int precision = 14; precision <= 16; precision++) {
    snprintf(form, sizeof form, "%.*e", precision, value);
    if (strtod(form, NULL) == value)
      break;
  }
  /* Taken apart by digits: the sign between them is the locale's. */
  size_t n = 0;
  const char *p = form;
  for (; *p && *p != 'e'; p++)
    if (is_digit(*p))
      digits[n++] = *p;
  while (n > 1 && digits[n - 1] == '0')
    n--;
  digits[n] = '\0';
  return (int)strtol(*p ? p + 1 : p, NULL, 10);
}

double cl_round_to(double value, int decimals) {
  double scale = 1;
  for (int i = 0; i < decimals; i++)
    scale *= 10;
  double size = fabs(value) * scale;
  if (!isfinite(size) || size > 1e12)
    return value;
  double whole = floor(size + 0.5 + 1e-9 + size * 1e-14);
  return whole == 0 ? 0 : value < 0 ? -whole / scale : whole / scale;
}

char *cl_format_num(char *out, double value, bool comma) {
  char digits[20], text[64];
  size_t n = 0;
  out[0] = '\0';
  if (!isfinite(value))
    return out;
  if (fabs(value) < 1e15 && value == floor(value)) { /* most are; that is quick */
    snprintf(out, NUM_SIZE, "%lld", (long long)value);
    return out;
  }
  if (value < 0)
    text[n++] = '-';
  int power = shortest_digits(fabs(value), digits);
  int count = (int)strlen(digits);
  if (power >= 22 || power < -18) {
    /* No plan holds such a number; with an exponent it is at least true. */
    snprintf(out, NUM_SIZE, "%s%c.%se%d", value < 0 ? "-" : "", digits[0],
             count > 1 ? digits + 1 : "0", power);
    return out;
  }
  if (power < 0) {
    text[n++] = '0';
    text[n++] = comma ? ',' : '.';
    for (int i = -1; i > power; i--)
      text[n++] = '0';
  }
  int whole = power < 0 ? count : power + 1;
  for (int i = 0; i < count || i < whole; i++) {
    if (i == whole)
      text[n++] = comma ? ',' : '.';
    text[n++] = i < count ? digits[i] : '0';
  }
  text[n] = '\0';
  snprintf(out, NUM_SIZE, "%.39s", text);
  return out;
}
