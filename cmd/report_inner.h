/* report_inner.h - what the parts of the report share: what is told, and the page it is
 * written on.
 *
 * Nothing of a person comes in, not even an id: things are called by their names.  With
 * `outside` also nothing of how it goes: no lights, gaps, causes, decisions or
 * challenges, and of the calendar only what is `public: yes`. */
#ifndef CL_CMD_REPORT_INNER_H
#define CL_CMD_REPORT_INNER_H

#include "../lib/format/html.h"
#include "../lib/format/page.h"
#include "../lib/format/svg.h"
#include "../lib/plan/style.h"
#include "map_svg.h"
#include "status_story.h"
#include "../lib/method/holiday.h"
#include "../lib/method/occur.h"
#include "../lib/method/progress.h"
#include "../lib/method/stage.h"

typedef struct report {
  cl_app *app;
  cl_view *view;
  cl_html html;
  cl_house_style style;
  status_story told;
  const cl_story *story;
  const char *organisation;
  bool outside;         /* --public */
  cl_occurrences ahead; /* of the coming half year, in order */
  cl_school *school;    /* NULL when it is not known */
  int region;           /* CL_REGION_*, -1 */
  cl_due_list due;      /* eight weeks from Monday on */
  cl_date monday;
  /* What was drawn is named after that: steps by stage, the goals of the first so many rows. */
  bool steps_drawn[CL_STAGES];
  size_t rows_drawn;
  bool short_kapstok; /* it leaves room on its sheet */
} report;

/* ---- report_words.c: writing, and how things are said --------------------------- */
void r_open(report *r, const char *tag, const char *class_name); /* NULL: none */
void r_close(report *r);
void r_text(report *r, const char *tag, const char *class_name, const char *text);
void r_put(report *r, const char *text);                             /* just text */
void r_figures(report *r, const char *text);                         /* with its figures in bold */
void r_figured(report *r, const char *class_name, const char *text); /* the same as a paragraph */
void r_raw(report *r, const char *html); /* the program's own words of HTML */
cl_buf *r_out(report *r);                /* for drawings */
const char *r_field(report *r, const cl_rec *rec, cl_field field);      /* "" when absent */
const cl_story_row *r_row_of(const report *r, const cl_rec *community); /* NULL: none */
const char *r_name(report *r, const cl_rec *community);
/* With a capital; and ended as a sentence is ("" stays that). */
const char *r_capital(report *r, const char *text);
const char *r_sentence(report *r, const char *text);
void r_so(report *r, const char *action);            /* ` → Kom woensdag` */
const char *r_day(report *r, cl_date day);           /* `22 november 2026` */
const char *r_month(report *r, cl_date day);         /* `november 2026` */
const char *r_weekday(report *r, cl_date day);       /* `zaterdag` */
const char *r_time(report *r, const cl_rec *moment); /* `10.00 tot 12.30 uur`; "" */
const char *r_stage(report *r, enum cl_stage stage);
/* A drawing of the steps up to STAGE; SAID: with their number for who listens. */
void r_steps(report *r, enum cl_stage stage, bool said);
/* Light as a drawing, with its word for who listens. */
void r_light(report *r, enum cl_light light);
/* What the goal counts (cl_story_noun()), on one line. */
const char *r_noun(report *r, const cl_story_row *row, const cl_story_goal *goal);
/* The value that was measured against what was wanted: `<b>6</b> van 20 jongeren`, `<b>10</b>
 * dagen, moet naar 5`, `<b>49%</b>, moet naar 60%`; NOUN (of per cent it may be "") is what is
 * counted.  False when nothing was measured. */
bool r_value(report *r, const cl_story_goal *goal, const char *noun);
/* SAID: with its shares for who listens, where no words beside it say the same. */
void r_bullet(report *r, const cl_story_row *row, const cl_story_goal *goal, bool said);
void r_course(report *r, const cl_story_row *row, const cl_story_goal *goal);
/* Both, where words beside them say the same. */
void r_drawings(report *r, const cl_story_row *row, const cl_story_goal *goal);
/* `29 verwacht`, as exact as the target is; "". */
const char *r_expected(report *r, const cl_progress *p);
void r_logo(report *r);
/* So many lines of so many letters TEXT takes; 0 for none. */
double r_lines(const char *text, double in_a_line);
/* May this moment be shown? */
bool r_shown(const report *r, const cl_rec *moment);
/* Is it something one can come to? */
bool r_meets(const cl_rec *moment);

/* ---- The parts --------------------------------------------------------------------- */
void report_mast(report *r);
void report_cards(report *r);
double report_cards_lines(report *r); /* about how high they are on paper */
void report_rows(report *r);          /* the first page's; at many the whole list follows */
void report_kapstok(report *r);
void report_agenda(report *r);
void report_map(report *r);
void report_profile(report *r, const cl_story_row *row);
/* How much larger than the report its letters can be to fill its sheet, and how many rem the
 * vision may be then; LONE: under the cards of the first sheet (report_fit.c). */
double report_profile_fit(report *r, const cl_story_row *row, bool lone, double *vision);
void report_directory(report *r); /* for outside: every community with its vision and next date */
void report_poster(report *r, const cl_story_row *row);

/* ---- report_shared.c: what page and poster tell alike ---------------------------------- */
const char *report_outcome(report *r, const cl_rec *story); /* what changed, as told; "" */
enum { R_DATES = 3 };
/* The next dates of COMMUNITY on which there is something to come to; a mere idea is none. */
size_t r_dates(report *r, const cl_rec *community, cl_occurrence *out, size_t most);
/* The same moment on the same day of the week: told once, under its dates. */
bool r_one_rhythm(const cl_occurrence *dates, size_t n);
/* A number on the wall pleases or invites: of what was reached, or is well under way. */
bool r_pleases(const cl_progress *p);
const char *r_latest(report *r, const cl_story_goal *goal); /* `29`, `49%` */
/* And outside, too: it can be counted on the spot.  Shares and targets are for the library and
 * them. */
bool r_invites(report *r, const cl_story_goal *goal);
/* Those, in the words of the goal: `29`, `bezoekers per ochtend`. */
typedef struct r_count {
  const char *number, *what;
} r_count;
size_t r_counts(report *r, const cl_story_row *row, r_count *out, size_t most);
/* For outside, what they want: with AIMS those in their own words, and the goals in words; of the
 * goals in numbers the words only where little else is. */
size_t r_wants(report *r, const cl_story_row *row, bool aims, const char **out, size_t most);
/* How somebody new is welcomed, a line of it each, as sentences; how many there are. */
size_t r_welcome(report *r, const cl_rec *community, const char **out, size_t most);
/* Ways to join, a sentence each; how many there are. */
enum { R_JOIN = 8 };
size_t r_join(report *r, const cl_rec *community, const char *out[R_JOIN]);
/* Two blocks under headings of TAG: how to join, and who does what, what always
 * comes back and how is decided; nothing of the latter when nobody wrote any of it down. */
void r_join_blocks(report *r, const cl_rec *community, const char *tag); /* report_profile.c */

#endif
