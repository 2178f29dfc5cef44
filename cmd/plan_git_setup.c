/* plan_git_setup.c - the verb git-setup: makes the repository of the plan ready to
 * work together in.
 *
 * Git is never run: what it would write is written into its files, in blocks and
 * files of our own that --remove finds again.  What is somebody else's stays as it
 * is, and is told what to add. */
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/base/file.h"
#include "git_config.h"
#include "git_ignore.h"
#include "plan.h"
#include "../lib/base/diff.h"
#include "../lib/cli/words.h"
#include "../lib/cli/output.h"
#include "../lib/plan/people.h"

enum { MOST_TEXT = 1 << 20 };

#define BEGIN "# clkit: merged by field and record (cl-plan git-setup)\n"
#define END "# clkit: end\n"
#define INCLUDE "[include]\n\tpath = clkit.config\n"
#define HOOK "#!/bin/sh\n# clkit: made by cl-plan git-setup; with --remove it goes\n"
#define HOOK_START HOOK "command -v cl-plan >/dev/null 2>&1 || exit 0\nstatus=0\n"
#define HOOK_END "exit $status\n"

/* Without the program git would leave ours, and no markers. */
static const char driver[] =
    "# Made by cl-plan git-setup; cl-plan git-setup --remove takes it away.\n"
    "[merge \"clkit\"]\n"
    "\tname = fields and records of a plan\n"
    "\tdriver = \"if command -v cl-plan >/dev/null 2>&1; then cl-plan merge %O %A %B %L %P; "
    "else git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; fi\"\n"
    "[diff \"clkit\"]\n"
    "\txfuncname = \"^[ \\t]*(-[ \\t]+[{]?[ \\t]*id:.*)$\\n^[ \\t]*(id:.*)$\\n^([a-z][a-z-]*:.*)$\"\n";

typedef struct setup {
  cl_app *app;
  git_place git;
  const char *plan;   /* the root file from the top of the work tree */
  const char *folder; /* of the plan, as the user would write it, with its slash or "" */
  bool remove;
  size_t changed;
  const char *add;       /* what git is to be given: names */
  enum cl_status status; /* of the first thing that failed: nothing is done after it */
} setup;

/* ---- files ---- */

static const char *path_of(const setup *s, const char *folder, const char *name) {
  size_t n = strlen(folder);
  return cl_asprintf(s->app->arena, "%s%s%s", folder, n && folder[n - 1] == '/' ? "" : "/", name);
}

/* What stands at PATH; "" when nothing does. */
static enum cl_status read_text(const setup *s, const char *path, cl_buf *out, bool *there) {
  struct stat st;
  *there = stat(path, &st) == 0;
  if (!*there && (errno == ENOENT || errno == ENOTDIR))
    return CL_OK;
  return cl_file_read_found(path, MOST_TEXT, out, &s->app->diag);
}

static enum cl_status io_failed(const setup *s, const char *path) {
  return cl_fail(&s->app->diag, CL_IO, CL_IN(path), _("cannot be written: %s"), cl_strerror(errno));
}

/* Git's settings are replaced as git does, under a lock that it knows. */
static enum cl_status write_config(const setup *s, const char *path, const cl_buf *text) {
  const char *lock = cl_asprintf(s->app->arena, "%s.lock", path);
  struct stat st;
  mode_t mode = stat(path, &st) == 0 ? st.st_mode & 0777 : 0666;
  int fd = open(lock, O_WRONLY | O_CREAT | O_EXCL, mode);
  bool closed = false;
  if (fd < 0)
    return io_failed(s, lock);
  enum cl_status status =
      cl_fd_write(fd, cl_buf_text(text), text->len, true, &closed, &s->app->diag);
  if ((fsync(fd) != 0 && errno != EINVAL) || close(fd) != 0 ||
      (status == CL_OK && rename(lock, path) != 0))
    status = io_failed(s, path);
  if (status != CL_OK)
    unlink(lock);
  return status;
}

enum kind { PLAIN, CONFIG, EXECUTABLE };

static enum cl_status write_text(const setup *s, const char *path, const cl_buf *text,
                                 enum kind kind) {
  cl_app *app = s->app;
  if (kind == CONFIG)
    return write_config(s, path, text);
  char *folder = cl_dirname(app->arena, path);
  if (*folder && mkdir(folder, 0777) != 0 && errno != EEXIST)
    return io_failed(s, folder);
  enum cl_status status = cl_file_replace(path, cl_buf_text(text), text->len, NULL, &app->diag);
  struct stat st;
  if (status != CL_OK || kind != EXECUTABLE)
    return status;
  if (stat(path, &st) != 0 || chmod(path, (st.st_mode | (st.st_mode & 0444) >> 2) & 0777) != 0)
    return io_failed(s, path);
  return CL_OK;
}

/* PATH becomes TEXT, or goes when that is empty; with -n only the diff is shown. */
static enum cl_status change(setup *s, const char *path, const cl_buf *old, const cl_buf *text,
                             enum kind kind) {
  cl_app *app = s->app;
  cl_str was = { cl_buf_text(old), old->len }, is = { cl_buf_text(text), text->len };
  if (cl_str_eq(was, is))
    return CL_OK;
  s->changed++;
  size_t n = strlen(s->git.top);
  const char *name = strncmp(path, s->git.top, n) == 0 ? path + n : path;
  if (app->dry_run) {
    cl_diff(&app->out, name, was, is);
    return CL_OK;
  }
  enum cl_status status = text->len           ? write_text(s, path, text, kind)
                          : unlink(path) != 0 ? io_failed(s, path)
                                              : CL_OK;
  if (status != CL_OK)
    return status;
  cl_buf_printf(&app->out,
                text->len == 0 ? _("%s: taken away\n")
                : old->len     ? _("%s: changed\n")
                               : _("%s: made\n"),
                name);
  return CL_OK;
}

/* A file that is read, thought over and written. */
typedef struct edit {
  const char *path;
  cl_buf old, text; /* what stands there, and what is to */
  bool there;
} edit;

/* False when it cannot be read, or something failed before. */
static bool edit_begin(setup *s, edit *e, const char *path) {
  *e = (edit){ .path = path, .old = CL_BUF_INIT, .text = CL_BUF_INIT };
  if (s->status != CL_OK)
    return false;
  s->status = read_text(s, path, &e->old, &e->there);
  return s->status == CL_OK;
}

static void edit_end(setup *s, edit *e, bool write, enum kind kind) {
  if (write && s->status == CL_OK)
    s->status = change(s, e->path, &e->old, &e->text, kind);
  cl_buf_free(&e->old);
  cl_buf_free(&e->text);
}

/* The text of OLD without what stands from FROM up to the end of TO. */
static bool cut(const cl_buf *old, const char *from, const char *to, cl_buf *out) {
  const char *text = cl_buf_text(old), *start = strstr(text, from);
  const char *end = start ? strstr(start, to) : NULL;
  if (!end) {
    cl_buf_add(out, text, old->len);
    return false;
  }
  end += strlen(to);
  cl_buf_add(out, text, (size_t)(start - text));
  cl_buf_puts(out, end);
  return true;
}

/* A file of the work tree that colleagues are to get. */
static void to_add(setup *s, const edit *e) {
  if (e->text.len)
    s->add = cl_asprintf(s->app->arena, "%s%s%s", s->add, *s->add ? " " : "", e->path);
}

static void end_line(cl_buf *out) {
  if (out->len && out->p[out->len - 1] != '\n')
    cl_buf_putc(out, '\n');
}

/* ---- .gitattributes ---- */

/* Does a line of TEXT say how PATTERN is merged, so that it is somebody's own? */
static bool has_own_merge(const char *text, const char *name) {
  while (*text) {
    size_t n = strcspn(text, "\n"), word = strcspn(text, " \t\n");
    char line[512];
    if (n < sizeof line && word < n && *text != '#') {
      memcpy(line, text, n);
      line[n] = '\0';
      const char *says = line + word;
      line[word] = '\0';
      bool merge =
          strstr(says + 1, "merge=") || strstr(says + 1, "-merge") || strstr(says + 1, "binary");
      const char *pattern = *line == '/' ? line + 1 : line;
      if (merge && (fnmatch(pattern, name, 0) == 0 || strcmp(pattern, name) == 0))
        return true;
    }
    text += n + (text[n] == '\n');
  }
  return false;
}

static void put_pattern(setup *s, cl_buf *out, const char *others, const char *pattern) {
  cl_buf line = CL_BUF_INIT;
  bool odd = strpbrk(pattern, " \t\"\\") != NULL;
  cl_buf_puts(&line, odd ? "\"/" : "/");
  for (const char *p = pattern; *p; p++) {
    if (odd && (*p == '"' || *p == '\\'))
      cl_buf_putc(&line, '\\');
    cl_buf_putc(&line, *p);
  }
  cl_buf_printf(&line, "%s merge=clkit diff=clkit\n", odd ? "\"" : "");
  if (has_own_merge(others, pattern))
    cl_note(s->app,
            _("%s.gitattributes says already how %s is merged, and stays so; for merging by "
              "field and record put there: %s"),
            s->folder, pattern, cl_strndup(s->app->arena, line.p, line.len - 1));
  else if (!out->len || !strstr(cl_buf_text(out), cl_buf_text(&line)))
    cl_buf_puts(out, cl_buf_text(&line));
  cl_buf_free(&line);
}

/* What the plan includes; of a folder also the files that may come there later. */
static void put_patterns(setup *s, cl_buf *out, const char *others) {
  const cl_plan *plan = s->app->plan;
  put_pattern(s, out, others, cl_basename(plan->files[0].path));
  CL_EACH(item, cl_rec_node(plan->first[CL_T_ORGANISATION], CL_F_ORGANISATION_INCLUDE)) {
    const char *pattern = cl_str_dup(s->app->arena, cl_node_text(item));
    const char *slash = pattern ? strrchr(pattern, '/') : NULL;
    if (!pattern || !*pattern || *pattern == '/' || strstr(pattern, ".."))
      continue;
    while (pattern[0] == '.' && pattern[1] == '/')
      pattern += 2;
    put_pattern(s, out, others, pattern);
    if (slash && slash > pattern && !strpbrk(slash, "*?["))
      put_pattern(s, out, others,
                  cl_asprintf(s->app->arena, "%.*s/*.yaml", (int)(slash - pattern), pattern));
  }
}

static void do_attributes(setup *s) {
  cl_buf lines = CL_BUF_INIT;
  edit e;
  if (edit_begin(s, &e, cl_asprintf(s->app->arena, "%s.gitattributes", s->folder))) {
    cut(&e.old, BEGIN, END, &e.text);
    if (!s->remove)
      put_patterns(s, &lines, cl_buf_text(&e.text));
    if (lines.len) {
      end_line(&e.text);
      cl_buf_printf(&e.text, "%s%s%s", BEGIN, cl_buf_text(&lines), END);
    }
    to_add(s, &e);
  }
  edit_end(s, &e, true, PLAIN);
  cl_buf_free(&lines);
}

/* ---- .gitignore ---- */

/* Do TEXT, which is to stand beside the plan, or else the files above it, leave out NAME? */
static bool is_left_out(setup *s, const cl_buf *text, const char *name) {
  cl_arena *arena = s->app->arena;
  const char *folder = cl_dirname(arena, s->plan);
  int says = git_ignore_says(cl_buf_text(text), name);
  for (size_t n = strlen(folder); n && says < 0;) {
    cl_buf above = CL_BUF_INIT;
    bool there;
    do
      n--;
    while (n && folder[n - 1] != '/');
    s->status = read_text(s, cl_asprintf(arena, "%s%.*s.gitignore", s->git.top, (int)n, folder),
                          &above, &there);
    if (s->status != CL_OK) {
      cl_buf_free(&above);
      return false;
    }
    says = git_ignore_says(cl_buf_text(&above), cl_asprintf(arena, "%s%s", folder + n, name));
    cl_buf_free(&above);
  }
  return says == 1;
}

static void leave_out(setup *s, edit *e, const char *name, bool pattern) {
  if (is_left_out(s, &e->text, name) || s->status != CL_OK)
    return;
  if (!e->there && !e->text.len)
    s->status = git_ignore_new(s->app, s->app->lang, &e->text);
  if (git_ignore_says(cl_buf_text(&e->text), name) != 1)
    git_ignore_add(&e->text, name, pattern);
}

/* People's files, as `include` has them: those that may come later, too. */
static void leave_out_people(setup *s, edit *e) {
  const cl_plan *plan = s->app->plan;
  bool any = false;
  CL_EACH(item, cl_rec_node(plan->first[CL_T_ORGANISATION], CL_F_ORGANISATION_INCLUDE)) {
    const char *pattern = cl_str_dup(s->app->arena, cl_node_text(item));
    if (!pattern || *pattern == '/' || strstr(pattern, "..") || !cl_people_name(pattern))
      continue;
    while (pattern[0] == '.' && pattern[1] == '/')
      pattern += 2;
    leave_out(s, e, pattern, true);
    any = true;
  }
  for (size_t i = 1; i < plan->file_count; i++) {
    const char *name = plan->files[i].name;
    if (!cl_plan_is_people(plan, i) || !name || *name == '/' || strstr(name, ".."))
      continue;
    leave_out(s, e, name, false);
    any = true;
  }
  if (!any)
    leave_out(s, e, "people.yaml", false);
}

/* It stays with --remove: people stay out of git without us, too. */
static void do_ignore(setup *s) {
  edit e;
  if (edit_begin(s, &e, cl_asprintf(s->app->arena, "%s.gitignore", s->folder))) {
    cl_buf_add(&e.text, cl_buf_text(&e.old), e.old.len);
    if (!s->remove)
      leave_out_people(s, &e);
    to_add(s, &e);
  }
  edit_end(s, &e, true, PLAIN);
}

/* ---- the driver ---- */

static void do_driver(setup *s) {
  edit e;
  edit_begin(s, &e, path_of(s, s->git.common, "clkit.config"));
  if (!s->remove)
    cl_buf_puts(&e.text, driver);
  edit_end(s, &e, true, PLAIN);
}

static void do_config(setup *s) {
  edit e;
  if (edit_begin(s, &e, path_of(s, s->git.common, "config"))) {
    bool had = cut(&e.old, INCLUDE, INCLUDE, &e.text);
    if (had && !s->remove) {
      cl_buf_cut(&e.text, 0);
      cl_buf_add(&e.text, cl_buf_text(&e.old), e.old.len);
    } else if (!s->remove) {
      end_line(&e.text);
      cl_buf_puts(&e.text, INCLUDE);
    }
  }
  edit_end(s, &e, true, CONFIG);
}

/* ---- hooks ---- */

/* TEXT in quotes that a shell takes off. */
static const char *quoted(const setup *s, const char *text) {
  cl_buf out = CL_BUF_INIT;
  cl_buf_putc(&out, '\'');
  for (; *text; text++)
    if (*text == '\'')
      cl_buf_puts(&out, "'\\''");
    else
      cl_buf_putc(&out, *text);
  cl_buf_putc(&out, '\'');
  const char *made = cl_strdup(s->app->arena, cl_buf_text(&out));
  cl_buf_free(&out);
  return made;
}

/* Only what the check refuses stops a commit, never that it could not look. */
static const char *hook_line(const setup *s) {
  return cl_asprintf(s->app->arena, "cl-plan -f %s check --staged; [ $? != 1 ] || status=1\n",
                     quoted(s, s->plan));
}

static void new_hook(const setup *s, const cl_buf *old, cl_buf *text) {
  const char *line = hook_line(s);
  if (!old->len) {
    if (!s->remove)
      cl_buf_printf(text, "%s%s%s", HOOK_START, line, HOOK_END);
    return;
  }
  bool had = cut(old, line, line, text);
  if (!s->remove && had) {
    cl_buf_cut(text, 0);
    cl_buf_add(text, cl_buf_text(old), old->len);
  } else if (!s->remove && text->len > strlen(HOOK_END)) {
    cl_buf_cut(text, text->len - strlen(HOOK_END));
    cl_buf_printf(text, "%s%s", line, HOOK_END);
  } else if (!strstr(cl_buf_text(text), "check --staged")) {
    cl_buf_cut(text, 0);
  }
}

/* *LEFT: other plans of the repository still have a line in the hook. */
static void do_hook(setup *s, const char *folder, bool own, const char *name, bool *left) {
  const char *path = path_of(s, folder, name);
  const char *line =
      cl_asprintf(s->app->arena, "cl-plan -f %s check --staged || exit", quoted(s, s->plan));
  edit e;
  bool good = edit_begin(s, &e, path);
  bool ours = e.old.len >= strlen(HOOK) && memcmp(cl_buf_text(&e.old), HOOK, strlen(HOOK)) == 0;
  bool has = strstr(cl_buf_text(&e.old), cl_strndup(s->app->arena, line, strlen(line) - 8)) != NULL;
  bool write = good && (e.there ? ours : own);
  if (write) {
    new_hook(s, &e.old, &e.text);
    *left = *left || e.text.len;
  } else if (good && !s->remove && !has && !e.there) {
    cl_note(s->app,
            _("%s is shared with other repositories, so no hook was put there; to have "
              "one: %s"),
            folder, line);
  } else if (good && !s->remove && !has) {
    cl_note(s->app, _("%s is a hook of your own, and stays as it is; add this line to it: %s"),
            path, line);
  }
  edit_end(s, &e, write, EXECUTABLE);
}

static void do_hooks(setup *s, bool *left) {
  bool own;
  const char *folder = git_hooks_folder(&s->git, s->app->arena, &own);
  do_hook(s, folder, own, "pre-commit", left);
  do_hook(s, folder, own, "pre-merge-commit", left);
}

/* ---- people ---- */

/* Where the file with people is in git, others' copies go when it is taken out. */
static void tell_of_people(const setup *s) {
  cl_plan_ask_git(s->app->plan);
  for (size_t i = 0; i < s->app->plan->file_count; i++) {
    const cl_plan_file *file = &s->app->plan->files[i];
    if (file->git != CL_GIT_TRACKED || !cl_plan_is_people(s->app->plan, i))
      continue;
    cl_note(s->app,
            _("%s holds people and is in git: take it out with git rm --cached %s, and commit"),
            file->path, cl_command_word(file->name, s->app->arena));
    cl_note(s->app,
            _("who pulls that commit loses the own copy; it comes back with: git show "
              "ORIG_HEAD:%s >%s"),
            cl_command_word(cl_asprintf(s->app->arena, "./%s", file->name), s->app->arena),
            cl_command_word(file->name, s->app->arena));
  }
}

/* ---- the verb ---- */

static enum cl_status find_repository(setup *s) {
  cl_app *app = s->app;
  const char *path = app->plan->files[0].path;
  if (app->plan->from_stdin)
    return cl_usage(app, _("git-setup needs the plan's file: one from standard input lies in no "
                           "repository"));
  s->folder = cl_dirname(app->arena, path);
  const char *real = cl_file_real(app->arena, path);
  const char *own = real ? cl_git_folder(app->arena, real, &s->plan) : NULL;
  if (own) {
    cl_git_folders found = cl_git_find(app->arena, cl_dirname(app->arena, real));
    s->git = (git_place){ .top = cl_strndup(app->arena, real, strlen(real) - strlen(s->plan)),
                          .own = found.own ? found.own : own };
    s->git.common = found.common ? found.common : s->git.own;
    return CL_OK;
  }
  return cl_fail(&app->diag, CL_IO, CL_IN(path),
                 _("this plan is in no git repository: git init makes one"));
}

enum cl_status cmd_git_setup(cl_app *app, cl_plan *plan) {
  cl_plan *before = app->plan;
  app->plan = plan;
  enum cl_status status = plan_git_setup(app);
  app->plan = before;
  return status;
}

/* In a clone of a repository that is ready nothing is left to do. */
static void tell_next(const setup *s, bool shared) {
  if (shared)
    cl_note(s->app,
            _("next: %s, and commit; each colleague runs cl-plan git-setup once, since "
              "git does not pass settings on"),
            cl_asprintf(s->app->arena, "git add %s", s->add));
  else
    cl_note(s->app, _("this copy is ready: from now on git merges the plan by record and field"));
}

enum cl_status plan_git_setup(cl_app *app) {
  setup s = { .app = app, .add = "", .remove = cl_opt(app, CL_OI_REMOVE) != NULL };
  bool left = false;
  app->dry_run = app->dry_run || cl_opt(app, CL_OI_DRY_RUN) != NULL;
  s.status = find_repository(&s);
  if (s.status != CL_OK)
    return s.status;
  do_attributes(&s);
  do_ignore(&s);
  size_t shared = s.changed;
  do_hooks(&s, &left);
  if (!(s.remove && left)) {
    do_driver(&s);
    do_config(&s);
  }
  if (s.status != CL_OK)
    return s.status;
  if (!s.changed)
    cl_note(app, s.remove ? _("there is nothing to take away") : _("all of it is there already"));
  if (!s.remove)
    tell_of_people(&s);
  if (!s.remove && s.changed && !app->dry_run)
    tell_next(&s, shared > 0);
  return CL_OK;
}
