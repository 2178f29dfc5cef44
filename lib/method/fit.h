/* fit.h - a group knocks: which goals and themes of the kapstok does what it says
 * fit (W24)?  From words of one kind (kin.h) and from words about one thing
 * (concepts.def).  Measured on tests/data/language/fit.tsv. */
#ifndef CL_FIT_H
#define CL_FIT_H

#include "../plan/plan.h"
#include "kin.h"

CL_BEGIN

typedef struct cl_fit_hit {
  const cl_rec *rec; /* a goal or a theme */
  unsigned score;    /* 3 a word of its own, 2 a part of one or a word about the same, 1 a
                        word of the work around it */
  const char *words; /* the words that counted, joined with a comma */
} cl_fit_hit;

/* The goals and themes that TEXT fits: best first, and none that is far below the best;
 * in ARENA.  Only these can frame a community: goals aimed at the organisation itself
 * come in a list of their own. */
typedef struct cl_fit {
  cl_fit_hit *hits;
  size_t count;
  const cl_rec **internal;
  size_t internal_count;
} cl_fit;
/* What a word that is ASKED for is worth to one that HAS that word: as above, whatever
 * their records are about; the mark of a term says nothing here. */
unsigned cl_fit_words(cl_kin *kin, const cl_term *asked, const cl_term *has);
void cl_fit_text(const cl_plan *plan, cl_str text, cl_arena *arena, cl_fit *out);

CL_END
#endif
