/* plan_folder.c - people in the other files of a plan's folder: notes, copies, what
 * was made and left; see plan_mention.h.
 *
 * Files are read as text whatever they are called.  What is packed (a workbook,
 * a document) is no text: that is said, and people look there themselves. */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "plan_mention.h"
#include "../lib/cli/output.h"

enum { DEEPEST = 16, MOST_FILES = 20000, MOST_SAID = 20 };
#define LARGEST ((size_t)16 << 20)

typedef struct walk {
  cl_app *app;
  cl_finder *finder;
  plan_mention_found *found;
  void *data;
  struct stat *known; /* the plan's own files, and the one to skip */
  size_t known_count, files, closed;
  size_t top; /* length of the folder's name */
} walk;

/* ---- bytes to text ---------------------------------------------------------------------- */

/* UTF-16 with its mark, as Excel writes it. */
static void from_utf16(cl_buf *out, const unsigned char *p, size_t n, bool big) {
  for (size_t i = 2; i + 1 < n; i += 2) {
    uint32_t c = big ? (uint32_t)(p[i] << 8 | p[i + 1]) : (uint32_t)(p[i + 1] << 8 | p[i]);
    cl_utf8_put(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
  }
}

static cl_str as_text(const cl_buf *bytes, cl_buf *out) {
  const unsigned char *p = (const unsigned char *)cl_buf_text(bytes);
  cl_str plain = { (const char *)p, bytes->len };
  if (bytes->len >= 2 && ((p[0] == 0xFF && p[1] == 0xFE) || (p[0] == 0xFE && p[1] == 0xFF)))
    from_utf16(out, p, bytes->len, p[0] == 0xFE);
  else if (!cl_utf8_bad(plain.p, plain.n))
    return plain;
  else /* Windows-1252: letters are those of Latin-1 */
    for (size_t i = 0; i < bytes->len; i++)
      cl_utf8_put(out, p[i]);
  return (cl_str){ cl_buf_text(out), out->len };
}

/* What holds text that cannot be seen: zip (xlsx, docx, odt), PDF, gzip, OLE. */
static bool is_packed(const cl_buf *bytes) {
  static const char *const heads[] = { "PK\x03\x04", "%PDF", "\x1F\x8B", "\xD0\xCF\x11\xE0" };
  for (size_t i = 0; i < CL_COUNT(heads); i++) {
    size_t n = strlen(heads[i]);
    if (bytes->len >= n && memcmp(bytes->p, heads[i], n) == 0)
      return true;
  }
  return false;
}

/* ---- one file ------------------------------------------------------------------------------ */

static void tell(const walk *w, const char *path, cl_place place, const cl_mention *mention) {
  plan_mention m = { .file = path, .place = place, .field = CL_F_NONE, .mention = mention };
  w->found(w->data, &m);
}

static void look_in_text(const walk *w, const char *path, cl_str text) {
  unsigned line = 1;
  for (size_t at = 0; at < text.n; line++) {
    size_t end = at;
    while (end < text.n && text.p[end] != '\n')
      end++;
    const cl_mention *all;
    cl_str here = { text.p + at, end - at };
    size_t n = cl_finder_look(w->finder, here, &all);
    for (size_t i = 0; i < n; i++) {
      cl_place place = { .file = path, .line = line };
      place.col = (unsigned)cl_utf8_count((cl_str){ here.p, all[i].at }) + 1;
      tell(w, path, place, &all[i]);
    }
    at = end + 1;
  }
}

static void say_closed(walk *w, const char *path) {
  if (w->closed++ < MOST_SAID)
    cl_note(w->app, _("%s cannot be looked into: see for yourself who is in it"), path);
}

static void look_in_file(walk *w, const char *path, const struct stat *st) {
  const cl_mention *all;
  cl_buf bytes = CL_BUF_INIT, text = CL_BUF_INIT;
  cl_diag quiet;
  size_t n = cl_finder_look(w->finder, cl_str_of(path + w->top), &all);
  for (size_t i = 0; i < n; i++)
    tell(w, path, (cl_place){ .file = path }, &all[i]);
  cl_diag_init(&quiet);
  if ((unsigned long long)st->st_size > LARGEST ||
      cl_file_read(path, LARGEST, &bytes, NULL, &quiet) != CL_OK || is_packed(&bytes))
    say_closed(w, path);
  else
    look_in_text(w, path, as_text(&bytes, &text));
  cl_diag_free(&quiet);
  cl_buf_free(&bytes);
  cl_buf_free(&text);
}

/* ---- the folder --------------------------------------------------------------------------------
 */

static bool is_known(const walk *w, const struct stat *st) {
  for (size_t i = 0; i < w->known_count; i++)
    if (w->known[i].st_dev == st->st_dev && w->known[i].st_ino == st->st_ino)
      return true;
  return false;
}

static void look_in_folder(walk *w, const char *folder, int depth) {
  DIR *dir = opendir(*folder ? folder : ".");
  const char **names = NULL;
  size_t n = 0, cap = 0;
  if (!dir)
    return;
  for (const struct dirent *entry; (entry = readdir(dir));) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
        strcmp(entry->d_name, ".git") == 0)
      continue;
    names = cl_grow(names, &cap, n + 1, sizeof *names);
    names[n++] = cl_strdup(w->app->arena, entry->d_name);
  }
  closedir(dir);
  if (n)
    qsort(names, n, sizeof *names, cl_by_text);
  for (size_t i = 0; i < n && w->files < MOST_FILES; i++) {
    struct stat st;
    const char *path = cl_asprintf(w->app->arena, "%s%s", folder, names[i]);
    if (lstat(path, &st) != 0 || is_known(w, &st))
      continue;
    if (S_ISDIR(st.st_mode) && depth < DEEPEST) {
      look_in_folder(w, cl_asprintf(w->app->arena, "%s/", path), depth + 1);
    } else if (S_ISREG(st.st_mode)) {
      w->files++;
      look_in_file(w, path, &st);
    }
  }
  free(names);
}

void plan_folder_mentions(cl_app *app, const cl_plan *plan, cl_finder *finder, const char *skip,
                          plan_mention_found *found, void *data) {
  walk w = { .app = app, .finder = finder, .found = found, .data = data };
  w.known = cl_alloc(app->arena, (plan->file_count + 1) * sizeof *w.known);
  for (size_t i = 0; i < plan->file_count; i++)
    if (stat(plan->files[i].path, &w.known[w.known_count]) == 0)
      w.known_count++;
  if (skip && stat(skip, &w.known[w.known_count]) == 0)
    w.known_count++;
  const char *folder = cl_dirname(app->arena, plan->files[0].path);
  w.top = strlen(folder);
  look_in_folder(&w, folder, 0);
  if (w.files >= MOST_FILES)
    cl_note(app, _("this folder holds very many files: only the first %d were looked into"),
            (int)MOST_FILES);
  if (w.closed > MOST_SAID)
    cl_note(app, _("and %zu more files like that"), w.closed - MOST_SAID);
}
