/* blank.h - worksheets to put on the table: empty, each on a page of A4 of its own, with
 * the question in full, a made-up example in grey and room in proportion.
 *
 * blank.c has the frame and the parts that sheets are made of, blank_scan.c and
 * blank_work.c what stands on each. */
#ifndef CL_BLANK_H
#define CL_BLANK_H

#include "../cli/app.h"
#include "../format/html.h"
#include "../plan/style.h"

CL_BEGIN

/* The empty worksheets of the programs STEPS (0: of all), bound with a cover and contents
 * when BOOK, as one page of HTML in the language of what is made. */
void cl_blank_html(cl_app *app, unsigned steps, bool book, const cl_house_style *house,
                   const char *organisation, cl_buf *out);

/* ---- Inside -------------------------------------------------------------------- */

typedef struct blank {
  cl_app *app;
  cl_html html;
  const char *organisation, *title; /* of the sheet that is being made */
  const cl_house_style *house;
} blank;

typedef struct blank_sheet {
  unsigned step;                   /* whose it is */
  bool wide;                       /* a page on its side */
  const char *number;              /* "3", or a sign */
  const char *title, *line, *next; /* English: what it is, asks, and what comes then */
  void (*put)(blank *b);
} blank_sheet;

extern const blank_sheet cl_blank_sheets[]; /* ended by one without a title */

void blank_ready(blank *b);
void blank_kapstok(blank *b);
void blank_themes(blank *b);
void blank_around(blank *b);
void blank_definition(blank *b);
void blank_talk(blank *b);
void blank_vision(blank *b);
void blank_working(blank *b);
void blank_calendar(blank *b);

/* Parts; texts are English and are translated here. */
void blank_open(blank *b, const char *tag, const char *class);
void blank_close(blank *b);
void blank_text(blank *b, const char *tag, const char *class, const char *text);
void blank_lines(blank *b, unsigned n); /* to write on, as far apart as there is room */
void blank_tips(blank *b, const char *title, const char *const *tips); /* ended by NULL */
void blank_ticks(blank *b, const char *const *words);                  /* ended by NULL */
void blank_choices(blank *b, cl_set set); /* a box for each choice of SET */
/* A question in full, a hint in grey, an example in grey; room in N lines. */
void blank_ask(blank *b, const char *label, const char *question, const char *example, unsigned n);
void blank_box(blank *b, const char *title, const char *example, unsigned n);
/* The column beside a sheet: tips (ended by NULL), and a box as above to write in. */
void blank_aside(blank *b, const char *tips_title, const char *const *tips, const char *title,
                 const char *example, unsigned n);
/* `Date ______` */
void blank_field(blank *b, const char *label);
/* A table to fill in: titles ended by NULL, an example in grey (ended by NULL, or NULL), ROWS
 * empty rows; a title that begins with `[` heads boxes to tick. */
void blank_table(blank *b, const char *const *titles, const char *const *example, unsigned rows);

CL_END
#endif
