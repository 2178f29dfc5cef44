/* json.c - writing JSON; see json.h. */
#include "json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { DEEPEST = 63 };

void cl_json_init(cl_json *json, cl_buf *out, bool pretty) {
  memset(json, 0, sizeof *json);
  json->out = out;
  json->pretty = pretty;
}

static void new_line(cl_json *json) {
  cl_buf_putc(json->out, '\n');
  cl_buf_fill(json->out, ' ', (size_t)2 * json->depth);
}

/* What stands between the value before and the one to come. */
static void separate(cl_json *json) {
  if (json->after_key) {
    json->after_key = false;
    return;
  }
  if (!json->depth)
    return;
  if (json->comma[json->depth])
    cl_buf_putc(json->out, ',');
  json->comma[json->depth] = true;
  if (json->pretty)
    new_line(json);
}

static void begin(cl_json *json, char bracket) {
  separate(json);
  cl_buf_putc(json->out, bracket);
  if (json->depth < DEEPEST)
    json->depth++;
  json->comma[json->depth] = false;
}

static void end(cl_json *json, char bracket) {
  bool any = json->comma[json->depth];
  if (json->depth)
    json->depth--;
  if (any && json->pretty)
    new_line(json);
  cl_buf_putc(json->out, bracket);
}

void cl_json_start_in(cl_json *json, cl_buf *out, bool pretty, unsigned depth) {
  cl_json_init(json, out, pretty);
  json->depth = depth < DEEPEST ? depth : DEEPEST;
}

void cl_json_join(cl_json *json, cl_str elements) {
  if (!elements.n)
    return;
  if (json->comma[json->depth])
    cl_buf_putc(json->out, ',');
  json->comma[json->depth] = true;
  cl_buf_str(json->out, elements);
}

void cl_json_object(cl_json *json) {
  begin(json, '{');
}

void cl_json_end_object(cl_json *json) {
  end(json, '}');
}

void cl_json_array(cl_json *json) {
  begin(json, '[');
}

void cl_json_end_array(cl_json *json) {
  end(json, ']');
}

static void escape(cl_buf *out, uint32_t c) {
  if (c >= 0x10000) {
    c -= 0x10000;
    cl_buf_printf(out, "\\u%04x\\u%04x", (unsigned)(0xD800 + (c >> 10)),
                  (unsigned)(0xDC00 + (c & 0x3FF)));
  } else {
    cl_buf_printf(out, "\\u%04x", (unsigned)c);
  }
}

static bool plain(char c) {
  return (unsigned char)c >= 0x20 && (unsigned char)c < 0x7F && c != '"' && c != '\\';
}

static void put_char(cl_buf *out, const char *p, size_t length, uint32_t c) {
  switch (c) {
  case '"':
    cl_buf_puts(out, "\\\"");
    break;
  case '\\':
    cl_buf_puts(out, "\\\\");
    break;
  case '\n':
    cl_buf_puts(out, "\\n");
    break;
  case '\r':
    cl_buf_puts(out, "\\r");
    break;
  case '\t':
    cl_buf_puts(out, "\\t");
    break;
  case 0xFFFD: /* the character itself, or a byte that is no UTF-8 */
    cl_utf8_put(out, c);
    break;
  default:
    if (cl_is_control(c))
      escape(out, c);
    else
      cl_buf_add(out, p, length);
  }
}

static void quoted(cl_buf *out, cl_str text) {
  cl_buf_putc(out, '"');
  for (size_t i = 0; i < text.n;) {
    size_t run = i;
    while (run < text.n && plain(text.p[run]))
      run++;
    cl_buf_add(out, text.p + i, run - i);
    i = run;
    if (i < text.n) {
      uint32_t c;
      size_t length = cl_utf8_get(text.p + i, text.n - i, &c);
      put_char(out, text.p + i, length, c);
      i += length;
    }
  }
  cl_buf_putc(out, '"');
}

void cl_json_key(cl_json *json, const char *key) {
  separate(json);
  quoted(json->out, cl_str_of(key));
  cl_buf_puts(json->out, json->pretty ? ": " : ":");
  json->after_key = true;
}

void cl_json_string(cl_json *json, cl_str text) {
  if (!text.p) {
    cl_json_null(json);
    return;
  }
  separate(json);
  quoted(json->out, text);
}

void cl_json_number(cl_json *json, double value) {
  if (!isfinite(value)) {
    cl_json_null(json);
    return;
  }
  separate(json);
  double size = fabs(value);
  char text[64];
  /* Beyond what reads well without an exponent; LC_NUMERIC is always "C". */
  if (size >= 1e15 || (size > 0 && size < 1e-6))
    snprintf(text, sizeof text, "%.17g", value);
  else
    cl_format_num(text, value, false);
  cl_buf_puts(json->out, text);
}

void cl_json_int(cl_json *json, long long value) {
  separate(json);
  cl_buf_printf(json->out, "%lld", value);
}

void cl_json_bool(cl_json *json, bool value) {
  separate(json);
  cl_buf_puts(json->out, value ? "true" : "false");
}

void cl_json_null(cl_json *json) {
  separate(json);
  cl_buf_puts(json->out, "null");
}

/* ---- Members ------------------------------------------------------------------------ */

void cl_json_member(cl_json *json, const char *key, const char *text) {
  cl_json_member_str(json, key, cl_str_of(text));
}

void cl_json_member_str(cl_json *json, const char *key, cl_str text) {
  if (!text.p)
    return;
  cl_json_key(json, key);
  cl_json_string(json, text);
}

void cl_json_member_int(cl_json *json, const char *key, long long value) {
  cl_json_key(json, key);
  cl_json_int(json, value);
}

void cl_json_member_num(cl_json *json, const char *key, double value) {
  cl_json_key(json, key);
  cl_json_number(json, value);
}

void cl_json_member_bool(cl_json *json, const char *key, bool value) {
  cl_json_key(json, key);
  cl_json_bool(json, value);
}
