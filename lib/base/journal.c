/* journal.c - several files replaced as one; see journal.h.
 *
 * A change goes through these steps, under the plan's lock:
 *   1. every new file is written beside the real one, under a name made from
 *      both (`.clkit-HASH.new`), and synced; all files are looked at again;
 *   2. the journal, which says what goes where, gets its name: now it counts;
 *   3. the new files get their places; the journal goes.
 * Broken off before 2, nothing has happened; after 2, whoever finds the journal does
 * step 3.  When step 3 fails while the program still runs, what was replaced is put back
 * in the same way: by a journal that takes the place of the first.
 *
 * A journal may come from anywhere: with a copied folder, a repository.  So it can only
 * name files in the plan's own folder, and move into their places what stands beside
 * them under the name that step 1 gives. */
#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dest.h"
#include "hash.h"
#include "io.h"
#include "own.h"
#include "lock.h"

/* LOCK_WAIT in seconds: who holds one of these is writing, not thinking. */
enum { JOURNAL_LIMIT = 4 << 20, LOCK_WAIT = 10 };

static const char FIRST[] = "clkit-journal 1\n";
static const char LAST[] = "end ";

/* What a text can be known by without having it. */
typedef struct digest {
  uint64_t size, hash;
} digest;

typedef struct entry {
  cl_dest dest;
  const char *fresh; /* the new file beside it */
  digest old, new;
  cl_str from, to; /* the texts themselves, while the program that makes the change runs */
  int handle;      /* of the new file, until it is in the journal's hands */
} entry;

typedef struct job {
  cl_arena *arena;
  cl_diag *diag;
  const char *root;          /* as the user named it */
  const char *folder, *path; /* of the journal */
  const char *named_folder;  /* where the root's name stands: another, when that is a symlink */
  entry *entries;
  size_t n;
  cl_lock *locks; /* of the files other than the root */
  size_t lock_count;
} job;

static digest digest_of(cl_str text) {
  return (digest){ text.n, cl_hash_str(CL_HASH_START, text) };
}

static bool same(digest a, digest b) {
  return a.size == b.size && a.hash == b.hash;
}

/* The digest of what PATH holds: 0, or an errno. */
static int digest_file(const char *path, digest *out) {
  struct stat st;
  char piece[16 << 10];
  int fd = cl_io_open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW, 0);
  if (fd < 0)
    return errno;
  int error = fstat(fd, &st) != 0 ? errno : S_ISREG(st.st_mode) ? 0 : EINVAL;
  *out = (digest){ 0, CL_HASH_START };
  while (!error) {
    ssize_t n = read(fd, piece, sizeof piece);
    if (n == 0)
      break;
    if (n > 0) {
      out->hash = cl_hash_bytes(out->hash, piece, (size_t)n);
      out->size += (size_t)n;
    } else if (errno != EINTR) {
      error = errno;
    }
  }
  cl_io_close(fd);
  return error;
}

static bool is_there(const char *path) {
  return lstat(path, &(struct stat){ 0 }) == 0;
}

static enum cl_status failed(const job *j, const char *path, int error) {
  return cl_fail(j->diag, CL_IO, CL_IN(path), _("cannot be written: %s"), cl_strerror(error));
}

static enum cl_status stands_in_the_way(const job *j, int error) {
  return cl_fail(j->diag, CL_IO, CL_IN(j->root),
                 _("a change of several files broke off and cannot be finished (%s): %s"), j->path,
                 cl_strerror(error));
}

/* ---- Names ------------------------------------------------------------------ */

static int start(job *j, const char *root_path, cl_diag *diag) {
  *j = (job){ .arena = cl_arena_new(), .root = root_path, .diag = diag };
  j->named_folder = cl_dest_folder(j->arena, cl_dirname(j->arena, root_path));
  if (!j->named_folder)
    return errno;
  return cl_dest_beside(j->arena, root_path, "journal", &j->folder, &j->path);
}

/* TARGET as the journal names it: seen from its own folder where that is
 * possible, so that the plan can be moved. */
static const char *relative(const job *j, const char *target) {
  size_t n = strlen(j->folder);
  return strncmp(target, j->folder, n) == 0 ? target + n : target;
}

/* The name of the new file of TARGET.  The same for every program that works on
 * this plan, so that what a crash leaves is found and used again. */
static const char *fresh_name(const job *j, const cl_dest *dest) {
  const char *root = cl_basename(j->path), *target = relative(j, dest->target);
  uint64_t h = cl_hash_bytes(CL_HASH_START, root, strlen(root) + 1);
  h = cl_hash_text(h, target);
  return cl_asprintf(j->arena, "%s.clkit-%016" PRIx64 ".new", dest->folder, h);
}

/* A name on a line: blanks, controls and % as %XX. */
static void put_name(cl_buf *out, const char *name) {
  for (; *name; name++)
    if ((unsigned char)*name <= ' ' || *name == '%' || *name == 0x7F)
      cl_buf_printf(out, "%%%02X", (unsigned)(unsigned char)*name);
    else
      cl_buf_putc(out, *name);
}

static int hex(char c) {
  return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The inverse; NULL when it is none, or holds a NUL. */
static const char *get_name(cl_arena *arena, cl_str text) {
  char *name = cl_alloc_text(arena, text.n + 1), *to = name;
  for (size_t i = 0; i < text.n; i++) {
    if (text.p[i] != '%') {
      *to++ = text.p[i];
      continue;
    }
    int high = i + 2 < text.n ? hex(text.p[i + 1]) : -1;
    int low = high >= 0 ? hex(text.p[i + 2]) : -1;
    if (low < 0 || high * 16 + low == 0)
      return NULL;
    *to++ = (char)(high * 16 + low);
    i += 2;
  }
  *to = '\0';
  return memchr(name, '\0', (size_t)(to - name)) ? NULL : name;
}

/* ---- The journal's text ------------------------------------------------------- */

static void write_text(const job *j, cl_buf *out) {
  cl_buf_puts(out, FIRST);
  for (size_t i = 0; i < j->n; i++) {
    const entry *e = &j->entries[i];
    cl_buf_printf(out, "%" PRIu64 " %016" PRIx64 " %" PRIu64 " %016" PRIx64 " ", e->old.size,
                  e->old.hash, e->new.size, e->new.hash);
    put_name(out, relative(j, e->dest.target));
    cl_buf_putc(out, '\n');
  }
  uint64_t h = cl_hash_bytes(CL_HASH_START, out->p, out->len);
  cl_buf_printf(out, "%s%016" PRIx64 "\n", LAST, h);
}

/* Does PATH lie in the folder FOLDER, with no way out of it? */
static bool is_below(const char *folder, const char *path) {
  size_t n = strlen(folder);
  return strncmp(folder, path, n) == 0 && strstr(path + n - 1, "/../") == NULL;
}

/* One line of a journal: false when it is none that we would have written. */
static bool read_line(job *j, char *line, entry *e) {
  int at = 0;
  *e = (entry){ .handle = -1 };
  if (sscanf(line, "%20" SCNu64 " %16" SCNx64 " %20" SCNu64 " %16" SCNx64 " %n", &e->old.size,
             &e->old.hash, &e->new.size, &e->new.hash, &at) != 4 ||
      !at || !line[at])
    return false;
  const char *name = get_name(j->arena, cl_str_of(line + at));
  if (!name)
    return false;
  const char *path = *name == '/' ? name : cl_asprintf(j->arena, "%s%s", j->folder, name);
  int error = cl_dest_find(&e->dest, j->arena, path);
  if ((error && error != EACCES) || !e->dest.target || strcmp(e->dest.target, path) != 0)
    return false; /* a symlink on the way, a device, a folder */
  if (!is_below(j->folder, path) && !is_below(j->named_folder, path))
    return false;
  e->fresh = fresh_name(j, &e->dest);
  return true;
}

static bool read_text(job *j, char *text, size_t n) {
  size_t first = sizeof FIRST - 1, last = sizeof LAST - 1 + 16 + 1;
  if (n < first + last || memcmp(text, FIRST, first) != 0 || memchr(text, '\0', n))
    return false;
  cl_buf end = CL_BUF_INIT;
  cl_buf_printf(&end, "%s%016" PRIx64 "\n", LAST, cl_hash_bytes(CL_HASH_START, text, n - last));
  bool whole = end.len == last && memcmp(text + n - last, end.p, last) == 0;
  cl_buf_free(&end);
  size_t lines = 0;
  for (size_t i = first; i < n - last; i++)
    lines += text[i] == '\n';
  j->entries = cl_alloc(j->arena, (lines + 1) * sizeof *j->entries);
  char *line = text + first;
  for (; whole && j->n < lines; line += strlen(line) + 1) {
    *strchr(line, '\n') = '\0';
    whole = read_line(j, line, &j->entries[j->n++]);
  }
  return whole && lines && line == text + n - last;
}

/* ---- Locks of what is written -------------------------------------------------- */

static int by_target(const void *a, const void *b) {
  const entry *const *x = a, *const *y = b;
  return strcmp((*x)->dest.target, (*y)->dest.target);
}

/* Other plans may have these files, too: nobody else writes one while we look at it and
 * replace it.  The root's own is held already, by the caller. */
static enum cl_status lock_all(job *j) {
  char *root = realpath(j->root, NULL);
  const entry **order = cl_alloc(j->arena, (j->n + 1) * sizeof *order);
  enum cl_status status = CL_OK;
  j->locks = cl_alloc(j->arena, (j->n + 1) * sizeof *j->locks);
  for (size_t i = 0; i < j->n; i++)
    order[i] = &j->entries[i];
  if (j->n > 1)
    qsort(order, j->n, sizeof *order, by_target);
  for (size_t i = 0; i < j->n; i++) {
    if (root && strcmp(order[i]->dest.target, root) == 0)
      continue;
    status =
        cl_lock_take_for(&j->locks[j->lock_count], order[i]->dest.target, root, LOCK_WAIT, j->diag);
    if (status != CL_OK)
      break;
    j->lock_count++;
  }
  free(root);
  return status;
}

static void unlock_all(job *j) {
  while (j->lock_count)
    cl_lock_release(&j->locks[--j->lock_count]);
}

/* ---- Finishing a change that broke off ------------------------------------------ */

enum state { DONE, READY, CHANGED, DAMAGED, LOST, STATES };

/* How far the change of a file is whose new text is no longer there: it took its place,
 * and may have been changed since; or it is lost. */
static int state_without(const entry *e) {
  digest target;
  int error = digest_file(e->dest.target, &target);
  if (error && error != ENOENT)
    return errno = error, -1;
  return !error && same(target, e->old) ? LOST : DONE;
}

/* How far the change of a file is; -1 and errno when that cannot be seen. */
static int state_of(const entry *e) {
  digest fresh, target;
  struct stat st;
  if (lstat(e->fresh, &st) != 0)
    return errno == ENOENT ? state_without(e) : -1;
  int missing = digest_file(e->dest.target, &target);
  if (missing && missing != ENOENT)
    return errno = missing, -1;
  if (!missing && same(target, e->new))
    return DONE; /* what stands beside it may be the old text, which was exchanged */
  int error = digest_file(e->fresh, &fresh);
  if (error && error != EINVAL && error != ELOOP)
    return errno = error, -1;
  if (error || !same(fresh, e->new))
    return DAMAGED;
  return !missing && same(target, e->old) ? READY : CHANGED;
}

/* Syncs every folder in which a file of J stands; 0 or the last errno. */
static int sync_folders(const job *j) {
  int worst = 0;
  for (size_t i = 0; i < j->n; i++) {
    bool before = false;
    for (size_t k = 0; k < i && !before; k++)
      before = strcmp(j->entries[k].dest.folder, j->entries[i].dest.folder) == 0;
    int error = before ? 0 : cl_io_sync_folder(j->entries[i].dest.folder);
    worst = error ? error : worst;
  }
  return worst;
}

static void remove_fresh(const job *j) {
  for (size_t i = 0; i < j->n; i++)
    cl_io_unlink(j->entries[i].fresh);
}

/* The last step: the change is there, so its journal goes. */
static enum cl_status end(const job *j) {
  int error = sync_folders(j);
  enum cl_status status = error ? cl_unsure(j->root, error, j->diag) : CL_OK;
  if ((error = cl_io_unlink(j->path)) != 0)
    return failed(j, j->path, error);
  if ((error = cl_io_sync_folder(j->folder)) != 0 && status == CL_OK)
    status = cl_unsure(j->root, error, j->diag);
  return status;
}

static enum cl_status go_on(const job *j, const int *states) {
  for (size_t i = 0; i < j->n; i++) {
    const entry *e = &j->entries[i];
    int error = states[i] == READY ? cl_io_rename(e->fresh, e->dest.target) : 0;
    if (error) {
      failed(j, e->dest.target, error);
      return stands_in_the_way(j, error);
    }
  }
  enum cl_status status = end(j);
  remove_fresh(j);
  if (status != CL_OK)
    return status;
  cl_say(j->diag, CL_NOTE, CL_IN(j->root), NULL, NULL,
         P_("a change of %zu file that had broken off was finished",
            "a change of %zu files that had broken off was finished", j->n),
         j->n);
  return CL_OK;
}

/* Nothing of it was done yet, and by now it does not fit. */
static enum cl_status drop(const job *j) {
  int error = cl_io_unlink(j->path);
  if (error)
    return failed(j, j->path, error);
  cl_io_sync_folder(j->folder);
  remove_fresh(j);
  cl_say(j->diag, CL_WARNING, CL_IN(j->root), NULL, NULL,
         _("a change of several files that had broken off was dropped: the files are no longer "
           "what they were; make it again"));
  return CL_OK;
}

static enum cl_status explain(const job *j, const int *states) {
  for (size_t i = 0; i < j->n; i++) {
    const entry *e = &j->entries[i];
    if (states[i] == CHANGED)
      cl_fail(j->diag, CL_IO, CL_IN(e->dest.target),
              _("changed by hand after a change of several files broke off; its new text is in %s: "
                "take over what you need, then remove that file"),
              e->fresh);
    if (states[i] == DAMAGED)
      cl_fail(j->diag, CL_IO, CL_IN(e->dest.target),
              _("a change of several files broke off, and the new text in %s is damaged: look at "
                "the plan, then remove that file"),
              e->fresh);
    if (states[i] == LOST)
      cl_fail(j->diag, CL_IO, CL_IN(e->dest.target),
              _("a change of several files broke off, and the new text of this one is lost: look "
                "whether the plan is whole, then remove %s"),
              j->path);
  }
  return CL_IO;
}

static enum cl_status finish(job *j) {
  int *states = cl_alloc(j->arena, (j->n + 1) * sizeof *states);
  size_t count[STATES] = { 0 };
  for (size_t i = 0; i < j->n; i++) {
    states[i] = state_of(&j->entries[i]);
    if (states[i] < 0)
      return stands_in_the_way(j, errno);
    count[states[i]]++;
  }
  if (count[CHANGED] + count[DAMAGED] + count[LOST] == 0)
    return go_on(j, states);
  return count[DONE] ? explain(j, states) : drop(j);
}

static enum cl_status finish_locked(job *j) {
  enum cl_status status = lock_all(j);
  if (status == CL_OK)
    status = finish(j);
  unlock_all(j);
  return status;
}

static enum cl_status refuse(const job *j) {
  return cl_fail(j->diag, CL_IO, CL_IN(j->path),
                 _("this does not describe a change of this plan that broke off: look whether "
                   "the plan is whole, then remove this file"));
}

/* Does every entry of J name one of the N FILES? */
static bool names_only(const job *j, const char *const *files, size_t n) {
  for (size_t i = 0; i < j->n; i++) {
    bool found = false;
    for (size_t k = 0; k < n && !found; k++)
      found = strcmp(j->entries[i].dest.target, files[k]) == 0;
    if (!found)
      return false;
  }
  return true;
}

enum cl_status cl_journal_finish(const char *root_path, const char *const *files, size_t n,
                                 cl_diag *diag) {
  job j;
  struct stat st;
  enum cl_status status = CL_OK;
  if (start(&j, root_path, diag) == 0 && lstat(j.path, &st) == 0) {
    cl_buf text = CL_BUF_INIT;
    if (!S_ISREG(st.st_mode)) /* a pipe would never end */
      status = refuse(&j);
    else
      status = cl_file_read(j.path, JOURNAL_LIMIT, &text, NULL, diag);
    if (status == CL_OK)
      status = read_text(&j, text.p, text.len) && names_only(&j, files, n) ? finish_locked(&j)
                                                                           : refuse(&j);
    cl_buf_free(&text);
  }
  cl_arena_free(j.arena);
  return status;
}

/* ---- Making a change -------------------------------------------------------------- */

/* The new files, beside the real ones. */
static enum cl_status write_fresh(job *j) {
  for (size_t i = 0; i < j->n; i++) {
    entry *e = &j->entries[i];
    /* Closed to others until it has the rights of what it replaces. */
    int fd = cl_own_make(e->fresh, e->dest.exists ? 0600 : 0666, &e->handle);
    if (fd < 0)
      return cl_fail(j->diag, CL_IO, CL_IN(e->dest.path), _("no file can be made beside it: %s"),
                     cl_strerror(errno));
    int error = cl_dest_fill(fd, &e->dest, e->to.p, e->to.n);
    if (error)
      return failed(j, e->dest.path, error);
  }
  return CL_OK;
}

/* Removes the new files that are still ours. */
static void give_up(job *j) {
  for (size_t i = 0; i < j->n; i++) {
    cl_own_remove(j->entries[i].handle);
    j->entries[i].handle = -1;
  }
}

/* The new files are the journal's from now on. */
static void hand_over(job *j) {
  for (size_t i = 0; i < j->n; i++) {
    cl_own_forget(j->entries[i].handle);
    j->entries[i].handle = -1;
  }
}

/* Gives the journal its name: from here on the change counts.  When that cannot
 * be made sure it is taken back, unless it stands in the place of ANOTHER. */
static enum cl_status publish(job *j, bool another) {
  char *temp;
  int handle, error = sync_folders(j);
  int fd = error ? -1 : cl_own_temp(j->folder, 0666, &temp, &handle);
  if (fd < 0)
    return failed(j, j->path, error ? error : errno);
  cl_buf text = CL_BUF_INIT;
  write_text(j, &text);
  error = cl_io_write(fd, text.p, text.len);
  if (!error)
    error = cl_io_sync(fd);
  int close_error = cl_io_close(fd);
  error = error ? error : close_error;
  bool named = !error && (error = cl_io_rename(temp, j->path)) == 0;
  if (named && !another && (error = cl_io_sync_folder(j->folder)) != 0)
    named = cl_io_unlink(j->path) != 0;
  cl_own_remove(handle);
  cl_buf_free(&text);
  free(temp);
  if (named) /* also when it could not be taken back: then the next program goes by it */
    hand_over(j);
  return error ? failed(j, j->path, error) : CL_OK;
}

static enum cl_status was_changed(const job *j, const char *path) {
  return cl_fail(j->diag, CL_IO, CL_IN(path),
                 _("changed by another program since it was read; nothing is written, try again"));
}

/* Puts the new files into their places; *DONE of them. */
static enum cl_status settle(job *j, size_t *done, bool *changed) {
  for (*done = 0; *done < j->n; ++*done) {
    const entry *e = &j->entries[*done];
    int error = cl_dest_put(&e->dest, e->fresh, e->from, e->to, changed);
    if (*changed || error)
      return *changed ? was_changed(j, e->dest.path) : failed(j, e->dest.path, error);
  }
  return end(j);
}

static enum cl_status half_done(const job *j) {
  return cl_fail(j->diag, CL_IO, CL_IN(j->root),
                 _("the change broke off halfway; the next program that can will finish it (%s)"),
                 j->path);
}

/* Puts back the first DONE files, by a journal that takes the place of the
 * present one; then there is nothing left of the change. */
static void put_back(job *j, size_t done) {
  job back = *j;
  bool changed = false;
  if (done == 0) {
    if (cl_io_unlink(j->path) != 0)
      half_done(j);
    else
      remove_fresh(j);
    return;
  }
  back.entries = cl_alloc(j->arena, done * sizeof *back.entries);
  back.n = done;
  for (size_t i = 0; i < done; i++) {
    const entry *e = &j->entries[i];
    back.entries[i] = *e;
    back.entries[i].from = e->to, back.entries[i].to = e->from;
    back.entries[i].old = e->new, back.entries[i].new = e->old;
  }
  if (write_fresh(&back) != CL_OK || publish(&back, true) != CL_OK ||
      settle(&back, &done, &changed) != CL_OK) {
    give_up(&back);
    half_done(j);
    return;
  }
  for (size_t i = back.n; i < j->n; i++)
    cl_io_unlink(j->entries[i].fresh);
}

static enum cl_status commit_many(job *j, bool *changed) {
  size_t done = 0;
  sigset_t old;
  for (size_t i = 0; i < j->n; i++) {
    j->entries[i].old = digest_of(j->entries[i].from);
    j->entries[i].new = digest_of(j->entries[i].to);
  }
  cl_own_hold(&old);
  enum cl_status status = publish(j, false);
  if (status == CL_OK) {
    status = settle(j, &done, changed);
    if (done < j->n)
      put_back(j, done);
  }
  cl_own_release(&old);
  return status;
}

static enum cl_status commit_one(job *j, bool *changed) {
  entry *e = &j->entries[0];
  sigset_t old;
  cl_own_hold(&old); /* what is exchanged must not be left beside it */
  int error = cl_dest_put(&e->dest, e->fresh, e->from, e->to, changed);
  if (!error && !*changed)
    cl_own_forget(e->handle), e->handle = -1;
  cl_own_release(&old);
  if (*changed)
    return was_changed(j, e->dest.path);
  if (error)
    return failed(j, e->dest.path, error);
  error = cl_io_sync_folder(e->dest.folder);
  return error ? cl_unsure(e->dest.path, error, j->diag) : CL_OK;
}

/* Do all files still hold what was read? */
static enum cl_status check_all(job *j, const cl_new_text *files, size_t n, bool *changed) {
  for (size_t i = 0; i < n; i++) {
    const cl_new_text *file = &files[i];
    if (!file->stamp.known || (!file->text.p && cl_stamp_good(file->path, &file->stamp)))
      continue;
    int holds = cl_dest_holds(file->path, file->old);
    if (holds == 1)
      continue;
    if (holds < 0 && errno != ENOENT)
      return cl_fail(j->diag, CL_IO, CL_IN(file->path), _("cannot be read: %s"),
                     cl_strerror(errno));
    *changed = true;
    return was_changed(j, file->path);
  }
  return CL_OK;
}

/* The root goes last: it says which files the plan has, to who finishes the change. */
static void put_root_last(job *j, const char *root_path) {
  cl_dest root;
  if (cl_dest_find(&root, j->arena, root_path) != 0 || !root.target)
    return;
  for (size_t i = 0; i + 1 < j->n; i++)
    if (strcmp(j->entries[i].dest.target, root.target) == 0) {
      entry last = j->entries[i];
      j->entries[i] = j->entries[j->n - 1];
      j->entries[j->n - 1] = last;
    }
}

/* What is to be written where; removes what a program that was killed left. */
static enum cl_status gather(job *j, const cl_new_text *files, size_t n) {
  j->entries = cl_alloc(j->arena, (n + 1) * sizeof *j->entries);
  const char *swept = j->folder;
  cl_own_sweep(swept);
  for (size_t i = 0; i < n; i++) {
    entry *e = &j->entries[j->n];
    *e = (entry){ .handle = -1, .from = files[i].old, .to = files[i].text };
    int error = cl_dest_find(&e->dest, j->arena, files[i].path);
    if (error && files[i].text.p)
      return failed(j, files[i].path, error);
    if (!e->dest.target && files[i].text.p)
      return failed(j, files[i].path, EINVAL);
    if (!e->dest.target)
      continue;
    if (!swept || strcmp(swept, e->dest.folder) != 0)
      cl_own_sweep(swept = e->dest.folder);
    e->fresh = fresh_name(j, &e->dest);
    if (is_there(e->fresh))
      cl_io_unlink(e->fresh);
    if (strcmp(files[i].path, j->root) != 0)
      cl_lock_sweep(files[i].path);
    if (!files[i].text.p)
      continue;
    if (e->dest.exists && e->dest.before.st_nlink > 1)
      cl_say(j->diag, CL_WARNING, CL_IN(files[i].path), NULL, NULL,
             _("this file has other names (hard links): those keep the old text"));
    j->n++;
  }
  return CL_OK;
}

/* A plan that stands in a device or a pipe: written straight. */
static bool is_special(const cl_new_text *files, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (files[i].text.p && !files[i].stamp.known)
      return true;
  return false;
}

static enum cl_status write_straight(const cl_new_text *files, size_t n, cl_diag *diag) {
  for (size_t i = 0; i < n; i++) {
    const cl_new_text *file = &files[i];
    enum cl_status status = file->text.p
                                ? cl_file_replace(file->path, file->text.p, file->text.n,
                                                  file->stamp.known ? &file->stamp : NULL, diag)
                                : CL_OK;
    if (status != CL_OK)
      return status;
  }
  return CL_OK;
}

/* Nothing of it, unless all of it. */
static enum cl_status replace_all(job *j, const cl_new_text *files, size_t n, bool *changed) {
  enum cl_status status = lock_all(j);
  if (status != CL_OK || (status = write_fresh(j)) != CL_OK ||
      (status = check_all(j, files, n, changed)) != CL_OK)
    return status;
  return j->n > 1 ? commit_many(j, changed) : commit_one(j, changed);
}

enum cl_status cl_files_replace(const char *root_path, const cl_new_text *files, size_t n,
                                bool *changed, cl_diag *diag) {
  job j;
  *changed = false;
  if (is_special(files, n))
    return write_straight(files, n, diag);
  int error = start(&j, root_path, diag);
  enum cl_status status = error ? failed(&j, root_path, error) : gather(&j, files, n);
  if (status == CL_OK && j.n) {
    put_root_last(&j, root_path);
    status = replace_all(&j, files, n, changed);
    give_up(&j);
    unlock_all(&j);
  }
  cl_arena_free(j.arena);
  return status;
}
