/* program.h - a program as a table: its verbs, and the options they take.
 *
 *   cl-NAME [-f PLAN] VERB [TYPE] [ARGUMENT...] [--FIELD VALUE]...
 *
 * Options may stand anywhere; `--` ends them.  The verb's row says whether it
 * reads or writes the plan, which arguments and options it takes; so locking,
 * help, completion and usage errors are decided in one place. */
#ifndef CL_PROGRAM_H
#define CL_PROGRAM_H

#include "../plan/schema.h"

CL_BEGIN

typedef struct cl_app cl_app;

enum cl_access {
  CL_NO_PLAN,   /* the verb needs no plan (init, schema, explain) */
  CL_READS,     /* reads it; format errors in the plan end it with status 3 */
  CL_READS_ANY, /* reads it whatever is wrong with its format (check, status) */
  CL_ASKS,      /* asks people: reads it without the lock, changes it piece by piece with
                   cl_keep_begin() and cl_keep_end() */
  CL_WRITES     /* reads it under the lock, may change it through app->change; a verb with
                   the option --save only when that is given, else it CL_READS */
};

/* Options that are not fields, as bits of a verb row's `options`.  What each is
 * called, takes and does stands in one table in words.c. */
/* clang-format off */
#define CL_OPTION_LIST(X)                                                                       \
  X(JSON) X(CSV) X(TSV) X(NUL) X(FIELDS) X(SORT) X(FROM) X(TO) X(COMMUNITY) X(STRICT) X(FORCE)   \
  X(FORMAT) X(OUTPUT) X(DIALECT) X(ID) X(DRY_RUN) X(WHY) X(REASON) X(NOTE) X(AGAIN) X(DATE)      \
  X(SOURCE) X(GROUP) X(THEME) X(PICK) X(ALL) X(SAVE) X(BLANK) X(OWNER) X(WITH_NAMES) X(WEEKS)    \
  X(RULES) X(NO_RULES) X(SINCE) X(FORM) X(REVERSE) X(OCCURRENCE) X(QUESTIONS) X(FULL) X(NAMES) \
  X(EXIT_CODE) X(FIELD) X(KEEP_NOTES) X(EMPTY_CLEARS) X(KEEP_EMPTY) X(ADD_ONLY) \
  X(STAGED) X(REMOVE) X(PUBLIC) X(BY) X(LIGHT) X(STAGE) X(NEXT) X(DAYS) X(EXAMPLE) X(ANONYMOUS) \
  X(MAP) X(SIMPLE)
/* clang-format on */
enum cl_option_index {
#define X(name) CL_OI_##name,
  CL_OPTION_LIST(X)
#undef X
      CL_OPTIONS
};
#define CL_O(name) ((uint64_t)1 << CL_OI_##name)

/* Whether a verb takes a TYPE, and what its --FIELD options mean. */
enum cl_verb_flag {
  CL_V_TYPE = 1,      /* TYPE must be given */
  CL_V_TYPE_OPT = 2,  /* TYPE may be given */
  CL_V_SET = 4,       /* --FIELD VALUE sets (--FIELD+ / --FIELD- too) */
  CL_V_FILTER = 8,    /* --FIELD VALUE filters */
  CL_V_FIELDS = 16,   /* no TYPE, yet --FIELD options that set: fields of the verb's type in
                         verbs.def, also by the last key of their path (--reached,
                         result.reached); an option of the verb goes before a field */
  CL_V_FINDINGS = 32, /* findings are its results: they go to standard output, those that kept
                        the plan from being read, too */
  CL_V_OUTPUT = 64,   /* makes a file: -o must be given */
  CL_V_FILES = 128,   /* its arguments are files of plans: without -f they say which */
  CL_V_BARE = 256     /* writes values or lines, not a page: with several plans no heading of
                         each stands between them */
};

typedef struct cl_verb {
  const char *name; /* "list"; what it is called in Dutch stands in verbs.def */
  enum cl_access access;
  unsigned flags;         /* enum cl_verb_flag */
  int min_args, max_args; /* arguments behind TYPE; max -1: any number */
  const char *args;       /* "TYPE ID" for the synopsis; words in capitals are translated */
  uint64_t options;       /* CL_O(...) | ... */
  enum cl_status (*run)(cl_app *app);
  const char *help;    /* one line, N_() */
  const char *more;    /* a paragraph for `--help VERB`, N_(), or NULL */
  const char *example; /* a command line that works on the worked example, or NULL; N_()
                          where it has English words; of a shared verb each program
                          has its own: `examples` */
  unsigned formats;    /* what it writes, with --format: CL_WRITES_AS(...) of formats.h */
} cl_verb;

struct cl_line_editor; /* lib/format/line.h */

typedef struct cl_program {
  const char *name;            /* "cl-scan" */
  unsigned step;               /* enum cl_step: the types it owns; 0 for cl-plan */
  const char *help;            /* one line, N_() */
  const cl_verb *verbs;        /* its own verbs, ended by a row with name NULL; a verb that
                                  shares its name with a shared one replaces it */
  const cl_verb *shared;       /* those that every step has (verbs/verbs.h), or NULL */
  const cl_verb *general;      /* those of every program: cl_general_verbs (general.h) */
  const char *const *examples; /* of shared verbs and of help, ended by NULL */
  const cl_verb *others; /* verbs that only other programs have: who asks for one is told which */
  const cl_type *guests; /* types of other steps it may show and set (not add, remove or
                            rename), ended by CL_T_NONE; or NULL */
  /* Writes records as an Excel workbook to PATH; NULL when the program is not
   * linked with a writer. */
  enum cl_status (*export_xlsx)(cl_app *app, const cl_type *types, size_t n, const char *path);
  /* Gives what lets a line be mended while it is typed; NULL, or a function that
   * returns NULL, when there is no such thing: then the terminal's own keys must
   * do. */
  const struct cl_line_editor *(*editor)(cl_app *app);
} cl_program;

CL_END
#endif
