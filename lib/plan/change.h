/* change.h - what to change in a plan, in the plan's own words; then proved.
 *
 * A cl_change collects changes to one plan that was read, works out which
 * bytes of which file they come to, and hands out the new bytes of every file
 * concerned.  Nothing is written here: cli/app writes, under the lock.
 * Every value is given as it is stored (canonical: pass what people type
 * through cl_value_read() first) and is checked once more.
 *
 * Failure: CL_USAGE or CL_PLAN with a message in DIAG, and it sticks: whatever is
 * asked after that, the change cannot be finished.  So calls may follow each other
 * without a look at each status, and cl_change_status() tells at the end. */
#ifndef CL_CHANGE_H
#define CL_CHANGE_H

#include "../yaml/edit.h"
#include "plan.h"

CL_BEGIN

typedef struct cl_change cl_change;

cl_change *cl_change_new(cl_plan *plan, cl_diag *diag) CL_NONNULL;
void cl_change_free(cl_change *change);
/* CL_OK, or the first status of all that was asked that was not. */
enum cl_status cl_change_status(const cl_change *change);

/* A record to be changed or made.  For a record that is in the plan, use
 * cl_change_rec(); for a new one cl_change_add(). */
typedef struct cl_target cl_target;

cl_target *cl_change_rec(cl_change *change, const cl_rec *rec);
/* A new record of TYPE, in PARENT (a community: a record of the plan or one
 * just added) when the type is nested, else NULL.  It is written where its
 * siblings stand; missing parents are made.  ID NULL makes one from NAME
 * (unique within the type, earlier additions of this change included); for a
 * type without id both are unused; for readiness ID is the key.  An ID that is
 * taken, also by a type that shares its ids, or is none, is said, and the change
 * cannot be finished. */
cl_target *cl_change_add(cl_change *change, cl_type type, cl_target *parent, const char *id,
                         const char *name);
const char *cl_target_id(const cl_target *target);
/* Where what is asked of TARGET comes from, for when it is refused: `row 3`. */
void cl_target_from(cl_target *target, const char *where);
/* True when TARGET was made by cl_change_add(). */
bool cl_target_is_new(const cl_target *target);

/* FIELD becomes the N values at VALUES: one for a single value, any number for
 * a list, 0 takes the field out.  An item of a CL_K_ITEMS list is given as one
 * text, `person=cl1; per-week=4`, or just `cl1; 4` in the order of its keys.
 * Setting what is there already is no change.  Comments inside a list stay
 * with the values that stay. */
enum cl_status cl_change_set(cl_change *change, cl_target *target, cl_field field,
                             const char *const *values, size_t n);
/* One value into, or out of, a list.  A value that is (or is not) there
 * already is no change for _plus (_minus: CL_FOUND with a message). */
enum cl_status cl_change_plus(cl_change *change, cl_target *target, cl_field field,
                              const char *value);
enum cl_status cl_change_minus(cl_change *change, cl_target *target, cl_field field,
                               const char *value);
/* Takes the record out.  While something refers to it: CL_USAGE and a message
 * that names every place; with FORCE the references go, too. */
enum cl_status cl_change_remove(cl_change *change, const cl_rec *rec, bool force);
/* The same for all of the N at RECORDS: what they refer to each other by does
 * not count. */
enum cl_status cl_change_remove_all(cl_change *change, const cl_rec *const *records, size_t n,
                                    bool force);
/* What goes of TARGET, all of it or fields, goes with the comments that stand at it. */
void cl_change_comments_too(cl_target *target);
/* The record gets id NEW, and every reference with it, in all files. */
enum cl_status cl_change_rename(cl_change *change, const cl_rec *rec, const char *new_id);

/* Calls FOUND for every place that refers to REC: a reference field's node in
 * RECORD.  Returns how many. */
size_t cl_references(const cl_plan *plan, const cl_rec *rec,
                     void (*found)(void *data, const cl_rec *record, cl_field field,
                                   const cl_node *value),
                     void *data);

/* The new bytes of a file.  Only files that really change are listed. */
typedef struct cl_new_file {
  size_t file; /* index in plan->files */
  cl_buf bytes;
} cl_new_file;
/* Works out and proves all of it.  *FILES (*COUNT of them) belongs to the
 * change.  Nothing to do is CL_OK with *COUNT 0.  Asked again it gives the same. */
enum cl_status cl_change_finish(cl_change *change, cl_new_file **files, size_t *count);

/* Writes what cl_change_finish() gave into the files of PLAN, all or nothing
 * (file.h, several files as one); hold the plan's lock.  Every file of the plan
 * must still be what was read, for all of them were looked at: else CL_IO,
 * nothing written and *CHANGED set, and it is worth to read the plan again and
 * do the change over. */
enum cl_status cl_plan_write(const cl_plan *plan, const cl_new_file *files, size_t n, bool *changed,
                             cl_diag *diag);

CL_END
#endif
