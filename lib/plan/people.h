/* people.h - which file is people's.
 *
 * The one rule, for all who ask: a file that is called `people`, or stands in a folder
 * called so (people.yaml, people-north.yaml, people/anna.yaml), or is included and holds
 * nothing but people.  Names of people are asked for there only, and a new person goes
 * there.  NAME is as in cl_plan_file. */
#ifndef CL_PEOPLE_H
#define CL_PEOPLE_H

#include "plan.h"

CL_BEGIN

bool cl_people_name(const char *name);
bool cl_plan_is_people(const cl_plan *plan, size_t file);
/* The file a new person goes into; -1 when PLAN has none of people's. */
int cl_plan_people_file(const cl_plan *plan);
/* People's file that `include` names and that is not there (or the pattern, when nothing
 * matches it); NULL when there is none. */
const char *cl_plan_missing_people(const cl_plan *plan);

/* Finds out which files with people in them git tracks, or may be read by everybody, and which
 * copies of them, left there by other programs, git tracks; rules look at that. */
void cl_plan_ask_git(cl_plan *plan);
/* Those copies, as paths like that of a file; *COUNT of them. */
const char *const *cl_plan_tracked_copies(const cl_plan *plan, size_t *count);

/* Is PERSON the library's own? */
bool cl_is_staff(const cl_rec *person);

CL_END
#endif
