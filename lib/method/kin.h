/* kin.h - words that are of one kind: taal and talen, repareren and reparatie, taal and
 * taalles; not taal and digitaal.  For what fits (fit.c) and what of a conversation
 * came back in a goal (W80).  Dutch and English together: a plan has words of both.
 *
 * A Dutch compound has another word as its head or tail when what is left of it is a
 * word as well.  That says a list of the words that compounds are made of most; then
 * libhunspell with a Dutch dictionary, loaded only when it is needed and only where it
 * is installed; where it is not, the shape of what is left decides. */
#ifndef CL_KIN_H
#define CL_KIN_H

#include "../base/text.h"

CL_BEGIN

typedef struct cl_term {
  const char *word;         /* folded */
  const char *const *forms; /* what it may be a form of, the word first; NULL at the end */
  const char *const *verb;  /* what a separable verb has behind its prefix; or NULL */
  const char *stem;         /* in English */
  int mark;                 /* whatever the caller said */
} cl_term;

typedef struct cl_terms {
  cl_term *items;
  size_t count, cap;
} cl_terms;

typedef struct cl_kin cl_kin;
/* Everything it makes lives in ARENA. */
cl_kin *cl_kin_new(cl_arena *arena);
void cl_kin_free(cl_kin *kin);

/* Adds the words of TEXT that say something: no numbers, no words that every plan and
 * every letter to a library has. */
void cl_terms_add(cl_kin *kin, cl_terms *list, cl_str text, int mark);
void cl_terms_free(cl_terms *list);

enum cl_kinship { CL_KIN_NONE, CL_KIN_PART, CL_KIN_SAME };
/* Forms of one word; or one is head or tail of the other. */
enum cl_kinship cl_kin_of(cl_kin *kin, const cl_term *a, const cl_term *b);

/* Is TAIL, its end, a word of the compound LONGER? */
bool cl_kin_tail(cl_kin *kin, const char *tail, const char *longer);

/* Has any word of A one of its kind in B? */
bool cl_terms_share(cl_kin *kin, const cl_terms *a, const cl_terms *b);

/* Is it a Dutch word?  1 or 0; -1 when there is no dictionary.  CL_DICTIONARY names
 * another one (DIR/nl_NL, without its suffix), or none when it is empty. */
int cl_dictionary_has(const char *word);

CL_END
#endif
