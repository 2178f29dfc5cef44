/* lock.h - one lock a file, made atomically beside it (`.plan.yaml.lock`), holding
 * pid and host.  Who changes a plan takes that of its root for the whole time, and
 * those of the other files it writes, in the order of their names, when it writes
 * them; taken away at exit and on SIGINT, SIGTERM, SIGHUP, SIGPIPE.  A lock whose
 * process is gone is taken over with a note. */
#ifndef CL_LOCK_H
#define CL_LOCK_H

#include "diag.h"

CL_BEGIN

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

CL_END
#endif
