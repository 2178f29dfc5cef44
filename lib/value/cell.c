/* cell.c - lists in one text, and what a file proves about its
 * spelling; see cell.h. */
#include "cell.h"

#include <math.h>
#include <string.h>

/* ---- Lists ------------------------------------------------------------------ */

size_t cl_cell_split(cl_arena *arena, cl_str cell, cl_str **parts) {
  size_t room = 1, count = 0;
  for (size_t i = 0; i < cell.n; i++)
    room += cell.p[i] == '|' || cell.p[i] == '\n' || cell.p[i] == '\r';
  *parts = cl_alloc(arena, room * sizeof **parts);
  for (size_t i = 0; i < cell.n;) {
    size_t end = cl_part_end(cell, i, '|', true);
    cl_str part = cl_str_trim((cl_str){ cell.p + i, end - i });
    part = cl_str_trim(cl_unescape(arena, part, '|', true));
    if (part.n)
      (*parts)[count++] = part;
    i = end + 1;
  }
  return count;
}

void cl_cell_join(cl_buf *out, size_t start, cl_str value) {
  if (out->len > start)
    cl_buf_puts(out, " | ");
  cl_escape(out, value, '|', true);
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

/* ---- Values ----------------------------------------------------------------- */

static void spell_date(cl_buf *out, cl_str value) {
  char text[CL_DATE_SIZE];
  cl_date date = cl_date_parse(value);
  if (date == CL_NO_DATE)
    cl_buf_str(out, value);
  else
    cl_buf_puts(out, cl_date_dmy(text, date));
}

static void spell_number(cl_buf *out, cl_str value) {
  for (size_t i = 0; i < value.n; i++)
    cl_buf_putc(out, value.p[i] == '.' ? ',' : value.p[i]);
}

void cl_value_spell(cl_buf *out, cl_field field, cl_str value, enum cl_dialect dialect) {
  const cl_field_row *row = cl_field_info(field);
  value = cl_value_canonical(field, value);
  int i;
  if (!value.n)
    return;
  if (dialect == CL_NL_EXCEL)
    switch (row->kind) {
    case CL_K_DATE:
      spell_date(out, value);
      return;
    case CL_K_NUM:
    case CL_K_INT:
      spell_number(out, value);
      return;
    case CL_K_BOOL:
      cl_buf_puts(out, cl_bool_read(value) ? "ja" : "nee");
      return;
    case CL_K_ENUM:
      i = cl_choice_find(row->set, value);
      if (i < 0)
        break;
      cl_buf_puts(out, cl_choice_label(row->set, i, CL_NL));
      return;
    default:
      break;
    }
  cl_buf_str(out, value);
}

/* The key of an item as a Dutch sheet has it; a label of several words is one
 * word here, as cl_sub_find() reads it. */
static const char *item_key(cl_field sub, char *room, size_t size) {
  const cl_field_row *row = cl_field_info(sub);
  size_t n = 0;
  for (; row->nl[n] && n + 1 < size; n++)
    room[n] = row->nl[n] == ' ' ? '-' : cl_ascii_lower(row->nl[n]);
  room[n] = '\0';
  return room;
}

void cl_item_cell(cl_buf *out, cl_field field, const cl_node *item, enum cl_dialect dialect) {
  size_t start = out->len;
  cl_buf value = CL_BUF_INIT;
  char key[40];
  if (dialect == CL_CANONICAL) {
    cl_item_put(out, field, item);
    return;
  }
  CL_EACH_SUB(sub, field) {
    cl_str text = cl_str_trim(cl_node_text(cl_item_node(item, sub)));
    if (!text.n)
      continue;
    cl_buf_cut(&value, 0);
    cl_value_spell(&value, sub, text, dialect);
    cl_item_join(out, start, item_key(sub, key, sizeof key),
                 (cl_str){ cl_buf_text(&value), value.len });
  }
  cl_buf_free(&value);
}

/* All that LIST, the value of FIELD, holds. */
static void list_cell(cl_buf *out, cl_field field, const cl_node *list, enum cl_dialect dialect) {
  size_t start = out->len;
  cl_buf value = CL_BUF_INIT;
  CL_EACH(item, list) {
    cl_buf_cut(&value, 0);
    if (cl_node_empty(item))
      continue;
    if (cl_field_info(field)->kind == CL_K_ITEMS)
      cl_item_cell(&value, field, item, dialect);
    else
      cl_value_spell(&value, field, cl_node_text(item), dialect);
    if (value.len)
      cl_cell_join(out, start, (cl_str){ value.p, value.len });
  }
  cl_buf_free(&value);
}

void cl_field_cell(cl_buf *out, const cl_rec *rec, cl_field field, enum cl_dialect dialect) {
  const cl_node *node = cl_rec_node(rec, field);
  if (node && (cl_field_info(field)->flags & CL_LIST))
    list_cell(out, field, node, dialect);
  else if (node)
    cl_value_spell(out, field, cl_node_text(node), dialect);
}

double cl_page_number(cl_str text) {
  double number = 0;
  size_t i = 0;
  for (; i < text.n && text.p[i] >= '0' && text.p[i] <= '9'; i++)
    number = number * 10 + (text.p[i] - '0');
  return i ? number : HUGE_VAL;
}
