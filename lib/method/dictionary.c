/* dictionary.c - is it a Dutch word? see kin.h.
 *
 * libhunspell is no part of clkit: it is looked for when it is first needed, and
 * nothing goes wrong where it is not.  Its interface in C is four functions. */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kin.h"

typedef struct speller speller;
typedef speller *make_fn(const char *aff, const char *dic);
typedef int spell_fn(speller *, const char *word);

static struct {
  bool sought;
  speller *handle;
  spell_fn *spell;
} dictionary;

/* ISO C has no cast from an object to a function; POSIX has them alike. */
static bool symbol(void *library, const char *name, void *out, size_t size) {
  void *address = dlsym(library, name);
  if (!address || size != sizeof address)
    return false;
  memcpy(out, &address, size);
  return true;
}

static speller *open_at(make_fn *make, const char *base) {
  char aff[512], dic[512];
  size_t n = strlen(base);
  if (!n || n + 5 > sizeof aff)
    return NULL;
  memcpy(aff, base, n);
  memcpy(aff + n, ".aff", 5);
  memcpy(dic, base, n);
  memcpy(dic + n, ".dic", 5);
  return access(aff, R_OK) == 0 && access(dic, R_OK) == 0 ? make(aff, dic) : NULL;
}

static void seek(void) {
  static const char *const libraries[] = { "libhunspell-1.7.so.0", "libhunspell-1.6.so.0",
                                           "libhunspell.so" };
  static const char *const places[] = { "/usr/share/hunspell/nl_NL",
                                        "/usr/local/share/hunspell/nl_NL",
                                        "/usr/share/myspell/dicts/nl_NL" };
  const char *named = getenv("CL_DICTIONARY");
  void *library = NULL;
  dictionary.sought = true;
  for (size_t i = 0; i < CL_COUNT(libraries) && !library && !(named && !*named); i++)
    library = dlopen(libraries[i], RTLD_NOW | RTLD_LOCAL);
  make_fn *make;
  if (!library || !symbol(library, "Hunspell_create", &make, sizeof make) ||
      !symbol(library, "Hunspell_spell", &dictionary.spell, sizeof dictionary.spell))
    return;
  if (named)
    dictionary.handle = open_at(make, named);
  for (size_t i = 0; i < CL_COUNT(places) && !dictionary.handle && !named; i++)
    dictionary.handle = open_at(make, places[i]);
}

int cl_dictionary_has(const char *word) {
  if (!dictionary.sought)
    seek();
  if (!dictionary.handle)
    return -1;
  return dictionary.spell(dictionary.handle, word) != 0;
}
