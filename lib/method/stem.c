/* stem.c - stems of English words; see stem.h.  The only includer of libstemmer. */
#include "stem.h"

#include <libstemmer.h>
#include <limits.h>

static void *open_english(void) {
  return sb_stemmer_new("english", "UTF_8");
}

static void close_english(void *stemmer) {
  sb_stemmer_delete(stemmer);
}

static const char *stem(void *stemmer, const char *word, size_t n, size_t *length) {
  if (n > INT_MAX)
    return NULL;
  const sb_symbol *found = sb_stemmer_stem(stemmer, (const sb_symbol *)word, (int)n);
  *length = found ? (size_t)sb_stemmer_length(stemmer) : 0;
  return (const char *)found;
}

const struct cl_stem cl_stem = { open_english, close_english, stem };
