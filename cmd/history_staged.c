/* history_staged.c - `check --staged`: the plan as git is about to commit it, read from
 * the index and the objects; nothing is checked out.
 *
 * Refused is only what no parent of the commit had: errors of format, ids and
 * references, and people that come into git.  What the rules of the method say is told
 * and never refused: plans in progress always have some. */
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../lib/base/copies.h"
#include "../lib/base/file.h"
#include "../lib/base/git.h"
#include "../lib/method/rules.h"
#include "../lib/cli/words.h"
#include "../lib/cli/output.h"
#include "../lib/cli/findings.h"
#include "../lib/cli/opt.h"
#include "history.h"
#include "../lib/plan/people.h"

enum { MOST_INDEX = 64 << 20, MOST_PARENTS = 16, MOST_HEADS = 1 << 16 };

typedef struct staged_file {
  const char *name; /* from the folder of the plan's root */
  cl_oid oid;
  uint32_t mode;
} staged_file;

typedef struct staged {
  cl_app *app;
  history *h;
  staged_file *files;
  size_t count, cap;
  bool unmerged;
} staged;

/* A finding without its place in the file: the same one may stand lines further on. */
typedef struct known {
  const char *text;
  bool used;
} known;
typedef struct knowns {
  known *list;
  size_t count, cap;
} knowns;

/* ---- the index ---- */

static void take_entry(void *data, const cl_git_entry *entry) {
  staged *s = data;
  size_t n = strlen(s->h->folder);
  if (n && (entry->name.n <= n + 1 || memcmp(entry->name.p, s->h->folder, n) != 0 ||
            entry->name.p[n] != '/'))
    return;
  s->unmerged = s->unmerged || entry->stage;
  if (entry->stage)
    return;
  n += n > 0;
  s->files = cl_grow(s->files, &s->cap, s->count + 1, sizeof *s->files);
  staged_file *file = &s->files[s->count++];
  *file = (staged_file){ .name = cl_strndup(s->app->arena, entry->name.p + n, entry->name.n - n),
                         .mode = entry->mode };
  memcpy(file->oid.id, entry->oid, cl_repo_hash(s->h->repo));
}

/* Git names another index while it makes a commit of some files only. */
static enum cl_status read_index(staged *s) {
  cl_app *app = s->app;
  const char *named = getenv("GIT_INDEX_FILE");
  const char *own = cl_repo_folder(s->h->repo);
  size_t n = strlen(own);
  const char *path = named && *named ? named
                                     : cl_asprintf(app->arena, "%s%sindex", own,
                                                   n && own[n - 1] == '/' ? "" : "/");
  struct stat st;
  if (stat(path, &st) != 0)
    return CL_OK; /* nothing was added yet */
  cl_buf bytes = CL_BUF_INIT;
  enum cl_status status = cl_file_read_found(path, MOST_INDEX, &bytes, &app->diag);
  if (status != CL_OK)
    return status;
  size_t n_bytes = bytes.len;
  const char *index = cl_buf_keep(&bytes, app->arena);
  if (!cl_git_index_each(index, n_bytes, cl_repo_hash(s->h->repo), take_entry, s))
    return cl_fail(&app->diag, CL_IO, CL_IN(path),
                   _("this index of git is damaged, or of a kind that is not understood"));
  return CL_OK;
}

static enum cl_status read_staged(void *data, const char *name, cl_buf *out, cl_diag *diag) {
  staged *s = data;
  enum cl_object kind;
  for (size_t i = 0; i < s->count; i++)
    if (strcmp(s->files[i].name, name) == 0 && (s->files[i].mode & HISTORY_KIND) == HISTORY_REGULAR)
      return cl_repo_read(s->h->repo, &s->files[i].oid, &kind, out, diag);
  return CL_FOUND;
}

static enum cl_status match_staged(void *data, const char *pattern, cl_diag *diag,
                                   void (*found)(void *to, const char *name), void *to) {
  staged *s = data;
  (void)diag;
  for (size_t i = 0; i < s->count; i++) /* an index is sorted */
    if (fnmatch(pattern, s->files[i].name, FNM_PATHNAME | FNM_PERIOD) == 0)
      found(to, s->files[i].name);
  return CL_OK;
}

/* ---- findings of a version ---- */

/* FILE as the user would write it: versions call their files LABEL:NAME. */
static const char *without_label(const char *file, const char *label) {
  size_t n = strlen(label);
  return file && strncmp(file, label, n) == 0 && file[n] == ':' ? file + n + 1 : file;
}

/* What makes two findings the same: numbers of lines do not. */
static const char *key_of(cl_app *app, const cl_finding *f, const char *label) {
  cl_buf key = CL_BUF_INIT;
  const char *file = without_label(f->place.file, label);
  cl_buf_printf(&key, "%s|%s|%s|", file ? file : "", f->rule ? f->rule : "", f->id ? f->id : "");
  size_t n = strlen(label);
  for (const char *p = f->text; *p; p++) {
    if (n && strncmp(p, label, n) == 0 && p[n] == ':')
      p += n + 1;
    if (*p < '0' || *p > '9')
      cl_buf_putc(&key, *p);
  }
  const char *made = cl_strdup(app->arena, cl_buf_text(&key));
  cl_buf_free(&key);
  return made;
}

/* Reads and checks one version; *PLAN is NULL when there is none. */
static enum cl_status check_version(cl_app *app, enum cl_status status, cl_plan *plan,
                                    cl_diag *diag) {
  if (status != CL_OK)
    return status == CL_PLAN || status == CL_FOUND ? CL_OK : status;
  cl_check_all(plan, 0, app->today, true, diag, diag);
  return CL_OK;
}

static void know(knowns *k, const char *text) {
  k->list = cl_grow(k->list, &k->cap, k->count + 1, sizeof *k->list);
  k->list[k->count++] = (known){ text, false };
}

static bool is_known(knowns *k, const char *text) {
  for (size_t i = 0; i < k->count; i++)
    if (!k->list[i].used && strcmp(k->list[i].text, text) == 0)
      return k->list[i].used = true;
  return false;
}

static bool has_personal(const cl_rec *person) {
  const cl_type_row *row = cl_type_info(CL_T_PERSON);
  CL_EACH_FIELD(field, row) {
    if ((cl_field_info(field)->flags & CL_PERSONAL) && cl_rec_has(person, field))
      return true;
  }
  return false;
}

/* ---- parents ---- */

static void know_people(knowns *k, const cl_plan *plan, const char *label) {
  CL_EACH_REC(person, plan, CL_T_PERSON)
    if (has_personal(person))
      know(k, without_label(plan->files[person->file].path, label));
}

/* A parent that cannot be read had nothing. */
static void know_parent(staged *s, const cl_oid *commit, knowns *k, knowns *people) {
  static const char label[] = "HEAD";
  cl_plan *plan = NULL;
  cl_diag diag;
  cl_diag_init(&diag);
  enum cl_status status = history_read(s->h, commit, label, &plan, &diag);
  status = check_version(s->app, status, plan, &diag);
  bool there = status == CL_OK;
  for (size_t i = 0; i < diag.count && there; i++)
    know(k, key_of(s->app, &diag.findings[i], label));
  if (plan && there)
    know_people(people, plan, label);
  cl_plan_close(plan);
  cl_diag_free(&diag);
}

/* HEAD, and in a merge what is merged. */
static size_t parents_of(staged *s, cl_oid parents[MOST_PARENTS]) {
  cl_app *app = s->app;
  size_t count = cl_repo_resolve(s->h->repo, "HEAD", &parents[0], &app->diag) == CL_OK;
  const char *own = cl_repo_folder(s->h->repo);
  size_t n = strlen(own);
  const char *path =
      cl_asprintf(app->arena, "%s%sMERGE_HEAD", own, n && own[n - 1] == '/' ? "" : "/");
  struct stat st;
  cl_buf text = CL_BUF_INIT;
  if (stat(path, &st) == 0 && cl_file_read_found(path, MOST_HEADS, &text, &app->diag) == CL_OK)
    for (const char *p = cl_buf_text(&text); *p && count < MOST_PARENTS;) {
      size_t size = strcspn(p, "\n");
      const char *name = cl_strndup(app->arena, p, size);
      count += cl_repo_resolve(s->h->repo, name, &parents[count], &app->diag) == CL_OK;
      p += size + (p[size] == '\n');
    }
  cl_buf_free(&text);
  return count;
}

/* ---- people ---- */

static bool in_parent(staged *s, const cl_oid *parents, size_t count, const char *name) {
  for (size_t i = 0; i < count; i++) {
    cl_commit commit;
    cl_oid oid;
    unsigned mode;
    const char *path =
        *s->h->folder ? cl_asprintf(s->app->arena, "%s/%s", s->h->folder, name) : name;
    if (cl_repo_commit(s->h->repo, &parents[i], &commit, false, &s->app->diag) == CL_OK &&
        cl_repo_find(s->h->repo, &commit.tree, path, &oid, &mode, &s->app->diag) == CL_OK)
      return true;
  }
  return false;
}

/* Is a file of this name people's, or a copy of one that is? */
static bool is_peoples(cl_app *app, const char *name) {
  bool sure;
  if (cl_people_name(name))
    return true;
  const char *of = cl_copy_of(app->arena, cl_basename(name), &sure);
  return of && cl_people_name(of);
}

static const char *shown(const staged *s, const char *name, const char *at) {
  return cl_asprintf(s->app->arena, "%s%s", cl_dirname(s->app->arena, at), name);
}

static void refuse_people(staged *s, const cl_oid *parents, size_t count, const char *at,
                          cl_diag *out) {
  for (size_t i = 0; i < s->count; i++) {
    const char *name = s->files[i].name;
    if (is_peoples(s->app, name) && !in_parent(s, parents, count, name))
      cl_say(out, CL_ERROR, CL_IN(shown(s, name, at)), NULL, NULL,
             _("people stay out of git: take it out with git rm --cached %s, and name it in "
               ".gitignore"),
             cl_command_word(shown(s, name, at), s->app->arena));
  }
}

/* Names, addresses and numbers in a file that is called otherwise. */
static void refuse_personal(staged *s, const cl_plan *plan, const char *label, knowns *people,
                            const char *at, cl_diag *out) {
  CL_EACH_REC(person, plan, CL_T_PERSON) {
    const char *file = without_label(plan->files[person->file].path, label);
    if (!has_personal(person) || is_peoples(s->app, file) || is_known(people, file))
      continue;
    cl_place place = cl_rec_place(plan, person, CL_F_NONE);
    place.file = shown(s, file, at);
    cl_say(out, CL_ERROR, place, NULL, person->id,
           _("names, addresses and numbers of people stay out of git: keep them in people.yaml"));
  }
}

/* ---- the verb ---- */

/* What the parents have not: errors without a rule are refused, all else is told. */
static void keep_new(staged *s, const cl_diag *diag, const char *label, knowns *k, const char *at,
                     cl_diag *out) {
  for (size_t i = 0; i < diag->count; i++) {
    const cl_finding *f = &diag->findings[i];
    if (f->level < CL_WARNING || is_known(k, key_of(s->app, f, label)))
      continue;
    cl_place place = f->place;
    if (place.file)
      place.file = shown(s, without_label(place.file, label), at);
    cl_finding *kept =
        cl_say(out, f->rule ? CL_WARNING : f->level, place, f->rule, f->id, "%s", f->text);
    kept->excerpt = f->excerpt ? cl_strdup(out->arena, f->excerpt) : NULL;
    kept->mend = f->mend ? cl_strdup(out->arena, f->mend) : NULL;
    kept->mend_id = f->mend_id ? cl_strdup(out->arena, f->mend_id) : NULL;
  }
}

static enum cl_status check_staged(staged *s, const char *at, cl_diag *out) {
  static const char label[] = "INDEX";
  cl_plan *plan = NULL;
  cl_diag diag;
  cl_oid parents[MOST_PARENTS];
  knowns k = { NULL, 0, 0 }, people = { NULL, 0, 0 };
  cl_diag_init(&diag);
  size_t count = parents_of(s, parents);
  cl_store store = { .data = s, .label = label, .read = read_staged, .match = match_staged };
  enum cl_status status = cl_plan_open_store(&plan, &store, s->h->root, &diag);
  if (status == CL_FOUND)
    cl_note(s->app, _("%s is not staged: nothing of the plan is checked"), at);
  status = check_version(s->app, status, plan, &diag);
  if (status == CL_OK) {
    for (size_t i = 0; i < count; i++)
      know_parent(s, &parents[i], &k, &people);
    refuse_people(s, parents, count, at, out);
    if (plan)
      refuse_personal(s, plan, label, &people, at, out);
    keep_new(s, &diag, label, &k, at, out);
  } else {
    keep_new(s, &diag, label, &k, at, &s->app->diag);
  }
  free(k.list);
  free(people.list);
  cl_plan_close(plan);
  cl_diag_free(&diag);
  return status;
}

static enum cl_status tell(staged *s, const char *at, cl_diag *found) {
  enum cl_status status = read_index(s);
  if (status != CL_OK || (status = check_staged(s, at, found)) != CL_OK)
    return status;
  return cl_print_findings(s->app, found);
}

enum cl_status cl_history_staged(cl_app *app, const char *at) {
  history h;
  cl_diag found;
  cl_diag_init(&found);
  enum cl_status status = history_open(app, at, &h);
  if (status == CL_FOUND) {
    cl_diag_free(&found);
    return cl_fail(&app->diag, CL_IO, CL_IN(at),
                   _("this plan is in no git repository: git init makes one"));
  }
  staged s = { .app = app, .h = &h };
  if (status != CL_OK) {
    cl_diag_free(&found);
    return status;
  }
  status = tell(&s, at, &found);
  cl_repo_close(h.repo);
  free(s.files);
  cl_diag_free(&found);
  return status;
}
