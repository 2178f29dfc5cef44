/* scope.c - which key means what, in which map: made once from the schema. */
#include <string.h>

#include "../yaml/tree.h"
#include "inner.h"

enum { SCOPES = 96, KEYS = CL_SYM_FREE };
_Static_assert(CL_SCOPE_ROOT < SCOPES / 2,
               "every type has a scope, and maps within records need some");

static cl_key keys[SCOPES][KEYS];
static int scope_count;
static bool full; /* there are more maps than scopes */

static cl_key *key_at(int scope, const char *name, size_t n) {
  char word[64];
  if (n >= sizeof word)
    return NULL;
  memcpy(word, name, n);
  word[n] = '\0';
  uint16_t sym = cl_sym(word);
  return sym && sym < KEYS ? &keys[scope][sym] : NULL;
}

static int new_scope(void) {
  full |= scope_count == SCOPES;
  return full ? SCOPES - 1 : scope_count++;
}

const char *cl_schema_check(void) {
  const char *bad = cl_schema_check_rows();
  cl_scopes_start();
  return bad ? bad : full ? "more maps than scopes" : NULL;
}

/* Walks PATH down from SCOPE, making nested scopes, and puts KEY of the schema at
 * its last word.  A nested map stands where the first of what it holds would. */
static cl_key *place(int scope, const char *path, cl_key what) {
  for (;;) {
    size_t n = strcspn(path, ".");
    cl_key *key = key_at(scope, path, n);
    if (!key)
      return NULL; /* cl_schema_check() tells */
    if (!path[n]) {
      *key = what;
      return key;
    }
    if (key->kind == CL_KEY_UNKNOWN)
      *key = (cl_key){ CL_KEY_SCOPE, 0, (int16_t)new_scope(), what.place };
    if (what.place < key->place)
      key->place = what.place;
    scope = key->value;
    path += n + 1;
  }
}

static void place_fields(cl_type type) {
  const cl_type_row *row = cl_type_info(type);
  int scope = row->shape == CL_SINGLE_REC ? CL_SCOPE_ROOT : (int)type;
  int items = -1;
  CL_EACH_FIELD(field, row) {
    const cl_field_row *info = cl_field_info(field);
    cl_key what = { CL_KEY_FIELD, 0, (int16_t)field, (int16_t)cl_field_place(field) };
    cl_key *key = place(info->flags & CL_SUB ? items : scope, info->path, what);
    if (key && info->kind == CL_K_ITEMS) {
      items = new_scope();
      key->items = (uint8_t)items;
    }
  }
}

void cl_scopes_start(void) {
  if (scope_count)
    return;
  cl_schema_start();
  for (scope_count = 0; scope_count <= CL_SCOPE_ROOT;)
    new_scope();
  for (int t = 0; t < CL_TYPES; t++)
    place_fields((cl_type)t);
  for (int t = 0; t < CL_TYPES; t++) {
    const cl_type_row *row = cl_type_info((cl_type)t);
    if (row->shape == CL_SINGLE_REC)
      continue;
    cl_key what = { CL_KEY_TYPE, 0, (int16_t)t, (int16_t)cl_type_place((cl_type)t) };
    place(row->parent == CL_T_NONE ? CL_SCOPE_ROOT : (int)row->parent, row->path, what);
  }
}

cl_key cl_scope_key(int scope, uint16_t sym) {
  return sym < KEYS ? keys[scope][sym] : (cl_key){ .kind = CL_KEY_UNKNOWN };
}

int cl_scope_below(int scope, const char *key) {
  cl_key *k = key_at(scope, key, strlen(key));
  return k && k->kind == CL_KEY_SCOPE ? k->value : -1;
}

const char *cl_scope_suggest(int scope, const char *name) {
  const char *best = NULL;
  unsigned best_distance = 3;
  size_t n = strlen(name);
  if (n > 40)
    return NULL;
  for (uint16_t sym = 1; sym < KEYS; sym++) {
    if (keys[scope][sym].kind == CL_KEY_UNKNOWN)
      continue;
    const char *word = cl_sym_name(NULL, sym);
    unsigned distance = cl_distance(name, word, 2);
    if (distance < best_distance && distance < strlen(word) && distance * 2 <= n) {
      best = word;
      best_distance = distance;
    }
  }
  if (best || scope >= CL_TYPES)
    return best;
  /* A Dutch word for a field is a likely slip, too. */
  cl_field field = cl_field_find((cl_type)scope, cl_str_of(name));
  return field == CL_F_NONE ? NULL : cl_field_info(field)->path;
}

int cl_scope_rank(int scope, const char *key) {
  cl_key *k = key_at(scope, key, strlen(key));
  return k && k->kind != CL_KEY_UNKNOWN ? k->place : INT16_MAX;
}
