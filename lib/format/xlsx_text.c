/* xlsx_text.c - what a workbook takes for a text or a name; see xlsx_text.h. */
#include "xlsx_text.h"

#include <string.h>

static size_t units(uint32_t c) {
  return c >= 0x10000 ? 2 : 1;
}

size_t cl_utf16_count(cl_str a) {
  size_t count = 0;
  for (size_t i = 0; i < a.n;) {
    uint32_t c;
    i += cl_utf8_get(a.p + i, a.n - i, &c);
    count += units(c);
  }
  return count;
}

/* The longest start of A of at most LIMIT units. */
static cl_str cut(cl_str a, size_t limit) {
  if (a.n <= limit)
    return a;
  size_t count = 0;
  for (size_t i = 0; i < a.n;) {
    uint32_t c;
    size_t length = cl_utf8_get(a.p + i, a.n - i, &c);
    count += units(c);
    if (count > limit)
      return (cl_str){ a.p, i };
    i += length;
  }
  return a;
}

static bool hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* ECMA-376 part 1, 22.9.2.19: `_xHHHH_` is read as a character. */
static bool is_escape(const char *p, size_t n) {
  return n >= 7 && p[0] == '_' && p[1] == 'x' && hex(p[2]) && hex(p[3]) && hex(p[4]) && hex(p[5]) &&
         p[6] == '_';
}

static void keep_escapes(cl_buf *out, cl_str a) {
  size_t from = 0;
  for (size_t i = 0; i < a.n; i++)
    if (a.p[i] == '_' && is_escape(a.p + i, a.n - i)) {
      cl_buf_add(out, a.p + from, i - from);
      cl_buf_puts(out, "_x005F");
      from = i;
    }
  cl_buf_add(out, a.p + from, a.n - from);
}

/* Most texts need nothing done. */
static bool is_plain(cl_str a) {
  for (size_t i = 0; i < a.n; i++) {
    unsigned char c = (unsigned char)a.p[i];
    if (c < 0x20 || c >= 0x7F || c == '_')
      return false;
  }
  return true;
}

/* Appends TEXT, at most ROOM characters without its escapes. */
static void put_cut(cl_buf *out, cl_str text, size_t room, const char *too_long) {
  cl_str whole = cut(text, room);
  if (whole.n == text.n) {
    keep_escapes(out, text);
    return;
  }
  cl_str note = cl_str_of(too_long ? too_long : "");
  size_t note_room = cl_utf16_count(note);
  keep_escapes(out, cut(text, note_room < room ? room - note_room : 0));
  keep_escapes(out, note);
}

void cl_cell_text(cl_buf *out, cl_str a, bool one_line, size_t limit, const char *too_long) {
  if (a.n <= limit && is_plain(a)) {
    cl_buf_str(out, a);
    return;
  }
  cl_buf clean = CL_BUF_INIT;
  size_t start = out->len, room = limit, all;
  cl_visible(&clean, a, one_line);
  /* The escapes count, too: of a text full of them less fits. */
  do {
    cl_buf_cut(out, start);
    put_cut(out, (cl_str){ cl_buf_text(&clean), clean.len }, room, too_long);
    all = out->len - start; /* bytes, of which there are never fewer */
    if (all > limit)
      all = cl_utf16_count((cl_str){ cl_buf_text(out) + start, all });
    room = room * limit / (all ? all : 1); /* less, when it was too much */
  } while (all > limit && room);
  cl_buf_free(&clean);
}

/* ---- Names ------------------------------------------------------------------ */

typedef struct taken {
  const char *key; /* folded */
  unsigned next;   /* number to try for the next one that wants this name */
} taken;

/* The one that has NAME already; NULL when it was free: it is taken now. */
static taken *take(cl_names *names, const char *name) {
  const char *key = cl_fold(names->arena, cl_str_of(name));
  uint64_t hash = cl_hash_text(CL_HASH_START, key);
  size_t at;
  for (taken *t = cl_map_first(&names->map, hash, &at); t; t = cl_map_next(&names->map, hash, &at))
    if (strcmp(t->key, key) == 0)
      return t;
  taken *made = cl_alloc(names->arena, sizeof *made);
  *made = (taken){ key, 2 };
  cl_map_put(&names->map, hash, made);
  return NULL;
}

char *cl_name_take(cl_names *names, const char *wanted, size_t limit, bool spaced) {
  cl_str base = cut(cl_str_of(wanted), limit);
  char *name = cl_str_dup(names->arena, base);
  taken *first = take(names, name), *other = first;
  while (other) {
    char *tail = cl_asprintf(names->arena, spaced ? " (%u)" : "_%u", first->next++);
    size_t room = strlen(tail) < limit ? limit - strlen(tail) : 0;
    cl_str head = cut(base, room);
    name = cl_asprintf(names->arena, "%.*s%s", (int)head.n, head.p, tail);
    other = take(names, name);
  }
  return name;
}

/* ---- Sheets and tables -------------------------------------------------------- */

char *cl_sheet_name_of(cl_arena *arena, const char *wanted) {
  cl_buf clean = CL_BUF_INIT;
  cl_visible(&clean, cl_str_of(wanted), true);
  for (size_t i = 0; i < clean.len; i++)
    if (strchr("[]:*?/\\", clean.p[i]))
      clean.p[i] = '-';
  cl_str name = cl_str_trim((cl_str){ cl_buf_text(&clean), clean.len });
  name = cut(name, CL_SHEET_NAME_MAX);
  while (name.n && name.p[0] == '\'')
    name = (cl_str){ name.p + 1, name.n - 1 };
  while (name.n && (name.p[name.n - 1] == '\'' || name.p[name.n - 1] == ' '))
    name.n--;
  char *made = name.n ? cl_str_dup(arena, name) : cl_strdup(arena, "-");
  if (cl_str_is(cl_str_of(cl_fold(arena, cl_str_of(made))), "history"))
    made = cl_asprintf(arena, "%s-", made); /* kept by the program for itself */
  cl_buf_free(&clean);
  return made;
}

/* `ab12`, `r`, `c`, `r1c1`: letters and then digits, once or twice. */
static bool like_an_address(const char *name) {
  size_t letters = strspn(name, "abcdefghijklmnopqrstuvwxyz");
  size_t digits = strspn(name + letters, "0123456789");
  if (!name[letters + digits])
    return (digits && letters <= 3) || cl_str_is(cl_str_of(name), "r") ||
           cl_str_is(cl_str_of(name), "c");
  return digits && name[0] == 'r' && letters == 1 && name[letters + digits] == 'c';
}

char *cl_table_name_of(cl_arena *arena, const char *wanted) {
  char *name = cl_slug(arena, cl_str_of(wanted));
  for (char *p = name; *p; p++)
    if (*p == '-')
      *p = '_';
  bool digit_first = *name >= '0' && *name <= '9';
  return digit_first || like_an_address(name) ? cl_asprintf(arena, "_%s", name) : name;
}
