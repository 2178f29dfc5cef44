/* app.h - one run of a program: start-up, the plan in and out, exit status.
 *
 * A main is a table and a call: it fills a cl_program and returns
 * cl_main(argc, argv, &program). */
#ifndef CL_APP_H
#define CL_APP_H

#include "../plan/change.h"
#include "../plan/plan.h"
#include "program.h"

CL_BEGIN

/* A --FIELD option that was given.  OP is '=', '+' or '-'. */
typedef struct cl_given {
  cl_field field;
  char op;
  const char *value;
  /* Of a filter, once cl_filter_ready() read it: how VALUE is compared. */
  enum cl_match {
    CL_M_LIKE,   /* VALUE: equal, of a text: in it */
    CL_M_UNLIKE, /* !=VALUE: not like it, or not filled in */
    CL_M_LESS,
    CL_M_MOST,
    CL_M_MORE,
    CL_M_LEAST,  /* < <= > >= */
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
  cl_arena *arena; /* for the run */
  cl_diag diag;
  cl_plan *plan;         /* NULL for CL_NO_PLAN */
  cl_change *change;     /* for CL_WRITES; finished and written after the verb returned CL_OK;
                            for CL_ASKS between cl_keep_begin() and cl_keep_end() */
  const char *plan_path; /* as given or found; "-" for standard input */
  const char *plan_key;  /* of several plans: what this one is called (several.h); else NULL */
  size_t plans_done;     /* of several plans: so many were before */
  bool headed;           /* of several plans: the names of columns were written */
  cl_type type;          /* CL_T_NONE when no TYPE was given */
  char **args;           /* arguments behind TYPE */
  int arg_count;
  cl_given *given; /* --FIELD options, in order */
  size_t given_count;
  const char *options[CL_OPTIONS]; /* value of each option, "" for a flag that is set, or NULL */
  struct cl_repeated {             /* what each option with a value was given, in order */
    int option;
    const char *value;
  } * repeats;
  size_t repeat_count;
  cl_date today;
  int64_t stamp;     /* SOURCE_DATE_EPOCH in seconds, else midnight UTC of today */
  enum cl_lang lang; /* language of what is made: --language, else the plan's */
  bool lang_given;   /* with --language */
  bool quiet, color, out_tty, dry_run;
  bool closed;            /* nobody reads standard output any more */
  bool shared;            /* what is made goes round: fields of CL_INSIDE have no value then */
  bool raw;               /* `out` holds values as they are stored: on a terminal they are made
                             visible when they are written */
  unsigned columns;       /* width to lay out for; 0: not a terminal, do not cut */
  int signal;             /* of CL_ASKS: what stopped it; the program ends by it when all is done */
  struct cl_bank *bank;   /* texts of the question bank, once they were asked for */
  struct cl_view *view;   /* cl_app_view() makes it */
  struct cl_paper *paper; /* the sheet that is being made (paper.h), or NULL */
  cl_buf out;             /* standard output; with `-f -` and a change: standard error */
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
/* The value that OPTION was given after N others, or NULL: most take the last one, some all. */
static inline const char *cl_opt_nth(const cl_app *app, enum cl_option_index option, size_t n) {
  for (size_t i = 0; i < app->repeat_count; i++)
    if (app->repeats[i].option == (int)option && n-- == 0)
      return app->repeats[i].value;
  return NULL;
}
/* Text in the language of what is made. */
#define T_(app, text) cl_tr((app)->lang, (text))

/* With --quiet nothing below a warning is said. */
static inline bool cl_is_unsaid(const cl_app *app, const cl_finding *finding) {
  return app->quiet && finding->level < CL_WARNING;
}

CL_END
#endif
