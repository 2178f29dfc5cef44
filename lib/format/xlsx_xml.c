/* xlsx_xml.c - the tags of a workbook's parts; see xlsx_pack.h.
 *
 * The writer prints a tag in as many calls of printf() as it has pieces, and fills an
 * attribute up with zeros to 4 kB: in a book with many charts that is a third of all
 * work.  These stand before its own, and write the same bytes, a tag at once. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Its number got a sign between 1.1.5 and 1.2.1: declared below. */
#define lxw_new_attribute_int declared_by_the_writer
#include <xlsxwriter/xmlwriter.h>
#undef lxw_new_attribute_int

#include "../base/mem.h"
#include "xlsx_pack.h"

typedef struct xml_attribute attribute;
typedef struct xml_attribute_list list;

CL_STANDS_BEFORE attribute *lxw_new_attribute_str(const char *key, const char *value);
CL_STANDS_BEFORE attribute *lxw_new_attribute_int(const char *key, int32_t value);
CL_STANDS_BEFORE attribute *lxw_new_attribute_dbl(const char *key, double value);
CL_STANDS_BEFORE void lxw_rowcol_to_cell(char *name, lxw_row_t row, lxw_col_t column);
CL_STANDS_BEFORE void lxw_xml_start_tag(FILE *file, const char *tag, list *attributes);
CL_STANDS_BEFORE void lxw_xml_end_tag(FILE *file, const char *tag);
CL_STANDS_BEFORE void lxw_xml_empty_tag(FILE *file, const char *tag, list *attributes);
CL_STANDS_BEFORE void lxw_xml_data_element(FILE *file, const char *tag, const char *data,
                                           list *attributes);

/* ---- A tag ------------------------------------------------------------------------- */

/* What is written next, so that stdio is asked once.  A file that does not take all of
 * it is seen when the part is looked at, which is not closed then. */
struct next {
  FILE *file;
  size_t n;
  char bytes[1024];
};

static void begin(struct next *to, FILE *file) {
  to->file = file;
  to->n = 0; /* and what .bytes holds is left as it is */
}

static void flush(struct next *to) {
  fwrite(to->bytes, 1, to->n, to->file);
  to->n = 0;
}

static void put(struct next *to, const char *text, size_t n) {
  while (n > sizeof to->bytes - to->n) {
    size_t fits = sizeof to->bytes - to->n;
    memcpy(to->bytes + to->n, text, fits);
    to->n += fits;
    text += fits;
    n -= fits;
    flush(to);
  }
  memcpy(to->bytes + to->n, text, n);
  to->n += n;
}

static void put_text(struct next *to, const char *text) {
  put(to, text, strlen(text));
}

static const char *entity(char c) {
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  default:
    return "&#xA;"; /* a new line, in an attribute */
  }
}

static void put_escaped(struct next *to, const char *text, const char *special) {
  for (;;) {
    size_t n = strcspn(text, special);
    put(to, text, n);
    if (!text[n])
      return;
    put_text(to, entity(text[n]));
    text += n + 1;
  }
}

static void put_start(struct next *to, const char *tag, list *attributes, const char *end) {
  const attribute *each = attributes ? STAILQ_FIRST(attributes) : NULL;
  put(to, "<", 1);
  put_text(to, tag);
  for (; each; each = STAILQ_NEXT(each, list_entries)) {
    put(to, " ", 1);
    put_text(to, each->key);
    put(to, "=\"", 2);
    put_escaped(to, each->value, "&<>\"\n");
    put(to, "\"", 1);
  }
  put_text(to, end);
}

static void put_end(struct next *to, const char *tag) {
  put(to, "</", 2);
  put_text(to, tag);
  put(to, ">", 1);
}

void lxw_xml_start_tag(FILE *file, const char *tag, list *attributes) {
  struct next to;
  begin(&to, file);
  put_start(&to, tag, attributes, ">");
  flush(&to);
}

void lxw_xml_end_tag(FILE *file, const char *tag) {
  struct next to;
  begin(&to, file);
  put_end(&to, tag);
  flush(&to);
}

void lxw_xml_empty_tag(FILE *file, const char *tag, list *attributes) {
  struct next to;
  begin(&to, file);
  put_start(&to, tag, attributes, "/>");
  flush(&to);
}

void lxw_xml_data_element(FILE *file, const char *tag, const char *data, list *attributes) {
  struct next to;
  begin(&to, file);
  put_start(&to, tag, attributes, ">");
  put_escaped(&to, data, "&<>");
  put_end(&to, tag);
  flush(&to);
}

/* ---- Numbers ------------------------------------------------------------------------ */

/* The decimal digits of VALUE, at the end of what ends before END. */
static char *digits_of(char *end, uint32_t value) {
  do
    *--end = (char)('0' + value % 10);
  while (value /= 10);
  return end;
}

/* A1, and as far as XFD1048576. */
void lxw_rowcol_to_cell(char *name, lxw_row_t row, lxw_col_t column) {
  char text[LXW_MAX_CELL_NAME_LENGTH], *end = text + sizeof text;
  *--end = '\0';
  end = digits_of(end, row + 1);
  for (unsigned left = column + 1U; left; left = (left - 1) / 26)
    *--end = (char)('A' + (left - 1) % 26);
  memcpy(name, end, (size_t)(text + sizeof text - end));
}

/* ---- An attribute, which the writer frees -------------------------------------------- */

static void copy(char *to, const char *from) {
  size_t n = strnlen(from, LXW_MAX_ATTRIBUTE_LENGTH - 1);
  memcpy(to, from, n);
  to[n] = '\0';
}

attribute *lxw_new_attribute_str(const char *key, const char *value) {
  attribute *new = cl_xmalloc(sizeof *new);
  copy(new->key, key);
  copy(new->value, value);
  return new;
}

attribute *lxw_new_attribute_int(const char *key, int32_t value) {
  char text[16] = "", *at = text + sizeof text - 1; /* before the NUL */
  at = digits_of(at, value < 0 ? 0 - (uint32_t)value : (uint32_t)value);
  if (value < 0)
    *--at = '-';
  return lxw_new_attribute_str(key, at);
}

attribute *lxw_new_attribute_dbl(const char *key, double value) {
  if (value >= 1 && value <= INT32_MAX && value == (int32_t)value)
    return lxw_new_attribute_int(key, (int32_t)value);
  char text[LXW_ATTR_32];
  lxw_sprintf_dbl(text, value);
  return lxw_new_attribute_str(key, text);
}
