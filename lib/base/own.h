/* own.h - files of ours that must not outlive the program: locks, temp files.
 *
 * For lib/base only; not exported.  While there are any, SIGINT, SIGTERM,
 * SIGHUP and SIGPIPE (those that are not ignored) first remove them and then
 * do what they always do; exit() removes them too.  A file is removed only
 * while its name still stands for the very file we made, and never by a child
 * that was forked meanwhile. */
#ifndef CL_OWN_H
#define CL_OWN_H

#include <signal.h>
#include <sys/stat.h>

#include "base.h"

/* PATH (absolute, copied) is ours while it stands for the file STAT tells of; it
 * may be said before the name is made.  Returns a handle for the two below. */
int cl_own_add(const char *path, const struct stat *stat);
void cl_own_forget(int handle);    /* the file stays; -1 is fine */
void cl_own_remove(int handle);    /* removes the file, if it is still ours */
int cl_own_find(const char *path); /* the handle of PATH, or -1 */

/* Makes a temp file with a hidden name of its own in FOLDER (absolute, with
 * its slash), open for writing and on the list.  Returns the descriptor, the
 * name in *PATH (to free) and the handle in *HANDLE; or -1 with errno set. */
int cl_own_temp(const char *folder, mode_t mode, char **path, int *handle);
/* The same with a name of the caller's; what has that name now is removed. */
int cl_own_make(const char *path, mode_t mode, int *handle);
/* Removes temp files in FOLDER that programs of this machine left there when
 * they were killed. */
void cl_own_sweep(const char *folder);

/* Lets our signals wait, and arrive. */
void cl_own_hold(sigset_t *old);
void cl_own_release(const sigset_t *old);

/* The host's name, in ASCII, and the number space of its processes: containers
 * and sandboxes count anew under the host's name, and a pid says nothing
 * outside its own space.  "-" where there is but one. */
enum { CL_HOST_SIZE = 65, CL_SPACE_SIZE = 33 };
void cl_own_host(char out[CL_HOST_SIZE]);
void cl_own_space(char out[CL_SPACE_SIZE]);

/* What tells one start of a machine from another, and one process from a later one with
 * its number; "-" where the system does not say.  RUNNING_SINCE is of
 * this machine, in seconds of the clock; 0 when it is unknown. */
enum { CL_BOOT_SIZE = 40, CL_START_SIZE = 24 };
void cl_own_boot(char out[CL_BOOT_SIZE]);
void cl_own_start(long pid, char out[CL_START_SIZE]);
int64_t cl_own_running_since(void);

#endif
