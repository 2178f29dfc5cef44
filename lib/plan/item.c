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

/* The key that PART begins with, a word before `=`, and *BEHIND it the value; CL_NO_STR
 * when there is none.  With APART blanks may stand between. */
static cl_str key_of(cl_str part, bool apart, cl_str *behind) {
  size_t n = 0;
  while (n < part.n && ((part.p[n] >= 'a' && part.p[n] <= 'z') ||
                        (part.p[n] >= 'A' && part.p[n] <= 'Z') || part.p[n] == '-'))
    n++;
  size_t at = n;
  while (apart && at < part.n && part.p[at] == ' ')
    at++;
  if (n == 0 || at == part.n || part.p[at] != '=')
    return CL_NO_STR;
  *behind = (cl_str){ part.p + at + 1, part.n - at - 1 };
  return (cl_str){ part.p, n };
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

size_t cl_item_split(cl_arena *arena, cl_str item, cl_str *keys, cl_str *values, size_t max) {
  size_t count = 0;
  for (size_t at = 0; at < item.n; count++) {
    cl_str part = next_part(item, &at);
    if (count >= max)
      continue;
    cl_str value = part;
    keys[count] = key_of(part, false, &value); /* `3 = 4` within a note is no key */
    values[count] = value_of(arena, value);
  }
  return count;
}

const char *cl_item_read(cl_field field, cl_str item, cl_arena *arena, cl_str *values,
                         size_t count) {
  for (size_t i = 0; i < count; i++)
    values[i] = CL_NO_STR;
  size_t at = 0, next = 0;
  while (at < item.n) {
    cl_str part = next_part(item, &at), behind = part, key = key_of(part, true, &behind);
    cl_field sub = key.p ? cl_sub_find(field, key) : CL_F_NONE;
    size_t i = next;
    if (sub != CL_F_NONE)
      i = (size_t)(sub - field - 1);
    next = i + 1;
    if (i >= count)
      return _("there are more values than an item has");
    if (values[i].p)
      return _("a value is given twice");
    cl_str value = value_of(arena, sub != CL_F_NONE ? behind : part);
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
