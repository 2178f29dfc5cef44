/* cell.c - lists and items in one text, and what a file proves about its
 * spelling; see transfer.h.  Pure: knows the schema, no plan. */
#include "transfer.h"

#include <string.h>

/* ---- Lists ------------------------------------------------------------------ */

/* Undoes the backslashes of a list (with BREAKS) or an item.  One that stands
 * before anything else is meant as itself: people type C:\map. */
static cl_str unescape(cl_arena *arena, cl_str a, char special, bool breaks) {
  if (!a.n || !memchr(a.p, '\\', a.n))
    return a;
  char *out = cl_alloc_text(arena, a.n + 1);
  size_t n = 0;
  for (size_t i = 0; i < a.n; i++) {
    char c = a.p[i];
    if (c == '\\' && i + 1 < a.n) {
      char next = a.p[i + 1];
      if (next == special || next == '\\' || (breaks && next == 'n')) {
        c = next == 'n' ? '\n' : next;
        i++;
      }
    }
    out[n++] = c;
  }
  out[n] = '\0';
  return (cl_str){ out, n };
}

static void escape(cl_buf *out, cl_str a, char special, bool breaks) {
  for (size_t i = 0; i < a.n; i++) {
    char c = a.p[i];
    if (breaks && c == '\n') {
      cl_buf_puts(out, "\\n");
      continue;
    }
    if (c == special || c == '\\')
      cl_buf_putc(out, '\\');
    cl_buf_putc(out, c);
  }
}

/* The end of the part that starts at I: the next STOP (or line break, with
 * BREAKS) that no backslash stands before. */
static size_t part_end(cl_str a, size_t i, char stop, bool breaks) {
  for (; i < a.n; i++) {
    if (a.p[i] == '\\' && i + 1 < a.n)
      i++;
    else if (a.p[i] == stop || (breaks && (a.p[i] == '\n' || a.p[i] == '\r')))
      break;
  }
  return i < a.n ? i : a.n;
}

size_t cl_cell_split(cl_arena *arena, cl_str cell, cl_str **parts) {
  size_t room = 1, count = 0;
  for (size_t i = 0; i < cell.n; i++)
    room += cell.p[i] == '|' || cell.p[i] == '\n' || cell.p[i] == '\r';
  *parts = cl_alloc(arena, room * sizeof **parts);
  for (size_t i = 0; i < cell.n;) {
    size_t end = part_end(cell, i, '|', true);
    cl_str part = cl_str_trim((cl_str){ cell.p + i, end - i });
    part = cl_str_trim(unescape(arena, part, '|', true));
    if (part.n)
      (*parts)[count++] = part;
    i = end + 1;
  }
  return count;
}

void cl_cell_join(cl_buf *out, size_t start, cl_str value) {
  if (out->len > start)
    cl_buf_puts(out, " | ");
  escape(out, value, '|', true);
}

/* ---- Items ------------------------------------------------------------------ */

/* A key is a word before `=`: `3 = 4` within a note is no key. */
static size_t key_length(cl_str part) {
  size_t i = 0;
  while (i < part.n && ((part.p[i] >= 'a' && part.p[i] <= 'z') ||
                        (part.p[i] >= 'A' && part.p[i] <= 'Z') || part.p[i] == '-'))
    i++;
  return i > 0 && i < part.n && part.p[i] == '=' ? i : 0;
}

size_t cl_item_split(cl_arena *arena, cl_str item, cl_str *keys, cl_str *values, size_t max) {
  size_t count = 0;
  for (size_t i = 0; i < item.n;) {
    size_t end = part_end(item, i, ';', false);
    cl_str part = cl_str_trim((cl_str){ item.p + i, end - i });
    i = end + 1;
    if (count < max) {
      size_t n = key_length(part);
      keys[count] = n ? (cl_str){ part.p, n } : CL_NO_STR;
      cl_str value = n ? (cl_str){ part.p + n + 1, part.n - n - 1 } : part;
      values[count] = unescape(arena, cl_str_trim(value), ';', false);
    }
    count++;
  }
  return count;
}

void cl_item_join(cl_buf *out, size_t start, const char *key, cl_str value) {
  if (out->len > start)
    cl_buf_puts(out, "; ");
  cl_buf_puts(out, key);
  cl_buf_putc(out, '=');
  escape(out, value, ';', false);
}

cl_str cl_cell_clean(cl_arena *arena, cl_str text) {
  text = cl_str_trim(text);
  if (!text.n || !memchr(text.p, '\r', text.n))
    return text;
  char *out = cl_alloc_text(arena, text.n + 1);
  size_t n = 0;
  for (size_t i = 0; i < text.n; i++) {
    if (text.p[i] != '\r')
      out[n++] = text.p[i];
    else if (i + 1 == text.n || text.p[i + 1] != '\n')
      out[n++] = '\n';
  }
  out[n] = '\0';
  return (cl_str){ out, n };
}

/* ---- Evidence --------------------------------------------------------------- */

/* Reads D-M-Y with any of - / . between; the three numbers in PART. */
static bool date_parts(cl_str cell, unsigned part[3]) {
  size_t i = 0;
  for (int k = 0; k < 3; k++) {
    size_t digits = 0;
    part[k] = 0;
    for (; i < cell.n && cell.p[i] >= '0' && cell.p[i] <= '9'; i++, digits++)
      if (digits < 5)
        part[k] = part[k] * 10 + (unsigned)(cell.p[i] - '0');
    if (digits < 1 || digits > (k == 2 ? 4 : 2))
      return false;
    if (k < 2 && (i == cell.n || !strchr("-/.", cell.p[i])))
      return false;
    i += k < 2;
  }
  return i == cell.n;
}

void cl_evidence_date(struct cl_evidence *evidence, cl_str cell) {
  unsigned part[3];
  if (!date_parts(cl_str_trim(cell), part))
    return;
  if (part[0] > 12 && part[1] <= 12)
    evidence->day_first = true;
  if (part[1] > 12 && part[0] <= 12)
    evidence->month_first = true;
}

bool cl_date_two_ways(cl_str cell) {
  unsigned part[3];
  return date_parts(cl_str_trim(cell), part) && part[0] <= 12 && part[1] <= 12 &&
         part[0] != part[1];
}

/* The mark in a number and how many digits stand behind the last one. */
static char number_mark(cl_str cell, size_t *behind) {
  char mark = '\0';
  *behind = 0;
  for (size_t i = 0; i < cell.n; i++) {
    char c = cell.p[i];
    if (c == ',' || c == '.') {
      mark = c;
      *behind = 0;
    } else if (c >= '0' && c <= '9') {
      ++*behind;
    } else if (i > 0 || (c != '-' && c != '+')) {
      return '\0';
    }
  }
  return mark;
}

void cl_evidence_number(struct cl_evidence *evidence, cl_str cell) {
  size_t behind;
  char mark = number_mark(cl_str_trim(cell), &behind);
  if (behind == 3)
    return;
  evidence->comma |= mark == ',';
  evidence->point |= mark == '.';
}

bool cl_number_two_ways(cl_str cell) {
  size_t behind;
  return number_mark(cl_str_trim(cell), &behind) && behind == 3;
}

/* ---- Columns ---------------------------------------------------------------- */

/* Labels are ASCII; blanks, hyphens and underscores count as the same. */
static char plain(char c) {
  if (c >= 'A' && c <= 'Z')
    return (char)(c - 'A' + 'a');
  return c == '-' || c == '_' ? ' ' : c;
}

static bool same_words(cl_str name, const char *label) {
  size_t i = 0;
  while (i < name.n && label[i] && plain(name.p[i]) == plain(label[i]))
    i++;
  return i == name.n && !label[i];
}

static bool has_handle(const cl_type_row *type) {
  return type->id == CL_F_NONE && type->shape != CL_SINGLE_REC;
}

bool cl_column_find(cl_type type, cl_str name, cl_column *out) {
  const cl_type_row *row = cl_type_info(type);
  name = cl_str_trim(name);
  *out = (cl_column){ CL_COL_FIELD, CL_F_NONE, false };
  if (has_handle(row) && same_words(name, "id"))
    out->kind = CL_COL_HANDLE;
  else if (row->parent != CL_T_NONE && same_words(name, "community"))
    out->kind = CL_COL_COMMUNITY;
  else
    out->field = cl_field_find(type, name);
  return out->kind != CL_COL_FIELD || out->field != CL_F_NONE;
}

bool cl_column_is_version(cl_str name) {
  name = cl_str_trim(name);
  return same_words(name, "version") || same_words(name, "versie");
}

const char *cl_column_name(cl_column column) {
  switch (column.kind) {
  case CL_COL_VERSION:
    return "version";
  case CL_COL_HANDLE:
    return "id";
  case CL_COL_COMMUNITY:
    return "community";
  case CL_COL_FIELD:
    break;
  }
  return cl_field_info(column.field)->path;
}

const char *cl_column_label(cl_column column, enum cl_lang lang) {
  switch (column.kind) {
  case CL_COL_VERSION:
    return lang == CL_NL ? "Versie" : "Version";
  case CL_COL_HANDLE:
    return "Id";
  case CL_COL_COMMUNITY:
    return "Community";
  case CL_COL_FIELD:
    break;
  }
  return cl_field_label(column.field, lang);
}

bool cl_header_is_dutch(cl_type type, const cl_str *header, size_t n) {
  size_t dutch = 0, other = 0;
  for (size_t i = 0; i < n; i++) {
    cl_column column;
    cl_str name = cl_str_trim(header[i]);
    if (!cl_column_find(type, name, &column) || column.kind != CL_COL_FIELD)
      continue;
    const cl_field_row *row = cl_field_info(column.field);
    bool nl = same_words(name, row->nl);
    bool en = same_words(name, row->path) || same_words(name, row->label);
    dutch += nl && !en;
    other += !nl;
  }
  return dutch > other;
}
