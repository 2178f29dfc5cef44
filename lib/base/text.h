/* text.h - text in UTF-8: slices, checks, width in a terminal, cleaning.
 *
 * All functions are independent of the locale.  Unicode data come from
 * libunistring.  A cl_str does not own its bytes and need not end in NUL. */
#ifndef CL_TEXT_H
#define CL_TEXT_H

#include "base.h"
#include "buf.h"
#include "mem.h"

CL_BEGIN

typedef struct cl_str {
  const char *p; /* NULL for "no text at all", which differs from "" */
  size_t n;      /* bytes */
} cl_str;

#define CL_NO_STR ((cl_str){ NULL, 0 })
#define CL_HELD "\xC2\xA0"       /* a blank at which no line ends */
#define CL_UNSEEN "\xE2\x80\xA6" /* stands in a message for what it may not show: … */

cl_str cl_str_of(const char *text);         /* NULL gives CL_NO_STR */
bool cl_str_is(cl_str a, const char *text); /* same bytes; CL_NO_STR is nothing's equal */
bool cl_str_eq(cl_str a, cl_str b);         /* same bytes, or both CL_NO_STR */
int cl_str_cmp(cl_str a, cl_str b);         /* by bytes: code point order; CL_NO_STR first */
cl_str cl_str_trim(cl_str a);               /* without blanks, tabs and breaks around it */
cl_str cl_str_chomp(cl_str a);              /* without line breaks (LF) at its end */
bool cl_str_begins(cl_str a, const char *start);
char *cl_str_dup(cl_arena *arena, cl_str a); /* NUL-terminated; NULL for CL_NO_STR */

/* Appends A to BUF. */
static inline void cl_buf_str(cl_buf *buf, cl_str a) {
  cl_buf_add(buf, a.p, a.n);
}

/* For qsort() of texts (const char *): by bytes. */
int cl_by_text(const void *a, const void *b);
/* Is END, in capitals or not, what TEXT ends in, with something before it? */
bool cl_ends_in(const char *text, const char *end);
/* TEXT with a capital in front, where it begins with a to z. */
const char *cl_capital(cl_arena *arena, const char *text);
/* Is A the lower-case ASCII word WORD, in capitals or not? */
bool cl_str_is_word(cl_str a, const char *word);
/* A to Z in lower case, anything else as it is: for words of the programs and of
 * formats.  What people wrote wants cl_fold(). */
static inline char cl_ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The first byte in P that does not belong to valid UTF-8, or NULL.  */
const char *cl_utf8_bad(const char *p, size_t n);
/* Decodes one character of valid UTF-8 at P (N > 0 bytes left) into *C and
 * returns its length in bytes; an invalid byte gives U+FFFD and 1. */
size_t cl_utf8_get(const char *p, size_t n, uint32_t *c);
/* Appends character C in UTF-8. */
void cl_utf8_put(cl_buf *buf, uint32_t c);
size_t cl_utf8_count(cl_str a); /* characters */

/* Columns that A takes in a terminal (wide and combining characters known). */
size_t cl_width(cl_str a);
/* The longest start of A that is at most COLUMNS wide, never inside a
 * grapheme's base character and its combining marks. */
cl_str cl_width_cut(cl_str a, size_t columns);

/* ---- hold.c ---- */
/* Appends A as it is set on a page: a figure and its noun, a day and its month, `€ 4.400`, `10 van
 * 20` hold together with no-break spaces. */
void cl_hold(cl_buf *out, cl_str a);

/* ---- visible.c ---- */
/* True for what must not reach a terminal, a sheet or a page as it is: C0 and
 * C1 controls, DEL, bidirectional controls (U+061C, U+200E..F, U+202A..E,
 * U+2066..9), line and paragraph separators, noncharacters, and what nobody sees
 * (U+180E, U+200B, U+2060..F, U+FEFF, U+FFF9..B, tags U+E0000..7F).  The joiners
 * U+200C and U+200D stay: words and emoji need them. */
bool cl_is_control(uint32_t c);
/* Appends A with every control made visible as <U+XXXX>, or ESC as <ESC>.
 * With ONE_LINE a line break (LF, CR LF or CR) becomes a space, a tab too;
 * without, both stay, CR LF as LF.  An invalid byte becomes U+FFFD. */
void cl_visible(cl_buf *buf, cl_str a, bool one_line);
/* From now on cl_visible() writes the signs that drawings and lists are made of (bars, dots,
 * arrows, ...) in ASCII: for a terminal whose locale has no others. */
void cl_plain_signs(bool plain);
/* What may go to a terminal: A, with everything visible that could draw there; with COLORS
 * but for the colours that cl_term_color() makes. */
void cl_on_screen(cl_buf *buf, cl_str a, bool colors);
/* Appends A, one line of it, at most COLUMNS wide: what is longer loses its middle, of
 * a path whole folders where it can, for begin and end tell things apart. */
void cl_width_middle(cl_buf *buf, cl_str a, size_t columns);

/* A in lower case with accents taken off, for comparing and searching as a
 * Dutch reader would (`Café` finds `cafe`); NUL-terminated, in ARENA. */
char *cl_fold(cl_arena *arena, cl_str a) CL_NONNULL;
/* An id made from A: lower-case ASCII letters, digits and single hyphens, at
 * most 40 bytes, cut at a word where one ends in the second half.  Text
 * without a single letter or digit gives "x". */
char *cl_slug(cl_arena *arena, cl_str a) CL_NONNULL;
/* The id that a new record gets from its name: the first whole words of A that
 * fit in 24 bytes, without the small words they would end in (`elk-huishouden` of
 * "Elk huishouden met een laag inkomen kent ons").  Of a longer A the year it begins with and
 * `wij`, `we`, `er` and the like are passed over (`voor-alle-inwoners` of "Wij zijn er voor alle
 * inwoners van Waterrijk").  A longer first word is kept
 * whole while it can be an id. */
char *cl_short_id(cl_arena *arena, cl_str a) CL_NONNULL;
/* Is A an id as plan-format.md has it: [a-z0-9-], 1 to 40 bytes, not starting
 * or ending with a hyphen? */
bool cl_is_id(cl_str a);
/* Edit distance (insert, delete, change, swap of neighbours) between A and B,
 * by bytes, counted up to LIMIT: more gives LIMIT + 1. */
unsigned cl_distance(const char *a, const char *b, unsigned limit);

/* A decimal number with a point: [+-]digits[.digits].  False for anything
 * else, for exponents, and beyond 15 digits. */
bool cl_parse_num(cl_str a, double *value);
bool cl_parse_int(cl_str a, long long *value); /* [+-]digits, within long long */
/* VALUE to so many DECIMALS, half away from zero as people round: what is a hair
 * below a half counts as one.  Never -0. */
double cl_round_to(double value, int decimals);
/* VALUE with a point, shortest form that reads back the same, no exponent
 * (between 1e-18 and 1e22: beyond that there is one); COMMA for a decimal
 * comma; "" for what is no finite number.  OUT holds at least 40 bytes;
 * returns OUT. */
char *cl_format_num(char *out, double value, bool comma);

CL_END
#endif
