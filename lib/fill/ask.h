/* ask.h - what fill asks, and what people answer: the table of questions
 * (ask.def) and the reading of answers.
 *
 * Everything here is pure: no plan, no terminal, no messages. */
#ifndef CL_ASK_H
#define CL_ASK_H

#include "../base/mem.h"
#include "../plan/schema.h"

CL_BEGIN

/* ---- The table --------------------------------------------------------------- */

enum cl_sheet_kind {
  CL_SHEET_RECORD,
  CL_SHEET_KEYED,
  CL_SHEET_LIST,
  CL_SHEET_CHOOSE,
  CL_SHEET_DROP
};

enum cl_ask_flag {
  CL_ASK_MUST = 1, /* who skips it skips the record */
  CL_ASK_MORE = 2  /* a record without it is not unfinished */
};

/* When a question is asked.  `field` is another field of the same record. */
enum cl_ask_when_kind {
  CL_ASK_ALWAYS,
  CL_ASK_IF,       /* field has the choice `value` (of yes/no: 1 or 0) */
  CL_ASK_UNLESS,   /* field does not have it */
  CL_ASK_GIVEN,    /* field has a value */
  CL_ASK_BEGUN,    /* field, a date, has none or one that is not in the future */
  CL_ASK_APART,    /* people stand in a file of their own */
  CL_ASK_OUTSIDER, /* name or contact data of somebody from outside the library were given */
  CL_ASK_SIX,      /* what comes before the vision was answered (W75), or there is one */
  CL_ASK_ENDLESS,  /* a repeat without a last day */
  CL_ASK_OVER      /* the community paused or stopped */
};

typedef struct cl_ask {
  cl_field field;
  unsigned flags;
  struct cl_ask_when {
    enum cl_ask_when_kind kind;
    cl_field field;
    int value;
  } when;
  const char *question, *help; /* English: pass through cl_tr(); help may be NULL */
} cl_ask;

typedef struct cl_sheet {
  unsigned steps; /* enum cl_step */
  enum cl_sheet_kind kind;
  cl_type type;
  const char *title, *intro, *pick;
  const cl_ask *asks; /* its questions */
  size_t count;
} cl_sheet;

/* The sheets of the programs STEPS that are about TYPE (CL_T_NONE: any), in
 * the order of the workbook, in ARENA. */
size_t cl_sheets(unsigned steps, cl_type type, cl_arena *arena, cl_sheet **out);
/* Is it asked once for each community? */
bool cl_sheet_nested(const cl_sheet *sheet);

/* ---- Answers ------------------------------------------------------------------ */

enum cl_said_kind {
  CL_SAID_TEXT,    /* an answer: `text` */
  CL_SAID_NOTHING, /* enter: keep what is there */
  CL_SAID_BACK,    /* < */
  CL_SAID_HELP,    /* ? */
  CL_SAID_PAST,    /* > the rest of this record */
  CL_SAID_SHEET,   /* >> the rest of this sheet */
  CL_SAID_OUT,     /* - the answer goes; of a list -3 the third value, - the last: `number` */
  CL_SAID_DROP,    /* weg, cancel: what was just begun goes */
  CL_SAID_STOP     /* stop, or the end of the input */
};
typedef struct cl_said {
  enum cl_said_kind kind;
  cl_str text;
  size_t number; /* of CL_SAID_OUT in a list, from 1; 0: the last */
  bool literal;  /* a \ stood in front: taken as it is */
} cl_said;

/* What LINE, without blanks around it, says to a question whose answer is a
 * list or not. */
cl_said cl_said_read(cl_str line, bool list);

/* What a choice may be answered with: its number from 1, its words in either
 * language, or how these or one of them begin when no other choice has that;
 * without regard to case and accents.  The index, CL_NO_CHOICE, or CL_MANY_CHOICES. */
enum { CL_NO_CHOICE = -1, CL_MANY_CHOICES = -2 };
int cl_choice_typed(cl_set set, cl_str text);
/* Is TEXT, in full, a word of SET in either language? */
bool cl_choice_is_word(cl_set set, cl_str text);
/* yes/no in either language, or their beginnings, or 1 and 2: 1, 0, or -1. */
int cl_bool_typed(cl_str text);
/* A time as people type it (10, 10u, 10h30, 9.30, 09:30) as HH:MM in ARENA; NULL
 * when it is none. */
const char *cl_time_typed(cl_arena *arena, cl_str text);
/* `cl1 4` as `cl1; 4`: the last word is the second key of an item.  Text with
 * a semicolon or `=` stays as it is. */
const char *cl_item_typed(cl_arena *arena, cl_str text);

CL_END
#endif
