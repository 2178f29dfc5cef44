/* lang.c - the user's language, translation, and the system's errors in it; see
 * diag.h. */
#include "diag.h"

#include <errno.h>
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#ifndef LOCALEDIR
#define LOCALEDIR "/usr/local/share/locale"
#endif

static struct {
  enum cl_lang user;
  char *localedir; /* NULL: the one of the installation */
  bool dutch_ready;
} language = { CL_EN, NULL, false };

/* Does the locale name NAME (N bytes: nl, nl_NL.UTF-8, nl-BE) start with the
 * two letters of language CODE? */
static bool is_language(const char *name, size_t n, const char *code) {
  return n >= 2 && memcmp(name, code, 2) == 0 && (n == 2 || strchr("_-.@", name[2]));
}

/* What $NAME says, or NULL where it is not set or empty, which is the same. */
static const char *variable(const char *name) {
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

static enum cl_lang language_of_environment(void) {
  const char *locale = variable("LC_ALL");
  if (!locale)
    locale = variable("LC_MESSAGES");
  if (!locale)
    locale = variable("LANG");
  /* As gettext has it: in the C locale $LANGUAGE does not count. */
  if (!locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
    return CL_EN;
  enum cl_lang lang;
  const char *list = variable("LANGUAGE");
  if (list && first_known(list, &lang))
    return lang;
  return is_language(locale, strlen(locale), "nl") ? CL_NL : CL_EN;
}

void cl_lang_start(const char *localedir) {
  language.user = language_of_environment();
  free(language.localedir);
  language.localedir = localedir ? cl_xstrdup(localedir) : NULL;
  language.dutch_ready = false;
  setlocale(LC_NUMERIC, "C");
}

/* Makes dgettext() give Dutch whatever locales this machine has: any locale
 * but "C" will do, for then $LANGUAGE decides.  Done when Dutch is first
 * wanted, so that the start in English costs nothing. */
static void ready_dutch(void) {
  static const char *const usable[] = { "C.UTF-8", "en_US.UTF-8", "nl_NL.UTF-8", "C.utf8", "" };
  for (size_t i = 0; i < CL_COUNT(usable) && !setlocale(LC_MESSAGES, usable[i]); i++)
    continue;
  setenv("LANGUAGE", "nl", 1);
  bindtextdomain("clkit", language.localedir ? language.localedir : LOCALEDIR);
  bind_textdomain_codeset("clkit", "UTF-8");
  language.dutch_ready = true;
}

enum cl_lang cl_lang_user(void) {
  return language.user;
}

void cl_lang_set_user(enum cl_lang lang) {
  language.user = lang;
}

const char *cl_tr(enum cl_lang lang, const char *text) {
  /* The translation of "" is the catalogue's header. */
  if (lang != CL_NL || !*text)
    return text;
  if (!language.dutch_ready)
    ready_dutch();
  return dgettext("clkit", text);
}

const char *cl_ntr(enum cl_lang lang, const char *one, const char *many, unsigned long n) {
  if (lang != CL_NL)
    return n == 1 ? one : many;
  if (!language.dutch_ready)
    ready_dutch();
  return dngettext("clkit", one, many, n);
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
