/* goals.h - the verbs of cl-goals' own. */
#ifndef CL_CMD_GOALS_H
#define CL_CMD_GOALS_H

#include "common.h"

enum cl_status goals_smart(cl_app *app);
enum cl_status goals_measure(cl_app *app);
enum cl_status goals_progress(cl_app *app);

/* The joint goals a verb is about: the one that the first argument names, else
 * those of --community, else all; in ARENA, in file order.  False and a message
 * when there is none by that name. */
typedef struct goals_list {
  const cl_rec **items;
  size_t count;
} goals_list;
bool goals_asked(cl_app *app, goals_list *out);

#endif
