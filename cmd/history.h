/* history.h - the plan as git keeps it: the module clkit-git, loaded by verbs that
 * are given a revision. */
#ifndef CL_CMD_HISTORY_H
#define CL_CMD_HISTORY_H

#include "../lib/cli/app.h"
#include "../lib/git/repo.h"

CL_BEGIN

/* What a plan is read through: a revision's folder that holds the root. */
typedef struct history {
  cl_repo *repo;
  const char *folder;  /* from the top of the work tree, "" for the top */
  const char *root;    /* name of the root file in it */
} history;

/* The history of the plan at AT; CL_FOUND, and nothing said, where no repository is. */
enum cl_status history_open(cl_app *app, const char *at, history *out);
/* The plan of COMMIT, called LABEL in messages.  CL_FOUND, and nothing said, when
 * there was none. */
enum cl_status history_read(history *h, const cl_oid *commit, const char *label, cl_plan **plan,
                            cl_diag *diag);
/* The same of the FOLDER that holds the root, without what need not be read to compare
 * it with the version in folder OTHER: files that are the same in both are empty, and
 * of the others the records with an id that are the same in both are left out. */
enum cl_status history_read_beside(history *h, const cl_oid *folder, const cl_oid *other,
                                   const char *label, cl_plan **plan, cl_diag *diag);
/* Appends MINE without the records that THEIRS, another version of the file, has as
 * well, byte for byte and in the same place.  Cut from both, they differ in the same. */
void history_cut(cl_str mine, cl_str theirs, cl_buf *out);

/* ---- What the module gives ------------------------------------------------------ */
/* Reads the plan whose root is the file AT as it was at REVISION, or (NULL) as the
 * last commit before DAY has it; *NAME is what it is called to people.  CL_FOUND, and
 * nothing said: REVISION names no commit, or AT is in no repository (*OUTSIDE). */
enum cl_status cl_history_plan(cl_app *app, const char *at, const char *revision, cl_date day,
                               cl_plan **plan, const char **name, bool *outside);
/* Checks what git is about to commit of the plan whose root is AT. */
enum cl_status cl_history_staged(cl_app *app, const char *at);
/* The verb log. */
enum cl_status cl_history_log(cl_app *app);

CL_END
#endif
