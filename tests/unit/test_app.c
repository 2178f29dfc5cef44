/* test_app.c - whole runs of a program with verbs of our own: the plan in and
 * out, standard streams, exit statuses.  Each run is a child process. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../lib/base/file.h"
#include "../../lib/base/lock.h"
#include "../../lib/cli/general.h"
#include "../../lib/cli/output.h"
#include "../../lib/cli/arguments.h"
#include "../../lib/cli/assign.h"
#include "own_folder.h"
#include "../../lib/verbs/verbs.h"

/* ---- A program --------------------------------------------------------------- */

/* Prints what a run has settled. */
static enum cl_status look(cl_app *app) {
  char iso[CL_DATE_SIZE];
  cl_buf_printf(&app->out, "today=%s stamp=%lld color=%d columns=%u lang=%d goals=%zu\n",
                cl_date_iso(iso, app->today), (long long)app->stamp, app->color, app->columns,
                (int)app->lang, app->plan->count[CL_T_GOAL]);
  cl_note(app, "a note");
  return CL_OK;
}

/* Says something worse than it returns. */
static enum cl_status fail_worse(cl_app *app) {
  cl_buf_puts(&app->out, "a result\n");
  cl_fail(&app->diag, CL_IO, CL_NOWHERE, "it failed");
  return CL_FOUND;
}

/* Changes a record of the root and one of an included file.  With the argument
 * `spoil` somebody else changes the latter in between, each time; with `meddle`
 * once. */
static enum cl_status both(cl_app *app) {
  const char *value = "new";
  static const cl_type types[] = { CL_T_GOAL, CL_T_THEME };
  static const cl_field fields[] = { CL_F_GOAL_TEXT, CL_F_THEME_TEXT };
  for (size_t i = 0; i < CL_COUNT(types); i++) {
    cl_target *target = cl_change_rec(app->change, app->plan->first[types[i]]);
    enum cl_status status = cl_change_set(app->change, target, fields[i], &value, 1);
    if (status != CL_OK)
      return status;
  }
  static bool meddled;
  const char *word = app->arg_count ? app->args[0] : "";
  if (strcmp(word, "spoil") == 0 || (strcmp(word, "meddle") == 0 && !meddled)) {
    FILE *file = fopen("themes.yaml", "a");
    fputs("# somebody was here\n", file);
    fclose(file);
    meddled = true;
  }
  if (app->arg_count && strcmp(app->args[0], "fail") == 0)
    return cl_usage(app, "no good");
  cl_buf_puts(&app->out, "changed\n");
  return CL_OK;
}

/* Reads the arguments as a date, a number, a reference and an item. */
static enum cl_status need(cl_app *app) {
  char iso[CL_DATE_SIZE];
  cl_date date = cl_need_date(app, app->args[0]);
  const char *number = cl_need_value(app, CL_F_JOINT_GOAL_TARGET, app->args[1]);
  const char *ref = cl_need_value(app, CL_F_GOAL_SOURCE, app->args[2]);
  const char *item = cl_need_value(app, CL_F_COMMUNITY_AGREEMENTS_HOURS, app->args[3]);
  const cl_rec *goal = cl_need_rec(app, CL_T_GOAL, app->args[4]);
  cl_buf_printf(&app->out, "%s %s %s %s %s\n", date == CL_NO_DATE ? "-" : cl_date_iso(iso, date),
                number ? number : "-", ref ? ref : "-", item ? item : "-", goal ? goal->id : "-");
  const cl_rec *community = cl_need_community(app);
  cl_buf_printf(&app->out, "%s\n", community ? community->id : "-");
  return CL_OK;
}

static const cl_verb verbs[] = {
  { .name = "look", .access = CL_READS, .run = look, .help = "look" },
  { .name = "any", .access = CL_READS_ANY, .run = look, .help = "any" },
  { .name = "fail", .access = CL_READS, .run = fail_worse, .help = "fail" },
  { .name = "both",
    .access = CL_WRITES,
    .max_args = 1,
    .args = "[WORD]",
    .run = both,
    .help = "b" },
  { .name = "need",
    .access = CL_READS,
    .min_args = 5,
    .max_args = 5,
    .args = "DATE VALUE ID TEXT GOAL",
    .options = CL_O(COMMUNITY),
    .run = need,
    .help = "need" },
  { .name = NULL },
};
static const cl_program program = { .name = "cl-kapstok",
                                    .step = CL_KAPSTOK,
                                    .help = "the kapstok",
                                    .verbs = verbs,
                                    .shared = cl_shared_verbs,
                                    .general = cl_general_verbs };

/* ---- Runs -------------------------------------------------------------------- */

static const char PLAN[] = "# a plan\n"
                           "plan: 1\n"
                           "organisation: Test\n"
                           "language: en\n"
                           "include: [themes.yaml]\n"
                           "kapstok:\n"
                           "  sources:\n"
                           "    - {id: bp26, title: Plan}\n"
                           "  goals:\n"
                           "    - id: a  # the first\n"
                           "      text: one\n"
                           "      side: internal\n"
                           "    - {id: b, text: two, side: external}\n"
                           "people:\n"
                           "  - {id: cl1, role: librarian}\n"
                           "communities:\n"
                           "  - {id: c1, name: One}\n";
static const char THEMES[] = "kapstok:\n  themes:\n    - {id: t, text: Theme}\n";

static char out[65536], said[65536]; /* what the last run printed */

static const char *got(const char *path, char *text, size_t size) {
  FILE *file = fopen(path, "r");
  size_t n = file ? fread(text, 1, size - 1, file) : 0;
  if (file)
    fclose(file);
  text[n] = '\0';
  return text;
}

static const char *file_text(const char *path) {
  static char text[65536];
  return got(path, text, sizeof text);
}

/* How standard streams stand for a run; NULL closes one. */
static const char *in_path = "/dev/null", *out_path = "out", *err_path = "err";

static void redirect(int fd, const char *path, int flags) {
  close(fd);
  int opened = path ? open(path, flags, 0600) : fd;
  if (opened < 0)
    _exit(99);
  if (opened != fd && (dup2(opened, fd) != fd || close(opened) != 0))
    _exit(99);
}

/* Runs the program with the words of LINE, split at blanks. */
static int run(const char *line) {
  char words[512], *argv[40], *save = NULL;
  int argc = 0, status;
  snprintf(words, sizeof words, "cl-kapstok %s", line);
  for (char *w = strtok_r(words, " ", &save); w; w = strtok_r(NULL, " ", &save))
    argv[argc++] = strcmp(w, "''") == 0 ? (char *)(intptr_t) "" : w;
  argv[argc] = NULL;
  fflush(NULL);
  remove("out");
  remove("err");
  pid_t pid = fork();
  if (pid == 0) {
    redirect(0, in_path, O_RDONLY);
    redirect(1, out_path, O_WRONLY | O_CREAT | O_TRUNC);
    redirect(2, err_path, O_WRONLY | O_CREAT | O_TRUNC);
    exit(cl_main(argc, argv, &program));
  }
  assert_int_equal(waitpid(pid, &status, 0), pid);
  assert_true(WIFEXITED(status));
  got("out", out, sizeof out);
  got("err", said, sizeof said);
  return WEXITSTATUS(status);
}

static void contains(const char *text, const char *part) {
  if (!strstr(text, part))
    fail_msg("\"%s\" is not in:\n%s\n%s", part, text, said);
}

static int fresh(void **state) {
  (void)state;
  put("plan.yaml", PLAN);
  put("themes.yaml", THEMES);
  in_path = "/dev/null";
  out_path = "out";
  err_path = "err";
  setenv("CL_TODAY", "2026-11-07", 1);
  unsetenv("SOURCE_DATE_EPOCH");
  unsetenv("CL_PLAN");
  return 0;
}

static void nothing_left(void) {
  assert_false(exists(".plan.yaml.lock"));
}

static void settings(void **state) {
  (void)state;
  assert_int_equal(run("look"), 0);
  assert_string_equal(out, "today=2026-11-07 stamp=1794009600 color=0 columns=0 lang=0 goals=2\n");
  assert_string_equal(said, "cl-kapstok: note: a note\n");
  assert_int_equal(run("look -q --today 2026-01-01 --color always --language nl"), 0);
  assert_string_equal(out, "today=2026-01-01 stamp=1767225600 color=1 columns=0 lang=1 goals=2\n");
  assert_string_equal(said, "");
  setenv("SOURCE_DATE_EPOCH", "0", 1);
  assert_int_equal(run("look"), 0);
  contains(out, "stamp=0 ");
  setenv("SOURCE_DATE_EPOCH", "-1", 1);
  assert_int_equal(run("look"), 2);
  setenv("SOURCE_DATE_EPOCH", "soon", 1);
  assert_int_equal(run("look"), 2);
  unsetenv("SOURCE_DATE_EPOCH");
  setenv("CL_TODAY", "yesterweek", 1);
  assert_int_equal(run("look"), 2);
  assert_int_equal(run("--help"), 0); /* help needs no day */
  setenv("CL_TODAY", "", 1);
  assert_int_equal(run("look"), 0);
  assert_int_equal(run("look --color red"), 2);
  assert_int_equal(run("look --language de"), 2);
  assert_int_equal(run("look --wait -1"), 2);
  assert_string_equal(out, "");
}

static void statuses(void **state) {
  (void)state;
  assert_int_equal(run(""), 2);
  assert_string_equal(out, "");
  contains(said, "usage: cl-kapstok");
  assert_int_equal(run("--help"), 0);
  contains(out, "cl-kapstok - ");
  assert_string_equal(said, "");
  assert_int_equal(run("--version"), 0);
  contains(out, "cl-kapstok (clkit) ");
  assert_int_equal(run("look --nonsense"), 2);
  contains(said, "cl-kapstok: error: unknown option --nonsense");
  assert_int_equal(run("-f nowhere.yaml look"), 4);
  contains(said, "nowhere.yaml: error: ");
  /* the worst that was said or returned */
  assert_int_equal(run("fail"), 4);
  assert_string_equal(out, "a result\n");
  contains(said, "error: it failed");
  assert_int_equal(run("list goal --side external --id a"), 1);
}

static void plans_that_cannot_be_read(void **state) {
  (void)state;
  put("plan.yaml", "plan: [1\n");
  assert_int_equal(run("look"), 3);
  assert_string_equal(out, "");
  contains(said, "plan.yaml:");
  assert_int_equal(run("set goal a --text x"), 3);
  assert_string_equal(file_text("plan.yaml"), "plan: [1\n");
  nothing_left();
}

static void errors_of_format(void **state) {
  (void)state;
  static const char bad[] = "plan: 1\norganisation: T\nkapstok:\n  goals:\n"
                            "    - {id: a, text: one, side: sideways}\n"
                            "    - {id: b, text: two, side: external, colour: red}\n";
  put("plan.yaml", bad);
  assert_int_equal(run("look"), 3);
  assert_string_equal(out, "");
  contains(said, "plan.yaml:5:");
  contains(said, "plan.yaml:6:");
  assert_int_equal(run("any"), 0); /* check and status go on */
  contains(out, "goals=2");
  assert_int_equal(run("set goal a --side internal"), 0);
  contains(said, "the plan had 2 errors");
  contains(file_text("plan.yaml"), "{id: a, text: one, side: internal}");
  contains(file_text("plan.yaml"), "colour: red");
}

static void only_so_many_errors(void **state) {
  (void)state;
  char text[16384] = "plan: 1\norganisation: T\nkapstok:\n  goals:\n";
  size_t n = strlen(text);
  for (int i = 0; i < 80; i++)
    n += (size_t)snprintf(text + n, sizeof text - n, "    - {id: g%d, text: x, side: up}\n", i);
  put("plan.yaml", text);
  assert_int_equal(run("look"), 3);
  contains(said, "plan.yaml:54:");
  assert_null(strstr(said, "plan.yaml:60:"));
  contains(said, "and 30 more");
}

static void a_change(void **state) {
  (void)state;
  assert_int_equal(run("set goal a --text 'x'"), 0);
  contains(file_text("plan.yaml"), "    - id: a  # the first\n      text: ");
  nothing_left();
  assert_int_equal(run("add theme New"), 0);
  assert_string_equal(out, "new\n");
  contains(file_text("themes.yaml"), "id: new, text: New");
}

static void no_change_touches_nothing(void **state) {
  (void)state;
  struct stat before, after;
  assert_int_equal(stat("plan.yaml", &before), 0);
  assert_int_equal(run("set goal a --text one"), 0);
  assert_int_equal(stat("plan.yaml", &after), 0);
  assert_true(before.st_ino == after.st_ino);
  assert_int_equal(before.st_mtim.tv_sec, after.st_mtim.tv_sec);
  assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
}

static void dry_run(void **state) {
  (void)state;
  assert_int_equal(run("add theme New -n"), 0);
  contains(out, "--- a/themes.yaml\n+++ b/themes.yaml\n@@");
  contains(out, "\n+    - {id: new, text: New}");
  contains(said, "new\n"); /* what the verb prints must not spoil the diff */
  assert_string_equal(file_text("themes.yaml"), THEMES);
  assert_int_equal(run("both -n"), 0);
  contains(out, "+++ b/plan.yaml");
  contains(out, "+++ b/themes.yaml");
  assert_string_equal(file_text("plan.yaml"), PLAN);
  assert_int_equal(run("set goal a --text one -n"), 0);
  assert_string_equal(out, "");
}

static void through_a_pipe(void **state) {
  (void)state;
  in_path = "plan.yaml";
  assert_int_equal(run("-f - look"), 0);
  contains(out, "goals=2");
  assert_int_equal(run("-f - set goal a --text three"), 0);
  contains(out, "# a plan\nplan: 1\n");
  contains(out, "      text: three\n");
  assert_int_equal(run("-f - add goal Four --side internal"), 0);
  contains(out, "id: four");
  assert_null(strstr(out, "\nfour\n"));
  contains(said, "four\n");
  assert_int_equal(run("-f - set goal a --text one"), 0); /* no change: the plan all the same */
  assert_string_equal(out, PLAN);
  assert_int_equal(run("-f - set goal zz --text one"), 2);
  assert_string_equal(out, "");
  assert_int_equal(run("-f - set goal a --text x -n"), 0);
  contains(out, "+++ b/");
  assert_string_equal(file_text("plan.yaml"), PLAN);
}

static void included_files_do_not_go_through_a_pipe(void **state) {
  (void)state;
  in_path = "plan.yaml";
  assert_int_equal(run("-f - set theme t --text x"), 2);
  contains(said, "themes.yaml");
  assert_string_equal(out, "");
  assert_string_equal(file_text("themes.yaml"), THEMES);
}

static void two_files(void **state) {
  (void)state;
  assert_int_equal(run("both"), 0);
  assert_string_equal(out, "changed\n");
  contains(file_text("plan.yaml"), "text: new");
  contains(file_text("themes.yaml"), "text: new");
  nothing_left();
}

static void all_files_or_none(void **state) {
  (void)state;
  char wanted[1024];
  snprintf(wanted, sizeof wanted, "%s", THEMES);
  for (int tries = 0; tries < 20; tries++)
    snprintf(wanted + strlen(wanted), sizeof wanted - strlen(wanted), "# somebody was here\n");
  assert_int_equal(run("both spoil"), 4);
  assert_string_equal(out, "");
  contains(said, "themes.yaml");
  contains(said, "changed by another program");
  assert_string_equal(file_text("plan.yaml"), PLAN);
  assert_string_equal(file_text("themes.yaml"), wanted);
  nothing_left();
  put("themes.yaml", THEMES);
  assert_int_equal(run("both fail"), 2);
  assert_string_equal(file_text("plan.yaml"), PLAN);
  assert_string_equal(out, "");
}

/* Somebody saved in between: what they wrote stays, and the change is made to
 * that. */
static void done_over(void **state) {
  (void)state;
  assert_int_equal(run("both meddle"), 0);
  assert_string_equal(out, "changed\n");
  assert_string_equal(said, "");
  assert_string_equal(file_text("themes.yaml"), "kapstok:\n  themes:\n"
                                                "    - {id: t, text: new}\n"
                                                "# somebody was here\n");
  contains(file_text("plan.yaml"), "text: new");
  nothing_left();
}

static void a_plan_that_is_locked(void **state) {
  (void)state;
  cl_diag diag;
  cl_lock lock;
  cl_diag_init(&diag);
  assert_int_equal(cl_lock_take(&lock, "plan.yaml", 0, &diag), CL_OK);
  assert_int_equal(run("set goal a --text x --wait 0"), 4);
  contains(said, "error: ");
  assert_string_equal(file_text("plan.yaml"), PLAN);
  assert_int_equal(run("look"), 0); /* who reads needs no lock */
  assert_int_equal(run("set goal a --text x -n"), 0);
  cl_lock_release(&lock);
  cl_diag_free(&diag);
  assert_int_equal(run("set goal a --text x --wait 0"), 0);
  nothing_left();
}

static void a_full_disk(void **state) {
  (void)state;
  if (!exists("/dev/full"))
    skip();
  out_path = "/dev/full";
  assert_int_equal(run("look -q"), 4);
  contains(said, "error: ");
  assert_int_equal(run("--help"), 4);
  in_path = "plan.yaml";
  assert_int_equal(run("-f - set goal a --text x"), 4);
}

static void closed_streams(void **state) {
  (void)state;
  out_path = NULL;
  assert_int_equal(run("look"), 4);
  contains(said, "error: ");
  assert_string_equal(file_text("plan.yaml"), PLAN);
  assert_int_equal(run("set goal a --text x"), 0); /* nothing to print */
  in_path = err_path = NULL;
  assert_int_equal(run("add theme x"), 4);
  assert_null(strstr(file_text("themes.yaml"), "error"));
  out_path = "out";
  assert_int_equal(run("look"), 0);
  contains(out, "goals=2");
  assert_int_equal(run("-f - look"), 4);
}

static void a_closed_pipe(void **state) {
  (void)state;
  int ends[2], status;
  assert_int_equal(pipe(ends), 0);
  close(ends[0]); /* nobody reads */
  fflush(NULL);
  pid_t pid = fork();
  if (pid == 0) {
    char *argv[] = { (char *)(intptr_t) "cl-kapstok", (char *)(intptr_t) "list",
                     (char *)(intptr_t) "goal", NULL };
    signal(SIGPIPE, SIG_DFL);
    redirect(2, "err", O_WRONLY | O_CREAT | O_TRUNC);
    dup2(ends[1], 1);
    exit(cl_main(3, argv, &program));
  }
  close(ends[1]);
  assert_int_equal(waitpid(pid, &status, 0), pid);
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), 0);
  assert_string_equal(got("err", said, sizeof said), "");
}

static void what_people_type(void **state) {
  (void)state;
  assert_int_equal(run("need +2w 12.5 bp26 cl1;4 b"), 0);
  assert_string_equal(out, "2026-11-21 12.5 bp26 person=cl1; per-week=4 b\nc1\n");
  assert_int_equal(run("need 11/8/2026 12.5 bp26 cl1;4 b"), 0); /* an English plan */
  contains(out, "2026-11-08 ");
  assert_int_equal(run("need someday 12.5 bp26 cl1;4 b"), 2);
  contains(said, "\"someday\" is not a date");
  assert_int_equal(run("need today 12,5 bp26 cl1;4 b"), 2);
  contains(said, "target: \"12,5\" is not a number");
  assert_int_equal(run("need today 1 bp26 cl1;4 aa"), 2);
  contains(said, "there is no goal \"aa\": did you mean a?");
  assert_int_equal(run("need today 1 bp26 cl1;4 b --community nope"), 2);
  contains(said, "there is no community \"nope\": there are c1");
  char plan[2048];
  snprintf(plan, sizeof plan, "%s  - {id: c2, name: Two}\n", PLAN);
  memcpy(strstr(plan, "language: en"), "language: nl", 12);
  put("plan.yaml", plan);
  assert_int_equal(run("need 8-11-2026 12,5 bp26 cl1;4 b --community c2"), 0);
  assert_string_equal(out, "2026-11-08 12.5 bp26 person=cl1; per-week=4 b\nc2\n");
  assert_int_equal(run("need 8-11-2026 1,500 bp26 cl1;4 b --community c2"), 2);
  assert_int_equal(run("need 8-11-2026 1 bp26 cl1;4 b"), 2);
  contains(said, "c1, c2");
}

static void findings(void **state) {
  (void)state;
  put("plan.yaml", "plan: 1\norganisation: T\nkapstok:\n  goals:\n"
                   "    - {id: a, text: one, side: up, source: zz}\n");
  assert_int_equal(run("check --no-rules"), 1);
  contains(out, "plan.yaml:5:");
  contains(out, "error: ");
  assert_string_equal(said, ""); /* said once, on standard output */
  assert_int_equal(run("check --no-rules --json"), 1);
  contains(out, "{\"file\":\"plan.yaml\",\"line\":5,\"col\":");
  contains(out, "\"level\":\"error\",\"rule\":null,");
  put("plan.yaml", PLAN);
  assert_int_equal(run("check --no-rules"), 0);
  assert_string_equal(out, "");
}

static int start(void **state) {
  unsetenv("LANGUAGE");
  setenv("LC_ALL", "C", 1);
  setenv("TERM", "xterm", 1);
  unsetenv("NO_COLOR");
  return enter(state);
}

static int stop(void **state) {
  static const char *const files[] = { "plan.yaml", "themes.yaml", "out", "err" };
  for (size_t i = 0; i < CL_COUNT(files); i++)
    remove(files[i]);
  return leave(state); /* fails when anything else was left */
}

int main(void) {
#define T(f) cmocka_unit_test_setup(f, fresh)
  const struct CMUnitTest tests[] = {
    T(settings),
    T(statuses),
    T(plans_that_cannot_be_read),
    T(errors_of_format),
    T(only_so_many_errors),
    T(a_change),
    T(no_change_touches_nothing),
    T(dry_run),
    T(through_a_pipe),
    T(included_files_do_not_go_through_a_pipe),
    T(two_files),
    T(all_files_or_none),
    T(done_over),
    T(a_plan_that_is_locked),
    T(a_full_disk),
    T(closed_streams),
    T(a_closed_pipe),
    T(what_people_type),
    T(findings),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
