/* edit.h - changes to a tree, written as splices of its bytes and proved.
 *
 * A cl_edit collects what should become of nodes of one tree: a value
 * replaced, a pair or an item put in or taken out.  cl_edit_apply() writes the
 * new bytes: only the spans concerned differ, in the style that stands there
 * (block or flow, indentation, quotes, line ends).  It then reads the new
 * bytes back, event by event, and compares them with the old tree plus exactly
 * these changes; when they do not agree, nothing comes out but an error.
 *
 * Ownership: a cl_val lives in the edit's arena; the tree must outlive the edit. */
#ifndef CL_EDIT_H
#define CL_EDIT_H

#include "tree.h"

CL_BEGIN

/* A value to be written.  PLAIN_OK says that a scalar is typed (number, date,
 * yes/no) and is meant to be read as such: it may stand without quotes though
 * a YAML reader would not see a string. */
typedef struct cl_val cl_val;
struct cl_val {
  enum cl_kind kind;
  bool plain_ok;
  bool typed;           /* of a kind that never needs other quotes than it has: they stay */
  bool was_plain_ok;    /* plain_ok of the scalar it replaces */
  bool block;           /* a collection that is written a line an entry, whatever its size:
                           a section, a list of records, a record */
  cl_str text;          /* scalar */
  cl_val *child, *last; /* map: pairs in order; sequence: items */
  cl_val *next;
  const char *key; /* in a map */
  int rank;        /* where its schema wants the pair among its siblings */
};

typedef struct cl_edit cl_edit;

cl_edit *cl_edit_new(cl_tree *tree) CL_NONNULL;
void cl_edit_free(cl_edit *edit);
bool cl_edit_empty(const cl_edit *edit); /* nothing was asked for */

cl_val *cl_val_scalar(cl_arena *arena, cl_str text, bool plain_ok) CL_NONNULL;
cl_val *cl_val_map(cl_arena *arena) CL_NONNULL;
cl_val *cl_val_seq(cl_arena *arena) CL_NONNULL;
/* Puts VALUE under KEY in MAP, before the first pair of a higher RANK; or at
 * the end of SEQ.  Both return VALUE. */
cl_val *cl_val_put(cl_val *map, const char *key, int rank, cl_val *value);
cl_val *cl_val_push(cl_val *seq, cl_val *value);

/* NODE gets VALUE.  NODE may be of any kind, an empty value included. */
void cl_edit_replace(cl_edit *edit, cl_node *node, cl_val *value);
/* CHILD goes out of PARENT (a map: the pair; a sequence: the item). */
void cl_edit_remove(cl_edit *edit, cl_node *parent, cl_node *child);
/* Of a CHILD that goes: so do the comments at it, those right above it (in the
 * column of its list) and, further in, right below it. */
void cl_edit_remove_comments(cl_edit *edit, cl_node *child);
/* VALUE comes into PARENT behind AFTER (NULL: before the first child).  KEY is
 * NULL in a sequence.  Several behind the same child keep their order.
 * PARENT NULL is the document itself, when tree->root is NULL. */
void cl_edit_insert(cl_edit *edit, cl_node *parent, cl_node *after, const char *key, cl_val *value);

/* Would TEXT need quotes to be read as this very string by YAML 1.1 and 1.2?  */
bool cl_needs_quotes(cl_str text, bool in_flow, bool plain_ok);

/* What could not be written, when cl_edit_apply() refused: the node that was to
 * change last before the place where the bytes differ, and the last new map that was
 * to come.  Either may be NULL. */
typedef struct cl_blame {
  const cl_node *node;
  const cl_val *map;
} cl_blame;
cl_blame cl_edit_blame(const cl_edit *edit);

/* The new bytes in OUT.  CL_PLAN and an error when the change cannot be proved
 * or the result would break a limit. */
enum cl_status cl_edit_apply(cl_edit *edit, cl_buf *out, cl_diag *diag);

CL_END
#endif
