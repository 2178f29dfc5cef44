/* network_sum.h - what there is to tell of a network, added up once for its page and
 * its workbook, so that they cannot disagree.
 *
 * Libraries that share nothing, or could not be read, are listed and count nowhere.
 * Texts are in the arena of the run. */
#ifndef CL_NETWORK_SUM_H
#define CL_NETWORK_SUM_H

#include "../lib/base/map.h"
#include "network.h"
#include "../lib/method/progress.h"
#include "../lib/method/stage.h"
#include "../lib/method/story.h"

enum { NW_AGENDAS = 4, NW_MONTHS = 12 }; /* the tasks of the agenda, and none of them */

typedef struct nw_lib {
  const nw_plan *plan;
  const char *name;   /* its own where it shares that, else what its plan is called */
  const char *folded; /* name, to sort by */
  const char *region, *place, *sharing;
  bool read, counted, compared; /* compared: with an earlier version */
  size_t communities, goals, stories, asked, errors;
  size_t lights[CL_LIGHTS], then[CL_LIGHTS], agendas[NW_AGENDAS];
  size_t months[NW_MONTHS]; /* moments by month, from this one on */
  size_t *rules;            /* findings by rule, as nw_sum.rules */
} nw_lib;

typedef struct nw_community {
  const nw_lib *lib;
  const char *id, *name, *theme;
  int agenda; /* NW_AGENDAS - 1: none */
  enum cl_stage stage;
  int stage_then;                  /* -1: not known */
  size_t lights[CL_LIGHTS], goals; /* lights: none when it is paused or stopped */
  const char *challenges;
} nw_community;

/* Communities by what they are about: a task of the agenda, or the stem of the words
 * of a theme that names none. */
typedef struct nw_theme {
  const char *name, *stem;
  int agenda;
  size_t communities, libraries, working, lights[CL_LIGHTS];
  const nw_lib *last;
} nw_theme;

typedef struct nw_rule {
  const char *code, *text;
  size_t libraries, findings;
} nw_rule;

typedef struct nw_change {
  const nw_lib *lib;
  const char *community, *goal; /* goal: its text, or its number; of a light */
  cl_story_change what;         /* without records */
  size_t at;
} nw_change;

typedef struct nw_pair {
  const nw_community *learner, *teacher;
  const char *words;
} nw_pair;

typedef struct nw_quote {
  const nw_lib *lib;
  const char *community, *text, *date;
  size_t at; /* in the order of the libraries, then of their plans */
} nw_quote;

typedef struct nw_sum {
  network *n;
  cl_app *app;
  nw_lib *libs; /* in the order of their names */
  nw_community *communities;
  nw_theme *themes; /* the agenda first, then the most */
  nw_rule *rules;   /* what most libraries meet first */
  nw_pair *pairs;
  nw_quote *stories, *asked; /* asked: what has to be decided first */
  nw_change *changes;        /* in the order of the report: what fell first */
  size_t lib_count, community_count, theme_count, rule_count, pair_count, story_count, asked_count,
      change_count;
  size_t read, counted, stages[CL_STAGES], lights[CL_LIGHTS], goals,
      open;                       /* open: decisions asked */
  size_t most_agenda, most_month; /* communities, moments in one cell of those of the libraries */
  /* Of what was compared: how many libraries, goals that fell and that rose, the lights then. */
  size_t compared, fell, rose, then[CL_LIGHTS];
  cl_map by_address; /* communities */
  const char *headline;
  const char *month_names[NW_MONTHS];
} nw_sum;

CL_BEGIN
void nw_sum_read(nw_sum *out, network *n);
void nw_sum_free(nw_sum *sum);
/* Why a library has nothing to count, in words; NULL when it has. */
const char *nw_why_empty(const nw_sum *sum, const nw_lib *lib);
/* `geborgd → gestopt`, `new`; of a light NULL, which is drawn. */
const char *nw_change_words(const nw_sum *sum, const nw_change *change);
/* `12 goals worse, 4 goals better; 58 of 60 libraries have an earlier version`. */
const char *nw_changed(const nw_sum *sum);
/* `literacy`, to read; of the last one "other themes". */
const char *nw_agenda_word(const nw_sum *sum, int agenda);
/* What the reader has to know: a sentence each; NULL behind the last. */
const char *const *nw_guide(const nw_sum *sum);
CL_END

#endif
