/* repo.h - what a git repository holds, read from its files; git is never run, and
 * nothing is ever written.
 *
 * Loose objects and packs (versions 2 and 3, both kinds of delta, indexes of version
 * 1 and 2), alternates, worktrees and submodules, packed refs, reflogs; SHA-1 and
 * SHA-256.  Not: reftable, and what a promisor has kept: those are said.
 *
 * Sources: git's Documentation/gitformat-pack.txt, gitrepository-layout.txt,
 * gitformat-index.txt, gitrevisions.txt and technical/hash-function-transition.txt.
 *
 * A repository is hostile input: sizes, depths and loops are bounded, and what is
 * damaged is CL_IO with a message.
 * Ownership: everything lives until cl_repo_close(). */
#ifndef CL_REPO_H
#define CL_REPO_H

#include "../base/buf.h"
#include "../base/diag.h"
#include "../base/text.h"

CL_BEGIN

typedef struct cl_repo cl_repo;

/* The name of an object; of SHA-1 the rest is zero. */
typedef struct cl_oid {
  uint8_t id[32];
} cl_oid;
bool cl_oid_eq(const cl_oid *a, const cl_oid *b);

enum cl_object { CL_COMMIT = 1, CL_FOLDER = 2, CL_BLOB = 3, CL_TAG = 4 };

/* Opens the repository that the file or folder at PATH lies in, or the bare one that the
 * folder is.  CL_FOUND, and
 * nothing said, when it lies in none; CL_IO and a message when it is of a kind that
 * is not understood. */
enum cl_status cl_repo_open(cl_repo **repo, const char *path, cl_diag *diag);
void cl_repo_close(cl_repo *repo);
/* PATH from the top of the work tree, with slashes and without one at the end; ""
 * for the top itself. */
const char *cl_repo_path(const cl_repo *repo);
/* The folder of this work tree's own files (index, HEAD), and bytes in a name. */
const char *cl_repo_folder(const cl_repo *repo);
size_t cl_repo_hash(const cl_repo *repo);
/* The name as git writes it, in the arena of REPO. */
const char *cl_repo_hex(const cl_repo *repo, const cl_oid *oid);

/* The bytes of an object, behind those in OUT, and its kind. */
enum cl_status cl_repo_read(cl_repo *repo, const cl_oid *oid, enum cl_object *kind, cl_buf *out,
                            cl_diag *diag);

/* The commit that TEXT names, as git's revisions do: a branch, a tag, a remote's
 * branch, an object's name or the start of it, HEAD or `@`; behind it any of ^ ^N ~N
 * ^{commit} ^{} @{N}.  CL_FOUND, and nothing said, when nothing is called so. */
enum cl_status cl_repo_resolve(cl_repo *repo, const char *text, cl_oid *commit, cl_diag *diag);

typedef struct cl_commit {
  cl_oid tree;
  cl_oid parents[16]; /* of more, the first */
  size_t parent_count;
  int64_t time;        /* when it was committed, in seconds since 1970 */
  int zone;            /* minutes east of Greenwich there and then */
  const char *subject; /* first line of its message, in the arena of REPO; valid UTF-8 */
} cl_commit;
/* SUBJECT false: leaves that out, which makes it cheaper. */
enum cl_status cl_repo_commit(cl_repo *repo, const cl_oid *oid, cl_commit *out, bool subject,
                              cl_diag *diag);

/* The entry of a folder. */
typedef struct cl_tree_entry {
  cl_str name;
  cl_oid oid;
  unsigned mode; /* 040000 a folder, 0100644 a file, 0120000 a link, 0160000 a submodule */
} cl_tree_entry;
/* Takes the next entry from the bytes of a folder at *AT of N; false at its end, or
 * (*BAD) when it is damaged. */
bool cl_tree_next(const cl_repo *repo, const char *p, size_t n, size_t *at, cl_tree_entry *entry,
                  bool *bad);
/* The entry that PATH, with slashes, leads to from folder TREE; "" is TREE itself.
 * CL_FOUND, and nothing said, when there is none. */
enum cl_status cl_repo_find(cl_repo *repo, const cl_oid *tree, const char *path, cl_oid *oid,
                            unsigned *mode, cl_diag *diag);

/* Goes from the commit FROM through all that came before it, the newest first.
 * VISIT returns false to stop.  Parents of one for which *PARENTS was set to a number
 * from 0 on are only the I-th. */
typedef struct cl_visit {
  cl_oid oid;
  cl_commit commit;
  int parents; /* -1: all; set by VISIT */
} cl_visit;
enum cl_status cl_repo_walk(cl_repo *repo, const cl_oid *from,
                            bool (*visit)(void *data, cl_visit *step), void *data, cl_diag *diag);

CL_END
#endif
