/* lang.c - the user's language, translation, and the system's errors in it; see
 * lang.h. */
#include "lang.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "catalogue.h"

static struct {
  enum cl_lang user;
  bool chosen;                             /* by the user: the plan's does not come instead */
  enum cl_lang plan;                       /* the plan's, as far as it is known */
  const unsigned char *catalogue;          /* NULL: our own */
} language = { CL_EN, true, CL_NL, NULL }; /* who does not start it speaks English */

/* Does the locale name NAME (N bytes: nl, nl_NL.UTF-8, nl-BE) start with the
 * two letters of language CODE? */
static bool is_language(const char *name, size_t n, const char *code) {
  return n >= 2 && memcmp(name, code, 2) == 0 && (n == 2 || strchr("_-.@", name[2]));
}

const char *cl_env(const char *name) {
  const char *value = getenv(name);
  return value && *value ? value : NULL;
}

/* The first language of LIST (as in $LANGUAGE) that we speak. */
static bool first_known(const char *list, enum cl_lang *lang) {
  for (;;) {
    size_t n = strcspn(list, ":");
    bool dutch = is_language(list, n, "nl");
    if (dutch || is_language(list, n, "en")) {
      *lang = dutch ? CL_NL : CL_EN;
      return true;
    }
    if (!list[n])
      return false;
    list += n + 1;
  }
}

/* Is NAME the locale of containers, WSL and services, which says nothing of a
 * language: C with an encoding (C.UTF-8, C.utf8)? */
static bool is_bare(const char *name) {
  return name[0] == 'C' && name[1] == '.';
}

/* The language that the environment names; false when it names none.  Who says
 * C or POSIX wants English, for a script; $LANGUAGE does not count then, as
 * gettext has it. */
static bool language_of_environment(enum cl_lang *lang) {
  const char *locale = cl_env("LC_ALL");
  if (!locale)
    locale = cl_env("LC_MESSAGES");
  if (!locale)
    locale = cl_env("LANG");
  *lang = CL_EN;
  if (locale && (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0))
    return true;
  const char *list = cl_env("LANGUAGE");
  if (list && first_known(list, lang))
    return true;
  if (!locale || is_bare(locale)) {
    *lang = CL_NL; /* while there is no plan to follow: who uses this is Dutch */
    return false;
  }
  if (is_language(locale, strlen(locale), "nl"))
    *lang = CL_NL;
  return true;
}

void cl_lang_start(void) {
  language.chosen = language_of_environment(&language.user);
  setlocale(LC_NUMERIC, "C");
}

bool cl_lang_chosen(void) {
  return language.chosen;
}

void cl_lang_follow(enum cl_lang lang) {
  language.plan = lang;
  if (!language.chosen)
    language.user = lang;
}

enum cl_lang cl_lang_plan(void) {
  return language.plan;
}

static struct {
  bool on, chosen;
  enum cl_lang user;
} lent;

void cl_lang_borrow(enum cl_lang lang) {
  if (!lent.on) {
    lent.on = true;
    lent.chosen = language.chosen;
    lent.user = language.user;
  }
  language.user = lang;
  language.chosen = true;
}

void cl_lang_lent(enum cl_lang lang) {
  if (lent.on)
    language.user = lang;
}

void cl_lang_return(void) {
  if (!lent.on)
    return;
  lent.on = false;
  language.chosen = lent.chosen;
  language.user = lent.chosen ? lent.user : language.plan;
}

void cl_lang_set_catalogue(const unsigned char *mo) {
  language.catalogue = mo;
}

static const char *dutch(const char *text, unsigned form) {
  return cl_catalogue_find(language.catalogue ? language.catalogue : cl_catalogue_nl, text, form);
}

enum cl_lang cl_lang_user(void) {
  return language.user;
}

void cl_lang_set_user(enum cl_lang lang) {
  language.chosen = true;
  language.user = lang;
}

const char *cl_tr(enum cl_lang lang, const char *text) {
  /* The translation of "" is the catalogue's header. */
  const char *found = lang == CL_NL && *text ? dutch(text, 0) : NULL;
  return found ? found : text;
}

const char *cl_ntr(enum cl_lang lang, const char *one, const char *many, unsigned long n) {
  /* Dutch has its plural where English has it. */
  const char *found = lang == CL_NL ? dutch(one, n != 1) : NULL;
  return found ? found : n == 1 ? one : many;
}

/* ---- The system's errors ------------------------------------------------- */

/* The errors that users meet, in our own words: the system's are in the
 * language of its locale, which need not be there, and often say little. */
static const char *own_words(int error) {
  switch (error) {
  case ENOENT:
    return N_("no such file or folder");
  case EACCES:
    return N_("no permission");
  case EPERM:
    return N_("not allowed");
  case EISDIR:
    return N_("this is a folder");
  case ENOTDIR:
    return N_("part of the path is not a folder");
  case EEXIST:
    return N_("it exists already");
  case ENOSPC:
    return N_("the disk is full");
  case EDQUOT:
    return N_("your share of the disk is full");
  case EROFS:
    return N_("the disk is read-only");
  case EFBIG:
    return N_("the file is too large");
  case EIO:
    return N_("the disk or device reports an error");
  case ENAMETOOLONG:
    return N_("the name is too long");
  case ELOOP:
    return N_("its symbolic links go round in a circle");
  case EMFILE:
    return N_("too many files are open");
  case EBADF:
    return N_("the file is not open for this");
  case ETXTBSY:
    return N_("the file is a program that is running");
  case EBUSY:
    return N_("another program is using it");
  case EINVAL:
    return N_("the system does not accept this");
  case EPIPE:
    return N_("the reader has gone");
  default:
    return NULL;
  }
}

const char *cl_strerror(int error) {
  const char *text = own_words(error);
  return text ? _(text) : strerror(error);
}
