/* fill.h - what the files of the verb fill share.
 *
 * The plan is read anew whenever something is kept (cl_keep_end()), so a record
 * is held on to by its address, never by pointer, from one question to the
 * next: fill_value.c and fill_walk.c read it through cl_assign.rec, which is
 * good as long as nothing is kept. */
#ifndef CL_FILL_H
#define CL_FILL_H

#include "../cli/assign.h"
#include "ask.h"
#include "talk.h"

CL_BEGIN

enum cl_status cl_verb_fill(cl_app *app);

typedef struct cl_fill {
  cl_app *app;
  cl_talk talk;
  const char *community;      /* id of the community at hand, or NULL */
  size_t sheet, sheets;       /* the sheet at hand, from 1, of how many */
  bool resuming;              /* the first sheet begins where one stopped */
  size_t kept;                /* records that were changed or made */
  const char *nobody;         /* what was typed for a person and is none yet, or NULL */
  const char *made[CL_TYPES]; /* address of the record of a type that was made last */
  enum cl_status status;      /* CL_OK, or why answers could not be kept */
} cl_fill;

/* How questions ended, and where to go from there. */
enum cl_went {
  CL_WENT_ON,    /* all were asked, or passed over */
  CL_WENT_BACK,  /* < at the first one */
  CL_WENT_SHEET, /* >>: to the next sheet */
  CL_WENT_DROP,  /* weg: what was answered here does not count */
  CL_WENT_STOP   /* stop, the end of the answers, or nothing can be kept */
};

/* ---- fill_value.c: values ------------------------------------------------------ */

/* What FIELD has now, given here or there before: NULL when it is absent. */
const char *cl_fill_now(cl_fill *fill, const cl_assign *assign, cl_field field);
/* Its values as they are stored, in app->arena; returns how many. */
size_t cl_fill_values(cl_fill *fill, const cl_assign *assign, cl_field field,
                      const char *const **values);
/* A stored value in words, in the language of what is made. */
const char *cl_fill_words(cl_fill *fill, cl_field field, const char *value);
/* Lists what FIELD may be answered with, numbered; returns how many there are.
 * A reference with nothing to refer to has none. */
size_t cl_fill_choices(cl_fill *fill, const cl_assign *assign, cl_field field, bool show);
/* Reads an answer: what is stored, or NULL and *WHY in the user's language.
 * fill->nobody is then the person that was meant, when there is none such. */
const char *cl_fill_read(cl_fill *fill, const cl_assign *assign, cl_field field,
                         const cl_said *said, const char **why);

/* May FIELD be answered with somebody who is not there yet? */
bool cl_fill_may_make(const cl_fill *fill, cl_field field);

/* ---- fill_say.c: a question as it is put ------------------------------------------- */

/* Says QUESTION; below it HINT, when that is not NULL. */
void cl_fill_question(cl_fill *fill, const char *question, const char *hint);
/* Asks yes or no: 1, 0 (also for enter), or -1 when the answers have ended. */
int cl_fill_yes(cl_fill *fill, const char *question, const char *hint);

/* ---- fill_walk.c: the questions of one record ------------------------------------- */

/* A walk through questions, from one that has to be asked to the next. */
typedef struct cl_walk {
  cl_assign *assign;
  const cl_ask *asks;
  size_t count;
  size_t first;     /* the first question that is part of the walk */
  size_t at;        /* the one to begin with, or that was stopped at */
  bool from_end;    /* begin with the last one, for who goes back */
  bool open_only;   /* only what has no answer yet */
  bool fresh;       /* a record to be made: one that is needed cannot be skipped */
  const char *lead; /* what question 0 is asked as, or NULL */
  bool out;         /* one that is needed was skipped, all the same */
  size_t answered;  /* questions that were gone past */
} cl_walk;

/* Asks.  Answers are in the assignment whatever is returned. */
enum cl_went cl_fill_walk(cl_fill *fill, cl_walk *walk);
/* Would this question be asked now? */
bool cl_fill_applies(cl_fill *fill, const cl_assign *assign, const cl_ask *ask);
/* Is there nothing yet that FIELD, a reference, could name? */
bool cl_fill_nothing_to_name(cl_fill *fill, const cl_assign *assign, cl_field field);
/* How many of these questions are unanswered and want an answer. */
size_t cl_fill_open(cl_fill *fill, const cl_assign *assign, const cl_ask *asks, size_t count);
/* What may be said instead of an answer. */
void cl_fill_signs(cl_fill *fill);
/* What ? says about a field, of the record of ASSIGN. */
void cl_fill_explain(cl_fill *fill, const cl_assign *assign, cl_field field, const char *help);
/* A day or a time in words may be another one than was meant: says which one VALUE is,
 * unless that is what was TYPED. */
void cl_fill_say_day(cl_fill *fill, cl_field field, cl_str typed, const char *value);
/* Has every question from FIRST on that is needed an answer? */
bool cl_fill_complete(cl_fill *fill, const cl_walk *walk);
/* Who is not there yet: fill->nobody becomes a person, if that is meant.  True when there is one
 * now; ASSIGN, whose record is found anew, may be NULL. */
bool cl_fill_person(cl_fill *fill, cl_assign *assign);

/* ---- fill_keep.c: answers into the plan --------------------------------------------- */

typedef struct cl_piece {
  cl_assign *assign;   /* assign->rec NULL: a new record */
  const char *address; /* of the record that is there */
  const char *key;     /* of a new record with a fixed key */
  cl_field mark;       /* CL_F_NONE, or a yes/no that only this record may have */
} cl_piece;

/* Keeps what was answered, if it is different.  When that cannot be done a
 * person is asked to mend it and try again.  Returns the address of the record
 * as it is now, in app->arena; NULL when it was not kept: then fill->status
 * says why. */
const char *cl_fill_keep(cl_fill *fill, const cl_piece *piece);
/* Takes the record that was made last of TYPE out again; false when it stays. */
bool cl_fill_unmake(cl_fill *fill, cl_type type);
/* What was answered and is not kept, so that nothing has to be thought up twice. */
void cl_fill_lost(cl_fill *fill, const cl_assign *assign);
/* Was anything answered that is not there already? */
bool cl_fill_differs(cl_fill *fill, const cl_assign *assign);

/* The record of TYPE at ADDRESS in the plan as it is now, or NULL. */
const cl_rec *cl_fill_find(cl_fill *fill, cl_type type, const char *address);
/* The address of REC, in app->arena: cl_rec_address() may give the plan's own
 * text, which goes when the plan is read anew. */
const char *cl_fill_address(cl_fill *fill, const cl_rec *rec);

/* ---- fill_sheet.c, fill_list.c: sheets ------------------------------------------- */

/* Asks a sheet; FROM_END: its last question first. */
enum cl_went cl_fill_sheet(cl_fill *fill, const cl_sheet *sheet, bool from_end);
enum cl_went cl_fill_list(cl_fill *fill, const cl_sheet *sheet, bool from_end);
/* All questions of the one record at ADDRESS. */
enum cl_went cl_fill_record(cl_fill *fill, cl_type type, const char *address, const cl_ask *asks,
                            size_t count, bool from_end);
/* The questions about one of the fixed keys. */
enum cl_went cl_fill_key(cl_fill *fill, const cl_sheet *sheet, int key, bool from_end);
/* The title of a sheet, and what it is about. */
void cl_fill_head(cl_fill *fill, const cl_sheet *sheet);
/* Is REC, of the type of SHEET, one of those it is about: in the community at
 * hand, or for the one of --community? */
bool cl_fill_belongs(const cl_fill *fill, const cl_sheet *sheet, const cl_rec *rec);

CL_END
#endif
