/* questions.h - the question bank (share/questions). */
#ifndef CL_QUESTIONS_H
#define CL_QUESTIONS_H

#include "../base/diag.h"

CL_BEGIN

enum cl_question_kind {
  CL_Q_ICE,
  CL_Q_VALUE,
  CL_Q_CHALLENGES,
  CL_Q_GOALS,
  CL_Q_CONTRIBUTION,
  CL_Q_SUCCESS,
  CL_Q_KINDS
};
enum cl_question_for { CL_Q_BOTH, CL_Q_PERSON, CL_Q_ORGANISATION };

typedef struct cl_question {
  const char *id, *text;
  const char *tip; /* what to listen for; NULL when none was given */
  enum cl_question_kind kind;
  enum cl_question_for whom;
  bool own;           /* from the user's own file */
  unsigned char file; /* which of the files it is from, in order of reading */
} cl_question;

/* All of one language.  Everything lives until cl_questions_free(). */
typedef struct cl_questions {
  cl_arena *arena;
  cl_question *items; /* in file order; one of the user's own with the id of a given one
                         stands in its place, the others come last */
  size_t count, cap;
  const char
      *openings[4];       /* an opening line for each route (CL_ROUTE_*), NULL when there is none */
  const char **listening; /* general tips for listening */
  size_t listening_count, listening_cap;
} cl_questions;

/* Loads SHARE_DIR/questions/nl.yaml or en.yaml; with SIMPLE over it the same questions for
 * somebody who is learning the language (nl-simple.yaml), whose tips for listening come first;
 * and, when OWN is not NULL, the user's own file at that path as well, in the same format.  A bank
 * that cannot be read is CL_IO or CL_PLAN; anything wrong with a single question goes to DIAG as an
 * error with its place and that question is left out: then CL_PLAN is returned, with the rest in
 * BANK.  Tips about the wording of own questions (W63-W65) go to DIAG, too.  Free BANK whatever is
 * returned. */
enum cl_status cl_questions_load(cl_questions *bank, const char *share_dir, enum cl_lang lang,
                                 bool simple, const char *own, cl_diag *diag);
void cl_questions_free(cl_questions *bank);
const cl_question *cl_question_find(const cl_questions *bank, const char *id); /* or NULL */
const char *cl_question_kind_name(enum cl_question_kind kind);                 /* "ice" */
const char *cl_question_kind_label(enum cl_question_kind kind, enum cl_lang lang);
const char *cl_question_for_name(enum cl_question_for whom); /* "both" */

CL_END
#endif
