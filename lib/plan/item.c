/* item.c - items of a list as texts; see item.h. */
#include "item.h"

#include <string.h>

size_t cl_sub_count(cl_field field) {
  const cl_type_row *row = cl_type_info(cl_field_info(field)->type);
  size_t n = 0;
  for (cl_field f = field + 1; f < row->first + (cl_field)row->fields; f++, n++)
    if (!(cl_field_info(f)->flags & CL_SUB))
      break;
  return n;
}

/* ---- Backslashes ------------------------------------------------------------ */

cl_str cl_unescape(cl_arena *arena, cl_str a, char special, bool breaks) {
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

void cl_escape(cl_buf *out, cl_str a, char special, bool breaks) {
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

size_t cl_part_end(cl_str a, size_t i, char stop, bool breaks) {
  for (; i < a.n; i++) {
    if (a.p[i] == '\\' && i + 1 < a.n)
      i++;
    else if (a.p[i] == stop || (breaks && (a.p[i] == '\n' || a.p[i] == '\r')))
      break;
  }
  return i < a.n ? i : a.n;
}

/* ---- Apart ------------------------------------------------------------------ */

/* A key is a word before `=`: `3 = 4` within a note is no key. */
static size_t key_length(cl_str part) {
  size_t i = 0;
  while (i < part.n && ((part.p[i] >= 'a' && part.p[i] <= 'z') ||
                        (part.p[i] >= 'A' && part.p[i] <= 'Z') || part.p[i] == '-'))
    i++;
  return i > 0 && i < part.n && part.p[i] == '=' ? i : 0;
}

/* The part that starts at *AT, which moves behind it: up to a semicolon that no
 * backslash stands before. */
static cl_str next_part(cl_str item, size_t *at) {
  size_t from = *at, end = cl_part_end(item, from, ';', false);
  *at = end + 1;
  return cl_str_trim((cl_str){ item.p + from, end - from });
}

static cl_str value_of(cl_arena *arena, cl_str text) {
  return cl_unescape(arena, cl_str_trim(text), ';', false);
}

static cl_str behind_key(cl_str part, size_t key) {
  return (cl_str){ part.p + key + 1, part.n - key - 1 };
}

size_t cl_item_split(cl_arena *arena, cl_str item, cl_str *keys, cl_str *values, size_t max) {
  size_t count = 0;
  for (size_t at = 0; at < item.n; count++) {
    cl_str part = next_part(item, &at);
    if (count >= max)
      continue;
    size_t n = key_length(part);
    keys[count] = n ? (cl_str){ part.p, n } : CL_NO_STR;
    values[count] = value_of(arena, n ? behind_key(part, n) : part);
  }
  return count;
}

const char *cl_item_read(cl_field field, cl_str item, cl_arena *arena, cl_str *values,
                         size_t count) {
  for (size_t i = 0; i < count; i++)
    values[i] = CL_NO_STR;
  size_t at = 0, next = 0;
  while (at < item.n) {
    cl_str part = next_part(item, &at);
    size_t n = key_length(part), i = next;
    cl_field sub = n ? cl_sub_find(field, (cl_str){ part.p, n }) : CL_F_NONE;
    if (sub != CL_F_NONE)
      i = (size_t)(sub - field - 1);
    next = i + 1;
    if (i >= count)
      return _("there are more values than an item has");
    if (values[i].p)
      return _("a value is given twice");
    cl_str value = value_of(arena, sub != CL_F_NONE ? behind_key(part, n) : part);
    if (value.n)
      values[i] = value;
  }
  return NULL;
}

/* ---- Together --------------------------------------------------------------- */

void cl_item_join(cl_buf *out, size_t start, const char *key, cl_str value) {
  if (out->len > start)
    cl_buf_puts(out, "; ");
  cl_buf_puts(out, key);
  cl_buf_putc(out, '=');
  cl_escape(out, value, ';', false);
}

cl_str cl_item_write(cl_field field, const cl_str *values, size_t count, cl_arena *arena) {
  cl_buf text = CL_BUF_INIT;
  for (size_t i = 0; i < count; i++)
    if (values[i].p)
      cl_item_join(&text, 0, cl_field_info(field + 1 + (cl_field)i)->path, values[i]);
  return cl_str_of(cl_buf_keep(&text, arena));
}

void cl_item_put(cl_buf *out, cl_field field, const cl_node *item) {
  size_t n = cl_sub_count(field), start = out->len;
  for (cl_field sub = field + 1; sub <= field + (cl_field)n; sub++) {
    cl_str text = cl_str_trim(cl_node_text(cl_item_node(item, sub)));
    if (text.n)
      cl_item_join(out, start, cl_field_info(sub)->path, cl_value_canonical(sub, text));
  }
}
