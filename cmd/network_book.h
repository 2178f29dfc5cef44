/* network_book.h - the workbook of a network while it is made: shared by the sheets
 * (network_book.c) and the one in front (network_front.c). */
#ifndef CL_NETWORK_BOOK_H
#define CL_NETWORK_BOOK_H

#include "network_sum.h"
#include "overview_inner.h"

enum kind { WORDS, NUMBER, LIGHT }; /* left, right, in the middle */
typedef struct column {
  const char *title;
  double width;
  enum kind kind;
} column;

typedef struct binder {
  overview look; /* for its colours, and what lays out a sheet */
  nw_sum sum;
  const nw_sum *s;
  cl_app *app;
  cl_sheet *sheet;
  const column *columns;
  size_t count;
  /* Sheets that the one in front leads to; NULL: there is none. */
  cl_sheet *libraries, *changed, *themes, *learning, *stuck, *asked;
  size_t unshown;      /* libraries without a column among the rules */
  unsigned row, lines; /* where the next row goes; lines that it takes */
  size_t at;           /* column in it */
} binder;

/* ---- network_cells.c ---- */
/* In the cell that is next: a number on a ground that is darker the more it is. */
void nb_heat(binder *b, size_t n, size_t most);
/* Why there is nothing to count, over cells that stay empty; false when there is. */
bool nb_why_empty(binder *b, const nw_lib *lib);
const char *nb_others(binder *b, size_t n); /* `and 12 more` */
const char *nb_light_title(binder *b, int light);
/* Four numbers, each on its light, in the cells that are next. */
void nb_lights(binder *b, const size_t lights[CL_LIGHTS]);

/* ---- network_front.c: the sheet in front ---- */
void nb_front(binder *b);

#endif
