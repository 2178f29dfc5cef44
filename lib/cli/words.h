/* words.h - what is typed, in English and in Dutch: one row holds both words of an
 * option (words.c), a verb (verbs.def), a field, a type and a value (schema.def).
 * Both are always understood; what a user is shown is in the user's language. */
#ifndef CL_WORDS_H
#define CL_WORDS_H

#include "opt.h"
#include "../value/columns.h"

CL_BEGIN

/* The row of an option by its letter or by its whole name in either language; -1. */
int cl_option_by_letter(char letter);
int cl_option_by_name(cl_str name);
/* The only option, of those that VERB takes, whose name begins with START; -1 when
 * there is none or more than one.  With VERB NULL (the line does not say it yet)
 * any of several flags will do: that it takes no value is all one can know. */
int cl_option_by_start(const cl_verb *verb, cl_str start);

/* By either of these, as far as it can be known without a verb. */
int cl_option_named(cl_str name);
/* Does the option's name begin with START, in either language? */
bool cl_option_begins(int option, cl_str start);

/* Its Dutch name when that is another word, else NULL. */
const char *cl_verb_nl(const cl_verb *verb);
/* With CL_V_FIELDS: whose fields --FIELD VALUE sets. */
cl_type cl_verb_of(const cl_verb *verb);

/* What --map takes: the pairs themselves or a file of them. */
#define CL_MAP_VALUE "HEADER=FIELD,...|FILE"

/* What is shown, without hyphens in front. */
const char *cl_option_word(int option, enum cl_lang lang);
/* With them, for the user, as messages name it: `--weken`. */
const char *cl_option_said(const cl_app *app, int option);
const char *cl_verb_word(const cl_verb *verb, enum cl_lang lang);
/* The column that a person means by NAME, at the command line: as cl_column_find() has it, or a
 * part of its Dutch label that is clear, as an option may be called. */
bool cl_column_said(cl_type type, cl_str name, cl_arena *arena, cl_column *out);
/* In Dutch its label with hyphens, and of a long label the last word when that is
 * clear; in English its path. */
const char *cl_field_word(cl_field field, enum cl_lang lang, cl_arena *arena);

/* The same for the user, in the arena of the run. */
const char *cl_field_said(const cl_app *app, cl_field field);
/* What NAME, no field of TYPE, may be meant for; or NULL. */
const char *cl_field_meant(const cl_app *app, cl_type type, const char *name);

/* The Dutch name of the verb that is NAME in English, of any program, or NULL.  *OF
 * (may be NULL) is the type whose fields it takes by itself. */
const char *cl_verb_dutch(cl_str name, cl_type *of);
/* The only program that has the verb WORD, in either language; NULL for none and for several. */
const char *cl_verb_program(const char *word);
/* The I-th verb of verbs.def in LANG; NULL behind the last. */
const char *cl_verb_nth(size_t i, enum cl_lang lang);

/* The only field of TYPE whose Dutch label has PART in it: whole words (then *WHOLE),
 * or the begin of them (`bibliotheek`, `verantw`).  CL_F_NONE otherwise. */
cl_field cl_field_by_part(cl_type type, cl_str part, bool *whole);
/* Is it one of those that have it? */
bool cl_field_has_part(cl_field field, cl_str part, cl_arena *arena);

/* ---- command.c ---- */
/* ARGS with its words in capitals in the user's language. */
const char *cl_help_words(const char *args, cl_arena *arena);
/* The same in LANG: a command that stands in something made. */
const char *cl_help_words_in(enum cl_lang lang, const char *args, cl_arena *arena);
bool cl_help_knows(const char *word, size_t n); /* is it a word that is translated? */

/* COMMAND, canonical as `cl-scan set group ID --tie possible`, in words of LANG
 * (`cl-scan zet groep ID --band mogelijk`): verbs, types, options, fields, values and
 * the words in capitals.  What is no word of ours, and what stands in quotes, stays.
 * In ARENA, or COMMAND itself. */
const char *cl_command_in(enum cl_lang lang, const char *command, cl_arena *arena);
/* The type that WORD is in a command of PROGRAM ("cl-goals"). */
cl_type cl_command_type(cl_str program, cl_str word, cl_arena *arena);

/* NAME, of a file or a folder, as a word of a command line that can be copied. */
const char *cl_command_word(const char *name, cl_arena *arena);
/* A command to type over, in lines of at most WIDTH columns behind INDENT blanks: a
 * backslash where it goes on, an option with its value, a text in its quotes. */
void cl_command_put(cl_buf *out, unsigned indent, unsigned width, const char *command);
/* The same on app->out, of a canonical COMMAND in words of LANG, coloured as commands are. */
void cl_command_print(cl_app *app, enum cl_lang lang, unsigned indent, unsigned width,
                      const char *command);

CL_END
#endif
