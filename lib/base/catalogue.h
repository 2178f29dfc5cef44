/* catalogue.h - translations as msgfmt writes them (a .mo file, little-endian),
 * looked up where they stand: nothing is loaded, copied or allocated.  The Dutch
 * one is compiled into the library, from share/po/nl.po, so that it is always
 * found and always the one that belongs to the program. */
#ifndef CL_CATALOGUE_H
#define CL_CATALOGUE_H

#include "base.h"

CL_BEGIN

extern const unsigned char cl_catalogue_nl[];

/* The translation of TEXT in the catalogue MO, or NULL.  TEXT with a plural is
 * found by its singular; FORM says which form is wanted, from 0. */
const char *cl_catalogue_find(const unsigned char *mo, const char *text, unsigned form);

CL_END
#endif
