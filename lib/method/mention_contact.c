/* mention_contact.c - telephone numbers, addresses and ids of people in a text;
 * see mention.h. */
#include <string.h>

#include "mention_inner.h"

/* ---- tables ----------------------------------------------------------------------------- */

static void put(cl_finder *f, cl_map *map, cl_str key, uint32_t person) {
  uint64_t hash = cl_hash_str(CL_HASH_START, key);
  size_t at;
  for (const struct contact *c = cl_map_first(map, hash, &at); c; c = cl_map_next(map, hash, &at))
    if (c->person == person && cl_str_eq(c->key, key))
      return;
  struct contact *contact = cl_alloc(f->arena, sizeof *contact);
  *contact = (struct contact){ { cl_strndup(f->arena, key.p, key.n), key.n }, person };
  cl_map_put(map, hash, contact);
}

static bool found(cl_finder *f, const cl_map *map, cl_str key, size_t at, size_t n,
                  enum cl_mention_kind kind) {
  uint64_t hash = cl_hash_str(CL_HASH_START, key);
  bool any = false;
  size_t step;
  for (const struct contact *c = cl_map_first(map, hash, &step); c;
       c = cl_map_next(map, hash, &step))
    if (cl_str_eq(c->key, key)) {
      cl_mention_add(f, c->person, at, n, kind);
      any = true;
    }
  return any;
}

/* ---- numbers ------------------------------------------------------------------------------ */

enum { MOST_DIGITS = 40, MOST_GAP = 3, LEAST = 6 };

struct digits {
  char d[MOST_DIGITS];
  size_t at[MOST_DIGITS];                      /* where each stands */
  bool starts[MOST_DIGITS], ends[MOST_DIGITS]; /* of a group */
  size_t n;
  bool plus;
};

static bool digit(char c) {
  return c >= '0' && c <= '9';
}

/* The run of digits at P, with marks between; returns where it ends. */
static size_t read_run(cl_str text, size_t p, struct digits *run) {
  size_t marks = 0;
  *run = (struct digits){ .plus = p && text.p[p - 1] == '+' };
  for (; p < text.n && run->n < MOST_DIGITS; p++) {
    if (digit(text.p[p])) {
      run->starts[run->n] = marks || !run->n;
      if (marks && run->n)
        run->ends[run->n - 1] = true;
      run->at[run->n] = p;
      run->d[run->n++] = text.p[p];
      marks = 0;
    } else if (!strchr(" -./()+", text.p[p]) || ++marks > MOST_GAP) {
      break;
    }
  }
  if (run->n)
    run->ends[run->n - 1] = true;
  return p;
}

/* The number without what says the country: of a Dutch one nine digits. */
static cl_str bare(const char *d, size_t n, bool plus, char out[MOST_DIGITS]) {
  if (n > 4 && memcmp(d, "0031", 4) == 0)
    d += 4, n -= 4;
  else if (n > 10 && memcmp(d, "31", 2) == 0)
    d += 2, n -= 2;
  else if (n > 2 && memcmp(d, "00", 2) == 0)
    d += 2, n -= 2;
  if (!plus && n > 1 && *d == '0')
    d++, n--;
  else if (n == 10 && *d == '0') /* +31 (0)6 */
    d++, n--;
  memcpy(out, d, n);
  return (cl_str){ out, n };
}

static void add_number(cl_finder *f, uint32_t person, const struct digits *run) {
  char out[MOST_DIGITS];
  if (run->n < 8 || run->n > 16)
    return;
  cl_str number = bare(run->d, run->n, run->plus, out);
  put(f, &f->contacts, number, person);
  if (number.n != 9)
    return;
  if (*number.p == '6') /* 12345678 */
    put(f, &f->contacts, (cl_str){ number.p + 1, 8 }, person);
  else /* without the area's, of three digits or four */
    for (size_t n = 6; n <= 7; n++)
      put(f, &f->contacts, (cl_str){ number.p + 9 - n, n }, person);
}

/* Every stretch of groups of RUN that is somebody's number. */
static void look_at_run(cl_finder *f, const struct digits *run) {
  for (size_t i = 0; i < run->n; i++) {
    if (!run->starts[i])
      continue;
    for (size_t j = run->n; j-- > i + LEAST - 1;) {
      char out[MOST_DIGITS];
      if (!run->ends[j])
        continue;
      cl_str number = bare(run->d + i, j - i + 1, run->plus && i == 0, out);
      size_t from = run->at[i] - (run->plus && i == 0);
      if (number.n >= LEAST &&
          found(f, &f->contacts, number, from, run->at[j] + 1 - from, CL_MENTION_PHONE)) {
        i = j;
        break;
      }
    }
  }
}

static void each_run(cl_finder *f, cl_str text, uint32_t person, bool add) {
  for (size_t p = 0; p < text.n;) {
    if (!digit(text.p[p]) ||
        (p && cl_mention_word_char((unsigned char)text.p[p - 1]) && !(text.p[p - 1] & 0x80))) {
      p++;
      continue;
    }
    struct digits run;
    size_t end = read_run(text, p, &run);
    if (add)
      add_number(f, person, &run);
    else
      look_at_run(f, &run);
    p = end > p ? end : p + 1;
  }
}

/* ---- addresses ------------------------------------------------------------------------------ */

enum { MOST_ADDRESS = 254 };

static char lower(char c) {
  return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static bool in_address(char c) {
  return digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') || (c & 0x80) || strchr("._%+-", c);
}

/* Words for a sign, between brackets or blanks; how long what stands at P is. */
static size_t sign_at(cl_str text, size_t p, const char *const *words) {
  size_t q = p;
  while (q < text.n && text.p[q] == ' ')
    q++;
  bool bracket = q < text.n && (text.p[q] == '[' || text.p[q] == '(' || text.p[q] == '{');
  if (!bracket && q == p)
    return 0;
  q += bracket;
  for (; *words; words++) {
    size_t n = strlen(*words), k = 0;
    while (k < n && q + k < text.n && lower(text.p[q + k]) == (*words)[k])
      k++;
    if (k < n)
      continue;
    size_t end = q + n;
    if (bracket && end < text.n && strchr("])}", text.p[end]))
      end++;
    else if (bracket || end >= text.n || text.p[end] != ' ')
      continue;
    while (end < text.n && text.p[end] == ' ')
      end++;
    return end - p;
  }
  return 0;
}

static size_t at_sign(cl_str text, size_t p) {
  static const char *const words[] = { "at", "apenstaartje", "apestaartje", "aapje", NULL };
  size_t q = p;
  while (q < text.n && text.p[q] == ' ')
    q++;
  if (q < text.n && text.p[q] == '@') {
    for (q++; q < text.n && text.p[q] == ' ';)
      q++;
    return q - p;
  }
  if (q + 2 < text.n && text.p[q] == '%' && text.p[q + 1] == '4' && text.p[q + 2] == '0')
    return q + 3 - p;
  return sign_at(text, p, words);
}

/* Reads the domain at P behind LOCAL, and looks it up at every end it may have. */
static void look_at_domain(cl_finder *f, cl_str text, size_t start, size_t p, cl_buf *key) {
  static const char *const dots[] = { "dot", "punt", "point", NULL };
  while (p < text.n && key->len < MOST_ADDRESS) {
    size_t n = sign_at(text, p, dots);
    if (n) {
      cl_buf_putc(key, '.');
      p += n;
      continue;
    }
    if (!in_address(text.p[p]) || text.p[p] == '%' || text.p[p] == '_')
      break;
    cl_buf_putc(key, lower(text.p[p++]));
    bool ends = p == text.n || !in_address(text.p[p]) || text.p[p] == '.';
    if (ends &&
        found(f, &f->contacts, (cl_str){ key->p, key->len }, start, p - start, CL_MENTION_EMAIL))
      return;
  }
}

static void look_for_addresses(cl_finder *f, cl_str text) {
  cl_buf key = CL_BUF_INIT;
  for (size_t p = 0; p < text.n; p++) {
    char c = text.p[p];
    size_t n =
        c == '@' || c == ' ' || c == '[' || c == '(' || c == '{' || c == '%' ? at_sign(text, p) : 0;
    if (!n)
      continue;
    size_t start = p;
    while (start > 0 && in_address(text.p[start - 1]))
      start--;
    if (start == p)
      continue;
    key.len = 0;
    for (size_t k = start; k < p; k++)
      cl_buf_putc(&key, lower(text.p[k]));
    cl_buf_putc(&key, '@');
    look_at_domain(f, text, start, p + n, &key);
  }
  cl_buf_free(&key);
}

/* The addresses that TEXT, a field, holds: around each sign. */
static void add_addresses(cl_finder *f, uint32_t person, cl_str text) {
  cl_buf key = CL_BUF_INIT;
  for (size_t p = 0; p < text.n; p++) {
    if (text.p[p] != '@')
      continue;
    size_t start = p, end = p + 1;
    while (start > 0 && in_address(text.p[start - 1]))
      start--;
    while (end < text.n && in_address(text.p[end]))
      end++;
    while (end > p + 1 && text.p[end - 1] == '.')
      end--;
    key.len = 0;
    for (size_t k = start; k < end; k++)
      cl_buf_putc(&key, lower(text.p[k]));
    if (start < p && end > p + 1)
      put(f, &f->contacts, (cl_str){ key.p, key.len }, person);
  }
  cl_buf_free(&key);
}

/* ---- ids ---------------------------------------------------------------------------------------
 */

static bool in_id(char c) {
  return digit(c) || (c >= 'a' && c <= 'z') || c == '-';
}

/* An id that is a word of the language, or the person's own role, is no mention. */
void cl_contact_id(cl_finder *f, uint32_t person) {
  const cl_rec *rec = f->people[person].rec;
  cl_str id = cl_str_of(rec->id);
  bool sign = false;
  for (size_t i = 0; i < id.n; i++)
    sign = sign || digit(id.p[i]) || id.p[i] == '-';
  cl_str role = cl_rec_text(rec, CL_F_PERSON_ROLE);
  if (!sign &&
      (id.n < 3 || cl_word_is(CL_COMMON_WORD, id) || cl_word_is(CL_PLACE_NAME, id) ||
       cl_word_is(CL_RARE_WORD, id) || (role.n && strstr(cl_fold(f->arena, role), rec->id))))
    return;
  bool letter = false;
  for (size_t i = 0; i < id.n; i++)
    letter = letter || (id.p[i] >= 'a' && id.p[i] <= 'z');
  if (letter && id.n > 1)
    put(f, &f->ids, id, person);
}

/* The id at P, or one that is part of a longer one: koffie-amb1. */
static size_t look_at_id(cl_finder *f, cl_str text, size_t p) {
  size_t end = p;
  while (end < text.n && in_id(text.p[end]))
    end++;
  bool whole = end == text.n || !(cl_mention_word_char((unsigned char)text.p[end]) ||
                                  text.p[end] == '_' || (text.p[end] & 0x80));
  for (size_t i = p, tries = 0; whole && i < end && tries < 16; tries++) {
    for (size_t j = end; j > i; j--)
      if ((j == end || text.p[j] == '-') &&
          found(f, &f->ids, (cl_str){ text.p + i, j - i }, i, j - i, CL_MENTION_ID)) {
        i = j;
        break;
      }
    while (i < end && text.p[i] != '-')
      i++;
    i++;
  }
  return end;
}

static void look_for_ids(cl_finder *f, cl_str text) {
  for (size_t p = 0; p < text.n;) {
    bool edge = !p || !(cl_mention_word_char((unsigned char)text.p[p - 1]) ||
                        text.p[p - 1] == '_' || (text.p[p - 1] & 0x80));
    if (edge && in_id(text.p[p]) && text.p[p] != '-') {
      p = look_at_id(f, text, p);
      continue;
    }
    p++;
  }
}

void cl_contact_add(cl_finder *f, uint32_t person, cl_str text) {
  each_run(f, text, person, true);
  add_addresses(f, person, text);
}

void cl_contact_look(cl_finder *f, cl_str text) {
  if (f->contacts.count) {
    each_run(f, text, 0, false);
    look_for_addresses(f, text);
  }
  if (f->ids.count)
    look_for_ids(f, text);
}
