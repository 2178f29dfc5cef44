/* private.h - personal data in free text. */
#ifndef CL_PRIVATE_H
#define CL_PRIVATE_H

#include "../plan/schema.h"

CL_BEGIN

enum { CL_HAS_EMAIL = 1, CL_HAS_PHONE = 2, CL_HAS_BSN = 4 };
/* What TEXT seems to hold: an e-mail address, a telephone number, a citizen
 * service number (nine digits that pass the eleven test).  Bits, 0 for none. */
unsigned cl_private_in(cl_str text);
/* The same of a TEXT for FIELD: 0 where such data belong, with a person, and in what is
 * no text.  A web address may hold digits. */
unsigned cl_private_for(cl_field field, cl_str text);

CL_END
#endif
