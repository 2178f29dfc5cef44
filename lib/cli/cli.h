/* cli.h - what the six programs share: tables of verbs and options, start-up,
 * the plan in and out, exit status.
 *
 * A main is a table and a call: it fills a cl_program and returns
 * cl_main(argc, argv, &program).
 *
 *   cl-NAME [-f PLAN] VERB [TYPE] [ARGUMENT...] [--FIELD VALUE]...
 *
 * Options may stand anywhere; `--` ends them.  The verb's row says whether it
 * reads or writes the plan, which arguments and options it takes; so locking,
 * help, completion and usage errors are decided in one place. */
#ifndef CL_CLI_H
#define CL_CLI_H

#include "../plan/change.h"
#include "../plan/plan.h"

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
 * called, takes and does stands in one table in opt.c. */
#define CL_OPTION_LIST(X)                                                                       \
  X(JSON) X(CSV) X(TSV) X(NUL) X(FIELDS) X(SORT) X(FROM) X(TO) X(COMMUNITY) X(STRICT) X(FORCE)   \
  X(FORMAT) X(OUTPUT) X(DIALECT) X(ID) X(DRY_RUN) X(WHY) X(REASON) X(NOTE) X(AGAIN) X(DATE)      \
  X(SOURCE) X(GROUP) X(THEME) X(PICK) X(ALL) X(SAVE) X(BLANK) X(OWNER) X(WITH_NAMES) X(WEEKS)    \
  X(RULES) X(NO_RULES) X(SINCE) X(FORM) X(REVERSE) X(OCCURRENCE) X(QUESTIONS) X(FULL) X(NAMES) \
  X(EXIT_CODE) X(FIELD) X(KEEP_NOTES) X(EMPTY_CLEARS) X(KEEP_EMPTY) X(ADD_ONLY) \
  X(STAGED) X(REMOVE) X(PUBLIC) X(BY) X(LIGHT) X(STAGE) X(NEXT) X(DAYS) X(EXAMPLE) X(ANONYMOUS)
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
  CL_V_FIELDS = 16,   /* no TYPE, yet --FIELD options that set: fields of the verb's type `of`,
                         also by the last key of their path (--reached, result.reached) */
  CL_V_FINDINGS = 32,  /* findings are its results: they go to standard output, those that kept
                         the plan from being read, too */
  CL_V_OUTPUT = 64,    /* makes a file: -o must be given */
  CL_V_FILES = 128,    /* its arguments are files of plans: without -f they say which */
  CL_V_BARE = 256      /* writes values or lines, not a page: with several plans no heading of
                          each stands between them */
};

typedef struct cl_verb {
  const char *name, *nl;   /* "list"; "lijst": both work */
  enum cl_access access;
  unsigned flags;          /* enum cl_verb_flag */
  int min_args, max_args;  /* arguments behind TYPE; max -1: any number */
  const char *args;        /* "TYPE ID" for the synopsis; words in capitals are translated */
  uint64_t options;        /* CL_O(...) | ... */
  enum cl_status (*run)(cl_app *app);
  const char *help;        /* one line, N_() */
  const char *more;        /* a paragraph for `--help VERB`, N_(), or NULL */
  const char *example;     /* a command line that works on the worked example, or NULL; N_()
                              where it has English words */
  unsigned formats;        /* what it writes, with --format: CL_WRITES_AS(...) of formats.h */
  cl_type of;              /* with CL_V_FIELDS: whose fields --FIELD VALUE sets (an option of
                              the verb itself goes before a field of the same name) */
} cl_verb;

struct cl_line_editor; /* lib/format/line.h */

typedef struct cl_program {
  const char *name;        /* "cl-scan" */
  unsigned step;           /* enum cl_step: the types it owns; 0 for cl-plan */
  const char *help;        /* one line, N_() */
  const cl_verb *verbs;    /* its own verbs, ended by a row with name NULL; a verb that
                              shares its name with a shared one replaces it */
  bool shared_verbs;       /* show list get add set remove rename fill import export check */
  const cl_type *guests;   /* types of other steps it may show and set (not add, remove or
                              rename), ended by CL_T_NONE; or NULL */
  /* Writes records as an Excel workbook to PATH; NULL when the program is not
   * linked with a writer. */
  enum cl_status (*export_xlsx)(cl_app *app, const cl_type *types, size_t n, const char *path);
  /* Gives what lets a line be mended while it is typed; NULL, or a function that
   * returns NULL, when there is no such thing: then the terminal's own keys must
   * do. */
  const struct cl_line_editor *(*editor)(cl_app *app);
} cl_program;

/* A --FIELD option that was given.  OP is '=', '+' or '-'. */
typedef struct cl_given {
  cl_field field;
  char op;
  const char *value;
  /* Of a filter, once cl_filter_ready() read it: how VALUE is compared. */
  enum cl_match {
    CL_M_LIKE,   /* VALUE: equal, of a text: in it */
    CL_M_UNLIKE, /* !=VALUE: not like it, or not filled in */
    CL_M_LESS, CL_M_MOST, CL_M_MORE, CL_M_LEAST, /* < <= > >= */
    CL_M_HOLDS,  /* ~VALUE: in it, whatever its kind */
    CL_M_FILLED, /* ? */
    CL_M_EMPTY   /* nothing at all */
  } match;
} cl_given;

/* One run of a program.  Verbs read it and write to `out`; results that people
 * or scripts read go to standard output when the verb returns. */
struct cl_app {
  const cl_program *program;
  const cl_verb *verb;
  cl_arena *arena;         /* for the run */
  cl_diag diag;
  cl_plan *plan;           /* NULL for CL_NO_PLAN */
  cl_change *change;       /* for CL_WRITES; finished and written after the verb returned CL_OK;
                              for CL_ASKS between cl_keep_begin() and cl_keep_end() */
  const char *plan_path;   /* as given or found; "-" for standard input */
  const char *plan_key;    /* of several plans: what this one is called (several.h); else NULL */
  size_t plans_done;       /* of several plans: so many were before */
  cl_type type;            /* CL_T_NONE when no TYPE was given */
  char **args;             /* arguments behind TYPE */
  int arg_count;
  cl_given *given;         /* --FIELD options, in order */
  size_t given_count;
  const char *options[CL_OPTIONS]; /* value of each option, "" for a flag that is set, or NULL */
  cl_date today;
  int64_t stamp;           /* SOURCE_DATE_EPOCH in seconds, else midnight UTC of today */
  enum cl_lang lang;       /* language of what is made: --language, else the plan's */
  bool lang_given;         /* with --language */
  bool quiet, color, out_tty, dry_run;
  bool shared;             /* what is made goes round: fields of CL_INSIDE have no value then */
  bool raw;                /* `out` holds values as they are stored: on a terminal they are made
                              visible when they are written */
  unsigned columns;        /* width to lay out for; 0: not a terminal, do not cut */
  int signal;              /* of CL_ASKS: what stopped it; the program ends by it when all is done */
  struct cl_bank *bank;    /* texts of the question bank, once they were asked for */
  struct cl_view *view;    /* cl_app_view() makes it */
  struct cl_paper *paper;  /* the sheet that is being made (paper.h), or NULL */
  cl_buf out;              /* standard output; with `-f -` and a change: standard error */
};

int cl_main(int argc, char **argv, const cl_program *program);

/* ---- For verbs of CL_ASKS ---------------------------------------------------
 * The lock is not held while a person thinks.  cl_keep_begin() takes it, reads
 * the plan as it is by now and makes app->change; cl_keep_end() writes that
 * change (with WRITE false: drops it), reads the plan once more and lets go of
 * the lock; *FILES is how many files became different.  After either one every
 * record and node that was found before is gone; app->plan itself is always
 * there.  With --dry-run nothing is written: the plan read is the plan as it
 * would be, and the run ends with the diff of all pieces.
 * Failure: what cl_lock_take(), cl_plan_open(), cl_change_finish() and
 * cl_file_replace() give, in app->diag; nothing of this piece was written.
 * When cl_keep_begin() fails there is nothing to end. */
enum cl_status cl_keep_begin(cl_app *app);
enum cl_status cl_keep_end(cl_app *app, bool write, size_t *files);

/* ---- For verbs ------------------------------------------------------------ */
static inline const char *cl_opt(const cl_app *app, enum cl_option_index option) {
  return app->options[option];
}
/* Text in the language of what is made. */
#define T_(app, text) cl_tr((app)->lang, (text))
/* Wrong usage: adds the message and returns CL_USAGE. */
enum cl_status cl_usage(cl_app *app, const char *format, ...) CL_PRINTF(2, 3);
/* The record that the argument ADDRESS names (app->options COMMUNITY counts);
 * NULL and a message with "did you mean" (status CL_USAGE) when there is none. */
const cl_rec *cl_need_rec(cl_app *app, cl_type type, const char *address);
/* The community that --community names, or the only one of the plan; NULL and
 * a message otherwise. */
const cl_rec *cl_need_community(cl_app *app);
/* The eight questions to choose from, in the user's words, each with the key that
 * a plan has for it: `directie (management), doel (purpose)...` */
const char *cl_ready_words(cl_app *app);
/* Reads a date as people type it, in the plan's order; CL_NO_DATE and a
 * message when it is none. */
cl_date cl_need_date(cl_app *app, const char *text);
/* The same; with PAST a day without its year is the latest one, not the next. */
cl_date cl_need_day(cl_app *app, const char *text, bool past);
/* Values of a field as people type them -> canonical; NULL and a message. */
const char *cl_need_value(cl_app *app, cl_field field, const char *text);
/* A note on standard error (silent with -q). */
void cl_note(cl_app *app, const char *format, ...) CL_PRINTF(2, 3);
/* Long results may go out while they are made: writes what stands in app->out
 * when it is much and the verb only reads. */
void cl_flush(cl_app *app);
/* What -o does, for every verb that has it: the N bytes at P become the file at
 * PATH (never "-").  Refused, with CL_USAGE, in the place of what makes up the plan
 * (cl_plan_claims()); else as cl_file_replace(). */
enum cl_status cl_output_write(cl_app *app, const char *path, const char *p, size_t n);
/* The plan as the method looks at it: of today, in the language of what is made. */
struct cl_view *cl_app_view(cl_app *app);
/* Folder of questions, holidays and examples: $CL_SHAREDIR or the installed one. */
const char *cl_share_dir(void);

/* Questions of the user's own: the file of --questions, else questions.yaml
 * beside the plan; NULL when there is none. */
const char *cl_own_questions(cl_app *app);
/* A question that was asked, to read: `How did it begin? [begin]` for an id of
 * the bank, else ASKED itself; in app->arena. */
const char *cl_asked_text(cl_app *app, cl_str asked);

/* ---- Shared verbs (verbs.c and friends), for programs that wrap one -------- */
extern const cl_verb cl_shared_verbs[];
enum cl_status cl_verb_show(cl_app *app);
enum cl_status cl_verb_book(cl_app *app); /* show of cl-plan: the worksheets of all steps */
enum cl_status cl_verb_list(cl_app *app);
enum cl_status cl_verb_get(cl_app *app);
enum cl_status cl_verb_add(cl_app *app);
enum cl_status cl_verb_set(cl_app *app);
enum cl_status cl_verb_remove(cl_app *app);
enum cl_status cl_verb_rename(cl_app *app);
enum cl_status cl_verb_fill(cl_app *app);
enum cl_status cl_verb_import(cl_app *app);
enum cl_status cl_verb_export(cl_app *app);
enum cl_status cl_verb_check(cl_app *app);

/* Prints findings on app->out as --format, --json, --by and --all say (findings.h): on
 * a terminal those that weigh most, else all of them sorted by place.  Returns CL_FOUND when an error is among them (with --strict also a
 * warning). */
enum cl_status cl_print_findings(cl_app *app, cl_diag *findings);

/* How TEXT, the value of a filter, asks to be compared; *REST is the value behind it. */
enum cl_match cl_match_read(const char *text, const char **rest);
/* Does RECORD pass the --FIELD filters, --from/--to and --community?  Call
 * cl_filter_ready() once before: it brings what was given to canonical form;
 * CL_USAGE and messages when it makes no sense. */
enum cl_status cl_filter_ready(cl_app *app, cl_type type);
bool cl_filter(const cl_app *app, const cl_rec *rec);

CL_END
#endif
