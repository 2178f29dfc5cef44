/* token.h - the words of a sentence, for what is guessed from them.  Inside
 * lib/method only. */
#ifndef CL_TOKEN_H
#define CL_TOKEN_H

#include "../base/date.h"
#include "../base/text.h"

typedef struct cl_token {
  cl_str text;      /* as it was written */
  const char *word; /* folded */
  bool ends;        /* a comma, a full stop... stands behind it */
  bool used;        /* it belongs to a day, a time, an age: no number to reach */
  bool counts;      /* it is a number: */
  bool digits;      /* written in digits */
  double number;
  double low; /* of a range, "15-20", where it begins; or 0 */
} cl_token;

typedef struct cl_tokens {
  cl_token *items;
  size_t count;
} cl_tokens;

void cl_tokens_read(cl_tokens *out, cl_str text, cl_arena *arena);
/* Is token I one of LIST, words with blanks around each: " voor before "?  False
 * beyond either end. */
bool cl_token_in(const cl_tokens *t, size_t i, const char *list);
/* 25 for "vijfentwintig" and "twenty-five"; -1 for what is no number. */
double cl_number_word(const char *word);

/* Marks what is a day or a stretch of time as used; the day it is to be by, or
 * CL_NO_DATE. */
cl_date cl_tokens_due(cl_tokens *t, cl_date base);

#endif
