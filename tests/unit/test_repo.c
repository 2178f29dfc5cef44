/* test_repo.c - git's object store: deltas by hand, damage, and everything that `git
 * cat-file` says of repositories that git made, in each way it keeps them.
 *
 * REPO_COMMITS=N: so many commits in the larger one (2000). */
#define CL_BANNED_OFF /* git is run here, on purpose: what it says is what is wanted */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../lib/git/inner.h"
#include "own_folder.h"

static bool have_git;

static int start(void **state) {
  cl_lang_set_user(CL_EN);
  setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
  setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
  have_git = system("git --version >/dev/null 2>&1") == 0;
  return enter(state);
}

static int stop(void **state) {
  if (system("rm -rf r other alt tree out") != 0)
    return -1;
  return leave(state);
}

/* ---- Deltas ---- */

static bool apply(const char *base, const char *delta, size_t n, const char *wanted) {
  cl_buf out = CL_BUF_INIT;
  bool good = cl_delta_apply(cl_str_of(base), (cl_str){ delta, n }, &out);
  if (good && wanted)
    assert_string_equal(cl_buf_text(&out), wanted);
  cl_buf_free(&out);
  return good;
}

static void test_delta(void **state) {
  (void)state;
  assert_true(apply("hallo wereld",
                    "\x0c\x08\x90\x05\x03"
                    "dag",
                    8, "hallodag"));
  assert_true(apply("hallo wereld", "\x0c\x06\x91\x06\x06", 5, "wereld"));
  assert_false(apply("hallo wereld", "\x0c\x06\x91\x07\x06", 5, NULL)); /* behind the end */
  assert_false(apply("hallo", "\x0c\x06\x91\x06\x06", 5, NULL));        /* another base */
  assert_false(apply("hallo wereld", "\x0c\x05\x91\x06\x06", 5, NULL)); /* longer than said */
  assert_false(apply("hallo wereld", "\x0c\x07\x91\x06\x06", 5, NULL)); /* shorter */
  assert_false(apply("hallo wereld", "\x0c\x06\x00", 3, NULL));         /* reserved */
  assert_false(apply("hallo wereld", "\x0c\x06\x91\x06", 4, NULL));     /* cut short */
  assert_false(apply("hallo wereld",
                     "\x0c\x06\x05"
                     "da",
                     5, NULL));
  assert_false(apply("hallo wereld", "", 0, NULL));
}

/* ---- Names ---- */

static void test_names(void **state) {
  (void)state;
  cl_oid oid;
  assert_int_equal(cl_oid_read("1b4255fz", 40, &oid), 7);
  assert_int_equal(oid.id[0], 0x1b);
  assert_int_equal(oid.id[3], 0xf0);
  assert_true(cl_oid_begins((const uint8_t *)"\x1b\x42\x55\xfa", &oid, 7));
  assert_false(cl_oid_begins((const uint8_t *)"\x1b\x42\x55\xea", &oid, 7));
}

static void test_folder(void **state) {
  (void)state;
  put("x", "");
  unlink("x");
  cl_repo repo = { .hash = 20 };
  const char good[] = "100644 a\0"
                      "aaaaaaaaaaaaaaaaaaaa"
                      "40000 b\0"
                      "bbbbbbbbbbbbbbbbbbbb";
  cl_tree_entry entry;
  size_t at = 0;
  bool bad;
  assert_true(cl_tree_next(&repo, good, sizeof good - 1, &at, &entry, &bad));
  assert_true(cl_str_is(entry.name, "a") && entry.mode == 0100644);
  assert_true(cl_tree_next(&repo, good, sizeof good - 1, &at, &entry, &bad));
  assert_true(cl_str_is(entry.name, "b") && entry.mode == 040000);
  assert_false(cl_tree_next(&repo, good, sizeof good - 1, &at, &entry, &bad));
  assert_false(bad);
  at = 0;
  assert_false(cl_tree_next(&repo, good, 20, &at, &entry, &bad));
  assert_true(bad);
}

/* ---- What git made ---- */

static void sh(const char *command) {
  assert_int_equal(system(command), 0);
}

/* A history of N commits with a file that grows and one that changes, on two branches
 * with a merge every hundred. */
static void make(const char *format, int n) {
  char command[200];
  snprintf(command, sizeof command, "git init -q --object-format=%s r 2>/dev/null", format);
  sh(command);
  FILE *stream = popen("git -C r fast-import --quiet --date-format=raw", "w");
  assert_non_null(stream);
  for (int i = 0; i < n; i++) {
    char text[400];
    snprintf(text, sizeof text,
             "plan: 1\norganisation: Test\ncommunities:\n  - {id: c, name: C, venue: Zaal %d}\n"
             "# %0*d\n",
             i, 40 + i % 200, i);
    fprintf(stream,
            "commit refs/heads/main\nmark :%d\ncommitter A <a@example.nl> %d +0100\n"
            "data 8\nstap %03d\n",
            i + 1, 1700000000 + i * 3600, i % 1000);
    if (i)
      fprintf(stream, "from :%d\n", i);
    if (i % 100 == 99)
      fprintf(stream, "merge :%d\n", i - 50);
    fprintf(stream, "M 100644 inline deel/plan.yaml\ndata %zu\n%s\n", strlen(text), text);
    fprintf(stream, "M 100644 inline ander/%d.txt\ndata 6\n%06d\n", i % 50, i);
  }
  fprintf(stream, "tag v1\nfrom :%d\ntagger A <a@example.nl> 1700000000 +0100\ndata 4\neen\n\n",
          n / 2);
  assert_int_equal(pclose(stream), 0);
  sh("git -C r symbolic-ref HEAD refs/heads/main && git -C r reset -q --hard");
}

/* Every object of the repository at PATH is what `git cat-file --batch` says. */
static size_t same_as_git(const char *path) {
  static const char *const kinds[] = { "", "commit", "tree", "blob", "tag" };
  char command[300], hex[80], kind[20];
  size_t size, count = 0;
  cl_diag diag;
  cl_repo *repo;
  cl_diag_init(&diag);
  assert_int_equal(cl_repo_open(&repo, path, &diag), CL_OK);
  snprintf(command, sizeof command,
           "git -C %s cat-file --batch --batch-all-objects --unordered >out", path);
  sh(command);
  FILE *all = fopen("out", "rb");
  assert_non_null(all);
  while (fscanf(all, "%79s %19s %zu", hex, kind, &size) == 3) {
    char *wanted = malloc(size + 2);
    cl_buf got = CL_BUF_INIT;
    enum cl_object what = CL_BLOB;
    cl_oid oid;
    assert_int_equal(fgetc(all), '\n');
    assert_int_equal(fread(wanted, 1, size + 1, all), size + 1);
    assert_int_equal(cl_oid_read(hex, strlen(hex), &oid), strlen(hex));
    assert_int_equal(cl_repo_read(repo, &oid, &what, &got, &diag), CL_OK);
    assert_string_equal(kinds[what], kind);
    assert_int_equal(got.len, size);
    assert_true(!size || memcmp(got.p, wanted, size) == 0);
    cl_buf_free(&got);
    free(wanted);
    count++;
  }
  fclose(all);
  cl_repo_close(repo);
  cl_diag_free(&diag);
  return count;
}

/* What a revision is, by us and by git. */
static void same_revision(const char *path, const char *text) {
  char command[300], wanted[100] = "";
  snprintf(command, sizeof command, "git -C %s rev-parse --verify -q '%s^{commit}'", path, text);
  FILE *from = popen(command, "r");
  if (!fgets(wanted, sizeof wanted, from))
    wanted[0] = '\0';
  pclose(from);
  wanted[strcspn(wanted, "\n")] = '\0';
  cl_diag diag;
  cl_repo *repo;
  cl_oid oid;
  cl_diag_init(&diag);
  assert_int_equal(cl_repo_open(&repo, path, &diag), CL_OK);
  enum cl_status status = cl_repo_resolve(repo, text, &oid, &diag);
  assert_string_equal(status == CL_OK ? cl_repo_hex(repo, &oid) : "", wanted);
  cl_repo_close(repo);
  cl_diag_free(&diag);
}

static void all_revisions(const char *path) {
  static const char *const texts[] = {
    "HEAD",    "@",        "main",         "heads/main",  "refs/heads/main", "v1",
    "v1^{}",   "v1~3",     "HEAD^",        "HEAD~",       "HEAD~7",          "HEAD^^",
    "HEAD^0",  "main~1^1", "HEAD^2",       "HEAD~9999",   "HEAD^3",          "nergens",
    "HEAD~1x", "@{0}",     "main@{0}",     "v1^{commit}", "v1^{tree}~1",     "",
    "^",       "..",       "refs/../HEAD", "deadbeef"
  };
  for (size_t i = 0; i < CL_COUNT(texts); i++)
    same_revision(path, texts[i]);
}

static bool counted(void *data, cl_visit *step) {
  int64_t *last = data;
  last[0]++;
  assert_true(step->commit.time <= last[1]);
  last[1] = step->commit.time;
  return true;
}

static void all_commits(const char *path, int n) {
  cl_diag diag;
  cl_repo *repo;
  cl_oid oid;
  int64_t seen[2] = { 0, INT64_MAX };
  cl_diag_init(&diag);
  assert_int_equal(cl_repo_open(&repo, path, &diag), CL_OK);
  assert_int_equal(cl_repo_resolve(repo, "HEAD", &oid, &diag), CL_OK);
  assert_int_equal(cl_repo_walk(repo, &oid, counted, seen, &diag), CL_OK);
  assert_int_equal(seen[0], n);
  cl_repo_close(repo);
  cl_diag_free(&diag);
}

static void each_way(const char *format, int n) {
  static const char *const ways[] = {
    "true",
    "git -C r repack -q -a -d -f",
    "git -C r -c repack.useDeltaBaseOffset=false repack -q -a -d -f",
    "git -C r -c pack.indexVersion=1 repack -q -a -d -f",
    "git -C r repack -q -a -d -f --depth=250 --window=20",
    "git -C r pack-refs --all",
    ("mkdir tree && mv r/.git/objects/pack/*.pack tree && for p in tree/*.pack; do "
     "git -C r unpack-objects -q <$p || exit; done && rm -rf r/.git/objects/pack/* tree"),
  };
  make(format, n);
  for (size_t i = 0; i < CL_COUNT(ways); i++) {
    sh(ways[i]);
    assert_true(same_as_git("r") >= (size_t)(3 * n));
    all_revisions("r");
    all_commits("r/deel", n);
  }
  sh("git clone -q -s r alt && git -C r worktree add -q ../tree v1");
  assert_true(same_as_git("alt") >= (size_t)(3 * n));
  all_revisions("tree/deel");
  sh("rm -rf r alt tree");
}

static void test_sha1(void **state) {
  (void)state;
  if (!have_git)
    skip();
  each_way("sha1", 150);
}

static void test_sha256(void **state) {
  (void)state;
  if (!have_git || system("git init -q --object-format=sha256 r 2>/dev/null") != 0)
    skip();
  sh("rm -rf r");
  each_way("sha256", 120);
}

static void test_large(void **state) {
  (void)state;
  const char *text = getenv("REPO_COMMITS");
  int n = text ? atoi(text) : 2000;
  if (!have_git)
    skip();
  make("sha1", n);
  sh("git -C r repack -q -a -d");
  assert_true(same_as_git("r") >= (size_t)(3 * n));
  all_commits("r", n);
  sh("rm -rf r");
}

/* A pack with any byte changed is damaged or says the same, and never more. */
static void test_damage(void **state) {
  (void)state;
  if (!have_git)
    skip();
  make("sha1", 20);
  sh("git -C r repack -q -a -d -f && cp r/.git/objects/pack/*.pack out && chmod u+w out "
     "r/.git/objects/pack/*.pack && git -C r rev-parse HEAD >tree");
  char hex[80];
  FILE *from = fopen("tree", "r");
  assert_true(from && fgets(hex, sizeof hex, from));
  fclose(from);
  unlink("tree");
  for (int i = 0; i < 300; i++) {
    char command[200];
    snprintf(command, sizeof command,
             "p=$(echo r/.git/objects/pack/*.pack); cp out $p; s=$(wc -c <$p); "
             "printf '\\%03o' | dd of=$p bs=1 seek=$((%d * 7919 %% s)) conv=notrunc 2>/dev/null",
             i * 37 % 256, i);
    if (i % 10 == 0)
      sh(command);
    cl_diag diag;
    cl_repo *repo;
    cl_oid oid;
    cl_diag_init(&diag);
    assert_int_equal(cl_repo_open(&repo, "r", &diag), CL_OK);
    assert_int_equal(cl_oid_read(hex, 40, &oid), 40);
    for (int k = 0; k < i % 20; k++) {
      cl_commit commit;
      if (cl_repo_commit(repo, &oid, &commit, true, &diag) != CL_OK || !commit.parent_count)
        break;
      oid = commit.parents[0];
    }
    cl_repo_close(repo);
    cl_diag_free(&diag);
  }
  sh("rm -rf r");
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_delta),  cmocka_unit_test(test_names),  cmocka_unit_test(test_folder),
    cmocka_unit_test(test_sha1),   cmocka_unit_test(test_sha256), cmocka_unit_test(test_large),
    cmocka_unit_test(test_damage),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
