/* git_ignore.c - the lines of a .gitignore; see git_ignore.h.
 *
 * Source: gitignore(5), PATTERN FORMAT. */
#include "git_ignore.h"

#include <fnmatch.h>
#include <string.h>

#include "../lib/base/file.h"
#include "../lib/cli/share.h"

enum { MOST_TEMPLATE = 1 << 20, MOST_LINE = 512 };

/* Does PATTERN match the first N bytes of NAME: from its start, or as the last part? */
static bool matches(const char *pattern, bool whole, const char *name, size_t n) {
  char path[MOST_LINE];
  if (n >= sizeof path)
    return false;
  memcpy(path, name, n);
  path[n] = '\0';
  return fnmatch(pattern, whole ? path : cl_basename(path), whole ? FNM_PATHNAME : 0) == 0;
}

/* What is in a folder that is left out is left out, too. */
static bool leaves_out(char *pattern, const char *name) {
  size_t n = strlen(pattern);
  bool folder = n && pattern[n - 1] == '/';
  if (folder)
    pattern[n - 1] = '\0';
  while (strncmp(pattern, "**/", 3) == 0 && !strchr(pattern + 3, '/'))
    pattern += 3;
  bool whole = strchr(pattern, '/') != NULL;
  pattern += *pattern == '/';
  for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/'))
    if (matches(pattern, whole, name, (size_t)(slash - name)))
      return true;
  return !folder && matches(pattern, whole, name, strlen(name));
}

int git_ignore_says(const char *text, const char *name) {
  int says = -1;
  while (*text) {
    char line[MOST_LINE];
    size_t size = strcspn(text, "\n"), n = size;
    const char *from = text;
    text += size + (text[size] == '\n');
    n -= n && from[n - 1] == '\r';
    while (n && from[n - 1] == ' ' && !(n > 1 && from[n - 2] == '\\'))
      n--;
    if (!n || n >= sizeof line || *from == '#')
      continue;
    memcpy(line, from, n);
    line[n] = '\0';
    bool not = *line == '!';
    if (leaves_out(line + not, name))
      says = !not ;
  }
  return says;
}

enum cl_status git_ignore_new(cl_app *app, enum cl_lang lang, cl_buf *out) {
  const char *path = cl_asprintf(app->arena, "%s/templates/gitignore.%s", cl_share_dir(),
                                 lang == CL_NL ? "nl" : "en");
  return cl_file_read(path, MOST_TEMPLATE, out, NULL, &app->diag);
}

void git_ignore_add(cl_buf *out, const char *name, bool pattern) {
  if (out->len && out->p[out->len - 1] != '\n')
    cl_buf_putc(out, '\n');
  for (const char *p = name; *p; p++) {
    bool odd = p == name && strchr("#!", *p);
    odd = odd || (*p == ' ' && !p[1]) || (!pattern && strchr("*?[\\", *p));
    if (odd)
      cl_buf_putc(out, '\\');
    cl_buf_putc(out, *p);
  }
  cl_buf_putc(out, '\n');
}
