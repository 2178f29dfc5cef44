/* io.h - system calls that a signal does not break off.
 *
 * For lib/base, but cl_io_write(), which is exported.  Each is the call of that name, done again
 * when it ends with EINTR; 0 or an errno is returned where the call gives 0 or
 * -1, so that no clean-up in between can change what is reported. */
#ifndef CL_IO_H
#define CL_IO_H

#include <sys/stat.h>

#include "base.h"

int cl_io_open(const char *path, int flags, mode_t mode); /* a descriptor, or -1 and errno */
CL_BEGIN
int cl_io_write(int fd, const char *p, size_t n); /* all of it */
CL_END
/* Until one of EVENTS (POLLIN, POLLOUT) or a signal comes, where FD does not block. */
int cl_io_wait(int fd, short events);
/* Some file systems cannot sync: that is no error. */
int cl_io_sync(int fd);
/* After EINTR the descriptor is closed all the same. */
int cl_io_close(int fd);
int cl_io_rename(const char *from, const char *to);
int cl_io_link(const char *from, const char *to);
int cl_io_unlink(const char *path);
/* Syncs the folder at PATH.  One that may be written in but not listed cannot
 * be opened, so cannot be synced: no error. */
int cl_io_sync_folder(const char *path);

#endif
