/* Tests of lib/base/file.c: files read and replaced as wholes. */
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
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../../lib/base/file.h"
#include "own_folder.h"

static cl_diag diag;

/* Each test starts in a folder that is empty, and leaves it so. */
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

static enum cl_status replace(const char *path, const char *text, const cl_stamp *stamp) {
  return cl_file_replace(path, text, text ? strlen(text) : 0, stamp, &diag);
}

/* One error, about PATH, with WORDS in it. */
static void assert_error(const char *path, const char *words) {
  assert_int_equal(diag.by_level[CL_ERROR], 1);
  const cl_finding *finding = &diag.findings[diag.count - 1];
  assert_string_equal(finding->place.file, path);
  assert_non_null(strstr(finding->text, words));
}

/* Runs WORK in a child, as an ordinary user where we are root. */
static int in_child(bool (*work)(void), bool ordinary) {
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    if (ordinary && geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
      _exit(9);
    _exit(work() ? 0 : 1);
  }
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  return status;
}

/* ---- Reading ------------------------------------------------------------- */

static void reads(void **state) {
  (void)state;
  FILE *file = fopen("a", "wb");
  assert_int_equal(fwrite("een\0twee", 1, 8, file), 8);
  fclose(file);
  cl_buf buf = CL_BUF_INIT;
  cl_stamp stamp;
  cl_buf_puts(&buf, "what was here before");
  assert_int_equal(cl_file_read("a", 8, &buf, &stamp, &diag), CL_OK);
  assert_int_equal(buf.len, 8);
  assert_memory_equal(buf.p, "een\0twee", 9);
  assert_true(stamp.known);
  assert_int_equal(stamp.size, 8);
  put("empty", "");
  assert_int_equal(cl_file_read("empty", 8, &buf, &stamp, &diag), CL_OK);
  assert_int_equal(buf.len, 0);
  assert_string_equal(cl_buf_text(&buf), "");
  assert_int_equal(diag.count, 0);
  cl_buf_free(&buf);
}

static void reads_up_to_a_limit(void **state) {
  (void)state;
  put("a", "12345678");
  cl_buf buf = CL_BUF_INIT;
  cl_buf_puts(&buf, "before");
  assert_int_equal(cl_file_read("a", 7, &buf, NULL, &diag), CL_PLAN);
  assert_int_equal(buf.len, 0);
  assert_error("a", "7 bytes");
  cl_buf_free(&buf);
}

static void refuses_what_is_no_file(void **state) {
  (void)state;
  cl_buf buf = CL_BUF_INIT;
  cl_stamp stamp = { .known = true };
  assert_int_equal(cl_file_read(".", 100, &buf, &stamp, &diag), CL_IO);
  assert_error(".", "folder");
  assert_false(stamp.known);
  assert_int_equal(cl_file_read("none", 100, &buf, &stamp, &diag), CL_IO);
  assert_int_equal(cl_file_read("none/none", 100, &buf, &stamp, &diag), CL_IO);
  assert_int_equal(cl_file_read("", 100, &buf, &stamp, &diag), CL_IO);
  assert_int_equal(diag.by_level[CL_ERROR], 4);
  assert_int_equal(diag.worst, CL_IO);
  cl_buf_free(&buf);
}

static bool read_secret(void) {
  cl_buf buf = CL_BUF_INIT;
  return cl_file_read("secret", 100, &buf, NULL, &diag) == CL_IO && buf.len == 0 &&
         strstr(diag.findings[0].text, "no permission");
}

static void says_that_permission_lacks(void **state) {
  (void)state;
  put("secret", "x");
  assert_int_equal(chmod("secret", 0), 0);
  assert_int_equal(in_child(read_secret, true), 0);
}

/* Standard input from a pipe, in pieces with pauses, against a limit. */
static enum cl_status read_pipe(size_t pieces, size_t limit, cl_buf *out) {
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    close(ends[0]);
    for (size_t i = 0; i < pieces; i++) {
      if (write(ends[1], "0123456789", 10) != 10)
        _exit(1);
      struct timespec pause = { 0, i % 16 ? 0 : 1000000 };
      nanosleep(&pause, NULL);
    }
    _exit(0);
  }
  close(ends[1]);
  int saved = dup(STDIN_FILENO);
  assert_true(saved >= 0);
  dup2(ends[0], STDIN_FILENO);
  close(ends[0]);
  cl_stamp stamp = { .known = true };
  enum cl_status status = cl_file_read("-", limit, out, &stamp, &diag);
  assert_false(stamp.known);
  dup2(saved, STDIN_FILENO);
  close(saved);
  int exit_status;
  waitpid(child, &exit_status, 0);
  return status;
}

static void reads_standard_input(void **state) {
  (void)state;
  cl_buf buf = CL_BUF_INIT;
  assert_int_equal(read_pipe(200, 2000, &buf), CL_OK);
  assert_int_equal(buf.len, 2000);
  for (size_t i = 0; i < buf.len; i++)
    assert_int_equal(buf.p[i], '0' + (int)(i % 10));
  assert_int_equal(read_pipe(0, 10, &buf), CL_OK);
  assert_int_equal(buf.len, 0);
  assert_int_equal(read_pipe(200, 1999, &buf), CL_PLAN);
  assert_int_equal(buf.len, 0);
  assert_error("standard input", "too large");
  cl_buf_free(&buf);
}

static void reads_a_named_pipe(void **state) {
  (void)state;
  assert_int_equal(mkfifo("pipe", 0600), 0);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    int fd = open("pipe", O_WRONLY);
    _exit(write(fd, "uit de pijp", 11) != 11);
  }
  assert_holds("pipe", "uit de pijp");
  int status;
  waitpid(child, &status, 0);
  assert_int_equal(status, 0);
}

/* ---- Writing to descriptors ---------------------------------------------- */

static void writes_to_a_descriptor(void **state) {
  (void)state;
  int ends[2];
  char got[8] = "";
  bool closed = true;
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(cl_fd_write(ends[1], "hallo", 5, false, &closed, &diag), CL_OK);
  assert_false(closed);
  assert_int_equal(read(ends[0], got, sizeof got), 5);
  assert_string_equal(got, "hallo");
  assert_int_equal(cl_fd_write(ends[1], NULL, 0, false, &closed, &diag), CL_OK);
  /* Nobody reads any more: no signal, no error. */
  close(ends[0]);
  assert_int_equal(cl_fd_write(ends[1], "hallo", 5, false, &closed, &diag), CL_OK);
  assert_true(closed);
  assert_int_equal(cl_fd_write(ends[1], "hallo", 5, false, NULL, &diag), CL_OK);
  close(ends[1]);
  assert_int_equal(diag.count, 0);
  assert_int_equal(cl_fd_write(ends[1], "hallo", 5, false, &closed, &diag), CL_IO);
  assert_false(closed);
  assert_error("output", "not open");
}

/* A descriptor that does not wait still gets all bytes. */
static void writes_all_to_a_slow_reader(void **state) {
  (void)state;
  enum { SIZE = 1 << 20 };
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    close(ends[1]);
    static char buffer[10000];
    size_t sum = 0;
    for (ssize_t n; (n = read(ends[0], buffer, sizeof buffer)) > 0;)
      sum += (size_t)n;
    _exit(sum != SIZE);
  }
  close(ends[0]);
  char *big = cl_xcalloc(1, SIZE);
  assert_int_equal(cl_fd_write(ends[1], big, SIZE, false, NULL, &diag), CL_OK);
  free(big);
  close(ends[1]);
  int status;
  waitpid(child, &status, 0);
  assert_int_equal(status, 0);
}

/* ---- Replacing ----------------------------------------------------------- */

static mode_t mode_of(const char *path) {
  struct stat st;
  assert_int_equal(stat(path, &st), 0);
  return st.st_mode & 07777;
}

static void makes_new_files(void **state) {
  (void)state;
  mode_t mask = umask(027);
  assert_int_equal(replace("new", "inhoud", NULL), CL_OK);
  umask(mask);
  assert_holds("new", "inhoud");
  assert_int_equal(mode_of("new"), 0640);
  assert_int_equal(cl_file_replace("none", NULL, 0, NULL, &diag), CL_OK);
  assert_holds("none", "");
  assert_int_equal(entries("."), 2);
}

static void replaces(void **state) {
  (void)state;
  put("plan", "oud");
  assert_int_equal(chmod("plan", 0604), 0);
  cl_buf buf = CL_BUF_INIT;
  cl_stamp stamp;
  assert_int_equal(cl_file_read("plan", 100, &buf, &stamp, &diag), CL_OK);
  assert_int_equal(replace("plan", "nieuw", &stamp), CL_OK);
  assert_holds("plan", "nieuw");
  assert_int_equal(mode_of("plan"), 0604);
  assert_int_equal(entries("."), 1);
  assert_int_equal(diag.count, 0);
  cl_buf_free(&buf);
}

static void keeps_the_owner(void **state) {
  (void)state;
  if (geteuid() != 0)
    skip();
  put("plan", "oud");
  assert_int_equal(chown("plan", 1234, 5678), 0);
  assert_int_equal(replace("plan", "nieuw", NULL), CL_OK);
  struct stat st;
  assert_int_equal(stat("plan", &st), 0);
  assert_int_equal(st.st_uid, 1234);
  assert_int_equal(st.st_gid, 5678);
}

static void follows_symlinks(void **state) {
  (void)state;
  struct stat st;
  put("real", "oud");
  assert_int_equal(symlink("real", "one"), 0);
  assert_int_equal(symlink("one", "two"), 0);
  assert_int_equal(replace("two", "nieuw", NULL), CL_OK);
  assert_holds("real", "nieuw");
  assert_true(lstat("two", &st) == 0 && S_ISLNK(st.st_mode));
  /* to nothing yet: made where it points */
  assert_int_equal(symlink("later", "three"), 0);
  assert_int_equal(replace("three", "gemaakt", NULL), CL_OK);
  assert_holds("later", "gemaakt");
  assert_true(lstat("three", &st) == 0 && S_ISLNK(st.st_mode));
  assert_int_equal(symlink("round", "round"), 0);
  assert_int_equal(replace("round", "x", NULL), CL_IO);
  assert_error("round", "circle");
}

/* Changed, replaced or removed after it was read: refused, and what is there
 * now stays. */
static void refuses_a_file_that_changed(void **state) {
  (void)state;
  cl_buf buf = CL_BUF_INIT;
  cl_stamp stamp;
  put("plan", "oud");
  assert_int_equal(cl_file_read("plan", 100, &buf, &stamp, &diag), CL_OK);
  put("plan", "langer");
  assert_int_equal(replace("plan", "nieuw", &stamp), CL_IO);
  assert_error("plan", "changed");
  assert_holds("plan", "langer");

  assert_int_equal(cl_file_read("plan", 100, &buf, &stamp, &diag), CL_OK);
  const struct timespec times[2] = { { 1, 0 }, { 1, 5 } };
  assert_int_equal(utimensat(AT_FDCWD, "plan", times, 0), 0);
  assert_int_equal(replace("plan", "nieuw", &stamp), CL_IO);

  assert_int_equal(cl_file_read("plan", 100, &buf, &stamp, &diag), CL_OK);
  put("other", "langer");
  assert_int_equal(utimensat(AT_FDCWD, "other", times, 0), 0);
  assert_int_equal(rename("other", "plan"), 0);
  assert_int_equal(replace("plan", "nieuw", &stamp), CL_IO);

  assert_int_equal(cl_file_read("plan", 100, &buf, &stamp, &diag), CL_OK);
  assert_int_equal(remove("plan"), 0);
  assert_int_equal(replace("plan", "nieuw", &stamp), CL_IO);
  assert_int_equal(entries("."), 0);
  cl_buf_free(&buf);
}

static void refuses_folders(void **state) {
  (void)state;
  assert_int_equal(mkdir("folder", 0700), 0);
  assert_int_equal(replace("folder", "x", NULL), CL_IO);
  assert_error("folder", "folder");
  assert_int_equal(replace("none/new", "x", NULL), CL_IO);
  assert_int_equal(replace("folder/", "x", NULL), CL_IO);
  assert_int_equal(replace("new/", "x", NULL), CL_IO);
  assert_int_equal(replace("", "x", NULL), CL_IO);
  assert_int_equal(entries("."), 1);
}

static bool replace_without_right(void) {
  bool file = replace("fixed", "x", NULL) == CL_IO;
  bool folder = replace("closed/plan", "x", NULL) == CL_IO;
  return file && folder && diag.by_level[CL_ERROR] == 2 &&
         strstr(diag.findings[0].text, "no permission") &&
         strstr(diag.findings[1].text, "no permission");
}

static void respects_read_only(void **state) {
  (void)state;
  put("fixed", "oud");
  assert_int_equal(chmod("fixed", 0444), 0);
  assert_int_equal(mkdir("closed", 0755), 0);
  put("closed/plan", "oud");
  assert_int_equal(chmod("closed/plan", 0666), 0);
  assert_int_equal(chmod("closed", 0555), 0);
  assert_int_equal(in_child(replace_without_right, true), 0);
  assert_holds("fixed", "oud");
  assert_holds("closed/plan", "oud");
  assert_int_equal(chmod("closed", 0755), 0);
  assert_int_equal(remove("closed/plan"), 0);
}

static void writes_devices_straight(void **state) {
  (void)state;
  assert_int_equal(replace("/dev/null", "x", NULL), CL_OK);
  assert_int_equal(replace("/dev/full", "x", NULL), CL_IO);
  assert_error("/dev/full", "disk is full");
  struct stat st;
  assert_int_equal(stat("/dev/full", &st), 0);
  assert_true(S_ISCHR(st.st_mode));
}

static void writes_named_pipes_straight(void **state) {
  (void)state;
  assert_int_equal(mkfifo("pipe", 0600), 0);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    char got[8] = "";
    int fd = open("pipe", O_RDONLY);
    _exit(read(fd, got, sizeof got) != 5 || strcmp(got, "hallo") != 0);
  }
  assert_int_equal(replace("pipe", "hallo", NULL), CL_OK);
  int status;
  waitpid(child, &status, 0);
  assert_int_equal(status, 0);
}

/* A descriptor by name: whoever else writes to it keeps what was written. */
static void writes_descriptors_by_name(void **state) {
  (void)state;
  int fd = open("log", O_WRONLY | O_CREAT, 0600);
  assert_true(fd >= 0);
  assert_int_equal(write(fd, "een ", 4), 4);
  char name[40];
  snprintf(name, sizeof name, "/dev/fd/%d", fd);
  assert_int_equal(replace(name, "twee", NULL), CL_OK);
  assert_int_equal(write(fd, " drie", 5), 5);
  close(fd);
  assert_holds("log", "een twee drie");
  assert_int_equal(replace(name, "x", NULL), CL_IO);
}

static bool replace_beyond_limit(void) {
  const struct rlimit limit = { 10, 10 };
  signal(SIGXFSZ, SIG_IGN);
  return setrlimit(RLIMIT_FSIZE, &limit) == 0 &&
         replace("plan", "veel te lang voor dit", NULL) == CL_IO &&
         strstr(diag.findings[0].text, "too large");
}

static void leaves_nothing_when_writing_fails(void **state) {
  (void)state;
  put("plan", "oud");
  assert_int_equal(in_child(replace_beyond_limit, false), 0);
  assert_holds("plan", "oud");
  assert_int_equal(entries("."), 1);
}

/* Shot down at any moment, a writer leaves one whole text and no litter. */
static void survives_signals(void **state) {
  (void)state;
  enum { SIZE = 300000 };
  char *text = cl_xcalloc(1, SIZE + 1);
  put("plan", "");
  srand(1);
  heed_signals();
  for (int round = 0; round < 40; round++) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
      for (char c = 'a';; c = c == 'z' ? 'a' : (char)(c + 1)) {
        memset(text, c, SIZE);
        if (cl_file_replace("plan", text, SIZE, NULL, &diag) != CL_OK)
          _exit(1);
      }
    struct timespec pause = { 0, 1000000 + rand() % 12000000 };
    nanosleep(&pause, NULL);
    int number = (const int[]){ SIGTERM, SIGINT, SIGHUP, SIGPIPE }[round % 4], status;
    assert_int_equal(kill(child, number), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), number);
    assert_int_equal(entries("."), 1);
    cl_buf buf = CL_BUF_INIT;
    assert_int_equal(cl_file_read("plan", SIZE, &buf, NULL, &diag), CL_OK);
    assert_true(buf.len == 0 || buf.len == SIZE);
    for (size_t i = 1; i < buf.len; i++)
      assert_int_equal(buf.p[i], buf.p[0]);
    cl_buf_free(&buf);
  }
  free(text);
}

static void on_usr1(int number) {
  (void)number;
}

/* Afterwards the program's own handlers stand again. */
static void gives_signals_back(void **state) {
  (void)state;
  struct sigaction ours = { .sa_handler = on_usr1 }, now, old;
  assert_int_equal(sigaction(SIGTERM, &ours, &old), 0);
  assert_int_equal(replace("plan", "x", NULL), CL_OK);
  assert_int_equal(sigaction(SIGTERM, &old, &now), 0);
  assert_true(now.sa_handler == on_usr1);
}

static void names_parts_of_paths(void **state) {
  (void)state;
  static const char *const table[][3] = { { "plan.yaml", "", "plan.yaml" },
                                          { "a/b/plan.yaml", "a/b/", "plan.yaml" },
                                          { "/plan", "/", "plan" },
                                          { "a/", "a/", "" },
                                          { "", "", "" } };
  cl_arena *arena = cl_arena_new();
  for (size_t i = 0; i < CL_COUNT(table); i++) {
    assert_string_equal(cl_dirname(arena, table[i][0]), table[i][1]);
    assert_string_equal(cl_basename(table[i][0]), table[i][2]);
  }
  cl_arena_free(arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, empty)

int main(void) {
  const struct CMUnitTest tests[] = {
    TEST(reads),
    TEST(reads_up_to_a_limit),
    TEST(refuses_what_is_no_file),
    TEST(says_that_permission_lacks),
    TEST(reads_standard_input),
    TEST(reads_a_named_pipe),
    TEST(writes_to_a_descriptor),
    TEST(writes_all_to_a_slow_reader),
    TEST(makes_new_files),
    TEST(replaces),
    TEST(keeps_the_owner),
    TEST(follows_symlinks),
    TEST(refuses_a_file_that_changed),
    TEST(refuses_folders),
    TEST(respects_read_only),
    TEST(writes_devices_straight),
    TEST(writes_named_pipes_straight),
    TEST(writes_descriptors_by_name),
    TEST(leaves_nothing_when_writing_fails),
    TEST(survives_signals),
    TEST(gives_signals_back),
    TEST(names_parts_of_paths),
  };
  return cmocka_run_group_tests_name("file", tests, enter, leave);
}
