/* Tests of lib/base/lock.c: one writer a plan, whatever happens to it. */
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <pwd.h>
#include <unistd.h>

#include "../../lib/base/file.h"
#include "own_folder.h"
#include "../../lib/base/lock.h"

static cl_diag diag;

static int fresh(void **state) {
  (void)state;
  cl_diag_init(&diag);
  return 0;
}

static int empty(void **state) {
  (void)state;
  cl_diag_free(&diag);
  return empty_folder(".");
}

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void rest(long milliseconds) {
  struct timespec pause = { milliseconds / 1000, milliseconds % 1000 * 1000000 };
  nanosleep(&pause, NULL);
}

static enum cl_status take_and_release(const char *root, unsigned wait) {
  cl_lock lock;
  enum cl_status status = cl_lock_take(&lock, root, wait, &diag);
  cl_lock_release(&lock);
  return status;
}

static bool is_said(const char *words) {
  return diag.count && strstr(diag.findings[diag.count - 1].text, words);
}

/* A child that takes the lock, says so, and then does WORK. */
static pid_t holder(void (*work)(cl_lock *)) {
  int ends[2];
  char go;
  assert_int_equal(pipe(ends), 0);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    cl_lock lock;
    close(ends[0]);
    if (cl_lock_take(&lock, "plan.yaml", 0, &diag) != CL_OK || write(ends[1], "x", 1) != 1)
      _exit(9);
    work(&lock);
    _exit(8);
  }
  close(ends[1]);
  assert_int_equal(read(ends[0], &go, 1), 1);
  close(ends[0]);
  return child;
}

static int ending(pid_t child) {
  int status;
  pid_t ended = waitpid(child, &status, 0);
  assert_true(ended > 0 && (child < 0 || ended == child));
  return status;
}

static void sleep_long(cl_lock *lock) {
  (void)lock;
  rest(60000);
}

static void end_at_once(cl_lock *lock) {
  (void)lock;
  _exit(0); /* no exit hooks: as if it were killed */
}

/* ---- ---------------------------------------------------------------------- */

static void takes_and_releases(void **state) {
  (void)state;
  put("plan.yaml", "x");
  cl_lock lock;
  assert_int_equal(cl_lock_take(&lock, "plan.yaml", 0, &diag), CL_OK);
  assert_true(exists(".plan.yaml.lock"));
  assert_int_equal(entries("."), 2); /* and no temp file */
  cl_buf text = CL_BUF_INIT;
  char want[40];
  snprintf(want, sizeof want, "pid: %ld\n", (long)getpid());
  assert_int_equal(cl_file_read(".plan.yaml.lock", 1000, &text, NULL, &diag), CL_OK);
  assert_memory_equal(text.p, want, strlen(want));
  assert_non_null(strstr(text.p, "\nhost: "));
  cl_buf_free(&text);
  cl_lock_release(&lock);
  assert_null(lock.path);
  cl_lock_release(&lock); /* once more does nothing */
  assert_false(exists(".plan.yaml.lock"));
  assert_int_equal(take_and_release("plan.yaml", 0), CL_OK);
  assert_int_equal(diag.count, 0);
}

static void locks_plans_apart(void **state) {
  (void)state;
  cl_lock one, two;
  assert_int_equal(cl_lock_take(&one, "een.yaml", 0, &diag), CL_OK);
  assert_int_equal(cl_lock_take(&two, "twee.yaml", 0, &diag), CL_OK);
  assert_true(exists(".een.yaml.lock") && exists(".twee.yaml.lock"));
  cl_lock_release(&one);
  assert_true(!exists(".een.yaml.lock") && exists(".twee.yaml.lock"));
  cl_lock_release(&two);
  assert_int_equal(entries("."), 0);
}

static void two_names_share_a_lock(void **state) {
  (void)state;
  put("plan.yaml", "x");
  assert_int_equal(symlink("plan.yaml", "link.yaml"), 0);
  cl_lock lock;
  assert_int_equal(cl_lock_take(&lock, "link.yaml", 0, &diag), CL_OK);
  assert_true(exists(".plan.yaml.lock"));
  assert_int_equal(take_and_release("plan.yaml", 0), CL_IO);
  assert_int_equal(take_and_release("./plan.yaml", 0), CL_IO);
  assert_true(is_said("in use by process"));
  cl_lock_release(&lock);
  assert_false(exists(".plan.yaml.lock"));
}

static void tells_who_holds_it(void **state) {
  (void)state;
  pid_t child = holder(sleep_long);
  char pid[40];
  snprintf(pid, sizeof pid, "process %ld ", (long)child);
  assert_int_equal(take_and_release("plan.yaml", 0), CL_IO);
  assert_true(is_said(pid));
  assert_true(is_said("/.plan.yaml.lock"));
  assert_string_equal(diag.findings[0].place.file, "plan.yaml");
  double start = seconds();
  assert_int_equal(take_and_release("plan.yaml", 1), CL_IO);
  assert_true(seconds() - start >= 1 && seconds() - start < 10);
  assert_int_equal(entries("."), 1);
  kill(child, SIGTERM);
  ending(child);
}

static void release_soon(cl_lock *lock) {
  rest(300);
  cl_lock_release(lock);
  _exit(0);
}

static void waits_for_it(void **state) {
  (void)state;
  pid_t child = holder(release_soon);
  double start = seconds();
  assert_int_equal(take_and_release("plan.yaml", 30), CL_OK);
  assert_true(seconds() - start >= 0.2);
  assert_int_equal(diag.count, 0); /* no note: it was let go, not taken over */
  assert_int_equal(ending(child), 0);
}

/* ---- Endings --------------------------------------------------------------- */

static void exit_plainly(cl_lock *lock) {
  (void)lock;
  exit(3);
}

static void run_out_of_memory(cl_lock *lock) {
  (void)lock;
  size_t cap = 0;
  cl_grow(NULL, &cap, SIZE_MAX, 8);
}

static void goes_at_exit(void **state) {
  (void)state;
  int status = ending(holder(exit_plainly));
  assert_true(WIFEXITED(status));
  assert_false(exists(".plan.yaml.lock"));
  status = ending(holder(run_out_of_memory));
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), CL_IO);
  assert_false(exists(".plan.yaml.lock"));
}

static void goes_on_signals(void **state) {
  (void)state;
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };
  heed_signals();
  for (size_t i = 0; i < CL_COUNT(numbers); i++) {
    pid_t child = holder(sleep_long);
    assert_true(exists(".plan.yaml.lock"));
    kill(child, numbers[i]);
    int status = ending(child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), numbers[i]);
    assert_int_equal(entries("."), 0);
  }
}

static void fork_and_exit(cl_lock *lock) {
  pid_t child = fork();
  if (child == 0)
    exit(0);
  waitpid(child, NULL, 0);
  bool still = exists(".plan.yaml.lock");
  cl_lock_release(lock);
  _exit(still ? 0 : 1);
}

static void stays_when_a_child_ends(void **state) {
  (void)state;
  assert_int_equal(ending(holder(fork_and_exit)), 0);
}

/* Somebody removed our lock by hand and another took it: theirs stays. */
static void leaves_a_lock_of_others(void **state) {
  (void)state;
  cl_lock lock;
  assert_int_equal(cl_lock_take(&lock, "plan.yaml", 0, &diag), CL_OK);
  assert_int_equal(remove(".plan.yaml.lock"), 0);
  put(".other", "keeps the first file's number from being used again");
  put(".plan.yaml.lock", "pid: 1\n");
  struct stat st;
  assert_int_equal(stat(".plan.yaml.lock", &st), 0);
  ino_t before = st.st_ino;
  cl_lock_release(&lock);
  assert_int_equal(stat(".plan.yaml.lock", &st), 0);
  assert_int_equal(st.st_ino, before);
}

/* ---- Left behind ----------------------------------------------------------- */

static void takes_over_what_was_left(void **state) {
  (void)state;
  pid_t child = holder(end_at_once);
  ending(child);
  assert_true(exists(".plan.yaml.lock"));
  assert_int_equal(take_and_release("plan.yaml", 0), CL_OK);
  char pid[40];
  snprintf(pid, sizeof pid, "process %ld,", (long)child);
  assert_int_equal(diag.count, 1);
  assert_int_equal(diag.findings[0].level, CL_NOTE);
  assert_true(is_said(pid));
  assert_int_equal(entries("."), 0);
}

/* While another takes the same lock over, we keep off. */
static void one_takes_over_at_a_time(void **state) {
  (void)state;
  int there[2], back[2];
  char go;
  ending(holder(end_at_once));
  assert_true(pipe(there) == 0 && pipe(back) == 0);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    int fd = open(".plan.yaml.lock", O_RDWR);
    close(back[1]);
    bool held = fcntl(fd, F_SETLK, &whole) == 0 && write(there[1], "x", 1) == 1;
    _exit(!held || read(back[0], &go, 1) != 1);
  }
  assert_int_equal(read(there[0], &go, 1), 1);
  assert_int_equal(take_and_release("plan.yaml", 0), CL_IO);
  assert_true(exists(".plan.yaml.lock"));
  assert_int_equal(write(back[1], "x", 1), 1);
  assert_int_equal(ending(child), 0);
  assert_int_equal(take_and_release("plan.yaml", 0), CL_OK);
  for (int i = 0; i < 2; i++) {
    close(there[i]);
    close(back[i]);
  }
}

/* A dead process's lock with one line changed, by KEY. */
static void leave_lock_with(const char *key, const char *value) {
  cl_buf text = CL_BUF_INIT, changed = CL_BUF_INIT;
  ending(holder(end_at_once));
  assert_int_equal(cl_file_read(".plan.yaml.lock", 1000, &text, NULL, &diag), CL_OK);
  const char *at = strstr(text.p, key);
  assert_non_null(at);
  cl_buf_add(&changed, text.p, (size_t)(at - text.p) + strlen(key));
  cl_buf_puts(&changed, value);
  cl_buf_puts(&changed, strchr(at, '\n'));
  put(".plan.yaml.lock", changed.p);
  cl_buf_free(&text);
  cl_buf_free(&changed);
}

/* Elsewhere that pid may well live: never taken over. */
static void respects_other_hosts(void **state) {
  (void)state;
  leave_lock_with("host: ", "balie-3.example.nl");
  assert_int_equal(take_and_release("plan.yaml", 0), CL_IO);
  assert_true(is_said("balie-3.example.nl"));
  assert_true(exists(".plan.yaml.lock"));
  remove(".plan.yaml.lock");
  leave_lock_with("space: ", "another");
  assert_int_equal(take_and_release("plan.yaml", 0), CL_IO);
  assert_true(exists(".plan.yaml.lock"));
}

/* A machine of the same name, or this one before it was started anew. */
static void knows_another_start(void **state) {
  (void)state;
  if (access("/proc/sys/kernel/random/boot_id", R_OK) != 0)
    skip();
  leave_lock_with("boot: ", "11111111-2222-3333-4444-555555555555");
  assert_int_equal(take_and_release("plan.yaml", 0), CL_IO); /* it was made just now */
  assert_true(is_said("another machine that is called"));
  assert_true(exists(".plan.yaml.lock"));
  cl_buf text = CL_BUF_INIT;
  assert_int_equal(cl_file_read(".plan.yaml.lock", 1000, &text, NULL, &diag), CL_OK);
  char *since = strstr(text.p, "since: 2");
  assert_non_null(since);
  memcpy(since + 7, "1999", 4); /* before this machine was started */
  put(".plan.yaml.lock", text.p);
  cl_buf_free(&text);
  assert_int_equal(take_and_release("plan.yaml", 0), CL_OK);
}

/* The number of a process that ended was given to one that lives. */
static void knows_a_number_that_was_given_again(void **state) {
  (void)state;
  char pid[40];
  if (access("/proc/self/stat", R_OK) != 0)
    skip();
  snprintf(pid, sizeof pid, "%ld", (long)getppid());
  leave_lock_with("pid: ", pid); /* with the start of the one that is gone */
  assert_int_equal(take_and_release("plan.yaml", 0), CL_OK);
}

static void says_whose_it_is(void **state) {
  (void)state;
  const struct passwd *user = getpwuid(geteuid());
  if (!user)
    skip();
  leave_lock_with("host: ", "balie-3.example.nl");
  assert_int_equal(take_and_release("plan.yaml", 0), CL_IO);
  assert_true(is_said(user->pw_name));
}

/* Our own number on a lock that is not ours: an earlier process had it. */
static void takes_over_its_own_number(void **state) {
  (void)state;
  char pid[40];
  snprintf(pid, sizeof pid, "%ld", (long)getpid());
  leave_lock_with("pid: ", pid);
  assert_int_equal(take_and_release("plan.yaml", 0), CL_OK);
}

static void respects_what_it_cannot_read(void **state) {
  (void)state;
  static const char *const texts[] = { "",
                                       "?",
                                       "pid: \nhost: x\n",
                                       "pid: 0\nhost: x\n",
                                       "pid: -1\nhost: x\n",
                                       "pid: 12",
                                       "pid: 99999999999\nhost: x",
                                       "pid: 1x\nhost: x\n" };
  for (size_t i = 0; i < CL_COUNT(texts); i++) {
    put(".plan.yaml.lock", texts[i]);
    assert_int_equal(take_and_release("plan.yaml", 0), CL_IO);
    assert_true(is_said("does not say by whom"));
    assert_true(exists(".plan.yaml.lock"));
  }
  remove(".plan.yaml.lock");
  assert_int_equal(mkdir(".plan.yaml.lock", 0700), 0);
  assert_int_equal(take_and_release("plan.yaml", 0), CL_IO);
  assert_int_equal(mkfifo("pipe", 0600), 0);
  remove(".plan.yaml.lock");
  assert_int_equal(rename("pipe", ".plan.yaml.lock"), 0);
  assert_int_equal(take_and_release("plan.yaml", 0), CL_IO); /* and no waiting for a writer */
  remove(".plan.yaml.lock");
  assert_int_equal(symlink("/etc/hostname", ".plan.yaml.lock"), 0);
  assert_int_equal(take_and_release("plan.yaml", 0), CL_IO);
}

/* Many at once on a lock that was left behind: nobody works beside another.
 * Each adds one to a number, slowly, and every one must count. */
static void work_alone(void) {
  cl_lock lock;
  for (int i = 0; i < 5; i++) {
    if (cl_lock_take(&lock, "plan.yaml", 60, &diag) != CL_OK)
      _exit(1);
    int fd = open("count", O_RDWR | O_CREAT, 0600);
    unsigned char count = 0;
    if (fd < 0 || pread(fd, &count, 1, 0) < 0)
      _exit(2);
    rest(1);
    count++;
    if (pwrite(fd, &count, 1, 0) != 1)
      _exit(3);
    close(fd);
    if (i == 2)
      _exit(0); /* and this one leaves its lock behind too */
    cl_lock_release(&lock);
  }
}

static void one_at_a_time(void **state) {
  (void)state;
  enum { WORKERS = 12 };
  ending(holder(end_at_once));
  for (int i = 0; i < WORKERS; i++) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
      work_alone();
      _exit(0);
    }
  }
  for (int i = 0; i < WORKERS; i++)
    assert_int_equal(ending(-1), 0); /* whichever ends: till then it counts as alive */
  unsigned char count = 0;
  int fd = open("count", O_RDONLY);
  assert_int_equal(read(fd, &count, 1), 1);
  close(fd);
  assert_int_equal(count, WORKERS * 3);
}

/* ---- Places ---------------------------------------------------------------- */

static void needs_a_folder(void **state) {
  (void)state;
  assert_int_equal(take_and_release("none/plan.yaml", 5), CL_IO);
  assert_true(is_said("no such file or folder"));
}

static void needs_a_folder_it_may_write(void **state) {
  (void)state;
  assert_int_equal(mkdir("closed", 0555), 0);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
      _exit(9);
    bool refused = take_and_release("closed/plan.yaml", 5) == CL_IO && is_said("no permission");
    _exit(!refused);
  }
  assert_int_equal(ending(child), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, empty)

int main(void) {
  const struct CMUnitTest tests[] = {
    TEST(takes_and_releases),
    TEST(locks_plans_apart),
    TEST(two_names_share_a_lock),
    TEST(tells_who_holds_it),
    TEST(waits_for_it),
    TEST(goes_at_exit),
    TEST(goes_on_signals),
    TEST(stays_when_a_child_ends),
    TEST(leaves_a_lock_of_others),
    TEST(takes_over_what_was_left),
    TEST(one_takes_over_at_a_time),
    TEST(respects_other_hosts),
    TEST(takes_over_its_own_number),
    TEST(knows_another_start),
    TEST(knows_a_number_that_was_given_again),
    TEST(says_whose_it_is),
    TEST(respects_what_it_cannot_read),
    TEST(one_at_a_time),
    TEST(needs_a_folder),
    TEST(needs_a_folder_it_may_write),
  };
  return cmocka_run_group_tests_name("lock", tests, enter, leave);
}
