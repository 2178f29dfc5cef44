/* diag.h - the one door for everything that is said about a plan or a command.
 *
 * The library never prints and never exits: it adds findings to a cl_diag,
 * each with a level, a place and a text that is already in the user's
 * language, and returns a status.  The program prints them (cli/app) and ends
 * with the worst status that was said. */
#ifndef CL_DIAG_H
#define CL_DIAG_H

#include "base.h"
#include "buf.h"
#include "lang.h"
#include "mem.h"
#include "text.h"

CL_BEGIN

/* Exit statuses, and what a function that can fail returns. */
enum cl_status {
  CL_OK = 0,
  CL_FOUND = 1, /* check found errors; get or list matched nothing */
  CL_USAGE = 2, /* wrong usage */
  CL_PLAN = 3,  /* the plan cannot be read as a plan */
  CL_IO = 4     /* input or output failed, or the plan is locked */
};

enum cl_level { CL_NOTE, CL_TIP, CL_WARNING, CL_ERROR };

/* Where something stands.  LINE and COL count from 1, COL in characters; 0 is
 * "no such thing" (a whole file, or no file at all with FILE NULL). */
typedef struct cl_place {
  const char *file;
  unsigned line, col;
} cl_place;

typedef struct cl_finding {
  enum cl_level level;
  cl_place place;
  const char *rule;    /* "W57", or NULL */
  const char *id;      /* id of the record it is about, or NULL */
  const char *text;    /* one line, in the user's language */
  const char *excerpt; /* the line it stands in, without its end, or NULL: show it with a caret */
  const char *mend;    /* a command that mends it, in English, or NULL */
  const char *mend_id; /* what ID in it stands for where that is not `id`, or NULL */
  unsigned seq;        /* order of arrival: sorting by place is stable */
} cl_finding;

typedef struct cl_diag {
  cl_arena *arena;
  cl_finding *findings; /* in order of arrival until cl_diag_sort() */
  size_t count, cap;
  size_t by_level[4];   /* those that were left out, too */
  size_t left_out;      /* by cl_say(), past CL_MOST_FINDINGS */
  cl_finding spare;     /* what cl_say() returns for such a one */
  enum cl_status worst; /* worst status given to cl_fail() */
} cl_diag;

void cl_diag_init(cl_diag *diag);
void cl_diag_free(cl_diag *diag);

/* So many are kept: nobody reads more, and a file of nonsense has one a byte. */
#define CL_MOST_FINDINGS 50000

/* Adds a finding and returns it, so that `excerpt` can be filled in (which is
 * not copied); good until the next one is added.  RULE and ID may be NULL;
 * they, the place's file and the text are copied. */
cl_finding *cl_say(cl_diag *diag, enum cl_level level, cl_place place, const char *rule,
                   const char *id, const char *format, ...) CL_PRINTF(6, 7);
/* Adds an error that ends the job, keeps the worst STATUS and returns STATUS:
 * `return cl_fail(diag, CL_IO, place, _("..."), ...)`. */
enum cl_status cl_fail(cl_diag *diag, enum cl_status status, cl_place place, const char *format,
                       ...) CL_PRINTF(4, 5);
/* What was said up to now, and back to that: for what is tried, and for findings
 * that are shown elsewhere. */
typedef struct cl_diag_mark {
  size_t count, by_level[4], left_out;
  enum cl_status worst;
} cl_diag_mark;
cl_diag_mark cl_diag_here(const cl_diag *diag);
void cl_diag_rewind(cl_diag *diag, const cl_diag_mark *mark);

#define CL_NOWHERE ((cl_place){ NULL, 0, 0 })
#define CL_IN(path) ((cl_place){ (path), 0, 0 })

/* By file (in the order first seen), line, column, arrival. */
void cl_diag_sort(cl_diag *diag);
/* Appends `FILE:LINE:COL: error: text [W57]\n` and, with an excerpt, the line
 * and a caret.  Parts of the place that are not there are left out.  The
 * level's word is in the user's language; controls are made visible. */
void cl_finding_print(cl_buf *out, const cl_finding *finding);
/* The word for LEVEL in the user's language. */
const char *cl_level_word(enum cl_level level);
/* LINE without its end and a caret below character COL (0: none), each behind INDENT
 * blanks; of a long line only what stands around that, in COLUMNS. */
void cl_excerpt_print(cl_buf *out, cl_str line, size_t col, size_t indent, size_t columns);

CL_END
#endif
