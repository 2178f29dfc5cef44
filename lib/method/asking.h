/* asking.h - the wording of a question. */
#ifndef CL_ASKING_H
#define CL_ASKING_H

#include "../base/text.h"

CL_BEGIN

/* What is the matter with the wording of a question: bits, 0 for nothing.
 * Guessed from how it opens and closes, in Dutch or English. */
enum {
  CL_ASK_LIBRARY = 1, /* asks outright what the library can do (W63) */
  CL_ASK_CLOSED = 2,  /* can be answered with yes, no or a single word (W64) */
  CL_ASK_LEADING = 4  /* puts the answer in the other's mouth (W65) */
};
unsigned cl_question_faults(cl_str text);

CL_END
#endif
