/* paper.h - a sheet to read or to write on: what stands on it, block by block,
 * and how that is laid out, for a terminal or as a page (HTML) that prints on
 * A4.
 *
 * What stands on a sheet is said once, with the functions of show.h; they put
 * blocks on app->paper.  cl_paper_end() lays them out.  Texts of blocks are not
 * copied: they live in app->arena. */
#ifndef CL_PAPER_H
#define CL_PAPER_H

#include "../cli/app.h"
#include "../plan/style.h"

CL_BEGIN

enum cl_block_kind {
  CL_B_TITLE,   /* text: of a worksheet; n: enum cl_title; label: of its chapter, in a book */
  CL_B_PART,    /* text: of a part of it */
  CL_B_SECTION, /* text: a heading that takes little room */
  CL_B_LINE,    /* label, text; room when there is no text */
  CL_B_ANSWER,  /* label: an answer; text: the question; more: a note; n: its number */
  CL_B_TEXT,    /* text */
  CL_B_FACTS,   /* label, text: some of them stand on one line */
  CL_B_ROOM,    /* room to fill in; n columns: a record a row, in that many */
  CL_B_DOTS,    /* n lines to write on */
  CL_B_NOTHING,
  CL_B_GAP,       /* another record begins */
  CL_B_SIDES,     /* label, text: titles of what stands left and right */
  CL_B_SIDE,      /* text: left; what follows stands right of it */
  CL_B_SIDE_ITEM, /* label, text; n lines to write on behind it */
  CL_B_ASK,       /* text: a question; more: what to listen for; n lines to write on */
  CL_B_BULLET,    /* text */
  CL_B_WRITE,     /* label: with room behind it */
  CL_B_MONTH      /* month */
};

/* What may stand on the page before it; a sheet of a community, in a book. */
enum cl_title { CL_TITLE_ALONG = 1, CL_TITLE_CHAPTER = 2 };

typedef struct cl_block cl_block;
struct cl_block {
  enum cl_block_kind kind;
  unsigned n;
  unsigned rows;  /* of room to fill in; 0: as many as is usual */
  cl_field field; /* whose value it is or will be; CL_F_NONE */
  const cl_field *columns;
  const char *label, *text, *more;
  const struct cl_month *month;
  cl_block *next;
};

/* Something on a day of the calendar. */
typedef struct cl_entry {
  cl_date date;
  bool holiday; /* only a title */
  bool cancelled;
  const char *time, *title, *form, *channel, *community, *owner, *status; /* "" when absent */
} cl_entry;

typedef struct cl_month {
  int year, month;
  bool communities;  /* there are several: say which */
  cl_entry *entries; /* in order of time */
  size_t count, cap;
  const char *free[32]; /* the school holiday on each day of the month, from 1; or NULL */
} cl_month;

/* The school holiday on DATE, a day of M; NULL when there is school, or it is another month. */
const char *cl_month_free(const cl_month *m, cl_date date);

typedef struct cl_paper {
  bool html, blank;
  bool landscape;              /* a page on its side */
  bool compact;                /* all of it on one page */
  bool book;                   /* all worksheets, bound: a cover and contents go before */
  const char *chapter;         /* the id of the community of the sheet before, in a book */
  bool shared;                 /* it goes round: stories without consent stay out */
  unsigned width;              /* of the terminal; 0: not one */
  const cl_house_style *house; /* of a page */
  cl_block *first, *last;
  cl_str *names[CL_TYPES]; /* of a type, in order, once one was asked about */
} cl_paper;

/* Begins a sheet: sees what --format, -o and --blank say (those that the verb
 * takes).  CL_USAGE and a message when they make no sense. */
enum cl_status cl_paper_start(cl_app *app);
/* Puts a block on it. */
cl_block *cl_paper_put(cl_app *app, enum cl_block_kind kind) CL_NONNULL;
/* With STATUS CL_OK lays it out, on app->out or in the file of -o; else returns that.
 * HEADING stands above a page: what it is, under the name of the organisation. */
enum cl_status cl_paper_end(cl_app *app, const char *heading, enum cl_status status);

/* The two layouts. */
void cl_paper_term(const cl_app *app, cl_buf *out);
void cl_paper_html(cl_app *app, const char *heading, cl_buf *out);

/* Month I (1..12) of a year, and the weekdays, short, from Monday, 0; in
 * English: pass them through cl_tr(). */
const char *cl_month_title(int month) __attribute__((returns_nonnull));
const char *cl_weekday_short(int i) __attribute__((returns_nonnull));

CL_END
#endif
