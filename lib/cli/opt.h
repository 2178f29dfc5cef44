/* opt.h - the command line: the table of options, the verbs of a program, and
 * what argv says in their terms.
 *
 * A word behind a value option is its value whatever it looks like (`--note
 * --x`, `--baseline -5`); a flag never takes one, so that the words of a
 * command line can be told apart before its verb is known.  cl_opt_check()
 * sees to it that no flag goes by the name of a field in a program that sets fields. */
#ifndef CL_OPT_H
#define CL_OPT_H

#include "app.h"

CL_BEGIN

/* Options that every verb has stand behind those of CL_OPTION_LIST. */
enum cl_global_index {
  CL_G_FILE = CL_OPTIONS,
  CL_G_QUIET,
  CL_G_TODAY,
  CL_G_LANGUAGE,
  CL_G_COLOR,
  CL_G_WAIT,
  CL_G_HELP,
  CL_G_VERSION,
  CL_ALL_OPTIONS
};

typedef struct cl_option_row {
  const char *name;  /* "dry-run" */
  const char *nl;    /* "proef": in Dutch; both are understood (words.h) */
  char letter;       /* 'n', or 0 */
  const char *value; /* what it takes, "DATE"; NULL for a flag */
  const char *help;  /* N_() */
} cl_option_row;

const cl_option_row *cl_option_info(int option);

/* ---- verb.c ---- */
/* The I-th verb of a program: its own, then the shared ones, then the general ones;
 * NULL behind the last. */
const cl_verb *cl_verb_at(const cl_program *program, size_t i);
/* One by its name in either language: of a program, or of the table VERBS; or NULL. */
const cl_verb *cl_verb_find(const cl_program *program, const char *name);
const cl_verb *cl_verb_in(const cl_verb *verbs, const char *name);
/* Is VERB one that help and completion do not list?  */
static inline bool cl_verb_hidden(const cl_verb *verb) {
  return !verb->help;
}
/* The options that VERB takes besides the global ones. */
static inline uint64_t cl_verb_options(const cl_verb *verb) {
  return verb->options | (verb->access == CL_WRITES ? CL_O(DRY_RUN) : 0);
}
/* The word of a verb's `args` that stands for the type (`TYPE`, or the types
 * it takes: `finding|group`), in ARENA; NULL when it takes no type. */
const char *cl_verb_type_word(const cl_verb *verb, cl_arena *arena);
/* The I-th word of a verb's `args` behind TYPE without brackets and dots, the
 * last one again and again when it may be repeated; in ARENA, or NULL. */
const char *cl_verb_arg(const cl_verb *verb, size_t i, cl_arena *arena);

/* TYPE as the program's user may call it: its own types first, then its
 * guests; CL_T_NONE otherwise. */
cl_type cl_program_type(const cl_program *program, const char *name);
/* The word that a user of the program calls TYPE by: `goal` in cl-goals is the
 * joint goal. */
const char *cl_type_called(const cl_program *program, cl_type type, enum cl_lang lang);
bool cl_program_has(const cl_program *program, cl_type type); /* its own or a guest */

/* The same for who runs it, in the user's language. */
const char *cl_type_said(const cl_app *app, cl_type type);
/* A field of TYPE by what stands behind `--` for VERB: its path, a label, or a part of
 * its Dutch label that is clear; or CL_F_NONE.  *EXACT (may be NULL): by its path. */
cl_field cl_verb_field(const cl_verb *verb, cl_type type, cl_str name, bool *exact);
/* Is NAME the name of a field of any type, or of the end of one? */
bool cl_any_field_called(cl_str name);
/* Does a verb of PROGRAM take OPTION? */
bool cl_program_takes(const cl_program *program, int option);

/* ---- opt.c ---- */
/* One option as it stood on the command line. */
typedef struct cl_raw_option {
  cl_str name;         /* without hyphens and operator */
  char letter;         /* for a short one */
  char op;             /* '=', or '+' and '-' of --FIELD+ */
  int row;             /* index of its row, in either language or by its begin, or -1: a field,
                          or nothing */
  const char *value;   /* NULL when there is none */
  const char *spelled; /* the word itself */
} cl_raw_option;

/* argv, taken apart: words, and options in order. */
typedef struct cl_words {
  char **words;
  int count;
  cl_raw_option *options;
  size_t option_count;
  bool ended; /* `--` stood somewhere */
} cl_words;

/* Takes apart N arguments at ARGV, in ARENA.  Never fails.  What an option's begin
 * stands for depends on the verb and the type: once with VERB NULL to find those,
 * then again with them. */
void cl_words_read(cl_words *out, cl_arena *arena, int n, char **argv, const cl_verb *verb,
                   cl_type type);

/* The same, with the verb (into app->verb) and *TYPE that they name. */
void cl_words_understand(cl_app *app, cl_words *words, int n, char **argv, cl_type *type);

/* The field that OPTION names for VERB; of an option of the same meaning, too. */
cl_field cl_meant_field(const cl_verb *verb, cl_type type, const cl_raw_option *option,
                        bool *exact);

/* What the global options were given. */
typedef struct cl_globals {
  const char *value[CL_ALL_OPTIONS - CL_OPTIONS]; /* "" for a flag */
  const char **files;                             /* all of -f */
  size_t file_count;
} cl_globals;
static inline const char *cl_global(const cl_globals *globals, enum cl_global_index option) {
  return globals->value[option - CL_OPTIONS];
}

/* Fills in verb, type, args, given and options of APP, and GLOBALS.  With
 * --help or --version (and with no arguments at all) verb may stay NULL.
 * CL_USAGE and a message when something is wrong. */
enum cl_status cl_opt_parse(cl_app *app, cl_globals *globals, int argc, char **argv);

CL_END
#endif
