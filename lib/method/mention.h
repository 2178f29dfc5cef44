/* mention.h - where a text names a person of the plan.
 *
 * One finder for all who ask: the rules about names, `privacy`, `forget`, and
 * whoever makes something that must not show a name.  It is made once for a
 * plan, and then goes through every text once, whatever the number of people:
 * words of names, numbers, addresses and ids are looked up by hash.
 *
 * It knows a full name in any order, case, accent and spacing; each part of a
 * name that is no particle (van, de, der...); initials with a surname; a
 * surname behind a title; a telephone number in any writing; an e-mail address,
 * also with its sign written out; and the id.  A part that is a Dutch word or a
 * place as well (Roos, Bakker, Delft) needs a capital inside a sentence.  A part
 * that another first name or other initials stand before is somebody else's.
 * It guesses, as a reader does: test_mention measures how well.
 *
 * Ownership: people are records of the plan, which must outlive the finder. */
#ifndef CL_MENTION_H
#define CL_MENTION_H

#include "../plan/plan.h"

CL_BEGIN

typedef struct cl_finder cl_finder;

enum cl_mention_kind {
  CL_MENTION_NAME, /* more than one part of the name, or initials with one */
  CL_MENTION_PART,
  CL_MENTION_PHONE,
  CL_MENTION_EMAIL,
  CL_MENTION_ID,
  CL_MENTION_SPELLING, /* one that was given with cl_finder_spelling() */
  CL_MENTION_KINDS
};

typedef struct cl_mention {
  const cl_rec *person;
  size_t at, n; /* the bytes of the text that say so */
  enum cl_mention_kind kind;
} cl_mention;

/* A finder of all people of PLAN. */
cl_finder *cl_finder_new(const cl_plan *plan) CL_NONNULL;
void cl_finder_free(cl_finder *finder); /* NULL is fine */
/* PERSON is also written like this: a name, a number or an address. */
void cl_finder_spelling(cl_finder *finder, const cl_rec *person, cl_str spelling);
/* All that TEXT says of people, in the order in which it stands there, as *OUT;
 * returns how many.  They last until the next call. */
size_t cl_finder_look(cl_finder *finder, cl_str text, const cl_mention **out);
/* Does TEXT, typed as a role, read as somebody's name: `Jan de Vries`, `J. Bakker`,
 * `mevrouw Yilmaz`?  By first names, initials and titles; `coach van de wijk` is a role. */
bool cl_seems_a_name(cl_str text);
/* "part", for scripts; "part of the name". */
const char *cl_mention_name(enum cl_mention_kind kind);
const char *cl_mention_label(enum cl_mention_kind kind, enum cl_lang lang);

CL_END
#endif
