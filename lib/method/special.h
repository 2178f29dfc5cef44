/* special.h - special categories of personal data: what the AVG (GDPR, Regulation (EU)
 * 2016/679) sets apart in article 9, and in article 10 for what has to do with crime.
 * Guessed from words, in Dutch and English: a warning at most. */
#ifndef CL_SPECIAL_H
#define CL_SPECIAL_H

#include "../base/diag.h"

CL_BEGIN

enum {
  CL_SPECIAL_HEALTH = 1,
  CL_SPECIAL_FAITH = 2,
  CL_SPECIAL_ORIGIN = 4,
  CL_SPECIAL_POLITICS = 8,
  CL_SPECIAL_SEXUALITY = 16,
  CL_SPECIAL_UNION = 32,
  CL_SPECIAL_CRIME = 64
};
/* What TEXT seems to tell about somebody.  Bits, 0 for none. */
unsigned cl_special_in(cl_str text);
/* "health (AVG, article 9)"; NULL when BIT is none of these. */
const char *cl_special_label(unsigned bit, enum cl_lang lang);

CL_END
#endif
