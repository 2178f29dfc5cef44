/* csv.c - rows of text to CSV, and the door to who reads them; see csv.h. */
#include "csv.h"

#include <string.h>

#include "../base/module.h"

enum cl_status cl_csv_read(cl_csv_table *table, const char *file, const char *p, size_t n,
                           cl_diag *diag) {
  return CL_MODULE_TABLE("clkit-csv", struct cl_csv_reader, cl_csv_reader)
      ->read(table, file, p, n, diag);
}

void cl_csv_free(cl_csv_table *table) {
  cl_arena_free(table->arena);
  memset(table, 0, sizeof *table);
}

/* ---- Writing ------------------------------------------------------------- */

static bool runs(char c) {
  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

/* Would TEXT be run by a spreadsheet, or be taken for a text that is guarded?
 * Any number of guards before the sign counts, so that one can always be put
 * on and taken off. */
static bool needs_guard(cl_str text) {
  static const char *const wide[] = { "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                      "\xEF\xBC\xA0" }; /* = + - @ in full width */
  size_t i = 0;
  while (i < text.n && text.p[i] == '\'')
    i++;
  if (i < text.n && runs(text.p[i]))
    return true;
  while (i < text.n && strchr(" \n\t\r", text.p[i])) /* some trim before they look */
    i++;
  for (size_t k = 0; k < CL_COUNT(wide); k++)
    if (text.n - i >= 3 && memcmp(text.p + i, wide[k], 3) == 0)
      return true;
  return i < text.n && runs(text.p[i]);
}

static bool needs_quotes(const cl_csv_writer *writer, cl_str text) {
  for (size_t i = 0; i < text.n; i++) {
    char c = text.p[i];
    if (c == '"' || c == '\n' || c == '\r' || c == writer->separator)
      return true;
  }
  /* Some readers trim, and some take a tab for a separator. */
  return text.n && (text.p[0] == ' ' || text.p[0] == '\t' || text.p[text.n - 1] == ' ' ||
                    text.p[text.n - 1] == '\t');
}

void cl_csv_cell_write(cl_csv_writer *writer, cl_str text, bool formula_guard) {
  cl_buf *out = writer->out;
  if (!writer->first)
    cl_buf_putc(out, writer->separator);
  writer->first = false;
  bool quotes = needs_quotes(writer, text);
  if (quotes)
    cl_buf_putc(out, '"');
  if (formula_guard && needs_guard(text))
    cl_buf_putc(out, '\'');
  for (size_t i = 0; i < text.n;) {
    const char *quote = memchr(text.p + i, '"', text.n - i);
    size_t end = quote ? (size_t)(quote - text.p) + 1 : text.n;
    cl_buf_add(out, text.p + i, end - i);
    if (quote)
      cl_buf_putc(out, '"');
    i = end;
  }
  if (quotes)
    cl_buf_putc(out, '"');
}

void cl_csv_end_row(cl_csv_writer *writer) {
  cl_buf *out = writer->out;
  /* A row of one empty cell must not look like a blank line, behind a BOM either. */
  bool bom = out->len == 3 && memcmp(out->p, "\xEF\xBB\xBF", 3) == 0;
  if (!writer->first && (!out->len || bom || out->p[out->len - 1] == '\n'))
    cl_buf_puts(out, "\"\"");
  cl_buf_puts(out, writer->crlf ? "\r\n" : "\n");
  writer->first = true;
}

cl_str cl_csv_unguard(cl_str text) {
  if (text.n && text.p[0] == '\'' && needs_guard((cl_str){ text.p + 1, text.n - 1 }))
    return (cl_str){ text.p + 1, text.n - 1 };
  return text;
}
