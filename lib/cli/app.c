/* app.c - one run of a program: start-up, the plan in, the verb, the plan out,
 * exit status; see app.h.
 *
 * Order matters at the end: the changed files are written first, results are
 * printed only when that went well, and what is said comes last. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../format/term.h"
#include "findings.h"
#include "plans.h"
#include "words.h"
#include "../base/journal.h"
#include "../base/lock.h"
#include "../base/diff.h"
#include "output.h"
#include "screen.h"
#include "help.h"
#include "../plan/find.h"
#include "../plan/recover.h"

#ifndef PROGRAM_VERSION
#define PROGRAM_VERSION "0"
#endif

enum { USUAL_WAIT = 5, MOST_SHOWN = 50, MOST_READS = 5, MOST_TRIES = 20 };

typedef struct run {
  cl_app app;
  cl_globals globals;
  cl_lock lock;
  unsigned wait;
  bool locked;
  bool changed; /* by somebody else, between reading and writing */
  /* Of CL_ASKS with --dry-run: the plan as it is on disk, and the files that
   * would become different. */
  cl_plan *on_disk;
  cl_overlay *over;
  size_t over_count, over_cap;
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

/* The plan that the arguments name, before they are understood: also what is
 * wrong with them is said in a language. */
static const char *plan_named(int argc, char **argv) {
  for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
    const char *word = argv[i], *equals = strchr(word, '=');
    cl_str name = { word + 2, equals ? (size_t)(equals - word) - 2 : strlen(word) - 2 };
    if (strncmp(word, "--", 2) == 0 && cl_option_named(name) == CL_G_FILE)
      return equals ? equals + 1 : argv[i + 1];
    if (strncmp(word, "-f", 2) == 0)
      return word[2] ? word + 2 : argv[i + 1];
  }
  return NULL;
}

/* Where nobody chose a language it is the plan's: help, and complaints of what
 * was typed, come before the plan is opened. */
static void start_language(run *r, int argc, char **argv) {
  cl_lang_start();
  if (cl_lang_chosen())
    return;
  cl_diag unsaid;
  cl_diag_init(&unsaid);
  const char *path = cl_plan_find(plan_named(argc, argv), r->app.arena, &unsaid);
  enum cl_lang lang;
  if (path && (cl_plan_peek_lang(path, &lang) ||
               cl_plan_peek_lang(cl_asprintf(r->app.arena, "%s/plan.yaml", path), &lang)))
    cl_lang_follow(lang);
  cl_diag_free(&unsaid);
}

/* ---- Settings --------------------------------------------------------------- */

static enum cl_status set_today(run *r) {
  const char *text = cl_global(&r->globals, CL_G_TODAY), *from = "CL_TODAY";
  if (text)
    from = cl_option_said(&r->app, CL_G_TODAY);
  else
    text = cl_env(from);
  r->app.today = text ? cl_date_read(cl_str_of(text), CL_YMD_ONLY, cl_today()) : cl_today();
  if (r->app.today == CL_NO_DATE)
    return cl_usage(&r->app, _("%s: \"%s\" is not a date: write it as 2026-11-07"), from, text);
  /* What looks ahead or back must not run out of the calendar. */
  int year;
  cl_date_split(r->app.today, &year, NULL, NULL);
  if (year < 1900 || year > 9000)
    return cl_usage(&r->app, _("%s: the year %d is too far away: 1900 to 9000"), from, year);
  return CL_OK;
}

static enum cl_status set_stamp(run *r) {
  const char *text = cl_env("SOURCE_DATE_EPOCH");
  long long seconds = (long long)r->app.today * 86400;
  if (text && (!cl_parse_int(cl_str_of(text), &seconds) || seconds < 0))
    return cl_usage(&r->app, _("SOURCE_DATE_EPOCH: \"%s\" is no number of seconds"), text);
  r->app.stamp = seconds;
  return CL_OK;
}

static enum cl_status set_color(run *r) {
  const char *text = cl_global(&r->globals, CL_G_COLOR);
  const char *term = getenv("TERM");
  const char *force = cl_env("CLICOLOR_FORCE");
  bool forced = force && strcmp(force, "0") != 0;
  if (!text || strcmp(text, "auto") == 0)
    r->app.color =
        !cl_env("NO_COLOR") && (forced || (r->app.out_tty && term && strcmp(term, "dumb") != 0));
  else if (strcmp(text, "always") == 0 || strcmp(text, "altijd") == 0)
    r->app.color = true;
  else if (strcmp(text, "never") != 0 && strcmp(text, "nooit") != 0)
    return cl_usage(&r->app, _("--color is auto, always or never, not \"%s\""), text);
  return CL_OK;
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
  r->app.columns = cl_screen_ready(&r->app);
  return set_color(r);
}

static enum cl_status settle(run *r) {
  static enum cl_status (*const steps[])(run * r) = { set_today, set_stamp, set_output, set_wait };
  for (size_t i = 0; i < CL_COUNT(steps); i++) {
    enum cl_status status = steps[i](r);
    if (status != CL_OK)
      return status;
  }
  return CL_OK;
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
  cl_lang_follow(r->app.lang);
  return CL_OK;
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
  if (!errors || cl_access_now(app) == CL_READS_ANY)
    return CL_OK;
  if (cl_access_now(app) == CL_READS) {
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

static enum cl_status take_lock(run *r) {
  enum cl_status status = cl_lock_take(&r->lock, r->app.plan_path, r->wait, &r->app.diag);
  r->locked = status == CL_OK;
  return r->locked ? cl_plan_recover(r->app.plan_path, &r->app.diag) : status;
}

static void let_go(run *r) {
  if (r->locked)
    cl_lock_release(&r->lock);
  r->locked = false;
}

/* Who only reads finishes a change that broke off, too: what stands there is
 * neither the old plan nor the new. */
static enum cl_status finish_change(run *r) {
  if (r->locked || from_stdin(r) || !cl_journal_there(r->app.plan_path))
    return CL_OK;
  enum cl_status status = take_lock(r);
  if (!r->locked)
    cl_fail(&r->app.diag, CL_IO, CL_IN(r->app.plan_path),
            _("a change of several files broke off: run a program that may write here, it "
              "finishes the change"));
  let_go(r);
  return status;
}

/* Who reads without the lock may come in between two files of a change: then
 * once more. */
static enum cl_status read_plan(run *r) {
  cl_app *app = &r->app;
  for (unsigned tries = 1;; tries++) {
    enum cl_status status = finish_change(r);
    if (status != CL_OK)
      return status;
    const cl_diag_mark before = cl_diag_here(&app->diag);
    status = cl_plan_open(&app->plan, app->plan_path, &app->diag);
    if (status != CL_OK || r->locked || from_stdin(r) || tries == MOST_READS ||
        cl_plan_stands(app->plan))
      return status;
    cl_plan_close(app->plan);
    app->plan = NULL;
    app->view = NULL;
    cl_diag_rewind(&app->diag, &before);
  }
}

static enum cl_status read_and_judge(run *r) {
  enum cl_status status = read_plan(r);
  if (status != CL_OK || (status = judge_format(&r->app)) != CL_OK)
    return status;
  if (cl_access_now(&r->app) == CL_WRITES)
    r->app.change = cl_change_new(r->app.plan, &r->app.diag);
  return CL_OK;
}

static enum cl_status open_plan(run *r) {
  cl_app *app = &r->app;
  if (cl_access_now(app) == CL_NO_PLAN)
    return CL_OK;
  if (cl_access_now(app) == CL_WRITES && !from_stdin(r) && !app->dry_run) {
    enum cl_status status = take_lock(r);
    if (status != CL_OK)
      return status;
  }
  return read_and_judge(r);
}

/* ---- The plan out ----------------------------------------------------------- */

static enum cl_status show_diff(run *r, const cl_new_file *files, size_t n) {
  cl_buf diff = CL_BUF_INIT;
  for (size_t i = 0; i < n; i++) {
    const cl_plan_file *file = &r->app.plan->files[files[i].file];
    cl_diff(&diff, file->name, cl_plan_file_bytes(file),
            (cl_str){ cl_buf_text(&files[i].bytes), files[i].bytes.len });
  }
  enum cl_status status = cl_write_stdout(&r->app, cl_buf_text(&diff), diff.len, false);
  cl_buf_free(&diff);
  return status;
}

/* The root plan, changed or not, for the next program in the pipe. */
static enum cl_status pass_on(run *r, const cl_new_file *files, size_t n) {
  const cl_plan *plan = r->app.plan;
  cl_str root = cl_plan_file_bytes(&plan->files[0]);
  for (size_t i = 0; i < n; i++) {
    if (files[i].file != 0)
      return cl_usage(&r->app,
                      _("this changes %s, which a plan from standard input cannot take along: "
                        "run it on the plan's file"),
                      plan->files[files[i].file].path);
    root = (cl_str){ cl_buf_text(&files[i].bytes), files[i].bytes.len };
  }
  return cl_write_stdout(&r->app, root.p, root.n, false);
}

static enum cl_status write_files(run *r, const cl_new_file *files, size_t n) {
  return cl_plan_write(r->app.plan, files, n, &r->changed, &r->app.diag);
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

/* ---- The plan piece by piece ------------------------------------------------- */

/* The plan that was read before is still wanted for the diff at the end. */
static void close_old(run *r) {
  cl_change_free(r->app.change);
  r->app.change = NULL;
  if (r->app.dry_run && !r->on_disk)
    r->on_disk = r->app.plan;
  else
    cl_plan_close(r->app.plan);
}

static enum cl_status read_again(run *r) {
  cl_app *app = &r->app;
  cl_plan *plan = NULL;
  enum cl_status status =
      cl_plan_open_over(&plan, app->plan_path, r->over, r->over_count, &app->diag);
  if (status != CL_OK)
    return status;
  close_old(r);
  app->plan = plan;
  app->view = NULL;
  app->lang = app->lang_given ? app->lang : cl_plan_lang(plan);
  cl_lang_lent(app->lang);
  return CL_OK;
}

enum cl_status cl_keep_begin(cl_app *app) {
  run *r = (run *)app; /* its first member: every app is one of a run */
  enum cl_status status = CL_OK;
  if (!app->dry_run && ((status = take_lock(r)) != CL_OK || (status = read_again(r)) != CL_OK)) {
    let_go(r);
    return status;
  }
  app->change = cl_change_new(app->plan, &app->diag);
  return CL_OK;
}

/* Of --dry-run: takes the new bytes over instead of writing them. */
static void lay_over(run *r, cl_new_file *files, size_t n) {
  for (size_t i = 0; i < n; i++) {
    const char *path = r->app.plan->files[files[i].file].path;
    size_t at = 0;
    while (at < r->over_count && strcmp(r->over[at].path, path) != 0)
      at++;
    if (at == r->over_count) {
      r->over = cl_grow(r->over, &r->over_cap, at + 1, sizeof *r->over);
      r->over[r->over_count++] = (cl_overlay){ cl_strdup(r->app.arena, path), CL_NO_STR };
    }
    free((char *)r->over[at].bytes.p);
    size_t size = files[i].bytes.len;
    r->over[at].bytes = (cl_str){ cl_buf_take(&files[i].bytes), size };
  }
}

/* What was changed is written, or laid over what is on disk, and read. */
static enum cl_status write_piece(run *r, size_t *count) {
  cl_new_file *files = NULL;
  size_t n = 0;
  enum cl_status status = cl_change_finish(r->app.change, &files, &n);
  if (status != CL_OK)
    return status;
  if (r->app.dry_run)
    lay_over(r, files, n);
  else if ((status = write_files(r, files, n)) != CL_OK)
    return status;
  *count = n;
  return n ? read_again(r) : CL_OK;
}

enum cl_status cl_keep_end(cl_app *app, bool write, size_t *count) {
  run *r = (run *)app;
  *count = 0;
  enum cl_status status = write ? write_piece(r, count) : CL_OK;
  cl_change_free(app->change);
  app->change = NULL;
  let_go(r);
  return status;
}

/* Of --dry-run: the diff of all pieces. */
static enum cl_status show_pieces(run *r) {
  const cl_plan *plan = r->on_disk;
  cl_buf diff = CL_BUF_INIT;
  for (size_t i = 0; plan && i < plan->file_count; i++)
    for (size_t k = 0; k < r->over_count; k++)
      if (strcmp(plan->files[i].path, r->over[k].path) == 0)
        cl_diff(&diff, plan->files[i].name, cl_plan_file_bytes(&plan->files[i]), r->over[k].bytes);
  enum cl_status status = cl_write_stdout(&r->app, cl_buf_text(&diff), diff.len, false);
  cl_buf_free(&diff);
  return status;
}

/* ---- What is printed -------------------------------------------------------- */

/* A failure cannot be told to anybody. */
static void write_stderr(const cl_buf *text, bool colors) {
  cl_diag unsaid;
  cl_diag_init(&unsaid);
  cl_fd_write(STDERR_FILENO, cl_buf_text(text), text->len, colors, NULL, &unsaid);
  cl_diag_free(&unsaid);
}

/* Results go to standard output, unless a plan or a diff goes there. */
static enum cl_status print_results(run *r) {
  const cl_verb *verb = r->app.verb;
  if (verb && cl_access_now(&r->app) == CL_WRITES && (from_stdin(r) || r->app.dry_run)) {
    write_stderr(&r->app.out, r->app.color && !r->app.raw);
    return CL_OK;
  }
  return cl_write_results(&r->app);
}

/* A full disk may show only when the file is closed. */
static enum cl_status close_stdout(run *r) {
  if (close(STDOUT_FILENO) == 0 || errno == EBADF || errno == EINTR || r->app.closed)
    return CL_OK;
  return cl_fail(&r->app.diag, CL_IO, CL_NOWHERE, _("standard output: %s"), cl_strerror(errno));
}

/* What stands nowhere in a file is running text: a terminal would break it inside a word. */
static void put_said(const run *r, const cl_finding *finding, unsigned columns, cl_buf *out) {
  cl_buf line = CL_BUF_INIT;
  if (!finding->place.file)
    cl_buf_printf(&line, "%s: ", r->app.program->name);
  cl_finding_print(&line, finding);
  if (columns && !finding->place.file && !finding->excerpt)
    cl_wrap(out, (cl_str){ cl_buf_text(&line), line.len }, 0, columns);
  else
    cl_buf_add(out, line.p, line.len);
  cl_buf_free(&line);
}

static void print_said(run *r) {
  const cl_diag *diag = &r->app.diag;
  unsigned columns = diag->count ? cl_screen_columns(STDERR_FILENO) : 0;
  size_t shown = 0, left = 0;
  cl_buf text = CL_BUF_INIT;
  for (size_t i = 0; i < diag->count; i++) {
    const cl_finding *finding = &diag->findings[i];
    if (cl_is_unsaid(&r->app, finding))
      continue;
    if (finding->place.file && finding->place.line && shown++ >= MOST_SHOWN) {
      left++;
      continue;
    }
    put_said(r, finding, columns, &text);
  }
  if (left)
    cl_buf_printf(&text,
                  P_("%s: and %zu more: see cl-plan check\n",
                     "%s: and %zu more: see cl-plan check\n", left),
                  r->app.program->name, left);
  write_stderr(&text, false);
  cl_buf_free(&text);
}

/* ---- One run ---------------------------------------------------------------- */

static enum cl_status worse(enum cl_status a, enum cl_status b) {
  return a > b ? a : b;
}

/* Takes back the notes from the one at FIRST on: they tell of what did not
 * happen. */
static void forget_notes(cl_diag *diag, size_t first) {
  size_t kept = first;
  for (size_t i = first; i < diag->count; i++) {
    if (diag->findings[i].level == CL_NOTE)
      diag->by_level[CL_NOTE]--;
    else
      diag->findings[kept++] = diag->findings[i];
  }
  if (kept < diag->count)
    diag->count = kept;
}

static enum cl_status run_and_save(run *r) {
  size_t said = r->app.diag.count;
  enum cl_status status = r->app.verb->run(&r->app);
  if (status != CL_OK || !r->app.change)
    return status;
  status = save(r);
  if (status != CL_OK)
    forget_notes(&r->app.diag, said);
  return status;
}

/* Somebody changed the plan while the verb worked, without the lock, as an
 * editor does: the same on the plan as it is by now. */
static enum cl_status start_over(run *r) {
  r->changed = false;
  cl_buf_cut(&r->app.out, 0);
  cl_change_free(r->app.change);
  cl_plan_close(r->app.plan);
  r->app.change = NULL;
  r->app.plan = NULL;
  enum cl_status status = read_and_judge(r);
  if (status != CL_OK || (status = set_lang(r)) != CL_OK)
    return status;
  return run_and_save(r);
}

/* Before the plan is read, for that finds something already: what builders read is
 * English. */
static enum cl_status set_findings(run *r) {
  enum cl_format format;
  if (!(r->app.verb->flags & CL_V_FINDINGS))
    return CL_OK;
  enum cl_status status = cl_findings_ready(&r->app, &format);
  if (status != CL_OK)
    return status;
  if (cl_findings_english(format))
    cl_lang_set_user(CL_EN);
  return CL_OK;
}

static enum cl_status run_one(run *r) {
  enum cl_status status = open_plan(r);
  if (status == CL_PLAN && (r->app.verb->flags & CL_V_FINDINGS))
    cl_print_findings(&r->app, &r->app.diag);
  if (status != CL_OK || (status = set_lang(r)) != CL_OK)
    return status;
  const cl_diag_mark before = cl_diag_here(&r->app.diag);
  status = run_and_save(r);
  for (unsigned tries = 1; r->changed && tries < MOST_TRIES && !cl_file_streamed(); tries++) {
    cl_diag_rewind(&r->app.diag, &before);
    status = start_over(r);
  }
  if (cl_access_now(&r->app) == CL_ASKS)
    status = worse(status, show_pieces(r));
  let_go(r);
  /* Who failed to change the plan has nothing to show for it. */
  if (status != CL_OK && cl_access_now(&r->app) == CL_WRITES)
    cl_buf_cut(&r->app.out, 0);
  return status;
}

static enum cl_status run_this(cl_app *app) {
  return run_one((run *)app); /* its first member: every app is one of a run */
}

static enum cl_status run_verb(run *r) {
  cl_several several = { NULL, 0, 0 };
  enum cl_status status = settle(r);
  if (status != CL_OK || (status = set_findings(r)) != CL_OK)
    return status;
  if ((status = cl_plans_find(&r->app, &r->globals, cl_access_now(&r->app), &several)) != CL_OK) {
    free(several.items);
    return status;
  }
  status = several.count > 1 ? cl_plans_each(&r->app, &several, run_this) : run_one(r);
  free(several.items);
  return status;
}

static enum cl_status run_all(run *r, int argc, char **argv) {
  cl_app *app = &r->app;
  enum cl_status status = cl_opt_parse(app, &r->globals, argc, argv);
  if (status != CL_OK)
    return status;
  if (cl_global(&r->globals, CL_G_VERSION)) {
    cl_buf_printf(&app->out, "%s (clkit) %s\n%s\n", app->program->name, PROGRAM_VERSION,
                  _("MIT licence: free to use, change and share, without any warranty."));
    return CL_OK;
  }
  if (cl_global(&r->globals, CL_G_HELP)) {
    if ((status = set_output(r)) != CL_OK)
      return status;
    return cl_help_run(app);
  }
  if (app->verb)
    return run_verb(r);
  cl_buf usage = CL_BUF_INIT;
  cl_help_short(app->program, &usage);
  write_stderr(&usage, false);
  cl_buf_free(&usage);
  return CL_USAGE;
}

static void end_run(run *r) {
  let_go(r);
  for (size_t i = 0; i < r->over_count; i++)
    free((char *)r->over[i].bytes.p);
  free(r->over);
  cl_plan_close(r->on_disk);
  if (r->app.change)
    cl_change_free(r->app.change);
  if (r->app.plan)
    cl_plan_close(r->app.plan);
  cl_buf_free(&r->app.out);
  cl_diag_free(&r->app.diag);
  cl_arena_free(r->app.arena);
}

/* Ends as the signal that stopped the questions would have ended it, so that a
 * shell knows. */
static void end_by(int number) {
  sigset_t set;
  struct sigaction usual = { .sa_handler = SIG_DFL };
  sigaction(number, &usual, NULL);
  sigemptyset(&set);
  sigaddset(&set, number);
  raise(number);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
}

int cl_main(int argc, char **argv, const cl_program *program) {
  guard_descriptors();
  ignore_sigpipe();
  cl_schema_start();
  run r = { .app = { .program = program, .type = CL_T_NONE, .out = CL_BUF_INIT } };
  r.app.arena = cl_arena_new();
  start_language(&r, argc, argv);
  cl_diag_init(&r.app.diag);
  enum cl_status status = run_all(&r, argc, argv);
  ignore_sigpipe(); /* the lock may have put its own handler there */
  status = worse(status, print_results(&r));
  status = worse(status, close_stdout(&r));
  print_said(&r);
  status = worse(status, r.app.diag.worst);
  int number = r.app.signal;
  end_run(&r);
  if (number)
    end_by(number);
  return (int)status;
}
