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

/* Replaces what PATH (symlinks followed) holds by N bytes at P: a temp file
 * beside the real target, same mode and owner as far as the system allows,
 * fsync, rename, fsync of the folder.  With STAMP, a file that changed since
 * is refused.  A new file gets mode 0666 less umask. */
enum cl_status cl_file_replace(const char *path, const char *p, size_t n, const cl_stamp *stamp,
                               cl_diag *diag);

/* Writes N bytes to standard output's descriptor or another; CL_OK, or CL_IO
 * with a message.  A closed pipe ends quietly: returns CL_OK and sets
 * *CLOSED. */
enum cl_status cl_fd_write(int fd, const char *p, size_t n, bool *closed, cl_diag *diag);

/* ---- Lock ------------------------------------------------------------------
 * One lock a plan, made atomically beside its root file (`.plan.yaml.lock`),
 * holding pid and host; taken away at exit and on SIGINT, SIGTERM, SIGHUP,
 * SIGPIPE.  A lock whose process is gone is taken over with a note. */
typedef struct cl_lock {
  char *path;
} cl_lock;
/* Waits up to WAIT seconds; else CL_IO and a message that says who holds it. */
enum cl_status cl_lock_take(cl_lock *lock, const char *root_path, unsigned wait, cl_diag *diag);
void cl_lock_release(cl_lock *lock);

/* Folder part of PATH with its slash ("" when there is none), in ARENA. */
char *cl_dirname(cl_arena *arena, const char *path);
const char *cl_basename(const char *path);
/* A unified diff (three lines of context) between OLD and NEW, headed by
 * `--- a/NAME` and `+++ b/NAME`; nothing when they are the same. */
void cl_diff(cl_buf *out, const char *name, cl_str old, cl_str new_text);

CL_END
#endif
