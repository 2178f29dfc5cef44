/* latin.h - what text.c knows without libunistring: Latin letters, the signs that
 * word processors put in Dutch text, and those that tables are drawn with. */
#ifndef CL_LATIN_H
#define CL_LATIN_H

#include "base.h"

CL_BEGIN

/* Is C one column wide, and two such a grapheme each? */
bool cl_latin_plain(uint32_t c);
/* C as cl_fold() writes it; NULL when C is no Latin letter or sign (or is ASCII). */
const char *cl_latin_fold(uint32_t c);
/* Is C a sign that cl_fold() leaves as it is? */
bool cl_latin_same(uint32_t c);

CL_END
#endif
