/* since.c - another version of the plan; see since.h. */
#include "since.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/base/file.h"
#include "../lib/format/tar.h"
#include "history.h"
#include "plugin.h"
#include "../lib/plan/find.h"

enum { MOST_ARCHIVE = 256 << 20 };

cl_date cmd_past_day(const cl_app *app, const char *text) {
  return cl_date_said(cl_str_of(text), app->lang == CL_NL ? CL_DMY : CL_MDY, app->today, true);
}

/* ---- An archive -------------------------------------------------------------------- */

typedef struct archive {
  cl_tar_file *files;
  size_t count;
  const char *folder; /* of the root, with its slash or "" */
} archive;

static const cl_tar_file *member(const archive *a, const char *name) {
  size_t n = strlen(a->folder);
  while (name[0] == '.' && name[1] == '/')
    name += 2;
  for (size_t i = a->count; i--;)
    if (strncmp(a->files[i].name, a->folder, n) == 0 && strcmp(a->files[i].name + n, name) == 0)
      return &a->files[i];
  return NULL;
}

static enum cl_status read_member(void *data, const char *name, cl_buf *out, cl_diag *diag) {
  const cl_tar_file *file = member(data, name);
  if (!file)
    return CL_FOUND;
  if (file->bytes.n > CL_MAX_FILE)
    return cl_fail(diag, CL_PLAN, CL_IN(name), _("this file is too large for a plan"));
  cl_buf_add(out, file->bytes.p, file->bytes.n);
  return CL_OK;
}

static enum cl_status match_members(void *data, const char *pattern, cl_diag *diag,
                                    void (*found)(void *to, const char *name), void *to) {
  archive *a = data;
  size_t n = strlen(a->folder), count = 0;
  const char **names = cl_xcalloc(a->count + 1, sizeof *names);
  (void)diag;
  for (size_t i = 0; i < a->count; i++)
    if (strncmp(a->files[i].name, a->folder, n) == 0 &&
        fnmatch(pattern, a->files[i].name + n, FNM_PATHNAME | FNM_PERIOD) == 0)
      names[count++] = a->files[i].name + n;
  qsort(names, count, sizeof *names, cl_by_text);
  for (size_t i = 0; i < count; i++)
    found(to, names[i]);
  free(names);
  return CL_OK;
}

/* The root is the file of that name that lies least deep. */
static const char *root_folder(cl_app *app, const archive *a, const char *root) {
  const char *best = NULL;
  size_t least = SIZE_MAX;
  for (size_t i = 0; i < a->count; i++) {
    const char *name = a->files[i].name;
    size_t depth = 0;
    for (const char *p = name; *p; p++)
      depth += *p == '/';
    if (strcmp(cl_basename(name), root) == 0 && depth < least) {
      least = depth;
      best = cl_dirname(app->arena, name);
    }
  }
  return best;
}

static enum cl_status read_archive(cl_app *app, cl_str bytes, cl_plan **plan) {
  archive a = { .folder = NULL };
  const char *root = cl_basename(cmd_plan_path(app));
  if (!cl_tar_read(app->arena, bytes, &a.files, &a.count))
    return cl_fail(&app->diag, CL_IO, CL_IN("-"), _("this tar archive is damaged or cut short"));
  a.folder = root_folder(app, &a, root);
  if (!a.folder)
    return cl_fail(&app->diag, CL_IO, CL_IN("-"), _("no file in this archive is called %s"), root);
  cl_store store = { .data = &a, .label = "-", .read = read_member, .match = match_members };
  return cl_plan_open_store(plan, &store, root, &app->diag);
}

/* TEXT is a plan, or an archive with one. */
static enum cl_status read_given(cl_app *app, cl_str text, other_plan *out) {
  if (text.n > 2 && memcmp(text.p, "\x1f\x8b", 2) == 0)
    return cl_fail(&app->diag, CL_IO, CL_IN("-"),
                   _("this is compressed: give the archive as it is, without .gz"));
  if (cl_tar_is(text))
    return read_archive(app, text, &out->plan);
  const cl_overlay over = { "-", text };
  out->alone = true;
  return cl_plan_open_over(&out->plan, "-", &over, 1, &app->diag);
}

static enum cl_status read_stdin(cl_app *app, other_plan *out) {
  cl_buf bytes = CL_BUF_INIT;
  out->name = NULL;
  enum cl_status status = cl_file_read("-", MOST_ARCHIVE, &bytes, NULL, &app->diag);
  if (status != CL_OK)
    return status;
  status = read_given(app, (cl_str){ cl_buf_text(&bytes), bytes.len }, out);
  cl_buf_free(&bytes);
  return status;
}

/* ---- Files and revisions ----------------------------------------------------------------- */

const char *cmd_plan_path(cl_app *app) {
  if (app->plan_path && strcmp(app->plan_path, "-") != 0)
    return app->plan_path;
  cl_diag unsaid;
  cl_diag_init(&unsaid);
  const char *path = cl_plan_find(NULL, app->arena, &unsaid);
  cl_diag_free(&unsaid);
  return path ? path : "plan.yaml";
}

enum cl_status cmd_revision(cl_app *app, const char *at, const char *revision, cl_date day,
                            cl_plan **plan, const char **name, bool *outside) {
  enum cl_status (*read)(cl_app *, const char *, const char *, cl_date, cl_plan **, const char **,
                         bool *);
  void *address = cl_plugin(app, "clkit-git", "cl_history_plan");
  if (!address)
    return CL_IO;
  memcpy(&read, &address, sizeof read); /* POSIX: a function's address fits; C wants it said */
  return read(app, at, revision, day, plan, name, outside);
}

static enum cl_status read_revision(cl_app *app, const char *revision, cl_date day, other_plan *out,
                                    bool *outside) {
  return cmd_revision(app, cmd_plan_path(app), revision, day, &out->plan, &out->name, outside);
}

/* REVISION of `REVISION:PATH`, git's own spelling of a file, when PATH is that of this plan: all
 * of it is read, for a plan is its files.  Else NULL. */
static const char *revision_of(cl_app *app, const char *text) {
  const char *colon = strchr(text, ':');
  if (!colon || colon == text)
    return NULL;
  const char *path = strncmp(colon + 1, "./", 2) == 0 ? colon + 3 : colon + 1;
  char *whole = realpath(cmd_plan_path(app), NULL);
  size_t n = whole ? strlen(whole) : 0, m = strlen(path);
  bool own = m && n > m && whole[n - m - 1] == '/' && strcmp(whole + n - m, path) == 0;
  free(whole);
  return own ? cl_strndup(app->arena, text, (size_t)(colon - text)) : NULL;
}

static enum cl_status by_history(cl_app *app, const char *text, other_plan *out) {
  bool outside = false;
  const char *revision = revision_of(app, text);
  text = revision ? revision : text;
  enum cl_status status = read_revision(app, text, CL_NO_DATE, out, &outside);
  if (status != CL_FOUND)
    return status;
  cl_date day = cmd_past_day(app, text);
  if (!outside && day != CL_NO_DATE)
    return read_revision(app, NULL, day, out, &outside);
  if (outside && strcmp(text, "HEAD") == 0)
    return cl_fail(&app->diag, CL_IO, CL_NOWHERE,
                   _("the plan is in no git repository: name the earlier version, a file or a "
                     "folder"));
  if (!outside && strcmp(text, "HEAD") == 0)
    return cl_fail(&app->diag, CL_IO, CL_NOWHERE, _("git: nothing was committed yet"));
  if (outside)
    return cl_fail(&app->diag, CL_IO, CL_NOWHERE,
                   _("%s: there is no such file or folder, and the plan is in no git repository"),
                   text);
  return cl_fail(&app->diag, CL_IO, CL_NOWHERE,
                 _("%s: there is no such file, folder, revision or day"), text);
}

static enum cl_status read_path(cl_app *app, const char *path, bool folder, other_plan *out) {
  size_t n = strlen(path);
  if (folder)
    path = cl_asprintf(app->arena, "%s%s%s", path, path[n - 1] == '/' ? "" : "/",
                       cl_basename(cmd_plan_path(app)));
  if (folder && access(path, F_OK) != 0 && strcmp(cl_basename(path), "plan.yaml") != 0)
    path = cl_asprintf(app->arena, "%splan.yaml", cl_dirname(app->arena, path));
  /* A plan of that name stands where it belongs, a copy of another name may not. */
  bool device = strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0;
  bool own_name = strcmp(cl_basename(path), cl_basename(cmd_plan_path(app))) == 0;
  out->name = device || own_name ? NULL : cl_basename(path); /* a number of /dev/fd says nothing */
  out->alone = !folder && (device || !own_name);
  if (folder && cl_file_is_stream(path))
    return cl_fail(&app->diag, CL_IO, CL_IN(path), _("this is no file"));
  return cl_plan_open(&out->plan, path, &app->diag);
}

static enum cl_status read_any(cl_app *app, const char *text, other_plan *out) {
  struct stat st;
  if (strcmp(text, "-") == 0)
    return read_stdin(app, out);
  if (stat(text, &st) == 0)
    return read_path(app, text, S_ISDIR(st.st_mode), out);
  if (strchr(text, '/') && strstr(text, ".yaml") && !revision_of(app, text))
    return read_path(app, text, false, out); /* says why it cannot be read */
  return by_history(app, text, out);
}

enum cl_status cmd_other_plan(cl_app *app, const char *text, other_plan *out) {
  cl_diag before = app->diag, said;
  *out = (other_plan){ .name = text };
  cl_diag_init(&said);
  app->diag = said;
  enum cl_status status = read_any(app, text, out);
  said = app->diag;
  app->diag = before;
  if (app->plan || app->lang_given) /* what is said stays in the language of the plan that */
    cl_lang_follow(app->lang);      /* is asked about */
  if (status != CL_OK)
    for (size_t i = 0; i < said.count; i++) {
      if (said.findings[i].level == CL_ERROR)
        cl_fail(&app->diag, status, said.findings[i].place, "%s", said.findings[i].text);
    }
  else if (said.by_level[CL_ERROR])
    cl_say(&app->diag, CL_WARNING, CL_IN(text), NULL, NULL,
           _("there are errors in the format of this version; what could be read is compared"));
  cl_diag_free(&said);
  return status;
}
