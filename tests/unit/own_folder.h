/* own_folder.h - a temp folder to work in, and the files there: what tests of
 * programs and files share.  Include it behind <cmocka.h>. */
#ifndef OWN_FOLDER_H
#define OWN_FOLDER_H

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../lib/base/file.h"

static char own_folder[] = "/tmp/clkit-unit-XXXXXX";

/* Before the group: into the folder, in which any user may write. */
static inline int enter(void **state) {
  (void)state;
  return !mkdtemp(own_folder) || chmod(own_folder, 0777) || chdir(own_folder);
}

/* Behind the group: fails when anything was left there. */
static inline int leave(void **state) {
  (void)state;
  return chdir("/") || rmdir(own_folder);
}

static inline void put(const char *path, const char *text) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
  assert_int_equal(fclose(file), 0);
}

static inline void assert_holds(const char *path, const char *want) {
  cl_buf buf = CL_BUF_INIT;
  cl_diag diag;
  cl_diag_init(&diag);
  assert_int_equal(cl_file_read(path, 1 << 20, &buf, NULL, &diag), CL_OK);
  assert_string_equal(cl_buf_text(&buf), want);
  cl_diag_free(&diag);
  cl_buf_free(&buf);
}

static inline bool exists(const char *path) {
  struct stat st;
  return lstat(path, &st) == 0;
}

/* How many names a folder holds. */
static inline size_t entries(const char *folder) {
  size_t count = 0;
  DIR *dir = opendir(folder);
  assert_non_null(dir);
  while (readdir(dir))
    count++;
  closedir(dir);
  return count - 2;
}

/* Removes the files and the empty folders in FOLDER; 0 when it could be read. */
static inline int empty_folder(const char *folder) {
  DIR *dir = opendir(folder);
  for (struct dirent *e; dir && (e = readdir(dir));) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
    if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
      remove(path);
  }
  return !dir || closedir(dir);
}

/* A suite in the background, or under nohup, has some of them ignored; a child would, too. */
static inline void heed_signals(void) {
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };
  for (size_t i = 0; i < CL_COUNT(numbers); i++)
    signal(numbers[i], SIG_DFL);
}

#endif
