/* stem.h - stems of English words, by libstemmer.  A module, clkit-stem: its tables
 * for thirty languages cost a fifth of the start of a program. */
#ifndef CL_STEM_H
#define CL_STEM_H

#include "../base/base.h"

CL_BEGIN

struct cl_stem {
  void *(*open)(void); /* the caller's, for close(); NULL when there is no English */
  void (*close)(void *stemmer);
  /* The stem of the N bytes at WORD (lower case, UTF-8), its length in *LENGTH; NULL
   * when there is none.  Lives until the next call. */
  const char *(*stem)(void *stemmer, const char *word, size_t n, size_t *length);
};
extern const struct cl_stem cl_stem;

CL_END
#endif
