/* app.c - one run of a program: start-up, the plan in, the verb, the plan out,
 * exit status; see cli.h.
 *
 * Order matters at the end: the changed files are written first, results are
 * printed only when that went well, and what is said comes last. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "opt.h"

#ifndef SHAREDIR
#define SHAREDIR "/usr/local/share/clkit"
#endif
#ifndef PROGRAM_VERSION
#define PROGRAM_VERSION "0"
#endif

enum { USUAL_WAIT = 5, USUAL_COLUMNS = 80, MOST_SHOWN = 50 };

typedef struct run {
  cl_app app;
  cl_globals globals;
  cl_lock lock;
  unsigned wait;
  bool locked;
  bool closed; /* nobody reads standard output any more */
} run;

/* ---- Start ------------------------------------------------------------------ */

/* A descriptor that the caller closed would be given to the first file we open,
 * and results written into a plan.  Opened the wrong way round, so that using
 * it is an error that gets said. */
static void guard_descriptors(void) {
  static const int modes[] = { O_WRONLY, O_RDONLY, O_RDWR };
  for (int fd = 0; fd < 3; fd++)
    if (fcntl(fd, F_GETFD) == -1 && errno == EBADF && open("/dev/null", modes[fd]) != fd)
      _exit(CL_IO);
}

static void ignore_sigpipe(void) {
  struct sigaction action = { 0 };
  action.sa_handler = SIG_IGN;
  sigemptyset(&action.sa_mask);
  sigaction(SIGPIPE, &action, NULL);
}

static const char *environment(const char *name) {
  const char *value = getenv(name);
  return value && *value ? value : NULL;
}

const char *cl_share_dir(void) {
  const char *dir = environment("CL_SHAREDIR");
  return dir ? dir : SHAREDIR;
}

static void start_language(void) {
  const char *share = environment("CL_SHAREDIR");
  cl_buf dir = CL_BUF_INIT;
  struct stat info;
  if (share)
    cl_buf_printf(&dir, "%s/locale", share);
  bool there = share && stat(cl_buf_text(&dir), &info) == 0 && S_ISDIR(info.st_mode);
  cl_lang_start(there ? cl_buf_text(&dir) : NULL);
  cl_buf_free(&dir);
}

/* ---- Settings --------------------------------------------------------------- */

static enum cl_status set_today(run *r) {
  const char *text = cl_global(&r->globals, CL_G_TODAY);
  if (!text)
    text = environment("CL_TODAY");
  r->app.today = text ? cl_date_read(cl_str_of(text), CL_YMD_ONLY, cl_today()) : cl_today();
  if (r->app.today == CL_NO_DATE)
    return cl_usage(&r->app, _("today: \"%s\" is not a date: write it as 2026-11-07"), text);
  return CL_OK;
}

static enum cl_status set_stamp(run *r) {
  const char *text = environment("SOURCE_DATE_EPOCH");
  long long seconds = (long long)r->app.today * 86400;
  if (text && (!cl_parse_int(cl_str_of(text), &seconds) || seconds < 0))
    return cl_usage(&r->app, _("SOURCE_DATE_EPOCH: \"%s\" is no number of seconds"), text);
  r->app.stamp = seconds;
  return CL_OK;
}

static enum cl_status set_color(run *r) {
  const char *text = cl_global(&r->globals, CL_G_COLOR);
  const char *term = getenv("TERM");
  if (!text || strcmp(text, "auto") == 0)
    r->app.color = r->app.out_tty && !environment("NO_COLOR") && term && strcmp(term, "dumb") != 0;
  else if (strcmp(text, "always") == 0)
    r->app.color = true;
  else if (strcmp(text, "never") != 0)
    return cl_usage(&r->app, _("--color is auto, always or never, not \"%s\""), text);
  return CL_OK;
}

static unsigned terminal_columns(void) {
  struct winsize size;
  long long columns;
  const char *text = environment("COLUMNS");
  if (text && cl_parse_int(cl_str_of(text), &columns) && columns > 0 && columns < 10000)
    return (unsigned)columns;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return USUAL_COLUMNS;
}

static enum cl_status set_wait(run *r) {
  const char *text = cl_global(&r->globals, CL_G_WAIT);
  long long seconds = USUAL_WAIT;
  if (text && (!cl_parse_int(cl_str_of(text), &seconds) || seconds < 0 || seconds > 86400))
    return cl_usage(&r->app, _("--wait takes seconds, not \"%s\""), text);
  r->wait = (unsigned)seconds;
  return CL_OK;
}

static enum cl_status set_output(run *r) {
  r->app.out_tty = isatty(STDOUT_FILENO) == 1;
  r->app.columns = r->app.out_tty ? terminal_columns() : 0;
  return set_color(r);
}

static enum cl_status settle(run *r) {
  enum cl_status status = set_today(r);
  if (status == CL_OK)
    status = set_stamp(r);
  if (status == CL_OK)
    status = set_output(r);
  return status == CL_OK ? set_wait(r) : status;
}

/* Language of what is made. */
static enum cl_status set_lang(run *r) {
  const char *text = cl_global(&r->globals, CL_G_LANGUAGE);
  int i = text ? cl_choice_find(CL_S_LANGUAGE, cl_str_of(text)) : -1;
  if (text && i < 0)
    return cl_usage(&r->app, _("--language is nl or en, not \"%s\""), text);
  r->app.lang_given = text != NULL;
  if (text)
    r->app.lang = i == CL_LANGUAGE_NL ? CL_NL : CL_EN;
  else
    r->app.lang = r->app.plan ? cl_plan_lang(r->app.plan) : cl_lang_user();
  return CL_OK;
}

/* What the verb does to the plan in this run: one with --save may also only
 * look. */
static enum cl_access access_of(const cl_app *app) {
  const cl_verb *verb = app->verb;
  if (verb->access == CL_WRITES && (verb->options & CL_O(SAVE)) && !cl_opt(app, CL_OI_SAVE))
    return CL_READS;
  return verb->access;
}

/* ---- The plan in ------------------------------------------------------------ */

static bool from_stdin(const run *r) {
  return r->app.plan_path && strcmp(r->app.plan_path, "-") == 0;
}

/* A verb that writes may mend one error of several: the others are only
 * counted here. */
static void forget_errors(cl_diag *diag) {
  size_t kept = 0;
  for (size_t i = 0; i < diag->count; i++)
    if (diag->findings[i].level != CL_ERROR)
      diag->findings[kept++] = diag->findings[i];
  diag->count = kept;
  diag->by_level[CL_ERROR] = 0;
}

static enum cl_status judge_format(cl_app *app) {
  size_t errors = app->plan->format_errors;
  if (!errors || access_of(app) == CL_READS_ANY)
    return CL_OK;
  if (access_of(app) == CL_READS) {
    cl_diag_sort(&app->diag);
    return CL_PLAN;
  }
  forget_errors(&app->diag);
  cl_note(app,
          P_("the plan had %zu error when it was read: see cl-plan check",
             "the plan had %zu errors when it was read: see cl-plan check", errors),
          errors);
  return CL_OK;
}

static enum cl_status open_plan(run *r) {
  cl_app *app = &r->app;
  const char *given = cl_global(&r->globals, CL_G_FILE);
  app->plan_path = given;
  if (access_of(app) == CL_NO_PLAN)
    return CL_OK;
  app->plan_path = cl_plan_find(given, app->arena, &app->diag);
  if (!app->plan_path)
    return CL_IO;
  if (access_of(app) == CL_WRITES && !from_stdin(r) && !app->dry_run) {
    enum cl_status status = cl_lock_take(&r->lock, app->plan_path, r->wait, &app->diag);
    if (status != CL_OK)
      return status;
    r->locked = true;
  }
  enum cl_status status = cl_plan_open(&app->plan, app->plan_path, &app->diag);
  if (status != CL_OK)
    return status;
  status = judge_format(app);
  if (status == CL_OK && access_of(app) == CL_WRITES)
    app->change = cl_change_new(app->plan, &app->diag);
  return status;
}

/* ---- The plan out ----------------------------------------------------------- */

static cl_str old_bytes(const cl_plan_file *file) {
  return (cl_str){ file->tree.src ? file->tree.src : "", file->tree.src ? file->tree.size : 0 };
}

static enum cl_status write_stdout(run *r, const char *p, size_t n) {
  if (r->closed || n == 0)
    return CL_OK;
  return cl_fd_write(STDOUT_FILENO, p, n, &r->closed, &r->app.diag);
}

static enum cl_status show_diff(run *r, const cl_new_file *files, size_t n) {
  cl_buf diff = CL_BUF_INIT;
  for (size_t i = 0; i < n; i++) {
    const cl_plan_file *file = &r->app.plan->files[files[i].file];
    cl_diff(&diff, file->name, old_bytes(file),
            (cl_str){ cl_buf_text(&files[i].bytes), files[i].bytes.len });
  }
  enum cl_status status = write_stdout(r, cl_buf_text(&diff), diff.len);
  cl_buf_free(&diff);
  return status;
}

/* The root plan, changed or not, for the next program in the pipe. */
static enum cl_status pass_on(run *r, const cl_new_file *files, size_t n) {
  const cl_plan *plan = r->app.plan;
  cl_str root = old_bytes(&plan->files[0]);
  for (size_t i = 0; i < n; i++) {
    if (files[i].file != 0)
      return cl_usage(&r->app,
                      _("this changes %s, which a plan from standard input cannot take along: "
                        "run it on the plan's file"),
                      plan->files[files[i].file].path);
    root = (cl_str){ cl_buf_text(&files[i].bytes), files[i].bytes.len };
  }
  return write_stdout(r, root.p, root.n);
}

/* Puts back what was written before a later file failed. */
static void put_back(run *r, const cl_new_file *files, size_t n) {
  cl_plan *plan = r->app.plan;
  for (size_t i = 0; i < n; i++) {
    const cl_plan_file *file = &plan->files[files[i].file];
    cl_str old = old_bytes(file);
    if (cl_file_replace(file->path, old.p, old.n, NULL, &r->app.diag) != CL_OK)
      cl_fail(&r->app.diag, CL_IO, CL_IN(file->path),
              _("this file was changed and could not be put back"));
  }
}

static enum cl_status write_files(run *r, const cl_new_file *files, size_t n) {
  for (size_t i = 0; i < n; i++) {
    const cl_plan_file *file = &r->app.plan->files[files[i].file];
    enum cl_status status =
        cl_file_replace(file->path, cl_buf_text(&files[i].bytes), files[i].bytes.len,
                        file->stamp.known ? &file->stamp : NULL, &r->app.diag);
    if (status != CL_OK) {
      put_back(r, files, i);
      return status;
    }
  }
  return CL_OK;
}

static enum cl_status save(run *r) {
  cl_new_file *files = NULL;
  size_t n = 0;
  enum cl_status status = cl_change_finish(r->app.change, &files, &n);
  if (status != CL_OK)
    return status;
  if (r->app.dry_run)
    return show_diff(r, files, n);
  return from_stdin(r) ? pass_on(r, files, n) : write_files(r, files, n);
}

/* ---- What is printed -------------------------------------------------------- */

static void write_stderr(const cl_buf *text) {
  const char *p = cl_buf_text(text);
  size_t left = text->len;
  while (left) {
    ssize_t n = write(STDERR_FILENO, p, left);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return;
    p += n;
    left -= (size_t)n;
  }
}

/* Results go to standard output, unless a plan or a diff goes there. */
static enum cl_status print_results(run *r) {
  const cl_verb *verb = r->app.verb;
  if (verb && access_of(&r->app) == CL_WRITES && (from_stdin(r) || r->app.dry_run)) {
    write_stderr(&r->app.out);
    return CL_OK;
  }
  return write_stdout(r, cl_buf_text(&r->app.out), r->app.out.len);
}

enum { MUCH = 1 << 20 };

void cl_flush(cl_app *app) {
  run *r = (run *)app; /* its first member: every app is one of a run */
  if (app->out.len < MUCH || access_of(app) == CL_WRITES)
    return;
  write_stdout(r, cl_buf_text(&app->out), app->out.len);
  cl_buf_cut(&app->out, 0);
}

/* A full disk may show only when the file is closed. */
static enum cl_status close_stdout(run *r) {
  if (close(STDOUT_FILENO) == 0 || errno == EBADF || r->closed)
    return CL_OK;
  return cl_fail(&r->app.diag, CL_IO, CL_NOWHERE, _("standard output: %s"), cl_strerror(errno));
}

static void print_said(run *r) {
  const cl_diag *diag = &r->app.diag;
  size_t shown = 0, left = 0;
  cl_buf text = CL_BUF_INIT;
  for (size_t i = 0; i < diag->count; i++) {
    const cl_finding *finding = &diag->findings[i];
    if (r->app.quiet && finding->level < CL_WARNING)
      continue;
    if (finding->place.file && finding->place.line && shown++ >= MOST_SHOWN) {
      left++;
      continue;
    }
    if (!finding->place.file)
      cl_buf_printf(&text, "%s: ", r->app.program->name);
    cl_finding_print(&text, finding);
  }
  if (left)
    cl_buf_printf(
        &text,
        P_("%s: and %zu more: see cl-plan check\n", "%s: and %zu more: see cl-plan check\n", left),
        r->app.program->name, left);
  write_stderr(&text);
  cl_buf_free(&text);
}

/* ---- One run ---------------------------------------------------------------- */

static enum cl_status run_verb(run *r) {
  enum cl_status status = settle(r);
  if (status == CL_OK)
    status = open_plan(r);
  if (status == CL_OK)
    status = set_lang(r);
  if (status != CL_OK)
    return status;
  status = r->app.verb->run(&r->app);
  if (status == CL_OK && r->app.change)
    status = save(r);
  if (r->locked)
    cl_lock_release(&r->lock);
  r->locked = false;
  /* Who failed to change the plan has nothing to show for it. */
  if (status != CL_OK && access_of(&r->app) == CL_WRITES)
    cl_buf_cut(&r->app.out, 0);
  return status;
}

static enum cl_status run_all(run *r, int argc, char **argv) {
  cl_app *app = &r->app;
  enum cl_status status = cl_opt_parse(app, &r->globals, argc, argv);
  if (status != CL_OK)
    return status;
  if (cl_global(&r->globals, CL_G_VERSION)) {
    cl_buf_printf(&app->out, "%s (clkit) %s\n", app->program->name, PROGRAM_VERSION);
    return CL_OK;
  }
  if (cl_global(&r->globals, CL_G_HELP)) {
    status = set_output(r);
    return status == CL_OK ? cl_help_run(app) : status;
  }
  if (app->verb)
    return run_verb(r);
  cl_buf usage = CL_BUF_INIT;
  cl_help_short(app->program, &usage);
  write_stderr(&usage);
  cl_buf_free(&usage);
  return CL_USAGE;
}

static void end_run(run *r) {
  if (r->locked)
    cl_lock_release(&r->lock);
  if (r->app.change)
    cl_change_free(r->app.change);
  if (r->app.plan)
    cl_plan_close(r->app.plan);
  cl_buf_free(&r->app.out);
  cl_diag_free(&r->app.diag);
  cl_arena_free(r->app.arena);
}

static enum cl_status worse(enum cl_status a, enum cl_status b) {
  return a > b ? a : b;
}

int cl_main(int argc, char **argv, const cl_program *program) {
  guard_descriptors();
  ignore_sigpipe();
  start_language();
  cl_schema_start();
  run r = { .app = { .program = program, .type = CL_T_NONE, .out = CL_BUF_INIT } };
  r.app.arena = cl_arena_new();
  cl_diag_init(&r.app.diag);
  enum cl_status status = run_all(&r, argc, argv);
  ignore_sigpipe(); /* the lock may have put its own handler there */
  status = worse(status, print_results(&r));
  status = worse(status, close_stdout(&r));
  print_said(&r);
  status = worse(status, r.app.diag.worst);
  end_run(&r);
  return (int)status;
}
