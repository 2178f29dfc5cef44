/* git_config.c - git's settings; see git_config.h.
 *
 * Source: git-config(1), CONFIGURATION FILE.  Of files that are included only what
 * stands in the files themselves is read. */
#define _XOPEN_SOURCE 700 /* for realpath() */
#include "git_config.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../lib/base/file.h"
#include "../lib/base/text.h"

enum { MOST_CONFIG = 1 << 20 };

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

/* `[core]`: is it SECTION, without a subsection? */
static bool opens(cl_str line, const char *section) {
  size_t n = strlen(section);
  return line.n >= n + 2 && *line.p == '[' && strncasecmp(line.p + 1, section, n) == 0 &&
         line.p[n + 1] == ']';
}

/* The text behind `=`: quotes taken off, escapes undone, up to a comment. */
static const char *value_of(cl_str text, cl_arena *arena) {
  cl_buf out = CL_BUF_INIT;
  bool quoted = false;
  for (size_t i = 0; i < text.n; i++) {
    char c = text.p[i];
    if (c == '"')
      quoted = !quoted;
    else if (c == '\\' && i + 1 < text.n)
      cl_buf_putc(&out, text.p[++i]);
    else if (!quoted && (c == '#' || c == ';'))
      break;
    else
      cl_buf_putc(&out, c);
  }
  cl_str trimmed = cl_str_trim((cl_str){ cl_buf_text(&out), out.len });
  const char *value = cl_strndup(arena, trimmed.p, trimmed.n);
  cl_buf_free(&out);
  return value;
}

/* The value of KEY in SECTION as TEXT has it last, in ARENA; NULL when it has none.
 * Both without regard to case. */
static const char *setting_of(const char *text, const char *section, const char *key,
                              cl_arena *arena) {
  const char *value = NULL;
  bool inside = false;
  size_t n = strlen(key);
  while (*text) {
    size_t size = strcspn(text, "\n");
    cl_str line = cl_str_trim((cl_str){ text, size });
    text += size + (text[size] == '\n');
    if (line.n && *line.p == '[')
      inside = opens(line, section);
    if (!inside || line.n <= n || strncasecmp(line.p, key, n) != 0)
      continue;
    size_t at = n;
    while (at < line.n && is_space(line.p[at]))
      at++;
    if (at < line.n && line.p[at] == '=')
      value = value_of((cl_str){ line.p + at + 1, line.n - at - 1 }, arena);
  }
  return value;
}

/* The setting core.hooksPath of the file at PATH, when it has one. */
static void look_in(const char *path, cl_arena *arena, const char **value) {
  cl_buf text = CL_BUF_INIT;
  cl_diag unsaid;
  if (!path)
    return;
  cl_diag_init(&unsaid);
  if (cl_file_read_found(path, MOST_CONFIG, &text, &unsaid) == CL_OK) {
    const char *found = setting_of(cl_buf_text(&text), "core", "hooksPath", arena);
    *value = found ? found : *value;
  }
  cl_buf_free(&text);
  cl_diag_free(&unsaid);
}

static const char *below(const char *folder, const char *name, cl_arena *arena) {
  size_t n = folder ? strlen(folder) : 0;
  return n ? cl_asprintf(arena, "%s%s%s", folder, folder[n - 1] == '/' ? "" : "/", name) : NULL;
}

/* The later file goes before the earlier one. */
static const char *hooks_path(const git_place *git, cl_arena *arena) {
  const char *home = getenv("HOME"), *xdg = getenv("XDG_CONFIG_HOME");
  const char *value = NULL, *global = getenv("GIT_CONFIG_GLOBAL");
  const char *system = getenv("GIT_CONFIG_SYSTEM");
  if (!getenv("GIT_CONFIG_NOSYSTEM"))
    look_in(system ? system : "/etc/gitconfig", arena, &value);
  if (global) {
    look_in(global, arena, &value);
  } else {
    look_in(xdg && *xdg ? below(xdg, "git/config", arena)
                        : below(home, ".config/git/config", arena),
            arena, &value);
    look_in(below(home, ".gitconfig", arena), arena, &value);
  }
  look_in(below(git->common, "config", arena), arena, &value);
  look_in(below(git->own, "config.worktree", arena), arena, &value);
  if (value && strncmp(value, "~/", 2) == 0)
    return below(home, value + 2, arena);
  return value;
}

static bool is_below(const char *path, const char *folder) {
  size_t n = strlen(folder);
  return strncmp(path, folder, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

/* PATH with links followed as far as it is there. */
static const char *real_path(const char *path, cl_arena *arena) {
  char *real = realpath(path, NULL);
  const char *out = cl_strdup(arena, real ? real : path);
  free(real);
  return out;
}

const char *git_hooks_folder(const git_place *git, cl_arena *arena, bool *own) {
  const char *set = hooks_path(git, arena);
  *own = true;
  if (!set || !*set)
    return below(git->common, "hooks", arena);
  const char *folder = *set == '/' ? set : below(git->top, set, arena);
  const char *real = real_path(folder, arena);
  *own =
      is_below(real, real_path(git->top, arena)) || is_below(real, real_path(git->common, arena));
  return folder;
}
