/* git.c - does git track a file?  See git.h. */
#define _XOPEN_SOURCE 700 /* for realpath() */
#include "git.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"

/* An index of 64 MiB has half a million files. */
enum { MOST_INDEX = 64 << 20, MOST_NAMES = 4096, MOST_LINK = 8192, SHA1 = 20, SHA256 = 32 };

/* ---- The index ------------------------------------------------------------------- */

typedef struct reader {
  const unsigned char *p, *end;
  size_t hash;
  uint32_t version;
  char name[MOST_NAMES]; /* of the last entry: format 4 builds on it */
  size_t name_size;
} reader;

static uint32_t get32(const unsigned char *p) {
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Format 4: how many bytes the last name loses, as git writes such numbers. */
static bool read_strip(reader *r, size_t *out) {
  size_t value = 0;
  for (int i = 0; r->p < r->end && i < 4; i++) {
    unsigned char c = *r->p++;
    value = (value << 7) + (c & 127);
    if (!(c & 128)) {
      *out = value;
      return value <= r->name_size;
    }
    value++;
  }
  return false;
}

/* The bytes of a name that end in NUL, behind the first KEPT of the last one. */
static bool read_name(reader *r, size_t kept) {
  const unsigned char *end = memchr(r->p, '\0', (size_t)(r->end - r->p));
  size_t n = end ? (size_t)(end - r->p) : 0;
  if (!end || kept + n >= sizeof r->name || kept + n == 0)
    return false;
  memcpy(r->name + kept, r->p, n);
  r->name_size = kept + n;
  r->p = end + 1;
  return memchr(r->name, '\0', r->name_size) == NULL;
}

/* Is MODE that of a file, a symlink, a submodule, or a folder of a sparse index? */
static bool is_mode(uint32_t mode) {
  uint32_t kind = mode >> 12;
  return mode < 0x10000 && (kind == 8 || kind == 10 || kind == 14 || kind == 4);
}

static bool read_entry(reader *r) {
  enum { STAT = 40, MODE = 24, EXTENDED = 0x4000, LENGTH = 0xFFF };
  const unsigned char *start = r->p;
  size_t fixed = STAT + r->hash + 2, strip = 0;
  if ((size_t)(r->end - r->p) < fixed || !is_mode(get32(r->p + MODE)))
    return false;
  unsigned flags = (unsigned)r->p[fixed - 2] << 8 | r->p[fixed - 1];
  if ((flags & EXTENDED) && (r->version < 3 || (size_t)(r->end - r->p) < (fixed += 2)))
    return false;
  r->p += fixed;
  if (r->version == 4 && !read_strip(r, &strip))
    return false;
  if (!read_name(r, r->version == 4 ? r->name_size - strip : 0))
    return false;
  size_t length = flags & LENGTH;
  if (length != (r->name_size < LENGTH ? r->name_size : LENGTH))
    return false;
  /* Formats 2 and 3 fill an entry up to eight bytes, with one to eight NULs. */
  size_t whole = r->version == 4 ? (size_t)(r->p - start) : (fixed + r->name_size + 8) / 8 * 8;
  if ((size_t)(r->end - start) < whole)
    return false;
  for (const unsigned char *p = r->p; p < start + whole; p++)
    if (*p)
      return false;
  r->p = start + whole;
  return true;
}

/* A split index keeps most entries in another file. */
static bool is_split(const reader *r) {
  const unsigned char *p = r->p;
  while (r->end - p >= 8) {
    if (memcmp(p, "link", 4) == 0)
      return true;
    size_t size = get32(p + 4);
    if (size > (size_t)(r->end - p) - 8)
      return false;
    p += 8 + size;
  }
  return false;
}

static cl_git_entry entry_of(const reader *r, const unsigned char *start) {
  enum { MODE = 24, STAT = 40 };
  unsigned flags = (unsigned)start[STAT + r->hash] << 8 | start[STAT + r->hash + 1];
  return (cl_git_entry){
    { r->name, r->name_size }, start + STAT, get32(start + MODE), flags >> 12 & 3
  };
}

bool cl_git_index_each(const void *bytes, size_t n, size_t hash,
                       void (*found)(void *data, const cl_git_entry *entry), void *data) {
  enum { HEAD = 12 };
  const unsigned char *p = bytes;
  if (n < HEAD + hash || memcmp(p, "DIRC", 4) != 0)
    return false;
  reader r = { .p = p + HEAD, .end = p + n - hash, .hash = hash, .version = get32(p + 4) };
  if (r.version < 2 || r.version > 4)
    return false;
  for (uint32_t left = get32(p + 8); left; left--) {
    const unsigned char *start = r.p;
    if (!read_entry(&r))
      return false;
    cl_git_entry entry = entry_of(&r, start);
    found(data, &entry);
  }
  return !is_split(&r);
}

/* Can all of its entries be read, though it be split? */
static bool is_whole(const void *bytes, size_t n, size_t hash) {
  enum { HEAD = 12 };
  const unsigned char *p = bytes;
  reader r = { .p = p + HEAD, .end = p + n - hash, .hash = hash, .version = get32(p + 4) };
  for (uint32_t left = get32(p + 8); left; left--)
    if (!read_entry(&r))
      return false;
  return true;
}

typedef struct sought {
  cl_str name;
  bool found;
} sought;

static void seek(void *data, const cl_git_entry *entry) {
  sought *s = data;
  s->found = s->found || cl_str_eq(entry->name, s->name);
}

enum cl_git cl_git_index_has(const void *bytes, size_t n, size_t hash, cl_str name) {
  sought s = { name, false };
  bool whole = cl_git_index_each(bytes, n, hash, seek, &s);
  if (!whole) /* of a split index, what stands there stands there */
    return s.found && is_whole(bytes, n, hash) ? CL_GIT_TRACKED : CL_GIT_UNKNOWN;
  return s.found ? CL_GIT_TRACKED : CL_GIT_UNTRACKED;
}

/* ---- The repository ---------------------------------------------------------------- */

static bool read_whole(const char *path, size_t limit, cl_buf *out) {
  cl_diag unsaid;
  cl_diag_init(&unsaid);
  bool good = cl_file_read_found(path, limit, out, &unsaid) == CL_OK;
  cl_diag_free(&unsaid);
  return good;
}

static bool is_repository(cl_arena *arena, const char *folder) {
  struct stat st;
  return lstat(cl_asprintf(arena, "%s/HEAD", folder), &st) == 0;
}

/* The folder that a file `.git` in TOP names, or NULL. */
static const char *linked(cl_arena *arena, const char *top, const char *file) {
  static const char HEAD[] = "gitdir: ";
  cl_buf text = CL_BUF_INIT;
  const char *folder = NULL;
  size_t first = sizeof HEAD - 1;
  if (read_whole(file, MOST_LINK, &text) && text.len > first && memcmp(text.p, HEAD, first) == 0 &&
      !memchr(text.p, '\0', text.len)) {
    char *to = cl_strndup(arena, text.p + first, strcspn(text.p + first, "\r\n"));
    folder = *to == '/' ? to : cl_asprintf(arena, "%s/%s", top, to);
  }
  cl_buf_free(&text);
  return folder;
}

/* The folder of the repository of the work tree TOP; NULL when it is none. */
static const char *repository(cl_arena *arena, const char *top) {
  struct stat st;
  const char *path = cl_asprintf(arena, "%s/.git", top);
  if (stat(path, &st) != 0)
    return NULL;
  if (S_ISREG(st.st_mode))
    path = linked(arena, top, path);
  return path && is_repository(arena, path) ? path : NULL;
}

static enum cl_git look_up(const char *folder, cl_str name) {
  cl_arena *arena = cl_arena_new();
  cl_buf index = CL_BUF_INIT;
  const char *path = cl_asprintf(arena, "%s/index", folder);
  struct stat st;
  enum cl_git answer = CL_GIT_UNKNOWN;
  if (stat(path, &st) != 0)
    answer = errno == ENOENT ? CL_GIT_UNTRACKED : CL_GIT_UNKNOWN; /* nothing was added yet */
  else if (read_whole(path, MOST_INDEX, &index)) {
    /* Which hash it is stands in the repository's settings, but only one fits. */
    answer = cl_git_index_has(index.p, index.len, SHA1, name);
    if (answer == CL_GIT_UNKNOWN)
      answer = cl_git_index_has(index.p, index.len, SHA256, name);
  }
  cl_buf_free(&index);
  cl_arena_free(arena);
  return answer;
}

/* What the file `commondir` in FOLDER names: where a worktree's objects are. */
static const char *common_folder(cl_arena *arena, const char *folder) {
  cl_buf text = CL_BUF_INIT;
  const char *common = NULL, *path = cl_asprintf(arena, "%s/commondir", folder);
  if (read_whole(path, MOST_LINK, &text) && !memchr(text.p, '\0', text.len)) {
    const char *to = cl_strndup(arena, cl_buf_text(&text), strcspn(cl_buf_text(&text), "\r\n"));
    common = *to == '/' ? to : cl_asprintf(arena, "%s/%s", folder, to);
  }
  cl_buf_free(&text);
  return common;
}

static const char *with_slash(cl_arena *arena, const char *path) {
  char *real = path ? realpath(path, NULL) : NULL;
  const char *out = real ? cl_asprintf(arena, "%s/", real) : NULL;
  free(real);
  return out;
}

bool cl_git_bare(cl_arena *arena, const char *folder) {
  static const char *const names[] = { "HEAD", "objects", "refs" };
  for (size_t i = 0; i < CL_COUNT(names); i++)
    if (access(cl_asprintf(arena, "%s/%s", folder, names[i]), F_OK) != 0)
      return false;
  return true;
}

const char *cl_git_folder(cl_arena *arena, const char *real, const char **name) {
  size_t end = strlen(real);
  *name = "";
  for (;;) {
    const char *folder = repository(arena, cl_strndup(arena, real, end));
    if (folder) {
      *name = cl_strdup(arena, real + end + (real[end] == '/'));
      return folder;
    }
    if (!end)
      return NULL;
    while (end && real[end - 1] != '/')
      end--;
    end -= end > 0;
  }
}

cl_git_folders cl_git_find(cl_arena *arena, const char *folder) {
  const char *name, *found = NULL;
  if (*folder)
    found = cl_git_folder(arena, cl_strndup(arena, folder, strlen(folder) - 1), &name);
  if (found)
    return (cl_git_folders){ with_slash(arena, found),
                             with_slash(arena, common_folder(arena, found)) };
  return (cl_git_folders){ NULL, NULL };
}

enum cl_git cl_git_tracks(const char *path) {
  struct stat st;
  char *real = realpath(path, NULL);
  if (!real || stat(real, &st) != 0 || !S_ISREG(st.st_mode)) {
    free(real);
    return CL_GIT_UNKNOWN;
  }
  cl_arena *arena = cl_arena_new();
  const char *name;
  const char *folder = cl_git_folder(arena, real, &name);
  enum cl_git answer = folder ? look_up(folder, cl_str_of(name)) : CL_GIT_OUTSIDE;
  cl_arena_free(arena);
  free(real);
  return answer;
}
