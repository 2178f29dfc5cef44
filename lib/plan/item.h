/* item.h - an item of a CL_K_ITEMS list as one text, and back: `person=cl1; per-week=4`,
 * or just `cl1; 4` in the order of its keys.  Inside a value a semicolon is `\;`, a
 * backslash `\\`.  All who take such a text apart, or make one, do it here. */
#ifndef CL_ITEM_H
#define CL_ITEM_H

#include "plan.h"

CL_BEGIN

/* How many keys the items of FIELD have: fields FIELD + 1 and on. */
size_t cl_sub_count(cl_field field);

/* ITEM as keys (CL_NO_STR where only a value stands) and values, at most MAX of them.
 * Returns how many there are: more than MAX is for the caller to refuse. */
size_t cl_item_split(cl_arena *arena, cl_str item, cl_str *keys, cl_str *values, size_t max);
/* The same by place: VALUES[i] is that of FIELD + 1 + i (CL_NO_STR when absent), COUNT of
 * them.  What looks like a key and is none of FIELD's belongs to a value.  NULL, or why
 * it is no item, in the user's language. */
const char *cl_item_read(cl_field field, cl_str item, cl_arena *arena, cl_str *values,
                         size_t count);

/* Appends KEY and VALUE to an item that began at byte START of OUT. */
void cl_item_join(cl_buf *out, size_t start, const char *key, cl_str value);
/* VALUES as cl_item_read() gives them, those that are there, as one text in ARENA. */
cl_str cl_item_write(cl_field field, const cl_str *values, size_t count, cl_arena *arena);
/* Appends what the map ITEM holds, canonical. */
void cl_item_put(cl_buf *out, cl_field field, const cl_node *item);

/* ---- Backslashes, of items and of lists (value/cell.h) ----
 * Appends A with a backslash before SPECIAL and `\`; with BREAKS a line break is `\n`. */
void cl_escape(cl_buf *out, cl_str a, char special, bool breaks);
/* Undoes that.  A backslash before anything else is meant as itself: people type C:\map. */
cl_str cl_unescape(cl_arena *arena, cl_str a, char special, bool breaks);
/* The end of the part that starts at I: the next STOP (or line break, with BREAKS) that
 * no backslash stands before. */
size_t cl_part_end(cl_str a, size_t i, char stop, bool breaks);

CL_END
#endif
