/* merge_inner.h - what the files of the merge share. */
#ifndef CL_PLAN_MERGE_INNER_H
#define CL_PLAN_MERGE_INNER_H

#include "../yaml/weave.h"
#include "inner.h"
#include "merge.h"

/* What a node means: which kind of map or list it is, or a value of which field. */
enum merge_kind {
  MERGE_UNKNOWN,
  MERGE_MAP,     /* of a scope: the root, a section, a nested map */
  MERGE_KEYED,   /* records by key */
  MERGE_RECORDS, /* a list of records */
  MERGE_RECORD,
  MERGE_VALUES, /* a list of values */
  MERGE_ITEMS,  /* a list of small maps */
  MERGE_ITEM,
  MERGE_VALUE
};
typedef struct merge_place {
  enum merge_kind kind;
  int scope;                      /* of a map: which keys it has */
  cl_type type;                   /* of records */
  cl_field field;                 /* of values and items */
  const struct merge_place *over; /* what it stands in, and which node it was found as: */
  enum cl_side side;
  const cl_node *node;
} merge_place;

/* The same entry on each side. */
typedef struct merge_slot merge_slot;
struct merge_slot {
  cl_node *node[CL_SIDES];
  uint32_t at[CL_SIDES];
  cl_str key;
  uint64_t hash;
  merge_slot *same;           /* the next of the same key */
  merge_slot *used[CL_SIDES]; /* of the first of a key: the last that a side took */
  merge_slot *next;           /* in the order of the result */
  bool placed, gone;          /* gone: its node became another slot's */
};

/* A record that one side gave another id, took out while the other newly refers to
 * it, or that would be there twice. */
enum merge_event_kind { MERGE_RENAMED, MERGE_REFERRED, MERGE_TWICE };
typedef struct merge_event merge_event;
struct merge_event {
  merge_event *next;
  enum merge_event_kind kind;
  cl_type type;
  cl_str old, id;    /* MERGE_RENAMED: from old to id */
  enum cl_side side; /* who renamed or took out */
};

typedef struct merger {
  cl_tree *tree[CL_SIDES];
  cl_arena *arena;
  merge_event *events;
  struct merge_move {
    struct merge_move *next;
    uint64_t types;   /* bits of cl_type: that it is of, or may refer to */
    cl_str id, owner; /* owner: the id of the record it stands in */
    enum cl_side side;
  } * gone, *came, *refs; /* records that a side took out and put in; new references */
  struct merge_said {
    struct merge_said *next;
    const char *label, *said;
  } * said;     /* what each label is in the words of the user */
  bool give_up; /* cannot be merged entry by entry */
  bool again;   /* decide again: something new was found out */
} merger;

/* ---- merge_place.c ---- */
/* OVER must outlive what comes out. */
merge_place merge_below(const merge_place *over, enum cl_side side, const cl_node *child);
/* The text of a value of FIELD on SIDE, canonical, with the other sides' renames
 * of what it refers to. */
cl_str merge_value(const merger *m, enum cl_side side, cl_field field, const cl_node *node);
/* Do two nodes say the same, as the schema types them?  Either may be NULL. */
bool merge_same(const merger *m, const merge_place *place, enum cl_side a, const cl_node *x,
                enum cl_side b, const cl_node *y);
/* What an entry is known by among its siblings. */
cl_str merge_key(const merger *m, const merge_place *over, enum cl_side side, const cl_node *child);
cl_str merge_id(cl_type type, const cl_node *record); /* "" for none */
cl_node *merge_field(const cl_node *record, const char *path);
/* `moment ochtend, title`: the record and field of PLACE, as the marks in the file have it. */
const char *merge_label(merger *m, const merge_place *place);
/* A label of this merge in the words of the user. */
const char *merge_said(const merger *m, const char *label);

/* ---- merge_pair.c ---- */
/* The entries of a collection (NULL where a side has none), paired, in the order of
 * the result. */
merge_slot *merge_pair(merger *m, const merge_place *over, const cl_node *const node[CL_SIDES]);

/* ---- merge_decide.c ---- */
cl_strand *merge_decide(merger *m);

/* ---- merge_event.c ---- */
void merge_event_add(merger *m, merge_event event); /* once */
void merge_renamed(merger *m, cl_type type, enum cl_side side, cl_str old, cl_str id);
const merge_event *merge_event_of(const merger *m, enum merge_event_kind kind, uint64_t types,
                                  cl_str id);

/* ---- merge_refs.c ---- */
/* Before anything is decided: what one entry cannot know of another. */
void merge_look(merger *m);
/* NODE, which BY took out, was changed by the other side: was it moved? */
void merge_torn(merger *m, const merge_place *place, enum cl_side by, const cl_node *node);

#endif
