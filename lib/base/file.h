/* file.h - whole files: read with a limit, replaced as one.
 *
 * Failure: CL_IO and an error in DIAG that names the file and the cause;
 * outputs are then untouched. */
#ifndef CL_FILE_H
#define CL_FILE_H

#include "base.h"
#include "buf.h"
#include "diag.h"

CL_BEGIN

/* What a file was when it was read: cl_file_replace() refuses when the file is
 * no longer that. */
typedef struct cl_stamp {
  uint64_t device, inode, size;
  int64_t mtime_sec;
  long mtime_nsec;
  bool known;
} cl_stamp;

/* Reads PATH ("-" is standard input) into OUT.  More than LIMIT bytes is an
 * error with status CL_PLAN and OUT empty; a folder, a missing file or a read
 * that fails is CL_IO.  *STAMP may be NULL. */
enum cl_status cl_file_read(const char *path, size_t limit, cl_buf *out, cl_stamp *stamp,
                            cl_diag *diag);
/* Is the file at PATH still what STAMP says? */
bool cl_stamp_good(const char *path, const cl_stamp *stamp);
/* Was anything read so far that cannot be read again: a pipe, a terminal? */
bool cl_file_streamed(void);

/* Replaces what PATH (symlinks followed) holds by N bytes at P: a temp file
 * beside the real target, same mode and owner as far as the system allows,
 * fsync, rename, fsync of the folder.  With STAMP, a file that changed since
 * is refused.  A new file gets mode 0666 less umask. */
enum cl_status cl_file_replace(const char *path, const char *p, size_t n, const cl_stamp *stamp,
                               cl_diag *diag);

/* The same of what only its owner should read: a new file gets mode 0600; one that is there
 * keeps its own. */
enum cl_status cl_file_replace_private(const char *path, const char *p, size_t n,
                                       const cl_stamp *stamp, cl_diag *diag);

/* The file, without symlinks, that cl_file_replace() would put in place of PATH, in
 * ARENA; NULL when there is none: a device, a pipe, a folder that is not there. */
const char *cl_file_real(cl_arena *arena, const char *path);

/* The folder of the program that runs, without symlinks, in ARENA; NULL where the
 * system does not say. */
char *cl_program_folder(cl_arena *arena);

/* ---- Several files as one ----------------------------------------------------
 * A change over several files is all or nothing, after a crash, too.  The new
 * files are made beside the real ones first; then a journal beside the root
 * file (`.plan.yaml.journal`) says which of them go where: from there on the
 * change counts, and whoever finds the journal finishes it.  All this under
 * the plan's lock. */
typedef struct cl_new_text {
  const char *path;
  cl_str old;       /* what was read */
  cl_str text;      /* what it becomes; CL_NO_STR: it stays, and must still be what was read */
  cl_stamp stamp;   /* of reading */
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

/* Writes N bytes to standard output's descriptor or another; CL_OK, or CL_IO
 * with a message.  The one way of the programs to a terminal: there nothing arrives
 * that could draw (cl_on_screen()); a pipe or a file gets the bytes as they are.  A closed pipe ends quietly: returns CL_OK and sets
 * *CLOSED. */
enum cl_status cl_fd_write(int fd, const char *p, size_t n, bool colors, bool *closed,
                           cl_diag *diag);

/* ---- Lock ------------------------------------------------------------------
 * One lock a file, made atomically beside it (`.plan.yaml.lock`), holding pid and
 * host.  Who changes a plan takes that of its root for the whole time, and those of the
 * other files it writes, in the order of their names, when it writes them; taken away at exit and on SIGINT, SIGTERM, SIGHUP,
 * SIGPIPE.  A lock whose process is gone is taken over with a note. */
typedef struct cl_lock {
  char *path;
} cl_lock;
/* Waits up to WAIT seconds; else CL_IO and a message that says who holds it. */
enum cl_status cl_lock_take(cl_lock *lock, const char *root_path, unsigned wait, cl_diag *diag);
/* The same for the file PATH that a change of the plan at ROOT (a real path) writes: other
 * plans may have that file, too.  A lock of a process that is gone is not taken over while
 * the plan it worked on has a journal: who works on that plan finishes the change first. */
enum cl_status cl_lock_take_for(cl_lock *lock, const char *path, const char *root, unsigned wait,
                                cl_diag *diag);
/* Takes away the lock beside PATH when its process is gone and left no journal. */
void cl_lock_sweep(const char *path);
void cl_lock_release(cl_lock *lock);

/* Folder part of PATH with its slash ("" when there is none), in ARENA. */
char *cl_dirname(cl_arena *arena, const char *path);
const char *cl_basename(const char *path);
/* A unified diff (three lines of context) between OLD and NEW, headed by
 * `--- a/NAME` and `+++ b/NAME`; nothing when they are the same. */
void cl_diff(cl_buf *out, const char *name, cl_str old, cl_str new_text);

/* The runs of lines that differ: lines FROM to TO of OLD became lines NEW_FROM to
 * NEW_TO.  To be freed. */
typedef struct cl_lines_run {
  size_t from, to, new_from, new_to;
} cl_lines_run;
cl_lines_run *cl_diff_runs(cl_str old, cl_str new_text, size_t *count);

CL_END
#endif
