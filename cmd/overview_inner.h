/* overview_inner.h - what the parts of the overview for the management team
 * share: the plan counted once, and the sheets it is laid out on.
 *
 * Nothing of a person but role and id comes in: what is handed around must not
 * carry names, addresses or telephone numbers. */
#ifndef CL_CMD_OVERVIEW_INNER_H
#define CL_CMD_OVERVIEW_INNER_H

#include "../lib/format/xlsx.h"
#include "../lib/method/method.h"
#include "../lib/method/compare.h"
#include "common.h"

enum { OV_LIGHTS = 4, OV_WEEKS_BACK = 4, OV_WEEKS_AHEAD = 52 };
/* So many communities have a sheet of their own: each takes 200 kB while the
 * workbook is made, and nobody leafs through thousands. */
enum { OV_OWN_SHEETS = 1000 };

/* Records by address, to find what is known of one. */
typedef struct ov_entry {
  const cl_rec *rec;
  size_t at;
} ov_entry;
typedef struct ov_index {
  ov_entry *entries;
  size_t count;
} ov_index;

typedef struct ov_community {
  const cl_rec *rec;
  enum cl_stage stage;
  size_t goals, lights[OV_LIGHTS]; /* joint goals, and how many of each light */
  size_t talks, open_tasks, open_decisions;
  cl_date last_talk, next_moment, next_evaluation;
  const cl_rec *last_evaluation;
  unsigned goal_row;                /* row of its first goal on the sheet of goals */
  unsigned row;                     /* its own on the sheet of communities */
  unsigned first_point, last_point; /* rows on the sheet of progress; 0: none */
  cl_sheet *sheet;                  /* its own; NULL beyond OV_OWN_SHEETS */
} ov_community;

typedef struct ov_goal {
  const cl_rec *rec;
  size_t community;
  cl_progress progress;
} ov_goal;

/* A fact as the workbook sorts it; the most telling kinds first. */
enum ov_change_kind {
  OV_STAGE, OV_LIGHT, OV_MEASURED, OV_ADDED, OV_CHANGED, OV_DROPPED, OV_CHANGE_KINDS
};
typedef struct ov_change {
  enum ov_change_kind kind;
  const cl_fact *fact;
} ov_change;

typedef struct overview {
  cl_app *app;
  ov_community *communities;
  size_t community_count;
  ov_index by_community;
  ov_goal *goals;
  size_t goal_count, lights[OV_LIGHTS], stages[CL_STAGES];
  cl_school *school; /* holidays of the plan's region; NULL when they are not known */
  int region;
  cl_due_list due;     /* of the calendar's stretch of time */
  size_t coming;    /* moments in the coming four weeks */
  size_t decisions; /* asked and not answered */
  cl_diag findings; /* in the plan's language, by level and place */
  cl_plan *old;     /* with --since: the earlier plan, else NULL */
  const char *old_name;
  cl_comparison news;      /* what changed since */
  ov_change *changes;      /* what of it is told, in its order */
  size_t change_count, by_kind[OV_CHANGE_KINDS];
  cl_book *book;
  cl_sheet *front, *news_sheet, *kapstok, *communities_sheet, *goals_sheet, *progress,
      *decisions_sheet, *year, *calendar, *story, *findings_sheet, *guide;
} overview;

/* ---- overview.c -------------------------------------------------------------- */
ov_index ov_index_new(cl_arena *arena, size_t count); /* fill entries[].rec and .at, then sort */
void ov_index_sort(ov_index *index);
bool ov_index_find(const ov_index *index, const cl_rec *rec, size_t *at);

/* The look of a light, and the light as word and sign: `red x`. */
enum cl_look ov_light_look(enum cl_light light);
const char *ov_light_text(const overview *o, enum cl_light light);
/* What the record that FIELD of REC refers to is called; its id when it is not
 * there, "" when there is none. */
const char *ov_name(const overview *o, const cl_rec *rec, cl_field field);
/* The first file of the plan, and where a finding stands, without the folders
 * before it: the same for every user. */
const char *ov_plan_name(const overview *o);
const char *ov_place(const overview *o, const cl_place *place);
const char *ov_level_word(const overview *o, enum cl_level level);
/* Is an answer still waited for? */
bool ov_open(const cl_rec *decision);

/* Something on a day that does not take place. */
bool ov_is_off(const cl_due_item *item);
/* The name of community I, cut to WIDTH, that leads to its own sheet. */
void ov_community_link(overview *o, cl_sheet *sheet, size_t i, unsigned width);

/* What is celebrated on a day: public holidays, and school holidays of the
 * plan's region; "" for nothing. */
const char *ov_holiday_on(const overview *o, cl_date date);

/* Bars of the lights, community by community, of a table on FROM: rows FIRST to
 * LAST, names in its first column, the four lights from column LIGHTS on. */
void ov_chart_lights(overview *o, const cl_sheet *from, unsigned first, unsigned last,
                     unsigned lights, cl_sheet *to, unsigned row, unsigned column, unsigned width,
                     unsigned height);

/* ---- overview_news.c ---------------------------------------------------------- */
/* Reads the plan that --since names, if it does, and what changed since. */
enum cl_status ov_news_read(overview *o);
void ov_news_free(overview *o);
/* `added: 3; changed: 1`, and one thing that changed, on a line. */
const char *ov_news_counts(overview *o);
const char *ov_news_line(overview *o, const ov_change *change);

/* ---- overview_progress.c -------------------------------------------------------- */
/* The lines of one community, which has points. */
void ov_progress_chart(overview *o, cl_sheet *to, unsigned row, unsigned column,
                       const ov_community *c, unsigned width, unsigned height);

/* Text in a plain cell; "" and NULL leave it empty. */
void ov_text(cl_sheet *sheet, const char *text);
void ov_count(cl_sheet *sheet, size_t count);
/* Its joint goals by light, a cell each; nothing for none. */
void ov_put_lights(cl_sheet *sheet, const ov_community *c);
/* The one row of a table of N columns that has nothing to show: what to do about
 * it, in column AT. */
void ov_nothing(cl_sheet *sheet, size_t at, size_t n, const char *text);

/* ---- the sheets ----------------------------------------------------------------- */
void ov_front(overview *o);       /* overview_front.c */
void ov_kapstok(overview *o);     /* overview_kapstok.c */
void ov_communities(overview *o); /* overview_sheets.c */
void ov_goals(overview *o);
void ov_decisions(overview *o);
void ov_news(overview *o);             /* overview_news.c */
void ov_progress(overview *o);         /* overview_progress.c */
void ov_year(overview *o);             /* overview_year.c */
void ov_story(overview *o);            /* overview_story.c */
void ov_community_sheets(overview *o); /* overview_community.c: after ov_progress() */
void ov_calendar(overview *o);         /* overview_lists.c */
void ov_findings(overview *o);
void ov_guide(overview *o);

#endif
