/* lang.h - the language of messages, and of what is made.
 *
 * Messages are in the user's language (LC_ALL, LC_MESSAGES, LANG, LANGUAGE as
 * gettext ranks them); what is made is in the plan's.  Both may be needed in
 * one run, so the language is an argument of cl_tr().  Where the environment
 * names no language (nothing is set, or C.UTF-8), messages follow the plan's.
 * English is the source; Dutch is compiled in: see catalogue.h.  No locale need
 * be installed. */
#ifndef CL_LANG_H
#define CL_LANG_H

#include "base.h"

CL_BEGIN

enum cl_lang { CL_EN, CL_NL };

/* Reads the environment, and leaves LC_NUMERIC at "C". */
void cl_lang_start(void);
/* What $NAME says, or NULL where it is not set or empty, which is the same. */
const char *cl_env(const char *name);
bool cl_lang_chosen(void);                /* does the environment name a language? */
void cl_lang_follow(enum cl_lang lang);   /* the user's becomes LANG if it does not */
enum cl_lang cl_lang_plan(void);          /* what was followed last, be it chosen or not */
enum cl_lang cl_lang_user(void);          /* the user's language */
void cl_lang_set_user(enum cl_lang lang); /* chosen, whatever the environment says */
/* For a while messages are in LANG: what is said between what is made, on one stream, is in
 * one language.  cl_lang_return() ends it; cl_lang_lent() goes on in another, meanwhile. */
void cl_lang_borrow(enum cl_lang lang);
void cl_lang_lent(enum cl_lang lang);
void cl_lang_return(void);
void cl_lang_set_catalogue(const unsigned char *mo); /* for tests; NULL: our own */
/* TEXT in LANG; TEXT itself when there is no translation. */
const char *cl_tr(enum cl_lang lang, const char *text) __attribute__((format_arg(2)));
const char *cl_ntr(enum cl_lang lang, const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(2))) __attribute__((format_arg(3)));
/* "2 findings" in the user's language. */
#define _(text) cl_tr(cl_lang_user(), (text))
#define P_(one, many, n) cl_ntr(cl_lang_user(), (one), (many), (n))
/* What went wrong in the system, in the user's language. */
const char *cl_strerror(int error);

CL_END
#endif
