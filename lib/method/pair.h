/* pair.h - which records of two plans are the same record, and which values of
 * theirs the same value.
 *
 * Records are the same when type and address are.  Else, when an id went and one
 * came in the same list under the same name, that is a rename, as long as the name
 * (of a moment: the day and the name, else the name alone) is the only such one on
 * both sides.  Records without an id are known by what is required of them; of
 * what is left over after that, those of one day, then those of one name, as long
 * as they are the only such ones.  In which file a record stands, and where, does
 * not matter.
 *
 * Both plans must outlive what is made here. */
#ifndef CL_PAIR_H
#define CL_PAIR_H

#include "../plan/plan.h"

CL_BEGIN

typedef struct cl_pairs cl_pairs;

/* A record of either plan and its place among those of its plan. */
typedef struct cl_paired {
  const cl_rec *rec;
  const cl_rec *parent;   /* the community it stands in: the later one where there are two */
  struct cl_paired *mate; /* the same record in the other plan, or NULL */
  const char *key;        /* what it is sought by at the moment */
  size_t seq;             /* counts the records of its plan, type by type */
  bool later;             /* is it of the later plan? */
} cl_paired;

/* Pairs the records of OLD and NOW, in ARENA. */
cl_pairs *cl_pairs_new(cl_arena *arena, const cl_plan *old, const cl_plan *now);
/* All records of one plan, type by type, in the order of the files. */
cl_paired *cl_pairs_all(const cl_pairs *pairs, bool later, size_t *count);
/* What is known of REC, a record of one of the two plans. */
cl_paired *cl_pairs_of(const cl_pairs *pairs, bool later, const cl_rec *rec);
/* The same record in the other plan, or NULL. */
const cl_rec *cl_pairs_mate(const cl_pairs *pairs, bool later, const cl_rec *rec);

/* Is the single value A of FIELD in the old plan the value B in the later one?
 * Typed values are compared, not spellings: `ja` is `yes`, 30.0 is 30, and a
 * reference to a record that was renamed is the same.  Line ends behind a text do
 * not count, since they come from the style it is written in.  Either may be NULL. */
bool cl_pairs_same(const cl_pairs *pairs, cl_field field, const cl_node *a, const cl_node *b);
/* The same for two items of a CL_K_ITEMS field: all their keys. */
bool cl_pairs_same_item(const cl_pairs *pairs, cl_field field, const cl_node *a, const cl_node *b);
/* A value of FIELD, of either plan, as a text by which the same values are told:
 * canonical, a reference as the later plan has it.  In ARENA. */
const char *cl_pairs_text(const cl_pairs *pairs, cl_field field, cl_str text, bool later,
                          cl_arena *arena);
/* What differs between the list A of FIELD in the old plan and B in the later one,
 * either of which may be NULL: an entry that went has no NOW, one that came no OLD;
 * an item that keeps its key and has another value has both.  A list is a set: its
 * order is nothing, and a value is in it once.  In *OUT, in ARENA. */
typedef struct cl_list_change {
  const cl_node *old, *now;
} cl_list_change;
size_t cl_pairs_list(const cl_pairs *pairs, cl_field field, const cl_node *a, const cl_node *b,
                     cl_arena *arena, cl_list_change **out);
/* Do the two lists hold the same in the same order? */
bool cl_pairs_same_list(const cl_pairs *pairs, cl_field field, const cl_node *a, const cl_node *b);
/* The key that the items of FIELD are known by: the first that is required of them
 * (the day of a measurement, the person of hours). */
cl_field cl_item_key(cl_field field);

CL_END
#endif
