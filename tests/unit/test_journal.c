/* Tests of lib/base/journal.c: several files replaced as one, and what becomes
 * of a change that broke off.  That it holds at every call is for
 * tests/fault/fault.t; here: every state that may be found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../lib/base/file.h"
#include "../../lib/base/hash.h"
#include "own_folder.h"
#include "../../lib/base/journal.h"

static cl_diag diag;

static int fresh(void **state) {
  (void)state;
  cl_diag_init(&diag);
  return mkdir("sub", 0700);
}

static int empty(void **state) {
  (void)state;
  cl_diag_free(&diag);
  return empty_folder("sub") || empty_folder(".");
}

static bool said(const char *words) {
  for (size_t i = 0; i < diag.count; i++)
    if (strstr(diag.findings[i].text, words))
      return true;
  return false;
}

/* What is read now, to become TEXT (NULL: it stays). */
static cl_new_text read_now(const char *path, const char *text) {
  cl_buf buf = CL_BUF_INIT;
  cl_new_text file = { .path = path, .text = CL_NO_STR };
  assert_int_equal(cl_file_read(path, 1 << 20, &buf, &file.stamp, &diag), CL_OK);
  size_t n = buf.len;
  file.old = (cl_str){ cl_buf_take(&buf), n };
  if (text)
    file.text = cl_str_of(text);
  return file;
}

static void let_go(cl_new_text *files, size_t n) {
  for (size_t i = 0; i < n; i++)
    free((char *)(uintptr_t)files[i].old.p);
}

/* ---- Without a crash ---------------------------------------------------------- */

static void replaces_all(void **state) {
  (void)state;
  bool changed;
  put("a", "one");
  put("sub/b", "two");
  put("c", "three");
  assert_int_equal(chmod("sub/b", 0640), 0);
  cl_new_text files[] = { read_now("a", "first"), read_now("sub/b", "second"),
                          read_now("c", NULL) };
  assert_int_equal(cl_files_replace("a", files, 3, &changed, &diag), CL_OK);
  assert_false(changed);
  assert_int_equal(diag.count, 0);
  assert_holds("a", "first");
  assert_holds("sub/b", "second");
  assert_holds("c", "three");
  struct stat st;
  assert_int_equal(stat("sub/b", &st), 0);
  assert_int_equal(st.st_mode & 0777, 0640);
  assert_int_equal(entries("."), 3);
  assert_int_equal(entries("sub"), 1);
  let_go(files, 3);
}

static void nothing_to_do(void **state) {
  (void)state;
  bool changed;
  put("a", "one");
  cl_new_text files[] = { read_now("a", NULL) };
  assert_int_equal(cl_files_replace("a", files, 1, &changed, &diag), CL_OK);
  assert_int_equal(entries("."), 2);
  let_go(files, 1);
}

/* Any of the files counts, also one that is not to change; the time of a file
 * says nothing when its text is the same. */
static void refuses_what_was_changed(void **state) {
  (void)state;
  static const char *const names[] = { "a", "b", "c" };
  for (size_t i = 0; i < CL_COUNT(names); i++) {
    bool changed;
    put("a", "one");
    put("b", "two");
    put("c", "three");
    cl_new_text files[] = { read_now("a", "first"), read_now("b", "second"), read_now("c", NULL) };
    put(names[i], "somebody's");
    assert_int_equal(cl_files_replace("a", files, 3, &changed, &diag), CL_IO);
    assert_true(changed);
    assert_true(said("changed by another program"));
    assert_holds("a", i == 0 ? "somebody's" : "one");
    assert_holds("b", i == 1 ? "somebody's" : "two");
    assert_int_equal(entries("."), 4);
    put(names[i], i == 0 ? "one" : i == 1 ? "two" : "three");
    assert_int_equal(cl_files_replace("a", files, 3, &changed, &diag), CL_OK);
    assert_holds("b", "second");
    remove("b");
    assert_int_equal(cl_files_replace("a", files, 3, &changed, &diag), CL_IO);
    assert_true(changed);
    assert_false(exists("b"));
    let_go(files, 3);
  }
}

static void says_hard_links(void **state) {
  (void)state;
  bool changed;
  put("a", "one");
  assert_int_equal(link("a", "other"), 0);
  cl_new_text files[] = { read_now("a", "first") };
  assert_int_equal(cl_files_replace("a", files, 1, &changed, &diag), CL_OK);
  assert_true(said("hard links"));
  assert_holds("other", "one");
  let_go(files, 1);
}

/* One of several cannot be replaced: none is. */
static bool try_read_only(void) {
  bool changed;
  if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
    return false;
  cl_new_text files[] = { read_now("a", "first"), read_now("sub/b", "second") };
  bool refused = cl_files_replace("a", files, 2, &changed, &diag) == CL_IO && !changed;
  let_go(files, 2);
  return refused;
}

static void all_or_none(void **state) {
  (void)state;
  put("a", "one");
  put("sub/b", "two");
  assert_int_equal(chmod("a", 0666) | chmod("sub/b", 0666) | chmod("sub", 0555) | chmod(".", 0777),
                   0);
  pid_t child = fork();
  if (child == 0)
    _exit(try_read_only() ? 0 : 1);
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_int_equal(status, 0);
  assert_int_equal(chmod("sub", 0700), 0);
  assert_holds("a", "one");
  assert_holds("sub/b", "two");
  assert_int_equal(entries("."), 2);
}

/* As of a plan whose files are all of this folder. */
static enum cl_status finish_it(const char *root) {
  static const char *const names[] = { "a", "sub/b", "sub/-x %41\n\t\xC3\xA9" };
  const char *files[CL_COUNT(names)];
  cl_arena *arena = cl_arena_new();
  for (size_t i = 0; i < CL_COUNT(names); i++) {
    const char *real = cl_file_real(arena, names[i]);
    files[i] = real ? real : "";
  }
  enum cl_status status = cl_journal_finish(root, files, CL_COUNT(names), &diag);
  cl_arena_free(arena);
  return status;
}

/* ---- After a crash ------------------------------------------------------------- */

/* The name of the new file of TARGET (seen from the root's folder). */
static const char *new_name(const char *target) {
  static char name[2][100];
  static unsigned at;
  const char *slash = strrchr(target, '/');
  int n = slash ? (int)(slash + 1 - target) : 0;
  uint64_t h = cl_hash_bytes(CL_HASH_START, ".a.journal", sizeof ".a.journal");
  at ^= 1;
  snprintf(name[at], sizeof name[at], "%.*s.clkit-%016" PRIx64 ".new", n, target,
           cl_hash_text(h, target));
  return name[at];
}

static void line(cl_buf *out, const char *target, const char *old, const char *new) {
  cl_buf_printf(out, "%zu %016" PRIx64 " %zu %016" PRIx64 " %s\n", strlen(old),
                cl_hash_text(CL_HASH_START, old), strlen(new), cl_hash_text(CL_HASH_START, new),
                target);
}

static void put_journal(cl_buf *text) {
  cl_buf_printf(text, "end %016" PRIx64 "\n", cl_hash_bytes(CL_HASH_START, text->p, text->len));
  put(".a.journal", cl_buf_text(text));
  cl_buf_free(text);
}

/* A change of a and sub/b that broke off before anything was replaced. */
static void break_off(void) {
  cl_buf text = CL_BUF_INIT;
  put("a", "one");
  put("sub/b", "two");
  put(new_name("a"), "first");
  put(new_name("sub/b"), "second");
  cl_buf_puts(&text, "clkit-journal 1\n");
  line(&text, "a", "one", "first");
  line(&text, "sub/b", "two", "second");
  put_journal(&text);
}

static void nothing_left(void) {
  assert_int_equal(entries("."), 2);
  assert_int_equal(entries("sub"), 1);
  assert_false(cl_journal_there("a"));
}

static void finishes(void **state) {
  (void)state;
  break_off();
  assert_true(cl_journal_there("a"));
  assert_int_equal(finish_it("a"), CL_OK);
  assert_holds("a", "first");
  assert_holds("sub/b", "second");
  assert_true(said("was finished"));
  nothing_left();
  assert_int_equal(finish_it("a"), CL_OK); /* there is none */

  break_off();
  assert_int_equal(rename(new_name("a"), "a"), 0);
  assert_int_equal(finish_it("a"), CL_OK);
  assert_holds("sub/b", "second");
  nothing_left();

  break_off();
  assert_int_equal(rename(new_name("a"), "a") | rename(new_name("sub/b"), "sub/b"), 0);
  assert_int_equal(finish_it("a"), CL_OK);
  assert_holds("a", "first");
  nothing_left();

  break_off();
  put("a", "first"); /* made so by somebody else, too */
  assert_int_equal(finish_it("a"), CL_OK);
  assert_holds("sub/b", "second");
  nothing_left();
}

/* The plan's folder was moved meanwhile; it is reached by a symlink. */
static void finishes_elsewhere(void **state) {
  (void)state;
  break_off();
  put(new_name("a"), "first");
  assert_int_equal(symlink("a", "plan"), 0);
  assert_true(cl_journal_there("plan"));
  assert_int_equal(finish_it("plan"), CL_OK);
  assert_holds("a", "first");
  assert_int_equal(remove("plan"), 0);
  nothing_left();
}

/* Nothing was replaced yet and a file was edited: the edit stays. */
static void drops_what_no_longer_fits(void **state) {
  (void)state;
  break_off();
  put("sub/b", "by hand");
  assert_int_equal(finish_it("a"), CL_OK);
  assert_true(said("was dropped"));
  assert_holds("a", "one");
  assert_holds("sub/b", "by hand");
  nothing_left();

  break_off();
  assert_int_equal(remove("sub/b"), 0);
  assert_int_equal(finish_it("a"), CL_OK);
  assert_false(exists("sub/b"));
  assert_holds("a", "one");
}

/* Half was replaced and the other half was edited: a person decides. */
static void asks_when_it_is_stuck(void **state) {
  (void)state;
  break_off();
  assert_int_equal(rename(new_name("a"), "a"), 0);
  put("sub/b", "by hand");
  assert_int_equal(finish_it("a"), CL_IO);
  assert_true(said("by hand after"));
  assert_holds("sub/b", "by hand");
  assert_true(exists(".a.journal"));
  assert_int_equal(remove(new_name("sub/b")), 0); /* as the message says */
  assert_int_equal(finish_it("a"), CL_OK);
  assert_holds("sub/b", "by hand");
  nothing_left();

  break_off();
  assert_int_equal(rename(new_name("a"), "a"), 0);
  put(new_name("sub/b"), "sec");
  assert_int_equal(finish_it("a"), CL_IO);
  assert_true(said("damaged"));
  assert_holds("sub/b", "two");
}

/* A new text that is gone was not put in its place: nothing is half applied. */
static void misses_a_new_text(void **state) {
  (void)state;
  break_off();
  assert_int_equal(remove(new_name("sub/b")), 0);
  assert_int_equal(finish_it("a"), CL_OK);
  assert_true(said("was dropped"));
  assert_holds("a", "one");
  assert_holds("sub/b", "two");
  nothing_left();

  break_off();
  assert_int_equal(rename(new_name("a"), "a"), 0);
  assert_int_equal(remove(new_name("sub/b")), 0);
  assert_int_equal(finish_it("a"), CL_IO);
  assert_true(said("is lost"));
  assert_holds("sub/b", "two");
}

/* A file below the folder that the plan does not have, with its new text beside it. */
static void writes_files_of_the_plan_only(void **state) {
  (void)state;
  cl_buf text = CL_BUF_INIT;
  put("a", "one");
  put("sub/other", "two");
  put(new_name("sub/other"), "second");
  cl_buf_puts(&text, "clkit-journal 1\n");
  line(&text, "sub/other", "two", "second");
  put_journal(&text);
  assert_int_equal(finish_it("a"), CL_IO);
  assert_true(said("remove this file"));
  assert_holds("sub/other", "two");
}

static void waits_for_no_pipe(void **state) {
  (void)state;
  put("a", "one");
  assert_int_equal(mkfifo(".a.journal", 0600), 0);
  assert_int_equal(finish_it("a"), CL_IO);
  assert_true(said("remove this file"));
  remove(".a.journal");
  assert_int_equal(mkdir(".a.journal", 0700), 0);
  assert_int_equal(finish_it("a"), CL_IO);
}

/* ---- What may come from anywhere ------------------------------------------------ */

static void refuse_journal(void) {
  diag.count = 0;
  assert_int_equal(finish_it("a"), CL_IO);
  assert_true(said("remove this file"));
  assert_holds("a", "one");
}

static void believes_no_stranger(void **state) {
  (void)state;
  static const char *const targets[] = {
    "/etc/passwd", "../outside", "sub/../../outside", "sub", "link", "sub/deep/x", "%00a", "%2", "",
    "sub/",        "pipe",       "linked/b",
  };
  put("a", "one");
  put("sub/b", "two");
  assert_int_equal(symlink("/etc/passwd", "link") | symlink("sub", "linked"), 0);
  assert_int_equal(mkfifo("pipe", 0600), 0);
  for (size_t i = 0; i < CL_COUNT(targets); i++) {
    cl_buf text = CL_BUF_INIT;
    cl_buf_puts(&text, "clkit-journal 1\n");
    line(&text, targets[i], "two", "second");
    put_journal(&text);
    refuse_journal();
  }
}

static void believes_no_nonsense(void **state) {
  (void)state;
  static const char *const texts[] = {
    "",
    "x",
    "clkit-journal 1\n",
    "clkit-journal 1\nend 0000000000000000\n",
    "clkit-journal 2\nend 0000000000000000\n",
    "clkit-journal 1\n1 2 3 4\nend 0000000000000000\n",
  };
  put("a", "one");
  for (size_t i = 0; i < CL_COUNT(texts); i++) {
    put(".a.journal", texts[i]);
    refuse_journal();
  }
  cl_buf none = CL_BUF_INIT;
  cl_buf_puts(&none, "clkit-journal 1\n");
  put_journal(&none);
  refuse_journal();
  break_off();
  cl_buf text = CL_BUF_INIT;
  assert_int_equal(cl_file_read(".a.journal", 1 << 20, &text, NULL, &diag), CL_OK);
  for (size_t n = 0; n < text.len; n++) { /* cut off anywhere, or with a byte that fell over */
    char saved = text.p[n];
    text.p[n] = '\0';
    put(".a.journal", text.p);
    refuse_journal();
    text.p[n] = saved == 'x' ? 'y' : 'x';
    put(".a.journal", text.p);
    refuse_journal();
    text.p[n] = saved;
  }
  cl_buf_free(&text);
  assert_int_equal(finish_it("nowhere/a"), CL_OK);
  assert_false(cl_journal_there("nowhere/a"));
}

/* Names with blanks, controls and signs survive the journal: the names here
 * are those that cl_files_replace() itself would write. */
static void odd_names(void **state) {
  (void)state;
  bool changed;
  static const char odd[] = "sub/-x %41\n\t\xC3\xA9";
  put("a", "one");
  put(odd, "two");
  cl_new_text files[] = { read_now("a", "first"), read_now(odd, "second") };
  assert_int_equal(cl_files_replace("a", files, 2, &changed, &diag), CL_OK);
  assert_holds(odd, "second");
  put("a", "one");
  put(odd, "two");
  put(new_name("a"), "first");
  put(new_name(odd), "second");
  cl_buf text = CL_BUF_INIT;
  cl_buf_puts(&text, "clkit-journal 1\n");
  line(&text, "a", "one", "first");
  line(&text, "sub/-x%20%2541%0A%09\xC3\xA9", "two", "second");
  put_journal(&text);
  assert_int_equal(finish_it("a"), CL_OK);
  assert_holds(odd, "second");
  nothing_left();
  let_go(files, 2);
}

/* What a program that was killed before it counted left there goes with the
 * next change. */
static void cleans_up(void **state) {
  (void)state;
  bool changed;
  put("a", "one");
  put("sub/b", "two");
  put(new_name("a"), "x");
  put(new_name("sub/b"), "x");
  cl_new_text files[] = { read_now("a", "first"), read_now("sub/b", NULL) };
  assert_int_equal(cl_files_replace("a", files, 2, &changed, &diag), CL_OK);
  nothing_left();
  let_go(files, 2);
}

int main(void) {
#define T(name) cmocka_unit_test_setup_teardown(name, fresh, empty)
  const struct CMUnitTest tests[] = {
    T(replaces_all),
    T(nothing_to_do),
    T(refuses_what_was_changed),
    T(says_hard_links),
    T(all_or_none),
    T(finishes),
    T(finishes_elsewhere),
    T(drops_what_no_longer_fits),
    T(asks_when_it_is_stuck),
    T(misses_a_new_text),
    T(writes_files_of_the_plan_only),
    T(waits_for_no_pipe),
    T(believes_no_stranger),
    T(believes_no_nonsense),
    T(odd_names),
    T(cleans_up),
  };
  return cmocka_run_group_tests_name("journal", tests, enter, leave);
}
