/* journal.h - several files as one.
 *
 * A change over several files is all or nothing, after a crash, too.  The new
 * files are made beside the real ones first; then a journal beside the root
 * file (`.plan.yaml.journal`) says which of them go where: from there on the
 * change counts, and whoever finds the journal finishes it.  All this under
 * the plan's lock. */
#ifndef CL_JOURNAL_H
#define CL_JOURNAL_H

#include "file.h"

CL_BEGIN

typedef struct cl_new_text {
  const char *path;
  cl_str old;     /* what was read */
  cl_str text;    /* what it becomes; CL_NO_STR: it stays, and must still be what was read */
  cl_stamp stamp; /* of reading */
} cl_new_text;

/* Replaces those of the N files at FILES that become something else, when all of
 * them still hold what was read.  Else CL_IO, nothing written and *CHANGED set:
 * worth to be done over. */
enum cl_status cl_files_replace(const char *root_path, const cl_new_text *files, size_t n,
                                bool *changed, cl_diag *diag);

/* Is there a change of the plan at ROOT_PATH that broke off? */
bool cl_journal_there(const char *root_path);
/* Finishes it; hold the lock.  FILES are the N real files that the plan has: a journal that
 * names another one is refused.  When a file was changed since by somebody else,
 * so that it cannot be finished: drops it where it had not begun, else CL_IO
 * and a message that says what to do. */
enum cl_status cl_journal_finish(const char *root_path, const char *const *files, size_t n,
                                 cl_diag *diag);

CL_END
#endif
