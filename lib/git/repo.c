/* repo.c - finding a repository and what it is made of; see repo.h. */
#define _XOPEN_SOURCE 700 /* for realpath() */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "../base/file.h"
#include "../base/git.h"
#include "inner.h"

enum { MOST_SETTINGS = 1 << 20, MOST_LINK = 8192, MOST_LINKS_DEEP = 5 };

/* ---- Files ---------------------------------------------------------------------- */

const char *cl_repo_text(cl_repo *repo, const char *path, size_t limit) {
  cl_mapped map = { NULL, 0 };
  if (!cl_mapped_open(&map, path))
    return NULL;
  const char *text = map.n <= limit && !memchr(map.p, '\0', map.n)
                         ? cl_strndup(repo->arena, (const char *)map.p, map.n)
                         : NULL;
  cl_mapped_close(&map);
  return text;
}

/* The first line of a small file, as a path below FOLDER when it is relative. */
static const char *named_in(cl_repo *repo, const char *file, const char *folder) {
  const char *text = cl_repo_text(repo, file, MOST_LINK);
  if (!text)
    return NULL;
  const char *line = cl_strndup(repo->arena, text, strcspn(text, "\r\n"));
  return *line == '/' ? line : cl_asprintf(repo->arena, "%s/%s", folder, line);
}

/* ---- Settings -------------------------------------------------------------------- */

typedef struct setting {
  cl_str section, key, value;
} setting;

static cl_str word(const char *p, const char *end) {
  return cl_str_trim((cl_str){ p, (size_t)(end - p) });
}

/* `[section]`, `[section "sub"]` and `key = value`: what stands in plain lines.  All
 * that we ask for has neither quotes nor lines that go on. */
static bool next_setting(const char **text, setting *out) {
  while (**text) {
    const char *line = *text, *end = line + strcspn(line, "\n");
    *text = *end ? end + 1 : end;
    line += strspn(line, " \t");
    if (*line == '[') {
      const char *close = memchr(line, ']', (size_t)(end - line));
      out->section = word(line + 1, close ? close : end);
      continue;
    }
    const char *equals = line < end ? memchr(line, '=', (size_t)(end - line)) : NULL;
    if (line == end || *line == '#' || *line == ';' || *line == '\r')
      continue;
    out->key = word(line, equals ? equals : end);
    out->value = equals ? word(equals + 1, end) : cl_str_of("true");
    return true;
  }
  return false;
}

static bool is_word(cl_str text, const char *name) {
  return text.n == strlen(name) && strncasecmp(text.p, name, text.n) == 0;
}

static bool is_extension(cl_repo *repo, const setting *s, cl_diag *diag) {
  static const char *const harmless[] = {
    "noop",         "noop-v1",           "preciousobjects", "worktreeconfig", "relativeworktrees",
    "partialclone", "compatobjectformat"
  };
  if (is_word(s->key, "objectformat")) {
    repo->hash = is_word(s->value, "sha256") ? 32 : 20;
    if (is_word(s->value, "sha256") || is_word(s->value, "sha1"))
      return true;
  }
  if (is_word(s->key, "refstorage") && is_word(s->value, "files"))
    return true;
  if (is_word(s->key, "partialclone"))
    repo->promisor = true;
  for (size_t i = 0; i < CL_COUNT(harmless); i++)
    if (is_word(s->key, harmless[i]))
      return true;
  cl_fail(diag, CL_IO, CL_NOWHERE,
          _("git: this repository keeps its data in a way that is not read here (%.*s = %.*s): let "
            "git do it, as in `git archive REVISION | cl-plan diff -`"),
          (int)s->key.n, s->key.p, (int)s->value.n, s->value.p);
  return false;
}

static enum cl_status read_settings(cl_repo *repo, cl_diag *diag) {
  const char *text =
      cl_repo_text(repo, cl_asprintf(repo->arena, "%s/config", repo->common), MOST_SETTINGS);
  setting s = { CL_NO_STR, CL_NO_STR, CL_NO_STR };
  while (text && next_setting(&text, &s)) {
    if (is_word(s.section, "extensions") && !is_extension(repo, &s, diag))
      return CL_IO;
    if (s.section.n > 6 && strncasecmp(s.section.p, "remote", 6) == 0 && is_word(s.key, "promisor"))
      repo->promisor = true;
  }
  return CL_OK;
}

/* ---- Objects of other repositories ------------------------------------------------- */

static void add_dir(cl_repo *repo, const char *dir, int depth) {
  for (size_t i = 0; i < repo->dir_count; i++)
    if (strcmp(repo->dirs[i], dir) == 0)
      return;
  if (repo->dir_count == MOST_ALTERNATES || depth > MOST_LINKS_DEEP)
    return;
  repo->dirs[repo->dir_count++] = dir;
  const char *text =
      cl_repo_text(repo, cl_asprintf(repo->arena, "%s/info/alternates", dir), MOST_SETTINGS);
  while (text && *text) {
    size_t n = strcspn(text, "\n");
    const char *line = cl_strndup(repo->arena, text, n);
    text += n + (text[n] == '\n');
    if (*line && *line != '#')
      add_dir(repo, *line == '/' ? line : cl_asprintf(repo->arena, "%s/%s", dir, line), depth + 1);
  }
}

/* ---- The repository ------------------------------------------------------------------- */

static enum cl_status open_at(cl_repo *repo, cl_diag *diag) {
  repo->common =
      named_in(repo, cl_asprintf(repo->arena, "%s/commondir", repo->folder), repo->folder);
  if (!repo->common)
    repo->common = repo->folder;
  repo->hash = 20;
  enum cl_status status = read_settings(repo, diag);
  add_dir(repo, cl_asprintf(repo->arena, "%s/objects", repo->common), 0);
  return status;
}

enum cl_status cl_repo_open(cl_repo **out, const char *path, cl_diag *diag) {
  char *real = realpath(*path ? path : ".", NULL);
  cl_arena *arena = cl_arena_new();
  cl_repo *repo = cl_alloc(arena, sizeof *repo);
  repo->arena = arena;
  *out = NULL;
  /* A bare one is its own folder, and has no work tree. */
  repo->folder = real && cl_git_bare(arena, real) ? cl_strdup(arena, real) : NULL;
  repo->path = "";
  if (real && !repo->folder)
    repo->folder = cl_git_folder(arena, real, &repo->path);
  free(real);
  enum cl_status status = repo->folder ? open_at(repo, diag) : CL_FOUND;
  if (status != CL_OK) {
    cl_repo_close(repo);
    return status;
  }
  *out = repo;
  return CL_OK;
}

void cl_repo_close(cl_repo *repo) {
  if (!repo)
    return;
  for (size_t i = 0; i < repo->pack_count; i++)
    cl_pack_close(&repo->packs[i]);
  free(repo->packs);
  for (size_t i = 0; i < CACHE_SLOTS; i++)
    cl_buf_free(&repo->cache[i].bytes);
  for (size_t i = 0; i < LOOSE_SLOTS; i++)
    cl_buf_free(&repo->loose[i].bytes);
  for (size_t i = 0; repo->commits && i < COMMIT_SLOTS; i++)
    cl_buf_free(&repo->commits[i].subject);
  free(repo->commits);
  cl_buf_free(&repo->read);
  cl_inflate_end(repo);
  cl_arena_free(repo->arena);
}

const char *cl_repo_path(const cl_repo *repo) {
  return repo->path;
}

const char *cl_repo_folder(const cl_repo *repo) {
  return repo->folder;
}

size_t cl_repo_hash(const cl_repo *repo) {
  return repo->hash;
}
