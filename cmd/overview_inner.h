/* overview_inner.h - what the parts of the overview for the management team
 * share: the story of the plan (lib/method/story.h), the colours and words, and
 * the sheets it is laid out on.
 *
 * Nothing of a person but the role comes in, and nothing of one person's talk:
 * what is handed around must not carry names, addresses or confidences. */
#ifndef CL_CMD_OVERVIEW_INNER_H
#define CL_CMD_OVERVIEW_INNER_H

#include "../lib/base/map.h"
#include "../lib/format/xlsx_page.h"
#include "common.h"
#include "status_story.h"
#include "../lib/method/holiday.h"
#include "../lib/method/progress.h"
#include "../lib/method/stage.h"

/* OV_FEW: of so many the front page has room for all their goals. */
enum { OV_FEW = 2, OV_WEEKS = 52, OV_WEEKS_PRINTED = 8, OV_HEAT = 5 };
/* So many communities have a sheet of their own: nobody leafs through thousands. */
enum { OV_OWN_SHEETS = 1000 };
/* So many goals stand in the grid of charts, the worst first: a spreadsheet opens no more
 * of them in a time that anybody waits for. */
enum { OV_CHARTS = 1000 };
/* Points: of a row of column names on one line, with the buttons that filter below them. */
enum { OV_HEAD_FILTER = 27 };
/* Above so many communities the front has the first of them, and a page of each has no charts:
 * what it says in numbers and bars is enough, and Progress has them. */
enum { OV_MANY = 15 };
/* Rows above a list: title, what one sees, the way back; then the names of columns. */
enum { OV_TITLE, OV_LEAD, OV_BACK, OV_HEADER, OV_FIRST };

#define OV_INK 0x1B2528
#define OV_MUTED 0x55626A
#define OV_BAD 0xB42318
#define OV_LINE 0xD3DADD
#define OV_TRACK 0xDDE3E6
#define OV_SAND 0xF4ECDC   /* holidays */
#define OV_NOTICE 0xFFE1A0 /* something is missing */
#define OV_ON_NOTICE 0x5F3A00

typedef struct ov_community {
  const cl_story_row *row;
  const cl_rec *rec;
  const char *name; /* on one line, never empty */
  size_t open_decisions;
  cl_sheet *sheet; /* its own; NULL beyond OV_OWN_SHEETS */
} ov_community;

typedef struct ov_goal {
  const cl_story_goal *goal;
  size_t community;
  unsigned data; /* row of its numbers on the sheet of chart data; 0: never measured */
  size_t points; /* so many there */
} ov_goal;

/* A fact as the workbook sorts it; the most telling kinds first. */
enum ov_change_kind {
  OV_STAGE,
  OV_LIGHT,
  OV_MEASURED,
  OV_ADDED,
  OV_CHANGED,
  OV_DROPPED,
  OV_CHANGE_KINDS
};
typedef struct ov_change {
  enum ov_change_kind kind;
  const cl_fact *fact;
} ov_change;

/* The house colour, and what is made of it to be read. */
typedef struct ov_colours {
  uint32_t brand, on_brand, ink, tint, heat[OV_HEAT], on_heat[OV_HEAT];
} ov_colours;

typedef struct overview {
  cl_app *app;
  status_story told;
  const cl_story *story;     /* of TOLD */
  ov_community *communities; /* in the order of the story */
  size_t community_count;
  cl_map by_community; /* of ov_community */
  ov_goal *goals;      /* worst first; of those that rest last */
  size_t goal_count, decision_count;
  cl_school *school; /* holidays of the plan's region; NULL when they are not known */
  int region;
  cl_date monday;     /* the year begins: first week of the quarter */
  cl_due_list due;    /* from there, and a year ahead of today */
  cl_comparison news; /* what changed since the earlier plan, if there is one */
  ov_change *changes;
  size_t change_count, by_kind[OV_CHANGE_KINDS];
  ov_colours colours;
  cl_book *book;
  cl_sheet *front, *news_sheet, *goals_sheet, *progress, *communities_sheet, *kapstok, *year,
      *calendar, *decisions_sheet, *guide, *data;
} overview;

/* ---- overview_find.c --------------------------------------------------------- */
/* The community of REC, or that it is; NULL when it has none. */
ov_community *ov_community_of(const overview *o, const cl_rec *rec);
/* Something on a day that takes place, and that members notice. */
bool ov_is_moment(const cl_due_item *item);
/* What is celebrated on a day: public holidays, and school holidays of the plan's
 * region; "" for nothing. */
const char *ov_holiday_on(const overview *o, cl_date date);

/* ---- overview_look.c: words, colours, drawings in letters ------------------------ */
void ov_colours_read(overview *o);
uint32_t ov_light_ink(enum cl_light light);
uint32_t ov_light_ground(enum cl_light light);
uint32_t ov_light_strong(enum cl_light light);                     /* of bars and lines */
const char *ov_light_text(const overview *o, enum cl_light light); /* `behind !` */
/* A cell of a list; a name of a column; a heading over a part. */
cl_cell_style ov_cell(enum cl_side side);
cl_cell_style ov_header(const overview *o, enum cl_side side);
cl_cell_style ov_section(const overview *o);
cl_cell_style ov_light_cell(enum cl_light light);
/* A number with no more decimals than it has. */
const char *ov_form(double value);
const char *ov_number(const overview *o, double value); /* the same, as text */
/* The short form of days in the book's language, as `d mmm`. */
const char *ov_date_form(const overview *o, const char *form);
/* `measured 9 weeks ago`, of a value older than its rhythm. */
const char *ov_age_words(const overview *o, const cl_progress *p);
/* `19; 32,5 expected`, `not measured; 8 expected`; "" of a goal in words. */
const char *ov_value_words(const overview *o, const cl_progress *p);
/* A bar of CELLS blocks with a tick where it should be, as runs; returns how many. */
enum { OV_RUNS = 40 };
size_t ov_bullet(cl_run *runs, const overview *o, const cl_progress *p, int cells, double size);
/* The last eight values as `▁▃▅▇`; "" for fewer than two. */
const char *ov_spark(const overview *o, const cl_rec *goal);
/* The role of a person, never a name; the id where nobody told the role. */
const char *ov_role(const overview *o, cl_field field, cl_str id);
/* Columns that the longest name takes in a list; at least LEAST, and OV_NAME_MOST at most. */
enum { OV_NAME_MOST = 42 };
double ov_name_width(const overview *o, double least, bool bold);
/* Names of all communities, each its own, in a column that is so many COLUMNS wide. */
const char **ov_names(const overview *o, double columns, bool bold);

/* The next line of *TEXT where so many COLUMNS are free, in STYLE, for text that runs on over
 * cells; moves *TEXT behind it.  The LAST one is shortened where it has to be. */
const char *ov_next_line(const overview *o, const char **text, const cl_cell_style *style,
                         double columns, bool last);

/* A value in its cell, or an empty one. */
void ov_put_number(cl_sheet *sheet, unsigned row, unsigned column, bool any, double value,
                   bool bold);
/* The only row of a list of so many COLUMNS that has nothing yet. */
void ov_empty(cl_sheet *sheet, unsigned row, unsigned columns, const char *text);
/* Title, what one sees and the way back, over columns of WIDTHS. */
void ov_top(overview *o, cl_sheet *sheet, const double *widths, size_t n, const char *title,
            const char *lead);
/* A sheet on one page wide (TALL pages high, 0 for as many as it takes), with its
 * header rows, as far as ROWS and COLUMNS. */
void ov_page(cl_sheet *sheet, uint32_t tab, unsigned tall, unsigned head, unsigned rows,
             unsigned columns, bool portrait);
/* Height for so many lines of the usual letters. */
void ov_lines(cl_sheet *sheet, unsigned row, unsigned lines);
uint32_t ov_tab(const overview *o, const cl_sheet *sheet);

/* ---- overview_logo.c ---------------------------------------------------------- */
/* A column measures 7 pixels a character, and 5. */
unsigned ov_pixels(double columns);
/* The logo, if there is one, at the right of a cell that is so many COLUMNS wide; a drawing
 * that has no picture beside it is said not to show. */
void ov_logo(const overview *o, cl_sheet *sheet, unsigned row, unsigned column, double columns);

/* ---- overview_bars.c ---------------------------------------------------------- */
typedef struct ov_light_rows {
  const char *names[2]; /* now, then; the second NULL: only now is known */
  const size_t *lights[2];
} ov_light_rows;
/* A bar of each at a cell, so many pixels WIDE and points HIGH; its numbers come at the top of
 * the sheet of chart data. */
void ov_light_bars(const overview *o, cl_sheet *sheet, unsigned row, unsigned column,
                   const ov_light_rows *rows, double wide, double high);
/* The sheet of chart data: its title and width; nobody sees it. */
void ov_data_page(const overview *o);

/* ---- overview_news.c ---------------------------------------------------------- */
void ov_news_read(overview *o);
void ov_news_free(overview *o);

/* ---- the sheets ----------------------------------------------------------------- */
void ov_front(overview *o); /* overview_front.c */
/* The rows of communities from FIRST on, N of them, with a header at ROW; returns the
 * row below.  overview_rows.c */
enum { OV_ROW_COLUMNS = 11, OV_HEAD_HEIGHT = 32 /* points, without filters */ };
void ov_row_widths(const overview *o, double widths[OV_ROW_COLUMNS]);
unsigned ov_rows(overview *o, cl_sheet *sheet, unsigned row, size_t n, double spare, bool filter);
double ov_rows_height(overview *o, size_t n);
void ov_communities(overview *o);
void ov_goals(overview *o);     /* overview_goals.c */
void ov_decisions(overview *o); /* overview_decisions.c */
void ov_news(overview *o);      /* overview_news.c */
void ov_progress(overview *o);  /* overview_progress.c: before ov_community_sheets() */
/* A chart of GOAL, from its numbers. */
void ov_course(overview *o, cl_sheet *sheet, unsigned row, unsigned column, const ov_goal *goal,
               unsigned width, unsigned height);
void ov_kapstok(overview *o);          /* overview_kapstok.c */
void ov_year(overview *o);             /* overview_year.c */
void ov_calendar(overview *o);         /* overview_calendar.c */
void ov_community_sheets(overview *o); /* overview_community.c */
void ov_guide(overview *o);            /* overview_guide.c */

#endif
