/* picture.h - is one made of a whole group of people (W83)?  Guessed from how a sentence
 * is built; measured on tests/data/language/stereotype.tsv. */
#ifndef CL_PICTURE_H
#define CL_PICTURE_H

#include "../base/text.h"

CL_BEGIN

/* The words in TEXT that make a fixed picture of people ("those people", "ouderen zijn
 * lui"), or NULL; in ARENA. */
const char *cl_word_fixed_picture(cl_arena *arena, cl_str text);

CL_END
#endif
