/* prose.h - how sentences for people end, and what of a long text stands in them. */
#ifndef CL_PROSE_H
#define CL_PROSE_H

#include "mem.h"

CL_BEGIN

/* VALUE as cl_format_num(), with its thousands apart: 4.400 with COMMA, else 4,400.  For
 * people only: no program reads it back.  OUT holds at least CL_SAID_NUM bytes; returns OUT. */
enum { CL_SAID_NUM = 64 };
char *cl_format_said(char *out, double value, bool comma);
/* TEXT, a sentence that may end in somebody's own words: with one end.  It gets a full stop
 * when it has none, and none behind what ends in a question or exclamation mark. */
const char *cl_sentence(cl_arena *arena, const char *text);
/* TEXT, a message: what stands in it in quotes, and a word without blanks, may be of any
 * length; of what is longer than anybody reads the middle is left out.  A path stays whole. */
const char *cl_message_short(cl_arena *arena, const char *text);

CL_END
#endif
