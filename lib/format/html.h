/* html.h - writing a page: HTML that is XML as well, in a buffer.
 *
 * Neutral: knows elements, not plans.  A page stands by itself: its style is in
 * it, it has no script and fetches nothing.  All text that is handed over is
 * made harmless (cl_visible) and escaped; names of elements, classes and
 * attributes are the program's own words.
 *
 *   cl_html_start(&html, out, "nl", "Werkblad 1", style);
 *   cl_html_open(&html, "tr", NULL);
 *   cl_html_text(&html, "th", cl_str_of("Doel"), "scope", "row", NULL);
 *   cl_html_close(&html);
 *   cl_html_end(&html); */
#ifndef CL_HTML_H
#define CL_HTML_H

#include "../base/buf.h"
#include "../base/text.h"

CL_BEGIN

enum { CL_HTML_DEPTH = 32 };

typedef struct cl_html {
  cl_buf *out;
  const char *open[CL_HTML_DEPTH]; /* elements that are open */
  unsigned depth;
  bool hold;  /* texts (not attributes) go through cl_hold() */
  bool tight; /* lines of the source only where a block begins: a page of many small elements */
} cl_html;

/* The page up to its body, which is left open; and what closes all of it. */
void cl_html_start(cl_html *html, cl_buf *out, const char *lang, const char *title,
                   const char *style);
void cl_html_end(cl_html *html);

/* Opens TAG with attributes: pairs of name and value, ended by NULL; a pair
 * whose value is NULL is left out.  Closed by cl_html_close(). */
void cl_html_open(cl_html *html, const char *tag, ...) __attribute__((sentinel));
void cl_html_close(cl_html *html);
/* An element that holds nothing (`<br/>`). */
void cl_html_empty(cl_html *html, const char *tag, ...) __attribute__((sentinel));
/* TAG with TEXT in it; a line break is a <br/>. */
void cl_html_text(cl_html *html, const char *tag, cl_str text, ...) __attribute__((sentinel));
/* Just TEXT. */
void cl_html_put(cl_html *html, cl_str text);

CL_END
#endif
