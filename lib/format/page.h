/* page.h - the look of what is made to be read on a screen and on paper: one page, by
 * itself, in the house colour.  Report, posters and whatever else wants to look so
 * start here, write with html.h and draw with svg.h.
 *
 * The style knows these classes (see page.c for all): mast, kick, cards and card,
 * main (the table of rows), sub and lead (a section on its own sheet), heat, cal,
 * prof and vis (a page of a community), toc, foot, vh (for who listens only). */
#ifndef CL_PAGE_H
#define CL_PAGE_H

#include "colour.h"
#include "html.h"

CL_BEGIN

enum cl_page_kind {
  CL_PAGE_REPORT, /* sheets of A4, landscape; class prof: portrait */
  CL_PAGE_SIDES,  /* the same, with tables of what stands side by side */
  CL_PAGE_POSTER  /* one sheet, portrait, no margin */
};
/* Starts a page of TITLE; FOOT stands under each sheet, with the number of the page,
 * and FIRST, unless NULL, under the first one only. */
void cl_page_start(cl_html *html, cl_buf *out, const char *lang, const char *title,
                   const char *foot, const char *first, const cl_palette *palette,
                   enum cl_page_kind kind);

CL_END
#endif
