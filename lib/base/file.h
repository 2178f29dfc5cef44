/* file.h - whole files: read with a limit, replaced as one.
 *
 * Failure: CL_IO and an error in DIAG that names the file and the cause;
 * outputs are then untouched. */
#ifndef CL_FILE_H
#define CL_FILE_H

#include "base.h"
#include "buf.h"
#include "diag.h"
#include "path.h"

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
 * that fails is CL_IO.  Where it fails OUT has nothing to free.  *STAMP may be NULL. */
enum cl_status cl_file_read(const char *path, size_t limit, cl_buf *out, cl_stamp *stamp,
                            cl_diag *diag);
/* Does a pipe, a socket or a device stand at PATH?  What a program finds by itself is not
 * read then, since it may never end; what a user names is. */
bool cl_file_is_stream(const char *path);
/* cl_file_read() of what was found: a stream is CL_IO. */
enum cl_status cl_file_read_found(const char *path, size_t limit, cl_buf *out, cl_diag *diag);
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

/* Writes N bytes to standard output's descriptor or another; CL_OK, or CL_IO
 * with a message.  The one way of the programs to a terminal: there nothing arrives
 * that could draw (cl_on_screen()); a pipe or a file gets the bytes as they are.  A closed pipe
 * ends quietly: returns CL_OK and sets *CLOSED. */
enum cl_status cl_fd_write(int fd, const char *p, size_t n, bool colors, bool *closed,
                           cl_diag *diag);

CL_END
#endif
