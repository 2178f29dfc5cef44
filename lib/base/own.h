/* own.h - files of ours that must not outlive the program: locks, temp files.
 *
 * For lib/base only; not exported.  While there are any, SIGINT, SIGTERM,
 * SIGHUP and SIGPIPE (those that are not ignored) first remove them and then
 * do what they always do; exit() removes them too.  A file is removed only
 * while its name still stands for the very file we made, and never by a child
 * that was forked meanwhile. */
#ifndef CL_OWN_H
#define CL_OWN_H

#include <sys/stat.h>

#include "base.h"

/* PATH (absolute, copied) is ours while it stands for the file STAT tells of; it
 * may be said before the name is made.  Returns a handle for the two below, or
 * -1 (errno EMFILE) when the list is full. */
int cl_own_add(const char *path, const struct stat *stat);
void cl_own_forget(int handle);    /* the file stays; -1 is fine */
void cl_own_remove(int handle);    /* removes the file, if it is still ours */
int cl_own_find(const char *path); /* the handle of PATH, or -1 */

/* Makes a temp file with a hidden name of its own in FOLDER (absolute, with
 * its slash), open for writing and on the list.  Returns the descriptor, the
 * name in *PATH (to free) and the handle in *HANDLE; or -1 with errno set. */
int cl_own_temp(const char *folder, mode_t mode, char **path, int *handle);

#endif
