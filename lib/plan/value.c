/* value.c - values of fields: judged as they stand in a plan, read as people
 * type them; see schema.h. */
#include <stdlib.h>
#include <string.h>

#include "../base/date.h"
#include "../base/day.h"
#include "schema.h"

/* Where a message about a value is made; UNSEEN leaves the value out. */
typedef struct telling {
  cl_arena *arena;
  bool unseen;
} telling;

/* What a message shows of a value: made harmless and not too long. */
static const char *shown(cl_str text, const telling *to) {
  if (to->unseen)
    return CL_UNSEEN;
  cl_buf buf = CL_BUF_INIT;
  cl_str part = cl_width_cut(text, 40);
  cl_visible(&buf, part, true);
  if (part.n < text.n)
    cl_buf_puts(&buf, "...");
  return cl_buf_keep(&buf, to->arena);
}

/* `internal, external`: what may be chosen, in the words of LANG. */
static const char *all_choices(cl_set set, enum cl_lang lang, cl_arena *arena) {
  cl_buf buf = CL_BUF_INIT;
  size_t n;
  cl_choices(set, &n);
  for (size_t i = 0; i < n; i++)
    cl_buf_printf(&buf, "%s%s", i ? ", " : "", cl_choice_label(set, (int)i, lang));
  return cl_buf_keep(&buf, arena);
}

/* A plan has the canonical word, letter for letter; for yes and no also what another
 * YAML program makes of them. */
static bool is_choice(cl_set set, cl_str text) {
  int i = cl_choice_find(set, text);
  const char *word = i < 0 ? NULL : cl_choice_value(set, i);
  return word &&
         (cl_str_is(text, word) || (cl_bool_read(text) >= 0 && cl_bool_read(cl_str_of(word)) >= 0));
}

/* What a plan holds is written in English; people type the words of their own
 * language. */
static const char *bad_choice(cl_set set, cl_str text, enum cl_lang lang, const telling *to) {
  const char *meant = cl_choice_suggest(set, text), *all = all_choices(set, lang, to->arena);
  if (meant)
    meant = cl_choice_label(set, cl_choice_find(set, cl_str_of(meant)), lang);
  if (meant)
    return cl_asprintf(to->arena, _("\"%s\" is not one of %s: did you mean %s?"), shown(text, to),
                       all, meant);
  return cl_asprintf(to->arena, _("\"%s\" is not one of %s"), shown(text, to), all);
}

static const char *bad_id(cl_field field, cl_str text, const telling *to) {
  const char *slug = to->unseen ? "amb1" : cl_slug(to->arena, text);
  if (cl_field_info(field)->kind == CL_K_REF)
    return cl_asprintf(to->arena, _("\"%s\" is not an id: give the id of the record it names"),
                       shown(text, to));
  return cl_asprintf(to->arena,
                     _("\"%s\" is not an id: use lower-case letters, digits and hyphens, at most "
                       "40, such as %s"),
                     shown(text, to), slug);
}

static const char *const safe_schemes[] = { "http", "https",  "mailto", "tel",  "sms",
                                            "ftp",  "webcal", "geo",    "xmpp", "matrix" };

/* Blanks of any kind, controls, and what would end the address where it is
 * written into a page. */
static bool bad_in_url(uint32_t c) {
  if (c < 0x7F)
    return c <= ' ' || c == '<' || c == '>' || c == '"' || c == '\\';
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000 ||
         cl_is_control(c);
}

/* Addresses end up as links in pages, sheets and calendars: a scheme that can
 * run something (javascript:, data:, file:) is refused. */
static bool url_ok(cl_str text) {
  bool dot = false;
  size_t scheme = 0;
  for (size_t i = 0; i < text.n;) {
    uint32_t c = (unsigned char)text.p[i];
    size_t len = 1;
    if (c >= 0x80)
      len = cl_utf8_get(text.p + i, text.n - i, &c);
    if (bad_in_url(c))
      return false;
    if (c == ':' && scheme == 0)
      scheme = i + 1;
    if ((c == '/' || c == '?' || c == '#') && scheme == 0)
      scheme = SIZE_MAX; /* a colon further on ends no scheme */
    dot = dot || (c == '.' && i > 0 && i + len < text.n);
    i += len;
  }
  if (scheme == 0 || scheme == SIZE_MAX)
    return dot;
  cl_str before = { text.p, scheme - 1 };
  for (size_t i = 0; i < CL_COUNT(safe_schemes); i++)
    if (cl_str_is_word(before, safe_schemes[i]))
      return text.n > scheme && !(text.n == scheme + 2 && memcmp(text.p + scheme, "//", 2) == 0);
  /* example.nl:8080/page has no scheme but a port. */
  return memchr(before.p, '.', before.n) && text.n > scheme && text.p[scheme] >= '0' &&
         text.p[scheme] <= '9';
}

/* Fifteen digits are what every program, a spreadsheet too, keeps exactly. */
static bool is_long(cl_str text) {
  size_t digits = 0, points = 0, i = text.n && strchr("+-", text.p[0]) ? 1 : 0;
  while (i < text.n && text.p[i] == '0')
    i++;
  for (; i < text.n; i++) {
    bool digit = text.p[i] >= '0' && text.p[i] <= '9';
    if (!digit && text.p[i] != '.')
      return false;
    digits += digit;
    points += !digit;
  }
  return digits > 15 && points <= 1;
}

static const char *too_long(cl_str text, const telling *to) {
  return cl_asprintf(to->arena,
                     _("\"%s\" has more than 15 digits, which no number can hold exactly"),
                     shown(text, to));
}

static const char *bad_number(cl_str text, const telling *to) {
  if (text.n && memchr(text.p, ',', text.n))
    return cl_asprintf(to->arena, _("\"%s\" is not a number: write it with a point, as in 12.5"),
                       shown(text, to));
  if (is_long(text))
    return too_long(text, to);
  return cl_asprintf(to->arena, _("\"%s\" is not a number"), shown(text, to));
}

static const char *bad_url(cl_str text, const telling *to) {
  return cl_asprintf(to->arena, _("\"%s\" is not a web address, such as https://example.nl/page"),
                     shown(text, to));
}

static const char *bad_date(cl_str text, enum cl_date_order order, const telling *to) {
  if (cl_date_no_such_day(text, order))
    return cl_asprintf(to->arena, _("\"%s\": the month has no such day"), shown(text, to));
  if (order != CL_YMD_ONLY)
    return cl_date_unknown(text, shown(text, to), (int)order, CL_NO_DATE, to->arena);
  return cl_asprintf(to->arena, _("\"%s\" is not a date: write it as 2026-11-07"), shown(text, to));
}

const char *cl_date_unknown(cl_str text, const char *shown, int order, int32_t today,
                            cl_arena *arena) {
  enum cl_lang lang = order == CL_DMY ? CL_NL : CL_EN;
  cl_date other, date = cl_date_vague(text, (enum cl_date_order)order, today, &other);
  if (cl_date_said_lacks(text, (enum cl_date_order)order, today))
    return cl_asprintf(arena, _("\"%s\": the month has no such day"), shown);
  if (date == CL_NO_DATE)
    return cl_asprintf(arena,
                       _("\"%s\" is not a date: write for example %s, 17 november or saturday"),
                       shown, order == CL_DMY ? "17-11-2026" : "2026-11-17");
  const char *one = cl_day_typed(arena, lang, date);
  if (other != CL_NO_DATE)
    return cl_asprintf(arena, _("\"%s\" may be %s or %s: write the year in four digits"), shown,
                       one, cl_day_typed(arena, lang, other));
  return cl_asprintf(arena,
                     _("\"%s\" can be more than one day: which day is it? Write for example %s"),
                     shown, one);
}

static const char *tell_bad(cl_field field, cl_str text, const telling *to) {
  const cl_field_row *row = cl_field_info(field);
  double number;
  long long whole;
  switch (row->kind) {
  case CL_K_TEXT:
  case CL_K_PAGE:
  case CL_K_ITEMS:
    return NULL;
  case CL_K_ID:
  case CL_K_REF:
    return cl_is_id(text) ? NULL : bad_id(field, text, to);
  case CL_K_ENUM:
    return is_choice(row->set, text) ? NULL : bad_choice(row->set, text, CL_EN, to);
  case CL_K_DATE:
    return cl_date_parse(text) != CL_NO_DATE ? NULL : bad_date(text, CL_YMD_ONLY, to);
  case CL_K_TIME:
    return cl_time_parse(text) >= 0
               ? NULL
               : cl_asprintf(to->arena, _("\"%s\" is not a time: write it as 09:30"),
                             shown(text, to));
  case CL_K_BOOL:
    return cl_bool_read(text) >= 0
               ? NULL
               : cl_asprintf(to->arena, _("\"%s\" is not yes or no"), shown(text, to));
  case CL_K_NUM:
    return cl_parse_num(text, &number) ? NULL : bad_number(text, to);
  case CL_K_INT:
    return cl_parse_int(text, &whole) ? (is_long(text) ? too_long(text, to) : NULL)
           : is_long(text)
               ? too_long(text, to)
               : cl_asprintf(to->arena, _("\"%s\" is not a whole number"), shown(text, to));
  case CL_K_URL:
    return url_ok(text) ? NULL : bad_url(text, to);
  }
  return NULL;
}

const char *cl_value_bad(cl_field field, cl_str text, cl_arena *arena) {
  telling to = { arena, cl_field_info(field)->type == CL_T_PERSON };
  return tell_bad(field, text, &to);
}

const char *cl_value_bad_unseen(cl_field field, cl_str text, cl_arena *arena) {
  telling to = { arena, true };
  return tell_bad(field, text, &to);
}

cl_str cl_value_canonical(cl_field field, cl_str text) {
  const cl_field_row *row = cl_field_info(field);
  if (row->kind == CL_K_BOOL) {
    int yes = cl_bool_read(text);
    return yes < 0 ? text : cl_str_of(yes ? "yes" : "no");
  }
  if (row->kind == CL_K_ENUM) {
    int i = cl_choice_find(row->set, text);
    return i < 0 ? text : cl_str_of(cl_choice_value(row->set, i));
  }
  return text;
}

/* A number as people type it: a plus sign goes; with COMMA, `1,5` is 1.5 and a
 * point is refused, since it may set thousands apart. */
static char *plain_number(cl_str text, bool comma, cl_arena *arena) {
  char *copy = cl_strndup(arena, text.p, text.n), *p;
  if (comma) {
    if (strchr(copy, '.'))
      return NULL;
    if ((p = strchr(copy, ',')))
      *p = '.';
  }
  return *copy == '+' && copy[1] >= '0' && copy[1] <= '9' ? copy + 1 : copy;
}

/* `1.500` where points set thousands apart, to some; *WHY shows both readings, of what is
 * COUNTED the one. */
static bool two_numbers(cl_str text, bool counted, const telling *to, const char **why) {
  char *whole = cl_strndup(to->arena, text.p, text.n), *out = whole, *point = strchr(whole, '.');
  size_t digits = point ? strspn(whole, "+-0123456789") : 0;
  if (!point || digits > 4 || point != whole + digits)
    return false;
  for (const char *p = point; *p; p += 4)
    if (*p != '.' || strspn(p + 1, "0123456789") < 3 || (p[4] && p[4] != '.'))
      return false;
  char *part = cl_strdup(to->arena, whole), *comma = strchr(part, '.');
  *comma = ',';
  for (size_t n = strlen(part); n && (part[n - 1] == '0' || part[n - 1] == ','); n--) {
    bool last = part[n - 1] == ',';
    part[n - 1] = '\0';
    if (last)
      break;
  }
  for (const char *from = whole; *from; from++)
    if (*from != '.')
      *out++ = *from;
  *out = '\0';
  if (counted || strchr(comma + 1, '.'))
    *why = cl_asprintf(to->arena, _("\"%s\": write the number without points: %s"), shown(text, to),
                       whole);
  else
    *why = cl_asprintf(to->arena, _("\"%s\" can be two numbers: write %s, or %s"), shown(text, to),
                       whole, part);
  return true;
}

static const char *read_number(cl_field field, cl_str text, const struct cl_reading *how,
                               cl_arena *arena, const char **why) {
  telling to = { arena, false };
  if (how->dutch && two_numbers(text, cl_field_info(field)->kind == CL_K_INT, &to, why))
    return NULL;
  char *number = plain_number(text, how->comma, arena);
  if (!number) {
    *why = cl_asprintf(arena, _("\"%s\": write the number with a comma and without points"),
                       shown(text, &to));
    return NULL;
  }
  *why = cl_value_bad(field, cl_str_of(number), arena) ? cl_value_bad(field, text, arena) : NULL;
  /* Whoever types it means something else; a plan that has it already is read. */
  if (!*why && cl_field_info(field)->kind == CL_K_INT && *number == '-')
    *why = cl_asprintf(arena, _("\"%s\" is no count: write 0 or more"), shown(text, &to));
  return *why ? NULL : number;
}

/* 9:30, 9.30, 9u30 and 09:30 are the same time.  People who say `half acht` know which; a
 * plan must. */
static const char *read_time(cl_field field, cl_str text, const telling *to, const char **why) {
  bool twice;
  int minute = cl_time_words(text, &twice), later = minute + 720;
  if (minute >= 0 && !twice)
    return cl_asprintf(to->arena, "%02d:%02d", minute / 60, minute % 60);
  *why =
      minute < 0
          ? cl_value_bad(field, text, to->arena)
          : cl_asprintf(to->arena, _("\"%s\" may be %02d:%02d or %02d:%02d: write one of the two"),
                        shown(text, to), minute / 60, minute % 60, later / 60, later % 60);
  return NULL;
}

static const char *read_date(cl_str text, const struct cl_reading *how, const telling *to,
                             const char **why) {
  char iso[CL_DATE_SIZE];
  enum cl_date_order order = (enum cl_date_order)how->order;
  cl_date date = how->said ? cl_date_said(text, order, how->today, false)
                           : cl_date_read(text, order, how->today);
  if (date != CL_NO_DATE)
    return cl_strdup(to->arena, cl_date_iso(iso, date));
  *why = how->said && !cl_date_no_such_day(text, order)
             ? cl_date_unknown(text, shown(text, to), how->order, how->today, to->arena)
             : bad_date(text, order, to);
  return NULL;
}

const char *cl_value_read(cl_field field, cl_str text, const struct cl_reading *how,
                          cl_arena *arena, const char **why) {
  const cl_field_row *row = cl_field_info(field);
  telling to = { arena, row->type == CL_T_PERSON };
  int i;
  *why = NULL;
  if (row->kind == CL_K_TEXT || row->kind == CL_K_ITEMS)
    return cl_strndup(arena, text.p ? text.p : "", text.n);
  text = cl_str_trim(text);
  switch (row->kind) {
  case CL_K_DATE:
    return read_date(text, how, &to, why);
  case CL_K_TIME:
    return read_time(field, text, &to, why);
  case CL_K_NUM:
  case CL_K_INT:
    return read_number(field, text, how, arena, why);
  case CL_K_ENUM:
    i = cl_choice_find(row->set, text);
    if (i >= 0)
      return cl_choice_value(row->set, i);
    *why = bad_choice(row->set, text, cl_lang_user(), &to);
    return NULL;
  default:
    break;
  }
  *why = cl_value_bad(field, text, arena);
  return *why ? NULL : cl_str_dup(arena, cl_value_canonical(field, text));
}
