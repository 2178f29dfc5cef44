/* inner.h - what the files of this folder share and nobody else sees. */
#ifndef CL_PLAN_INNER_H
#define CL_PLAN_INNER_H

#include "../base/map.h"
#include "item.h"

/* ---- scope.c: which key means what, in which map ----
 * A scope is a kind of map: the root, a record of a type, a section of the
 * root (`scan`), a nested map of a record (`ties`), an item of a list of maps. */
enum cl_key_kind { CL_KEY_UNKNOWN, CL_KEY_FIELD, CL_KEY_TYPE, CL_KEY_SCOPE };

typedef struct cl_key {
  uint8_t kind;  /* enum cl_key_kind */
  uint8_t items; /* of a CL_K_ITEMS field: the scope of its items */
  int16_t value; /* cl_field, cl_type or scope */
  int16_t place; /* where it is written among the keys of its map: lower comes first */
} cl_key;

enum { CL_SCOPE_ROOT = CL_TYPES }; /* scope 0 .. CL_TYPES - 1: records of a type */

void cl_scopes_start(void);
/* schema.c: what is wrong with its rows, for cl_schema_check(), which also sees to it that
 * every map has found room. */
const char *cl_schema_check_rows(void);
cl_key cl_scope_key(int scope, uint16_t sym);
/* A known key that is near to NAME, or NULL. */
const char *cl_scope_suggest(int scope, const char *name);
/* Where KEY belongs among the keys of SCOPE: lower comes first. */
int cl_scope_rank(int scope, const char *key);
/* The scope of the nested map KEY in SCOPE, or -1. */
int cl_scope_below(int scope, const char *key);

/* ---- counter.c: numbers behind names that come more than once ----
 * The last number that was given behind BASE, for TYPE in OWNER; starts at 1.
 * Whoever goes on from there need not try all numbers again. */
typedef struct cl_counters {
  cl_arena *arena;
  cl_map map;
} cl_counters;
/* BASE must outlive the counters. */
unsigned *cl_counter(cl_counters *counters, int type, const void *owner, const char *base);
void cl_counters_free(cl_counters *counters);

/* ---- index ---- */
struct cl_missing {
  const char *path, *name; /* as in cl_plan_file; a pattern, when people's matches nothing */
};

struct cl_plan_index {
  /* Two records with one key are enough to know that there are more, so no key
   * takes more: else a plan that gives one id to all its records would take time
   * by their square. */
  cl_map ids;                 /* by type and id */
  cl_map nested;              /* those with a parent: by type, id and parent */
  cl_map firsts;              /* of each type in each community: by type and parent */
  cl_map names;               /* by type and folded name, of the types in `named` */
  uint64_t named;             /* types whose names were asked about, as bits */
  uint32_t *field_file;       /* files the fields of the organisation stand in */
  const char *root_dir;       /* folder of the root file with its slash, or "" */
  struct cl_missing *missing; /* included files that are not there */
  size_t missing_cap;
  const char **copies; /* of people's files that git tracks: cl_plan_ask_git() */
  size_t copy_count, copy_cap;
  size_t rec_bytes, file_bytes; /* memory of records; size of all files */
  size_t file_cap;              /* room in plan->files */
  bool full;                    /* there are more than can be read */
  cl_counters handles;          /* while records are indexed */
  const cl_store *store;        /* while the files are read: NULL for this disk */
  const cl_overlay *over;       /* while the files are read */
  size_t over_count;
};

/* ---- index.c ---- */
/* Takes all records into the tables, gives those without an id a handle, and says
 * which id is given twice. */
void cl_index_records(cl_plan *plan, cl_diag *diag);
void cl_index_free(struct cl_plan_index *index);
/* A record that has ID already, of TYPE or of a type that shares its ids. */
const cl_rec *cl_index_taken(const cl_plan *plan, cl_type type, const char *id);

/* ---- conflict.c ---- */
/* CL_PLAN and one error, with the record and the field, when the marks of a merge stand
 * in TEXT, that of the file PATH, which is HUSHED when it is people's. */
enum cl_status cl_plan_conflict(const char *path, cl_str text, bool hushed, cl_diag *diag);

/* ---- plan.c ---- */
/* PATH, a folder, as glob() takes it to the letter. */
char *cl_plan_glob_escape(cl_arena *arena, const char *dir);

/* ---- record.c ---- */
enum { CL_MOST_FIELDS = 64 }; /* of a type: bits of cl_rec.has */
/* How many fields a record in NODE may get; the organisation's stand in several files. */
size_t cl_rec_room(cl_type type, const cl_node *node);
/* FIELD of REC, which has room for one more, is NODE; or, when that is NULL, absent. */
void cl_rec_put(cl_rec *rec, cl_field field, cl_node *node);
/* Does FIELD, of any shape, stand in MAP, its record's node? */
bool cl_stands_in(const cl_node *map, cl_field field);
/* Is a value of FIELD that reads TEXT typed, so that it may stand unquoted? */
bool cl_value_plain(cl_field field, cl_str text);

/* find.c: the language in the text of a root file that nobody has parsed yet, and
 * that may be no YAML: that is to be said in a language, too.  As cl_plan_lang()
 * has it: Dutch, unless it says English. */
enum cl_lang cl_plan_text_lang(cl_str text);

#endif
