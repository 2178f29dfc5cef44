/* html.c - see html.h. */
#include "html.h"

#include <stdarg.h>
#include <string.h>

static void escape(cl_buf *out, cl_str text, bool one_line) {
  cl_buf clean = CL_BUF_INIT;
  cl_visible(&clean, text, one_line);
  for (size_t i = 0; i < clean.len; i++)
    switch (clean.p[i]) {
    case '&':
      cl_buf_puts(out, "&amp;");
      break;
    case '<':
      cl_buf_puts(out, "&lt;");
      break;
    case '>':
      cl_buf_puts(out, "&gt;");
      break;
    case '"':
      cl_buf_puts(out, "&quot;");
      break;
    case '\n':
      cl_buf_puts(out, "<br/>");
      break;
    default:
      cl_buf_putc(out, clean.p[i]);
      break;
    }
  cl_buf_free(&clean);
}

static void attributes(cl_html *html, va_list args) {
  const char *name;
  while ((name = va_arg(args, const char *))) {
    const char *value = va_arg(args, const char *);
    if (!value)
      continue;
    cl_buf_printf(html->out, " %s=\"", name);
    escape(html->out, cl_str_of(value), true);
    cl_buf_putc(html->out, '"');
  }
}

/* A line of the source for each of these, so that it can be read and compared. */
static bool on_a_line(const cl_html *html, const char *tag) {
  static const char *const tags[] = { "body",  "main",  "header", "section", "footer", "h1", "h2",
                                      "h3",    "table", "tr",     "ul", /* inside: */
                                      "thead", "tbody", "li",     "p",       "div",    "th", "td" };
  size_t count = html->tight ? 11 : CL_COUNT(tags);
  for (size_t i = 0; i < count; i++)
    if (strcmp(tag, tags[i]) == 0)
      return true;
  return false;
}

static void begin(cl_html *html, const char *tag) {
  if (on_a_line(html, tag) && html->out->len && html->out->p[html->out->len - 1] != '\n')
    cl_buf_putc(html->out, '\n');
  cl_buf_printf(html->out, "<%s", tag);
}

void cl_html_open(cl_html *html, const char *tag, ...) {
  va_list args;
  begin(html, tag);
  va_start(args, tag);
  attributes(html, args);
  va_end(args);
  cl_buf_putc(html->out, '>');
  if (html->depth < CL_HTML_DEPTH)
    html->open[html->depth] = tag;
  html->depth++;
}

void cl_html_close(cl_html *html) {
  if (html->depth == 0 || html->depth-- > CL_HTML_DEPTH)
    return;
  const char *tag = html->open[html->depth];
  cl_buf_printf(html->out, "</%s>%s", tag, !html->tight && on_a_line(html, tag) ? "\n" : "");
}

void cl_html_empty(cl_html *html, const char *tag, ...) {
  va_list args;
  begin(html, tag);
  va_start(args, tag);
  attributes(html, args);
  va_end(args);
  cl_buf_puts(html->out, "/>");
}

void cl_html_put(cl_html *html, cl_str text) {
  cl_buf held = CL_BUF_INIT;
  if (!text.p)
    return;
  if (html->hold)
    cl_hold(&held, text);
  escape(html->out, html->hold ? (cl_str){ cl_buf_text(&held), held.len } : text, false);
  cl_buf_free(&held);
}

void cl_html_text(cl_html *html, const char *tag, cl_str text, ...) {
  va_list args;
  begin(html, tag);
  va_start(args, text);
  attributes(html, args);
  va_end(args);
  cl_buf_putc(html->out, '>');
  cl_html_put(html, text);
  cl_buf_printf(html->out, "</%s>%s", tag, !html->tight && on_a_line(html, tag) ? "\n" : "");
}

void cl_html_start(cl_html *html, cl_buf *out, const char *lang, const char *title,
                   const char *style) {
  *html = (cl_html){ .out = out };
  cl_buf_printf(out,
                "<!DOCTYPE html>\n"
                "<html lang=\"%s\" xml:lang=\"%s\" xmlns=\"http://www.w3.org/1999/xhtml\">\n"
                "<head>\n<meta charset=\"utf-8\"/>\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                "<title>",
                lang, lang);
  escape(out, cl_str_of(title), true);
  cl_buf_printf(out, "</title>\n<style>\n%s</style>\n</head>", style);
  cl_html_open(html, "body", NULL);
}

void cl_html_end(cl_html *html) {
  while (html->depth)
    cl_html_close(html);
  cl_buf_puts(html->out, "</html>\n");
}
