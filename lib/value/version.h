/* version.h - eight letters that say what a record was. */
#ifndef CL_VERSION_H
#define CL_VERSION_H

#include "../plan/plan.h"

CL_BEGIN

/* Eight letters made from what a record says: type, community, id and every
 * field, by meaning.  Comments, quoting, the order of keys, the place in the file
 * and how a number is spelled (`12.50`) make no difference; a value does.  Fields
 * about a person count only WITH_NAMES, so that what goes out without names does
 * not let one guess them.  Consonants only: no spreadsheet takes them for a
 * number, a date or a word.
 *
 * 64 bits of FNV-1a (Fowler, Noll, Vo), brought down to 20^8: two versions of a
 * record are taken for the same once in 2.5e10.  No protection from malice. */
#define CL_VERSION_SIZE 9
typedef struct cl_version {
  uint64_t hash;
} cl_version;
void cl_version_start(cl_version *version, cl_type type, cl_str community, cl_str id);
/* Do values of FIELD count? */
bool cl_version_counts(cl_field field, bool with_names);
/* The fields in order: what stands at NODE (may be NULL), or these canonical
 * values. */
void cl_version_node(cl_version *version, cl_field field, const cl_node *node);
void cl_version_values(cl_version *version, cl_field field, const char *const *values, size_t n);
void cl_version_end(const cl_version *version, char out[CL_VERSION_SIZE]);
void cl_rec_version(char out[CL_VERSION_SIZE], const cl_rec *rec, bool with_names);

CL_END
#endif
