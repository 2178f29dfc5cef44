/* scope.c - which key means what, in which map: made once from the schema. */
#include <string.h>

#include "inner.h"

enum { SCOPES = 96, KEYS = 256 };

static cl_key keys[SCOPES][KEYS];
static struct {
  int above;            /* the scope it stands in, -1 for records and the root */
  const char *name;     /* its key there */
} scopes[SCOPES];
static int scope_count;

/* The order in which keys are written where the schema's own order of fields
 * does not tell: sections of the root, and lists among a community's fields. */
static const char *const root_order[] = { "plan",    "organisation", "language",    "region",
                                          "mission", "vision",       "include",     "readiness",
                                          "kapstok", "scan",         "communities", "calendar",
                                          "people",  "sources",      "goals",       "themes",
                                          "reviews", "requests",     "groups",      "existing",
                                          "wanted",  "examples" };
static const char *const community_order[] = {
  "id",       "name",       "theme",  "group",     "status",      "since",       "bond",
  "traits",   "ties",       "contacts", "conversations", "channels", "serves",   "aims",
  "values",   "challenges", "vision", "goals",     "team",        "tasks",       "paths",
  "venue",    "agreements", "platform", "outcomes", "evaluations", "stories",    "decisions",
  "ignore"
};

static cl_key *key_at(int scope, const char *name, size_t n) {
  char word[64];
  if (n >= sizeof word)
    return NULL;
  memcpy(word, name, n);
  word[n] = '\0';
  uint16_t sym = cl_sym(word);
  return sym && sym < KEYS ? &keys[scope][sym] : NULL;
}

static int new_scope(int above, const char *name) {
  scopes[scope_count].above = above;
  scopes[scope_count].name = name;
  return scope_count++;
}

/* Walks PATH down from SCOPE, making nested scopes; the key of its last word. */
static cl_key *place(int scope, const char *path) {
  for (;;) {
    size_t n = strcspn(path, ".");
    cl_key *key = key_at(scope, path, n);
    if (!key || !path[n])
      return key;
    if (key->kind == CL_KEY_UNKNOWN) {
      key->kind = CL_KEY_SCOPE;
      key->value = (int16_t)new_scope(scope, path);
    }
    scope = key->value;
    path += n + 1;
  }
}

static void place_fields(cl_type type) {
  const cl_type_row *row = cl_type_info(type);
  int scope = row->shape == CL_SINGLE_REC ? CL_SCOPE_ROOT : (int)type;
  int items = -1;
  for (unsigned i = 0; i < row->fields; i++) {
    cl_field field = (cl_field)((unsigned)row->first + i);
    const cl_field_row *info = cl_field_info(field);
    cl_key *key = place(info->flags & CL_SUB ? items : scope, info->path);
    if (!key)
      continue; /* cl_schema_check() tells */
    *key = (cl_key){ .kind = CL_KEY_FIELD, .value = (int16_t)field };
    if (info->kind == CL_K_ITEMS) {
      items = new_scope(scope, info->path);
      key->items = (uint8_t)items;
    }
  }
}

void cl_scopes_start(void) {
  if (scope_count)
    return;
  cl_schema_start();
  for (scope_count = 0; scope_count <= CL_SCOPE_ROOT;)
    new_scope(-1, "");
  for (int t = 0; t < CL_TYPES; t++)
    place_fields((cl_type)t);
  for (int t = 0; t < CL_TYPES; t++) {
    const cl_type_row *row = cl_type_info((cl_type)t);
    if (row->shape == CL_SINGLE_REC)
      continue;
    cl_key *key = place(row->parent == CL_T_NONE ? CL_SCOPE_ROOT : (int)row->parent, row->path);
    if (key)
      *key = (cl_key){ .kind = CL_KEY_TYPE, .value = (int16_t)t };
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

static int position(const char *const *words, size_t n, const char *key) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(words[i], key) == 0)
      return (int)i;
  return (int)n;
}

int cl_scope_rank(int scope, const char *key) {
  int top = scope;
  while (scopes[top].above >= 0)
    top = scopes[top].above;
  if (scope == CL_T_COMMUNITY)
    return position(community_order, CL_COUNT(community_order), key);
  cl_key *k = key_at(scope, key, strlen(key));
  if (k && k->kind == CL_KEY_FIELD && top != CL_SCOPE_ROOT)
    return k->value;
  if (k && k->kind == CL_KEY_SCOPE && top != CL_SCOPE_ROOT) {
    /* A nested map stands where its first field would. */
    for (uint16_t sym = 1; sym < KEYS; sym++)
      if (keys[k->value][sym].kind == CL_KEY_FIELD)
        return keys[k->value][sym].value;
  }
  return position(root_order, CL_COUNT(root_order), key);
}
