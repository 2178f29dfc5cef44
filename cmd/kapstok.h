/* kapstok.h - the verbs of cl-kapstok's own. */
#ifndef CL_CMD_KAPSTOK_H
#define CL_CMD_KAPSTOK_H

#include "common.h"

enum cl_status kapstok_ready(cl_app *app);
enum cl_status kapstok_answer(cl_app *app);
enum cl_status kapstok_fit(cl_app *app);

/* What the kapstok and a group's own words have in common: kapstok_match.c. */
typedef struct kapstok_hit {
  const cl_rec *rec; /* a goal or a theme */
  unsigned score;    /* 3 a word of its own, 2 a part of one, 1 a word of work around it */
  const char *words; /* the group's words that counted, joined with a comma */
} kapstok_hit;

/* The goals and themes that TEXT, in the plan's language, has words of: best
 * first, in ARENA.  Only these can frame a community: goals aimed at the
 * organisation itself come in a list of their own. */
typedef struct kapstok_match {
  kapstok_hit *hits;
  size_t count;
  const cl_rec **internal;
  size_t internal_count;
} kapstok_match;
void kapstok_match_text(const cl_plan *plan, cl_str text, enum cl_lang lang, cl_arena *arena,
                        kapstok_match *out);

#endif
