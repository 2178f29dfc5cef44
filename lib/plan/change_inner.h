/* change_inner.h - what change.c collects and apply.c writes. */
#ifndef CL_CHANGE_INNER_H
#define CL_CHANGE_INNER_H

#include "change.h"
#include "inner.h"

/* What a field should become: N values, 0 takes it out. */
typedef struct cl_want {
  bool set;
  size_t n;
  cl_str *values;
} cl_want;

struct cl_target {
  cl_target *next;
  cl_change *change;
  cl_type type;
  const cl_rec *rec; /* NULL for a new one */
  cl_target *parent; /* of a new nested one */
  const char *id, *from;
  bool removed;
  bool bare;     /* what goes goes with the comments at it */
  cl_want *want; /* by field - first */
  cl_val *map;   /* of a new one, once apply.c made it */
};

/* Where new records of a type go: into a list that is there, or one to be made. */
typedef struct cl_spot {
  struct cl_spot *next;
  cl_type type;
  const cl_rec *in_rec;    /* the community it is nested in ... */
  const cl_target *in_new; /* ... or the new one */
  size_t file;
  cl_node *list, *after; /* a list that has items: behind this one */
  cl_val *fresh;         /* a list that is made */
} cl_spot;

/* Sections and nested maps that are made on the way, so that two things that
 * need the same one share it. */
typedef struct cl_made {
  struct cl_made *next;
  const void *owner; /* map node, or cl_val, or NULL for an empty document */
  size_t file;
  const char *key;
  cl_val *val;
} cl_made;

struct cl_change {
  enum cl_status status; /* not CL_OK: something was asked that cannot be; said already */
  cl_arena *arena;
  cl_plan *plan;
  cl_diag *diag;
  cl_edit **edits; /* by file, made when first needed */
  cl_target *first, *last;
  cl_map targets;      /* of records of the plan, by record */
  cl_map ids;          /* that this change gives out */
  cl_counters numbers; /* behind names of new records */
  cl_spot *spots;
  cl_made *made;
  cl_new_file *files;
  size_t file_count;
  bool finished;
};

/* Does CHANGE take REC out? */
bool cl_change_removes(const cl_change *change, const cl_rec *rec);
/* The values FIELD of TARGET will have: those asked for, else the present ones. */
size_t cl_target_values(const cl_target *target, cl_field field, cl_str **values);

#endif
