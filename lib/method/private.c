/* private.c - personal data in free text; see private.h. */
#include <string.h>

#include "private.h"

static bool digit(char c) {
  return c >= '0' && c <= '9';
}

static bool letter_or_digit(char c) {
  return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ((unsigned char)c & 0x80);
}

/* ---- E-mail ----------------------------------------------------------------------- */

/* Is there a domain with a point from P on: labels of letters, digits and
 * hyphens, the last one of two letters or more? */
static bool is_domain(const char *p, const char *end) {
  bool point = false;
  size_t label = 0;
  for (; p < end; p++) {
    if (letter_or_digit(*p) || (*p == '-' && label)) {
      label++;
    } else if (*p == '.' && label && p + 1 < end && letter_or_digit(p[1])) {
      point = true;
      label = 0;
    } else {
      break;
    }
  }
  return point && label >= 2 && !digit(p[-1]);
}

/* The sign, written out to keep robots away: `jan [at] example.nl`. */
static bool has_hidden_email(cl_str a) {
  const char *end = a.p + a.n;
  for (const char *p = a.p; end - p > 5; p++) {
    bool open = (*p == '[' || *p == '(') && (p[1] == 'a' || p[1] == 'A') &&
                (p[2] == 't' || p[2] == 'T') && p[3] == (*p == '[' ? ']' : ')');
    const char *before = p, *behind = p + 4;
    while (before > a.p && before[-1] == ' ')
      before--;
    while (behind < end && *behind == ' ')
      behind++;
    if (open && before > a.p && letter_or_digit(before[-1]) && is_domain(behind, end))
      return true;
  }
  return false;
}

static bool has_email(cl_str a) {
  const char *end = a.p + a.n;
  for (const char *at = a.p; (at = memchr(at, '@', (size_t)(end - at))); at++) {
    bool local = at > a.p && (letter_or_digit(at[-1]) || strchr("._-+", at[-1]));
    if (local && is_domain(at + 1, end))
      return true;
  }
  return false;
}

/* ---- Numbers ------------------------------------------------------------------------- */

/* A run of digits as a person writes a number: at most one blank or mark
 * between two digits, or a blank and a mark. */
struct number {
  char digits[32];
  size_t n;
  bool plus;  /* begins with + */
  bool marks; /* has something between its digits */
};

static bool is_mark(char c) {
  return c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')';
}

enum { PHONE = 10 }; /* digits of a Dutch telephone number */

/* Reads the number that begins at P; returns where it ends. */
static const char *read_number(const char *p, const char *end, struct number *out) {
  *out = (struct number){ .plus = *p == '+' };
  if (*p == '+')
    p++;
  const char *last = p;
  unsigned marks = 0;
  for (; p < end; p++) {
    if (digit(*p)) {
      /* Two telephone numbers in a row are two. */
      if (marks && out->n == PHONE && out->digits[0] == '0' && *p == '0')
        break;
      if (out->n < sizeof out->digits)
        out->digits[out->n] = *p;
      out->n++;
      out->marks |= marks > 0;
      marks = 0;
      last = p + 1;
    } else if (!is_mark(*p) || ++marks > 3) {
      break;
    }
  }
  return last;
}

/* Does the number begin with a day, as 07-11-2026 or 2026-11-07 do? */
static bool is_day(const char *p, const char *end) {
  static const char *const shapes[] = { "dd-dd-dddd", "d-d-dddd", "d-dd-dddd", "dd-d-dddd",
                                        "dddd-dd-dd" };
  for (size_t i = 0; i < CL_COUNT(shapes); i++) {
    const char *q = p, *s = shapes[i];
    while (*s && q < end && (*s == 'd' ? digit(*q) : *q == '-' || *q == '/' || *q == '.'))
      s++, q++;
    if (!*s && (q == end || !digit(*q)))
      return true;
  }
  return false;
}

static char upper(char c) {
  return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

/* Do the letters before P, blanks and marks passed over, end in WORD? */
static bool behind_word(const char *start, const char *p, const char *word) {
  size_t n = strlen(word);
  while (p > start && (is_mark(p[-1]) || p[-1] == ':' || p[-1] == '#'))
    p--;
  if ((size_t)(p - start) < n)
    return false;
  p -= n;
  for (size_t i = 0; i < n; i++)
    if (upper(p[i]) != word[i])
      return false;
  return true;
}

/* Is the number at P the last part of an account number: NL91 ABNA 0417 1643 00? */
static bool is_account(const char *start, const char *p) {
  static const char shape[] = "AAddAAAA";
  size_t left = sizeof shape - 1;
  while (left && p > start) {
    p--;
    if (*p == ' ')
      continue;
    bool good = shape[left - 1] == 'd' ? digit(*p) : *p >= 'A' && *p <= 'Z';
    if (!good)
      return false;
    left--;
  }
  return !left;
}

/* Numbers of things that say so themselves: of books, journals, accounts, orders
 * and organisations.  Some have as many digits as a telephone, and some pass
 * the eleven test. */
static bool is_of_a_thing(const char *start, const char *p) {
  static const char *const words[] = {
    "ISBN",          "ISBN-10",      "ISBN-13",  "ISSN",       "IBAN",          "RSIN",
    "KVK",           "KVK-NUMMER",   "BTW",      "BTW-NUMMER", "ORDERNUMMER",   "ORDER NO",
    "ORDER NUMBER",  "BESTELNUMMER", "BESTELNR", "FACTUUR",    "FACTUURNUMMER", "INVOICE",
    "ARTIKELNUMMER", "PPN",          "EAN",      "ZAAKNUMMER", "SERIENUMMER",   "POLISNUMMER",
  };
  if (is_account(start, p))
    return true;
  for (size_t i = 0; i < CL_COUNT(words); i++)
    if (behind_word(start, p, words[i]))
      return true;
  return false;
}

/* Dutch numbers: 0 and nine digits, or +31 / 0031 and nine (with a 0 between
 * brackets perhaps).  Other countries: + and 9 to 15 digits. */
static bool is_phone(const struct number *number) {
  const char *d = number->digits;
  size_t n = number->n;
  if (number->plus)
    return n >= 9 && n <= 15;
  if (n == PHONE && d[0] == '0' && d[1] != '0')
    return true;
  return (n == 13 || n == 14) && memcmp(d, "0031", 4) == 0;
}

/* The eleven test of a citizen service number: 9a + 8b + ... + 2h - i is a
 * multiple of eleven.  Nine digits, the first may be 0. */
static bool is_bsn(const struct number *number) {
  if (number->plus || number->n != 9)
    return false;
  int sum = 0, any = 0;
  for (int i = 0; i < 9; i++) {
    int value = number->digits[i] - '0';
    sum += i < 8 ? (9 - i) * value : -value;
    any |= value;
  }
  return any && sum % 11 == 0;
}

static unsigned numbers_in(cl_str a) {
  unsigned found = 0;
  const char *end = a.p + a.n;
  for (const char *p = a.p; p < end;) {
    bool starts = digit(*p) || (*p == '+' && p + 1 < end && digit(p[1]));
    if (!starts || (p > a.p && (letter_or_digit(p[-1]) || p[-1] == '_'))) {
      p++;
      continue;
    }
    struct number number;
    const char *behind = read_number(p, end, &number);
    bool ends = behind == end || !letter_or_digit(*behind);
    if (ends && !is_day(p, end) && number.n <= sizeof number.digits && !is_of_a_thing(a.p, p)) {
      if (is_phone(&number))
        found |= CL_HAS_PHONE;
      if (is_bsn(&number))
        found |= CL_HAS_BSN;
    }
    p = behind > p ? behind : p + 1;
  }
  return found;
}

/* ---- All of it ------------------------------------------------------------------------ */

enum { DIGIT = 1, AT = 2, BRACKET = 4 };

/* Without these signs there is nothing to find, as in most texts. */
static unsigned signs_in(cl_str a) {
  static const unsigned char signs[256] = {
    ['0'] = DIGIT, ['1'] = DIGIT,   ['2'] = DIGIT,   ['3'] = DIGIT, ['4'] = DIGIT,
    ['5'] = DIGIT, ['6'] = DIGIT,   ['7'] = DIGIT,   ['8'] = DIGIT, ['9'] = DIGIT,
    ['@'] = AT,    ['['] = BRACKET, ['('] = BRACKET,
  };
  unsigned found = 0;
  for (size_t i = 0; i < a.n; i++)
    found |= signs[(unsigned char)a.p[i]];
  return found;
}

unsigned cl_private_in(cl_str text) {
  const unsigned signs = text.n < 6 ? 0 : signs_in(text);
  unsigned found = signs & DIGIT ? numbers_in(text) : 0;
  if ((signs & AT && has_email(text)) || (signs & BRACKET && has_hidden_email(text)))
    found |= CL_HAS_EMAIL;
  return found;
}

unsigned cl_private_for(cl_field field, cl_str text) {
  const cl_field_row *row = cl_field_info(field);
  if (row->type == CL_T_PERSON || (row->kind != CL_K_TEXT && row->kind != CL_K_URL))
    return 0;
  return cl_private_in(text) & (row->kind == CL_K_URL ? CL_HAS_EMAIL : ~0u);
}
