/* mention.c - where a text names a person; see mention.h.
 *
 * A text is cut into words, folded once.  Each word is looked up among the
 * words of all names; around one that is there, its person's other parts,
 * particles and initials are gathered.  How much was found, and what stands
 * before and behind it, decides. */
#include "mention.h"

#include <stdlib.h>
#include <string.h>

#include "mention_inner.h"

enum { MOST_SAME = 64 }; /* a word that more people are called by names none of them */
enum { SCRATCH = 1 << 20 };

/* ---- words of a text ------------------------------------------------------------------ */

/* Letters that the fold leaves, since they have no accent, but people write
 * without: Yılmaz, Sørensen. */
static const char *plain_of(uint32_t c) {
  static const struct {
    uint32_t c;
    const char *plain;
  } all[] = { { 0x131, "i" }, { 0xF8, "o" },  { 0x142, "l" },  { 0x111, "d" },
              { 0xDF, "ss" }, { 0xE6, "ae" }, { 0x153, "oe" }, { 0x133, "ij" } };
  for (size_t i = 0; i < CL_COUNT(all); i++)
    if (all[i].c == c)
      return all[i].plain;
  return NULL;
}

static void fold_word(cl_finder *f, cl_str raw) {
  size_t i = 0;
  while (i < raw.n && !(raw.p[i] & 0x80))
    i++;
  if (i == raw.n) {
    for (i = 0; i < raw.n; i++)
      cl_buf_putc(&f->pool, (char)(raw.p[i] >= 'A' && raw.p[i] <= 'Z' ? raw.p[i] + 32 : raw.p[i]));
    return;
  }
  if (cl_arena_size(f->scratch) > SCRATCH) {
    cl_arena_free(f->scratch);
    f->scratch = cl_arena_new();
  }
  cl_str folded = cl_str_of(cl_fold(f->scratch, raw));
  for (i = 0; i < folded.n;) {
    uint32_t c;
    size_t n = cl_utf8_get(folded.p + i, folded.n - i, &c);
    const char *plain = c < 0x80 ? NULL : plain_of(c);
    if (plain)
      cl_buf_puts(&f->pool, plain);
    else
      cl_buf_add(&f->pool, folded.p + i, n);
    i += n;
  }
}

/* Is the first letter of RAW a capital, and are all? */
static unsigned capitals(cl_str raw) {
  bool first = true, all = true;
  size_t letters = 0;
  for (size_t i = 0; i < raw.n;) {
    uint32_t c;
    size_t n = cl_utf8_get(raw.p + i, raw.n - i, &c);
    bool upper = c < 0x80 ? c >= 'A' && c <= 'Z'
                          : (n == 2 && c >= 0xC0 && c <= 0xDE) ||
                                (c >= 0x100 && c <= 0x17F && !(c & 1) && c != 0x138) || c == 0x130;
    if (!letters++)
      first = upper;
    all = all && upper;
    i += n;
  }
  return (first ? W_CAPITAL : 0) | (all && letters > 1 ? W_ALL_CAPS : 0);
}

static void add_word(cl_finder *f, cl_str text, size_t at, size_t end) {
  cl_str raw = { text.p + at, end - at };
  size_t start = f->pool.len;
  fold_word(f, raw);
  f->words = cl_grow(f->words, &f->word_cap, f->word_count + 1, sizeof *f->words);
  f->words[f->word_count++] = (struct word){
    .at = at, .n = end - at, .fold = start, .fold_n = f->pool.len - start, .flags = capitals(raw)
  };
}

static cl_str folded(const cl_finder *f, size_t i) {
  return (cl_str){ f->pool.p + f->words[i].fold, f->words[i].fold_n };
}

/* The bytes between word I and the one before it. */
static cl_str gap_before(const cl_finder *f, cl_str text, size_t i) {
  size_t from = i ? f->words[i - 1].at + f->words[i - 1].n : 0;
  return (cl_str){ text.p + from, f->words[i].at - from };
}

static bool has(cl_str gap, char c) {
  return gap.n && memchr(gap.p, c, gap.n) != NULL;
}

static bool is_initial(const cl_finder *f, size_t i) {
  return f->words[i].fold_n == 1 && (f->words[i].flags & W_CAPITAL);
}

/* Does a sentence begin with word I? */
static bool begins(const cl_finder *f, cl_str text, size_t i) {
  if (i == 0)
    return true;
  cl_str gap = gap_before(f, text, i);
  if (has(gap, '!') || has(gap, '?'))
    return true;
  const char *line = gap.n ? memchr(gap.p, '\n', gap.n) : NULL;
  if (line) { /* a blank line, or the sign of a list */
    const char *end = gap.p + gap.n, *p = line + 1;
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '#'))
      p++;
    if (p < end && (*p == '\n' || *p == '-' || *p == '*'))
      return true;
  }
  const char *stop = gap.n ? memchr(gap.p, '.', gap.n) : NULL;
  if (!stop || stop + 1 == gap.p + gap.n || (stop[1] != ' ' && stop[1] != '\n'))
    return false;
  return !(f->words[i - 1].fold_n == 1 || cl_word_is(CL_ABBREVIATED, folded(f, i - 1)));
}

static void cut(cl_finder *f, cl_str text) {
  f->word_count = 0;
  f->pool.len = 0;
  size_t start = 0;
  bool in = false;
  for (size_t i = 0; i <= text.n;) {
    uint32_t c = ' ';
    size_t n = 1;
    if (i < text.n)
      n = cl_utf8_get(text.p + i, text.n - i, &c);
    bool word = i < text.n && cl_mention_word_char(c);
    if (word && !in)
      start = i;
    else if (!word && in)
      add_word(f, text, start, i);
    in = word;
    i += n;
  }
}

/* ---- the table of words of names -------------------------------------------------------- */

static struct name_word *look_up(const cl_finder *f, cl_str word) {
  uint64_t hash = cl_hash_str(CL_HASH_START, word);
  size_t at;
  for (struct name_word *w = cl_map_first(&f->names, hash, &at); w;
       w = cl_map_next(&f->names, hash, &at))
    if (cl_str_eq(w->key, word))
      return w;
  return NULL;
}

/* The place in f->shapes of words that begin with the two letters at P, small or capital. */
static size_t shape_at(const char *p) {
  return (size_t)(p[0] & 31) << 5 | (size_t)(p[1] & 31);
}

/* The bit of a word of N bytes there. */
static uint32_t of_length(size_t n) {
  return (uint32_t)1 << (n < 31 ? n : 31);
}

static bool is_ascii(char c) {
  return !((unsigned char)c & 0x80);
}

/* The same of letters of which some are not ASCII: every letter behind one of those may
 * begin a word, which may get shorter or longer when it is folded. */
static bool may_begin_name(const cl_finder *f, cl_str run) {
  if (!is_ascii(run.p[0]))
    return true;
  for (size_t i = 0; i < run.n; i++)
    if ((i == 0 || !is_ascii(run.p[i - 1])) && is_ascii(run.p[i]) && i + 1 < run.n &&
        (!is_ascii(run.p[i + 1]) || f->shapes[shape_at(run.p + i)]))
      return true;
    else if (i && !is_ascii(run.p[i - 1]) && ((unsigned char)run.p[i] & 0xC0) == 0xC0)
      return true; /* two such in a row */
  return false;
}

/* May a word of TEXT be one of a name?  Most texts need not be cut and folded to know. */
static bool may_name(const cl_finder *f, cl_str text) {
  if (f->spellings)
    return true;
  for (size_t i = 0; i < text.n && f->names.count; i++) {
    const size_t start = i;
    bool odd = false;
    for (; i < text.n; i++) {
      const bool other = !is_ascii(text.p[i]);
      if (!other && !cl_mention_word_char((unsigned char)text.p[i]))
        break;
      odd = odd || other;
    }
    const size_t n = i - start;
    const char *p = text.p + start;
    if (n < 2)
      continue;
    if (odd ? may_begin_name(f, (cl_str){ p, n }) /* or without the s of a genitive */
            : f->shapes[shape_at(p)] & (of_length(n) | of_length(n - 1)))
      return true;
  }
  return false;
}

static void add_part(cl_finder *f, uint32_t person, uint32_t part, cl_str word) {
  struct name_word *w = look_up(f, word);
  if (!w) {
    w = cl_alloc(f->arena, sizeof *w);
    w->key = (cl_str){ cl_strndup(f->arena, word.p, word.n), word.n };
    cl_map_put(&f->names, cl_hash_str(CL_HASH_START, word), w);
    if (word.n > 1)
      f->shapes[shape_at(word.p)] |= of_length(word.n);
  }
  w->count++;
  struct entry *entry = cl_alloc(f->arena, sizeof *entry);
  *entry = (struct entry){ w->first, person, part };
  w->first = entry;
}

/* Word I, or without the s of a genitive. */
static const struct name_word *name_at(const cl_finder *f, size_t i) {
  cl_str word = folded(f, i);
  const struct name_word *found = look_up(f, word);
  if (!found && word.n > 4 && word.p[word.n - 1] == 's' && (i || word.n > 6)) {
    word.n--;
    found = look_up(f, word);
  }
  return found;
}

/* ---- people ------------------------------------------------------------------------------- */

/* Is WORD one of TEXT's? */
static bool is_word_in(cl_finder *f, cl_str text, cl_str word) {
  if (!text.n)
    return false;
  const char *all = cl_fold(f->arena, text);
  for (const char *p = all; (p = strstr(p, word.p)); p++)
    if ((p == all || !cl_mention_word_char((unsigned char)p[-1])) &&
        !cl_mention_word_char((unsigned char)p[word.n]))
      return true;
  return false;
}

/* What a word of a name is by itself. */
static unsigned kind_of(cl_finder *f, const cl_plan *plan, const cl_rec *rec, cl_str word) {
  const cl_rec *own = plan->first[CL_T_ORGANISATION];
  if (is_word_in(f, cl_rec_text(rec, CL_F_PERSON_ROLE), word) ||
      is_word_in(f, cl_rec_text(rec, CL_F_PERSON_ORGANISATION), word) ||
      (own && is_word_in(f, cl_rec_text(own, CL_F_ORGANISATION_ORGANISATION), word)))
    return P_NEVER;
  return (word.n < 3 || cl_word_is(CL_COMMON_WORD, word) ? P_COMMON : 0) |
         (cl_word_is(CL_RARE_WORD, word) ? P_RARE : 0) |
         (cl_word_is(CL_PLACE_NAME, word) ? P_PLACE : 0);
}

/* Parts of a surname, joined: elamrani, devries; and all of the name. */
static void add_joined(cl_finder *f, uint32_t at) {
  struct named *p = &f->people[at];
  cl_buf all = CL_BUF_INIT, tail = CL_BUF_INIT;
  size_t words = 0;
  bool in = false;
  for (size_t i = 0; i < p->count; i++) {
    cl_buf_add(&all, p->parts[i].word.p, p->parts[i].word.n);
    if (i && (p->parts[i].kind & P_PARTICLE) && !in)
      in = true, tail.len = 0, words = 0;
    if (in) {
      cl_buf_add(&tail, p->parts[i].word.p, p->parts[i].word.n);
      words++;
    }
  }
  if (p->count > 1 && all.len > 5)
    add_part(f, at, PART_WHOLE, (cl_str){ cl_buf_text(&all), all.len });
  if (words > 1 && tail.len > 5)
    add_part(f, at, PART_WHOLE, (cl_str){ cl_buf_text(&tail), tail.len });
  /* Jean-Pierre, Jeanpierre. */
  if (p->hyphen && p->count > 2) {
    all.len = 0;
    cl_buf_add(&all, p->parts[0].word.p, p->parts[0].word.n);
    cl_buf_add(&all, p->parts[1].word.p, p->parts[1].word.n);
    add_part(f, at, PART_WHOLE, (cl_str){ cl_buf_text(&all), all.len });
  }
  cl_buf_free(&all);
  cl_buf_free(&tail);
}

static void add_name(cl_finder *f, const cl_plan *plan, uint32_t at, cl_str text) {
  struct named *p = &f->people[at];
  cut(f, text);
  p->parts = cl_alloc(f->arena, (f->word_count + 1) * sizeof *p->parts);
  for (size_t i = 0; i < f->word_count; i++) {
    cl_str word = folded(f, i);
    word.p = cl_strndup(f->arena, word.p, word.n);
    bool particle = i && i + 1 < f->word_count && cl_word_is(CL_PARTICLE, word);
    bool letter = word.n == 1 && !particle;
    p->parts[p->count++] = (struct part){ word, particle ? P_PARTICLE
                                                : letter ? P_NEVER
                                                         : kind_of(f, plan, p->rec, word) };
    if (i == 1)
      p->hyphen = has(gap_before(f, text, i), '-');
  }
  for (size_t i = 0; i < p->count; i++)
    if (!(p->parts[i].kind & P_PARTICLE) && p->parts[i].word.n > 1)
      add_part(f, at, (uint32_t)i, p->parts[i].word);
  add_joined(f, at);
}

static bool says_who(const cl_rec *person, cl_str name) {
  return name.n > 1 && !cl_str_eq(name, cl_rec_text(person, CL_F_PERSON_ROLE)) &&
         !cl_str_eq(name, cl_rec_text(person, CL_F_PERSON_ORGANISATION));
}

cl_finder *cl_finder_new(const cl_plan *plan) {
  cl_finder *f = cl_xcalloc(1, sizeof *f);
  f->arena = cl_arena_new();
  f->scratch = cl_arena_new();
  f->people = cl_alloc(f->arena, (plan->count[CL_T_PERSON] + 1) * sizeof *f->people);
  CL_EACH_REC(person, plan, CL_T_PERSON) {
    uint32_t at = (uint32_t)f->person_count++;
    f->people[at].rec = person;
    cl_str name = cl_str_trim(cl_rec_text(person, CL_F_PERSON_NAME));
    if (says_who(person, name))
      add_name(f, plan, at, name);
    cl_contact_add(f, at, cl_rec_text(person, CL_F_PERSON_PHONE));
    cl_contact_add(f, at, cl_rec_text(person, CL_F_PERSON_EMAIL));
    cl_contact_id(f, at);
  }
  return f;
}

void cl_finder_free(cl_finder *f) {
  if (!f)
    return;
  cl_map_free(&f->names);
  cl_map_free(&f->contacts);
  cl_map_free(&f->ids);
  free(f->words);
  free(f->found);
  cl_buf_free(&f->pool);
  cl_arena_free(f->arena);
  cl_arena_free(f->scratch);
  free(f);
}

void cl_finder_spelling(cl_finder *f, const cl_rec *person, cl_str spelling) {
  uint32_t at = 0;
  while (at < f->person_count && f->people[at].rec != person)
    at++;
  spelling = cl_str_trim(spelling);
  if (at == f->person_count || !spelling.n)
    return;
  cl_contact_add(f, at, spelling);
  cut(f, spelling);
  if (!f->word_count)
    return;
  struct spelling *s = cl_alloc(f->arena, sizeof *s);
  s->words = cl_alloc(f->arena, f->word_count * sizeof *s->words);
  for (; s->count < f->word_count; s->count++) {
    cl_str word = folded(f, s->count);
    s->words[s->count] = (cl_str){ cl_strndup(f->arena, word.p, word.n), word.n };
  }
  s->person = at;
  s->next = f->spellings;
  f->spellings = s;
}

/* ---- around a word ------------------------------------------------------------------------- */

/* What was found of one person around a word. */
struct around {
  const struct named *p;
  size_t first, last; /* words */
  uint64_t parts;     /* those of the name, as bits */
  size_t count;       /* of them, particles apart */
  size_t initials, particles;
  bool strange; /* an initial that is not this person's */
  bool capital; /* one of the parts has one, inside a sentence */
  bool common;  /* all of the parts are words besides */
};

/* May what stands between two words stand inside a name?  A comma behind a
 * surname, a full stop behind an initial, a hyphen, blanks. */
static bool joins(const cl_finder *f, cl_str text, size_t i) {
  cl_str gap = gap_before(f, text, i);
  bool dot = false, comma = false;
  for (size_t k = 0; k < gap.n; k++) {
    if (gap.p[k] == '.' && !dot)
      dot = true;
    else if (gap.p[k] == ',' && !comma)
      comma = true;
    else if (!strchr(" \t\r\n-#", gap.p[k]) && !(k + 1 < gap.n && (unsigned char)gap.p[k] == 0xC2 &&
                                                 (unsigned char)gap.p[k + 1] == 0xA0 && k++))
      return false;
  }
  if (dot && f->words[i - 1].fold_n > 1)
    return false;
  return !comma || (f->words[i - 1].flags & W_CAPITAL) || is_initial(f, i) ||
         cl_word_is(CL_PARTICLE, folded(f, i - 1));
}

static bool own_initial(const struct named *p, char c) {
  for (size_t i = 0; i < p->count; i++)
    if (p->parts[i].word.p[0] == c)
      return true;
  return false;
}

static bool own_particle(const struct named *p, cl_str word) {
  for (size_t i = 0; i < p->count; i++)
    if ((p->parts[i].kind & P_PARTICLE) && cl_str_eq(p->parts[i].word, word))
      return true;
  return false;
}

/* Takes word I in when it is of the person; false when it is not. */
static bool take(const cl_finder *f, struct around *a, cl_str text, size_t i) {
  cl_str word = folded(f, i);
  for (size_t k = 0; k < a->p->count && k < 64; k++) {
    const struct part *part = &a->p->parts[k];
    bool same = cl_str_eq(part->word, word) ||
                (word.n > 4 && word.n == part->word.n + 1 && word.p[word.n - 1] == 's' &&
                 memcmp(word.p, part->word.p, part->word.n) == 0);
    if (!same || (part->kind & P_PARTICLE) || word.n < 2 || (a->parts >> k & 1))
      continue;
    a->parts |= (uint64_t)1 << k;
    a->count++;
    a->common = a->common && (part->kind & (P_COMMON | P_RARE | P_PLACE));
    a->capital = a->capital || ((f->words[i].flags & W_CAPITAL) && !begins(f, text, i));
    return true;
  }
  if (own_particle(a->p, word)) {
    a->particles++;
    return true;
  }
  bool dotted = word.n == 1 && f->words[i].at + 1 < text.n && text.p[f->words[i].at + 1] == '.';
  if (word.n == 1 && (is_initial(f, i) || dotted) && !(word.p[0] >= '0' && word.p[0] <= '9')) {
    if (own_initial(a->p, word.p[0]))
      a->initials++;
    else
      a->strange = true;
    return true;
  }
  return false;
}

static void gather(const cl_finder *f, struct around *a, cl_str text, size_t at) {
  a->first = a->last = at;
  a->common = true;
  take(f, a, text, at);
  while (a->first > 0 && joins(f, text, a->first) && take(f, a, text, a->first - 1))
    a->first--;
  while (a->last + 1 < f->word_count && joins(f, text, a->last + 1)) {
    size_t next = a->last + 1;
    /* An initial behind a name is one with a full stop or a comma, or at the end. */
    cl_str gap = gap_before(f, text, next);
    size_t end = f->words[next].at + f->words[next].n;
    if (is_initial(f, next) && !has(gap, ',') && end < text.n && text.p[end] != '.')
      break;
    if (!take(f, a, text, next))
      break;
    a->last = next;
  }
}

/* ---- what stands before and behind ------------------------------------------------------------
 */

static bool ends_in(cl_str word, const char *end) {
  size_t n = strlen(end);
  return word.n >= n && memcmp(word.p + word.n - n, end, n) == 0;
}

/* Jan Steenstraat, Anna van Burenlaan: a street called after somebody. */
static bool is_street(const cl_finder *f, cl_str text, const struct around *a) {
  static const char *const ends[] = { "straat", "laan",   "plein", "weg",    "kade", "gracht",
                                      "park",   "school", "hof",   "singel", "dijk", "steeg" };
  for (size_t i = a->last + 1; i < f->word_count && i <= a->last + 3; i++) {
    cl_str gap = gap_before(f, text, i), word = folded(f, i);
    if (gap.n == 0 || has(gap, '.') || has(gap, ',') || has(gap, ':'))
      return false;
    if (cl_word_is(CL_PARTICLE, word))
      continue;
    for (size_t k = 0; k < CL_COUNT(ends); k++)
      if (ends_in(word, ends[k]) && (f->words[i].flags & W_CAPITAL))
        return true;
    return false;
  }
  return false;
}

/* Is it the surname that was found, and does another first name stand before
 * it: Kees de Vries? */
static bool is_relative(const cl_finder *f, cl_str text, const struct around *a, size_t before) {
  if (!a->p->count || (a->parts & 1) || before == SIZE_MAX)
    return false;
  cl_str gap = gap_before(f, text, before + 1), word = folded(f, before);
  if (has(gap, '.') || has(gap, ',') || has(gap, ':') || has(gap, ';') || has(gap, '(') ||
      has(gap, '\n') || has(gap, '/') || !(f->words[before].flags & W_CAPITAL))
    return false;
  if (cl_word_is(CL_FIRST_NAME, word))
    return !cl_word_is(CL_COMMON_WORD, word) || !begins(f, text, before);
  return false;
}

/* "12 jan 2027": a month. */
static bool by_number(const cl_finder *f, const struct around *a) {
  for (int side = 0; side < 2; side++) {
    size_t i = side ? a->last + 1 : a->first - 1;
    if (i < f->word_count && f->pool.p[f->words[i].fold] >= '0' &&
        f->pool.p[f->words[i].fold] <= '9')
      return true;
  }
  return false;
}

static bool shouts(const cl_finder *f, const struct around *a) {
  if (!(f->words[a->first].flags & W_ALL_CAPS))
    return false;
  return (a->first > 0 && (f->words[a->first - 1].flags & W_ALL_CAPS)) ||
         (a->last + 1 < f->word_count && (f->words[a->last + 1].flags & W_ALL_CAPS));
}

/* "Roos' broer": only a name has that sign. */
static bool is_owner(const cl_finder *f, cl_str text, size_t at) {
  size_t end = f->words[at].at + f->words[at].n;
  const char *p = text.p + end;
  size_t left = text.n - end;
  bool sign = (left && *p == '\'') || (left > 2 && memcmp(p, "\xE2\x80\x99", 3) == 0);
  return sign && text.p[end - 1] == 's';
}

/* One part by itself. */
static bool stands_alone(const cl_finder *f, cl_str text, const struct around *a, size_t before,
                         size_t at) {
  unsigned kind = 0, flags = f->words[at].flags;
  for (size_t k = 0; k < a->p->count && k < 64; k++)
    if (a->parts >> k & 1)
      kind = a->p->parts[k].kind;
  bool titled = before != SIZE_MAX && cl_word_is(CL_TITLE, folded(f, before)) &&
                !has(gap_before(f, text, before + 1), ',');
  if (titled)
    return true;
  if ((kind & P_NEVER) || is_street(f, text, a) || is_relative(f, text, a, before))
    return false;
  if (before != SIZE_MAX &&
      (cl_str_is(folded(f, before), "sint") || cl_str_is(folded(f, before), "st")))
    return false;
  if (!(kind & (P_COMMON | P_RARE | P_PLACE)))
    return true;
  bool capital = flags & W_CAPITAL;
  if (!capital || by_number(f, a))
    return false;
  if ((kind & P_PLACE) && before != SIZE_MAX && !a->particles &&
      cl_word_is(CL_BEFORE_PLACE, folded(f, before)))
    return false;
  if (!(kind & (P_COMMON | P_PLACE)))
    return true; /* rare: any capital will do */
  if (f->word_count == 1 || a->p->count == 1 || is_owner(f, text, at))
    return true; /* the text, or the name, is nothing but that; or something is theirs */
  return !shouts(f, a) && !begins(f, text, at);
}

static bool is_meant(const cl_finder *f, cl_str text, const struct around *a, size_t at) {
  size_t before = a->first ? a->first - 1 : SIZE_MAX;
  if (a->count > 1)
    return !a->common || a->capital || a->particles || (f->words[at].flags & W_CAPITAL);
  if (a->strange)
    return false;
  if (a->initials && !is_street(f, text, a))
    return f->words[at].flags & W_CAPITAL || !a->common;
  return stands_alone(f, text, a, before, at);
}

/* ---- going through a text ------------------------------------------------------------- */

static size_t weight(const struct around *a) {
  return a->count * 8 + (a->initials > 3 ? 3 : a->initials) * 2 + (a->particles > 0);
}

/* Everybody that word AT may mean, those of whom most stands there.  Returns
 * the first word behind. */
static size_t look_around(cl_finder *f, cl_str text, size_t at, const struct name_word *word) {
  size_t most = 0, n = 0, next = at + 1;
  struct {
    uint32_t person;
    size_t weight, from, to;
    bool many;
  } held[MOST_SAME];
  for (const struct entry *e = word->first; e && n < MOST_SAME; e = e->next) {
    struct around a = { .p = &f->people[e->person] };
    if (e->part == PART_WHOLE) {
      a.first = a.last = at;
      a.count = 2;
    } else {
      gather(f, &a, text, at);
      if ((word->count > MOST_SAME && a.count < 2) || !is_meant(f, text, &a, at))
        continue;
    }
    size_t w = weight(&a);
    most = w > most ? w : most;
    held[n].person = e->person;
    held[n].weight = w;
    held[n].from = f->words[a.first].at;
    held[n].to = f->words[a.last].at + f->words[a.last].n;
    held[n++].many = a.count > 1 || a.initials;
    if (w == most)
      next = a.last + 1 > next ? a.last + 1 : next;
  }
  for (size_t i = 0; i < n; i++)
    if (held[i].weight == most)
      cl_mention_add(f, held[i].person, held[i].from, held[i].to - held[i].from,
                     held[i].many ? CL_MENTION_NAME : CL_MENTION_PART);
  return next;
}

static void look_for_spellings(cl_finder *f) {
  for (const struct spelling *s = f->spellings; s; s = s->next)
    for (size_t i = 0; i + s->count <= f->word_count; i++) {
      size_t k = 0;
      while (k < s->count && cl_str_eq(folded(f, i + k), s->words[k]))
        k++;
      if (k == s->count) {
        size_t end = f->words[i + k - 1].at + f->words[i + k - 1].n;
        cl_mention_add(f, s->person, f->words[i].at, end - f->words[i].at, CL_MENTION_SPELLING);
      }
    }
}

static void look_for_names(cl_finder *f, cl_str text) {
  cut(f, text);
  for (size_t i = 0; i < f->word_count;) {
    const struct name_word *word = f->words[i].fold_n > 1 ? name_at(f, i) : NULL;
    i = word ? look_around(f, text, i, word) : i + 1;
  }
  look_for_spellings(f);
}

static int by_place(const void *a, const void *b) {
  const cl_mention *x = a, *y = b;
  return x->at != y->at ? (x->at > y->at) - (x->at < y->at) : (x->n < y->n) - (x->n > y->n);
}

size_t cl_finder_look(cl_finder *f, cl_str text, const cl_mention **out) {
  f->found_count = 0;
  *out = NULL;
  if (text.n < 2 || !f->person_count)
    return 0;
  cl_contact_look(f, text);
  if (may_name(f, text))
    look_for_names(f, text);
  if (f->found_count > 1)
    qsort(f->found, f->found_count, sizeof *f->found, by_place);
  *out = f->found;
  return f->found_count;
}

static const struct {
  const char *name, *label;
} kinds[CL_MENTION_KINDS] = {
  [CL_MENTION_NAME] = { "name", N_("name") },
  [CL_MENTION_PART] = { "part", N_("part of the name") },
  [CL_MENTION_PHONE] = { "phone", N_("telephone number") },
  [CL_MENTION_EMAIL] = { "email", N_("e-mail address") },
  [CL_MENTION_ID] = { "id", N_("id") },
  [CL_MENTION_SPELLING] = { "spelling", N_("given spelling") },
};

const char *cl_mention_name(enum cl_mention_kind kind) {
  return kinds[kind].name;
}

const char *cl_mention_label(enum cl_mention_kind kind, enum cl_lang lang) {
  return cl_tr(lang, kinds[kind].label);
}
