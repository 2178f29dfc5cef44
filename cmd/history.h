/* history.h - the plan as git keeps it: the module clkit-git, loaded by verbs that
 * are given a revision. */
#ifndef CL_CMD_HISTORY_H
#define CL_CMD_HISTORY_H

#include "../lib/cli/app.h"
#include "../lib/git/repo.h"

CL_BEGIN

/* What the mode of a file of git says it is. */
enum {
  HISTORY_KIND = 0170000,
  HISTORY_REGULAR = 0100000,
  HISTORY_LINK = 0120000,
  HISTORY_FOLDER = 040000
};

/* What a plan is read through: a revision's folder that holds the root. */
typedef struct history {
  cl_repo *repo;
  const char *folder; /* from the top of the work tree, "" for the top */
  const char *root;   /* name of the root file in it */
} history;

/* The history of the plan at AT; CL_FOUND, and nothing said, where no repository is. */
enum cl_status history_open(cl_app *app, const char *at, history *out);
/* The plan of COMMIT, called LABEL in messages.  CL_FOUND, and nothing said, when
 * there was none. */
enum cl_status history_read(history *h, const cl_oid *commit, const char *label, cl_plan **plan,
                            cl_diag *diag);
/* Calls FOUND for every file that PATTERN, as that of glob(), matches in folder TREE, in no
 * order; BEFORE stands before its name. */
enum cl_status history_match(cl_repo *repo, const cl_oid *tree, const char *before,
                             const char *pattern, cl_arena *arena,
                             void (*found)(void *to, const char *name, const cl_tree_entry *entry),
                             void *to, cl_diag *diag);
/* The lines of ROOT, the text of a root, that say what it includes: of one in block style,
 * all that has to be read of it to know its files.  None when it includes nothing. */
cl_str history_include(cl_str root);

/* ---- The files of a version: history_files.c ---------------------------------------- */
typedef struct history_file {
  const char *name; /* from the folder of the root */
  cl_oid oid;
  unsigned mode;
} history_file;
/* The root and all that its include names or takes in; none where there is no plan. */
typedef struct history_files {
  cl_oid folder;
  history_file *at;
  size_t count;
} history_files;
typedef struct history_cache history_cache;
history_cache *history_cache_new(history *h, cl_app *app);
void history_cache_free(history_cache *cache);
/* Those of FOLDER, which holds the root; they stay until many others were asked for. */
const history_files *history_files_in(history_cache *cache, const cl_oid *folder);
bool history_files_same(const history_files *a, const history_files *b);

/* ---- What differs: history_parts.c and history_cut.c --------------------------------- */
/* Two versions of the plan without what need not be read to compare them. */
typedef struct history_parts history_parts;
/* NULL when that cannot be told without reading them whole. */
history_parts *history_parts_new(history *h, const history_files *was, const history_files *is);
void history_parts_free(history_parts *parts);
/* Does TEXT stand in what is left of either? */
bool history_parts_hold(const history_parts *parts, const char *text);
/* The earlier version, or the LATER one, as a plan; format errors are said in DIAG. */
enum cl_status history_parts_read(history_parts *parts, bool later, cl_plan **plan, cl_diag *diag);
/* Appends to OUT_A and OUT_B what of two versions of a file, of the ROOT or another, must
 * stay so that they differ in the same facts. */
void history_cut(cl_str a, cl_str b, bool root, cl_buf *out_a, cl_buf *out_b);

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
