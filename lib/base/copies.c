/* copies.c - what programs call the copies that they leave; see copies.h. */
#include "copies.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "text.h"

typedef struct parts {
  cl_arena *arena;
  const char *stem, *suffix; /* "club (1)" and ".yaml" */
} parts;

static const char *joined(const parts *p, size_t n) {
  while (n && (p->stem[n - 1] == ' ' || p->stem[n - 1] == '_' || p->stem[n - 1] == '.'))
    n--;
  return n ? cl_asprintf(p->arena, "%.*s%s", (int)n, p->stem, p->suffix) : NULL;
}

/* ---- Editors: club.yaml~ .club.yaml.swp #club.yaml# club.yaml.orig -------------- */

static const char *of_editor(cl_arena *arena, const char *name) {
  static const char *const ends[] = { "~",    ".orig", ".rej", ".bak",  ".old",
                                      ".swp", ".swo",  ".swn", ".save", ".tmp" };
  size_t n = strlen(name);
  if (n > 2 && name[0] == '#' && name[n - 1] == '#')
    return cl_strndup(arena, name + 1, n - 2);
  if (n > 2 && name[0] == '.' && name[1] == '#')
    return cl_strdup(arena, name + 2);
  for (size_t i = 0; i < CL_COUNT(ends); i++)
    if (cl_ends_in(name, ends[i])) {
      bool hidden = ends[i][1] == 's' && ends[i][2] == 'w' && name[0] == '.';
      return cl_strndup(arena, name + hidden, n - hidden - strlen(ends[i]));
    }
  return NULL;
}

/* ---- git mergetool: club_LOCAL_123.yaml club.BASE.123.yaml ---------------------- */

static const char *of_mergetool(const parts *p) {
  static const char *const words[] = { "LOCAL", "REMOTE", "BASE", "BACKUP" };
  size_t end = strlen(p->stem), at = end;
  while (at && isdigit((unsigned char)p->stem[at - 1]))
    at--;
  if (at == end || !at || !strchr("_.", p->stem[at - 1]))
    return NULL;
  at--;
  for (size_t i = 0; i < CL_COUNT(words); i++) {
    size_t n = strlen(words[i]);
    if (at > n + 1 && strchr("_.", p->stem[at - n - 1]) &&
        memcmp(p->stem + at - n, words[i], n) == 0)
      return joined(p, at - n - 1);
  }
  return NULL;
}

/* ---- Sync folders -------------------------------------------------------------- */

/* Is one of the words of TEXT what such programs say, in one of their languages? */
static bool says_copy(const char *text) {
  static const char *const begins[] = { "conflict", "sfconflict", "konflikt", "conflit" };
  static const char *const words[] = { "copy", "kopie", "copie", "exemplaar", "kopia" };
  for (const char *p = text; *p;) {
    size_t n = 0;
    while (isalpha((unsigned char)p[n]))
      n++;
    for (size_t i = 0; i < CL_COUNT(begins); i++)
      if (n >= strlen(begins[i]) && strncasecmp(p, begins[i], strlen(begins[i])) == 0)
        return true;
    for (size_t i = 0; i < CL_COUNT(words); i++)
      if (n == strlen(words[i]) && strncasecmp(p, words[i], n) == 0)
        return true;
    p += n ? n : 1;
  }
  return false;
}

/* "club (conflicted copy 2026-11-22)", "club (1)". */
static const char *in_brackets(const parts *p, bool *sure) {
  size_t n = strlen(p->stem);
  const char *open = n && p->stem[n - 1] == ')' ? strrchr(p->stem, '(') : NULL;
  if (!open || open == p->stem)
    return NULL;
  *sure = says_copy(open);
  return joined(p, (size_t)(open - p->stem));
}

/* "club.sync-conflict-20261122-120000-ABCDEFG", "club_conflict-20261122-120000". */
static const char *behind_mark(const parts *p) {
  static const char *const marks[] = { ".sync-conflict-", "_conflict-", ".conflict" };
  for (size_t i = 0; i < CL_COUNT(marks); i++)
    for (const char *at = p->stem; *at; at++)
      if (at > p->stem && strncasecmp(at, marks[i], strlen(marks[i])) == 0)
        return joined(p, (size_t)(at - p->stem));
  return NULL;
}

/* "club - Kopie", "Copy of club", "Kopie van club". */
static const char *of_desktop(const parts *p) {
  static const char *const ends[] = { " - copy", " - kopie", " - copie" };
  static const char *const begins[] = { "copy of ", "kopie van ", "copie de " };
  for (size_t i = 0; i < CL_COUNT(ends); i++)
    if (cl_ends_in(p->stem, ends[i]))
      return joined(p, strlen(p->stem) - strlen(ends[i]));
  for (size_t i = 0; i < CL_COUNT(begins); i++)
    if (strncasecmp(p->stem, begins[i], strlen(begins[i])) == 0 && p->stem[strlen(begins[i])])
      return cl_asprintf(p->arena, "%s%s", p->stem + strlen(begins[i]), p->suffix);
  return NULL;
}

/* "club copy", "club kopie 2", "club 2": names that anybody may give, too. */
static const char *numbered(const parts *p) {
  static const char *const words[] = { " copy", " kopie" };
  size_t n = strlen(p->stem), at = n;
  while (at && isdigit((unsigned char)p->stem[at - 1]))
    at--;
  if (at == n || !at || p->stem[at - 1] != ' ')
    at = n;
  const char *stem = cl_strndup(p->arena, p->stem, at < n ? at - 1 : n);
  for (size_t i = 0; i < CL_COUNT(words); i++)
    if (cl_ends_in(stem, words[i]))
      return joined(p, strlen(stem) - strlen(words[i]));
  return at < n ? joined(p, at - 1) : NULL;
}

/* "club-LAPTOP-4F2": the name of a machine, in capitals. */
static const char *of_machine(const parts *p) {
  for (const char *at = strchr(p->stem, '-'); at; at = strchr(at + 1, '-')) {
    size_t capitals = 0, n = 1;
    for (; isupper((unsigned char)at[n]) || isdigit((unsigned char)at[n]) || at[n] == '-'; n++)
      capitals += isupper((unsigned char)at[n]) != 0;
    if (!at[n] && capitals > 1 && at > p->stem)
      return joined(p, (size_t)(at - p->stem));
  }
  return NULL;
}

const char *cl_copy_of(cl_arena *arena, const char *name, bool *sure) {
  *sure = true;
  const char *of = of_editor(arena, name);
  if (of)
    return *of ? of : NULL;
  const char *dot = strrchr(name, '.');
  parts p = { arena, name, "" };
  if (dot && dot > name)
    p = (parts){ arena, cl_strndup(arena, name, (size_t)(dot - name)), dot };
  if ((of = of_mergetool(&p)) || (of = behind_mark(&p)) || (of = of_desktop(&p)))
    return of;
  if ((of = in_brackets(&p, sure)))
    return of;
  *sure = false;
  if ((of = numbered(&p)))
    return of;
  return of_machine(&p);
}
