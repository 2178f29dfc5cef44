/* made.h - columns of a list that no field holds, for the method works them out: the
 * light of a joint goal, the stage of a community, the day on which something is due
 * next, and in how many days that is. */
#ifndef CL_MADE_H
#define CL_MADE_H

#include "../base/map.h"
#include "../cli/app.h"
#include "../value/columns.h"

CL_BEGIN

/* The made columns of one type, once somebody asked for one; all zeros before, and given
 * back with cl_made_free(). */
typedef struct cl_made {
  cl_app *app;
  cl_type type;
  bool read;
  cl_map rows;          /* of what is worked out, by its record */
  struct cl_made_wish { /* of the filters --light and so on */
    bool given;
    enum cl_match match;
    double number; /* what it is compared with */
  } wishes[4];
} cl_made;

void cl_made_free(cl_made *made);
/* The made column of TYPE that NAME means, in either language; false when it has none
 * such. */
bool cl_made_find(cl_made *made, cl_app *app, cl_type type, cl_str name, cl_column *out);
/* Reads the filters; CL_USAGE and a message when they make no sense for TYPE. */
enum cl_status cl_made_ready(cl_made *made, cl_app *app, cl_type type);
bool cl_made_passes(cl_made *made, const cl_rec *rec);
/* To sort by; false when REC has no such value. */
bool cl_made_number(const cl_column *column, const cl_rec *rec, double *number);
/* To read: a light with its sign, a stage in words. */
void cl_made_shown(cl_buf *out, const cl_column *column, const cl_rec *rec);

CL_END
#endif
