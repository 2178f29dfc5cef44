/* smart.h - is a joint goal SMART, and do its words say what its fields say (W79)? */
#ifndef CL_SMART_H
#define CL_SMART_H

#include "../plan/plan.h"

CL_BEGIN

/* A bit for each letter that is missing, or filled in with what
 * cannot be right (cl_smart_read()). */
enum { CL_SMART_S = 1, CL_SMART_M = 2, CL_SMART_A = 4, CL_SMART_R = 8, CL_SMART_T = 16 };
unsigned cl_smart_missing(const cl_rec *goal);
/* The same of A and R only, for which the words of the goal need not be read. */
unsigned cl_smart_unagreed(const cl_rec *goal);
bool cl_is_smart(const cl_rec *goal); /* no letter is missing: its words are read only then */

/* One thing that is the matter, for a letter. */
typedef struct cl_smart_flaw {
  unsigned bit;     /* CL_SMART_* */
  cl_field field;   /* where it is to be mended */
  const char *text; /* N_(): what is the matter; %s is the word that tells it */
  const char *word; /* in the goal's own words, or a number, a day */
} cl_smart_flaw;

enum { CL_SMART_FLAWS = 12 };
typedef struct cl_smart_look {
  cl_smart_flaw flaws[CL_SMART_FLAWS];
  size_t count;
} cl_smart_look;

/* What is filled in and cannot be right: an answer that is none ("-", "ja"), a number, a
 * unit or a day in the words that the fields do not have, a day before the start.  What
 * is not filled in at all is no flaw here: see cl_smart_missing(), which counts both.
 * Texts are made in ARENA. */
void cl_smart_read(cl_smart_look *out, const cl_rec *goal, cl_arena *arena);
/* The text of FLAW in LANG. */
const char *cl_smart_text(const cl_smart_flaw *flaw, enum cl_lang lang, cl_arena *arena);

/* Is TEXT no answer: "-", "ja", "n.v.t.", "?", "geen idee", "x"? */
bool cl_no_answer(cl_str text);

CL_END
#endif
